"""Part of level 6: the subject further to the left ("35 devotees, 28 of them women, from four towns were killed")."""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention, takes
from tally.extraction.claims.scene import BARRIERS, Scene, is_reduced, is_weak
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface

__all__ = ["subjects"]

_SUBJECT_REACH = 32


def subjects(scene: Scene) -> None:
    """The subject further to the left: "35 devotees, 28 of them women, from four towns were killed"."""
    have = {id(m.outcome) for m in scene.mentions if m.role in ("subject", "object")}
    for outcome in scene.outcomes:
        if outcome.takes == "left" and not outcome.nominal and not is_weak(outcome) and id(outcome) not in have:
            _seek_subject(scene, outcome)


def _seek_subject(scene: Scene, outcome: Outcome) -> None:
    surface, words = scene.surface, scene.surface.words
    reporting = surface.at["reporting"]
    i = outcome.begin - 1
    if i > scene.sentence.first and words[i] in ("who", "which") and words[i - 1] == ",":
        return
    floor = max(scene.sentence.first, i - _SUBJECT_REACH)
    if i >= floor and words[i] in ("and", "or", "but", "then"):
        _shared_subject(scene, outcome)
        return
    spans = {k: m for m in scene.mentions for k in range(m.first, m.last)}
    while i >= floor:
        reduced = _reduced_at(scene, outcome, i)
        if reduced is not None:
            i = reduced.last - 1
        mention = spans.get(i)
        if mention is not None:
            i = mention.first - 1
            if mention.whole or _inside_phrase(surface, mention) or _is_definite(mention):
                continue
            if mention.rank <= 3:
                if mention.partitive or mention.inside:
                    continue
                return
            # A bare participle far from its people ("12 people in Karsan injured") yields to any verb of theirs.
            if scene.give(mention, outcome, 6 if is_reduced(outcome) else 4, "subject") and not (
                mention.partitive or mention.inside
            ):
                return
            continue
        if i in reporting and words[i - 1] in ("it", "he", "she", "they", "we"):
            i -= 2
            continue
        if words[i] in BARRIERS or i in reporting:
            return
        if i in surface.at["clause"] and words[i] not in (
            "who",
            "which",
            "that",
            "whom",
            "whose",
            "including",
            "as well as",
            "since",
            "until",
        ):
            return
        jumped = _over_relative(scene, outcome, i)
        if jumped is None:
            return
        i = jumped - 1


def _is_definite(mention: Mention) -> bool:
    """ "the spokesman", "his brother": one definite person counts only right beside the verb or in a list."""
    return mention.single and "definite_singular" in mention.number.flags


def _reduced_at(scene: Scene, outcome: Outcome, i: int) -> Mention | None:
    """The people of a bare participle at word i ("guards held since Monday were freed"), whose clause the verb may close."""
    other = next((o for o in scene.outcomes if o is not outcome and o.first <= i < o.last and is_reduced(o)), None)
    return next(
        (
            m
            for m in scene.mentions
            if other is not None and m.outcome is other and m.rank == 5 and m.last <= other.first
        ),
        None,
    )


def _over_relative(scene: Scene, outcome: Outcome, i: int) -> int | None:
    """Where to go on left of word i: past a relative clause that holds another outcome, else just past i; None = a barrier."""
    surface = scene.surface
    if surface.words[i] in ("and", "but", "or") and i + 1 < scene.sentence.last:
        following = i + 1
        if following in surface.at["determiner"] and surface.words[following] not in ("other",):
            return None
    if any(o is not outcome and o.first <= i < o.last and _is_verb(scene, o) for o in scene.outcomes):
        for k in range(i, max(scene.sentence.first, i - 14), -1):
            if surface.words[k] in ("who", "which", "that", "whom"):
                return k
        return None
    return i


def _is_verb(scene: Scene, outcome: Outcome) -> bool:
    """Whether an outcome is a verb of its own: "Friday's shooting" is a noun, as long as nobody is its object."""
    if outcome.nominal or outcome.takes in ("noun", "of"):
        return False
    return outcome.form != "gerund" or any(m.outcome is outcome for m in scene.mentions)


def _inside_phrase(surface: Surface, mention: Mention) -> bool:
    """Whether a preposition holds this mention away from the verb: "in two attacks", "by five gunmen"; "of" only in "N of the M"."""
    k = mention.before
    if k < 0 or k not in surface.at["preposition"]:
        return False
    if surface.words[k] != "of":
        return surface.words[k] not in ("about", "over", "under", "up", "as", "than", "between", "from") or (
            mention.number.kind == "exact" and surface.words[k] in ("from", "over", "under", "about")
        )
    return k > 0 and surface.words[k - 1][0].isdigit()


def _shared_subject(scene: Scene, outcome: Outcome) -> None:
    """ "was shot and died": the second verb has the first one's subject; it decides where the first left the fate open."""
    for mention in reversed(scene.mentions):
        if mention.last > outcome.begin or mention.outcome is None:
            continue
        first = mention.outcome
        if (
            (
                first.means in ("killed_or_injured", "casualties", "trapped", "missing")
                and mention.role in ("subject", "with", "object")
                and outcome.means in ("killed", "injured", "rescued")
                and takes(outcome, mention, scene.disease)
            )
            and outcome.begin - mention.last <= 12
            and not any(i in scene.surface.at["reporting"] for i in range(mention.last, outcome.begin))
        ):
            mention.outcome = outcome
        return
    spans = [m for m in scene.mentions if m.last <= outcome.begin and m.rank > 6]
    for mention in reversed(spans):
        if (
            outcome.begin - mention.last <= 14
            and not _inside_phrase(scene.surface, mention)
            and not (mention.partitive or mention.inside)
        ):
            between = range(mention.last, outcome.begin)
            if any(i in scene.surface.at["reporting"] or scene.surface.words[i] in BARRIERS for i in between):
                return
            if any(i in scene.surface.at["determiner"] and scene.surface.words[i - 1] in ("and", ",") for i in between):
                return
            scene.give(mention, outcome, 5, "subject")
            return
