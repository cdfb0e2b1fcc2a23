"""Part of level 7: where a toll stood on a day before the one to which the text says that it rose.

Public function: `rose_from`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import CHANGE, TOLL_WORD, WEEKDAY

__all__ = ["rose_from"]

_BACK: Final = 12  # sentences from the risen toll to the earlier one
_TOLL: Final = 12  # words from a toll to its figure
_STOOD: Final = frozenset(("stood", "was"))


def rose_from(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "The toll has risen to 24, officials said on Wednesday. ... On Tuesday, the death toll stood at 19": the risen toll, which
    replaces this one.
    """
    words, at = register.words, mention.number.begin()
    if at < 3 or words[at - 1] != "at" or words[at - 2] not in _STOOD or draft.number.kind == "vague":
        return None
    day = _day(register, mention)
    if day == "" or not any(
        register.surface.is_of(i, TOLL_WORD) for i in range(max(mention.sentence.first, at - _TOLL), at)
    ):
        return None
    mine = draft.number.size()
    for newer in register.before(k, _BACK):
        if newer.outcome != draft.outcome or newer.parent is not None or newer.supersedes is not None:
            continue
        if newer.sentence == draft.sentence or not register.is_sure(newer):
            continue
        theirs = newer.number.size()
        if mine is not None and theirs is not None and mine < theirs and _rose(register, newer, day):
            return newer
    return None


def _day(register: Register, mention: Mention) -> str:
    """The weekday that opens the sentence ("On Tuesday, ...", "By Tuesday evening"); "" for none."""
    first = mention.sentence.first
    for i in range(first, min(first + 3, mention.first)):
        if register.surface.is_of(i, WEEKDAY):
            return register.words[i]
    return ""


def _rose(register: Register, newer: Draft, day: str) -> bool:
    """Whether the words make this a toll that rose, and not on the same day."""
    sentence, words = register.surface.sentences[newer.sentence], register.words
    if day in words[sentence.first : sentence.last]:
        return False
    lead = newer.number.begin() - 1
    if lead <= sentence.first or words[lead] not in ("to", "at"):
        return False
    return any(register.surface.is_of(i, CHANGE) for i in range(max(sentence.first, lead - 3), lead))
