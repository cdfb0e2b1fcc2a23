"""What stands beside a word: small questions about one position that several levels ask."""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, CLAUSE, CONJUNCTION, NUMERAL, PERSON, PREPOSITION, RELATIVE

__all__ = ["closes_phrase", "ends_before", "hit_behind", "is_people", "opens_numeral", "word_at"]

_CLOSED: Final = AUXILIARY | PREPOSITION | CONJUNCTION | RELATIVE | CLAUSE
_WORDS_FOR_PEOPLE: Final = ("people", "persons", "others", "more")


def word_at(surface: Surface, at: int) -> str:
    """The folded word at `at`; "" outside the text."""
    return surface.words[at] if 0 <= at < len(surface.words) else ""


def ends_before(surface: Surface, kind: str, at: int) -> bool:
    """Whether a lexicon entry of `kind` ends right before word `at`, in the same sentence."""
    hit = surface.at(kind).get(at - 1)
    return hit is not None and hit.last == at and surface.sentence_of[at] == surface.sentence_of[at - 1]


def hit_behind(surface: Surface, kind: str, at: int) -> Hit | None:
    """The entry of `kind` at word `at`, where that word still belongs to the sentence of the word before it."""
    hit = surface.at(kind).get(at)
    return hit if hit is not None and surface.sentence_of[at] == surface.sentence_of[at - 1] else None


def closes_phrase(surface: Surface, at: int) -> bool:
    """Whether no noun can follow at `at`: a sign, the end, a verb's helper, a preposition, a conjunction."""
    words, sentence_of = surface.words, surface.sentence_of
    if not 0 <= at < len(words) or sentence_of[at] != sentence_of[at - 1] or not words[at].isalpha():
        return True
    return surface.is_of(at, _CLOSED)


def is_people(surface: Surface, at: int) -> bool:
    """Whether word `at` names people in the plural or the singular, or stands for them ("others", "more")."""
    return word_at(surface, at) in _WORDS_FOR_PEOPLE or surface.is_of(at, PERSON)


def opens_numeral(surface: Surface, at: int) -> bool:
    """Whether a numeral begins at `at`, in digits or in words."""
    word = word_at(surface, at)
    return word != "" and (word[0].isdigit() or surface.is_of(at, NUMERAL))
