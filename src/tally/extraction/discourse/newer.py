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
_FAR_TOTAL: Final = 12  # sentences


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
        if d.outcome != draft.outcome or d.stance != "asserted" or d.number.article or d.supersedes is not None:
            continue
        if (once and far_apart(d, draft)) or _out_of_scale(d, draft):
            continue
        if d.basis == "addition" and d.outcome not in _STILL:
            continue  # "another 13 are still trapped" adds to the dead and is a stand of its own
        theirs = d.number.size()
        if d.parent is None:
            if theirs is None or mine is None or theirs >= mine or _is_toll(register, d):
                return _larger_total(register, k, draft, d) or d
            loose = (
                loose or d
            )  # "three were found dead. The earlier toll stood at four": a smaller count that is no toll
            continue
        if near is None and theirs and mine and 1 / 3 <= theirs / mine <= 3:
            near = d
    return (_last_larger(register, k, draft) or loose) if loose is not None else near


def _larger_total(register: Register, k: int, old: Draft, newer: Draft) -> Draft | None:
    """ "A quake killed 16 ... 10 of them died in Holm province ... The institute earlier put the toll at nine": of all the dead."""
    if not _is_toll(register, old) or _is_toll(register, newer) or old.number.size() is None:
        return None
    most = newer.number.size()
    for d in register.before(k, _FAR_TOTAL) if most is not None else ():
        total = d.outcome == old.outcome and d.stance == "asserted" and d.parent is None and d.basis == "incident"
        free = d.supersedes is None and not d.number.article and not _out_of_scale(d, old) and not far_apart(d, old)
        if total and free and most is not None and (d.number.size() or 0) > most:
            return d
    return None


def _last_larger(register: Register, k: int, draft: Draft) -> Draft | None:
    """ "Six died ... Two had been shot ... A first report had said four died": the total of the text, farther away."""
    mine = draft.number.size()
    if mine is None:
        return None
    for d in register.before(k, _FAR_TOTAL):
        if d.outcome != draft.outcome or d.stance != "asserted" or d.number.article or d.supersedes is not None:
            continue
        if d.parent is None and d.basis == "incident" and not _out_of_scale(d, draft) and (d.number.size() or 0) > mine:
            return d
    return None


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
