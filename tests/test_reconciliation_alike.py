"""Figures that a reader would take for one, or for a quarrel, and what tells them apart. A row a rule, with near misses."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, between, hospital, police, remark, say, told
from tally.models import Extraction, Remark
from tally.reconciliation import reconcile
from tally.reconciliation.figures import figures_of
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.voices import Voices

MON, TUE, WED, THU = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"


def army(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="army", role="belligerent", **more)


def front(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="Hill Front", role="belligerent", **more)


def elders(number: str, who: str, **more: Any) -> dict[str, Any]:
    return say(number, source=f"{who.split()[0]} elders", role="local_official", who=who, **more)


def spans(story: list[Extraction], outcome: str = "killed") -> list[tuple[int | None, int | None]]:
    return [(r.low, r.high) for r in reconcile(story).rollups if r.outcome == outcome]


def office(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="Relief Office", role="rescue", **more)


TWO_STRIKES = [
    told("d1", MON, "A", say("14", source="governor", role="rescue", place="Tarsk", when="Monday morning")),
    told("d2", MON, "B", office("6", place="Tarsk", when="Monday evening")),
]
AS_TWO = [
    office("20", place="Tarsk", when="Monday"),
    office("14", place="the central market", part_of="c1"),
    office("6", place="the maternity clinic", part_of="c1"),
]

A, B, C = "d1.c1", "d2.c1", "d3.c1"
# (story, one figure, another, verdict, first reason, why); a verdict of None: the word is neither
# their verdict nor a reason.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    (
        [
            told("d1", MON, "A", police("31", "trapped", place="the Lorne pit")),
            told("d2", TUE, "B", hospital("31", "rescued", place="the Lorne pit")),
        ],
        A,
        B,
        "not_comparable",
        "different_outcome",
        "one number of two outcomes, in two texts",
    ),
    (
        [
            told("d1", MON, "A", police("4", "trapped", place="the Lorne pit")),
            told("d2", TUE, "B", hospital("4", "rescued", place="the Lorne pit")),
        ],
        A,
        B,
        None,
        "different_outcome",
        "a small number is equal by chance",
    ),
    (
        [
            told("d1", MON, "A", police("17", place="Cape Sarn", when="Sunday")),
            told(
                "d2",
                TUE,
                "B",
                say("80", source="survivors", role="witness", place="Cape Sarn", when="Sunday"),
                say("17", "missing", source="agency", role="un", event="e2", place="Port Hollin"),
            ),
        ],
        A,
        "d2.c2",
        "not_comparable",
        "different_event",
        "the same number of another boat of which one text tells",
    ),
    (
        [
            told("d1", MON, "A", police("8", place="Dassi", when="Sunday")),
            told("d2", WED, "B", police("8", place="Gorom", when="Tuesday")),
            told("d3", WED, "C", say("15", source="a source", role="unnamed", place="Gorom", when="Tuesday")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "a small number that is the whole of two incidents",
    ),
    (
        [
            told("d1", MON, "A", police("8", place="Dassi", when="Sunday")),
            told("d2", WED, "B", police("31", place="Gorom", when="Tuesday"), police("8", who="children", age="child")),
        ],
        A,
        "d2.c2",
        None,
        "different_event",
        "a small number of one group is equal by chance",
    ),
    (
        [
            told("d1", MON, "A", police("18", place="the passport office in Dahar", when="Monday")),
            told("d2", WED, "B", police("18", place="the bus depot in Dahar", when="Wednesday")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "two sites of one town, on two days",
    ),
    (
        [
            told("d1", MON, "A", police("18", place="the bus station in Dahar", when="Monday")),
            told("d2", WED, "B", police("18", place="the bus depot in Dahar", when="Wednesday")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "sites of one kind: the later day may be that of the report",
    ),
    (
        [
            told("d1", MON, "A", hospital("64"), remark("different_cause", "c1", quote="counts heatstroke")),
            told("d2", THU, "B", hospital("71")),
        ],
        A,
        B,
        "updated",
        "update",
        "what a voice said of its count holds for its next one",
    ),
    (
        [
            told("d1", MON, "A", hospital("64")),
            told("d2", THU, "B", hospital("91"), remark("different_cause", "c1", quote="now takes in the fire")),
        ],
        A,
        B,
        "not_comparable",
        "different_cause",
        "a voice says of its later count that it takes in more",
    ),
    (
        [
            told("d1", MON, "A", army("15", who="militants", status="combatant")),
            told(
                "d2",
                TUE,
                "Gorge Rights Centre",
                say("15", who="civilians", status="civilian"),
                remark("different_population", "c1", quote="We do not count armed men"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "a counter that leaves armed men out counts other people",
    ),
    (
        [
            told("d1", MON, "A", army("15", who="militants", status="combatant")),
            told("d2", TUE, "Gorge Rights Centre", say("15", who="civilians", status="civilian")),
        ],
        A,
        B,
        "equal",
        "contested_status",
        "one number under two labels",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Gorge Rights Centre",
                say("15", who="civilians", status="civilian"),
                say("4", who="women", status="civilian", sex="female", part_of="c1"),
            ),
            told("d2", TUE, "B", front("4", who="fighters", status="combatant")),
        ],
        "d1.c2",
        B,
        None,
        "contested_status",
        "a part of one count is not the other's whole",
    ),
    (
        [
            told("d1", MON, "A", police("53")),
            told("d2", TUE, "B", elders("35", "Orma farmers"), elders("18", "Teke herders")),
        ],
        A,
        B,
        "compatible",
        "sum_of_parts",
        "two peoples, each told by its own elders, make the total",
    ),
    (
        [
            told("d1", MON, "A", police("53")),
            told("d2", TUE, "B", elders("35", "Orma farmers"), elders("18", "Orma herders")),
        ],
        A,
        B,
        None,
        "sum_of_parts",
        "farmers and herders of one people, of two breaths, may overlap",
    ),
    (
        [
            told("d1", MON, "A", elders("35", "Orma farmers"), elders("18", "Teke herders")),
            told("d2", TUE, "B", say("35", source="Teke union", role="other", who="cattle raiders")),
        ],
        A,
        B,
        "equal",
        "contested_status",
        "raiders to one voice, farmers to another",
    ),
    (
        [
            told("d1", MON, "A", army("5", who="soldiers", status="combatant")),
            told("d2", TUE, "B", front("2", who="soldiers", status="combatant")),
        ],
        A,
        B,
        "conflict",
        "against_interest",
        "an army gives more of its own dead than a front claims",
    ),
    (
        [
            told("d1", MON, "A", army("2", who="soldiers", status="combatant")),
            told("d2", TUE, "B", front("5", who="soldiers", status="combatant")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "fewer of its own is no admission",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Northern General Staff",
                say("210", who="Southern soldiers", status="combatant"),
                say("38", who="soldiers", status="combatant"),
            ),
            told(
                "d2",
                MON,
                "B",
                say("64", source="Southern Command", role="belligerent", who="Southern soldiers", status="combatant"),
                say("35", source="Southern Command", role="belligerent", who="Northern soldiers", status="combatant"),
            ),
        ],
        "d1.c2",
        "d2.c2",
        "conflict",
        "against_interest",
        "soldiers without a name, beside the enemy's, are the speaker's own",
    ),
    (
        [
            told("d1", MON, "A", police("48")),
            told("d2", TUE, "Orlen Infirmary", say("16", quote="16 deaths", place="its wards")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "those who died in a house's own wards",
    ),
    (
        [
            told("d1", MON, "A", police("48", "injured", place="the Sarn hall")),
            told("d2", MON, "Orlen Infirmary", say("58", "injured", place="its wards and the clinic across the road")),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "a house that counts for others too counts them all",
    ),
    (
        [
            told("d1", MON, "A", police("83")),
            told("d2", MON, "B", hospital("117")),
            told(
                "d3",
                TUE,
                "C",
                police("83"),
                hospital("117"),
                remark("different_window", "c1", "c2", quote="because police stopped counting on Wednesday"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a third text says that the two run to different days",
    ),
    (
        [
            told("d1", MON, "A", police("83")),
            told("d2", MON, "B", hospital("117")),
            told(
                "d3",
                TUE,
                "C",
                police("83"),
                hospital("117"),
                remark("different_window", "c1", "c2", quote="neither takes in the later deaths"),
            ),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "words that set neither count against the other",
    ),
    (
        [
            told("d1", MON, "A", hospital("60-70")),
            told(
                "d2",
                THU,
                "B",
                hospital("66", supersedes="c2"),
                hospital("60-70", stance="superseded"),
                remark("preliminary", "c1", "c2", quote="had been a preliminary estimate"),
            ),
        ],
        A,
        B,
        "updated",
        "preliminary",
        "words about both counts that speak of the one that is gone",
    ),
    (
        [
            told("d1", MON, "A", hospital("12")),
            told(
                "d2",
                THU,
                "B",
                hospital("15", supersedes="c2"),
                hospital("12", stance="superseded"),
                remark("preliminary", "c1", "c2", quote="calls the count preliminary"),
            ),
        ],
        A,
        B,
        "updated",
        "update",
        "words about both counts that may be for the new one",
    ),
    (
        [
            told(
                "d1",
                MON,
                "Strikewatch",
                say("52"),
                say("33", who="civilians", status="civilian", part_of="c1"),
                say("19", who="fighters", status="combatant", part_of="c1"),
            ),
            told("d2", TUE, "UN Mission", say("33", who="civilians", status="civilian")),
        ],
        A,
        B,
        None,
        "sum_of_parts",
        "a part that the total's own text gives makes no new sum",
    ),
    (
        [
            told("d1", MON, "A", army("24", who="terrorists", status="combatant")),
            told("d2", MON, "B", say("24", source="residents", role="witness", who="herders", status="civilian")),
            told("d3", TUE, "C", say("19", who="bodies", unit="bodies", source="Merro Hospital", role="health")),
        ],
        B,
        C,
        "not_comparable",
        "different_unit",
        "the bodies in a house, beside each of two groups that as many count",
    ),
    (
        [
            told("d1", MON, "A", front("90", who="soldiers", status="combatant")),
            told("d2", TUE, "Defence Headquarters", say("21", who="soldiers", status="combatant")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "a headquarters is a party where a text shows fighting",
    ),
    (
        [
            told("d1", MON, "A", army("15", who="militants of the Black Banner", status="combatant")),
            told("d2", TUE, "B", say("4", source="Black Banner", role="other", who="fighters", status="combatant")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "a voice that bears the name of those who fight is a party",
    ),
    (
        [
            told("d1", MON, "A", army("15", who="militants of the Black Banner", status="combatant")),
            told("d2", TUE, "B", say("4", source="Red Valley", role="other", who="fighters", status="combatant")),
        ],
        A,
        B,
        None,
        "belligerent_v_belligerent",
        "a voice of another name may be anyone",
    ),
    (
        [
            told("d1", MON, "Front Information Office", say("90", "casualties")),
            told(
                "d2",
                MON,
                "B",
                say("90", source="Front Information Office", role="other", who="soldiers", status="combatant"),
            ),
            told("d3", TUE, "C", army("21", who="soldiers", status="combatant")),
        ],
        B,
        C,
        "conflict",
        "belligerent_v_belligerent",
        "the press desk of a front is a party, whoever cites it",
    ),
    (
        [
            told("d1", MON, "A", police("27"), police("41", "injured", basis="addition")),
            told("d2", TUE, "B", police("27"), police("41", "injured", basis="addition")),
        ],
        "d1.c2",
        "d2.c2",
        "equal",
        "same_origin",
        "another 41 hurt, in each copy, are the same 41",
    ),
    (
        [
            told("d1", MON, "A", police("27"), police("41", "injured")),
            told("d2", TUE, "B", police("27"), police("41", "injured", basis="addition")),
        ],
        "d1.c2",
        "d2.c2",
        "not_comparable",
        "different_window",
        "another 41 beside a known 41 may be further ones",
    ),
    (
        [
            told("d1", MON, "A", police("~50", "injured", place="the Meridian Bay hotel", quote="50 people hurt")),
            told(
                "d2",
                TUE,
                "B",
                hospital("49", "injured", place="Port Amber hospital", quote="had admitted 49 people"),
            ),
        ],
        A,
        B,
        "near",
        "rounding",
        "a house that admitted all of them is not where it happened",
    ),
    (
        [
            told("d1", MON, "A", police("80", "injured", place="the Meridian Bay hotel", quote="80 people hurt")),
            told(
                "d2",
                TUE,
                "B",
                hospital("49", "injured", place="Port Amber hospital", quote="had admitted 49 people"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house that admitted some of them",
    ),
    (
        [*TWO_STRIKES, told("d3", TUE, "C", *AS_TWO)],
        A,
        B,
        "not_comparable",
        "different_event",
        "two parts of a day, whose counts a text adds up by their sites",
    ),
    (
        [*TWO_STRIKES, told("d3", TUE, "C", *AS_TWO)],
        A,
        C,
        "not_comparable",
        "different_event",
        "a total of two incidents that others tell of",
    ),
    (
        [*TWO_STRIKES, told("d3", TUE, "C", office("20", place="Tarsk", when="Monday"))],
        A,
        B,
        "conflict",
        "unexplained",
        "two parts of a day alone, which texts may tell otherwise",
    ),
    (
        [
            told("d1", MON, "A", office("120", basis="cumulative", when="since 1 March")),
            told("d2", TUE, "B", office("134", when="Tuesday")),
        ],
        A,
        B,
        "updated",
        "update",
        "a running total that grew, printed with the day of its report",
    ),
    (
        [
            told("d1", MON, "A", office("120", basis="cumulative", when="since 1 March")),
            told("d2", TUE, "B", office("34", when="Tuesday")),
        ],
        A,
        B,
        "not_comparable",
        "different_window",
        "a day's dead are fewer than all before them",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("26"),
                police("14", who="men", sex="male", age="adult", part_of="c1"),
                police("9", who="women", sex="female", age="adult", part_of="c1"),
                police("5", who="children", age="child", part_of="c1"),
            ),
            told("d2", TUE, "B", office("28")),
        ],
        A,
        B,
        "conflict",
        "arithmetic",
        "the parts of one total come to what another voice gives",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("26"),
                police("14", who="men", sex="male", age="adult", part_of="c1"),
                police("9", who="women", sex="female", age="adult", part_of="c1"),
                police("5", who="children", age="child", part_of="c1"),
            ),
            told("d2", TUE, "B", office("33")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the parts come to another number than either",
    ),
    (
        [
            told("d1", MON, "A", police("17", place="Cape Sarn", when="Sunday")),
            told("d2", MON, "B", hospital("17", "missing", place="Port Ann", when="Sunday")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "one number of two outcomes and two incidents",
    ),
    (
        [
            told("d1", MON, "A", office("340")),
            told(
                "d2",
                TUE,
                "B",
                office("34"),
                office("340", stance="denied"),
                remark("not_people", "c2", quote="the 340 were houses"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "not_people",
        "what a text says of a number comes before a slip that its digits show",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz", when="Monday"), title="Twelve shot dead in Lenz"),
            told("d2", THU, "B", police("9", place="Lenz", when="Thursday"), title="Second shooting in Lenz"),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "a title that tells of a further incident on the day of its print",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz", when="Monday"), title="Twelve shot dead in Lenz"),
            told("d2", THU, "B", police("13", place="Lenz", when="Thursday"), title="Second shooting victim dies"),
        ],
        A,
        B,
        "updated",
        "update",
        "a further victim is no further incident",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz in Marl province", when="Sunday")),
            told("d2", MON, "B", police("7", place="Orr, Marl province", when="Sunday")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "two villages of one province",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz in Marl province", when="Sunday")),
            told("d2", MON, "B", office("30", place="Marl province", when="Sunday")),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a village and the province that holds it",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz, Marl province")),
            told("d2", MON, "B", police("12", place="Lenz")),
        ],
        A,
        B,
        "equal",
        "same_origin",
        "a village with its province and without",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                office("30", when="Sunday"),
                office("12", place="Lenz", part_of="c1"),
                office("9", place="Orr", part_of="c1"),
            ),
            told("d2", MON, "B", say("15", source="mayor of Lenz", role="local_official", place="Lenz", when="Sunday")),
            told("d3", MON, "C", say("11", source="mayor of Orr", role="local_official", place="Orr", when="Sunday")),
        ],
        "d1.c3",
        C,
        "conflict",
        "unexplained",
        "a town of those that one total takes in",
    ),
    (
        [
            told(
                "d1",
                TUE,
                "A",
                office("19", when="Sunday", quote="19 people were killed in two attacks"),
                office("12", place="Lenz", part_of="c1"),
                office("7", place="Orr", part_of="c1"),
            ),
            told("d2", MON, "B", police("12", place="Lenz", when="Sunday")),
            told("d3", MON, "C", police("7", place="Orr", when="Sunday")),
        ],
        B,
        C,
        "not_comparable",
        "different_event",
        "a total that its words put down to two attacks",
    ),
    (
        [
            told("d1", MON, "A", police("19"), police("11", who="women", sex="female", part_of="c1")),
            told("d2", TUE, "B", front("30")),
        ],
        A,
        B,
        None,
        "arithmetic",
        "what a party counts for itself is no total with a part added twice",
    ),
    (
        [
            told("d1", MON, "A", say("30", source="railway officials", role="other")),
            told(
                "d2",
                TUE,
                "B",
                say("28", source="railway", role="other"),
                remark("revised_down", "c1", quote="two counted twice"),
            ),
        ],
        A,
        B,
        "updated",
        "revised_down",
        "the officials of a body speak for it",
    ),
    (
        [
            told("d1", MON, "A", say("30", source="local officials", role="local_official")),
            told("d2", TUE, "B", say("28", source="local police", role="police")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "local officials stand for no one body",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="off Kalo")),
            told(
                "d2",
                TUE,
                "B",
                say("20", field="title", start=0, place="off Kalo"),
                say("20", "dead_or_missing", place="off Kalo"),
            ),
        ],
        A,
        B,
        None,
        "conflict",
        "a title that calls dead whom its text counts as dead or missing",
    ),
    (
        [
            told("d1", MON, "A", police("19", who="guests")),
            told("d2", TUE, "B", front("30", who="villagers")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "the guests of a wedding may be villagers",
    ),
    (
        [
            told("d1", MON, "A", say("6", source="foreign ministry of Brel", who="Brelian tourists")),
            told("d2", MON, "B", say("9", source="embassy of Taro", who="Taran tourists")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "tourists of two nations, where nobody counts everyone",
    ),
    (
        [
            told("d1", MON, "A", police("6", who="Lenz villagers", place="Lenz in Marl province")),
            told("d2", MON, "B", hospital("9", who="Marl villagers", place="Lenz in Marl province")),
        ],
        A,
        B,
        "conflict",
        "official_v_local",
        "villagers named after the village or its province",
    ),
    (
        [
            told("d1", MON, "A", police("40", "missing")),
            told(
                "d2",
                TUE,
                "B",
                say("25", "missing", source="mayor", role="local_official"),
                say("15", "rescued", source="mayor", role="local_official"),
                remark("missing_resolved", "c1", quote="after 15 were found"),
            ),
        ],
        A,
        B,
        "updated",
        "missing_resolved",
        "a text states the whole gap between two voices' missing",
    ),
    (
        [
            told("d1", MON, "A", police("40", "missing")),
            told(
                "d2",
                TUE,
                "B",
                say("25", "missing", source="mayor", role="local_official"),
                say("9", "rescued", source="mayor", role="local_official"),
                remark("missing_resolved", "c1", quote="after nine were found"),
            ),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "what a text tells is not the whole gap",
    ),
    (
        [
            told("d1", MON, "A", say("17", source="mayor", role="local_official", who="residents of the village")),
            told("d2", TUE, "B", say("6", source="foreign ministry of Brel", who="tourists")),
            told("d3", WED, "C", office("23")),
        ],
        A,
        B,
        "not_comparable",
        "different_population",
        "two groups in two texts of which neither gives the total",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("17", source="mayor", role="local_official", who="residents of the village"),
                say("23", source="mayor", role="local_official"),
            ),
            told("d2", TUE, "B", say("6", source="foreign ministry of Brel", who="tourists")),
        ],
        A,
        B,
        None,
        "different_population",
        "a text that gives the total is set beside the other by that",
    ),
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[-1][:60] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)


def test_excess_deaths_leave_the_rollup_to_those_counted() -> None:
    counted = told("d1", MON, "A", hospital("71"))
    reckoned = told("d2", TUE, "B", say("710", quote="710 excess deaths", source="Heat Institute", role="monitor"))
    assert spans([counted, reckoned]) == [(71, 71)]


def test_a_narrower_cause_leaves_the_rollup() -> None:
    strike = told("d1", MON, "A", hospital("20"), remark("different_cause", "c1", quote="the fire is not in it"))
    both = told("d2", TUE, "B", say("31", source="rescuers", role="rescue"))
    assert spans([strike, both]) == [(31, 31)]


def test_raiders_to_one_voice_are_no_total_of_everyone() -> None:
    groups = told("d1", MON, "A", elders("35", "Orma farmers"), elders("18", "Teke herders"))
    label = told("d2", TUE, "B", say("35", source="Teke union", role="other", who="cattle raiders"))
    total = told("d3", MON, "C", police("53"))
    assert (53, 53) in spans([groups, label, total])


def test_what_was_taken_out_of_a_count_is_no_total() -> None:
    text = told("d1", TUE, "A", police("41"), police("7", start=900, quote="7 deaths"))
    why = Remark(id="r", document="d1", start=900, end=940, quote="x", code="revised_down", about=("d1.c1",))
    lowered = text.model_copy(update={"remarks": (why,)})
    assert spans([lowered]) == [(41, 41)]
    assert spans([told("d1", TUE, "A", police("41"))]) == [(41, 41)]


def test_none_said_by_a_voice_that_denies_a_number_sets_no_floor() -> None:
    counted = told("d1", MON, "Rights Watch", say("19", who="civilians", status="civilian"))
    governor = {"source": "governor", "role": "local_official", "who": "civilians", "status": "civilian"}
    denied = told("d2", TUE, "B", say("19", stance="denied", certainty="denied", **governor), say("none", **governor))
    assert spans([counted, denied]) == [(19, 19)]
    assert spans([counted, told("d2", TUE, "B", say("none", **governor))]) == [(0, 19)]


def test_one_of_the_wounded_accounts_for_one() -> None:
    first = told("d1", MON, "A", police("9"))
    died = police("1", quote="one of the wounded died", part_of="c1")
    died["number"] = "one"
    then = told("d2", WED, "B", police("12"), died, remark("died_of_wounds", "c1"))
    relation = between([first, then], A, B)
    assert relation is not None
    assert (relation.reasons[0].code, relation.reasons[0].accounted, relation.reasons[0].gap) == (
        "died_of_wounds",
        1,
        3,
    )


def test_a_title_is_no_voice_beside_its_text() -> None:
    title = {"field": "title", "start": 0}
    text = told("d1", MON, "Wire", say("<=80", **title), say("60-80", source="Red Cross", role="monitor"))
    other = told("d2", MON, "B", police("94"))
    (rollup,) = reconcile([text, other]).rollups
    assert rollup.origins == 2
    alone = reconcile([told("d1", MON, "Wire", say("14", **title)), other]).rollups
    assert alone[0].origins == 2, "a title over a text that counts nobody"


def test_the_driver_is_one_of_a_sum() -> None:
    driver = police("1", who="driver", quote="the driver was killed", start=240)
    driver["number"] = "the"
    story = [told("d1", MON, "A", police("8", who="children", age="child"), driver), told("d2", MON, "B", office("9"))]
    assert any("8 + one = 9" in r.sentence for r in reconcile(story).relations)


SAID = [
    (front("4", who="its own men", status="combatant"), "4 of its own men were killed", "own men are somebody's"),
    (say("4", source="St Anne's hospital", role="health"), "according to St Anne's hospital", "a saint has no article"),
    (say("4", source="Lenz hospital", role="health"), "according to the Lenz hospital", "another house has one"),
    (say("none", "casualties", source="mayor", role="local_official"), "no one was counted", "no one is singular"),
]


@pytest.mark.parametrize("claim, words, why", SAID, ids=[row[2] for row in SAID])
def test_wording_of_a_figure(claim: dict[str, Any], words: str, why: str) -> None:
    story = [told("d1", MON, "A", claim), told("d2", TUE, "B", army("21", claim["outcome"], who="soldiers"))]
    assert words in " ".join(r.sentence for r in reconcile(story).relations).replace("According", "according"), why


def test_a_rest_of_one_is_singular() -> None:
    first, died = told("d1", MON, "A", police("9")), police("1", quote="one of the wounded died", part_of="c1")
    then = told("d2", WED, "B", police("11"), died, remark("died_of_wounds", "c1"))
    relation = between([first, then], A, B)
    assert relation is not None
    assert "accounts for 1 of 2; the other one is not explained" in relation.sentence


def test_a_house_with_more_than_everyone_is_a_rival() -> None:
    total = told("d1", MON, "A", police("12", "injured", place="the courthouse in Lenz"))
    treated = {
        "place": "the courthouse in Lenz",
        "quote": "treated people",
        "source": "Lenz Infirmary",
        "role": "health",
    }
    assert spans([total, told("d2", TUE, "B", say("15", "injured", **treated))], "injured") == [(12, 15)]
    assert (12, 12) in spans([total, told("d2", TUE, "B", say("9", "injured", **treated))], "injured")
    floor = told("d1", MON, "A", police(">=12", "injured", place="the courthouse in Lenz"))
    assert len(spans([floor, told("d2", TUE, "B", say("15", "injured", **treated))], "injured")) == 2


HEADS = [
    ("Inferno: 6 dead in warehouse\n\nThree workers died.", True, "an empty line sets a headline apart"),
    ("Inferno: 6 dead in warehouse\nHurt: 9 workers of it\n", False, "the first line of a list"),
    ("Fire leaves 6 dead in warehouse\nThree workers died.", True, "a line without a colon"),
]


@pytest.mark.parametrize("text, head, why", HEADS)
def test_a_headline_within_the_copy(text: str, head: bool, why: str) -> None:
    story = told("d1", MON, "A", say("6", quote="6 dead in warehouse", start=text.index("6")))
    document = story.document.model_copy(update={"text": text})
    extraction = story.model_copy(update={"document": document})
    figure = next(iter(figures_of([extraction], Voices([document], extraction.claims, {}, {}), "plain").values()))
    assert is_headline(figure) is head, why
