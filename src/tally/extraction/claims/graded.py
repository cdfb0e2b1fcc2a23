"""Part of level 6: cases of a disease by how sure they are ("20 confirmed cases, 32 likely and 29 suspected", "Confirmed: 3,103").

Public function: `graded_cases`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import AUXILIARY, CONJUNCTION, PREPOSITION

__all__ = ["graded_cases"]

_CASES: Final = frozenset(("case", "cases"))


def graded_cases(scene: Scene) -> None:
    """Give a bare figure beside a word for how sure it is the cases that its sentence counts."""
    if not scene.classes.disease:
        return
    at = next((i for i in range(scene.first, scene.last) if scene.words[i] in _CASES), -1)
    if at < 0:
        return
    grades = scene.surface.lexicon.words("case_grade")
    for mention in scene.mentions:
        named = mention.people.kind == "person" and mention.people.last > mention.people.first
        if mention.single or named or mention.outcome is not None or mention.number.first < at:
            continue
        if _labelled(scene, mention, grades) or _told_behind(scene, mention, grades):
            cases = Outcome(at, at + 1, "affected", "noun")
            mention.people.unit = "cases"
            mention.outcome, mention.rank, mention.role = cases, 4, "noun"


def _labelled(scene: Scene, mention: Mention, grades: frozenset[str]) -> bool:
    """ "Case figures: Confirmed: 3,103, Probable: 112"."""
    words, colon = scene.words, mention.first - 1
    return words[colon] == ":" and colon > scene.first and words[colon - 1] in grades


def _told_behind(scene: Scene, mention: Mention, grades: frozenset[str]) -> bool:
    """ "32 likely and 29 suspected": the noun is that of the figure before."""
    words, i = scene.words, mention.number.last
    if i >= scene.last or words[i] not in grades or words[i + 1 : i + 2] == ["to"]:
        return False
    i += 1
    return i >= scene.last or not words[i].isalnum() or scene.kinds[i] & (CONJUNCTION | PREPOSITION | AUXILIARY) != 0
