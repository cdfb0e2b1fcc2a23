"""Part of level 3: what stands at a word, as far as a numeral cares: closed words, units, hedges, people, outcomes."""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, CLAUSE, CONJUNCTION, NUMERAL, OUTCOME, PERSON, PREPOSITION, RELATIVE

__all__ = ["Ground", "Numerals", "led_by"]

Index = dict[int, Hit]
Numerals = dict[str, tuple[str, int]]

_WORDS_FOR_PEOPLE: Final = frozenset(("people", "persons", "others", "more"))


class Ground:
    """One text with the hits that its numerals ask for; `numerals` are the number words with their class and value."""

    def __init__(self, surface: Surface, numerals: Numerals) -> None:
        self.surface, self.numerals = surface, numerals
        self.words, self.starts, self.ends = surface.words, surface.starts, surface.ends
        self.sentence_of, self.total = surface.sentence_of, len(surface.words)
        self.has_furniture = any(block.kind == "furniture" for block in surface.blocks)
        self.kinds = surface.kinds
        # Number words, and what bounds them.
        self.ordinal: Index = surface.at("ordinal")
        self.fraction: Index = surface.at("fraction")
        self.range: Index = surface.at("range")
        self.vague: Index = surface.at("vague")
        self.zero: Index = surface.at("zero")
        self.roman: Index = surface.at("roman")
        self.modifier: Index = surface.at("modifier")
        self.modifier_after: Index = surface.at("modifier_after")
        self.between: Index = surface.at("between")
        # What may be counted, and what happens to it.
        self.person: Index = surface.at("person")
        self.outcome: Index = surface.at("outcome")
        self.animal: Index = surface.at("animal")
        # Units and labels.
        self.unit: Index = surface.at("unit")
        self.currency: Index = surface.at("currency")
        self.currency_letter: Index = surface.at("currency_letter")
        self.measured: Index = surface.at("measured")
        self.named: Index = surface.at("named")
        self.street: Index = surface.at("street")
        self.formation: Index = surface.at("formation")
        self.handle: Index = surface.at("handle")
        self.month: Index = surface.at("month")
        self.era: Index = surface.at("era")
        self.age_before: Index = surface.at("age_before")
        self.age_limit: Index = surface.at("age_limit")
        self.per: Index = surface.at("per")
        self.ratio_before: Index = surface.at("ratio_before")
        self.idiom: Index = surface.at("idiom")
        self.excepting: Index = surface.at("excepting")
        self.remark: Index = surface.at("remark")
        self.may_uncount = any(hit.entry.get("uncounts") for hit in surface.hits.get("remark", ()))

    def word(self, at: int) -> str:
        """The folded word at `at`; "" outside the text."""
        return self.words[at] if 0 <= at < self.total else ""

    def numeral_of(self, word: str) -> tuple[str, int]:
        """The class and the value of a number word; ("", 0) for any other."""
        found = self.numerals.get(word)
        return ("", 0) if found is None else found

    def is_glued(self, at: int) -> bool:
        """Whether no white space stands between word `at` and the next."""
        return at + 1 < self.total and self.ends[at] == self.starts[at + 1]

    def goes_on(self, at: int) -> bool:
        """Whether word `at` belongs to the sentence of the word before it."""
        return self.sentence_of[at] == self.sentence_of[at - 1]

    def ends_before(self, index: Index, at: int) -> bool:
        """Whether an entry of the kind ends right before word `at`, in the same sentence."""
        hit = index.get(at - 1)
        return hit is not None and hit.last == at and self.goes_on(at)

    def tells_people(self, at: int) -> bool:
        """As in "04 died in combat", "05 persons were hurt": a count written with two figures."""
        return len(self.words[at]) == 2 and (self.kinds[at + 1] & OUTCOME != 0 or self.is_people(at + 1))

    def hit_behind(self, index: Index, at: int) -> Hit | None:
        """The entry of the kind at word `at`, where that word still belongs to the sentence of the word before it."""
        hit = index.get(at)
        return hit if hit is not None and self.goes_on(at) else None

    def closes_phrase(self, at: int) -> bool:
        """Whether no noun can follow at `at`: a sign, the end, a verb's helper, a preposition, a conjunction."""
        word = self.word(at)
        if not word.isalnum() or not self.goes_on(at):
            return True
        return self.kinds[at] & (PREPOSITION | AUXILIARY | CONJUNCTION | RELATIVE | CLAUSE) != 0 or not word.isalpha()

    def is_people(self, at: int) -> bool:
        """Whether word `at` names people in the plural or the singular, or stands for them ("others", "more")."""
        return self.kinds[at] & PERSON != 0 or self.word(at) in _WORDS_FOR_PEOPLE

    def opens_numeral(self, at: int) -> bool:
        """Whether a numeral begins at `at`, in digits or in words."""
        word = self.word(at)
        return word != "" and (word[0].isdigit() or self.kinds[at] & NUMERAL != 0)


def led_by(g: Ground, number: Number, index: dict[int, Hit]) -> bool:
    """Whether an entry of the kind ends right before the number, or before its hedge."""
    if not index:
        return False
    if g.ends_before(index, number.first):
        return True
    hedge = number.modifier
    return hedge is not None and hedge[1] == number.first and g.ends_before(index, hedge[0])
