"""Part of level 8: how far from a place something lies ("38 nautical miles south-west of Gavdos").

Public functions: `distance`, `past_about`.
"""

from __future__ import annotations

from tally.extraction.scope.sites import Sites
from tally.lexicon.kinds import UNIT

__all__ = ["distance", "past_about"]


def distance(sites: Sites, lead: int, taken: set[int]) -> int:
    """ "38 nautical miles south-west of Gavdos": the measure belongs to the place."""
    words = sites.words
    k = lead - 1
    while (
        k >= 0
        and k not in taken
        and (
            sites.surface.is_of(k, UNIT)
            or words[k]
            in ("-", "metres", "meters", "miles", "kilometers", "kilometres", "km", "nautical", "just", "about", "some")
        )
        and words[k] not in ("day", "days", "hours")
    ):
        k -= 1
    if k >= 0 and k != lead - 1 and words[k][0].isdigit() and k not in taken:
        return k
    return lead


def past_about(sites: Sites, first: int) -> int:
    """Left of a distance over "some", "about": ", some 60 miles south of Karsan"."""
    while sites.words[first - 1] in ("some", "about", "around", "roughly", "nearly", "just", "only"):
        first -= 1
    return first
