"""Part of level 4: what stands at a word, as far as a noun phrase cares: nouns of the lists, closed words, ages."""

from __future__ import annotations

from tally.extraction.people.traits import YOUNGER_THAN_YEARS
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["Ground"]

_AGE_WORDS = YOUNGER_THAN_YEARS | {"-", "year", "years", "yr", "yrs", "old", "y", "o", "/"}
_REACH = 9


class Ground:
    """What stands at a word of one text, for reading noun phrases. `numbers` holds the word indexes of all numbers, `ages` what the numbers
    come to that may be ages.
    """

    def __init__(self, surface: Surface, numbers: set[int], ages: dict[int, int | None]) -> None:
        self.surface, self.words = surface, surface.words
        self.numbers, self.ages = numbers, ages
        self.person, self.thing, self.animal = surface.at["person"], surface.at["thing"], surface.at["animal"]
        self.demonym, self.force, self.trait = surface.at["demonym"], surface.at["force"], surface.at["trait"]
        self.outcome, self.reporting = surface.at["outcome"], surface.at["reporting"]
        closed = (
            "preposition",
            "clause",
            "auxiliary",
            "relative",
            "verb",
            "weekday",
            "month",
            "filler",
            "determiner",
            "tollverb",
            "pronoun",
            "phrase_end",
        )
        self._closed = [surface.at[kind] for kind in closed]
        self.loose, self._filler = surface.at["label_quote"], surface.at["filler"]
        self._conjunction = surface.at["conjunction"]
        self._side_taker = surface.at["side_taker"]

    # --- what stands at a word ---------------------------------------------------------------------------------------
    def is_closed(self, i: int) -> bool:
        """Whether word i ends a noun phrase, whatever it would mean elsewhere."""
        return any(i in at for at in self._closed) or i in self.reporting

    def noun_at(self, i: int) -> tuple[str, Hit] | None:
        """The known noun that begins at word i and its kind; a longer entry stands over a shorter one."""
        best: tuple[str, Hit] | None = None
        for kind, at in (("person", self.person), ("thing", self.thing), ("animal", self.animal)):
            hit = at.get(i)
            if hit is not None and hit.first == i and (best is None or hit.last > best[1].last):
                best = kind, hit
        return best

    def person_ahead(self, i: int, limit: int) -> bool:
        """Whether a person noun stands within four words of i with nothing but modifiers before it, and no one
        speaks there.
        """
        for k in range(i, min(limit, i + 4)):
            noun = self.noun_at(k)
            if (noun and noun[0] == "person") or k in self.demonym:
                end = noun[1].last if noun else k + 1
                return not (end < limit and end in self.reporting)
            out = self.outcome.get(k)
            if noun is None and out is not None and out.form == "plural" and out.entry.get("takes") == "noun":
                return True
            if noun is None and (
                not (self.words[k][0].isalpha() or self.words[k] in "-\"'")
                or k in self._conjunction
                or k in self.numbers
                or (self.is_closed(k) and k not in self._filler and k not in self.outcome and k not in self.loose)
            ):
                return False
        return False

    def is_plural(self, i: int) -> bool:
        word = self.words[i]
        return (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))) or (
            len(word) > 4 and word.endswith("is")
        )

    def after_age(self, i: int) -> int:
        """The index behind "44-year-old" or "74-yr-old" that begins at word i; i where none does."""
        words, k = self.words, i + 1
        if i >= len(words) or (i not in self.numbers and not words[i][0].isdigit()):
            return i
        while k < min(len(words), i + _REACH) and k in self.numbers:
            k += 1
        seen = False
        while k < len(words) and words[k] in _AGE_WORDS:
            seen = seen or words[k] == "old" or words[k] == "o"
            k += 1
            if words[k - 1] in ("old", "o"):
                break
        return k if seen else i
