"""A person's decisions: applied, shown with their effect, reversible, reported when their target is gone."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import hospital, police, say, told
from tally.models import Claim, Extraction, Judgement, Reconciliation, Selector
from tally.reconciliation import reconcile

MON, TUE = "2024-03-04", "2024-03-05"


STORY = [told("d1", MON, "Hill Times", police("12")), told("d2", MON, "Lake News", hospital("19"))]


def judged(story: list[Extraction], **decision: Any) -> Reconciliation:
    return reconcile(story, judgements=[Judgement(who="ed", why="rang them", when="2024-03-06", **decision)])


def span(result: Reconciliation) -> list[tuple[int | None, int | None]]:
    return [(r.low, r.high) for r in result.rollups]


def test_reject_takes_a_claim_out_and_is_shown() -> None:
    result = judged(STORY, target="d2.c1", decision="reject")
    assert span(result) == [(12, 12)]
    assert result.relations == ()
    (applied,) = result.judgements
    assert applied.found and applied.judgement.who == "ed" and "19" in applied.effect


def test_decisions_are_reversible() -> None:
    judged(STORY, target="d2.c1", decision="reject")
    assert span(reconcile(STORY)) == [(12, 19)]


CORRECTIONS: list[tuple[str, Any, str]] = [
    ("quantity.value", 13, "value"),
    ("value", 13, "a short name"),
    ("outcome", "injured", "outcome"),
    ("population.status", "civilian", "status"),
    ("status", "civilian", "a short name of the people"),
    ("place", "Orm", "place"),
    ("stance", "denied", "stance"),
]


@pytest.mark.parametrize(("field", "new", "why"), CORRECTIONS, ids=[f"{row[0]}-{row[2]}" for row in CORRECTIONS])
def test_correct(field: str, new: Any, why: str) -> None:
    result = judged(STORY, target="d1.c1", decision="correct", field=field, old=None, new=new)
    data = next(c for c in result.claims if c.id == "d1.c1").model_dump()
    found = data
    for step in field.split("."):
        found = found[step] if step in found else found["quantity"].get(step, found["population"].get(step))
    assert found == new, why
    assert result.judgements[0].found


def test_a_corrected_number_takes_its_bounds_along() -> None:
    result = judged(STORY, target="d1.c1", decision="correct", field="value", new=19)
    assert span(result) == [(19, 19)]
    assert result.relations[0].verdict == "equal"


def test_a_correction_that_cannot_be_is_said_and_not_applied() -> None:
    result = judged(STORY, target="d1.c1", decision="correct", field="outcome", new="eaten")
    assert "not applied" in result.judgements[0].effect
    assert span(result) == [(12, 19)]


def test_add_a_claim() -> None:
    new: Claim = told("d1", MON, "Hill Times", say("31", source="mayor", role="local_official", id="c9")).claims[0]
    result = judged(STORY, target="d1", decision="add", new=new.model_dump())
    assert span(result) == [(12, 31)]
    assert "d1.c9" in [c.id for c in result.claims]


def test_pin_events_apart_and_together() -> None:
    apart = judged(STORY, target="d1/e1", decision="other_event", new="d2/e1")
    assert len(apart.events) == 2
    two = [told("d1", MON, "A", police("12", place="Orm")), told("d2", MON, "B", hospital("12", place="Quell"))]
    assert len(reconcile(two).events) == 2
    assert len(judged(two, target="d1/e1", decision="same_event", new=["d2/e1"]).events) == 1


def test_a_claim_put_in_an_event_of_its_own() -> None:
    story = [told("d1", MON, "A", police("12"), police("40"))]
    assert len(judged(story, target="d1.c2", decision="other_event").events) == 2


def test_voices_put_together_and_apart() -> None:
    assert [r.origins for r in reconcile(STORY).rollups] == [2]
    assert [
        r.origins for r in judged(STORY, target="police", decision="same_voice", new="district hospital").rollups
    ] == [1]
    same = [told("d1", MON, "A", police("12")), told("d2", MON, "B", police("12"))]
    assert [r.origins for r in judged(same, target="d2.c1", decision="other_voice", new="harbour police").rollups] == [
        2
    ]


def test_prefer_narrows_the_rollup_and_lists_the_rest() -> None:
    result = judged(STORY, target="d2.c1", decision="prefer")
    assert span(result) == [(19, 19)]
    assert any("preferred" in e.why for e in result.rollups[0].excluded)


def test_a_selector_finds_its_claim_when_the_id_is_gone() -> None:
    result = judged(STORY, target="c-gone", selector=Selector(exact="19 people killed"), decision="reject")
    assert result.judgements[0].found
    assert span(result) == [(12, 12)]


@pytest.mark.parametrize("decision", ["reject", "correct", "same_event", "other_event", "other_voice", "prefer"])
def test_a_decision_without_a_target_is_reported(decision: Any) -> None:
    result = judged(STORY, target="c-gone", decision=decision, field="value", new="x")
    assert not result.judgements[0].found
    assert "no longer stands" in result.judgements[0].effect
    assert span(result) == [(12, 19)]


def test_the_same_decisions_on_every_run() -> None:
    one = judged(STORY, target="d2.c1", decision="reject").model_dump_json()
    assert judged(list(reversed(STORY)), target="d2.c1", decision="reject").model_dump_json() == one
