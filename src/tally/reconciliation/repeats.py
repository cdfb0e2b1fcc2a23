"""Whether one voice gives one figure again in other words, so that nothing but a word sets the two apart."""

from __future__ import annotations

from tally.reconciliation.figures import SURPRISING, Figure
from tally.reconciliation.people import People

__all__ = ["given_again"]


def given_again(a: Figure, b: Figure) -> bool:
    """One voice's exact number of one outcome in two texts, of people and a place that may be the same: "33 militiamen"
    and "33 men" (method.md, "From claims to relations", step 8). Small numbers are equal by chance.
    """
    if a.origin != b.origin or a.document is b.document or not (a.exact and b.exact and a.standing and b.standing):
        return False
    if a.value != b.value or (a.claim.outcome, a.unit) != (b.claim.outcome, b.unit):
        return False
    known = a.people.status == b.people.status is not None
    if (a.value or 0) < (2 if known else SURPRISING) or a.parent or b.parent or a.attacker_key or b.attacker_key:
        return False
    return _one_people(a.people, b.people) and _one_place(a, b) and _one_window(a, b)


def _one_people(one: People, other: People) -> bool:
    """Whether nothing that the two phrases say of the people contradicts: children and women are a part of everyone."""
    for mine, theirs in ((one.status, other.status), (one.side, other.side)):
        if mine and theirs and mine != theirs:
            return False
    if one.age != other.age and "child" in (one.age, other.age):
        return False
    if one.sex != other.sex and "female" in (one.sex, other.sex):
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    told = one.status or other.status
    return bool(told) or not (one.noun and other.noun and one.noun != other.noun)


def _one_place(a: Figure, b: Figure) -> bool:
    if a.place_key == b.place_key:
        return True
    if a.place.level != b.place.level and None not in (a.place.level, b.place.level):
        return False
    return a.place.meets(b.place)


def _one_window(a: Figure, b: Figure) -> bool:
    """Whether both are for the same days, or one names none; what was added to a count is no count again."""
    if a.window_key == b.window_key:
        return True
    added = any(f.window_key.startswith("added:") for f in (a, b))
    return not added and not (a.window.said and b.window.said)
