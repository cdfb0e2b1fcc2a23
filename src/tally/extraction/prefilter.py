"""In front of the cascade, for archives: may this text make a claim at all? Public function: `may_claim`.

Harmless by construction: no claim is made without a hit of an outcome or a toll in its document, and no phrase of these can
hit where its words do not stand in the text, one behind the other. So a text without any of them makes no claim.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["may_claim"]

_KINDS = ("outcome", "toll")
_Keys = tuple[frozenset[str], dict[str, list[tuple[str, frozenset[str]]]], bool]
_LETTERS = re.compile(r"[^\W\d_]+")


def may_claim(document: Document, lexicon: Lexicon) -> bool:
    """False only where no word of title or text could tell an outcome; linear, far faster than reading."""
    keys = _keys(lexicon)
    return any(_may_tell(field, keys) for field in (document.text, document.title or "") if field)


def _may_tell(text: str, keys: _Keys) -> bool:
    alone, leads, empty = keys
    if empty:
        return True
    words = _LETTERS.findall(text.lower().replace("\u00ad", ""))
    seen = frozenset(words)
    if not alone.isdisjoint(seen):
        return True
    phrases = [phrase for lead in leads.keys() & seen for phrase, wanted in leads[lead] if wanted <= seen]
    if not phrases:
        return False
    stream = f" {' '.join(words)} "
    return any(phrase in stream for phrase in phrases)


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> _Keys:
    """The single words that could tell an outcome; the phrases, by their longest word; whether a phrase has no letters."""
    alone: set[str] = set()
    leads: dict[str, list[tuple[str, frozenset[str]]]] = {}
    empty = False
    for kind in _KINDS:
        for entry in lexicon.table(kind):
            for phrase, _ in entry.phrases():
                words = [w for w in cut(phrase) if w[0].isalpha()]
                if len(words) > 1:
                    row = f" {' '.join(words)} ", frozenset(words)
                    leads.setdefault(max(words, key=len), []).append(row)
                elif words:
                    alone.add(words[0])
                else:
                    empty = True
    return frozenset(alone), leads, empty
