"""What a person should look at, that with the largest effect on the roll-ups first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tally.desk.findings import number_of
from tally.models import Claim, Decision, Noun, Reconciliation, Relation, RollUp

__all__ = ["Item", "Review", "review"]

LOOK = {
    "ambiguous_outcome": "the outcome is ambiguous",
    "ambiguous_parent": "what it is a part of is ambiguous",
    "carried_over": "its source is carried over",
    "inherited_hedge": "its hedge is carried over",
    "derived": "the number is derived",
}


class Item(Noun):
    """One thing to look at: what it is, the claims it is about, by how much it moves a roll-up, and the decision
    that settles it.
    """

    kind: str
    question: str
    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    effect: int
    decision: Decision | None = None
    target: str | None = None


class Review(Noun):
    """The items, the largest effect first."""

    items: tuple[Item, ...]

    def lines(self) -> Iterator[str]:
        """The items as lines of text."""
        if not self.items:
            yield "Nothing to look at.\n"
        for n, item in enumerate(self.items, 1):
            moved = f" (moves a roll-up by {item.effect})" if item.effect else ""
            yield f"{n}. [{item.kind.replace('_', ' ')}] {item.question}{moved}\n"
            yield from (f'   {claim}: "{quote}"\n' for claim, quote in zip(item.claims, item.quotes, strict=True))
            if item.decision:
                yield f'   decide: {{"target": "{item.target}", "decision": "{item.decision}", "who": "", "why": ""}}\n'

    def __str__(self) -> str:
        return "".join(self.lines())


def review(result: Reconciliation) -> Review:
    """Conflicts without a reason, doubtful readings, uncertain matches and decisions that lost their target, by
    their effect.
    """
    by_id = {c.id: c for c in result.claims}
    effect = _effects(result.rollups, by_id)
    items = [
        *_relations(result.relations, by_id, effect),
        *_flags(result.claims, effect),
        *_matches(result, by_id, effect),
        *_lost(result),
    ]
    return Review(items=tuple(sorted(items, key=lambda item: (-item.effect, item.kind, item.claims))))


def _span(claims: Sequence[Claim]) -> int | None:
    """How wide the numbers of some claims lie apart."""
    numbers = [n for c in claims for n in (c.quantity.value, c.quantity.low, c.quantity.high) if n is not None]
    return max(numbers) - min(numbers) if numbers else None


def _effects(rollups: Sequence[RollUp], by_id: dict[str, Claim]) -> dict[str, int]:
    """By how much each input of a roll-up widens it, or, where it stands alone, its whole number."""
    found: dict[str, int] = defaultdict(int)
    for rollup in rollups:
        inputs = [by_id[x] for x in rollup.inputs if x in by_id]
        whole = _span(inputs) or 0
        for claim in inputs[:50]:
            rest = _span([c for c in inputs if c is not claim])
            change = whole - rest if rest is not None else claim.quantity.value or claim.quantity.low or 0
            found[claim.id] = max(found[claim.id], abs(change))
    return found


def _item(kind: str, question: str, claims: Sequence[Claim], effect: int, decision: Decision | None = None) -> Item:
    return Item(
        kind=kind,
        question=question,
        claims=tuple(c.id for c in claims),
        quotes=tuple(c.quote for c in claims),
        effect=effect,
        decision=decision,
        target=claims[-1].id if decision and claims else None,
    )


def _relations(relations: Sequence[Relation], by_id: dict[str, Claim], effect: dict[str, int]) -> Iterator[Item]:
    for relation in relations:
        claims = [by_id[relation.a], by_id[relation.b]]
        code = relation.reasons[0].code
        weight = max(effect.get(c.id, 0) for c in claims)
        if relation.verdict == "undetermined":
            yield _item(
                "undetermined", relation.sentence, claims, max(weight, claims[0].quantity.value or 0), "correct"
            )
        elif (
            code in ("unexplained", "relay_variance", "typing_error", "arithmetic", "headline_v_body")
            and relation.verdict == "conflict"
        ):
            yield _item(code, relation.sentence, claims, weight, "prefer" if code != "unexplained" else None)
        elif code == "not_people" and relation.reasons[0].grade == "inferred":
            yield _item(code, relation.sentence, claims, weight, "reject")


def _flags(claims: Sequence[Claim], effect: dict[str, int]) -> Iterator[Item]:
    for claim in claims:
        said = [LOOK[flag] for flag in claim.flags if flag in LOOK]
        if said:
            yield _item("flag", f"{number_of(claim)}: {', '.join(said)}.", [claim], effect.get(claim.id, 0), "correct")


def _matches(result: Reconciliation, by_id: dict[str, Claim], effect: dict[str, int]) -> Iterator[Item]:
    """Incidents that were put together only because the texts were presumed to tell one story."""
    for event in result.events:
        if any(why.startswith("presumed") for why in event.why):
            claims = [by_id[x] for x in event.claims if x in by_id]
            weight = max((effect.get(c.id, 0) for c in claims), default=0)
            firsts = list({c.document: c for c in reversed(claims)}.values())[:4]
            yield _item(
                "presumed_event",
                "These texts name no place or day in common; are they about one incident?",
                firsts,
                weight,
                "other_event",
            )


def _lost(result: Reconciliation) -> Iterator[Item]:
    for applied in result.judgements:
        if not applied.found:
            judgement = applied.judgement
            yield Item(
                kind="lost_judgement",
                question=f"The decision {judgement.decision} on {judgement.target} finds its target no more.",
                claims=(),
                quotes=(),
                effect=0,
            )
