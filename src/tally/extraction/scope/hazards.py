"""Part of level 8: an event of the ground, the water or a crowd that bears the name of its place ("in the Karsan landslide").

Public function: `hazard_place`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites
from tally.extraction.scope.spans import Place
from tally.lexicon.kinds import FORCE, PERSON, SOURCE

__all__ = ["hazard_place"]

# What stays where it came: no storm, ship or attacker gives it a name.
_HAZARDS: Final = frozenset(
    "landslide landslides mudslide mudslides rockslide mudflow avalanche avalanches earthquake earthquakes quake tsunami"
    " stampede crush floods flooding".split()
)
_LONGEST: Final = 3  # words of the name


def hazard_place(sites: Sites, lead: int, last: int) -> Place | None:
    """ "died in the Karsan landslide", "victims of the San Vell floods": the name between "the" and the hazard."""
    words, begin = sites.words, lead + 2
    if words[lead + 1 : begin] != ["the"] or sites.is_caps:
        return None
    end = begin
    while end < last and end - begin < _LONGEST and sites.is_name(end) and sites.surface.is_capital(end):
        if sites.kinds[end] & (FORCE | PERSON | SOURCE) or sites.lexicon.knows(words[end]):
            return None  # "the Boxing Day tsunami"
        end += 1
    if end == begin or end >= last or words[end] not in _HAZARDS or sites.surface.is_capital(end):
        return None
    return Place(begin, end, lead, "in", True, "")
