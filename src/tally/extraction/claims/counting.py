"""Part of level 6: words that count what they name ("the number of civilians killed").

Public function: `counting_word`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import ANIMAL, FILLER, PERSON, REPORTING, THING

__all__ = ["counting_word"]

_COUNTING: Final = frozenset(("number", "numbers", "total", "count", "tally", "figure", "toll"))
_BREAKS: Final = frozenset(",;:.()")


def counting_word(scene: Scene, outcome: Outcome) -> int:
    """Where "the number of cholera cases", "the number of civilians killed", "the figure for those who have died" begins; or -1."""
    words, begin = scene.words, outcome.begin
    at = begin - 1
    while at > 0 and scene.kinds[at] & FILLER != 0:
        at -= 1  # "the number still unaccounted for"
    if at > 0 and words[at] in ("number", "numbers"):
        return at
    for i in range(begin - 2, max(scene.surface.sentence(outcome.first).first, begin - 10) - 1, -1):
        word = words[i]
        if words[i + 1] in ("of", "for") and word in _COUNTING:
            return -1 if _of_things(scene, outcome, i + 2) else i
        if word in _BREAKS or scene.kinds[i] & REPORTING != 0:
            return -1
    return -1


def _of_things(scene: Scene, outcome: Outcome, first: int) -> bool:
    """ "the number of homes destroyed", "the number of cars burned": what was done to things counts no people."""
    if outcome.takes in ("noun", "of") or outcome.nominal or scene.has(first, outcome.begin, PERSON):
        return False
    befalls = outcome.means == "affected" or scene.words[outcome.first - 1] == "-"
    if befalls and outcome.last < scene.last and scene.kinds[outcome.last] & PERSON:
        return False  # "the number of flood-affected people"
    return scene.has(first, outcome.begin, THING | ANIMAL)
