"""Part of level 6: what stands between two commas behind people, who they are or how many of them are what.

Public functions: `before_apposition`, the people that it is said of; `give_apposed`, the outcome for those who are told in it.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import ASIDES, Scene
from tally.extraction.slots import Outcome

__all__ = ["before_apposition", "give_apposed"]

_HELD_TO_BE: Final = frozenset("believed thought said suspected understood presumed reported known alleged".split())
_OF_THEM: Final = (["of", "them"], ["of", "whom"])


def before_apposition(scene: Scene, comma: int) -> Mention | None:
    """The people before "..., as the army calls them, were killed": those whose phrase ends at the opening comma."""
    words = scene.words
    opener = "(" if words[comma] == ")" else words[comma]
    for k in range(comma - 1, max(scene.first, comma - 20), -1):
        if words[k] == opener or (words[k] == '"' and words[k - 1] == opener):
            before = k - 1 if words[k - 1] == '"' or words[k - 1] == opener else k
            for mention in scene.mentions:
                # "Three civilians, including a woman, who had been held hostage, were freed": the part is not the subject.
                end = mention.last + 2 if words[mention.last : mention.last + 2] in _OF_THEM else mention.last
                if end in (k, before) and not (mention.whole or mention.outside or mention.inside):
                    return _of_whom_it_tells(scene, mention, comma)
    return None


def _of_whom_it_tells(scene: Scene, first: Mention, comma: int) -> Mention:
    """ "Four members, two doctors, a nurse and a porter, were hurt": the four, where the list that begins with `first` makes them up."""
    total, outer = 0, first
    for mention in scene.mentions:
        if mention.last == first.first - 1 and scene.words[mention.last] == ",":
            outer = mention
        elif first.first <= mention.first < comma and not mention.partitive:
            total += mention.number.value or 0
    return outer if outer is not first and outer.number.value == total else first


def give_apposed(scene: Scene, outer: Mention, outcome: Outcome) -> None:
    """What stands between the commas counts the same people again or parts of them: "Two families, 11 people in all, were killed"."""
    words = scene.words
    behind = words[outer.last : outer.last + 2]
    if outer.single or (behind[:1] == [","] and behind[-1] in ASIDES):
        return
    for mention in scene.mentions:
        if mention.single and outer.number.value == 1:
            continue  # "One soldier, a conscript, was killed": that one
        if (
            mention.first > outer.last
            and mention.last <= outcome.begin
            and not mention.whole
            and scene.words[mention.first] not in ("both", "all", "each")
            and words[mention.before] != "from"  # "Three people, all from one family, were killed"
            and not _is_couple(scene, mention)
            and not (outer.number.value == 2 and scene.words[mention.number.last - 1] == "couple")
            and not (mention.single and _is_guess(scene, outer.last))
        ):
            mention.within = True
            scene.give(mention, outcome, 6, "apposed")


def _is_guess(scene: Scene, comma: int) -> bool:
    """ "One Arab, believed to be a Yemeni, was held": who he may be is no second man."""
    words = scene.words
    return words[comma] == "," and words[comma + 1] in _HELD_TO_BE and words[comma + 2 : comma + 4] == ["to", "be"]


def _is_couple(scene: Scene, mention: Mention) -> bool:
    """ "two survivors, a husband and wife, were": one article for two, which counts neither by itself."""
    at = mention.last + 1
    if not mention.single or at >= scene.last or scene.words[mention.last] != "and":
        return False
    hit = scene.surface.at("person").get(at)
    return hit is not None and hit.form == "singular"
