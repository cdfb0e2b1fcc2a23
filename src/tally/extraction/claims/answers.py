"""Part of level 6: figures that answer a question ("How many died? Five, according to the police").

Public function: `answers`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon.kinds import AUXILIARY

__all__ = ["answers"]

_OPENS: Final = 3  # words from the beginning of the question to "many"


def answers(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """What was asked right before is told of a bare figure that opens the next sentence; the figure stands, the question does not."""
    asked = {surface.sentence_of[outcome.first]: outcome for outcome in reversed(outcomes)}
    for mention in mentions:
        sentence, index = mention.sentence, mention.sentence.index
        if index - 1 not in asked or mention.first != sentence.first or mention.outcome is not None or mention.single:
            continue
        if mention.people.kind != "none" or not _asks(surface, surface.sentences[index - 1]):
            continue
        last = mention.last
        if last < sentence.last and surface.words[last].isalnum() and not surface.is_of(last, AUXILIARY):
            continue
        question = asked[index - 1]
        told = Outcome(question.first, question.last, question.means, "left")
        told.begin, told.entry, told.flags = question.begin, question.entry, question.flags
        mention.outcome, mention.rank, mention.role = told, 7, "answer"


def _asks(surface: Surface, question: Sentence) -> bool:
    """Whether a sentence asks for a number."""
    words = surface.words
    opening = words[question.first : question.first + _OPENS]
    return words[question.last - 1] == "?" and "how" in opening and "many" in opening
