"""Part of level 8: whether what a land owns happened in it ("Argentina's food riots"), or is what it did to others.

Public names: `STRUCK`, the words for a strike, and `is_happening_of`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Surface
from tally.lexicon.kinds import EVENT_NOUN, FORCE, PERSON

__all__ = ["STRUCK", "is_happening_of"]

STRUCK: Final = frozenset(
    "strike strikes airstrike airstrikes raid raids shelling bombardment barrage offensive operation".split()
    + "drone drones missile missiles rocket rockets air".split()
)
# What a land does to others: the place of its dead is elsewhere.
_WAGED: Final = frozenset(
    "attack attacks war wars invasion assault campaign crackdown bombing bombings incursion siege".split()
)


def is_happening_of(surface: Surface, name: int, end: int) -> bool:
    """Whether "'s" and what happened stand between the name at `name` and `end`: "Peru's worst bus crash", not "Israel's attack"."""
    words = surface.words
    if words[name + 1 : name + 3] != ["'", "s"] or not surface.is_of(end - 1, EVENT_NOUN):
        return False
    for k in range(name + 3, end):
        if words[k] in STRUCK or words[k] in _WAGED or not words[k].isalpha() or surface.is_of(k, PERSON | FORCE):
            return False
    return True
