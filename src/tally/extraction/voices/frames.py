"""Saying without a verb: "according to", "citing", "as quoted by", "by its count".

Public name: `Frames`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.acts import Report, Subject
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.own_counts import OwnCounts
from tally.extraction.voices.saying import BE, HAVE, STRONG
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    CLAUSE,
    CONJUNCTION,
    COUNTING,
    COUNTRY,
    DOCUMENT,
    EVENT_NOUN,
    FIGURE_NOUN,
    FILLER,
    FORCE,
    FRAME,
    RELATIVE,
    REPORTING,
    SOURCE,
)

__all__ = ["Frames"]

# Words for a document that never carry a count by themselves, and those that no count is told by.
_STANDS: Final = frozenset(
    "stands stood is was rose rises reached had has climbed grew remained remains now put puts".split()
)
_HEARSAY: Final = frozenset(("reports", "accounts", "rumours", "rumors"))
_COMES: Final = (["comes"], ["came"], ["follows"], ["followed"])
_NO_COUNTS: Final = frozenset(
    "source list video audio message post story article note account toll model reading version".split()
)
_TAKING: Final = frozenset(
    "take takes took taking get gets got has have had draw draws drew collect collects collected gather gathers".split()
)
_ASIDE: Final = 14  # words of "most of them militants" before "by the army's account"
_PARTITIVE: Final = frozenset(("them", "whom", "these", "those", "which"))
_AGAINST: Final = frozenset(("to", "than", "with", "against", "unlike", "contradicts", "contradicting"))
_SIGNS: Final = ([","], ["-"], ["\u2013"], ["\u2014"], ["("])
_NO_BASIS: Final = frozenset(("source", "list", "post", "report", "video", "audio", "message"))


class Frames(OwnCounts):
    """Reads the frames and documents of a sentence."""

    def _frame(self, hit: Hit) -> Report | None:
        means = hit.means
        if means == "by":
            return self._by_count(hit)
        if means == "source" and self._tells_method(hit):
            return None
        if means == "source" and self.words[hit.first - 1] in _AGAINST and self.words[hit.last - 1] in ("by", "from"):
            return None  # "in contrast to estimates by rights groups"
        if (
            hit.entry.get("after_sign")
            and self.words[hit.first - 1 : hit.first] not in _SIGNS
            and not self._closes_with_initials(hit.last)
        ):
            return None
        if means == "source" and (him := self._him(hit.last)) is not None:
            return self._sourced(hit, him, him.last)
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None:
            return None
        if means == "source-of" and not self.grammar.any_of(
            DOCUMENT | FIGURE_NOUN, max(self.begin, hit.first - 5), hit.first
        ):
            return None
        if means == "relay":
            if hit.first > self.begin and self.words[hit.first - 1] in BE:
                return None  # "was quoted by Y as saying": a verb of its own
            self._relayed_by(hit, phrase)
            return None
        if means == "cite":
            return self._citing(hit, phrase)
        if (
            means == "source"
            and not phrase.sources
            and self.words[self._head(phrase)] in self.surface.lexicon.words("norm")
        ):
            return None  # "buried according to Islamic rites"
        subject = self._source_of(phrase)
        if subject is None and means == "source" and self.words[self._head(phrase)] in _HEARSAY and not phrase.article:
            report = Report(self.cast.nobody, (phrase.first, phrase.last), (hit.first, hit.last), self.sentence.index)
            report.last, report.certainty = phrase.last, "reported"  # "according to reports"
            report.side = "right" if hit.first <= self.begin else "both"
            return report
        return None if subject is None else self._sourced(hit, subject, phrase.last)

    def _sourced(self, hit: Hit, subject: Subject, last: int) -> Report | None:
        """What a frame and its voice, which ends before `last`, govern."""
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = hit.first, max(subject.last, last)
        report.relays += subject.relays
        report.carried = subject.carried
        report.verb_word = self.words[hit.first]
        spoken = self.words[hit.first : report.last + 1]  # "according to UN estimates"
        if "estimate" in spoken or "estimates" in spoken:
            report.certainty = "estimated"
        opening = hit.first <= self.begin
        self._bound(report)
        report.side = "right" if opening else "left" if report.verb_word.startswith("source") else "both"
        return self._as_relay(report)

    def _closes_with_initials(self, i: int) -> bool:
        """ "3,308 died in 2022 per NHTSA.": initials of a known body that end the sentence."""
        if i >= self.sentence.last or not self.kinds[i] & SOURCE or not self._are_initials(i):
            return False
        return i + 1 >= self.sentence.last or self.words[i + 1] in ".;"

    def _bound(self, report: Report) -> None:
        """ "350 died, most of them militants by the army's account", "hundreds (thousands according to the rebels) fled": a frame
        that no comma sets apart tells of its part or its bracket alone.
        """
        words = self.words
        if words[report.first - 1] in STRONG:
            return
        for k in range(report.first - 1, max(self.begin, report.first - _ASIDE), -1):
            if words[k] == "(":
                report.floor, report.limit = k, report.last
                return
            if words[k] == "," and words[k + 2 : k + 3] == ["of"] and words[k + 3] in _PARTITIVE:
                report.floor = k
                return
            if words[k] in ')";':
                return

    def _tells_method(self, hit: Hit) -> bool:
        """ "It takes its figures from hospitals", "the office has the data from four clinics": how a body counts, and no voice."""
        k = hit.first - 1
        return (
            hit.last - hit.first == 2
            and k > self.begin
            and self.words[k] in ("its", "their", "his", "her", "the", "our", "these", "all")
            and self.words[k - 1] in _TAKING
        )

    def _as_relay(self, report: Report) -> Report | None:
        """ "X said, according to Y": right behind another report it names who passes that on."""
        last = self.here[-1] if self.here else None
        if (
            last is None
            or report.first - last.last > 1
            or report.first < last.last
            or (last.side == "right" and report.first != last.last)
        ):
            return report
        if report.first - last.last == 1 and self.words[last.last] != ",":
            return report
        if last.side == "right":
            return report
        if last.player is not report.player and not report.player.own:
            last.relays.append((report.player, report.text))
        last.last = report.last
        self.cast.speak(report.player)
        return None

    def _source_of(self, phrase: Phrase) -> Subject | None:
        """The voice behind "according to": over "a balance of", "data released by", "figures from"."""
        head = self._head(phrase)
        pronoun = self.grammar.pronouns.get(phrase.first)
        if pronoun is not None:
            return self._by_pronoun(pronoun, self.words[phrase.first])
        if self.kinds[head] & DOCUMENT and head + 1 >= phrase.core[1] and not self._named_before(phrase, head):
            k = self._owner_behind(phrase.core[1])
            inner = self.grammar.right(k + 1, self.sentence.last) if k > 0 else None
            if inner is not None and (inner.sources or self.grammar.is_name(inner)):
                return self._phrase(inner)
            return self._giver(phrase, head)
        if (phrase.article and phrase.sources and self.grammar.person(phrase) is None) or not (
            phrase.article or phrase.sources
        ):
            self._take_apposed(phrase)  # "according to the mayor, Oleh Brin", "to Oleh Brin, chief of the Arl police"
        return self._phrase(phrase, self._anonymous(phrase.first, min(self.sentence.last, phrase.last + 12)))

    def _named_before(self, phrase: Phrase, head: int) -> bool:
        """Whether the word for a document has its owner right before it: "the ministry's", "police", "a Northern Wire"."""
        k = head - 1
        while k > phrase.first and (self.kinds[k] & FILLER or self.words[k] in self.grammar.adjectives):
            k -= 1
        if k < phrase.first or (k == phrase.first and self.words[k] == "local"):
            return False  # "local reports"
        if (self.words[k] == "s" and self.words[k - 1] == "'") or self.words[k] == "'":
            return True
        known = self.kinds[k] & (SOURCE | COUNTRY | FORCE) != 0 or self.words[k] == "official"
        return known or self.grammar.is_proper(k) or self._are_initials(k)

    def _by_count(self, hit: Hit) -> Report | None:
        """ "by the Observatory's count", "by police estimates", "by its own tally", "by the count of the centre"."""
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None:
            return None
        head = phrase.core[0]
        while head < phrase.core[1] and (not self.kinds[head] & DOCUMENT or self.words[head] in _NO_BASIS):
            head += 1
        if head == phrase.core[1]:
            return None
        inner = self.grammar.read(phrase.first, head + 1)
        subject = self._giver(inner, head)
        if subject is None and self.words[phrase.core[1] : phrase.core[1] + 1] == ["of"]:
            subject = self._source_of(phrase)
        if subject is None:
            return None
        report = Report(subject.player, subject.text, (hit.first, head + 1), self.sentence.index)
        report.first, report.last, report.side = hit.first, phrase.last, "both"
        self._bound(report)
        if self.kinds[hit.first - 1] & RELATIVE:
            # "before the heatwave, which by the weather service's count began on Monday": of its clause alone
            report.side, report.limit = "right", self._closing(report.last)
        report.verb_word = self.words[head]
        if self.words[head].startswith("estimate"):
            report.certainty = "estimated"
        return report

    def _citing(self, hit: Hit, phrase: Phrase) -> Report | None:
        """ "Y, citing X, said": X speaks, Y relays."""
        source = self._source_of(phrase)
        if source is None:
            return None
        k = hit.first - 1
        relay: Subject | None = None
        passing = self.words[k] in BE and self.words[hit.first] in ("quoting", "citing")
        if k > self.begin and (passing or self.words[k] == ","):
            relay = self._voice_left(k, self.begin, [], False, False)
        if relay is not None and self.here and relay.first > self.here[-1].last:
            before = relay.first - 1
            if self.words[before][0].isalnum() and not self.kinds[before] & (CONJUNCTION | CLAUSE | FRAME):
                relay = None  # "said they had recovered 229 bodies, citing the mayor"
        if relay is None and self.here:
            last = self.here[-1]
            if last.player is not source.player:
                last.relays.insert(0, (last.player, last.text))
                last.player, last.text = source.player, source.text
            last.last = max(last.last, phrase.last)
            self.cast.speak(source.player)
            return None
        report = Report(source.player, source.text, (hit.first, hit.last), self.sentence.index)
        report.last = phrase.last
        if relay is not None and relay.player is not source.player:
            report.first = relay.first
            if not relay.player.own:
                report.relays.append((relay.player, relay.text))
        report.last = self._over_as_saying(self._over_verb(report.last))
        report.side = (
            "right"
            if report.first <= self.begin
            or (report.last < self.sentence.last and self.words[report.last] not in STRONG)
            else "both"
        )
        return report

    def _over_as_saying(self, i: int) -> int:
        """Over ", Iva Stoeva, as saying" behind "quoting the prosecutor"."""
        k = self._closing(i) + 1 if i < self.sentence.last and self.words[i] == "," else i
        if self.words[k : k + 1] == ["as"] and self.words[k + 1 : k + 2] in (["saying"], ["telling"], ["stating"]):
            return min(k + 2, self.sentence.last)
        return i

    def _over_verb(self, i: int) -> int:
        """Over ", said" behind "Y, citing X"."""
        k = i + 1 if i < self.sentence.last and self.words[i] == "," else i
        while (
            k < self.sentence.last
            and not self.kinds[k] & REPORTING
            and (self.kinds[k] & FILLER or self.words[k] in HAVE)
        ):
            k += 1
        verb = self.grammar.reporting.get(k)
        if verb is not None and not verb.entry.get("passes"):
            return verb.last
        return k if self.kinds[k] & COUNTING else i

    def _relayed_by(self, hit: Hit, phrase: Phrase) -> None:
        """ "..., as quoted by Y": Y relays what the last report of the sentence says; before its verb, what the next one says."""
        if not self.grammar.is_name(phrase) or self._is_heard(phrase):
            return
        player = self.cast.meet(phrase)
        if player.own or player.role not in ("media", "other", "un", "monitor"):
            return
        relay = (player, (phrase.first, phrase.last))
        if self.here:
            last = self.here[-1]
            if player is not last.player and player not in [p for p, _ in last.relays]:
                last.relays.append(relay)
            if hit.first - last.last <= 1:
                last.last = max(last.last, phrase.last)
            return
        self.waiting = relay

    def _is_heard(self, phrase: Phrase) -> bool:
        """Whether a phrase names those who heard it, or where it was said."""
        platforms = self.surface.at("platform")
        for i in range(phrase.first, phrase.last):
            if i in platforms or i in self.audiences:
                return True
        return False

    def _whose(self, hit: Hit) -> Report | None:
        """ "Local authorities, whose own count stands at 38, denied it": a count of those before the relative clause."""
        k = hit.first - 1
        while k > self.begin and (self.words[k] in ("own", "latest") or self.words[k] in self.grammar.adjectives):
            k -= 1
        if k - 2 <= self.begin or self.words[k - 1 : k + 1] != [",", "whose"]:
            return None
        subject = self._voice_left(k - 1, self.begin, [], False, False)
        if subject is None or subject.player.own:
            return None
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.verb_word = k, self.words[hit.first]
        report.limit = self._closing(hit.last)
        return report

    def _count_of(self, hit: Hit, phrase: Phrase) -> Report | None:
        """ "The count of the health directorate stood at 44": the body that counts behind its count."""
        k = hit.last
        if self.words[k] not in ("of", "by") or not self.kinds[hit.first] & FIGURE_NOUN or phrase.article != "the":
            return None
        owner = self.grammar.right(k + 1, self.sentence.last)
        if owner is None or owner.article != "the" or not owner.sources or owner.last >= self.sentence.last:
            return None
        if owner.sources[-1].entry.get("group") != "body" or self.words[owner.last] not in _STANDS:
            return None
        report = Report(self.cast.meet(owner), (owner.first, owner.last), (hit.first, hit.last), self.sentence.index)
        report.first, report.last, report.verb_word = phrase.first, owner.last, self.words[hit.first]
        return report

    def _is_of_calamity(self, hit: Hit) -> bool:
        """ "Roads claim four", "bus crash claims three": what claims lives says nothing."""
        before, told = hit.first - 1, self.grammar.outcomes.get(hit.first)
        if before >= self.begin and self.kinds[before] & EVENT_NOUN:
            return True
        return told is not None and self.words[before] in told.entry.get("elided_after", ())

    def _reasons(self, begin: int) -> int:
        """Where "higher than the clinic's count | because nine died later" turns to the reason of who compares; -1 where it does not."""
        for i in range(begin, min(begin + _ASIDE, self.sentence.last)):
            if self.words[i] in ("because", "since", "as") and self.words[i + 1] != "of":
                return i
        return -1

    def _document(self, hit: Hit) -> Report | None:
        """ "The ministry's figure stands at 61", "a Northern Wire tally of 40": a count and whose it is."""
        toll = self.words[hit.first] == "toll"
        if (self.words[hit.first] in _NO_COUNTS and not toll) or self.kinds[hit.first] & SOURCE:
            return None
        if (office := self.grammar.source_at(hit.last)) is not None and (
            office.entry.get("group") == "body"
            or (self.grammar.is_proper(hit.first) and self.surface.is_capital(hit.last) and not self.surface.is_caps)
        ):
            return None  # "the ministry's records department", "Communications Minister Ana Reed"
        if self.words[hit.last : hit.last + 1] in _COMES:
            return None  # "the mayor's statement comes as nine people are buried"
        if self.words[hit.first].startswith("claim") and self._is_of_calamity(hit):
            return None  # "Roads claim four"
        closing = self._closes_with(hit)
        if not closing and not self._figure_ahead(hit.last, 16):
            return None
        if (whose := self._whose(hit)) is not None:
            return whose
        phrase = self.grammar.left(hit.last, self.begin)
        if phrase is not None and (counted := self._count_of(hit, phrase)) is not None:
            return counted
        if phrase is None or not self._named_before(phrase, hit.first):
            return None if phrase is None else self._own_count(phrase, hit)
        if toll and not self._of_a_body(phrase):
            return None  # "the storm's toll", "Haiti's toll"
        if self.here and self.here[-1].stance == "denied" and phrase.first - self.here[-1].last <= 1:
            return None
        subject = self._giver(phrase, hit.last - 1)
        if subject is None or (closing and self.words[phrase.first - 1] != ","):
            return None
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first = phrase.first
        report.verb_word = self.words[hit.first]
        if closing:
            report.last, report.side = closing, "left"
        elif self.words[phrase.first - 1] == "than":
            report.limit = self._reasons(report.last)
        if self.words[hit.first].startswith("estimate"):
            report.certainty = "estimated"
        elif self.words[hit.first].startswith("claim") or self.words[hit.first].startswith("allegation"):
            report.certainty = "claimed"
        return report
