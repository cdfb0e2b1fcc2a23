"""Level 7: what stands between quotation marks.

Public name: `Quotations`. A mark that never closes runs to the end of its block; one that opens again what is open goes on with
it, as a further paragraph does in copy whose breaks were lost; one that closes what nobody opened says nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.slots import Range
from tally.extraction.text import Surface

__all__ = ["Quotations"]

_PARAGRAPHS: Final = 6  # of one quotation, back to the words that lead it in


def _looks(surface: Surface, mark: int) -> int:
    """1 where a straight mark stands before its words, -1 where it stands behind them, 0 where white space does not tell."""
    text, start = surface.text, surface.starts[mark]
    before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([\u2014\u2013"
    behind = start + 1 >= len(text) or not (text[start + 1].isalnum() or text[start + 1] in "'\u2018[$.\u2026")
    return 0 if before == behind else 1 if before else -1


class Quotations:
    """The word ranges between quotation marks, marks included, by block."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.by_block: dict[int, list[Range]] = {}
        opened, block = -1, -1
        for mark in [i for i, word in enumerate(surface.words) if word == '"']:
            here = surface.sentence(mark).block
            if here != block:
                self._leave(opened, block)
                opened, block = -1, here
            sign = surface.text[surface.starts[mark]]
            looks = _looks(surface, mark) if sign == '"' or (sign == "\u201c" and opened >= 0) else 0
            if sign == "\u201c" and looks < 0:  # as German copy closes what it opens
                self._add(block, opened, mark + 1)
                opened = -1
            elif sign in "\u201c\u201e\u00ab" or (sign == '"' and opened < 0 and looks >= 0):
                opened = mark
            elif opened >= 0 and looks <= 0:
                self._add(block, opened, mark + 1)
                opened = -1
        self._leave(opened, block)

    def _add(self, block: int, first: int, last: int) -> None:
        self.by_block.setdefault(block, []).append((first, last))

    def _leave(self, opened: int, block: int) -> None:
        """Close what is open at the end of its block."""
        if opened < 0:
            return
        sentences = self.surface.sentences
        k = self.surface.sentence_of[opened]
        while k + 1 < len(sentences) and sentences[k + 1].block == block:
            k += 1
        self._add(block, opened, sentences[k].last)

    def around(self, i: int) -> Range | None:
        """The quotation that word i stands in."""
        quotes = self.by_block.get(self.surface.sentence(i).block)
        if quotes is None:
            return None
        k = bisect_left(quotes, (i, 0))
        return quotes[k - 1] if k > 0 and quotes[k - 1][0] < i < quotes[k - 1][1] else None

    def before(self, quote: Range) -> Range | None:
        """The quotation that closes the paragraph before, or stands in its last sentence, where this one is a paragraph of its own."""
        surface = self.surface
        sentence = surface.sentence(quote[0])
        if sentence.index == 0 or quote[0] != sentence.first:
            return None
        last = surface.sentence(quote[1] - 1)
        above = surface.sentences[sentence.index - 1]
        if above.block != sentence.block - 1 or quote[1] < last.last or last.block != sentence.block:
            return None
        if last.index + 1 < len(surface.sentences) and surface.sentences[last.index + 1].block == sentence.block:
            return None
        quotes = self.by_block.get(above.block)
        return quotes[-1] if quotes and surface.sentence_of[quotes[-1][1] - 1] == above.index else None

    def announced(self, quote: Range) -> int:
        """The sentence that leads in this quotation, or the one that it goes on with, as a paragraph of its own ("The brigadier
        said:"); -1 where none does.
        """
        surface, here = self.surface, quote
        for _ in range(_PARAGRAPHS):
            sentence = surface.sentence(here[0])
            if sentence.index == 0 or here[0] != sentence.first:
                return -1
            above = surface.sentences[sentence.index - 1]
            if above.block == sentence.block - 1 and surface.words[above.last - 1] == ":":
                return above.index
            further = self.before(here)
            if further is None:
                return -1
            here = further
        return -1
