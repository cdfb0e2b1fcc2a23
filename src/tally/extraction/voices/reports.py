"""Acts of saying: who says, by which verb or frame, who passes it on, and which words of the sentence are governed.

Public function: `find_reports`.
"""

from __future__ import annotations

import itertools

from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.cast import Cast
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.relays import Relays
from tally.extraction.voices.saying import BE, DASHES, HAVE, MODAL, NOT, STRONG, Report, Subject
from tally.lexicon import Hit

__all__ = ["Report", "find_reports"]


def find_reports(surface: Surface, cast: Cast, grammar: Grammar, quoted: frozenset[int]) -> list[Report]:
    """All acts of saying, in reading order; the cast learns the voices on the way."""
    reader = _Reader(surface, cast, grammar, quoted)
    triggers: dict[int, list[Hit]] = {}
    for kind in ("reporting", "counting", "frame", "document"):
        for hit in surface.hits.get(kind, ()):
            triggers.setdefault(surface.sentence_of[hit.first], []).append(hit)
    for sentence in surface.sentences:
        reader.read(sentence, sorted(triggers.get(sentence.index, ()), key=lambda h: h.first))
    return reader.reports


class _Reader(Relays):
    """Reads one sentence after another: its verbs of saying, then what stands without one."""

    def read(self, sentence: Sentence, hits: list[Hit]) -> None:
        self.sentence, self.here, self.topic, self.waiting = sentence, [], None, None
        self.begin = self._opening(sentence)
        if self._label(sentence):
            pass
        for hit in hits:
            if any(r.verb[0] <= hit.first < r.last for r in self.here[-6:]):
                continue
            found: Report | None = None
            if hit.entry.kind in ("reporting", "counting"):
                found = self._verb(hit)
            elif hit.entry.kind == "frame":
                found = self._frame(hit)
            elif hit.entry.kind == "document":
                found = self._document(hit)
            if found is not None:
                self._keep(found)
        if not self.here:
            self._bracket_or_tail(sentence)
            self._topic(sentence)
        self.cast.last_sentence[sentence.block] = sentence.index
        self.reports += self.here

    def _verb(self, hit: Hit) -> Report | None:
        source = self.grammar.sources.get(hit.first)
        if source is not None and source.first < hit.first:
            return None
        frame = self.grammar.frames.get(hit.first)
        group = None if frame is not None and frame.means in ("cite", "relay") else self._group(hit)
        if group is None:
            return None
        begin, passive = group
        entry = hit.entry
        if entry.kind == "counting" and not self._takes_figure(hit):
            return None
        if entry.get("needs") == "figure-noun" and not self._figure_follows(hit.last, 7):
            return None
        if entry.get("passes") and not passive:
            return self._passes(hit, begin)
        if passive:
            return self._passive(hit, begin)
        if self._reduced(hit):
            return None
        found = self._subject_of(hit, begin)
        if found is None or not self._may_speak(hit, found[0]):
            return None
        return self._report(hit, *found)

    def _subject_of(self, hit: Hit, begin: int) -> tuple[Subject, bool] | None:
        """Whose act of saying it is, and whether the subject stands behind its verb."""
        subject = None
        gerund = hit.form == "gerund" or self.words[begin] == "having"
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
        return None if subject is None else (subject, False)

    def _may_speak(self, hit: Hit, subject: Subject) -> bool:
        """Whether a subject of this role and this name may do what the verb says."""
        entry, player = hit.entry, subject.player
        if (roles := entry.get("roles")) and player.role not in roles and not player.own:
            return False
        if subject.first > self.begin and self.words[subject.first - 1 : subject.first] == ["than"]:
            return False
        return not (
            self._bare_place(hit, subject)
            or (
                entry.kind == "counting"
                and player.role == "other"
                and player.group in ("name", "body", "")
                and (entry.id != "own-count" or " " not in player.name)
            )
        )

    def _report(self, hit: Hit, subject: Subject, after: bool) -> Report:
        """The act of saying with its manner, its hearers and the words that it governs."""
        entry = hit.entry
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = min(subject.first, hit.first), max(subject.last, hit.last)
        report.relays += subject.relays
        report.carried = subject.carried
        self._manner(report, hit)
        if (
            any(
                self.words[i] in ("estimate", "estimates", "model", "models", "projection", "projections")
                for i in range(*report.text)
            )
            and report.certainty == "stated"
        ):
            report.certainty = "estimated"
        elif (
            subject.player is self.cast.nobody
            and self.words[report.text[1] - 1] in ("reports", "rumours", "rumors")
            and report.certainty == "stated"
        ):
            report.certainty = "reported"
        if entry.get("told") or (after is False and entry.id == "say"):
            self._told(report, entry.get("told", False))
        report.last = self._over_adverbials(report.last)
        self._sides(report, after)
        self._behind_it(report)
        self._doubts(report, hit)
        return report

    def _idle_gerund(self, hit: Hit, subject: Subject) -> bool:
        """ "a man claiming to speak for the faction": a participle that describes, and reports nothing."""
        return self.words[hit.last : hit.last + 1] in (["to"], ["on"]) or subject.player.role == "other"

    def _bare_place(self, hit: Hit, subject: Subject) -> bool:
        """ "Pratapur reported 11 deaths", "roads claim four": a name of which nothing else is known, before a bare
        figure.
        """
        player = subject.player
        bare = player.role == "other" and player.group == "name" and player.body is None and " " not in player.name
        return (
            bare
            and self.words[hit.first].startswith(("report", "claim", "record", "list", "count", "register"))
            and self._number_near(hit.last, 7)
            and self.words[hit.last] not in ("that", "to")
        )

    def _reduced(self, hit: Hit) -> bool:
        """ "a man believed drowned", "the storm claimed 12 lives": a form of saying that says nothing here."""
        k = hit.last
        after = self.words[k] if k < self.sentence.last else ""
        if after in ("responsibility", "credit"):
            return self.words[k + 1 : k + 2] != ["for"] or k + 2 not in self.grammar.outcomes
        told = self.grammar.outcomes.get(k)
        if (
            hit.form == "past"
            and told is not None
            and told.form != "gerund"
            and hit.first - 1 not in self.grammar.auxiliaries
        ):
            return True
        if hit.entry.id == "fear" and hit.form in ("past", "participle"):
            return after in ("to", "dead", "by") or k in self.grammar.outcomes or after in BE
        if self.words[hit.first] == "accused" and after == "of":
            return True
        return bool(
            hit.entry.id == "claim"
            and any(self.words[n] in ("lives", "life", "victims") for n in range(k, min(k + 6, self.sentence.last)))
        )

    def _doubts(self, report: Report, hit: Hit) -> None:
        """A denial denies a figure only where one follows it; "no death" denied says none died."""
        if report.stance == "denied" and report.side != "right":
            report.stance, report.certainty = "asserted", "stated"

    def _group(self, hit: Hit) -> tuple[int, bool] | None:
        """Where the verb group begins and whether it is passive; None where the word is no finite act of saying."""
        if (
            hit.form in ("base", "third", "")
            and hit.first in self.grammar.documents
            and self.grammar.noun_like(hit.first)
        ):
            return None
        if hit.form in ("base", "third") and self.grammar.noun_like(hit.first):
            return None
        i = hit.first - 1
        met: list[str] = []
        while i >= self.sentence.first:
            word = self.words[i]
            if (word == "'" and self.words[i + 1] in ("t", "s", "ve", "d", "ll")) or (
                word == "t" and self.words[i - 1] == "'"
            ):
                i -= 1
                continue
            if (
                (i in self.grammar.auxiliaries and word in HAVE | BE | MODAL | NOT)
                or word in NOT
                or word in ("do", "does", "did", "to")
            ):
                met.append(word)
            elif word == "at" and self.words[i + 1] in ("first", "least", "noon"):
                i -= 1
                continue
            elif (
                self.grammar.is_time(i)
                and not met
                and (k := self._back_over_time(i + 1, self.begin)) < i
                and self.words[k - 1] in HAVE
            ):
                i = k - 1
                continue
            elif (
                word in DASHES
                or not (
                    i in self.grammar.fillers
                    or (word.endswith("ly") and len(word) > 4)
                    or word in ("further", "merely", "separately")
                )
                or i in self.grammar.sources
            ):
                break
            i -= 1
        if any(w in NOT for w in met) or "to" in met or "did" in met or (met and met[0] in MODAL):
            return None
        nearest = met[0] if met else ""
        if hit.form in ("past", "participle", "bare") and nearest in BE:
            return i + 1, True
        if hit.form in ("past", "participle", "bare") and not met and self._adjective(hit, i):
            return None
        return i + 1, False

    def _adjective(self, hit: Hit, before: int) -> bool:
        """ "a reported payment", "the confirmed toll": a participle before a noun, or behind its people ("a body
        found").
        """
        if before < self.sentence.first:
            return True
        word = self.words[before]
        if (before in self.grammar.determiners and word not in ("all", "both", "that", "each")) or word in (
            "no",
            "s",
            "newly",
        ):
            return True
        return before in self.grammar.prepositions and before not in self.grammar.sources

    def _takes_figure(self, hit: Hit) -> bool:
        needs = hit.entry.get("needs")
        if needs == "figure" and self.words[hit.first] in ("has", "have", "had", "having"):
            return self._number_near(hit.last, 1) and self.words[hit.last] not in ("no", "a", "none")
        if needs == "figure":
            return self._number_near(hit.last, 7)
        if needs == "toll":
            if self.words[hit.first] in ("give", "gives", "gave", "given"):
                return self._figure_follows(hit.last, 6) and self._number_near(hit.last, 8)
            pair = self.words[hit.last : hit.last + 2]
            return (
                self._figure_follows(hit.last, 6)
                or (pair[:1] == ["at"] and self._number_near(hit.last, 4))
                or (
                    pair[:1] in (["it"], ["that"], ["this"], ["them"])
                    and pair[1:] in (["at"], ["to"])
                    and self._number_near(hit.last + 1, 4)
                )
            )
        return True

    def _inverted(self, begin: int) -> bool:
        """Whether a verb may have its subject behind it: at the opening, or behind a comma, a quotation, a dash."""
        return (
            begin <= self.begin or self.words[begin - 1] in ",\"'\u2014\u2013-;:" or begin - 1 in self.grammar.outcomes
        )

    def _better_after(self, begin: int, end: int) -> bool:
        """Whether a verb right behind a comma or a quotation mark has its subject behind it: '"We fled," said the
        mayor'.
        """
        if begin <= self.begin or self.words[begin - 1] not in ",\"'":
            return False
        behind = self._subject_after(end, peek=True)
        return behind is not None and (
            self.words[begin - 1] != "," or behind.last >= self.sentence.last - 1 or self.words[behind.last] in ",."
        )

    def _sides(self, report: Report, after: bool) -> None:
        """Which words the report governs: its complement behind it, or what it closes, or both sides of it."""
        begin = min(report.first, report.verb[0])
        follow = self.words[report.last] if report.last < self.sentence.last else ""
        opens = self._opens(report.last)
        subordinate = (
            report.last in self.grammar.clauses and follow not in ("that", "where", "who", "which", "how")
        ) or follow in ("as", "after", "amid", "following", "hours", "minutes")
        if follow == "as" and self.words[report.last + 1 : report.last + 2] in (["many"], ["much"], ["few"]):
            subordinate = False
        closing = (report.last in self.grammar.prepositions and follow != "as") and "that" not in self.words[
            report.last : min(self.sentence.last, report.last + 10)
        ]
        ahead = bool(follow) and (
            opens or (follow not in STRONG and follow not in ("and", "but") and not subordinate and not closing)
        )
        opening = all(not self.words[k][0].isalnum() for k in range(self.begin, max(begin, self.begin)))
        if after:
            report.side = "both" if follow and follow in ",:" else "left"
        elif opening or (ahead and not (opens and self.words[begin - 1] in ',"')):
            report.side = "right"
        else:
            report.side = "both"
            self._stop(report, subordinate)

    def _stop(self, report: Report, subordinate: bool) -> None:
        """A report that closes its sentence does not govern what is set beside it: "..., a day before a body was
        found".
        """
        k = report.last
        if k < self.sentence.last and self.words[k] == ",":
            k += 1
        window = self.words[k : k + 5]
        beside = subordinate and window[:1] in (["as"], ["while"], ["when"], ["before"])
        beside = beside or (self.words[k - 1] == "," and window[:1] in (["as"], ["while"], ["when"], ["before"]))
        timed = any(
            w in ("hour", "hours", "day", "days", "week", "weeks", "minutes", "month", "months")
            and w2 in ("before", "after")
            for w, w2 in itertools.pairwise(window)
        )
        if beside or timed:
            report.limit = k
