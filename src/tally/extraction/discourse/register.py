"""Part of level 7: the register that the rules read from left to right: mentions, their claims, what was counted last."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["Register", "fits_inside", "has_state"]

# Which outcomes may be parts of a count of which other ones: nine of the 14 missing were found dead.
_INSIDE: Final = {
    "casualties": {
        "killed",
        "injured",
        "killed_or_injured",
        "detained",
    },  # "nine neutralised: four dead, three captured"
    "killed_or_injured": {"killed", "injured"},
    "dead_or_missing": {"killed", "missing"},
    "missing": {"killed", "rescued"},
    "trapped": {"killed", "rescued", "injured"},
    "abducted": {"killed", "rescued"},
    "rescued": {"injured", "killed"},
    "injured": {"killed", "killed_or_injured"},
    "killed": {"killed_or_injured"},
    "affected": {"killed", "injured", "displaced", "rescued"},
    "displaced": {"rescued"},
    "detained": {"rescued"},
}
_WINDOW: Final = 48
_STATE_REACH: Final = 6  # words from a number to the state of those counted


def fits_inside(part: Draft, whole: Draft, strict: bool = True) -> bool:
    """Whether `part` can be a part of `whole` by outcome and size; with `strict` by the same outcome alone."""
    if part is whole or whole.stance == "denied" or whole.number.kind == "none":
        return False
    if part.outcome != whole.outcome and (strict or part.outcome not in _INSIDE.get(whole.outcome, ())):
        return False
    if part.people.sex and whole.people.sex and part.people.sex != whole.people.sex:
        return False  # no woman is one of "two men"
    small, large = part.number.size(), whole.number.size()
    return small is None or large is None or small < large or (small == large and part.number.kind == "vague")


class Register:
    """Mentions in reading order with the claims made so far; finds what stands before a word.

    The words that most rules ask for are looked up once: those of denials and corrections, of parts and wholes.
    """

    __slots__ = (
        "compared",
        "denials",
        "drafts",
        "frames",
        "in_all",
        "mention_of",
        "mentions",
        "part_leads",
        "raised_by",
        "replaced",
        "source",
        "summed",
        "surface",
        "wholes",
        "words",
        "wrong_figures",
    )

    def __init__(self, surface: Surface, mentions: list[Mention], drafts: list[Draft]) -> None:
        self.surface, self.words, self.mentions, self.drafts = surface, surface.words, mentions, list(drafts)
        self.denials, self.wrong_figures, self.replaced = (
            surface.at("deny_lead"),
            surface.at("wrong_figure"),
            surface.at("replaced"),
        )
        self.part_leads, self.frames, self.wholes = (
            surface.at("part_lead"),
            surface.at("whole_frame"),
            surface.at("dead_whole"),
        )
        self.raised_by, self.in_all = surface.at("raised_by"), surface.at("in_all")
        self.compared = surface.at("comparison")
        self.mention_of = {id(m.number): m for m in mentions}
        for draft in drafts:
            self.mention_of[id(draft.number)].draft = draft
        # For a claim that was handed its outcome: the claim it came from and how ("part", "sibling", "same").
        self.source: dict[int, tuple[Draft, str]] = {}
        # By the index of a mention: the count that it makes exactly, together with others of its list.
        self.summed: dict[int, Draft] = {}

    def add(self, mention: Mention, draft: Draft, source: Draft, how: str) -> None:
        self.drafts.append(draft)
        mention.draft = draft
        self.source[id(draft)] = (source, how)

    def drop(self, mention: Mention, draft: Draft) -> None:
        """Take back a claim that only names the people of another one."""
        self.drafts.remove(draft)
        mention.draft = None

    def pass_on(self, mention: Mention, to: Mention, draft: Draft) -> None:
        """Give a claim to the mention whose people the other one only names."""
        mention.draft, to.draft = None, draft
        draft.number = to.number
        draft.first = min(to.first, draft.first)
        draft.quote = (min(to.number.start, draft.quote[0]), draft.quote[1])

    def handed(self, draft: Draft) -> tuple[Draft, str] | None:
        """For a claim that was handed its outcome, the claim it came from and how; for one with words of its own null."""
        return None if draft.what is not None else self.source.get(id(draft))

    def before(self, k: int, sentences: int) -> list[Draft]:
        """The claims left of mention k, nearest first, as far back as so many sentences."""
        found: list[Draft] = []
        floor = self.mentions[k].sentence.index - sentences
        for i in range(k - 1, max(-1, k - 1 - _WINDOW), -1):
            mention = self.mentions[i]
            if mention.sentence.index < floor:
                break
            if mention.draft is not None:
                found.append(mention.draft)
        return found

    def last(self, k: int, sentences: int) -> Draft | None:
        """The nearest claim left of mention k, as far back as so many sentences."""
        floor = self.mentions[k].sentence.index - sentences
        for i in range(k - 1, max(-1, k - 1 - _WINDOW), -1):
            mention = self.mentions[i]
            if mention.sentence.index < floor:
                break
            if mention.draft is not None:
                return mention.draft
        return None

    def is_sure(self, draft: Draft) -> bool:
        """A count that stands: neither denied nor replaced nor zero."""
        handed = self.source.get(id(draft))
        stands = handed is None or handed[1] not in ("older", "once")
        return draft.stance == "asserted" and draft.number.kind != "none" and stands


def has_state(register: Register, part: Draft, end: int) -> bool:
    """ "13 were discharged and four remain in critical condition": whether the part is told by the state it is in, before word `end`."""
    states = register.surface.at("hurt_state")
    return any(i in states for i in range(part.number.last, min(part.number.last + _STATE_REACH, end)))
