"""Part of level 8: place and time that layout hands down: a row's first cell, a column's head, a label, a heading."""

from __future__ import annotations

from datetime import date

from tally.extraction.anchors import Scene
from tally.extraction.blocks import Block
from tally.extraction.places import find_places, is_place_name
from tally.extraction.sources import mark_said, mark_sources
from tally.extraction.slots import Draft, Range
from tally.extraction.text import Surface
from tally.extraction.times import Time, find_times

__all__ = ["dateline_day", "hand_down", "set_the_scene"]

_BRACKETS = ("brackets", "parentheses", "parenthesis", "bracketed")


def hand_down(surface: Surface, drafts: list[Draft], whens: dict[int, Time], base: date | None) -> None:
    """Give each draft without a place or a time those of its row, label or heading."""
    blocks = surface.blocks
    heads: dict[int, list[Time]] = {}
    for draft in drafts:
        index = surface.sentence(draft.number.first).block
        block = blocks[index]
        if block.kind == "row" and block.cells:
            place = _row_place(surface, blocks, index)
            if place is not None:
                draft.place = place
            time = _row_time(surface, blocks, index, draft, heads, base)
            if time is not None and id(draft) not in whens:
                whens[id(draft)] = time
        elif draft.place is None and (label := _label(surface, blocks, index, draft)) is not None:
            draft.place = label
            draft.evidence.setdefault("place", label)


def dateline_day(surface: Surface) -> date | None:
    """The day of the first dateline that tells its year, for a text of which no day of publication is known."""
    for block in surface.blocks[:6]:
        if block.day is not None:
            times = find_times(surface, *_words_in(surface, *block.day), None)
            if times and times[0].start is not None:
                return times[0].start
    return None


def set_the_scene(surface: Surface, scene: Scene, whens: dict[int, Time], base: date | None) -> None:
    """Give the first count of a text, where its sentence tells neither, the time and place of the sentence right before it.

    "A coach left the road on the pass before dawn. Seventeen people were killed." The parts of that count have them too.
    """
    first = scene.drafts[0]
    index = surface.sentence(scene.first).index
    if index == 0 or id(first) in whens or surface.block(scene.first).kind not in ("paragraph", "post"):
        return
    before = surface.sentences[index - 1]
    if surface.blocks[before.block].kind not in ("paragraph", "post"):
        return
    above = Scene(surface, before.first, before.last, [])
    above.times = find_times(surface, before.first, before.last, base)
    above.places = find_places(surface, before.first, before.last, frozenset(i for t in above.times for i in range(t.lead, t.last)))
    mark_said(above)
    mark_sources(above)
    time = next((t for t in above.times if not t.said and t.kind == "point" and t.grain not in ("same", "stretch")), None)
    place = next((p for p in above.places if p.name and not p.source and p.prep in ("in", "near", "object")), None)
    family = [d for d in scene.drafts if d is first or d.parent is first or (d.parent is not None and d.parent.parent is first)]
    for draft in family:
        if time is not None and id(draft) not in whens:
            whens[id(draft)] = time
            draft.flags.append("carried_over")
        if place is not None and draft.place is None:
            draft.place = (place.first, place.last)
            draft.flags.append("carried_over")


def _words_in(surface: Surface, start: int, end: int) -> Range:
    first = surface.first_at(start)
    last = first
    while last < len(surface.words) and surface.starts[last] < end:
        last += 1
    return first, last


def _row_place(surface: Surface, blocks: list[Block], index: int) -> Range | None:
    """The name in a row's first cell; a total has the place that the table's heading names."""
    cell = blocks[index].cells[0]
    first, last = _words_in(surface, cell[0], cell[1])
    while first < last and not surface.words[first][0].isalnum():
        first += 1
    if first < last and surface.words[first] in ("total", "all", "overall", "sum", "grand"):
        return _heading_place(surface, blocks, index)
    if is_place_name(surface, first, last):
        return (first + 1, last) if surface.words[first] in ("in", "at") and last - first > 1 else (first, last)
    head_first, head_last = _words_in(surface, cell[2], cell[3]) if cell[3] else (0, 0)
    if first < last and surface.words[first].isalpha() and any(i in surface.at("place_noun") for i in range(head_first, head_last)):
        return first, last
    return None


def _above(blocks: list[Block], index: int) -> list[int]:
    """The headings over a row: its table's column heads and titles."""
    found = []
    at = index - 1
    while at >= 0 and len(found) < 4:
        if blocks[at].kind in ("heading", "paragraph") or (blocks[at].kind == "row" and found):
            found.append(at)
        elif blocks[at].kind != "row":
            break
        if blocks[at].kind == "paragraph":
            break
        at -= 1
    return found


def _heading_place(surface: Surface, blocks: list[Block], index: int) -> Range | None:
    for at in _above(blocks, index):
        first, last = _words_in(surface, blocks[at].start, blocks[at].end)
        for k in range(first, last):
            hit = surface.at("place_noun").get(k)
            if hit is not None and hit.means in ("area", "settlement") and k > first and surface.words[k - 1].isalpha() and not surface.lexicon.knows(surface.words[k - 1]):
                begin = k - 1
                while begin > first and surface.words[begin - 1].isalpha() and not surface.lexicon.knows(surface.words[begin - 1]):
                    begin -= 1
                return begin, hit.last
    return None


def _row_time(surface: Surface, blocks: list[Block], index: int, draft: Draft, heads: dict[int, list[Time]], base: date | None) -> Time | None:
    """The time of a column's head, else of the table's heading; a figure in brackets has the one said to be in brackets."""
    for start, end, head_start, head_end in blocks[index].cells:
        if start <= draft.number.start < end and head_end:
            times = find_times(surface, *_words_in(surface, head_start, head_end), base)
            if times:
                return times[0]
    in_brackets = surface.words[draft.number.first - 1] == "("
    for at in _above(blocks, index):
        if at not in heads:
            heads[at] = find_times(surface, *_words_in(surface, blocks[at].start, blocks[at].end), base)
        first = None
        for time in heads[at]:
            bracketed = any(surface.words[i] in _BRACKETS for i in range(time.last, min(time.last + 3, len(surface.words))))
            if bracketed == in_brackets and (bracketed or first is None):
                first = time
                if bracketed:
                    break
        if first is not None or heads[at]:
            return first or heads[at][0]
    return None


def _label(surface: Surface, blocks: list[Block], index: int, draft: Draft) -> Range | None:
    """"KHARKIV: 2 killed": the label of an item, or of one of several lines with labels; never a dateline's."""
    block = blocks[index]
    if block.label is None or draft.number.start < block.label[1]:
        return None
    listed = block.kind in ("item", "post") or any(0 <= at < len(blocks) and blocks[at].label is not None and blocks[at].kind == block.kind for at in (index - 1, index + 1))
    if not listed:
        return None
    first, last = _words_in(surface, *block.label)
    return (first, last) if is_place_name(surface, first, last) else None
