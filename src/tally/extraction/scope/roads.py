"""Part of level 8: roads by their numbers: "on the M25", "on Interstate 80", "on U.S. Highway 218", "on the N1 highway".

Public function: `road_end`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites

__all__ = ["road_end"]

_ROADS: Final = frozenset(
    "highway highways interstate route motorway autoroute autobahn autopista expressway freeway carretera road turnpike".split()
)
_LETTERS: Final = 3  # of "BR" in "BR-116"


def road_end(sites: Sites, begin: int, last: int) -> int:
    """Where a numbered road that begins at word `begin`, with its article, ends; `begin` where none stands."""
    words, i = sites.words, begin
    i += i < last and words[i] in ("the", "a")
    for _ in range(_LETTERS):  # "U.S. Highway 218", "State Route 9"
        if i + 1 < last and (words[i] in ("u", "s", ".", "us", "state", "national", "federal") and words[i + 1] != "'"):
            i += 1
    if i + 1 < last and words[i] in _ROADS and sites.surface.is_capital(i):
        return i + 2 if words[i + 1].isdecimal() else begin
    if i >= last or not words[i].isalpha() or len(words[i]) > _LETTERS or not sites.surface.is_capital(i):
        return begin
    digits = i + 1 + (i + 1 < last and words[i + 1] == "-")
    if digits >= last or not words[digits].isdecimal() or len(words[digits]) > 4:
        return begin
    if not all(sites.surface.is_glued(k) for k in range(i, digits)):
        return begin
    end = digits + 1
    if words[end : end + 3] == ["(", "m", ")"] and end + 3 <= last:
        end += 3  # "the A1(M)"
    return end + 1 if end < last and words[end] in _ROADS else end
