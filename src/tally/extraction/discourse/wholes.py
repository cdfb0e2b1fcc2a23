"""Part of level 7: the wholes that parts name: "of them", "of the dead", "nine of the 14 missing", "Of the 30 killed, nine".

Each rule gives the whole of one claim, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.antecedents import is_aside, lead_over_name, named_right_before
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.slots import Draft
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY

__all__ = [
    "bracketed_away",
    "handed",
    "holds",
    "is_compared",
    "is_year",
    "last_total",
    "part_lead",
    "partitive",
    "whole_at",
]

_YEAR: Final = 7  # words from a count to the year that it is of
_FAR: Final = 14
_SUCCUMBED: Final = frozenset(("succumbed", "succumbs"))
# What stands between two counts, not a part and its whole.
_JOINS: Final = frozenset((",", "and", "or", "but", "while"))
_OWN: Final = frozenset(("its", "his", "her", "their", "our", "my"))
_NEAR: Final = 3
_PAIR: Final = 6  # words from "compared with" to the second of two figures


def last_total(register: Register, k: int, draft: Draft, outcome: str) -> Draft | None:
    """The last count of this outcome that is no part itself and is large enough; before one side's own dead ("killed six
    fighters") the larger count of all the dead, where that stands shortly before it.
    """
    second: Draft | None = None
    side: Draft | None = None
    added: Draft | None = None
    old: Draft | None = None
    for whole in register.before(k, _FAR):
        if whole.outcome == outcome and not whole.number.article and register.is_sure(whole):
            if whole.basis == "addition" and added is None:
                added = whole
            if not holds(draft, whole) or _are_others(draft, whole):
                continue
            beside = added is not None and added.sentence == whole.sentence and added is not whole
            if beside and added is not None and (total := _sum_of(register, k, whole, added)) is not None:
                return total
            if whole.parent is None and whole.basis != "addition" and whole.people.unit != "bodies":
                if side is None and _is_of_year(register, whole) and whole.sentence < draft.sentence:
                    old = old or whole
                    continue
                if side is None and not is_compared(register, whole):
                    if whole.people.status != "combatant" or draft.people.status == "combatant":
                        return _total_of_list(register, k, whole) or whole
                    side = whole
                elif side is not None and whole.people.status is None:
                    larger = (whole.number.size() or 0) > (side.number.size() or 0)
                    return whole if larger and side.sentence - whole.sentence <= _NEAR else side
            if second is None or (whole.number.size() or 0) > (second.number.size() or 0):
                second = whole
    return side or old or second


def _are_others(part: Draft, whole: Draft) -> bool:
    """ "killed 20 militants, while medics said 11 civilians were among the dead": no civilian is one of the militants."""
    return part.people.status == "civilian" and whole.people.status == "combatant"


def is_year(word: str) -> bool:
    """Whether a word can be the year of something that living people remember: no other number of four digits."""
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def _is_of_year(register: Register, whole: Draft) -> bool:
    """ "the fire of 1991 killed 25": the dead of another year, while the text has some of its own."""
    words, sentence = register.words, register.surface.sentences[whole.sentence]
    for i in range(max(sentence.first + 1, whole.number.first - _YEAR), min(sentence.last, whole.number.last + _YEAR)):
        if is_year(words[i]) and words[i - 1] in ("of", "in"):
            return ";" not in words[min(i, whole.number.first) : max(i, whole.number.first)]
    return False


def _sum_of(register: Register, k: int, first: Draft, added: Draft) -> Draft | None:
    """ "12 died. Ten died on the spot and two more on arrival. Among the dead": the total that the two of one sentence make."""
    whole = (first.number.value or 0) + (added.number.value or 0)
    return next(
        (
            d
            for d in register.before(k, _FAR)
            if d.number.value == whole and d.outcome == first.outcome and d.parent is None and register.is_sure(d)
        ),
        None,
    )


def _total_of_list(register: Register, k: int, first: Draft) -> Draft | None:
    """ "The toll is 139. Karsan has 92 dead, Holm 38 and Vell nine. The dead include": the total that a list by places makes."""
    value, listed = first.number.value or 0, 0
    before = register.before(k, _FAR)
    for draft in before:
        handed = register.source.get(id(draft))
        if handed is not None and handed[0] is first and handed[1] == "sibling":
            value, listed = value + (draft.number.value or 0), listed + 1
    if not listed:
        return None
    return next(
        (
            d
            for d in before
            if d.number.value == value and d.outcome == first.outcome and d.parent is None and register.is_sure(d)
        ),
        None,
    )


def is_compared(register: Register, draft: Draft) -> bool:
    """ "compared with 3,502 last year": the figure of another time, of which nothing more is told."""
    words = register.words
    for i in range(draft.first - 1, max(-1, draft.first - 1 - _PAIR), -1):
        hit = register.compared.get(i)
        if hit is not None and hit.means == "other":
            return True
        if i == draft.first - 1 and words[i] != "and":
            break  # "compared with 988 cases and 35 deaths": so is the second
        if words[i] in ",;.:" or register.surface.is_of(i, AUXILIARY):
            break
    return False


def holds(part: Draft, whole: Draft) -> bool:
    small, large = part.number.size(), whole.number.size()
    return part is not whole and (small is None or large is None or small <= large)


def handed(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """A count that was carried on as a part, or as the sibling of one."""
    source = register.handed(draft)
    if source is None:
        return None
    if source[1] == "part":
        if mention.partitive and source[0].sentence == draft.sentence:
            _doubt(register, k, draft, source[0])
        return source[0]
    if source[1] != "sibling":
        return None
    part = source[0]
    if (
        part.parent is not None
        and part.sentence == draft.sentence
        and (draft.number.size() or 0) < (part.number.size() or 0)
    ):
        between = register.words[part.number.last : mention.first]
        if "\u2013" in between or "\u2014" in between:
            return part  # "Five of the dead were of one family - a couple and three children": who the five were
    return part.parent


def _doubt(register: Register, k: int, draft: Draft, whole: Draft) -> None:
    """ "killed 30 and hurt 40, nine of them children": two wholes, both kept."""
    others = [
        d
        for d in register.before(k, 0)
        if d is not whole
        and d.sentence == whole.sentence
        and d.parent is None
        and d.outcome != whole.outcome
        and register.is_sure(d)
        and holds(draft, d)
        and whole.parent is None
    ]
    if others and (draft.what is None or draft.what == whole.what):
        draft.parent_alternatives = others[:2]
        draft.flags.append("ambiguous_parent")


def partitive(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "nine of them children", "Six of the dead", "nine of the 14 missing", "two of the bandits' bodies"."""
    surface, words = register.surface, register.words
    i = mention.number.last
    if not (mention.partitive or words[i : i + 2] == ["out", "of"] or _of_number(register, k, i)):
        return None
    while words[i] != "of":
        i += 1
    if i + 1 >= mention.sentence.last:
        return None
    # "three of those killed" names its whole, "three of those" goes back to one.
    named = words[i + 1] == "those" and i + 2 in register.wholes
    if words[i + 1] in ("them", "whom", "these", "which", "those") and not named:
        return _of_them(register, k, mention, draft)
    for later in register.mentions[k + 1 : k + 2]:
        behind = range(i + 1, later.number.first)
        near = len(behind) <= 3 and not any(
            words[j] in _JOINS or j in register.wholes or surface.is_of(j, AUXILIARY) for j in behind
        )
        if near and later.sentence is mention.sentence:
            whole = later.draft
            if whole is not None:
                return whole if holds(draft, whole) else None
            return next(
                (
                    d
                    for d in register.before(k, 5)
                    if d.number.size() == later.number.value
                    and register.is_sure(d)
                    and _may_hold(draft, d)
                    and later.people.unit == d.people.unit  # not "two of the six families" where six people died
                ),
                None,
            )
    for j in range(i + 1, min(i + 5, surface.sentence(i).last)):
        hit = register.wholes.get(j)
        if hit is not None:
            if (
                j == (draft.what or (0, 0))[0]
                and words[i + 1] in _OWN
                and mention.people.kind == "person"
                and j > i + 2
            ):
                return None  # "5,937 of its own soldiers killed": of all its soldiers
            fatal = draft.what is not None and words[draft.what[1] - 1] in _SUCCUMBED
            if (draft.outcome == "injured" or fatal) and words[j] == "victims":
                hurt = last_total(register, k, draft, "injured")
                if hurt is not None or not fatal:
                    return hurt  # "killing six and injuring two. One of the victims succumbed today": of the two
            whole = last_total(register, k, draft, hit.means)
            if whole is None and hit.means == "rescued":
                return _same_people(register, k, draft, i, _FAR)
            return whole or (last_total(register, k, draft, draft.outcome) if hit.means != draft.outcome else None)
    return _same_people(register, k, draft, i)


def _of_them(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "nine of them", "seven of whom": the whole that was named right before, else the nearest count that can hold them."""
    nearest = next(iter(register.before(k, 1)), None)
    if nearest is not None and nearest.people.unit == "bodies" and draft.outcome == "injured":
        draft.outcome = nearest.outcome  # "six bodies, two of them burnt beyond recognition"
    # "bombed houses of the displaced, killing about 45 of them": none of whom had been killed before.
    own = draft.what is not None and draft.what[1] == mention.first and mention.outcome is not None
    own = own and mention.outcome is not None and mention.outcome.takes != "noun" and mention.role == "object"
    whole = _named(register, k, mention, draft) or next(
        (
            d
            for d in register.before(k, 2)
            if (fits_inside(draft, d, strict=False) or (draft.number.kind == "vague" and d.outcome == draft.outcome))
            and not (own and d.outcome == draft.outcome)
        ),
        None,
    )
    whole = whole or _moved(register, k, draft)
    if whole is not None and whole.parent is not None and is_aside(register, whole, mention):
        whole = whole.parent
    if whole is not None and whole.sentence == draft.sentence:
        _doubt(register, k, draft, whole)
    return whole


def _named(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "pulled out the injured. Seven of them", "The injured, seven of whom": the whole that is named nearer than any count."""
    hit = named_right_before(register, k, mention)
    whole = last_total(register, k, draft, hit.means) if hit is not None and hit.means else None
    return whole if whole is not None and draft.number.kind != "none" and holds(draft, whole) else None


def _moved(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "evacuated 122 survivors. Thirty-four of them are in hospital": what became of some of those who were moved."""
    nearest = register.last(k, 1)
    hurt = draft.outcome in ("injured", "killed") and draft.number.kind != "none"
    moved = nearest is not None and nearest.outcome == "displaced" and register.is_sure(nearest)
    return nearest if nearest is not None and hurt and moved and holds(draft, nearest) else None


def _may_hold(part: Draft, whole: Draft) -> bool:
    """Whether the outcomes allow it: nobody who is hurt is one of the dead."""
    return part.number.kind != "none" or fits_inside(part, whole, strict=False)


def _of_number(register: Register, k: int, i: int) -> bool:
    """Whether "of" and the next number stand at word i."""
    if i >= len(register.words) or register.words[i] != "of":
        return False
    return k + 1 < len(register.mentions) and register.mentions[k + 1].number.first == i + 1


def _same_people(register: Register, k: int, draft: Draft, i: int, sentences: int = 4) -> Draft | None:
    """A definite part of people counted before ("two of the bandits' bodies" of five bandits)."""
    words = register.surface.words
    named = {w for w in words[i + 1 : i + 5] if len(w) > 3}
    for whole in register.before(k, sentences):
        people = whole.people
        if (
            people.kind == "person"
            and people.head >= 0
            and words[people.head] in named
            and holds(draft, whole)
            and register.is_sure(whole)
        ):
            return whole
    return None


def whole_at(register: Register, first: int, last: int) -> Hit | None:
    at = register.wholes
    if at:
        for i in range(first, min(first + 5, last)):
            hit = at.get(i)
            if hit is not None:
                return hit
    return None


def bracketed_away(register: Register, whole: Draft, mention: Mention) -> bool:
    """Whether a bracket closes between the two: "(51 confirmed, 13 probable), including 29 deaths" speaks of
    what stands before it.
    """
    between = register.surface.words[whole.number.last : mention.first]
    return ")" in between and "(" not in between


def part_lead(register: Register, mention: Mention) -> Hit | None:
    """The nearest word for a part ("including") within four words before the mention."""
    leads = register.part_leads
    if leads:
        for i in range(mention.first - 1, max(mention.sentence.first, mention.first - 4) - 1, -1):
            lead = leads.get(i)
            if lead is not None:
                counted = register.words[lead.first] == "of" and register.words[lead.first - 1] in ("number", "numbers")
                return None if counted else lead  # "the number of those killed"
            if register.words[i] == "and" and register.words[i - 1] == ",":
                break  # "three of them children, and two policemen": the list goes on
        return lead_over_name(register, mention)
    return None
