"""Part of level 6: what a phrase says further of its people before its verb: their ages, who is among them, what they were doing."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.lexicon.kinds import AUXILIARY, CLAUSE, CONJUNCTION, FILLER, OUTCOME, PREPOSITION, REPORTING

__all__ = ["past_ages"]

_DOING: Final = 10  # words of what people were doing
_NAME: Final = 6  # words of a name
_OF_AGE: Final = frozenset(
    "aged ages under over below above between younger older than the age of and to - years in his her their s early mid late".split()
)


def past_ages(scene: Scene, mention: Mention, k: int) -> int:
    """Where the phrase ends with its ages: "four children, aged between three and nine, were among"."""
    words, end = scene.words, mention.last
    if end + 2 < k and words[end].endswith("ing") and scene.kinds[end] & (OUTCOME | PREPOSITION) == 0:
        return _past_doing(scene, end, k)
    if end + 3 <= k and words[end] == "," and words[end + 1].isdecimal() and words[end + 2] == ",":
        return end + 3  # "a girl, 6, was among"
    if (limit := _past_limits(scene, end, k)) > end:
        return limit
    if end + 2 < k and (limit := _past_name(scene, mention, k)) > end:
        return limit
    if (
        end + 1 < k
        and words[end] == ","
        and end + 1 < (limit := _past_limits(scene, end + 1, k)) < k
        and words[limit] == ","
    ):
        return limit + 1  # "a man, in his 40s, and a girl"
    if end + 2 < k and words[end] == "," and words[end + 1] in ("aged", "ages", "all", "both"):
        for i in range(end + 2, min(k, end + 10)):
            if words[i] == ",":
                return i + 1
    if end + 2 < k and words[end] == "," and words[end + 1] in ("including", "among"):
        for i in range(end + 2, min(k, end + 14)):
            if words[i] == "," and scene.kinds[i + 1] & AUXILIARY != 0:
                return i + 1  # "four women, including two aged over 80, were among"
            if scene.kinds[i] & AUXILIARY != 0:
                break
    return end


def _past_limits(scene: Scene, end: int, k: int) -> int:
    """ "children under the age of five", "a man in his 40s": where an age right behind the people ends; `end` where none stands."""
    i, found = end, False
    while i < k and (i in scene.classes.ages or scene.words[i] in _OF_AGE):
        found = found or i in scene.classes.ages
        i += 1
    while found and scene.words[i - 1] in ("and", "in", "the", "to"):
        i -= 1  # "a man aged 45 and a woman"
    return i if found else end


def _past_name(scene: Scene, mention: Mention, k: int) -> int:
    """ "killed a trader, Ivo Holm, and two guards", "the mayor, Ana Ruiz (51), and two guards were": the comma that closes a name;
    where the phrase ends where none does, or where the people are neither told already nor at the opening of a clause.
    """
    words, end = scene.words, mention.last
    opens = mention.before < scene.first or words[mention.before] == "that" or scene.kinds[mention.before] & REPORTING
    if words[end] != "," or not (mention.outcome is not None or opens):
        return end
    i = end + 1
    while i < k and i - end <= _NAME and scene.surface.is_capital(i):
        i += 1
    if i == end + 1:
        return end
    if i + 2 < k and words[i] in (",", "(") and words[i + 1].isdecimal() and words[i + 2] in (",", ")"):
        i += 2 + (words[i] == "(")
    return i if i < k and words[i] == "," else end


def _past_doing(scene: Scene, end: int, k: int) -> int:
    """ "a woman selling tea outside the hotel was among the dead": where what the people did ends; `end` where more is told."""
    behind = k
    while behind > end and scene.kinds[behind - 1] & (AUXILIARY | FILLER) != 0:
        behind -= 1
    if behind == k or behind - end > _DOING:
        return end
    for i in range(end, behind):
        if not scene.words[i].isalpha() or scene.kinds[i] & (AUXILIARY | REPORTING | CLAUSE | OUTCOME | CONJUNCTION):
            return end
    return behind
