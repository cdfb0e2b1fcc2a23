"""Remarks: words about figures that are no figure, and give a reason its `stated` grade."""

from __future__ import annotations

from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["Note", "find_remarks"]


class Note:
    """A remark as found: words first..last, the span of its sentence, its code, and the claims that it speaks of."""

    __slots__ = ("about", "code", "first", "last", "span")

    def __init__(self, first: int, last: int, span: tuple[int, int], code: str, about: list[Draft]) -> None:
        self.first, self.last, self.span, self.code, self.about = first, last, span, code, about


def find_remarks(surface: Surface, drafts: list[Draft]) -> list[Note]:
    """The remarks of one text, in reading order."""
    return []
