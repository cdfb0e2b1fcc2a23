"""Level 7, first half: whose figure it is, over the whole text.

Public function: `find_voices`. A report governs its complement; a quotation belongs to the one who is quoted, over as
many
sentences as it runs; a source stays in force in the next sentence of its paragraph where that goes on with the count
(method, rules of reading, 5), and over a paragraph break only where the layout hands it down (contract, ruling 17).
"""

from __future__ import annotations

from bisect import bisect_left

from tally.extraction.slots import Range, Speaker
from tally.extraction.text import Sentence, Surface
from tally.extraction.voices.cast import Cast, Player
from tally.extraction.voices.hedging import doubts
from tally.extraction.voices.names import Grammar
from tally.extraction.voices.reports import Report, find_reports
from tally.models import Document

__all__ = ["Attribution", "Voices", "find_voices"]

_CONTRAST = frozenset(("but", "while", "although", "though", "whereas", ";", "however"))
_QUOTES = frozenset('"')
_REACH = 160  # words: no sentence that a person wrote puts its source further from its figure
_OPENING = 16  # words before a figure that opens its sentence
_NEAR = 12  # reports on either side of a figure that are looked at


class Attribution:
    """Who says one figure: `chain` (originator first, never the publication itself), `certainty`, `stance`, `flags`,
    `evidence`.
    """

    __slots__ = ("certainty", "chain", "evidence", "flags", "stance")

    def __init__(self) -> None:
        self.chain: list[Speaker] = []
        self.certainty, self.stance = "stated", "asserted"
        self.flags: list[str] = []
        self.evidence: dict[str, Range] = {}


def find_voices(surface: Surface, document: Document) -> Voices:
    """All acts of saying in a text, ready to be asked who says the figure at a place."""
    grammar = Grammar(surface)
    cast = Cast(surface, document, grammar)
    quotes = _quotations(surface)
    quoted = frozenset(i for ranges in quotes.values() for first, last in ranges for i in range(first, last))
    voices = Voices(surface, cast, find_reports(surface, cast, grammar, quoted), quotes)
    if document.publisher:
        voices.agency = _agency(surface, cast, grammar)
    return voices


class Voices:
    """The voices of one text. `speak` answers for a figure."""

    def __init__(self, surface: Surface, cast: Cast, reports: list[Report], quotes: dict[int, list[Range]]) -> None:
        self.surface, self.cast, self.reports, self.quotes = surface, cast, reports, quotes
        self.agency: tuple[Player, Range] | None = None
        self.by_sentence: dict[int, list[Report]] = {}
        for report in reports:
            self.by_sentence.setdefault(report.sentence, []).append(report)

    def speak(self, first: int, last: int, what: Range | None) -> Attribution:
        """Who says the number first..last, whose outcome words are `what`; and how sure."""
        said = Attribution()
        sentence = self.surface.sentence(first)
        chain = self._within(sentence, first)
        link = "same_sentence"
        if chain is None:
            chain = self._quoted(sentence, first)
            if chain is None:
                chain = self._carried(sentence, first)
            link = "carried"
        if chain:
            self._fill(said, chain, first, link)
        elif self.agency is not None and first >= self.agency[1][1]:
            player, (begin, end) = self.agency
            said.chain.append(Speaker(player.name, player.origin(), player.role, None, begin, end, "carried"))
            said.flags.append("agency_copy")
        self._sureness(said, chain or [], first, last, what)
        return said

    # --- inside the sentence ----------------------------------------------------------------------------------------
    def _within(self, sentence: Sentence, at: int) -> list[Report] | None:
        """The reports of the sentence that govern word `at`, the originator's first; None where none does."""
        here = self._around(sentence, at)
        if not here:
            return None
        before = [
            r
            for r in here
            if r.last <= at and r.side in ("right", "both") and (r.limit < 0 or at < r.limit) and not self._shut(r, at)
        ]
        after = [r for r in here if r.first > at and r.side in ("left", "both")]
        inside = [r for r in here if r.first <= at < r.last]
        if inside:
            return [inside[-1]]
        near = self._nearest_before(before, at)
        behind = after[0] if after else None
        if near is None and behind is None:
            return None
        if near is None and behind is not None:
            return [behind]
        if near is not None and behind is None:
            return self._nested(near, before)
        assert near is not None and behind is not None
        if near.side == "both" or self._break_between(near.last, at):
            return (
                [behind]
                if self._break_between(near.last, at) or (near.side == "both" and self._closer(near, behind, at))
                else self._nested(near, before)
            )
        if near.player is behind.player:
            return [near]
        counted = near.verb[0] in self.surface.at["counting"] and near.player.role == "health"
        return [behind] if counted and behind.player.role != "media" else [near, behind]

    def _around(self, sentence: Sentence, at: int) -> list[Report]:
        """The reports of the sentence that are near enough to govern word `at`."""
        here = self.by_sentence.get(sentence.index, [])
        if len(here) > _NEAR:
            k = bisect_left(here, at, key=lambda r: r.first)
            here = here[max(0, k - _NEAR) : k + _NEAR]
        return [r for r in here if r.first - _REACH < at < r.last + _REACH]

    def _shut(self, report: Report, at: int) -> bool:
        """Whether a semicolon ends what a claim, a denial or a rumour covers: "it claimed that 300 died; 12 did"."""
        return (report.certainty in ("claimed", "denied") or report.player.own) and ";" in self.surface.words[
            report.last : at
        ]

    def _closer(self, near: Report, behind: Report, at: int) -> bool:
        words = self.surface.words
        return words[near.last : near.last + 2] == [",", "and"] or words[near.last : near.last + 1] == ["and"]

    def _nearest_before(self, before: list[Report], at: int) -> Report | None:
        return before[-1] if before else None

    def _nested(self, inner: Report, before: list[Report]) -> list[Report]:
        """ "Northern Wire reported that the ministry had counted 40": what one voice says another said."""
        chain = [inner]
        own = inner.verb[0] in self.surface.at["counting"] and not {"its", "their"}.isdisjoint(
            self.surface.words[inner.text[0] - 1 : inner.text[0] + 1]
        )
        for outer in reversed(before):
            if own and outer.side == "right" and outer is not inner and inner.text[0] - outer.last <= 3:
                return [outer]
            if (
                outer is inner
                or outer.side != "right"
                or (inner.side == "both" and inner.verb_word not in ("according",))
            ):
                continue
            gap = self.surface.words[outer.last : chain[-1].first]
            close = len(gap) <= 3 and all(w in ("that", "the", ",", '"', "how", "on", "upon") for w in gap)
            joined = "that" in gap[-3:-1] and "and" in gap
            if (close or joined) and outer.player is not chain[-1].player and outer.player is not inner.player:
                chain.append(outer)
            break
        return chain

    def _break_between(self, first: int, last: int) -> bool:
        """Whether a new main clause begins between the report and the figure: "..., while", "; ", "but"."""
        return any(self.surface.words[i] in _CONTRAST for i in range(first, last))

    # --- quotations -------------------------------------------------------------------------------------------------
    def _quoted(self, sentence: Sentence, at: int) -> list[Report] | None:
        """The one who is quoted, where the figure stands in a quotation that another sentence attributes."""
        quotes = self.quotes.get(sentence.block, [])
        k = bisect_left(quotes, (at, 0))
        if k == 0 or not quotes[k - 1][0] < at < quotes[k - 1][1]:
            return None
        quote = quotes[k - 1]
        if quote[1] < len(self.surface.words):
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
        return None

    def _subject_of(self, index: int, before: int) -> Report | None:
        """A person who is the subject of the sentence before a quotation speaks it."""
        topic = self.cast.topics.get(index)
        if topic is None or topic[1][0] >= before:
            return None
        player, text = topic
        if player.group not in ("person", "name"):
            return None
        report = Report(player, text, text, index)
        report.carried = True
        return report

    # --- over sentences ---------------------------------------------------------------------------------------------
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
                outcomes, figures = self.surface.at["outcome"], self.surface.at["figure_noun"]
                counted = any(i in outcomes or i in figures for i in range(previous.first, previous.last))
                return [last] if counted and not last.player.own and last.stance == "asserted" else None
            if index in self.cast.topics or not self._goes_on(previous, previous.last):
                return None
        return None

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether the sentence opens with its figure, or with a definite word for the people counted, and tells no
        other time.
        """
        if sentence.index in self.by_sentence:
            return False
        first = sentence.first
        if any(i in self.surface.at["other_time"] for i in range(first, min(first + 2, sentence.last))):
            return False
        continuation = self.surface.at["continuation"]
        if any(i in continuation for i in range(first, min(first + 3, sentence.last))):
            return True
        opening = range(first, at if at < sentence.last else min(first + 1, sentence.last))
        return len(opening) <= _OPENING and all(self._is_light(i) for i in opening)

    def _is_light(self, i: int) -> bool:
        """Whether word i may stand before the figure that opens a sentence: a hedge, an article, a day."""
        word = self.surface.words[i]
        if word.isdigit() or not word[0].isalnum() or word in ("on", "alone"):
            return True
        return any(i in self.surface.at[kind] for kind in ("numeral", "determiner", "modifier", "filler", "weekday"))

    def _handed_down(self, sentence: Sentence) -> list[Report] | None:
        """A list whose opening line names a voice, a labelled block whose first sentence does."""
        block = self.surface.blocks[sentence.block]
        if block.parent is None or block.kind not in ("item", "row", "post"):
            return None
        opening = self.surface.blocks[block.parent]
        if not self.surface.text[opening.start : opening.end].rstrip().endswith(":"):
            return None
        line = self.cast.last_sentence.get(block.parent, -1)
        for report in reversed(self.by_sentence.get(line, [])):
            if report.side in ("right", "both") and not report.player.own:
                return [report]
        return self._set_out(line) if line >= 0 and line not in self.by_sentence else None

    def _set_out(self, line: int) -> list[Report] | None:
        """ "The fatalities are distributed as follows:": the count of the sentence before, by the one who made it."""
        sentence = self.surface.sentences[line]
        words, figures = self.surface.words, self.surface.at["figure_noun"]
        definite = words[sentence.first] in ("the", "these", "those") and any(
            i in figures for i in range(sentence.first + 1, min(sentence.first + 4, sentence.last))
        )
        if not definite or line == 0 or line in self.cast.topics:
            return None
        previous = self.surface.sentences[line - 1]
        here = [r for r in self.by_sentence.get(previous.index, ()) if not r.player.own and r.stance == "asserted"]
        beside = self.surface.blocks[previous.block].kind == "paragraph" and sentence.block - previous.block <= 1
        return here if len(here) == 1 and beside else None

    # --- what comes out ---------------------------------------------------------------------------------------------
    def _fill(self, said: Attribution, chain: list[Report], at: int, link: str) -> None:
        """The speakers of a chain of reports, each once, the publication left out."""
        links: list[tuple[Player, Range, str | None, Report]] = []
        for report in chain:
            links.append((report.player, report.text, report.verb_word, report))
            links += [(player, text, None, report) for player, text in report.relays]
        clause = self.surface.clause_of[at]
        seen: set[int] = set()
        for player, text, verb, report in links:
            if player.own or id(player) in seen:
                continue
            seen.add(id(player))
            near = link
            if link != "carried":
                near = (
                    "carried"
                    if report.carried
                    else "same_clause"
                    if self.surface.clause_of[report.verb[0]] == clause
                    else "same_sentence"
                )
            said.chain.append(Speaker(player.name, player.origin(), player.role, verb, text[0], text[1], near))
        if said.chain:
            said.evidence["attribution"] = (said.chain[0].first, said.chain[0].last)
            if link == "carried":
                said.flags.append("carried_over")

    def _sureness(self, said: Attribution, chain: list[Report], first: int, last: int, what: Range | None) -> None:
        """The hedges near the figure weigh most, then the verb of the one who says it."""
        doubt = doubts(self.surface, first, last, what)
        lead = chain[0] if chain else None
        if lead is not None:
            said.certainty, said.stance = lead.certainty, lead.stance
            said.flags += lead.flags
            if lead.certainty != "stated" and lead.verb_word:
                said.evidence["certainty"] = lead.verb
            if self._superseded(lead):
                said.stance = "superseded" if said.stance == "asserted" else said.stance
        if doubt.certainty is not None and (
            not (doubt.certainty == "confirmed" and said.certainty in ("claimed", "denied"))
            and said.certainty != "denied"
        ):
            said.certainty = doubt.certainty
            if doubt.words:
                said.evidence["certainty"] = doubt.words
        if doubt.stance is not None:
            said.stance = doubt.stance
            if doubt.words:
                said.evidence["stance"] = doubt.words

    def _superseded(self, report: Report) -> bool:
        """ "had earlier put the toll at 11": a pluperfect of saying beside a word for earlier."""
        sentence = self.surface.sentences[report.sentence]
        words = self.surface.words
        lead = range(max(sentence.first, report.verb[0] - 5), min(sentence.last, report.verb[1] + 1))
        if (
            report.verb_word
            and any(i in self.surface.at["document"] for i in range(*report.text))
            and any(i in self.surface.at["earlier"] for i in range(max(0, report.text[0] - 1), report.text[1]))
        ):
            return True
        had = any(
            words[i] in ("had", "having") for i in range(max(sentence.first, report.verb[0] - 3), report.verb[0] + 1)
        )
        earlier = self.surface.at["earlier"]
        near = range(max(sentence.first, report.first - 2), min(sentence.last, report.last + 12))
        return had and (any(i in earlier for i in near) or self._past_day(report)) and bool(lead)

    def _past_day(self, report: Report) -> bool:
        weekdays = self.surface.at["weekday"]
        sentence = self.surface.sentences[report.sentence]
        return any(i in weekdays for i in range(report.text[0], min(sentence.last, report.verb[1] + 9)))


def _agency(surface: Surface, cast: Cast, grammar: Grammar) -> tuple[Player, Range] | None:
    """The agency that a dateline credits, where it is a known one and not the publication: the copy is its own."""
    block = next((b for b in surface.blocks if b.agency is not None), None)
    if block is None or block.agency is None:
        return None
    first, last = surface.first_at(block.agency[0]), surface.first_at(block.agency[1] - 1) + 1
    phrase = grammar.read(first, last)
    if not any(hit.entry.means == "media" for hit in phrase.sources):
        return None
    player = cast.meet(phrase)
    return None if player.own else (player, (first, last))


def _quotations(surface: Surface) -> dict[int, list[Range]]:
    """The word ranges between quotation marks, by block; a mark that never closes runs to the end of its block."""
    found: dict[int, list[Range]] = {}
    opened: int | None = None
    block = -1
    for sentence in surface.sentences:
        if sentence.block != block:
            if opened is not None:
                found.setdefault(block, []).append((opened, sentence.first))
            opened, block = None, sentence.block
        for i in range(sentence.first, sentence.last):
            if surface.words[i] not in _QUOTES:
                continue
            sign = surface.text[surface.starts[i]]
            opens = sign in "\u201c\u201e\u00ab" or (sign == '"' and opened is None)
            if opens:
                opened = i
            elif opened is not None:
                found.setdefault(block, []).append((opened, i + 1))
                opened = None
    if opened is not None:
        found.setdefault(block, []).append((opened, len(surface.words)))
    return found
