"""One originator's figures for one scope, in the order in which they were counted: how a desk keeps a toll log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tally.ids import id_of
from tally.models import Series
from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import JOINT_COUNTS, Figure, Scope, vague_floor
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.number_reasons import by_numbers

__all__ = ["AGAIN", "Log", "as_series", "counted", "logs_of", "standing"]


TENFOLD = 10  # numbers below are too small to tell a lost zero from a rise
BESIDE = "another figure of the same text"
AGAIN = "the same voice's figure again"


@dataclass(slots=True)
class Log:
    """The steps of one originator for one scope; `last` is the first that gave the number which stands now; `refuted`
    are steps that their voice itself denies to have given; `by_print` and `days` are the steps and their days in the
    order of printing; `place` is where a step stands, `first` who first gave a number, `retired` the step whose text
    calls a number an earlier one.
    """

    origin: str
    scope: Scope
    steps: list[Figure]

    last: Figure
    by_print: list[Figure]
    days: list[str]
    moments: list[str]
    place: dict[str, int]
    first: dict[int, Figure]
    retired: dict[int, Figure]
    refuted: frozenset[str] = frozenset()


def counted(figure: Figure) -> tuple[str, str, int, int]:
    """When a figure was counted, then when it was printed, then where it stands: the order of a log."""
    return (figure.moment, figure.published, figure.rank, figure.claim.start)


def logs_of(figures: Iterable[Figure]) -> dict[Scope, dict[str, Log]]:
    """The logs of one event by scope and origin. Earlier and denied figures, parts without a group of their own, and
    titles over
    a text that counts the same are no steps.
    """
    found: dict[Scope, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    figures = list(figures)
    able = [f for f in figures if f.standing and not f.partial and not _boundless(f)]
    denied = {(f.origin, f.claim.outcome, f.value): f for f in figures if f.claim.stance == "denied" and f.value}
    told = {(f.document.id, f.scope) for f in able if f.claim.field == "text"}
    joint: set[tuple[str, str, int]] = set()
    joint |= {(f.document.id, f.claim.outcome, f.value) for f in able if f.claim.field == "text" and f.value}
    for figure in able:
        if figure.claim.field == "text" or not ((figure.document.id, figure.scope) in told or _loosely(figure, joint)):
            found[figure.scope][figure.origin].append(figure)
    refuted = frozenset(
        f.id for f in able if f.value and denied and _refuted(f, denied.get((f.origin, f.claim.outcome, f.value)))
    )
    return {
        scope: {
            origin: _log(origin, scope, sorted(rows, key=counted), refuted)
            for origin, rows in sorted(by_origin.items())
        }
        for scope, by_origin in found.items()
    }


def _loosely(title: Figure, told: set[tuple[str, str, int]]) -> bool:
    """Whether a title calls killed ("Twenty feared dead") those whom its text counts as dead or missing."""
    return any((title.document.id, outcome, title.value or 0) in told for outcome in JOINT_COUNTS)


def _refuted(figure: Figure, denied: Figure | None) -> bool:
    """Whether a relay's number is one that the voice itself denies in another text: "the 140 were goats, police said"."""
    return denied is not None and denied.document is not figure.document and denied.published >= figure.published


def _boundless(figure: Figure) -> bool:
    """Whether a word sets no bound under any convention ("everyone", "heavy"): nothing can be compared with it."""
    q = figure.claim.quantity
    word = q.word or figure.claim.number
    return q.kind == "vague" and figure.low is None and vague_floor(word, figure.claim.outcome, "plain") is None


def _log(origin: str, scope: Scope, steps: list[Figure], refuted: frozenset[str]) -> Log:
    kept, out = standing([step for step in steps if step.id not in refuted] or steps)
    steps = [step for step in steps if out.get(step.id) != BESIDE]
    by_print = sorted(steps, key=lambda f: (f.published[:10], counted(f)))
    first: dict[int, Figure] = {}
    retired: dict[int, Figure] = {}
    for step in steps:
        if step.value is not None:
            first.setdefault(step.value, step)
        if step.old is not None and step.old.value is not None:
            retired.setdefault(step.old.value, step)
    place = {step.id: n for n, step in enumerate(steps)}
    days = [f.published[:10] for f in by_print]
    moments = [step.moment for step in steps]
    return Log(origin, scope, steps, kept[-1], by_print, days, moments, place, first, retired, refuted)


def standing(steps: Sequence[Figure]) -> tuple[list[Figure], dict[str, str]]:
    """The steps that stand at the end, each number by its first giver, and why the others do not.

    A looser repeat of a known number is no new step; a number that had been replaced comes back only in stale copy;
    relays of
    one moment that vary all stand.
    """
    kept: list[Figure] = []
    out: dict[str, str] = {}
    gone: set[int] = set()
    for step in steps:
        numbers = by_numbers(kept[-1], step) if kept else None
        if not kept:
            kept = [step]
        elif step.exact and step.value in gone:
            out[step.id] = "stale: a number that its voice had replaced"
        elif numbers is not None and (numbers[0] == "equal" or _looser(step, kept[-1])):
            out[step.id] = AGAIN if numbers[0] == "equal" else "the same voice's figure in looser words"
        elif step.document is kept[-1].document and step.moment == kept[-1].moment and step.old is not kept[-1]:
            if _main_of_text(step, kept[-1]):
                out |= dict.fromkeys((f.id for f in kept), BESIDE)
                kept = [step]
            else:
                out[step.id] = BESIDE
        elif (
            step.moment[:10] == kept[-1].moment[:10]
            and step.document is not kept[-1].document
            and step.relay != kept[-1].relay
            and numbers is None
        ) or _tenfold(step, kept[-1]):
            kept.append(step)
        else:
            gone |= {f.value for f in kept if f.exact and f.value is not None}
            out |= {f.id: "an earlier figure of the same voice" for f in kept}
            kept = [step]
    return kept, out


def _looser(step: Figure, known: Figure) -> bool:
    return (known.exact and not step.exact) or (
        step.claim.quantity.kind == "vague" and known.claim.quantity.kind != "vague"
    )


def _main_of_text(step: Figure, known: Figure) -> bool:
    """Of two numbers of one voice in one text the larger, but the smaller where the text tells that missing were
    found.
    """
    if is_headline(step) != is_headline(known):
        return is_headline(known)
    found = step.has("missing_resolved") or known.has("missing_resolved")
    fewer = step.claim.outcome in ("missing", "trapped") and found
    return ((step.low or 0) > (known.low or 0)) is not fewer


def _tenfold(step: Figure, known: Figure) -> bool:
    """A zero more or less between two prints of a day or two: which of them its voice gave is open."""
    if not (step.exact and known.exact) or not step.value or not known.value or step.document is known.document:
        return False
    one, other = iso_day(step.moment), iso_day(known.moment)
    low, high = sorted((step.value, known.value))
    return (
        low * 10 == high and low >= TENFOLD and one is not None and other is not None and abs((one - other).days) <= 1
    )


def as_series(event: str, logs: dict[Scope, dict[str, Log]]) -> list[Series]:
    """The logs as models, in the order of their first step."""
    rows = sorted(
        (log for by_origin in logs.values() for log in by_origin.values()), key=lambda log: counted(log.steps[0])
    )
    return [_series(event, log) for log in rows]


def _series(event: str, log: Log) -> Series:
    first = log.steps[0]
    text = next((f.claim.population.text for f in log.steps if f.claim.population.text), None)
    return Series(
        id=id_of("s-", event, log.origin, *log.scope),
        event=event,
        origin=log.origin,
        outcome=first.claim.outcome,
        population=text if first.people_key else None,
        place=first.where if first.place_key else None,
        window=first.claim.when if first.window_key else None,
        unit=first.claim.population.unit,
        steps=tuple(f.id for f in log.steps),
    )
