"""Part of level 6: one sentence with its mentions and outcomes, and what the patterns ask of it."""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention, takes
from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry

__all__ = ["BARRIERS", "Scene", "is_plural_noun", "is_reduced", "is_weak", "speaks"]

BARRIERS = frozenset(";:?!|")


class Scene:
    """One sentence with its mentions and outcomes, and the closed classes looked up once."""

    __slots__ = ("ages", "disease", "mentions", "outcomes", "sentence", "surface")

    def __init__(
        self,
        surface: Surface,
        sentence: Sentence,
        mentions: list[Mention],
        outcomes: list[Outcome],
        disease: bool,
        ages: set[int],
    ) -> None:
        self.surface, self.sentence, self.mentions, self.outcomes, self.disease = (
            surface,
            sentence,
            mentions,
            outcomes,
            disease,
        )
        self.ages = ages

    def give(self, mention: Mention, outcome: Outcome, rank: int, role: str) -> bool:
        if rank >= mention.rank or (mention.outside and rank > 5) or not takes(outcome, mention, self.disease):
            return False
        if self._barred(mention, outcome):
            return False
        mention.outcome, mention.rank, mention.role = outcome, rank, role
        return True

    def _barred(self, mention: Mention, outcome: Outcome) -> bool:
        """Whether the entry says that it tells nothing of such people: suspects who flee are not displaced."""
        head = mention.people.head
        barred: tuple[str, ...] = tuple(outcome.entry.get("not_people", ())) if isinstance(outcome.entry, Entry) else ()
        return head >= 0 and self.surface.words[head] in barred

    def light(self, first: int, last: int) -> bool:
        """Whether only words that change nothing stand in first..last: determiners, adverbs, quotation marks."""
        surface = self.surface
        return all(
            i in surface.at["determiner"]
            or i in surface.at["filler"]
            or surface.words[i] in "\"'()"
            or surface.words[i].endswith("ly")
            for i in range(first, last)
        )

    def links(self, first: int, last: int) -> bool:
        """Whether first..last joins two people of one list: commas, "and", "or", "as well as", with light words."""
        surface = self.surface
        if last - first > 24 or first >= last:
            return False
        seen, depth, light = False, 0, 0
        for i in range(first, last):
            word = surface.words[i]
            if word in "()":
                depth += 1 if word == "(" else -1
            if i in self.ages or word in "()" or depth > 0:
                continue
            light += 1
            if i in surface.at["conjunction"] or surface.words[i] == ",":
                seen = True
            elif not (i in surface.at["determiner"] or i in surface.at["filler"] or surface.words[i] in "\"'"):
                return False
        return seen and light <= 5


def is_reduced(outcome: Outcome) -> bool:
    """A participle or state without auxiliary: it may belong to a noun phrase rather than make a clause."""
    state = isinstance(outcome.entry, Entry) and outcome.entry.get("takes") == "state"
    return outcome.begin == outcome.first and (outcome.passive or state)


def is_weak(outcome: Outcome) -> bool:
    return isinstance(outcome.entry, Entry) and bool(outcome.entry.get("weak"))


def speaks(scene: Scene, mention: Mention) -> bool:
    """Whether these people are who says it ("..., a spokesman said"), not of whom it is said."""
    i = mention.last
    while i < scene.sentence.last and (
        i in scene.surface.at["filler"] or scene.surface.words[i] in ("who", "for", "of")
    ):
        i += 1
    return i < scene.sentence.last and i in scene.surface.at["reporting"]


def is_plural_noun(surface: Surface, outcome: Outcome) -> bool:
    """Whether a verb form that ends in -s is a plural noun as well ("87 arrests", "a dozen kills"); "strikes" is not of people."""
    names = outcome.entry.get("plural_noun", ()) if isinstance(outcome.entry, Entry) else ()
    return outcome.form == "third" and surface.words[outcome.first] in names
