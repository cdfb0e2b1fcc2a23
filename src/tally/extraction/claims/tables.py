"""Part of level 6: what layout says instead of a clause: label-value lines, table columns, desk shorthand ("3+14")."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from tally.extraction.blocks import Block
from tally.extraction.claims.mentions import Mention
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import (
    ANIMAL,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FORCE,
    MONTH,
    OUTCOME,
    PERSON,
    PREPOSITION,
    REPORTING,
    THING,
    VERB,
    WEEKDAY,
)

__all__ = ["layout_claims"]

_LEAD: Final = 3  # words before the outcome of a heading: "the number of"
_GOES_ON: Final = frozenset(
    (":", ",", "by", "per", "in", "across", "since", "so", "until", "(", "-", "\u2013", "\u2014")
)
_BEFORE: Final = 6  # mentions back to one inside the label of a line
_UNDER: Final = 3  # lines under a figure that may tell it apart
_REST: Final = frozenset(("total", "others", "other", "elsewhere", "unknown"))
# Days and hours in a heading, which count nobody.
_DATED: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\b|\b[A-Z][a-z]{2,8}\s+\d{1,2}\b|\b(?:19|20)\d\d\b|\b\d+\s?hours?\b"
    r"|\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b"
)
_SHORT: Final = 7  # words of a heading or a label


class _Spots:
    """The outcomes and toll words of a text, by where they stand."""

    __slots__ = ("ends", "outcomes", "starts")

    def __init__(self, surface: Surface, outcomes: list[Outcome]) -> None:
        tolls = [Outcome(hit.first, hit.last, hit.means, "toll") for hit in surface.hits.get("toll", [])]
        self.outcomes = sorted([*outcomes, *tolls], key=_position)
        self.starts = [surface.starts[o.first] for o in self.outcomes]
        self.ends = [surface.ends[o.last - 1] for o in self.outcomes]

    def within(self, start: int, end: int) -> Outcome | None:
        """The first of them in the text from `start` to `end`."""
        k = bisect_left(self.starts, start)
        return self.outcomes[k] if k < len(self.starts) and self.ends[k] <= end else None


def _position(outcome: Outcome) -> int:
    return outcome.first


def layout_claims(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """Give outcomes to figures whose column head, label or shorthand names it."""
    blocks = surface.blocks
    laid_out = [k for k, m in enumerate(mentions) if _has_layout(blocks[m.sentence.block])]
    if not laid_out:
        return
    spots = _Spots(surface, outcomes)
    has_killed = any(o.means == "killed" for o in outcomes)
    chains: dict[int, int] = {}
    for k in laid_out:
        mention = mentions[k]
        block = blocks[mention.sentence.block]
        if block.kind == "item" and block.parent is not None:
            _item(surface, blocks, block, mention, spots, chains)
        if mention.single:
            continue
        if block.kind == "row" and block.cells:
            _cell(surface, blocks, block, mention, spots)
        elif (
            (mention.rank > 5 or mention.role == "label")
            and block.label
            and mention.number.start >= block.label[1]
            and not _is_clause(mentions, k, block.label)
        ):
            _labelled(surface, blocks, block, mention, spots)
        if mention.outcome is None and has_killed:
            _shorthand(surface, mentions, k)
    _summed(surface, mentions, [mentions[k] for k in laid_out])


def _has_layout(block: Block) -> bool:
    return block.label is not None or block.kind in ("item", "post", "row")


def _is_clause(mentions: list[Mention], k: int, label: tuple[int, int]) -> bool:
    """ "Four pupils were pronounced dead: three girls and a boy": what stands before the colon counts people, and heads no figure."""
    return any(
        m.outcome is not None and m.number.end <= label[1]
        for m in mentions[max(0, k - _BEFORE) : k]
        if m.number.start >= label[0]
    )


def _item(
    surface: Surface, blocks: list[Block], block: Block, mention: Mention, spots: _Spots, chains: dict[int, int]
) -> None:
    """An item whose opening names the outcome ("The fatalities are as follows:"): the people with which it begins."""
    assert block.parent is not None
    opening = blocks[block.parent]
    begin = chains.setdefault(id(block), surface.first_at(block.body))
    gap = range(begin, mention.first)
    light = all(surface.words[i] in ",\"'" or surface.is_of(i, DETERMINER | CONJUNCTION) for i in gap)
    if len(gap) > 4 or not light:
        return
    chains[id(block)] = mention.last
    outcome = _opening_outcome(surface, opening, spots)
    counts = mention.people.kind in ("person", "unknown") or (
        mention.people.kind == "none" and len(gap) == 0 and _heads_count(surface, opening)
    )
    if outcome is not None and mention.rank > 5 and counts:
        mention.outcome, mention.rank, mention.role = outcome, 5, "item"


def _opening_outcome(surface: Surface, opening: Block, spots: _Spots) -> Outcome | None:
    """The outcome that the last sentence of a line ending in a colon names, where no number there has it already."""
    text = surface.text[opening.start : opening.end].rstrip()
    if not text.endswith(":"):
        return None
    start = max(opening.start + text.rfind(". ") + 1, opening.start)
    outcome = spots.within(start, opening.end)
    return outcome if outcome is not None and outcome.mood == "real" else None


def _heads_count(surface: Surface, head: Block) -> bool:
    """Whether a heading or a line before a list is short, and has no number of its own: "Deaths by province", "The dead:"."""
    text = _DATED.sub("", surface.text[head.start : head.end])
    return len(text.split()) <= _SHORT and not any(map(str.isdigit, text))


def _headed(surface: Surface, head: Block, spots: _Spots) -> Outcome | None:
    """The outcome with which a heading of a list begins: "Deaths by province", "Number of dead:"; not "Hurt striker misses cup"."""
    outcome = spots.within(head.start, head.end)
    if outcome is None or outcome.mood != "real" or outcome.first - surface.first_at(head.body) > _LEAD:
        return None
    if outcome.people == "disease" and "disease" not in surface.hits:
        return None
    behind = outcome.last
    ends = behind >= len(surface.words) or surface.starts[behind] >= head.end
    return outcome if ends or surface.words[behind] in _GOES_ON else None


def _same_people(surface: Surface, head: Block, mention: Mention, spots: _Spots) -> Outcome | None:
    """ "The displaced households moved to:", then "Holm: 720 households": the outcome of a line that speaks of the same people."""
    outcome = _opening_outcome(surface, head, spots)
    first, last = surface.first_at(head.start), surface.first_at(head.end)
    named = surface.words[mention.people.head] in surface.words[first:last]
    return outcome if named and last - first <= 2 * _SHORT else None


def _is_name(surface: Surface, start: int, end: int) -> bool:
    """Whether a label names a place, or the sum: "Karsan", "Upper Vell district", "Total"."""
    first, last = surface.first_at(start), surface.first_at(end)
    if not first < last <= first + _SHORT or surface.words[first] in _REST:
        return first < last
    return surface.text[surface.starts[first]].isupper() and not any(
        surface.is_of(i, AUXILIARY | VERB | REPORTING | PERSON | OUTCOME | WEEKDAY | MONTH) for i in range(first, last)
    )


def _cell(surface: Surface, blocks: list[Block], block: Block, mention: Mention, spots: _Spots) -> None:
    for start, end, head_start, head_end in block.cells:
        if start <= mention.number.start < end:
            outcome = spots.within(head_start, head_end) if head_end else None
            if (
                outcome is None
                and head_end
                and surface.text[head_start:head_end].lower().startswith(("of whom", "of which", "incl"))
            ):
                outcome = _joint_of_columns(block, spots, head_start)
            if outcome is None and mention.rank > 5 and head_end and not _counts_things(surface, head_start, head_end):
                outcome = _titled(blocks, block, spots)
            if outcome is not None and mention.rank > 2:
                mention.outcome, mention.rank, mention.role = outcome, 2, "cell"
            return


def _joint_of_columns(block: Block, spots: _Spots, head: int) -> Outcome | None:
    """ "Of whom children" behind the columns Killed and Injured counts both together."""
    seen = [o for _, _, start, end in block.cells if end and start < head and (o := spots.within(start, end))]
    means = {o.means for o in seen}
    if not seen:
        return None
    joint = Outcome(
        seen[-1].first,
        seen[-1].last,
        "killed_or_injured" if means >= {"killed", "injured"} else seen[-1].means,
        "label",
    )
    joint.flags = ("ambiguous_outcome",) if len(means) > 1 else ()
    return joint


def _counts_things(surface: Surface, start: int, end: int, told: Outcome | None = None) -> bool:
    """Whether a column head names things ("Incidents", "Houses destroyed"), so that the table's outcome is not for it;
    not where the people `told` of are: "In hospital", "Evacuated from the lower town".
    """
    first, behind = surface.first_at(start), len(surface.words)
    if told is not None:
        behind = told.last
        first = behind if first == told.first else first
    while first < len(surface.words) and surface.starts[first] < end:
        if surface.is_of(first, PERSON | FORCE) or (first >= behind and surface.is_of(first, PREPOSITION)):
            return False
        if surface.is_of(first, THING | ANIMAL):
            return True
        first += 1
    return False


def _titled(blocks: list[Block], block: Block, spots: _Spots) -> Outcome | None:
    """The outcome that the table's own heading names ("Deaths recorded in October")."""
    at = block.parent
    while at is not None:
        head = blocks[at]
        outcome = spots.within(head.start, head.end)
        if outcome is not None:
            return outcome
        above = at > 0 and blocks[at].kind == "heading" and blocks[at - 1].end - blocks[at - 1].start < 160
        at = head.parent if head.parent is not None and head.parent < at else at - 1 if above else None
    return None


def _labelled(surface: Surface, blocks: list[Block], block: Block, mention: Mention, spots: _Spots) -> None:
    """ "Killed: 7", "Reported causes of death: drowning (22), collapsed houses (11)", "personnel – about 900" of losses."""
    assert block.label is not None
    outcome = spots.within(block.label[0], block.label[1])
    if outcome is None and block.parent is not None:
        last = surface.first_at(block.label[1]) - 1
        head = blocks[block.parent]
        if surface.is_of(last, PERSON | FORCE):
            outcome = _opening_outcome(surface, head, spots)
        elif mention.people.kind == "none" and _heads_count(surface, head) and _is_name(surface, *block.label):
            outcome = _headed(surface, head, spots)  # "Deaths by province", then "Karsan: 14"
        elif mention.people.head >= 0 and _is_name(surface, *block.label):
            outcome = _same_people(surface, head, mention, spots)
    if outcome is None or _counts_things(surface, block.label[0], block.label[1], outcome):
        return
    first = mention.first
    colon = surface.first_at(block.label[1])
    direct = first - colon <= 1
    bracketed = (
        surface.words[first - 1] == "(" and mention.last < len(surface.words) and surface.words[mention.last] == ")"
    )
    if (direct and mention.people.kind in ("none", "person")) or (bracketed and mention.people.kind == "none"):
        mention.outcome, mention.rank, mention.role = outcome, 5, "label"


def _summed(surface: Surface, mentions: list[Mention], laid_out: list[Mention]) -> None:
    """Lines under "INJURED: 67" whose figures make 67 ("Men 40, women 20, children 7"): they tell it apart."""
    blocks = surface.blocks
    heads = [
        m
        for m in laid_out
        if m.outcome is not None
        and m.outcome.mood == "real"
        and not m.single
        and m.number.kind == "exact"
        and blocks[m.sentence.block].label is not None
    ]
    if not heads:
        return
    lines: dict[int, list[Mention]] = {}
    for mention in mentions:
        if not mention.single:
            lines.setdefault(mention.sentence.index, []).append(mention)
    for head in heads:
        at, block = head.sentence.index, head.sentence.block
        if len(lines[at]) > 1:
            continue
        for index in range(at + 1, at + 1 + _UNDER):
            line = lines.get(index)
            if line is None or len(line) < 2 or not block < line[0].sentence.block <= block + _UNDER:
                break
            made = sum(m.number.value or 0 for m in line)
            if made != head.number.value or not all(_closes(surface, m) for m in line):
                break
            for mention in line:
                mention.outcome, mention.rank, mention.role = head.outcome, 4, "label"


def _closes(surface: Surface, mention: Mention) -> bool:
    """Whether a bare figure stands behind a word and ends its phrase."""
    number = mention.number
    if number.kind != "exact" or number.first == 0 or not surface.words[number.first - 1].isalpha():
        return False
    block_end = surface.blocks[mention.sentence.block].end
    return surface.ends[number.last - 1] >= block_end or surface.words[number.last] in (",", ";", ".", "and", ")")


def _shorthand(surface: Surface, mentions: list[Mention], k: int) -> None:
    """ "3+14" for three killed and 14 injured, as desks note it."""
    if k + 1 >= len(mentions):
        return
    a, b = mentions[k], mentions[k + 1]
    glued = (
        b.number.first - a.number.last == 1
        and surface.words[a.number.last] == "+"
        and surface.is_glued(a.number.last - 1)
        and surface.is_glued(a.number.last)
    )
    if not glued or b.outcome is not None or a.number.kind != "exact":
        return
    for mention, means in ((a, "killed"), (b, "injured")):
        outcome = Outcome(mention.number.first, mention.number.last, means, "label")
        outcome.flags = ("shorthand",)
        mention.outcome, mention.rank, mention.role = outcome, 5, "shorthand"
