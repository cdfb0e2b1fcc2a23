"""Part of level 8: the words that say when, and the days that they come to.

Public function: `find_times`. A time is first cut into atoms (a weekday, a date, a year, "the past 24 hours"), atoms that
belong together are joined ("2.15pm on Saturday"), then the words before it that are part of it are taken in ("since", "late").
"""

from __future__ import annotations

from datetime import date, timedelta

from tally.extraction.cardinals import numerals_of
from tally.extraction.days import OPEN, Days, ago, day, last_units, month, this_unit, weekday, year
from tally.extraction.text import Surface

__all__ = ["Time", "find_times"]

_MONTHS = {name: k for k, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
     "oct october", "nov november", "dec december"), 1) for name in names.split()}
_WEEKDAYS = {name: k for k, names in enumerate(
    ("mon monday", "tue tues tuesday", "wed wednesday", "thu thur thurs thursday", "fri friday", "sat saturday", "sun sunday")) for name in names.split()}
_SINGULAR = {"hrs": "hour", "hr": "hour", "centuries": "century"}
_ORDINAL = ("st", "nd", "rd", "th")
_DATED_BY = frozenset(("in", "on", "at", "during", "of", "from", "to", "for", "within", "throughout"))
_GLUE = frozenset(("on", "of", ",", "at", "in", "the", "this"))
_SINCE_REACH = 9


class Time:
    """One time: `first`..`last` are the words as a claim quotes them, `lead` the preposition before them (else = `first`).

    `kind`: "point" (in, on, at), "since", "by", "span", "between", "as_of"; `grain`: the size of what is named: "clock",
    "part", "day", "week", "month", "season", "year", "stretch" (a length of time), "same" (it points back).
    `start`, `end`: the days that it comes to, None where not known. `said`: it dates what is said, not what happened.
    `owner`: it stands before a noun that it dates ("Sunday's crush", "the 1988 killing").
    """

    __slots__ = ("end", "first", "grain", "kind", "last", "lead", "owner", "said", "start")

    def __init__(self, first: int, last: int, days: Days, grain: str, kind: str = "point") -> None:
        self.first, self.last, self.lead = first, last, first
        self.start, self.end = days
        self.grain, self.kind = grain, kind
        self.said = False
        self.owner = False

    def __repr__(self) -> str:
        return f"<Time {self.kind} {self.grain} [{self.first}:{self.last}] {self.start}..{self.end}>"


def find_times(surface: Surface, first: int, last: int, base: date | None, numbers: frozenset[int] = frozenset(), year_hint: int | None = None) -> list[Time]:
    """The times among the words first..last, in reading order, resolved against the day `base`.

    `numbers`: words that count people; `year_hint`: the year of a day or a month without one, where `base` is not known.
    """
    atoms = _atoms(surface, first, last, base, numbers, year_hint)
    times = _joined(surface, atoms)
    for time in times:
        _take_leads(surface, time, first)
    times = _stretched(_spans(surface, times))
    times += _since_events(surface, first, last, times, numbers)
    times.sort(key=lambda t: t.first)
    for time in times:
        _dated_since(surface, time, last)
        _bound(time, base)
    return [t for t in times if _stands_alone(surface, t, first, last)]


def _atoms(surface: Surface, first: int, last: int, base: date | None, numbers: frozenset[int], year_hint: int | None) -> list[Time]:
    found: list[Time] = []
    i = first
    while i < last:
        time = None if i in numbers else _atom(surface, i, first, last, base, numbers, year_hint)
        if time is not None and (not found or time.first >= found[-1].last):
            found.append(time)
            i = max(i + 1, time.last)
        else:
            i += 1
    return found


def _atom(surface: Surface, i: int, first: int, last: int, base: date | None, numbers: frozenset[int], year_hint: int | None) -> Time | None:
    word = surface.words[i]
    if i in surface.at("so_far"):
        hit = surface.at("so_far")[i]
        if surface.words[hit.last - 1] == "in":
            return None
        return Time(hit.first, hit.last, this_unit(surface.words[hit.last - 1], base), "season") if hit.first == i else None
    if i in surface.at("dayword"):
        hit = surface.at("dayword")[i]
        days = (base - timedelta(hit.entry.get("from", 0)), base - timedelta(hit.entry.get("to", 0))) if base else OPEN
        return Time(hit.first, hit.last, days, "day")
    if i in surface.at("time_unit"):
        return _unit(surface, surface.at("time_unit")[i].first, surface.at("time_unit")[i].last, first, last, base, numbers) or _part(surface, i, last)
    if i in surface.at("weekday"):
        return _weekday(surface, i, base)
    if i in surface.at("month"):
        return _month(surface, i, first, last, base, numbers, year_hint)
    if word[0].isdigit():
        return _digits(surface, i, first, last, base)
    return _part(surface, i, last)


def _weekday(surface: Surface, i: int, base: date | None) -> Time | None:
    word = surface.words[i]
    short = len(word) <= 4 or word == "thurs"
    if short and not (surface.is_capital(i) and i and surface.words[i - 1] in ("on", "since", "by", "until", "late", "early")):
        return None
    before = i > 0 and surface.words[i - 1] == "last"
    return Time(i, i + 1, weekday(_WEEKDAYS[word], base, before), "day")


def _part(surface: Surface, i: int, last: int) -> Time | None:
    hit = surface.at("hour_word").get(i)
    if hit is None or hit.first != i:
        return None
    return Time(i, hit.last, OPEN, "part" if hit.means == "part" else "clock")


def _month(surface: Surface, i: int, first: int, last: int, base: date | None, numbers: frozenset[int], year_hint: int | None) -> Time | None:
    """A month with the day and the year that stand beside it."""
    words = surface.words
    number = _MONTHS.get(words[i])
    if number is None:
        return None
    begin, end = i, i + 1
    if end < last and words[end] == "." and surface.is_glued(i) and len(words[i]) <= 4 and end + 1 < last:
        end += 1
    on = _day_before(surface, i, first, numbers)
    if on:
        begin = on[0]
    elif end < last and _is_day(words[end]) and end not in numbers and not (end + 1 < last and words[end + 1] in ("people", "persons")):
        on = (end, int(words[end]))
        end += 2 if end + 1 < last and words[end + 1] in _ORDINAL and surface.is_glued(end) else 1
    since_day = _first_day(surface, begin, first, numbers) if on and begin == on[0] else None
    until_day = _last_day(surface, end, last, numbers) if on and begin == i else None
    end = until_day[0] if until_day else end
    of, end = _year_after(surface, end, last, numbers)
    of = of if of is not None or base is not None else year_hint
    if words[i] in ("may", "march", "mar", "dec", "sat") and not on and of is None and not _is_month_name(surface, i, first):
        return None
    before = begin > first and words[begin - 1] == "last"
    days = day(on[1], number, of, base) if on else month(number, of, base, before)
    if since_day is not None:
        return Time(since_day[0], end, (day(since_day[1], number, of, base)[0], days[1]), "day", "between")
    if until_day is not None:
        return Time(begin, end, (days[0], day(until_day[1], number, of, base)[1]), "day", "between")
    return Time(begin, end, days, "day" if on else "month")


def _first_day(surface: Surface, k: int, first: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index, day) of the first day in "1 to 3 May", "between 2 and 4 March", "2-8 March"."""
    words = surface.words
    if k - 2 < first or k - 2 in numbers or not _is_day(words[k - 2]):
        return None
    lead = words[k - 3] if k - 3 >= first else ""
    dashed = words[k - 1] in ("-", "\u2013", "to", "through")
    return (k - 2, int(words[k - 2])) if dashed or (words[k - 1] == "and" and lead in ("between", "on", "of", "since")) else None


def _last_day(surface: Surface, end: int, last: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index behind, day) of the last day in "May 3-5", "July 12 to 15"."""
    words = surface.words
    if end + 1 >= last or end + 1 in numbers or words[end] not in ("-", "\u2013", "to", "through") or not _is_day(words[end + 1]):
        return None
    if end + 2 < last and (words[end + 2] in surface.lexicon.words("month") or words[end + 2] in (".", ":") and surface.is_glued(end + 1) and end + 3 < last and words[end + 3].isdecimal()):
        return None
    return end + 2, int(words[end + 1])


def _is_month_name(surface: Surface, i: int, first: int) -> bool:
    """Whether "may", "march" stand where a month does: "in May", "since March", not "they may"."""
    before = surface.words[i - 1] if i > first else ""
    return before in ("in", "since", "of", "by", "during", "early", "late", "mid", "last", "this", "until", "between", "through") \
        or (surface.is_capital(i) and i > first and before in ("and", "from", "to", "-"))


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1500" <= word <= "2100"


def _day_before(surface: Surface, i: int, first: int, numbers: frozenset[int]) -> tuple[int, int] | None:
    """(index, day) of "9 Jan", "9th of January"."""
    words = surface.words
    k = i - 1
    if k > first and words[k] == "of":
        k -= 1
    if k > first and words[k] in _ORDINAL:
        k -= 1
    return (k, int(words[k])) if k >= first and k not in numbers and _is_day(words[k]) else None


def _year_after(surface: Surface, end: int, last: int, numbers: frozenset[int]) -> tuple[int | None, int]:
    words = surface.words
    k = end + 1 if end < last and words[end] in (",", "of") else end
    if k < last and k not in numbers and _is_year(words[k]):
        return int(words[k]), k + 1
    if k == end and k < last and surface.is_caps and words[k].isdecimal() and len(words[k]) == 2 and k not in numbers and int(words[k]) > 31:
        return 1900 + int(words[k]), k + 1
    return None, end


def _digits(surface: Surface, i: int, first: int, last: int, base: date | None) -> Time | None:
    """A year, a clock time, a numeric date or "the 6th"."""
    words = surface.words
    return _numeric_date(surface, i, last) or _clock(surface, i, last) or _year(surface, i, first, last) or _the_sixth(words, i, first, last, base)


def _numeric_date(surface: Surface, i: int, last: int) -> Time | None:
    words = surface.words
    if i + 4 >= last or words[i + 1] not in "-/." or words[i + 3] != words[i + 1] or not all(surface.is_glued(k) for k in range(i, i + 4)):
        return None
    a, b, c = words[i], words[i + 2], words[i + 4]
    if _is_year(a) and _is_day(b) and _is_day(c):
        return Time(i, i + 5, day(int(c), int(b), int(a), None), "day") if int(b) <= 12 else None
    if _is_day(a) and _is_day(b) and _is_year(c):
        on, of = (int(a), int(b)) if int(b) <= 12 else (int(b), int(a))
        sure = int(a) > 12 or int(b) > 12 or a == b
        return Time(i, i + 5, day(on, of, int(c), None) if sure and of <= 12 else year(int(c)), "day")
    return None


def _clock(surface: Surface, i: int, last: int) -> Time | None:
    words = surface.words
    if len(words[i]) > 2 or not words[i].isdecimal():
        return None
    end = i + 1
    timed = end + 1 < last and words[end] in (":", ".", "h") and surface.is_glued(i) and surface.is_glued(end) and len(words[end + 1]) == 2 and words[end + 1].isdecimal()
    if timed:
        end += 2
    half = end < last and words[end] in ("am", "pm", "hours", "hrs")
    dotted = end + 2 < last and words[end] in ("a", "p") and words[end + 1] == "." and words[end + 2] == "m"
    if half:
        end += 1
    elif dotted:
        end += 4 if end + 3 < last and words[end + 3] == "." else 3
    elif not timed or (words[i + 1] != ":" and not (i and words[i - 1] in ("at", "by", "since", "of", "around", "about", "before", "after"))):
        return None
    if words[end - 1] in ("hours", "hrs") and not timed:
        return None
    return Time(i, end, OPEN, "clock")


def _year(surface: Surface, i: int, first: int, last: int) -> Time | None:
    words = surface.words
    if not _is_year(words[i]) or (i + 1 < last and words[i + 1] in ("-", ",", ".", "'") and surface.is_glued(i) and i + 2 < last and words[i + 2][0].isdigit() and surface.is_glued(i + 1)):
        return None
    before = words[i - 1] if i > first else ""
    if i + 1 < last and (i + 1 in surface.at("currency") or words[i + 1] in ("usd", "dollars", "euros")):
        return None
    if before in ("in", "since", "of", "until", "till", "from", "before", "after", "during", "by", "early", "late", "mid", "-", "summer", "winter", "spring", "autumn", "fall", "through", "between", "throughout", "for"):
        return Time(i, i + 1, year(int(words[i])), "year")
    owned = before in ("the", "'s", "s", "a", "an", "'", "its", "their", "her", "his", "and", "deadly") and i + 1 < last and words[i + 1].isalpha() \
        and i + 1 not in surface.at("preposition") and i + 1 not in surface.at("person")
    if owned or before in ("(", "to", "and", "-", "\u2013"):
        return Time(i, i + 1, year(int(words[i])), "year")
    return None


def _the_sixth(words: list[str], i: int, first: int, last: int, base: date | None) -> Time | None:
    if i + 1 < last and words[i + 1] in _ORDINAL and _is_day(words[i]) and i - 2 >= first and words[i - 1] == "the" and words[i - 2] in ("on", "since", "by", "until"):
        if i + 2 == last or not words[i + 2].isalpha() or words[i + 2] in ("had", "and", "in", "at", "were", "was"):
            return Time(i, i + 2, day(int(words[i]), None, None, base), "day")
    return None


# --- units ----------------------------------------------------------------------------------------------------------

def _unit(surface: Surface, i: int, end: int, first: int, last: int, base: date | None, numbers: frozenset[int]) -> Time | None:
    """"the past 24 hours", "this year", "two days ago", "the same period", "a single day", "the weekend"."""
    words = surface.words
    unit = " ".join(words[i:end]) if end - i > 1 else _SINGULAR.get(words[end - 1], words[end - 1].removesuffix("s"))
    k, count, adjective = i - 1, None, ""
    while k >= first and k > i - 7:
        value = None if k in numbers else _count(surface, k)
        if value is not None and count is None:
            count = value
        elif k in surface.at("time_adjective") and not adjective:
            adjective = surface.at("time_adjective")[k].means
        elif not (words[k] == "-" and surface.is_glued(k)):
            break
        k -= 1
    article = words[k] if k >= first and (words[k] in ("the", "a", "an", "its", "their") or words[k] == "s") else ""
    begin = k if article in ("the", "a", "an") else k + 1
    after = surface.at("time_after").get(end)
    if after is not None and (count is not None or article in ("a", "an", "the")):
        return _ago(words, begin, after.last, unit, count or 1, adjective, words[after.first], base)
    days = _unit_days(adjective, unit, count, base)
    grain = "same" if adjective in ("same", "nth") else unit if unit in ("day", "week", "month", "year") else "season"
    if adjective:
        if adjective == "nth" and article not in ("the", "s") and not (article == "a" and words[i - 1] == "single"):
            return None
        if words[k + 1] in ("that", "those") and unit not in ("day", "night", "week", "month", "year", "period", "time"):
            return None
        return Time(begin, end, days, grain if adjective != "past" or count is None else "stretch")
    if unit in ("second", "minute", "hour"):
        return None
    if count is not None and k >= first and words[k] in ("in", "over", "within", "than", "about", "for") and not (count and words[end - 1] == unit and unit != "week" and count > 1):
        return Time(k + 1, end, OPEN, "stretch")
    if count is not None and words[k] == "first" and k >= first:
        return Time(k, end, OPEN, "stretch")
    named = unit in ("weekend", "week", "month", "year", "season", "winter", "summer", "spring", "autumn") or " " in unit
    owns = end + 1 < last and words[end] == "'"
    dated = k - 1 >= first and (words[k - 1] in _DATED_BY or words[k - 1] == "over")
    if named and article == "the" and count is None and (dated or owns or unit == "weekend"):
        return Time(k, end, this_unit(unit, base), "season" if unit != "weekend" else "week")
    return None


def _count(surface: Surface, k: int) -> int | None:
    word = surface.words[k]
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    known = numerals_of(surface.lexicon).get(word)
    return known[1] if known and known[0] in ("unit", "teen", "ten", "both") else 2 if word in ("couple", "few", "several") else None


def _unit_days(adjective: str, unit: str, count: int | None, base: date | None) -> Days:
    if adjective == "this":
        return this_unit(unit, base)
    if adjective == "past":
        return last_units(unit, count, base)
    return OPEN


def _ago(words: list[str], begin: int, last: int, unit: str, count: int, adjective: str, how: str, base: date | None) -> Time | None:
    if how == "ago":
        return Time(begin, last, ago(unit, count, base), unit if unit in ("day", "week", "month", "year") else "day")
    if how in ("before", "after") and last < len(words) and words[last].isalnum() and words[last] not in ("and",):
        return None
    return Time(begin, last, OPEN, "same")


# --- joining --------------------------------------------------------------------------------------------------------

def _joined(surface: Surface, atoms: list[Time]) -> list[Time]:
    """"Monday" + "night", "2.15pm" on "Saturday", "the same period" of "2023": one time with the narrowest known days."""
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
    gap = [surface.words[k] for k in range(a.last, b.first)]
    if len(gap) > 2 or any(w not in _GLUE for w in gap) or gap in (["in"], ["the"], [","], ["in", "the"], ["of", "the"]) and not _may_touch(a, b, gap):
        return False
    if not gap:
        return a.grain != b.grain or "part" in (a.grain, b.grain) or a.grain == "clock"
    if a.grain in ("clock", "part", "same", "stretch"):
        return b.grain in ("day", "year", "month", "week", "season", "same") and (a.grain != "stretch" or gap == ["of"])
    return b.grain in ("clock", "part") and gap[0] in ("at", ",", "in") or (a.grain == "day" and b.grain == "day" and gap == [","])


def _may_touch(a: Time, b: Time, gap: list[str]) -> bool:
    if gap == [","]:
        return a.grain in ("day", "clock") and b.grain in ("day", "clock", "month", "year") and a.grain != b.grain or (a.grain == b.grain == "day")
    return a.grain in ("same", "clock", "part") or (b.grain == "part" and a.grain == "day")


def _take_leads(surface: Surface, time: Time, floor: int) -> None:
    """Take in the words before a time that belong to it, and note the preposition that does not."""
    leads = surface.at("time_lead")
    while time.first > floor:
        hit = leads.get(time.first - 1)
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
        if word in ("in", "for", "on", "at"):
            break
        time.first = hit.first
        _narrow(time, word)
        if means != "inside":
            time.kind = means
            break
    hit_so_far = surface.at("so_far").get(time.first - 1)
    if hit_so_far is not None and time.first > floor and hit_so_far.last == time.first:
        time.first, time.kind = hit_so_far.first, "span"
    _article(surface, time, floor)
    time.lead = min(time.lead, time.first)
    if time.lead == time.first and time.first > floor and surface.words[time.first - 1] in _DATED_BY:
        time.lead = time.first - 1


def _narrow(time: Time, word: str) -> None:
    """"early 2023", "mid-October", "late 2021": a third of what is named."""
    if time.grain not in ("year", "month") or word not in ("early", "late", "mid") or time.start is None or time.end is None:
        return
    third = (time.end - time.start) / 3
    start, end = time.start, time.end
    time.start = start if word == "early" else start + third if word == "mid" else end - third
    time.end = start + third if word == "early" else end - third if word == "mid" else end


def _article(surface: Surface, time: Time, floor: int) -> None:
    """"the morning", "the early hours": an article belongs to a part of a day."""
    if time.grain in ("part", "clock") and time.first > floor and surface.words[time.first - 1] == "the":
        time.first -= 1


def _spans(surface: Surface, times: list[Time]) -> list[Time]:
    """"between August 2006 and May 2009", "from Friday to Sunday", "Tuesday and Wednesday": one time."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if before is not None and time.lead - before.last <= 1 and time.first - before.last <= 2:
            link = surface.words[before.last]
            lead = surface.words[before.lead]
            pair = (lead == "between" and link == "and") or (lead == "from" and link in ("to", "until", "through", "till", "-", "\u2013")) \
                or (link in ("-", "\u2013", "to", "through") and time.grain == before.grain) \
                or (link == "and" and before.grain == time.grain and time.grain in ("day", "month", "year") and before.kind == "point" and time.first == before.last + 1)
            if pair:
                if lead in ("between", "from"):
                    before.first = before.lead
                before.kind = "between" if link != "and" or lead == "between" else "point"
                before.last, before.end = time.last, time.end
                if before.start and before.end and before.start > before.end:
                    before.start = before.start.replace(year=before.end.year) if before.start.replace(day=1, year=before.end.year) <= before.end else None
                continue
        found.append(time)
    return found


def _stretched(times: list[Time]) -> list[Time]:
    """"the week" + "from 2 May to 8 May": one time."""
    found: list[Time] = []
    for time in times:
        before = found[-1] if found else None
        if before is not None and before.grain in ("week", "season", "month", "same") and time.kind == "between" and time.first == before.last:
            before.last, before.start, before.end, before.kind = time.last, time.start, time.end, "between"
        else:
            found.append(time)
    return found


def _since_events(surface: Surface, first: int, last: int, times: list[Time], numbers: frozenset[int]) -> list[Time]:
    """"since the outbreak was declared on 12 August", "since the war began": a beginning told by what happened."""
    words = surface.words
    found: list[Time] = []
    for i in range(first, last - 2):
        if words[i] != "since" or i - 1 in surface.at("auxiliary") or any(t.first == i for t in times):
            continue
        end = i + 1
        while end < last and end - i < _SINCE_REACH and end not in numbers and (words[end].isalnum() or words[end] in "-'") \
                and (end not in surface.at("reporting") or end in surface.at("begun")):
            end += 1
        inner = next((t for t in times if i < t.first < end), None)
        begun = any(k in surface.at("begun") for k in range(i + 1, end))
        if inner is not None and (begun or inner.first - i <= 5):
            times.remove(inner)
            time = Time(i, inner.last, (inner.start, inner.end), inner.grain, "since")
        elif begun and not any(k in numbers for k in range(i, end)):
            time = Time(i, next(surface.at("begun")[k].last for k in range(i + 1, end) if k in surface.at("begun")), OPEN, "season", "since")
        else:
            continue
        found.append(time)
    return found


def _dated_since(surface: Surface, time: Time, last: int) -> None:
    """"since 2015, when attacks killed 60": the day of what follows, not a beginning."""
    behind = [w for w in surface.words[time.last:min(last, time.last + 2)] if w != ","]
    if time.kind == "since" and behind[:1] == ["when"] and time.first + 1 < time.last:
        time.kind, time.lead, time.first = "point", time.first, time.first + 1


def _bound(time: Time, base: date | None) -> None:
    """What "since" and "by" leave of the days."""
    if time.kind == "since":
        time.end = base if time.start is not None else None
    elif time.kind == "by":
        time.start = None


def _describes(surface: Surface, time: Time, last: int) -> bool:
    """"the last winter store", "the bloodiest day of the winter campaign": it tells a thing, not a time."""
    k = time.last
    if k < last and surface.words[k].isalpha() and not any(k in surface.at(kind) for kind in ("preposition", "auxiliary", "conjunction", "clause", "relative", "reporting", "outcome", "person", "event_noun",
                                                                                            "numeral", "determiner", "filler", "vague", "modifier", "tollverb")):
        return surface.words[k] not in ("alone", "there", "when", "he", "she", "they", "it", "no", "nobody", "none")
    return surface.words[time.lead] == "of" and any(i in surface.at("superlative") for i in range(max(0, time.lead - 4), time.lead))


def _stands_alone(surface: Surface, time: Time, first: int, last: int) -> bool:
    """A clock time or a part of a day tells a time only behind "in", "at", "by", or with a day."""
    if time.last < last and surface.words[time.last] in ("'", "s") and surface.is_glued(time.last - 1):
        time.owner = True
    if time.last < last and surface.words[time.last].isalpha() and time.grain == "year" and time.lead == time.first and time.kind == "point":
        time.owner = True
    if time.grain == "season" and time.kind == "point" and _describes(surface, time, last):
        return False
    if time.grain in ("part", "clock") and time.kind == "point":
        return time.lead < time.first or surface.words[time.first] in ("before", "after", "around", "about", "shortly", "early", "just")
    return True
