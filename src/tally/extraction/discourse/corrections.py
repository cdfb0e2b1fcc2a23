"""Part of level 7: what a publication or a voice takes back ("we said the slide had killed 30. It killed three").

Public functions: `own_correction`, `retracted`; `tells`, whether words tell or count something.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import HOLDS, REPORTING

__all__ = ["own_correction", "retracted", "tells"]

_RETRACTED: Final = 14  # words from "retracted" to the figure
_REVERSED: Final = frozenset(
    "statement statements report reports claim claims announcement figure figures toll count tally post tweet message".split()
)
_REVISING: Final = frozenset(("revising", "correcting", "lowering", "withdrawing"))
_ENDS: Final = frozenset((";", ",", "and", "but", "after"))
_OURS: Final = frozenset(
    "we our us article story report version edition newspaper newsletter obituary editorial column caption graphic map".split()
)
_OPENS_ITEM: Final = frozenset(("a", "an", "our", "we", "in"))


def own_correction(register: Register, k: int, mention: Mention, draft: Draft) -> bool:
    """ "In our issue of 9 August we said the slide had killed 30. It killed three. We regret the error.": the next figure
    of the paragraph replaces the one that the publication takes back.
    """
    errors = register.surface.hits.get("own_error")
    if not errors or draft.number.kind == "none":
        return False
    sentence, sentences = mention.sentence, register.surface.sentences
    # In a list of corrections only one may say so: "• A report on the bus crash gave the number of dead as 26."
    listed = register.surface.blocks[sentence.block].kind == "item" and register.words[sentence.first] in _OPENS_ITEM
    if not listed and not any(
        sentences[register.surface.sentence_of[hit.first]].block == sentence.block for hit in errors
    ):
        return False
    lead = range(sentence.first, mention.first)
    if not any(register.words[i] in _OURS for i in lead) or not tells(register, sentence.first, mention.first):
        return False
    for later in register.mentions[k + 1 : k + 4]:
        newer = later.draft
        if newer is None or later.sentence.block != sentence.block or later.sentence.index > sentence.index + 2:
            continue
        if newer.outcome == draft.outcome and newer.stance == "asserted" and newer.number.size() != draft.number.size():
            draft.stance = "superseded"
            newer.supersedes = newer.supersedes or draft
            return True
    return False


def retracted(register: Register, mention: Mention) -> bool:
    """ "retracting an earlier statement that two had been pulled out": what the voice takes back."""
    words = register.words
    if not register.surface.holds(mention.sentence, _REVERSED):
        return False
    for i in range(mention.sentence.first, mention.first - 3):
        if words[i] in _REVISING and mention.first - i <= _RETRACTED:
            lead = words[i : mention.first]
            if not _REVERSED.isdisjoint(lead) and "to" not in lead:
                return True  # "revising down a statement that had spoken of 15"
    for hit in register.surface.hits.get("retraction", ()):
        if (
            hit.last < mention.first <= hit.last + _RETRACTED
            and register.surface.sentence_of[hit.first] == mention.sentence.index
        ):
            lead = register.words[hit.last : mention.first]
            return not _REVERSED.isdisjoint(lead) and _ENDS.isdisjoint(lead)
    return False


def tells(register: Register, first: int, last: int) -> bool:
    """Whether a verb of telling or counting stands in first..last."""
    return any(
        register.surface.is_of(i, REPORTING)
        or (register.surface.is_of(i, HOLDS) and register.words[i] not in ("had", "was", "is", "to", "at"))
        for i in range(first, last)
    )
