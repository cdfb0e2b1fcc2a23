"""The door of the room: plain slots become the models of the contract, with ids that outlive a changed paragraph elsewhere.

The levels give the contract's own values, so the models are made without being validated again (`_made`), which would take
longer than all else here; the tests validate what comes out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from tally.budget import heed
from tally.extraction.fingerprint import fingerprint
from tally.extraction.remarks import Note
from tally.extraction.slots import Draft, Number, Outcome, People, Range, Speaker
from tally.extraction.text import Surface
from tally.extraction.voices import Voices
from tally.ids import id_of
from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Claim, Document, Extraction, LedgerEntry, Population, Quantity, Remark, Span, Stamp, Voice

__all__ = ["Door", "Reading"]

_Model = TypeVar("_Model", bound=BaseModel)
_MADE: tuple[type[BaseModel], ...] = (Claim, Extraction, LedgerEntry, Population, Quantity, Remark, Voice)
_FIELDS: Final[dict[type[BaseModel], set[str]]] = {model: set(model.model_fields) for model in _MADE}
_NAMES: Final[dict[type[BaseModel], list[str]]] = {model: list(model.model_fields) for model in _MADE}
_NEW: Final[Any] = object.__new__  # the models' own, which asking the model for would take longer than calling it


@dataclass(slots=True)
class Reading:
    """Everything that the levels saw in one field of a document."""

    surface: Surface
    numbers: list[Number]
    people: dict[int, People]
    singles: list[tuple[Number, People]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    ledger: list[tuple[int, int, str | None, list[Draft]]] = field(default_factory=list)
    voices: Voices | None = None


def _bare(model: type[_Model]) -> _Model:
    """The model without its values, and with what pydantic keeps beside them."""
    made: _Model = _NEW(model)
    object.__setattr__(made, "__pydantic_fields_set__", _FIELDS[model])
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def _made(model: type[_Model], values: dict[str, Any]) -> _Model:
    """The model with these values, every field given, not validated: what pydantic's own `model_construct` comes to, far faster."""
    made = _bare(model)
    object.__setattr__(made, "__dict__", values)
    return made


def _small(model: type[_Model], values: tuple[Any, ...]) -> _Model:
    """The same for a model of few fields, their values in its own order.

    Set one by one, they share one table of their names with all other objects of the class, which takes a third of the memory.
    """
    made = _bare(model)
    names = _NAMES[model]
    for i in range(len(names)):
        object.__setattr__(made, names[i], values[i])
    return made


class Door:
    """Takes what was read of a document, portion by portion, and keeps of it only what the contract asks for.

    The drafts given to one `take` may point to each other (part of, in place of, said again), not to those of another.
    """

    def __init__(self, document: Document, lexicon: Lexicon, ledger: bool) -> None:
        self.document, self.lexicon, self.ledger = document, lexicon, ledger
        self._own = _own_origin(document)
        self._claims: list[Claim] = []
        self._remarks: list[Remark] = []
        self._entries: list[LedgerEntry] = []
        self._ranks: dict[tuple[str, str, str], int] = {}
        self._said: dict[tuple[str, str], int] = {}
        self._events = 0  # incidents of the portions before
        self._words: list[list[str]] = []

    def take(self, readings: list[Reading]) -> None:
        """The title and the first portion together, then each further portion alone."""
        _name(self.document, readings, self._ranks)
        events = self._events
        for reading in readings:
            surface = reading.surface
            for draft in reading.drafts:
                heed()
                draft.event += events
                self._events = max(self._events, draft.event)
                self._claims.append(_claim(self.document, surface, draft, self._own))
            for remark in reading.remarks:
                self._remarks.append(_remark(self.document, surface, remark, reading.voices, self._said))
            for row in reading.ledger:
                self._entries.append(_entry(surface, row))
        self._words.append(readings[-1].surface.words)

    def extraction(self) -> Extraction:
        """The extraction of all that was taken."""
        from tally import __version__

        told = bool(self._claims or self._remarks)
        words = self._words[0] if len(self._words) == 1 else [word for cut in self._words for word in cut]
        return _made(
            Extraction,
            {
                "tally": Stamp(version=__version__, lexicon=self.lexicon.hash),
                "document": self.document,
                "claims": tuple(self._claims),
                "remarks": tuple(self._remarks),
                "ledger": tuple(self._entries) if self.ledger else None,
                # Who carries whose story matters only where a figure is carried.
                "fingerprint": fingerprint(self.document.text, words) if told else (),
            },
        )


def _name(document: Document, readings: list[Reading], ranks: dict[tuple[str, str, str], int]) -> None:
    """Give each draft its id: what it says, and its rank among those that say the same in the same words."""
    for reading in readings:
        surface = reading.surface
        for draft in reading.drafts:
            number = _folded_number(surface, draft.number)
            quote = _folded(surface, draft.quote[0], draft.quote[1])
            key = (draft.outcome, number, quote)
            rank = ranks.get(key, 0)
            draft.id = id_of("c-", document.id, draft.outcome, number, quote, str(rank))
            ranks[key] = rank + 1


def _folded_number(surface: Surface, number: Number) -> str:
    """The folded words of a number."""
    first, last = number.first, number.last
    if surface.starts[first] == number.start and surface.ends[last - 1] == number.end:
        return surface.words[first] if last - first == 1 else " ".join(surface.words[first:last])
    return _folded(surface, number.start, number.end)


def _folded(surface: Surface, start: int, end: int) -> str:
    """The folded words of text[start:end]."""
    return " ".join(surface.words[bisect_right(surface.ends, start) : bisect_left(surface.starts, end)])


def _own_origin(document: Document) -> str:
    """By what independence is counted where the publication speaks for itself."""
    if document.publisher:
        return " ".join([word for word in cut(document.publisher) if word.isalnum()])
    return f"document:{document.id}"


def _claim(document: Document, surface: Surface, draft: Draft, own: str) -> Claim:
    text, number, origin = surface.text, draft.number, surface.origin
    start, end = draft.quote
    chain = tuple([_voice(surface, speaker) for speaker in draft.chain])
    return _made(
        Claim,
        {
            "id": draft.id,
            "document": document.id,
            "field": "title" if draft.field == "title" else "text",
            "start": origin + start,
            "end": origin + end,
            "quote": text[start:end],
            "number_start": origin + number.start,
            "number_end": origin + number.end,
            "number": text[number.start : number.end],
            "quantity": _quantity(surface, draft),
            "outcome": draft.outcome,
            "population": _population(surface, draft.people),
            "attribution": chain,
            "origin": draft.chain[0].key if draft.chain else own,
            "certainty": draft.certainty,
            "stance": draft.stance,
            "part_of": draft.parent.id if draft.parent else None,
            "part_of_alternatives": tuple([d.id for d in draft.parent_alternatives]),
            "supersedes": draft.supersedes.id if draft.supersedes else None,
            "repeats": draft.repeats.id if draft.repeats else None,
            "basis": draft.basis,
            "derived_total": draft.derived_total,
            "place": _words(surface, draft.place),
            "when": _words(surface, draft.when),
            "when_from": draft.when_from,
            "when_to": draft.when_to,
            "as_of": _words(surface, draft.as_of),
            "as_of_date": draft.as_of_date,
            "as_of_basis": draft.as_of_basis,
            "event": f"{document.id}/e{draft.event}",
            "evidence": _evidence(surface, draft),
            "flags": tuple(dict.fromkeys(draft.flags)) if draft.flags else (),
        },
    )


def _quantity(surface: Surface, draft: Draft) -> Quantity:
    number = draft.number
    low, high = number.low, number.high
    if number.kind in ("exact", "none") and number.value is not None:
        low = high = number.value
    elif number.kind == "upper" and draft.certainty == "feared":
        low = 0  # "as many as 60 were feared dead": perhaps nobody
    return _small(
        Quantity,
        (
            number.kind,
            number.value,
            low,
            high,
            _words(surface, number.modifier),
            draft.inherited,
            number.word,
            number.tolerance,
        ),
    )


def _population(surface: Surface, people: People) -> Population:
    text = (
        _words(surface, (people.first, people.last)) if people.last > people.first and people.kind != "none" else None
    )
    return _small(
        Population,
        (
            text,
            people.status,
            people.status_basis or ("described" if people.status else None),
            people.age,
            people.sex,
            _words(surface, people.affiliation),
            people.unit,
        ),
    )


def _voice(surface: Surface, speaker: Speaker) -> Voice:
    first, last = speaker.first, speaker.last
    known = 0 <= first < last
    return _small(
        Voice,
        (
            speaker.name,
            speaker.key,
            speaker.role,
            speaker.verb,
            surface.words_of(first, last) if known else None,
            surface.origin + surface.starts[first] if known else None,
            surface.origin + surface.ends[last - 1] if known else None,
            speaker.link,
        ),
    )


def _words(surface: Surface, words: Range | None) -> str | None:
    return surface.words_of(*words) if words and words[1] > words[0] else None


def _evidence(surface: Surface, draft: Draft) -> dict[str, Span]:
    """The span of the words behind each field that words gave, by the name of the field in alphabetical order."""
    people, spans = draft.people, dict[str, Span]()
    _put(spans, surface, "as_of", draft.as_of)
    _put(spans, surface, "modifier", draft.number.modifier)
    _put(spans, surface, "outcome", draft.what)
    _put(spans, surface, "place", draft.place)
    _put(spans, surface, "population", (people.first, people.last) if people.kind != "none" else None)
    _put(spans, surface, "when", draft.when)
    if not draft.evidence:
        return spans
    for name, words in draft.evidence.items():
        if name not in spans:
            _put(spans, surface, name, words)
    return {name: spans[name] for name in sorted(spans)}


def _put(spans: dict[str, Span], surface: Surface, name: str, words: Range | None) -> None:
    """Add the span of these words under the name, where there are any."""
    if words is not None and words[1] > words[0]:
        spans[name] = (surface.origin + surface.starts[words[0]], surface.origin + surface.ends[words[1] - 1])


def _remark(
    document: Document, surface: Surface, remark: Note, voices: Voices | None, said: dict[tuple[str, str], int]
) -> Remark:
    """`said`: how often each code was given in the same words before, which tells equals apart in their ids."""
    start, end = remark.span
    quote = surface.text[start:end]
    words = _folded(surface, start, end)
    rank = said.get((remark.code, words), 0)
    said[remark.code, words] = rank + 1
    chain = voices.speak(remark.first, remark.last, None).chain if voices is not None else []
    return _made(
        Remark,
        {
            "id": id_of("m-", document.id, remark.code, words, str(rank) if rank else ""),
            "document": document.id,
            "field": "title" if surface.field == "title" else "text",
            "start": surface.origin + start,
            "end": surface.origin + end,
            "quote": quote,
            "code": remark.code,
            "attribution": tuple([_voice(surface, speaker) for speaker in chain]),
            "about": tuple([draft.id for draft in remark.about]),
        },
    )


def _entry(surface: Surface, row: tuple[int, int, str | None, list[Draft]]) -> LedgerEntry:
    start, end, reason, drafts = row
    return _small(
        LedgerEntry,
        (
            "title" if surface.field == "title" else "text",
            surface.origin + start,
            surface.origin + end,
            surface.text[start:end],
            "claim" if drafts else "set_aside",
            tuple([d.id for d in drafts]),
            None if drafts else reason or "no_outcome",
        ),
    )
