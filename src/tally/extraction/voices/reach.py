"""Level 7: which words an act of saying governs: its complement behind it, what it closes, or both sides of it.

Public name: `Reach`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.acts import Report
from tally.extraction.voices.relays import Relays
from tally.extraction.voices.saying import STRONG
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    DOCUMENT,
    FIGURE_NOUN,
    FILLER,
    MODIFIER,
    NUMERAL,
    PREPOSITION,
    RELATIVE,
    VAGUE,
)

__all__ = ["Reach"]

_SO_MANY: Final = (["many"], ["much"], ["few"])
_SUBORDINATE: Final = frozenset(("as", "after", "amid", "following", "hours", "minutes"))
_CHARGES: Final = frozenset(("charge", "charges", "accusation", "accusations", "finding", "findings", "suggestion"))
_SPANS: Final = frozenset(("hour", "hours", "day", "days", "week", "weeks", "minutes", "month", "months"))


class Reach(Relays):
    """Tells how far acts of saying reach."""

    def _sides(self, report: Report, after: bool) -> None:
        """Which words the report governs: its complement behind it, or what it closes, or both sides of it."""
        words, end = self.words, self.sentence.last
        begin, last = min(report.first, report.verb[0]), report.last
        follow, bits = ("", 0) if last >= end else (words[last], self.kinds[last])
        if after:
            report.side = "both" if follow in (",", ":") else "left"
            return
        subordinate = follow in _SUBORDINATE or (
            bits & CLAUSE != 0 and follow not in ("that", "where", "who", "which", "how")
        )
        if follow == "as" and words[last + 1 : last + 2] in (["many"], ["much"], ["few"]):
            subordinate = False
        if follow == "-" and not (self.surface.is_glued(last - 1) or self.surface.is_glued(last)):
            follow = "\u2013"  # "..., police say - making it the worst"
        opens = self._opens(last)
        counts = last + 1 < end and self._is_bare_count(last + 1)  # "around 40"
        counts = counts or (follow == "at" and words[last + 1 : last + 2] in (["least"], ["most"]))
        closing = (
            (bits & PREPOSITION != 0 or follow in ("citing", "quoting"))  # "..., Reuters reported quoting police"
            and not counts
            and follow != "as"
            and "that" not in words[last : min(end, last + 10)]
        )
        ahead = follow != "" and (opens or not (subordinate or closing or follow in STRONG or follow in ("and", "but")))
        if (ahead and not (opens and words[begin - 1] in ',"')) or self._is_opening(begin):
            report.side = "right"
        else:
            report.side = "both"
            self._stop(report, subordinate)

    def _is_bare_count(self, i: int) -> bool:
        """Whether a number stands at word i, and no hour ("around 9:00pm")."""
        if not self.kinds[i] & NUMERAL and not self.words[i][0].isdigit():
            return False
        after = self.words[i + 1] if i + 1 < self.sentence.last else ""
        return after not in ("am", "pm", "a", "p") and not (after in ":." and self.surface.is_glued(i))

    def _is_opening(self, begin: int) -> bool:
        """Whether nothing but signs stands before `begin` in the sentence."""
        for i in range(self.begin, begin):
            if self.words[i][0].isalnum():
                return False
        return True

    def _stop(self, report: Report, subordinate: bool) -> None:
        """A report that closes its sentence does not govern what is set beside it: "..., a day before a body was found"."""
        words, k = self.words, report.last
        if k < self.sentence.last and words[k] == ",":
            k += 1
        if k >= len(words):
            return
        beside = words[k] in ("as", "while", "when", "before") and (subordinate or words[k - 1] == ",")
        if (beside and not self._goes_on_counting(k)) or self._is_timed(k):
            report.limit = k

    def _goes_on_counting(self, k: int) -> bool:
        """ "Nine died, police said, while another 12 were hurt": a clause beside it that opens with its figure goes on with the count."""
        words = self.words
        if words[k] != "while" and (words[k] != "as" or words[k - 1] != "," or words[k + 1 : k + 2] in _SO_MANY):
            return False
        for i in range(k + 1, min(k + 6, self.sentence.last)):
            if self.kinds[i] & NUMERAL or words[i][0].isdigit():
                return True
            if not self.kinds[i] & (MODIFIER | DETERMINER | FILLER | VAGUE) and words[i] != "than":
                return False
        return False

    def _is_timed(self, begin: int) -> bool:
        """Whether "a day before" or the like stands in the next words."""
        words = self.words
        for i in range(begin, min(begin + 4, len(words) - 1)):
            if words[i] in _SPANS and words[i + 1] in ("before", "after"):
                return True
        return False

    def _doubts(self, report: Report) -> None:
        """A denial denies a figure only where one follows it; "no death" denied says none died."""
        self._weigh_call(report, report.verb[1])
        if report.stance == "denied" and report.side != "right" and self._comments(report):
            report.stance, report.certainty, report.side, report.limit = "asserted", "stated", "right", report.last
            return
        if report.stance == "denied" and report.side != "right":
            report.stance, report.certainty = "asserted", "stated"
        elif report.stance == "denied" and (end := self._end_of_denial(report.last)) >= 0:
            report.limit = end

    def _comments(self, report: Report) -> bool:
        """ "which the army denied", "a claim the army called false": whose comment is no word on the figure before it."""
        first = report.text[0]
        for i in range(max(self.begin + 1, first - 3), min(first + 2, report.verb[0])):
            if self.words[i - 1] == "," and self.words[i] == "which":
                return True
            called = self.kinds[i] & (FIGURE_NOUN | DOCUMENT) != 0 or self.words[i] in _CHARGES
            if called and self.words[i - 1] in ("a", "an", "any", "the"):
                return self.words[i - 2] in STRONG
        return False

    def _end_of_denial(self, first: int) -> int:
        """Where "denied losing any men | and mourned nine" ends: what is denied holds no verb in the past that the next could
        go on with, as "denied that its men came and killed nine" does; -1 where it does not end.
        """
        words = self.words
        for i in range(first, self.sentence.last - 3):
            if words[i] == "that" or words[i] in ',;:"' or self.kinds[i] & (CLAUSE | RELATIVE | AUXILIARY):
                return -1
            if words[i] in ("and", "but") and i > first:
                k = i + 2 if words[i + 1].endswith("ly") else i + 1
                after = words[k + 1] if k + 1 < self.sentence.last else ""
                leads = self.kinds[k + 1] & (DETERMINER | NUMERAL | FILLER | PREPOSITION) or after in (
                    "only",
                    '"',
                    "that",
                )
                if words[k].endswith("ed") and leads and not self.kinds[k] & DETERMINER:
                    return i
        return -1
