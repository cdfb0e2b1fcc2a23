"""Level 7: what stands behind a verb of saying or counting: a number, a word for a figure, a clause, a quotation.

Public name: `Complements`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.saying import STRONG, Scene
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    CLAUSE,
    CONJUNCTION,
    DOCUMENT,
    FIGURE_NOUN,
    NUMERAL,
    OUTCOME,
    PERSON,
    RELATIVE,
    THING,
    VAGUE,
)

__all__ = ["Complements"]

_FIGURE_AT: Final = 16  # words of "the number killed in the fall of the gorge bridge" before "as ten"
_RELATIVE: Final = 9  # words from a relative pronoun to the verb of its clause
_HEARERS: Final = 8  # words between "informs" and its clause
_MOVES: Final = ("br", "lift", "rais", "cut", "put", "plac", "set")
_LED: Final = 16  # words of "gave the toll at first light, standing on the roof of a lorry"
_HANDLED: Final = frozenset(("survivors", "dead", "wounded", "injured", "missing", "victims", "displaced"))


class Complements(Scene):
    """Tells what the verbs of a sentence take."""

    def _number_near(self, begin: int, reach: int) -> bool:
        for i in range(begin, min(begin + reach, self.sentence.last)):
            word, bits = self.words[i], self.kinds[i]
            if bits & (NUMERAL | VAGUE) or word[0].isdigit() or word in ("no", "none", "nobody", "a"):
                return True
            if bits & RELATIVE or word in ";:.":
                return False
        return False

    def _figure_ahead(self, begin: int, reach: int) -> bool:
        """Whether a figure stands in the next words, before any stop."""
        for i in range(begin, min(begin + reach, self.sentence.last)):
            word = self.words[i]
            if self.kinds[i] & (NUMERAL | VAGUE) or word[0].isdigit():
                return True
            if word in ';."':
                return False
        return False

    def _figure_follows(self, begin: int, reach: int) -> bool:
        for i in range(begin, min(begin + reach, self.sentence.last)):
            # "set off his belt, killing nine": a participle, no word for a figure
            if self.kinds[i] & FIGURE_NOUN and not (self.words[i].endswith("ing") and self.words[i - 1] == ","):
                return True
        return False

    def _takes_figure(self, hit: Hit) -> bool:
        needs = hit.entry.get("needs")
        if needs == "figure" and self.words[hit.first] in ("has", "have", "had", "having"):
            if not self._number_near(hit.last, 1) or self.words[hit.last] in ("no", "a", "none"):
                return False
            noun = self.kinds[hit.last + 1] if hit.last + 1 < self.sentence.last else 0
            return not noun & (PERSON | THING) or self._outcome_near(hit.last + 1)  # no "14 children", "600 beds"
        if needs == "figure":
            return self._number_near(hit.last, 7) or self._counts_behind(hit)
        if needs == "toll":
            if self.words[hit.first] in ("give", "gives", "gave", "given"):
                if hit.last < self.sentence.last and self._is_bare_figure(hit.last):
                    return True  # "the municipality gave 32"
                set_at = self._set_at(hit.last, ("as", "at"))
                told = self.grammar.any_of(FIGURE_NOUN, max(self.begin, hit.first - 4), hit.first)
                toll = self._figure_follows(hit.last, 4) and self.grammar.any_of(DOCUMENT, hit.last, hit.last + 4)
                if toll and self._colon_before_figure(hit.last):
                    return True  # "gave the toll at first light, standing on a lorry: seven dead"
                return (set_at and told) or (  # "The toll was given as 23"
                    self._figure_follows(hit.last, 6) and (set_at or self._number_near(hit.last, 8))
                )
            moved = self.words[hit.first].startswith(_MOVES) and self._people_follow(hit.last)
            # "raised to 16 late on Tuesday the number of dead": a day stands between
            reach = 9 if self.words[hit.last : hit.last + 1] == ["to"] else 6
            if (self._figure_follows(hit.last, reach) and not moved) or self._toll_ahead(hit):
                return True
            if self.kinds[hit.last] & PERSON or self.kinds[hit.last + 1] & PERSON:
                return self._set_at(hit.last, ("at",))  # "it put soldiers killed there at nine"
            pair = self.words[hit.last : hit.last + 2]
            return (pair[:1] == ["at"] and self._number_near(hit.last, 4)) or (
                pair[:1] in (["it"], ["that"], ["this"], ["them"])
                and pair[1:] in (["at"], ["to"], ["close"], ["closer"], ["nearer"])
                and self._number_near(hit.last + 1, 4)
            )
        return True

    def _colon_before_figure(self, begin: int) -> bool:
        """Whether a colon stands in the words from `begin` on, with a number right behind it."""
        for i in range(begin, min(begin + _LED, self.sentence.last - 1)):
            if self.words[i] == ":":
                return self._number_near(i + 1, 3)
            if self.words[i] in ';."':
                return False
        return False

    def _people_follow(self, begin: int) -> bool:
        """ "brought up 26 survivors", "cut nine dead from the wreck": what is done with people, and no toll."""
        for i in range(begin, min(begin + 4, self.sentence.last - 1)):
            if self.kinds[i] & NUMERAL or self.words[i][0].isdigit():
                return self.words[i + 1] in _HANDLED and "at" not in self.words[i : i + 6]
            if self.kinds[i] & FIGURE_NOUN or self.words[i] in ("at", "to"):
                break
        return False

    def _toll_ahead(self, hit: Hit) -> bool:
        """ "the toll, which the mayor raised to 40", "whose number prosecutors cut from 14 to 13": the figure that a relative
        clause is about.
        """
        after = self.words[hit.last : hit.last + 1]
        if after not in (["to"], ["from"], ["at"]) or not self._number_near(hit.last + 1, 3):
            return False
        for i in range(hit.first - 1, max(self.begin, hit.first - _RELATIVE), -1):
            if self.words[i] == "whose":
                return self.kinds[i + 1] & FIGURE_NOUN != 0 or self.kinds[i + 2] & FIGURE_NOUN != 0
            if self.kinds[i] & RELATIVE:
                return self._figure_follows(max(self.begin, i - 5), min(5, i - self.begin))
            if self.words[i] in STRONG:
                return False
        return False

    def _set_at(self, begin: int, leads: tuple[str, ...]) -> bool:
        """Whether "at nine" or "as nine" stands in the next words, before any stop."""
        for i in range(begin, min(begin + _FIGURE_AT, self.sentence.last - 1)):
            if self.words[i] in leads and (self.kinds[i + 1] & NUMERAL or self.words[i + 1][0].isdigit()):
                return True
            if self.words[i] in ',;."' or self.kinds[i] & RELATIVE:
                return False
        return False

    def _outcome_near(self, first: int) -> bool:
        """Whether one of the few words from `first` on tells what became of people."""
        for i in range(first, min(self.sentence.last, first + 6)):
            if self.kinds[i] & OUTCOME:
                return True
            if self.words[i] == ",":
                break
        return False

    def _counts_behind(self, hit: Hit) -> bool:
        """ "Nine people drowned, the Sea Watch Project recorded": a count set behind its figure."""
        last = hit.last
        return (
            hit.entry.id == "own-count"
            and hit.form in ("past", "bare")
            and (last >= self.sentence.last or self.words[last] in ",.;")
            and self._figure_ahead(self.begin, hit.first - self.begin)
        )

    def _has_complement(self, hit: Hit, needs: str) -> bool:
        """Whether what a verb of saying needs stands behind it: a word for a figure, or a clause, a quotation, a count."""
        if needs == "figure-noun":
            return self._figure_follows(hit.last, 7)
        if needs != "clause":
            return needs != "number" or self._number_near(hit.last, 3)
        told, at = bool(hit.entry.get("told")), self._over_adverbials(hit.last)
        counted = hit.entry.get("counted") and self._number_near(at, 3)  # "concluded at least nine had died"
        if at >= self.sentence.last or self.words[at] in ".," or counted:
            return True  # "..., the agency informed."
        closes = told and at + 2 >= self.sentence.last and self.words[self.sentence.last - 1] == "."
        if closes and "," in self.words[max(self.begin, hit.first - 5) : hit.first]:
            return True  # "..., the ministry notified WHO."
        for i in range(at, min(at + _HEARERS, self.sentence.last)):
            word, bits = self.words[i], self.kinds[i]
            if word in ':"' or (word == "that" and (told or i <= at + bool(hit.entry.get("counted")))):
                return True
            if word in STRONG:
                return False
            if not told and (bits & FIGURE_NOUN or (i <= at + 1 and self._is_bare_figure(i))):
                return True
        return False

    def _is_bare_figure(self, i: int) -> bool:
        """Whether a numeral at word i ends its phrase: "stood by 21"."""
        numeral = self.kinds[i] & NUMERAL != 0 or self.words[i][0].isdigit()
        return numeral and (
            i + 1 >= self.sentence.last
            or self.words[i + 1] in STRONG
            or self.words[i + 1] in ("for", "in")
            or self.kinds[i + 1] & (CLAUSE | CONJUNCTION) != 0
        )
