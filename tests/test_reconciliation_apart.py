"""What keeps two figures from clashing: a house, a part of a town, a copy that was overtaken, proof, cause, another
incident, a voice under two names or none. A row a rule, with its near misses.
"""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, police, remark, say, told
from tally.models import Extraction
from tally.reconciliation import reconcile

MON, TUE, WED, THU, NEXT = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-12"


def clinic(number: str, outcome: str = "injured", words: str = "", **more: Any) -> dict[str, Any]:
    """A count by one house, whose quote is the number and the words."""
    return say(
        number,
        outcome,
        source="Harrow Infirmary",
        role="health",
        quote=f"{number} {words or outcome}",
        **more,
    )


def office(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Flood Office", role="government", **more)


def worsened(number: str) -> Extraction:
    """An infirmary's text: three of the 20 hurt have died, and so many are still in its beds."""
    return told(
        "d2",
        WED,
        "B",
        clinic("20", words="workers hurt", place="the Harrow mill"),
        clinic("3", "killed", part_of="c1"),
        clinic(number, words="patients are being treated", id="left"),
        remark("died_of_wounds", "c2"),
    )


def overtaken(*last: dict[str, Any]) -> list[Extraction]:
    """Police count 4, an infirmary raises that to 7, and then a third text has its say."""
    raised = told(
        "d2",
        WED,
        "B",
        clinic("4", "killed", stance="superseded"),
        clinic("7", "killed", supersedes="c1"),
        remark("died_of_wounds", "c2"),
    )
    return [told("d1", MON, "A", police("4")), raised, told("d3", NEXT, "C", *last)]


FLOODS = [
    told("d1", TUE, "A", office("90", place="nationwide"), office("40", place="Upper Sarn province", part_of="c1")),
    told("d2", WED, "B", say("66", source="governors", place="the provinces of Upper Sarn, Lower Sarn and Orlen")),
    told(
        "d3",
        WED,
        "C",
        say("12", source="mayor Iven Tolk", role="local_official", place="Tilo"),
        say("9", source="mayor Iven Tolk", role="local_official", place="the lanes by the weir", part_of="c1"),
    ),
]
AVALANCHE = told(
    "d1",
    MON,
    "A",
    say("4", source="ski patrol", role="rescue", place="the Sarn pass", when="Sunday"),
    remark("different_event", "c1", quote="has nothing to do with the slide at Orlen"),
)

A, B, C = "d1.c1", "d2.c1", "d3.c1"
# (story, one figure, another, verdict, first reason, why); a verdict of None: no such code or verdict between them.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    (
        [
            told("d1", MON, "A", police("31", "injured")),
            told("d2", TUE, "B", clinic("22", words="people hurt near Orlen are being treated", place="near Orlen")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house counts those whom it has, wherever they were hurt",
    ),
    (
        [
            told("d1", MON, "A", police("31", "injured")),
            told("d2", TUE, "B", clinic("31", words="people hurt near Orlen are being treated", place="near Orlen")),
        ],
        A,
        B,
        "equal",
        "equal",
        "a house that had them all",
    ),
    (
        [
            told("d1", MON, "A", police("31", "injured")),
            told("d2", TUE, "B", clinic("22", words="people were hurt near Orlen", place="near Orlen")),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "a house that speaks of everyone",
    ),
    (
        [told("d1", MON, "A", police("20", "injured")), worsened("17")],
        A,
        "d2.left",
        "updated",
        "died_of_wounds",
        "those left of all the hurt, less the dead among them",
    ),
    (
        [told("d1", MON, "A", police("20", "injured")), worsened("12")],
        A,
        "d2.left",
        "not_comparable",
        "different_area",
        "fewer than those left are those of the house",
    ),
    (
        [
            told("d1", MON, "A", police("14", "missing")),
            told(
                "d2",
                WED,
                "B",
                office("14", "missing"),
                office("9", "killed", part_of="c1"),
                office("5", "missing"),
                remark("missing_resolved", "c2"),
            ),
        ],
        A,
        "d2.c3",
        "updated",
        "missing_resolved",
        "those still sought, less the dead who were found",
    ),
    (overtaken(police("4")), "d2.c2", C, "updated", "stale_figure", "a count printed again after a text had raised it"),
    (
        overtaken(police("5")),
        "d2.c2",
        C,
        "conflict",
        "official_v_local",
        "another number than the one that was raised",
    ),
    (
        overtaken(police("4", as_of="on Monday", as_of_date=NEXT, as_of_basis="stated")),
        "d2.c2",
        C,
        "conflict",
        "official_v_local",
        "a voice that stands by its count on a later day",
    ),
    (FLOODS, A, "d3.c2", None, "conflict", "a part of a town's count is no count for the country"),
    (FLOODS, "d1.c2", "d3.c2", None, "conflict", "nor for the province"),
    (FLOODS, "d1.c2", C, "not_comparable", "different_area", "a town, and the one province that is named"),
    (FLOODS, "d1.c2", B, "not_comparable", "different_area", "a province, and several of which it is one"),
    (
        [
            told("d1", MON, "A", office("60")),
            told("d2", TUE, "B", say("41", source="coroner", who="people identified")),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "those identified, and all the dead",
    ),
    (
        [
            told("d1", MON, "A", office("60")),
            told("d2", TUE, "B", say("41", source="coroner", quote="41 people were confirmed dead")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "to confirm a number is no other way of counting",
    ),
    (
        [
            told("d1", MON, "A", office("300", "affected", who="suspected cases", unit="cases")),
            told("d2", MON, "B", say("40", "affected", source="board", who="cases of measles", unit="cases")),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "suspected cases, and cases",
    ),
    (
        [
            told("d1", MON, "A", office("60")),
            told("d2", TUE, "B", say("30", source="coroner"), remark("verification_basis", "c1")),
            told("d3", THU, "C", say("41", source="coroner")),
        ],
        A,
        C,
        "not_comparable",
        "verification_basis",
        "a voice that has told how it counts does so in its next figure",
    ),
    (
        [
            told("d1", MON, "A", office("60")),
            told("d2", TUE, "B", say("30", source="coroner"), remark("verification_basis", "c1", quote="only 30 seen")),
            told("d3", THU, "C", say("41", source="coroner")),
        ],
        A,
        C,
        "conflict",
        "later_report",
        "words about one number are no way of counting",
    ),
    (
        [
            told("d1", MON, "A", police("15", "injured")),
            told(
                "d2",
                TUE,
                "B",
                office("19", "injured"),
                office("4", "injured", part_of="c1"),
                remark("different_cause", "c2"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_cause",
        "the part that came to harm otherwise is all by which they differ",
    ),
    (
        [
            told("d1", MON, "A", police("15", "injured")),
            told(
                "d2",
                TUE,
                "B",
                office("25", "injured"),
                office("4", "injured", part_of="c1"),
                remark("different_cause", "c2"),
            ),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the part explains too little",
    ),
    (
        [
            AVALANCHE,
            told("d2", WED, "B", say("5", source="ski patrol", role="rescue", place="the Sarn pass", when="Sunday")),
        ],
        A,
        B,
        "updated",
        "update",
        "set apart from another incident, and told of again",
    ),
    (
        [
            AVALANCHE,
            told("d2", WED, "B", say("5", source="ski patrol", role="rescue", place="Orlen", when="Sunday")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "the other incident",
    ),
    (
        [
            told("d1", MON, "A", say("4", source="ski patrol", role="rescue", place="Sarn", when="Sunday")),
            told(
                "d2",
                WED,
                "B",
                say("9", source="ski patrol", role="rescue", place="Sarn", when="Sunday"),
                remark("different_event", "c1", quote="the figure is for both slides"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "several incidents of one place together",
    ),
    (
        [
            told("d1", MON, "A", police("31", "injured")),
            told(
                "d2", TUE, "Harrow Infirmary", say("22", "injured", quote="22 people hurt near Orlen are being treated")
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house's own notice counts those whom it has",
    ),
    (
        [
            told("d1", MON, "A", police("9", "affected", unit="cases", place="Orlen district")),
            told(
                "d2",
                TUE,
                "B",
                say("9", "affected", source="aid group", unit="cases", place="every clinic of Orlen district"),
            ),
        ],
        A,
        B,
        "equal",
        "equal",
        "every house of a district is the district",
    ),
    (
        [
            told("d1", MON, "A", police("11", when="Sunday", place="Orlen")),
            told("d2", WED, "B", police("163", when="since 1 March", basis="cumulative", place="Orlen")),
            told(
                "d3",
                THU,
                "C",
                say("184", source="mission", role="un", when="since 1 March", basis="cumulative", place="Orlen"),
                say(
                    "3000",
                    "displaced",
                    source="mission",
                    role="un",
                    when="since the start of the month",
                    basis="cumulative",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a day, and the months since a day that another phrase names loosely",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                office("40", place="Orlen province", when="at night"),
                office("900", "displaced", place="nationwide"),
            ),
            told("d2", TUE, "B", say("44", source="governor", role="local_official")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "who fled over the whole country, at an hour that names no day: the dead are those of the province",
    ),
    (
        [
            told("d1", MON, "A", office("27", when="since Friday", basis="cumulative")),
            told(
                "d2",
                WED,
                "B",
                office("27", stance="superseded"),
                office("31", when="Wednesday", supersedes="c1"),
                say("40", "injured", when="since Friday", basis="cumulative"),
            ),
        ],
        A,
        "d2.c2",
        "updated",
        "update",
        "the day on which a running total rose",
    ),
    (
        [
            told("d1", MON, "A", police("4", when="Sunday afternoon")),
            told(
                "d2",
                WED,
                "B",
                police("5", when="Wednesday"),
                police("1", "missing", when="since Sunday", basis="cumulative", quote="the climber is missing")
                | {"number": "the"},
            ),
        ],
        A,
        B,
        "updated",
        "update",
        "how long one man is missing is no window of the dead",
    ),
    (
        [
            told("d1", MON, "Daily Lamp", office("9"), office("30", "injured")),
            told("d2", TUE, "Daily Lamp", office("12"), say("44", "injured")),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "update",
        "a newspaper's own words beside one voice are that voice's",
    ),
    (
        [
            told("d1", MON, "Daily Lamp", office("9"), office("30", "injured")),
            told("d2", TUE, "Daily Lamp", office("12"), police("12"), say("44", "injured")),
        ],
        "d1.c2",
        "d2.c3",
        "conflict",
        "later_report",
        "with two voices in its text they are nobody's",
    ),
    (
        [
            told("d1", MON, "Daily Lamp", office("9"), office("30", "injured")),
            told("d2", TUE, "Hill Observatory", office("12"), say("44", "injured")),
        ],
        "d1.c2",
        "d2.c2",
        "conflict",
        "official_v_monitor",
        "who counts speaks for itself",
    ),
    (
        [told("d1", MON, "A", office("9")), told("d2", TUE, "B", say("12", source="office", role="government"))],
        A,
        B,
        "updated",
        "update",
        "a word that is no name stands for the one such body",
    ),
    (
        [told("d1", MON, "A", say("9", source="state police", role="police")), told("d2", TUE, "B", police("12"))],
        A,
        B,
        "conflict",
        "later_report",
        "police are many",
    ),
    (
        [
            told("d1", MON, "A", say("9", source="Ministry of Health", role="health")),
            told("d2", TUE, "Ministry of Health, Republic of Orlen", say("12")),
        ],
        A,
        B,
        "updated",
        "update",
        "a body with its seat is the body",
    ),
    (
        [
            told("d1", MON, "A", say("9", source="Ministry of War", role="government")),
            told("d2", MON, "B", say("30", source="Hill Observatory", role="monitor")),
            told("d3", TUE, "C", say("2", "injured", source="Ministry of War", role="belligerent")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_monitor",
        "a party to the fight in one text is one in all",
    ),
    (
        [
            told("d1", MON, "A", office("8")),
            told("d2", TUE, "B", office("19")),
            told(
                "d3",
                THU,
                "C",
                office("19", stance="superseded"),
                office("26", supersedes="c1"),
                remark("died_of_wounds", "c1", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "update",
        "words on how a number rose tell nothing of how it came about",
    ),
    (
        [told("d1", MON, "A", office("8")), told("d2", TUE, "B", office("19"), remark("missing_resolved", "c1"))],
        A,
        B,
        "updated",
        "update",
        "nobody was missing",
    ),
    (
        [
            told("d1", MON, "A", office("8"), office("14", "missing")),
            told("d2", TUE, "B", office("19"), office("3", "missing")),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "missing_resolved",
        "the missing fell by what the dead rose",
    ),
    (
        [
            told("d1", MON, "A", office("8"), office("14", "missing")),
            told("d2", TUE, "B", office("12"), office("3", "missing")),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "update",
        "the balance does not fit",
    ),
    (
        [
            told("d1", MON, "A", office("90", place="nationwide")),
            told("d2", TUE, "B", say("12", source="mayor Iven Tolk", role="local_official")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a mayor's count, beside one of the whole country",
    ),
    (
        [
            told("d1", MON, "A", office("90", place="nationwide")),
            told("d2", TUE, "B", say("41", source="governor of Lusk", role="local_official")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a governor's",
    ),
    (
        [
            told("d1", MON, "A", office("90", place="Tilo")),
            told("d2", TUE, "B", say("12", source="mayor Iven Tolk", role="local_official")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "a mayor's, beside one of a town",
    ),
    (
        [
            told("d1", MON, "A", police("5", place="Orlen", when="Sunday morning")),
            told("d2", MON, "B", police("4", place="Sarn", when="Sunday afternoon")),
            told("d3", TUE, "C", office("9", when="Sunday")),
        ],
        A,
        C,
        "not_comparable",
        "different_event",
        "a total without a place is the sum of two incidents of its day",
    ),
    (
        [
            told("d1", MON, "A", police("5", place="Orlen", when="Sunday morning")),
            told("d2", MON, "B", police("4", place="Sarn", when="Sunday afternoon")),
            told("d3", TUE, "C", office("7", when="Sunday")),
        ],
        A,
        C,
        "conflict",
        "later_report",
        "another total without a place is presumed to be for the one or the other",
    ),
    (
        [told("d1", MON, "A", police("60"), say("14", "casualties", source="airmen", role="military"))],
        A,
        "d1.c2",
        None,
        "conflict",
        "casualties are some hurt people, and no whole that the dead lie in",
    ),
    (
        [told("d1", MON, "A", police("9", place="Orlen city"), say("14", source="mayor", place="Sarn city"))],
        A,
        "d1.c2",
        None,
        "conflict",
        "two towns of one text, neither of which is known to hold the other",
    ),
    (
        [
            told("d1", MON, "A", police("9", place="Orlen province"), police("2", place="Orlen city", part_of="c1")),
            told("d2", MON, "B", say("14", source="clerk", role="other", place="Orlen city")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "a town and its province",
    ),
    (
        [told("d1", MON, "A", police("9", "injured"), say("none", "injured", source="operator", role="other"))],
        A,
        "d1.c2",
        "undetermined",
        "extraction_doubt",
        "nobody hurt, in a text that does not say where: no answer to the nine",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("14", source="Hill Observatory", role="monitor"),
                say("none", source="Interior Ministry", quote="none was killed"),
            )
        ],
        A,
        "d1.c2",
        "conflict",
        "official_v_monitor",
        "an office that says nobody died answers a monitor",
    ),
    (
        [told("d1", MON, "A", police("214"), say("19", source="union", role="other"))],
        A,
        "d1.c2",
        "undetermined",
        "extraction_doubt",
        "numbers of one text that are far apart, without a word on it",
    ),
    (
        [told("d1", MON, "A", police("14"), say("9", source="union", role="other"))],
        A,
        "d1.c2",
        "conflict",
        "unexplained",
        "numbers of one text that may well be for one thing",
    ),
    (
        [told("d1", MON, "A", police("14"), say("1", source="surgeon", role="health"))],
        A,
        "d1.c2",
        None,
        "conflict",
        "one of the dead, of whom another voice tells",
    ),
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[-1][:60] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)


@pytest.mark.parametrize(
    "quote, grade",
    [("they differ because the board counts proved cases only", "stated"), ("only proved cases are entered", "marked")],
)
def test_a_text_that_sets_two_ways_of_counting_against_each_other(quote: str, grade: str) -> None:
    board, clinics = say("40", source="board"), say("90", source="clinics", role="health")
    text = told("d1", MON, "A", board, clinics, remark("verification_basis", "c1", "c2", quote=quote))
    reason = next(r for r in reconcile([text]).relations if {r.a, r.b} == {A, "d1.c2"}).reasons[0]
    assert (reason.code, reason.grade) == ("verification_basis", grade)


def test_a_part_of_a_town_enters_no_other_rollup() -> None:
    spans = {r.place: (r.low, r.high) for r in reconcile(FLOODS).rollups}
    assert spans[None] == (90, 90)
    assert spans["Tilo"] == (12, 12)
