"""Part of level 7: parts told in one form, one after another ("34 were civilians ... Four were guards", "two are stable, three critical").

Public function: `told_alike`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY

__all__ = ["told_alike"]

_ARE: Final = frozenset(("were", "are", "was", "is"))
_JOINS: Final = frozenset((",", "and", ";"))
_LEFT: Final = frozenset(("remaining", "other"))


def told_alike(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """The whole of a part told right before in the same form, which both together do not exceed."""
    if mention.single or draft.number.kind == "none":
        return None
    return (
        _another_kind(register, k, mention, draft)
        or _next_state(register, k, mention, draft)
        or _those_left(register, k, mention, draft)
    )


def _another_kind(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "38 died. Thirty-four were civilians, including 11 children. Four were guards": the next kind of the 38."""
    words, lead = register.words, mention.first - 1
    if not _are(register, draft) or (mention.first != mention.sentence.first and words[lead] != ";"):
        return None
    for part in register.before(k, 1):
        whole = part.parent
        if whole is None or part.outcome != draft.outcome or not _are(register, part):
            continue
        mine, theirs = draft.people.status, part.people.status
        if _make(draft, part, whole) or (mine is not None and theirs is not None and mine != theirs):
            return whole if _fit(draft, part, whole) else None
    return None


def _next_state(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Seven were taken in. Two are in a critical condition, three are stable and two have been discharged"."""
    words = register.words
    if k == 0 or mention.people.kind != "none" or words[mention.first - 1] not in _JOINS:
        return None
    before = register.mentions[k - 1]
    part = before.draft
    if part is None or part.parent is None or before.sentence is not mention.sentence or before.people.kind != "none":
        return None
    alike = register.surface.is_of(before.number.last, AUXILIARY) and register.surface.is_of(
        mention.number.last, AUXILIARY
    )
    hurt = part.outcome == part.parent.outcome == "injured" and draft.outcome in ("injured", "rescued")
    return part.parent if alike and hurt and _fit(draft, part, part.parent) else None


def _those_left(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "52 died. 31 were civilians; 12 were fighters. The status of the remaining nine is unknown": of the 52, as the 12 are."""
    source = register.handed(draft)
    if source is None or source[1] != "part" or register.words[mention.first - 1] not in _LEFT:
        return None
    part = source[0]
    whole = part.parent
    if whole is None or not _are(register, part) or part.outcome != draft.outcome:
        return None
    for other in register.before(k, 2):
        if other.parent is part and _make(draft, other, part):
            return None  # "Of the 20 in Holm, 12 were women and the remaining eight men"
    return whole if _fit(draft, part, whole) else None


def _are(register: Register, draft: Draft) -> bool:
    """Whether "were", "are" stands right behind the number."""
    i = draft.number.last
    return i < len(register.words) and register.words[i] in _ARE


def _fit(one: Draft, other: Draft, whole: Draft) -> bool:
    """Whether two parts together do not exceed their whole."""
    a, b, size = one.number.size(), other.number.size(), whole.number.size()
    return a is not None and b is not None and size is not None and a + b <= size


def _make(one: Draft, other: Draft, whole: Draft) -> bool:
    """Whether two parts together make their whole."""
    a, b = one.number.size(), other.number.size()
    return a is not None and b is not None and a + b == whole.number.size()
