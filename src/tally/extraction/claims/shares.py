"""Part of level 6: parts without a verb of their own ("including nine children", "three of the dead")."""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome

__all__ = ["among", "nobody_survived", "partitives", "parts_of_subject"]


def parts_of_subject(scene: Scene) -> None:
    """ "killed 12 people, including nine children", "nine of them children": a part without a verb of its own has that of its whole."""
    surface = scene.surface
    for a, b in zip(scene.mentions, scene.mentions[1:], strict=False):
        if a.outcome is None or b.rank <= 7 or b.whole:
            continue
        since = max(a.last, a.outcome.last if a.outcome.last <= b.first else a.last)
        gap = range(since, b.first)
        if any(i in surface.at["reporting"] or surface.words[i] in ";.!?" for i in gap):
            continue
        if any(since <= o.first < b.first and not o.nominal for o in scene.outcomes):
            continue
        if (b.inside and len(gap) <= 16) or (b.partitive and len(gap) <= 4):
            scene.give(b, a.outcome, 7, "part")


def among(scene: Scene) -> None:
    """ "Nine children were among the 30 killed"; "Among the dead are a couple and two girls"."""
    words = scene.surface.words
    for outcome in scene.outcomes:
        k = next(
            (
                i
                for i in range(outcome.first - 1, max(scene.sentence.first - 1, outcome.first - 6), -1)
                if words[i] == "among"
            ),
            None,
        )
        if k is None or not (
            outcome.nominal or outcome.takes == "noun" or any(m.outcome is outcome for m in scene.mentions)
        ):
            continue
        whole = next((m for m in scene.mentions if m.outcome is outcome), None)
        for mention in scene.mentions:
            end = _past_ages(scene, mention, k)
            before = (
                end < k
                and k - end <= 3
                and all(i in scene.surface.at["auxiliary"] or i in scene.surface.at["filler"] for i in range(end, k))
            )
            after = (
                whole is None
                and 0 < mention.first - outcome.last <= 3
                and any(i in scene.surface.at["auxiliary"] for i in range(outcome.last, mention.first))
            )
            if (before or after) and mention.rank > 5:
                mention.inside = True
                scene.give(mention, outcome, 5, "among")
                if before:
                    _coordinate_before_among(scene, mention)
    _coordinate_after_among(scene)


def _past_ages(scene: Scene, mention: Mention, k: int) -> int:
    """Where the phrase ends with its ages: "four children, aged between three and nine, were among"."""
    words, end = scene.surface.words, mention.last
    if end + 2 < k and words[end] == "," and words[end + 1] in ("aged", "ages", "all", "both"):
        return next((i + 1 for i in range(end + 2, min(k, end + 10)) if words[i] == ","), end)
    return end


def _coordinate_before_among(scene: Scene, last: Mention) -> None:
    """ "A man and a baby were among the dead": the whole list is."""
    at = scene.mentions.index(last)
    for a, b in zip(reversed(scene.mentions[:at]), reversed(scene.mentions[: at + 1]), strict=False):
        if a.rank <= 5 or not scene.links(a.last, b.first) or b.outcome is None:
            return
        a.inside = True
        scene.give(a, b.outcome, 5, "among")


def nobody_survived(scene: Scene) -> None:
    """ "None of the 84 survived": 84 killed, as the words imply."""
    for none, whole in zip(scene.mentions, scene.mentions[1:], strict=False):
        outcome = none.outcome or whole.outcome
        if none.number.kind != "none" or not whole.whole or outcome is None or outcome.means != "rescued":
            continue
        implied = Outcome(outcome.first, outcome.last, "killed", outcome.takes)
        implied.begin, implied.entry, implied.flags = outcome.begin, outcome.entry, ("derived",)
        none.outcome, none.rank, none.role = outcome, min(none.rank, 4), "subject"
        whole.outcome, whole.rank, whole.role = implied, 2, "derived"


def _coordinate_after_among(scene: Scene) -> None:
    for a, b in zip(scene.mentions, scene.mentions[1:], strict=False):
        if (
            a.role == "among"
            and a.outcome
            and b.rank > 6
            and scene.links(a.last, b.first)
            and scene.give(b, a.outcome, 6, "among")
        ):
            b.inside = True


def partitives(scene: Scene) -> None:
    """ "Three of the dead were soldiers": no verb of their own says more."""
    for mention in scene.mentions:
        if (
            mention.rank <= 7
            or not mention.partitive
            or mention.before in scene.surface.at["reporting"]
            or mention.before in scene.surface.at["frame"]
        ):
            continue
        start = mention.number.last
        for outcome in scene.outcomes:
            if start < outcome.first <= start + 5 and (
                outcome.nominal or outcome.takes == "noun" or _is_whole(scene, outcome)
            ):
                scene.give(mention, outcome, 8, "partitive")
                break


def _is_whole(scene: Scene, outcome: Outcome) -> bool:
    """Whether a counted whole stands at this outcome: "nine of the 30 killed"."""
    return any(m.outcome is outcome and m.rank < 8 for m in scene.mentions)
