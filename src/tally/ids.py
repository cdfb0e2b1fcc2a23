"""Identifiers made of what they name: the same content has the same id on every machine and in every order."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from mypy_extensions import i64

__all__ = ["id_of", "ten_letters"]

_LETTERS: Final = "bcdfghjklmnpqrstvwxz"
_TWO_LETTERS: Final = 400
_TEN_LETTERS: Final = 20**10
_PAIRS: Final = [first + second for second in _LETTERS for first in _LETTERS]


def id_of(prefix: str, *parts: str) -> str:
    """`prefix` and ten letters, from the parts in their order."""
    return prefix + ten_letters("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def ten_letters(content: bytes) -> str:
    """Ten letters without vowels, so that they spell no word, from the SHA-256 of some bytes."""
    number: i64 = int.from_bytes(sha256(content).digest()[:8], "big") % _TEN_LETTERS
    a = _PAIRS[number % _TWO_LETTERS]
    number //= _TWO_LETTERS
    b = _PAIRS[number % _TWO_LETTERS]
    number //= _TWO_LETTERS
    c = _PAIRS[number % _TWO_LETTERS]
    number //= _TWO_LETTERS
    return f"{a}{b}{c}{_PAIRS[number % _TWO_LETTERS]}{_PAIRS[number // _TWO_LETTERS]}"
