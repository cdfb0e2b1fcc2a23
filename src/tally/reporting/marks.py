"""The words of an article with every claim marked in place: the text cut into pieces at each boundary of a mark.

Nothing is added to the text and nothing taken away: the pieces of one field, joined, are that field.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tally.models import Claim, Document, Evidence, LedgerEntry, Reconciliation, Remark

__all__ = ["Article", "Passage", "Piece", "anchor_of", "articles", "slug"]

# What a part of a claim is called above its words, the strongest first where parts overlap.
PARTS = ("number", "hedge", "source", "time", "place", "people", "outcome")
_FIELDS = {
    "modifier": "hedge",
    "when": "time",
    "as_of": "time",
    "place": "place",
    "population": "people",
    "outcome": "outcome",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_SENTENCE = re.compile(r"(?:[.!?][\"'”’)\]]*|\n)\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text under the same marks. `part` names what it is of a claim, `aside` why its number is none;
    `starts` are anchors to put before it, `ends` the claims (by their number) whose words end with it.
    """

    text: str
    part: str = ""
    claims: tuple[int, ...] = ()
    aside: str = ""
    remark: bool = False
    starts: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive pieces; `gap` says that words were left out before them."""

    pieces: tuple[Piece, ...]
    gap: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One document as it is shown: its title and its text as passages."""

    document: Document
    title: tuple[Piece, ...]
    passages: tuple[Passage, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A mark on the text."""

    start: int
    end: int
    kind: str
    claim: int = 0
    label: str = ""
    anchor: str = ""


def anchor_of(evidence: Evidence, marks: Mapping[str, int]) -> str:
    """The id in the page at which these words stand."""
    if evidence.claim is not None and evidence.claim in marks:
        return f"words-{marks[evidence.claim]}"
    if evidence.remark is not None:
        return slug(f"remark-{evidence.remark}")
    return slug(f"at-{evidence.document}-{evidence.field}-{evidence.start}-{evidence.end}")


def slug(words: str) -> str:
    """The words as an id in a page: letters, digits, points and hyphens alone."""
    return _UNSAFE.sub("-", words)


def articles(result: Reconciliation, marks: Mapping[str, int], how: str) -> list[Article]:
    """Every document with its marks: `full`, or as `excerpts` the sentences that hold one."""
    spans = _spans(result, marks)
    shown = []
    for document in result.documents:
        ledger = result.ledger.get(document.id) or ()
        own = spans.get(document.id, [])
        title = _pieces(document.title or "", (*_of("title", own), *_asides(ledger, "title")))
        text_spans, asides = _of("text", own), _asides(ledger, "text")
        ranges = [(0, len(document.text))]
        if how != "full":
            ranges = [_trimmed(document.text, start, end) for start, end in _sentences(document.text, text_spans)]
        passages = []
        last = 0
        for (start, end), inside in zip(ranges, _shared_out((*text_spans, *asides), ranges), strict=True):
            passages.append(
                Passage(_pieces(document.text, inside, start, end), bool(document.text[last:start].strip()))
            )
            last = end
        shown.append(Article(document, title, tuple(passages), not document.text[last:].strip()))
    return shown


def _spans(result: Reconciliation, marks: Mapping[str, int]) -> dict[str, list[tuple[str, Span]]]:
    """(field, mark) of every claim, remark and evidence, by document."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    anchored: set[str] = set()
    for claim in result.claims:
        mark = marks[claim.id]
        anchor = f"words-{mark}" if f"words-{mark}" not in anchored else ""
        anchored.add(anchor)
        found[claim.document] += [(claim.field, span) for span in _of_claim(claim, mark, anchor)]
    for remark in result.remarks:
        found[remark.document].append((remark.field, _of_remark(remark)))
    for relation in result.relations:
        for evidence in (e for reason in relation.reasons for e in reason.evidence):
            anchor = anchor_of(evidence, marks)
            if anchor.startswith("at-") and anchor not in anchored:
                anchored.add(anchor)
                found[evidence.document].append(
                    (evidence.field, Span(evidence.start, evidence.end, "evidence", anchor=anchor))
                )
    return found


def _of_claim(claim: Claim, mark: int, anchor: str) -> Iterable[Span]:
    yield Span(claim.start, claim.end, "claim", mark, anchor=anchor)
    yield Span(claim.number_start, claim.number_end, "number", mark)
    for name, (start, end) in claim.evidence.items():
        if name in _FIELDS:
            yield Span(start, end, _FIELDS[name], mark)
    for voice in claim.attribution:
        if voice.start is not None and voice.end is not None:
            yield Span(voice.start, voice.end, "source", mark)


def _of_remark(remark: Remark) -> Span:
    return Span(remark.start, remark.end, "remark", anchor=slug(f"remark-{remark.id}"))


def _of(field: str, spans: Iterable[tuple[str, Span]]) -> list[Span]:
    return [span for name, span in spans if name == field and span.start < span.end]


def _asides(ledger: Iterable[LedgerEntry], field: str) -> list[Span]:
    return [
        Span(entry.start, entry.end, "aside", label=entry.reason or "no_outcome")
        for entry in ledger
        if entry.field == field and entry.disposition == "set_aside"
    ]


def _sentences(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The sentences that hold a mark, neighbours joined."""
    cuts = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    needed: list[tuple[int, int]] = []
    wanted = sorted((span.start, span.end) for span in spans)
    at = 0
    for start, end in pairwise(cuts):
        while at < len(wanted) and wanted[at][1] <= start:
            at += 1
        if at < len(wanted) and wanted[at][0] < end:
            if needed and needed[-1][1] == start:
                needed[-1] = (needed[-1][0], end)
            else:
                needed.append((start, end))
    return needed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _shared_out(spans: Iterable[Span], ranges: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """For each range, the marks that reach into it."""
    starts = [start for start, _ in ranges]
    shares: list[list[Span]] = [[] for _ in ranges]
    for span in spans:
        at = max(bisect_right(starts, span.start) - 1, 0)
        while at < len(ranges) and ranges[at][0] < span.end:
            shares[at].append(span)
            at += 1
    return shares


def _pieces(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The pieces of text[start:end]."""
    stop = len(text) if end is None else end
    inside = [span for span in spans if span.start < stop and start < span.end <= len(text)]
    cuts = sorted({start, stop, *(c for s in inside for c in (s.start, s.end) if start < c < stop)})
    opening: dict[int, list[Span]] = defaultdict(list)
    for span in inside:
        opening[max(span.start, start)].append(span)
    alive: list[Span] = []
    pieces = []
    for left, right in pairwise(cuts):
        alive = [s for s in alive if s.end > left] + opening.get(left, [])
        pieces.append(_piece(text, left, right, alive))
    return tuple(pieces)


def _piece(text: str, left: int, right: int, alive: Sequence[Span]) -> Piece:
    kinds = {span.kind for span in alive}
    part = next((name for name in PARTS if name in kinds), "")
    aside = next((span.label for span in alive if span.kind == "aside"), "") if not part else ""
    return Piece(
        text=text[left:right],
        part=part,
        claims=tuple(sorted({span.claim for span in alive if span.kind == "claim"})),
        aside=aside,
        remark="remark" in kinds,
        starts=tuple(span.anchor for span in alive if span.anchor and span.start == left),
        ends=tuple(sorted({span.claim for span in alive if span.kind == "claim" and span.end == right})),
        labelled=any(span.start == left and span.kind in (part, "aside" if aside else part) for span in alive),
    )
