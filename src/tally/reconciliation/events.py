"""Incidents matched across documents, with why.

Matched by place, day, people, voices and words of the titles; never by an equal number, and never through a chain of
look-alikes: a document's event joins a group only where it clashes with none of its members. The articles of one run
are
presumed to tell one story, so that an event without a clash joins the likeliest group, but never against a stated other
place or day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tally.models import Document, Event
from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import Figure
from tally.reconciliation.naming import named
from tally.reconciliation.places import Place, names_in
from tally.reconciliation.vocabulary import words

__all__ = ["Pins", "match_events"]

PLACE, DAY, PEOPLE, VOICE, TITLE, OUTCOME = 3.0, 2.0, 2.0, 1.0, 0.5, 0.5
FRIENDS = 64  # groups looked at for one document event: those that share most with it, rare names counting more
RIVALS = 8  # further events of one text that are asked whether they are more like a group
COMMON = 400  # a name that stands in more groups than this tells nothing
REPORTED = timedelta(days=10)  # a report may bear its own day for that of an event so long before
WIDE = 3  # from this level on a place may hold another without a name in common: a district, a province
NIGHT = timedelta(days=1)  # a night has two dates
CAMPAIGN = timedelta(
    days=45
)  # a running total of weeks takes in the days after its start; one of months is an aggregate

Day = tuple[date, date, int]
Pins = tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]  # document events to keep together, and apart


@dataclass(slots=True)
class Sight:
    """What is seen of one or more document events."""

    members: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    wide: set[str] = field(default_factory=set)
    sites: set[Place] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    days: set[Day] = field(default_factory=set)
    firm: set[Day] = field(default_factory=set)
    told_apart: bool = False
    since: set[date] = field(default_factory=set)
    printed: set[date] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)
    joined: bool = False
    main: bool = False
    shown: int = 0

    def take(self, other: Sight) -> None:
        """Adds what is seen of another document event."""
        for name in ("members", "figures"):
            getattr(self, name).extend(getattr(other, name))
        for name in (
            "days",
            "firm",
            "since",
            "printed",
            "names",
            "wide",
            "context",
            "voices",
            "people",
            "outcomes",
            "documents",
        ):
            getattr(self, name).update(getattr(other, name))
        if len(self.sites) < FRIENDS:
            self.sites |= other.sites
        self.main = self.main or other.main


def match_events(figures: Iterable[Figure], pins: Pins = ((), ()), alone: bool = False) -> list[Event]:
    """Groups the documents' events, writes each figure's `event`, and gives the events in the order of their first
    report.

    `alone`: every document is a story of its own.
    """
    sights = _pinned(_sights(figures), pins[0])
    apart = {frozenset(pair) for pair in pins[1]}
    groups: list[Sight] = []
    reasons: list[list[str]] = []
    index: dict[str, list[int]] = defaultdict(list)
    beside = _by_document(sights)
    for sight in sorted(sights, key=_order):
        rivals = [x for document in sight.documents for x in beside[document] if x is not sight]
        n, why = (None, []) if alone else _home(sight, groups, index, apart, rivals)
        if n is None:
            n = len(groups)
            groups.append(Sight())
            reasons.append([])
        for key in _keys(sight) - _keys(groups[n]):
            index[key].append(n)
        groups[n].take(sight)
        reasons[n] += why
    return [
        _event(group, why) for group, why in sorted(zip(groups, reasons, strict=True), key=lambda item: _first(item[0]))
    ]


def _sights(figures: Iterable[Figure]) -> list[Sight]:
    by_event: dict[str, list[Figure]] = defaultdict(list)
    home: dict[str, str] = {}
    for figure in figures:
        by_event[figure.claim.event].append(figure)
        home[figure.id] = figure.claim.event
    seen: set[str] = set()
    found = []
    homes: dict[str, set[str]] = {}
    clear: dict[str, int] = {}
    for event, rows in by_event.items():
        sight = Sight(members=[event], figures=rows, main=rows[0].document.id not in seen)
        seen.add(rows[0].document.id)
        _look(sight, rows, rows[0].document)
        sight.told_apart = any(_set_apart(figure, home) for figure in rows)
        sight.shown = clear.setdefault(rows[0].document.id, bool(sight.names) + bool(sight.days))
        sight.context |= homes.setdefault(rows[0].document.id, set(sight.names))
        found.append(sight)
    return found


def _look(sight: Sight, rows: list[Figure], document: Document) -> None:
    sight.documents[document.id] = document.published or ""
    if day := iso_day(document.published):
        sight.printed.add(day)
    if sight.main:
        sight.context |= _title_names(document.title)
    for figure in rows:
        sight.outcomes.add(figure.claim.outcome)
        sight.voices.add(figure.origin)
        people = figure.people
        sight.people |= {x for x in (people.status, people.side, people.noun) if x}
        sight.context |= names_in(figure.name) | people.names
        if figure.claim.stance == "superseded":
            continue
        if figure.parent is not None or figure.claim.basis == "addition" or (figure.lone and len(rows) > 1):
            sight.context |= figure.place.names
            continue  # the place and day of a part, a death or a find, not those of the incident
        sight.names |= figure.place.names
        if len(sight.sites) < RIVALS:
            sight.sites.add(figure.place)
        if figure.place.level is not None and figure.place.level >= WIDE:
            sight.wide |= figure.place.names
        sight.joined = sight.joined or (
            len(figure.place.names) > 1 and " and " in f" {(figure.claim.place or '').lower()} "
        )
        window = figure.window
        if window.start is None or window.floating or window.trailing:
            continue
        if window.running:
            sight.since.add(window.start)
        else:
            span = (window.start, window.end or window.start, window.slack)
            sight.days.add(span)
            if not window.of_print(figure.published):
                sight.firm.add(span)


def _set_apart(figure: Figure, home: dict[str, str]) -> bool:
    """Whether a text says of a figure that it is for another incident or for several together. Words about two of its
    events ("nothing links the two accidents") only tell these from each other.
    """
    said = figure.remarks.get("different_event", ()) if figure.standing else ()
    return any(len({home[x] for x in remark.about if x in home}) < 2 for remark in said)


def _title_names(title: str | None) -> set[str]:
    """Names of a title; its first word is capitalised whatever it is."""
    return set(names_in((title or "").partition(" ")[2]))


def _pinned(sights: list[Sight], together: Sequence[tuple[str, str]]) -> list[Sight]:
    """Sights that a person put together made one."""
    home = {member: sight for sight in sights for member in sight.members}
    for a, b in together:
        one, other = home.get(a), home.get(b)
        if one is None or other is None or one is other:
            continue
        one.take(other)
        home |= dict.fromkeys(other.members, one)
    return list({id(s): s for s in home.values()}.values())


def _order(sight: Sight) -> tuple[bool, bool, bool, int, str, str]:
    """Texts with a running total first, then those clearest on place and day, each by day of publication; background
    totals of a text ("two killings last year") after the stories, totals over several places last.
    """
    return (
        sight.joined or sight.told_apart,
        not sight.main and bool(sight.since) and not sight.days,
        not sight.since,
        -sight.shown,
        min(sight.documents.values()),
        min(sight.members),
    )


def _first(sight: Sight) -> tuple[str, int, str]:
    figure = min(sight.figures, key=lambda f: (f.published, f.rank, f.claim.start))
    return (figure.published, figure.rank, min(sight.members))


def _keys(sight: Sight) -> set[str]:
    return (
        {f"n:{x}" for x in sight.names | sight.context}
        | {f"v:{x}" for x in sight.voices - words("voices", "generic")}
        | {f"d:{day}" for start, end, _ in sight.days for day in (start, end)}
    )


def _by_document(sights: Iterable[Sight]) -> dict[str, list[Sight]]:
    """The events that each document tells apart."""
    found: dict[str, list[Sight]] = defaultdict(list)
    for sight in sights:
        for document in sight.documents:
            found[document].append(sight)
    return found


def _home(
    sight: Sight,
    groups: list[Sight],
    index: dict[str, list[int]],
    apart: set[frozenset[str]],
    rivals: Sequence[Sight] = (),
) -> tuple[int | None, list[str]]:
    """The number of the group that the event joins and why; None for a group of its own.

    A group that another event of the same text (a rival) is more like is left to that.
    """
    shared: dict[int, float] = defaultdict(float)
    for key in sorted(_keys(sight)):
        holders = index[key]
        if len(holders) <= COMMON:
            for n in holders:
                shared[n] += 1 / len(holders)
    near = [n for n, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:FRIENDS]]
    if sight.main:
        near += [n for n in range(min(len(groups), FRIENDS)) if n not in shared]
    if sight.told_apart or (sight.joined and _aggregate(sight, [groups[n] for n in near])):
        return None, ["a total over several places" if sight.joined else "its text sets it apart"]
    best: tuple[float, int, list[str]] | None = None
    for n in near:
        group = groups[n]
        if _clash(sight, group) or (
            apart and any(frozenset((a, b)) in apart for a in sight.members for b in group.members)
        ):
            continue
        score, why = _likeness(sight, group)
        if any(_likeness(rival, group)[0] > score and not _clash(rival, group) for rival in rivals[:RIVALS]):
            continue
        if (score >= PLACE or sight.main) and (best is None or (score, -n) > (best[0], -best[1])):
            best = (score, n, why)
    return (best[1], best[2] or ["presumed to tell the same story"]) if best else (None, [])


def _aggregate(sight: Sight, groups: list[Sight]) -> bool:
    """Whether the place names cover two groups that lie in different places."""
    covered = [g.names for g in groups if g.names and g.names & sight.names]
    return any(not a & b for i, a in enumerate(covered) for b in covered[i + 1 :])


def _clash(sight: Sight, group: Sight) -> bool:
    """A stated other place or day, an event later than the other's report of it, or two events that one text keeps
    apart.
    """
    if sight.documents.keys() & group.documents.keys():
        return True
    strange = sight.names and group.names and not (sight.names | sight.context) & (group.names | group.context)
    if strange and not any(one.alike(other) for one in sight.sites for other in group.sites):
        nested = bool(sight.wide) != bool(group.wide)
        if not nested or (sight.days and group.days and not _met(sight, group)):
            return True
    return _other_day(sight, group) or _too_late(sight, group) or _too_late(group, sight)


def _other_day(sight: Sight, group: Sight) -> bool:
    """Days that do not meet, outside a running total of some weeks; a day against a count of months is another
    matter altogether.
    """
    if (_months(sight) and _brief(group)) or (_months(group) and _brief(sight)):
        return True
    start = min(sight.since | group.since, default=None)
    if start is not None and all(
        start - NIGHT <= end and begin <= start + CAMPAIGN for begin, end, _ in sight.days | group.days
    ):
        return False
    for day in sight.days:
        if group.days and all(_apart(day, day in sight.firm, other, other in group.firm) for other in group.days):
            return True
    return bool(sight.days and group.since and not group.days) and all(
        end + NIGHT < min(group.since) for _, end, _ in sight.days
    )


def _apart(one: Day, one_firm: bool, other: Day, other_firm: bool) -> bool:
    """Whether two days do not meet. The later of two that is only the day of its print may be that of the report."""
    gap = max(one[0] - other[1], other[0] - one[1])
    later_firm = one_firm if one[0] > other[0] else other_firm
    return gap > timedelta(one[2] + other[2]) and (later_firm or gap > REPORTED)


def _met(sight: Sight, group: Sight) -> list[date]:
    """The days of an event that are also days of the group, a night's two dates taken as one."""
    return [a for a, b, _ in sight.days if any(a <= end + NIGHT and b >= start - NIGHT for start, end, _ in group.days)]


def _brief(sight: Sight) -> bool:
    """Whether all that is seen is days, no period."""
    return bool(sight.days) and not sight.since and all(end - start < CAMPAIGN for start, end, _ in sight.days)


def _months(sight: Sight) -> bool:
    """Whether all that is seen is a total of months."""
    return (
        not sight.days
        and bool(sight.since)
        and bool(sight.printed)
        and max(sight.printed) - max(sight.since) > CAMPAIGN
    )


def _too_late(event: Sight, reports: Sight) -> bool:
    """No paper tells of a day that has not come: the event's first day lies after a report in the other group."""
    first = min((start for start, _, slack in event.firm if not slack), default=None)
    return first is not None and bool(reports.printed) and first > min(reports.printed)


def _likeness(sight: Sight, group: Sight) -> tuple[float, list[str]]:
    score, why = 0.0, []
    places = sight.names & group.names or (
        sight.names & group.context if not group.names else sight.context & group.names if not sight.names else set()
    )
    if places:
        score += PLACE
        why.append("the same place: " + ", ".join(sorted(places)))
    elif sight.context & group.context:
        score += TITLE * min(2, len(sight.context & group.context))
        why.append("names in common: " + ", ".join(sorted(sight.context & group.context)))
    met = _met(sight, group)
    if met:
        score += DAY
        why.append(f"the same day: {min(met).isoformat()}")
    if sight.people & group.people:
        score += PEOPLE
    elif sight.people and group.people:
        score -= VOICE
    voices = sight.voices & group.voices
    if voices:
        score += VOICE
        why.append("the same source: " + ", ".join(sorted(voices)))
    score += OUTCOME * bool(sight.outcomes & group.outcomes)
    return score + _nearness(sight, group), why


def _nearness(sight: Sight, group: Sight) -> float:
    """From 1 (printed on one day) towards 0."""
    return 1 / (1 + min((abs((a - b).days) for a in sight.printed for b in group.printed), default=365))


def _event(group: Sight, why: list[str]) -> Event:
    members = tuple(sorted(group.members))
    name = named("e-", *members)
    rows = sorted(group.figures, key=lambda f: (f.rank, f.claim.start))
    for figure in rows:
        figure.event = name
    places = Counter(f.claim.place for f in rows if f.place.said and f.claim.place)
    whens = Counter(f.claim.when for f in rows if f.window.start and not f.window.running and f.claim.when)
    return Event(
        id=name,
        members=members,
        claims=tuple(f.id for f in rows),
        why=tuple(dict.fromkeys(why)),
        place=min(places, key=lambda p: (-places[p], p)) if places else None,
        when=min(whens, key=lambda w: (-whens[w], w)) if whens else None,
    )
