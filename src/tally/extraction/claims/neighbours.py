"""Part of level 6: the people right before a predicate or right after a verb ("30 wounded", "killing at least 12")."""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene, is_reduced, is_weak
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon import Entry

__all__ = ["adjacent", "labelled", "right_neighbour"]

_BETWEEN = frozenset(
    (
        '"',
        "'",
        ")",
        "who",
        "that",
        "which",
        "others",
        "other",
        "more",
        "people",
        "persons",
        "each",
        "of",
        "them",
        "whom",
    )
)


def adjacent(scene: Scene) -> None:
    """The people right before a predicate ("30 wounded", "12 were killed") or right after a verb ("killing at least 12")."""
    for k, outcome in enumerate(scene.outcomes):
        if outcome.takes in ("noun", "of") or outcome.nominal:
            continue
        left = _left_neighbour(scene, outcome)
        right = right_neighbour(scene, outcome)
        if outcome.takes == "either":
            if left and right:
                own = _has_own(scene, right, k)
                # Copy without commas ("killed a nurse wounded seven more"): each verb keeps what follows it.
                outcome.takes = "right" if left.role == "object" and not own else _reading(scene, left, own)
            elif right or _has_object(scene, outcome):
                outcome.takes = "right"
            else:
                outcome.takes = "left"
                outcome.passive = True
                if isinstance(outcome.entry, Entry) and outcome.entry.get("active_only"):
                    outcome.people = "never"
            outcome.passive = outcome.passive or outcome.takes == "left"
        if (
            outcome.takes == "right"
            and not right
            and left
            and isinstance(outcome.entry, Entry)
            and outcome.entry.get("intransitive")
            and outcome.begin == left.last
        ):
            scene.give(left, outcome, 3, "subject")
        if right and _has_verb(scene, right):
            continue
        if outcome.takes == "right" and right:
            if (
                right.partitive
                and outcome.means == "displaced"
                and any(
                    o.nominal and o.means == "injured" and right.first < o.first < right.last + 4
                    for o in scene.outcomes
                )
            ):
                continue
            scene.give(right, outcome, 3, "object")
        elif outcome.takes == "left" and left and not (left.role == "object" and outcome.means == "rescued"):
            # A bare participle ("guards held since Monday were freed") gives way to the verb of its clause.
            reduced = is_reduced(outcome)
            if is_weak(outcome) and any(i in scene.surface.at["auxiliary"] for i in range(left.number.last, left.last)):
                continue
            _give_apposed(scene, left, outcome)
            scene.give(left, outcome, 8 if is_weak(outcome) else 5 if reduced else 2, "subject")


def _reading(scene: Scene, left: Mention, own: bool) -> str:
    """Which way a bare past form with people on both sides looks."""
    return "left" if own or left.role in ("object", "noun") or _list_style(scene, left) else "right"


def _has_object(scene: Scene, outcome: Outcome) -> bool:
    """Whether a name or a noun phrase that no number counts follows the verb ("shot former minister Leigh"): then it is active."""
    surface, i = scene.surface, outcome.last
    if i >= scene.sentence.last or outcome.form not in ("past", "bare"):
        return False
    word = surface.words[i]
    if i in surface.at["determiner"]:
        return word not in ("all", "each", "as", "both", "such", "what")
    closed = any(
        i in surface.at[kind]
        for kind in (
            "preposition",
            "conjunction",
            "filler",
            "clause",
            "auxiliary",
            "reporting",
            "outcome",
            "tollverb",
            "relative",
            "day",
            "weekday",
            "month",
        )
    )
    return (
        word.isalpha()
        and len(word) > 2
        and not closed
        and not word.endswith(("ly", "day"))
        and not surface.is_caps
        and surface.is_capital(i) is False
        and i in surface.at["person"]
    )


def _give_apposed(scene: Scene, outer: Mention, outcome: Outcome) -> None:
    """What stands between the commas counts the same people again or parts of them: "Two families, 11 people in all, were killed"."""
    inner = [
        m
        for m in scene.mentions
        if m.first > outer.last
        and m.last <= outcome.begin
        and not m.whole
        and scene.surface.words[m.first] not in ("both", "all", "each")
    ]
    if not inner or outer.single:
        return
    for mention in inner:
        mention.inside = True
        scene.give(mention, outcome, 6, "apposed")


def _list_style(scene: Scene, left: Mention) -> bool:
    """ "12 killed 30 wounded": no agent begins a headline with a number and has no noun."""
    return left.people.kind == "none" and not left.single


def _left_neighbour(scene: Scene, outcome: Outcome) -> Mention | None:
    surface = scene.surface
    for mention in reversed(scene.mentions):
        bare = mention.last == outcome.begin == outcome.first and not _is_finite(outcome)
        told = bare or (mention.last + 1 == outcome.begin and scene.surface.words[mention.last] in ("who", "that"))
        if mention.whole and not told:
            continue
        if mention.last > outcome.begin:
            if mention.first < outcome.begin and mention.last <= outcome.last and mention.number.last <= outcome.begin:
                return mention
            continue
        gap = range(mention.last, outcome.begin)
        if (
            gap
            and surface.words[gap[-1]] in (",", ")", "-", "\u2013", "\u2014")
            and (outer := _before_apposition(scene, outcome.begin - 1))
        ):
            return outer
        if len(gap) <= 2 and all(_says_no_more(surface, i) for i in gap):
            if mention.before >= 0 and surface.words[mention.before] == "by" and len(gap) == 0 and not outcome.passive:
                return None
            return mention
        return None
    return None


def _says_no_more(surface: Surface, i: int) -> bool:
    """Words between people and their predicate that name nobody else: "14 of them with burns", "64 still missing"."""
    return surface.words[i] in _BETWEEN or (i in surface.at["filler"] and surface.words[i] != "most")


def _is_finite(outcome: Outcome) -> bool:
    """A verb that people do themselves ("died") makes a clause; a participle without auxiliary does not."""
    return isinstance(outcome.entry, Entry) and outcome.entry.get("takes") == "subject"


def _before_apposition(scene: Scene, comma: int) -> Mention | None:
    """The people before "..., as the army calls them, were killed": those whose phrase ends at the opening comma."""
    words = scene.surface.words
    opener = "(" if words[comma] == ")" else words[comma]
    for k in range(comma - 1, max(scene.sentence.first, comma - 20), -1):
        if words[k] == opener or (words[k] == '"' and words[k - 1] == opener):
            found = next(
                (
                    m
                    for m in scene.mentions
                    if m.last in (k, k - 1 if words[k - 1] in ('"', opener) else k) and not m.whole and not m.outside
                ),
                None,
            )
            if found is not None:
                return found
    return None


def right_neighbour(scene: Scene, outcome: Outcome) -> Mention | None:
    for mention in scene.mentions:
        if mention.first < outcome.last:
            continue
        return mention if mention.first - outcome.last <= 5 and scene.light(outcome.last, mention.first) else None
    return None


def labelled(scene: Scene) -> None:
    """ "Victims killed: 4. Victims injured: 10.": a word that heads its figure."""
    words = scene.surface.words
    for outcome in scene.outcomes:
        if outcome.last >= scene.sentence.last or words[outcome.last] not in (":", "="):
            continue
        for mention in scene.mentions:
            follows = outcome.last < mention.first <= outcome.last + 2
            if follows and not mention.single and mention.people.kind in ("none", "person"):
                scene.give(mention, outcome, 3, "label")


def _has_verb(scene: Scene, mention: Mention) -> bool:
    """ "claimed 40 militants had fled": an auxiliary right behind the people makes them the subject of their own clause."""
    return any(o.takes == "left" and o.begin == mention.last and o.begin < o.first for o in scene.outcomes)


def _has_own(scene: Scene, mention: Mention, k: int) -> bool:
    """Whether the next outcome stands right behind this mention and can only be meant for it."""
    return any(
        o.takes in ("left", "either") and not o.nominal and o.begin - mention.last in (0,)
        for o in scene.outcomes[k + 1 : k + 2]
    )
