"""Part of level 8: which incident each claim is about."""

from __future__ import annotations

from datetime import date

from tally.extraction.anchors import Scene
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.extraction.times import Time

__all__ = ["number_events"]


def number_events(surface: Surface, drafts: list[Draft], whens: dict[int, Time], scenes: list[Scene], base: date | None) -> None:
    """Number the incidents."""
