"""Level 7, first half: whose figure it is, over the whole text.

Public function: `find_voices`. A report governs its complement; a quotation belongs to the one who is quoted, over as many
sentences as it runs; a source stays in force in the next sentence of its paragraph where that goes on with the count
(method, rules of reading, 5), and over a paragraph break only where the layout hands it down (contract, ruling 17).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.slots import Attribution, Range, Speaker
from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.acts import Report
from tally.extraction.voices.carrying import Carrying
from tally.extraction.voices.cast import Cast, Player
from tally.extraction.voices.denials import role_denied
from tally.extraction.voices.hedging import Hedges
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.quotations import Quotations
from tally.extraction.voices.relays import agency_of, of_whom
from tally.extraction.voices.reports import find_reports
from tally.lexicon.kinds import COUNTING, DETERMINER, DOCUMENT, FIGURE_NOUN, NUMERAL, REPORTING, SOURCE
from tally.models import Document

__all__ = ["Attribution", "Voices", "find_voices"]

_CONTRAST: Final = frozenset(("but", "while", "although", "though", "whereas", ";", "however"))
_OWN_PEOPLE: Final = frozenset(("its", "their", "his", "her", "our"))  # "her teams", "its volunteers"
_HEARD: Final = frozenset(("hear", "hears", "heard"))
_GENERIC: Final = frozenset(("authorities", "officials", "police"))
_LINKS: Final = frozenset(("that", "the", ",", '"', "how", "on", "upon"))
_PARAGRAPHS: Final = 6  # of one quotation
_REACH: Final = 160  # words: no sentence that a person wrote puts its source further from its figure
_WHOM: Final = 6  # words from "127" to the voice of "127 of whom the UN says"
_SINCE: Final = 16  # words from a verb of saying to what its count is over
_NEAR: Final = 12  # reports on either side of a figure that are looked at


def find_voices(surface: Surface, document: Document) -> Voices:
    """All acts of saying in a text, ready to be asked who says the figure at a place."""
    grammar = Grammar(surface)
    cast = Cast(surface, document, grammar)
    quotations = Quotations(surface)
    voices = Voices(surface, cast, find_reports(surface, cast, grammar, quotations), quotations)
    if document.publisher:
        voices.agency = agency_of(surface, cast, grammar)
    return voices


class Voices(Carrying):
    """The voices of one text. `speak` answers for a figure."""

    def __init__(self, surface: Surface, cast: Cast, reports: list[Report], quotations: Quotations) -> None:
        super().__init__(surface, cast, reports)
        self.quotations = quotations
        self.hedges = Hedges(surface, cast.grammar)
        self.wrong = surface.at("wrong_figure")
        self.earlier = surface.at("earlier")
        self.agency: tuple[Player, Range] | None = None

    def speak(self, first: int, last: int, what: Range | None) -> Attribution:
        """Who says the number first..last, whose outcome words are `what`; and how sure."""
        said = Attribution()
        sentence = self.surface.sentence(first)
        chain = self._owner(sentence, first) if what is None else None
        chain = chain or self._within(sentence, first, what is not None)
        link = "same_sentence"
        if chain is None:
            chain = self._quoted(sentence, first)
            if chain is None:
                chain = self._carried(sentence, first) or self._looked_back(sentence)
            link = "carried"
        if chain:
            self._fill(said, chain, first, link)
        elif self.agency is not None and first >= self.agency[1][1]:
            player, (begin, end) = self.agency
            said.chain.append(Speaker(player.name, player.origin(), player.role, None, begin, end, "carried"))
            said.flags.append("agency_copy")
        self._sureness(said, chain or [], first, last, what)
        return said

    def _owner(self, sentence: Sentence, first: int) -> list[Report] | None:
        """ "The union's 17 and the ministry's 11 differ": whose a bare figure is; "Police rejected its 22": who rejects it."""
        sign = first - 2
        if sign <= sentence.first or self.words[sign:first] != ["'", "s"] or not self.kinds[sign - 1] & SOURCE:
            return None
        denials = self.surface.at("deny_lead")
        end = next((i for i in range(sign - 1, sentence.first, -1) if i in denials), sign) if denials else sign
        phrase = self.grammar.left(end, sentence.first)
        if phrase is None:
            return None
        text = (phrase.first, phrase.last)
        return [Report(self.cast.meet(phrase), text, text, sentence.index)]

    # --- inside the sentence ----------------------------------------------------------------------------------------
    def _within(self, sentence: Sentence, at: int, counts: bool) -> list[Report] | None:
        """The reports of the sentence that govern word `at`, the originator's first; None where none does."""
        here = self.by_sentence.get(sentence.index)
        if here is None:
            return None
        if len(here) > _NEAR:
            k = bisect_left(here, at, key=lambda r: r.first)
            here = here[max(0, k - _NEAR) : k + _NEAR]
        before: list[Report] = []
        inside: Report | None = None
        behind: Report | None = None
        own = False
        withheld = max(self.hedges.withheld(sentence, at), role_denied(self.words, here, at))
        for report in here:
            if not report.first - _REACH < at < report.last + _REACH or report.first < withheld:
                continue
            if counts and report.text[0] <= at < report.verb[0]:
                own = True  # "An Iraqi doctor, being held at Vell, claims": who speaks does not count himself
            elif report.first <= at < report.last:
                inside = report
            elif at < report.first <= at + _WHOM and of_whom(self.words, at, report.text[0]):
                return [report]
            elif report.last <= at:
                if self._reaches(report, at):
                    before.append(report)
            elif behind is None and report.side != "right" and at >= report.floor:
                behind = report
        near = before[-1] if before else None
        if len(before) > 1 and (outer := self._quoted_by(before, at)) is not None:
            return [outer]
        if inside is not None or near is None:
            if inside is None and behind is None and (own or withheld >= 0):
                return []  # nor does anybody whose voice carried so far say it
            return [inside] if inside is not None else None if behind is None else [behind]
        if behind is None:
            chain = self._nested(near, before)
            over = len(chain) > 1 and self.kinds[near.verb[0]] & COUNTING and self._break_between(near.last, at)
            return chain[1:] if over else chain  # "Brin said police counted four, but nine died": a count ends there
        if self._break_between(near.last, at) or self._called_wrong(at, behind.first):
            return [behind]
        if self._break_between(at, behind.first) or (near.side == "both" and not self._is_joined(near)):
            return self._nested(near, before)  # "the army says nine died; 12 were killed, according to the rebels"
        if near.side == "both":
            return [behind]
        if near.player is behind.player:
            return [near if near.relays or not behind.relays else behind]
        if behind.player.body is near.player or self._told_next(behind, at):
            return [behind]  # "The ministry's tally rose to 51, according to its spokesman"
        if self._is_first(near, behind, at):
            return [near]
        if near.verb_word in _HEARD:
            return [behind]  # "An inquest heard that nine died, according to counsel": who told it there
        if near.player.role == behind.player.role and self.words[behind.text[0]] in _GENERIC:
            return [near]  # "Karsan officials say a bus fell, killing nine, authorities said"
        if behind.verb_word == "according" and behind.player.role != "media" and near.player.group == "person":
            first = behind.verb[0] - 1
            if "that" in self.words[near.last : at] and self.words[first] != ",":
                return [behind, near]  # "the minister wrote that nine had died according to the army"
        counted = near.player.role == "health" and self.kinds[near.verb[0]] & COUNTING != 0
        return [behind] if counted and behind.player.role != "media" else [near, behind]

    def _reaches(self, report: Report, at: int) -> bool:
        """Whether a report governs word `at` behind it. A semicolon ends what a claim or a denial covers."""
        if report.side == "left" or 0 <= report.limit <= at:
            return False
        return not (
            (report.certainty in ("claimed", "denied") or report.player.own) and ";" in self.words[report.last : at]
        )

    def _is_first(self, near: Report, behind: Report, at: int) -> bool:
        """ "The police first gave the dead as 12, SSP Omar Ali explained": an officer tells what his house counted."""
        house, officer, verb = near.player, behind.player, behind.verb[0]
        if at < verb - 1 < behind.text[0] and (self.kinds[verb - 1] & NUMERAL or self.words[verb - 1].isdigit()):
            return True  # "its tally of 130 is three times the 48 given by the government": that is another's figure
        first = min(behind.text[0], verb) - 1
        if self.words[verb].startswith("confirm") and at < first:
            first -= self.kinds[first] & DETERMINER != 0
            if self.kinds[first] & (FIGURE_NOUN | DOCUMENT) and self.words[first - 1] in ("a", "an"):
                return True  # "NTV said nine died, a figure the mayor confirmed"
        return house.group == "body" and officer.group == "person" and house.role == officer.role == "police"

    def _is_joined(self, near: Report) -> bool:
        """Whether "and" goes on behind the report."""
        words = self.words[near.last : near.last + 2]
        return words[:1] == ["and"] or words == [",", "and"]

    def _nested(self, inner: Report, before: list[Report]) -> list[Report]:
        """ "Northern Wire reported that the ministry had counted 40": what one voice says another said."""
        chain = [inner]
        if self._is_finding(inner):
            # "sources say that the hospital has received 190 bodies": what a house receives is told by who says so.
            for outer in reversed(before):
                if outer.side == "right" and outer.player is not inner.player and not self._is_finding(outer):
                    return [outer]
        own = self.kinds[inner.verb[0]] & COUNTING != 0 and not _OWN_PEOPLE.isdisjoint(
            self.words[inner.text[0] - 1 : inner.text[0] + 1]
        )
        for outer in reversed(before):
            if own and outer.side == "right" and outer is not inner and inner.text[0] - outer.last <= 3:
                return [outer]
            if outer is inner or outer.side != "right" or (inner.side == "both" and inner.verb_word != "according"):
                continue
            gap = self.words[outer.last : inner.first]
            close = len(gap) <= 3 and self._links(outer.last, inner.first)
            joined = "that" in gap[-3:-1] and "and" in gap
            if (close or joined) and outer.player is not inner.player:
                chain.append(outer)
            break
        return chain

    def _links(self, first: int, last: int) -> bool:
        """Whether nothing stands between two reports but "that", an article or how many they are that say it."""
        for i in range(first, last):
            if self.words[i] not in _LINKS and not self.kinds[i] & (NUMERAL | DETERMINER):
                return False
        return True

    def _is_finding(self, report: Report) -> bool:
        """Whether the verb tells what somebody found or took in: it counts, and says nothing."""
        hit = self.surface.at("counting").get(report.verb[0])
        return hit is not None and hit.entry.id in ("own-finding", "own-patients")

    def _called_wrong(self, first: int, last: int) -> bool:
        """ "A report that two died was false, the ministry said": a figure that a voice rejects is that voice's."""
        if self.wrong:
            for i in range(first, last):
                if i in self.wrong:
                    return True
        return False

    def _break_between(self, first: int, last: int) -> bool:
        """Whether a new main clause begins between the report and the figure: "..., while", "; ", "but"."""
        for i in range(first, last):
            if self.words[i] in _CONTRAST:
                return True
        return False

    # --- quotations -------------------------------------------------------------------------------------------------
    def _quoted(self, sentence: Sentence, at: int) -> list[Report] | None:
        """The one who is quoted, where the figure stands in a quotation that another sentence attributes."""
        quote = self.quotations.around(at)
        if quote is None:
            return None
        if quote[1] < len(self.words):
            closing = self.surface.sentence_of[quote[1] - 1]
            for report in self.by_sentence.get(closing, ()):
                if report.first >= quote[1] - 1 and report.side in ("left", "both"):
                    return [report]
        opening = self.surface.sentence_of[quote[0]]
        for index in range(opening, max(-1, opening - 4), -1):
            if index < 0 or self.surface.sentences[index].block != sentence.block:
                break
            for report in reversed(self.by_sentence.get(index, [])):
                if report.first < quote[0] and not report.player.own:
                    return [report]
            if (spoken := self._subject_of(index, quote[0])) is not None:
                return [spoken]
        above = self.quotations.before(quote)  # a further paragraph of what is quoted
        for report in reversed(self.by_sentence.get(self.surface.sentence_of[above[1] - 1], []) if above else []):
            if above and report.first >= above[1] - 1 and not report.player.own:
                return [report]
        for report in reversed(self.by_sentence.get(self.quotations.announced(quote), [])):
            if report.side != "left" and not report.player.own:
                return [report]
        return self._left_open(quote) or self._of_source_line(sentence)

    def _left_open(self, quote: Range) -> list[Report] | None:
        """Who is quoted over several paragraphs, each but the last left open: named before the first ("Tal said: "Men came.", break,
        ""Two died."") or behind the last.
        """
        here = quote
        for _ in range(_PARAGRAPHS):
            above = self.quotations.before(here)
            if above is None or self.words[above[1] - 1] == '"':
                break
            for report in reversed(self.by_sentence.get(self.surface.sentence_of[above[0]], [])):
                if report.first < above[0] and report.side != "left" and not report.player.own:
                    return [report]
            here = above
        here = quote
        for _ in range(_PARAGRAPHS):
            below = self.quotations.around(here[1] + 1) if here[1] + 1 < len(self.words) else None
            if self.words[here[1] - 1] == '"' or below is None or below[0] != here[1]:
                break
            for report in self.by_sentence.get(self.surface.sentence_of[below[1] - 1], ()):
                if report.first >= below[1] - 1 and report.side in ("left", "both") and not report.player.own:
                    return [report]
            here = below
        return None

    def _subject_of(self, index: int, before: int) -> Report | None:
        """A person who is the subject of the sentence before a quotation speaks it."""
        topic = self.cast.topics.get(index)
        if topic is None or topic[1][0] >= before or topic[0].group not in ("person", "name"):
            return None
        report = Report(topic[0], topic[1], topic[1], index)
        report.carried = True
        return report

    # --- what comes out ---------------------------------------------------------------------------------------------
    def _fill(self, said: Attribution, chain: list[Report], at: int, link: str) -> None:
        """The speakers of a chain of reports, each once, the publication left out."""
        clause = self.surface.clause_of[at]
        seen: list[Player] = []
        for report in chain:
            near = link
            if link != "carried":
                same = self.surface.clause_of[report.verb[0]] == clause
                near = "carried" if report.carried else "same_clause" if same else "same_sentence"
            self._add(said, seen, report.player, report.text, report.verb_word, near)
            for player, text in report.relays:
                self._add(said, seen, player, text, None, near)
        if said.chain:
            said.evidence["attribution"] = (said.chain[0].first, said.chain[0].last)
            if link == "carried":
                said.flags.append("carried_over")

    def _add(
        self, said: Attribution, seen: list[Player], player: Player, text: Range, verb: str | None, link: str
    ) -> None:
        if player.own or player in seen:
            return
        seen.append(player)
        said.chain.append(Speaker(player.name, player.origin(), player.role, verb, text[0], text[1], link))

    def _sureness(self, said: Attribution, chain: list[Report], first: int, last: int, what: Range | None) -> None:
        """The hedges near the figure weigh most, then the verb of the one who says it."""
        doubt = self.hedges.doubt(first, last, what)
        lead = chain[0] if chain else None
        if (
            lead is not None
            and doubt.certainty == "reported"
            and doubt.words is not None
            and doubt.words[0] == lead.verb[0]
        ):
            doubt.certainty = None  # "The Arl Watch reports that nine died": it says so itself
        if lead is not None:
            said.certainty, said.stance = lead.certainty, lead.stance
            said.flags += lead.flags
            if lead.certainty != "stated" and lead.verb_word:
                said.evidence["certainty"] = lead.verb
            gone = lead.last > first or not self._break_between(lead.last, first)
            if gone and self._superseded(lead) and not self.hedges.of_deaths(what):
                said.stance = "superseded" if said.stance == "asserted" else said.stance
        if doubt.certainty is not None and (
            not (doubt.certainty == "confirmed" and said.certainty in ("claimed", "denied"))
            and said.certainty != "denied"
        ):
            said.certainty = doubt.certainty
            if doubt.words:
                said.evidence["certainty"] = doubt.words
        elif lead is not None and said.certainty in ("stated", "claimed", "reported"):
            words = self.hedges.doubted.get(self.surface.sentence_of[first])
            if words is not None and lead.sentence == self.surface.sentence_of[first]:
                said.certainty, said.evidence["certainty"] = "unconfirmed", words
        if doubt.stance is not None:
            said.stance = doubt.stance
            if doubt.words:
                said.evidence["stance"] = doubt.words

    def _superseded(self, report: Report) -> bool:
        """ "had earlier put the toll at 11": a pluperfect of saying beside a word for earlier."""
        text, verb = report.text, report.verb
        if (
            self.earlier
            and report.verb_word
            and self.grammar.any_of(DOCUMENT, text[0], text[1])
            and self._is_earlier(max(0, text[0] - 1), text[1])
            and "initial" not in self.words[max(0, text[0] - 1) : text[1]]  # which may be all there is so far
        ):
            return True
        sentence = self.surface.sentences[report.sentence]
        lead = self.words[max(sentence.first, verb[0] - 3) : verb[0] + 1]
        if ("had" not in lead and "having" not in lead) or self.words[verb[0]] == "had":
            return self._said_at_first(sentence.first, verb)  # "said on Monday that it had nine dead"
        if "since" in self.words[report.last : min(sentence.last, report.last + _SINCE)]:
            return False  # "had announced a day earlier that 2,000 had drowned since January": another count
        if self._is_earlier(max(sentence.first, report.first - 2), min(sentence.last, report.last + 12)):
            return True
        return not self._is_told(verb[0], sentence.first) and self.grammar.dated(
            text[0], min(sentence.last, verb[1] + 9)
        )

    def _is_told(self, verb: int, first: int) -> bool:
        """ "The hospital said it had received 19 bodies on Tuesday": "had" because it is told, and no earlier word of theirs."""
        i = verb - 1
        while i > first and self.words[i] != "had" and verb - i < 3:
            i -= 1
        said = i - 3 if self.words[i - 2] == "that" else i - 2
        return self.words[i - 1] in ("it", "they", "he", "she") and self.surface.is_of(said, REPORTING)

    def _said_at_first(self, floor: int, verb: Range) -> bool:
        """ "Police initially said seven had been shot": the first word on it, which others followed."""
        before = self.words[verb[0] - 1] if verb[0] > floor else ""
        return before in ("initially", "originally") or self.words[max(floor, verb[0] - 2) : verb[0]] == ["at", "first"]

    def _is_earlier(self, first: int, last: int) -> bool:
        """Whether a word for an earlier figure stands in first..last."""
        for i in range(first, last):
            if i in self.earlier:
                return True
        return False
