"""What a story shows beside its numbers: places, parts, attackers, headlines, withdrawn figures. A row a rule."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, between, police, remark, say, told
from tally.models import Extraction
from tally.reconciliation import reconcile
from tally.reconciliation.people import people_of
from tally.reconciliation.voices import voice_key

MON, TUE, WED, THU = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"


def office(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Civil Protection Service", role="rescue", **more)


def named(number: str, words: str, **more: Any) -> dict[str, Any]:
    """A count whose quote is the words, with the number first."""
    return say(number, quote=f"{number} {words}", **more)


A, B = "d1.c1", "d2.c1"
# (story, one figure, another, verdict, first reason, why); a verdict of None: the two are not compared.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    (
        [
            told("d1", MON, "A", police("6"), remark("counts_attacker", "c1")),
            told("d2", MON, "B", say("5", source="union", role="other"), remark("leaves_out_attacker", "c1")),
            told("d3", WED, "C", say("6", source="union", role="other")),
        ],
        A,
        "d3.c1",
        "not_comparable",
        "perpetrator_counted",
        "equal numbers, the attacker in one of them alone",
    ),
    (
        [told("d1", MON, "A", office("130")), told("d2", MON, "B", named("12", "of the people who drowned lay here"))],
        A,
        B,
        "not_comparable",
        "subset",
        "a part of a count that its own text does not give",
    ),
    (
        [
            told("d1", MON, "A", office("40", "injured"), title="Bridge falls"),
            told("d2", MON, "B", named("9", "of our members are hurt", outcome="injured")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "members of a body are not said to be some of the hurt",
    ),
    (
        [
            told("d1", MON, "A", say("~300", source="board", role="government")),
            told("d2", WED, "B", say("262", source="board", role="government"), remark("revised_down", "c1")),
        ],
        A,
        B,
        "updated",
        "revised_down",
        "a text says that the count was cut, whatever its rounding allowed",
    ),
    (
        [
            told("d1", MON, "A", say("~300", source="board", role="government")),
            told("d2", WED, "B", say("280", source="board", role="government")),
        ],
        A,
        B,
        "near",
        "rounding",
        "no text says that the count was changed",
    ),
    (
        [
            told("d1", MON, "A", office("36")),
            told("d2", MON, "B", office("63")),
            told(
                "d3",
                WED,
                "B",
                office("63", stance="superseded"),
                office("36", supersedes="c1"),
                remark("correction", "c1", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "correction",
        "a third text withdraws the later number for the earlier one",
    ),
    (
        [
            told("d1", MON, "A", police("8", "injured", who="people")),
            told("d2", WED, "B", police("7", "injured"), police("5"), remark("died_of_wounds", "c2")),
        ],
        A,
        B,
        "updated",
        "died_of_wounds",
        "the injured fell because wounded people died",
    ),
    (
        [told("d1", MON, "A", office("24", "missing")), told("d2", WED, "B", office("15", "missing"))],
        A,
        B,
        "updated",
        "update",
        "fewer missing are no revision of the first count",
    ),
    (
        [
            told("d1", MON, "A", office("17", place="Keld province", when="Monday")),
            told("d2", TUE, "B", say("29", source="national service", place="nationwide", when="since Saturday")),
            told("d3", THU, "A", office("26", place="Keld province")),
        ],
        A,
        "d3.c1",
        "updated",
        "update",
        "the day on which it happened in one province is no window of its own",
    ),
    (
        [
            told("d1", MON, "A", office("8", place="the county", when="Monday")),
            told("d2", WED, "B", say("14", source="dean", role="other", place="Castle Fenn")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a named town in an unnamed county; its later count may outgrow the county's earlier one",
    ),
    (
        [
            told("d1", MON, "A", office("41", "injured")),
            told(
                "d2", TUE, "B", named("38", "treated", outcome="injured", source="Keld General Hospital", role="health")
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "those whom a house has taken in are counted for that house",
    ),
    (
        [
            told("d1", MON, "A", say("85", source="army", role="belligerent", who="bandits", status="combatant")),
            told(
                "d2",
                MON,
                "Valley Observatory",
                say("44", who="combatants", status="combatant"),
                say("31", who="of the Hill Front", status="combatant", part_of="c1"),
                say("13", who="from the Third Brigade", status="combatant", part_of="c1"),
            ),
        ],
        A,
        "d2.c2",
        "conflict",
        "belligerent_v_monitor",
        "a front's fighters are those of the other side, under another name",
    ),
    (
        [
            told("d1", MON, "A", police("12"), say("1", who="man", quote="the man died", start=500)),
            told("d2", MON, "B", say("12", source="hospital", role="health")),
        ],
        "d1.c2",
        B,
        None,
        "",
        "one man beside twelve is no rival of the twelve",
    ),
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[-1][:48] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    if why.startswith("one man"):
        claims = story[0].claims
        lone = claims[1].model_copy(update={"number": "the", "number_end": claims[1].number_start + 3})
        story = [story[0].model_copy(update={"claims": (claims[0], lone)}), story[1]]
    if verdict is None:
        assert between(story, a, b) is None, why
        return
    assert_rule(story, a, b, verdict, code, why)


def test_a_correction_keeps_the_number_that_it_gives() -> None:
    story = ROWS[5][0]
    relation = next(r for r in reconcile(story).relations if {r.a, r.b} == {A, B})
    assert relation.current == A
    assert [(r.low, r.high) for r in reconcile(story).rollups] == [(36, 36)]


def test_a_headline_is_no_step_of_a_voice() -> None:
    story = [
        told(
            "d1",
            MON,
            "Post",
            say("10", source="surgeon", role="health", quote="10 dead at the depot", start=0),
            say("9", source="surgeon", role="health"),
            title="10 dead at the depot, says surgeon",
        )
    ]
    result = reconcile(story)
    assert [r.reasons[0].code for r in result.relations] == ["headline_v_body"]
    assert [(r.low, r.high) for r in result.rollups] == [(9, 9)]


NAMES = [
    ("the health minister", "health ministry", True, "who heads a body speaks for it"),
    ("the prime minister", "prime ministry", False, "who heads them all does not"),
    ("district officer", "district office", False, "an officer is no office"),
]


@pytest.mark.parametrize("one, other, same, why", NAMES)
def test_one_voice(one: str, other: str, same: bool, why: str) -> None:
    assert (voice_key(one) == voice_key(other)) is same, why


SIDES = [
    ("of the Hill Front", None, "group", "a front"),
    ("from the Third Brigade", None, "state", "a brigade"),
    ("people at the front", None, None, "no name of a body"),
    (None, "the Third Brigade", "state", "a body that was read as a place"),
]


@pytest.mark.parametrize("who, place, side, why", SIDES)
def test_sides_by_the_names_of_bodies(who: str | None, place: str | None, side: str | None, why: str) -> None:
    claim = told("d1", MON, "A", say("5", who=who, place=place)).claims[0]
    assert people_of(claim).side == side, why


COUNTERS = [
    ("Free Advocates", "we have recorded", "monitor_v_monitor", "a body that prints its own count"),
    ("Valley Times", "we have recorded", "official_v_monitor", "a paper is a paper"),
    ("Lawyers for the Valley", "statements on", "monitor_v_monitor", "a body of citizens, by its name"),
    ("Peace Index Institute", "counts", "monitor_v_monitor", "an institute's own count"),
    ("Strikewatch", "there were", "monitor_v_monitor", "a watch in one word"),
    ("Harbour Ledger", "there were", "official_v_monitor", "a paper may be called a ledger"),
    ("Institute Press Office", "there were", "official_v_monitor", "a press desk is no body"),
    ("Centre Daily Review", "there were", "official_v_monitor", "a paper, whatever else its name says"),
]


@pytest.mark.parametrize("publisher, words, code, why", COUNTERS)
def test_who_counts(publisher: str, words: str, code: str, why: str) -> None:
    other = say("34", source="rights observatory", role="monitor")
    story = [told("d1", MON, "A", other), told("d2", MON, publisher, say("47", quote=f"{words} 47 killed"))]
    codes = [x.code for r in reconcile(story).relations for x in r.reasons]
    assert ("monitor_v_monitor" in codes) is (code == "monitor_v_monitor"), why
