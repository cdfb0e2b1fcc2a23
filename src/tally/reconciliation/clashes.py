"""What keeps two incidents apart: another place, another day or hour, a report that came before."""

from __future__ import annotations

from datetime import date, timedelta

from tally.reconciliation.figures import HARM
from tally.reconciliation.sights import Day, Sight

__all__ = ["HELD", "PECULIAR", "clash", "met"]

REPORTED = timedelta(days=10)  # a report may bear its own day for that of an event so long before
PERIOD = timedelta(days=3)  # from here on days are counted over, and not those on which something happened
HELD = ("abducted", "trapped", "detained")
PECULIAR = 20  # so many of two incidents of a day are not equal by chance
FEW = 8  # texts of one event; among more, numbers meet by chance
LONG = timedelta(days=100)  # so long after nobody prints a toll as news, if he does not tell of when
NIGHT = timedelta(days=1)  # a night has two dates
CAMPAIGN = timedelta(
    days=45
)  # a running total of weeks takes in the days after its start; one of months is an aggregate


def clash(sight: Sight, group: Sight) -> bool:
    """A stated other place or day, an event later than the other's report of it, or two events that one text keeps
    apart.
    """
    if sight.documents.keys() & group.documents.keys():
        return True
    strange = sight.names and group.names and not (sight.names | sight.context) & (group.names | group.context)
    strange = strange and not sight.allied & group.names
    strange = strange and not (sight.within & group.names or group.within & sight.names)  # "Lenz in Marl", and "Marl"
    strange = strange and not (_tells_of(sight, group) and _tells_of(group, sight))
    told_alike = len(group.documents) <= FEW and sight.mentioned & group.mentioned
    strange = strange and not (told_alike and _one_time(sight, group) and _one_total(sight, group))
    if strange and not any(one.alike(other) for one in sight.sites for other in group.sites):
        nested = _reach(sight) != _reach(group)
        if not nested or (sight.days and group.days and not met(sight, group)):
            return True
    if _long_ago(sight, group) or _long_ago(group, sight):
        return True
    return _other_hour(sight, group) or _other_day(sight, group) or _too_late(sight, group) or _too_late(group, sight)


def _tells_of(sight: Sight, group: Sight) -> bool:
    """Whether a text names the place of the other event, if not as that of its own count. Where each names the other's, "the
    mayor of Telmo" and "the slide at Upper Pueblo", they tell of one; "Ond lies 80 kilometres from Tarsuk" tells nothing.
    """
    return any(place.names and place.names <= sight.mentioned for place in group.sites)


def _one_total(sight: Sight, group: Sight) -> bool:
    """Whether both give one number that is too large and too odd for chance, for those who came to harm or were saved: a scene
    may be told by the village, or by the city that it lies near.
    """
    one, other = ({("harm" if o in HARM else o, v) for o, v in x.numbers if v >= PECULIAR} for x in (sight, group))
    return bool(one & other)


def _one_time(sight: Sight, group: Sight) -> bool:
    """Whether both are of one day; where one names none, of texts printed within some days."""
    if sight.days and group.days:
        return bool(met(sight, group))
    if sight.since or group.since or not (sight.printed and group.printed):
        return False
    return abs(min(sight.printed) - min(group.printed)) <= PERIOD


def _long_ago(past: Sight, story: Sight) -> bool:
    """Whether one is of days long before the other was printed, which names no day: news is of the day."""
    if story.days or story.since or not story.main or not story.printed or past.since or not past.days:
        return False
    return max(end for _, end, _ in past.days) + LONG < min(story.printed)


def _reach(sight: Sight) -> int:
    """How far the places that are told of may hold others: 2, a country, or all of it since some day; 1, a province by its
    name.
    """
    return 2 if sight.country else 1 if sight.wide else 0


def _other_hour(sight: Sight, group: Sight) -> bool:
    """Two sites of one town, each with its own part of the day: the market at dawn, the depot in the afternoon; or two
    parts of the day whose counts a text adds up as those of two sites.
    """
    if len(sight.hours) != 1 or len(group.hours) != 1 or sight.hours == group.hours:
        return False
    return _other_site(sight, group) or bool(sight.totals & group.twins)


def _other_site(sight: Sight, group: Sight) -> bool:
    """Whether each tells of sites by their kind, and none of one kind: a passport office, and a bus depot."""
    one, other = ({word for place in x.sites for word in place.site} for x in (sight, group))
    return bool(one and other) and not one & other


def _other_day(sight: Sight, group: Sight) -> bool:
    """Days that do not meet, outside a running total of some weeks; a day against a count of months is another
    matter altogether. The day of a report is that of the event where the site is another one too.
    """
    if (_months(sight) and _brief(group)) or (_months(group) and _brief(sight)):
        return not _period_of(sight, group)
    days, others = _days(sight, group), _days(group, sight)
    start = min(sight.since | group.since, default=None)
    if start is not None and all(start - NIGHT <= end and begin <= start + CAMPAIGN for begin, end, _ in days | others):
        return False
    sites = _other_site(sight, group)
    for day in days:
        if others and all(
            _apart(day, sites or day in sight.firm, other, sites or other in group.firm) for other in others
        ):
            return True
    return bool(days and group.since and not others) and all(end + NIGHT < min(group.since) for _, end, _ in days)


def _days(sight: Sight, other: Sight) -> set[Day]:
    """The days of an incident: those on which people came free are none of one in which others tell that they were taken."""
    return sight.days - sight.freed if set(HELD) & other.outcomes else sight.days


def _apart(one: Day, one_firm: bool, other: Day, other_firm: bool) -> bool:
    """Whether two days do not meet. The later of two that is only the day of its print may be that of the report."""
    gap = max(one[0] - other[1], other[0] - one[1])
    later_firm = one_firm if one[0] > other[0] else other_firm
    return gap > timedelta(one[2] + other[2]) and (later_firm or gap > REPORTED)


def met(sight: Sight, group: Sight) -> list[date]:
    """The days of an event that are also days of the group, a night's two dates taken as one."""
    return [a for a, b, _ in sight.days if any(a <= end + NIGHT and b >= start - NIGHT for start, end, _ in group.days)]


def _brief(sight: Sight) -> bool:
    """Whether all that is seen is days, no period."""
    return bool(sight.days) and not sight.since and all(end - start < CAMPAIGN for start, end, _ in sight.days)


def _period_of(one: Sight, other: Sight) -> bool:
    """Whether what is counted over months is counted over some days or weeks beside it, by one voice or in one place:
    both are totals ("14 last week", "203 since January"), and the days are no day of an incident. One voice's day
    without any place is a day of its count as well.
    """
    periods = all(end - start >= PERIOD for start, end, _ in one.days | other.days)
    if not (one.voices & other.voices):
        return periods and bool(one.names & other.names)
    return periods or not (one.names or other.names)


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
