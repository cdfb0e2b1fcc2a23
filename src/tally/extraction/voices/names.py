"""The phrases that name a voice: where they begin and end, what in them is a name, an office, an institution.

Capitals are a hint only: a phrase is cut by closed classes and by the words of the lexicon, so that upper-case wires
are
read too. Public names: `Grammar` (cuts phrases), `Phrase` (what was seen in one).
"""

from __future__ import annotations

from tally.extraction.slots import Range
from tally.extraction.voices.wordclasses import WordClasses
from tally.lexicon import Hit

__all__ = ["Grammar", "Phrase", "content"]

_LONGEST = 16
_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "s", "'", ".", "-", "in", "on", "at", "&", "to", "'s"))
_CLOSERS = frozenset(
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
    return tuple(w for w in words if w not in _SMALL and w[0].isalnum())


class Phrase:
    """A noun phrase that may name a voice.

    `first`, `last`: the words of the phrase; `core`: the part before any "at", "for", "of"; `sources`: lexicon hits
    of source
    words in it; `person`: the range of a person's name in it; `article`: "a", "the", "its", ...; `extra`: appositions
    beside it.
    """

    __slots__ = ("article", "core", "extra", "first", "last", "person", "sources")

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.core: Range = (first, last)
        self.sources: list[Hit] = []
        self.person: Range | None = None
        self.article = ""
        self.extra: list[Phrase] = []


class Grammar(WordClasses):
    """Cuts noun phrases out of a surface, to the left of a verb or to the right of it."""

    def left(self, end: int, floor: int) -> Phrase | None:
        """The noun phrase whose last word stands right before `end`, none of it left of `floor`."""
        i = end - 1
        limit = max(floor, end - _LONGEST)
        while i >= limit:
            if self.words[i] in _CLOSERS and i in self.determiners and not self._inside_name(i):
                i -= 1
                if i >= limit and (self._joins(i) or (i in self.conjunctions and self._joint(i, limit, end))):
                    i -= 1
                    continue
                break
            if i in self.prepositions and not self._inner_preposition(i):
                break
            if i in self.conjunctions and self.words[i] != "&":
                if not self._joint(i, limit, end):
                    break
                i -= 1
                continue
            if i not in self.prepositions and self.ends_name(i):
                break
            i -= 1
        first = i + 1
        while first < end and not self.words[first][0].isalnum():
            first += 1
        return self.read(first, end) if first < end else None

    def _inside_name(self, i: int) -> bool:
        """Whether an article belongs to the name of a source: "Save the Children"."""
        hit = self.sources.get(i)
        return hit is not None and hit.first < i

    def _joins(self, i: int) -> bool:
        """Whether the preposition i hangs the phrase at its right on a noun at its left."""
        return i in self.prepositions and self._inner_preposition(i)

    def _inner_preposition(self, i: int) -> bool:
        word = self.words[i]
        if i == self.surface.sentence(i).first or (self.frames.get(i) and self.words[i] != "by"):
            return False
        before = i - 1
        if self.source_at(i) and word not in ("in", "on", "at"):
            return True
        if word == "of":
            return self.words[before][0].isalnum() and not self.ends_name(before) and before not in self.prepositions
        if word in ("for", "at", "in", "on", "from", "with") and before in self.sources:
            return True
        return word in ("to", "against") and self._named_for(i)

    def _named_for(self, i: int) -> bool:
        """ "the Service for Attention to Minors": a preposition inside what a body calls itself."""
        capitals = self.surface.is_capital(i - 1) and self.surface.is_capital(i + 1) and not self.surface.is_caps
        near = range(max(self.surface.sentence(i).first, i - 4), i - 1)
        return capitals and any(
            (hit := self.sources.get(k)) is not None
            and hit.entry.get("group") == "body"
            and self.surface.is_capital(k)
            and self.words[hit.last] in ("for", "of")
            for k in near
        )

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
        if before in self.sources and self.sources[before] is self.sources.get(after):
            return True
        right = any(k in self.sources for k in range(after, end))
        if not (right and before in self.sources):
            return False
        k = self.sources[before].first - 1
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
            if k in self.prepositions or (self.ends_name(k) and k not in self.determiners):
                return False
            k -= 1
        return False

    def right(self, begin: int, ceiling: int) -> Phrase | None:
        """The noun phrase that begins at `begin`, none of it at or right of `ceiling`."""
        i = begin
        limit = min(ceiling, begin + _LONGEST)
        while i < limit:
            word = self.words[i]
            if (
                i in self.determiners
                and (i == begin or i - 1 in self.prepositions or i - 1 in self.conjunctions)
                and word in _CLOSERS
            ):
                i += 1
                continue
            if i == begin and i in self.numerals and i + 1 < limit and (i + 1 in self.sources or i + 2 in self.sources):
                i += 1
                continue
            if i in self.prepositions and i not in self.sources:
                if i == begin or not self._inner_preposition(i):
                    break
                i += 1
                continue
            if i in self.conjunctions and word != "&":
                if not self._joint_right(i, begin, limit):
                    break
                i += 1
                continue
            if self.ends_name(i) or (
                i > begin and ((i in self.determiners and word in _CLOSERS) or self._participle(i))
            ):
                break
            i += 1
        while i > begin and (
            i - 1 in self.prepositions
            or i - 1 in self.conjunctions
            or (i - 1 in self.determiners and i - 1 not in self.sources)
            or self.words[i - 1] in "'.-"
        ):
            i -= 1
        return self.read(begin, i) if i > begin else None

    def _participle(self, i: int) -> bool:
        """Whether a participle behind a source begins a clause: "residents contacted by phone", "rebels holding the
        hills".
        """
        if i - 1 not in self.sources or i in self.sources or self.surface.is_capital(i):
            return False
        word = self.words[i]
        return (
            word.endswith("ing")
            or i in self.frames
            or (
                word.endswith("ed")
                and (i + 1 in self.prepositions or i + 1 in self.determiners or self.surface.is_caps)
            )
        )

    def _joint_right(self, i: int, begin: int, limit: int) -> bool:
        if self.words[i] not in ("and", "or") or i == begin or i + 1 >= limit:
            return False
        if i in self.sources or (
            self.surface.is_capital(i - 1) and self.surface.is_capital(i + 1) and i - 1 not in self.countries
        ):
            return True
        if not any(k in self.sources for k in range(begin, i)):
            return False
        for k in range(i + 1, min(limit, i + 6)):
            if k in self.sources:
                return not any(n in self.reporting and not self.noun_like(n) for n in range(k, min(limit, k + 4)))
            if self.ends_name(k) and k not in self.determiners:
                return False
        return False

    def read(self, first: int, last: int) -> Phrase:
        """What stands in the words first..last: article, core, source words, a person's name."""
        if last - first > 2 and self.words[last - 2 : last] == ["'", "s"]:
            last -= 2
        elif last - first > 1 and self.words[last - 1] == "'":
            last -= 1
        phrase = Phrase(first, last)
        if first in self.determiners or self.words[first] in _CLOSERS:
            phrase.article = self.words[first]
            first += 1 if last > first + 1 else 0
        end = next((i for i in range(first + 1, last) if i in self.prepositions and i not in self.sources), last)
        phrase.core = (first, end)
        seen: list[Hit] = []
        for i in range(first, last):
            hit = self.sources.get(i) or self.forces.get(i)
            if hit is not None and hit.first >= first and (not seen or seen[-1] is not hit):
                seen.append(hit)
        phrase.sources = seen
        phrase.person = self._person(phrase)
        return phrase

    def _person(self, phrase: Phrase) -> Range | None:
        """The words of a proper name that follow an office or a title, or that are all there is."""
        first, last = phrase.core
        begin = first
        body = False
        for i in range(first, last):
            hit = self.sources.get(i)
            if hit is not None and hit.entry.get("group"):
                begin = max(begin, hit.last)
                body = hit.entry.get("group") == "body"
            elif i in self.titles:
                begin = max(begin, self.titles[i].last)
        while begin < last and not self.words[begin][0].isalnum():
            begin += 1
        last = self._end_of_name(begin, last)
        if begin >= last or (begin == first and phrase.article):
            return None
        if body and self.surface.is_capital(begin - 1):
            return None
        if not self.surface.is_caps and not self.surface.is_capital(begin):
            return None
        if (
            last - begin == 1
            and self.opens(begin)
            and (
                self.words[begin] in self.surface.lexicon.words("opener")
                or begin in self.outcomes
                or begin in self.verbs
            )
        ):
            return None
        return begin, last

    def _end_of_name(self, begin: int, last: int) -> int:
        """Where a proper name ends in mixed case: before a word in small letters that is no particle ("Kevin Reed
        inspected").
        """
        if self.surface.is_caps:
            return last
        particles = self.surface.lexicon.words("particle")
        for i in range(begin + 1, last):
            if (
                self.words[i][0].isalpha()
                and not self.surface.is_capital(i)
                and self.words[i] not in particles
                and not self.surface.is_glued(i - 1)
            ):
                return i
        return last

    def is_name(self, phrase: Phrase) -> bool:
        """Whether the phrase can be a voice by itself: a source word, a country, a proper name."""
        if phrase.sources or phrase.person:
            return True
        return any(
            i in self.countries or i in self.seats or i in self.titles or self.is_proper(i) for i in range(*phrase.core)
        )
