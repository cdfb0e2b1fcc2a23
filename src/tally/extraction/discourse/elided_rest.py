"""Part of level 7: bare numbers that are the rest of a total ("the other sixty", "the remaining five were villagers").

The rule gives the claim that the number continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft

__all__ = ["remaining"]

_COMPLETED: Final = 6  # claims back to the total


def remaining(register: Register, k: int, mention: Mention) -> Found:
    """ "For me it is three. The other sixty I know only from the wall": the rest of the last total."""
    surface = register.surface
    are = surface.words[mention.number.last : mention.number.last + 1] in (["were"], ["are"])  # "five were villagers"
    others = surface.words[mention.number.last : mention.last] == ["others"]  # "The four others were pupils"
    if (
        not (mention.people.kind == "none" or ((are or others) and mention.people.kind == "person"))
        or mention.number.kind != "exact"
        or surface.words[mention.first - 1 : mention.first]
        not in ((["the"],) if others else (["other"], ["remaining"]))
    ):
        return None
    if any(m.draft is None and m.number.first >= mention.sentence.first for m in register.mentions[max(0, k - 3) : k]):
        return None
    mine = mention.number.size() or 0
    told = [d for d in register.before(k, 8) if register.is_sure(d)]
    whole = _completed(told, mine) or next(
        (d for d in told if d.parent is None and (d.number.size() or 0) > mine), None
    )
    near = register.last(k, 0)
    if near is not None and whole is not None and near.outcome != whole.outcome:
        return None  # "The foreman has been arrested; the other three are absconding"
    return (whole, "part") if whole and mine > 2 else None


def _completed(told: list[Draft], mine: int) -> Draft | None:
    """The total that the part told last leaves so many of: 27 dead, "nineteen of the dead" civilians, "the other eight"."""
    for k, part in enumerate(told[:_COMPLETED]):
        for whole in told[k + 1 : _COMPLETED]:
            if part.outcome == whole.outcome and (whole.number.size() or 0) - (part.number.size() or 0) == mine:
                return whole
    return None
