"""Part of level 7: a definite repeat is the same claim, not a second one (the method, rule 4; rulings 7 and 17 of the contract).

Public functions: `find_repeats` (by the words alone), `say_again` (once voices and events are known).
"""

from __future__ import annotations

from tally.extraction.register import Register
from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["find_repeats", "say_again"]

_DEFINITE = frozenset(("the", "same", "those", "these", "all", "remaining"))
_FAR = 12
_KEPT = 8


def find_repeats(register: Register) -> None:
    """ "the 30 dead", "the 19", "the same three": another mention of a count with this outcome and value."""
    words = register.surface.words
    for k, mention in enumerate(register.mentions):
        draft = register.draft(mention)
        if (
            draft is None
            or not _can_repeat(draft)
            or draft.number.modifier
            or mention.first == 0
            or words[mention.first - 1] not in _DEFINITE
        ):
            continue
        for earlier in register.before(k, _FAR):
            if (
                earlier.sentence < draft.sentence
                and earlier.stance == "asserted"
                and earlier.outcome == draft.outcome
                and earlier.number.value == draft.number.value
            ):
                draft.repeats = earlier.repeats or earlier
                break


def say_again(surface: Surface, drafts: list[Draft]) -> None:
    """What one voice, or the publication itself, says twice of one incident: "18 dead" over a story that tells who counted 18."""
    seen: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        if not _can_repeat(draft) or (draft.number.value or 0) < 2:
            continue
        key = (
            draft.event,
            draft.outcome,
            draft.number.kind,
            draft.number.value,
            draft.number.low,
            draft.number.high,
            draft.people.unit,
            draft.people.age,
        )
        before = next(
            (
                d
                for d in seen.get(key, [])[-_KEPT:]
                if _one_voice(d, draft) and _one_people(surface, d, draft) and d.sentence != draft.sentence
            ),
            None,
        )
        if before is None or (
            before.parent is not draft.parent and before.parent is not None and draft.parent is not None
        ):
            seen.setdefault(key, []).append(draft)
        elif draft.repeats is None:
            draft.repeats = before


def _can_repeat(draft: Draft) -> bool:
    return (
        draft.number.kind in ("exact", "lower", "upper", "range")
        and not draft.number.article
        and draft.stance == "asserted"
        and draft.basis != "addition"
    )


def _one_voice(a: Draft, b: Draft) -> bool:
    """Whether one of them has no voice but the publication, or both go back to the same one."""
    return not a.chain or not b.chain or a.chain[0].key == b.chain[0].key


def _one_people(surface: Surface, a: Draft, b: Draft) -> bool:
    """Whether they count the same people as far as the words tell: one noun for both, or none for one of them."""
    if a.people.last <= a.people.first or b.people.last <= b.people.first:
        return a.people.status == b.people.status or a.people.status is None or b.people.status is None
    return surface.words[a.people.head] == surface.words[b.people.head] and a.people.status == b.people.status
