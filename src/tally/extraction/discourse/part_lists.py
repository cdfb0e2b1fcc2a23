"""Part of level 7: parts that a bracket, a dash or a list joins to their whole ("9,437 casualties (2,472 killed, 6,937 injured)").

Public functions: `aside_of_part`, `by_fate`, `in_bracket`, `last_included`, `like_before`, `share_apposed`. Each gives the whole of one
claim, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import beside, is_dash
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.wholes import last_total, part_lead, whole_at
from tally.extraction.slots import Draft
from tally.lexicon.kinds import SHARE

__all__ = ["aside_of_part", "by_fate", "in_bracket", "last_included", "like_before", "share_apposed"]

_JOINT: Final = frozenset(("casualties", "killed_or_injured", "dead_or_missing"))
_NEAR: Final = 8  # words from a whole to its bracket
_SHARE: Final = 8  # words from "half of those deaths" to its figure
_ITEMS: Final = 6  # of an aside between dashes
_OWN_CLAUSE: Final = 3  # words from "who" to what became of them
_ARE: Final = frozenset(("are", "were", "was"))
_SHARES: Final = frozenset(("half", "third", "quarter", "majority", "most"))


def in_bracket(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "9,437 casualties in 2016 (2,472 killed, 6,937 injured)": the joint count right before the bracket."""
    if draft.what is None or register.words[mention.first - 1] != "(" or draft.number.article:
        return None
    whole = register.last(k, 0)
    near = (
        whole is not None
        and mention.first - whole.last <= _NEAR
        and ")" not in register.words[whole.last : mention.first]
    )
    joint = whole is not None and whole.outcome in _JOINT and fits_inside(draft, whole, strict=False)
    return whole if near and joint else None


def by_fate(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "30,457 casualties, including 10,582 dead and 19,875 injured": the next of the fates that a joint count is told apart by."""
    before = register.mentions[k - 1].draft if k > 0 else None
    if before is None or draft.what is None or before.parent is None or before.sentence != draft.sentence:
        return None
    whole = before.parent
    if whole.outcome not in _JOINT or whole.sentence != draft.sentence or before.outcome == draft.outcome:
        return None
    if not beside(register.words, max(before.last, register.mentions[k - 1].last), mention.first):
        return None
    mine, theirs, size = draft.number.size(), before.number.size(), whole.number.size()
    if mine is None or theirs is None or size is None or mine + theirs > size:
        return None
    return whole if fits_inside(draft, whole, strict=False) else None


def share_apposed(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "64 cooks died. Nearly half of those deaths, 31, took place in Holm": what the share amounts to."""
    words, first = register.words, mention.first
    closed = words[mention.last : mention.last + 1] == [","] or is_dash(register.surface, mention.last)
    if not closed or not (words[first - 1] == "," or is_dash(register.surface, first - 1)):
        return None
    for i in range(first - 2, max(mention.sentence.first, first - _SHARE) - 1, -1):
        if words[i] != "of":
            continue
        named = whole_at(register, i + 1, first - 1)
        shared = words[i - 1] in _SHARES or register.surface.is_of(i - 1, SHARE)
        if named is None or not shared:
            return None
        told = last_total(register, k, draft, named.means) or last_total(register, k, draft, draft.outcome)
        while told is not None and told.number.kind == "vague" and told.parent is not None:
            told = told.parent  # "the majority of these casualties - 10,471"
        return told
    return None


def like_before(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Among the deceased, it said, 9,000 are children and 5,300 are women": told like the part before it."""
    if k == 0 or register.words[mention.first - 1] != "and" or draft.number.kind == "none":
        return None
    before = register.mentions[k - 1]
    part, end = before.draft, mention.number.last
    if part is None or part.parent is None or part.sentence != draft.sentence or part.outcome != draft.outcome:
        return None
    here, there = (register.words[at : at + 1] for at in (end, before.number.last))
    if not here or here[0] not in _ARE or not there or there[0] not in _ARE:
        return None
    return part.parent if draft.people.first == end + 1 and fits_inside(draft, part.parent) else None


def last_included(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "92 died, including 19 children, 16 women, and six victims who died in jail": the last of the list, with a clause of its own."""
    end = draft.people.last
    if k == 0 or register.words[mention.first - 1] != "and" or register.words[end : end + 1] not in (["who"], ["that"]):
        return None
    at = k - 1
    while at > 0 and beside(register.words, register.mentions[at - 1].last, register.mentions[at].first):
        at -= 1
    opener, part = part_lead(register, register.mentions[at]), register.mentions[k - 1].draft
    if opener is None or part is None or part.sentence != draft.sentence or part.outcome != draft.outcome:
        return None
    own = draft.what is not None and end < draft.what[0] <= end + _OWN_CLAUSE  # not "six who attacked them were killed"
    whole = part.parent
    if whole is None or not own or not beside(register.words, register.mentions[k - 1].last, mention.first):
        return None
    return whole if fits_inside(draft, whole, strict=False) else None


def aside_of_part(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Ten died. Five of them - three guards and two cooks - were shot": the five, whom the aside tells apart exactly."""
    mentions, at = register.mentions, k
    while (
        at > 0
        and mentions[at - 1].sentence is mention.sentence
        and beside(register.words, mentions[at - 1].last, mentions[at].first)
    ):
        at -= 1
    opener = mentions[at - 1] if at > 0 else None
    lead = mentions[at].first - 1
    if opener is None or opener.draft is None or opener.sentence is not mention.sentence or not opener.partitive:
        return None
    if (
        not (is_dash(register.surface, lead) or register.words[lead] in ("(", ":"))
        or lead - opener.number.last > _ITEMS
    ):
        return None
    value, end = 0, at
    while (
        end < len(mentions)
        and end - at < _ITEMS
        and (end == at or beside(register.words, mentions[end - 1].last, mentions[end].first))
    ):
        value += mentions[end].number.value or 0
        end += 1
    whole = opener.draft
    told = end - at > 1 and k < end and value == whole.number.value and part_lead(register, mentions[at]) is None
    return whole if told and fits_inside(draft, whole, strict=False) else None
