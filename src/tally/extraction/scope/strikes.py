"""Part of level 8: whether a name behind "on" is that of a place which was struck ("a drone strike on Kosti").

Public function: `is_struck_on`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.sites import Sites
from tally.lexicon.kinds import DEMONYM, EVENT_NOUN, FORCE, KNOWN_PLACE, OUTCOME, PERSON, PLACE_DIRECTION

__all__ = ["is_struck_on"]

_AFLOAT: Final = frozenset("collision collisions accident accidents capsizing sinking capsized sank sunk".split())
_SMALL: Final = 3  # letters of "al", "as", "esh"
_BY_WHOM: Final = 9  # words of "by the Rapid Support Forces (RSF)"


def is_struck_on(sites: Sites, lead: int, first: int, end: int) -> bool:
    """ "on Sicily", "a drone strike on Kosti": a known place, or one name that no armed group bears."""
    if sites.is_known(first) or sites.kinds[first] & PLACE_DIRECTION != 0:
        return True  # "an attack on neighbouring Holm"
    if sites.words[first : first + 2] == ["the", "same"]:
        return True  # "a raid on the same town", "on the same slope"
    if (
        end - first == 2
        and sites.words[first] == "the"
        and sites.kinds[end - 1] & KNOWN_PLACE != 0
        and sites.kinds[lead - 1] & (OUTCOME | PERSON) != 0
    ):
        return True  # "lost their lives on the Mediterranean"
    if end - first == 2 and sites.words[first] == "the" and sites.words[lead - 1] in _AFLOAT and sites.is_name(end - 1):
        return True  # "in a collision on the Shitala": a river
    return (
        (sites.kinds[lead - 1] & EVENT_NOUN != 0 or _is_attack_by(sites, lead))
        and (end - first == 1 or _is_one_name(sites, first, end))
        and not sites.surface.is_of(first, FORCE)
        and sites.kinds[first] & DEMONYM == 0
    )


def _is_one_name(sites: Sites, first: int, end: int) -> bool:
    """ "Tel Holm", "Alma al-Shaab": two names, one of which a small word may lead."""
    words, glued = sites.words, sites.surface.is_glued
    if end - first == 4 and words[end - 2] == "-" and glued(end - 3) and glued(end - 2):
        return sites.is_name(first) and len(words[end - 3]) <= _SMALL and sites.is_name(end - 1)
    return end - first == 2 and sites.is_name(first) and sites.is_name(first + 1)


def _is_attack_by(sites: Sites, lead: int) -> bool:
    """ "a drone attack by the Rapid Support Forces (RSF) on Kosti": who did it stands between."""
    for i in range(lead - 1, max(0, lead - _BY_WHOM), -1):
        if sites.words[i] == "by":
            return sites.kinds[i - 1] & EVENT_NOUN != 0
        if not (sites.words[i].isalpha() or sites.words[i] in "()-'"):
            return False
    return False
