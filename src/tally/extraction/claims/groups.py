"""Part of level 6: nouns for a body of people whose number a figure is: "a group of 12", "a family of five".

Public functions: `group_of`, `group_start`.
"""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.lexicon import Hit
from tally.lexicon.kinds import ARTICLE

__all__ = ["group_of", "group_start"]


def group_of(scene: Scene, mention: Mention, first: int) -> Hit | None:
    """The noun for a body of people, from word `first` on, whose number the mention is: "a group of 12", "a family of five"; null
    where none stands.
    """
    k = mention.before
    if mention.single or k <= first or scene.words[k] != "of":
        return None
    hit = scene.surface.at("person").get(k - 1)
    if hit is None or hit.form == "plural":
        return None
    group = hit.entry.get("kind") == "collective" or hit.entry.get("unit") == "families" or scene.words[k - 1] == "crew"
    return hit if group else None


def group_start(scene: Scene, mention: Mention) -> int:
    """Where "a family of three" begins, for the mention "three"; where the mention does, for any other."""
    hit = group_of(scene, mention, scene.first + 1)
    if hit is None:
        return mention.first
    return hit.first - 1 if scene.kinds[hit.first - 1] & ARTICLE else hit.first
