"""Part of level 6: whether people of a sentence are who says it, and whether a word of it is a verb of saying.

Public functions: `past_teller`, `says`, `sourced`, `speaks`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.lexicon.kinds import AUXILIARY, CLAUSE, DETERMINER, FILLER, OUTCOME, PREPOSITION, REPORTING

__all__ = ["past_teller", "says", "sourced", "speaks"]

_HAVE: Final = frozenset(("has", "have", "had"))
_GIVEN: Final = 3  # words of a name behind an office
_NAME: Final = 6  # words of a name between commas
_SPEAKER_REACH: Final = 12  # words from a spokesman to his verb
_SECOND: Final = 8  # words of "and a senior medical source said"
_ENDS: Final[tuple[list[str], ...]] = ([], ["."], [","], ["on"], ["in"], ["that"], ["at"])
_TELLER: Final = 6  # words of "by residents of Holm"
_NOUNS: Final = frozenset("post report claim statement estimate count note comment list record update".split())


def says(scene: Scene, i: int) -> bool:
    """Whether word i is a verb of saying, and no noun: not "the men who stormed the post", "an army post"."""
    if not scene.tells(i):
        return False
    return scene.words[i] not in _NOUNS or not any(scene.kinds[k] & DETERMINER for k in range(i - 2, i))


def speaks(scene: Scene, mention: Mention) -> bool:
    """Whether these people are who says it ("..., a spokesman said"), not of whom it is said."""
    i, before = mention.last, mention.before
    if i < scene.last and scene.words[i] in _NOUNS and mention.people.head + 1 < mention.people.last:
        return False  # "two officers of the town's police post"
    if before > scene.first and scene.words[before - 1 : before + 1] == ["according", "to"]:
        return True
    if mention.single and ((scene.kinds[i] & PREPOSITION != 0 and _speaks_for(scene, i)) or _speak_both(scene, i)):
        return True
    while i < scene.last and (scene.words[i] in ("who", "for", "of") or scene.kinds[i] & FILLER != 0):
        i += 1
    if i + 1 < scene.last and scene.words[i] == "," and scene.surface.is_capital(i + 1):
        said = _said_behind_name(scene, i)  # "..., the owner, Karsan Mining, said"
        if said >= 0:
            # "..., the mayor, Amara Kosti, told this station"
            return scene.words[said] == "told" or scene.words[said + 1 : said + 2] in _ENDS
    k = i
    while k < min(i + _GIVEN, scene.last) and scene.surface.is_capital(k):
        k += 1
    if k > i and mention.single and _said_at(scene, k) >= 0:
        return True  # "..., its spokesman Omar Kosti said"
    if i < scene.last and scene.words[i].endswith("ed") and scene.kinds[i] & (OUTCOME | AUXILIARY | REPORTING) == 0:
        return _speaks_for(scene, i + 1)  # "two officials briefed on the talks said"
    return _said_at(scene, i) >= 0


def sourced(scene: Scene, mention: Mention) -> bool:
    """ "According to the coast guard, 204 were saved", "According to residents of Holm and a medic, nine died": who says so."""
    words, k = scene.words, mention.before
    if mention.single and k > scene.first and words[k - 1 : k + 1] == ["according", "to"]:
        return True
    k = mention.first - 1
    if mention.last >= scene.last or words[mention.last] != "," or k <= scene.first or words[k] != "and":
        return False
    for i in range(k, max(scene.first, k - _SPEAKER_REACH), -1):
        if words[i - 1 : i + 1] == ["according", "to"]:
            return True
        if not words[i].isalpha() or scene.kinds[i] & CLAUSE != 0:
            return False
    return False


def _speak_both(scene: Scene, i: int) -> bool:
    """ "..., a ministry official and a medical source said": the first of two who say it, where nothing else stands behind "and"."""
    if i >= scene.last or scene.words[i] != "and":
        return False
    for k in range(i + 1, min(i + _SECOND, scene.last)):
        if scene.kinds[k] & REPORTING != 0 and scene.words[k] != "reports":  # "an official and reports said"
            return scene.words[k + 1 : k + 2] in _ENDS
        if not scene.words[k].isalpha() or scene.kinds[k] & (AUXILIARY | CLAUSE | OUTCOME) != 0:
            return False
    return False


def _said_at(scene: Scene, i: int) -> int:
    """Where a verb of saying stands at word i, or past "has", "had since" ("the mayor has announced"); -1 where none does."""
    if i < scene.last and scene.words[i] in _HAVE:
        i += 1
        while i < scene.last and scene.kinds[i] & FILLER != 0:
            i += 1
    return i if i < scene.last and scene.kinds[i] & REPORTING != 0 else -1


def _said_behind_name(scene: Scene, comma: int) -> int:
    """Where a verb of saying stands behind a name between commas, of which the first is word `comma`; -1 where none does."""
    second = scene.comma(comma + 1, comma + _NAME + 1)
    return _said_at(scene, second + 1) if second >= 0 else -1


def _speaks_for(scene: Scene, i: int) -> bool:
    """ "a spokesperson for the local defence force (LDF) told reporters": whose spokesman it is stands before the verb."""
    kinds, words = scene.kinds, scene.words
    for k in range(i, min(i + _SPEAKER_REACH, scene.last)):
        if kinds[k] & REPORTING != 0 and scene.surface.at("reporting")[k].form not in ("base", "bare"):
            return True  # not "an officer at an army post"
        if words[k] in _HAVE or (words[k] == "," and scene.surface.is_capital(k + 1)):
            return _closes_name(scene, k)
        if kinds[k] & (AUXILIARY | CLAUSE | OUTCOME) != 0 or not (words[k][0].isalnum() or words[k] in "()'-"):
            return False
    return False


def _closes_name(scene: Scene, k: int) -> bool:
    """ "..., the commander of the Road Corps, Ana Ruiz, has confirmed": a verb of saying behind a name between commas, or "has"."""
    return (_said_behind_name(scene, k) if scene.words[k] == "," else _said_at(scene, k)) >= 0


def past_teller(scene: Scene, i: int) -> int:
    """Left over "were said by residents" in "40 people were said by residents to have been killed"; i where nobody tells it so."""
    for k in range(i, max(scene.first + 1, i - _TELLER), -1):
        if scene.words[k] == "by" and scene.kinds[k - 1] & REPORTING:
            return k - 2 if scene.kinds[k - 2] & AUXILIARY else k - 1
        if not scene.words[k].isalpha():
            return i
    return i
