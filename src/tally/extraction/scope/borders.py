"""Part of level 8: a border that is told by the land beyond it: "near the border with Chad".

Public function: `past_neighbour`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites

__all__ = ["past_neighbour"]

_BORDERS: Final = frozenset(("border", "frontier", "boundary"))


def past_neighbour(sites: Sites, end: int, last: int) -> int:
    """Behind "near the border | with Chad": the land beyond, where a border is told by it; `end` elsewhere."""
    if sites.words[end - 1] not in _BORDERS or sites.words[end : end + 1] != ["with"]:
        return end
    at = end + 1 + (sites.words[end + 1 : end + 2] == ["the"])
    begin = at
    while at < last and sites.is_name(at):
        at += 1
    return at if at > begin else end
