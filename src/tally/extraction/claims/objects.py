"""Part of level 6: the object of a verb that no number counts ("shot former minister Leigh"): the people before it did it.

Public function: `has_object`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    EVENT_NOUN,
    FILLER,
    MONTH,
    NUMERAL,
    OUTCOME,
    PERSON,
    PLACE_NOUN,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    TOLLVERB,
    WEEKDAY,
)

_HOURS: Final = frozenset("morning afternoon evening night week weekend month year day summer winter".split())
__all__ = ["has_object"]

_ONCE: Final = frozenset(("former", "ex", "retired", "prominent", "veteran", "exiled", "fellow"))
_WHERE: Final = 3  # words of the noun behind "at"
_NO_OBJECT: Final = (
    PREPOSITION
    | CONJUNCTION
    | FILLER
    | CLAUSE
    | AUXILIARY
    | REPORTING
    | OUTCOME
    | TOLLVERB
    | RELATIVE
    | WEEKDAY
    | MONTH
)


def has_object(scene: Scene, outcome: Outcome, left: Mention | None) -> bool:
    """Whether a name or a noun phrase that no number counts follows the verb ("shot former minister Leigh"): then it is active."""
    surface, i = scene.surface, outcome.last
    if left is not None and _is_named(scene, outcome, left):
        return True
    if i >= scene.last or outcome.form not in ("past", "bare"):
        return False
    doer = left is None or (left.single and "definite_singular" in left.number.flags and outcome.begin == left.last)
    if doer and _has_name(scene, outcome):
        return True  # "The enemy struck Karsan"
    word = scene.words[i]
    if (
        word == "at"
        and i + 1 < scene.last
        and scene.kinds[i + 1] & DETERMINER
        and scene.words[outcome.last - 1].startswith("sh")
    ):
        # "four men in a car shot at the guards", but "five people shot at a night market"
        return not scene.has(i + 2, min(i + 2 + _WHERE, scene.last), PLACE_NOUN | EVENT_NOUN)
    if scene.kinds[i] & NUMERAL != 0 and i + 1 < scene.last and scene.words[i + 1] == "of":
        return True  # "one of those held one of the highest posts"
    if word in ("this", "that") and scene.words[i + 1 : i + 2] and scene.words[i + 1] in _HOURS:
        return False  # "two of those injured this morning died"
    if scene.kinds[i] & DETERMINER != 0:
        return word not in ("all", "each", "as", "both", "such", "what")
    if scene.kinds[i] & PERSON == 0 or len(word) <= 2 or not word.isalpha() or word.endswith(("ly", "day")):
        return False
    if surface.is_caps or surface.is_capital(i):
        return False
    return not surface.is_of(i, _NO_OBJECT)


def _has_name(scene: Scene, outcome: Outcome) -> bool:
    """ "The blaze killed Maria Lopez and her three children": a name behind a verb that no number of people stands before."""
    surface, i = scene.surface, outcome.last
    if (
        surface.is_caps
        or not surface.is_capital(i)
        or surface.is_capital(outcome.first)
        or outcome.begin <= scene.first
    ):
        return False
    return scene.words[i].isalpha() and not surface.is_of(i, _NO_OBJECT) and scene.words[outcome.begin - 1].isalpha()


def _is_named(scene: Scene, outcome: Outcome, left: Mention) -> bool:
    """ "Two gunmen shot Juan Perez", "three men killed 65-year-old Ana Nur": the name or the age of the one to whom it was done; in
    capitals only behind those who kill. Headlines print all words with a capital ("Two Men Killed In Crash").
    """
    surface, i, head = scene.surface, outcome.last, left.people.head
    if i >= scene.last or outcome.form not in ("past", "bare") or left.people.kind != "person" or left.single:
        return False
    if outcome.begin != left.last or left.people.unit != "persons" or head < 0:
        return False
    word = scene.words[i]
    if i in scene.classes.ages:
        return scene.words[i + 1 : i + 3] == ["-", "year"]
    if word in _ONCE:
        return True
    if not word.isalpha() or surface.is_of(i, _NO_OBJECT) or word.endswith(("ing", "ed", "ly")):
        return False
    if surface.is_caps:
        return left.people.status == "combatant"
    printed = surface.is_capital(head) and head > scene.first and scene.words[head - 1] != "-"
    return surface.is_capital(i) and not printed
