"""Part of level 8: place and time that layout hands down: a row's first cell, a label, a heading."""

from __future__ import annotations

from datetime import date

from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.extraction.times import Time

__all__ = ["hand_down"]


def hand_down(surface: Surface, drafts: list[Draft], whens: dict[int, Time], base: date | None) -> None:
    """Give each draft without a place or a time those of its row, label or heading."""
