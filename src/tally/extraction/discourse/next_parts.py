"""Part of level 7: parts that go on with a part before them ("and seven were shot", "his wife and her two children").

Each rule gives the whole of one claim, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.antecedents import past_origin
from tally.extraction.discourse.continuing import end_of_list
from tally.extraction.discourse.register import Register, fits_inside, has_state
from tally.extraction.discourse.wholes import is_year, part_lead
from tally.extraction.slots import Draft
from tally.lexicon.kinds import ORDINAL

__all__ = [
    "as_well_as",
    "fatally",
    "killing_some",
    "kin_of_part",
    "listed_among",
    "listed_in_state",
    "next_part",
    "one_more_of",
    "one_of_few",
    "other_part",
    "rest_of",
    "still",
    "told_again",
]

_AMONG: Final = ("among", "amongst")
_OPENS_PART: Final = frozenset((",", "and", "\u2013", "\u2014", "-", "("))
_AGAIN: Final = 6  # sentences to a part that is told again
_JOINS: Final = frozenset(("and", ",", ";"))
_TURNS: Final = frozenset((";", ",", "and", "while", "but"))
_WHERE: Final = 6  # words from "where" to the count
_SIGNS: Final = frozenset((",", ";", ":", "(", ")"))
_BEFORE: Final = frozenset(("earlier", "before", "previously", "ago", "had", "last"))
_LISTING: Final = frozenset(("listed", "lists", "described", "describes", "reported"))
_WHICH: Final = frozenset(("which", "that", "who"))
_LATER: Final = frozenset(("later", "since", "subsequently", "eventually"))
_GRAVE: Final = frozenset(("critical", "intensive", "icu", "life", "ventilator", "ventilators", "grave", "serious"))
_HELD: Final = frozenset(("captivity", "custody", "detention"))
_THOSE: Final = frozenset(("them", "whom", "these", "those", "which", "the", "us", "a", "an"))
_KIN: Final = frozenset(("his", "her", "their", "its"))


def rest_of(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "killed nineteen; eight died in Kaiga and the rest on Monday": with "the rest" a sentence tells a total
    apart.
    """
    if draft.number.kind != "vague" or register.words[draft.number.last - 1] not in ("rest", "others", "remainder"):
        return None
    told = [d for d in register.before(k, 0) if d.outcome == draft.outcome and not d.number.article]
    if told and told[0].parent is not None and all(d.parent is told[0].parent for d in told):
        return told[0].parent  # "24 of the dead drowned, nine were crushed and the rest were electrocuted"
    here = [d for d in told if d.parent is None]
    total = next(
        (
            d
            for d in register.before(k, 2)
            if d.sentence < draft.sentence and d.outcome == draft.outcome and d.parent is None and register.is_sure(d)
        ),
        None,
    )
    if total is not None and here and all((d.number.size() or 0) < (total.number.size() or 0) for d in here):
        for part in here:
            part.parent = total
        return total
    return None


def killing_some(register: Register, draft: Draft, k: int) -> Draft | None:
    """ "Troops shot eight children near the crossing, killing one": those who died of it."""
    what = draft.what
    if draft.outcome != "killed" or what is None or register.words[what[0] - 1 : what[0] + 1] != [",", "killing"]:
        return None
    mine = draft.number.size()
    for whole in register.before(k, 0):
        theirs = whole.number.size()
        shot = whole.outcome == "killed_or_injured" and whole.sentence == draft.sentence and whole.parent is None
        return whole if shot and mine is not None and theirs is not None and mine < theirs else None
    return None


def one_of_few(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "injuring two colleagues. One lost a hand", "65 had been injured. Eleven remained in intensive care"."""
    if draft.what is None or draft.number.kind != "exact":
        return None
    if register.surface.is_of(draft.number.last - 1, ORDINAL):
        return None  # "Two were hurt. A third broke an arm": one more
    if mention.first != mention.sentence.first:
        return _later_of(register, k, mention, draft, draft.what[1])
    named = mention.people.kind != "none" and mention.people.last > mention.people.first
    if mention.single or (named and register.words[mention.number.last] != ","):
        return None
    if draft.outcome == "killed_or_injured" and draft.number.value != 1:
        return None
    if mention.outcome is not None and mention.outcome.takes == "noun":
        return None  # "Seven deaths were recorded": a count of its own
    for whole in register.before(k, 1):
        if whole.sentence == draft.sentence - 1 and register.is_sure(whole) and fits_inside(draft, whole, strict=False):
            few = draft.number.value == 1 and (whole.number.size() or 99) <= 6
            state = draft.outcome == "injured" == whole.outcome and draft.what[1] - draft.what[0] > 1
            if (
                state
                and whole.parent is not None
                and whole.parent.outcome == "injured"
                and _is_told_by(register, whole)
            ):
                return (
                    whole.parent
                )  # "Of the injured, 12 are women. Seven are on ventilators": two ways to tell one apart
            if whole.outcome == "rescued" and draft.outcome == "killed":
                told = register.words[mention.number.last : draft.what[1]]
                return None if _LATER.isdisjoint(told) else whole  # "36 were saved. Two had died"
            return whole if few or state or whole.outcome != draft.outcome else None
    return None


def _later_of(register: Register, k: int, mention: Mention, draft: Draft, end: int) -> Draft | None:
    """ "Gunmen took 46 passengers; 12 were freed", "20 were hurt; two later died": what became of some of those told right before
    in the sentence.
    """
    words = register.words
    if mention.people.kind != "none":
        return None
    if (there := _in_there(register, k, mention, draft)) is not None:
        return there
    if words[mention.first - 1] not in _TURNS:
        return None
    told = words[mention.number.last : end]
    if draft.outcome == "killed" and not _HELD.isdisjoint(words[end : end + 3]):
        # "took 33 travellers, of whom 12 were let go, while one died in captivity"
        for whole in register.before(k, 0):
            if whole.outcome in ("abducted", "detained") and fits_inside(draft, whole, strict=False):
                return whole
    later = not _LATER.isdisjoint(told)
    # "The injured, numbering 287, are being treated; 23 are critical"
    grave = draft.outcome == "injured" and not _GRAVE.isdisjoint(told)
    if words[mention.first - 1] not in (";", ","):
        grave = grave and told[-1] == "condition"  # "Five were hurt, and one is in serious condition"
    for whole in register.before(k, 0):
        if grave and whole.outcome == "injured" and register.is_sure(whole) and fits_inside(draft, whole):
            beside = _is_described(whole) or has_state(register, whole, mention.first)
            return whole.parent if beside else whole
        if register.is_sure(whole) and fits_inside(draft, whole, strict=False) and whole.outcome != draft.outcome:
            # "... are missing, while three were rescued" counts others.
            held = (
                ("abducted", "detained")
                if words[mention.first - 1] != ";"
                else ("abducted", "detained", "missing", "trapped")
            )
            freed = draft.outcome == "rescued" and whole.outcome in held
            return whole if freed or later else None
    return None


def _in_there(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Eight were taken to a clinic, where two are on life support", "57 of them in Holm, where the data show that 51 died in raids":
    some of those whom the place was told for.
    """
    words, i = register.words, mention.first - 1
    while i > mention.sentence.first and mention.first - i < _WHERE and words[i] not in _SIGNS and words[i] != "where":
        i -= 1
    if words[i] != "where" or words[i - 1] != "," or (draft.outcome == "killed" and mention.first - i == 1):
        return None
    for j in range(i, mention.sentence.last):
        if is_year(words[j]) or words[j] in _BEFORE:
            return None  # "two died in Holm, where one was killed last year"
    for whole in register.before(k, 0):
        if whole.number.first < i and register.is_sure(whole) and fits_inside(draft, whole):
            return whole.parent if _is_described(whole) else whole
    return None


def _is_told_by(register: Register, part: Draft) -> bool:
    """Whether a part is told by who they are, or by what they were treated for ("28 for burns")."""
    return _is_described(part) or register.words[part.number.last : part.number.last + 1] == ["for"]


def _is_described(part: Draft) -> bool:
    """Whether a part is told by who they are ("nine of them children"), and not by what became of them."""
    return part.what is None and part.people.kind == "person" and part.people.last > part.people.first


def one_more_of(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "evacuated four of the wounded and were kept from reaching a fifth": one more of the same whole."""
    if "ordinal_as_one" not in draft.number.flags:
        return None
    before = register.last(k, 0)
    return (
        before.parent if before is not None and before.parent is not None and before.outcome == draft.outcome else None
    )


def next_part(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Five of them were stabbed and seven were shot", "of whom one is critical and six are slightly hurt": the next
    part of the same whole.
    """
    lead = register.words[mention.first - 1]
    named = mention.people.kind != "none" and mention.people.last > mention.people.first
    if k == 0 or named or mention.single or not (lead in _JOINS or (lead == "with" and mention.people.kind != "none")):
        return None  # "Six of the deaths were in Holm, with two deaths in Vell"
    before = register.mentions[k - 1]
    part = before.draft
    if part is None or before.sentence is not mention.sentence or part.parent is None:
        return None
    if not (before.partitive or register.words[before.first - 1] == "whom"):
        return None
    mine, theirs, whole = draft.number.size(), part.number.size(), part.parent.number.size()
    if mine is None or theirs is None or whole is None or mine + theirs > whole:
        return None
    if part.outcome == "killed" and draft.outcome == "killed_or_injured":
        draft.outcome = "killed"  # "24 of the dead drowned, nine were crushed"
        draft.flags = [flag for flag in draft.flags if flag != "ambiguous_outcome"]
    # "64 cases, of whom five are in hospital and 38 have recovered"
    other = register.words[before.first - 1] == "whom" and register.words[mention.first - 1] == "and"
    return (
        part.parent
        if part.outcome == draft.outcome or (other and fits_inside(draft, part.parent, strict=False))
        else None
    )


def as_well_as(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "180 killed (26 men, four girls, as well as six children)": the next of the parts before it."""
    if k == 0 or register.words[mention.first - 3 : mention.first] != ["as", "well", "as"]:
        return None
    part = register.mentions[k - 1].draft
    if part is None or part.parent is None or part.outcome != draft.outcome or mention.first - 3 - part.last > 1:
        return None
    return part.parent if part.sentence == draft.sentence and fits_inside(draft, part.parent) else None


def listed_in_state(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Four were taken to Holm Hospital, which listed one in critical condition": some of those who were taken there."""
    words, what = register.words, draft.what
    if draft.outcome != "injured" or what is None or mention.people.kind != "none":
        return None
    if words[mention.first - 1] not in _LISTING or words[mention.first - 2] not in _WHICH:
        return None
    return next((d for d in register.before(k, 0) if d.outcome == "injured" and fits_inside(draft, d)), None)


def other_part(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Five of the victims died in Holm, while another four were killed in Vell": the others of the same whole."""
    words, lead = register.words, mention.first - 1
    if mention.single or words[lead] != "another" or words[lead - 1] not in _TURNS:
        return None
    mine = draft.number.size()
    for part in register.before(k, 0):
        theirs, whole = part.number.size(), part.parent
        if whole is None or part.outcome != draft.outcome or not register.mention_of[id(part.number)].partitive:
            continue
        total = whole.number.size()
        if mine is not None and theirs is not None and total is not None and mine + theirs <= total:
            return whole
    return None


def kin_of_part(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "among them a councillor, his wife and her two children": the kin of a part are a part of the same whole."""
    words, lead, behind = register.words, mention.first - 1, mention.number.last
    if mention.single:
        kin = "definite_singular" in draft.number.flags
    else:
        kin = words[lead] in _KIN
        lead -= kin
        # "the village head and two of his sons"
        kin = kin or (words[behind : behind + 1] == ["of"] and not _KIN.isdisjoint(words[behind + 1 : behind + 2]))
    if k == 0 or not kin or words[lead] not in _JOINS:
        return None
    part = register.last(k, 0)
    if part is None or part.parent is None or mention.first - max(part.number.last, part.people.last) > 6:
        return None
    before = register.mention_of[id(part.number)]
    listed = before.inside or before.within or part_lead(register, before) is not None
    whole = part.parent
    return whole if (listed or _is_kin(register, before)) and fits_inside(draft, whole, strict=False) else None


def _is_kin(register: Register, mention: Mention) -> bool:
    return register.words[mention.first] in _KIN or register.words[mention.first - 1] in _KIN


def still(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "40 people were arrested; 12 are still being held": those who are so still, of those who were."""
    if mention.people.kind != "none" or draft.what is None or mention.single or draft.number.kind == "none":
        return None
    first = mention.first
    if first != mention.sentence.first and register.words[first - 1] not in _JOINS:
        return None
    if "still" not in register.words[mention.last : draft.what[1]]:
        return None
    return next(
        (d for d in register.before(k, 1) if fits_inside(draft, d) and d.parent is None and not d.number.article), None
    )


def fatally(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Nine were stabbed, three fatally", "Nine were hurt, two in critical condition": part of the count right before it
    in the sentence.
    """
    words, what = register.words, draft.what
    if what is None or mention.first == 0 or words[mention.first - 1] != ",":
        return None
    if mention.people.kind == "person" and mention.people.last > mention.people.first:
        return None
    i = mention.number.last
    told = what[0] == i and (words[what[0]].endswith("ly") or words[what[0]] in ("in", "on", "fatal"))
    of_cause = words[i : i + 1] == ["of"] and mention.people.kind == "none" and _THOSE.isdisjoint(words[i + 1 : i + 2])
    # "Some 34 people were treated, 28 for burns"
    treated = words[i : i + 1] == ["for"] and mention.people.kind == "none" and draft.outcome == "injured"
    if not (told or of_cause or treated) and words[i : i + 1] != ["with"]:
        return None
    return next((d for d in register.before(k, 0) if fits_inside(draft, d, strict=False)), None)


def told_again(register: Register) -> None:
    """ "Two lawmakers died, an officer said", where two lawmakers are a part already: a part for every voice that tells of it."""
    words = register.words
    parts: dict[tuple[str, int, str], Draft] = {}
    for draft in register.drafts:
        value, head = draft.number.value, draft.people.head
        if value is None or value < 2 or draft.number.kind != "exact" or head < 0 or draft.people.kind != "person":
            continue
        key = (draft.outcome, value, words[head])
        told = parts.get(key)
        if draft.parent is not None and draft.what is not None:
            parts[key] = draft
        elif draft.parent is None and told is not None and draft.sentence - told.sentence <= _AGAIN:
            at = told.parent
            while at is not None and at is not draft:
                at = at.parent
            draft.parent = told.parent if at is None else None


def listed_among(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "70 people, 10 women and three infants among them": the words for the part stand behind it."""
    words = register.words
    if words[mention.first - 1] not in _OPENS_PART or not register.surface.holds(mention.sentence, _AMONG):
        return None
    end = past_origin(register, end_of_list(register, k, 3))
    if words[end : end + 2] not in (["among", "them"], ["amongst", "them"], ["among", "those"]):
        return None
    return next(
        (
            d
            for d in register.before(k, 0)
            if fits_inside(draft, d, strict=False) and "," in words[d.number.last : mention.first]
        ),
        None,
    )
