"""Level 7: which prepositions, conjunctions and commas join words into one phrase that names a voice.

Public name: `Joints`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.wordclasses import WordClasses
from tally.lexicon.kinds import (
    ANONYMITY,
    CONJUNCTION,
    COUNTRY,
    DEMONYM,
    DETERMINER,
    FORCE,
    FRAME,
    NUMERAL,
    PERSON,
    PREPOSITION,
    REPORTING,
    SOURCE,
)

__all__ = ["Joints"]

_SENT: Final = frozenset(
    "ambassador ambassadors envoy envoys adviser advisor aide lieutenant delegate attache consul emissary representative".split()
)
_BREAKS: Final = frozenset((",", '"', "but", ";", ":", "-", "\u2014", "\u2013", "and"))
_CAUSES: Final = frozenset("front movement union party alliance coalition league campaign rally forum platform".split())
_SPANS: Final = frozenset(
    "period time day week month year quarter first last past same previous following first second third fourth".split()
)
_LONG_ITEM: Final = 10  # words of "an official at the provincial health ministry"
_SHORT_ITEM: Final = 4  # words of "local civil defence workers"
_FRAMED: Final = 3  # words of "According to"
_IN_NAMES: Final = frozenset(("without", "beyond", "against", "across"))


class Joints(WordClasses):
    """Tells joints from breaks."""

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
        spans = word in ("for", "in", "on") and self.words[i + 2 : i + 3]
        if spans and spans[0] in _SPANS and self.kinds[i + 1] & DETERMINER:
            return False  # "the Department of Health for the period from May"
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
        if word == "for" and self.words[before] in _CAUSES and self.words[i + 1] == "the":
            return self.surface.is_capital(before) and self.surface.is_capital(i + 2)
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
        """Whether "and" at i joins two sources, two halves of one name or a row of people, not two clauses."""
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
        if source is not None and source is self.sources.get(after):
            return True
        if self.words[before] == ",":  # "Activists, lawyers, and medical workers said"
            first = self._item(before - 1)
            return first > 0 and self._item(first - 2) >= 0 and self.any_of(SOURCE | PERSON, after, end)
        if not self.any_of(SOURCE | PERSON, after, end) and self.words[after] not in ("its", "their"):
            return False
        if self.kinds[before] & (SOURCE | PERSON):
            people = self.kinds[before] & SOURCE != 0 or self.any_of(SOURCE, after, end)
            return people and self._opening_of(before) >= 0
        hung = self._hung(before)
        return self._opening_of(hung) >= 0 if hung >= 0 else self._shares_noun(before, after, end)

    def _hung(self, last: int) -> int:
        """The people on whom the phrase that ends on the word `last` hangs: "Medics" in "Medics at the site"; -1 where it hangs on none."""
        for k in range(last - 1, max(0, last - _SHORT_ITEM), -1):
            if self.kinds[k] & PREPOSITION:
                return k - 1 if self.kinds[k - 1] & SOURCE and self._inner_preposition(k) else -1
            if not self.kinds[k] & DETERMINER and self.ends_name(k):
                return -1
        return -1

    def _shares_noun(self, before: int, after: int, end: int) -> bool:
        """ "security and medical officials", "Yemeni security and medical officials": whether what stands on both sides of "and"
        tells of one noun for people, where the first opens a clause.
        """
        head = self.sources.get(end - 1)
        if head is None or head.form != "plural" or head.entry.get("group") == "body":
            return False
        if self.kinds[after] & DETERMINER or not self.words[before].isalpha() or self.ends_name(before):
            return False
        k = before - 1
        if k >= self.surface.sentence(before).first and self.kinds[k] & (DETERMINER | DEMONYM):
            k -= 1
        return k < self.surface.sentence(before).first or self.words[k] in _BREAKS

    def _opening_of(self, last: int) -> int:
        """Where the phrase of people or of a body that ends on the word `last` begins, if it opens a clause; -1 where it does not,
        as in "killed nine farmers".
        """
        first = self.surface.sentence(last).first
        source = self.source_at(last)
        k = source.first - 1 if source is not None else last - 1
        for _ in range(_LONG_ITEM):
            if k < first or self.words[k] in _BREAKS:
                return k + 1
            bits, before = self.kinds[k], self.kinds[k - 1]
            if bits & PREPOSITION and not bits & SOURCE:
                if not before & SOURCE or not self._inner_preposition(k):
                    return -1  # but "an official at the ministry and two activists said"
            elif bits & DETERMINER:
                opens = k == first or self.words[k - 1] in _BREAKS or before & (DETERMINER | NUMERAL | PREPOSITION)
                if not opens:
                    return -1  # "The blast shook a hospital and residents said"
            elif not bits & NUMERAL and self.ends_name(k):
                return -1  # but "two military sources and an elder said"
            k -= 1
        return -1

    def _item(self, last: int) -> int:
        """Where a part of a row of people begins that ends on the word `last` ("residents", "local medics"); -1 where it is none."""
        if last < 1 or not self.kinds[last] & (SOURCE | PERSON) or not self._many(last):
            return -1
        first = self._opening_of(last)
        if first < 0 or last - first > _SHORT_ITEM or self.words[first] == "the":
            return -1
        return -1 if self.any_of(NUMERAL | PREPOSITION, first, last) else first

    def _many(self, i: int) -> bool:
        """Whether word i is a plural or a word for many."""
        return self.words[i].endswith("s") or self.words[i] in ("police", "people", "media")

    def _row_ends(self, comma: int, begin: int, limit: int) -> int:
        """Where a row of people ends that goes on at the comma: "according to residents, medics and a local official"; 0 where
        none does.
        """
        if not self.kinds[comma - 1] & SOURCE or not self._many(comma - 1) or self.words[begin] == "the":
            return 0
        if begin - self.surface.sentence(begin).first <= _FRAMED:
            return 0  # "According to residents, medics and police officers came late."
        closing = False
        k = comma + 1
        while k < limit:
            if self.words[k] == "and":
                closing, k = True, k + 1
            first = k
            while k < limit and k - first <= _SHORT_ITEM:
                bits = self.kinds[k]
                if bits & (CONJUNCTION | PREPOSITION) or (not bits & (DETERMINER | NUMERAL) and self.ends_name(k)):
                    break
                k += 1
            if k == first or not self.kinds[k - 1] & (SOURCE | PERSON):
                return 0
            after = self.words[k] if k < limit else "."
            if closing:
                return k if not after[0].isalnum() and self.kinds[k - 1] & SOURCE else 0
            if not self._many(k - 1) or after not in (",", "and"):
                return 0
            k += after == ","
        return 0

    def _joint_right(self, i: int, begin: int, limit: int) -> bool:
        if self.words[i] not in ("and", "or") or i == begin or i + 1 >= limit:
            return False
        classes = self.kinds
        if classes[i] & SOURCE or (
            not classes[i - 1] & COUNTRY and self.surface.is_capital(i - 1) and self.surface.is_capital(i + 1)
        ):
            return True
        if not self.any_of(SOURCE, begin, i) and not self._described(begin, i):
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

    def _described(self, begin: int, i: int) -> bool:
        """Whether nothing but a word such as "security" stands in begin..i, before "and medical officials"."""
        if i - begin > 2 or not self.words[i - 1].isalpha() or self.kinds[i - 1] & (PERSON | COUNTRY):
            return False
        return i - begin == 1 or self.kinds[begin] & (DETERMINER | DEMONYM) != 0
