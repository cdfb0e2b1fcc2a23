"""Part of level 7: parts that their places or their fates tell apart, in sentences of their own behind the whole.

Public functions: `alone_there`, `at_once`, `others_there`, `ranked_there`, `two_fates` (the whole of one claim each),
`add_round_up` (a lead and its paragraphs).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.wholes import is_compared, is_year, last_total
from tally.extraction.slots import Draft
from tally.lexicon.kinds import MONTH, WEEKDAY

__all__ = ["add_round_up", "alone_there", "at_once", "others_there", "ranked_there", "two_fates"]

_ALONE: Final = 9  # words from a count to the "alone" of its place
_FAR: Final = 6  # sentences from a whole to the two fates of its people
_LEAD: Final = 2  # sentences in which a round-up gives its total
_PARAGRAPHS: Final = 8  # over which a round-up tells it apart
_ROUND: Final = 3  # places of a round-up
_COUNTS: Final = 40  # counts of a round-up
_OPENS: Final = 3  # words from the head of a paragraph to its place
_AT: Final = frozenset(("in", "at", "on", "near", "around", "across", "against"))
_AREAS: Final = frozenset(
    "city town village district province state county region island islands neighbourhood neighborhood camp hospital".split()
)
_QUOTES: Final = frozenset(('"', "\u201c", "'"))
_TO_DEATH: Final = ["to", "death"]
_OF_ITS_OWN: Final = 8  # words behind "to death", where a place or a day is named
_AT_ONCE: Final = frozenset(("instantly", "immediately", "outright"))
_THERE: Final = (["on", "the", "spot"], ["at", "the", "scene"])
_RANKS: Final = frozenset(("highest", "most", "largest", "heaviest", "greatest", "lowest", "fewest"))
_OTHERS: Final = frozenset(("others", "other"))
_BEFORE: Final = frozenset(("earlier", "before", "previous", "ago"))
_SPANS: Final = frozenset(("year", "month", "week"))


def ranked_there(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "39 people died. Holm recorded the highest number of deaths with 17": the most of all those places whose total was told."""
    if draft.what is None or draft.what[1] > draft.number.first or mention.role != "at":
        return None
    if _RANKS.isdisjoint(register.words[max(mention.sentence.first, draft.what[0] - 3) : draft.what[1]]):
        return None
    whole = last_total(register, k, draft, draft.outcome)
    return whole if whole is not None and fits_inside(draft, whole) and not is_compared(register, whole) else None


def alone_there(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "We have 27 dead in Holm alone", "In Holm alone, 27 people died": a part of the dead of all places."""
    if mention.single or draft.number.kind != "exact" or not _is_alone(register, mention):
        return None  # "more than 20 in Holm alone" often disputes the total
    near = register.last(k, 1)
    if near is not None and near.basis == "addition" and near.parent is not None and near.outcome == draft.outcome:
        # "The agency raised its count by 18. Nine people died in Holm alone": of that count
        whole: Draft | None = near.parent
    else:
        whole = last_total(register, k, draft, draft.outcome)
    return whole if whole is not None and _may_be_whole(draft, whole) else None


def _may_be_whole(part: Draft, whole: Draft) -> bool:
    """Whether the whole is told before the part and is larger."""
    return whole.sentence < part.sentence and whole.stance == "asserted" and fits_inside(part, whole)


def _is_alone(register: Register, mention: Mention) -> bool:
    """Whether "in <place> alone" stands behind the count, or opens its sentence."""
    words, first = register.words, mention.sentence.first
    if "alone" not in register.surface.vocabulary(mention.sentence):
        return False
    for i in range(mention.last, min(mention.sentence.last, mention.last + _ALONE)):
        if words[i] == "alone":
            return _ends_place(register, mention.last, i)
        if words[i] in (",", ";"):
            break
    for i in range(first + 2, min(mention.first, first + _ALONE)) if mention.first - first <= 2 * _ALONE else ():
        if words[i] == "alone":
            # "In Holm alone, the storm of 2012 killed six"
            return _ends_place(register, first, i) and not any(is_year(w) for w in words[i : mention.sentence.last])
    return False


def _ends_place(register: Register, first: int, end: int) -> bool:
    """Whether a place ends right before `end`: not "on Sunday alone", "in March alone"."""
    surface, words = register.surface, register.words
    last = end - 1
    if surface.is_of(last, WEEKDAY | MONTH) or words[last].isdecimal():
        return False
    if words[last] not in _AREAS and not (surface.is_capital(last) and not surface.is_caps):
        return False
    return any(words[i] in _AT for i in range(max(first, last - 5), last))


def others_there(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "... 27 dead in Holm alone. Nine others died in the nearby town of Vell": the next place of the same whole."""
    part = register.last(k, 1)
    if part is None or part.parent is None or not _is_others(register, mention) or draft.what is None:
        return None
    if part.outcome != draft.outcome or not _is_alone(register, register.mention_of[id(part.number)]):
        return None
    whole, mine, theirs = part.parent.number.size(), draft.number.size(), part.number.size()
    if whole is None or mine is None or theirs is None or mine + theirs > whole:
        return None
    return part.parent


def _is_others(register: Register, mention: Mention) -> bool:
    last = mention.number.last
    return not _OTHERS.isdisjoint(register.words[last : max(mention.last, last + 1)])


def two_fates(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "seven were hurt ... Four victims were taken to hospital. Three others were treated and let go": the two ways in which
    all of one total fared; the second, with "others", completes it exactly.
    """
    if draft.number.kind != "exact":
        return None
    rest = register.words[mention.number.first - 2 : mention.number.first] == ["the", "other"]
    if not rest and not (draft.what is not None and _is_others(register, mention)):
        return None
    for known in register.before(k, 1):
        # "Only 12 of the 31 deaths were confirmed, the other 19 were not"
        whole_of = known.parent
        if whole_of is None or not known.outcome == draft.outcome == whole_of.outcome or known.basis == "addition":
            continue
        if whole_of.number.value == _sum(known, draft):
            return whole_of
    part = _first_fate(register, k)
    if part is None or part.parent is not None:
        return None
    sum_of = _sum(part, draft)
    if sum_of < 3 or part.outcome != draft.outcome or part.number.article or part.basis == "addition":
        return None
    for whole in register.before(k, _FAR):
        if whole.outcome != draft.outcome or whole.number.article or whole.number.first >= part.number.first:
            continue
        if whole.number.value != sum_of or whole.sentence >= part.sentence or not register.is_sure(whole):
            continue
        if whole.parent is None and not is_compared(register, whole):
            part.parent = whole
            return whole
    return None


def at_once(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "... killing a dozen people. Seven died instantly": how some of those told died."""
    what, words = draft.what, register.words
    if what is None or draft.outcome != "killed" or mention.single or mention.people.kind != "none":
        return None
    if mention.first != mention.sentence.first and words[mention.first - 1] not in _QUOTES:
        return None
    behind = words[what[1] : what[1] + 3]
    # "Two were hacked to death in their homes"; but "in Vell on Tuesday" is told of others.
    manner = _TO_DEATH in (behind[:2], words[what[1] - 2 : what[1]]) and not any(
        register.surface.is_capital(i) for i in range(what[1], min(what[1] + _OF_ITS_OWN, mention.sentence.last))
    )
    if (
        not (behind[:1] and behind[0] in _AT_ONCE)
        and behind[:2] != ["at", "once"]
        and behind not in _THERE
        and not (manner and register.last(k, 1) is not None)
    ):
        return None
    whole = last_total(register, k, draft, draft.outcome)
    return whole if whole is not None and _may_be_whole(draft, whole) and whole.parent is None else None


def _first_fate(register: Register, k: int) -> Draft | None:
    """The count before it, past the parts of that ("Four were taken to a clinic, where two remained. Three others")."""
    found: Draft | None = None
    for before in register.before(k, 1):
        if found is None or found.parent is before:
            found = before
    return found


def _sum(part: Draft, draft: Draft) -> int:
    return (part.number.value or 0) + (draft.number.value or 0)


def add_round_up(register: Register) -> None:
    """ "Raids killed at least five people across the country. In Holm, ... killing three. ... In Vell, a man was killed. In Orem ...":
    the lead's total, told apart by places, a paragraph each, exactly.
    """
    told = [m for m in register.mentions if m.draft is not None]
    for k, mention in enumerate(told):
        total = mention.draft
        if mention.sentence.index >= _LEAD:
            return
        if total is None or total.parent is not None or total.number.article or not register.is_sure(total):
            continue
        if (total.number.value or 0) >= _ROUND and total.number.kind in ("exact", "lower"):
            _tell_apart(register, told, k, total)


def _tell_apart(register: Register, told: list[Mention], k: int, total: Draft) -> None:
    rest = total.number.value or 0
    run: list[Draft] = []
    blocks: set[int] = {told[k].sentence.block}
    for mention in told[k + 1 : k + 1 + _COUNTS]:
        draft = mention.draft
        if draft is None or mention.sentence.block - told[k].sentence.block > _PARAGRAPHS:
            return
        if draft.outcome != total.outcome or draft.parent is not None:
            continue
        if mention.sentence.block in blocks or not _is_of_place(register, mention, draft):
            return
        blocks.add(mention.sentence.block)
        run.append(draft)
        rest -= draft.number.value or 0
        if rest <= 0:
            break
    if rest == 0 and len(run) >= _ROUND:
        for part in run:
            part.parent = total


def _is_of_place(register: Register, mention: Mention, draft: Draft) -> bool:
    """Whether the count is one of the round's: exact, of now, in the first sentence of a paragraph that names its place."""
    surface, words, first = register.surface, register.words, mention.sentence.first
    if draft.number.kind != "exact" or draft.number.value is None or not register.is_sure(draft):
        return False
    if draft.basis == "addition" or _is_older(words, first, mention.sentence.last):
        return False
    if first > 0 and surface.sentence(first - 1).block == mention.sentence.block:
        return False
    return _names_place(register, first, min(mention.first, first + _OPENS + 1)) or _names_place(
        register, mention.last, min(mention.last + _OPENS, mention.sentence.last - 1)
    )


def _names_place(register: Register, first: int, last: int) -> bool:
    surface = register.surface
    return any(
        register.words[i] in _AT and surface.is_capital(i + 1) and not surface.is_of(i + 1, WEEKDAY | MONTH)
        for i in range(first, last)
    )


def _is_older(words: list[str], first: int, last: int) -> bool:
    """ "last year", "two weeks earlier": an incident before those of the round."""
    return any(words[i] in _BEFORE or (words[i] == "last" and words[i + 1] in _SPANS) for i in range(first, last - 1))
