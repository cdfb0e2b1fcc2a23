"""Level 7: over what the clauses said, from left to right: what they leave out is handed on, counts are put together.

Public function: `link`. Its steps have a file each, over one `register.py`: `elisions.py` (numbers whose outcome went
before), `parts.py` (part and whole), `updates.py` (hedges that carry over, additions, denials, earlier figures),
`repeats.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.claims.mentions import Mention, gather
from tally.extraction.discourse.elisions import continue_counts
from tally.extraction.discourse.parts import find_parts
from tally.extraction.discourse.register import Register
from tally.extraction.discourse.repeats import find_repeats
from tally.extraction.discourse.updates import find_updates, mark_counts
from tally.extraction.people import reader_of
from tally.extraction.people.phrases import Reader
from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import Surface

__all__ = ["link"]

_REACH: Final = 10


def link(
    surface: Surface,
    numbers: list[Number],
    people: dict[int, People],
    singles: list[tuple[Number, People]],
    drafts: list[Draft],
    mentions: list[Mention],
) -> list[Draft]:
    """All claims in reading order: those of single clauses and those that numbers continue, with their links
    to each other.

    `mentions`: as the claims level gathered them.
    """
    if any(mention.number.use is not None for mention in mentions):
        # A number that a plan or a rate took out no longer covers the persons in its phrase.
        mentions = gather(surface, numbers, people, singles)
    register = Register(surface, mentions, drafts)
    _name_each_other(register)
    _name_by_toll(register, numbers)
    _count_victims(register)
    continue_counts(register)
    mark_counts(register)
    find_parts(register)
    find_updates(register)
    find_repeats(register)
    register.drafts.sort(key=_position)
    return register.drafts


def _position(draft: Draft) -> int:
    return draft.number.start


def _name_each_other(register: Register) -> None:
    """Neighbours that share their people: "12 and nine colliers", "a third, an engine-room oiler, was missing"."""
    words, mentions = register.words, register.mentions
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        if b.people.kind != "person" or b.people.last <= b.people.first:
            continue
        if b.first - a.number.last != 1 or (a.people.kind != "none" and a.people.last > a.people.first):
            continue
        link, first, second = words[a.number.last], a.draft, b.draft
        if link in ("and", "or") and not b.single:
            a.people = b.people
            if first is not None:
                first.people = b.people
        elif link == "," and b.single and a.number.value == 1 and "definite_singular" not in b.number.flags:
            if first is not None:
                first.people = b.people
            if second is not None and first is not None:
                register.drop(b, second)
    for k in range(1, len(mentions)):
        _name_one(register, mentions[k - 1], mentions[k])


def _name_one(register: Register, a: Mention, b: Mention) -> None:
    """ "One, Mamy Andria, 23, a law student, was shot": the name stands between the one and who it was."""
    words, first, second = register.words, a.draft, b.draft
    if not b.single or a.single or a.number.value != 1 or first is None or second is None:
        return
    if first.outcome != second.outcome or a.sentence is not b.sentence or "definite_singular" in b.number.flags:
        return
    k, last = a.number.last, b.number.first
    if not (2 <= last - k <= 9 and words[k] == "," and words[last - 1] == ","):
        return
    for i in range(k + 1, last):
        if not (words[i] == "," or words[i][0].isdigit() or register.surface.is_capital(i)):
            return
    first.people = b.people
    register.drop(b, second)


def _count_victims(register: Register) -> None:
    """ "the 68 victims", "three of the victims", where the text has spoken of the dead: they are the dead."""
    words = register.words
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is None or draft.outcome != "casualties" or draft.what is None:
            continue
        definite = (
            mention.partitive
            or mention.whole
            or words[mention.first - 1] in ("the", "all", "these")
            or words[draft.what[0] - 1] in ("the", "its", "their")
        )
        if not definite or "victims" not in words[draft.what[0] : draft.what[1]]:
            continue
        if any(d.outcome == "killed" and register.is_sure(d) for d in register.before(k, _REACH)):
            draft.outcome = "killed"
            draft.flags = [flag for flag in draft.flags if flag != "ambiguous_outcome"]


def _name_by_toll(register: Register, numbers: list[Number]) -> None:
    """Figures of a toll whose people stand beside the word for it: "put at 22 the number of people killed"."""
    surface, words = register.surface, register.words
    tolls = [
        i
        for hit in surface.hits.get("toll_word", [])
        for i in range(hit.first, hit.last)
        if i + 1 < len(words) and words[i + 1] == "of"
    ]
    if not tolls:
        return
    reader: Reader | None = None
    for draft in register.drafts:
        number, what, people = draft.number, draft.what, draft.people
        if what is None or number.article or people.kind == "thing" or people.last > people.first:
            continue
        sentence = surface.sentence(number.first)
        last = min(sentence.last, max(what[1], number.last) + _REACH)
        k = bisect_left(tolls, max(sentence.first, min(what[0], number.first) - _REACH))
        if k < len(tolls) and tolls[k] < last - 2:
            first = tolls[k] + 2
            reader = reader or reader_of(surface, numbers)
            found = reader.read(first, sentence.last, False)
            if found.kind == "person" and found.last > found.first and first not in reader.numbers:
                draft.people = found
