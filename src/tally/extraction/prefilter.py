"""In front of the cascade, for archives: may this text make a claim at all? Public function: `may_claim`.

Harmless by construction: no claim is made without a hit of an outcome or a toll in its document, and no phrase of these can
hit where its rarest word does not stand in the text. So a text with none of those words makes no claim.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["may_claim"]

_KINDS = ("outcome", "toll")
_LETTERS = re.compile(r"[^\W\d_]+")


def may_claim(document: Document, lexicon: Lexicon) -> bool:
    """False only where no word of title or text could tell an outcome; linear, far faster than reading."""
    keys = _keys(lexicon)
    return any(
        not keys.isdisjoint(_LETTERS.findall(_plain(field))) for field in (document.text, document.title or "") if field
    )


def _plain(text: str) -> str:
    return text.lower().replace("\u00ad", "")


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> frozenset[str]:
    """One word of every phrase that could tell an outcome: the longest, as the rarest."""
    keys = set()
    for kind in _KINDS:
        for entry in lexicon.table(kind):
            for phrase, _ in entry.phrases():
                words = [w for w in cut(phrase) if w[0].isalpha()]
                if words:
                    keys.add(max(words, key=len))
    return frozenset(keys)
