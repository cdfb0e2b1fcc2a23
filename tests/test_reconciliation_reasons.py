"""Every reason fires for its cause and stays silent in a near miss."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from story_of import hospital, police, remark, say, told
from tally.models import Extraction, Relation
from tally.reconciliation import reconcile
from tally.reconciliation.vocabulary import templates

MON, TUE, WED = "2024-03-04", "2024-03-05", "2024-03-06"
Story = Sequence[Extraction]


def army(number: str, **more: object) -> dict[str, object]:
    return say(number, source="army", role="belligerent", **more)  # type: ignore[arg-type]


def ministry(number: str, **more: object) -> dict[str, object]:
    return say(number, source="Interior Ministry", role="government", **more)  # type: ignore[arg-type]


def two(first: object, second: object, *more: object, at: str = MON, then: str = MON) -> Story:
    """Two documents by two outlets: what the first says, what the second says, and the second's remarks."""
    own = first if isinstance(first, tuple) else (first,)
    other = second if isinstance(second, tuple) else (second,)
    return [told("d1", at, "Hill Times", *own), told("d2", then, "Lake News", *other, *more)]  # type: ignore[arg-type]


A, B = "d1.c1", "d2.c1"
# (code, story in which it is primary, the verdict, story in which it must not fire, why not)
ROWS: list[tuple[str, Story, str, Story, str]] = [
    ("equal", two(police("17"), hospital("17")), "equal", two(police("17"), hospital("18")), "another number"),
    (
        "bound",
        two(police("34"), hospital(">=30")),
        "compatible",
        two(police("24"), hospital(">=30")),
        "the bound is not met",
    ),
    (
        "rounding",
        two(police("163"), hospital("~160")),
        "near",
        two(police("190"), hospital("~160")),
        "beyond the tolerance",
    ),
    (
        "rounding",
        two(police("1000"), hospital("1012")),
        "near",
        two(police("1000"), hospital("1100")),
        "beyond a twentieth",
    ),
    (
        "vague",
        two(police("27"), hospital("dozens")),
        "compatible",
        two(police("9"), hospital("dozens")),
        "below the word's floor",
    ),
    (
        "range_overlap",
        two(police("12-15"), hospital("14-20")),
        "compatible",
        two(police("12-15"), hospital("18-20")),
        "they do not meet",
    ),
    (
        "sum_of_parts",
        two(
            ministry("12"),
            (police("9", who="soldiers", status="combatant"), police("3", who="civilians", status="civilian")),
        ),
        "compatible",
        two(
            ministry("12"),
            (police("9", who="soldiers", status="combatant"), police("2", who="civilians", status="civilian")),
        ),
        "the parts do not add up",
    ),
    ("same_origin", two(police("38"), police("38")), "equal", two(police("38"), hospital("38")), "two voices"),
    (
        "different_event",
        two(police("12", place="Orm", when="Monday"), police("7", place="Orm", when="Tuesday"), then=WED),
        "not_comparable",
        two(police("12", place="Orm", when="Monday"), police("7", place="Orm", when="Monday"), then=WED),
        "the same place and day",
    ),
    (
        "different_outcome",
        two(police("19"), hospital("84", outcome="killed_or_injured")),
        "not_comparable",
        two(police("19"), hospital("84")),
        "one outcome",
    ),
    (
        "outcome_term",
        two(army("130", outcome="casualties"), army("130")),
        "undetermined",
        two(army("130", outcome="injured"), army("130")),
        "injured is no ambiguous word",
    ),
    (
        "subset",
        two(
            (police("30"), police("9", who="children", age="child", part_of="c1")),
            hospital("9", who="children", age="child"),
        ),
        "not_comparable",
        two(police("30"), hospital("9")),
        "no facet told",
    ),
    (
        "different_population",
        two(army("45", who="militants", status="combatant"), hospital("18", who="civilians", status="civilian")),
        "not_comparable",
        two(army("45", who="militants", status="combatant"), hospital("18", who="militants", status="combatant")),
        "the same group",
    ),
    (
        "contested_status",
        two(
            army("26", who="terrorists", status="combatant", place="Orm"),
            hospital("26", who="civilians", status="civilian", place="Orm"),
        ),
        "equal",
        two(
            army("26", who="terrorists", status="combatant", place="Orm"),
            hospital("20", who="civilians", status="civilian", place="Orm"),
        ),
        "another number",
    ),
    (
        "perpetrator_counted",
        two((police("10"), remark("counts_attacker", "c1")), hospital("9")),
        "not_comparable",
        two((police("10"), remark("counts_attacker", "c1")), hospital("10")),
        "the numbers agree",
    ),
    (
        "different_area",
        two(police("12", place="Varn city"), ministry("40", place="Varn province")),
        "not_comparable",
        two(police("12", place="Varn"), ministry("40", place="near Varn")),
        "one place",
    ),
    (
        "different_window",
        two(ministry("43", basis="cumulative", when="since 1 March"), ministry("7", when="Sunday")),
        "not_comparable",
        two(ministry("43", basis="cumulative", when="since Sunday"), hospital("7", when="Sunday")),
        "the count began that day",
    ),
    (
        "different_cause",
        two((police("14"), remark("different_cause", "c1")), ministry("22")),
        "not_comparable",
        two((police("22"), remark("different_cause", "c1")), ministry("22")),
        "the numbers agree",
    ),
    (
        "verification_basis",
        two((hospital("11"), remark("verification_basis", "c1")), ministry("18")),
        "not_comparable",
        two((hospital("18"), remark("verification_basis", "c1")), army("11")),
        "a party's claim is no count",
    ),
    (
        "missing_included",
        two(police("27"), (ministry("41", outcome="dead_or_missing"), ministry("14", outcome="missing", part_of="c1"))),
        "not_comparable",
        two(police("27"), ministry("41", outcome="killed_or_injured")),
        "no missing in it",
    ),
    (
        "different_unit",
        two(
            ministry("300", outcome="displaced", unit="families", who="families"), hospital("1500", outcome="displaced")
        ),
        "not_comparable",
        two(ministry("300", outcome="displaced"), hospital("1500", outcome="displaced")),
        "both persons",
    ),
    (
        "not_people",
        [
            told("d1", MON, "Agency", say("23")),
            told("d2", MON, "Quick", say("460", source="Agency")),
            told(
                "d3",
                TUE,
                "Post",
                say("460", source="Agency", stance="denied", certainty="denied"),
                remark("not_people", "c1"),
            ),
        ],
        "not_comparable",
        [told("d1", MON, "Agency", say("23")), told("d2", MON, "Quick", say("460", source="Agency"))],
        "no text says so",
    ),
    (
        "update",
        two(
            ministry("54"),
            (ministry("54", id="c9", stance="superseded"), ministry("57", id="c1", supersedes="c9")),
            then=TUE,
        ),
        "updated",
        two(ministry("54"), hospital("57"), then=TUE),
        "another voice",
    ),
    (
        "died_of_wounds",
        two(ministry("44"), ministry("63"), remark("died_of_wounds", "c1"), then=TUE),
        "updated",
        two(ministry("44"), army("63"), remark("died_of_wounds", "c1"), then=TUE),
        "another voice, a party",
    ),
    (
        "died_of_wounds",
        two(
            (ministry("12"), ministry("30", outcome="injured")),
            (ministry("15"), ministry("27", outcome="injured")),
            then=TUE,
        ),
        "updated",
        two(
            (ministry("12"), ministry("30", outcome="injured")),
            (ministry("15"), ministry("29", outcome="injured")),
            then=TUE,
        ),
        "the balance does not fit",
    ),
    (
        "missing_resolved",
        two(
            police("27"),
            (
                say("36", source="emergency centre", role="rescue"),
                say("9", source="emergency centre", role="rescue", basis="addition", part_of="c1"),
            ),
            remark("missing_resolved", "c1", "c2"),
            then=TUE,
        ),
        "updated",
        two(
            police("27"),
            (
                say("36", source="emergency centre", role="rescue"),
                say("5", source="emergency centre", role="rescue", basis="addition"),
            ),
            remark("missing_resolved", "c1", "c2"),
            then=TUE,
        ),
        "five do not account for nine",
    ),
    (
        "revised_down",
        two(ministry("51"), ministry("24"), remark("revised_down", "c1"), then=TUE),
        "updated",
        two(ministry("24"), ministry("51"), then=TUE),
        "it rose",
    ),
    (
        "correction",
        two(ministry("15"), ministry("5"), remark("correction", "c1"), then=TUE),
        "updated",
        two(ministry("15"), ministry("5"), then=TUE),
        "none stated",
    ),
    (
        "stale_figure",
        [
            told("d0", MON, "Hill Times", ministry("51")),
            told("d1", TUE, "Hill Times", ministry("24"), remark("revised_down", "c1")),
            told("d2", WED, "Monthly", ministry("51")),
        ],
        "updated",
        [told("d1", TUE, "Hill Times", ministry("24")), told("d2", WED, "Monthly", ministry("51"))],
        "the number was never replaced",
    ),
    (
        "preliminary",
        two((ministry("500"), remark("preliminary", "c1")), ministry("212"), then=TUE),
        "updated",
        two(ministry("500"), ministry("212"), then=TUE),
        "nobody called it preliminary",
    ),
    (
        "later_report",
        two(say("11", source="fire service", role="rescue"), police("15"), then=TUE),
        "conflict",
        two(say("11", source="fire service", role="rescue"), police("15")),
        "the same day",
    ),
    (
        "belligerent_v_monitor",
        two(army("110"), say("61", source="Valley Observatory", role="monitor")),
        "conflict",
        two(ministry("110"), say("61", source="Valley Observatory", role="monitor")),
        "no party",
    ),
    (
        "belligerent_v_belligerent",
        two(army("4"), say("70", source="Valley Command", role="belligerent")),
        "conflict",
        two(army("4"), army("70"), then=TUE),
        "one voice",
    ),
    (
        "official_v_monitor",
        two(ministry("5"), say("31", source="Rights Network", role="monitor")),
        "conflict",
        two(hospital("5"), say("31", source="Rights Network", role="monitor")),
        "a hospital is no office of state",
    ),
    (
        "official_v_local",
        two(police("19"), hospital("16")),
        "conflict",
        two(police("19"), say("16", source="Health Ministry", role="health")),
        "a ministry is an office",
    ),
    (
        "monitor_v_monitor",
        two(say("19", source="Airwatch", role="monitor"), say("31", source="UN mission", role="un")),
        "conflict",
        two(say("19", source="Airwatch", role="monitor"), say("19", source="UN mission", role="un")),
        "they agree",
    ),
    (
        "denial",
        two((ministry("none"), remark("denial", "c1")), hospital("17")),
        "conflict",
        two(ministry("none"), hospital("none"), remark("denial", "c1")),
        "both none",
    ),
    (
        "anonymous_source",
        two(say("40", source="security official", role="unnamed"), ministry("25")),
        "conflict",
        two(police("40"), ministry("25")),
        "both named",
    ),
    (
        "against_interest",
        two(
            say("6", source="Valley Command", role="belligerent", who="soldiers", status="combatant"),
            army("9", who="soldiers", status="combatant", verb="acknowledged"),
        ),
        "conflict",
        two(
            say("9", source="Valley Command", role="belligerent", who="soldiers", status="combatant"),
            army("6", who="soldiers", status="combatant", verb="acknowledged"),
        ),
        "it admits less",
    ),
    (
        "relay_variance",
        two(ministry("200"), ministry("500")),
        "conflict",
        two(ministry("200"), ministry("500"), then=TUE),
        "another day",
    ),
    (
        "headline_v_body",
        [
            told(
                "d1",
                MON,
                "Times",
                say("45", quote="Crush at Arrel shrine kills 45", start=0),
                ministry("43"),
                title="Crush at Arrel shrine",
            ),
            told("d2", MON, "News", police("43")),
        ],
        "conflict",
        [
            told("d1", MON, "Times", say("45", start=90), ministry("43"), title="Crush at Arrel shrine"),
            told("d2", MON, "News", police("43")),
        ],
        "no headline",
    ),
    (
        "typing_error",
        two(ministry("45"), ministry("54")),
        "conflict",
        two(ministry("45"), ministry("54"), remark("update", "c1"), then=TUE),
        "an update",
    ),
    (
        "typing_error",
        two(ministry("19"), ministry("91"), then=TUE),
        "conflict",
        two(ministry("45"), ministry("54"), then=TUE),
        "a toll may grow so in a day",
    ),
    (
        "typing_error",
        two(ministry("1200"), ministry("12000")),
        "conflict",
        two(ministry("1200"), hospital("12000")),
        "two voices",
    ),
    (
        "translation",
        two(army("40"), army("40", outcome="casualties"), remark("translation", "c1")),
        "undetermined",
        two(army("40"), army("40", outcome="casualties")),
        "no text says so",
    ),
    (
        "arithmetic",
        [
            told(
                "d1",
                MON,
                "Times",
                ministry("43"),
                ministry("19", who="women", age="adult", sex="female", part_of="c1"),
                ministry("27", who="children", age="child", part_of="c1"),
            )
        ],
        "conflict",
        [
            told(
                "d1",
                MON,
                "Times",
                ministry("46"),
                ministry("19", who="women", age="adult", sex="female", part_of="c1"),
                ministry("27", who="children", age="child", part_of="c1"),
            )
        ],
        "the parts fit",
    ),
    (
        "extraction_doubt",
        two(
            (
                police("11"),
                police("26", outcome="injured"),
                police("8", who="children", age="child", outcome="injured", part_of="c2", flags=("ambiguous_parent",)),
            ),
            (hospital("11", id="c7"), hospital("3", id="c1", who="children", age="child", part_of="c7")),
        ),
        "undetermined",
        two(
            (police("11"), police("26", outcome="injured")),
            (hospital("11", id="c7"), hospital("3", id="c1", who="children", age="child", part_of="c7")),
        ),
        "no flag",
    ),
    (
        "unexplained",
        two(ministry("32"), say("26", source="Justice Ministry")),
        "conflict",
        two(ministry("32"), say("26", source="Justice Ministry"), then=TUE),
        "a later report",
    ),
]


def relation_of(story: Story, code: str) -> Relation | None:
    """The first relation of which the code is primary."""
    return next((r for r in reconcile(story).relations if r.reasons[0].code == code), None)


def codes_of(story: Story) -> set[str]:
    return {reason.code for relation in reconcile(story).relations for reason in relation.reasons}


@pytest.mark.parametrize(
    ("code", "story", "verdict", "miss", "why"), ROWS, ids=[f"{row[0]}-{n}" for n, row in enumerate(ROWS)]
)
def test_reason_fires_and_stays_silent(code: str, story: Story, verdict: str, miss: Story, why: str) -> None:
    found = relation_of(story, code)
    assert found is not None, f"{code} should be primary; got {codes_of(story)}"
    assert found.verdict == verdict
    assert found.sentence
    assert found.reasons[0].evidence, "a reason shows its words"
    assert code not in codes_of(miss), f"{code} must not fire: {why}"


def test_projection_annotates_a_model_and_is_silent_between_counts() -> None:
    model = say("400-900", source="modelling centre", role="other", certainty="estimated")
    assert "projection" in codes_of(two(ministry("163"), model, remark("projection", "c1")))
    assert "projection" not in codes_of(two(ministry("163"), model))


# Further causes for a reason, each with a near miss.
ALSO: list[tuple[str, Story, Story]] = [
    (
        "verification_basis",
        two(
            ministry("340", outcome="affected", who="confirmed cases"),
            police("1200", outcome="affected", who="suspected cases"),
        ),
        two(ministry("340", outcome="affected", who="cases"), police("1200", outcome="affected", who="cases")),
    ),
    ("different_cause", two(ministry("140"), police("900", who="excess deaths")), two(ministry("140"), police("900"))),
    (
        "relay_variance",
        two(
            (ministry("200"), remark("same_origin", "c1")),
            ministry("500"),
            remark("same_origin", "c1"),
            then=TUE,
        ),
        two(ministry("200"), ministry("500"), remark("same_origin", "c1"), then=TUE),
    ),
    (
        "update",
        two(ministry("14"), ministry("16", quote="the toll has risen to 16")),
        two(ministry("14"), ministry("16")),
    ),
    (
        "arithmetic",
        two((ministry("40"), ministry("10", who="children", age="child", part_of="c1")), police("50")),
        two((ministry("40"), ministry("10", who="children", age="child", part_of="c1")), police("52")),
    ),
    (
        "sum_of_parts",
        [
            told("d1", MON, "A", ministry("12")),
            told("d2", MON, "B", army("9", who="soldiers", status="combatant")),
            told("d3", MON, "C", hospital("3", who="civilians", status="civilian")),
        ],
        [
            told("d1", MON, "A", ministry("12")),
            told("d2", MON, "B", army("9", who="soldiers", status="combatant")),
            told("d3", MON, "C", hospital("4", who="civilians", status="civilian")),
        ],
    ),
]


@pytest.mark.parametrize(("code", "story", "miss"), ALSO, ids=[row[0] for row in ALSO])
def test_further_causes(code: str, story: Story, miss: Story) -> None:
    assert relation_of(story, code) is not None, codes_of(story)
    assert code not in codes_of(miss)


def test_every_code_of_the_method_has_a_row() -> None:
    assert {row[0] for row in ROWS} | {"projection"} == set(templates())


# The grades that the method fixes.
GRADES = [
    ("unexplained", "possible"),
    ("later_report", "inferred"),
    ("extraction_doubt", "possible"),
    ("sum_of_parts", "inferred"),
    ("same_origin", "marked"),
    ("denial", "stated"),
    ("not_people", "stated"),
    ("relay_variance", "marked"),
    ("stale_figure", "marked"),
    ("translation", "stated"),
]


@pytest.mark.parametrize(("code", "grade"), GRADES)
def test_grade(code: str, grade: str) -> None:
    story = next(row[1] for row in ROWS if row[0] == code)
    found = relation_of(story, code)
    assert found is not None
    assert found.reasons[0].grade == grade
