"""The door of the room: plain slots become the models of the contract, with ids that outlive a changed paragraph elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tally.extraction.fingerprint import fingerprint
from tally.extraction.slots import Draft, Number, Outcome, People, Range, Speaker
from tally.extraction.text import Surface
from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Claim, Document, Extraction, LedgerEntry, Population, Quantity, Remark, Span, Stamp, Voice

__all__ = ["Reading", "stable_id", "to_extraction"]

_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(slots=True)
class Reading:
    """Everything that the levels saw in one field of a document."""

    surface: Surface
    numbers: list[Number]
    people: dict[int, People]
    singles: list[tuple[Number, People]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    remarks: list[Any] = field(default_factory=list)
    ledger: list[tuple[int, int, str | None, list[Draft]]] = field(default_factory=list)
    voices: Any = None


def stable_id(prefix: str, *parts: str) -> str:
    """`prefix` and ten letters without vowels, made of the parts alone."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = []
    for _ in range(10):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return f"{prefix}-{''.join(letters)}"


def to_extraction(document: Document, readings: list[Reading], lexicon: Lexicon, ledger: bool = True) -> Extraction:
    """The extraction of a document from what was read in its title and its text."""
    from tally import __version__

    _name(document, readings)
    claims = [_claim(document, reading.surface, draft) for reading in readings for draft in reading.drafts]
    remarks = [
        _remark(document, reading.surface, remark, reading.voices) for reading in readings for remark in reading.remarks
    ]
    entries = [_entry(reading.surface, row) for reading in readings for row in reading.ledger]
    stamp = Stamp(version=__version__, lexicon=lexicon.hash)
    return Extraction(
        tally=stamp,
        document=document,
        claims=tuple(claims),
        remarks=tuple(remarks),
        ledger=tuple(entries) if ledger else None,
        fingerprint=fingerprint(document.text),
    )


def _name(document: Document, readings: list[Reading]) -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    for reading in readings:
        text = reading.surface.text
        for draft in reading.drafts:
            parts = (
                document.id,
                draft.outcome,
                " ".join(cut(text[draft.number.start : draft.number.end])),
                " ".join(cut(text[slice(*draft.quote)])),
            )
            draft.id = stable_id("c", *parts, str(seen[parts]))
            seen[parts] += 1


def _claim(document: Document, surface: Surface, draft: Draft) -> Claim:
    text, number = surface.text, draft.number
    start, end = draft.quote
    chain = tuple(_voice(surface, speaker) for speaker in draft.chain)
    if chain:
        origin = chain[0].key
    elif document.publisher:
        origin = " ".join(w for w in cut(document.publisher) if w.isalnum())
    else:
        origin = f"document:{document.id}"
    return Claim(
        id=draft.id,
        document=document.id,
        field="title" if draft.field == "title" else "text",
        start=start,
        end=end,
        quote=text[start:end],
        number_start=number.start,
        number_end=number.end,
        number=text[number.start : number.end],
        quantity=_quantity(surface, draft),
        outcome=draft.outcome,
        population=_population(surface, draft.people),
        attribution=chain,
        origin=origin,
        certainty=draft.certainty,
        stance=draft.stance,
        part_of=draft.parent.id if draft.parent else None,
        part_of_alternatives=tuple(d.id for d in draft.parent_alternatives),
        supersedes=draft.supersedes.id if draft.supersedes else None,
        repeats=draft.repeats.id if draft.repeats else None,
        basis=draft.basis,
        derived_total=draft.derived_total,
        place=_words(surface, draft.place),
        when=_words(surface, draft.when),
        when_from=draft.when_from,
        when_to=draft.when_to,
        as_of=_words(surface, draft.as_of),
        as_of_date=draft.as_of_date,
        as_of_basis=draft.as_of_basis,
        event=f"{document.id}/e{draft.event}",
        evidence=_evidence(surface, draft),
        flags=tuple(dict.fromkeys(draft.flags)),
    )


def _quantity(surface: Surface, draft: Draft) -> Quantity:
    number = draft.number
    low, high = number.low, number.high
    if number.kind in ("exact", "none") and number.value is not None:
        low = high = number.value
    return Quantity(
        kind=number.kind,
        value=number.value,
        low=low,
        high=high,
        modifier=_words(surface, number.modifier),
        inherited=draft.inherited,
        word=number.word,
        tolerance=number.tolerance,
    )


def _population(surface: Surface, people: People) -> Population:
    text = (
        _words(surface, (people.first, people.last)) if people.last > people.first and people.kind != "none" else None
    )
    return Population(
        text=text,
        status=people.status,
        status_basis=people.status_basis or ("described" if people.status else None),
        age=people.age,
        sex=people.sex,
        affiliation=_words(surface, people.affiliation),
        unit=people.unit,
    )


def _voice(surface: Surface, speaker: Speaker) -> Voice:
    first, last = speaker.first, speaker.last
    known = 0 <= first < last
    return Voice(
        name=speaker.name,
        key=speaker.key,
        role=speaker.role,
        verb=speaker.verb,
        text=surface.words_of(first, last) if known else None,
        start=surface.starts[first] if known else None,
        end=surface.ends[last - 1] if known else None,
        link=speaker.link,
    )


def _words(surface: Surface, words: Range | None) -> str | None:
    return surface.words_of(*words) if words and words[1] > words[0] else None


def _evidence(surface: Surface, draft: Draft) -> dict[str, Span]:
    """The span of the words behind each field that words gave."""
    found: dict[str, Range | None] = {
        "outcome": draft.what,
        "modifier": draft.number.modifier,
        "place": draft.place,
        "when": draft.when,
        "as_of": draft.as_of,
    }
    if draft.people.last > draft.people.first and draft.people.kind != "none":
        found["population"] = (draft.people.first, draft.people.last)
    found.update({name: words for name, words in draft.evidence.items() if name not in found or found[name] is None})
    return {
        name: (surface.starts[words[0]], surface.ends[words[1] - 1])
        for name, words in sorted(found.items())
        if words and words[1] > words[0]
    }


def _remark(document: Document, surface: Surface, remark: Any, voices: Any) -> Remark:
    start, end = remark.span
    quote = surface.text[start:end]
    said = voices.speak(remark.first, remark.last, None)
    return Remark(
        id=stable_id(
            "m", document.id, remark.code, " ".join(cut(quote)), str(start) if surface.text.count(quote) > 1 else ""
        ),
        document=document.id,
        field="title" if surface.field == "title" else "text",
        start=start,
        end=end,
        quote=quote,
        code=remark.code,
        attribution=tuple(_voice(surface, s) for s in said.chain),
        about=tuple(d.id for d in remark.about),
    )


def _entry(surface: Surface, row: tuple[int, int, str | None, list[Draft]]) -> LedgerEntry:
    start, end, reason, drafts = row
    return LedgerEntry(
        field="title" if surface.field == "title" else "text",
        start=start,
        end=end,
        text=surface.text[start:end],
        disposition="claim" if drafts else "set_aside",
        claims=tuple(d.id for d in drafts),
        reason=None if drafts else reason or "no_outcome",
    )
