"""Part of level 7: bare figures that the words before them make counts of something else than of those told last.

Public function: `counts_others`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.lexicon.kinds import DEAD_WHOLE, EVENT_NOUN, FIGURE_NOUN, PERSON, PRONOUN, TOLL_WORD

__all__ = ["counts_others"]

_NEAR: Final = 3  # words from a crowd to its number
_CROWDS: Final = frozenset(
    "crowd crowds audience throng population congregation gathering turnout attendance workforce".split()
)
_CLAUSE_REACH: Final = 14  # words of a clause without a verb
_CLAUSE_ENDS: Final = frozenset((",", ";", ":", "while", "whereas", "but", "that"))


def counts_others(register: Register, mention: Mention) -> bool:
    """ "put the number on board at 180", "the number of guests at 150": the figure is of what the words before it name."""
    words, lead = register.words, mention.before
    if not _CROWDS.isdisjoint(words[max(mention.sentence.first, mention.number.first - _NEAR) : mention.number.first]):
        return True  # "a crowd estimated at 30,000"
    for i in range(lead - 1, max(mention.sentence.first, lead - 9) - 1, -1):
        if words[i] in ("number", "numbers"):
            return words[i + 1] in ("of", "on", "aboard") and i not in register.surface.at("toll")
    return words[lead] == "to" and _counts_events(register, mention.sentence.first, lead)


def _counts_events(register: Register, first: int, to: int) -> bool:
    """ "while fatal crashes with lorries fell to 11": the clause is of events, and of no toll."""
    surface, events = register.surface, False
    for i in range(to - 1, max(first, to - _CLAUSE_REACH) - 1, -1):
        if register.words[i] in _CLAUSE_ENDS:
            break
        if surface.is_of(i, TOLL_WORD | FIGURE_NOUN | DEAD_WHOLE | PERSON | PRONOUN):
            return False
        events = events or (surface.is_of(i, EVENT_NOUN) and register.words[i].endswith("s"))
    return events
