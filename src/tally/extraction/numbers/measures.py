"""Measures in units that the lexicon does not list, as quantulum3 knows them.

`ask_measure` is asked only where our own unit table has not settled the case. quantulum3 is slow on long texts and on
digit runs, and guesses without context: so it sees a window of at most 60 characters around one number, in a masked
form whose answer is remembered, and only the dimensions that the lexicon names are believed.
"""

from __future__ import annotations

import logging
import warnings
from functools import lru_cache
from typing import Any, Final

from tally.extraction.numbers.ground import Ground
from tally.extraction.slots import Number
from tally.lexicon import Lexicon

__all__ = ["ask_measure"]

_WINDOW: Final = 60
_WORDS_AFTER: Final = 3


def ask_measure(g: Ground, number: Number) -> str | None:
    """Says "measure" where quantulum3 reads a physical quantity in a listed dimension at the number, else None."""
    last = min(number.last + _WORDS_AFTER, g.surface.sentence(number.first).last)
    words = [w for w in g.words[number.last : last] if w.isascii() and (w.isalpha() or w in "/-")]
    if not words or not any(w.isalpha() for w in words):
        return None
    first = number.last + (words[0] == "-")
    if len(g.words[first]) == 1 or g.closes_phrase(first):
        # One letter is a unit of something for quantulum3 whatever it is.
        return None
    window = "7 " + " ".join(words[words[0] == "-" :])
    return _asked(window[:_WINDOW], _dimensions(g.surface.lexicon))


@lru_cache(maxsize=8)
def _dimensions(lexicon: Lexicon) -> frozenset[str]:
    """The dimensions, in quantulum3's names, in which its word is taken."""
    return frozenset(name for entry in lexicon.table("dimension") for name in entry.get("names", ()))


@lru_cache(maxsize=4096)
def _asked(window: str, dimensions: frozenset[str]) -> str | None:
    parser = _parser()
    if parser is None:
        return None
    try:
        found = parser.parse(window)
    except Exception:
        # quantulum3 raises on some windows (units without an entity, spans of -1); no answer is then the answer.
        return None
    for quantity in found:
        entity = getattr(getattr(quantity.unit, "entity", None), "name", "unknown")
        if quantity.span[0] == 0 and entity in dimensions:
            return "distance" if entity == "length" else "duration" if entity == "time" else "measure"
    return None


@lru_cache(maxsize=1)
def _parser() -> Any:
    """quantulum3's parser without its classifier; the root logger is put back as it was."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import quantulum3.classifier
            from quantulum3 import parser
    except ImportError:
        return None
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers
    quantulum3.classifier.USE_CLF = False
    return parser
