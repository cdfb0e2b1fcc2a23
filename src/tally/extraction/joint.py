"""Part of level 5: neighbours that tell one fate together ("killed or wounded", "shot and killed").

Public function: `merge`.
"""

from __future__ import annotations

from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import AUXILIARY, FILLER, NUMERAL

__all__ = ["merge"]


def merge(surface: Surface, outcomes: list[Outcome]) -> list[Outcome]:
    """Join neighbours with nothing but "and", "or", a comma or a slash between them: one count for both."""
    merged: list[Outcome] = []
    for outcome in outcomes:
        if not (merged and _joined(surface, merged[-1], outcome) and _join(surface, merged[-1], outcome)):
            merged.append(outcome)
    return merged


def _join(surface: Surface, last: Outcome, outcome: Outcome) -> bool:
    """Make one outcome of two neighbours where one word tells the fate of both; whether that was so."""
    tables = {frozenset(entry.get("parts", ())): entry.means for entry in surface.lexicon.table("joint")}
    means = tables.get(frozenset((last.means, outcome.means))) or _stronger(last.means, outcome.means)
    if not means:
        return False
    last.means, last.last = means, outcome.last
    if last.takes == "either" and outcome.takes in ("left", "right"):
        last.takes = outcome.takes
    if means in tables.values():
        last.flags = ()
    return True


def _is_number(surface: Surface, i: int) -> bool:
    return i < len(surface.words) and (surface.words[i][0].isdigit() or surface.is_of(i, NUMERAL))


def _joined(surface: Surface, a: Outcome, b: Outcome) -> bool:
    """Whether only a link and words that go with it stand between the two. "98 dead and injured 32" are two counts."""
    if a.takes == "left" and b.takes == "either" and _is_number(surface, b.last):
        return False
    if not 0 < b.first - a.last <= 3 or surface.sentence_of[a.first] != surface.sentence_of[b.first]:
        return False
    if (a.takes == "noun") != (b.takes == "noun") or a.takes == "of" or b.takes == "of":
        return False
    if surface.words[a.first] == "with" and b.takes != "left":
        return False  # "operated on 57 patients with burns and lost nine"
    linked = False
    for i in range(a.last, b.first):
        word = surface.words[i]
        if word in ("and", "or", "/", "nor"):
            linked = True
        elif not (word == "," or word == "presumed" or surface.is_of(i, FILLER | AUXILIARY)):
            return False
    return linked


def _stronger(a: str, b: str) -> str | None:
    """ "shot and killed", "hit and wounded": the word that tells the fate."""
    if a == b:
        return a
    if a in ("killed_or_injured", "casualties") and b in ("killed", "injured"):
        return b
    return None
