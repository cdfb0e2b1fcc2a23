"""Level 7, over sentences: which voice stays in force where a sentence names none.

Public name: `Carrying`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.acts import Report
from tally.extraction.voices.cast import Cast
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.quotations import Quotations
from tally.extraction.voices.saying import BE
from tally.lexicon.kinds import (
    CLAUSE,
    CONJUNCTION,
    CONTINUATION,
    COUNTING,
    DETERMINER,
    DOCUMENT,
    FIGURE_NOUN,
    FILLER,
    FRAME,
    MODIFIER,
    MONTH,
    NUMERAL,
    OTHER_TIME,
    OUTCOME,
    PERSON,
    RELATIVE,
    REPORTING,
    TOLLVERB,
    WEEKDAY,
)

__all__ = ["Carrying"]

_ASIDE: Final = frozenset(("where", "which", "whom", "whose"))
_DATED: Final = 20  # words from a figure to its year
_QUOTED: Final = 8  # sentences of a quotation under its label
_POINTER: Final = 30  # words of "This was reported by the press service of the rescue agency on its page"
_ENDS: Final = frozenset((".", ",", "on", "in", "at", "via", "during", "to", "late", "today", "yesterday"))
_SECOND: Final = 20  # words from the figure that opens a sentence to its second one
_APART: Final = frozenset(('"', ";", ":", "but", "while", "(", "\u2014", "\u2013"))
_OPENING: Final = 16  # words before a figure that opens its sentence


class Carrying:
    """The acts of saying of one text by sentence, and what each hands on to the next."""

    quotations: Quotations

    def __init__(self, surface: Surface, cast: Cast, reports: list[Report]) -> None:
        self.surface, self.cast, self.reports = surface, cast, reports
        self.grammar: Grammar = cast.grammar
        self.words, self.kinds = surface.words, cast.grammar.kinds
        self.by_sentence: dict[int, list[Report]] = {}
        for report in reports:
            self.by_sentence.setdefault(report.sentence, []).append(report)

    def _quoted_by(self, before: list[Report], at: int) -> Report | None:
        """ "The mayor retorts that the service has seen no rise: "Nobody died"": the one who says so is quoted behind the colon."""
        quote = self.quotations.around(at)
        if quote is None or self.words[quote[0] - 1] != ":":
            return None
        outer, inner = before[-2], before[-1]
        told = self.words[outer.last : outer.last + 1] == ["that"] and outer.player is not inner.player
        return outer if told and inner.last < quote[0] - 1 and outer.player.group == "person" else None

    def _told_next(self, report: Report, at: int) -> bool:
        """ "the four announced by the police": whether the words right behind a number tell whose it is."""
        verb = report.verb[0]
        return 0 < verb - at <= 2 and report.text[0] > verb and "by" in self.words[verb : report.text[0]]

    def _carried(self, sentence: Sentence, at: int) -> list[Report] | None:
        """The voice in force: that of the sentence before in the same block, where this one goes on with the count."""
        handed = self._handed_down(sentence)
        if handed is not None:
            return handed
        if not self._goes_on(sentence, at):
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
            previous = self.surface.sentences[index]
            if previous.block != sentence.block:
                return None
            here = self.by_sentence.get(index)
            if here:
                last = here[-1]
                told = last.last if last.side == "right" else previous.first
                if self.words[last.first - 1] in _ASIDE:
                    return None  # "the hall, where locals say it is hot": said by the way
                if self._counted_others(last, previous, sentence):
                    return None
                return (
                    [last]
                    if self._counts(told, previous.last, last.verb)
                    and not last.player.own
                    and last.stance == "asserted"
                    else None
                )
            if (
                index in self.cast.topics
                or not self._goes_on(previous, previous.last)
                or not self._tells_count(previous)
            ):
                return None
        return None

    def _looked_back(self, sentence: Sentence) -> list[Report] | None:
        """ "Nine people died. Minister Ana Reed announced this on Telegram.", "... This was reported by the rescue service.": the
        voice of a sentence whose next one says no more than whose word it is.
        """
        index = sentence.index + 1
        if sentence.index in self.by_sentence or index >= len(self.surface.sentences):
            return None
        after = self.surface.sentences[index]
        here = self.by_sentence.get(index)
        if here is None or after.block != sentence.block or after.last - after.first > _POINTER:
            return None
        for report in here:
            said = self.words[after.first : after.first + 2]
            points = len(said) == 2 and said[0] == "this" and said[1] in BE
            passive = points and report.verb[0] - after.first <= 4 and report.text[0] > report.verb[0]
            told = self.words[report.verb[1] : report.verb[1] + 2]
            active = told[:1] == ["this"] and report.text[0] < report.verb[0]
            active = active and ";" not in self.words[after.first : report.first]
            if (active and (len(told) < 2 or told[1] in _ENDS)) or passive:
                return [report] if not report.player.own and report.stance == "asserted" else None
        return None

    def _tells_count(self, sentence: Sentence) -> bool:
        """Whether an outcome or a word for a figure stands in the sentence."""
        for i in range(sentence.first, sentence.last):
            if self.kinds[i] & OUTCOME or (self.kinds[i] & FIGURE_NOUN and not self.kinds[i] & DOCUMENT):
                return True
        return False

    def _counted_others(self, report: Report, previous: Sentence, sentence: Sentence) -> bool:
        """ "Teams counted 2,870 displaced people. The number of deaths rose to 119": who counts some people does not tell the
        toll of others.
        """
        first = sentence.first
        if not self.kinds[report.verb[0]] & COUNTING or self.words[first] != "the":
            return False
        if not self.grammar.any_of(FIGURE_NOUN, first + 1, min(first + 3, sentence.last)):
            return False
        counted = self._outcomes(report.last, min(previous.last, report.last + _DATED))
        told = self._outcomes(first, min(first + _OPENING, sentence.last))
        return bool(counted) and bool(told) and counted.isdisjoint(told)

    def _outcomes(self, first: int, last: int) -> set[str]:
        """What became of people in the words first..last."""
        found: set[str] = set()
        for i in range(first, last):
            if self.kinds[i] & OUTCOME:
                found.add(self.grammar.outcomes[i].means)
        return found

    def _counts(self, first: int, last: int, verb: Range) -> bool:
        """Whether an outcome or a word for a figure stands among these words; a statement or a report need hold none, and a
        "claimed" of saying takes no lives.
        """
        for i in range(first, last):
            bits = self.kinds[i]
            if verb[0] <= i < verb[1] and bits & REPORTING:
                continue
            if bits & OUTCOME and not (bits & COUNTING and bits & TOLLVERB):  # "it had placed the bomb"
                return True
            if bits & FIGURE_NOUN and not bits & DOCUMENT:
                return True
        return False

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether the sentence opens with its figure, or with a word for those counted, and tells no other time."""
        first, last = sentence.first, sentence.last
        if sentence.index in self.by_sentence or self.words[first] in ("meanwhile", "elsewhere", "separately"):
            return False
        for i in range(first, min(first + 2, last)):
            if self.kinds[i] & OTHER_TIME != 0:
                return False
        if self._of_another_year(first if at < last else at, last):
            return False
        for i in range(first, min(first + 3, last)):
            if self.kinds[i] & CONTINUATION != 0:
                return True
        end = at if at < last else min(first + 1, last)
        figure = -1
        for i in range(first, min(end, first + _OPENING)):
            if self.kinds[i] & NUMERAL or self.words[i].isdigit():
                figure = i
            elif not self._is_light(i):
                return figure >= 0 and self._is_coordinate(i, end)
        return end - first <= _OPENING

    def _is_coordinate(self, first: int, at: int) -> bool:
        """ "Three more were killed and four were wounded": a second figure of a sentence that opens with its first."""
        if at - first > _SECOND:
            return False
        joined = False
        for i in range(first, at):
            if self.words[i] in _APART or self.kinds[i] & (CLAUSE | RELATIVE | REPORTING | FRAME):
                return False
            if self.words[i] == "the" and self.kinds[i - 1] & CONJUNCTION:
                return False  # "and the army lost four men": another subject
            joined = joined or self.kinds[i] & CONJUNCTION != 0
        return joined

    def _of_another_year(self, at: int, last: int) -> bool:
        """ "A total of 1,054 died on the roads last year", "12 drowned there in 2023": what lies years back is background."""
        for i in range(at + 1, min(at + _DATED, last - 1)):
            word, after = self.words[i], self.words[i + 1]
            if word == "last" and after in ("year", "decade"):
                return True
            if word in ("in", "of", "throughout", "during") and len(after) == 4 and after.isdecimal():
                return after.startswith(("19", "20")) and not self.kinds[i + 2] & PERSON
            if word == "," and self.words[i - 1].isdigit() and len(after) == 4 and after.startswith(("19", "20")):
                return after.isdecimal() and self.kinds[i - 2] & MONTH != 0  # "in the attack of October 7, 2023"
        return False

    def _is_light(self, i: int) -> bool:
        """Whether word i may stand before the figure that opens a sentence: a hedge, an article, a day."""
        if self.kinds[i] & (NUMERAL | DETERMINER | FILLER | WEEKDAY | MODIFIER):
            return True
        word = self.words[i]
        return word.isdigit() or not word[0].isalnum() or word in ("on", "alone")

    def _handed_down(self, sentence: Sentence) -> list[Report] | None:
        """A list whose opening line names a voice, a labelled block whose first sentence does."""
        block = self.surface.blocks[sentence.block]
        if block.parent is None or block.kind not in ("item", "row", "post"):
            return None
        parent = block.parent - (block.kind == "row" and block.parent > 0 and not self._ends_open(block.parent))
        if not self._ends_open(parent):
            return None
        line = self.cast.last_sentence.get(parent, -1)  # above a list, or above the heads of a table
        for report in reversed(self.by_sentence.get(line, [])):
            if report.side in ("right", "both") and not report.player.own:
                return [report]
        return self._set_out(line) if line >= 0 and line not in self.by_sentence else None

    def _of_source_line(self, sentence: Sentence) -> list[Report] | None:
        """ "Source: Ana Reed, head of the district" above "Quote: ...": a line that names the voice of the next one."""
        sentences, index = self.surface.sentences, sentence.index
        for _ in range(_QUOTED):
            if index == 0 or sentences[index - 1].block != sentence.block:
                break
            index -= 1
        first = sentences[index].first
        if index == 0 or self.words[first : first + 2] != ["quote", ":"]:
            return None
        above = sentences[index - 1]
        if self.words[above.first : above.first + 2] not in (["source", ":"], ["sources", ":"]):
            return None
        for report in self.by_sentence.get(above.index, ()):
            if not report.player.own:
                return [report]
        return None

    def _ends_open(self, block: int) -> bool:
        stretch = self.surface.blocks[block]
        return self.surface.text[stretch.start : stretch.end].rstrip().endswith(":")

    def _set_out(self, line: int) -> list[Report] | None:
        """ "The fatalities are distributed as follows:": the count of the sentence before, by the one who made it."""
        sentence = self.surface.sentences[line]
        definite = self.words[sentence.first] in ("the", "these", "those") and self.grammar.any_of(
            FIGURE_NOUN, sentence.first + 1, min(sentence.first + 4, sentence.last)
        )
        if not definite or line == 0 or line in self.cast.topics:
            return None
        previous = self.surface.sentences[line - 1]
        here = [r for r in self.by_sentence.get(previous.index, ()) if not r.player.own and r.stance == "asserted"]
        beside = self.surface.blocks[previous.block].kind == "paragraph" and sentence.block - previous.block <= 1
        return here if len(here) == 1 and beside else None
