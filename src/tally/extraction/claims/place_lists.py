"""Part of level 6: counts that are listed by place, behind a word that tells what happened there.

"Deaths by state: Rivers 12; Bayelsa 7", "Deaths were recorded in Karsan (12), Velgrad (7) and Holm (3)". Public function:
`place_by_place`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, REPORTING

__all__ = ["place_by_place"]

_HEAD: Final = 8  # words from "deaths" to the first name
_PARTS: Final = 16  # words from "fatalities" to the first name where these are counted in all
_NAME: Final = 4  # words of a name in a list
_ITEMS: Final = 2  # so many make a list
_OPENS: Final = frozenset((":", ",", ";", "and", "in", "at", "from", "between", "among", "across"))
_ENDS: Final = frozenset((",", ";", ".", ")", "and"))
_WHERE: Final = frozenset(("in", "at", "from", "between", "among", "across"))


def place_by_place(scene: Scene, tolls: list[Hit]) -> None:
    """Give the figures of a list of places the outcome that its head names. `tolls`: the toll words of the sentence."""
    if len(scene.mentions) < _ITEMS or not (scene.outcomes or tolls):
        return
    for outcome in scene.outcomes:
        if outcome.mood != "real":
            continue
        whole = next((m for m in scene.mentions if m.outcome is outcome and not m.single), None)
        if whole is not None:
            _list(scene, outcome, whole)
        elif outcome.takes == "noun" or outcome.nominal:
            _list(scene, outcome)
    for hit in tolls:
        toll = Outcome(hit.first, hit.last, hit.means, "toll")
        toll.entry = hit.entry
        _list(scene, toll)


def _list(scene: Scene, head: Outcome, whole: Mention | None = None) -> None:
    """`whole`: those whom the head counts in all; what is listed are their parts ("600 deaths, most of them in Karsan (311) and ...")."""
    items: list[Mention] = []
    for mention in scene.mentions:
        if mention.first < head.last or mention is whole:
            continue
        begin = _name_before(scene, mention)
        if begin < 0 or not _follows(scene, head, items, begin, _PARTS if whole is not None else _HEAD):
            break
        items.append(mention)
    if whole is not None and not _are_parts(scene, head, whole, items):
        return
    if len(items) >= _ITEMS:
        for item in items:
            if item.rank > 4:
                item.outcome, item.rank, item.role = head, 4, "label"
                item.within = item.within or whole is not None


def _are_parts(scene: Scene, head: Outcome, whole: Mention, items: list[Mention]) -> bool:
    """Whether the figures listed behind a count can be parts of it, each in its bracket, and nothing else is told in between."""
    total = whole.number.size()
    if not items or total is None or sum(item.number.size() or 0 for item in items) > total:
        return False
    first, kinds = items[0].first, scene.kinds
    told = any(head.last <= o.first < first for o in scene.outcomes)
    said = any(kinds[i] & REPORTING and not kinds[i - 1] & AUXILIARY for i in range(head.last, first))
    return not (told or said) and all(scene.words[item.first - 1] == "(" for item in items)


def _name_before(scene: Scene, mention: Mention) -> int:
    """The first word of the name that a bare or bracketed figure stands behind; -1 where it is another figure."""
    words, at = scene.words, mention.first - 1
    if mention.single or mention.people.kind != "none" or mention.first != mention.number.first:
        return -1
    if words[at] == "(":
        if words[mention.last : mention.last + 1] != [")"]:
            return -1
        at -= 1
    elif mention.last < scene.last and words[mention.last] not in _ENDS:
        return -1
    begin = at + 1
    while begin > scene.first and at + 1 - begin < _NAME and scene.surface.is_capital(begin - 1):
        begin -= 1
    return begin if scene.first < begin <= at and words[begin - 1] in _OPENS else -1


def _follows(scene: Scene, head: Outcome, items: list[Mention], begin: int, reach: int) -> bool:
    """Whether the name at `begin` opens the list behind its head, or goes on with it."""
    words = scene.words
    if items:
        return 0 < begin - items[-1].last <= 3 and words[begin - 1] in (",", ";", "and")
    if not 0 < begin - head.last <= reach:
        return False
    if words[begin - 1] == ":":
        return True
    # "were recorded in Karsan (12)": a bracket alone holds a figure apart from its place.
    return words[begin - 1] in _WHERE and "(" in words[begin : begin + _NAME + 1]
