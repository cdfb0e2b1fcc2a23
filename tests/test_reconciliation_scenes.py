"""One scene told in several ways, whose figures a text hands on, and what others tell in passing. A row a rule."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, hospital, police, remark, say, told
from tally.models import Extraction
from tally.reconciliation import reconcile
from tally.reconciliation.figures import figures_of
from tally.reconciliation.texts import link_texts
from tally.reconciliation.voices import Voices

MON, TUE, WED, THU, FRI = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08"
A, B, C = "d1.c1", "d2.c1", "d3.c1"


def mayor(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="mayor", role="local_official", **more)


def ministry(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="Health Ministry", role="health", **more)


def army(number: str, who: str, **more: Any) -> dict[str, Any]:
    return say(number, source="army", role="belligerent", who=who, status="combatant", **more)


def with_text(extraction: Extraction, text: str) -> Extraction:
    document = extraction.document.model_copy(update={"text": text})
    return extraction.model_copy(update={"document": document})


# (story, one figure, another, verdict, first reason, why); a verdict of None: the word is neither their verdict nor a
# reason.
ROWS: list[tuple[list[Extraction], str, str, str | None, str, str]] = [
    # --- one number told at two places ------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("9", "injured", place="Dunmore school", when="Monday")),
            told(
                "d2",
                MON,
                "St Luke's Medical Center",
                say("7", "injured", role="health", place="St Luke's", quote="received 7 patients from the school"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a house that prints its own count is where people were taken, and no scene",
    ),
    # --- one scene -----------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("12", place="a market", when="Monday")),
            told("d2", MON, "B", mayor("15", place="the edge of Lenz", when="Monday")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "a site by its kind, and what it is near, are one scene where nobody counts at both",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="the Row market"), police("3", place="the Quay depot")),
            told("d2", MON, "B", mayor("15", place="the Row market")),
        ],
        "d1.c2",
        B,
        None,
        "conflict",
        "two sites that one text counts at are no one scene",
    ),
    (
        [
            told("d1", MON, "A", police("24", place="Peru", when="Monday")),
            told("d2", MON, "B", mayor("27", place="Lenz", when="Monday")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "a country is where the one scene lies, and no wider count",
    ),
    (
        [
            told("d1", TUE, "A", police("24", place="Peru", basis="cumulative", when="since Sunday")),
            told("d2", TUE, "B", mayor("7", place="Lenz"), mayor("4", place="Orr")),
        ],
        A,
        "d2.c1",
        "not_comparable",
        "different_area",
        "it is one where others count at several places in it",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz, South Marl", when="Monday")),
            told("d2", TUE, "B", mayor("15", place="South Marl", when="Monday")),
        ],
        A,
        B,
        None,
        "different_event",
        "a town and behind a comma the province that another text gives alone",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="a village in Marl province", when="Sunday")),
            told("d2", MON, "B", mayor("15", place="Orr in Marl province", when="Sunday")),
        ],
        A,
        B,
        None,
        "different_area",
        "a village without a name, in the province of the one with a name",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="the sea south of Marl", when="Sunday")),
            told("d2", MON, "B", mayor("15", place="Marl", when="Sunday")),
        ],
        A,
        B,
        None,
        "different_area",
        "south of a town is no part of it",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                ministry("61", id="all"),
                ministry("28", id="one", place="Al Nour", part_of="all"),
                ministry("33", id="two", place="Lenz Teaching Hospital", part_of="all"),
            ),
            told("d2", MON, "B", police("61")),
        ],
        "d1.one",
        B,
        None,
        "conflict",
        "a bare name among a text's houses is a house",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say(
                    "3",
                    source="health service",
                    role="health",
                    place="Marl",
                    basis="cumulative",
                    when="since 26 February",
                ),
            ),
            told(
                "d2", TUE, "B", ministry("510", place="Spain", basis="cumulative", when="from 26 February to 3 March")
            ),
            told("d3", TUE, "C", ministry(">=500")),
        ],
        A,
        C,
        None,
        "conflict",
        "a country in which people are counted over some days is wider than a place in it",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                ministry("381", place="Zambia", when="since October", basis="cumulative"),
                ministry("19", place="Zambia", when="Sunday"),
            ),
            told(
                "d2",
                TUE,
                "B",
                say(
                    "302",
                    source="Dr Vell",
                    role="health",
                    place="Lusaka province",
                    when="since October",
                    basis="cumulative",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "a province lies in the country that another text tells of",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                ministry("9580", "affected", place="nine provinces", when="since October", basis="cumulative"),
                ministry("19", place="Zambia", when="Sunday"),
            ),
            told(
                "d2",
                TUE,
                "B",
                ministry("9900", "affected", when="since October", basis="cumulative"),
                ministry("40", place="Lusaka province"),
            ),
        ],
        A,
        B,
        "updated",
        "update",
        "in nine provinces is wherever it is counted",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                mayor("27", place="Sitio Roque"),
                say("47", source="governor", role="local_official", place="the whole province"),
            ),
            told("d2", TUE, "B", ministry("39")),
        ],
        A,
        B,
        None,
        "conflict",
        "the whole province is no village in it",
    ),
    (
        [
            told("d1", MON, "A", police("44", place="Lake Kisomo", when="Sunday")),
            told("d2", MON, "B", mayor("47", place="an African lake", when="Sunday")),
        ],
        A,
        B,
        "conflict",
        "unexplained",
        "a part of the world before a common noun is no name",
    ),
    (
        [
            told("d1", MON, "A", police("4", place="Girls' School, Tungan, in Gurama State", when="Sunday")),
            told("d2", TUE, "B", mayor("6", place="Tungan", when="Sunday")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "a school behind whose name its village stands is in that village",
    ),
    (
        [
            told(
                "d1", MON, "A", ministry("301", place="the Capital District"), ministry("214", place="Eastern Province")
            ),
            told("d2", TUE, "B", police("301", place="the Capital District")),
        ],
        "d1.c2",
        B,
        "not_comparable",
        "different_area",
        "a name made of common words is one",
    ),
    (
        [
            told("d1", MON, "A", ministry("52", basis="cumulative")),
            told("d2", WED, "B", ministry("58", basis="cumulative", when="up to Tuesday")),
        ],
        A,
        B,
        "updated",
        "update",
        "up to when a count was told is no window of its own",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                mayor("7", place="Upper Pueblo"),
                title="The hill came down",
            ),
            told("d2", TUE, "B", ministry("19", place="municipality of Telmo")),
        ],
        A,
        B,
        "not_comparable",
        "different_event",
        "two places that no text connects",
    ),
    (
        [
            told("d1", MON, "A", police("9", who="citizens")),
            told("d2", TUE, "B", mayor("21")),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "citizens without a nation are everyone",
    ),
    (
        [
            told("d1", MON, "A", police("38", "rescued")),
            told("d2", FRI, "B", ministry("none", "rescued")),
        ],
        A,
        B,
        None,
        "conflict",
        "none found alive is said of the last of them",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say(
                    "none",
                    "killed_or_injured",
                    source="Command",
                    role="belligerent",
                    who="civilians",
                    status="civilian",
                    quote="no civilians were harmed",
                ),
            ),
            told("d2", TUE, "B", say("31", source="Harm Watch", role="monitor", who="civilians", status="civilian")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_monitor",
        "nobody killed or injured is nobody killed",
    ),
    (
        [
            told("d1", MON, "A", say("46", source="airline", role="other", who="people on board")),
            told(
                "d2",
                FRI,
                "B",
                police("50", id="all"),
                police("45", place="on board", who="people on board", part_of="all"),
                police("5", place="the workshop", part_of="all"),
            ),
        ],
        A,
        "d2.all",
        None,
        "conflict",
        "those on board are apart where a text counts others beside them",
    ),
    (
        [
            told("d1", MON, "A", police("17", place="Bokkos", when="Sunday")),
            told(
                "d2",
                TUE,
                "B",
                mayor("41", id="all", place="villages in Bokkos", when="Sunday"),
                mayor("26", id="one", place="Bokkos", when="Sunday", part_of="all"),
                mayor("15", id="two", place="Mangu", when="Sunday", part_of="all"),
            ),
        ],
        A,
        "d2.all",
        None,
        "conflict",
        "a total made up of two places is for both, whichever its own words name",
    ),
    (
        [
            told("d1", MON, "A", police("17"), police("9", "injured")),
            told(
                "d2",
                TUE,
                "A",
                police("9"),
                police("17", "injured"),
                remark("correction", "c1", "c2"),
                remark("typing_error", "c1", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "correction",
        "a paper that takes back what it had mistyped",
    ),
    (
        [
            told("d1", MON, "A", mayor("21", place="Cucunuba", when="Sunday")),
            told(
                "d2",
                FRI,
                "B",
                say("23", source="Miners Union", role="other"),
                say("2", source="Miners Union", role="other", when="Thursday"),
            ),
        ],
        A,
        B,
        None,
        "different_event",
        "the day of two of the dead is not that of the incident",
    ),
    (
        [
            told("d1", MON, "A", mayor("71", place="Liancourt", when="Sunday")),
            told(
                "d2",
                TUE,
                "B",
                police("62", place="Liancourt"),
                police("6000", "displaced", place="Saint Marc and Verrettes"),
            ),
        ],
        A,
        B,
        "conflict",
        "later_report",
        "where people fled to makes no total over several places",
    ),
    (
        [
            told("d1", MON, "A", police("11", who="miners")),
            told(
                "d2",
                TUE,
                "B",
                say("12", source="agency of mines", who="workers"),
                say("1", source="agency of mines", who="men"),
            ),
        ],
        A,
        B,
        None,
        "different_population",
        "one of the men stands beside no other group",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("none", "killed_or_injured", source="Command", role="belligerent", who="local residents"),
            ),
            told("d2", TUE, "B", say("30", source="resident", role="witness")),
        ],
        A,
        B,
        None,
        "conflict",
        "no resident harmed is not nobody killed",
    ),
    # --- bodies, those left, those given back ---------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", police("54", unit="bodies", quote="54 bodies were recovered")),
            told("d2", TUE, "B", police("68")),
        ],
        A,
        B,
        "updated",
        "update",
        "bodies are the dead where their voice counts on in persons",
    ),
    (
        [
            told("d1", MON, "A", police("54", unit="bodies", quote="54 bodies were recovered")),
            told("d2", MON, "B", mayor("68")),
        ],
        A,
        B,
        None,
        "conflict",
        "they are a floor below another voice's count of the dead",
    ),
    (
        [
            told("d1", MON, "A", police(">=27")),
            told("d2", TUE, "B", mayor("44", unit="bodies", who="people", quote="the bodies of 44 people")),
        ],
        A,
        B,
        "compatible",
        "bound",
        "the bodies of 44 people are 44 people",
    ),
    (
        [
            told("d1", MON, "A", police("40", "abducted", who="pupils", place="Lenz")),
            told("d2", FRI, "B", mayor("38", "rescued", who="pupils", place="Lenz")),
        ],
        A,
        B,
        "not_comparable",
        "different_outcome",
        "those taken and those who came back are held against each other",
    ),
    (
        [
            told("d1", MON, "A", police("40", "abducted", who="pupils", place="Lenz")),
            told("d2", FRI, "B", mayor("11", "rescued", who="pupils", place="Lenz")),
        ],
        A,
        B,
        None,
        "different_outcome",
        "not where fewer than half of them did",
    ),
    (
        [
            told("d1", MON, "A", mayor("14", "trapped", place="the Lorne pit")),
            told(
                "d2",
                TUE,
                "B",
                police("9", "trapped", place="the Lorne pit"),
                police("5", place="the Lorne pit"),
                remark("missing_resolved", "c1", "c2"),
            ),
        ],
        A,
        B,
        "updated",
        "missing_resolved",
        "the trapped fall by those found dead, as the missing do",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                mayor("24", who="herders", place="the livestock market in Lenz"),
                mayor("3", who="traders"),
            ),
            told(
                "d2",
                MON,
                "B",
                hospital("19", unit="bodies", who="bodies", place="Merro hospital", quote="received 19 bodies"),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "bodies in one house: its area comes before the unit, and nobody says that they are no herders",
    ),
    (
        [
            told("d1", MON, "A", say(">=20", source="driver", role="witness", unit="bodies", who="bodies")),
            told("d2", TUE, "B", mayor("28")),
        ],
        A,
        B,
        "compatible",
        "bound",
        "a floor of bodies is met by the dead",
    ),
    (
        [
            told("d1", MON, "A", mayor("60", "displaced", unit="families", who="families", place="Lenz")),
            told("d2", MON, "B", police("290", "displaced", place="Lenz")),
        ],
        A,
        B,
        "not_comparable",
        "different_unit",
        "families and persons",
    ),
    (
        [
            told("d1", MON, "A", police("138", "abducted", who="pupils", place="Daji", when="Sunday")),
            told("d2", "2024-03-24", "B", mayor("117", "rescued", who="pupils", place="Daji", when="Sunday")),
        ],
        A,
        B,
        "not_comparable",
        "different_outcome",
        "the day on which people came free is none of the day on which they were taken",
    ),
    (
        [
            told("d1", MON, "A", police("138", place="the sea off Daji", when="Sunday")),
            told("d2", "2024-03-24", "B", mayor("117", "rescued", place="the sea off Daji", when="Sunday")),
        ],
        A,
        B,
        None,
        "different_outcome",
        "two boats of two Sundays are two",
    ),
    (
        [
            told("d1", MON, "A", mayor("9", place="Lenz", when="Saturday")),
            told(
                "d2",
                MON,
                "B",
                hospital(
                    "7",
                    unit="bodies",
                    who="bodies",
                    place="the morgue of Dipumba hospital",
                    when="Saturday",
                    quote="7 bodies lie there",
                ),
            ),
        ],
        A,
        B,
        "not_comparable",
        "different_area",
        "where bodies lie is not where people died",
    ),
    # --- whose figure ---------------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "Northern Wire", ministry("31")),
            told("d2", MON, "B", say("31", source="Northern Wire", role="media")),
            told("d3", WED, "C", ministry("36")),
        ],
        B,
        C,
        "updated",
        "update",
        "a number from an agency is that of the voice from which the agency has it",
    ),
    (
        [
            told("d1", MON, "A", say("17", source="Lenz departmental police", role="police")),
            told("d2", TUE, "B", say("20", source="Lenz police", role="police")),
        ],
        A,
        B,
        "updated",
        "update",
        "a name that only says more in between",
    ),
    (
        [
            told("d1", MON, "A", say("17", source="harbour police", role="police")),
            told("d2", TUE, "B", say("17", source="police", role="police"), mayor("15")),
            told("d3", WED, "C", say("21", source="harbour police", role="police")),
        ],
        B,
        C,
        "updated",
        "update",
        "a voice told by its kind alone is the one of the kind that gave the number",
    ),
    (
        [
            told("d1", MON, "A", mayor("19")),
            told("d2", MON, "B", say("19", source="State Ministry of Human Rights", role="other")),
        ],
        A,
        B,
        "equal",
        "equal",
        "a ministry of human rights is an office",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("44", source="Halima Sen", role="local_official"),
                say("26", "missing", source="regional commissioner", role="local_official"),
            ),
            told("d2", TUE, "B", say("9", "missing", source="Halima Sen", role="local_official")),
        ],
        "d1.c2",
        B,
        "updated",
        "update",
        "an office that the text names once is the voice that bears its name there",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("44", source="Halima Sen", role="local_official"),
                say("26", source="regional commissioner", role="local_official"),
            ),
            told("d2", TUE, "B", say("30", source="Halima Sen", role="local_official")),
        ],
        "d1.c2",
        B,
        None,
        "updated",
        "not where the two give two numbers",
    ),
    (
        [
            told("d1", MON, "National Prison Service", say(">=12")),
            told("d2", TUE, "B", say("16", source="prison service", role="government")),
        ],
        A,
        B,
        "updated",
        "update",
        "an office of state that prints its own notice",
    ),
    (
        [
            told("d1", MON, "A", say("16", source="Marava Commission on Human Rights", role="monitor")),
            told("d2", TUE, "B", say("19", source="Marava's human rights commission", role="monitor")),
        ],
        A,
        B,
        "updated",
        "update",
        "commissions, too, bear their names both ways",
    ),
    (
        [
            told("d1", MON, "A", say("11", source="mining agency", who="miners"), mayor("5", who="men")),
            told("d2", TUE, "B", say("13", source="mining agency")),
        ],
        A,
        B,
        "updated",
        "update",
        "miners and men, by two voices, are everyone in a mine",
    ),
    (
        [
            told("d1", MON, "A", ministry("2000", basis="cumulative", when="since June")),
            told(
                "d2",
                TUE,
                "B",
                say("17", source="General Workers Federation", role="other", who="workers", basis="cumulative"),
            ),
        ],
        A,
        B,
        None,
        "conflict",
        "a union counts its own",
    ),
    (
        [
            told("d1", MON, "A", police("8")),
            told("d2", TUE, "B", say("8", source="Miners Union", role="other", who="miners")),
        ],
        A,
        B,
        "equal",
        "equal",
        "not where it counts as many as everyone",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("8", source="Josephat Lule", role="police"),
                say("61", "rescued", source="Lule", role="police"),
            ),
            told("d2", TUE, "B", say("63", "rescued", source="Josephat Lule", role="police")),
        ],
        "d1.c2",
        B,
        "updated",
        "update",
        "a surname after the full name",
    ),
    (
        [
            told("d1", MON, "A", say("27", source="coast guard", role="rescue")),
            told("d2", TUE, "B", say("29", source="Coast Guard Command South", role="rescue")),
        ],
        A,
        B,
        "updated",
        "update",
        "a name that goes on where the other ends",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("4", source="police", role="police"),
                say("8", "injured", source="Ana Dorrit", role="police"),
            ),
            told("d2", TUE, "B", say("5", source="police", role="police")),
        ],
        A,
        B,
        "updated",
        "update",
        "a person who speaks for the police in one text is the police of the other, too",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("4", source="governor", role="local_official"),
                say("8", "injured", source="Ana Dorrit", role="local_official"),
            ),
            told(
                "d2",
                TUE,
                "B",
                say("5", source="governor", role="local_official"),
                say("9", "injured", source="Ivo Lenn", role="local_official"),
            ),
        ],
        A,
        B,
        None,
        "updated",
        "two governors are two",
    ),
    # --- sides of a fight -----------------------------------------------------------------------------------------------
    (
        [
            told("d1", MON, "A", army("60", "Ansar fighters")),
            told(
                "d2", MON, "B", say("44", source="Harm Observatory", role="monitor", who="fighters", status="combatant")
            ),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_monitor",
        "fighters without a side are of the only side that the texts know",
    ),
    (
        [
            told(
                "d1",
                MON,
                "A",
                say("28", source="Afghan ministry", role="belligerent", who="Pakistani soldiers", status="combatant"),
                say("3", source="Afghan ministry", role="belligerent", who="its own men", status="combatant"),
            ),
            told(
                "d2",
                MON,
                "B",
                say(">=40", source="Pakistani army", role="belligerent", who="Taliban fighters", status="combatant"),
            ),
        ],
        "d1.c2",
        B,
        "conflict",
        "belligerent_v_belligerent",
        "a party's own men are those that the other side says it killed, whatever its own name",
    ),
    (
        [
            told("d1", MON, "A", say("47", source="army", role="belligerent", who="JNIM fighters", status="combatant")),
            told("d2", MON, "B", say("4", source="al-Qaeda affiliate JNIM", role="other", who="its own men")),
        ],
        A,
        B,
        "conflict",
        "belligerent_v_belligerent",
        "a voice that bears the fighters' name among others is theirs, and its own men are they",
    ),
    # --- days -----------------------------------------------------------------------------------------------------------
    (
        [
            told("d1", "2024-07-05", "A", police("39", when="between 18 June and 1 July", basis="cumulative")),
            told("d2", "2024-07-05", "B", mayor("12", when="the night of 25 June")),
        ],
        A,
        B,
        None,
        "conflict",
        "a closed period is no night in it",
    ),
    (
        [
            told("d1", MON, "A", police("12", place="Lenz", when="Sunday"), title="Twelve shot dead in Lenz"),
            told("d2", "2024-09-02", "B", mayor("30", who="people", place=None), title="Thirty die in flood"),
        ],
        A,
        B,
        None,
        "conflict",
        "nobody prints a toll as news half a year after",
    ),
    (
        [
            told("d1", MON, "A", mayor("12", "trapped")),
            told(
                "d2",
                TUE,
                "B",
                police("11", "trapped", supersedes="old", id="new"),
                mayor("12", "trapped", id="old", stance="superseded"),
            ),
            told("d3", WED, "C", mayor("10", "trapped")),
        ],
        A,
        C,
        "updated",
        "update",
        "a figure that another voice had taken further before the later one",
    ),
    # --- words that tell two of one text apart --------------------------------------------------------------------------
    (
        [
            told(
                "d1",
                MON,
                "A",
                police("90"),
                mayor("140"),
                remark(
                    "verification_basis", "c1", "c2", quote="the police number is lower because it counts only bodies"
                ),
            )
        ],
        "d1.c1",
        "d1.c2",
        "not_comparable",
        "verification_basis",
        "what a text says two of its own figures differ by",
    ),
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[5] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)


def test_one_crash_in_a_country_has_one_total() -> None:
    one = told("d1", MON, "A", police("24", place="Peru", when="Monday"))
    two = told("d2", MON, "B", mayor("24", place="Lenz", when="Monday"))
    assert [(r.low, r.high, r.origins) for r in reconcile([one, two]).rollups] == [(24, 24, 2)]


def test_a_count_of_passengers_and_crew_is_everyone_aboard() -> None:
    aboard = told(
        "d1",
        MON,
        "A",
        police("48", id="all"),
        police("42", who="passengers", part_of="all"),
        police("6", who="crew members", part_of="all"),
    )
    ground = told("d2", TUE, "B", hospital("2", who="people on the ground"), police("50"))
    plain = told("d1", MON, "A", police("48"))
    spans = [[(r.low, r.high) for r in reconcile([first, ground]).rollups if not r.place] for first in (aboard, plain)]
    assert (48, 48) in spans[0], "those aboard are a total of their own beside everyone killed"
    assert spans[1] == [(50, 50), (2, 2)], "a plain count is raised by the later one; those on the ground are apart"


def test_a_notice_in_its_own_name_is_put_in_nobodys_mouth() -> None:
    body = "Our outreach teams have recorded 31 people hurt. The ministry has 48."
    rows = (
        say("31", "injured", quote="31 people hurt", start=29),
        say("48", source="ministry", role="health", quote="has 48", start=58),
    )
    notice = told("d1", MON, "Coast Teams", *rows)
    notice = with_text(notice, body)
    copy = notice.model_copy(
        update={"document": notice.document.model_copy(update={"text": body.replace("Our", "Its")})}
    )
    for story, origins in ((notice, {"coast teams", "ministry"}), (copy, {"ministry"})):
        voices = Voices([story.document], story.claims, {}, {})
        figures = figures_of([story], voices, "plain")
        link_texts(figures.values())
        assert {figure.origin for figure in figures.values()} == origins


def test_places_that_each_text_names_are_not_strange() -> None:
    """One that names the other's alone may say how far away it is."""
    one, two = (
        told("d1", MON, "A", mayor("7", place="Upper Pueblo")),
        told("d2", TUE, "B", ministry("19", place="Telmo")),
    )
    told_one = with_text(one, "The mayor of Telmo gave the toll: seven dead under the hill at Upper Pueblo.")
    told_two = with_text(two, "Deaths in Telmo: 19. The figure covers Upper Pueblo only.")
    assert [len(reconcile(story).events) for story in ([one, two], [told_one, two], [told_one, told_two])] == [2, 2, 1]


def test_a_place_of_another_event_in_the_text_stays_strange() -> None:
    body = "Seven people died at Upper Pueblo. A slide at Telmo killed 16 in 1998."
    rows = (mayor("7", place="Upper Pueblo"), say("16", place="Telmo", when="1998", event="e2"))
    one = told("d1", MON, "A", *rows)
    two = told("d2", TUE, "B", ministry("19", place="Telmo", when="Monday"))
    assert len(reconcile([with_text(one, body), with_text(two, "Upper Pueblo is near Telmo.")]).events) == 3


def test_a_notice_is_not_carried_by_itself() -> None:
    office = say("140", "detained", source="Ministry of the Interior")
    story = [told("d1", MON, "Ministry of the Interior", office), told("d2", TUE, "B", police("318", "detained"))]
    assert not any("as carried by Ministry" in relation.sentence for relation in reconcile(story).relations)


def test_a_number_beside_another_of_the_only_voice_is_not_its_own() -> None:
    rows = (say("31", start=10), say("26", source="morgue", role="health", start=90))
    story = told("d1", MON, "A", *rows)
    figures = figures_of([story], Voices([story.document], story.claims, {}, {}), "plain")
    link_texts(figures.values())
    assert [figure.origin for figure in figures.values()] == ["a", "morgue"]


ONE_NUMBER = [
    ("46", "Monday", "A plane of Aerosur crashed.", 1, "the village, or the city that it lies near: no chance"),
    ("4", "Monday", "A plane of Aerosur crashed.", 2, "a small number may be one by chance"),
    ("40", "Monday", "A plane of Aerosur crashed.", 2, "and so may a round one"),
    ("46", "Thursday", "A plane of Aerosur crashed.", 2, "one of another day"),
    (
        "46",
        "Monday",
        "A bus fell into a river.",
        2,
        "one of texts that name nothing in common: Aerosur begins a sentence",
    ),
]


@pytest.mark.parametrize(("number", "day", "text", "events", "why"), ONE_NUMBER, ids=[row[4] for row in ONE_NUMBER])
def test_one_number_at_two_places(number: str, day: str, text: str, events: int, why: str) -> None:
    one = told("d1", MON, "A", police(number, place="Warnes", when="Monday"))
    two = told("d2", FRI if day == "Thursday" else TUE, "B", mayor(number, place="a suburb of Orr", when=day))
    first = with_text(one, "The toll rose. It was a flight of Aerosur to Vell.")
    assert len(reconcile([first, with_text(two, text)]).events) == events, why


def test_stories_of_one_day_with_one_number_stay_apart() -> None:
    story = [told(f"d{n}", MON, f"Paper {n}", police("46", place=f"Place{n}", when="Monday")) for n in range(30)]
    assert len(reconcile(story).events) == len(story)
