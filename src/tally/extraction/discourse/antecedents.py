"""Part of level 7: what "them" and "whom" go back to, where it is no count but a name for a whole or stands behind an aside.

Public functions: `named_right_before`, `is_aside`, `lead_over_name`, `of_unit`, `past_origin`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.slots import Draft
from tally.lexicon import Hit

__all__ = ["is_aside", "lead_over_name", "named_right_before", "of_unit", "past_origin"]

_DEFINITE: Final = frozenset(("the", "these", "those", "all"))
_GROUPS: Final = frozenset(("families", "households"))
_KIN_OF: Final = frozenset(("his", "her", "their"))
_NAME: Final = 12  # words from "among them" over the names to a count


def named_right_before(register: Register, k: int, mention: Mention) -> Hit | None:
    """ "the injured", "the dead", with "the" before them, in this sentence or the one before it, behind every count there."""
    words, begin = register.words, mention.sentence.first
    if begin > 0 and register.surface.sentence(begin - 1).block == mention.sentence.block:
        begin = register.surface.sentence(begin - 1).first
    before = register.mentions[k - 1] if k > 0 else None
    for i in range(mention.first - 1, begin if before is None else max(begin, before.number.last), -1):
        hit = register.wholes.get(i)
        if hit is not None and hit.last <= mention.first and words[hit.first - 1] in _DEFINITE:
            # "Twelve of the rescued were flown out, where one of them died": one of the twelve.
            return None if before is not None and words[hit.first - 2] == "of" and before.partitive else hit
    return None


def is_aside(register: Register, part: Draft, mention: Mention) -> bool:
    """Whether `part` was told by the way in an earlier sentence: "The victims, seven of whom were women, were crushed. Six of them
    died there" speaks of the victims.
    """
    end = part.number.last
    return part.sentence < mention.sentence.index and register.words[end : end + 2] == ["of", "whom"]


def lead_over_name(register: Register, mention: Mention) -> Hit | None:
    """ "among them Headman Ori Vess and (his) three clerks": the word for a part, over the names of persons whom no number counts."""
    surface, words, at = register.surface, register.words, mention.first - 1
    at -= words[at] in _KIN_OF
    if surface.is_caps or words[at] not in ("and", ","):
        return None
    for i in range(at, max(mention.sentence.first, mention.first - _NAME) - 1, -1):
        lead = register.part_leads.get(i)
        if lead is not None:
            # Not "18 tourists, 14 of them Australians, and three guides".
            return lead if words[lead.first] == "among" or words[lead.first].startswith("includ") else None
        if words[i] not in ("and", ",") and not surface.is_capital(i):
            return None
    return None


def past_origin(register: Register, mention: Mention) -> int:
    """Where a phrase ends with where its people are from: "a girl from Holm among them"."""
    words, end = register.words, mention.last
    if words[end : end + 1] == ["from"]:
        end += 1
        while end < mention.sentence.last and register.surface.is_capital(end) and words[end] != "among":
            end += 1
    return end


def of_unit(register: Register, k: int, part: Draft, whole: Draft | None) -> Draft | None:
    """ "75,002 families or 339,487 persons are affected. Of these, 81 families": the whole, or what its sentence counts in the
    part's own unit.
    """
    if whole is None or whole.people.unit == part.people.unit or part.people.unit not in _GROUPS:
        return whole
    for beside in register.before(k, part.sentence - whole.sentence):
        if (
            beside.sentence == whole.sentence
            and beside.people.unit == part.people.unit
            and fits_inside(part, beside, False)
        ):
            return beside
    return whole
