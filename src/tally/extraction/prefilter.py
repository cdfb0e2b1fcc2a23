"""In front of the cascade, for archives: may this text make a claim at all? Public function: `may_claim`.

Harmless by construction: no claim is made without a hit of an outcome or a toll in its document, and no phrase of these can
hit where its words do not stand in the text, one behind the other. So a text without any of them makes no claim.
"""

from __future__ import annotations

from functools import lru_cache

from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["may_claim"]

_KINDS = ("outcome", "toll")
# Every byte but those of small letters and digits: a word with other letters falls into pieces, which can only let more pass.
_APART = bytes(i if chr(i).isalnum() and i < 128 else 32 for i in range(256))


class _Keys:
    """What could tell an outcome: `alone`, single words; `leads`, by their longest word, phrases; `always`, a phrase has no letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        alone: set[bytes] = set()
        self.leads: dict[bytes, list[tuple[bytes, frozenset[bytes]]]] = {}
        self.always = False
        for kind in _KINDS:
            for entry in lexicon.table(kind):
                for phrase, _ in entry.phrases():
                    words = _pieces(" ".join([word for word in cut(phrase) if word[0].isalpha()]))
                    if len(words) > 1:
                        row = b" %b " % b" ".join(words), frozenset(words)
                        self.leads.setdefault(max(words, key=len), []).append(row)
                    elif words:
                        alone.add(words[0])
                    else:
                        self.always = True
        self.alone = frozenset(alone)


def may_claim(document: Document, lexicon: Lexicon) -> bool:
    """False only where no word of title or text could tell an outcome; linear, far faster than reading."""
    keys = _keys(lexicon)
    return keys.always or _may_tell(document.text, keys) or bool(document.title and _may_tell(document.title, keys))


def _may_tell(text: str, keys: _Keys) -> bool:
    words = _pieces(text)
    seen = frozenset(words)
    if not keys.alone.isdisjoint(seen):
        return True
    phrases = [phrase for lead in keys.leads.keys() & seen for phrase, wanted in keys.leads[lead] if wanted <= seen]
    if not phrases:
        return False
    stream = b" %b " % b" ".join([word for word in words if word.isalpha()])
    return any(phrase in stream for phrase in phrases)


def _pieces(text: str) -> list[bytes]:
    """The runs of ASCII letters and of digits in a text, in lower case, soft hyphens taken out."""
    low = text.lower()
    if "\u00ad" in low:
        low = low.replace("\u00ad", "")
    return low.encode("utf-8", "replace").translate(_APART).split()


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> _Keys:
    return _Keys(lexicon)
