"""Part of level 7: items of a list as parts of the count that the line above them opens with.

Public functions: `add_items` (lists that make a total exactly), `itemised` (the whole of one claim, or None).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.wholes import last_total
from tally.extraction.slots import Draft

__all__ = ["add_items", "itemised"]

_ITEMS: Final = 12  # items of a list that look back to the line above it
_AFTER: Final = 3  # sentences from a list to its total behind it
_BEFORE: Final = 8  # and from a total to its list
_JOINT: Final = frozenset(("casualties", "killed_or_injured", "dead_or_missing", "affected"))


def add_items(register: Register) -> None:
    """ "• South: 6 killed and 21 hurt • Karsan: 9 killed and 32 hurt. The toll is thus 15 killed and 53 hurt": each outcome of a list is a
    part of the total that it makes, told before the list or behind it.
    """
    lists: dict[int, list[Draft]] = {}
    for draft in register.drafts:
        block = register.surface.block(draft.number.first)
        if block.kind == "item" and block.parent is not None:
            lists.setdefault(block.parent, []).append(draft)
    for told in lists.values():
        for outcome in dict.fromkeys(draft.outcome for draft in told):
            _add_outcome(register, told, [draft for draft in told if draft.outcome == outcome])


def _add_outcome(register: Register, told: list[Draft], items: list[Draft]) -> None:
    """One count of this outcome an item, all of them exact."""
    sentences = [draft.sentence for draft in items]
    exact = all(d.number.kind == "exact" and d.parent is None and not d.number.article for d in items)
    if len(items) < 2 or len(set(sentences)) < len(items) or not exact:
        return
    value = sum(draft.number.value or 0 for draft in items)
    inside = {id(draft) for draft in told}
    for draft in register.drafts:
        if not sentences[0] - _BEFORE <= draft.sentence <= sentences[-1] + _AFTER or id(draft) in inside:
            continue
        same = draft.outcome == items[0].outcome and draft.number.value == value
        if same and draft.parent is None and register.is_sure(draft):
            for part in items:
                part.parent = draft
            return


def itemised(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """Items under "The fatalities are as follows:": parts of the total that was told before that line."""
    surface = register.surface
    block = surface.blocks[mention.sentence.block]
    if block.kind != "item" or block.parent is None or mention.partitive or mention.inside:
        return None
    opening = surface.blocks[block.parent]
    first, last = surface.first_at(opening.start), surface.first_at(opening.end)
    if last <= first or surface.words[last - 1] != ":":
        return None
    begin = surface.sentence(last - 1).first
    if (told := _told_in(register, k, mention, draft, begin)) is not None:
        return told
    led = any(i in register.part_leads for i in range(max(mention.first - 4, 0), mention.first))
    named = any(i in register.wholes and register.wholes[i].means == draft.outcome for i in range(begin, last))
    if led or not named:
        return None
    whole = last_total(register, k, draft, draft.outcome)
    if whole is None or whole.number.start >= opening.end or whole.parent is not None:
        return None
    return None if _exceed(register, k, mention, whole) else whole


def _exceed(register: Register, k: int, mention: Mention, whole: Draft) -> bool:
    """Whether the items from here on are more than the whole, which is then another list's or none of theirs."""
    blocks, size = register.surface.blocks, whole.number.size()
    parent, value = blocks[mention.sentence.block].parent, 0
    seen: set[int] = set()  # of an item that tells its count apart the first one
    for later in register.mentions[k : k + _ITEMS]:
        draft, at = later.draft, later.sentence.block
        if blocks[at].kind == "item" and blocks[at].parent == parent and draft is not None and at not in seen:
            seen.add(at)
            value += (draft.number.value or 0) if draft.outcome == whole.outcome else 0
    return size is not None and value > size


def _told_in(register: Register, k: int, mention: Mention, draft: Draft, begin: int) -> Draft | None:
    """ "the neutralisation of nine fighters:" and its items "four dead", "three captured": a line with one count, which these
    items tell apart.
    """
    surface = register.surface
    if mention.single or mention.first > surface.first_at(surface.blocks[mention.sentence.block].body):
        return None
    opening = [
        d for d in register.before(k, _ITEMS) if begin <= d.number.first and d.sentence == surface.sentence_of[begin]
    ]
    if len(opening) != 1 or opening[0].number.article or opening[0].outcome not in _JOINT:
        return None
    return opening[0] if fits_inside(draft, opening[0], strict=False) else None
