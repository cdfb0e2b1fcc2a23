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

from tally.ids import id_of
from tally.models import Event
from tally.reconciliation.clashes import clash, met
from tally.reconciliation.figures import Figure
from tally.reconciliation.sights import Sight, parts_by_site, sights_of
from tally.reconciliation.vocabulary import words

__all__ = ["Pins", "match_events"]

PLACE, DAY, PEOPLE, VOICE, TITLE, OUTCOME = 3.0, 2.0, 2.0, 1.0, 0.5, 0.5
FRIENDS = 64  # groups looked at for one document event: those that share most with it, rare names counting more
RIVALS = 8  # further events of one text that are asked whether they are more like a group
COMMON = 400  # a name that stands in more groups than this tells nothing

Pins = tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]  # document events to keep together, and apart


def match_events(figures: Iterable[Figure], pins: Pins = ((), ()), alone: bool = False) -> list[Event]:
    """Groups the documents' events, writes each figure's `event`, and gives the events in the order of their first
    report.

    `alone`: every document is a story of its own.
    """
    sights = _pinned(sights_of(figures), pins[0])
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
        if clash(sight, group) or (
            apart and any(frozenset((a, b)) in apart for a in sight.members for b in group.members)
        ):
            continue
        score, why = _likeness(sight, group)
        if any(_likeness(rival, group)[0] > score and not clash(rival, group) for rival in rivals[:RIVALS]):
            continue
        if sight.main and not group.main and not _told_in_passing(sight, group):
            continue
        if sight.aside and not sight.names & group.names:
            continue  # set apart from what others tell: one place in common, and no presumption
        if (score >= PLACE or sight.main) and (best is None or (score, -n) > (best[0], -best[1])):
            best = (score, n, why)
    if best is not None and _sum_of(sight, groups):
        return None, ["a total over several incidents"]
    if best is None:
        return None, ["its text sets it apart"] if sight.aside else []
    return best[1], best[2] or ["presumed to tell the same story"]


def _told_in_passing(sight: Sight, group: Sight) -> bool:
    """Whether a text's own incident may be one that others tell of in passing: by its place or day, or by the people where
    those tell of no time of its own.
    """
    if sight.names & group.names or met(sight, group):
        return True
    return bool(sight.people & group.people) and not any(figure.window.said for figure in group.figures)


def _sum_of(sight: Sight, groups: Sequence[Sight]) -> bool:
    """Whether the one total of a text that names no place is the sum of what others tell of two incidents of its days:
    then nothing but the number would make it one of them.
    """
    if any(_added_up(f, groups) for f in sight.figures):
        return True
    totals = {f.value for f in sight.figures if f.exact and f.parent is None and f.standing and f.value}
    if sight.names or len(sight.figures) > 1 or not totals:
        return False
    near = [group for group in groups[:FRIENDS] if met(sight, group)]
    told = [{f.value or 0 for f in g.figures if f.claim.outcome in sight.outcomes and f.standing} for g in near]
    return any(
        0 < a < total and total - a in other
        for total in totals
        for i, one in enumerate(told)
        for a in one
        for other in told[i + 1 :]
    )


def _added_up(whole: Figure, groups: Sequence[Sight]) -> bool:
    """Whether the parts of a total, told by their sites, are what others tell of as many incidents apart."""
    parts = [(p.claim.outcome, p.value or 0) for p in parts_by_site(whole)]
    homes = [[n for n, group in enumerate(groups[:FRIENDS]) if part in group.totals] for part in parts]
    return len(parts) > 1 and all(len(rows) == 1 for rows in homes) and len({rows[0] for rows in homes}) == len(parts)


def _aggregate(sight: Sight, groups: list[Sight]) -> bool:
    """Whether the place names cover two groups that lie in different places."""
    covered = [g.names for g in groups if g.names and g.names & sight.names]
    return any(not a & b for i, a in enumerate(covered) for b in covered[i + 1 :])


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
    days = met(sight, group)
    if days:
        score += DAY
        why.append(f"the same day: {min(days).isoformat()}")
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
    name = id_of("e-", *members)
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
