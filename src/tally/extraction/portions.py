"""The portions of a long text, each read for itself: what is held while a text is read is bounded, however long it is.

An article is one portion. A book, a year's bulletins or a hostile file is cut where least is lost: at a blank line, at the end of
a sentence, at the end of a line, at white space, between signs; never within a word or figure, nor
within a table, whose heads govern its rows.
Public function: `portions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["portions"]

LENGTH: Final = 100_000  # characters: some 17,000 words, more than any article has
ROOM: Final = 20_000  # characters in which a seam is looked for; a rest that is shorter makes no portion of its own
_BLANK: Final = re.compile(r"\n[ \t\r]{0,8}\n")
_SEAMS: Final = (
    _BLANK,
    re.compile(r"[.!?]['\")\]\u2019\u201d]{0,3}[ \t]{0,8}\r?\n"),
    re.compile(r"[a-z)'\"\u2019\u201d][.!?]['\")\]\u2019\u201d]{0,3}\s(?=\s{0,8}[^\sa-z])"),
    re.compile(r"\n"),
)
_SPACE: Final = re.compile(r"\s")
_SIGNS: Final = re.compile(r"[^\w\s](?=[^\w\s])")  # no text, but it may be long
_GAP: Final = re.compile(r"[|\t]|[ \xa0]{3}")  # between the cells of a row


def portions(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each portion in reading order; they tile the text, and there is at least one."""
    start = 0
    while len(text) - start > LENGTH + ROOM:
        seam = _seam(text, start + LENGTH)
        yield start, seam
        start = seam
    if start < len(text) or not text:
        yield start, len(text)


def _seam(text: str, first: int) -> int:
    """Where to cut, from `first` on; the end of the text where nothing allows it."""
    last = first + ROOM
    for sign in _SEAMS:
        if found := sign.search(text, first, last):
            if sign is not _BLANK and _is_row(text, found.end()):
                found = _BLANK.search(text, first)
                return found.end() if found else len(text)
            return found.end()
    found = _SPACE.search(text, first, last) or _SIGNS.search(text, first, last) or _SPACE.search(text, last)
    return found.end() if found else len(text)


def _is_row(text: str, at: int) -> bool:
    """Whether a line of cells stands at `at` or right before it."""
    start = text.rfind("\n", max(0, at - ROOM), at - 1) + 1
    end = text.find("\n", at, at + ROOM)
    return _GAP.search(text, max(start, at - ROOM), end if end >= 0 else min(len(text), at + ROOM)) is not None
