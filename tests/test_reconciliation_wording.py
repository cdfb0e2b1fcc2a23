"""Sentences: grammatical with one or many, with the words of the texts, under the rules for generated copy."""

from __future__ import annotations

import re
from typing import Any

import pytest

from story_of import remark, say, told
from tally.reconciliation import reconcile
from tally.reconciliation.figures import figures_of
from tally.reconciliation.phrases import figure_words, voice_words
from tally.reconciliation.vocabulary import templates
from tally.reconciliation.voices import Voices

MON, TUE = "2024-03-04", "2024-03-05"


def figure(row: dict[str, Any], publisher: str | None = "Hill Times") -> Any:
    extraction = told("d", MON, publisher, row)
    voices = Voices([extraction.document], extraction.claims, {}, {})
    return figures_of([extraction], voices, "plain")["d.c1"]


FIGURES = [
    (say("60", who="Islamic State militants"), "60 Islamic State militants were killed"),
    (say("1", who="soldier", quote="a soldier"), "1 soldier was killed"),
    (say("1"), "1 person was killed"),
    (say("none", "injured", who="civilians"), "no civilians were injured"),
    (say("none", "injured"), "no one was injured"),
    (say("dozens"), "dozens of people were killed"),
    (say("several"), "several people were killed"),
    (say(">=20", "missing", quote="at least 20 people missing"), "at least 20 people were missing"),
    (say("12", who="terrorists"), '12 "terrorists" were killed'),
    (say("188", "dead_or_missing"), "188 people were dead or missing"),
    (say("300", "displaced", who="families"), "300 families were displaced"),
    (say("9", who="dead"), "9 people were killed"),
]


@pytest.mark.parametrize(("row", "expected"), FIGURES, ids=[row[1] for row in FIGURES])
def test_figures(row: dict[str, Any], expected: str) -> None:
    assert figure_words(figure(row)) == expected


VOICES = [
    ("Health Ministry", "health", "the Health Ministry"),
    ("Russia", "belligerent", "Russia"),
    ("army", "belligerent", "the army"),
    ("villagers", "witness", "villagers"),
    ("police", "police", "police"),
    ("provincial traffic police", "police", "the provincial traffic police"),
    ("Ilse Varro", "rescue", "Ilse Varro"),
    ("doctor at an Ostrel hospital", "unnamed", "a doctor at an Ostrel hospital"),
    ("official", "unnamed", "an official"),
    ("mayor", "local_official", "the mayor"),
    ("Syrian Observatory for Human Rights", "monitor", "the Syrian Observatory for Human Rights"),
    ("Reuters", "media", "Reuters"),
    ("the UN mission", "un", "the UN mission"),
]


@pytest.mark.parametrize(("name", "role", "expected"), VOICES, ids=[row[0] for row in VOICES])
def test_voices(name: str, role: str, expected: str) -> None:
    assert voice_words(figure(say("1", source=name, role=role))) == expected


def test_a_publication_keeps_its_name() -> None:
    assert voice_words(figure(say("1"), "The Auditor's Eye")) == "The Auditor's Eye"
    assert voice_words(figure(say("1"), "CNN")) == "CNN"
    assert voice_words(figure(say("1"), None)) == "the report"


# The story the project grew from, in our own words.
def strikes() -> list[Any]:
    return [
        told(
            "d1",
            "2016-01-24",
            "Rudaw",
            say(
                "60",
                source="Russia",
                role="belligerent",
                who="Islamic State militants",
                status="combatant",
                place="near Deir Ezzor",
                when="the weekend",
                certainty="claimed",
            ),
        ),
        told(
            "d2",
            "2016-01-24",
            "Syrian Observatory for Human Rights",
            say("44", place="near Deir Ezzor", when="the weekend"),
            remark("status_unknown", "c1", quote="It is unclear how many were militants"),
        ),
        told(
            "d3",
            "2016-01-25",
            "Reuters",
            say(
                "63",
                source="Syrian Observatory for Human Rights",
                role="monitor",
                who="people",
                place="towns near Deir Ezzor",
            ),
            say(
                "9",
                source="Syrian Observatory for Human Rights",
                role="monitor",
                who="children",
                age="child",
                part_of="c1",
            ),
            remark("died_of_wounds", "c1", quote="many of the wounded had died"),
        ),
        told(
            "d4",
            "2016-01-25",
            "CNN",
            say(
                "hundreds",
                who="combatants and civilians",
                status="mixed",
                basis="cumulative",
                when="over the past week",
                place="around Deir Ezzor",
            ),
        ),
    ]


def test_the_strikes() -> None:
    result = reconcile(strikes())
    found = {(r.a, r.b): r for r in result.relations}
    party = found["d1.c1", "d2.c1"]
    assert (party.verdict, party.reasons[0].code) == ("conflict", "belligerent_v_monitor")
    assert "60 Islamic State militants cannot lie inside 44 dead of all kinds." in party.sentence
    assert '"It is unclear how many were militants"' in party.sentence
    assert any(e.remark for e in party.reasons[0].evidence)
    rise = found["d2.c1", "d3.c1"]
    assert (rise.verdict, rise.reasons[0].code, rise.reasons[0].grade, rise.current) == (
        "updated",
        "died_of_wounds",
        "stated",
        "d3.c1",
    )
    assert "rose because wounded people died" in rise.sentence
    assert rise.reasons[0].evidence[0].quote == "many of the wounded had died"
    assert (rise.reasons[0].accounted, rise.reasons[0].gap) == (19, 19)
    near = found["d1.c1", "d3.c1"]
    assert (near.verdict, near.reasons[0].code) == ("not_comparable", "different_population")
    assert found["d3.c1", "d3.c2"].reasons[0].code == "subset"
    assert found["d3.c1", "d4.c1"].reasons[0].code == "different_window"
    main = next(r for r in result.rollups if not (r.population or r.when))
    assert (main.low, main.high, main.inputs) == (63, 63, ("d3.c1",))


def test_what_is_left_over_is_said() -> None:
    story = [
        told("d1", MON, "A", say("27", source="police", role="police")),
        told(
            "d2",
            TUE,
            "A",
            say("46", source="police", role="police"),
            say("9", source="police", role="police", basis="addition", part_of="c1"),
            remark("died_of_wounds", "c1", "c2"),
        ),
    ]
    relation = next(r for r in reconcile(story).relations if {r.a, r.b} == {"d1.c1", "d2.c1"})
    assert (relation.reasons[0].accounted, relation.reasons[0].gap) == (9, 19)
    assert "This accounts for 9 of 19; the other 10 are not explained." in relation.sentence


def test_a_label_stands_in_quotation_marks_with_its_speaker() -> None:
    story = [
        told("d1", MON, "A", say("110", source="army", role="belligerent", who="terrorists", status="combatant")),
        told(
            "d2", MON, "B", say("18", source="Valley Observatory", role="monitor", who="civilians", status="civilian")
        ),
    ]
    (relation,) = reconcile(story).relations
    assert 'According to the army (as carried by A), 110 "terrorists" were killed' in relation.sentence
    assert not re.search(r'(?<!")terrorists', relation.sentence)


def test_only_said_and_according_to_attribute_and_no_template_alleges_an_error() -> None:
    verbs = re.compile(
        r"\b(claims?|claimed|admits?|admitted|alleged|insists?|lied|blunder|mistaken|misreported|wrong)\b", re.I
    )
    causal = re.compile(r"\b(because|since|due to|owing to|as a result)\b", re.I)
    for code, row in templates().items():
        for grade in ("stated", "told", "marked", "inferred", "possible", "also"):
            text = str(row.get(grade, ""))
            assert not verbs.search(text), (code, grade)
            assert grade in ("stated", "told") or not causal.search(text), (code, grade)


def test_every_reason_has_a_title_and_words_for_some_grade() -> None:
    for code, row in templates().items():
        assert row["title"], code
        assert any(row.get(grade) for grade in ("stated", "marked", "inferred", "possible")), code
