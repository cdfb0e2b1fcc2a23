"""A desk's own copy against its sources: what no source carries, what is out of date, what was lost on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tally.desk.findings import Finding, Findings, about, number_of, said_by
from tally.models import Claim, Document, Extraction, Judgement, Reconciliation
from tally.reconciliation import reconcile
from tally.reconciliation.vocabulary import fold, words
from tally.reconciliation.voices import voice_key

__all__ = ["KINDS", "check"]

KINDS = (
    "unsourced",
    "stale",
    "casualties_as_deaths",
    "attribution_missing",
    "attribution_changed",
    "hedge_dropped",
    "doubt_dropped",
    "headline_v_body",
    "label_unattributed",
    "arithmetic",
)
DOUBTS = ("feared", "unconfirmed", "claimed", "estimated", "reported")


def check(
    draft: Extraction | Sequence[Extraction], sources: Sequence[Extraction], *, judgements: Iterable[Judgement] = ()
) -> Findings:
    """Findings on every figure of the draft, in its reading order. Source texts are those to stand by; the draft is
    the newest.
    """
    drafts = [draft] if isinstance(draft, Extraction) else list(draft)
    own = _apart(drafts, sources)
    result = reconcile([*own, *sources], judgements=judgements)
    desk = _Desk(result, {e.document.id for e in own})
    found = [finding for claim in desk.draft for finding in _on(claim, desk)]
    return Findings(tally=result.tally, view="check", looked_at=len(desk.draft), kinds=KINDS, findings=tuple(found))


def _apart(drafts: Sequence[Extraction], sources: Sequence[Extraction]) -> list[Extraction]:
    """The drafts as the newest of all texts where they bear no date."""
    last = max((e.document.published or "" for e in sources), default="")
    taken = {e.document.id for e in sources}
    return [_dated(e, last) for e in drafts if e.document.id not in taken]


def _dated(extraction: Extraction, last: str) -> Extraction:
    if extraction.document.published or not last:
        return extraction
    return extraction.model_copy(update={"document": extraction.document.model_copy(update={"published": last})})


class _Desk:
    """The reconciled claims, those of the draft apart, with what replaces what."""

    def __init__(self, result: Reconciliation, own: set[str]) -> None:
        self.result, self.own = result, own
        self.documents: dict[str, Document] = {d.id: d for d in result.documents}
        self.by_id = {c.id: c for c in result.claims}
        self.event = {c: e.id for e in result.events for c in e.claims}
        self.draft = [c for c in result.claims if c.document in own and not c.repeats and c.stance == "asserted"]
        self.sources: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in result.claims:
            if claim.document not in own:
                self.sources[self.event.get(claim.id, ""), claim.outcome].append(claim)
        self.replaced: dict[str, str] = {}
        self.within: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for relation in result.relations:
            code = relation.reasons[0].code
            if relation.verdict == "updated" and relation.current and self.by_id[relation.current].document not in own:
                old = relation.a if relation.current == relation.b else relation.b
                self.replaced.setdefault(old, relation.current)
            for side, other in ((relation.a, relation.b), (relation.b, relation.a)):
                self.within[side].append((code, other, relation.sentence))

    def same_number(self, claim: Claim, outcome: str | None = None) -> list[Claim]:
        """The sources' figures with the draft's number, in the same event."""
        rows = self.sources[self.event.get(claim.id, ""), outcome or claim.outcome]
        return [
            c
            for c in rows
            if _number(c) == _number(claim)
            or (c.quantity.value is not None and c.quantity.value == claim.quantity.value)
        ]


def _number(claim: Claim) -> tuple[object, ...]:
    q = claim.quantity
    return (q.kind, q.value, q.low, q.high, fold(q.word or claim.number) if q.kind == "vague" else "")


def _on(claim: Claim, desk: _Desk) -> list[Finding]:
    """Everything there is to say of one figure of the draft."""
    same = desk.same_number(claim)
    found = [*_within_draft(claim, desk)]
    if not same:
        found.append(_without_source(claim, desk))
    else:
        found += [
            f
            for f in (_stale(claim, same, desk), _voice(claim, same, desk), _hedge(claim, same), _doubt(claim, same))
            if f is not None
        ]
    label = _label(claim)
    return found + ([label] if label else [])


def _without_source(claim: Claim, desk: _Desk) -> Finding:
    words_of_injury = desk.same_number(claim, "casualties") if claim.outcome in ("killed", "injured") else []
    if words_of_injury:
        source = words_of_injury[0]
        return about(
            claim,
            "casualties_as_deaths",
            f"The draft has {number_of(claim)}; {said_by(source, desk.documents)} speaks of {number_of(source)}, "
            "which does not say how many died.",
            tuple(c.id for c in words_of_injury),
        )
    rows = desk.sources[desk.event.get(claim.id, ""), claim.outcome]
    near = "; ".join(f"{number_of(c)} ({said_by(c, desk.documents)})" for c in rows[:3])
    sentence = f"No source carries {number_of(claim)}" + (f"; the sources have {near}." if near else ".")
    return about(claim, "unsourced", sentence, tuple(c.id for c in rows[:3]))


def _within_draft(claim: Claim, desk: _Desk) -> list[Finding]:
    found = []
    for code, other, sentence in desk.within[claim.id]:
        against = desk.by_id[other]
        if (
            code in ("headline_v_body", "arithmetic")
            and against.document == claim.document
            and (claim.field, claim.start) < (against.field, against.start)
        ):
            found.append(about(claim, code, sentence, (other,)))
    return found


def _stale(claim: Claim, same: Sequence[Claim], desk: _Desk) -> Finding | None:
    """The number is that of a figure that a source has replaced, and no source still stands by it."""
    current = desk.replaced.get(claim.id)
    if current is None or desk.by_id[current].document in desk.own:
        later = [desk.replaced.get(c.id) for c in same]
        if not all(c.stance == "superseded" or after for c, after in zip(same, later, strict=True)):
            return None
        current = next((x for x in later if x), None)
    if current is None or _number(desk.by_id[current]) == _number(claim):
        return None
    newer = desk.by_id[current]
    return about(
        claim,
        "stale",
        f"The draft has {number_of(claim)}; {said_by(newer, desk.documents)} has since given {number_of(newer)}.",
        (current,),
    )


def _voice(claim: Claim, same: Sequence[Claim], desk: _Desk) -> Finding | None:
    named = [c for c in same if c.attribution]
    if not claim.attribution:
        if not named or any(not c.attribution for c in same):
            return None
        return about(
            claim,
            "attribution_missing",
            f"The draft gives {number_of(claim)} as its own; "
            f"the source has it from {said_by(named[0], desk.documents)}.",
            tuple(c.id for c in named),
        )
    voices = {voice_key(v.name) for v in claim.attribution}
    known = {voice_key(v.name) for c in same for v in c.attribution} | {
        voice_key(desk.documents[c.document].publisher or "") for c in same
    }
    if any(v == k or set(v.split()) & set(k.split()) for v in voices for k in known if k):
        return None
    return about(
        claim,
        "attribution_changed",
        f"The draft has {number_of(claim)} from {claim.attribution[0].name}; "
        f"the sources have it from {said_by(same[0], desk.documents)}.",
        tuple(c.id for c in same),
    )


def _hedge(claim: Claim, same: Sequence[Claim]) -> Finding | None:
    """Every source bounds or rounds the number, and the draft has it bare."""
    if claim.quantity.kind != "exact" or any(c.quantity.kind == "exact" for c in same):
        return None
    return about(
        claim,
        "hedge_dropped",
        f"The draft has {number_of(claim)}; the source has {number_of(same[0])}.",
        tuple(c.id for c in same),
    )


def _doubt(claim: Claim, same: Sequence[Claim]) -> Finding | None:
    """Every source says it with a doubt that the draft does not pass on."""
    if claim.certainty not in ("stated", "confirmed") or any(c.certainty not in DOUBTS for c in same):
        return None
    return about(
        claim,
        "doubt_dropped",
        f"The draft states {number_of(claim)}; in the source it is {same[0].certainty}.",
        tuple(c.id for c in same),
    )


def _label(claim: Claim) -> Finding | None:
    """A party's word for people in the desk's own voice."""
    text = claim.population.text
    party = claim.population.status_basis == "label" or any(w in words("people", "labels") for w in fold(text).split())
    if claim.attribution or not party:
        return None
    return about(claim, "label_unattributed", f'"{text}" is a party\'s word; the draft names no speaker for it.')
