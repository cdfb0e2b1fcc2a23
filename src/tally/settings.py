"""Limits and defaults, each named once. Every limit can be set from the command line or in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tally.errors import UsageError

MEGABYTE = 1_000_000

_UNITS = {
    "": 1,
    "b": 1,
    "kb": 1_000,
    "k": 1_000,
    "mb": MEGABYTE,
    "m": MEGABYTE,
    "gb": 1_000 * MEGABYTE,
    "g": 1_000 * MEGABYTE,
}
_SIZE = re.compile(r"\s*(\d{1,15})(?:\.(\d{1,3}))?\s*([a-z]{0,2})\s*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost. Sizes are bytes as stored; `seconds` bounds the extraction of one document (None = no
    bound).
    """

    document_size: int = 20 * MEGABYTE
    line_size: int = 50 * MEGABYTE
    seconds: float | None = None


LIMITS = Limits()


def parse_size(words: str) -> int:
    """Bytes of "500kB", "20 MB", "1.5GB" or a bare number; decimal units. Raises UsageError for anything else."""
    found = _SIZE.match(words)
    unit = found.group(3).lower() if found else "?"
    if not found or unit not in _UNITS:
        raise UsageError(f"{words!r} is no size. Write a number with kB, MB or GB, such as 20MB.")
    whole, part = found.group(1), found.group(2) or ""
    return int(whole) * _UNITS[unit] + int(int(part or 0) * _UNITS[unit] / 10 ** len(part))


def show_size(size: int) -> str:
    """The size as people write it: 20 MB, 1.5 GB, 300 bytes."""
    for unit, step in (("GB", 1_000 * MEGABYTE), ("MB", MEGABYTE), ("kB", 1_000)):
        if size >= step:
            return f"{size / step:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"
