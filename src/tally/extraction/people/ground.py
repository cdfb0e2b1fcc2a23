"""Part of level 4: what stands at a word, as far as a noun phrase cares: nouns of the lists, closed words, ages."""

from __future__ import annotations

from typing import Final

from tally.extraction.people.traits import YOUNGER_THAN_YEARS
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    ANIMAL,
    ARTICLE,
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DEMONYM,
    DETERMINER,
    FILLER,
    FORCE,
    LABEL_QUOTE,
    MONTH,
    OUTCOME,
    PERSON,
    PHRASE_END,
    PLACE_NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    THING,
    TOLLVERB,
    TRAIT,
    VERB,
    WEEKDAY,
)

__all__ = ["Ground", "outweighs"]

Index = dict[int, Hit]

_AGE_WORDS: Final = YOUNGER_THAN_YEARS | {"-", "year", "years", "yr", "yrs", "old", "y", "o", "/"}
_REACH: Final = 9
_PEOPLES: Final = ("ians", "ans", "ese", "is", "ites", "ers", "ian", "ite")
_BRACKET: Final = 6  # words of "(Karsan Liberation Army)"
_FIRM: Final = PREPOSITION | CLAUSE | REPORTING | RELATIVE
_CLOSED: Final = _FIRM | (AUXILIARY | DETERMINER | VERB | FILLER | PRONOUN | TOLLVERB | WEEKDAY | MONTH | PHRASE_END)


class Ground:
    """What stands at a word of one text, for reading noun phrases. `numbers` holds the word indexes of all numbers, `ages` what the numbers
    come to that may be ages.
    """

    def __init__(self, surface: Surface, numbers: set[int], ages: dict[int, int | None]) -> None:
        self.surface, self.words = surface, surface.words
        self.numbers, self.ages = numbers, ages
        self.kinds = surface.kinds
        self.person: Index = surface.at("person")
        self.thing: Index = surface.at("thing")
        self.animal: Index = surface.at("animal")
        self.demonym: Index = surface.at("demonym")
        self.force: Index = surface.at("force")
        self.trait: Index = surface.at("trait")
        self.outcome: Index = surface.at("outcome")
        self.loose: Index = surface.at("label_quote")
        self.auxiliary: Index = surface.at("auxiliary")

    # --- what stands at a word ---------------------------------------------------------------------------------------
    def is_tied(self, i: int, stop: int) -> bool:
        """ "127 weapon-wounded patients", "nine boat-borne migrants", "a bomb-disposal officer": a thing tied to a word that
        tells of people right behind.
        """
        words, behind = self.words, i + 2
        if behind >= stop or words[i + 1] != "-" or not words[behind].isalpha():
            return False
        glued = self.surface.is_glued(i) and self.surface.is_glued(i + 1)
        return glued and self.person_ahead(behind + 1, stop)

    def past_letters(self, i: int, stop: int) -> int:
        """Behind "U.N." in "nine U.N. peacekeepers", where people stand there; i where no letters with points do."""
        k = i
        while k + 1 < stop and len(self.words[k]) == 1 and self.words[k + 1] == "." and self.surface.is_glued(k):
            k += 2
        if k <= i + 2 or k >= stop:
            return i
        joined = k + (self.words[k] == "and")  # "U.S. and allied soldiers"
        return joined if self.person_ahead(joined, stop) else i

    def past_initials(self, i: int, stop: int) -> int:
        """Behind "(PKK)" in "nine Workers' Party (PKK) militants", where people stand there; i where no short bracket does."""
        if self.words[i] != "(" or i + 1 >= stop or not self.surface.is_capital(i + 1):
            return i
        for k in range(i + 1, min(i + _BRACKET, stop - 1)):
            if self.words[k] == ")":
                return k + 1 if self.kinds[k + 1] & PERSON else i
            if not self.words[k].isalpha():
                return i
        return i

    def is_firm(self, i: int) -> bool:
        """Whether word i ends a noun phrase even where a person noun stands behind it."""
        return self.kinds[i] & _FIRM != 0

    def is_closed(self, i: int) -> bool:
        """Whether word i ends a noun phrase, whatever it would mean elsewhere."""
        if self.kinds[i] & PHRASE_END and self.kinds[i] & PLACE_NOUN and self.kinds[i - 1] & PLACE_NOUN:
            return False  # "residents of a nursing home"
        return self.kinds[i] & _CLOSED != 0

    def is_article(self, i: int) -> bool:
        """Whether word i counts one: "a", "another", "his"."""
        return self.surface.is_of(i, ARTICLE)

    def noun_at(self, i: int) -> Hit | None:
        """The known noun (person, thing or animal) that begins at word i; a longer entry stands over a shorter one."""
        if self.kinds[i] & (PERSON | THING | ANIMAL) == 0:
            return None
        best = _begins(self.person, i)
        thing = _begins(self.thing, i)
        if thing is not None and (best is None or thing.last > best.last):
            best = thing
        animal = _begins(self.animal, i)
        if animal is not None and (best is None or animal.last > best.last) and not self._is_team(animal):
            best = animal
        return best

    def tells(self, i: int) -> bool:
        """Whether what happened stands at word i, and no noun: "mother of three shot dead" counts no shots."""
        if self.kinds[i] & OUTCOME == 0:
            return False
        noun, out = self.noun_at(i), self.outcome.get(i)
        return noun is None or (out is not None and out.first == i and outweighs(out, noun))

    def _is_team(self, animal: Hit) -> bool:
        """ "Troops killed nine Tigers and lost two men": in small print around it, a capital is a name that people bear."""
        i, end, surface = animal.first, animal.last, self.surface
        if not surface.is_capital(i) or animal.form != "plural" or surface.is_caps or end >= len(self.words):
            return False
        return (
            i > 1
            and self.words[end][0].islower()
            and not surface.is_capital(end)
            and (not surface.is_capital(i - 1) if self.words[i - 1].isalpha() else i - 1 in self.numbers)
            and (self.words[i - 2] in '.,;:"' or not surface.is_capital(i - 2))
        )

    def modifier_at(self, i: int) -> Hit | None:
        """The trait, people or armed body that begins at word i."""
        if self.kinds[i] & (TRAIT | DEMONYM | FORCE) == 0:
            return None
        return _begins(self.trait, i) or _begins(self.demonym, i) or _begins(self.force, i)

    def person_ahead(self, i: int, limit: int) -> bool:
        """Whether a person noun stands within four words of i with nothing but modifiers before it, and no one
        speaks there.
        """
        for k in range(i, min(limit, i + 4)):
            noun = self.noun_at(k)
            if (noun is not None and noun.entry.kind == "person") or self.kinds[k] & DEMONYM != 0:
                end = noun.last if noun is not None else k + 1
                return not (end < limit and self.kinds[end] & REPORTING != 0)
            if noun is not None:
                continue
            out = self.outcome.get(k) if self.kinds[k] & OUTCOME else None
            if out is not None and out.form == "plural" and out.entry.get("takes") == "noun":
                return True
            if (
                not (self.words[k][0].isalpha() or self.words[k] in "-\"'")
                or self.kinds[k] & CONJUNCTION != 0
                or k in self.numbers
                or (out is None and self.kinds[k] & (FILLER | LABEL_QUOTE) == 0 and self.is_closed(k))
            ):
                return False
        return False

    def names_people(self, i: int) -> bool:
        """Whether word i, a noun of no list, has a capital and ends as names of peoples do ("Karsanis")."""
        return self.surface.is_capital(i) and self.words[i].endswith(_PEOPLES)

    def is_plural(self, i: int) -> bool:
        word = self.words[i]
        return (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))) or (
            len(word) > 4 and word.endswith("is")
        )

    def after_age(self, i: int) -> int:
        """The index behind "44-year-old" or "74-yr-old" that begins at word i; i where none does."""
        words, k = self.words, i + 1
        if i >= len(words) or (i not in self.numbers and not words[i][0].isdigit()):
            return i
        while k < min(len(words), i + _REACH) and k in self.numbers:
            k += 1
        seen = False
        while k < len(words) and words[k] in _AGE_WORDS:
            seen = seen or words[k] == "old" or words[k] == "o"
            k += 1
            if words[k - 1] in ("old", "o"):
                break
        return k if seen else i


def _begins(index: Index, i: int) -> Hit | None:
    """The entry of the kind that begins at word i."""
    hit = index.get(i)
    return hit if hit is not None and hit.first == i else None


def outweighs(out: Hit, noun: Hit) -> bool:
    """Whether an outcome is what stands at a word at which a known noun begins too."""
    takes = out.entry.get("takes")
    if takes == "of":
        return False
    return out.last > noun.last or (out.last == noun.last and noun.entry.kind == "thing" and takes != "none")
