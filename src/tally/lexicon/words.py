"""One way of cutting text into words, for the lexicon's phrases and for the texts they are looked up in.

A word is a run of letters, a run of digits, or one sign. Nothing is lost: white space stands between words only.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
# The same where a soft hyphen may stand within a word.
WORD: Final = re.compile(r"[^\W\d_]+(?:\u00ad[^\W\d_]+)*|\d+(?:\u00ad\d+)*|[^\w\s]|_")
# Signs that print alike in news copy and mean the same; each is folded to one code point, so offsets hold.
_SIGNS: Final = tuple(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "\u2013",
        "\u2212": "-",
        "\u2015": "\u2014",
        "\u2022": "\u2022",
        "\u00b7": "\u2022",
    }.items()
)
_COMMON: Final = (
    ",.'\"-:()\u2013\u2014;?!%$"  # signs that are set apart first, for speed: each is a word of its own anyway
)
_APART: Final = {"WHO": "WH\u014c", "IS": "\u012aS", "LeT": "L\u0113T"}
_PRINTED: Final = {apart.lower(): printed.lower() for printed, apart in _APART.items()}
_SHOUTED: Final = re.compile(r"(?<![A-Z]{2}\s)\b(?:WHO|IS)\b(?!\s[A-Z]{2})|\bLeT\b")
_LIKE: Final = str.maketrans(dict(_SIGNS))


def fold(word: str) -> str:
    """The form under which a word is looked up: lower case, plain signs, no soft hyphens. "Killed" and "KILLED" are one."""
    word = word.lower()
    if word.isascii():
        return word if word != "`" else "'"
    return (word.replace("\u00ad", "") or "-").translate(_LIKE)


def set_apart(text: str) -> str:
    """The text with words that are others in capitals in a spelling of their own, of equal length: "WHO" is no pronoun and "IS" no
    verb, unless a word beside them is printed in capitals as well; "LeT" lets nobody.
    """
    return _SHOUTED.sub(_spelled_apart, text) if "WHO" in text or "IS" in text or "LeT" in text else text


def _spelled_apart(word: re.Match[str]) -> str:
    return _APART[word[0]]


def as_printed(name: str) -> str:
    """A folded name without the spellings of `set_apart`."""
    return " ".join([_PRINTED.get(word, word) for word in name.split(" ")])


def plain(text: str) -> str:
    """The whole text folded at equal length, so that offsets hold; soft hyphens stay. "" where lower case has another length."""
    low = text.lower()
    if len(low) != len(text):
        return ""
    if low.isascii():
        return low.replace("`", "'")
    for sign, like in _SIGNS:
        if sign in low:
            low = low.replace(sign, like)
    return low


def pieces(text: str) -> list[str]:
    """A text cut at white space, and common signs set apart.

    Nearly all are words; what is left of figures with units, rare signs and the like is for `words_of`.
    """
    for sign in _COMMON:
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    return text.split()


def words_of(piece: str) -> list[str]:
    """The words of a text without soft hyphens, as they stand."""
    return _WORD.findall(piece)


def cut(phrase: str) -> list[str]:
    """The folded words of a phrase. "40-plus" is ["40", "-", "plus"]."""
    parts = phrase.split()
    if "".join(parts).isalpha():
        return [fold(word) for word in parts]  # white space alone sets them apart
    return [fold(w) for w in WORD.findall(phrase)]


def spellings(phrase: str) -> list[str]:
    """Every phrase that one with choices stands for: "{was|were} for {homes|cattle}" are four, an empty choice leaves its
    word out.
    """
    lead, brace, rest = phrase.partition("{")
    if not brace:
        return [" ".join(phrase.split())]
    choices, _, after = rest.partition("}")
    tails = spellings(after)
    return [" ".join(f"{lead} {choice} {tail}".split()) for choice in choices.split("|") for tail in tails]
