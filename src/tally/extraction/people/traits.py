"""Part of level 4: what the words of a phrase say of its people: status, age, sex, unit, and how old they are
in figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tally.extraction.slots import People
from tally.lexicon import Hit

__all__ = ["YOUNGER_THAN_YEARS", "age_of", "describe"]

YOUNGER_THAN_YEARS: Final = frozenset(("month", "months", "week", "weeks", "day", "days"))


def describe(
    people: People, head: Hit | None, others: Sequence[Hit], marks: Sequence[Hit], of_side: Hit | None, sided: bool
) -> None:
    """Fill in the people from the head noun, else from the modifiers (`marks`); for a list from all its nouns.

    `sided`: the head takes the side of the body it belongs to ("Taliban members"), which `of_side` may name behind
    "of".
    """
    people.unit = str(head.entry.get("unit", "persons")) if head is not None else "persons"
    if others:
        _describe_all(people, [head, *others] if head is not None else others)
        return
    if head is not None:
        if head.entry.kind != "demonym":
            people.status = head.entry.get("status") or None
        people.age, people.sex = head.entry.get("age"), head.entry.get("sex")
        if people.status is not None and head.entry.get("basis") == "label":
            people.status_basis = "label"
    if people.status is None:
        _take_side(people, marks, of_side, sided)
    people.age = people.age or _nearest("age", marks)
    people.sex = people.sex or _nearest("sex", marks)


def _describe_all(people: People, hits: Sequence[Hit]) -> None:
    """What the nouns of a list say of all its people; "mixed" where their status differs."""
    statuses = [h.entry.get("status") for h in hits if h.entry.kind != "demonym"]
    named = [status for status in statuses if status]
    if len(set(named)) > 1:
        people.status = "mixed"
    elif named and len(named) == len(statuses):
        people.status = named[0]
    if people.status and any(h.entry.get("basis") == "label" for h in hits):
        people.status_basis = "label"
    people.age, people.sex = _common("age", hits), _common("sex", hits)


def _common(name: str, hits: Sequence[Hit]) -> str | None:
    """What all nouns say."""
    values = {h.entry.get(name) for h in hits}
    value = values.pop() if len(values) == 1 else None
    return str(value) if value else None


def _nearest(name: str, marks: Sequence[Hit]) -> str | None:
    """What the nearest modifier says."""
    for mark in reversed(marks):
        if value := mark.entry.get(name):
            return str(value)
    return None


def _take_side(people: People, marks: Sequence[Hit], of_side: Hit | None, sided: bool) -> None:
    """ "Taliban members", "members of the security forces", "civilian deaths": the side that a neutral head takes."""
    if any(h.entry.get("status") == "civilian" for h in marks):
        people.status = "civilian"
        return
    side = next((h for h in (*reversed(marks), of_side) if h is not None and h.entry.get("status")), None)
    if sided and side is not None:
        people.status = side.entry.get("status")
        people.status_basis = side.entry.get("basis")


def age_of(words: list[str], values: dict[int, int | None], first: int, last: int) -> str | None:
    """ "child" below 18, "adult" from 18 on, of the ages in the words first..last; null where it cannot be told."""
    if not YOUNGER_THAN_YEARS.isdisjoint(words[first:last]):
        return "child"
    ages = [
        n
        for i in range(first, last)
        if (n := values.get(i, int(words[i]) if words[i].isdecimal() and len(words[i]) < 4 else None)) is not None
    ]
    if not ages:
        return None
    return "child" if max(ages) < 18 else "adult" if min(ages) >= 18 else None
