"""Part of level 8: roads by their numbers ("on the M25", "on Interstate 80", "on U.S. Highway 218", "on the N1 highway"), and what
lies between two towns on one ("met head-on between Vell and Karsan").

Public functions: `road_end`, `towns_end`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites
from tally.lexicon.kinds import PERSON, PLACE_NOUN

__all__ = ["road_end", "towns_end"]

_ROADS: Final = frozenset(
    "highway highways interstate route motorway autoroute autobahn autopista expressway freeway carretera road turnpike".split()
)
_LETTERS: Final = 3  # of "BR" in "BR-116"
_LONGEST: Final = 3  # words of the name of a town
_BEFORE: Final = 14  # words from a vehicle to "between"


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


def towns_end(sites: Sites, lead: int, first: int, last: int) -> int:
    """Where "between Vell and Karsan" ends, behind a road or something that ran on one; `lead` where the words tell no way."""
    words, surface = sites.words, sites.surface
    middle = _name_end(sites, lead + 1, last)
    if middle == lead + 1 or words[middle : middle + 1] != ["and"]:
        return lead
    end = _name_end(sites, middle + 1, last)
    if end == middle + 1 or (end < last and (sites.kinds[end] & PERSON or words[end] in ("'", "-"))):
        return lead
    road = surface.at("place_noun").get(lead - 1)
    if road is not None and road.means == "road":
        return end
    things = surface.at("thing")
    for i in range(lead - 1, max(first, lead - _BEFORE) - 1, -1):
        thing = things.get(i)
        if thing is not None and thing.means == "vehicle":
            return end
        if not (words[i].isalpha() or words[i] == "-"):
            break
    return lead


def _name_end(sites: Sites, begin: int, last: int) -> int:
    end = begin
    while (
        end < last
        and end - begin < _LONGEST
        and (sites.is_name(end) or (end > begin and sites.kinds[end] & PLACE_NOUN))
    ):
        end += 1
    return end
