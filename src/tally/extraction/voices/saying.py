"""The one sentence in which acts of saying are looked for.

Public name: `Scene`. A report governs its complement: the words behind it ("the ministry said 12 had
died"), before it ("12 had died, the ministry said"), or on both sides ("12, the ministry said, had died").
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.acts import Report
from tally.extraction.voices.cast import Cast, Player
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.quotations import Quotations
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    ANONYMITY,
    CLAUSE,
    DETERMINER,
    DOCUMENT,
    FILLER,
    FRAME,
    MANNER,
    MONTH,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    SOURCE,
)

__all__ = ["BE", "DASHES", "HAVE", "MODAL", "NOT", "STRONG", "Scene"]

_GIVING_OUT: Final = 14  # words of "posted late on Sunday on its website"
_SHOWING: Final = frozenset(("show", "shows", "showed"))
STRONG: Final = frozenset(',.;:!?()[]\u2014\u2013|\u2026"')
DASHES: Final = frozenset("-\u2014\u2013")
HAVE: Final = frozenset(("has", "have", "had", "having", "'ve", "'d", "ve"))
BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "'s", "get", "got"))
NOT: Final = frozenset(("not", "never", "n't", "t", "cannot", "nor", "neither", "hardly"))
MODAL: Final = frozenset(("may", "might", "could", "can", "would", "will", "shall", "should", "must", "'ll"))

_PARTS: Final = frozenset(("including", "among", "most", "mostly", "many"))


class Scene:
    """One sentence after another: its words, the reports found in it so far, who its subject is."""

    def __init__(self, surface: Surface, cast: Cast, grammar: Grammar, quotations: Quotations) -> None:
        self.surface, self.cast, self.grammar, self.quotations = surface, cast, grammar, quotations
        self.words, self.kinds = surface.words, grammar.kinds
        self.reports: list[Report] = []
        self.sentence: Sentence = surface.sentences[0] if surface.sentences else Sentence(0, 0, 0, 0)
        self.here: list[Report] = []
        self.begin = 0
        self.topic: tuple[Player, tuple[int, int]] | None = None
        self.waiting: tuple[Player, tuple[int, int]] | None = None
        self.audiences, self.rumours = surface.at("audience"), surface.at("rumour")
        self.has_handles = "@" in surface.text
        self.has_anonymity = "anonymity" in surface.hits
        self.leads = surface.lexicon.words("manner_lead")
        self.given_out = surface.lexicon.words("given_out")
        self.dismissals = surface.lexicon.words("dismissal")

    def _keep(self, report: Report) -> None:
        if self.waiting is not None:
            if self.waiting[0] is not report.player:
                report.relays.append(self.waiting)
            self.waiting = None
        self.here.append(report)
        if not report.player.own:
            # What somebody unnamed "had found" is background: "he said" goes back to the one who spoke before.
            before = "had" in self.words[max(self.begin, report.verb[0] - 2) : report.verb[0]]
            self.cast.speak(report.player, before and self.words[report.text[0]] in ("a", "an"))

    def _opening(self, sentence: Sentence) -> int:
        """Where the sentence's own words begin: behind a dateline, a stamp, a bullet."""
        body = self.surface.blocks[sentence.block].body
        first = sentence.first
        while first < sentence.last - 1 and self.surface.starts[first] < body:
            first += 1
        while first < sentence.last - 1 and not self.words[first][0].isalnum():
            first += 1
        return first

    def _anonymous(self, first: int, last: int) -> bool:
        return self.has_anonymity and self.grammar.any_of(ANONYMITY, first, last)

    def _back_over_time(self, end: int, floor: int) -> int:
        """Left of `end` over "on Monday", "late on Friday", "at 22:00", "earlier", adverbs."""
        i = end
        while i > floor and self._of_time(i - 1, end, floor):
            i -= 1
        return i

    def _of_time(self, i: int, end: int, floor: int) -> bool:
        """Whether word i is of a phrase of time, or an adverb, that reaches up to `end`."""
        word, bits = self.words[i], self.kinds[i]
        if word in (",", ")"):
            return False
        if self.grammar.is_time(i):
            return True
        if bits & SOURCE:
            return False
        if word in ("there", "here"):
            return True
        if bits & FILLER and word not in ("all", "each", "both", "most", "first") and not self.grammar.is_proper(i):
            return True
        if word == "first" and self.words[i - 1] == "at":
            return True
        if len(word) > 4 and word.endswith("ly") and not self.surface.is_capital(i):
            return True
        if (word[0].isdigit() or word in (":", ".", "am", "pm", "p", "m")) and self._clock(i, floor):
            return True
        if i + 1 >= end:
            return False
        if word in ("on", "at", "in", "by", "since", "earlier"):
            after = self.words[i + 1]
            return (
                after[0].isdigit() or after in ("the", "first", "its", "late", "early") or self.grammar.is_time(i + 1)
            )
        return word in ("the", "this") and self.grammar.is_time(i + 1)

    def _clock(self, i: int, floor: int) -> bool:
        for k in range(max(floor, i - 5), i):
            if self.words[k] in ("at", "by", "in", "since", "on") and self.words[k + 1][0].isdigit():
                return True
        before = i - 2 if self.words[i - 1] == "." else i - 1  # "on Aug. 25"
        return bool((self.kinds[i + 1] | self.kinds[before]) & MONTH) or (
            self.words[i] == "." and self.kinds[i - 1] & MONTH != 0
        )

    def _opener(self, close: int, floor: int) -> int | None:
        for k in range(close - 1, max(floor, close - 10), -1):
            if self.words[k] == "(":
                return k
        return None

    def _parenthesis(self, close: int, floor: int) -> int | None:
        """The comma or dash that opens what the one at `close` closes."""
        sign = self.words[close]
        for k in range(close - 1, max(floor, close - 32), -1):
            if self.words[k] == sign and not (self.surface.is_glued(k) and self.words[k - 1][0].isdigit()):
                return k
            if self.words[k] in ';"':
                return None
        return None

    def _closing(self, comma: int) -> int:
        """The end of what a comma opens: the next comma or the sentence's end."""
        for i in range(comma + 1, min(comma + 20, self.sentence.last)):
            if self.words[i] in ",;" or (self.words[i] == "." and i + 1 >= self.sentence.last - 1):
                return i
        return min(comma + 20, self.sentence.last)

    def _clause_closes(self, verb: int) -> int:
        """Where a relative clause ends, over the parts it tells: "which she said killed nine people, including three girls, hit"."""
        end = self._closing(verb)
        while end + 1 < self.sentence.last and self.words[end] == "," and self.words[end + 1] in _PARTS:
            end = self._closing(end)
        return end

    def _closes_with(self, hit: Hit) -> int:
        """ "..., police figures show.", "..., ministry data showed on Monday.": the end of what closes a clause; 0 for none."""
        k = hit.last
        if k >= self.sentence.last or self.words[k] not in _SHOWING or self.kinds[k] & REPORTING:
            return 0
        end = self._over_adverbials(k + 1)
        return end if end >= self.sentence.last or self.words[end] in ".,;" else 0

    def _over_adverbials(self, i: int) -> int:
        """Right of `i` over times, platforms and manners of speaking ("on Monday", "by phone", "in a statement", "on X")."""
        end = self.sentence.last
        for _ in range(5):
            if i >= end:
                return i
            word = self.words[i]
            if self.grammar.is_time(i) or word in ("later", "earlier", "also", "again", "separately", "here"):
                i += 1
                continue
            if word in ("this", "last") and i + 1 < end and self.grammar.is_time(i + 1):
                i += 2
                continue
            if word in ("by", "via") or (word in self.leads and not self.kinds[i] & FRAME):
                k = i + 1
                while k < min(end, i + 12) and self._of_manner(k, word):
                    k += 1
                while k > i + 1 and self._dangles(k - 1):
                    k -= 1
                if k > i + 1:
                    i = self._over_giving_out(self._over_issue(k))
                    continue
            return i
        return i

    def _dangles(self, k: int) -> bool:
        """Whether word k opens what follows and ends no phrase: "on Thursday | as he announced", "in a bulletin | in its own
        tongue".
        """
        return self.words[k] in ("as", "in", "on", "by", "at") or (
            self.kinds[k] & DETERMINER != 0 and self.words[k] not in ("that", "this")
        )

    def _over_giving_out(self, i: int) -> int:
        """Right of `i` over "posted on its website", "read on state radio" behind the word for a document: up to a sign,
        "that", or the sentence's end. Where a count follows without any of these it is what the document says.
        """
        words, end = self.words, self.sentence.last
        if i >= end or words[i] not in self.given_out or not self.kinds[i - 1] & (DOCUMENT | MANNER):
            return i
        for k in range(i + 1, min(i + _GIVING_OUT, end)):
            word, bits = words[k], self.kinds[k]
            if word == "that" or (not word[0].isalnum() and word not in "'-"):
                return k
            if bits & (CLAUSE | RELATIVE) or self.words[k] in ("and", "but"):
                return i
        return i

    def _over_issue(self, i: int) -> int:
        """Right of `i` over the number of a report: "No. 2"."""
        if i + 1 < self.sentence.last and self.words[i] == "no":
            k = i + 2 if self.words[i + 1] == "." else i + 1
            if k < self.sentence.last and self.words[k].isdigit():
                return k + 1
        return i

    def _of_manner(self, k: int, lead: str) -> bool:
        """Whether word k goes on with a phrase of when, where or how something was said."""
        word, bits = self.words[k], self.kinds[k]
        if bits & DOCUMENT or (bits & DETERMINER and word not in ("what", "that")) or k in self.surface.at("platform"):
            return True
        if word[0].isdigit():
            return lead in ("at", "on") or self.words[k + 1 : k + 2] in (["am"], ["pm"], ["a"], ["p"])
        if word == ":":
            return self.words[k - 1].isdigit() and self.surface.is_glued(k - 1) and self.surface.is_glued(k)
        if self.surface.is_of(k, MANNER) or self.grammar.is_time(k) or word in (".", "am", "pm", "p", "m", "a"):
            return True
        if lead == "in" and not bits & PREPOSITION and word.isalpha() and self.words[k - 1] != "in":
            described = k + 1 if self.kinds[k + 1] & DOCUMENT else k + 2
            return (
                described < self.sentence.last and self.kinds[described] & DOCUMENT != 0 and self.words[k + 1].isalpha()
            )
        return bits & MONTH != 0 and self.surface.is_capital(k)

    def _opens(self, i: int) -> bool:
        return (
            i < self.sentence.last
            and self.words[i] in ':"'
            and i + 1 < self.sentence.last
            and not (self.words[i] == '"' and i > 0 and self.surface.is_glued(i - 1))
        )

    def _aged(self, i: int) -> bool:
        """Whether an age between commas stands at i: ", 30,"."""
        return (
            i + 2 < self.sentence.last
            and self.words[i] == ","
            and self.words[i + 1].isdigit()
            and self.words[i + 2] == ","
        )
