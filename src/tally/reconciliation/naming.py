"""Identifiers made of what they name: the same content has the same id on every machine and in every order."""

from __future__ import annotations

import hashlib

__all__ = ["named"]

_LETTERS = "bcdfghjklmnpqrstvwxz"


def named(prefix: str, *parts: str) -> str:
    """`prefix` and ten letters without vowels, from the parts in their order."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = []
    for _ in range(10):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return prefix + "".join(letters)
