"""Part of level 3: figures in brackets behind names: of places with their counts, or of persons with their ages.

Public function: `in_place_list`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ground import Ground

__all__ = ["in_place_list"]

_PLACES: Final = 12  # names in a list of places
_LINKS: Final = frozenset((",", "and", "or", "("))


def in_place_list(g: Ground, opening: int) -> bool:
    """ "in Karsan (12), Velgrad (7) and Akwa Ibom (3)": whether the list of bracketed figures up to the bracket at `opening` begins
    behind a preposition of place, or has a name of one word in it, as persons in such a list do not.
    """
    first, following = g.surface.sentence(opening).first, opening + 3
    while g.word(following) in _LINKS:
        following += 1
    if g.word(following + 1) == "(" and g.word(following + 2).isdecimal() and g.surface.is_capital(following):
        return following > opening + 3
    for _ in range(_PLACES):
        at = opening - 1
        if at == first:
            return g.surface.is_capital(at)
        while at > first and g.surface.is_capital(at):
            at -= 1
        if at == opening - 1:
            return False
        if at == opening - 2 and (g.words[at] in _LINKS or g.words[at] == ":"):
            return True  # "Garissa (1), Upper Vell (70)"
        while at > first and g.words[at] in _LINKS:
            at -= 1
        if g.words[at] != ")":
            return g.words[at] in ("in", "at", "near", "across")
        while at > first and g.words[at] != "(":
            at -= 1
        opening = at
    return False
