"""Where a count is for: the names in a place phrase, and how narrow it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tally.reconciliation.vocabulary import countries, fold, lexical, peoples, words

__all__ = [
    "COUNTRY",
    "NOWHERE",
    "PROVINCE",
    "QUARTER",
    "TOWN",
    "WIDE",
    "Place",
    "directions_in",
    "names_in",
    "names_of_text",
    "place_of",
    "wider",
]

# Levels of a place: a street, a square, a quarter; a town; a district; a province. From WIDE on one may hold another
# without a name in common, and is no town.
QUARTER, TOWN, WIDE, PROVINCE, COUNTRY = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Place:
    """`names`: the folded words that name it; `level`: 0 (one hospital) .. 4 (a province), None = not told; `whole`:
    everywhere; `site`: the words for its kind ("mill"); `town`: the names in which it stands ("a mill in Orlen");
    `joined`: several places together ("Lusa and Hern"), which no one of them is; `within`: the names of the province or
    district that holds it ("Lenz in Marl province"); `land`: a country, or what lies in one direction of it.
    """

    names: frozenset[str] = frozenset()
    level: int | None = None
    whole: bool = False
    parts: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()
    town: frozenset[str] = frozenset()
    joined: bool = False
    within: frozenset[str] = frozenset()
    land: bool = False

    @property
    def said(self) -> bool:
        """Whether the words name a place at all."""
        return bool(self.names)

    def meets(self, other: Place) -> bool:
        """Whether both may be one place: a name in common, and one's names all among the other's."""
        return bool(self.names & other.names) and (self.names <= other.names or other.names <= self.names)

    def same(self, other: Place) -> bool:
        """`meets`, or one site by its kind ("the Row market hall", "a market hall in Eastmere"; "a hotel in Port
        Adria", "the Hotel Lantana"), at one level and in one direction.
        """
        return (
            (self.meets(other) or self.alike(other))
            and (self.parts, self.joined) == (other.parts, other.joined)
            and (
                self.level == other.level or (None in (self.level, other.level) and 0 not in (self.level, other.level))
            )
        )

    def alike(self, other: Place) -> bool:
        """Whether two phrases without a name in common may be one site, by its kind: not where both tell a town."""
        kind = self.site & (other.site | other.names) or self.names & other.site
        return bool(kind) and not self.names & other.names and not (self.town and other.town)


NOWHERE = Place()


def wider(one: Place, other: Place) -> bool:
    """Whether one place is known to hold the other: several that it is one of, a kind that is wider, its name alone."""
    if one.names and one.names <= other.within:
        return True
    if one.joined != other.joined:
        return one.joined and other.names < one.names
    if one.level is not None and other.level is not None and one.level != other.level:
        return one.level > other.level
    return bool(other.parts - one.parts) and one.names <= other.names


@lru_cache(maxsize=65536)
def place_of(phrase: str | None) -> Place:
    """The place that a phrase names; NOWHERE for "there", "the scene", or no phrase."""
    folded = fold(phrase)
    if not folded:
        return NOWHERE
    seat, held = _within(phrase or "")
    if held:
        inner = place_of(seat)
        return replace(inner, within=held | inner.within)
    parts = folded.split()
    bodies = words("people", "state_named") | words("people", "group_named")
    if parts[-1] in bodies and parts[-1] in names_in(phrase):
        return NOWHERE  # a body of people ("the Third Brigade"), taken for a place
    if folded == "national" or (any(p in words("place", "whole") for p in parts) and not _capital(phrase or "")):
        return Place(whole=True)
    found = [n for n, (_, row) in enumerate(lexical()["place"]["levels"].items()) if any(p in row for p in parts)]
    if parts[0] == "our" and set(parts) & words("place", "premises"):
        found = [0, *found]  # "our own two centres at Lenz": the houses of a body that speaks
    if found and set(parts) & words("place", "entire") and not _capital(phrase or ""):
        return Place(level=max(found), whole=True)
    if found and set(parts) & words("place", "every"):
        found.remove(min(found))  # "every clinic of the district" is the district
    level = min(found) if found else None
    names = names_in(phrase)
    names -= _adjectives(phrase or "")
    if not names and level is not None and level >= WIDE:
        names = _named_by_kind(phrase or "")
    plain = [p for p in parts if p not in words("place", "small") | words("place", "degrees")]
    land = level is None and " ".join(p for p in plain if p not in words("place", "directions")) in countries()
    if land:
        level = COUNTRY if set(plain) <= names else PROVINCE
    directions = frozenset(p for n, p in enumerate(parts) if _part(p, parts[n + 1 : n + 3]))
    known = (
        words("place", "levels")
        | words("place", "small")
        | words("place", "unsaid")
        | words("place", "sites_everywhere")
    )
    site = frozenset(p for p in parts if p not in known | names | directions) if names else frozenset()
    town = names_in((phrase or "").partition(" in ")[2])
    first, _, second = (phrase or "").partition(" and ")
    joined = bool(names_in(first) and names_in(second)) and not second[:1].isdigit()  # "Pavilions 2 and 5 of the jail"
    return Place(names, level, False, directions if names else frozenset(), site, town, joined, land=land)


def _adjectives(phrase: str) -> frozenset[str]:
    """Words for a nation or a part of the world before a common noun: "this Nigerian city" has no name, "the Sudanese town of
    Lenz" one.
    """
    tokens = phrase.split()
    return frozenset(
        fold(token)
        for token, after in pairwise(tokens)
        if token[:1].isupper()
        and after[:1].islower()
        and fold(token) in peoples() | words("place", "continental")
        and fold(after) not in words("place", "small")
    )


def _named_by_kind(phrase: str) -> frozenset[str]:
    """What tells a place whose name is made of common words: "the Capital District", "Eastern Province"."""
    said = [fold(token) for token in phrase.split() if token[:1].isupper()]
    kinds = words("place", "levels") - words("place", "directions")
    rest = frozenset(w for w in said[:-1] if w not in words("place", "small"))
    return rest if len(said) > 1 and said[-1] in kinds and rest else frozenset()


def _within(phrase: str) -> tuple[str, frozenset[str]]:
    """A named place and the names of the province or district in which the words put it: "Lenz, Marl province"."""
    for between in (" in ", ", "):
        first, _, rest = phrase.partition(between)
        level = _level(fold(rest).split())
        inner = _level(fold(first).split())
        if (
            rest
            and (names_in(first) or (between == " in " and inner is not None and names_in(rest)))
            and level is not None
            and level >= WIDE
            and (inner or 0) < WIDE
        ):
            return first, names_in(rest)  # "Lenz in Marl province", "a village in Marl province"
        if between == ", " and names_in(first) and names_in(rest) and level is None and not _several(rest):
            return first, names_in(rest)  # "Lenz, South Marl"
    return phrase, frozenset()


def _several(rest: str) -> bool:
    """Whether what stands behind a comma goes on with a list, or tells of where by something near."""
    parts = fold(rest).split()
    return "and" in parts or bool({"near", "of", "in", "between"} & set(parts))


def _level(parts: list[str]) -> int | None:
    """The level of the widest kind of place among the words."""
    found = [n for n, (_, row) in enumerate(lexical()["place"]["levels"].items()) if any(p in row for p in parts)]
    return max(found, default=None)


def _part(word: str, after: list[str]) -> bool:
    """Whether a direction makes a part of a place: "southern Orlen", not "the southern province of Orlen", "south of Orlen"."""
    apposed = (
        len(after) == 2 and after[0] in words("place", "levels") and after[1] == "of" and not after[0].endswith("s")
    )
    beside = after[:1] == ["of"]  # "Lenz, south of Marl"
    return word in words("place", "directions") and not (apposed or beside)


@lru_cache(maxsize=65536)
def names_in(phrase: str | None) -> frozenset[str]:
    """The folded words of a phrase that are names: capitalised, or all but the common ones where nothing is or all
    is in capitals.
    """
    return names_of_text(phrase or "")


def names_of_text(text: str) -> frozenset[str]:
    """`names_in` for a whole text, which no cache need hold."""
    common = (
        words("place", "small")
        | words("place", "levels")
        | words("place", "unsaid")
        | words("place", "directions")
        | words("place", "whole")
        | words("days", "weekdays")
    )
    if text.isupper():
        return frozenset(p for p in fold(text).split() if p not in common)
    return frozenset(
        p
        for token in re.findall(r"[^\W_][\w'’-]*", text)
        if token[:1].isupper()
        for p in fold(re.sub(r"['’]s$", "", token)).split()
        if p not in common
    )


def directions_in(phrase: str | None) -> frozenset[str]:
    """The directions that stand as names: "Southern soldiers" are those of the South, "southern villages" are not."""
    said = (token for token in (phrase or "").split() if token[:1].isupper())
    return frozenset(word for token in said for word in fold(token).split() if word in words("place", "directions"))


def _capital(text: str) -> bool:
    return bool(names_in(text))
