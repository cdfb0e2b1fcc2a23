"""Who is counted: what tells one group from another, and what is only another word for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tally.models import Claim
from tally.reconciliation.places import directions_in, names_in
from tally.reconciliation.vocabulary import fold, has_any, lexical, words

__all__ = [
    "ANYONE",
    "People",
    "group_noun",
    "lives_there",
    "own_people",
    "partitive",
    "people_of",
    "side_of_voice",
    "unit_of",
]


@dataclass(frozen=True, slots=True)
class People:
    """The facets of a population; None = not said. `side` is whose fighters, `names` the names in its phrase ("Southern
    soldiers" too), `also` the further nouns of "journalists and drivers".
    """

    status: str | None = None
    side: str | None = None
    age: str | None = None
    sex: str | None = None
    noun: str | None = None
    names: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    @property
    def labelled(self) -> bool:
        """Whether the noun is a party's word for people ("raiders"), which another voice may call by their trade."""
        return bool({self.noun, f"{self.noun}s"} & words("people", "labels"))

    @property
    def told(self) -> bool:
        """Whether anything but a noun sets the group apart from everyone."""
        return bool(self.status or self.age or self.sex)


ANYONE = People()


def people_of(claim: Claim) -> People:
    """The facets of one claim's population. "Combatants and civilians" together are everyone."""
    population = claim.population
    text = population.text or (claim.place if _side_named(claim.place) else None)  # "13 from the Third Brigade"
    found = _people(text, population.status, population.age, population.sex)
    if found.side is None and found.status in ("combatant", None) and found.age != "child" and own_people(text):
        fights = bool(claim.attribution) and claim.attribution[0].role in ("belligerent", "military")
        side = side_of_voice(claim.attribution[0].name) if fights else None
        found = replace(found, side=side, status="combatant", age=None, sex=None) if side else found
    return found


def own_people(text: str | None) -> bool:
    """Whether the words are a fighting body's for its own people: "its own men", "our fighters"."""
    said = fold(text).split()
    return bool(set(said) & words("people", "own")) and said[-1] in words("people", "own_men")


def side_of_voice(name: str) -> str | None:
    """Whose fighters speak, by the words of a voice's name: "the army", "the Hill Front", "the rebels"."""
    said = set(fold(name).split())
    return next(
        (
            side
            for side in ("state", "group")
            if said & (words("people", side) | words("people", f"{side}_named") | words("people", f"{side}_voices"))
        ),
        None,
    )


@lru_cache(maxsize=65536)
def _people(text: str | None, status: str | None, age: str | None, sex: str | None) -> People:
    folded = fold(text).split()
    side = None
    if status in ("combatant", None):
        known = words("people", "state") - (frozenset() if status else words("people", "perhaps"))
        side = "state" if any(w in known for w in folded) else None
        side = "group" if side is None and any(w in words("people", "group") for w in folded) else side
        side = side or _side_named(text)
    if status is None and side is not None and age is None:
        status = "combatant"
    return People(
        status=None if status == "mixed" else status,
        side=side if status == "combatant" else None,
        age=age,
        sex=None if sex == "mixed" else sex,
        noun=None if status == "mixed" else group_noun(text),
        names=names_in(text) | directions_in(text),
        also=frozenset(noun for rest in fold(text).split(" and ")[1:] if (noun := group_noun(rest))),
    )


def _side_named(text: str | None) -> str | None:
    """Whose fighters, by the kind of body that a name ends with: "of the Third Brigade", "of the Hill Front"."""
    names = names_in(text)
    return next((side for side in ("state", "group") if names & words("people", f"{side}_named")), None)


@lru_cache(maxsize=65536)
def group_noun(text: str | None) -> str | None:
    """The head noun of a population phrase in the singular, or None where it says no more than "people"."""
    parts = fold(text).split()
    last = _last(parts)
    if last in words("people", "of_nation") and not names_in(text):
        return None  # "nine citizens have lost their lives"; "two Lornish citizens" are a group
    return _singular(last) if last and last not in words("people", "anyone") else None


def lives_there(text: str | None) -> bool | None:
    """Whether the words are for those who live in a place ("residents of the village"), or for visitors to it; None
    where they tell neither.
    """
    noun = _singular(_last(fold(text).split()) or "")
    return True if noun in words("people", "locals") else False if noun in words("people", "visitors") else None


def counted_noun(people: People, text: str | None) -> str | None:
    """The noun by which a group is told from another beside it; "resident" for those who live there, who elsewhere are everybody."""
    return people.noun or ("resident" if lives_there(text) else None)


def _last(parts: Sequence[str]) -> str | None:
    """The last word of a phrase before what only describes it: "six tourists holding passports" ends at "tourists", "persons
    deprived of liberty" at "persons"."""
    ends = words("people", "noun_ends")
    for n, part in enumerate(parts[1:], 1):
        if part in ends or (part.endswith(("ing", "ed")) and (parts[n - 1].endswith("s") or parts[n - 1] in _PLURALS)):
            return parts[n - 1]
    return parts[-1] if parts else None


_PLURALS = ("people", "men", "women", "children", "persons")


def _singular(noun: str) -> str:
    return noun[:-1] if len(noun) > 3 and noun.endswith("s") and not noun.endswith("ss") else noun


def partitive(claim: Claim) -> bool:
    """Whether the words count some of those whom the outcome itself names: "four of the injured", "nine of the dead", "eleven
    are still in hospital".

    A part of a count that the text need not give; "19 of our members were killed" is none.
    """
    said = fold(claim.quote)
    if claim.outcome == "injured" and all(has_any(said, words("place", key)) for key in ("remain", "cared")):
        return True
    after = fold(claim.quote[claim.number_end - claim.start :])
    if claim.number_end <= claim.start or claim.outcome not in lexical()["partitive"]:
        return False
    for opening in words("partitive", "opening"):
        if after.startswith(f"{opening} "):
            rest = after[len(opening) + 1 :]
            return any(rest == group or rest.startswith(f"{group} ") for group in words("partitive", claim.outcome))
    return False


def unit_of(claim: Claim) -> str:
    """What is counted: the claim's unit, families where its people are called that, people where their bodies are."""
    unit = claim.population.unit
    if unit == "bodies" and set(fold(claim.population.text).split()) & words("people", "persons"):
        return "persons"  # "the bodies of 44 people"
    return (
        unit if unit != "persons" else lexical()["people"]["units"].get(group_noun(claim.population.text) or "", unit)
    )
