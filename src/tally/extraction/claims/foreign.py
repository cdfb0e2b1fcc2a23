"""Part of level 6: people counted by a word of another language, of which the text says what it covers (40 "vesh", a word for
the dead and the maimed alike).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import DEAD_WHOLE, OUTCOME

__all__ = ["by_foreign_word"]

_QUOTED: Final = 3  # words of a foreign word in quotation marks


def by_foreign_word(surface: Surface, mentions: list[Mention]) -> None:
    """Give those whom a quoted word of no English counts `casualties`: what became of them depends on the word."""
    told: set[int] = set()
    for hit in surface.hits.get("remark", ()):
        if hit.means == "translation":
            told.add(surface.sentence_of[hit.first])
    if not told:
        return
    for mention in mentions:
        first = mention.number.last + 1
        if mention.outcome is not None or mention.single or mention.number.kind == "none":
            continue
        last = _quoted(surface, first, mention.sentence.last)
        index = mention.sentence.index
        if last and any(at in told and _of_harm(surface, at) for at in (index, index + 1)):
            found = Outcome(first, last, "casualties", "left")
            found.flags = ("ambiguous_outcome",)
            mention.outcome, mention.rank, mention.role = found, 7, "foreign word"


def _quoted(surface: Surface, first: int, limit: int) -> int:
    """Where a quotation of words that the lexicon does not know ends, which begins at word `first`; 0 for none."""
    words = surface.words
    if first >= limit or words[first - 1] not in ('"', "'"):
        return 0
    for i in range(first, min(limit, first + _QUOTED + 1)):
        if words[i] == words[first - 1]:
            return i if i > first else 0
        if not words[i].isalpha() or surface.kinds[i]:
            return 0
    return 0


def _of_harm(surface: Surface, index: int) -> bool:
    """Whether the sentence names the dead or tells what happened to people."""
    sentence = surface.sentences[index]
    for i in range(sentence.first, sentence.last):
        if surface.kinds[i] & (OUTCOME | DEAD_WHOLE):
            return True
    return False
