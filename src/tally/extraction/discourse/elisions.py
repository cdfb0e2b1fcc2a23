"""Part of level 7: numbers that say their outcome by what went before ("nine in Holm", "two seriously", "12 did").

Public function: `continue_counts`. Each rule is a small function over one leftover mention and gives the claim that it
continues and how: "part" of it, its "sibling" in a list, or the "same" count once more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.changed import went_to
from tally.extraction.discourse.continuing import STOPS, Found, speaks_behind
from tally.extraction.discourse.elided_compared import compared
from tally.extraction.discourse.elided_counts import (
    counted,
    gapped,
    gapped_single,
    more,
    pro_verb,
    second_respective,
    total,
)
from tally.extraction.discourse.elided_figures import (
    brought,
    by_another,
    definite,
    first_estimate,
    in_another_year,
    instead,
    raised,
    set_against,
    taken_back,
    totals,
)
from tally.extraction.discourse.elided_lists import (
    as_one_more,
    by_kind,
    followed_by,
    next_in_row,
    one_doing,
    others_are,
    with_confirmed,
)
from tally.extraction.discourse.elided_parts import (
    inside,
    listed,
    of_frame,
    of_them,
    rest,
    severe,
    single_inside,
    they_were,
)
from tally.extraction.discourse.elided_rest import remaining
from tally.extraction.discourse.elided_rows import (
    accounted,
    bracketed,
    in_row,
    later_clause,
    occurred,
    or_so_many,
    parallel,
    ranked,
    row_of_clauses,
    spoken_of,
)
from tally.extraction.discourse.elided_states import (
    bore_marks,
    fetched,
    lost,
    lost_patients,
    made_total,
    marked_dead,
    moved_on,
    named_gap,
    pending,
    state_of_dead,
    state_of_hurt,
    who_they_were,
)
from tally.extraction.discourse.elided_sums import makes_whole
from tally.extraction.discourse.elided_voices import of_a_voice
from tally.extraction.discourse.elided_years import of_that_year
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import CONJUNCTION

__all__ = ["continue_counts"]

_ELSEWHERE: Final = ("furniture", "signoff")


def continue_counts(register: Register) -> None:
    """Make the claims that leftover numbers continue, from left to right, so that each may be continued in turn."""
    mentions, blocks = register.mentions, register.surface.blocks
    told = False
    for k, mention in enumerate(mentions):
        if mention.draft is not None:
            told = True
            continue
        # Every rule goes on with a claim to the left, or with that of the very next number.
        if not told and (k + 1 == len(mentions) or mentions[k + 1].draft is None):
            continue
        if mention.outside or mention.number.use is not None:
            continue
        if mention.single or _counts_nobody(register, mention):
            told_of = mention.single and not _is_of_others(register, mention)
            found = _single(register, k, mention) if told_of else None
        elif _is_of_others(register, mention) or blocks[mention.sentence.block].kind in _ELSEWHERE:
            found = bore_marks(register, k, mention)  # "five showed signs of torture"
        else:
            found = _continued(register, k, mention)
        if found is not None:
            _carry(register, mention, *found)
            told = True


def _single(register: Register, k: int, mention: Mention) -> Found:
    """What a single person goes on with. "One bystander, an elderly lady": who stands behind a list that is full is in it."""
    if k - 1 in register.summed and k not in register.summed:
        return None
    return (
        gapped_single(register, k, mention) or single_inside(register, k, mention) or makes_whole(register, k, mention)
    )


def _is_of_others(register: Register, mention: Mention) -> bool:
    """Things, animals, and people who speak ("two officials briefed on the talks said")."""
    kind = mention.people.kind
    return kind in ("thing", "animal") or (
        kind == "person" and speaks_behind(register, mention.last, mention.sentence.last)
    )


def _continued(register: Register, k: int, mention: Mention) -> Found:
    """What the first rule that fits says."""
    for rule in RULES:
        found = rule(register, k, mention)
        if found is not None:
            return found
    return None


def _carry(register: Register, mention: Mention, source: Draft, how: str) -> None:
    surface = register.surface
    draft = Draft(mention.number, mention.people, source.outcome, None, mention.sentence.index)
    if how == "died":
        draft.outcome, how = "killed", "part"
    elif how == "back":
        draft.outcome, how = "rescued", "part"
    elif how == "part" and mention.last in surface.at("severity"):
        draft.outcome = "injured"
    draft.first, draft.last = mention.first, max(mention.last, mention.number.last)
    limit = mention.sentence.last
    while (
        draft.last < min(limit, mention.last + 6)
        and surface.words[draft.last] not in STOPS
        and not surface.is_of(draft.last, CONJUNCTION)
    ):
        draft.last += 1
    draft.quote = (surface.starts[draft.first], surface.ends[draft.last - 1])
    draft.certainty = source.certainty
    draft.flags = [*mention.number.flags, "carried_over"]
    register.add(mention, draft, source, how)


def _counts_nobody(register: Register, mention: Mention) -> bool:
    """ "11 more than in March" is a difference, "the couple's house" and "no toll" are no counts; "300 on board" are only there."""
    words, i = register.words, mention.number.last
    if mention.number.kind == "none" and words[mention.number.first] in ("no", "without"):
        return True
    behind = words[i : i + 2]
    if behind == ["on", "board"] or behind[:1] == ["aboard"]:
        return True
    return behind == ["'", "s"] or (behind[1:] == ["than"] and behind[0] in ("more", "fewer", "less"))


RULES: Final[tuple[Callable[[Register, int, Mention], Found], ...]] = (
    severe,
    raised,
    of_them,
    inside,
    of_frame,
    compared,
    instead,
    set_against,
    first_estimate,
    makes_whole,
    they_were,
    by_kind,
    others_are,
    followed_by,
    next_in_row,
    as_one_more,
    with_confirmed,
    one_doing,
    bracketed,
    in_row,
    row_of_clauses,
    ranked,
    or_so_many,
    listed,
    rest,
    occurred,
    second_respective,
    parallel,
    accounted,
    spoken_of,
    who_they_were,
    by_another,
    gapped,
    state_of_dead,
    marked_dead,
    bore_marks,
    moved_on,
    state_of_hurt,
    pending,
    fetched,
    lost,
    lost_patients,
    named_gap,
    pro_verb,
    totals,
    total,
    made_total,
    totals,
    brought,
    in_another_year,
    of_that_year,
    went_to,
    counted,
    remaining,
    definite,
    taken_back,
    of_a_voice,
    later_clause,
    more,
)
