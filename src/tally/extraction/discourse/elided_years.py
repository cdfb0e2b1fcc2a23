"""Part of level 7: the figure of another year, named by it alone ("last year's total of 302", "the record of 605 set in 2022").

Public function: `of_that_year`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, phrase_ends
from tally.extraction.discourse.elided_figures import COUNTED
from tally.extraction.discourse.register import Register

__all__ = ["of_that_year"]

_COUNTS: Final = frozenset("total tally toll figure count record high peak".split())
_OWNERS: Final = frozenset("last previous preceding prior".split())
_REACH: Final = 4  # words from "last year" to "total"


def of_that_year(register: Register, k: int, mention: Mention) -> Found:
    """The same count of another year; not "last year's total of 30 fires"."""
    words, at = register.words, mention.first - 2
    first = mention.sentence.first
    if mention.people.kind != "none" or at <= first or words[at + 1] != "of" or words[at] not in _COUNTS:
        return None
    if not (_year_before(words, max(first, at - _REACH), at) or _set_in_year(words, mention.last)):
        return None
    if not (phrase_ends(register, mention) or words[mention.last] in ("set", "in")):
        return None
    source = next((d for d in register.before(k, 2) if d.outcome in COUNTED and not d.number.article), None)
    return (source, "other") if source is not None else None


def _year_before(words: list[str], first: int, last: int) -> bool:
    """ "last year's total", "the 2022 total"."""
    for i in range(first, last):
        if words[i] == "year" and words[i - 1] in _OWNERS:
            return True
        if len(words[i]) == 4 and words[i].isdecimal():
            return True
    return False


def _set_in_year(words: list[str], i: int) -> bool:
    """ "the record of 605 set in 2022"."""
    year = i + 2 if words[i : i + 2] == ["set", "in"] else i + 1
    return words[year - 1 : year] == ["in"] and len(words) > year and len(words[year]) == 4 and words[year].isdecimal()
