"""Level 1: the blocks of a text. A block hands its place, voice, outcome and day down to what it holds.

Lines that a wire or a mail program broke for width are one block; lines that a writer broke are blocks of their own.
The blocks tile the text but for white space. Layout is read here; of words only those
that mark a line as no part of the story ("Read also").
"""

from __future__ import annotations

import re
from typing import Final

from tally.lexicon import Lexicon
from tally.lexicon.words import WORD, cut, fold

__all__ = ["Block", "find_blocks"]


class Block:
    """One piece of layout.

    `kind`: "paragraph", "heading", "item", "row", "post", "signoff", "furniture" (a link to another story, a share count:
    its figures are not this text's).
    `start`, `end`: the whole block; `body`: where its own words begin, after bullet, time stamp, dateline.
    `parent`: index of the heading or list opening that governs it, or None.
    `place`, `day`, `agency`: spans of the parts of a dateline; `stamp`: span of a time stamp.
    `label`: span of the words before a colon at its head. `cells`: (start, end, head_start, head_end) of each cell of a row.
    """

    __slots__ = ("agency", "body", "cells", "day", "end", "kind", "label", "parent", "place", "stamp", "start")

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind, self.start, self.end, self.body = kind, start, end, start
        self.parent: int | None = None
        self.place: tuple[int, int] | None = None
        self.day: tuple[int, int] | None = None
        self.agency: tuple[int, int] | None = None
        self.stamp: tuple[int, int] | None = None
        self.label: tuple[int, int] | None = None
        self.cells: list[tuple[int, int, int, int]] = []

    def __repr__(self) -> str:
        return f"<{self.kind} {self.start}-{self.end}>"


_LINE: Final = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_RARE_ENDS: Final = ("\r", "\u2028", "\u2029", "\x0b", "\x0c")  # of lines
_BULLET: Final = re.compile(
    r"\s*(?:[\u2022\u25aa\u25ab\u25a0\u25b6\u25b8\u25ba\u25cf\u25e6\u2023\u00b7\U0001f538\U0001f539*\u2013\u2014+-]\ufe0f?\s*"
    r"|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)(?=\S)"
)
_STAMP: Final = re.compile(
    r"\s*(?:\*\*)?(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s+(?:GMT|UTC|[A-Z]{3,4}T))?|\[\d{1,2}:\d{2}\])(?:\*\*)?\s*"
    r"(?:[\u2013\u2014:|-]+\s*|\s(?=[A-Z\"\u201c]))"
)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR: Final = r"(?:,?\s+(?:19|20)?\d{2})?"
_DAY: Final = re.compile(
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[ ,]*)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}{_YEAR}"
    rf"|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?)(?![\w])",
    re.I,
)
_DATELINE_END: Final = re.compile(r"\s*(?:--+|[\u2013\u2014]|\s-(?=\s))\s*|\s*:\s+(?=[A-Z\"\u201c])")
_AGENCY: Final = re.compile(r"[(\[]([^()\[\]/\n]{2,40})[)\]]?\s*$")
_SLASHED: Final = re.compile(r"/([^)\]/\n]{2,40})[)\]/]?\s*$")
_BRACKETED: Final = re.compile(r"\s*\[[^\]\n]{1,60}\]\s*")
_LABEL: Final = re.compile(r"([^\n:.;!?|]{1,60}?)\s?:(?=\s)")
_DASHED_LABEL: Final = re.compile(r"([^\n:.;!?|\d]{1,40}?)\s[\u2013\u2014-]\s(?=(?:[a-z]{2,8}\.? )?\d)")
_FIGURES: Final = re.compile(r"[^\n:.;!?|]{1,40}:\s+\d")
_GAP: Final = re.compile(r"[|\t]|\s{3}")  # what _CELL finds, told at once
_CELL: Final = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_TERMINALS: Final = ".!?\u2026"
_ENDS: Final = tuple(_TERMINALS)
_CLOSERS: Final = "\"'\u201d\u2019)]"  # may stand behind the sign that ends a sentence
_SPACES: Final = (
    "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_FIRST_WORD: Final = re.compile(rf"\s*({WORD.pattern})")
_PLAIN_SPACES: Final = 4  # so many of these are ASCII
_SCRAP: Final = re.compile(r"\s*(?:https?://\S+|www\.\S+|[\d,.]+[KkMm]?|\u25b6.*|\u00bb.*|#{2,}|-30-)\s*")
_BYLINE: Final = re.compile(r"\s*[-\u2013\u2014]{1,2}\s?[A-Z][\w. ,'-]{2,60}\s*")
_LONGEST_LABEL: Final = 62  # characters up to its colon, as _LABEL has it
_PLACE_WORDS: Final = 3
_LEDE: Final = 60  # characters
_LONGEST_DATELINE: Final = 110  # characters
_DASHES: Final = ("-", "\u2014", "\u2013", ":")  # one of them ends a dateline
_LONGEST_LINK: Final = 220  # characters: a longer line that opens with "read more" is prose


def find_blocks(text: str, lexicon: Lexicon) -> list[Block]:
    """The blocks of `text` in reading order, each with its kind and the heading or opening that governs it."""
    blocks: list[Block] = []
    may_gap = _may_gap(text)
    for group in _groups(text):
        if len(group) == 1:
            start, end = group[0]
            blocks.append(_one_block(text, start, end, False))
        else:
            _group_blocks(text, group, may_gap, blocks)
    leads = lexicon.openings("furniture")
    for block in blocks:
        if block.kind in ("paragraph", "heading", "item") and _opens_with(text, block, lexicon, "furniture", leads):
            block.kind = "furniture"
    if len(blocks) > 2 and blocks[-1].kind in ("paragraph", "heading"):
        last = blocks[-1]
        if _BYLINE.fullmatch(text, last.start, last.end) or _opens_with(
            text, last, lexicon, "signoff", lexicon.openings("signoff")
        ):
            last.kind = "signoff"
    _govern(text, blocks)
    return blocks


def _opens_with(text: str, block: Block, lexicon: Lexicon, kind: str, leads: frozenset[str]) -> bool:
    """Whether a short block opens with one of the lexicon's phrases of this kind ("Read also", "Reporting by"), whose first words are
    `leads`.
    """
    if block.end - block.start > _LONGEST_LINK:
        return False
    opening = text[block.body : block.body + 60].lstrip("([")
    first = _FIRST_WORD.match(opening)
    if first is None or fold(first[1]) not in leads:
        return False
    words = cut(opening)[:7]
    phrases = lexicon.words(kind)
    for n in range(1, len(words) + 1):
        if " ".join(words[:n]) in phrases:
            return True
    return False


def _groups(text: str) -> list[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them, each line without its outer white space."""
    groups: list[list[tuple[int, int]]] = []
    lines: list[tuple[int, int]] = []
    last = 0
    for first, end in _lines(text):
        raw = text[first:end]
        bare = raw.strip()
        if lines and (not bare or text.count("\n", last, first) > 1):
            groups.append(lines)
            lines = []
        if bare:
            start = first if len(raw) == len(bare) else first + len(raw) - len(raw.lstrip())
            lines.append((start, start + len(bare)))
        last = end
    if lines:
        groups.append(lines)
    return groups


def _lines(text: str) -> list[tuple[int, int]]:
    """What stands between the ends of lines."""
    for mark in _RARE_ENDS:
        if mark in text:
            return [match.span() for match in _LINE.finditer(text)]
    lines: list[tuple[int, int]] = []
    start, end = 0, text.find("\n")
    while end >= 0:
        if end > start:
            lines.append((start, end))
        start = end + 1
        end = text.find("\n", start)
    if start < len(text):
        lines.append((start, len(text)))
    return lines


def _may_gap(text: str) -> bool:
    """False only where no line can hold a gap between cells."""
    if "|" in text or "\t" in text or "  " in text:
        return True
    for space in _SPACES[:_PLAIN_SPACES] if text.isascii() else _SPACES:
        if space in text:
            return True
    return False


def _group_blocks(text: str, lines: list[tuple[int, int]], may_gap: bool, blocks: list[Block]) -> None:
    """Add the blocks of some lines without a blank line between them."""
    width = max([end - start for start, end in lines])
    row_like = [may_gap and _GAP.search(text, start, end) is not None for start, end in lines]
    is_table = sum(row_like) >= 2 and len(lines) >= 2
    at = 0
    header: list[tuple[int, int]] = []
    while at < len(lines):
        start, end = lines[at]
        if is_table and row_like[at]:
            block = Block("row", start, end)
            cells = _cells(text, start, end)
            if not header and not any(c.isdigit() for c in text[start:end]):
                header = cells
                block.kind = "heading"
            elif header:
                offset = len(header) - len(cells)
                heads = header if offset == 0 else header[offset:] if offset > 0 else header
                block.cells = [(s, e, *(heads[i] if i < len(heads) else (0, 0))) for i, (s, e) in enumerate(cells)]
            else:
                block.cells = [(s, e, 0, 0) for s, e in cells]
            at += 1
            blocks.append(block)
            continue
        last = at
        while last + 1 < len(lines) and _soft_break(text, lines[last], lines[last + 1], width):
            last += 1
        blocks.append(_one_block(text, start, lines[last][1], last > at))
        at = last + 1


def _soft_break(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the break after `line` was made for width: the next word would not have fitted, or goes on in lower case."""
    if width > 100 or _BULLET.match(text, *after) or _STAMP.match(text, *after):
        return False
    if (text[line[1] - 1] == ":" or _is_figure_line(text, line)) and _is_figure_line(text, after):
        return False
    if text[after[0]].islower() and text[line[1] - 1] != ":" and not _is_ended(text[line[0] : line[1]]):
        return True
    word = text.find(" ", after[0], after[1])
    size = (word if word > 0 else after[1]) - after[0]
    return line[1] - line[0] >= 40 and line[1] - line[0] + 1 + size > width - 8


def _is_figure_line(text: str, line: tuple[int, int]) -> bool:
    """ "Killed: 7", "personnel - 12": a line of its own, however short the one above it is."""
    return _FIGURES.match(text, *line) is not None or _DASHED_LABEL.match(text, *line) is not None


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells, at = [], start
    for match in _CELL.finditer(text, start, end):
        if match.start() > at:
            cells.append((at, match.start()))
        at = match.end()
    if at < end:
        cells.append((at, end))
    return cells


def _one_block(text: str, start: int, end: int, wrapped: bool) -> Block:
    block = Block("paragraph", start, end)
    # No scrap, stamp or bullet begins with a capital, and most lines do.
    marked = not text[start].isupper()
    if marked and _SCRAP.fullmatch(text, start, end):
        block.kind = "furniture"
        return block
    if marked and (stamp := _STAMP.match(text, start, end)):
        block.kind, block.body = "post", stamp.end()
        block.stamp = (start, stamp.end())
    elif marked and (bullet := _BULLET.match(text, start, end)) and bullet.end() < end:
        block.kind, block.body = "item", bullet.end()
    elif not _dateline(text, block) and not wrapped and _is_heading(text[start:end]):
        block.kind = "heading"
    if text.find(":", block.body, min(end, block.body + _LONGEST_LABEL)) >= 0 and (
        label := _LABEL.match(text, block.body, end)
    ):
        block.label = (block.body, block.body + len(label.group(1)))
    return block


def _is_ended(line: str) -> bool:
    """Whether a line, without white space at its end, ends a sentence."""
    return line[-1] in _TERMINALS or (line[-1] in _CLOSERS and line.rstrip(_CLOSERS).endswith(_ENDS))


def _is_heading(line: str) -> bool:
    if _is_ended(line):
        return False
    words = len(line.split())
    return words <= 9 or (words <= 14 and line.isupper())


def _dateline(text: str, block: Block) -> bool:
    """Fill place, day, agency and body where the block opens with a dateline; says whether it does."""
    limit = min(block.end, block.start + _LONGEST_DATELINE)
    first = limit
    for dash in _DASHES:
        found = text.find(dash, block.start, first)
        if found >= 0:
            first = found
    if first == limit:
        return False
    while first > block.start and text[first - 1].isspace():
        first -= 1
    ending = _DATELINE_END.search(text, first, limit)
    while ending and text[block.start : ending.start()].count("(") > text[block.start : ending.start()].count(")"):
        ending = _DATELINE_END.search(text, ending.end(), limit)
    if not ending or ending.start() == block.start:
        return False
    prefix = text[block.start : ending.start()]
    day = _DAY.search(prefix)
    bracket = _AGENCY.search(prefix) or _SLASHED.search(prefix)
    bare = prefix[: min(x.start() for x in (day, bracket) if x)] if day or bracket else prefix
    bare = bare.rstrip(" ,.([/")
    words = bare.split()
    if day and not bare and prefix.strip(" .") == day.group().strip(" .") and ":" not in ending.group():
        block.day, block.body = (block.start + day.start(), block.start + day.end()), ending.end()
        return True  # "Aug. 4 — Two guards": the day of the copy alone
    if not words or len(words) > 7 or not words[0][0].isupper():
        return False
    shouted = words[0].rstrip(",").isupper() and len(words[0].rstrip(",")) > 2
    is_caps = text[block.start : block.end].isupper()
    titled = all(w[0].isupper() or len(w) <= 3 for w in words)
    strong = day is not None or bracket is not None
    # "Holm, Aug 9: Two guards ...": with a colon where the day stands before it and a lede behind.
    dated = day is not None and len(words) <= _PLACE_WORDS and block.end - ending.end() > _LEDE
    dashed = ":" not in ending.group() or (dated and "," in prefix)
    if not (titled and dashed and (strong or (shouted and not is_caps and len(words) <= 5))):
        return False
    block.place = (block.start, block.start + len(bare))
    if day:
        block.day = (block.start + day.start(), block.start + day.end())
    if bracket:
        block.agency = (block.start + bracket.start(1), block.start + bracket.end(1))
    block.body = ending.end()
    while extra := _BRACKETED.match(text, block.body, block.end):
        block.body = extra.end()
    return True


def _govern(text: str, blocks: list[Block]) -> None:
    """Set each block's parent: the last heading above it, or the line ending in a colon that opens its list."""
    heading: int | None = None
    opening: int | None = None
    listed = -1  # the last block of the lines of figures that stand right under a heading
    for i, block in enumerate(blocks):
        opens = text[block.end - 1] == ":"
        under = opening is not None or (i > 0 and i - 1 in (heading, listed) and block.kind == "heading")
        if under and not opens and _is_figure_line(text, (block.body, block.end)):
            listed = i
            if block.label is None and (dashed := _DASHED_LABEL.match(text, block.body, block.end)):
                block.label = (block.body, block.body + len(dashed.group(1)))
            block.kind = "paragraph" if block.kind == "heading" else block.kind
        if block.kind == "heading":
            if opens:
                block.parent, opening = heading, i
                block.kind = "paragraph" if len(text[block.start : block.end].split()) > 9 else "heading"
            else:
                heading, opening = i, None
            continue
        if opening is not None and (block.kind in ("item", "row", "post") or block.label):
            block.parent = opening
        elif opens:
            block.parent, opening = heading, i
        else:
            block.parent = heading
            opening = opening if block.kind in ("item", "row") else None
