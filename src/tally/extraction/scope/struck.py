"""Part of level 8: a place that was struck: the object of a verb ("struck eastern Turkey"), the subject of a passive or of what
gave way ("the Galeen clinic was struck", "after the Holm bridge collapsed").

Public function: `struck`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.parts import past_part
from tally.extraction.scope.sites import ARTICLES, Sites
from tally.extraction.scope.spans import Place, is_hit
from tally.lexicon import Hit
from tally.lexicon.kinds import CLAUSE, CONJUNCTION, FORCE, PLACE_DIRECTION, PLACE_NOUN, PREPOSITION

__all__ = ["struck"]

_NOT_OBJECT: Final = frozenset(("by", "in", "on", "at", "from", "away", "into", "to", "across", "towards", '"'))
_BEING: Final = ("was", "were", "been", "being", "is", "are")
_NO_NAME: Final = PREPOSITION | CONJUNCTION | CLAUSE  # "After Holm Plaza collapsed"
_PASSIVE: Final = (*_BEING, "had", "has", "have")


def struck(sites: Sites, verb: Hit, i: int, first: int, last: int, taken: set[int]) -> Place | None:
    """The place that a verb at word i tells to have been struck, or to have given way."""
    if verb.means == "gave":
        return _struck(sites, i, first)
    return _struck(sites, i - 1, first) if sites.words[i - 1] in _BEING else _object(sites, verb.last, last, taken)


def _object(sites: Sites, begin: int, last: int, taken: set[int]) -> Place | None:
    """ "struck eastern Turkey", "swept Juniper Flat": a name, or a place noun with one."""
    if begin < last and (sites.words[begin] in _NOT_OBJECT or is_hit(sites.surface, "place_verb", begin, begin + 1)):
        return None  # "Shells hit Karsan": the verb behind is the verb
    phrase = sites.read(past_part(sites, begin, last, taken), last, taken)
    if phrase is None:
        return None
    first, end, name, noun = phrase
    if sites.is_counted(first) and noun in ("", "facility"):
        return None  # "reached 42 degrees Celsius", "struck 15 arms depots of the front"
    if noun == "facility" and any(sites.kinds[k] & FORCE for k in range(first, end)):
        return None  # "struck Hezbollah arms depots"
    plain = end - first - (sites.words[first] in ARTICLES)
    if (
        not name
        and (noun in ("area", "settlement") or sites.words[first + 1 : first + 2] == ["same"])
        and (
            sites.words[first] in ("the", "this", "that")
            or (sites.is_counted(first) and sites.words[begin - 2] not in ("which", "that"))
        )
    ):
        return Place(first, end, begin, "object", name, noun)
    if not name or (not noun and not sites.is_known(first) and (sites.words[first] in ARTICLES or plain > 3)):
        return None
    return Place(first, end, begin, "object", name, noun)


def _struck(sites: Sites, end: int, floor: int) -> Place | None:
    """ "the Galeen clinic was struck", "the Holm bridge collapsed": the subject, where it is a place with a name."""
    while end > floor and sites.words[end - 1] in _PASSIVE:
        end -= 1
    if end - 1 < floor or sites.kinds[end - 1] & PLACE_NOUN == 0:
        return None
    begin = end - 1
    while (
        begin > floor
        and (sites.is_name(begin - 1) or sites.kinds[begin - 1] & (PLACE_DIRECTION | PLACE_NOUN) != 0)
        and not sites.kinds[begin - 1] & _NO_NAME
    ):
        begin -= 1
    if not any(sites.is_name(k) for k in range(begin, end - 1)):
        return None
    return Place(begin, end, begin, "object", True, sites.place_noun(begin, end))
