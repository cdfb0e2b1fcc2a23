"""What parties, groups, causes and repeats look like in other hands: each rule in several stories. A row a rule."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, police, remark, say, told
from tally.extraction import extract
from tally.models import Document, Extraction
from tally.reconciliation import reconcile
from tally.reconciliation.people import group_noun
from tally.reconciliation.publications import armed, role_of_publisher

MON, TUE, WED, THU, FRI = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08"


def party(number: str, source: str, who: str | None = "soldiers", **more: Any) -> dict[str, Any]:
    """A count of fighters, said by a party to the fight."""
    return say(number, source=source, role="belligerent", who=who, status="combatant" if who else None, **more)


def clinic(number: str, outcome: str = "injured", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Lusk General Hospital", role="health", **more)


def office(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Civil Protection Service", role="rescue", **more)


A, B, C = "d1.c1", "d2.c1", "d3.c1"
# (story, one figure, another, verdict, first reason, why); a verdict of None: the word is neither their verdict nor a
# reason.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    # --- who is a party ------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "Western Army Press Bureau", say("70", who="rebels", status="combatant")),
            told("d2", MON, "B", party("25", "Marsh Front", "fighters", quote="25 fighters died")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "an army that prints its own communique is a party",
    ),
    (
        [
            told("d1", MON, "Marsh Front Information Desk", say("9", who="civilians", status="civilian")),
            told("d2", TUE, "B", say("15", source="army", role="belligerent", who="civilians", status="civilian")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "so is a front with a desk of its own, where the other side is one",
    ),
    (
        [
            told("d1", MON, "Navy Information Department", say("3100", "displaced")),
            told("d2", MON, "Ministry of Welfare", say("2600", "displaced")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "an armed force that moves people away from a flood is no party",
    ),
    (
        [
            told("d1", MON, "Lowland Rights Bureau", say("80", who="civilians", status="civilian")),
            told(
                "d2", TUE, "B", say("31-40", source="Harm Ledger", role="monitor", who="civilians", status="civilian")
            ),
        ],
        A,
        B,
        "conflict",
        "monitor_v_monitor",
        "a body for rights counts, and is no newspaper",
    ),
    # --- whose dead ----------------------------------------------------------------------------------------------------
    (
        [
            told(
                "d1",
                MON,
                "Eastern Army Press Office",
                say("50", who="Western soldiers", status="combatant"),
                say("7", who="Eastern soldiers", status="combatant"),
            )
        ],
        "d1.c1",
        "d1.c2",
        "not_comparable",
        "different_population",
        "a direction with a capital says whose soldiers they are",
    ),
    (
        [
            told("d1", MON, "Eastern Army Press Office", say("7", who="Eastern soldiers", status="combatant")),
            told("d2", MON, "B", party("4", "Western command", "Eastern soldiers")),
        ],
        A,
        B,
        "conflict",
        "against_interest",
        "an army that gives more of its own dead than its enemy does",
    ),
    (
        [
            told("d1", MON, "Eastern Army Press Office", say("7", who="Eastern soldiers", status="combatant")),
            told("d2", MON, "B", party("30", "Western command", "Eastern soldiers")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "one that gives fewer than its enemy admits nothing",
    ),
    (
        [
            told("d1", MON, "A", party("12", "Hill Front", "its own fighters")),
            told("d2", TUE, "B", party("8", "army", "rebels")),
        ],
        A,
        B,
        "conflict",
        "against_interest",
        "its own fighters, more of them than the army claims",
    ),
    (
        [
            told("d1", MON, "Ridge Resistance", say("6", who="villagers", status="civilian")),
            told(
                "d2",
                TUE,
                "B",
                say("11", source="air force", role="belligerent", who="villagers", status="civilian"),
                title="Air force owns up to bombing",
            ),
        ],
        A,
        B,
        "conflict",
        "against_interest",
        "a title says of the voice that it owns up",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("62", "casualties", "General Staff", "belligerent", who="troops", status="combatant"),
            ),
            told("d2", TUE, "B", say("15", "casualties", "Guard command", "belligerent")),
        ],
        A,
        B,
        None,
        "conflict",
        "losses of which a party does not say whose they are hold no enemy's losses",
    ),
    # --- the same figure in other words ----------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", party("33", "Morne militia", "militiamen")),
            told(
                "d2",
                TUE,
                "B",
                say("33", source="Morne militia", role="belligerent", who="men", age="adult", sex="male"),
            ),
            told("d3", TUE, "C", party("4", "army", "soldiers")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "one voice's 33 militiamen are its 33 men",
    ),
    (
        [
            told("d1", MON, "Air Command", say("19", who="terrorists", status="combatant")),
            told("d2", WED, "B", party("19", "Air Command", "people")),
            told("d3", TUE, "C", say("19", source="elders", role="witness", who="shepherds", status="civilian")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "it stands by its number and its word",
    ),
    (
        [
            told("d1", MON, "A", police("14", who="people")),
            told("d2", TUE, "B", police("14", who="children", age="child")),
        ],
        A,
        B,
        "not_comparable",
        "subset",
        "children are a part of the people, whoever counts them",
    ),
    (
        [
            told("d1", MON, "A", police("12", who="miners"), police("5", who="engineers")),
            told("d2", TUE, "B", police("12", who="drivers")),
        ],
        A,
        B,
        None,
        "same_origin",
        "two trades are two groups",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Forensic Institute",
                say("38", quote="identified 38 of the people who died", who="people", certainty="confirmed"),
                remark("verification_basis", "c1"),
            ),
            told("d2", MON, "B", say("~70", source="governor", role="local_official", certainty="estimated")),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "those identified are no part of the count but its proof",
    ),
    # --- sums ------------------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("21")),
            told(
                "d2",
                TUE,
                "School Board",
                say("18", who="pupils", age="child", start=40),
                say("3", who="teachers", start=60),
            ),
        ],
        A,
        "d2.c2",
        "compatible",
        "sum_of_parts",
        "two groups named in one breath make the total",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("17", source="mayor of Serra", role="local_official", who="residents of the village"),
            ),
            told("d2", TUE, "Foreign Ministry", say("6", who="tourists holding foreign passports")),
            told("d3", WED, "C", office("23")),
        ],
        A,
        C,
        "compatible",
        "sum_of_parts",
        "residents and visitors of two voices make a third's total",
    ),
    (
        [
            told("d1", MON, "A", police("20")),
            told(
                "d2",
                TUE,
                "B",
                clinic("12", "killed", who="women", sex="female"),
                clinic("15", "killed", who="students"),
            ),
        ],
        A,
        "d2.c2",
        None,
        "arithmetic",
        "women and students overlap: nothing is wrong with the sum",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("47"),
                police("31", part_of="c1", place="the car deck"),
                police("19", part_of="c1", place="the saloon"),
            )
        ],
        "d1.c1",
        "d1.c2",
        "conflict",
        "arithmetic",
        "those found in two spots come to more than the total",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("47"),
                police("31", part_of="c1", place="the lower deck"),
                police("19", part_of="c1", place="the stairs of the lower deck"),
            )
        ],
        "d1.c1",
        "d1.c2",
        None,
        "arithmetic",
        "one spot may lie in the other",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("47"),
                police("31", part_of="c1", place="the pier"),
                police("19", part_of="c1", place="the slip"),
            ),
            told("d2", TUE, "Numbers Blog", police("47"), say("50"), remark("arithmetic", "c1", "c2")),
        ],
        A,
        "d2.c2",
        "conflict",
        "arithmetic",
        "what a paper has added up itself is its own figure",
    ),
    (
        [
            told("d1", MON, "A", police("14")),
            told(
                "d2",
                TUE,
                "Parish Office",
                say("6", who="men", age="adult", sex="male"),
                say("5", who="women", age="adult", sex="female"),
                say("3", who="children", age="child"),
            ),
        ],
        A,
        B,
        "compatible",
        "sum_of_parts",
        "men are a group where women and children stand beside them, with no total over them",
    ),
    (
        [
            told("d1", MON, "A", office("30")),
            told(
                "d2",
                MON,
                "B",
                say("18", source="governor", role="local_official", place="Orlen"),
                say("12", source="governor", role="local_official", place="Tarn"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "two towns that make a total without a place are no main place",
    ),
    (
        [
            told("d1", MON, "A", clinic("19", place="Lusk General Hospital")),
            told("d2", MON, "B", say("54", "injured", source="ambulance service", role="health")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house that places the hurt in itself counts its own",
    ),
    (
        [
            told("d1", MON, "A", clinic("19", "killed", place="Lusk General Hospital")),
            told("d2", MON, "B", police("22")),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "of the dead it may be where they died: a fire in the hospital",
    ),
    (
        [
            told("d1", MON, "A", say("45", source="aviation board")),
            told("d2", MON, "Foreign Ministry", say("12", who="Lornish citizens")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "a ministry's own citizens are no count of all",
    ),
    # --- days ------------------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", say("45", source="road agency", place="Hern", when="this year", basis="cumulative")),
            told("d2", MON, "B", say("11", source="road agency", place="Hern", when="February", basis="cumulative")),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a month is a window, as the year is",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("203", source="health office", role="health", when="since October", basis="cumulative"),
            ),
            told("d2", TUE, "B", say("14", source="health office", role="health", when="last week")),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a week's count of one voice is no other event than its count of months",
    ),
    (
        [
            told("d1", MON, "A", say("203", source="road agency", when="since October", basis="cumulative")),
            told("d2", TUE, "B", say("14", source="police", role="police", place="Orlen", when="Monday")),
        ],
        A,
        B,
        None,
        "different_window",
        "the dead of a day are those of an incident",
    ),
    (
        [
            told("d1", MON, "A", say("23", source="coroner", role="local_official")),
            told(
                "d2",
                TUE,
                "Airline",
                say("14", who="Lornish passengers", start=40),
                say("9", who="Taran passengers", start=60),
            ),
        ],
        A,
        B,
        "compatible",
        "sum_of_parts",
        "passengers of two nations make the total, and are not one group",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("14", source="city morgue", role="health", place="the city morgue", quote="received 14 dead"),
            ),
            told("d2", MON, "B", office("30")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house without a name is one house all the same",
    ),
    (
        [
            told("d1", MON, "A", say("14", source="war ministry", when="Sunday")),
            told("d2", MON, "B", say("412", source="war ministry", when="since 7 January", basis="cumulative")),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a voice's day without a place is a day of its count",
    ),
    (
        [
            told("d1", MON, "A", say("14", source="war ministry", when="Sunday", place="Karn market")),
            told("d2", MON, "B", say("412", source="war ministry", when="since 7 January", basis="cumulative")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "one with a place is an incident",
    ),
    # --- names of one voice ------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", say("13", source="Health Ministry", role="health")),
            told("d2", TUE, "B", say("13", source="Ministry of Health", role="health")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "a ministry's name goes both ways",
    ),
    (
        [
            told("d1", MON, "A", say("13", source="coastguard", role="rescue")),
            told("d2", TUE, "B", say("13", source="Coast Guard", role="rescue")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "one name in one word or in two",
    ),
    (
        [
            told("d1", MON, "Mayor's Office, Orlen", say("14")),
            told("d2", MON, "B", say("22", source="villagers", role="witness")),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "a mayor's office is an authority",
    ),
    # --- the attacker ----------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("6"), remark("leaves_out_attacker", "c1")),
            told("d2", TUE, "B", say("7", source="prosecutor"), remark("counts_attacker", "c1")),
            told("d3", WED, "C", say("6", source="mayor of Arbel", role="local_official")),
        ],
        A,
        C,
        "equal",
        "equal",
        "a voice silent on the attacker counts as those who give its number",
    ),
    (
        [
            told("d1", MON, "A", police("6"), remark("leaves_out_attacker", "c1")),
            told("d2", TUE, "B", say("7", source="prosecutor"), remark("counts_attacker", "c1")),
            told("d3", WED, "C", say("6", source="mayor of Arbel", role="local_official")),
        ],
        B,
        C,
        "not_comparable",
        "perpetrator_counted",
        "and not as the one who takes him in",
    ),
    # --- causes ----------------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "Seismic Office", say("66"), remark("different_cause", "c1")),
            told("d2", THU, "City Registry", say("91")),
            told("d3", THU, "C", say("25", source="fire chief", role="rescue")),
        ],
        B,
        C,
        "not_comparable",
        "different_cause",
        "the rest of the total is the count that a text limits to another cause",
    ),
    (
        [
            told("d1", MON, "Seismic Office", say("60"), remark("different_cause", "c1")),
            told("d2", THU, "City Registry", say("91")),
            told("d3", THU, "C", say("25", source="fire chief", role="rescue")),
        ],
        B,
        C,
        None,
        "different_cause",
        "sixty are not the rest",
    ),
    # --- people who moved between counts -----------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", clinic("8", "killed"), clinic("30")),
            told("d2", WED, "A", clinic("11", "killed"), clinic("27")),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "died_of_wounds",
        "the hurt fall by as many as the dead rise",
    ),
    (
        [
            told("d1", MON, "A", clinic("8", "killed"), clinic("30")),
            told("d2", WED, "A", clinic("11", "killed"), clinic("22")),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "revised_down",
        "by more than that: no word on why",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("4", source="navy", role="military", who="sailors"),
                say("19", "missing", "navy", "military"),
            ),
            told(
                "d2",
                WED,
                "A",
                say("12", source="navy", role="military", who="sailors"),
                say("11", "missing", "navy", "military"),
            ),
        ],
        "d1.c2",
        "d2.c2",
        "updated",
        "missing_resolved",
        "the dead are called sailors, the missing nothing: one crew",
    ),
    (
        [
            told("d1", MON, "A", office("20", "missing")),
            told("d2", TUE, "B", office("12", "missing"), office("8", "rescued")),
        ],
        A,
        B,
        "updated",
        "missing_resolved",
        "as many are safe as are missing no more",
    ),
    (
        [
            told("d1", MON, "A", office("20", "missing")),
            told("d2", TUE, "B", office("12", "missing"), office("5", "rescued")),
        ],
        A,
        B,
        "updated",
        "update",
        "five who are safe do not account for eight",
    ),
    # --- newspapers ----------------------------------------------------------------------------------------------------------
    (
        [
            told(
                "d1",
                MON,
                "Zemlin Echo",
                say("90"),
                remark("own_method", "c1", quote="the figures come from shift rosters"),
            ),
            told("d2", MON, "B", say("68", source="Labour Inspectorate")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "a newspaper that tells of another's method keeps no count",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Zemlin Echo",
                say("90"),
                remark("own_method", "c1", quote="our reporters visited each house"),
            ),
            told("d2", MON, "B", say("68", source="Labour Inspectorate")),
        ],
        A,
        B,
        "conflict",
        "official_v_monitor",
        "one that says how it counted does",
    ),
    # --- refuted and denied ------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("9")),
            told("d2", TUE, "B", police("140")),
            told("d3", THU, "C", police("11"), police("140", stance="denied"), remark("not_people", "c2")),
        ],
        A,
        C,
        "updated",
        "update",
        "a relay's number that the police deny is no step of theirs",
    ),
    (
        [
            told("d1", MON, "Lamp Party", say("22", who="supporters")),
            told("d2", MON, "B", police("22", stance="denied"), police("none")),
            told("d3", WED, "C", police("none")),
        ],
        A,
        C,
        "conflict",
        "denial",
        "a denial said again is one",
    ),
    (
        [
            told("d1", MON, "Lamp Party", say("22", who="supporters")),
            told("d3", WED, "C", police("none")),
        ],
        A,
        C,
        None,
        "denial",
        "no one denied the party's figure: another count",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("none", source="Interior Ministry"),
                say("43", "detained", source="Interior Ministry"),
                remark("denial", "c2", source="Interior Ministry"),
            ),
            told("d2", TUE, "Lantern Rights Group", say("17", who="protesters")),
        ],
        A,
        B,
        "conflict",
        "denial",
        "the words that deny stand nearer to another figure of the voice",
    ),
    # --- voices as texts have them -----------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", say("8", source="Health Ministry", role="health")),
            told("d2", MON, "B", say("26", source="senior official"), remark("anonymous_source", "c1")),
        ],
        A,
        B,
        "conflict",
        "anonymous_source",
        "an official who would not be named is no official voice",
    ),
    (
        [
            told("d1", MON, "A", police("13")),
            told("d2", TUE, "B", say("13", source="police spokeswoman", role="police")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "who speaks for the police is the police",
    ),
    (
        [
            told("d1", MON, "River Post", police("6")),
            told(
                "d2",
                TUE,
                "River Post",
                say("9", supersedes="c2"),
                say("6", stance="superseded"),
                remark("update", "c1"),
            ),
            told("d3", THU, "C", police("11")),
        ],
        B,
        C,
        "updated",
        "update",
        "a newspaper that raises a voice's toll carries that voice",
    ),
    (
        [
            told("d1", MON, "Post", police("18")),
            told(
                "d2",
                TUE,
                "Post",
                police("8", supersedes="c2"),
                say("18", source="newspaper", role="media", stance="superseded"),
                remark("correction", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "correction",
        "what is said of the old number as the new text gives it explains the new one",
    ),
    (
        [
            told("d1", MON, "A", say("5100", "displaced", source="army", role="military")),
            told(
                "d2",
                MON,
                "Hazard Group",
                say("9000", "displaced", certainty="estimated"),
                remark("own_method", "c1", quote="the estimate combines telephone signals with a census"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "an estimate that tells of its way to estimate is no count",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("38", source="Forensic Institute", role="other"),
                remark("own_method", "c1", quote="we count only remains matched by DNA"),
            ),
            told("d2", MON, "B", say("~70", source="governor", role="local_official")),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "a way of counting that lets in the proved alone",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("19", "missing", "navy", "military", place="off Cape Morrow", who="sailors of the Asta Ruun"),
            ),
            told(
                "d2",
                WED,
                "B",
                say("11", "missing", "navy", "military", place="the Asta Ruun"),
                say("8", "rescued", "navy", "military", quote="8 were found alive"),
            ),
        ],
        A,
        B,
        "updated",
        "missing_resolved",
        "the ship whose crew is counted is no other place; they were found",
    ),
    # --- texts that meet no other ----------------------------------------------------------------------------------------------
    # --- headlines and incidents ---------------------------------------------------------------------------------------------
    (
        [
            told(
                "d1",
                MON,
                "Radio",
                say("25", quote="Mudslide took 25 lives", start=0),
                office("23"),
                title="Search called off",
            )
        ],
        "d1.c1",
        "d1.c2",
        "conflict",
        "headline_v_body",
        "no sentence of copy begins with a bare noun",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Ostrel Argus",
                say("12", source="fire brigade", role="rescue", place="Mill Lane, Ostrel", when="Sunday"),
            ),
            told("d2", TUE, "Star", say("12", source="inspectorate", who="workers"), title="Explosion in Lusk bakery"),
            told("d3", FRI, "C", say("24", source="minister", place="Ostrel and Lusk", when="this week")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "a third text tells the two towns apart, and a title names one",
    ),
]


@pytest.mark.parametrize(("story", "a", "b", "verdict", "code", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)


# (story, outcome, low, high, why)
SPANS: list[tuple[list[Extraction], str, int, int, str]] = [
    (
        [
            told("d1", MON, "A", office("37"), office("21", "missing")),
            told("d2", TUE, "B", say("58", source="governor", role="local_official"), remark("missing_included", "c1")),
        ],
        "killed",
        37,
        37,
        "one who counts the missing as dead counts something else",
    ),
    (
        [
            told("d1", MON, "District Office", say("640", "displaced", who="households", unit="households")),
            told("d2", MON, "B", say("640", "displaced", source="District Office")),
            told("d3", TUE, "C", say("2900", "displaced", source="Aid Union", role="monitor")),
        ],
        "displaced",
        2900,
        2900,
        "households that a relay makes people of are no people",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Daily",
                say("~100", source="counters", role="monitor", quote="Nearly 100 dead of heat", start=0),
                say("97", source="Heat Toll Watch", role="monitor"),
                say("41", source="Ministry of Welfare"),
                title="At odds",
            )
        ],
        "killed",
        41,
        97,
        "the counters of a headline are those of its text",
    ),
]


@pytest.mark.parametrize(("story", "outcome", "low", "high", "why"), SPANS, ids=[row[-1] for row in SPANS])
def test_span(story: list[Extraction], outcome: str, low: int, high: int, why: str) -> None:
    rows = [(r.low, r.high) for r in reconcile(story).rollups if r.outcome == outcome and r.unit == "persons"]
    assert (low, high) in rows, why


# (name, whether it is a fighting force, why)
FORCES = [
    ("Northern Army Press Service", True, "an army's desk"),
    ("General Staff", True, "a staff"),
    ("Army Times", False, "a paper about one"),
    ("Salvation Army", False, "no army"),
    ("Home Front Weekly", False, "no front"),
    ("Lusk Fire Brigade", False, "a brigade that puts out fires"),
    ("Highland Front Information Desk", True, "a front with a desk"),
]


@pytest.mark.parametrize(("name", "expected", "why"), FORCES, ids=[row[0] for row in FORCES])
def test_force(name: str, expected: bool, why: str) -> None:
    assert armed(name) is expected, why


# (phrase, noun, why)
NOUNS = [
    ("persons deprived of liberty", None, "what is done to people is no noun for them"),
    ("miners listed by the union", "miner", "the noun stands before it"),
    ("men whom the governor named", "men", "before a clause, too"),
    ("nine citizens", None, "citizens are everyone"),
    ("two Lornish citizens", "citizen", "of a nation they are a group"),
    ("tourists holding Lornish passports", "tourist", "a participle only describes"),
    ("workers aboard the barge", "worker", "so does where they were"),
    ("building workers", "worker", "a participle before the noun is a part of its name"),
    ("pupils between the ages", "pupil", "and what follows between"),
    ("people queuing for bread", None, "people say nothing of themselves"),
]


@pytest.mark.parametrize(("phrase", "noun", "why"), NOUNS, ids=[row[0] for row in NOUNS])
def test_noun(phrase: str, noun: str | None, why: str) -> None:
    assert group_noun(phrase) == noun, why


def test_bodies_for_rights_count() -> None:
    assert [role_of_publisher(n) for n in ("Karsh Rights Desk", "Open Graves Initiative", "Karsh Courier")] == [
        "monitor",
        "monitor",
        "media",
    ]


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        (
            "Mudslide took 25 lives\n\nThe mudslide on Monday killed 23 people.",
            "headline_v_body",
            "a line of its own above",
        ),
        (
            "Mudslide took 25 lives.\n\nThe mudslide on Monday killed 23 people.",
            None,
            "a sentence with its stop is copy",
        ),
    ],
)
def test_a_first_line_is_a_headline(text: str, code: str | None, why: str) -> None:
    relations = reconcile([extract(Document(id="d", text=text, published="2024-05-02"))]).relations
    codes = {reason.code for relation in relations for reason in relation.reasons}
    assert ("headline_v_body" in codes) == (code is not None), why
