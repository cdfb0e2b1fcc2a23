"""What each word of a text can be inside a phrase that names a voice: part of it, or its end.

Public name: `WordClasses`. Closed classes and the lexicon decide; capitals are a hint only, so that upper-case wires
are read too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tally.extraction.text import Surface
from tally.lexicon import Hit, Lexicon
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    COUNTING,
    COUNTRY,
    DETERMINER,
    DOCUMENT,
    FILLER,
    FORCE,
    MONTH,
    NOUN_TOO,
    NUMERAL,
    OUTCOME,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    SEAT,
    SOURCE,
    TITLE,
    VAGUE,
    VERB,
    WEEKDAY,
)

__all__ = ["WordClasses"]

_DOCUMENT: Final = 5  # words of "in a brief written statement"


class _Closed:
    """The closed classes of a lexicon that are asked for by word."""

    __slots__ = ("abbreviations", "adjectives", "dayparts", "openers", "particles")

    def __init__(self, lexicon: Lexicon) -> None:
        self.dayparts, self.adjectives = lexicon.words("daypart"), lexicon.words("document_adjective")
        self.abbreviations, self.openers = lexicon.words("abbreviation"), lexicon.words("opener")
        self.particles = lexicon.words("particle")


@lru_cache(maxsize=8)
def _closed(lexicon: Lexicon) -> _Closed:
    return _Closed(lexicon)


class WordClasses:
    """The lexicon's hits in one surface, by word, and the questions that phrases ask of a single word.

    `kinds[i]` holds what word i is as bits; the indexes give the hits themselves.
    """

    def __init__(self, surface: Surface) -> None:
        self.surface, self.words = surface, surface.words
        self.kinds = surface.kinds
        self.sources, self.forces, self.titles = surface.at("source"), surface.at("force"), surface.at("title")
        self.countries, self.seats = surface.at("country"), surface.at("seat")
        self.reporting, self.counting, self.frames = (
            surface.at("reporting"),
            surface.at("counting"),
            surface.at("frame"),
        )
        self.documents, self.outcomes, self.pronouns = (
            surface.at("document"),
            surface.at("outcome"),
            surface.at("pronoun"),
        )
        self.outlets = surface.at("outlet")
        closed = _closed(surface.lexicon)
        self.dayparts, self.adjectives = closed.dayparts, closed.adjectives
        self.abbreviations, self.openers, self.particles = closed.abbreviations, closed.openers, closed.particles

    def source_at(self, i: int) -> Hit | None:
        """The source or armed body that word i belongs to."""
        bits = self.kinds[i]
        return self.sources[i] if bits & SOURCE else self.forces[i] if bits & FORCE else None

    def any_of(self, bits: int, first: int, last: int) -> bool:
        """Whether any of the words first..last is of one of these kinds."""
        for i in range(first, last):
            if self.kinds[i] & bits:
                return True
        return False

    def is_time(self, i: int) -> bool:
        """Whether word i belongs to a phrase of time: "Monday", "Sunday night", "today"."""
        bits = self.kinds[i]
        if bits & WEEKDAY != 0 or self.words[i] in self.dayparts:
            return not (bits & SOURCE and self.is_proper(i) and not self.surface.is_caps)  # "Dawn reported"
        return bits & MONTH != 0 and self.surface.is_capital(i) and not self._is_surname(i)

    def _is_surname(self, i: int) -> bool:
        """ "Mr Jan", "Ms. May", "Akbar Jan, says": a month's name behind a title or a first name is a person's."""
        before = i - 1
        if self.kinds[before - 1 if self.words[before] == "." else before] & TITLE:
            return True
        return (
            i > 0
            and self.surface.is_capital(before)
            and (before > self.surface.sentence(i).first or self.words[i + 1 : i + 2] == [","])
            and not self.kinds[before] & (PREPOSITION | WEEKDAY | MONTH | DETERMINER | NUMERAL | SOURCE)
            and self.words[before].isalpha()
            and not (i + 1 < len(self.words) and self.words[i + 1][0].isdigit())
        )

    def dated(self, first: int, last: int) -> bool:
        """Whether a day stands in first..last on which something is said: not that since which a figure counts."""
        for i in range(first, last):
            if self.kinds[i] & WEEKDAY and self.words[i - 1] != "since":
                return True
        return False

    def ends_name(self, i: int) -> bool:
        """Whether word i cannot stand inside a phrase that names a voice."""
        words, bits = self.words, self.kinds[i]
        word = words[i]
        if not word[0].isalnum():
            return not self._inner_sign(i, word)
        if bits & (SOURCE | SEAT | COUNTRY | FORCE) or (word == "s" and self._possessive(i)):
            return False
        if bits & REPORTING and i + 2 < len(words) and words[i + 1] == "-" and self.surface.is_glued(i):
            return not self.surface.is_glued(i + 1)  # "a counter-insurgency analyst"
        if word in ("show", "shows", "showed") and not self.surface.is_capital(i) and i + 1 < len(words):
            return words[i + 1] != "host"  # "figures from the Observatory of Conflicts show"
        if bits & (PRONOUN | VAGUE) or word in ("what", "more", "fewer", "there", "here"):
            return True
        if word == "do" and not self.surface.is_caps and (i + 1 == len(words) or not self.surface.is_capital(i + 1)):
            return True  # not the particle of a name
        if bits & AUXILIARY and word not in ("left", "alleged", "declared", "officially", "known", "lie"):
            return word != "may" or not self._is_surname(i)
        if self.is_time(i):
            if self.surface.is_capital(i) and i + 1 in self.outlets and self.surface.is_capital(i + 1):
                return self.surface.is_caps  # "the Sunday Times"
            after = words[i + 1 : i + 3]
            if word in self.adjectives and words[i - 1] in ("s", "'") and self.kinds[i + 1] & DOCUMENT:
                return False  # "the ministry's evening bulletin"
            return not (
                after == ["'", "s"] or (i + 1 < len(words) and self.is_time(i + 1) and words[i + 2 : i + 3] == ["'"])
            )
        if bits & (RELATIVE | CLAUSE):
            return True
        if word in self.adjectives and words[i - 1] in ("s", "'") and self.kinds[i + 1] & DOCUMENT:
            return False  # "the ministry's revised count"
        if word == "lower" and self.surface.is_capital(i) and self.surface.is_capital(i + 1):
            return False  # "the governor of Lower Vell"
        if bits & REPORTING or (bits & COUNTING and not self.noun_like(i)):
            return not self.noun_like(i)
        if word[0].isdigit():
            if words[i - 1] in (".", "no", "number") and "no" in words[max(0, i - 2) : i]:
                return False
            if self.surface.is_glued(i - 1) and words[i - 1].isalpha() and self.surface.is_capital(i - 1):
                return False  # "the association V14"
            if self._is_channel(i) or words[i + 1 : i + 5] == ["-", "year", "-", "old"]:
                return False  # "BBC Radio 4", "a 34-year-old teacher"
            return not (self.surface.is_glued(i) and words[i + 1][0].isalpha())
        if self.surface.is_capital(i) and i > self.surface.sentence(i).first:
            return False
        if bits & (OUTCOME | VERB):
            if words[i + 1 : i + 2] == ["'"] and self.kinds[i + 2] & SOURCE:
                return False  # "the victims' association"
            return not (bits & DOCUMENT and self.documents[i].first < i)  # "a police press release said"
        if word in self.adjectives and (self.kinds[i + 1] | self.kinds[i + 2]) & DOCUMENT:
            return False
        return bits & (FILLER | NUMERAL) != 0

    def in_document(self, i: int, limit: int) -> bool:
        """ "said the mayor in a brief statement", "the army in a press release": where it was said, and no part of the name."""
        if self.words[i] not in ("in", "at", "on"):
            return False
        for k in range(i + 1, min(limit, i + _DOCUMENT)):
            if self.kinds[k] & DOCUMENT or self.words[k] in ("conference", "interview"):
                return True
            if not self.words[k].isalpha() or self.kinds[k] & PREPOSITION or self.surface.is_capital(k):
                return False
        return False

    def _is_channel(self, i: int) -> bool:
        """Whether the number at i ends the name of a station: "BBC Radio 4", "Channel 4", where no people follow it."""
        if len(self.words[i]) > 2 or not self.surface.is_capital(i - 1):
            return False
        if self.words[i - 1] not in ("channel", "radio", "tv", "television"):
            return False
        after = self.words[i + 1] if i + 1 < len(self.words) else "."
        return not after[0].isalnum() or after in ("that", "news", "on", "in")

    def _possessive(self, i: int) -> bool:
        """Whether the "s" at i is that of "the agency's head"; not of "it's"."""
        return i > 1 and self.words[i - 1] == "'" and self.surface.is_glued(i - 1) and not self.kinds[i - 2] & PRONOUN

    def _inner_sign(self, i: int, word: str) -> bool:
        """Whether a sign is part of a name: a possessive or an O', the stop of an initial or a title, a hyphen."""
        surface = self.surface
        if word not in ("'", ".", "-", "&"):
            return False
        sentence = surface.sentence(i)
        if word == "'":
            glued = i > sentence.first and surface.is_glued(i - 1)
            return glued and (surface.is_glued(i) or self.words[i - 1].endswith("s"))
        if word == ".":
            if i + 1 >= sentence.last or not surface.is_glued(i - 1) or self.words[i + 1] in ('"', "'", "-"):
                return False
            before = surface.text[surface.starts[i - 1] : surface.ends[i - 1]] if i > sentence.first else ""
            return (
                self.kinds[i - 1] & (TITLE | SOURCE) != 0
                or before in self.abbreviations
                or (len(before) == 1 and before.isupper())
                or before.lower() in self.abbreviations
            )
        return (
            i > sentence.first
            and i + 1 < sentence.last
            and (surface.is_glued(i - 1) == surface.is_glued(i))
            and (word == "&" or surface.is_glued(i))
        )

    def noun_like(self, i: int) -> bool:
        """Whether a form that could be a verb is a noun here: "claims of", "the report", "its count", "four police
        posts were".
        """
        hit = self.reporting.get(i) or self.counting.get(i)
        if hit is None:
            return True
        if hit.form == "gerund" and self.is_proper(i) and self.surface.is_capital(i - 1) and not self.surface.is_caps:
            return True  # "Ethiopian Broadcasting"
        if hit.form not in ("base", "third") or not self.kinds[i] & (DOCUMENT | NOUN_TOO):
            return False
        source = self.sources.get(i)
        if self.is_proper(i) or (source is not None and source.last - source.first > 1 and hit.first > source.first):
            return True
        sentence = self.surface.sentence(i)
        before = self.words[i - 1] if i > sentence.first else ""
        after = self.words[hit.last] if hit.last < sentence.last else ""
        if (
            self.kinds[i - 1] & (DETERMINER | NUMERAL)
            or (before[:1].isdigit() and not self.surface.is_glued(i - 2))  # "M23 disputes that"
            or before in ("no", "own", "initial", "official", "unconfirmed", "its", "first", "latest")
            or before in ("worst", "early", "earlier", "growing", "mounting", "widespread", "grave", "serious")
        ):
            return True
        if (before == "s" and self.words[i - 2] == "'") or before == "'":
            return True
        if i > sentence.first and self.kinds[i - 1] & PREPOSITION and not self.kinds[i - 1] & SOURCE:
            return True  # "on reports that nine died"
        lead = self.words[max(sentence.first, i - 4) : i]
        if hit.form == "base" and ("a" in lead or "an" in lead or (i > 1 and self.words[i - 2] in self.adjectives)):
            return True
        if self.kinds[i - 1] & COUNTRY and hit.form == "third":
            return after not in ("that", "to")
        if hit.form == "third" and after in ("show", "list", "indicate", "suggest", "put", "say", "said", "seen"):
            return True  # "police records show"
        if after in ("of", "by", "from", "based", "'", "were", "was", "are", "have", "had", "has", "is"):
            return True
        return hit.form == "base" and not self._plural_before(i) and before not in (",", '"', "'")

    def _plural_before(self, i: int) -> bool:
        """Whether a subject in the plural stands before a bare verb: "rebels say", "police in the province fear"."""
        first = self.surface.sentence(i).first
        for k in range(i - 1, max(first - 1, i - 10), -1):
            word = self.words[k]
            if word in ',;:"':
                return k == i - 1
            hit = self.source_at(k)
            if (
                word in ("police", "media", "data", "they", "we", "i", "you", "authorities", "who", "and")
                or (hit is not None and hit.form == "plural")
                or (k == i - 1 and word.endswith("s"))
            ):
                return True
        return False

    def is_proper(self, i: int) -> bool:
        """Whether word i is printed as a proper name: with a capital that no beginning of a sentence explains."""
        return self.surface.is_capital(i) and not self.opens(i)

    def opens(self, i: int) -> bool:
        """Whether word i is the first of its sentence, behind bullets and quotation marks."""
        first = self.surface.sentence(i).first
        if i - first >= 5:
            return False
        for k in range(max(first, i - 4), i):
            if self.words[k][0].isalnum():
                return False
        return True
