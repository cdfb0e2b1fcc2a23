"""What each word of a text can be inside a phrase that names a voice: part of it, or its end.

Public name: `WordClasses`. Closed classes and the lexicon decide; capitals are a hint only, so that upper-case wires
are read too.
"""

from __future__ import annotations

from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["WordClasses"]


class WordClasses:
    """The lexicon's hits in one surface, by word, and the questions that phrases ask of a single word."""

    def __init__(self, surface: Surface) -> None:
        at = surface.at
        self.surface, self.words = surface, surface.words
        self.determiners, self.prepositions, self.conjunctions = at["determiner"], at["preposition"], at["conjunction"]
        self.auxiliaries, self.fillers, self.relatives = at["auxiliary"], at["filler"], at["relative"]
        self.clauses, self.reporting, self.counting = at["clause"], at["reporting"], at["counting"]
        self.sources, self.countries, self.seats, self.forces = at["source"], at["country"], at["seat"], at["force"]
        self.titles, self.outlets, self.documents = at["title"], at["outlet"], at["document"]
        self.outcomes, self.verbs = at["outcome"], at["verb"]
        self.weekdays, self.months = at["weekday"], at["month"]
        self.dayparts = surface.lexicon.words("daypart")
        self.adjectives = surface.lexicon.words("document_adjective")
        self.frames, self.pronouns = at["frame"], at["pronoun"]
        self.numerals, self.vague, self.nouns = at["numeral"], at["vague"], at["noun_too"]

    def source_at(self, i: int) -> Hit | None:
        return self.sources.get(i) or self.forces.get(i)

    def is_time(self, i: int) -> bool:
        """Whether word i belongs to a phrase of time: "Monday", "Sunday night", "today"."""
        return i in self.weekdays or (i in self.months and self.surface.is_capital(i)) or self.words[i] in self.dayparts

    def ends_name(self, i: int) -> bool:
        """Whether word i cannot stand inside a phrase that names a voice."""
        word = self.words[i]
        if not word[0].isalnum():
            return not self._inner_sign(i, word)
        if i in self.sources or (word == "s" and self._possessive(i)):
            return False
        if i in self.seats or i in self.countries or i in self.forces:
            return False
        if i in self.pronouns or i in self.vague or word in ("what", "more", "fewer", "there", "here"):
            return True
        if i in self.auxiliaries and word not in ("left", "alleged", "declared", "officially", "known", "lie"):
            return True
        if self.is_time(i):
            after = self.words[i + 1 : i + 3]
            return not (
                after == ["'", "s"]
                or (i + 1 < len(self.words) and self.is_time(i + 1) and self.words[i + 2 : i + 3] == ["'"])
            )
        if i in self.relatives or i in self.clauses:
            return True
        if i in self.reporting or (i in self.counting and not self.noun_like(i)):
            return not self.noun_like(i)
        if word[0].isdigit() and self.words[i - 1] in (".", "no", "number") and "no" in self.words[max(0, i - 2) : i]:
            return False
        if word[0].isdigit():
            return not (self.surface.is_glued(i) and self.words[i + 1][0].isalpha())
        if self.surface.is_capital(i) and i > self.surface.sentence(i).first:
            return False
        if i in self.outcomes or i in self.verbs:
            return True
        if word in self.adjectives and (i + 1 in self.documents or i + 2 in self.documents):
            return False
        return i in self.fillers or i in self.numerals

    def _possessive(self, i: int) -> bool:
        """Whether the "s" at i is that of "the agency's head"; not of "it's"."""
        return i > 1 and self.words[i - 1] == "'" and self.surface.is_glued(i - 1) and i - 2 not in self.pronouns

    def _inner_sign(self, i: int, word: str) -> bool:
        """Whether a sign is part of a name: a possessive or an O', the stop of an initial or a title, a hyphen."""
        surface = self.surface
        sentence = surface.sentence(i)
        if word == "'":
            glued = i > sentence.first and surface.is_glued(i - 1)
            return glued and (surface.is_glued(i) or self.words[i - 1].endswith("s"))
        if word == ".":
            before = surface.text[surface.starts[i - 1] : surface.ends[i - 1]] if i > sentence.first else ""
            stops = (
                i - 1 in self.titles
                or i - 1 in self.sources
                or before in surface.lexicon.words("abbreviation")
                or (len(before) == 1 and before.isupper())
                or before.lower() in surface.lexicon.words("abbreviation")
            )
            return (
                i + 1 < sentence.last and stops and surface.is_glued(i - 1) and self.words[i + 1] not in ('"', "'", "-")
            )
        if word in ("-", "&"):
            return (
                i > sentence.first
                and i + 1 < sentence.last
                and (surface.is_glued(i - 1) == surface.is_glued(i))
                and (word == "&" or surface.is_glued(i))
            )
        return False

    def noun_like(self, i: int) -> bool:
        """Whether a form that could be a verb is a noun here: "claims of", "the report", "its count", "four police
        posts were".
        """
        hit = self.reporting.get(i) or self.counting.get(i)
        if hit is None:
            return True
        if hit.form not in ("base", "third") or not (i in self.documents or i in self.nouns):
            return False
        source = self.sources.get(i)
        if self.is_proper(i) or (source is not None and source.last - source.first > 1 and hit.first > source.first):
            return True
        sentence = self.surface.sentence(i)
        before = self.words[i - 1] if i > sentence.first else ""
        after = self.words[hit.last] if hit.last < sentence.last else ""
        if (
            i - 1 in self.determiners
            or i - 1 in self.numerals
            or before[:1].isdigit()
            or before in ("no", "own", "initial", "official", "unconfirmed", "its", "first", "latest")
        ):
            return True
        if (before == "s" and self.words[i - 2] == "'") or before == "'":
            return True
        lead = self.words[max(sentence.first, i - 4) : i]
        if hit.form == "base" and ("a" in lead or "an" in lead or (i > 1 and self.words[i - 2] in self.adjectives)):
            return True
        if i - 1 in self.countries and hit.form == "third":
            return after not in ("that", "to")
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
                word in ("police", "media", "they", "we", "i", "you", "authorities", "who", "and")
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
        return all(not self.words[k][0].isalnum() for k in range(max(first, i - 4), i)) and i - first < 5
