"""The words that say when, and the days that they come to."""

from __future__ import annotations

from datetime import date

import pytest

from tally.extraction.scope.days import published_day
from tally.extraction.scope.times import find_times
from tally.extraction.text import read_text
from tally.lexicon import Entry, Lexicon, load

LEXICON = load()
EVERY = Lexicon(LEXICON.entries.values(), "", telling=True)  # every entry makes hits
PUBLISHED = date(2024, 5, 22)  # a Wednesday
TIME_KINDS = ("dayword", "hour_word", "time_lead", "time_unit", "time_adjective", "time_after", "so_far", "begun")


def _times(text: str, base: date | None = PUBLISHED) -> list[tuple[str, str | None, str | None]]:
    surface = read_text(text, "text", LEXICON)
    found = find_times(surface, 0, len(surface.words), base)
    return [
        (surface.words_of(t.first, t.last), t.start and t.start.isoformat(), t.end and t.end.isoformat()) for t in found
    ]


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "why"),
    [
        ("Nine died on Monday.", "Monday", "2024-05-20", "2024-05-20", "the latest Monday, without its preposition"),
        ("Nine died on Wednesday.", "Wednesday", "2024-05-22", "2024-05-22", "the weekday of publication is today"),
        ("Nine died on Thursday.", "Thursday", "2024-05-16", "2024-05-16", "no day lies in the future"),
        ("Nine died last Wednesday.", "last Wednesday", "2024-05-15", "2024-05-15", "last excludes today"),
        ("Nine died late Friday.", "late Friday", "2024-05-17", "2024-05-17", "what loosens the day belongs to it"),
        ("Nine died early on Sunday.", "early on Sunday", "2024-05-19", "2024-05-19", "a word before the preposition"),
        ("Nine died on Sunday night.", "Sunday night", "2024-05-19", "2024-05-19", "a part of the day"),
        (
            "Nine died before dawn on Tuesday.",
            "before dawn on Tuesday",
            "2024-05-21",
            "2024-05-21",
            "an hour and its day are one time",
        ),
        (
            "Nine died at 2.15pm on Saturday.",
            "2.15pm on Saturday",
            "2024-05-18",
            "2024-05-18",
            "a clock time and its day",
        ),
        ("Nine died yesterday.", "yesterday", "2024-05-21", "2024-05-21", "told from publication"),
        ("Nine died overnight.", "overnight", "2024-05-21", "2024-05-22", "a night has two days"),
        ("Nine died this morning.", "this morning", "2024-05-22", "2024-05-22", "today"),
        (
            "Nine died the day before yesterday.",
            "the day before yesterday",
            "2024-05-20",
            "2024-05-20",
            "two days back",
        ),
        ("Nine died two days ago.", "two days ago", "2024-05-20", "2024-05-20", "counted back"),
        (
            "Nine died over the weekend.",
            "over the weekend",
            "2024-05-18",
            "2024-05-19",
            "over stays, the last Saturday and Sunday",
        ),
        ("Nine died at the weekend.", "the weekend", "2024-05-18", "2024-05-19", "at goes"),
        (
            "Nine died in the past 24 hours.",
            "the past 24 hours",
            "2024-05-21",
            "2024-05-22",
            "a length up to publication",
        ),
        ("Nine died over the past 24 hours.", "over the past 24 hours", "2024-05-21", "2024-05-22", "over stays"),
        (
            "Nine died in the week to Sunday.",
            "the week to Sunday",
            "2024-05-13",
            "2024-05-19",
            "a week by its last day",
        ),
        ("Nine died last week.", "last week", "2024-05-13", "2024-05-19", "Monday to Sunday"),
        ("Nine died this week.", "this week", "2024-05-20", "2024-05-22", "up to publication"),
        ("Nine died last month.", "last month", "2024-04-01", "2024-04-30", "the calendar's month"),
        ("Nine died last year.", "last year", "2023-01-01", "2023-12-31", "the calendar's year"),
        ("Nine died so far this year.", "so far this year", "2024-01-01", "2024-05-22", "running"),
        ("Nine died on 9 January.", "9 January", "2024-01-09", "2024-01-09", "the latest such day"),
        ("Nine died on 9 Jan 2023.", "9 Jan 2023", "2023-01-09", "2023-01-09", "its own year"),
        ("Nine died on July 21.", "July 21", "2023-07-21", "2023-07-21", "a day still to come lies in the year before"),
        ("Nine died on Feb. 9.", "Feb. 9", "2024-02-09", "2024-02-09", "an abbreviation keeps its stop"),
        ("Nine died in October.", "October", "2023-10-01", "2023-10-31", "a month alone"),
        ("Nine died in October 2022.", "October 2022", "2022-10-01", "2022-10-31", "a month and its year"),
        ("Nine died in May.", "May", "2024-05-01", "2024-05-31", "a month, not a modal"),
        ("Nine died in 2019.", "2019", "2019-01-01", "2019-12-31", "a year"),
        ("There were nine in all of 2023.", "all of 2023", "2023-01-01", "2023-12-31", "all of belongs to it"),
        ("Nine died on 2024-05-02.", "2024-05-02", "2024-05-02", "2024-05-02", "an ISO date"),
        (
            "The talks on the 1988 killing of nine failed.",
            "1988",
            "1988-01-01",
            "1988-12-31",
            "a year before what it dates",
        ),
        (
            "Nine have died since Thursday.",
            "since Thursday",
            "2024-05-16",
            "2024-05-22",
            "since stays and runs to publication",
        ),
        ("Nine have died since 2015.", "since 2015", "2015-01-01", "2024-05-22", "since a year"),
        (
            "Nine have died since the start of the month.",
            "since the start of the month",
            "2024-05-01",
            "2024-05-22",
            "since a beginning",
        ),
        (
            "Nine have died since the outbreak was declared on 12 March.",
            "since the outbreak was declared on 12 March",
            "2024-03-12",
            "2024-05-22",
            "a beginning told by what happened",
        ),
        ("By 28 February nine had died.", "By 28 February", None, "2024-02-28", "by stays and has no beginning"),
        (
            "Between 1 April and 30 April nine died.",
            "Between 1 April and 30 April",
            "2024-04-01",
            "2024-04-30",
            "both ends",
        ),
        (
            "Nine died between August 2006 and May 2009.",
            "between August 2006 and May 2009",
            "2006-08-01",
            "2009-05-31",
            "both ends, months",
        ),
        (
            "Floods from 1 to 3 May killed nine.",
            "from 1 to 3 May",
            "2024-05-01",
            "2024-05-03",
            "a lone day takes the month of the next",
        ),
        (
            "Floods of May 3-5 killed nine.",
            "May 3-5",
            "2024-05-03",
            "2024-05-05",
            "a lone day takes the month before it",
        ),
        ("Nine died in April and May.", "April and May", "2024-04-01", "2024-05-31", "two months are one time"),
        (
            "Nine died in the week from 2 May to 8 May.",
            "the week from 2 May to 8 May",
            "2024-05-02",
            "2024-05-08",
            "a stretch with its ends",
        ),
        (
            "Nine died overnight into Monday.",
            "overnight into Monday",
            "2024-05-20",
            "2024-05-20",
            "a night and its day",
        ),
        ("Nine died in the past week.", "the past week", "2024-05-15", "2024-05-22", "seven days up to publication"),
        (
            "Nine have died since the beginning of the war.",
            "since the beginning of the war",
            None,
            None,
            "a beginning told",
        ),
        ("As of Monday nine had died.", "Monday", "2024-05-20", "2024-05-20", "as of is no part of it"),
        ("Sunday's crush killed nine.", "Sunday", "2024-05-19", "2024-05-19", "a possessive day"),
        ("Nine died a year later.", "a year later", None, None, "it points back"),
        ("Nine were held in the same period.", "the same period", None, None, "it points back"),
    ],
)
def test_time_and_its_days(text: str, words: str, start: str | None, end: str | None, why: str) -> None:
    assert _times(text) == [(words, start, end)], why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They may have died.", "a modal"),
        ('"Nine men died," Mr Jan said.', "a name behind a title"),
        ("They sat down and the sun rose.", "sat and sun are words"),
        ("Between 40 and 60 were killed.", "a range of people"),
        ("Over 50 died.", "a bound"),
        ("They march to town.", "a verb"),
        ("The last winter store burned.", "it describes a thing"),
        ("The road is 2019 metres long.", "a measure"),
        ("He waited for 35 minutes.", "a length of no day"),
    ],
)
def test_no_time(text: str, why: str) -> None:
    assert _times(text) == [], why


def test_without_publication_only_full_dates_come_to_days() -> None:
    assert _times("Nine died on Monday.", None) == [("Monday", None, None)]
    assert _times("Nine died on 9 January 2023.", None) == [("9 January 2023", "2023-01-09", "2023-01-09")]


@pytest.mark.parametrize("text", ["2024-13-45", "", None, "yesterday", "0001-01-01"])
def test_a_day_of_publication_that_is_none(text: str | None) -> None:
    assert published_day(text) is None


def test_caps_and_two_digit_years() -> None:
    assert _times("SAN SALVADOR, 3 JAN 90 -- NINE DIED.", None) == [("3 JAN 90", "1990-01-03", "1990-01-03")]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        pytest.param(e, t, id=f"{e.kind}.{e.id}: {t}")
        for e in LEXICON.entries.values()
        if e.kind in TIME_KINDS
        for t in e.counterexamples
    ],
)
def test_counterexample_is_in_no_time(entry: Entry, text: str) -> None:
    surface = read_text(text, "text", LEXICON)
    covered = {i for t in find_times(surface, 0, len(surface.words), PUBLISHED) for i in range(t.lead, t.last)}
    assert not any(h.entry is entry and set(range(h.first, h.last)) & covered for h in surface.hits.get(entry.kind, ()))
