"""What these articles report as of a day: smallest low to largest high over independent origins, and what stayed
out, and why.

One voice an independent origin, with its latest figure. Parts, other scopes, denials, projections, stale and superseded
figures never enter. The span is that of what was reported, never a confidence interval; with one origin it is one
source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tally.models import Convention, Excluded, Policy, Relation, RollUp
from tally.reconciliation.across_scopes import JOINT
from tally.reconciliation.figures import Figure, Scope
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.series import AGAIN, counted, standing
from tally.reconciliation.settling import settle_words
from tally.reconciliation.vocabulary import fold, has_any, words

__all__ = ["Preferences", "roll_up"]


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a span is chosen: the policy, the convention for vague words, the order of sources, the figures a person
    prefers.
    """

    policy: Policy = "range"
    convention: Convention = "plain"
    priority: tuple[str, ...] = ()
    preferred: frozenset[str] = frozenset()


def roll_up(figures: Sequence[Figure], relations: Iterable[Relation], preferences: Preferences) -> list[RollUp]:
    """The roll-ups of one event, one a scope, the widest scopes first."""
    relations = list(relations)
    out = _put_out(figures, relations)
    by_id = {f.id: f for f in figures}
    between = {frozenset((r.a, r.b)): r for r in relations}
    scopes: dict[Scope, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not figure.partial and not figure.window_key.startswith("added:"):
            scopes[figure.scope].append(figure)
    order = sorted(scopes, key=lambda s: (sum(bool(x) for x in s[2:]), min(counted(f) for f in scopes[s])))
    found = []
    for scope in order:
        rollup = _of_scope(scope, scopes[scope], figures, out, preferences)
        if rollup is not None:
            inputs = [by_id[x] for x in rollup.inputs]
            found.append(rollup.model_copy(update={"settle": settle_words(inputs, between)}))
    return found


def _put_out(figures: Sequence[Figure], relations: Iterable[Relation]) -> dict[str, str]:
    """Figures that enter no roll-up, with why: by their own stance and remarks, and by what they were judged to be."""
    by_id = {f.id: f for f in figures}
    out: dict[str, str] = {}
    denying = {(f.document.id, f.origin, f.claim.outcome) for f in figures if f.claim.stance == "denied"}
    for figure in figures:
        answer = (figure.document.id, figure.origin, figure.claim.outcome) in denying  # "not 19; no civilian died"
        if figure.claim.stance == "denied":
            out[figure.id] = "a denied figure"
        elif figure.claim.stance == "superseded":
            out[figure.id] = "the text itself calls it an earlier figure"
        elif figure.high == 0 and (answer or figure.has("denial") or figure.claim.certainty == "denied"):
            out[figure.id] = "a denial"
        elif figure.modelled:
            out[figure.id] = "an estimate or a model's output, no count"
        elif _said_elsewhere(figure, "not_people"):
            out[figure.id] = "a text says that the number counts something else"
        elif _said_elsewhere(figure, "typing_error"):
            out[figure.id] = "a text calls it a slip of the pen"
        elif figure.doubtful:
            out[figure.id] = "what it counts, or is a part of, is in doubt"
    for relation in relations:
        a, b = by_id.get(relation.a), by_id.get(relation.b)
        if a is not None and b is not None:
            _put_out_by(relation, a, b, out)
    _titles(figures, out)
    return out


def _said_elsewhere(figure: Figure, code: str) -> bool:
    """Whether another text than the figure's own says so: a text that stands by its number does not mean that one."""
    return any(r.document != figure.document.id for r in figure.remarks.get(code, ()))


def _reckoned(figure: Figure) -> bool:
    """Whether a figure is of excess or indirect deaths, by its own words or those of its text about it."""
    said = (r.quote for r in figure.remarks.get("different_cause", ()) if r.document == figure.document.id)
    return figure.says("basis", "reckoned") or any(has_any(fold(quote), words("basis", "reckoned")) for quote in said)


def _titles(figures: Sequence[Figure], out: dict[str, str]) -> None:
    """A title is no voice beside a text that counts the same, or whose number it gives without saying of whom."""
    scopes: set[tuple[str, Scope]] = set()
    numbers: set[tuple[str, str, int | None]] = set()
    for figure in figures:
        if figure.claim.field == "text" and figure.standing and not figure.partial:
            scopes.add((figure.document.id, figure.scope))
            known = (figure.value, figure.claim.quantity.low, figure.claim.quantity.high, None)
            numbers |= {(figure.document.id, figure.claim.outcome, n) for n in known}
    for figure in figures:
        outcomes = (figure.claim.outcome, *JOINT.get(figure.claim.outcome, ()))
        again = any((figure.document.id, outcome, figure.value) in numbers for outcome in outcomes)
        if figure.claim.field != "text" and (again or (figure.document.id, figure.scope) in scopes):
            out.setdefault(figure.id, "a headline over a text that counts the same")


def _put_out_by(relation: Relation, a: Figure, b: Figure, out: dict[str, str]) -> None:
    code, grade = relation.reasons[0].code, relation.reasons[0].grade
    if relation.verdict == "updated" and relation.current is not None:
        old = a if relation.current == b.id else b
        why = {"stale_figure": "stale: an older count in newer copy"}.get(code, "an earlier figure of the same voice")
        if a.origin != b.origin and code != "stale_figure":
            why = f"earlier; a stated reason ({code}) accounts for the whole gap"
        if a.origin == b.origin or grade == "stated" or code == "stale_figure":
            out.setdefault(old.id, why)
    elif code in ("outcome_term", "translation") and a.value == b.value:
        for figure in (a, b):
            if figure.claim.outcome != "casualties":
                out.setdefault(figure.id, "a relay of a figure for casualties, which is not one for deaths")
    elif code == "missing_included" and a.claim.outcome == b.claim.outcome == "killed":
        more, less = (a, b) if (a.low or 0) > (b.low or 0) else (b, a)
        if more.has("missing_included") and not less.has("missing_included"):
            out.setdefault(more.id, "counts the missing among the dead")
    elif code == "different_unit" and a.origin == b.origin and a.exact and b.exact and a.value == b.value:
        persons = [f for f in (a, b) if f.unit == "persons"]
        if len(persons) == 1:
            other = b if persons[0] is a else a
            out.setdefault(persons[0].id, f"the same number in {other.unit}, given as persons")
    elif code == "different_cause" and _reckoned(a) != _reckoned(b):
        out.setdefault((a if _reckoned(a) else b).id, "excess or indirect deaths, reckoned and not counted")
    elif code == "different_cause" and a.value is not None and b.value is not None:
        out.setdefault((a if a.value < b.value else b).id, "a narrower cause")
    elif code == "not_people" and grade == "inferred":
        flagged = next(e.claim for e in relation.reasons[0].evidence if e.claim)
        out.setdefault(flagged, "the same number counts things in another report")
    elif code == "headline_v_body":
        out.setdefault((a if is_headline(a) else b).id, "a headline at odds with its text")


def _of_scope(
    scope: Scope, rows: list[Figure], figures: Sequence[Figure], out: dict[str, str], preferences: Preferences
) -> RollUp | None:
    origins: dict[str, list[Figure]] = defaultdict(list)
    excluded: list[Excluded] = []
    for figure in sorted(rows, key=counted):
        if figure.id in out:
            excluded.append(Excluded(claim=figure.id, why=out[figure.id]))
        else:
            origins[figure.origin].append(figure)
    inputs: list[Figure] = []
    for log in origins.values():
        kept, rest = standing(log)
        numbers = {f.value for f in kept}
        again = {f.id: f for f in log if rest.get(f.id) == AGAIN and f.value in numbers}
        inputs += [*kept, *again.values()]
        excluded += [Excluded(claim=f, why=why) for f, why in rest.items() if f not in again]
    if not inputs:
        return None
    inputs, set_aside = _chosen(inputs, preferences)
    low, high, open_high = _span(inputs, preferences.policy)
    other = [
        Excluded(claim=f.id, why=_scope_words(f))
        for f in (figures if not any(scope[2:]) else ())
        if (f.scope != scope or f.partial) and f.claim.outcome == scope[0]
    ]
    first = inputs[0]
    return RollUp(
        event=first.event,
        outcome=first.claim.outcome,
        population=_said(rows, "people"),
        place=_said(rows, "place"),
        when=_said(rows, "window"),
        unit=first.claim.population.unit,
        basis="cumulative" if any(f.claim.basis == "cumulative" for f in inputs) else "incident",
        as_of=max(f.moment for f in inputs) or None,
        low=low,
        high=high,
        open_high=open_high,
        policy=preferences.policy,
        convention=preferences.convention,
        origins=_independent(inputs),
        inputs=tuple(f.id for f in sorted(inputs, key=counted)),
        excluded=tuple(excluded + set_aside + other),
    )


def _chosen(inputs: list[Figure], preferences: Preferences) -> tuple[list[Figure], list[Excluded]]:
    """The inputs that the policy takes; `priority` names kinds of source or words of their names."""
    preferred = [f for f in inputs if f.id in preferences.preferred]
    if preferred:
        return preferred, [
            Excluded(claim=f.id, why="a person preferred another figure") for f in inputs if f not in preferred
        ]
    if preferences.policy == "latest-independent":
        last = max(inputs, key=counted)
        chosen = [f for f in inputs if f.origin == last.origin]
    elif preferences.policy == "priority":
        ranked = sorted(inputs, key=lambda f: _priority(f, preferences.priority))
        chosen = [f for f in inputs if f.origin == ranked[0].origin]
    else:
        return inputs, []
    return chosen, [
        Excluded(claim=f.id, why=f"not taken under the policy {preferences.policy}") for f in inputs if f not in chosen
    ]


def _priority(figure: Figure, order: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    name = fold(figure.name)
    ranks = [n for n, wanted in enumerate(order) if wanted == figure.role or (fold(wanted) and fold(wanted) in name)]
    return (min(ranks, default=len(order)), (figure.published, figure.id))


def _span(inputs: Sequence[Figure], policy: Policy) -> tuple[int | None, int | None, bool]:
    """An upper bound sets only the high, a lower bound a floor, a vague word nothing, an approximate figure enters
    as written.
    """
    lows, highs, floors = [], [], []
    for figure in inputs:
        kind, q = figure.claim.quantity.kind, figure.claim.quantity
        if kind == "vague":
            continue
        if kind == "approx":
            number = q.value if q.value is not None else figure.low
            lows.append(number)
            highs.append(number)
        elif kind == "upper":
            highs.append(figure.high)
        elif kind == "lower":
            lows.append(figure.low)
            floors.append(figure.low)
        else:
            lows.append(figure.low)
            highs.append(figure.high)
    found_low = min((n for n in lows if n is not None), default=None)
    finite = [n for n in highs if n is not None]
    found_high = max([*finite, *(n for n in floors if n is not None)]) if finite else None
    open_high = bool(floors)
    if found_low is None and found_high is None:
        vague = [f.low for f in inputs if f.low is not None]
        return (min(vague, default=None), None, True)
    if policy == "lowest":
        return found_low, found_low if found_low is not None else found_high, False
    return found_low, found_high, open_high


def _independent(inputs: Sequence[Figure]) -> int | tuple[int, int]:
    """How many voices are behind the inputs; an interval where unnamed ones may or may not be among the others."""
    named = {f.origin for f in inputs if f.role != "unnamed"}
    unnamed = {f.origin for f in inputs if f.role == "unnamed"}
    if not unnamed:
        return len(named)
    least, most = max(1, len(named)), len(named) + len(unnamed)
    return most if least == most else (least, most)


def _said(rows: Sequence[Figure], what: str) -> str | None:
    """The words for a facet of the scope, from the first figure that gives them; None for the whole."""
    for figure in rows:
        text = {"people": figure.claim.population.text, "place": figure.where, "window": figure.claim.when}[what]
        key = {
            "people": figure.people_key or figure.attacker_key,
            "place": figure.place_key,
            "window": figure.window_key,
        }[what]
        if key and text:
            return text
    return None


def _scope_words(figure: Figure) -> str:
    if figure.parent is not None and figure.parent.claim.outcome == figure.claim.outcome:
        return "a part of another figure"
    if figure.attacker_key:
        return "counts the attacker otherwise"
    if figure.people_key:
        return f"{figure.claim.population.text or 'one group'} only"
    if figure.place_key:
        return f"{figure.where or 'another place'} only"
    if figure.window_key:
        return f"another window: {figure.claim.when or 'an addition'}"
    return f"in {figure.claim.population.unit}"
