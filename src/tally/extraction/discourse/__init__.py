"""Level 7: over what the clauses said, from left to right: what they leave out is handed on, counts are put together.

Public function: `link`. Its steps have a file each, over one `register.py`: `elisions.py` (numbers whose outcome went
before), `parts.py` (part and whole), `updates.py` (hedges that carry over, additions, denials, earlier figures),
`repeats.py`.
"""

from __future__ import annotations

from tally.extraction.claims.mentions import gather
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

_REACH = 10


def link(
    surface: Surface,
    numbers: list[Number],
    people: dict[int, People],
    singles: list[tuple[Number, People]],
    drafts: list[Draft],
) -> list[Draft]:
    """All claims in reading order: those of single clauses and those that numbers continue, with their links
    to each other.
    """
    register = Register(surface, gather(surface, numbers, people, singles), drafts)
    _name_each_other(register)
    _name_by_toll(register, reader_of(surface, numbers))
    _count_victims(register)
    continue_counts(register)
    mark_counts(register)
    find_parts(register)
    find_updates(register)
    find_repeats(register)
    return sorted(register.drafts, key=lambda d: (d.number.start, d.number.end))


def _name_each_other(register: Register) -> None:
    """Neighbours that share their people: "12 and nine colliers", "a third, an engine-room oiler, was missing"."""
    surface = register.surface
    for a, b in zip(register.mentions, register.mentions[1:], strict=False):
        gap = surface.words[a.number.last : b.first]
        bare = a.people.last <= a.people.first or a.people.kind == "none"
        if not bare or b.people.kind != "person" or b.people.last <= b.people.first:
            continue
        first, second = a.draft, b.draft
        if gap in (["and"], ["or"]) and not b.single:
            a.people = b.people
            if first is not None:
                first.people = b.people
        elif gap == [","] and b.single and a.number.value == 1 and "definite_singular" not in b.number.flags:
            if first is not None:
                first.people = b.people
            if second is not None and first is not None:
                register.drop(b, second)


def _count_victims(register: Register) -> None:
    """ "the 68 victims", "three of the victims", where the text has spoken of the dead: they are the dead."""
    surface = register.surface
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is None or draft.outcome != "casualties" or draft.what is None:
            continue
        what = surface.words[draft.what[0] : draft.what[1]]
        definite = mention.partitive or mention.whole or surface.words[mention.first - 1] in ("the", "all", "these")
        if not definite or "victims" not in what:
            continue
        if any(d.outcome == "killed" and register.is_sure(d) for d in register.before(k, _REACH)):
            draft.outcome = "killed"
            draft.flags = [flag for flag in draft.flags if flag != "ambiguous_outcome"]


def _name_by_toll(register: Register, reader: Reader) -> None:
    """Figures of a toll whose people stand beside the word for it: "put at 22 the number of people killed"."""
    surface = register.surface
    for draft in register.drafts:
        number, what, people = draft.number, draft.what, draft.people
        if what is None or number.article or people.kind == "thing" or people.last > people.first:
            continue
        sentence = surface.sentence(number.first)
        last = min(sentence.last, max(what[1], number.last) + _REACH)
        for i in range(max(sentence.first, min(what[0], number.first) - _REACH), last - 2):
            if i in surface.at["toll_word"] and surface.words[i + 1] == "of":
                found = reader.read(i + 2, sentence.last, False)
                if found.kind == "person" and found.last > found.first and i + 2 not in reader.numbers:
                    draft.people = found
                break
