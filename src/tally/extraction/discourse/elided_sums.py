"""Part of level 7: bare numbers that make the count before them exactly ("49 died, the 45 on the plane and four on the ground").

The rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import OUTCOME, PREPOSITION, REPORTING

__all__ = ["makes_whole"]

_OPENS: Final = frozenset((",", ":", "(", "-", "\u2013", "\u2014"))
_ARE: Final = frozenset(("were", "are"))
_JOINS: Final = frozenset((",", "and", ";", ":"))
_SMALLEST: Final = 3  # two of one and one of another may be chance
_LONGEST: Final = 8  # items of such a list
_ITEM: Final = 14  # words from one item to the next
_YEAR: Final = 4  # digits
_NEXT: Final = 8  # words from the last item to one more
_ASIDE: Final = 16  # words from the count to its list


def makes_whole(register: Register, k: int, mention: Mention) -> Found:
    """One of the numbers in a list that adds up to the count before it."""
    if k not in register.summed:
        whole = _opens_list(register, k, mention)
        members = _members(register, k, whole) if whole is not None else []
        if whole is None or not members:
            return None
        for i in members:
            register.summed[i] = whole
    if "definite_singular" in mention.number.flags:
        return None  # "eight pupils and the teacher": who is known is no count
    return register.summed[k], "part"


def _opens_list(register: Register, k: int, mention: Mention) -> Draft | None:
    """The count that a list may tell apart from this mention on: behind a comma, a colon or "were"."""
    words, first = register.words, mention.first
    lead = first - 1 - (words[first - 1] == "the")
    if lead <= mention.sentence.first:
        return None
    if words[lead] in _OPENS:
        whole = register.last(k, 0)
        if whole is None or whole.number.last - lead > _ASIDE:
            return None
    elif words[lead] in _ARE:
        whole = register.last(k, 0)
        if whole is None or lead - whole.number.last > 1:
            return None  # "The other four were three pupils and a teacher"
    else:
        return None
    handed = register.handed(whole)
    if _are_places(register, whole, mention):
        return None
    if handed is not None and handed[1] == "same" and handed[0].number.value == whole.number.value:
        whole = handed[0]
    number = whole.number
    sure = register.is_sure(whole) and number.kind in ("exact", "lower") and not number.article
    return whole if sure and (number.value or 0) >= _SMALLEST else None


def _members(register: Register, k: int, whole: Draft) -> list[int]:
    """The mentions from `k` on that make the whole, in one sentence and joined as a list; none where they do not."""
    words, rest, members = register.words, whole.number.value or 0, [k]
    sentence = register.mentions[k].sentence
    end = register.mentions[k].number.first
    for i in range(k, min(k + _LONGEST, len(register.mentions))):
        mention = register.mentions[i]
        number = mention.number
        if mention.sentence is not sentence or mention.draft is not None or number.use is not None:
            return []
        if mention.people.kind in ("thing", "animal") or mention.partitive or number.kind != "exact":
            return []
        first = mention.first - (words[mention.first - 1] == "the")
        if i > k:
            if first - end > _ITEM or words[first - 1] not in _JOINS:
                return []
            told = any(register.surface.is_of(j, OUTCOME | REPORTING) for j in range(end, first))
            if told and "who" not in words[end : end + 2]:
                return []  # but "one constable, who was stoned; five looters"
            members.append(i)
        rest -= number.value or 0
        if rest <= 0:
            full = rest == 0 and len(members) > 1 and not _goes_on(register, i)
            return members if full else []
        end = max(mention.last, number.last)
    return []


def _goes_on(register: Register, k: int) -> bool:
    """ "six in Holm, four in Vell, two in Orem and one in Kosti": whether the list has more items, so that its sum is chance."""
    if k + 1 >= len(register.mentions):
        return False
    here, following = register.mentions[k], register.mentions[k + 1]
    near = following.sentence is here.sentence and following.first - max(here.last, here.number.last) <= _NEXT
    return near and not following.single and register.words[following.first - 1] in _JOINS


def _are_places(register: Register, whole: Draft, mention: Mention) -> bool:
    """ "six in Holm, four in Vell and two in Orem", "seven died in 2019, three in 2020": the first is an item of the list as well."""
    behind = register.words[mention.number.last + 1 : mention.number.last + 2]
    if behind and len(behind[0]) == _YEAR and behind[0].isdecimal():
        return True
    if whole.people.last > whole.people.first or mention.people.kind != "none":
        return False
    surface = register.surface
    return surface.is_of(whole.number.last, PREPOSITION) and surface.is_of(mention.number.last, PREPOSITION)
