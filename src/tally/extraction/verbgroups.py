"""Part of level 5: a verb's auxiliaries and adverbs, and what they make of it: whom it is said of, and whether it is real.

Public functions: `voice_of`, `set_group_mood`; `Group`, what stands left of a verb.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.joint import is_number
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import AUXILIARY, FILLER, REPORTING

__all__ = ["Group", "set_group_mood", "voice_of"]

_CONDITIONS: Final = ["if", "unless"]
_HARMED: Final = frozenset(("killed", "injured", "killed_or_injured"))
_ESTIMATED: Final = frozenset(("up", "as", "about", "around", "at", "more", "some", "nearly", "almost", "between"))
_STATE_OF_NOW: Final = frozenset(("trapped", "missing"))
_FORESEEN: Final = frozenset(("likely", "unlikely", "sure", "certain", "bound", "doomed", "destined"))
_HELD_TRUE: Final = frozenset("believed feared thought known reported understood presumed estimated".split())
_BEFORE_MONTHS: Final = frozenset(("in", "since", "of", "early", "late", "mid", "last", "this"))


class Group:
    """The auxiliaries and adverbs left of a verb: what was met, nearest first, as indexes and kinds; and where they begin."""

    __slots__ = ("at", "begin", "kinds")

    def __init__(self, surface: Surface, verb: int, first: int) -> None:
        words, auxiliaries = surface.words, surface.at("auxiliary")
        self.at: list[int] = []
        self.kinds: list[str] = []
        self.begin = verb
        i = verb - 1
        while i >= first:
            hit = auxiliaries.get(i)
            if hit is not None and words[i] == "may" and _is_month(surface, i):
                hit = None
            if hit is not None and not self.kinds and _is_put_in(surface, i, first, verb):
                break
            if words[i] == "neither" and (i == first or not surface.is_of(i - 1, AUXILIARY)):
                break  # "neither was hurt": who was not; "were neither killed nor hurt" says not
            if hit is not None:
                self._meet(i, hit.entry.means)
                self.begin = hit.first
                i = hit.first - 1
                continue
            word = words[i]
            if word == "suspected" and self.kinds and self.kinds[-1] == "to":
                i -= 1  # "are suspected to have died"
                continue
            if surface.is_of(i, FILLER) or (word.endswith("ly") and len(word) > 4) or word == "'" or word == '"':
                i -= 1
                continue
            if word == "t" and i > first and words[i - 1] == "'":
                self._meet(i, "not")
                i -= 2
                if i >= first and words[i].endswith("n"):
                    i -= 1
                continue
            break

    def _meet(self, i: int, kind: str) -> None:
        self.at.append(i)
        self.kinds.append(kind)
        self.begin = i


def _is_put_in(surface: Surface, said: int, first: int, verb: int) -> bool:
    """Whether the word at `said` is who says so in a clause of another, and no auxiliary of the verb, which has a count behind it."""
    if not surface.is_of(said, REPORTING) or said <= first or surface.is_of(said - 1, AUXILIARY):
        return False
    counts = any(is_number(surface, i) for i in range(verb + 1, verb + 5))
    return counts and surface.is_put_in(said, first)


def _is_month(surface: Surface, i: int) -> bool:
    """Whether "may" stands where a month does: "the attack on 12 May killed nine"."""
    return (
        i > 0
        and surface.is_capital(i) is True
        and (surface.words[i - 1].isdecimal() or surface.words[i - 1] in _BEFORE_MONTHS)
    )


def voice_of(surface: Surface, outcome: Outcome, form: str, group: Group) -> str:
    kinds = group.kinds
    if form in ("base", "third"):
        return "right"
    if form == "gerund":
        return "left" if kinds and surface.words[group.at[0]] == "being" else "right"
    if kinds and kinds[0] == "be":
        outcome.passive = True
        return "left"
    if kinds and kinds[0] == "have":
        return "right"
    if form == "participle":
        outcome.passive = True
        return "left"
    return "either"


def set_group_mood(surface: Surface, outcome: Outcome, group: Group, takes: str) -> None:
    kinds = group.kinds
    words = [surface.words[i] for i in group.at]
    if "not" in kinds and outcome.means != "missing":
        outcome.mood = "negated"
    elif "modal" in kinds:
        at = kinds.index("modal")
        modal = words[at]
        if modal == "d" and _stands_for_had(outcome, words[:at]):
            return
        past = "have" in kinds[:at]
        if past:
            # "might have been saved" says that they were not.
            unsaved = outcome.means == "rescued" and outcome.passive and modal in ("might", "could")
            unsaved = unsaved or (modal == "could" and _is_of_what_was_not(surface, outcome))
            outcome.mood = "hypothetical" if unsaved or modal in ("would", "d", "should") else "feared"
        elif modal not in ("may", "might", "could") or surface.holds(surface.sentence(outcome.first), _CONDITIONS):
            outcome.mood = "hypothetical"
        elif outcome.means in _STATE_OF_NOW or (takes == "state" and outcome.means == "killed" and "be" in kinds):
            outcome.mood = "feared"
        else:
            outcome.mood = "hypothetical"
    elif "to" in kinds and "have" not in kinds and surface.words[group.at[kinds.index("to")] - 1] in _FORESEEN:
        outcome.mood = "hypothetical"  # "is likely to die"
    elif words[-1] == "be" and "to" not in kinds:
        outcome.mood = "hypothetical"  # "asked that two men be held"
    elif kinds[-1] == "to" and surface.words[outcome.begin - 1] == "enough" and kinds[0] == "be":
        outcome.mood = "real"  # "badly enough to be flown to hospital"
    elif kinds[-1] == "to" and outcome.form != "gerund" and "have" not in kinds and "be" not in kinds:
        outcome.mood = "infinitive"
    elif "to" in kinds and "have" not in kinds and words[kinds.index("to") - 1 : kinds.index("to")] == ["be"]:
        outcome.mood = "real" if takes == "state" or not _HELD_TRUE.isdisjoint(words) else "hypothetical"


def _stands_for_had(outcome: Outcome, between: list[str]) -> bool:
    """ "who'd been trapped", "they'd killed nine": had, not would."""
    if between:
        return between[-1] not in ("be", "have", "not")
    return outcome.form in ("past", "participle")


def _is_of_what_was_not(surface: Surface, outcome: Outcome) -> bool:
    """ "The bomb could have killed hundreds": it did not; but "could have killed up to 40" is an estimate."""
    behind = surface.words[outcome.last] if outcome.last < len(surface.words) else ""
    return outcome.takes == "right" and outcome.means in _HARMED and behind not in _ESTIMATED
