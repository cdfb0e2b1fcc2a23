"""What each level saw in one text, in words that an editor can mend the lexicon with. Public function: `explanation`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tally.extraction import Trace
    from tally.extraction.door import Reading
    from tally.extraction.slots import Draft, Number, Outcome
    from tally.extraction.text import Sentence

__all__ = ["explanation"]

_SHOWN = (
    "outcome",
    "toll",
    "modifier",
    "person",
    "irrealis",
    "drill",
    "reporting",
    "source",
    "hedge",
    "remark",
    "background",
    "joint",
    "thing",
    "animal",
)
_STAND = {
    "left": "the people stand before it",
    "right": "the people stand after it",
    "either": "the people stand on either side",
    "noun": "it counts the people itself",
    "of": "the people follow it",
    "toll": "a figure follows it",
    "label": "it heads a figure",
}
_MOODS = {"feared": "feared", "hypothetical": "not real: planned, feared or played", "negated": "denied by a 'not'"}


def explanation(trace: Trace) -> str:
    """The way of every number of a document through the levels, as plain text; ends with a newline."""
    document = trace.extraction.document
    lines = [
        f"Document {document.id}"
        + (f", {document.publisher}" if document.publisher else "")
        + (f", {document.published}" if document.published else "")
    ]
    for reading in trace.readings:
        lines += ["", f"== {reading.surface.field} =="]
        lines += _layout(reading)
        for sentence in reading.surface.sentences:
            lines += _sentence(reading, sentence)
    lines += ["", _summary(trace)]
    return "\n".join(lines) + "\n"


def _layout(reading: Reading) -> Iterator[str]:
    text = reading.surface.text
    for number, block in enumerate(reading.surface.blocks):
        parts = [f"block {number}: {block.kind}"]
        if block.parent is not None:
            parts.append(f"under block {block.parent}")
        for name in ("place", "day", "agency", "label", "stamp"):
            span = getattr(block, name)
            if span:
                parts.append(f'{name} "{text[slice(*span)]}"')
        if block.kind != "paragraph" or len(parts) > 1:
            yield ", ".join(parts)


def _sentence(reading: Reading, sentence: Sentence) -> Iterator[str]:
    surface = reading.surface
    here = range(sentence.first, sentence.last)
    numbers = [(i, n) for i, n in enumerate(reading.numbers) if n.first in here]
    outcomes = [o for o in reading.outcomes if o.first in here]
    drafts = [d for d in reading.drafts if d.number.first in here]
    remarks = [r for r in reading.remarks if r.first in here]
    if not (numbers or outcomes or drafts or remarks):
        return
    yield ""
    yield f"sentence {sentence.index + 1}: {' '.join(surface.words_of(sentence.first, sentence.last).split())}"
    for outcome in outcomes:
        yield "  " + _outcome(reading, outcome)
    for kind in _SHOWN[1:]:
        for hit in surface.hits.get(kind, ()):
            if hit.first in here:
                yield (
                    f'  word   "{surface.words_of(hit.first, hit.last)}": {kind} {hit.entry.id}'
                    + (f" = {hit.means}" if hit.means else "")
                    + f" ({hit.entry.file})"
                )
    shown = {id(d.number) for d in drafts}
    for index, number in numbers:
        if id(number) not in shown:
            yield "  " + _aside(reading, index, number)
    for draft in drafts:
        yield from (f"  {line}" for line in _claim(reading, draft))
    for remark in remarks:
        yield f'  remark {remark.code}: "{surface.text[slice(*remark.span)]}" about {", ".join(d.id for d in remark.about) or "no claim"}'


def _outcome(reading: Reading, outcome: Outcome) -> str:
    from tally.lexicon import Entry

    entry = outcome.entry
    where = f"{entry.kind} {entry.id}, {entry.file}" if isinstance(entry, Entry) else "layout"
    mood = f"; {_MOODS[outcome.mood]}" if outcome.mood in _MOODS else ""
    words = reading.surface.words_of(outcome.first, outcome.last)
    stand = _STAND.get(outcome.takes, outcome.takes)
    return f'outcome "{words}" = {outcome.means} ({where}); {stand}{mood}'


def _aside(reading: Reading, index: int, number: Number) -> str:
    text = reading.surface.text
    reason = next(
        (r for start, end, r, drafts in reading.ledger if not drafts and start < number.end and number.start < end),
        None,
    )
    people = reading.people.get(index)
    noun = ""
    if people is not None and people.kind != "none" and people.last > people.first:
        noun = f'; it counts "{reading.surface.words_of(people.first, people.last)}" ({people.kind})'
    why = "settled by its own surroundings" if number.use else "no outcome reached it"
    return f'number "{text[number.start : number.end]}" set aside as {reason or number.use or "no number of people"}: {why}{noun}'


def _claim(reading: Reading, draft: Draft) -> Iterator[str]:
    surface, number = reading.surface, draft.number
    bounds = (
        ""
        if number.kind in ("exact", "none", "vague")
        else f" from {number.low if number.low is not None else 'open'} to {number.high if number.high is not None else 'open'}"
    )
    value = "" if number.value is None else f" {number.value}"
    words = surface.text[number.start : number.end]
    yield f'claim  {draft.id} "{words}" = {number.kind}{value}{bounds}, {draft.outcome}'
    if draft.what:
        yield f'       outcome from "{surface.words_of(*draft.what)}"'
    people = draft.people
    if people.kind != "none" and people.last > people.first:
        marks = ", ".join(str(x) for x in (people.kind, people.status, people.age, people.sex, people.unit) if x)
        yield f'       people "{surface.words_of(people.first, people.last)}" ({marks})'
    if draft.chain:
        yield "       said by " + " through ".join(
            f"{s.name} ({s.role}, {s.link.replace('_', ' ')})" for s in draft.chain
        )
    else:
        yield "       said by the publication itself"
    details = [
        f'{name} "{surface.words_of(*words)}"'
        for name, words in (("place", draft.place), ("when", draft.when), ("as of", draft.as_of))
        if words
    ]
    details += [draft.certainty, draft.stance, draft.basis, f"incident {draft.event}"]
    for name, other in (("part of", draft.parent), ("supersedes", draft.supersedes), ("repeats", draft.repeats)):
        if other is not None:
            details.append(f"{name} {other.id}")
    yield "       " + ", ".join(details)
    if draft.flags:
        yield "       look at: " + ", ".join(dict.fromkeys(draft.flags))


def _summary(trace: Trace) -> str:
    extraction = trace.extraction
    ledger = extraction.ledger or ()
    aside = sum(entry.disposition == "set_aside" for entry in ledger)
    said = f"{len(extraction.claims)} claims, {len(extraction.remarks)} remarks"
    return f"{said}, {len(ledger)} numbers in the ledger, {aside} of them set aside."
