"""Part of level 7: bare figures that are told by whose they are ("the ministry's 11", "the army's figure of 17", "she insisted on 47").

The rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, phrase_ends
from tally.extraction.discourse.elided_figures import COUNTED
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft, People
from tally.lexicon.kinds import AUXILIARY, CLAUSE, PREPOSITION, SOURCE

__all__ = ["of_a_voice"]

_FIGURES: Final = frozenset("figure figures count tally estimate total list".split())
_NEAR: Final = 2  # sentences back to the count that the figure is set against
_NAMED: Final = 5  # words of "the country's rights commission's"
_EARLIER: Final = frozenset(("earlier", "previous", "initial", "first", "former", "original"))
_ONCE: Final = frozenset(("earlier", "yesterday", "before", "previously", "first", "initially"))
_GIVEN_REACH: Final = 8  # words of "given earlier by the regional authorities"
_WHOSE: Final = frozenset(("the", "its", "their", "his", "her", "our", "s", "'", "an", "a"))
_HELD: Final = {
    "on": frozenset(("insisted", "insists", "insist", "insisting")),
    "to": frozenset(("held", "holds", "hold", "clung", "clings", "sticks", "stuck", "stick")),
    "with": frozenset(("sticks", "stuck", "stick")),
    "by": frozenset(("stands", "stood", "stand")),
}
_CONCEDES: Final = frozenset(
    "admits admit admitted acknowledges acknowledge acknowledged concedes concede conceded recognises recognizes".split()
)
_LOOKS_A_NOUN: Final = frozenset(("leaves", "covers", "misses", "rests", "counts"))  # "a figure of 21 leaves out two"


def of_a_voice(register: Register, k: int, mention: Mention) -> Found:
    """The figure that another voice gives of what was counted right before."""
    if mention.number.kind == "none" or mention.before <= mention.sentence.first or mention.inside or mention.partitive:
        return None
    figure = _is_figure_of(register, mention)
    if not (figure or _is_theirs(register, mention) or _is_held(register, mention)):
        return None
    people = mention.people
    named = people.last > people.first and people.kind != "none"
    verb = figure and people.kind == "unknown" and register.words[people.last - 1] in _LOOKS_A_NOUN
    best: Draft | None = None
    for draft in register.before(k, _NEAR):
        survivors = figure and draft.outcome == "rescued"
        if not (draft.outcome in COUNTED or survivors) or draft.parent is not None or draft.number.article:
            continue
        handed = register.handed(draft)
        if draft.number.kind == "none" or (handed is not None and handed[1] != "same"):
            continue
        if named and not verb and not (people.kind == "person" and (figure or _is_same(register, mention, draft))):
            continue
        if best is None or _distance(mention, draft) < _distance(mention, best):
            best = draft
    if best is None:
        return None
    if verb:
        mention.people = People("none", mention.number.last, mention.number.last)
        mention.last = mention.number.last
    return best, "once" if figure and _is_gone(register, mention) else "same"


def _distance(mention: Mention, draft: Draft) -> float:
    """How far two figures are apart by ratio: a figure is set against the count that it could be of."""
    mine, theirs = mention.number.size() or 1, draft.number.size() or 1
    return max(mine, theirs) / max(min(mine, theirs), 1)


def _is_gone(register: Register, mention: Mention) -> bool:
    """ "the earlier police figure of 17", "the figure of 49 given yesterday": a figure that its voice no longer gives."""
    words, sentence, of = register.words, mention.sentence, mention.before
    if not _EARLIER.isdisjoint(words[max(sentence.first, of - 2 - _NAMED) : of]):
        return True
    behind = words[mention.last : min(sentence.last, mention.last + _GIVEN_REACH)]
    return behind[:1] == ["given"] and not _ONCE.isdisjoint(behind)


def _is_same(register: Register, mention: Mention, draft: Draft) -> bool:
    """ "the union's 17 workers" of "17 workers have died": the same people and as many."""
    mine, theirs = mention.people.head, draft.people.head
    same = mine >= 0 and theirs >= 0 and register.words[mine] == register.words[theirs]
    return same and mention.number.value == draft.number.value


def _is_figure_of(register: Register, mention: Mention) -> bool:
    """ "the army's figure of 17", "the relatives' list of 31": a word for a figure, of which it is said whose it is or which."""
    words, of = register.words, mention.before
    if words[of] != "of" or words[of - 1] not in _FIGURES or of != mention.first - 1:
        return False
    for i in range(of - 2, max(mention.sentence.first, of - 2 - _NAMED) - 1, -1):
        if words[i] in _WHOSE:
            return words[i] not in ("a", "an")
        if not words[i].isalpha() or register.surface.is_of(i, PREPOSITION | AUXILIARY | CLAUSE):
            return False
    return False


def _is_theirs(register: Register, mention: Mention) -> bool:
    """ "rejected the commission's 22": a number that is somebody's who speaks."""
    words, sign = register.words, mention.first - 2
    if sign <= mention.sentence.first or words[sign : sign + 2] != ["'", "s"]:
        return False
    surface = register.surface
    ends = phrase_ends(register, mention) or _goes_on(register, mention) or words[mention.last] in ("is", "are")
    same = mention.people.kind == "person"
    return surface.is_of(sign - 1, SOURCE) and (ends or same)


def _is_held(register: Register, mention: Mention) -> bool:
    """ "insisted on 47", "The ministry admits 11": what a voice says is its number."""
    words, lead = register.words, mention.before
    if mention.people.kind != "none" or not (phrase_ends(register, mention) or _goes_on(register, mention)):
        return False
    if mention.number.begin() - 1 != lead:
        return False
    surface = register.surface
    if words[lead] in _CONCEDES:
        return surface.is_of(lead - 1, SOURCE) or surface.is_capital(lead - 1) is True
    return words[lead - 1] in _HELD.get(words[lead], ())


def _goes_on(register: Register, mention: Mention) -> bool:
    """ "rejected the commission's 22 within the hour", "admits 11 because it looks away": no noun of its own behind the number."""
    return register.surface.is_of(mention.last, PREPOSITION | CLAUSE)
