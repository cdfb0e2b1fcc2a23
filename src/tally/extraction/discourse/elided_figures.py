"""Part of level 7: bare figures that say a count once more, or take one back ("the 22", "not 15", "a later estimate of 63").

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, phrase_ends
from tally.extraction.discourse.register import Register
from tally.lexicon.kinds import CLAUSE, COUNTING, FIGURE_NOUN, FRAME, REPORTING, SOURCE, TOLLVERB

__all__ = [
    "COUNTED",
    "brought",
    "by_another",
    "definite",
    "first_estimate",
    "in_another_year",
    "instead",
    "raised",
    "set_against",
    "taken_back",
    "totals",
]

_PAIRS: Final = frozenset(("pair", "duo", "trio"))
_VOICE: Final = 9  # words of a voice behind a semicolon
_BROUGHT: Final = 14  # words from "bringing" to its "to"
_OF_THESE: Final = frozenset(("number", "total", "figure", "toll", "count", "tally"))
_YEARS: Final = 5  # words of "in 2023", "the year before"
_THERE: Final = (["there", "were"], ["it", "was"], ["there", "had"])
_TOTALS: Final = frozenset(("totals", "tolls", "figures", "counts", "tallies", "numbers"))
COUNTED: Final = frozenset(
    "killed injured missing casualties killed_or_injured affected displaced abducted detained".split()
)


def by_another(register: Register, k: int, mention: Mention) -> Found:
    """ "The ministry counted 60 dead; a local official, 41": the figure that a second voice gives for the same."""
    surface, words, i = register.surface, register.words, mention.first - 1
    if mention.people.kind != "none" or not phrase_ends(register, mention):
        return None
    first, source = mention.sentence.first, False
    if surface.is_of(i, SOURCE) and words[i - 2 : i] == [",", "the"]:
        # "The opposition says 120 people were killed, the government 34"
        told = next((d for d in register.before(k, 0) if not d.number.article and d.number.last < i - 2), None)
        said = told is not None and any(surface.is_of(j, REPORTING) for j in range(first, told.number.first))
        return (told, "same") if told is not None and said else None
    if words[i] != ",":
        return None
    k_from = i - 1
    while k_from > max(first, i - _VOICE) and words[k_from] != ";":
        source = source or surface.is_of(k_from, SOURCE)
        k_from -= 1
    if not source or words[k_from] != ";":
        return None
    told = next((d for d in register.before(k, 0) if not d.number.article), None)
    if told is None or not any(surface.is_of(j, REPORTING | COUNTING | FRAME) for j in range(first, k_from)):
        return None
    return told, "same"


def brought(register: Register, k: int, mention: Mention) -> Found:
    """ "detained 426 migrants, bringing the figure since May to 9,118", "bringing to 9,118 the number held this year": a total of
    those counted right before.
    """
    surface, words, to = register.surface, register.words, mention.before
    after = words[mention.last : mention.last + 2]
    behind = len(after) == 2 and after[0] == "the" and after[1] in _OF_THESE
    if mention.people.kind in ("person", "thing") or to < 0 or words[to] != "to":
        return None
    if not (behind or phrase_ends(register, mention)):
        return None
    for i in range(to - 1, max(mention.sentence.first + 1, to - _BROUGHT), -1):
        if words[i] == ";":
            return None
        if words[i].endswith("ing") and surface.is_of(i, TOLLVERB) and words[i - 1] in (",", "and"):
            if not (
                behind
                or any(surface.is_of(j, FIGURE_NOUN) or words[j] in ("number", "total") for j in range(i + 1, to))
            ):
                return None
            source = next((d for d in register.before(k, 0) if not d.number.article and d.number.last <= i), None)
            mine = mention.number.size()
            larger = source is not None and mine is not None and (source.number.size() or 0) < mine
            return (source, "same") if source is not None and larger else None
    return None


def in_another_year(register: Register, k: int, mention: Mention) -> Found:
    """ "337 people have died this year; in 2023 there were 143", "last year there were 98": the same count of another year."""
    words, lead = register.words, mention.first - 2
    begin = mention.sentence.first
    if mention.people.kind != "none" or lead <= begin or words[lead : lead + 2] not in _THERE:
        return None
    if not phrase_ends(register, mention):
        return None
    opens = lead - 1
    while opens > begin and lead - opens < _YEARS and words[opens - 1] not in (";", ",", "and"):
        opens -= 1
    time = words[opens:lead]
    if not ("year" in time or any(len(word) == 4 and word.isdecimal() for word in time)):
        return None
    source = register.last(k, 0 if opens > begin else 1)
    return (source, "other") if source is not None and not source.number.article else None


def definite(register: Register, k: int, mention: Mention) -> Found:
    """ "The 22, it said, included nine children", "All 26 were civilians": the same count once more."""
    words, lead = register.surface.words, mention.first - 1
    named = (
        mention.people.kind == "person"
        and mention.people.first == mention.number.last
        and mention.people.last > mention.people.first
    )
    if (
        lead < 0
        or named
        or mention.number.kind != "exact"
        or mention.number.modifier
        or words[lead] not in ("the", "all", "those", "these", "same")
        or (mention.number.size() or 0) < 2
    ):
        return None
    if mention.people.kind == "unknown" or (mention.whole and words[lead + 1] in _PAIRS):
        return None  # "one of the pair"
    whole = next(
        (d for d in register.before(k, 12) if d.number.value == mention.number.value and register.is_sure(d)), None
    )
    return (whole, "same") if whole else None


def instead(register: Register, k: int, mention: Mention) -> Found:
    """ "Five people died, not 15": the figure that is taken back has the outcome of the one that stands."""
    words = register.surface.words
    if (mention.people.kind == "person" and mention.people.last > mention.people.first) or words[
        mention.first - 1 : mention.first
    ] != ["not"]:
        return None
    if words[mention.last : mention.last + 1] == ["but"]:
        behind = next(
            (
                d
                for m in register.mentions[k + 1 : k + 2]
                if (d := m.draft) is not None and m.number.first - mention.last <= 4
            ),
            None,
        )
        return (behind, "same") if behind else None
    if not phrase_ends(register, mention) and not register.surface.is_of(mention.last, CLAUSE):
        return None
    source = next((d for d in register.before(k, 0) if not d.number.article), None)
    return (source, "same") if source else None


def set_against(register: Register, k: int, mention: Mention) -> Found:
    """ "28, not 82, soldiers were killed": the figure that stands, before the one that is taken back."""
    words, i = register.words, mention.last
    if words[i : i + 2] != [",", "not"] or mention.people.kind == "thing" or k + 1 >= len(register.mentions):
        return None
    later = register.mentions[k + 1]
    return (later.draft, "same") if later.draft is not None and later.first == i + 2 else None


def totals(register: Register, k: int, mention: Mention) -> Found:
    """ "Nine more died and four were hurt, taking the totals to 2,210 and 97": the first goes with the first."""
    words, i = register.words, mention.first - 1
    if mention.people.kind != "none" or i < 2 or not phrase_ends(register, mention):
        return None
    if words[i] == "and":
        before = register.mentions[k - 1] if k else None
        at = before.first - 1 if before is not None and before.last == i else -1
    else:
        at = i if words[mention.last : mention.last + 1] == ["and"] else -1
    if at < 2 or words[at] not in ("to", "at") or _TOTALS.isdisjoint(words[max(mention.sentence.first, at - 4) : at]):
        return None
    told = [
        d
        for d in register.before(k, 1)
        if d.number.last < at and (register.is_sure(d) or d.number.kind == "none") and not d.number.article
    ]
    if len(told) < 2 or told[0].outcome == told[1].outcome:
        return None
    return told[0 if words[i] == "and" else 1], "same"


def taken_back(register: Register, k: int, mention: Mention) -> Found:
    """ "the 12,000 reported by a paper was a typing slip": a bare figure that the sentence calls wrong."""
    sentence = mention.sentence
    named = mention.people.kind == "person" and mention.people.last > mention.people.first
    wrong = register.wrong_figures
    if named or not any(i in wrong for i in range(mention.last, min(mention.last + 12, sentence.last))):
        return None
    source = next((d for d in register.before(k, 2) if d.outcome in COUNTED and not d.number.article), None)
    return (source, "same") if source else None


def first_estimate(register: Register, k: int, mention: Mention) -> Found:
    """ "Its initial estimate of 500", "a later estimate of 63"."""
    surface, lead = register.surface, mention.first - 1
    if (
        (mention.people.kind == "person" and mention.people.last > mention.people.first)
        or lead < 1
        or surface.words[lead] != "of"
        or lead - 1 not in register.replaced
    ):
        return None
    if register.replaced[lead - 1].last - register.replaced[lead - 1].first < 2:
        return None
    told = [d for d in register.before(k, 2) if d.outcome in COUNTED and not d.number.article]
    # "killed 18 and hurt nine, revising an earlier count of 14": a count without a noun is of the dead of its sentence.
    dead = next((d for d in told if d.outcome == "killed" and d.sentence == mention.sentence.index), None)
    source = dead or (told[0] if told else None)
    return (source, "same") if source else None


def raised(register: Register, k: int, mention: Mention) -> Found:
    """ "raising by four the toll", "raised its count by 18 overnight"."""
    if mention.first - 1 not in register.raised_by or (
        mention.people.kind == "person" and mention.people.last > mention.people.first
    ):
        return None
    mine = mention.number.size()
    whole = next(
        (
            d
            for d in register.before(k, 8)
            if d.outcome in ("killed", "missing")
            and register.is_sure(d)
            and (mine is None or (d.number.size() or mine + 1) > mine)
        ),
        None,
    )
    return (whole, "part") if whole else None
