"""In front of the cascade, for archives: may this text make a claim at all? Public function: `may_claim`.

A claim takes a hit of an outcome or a toll, and no phrase of these can hit where its words do not stand in the text, one
behind the other: so a text without any of them makes no claim. The tests hold this against every annotated text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tally.lexicon import Entry, Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["may_claim"]

_KINDS: Final = ("outcome", "refuge", "toll")
# Letters in lower case, a space for every other byte: a word with letters beyond ASCII falls into pieces, which can only let more
# pass.
_APART: Final = bytes(ord(chr(i).lower()) if i < 128 and chr(i).isalpha() else 32 for i in range(256))
_PLAIN_BELOW: Final = "\u0130\u212a"  # the letters beyond ASCII whose lower case is, or begins with, a letter of ASCII
# Words of nearly every text: a phrase is looked for by another of its words, where it has one.
_EVERYWHERE: Final = frozenset(
    b"a about after all an and are as at be been but by for from had has have her his in into is it its more not of on or out over "
    b"said she since than that the their they this to up was were when which who will with would".split()
)


class _Told:
    """What a word of a text tells: something by itself (`alone`), something where one of the words `beside` stands in the text as
    well, or as a part of the `phrases` that are looked for by it.
    """

    __slots__ = ("alone", "beside", "phrases")

    def __init__(self) -> None:
        self.alone = False
        self.beside: set[bytes] = set()
        self.phrases: list[bytes] = []


class _Words:
    """Words and phrases to be found in a text: single words at once, phrases by the word of theirs that fewest texts hold. Each row
    is a phrase and the words of which its entry requires one in the sentence (none: it requires nothing).
    """

    def __init__(self, rows: list[tuple[list[bytes], frozenset[bytes]]]) -> None:
        self.always = not all(words for words, _ in rows)
        self.told: dict[bytes, _Told] = {}
        for words, beside in rows:
            if words:
                told = self.told.setdefault(max(words, key=_rarity), _Told())
                if len(words) > 1:
                    told.phrases.append(b" %b " % b" ".join(words))
                elif beside:
                    told.beside |= beside
                else:
                    told.alone = True
        self.keys = frozenset(self.told)

    def stand_in(self, words: list[bytes]) -> bool:
        """Whether any of them stands among these words of a text."""
        if self.always:
            return True
        met = [self.told[word] for word in self.keys.intersection(words)]
        if not met:
            return False
        if any(told.alone for told in met):
            return True
        wanted = {word for told in met for word in told.beside}
        if not wanted.isdisjoint(words):
            return True
        stream = b" %b " % b" ".join(words)
        return any(phrase in stream for told in met for phrase in told.phrases)


class _Keys:
    """What could tell an outcome: `telling` by itself, `cases` only where a disease is named. A look-alike ("a dead heat") tells
    none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        telling: list[tuple[list[bytes], frozenset[bytes]]] = []
        cases: list[tuple[list[bytes], frozenset[bytes]]] = []
        for kind in _KINDS:
            for entry in lexicon.table(kind):
                if entry.get("takes") != "none":
                    (cases if entry.get("people") == "disease" else telling).extend(_rows(entry))
        self.telling, self.cases = _Words(telling), _Words(cases)
        self.diseases = _Words([row for entry in lexicon.table("disease") for row in _rows(entry)])


def may_claim(document: Document, lexicon: Lexicon) -> bool:
    """False only where no word of title or text could tell an outcome; linear, far faster than reading."""
    keys = _keys(lexicon)
    for text in (document.text, document.title):
        if text:
            words = _pieces(text)
            if keys.telling.stand_in(words) or (keys.cases.stand_in(words) and keys.diseases.stand_in(words)):
                return True
    return False


def _rows(entry: Entry) -> list[tuple[list[bytes], frozenset[bytes]]]:
    """The phrases of an entry, each as the words of letters that it holds, with the words of which the entry requires one."""
    required = entry.get("requires", ())
    # A word of other letters too may stand in a text as pieces: such an entry is taken to require nothing.
    beside = frozenset(word.encode() for word in required) if all(map(_is_plain, required)) else frozenset()
    return [
        (_pieces(" ".join([word for word in cut(phrase) if word[0].isalpha()])), beside)
        for phrase, _ in entry.phrases()
    ]


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower()


def _rarity(word: bytes) -> tuple[bool, int]:
    """By this the word of a phrase is chosen: not one of those that stand everywhere, and a long one."""
    return word not in _EVERYWHERE, len(word)


def _pieces(text: str) -> list[bytes]:
    """The runs of ASCII letters in a text, in lower case, soft hyphens taken out."""
    if not text.isascii():
        if "\u00ad" in text:
            text = text.replace("\u00ad", "")
        if any(letter in text for letter in _PLAIN_BELOW):
            text = text.lower()
    return text.encode("utf-8", "replace").translate(_APART).split()


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> _Keys:
    return _Keys(lexicon)
