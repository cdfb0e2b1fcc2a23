"""Part of level 8: place and time that layout hands down: a row's first cell, a column's head, a label, a heading."""

from __future__ import annotations

from datetime import date
from typing import Final

from tally.extraction.scope.days import Time, year
from tally.extraction.scope.lasting import is_of_it
from tally.extraction.scope.places import find_places, is_place_name
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.sites import Sites
from tally.extraction.scope.sources import mark_said, mark_sources
from tally.extraction.scope.times import find_times
from tally.extraction.slots import Draft, Range
from tally.extraction.text import Surface
from tally.lexicon.kinds import EVENT_NOUN, OUTCOME, PLACE_DIRECTION, PLACE_NOUN, REPORTING

__all__ = ["dateline_day", "first_year", "hand_down", "set_the_scene"]

_OPENING: Final = 8
_HEAD: Final = 8  # words that open a line before its colon or dash
_NO_HEAD: Final = frozenset((".", ";", "(", "?", "!", "|"))
_DASHES: Final = frozenset(("-", "\u2013", "\u2014"))
_SCENE: Final = 120
# What is done when all is over: "The committee visited the site on Monday. Twelve people had died."
_LATER: Final = frozenset("inquiry inquest committee commission hearing sitting visited toured concluded bowed".split())
_BRACKETS: Final = ("brackets", "parentheses", "parenthesis", "bracketed")


def hand_down(sites: Sites, drafts: list[Draft], whens: dict[Draft, Time], base: date | None) -> None:
    """Give each draft without a place or a time those of its row, label or heading."""
    surface = sites.surface
    blocks = surface.blocks
    table = _Table(surface, base, {surface.sentence(draft.number.first).block for draft in drafts})
    dated: dict[int, Time | None] = {}
    for draft in drafts:
        index = surface.sentence(draft.number.first).block
        block = blocks[index]
        if block.kind == "row" and block.cells:
            place = _row_place(sites, table, index)
            if place is not None:
                draft.place = place
            time = _row_time(surface, table, index, draft)
            if time is not None and draft not in whens:
                whens[draft] = time
            continue
        time = _line_time(surface, index, dated, base) if draft not in whens else None
        if time is not None and time.last <= draft.number.first:
            whens[draft] = time
        if draft.place is not None:
            continue
        if (label := _label(sites, index, draft) or _item_place(sites, index, draft)) is not None:
            draft.place = label
            draft.evidence.setdefault("place", label)


def _item_place(sites: Sites, index: int, draft: Draft) -> Range | None:
    """ "* Karsan - 12 killed", "* Peru, 1970 - 300 died": the name that opens an item before its dash, its time left out."""
    surface = sites.surface
    block = surface.blocks[index]
    if block.kind != "item" or block.label is not None:
        return None
    first = surface.first_at(block.body)
    end = _head_end(surface, first, block.end)
    if end <= first or end > draft.number.first:
        return None
    first, last = _undated(surface, first, end)
    for speaker in draft.chain:
        if first <= speaker.first < last:
            return None
    return (first, last) if last > first and is_place_name(sites, first, last) else None


def _undated(surface: Surface, first: int, last: int) -> Range:
    """ "17 July, Holm", "Holm, 1970": the head of a line without the time at either end."""
    words = surface.words
    for time in find_times(surface, first, last, None):
        if time.lead == first:
            first = time.last
        elif time.last == last:
            last = time.lead
    while first < last and (words[first].isdecimal() or words[first] == ","):
        first += 1
    while last > first and (words[last - 1].isdecimal() or words[last - 1] == ","):
        last -= 1
    return first, last


def _line_time(surface: Surface, index: int, dated: dict[int, Time | None], base: date | None) -> Time | None:
    """ "* BRAZIL, 2019 - 270 people died", "March 2011: a footbridge fell": the time that opens an item, or one of several lines."""
    if _own_line_time(surface, index, dated, base) is None:
        return None
    if surface.blocks[index].kind == "item" or any(
        0 <= at < len(surface.blocks) and _own_line_time(surface, at, dated, base) is not None
        for at in (index - 1, index + 1)
    ):
        return dated[index]
    return None


def _own_line_time(surface: Surface, index: int, dated: dict[int, Time | None], base: date | None) -> Time | None:
    if index not in dated:
        dated[index] = None
        block = surface.blocks[index]
        if block.kind in ("item", "paragraph") and block.place is None and block.stamp is None:
            first = surface.first_at(block.body)
            end = _head_end(surface, first, block.end)
            if end > first:
                dated[index] = _head_time(surface, first, end, base)
    return dated[index]


def _head_end(surface: Surface, first: int, end: int) -> int:
    """Where the few words before a colon or a dash that open a line end; `first` where they do not."""
    words = surface.words
    for i in range(first + 1, min(first + _HEAD, len(words) - 1)):
        word = words[i]
        if surface.starts[i] >= end or word in _NO_HEAD:
            break
        if word == ":" or (word in _DASHES and not surface.is_glued(i) and not surface.is_glued(i - 1)):
            return i
    return first


def _head_time(surface: Surface, first: int, end: int, base: date | None) -> Time | None:
    """The time of a head: a date, a month and its year, or a year alone at either end ("1998, Vell", "Vell, 1998")."""
    times = find_times(surface, first, end, base)
    for time in times:
        if time.kind == "point" and time.grain in ("day", "month", "year") and (time.lead == first or time.last == end):
            return time
    for i in (first, end - 1):
        word = surface.words[i]
        if not times and len(word) == 4 and word.isdecimal() and "1000" < word < "2100":
            return Time(i, i + 1, year(int(word)), "year")
    return None


def dateline_day(surface: Surface) -> date | None:
    """The day of the first dateline that tells its year, for a text of which no day of publication is known."""
    for block in surface.blocks[:6]:
        if block.day is not None:
            times = find_times(surface, *_words_in(surface, *block.day), None)
            if times and times[0].start is not None:
                return times[0].start
    return None


def first_year(surface: Surface) -> int | None:
    """The first year that the first sentences of a text tell with a day or a month, for a text of which no day is known."""
    for sentence in surface.sentences[:_OPENING]:
        for time in find_times(surface, sentence.first, min(sentence.last, sentence.first + 80), None):
            if time.start is not None and time.grain in ("day", "month") and time.kind in ("point", "between"):
                return time.start.year
    return None


def set_the_scene(scene: Scene, whens: dict[Draft, Time], base: date | None) -> None:
    """Give the first count of a text, where its sentence tells neither, the time and place of the sentence right before it.

    "A coach left the road on the pass before dawn. Seventeen people were killed." The parts of that count have them too.
    """
    first, surface = scene.drafts[0], scene.surface
    index = surface.sentence(scene.first).index
    if index == 0 or first in whens or surface.block(scene.first).kind not in ("paragraph", "post"):
        return
    before = surface.sentences[index - 1]
    block = surface.blocks[before.block]
    if block.kind not in ("paragraph", "post") or surface.ends[before.last - 1] <= block.body:
        return
    if surface.words[before.last - 1] == "?":
        return
    if "wake" in surface.words[surface.sentence(scene.first).first : first.number.first]:
        return  # "The strikes came in the wake of attacks which left 26 dead": not where and when they came
    last = min(before.last, before.first + _SCENE)
    above = Scene(scene.sites, before.first, last)
    above.times = find_times(surface, before.first, last, base)
    taken = {i for t in above.times for i in range(t.lead, t.last)}
    above.places = find_places(scene.sites, before.first, last, taken)
    mark_said(above)
    mark_sources(above)
    times = [t for t in above.times if not t.said and t.kind == "point" and t.grain not in ("same", "stretch")]
    if times and not any(i not in taken and surface.words[i].isalnum() for i in range(before.first, last)):
        times = []  # "MOSCOW. Jan 23. Nine people died": the day of a dateline
    summed = first.what is not None and first.what[0] in surface.at("toll")
    # "As of 22 May 317 cases, 26 of them deaths, were known"; "It has killed thousands", of a war that began in 2014
    summed = summed or any(t.kind == "as_of" for t in scene.times) or is_of_it(surface, first)
    summed = summed or any(
        t.kind == "as_of" for t in scene.times
    )  # "As of 22 May 317 cases, 26 of them deaths, were known"
    time = times[-1] if times and not summed and not _comes_after(above, scene) else None
    health = surface.lexicon.words("health_place")
    # "Jets struck a camp near Holm, the army said." and a new paragraph: what a voice has told of stays in its own.
    told = before.block != surface.sentence(scene.first).block and any(
        surface.is_of(i, REPORTING) for i in range(max(before.first, before.last - 2), before.last)
    )
    place = next(
        (
            p
            for p in above.places
            if p.name
            and not (p.source or told)
            and p.prep in ("in", "near", "object")
            and not (first.outcome == "rescued" and any(surface.words[i] in health for i in range(p.first, p.last)))
        ),
        None,
    )
    family = [
        d
        for d in scene.drafts
        if d is first or d.parent is first or (d.parent is not None and d.parent.parent is first)
    ]
    for draft in family:
        if time is not None and draft not in whens:
            whens[draft] = time
            draft.flags.append("carried_over")
        if place is not None and draft.place is None:
            draft.place = (place.first, place.last)
            draft.flags.append("carried_over")


def _comes_after(above: Scene, scene: Scene) -> bool:
    """Whether a sentence tells a day of mourning, or, before one that names its event in full, nothing of what happened.

    "Thousands walked behind the coffins on Wednesday. The clinic says 29 people died in the strike on the market."
    """
    kinds, words = scene.surface.kinds, scene.surface.words
    if above.hits("mourning") or not _LATER.isdisjoint(words[above.first : above.last]):
        return True
    if any(kinds[i] & (EVENT_NOUN | OUTCOME) for i in range(above.first, above.last)):
        return False
    return any(
        kinds[i] & EVENT_NOUN and words[i + 1] in ("at", "on", "in", "of", "near") and "the" in words[i - 3 : i]
        for i in range(scene.first + 3, scene.last - 2)
    )


def _words_in(surface: Surface, start: int, end: int) -> Range:
    first = surface.first_at(start)
    last = first
    while last < len(surface.words) and surface.starts[last] < end:
        last += 1
    return first, last


class _Table:
    """What stands over the rows of a text's tables, looked up once."""

    def __init__(self, surface: Surface, base: date | None, counted: set[int]) -> None:
        self.counted = counted
        self.surface, self.base, self.blocks = surface, base, surface.blocks
        self.above: dict[int, list[int]] = {}
        self.times: dict[tuple[int, int], list[Time]] = {}
        for i, block in enumerate(self.blocks):
            if block.kind == "row":
                before = self.above.get(i - 1)
                self.above[i] = before if before is not None else self._headings(i)

    def _headings(self, index: int) -> list[int]:
        """The headings right over a row: its table's column heads and titles, a paragraph at most."""
        found = []
        for at in range(index - 1, max(-1, index - 5), -1):
            if self.blocks[at].kind not in ("heading", "paragraph"):
                break
            found.append(at)
            if self.blocks[at].kind == "paragraph":
                break
        return found

    def is_told(self, at: int) -> bool:
        """Whether a paragraph over the rows has counts of its own and hands down nothing: "Last 24 hours: four deaths"."""
        block = self.blocks[at]
        ends = self.surface.words[self.surface.first_at(block.end) - 1] == ":"
        return block.kind == "paragraph" and at in self.counted and not ends

    def times_in(self, start: int, end: int) -> list[Time]:
        if (start, end) not in self.times:
            self.times[start, end] = find_times(self.surface, *_words_in(self.surface, start, end), self.base)
        return self.times[start, end]


def _row_place(sites: Sites, table: _Table, index: int) -> Range | None:
    """The name in a row's first cell; a total has the place that the table's heading names."""
    surface = sites.surface
    cell = table.blocks[index].cells[0]
    first, last = _words_in(surface, cell[0], cell[1])
    while first < last and not surface.words[first][0].isalnum():
        first += 1
    if first < last and surface.words[first] in ("total", "all", "overall", "sum", "grand"):
        return _heading_place(surface, table, index)
    if is_place_name(sites, first, last):
        return (first + 1, last) if surface.words[first] in ("in", "at") and last - first > 1 else (first, last)
    head_first, head_last = _words_in(surface, cell[2], cell[3]) if cell[3] else (0, 0)
    if (
        first < last
        and surface.words[first].isalpha()
        and any(surface.is_of(i, PLACE_NOUN) for i in range(head_first, head_last))
    ):
        return first, last
    return None


def _heading_place(surface: Surface, table: _Table, index: int) -> Range | None:
    for at in table.above[index]:
        first, last = _words_in(surface, table.blocks[at].start, table.blocks[at].end)
        for k in range(first, last):
            hit = surface.at("place_noun").get(k)
            if (
                hit is not None
                and hit.means in ("area", "settlement")
                and k > first
                and surface.words[k - 1].isalpha()
                and not surface.lexicon.knows(surface.words[k - 1])
            ):
                begin = k - 1
                while (
                    begin > first
                    and surface.words[begin - 1].isalpha()
                    and not surface.lexicon.knows(surface.words[begin - 1])
                ):
                    begin -= 1
                return begin, hit.last
    return None


def _row_time(surface: Surface, table: _Table, index: int, draft: Draft) -> Time | None:
    """The time of a column's head, else of the table's heading; a figure in brackets has the one said to be in brackets."""
    for start, end, head_start, head_end in table.blocks[index].cells:
        if start <= draft.number.start < end and head_end and (times := table.times_in(head_start, head_end)):
            return times[0]
    in_brackets = surface.words[draft.number.first - 1] == "("
    for at in table.above[index]:
        times = table.times_in(table.blocks[at].start, table.blocks[at].end)
        if times and not table.is_told(at):
            return next((t for t in times if _in_brackets(surface, t) == in_brackets), times[0])
    return None


def _in_brackets(surface: Surface, time: Time) -> bool:
    """ "(September in brackets)": the heading says what its brackets hold."""
    return any(surface.words[i] in _BRACKETS for i in range(time.last, min(time.last + 3, len(surface.words))))


def _label(sites: Sites, index: int, draft: Draft) -> Range | None:
    """ "KHARKIV: 2 killed": the label of an item, or of one of several lines with labels, or one that is called a "province"; never a
    dateline's.
    """
    surface, blocks = sites.surface, sites.surface.blocks
    block = blocks[index]
    if block.label is None or draft.number.start < block.label[1]:
        return None
    listed = block.kind in ("item", "post") or any(
        0 <= at < len(blocks) and blocks[at].label is not None and blocks[at].kind == block.kind
        for at in (index - 1, index + 1)
    )
    first, last = _undated(surface, *_words_in(surface, *block.label))
    if not (listed or _is_called_area(sites, first, last)):
        return None
    for speaker in draft.chain:
        if first <= speaker.first < last:
            return None  # "Adams: nine dead": who says so
    quarter = listed and last - first == 1 and sites.kinds[first] & PLACE_DIRECTION != 0  # "* South: 6 dead"
    return (first, last) if quarter or is_place_name(sites, first, last) else None


def _is_called_area(sites: Sites, first: int, last: int) -> bool:
    """ "Vell province", "Holm District": a name with the noun for what it is."""
    noun = sites.nouns.get(last - 1) if last - first > 1 else None
    return noun is not None and noun.means in ("area", "settlement") and sites.is_name(first)
