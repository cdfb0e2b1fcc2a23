"""Part of level 8: which place, which time of a sentence belongs to which of its figures.

A figure has what stands behind it before the next figure, else what leads up to it, else what it shares with a figure
beside it, else what opens the sentence. Public names: `Scene`, `give`.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from tally.extraction.scope.days import Time
from tally.extraction.scope.places import Place
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["Scene", "give", "is_passive", "opening"]

_NEAR = 3
_TOGETHER = ("all", "total", "altogether")
_PASSIVE = frozenset(("been", "was", "were", "is", "are", "be", "being"))
_DASHES = frozenset("\u2013\u2014")
_LEADS = _DASHES | {",", "and", ";", "while", "but", ":"}


class Anchor(Protocol):
    """A place or a time: `lead`..`last` are its words with the preposition."""

    first: int
    last: int
    lead: int


A = TypeVar("A", bound=Anchor)


class Scene:
    """One sentence with its claims in reading order, its times and places; `body`: the word behind dateline and label."""

    __slots__ = ("body", "drafts", "first", "last", "places", "surface", "times")

    def __init__(self, surface: Surface, first: int, last: int, drafts: list[Draft]) -> None:
        self.surface, self.first, self.last = surface, first, last
        self.drafts = sorted(drafts, key=lambda d: (d.number.first, d.number.last))
        self.times: list[Time] = []
        self.places: list[Place] = []
        block = surface.block(first)
        self.body = first
        if block.start <= surface.starts[first] and (block.body > block.start or block.label):
            begin = block.label[1] + 1 if block.label and block.kind != "paragraph" else block.body
            self.body = max(first, min(surface.first_at(begin), last - 1))

    def hits(self, kind: str) -> Iterator[Hit]:
        """The lexicon's entries of one kind in this sentence, in reading order."""
        found = self.surface.hits.get(kind, ())
        for k in range(bisect_left(found, self.first, key=lambda h: h.first), len(found)):
            if found[k].first >= self.last:
                return
            yield found[k]

    def between(self, a: int, b: int, kind: str) -> bool:
        """Whether the lexicon has a word of `kind` among the words a..b; the "'s" of an owner is no verb."""
        at, words = self.surface.at[kind], self.surface.words
        return any(i in at and words[i] not in ("'", "s") for i in range(a, b))

    def voiced(self, a: int, b: int) -> bool:
        """Whether a voice speaks up among the words a..b: a verb of saying, not "was confirmed dead"."""
        at = self.surface.at["reporting"]
        return any(i in at and not is_passive(self, i) for i in range(a, b))


def is_passive(scene: Scene, verb: int) -> bool:
    """Whether a verb of saying has no speaker here: "deaths have been reported in X", "was confirmed dead"."""
    return verb > scene.first and scene.surface.words[verb - 1] in _PASSIVE


def opening(scene: Scene, anchor: Anchor) -> bool:
    """Whether an anchor opens its sentence, a clause of it, or what stands behind a dash: "In Kosti, she said, ..."."""
    before = anchor.lead - 1
    return (
        before < scene.first
        or anchor.lead <= scene.body
        or scene.surface.words[before] in (";", ":", '"', "while", "but", ".")
        or scene.surface.words[before] in _DASHES
    )


def give(
    scene: Scene,
    anchors: list[A],
    fits: Callable[[Draft, A], bool],
    rank: Callable[[A], int],
    spreads: Callable[[A], bool],
) -> dict[int, A]:
    """The anchor of each draft, by its index in `scene.drafts`. `spreads`: whether an anchor may be shared with a later figure."""
    chosen: dict[int, A] = {}
    held: A | None = next((a for a in anchors if opening(scene, a) and a.lead <= scene.body), None)
    for first, last in _stretches(scene):
        inside = [k for k, d in enumerate(scene.drafts) if first <= d.number.first < last]
        near = [a for a in anchors if first <= a.lead < last]
        if inside:
            own = _own(scene, inside, near, (first, last), fits, rank)
            _share(scene, inside, own, fits, spreads)
            begin = (
                min(own, default=len(scene.drafts))
                if not scene.voiced(first, scene.drafts[inside[0]].number.first) or first == scene.first
                else 0
            )
            own.update({k: held for k in inside if k < begin and held is not None and fits(scene.drafts[k], held)})
            chosen.update(own)
            held = next((own[k] for k in reversed(inside) if k in own and spreads(own[k]) and _lasts(own[k])), held)
        elif near and spreads(near[-1]) and _lasts(near[-1]):
            held = near[-1]
    return chosen


def _lasts(anchor: Anchor) -> bool:
    """Whether an anchor still holds behind a semicolon: not "Sunday's crush"."""
    return not (isinstance(anchor, Time) and anchor.owner)


def _stretches(scene: Scene) -> list[tuple[int, int]]:
    cuts = [scene.first, *(i + 1 for i in range(scene.first, scene.last) if scene.surface.words[i] == ";"), scene.last]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def _own(
    scene: Scene,
    inside: list[int],
    anchors: list[A],
    stretch: tuple[int, int],
    fits: Callable[[Draft, A], bool],
    rank: Callable[[A], int],
) -> dict[int, A]:
    """What stands right of each figure, else left of it."""
    own: dict[int, A] = {}
    lefts: dict[int, A] = {}
    for at, k in enumerate(inside):
        right = _right(scene, inside, at, anchors, stretch[1], fits, rank)
        if right is not None:
            own[k] = right
    for at, k in enumerate(inside):
        left = _left(scene, inside, at, anchors, stretch[0], own, fits, rank)
        if left is not None and (k not in own or rank(left) < rank(own[k])):
            lefts[k] = left
    own.update(lefts)
    return own


def _right(
    scene: Scene,
    inside: list[int],
    at: int,
    anchors: list[A],
    limit: int,
    fits: Callable[[Draft, A], bool],
    rank: Callable[[A], int],
) -> A | None:
    draft = scene.drafts[inside[at]]
    following = scene.drafts[inside[at + 1]] if at + 1 < len(inside) else None
    part = scene.drafts[inside[at - 1]] if at else None
    whole = _is_whole_of(scene, draft, part)
    if following is not None and _is_whole_of(scene, following, draft):
        following = scene.drafts[inside[at + 2]] if at + 2 < len(inside) else None
    end = following.number.first if following is not None else limit
    found = [
        a
        for a in anchors
        if draft.number.last <= a.lead
        and a.last <= end
        and fits(draft, a)
        and not (following is not None and _leads_to(scene, a, following))
        and not _turned(scene, draft, a, following)
        and (not whole or (_touches(scene, draft, a) and not (part is not None and part.what == draft.what)))
    ]
    return min(found, key=lambda a: (rank(a), a.lead)) if found else None


def _turned(scene: Scene, draft: Draft, anchor: Anchor, following: Draft | None) -> bool:
    """Whether the sentence turns to the next figure before the anchor.

    "Two were killed, while in X a tornado killed 13"; "killed six, days after an attack in X killed 12".
    """
    if following is None:
        return False
    if any(scene.surface.words[i] in ("while", "whereas", "but") for i in range(draft.number.last, anchor.lead)):
        return True
    clauses = scene.surface.clause_of
    here = clauses[anchor.lead]
    inside = (
        here == clauses[anchor.lead - 1] == clauses[following.number.first] and anchor.last <= following.number.first
    )
    return inside and here != clauses[draft.number.last - 1]


def _is_whole_of(scene: Scene, draft: Draft, part: Draft | None) -> bool:
    """ "two of the five people missing in X": the five are named as the whole of a part only."""
    if part is None:
        return False
    gap = scene.surface.words[part.number.last : draft.number.first]
    return (
        0 < len(gap) <= 6
        and gap[0] == "of"
        and (part.parent is draft or draft.repeats is not None or gap[-1] in ("the", "s", "'", "of", "these", "those"))
    )


def _touches(scene: Scene, draft: Draft, anchor: Anchor) -> bool:
    return (
        anchor.lead
        - max(
            draft.people.last,
            draft.what[1] if draft.what and draft.what[0] >= draft.number.first and draft.what[1] <= anchor.lead else 0,
            draft.number.last,
        )
        <= 1
    )


def _leads_to(scene: Scene, anchor: Anchor, draft: Draft) -> bool:
    """ ", and in Y three died": the anchor opens the clause of the next figure."""
    words = scene.surface.words
    gap = draft.number.first - anchor.last
    return (
        words[anchor.lead - 1] in _LEADS
        and gap <= _NEAR
        and words[anchor.last] not in ("and", ",")
    ) or (gap <= 1 and words[anchor.lead - 1] in (",", "and") and words[anchor.last] == ",")


def _left(
    scene: Scene,
    inside: list[int],
    at: int,
    anchors: list[A],
    floor: int,
    own: dict[int, A],
    fits: Callable[[Draft, A], bool],
    rank: Callable[[A], int],
) -> A | None:
    draft = scene.drafts[inside[at]]
    begin = scene.drafts[inside[at - 1]].number.last if at else floor
    taken = own.get(inside[at - 1]) if at else None
    if at and _is_whole_of(scene, draft, scene.drafts[inside[at - 1]]):
        return None
    found = [
        a
        for a in anchors
        if begin <= a.lead
        and a.last <= draft.number.first
        and fits(draft, a)
        and a is not taken
        and not (rank(a) and not opening(scene, a) and scene.surface.words[a.last] == ",")
    ]
    return min(found, key=lambda a: (rank(a), -a.lead)) if found else None


def _share(
    scene: Scene, inside: list[int], own: dict[int, A], fits: Callable[[Draft, A], bool], spreads: Callable[[A], bool]
) -> None:
    """Figures of one list or one verb share an anchor, forwards and backwards."""
    drafts = scene.drafts
    lone = set(own)
    for a, b in itertools.pairwise(inside):
        part = drafts[b].parent is drafts[a] and b == a + 1
        if (
            b not in own
            and a in own
            and (part or spreads(own[a]))
            and fits(drafts[b], own[a])
            and not _parted(scene, drafts[a], drafts[b], isinstance(own[a], Time))
            and not _is_whole_of(scene, drafts[b], drafts[a])
        ):
            own[b] = own[a]
    for b, a in zip(reversed(inside), list(reversed(inside))[1:], strict=False):
        if a > inside[0] and _is_whole_of(scene, drafts[a], drafts[a - 1]):
            continue
        if (
            a not in own
            and b in own
            and fits(drafts[a], own[b])
            and _held_back(scene, drafts[a], drafts[b], own[b])
            and (b in lone or spreads(own[b]))
        ):
            own[a] = own[b]


def _parted(scene: Scene, a: Draft, b: Draft, timed: bool) -> bool:
    """Whether another voice, another verb of counting or a dash stands between two figures."""
    first, last = a.number.last, b.number.first
    words = scene.surface.words
    if b.parent is a and last - first <= 6:
        return False
    whole = timed and any(words[i] in _TOGETHER for i in range(last, min(last + 5, scene.last)))
    if any(
        (words[i] in _DASHES and not whole)
        or words[i] in ("while", "whereas", "but", "although", "though")
        or (words[i] == "that" and words[i - 1] == "and")
        for i in range(first, last)
    ):
        return True
    if any(words[i] in ("against", "compared") for i in range(first, last)):
        return timed
    if any(
        words[i].endswith("ing") and i in scene.surface.at["tollverb"] and words[i - 1] in (",", "and")
        for i in range(first, last)
    ):
        return True
    others: list[Place] | list[Time] = scene.places if timed else [t for t in scene.times if not t.said]
    if any(
        a.number.last < o.lead
        and o.last <= b.number.first
        and (words[o.lead - 1] in (",", "and") or (isinstance(o, Time) and o.owner))
        for o in others
    ):
        return True
    return scene.voiced(first, last) and not (b.what is not None and b.what == a.what)


def _elliptic(scene: Scene, draft: Draft, anchor: Anchor) -> bool:
    """ "nine were killed and 12 injured on Monday": a participle right behind the figure, that leans on the verb before it."""
    if (
        draft.what is None
        or draft.what[0] > max(draft.people.last, draft.number.last) + 1
        or scene.between(draft.number.last, anchor.lead, "auxiliary")
    ):
        return False
    hit = scene.surface.at["outcome"].get(draft.what[0])
    return hit is not None and hit.entry.get("takes") in ("object", "state") and hit.form != "base"


def _held_back(scene: Scene, a: Draft, b: Draft, anchor: Anchor) -> bool:
    """Whether what is said of the later figure b holds for a: one verb for both, or a clause that is about all of it."""
    words, first, last = scene.surface.words, a.number.last, b.number.first
    if anchor.last <= a.number.first:
        return True
    if b.parent is a and a.what is not None and a.what[0] < b.number.first:
        comma = any(words[i] == "," for i in range(b.number.last, anchor.lead))
        if not comma or scene.between(b.number.last, anchor.lead, "auxiliary"):
            return False
    elif (
        a.what != b.what
        and scene.between(a.number.last, b.number.first, "auxiliary")
        and scene.between(b.number.last, anchor.lead, "auxiliary")
        and not scene.between(b.number.last, anchor.lead, "clause")
        and not scene.between(b.number.last, anchor.lead, "event_noun")
    ):
        return False
    if b.parent is a or a.what == b.what:
        return True
    turns = any(
        words[i] in ("while", "whereas", "but", "compared", "against") or (words[i] == "that" and words[i - 1] == "and")
        for i in range(first, last)
    )
    if turns or scene.voiced(first, last):
        return False
    return (
        scene.between(b.number.last, anchor.lead, "clause")
        or scene.between(b.number.last, anchor.lead, "event_noun")
        or not scene.between(first, last, "auxiliary")
        or _elliptic(scene, b, anchor)
    )
