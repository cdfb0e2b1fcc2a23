"""The toll over time as shapes on a plane: a step line an originator, a band from low to high, the roll-up behind them.

Everything here is numbers and words; the template draws them as SVG. Hedges are told by the marker's shape, series by a
label at the line's end and by the dash, never by colour alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tally.models import Claim, Document, Reconciliation, RollUp, Series
from tally.reporting import wording

__all__ = ["Chart", "charts"]

WIDTH, HEIGHT = 860, 340
LEFT, RIGHT, TOP, BOTTOM = 52, 270, 20, 44
FEW_CHARTS, MOST_CHARTS = 6, 16
MOST = 8  # lines a reader can still tell apart
GAP = 28  # pixels between two labels of two rows each
SHAPES = {
    "exact": "circle",
    "lower": "up",
    "upper": "down",
    "approx": "diamond",
    "range": "bar",
    "vague": "square",
    "none": "cross",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: where it is drawn, its shape, and the claim behind it."""

    x: float
    y: float
    shape: str
    mark: int
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: the reach of a figure from low to high, or a roll-up."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its path, points, bands and the label at its end (`name` above `detail`)."""

    number: int
    name: str
    detail: str
    path: str
    points: tuple[Point, ...]
    bands: tuple[Box, ...]
    end_x: float
    end_y: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One outcome of one event."""

    key: str
    title: str
    summary: str
    lines: tuple[Line, ...]
    rollup: Box | None
    rollup_words: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    not_drawn: tuple[str, ...]
    shapes: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class Step:
    """A claim as a figure on a day."""

    claim: Claim
    day: date
    value: int  # where it is drawn: of a range the middle
    low: int | None
    high: int | None


def charts(result: Reconciliation, marks: Mapping[str, int]) -> list[Chart]:
    """A chart an event and outcome that has a figure and a day, that with the most steps first."""
    claims = {claim.id: claim for claim in result.claims}
    documents = {document.id: document for document in result.documents}
    groups: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for series in result.series:
        if series.unit == "persons":
            groups[series.event, series.outcome].append(series)
    places = {event.id: wording.scope(event.place, event.when) for event in result.events}
    many = len({event for event, _ in groups}) > 1
    found = []
    for (event, outcome), rows in groups.items():
        where = f" ({places.get(event) or event})" if many else ""
        title = wording.label("outcome", outcome).split(" (")[0] + where
        chart = _chart(f"{event}-{outcome}", title, rows, claims, documents, marks, _total(result, event, outcome))
        if chart is not None:
            found.append(chart)
    found.sort(key=lambda chart: -sum(len(line.points) for line in chart.lines))
    # A figure alone is no course of events; among many charts it is left out.
    telling = [chart for chart in found if sum(len(line.points) for line in chart.lines) > 1]
    return (telling if len(found) > FEW_CHARTS else found)[:MOST_CHARTS]


def _total(result: Reconciliation, event: str, outcome: str) -> RollUp | None:
    """The widest roll-up of the outcome: nobody's people and no place where there is such a one, else the first."""
    rows = [r for r in result.rollups if (r.event, r.outcome) == (event, outcome) and r.unit == "persons"]
    return min(rows, key=lambda r: (r.place is not None, r.population is not None), default=None)


def _chart(
    key: str,
    title: str,
    rows: Sequence[Series],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    marks: Mapping[str, int],
    total: RollUp | None,
) -> Chart | None:
    steps = [(series, _steps(series, claims, documents)) for series in rows]
    drawn = [(series, found) for series, found in steps if found]
    drawn.sort(key=lambda pair: (-len(pair[1]), -pair[1][-1].value, pair[0].id))
    left_out = [
        _not_drawn(claims[name])
        for series in rows
        for name in series.steps
        if name in claims and not _value(claims[name])
    ]
    left_out += [f"{_name(series, claims, documents)}: {len(found)} more" for series, found in drawn[MOST:]]
    drawn = drawn[:MOST]
    if not drawn:
        return None
    days = sorted({step.day for _, found in drawn for step in found})
    most = max(max(step.value, step.high or 0) for _, found in drawn for step in found)
    plane = _Plane(days, max(most, (total.high or total.low or 0) if total else 0), len(drawn))
    lines = [
        _line(number, series, found, plane, claims, documents, marks) for number, (series, found) in enumerate(drawn, 1)
    ]
    span = wording.day(days[0].isoformat()) + (f" to {wording.day(days[-1].isoformat())}" if len(days) > 1 else "")
    used = {point.shape for line in lines for point in line.points}
    return Chart(
        key=key,
        title=title,
        summary=f"Number {title}, {span}: "
        + "; ".join(f"{line.name}: {', '.join(p.words for p in line.points)}" for line in lines),
        lines=tuple(_apart(lines)),
        rollup=plane.band(total),
        rollup_words=wording.rolled(total) if total else "",
        x_ticks=tuple(plane.days_shown()),
        y_ticks=tuple(plane.values_shown()),
        not_drawn=tuple(dict.fromkeys(left_out)),
        shapes=tuple(kind for kind, shape in SHAPES.items() if shape in used),
    )


def _value(claim: Claim) -> bool:
    q = claim.quantity
    return q.value is not None or q.low is not None or q.high is not None


def _not_drawn(claim: Claim) -> str:
    return f"“{wording.one_line(claim.quote)}”"


def _steps(series: Series, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> list[Step]:
    found = []
    for name in series.steps:
        claim = claims.get(name)
        if claim is None or not _value(claim):
            continue
        document = documents.get(claim.document)
        day = _day(claim.as_of_date) or _day(document.published if document else None)
        q = claim.quantity
        value = next(n for n in (q.value, q.low, q.high) if n is not None)
        if q.kind == "range" and q.low is not None and q.high is not None:
            value = (q.low + q.high) // 2
        if day is not None:
            found.append(Step(claim, day, value, q.low, q.high))
    return found


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _name(series: Series, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> str:
    claim = claims[series.steps[0]]
    return wording.one_line(wording.who(claim, documents.get(claim.document)), 30)


class _Plane:
    """Where days and numbers stand. One day alone gives every series a column of its own."""

    def __init__(self, days: Sequence[date], most: int, series: int) -> None:
        self.days, self.series = days, series
        self.step = _nice(max(most, 4) / 4)
        self.top = self.step * -(-max(most, 4) // self.step)
        self.single = len(days) == 1

    def x(self, day: date, number: int) -> float:
        width = WIDTH - RIGHT - LEFT
        if self.single:
            return round(LEFT + width * number / (self.series + 1), 1)
        whole = (self.days[-1] - self.days[0]).days
        return round(LEFT + 16 + (width - 32) * (day - self.days[0]).days / whole, 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * min(value, self.top) / self.top, 1)

    def band(self, total: RollUp | None) -> Box | None:
        if total is None or (total.low is None and total.high is None):
            return None
        low = total.low or 0
        high = total.high if total.high is not None and not total.open_high else self.top if total.open_high else low
        top, bottom = self.y(high), self.y(low)
        return Box(LEFT, top, WIDTH - RIGHT - LEFT, max(round(bottom - top, 1), 2.0))

    def days_shown(self) -> Iterable[Tick]:
        if self.single:
            yield Tick(round(LEFT + (WIDTH - RIGHT - LEFT) / 2, 1), wording.day(self.days[0].isoformat()))
            return
        last = -1e9
        for day in self.days:
            at = self.x(day, 0)
            if at - last >= 86:
                words = wording.day(day.isoformat())
                yield Tick(at, words if self.days[0].year != self.days[-1].year else words.rsplit(" ", 1)[0])
                last = at

    def values_shown(self) -> Iterable[Tick]:
        for number in range(int(self.top // self.step) + 1):
            yield Tick(self.y(number * self.step), f"{number * self.step:,}")


def _nice(size: float) -> int:
    """The next 1, 2 or 5 times a power of ten."""
    power = 1
    while power * 10 <= size:
        power *= 10
    return next((n * power for n in (1, 2, 5, 10) if n * power >= size), 10 * power)


def _line(
    number: int,
    series: Series,
    steps: Sequence[Step],
    plane: _Plane,
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    marks: Mapping[str, int],
) -> Line:
    edge = float(WIDTH - RIGHT)
    places = [plane.x(step.day, number) for step in steps]
    points, bands, path = [], [], ""
    for at, (x, step) in enumerate(zip(places, steps, strict=True)):
        y = plane.y(step.value)
        until = places[at + 1] if at + 1 < len(places) else x + 14 if plane.single else edge
        path += f"{'L' if path else 'M'}{x} {y}" + ("" if plane.single else f"H{until}")
        if step.low is not None and step.high is not None and step.low < step.high:
            top = plane.y(step.high)
            start = x - 14 if plane.single else x
            bands.append(Box(start, top, round(max(until - start, 6), 1), round(plane.y(step.low) - top, 1)))
        shape = SHAPES[step.claim.quantity.kind]
        words = wording.words_of(step.claim)
        points.append(Point(x, y, shape, marks[step.claim.id], words, wording.day(step.day.isoformat())))
    last = plane.y(steps[-1].value)
    detail = wording.scope(wording.figure(steps[-1].claim, alone=True), series.population, series.place, series.window)
    return Line(
        number=number,
        name=_name(series, claims, documents),
        detail=wording.one_line(detail, 40),
        path="" if plane.single else path,
        points=tuple(points),
        bands=tuple(bands),
        end_x=points[-1].x if plane.single else edge,
        end_y=last,
        label_y=last,
    )


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The labels moved so far apart that none covers another, in the order of their lines."""
    ranked = sorted(lines, key=lambda line: (line.end_y, line.number))
    places: list[float] = []
    for line in ranked:
        places.append(max(line.end_y, places[-1] + GAP) if places else max(line.end_y, TOP + 6))
    overflow = places[-1] - (HEIGHT - BOTTOM - 8)
    if overflow > 0:
        for at in range(len(places) - 1, -1, -1):
            limit = HEIGHT - BOTTOM - 8 - GAP * (len(places) - 1 - at)
            places[at] = min(places[at], limit)
    moved = {line.number: place for line, place in zip(ranked, places, strict=True)}
    return [
        Line(
            line.number, line.name, line.detail, line.path, line.points, line.bands, line.end_x, line.end_y,
            round(moved[line.number], 1),
        )
        for line in lines
    ]  # fmt: skip
