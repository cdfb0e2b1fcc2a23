"""The way of the claims through the room: voices, figures, events, scopes, series, pairs, verdicts, roll-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tally import __version__
from tally.ids import id_of
from tally.models import (
    Convention,
    Event,
    Extraction,
    Judgement,
    Policy,
    Reason,
    Reconciliation,
    Relation,
    Series,
    Stamp,
)
from tally.reconciliation.comparison import pairs_of
from tally.reconciliation.events import match_events
from tally.reconciliation.figures import Figure, Scope, figures_of
from tally.reconciliation.findings import Finding
from tally.reconciliation.judgements import apply_judgements
from tally.reconciliation.meetings import Pair
from tally.reconciliation.neighbours import across_events, beside_events, same_numbers
from tally.reconciliation.rollup import Preferences, roll_up
from tally.reconciliation.scopes import assign_scopes
from tally.reconciliation.series import Log, as_series, logs_of
from tally.reconciliation.setting import Setting
from tally.reconciliation.texts import link_texts, share_roles, take_over
from tally.reconciliation.verdicts import judge
from tally.reconciliation.voices import Voices, offices_named, settled
from tally.reconciliation.wording import sentence

__all__ = ["reconcile"]


def reconcile(
    extractions: Iterable[Extraction],
    *,
    policy: Policy = "range",
    convention: Convention = "plain",
    priority: Iterable[str] = (),
    judgements: Iterable[Judgement] = (),
    each: bool = False,
) -> Reconciliation:
    """Events, series, relations and roll-ups of the claims of all documents. The order of the documents changes
    nothing.

    `each`: no claim is compared with one of another document.
    """
    decided = apply_judgements(_in_order(extractions), judgements)
    rows = decided.extractions
    voices = Voices(
        [e.document for e in rows],
        [c for e in rows for c in e.claims],
        {e.document.id: e.fingerprint for e in rows},
        decided.voices,
    )
    figures = figures_of(rows, voices, convention)
    link_texts(figures.values())
    events = match_events(figures.values(), (decided.together, decided.apart), alone=each)
    by_event: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures.values():
        by_event[figure.event].append(figure)
    logs: dict[str, dict[Scope, dict[str, Log]]] = {}
    series: list[Series] = []
    kept = frozenset(decided.voices.values())  # voices as a person has told them apart or put them together
    for event in events:
        _one_name(by_event[event.id], voices, kept)
        take_over(by_event[event.id], kept)
        share_roles(by_event[event.id])
        assign_scopes(by_event[event.id])
        logs[event.id] = logs_of(by_event[event.id])
        series += as_series(event.id, logs[event.id])
    setting = Setting(figures.values(), logs, rows)
    told = None if each else {e.claims[0].event for e in rows if e.claims}
    pairs = _pairs(events, by_event, logs, told)
    relations = [_relation(pair, setting) for pair in pairs]
    preferences = Preferences(policy, convention, tuple(priority), decided.preferred)
    touching: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for event_id in relation.events:
            touching[event_id].append(relation)
    rollups = [r for event in events for r in roll_up(by_event[event.id], touching[event.id], preferences)]
    return Reconciliation(
        tally=_stamp(rows, policy),
        documents=tuple(e.document for e in rows),
        claims=tuple(c for e in rows for c in e.claims),
        remarks=tuple(r for e in rows for r in e.remarks),
        ledger={e.document.id: e.ledger for e in rows},
        events=tuple(events),
        series=tuple(series),
        relations=tuple(relations),
        rollups=tuple(rollups),
        judgements=decided.applied,
    )


def _one_name(figures: Sequence[Figure], voices: Voices, kept: frozenset[str]) -> None:
    """The voices of one event under one name each; those that a person decided on stay (`kept`, their keys)."""
    fuller = settled({f.origin: f.role for f in figures})
    for figure in figures if fuller else ():
        figure.origin = fuller.get(figure.origin, figure.origin)
    named = offices_named(((f.document.id, f.origin) for f in figures), voices.spoken)
    for figure in figures if named else ():
        if figure.origin not in kept:
            figure.origin = named.get((figure.document.id, figure.origin), figure.origin)


def _pairs(
    events: Sequence[Event],
    by_event: dict[str, list[Figure]],
    logs: dict[str, dict[Scope, dict[str, Log]]],
    told: set[str] | None,
) -> list[Pair]:
    """The pairs of each event, then those across events: of the ones of which texts tell first (`told`), and those that a
    text sets side by side.
    """
    pairs = [pair for event in events for pair in pairs_of(by_event[event.id], logs[event.id])]
    if told is not None:
        pairs += across_events([by_event[event.id] for event in events if told & set(event.members)])
    figures = sorted((f for rows in by_event.values() for f in rows), key=lambda f: (f.rank, f.claim.start))
    pairs += beside_events(figures)
    if told is not None:
        pairs += same_numbers(figures)
    return list({(a.id, b.id): (a, b) for a, b in reversed(pairs)}.values())[::-1]


def _in_order(extractions: Iterable[Extraction]) -> list[Extraction]:
    """By day of publication, then by id; a document given twice is taken once."""
    once: dict[str, Extraction] = {}
    for extraction in extractions:
        known = once.get(extraction.document.id)
        if known is None or _weight(extraction) > _weight(known):
            once[extraction.document.id] = extraction
    return sorted(once.values(), key=lambda e: (e.document.published or "", e.document.id))


def _weight(extraction: Extraction) -> tuple[int, str]:
    """Of two readings of one document the fuller, whatever the order they come in."""
    return (len(extraction.claims) + len(extraction.remarks), ",".join(c.id for c in extraction.claims))


def _relation(pair: Pair, setting: Setting) -> Relation:
    a, b = pair
    judged = judge(a, b, setting)
    others = tuple(dict.fromkeys(x for f in judged.findings for x in f.others if x not in (a.id, b.id)))
    return Relation(
        id=id_of("r-", a.id, b.id),
        a=a.id,
        b=b.id,
        events=tuple(dict.fromkeys((a.event, b.event))),
        verdict=judged.verdict,
        reasons=tuple(_reason(f) for f in judged.findings),
        with_=others,
        current=judged.current,
        sentence=sentence(a, b, judged, setting),
    )


def _reason(finding: Finding) -> Reason:
    return Reason(
        code=finding.code, grade=finding.grade, evidence=finding.evidence, accounted=finding.accounted, gap=finding.gap
    )


def _stamp(rows: Sequence[Extraction], policy: Policy) -> Stamp:
    stamped = sorted({e.tally.lexicon for e in rows if e.tally is not None})
    if len(stamped) == 1:
        return Stamp(version=__version__, lexicon=stamped[0], policy=policy)
    from tally.lexicon import load

    return Stamp(version=__version__, lexicon=load().hash, policy=policy)
