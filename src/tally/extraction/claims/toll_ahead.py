"""Part of level 6: figures that stand before the word that says what they count ("put at 22 the number of dead").

Public function: `ahead_of`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import AUXILIARY, DETERMINER, FILLER, OUTCOME, TOLLVERB, WEEKDAY

__all__ = ["ahead_of"]

_GIVEN_AS: Final = 6  # words of "as its final count of"
_DATED: Final = 6  # words of "late on Tuesday the"
_WHEN: Final = frozenset("late early on in the today yesterday overnight morning afternoon evening night later".split())


def ahead_of(scene: Scene, toll: Outcome, mention: Mention) -> str:
    """The role of a figure before the toll word: "taking to six the number killed", "put at 22 the number of dead"; "" for none."""
    words = scene.words
    if words[toll.first] == "list" and 0 <= toll.first - mention.last <= 4 and _are_on(scene, mention.last, toll.first):
        return "at"
    if _is_given_as(scene, toll, mention):
        return "at"
    if not 0 <= toll.first - mention.last <= _DATED:
        return ""
    if mention.before >= 0 and words[mention.before] == "from" and words[mention.before - 2] == "to":
        # "lowered to 14 from 16 the number of dead"
        return "from" if _is_article(scene, mention.last, toll.first) else ""
    if mention.before < 0 or words[mention.before] not in ("to", "at"):
        return ""
    if _is_article(scene, mention.last, toll.first):
        return "at"
    moved = words[mention.before] == "to" and scene.kinds[mention.before - 1] & TOLLVERB != 0
    return "to" if moved and _is_dated(scene, mention.last, toll.first) else ""


def _is_article(scene: Scene, first: int, last: int) -> bool:
    return last - first <= 2 and all(scene.kinds[i] & DETERMINER != 0 for i in range(first, last))


def _is_dated(scene: Scene, first: int, last: int) -> bool:
    """ "raised to 16 late on Tuesday the number", "lowered to 14 from 16 the number": when, or from what, before the toll word."""
    words = scene.words
    if last - first < 2 or scene.kinds[last - 1] & DETERMINER == 0:
        return False
    if words[first] == "from" and last - first == 3:
        return True
    return all(words[i] in _WHEN or scene.kinds[i] & WEEKDAY != 0 for i in range(first, last - 1))


def _is_given_as(scene: Scene, toll: Outcome, mention: Mention) -> bool:
    """ "The council gave seven as its final count of people killed": what the figure is said to be."""
    words, first = scene.words, mention.last
    if not 2 <= toll.first - first <= _GIVEN_AS or words[first] != "as" or scene.kinds[first + 1] & DETERMINER == 0:
        return False
    if not all(
        words[i].isalpha() and scene.kinds[i] & (AUXILIARY | OUTCOME) == 0 for i in range(first + 2, toll.first)
    ):
        return False
    return mention.before >= scene.first and scene.kinds[mention.before] & TOLLVERB != 0


def _are_on(scene: Scene, first: int, last: int) -> bool:
    """ "22 names (are still) on the list of the missing"."""
    on = False
    for i in range(first, last):
        on = on or scene.words[i] == "on"
        if not (scene.words[i] == "on" or scene.kinds[i] & (AUXILIARY | DETERMINER | FILLER) != 0):
            return False
    return on
