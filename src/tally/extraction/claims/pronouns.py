"""Part of level 6: one person of whom the next clause says that he or she is dead ("A man was pulled out; he died in hospital")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import HELD_TO_BE
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon.kinds import PRONOUN, REPORTING

__all__ = ["died_later", "killed_them", "toll_stands", "who_died"]

_SEX: Final = {"he": "male", "she": "female"}
_BEFORE: Final = frozenset(
    ("rescued", "injured", "killed_or_injured", "missing", "trapped")
)  # of whom death may be told next
_TAKEN: Final = frozenset(("abducted", "detained", "trapped", "missing"))
_DECLARED: Final = frozenset(("pronounced", "declared", "certified"))  # of whoever nothing had been told
_BROUGHT: Final = frozenset(
    "taken rushed flown airlifted brought transported driven moved transferred admitted".split()
)
_AFTERWARDS: Final = frozenset(
    "later subsequently then also eventually soon shortly afterwards sadly tragically has have had".split()
)
_COUNTED: Final = 9  # words from "number" to what is counted
_STANDS: Final = 4  # words of "it now stands at"
_LIGHT: Final = frozenset((",", "sadly", "tragically", "but", "and", "later", "however", "unfortunately", '"'))


def died_later(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """The one person of this sentence or the one before whom "he" or "she" before a word of death can only mean is dead."""
    words = surface.words
    k = 0
    for outcome in outcomes:
        at = outcome.begin - 1
        if outcome.means != "killed" or outcome.mood != "real" or outcome.takes != "left" or outcome.nominal or at < 1:
            continue
        sex = _SEX.get(words[at])
        there = words[at - 1] == "where" and words[at - 2] in (",", "hospital", "centre", "center")
        if sex is None or not (there or _opens(surface, at)):
            continue
        here = surface.sentence(at)
        floor = here.first
        if here.index and surface.sentences[here.index - 1].block == here.block:
            floor = surface.sentences[here.index - 1].first
        while k < len(mentions) and mentions[k].first < floor:
            k += 1
        one = _only_one(surface, mentions, k, at, sex)
        if one is None:
            continue
        told = one.outcome
        sure = not _DECLARED.isdisjoint(words[outcome.begin : outcome.last]) or (
            there and not _BROUGHT.isdisjoint(words[one.last : at])
        )
        if sure if told is None else told.means in _BEFORE and told.mood == "real":
            one.outcome, one.rank, one.role = outcome, 7, "pronoun"


def who_died(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """ "Police shot a man, who later died in hospital": what became of them in the end, told in a clause right behind them."""
    words, k = surface.words, 0
    for outcome in outcomes:
        at = outcome.begin - 1
        while at > 2 and words[at] in _AFTERWARDS:
            at -= 1
        if (
            outcome.means != "killed"
            or outcome.mood != "real"
            or outcome.takes != "left"
            or at < 2
            or words[at] != "who"
            or not HELD_TO_BE.isdisjoint(words[outcome.begin : outcome.last])  # "six who were listed as dead turned up"
        ):
            continue
        end = at - 1 if words[at - 1] == "," else at
        while k < len(mentions) and mentions[k].last < end:
            k += 1
        if k == len(mentions) or mentions[k].last != end:
            continue
        one = mentions[k]
        told = one.outcome
        if told is not None and told.means in _BEFORE and told.mood == "real" and one.sentence is surface.sentence(at):
            one.outcome, one.rank, one.role = outcome, 7, "pronoun"


def killed_them(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """ "seized six men and slaughtered them", "abducted nine miners and later shot them dead": what became of them in the end."""
    words, k = surface.words, 0
    for outcome in outcomes:
        if outcome.means != "killed" or outcome.mood != "real" or outcome.takes in ("noun", "of"):
            continue
        at = (
            outcome.last - 1 if words[outcome.last - 1] == "dead" and outcome.last - outcome.first > 1 else outcome.last
        )
        if words[at : at + 1] != ["them"]:
            continue
        while k + 1 < len(mentions) and mentions[k + 1].first < outcome.begin:
            k += 1
        one = mentions[k] if mentions else None
        if one is None or one.last > outcome.begin or one.sentence is not surface.sentence(outcome.first):
            continue
        told = one.outcome
        if told is None or one.role != "object" or told.means not in _TAKEN or told.mood != "real":
            continue
        if not any(surface.is_of(i, REPORTING) for i in range(one.last, outcome.begin)):
            one.outcome = outcome


def toll_stands(surface: Surface, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """ "The number of people known to have died has risen. It now stands at 87": a figure of what was just said to be counted."""
    words = surface.words
    counted: dict[int, Outcome] = {}
    for hit in surface.hits.get("toll", ()):
        toll = counted[surface.sentence_of[hit.first]] = Outcome(hit.first, hit.last, hit.means, "toll")
        toll.entry = hit.entry
    for outcome in outcomes if "number" in words else ():
        if "number" in words[max(surface.sentence(outcome.first).first, outcome.first - _COUNTED) : outcome.first]:
            toll = Outcome(outcome.first, outcome.last, outcome.means, "toll")
            toll.entry, toll.flags = outcome.entry, outcome.flags
            counted.setdefault(surface.sentence_of[outcome.first], toll)
    for mention in mentions if counted else ():
        if mention.outcome is not None or mention.people.kind != "none":
            continue
        begin, index = mention.number.begin(), mention.sentence.index
        lead = words[max(mention.sentence.first, begin - _STANDS) : begin]
        if lead[-1:] != ["at"] or "it" not in lead:
            continue
        where = index if index in counted else index - 1
        if where in counted and not {"stands", "stood"}.isdisjoint(lead):
            mention.outcome, mention.rank, mention.role = counted[where], 7, "at"


def _opens(surface: Surface, at: int) -> bool:
    """Whether the pronoun opens its sentence or a clause, with nothing heavy before it."""
    first = surface.sentence(at).first
    for i in range(at - 1, max(first, at - 4) - 1, -1):
        if surface.words[i] in (";", ".") or surface.words[i] in ("but", "and"):
            return True
        if surface.words[i] not in _LIGHT:
            return False
    return at - first <= 4


def _only_one(surface: Surface, mentions: list[Mention], k: int, at: int, sex: str) -> Mention | None:
    """The only single person before word `at` from mention `k` on who can be "he" or "she"; null where there is a choice."""
    found: Mention | None = None
    for i in range(k, len(mentions)):
        mention = mentions[i]
        if mention.first >= at:
            break
        alone = mention.single or mention.number.value == 1
        if not alone or mention.people.kind != "person" or mention.people.sex not in (None, sex):
            continue
        if found is not None or not mention.single or mention.people.unit != "persons":
            return None
        found = mention
    if found is None or "definite_singular" in found.number.flags:
        return None
    # Whoever else is "he" or speaks in between may be meant as well.
    for i in range(found.last, at):
        if surface.is_of(i, PRONOUN | REPORTING):
            return None
    return found
