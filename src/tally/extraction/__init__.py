"""extract(document): the cascade that turns one text into claims, remarks and a ledger of all its numbers.

Each level sees only what the levels below found; the order of the calls in `_read` is the order of the levels.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, field

from tally.budget import heed
from tally.extraction.claims import find_claims
from tally.extraction.discourse import link
from tally.extraction.discourse.repeats import say_again
from tally.extraction.discourse.titles import join_title
from tally.extraction.door import Reading, to_extraction
from tally.extraction.ledger import build_ledger
from tally.extraction.numbers import find_numbers
from tally.extraction.outcomes import find_outcomes
from tally.extraction.people import find_singles, read_people
from tally.extraction.prefilter import may_claim
from tally.extraction.remarks import find_remarks
from tally.extraction.scope import settle
from tally.extraction.slots import Draft
from tally.extraction.text import read_text
from tally.extraction.voices import Voices, find_voices
from tally.lexicon import Lexicon, load
from tally.models import Document, Extraction

__all__ = ["Trace", "extract", "extract_claims", "trace"]


@dataclass(slots=True)
class Trace:
    """What each level saw, for `tally explain`: one Reading a field (title, text) and the finished extraction."""

    extraction: Extraction
    readings: list[Reading] = field(default_factory=list)


def extract(document: Document | str, *, lexicon: Lexicon | None = None, ledger: bool = True) -> Extraction:
    """The claims, remarks and ledger of one document (or of a bare text); the ledger null where it is not asked for.

    Offsets count code points of the field that they name; `text[start:end] == quote` holds for every span.
    """
    words, document = lexicon or load(), _document(document)
    with _Uncollected():
        return _trace(
            document, words, ledger
        ).extraction  # what the levels saw is gone before anything looks for garbage


def extract_claims(document: Document, lexicon: Lexicon) -> Extraction:
    """The same claims with the ledger null, for archives: a text in which no word could tell an outcome is not read further."""
    with _Uncollected():
        if may_claim(document, lexicon):
            return _trace(document, lexicon, False).extraction
        return to_extraction(document, [], lexicon, False)


def trace(document: Document | str, *, lexicon: Lexicon | None = None, ledger: bool = True) -> Trace:
    """As `extract`, with everything that the levels saw on the way."""
    words, document = lexicon or load(), _document(document)
    with _Uncollected():
        return _trace(document, words, ledger)


def _document(document: Document | str) -> Document:
    if isinstance(document, str):
        from tally.reading import document_of

        return document_of(document)
    return document


class _Uncollected:
    """No garbage collector while a text is read: all that is made lives to the end, and to look again and again would make
    long texts slow.
    """

    def __enter__(self) -> None:
        self._collects = gc.isenabled()
        gc.disable()

    def __exit__(self, *raised: object) -> None:
        if self._collects:
            gc.enable()


def _trace(document: Document, words: Lexicon, ledger: bool) -> Trace:
    readings = []
    if document.title:
        readings.append(_read(document, "title", words, ledger))
    readings.append(_read(document, "text", words, ledger))
    if len(readings) == 2:
        join_title(readings[0].drafts, readings[1].drafts)
    return Trace(to_extraction(document, readings, words, ledger), readings)


def _read(document: Document, name: str, lexicon: Lexicon, ledger: bool) -> Reading:
    reading = _figures(document.field(name), name, lexicon, ledger)
    surface = reading.surface
    if reading.outcomes or "toll" in surface.hits:
        reading.remarks = find_remarks(surface, reading.drafts)
    if reading.drafts or reading.remarks:
        reading.voices = find_voices(surface, document)
        for draft in reading.drafts:
            heed()
            draft.field = name
            _speak(reading.voices, draft)
        settle(surface, reading.drafts, document)
        heed()
        say_again(surface, reading.drafts)
    if ledger:
        reading.ledger = build_ledger(surface, reading.numbers, reading.people, reading.drafts)
    heed()
    return reading


def _figures(text: str, name: str, lexicon: Lexicon, ledger: bool) -> Reading:
    """Levels 1 to 7: the figures of a text, before anybody is asked who gives them.

    Where no word tells an outcome there are none, and without a `ledger` nobody asks for its numbers.
    """
    surface = read_text(text, name, lexicon)
    heed()
    outcomes = find_outcomes(surface)
    told = bool(outcomes) or "toll" in surface.hits
    if not told and not ledger:
        return Reading(surface, [], {})
    numbers = find_numbers(surface)
    heed()
    people = read_people(surface, numbers)
    reading = Reading(surface, numbers, people, outcomes=outcomes)
    if told:
        heed()
        reading.singles = find_singles(surface, numbers)
        heed()
        drafts, mentions = find_claims(surface, numbers, people, reading.singles, outcomes)
        heed()
        for mention in mentions:
            if mention.outcome is not None and mention.outcome.mood in ("hypothetical", "rate"):
                mention.number.use = mention.number.use or mention.outcome.mood
        reading.drafts = link(surface, numbers, people, reading.singles, drafts, mentions)
        heed()
    return reading


def _speak(voices: Voices, draft: Draft) -> None:
    """Give the draft its voices; a doubt that the words themselves showed stands over a plain "said"."""
    said = voices.speak(draft.number.first, draft.number.last, draft.what)
    draft.chain = said.chain
    if said.certainty != "stated" or draft.certainty == "stated":
        draft.certainty = said.certainty
    if said.stance != "asserted" and not (said.stance == "superseded" and draft.supersedes is not None):
        draft.stance = said.stance  # what replaces a figure is not replaced by the words that replace that one
    draft.flags = [*draft.flags, *said.flags]
    draft.evidence.update(said.evidence)
