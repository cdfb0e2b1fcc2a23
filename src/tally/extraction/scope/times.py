"""Part of level 8: the words that say when, and the days that they come to.

Public function: `find_times`. Atoms that belong together are joined ("2.15pm on Saturday"), then the words before them that
are part of the time are taken in ("since", "late"), then two ends make a stretch ("from Friday to Sunday").
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tally.extraction.scope.atoms import find_atoms
from tally.extraction.scope.days import OPEN, Time
from tally.extraction.scope.spans import hit_at, is_hit
from tally.extraction.scope.stretches import DATED_BY, dated_since, from_on, until, with_days
from tally.extraction.text import Surface
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    EVENT_NOUN,
    FILLER,
    MODIFIER,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    THING,
    TOLLVERB,
    VAGUE,
)

__all__ = ["find_times"]

_GLUE: Final = frozenset(("on", "of", ",", "at", "in", "the", "this", "into"))
_TELLS: Final = frozenset(("that", "which", "when", "where", "in"))
_YARDSTICKS: Final = frozenset(("stretch", "year", "month", "week", "same"))
_NO_BOUND: Final = ("by", "after")
_LINKS: Final = {"from": "to", "between": "and"}
_SPAN_ASIDE: Final = 20  # words of ", which marked the start of the attack,"
_SINCE_REACH: Final = 11
_OWN: Final = frozenset(("the", "our", "its", "their"))
_LAST: Final = frozenset(("last", "previous", "latest"))
_ROUGHLY: Final = frozenset(("before", "after", "around", "about", "shortly", "early", "just"))
# What a noun is not: a time before one of these is no part of its name.
_NO_NOUN: Final = (
    PREPOSITION
    | AUXILIARY
    | CONJUNCTION
    | CLAUSE
    | RELATIVE
    | REPORTING
    | OUTCOME
    | PERSON
    | EVENT_NOUN
    | NUMERAL
    | DETERMINER
    | FILLER
    | VAGUE
    | MODIFIER
    | TOLLVERB
)


def find_times(
    surface: Surface,
    first: int,
    last: int,
    base: date | None,
    numbers: frozenset[int] = frozenset(),
    year_hint: int | None = None,
) -> list[Time]:
    """The times among the words first..last, in reading order, resolved against the day `base`.

    `numbers`: words that count people; `year_hint`: the year of a day or a month without one, where `base` is not known.
    """
    atoms = find_atoms(surface, first, last, base, numbers, year_hint)
    times = _joined(surface, atoms)
    for time in times:
        _take_leads(surface, time, first)
    if len(times) > 1:
        # "the week of 28 July" takes in "the week"
        times = [t for k, t in enumerate(times) if k + 1 == len(times) or times[k + 1].first > t.first]
        times = with_days(surface, _spans(surface, times))
    times += _since_events(surface, first, last, times, numbers)
    if len(times) > 1:
        times.sort(key=lambda t: t.first)
        times = until(surface, times)
    for time in times:
        from_on(surface, time, first, last)
        dated_since(surface, time, last, numbers)
        _bound(time, base)
    return [t for t in times if _stands_alone(surface, t, first, last)]


def _joined(surface: Surface, atoms: list[Time]) -> list[Time]:
    """ "Monday" + "night", "2.15pm" on "Saturday", "the same period" of "2023": one time with the narrowest known days."""
    found: list[Time] = []
    for atom in atoms:
        before = found[-1] if found else None
        if before is not None and _belong(surface, before, atom):
            before.last = atom.last
            rough = before.grain in ("clock", "part")
            if rough or before.grain == "same" or (before.start is None and atom.start is not None):
                before.start, before.end = (atom.start, atom.end) if before.grain != "same" else OPEN
                before.grain = atom.grain if rough and atom.grain not in ("clock", "part") else before.grain
            elif before.grain == "day" and atom.grain == "day" and atom.start is not None:
                before.start, before.end = atom.start, atom.end
        else:
            found.append(atom)
    return found


def _belong(surface: Surface, a: Time, b: Time) -> bool:
    if b.first - a.last > 2:
        return False
    gap = surface.words[a.last : b.first]
    if not _GLUE.issuperset(gap):
        return False
    if gap in (["in"], ["the"], [","], ["in", "the"], ["of", "the"]) and not _may_touch(a, b, gap):
        return False
    if not gap:
        dated = a.last - a.first == 1 < b.last - b.first  # "on Friday April 8"
        return a.grain != b.grain or a.grain in ("part", "clock") or (a.grain == "day" and dated)
    if a.grain in ("clock", "part", "same", "stretch"):
        return b.grain in ("day", "year", "month", "week", "season", "same") and (a.grain != "stretch" or gap == ["of"])
    if a.grain == "season" and gap == ["of"]:
        return b.grain == "year"  # "in the summer of 2019"
    if gap == ["into"]:
        return a.grain == b.grain == "day"
    return (b.grain in ("clock", "part") and gap[0] in ("at", ",", "in")) or (
        a.grain == "day" and b.grain == "day" and gap == [","]
    )


def _may_touch(a: Time, b: Time, gap: list[str]) -> bool:
    if gap == [","]:
        return (
            a.grain in ("day", "clock") and b.grain in ("day", "clock", "month", "year") and a.grain != b.grain
        ) or (a.grain == b.grain == "day")
    return a.grain in ("same", "clock", "part") or (b.grain == "part" and a.grain == "day")


def _take_leads(surface: Surface, time: Time, floor: int) -> None:
    """Take in the words before a time that belong to it, and note the preposition that does not."""
    while time.first > floor:
        hit = hit_at(surface, "time_lead", time.first - 1)
        if hit is None or hit.last != time.first or hit.first < floor:
            break
        means = hit.means
        word = surface.words[hit.first]
        if means == "as_of":
            time.kind, time.lead = "as_of", hit.first
            return
        if means == "between":
            time.lead = hit.first
            time.first = hit.first if time.kind == "between" else time.first
            return
        if means == "span" and word != "over":
            time.kind, time.lead = "span", hit.first
            return
        if word in ("in", "for", "on", "at") or (word in _NO_BOUND and _owns(surface, time)):
            break  # "hurt by Monday's avalanche", "escaped after Monday's blast": who did it, what came first, and no bound
        time.first = hit.first
        _narrow(time, word)
        if means != "inside":
            time.kind = means
            break
    hit_so_far = hit_at(surface, "so_far", time.first - 1)
    if hit_so_far is not None and time.first > floor and hit_so_far.last == time.first:
        time.first, time.kind = hit_so_far.first, "span"
    _article(surface, time, floor)
    time.lead = min(time.lead, time.first)
    if time.lead == time.first and time.first > floor and surface.words[time.first - 1] in DATED_BY:
        time.lead = time.first - 1


def _owns(surface: Surface, time: Time) -> bool:
    """Whether a possessive ending is tied to a time: "Monday's", "Monday night's"."""
    return surface.words[time.last : time.last + 1] == ["'"] and surface.is_glued(time.last - 1)


def _narrow(time: Time, word: str) -> None:
    """ "early 2023", "mid-October", "late 2021": a third of what is named."""
    if (
        time.grain not in ("year", "month")
        or word not in ("early", "late", "mid")
        or time.start is None
        or time.end is None
    ):
        return
    third = (time.end - time.start) / 3
    start, end = time.start, time.end
    time.start = start if word == "early" else start + third if word == "mid" else end - third
    time.end = start + third if word == "early" else end - third if word == "mid" else end


def _article(surface: Surface, time: Time, floor: int) -> None:
    """ "the morning", "the early hours": an article belongs to a part of a day."""
    if time.grain in ("part", "clock") and time.first > floor and surface.words[time.first - 1] == "the":
        time.first -= 1


def _spans(surface: Surface, times: list[Time]) -> list[Time]:
    """ "between August 2006 and May 2009", "from Friday to Sunday", "Tuesday and Wednesday": one time."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        over = _over_aside(surface, before, time) if before is not None else 0
        if before is not None and time.lead - before.last <= 1 + over and time.first - before.last <= 2 + over:
            link = surface.words[before.last + over]
            lead = surface.words[before.lead]
            pair = (
                (lead == "between" and link == "and")
                or (lead == "from" and link in ("to", "until", "through", "till", "-", "\u2013"))
                or (link in ("-", "\u2013", "to", "through") and time.grain == before.grain)
                or (
                    link == "and"
                    and before.grain == time.grain
                    and time.grain in ("day", "month", "year")
                    and before.kind == "point"
                    and time.first == before.last + 1
                )
            )
            if pair:
                if lead in ("between", "from"):
                    before.first = before.lead
                before.kind = "between" if link != "and" or lead == "between" else "point"
                before.last, before.end = time.last, time.end
                if before.start and before.end and before.start > before.end:
                    before.start = (
                        before.start.replace(year=before.end.year)
                        if before.start.replace(day=1, year=before.end.year) <= before.end
                        else None
                    )
                continue
        found.append(time)
    return found


def _over_aside(surface: Surface, a: Time, b: Time) -> int:
    """How many words stand between the first end of a span and its link: the comma behind a year ("from February 24, 2022, to
    August 20, 2025", "between March 26, 2015, and Aug. 9, 2018"), what is told of it ("from 24 February, which began the war, to 9 May").
    """
    words, i, link = surface.words, a.last, b.first - 1
    if words[i : i + 1] != [","] or words[link - 1] != "," or words[link] != _LINKS.get(words[a.lead]):
        return 0
    if link == i + 1:
        return int(words[i - 1].isdecimal())
    return link - i if words[i + 1] in ("which", "when") and link - i <= _SPAN_ASIDE else 0


def _since_events(surface: Surface, first: int, last: int, times: list[Time], numbers: frozenset[int]) -> list[Time]:
    """ "since the outbreak was declared on 12 August", "since the war began": a beginning told by what happened."""
    words = surface.words
    found: list[Time] = []
    if "since" not in words[first:last]:
        return found
    for i in range(first, last - 2):
        if words[i] != "since" or surface.is_of(i - 1, AUXILIARY) or any(t.first == i for t in times):
            continue
        begun = surface.at("begun")
        end = i + 1
        while (
            end < last
            and end - i < _SINCE_REACH
            and end not in numbers
            and (words[end].isalnum() or words[end] in "-'")
            and (not surface.is_of(end, REPORTING) or end in begun)
        ):
            end += 1
        inner = next((t for t in times if i < t.first < end), None)
        begins = any(k in begun for k in range(i + 1, end))
        told = inner is not None and _is_of_event(surface, inner.last, last)
        # "Since the fall of the old council on 8 May, ..."
        framed = i == first and inner is not None and inner.last < last and words[inner.last] == ","
        if inner is not None and not told and (begins or framed or inner.first - i <= 5):
            times.remove(inner)
            time = Time(i, inner.last, (inner.start, inner.end), inner.grain, "since")
        elif begins and not any(k in numbers for k in range(i, end)):
            time = Time(i, _beginning(surface, i, end), OPEN, "season", "since")
        elif words[i + 1] in _OWN and words[i + 2] in _LAST and surface.is_of(i + 3, DOCUMENT):
            time = Time(i, i + 4, OPEN, "same", "since")  # "since the last update"
        else:
            continue
        found.append(time)
    return found


def _is_of_event(surface: Surface, first: int, last: int) -> bool:
    """ "the worst since a 2019 bombing that killed 53": the time of what is told behind it, no beginning."""
    end = first
    while end < last and end - first < 4 and surface.words[end].isalpha() and surface.words[end] not in _TELLS:
        end += 1
    return end > first and end < last and surface.words[end] in _TELLS and surface.is_of(end - 1, EVENT_NOUN)


def _beginning(surface: Surface, first: int, last: int) -> int:
    """The end of "since the war began", "since the beginning of the conflict", "since the army stepped up its raids"."""
    words = surface.words
    end = next(surface.at("begun")[k].last for k in range(first + 1, last) if k in surface.at("begun"))
    if end + 1 < last and words[end] == "of":
        end += 2 if words[end + 1] not in surface.lexicon.words("determiner") else 3
        while end < last and surface.is_of(end, EVENT_NOUN):
            end += 1
    elif end + 1 < last and words[end] in _OWN and surface.is_of(end + 1, EVENT_NOUN):
        end += 2
    return min(end, last)


def _bound(time: Time, base: date | None) -> None:
    """What "since" and "by" leave of the days."""
    if time.kind == "since":
        time.end = base if time.start is not None else None
    elif time.kind == "by":
        time.start = None


def _describes(surface: Surface, time: Time, last: int) -> bool:
    """ "the last winter store", "the bloodiest day of the winter campaign": it tells a thing, not a time."""
    k = time.last
    if k < last and surface.words[k].isalpha() and not surface.is_of(k, _NO_NOUN):
        return surface.words[k] not in ("alone", "there", "when", "he", "she", "they", "it", "no", "nobody", "none")
    return surface.words[time.lead] == "of" and is_hit(surface, "superlative", time.lead - 4, time.lead)


def _compares(surface: Surface, time: Time, first: int) -> bool:
    """ "compares the daily count with the past ten years": a yardstick, not when it was; "than in 2014, when 90 died" tells of that."""
    if surface.words[time.last : time.last + 2] == [",", "when"]:
        return False
    i = time.lead - 1
    if i > first and surface.words[i] == "the":
        i -= 1
    return i > first and surface.words[i] in ("with", "against", "than")


def _is_scheduled(surface: Surface, i: int) -> bool:
    """ "the noon ferry", "the Morning Leader": what runs at an hour, or is called by it, and no time of what happened."""
    return not surface.is_of(i, EVENT_NOUN) and (surface.is_of(i, THING) or surface.is_capital(i))


def _stands_alone(surface: Surface, time: Time, first: int, last: int) -> bool:
    """A clock time or a part of a day tells a time only behind "in", "at", "by", or with a day."""
    if time.last < last and surface.words[time.last] in ("'", "s") and surface.is_glued(time.last - 1):
        time.owner = True
    if (
        time.grain == "year"
        and time.kind == "point"
        and time.lead == time.first
        and time.last < last
        and surface.words[time.last].isalpha()
    ):
        time.owner = True
    if time.grain == "season" and time.kind == "point" and _describes(surface, time, last):
        return False
    if time.grain in _YARDSTICKS and time.kind == "point" and _compares(surface, time, first):
        return False
    if time.grain == "part" and time.first > first and surface.words[time.first - 1] == "that":
        free = time.last >= last or not surface.words[time.last].isalpha() or surface.is_of(time.last, PREPOSITION)
        if free and (time.first - 2 < first or not surface.is_of(time.first - 2, REPORTING)):
            time.first = time.lead = time.first - 1
            time.grain = "same"
            return True
    if time.grain in ("part", "clock") and time.kind == "point":
        if surface.words[time.first] == "the" and time.last < last and _is_scheduled(surface, time.last):
            return False
        return time.lead < time.first or surface.words[time.first] in _ROUGHLY
    return True
