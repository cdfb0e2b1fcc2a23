"""Part of level 8: the words that say where. No list of names: a preposition, a place noun and the words around tell a place.

Public functions: `find_places` (of one sentence), `is_place_name` (of a label, a cell, a heading).
"""

from __future__ import annotations

from tally.extraction.text import Surface

__all__ = ["Place", "find_places", "is_known", "is_place_name"]

_REACH = 9
_ARTICLES = frozenset(("the", "a", "an"))
_POINTERS = frozenset(("this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "each", "every", "some", "any", "another", "all", "both", "same"))
_PASSIVE = ("was", "were", "been", "being", "is", "are", "had", "has", "have")
_QUOTES = frozenset("\"'")
_NAME_LINKS = frozenset(("of", "de", "del", "la", "el", "al", "du", "des", "von", "van", "da", "do", "dos", "las", "los", "san", "st", "ibn", "bin", "on", "upon", "the"))


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
    preps = surface.at("place_prep")
    i = first
    while i < last:
        place = None
        if i in taken:
            i += 1
            continue
        if i in surface.at("place_whole"):
            hit = surface.at("place_whole")[i]
            place = Place(hit.first, hit.last, hit.first, "in", True, "area")
        elif i in preps and preps[i].first == i:
            place = _behind(surface, preps[i].first, preps[i].last, preps[i].means, last, taken)
        elif surface.words[i] == "of" and i > first:
            place = _behind(surface, i, i + 1, "of", last, taken)
            if place is not None and i - 1 not in surface.at("event_noun"):
                place.source = True
                if place.noun != "facility":
                    place = None
        elif i in surface.at("place_verb") and surface.at("place_verb")[i].first == i:
            hit = surface.at("place_verb")[i]
            place = _object(surface, hit.last, last, taken) if surface.words[i - 1] not in _PASSIVE[:6] else _struck(surface, i - 1, first)
        if place is not None:
            found.append(place)
            found += _respective(surface, place, last)
            i = max(i + 1, found[-1].last)
        else:
            i += 1
    return _chained(surface, found)


def _respective(surface: Surface, place: Place, last: int) -> list[Place]:
    """"in Duki and Harnai respectively": the second place, for itself."""
    k = place.last
    if not place.name or k + 2 >= last or surface.words[k] != "and" or not _is_name(surface, k + 1, k + 1):
        return []
    end = k + 2
    while end < last and _is_name(surface, end, k + 1):
        end += 1
    return [Place(k + 1, end, k + 1, "respective", True, "")] if end < last and surface.words[end] == "respectively" else []


def _behind(surface: Surface, lead: int, begin: int, means: str, last: int, taken: frozenset[int]) -> Place | None:
    """The place behind a preposition."""
    phrase = _phrase(surface, begin, last, taken)
    if phrase is None:
        return None
    first, end, name, noun = phrase
    word = surface.words[lead]
    if word == "of" and not name:
        return None
    weak = not name and not _tells(surface, first, end, noun)
    if weak and noun not in ("facility", "settlement"):
        return None
    if word == "on" and not weak and not (noun in ("road", "nature") or (name and noun) or is_known(surface, first)):
        return None
    if word == "by" and not (name and noun):
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


def _distance(surface: Surface, lead: int, taken: frozenset[int]) -> int:
    """"38 nautical miles south-west of Gavdos": the measure belongs to the place."""
    k = lead - 1
    while k >= 0 and k not in taken and (k in surface.at("unit") or surface.words[k] in ("-", "metres", "meters", "miles", "kilometers", "kilometres", "km", "nautical", "just", "about", "some")) \
            and surface.words[k] not in ("day", "days", "hours"):
        k -= 1
    if k >= 0 and k != lead - 1 and surface.words[k][0].isdigit() and k not in taken:
        return k
    return lead


def _object(surface: Surface, begin: int, last: int, taken: frozenset[int]) -> Place | None:
    """"struck eastern Turkey", "swept Juniper Flat": a name, or a place noun with one."""
    if begin < last and surface.words[begin] in ("by", "in", "on", "at", "from", "\""):
        return None
    phrase = _phrase(surface, begin, last, taken)
    if phrase is None:
        return None
    first, end, name, noun = phrase
    plain = end - first - (surface.words[first] in _ARTICLES)
    if not name and noun in ("area", "settlement") and surface.words[first] in ("the", "this", "that"):
        return Place(first, end, begin, "object", name, noun)
    if not name or (not noun and not is_known(surface, first) and (surface.words[first] in _ARTICLES or plain > 3)):
        return None
    return Place(first, end, begin, "object", name, noun)


def _struck(surface: Surface, end: int, floor: int) -> Place | None:
    """"the Galeen clinic was struck": the subject of a passive, where it is a place with a name."""
    while end > floor and surface.words[end - 1] in _PASSIVE:
        end -= 1
    if end - 1 < floor or end - 1 not in surface.at("place_noun"):
        return None
    begin = end - 1
    while begin > floor and (_is_name(surface, begin - 1, begin - 1) or begin - 1 in surface.at("place_direction") or begin - 1 in surface.at("place_noun")):
        begin -= 1
    if not any(_is_name(surface, k, begin) for k in range(begin, end - 1)):
        return None
    return Place(begin, end, begin, "object", True, _noun(surface, begin, end))


def _tells(surface: Surface, first: int, end: int, noun: str) -> bool:
    """Whether a place without a name is told well enough to be quoted: "the loading dock", "six villages", not "in hospital"."""
    if not noun:
        return False
    head = surface.words[end - 1]
    if first + 1 == end or noun == "nature":
        return False
    pointed = surface.words[first] in _POINTERS or surface.words[first] == "the"
    if noun in ("road", "area") and not pointed and not _counted(surface, first):
        return False
    if noun == "facility" and _counted(surface, first):
        return False
    lone = end - first == 2 and surface.words[first] in _ARTICLES
    return not (lone and head in surface.lexicon.words("place_vague"))


def _counted(surface: Surface, first: int) -> bool:
    """"three states", "97 sites": a number of places."""
    return surface.words[first][0].isdigit() or first in surface.at("numeral")


def _phrase(surface: Surface, begin: int, last: int, taken: frozenset[int]) -> tuple[int, int, bool, str] | None:
    """The noun phrase at `begin` if it is a place: (first, end, has a name, class of its noun)."""
    first, end = begin, _extent(surface, begin, last, taken)
    if end <= first:
        return None
    head = _head(surface, first, end)
    if head < 0:
        return None
    end = head + 1
    noun = _noun(surface, first, end)
    name = _has_name(surface, first, end)
    if noun and (grown := _of_name(surface, end, last, taken)):
        end, name = grown, True
    elif noun and surface.words[end - 1] in ("outskirts", "north", "south", "east", "west", "edge", "centre", "center", "side", "shore", "coast", "area", "vicinity") and not name:
        return None if end < last and surface.words[end] == "of" else (first, end, name, noun)
    if name and (joined := _and_name(surface, end, last, taken)):
        end = joined
    return first, end, name, noun


def _extent(surface: Surface, begin: int, last: int, taken: frozenset[int]) -> int:
    """Where the words of one noun phrase end: at closed classes, verbs, times, figures of claims, strong punctuation."""
    words = surface.words
    i = begin
    while i < last and i - begin < _REACH:
        word = words[i]
        if i in taken:
            break
        if word in _ARTICLES or word in _POINTERS:
            if i > begin and not (word == "same" and i == begin + 1):
                break
        elif word in ("-", "'", "\"", ".") or word == "s":
            if word == "." and not _inner_dot(surface, i, last):
                break
            if word == "'" and not (surface.is_glued(i) or surface.is_glued(i - 1)):
                break
            if word == "\"" and i > begin and words[i - 1] not in _ARTICLES and not _closes_quote(surface, begin, i):
                break
        elif not (word.isalpha() or word.isdecimal()):
            break
        elif _stops(surface, i, begin):
            break
        i += 1
    while i > begin and words[i - 1] in ("-", "'", "\"", "."):
        if words[i - 1] == "." and i - 2 >= begin and len(words[i - 2]) == 1:
            break
        i -= 1
    return i


def _inner_dot(surface: Surface, i: int, last: int) -> bool:
    """"St. George", "U.S.": a full stop inside a name."""
    return i + 1 < last and surface.is_glued(i - 1) and (len(surface.words[i - 1]) == 1 or surface.words[i - 1] in surface.lexicon.words("abbreviation"))


def _closes_quote(surface: Surface, begin: int, i: int) -> bool:
    return any(surface.words[k] == "\"" for k in range(begin, i))


def _stops(surface: Surface, i: int, begin: int) -> bool:
    word = surface.words[i]
    if surface.is_capital(i) and i > begin and surface.is_capital(i - 1):
        return i in surface.at("place_prep") or i in surface.at("weekday")
    if word == "and" and i - 1 in surface.at("place_direction") and i + 1 in surface.at("place_direction"):
        return False
    if i in surface.at("preposition") or i in surface.at("conjunction") or i in surface.at("relative") or i in surface.at("clause"):
        return word not in ("north", "south", "east", "west") and not (word in _NAME_LINKS and word not in ("of", "on") and surface.is_capital(i))
    if i in surface.at("place_noun") and i > begin:
        return False
    if i in surface.at("auxiliary") or i in surface.at("reporting"):
        return not surface.is_capital(i)
    if i in surface.at("outcome") and i > begin:
        return not surface.is_capital(i)
    return word in ("he", "she", "it", "they", "we", "i", "who", "where", "not", "alone", "itself", "too", "also", "then", "there", "respectively")


def _head(surface: Surface, first: int, end: int) -> int:
    """The index of the head of a place phrase, or -1: a place noun or a name; a common noun of another kind vetoes it."""
    words = surface.words
    begin = first + (words[first] in _ARTICLES)
    lone = begin == end - 1 and begin == first
    if begin >= end or (lone and words[begin] in surface.lexicon.words("bare_noun") and not is_known(surface, begin)):
        return -1
    if words[first] in surface.lexicon.words("bare_noun") and not surface.is_capital(first) and words[first] not in _POINTERS and first not in surface.at("place_noun") \
            and first not in surface.at("place_direction") and not words[first].isdecimal():
        return -1
    nouns = surface.at("place_noun")
    last_noun = max((k for k in range(begin, end) if k in nouns), default=-1)
    last_name = max((k for k in range(begin, end) if _is_name(surface, k, begin)), default=-1)
    at = max(last_noun, last_name)
    if at < 0:
        return -1
    rest = range(at + 1, end)
    if any(k in surface.at("event_noun") or k in surface.at("person") or k in surface.at("said_noun") for k in rest):
        return at if _clause_behind(surface, begin, at, end) else -1
    if last_name > last_noun and last_name in surface.at("event_noun") and not is_known(surface, last_name):
        return -1
    if rest and at == last_name and at != last_noun and words[first] in _ARTICLES and words[at + 1].isalpha() and not words[at + 1].endswith(("ed", "ing", "ly")):
        return -1
    if rest and at == last_noun and words[at + 1].isalpha() and not words[at + 1].endswith(("ed", "ing", "ly")) and at != last_name:
        return -1
    return at


def _clause_behind(surface: Surface, begin: int, at: int, end: int) -> bool:
    """"in Haiti officials said": a name without an article, then the subject of a new clause."""
    return surface.words[begin - 1] not in _ARTICLES and at == begin and at + 1 in surface.at("person") and end < len(surface.words) \
        and (end in surface.at("reporting") or end in surface.at("auxiliary"))


def _is_name(surface: Surface, k: int, begin: int) -> bool:
    """Whether word k can be (part of) a name of a place: capitals in mixed print, an unknown word in upper-case print."""
    word = surface.words[k]
    if not word[0].isalpha() or len(word) == 1:
        return False
    if is_known(surface, k) or k in surface.at("seat"):
        return True
    if k in surface.at("demonym") or word in surface.lexicon.words("weekday") or (word in surface.lexicon.words("bare_noun") and k not in surface.at("place_noun")):
        return False
    if surface.is_caps:
        return not surface.lexicon.knows(word) and not word.endswith(("ing", "ed", "ly", "tion", "sions", "ments", "ment"))
    if not surface.is_capital(k):
        return False
    return not _acronym(surface, k)


def _acronym(surface: Surface, k: int) -> bool:
    """A body's initials are no place."""
    printed = surface.text[surface.starts[k]:surface.ends[k]]
    return 2 <= len(printed) <= 5 and printed.isupper() and k not in surface.at("place_noun")


def is_known(surface: Surface, k: int) -> bool:
    """Whether word k names a country or a state of one, not its people."""
    hit = surface.at("country").get(k)
    return (hit is not None and (k not in surface.at("demonym") or (hit.first > 0 and surface.words[hit.first - 1] == "the"))) or k in surface.at("known_place")


def _has_name(surface: Surface, first: int, end: int) -> bool:
    nouns = surface.at("place_noun")
    words = end - first - (surface.words[first] in _ARTICLES)
    for k in range(first, end):
        if _is_name(surface, k, first) and (k not in nouns or words > 1):
            return True
        if surface.is_caps and surface.words[k].isdecimal() and k > first and k - 1 in nouns:
            return True
    return any(surface.words[k].isdecimal() for k in range(first + 1, end)) and surface.words[end - 1].isdecimal()


def _noun(surface: Surface, first: int, end: int) -> str:
    """The class of the last place noun of a phrase."""
    for k in range(end - 1, first - 1, -1):
        hit = surface.at("place_noun").get(k)
        if hit is not None:
            return hit.means
    return ""


def _of_name(surface: Surface, end: int, last: int, taken: frozenset[int]) -> int | None:
    """"the village of Amara", "the departments of Cauca and Valle", "the outskirts of Mastung": the end of the name."""
    if end >= last or surface.words[end] != "of":
        return None
    stop = _extent(surface, end + 1, last, taken)
    if stop <= end + 1:
        return None
    head = _head(surface, end + 1, stop)
    if head < 0:
        return None
    if surface.words[head] not in surface.words[end + 1:head] and not _has_name(surface, end + 1, head + 1) and head not in surface.at("place_noun"):
        return None
    return head + 1


def _and_name(surface: Surface, end: int, last: int, taken: frozenset[int]) -> int | None:
    """"Cauca and Valle", "Cuba and the Bahamas": the end of the second name, where nothing is said of it alone."""
    if end + 1 >= last or surface.words[end] not in ("and", "&"):
        return None
    begin = end + 1
    stop = _extent(surface, begin, last, taken)
    if stop <= begin or not _is_name(surface, begin + (surface.words[begin] in _ARTICLES), begin):
        return None
    head = _head(surface, begin, stop)
    if head < 0 or head + 1 != stop or (surface.is_caps and stop - begin > 3):
        return None
    closes = stop >= last or stop in taken or stop in surface.at("preposition") or stop in surface.at("conjunction") or not surface.words[stop].isalpha()
    return stop if closes and (stop >= last or surface.words[stop] != "respectively") else None


def _chained(surface: Surface, found: list[Place]) -> list[Place]:
    """Join "a mine" + "at Sanjdi"; note the container of "Manni (Burkina Faso)", "Khuzdar, Balochistan", "Elwak in Mandera County"."""
    places: list[Place] = []
    for place in found:
        before = places[-1] if places else None
        touching = before is not None and place.lead == before.last and place.prep in ("in", "near") and (before.prep != "from" or not before.name)
        if before is not None and touching and not before.name and place.name and surface.words[place.lead] != "across":
            before.first = _core(surface, before)
            before.last, before.name, before.weak = place.last, True, False
            before.container = place.container
            continue
        if before is not None and before.name and place.name and place.prep == "near" and place.first == before.last + 1 and surface.words[before.last] == ",":
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
    hit = surface.at("place_noun").get(place.last - 1)
    first = max(place.first, (hit.first if hit else place.last - 1) - 1)
    return first + 1 if surface.words[first] in _ARTICLES or surface.words[first] in "-'" else first


def _contain(surface: Surface, place: Place) -> None:
    """A name in brackets or between commas right behind a name holds it."""
    end, words = place.last, surface.words
    if not place.name or end + 1 >= len(words) or words[end] not in (",", "("):
        return
    stop = end + 1
    limit = surface.sentence(place.first).last
    while stop < limit and stop - end <= 3 and (_is_name(surface, stop, stop) or stop in surface.at("place_noun")):
        stop += 1
    sure = words[end] == "(" or stop == end + 2 or any(k in surface.at("place_noun") or is_known(surface, k) for k in range(end + 1, stop))
    if sure and stop > end + 1 and stop < len(words) and words[stop] in (",", ")", ".", ";") and words[stop - 1] not in surface.lexicon.words("abbreviation") \
            and not (surface.is_caps and words[end] == ","):
        place.container = (end + 1, stop)


def is_place_name(surface: Surface, first: int, last: int) -> bool:
    """Whether a label, a cell or a heading is the name of a place: all names and place nouns, no word of another kind."""
    while first < last and surface.words[first] in ("in", "at", "the", "near"):
        first += 1
    if last <= first or last - first > 6:
        return False
    nouns = surface.at("place_noun")
    known = False
    for k in range(first, last):
        word = surface.words[k]
        if k in nouns or is_known(surface, k):
            known = known or k not in nouns or last - first > 1
            continue
        if word in (",", "and", "&", "-", "'", "of", "de", "del", "la", "el") or k in surface.at("place_direction"):
            continue
        if k in surface.at("seat"):
            known = True
            continue
        if not word.isalpha() or surface.lexicon.knows(word) or word in surface.lexicon.words("bare_noun"):
            return False
        if not surface.text[surface.starts[k]].isupper():
            return False
        known = True
    return known
