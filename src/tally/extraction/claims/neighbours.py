"""Part of level 6: the people right before a predicate or right after a verb ("30 wounded", "killing at least 12")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.appositions import before_apposition, give_apposed
from tally.extraction.claims.groups import group_of
from tally.extraction.claims.led import is_led
from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.objects import has_object
from tally.extraction.claims.scene import Scene, is_listed, is_of_another, is_reduced, is_weak
from tally.extraction.slots import Outcome
from tally.lexicon import Entry
from tally.lexicon.kinds import (
    ANIMAL,
    AUXILIARY,
    DETERMINER,
    FILLER,
    OUTCOME,
    PERSON,
    PREPOSITION,
    REPORTING,
    THING,
)

__all__ = ["adjacent", "labelled", "opens_line", "right_neighbour"]

_BETWEEN: Final = frozenset(
    (
        '"',
        "'",
        ")",
        "who",
        "that",
        "which",
        "others",
        "other",
        "more",
        "people",
        "persons",
        "each",
        "of",
        "them",
        "whom",
    )
)
_STATES: Final = frozenset(("trapped", "missing", "abducted", "injured", "detained"))
_CLOSERS: Final = frozenset((",", ")", "-", "\u2013", "\u2014"))
_OF_EVENT: Final = frozenset(("s", "the", "a", "this", "that"))
_DASHES: Final = frozenset(("-", "\u2013", "\u2014"))
_ENDS: Final = frozenset((",", ";", ".", "(", ")"))


def adjacent(scene: Scene) -> None:
    """The people right before a predicate ("30 wounded", "12 were killed") or right after a verb ("killing at least 12")."""
    for k, outcome in enumerate(scene.outcomes):
        if outcome.takes in ("noun", "of") or outcome.nominal:
            continue
        if outcome.form == "third" and scene.kinds[outcome.first - 1] & DETERMINER:
            continue  # "In four of the murders nobody has been charged": a noun
        left = _left_neighbour(scene, outcome)
        right = right_neighbour(scene, outcome)
        if outcome.takes == "either":
            if left and not right and (met := _met_by(scene, left, outcome)):
                outcome.takes = "right"
                scene.give(met, outcome, 3, "object")
                continue
            if left and right:
                own = _has_own(scene, right, k)
                if own and scene.kinds[outcome.first] & REPORTING:
                    continue  # "The mayor claimed nine people died"
                # Copy without commas ("killed a nurse wounded seven more"): each verb keeps what follows it.
                outcome.takes = "right" if left.role == "object" and not own else _reading(scene, left, own, outcome)
            elif right or has_object(scene, outcome, left):
                outcome.takes = "right"
            else:
                outcome.takes = "left"
                outcome.passive = True
                if isinstance(outcome.entry, Entry) and outcome.entry.get("active_only"):
                    outcome.people = "never"
            outcome.passive = outcome.passive or outcome.takes == "left"
            if outcome.takes == "right" and isinstance(outcome.entry, Entry) and outcome.entry.get("passive_only"):
                outcome.people = "known"  # "held 40 fans", but never "the prison held 4,870", "the index hit 10"
        if (
            outcome.takes == "right"
            and not right
            and left
            and isinstance(outcome.entry, Entry)
            and outcome.entry.get("intransitive")
            and outcome.begin == left.last
        ):
            scene.give(left, outcome, 3, "subject")
        if right and (_has_verb(scene, right) or _is_clause(scene, outcome, right)):
            continue
        if outcome.takes == "right" and right:
            open_fate = "ambiguous_outcome" in outcome.flags or outcome.means == "trapped"
            if open_fate and _is_told_behind(scene, right, k):
                continue  # "lost 890 soldiers killed and wounded", "have buried 25 people killed in the slide"
            if not (outcome.means == "displaced" and _of_wounded(scene, right)):
                scene.give(right, outcome, 3, "object")
        elif outcome.takes == "left" and left and not (left.role == "object" and outcome.means == "rescued"):
            # A bare participle ("guards held since Monday were freed") gives way to the verb of its clause.
            weak = is_weak(outcome)
            if (weak and scene.has(left.number.last, left.last, AUXILIARY)) or (
                _is_told(left) and is_of_another(scene, outcome, left)
            ):
                continue
            if outcome.means == "displaced" and not left.partitive and _of_wounded(scene, left):
                continue
            give_apposed(scene, left, outcome)
            reduced = is_reduced(outcome) or is_listed(scene, outcome)
            yields = (reduced and not _of_plan(outcome, left)) or _is_aside(scene, outcome, left)
            # "six hostages freed on Saturday", where no later verb says more of them
            noun = left.role == "noun" and outcome.means != "abducted" and k + 1 == len(scene.outcomes)
            scene.give(left, outcome, 8 if weak else 4 if yields and noun else 5 if yields else 2, "subject")


def _is_told_behind(scene: Scene, mention: Mention, k: int) -> bool:
    """Whether the next outcome stands right behind these people and says what became of them."""
    if k + 1 >= len(scene.outcomes) or _goes_on(scene, k):
        return False
    following = scene.outcomes[k + 1]
    return following.begin == mention.last and following.takes in ("left", "either") and not following.nominal


def _goes_on(scene: Scene, k: int) -> bool:
    """ "took two guards hostage", "buried nine villagers alive": the next outcome is a part of this one."""
    entry = scene.outcomes[k].entry
    return isinstance(entry, Entry) and scene.words[scene.outcomes[k + 1].first] in entry.get("made", ())


def _met_by(scene: Scene, left: Mention, outcome: Outcome) -> Mention | None:
    """ "each of the six people the attacker killed": the people right before the one who did it to them."""
    if "definite_singular" not in left.number.flags or outcome.begin != outcome.first or left.last != outcome.begin:
        return None
    for mention in scene.mentions:
        if mention.last == left.first:
            return mention if mention.people.kind == "person" and not mention.single else None
    return None


def _is_told(mention: Mention) -> bool:
    """Whether another verb has these people as its object: "stabbed nine people to death"."""
    return mention.role == "object" or (mention.role == "subject" and mention.outcome is not None)


def _of_plan(outcome: Outcome, left: Mention) -> bool:
    """ "worked to free 11 passengers trapped on a deck": what is so of those of whom something is planned."""
    told = left.outcome if left.role == "object" else None
    return (
        told is not None
        and outcome.means in _STATES
        and outcome.mood == "real"
        and outcome.begin == left.last
        and told.mood in ("hypothetical", "negated")
    )


def _is_aside(scene: Scene, outcome: Outcome, left: Mention) -> bool:
    """ "two boys who had been missing turned up safe": what a relative clause tells gives way to the verb of its sentence,
    unless that is unreal ("to rescue 39 people who were trapped").
    """
    told = left.outcome if left.role == "object" else None
    if told is not None and (outcome.means == "abducted" or told.mood in ("hypothetical", "negated", "rate")):
        return False
    i = outcome.begin - 1
    while i > scene.first and scene.words[i] in ("'", "d"):
        i -= 1
    return outcome.means != "killed" and i > scene.first and scene.words[i] in ("who", "that")


def _of_wounded(scene: Scene, mention: Mention) -> bool:
    """ "evacuated four of the wounded", "evacuated nine wounded soldiers": what they are stands right there."""
    for outcome in scene.outcomes:
        if not mention.partitive:
            if (
                outcome.means == "injured"
                and mention.number.last <= outcome.first
                and outcome.last <= mention.people.head
            ):
                return True
            continue
        if outcome.nominal and outcome.means == "injured" and mention.first < outcome.first < mention.last + 4:
            return True
    return False


def _reading(scene: Scene, left: Mention, own: bool, outcome: Outcome) -> str:
    """Which way a bare past form with people on both sides looks; a bracket behind it is an aside."""
    own = own or scene.words[outcome.last] == "("
    return "left" if own or left.role in ("object", "noun") or _list_style(scene, left) else "right"


def _list_style(scene: Scene, left: Mention) -> bool:
    """ "12 killed 30 wounded": no agent begins a headline with a number and has no noun; "built for 600" is no subject."""
    return left.people.kind == "none" and not left.single and scene.kinds[left.before] & PREPOSITION == 0


def _left_neighbour(scene: Scene, outcome: Outcome) -> Mention | None:
    words, begin = scene.words, outcome.begin
    for mention in reversed(scene.mentions):
        last = mention.last
        if mention.outside and mention.single and mention.first < begin:
            continue  # "15 people besides the gunman were shot"
        if mention.whole:
            bare = last == begin == outcome.first and not _is_finite(outcome)
            if bare and (part := _so_many_of(scene, mention, outcome)):
                return part
            if not bare and not (last + 1 == begin and words[last] in ("who", "that")):
                continue
        if last > begin:
            if mention.first < begin and last <= outcome.last and mention.number.last <= begin:
                return mention
            continue
        closer = begin - 1 - words[begin - 1].endswith("ly")  # "three others, a commander among them, badly wounded"
        if last < begin and words[closer] in _CLOSERS:
            if outer := before_apposition(scene, closer):
                # "The latest victim, a 37-year-old firefighter, died": the one who is counted there
                counted = "definite_singular" in outer.number.flags and mention.single and mention.first > outer.last
                if not counted or "definite_singular" in mention.number.flags:
                    return outer
                outer.rank = 0
                return mention
            if scene.in_aside(mention, begin):
                return None
        if is_led(scene, mention, outcome):
            return None
        if begin - last > 4 or not _say_no_more(scene, last, begin):
            return None
        by_them = last == begin and not outcome.passive and mention.before >= 0 and words[mention.before] == "by"
        if not by_them and mention.single and mention.before > scene.first and words[mention.before] == "of":
            return _of_whose(scene, mention, outcome)
        return None if by_them else mention
    return None


def _of_whose(scene: Scene, mention: Mention, outcome: Outcome) -> Mention | None:
    """ "The wife of a guard was killed": a verb with its auxiliary is said of the first of the two; null where nobody counts them
    ("relatives of the driver were hurt"). "The body of a man was found" is said of the man.
    """
    head = mention.before - 1
    person = scene.surface.at("person").get(head)
    finite = outcome.begin < outcome.first or _is_finite(outcome)
    if person is None or person.entry.id == "bodies" or not finite or outcome.begin != mention.last:
        return mention
    if person.entry.get("kind") == "collective":
        return mention
    for outer in reversed(scene.mentions):
        if outer.first < head and outer.people.head == head:
            return outer
    return None if person.form == "plural" else mention


def opens_line(scene: Scene, mention: Mention) -> bool:
    """Whether it opens its line, or what a voice says in it: "Army says 33 militants", "Peru: 24 of 25 freed"."""
    k = mention.first - 1
    return k < scene.first or scene.words[k] == ":" or scene.kinds[k] & REPORTING != 0


def _so_many_of(scene: Scene, whole: Mention, outcome: Outcome) -> Mention | None:
    """ "24 of 25 hostages freed": the part, in a headline that spares its verb; never of "the 25 freed"."""
    if outcome.means != "rescued" or whole.number.first - 1 != whole.before or scene.words[whole.before] != "of":
        return None
    if scene.has(scene.first, scene.last, AUXILIARY):
        return None
    for part in scene.mentions:
        if part.number.last == whole.before:
            return part if opens_line(scene, part) else None
    return None


def _say_no_more(scene: Scene, first: int, last: int) -> bool:
    """Whether the words between people and their predicate name nobody else: "14 of them with burns", "64 still missing"."""
    if last - first == 4 and scene.words[first : first + 3] == ["and", "as", "many"]:
        return True  # "four soldiers and as many rebels died"
    for i in range(first, last):
        word = scene.words[i]
        adverb = word.endswith("ly") and scene.kinds[i] & PERSON == 0  # "533 reporters currently detained"
        if word not in _BETWEEN and not adverb and (word == "most" or scene.kinds[i] & FILLER == 0):
            return False
    return True


def _is_finite(outcome: Outcome) -> bool:
    """A verb that people do themselves ("died") makes a clause; a participle without auxiliary does not."""
    return isinstance(outcome.entry, Entry) and outcome.entry.get("takes") == "subject"


def right_neighbour(scene: Scene, outcome: Outcome) -> Mention | None:
    behind = outcome.last
    if behind < scene.last and scene.words[behind] == "that" and scene.kinds[outcome.first] & REPORTING != 0:
        return None  # "claims that 30 women were beaten"
    for mention in scene.mentions:
        if mention.first >= behind:
            if mention.first - behind > 5:
                return None
            return mention if scene.light(behind, mention.first) or _in_group(scene, behind, mention) else None
    return None


def _in_group(scene: Scene, behind: int, mention: Mention) -> bool:
    """ "abducted a group of 12 tourists", "killed a family of five": the number of a body of people that the verb takes."""
    hit = group_of(scene, mention, behind)
    return hit is not None and scene.light(behind, hit.first)


def labelled(scene: Scene) -> None:
    """ "Victims killed: 4. Victims injured: 10.", "Missing 9" on a line of its own: a word that heads its figure."""
    for outcome in scene.outcomes:
        if outcome.first == scene.first and outcome.takes == "left" and _fills_line(scene, outcome):
            scene.give(scene.mentions[0], outcome, 3, "label")
        if outcome.last >= scene.last:
            continue
        dashed = scene.words[outcome.last] in _DASHES and _heads_list(scene, outcome)
        if not dashed and scene.words[outcome.last] not in (":", "="):
            continue
        if scene.surface.is_of(outcome.begin - 1, THING | ANIMAL):
            continue  # "Counties affected: 11", "Cattle perished: 40"
        if outcome.form == "gerund" and outcome.first > scene.first and scene.words[outcome.first - 1] in _OF_EVENT:
            continue  # "seven killed in Wednesday's shooting: five students and two teachers"
        for mention in scene.mentions:
            follows = outcome.last < mention.first <= outcome.last + (1 if dashed else 2)
            if not follows or mention.single or mention.people.kind not in ("none", "person"):
                continue
            if any(
                own.begin == mention.last and own is not outcome and not _heads_own(scene, own)
                for own in scene.outcomes
            ):
                continue  # "Casualties: 14 killed, 30 wounded"; not "Dead: 35 Injured: 32"
            ends = mention.last >= scene.last or scene.words[mention.last] in _ENDS
            if ends or not dashed:
                scene.give(mention, outcome, 1 if dashed else 3, "label")


def _heads_own(scene: Scene, outcome: Outcome) -> bool:
    """Whether a colon and a figure of its own stand behind an outcome."""
    return scene.words[outcome.last : outcome.last + 1] == [":"] and any(
        mention.first == outcome.last + 1 for mention in scene.mentions
    )


def _heads_list(scene: Scene, outcome: Outcome) -> bool:
    """ "Dead - 14, injured - 30": whether the outcome opens its sentence or stands behind a comma."""
    before = outcome.begin - 1
    return before < scene.first or scene.words[before] in (",", ";", ":", "(")


def _fills_line(scene: Scene, outcome: Outcome) -> bool:
    """Whether the outcome and the first figure of the sentence, a bracket aside, are all that stands in its line."""
    surface, mention = scene.surface, scene.mentions[0]
    if mention.first != outcome.last or mention.single or mention.people.kind not in ("none", "person"):
        return False
    block = surface.blocks[surface.sentence(outcome.first).block]
    if surface.starts[scene.first] > block.body:
        return False
    if mention.last >= scene.last:
        return True
    behind = scene.words[mention.last]
    if behind in (",", ";"):
        return surface.is_of(mention.last + 1, OUTCOME)
    return behind == "(" and surface.ends[scene.last - 1] >= block.end


def _has_verb(scene: Scene, mention: Mention) -> bool:
    """ "claimed 40 militants had fled": an auxiliary right behind the people makes them the subject of their own clause."""
    return any(
        outcome.begin == mention.last
        and outcome.begin < outcome.first
        and outcome.takes == "left"
        and not is_of_another(scene, outcome, mention)
        for outcome in scene.outcomes
    )


def _is_clause(scene: Scene, outcome: Outcome, mention: Mention) -> bool:
    """ "Residents claim more than 130 people were crammed aboard": what is claimed is a clause, and nobody's life."""
    finite = mention.last < scene.last and scene.words[mention.last] in ("was", "were", "have", "had", "are")
    return finite and scene.kinds[outcome.first] & REPORTING != 0 and scene.kinds[outcome.first - 1] & PERSON != 0


def _has_own(scene: Scene, mention: Mention, k: int) -> bool:
    """Whether the next outcome stands right behind this mention and can only be meant for it."""
    if not _is_told_behind(scene, mention, k):
        return False
    following = scene.outcomes[k + 1]
    if following.means == scene.outcomes[k].means == "rescued" and scene.words[following.first] == "alive":
        return False  # "two anglers pulled 71 people alive from the sea"
    if is_of_another(scene, following, mention) and mention.first - scene.outcomes[k].last <= 1:
        return False
    return scene.kinds[following.first] & PREPOSITION == 0  # "three guards killed a man in custody"
