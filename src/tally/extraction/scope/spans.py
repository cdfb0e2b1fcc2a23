"""Part of level 8: a span of words that a figure can be given, such as a place, and the lexicon's hits in a stretch of words.

The hits of one kind stand in reading order and never overlap, so a bisection finds those of a sentence.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["Anchor", "Place", "hit_at", "hits_from", "hits_on", "is_hit", "is_likened", "is_storm", "is_striking"]

# Not "as many as 35".
_DID: Final = frozenset("died perished drowned were had in on at after during the those any".split())
_STORMS: Final = frozenset(("storm", "hurricane", "typhoon", "cyclone", "depression"))
_LEDE: Final = 400  # words of a text that say what it is about
_NONE: Final[list[Hit]] = []  # no hits; nobody writes into what is found


class Anchor:
    """A place or a time: `first`..`last` are its words, `lead` the preposition before it (else = `first`)."""

    __slots__ = ("first", "last", "lead")

    def __init__(self, first: int, last: int, lead: int) -> None:
        self.first, self.last, self.lead = first, last, lead


class Place(Anchor):
    """One place: `first`..`last` as a claim quotes it, `lead` the preposition before it (= `first` where that is quoted too).

    `prep`: "in", "near", "from", "to", "object" (what was struck), "subject", "label"; `name`: it holds a name; `noun`: the
    class of its place noun or ""; `inner`: end of the innermost place, where a container follows (`last` goes no further).
    `container`: the words of the place that holds it, where the text says so at once. `source`: it tells where a speaker is.
    `weak`: too bare to be quoted ("a school", "hospital") unless a name follows ("a school in Karsan").
    """

    __slots__ = ("container", "name", "noun", "prep", "source", "weak")

    def __init__(self, first: int, last: int, lead: int, prep: str, name: bool, noun: str) -> None:
        self.first, self.last, self.lead, self.prep, self.name, self.noun = first, last, lead, prep, name, noun
        self.container: tuple[int, int] | None = None
        self.source = False
        self.weak = False

    def __repr__(self) -> str:
        return f"<Place {self.prep} [{self.first}:{self.last}] {'name' if self.name else ''} {self.noun}>"


def _position(hits: list[Hit], at: int) -> int:
    """How many hits begin before word `at`."""
    low, high = 0, len(hits)
    while low < high:
        middle = (low + high) // 2
        if hits[middle].first < at:
            low = middle + 1
        else:
            high = middle
    return low


def hits_from(surface: Surface, kind: str, first: int, last: int) -> list[Hit]:
    """The hits of a kind that begin among the words first..last, in reading order."""
    hits = surface.hits.get(kind)
    if hits is None:
        return _NONE
    begin = _position(hits, first)
    end, total = begin, len(hits)
    while end < total and hits[end].first < last:
        end += 1
    return hits[begin:end] if begin < end else _NONE


def hits_on(surface: Surface, kind: str, first: int, last: int) -> list[Hit]:
    """The hits of a kind that cover one of the words first..last, in reading order."""
    hits = surface.hits.get(kind)
    if hits is None or first >= last:
        return _NONE
    begin = _position(hits, first)
    if begin > 0 and hits[begin - 1].last > first:
        begin -= 1
    end, total = begin, len(hits)
    while end < total and hits[end].first < last:
        end += 1
    return hits[begin:end] if begin < end else _NONE


def hit_at(surface: Surface, kind: str, i: int) -> Hit | None:
    """The hit of a kind that covers word i: what `surface.at` tells, for kinds that are asked for seldom."""
    hits = surface.hits.get(kind)
    if hits is None:
        return None
    before = _position(hits, i + 1) - 1
    return hits[before] if before >= 0 and hits[before].last > i else None


def is_hit(surface: Surface, kind: str, first: int, last: int) -> bool:
    """Whether a hit of a kind covers one of the words first..last."""
    hits = surface.hits.get(kind)
    if hits is None or first >= last:
        return False
    before = _position(hits, last) - 1
    return before >= 0 and hits[before].last > first


def is_likened(words: list[str], first: int, last: int) -> bool:
    """ "rose to 29, as many as died in the fire of 1933 in Holm": where others died."""
    for i in range(first, last - 3):
        if words[i] == "as" == words[i + 2] and words[i + 1] in ("many", "deadly", "bad") and words[i + 3] in _DID:
            return True
    return False


def is_storm(words: list[str], at: int) -> bool:
    """Whether the text calls the name at word `at` a storm: "No casualties were reported from Ana"."""
    return any(words[i + 1] == words[at] and words[i] in _STORMS for i in range(min(len(words) - 1, _LEDE)))


def is_striking(surface: Surface, i: int, begin: int) -> bool:
    """ "Gunmen on motorcycles raided Holm College": the verb of the clause, not "in war-ravaged Holm", "in the bombed school"."""
    before = surface.words[i - 1]
    told = i > begin and before.isalpha() and before not in ("the", "a", "an") and not before.endswith("ly")
    return told and is_hit(surface, "place_verb", i, i + 1)
