"""Figures that a reader would take for one, or for a quarrel, and what tells them apart. A row a rule, with near misses."""

from __future__ import annotations

from typing import Any

import pytest

from story_of import assert_rule, hospital, police, say, told
from tally.models import Extraction

MON, TUE, WED, THU = "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"


def army(number: str, **more: Any) -> dict[str, Any]:
    return say(number, source="army", role="belligerent", **more)


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
]


@pytest.mark.parametrize("story, a, b, verdict, code, why", ROWS, ids=[row[-1][:60] for row in ROWS])
def test_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    assert_rule(story, a, b, verdict, code, why)
