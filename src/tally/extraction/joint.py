"""Part of level 5: neighbours that tell one fate together ("killed or wounded", "shot and killed").

Public functions: `merge`; `is_number`; `shares_have` and `shares_modal`, by which a verb behind "and" has the auxiliary of the first;
`told_around`, by which "to death" goes to the verb before the people.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry, Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    FILLER,
    NUMERAL,
    OUTCOME,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    VAGUE,
    VERB,
)

__all__ = ["is_number", "merge", "shares_have", "shares_modal", "told_around"]

_SHARED: Final = 24  # words from a modal's first verb to its second
_AROUND: Final = 12  # words of the people between "shot" and "to death"
_FEARED: Final = 6  # words of ", and all are believed to be"
_FEARS: Final = frozenset(("feared", "presumed", "believed", "thought", "assumed"))
_GOES_ON: Final = frozenset((",", "and", "but", "to", "all"))
_FATES: Final = frozenset(("dead", "to-death"))
_DECLARED: Final = frozenset(("pronounced", "declared", "certified"))
_LEAVES: Final = frozenset(("leave", "make", "render", "put", "send"))


def merge(surface: Surface, outcomes: list[Outcome]) -> list[Outcome]:
    """Join neighbours with nothing but "and", "or", a comma or a slash between them: one count for both."""
    merged: list[Outcome] = []
    for outcome in outcomes:
        if not (merged and _joined(surface, merged[-1], outcome) and _join(surface, merged[-1], outcome)):
            merged.append(outcome)
    return merged


def told_around(surface: Surface, outcomes: list[Outcome]) -> list[Outcome]:
    """ "A gunman shot two men to death": the verb before the people and the fate behind them are one, and nobody else's.
    What is only feared of the missing is no fate.
    """
    found: list[Outcome] = []
    for outcome in outcomes:
        verb = found[-1] if found else None
        if (
            verb is not None
            and verb.means == "missing"
            and outcome.means == "killed"
            and _is_feared(surface, verb, outcome)
        ):
            continue
        if verb is not None and verb.means == "killed_or_injured" and _is_fate_of(surface, verb, outcome):
            verb.means, verb.takes, verb.flags = "killed", "right", ()
        else:
            found.append(outcome)
    return found


def _has_object(surface: Surface, i: int) -> bool:
    """ "and wounded a third", "and wounded nine": what stands before is a verb of its own."""
    return is_number(surface, i) or (i < len(surface.words) and surface.is_of(i, DETERMINER))


def _is_feared(surface: Surface, lost: Outcome, dead: Outcome) -> bool:
    """ "missing and feared dead", "missing, believed to be dead": they are missing (contract, ruling 8)."""
    if not 0 < dead.first - lost.last <= _FEARED:
        return False
    fears = False
    for i in range(lost.last, dead.first):
        word = surface.words[i]
        fears = fears or word in _FEARS
        if not (word in _FEARS or word in _GOES_ON or surface.is_of(i, AUXILIARY | FILLER)):
            return False
    return fears


def _is_fate_of(surface: Surface, verb: Outcome, fate: Outcome) -> bool:
    """Whether only the people whom an active verb hits stand between it and "to death" or "dead"."""
    entry = fate.entry
    if not isinstance(entry, Entry) or entry.id not in _FATES or fate.nominal or fate.begin != fate.first:
        return False
    after = fate.last
    if (
        after + 1 < len(surface.words)
        and surface.words[after] in ("and", "or")
        and surface.is_of(after + 1, OUTCOME)
        and not _has_object(surface, after + 2)
    ):
        return False  # "took in 160 dead and wounded"
    if verb.passive or verb.takes not in ("right", "either") or not 0 < fate.first - verb.last <= _AROUND:
        return False
    for i in range(verb.last, fate.first):
        word = surface.words[i]
        named = surface.is_of(i - 1, DETERMINER)  # "the suspect"
        if not (word[0].isalnum() or word == "-") or (
            surface.is_of(i, AUXILIARY | CLAUSE | PREPOSITION | RELATIVE | (0 if named else REPORTING | VERB))
            and word != "of"
        ):
            return False
    return True


def _join(surface: Surface, last: Outcome, outcome: Outcome) -> bool:
    """Make one outcome of two neighbours where one word tells the fate of both; whether that was so."""
    joint = None if _died_then(surface, last, outcome) else _joint(surface, last, outcome)
    means = joint.means if joint is not None else _one_fate(surface, last, outcome)
    if not means:
        return False
    last.means, last.last = means, outcome.last
    if last.takes == "either" and outcome.takes in ("left", "right"):
        last.takes = outcome.takes
    if joint is not None:
        last.flags = tuple(joint.get("flags", ()))
    return True


def _one_fate(surface: Surface, last: Outcome, outcome: Outcome) -> str | None:
    """What became of people of whom two outcomes are told that no joint word covers; null where these are two counts."""
    return "killed" if _died_then(surface, last, outcome) else _stronger(last.means, outcome.means)


def _joint(surface: Surface, last: Outcome, outcome: Outcome) -> Entry | None:
    """The entry for both fates together. Some go together with "or" alone: "killed or captured"."""
    parts = frozenset((last.means, outcome.means))
    for entry in surface.lexicon.table("joint"):
        if parts == frozenset(entry.get("parts", ())):
            apart = entry.get("either") and "or" not in surface.words[last.last : outcome.first]
            return None if apart else entry
    return None


def is_number(surface: Surface, i: int) -> bool:
    """Whether word i is a figure or a word for one; False behind the text's end."""
    return i < len(surface.words) and (surface.words[i][0].isdigit() or surface.is_of(i, NUMERAL))


def _joined(surface: Surface, a: Outcome, b: Outcome) -> bool:
    """Whether only a link and words that go with it stand between the two. "98 dead and injured 32" are two counts."""
    if a.takes == "left" and b.takes == "either" and is_number(surface, b.last):
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
    return linked or _goes_on(surface, b.last)


def _goes_on(surface: Surface, i: int) -> bool:
    """ "killed, injured or kidnapped": whether "or" and a third fate of the same people stand behind the second."""
    words = surface.words
    return words[i : i + 1] == ["or"] and surface.is_of(i + 1, OUTCOME) and not _has_object(surface, i + 2)


def _died_then(surface: Surface, a: Outcome, b: Outcome) -> bool:
    """ "were wounded and later died", "kidnapped and killed": one fate after the other, and no count for both."""
    if b.means != "killed" or b.mood != "real" or a.mood != "real" or "or" in surface.words[a.last : b.first]:
        return False
    if a.means == "injured" and surface.words[b.first - 1] in _DECLARED:
        return True  # "were found unconscious and pronounced dead"
    if a.means == "injured":
        dies = isinstance(b.entry, Entry) and b.entry.get("takes") == "subject" and b.form != ""
        return dies and a.form == "past" and a.takes == "left"
    return a.means in ("abducted", "detained") and a.form == "past" == b.form


def _stronger(a: str, b: str) -> str | None:
    """ "shot and killed", "hit and wounded": the word that tells the fate."""
    if a == b:
        return a
    if a in ("killed_or_injured", "casualties") and b in ("killed", "injured"):
        return b
    return None


def shares_have(surface: Surface, hit: Hit, sentence: Sentence) -> bool:
    """ "have killed 12, wounded nine and taken four prisoner": a participle with a count behind "and" has the "have" of the first."""
    words = surface.words
    if hit.last >= sentence.last or not (surface.is_of(hit.last, NUMERAL | VAGUE) or words[hit.last][0].isdigit()):
        return False
    auxiliaries = surface.at("auxiliary")
    for i in range(hit.first - 2, max(sentence.first, hit.first - _SHARED) - 1, -1):
        auxiliary = auxiliaries.get(i)
        if auxiliary is not None and auxiliary.entry.means in ("have", "be"):
            return bool(auxiliary.entry.means == "have")
        if words[i] == ";" or surface.is_of(i, REPORTING | RELATIVE):
            return False
    return False


def shares_modal(surface: Surface, before: Outcome, outcome: Outcome) -> bool:
    """ "could kill 3,400 and leave half a million homeless": a base form behind "and" has the modal of the first verb."""
    if before.form != "base" or outcome.begin - before.last > _SHARED:
        return False
    if surface.sentence_of[before.first] != surface.sentence_of[outcome.first]:
        return False
    for i in range(before.last, outcome.begin):
        word = surface.words[i]
        if word == ";" or surface.is_of(i, REPORTING | RELATIVE):
            return False
        if word == "and" or word == "or":
            base = i + 1 == outcome.begin and outcome.form == "base"
            if base or surface.words[i + 1] in _LEAVES:
                return True
    return False
