"""Is this text English? `tally` reads no other language, and says so rather than read a few names and numbers out of
it.

Function words decide, with a wide margin: a text is turned away only where another language is plain, so that a
headline, a
telex in capitals, a table or a list of names never is. The words are data (`lexicon/en/languages.toml`).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_GLANCE = 80
_PLAIN_ENGLISH = 0.2
_LATIN_END = 0x250
_SCRIPT_LETTERS = 10
_LEAST_HITS = 3
_MARGIN = 2
_SHORT = 16
_LONG = 60
_FEWEST_ENGLISH = 0.02


def other_language(text: str) -> str | None:
    """The name of the language that this text is plainly in ("French", "a language in another script"), or None for
    English or unsure.
    """
    sample = text[:_SAMPLE]
    names, tables = _languages()
    glance = sample[: _GLANCE * 6].lower().split()[:_GLANCE]
    english_words = tables["en"]
    if len(glance) > _SHORT and len([w for w in glance if w in english_words]) > _PLAIN_ENGLISH * len(glance):
        return None
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        foreign = sum(
            1 for char in sample if ord(char) >= _LATIN_END and char.isalpha() and not 0x1E00 <= ord(char) < 0x1F00
        )
        if foreign >= _SCRIPT_LETTERS and foreign * 2 > letters:
            return "a language in another script"
    spoken = _WORD.findall(sample)
    words = [word.lower() for word in spoken]
    english = sum(word in english_words for word in words)
    hits = {code: sum(word in table for word in words) for code, table in tables.items() if code != "en"}
    # The language with most of the words, the first in the file among equals.
    best = max(hits, key=lambda code: hits[code])
    kinds = len(tables[best].intersection(words))
    if (
        kinds >= 2
        and hits[best] > _MARGIN * english
        and (hits[best] >= _LEAST_HITS or (english == 0 and len(words) <= _SHORT))
    ):
        return names[best]
    lower = sum(word.islower() for word in spoken)
    if len(words) >= _LONG and english < _FEWEST_ENGLISH * len(words) and lower * 2 > len(words):
        return "another language"
    return None


def is_english_code(code: str) -> bool:
    """Whether a stated language ("en", "en-GB", "eng", "English") is English."""
    return re.split(r"[-_]", code.strip().lower())[0] in ("en", "eng", "english")


@lru_cache(maxsize=1)
def _languages() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    data = tomllib.loads(files("tally.lexicon").joinpath("en", "languages.toml").read_text(encoding="utf-8"))[
        "language"
    ]
    return {code: row["name"] for code, row in data.items()}, {
        code: frozenset(row["words"]) for code, row in data.items()
    }
