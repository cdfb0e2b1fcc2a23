"""Part of level 6: words of quantity that count nobody where they stand ("some", "so many", "neither count").

Public function: `says_nothing`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.lexicon.kinds import FIGURE_NOUN, OUTCOME, PERSON, THING

__all__ = ["says_nothing"]

_RANKS: Final = frozenset(("few", "most", "first", "last", "only", "many", "main"))
_WITHHELD: Final = frozenset("mention mentions mentioned mentioning disclosed disclose discloses gave".split())
_EACH: Final = (["for", "each"], ["for", "every"])
_ON_TO: Final = (["to", "the"], ["to", "another"])


def says_nothing(surface: Surface, number: Number) -> bool:
    """Words of quantity that count nobody here: "some", "all", "most seriously", the second of "dozens, if not hundreds"."""
    words, first, last = surface.words, number.first, number.last
    word = words[first]
    if first > 1 and words[first - 1] == "not" and words[first - 2] == "if":
        return True
    if number.kind == "none" and first and words[first - 1] in _WITHHELD:
        return True  # "It mentioned no losses": it is silent about them
    if word == "without" and number.kind == "none":
        return not _lacks_people(surface, first)
    if (
        word == "one"
        and last + 2 < len(words)
        and words[last] == "of"
        and words[last + 1] == "the"
        and (words[last + 2] in _RANKS or words[last + 2].endswith("est"))
    ):
        return True  # "one of the deadliest storms", "one of the few"
    if word == "one" and first and words[first - 1] == "from" and words[last + 1 : last + 3] in _ON_TO:
        return True  # "went from one funeral to the next"
    if word == "one" and words[last : last + 2] in _EACH:
        return True  # "nine bells, one for each of those who drowned"
    if word == "neither" and surface.is_of(last, FIGURE_NOUN | THING):  # "Neither count takes in the gunmen"
        return not surface.is_of(last, PERSON | OUTCOME)
    if word == "both" and words[last : last + 2] == ["of", "which"]:
        return True  # "the two services, both of which sent men"
    if word == "both" and first and words[first - 1] == "," and words[last : last + 1] != ["of"]:
        return True  # "The pair, both medics, died"
    if number.kind != "vague":
        return False
    if word == "many":
        after = words[last] if last < len(words) else ""
        before = words[first - 1] if first else ""
        hurt = before == "leaving" and surface.is_of(last + 1, OUTCOME)  # "leaving many critically wounded"
        return (not hurt and after.endswith("ly")) or after == "of" or before in ("how", "so", "too", "as")
    return word in ("some", "all", "any", "both", "most")


def _lacks_people(surface: Surface, first: int) -> bool:
    """Whether "without" at `first` denies a noun for people's fate ("without casualties") rather than what they do."""
    words, outcomes = surface.words, surface.at("outcome")
    for i in range(first, min(first + 3, len(words))):
        hit = outcomes.get(i)
        if hit is not None and hit.entry.get("takes") == "noun":
            return True
        if words[i].endswith("ing"):
            return False
    return False
