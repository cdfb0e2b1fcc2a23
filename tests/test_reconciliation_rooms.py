"""The rooms of reconciliation one by one: days, places, people, voices, events, series, roll-ups, settling."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from story_of import hospital, police, quantity, remark, say, told
from tally.extraction.fingerprint import fingerprint
from tally.models import Convention, Extraction, Policy, Reconciliation
from tally.reconciliation import reconcile
from tally.reconciliation.days import window_of
from tally.reconciliation.figures import bounds, step
from tally.reconciliation.people import group_noun
from tally.reconciliation.places import place_of
from tally.reconciliation.publications import role_of_publisher, speaks_as_force
from tally.reconciliation.voices import settled, voice_key

MON, TUE, WED = "2024-03-04", "2024-03-05", "2024-03-06"


# Published on Tuesday 2024-03-05.
DAYS = [
    ("Monday", "2024-03-04", "2024-03-04", False, "the day before"),
    ("Tuesday", "2024-03-05", "2024-03-05", False, "a paper's own day"),
    ("Wednesday night", "2024-02-28", "2024-02-28", False, "never a day to come"),
    ("since Friday", "2024-03-01", None, True, "runs on"),
    ("between Friday and Monday", "2024-03-01", "2024-03-04", False, "a span"),
    ("the weekend", "2024-03-02", "2024-03-03", False, "two days"),
    ("yesterday", "2024-03-04", "2024-03-04", False, "the day before"),
    ("2 October", "2023-10-02", "2023-10-02", False, "the last such day"),
    ("the past 24 hours", "2024-03-04", "2024-03-05", True, "trails its text"),
    ("over the past week", "2024-02-27", "2024-03-05", True, "trails its text"),
    ("2017", "2017-01-01", "2017-12-31", False, "a year"),
    ("this month", "2024-03-01", "2024-03-05", False, "some day of it"),
    ("Sunday, 3 March", "2024-03-03", "2024-03-03", False, "the date says which Sunday"),
    ("in February", "2024-02-01", "2024-02-29", False, "a whole month"),
]


@pytest.mark.parametrize(("words", "start", "end", "running", "why"), DAYS, ids=[row[0] for row in DAYS])
def test_days(words: str, start: str, end: str | None, running: bool, why: str) -> None:
    claim = told("d", TUE, "X", police("1", when=words)).claims[0]
    window = window_of(claim, TUE)
    assert window.start == date.fromisoformat(start), why
    assert window.end == (date.fromisoformat(end) if end else None), why
    assert window.running is running


def test_by_a_time_tells_as_of_when() -> None:
    claim = told("d", TUE, "X", police("1", when="by noon on Monday", when_to="2024-03-04")).claims[0]
    assert not window_of(claim, TUE).said


def test_iso_days_of_extraction_win_over_words() -> None:
    claim = told("d", TUE, "X", police("1", when="Friday", when_from="2024-01-05", when_to="2024-01-05")).claims[0]
    assert window_of(claim, TUE).start == date(2024, 1, 5)


PLACES = [
    ("the grain market at Tarsuk", {"tarsuk"}, None, "common words aside"),
    ("Varn province", {"varn"}, 4, "a province"),
    ("Varn city", {"varn"}, 2, "a town"),
    ("nationwide", set(), None, "the whole"),
    ("there", set(), None, "says nothing"),
    ("the province", set(), 4, "a level without a name"),
    ("NEAR TARSUK", {"tarsuk"}, None, "capitals are no evidence"),
]


@pytest.mark.parametrize(("words", "names", "level", "why"), PLACES, ids=[row[0] for row in PLACES])
def test_places(words: str, names: set[str], level: int | None, why: str) -> None:
    place = place_of(words)
    assert set(place.names) == names, why
    assert place.level == level, why
    assert place.whole is (words == "nationwide")


def test_one_place_in_two_phrases_and_two_levels_of_one_name() -> None:
    assert place_of("near Deir Ezzor").same(place_of("towns around Deir Ezzor"))
    assert place_of("the Tannery Row market hall").same(place_of("market hall in Eastmere"))
    assert not place_of("a house in Orm").same(place_of("a house in Quell"))
    assert not place_of("Varn city").same(place_of("Varn province"))
    assert not place_of("northern Gaza").same(place_of("Gaza"))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("people", None),
        ("German tourists", "tourist"),
        ("fighters of the Command", "fighter"),
        (None, None),
        ("dead", None),
    ],
)
def test_group_noun(text: str | None, noun: str | None) -> None:
    assert group_noun(text) == noun


BOUNDS = [
    ("60", "plain", (60, 60)),
    (">=20", "plain", (20, None)),
    ("<=40", "plain", (0, 40)),
    ("12-15", "plain", (12, 15)),
    ("none", "plain", (0, 0)),
    ("~160", "plain", (152, 168)),
    ("dozens", "plain", (24, None)),
    ("dozens", "acled", (12, None)),
    ("dozens", "emdat", (None, None)),
    ("hundreds", "plain", (200, None)),
    ("hundreds", "acled", (100, None)),
    ("hundreds", "emdat", (None, None)),
    ("scores", "acled", (None, None)),
]


@pytest.mark.parametrize(("number", "convention", "expected"), BOUNDS)
def test_bounds(number: str, convention: Convention, expected: tuple[int | None, int | None]) -> None:
    assert bounds(quantity(number), "killed", convention, number) == expected


def test_emdat_has_a_rule_for_some_outcomes_only() -> None:
    assert bounds(quantity("hundreds"), "injured", "emdat", "hundreds") == (200, None)


@pytest.mark.parametrize(("value", "expected"), [(43, 1), (160, 10), (1200, 100), (0, 1)])
def test_rounding_step(value: int, expected: int) -> None:
    assert step(value) == expected


def test_voice_keys() -> None:
    assert voice_key("the London-based Observatory for Human Rights") == voice_key("Observatory for Human Rights")
    assert voice_key("The Army") == "army"
    assert role_of_publisher("Valley Rights Watch") == "monitor"
    assert role_of_publisher("League for Prisoners") == "monitor"
    assert role_of_publisher("Hill Times") == "media"


def test_a_force_is_known_by_those_it_calls_its_own() -> None:
    assert speaks_as_force("Our fighters stopped a column. Two of them fell.")
    assert not speaks_as_force("“Our fighters stopped a column,” a commander said.")
    assert not speaks_as_force("Our correspondent saw fighters on the road.")


def test_a_shorter_name_is_the_one_fuller_name_of_its_event() -> None:
    assert settled({"health ministry": "health", "gaza health ministry": "health"}) == {
        "health ministry": "gaza health ministry"
    }
    assert (
        settled({"health ministry": "health", "gaza health ministry": "health", "israel health ministry": "health"})
        == {}
    )
    assert settled({"police": "police", "state police": "police"}) == {}, "one word is not enough"


def origins(result: Reconciliation) -> list[object]:
    return [r.origins for r in result.rollups]


def test_initials_are_their_name() -> None:
    story = [
        told("d1", MON, "A", say("44", source="Syrian Observatory for Human Rights", role="monitor")),
        told("d2", MON, "B", say("44", source="SOHR", role="monitor")),
    ]
    assert origins(reconcile(story)) == [1]


def test_unnamed_sources_make_the_count_of_origins_an_interval() -> None:
    story = [told("d1", MON, "A", say("44", source="official", role="unnamed")), told("d2", MON, "B", police("40"))]
    assert origins(reconcile(story)) == [(1, 2)]


WIRE = (
    "A bomb went off in the market at noon on Monday and killed twelve people who had come to buy grain "
    "before the holiday, the town said. " * 3
)


def copies(*texts: str) -> list[Extraction]:
    rows = [told(f"d{n}", MON, f"Outlet {n}", say("12")) for n in range(len(texts))]
    return [e.model_copy(update={"fingerprint": fingerprint(text)}) for e, text in zip(rows, texts, strict=True)]


def test_ten_outlets_with_one_wire_story_are_one_voice() -> None:
    other = (
        "Rescuers said on Tuesday that they had counted the dead themselves, going from ward to ward with a slate "
        "and a lamp, and found twelve of them. " * 2
    )
    assert origins(reconcile(copies(*[WIRE] * 9, WIRE + " Read more."))) == [1]
    assert origins(reconcile(copies(WIRE, other))) == [2]


def test_fingerprint_is_short_and_empty_for_a_few_words() -> None:
    assert fingerprint("Four words only here") == ()
    assert len(fingerprint(WIRE * 20)) <= 64
    assert fingerprint(WIRE) == fingerprint(WIRE.upper())


# (first document's place and day, second's, whether they are one event, why)
EVENTS = [
    ((None, None), (None, None), True, "presumed to tell one story"),
    (("Orm", "Monday"), ("Orm", "Monday"), True, "the same place and day"),
    (("Orm", "Monday"), ("Quell", "Monday"), False, "another stated place"),
    (("Orm", "Sunday"), ("Orm", "Thursday"), False, "another stated day"),
    (("Orm", "Monday"), ("Orm", None), True, "nothing said against it"),
    (("Port Ellis", "Monday"), ("Marin province", "Monday"), True, "a town may lie in a province"),
    (("Orm", "Sunday night"), ("Orm", "Monday"), True, "a night has two dates"),
    (("Orm", "Monday"), ("Orm", "Tuesday"), True, "a day that may be that of the report"),
]


@pytest.mark.parametrize(("one", "other", "same", "why"), EVENTS, ids=[row[3] for row in EVENTS])
def test_events(one: tuple[str | None, str | None], other: tuple[str | None, str | None], same: bool, why: str) -> None:
    story = [
        told("d1", MON, "A", police("12", place=one[0], when=one[1])),
        told("d2", TUE, "B", hospital("12", place=other[0], when=other[1])),
    ]
    result = reconcile(story)
    assert (len(result.events) == 1) is same, why
    if same:
        assert result.events[0].why


def test_no_paper_tells_of_a_day_that_has_not_come() -> None:
    story = [
        told("d1", MON, "A", police("12", place="Orm")),
        told("d2", WED, "B", hospital("12", place="Orm", when="Tuesday")),
    ]
    assert len(reconcile(story).events) == 2


def test_two_events_of_one_text_stay_apart_and_a_total_of_two_is_neither() -> None:
    story = [
        told("d1", MON, "A", police("21", place="Tarsuk", when="Monday")),
        told("d2", MON, "B", hospital("9", place="Ond", when="Monday")),
        told("d3", TUE, "C", say("30", source="Interior Ministry", place="Tarsuk and Ond", when="Monday")),
    ]
    result = reconcile(story)
    assert len(result.events) == 3
    assert {r.reasons[0].code for r in result.relations} == {"different_event"}
    assert all("sum_of_parts" in {x.code for x in r.reasons} for r in result.relations if "d3.c1" in (r.a, r.b))
    both = reconcile([told("d1", MON, "A", police("12"), police("15", event="e2"))])
    assert len(both.events) == 2


def rollup(story: list[Extraction], **options: Any) -> tuple[int | None, int | None, bool]:
    found = next(r for r in reconcile(story, **options).rollups if not r.population and not r.place and not r.when)
    return (found.low, found.high, found.open_high)


def pair(a: dict[str, Any], b: dict[str, Any], *, then: str = MON) -> list[Extraction]:
    return [told("d1", MON, "A", a), told("d2", then, "B", b)]


ROLLUPS = [
    (pair(police("12"), hospital("15")), (12, 15, False), "smallest low to largest high"),
    (pair(police("12"), hospital(">=20")), (12, 20, True), "a floor above: open"),
    (pair(police(">=12"), hospital(">=20")), (12, None, True), "no finite high"),
    (pair(police("12"), hospital("dozens")), (12, 12, False), "a vague word sets nothing"),
    (pair(police("12"), hospital("<=20")), (12, 20, False), "an upper bound sets only the high"),
    (pair(police("12"), police("15"), then=TUE), (15, 15, False), "one voice, its latest"),
    (pair(police("12"), police("15")), (12, 15, False), "one voice at one time in two relays: both stay"),
    (pair(police("163"), police("~160"), then=TUE), (163, 163, False), "a rounder repeat is no news"),
    (pair(police("~160"), hospital("150")), (150, 160, False), "an approximate figure enters as written"),
]


@pytest.mark.parametrize(("story", "expected", "why"), ROLLUPS, ids=[row[2] for row in ROLLUPS])
def test_rollups(story: list[Extraction], expected: tuple[int | None, int | None, bool], why: str) -> None:
    assert rollup(story) == expected, why


POLICIES: list[tuple[Policy, dict[str, Any], tuple[int, int]]] = [
    ("range", {}, (12, 31)),
    ("lowest", {}, (12, 12)),
    ("latest-independent", {}, (31, 31)),
    ("priority", {"priority": ["health"]}, (19, 19)),
    ("priority", {"priority": ["Lantern", "health"]}, (31, 31)),
]


@pytest.mark.parametrize(("policy", "options", "expected"), POLICIES)
def test_policies(policy: Policy, options: dict[str, Any], expected: tuple[int, int]) -> None:
    story = [
        told("d1", MON, "A", police("12")),
        told("d2", TUE, "B", hospital("19")),
        told("d3", WED, "C", say("31", source="Lantern Group", role="monitor")),
    ]
    result = reconcile(story, policy=policy, **options)
    assert (result.rollups[0].low, result.rollups[0].high) == expected
    assert result.rollups[0].policy == policy
    assert len(result.rollups[0].inputs) + len(result.rollups[0].excluded) == 3


def test_parts_scopes_and_denials_stand_beside_a_rollup() -> None:
    story = [
        told(
            "d1",
            MON,
            "A",
            police("30"),
            police("9", who="children", age="child", part_of="c1"),
            police("4", part_of="c1"),
        ),
        told(
            "d2",
            MON,
            "B",
            hospital("30", stance="denied", certainty="denied"),
            say("900", source="centre", role="other"),
            remark("projection", "c2"),
        ),
    ]
    main = reconcile(story).rollups[0]
    assert (main.low, main.high, main.inputs) == (30, 30, ("d1.c1",))
    assert {e.claim for e in main.excluded} == {"d1.c2", "d1.c3", "d2.c1", "d2.c2"}


def test_settling_words() -> None:
    story = [
        told(
            "d1", MON, "A", police("44"), remark("status_unknown", "c1", quote="it is unclear how many were militants")
        ),
        told("d2", MON, "B", hospital("44")),
    ]
    words = reconcile(story).rollups[0].settle or ""
    assert "agree on 44" in words
    assert "unclear how many were militants" in words
    assert "One source" in (reconcile(story[:1]).rollups[0].settle or "")
    apart = reconcile(pair(police("12"), hospital("15"))).rollups[0].settle or ""
    assert "12" in apart and "15" in apart


def test_series_keep_one_voice_in_order_of_its_counts() -> None:
    story = [
        told("d1", WED, "A", police("15", as_of_date=MON, as_of_basis="stated")),
        told("d2", TUE, "B", police("17")),
    ]
    (series,) = reconcile(story).series
    assert series.steps == ("d1.c1", "d2.c1")


def test_a_voice_that_leaves_the_attacker_out_does_so_in_its_next_figure() -> None:
    story = [
        told("d1", MON, "A", police("4"), remark("leaves_out_attacker", "c1")),
        told("d2", MON, "B", say("5", source="examiner", role="health"), remark("counts_attacker", "c1")),
        told("d3", WED, "C", police("5"), remark("died_of_wounds", "c1")),
    ]
    found = {(r.a, r.b): r.reasons[0].code for r in reconcile(story).relations}
    assert found["d1.c1", "d2.c1"] == "perpetrator_counted"
    assert found["d1.c1", "d3.c1"] == "died_of_wounds"
