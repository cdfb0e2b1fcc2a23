"""What two figures stand on: which place, days, incident, people and voice each has. A row a rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from story_of import assert_rule, remark, say, told
from tally.models import Extraction
from tally.reconciliation import reconcile
from tally.reconciliation.days import window_of
from tally.reconciliation.places import place_of

MON, TUE, WED, THU, FRI = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08"


def office(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Relief Office", role="rescue", **more)


def mayor(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="mayor of Orlen", role="local_official", **more)


def army(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="army", role="belligerent", **more)


def clinic(number: str, **more: Any) -> dict[str, Any]:
    words = f"{number} people were admitted"
    return say(number, "injured", source="Orlen Hospital", role="health", quote=words, **more)


A, B, C = "d1.c1", "d2.c1", "d3.c1"
# (story, one figure, another, verdict, first reason, why); a verdict of None: the word is neither
# their verdict nor a reason.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    (
        [
            told("d1", MON, "A", army("8", who="rebels", status="combatant")),
            told("d2", TUE, "B", say("6", source="Hill Front", role="belligerent", who="its own men")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "a front's own men are the rebels of whom the army speaks",
    ),
    (
        [
            told(
                "d1", MON, "A", say("40", source="Hill Front", role="belligerent", who="soldiers", status="combatant")
            ),
            told("d2", TUE, "B", army("6", who="of our men")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "an army's own men are the soldiers whom its enemy counts",
    ),
    (
        [
            told("d1", MON, "A", army("80", who="rebels", status="combatant")),
            told("d2", TUE, "B", say("9", source="Relief League", role="monitor", who="our own members")),
        ],
        A,
        B,
        None,
        "belligerent_v_belligerent",
        "a relief body's own members are no fighters",
    ),
    (
        [
            told(
                "d1",
                TUE,
                "A",
                say(
                    "70",
                    source="Bar Council",
                    role="monitor",
                    place="the country",
                    when="since Monday",
                    basis="cumulative",
                ),
            ),
            told(
                "d2",
                WED,
                "B",
                say("5", source="clinic", role="health", place="Sarn", when="since Monday", basis="cumulative"),
                title="Sarn counts its dead",
            ),
            told(
                "d3",
                TUE,
                "C",
                say("8", source="Bar Council", role="monitor", place="Orlen", when="Monday"),
                say(
                    "70",
                    source="Bar Council",
                    role="monitor",
                    place="the country",
                    when="since Monday",
                    basis="cumulative",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a town's dead since Monday are some of the country's since Monday, whatever other town is named",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Sarn Evening Post",
                say("40", source="mayor's office", role="local_official", place="Weaver Street", when="Sunday"),
            ),
            told(
                "d2",
                MON,
                "B",
                say("40", source="mayor's office", role="local_official", place="Port Sarn", when="Sunday"),
            ),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "a street that a local paper names without its town, and the town, of one voice and number",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Sarn Evening Post",
                say("40", source="mayor's office", role="local_official", place="Weaver Street", when="Sunday"),
            ),
            told(
                "d2",
                MON,
                "B",
                say("43", source="mayor's office", role="local_official", place="Fort Lusk", when="Sunday"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "a street is in no town that neither the text nor its paper names",
    ),
    (
        [
            told("d1", MON, "A", office("24", place="Cape Sarn", when="Sunday")),
            told("d2", MON, "B", say("15", source="Port Office", place="Cape Sarn", when="Sunday")),
            told("d3", THU, "C", mayor("24", place="Lusk Bay", when="Wednesday")),
        ],
        A,
        C,
        "not_comparable",
        "different_event",
        "one number of two incidents, by which a reader would take them for one",
    ),
    (
        [
            told("d1", MON, "A", office("33", place="Orlen")),
            told("d2", TUE, "Parish Letter", say("33", id="c2"), say("7", who="pupils", part_of="c2", id="c1")),
        ],
        A,
        B,
        "not_comparable",
        "subset",
        "a part of a whole that its text takes from another voice",
    ),
    (
        [
            told("d1", MON, "A", office("19", place="a riverside mill in Orlen")),
            told("d2", TUE, "B", say("22", source="union", role="other", place="the Harrow Mill")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "a mill without its name and the mill by name are one site",
    ),
    (
        [
            told("d1", MON, "A", office("9", place="the Harrow Mill"), office("4", place="the Tarn Mill")),
        ],
        A,
        "d1.c2",
        "not_comparable",
        "different_area",
        "two sites that each have a name are two",
    ),
    (
        [
            told("d1", MON, "A", office("40", place="Orlen province")),
            told("d2", TUE, "B", say("31", source="police", role="police", place="the province")),
            told("d3", TUE, "C", mayor("8", place="Orlen city")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the province, in a text that names none, is the one that the others name",
    ),
    (
        [
            told("d1", MON, "A", office("40", "displaced", place="Orlen province")),
            told("d2", TUE, "B", say("90", "displaced", source="council", place="three provinces")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "three provinces are not the one that is named",
    ),
    (
        [
            told("d1", MON, "A", office("70", place="the Sarn valley")),
            told("d2", TUE, "B", mayor("28", place="the town")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "the town, said by its mayor, lies in the valley",
    ),
    (
        [
            told("d1", MON, "A", office("70", place="the Sarn valley")),
            told("d2", TUE, "B", say("28", source="a priest", role="witness", place="the village")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a village without its name is no valley",
    ),
    (
        [
            told("d1", MON, "A", say("28", source="fire service", role="rescue", place="Orlen")),
            told("d2", TUE, "B", mayor("31", place="the town")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the town is what the others call by its name",
    ),
    (
        [told("d1", MON, "A", clinic("64")), told("d2", MON, "B", office("64", "injured"))],
        A,
        B,
        "equal",
        "equal",
        "who has all the hurt that are counted anywhere counts them all",
    ),
    (
        [told("d1", MON, "A", clinic("64")), told("d2", MON, "B", office("71", "injured"))],
        A,
        B,
        "not_comparable",
        "different_area",
        "fewer than all: the count of a house is for the house",
    ),
    (
        [
            told("d1", TUE, "A", army("90", who="rebels", status="combatant", when="three days of fighting")),
            told(
                "d2",
                TUE,
                "B",
                say(
                    "20",
                    source="Hill Front",
                    role="belligerent",
                    who="fighters",
                    status="combatant",
                    when="since Saturday",
                    basis="cumulative",
                ),
            ),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "three days of fighting and since Saturday are the same days",
    ),
    (
        [
            told("d1", FRI, "A", office("6", place="the north quarter of Orlen", when="Thursday")),
            told(
                "d2",
                "2024-03-12",
                "Orlen Monitor",
                say("30", place="Orlen region", when="the week from 4 to 10 March", basis="cumulative"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a day within a week that is given by its dates is of that week",
    ),
    (
        [
            told("d1", TUE, "A", say("12", source="owner", role="other", place="the Harrow pit", when="Monday")),
            told(
                "d2",
                THU,
                "B",
                say("5", source="inspectors", place="the Tarn pit", when="Wednesday"),
                say("14", source="inspectors", place="Harrow", event="e2"),
                remark("different_event", "c1", "c2"),
            ),
        ],
        A,
        "d2.c2",
        "conflict",
        "later_report",
        "words that part two accidents of one text part neither from other texts",
    ),
    (
        [
            told("d1", MON, "A", office("40", place="Orlen", when="Sunday")),
            told(
                "d2",
                MON,
                "B",
                office("40", place="Orlen", when="Sunday"),
                say("25", place="Fort Sarn", when="2015", event="e2"),
            ),
        ],
        B,
        "d2.c2",
        "not_comparable",
        "different_event",
        "an older attack that a text sets beside its own",
    ),
    (
        [
            told("d1", MON, "A", army("7", who="terrorists", status="combatant", place="Orlen")),
            told(
                "d2",
                TUE,
                "B",
                say("7", source="villagers", role="witness", who="herders", status="civilian", place="Orlen"),
                say("none", source="army", role="belligerent", who="civilians", status="civilian"),
            ),
        ],
        A,
        B,
        "equal",
        "contested_status",
        "a small number that two voices give for people of two statuses",
    ),
    (
        [
            told("d1", MON, "A", army("50", who="rebels", status="combatant")),
            told(
                "d2",
                TUE,
                "Orlen Monitor",
                say("30"),
                say("9", who="rebels", status="combatant", part_of="c1"),
            ),
        ],
        A,
        "d2.c1",
        "conflict",
        "belligerent_v_monitor",
        "a part above its whole",
    ),
    (
        [
            told("d1", MON, "A", army("28", who="rebels", status="combatant")),
            told("d2", MON, "Orlen Monitor", say(">=20"), say("9", who="rebels", status="combatant", part_of="c1")),
        ],
        A,
        "d2.c1",
        "not_comparable",
        "different_population",
        "a group that the whole's own text counts otherwise is no part of that whole",
    ),
    (
        [
            told("d1", MON, "A", mayor(">=14")),
            told("d2", THU, "B", mayor("52"), remark("preliminary", "c1", quote="read out the final list")),
        ],
        A,
        B,
        "updated",
        "update",
        "a final list makes no estimate of the floor before it",
    ),
    (
        [
            told("d1", MON, "A", mayor("14")),
            told("d2", THU, "B", mayor("52"), remark("preliminary", "c1", quote="the count is not complete")),
        ],
        A,
        B,
        "updated",
        "update",
        "a count that is still open says nothing of why the one before it was lower",
    ),
    (
        [
            told("d1", MON, "A", mayor("~60"), remark("preliminary", "c1", quote="a first estimate")),
            told("d2", THU, "B", mayor("41")),
        ],
        A,
        B,
        "updated",
        "preliminary",
        "the earlier one was called an estimate",
    ),
    (
        [
            told("d1", MON, "Wire", say("17", source="chief", role="rescue")),
            told("d2", MON, "Post", say("17", source="chief", role="rescue", via=("Wire",))),
            told("d3", MON, "Sun", say("26", source="chief", role="rescue", via=("Wire",))),
            told("d4", TUE, "Mail", say("17", source="clinics", role="health")),
        ],
        A,
        C,
        "conflict",
        "relay_variance",
        "two papers that give one agency's words differently, whichever copied it first",
    ),
    (
        [
            told("d1", MON, "A", office("26", "displaced", basis="cumulative", when="since Saturday", unit="families")),
            told("d2", WED, "B", office("~27", "displaced", when="Wednesday", unit="families")),
        ],
        A,
        B,
        "near",
        "rounding",
        "a running total given again, rounded, is no count of the day of its print",
    ),
    (
        [
            told("d1", MON, "A", office("50"), office("80", "missing", basis="addition")),
            told("d2", WED, "B", office("12", "missing")),
        ],
        "d1.c2",
        B,
        "updated",
        "update",
        "another 80 missing beside the dead are added to no other missing",
    ),
    (
        [
            told("d1", MON, "A", army("8", who="rebels", status="combatant"), army("none", who="civilians")),
            told("d2", MON, "B", say("8", source="elders", role="witness", who="people")),
        ],
        "d1.c2",
        B,
        None,
        "sum_of_parts",
        "none is no part of a sum",
    ),
    (
        [
            told("d1", MON, "Orlen Command Press Office", say("9", who="rebels", status="combatant")),
            told(
                "d2", TUE, "B", say("9", source="Orlen Command", role="belligerent", who="rebels", status="combatant")
            ),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "the press office of a body is the body",
    ),
    (
        [
            told("d1", MON, "A", office("30", who="civilians", status="civilian", place="Orlen")),
            told(
                "d2",
                WED,
                "B",
                office("30", stance="superseded", place="the Sarn"),
                office("44", supersedes="c1", who="civilians", status="civilian", place="Orlen"),
            ),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "what a figure replaces has the place and the people of the figure",
    ),
    (
        [
            told("d1", MON, "A", say("62", source="airline", role="other", who="people on board")),
            told("d2", MON, "B", office("65"), office("3", quote="three on the ground", part_of="c1")),
        ],
        A,
        B,
        "compatible",
        "sum_of_parts",
        "those on board, and all with those on the ground",
    ),
    (
        [
            told("d1", MON, "A", say("62", source="airline", role="other", who="people on board")),
            told("d2", MON, "B", office("65"), office("3", who="children", age="child", part_of="c1")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "nobody is said to have been struck on the ground",
    ),
    (
        [
            told("d1", MON, "Press Index", say("64", who="journalists", quote="we have recorded 64 journalists")),
            told("d2", TUE, "Reporters Guild", say("91", who="journalists and drivers", quote="we have recorded 91")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "one group, and that group with a second beside it",
    ),
    (
        [
            told(
                "d1", MON, "A", say("12", source="Hill Front", role="belligerent", who="soldiers", status="combatant")
            ),
            told(
                "d2",
                MON,
                "B",
                say(
                    "7",
                    source="a nurse",
                    role="health",
                    who="soldiers",
                    status="combatant",
                    quote="7 soldiers were brought in",
                    place="Tarn Hospital",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "the only place with a name is a house that took some of them in",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("31", source="rights forum", role="monitor", who="protesters", status="civilian"),
            ),
            told(
                "d2",
                MON,
                "B",
                say(
                    "19",
                    source="Orlen Hospital",
                    role="health",
                    unit="bodies",
                    quote="received 19 bodies",
                    place="Orlen Hospital",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "bodies in a house beside the one group that is counted",
    ),
    (
        [
            told("d1", MON, "A", say("10", source="railway", role="other")),
            told("d2", MON, "B", say("10", source="governor", role="local_official")),
            told(
                "d3",
                WED,
                "A",
                say("9", source="railway", role="other", supersedes="c2"),
                say("10", source="railway", role="other", stance="superseded"),
                remark("revised_down", "c1", "c2"),
            ),
        ],
        B,
        C,
        "conflict",
        "later_report",
        "a voice that lowers its own number lowers no other's",
    ),
    (
        [
            told("d1", MON, "A", office("5", place="the market in Orlen", when="Monday morning")),
            told("d2", MON, "B", office("8", place="the bus depot in Orlen", when="Monday afternoon")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "two sites of one town at two hours of a day",
    ),
    (
        [
            told("d1", MON, "A", mayor("5", place="the market in Orlen", when="Monday morning")),
            told("d2", MON, "B", office("8", place="the grain market in Orlen", when="noon on Monday")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "one site, of which two voices name the hour otherwise",
    ),
    (
        [
            told("d1", MON, "A", office(">=130", place="the provinces of Lusk and Hern")),
            told(
                "d2",
                WED,
                "B",
                office("312"),
                office("205", place="Lusk", part_of="c1"),
                office("107", place="Hern", part_of="c1"),
            ),
        ],
        A,
        "d2.c2",
        None,
        "updated",
        "two provinces together are not updated by one of them",
    ),
    (
        [
            told("d1", MON, "A", office("205", place="Lusk"), office("107", place="Hern")),
            told(
                "d2",
                WED,
                "Lusk Times",
                say("231", source="governor", role="local_official", place="the province"),
                title="Lusk: a province in mourning",
            ),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the province of a text whose title names one",
    ),
    (
        [
            told(
                "d1",
                THU,
                "A",
                say("9", source="chief", role="local_official", place="the village of Tilo"),
                say("30", source="chief", role="local_official", place="the two villages"),
            )
        ],
        A,
        "d1.c2",
        "not_comparable",
        "different_area",
        "one village, and two of them together",
    ),
    (
        [
            told("d1", MON, "A", army("35", who="bandits", status="combatant")),
            told("d2", TUE, "B", say("26", source="a teacher", role="witness", quote="buried 26 people")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "those who were buried are a floor, and no whole that others would have to lie in",
    ),
    (
        [
            told("d1", MON, "A", office("6", "missing", who="crew"), office("9", "missing", who="divers")),
            told("d2", WED, "B", office("2", "missing")),
        ],
        A,
        B,
        None,
        "conflict",
        "fewer people are missing later on",
    ),
    (
        [
            told("d1", MON, "A", say(">=19", source="police", role="police")),
            told(
                "d2",
                TUE,
                "B",
                say("24", source="police", role="police", as_of_date=MON),
                say("19", source="police", role="police", stance="superseded", as_of_date=MON),
            ),
        ],
        A,
        B,
        "updated",
        "update",
        "a text that gives the earlier number beside the new one replaces the bound",
    ),
    (
        [
            told("d1", MON, "A", say("205", source="Disaster Agency", place="Lusk")),
            told(
                "d2",
                WED,
                "B",
                mayor("231", place="Lusk"),
                say("205", source="agency", role="other", place="Lusk"),
                remark("verification_basis", "c2", quote="it counts only bodies that have been identified"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "verification_basis",
        "what a text says of the agency's number is said of that agency",
    ),
    (
        [
            told("d1", MON, "A", office("80", "injured")),
            told(
                "d2",
                MON,
                "B",
                say("52", "injured", source="City Hospital", role="health", quote="52 people were treated"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house whose name names nothing is a house",
    ),
    (
        [
            told("d1", MON, "A", office("80", "injured")),
            told(
                "d2",
                MON,
                "B",
                say("52", "injured", source="hospitals", role="health", quote="52 people were treated"),
            ),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "all houses together are no house",
    ),
    (
        [
            told("d1", MON, "A", say("28", source="police", role="police", who="people")),
            told("d2", MON, "B", say("11", source="aid group", role="monitor", who="women and children")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "women and children are not everyone",
    ),
    (
        [
            told("d1", FRI, "A", office("16", when="Friday", place="Orlen")),
            told("d2", FRI, "B", office("1240", when="since 7 January", basis="cumulative", place="Orlen")),
            told("d3", "2024-03-10", "A", office("1290", when="since 7 January", basis="cumulative", place="Orlen")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "a day beside the months in force when it was printed",
    ),
    (
        [
            told("d1", MON, "A", office("29")),
            told("d2", MON, "B", clinic("13"), say("2", source="Orlen Hospital", role="health", part_of="c1")),
        ],
        A,
        "d2.c2",
        None,
        "conflict",
        "two of the hurt who died are some of the dead",
    ),
    (
        [
            told("d1", MON, "A", office(">=61", place="the southern province of Orlen")),
            told("d2", TUE, "B", office("122", place="Orlen province")),
        ],
        A,
        B,
        "updated",
        "update",
        "the southern province of a name is that province",
    ),
    (
        [told("d1", MON, "A", office("61", place="southern Orlen")), told("d2", TUE, "B", mayor("122", place="Orlen"))],
        A,
        B,
        "not_comparable",
        "different_area",
        "the south of a place is a part of it",
    ),
    (
        [told("d1", MON, "A", say("63", source="company", role="other"), say("3"))],
        A,
        "d1.c2",
        "undetermined",
        "extraction_doubt",
        "a text that sets nobody's figure against another's may have been misread",
    ),
    (
        [told("d1", MON, "A", say("63", source="company", role="other"), say("71", source="union", role="other"))],
        A,
        "d1.c2",
        "conflict",
        "unexplained",
        "two voices in one text may well differ",
    ),
    (
        [told("d1", MON, "A", say("34", source="company", role="other"), say("1", quote="one clerk died"))],
        A,
        "d1.c2",
        None,
        "undetermined",
        "one, where its text counts several, is one of them",
    ),
    (
        [
            told("d1", MON, "A", say("14", source="police", role="police")),
            told("d2", TUE, "B", say("12", source="guards", role="other", quote="12 of them were found dead")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "twelve of them may be twelve of those in a lorry, and all the dead",
    ),
    (
        [
            told("d1", MON, "A", office("80", "missing")),
            told(
                "d2",
                WED,
                "B",
                office("12", "missing"),
                office("68", "missing", basis="addition", quote="68 listed as missing were found safe"),
                remark("missing_resolved", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "missing_resolved",
        "those who were found are as many as the missing fell by",
    ),
    (
        [
            told("d1", MON, "A", office("12", "injured")),
            told("d2", WED, "B", office("10", "injured", quote="10 are still in hospital")),
        ],
        A,
        B,
        "not_comparable",
        "subset",
        "those still in hospital are some of the injured, and no revision of them",
    ),
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[-1][:60] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)


WINDOWS = [
    ("the week from 5 to 11 February", False, date(2024, 2, 5), date(2024, 2, 11), "a span closes, whatever it counts"),
    ("the week from 5 to 11 February", True, date(2024, 2, 5), date(2024, 2, 11), "a running total of a closed span"),
    ("5–11 February", False, date(2024, 2, 5), date(2024, 2, 11), "a dash"),
    ("February 5 and 6", False, date(2024, 2, 5), date(2024, 2, 6), "the month first"),
    ("28 January to 3 February 2024", False, date(2024, 1, 28), date(2024, 2, 3), "over the end of a month"),
    ("since 5 February", True, date(2024, 2, 5), None, "since one day on"),
    ("5 February 2024", False, date(2024, 2, 5), date(2024, 2, 5), "a year is no day"),
    ("two days of fighting", False, date(2024, 2, 11), date(2024, 2, 13), "a length runs up to the report"),
    ("48 hours", False, date(2024, 2, 11), date(2024, 2, 13), "hours"),
]


@pytest.mark.parametrize("when, running, start, end, why", WINDOWS)
def test_windows(when: str, running: bool, start: date, end: date | None, why: str) -> None:
    claim = told("d1", "2024-02-13", "A", say("5", when=when, basis="cumulative" if running else "incident")).claims[0]
    window = window_of(claim, "2024-02-13")
    assert (window.start, window.end) == (start, end), why


SITES = [
    ("a seaside inn at Orlen", "the Harrow Inn", True, "one site, by its kind"),
    ("the Tarn Inn", "the Harrow Inn", False, "two names"),
    ("a mill in Orlen", "a mill in Tarnby", False, "one kind of site in two towns"),
    ("a house in Orlen", "the Harrow House", False, "of houses there are many"),
    ("the city of Orlen", "Orlen province", False, "two levels"),
]


@pytest.mark.parametrize("one, other, same, why", SITES)
def test_sites(one: str, other: str, same: bool, why: str) -> None:
    assert place_of(one).same(place_of(other)) is same, why
    assert place_of(other).same(place_of(one)) is same, why


def test_the_attacker_is_in_one_of_two_totals_of_a_text() -> None:
    story = [
        told("d1", MON, "A", say("5", source="police", role="police"), remark("counts_attacker", "c1")),
        told(
            "d2",
            WED,
            "A",
            say("5", source="police", role="police", id="victims"),
            say("6", source="police", role="police", id="all"),
            say("1", source="police", role="police", basis="addition", who="woman"),
            remark("counts_attacker", "all"),
            remark("died_of_wounds", "all", "victims"),
        ),
    ]
    found = {frozenset((r.a, r.b)): r for r in reconcile(story).relations}
    told_apart = {frozenset(("d2.victims", "d2.all")), frozenset((A, "d2.victims"))}
    assert {found[pair].reasons[0].code for pair in told_apart} == {"perpetrator_counted"}
    assert found[frozenset((A, "d2.all"))].reasons[0].code == "died_of_wounds"


def test_a_denial_that_anyone_died_sets_no_floor() -> None:
    civilians = {"who": "civilians", "status": "civilian"}
    story = [
        told("d1", MON, "A", army("none", **civilians)),
        told("d2", TUE, "B", say(">=3", source="clerks", role="unnamed", **civilians)),
        told("d3", WED, "C", army("none", **civilians), remark("denial", "c1")),
    ]
    rollup = next(r for r in reconcile(story).rollups if r.outcome == "killed")
    assert (rollup.low, rollup.inputs) == (3, (B,))


def test_no_denial_and_none_hurt_is_a_count() -> None:
    story = [told("d1", MON, "A", office("none", "injured")), told("d2", TUE, "B", mayor("2") | {"outcome": "injured"})]
    rollup = next(r for r in reconcile(story).rollups if r.outcome == "injured")
    assert (rollup.low, rollup.high) == (0, 2)


def test_who_says_that_none_died_denies_every_figure() -> None:
    """ "No one died," the ministry says, and that reports of 15 are false: so it denies the 13 of a third voice as well."""
    story = [
        told("d1", MON, "A", say("15", source="residents", role="witness")),
        told("d2", TUE, "B", office("none"), office("15", stance="denied", certainty="denied")),
        told("d3", WED, "C", say(">=13", source="Airwatch", role="monitor")),
    ]
    found = {frozenset((r.a, r.b)): r for r in reconcile(story).relations}
    assert found[frozenset((B, C))].reasons[0].code == "denial"
    story[1] = told("d2", TUE, "B", office("none"))
    found = {frozenset((r.a, r.b)): r for r in reconcile(story).relations}
    assert found[frozenset((B, C))].reasons[0].code != "denial"


def test_residents_beside_another_group_are_no_longer_everybody() -> None:
    governor = {"source": "governor", "role": "local_official"}
    split = told(
        "d2", TUE, "B", say("19", who="residents", start=0, **governor), say("7", who="guards", start=40, **governor)
    )
    story = [told("d1", MON, "A", office("26", who="people")), split]
    found = {frozenset((r.a, r.b)): r for r in reconcile(story).relations}
    assert found[frozenset((A, B))].reasons[0].code == "sum_of_parts"
    alone = told("d2", TUE, "B", say("19", who="residents", start=0, **governor))
    found = {frozenset((r.a, r.b)): r for r in reconcile([story[0], alone]).relations}
    assert found[frozenset((A, B))].verdict == "conflict"
