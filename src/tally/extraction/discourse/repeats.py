"""Part of level 7: a definite repeat is the same claim, not a second one (the method, rule 4; rulings 7 and 17).

Public functions: `find_repeats` (by the words alone), `say_again` (once voices and events are known).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["find_repeats", "say_again"]

_DEFINITE: Final = frozenset(("the", "same", "those", "these", "all", "remaining"))
_ONE: Final = frozenset(("a", "an", "the"))
_FAR: Final = 12
_KEPT: Final = 8
_LEDE: Final = 3
_SMALL: Final = 10


def find_repeats(register: Register) -> None:
    """ "the 30 dead", "the 19", "the same three": another mention of a count with this outcome and value."""
    words = register.words
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None and "definite_singular" in draft.number.flags:
            _meet_again(register, k, draft)
            draft.repeats = draft.repeats or _the_same(register, k, draft)
            continue
        if draft is None or mention.first == 0 or words[mention.first - 1] not in _DEFINITE:
            continue
        if draft.number.modifier is not None or not _can_repeat(draft):
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


def _meet_again(register: Register, k: int, draft: Draft) -> None:
    """ "A woman infected with the bacteria ... The infected woman was moved": one person, met again under the same noun."""
    words, people = register.words, draft.people
    if words[draft.number.first] != "the" or people.last <= people.first:
        return
    for earlier in register.before(k, _FAR):
        if (
            earlier.sentence < draft.sentence
            and earlier.number.article
            and earlier.outcome == draft.outcome
            and earlier.people.last > earlier.people.first
            and words[earlier.people.head] == words[people.head]
            and words[earlier.number.first] in _ONE
        ):
            draft.repeats = earlier.repeats or earlier
            return


def _the_same(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "The slain guard had served for years": the one guard who was counted before, where his fate is told as a word of his."""
    people, words = draft.people, register.words
    if draft.what is None or not people.first <= draft.what[0] < people.head:
        return None
    for earlier in register.before(k, _FAR):
        if earlier.number.value == 1 and earlier.outcome == draft.outcome and earlier.sentence < draft.sentence:
            head = earlier.people.head
            return (earlier.repeats or earlier) if head >= 0 and words[head] == words[people.head] else None
    return None


def say_again(surface: Surface, drafts: list[Draft]) -> None:
    """What one voice, or the publication itself, says twice of one incident: "18 dead" over a story that counts 18.

    Round-ups tell many small counts of many places: a repeat needs one place and day as far as told, and a small count
    is a repeat of a headline or lede alone.
    """
    seen: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        number = draft.number
        if (number.value or 0) < 2 or not _can_repeat(draft):
            continue
        key = (draft.event, draft.outcome, number.kind, number.value, number.low, number.high, draft.people.unit)
        alike = seen.get(key)
        if alike is None:
            seen[key] = [draft]
            continue
        before = next((d for d in alike[-_KEPT:] if _is_again(surface, d, draft)), None)
        if before is None:
            alike.append(draft)
        elif draft.repeats is None:
            draft.repeats = before


def _is_again(surface: Surface, earlier: Draft, later: Draft) -> bool:
    if earlier.sentence == later.sentence or earlier.parent is not None or later.parent is not None:
        return False
    lede = earlier.sentence <= _LEDE or surface.block(earlier.number.first).kind == "heading"
    if not lede and ((later.number.value or 0) < _SMALL or later.sentence - earlier.sentence > _FAR):
        return False
    return (
        _one_voice(earlier, later)
        and _one_people(surface, earlier, later)
        and _agree(surface, earlier.place, later.place)
        and _agree(surface, earlier.when, later.when)
    )


def _agree(surface: Surface, a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    """Whether two phrases of place or time share a word, or one of them is not told."""
    if a is None or b is None:
        return True
    return not set(surface.words[slice(*a)]).isdisjoint(surface.words[slice(*b)])


def _can_repeat(draft: Draft) -> bool:
    return (
        not draft.number.article
        and draft.stance == "asserted"
        and draft.number.kind in ("exact", "lower", "upper", "range")
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
