"""Part of level 7: people who are named behind their count ("61 were hurt, all of them soldiers", "12 deaths among children").

Public function: `name_behind`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tally.extraction.discourse.continuing import past_auxiliaries
from tally.extraction.discourse.register import Register
from tally.extraction.people import reader_of
from tally.extraction.people.phrases import Reader
from tally.extraction.slots import Draft, Number, People
from tally.lexicon.kinds import DETERMINER, PREPOSITION

__all__ = ["name_behind"]

_OPENS: Final = frozenset((",", "-", "\u2013", "\u2014", "(", ":"))
_BEFORE_ALL: Final = _OPENS | {"were", "are"}  # "the eight people killed near Holm were all civilians"
_ENDS: Final = frozenset((",", ".", ";", ")", "-", "\u2013", "\u2014", '"', "|"))
_DEFINITE: Final = frozenset(("the", "all", "these", "those"))
_TURNS: Final = frozenset(("and", "but", "who", "that", "was", "is", "has", "have", "had"))
_WHERE: Final = 8  # words from "killed" to "were"
_THEM: Final = (["of", "them"], ["of", "whom"])
_PLACES: Final = frozenset(("combat", "action", "battle", "fighting", "custody", "detention", "prison", "captivity"))


def name_behind(register: Register, numbers: list[Number]) -> None:
    """Give counts without a noun that says more the people that their sentence names behind them."""
    reader: Reader | None = None
    words = register.words
    drafts = sorted(register.drafts, key=_position)
    starts: list[int] = []
    for hit in register.surface.hits.get("vague", ()):
        i = hit.first
        if words[i] != "all" or hit.last != i + 1 or i == 0 or words[i - 1] not in _BEFORE_ALL:
            continue
        reader = reader or reader_of(register.surface, numbers)
        starts = starts or [_position(draft) for draft in drafts]
        k = bisect_right(starts, i) - 1
        if k >= 0 and drafts[k].sentence == register.surface.sentence_of[i]:
            _all_of_them(register, reader, drafts[k], i + 1)
    for draft in drafts:
        if (at := _predicate(words, draft)) > 0:
            reader = reader or reader_of(register.surface, numbers)
            _all_of_them(register, reader, draft, at)
        at = _behind_noun(words, draft)
        if at > 0:
            reader = reader or reader_of(register.surface, numbers)
            while register.surface.is_of(at, DETERMINER):
                at += 1
            people = reader.read(at, register.surface.sentence(draft.number.first).last, False)
            if people.kind == "person" and people.last > people.first and at not in reader.numbers:
                draft.people = people


def _position(draft: Draft) -> int:
    return draft.number.first


def _all_of_them(register: Register, reader: Reader, draft: Draft, i: int) -> None:
    """ ", all of them soldiers", ", all civilians": who all those just counted are."""
    words, last = register.words, register.surface.sentence(draft.number.first).last
    if words[i : i + 2] in _THEM:
        i += 2
    i = past_auxiliaries(register.surface, i, last)
    own = draft.people
    if draft.number.article or (draft.number.size() or 2) < 2 or own.status is not None or own.age is not None:
        return
    people = reader.read(i, last, False)
    end = people.last
    if people.kind != "person" or end <= people.first:
        return
    if end < last and words[end] not in _ENDS and not register.surface.is_of(end, PREPOSITION):
        return
    if own.last <= own.first:
        draft.people = people
    else:
        _describe(own, people)


def _predicate(words: list[str], draft: Draft) -> int:
    """Where it is told who "the 12 killed (at the mill) were"; -1 where that is not told."""
    what, lead = draft.what, draft.number.begin() - 1
    if what is None or what[0] < draft.number.last or lead < 0 or words[lead] not in _DEFINITE:
        return -1
    end = min(what[1] + _WHERE, len(words))
    for i in range(what[1], end):
        if words[i] in ("were", "are"):
            return i + 1
        if not words[i].isalpha() or words[i] in _TURNS:
            return -1
    return -1


def _describe(own: People, people: People) -> None:
    own.status, own.status_basis, own.age = people.status, people.status_basis, people.age
    own.sex = own.sex or people.sex


def _behind_noun(words: list[str], draft: Draft) -> int:
    """Where the people begin in "61 deaths in combat of rebels", "12 deaths among children"; -1 where they are told elsewhere."""
    what = draft.what
    if what is None or draft.people.last > draft.people.first or draft.people.status is not None:
        return -1
    i = what[1]
    if i + 1 >= len(words) or draft.number.first > what[0]:
        return -1
    if words[i] == "among" and words[what[0]] in ("deaths", "injuries", "fatalities", "casualties"):
        return i + 1
    placed = words[i] == "in" and words[i + 1] in _PLACES and words[i + 2 : i + 3] == ["of"]
    return i + 3 if placed and i + 3 < len(words) else -1
