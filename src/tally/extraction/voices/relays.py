"""Who passes on what another said: who was told, who is quoted, whose figure an outlet gives.

Public names: `Relays`, `agency_of`, `of_whom`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.extraction.voices.acts import Report
from tally.extraction.voices.cast import Cast, Player
from tally.extraction.voices.frames import Frames
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.saying import BE
from tally.lexicon import Hit
from tally.lexicon.kinds import ANONYMITY, DOCUMENT, FIGURE_NOUN, NUMERAL, PREPOSITION, SOURCE, TITLE

__all__ = ["Relays", "agency_of", "of_whom"]

_MEETINGS: Final = frozenset(
    "briefing briefings conference meeting session hearing inquest forum seminar gathering rally".split()
)
_ANONYMOUS: Final = 14  # words behind the act of saying in which it stands that he has no name
_NAMELESS: Final = frozenset(("government", "local_official", "police", "military", "belligerent", "other"))
_BEHIND: Final = 4  # words of ", it added," before the outlet
_UNDERGONE: Final = ("ed", "en", "pt", "wn")  # how a participle ends
_COUNTERS: Final = frozenset(("health", "rescue", "monitor", "un", "media", "local_official"))  # who kills nobody
_OF_WHOSE: Final = 4  # words of "whose sudden death" before their verb
_CALLED_SO: Final = 16  # words of what is called exaggerated
_FINED: Final = (["after"], ["for"], ["over"])  # "Inspectors cited the owner after two men died": no word of his
_TRANSPORTED: Final = frozenset(("carried", "relayed"))


class Relays(Frames):
    """Reads the verbs that need two voices."""

    def _relays_the_last(self, found: Report) -> bool:
        """ "43 died, officials said, dpa reported": an outlet right behind a report that closes passes that on."""
        last = self.here[-1] if self.here else None
        if last is None or found.player.role != "media" or found.player.own or found.player is last.player:
            return False
        if last.side == "right" or found.side == "right" or found.first < last.last:
            return False
        if self.words[found.first - 1] != "," or found.first - last.last > _BEHIND or found.text[0] > found.verb[0]:
            return False
        if (
            self.grammar.any_of(NUMERAL | PREPOSITION, last.last, found.first)
            or "and" in self.words[last.last : found.first]
        ):
            return False
        if all(player is not found.player for player, _ in last.relays):
            last.relays.append((found.player, found.text))
        last.last = found.last
        return True

    def _told(self, report: Report) -> None:
        """Who was told: an audience is passed over, an outlet (or whoever else repeats it) relays."""
        i = report.last if report.last >= report.verb[1] else report.verb[1]
        if i >= self.sentence.last:
            return
        audience = self.audiences.get(i)
        phrase = self.grammar.right(i, self.sentence.last)
        end = phrase.last if phrase is not None else i
        if audience is not None and (phrase is None or audience.last >= phrase.core[1] or audience.last >= phrase.last):
            report.last = max(end, audience.last)
            return
        if phrase is None:
            return
        if not self.grammar.is_name(phrase):
            ended = end == self.sentence.last or self.words[end] in (".", ",", "that")
            if ended or self._over_adverbials(end) > end:
                report.last = end  # "she told presspersons.", "she told this station on Monday."
            return
        report.last = phrase.last
        if self.words[phrase.core[1] - 1] in _MEETINGS:
            return  # "told the weekly press briefing"
        player = self.cast.meet(phrase)
        if (
            not player.own
            and player.role in ("media", "other", "un", "monitor", "")
            and player.group != "people"
            and phrase.article not in ("a", "an")
        ):
            report.relays.append((player, (phrase.first, phrase.last)))

    def _passive(self, hit: Hit, begin: int) -> Report | None:
        """ "was put at 20 by residents", "is quoted by X as saying": the agent behind "by" speaks, or relays."""
        limit = min(self.sentence.last, hit.last + 9)
        by: int | None = None
        for k in range(hit.last, limit):
            if self.words[k] == "by":
                by = k
                break
        if by is not None and self.words[by + 1 : by + 2] == ["then"]:
            by += 1  # "by then ministry officials": by those who held the post
        agent = self.grammar.right(by + 1, self.sentence.last) if by is not None else None
        named = agent is not None and self.grammar.is_name(agent)
        if hit.entry.get("passes"):
            subject = self._subject_before(begin)
            if subject is None or (
                self.words[hit.first] in _TRANSPORTED
                and not self.grammar.any_of(DOCUMENT | FIGURE_NOUN, min(subject.first, hit.first), hit.first)
            ):
                return None  # "A hiker was carried down": no statement
            report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
            report.first = min(subject.first, hit.first)
            if named and agent is not None:
                relay = self.cast.meet(agent)
                if not relay.own:
                    report.relays.append((relay, (agent.first, agent.last)))
                report.last = agent.last
            report.verb_word = self.words[hit.first]
            while report.last < self.sentence.last and self.words[report.last] in ("as", "saying", "having", "said"):
                report.last += 1
            if self._closes(report):
                report.side = "left"
            return report
        if not named or agent is None or by is None or any(self.words[k] in ",;:." for k in range(hit.last, by)):
            return None
        subject = self._phrase(agent)
        if subject is None or (subject.player.role not in _COUNTERS and self._undergone(hit.last, by)):
            return None
        if (roles := hit.entry.get("roles")) and subject.player.role not in roles and not subject.player.own:
            return None
        report = Report(subject.player, subject.text, (hit.first, agent.last), self.sentence.index)
        self._manner(report, hit)
        self._weigh_call(report, hit.last)
        report.side = "both"
        if (
            "whose" in self.words[max(self.begin, begin - _OF_WHOSE) : begin]
        ):  # "the mayor, whose death was confirmed by police"
            report.side, report.limit = "right", self._closing(report.last - 1)
        return report

    def _weigh_call(self, report: Report, first: int) -> None:
        """ "called reports of 300 deaths grossly exaggerated": who calls a figure so denies it."""
        if report.verb_word.startswith(("call", "describ")) and self._is_dismissed(first):
            report.stance = report.certainty = "denied"

    def _is_dismissed(self, first: int) -> bool:
        """ "called reports of 300 deaths grossly exaggerated", "a figure the minister called fantasy": whether what is called so is
        said to be false.
        """
        for i in range(first, min(first + _CALLED_SO, self.sentence.last)):
            if self.words[i] in self.dismissals:
                return True
            if self.words[i] in ".;":
                break
        return False

    def _undergone(self, first: int, by: int) -> bool:
        """ "are feared to have been swept away by the river", "were reported killed by soldiers": whether "by" tells who or what
        did it, and not who says so.
        """
        for k in range(first, by):
            outcome = self.grammar.outcomes.get(k + 1 if self.words[k] in BE else k)
            if outcome is not None and outcome.form in ("past", "participle", "bare"):
                return True
            if self.words[k] in BE and not self.kinds[k + 1] & NUMERAL and self.words[k + 1].endswith(_UNDERGONE):
                return True
        return False

    def _passes(self, hit: Hit, begin: int) -> Report | None:
        """ "Y quoted X as saying", "Y relays X's claims": the object speaks, the subject relays."""
        relay = self._subject_before(begin)
        if relay is None or ((roles := hit.entry.get("roles")) and relay.player.role not in roles):
            return None
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None or self.words[phrase.last : phrase.last + 1] in _FINED:
            return None
        of_document = self.kinds[self._head(phrase)] & DOCUMENT != 0  # "quoted a statement by the army as saying"
        source = self._source_of(phrase) if of_document else self._phrase(phrase)
        if source is None:
            return None
        report = Report(source.player, source.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = min(relay.first, hit.first), max(phrase.last, hit.last)
        if of_document and source.text[0] > hit.last:
            report.last = max(report.last, source.last)
        report.verb_word = self.words[hit.first]
        report.relays += source.relays
        if not relay.player.own and relay.player is not source.player:
            report.relays.append((relay.player, relay.text))
        while report.last < self.sentence.last and self.words[report.last] in ("as", "saying", "telling"):
            report.last += 1
        if self._closes(report):
            report.side = "left"
        if any(
            self.words[k] in ("claims", "claim", "allegations", "allegation")
            for k in range(hit.last, min(report.last + 2, self.sentence.last))
        ):
            report.certainty = "claimed"
        return report

    def _closes(self, report: Report) -> bool:
        """Whether nothing but signs stands behind a report in mid-sentence: it tells of what stands before it."""
        if report.first <= self.begin:
            return False
        return all(not self.words[k][0].isalnum() for k in range(report.last, self.sentence.last))

    def _behind_it(self, report: Report) -> None:
        """ "Reuters reports a later estimate of 63 dead from the Observatory": an outlet that passes on a figure of
        another's.
        """
        if report.player.role != "media" or report.player.own or report.side != "right":
            return
        k = report.last
        if not self.grammar.any_of(DOCUMENT | FIGURE_NOUN, k, min(k + 4, self.sentence.last)):
            return
        for i in range(k, min(k + 24, self.sentence.last - 1)):
            if self.words[i] in ("from", "by", "of") and self.kinds[i] & PREPOSITION:
                phrase = self.grammar.right(i + 1, self.sentence.last)
                if (
                    phrase is not None
                    and phrase.sources
                    and any(h.entry.get("group") == "body" or h.form == "plural" for h in phrase.sources)
                    and phrase.first > i
                ):
                    player = self.cast.meet(phrase)
                    if player is not report.player and player.role not in ("other", "witness", "belligerent"):
                        report.relays.insert(0, (report.player, report.text))
                        report.player, report.text = player, (phrase.first, phrase.last)
                        if any(self.words[n] == "estimate" for n in range(k, i)):
                            report.certainty = "estimated"
                        return
            if self.words[i] in ",;":
                return

    def _unnamed(self, report: Report) -> None:
        """ "an official told the Post on condition of anonymity": one who has no name; of what service health people are
        stays.
        """
        player = report.player
        if not self.has_anonymity or player.role not in _NAMELESS or player.group not in ("person", "people"):
            return
        if (
            player.own
            or self.kinds[report.text[0]] & TITLE
            or self.words[report.text[0]] in ("the", "he", "she", "they")
        ):
            return
        end = min(self.sentence.last, report.last + _ANONYMOUS)
        for i in range(report.last, end):
            bits = self.kinds[i]
            if bits & ANONYMITY:
                player.role = "unnamed"
                return
            if bits & SOURCE:
                return

    def _manner(self, report: Report, hit: Hit) -> None:
        report.verb_word = self.words[hit.first]
        report.certainty = hit.entry.means or "stated"
        report.stance = hit.entry.get("stance", "asserted")
        if flag := hit.entry.get("flag"):
            report.flags.append(flag)


def of_whom(words: list[str], at: int, voice: int) -> bool:
    """ "331 died, 127 of whom the UN has verified as civilians": who speaks of that part alone."""
    for i in range(at + 1, min(at + 5, voice)):
        if words[i] == "whom":
            return words[i - 1] == "of" and voice <= i + 2
    return False


def agency_of(surface: Surface, cast: Cast, grammar: Grammar) -> tuple[Player, Range] | None:
    """The agency that a dateline credits, where it is a known one and not the publication: the copy is its own."""
    credit: Range | None = None
    for block in surface.blocks:
        if block.agency is not None:
            credit = block.agency
            break
    if credit is None:
        return None
    first, last = surface.first_at(credit[0]), surface.first_at(credit[1] - 1) + 1
    phrase = grammar.read(first, last)
    if "media" not in [hit.entry.means for hit in phrase.sources]:
        return None
    player = cast.meet(phrase)
    return None if player.own else (player, (first, last))
