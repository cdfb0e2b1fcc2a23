"""Whether a part is larger than the whole that it would lie in."""

from __future__ import annotations

from tally.reconciliation.figures import Figure
from tally.reconciliation.places import wider
from tally.reconciliation.scope_reasons import narrower
from tally.reconciliation.time_reasons import PASSING

__all__ = ["part_over_whole"]


def part_over_whole(a: Figure, b: Figure) -> bool:
    """Whether a part is larger than the whole that it would lie in: 60 militants cannot lie inside 44 dead.

    A whole that was counted before the part was may have been outgrown; those buried or found are a floor; and those
    who are missing or held are fewer later on.
    """
    return any(
        narrower(part, whole)
        and not (whole.claim.outcome == "casualties" != part.claim.outcome)  # a word that tells too little of whom
        and (part.place_key == whole.place_key or _holds(whole, part))
        and not whole.quotes("place", "found")
        and not _two_sides(whole, part)
        and not (part.claim.outcome in PASSING and whole.moment > part.moment)
        and whole.moment[:10] >= _last_day(part)
        and part.low is not None
        and whole.high is not None
        and part.low > whole.high
        for part, whole in ((a, b), (b, a))
    )


def _two_sides(whole: Figure, part: Figure) -> bool:
    """Whether both are told by parties to the fight, and the whole does not say of whom: it is for one side alone."""
    parties = whole.role == part.role == "belligerent" and whole.origin != part.origin
    return parties and not whole.claim.population.text and not whole.people.told


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether the place of one figure is known to hold that of the other: told of as its part, wider by its kind or
    its name, or no place at all.
    """
    if part.parent is whole or not whole.place.said or not part.place.said or part.place.level == 0:
        return True
    return wider(whole.place, part.place)


def _last_day(figure: Figure) -> str:
    """The last day that a figure can count: the end of its days, else the day on which it was taken."""
    window = figure.window
    closed = window.said and not window.running and not window.floating
    last = (window.end or window.start) if closed else None
    return last.isoformat() if last is not None else figure.moment[:10]
