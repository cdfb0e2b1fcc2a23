"""Part of level 6: parts without a verb of their own ("including nine children", "three of the dead")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene, is_reduced
from tally.extraction.slots import Outcome
from tally.lexicon import Entry
from tally.lexicon.kinds import AUXILIARY, CONJUNCTION, DEMONYM, FRAME, MONTH, OUTCOME, PERSON, PREPOSITION, REPORTING

__all__ = [
    "bracketed",
    "fronted",
    "nobody_survived",
    "none_of_told",
    "partitives",
    "parts_of_subject",
]

_ALIVE: Final = frozenset("survive survives survived surviving survivor survivors alive made make makes".split())
_NEAR_NONE: Final = 8  # words between "62 people" and "none of whom"
_SEEKING: Final = frozenset("find finds found finding see sees saw seen locate located reported".split())
_LIVING: Final = frozenset(("rescued", "displaced", "detained", "affected"))
_REMAINS: Final = frozenset("body bodies remains corpse corpses victim victims".split())
_FOUND: Final = frozenset("found located recovered retrieved identified named exhumed".split())
_THE: Final = frozenset(("the", "these", "those"))
_HURT: Final = frozenset(("injured", "killed_or_injured"))
_FEW: Final = 4
_WHERE: Final = 8  # words of "in the raid on the town of Vell"
_FRONT: Final = 8  # words from "of those killed" to the comma
_APPOSED: Final = 8  # words from one of the persons named to the next
_PHRASE: Final = 7  # words from an outcome to the verb of its clause


def parts_of_subject(scene: Scene) -> None:
    """ "killed 12 people, including nine children", "nine of them children": a part without a verb of its own has that of its whole."""
    mentions = scene.mentions
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        which = scene.words[b.number.last : b.number.last + 2] == ["of", "which"]
        if k > 1 and a.people.kind == "thing" and ((which and a.number.value == 1) or _how_badly(scene, b)):
            a = mentions[k - 2]  # "22 bodies in one grave, nine of which were those of children"
        if a.outcome is not None and a.role == "part":
            if _died_so(scene, a, b):
                b.outcome, b.rank, b.role = a.outcome, 6, "part"
            elif b.rank > 7 and scene.words[b.last : b.last + 1] == ["who"] and scene.links(a.last, b.first):
                scene.give(b, a.outcome, 7, "part")  # "including a doctor and two nurses who had treated them"
        if a.outcome is None or b.rank <= 7 or b.whole:
            continue
        inside = b.inside or b.within
        lead = scene.words[b.before] if b.before >= 0 else ""
        if not (inside or b.partitive) or lead == "by":
            continue  # "was killed by one of them"
        # "Three firemen were hurt, among 4,000 who fight the fires", "killing two and causing panic among the 4,000 there"
        apart = lead == "among" and (scene.words[b.before - 1] == "," or a.role == "object")
        if apart and (b.number.size() or 0) > (a.number.size() or 0) > 0:
            continue
        if b.outcome is not None and b.outcome.means == "injured" and a.outcome.means in _LIVING:
            continue  # "flew out nine survivors, two of them with broken legs"
        since = max(a.last, a.outcome.last) if a.outcome.last <= b.first else a.last
        reach = 16 if inside or which or _how_badly(scene, b) else 4
        if b.first - since <= reach and scene.quiet(since, b.first):
            scene.give(b, a.outcome, 7, "part")


def _how_badly(scene: Scene, part: Mention) -> bool:
    """ "124 people were hurt in five towns, 11 of them seriously": nothing but how badly; not "two of them badly damaged"."""
    of, last = part.number.last, scene.last
    if scene.words[of : of + 2] not in (["of", "them"], ["of", "whom"]) or of + 2 not in scene.surface.at("severity"):
        return False
    end = scene.surface.at("severity")[of + 2].last
    return end >= last or not scene.words[end].isalnum() or scene.kinds[end] & (CONJUNCTION | OUTCOME) != 0


def _died_so(scene: Scene, a: Mention, b: Mention) -> bool:
    """ "six were killed, including two guards and a driver who was hit by a bullet": how the next of a list of the dead died."""
    told = b.outcome
    if a.outcome is None or a.outcome.means != "killed" or told is None or told.means not in _HURT:
        return False
    who = scene.words[b.last : b.last + 1] == ["who"] or (is_reduced(told) and told.begin == b.last)
    return who and b.single and scene.words[b.first - 1] == "and" and scene.links(a.last, b.first)


def bracketed(scene: Scene) -> None:
    """ "26 martyrs (24 new, 2 recovered from under the rubble)": whoever is told apart in a bracket met the fate of the whole."""
    for k in range(1, len(scene.mentions)):
        b = scene.mentions[k]
        told = b.outcome
        if told is None or told.means != "rescued" or not isinstance(told.entry, Entry) or told.entry.id != "recover":
            continue
        for a in reversed(scene.mentions[max(0, k - 3) : k]):
            between = scene.words[a.last : b.first]
            if ")" in between:
                break
            if a.outcome is not None and a.outcome.means == "killed" and a.role == "noun" and "(" in between:
                b.outcome = a.outcome
                break


def _is_of_survivors(none: Mention) -> bool:
    return none.outcome is not None and none.outcome.means == "rescued" and none.role == "noun"


def nobody_survived(scene: Scene) -> None:
    """ "None of the 84 survived": 84 killed, as the words imply."""
    mentions = scene.mentions
    for k in range(1, len(mentions)):
        none, whole = mentions[k - 1], mentions[k]
        if whole.number.kind == "none":
            _none_of_whom(scene, none, whole)
        if none.number.kind != "none":
            continue
        if whole.before >= none.last and scene.words[whole.before] == "among" and _is_of_survivors(none):
            _none_of_them(scene, none, whole)
            continue
        if not whole.whole:
            continue
        outcome = none.outcome or whole.outcome
        if outcome is None or outcome.means != "rescued" or is_reduced(outcome):
            continue  # "not one of the nine rescued has been named"
        none.outcome, none.rank, none.role = outcome, min(none.rank, 4), "subject"
        if _ALIVE.isdisjoint(scene.words[outcome.first : outcome.last]):
            whole.outcome, whole.rank = None, 99  # "None of the 12 hostages has been freed": they may live
            continue
        _perished(whole, outcome)


def _none_of_whom(scene: Scene, whole: Mention, none: Mention) -> None:
    """ "The plane carried 62 people, none of whom survived": they are dead."""
    told, last = none.outcome, none.last
    if (
        told is not None
        and told.means == "rescued"
        and scene.words[last : last + 2] == ["of", "whom"]
        and whole.outcome is None
        and none.first - whole.last <= _NEAR_NONE
        and not _ALIVE.isdisjoint(scene.words[told.first : told.last])
    ):
        _perished(whole, told)


def _perished(whole: Mention, told: Outcome) -> None:
    """The whole is dead by implication of what is told of none of it."""
    implied = Outcome(told.first, told.last, "killed", told.takes)
    implied.begin, implied.entry, implied.flags = told.begin, told.entry, ("derived",)
    whole.outcome, whole.rank, whole.role = implied, 2, "derived"


def _none_of_them(scene: Scene, none: Mention, whole: Mention) -> None:
    """ "The crash left no survivors among 74 passengers": they are dead; where searchers have found none, nothing is known."""
    told, seen = none.outcome, scene.words[max(scene.first, none.first - 2) : none.first]
    whole.inside = False
    if (
        told is None
        or not _SEEKING.isdisjoint(seen)
        or (whole.outcome is not None and whole.outcome.means != "rescued")
    ):
        whole.outcome, whole.rank = None, 99
        return
    _perished(whole, told)


def partitives(scene: Scene) -> None:
    """ "Three of the dead were soldiers": no verb of their own says more."""
    for mention in scene.mentions:
        if (
            not mention.partitive
            or mention.rank <= 7
            or (scene.kinds[mention.before] & REPORTING != 0 and not _has_verb(scene, mention))
            or scene.surface.is_of(mention.before, FRAME)
            or _is_where(scene, mention)
        ):
            continue
        start = mention.number.last
        if scene.words[start : start + 2] == ["of", "whom"]:
            _of_whom_named(scene, mention)
        for outcome in scene.outcomes:
            if start < outcome.first <= start + 5 and (
                outcome.nominal
                or outcome.takes == "noun"
                or _is_whole(scene, outcome)
                or _is_attribute_of(scene, mention, outcome)
            ):
                if scene.give(mention, outcome, 8, "partitive"):
                    _named_one_by_one(scene, mention, outcome)
                break


def _is_attribute_of(scene: Scene, part: Mention, outcome: Outcome) -> bool:
    """ "26 of the wounded soldiers were stable": a participle between "the" and the people of whom these are some."""
    named = outcome.last < scene.last and scene.kinds[outcome.last] & PERSON != 0
    bare = outcome.begin == outcome.first == part.number.last + 2 and outcome.takes != "of"
    return bare and named and scene.words[outcome.first - 1] in _THE


def _is_where(scene: Scene, mention: Mention) -> bool:
    """ "In one of them 87 prisoners escaped": where, at the opening of the sentence."""
    opens = mention.before == scene.first and scene.words[scene.first] in ("in", "at", "on", "near")
    return opens and scene.words[mention.number.last : mention.number.last + 2] == ["of", "them"]


def _of_whom_named(scene: Scene, part: Mention) -> None:
    """ "the families of the deceased, nine of whom were migrants": some of those whom a noun names right before the comma."""
    for outcome in scene.outcomes:
        if outcome.last == part.first - 1 and scene.words[outcome.last] == "," and outcome.nominal:
            scene.give(part, outcome, 8, "partitive")


def _named_one_by_one(scene: Scene, part: Mention, outcome: Outcome) -> None:
    """ "Two of the dead, a woman aged 91 and a man aged 88, were from Vell": as many persons as the part counts, between commas."""
    size, at = part.number.value, max(part.last, outcome.last)
    if size is None or not 1 < size <= _FEW or scene.words[at : at + 1] != [","]:
        return
    named: list[Mention] = []
    for mention in scene.mentions:
        if mention.first <= at:
            continue
        if not mention.single or mention.first - at > _APPOSED or scene.has(at, mention.first, AUXILIARY):
            break
        named.append(mention)
        at = mention.last
    if len(named) == size:
        for mention in named:
            mention.within = True
            scene.give(mention, outcome, 8, "apposed")


def _has_verb(scene: Scene, mention: Mention) -> bool:
    """Whether the part is the subject of a verb: "said 17 of the dead were women", not "named three of the dead"."""
    start = mention.number.last
    for outcome in scene.outcomes:
        if start < outcome.first <= start + 5:
            return _meets_verb(scene, outcome.last)
    return False


def _meets_verb(scene: Scene, i: int) -> bool:
    """Whether an auxiliary stands at word i, or behind where and when those died: "two of those killed in the Vell raid were"."""
    if i < scene.last and scene.kinds[i] & PREPOSITION != 0:
        end = min(scene.last, i + _WHERE)
        while i < end and scene.kinds[i] & (AUXILIARY | REPORTING) == 0 and scene.words[i] not in ",;:":
            i += 1
    return i < scene.last and scene.kinds[i] & AUXILIARY != 0


def none_of_told(scene: Scene) -> None:
    """ "None of the 30 dead has been identified": nothing is counted, unless it is told who they were not ("was a civilian")."""
    for none in scene.nones:
        at, told = none.number.last, none.outcome
        if told is not None and scene.words[told.last - 1] in _REMAINS and _is_unfound(scene, told.last):
            none.outcome, none.rank = None, 99
        if scene.words[at : at + 1] != ["of"] or _THE.isdisjoint(scene.words[at + 1 : at + 2]):
            continue
        outcome = next((o for o in scene.outcomes if at < o.first <= at + 5), None)
        if outcome is None or scene.kinds[outcome.last] & AUXILIARY == 0:
            continue
        if none.outcome is outcome and not scene.has(outcome.last, min(outcome.last + 4, scene.last), PERSON | DEMONYM):
            none.outcome, none.rank = None, 99


def _is_unfound(scene: Scene, verb: int) -> bool:
    """ "No bodies have been recovered": how many died is not known by it."""
    searched = scene.words[verb : min(verb + 5, scene.last)]
    return scene.kinds[verb] & AUXILIARY != 0 and not _FOUND.isdisjoint(searched)


def fronted(scene: Scene) -> None:
    """ "Of the dead, 11 were children and four women": what the opening names happened to all whom the sentence divides it into."""
    words, first = scene.words, scene.first
    if words[first] not in ("of", "among"):
        return
    for outcome in scene.outcomes:
        if not first < outcome.first <= first + 4:
            return
        named = (
            outcome.nominal
            or outcome.takes == "noun"
            or words[outcome.begin - 1] == "those"
            or _names_dead(scene, outcome)
        )
        comma = scene.comma(outcome.last, outcome.last + _FRONT)  # "Of those killed this year, 162 were children"
        told = any(scene.kinds[i] & AUXILIARY and not scene.kinds[i] & MONTH for i in range(outcome.last, comma))
        if not named or comma < 0 or told or scene.is_told(outcome):
            continue
        voiced = scene.comma(comma + 1, comma + 1 + _FRONT)
        if voiced >= 0 and scene.has(comma + 1, voiced, REPORTING):
            comma = voiced  # "Among the dead, said the ministry in a report, 90 are children"
        opened = reached = comma + 1
        for mention in scene.mentions:
            if mention.first < reached:
                continue
            divided = scene.kinds[mention.number.last] & AUXILIARY != 0
            further = reached > opened and mention.people.kind == "person"
            near = mention.first - reached <= _PHRASE and scene.quiet(reached, mention.first)
            if mention.rank <= 8 or not near or not (divided or further):
                return
            scene.give(mention, outcome, 8, "partitive")
            reached = max(mention.last, mention.number.last)
        return


def _names_dead(scene: Scene, outcome: Outcome) -> bool:
    """ "Among the (suspected) militants killed": the people whom a participle right behind their noun tells of."""
    bare = outcome.begin == outcome.first and outcome.takes in ("left", "either")
    return bare and scene.words[scene.first + 1] == "the" and scene.kinds[outcome.begin - 1] & PERSON != 0


def _is_whole(scene: Scene, outcome: Outcome) -> bool:
    """Whether a counted whole stands at this outcome: "nine of the 30 killed"."""
    return any(mention.outcome is outcome and mention.rank < 8 for mention in scene.mentions)
