"""Part of level 8: the words that say where. No list of names: a preposition, a place noun and the words around tell a place.

Public functions: `find_places` (of one sentence), `is_place_name` (of a label, a cell, a heading).
"""

from __future__ import annotations

from tally.extraction.scope.sites import ARTICLES, is_counted, is_known, is_name, place_noun, read_site, tells
from tally.extraction.text import Surface

__all__ = ["Place", "find_places", "is_known", "is_place_name"]

_OWNERS = frozenset(("her", "his", "my", "your"))
_PASSIVE = ("was", "were", "been", "being", "is", "are", "had", "has", "have")


class Place:
    """One place: `first`..`last` as a claim quotes it, `lead` the preposition before it (= `first` where that is quoted too).

    `prep`: "in", "near", "from", "to", "object" (what was struck), "subject", "label"; `name`: it holds a name; `noun`: the
    class of its place noun or ""; `inner`: end of the innermost place, where a container follows (`last` goes no further).
    `container`: the words of the place that holds it, where the text says so at once. `source`: it tells where a speaker is.
    `weak`: too bare to be quoted ("a school", "hospital") unless a name follows ("a school in Karsan").
    """

    __slots__ = ("container", "first", "last", "lead", "name", "noun", "prep", "source", "weak")

    def __init__(self, first: int, last: int, lead: int, prep: str, name: bool, noun: str) -> None:
        self.first, self.last, self.lead, self.prep, self.name, self.noun = first, last, lead, prep, name, noun
        self.container: tuple[int, int] | None = None
        self.source = False
        self.weak = False

    def __repr__(self) -> str:
        return f"<Place {self.prep} [{self.first}:{self.last}] {'name' if self.name else ''} {self.noun}>"


def find_places(surface: Surface, first: int, last: int, taken: frozenset[int]) -> list[Place]:
    """The places among the words first..last, in reading order. `taken`: words of times and of the numbers of claims."""
    found: list[Place] = []
    preps = surface.at["place_prep"]
    i = first
    while i < last:
        place = None
        if i in taken:
            i += 1
            continue
        if i in surface.at["place_whole"]:
            hit = surface.at["place_whole"][i]
            place = Place(hit.first, hit.last, hit.first, "in", True, "area")
        elif i in preps and preps[i].first == i:
            place = _behind(surface, preps[i].first, preps[i].last, preps[i].means, last, taken)
        elif surface.words[i] == "of" and i > first:
            place = _behind(surface, i, i + 1, "of", last, taken)
            if place is not None and i - 1 not in surface.at["event_noun"]:
                place.source = True
                if place.noun != "facility":
                    place = None
        elif i in surface.at["place_verb"] and surface.at["place_verb"][i].first == i:
            hit = surface.at["place_verb"][i]
            named = hit.form == "base" and (i == 0 or i - 1 not in surface.at["auxiliary"])
            place = (
                None
                if named
                else (
                    _object(surface, hit.last, last, taken)
                    if surface.words[i - 1] not in _PASSIVE[:6]
                    else _struck(surface, i - 1, first)
                )
            )
        if place is not None:
            found.append(place)
            found += _respective(surface, place, last)
            i = max(i + 1, found[-1].last)
        else:
            i += 1
    return _chained(surface, found)


def _respective(surface: Surface, place: Place, last: int) -> list[Place]:
    """ "in Duki and Harnai respectively": the second place, for itself."""
    k = place.last
    if not place.name or k + 2 >= last or surface.words[k] != "and" or not is_name(surface, k + 1, k + 1):
        return []
    end = k + 2
    while end < last and is_name(surface, end, k + 1):
        end += 1
    return (
        [Place(k + 1, end, k + 1, "respective", True, "")]
        if end < last and surface.words[end] == "respectively"
        else []
    )


def _behind(surface: Surface, lead: int, begin: int, means: str, last: int, taken: frozenset[int]) -> Place | None:
    """The place behind a preposition."""
    phrase = read_site(surface, begin, last, taken)
    if phrase is None:
        return None
    first, end, name, noun = phrase
    word = surface.words[lead]
    if word == "of" and not name:
        return None
    if surface.words[first] in _OWNERS and (not name or end - first == 2):
        return None
    weak = not name and not tells(surface, first, end, noun)
    if weak and noun not in ("facility", "settlement"):
        return None
    if (
        word == "on"
        and not weak
        and not (noun in ("road", "nature") or (name and noun) or _struck_on(surface, lead, first, end))
    ):
        return None
    if word == "by" and not (name and noun and end - 1 in surface.at["place_noun"]):
        return None
    if word == "to" and lead > 0 and surface.words[lead - 1] == "according":
        return None
    if name and surface.words[first] in ("a", "an"):
        first += 1
    keep = means == "near"
    begin = _distance(surface, lead, taken) if keep else first
    place = Place(begin, end, lead if not keep else begin, means, name, noun)
    place.weak = weak
    return place


def _struck_on(surface: Surface, lead: int, first: int, end: int) -> bool:
    """ "on Sicily", "a drone strike on Kosti": a known place, or one name that no armed group bears."""
    if is_known(surface, first):
        return True
    return (
        lead - 1 in surface.at["event_noun"]
        and end - first == 1
        and first not in surface.at["force"]
        and first not in surface.at["demonym"]
    )


def _distance(surface: Surface, lead: int, taken: frozenset[int]) -> int:
    """ "38 nautical miles south-west of Gavdos": the measure belongs to the place."""
    k = lead - 1
    while (
        k >= 0
        and k not in taken
        and (
            k in surface.at["unit"]
            or surface.words[k]
            in ("-", "metres", "meters", "miles", "kilometers", "kilometres", "km", "nautical", "just", "about", "some")
        )
        and surface.words[k] not in ("day", "days", "hours")
    ):
        k -= 1
    if k >= 0 and k != lead - 1 and surface.words[k][0].isdigit() and k not in taken:
        return k
    return lead


def _object(surface: Surface, begin: int, last: int, taken: frozenset[int]) -> Place | None:
    """ "struck eastern Turkey", "swept Juniper Flat": a name, or a place noun with one."""
    if begin < last and surface.words[begin] in ("by", "in", "on", "at", "from", '"'):
        return None
    phrase = read_site(surface, begin, last, taken)
    if phrase is None:
        return None
    first, end, name, noun = phrase
    plain = end - first - (surface.words[first] in ARTICLES)
    if (
        not name
        and noun in ("area", "settlement")
        and (
            surface.words[first] in ("the", "this", "that")
            or (is_counted(surface, first) and surface.words[begin - 2] not in ("which", "that"))
        )
    ):
        return Place(first, end, begin, "object", name, noun)
    if not name or (not noun and not is_known(surface, first) and (surface.words[first] in ARTICLES or plain > 3)):
        return None
    return Place(first, end, begin, "object", name, noun)


def _struck(surface: Surface, end: int, floor: int) -> Place | None:
    """ "the Galeen clinic was struck": the subject of a passive, where it is a place with a name."""
    while end > floor and surface.words[end - 1] in _PASSIVE:
        end -= 1
    if end - 1 < floor or end - 1 not in surface.at["place_noun"]:
        return None
    begin = end - 1
    while begin > floor and (
        is_name(surface, begin - 1, begin - 1)
        or begin - 1 in surface.at["place_direction"]
        or begin - 1 in surface.at["place_noun"]
    ):
        begin -= 1
    if not any(is_name(surface, k, begin) for k in range(begin, end - 1)):
        return None
    return Place(begin, end, begin, "object", True, place_noun(surface, begin, end))


def _chained(surface: Surface, found: list[Place]) -> list[Place]:
    """Join "a mine" + "at Sanjdi"; note the container of "Manni (Burkina Faso)", "Khuzdar, Balochistan", "Elwak in Mandera County"."""
    places: list[Place] = []
    for place in found:
        before = places[-1] if places else None
        touching = (
            before is not None
            and place.lead == before.last
            and place.prep in ("in", "near")
            and (before.prep != "from" or not before.name)
        )
        if before is not None and touching and not before.name and place.name and surface.words[place.lead] != "across":
            before.first = _core(surface, before)
            before.last, before.name, before.weak = place.last, True, False
            before.container = place.container
            continue
        if (
            before is not None
            and before.name
            and place.name
            and place.prep == "near"
            and place.first == before.last + 1
            and surface.words[before.last] == ","
        ):
            before.container = (place.first, place.last)
            continue
        if before is not None and touching and before.name and place.name and place.prep == "in":
            before.container = (place.first, place.last)
            continue
        _contain(surface, place)
        places.append(place)
    return [p for p in places if not p.weak]


def _core(surface: Surface, place: Place) -> int:
    """The noun of an unnamed place with one word before it, so that the name behind it stays in view."""
    hit = surface.at["place_noun"].get(place.last - 1)
    first = max(place.first, (hit.first if hit else place.last - 1) - 1)
    return first + 1 if surface.words[first] in ARTICLES or surface.words[first] in "-'" else first


def _contain(surface: Surface, place: Place) -> None:
    """A name in brackets or between commas right behind a name holds it."""
    end, words = place.last, surface.words
    if not place.name or end + 1 >= len(words) or words[end] not in (",", "("):
        return
    stop = end + 1
    limit = surface.sentence(place.first).last
    while stop < limit and stop - end <= 3 and (is_name(surface, stop, stop) or stop in surface.at["place_noun"]):
        stop += 1
    sure = (
        words[end] == "("
        or stop == end + 2
        or any(k in surface.at["place_noun"] or is_known(surface, k) for k in range(end + 1, stop))
    )
    if (
        sure
        and stop > end + 1
        and stop < len(words)
        and words[stop] in (",", ")", ".", ";")
        and words[stop - 1] not in surface.lexicon.words("abbreviation")
        and not (surface.is_caps and words[end] == ",")
    ):
        place.container = (end + 1, stop)


def is_place_name(surface: Surface, first: int, last: int) -> bool:
    """Whether a label, a cell or a heading is the name of a place: all names and place nouns, no word of another kind."""
    while first < last and surface.words[first] in ("in", "at", "the", "near"):
        first += 1
    if last <= first or last - first > 6:
        return False
    nouns = surface.at["place_noun"]
    known = False
    for k in range(first, last):
        word = surface.words[k]
        if k in nouns or is_known(surface, k):
            known = known or k not in nouns or last - first > 1
            continue
        if word in (",", "and", "&", "-", "'", "of", "de", "del", "la", "el") or k in surface.at["place_direction"]:
            continue
        if k in surface.at["seat"]:
            known = True
            continue
        if not word.isalpha() or surface.lexicon.knows(word) or word in surface.lexicon.words("bare_noun"):
            return False
        if not surface.text[surface.starts[k]].isupper():
            return False
        known = True
    return known
