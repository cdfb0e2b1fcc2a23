"""The phrases that name a voice: where they begin and end, what in them is a name, an office, an institution.

Capitals are a hint only: a phrase is cut by closed classes and by the words of the lexicon, so that upper-case wires
are
read too. Public names: `Grammar` (cuts phrases), `Phrase` (what was seen in one).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.voices.joints import Joints
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    CONJUNCTION,
    COUNTRY,
    DETERMINER,
    FORCE,
    FRAME,
    NUMERAL,
    OUTCOME,
    PLACE_NOUN,
    PREPOSITION,
    SEAT,
    SOURCE,
    TITLE,
    VERB,
)

__all__ = ["Grammar", "Phrase", "content"]

_LONGEST: Final = 16
_HONOURS: Final = frozenset(("malam", "mallam", "alhaji", "hajiya"))  # left to a name of one word
_NAMES_TOO: Final = frozenset(
    ("sheikh", "shaikh", "haji", "mullah", "prince", "king", "imam", "malam", "mallam")
)  # behind another title
_SPANS: Final = frozenset(("hours", "days", "weeks", "months", "years"))
_FULL: Final = 4  # words of a full name
_SMALL: Final = frozenset(("the", "a", "an", "of", "for", "and", "s", "'", ".", "-", "in", "on", "at", "&", "to", "'s"))
_CLOSERS: Final = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "another",
        "some",
        "other",
        "both",
    )
)


def content(words: list[str]) -> tuple[str, ...]:
    """The words of a name that tell it from others: no articles, no small words, no signs."""
    return tuple([w for w in words if w not in _SMALL and w[0].isalnum()])


class Phrase:
    """A noun phrase that may name a voice.

    `first`, `last`: the words of the phrase; `core`: the part before any "at", "for", "of"; `sources`: lexicon hits
    of source
    words in it; `article`: "a", "the", "its", ...; `extra`: appositions beside it; `heads`: the body that a relative clause
    says the person leads. The range of a person's name in it is for `Grammar.person` to tell, which keeps it here.
    """

    __slots__ = ("article", "core", "extra", "first", "heads", "last", "name", "searched", "sources")

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.core: Range = (first, last)
        self.sources: list[Hit] = []
        self.name: Range | None = None
        self.searched = False
        self.article = ""
        self.extra: list[Phrase] = []
        self.heads: Phrase | None = None


class Grammar(Joints):
    """Cuts noun phrases out of a surface, to the left of a verb or to the right of it."""

    def left(self, end: int, floor: int) -> Phrase | None:
        """The noun phrase whose last word stands right before `end`, none of it left of `floor`."""
        words, classes = self.words, self.kinds
        i = end - 1
        limit = max(floor, end - _LONGEST)
        joined = False
        while i >= limit:
            bits = classes[i]
            if joined and words[i] == "," and (item := self._item(i - 1)) >= limit:
                i = item - 1  # "residents, medics and a local official said"
                continue
            closes = bits & DETERMINER != 0 and words[i] in _CLOSERS and not self._inside_name(i)
            if closes or (bits & NUMERAL and classes[i - 1] & CONJUNCTION):  # "an official and two activists said"
                i -= 1
                if i >= limit and (self._joins(i) or (classes[i] & CONJUNCTION and self._joint(i, limit, end))):
                    joined = joined or classes[i] & CONJUNCTION != 0
                    i -= 1 + (words[i - 1] == ",")
                    continue
                break
            if bits & PREPOSITION and not (self._inner_preposition(i) or self._inside_word(i)):
                break
            if bits & CONJUNCTION and words[i] != "&":
                if not self._joint(i, limit, end):
                    break
                joined = True
                i -= 1 + (words[i - 1] == ",")
                continue
            if not bits & PREPOSITION and self.ends_name(i):
                break
            if i > 0 and i + 1 < end and words[i] in _SPANS and (classes[i - 1] & NUMERAL or words[i - 1].isdigit()):
                break  # "In the last 24 hours Karsan recorded"
            i -= 1
        first = i + 1
        while first < end and not words[first][0].isalnum():
            first += 1
        return self.read(first, end) if first < end else None

    def is_nameless(self, begin: int, ceiling: int) -> bool:
        """Whether the phrase from `begin` surely names nobody: an article, and no source, force or title behind it."""
        return (
            begin < ceiling
            and (self.kinds[begin] & DETERMINER != 0 or self.words[begin] in _CLOSERS)
            and not self.any_of(SOURCE | FORCE | TITLE, begin, min(ceiling, begin + _LONGEST))
        )

    def right(self, begin: int, ceiling: int) -> Phrase | None:
        """The noun phrase that begins at `begin`, none of it at or right of `ceiling`."""
        words, classes = self.words, self.kinds
        i = begin
        limit = min(ceiling, begin + _LONGEST)
        while i < limit:
            bits = classes[i]
            closes = bits & DETERMINER != 0 and words[i] in _CLOSERS
            if closes and (i == begin or classes[i - 1] & (PREPOSITION | CONJUNCTION)):
                i += 1
                continue
            if i == begin and bits & NUMERAL and i + 1 < limit and (classes[i + 1] | classes[i + 2]) & SOURCE:
                i += 1
                continue
            if bits & PREPOSITION and not bits & SOURCE:
                if i == begin or not self._inner_preposition(i) or self.in_document(i, limit):
                    break
                i += 1
                continue
            if bits & CONJUNCTION and words[i] != "&":
                if not self._joint_right(i, begin, limit):
                    break
                i += 1
                continue
            if words[i] == "," and i > begin and (row := self._row_ends(i, begin, limit)):
                i = row
                break
            if (i > begin and (closes or self._participle(i))) or self.ends_name(i):
                break
            i += 1
        while i > begin:
            bits = classes[i - 1]
            hangs = bits & (PREPOSITION | CONJUNCTION) or (bits & DETERMINER and not bits & SOURCE)
            if not hangs and words[i - 1] not in "'.-":
                break
            i -= 1
        return self.read(begin, i) if i > begin else None

    def _participle(self, i: int) -> bool:
        """Whether a participle behind a source begins a clause: "residents contacted by phone", "rebels holding the
        hills".
        """
        bits = self.kinds[i]
        if not self.kinds[i - 1] & SOURCE or bits & SOURCE or self.surface.is_capital(i):
            return False
        word = self.words[i]
        return (
            bits & FRAME != 0
            or word.endswith("ing")
            or (word.endswith("ed") and (self.kinds[i + 1] & (PREPOSITION | DETERMINER) != 0 or self.surface.is_caps))
        )

    def read(self, first: int, last: int) -> Phrase:
        """What stands in the words first..last: article, core, source words."""
        words, classes = self.words, self.kinds
        if last - first > 2 and words[last - 1] == "s" and words[last - 2] == "'":
            last -= 2
        elif last - first > 1 and words[last - 1] == "'":
            last -= 1
        phrase = Phrase(first, last)
        word = words[first]
        if classes[first] & DETERMINER or word in _CLOSERS:
            phrase.article = word
            if last > first + 1:
                first += 1
        end = last
        seen: Hit | None = None
        named = False
        for i in range(first, last):
            bits = classes[i]
            if bits & (SOURCE | FORCE):
                hit = self.sources[i] if bits & SOURCE else self.forces[i]
                if hit is not seen and hit.first >= phrase.first:
                    phrase.sources.append(hit)
                    seen = hit
            if end == last and bits & PREPOSITION and not bits & SOURCE and i > first and not self._inside_word(i):
                if self._of_a_name(i):
                    named = True
                else:
                    end = i
        if named:  # clinics and farmers are no voices there, but words of a name
            phrase.sources.clear()
            phrase.searched = True
        phrase.core = (first, end)
        return phrase

    def person(self, phrase: Phrase) -> Range | None:
        """The words of a proper name that follow an office or a title, or that are all there is."""
        if not phrase.searched:
            phrase.searched = True
            phrase.name = self._person(phrase)
        return phrase.name

    def _person(self, phrase: Phrase) -> Range | None:
        first, last = phrase.core
        begin = first
        body = False
        for i in range(first, last):
            bits = self.kinds[i]
            if bits & SOURCE:
                hit = self.sources[i]
                if group := hit.entry.get("group"):
                    begin = max(begin, hit.last)
                    # "the Vell Miners Alliance" is no person's name, and "Miners" no people.
                    body = group == "body" or (group == "people" and hit.first > first)
                    continue
            named = i == last - 2 and begin == i and self.words[i] in (_NAMES_TOO if i > first else _HONOURS)
            if bits & TITLE and not named and not first < i == last - 1:  # "Omar Shaikh" is a name
                begin = max(begin, self.titles[i].last)
        while begin < last and not self.words[begin][0].isalnum():
            begin += 1
        if begin >= last and not body and (behind := self._behind_house(phrase)) is not None:
            return behind
        if begin >= last or (begin == first and phrase.article):
            return None
        if body and self.surface.is_capital(begin - 1):
            return None
        if not self.surface.is_caps and not self.surface.is_capital(begin):
            return None
        last = self._end_of_name(begin, last)
        if (
            last - begin == 1
            and (self.words[begin] in self.openers or self.kinds[begin] & (OUTCOME | VERB))
            and self.opens(begin)
        ):
            return None
        return begin, last

    def _behind_house(self, phrase: Phrase) -> Range | None:
        """The name behind the house that somebody is of: "the director general of police Ana Reed", "spokesman for the agency Omar
        Tal".
        """
        if phrase.last - phrase.core[1] < _FULL or not phrase.sources or self.surface.is_caps:
            return None
        house = phrase.sources[-1]
        if house.first < phrase.core[1] or phrase.last - house.last < 2 or phrase.last - house.last > _FULL:
            return None
        for i in range(house.last, phrase.last):
            if (
                not self.surface.is_capital(i)
                or not self.words[i].isalpha()
                or self.kinds[i] & (PLACE_NOUN | COUNTRY | SEAT)
            ):
                return None
        return house.last, phrase.last

    def _end_of_name(self, begin: int, last: int) -> int:
        """Where a proper name ends in mixed case: before a word in small letters that is no particle ("Kevin Reed
        inspected").
        """
        if self.surface.is_caps:
            return last
        for i in range(begin + 1, last):
            word = self.words[i]
            if (
                word[0].isalpha()
                and not self.surface.is_capital(i)
                and word not in self.particles
                and not self.surface.is_glued(i - 1)
            ):
                return i
        return last

    def is_name(self, phrase: Phrase) -> bool:
        """Whether the phrase can be a voice by itself: a source word, a country, a proper name."""
        first, last = phrase.core
        if phrase.sources or self.any_of(COUNTRY | SEAT | TITLE, first, last) or self.person(phrase) is not None:
            return True
        for i in range(first, last):
            if self.is_proper(i):
                return True
        return False
