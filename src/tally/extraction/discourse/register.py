"""Part of level 7: the register that the rules read from left to right: mentions, their claims, what was counted last."""

from __future__ import annotations

from collections.abc import Iterator

from tally.extraction.claims.mentions import Mention
from tally.extraction.slots import Draft
from tally.extraction.text import Sentence, Surface

__all__ = ["Register", "fits_inside", "size"]

# Which outcomes may be parts of a count of which other ones: nine of the 14 missing were found dead.
_INSIDE = {
    "casualties": {"killed", "injured", "killed_or_injured"},
    "killed_or_injured": {"killed", "injured"},
    "dead_or_missing": {"killed", "missing"},
    "missing": {"killed", "rescued"},
    "trapped": {"killed", "rescued", "injured"},
    "abducted": {"killed", "rescued"},
    "rescued": {"injured", "killed"},
    "injured": {"killed"},
    "affected": {"killed", "injured", "displaced", "rescued"},
    "displaced": {"rescued"},
    "detained": {"rescued"},
}


_WINDOW = 48


def size(draft: Draft) -> int | None:
    """The figure to compare by: the value, else the upper or lower end; null for a vague word."""
    number = draft.number
    for n in (number.value, number.high, number.low):
        if n is not None:
            return n
    return None


def fits_inside(part: Draft, whole: Draft, strict: bool = True) -> bool:
    """Whether `part` can be a part of `whole` by outcome and size; with `strict` by the same outcome alone."""
    if part is whole or whole.stance == "denied" or whole.number.kind == "none":
        return False
    if part.outcome != whole.outcome and (strict or part.outcome not in _INSIDE.get(whole.outcome, ())):
        return False
    small, large = size(part), size(whole)
    return small is None or large is None or small < large or (small == large and part.number.kind == "vague")


class Register:
    """Mentions in reading order with the claims made so far; finds what stands before a word."""

    __slots__ = ("by_number", "drafts", "mention_of", "mentions", "source", "surface")

    def __init__(self, surface: Surface, mentions: list[Mention], drafts: list[Draft]) -> None:
        self.surface, self.mentions, self.drafts = surface, mentions, list(drafts)
        self.by_number = {id(d.number): d for d in drafts}
        self.mention_of = {id(m.number): m for m in mentions}
        # For a claim that was handed its outcome: the claim it came from and how ("part", "sibling", "same").
        self.source: dict[int, tuple[Draft, str]] = {}

    def draft(self, mention: Mention) -> Draft | None:
        return self.by_number.get(id(mention.number))

    def add(self, draft: Draft, source: Draft, how: str) -> None:
        self.drafts.append(draft)
        self.by_number[id(draft.number)] = draft
        self.source[id(draft)] = (source, how)

    def drop(self, draft: Draft) -> None:
        """Take back a claim that only names the people of another one."""
        self.drafts.remove(draft)
        del self.by_number[id(draft.number)]

    def sentence(self, mention: Mention) -> Sentence:
        return self.surface.sentence(mention.number.first)

    def before(self, k: int, sentences: int) -> Iterator[Draft]:
        """The claims left of mention k, nearest first, as far back as so many sentences."""
        at = self.surface.sentence_of[self.mentions[k].number.first]
        for i in range(k - 1, max(-1, k - 1 - _WINDOW), -1):
            mention = self.mentions[i]
            if at - self.surface.sentence_of[mention.number.first] > sentences:
                return
            draft = self.draft(mention)
            if draft is not None:
                yield draft

    def is_sure(self, draft: Draft) -> bool:
        """A count that stands: neither denied nor replaced nor zero."""
        return draft.stance == "asserted" and draft.number.kind != "none"
