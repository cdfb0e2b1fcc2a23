"""Part of level 8."""

from __future__ import annotations

from datetime import date

from tally.extraction.anchors import Scene
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.extraction.times import Time

__all__ = ["set_basis", "set_counted"]


def set_counted(surface: Surface, drafts: list[Draft], whens: dict[int, Time], scenes: list[Scene], base: date | None) -> None:
    """As of when each count was taken."""


def set_basis(surface: Surface, drafts: list[Draft], whens: dict[int, Time]) -> None:
    """Incident or cumulative."""
