"""Level 7: one pass from left to right over what the clauses said: what is left out is handed on, and counts are put together.

Public function: `link`. Its steps have a file each: `elisions.py` (numbers whose outcome went before), `parts.py` (part and
whole), `updates.py` (hedges that carry over, additions, denials, earlier figures, repeats), over one `register.py`.
"""

from __future__ import annotations

from tally.extraction.elisions import continue_counts
from tally.extraction.mentions import gather
from tally.extraction.parts import find_parts
from tally.extraction.register import Register
from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import Surface
from tally.extraction.updates import find_updates

__all__ = ["link"]


def link(surface: Surface, numbers: list[Number], people: dict[int, People], singles: list[tuple[Number, People]], drafts: list[Draft]) -> list[Draft]:
    """All claims in reading order: those of single clauses and those that numbers continue, with their links to each other."""
    register = Register(surface, gather(surface, numbers, people, singles), drafts)
    continue_counts(register)
    find_updates(register)
    find_parts(register)
    return sorted(register.drafts, key=lambda d: (d.number.start, d.number.end))
