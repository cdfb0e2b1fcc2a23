"""Part of level 6: lists share an outcome ("three soldiers, a nurse and 12 others")."""

from __future__ import annotations

import itertools

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import BARRIERS, Scene, is_reduced, speaks
from tally.extraction.slots import Outcome
from tally.lexicon import Hit

__all__ = ["coordinated", "listed_after_name", "together"]


def coordinated(scene: Scene) -> None:
    """Lists share an outcome: rightwards from an object, leftwards from a subject."""
    mentions = scene.mentions
    for a, b in itertools.pairwise(mentions):
        if (
            a.outcome
            and a.role in ("object", "of", "listed")
            and b.rank > 6
            and scene.links(a.last, b.first)
            and not (b.inside or b.partitive or speaks(scene, b) or _of_degree(scene, b))
        ):
            scene.give(b, a.outcome, 6, "listed")
    for b, a in zip(reversed(mentions), list(reversed(mentions))[1:], strict=False):
        if (
            b.outcome
            and b.role in ("subject", "with")
            and a.rank > 5
            and not (a.inside or a.partitive or a.whole)
            and scene.links(a.last, b.first)
        ):
            # "six with the gunman, and six wounded": a bare participle binds its own people only, over a comma.
            if is_reduced(b.outcome) and scene.surface.words[a.last] == ",":
                continue
            scene.give(a, b.outcome, 5, "with")


def _of_degree(scene: Scene, mention: Mention) -> bool:
    """ "33 people, 8 seriously": how badly, of those just told; no further people."""
    i = mention.last
    return mention.people.kind == "none" and i < scene.sentence.last and scene.surface.words[i].endswith("ly")


def together(scene: Scene) -> None:
    """ "She was killed along with her three daughters": the verb is said of both."""
    for outcome in scene.outcomes:
        if outcome.takes != "left" or outcome.nominal:
            continue
        link = _together_link(scene, outcome)
        for mention in scene.mentions:
            if (
                link is not None
                and link.last <= mention.first <= link.last + 2
                and scene.light(link.last, mention.first)
            ):
                scene.give(mention, outcome, 5, "with")


def _together_link(scene: Scene, outcome: Outcome) -> Hit | None:
    """The "along with" or "as well as" that adds people behind the verb, over its places and times."""
    surface = scene.surface
    for i in range(outcome.last, min(outcome.last + 22, scene.sentence.last)):
        link = surface.at["conjunction"].get(i)
        if link is not None and link.last - link.first >= 2:
            return link
        if (
            i in surface.at["reporting"]
            or surface.words[i] in BARRIERS
            or any(o.first <= i < o.last for o in scene.outcomes)
        ):
            return None
    return None


def listed_after_name(scene: Scene) -> None:
    """ "the murder of Dr Forero, his wife, and two other people": a list that opens with a name that no number counts."""
    surface, words = scene.surface, scene.surface.words
    taken = {id(m.outcome) for m in scene.mentions if m.outcome is not None}
    for outcome in scene.outcomes:
        if id(outcome) in taken or outcome.takes not in ("of", "right", "either") or outcome.mood != "real":
            continue
        mention = next((m for m in scene.mentions if m.first >= outcome.last), None)
        if (
            mention is None
            or mention.rank <= 6
            or mention.first - outcome.last > 14
            or mention.partitive
            or mention.whole
        ):
            continue
        k = mention.before if mention.before >= outcome.last else mention.first - 1
        joined = words[k] in (",", "and") or k in surface.at["conjunction"]
        gap = range(outcome.last, k)
        barred = any(
            i in surface.at["reporting"]
            or i in surface.at["clause"]
            or i in surface.at["auxiliary"]
            or words[i] in BARRIERS
            for i in gap
        )
        if joined and gap and not barred and not speaks(scene, mention) and (outcome.takes == "of" or words[k] != ","):
            scene.give(mention, outcome, 6, "listed")
