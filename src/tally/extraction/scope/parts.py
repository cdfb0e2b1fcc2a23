"""Part of level 8: a part of a place, told before it ("a remote corner of southern Peru", "large swathes of Vell").

Public function: `past_part`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites
from tally.lexicon.kinds import AUXILIARY, CONJUNCTION, EVENT_NOUN, OUTCOME, PERSON, PREPOSITION

__all__ = ["past_part"]

_REACH: Final = 5  # words of "a remote, mountainous corner"
_ENDS: Final = AUXILIARY | CONJUNCTION | EVENT_NOUN | OUTCOME | PERSON | PREPOSITION


def past_part(sites: Sites, begin: int, last: int, taken: set[int]) -> int:
    """The word behind "a remote corner of" at `begin` where a place with a name follows, which is then the place; else `begin`."""
    words = sites.words
    for i in range(begin, min(begin + _REACH, last - 2)):
        if words[i] in sites.parts and words[i + 1] == "of":
            whole = sites.read(i + 2, last, taken)
            return i + 2 if whole is not None and whole[2] else begin
        if i in taken or not (words[i].isalpha() or words[i] in "-,") or sites.kinds[i] & _ENDS:
            return begin
    return begin
