"""Part of level 7: bare figures of another time, set beside a count ("up from 19 a day earlier", "compared with 17 the week before").

The rule gives the claim that the number continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention, of_another_year
from tally.extraction.discourse.continuing import Found
from tally.extraction.discourse.register import Register
from tally.extraction.discourse.wholes import part_lead
from tally.extraction.slots import Draft
from tally.lexicon.kinds import DETERMINER, MONTH, WEEKDAY

__all__ = ["compared"]

_STRETCHES: Final = frozenset(("day", "night", "week", "month", "year"))


def compared(register: Register, k: int, mention: Mention) -> Found:
    """ "up from 19 a day earlier", "compared with 17 the week before", "from a peak of 25,000",
    "from Monday's 48".
    """
    surface = register.surface
    lead = mention.first - 1
    if (day := _past_day(register, lead)) != lead:
        lead = day
    elif surface.is_of(lead, DETERMINER) or (lead >= 0 and lead not in register.compared):
        lead -= 1
    hit = register.compared.get(lead)
    if hit is None or (mention.people.kind == "person" and mention.people.last > mention.people.first):
        return None
    source = register.last(k, 0)
    far = hit.entry.id == "earlier-figures" and hit.last - hit.first == 1 and surface.words[lead] == "from"
    if source is None or (
        far
        and not any(
            surface.words[i] in ("to", "fell", "fallen", "rose", "risen", "down", "up")
            for i in range(source.sentence and mention.sentence.first, lead)
        )
    ):
        return None
    if (pair := _in_turn(register, k, mention, source)) is not None:
        source = pair
    elif (whole := _whole_before(register, k, source)) is not None:
        source = whole
    return source, "older" if hit.means == "superseded" and not of_another_year(
        register.words, mention.last, mention.sentence.last
    ) else "other"


def _in_turn(register: Register, k: int, mention: Mention, source: Draft) -> Draft | None:
    """ "2,140 cases and 31 deaths, against 900 and nine": the first goes with the first."""
    if k + 1 >= len(register.mentions) or register.words[mention.last : mention.last + 1] != ["and"]:
        return None
    following, told = register.mentions[k + 1], register.before(k, 0)
    if following.people.kind != "none" or following.first - mention.last > 2 or len(told) < 2:
        return None
    return told[1] if told[1].outcome != source.outcome else None


def _whole_before(register: Register, k: int, source: Draft) -> Draft | None:
    """ "22 people had died, among them an officer, up from four": the 22, of whom the officer is one."""
    told = register.mention_of.get(id(source.number))
    if told is None or not source.number.article or not (told.inside or part_lead(register, told) is not None):
        return None
    return next((d for d in register.before(k, 0) if d is not source and d.outcome == source.outcome), None)


def _past_day(register: Register, i: int) -> int:
    """Before "Monday's", "last week's", where that ends at word `i`; else `i`."""
    words = register.words
    if i < 3 or words[i - 1 : i + 1] != ["'", "s"]:
        return i
    if register.surface.is_of(i - 2, WEEKDAY | MONTH) or words[i - 2] == "yesterday":
        return i - 3
    if words[i - 2] in _STRETCHES and words[i - 3] in ("last", "previous"):
        return i - 4 - (words[i - 4] == "the")
    return i
