"""Part of level 8: the words that say where. No list of names: a preposition, a place noun and the words around tell a place.

Public functions: `find_places` (of one sentence), `is_place_name` (of a label, a cell, a heading).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.borders import past_neighbour
from tally.extraction.scope.distances import distance, past_about
from tally.extraction.scope.hazards import hazard_place
from tally.extraction.scope.parts import past_part
from tally.extraction.scope.roads import road_end, towns_end
from tally.extraction.scope.sites import ARTICLES, Sites
from tally.extraction.scope.spans import Place, hits_from, hits_on, is_hit
from tally.extraction.scope.strikes import is_struck_on
from tally.extraction.scope.struck import struck
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    DEMONYM,
    EVENT_NOUN,
    NUMERAL,
    PLACE_DIRECTION,
    PLACE_NOUN,
    SEAT,
    THING,
)

__all__ = ["find_places", "home_of", "is_place_name"]

_DWELLERS: Final = frozenset("resident residents inhabitant inhabitants villager villagers townspeople".split())
_OWNERS: Final = frozenset(("her", "his", "my", "your"))
_OF_VESSELS: Final = frozenset(
    "sinking capsizing capsize collision wreck grounding foundering derailment downing hijacking ditching loss".split()
)
# What acts, and is not only where it stands.
_BODIES: Final = frozenset(
    "office ministry court parliament embassy consulate institute headquarters hospital university".split()
)
_BESIDE: Final = ("near", "in", "outside", "at", "between")  # from the number of a road to what lies there
_FRONTS: Final = ("line", "boundary")
_BORDERS: Final = ("border", "frontier", *_FRONTS)
_SWEPT: Final = frozenset(
    "away off under swept hit struck engulfed submerged inundated flooded washed carried buried overrun".split()
)
_TOLD_BY: Final = frozenset(("of", "between", "after", "following"))
_FOUGHT: Final = frozenset(("battle", "battles", "fight", "fighting", "struggle"))
_IN_NAMES: Final = frozenset((",", "and", "&", "-", "'", "of", "de", "del", "la", "el", "al"))


def find_places(sites: Sites, first: int, last: int, taken: set[int]) -> list[Place]:
    """The places among the words first..last, in reading order. `taken`: words of times and of the numbers of claims."""
    found: list[Place] = []
    reached = first
    spots = _spots(sites.surface, first, last)
    for i in sorted(spots):
        if i < reached or i in taken:
            continue
        place = _at(sites, i, spots[i], first, last, taken)
        if place is not None:
            found.append(place)
            if (second := _respective(sites, place, last)) is not None:
                found.append(second)
            reached = max(i + 1, found[-1].last)
    return _chained(sites, found)


def _spots(surface: Surface, first: int, last: int) -> dict[int, Hit | None]:
    """The words at which a place can be told: "nationwide", a preposition or "of" before it, a verb of what struck it."""
    spots: dict[int, Hit | None] = {}
    for hit in hits_on(surface, "place_whole", first, last):
        for i in range(max(hit.first, first), min(hit.last, last)):
            spots[i] = hit
    for hit in hits_from(surface, "place_prep", first, last):
        if hit.first not in spots and not (surface.words[hit.first - 1] == "-" and surface.is_glued(hit.first - 1)):
            spots[hit.first] = hit  # no "daughter-in-law"
    counted: Hit | None = None  # "deaths were recorded for Kelso"
    for i in range(first + 1, last):
        word = surface.words[i]
        if word == "for" and (lead := spots.get(i - 1)) is not None and lead.last == i + 1:
            counted = lead
        elif (
            word == "for"
            and counted is not None
            and i not in spots
            and (surface.words[i - 1].isdecimal() or surface.is_of(i - 1, NUMERAL))
        ):
            spots[i] = counted  # "... and four for Holm"
        if i not in spots and (word in _TOLD_BY or (word == "for" and surface.words[i - 1] in _FOUGHT)):
            spots[i] = None  # "the battle for Karsan"
    for hit in hits_from(surface, "place_verb", first, last):
        if hit.first not in spots:
            spots[hit.first] = hit
    return spots


def _at(sites: Sites, i: int, hit: Hit | None, first: int, last: int, taken: set[int]) -> Place | None:
    if (named := hazard_place(sites, i, last)) is not None:
        return named
    if hit is None and sites.words[i] == "between":
        end = towns_end(sites, i, first, last)
        return Place(i, end, i, "near", True, "road") if end > i else None
    if hit is None:
        return None if sites.words[i] in ("after", "following") else _of(sites, i, last, taken)
    kind = hit.entry.kind
    if kind == "place_whole":
        if i > first and sites.words[i - 1] == "from":
            return None
        if hit.last - hit.first > 2 and sites.words[hit.last - 2] in ARTICLES:
            # "across the country": as a place noun without a name, but one that outranks where it all happened
            return Place(hit.last - 2, hit.last, hit.first, "in", False, "whole")
        return Place(hit.first, hit.last, hit.first, "in", True, "area")
    if kind == "place_prep":
        return _behind(sites, i, max(hit.last, i + 1), hit.means, last, taken)
    if (hit.form == "base" and (i == 0 or sites.kinds[i - 1] & AUXILIARY == 0)) or sites.words[i - 1] in ARTICLES:
        return None  # "by the flooded Nzoia river"
    return struck(sites, hit, i, first, last, taken)


def _respective(sites: Sites, place: Place, last: int) -> Place | None:
    """ "in Duki and Harnai respectively": the second place, for itself."""
    k = place.last
    if not place.name or k + 2 >= last or sites.words[k] != "and" or not sites.is_name(k + 1):
        return None
    end = k + 2
    while end < last and sites.is_name(end):
        end += 1
    if end < last and sites.words[end] == "respectively":
        return Place(k + 1, end, k + 1, "respective", True, "")
    return None


def _of(sites: Sites, lead: int, last: int, taken: set[int]) -> Place | None:
    """ "the head of Karsan hospital", "the bombing of Kosti": where someone speaks, unless something happened there."""
    if sites.words[lead - 1] in _OF_VESSELS:
        return None  # "the sinking of the Blue Heron"
    event = sites.kinds[lead - 1] & EVENT_NOUN != 0
    if not event and not is_hit(sites.surface, "place_noun", lead + 1, last):
        return None
    place = _behind(sites, lead, lead + 1, "of", last, taken)
    if place is not None and not event:
        place.source = True
        return place if place.noun == "facility" else None
    return place


def _behind(sites: Sites, lead: int, begin: int, means: str, last: int, taken: set[int]) -> Place | None:
    """The place behind a preposition."""
    word = sites.words[lead]
    if word == "to" and lead > 0 and sites.words[lead - 1] == "according":
        return None
    if word == "from" and lead > 0 and sites.words[lead - 1] == "each" and lead + 1 in sites.countries:
        return None  # "one each from France and Spain": their homes; not "one each from Holm and Vell districts"
    if word in ("on", "along") and (end := road_end(sites, begin, last)) > begin:
        beside = sites.read(end + 1, last, taken) if end < last and sites.words[end] in _BESIDE else None
        return Place(begin, beside[1] if beside is not None and beside[2] else end, lead, means, True, "road")
    begin = past_part(sites, begin, last, taken)
    phrase = sites.read(begin, last, taken) or _attributive(sites, begin, last)
    if phrase is None:
        return _initials(sites, lead, last) if word == "at" and lead - 1 in taken else None
    first, end, name, noun = phrase
    if (far := past_neighbour(sites, end, last)) > end:
        end, name = far, True
    if name and sites.words[end - 1] in ("weekend", "week", "year"):
        return None  # "in Black Weekend"
    if name and sites.words[first] in ARTICLES and end < last and sites.kinds[end] & THING:
        thing = sites.surface.at("thing").get(end)
        if thing is not None and thing.means == "vehicle" and thing.form == "singular":
            return None  # "on the Corona Bay ferry"
    if word in ("of", "for") and not (name and _opens_name(sites, first)):
        return None
    if word == "across" and sites.words[end - 1] in (_FRONTS if name else _BORDERS):
        return (
            None  # "Across the border, drones killed two in Belgorod region", "shelling across the Holm Line at Kosti"
        )
    if word == "by" and sites.words[lead - 1] in _SWEPT:
        return None  # "swept away by the flooded Nzoia river"
    if name and any(sites.kinds[k] & EVENT_NOUN and sites.surface.is_capital(k) for k in range(first, end - 1)):
        return None  # "deaths from Typhoon Ana"
    if not name and sites.words[end - 1] == "state" and sites.words[end : end + 1] == ["of"]:
        return None  # "in the state of great distress"
    if sites.words[first] in _OWNERS and (not name or end - first == 2):
        return None
    weak = not name and not sites.tells(first, end, noun)
    if weak and noun not in ("facility", "settlement"):
        return None
    if (
        word == "on"
        and not weak
        and not (
            noun in ("road", "nature")
            or (name and noun)
            or (sites.words[end - 1] == "side" and any(sites.kinds[k] & DEMONYM for k in range(first, end)))
            or is_struck_on(sites, lead, first, end)
        )  # "on the Afghan side"
    ):
        return None
    if word == "by" and sites.kinds[lead - 1] & EVENT_NOUN:
        return None  # "an attack by the Freedom Front"
    if word in ("by", "beside", "alongside") and not (name and noun and sites.kinds[end - 1] & PLACE_NOUN != 0):
        return None
    if word == "by" and noun == "facility" and sites.words[lead - 1].endswith("ed") and sites.words[end - 1] in _BODIES:
        return None  # "the inquiry launched by the Holm Prosecutor's Office"
    if name and sites.words[first] in ("a", "an"):
        first += 1
    near = means == "near"
    begin = distance(sites, lead, taken) if near else first
    place = Place(begin, end, begin if near else lead, means, name, noun)
    place.weak = weak
    return place


def _initials(sites: Sites, lead: int, last: int) -> Place | None:
    """ "20 at Lok Nayak, 17 at RML": behind a bare figure of a list, initials are those of a place."""
    k, words = lead + 1, sites.words
    if k >= last or sites.is_caps or len(words[k]) < 2 or not words[k].isalpha() or not sites.is_acronym(k):
        return None
    if k + 1 < last and words[k + 1] not in (",", ";", ".", "and"):
        return None
    return Place(k, k + 1, lead, "in", True, "facility")


def _attributive(sites: Sites, begin: int, last: int) -> tuple[int, int, bool, str] | None:
    """ "in the West Bank raid": the known place before a word for what happened there."""
    first = begin + (sites.words[begin : begin + 1] == ["the"])
    end = first
    while end < last and sites.is_known(end):
        end += 1
    told = first < end < last and sites.kinds[end] & EVENT_NOUN and not sites.surface.is_capital(end)
    return (first, end, True, "") if told else None


def home_of(sites: Sites, first: int, last: int) -> Place | None:
    """The home that a phrase for people names: "two residents of Druzhkivka", "nine villagers of Holm"."""
    for i in range(first + 1, last - 1):
        if sites.words[i] == "of":
            return _behind(sites, i, i + 1, "in", last, set()) if sites.words[i - 1] in _DWELLERS else None
    return None


def _opens_name(sites: Sites, first: int) -> bool:
    """Whether the phrase opens with a place: "of Karsan", "of the town of Holm", not "of magnitude 6.1 rattles Mindanao"."""
    if sites.words[first] in ARTICLES:
        first += 1
    return sites.is_name(first) or sites.kinds[first] & (PLACE_NOUN | PLACE_DIRECTION) != 0 or sites.surface.is_caps


def _chained(sites: Sites, found: list[Place]) -> list[Place]:
    """Join "a mine" + "at Sanjdi"; note the container of "Manni (Burkina Faso)", "Khuzdar, Balochistan", "Elwak in Mandera County"."""
    places: list[Place] = []
    for place in found:
        before = places[-1] if places else None
        touching = (
            before is not None
            and place.lead == before.last
            and place.prep in ("in", "near")
            and (before.prep != "from" or not (before.name or sites.words[before.last - 1] == "side"))
        )  # not "fire from the Holmish side near Kosti"
        if before is not None and touching and not before.name and place.name and sites.words[place.lead] != "across":
            before.first = _core(sites, before)
            before.last, before.name, before.weak = place.last, True, False
            before.container = place.container
            continue
        if (
            before is not None
            and before.name
            and place.name
            and place.prep == "near"
            and past_about(sites, place.first) == before.last + 1
            and sites.words[before.last] == ","
        ):
            before.container = (place.first, place.last)
            continue
        apposed = (
            before is not None
            and before.prep in ("in", "near")
            and place.prep == "in"
            and sites.words[before.last : place.lead + 1] in ([",", "in"], [",", "also", "in"])
            and (place.last >= len(sites.words) or not sites.words[place.last][0].isalnum())
        )
        if before is not None and (touching or apposed) and before.name and place.name and place.prep == "in":
            before.container = (place.first, place.last)  # "at Daping, in Henan Province,"
            continue
        if before is None and place.prep == "near" and place.first == place.lead:
            _of_subject(sites, place)
        _contain(sites, place)
        places.append(place)
    return [p for p in places if not p.weak]


def _of_subject(sites: Sites, place: Place) -> None:
    """ "Hilla, 60 miles south of Karsan, has known worse": the distance only tells where the name that opens the sentence lies."""
    comma = past_about(sites, place.first) - 1
    first = sites.surface.sentence(place.first).first
    if comma > first and sites.words[comma] == "," and is_place_name(sites, first, comma):
        place.container = (place.first, place.last)
        place.first, place.last, place.lead, place.prep = first, comma, first, "in"


def _core(sites: Sites, place: Place) -> int:
    """The noun of an unnamed place with one word before it, so that the name behind it stays in view."""
    hit = sites.nouns.get(place.last - 1)
    first = max(place.first, (hit.first if hit else place.last - 1) - 1)
    return first + 1 if sites.words[first] in ARTICLES or sites.words[first] in "-'s" else first


def _contain(sites: Sites, place: Place) -> None:
    """A name in brackets or between commas right behind a name holds it."""
    end, words = place.last, sites.words
    if not place.name or end + 1 >= len(words) or words[end] not in (",", "("):
        return
    stop = end + 1
    limit = sites.surface.sentence(place.first).last
    while stop < limit and stop - end <= 3 and (sites.is_name(stop) or sites.kinds[stop] & PLACE_NOUN != 0):
        stop += 1
    sure = (
        words[end] == "("
        or stop == end + 2
        or any(sites.kinds[k] & PLACE_NOUN != 0 or sites.is_known(k) for k in range(end + 1, stop))
    )
    if (
        sure
        and stop > end + 1
        and stop < len(words)
        and words[stop] in (",", ")", ".", ";")
        and words[stop - 1] not in sites.abbreviations
        and not (sites.is_caps and words[end] == ",")
    ):
        place.container = (end + 1, stop)


def is_place_name(sites: Sites, first: int, last: int) -> bool:
    """Whether a label, a cell or a heading is the name of a place: all names and place nouns, no word of another kind."""
    while first < last and sites.words[first] in ("in", "at", "the", "near"):
        first += 1
    if last <= first or last - first > 6:
        return False
    nouns = sites.nouns
    known = False
    for k in range(first, last):
        word = sites.words[k]
        if k in nouns or sites.is_known(k):
            known = known or k not in nouns or last - first > 1
            continue
        if word in _IN_NAMES or sites.kinds[k] & PLACE_DIRECTION != 0:
            continue
        if sites.kinds[k] & SEAT != 0:
            known = True
            continue
        if not word.isalpha() or sites.lexicon.knows(word) or word in sites.bare_nouns:
            return False
        if not sites.text[sites.starts[k]].isupper():
            return False
        known = True
    return known
