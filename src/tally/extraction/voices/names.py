"""The phrases that name a voice: where they begin and end, what in them is a name, an office, an institution.

Capitals are a hint only: a phrase is cut by closed classes and by the words of the lexicon, so that upper-case wires
are
read too. Public names: `Grammar` (cuts phrases), `Phrase` (what was seen in one).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.voices.wordclasses import WordClasses
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    ANONYMITY,
    CONJUNCTION,
    COUNTRY,
    DETERMINER,
    FORCE,
    FRAME,
    NUMERAL,
    OUTCOME,
    PREPOSITION,
    REPORTING,
    SEAT,
    SOURCE,
    TITLE,
    VERB,
)

__all__ = ["Grammar", "Phrase", "content"]

_LONGEST: Final = 16
_SENT: Final = frozenset(
    "ambassador ambassadors envoy envoys adviser advisor aide lieutenant delegate attache consul emissary representative".split()
)
_SMALL: Final = frozenset(("the", "a", "an", "of", "for", "and", "s", "'", ".", "-", "in", "on", "at", "&", "to", "'s"))
_IN_NAMES: Final = frozenset(("without", "beyond", "against", "across"))
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


class Grammar(WordClasses):
    """Cuts noun phrases out of a surface, to the left of a verb or to the right of it."""

    def left(self, end: int, floor: int) -> Phrase | None:
        """The noun phrase whose last word stands right before `end`, none of it left of `floor`."""
        words, classes = self.words, self.kinds
        i = end - 1
        limit = max(floor, end - _LONGEST)
        while i >= limit:
            bits = classes[i]
            if bits & DETERMINER and words[i] in _CLOSERS and not self._inside_name(i):
                i -= 1
                if i >= limit and (self._joins(i) or (classes[i] & CONJUNCTION and self._joint(i, limit, end))):
                    i -= 1
                    continue
                break
            if bits & PREPOSITION and not (self._inner_preposition(i) or self._inside_word(i)):
                break
            if bits & CONJUNCTION and words[i] != "&":
                if not self._joint(i, limit, end):
                    break
                i -= 1
                continue
            if not bits & PREPOSITION and self.ends_name(i):
                break
            i -= 1
        first = i + 1
        while first < end and not words[first][0].isalnum():
            first += 1
        return self.read(first, end) if first < end else None

    def _inside_word(self, i: int) -> bool:
        """Whether an apostrophe ties word i to the one before it: the "at" of "Chelang'at"."""
        return self.words[i - 1] == "'" and self.surface.is_glued(i - 1) and self.surface.is_glued(i - 2)

    def _inside_name(self, i: int) -> bool:
        """Whether an article belongs to the name of a source: "Save the Children"."""
        hit = self.sources.get(i)
        return hit is not None and hit.first < i

    def _joins(self, i: int) -> bool:
        """Whether the preposition i hangs the phrase at its right on a noun at its left."""
        return self.kinds[i] & PREPOSITION != 0 and self._inner_preposition(i)

    def _inner_preposition(self, i: int) -> bool:
        word, bits = self.words[i], self.kinds[i]
        if i == self.surface.sentence(i).first or (bits & FRAME and word != "by") or bits & ANONYMITY:
            return False  # "told the BBC on condition of anonymity"
        before = i - 1
        if bits & (SOURCE | FORCE) and word not in ("in", "on", "at"):
            return True
        if word == "of":
            return (
                self.words[before][0].isalnum() and not self.kinds[before] & PREPOSITION and not self.ends_name(before)
            )
        if self.kinds[before] & SOURCE and word in ("for", "at", "in", "on", "from", "with"):
            return True
        if word == "to" and self.words[before] in _SENT:
            return True  # "the ambassador to Brazil"
        if word in ("for", "at", "in") and self.words[before - 1] == "of" and self.kinds[before - 2] & SOURCE:
            return True  # "the director of nursing at Vell hospital"
        return self._of_a_name(i) or (word in ("to", "against") and self._named_for(i))

    def _of_a_name(self, i: int) -> bool:
        """ "Clinics Without Walls", "Farmers Against Hunger": a preposition that is printed as part of a name."""
        if self.words[i] not in _IN_NAMES or i == 0 or i + 1 >= len(self.words):
            return False
        surface = self.surface
        return surface.is_capital(i) and surface.is_capital(i - 1) and surface.is_capital(i + 1)

    def _named_for(self, i: int) -> bool:
        """ "the Service for Attention to Minors": a preposition inside what a body calls itself."""
        surface = self.surface
        if i + 1 == len(self.words) or not (surface.is_capital(i - 1) and surface.is_capital(i + 1)):
            return False
        for k in range(max(surface.sentence(i).first, i - 4), i - 1):
            hit = self.sources.get(k)
            if (
                hit is not None
                and hit.entry.get("group") == "body"
                and surface.is_capital(k)
                and self.words[hit.last] in ("for", "of")
            ):
                return True
        return False

    def _joint(self, i: int, limit: int, end: int) -> bool:
        """Whether "and" at i joins two sources or two halves of one name, not two clauses."""
        if i <= limit or i + 1 >= end or self.words[i] not in ("and", "&", "or"):
            return False
        before, after = i - 1, i + 1
        if (
            self.surface.is_capital(before)
            and self.surface.is_capital(after)
            and before > self.surface.sentence(i).first
        ):
            return True
        source = self.sources.get(before)
        if source is None:
            return False
        if source is self.sources.get(after):
            return True
        if not self.any_of(SOURCE, after, end):
            return False
        k = source.first - 1
        for _ in range(6):
            if k < self.surface.sentence(i).first or self.words[k] in (
                ",",
                '"',
                "but",
                ";",
                ":",
                "-",
                "\u2014",
                "\u2013",
                "and",
            ):
                return True
            bits = self.kinds[k]
            if bits & PREPOSITION or (not bits & (DETERMINER | NUMERAL) and self.ends_name(k)):
                return False  # but "two military sources and an elder said"
            k -= 1
        return False

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

    def _joint_right(self, i: int, begin: int, limit: int) -> bool:
        if self.words[i] not in ("and", "or") or i == begin or i + 1 >= limit:
            return False
        classes = self.kinds
        if classes[i] & SOURCE or (
            not classes[i - 1] & COUNTRY and self.surface.is_capital(i - 1) and self.surface.is_capital(i + 1)
        ):
            return True
        if not self.any_of(SOURCE, begin, i):
            return False
        for k in range(i + 1, min(limit, i + 6)):
            if classes[k] & SOURCE:
                for n in range(k, min(limit, k + 4)):
                    if classes[n] & REPORTING and not self.noun_like(n):
                        return False
                return True
            if not classes[k] & DETERMINER and self.ends_name(k):
                return False
        return False

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
            if bits & TITLE and not first < i == last - 1:  # "Omar Shaikh" is a name
                begin = max(begin, self.titles[i].last)
        while begin < last and not self.words[begin][0].isalnum():
            begin += 1
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
