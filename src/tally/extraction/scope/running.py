"""Part of level 8: whether a time is a stretch over which things are added up ("since Friday"), or one incident's ("last May").

Public function: `is_running`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.lasting import FIGHTING, is_held_against
from tally.extraction.scope.spans import hits_on, is_hit
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import EVENT_NOUN, OUTCOME, PLACE_NOUN

__all__ = ["is_running"]

_WHOLE: Final = ("all", "whole", "throughout")
_PERIODS: Final = ("period", "days", "weeks", "months", "years")
_POINTS: Final = frozenset(("beginning", "start", "end", "middle"))
_FEW: Final = frozenset(("two", "three", "2", "3"))
_MOMENTS: Final = frozenset(("hour", "hours", "minute", "minutes"))
_HELD: Final = 16  # words from a time to what its count is held against
_PAST: Final = frozenset(("week", "month", "year", "fortnight", "season", "quarter", "decade"))
_OF_PAIR: Final = frozenset(("twin", "double", "both"))
_FOUGHT: Final = FIGHTING | {"war", "conflict", "insurgency", "unrest", "uprising"}
_SUBJECT: Final = 10  # words of "A coal mine blast in the hills of Vell"
_CLAUSE: Final = 14  # words from "Last month" to the "when" of what happened then
_STOPS: Final = frozenset((",", ";", ":", "that", "while"))
_NAMED: Final = 3  # words of "the Holm school" before "siege"


def is_running(surface: Surface, time: Time) -> bool:
    """Whether a time is a stretch over which things are added up: "since Friday", "so far this year", "all of 2023"."""
    words, kind, grain = surface.words, time.kind, time.grain
    first, end = words[time.first], words[time.last - 1]
    if end == "weekend" and kind != "since":
        return False
    if kind == "point" and not _POINTS.isdisjoint(words[time.first : time.last]):
        return False  # "at the beginning of the month"
    if kind == "span" and grain in ("day", "clock", "part"):
        return False  # "19 deaths for Tuesday"
    if kind == "span" and end in ("hours", "day"):
        return False  # "57 died over the past 24 hours": the news of a day
    if kind == "between" and grain in ("clock", "part"):
        return False  # "received 67 patients between 6 p.m. and midnight"
    if kind == "between" and words[time.last : time.last + 2] == [",", "when"]:
        return False  # "shot between 20 and 24 May, when crowds stormed the hall"
    if kind == "between" and "night" in words[time.first : time.last]:
        return False  # "the night of Monday to Tuesday"
    if kind == "by" and grain in ("year", "month") and "end" in words[time.first : time.last]:
        return True  # "377,000 had died by the end of 2021"
    if kind == "by" and is_held_against(surface, time):
        return True  # "by August 10, fewer than over the same period last year"
    if "first" in words[time.first : time.last] and not _MOMENTS.isdisjoint(words[time.first : time.last]):
        return False  # "within the first hour"
    if "first" in words[time.first : time.last] and end == "days" and words[time.last - 2] in _FEW:
        return False  # "300 were put to death in the first two days"
    if kind in ("since", "between", "span"):
        return True
    if grain == "season":
        # "In the summer of 2019 a fire killed nine"
        past = words[time.last - 1].isdecimal() or first == "last"
        return not (past and kind == "point" and _one_event(surface, time))
    if "first" in words[time.first : time.last] and _is_long(words, time):
        return True  # "in the first half of 2025", "in the first nine months of the year"
    if grain == "same":
        return end in _PERIODS or any(words[i] in ("period", "point") for i in range(time.first, time.last))
    if first == "the" and words[time.first + 1] in ("past", "last") and end in _PAST:
        return True  # "in the past month"
    if "recent" in words[time.first : time.last] and end in _PERIODS:
        return True
    if grain == "stretch":
        # "57 died in the past 24 hours", but "the raids killed 73 in 24 hours"
        return end != "night" and (
            end != "hours" or not (time.start or {"past", "last"} & set(words[time.first : time.last]))
        )
    if grain not in ("year", "month"):
        return False
    if any(words[i] in _WHOLE for i in range(time.first, time.last)) or _summed(surface, time):
        return True
    if grain == "year" and words[time.first - 1] == "in" and words[time.first - 2] in _FOUGHT:
        return True  # "1,700 people were killed in fighting in 1986", "in the war in 2012"
    if grain == "year" and _every_year(surface, time):
        return True
    return (first == "this" and not _did_it(surface, time)) or (
        first == "last" and time.last - time.first == 2 and not _one_event(surface, time)
    )


def _every_year(surface: Surface, time: Time) -> bool:
    """ "Lightning kills hundreds each year; 200 died of it in 2016": one of the years of what goes on."""
    sentence, words = surface.sentence(time.first), surface.words
    for hit in hits_on(surface, "event_noun", time.last, min(time.last + _NAMED, sentence.last)):
        if hit.form == "singular" and words[hit.first - 1] in ("a", "an"):
            return False  # "Storms kill dozens every year; in 2022 a landslide killed 61"
    return any(
        words[i] == "year" and words[i - 1] in ("each", "every") for i in range(sentence.first + 1, sentence.last)
    )


def _is_long(words: list[str], time: Time) -> bool:
    return any(words[i] in ("half", "quarter", "months", "weeks") for i in range(time.first, time.last))


def _one_event(surface: Surface, time: Time) -> bool:
    """ "Last month, nine died in a similar accident", "12 died last May, the worst fire in years": one incident."""
    sentence = surface.sentence(time.first)
    if "where" in surface.words[sentence.first : time.first]:
        return True  # "at the fair, where 30 were crushed to death last month"
    if surface.words[time.last : time.last + 1] in (["after"], ["when"]) or _dated_by(surface, time, sentence.last):
        return True  # "The station was bombed last October after a mob killed two men there"
    for worst in hits_on(surface, "superlative", sentence.first, sentence.last):
        if is_hit(surface, "event_noun", worst.last, min(worst.last + 2, sentence.last)):
            return True
    events = surface.at("event_noun")
    for hit in hits_on(surface, "event_noun", sentence.first, sentence.last):
        if hit.form == "plural" and surface.words[hit.first - 1] in _OF_PAIR:
            return True  # "last month for twin bombings that killed 76"
        if hit.form == "singular" and _is_that_one(surface, hit, sentence.first):
            return True  # "The Holm siege killed 330 last September"
    begin = sentence.first  # "nine died in a blast at Vell, and 117 were killed in mines last year"
    for i in range(time.lead - 1, sentence.first, -1):
        if surface.words[i] == ";" or surface.words[i : i + 2] == [",", "and"]:
            begin = i
            break
    places = surface.at("place_noun")  # "60 girls seized from a boarding school last month"
    return any(
        surface.words[i] in ("a", "an")
        and any(
            (surface.is_of(k, EVENT_NOUN) and events[k].form == "singular")
            or (surface.is_of(k, PLACE_NOUN) and places[k].means == "facility")
            for k in range(i + 1, min(i + 4, sentence.last))
        )
        for i in range(begin, sentence.last)
    )


def _did_it(surface: Surface, time: Time) -> bool:
    """ "A mine blast in Vell this month killed 32": what one event did, right behind its time; no war or outbreak, which lasts."""
    if not surface.is_of(time.last, OUTCOME):
        return False
    events, begin = surface.at("event_noun"), max(surface.sentence(time.first).first, time.lead - _SUBJECT)
    for i in range(begin, time.lead):
        if surface.words[i] in ("a", "an"):
            for k in range(i + 1, min(i + 4, time.lead)):
                if surface.is_of(k, EVENT_NOUN) and events[k].form == "singular":
                    return not is_hit(surface, "long_event", k, events[k].last)
    return False


def _dated_by(surface: Surface, time: Time, last: int) -> bool:
    """ "Last month, 18 people died when two bombers struck a mosque": what happened then, in the clause of the count."""
    words = surface.words
    for i in range(time.last + (words[time.last : time.last + 1] == [","]), min(last, time.last + _CLAUSE)):
        if words[i] == "when":
            return True
        if words[i] in _STOPS:
            return False
    return False


def _is_that_one(surface: Surface, event: Hit, first: int) -> bool:
    """ "the Holm siege killed": one event with its article, before what it did; nothing that lasts, such as "the war"."""
    at = event.last
    if (
        not surface.is_of(at, OUTCOME)
        or surface.words[at - 1] in _FOUGHT
        or is_hit(surface, "long_event", event.first, at)
    ):
        return False
    return "the" in surface.words[max(first, event.first - _NAMED) : event.first]


def _summed(surface: Surface, time: Time) -> bool:
    """ "in 2022, or roughly 48,000 in all", "in 2025, 31% more than in the previous year"."""
    words, last = surface.words, min(surface.sentence(time.first).last, time.last + _HELD)
    if time.last < last and words[time.last] == "alone":
        return True
    if is_held_against(surface, time):
        return True
    return any(
        surface.words[i] == "in" and surface.words[i + 1] in ("all", "total") for i in range(time.last, last - 1)
    )
