"""Acts of saying: who says, by which verb or frame, who passes it on, and which words of the sentence are governed.

Public function: `find_reports`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.acts import Report, Subject
from tally.extraction.voices.cast import Cast
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.quotations import Quotations
from tally.extraction.voices.saying import BE, DASHES, HAVE, MODAL, NOT
from tally.extraction.voices.seconds import Seconds
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    COUNTING,
    DETERMINER,
    DOCUMENT,
    FILLER,
    FRAME,
    OUTCOME,
    PREPOSITION,
    REPORTING,
    SOURCE,
)

__all__ = ["Report", "find_reports"]

_DECLARED: Final = ("declared", "pronounced", "certified")
_SEVERAL: Final = 4  # reports of one sentence
_TRIGGERS: Final = ("reporting", "counting", "frame", "document")
_ASIDES: Final = ([",", "who"], [",", "which"])
_IN_GROUP: Final = HAVE | BE | MODAL | NOT
_CALCULATED: Final = frozenset(("estimate", "estimates", "model", "models", "projection", "projections"))


def find_reports(surface: Surface, cast: Cast, grammar: Grammar, quotations: Quotations) -> list[Report]:
    """All acts of saying, in reading order; the cast learns the voices on the way."""
    reader = _Reader(surface, cast, grammar, quotations)
    triggers: list[Hit] = []
    for kind in _TRIGGERS:
        triggers += surface.hits.get(kind, ())
    triggers.sort(key=_first)
    k, total = 0, len(triggers)
    for sentence in surface.sentences:
        begin = k
        while k < total and triggers[k].first < sentence.last:
            k += 1
        reader.read(sentence, triggers[begin:k])
    return reader.reports


def _first(hit: Hit) -> int:
    return hit.first


class _Reader(Seconds):
    """Reads one sentence after another: its verbs of saying, then what stands without one."""

    def read(self, sentence: Sentence, hits: list[Hit]) -> None:
        self.sentence, self.here, self.topic, self.waiting = sentence, [], None, None
        self.begin = self._opening(sentence)
        self._label(sentence)
        working: list[Report] = []
        for hit in hits:
            if self.here and self._is_read(hit):
                continue
            found: Report | None = None
            kind = hit.entry.kind
            if kind == "frame":
                found = self._frame(hit)
            elif kind == "document":
                found = self._document(hit)
            else:
                found = self._verb(hit)
            if found is not None and not self._passes_on(found) and not self._relays_the_last(found):
                last = self.here[-1] if self.here else None
                if last is not None and found.player is last.player and 0 <= found.first - last.last <= 1:
                    found.relays = found.relays or list(last.relays)  # "The mayor told Radio Ard he had nine bodies"
                self._keep(found)
                if (roles := hit.entry.get("own_work")) and found.player.role in roles:
                    working.append(found)
        if working:
            self._leave_out(working)
        if not self.here:
            self._bracket_or_tail(sentence)
            self._topic(sentence)
        elif self.here[0].verb_word == ":":
            self._weigh_label(sentence)
        for report in self.here[:_SEVERAL]:
            self._put_by_others(report)
        self.cast.last_sentence[sentence.block] = sentence.index
        self.reports += self.here

    def _weigh_label(self, sentence: Sentence) -> None:
        """ "Harbour Front: 60 killed in raid - governor", "..., says governor": what the line is about, where another says so."""
        if len(self.here) == 1:
            self._bracket_or_tail(sentence, labelled=True)
        last = self.here[-1]
        if len(self.here) == 2 and last.side in ("left", "both") and last.player is not self.here[0].player:
            del self.here[0]

    def _passes_on(self, found: Report) -> bool:
        """Whether the verb belongs to who cites: "SANA, quoting a health official, on Monday reported"."""
        last = self.here[-1] if self.here else None
        if last is None or min(found.verb[0], found.first + 4) - last.last > 5:
            return False
        if self.kinds[last.verb[0]] & FRAME:
            if self.grammar.frames[last.verb[0]].means != "cite":
                return False
        else:  # "IRNA, which quoted a doctor, said"
            quoting = self.grammar.reporting.get(last.verb[0])
            if quoting is None or not quoting.entry.get("passes") or found.verb[0] > last.last + 3:
                return False
            if self.words[last.last : last.last + 1] != [","]:
                return False
        if all(player is not found.player for player, _ in last.relays):
            if last.first > self.begin or last.relays or found.player is last.player:
                return False
            if self.words[last.last : last.last + 1] != [","] or found.first - last.last > 1:
                return False
            if not found.player.own:  # "Citing hospital sources, the agency reported"
                last.relays.append((found.player, found.text))
        last.last, last.side = max(last.last, found.last), found.side
        return True

    def _leave_out(self, working: list[Report]) -> None:
        """ "The hospital treated 40 people": what it does tells who is who, but is nobody's word unless it speaks as well."""
        for work in working:
            if all(report is work or report.player is not work.player for report in self.here):
                self.here = [report for report in self.here if report is not work]

    def _is_read(self, hit: Hit) -> bool:
        """Whether a report found already covers the hit."""
        at = hit.first
        for report in self.here[-6:]:
            if report.verb[0] <= at < report.last:
                return True
        return False

    def _was_passed_on(self, hit: Hit) -> bool:
        """ "The governor was quoted by Y as saying": a verb of its own, not the frame "as quoted by Y"."""
        return hit.form != "gerund" and bool(hit.entry.get("passes")) and self.words[hit.first - 1] in BE

    def _verb(self, hit: Hit) -> Report | None:
        bits = self.kinds[hit.first]
        if bits & SOURCE and self.grammar.sources[hit.first].first < hit.first:
            return None
        if bits & FRAME and self.grammar.frames[hit.first].means in ("cite", "relay") and not self._was_passed_on(hit):
            return None
        if self.words[hit.first - 1] == "-" and self.surface.is_glued(hit.first - 1):
            return None  # "conflict-related deaths"
        if self._adds_up(hit) or self._names_self(hit):
            return None
        if self.words[hit.last - 1] in _DECLARED and self.words[hit.last : hit.last + 1] == ["dead"]:
            return None  # "Five were declared dead by medical personnel": what they were found to be
        entry = hit.entry
        if entry.get("papers") and not self._is_read_out(hit):
            return None
        if entry.kind == "counting" and not self._takes_figure(hit):
            return None
        begin, passive = self._group(hit)
        if begin < 0:
            return None
        turned = False
        if (needs := entry.get("needs")) is not None and not self._has_complement(hit, str(needs)):
            turned = bool(entry.get("inverts")) and self.words[hit.first - 1] == ","
            denied = passive and needs == "figure-noun" and self._figure_follows(self.begin, begin - self.begin)
            if not turned and not denied:  # "Reports of nine deaths were dismissed by the army."
                if needs == "figure-noun" and not passive and hit.form in ("past", "third"):
                    self._hear(begin)
                return None  # but "Nine died, informed the health ministry."
        if entry.get("passes") and not passive:
            return self._passes(hit, begin)
        if (
            passive
            and (courts := entry.get("courts"))
            and (court := self._told_in_court(hit, begin, courts)) is not None
        ):
            return court
        if passive or (self._is_told_by(hit) and entry.kind != "counting"):
            return self._passive(hit, begin)
        if self._is_aside(hit):
            aside = self._passive(hit, begin)
            if aside is not None:
                aside.limit = self._closing(aside.last - 1)
                return aside
        self._take_part(hit, begin)
        if self._reduced(hit):
            return None
        found = self._subject_of(hit, begin)
        if found is None or not self._may_speak(hit, found[0]):
            return None
        behind = entry.kind == "counting" and not self._number_near(hit.last, 8) and self._counts_behind(hit)
        if behind and not {",", '"'} & set(self.words[max(self.begin, found[0].first - 5) : found[0].first]):
            return None  # "the nine deaths that the council recorded"
        if turned and not (found[1] and self.words[found[0].last : found[0].last + 1] in ([], [","], ["."])):
            return None
        report = self._report(hit, found[0], found[1])
        openings = (begin, found[0].first) if entry.kind == "counting" else (found[0].first,)
        if any(
            self.words[max(0, i - 2) : i] in _ASIDES or self.words[max(0, i - 2) : i - 1] == ["whose"] for i in openings
        ):
            report.limit = self._clause_closes(hit.last)  # "The toll, which she put at 19, stood at 22"
            report.side = "right" if entry.kind == "counting" else report.side
        return report

    def _is_read_out(self, hit: Hit) -> bool:
        """ "the statement reads", "reads the statement": whether a word for a document stands beside a verb that only such words take."""
        behind = self.grammar.any_of(DOCUMENT, hit.last, min(hit.last + 3, self.sentence.last))
        return self.kinds[hit.first - 1] & DOCUMENT != 0 or (behind and self.words[hit.first - 1] in ',"')

    def _hear(self, begin: int) -> None:
        """ "an allegation the mayor rejected. "Nobody died," he said": who speaks, though not of a figure."""
        subject = self._subject_before(begin)
        if subject is not None and not subject.player.own:
            if subject.player.group == "" or (subject.player.group == "body" and subject.player.role == "police"):
                return
            self.cast.speak(subject.player)

    def _take_part(self, hit: Hit, begin: int) -> None:
        """ "The Front for Karsan claimed the attack": whose deed it was is a party, whatever its name."""
        if hit.entry.id != "claim" or not self._claims_attack(hit):
            return
        subject = self._subject_before(begin)
        if subject is not None and subject.player.role == "other" and not subject.player.own:
            subject.player.role = "belligerent"

    def _told_in_court(self, hit: Hit, begin: int, courts: list[str]) -> Report | None:
        """ "The inquest was told that nine died": where nobody is named who told it there."""
        if self.words[hit.last : hit.last + 1] == ["by"]:
            return None
        subject = self._subject_before(begin)
        if subject is None or self.words[subject.text[1] - 1] not in courts:
            return None
        return self._report(hit, subject, False)

    def _subject_of(self, hit: Hit, begin: int) -> tuple[Subject, bool] | None:
        """Whose act of saying it is, and whether the subject stands behind its verb."""
        subject = None
        gerund = (hit.form == "gerund" and self.words[begin] not in BE) or self.words[begin] == "having"
        if gerund and self.here and self.words[begin - 1] in (",", "and"):
            subject = self._going_on(begin)
        if subject is None and gerund and self.words[begin - 1] == ",":
            subject = None if hit.entry.kind == "counting" else self._shared()
            if subject is None:
                return None
        subject = subject or self._subject_before(begin)
        if gerund and subject is not None and subject.last == begin and self._idle_gerund(hit, subject):
            return None
        if (
            hit.form != "gerund"
            and hit.entry.get("inverts")
            and self._inverted(begin)
            and (subject is None or self._better_after(begin, hit.last))
        ):
            behind = self._subject_after(hit.last)
            if behind is not None:
                return behind, True
        denied = bool(self.here) and self.here[-1].verb_word.startswith(("den", "reject", "dismiss"))
        if subject is None and (hit.form == "gerund" or (denied and hit.form != "" and self.words[begin - 1] == ",")):
            subject = self._going_on(begin)
        if subject is None and self.words[hit.first] in ("said", "says") and hit.first == begin:
            subject = self._unheard_of(begin)
        return None if subject is None else (subject, False)

    def _report(self, hit: Hit, subject: Subject, after: bool) -> Report:
        """The act of saying with its manner, its hearers and the words that it governs."""
        entry = hit.entry
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = min(subject.first, hit.first), max(subject.last, hit.last)
        report.relays += subject.relays
        report.carried = subject.carried
        self._manner(report, hit)
        if report.certainty == "stated":
            if self._is_calculated(report.text[0], report.text[1]):
                report.certainty = "estimated"
            elif subject.player is self.cast.nobody and self.words[report.text[1] - 1] in (
                "reports",
                "rumours",
                "rumors",
            ):
                report.certainty = "reported"
        if entry.get("told"):
            self._told(report)
        self._unnamed(report)
        report.last = self._over_adverbials(report.last)
        self._sides(report, after)
        if entry.get("acts") and (end := self._end_of_act(hit)) >= 0:
            report.limit = end
        self._behind_it(report)
        self._doubts(report)
        return report

    def _is_calculated(self, first: int, last: int) -> bool:
        """Whether the voice is that of an estimate or a model."""
        for i in range(first, last):
            if self.words[i] in _CALCULATED:
                return True
        return False

    def _group(self, hit: Hit) -> tuple[int, bool]:
        """Where the verb group begins and whether it is passive; -1 where the word is no finite act of saying."""
        form = hit.form
        if self._is_surname(hit.first):
            return -1, False
        if (
            form in ("base", "third", "gerund")
            or self.grammar.is_proper(hit.first)
            or (form == "" and self.kinds[hit.first] & DOCUMENT)
        ) and (self.grammar.noun_like(hit.first)):
            return -1, False
        words, first = self.words, self.sentence.first
        i = hit.first - 1
        nearest, denied = "", False
        while i >= first:
            word = words[i]
            if (word == "'" and words[i + 1] in ("t", "s", "ve", "d", "ll")) or (word == "t" and words[i - 1] == "'"):
                i -= 1
                continue
            bits = self.kinds[i]
            if word == "to" and words[i - 1] == "able" and words[k := i - 3 if words[i - 2] == "only" else i - 2] in BE:
                nearest, i = "able", k  # "The mission was able to confirm nine deaths"
                continue
            if (bits & AUXILIARY and word in _IN_GROUP) or word in NOT or word in ("do", "does", "did", "to"):
                denied = denied or word in NOT or word in ("to", "did") or (nearest == "able" and word in MODAL)
                nearest = nearest or word
            elif word == "at" and words[i + 1] in ("first", "least", "noon"):
                pass
            elif word == "than" and words[i - 1] == "more":
                i -= 1
            elif (
                nearest == ""
                and self.grammar.is_time(i)
                and (k := self._back_over_time(i + 1, self.begin)) < i
                and words[k - 1] in HAVE
            ):
                i = k
            elif bits & SOURCE or word in DASHES or not (bits & FILLER or self._is_adverb(word)):
                break
            i -= 1
        if denied or (nearest in MODAL and not (hit.entry.id == "confirm" and nearest in ("can", "could"))):
            return -1, False  # but "Police can confirm that two people died"
        if form in ("past", "participle", "bare"):
            if nearest in BE:
                return i + 1, True
            if nearest == "" and self._adjective(i):
                return -1, False
        return i + 1, False

    def _is_surname(self, i: int) -> bool:
        """ "Omar Said gave the figure": a capital verb behind a capital, before a verb in small letters, ends a name."""
        surface = self.surface
        return (
            surface.is_capital(i)
            and i > self.begin
            and i + 1 < self.sentence.last
            and surface.is_capital(i - 1)
            and not (surface.is_caps or surface.is_capital(i + 1))
            and self.kinds[i + 1] & (REPORTING | COUNTING | AUXILIARY) != 0
        )

    def _is_adverb(self, word: str) -> bool:
        """Whether a word may stand inside a verb group: "officially", "merely"."""
        return (len(word) > 4 and word.endswith("ly")) or word in ("further", "merely", "separately", "always")

    def _adjective(self, before: int) -> bool:
        """ "a reported payment", "the confirmed toll": a participle before a noun, or behind its people ("a body
        found").
        """
        if before < self.sentence.first:
            return True
        word, bits = self.words[before], self.kinds[before]
        if (bits & DETERMINER and word not in ("all", "both", "that", "each")) or word in ("no", "s", "newly"):
            return True
        return bits & PREPOSITION != 0 and not bits & SOURCE

    def _inverted(self, begin: int) -> bool:
        """Whether a verb may have its subject behind it: at the opening, or behind a comma, a quotation, a dash."""
        return (
            begin <= self.begin
            or self.kinds[begin - 1] & OUTCOME != 0
            or self.words[begin - 1] in ",\"'\u2014\u2013-;:"
        )

    def _better_after(self, begin: int, end: int) -> bool:
        """Whether a verb right behind a comma or a quotation mark has its subject behind it: '"We fled," said the mayor'."""
        if begin <= self.begin or self.words[begin - 1] not in ",\"'":
            return False
        behind = self._subject_after(end, peek=True)
        return behind is not None and (
            self.words[begin - 1] != "," or behind.last >= self.sentence.last - 1 or self.words[behind.last] in ",."
        )
