"""The desk's views: each kind of finding for its cause, and silence where the copy is sound."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import remark, say, told
from tally.desk import check, diff, review
from tally.errors import UsageError
from tally.models import Extraction, Judgement
from tally.reconciliation import reconcile

MON, TUE, WED = "2024-03-04", "2024-03-05", "2024-03-06"


def police(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="police", role="police", **more)


SOURCES = [
    told("s1", MON, "Hill Times", police("12"), say("30", "injured", "district hospital", "health")),
    told(
        "s2",
        TUE,
        "Hill Times",
        police("15"),
        say(">=40", "missing", "mayor", "local_official"),
        say("50", "casualties", "army", "belligerent"),
        say("7", "trapped", "fire service", "rescue", certainty="feared"),
    ),
]
# (what the draft says, the kinds found, why)
CHECKS: list[tuple[list[dict[str, Any]], list[str], str]] = [
    ([police("15")], [], "as the source has it"),
    ([police("19")], ["unsourced"], "no source has 19"),
    ([police("12")], ["stale"], "police have since given 15"),
    ([say("50", source="army", role="belligerent")], ["casualties_as_deaths"], "casualties turned into deaths"),
    ([say("15")], ["attribution_missing"], "the draft speaks for itself"),
    ([say("15", source="army", role="belligerent")], ["attribution_changed"], "the source has it from police"),
    ([say("40", "missing", "mayor", "local_official")], ["hedge_dropped"], "at least 40 became 40"),
    ([say(">=40", "missing", "mayor", "local_official")], [], "the hedge is kept"),
    ([say("7", "trapped", "fire service", "rescue")], ["doubt_dropped"], "feared became stated"),
    ([say("7", "trapped", "fire service", "rescue", certainty="feared")], [], "the doubt is kept"),
    (
        [police("16", quote="Blast kills 16", start=0), police("15")],
        ["unsourced"],
        "one voice, two totals in one draft",
    ),
    (
        [say("15", who="terrorists", status="combatant")],
        ["attribution_missing", "label_unattributed"],
        "a party's word without a speaker",
    ),
]


@pytest.mark.parametrize(("rows", "kinds", "why"), CHECKS, ids=[row[2] for row in CHECKS])
def test_check(rows: list[dict[str, Any]], kinds: list[str], why: str) -> None:
    found = check(told("draft", WED, "Our Paper", *rows), SOURCES)
    assert [f.kind for f in found.findings] == kinds, why
    assert found.looked_at == len(rows)
    for finding in found.findings:
        assert finding.quote in finding.model_dump_json()
        assert finding.sentence.endswith(".")


def test_check_headline_v_body() -> None:
    draft = told(
        "draft",
        WED,
        "Our Paper",
        say("45", quote="Blast kills 45", field="title"),
        police("15"),
        title="Blast kills 45",
    )
    assert "headline_v_body" in [f.kind for f in check(draft, SOURCES).findings]


def test_an_undated_draft_is_the_newest_text() -> None:
    draft = told("draft", "", "Our Paper", police("12"))
    assert [f.kind for f in check(draft, SOURCES).findings] == ["stale"]


def version(*rows: dict[str, Any]) -> Extraction:
    return told("story", MON, "Hill Times", *rows)


# (the old figure, the new one, kinds, why)
DIFFS: list[tuple[list[dict[str, Any]], list[dict[str, Any]], list[str], str]] = [
    ([police("12")], [police("12")], [], "nothing changed"),
    ([police("12")], [police("15")], ["raised"], "the same voice, more"),
    (
        [police("15")],
        [police("12"), remark("revised_down", "c1", quote="two were counted twice")],
        ["lowered"],
        "the same voice, fewer",
    ),
    ([police("12")], [police("12"), say("30", "injured", "police", "police")], ["new"], "a figure more"),
    ([police("12"), say("30", "injured", "police", "police")], [police("12")], ["withdrawn"], "a figure less"),
    ([police(">=12")], [police("12")], ["reworded"], "the hedge went"),
    ([police("12")], [say("12", source="army", role="belligerent")], ["reattributed"], "another voice"),
]


@pytest.mark.parametrize(("old", "new", "kinds", "why"), DIFFS, ids=[row[3] for row in DIFFS])
def test_diff(old: list[dict[str, Any]], new: list[dict[str, Any]], kinds: list[str], why: str) -> None:
    found = diff(version(*old), version(*new))
    assert [f.kind for f in found.findings] == kinds, why
    assert all(f.document == "story" for f in found.findings)


def test_diff_says_why() -> None:
    found = diff(
        version(police("51")), version(police("24"), remark("revised_down", "c1", quote="two were counted twice"))
    )
    assert "two were counted twice" in (found.findings[0].why or "")


def test_findings_as_text_json_and_alarm() -> None:
    found = check(told("draft", WED, "Our Paper", police("19")), SOURCES)
    assert "[unsourced]" in str(found)
    assert found.to_json().endswith("}\n")
    assert found.alarms(["unsourced"])
    assert found.alarms(["any"])
    assert not found.alarms(["stale"])
    assert not found.alarms([])
    with pytest.raises(UsageError, match="there is no such kind"):
        found.alarms(["nonsense"])


def test_review_puts_the_largest_effect_first() -> None:
    story = [
        told(
            "d1",
            MON,
            "A",
            say("200", source="Health Ministry", role="health"),
            say("9", "injured", "Health Ministry", "health"),
        ),
        told(
            "d2",
            MON,
            "B",
            say("500", source="Health Ministry", role="health"),
            say("8", "injured", "Justice Ministry", "government"),
        ),
    ]
    lost = Judgement(target="gone", decision="reject", who="ed")
    items = review(reconcile(story, judgements=[lost])).items
    assert items[0].kind == "relay_variance"
    assert items[0].effect == 300
    assert [i.effect for i in items] == sorted((i.effect for i in items), reverse=True)
    assert "lost_judgement" in {i.kind for i in items}
    assert '"decision": "prefer"' in str(review(reconcile(story)))


def test_review_of_agreement_is_empty_but_for_the_presumed_match() -> None:
    story = [
        told("d1", MON, "A", police("9", place="Orm", when="Monday")),
        told("d2", MON, "B", police("9", place="Orm", when="Monday")),
    ]
    assert str(review(reconcile(story))) == "Nothing to look at.\n"
