"""Level 7: who says what follows a colon or stands before a dash: labels, handles, brackets, tails.

Public name: `Labels`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Sentence
from tally.extraction.voices.acts import Report
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.saying import DASHES
from tally.extraction.voices.subjects import Subjects
from tally.lexicon.kinds import CONJUNCTION, DOCUMENT, FORCE, NUMERAL, PLACE_NOUN, PREPOSITION, SOURCE

__all__ = ["Labels"]

_LEAD: Final = 24  # words before a colon in which a document and its voice stand


class Labels(Subjects):
    """Reads the labels of a sentence."""

    def _label(self, sentence: Sentence) -> None:
        """ "Police: 12 killed": a source as the label of what follows; "@name: ..." a handle."""
        first = self.begin
        if self.has_handles and self._handle(sentence):
            return
        if sentence.last - first < 4 or not self._holds(":", first, min(first + _LEAD, sentence.last)):
            return
        if self._given_out(first, sentence) or not self._may_open_with_label(sentence):
            return
        for k in range(first + 1, min(first + 9, sentence.last - 1)):
            if self.words[k] == ":":
                phrase = self.grammar.right(first, k)
                if phrase is not None and phrase.last == k and self._may_label(phrase, sentence):
                    report = Report(self.cast.meet(phrase), (phrase.first, phrase.last), (k, k + 1), sentence.index)
                    report.last, report.verb_word = k + 1, ":"
                    self._keep(report)
                return

    def _given_out(self, first: int, sentence: Sentence) -> bool:
        """ "Here is an update from the governor, Ana Ruiz: nine have died": whose document a colon opens."""
        colon = first + 1
        while colon < min(first + _LEAD, sentence.last - 1) and self.words[colon] != ":":
            colon += 1
        if colon + 1 >= sentence.last or self.words[colon] != ":":
            return False
        for k in range(colon - 2, first, -1):
            if self.words[k] not in ("from", "by", "of") or not self.kinds[k] & PREPOSITION:
                continue
            if not self.kinds[k - 1] & DOCUMENT:
                continue
            phrase = self.grammar.right(k + 1, colon)
            if phrase is None or not self.grammar.is_name(phrase):
                return False
            if (
                phrase.last - phrase.first == 1
                and self.kinds[k + 1] & PLACE_NOUN
                and not self.surface.is_capital(k + 1)
            ):
                return False  # "The toll by governorate: Karsan 38"
            beside = self.grammar.right(phrase.last + 1, colon) if self.words[phrase.last] == "," else None
            if beside is not None:
                phrase.extra.append(beside)
            if (beside or phrase).last != colon:
                return False
            report = Report(self.cast.meet(phrase), (phrase.first, phrase.last), (colon, colon + 1), sentence.index)
            report.first, report.last, report.verb_word = phrase.first, colon + 1, ":"
            if not report.player.own:
                self._keep(report)
            return True
        return False

    def _may_label(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether a phrase before a colon speaks: a source, or in a post one who has spoken before ("Maduro: nine dead")."""
        if phrase.sources:
            means = phrase.sources[-1].entry.means
            return means != "media" and not self.kinds[self._head(phrase)] & DOCUMENT
        return self.surface.blocks[sentence.block].kind == "post" and self.cast.find(phrase) is not None

    def _holds(self, sign: str, first: int, last: int) -> bool:
        """Whether a sign stands in the words first..last."""
        return self.surface.text.find(sign, self.surface.starts[first], self.surface.ends[last - 1]) >= 0

    def _may_open_with_label(self, sentence: Sentence) -> bool:
        """Whether the layout has not labelled the sentence's block already, nor hung it on another."""
        blocks = self.surface.blocks
        block = blocks[sentence.block]
        if block.parent is not None or block.kind not in ("headline", "heading", "post", "paragraph"):
            return False
        if block.kind == "post":
            return True  # each post of a live page has a label of its own
        if sentence.block and blocks[sentence.block - 1].label is not None:
            return False
        return sentence.block + 1 == len(blocks) or blocks[sentence.block + 1].label is None

    def _handle(self, sentence: Sentence) -> bool:
        """ "@KarsanPolice: two dead", "RT @reporter: hospital says 14 dead": a handle speaks, or passes on what follows."""
        at = sentence.first
        limit = min(sentence.first + 4, sentence.last - 2)
        while at < limit and self.words[at] != "@":
            at += 1
        if at >= limit:
            return False
        end = at + 1
        while (
            end < sentence.last
            and self.surface.is_glued(end - 1)
            and (self.words[end][0].isalnum() or self.words[end] == "_")
        ):
            end += 1
        if end == at + 1 or end >= sentence.last or self.words[end] != ":":
            return False
        player = self.cast.handle(at, end)
        report = Report(player, (at, end), (end, end + 1), sentence.index)
        report.last, report.verb_word = end + 1, ":"
        self._keep(report)
        return True

    def _bracket_or_tail(self, sentence: Sentence, labelled: bool = False) -> None:
        """ "12 killed - police", "12 killed: official", "2 killed (governor's office)", "12 killed -state TV"."""
        last = sentence.last
        while last > self.begin and self.words[last - 1] in ".!":
            last -= 1
        brackets = self._holds("(", self.begin, sentence.last)
        if not brackets and not self.grammar.any_of(SOURCE | FORCE, max(self.begin, last - 6), last):
            return
        for k in range(last - 1, max(self.begin, last - 7), -1):
            word = self.words[k]
            tied = self.surface.is_glued(k) and self.surface.is_glued(k - 1)
            if not tied and ((word == ":" and not labelled) or word in DASHES):
                self._tail(k, last)
                return
        if not brackets:
            return
        for k in range(self.begin + 2, sentence.last - 1):
            if self.words[k] == "(" and self._digit_before(k):
                phrase = self.grammar.right(k + 1, sentence.last)
                if (
                    phrase is not None
                    and phrase.last < sentence.last
                    and self.words[phrase.last] == ")"
                    and phrase.sources
                    and phrase.sources[-1].entry.means != "media"
                    and self.words[phrase.last + 1 : phrase.last + 2] not in (["-"], ["\u2014"], ["\u2013"])
                    and not self._abbreviates(k, phrase)
                ):
                    self._tail(k, phrase.last)  # and go on: "from 85 (government) to 140 (aid workers)"

    def _abbreviates(self, bracket: int, phrase: Phrase) -> bool:
        """ "46 Workers' Party (PKK) militants were killed": initials of the name before them, with which the clause goes on."""
        after = phrase.last + 1
        return (
            phrase.last - phrase.first == 1
            and self.surface.is_capital(bracket - 1)
            and after < self.sentence.last
            and self.words[after].isalpha()
            and not self.kinds[after] & (PREPOSITION | CONJUNCTION)
        )

    def _digit_before(self, bracket: int) -> bool:
        """Whether a number in digits stands in the few words before a bracket."""
        for k in range(max(self.begin, bracket - 8), bracket):
            if self.words[k][0].isdigit():
                return True
        return False

    def _tail(self, sign: int, last: int) -> None:
        phrase = self.grammar.right(sign + 1, last)
        if phrase is None or phrase.last != last or not phrase.sources or self.kinds[self._head(phrase)] & DOCUMENT:
            return
        if self.words[sign] == ":" and self.kinds[sign + 1] & NUMERAL and phrase.sources[0].entry.means == "witness":
            return  # "Four have been pronounced dead: three pupils and a teacher"
        alone = len(phrase.sources) == 1 and self.words[phrase.first] in ("official", "officials", "source", "sources")
        report = Report(
            self.cast.meet(phrase, anonymous=alone and self.words[phrase.first] == "official"),
            (phrase.first, phrase.last),
            (sign, sign + 1),
            self.sentence.index,
        )
        report.first, report.last, report.side, report.verb_word = sign, last, "left", self.words[sign]
        self._keep(report)
