"""Part of level 8: the noun phrase that can be a place: a place noun, a name, or both. Names are in no list.

Capitals tell names in mixed print; in upper-case print an unknown word behind a preposition does.
Public functions: `read_site`, `is_name`, `is_known`, `place_noun`, `tells`.
"""

from __future__ import annotations

from tally.extraction.text import Surface

__all__ = ["ARTICLES", "is_counted", "is_known", "is_name", "place_noun", "read_site", "tells"]

ARTICLES = frozenset(("the", "a", "an"))
_REACH = 9
# Endings of common nouns and verbs: an unknown word with one of them is no name, where all is printed in capitals.
_ABSTRACT = ("ing", "ed", "ly", "tion", "sion", "tions", "sions", "ment", "ments", "ness", "ism", "ship")
_POINTERS = frozenset(
    (
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "each",
        "every",
        "some",
        "any",
        "another",
        "all",
        "both",
        "same",
    )
)
_NAME_LINKS = frozenset(
    (
        "of",
        "de",
        "del",
        "la",
        "el",
        "al",
        "du",
        "des",
        "von",
        "van",
        "da",
        "do",
        "dos",
        "las",
        "los",
        "san",
        "st",
        "ibn",
        "bin",
        "on",
        "upon",
        "the",
    )
)


def tells(surface: Surface, first: int, end: int, noun: str) -> bool:
    """Whether a place without a name is told well enough to be quoted: "the loading dock", "six villages", not "in hospital"."""
    if not noun:
        return False
    head = surface.words[end - 1]
    if first + 1 == end or noun == "nature":
        return False
    pointed = surface.words[first] in _POINTERS or surface.words[first] == "the"
    if noun in ("road", "area") and not pointed and (noun == "road" or not is_counted(surface, first)):
        return False
    if noun == "facility" and is_counted(surface, first):
        return False
    lone = end - first == 2 and surface.words[first] in ARTICLES
    return not (lone and head in surface.lexicon.words("place_vague"))


def is_counted(surface: Surface, first: int) -> bool:
    """ "three states", "97 sites": a number of places."""
    return surface.words[first][0].isdigit() or first in surface.at["numeral"]


def read_site(surface: Surface, begin: int, last: int, taken: frozenset[int]) -> tuple[int, int, bool, str] | None:
    """The noun phrase at `begin` if it is a place: (first, end, has a name, class of its noun)."""
    first, end = begin, _extent(surface, begin, last, taken)
    if end <= first:
        return None
    head = _head(surface, first, end)
    if head < 0:
        return None
    end = head + 1
    noun = place_noun(surface, first, end)
    name = _has_name(surface, first, end)
    if noun and (grown := _of_name(surface, end, last, taken)):
        end, name = grown, True
    elif (
        noun
        and surface.words[end - 1]
        in (
            "outskirts",
            "north",
            "south",
            "east",
            "west",
            "edge",
            "centre",
            "center",
            "side",
            "shore",
            "coast",
            "area",
            "vicinity",
        )
        and not name
    ):
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
        if word in ARTICLES or word in _POINTERS:
            if i > begin and not (word == "same" and i == begin + 1):
                break
        elif word in ("-", "'", '"', ".") or word == "s":
            if word == "." and not _inner_dot(surface, i, last):
                break
            if word == "'" and not (surface.is_glued(i) or surface.is_glued(i - 1)):
                break
            if word == '"' and i > begin and words[i - 1] not in ARTICLES and not _closes_quote(surface, begin, i):
                break
        elif not (word.isalpha() or word.isdecimal()) or _stops(surface, i, begin):
            break
        i += 1
    while i > begin and words[i - 1] in ("-", "'", '"', "."):
        if words[i - 1] == "." and i - 2 >= begin and len(words[i - 2]) == 1:
            break
        i -= 1
    return i


def _inner_dot(surface: Surface, i: int, last: int) -> bool:
    """ "St. George", "U.S.": a full stop inside a name."""
    return (
        i + 1 < last
        and surface.is_glued(i - 1)
        and (len(surface.words[i - 1]) == 1 or surface.words[i - 1] in surface.lexicon.words("abbreviation"))
    )


def _closes_quote(surface: Surface, begin: int, i: int) -> bool:
    return any(surface.words[k] == '"' for k in range(begin, i))


def _stops(surface: Surface, i: int, begin: int) -> bool:
    word = surface.words[i]
    if surface.is_capital(i) and i > begin and surface.is_capital(i - 1):
        return i in surface.at["place_prep"] or i in surface.at["weekday"]
    if word == "and" and i - 1 in surface.at["place_direction"] and i + 1 in surface.at["place_direction"]:
        return False
    if (
        i in surface.at["preposition"]
        or i in surface.at["conjunction"]
        or i in surface.at["relative"]
        or i in surface.at["clause"]
    ):
        return word not in ("north", "south", "east", "west") and not (
            word in _NAME_LINKS and word not in ("of", "on") and surface.is_capital(i)
        )
    if i in surface.at["place_noun"] and i > begin:
        return False
    if i in surface.at["auxiliary"] or i in surface.at["reporting"] or i in surface.at["rising"]:
        return not surface.is_capital(i)
    if i in surface.at["outcome"] and i > begin:
        return not surface.is_capital(i)
    return word in (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "who",
        "where",
        "not",
        "alone",
        "itself",
        "too",
        "also",
        "then",
        "there",
        "here",
        "respectively",
    )


def _head(surface: Surface, first: int, end: int) -> int:
    """The index of the head of a place phrase, or -1: a place noun or a name; a common noun of another kind vetoes it."""
    words = surface.words
    begin = first + (words[first] in ARTICLES)
    lone = begin == end - 1 and begin == first
    if begin >= end or (lone and words[begin] in surface.lexicon.words("bare_noun") and not is_known(surface, begin)):
        return -1
    if (
        words[first] in surface.lexicon.words("bare_noun")
        and not surface.is_capital(first)
        and words[first] not in _POINTERS
        and first not in surface.at["place_noun"]
        and first not in surface.at["place_direction"]
        and not words[first].isdecimal()
    ):
        return -1
    nouns = surface.at["place_noun"]
    last_noun = max((k for k in range(begin, end) if k in nouns), default=-1)
    last_name = max((k for k in range(begin, end) if is_name(surface, k, begin)), default=-1)
    at = max(last_noun, last_name)
    if at < 0:
        return -1
    if surface.is_caps and last_noun < 0 and words[first] in ARTICLES and not is_known(surface, at):
        return -1
    rest = range(at + 1, end)
    if rest and at == last_noun and _has_name(surface, begin, at) and all(k in surface.at["event_noun"] for k in rest):
        return at
    if any(k in surface.at["event_noun"] or k in surface.at["person"] or k in surface.at["said_noun"] for k in rest):
        return at if _clause_behind(surface, begin, at, end) else -1
    if last_name > last_noun and last_name in surface.at["event_noun"] and not is_known(surface, last_name):
        return -1
    if len(rest) > 2 and words[at + 1] == "'" and words[at + 2] == "s":
        return -1
    if (
        rest
        and at == last_name
        and at != last_noun
        and words[first] in ARTICLES
        and words[at + 1].isalpha()
        and not words[at + 1].endswith(("ed", "ing", "ly"))
    ):
        return -1
    if (
        rest
        and at == last_noun
        and words[at + 1].isalpha()
        and not words[at + 1].endswith(("ed", "ing", "ly"))
        and at != last_name
    ):
        return -1
    return at


def _clause_behind(surface: Surface, begin: int, at: int, end: int) -> bool:
    """ "in Haiti officials said": a name without an article, then the subject of a new clause."""
    return (
        surface.words[begin - 1] not in ARTICLES
        and at == begin
        and at + 1 in surface.at["person"]
        and end < len(surface.words)
        and (end in surface.at["reporting"] or end in surface.at["auxiliary"])
    )


def is_name(surface: Surface, k: int, begin: int) -> bool:
    """Whether word k can be (part of) a name of a place: capitals in mixed print, an unknown word in upper-case print."""
    word = surface.words[k]
    if not word[0].isalpha() or len(word) == 1:
        return False
    if is_known(surface, k) or k in surface.at["seat"]:
        return True
    if (
        k in surface.at["demonym"]
        or word in surface.lexicon.words("weekday")
        or (word in surface.lexicon.words("bare_noun") and k not in surface.at["place_noun"])
    ):
        return False
    if surface.is_caps:
        return not surface.lexicon.knows(word) and (not word.endswith(_ABSTRACT) or word.endswith("cion"))
    if not surface.is_capital(k):
        return False
    return not _acronym(surface, k)


def _acronym(surface: Surface, k: int) -> bool:
    """A body's initials are no place."""
    printed = surface.text[surface.starts[k] : surface.ends[k]]
    return 2 <= len(printed) <= 5 and printed.isupper() and k not in surface.at["place_noun"]


def is_known(surface: Surface, k: int) -> bool:
    """Whether word k names a country or a state of one, not its people; "the U.S." is both, and a country behind its article."""
    hit = surface.at["country"].get(k)
    if hit is not None and k not in surface.at["demonym"]:
        return True
    both = hit is not None and surface.words[hit.first] in ("u", "us") and hit.first > 0
    return (both and hit is not None and surface.words[hit.first - 1] == "the") or k in surface.at["known_place"]


def _has_name(surface: Surface, first: int, end: int) -> bool:
    nouns = surface.at["place_noun"]
    words = end - first - (surface.words[first] in ARTICLES)
    for k in range(first, end):
        if is_name(surface, k, first) and (k not in nouns or words > 1):
            return True
        if surface.is_caps and surface.words[k].isdecimal() and k > first and k - 1 in nouns:
            return True
    return any(surface.words[k].isdecimal() for k in range(first + 1, end)) and surface.words[end - 1].isdecimal()


def place_noun(surface: Surface, first: int, end: int) -> str:
    """The class of the last place noun of a phrase."""
    for k in range(end - 1, first - 1, -1):
        hit = surface.at["place_noun"].get(k)
        if hit is not None:
            return hit.means
    return ""


def _of_name(surface: Surface, end: int, last: int, taken: frozenset[int]) -> int | None:
    """ "the village of Amara", "the departments of Cauca and Valle", "the outskirts of Mastung": the end of the name."""
    if end >= last or surface.words[end] != "of":
        return None
    stop = _extent(surface, end + 1, last, taken)
    if stop <= end + 1:
        return None
    head = _head(surface, end + 1, stop)
    if head < 0:
        return None
    if (
        surface.words[head] not in surface.words[end + 1 : head]
        and not _has_name(surface, end + 1, head + 1)
        and head not in surface.at["place_noun"]
    ):
        return None
    return head + 1


def _and_name(surface: Surface, end: int, last: int, taken: frozenset[int]) -> int | None:
    """ "Cauca and Valle", "Cuba and the Bahamas": the end of the second name, where nothing is said of it alone."""
    if end + 1 >= last or surface.words[end] not in ("and", "&"):
        return None
    begin = end + 1
    stop = _extent(surface, begin, last, taken)
    if stop <= begin or not is_name(surface, begin + (surface.words[begin] in ARTICLES), begin):
        return None
    head = _head(surface, begin, stop)
    if head < 0 or head + 1 != stop or (surface.is_caps and stop - begin > 3):
        return None
    closes = (
        stop >= last
        or stop in taken
        or stop in surface.at["preposition"]
        or stop in surface.at["conjunction"]
        or not surface.words[stop].isalpha()
    )
    return stop if closes and (stop >= last or surface.words[stop] != "respectively") else None
