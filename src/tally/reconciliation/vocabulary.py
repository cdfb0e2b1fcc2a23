"""The words that reconciliation works with, read once from `lexicon/en/conventions.toml` and `reasons.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = [
    "asked",
    "copy_words",
    "countries",
    "fold",
    "has_any",
    "lead_words",
    "lexical",
    "peoples",
    "templates",
    "words",
]


@lru_cache(maxsize=1)
def lexical() -> dict[str, Any]:
    """All tables of `conventions.toml`."""
    return _read("conventions.toml")


@lru_cache(maxsize=1)
def templates() -> dict[str, dict[str, Any]]:
    """The entries of `reasons.toml` by id: what each reason is called and how it is said."""
    return {row["id"]: row for row in _reasons()["reason"]}


@lru_cache(maxsize=64)
def words(table: str, name: str) -> frozenset[str]:
    """One closed list of words: `words("place", "whole")`; a table of lists gives all of them."""
    found = lexical()[table][name]
    return frozenset(found if isinstance(found, list) else (w for row in found.values() for w in row))


@lru_cache(maxsize=65536)
def fold(text: str | None) -> str:
    """The words of a phrase in lower case, with single spaces and no signs: "U.N.-backed" is "u n backed"."""
    return " ".join(
        "".join(
            c if c.isalnum() else " " for c in (text or "").casefold().replace("'s ", " ").replace("’s ", " ")
        ).split()
    )


def has_any(folded: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in a folded text as whole words."""
    padded = f" {folded} "
    return any(f" {phrase} " in padded for phrase in phrases)


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """What the people of a country are called and what is theirs, folded: "nigerian"."""
    named = {fold(row["means"]) for row in _read("countries.toml")["country"]}
    return frozenset(name for name in countries() if name not in named)


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The names of countries, folded, with those that their people have ("pakistani"): a phrase that says no more is for all of one."""
    return frozenset(fold(name) for row in _read("countries.toml")["country"] for name in row["match"])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("tally.lexicon").joinpath("en", name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _reasons() -> dict[str, Any]:
    return _read("reasons.toml")


def lead_words(table: str, name: str) -> str:
    """A template of a pair or a clause."""
    return str(_reasons()[table][name])


def asked(code: str | None) -> str:
    """What to ask two voices whose figures differ by this reason."""
    return str(_reasons()["ask"].get(code or "", _reasons()["settle"]["ask"]))


@lru_cache(maxsize=8)
def copy_words(table: str) -> dict[str, Any]:
    """One table of `copy.toml`, the words of generated copy."""
    found: dict[str, Any] = _read("copy.toml")[table]
    return found
