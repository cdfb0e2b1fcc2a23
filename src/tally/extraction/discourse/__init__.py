"""Level 7: over what the clauses said, from left to right: what they leave out is handed on, counts are put together.

Public function: `link`. Its steps have a file each, over one `register.py`: `elisions.py` (numbers whose outcome went
before), `parts.py` (part and whole), `updates.py` (hedges that carry over, additions, denials), `replaced.py` (earlier figures),
`repeats.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.claims.mentions import Mention, gather
from tally.extraction.discourse.elisions import continue_counts
from tally.extraction.discourse.naming import name_behind
from tally.extraction.discourse.parts import find_parts
from tally.extraction.discourse.register import Register
from tally.extraction.discourse.repeats import find_repeats
from tally.extraction.discourse.replaced import find_updates
from tally.extraction.discourse.updates import mark_counts
from tally.extraction.people import reader_of
from tally.extraction.people.phrases import Reader
from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import Surface
from tally.lexicon.kinds import DEAD_WHOLE, PERSON, TOLL_WORD

__all__ = ["link"]

_REACH: Final = 10
_APPOSED: Final = 12
_FEW: Final = frozenset(("pair", "duo", "trio", "two", "three", "four", "five", "six"))
_THEIR: Final = frozenset(("its", "their", "our", "his", "her"))
_PARTITIVE: Final = 8  # the rank of an outcome that only the whole of a part tells


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
    name_behind(register, numbers)
    _count_victims(register)
    _held(register)
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
        if a.whole and b.single and k > 1 and mentions[k - 2].last + 2 == a.first:
            a = mentions[k - 2]  # "one of the pair, a guide aged 46,"
        one_of_them = a.partitive and a.number.value == 1 and b.single
        if a.people.kind != "none" and a.people.last > a.people.first and not one_of_them:
            continue
        first, second = a.draft, b.draft
        if first is not None and second is not None and first.outcome != second.outcome:
            if one_of_them and a.rank == _PARTITIVE and _tells_who(register, a, b):
                # "One of the injured, a woman of 60, died": what the whole was yields to what became of the one.
                register.drop(a, first)
                register.pass_on(b, a, second)
                a.people = b.people
            continue
        near = b.first - a.number.last == 1
        if near and words[a.number.last] in ("and", "or") and not b.single:
            a.people = b.people
            if first is not None:
                first.people = b.people
        elif b.single and a.number.value == 1 and not a.single and (near or a.sentence is b.sentence):
            if "definite_singular" in b.number.flags or not _tells_who(register, a, b):
                continue
            a.people = b.people
            if first is not None:
                first.people = b.people
                if second is not None:
                    register.drop(b, second)
            elif second is not None:
                register.pass_on(b, a, second)


def _tells_who(register: Register, one: Mention, who: Mention) -> bool:
    """Whether `who` only says who the one was: "a third, an oiler,", "one of them, Ana Ruiz, 23, a nurse,"."""
    surface, words = register.surface, register.words
    i, end = one.number.last, who.first
    if end - i > _APPOSED or words[end - 1] != ",":
        return False
    if words[i] == "of":
        people = words[i + 1] in ("them", "these", "those", "whom") or words[i + 2] in _FEW
        while i < end and words[i] != ",":
            people = people or surface.is_of(i, PERSON | DEAD_WHOLE)
            i += 1
        if not people:
            return False
    if words[i] != "," or one.number.article:
        return i == end - 1 and words[i] == ","
    return all(words[j] in (",", "-", "'") or words[j].isdecimal() or surface.is_capital(j) for j in range(i, end))


def _count_victims(register: Register) -> None:
    """ "the 68 victims", "among the victims were three", where the text has spoken of the dead: they are the dead;
    where it has spoken of none but the hurt, the hurt.
    """
    words = register.words
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is None or draft.outcome != "casualties" or draft.what is None:
            continue
        first, last = draft.what
        if "victims" not in words[first:last]:
            continue
        definite = mention.partitive or mention.whole or words[mention.first - 1] in ("the", "all", "these")
        if not definite and not (
            first < mention.first
            and (first == mention.sentence.first or words[first - 1] in ("the", "its", "their", "these", "those"))
        ):
            continue
        told = {d.outcome for d in register.before(k, _REACH) if register.is_sure(d)}
        if "killed" in told or "injured" in told:
            draft.outcome = "killed" if "killed" in told else "injured"
            draft.flags = [flag for flag in draft.flags if flag != "ambiguous_outcome"]


def _held(register: Register) -> None:
    """ "40 people were arrested; 12 are still being held": held as those told before, arrested or abducted."""
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is None or draft.what is None or draft.outcome not in ("abducted", "detained"):
            continue
        if draft.people.last > draft.people.first or register.words[draft.what[1] - 1] != "held":
            continue
        before = next((d for d in register.before(k, 1) if d.outcome in ("abducted", "detained")), None)
        if before is not None and register.is_sure(before):
            draft.outcome = before.outcome


def _name_by_toll(register: Register, numbers: list[Number]) -> None:
    """Figures of a toll whose people stand beside the word for it: "put at 22 the number of people killed", "put its
    civilian toll at 30".
    """
    surface, words = register.surface, register.words
    for draft in register.drafts:
        if draft.what is not None and draft.what[0] > 0 and draft.people.kind == "none" and draft.people.status is None:
            trait = surface.at("person").get(draft.what[0] - 1) if surface.is_of(draft.what[0], TOLL_WORD) else None
            if trait is not None and trait.last == draft.what[0] and trait.form == "singular":
                draft.people.status = trait.entry.get("status")
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
            first = tolls[k] + 2 + (words[tolls[k] + 2] in _THEIR)  # "the number of its soldiers killed"
            reader = reader or reader_of(surface, numbers)
            found = reader.read(first, sentence.last, False)
            if found.kind == "person" and found.last > found.first and first not in reader.numbers:
                draft.people = found
