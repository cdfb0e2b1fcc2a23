"""A person's decisions applied to extractions: before anything is compared, on every run, and each reported with its
effect.

The target is an id: of a claim, or of a document's event ("d1/e1"); for voices a name will do. Where a claim's id is
gone,
the selector's words find it again if exactly one claim quotes them. A decision without a target is reported, never
dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from tally.models import Applied, Claim, Extraction, Judgement
from tally.reconciliation.voices import voice_key

__all__ = ["Decided", "apply_judgements"]


@dataclass(slots=True)
class Decided:
    """The extractions as corrected, what is pinned, and what became of each judgement."""

    extractions: tuple[Extraction, ...]
    voices: dict[str, str] = field(default_factory=dict)
    together: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    preferred: frozenset[str] = frozenset()
    applied: tuple[Applied, ...] = ()


class _Bench:
    """The claims while they are being corrected, by id and by quote."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self.claims = {c.id: c for e in extractions for c in e.claims}
        self.documents = {e.document.id for e in extractions}
        self.quotes: dict[str, list[str]] = {}
        for claim in self.claims.values():
            self.quotes.setdefault(claim.quote, []).append(claim.id)
        self.events = {c.event for c in self.claims.values()}
        self.added: dict[str, list[Claim]] = {}
        self.voices: dict[str, str] = {}
        self.together: list[tuple[str, str]] = []
        self.apart: list[tuple[str, str]] = []
        self.preferred: set[str] = set()

    def claim(self, judgement: Judgement) -> Claim | None:
        """The claim that a judgement is about."""
        found = self.claims.get(judgement.target)
        if found is None and judgement.selector is not None:
            same = self.quotes.get(judgement.selector.exact, [])
            found = self.claims.get(same[0]) if len(same) == 1 else None
        return found

    def event(self, target: Any, judgement: Judgement | None = None) -> str | None:
        """The document event of an id: its own, or that of a claim."""
        if target in self.events:
            return str(target)
        claim = self.claims.get(str(target)) or (self.claim(judgement) if judgement else None)
        return claim.event if claim else None


def apply_judgements(extractions: Sequence[Extraction], judgements: Iterable[Judgement]) -> Decided:
    """The extractions with every judgement applied, in the order of the judgements."""
    bench = _Bench(extractions)
    before = dict(bench.claims)
    applied = [
        Applied(judgement=j, found=effect is not None, effect=effect or "its target no longer stands in the texts")
        for j in judgements
        for effect in (_HANDLERS[j.decision](bench, j),)
    ]
    if bench.claims != before or bench.added:
        extractions = [_rewritten(e, bench) for e in extractions]
    return Decided(
        tuple(extractions), bench.voices, bench.together, bench.apart, frozenset(bench.preferred), tuple(applied)
    )


def _rewritten(extraction: Extraction, bench: _Bench) -> Extraction:
    kept = [bench.claims[c.id] for c in extraction.claims if c.id in bench.claims]
    more = [c for c in bench.added.get(extraction.document.id, ()) if c.id in bench.claims]
    return extraction.model_copy(update={"claims": tuple({c.id: c for c in (*kept, *more)}.values())})


def _reject(bench: _Bench, judgement: Judgement) -> str | None:
    claim = bench.claim(judgement)
    if claim is None:
        return None
    del bench.claims[claim.id]
    return f"left out: {claim.quote}"


def _correct(bench: _Bench, judgement: Judgement) -> str | None:
    claim = bench.claim(judgement)
    if claim is None or not judgement.field:
        return None
    try:
        bench.claims[claim.id] = _with(claim, judgement.field, judgement.new)
    except (ValidationError, KeyError) as error:
        return f"not applied: {judgement.field} cannot be {judgement.new!r} ({type(error).__name__})"
    return f"{judgement.field} is {judgement.new!r} (read as {judgement.old!r})"


def _with(claim: Claim, path: str, value: Any) -> Claim:
    """The claim with one field changed; a number that is changed takes its bounds along."""
    data = claim.model_dump(by_alias=True)
    at = data
    *outer, last = path.split(".")
    outer = outer or (
        ["quantity"]
        if last in data["quantity"]
        else ["population"]
        if last in data["population"] and last not in data
        else []
    )
    for step in outer:
        at = at[step]
    if last not in at:
        raise KeyError(path)
    at[last] = value
    quantity = data["quantity"]
    if outer == ["quantity"] and last == "value" and quantity["kind"] in ("exact", "none"):
        quantity["low"] = quantity["high"] = value
    return Claim.model_validate(data)


def _add(bench: _Bench, judgement: Judgement) -> str | None:
    if judgement.target not in bench.documents or not isinstance(judgement.new, dict):
        return None
    try:
        claim = Claim.model_validate({**judgement.new, "document": judgement.target})
    except ValidationError as error:
        return f"not applied: the added row is no claim ({error.error_count()} fields)"
    bench.claims[claim.id] = claim
    bench.events.add(claim.event)
    bench.added.setdefault(judgement.target, []).append(claim)
    return f"added: {claim.quote}"


def _same_event(bench: _Bench, judgement: Judgement) -> str | None:
    one = bench.event(judgement.target, judgement)
    others = [e for e in map(bench.event, _listed(judgement.new)) if e]
    if one is None or not others:
        return None
    bench.together += [(one, other) for other in others]
    return f"{one} is one event with {', '.join(others)}"


def _other_event(bench: _Bench, judgement: Judgement) -> str | None:
    one = bench.event(judgement.target, judgement)
    others = [e for e in map(bench.event, _listed(judgement.new)) if e]
    if one is None:
        return None
    if others:
        bench.apart += [(one, other) for other in others]
        return f"{one} is another event than {', '.join(others)}"
    claim = bench.claim(judgement)
    if claim is None:
        return None
    own = f"{claim.event}+{claim.id}"
    bench.claims[claim.id] = claim.model_copy(update={"event": own})
    bench.apart.append((own, claim.event))
    return f"{claim.quote}: an event of its own"


def _same_voice(bench: _Bench, judgement: Judgement) -> str | None:
    other = next(iter(_listed(judgement.new)), None)
    if other is None:
        return None
    claim = bench.claim(judgement)
    name = claim.attribution[0].name if claim is not None and claim.attribution else judgement.target
    bench.voices[voice_key(name)] = voice_key(str(other))
    return f"{name} is the voice of {other}"


def _other_voice(bench: _Bench, judgement: Judgement) -> str | None:
    claim = bench.claim(judgement)
    if claim is None:
        return None
    own = next(iter(_listed(judgement.new)), None)
    bench.voices[f"claim:{claim.id}"] = voice_key(str(own)) if own else f"{claim.origin}+{claim.id}"
    return f"{claim.quote}: said by {own or 'another voice'}"


def _prefer(bench: _Bench, judgement: Judgement) -> str | None:
    claim = bench.claim(judgement)
    if claim is None:
        return None
    bench.preferred.add(claim.id)
    return f"preferred in its roll-up: {claim.quote}"


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


_HANDLERS = {
    "reject": _reject,
    "correct": _correct,
    "add": _add,
    "same_event": _same_event,
    "other_event": _other_event,
    "same_voice": _same_voice,
    "other_voice": _other_voice,
    "prefer": _prefer,
}
