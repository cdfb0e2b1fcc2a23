"""Part of level 7: the figure that replaces an earlier one, where the words say only that this one is old.

Public functions: `newer_of`; `far_apart`, of two figures of which one can hardly be the other's new stand.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import TOLL_WORD

__all__ = ["far_apart", "newer_of"]

_STILL: Final = frozenset(("trapped", "missing"))
_TOLD_AS_TOLL: Final = frozenset(("deaths", "fatalities", "dead"))
_FAR_TOTAL: Final = 20  # sentences


def newer_of(register: Register, k: int, draft: Draft, once: bool = False) -> Draft | None:
    """The figure of the same outcome that replaces it: in its sentence on either side, or right behind what somebody
    "initially said"; else the last one before.
    """
    for mention in register.mentions[k + 1 : k + 4]:
        later = mention.draft
        if (
            later is not None
            and later.sentence <= draft.sentence + once
            and later.basis == "incident"
            and later.parent is None
            and later.outcome == draft.outcome
            and later.stance == "asserted"
            and not later.number.article
            # What replaces a figure is one: not "dozens", nor the bodies by which the toll rose.
            and later.number.kind != "vague"
            and later.people.unit != "bodies"
            and not (once and far_apart(later, draft))
        ):
            return later
    near: Draft | None = None
    loose: Draft | None = None
    mine = draft.number.size()
    for d in register.before(k, 8 if once else 4):
        if not _may_replace(d, draft) or (once and far_apart(d, draft)):
            continue
        if d.basis == "addition" and d.outcome not in _STILL:
            continue  # "another 13 are still trapped" adds to the dead and is a stand of its own
        theirs = d.number.size()
        if d.parent is None:
            if theirs is None or mine is None or theirs >= mine or _is_toll(register, d):
                return _larger_total(register, k, draft, d) or d
            # "three were found dead. The earlier toll stood at four": a smaller count that is no toll
            loose = loose or d
            continue
        if near is None and theirs and mine and 1 / 3 <= theirs / mine <= 3:
            near = d
    return (_last_larger(register, k, draft) or loose) if loose is not None else near


def _larger_total(register: Register, k: int, old: Draft, newer: Draft) -> Draft | None:
    """ "A quake killed 16 ... 10 of them died in Holm province ... The institute earlier put the toll at nine": of all the dead."""
    told = old.what is not None and register.words[old.what[0]] in _TOLD_AS_TOLL  # "had reported eight deaths"
    toll = (
        _is_toll(register, newer) and not register.mention_of[id(newer.number)].partitive
    )  # "nine of his neighbours were dead"
    if not (told or _is_toll(register, old)) or toll or old.number.size() is None:
        return None
    return next((d for d in _larger(register, k, old, newer.number.size()) if not far_apart(d, old)), None)


def _last_larger(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "Six died ... Two had been shot ... A first report had said four died": the total of the text, farther away."""
    return next(iter(_larger(register, k, draft, draft.number.size())), None)


def _larger(register: Register, k: int, old: Draft, size: int | None) -> list[Draft]:
    """The totals before that may replace `old` and are larger than `size`, the nearest first."""
    if size is None:
        return []
    return [
        d
        for d in register.before(k, _FAR_TOTAL)
        if _may_replace(d, old) and d.parent is None and d.basis == "incident" and (d.number.size() or 0) > size
    ]


def _may_replace(newer: Draft, old: Draft) -> bool:
    """Whether it is an asserted count of the same outcome, of one order with the old one, that replaces nothing yet."""
    return (
        newer.outcome == old.outcome
        and newer.stance == "asserted"
        and not newer.number.article
        and newer.supersedes is None
        and not _out_of_scale(newer, old)
    )


def _is_toll(register: Register, draft: Draft) -> bool:
    return draft.what is not None and register.surface.is_of(draft.what[0], TOLL_WORD)


def _out_of_scale(newer: Draft, older: Draft) -> bool:
    """Whether two figures of different sentences are too unlike to be one count: a day's two deaths and last week's
    151, bodies on a beach and a year's dead.
    """
    a, b = newer.number.size(), older.number.size()
    return newer.sentence != older.sentence and a is not None and b is not None and not a <= 10 * b <= 100 * a


def far_apart(newer: Draft, older: Draft) -> bool:
    """Whether two figures are too unlike to be one count: officers and all the dead, two and twenty."""
    a, b = newer.number.size(), older.number.size()
    if a is not None and b is not None and not a <= 3 * b <= 9 * a:
        return True
    return newer.people.status != older.people.status or newer.people.age != older.people.age
