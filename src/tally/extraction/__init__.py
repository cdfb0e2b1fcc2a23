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
from tally.extraction.door import Door, Reading
from tally.extraction.ledger import build_ledger
from tally.extraction.numbers import find_numbers
from tally.extraction.outcomes import find_outcomes
from tally.extraction.people import find_singles, read_people, reader_of
from tally.extraction.portions import portions
from tally.extraction.prefilter import may_claim
from tally.extraction.remarks import find_remarks
from tally.extraction.scope import settle
from tally.extraction.slots import Draft
from tally.extraction.text import Surface, read_text
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
        return _extracted(document, words, ledger)  # what the levels saw is gone before anything looks for garbage


def extract_claims(document: Document, lexicon: Lexicon) -> Extraction:
    """The same claims with the ledger null, for archives: a text in which no word could tell an outcome is not read further."""
    with _Uncollected():
        if may_claim(document, lexicon):
            return _extracted(document, lexicon, False)
        return Door(document, lexicon, False).extraction()


def trace(document: Document | str, *, lexicon: Lexicon | None = None, ledger: bool = True) -> Trace:
    """As `extract`, with everything that the levels saw on the way."""
    words, document = lexicon or load(), _document(document)
    with _Uncollected():
        seen: list[Reading] = []
        return Trace(_extracted(document, words, ledger, seen), seen)


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


def _extracted(document: Document, lexicon: Lexicon, ledger: bool, seen: list[Reading] | None = None) -> Extraction:
    """Read the title and the text portion by portion; what the levels saw goes to `seen`, where somebody wants to see it."""
    door = Door(document, lexicon, ledger)
    opening: Surface | None = None
    for start, end in portions(document.text):
        reading = _read(document, read_text(document.text[start:end], "text", lexicon, start, opening), ledger)
        read = [reading]
        if opening is None:
            opening = reading.surface
            if document.title:
                title = _read(document, read_text(document.title, "title", lexicon), ledger)
                join_title(title.drafts, reading.drafts)
                read = [title, reading]
        door.take(read)
        if seen is not None:
            seen += read
    return door.extraction()


def _read(document: Document, surface: Surface, ledger: bool) -> Reading:
    reading = _figures(surface, ledger)
    if reading.outcomes or "toll" in surface.hits:
        reading.remarks = find_remarks(surface, reading.drafts)
    if reading.drafts or reading.remarks:
        reading.voices = find_voices(surface, document)
        for draft in reading.drafts:
            heed()
            draft.field = surface.field
            _speak(reading.voices, draft)
        settle(surface, reading.drafts, document)
        heed()
        say_again(surface, reading.drafts)
    if ledger:
        reading.ledger = build_ledger(surface, reading.numbers, reading.people, reading.drafts)
    heed()
    return reading


def _figures(surface: Surface, ledger: bool) -> Reading:
    """Levels 1 to 7: the figures of a text, before anybody is asked who gives them.

    Where no word tells an outcome there are none, and without a `ledger` nobody asks for its numbers.
    """
    outcomes = find_outcomes(surface)
    told = bool(outcomes) or "toll" in surface.hits
    if not told and not ledger:
        return Reading(surface, [], {})
    numbers = find_numbers(surface)
    heed()
    reader = reader_of(surface, numbers)
    people = read_people(reader, numbers)
    reading = Reading(surface, numbers, people, outcomes=outcomes)
    if told:
        heed()
        reading.singles = find_singles(reader)
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
