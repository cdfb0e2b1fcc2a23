"""Part of level 6: lists share an outcome ("three soldiers, a nurse and 12 others")."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tally.extraction.claims.ages import past_ages
from tally.extraction.claims.groups import group_start
from tally.extraction.claims.mentions import Mention, tells_of_part
from tally.extraction.claims.neighbours import opens_line, right_neighbour
from tally.extraction.claims.scene import Scene, is_reduced
from tally.extraction.claims.speech import sourced, speaks
from tally.extraction.slots import Outcome
from tally.lexicon import Entry, Hit
from tally.lexicon.kinds import ARTICLE, AUXILIARY, CLAUSE, CONJUNCTION, DETERMINER, FILLER, OUTCOME, REPORTING, VERB

__all__ = ["INCLUDE", "coordinated", "listed_after_name", "listed_tolls", "of_both", "together", "told_one_by_one"]

_KIN_OF: Final = frozenset(("his", "her", "their"))
_OWN: Final = frozenset(("his", "her", "their", "my", "our", "its", "the"))  # "two of his sons", "two of the guards"
_TOGETHER: Final = 22
_LISTED: Final = 14
_FREED_FROM: Final = frozenset(("abducted", "detained", "trapped"))
_PART: Final = 6  # words from a whole to the part told within commas
_ORIGIN: Final = 5  # words of "from the city of Holm"
_INCLUDING: Final = frozenset(("include", "includes", "included", "comprise", "comprised"))
INCLUDE: Final = _INCLUDING | {"are", "were"}
_BEING: Final = frozenset(("are", "were", "is", "was"))
_THEN: Final = (["him", ","], ["her", ","])
_SIGNS: Final = frozenset((",", "-", "\u2013", "\u2014"))
_HAVE_BEEN: Final = (["have", "been"], ["had", "been"])
_NAMED: Final = frozenset(("identified", "named"))
_NAMED_BY: Final = 6  # words of "identified by the police as"
_OF_WHAT: Final = 8
_GOES_ON: Final = ([",", "and"], [",", "as"], [",", "along"])


def coordinated(scene: Scene) -> None:
    """Lists share an outcome: rightwards from an object, leftwards from a subject."""
    mentions = scene.mentions
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        if _both_freed(scene, a, b) or _both_dead(scene, a, b):
            b.rank = 99
        if (
            a.outcome is not None
            and b.rank > 6
            and a.role in ("object", "of", "listed")
            and not (b.inside or b.within or b.partitive)
            and (scene.links(past_ages(scene, a, b.first), b.first) or _with_kin(scene, a, b))
            and not (speaks(scene, b) or _of_degree(scene, b))
        ):
            scene.give(b, a.outcome, 6, "listed")
        elif a.outcome is None and b.rank > 6 and a.people.kind in ("thing", "animal"):
            _with_things(scene, a, b)
    for k in range(len(mentions) - 1, 0, -1):
        b = mentions[k]
        a = _past_parts(scene, k)
        if (
            b.outcome is not None
            and a.rank > 5
            and b.role in ("subject", "with")
            and b.number.kind != "none"
            and not (a.inside or a.within or a.whole)
            and not (a.single and scene.kinds[a.last] & REPORTING)  # "As the governor reported earlier, 363 died"
            and not (_is_complement(scene, a) or _of_degree(scene, a) or _is_described(scene, a, b))
            and not (a.partitive and scene.words[a.number.last + 1] not in _OWN)
            and (
                scene.links(past_ages(scene, a, b.first), b.first)
                or a is not mentions[k - 1]
                or _linked_past_origin(scene, a, b)
                or _with_kin(scene, a, b)
            )
            and not sourced(scene, a)
            and not (b.partitive and tells_of_part(scene.words, b, b.outcome))
            and scene.words[b.number.last : b.number.last + 2] != ["of", "whom"]
            # "six with the gunman, and six wounded": a bare participle binds its own people only, over a comma.
            # But "22 raiders, three guards and a clerk dead" is one list.
            and not (
                scene.words[a.last] == ","
                and is_reduced(b.outcome)
                and not (
                    _is_bare(scene, a)
                    or _in_headline(scene, a, b)
                    or (b.role == "with" and scene.words[a.last + 1] != "and")
                )
            )
        ):
            scene.give(a, b.outcome, 5, "with")


def _with_kin(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "abducted four women with their nine children": who was with them, and is theirs."""
    lead = scene.words[a.last : b.number.first]
    return len(lead) == 2 and lead[0] == "with" and lead[1] in _KIN_OF and b.people.kind == "person"


def _linked_past_origin(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "Two nurses from Holm and three drivers were killed": where the first came from stands between, and opens the sentence."""
    words, end = scene.words, b.first - 1
    if a.last >= end or words[a.last] not in ("from", "with") or words[end] != "and" or end - a.last > _ORIGIN:
        return False
    opens = a.before < scene.first or words[a.before] in ("that", ",", ":")
    told = scene.has(a.last, end, VERB | AUXILIARY | OUTCOME) or any(
        word.endswith("ed") for word in words[a.last : end]
    )
    return opens and not told and a.people.kind == "person" and scene.silent(a.last, end)


def _is_complement(scene: Scene, a: Mention) -> bool:
    """ "By noon it was 29, and two were missing", "39 dead, of whom 17 were women, two wounded": a clause of its own."""
    if not a.single and a.people.first > a.number.last and scene.kinds[a.number.last] & AUXILIARY:
        return True
    return scene.words[a.first - 2 : a.first] in (["it", "was"], ["it", "is"], ["that", "was"])


def _is_described(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "The driver, a 54-year-old man from Holm, and a nurse were killed": the second tells who the first is, and counts once."""
    if "definite_singular" not in a.number.flags or not b.single or "definite_singular" in b.number.flags:
        return False
    aged = any(i in scene.classes.ages for i in range(b.first, b.last))
    if not aged or scene.words[a.last] != "," or a.last + 1 != b.first:
        return False
    end = scene.comma(b.last, b.last + _ORIGIN)
    return end >= 0 and scene.words[end + 1] == "and"


def _with_things(scene: Scene, a: Mention, b: Mention) -> None:
    """ "captured two trucks and nine soldiers", "killed 40 cows and two herders": the verb takes the people of its list as well."""
    if b.people.kind != "person" or b.partitive or b.inside or not scene.links(a.last, b.first) or speaks(scene, b):
        return
    behind = b.last
    if behind < scene.last and (
        scene.kinds[behind] & (AUXILIARY | VERB | REPORTING) != 0 or scene.words[behind].endswith("ed")
    ):
        return  # "seized two cars and nine officers searched the house"
    for outcome in scene.outcomes:
        if outcome.last > a.first:
            return
        if outcome.takes == "right" and right_neighbour(scene, outcome) is a:
            scene.give(b, outcome, 6, "listed")


def _past_parts(scene: Scene, k: int) -> Mention:
    """The mention before k in its list: in "12 soldiers, including two officers, and three civilians were killed" the soldiers."""
    mentions, words, b = scene.mentions, scene.words, scene.mentions[k]
    part = mentions[k - 1]
    if (
        k < 2
        or not (part.inside or part.partitive)
        or words[part.last : part.last + 2] not in _GOES_ON
        or not scene.links(part.last, b.first)
    ):
        return part
    whole = mentions[k - 2]
    if words[whole.last] != "," or part.first - whole.last > _PART or not scene.silent(whole.last, part.first):
        return part
    return whole


def _both_freed(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "freed 136 guards and 41 officials held by inmates": what they were freed from is told of both."""
    told = b.outcome
    return (
        a.outcome is not None
        and a.outcome.means == "rescued"
        and a.outcome.mood == "real"
        and a.role == "object"
        and told is not None
        and told.means in _FREED_FROM
        and b.role == "subject"
        and is_reduced(told)
        and told.first == b.last
        and b.people.kind == "person"
        and scene.words[b.first - 1] == "and"
    )


def _both_dead(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "The bodies of nine miners and two guards were dug out": bodies of both, whatever is done with them; but not "and two survivors"."""
    if a.outcome is None or b.outcome is None or a.role not in ("of", "listed") or b.role != "subject":
        return False
    dead = a.outcome.means == "killed" and isinstance(a.outcome.entry, Entry) and a.outcome.entry.id == "bodies-of"
    alive = b.people.kind == "person" and scene.kinds[b.people.head] & OUTCOME != 0
    moved = b.outcome.means in ("rescued", "injured", "displaced") and b.outcome.passive  # "shifted to the hospital"
    return dead and moved and not (alive or b.inside or b.within)


def _is_bare(scene: Scene, mention: Mention) -> bool:
    """The one person of a headline whom no article counts: "Soldier, two raiders killed"."""
    return mention.single and scene.kinds[mention.number.first] & ARTICLE == 0


def _in_headline(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "Army says 33 militants, 21 hostages dead": two kinds of people and one fate, in a line without a verb of its own."""
    if a.people.kind != "person" or b.people.kind != "person" or a.last + 1 != b.first or b.outcome is None:
        return False
    named = a.people.last > a.number.last and b.people.last > b.number.last and a.people.head != b.people.head
    alone = all(o is b.outcome or o.first > b.outcome.last or a.first < o.first < b.last for o in scene.outcomes)
    return named and opens_line(scene, a) and alone and not scene.has(a.last, b.outcome.first, AUXILIARY)


def of_both(scene: Scene) -> None:
    """ "the deaths of 19 soldiers in the raid, and of at least ten rebels": a second "of" goes on with the noun of the first."""
    mentions, words = scene.mentions, scene.words
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        of = b.before
        if (
            a.outcome is not None
            and a.role in ("of", "of both")
            and b.rank > 6
            and of > a.last
            and words[of] == "of"
            and words[of - 1] in ("and", "or")
            and b.people.kind in ("person", "unknown", "none")
            and not (b.inside or b.within or b.whole)
            and _is_name(scene, a.last, of - 1)
            and not speaks(scene, b)
        ):
            scene.give(b, a.outcome, 4, "of both")


def _of_degree(scene: Scene, mention: Mention) -> bool:
    """ "33 people, 8 seriously": how badly, of those just told; no further people."""
    i = mention.last
    return mention.people.kind == "none" and i < scene.last and scene.words[i].endswith("ly")


def together(scene: Scene) -> None:
    """ "She was killed along with her three daughters": the verb is said of both."""
    if not scene.classes.links:
        return
    for outcome in scene.outcomes:
        if outcome.takes != "left" or outcome.nominal:
            continue
        link = _together_link(scene, outcome)
        if link is None:
            continue
        for mention in scene.mentions:
            if link.last <= mention.first <= link.last + 2 and scene.light(link.last, mention.first):
                scene.give(mention, outcome, 5, "with")


def _together_link(scene: Scene, outcome: Outcome) -> Hit | None:
    """The "along with" or "as well as" that adds people behind the verb, over its places and times."""
    behind = outcome.last
    k = bisect_right(scene.classes.link_ends, behind)
    if k == len(scene.classes.links):
        return None
    link = scene.classes.links[k]
    begin = max(link.first, behind)
    if begin >= min(behind + _TOGETHER, scene.last) or not scene.silent(behind, begin):
        return None
    for other in scene.outcomes:
        if other.first < begin and behind < other.last:
            return None
    return link


def listed_after_name(scene: Scene) -> None:
    """ "the murder of Dr Forero, his wife, and two other people": a list that opens with a name that no number counts."""
    for outcome in scene.outcomes:
        taking = outcome.takes in ("of", "right", "either") or scene.words[outcome.last : outcome.last + 2] in _THEN
        if not taking or outcome.mood != "real" or scene.is_told(outcome):
            continue
        behind = outcome.last
        for mention in scene.mentions:
            if mention.first < behind:
                continue
            if mention.rank > 6 and mention.first - behind <= _LISTED and not (mention.partitive or mention.whole):
                k = mention.before if mention.before >= behind else mention.first - 1
                if (
                    behind < k
                    and _joins(scene, k, outcome, mention)
                    and _is_name(scene, behind, k)
                    and not speaks(scene, mention)
                ):
                    scene.give(mention, outcome, 6, "listed")
            break


def _joins(scene: Scene, k: int, outcome: Outcome, mention: Mention) -> bool:
    """Whether word k goes on with a list; a comma does only behind "of" or a name, and before an "and" that ends the list."""
    if scene.words[k] == ",":
        at, surface = mention.last, scene.surface
        while at < scene.last and surface.is_capital(at):
            at += 1  # "his wife Amina and four children"
        behind = scene.words[at : at + 2]
        named = surface.is_capital(outcome.last) or surface.is_capital(outcome.last + 1)
        named = outcome.takes == "of" or (named and scene.words[k + 1] in _KIN_OF)
        named = named or scene.words[outcome.last : k + 1] in _THEN  # "kidnapped him, four boys and a girl"
        return named and (behind[:1] == ["and"] or behind == [",", "and"])
    return scene.words[k] == "and" or scene.kinds[k] & CONJUNCTION != 0


def _is_name(scene: Scene, first: int, last: int) -> bool:
    """Whether no verb and no clause of its own stands in first..last."""
    return not scene.has(first, last, CLAUSE | AUXILIARY | OUTCOME) and scene.silent(first, last)


def told_one_by_one(scene: Scene) -> None:
    """ "Two people died: a guard who was hit by a stone and a man who fell from a roof": each of those whom a count tells apart."""
    mentions = scene.mentions
    for k, whole in enumerate(mentions):
        count, outcome = whole.number.value, whole.outcome
        if outcome is None or whole.single or count is None or not 1 < count == len(mentions) - k - 1:
            continue
        first = mentions[k + 1].first
        if scene.words[first - 1] != ":" or outcome.last > first or not all(m.single for m in mentions[k + 1 :]):
            continue
        if all(m.outcome is None for m in mentions[k + 1 :]):
            continue  # their count alone tells what became of them
        for mention in mentions[k + 1 :]:
            if mention.rank > 4:
                mention.outcome, mention.rank, mention.role = outcome, 4, "listed"


def listed_tolls(scene: Scene) -> None:
    """ "The dead comprise ten men, ten women and a girl": what stands in the list with the first is of the dead as well."""
    mentions, words = scene.mentions, scene.words
    for outcome in scene.outcomes:
        if (at := _list_start(scene, outcome)) >= 0:
            for mention in mentions:
                if mention.rank <= 4 or mention.number.kind == "none" or speaks(scene, mention):
                    continue  # "Six pupils are among the dead, the headmaster, Ana Kosti, told this newspaper"
                if group_start(scene, mention) == at:
                    scene.give(mention, outcome, 4, "among the toll")
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        if (
            a.outcome is not None
            and a.role in ("at", "among the toll")
            and b.rank > 4
            and a.people.kind == "person"
            and b.people.kind in ("person", "unknown")
            and not (b.whole or (b.partitive and words[b.number.last : b.number.last + 1] == ["of"]))
            and (a.role != "at" or _includes(words, a.outcome.last, a.first))
            and scene.links(past_ages(scene, a, b.first), b.first)
            and not speaks(scene, b)
        ):
            scene.give(b, a.outcome, 4, "among the toll")


def _list_start(scene: Scene, outcome: Outcome) -> int:
    """Where the list begins in "the dead include a girl", "the victims were a family of three", "the victims have been named as a
    couple"; -1 where none does.
    """
    words, i = scene.words, outcome.last
    entry = outcome.entry
    people = isinstance(entry, Entry) and entry.get("persons") and outcome.form == "plural"  # "the detainees included"
    plural = outcome.nominal or (outcome.takes == "noun" and bool(words[i - 1] == "victims" or people))
    if not plural or i + 1 >= scene.last or scene.kinds[outcome.first - 1] & DETERMINER == 0:
        return -1
    i = _past_of(scene, i)
    if words[i] in _INCLUDING:
        return i + 1
    if words[i] in _SIGNS:
        return _apposed_list(scene, i)
    if words[i] not in _BEING and words[i : i + 2] not in _HAVE_BEEN:
        return -1
    while i < scene.last and scene.kinds[i] & (AUXILIARY | FILLER) != 0:
        i += 1
    for k in range(i, min(i + _NAMED_BY, scene.last - 1)):
        if words[k] == "as":
            return k + 1 if not _NAMED.isdisjoint(words[i - 1 : k]) else -1
    return i


def _apposed_list(scene: Scene, sign: int) -> int:
    """Where the list begins in "the dead -- two women and eight men -- were", "the injured, including a nurse, are"; -1 where none does."""
    words, first = scene.words, sign
    while first < scene.last and words[first] == words[sign]:
        first += 1
    for k in range(first + 1, min(first + _TOGETHER, scene.last - 1)):
        if words[k] == words[sign]:
            behind = k + 1 + (words[k + 1] == words[sign])
            if behind < scene.last and scene.kinds[behind] & (AUXILIARY | REPORTING):
                return first + (words[first] == "including")
            if words[sign] != ",":
                return -1
        elif scene.kinds[k] & (AUXILIARY | CLAUSE | REPORTING):
            return -1
    return -1


def _past_of(scene: Scene, i: int) -> int:
    """ "the victims of the crash in Vell were": where the verb stands, over what they are the victims of."""
    if scene.words[i] == "of":
        for k in range(i + 1, min(i + _OF_WHAT, scene.last - 1)):
            if scene.kinds[k] & AUXILIARY or scene.words[k] in _INCLUDING:
                return k
    return i


def _includes(words: list[str], first: int, last: int) -> bool:
    return any(words[i] in INCLUDE for i in range(first, last))
