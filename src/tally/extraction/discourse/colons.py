"""Part of level 7: what stands behind a colon tells apart what was counted before it.

Public function: `behind_colon`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.wholes import holds
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, REPORTING

__all__ = ["behind_colon"]

_REACH: Final = 10  # words from a whole to its colon
_LISTED: Final = 12  # counts of one list
_STEP: Final = 10  # words from one part of a list to the next
_ON: Final = frozenset((",", "and", "remaining", "other"))
_ILL: Final = frozenset(("affected", "injured"))  # who is treated for a disease is both


def behind_colon(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Forty-four people died: 30 in Karsan, 12 in Velgrad": told apart behind a colon; and what goes on with that list."""
    lead = mention.first - 1
    if lead <= 0 or register.words[lead] != ":" or mention.single:
        return _listed(register, k, draft) or _each(register, k, mention, draft)
    return next(
        (
            d
            for d in register.before(k, 0)
            if _is_alike(draft, d)
            and not d.number.article
            and (d.number.size() or 0) > (draft.number.size() or 0)
            and lead - max(d.number.last, d.last) <= _REACH
            and not _is_row(register, d, lead)
        ),
        None,
    )


def _is_row(register: Register, before: Draft, colon: int) -> bool:
    """ "Karsan: 22 dead; Vell: 3", "Confirmed: 3,103, probable: 112": one row after the other."""
    words, last = register.words, before.number.last
    if words[before.number.begin() - 1] != ":":
        return False
    return ";" in words[last:colon] or (before.people.kind == "none" and colon > last)


def _each(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Two of the deaths are confirmed, one each in Holm and Kelso": so many in each of the places of those just counted."""
    words, at = register.words, mention.number.last
    if at >= len(words) or words[at] != "each" or words[mention.first - 1] != ",":
        return None
    before = register.last(k, 0)
    if before is None or before.outcome != draft.outcome or not fits_inside(draft, before):
        return None
    whole, mine = before.number.size(), draft.number.size()
    return before if whole and mine and whole > mine and whole % mine == 0 else None


def _is_alike(part: Draft, whole: Draft) -> bool:
    """Whether a part may stand behind the colon of a whole by its outcome."""
    return part.outcome == whole.outcome or (part.outcome in _ILL and whole.outcome in _ILL)


def _listed(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "Eleven were foreigners: three Britons, two South Koreans and two Canadians": the last ones, by the first."""
    mentions, words = register.mentions, register.words
    at = k
    while at > max(0, k - _LISTED) and _goes_on(register, mentions[at - 1], mentions[at]):
        at -= 1
    first = mentions[at].draft
    if at == k or first is None or first.parent is None or words[mentions[at].first - 1] != ":":
        return None
    if first.outcome != draft.outcome and not fits_inside(draft, first.parent) and not _is_alike(draft, first.parent):
        return None
    return first.parent if holds(draft, first.parent) else None


def _goes_on(register: Register, before: Mention, mention: Mention) -> bool:
    """Whether a list goes on from one count to the next: "192 with burns, the remaining 87 under observation"."""
    words, first, last = register.words, before.last, mention.first
    if not 0 < last - first <= _STEP or words[last - 1] not in _ON or before.sentence is not mention.sentence:
        return False
    for i in range(first, last):
        if words[i] in (":", ";") or (words[i] not in _ON and register.surface.is_of(i, AUXILIARY | REPORTING)):
            return False
    return "," in words[first:last] or "and" in words[first:last]
