"""Part of level 7: those by whom a toll grew, told in its sentence ("bringing to 52 the number of dead", "rose to 61 after",
"raising by four the toll").

Public functions: `grown`, `raised`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.discourse.wholes import is_year, last_total
from tally.extraction.slots import Draft
from tally.lexicon.kinds import TOLL_WORD

__all__ = ["grown", "raised"]

_BRINGS: Final = frozenset(
    "bringing brings brought taking takes took raising raises raised pushing pushes pushed lifting lifted increasing".split()
)
_ROSE: Final = frozenset("rose risen rises climbed climbs grew grown increased jumped gone went".split())
_WHEN: Final = frozenset(("after", "as", "when", "with"))
# What a total counts that is more than the dead of one day.
_LONG: Final = frozenset(
    "since year years month months season winter summer war conflict outbreak epidemic country decade week weeks".split()
)
_OTHERS: Final = frozenset(("last", "earlier", "previous", "similar", "another", "separate", "from"))
_REACH: Final = 24  # words from those who died to the toll that they make
_BEHIND: Final = 12  # words from a toll to the end of what it counts


def grown(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "The toll rose to 61 after divers found 17 bodies", "Two died overnight, bringing the toll to 17": those who were added to it;
    not to what a year or a war has cost.
    """
    if draft.outcome != "killed" or draft.stance != "asserted" or draft.number.kind == "none":
        return None
    if _is_one_of(register, mention):
        return None
    for later in register.mentions[k + 1 : k + 4]:
        total = later.draft
        if total is None or later.sentence is not mention.sentence:
            continue
        if _may_be(register, draft, total) and _is_brought(register, mention.last, later.first):
            draft.basis = "addition"
            return total
    for total in register.before(k, 0):
        if _may_be(register, draft, total) and _has_risen(register, total, mention.first):
            draft.basis = "addition"
            return total
    return None


def _is_one_of(register: Register, mention: Mention) -> bool:
    """ "Fourteen of the rescued were treated and one died": whether a share of some people, and no new dead, is told of."""
    words, first = register.words, mention.sentence.first
    return words[mention.first - 1] == "and" and words[first + 1 : first + 2] == ["of"]


def raised(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "raising by four the toll": the addition is a part of the total that it makes."""
    if mention.before not in register.raised_by:
        return None
    draft.basis = "addition"
    return last_total(register, k, draft, draft.outcome)


def _may_be(register: Register, part: Draft, total: Draft) -> bool:
    """Whether a count may be a toll that grew by these dead."""
    mine, theirs = part.number.size(), total.number.size()
    if total.outcome != "killed" or total.stance != "asserted" or total.parent is not None or total.number.article:
        return False
    if mine is None or theirs is None or mine >= theirs:
        return False
    words, last = register.words, register.surface.sentences[total.sentence].last
    for i in range(max(0, total.number.first - _BEHIND), min(last, total.number.last + _BEHIND)):
        if (words[i] in _LONG and words[i + 1 : i + 2] != ["'"]) or is_year(words[i]):
            return False
    return True


def _is_brought(register: Register, first: int, last: int) -> bool:
    """Whether "bringing to", "which took the toll to" stands between those who died and the toll."""
    words = register.words
    for i in range(first, min(last, first + _REACH)):
        if words[i] in _BRINGS and words[i - 1] in (",", "which", "that", "and", "\u2013", "\u2014"):
            return "to" in words[i + 1 : last] or "at" in words[i + 1 : last]
    return False


def _has_risen(register: Register, total: Draft, first: int) -> bool:
    """Whether a toll rose to this count "after", "as", "when", with nothing of another time between it and those who died."""
    surface, words, at = register.surface, register.words, total.number.first
    begin = surface.sentences[total.sentence].first
    if first - total.number.last > _REACH or not any(words[i] in _ROSE for i in range(max(begin, at - 5), at)):
        return False
    if not any(surface.is_of(i, TOLL_WORD) or words[i] == "number" for i in range(begin, at)):
        return False
    between = words[total.number.last : first]
    return not _WHEN.isdisjoint(between) and _OTHERS.isdisjoint(between) and ";" not in between
