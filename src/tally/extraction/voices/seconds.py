"""Level 7: a second voice that shares the verb of the first.

Public name: `Seconds`.
"""

from __future__ import annotations

from tally.extraction.voices.acts import Report
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.speech import Speech
from tally.lexicon.kinds import FILLER, MODIFIER, NUMERAL, VAGUE

__all__ = ["Seconds"]


class Seconds(Speech):
    """Finds who else puts a figure by the same verb."""

    def _put_by_others(self, report: Report) -> None:
        """ "The mayor put the dead at 11, the hospital at 14", "spoke of 31 dead, the army of 40": a second voice that shares the
        verb of the first; "..., said the army; the hospital, 14".
        """
        if self._put_by_two(report):
            return
        hit = self.surface.at("counting").get(report.verb[0])
        puts = "at" if hit is not None and hit.entry.id == "puts-a-toll" else ""
        puts = puts or ("of" if "of" in self.words[report.verb[1] - 1 : report.verb[1] + 1] else "")
        for i in range(report.verb[1], self.sentence.last - 3):
            # "The opposition says 120 people were killed, the government 34"
            word = self.words[i]
            bare = word == "," and self.words[i + 1] == "the"
            if word != ";" and not bare and not ((puts or hit) and word in (",", "and", "while")):
                continue
            phrase = self.grammar.right(i + 1, self._before_of(i + 1) if puts == "of" else self.sentence.last)
            if phrase is not None and (bare or hit is not None) and self._counts_as_well(phrase):
                if not phrase.sources and self.cast.find(phrase) is None:
                    report.limit = i if report.limit < 0 else report.limit  # it may be a place, too: nobody's word
                    return
                player = self.cast.meet(phrase)
                other = Report(player, (phrase.first, phrase.last), (phrase.first, phrase.last), self.sentence.index)
                other.verb_word, other.certainty = report.verb_word, report.certainty
                if player is not report.player:
                    self._keep(other)
                return
            if phrase is None or not phrase.sources or phrase.last >= self.sentence.last - 1:
                continue
            at = phrase.last
            if self.words[at] in (",", puts or ",") and self._bounded_figure(at + 1):
                player = self.cast.meet(phrase)
                if player is report.player:
                    return
                other = Report(player, (phrase.first, phrase.last), (at, at + 1), self.sentence.index)
                other.first, other.last, other.side = phrase.first, at + 1, "right"
                other.verb_word, other.certainty = report.verb_word, report.certainty
                self._keep(other)

    def _bounded_figure(self, i: int) -> bool:
        """Whether a number stands at word i, or behind words that bound it ("more than 60")."""
        for k in range(i, min(i + 4, self.sentence.last)):
            if self.kinds[k] & NUMERAL or self.words[k][0].isdigit():
                return True
            if not self.kinds[k] & (MODIFIER | FILLER | VAGUE) and self.words[k] not in ("more", "fewer", "than", "at"):
                return False
        return False

    def _put_by_two(self, report: Report) -> bool:
        """ "was put at 140 by aid workers and at 85 by the government": the second of two who put a figure, in the passive."""
        k = report.last
        if report.text[0] < report.verb[0] or self.words[k : k + 1] not in (["and"], [","], ["but"]):
            return False
        at = k + 2 if self.words[k + 1 : k + 2] in (["and"], ["but"], ["while"]) else k + 1
        if self.words[at : at + 1] not in (["at"], ["as"]) or not self._number_near(at + 1, 3):
            return False
        for by in range(at + 2, min(at + 6, self.sentence.last - 1)):
            if self.words[by] != "by":
                continue
            phrase = self.grammar.right(by + 1, self.sentence.last)
            if phrase is None or not phrase.sources:
                return False
            other = Report(self.cast.meet(phrase), (phrase.first, phrase.last), (by, by + 1), self.sentence.index)
            other.first, other.last, other.side = by, phrase.last, "left"
            other.verb_word, other.certainty = report.verb_word, report.certainty
            report.limit = k
            self._keep(other)
            return True
        return False

    def _counts_as_well(self, phrase: Phrase) -> bool:
        """ "counted 24 and Provea 25", "reported 21 deaths, the clinic nine": whether a bare number follows a second voice."""
        at = phrase.last
        if at >= self.sentence.last or not (phrase.sources or self.grammar.is_proper(phrase.core[0])):
            return False
        return self._is_bare_figure(at)
