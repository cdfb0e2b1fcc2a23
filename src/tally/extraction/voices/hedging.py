"""How sure a figure is: the hedges near it, and the words that deny or replace it.

Public name: `Hedges`. A hedge binds to the figure whose phrase it stands in or beside; a comma, another number or a
clause between them cuts the tie.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import of_another_year
from tally.extraction.slots import Range
from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.denials import denies_part
from tally.extraction.voices.saying import BE
from tally.extraction.voices.wordclasses import WordClasses
from tally.lexicon import Hit
from tally.lexicon.kinds import DOCUMENT, FIGURE_NOUN, MODIFIER, NUMERAL, OUTCOME

__all__ = ["Doubt", "Hedges"]

_CUTS: Final = frozenset(",;:()\u2014\u2013|")
_CLAUSES: Final = frozenset(("and", "but", "while", "after", "when", "as"))
_RANKS: Final = {
    "denied": 0,
    "unconfirmed": 1,
    "feared": 2,
    "claimed": 3,
    "reported": 4,
    "estimated": 5,
    "confirmed": 6,
    "stated": 7,
}
_BEFORE: Final = 7
_AFTER: Final = 9
_LATER: Final = 40
_NOT_DENIED: Final = frozenset(
    ("is", "are", "was", "were", "did", "has", "have", "had", "do", "does", "could", "would", "will", "n't")
)
_NO_ONE: Final = frozenset(("no", "nobody", "none", "neither"))
_REPORTS: Final = frozenset(("reports", "accounts", "claims", "figures"))  # "according to unconfirmed reports"
_CONFIRM: Final = frozenset(("confirm", "verify", "corroborate", "authenticate"))
# What somebody may leave unconfirmed of people whose number is not in doubt.
_ANAPHORS: Final = frozenset(("it", "this", "that", "them", "these", "those", "either", "both"))
_POINTING: Final = frozenset(
    ("the", "this", "that", "these", "those", "either", "both", "his", "her", "their", "its", "such")
)
_OBJECT: Final = 4  # words of "any of the claims" behind "could not verify"
_SUBJECT: Final = 8  # words of "the ministry's claims" before "could not be verified"
_EARLIER: Final = 14  # words from "Earlier reports" to their figure
_PASSIVE: Final = frozenset(("verified", "confirmed", "corroborated", "authenticated", "validated"))
_ASIDE: Final = frozenset(
    "cause causes identity identities name names who whose how why what when where which responsibility role motive details".split()
)


class Doubt:
    """What the words near a figure say of it: a certainty (None: nothing), a stance, the words that say so."""

    __slots__ = ("certainty", "stance", "words")

    def __init__(self) -> None:
        self.certainty: str | None = None
        self.stance: str | None = None
        self.words: Range | None = None


class Hedges:
    """The hedges of one text. `doubt` answers for a figure."""

    def __init__(self, surface: Surface, grammar: WordClasses) -> None:
        self.surface, self.words, self.kinds = surface, surface.words, grammar.kinds
        self.hedges, self.replaced, self.changes = (
            surface.at("hedge"),
            surface.at("replaced_before"),
            surface.at("change_verb"),
        )
        self.earlier = surface.at("earlier")
        # The sentences that hold a hedge, or a word for another figure: elsewhere there is nothing to look for.
        self.hedged = self._sentences(("hedge",))
        self.doubted = self._doubted()
        self.compared = self._sentences(("replaced_before", "earlier", "change_verb"))

    def _sentences(self, kinds: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        for kind in kinds:
            for hit in self.surface.hits.get(kind, ()):
                found.add(self.surface.sentence_of[hit.first])
        return found

    def _doubted(self) -> dict[int, Range]:
        """The sentences whose figures the next one leaves unconfirmed: "The army said it had killed 40. Reuters could not verify
        the claim."
        """
        found: dict[int, Range] = {}
        sentences = self.surface.sentences
        for hit in self.surface.hits.get("hedge", ()):
            sentence = self.surface.sentence(hit.first)
            if hit.entry.id != "unconfirmed" or sentence.index == 0 or not self._of_what_was_said(hit, sentence):
                continue
            above = sentences[sentence.index - 1]
            kind = self.surface.blocks[above.block].kind
            beside = above.block == sentence.block or (
                kind == "paragraph"
                and above.block == sentence.block - 1
                and "either" not in self.words[hit.last : hit.last + _OBJECT]  # one of which may stand further up
            )
            if beside and sentence.last - sentence.first <= _LATER and not self._counts(sentence):
                found[above.index] = (hit.first, hit.last)
        return found

    def _counts(self, sentence: Sentence) -> bool:
        """Whether a number stands in the sentence."""
        for i in range(sentence.first, sentence.last):
            if self.kinds[i] & NUMERAL or self.words[i][0].isdigit():
                return True
        return False

    def _of_what_was_said(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether a hedge is about a report or a figure that was told before it: "verify the claim", "this could not be verified"."""
        words, kinds = self.words, self.kinds
        said = FIGURE_NOUN | DOCUMENT
        if self._withholds(hit) or words[hit.last - 1] == "of":  # "no confirmation of"
            for i in range(hit.last, min(hit.last + _OBJECT, sentence.last)):
                if kinds[i] & said:
                    return words[i - 1] in _POINTING or not _POINTING.isdisjoint(words[hit.last : i])
                ends = i + 1 >= sentence.last or not words[i + 1][0].isalpha()
                if words[i] in _ANAPHORS and (ends or words[i + 1] in ("independently", "immediately")):
                    return True
            return False
        if words[hit.last - 1] not in _PASSIVE:
            return False
        first = max(sentence.first, hit.first - _SUBJECT)
        if first != sentence.first or words[first] not in _POINTING | _ANAPHORS:
            return False
        for i in range(first, hit.first):
            if kinds[i] & said or (words[i] in _ANAPHORS and i + 1 == hit.first):
                return True
        return False

    def of_deaths(self, what: Range | None) -> bool:
        """ "had documented earlier the death of three": what happened before, and no earlier figure of it."""
        hit = self.surface.at("outcome").get(what[0]) if what is not None else None
        return hit is not None and hit.entry.get("takes") == "of"

    def doubt(self, first: int, last: int, what: Range | None) -> Doubt:
        """The doubt that binds to the number first..last and its outcome words."""
        found = Doubt()
        sentence = self.surface.sentence(first)
        if sentence.index in self.hedged:
            low, high = first, last
            if what is not None and sentence.first <= what[0] < sentence.last:
                low, high = min(first, what[0]), max(last, what[1])
            self._beside(sentence, first, low, high, what, found)
            if found.certainty is None:
                self._opening(sentence.first, low, found)
            if found.certainty is None:
                self._later(high, sentence.last, found)
        if sentence.index in self.compared:
            self._replaced(sentence, first, last, found)
        if found.certainty == "stated":
            found.certainty = None
        return found

    def withheld(self, sentence: Sentence, at: int) -> int:
        """Where the words begin by which somebody does not confirm the number `at` behind them; -1 where there are none.

        "The ministry said it was unable to confirm nine deaths": the ministry gives no figure.
        """
        if sentence.index in self.hedged:
            for i in range(at - 1, self._reach_left(at, sentence.first) - 1, -1):
                hit = self.hedges.get(i)
                if hit is not None and self._withholds(hit) and self._binds(hit, at, at + 1):
                    return hit.first
        return -1

    def _says_who_did(self, hit: Hit, first: int) -> bool:
        """ "Gunmen suspected to be bandits killed nine": who did it is not sure."""
        at = hit.last - 2 if self.words[hit.last - 1] == "be" else hit.last - (self.words[hit.last - 1] == "to")
        return self.words[at : at + 2] == ["to", "be"] and any(
            self.kinds[i] & OUTCOME for i in range(at + 3, min(first, at + _SUBJECT))
        )

    def _withholds(self, hit: Hit) -> bool:
        return hit.entry.id == "unconfirmed" and self.words[hit.last - 1] in _CONFIRM

    def _beside(self, sentence: Sentence, first: int, low: int, high: int, what: Range | None, found: Doubt) -> None:
        """The strongest of the hedges around the phrase low..high that bind to it."""
        best = len(_RANKS)
        for i in range(self._reach_left(low, sentence.first), self._reach_right(high, sentence.last)):
            hit = self.hedges.get(i)
            if hit is None or not self._binds(hit, low, high) or self._of_earlier_state(hit, what):
                continue
            if first < hit.first - 1 and self.words[hit.first - 1] == "," and "," in self.words[hit.last : high]:
                continue  # "One Arab, believed to be a Yemeni, was held": who he is is not sure
            if (hit.entry.id == "superseded" and self._leads_to(hit, first)) or self._says_who_did(hit, first):
                continue
            if (
                first < hit.first
                and hit.last < high
                and self.words[hit.last][0].isdigit()
                and self.kinds[hit.first] & MODIFIER
            ):
                continue  # "24,300 families, or an estimated 121,000 people": of the other figure
            rank = _RANKS[hit.means]
            if rank < best:
                best = rank
                found.certainty, found.words = hit.means, (hit.first, hit.last)
                found.stance = hit.entry.get("stance") or found.stance

    def _of_earlier_state(self, hit: Hit, what: Range | None) -> bool:
        """ "Three people reported missing were found dead": the hedge holds what they had been before, not what is told now."""
        end = hit.last - 1
        if self.words[hit.first : hit.last] == ["reported", "missing"] and self.words[hit.first - 1] not in BE:
            return True  # "Eight people reported missing have been found": who had been looked for
        told = hit.means == "reported" and what is not None and hit.first < end < what[0]
        return told and self.kinds[end] & OUTCOME != 0

    def _leads_to(self, hit: Hit, first: int) -> bool:
        """Whether the number is what another was "revised down to"."""
        return hit.last < first and "to" in self.words[max(hit.last, first - 3) : first]

    def _opening(self, begin: int, low: int, found: Doubt) -> None:
        """ "As a preliminary estimate, 500 died"; "Confirmed so far: 23 killed; 300 families displaced"; "According to unconfirmed
        reports, nine died"; "It has been confirmed that nine died".
        """
        for i in range(begin, min(begin + 4, low)):
            hit = self.hedges.get(i)
            if (
                hit is not None
                and hit.last < low
                and (
                    self.words[hit.last] in (":", ",")
                    or (self.words[hit.last] in _REPORTS and self.words[hit.last + 1 : hit.last + 2] == [","])
                    or (self.words[hit.last] == "that" and self.words[begin] == "it")
                )
                and not any(self.words[k][0].isdigit() for k in range(begin, hit.first))
            ):
                found.certainty, found.words = hit.means, (hit.first, hit.last)
                return

    def _later(self, high: int, end: int, found: Doubt) -> None:
        """What the sentence says of its figure at its end: "Three deaths, reported by herders, could not be verified"."""
        apart = False
        for i in range(high, min(end, high + _LATER)):
            word = self.words[i]
            if self.kinds[i] & NUMERAL or word[0].isdigit():
                return
            apart = apart or word == ";"
            hit = self.hedges.get(i)
            if hit is None or hit.entry.id not in ("unconfirmed", "denied", "superseded"):
                continue
            if apart:  # "; we are in no position to verify them"
                if hit.entry.id != "unconfirmed" or not self._of_what_was_said(hit, self.surface.sentence(i)):
                    return
                found.certainty, found.words = hit.means, (hit.first, hit.last)
                return
            of_reports = hit.last < len(self.words) and self.words[hit.last] in _REPORTS
            if hit.last - hit.first > 1 or (of_reports and self.words[hit.first - 1] == "to"):
                found.certainty, found.stance, found.words = hit.means, hit.entry.get("stance"), (hit.first, hit.last)
                return

    def _reach_left(self, low: int, floor: int) -> int:
        i = low
        while i > max(floor, low - _BEFORE):
            word = self.words[i - 1]
            if self.kinds[i - 1] & NUMERAL or word in _CUTS or word[0].isdigit():
                break
            i -= 1
        return i

    def _reach_right(self, high: int, ceiling: int) -> int:
        i = high
        while i < min(ceiling, high + _AFTER):
            word = self.words[i]
            if self.kinds[i] & NUMERAL or word in _CUTS or word[0].isdigit() or word in _CLAUSES:
                break
            i += 1
        return i

    def _binds(self, hit: Hit, low: int, high: int) -> bool:
        """Whether the hedge is meant for the figure: inside its phrase, or beside it and no part of another verb."""
        words = self.words
        if hit.means == "confirmed" and hit.first > 0 and words[hit.first - 1] in ("not", "un", "be", "yet"):
            return False
        if words[hit.last - 1] == "that" and not _NO_ONE.isdisjoint(words[max(0, hit.first - 5) : hit.first]):
            return False  # "No official has confirmed that nine died"
        if hit.first >= high:
            nearest = words[hit.first]
            return (
                hit.entry.id in ("unconfirmed", "denied", "superseded")
                or hit.first - high <= 4
                or nearest in ("feared", "presumed")
            )
        if hit.entry.id == "denied" and denies_part(words, hit.last, low):
            return False
        if self._withholds(hit) and not _ASIDE.isdisjoint(words[hit.last : low]):
            return False  # "would not confirm the cause of the crash, in which nine died"
        ends = hit.last - (hit.last - hit.first > 1)  # "feared dead", "presumed"
        if hit.means == "feared" and self.kinds[ends] & OUTCOME and "and" in words[ends:low]:
            return False  # "30 people were feared dead and 12 were hurt"
        before = hit.first - 1
        if hit.last < low and before >= 0 and (self.kinds[before] & NUMERAL or words[before][0].isdigit()):
            return False  # "1,204 suspected cases and 29 deaths": the hedge goes with another number
        if hit.means == "confirmed" and hit.last <= low:
            # "The ministry confirmed that 12 died" is the verb's own doing; only "confirmed dead", "confirmed: 12" bind
            # by themselves.
            if not _CLAUSES.isdisjoint(words[hit.last : low]):
                return False  # "Two were confirmed dead and 186 are missing"
            return (
                hit.last == low
                or (hit.last - hit.first > 1 and hit.form == "" and words[hit.first] != "been")
                or words[hit.last] in (":", "cases", "deaths", "toll", "so")
            )
        return True

    def _replaced(self, sentence: Sentence, first: int, last: int, found: Doubt) -> None:
        """ "up from 19", "not 15", "rather than 40", "from 54 to 57", "to at least 21 from 12", "15 was wrong"."""
        words, floor = self.words, sentence.first
        if of_another_year(words, last, sentence.last):
            return
        hit: Hit | None = None
        k = first - 1
        while k >= floor and k > first - 6:
            hit = self.replaced.get(k)
            if hit is not None:
                break
            if not (
                self.kinds[k] & MODIFIER
                or words[k] in ("the", "an", "a", "earlier", "previous", "initial", "reported")
                or k in self.earlier
            ):
                break
            k -= 1
        if hit is not None and hit.last <= first and not self.kinds[hit.first] & MODIFIER:
            if words[hit.first] == "not":
                self._denied(hit, first, floor, found)
            elif found.stance is None:
                found.stance, found.words = "superseded", (hit.first, hit.last)
            return
        if found.stance is not None:
            return
        if self._earlier_figure(first, floor) or self._earlier_report(first, floor):
            found.stance, found.words = "superseded", (first - 1, first)
        elif k >= floor and words[k] == "from" and self._is_change(sentence, last, k):
            found.stance, found.words = "superseded", (k, k + 1)

    def _denied(self, hit: Hit, first: int, floor: int, found: Doubt) -> None:
        """ "40 died, not 15": denied by the sentence, or replaced where the text corrects itself."""
        if self.words[first] in ("a", "one"):
            return
        before = self.words[hit.first - 1] if hit.first > floor else ""
        if "correction" in self.surface.hits:
            found.stance, found.words = "superseded", (hit.first, hit.last)
        elif before not in _NOT_DENIED:
            found.certainty, found.stance, found.words = "denied", "denied", (hit.first, hit.last)

    def _earlier_figure(self, first: int, floor: int) -> bool:
        """ "its initial estimate of 500", "an earlier toll of at least 12"."""
        words = self.words
        k = first - 1
        while k > floor and (self.kinds[k] & MODIFIER or words[k] in ("of", "the", "a")):
            k -= 1
        if not self.kinds[k] & FIGURE_NOUN or words[k + 1] != "of":
            return False
        for i in range(max(floor, k - 2), k + 1):
            if i in self.earlier:  # "a preliminary toll of nine" is the last one known
                return words[i] not in ("preliminary", "provisional") or words[i - 1] != "a"
        return False

    def _earlier_report(self, first: int, floor: int) -> bool:
        """ "Earlier reports had put the number of trapped at 22": what nobody in particular said before."""
        words = self.words
        opens = words[floor] in ("earlier", "previous") and words[floor + 1] in (
            "reports",
            "counts",
            "tallies",
            "figures",
        )
        return opens and first - floor < _EARLIER and {",", ";"}.isdisjoint(words[floor:first])

    def _is_change(self, sentence: Sentence, last: int, at: int) -> bool:
        """Whether "from N" is the old end of a change of one figure: "from 54 to 57", "down to 24 from 51"."""
        words = self.words
        for i in range(max(sentence.first, at - 14), min(sentence.last, last + 6)):
            if i in self.changes:
                break
        else:
            return False
        if "to" in words[last : min(sentence.last, last + 4)]:
            return True
        before = max(sentence.first, at - 6)
        if "to" not in words[before:at]:
            return False
        for i in range(before, at):
            if self.kinds[i] & NUMERAL or words[i][0].isdigit():
                return True
        return False
