"""In front of the cascade, for archives: may this text make a claim at all, and if so, where? Public: `may_claim`, `passages`.

Two questions, the cheap one first. A claim takes a hit of an outcome or a toll, and no phrase of these can hit where its
words do not stand in the text, one behind the other: so a text without any of them makes no claim. And it takes them near
its number: so where the paragraphs with such words and those beside them make no claim, the whole text makes none. The
tests hold both against every annotated text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tally.lexicon import Entry, Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["may_claim", "passages"]

_KINDS = ("outcome", "toll")
_PERSONS = ("person", "demonym", "force")
# Every byte but those of small letters and digits: a word with other letters falls into pieces, which can only let more pass.
_APART = bytes(i if chr(i).isalnum() and i < 128 else 32 for i in range(256))
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_LAYOUT = re.compile(
    r"[|\t]|:[ \r]*(?:\n|\Z)|^[ \t]*(?:[*\u2022\u25aa\u25cf\u00b7\u2013\u2014-]|\(?\d{1,2}[.)])\s", re.M
)
_PEOPLES = re.compile(r"\b[A-Z]\w+(?:ians?|ans|ese|is|ites?|ers)\b")  # how people.phrases knows a people of no list
_HEADING = 90  # characters: a shorter paragraph may be a heading, which rules over more than the next paragraph
_WIDE = 120  # characters a line on average: no text that was broken for width has such lines
_WORTH = 0.7  # of the text: where more of it would be read twice, it is read at once


class _Words:
    """Words and phrases to be found in a text: single words at once, phrases by their longest word."""

    def __init__(self, phrases: list[list[bytes]]) -> None:
        self.always = not all(phrases)
        self.alone = frozenset(words[0] for words in phrases if len(words) == 1)
        self.leads: dict[bytes, list[tuple[bytes, frozenset[bytes]]]] = {}
        for words in phrases:
            if len(words) > 1:
                row = b" %b " % b" ".join(words), frozenset(words)
                self.leads.setdefault(max(words, key=len), []).append(row)

    def stand_in(self, words: list[bytes], seen: frozenset[bytes]) -> bool:
        """Whether any of them stands among these words of a text, which `seen` holds each once."""
        if self.always or not self.alone.isdisjoint(seen):
            return True
        phrases = [phrase for lead in self.leads.keys() & seen for phrase, wanted in self.leads[lead] if wanted <= seen]
        if not phrases:
            return False
        stream = b" %b " % b" ".join([word for word in words if word.isalpha()])
        return any(phrase in stream for phrase in phrases)


class _Keys:
    """What could tell an outcome: `telling` of anybody, `weak` only of people who are named as such ("took", "moved"), `cases`
    only where a disease is named; and the words of these. A look-alike ("a dead heat") tells none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        rows: dict[str, list[list[bytes]]] = {"telling": [], "known": [], "disease": []}
        for kind in _KINDS:
            for entry in lexicon.table(kind):
                if entry.get("takes") != "none":
                    needs = entry.get("people")
                    rows[needs if needs in rows else "telling"] += _phrases(entry)
        self.telling, self.weak, self.cases = _Words(rows["telling"]), _Words(rows["known"]), _Words(rows["disease"])
        self.diseases = _Words([p for entry in lexicon.table("disease") for p in _phrases(entry)])
        self.persons = frozenset(
            max(words, key=len)
            for kind in _PERSONS
            for entry in lexicon.table(kind)
            for words in _phrases(entry)
            if words
        )

    def may_tell(self, text: str, sick: bool) -> bool:
        """Whether a word here could tell an outcome of somebody; `sick`: the document names a disease."""
        words = _pieces(text)
        seen = frozenset(words)
        if self.telling.stand_in(words, seen) or (sick and self.cases.stand_in(words, seen)):
            return True
        if not self.weak.stand_in(words, seen):
            return False
        return not self.persons.isdisjoint(seen) or _PEOPLES.search(text) is not None


def may_claim(document: Document, lexicon: Lexicon) -> bool:
    """False only where no word of title or text could tell an outcome; linear, far faster than reading."""
    keys = _keys(lexicon)
    for text in (document.text, document.title):
        if text:
            words = _pieces(text)
            seen = frozenset(words)
            if any(told.stand_in(words, seen) for told in (keys.telling, keys.weak, keys.cases)):
                return True
    return False


def passages(document: Document, lexicon: Lexicon) -> str | None:
    """The paragraphs that could make a claim, each with the one before it and the one behind it, "" where none could.

    None where the text must be read whole: it holds lists, tables or headings, in which an outcome rules what stands further
    off, or there is little to leave out.
    """
    text = document.text
    if _LAYOUT.search(text):
        return None
    keys = _keys(lexicon)
    words = _pieces(text)
    sick = keys.diseases.stand_in(words, frozenset(words))
    paragraphs = _paragraphs(text)
    kept: set[int] = set()
    for i, paragraph in enumerate(paragraphs):
        if keys.may_tell(paragraph, sick):
            if len(paragraph) < _HEADING:
                return None
            kept.update((i - 1, i, i + 1))
    found = "\n\n".join([paragraph for i, paragraph in enumerate(paragraphs) if i in kept])
    return found if len(found) < _WORTH * len(text) else None


def _paragraphs(text: str) -> list[str]:
    """What blank lines set apart or, where there are none, line ends that no line was too wide for."""
    paragraphs = _PARAGRAPH.split(text)
    if len(paragraphs) == 1:
        lines = text.split("\n")
        if len(text) > _WIDE * len(lines):
            return lines
    return paragraphs


def _phrases(entry: Entry) -> list[list[bytes]]:
    """The phrases of an entry, each as the words of letters that it holds."""
    return [_pieces(" ".join([word for word in cut(phrase) if word[0].isalpha()])) for phrase, _ in entry.phrases()]


def _pieces(text: str) -> list[bytes]:
    """The runs of ASCII letters and of digits in a text, in lower case, soft hyphens taken out."""
    low = text.lower()
    if "\u00ad" in low:
        low = low.replace("\u00ad", "")
    return low.encode("utf-8", "replace").translate(_APART).split()


@lru_cache(maxsize=8)
def _keys(lexicon: Lexicon) -> _Keys:
    return _Keys(lexicon)
