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
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FIGURE_NOUN,
    FILLER,
    FRAME,
    MANNER,
    MONTH,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    SOURCE,
    THING,
    VAGUE,
)

__all__ = ["BE", "DASHES", "HAVE", "MODAL", "NOT", "STRONG", "Scene"]

_GIVING_OUT: Final = 14  # words of "posted late on Sunday on its website"
_FIGURE_AT: Final = 16  # words of "the number killed in the fall of the gorge bridge" before "as ten"
_SHOWING: Final = frozenset(("show", "shows", "showed"))
_RELATIVE: Final = 9  # words from a relative pronoun to the verb of its clause
_HEARERS: Final = 8  # words between "informs" and its clause
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
                return (set_at and told) or (  # "The toll was given as 23"
                    self._figure_follows(hit.last, 6) and (set_at or self._number_near(hit.last, 8))
                )
            if self._figure_follows(hit.last, 6) or self._toll_ahead(hit):
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
        return self.kinds[i + 1] & MONTH != 0

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
