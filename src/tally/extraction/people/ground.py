"""Part of level 4: what stands at a word, as far as a noun phrase cares: nouns of the lists, closed words, ages."""

from __future__ import annotations

from typing import Final

from tally.extraction.people.traits import YOUNGER_THAN_YEARS
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["Ground"]

Index = dict[int, Hit]

_AGE_WORDS: Final = YOUNGER_THAN_YEARS | {"-", "year", "years", "yr", "yrs", "old", "y", "o", "/"}
_REACH: Final = 9


class Ground:
    """What stands at a word of one text, for reading noun phrases. `numbers` holds the word indexes of all numbers, `ages` what the numbers
    come to that may be ages.
    """

    def __init__(self, surface: Surface, numbers: set[int], ages: dict[int, int | None]) -> None:
        self.surface, self.words = surface, surface.words
        self.numbers, self.ages = numbers, ages
        at = surface.at
        self.person: Index = at["person"]
        self.thing: Index = at["thing"]
        self.animal: Index = at["animal"]
        self.demonym: Index = at["demonym"]
        self.force: Index = at["force"]
        self.trait: Index = at["trait"]
        self.outcome: Index = at["outcome"]
        self.reporting: Index = at["reporting"]
        self.loose: Index = at["label_quote"]
        self.filler: Index = at["filler"]
        self.conjunction: Index = at["conjunction"]
        self.preposition: Index = at["preposition"]
        self.clause: Index = at["clause"]
        self.relative: Index = at["relative"]
        self.auxiliary: Index = at["auxiliary"]
        self.determiner: Index = at["determiner"]
        self.verb: Index = at["verb"]
        self.tollverb: Index = at["tollverb"]
        self.pronoun: Index = at["pronoun"]
        self.weekday: Index = at["weekday"]
        self.month: Index = at["month"]
        self.phrase_end: Index = at["phrase_end"]

    # --- what stands at a word ---------------------------------------------------------------------------------------
    def is_firm(self, i: int) -> bool:
        """Whether word i ends a noun phrase even where a person noun stands behind it."""
        return i in self.preposition or i in self.clause or i in self.reporting or i in self.relative

    def is_closed(self, i: int) -> bool:
        """Whether word i ends a noun phrase, whatever it would mean elsewhere."""
        return (
            self.is_firm(i)
            or i in self.auxiliary
            or i in self.determiner
            or i in self.verb
            or i in self.filler
            or i in self.pronoun
            or i in self.tollverb
            or i in self.weekday
            or i in self.month
            or i in self.phrase_end
        )

    def is_article(self, i: int) -> bool:
        """Whether word i counts one: "a", "another", "his"."""
        return i in self.surface.at["article"]

    def noun_at(self, i: int) -> Hit | None:
        """The known noun (person, thing or animal) that begins at word i; a longer entry stands over a shorter one."""
        best = _begins(self.person, i)
        thing = _begins(self.thing, i)
        if thing is not None and (best is None or thing.last > best.last):
            best = thing
        animal = _begins(self.animal, i)
        if animal is not None and (best is None or animal.last > best.last):
            best = animal
        return best

    def modifier_at(self, i: int) -> Hit | None:
        """The trait, people or armed body that begins at word i."""
        return _begins(self.trait, i) or _begins(self.demonym, i) or _begins(self.force, i)

    def person_ahead(self, i: int, limit: int) -> bool:
        """Whether a person noun stands within four words of i with nothing but modifiers before it, and no one
        speaks there.
        """
        for k in range(i, min(limit, i + 4)):
            noun = self.noun_at(k)
            if (noun is not None and noun.entry.kind == "person") or k in self.demonym:
                end = noun.last if noun is not None else k + 1
                return not (end < limit and end in self.reporting)
            if noun is not None:
                continue
            out = self.outcome.get(k)
            if out is not None and out.form == "plural" and out.entry.get("takes") == "noun":
                return True
            if (
                not (self.words[k][0].isalpha() or self.words[k] in "-\"'")
                or k in self.conjunction
                or k in self.numbers
                or (out is None and k not in self.filler and k not in self.loose and self.is_closed(k))
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


def _begins(index: Index, i: int) -> Hit | None:
    """The entry of the kind that begins at word i."""
    hit = index.get(i)
    return hit if hit is not None and hit.first == i else None
