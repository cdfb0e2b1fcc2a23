"""Part of level 7: bare figures in a row, behind ranks, in brackets and beside another way of counting.

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import WINDOW, Found, is_verb, opens_with_them, phrase_ends
from tally.extraction.discourse.register import Register
from tally.lexicon.kinds import CLAUSE, EVENT_NOUN, MONTH, ORDINAL, OTHER_TIME, OUTCOME, REPORTING

_OCCURRED: Final = frozenset(("occurred", "occur", "happened", "happen", "arose"))
_WHERE: Final = frozenset(("in", "among", "at", "inside", "on", "aboard", "outside", "near"))
_POINTING: Final = frozenset(("the", "a", "an", "their", "his", "her", "its", "home"))
_EVENTS: Final = frozenset(
    "deaths fatalities killings murders cases infections injuries abductions kidnappings drownings".split()
)
__all__ = [
    "accounted",
    "bracketed",
    "in_row",
    "later_clause",
    "occurred",
    "or_so_many",
    "parallel",
    "ranked",
    "row_of_clauses",
    "spoken_of",
]

_CLAUSE_REACH: Final = 14  # words of a clause without a verb
_SUBJECT: Final = 9  # words of the subject of a clause without a verb
_SHARES: Final = 12  # words from one share to the next
_PLACED: Final = frozenset(("in", "at", "on", "near"))
_ACCOUNT: Final = frozenset(("account", "accounts", "accounted", "accounting"))
_NAME: Final = 4  # words of a name in a list
_FAR: Final = 3  # sentences back to the dead who are told apart


def accounted(register: Register, k: int, mention: Mention) -> Found:
    """ "Holm accounts for nine of the dead, Kelso for four and Vell for two": whose share each is stands before "for"."""
    words, lead = register.words, mention.first - 1
    if lead < 2 or words[lead] != "for" or mention.people.kind != "none" or not words[lead - 1].isalpha():
        return None
    source = register.last(k, 0)
    if source is None or mention.number.first - source.number.last > _SHARES or not register.is_sure(source):
        return None
    listed = words[lead - 2] in (",", "and", ";")  # "Drivers accounted for 71 of the deaths, pedestrians for 44"
    if not (listed or register.surface.is_caps or register.surface.is_capital(lead - 1)):
        return None
    for i in range(mention.sentence.first, source.number.first):
        if words[i] in _ACCOUNT and words[i + 1] == "for":
            return source, "sibling"
    return None


def spoken_of(register: Register, k: int, mention: Mention) -> Found:
    """ "Doctors spoke of 31 dead, the ministry of 23": the same verb, by another."""
    words, lead = register.words, mention.first - 1
    source = register.last(k, 0)
    if (
        lead < 2
        or words[lead] != "of"
        or mention.people.kind != "none"
        or source is None
        or not register.is_sure(source)
    ):
        return None
    begin = source.number.begin()
    if words[begin - 1] != "of" or not register.surface.is_of(begin - 2, REPORTING) or lead - source.last > _SUBJECT:
        return None
    gap = range(source.number.last, lead)
    told = any(is_verb(register, i) for i in gap)
    return None if told or not any(words[i] in (",", "and", "while") for i in gap) else (source, "sibling")


def occurred(register: Register, k: int, mention: Mention) -> Found:
    """ "Seven deaths were recorded; five occurred in children, one in a pregnant woman"; "Five were in children"."""
    words, i = register.words, mention.number.last
    if mention.people.kind != "none" or i + 2 >= mention.sentence.last:
        return None
    stood = words[i] in ("was", "were")
    if not (stood or words[i] in _OCCURRED) or words[i + 1] not in _WHERE:
        return None
    if words[mention.before] not in (",", ";", ":", ".", "and") and mention.first > mention.sentence.first:
        return None
    mine = mention.number.size()
    told = [d for d in register.before(k, 1) if register.is_sure(d)]
    there = stood and words[i + 2] in _POINTING and all(d.outcome == "killed" for d in told)
    for draft in told:
        noun = draft.what is not None and words[draft.what[1] - 1] in _EVENTS
        theirs = draft.number.size()
        dead = there and draft.parent is None and draft.basis == "incident"
        if (noun or dead) and mine is not None and theirs is not None and mine < theirs:
            return draft, "sibling" if "ordinal" in mention.number.flags else "part"
    return None


def parallel(register: Register, k: int, mention: Mention) -> Found:
    """ "The first blast killed five, the second nine"; "in one boat 13 died, in the other 38"."""
    words = register.words
    if (
        mention.people.kind != "none"
        or not (register.surface.is_of(mention.first - 1, ORDINAL) or _in_the_other(words, mention))
        or not phrase_ends(register, mention)
    ):
        return None
    source = register.last(k, 0)
    if source is not None and _in_the_other(words, mention):
        # "In one boat 13 died, in the other 38"
        one = "one" in words[max(mention.sentence.first, source.number.first - _CLAUSE_REACH) : source.number.first]
        return (source, "sibling") if one and not source.number.article else None
    if source is None or not any(
        register.surface.is_of(i, ORDINAL)
        for i in range(max(mention.sentence.first, source.number.first - WINDOW), source.number.first)
    ):
        return None
    return source, "sibling"


def _in_the_other(words: list[str], mention: Mention) -> bool:
    lead = words[max(0, mention.first - 3) : mention.first]
    return lead[-2:] == ["the", "other"] and lead[0] in _PLACED


def bracketed(register: Register, k: int, mention: Mention) -> Found:
    """ "the highest number of deaths at 11, followed by Holm (7), Vell (6)"."""
    words, i = register.surface.words, mention.first - 1
    if (
        mention.people.kind != "none"
        or i < 1
        or words[i] != "("
        or mention.last >= len(words)
        or words[mention.last] != ")"
        or not words[i - 1].isalpha()
    ):
        return None
    source = register.last(k, 0)
    if source is None:
        return _of_the_dead(register, k, mention)
    if source.people.kind == "person" and source.people.last > source.people.first:
        return None
    mine, theirs = mention.number.size(), source.number.size()
    followed = any(words[j : j + 2] == ["followed", "by"] for j in range(source.number.last, i))
    bracketed = source.number.first > 0 and words[source.number.first - 1] == "("
    falls = mine is None or theirs is None or mine <= theirs
    if not (followed or bracketed) or not (falls or _next_name(register, source.number.last, i)):
        return None
    handed = register.handed(source)
    return handed if bracketed and handed is not None and handed[1] == "part" else (source, "sibling")


def _next_name(register: Register, close: int, opening: int) -> bool:
    """Whether nothing but a comma, "and" and a name stand between two brackets: "Holm (2), Vell (70) and Tarn (4)"."""
    words, k = register.words, close + 1
    while k < opening and words[k] in (",", "and", ";"):
        k += 1
    named = all(words[j].isalpha() and register.surface.is_capital(j) for j in range(k, opening))
    return words[close] == ")" and close + 1 < k < opening <= k + _NAME and named


def in_row(register: Register, k: int, mention: Mention) -> Found:
    """ "Karsan: nine dead, four missing; Vell: 22 and 11": bare figures of a row, told by the row before it."""
    words, i = register.words, mention.first - 1
    if (
        mention.people.kind != "none"
        or i < 1
        or words[i] not in (":", "and", ",")
        or not phrase_ends(register, mention)
    ):
        return None
    told = [d for d in reversed(register.before(k, 0)) if d.number.begin() > 1]
    if words[i] == ":":
        if not register.surface.is_capital(i - 1):
            return None
        heads = [d for d in told if words[d.number.begin() - 1] == ":" and register.is_sure(d)]
        if not heads or ";" not in words[heads[-1].number.last : i]:
            return None
        handed = register.handed(heads[-1])
        return (handed[0] if handed is not None and handed[1] == "sibling" else heads[-1]), "sibling"
    before = register.mentions[k - 1].draft if k else None
    handed = register.handed(before) if before is not None else None
    if before is None or handed is None or words[before.number.begin() - 1] != ":" or before.number.last != i:
        return None
    at = told.index(handed[0]) + 1 if handed[0] in told else len(told)
    if at >= len(told) or ";" in words[handed[0].number.last : told[at].number.begin()]:
        return None
    return told[at], "sibling"


def row_of_clauses(register: Register, k: int, mention: Mention) -> Found:
    """ "Drones caused 603 casualties; aerial bombs, 702; artillery, 590": clauses that leave out verb and noun, two at the least."""
    words, end = register.words, mention.last
    if mention.people.kind != "none" or words[mention.first - 1] != ",":
        return None
    begin = _opens_gap(register, mention)
    placed = begin >= 0 and words[begin + 1] in _PLACED  # "In Karsan 37 died; in Vell, nine, he said"
    if begin < 0 or (end < len(words) and words[end] not in ";." and not (placed and words[end] == ",")):
        return None
    before = register.mentions[k - 1] if k else None
    handed = register.handed(before.draft) if before is not None and before.draft is not None else None
    if before is not None and handed is not None and before.last == begin and words[before.first - 1] == ",":
        return handed[0], "sibling"
    following = register.mentions[k + 1] if k + 1 < len(register.mentions) else None
    if not placed and (following is None or words[end] != ";" or _opens_gap(register, following) != end):
        return None
    return _told_in_clause(register, k, begin)


def _opens_gap(register: Register, mention: Mention) -> int:
    """Where the semicolon stands before a subject that only a comma parts from its figure ("; mines, 129"); -1 where none does."""
    surface, words, comma = register.surface, register.words, mention.first - 1
    if mention.number.kind not in ("exact", "lower", "approx") or words[comma] != ",":
        return -1
    for i in range(comma - 1, max(mention.sentence.first, comma - _SUBJECT) - 1, -1):
        if words[i] == ";":
            return i if i < comma - 1 and words[i + 1] != "the" else -1  # not "the eldest, 70"
        if is_verb(register, i) or surface.is_of(i, OUTCOME | CLAUSE) or words[i].isdecimal() or words[i] in ",:()":
            return -1
    return -1


def _told_in_clause(register: Register, k: int, end: int) -> Found:
    """The first count of the clause that ends at word `end`, what its brackets tell aside."""
    words, floor = register.words, end
    while floor > register.mentions[k].sentence.first and words[floor - 1] not in ";:":
        floor -= 1
    told = [d for d in register.before(k, 0) if floor <= d.number.first < end and not d.number.article]
    if not told:
        return None
    return (told[-1], "sibling") if register.is_sure(told[-1]) else None


def _of_the_dead(register: Register, k: int, mention: Mention) -> Found:
    """ "The dead were from Karsan (five), Velgrad (three) and Holm (two)": the first of the brackets."""
    words, first = register.words, mention.sentence.first
    whole = register.wholes.get(first + 1)
    if not register.surface.is_capital(mention.first - 2):
        return None
    mine = mention.number.size() or 0
    if opens_with_them(register, first):  # "They include Karsan (five), Velgrad (three)"
        told = next((d for d in register.before(k, 1) if register.is_sure(d) and not d.number.article), None)
        return (told, "part") if told is not None and (told.number.size() or 0) > mine else None
    if whole is None or words[first] not in ("the", "its", "their", "these"):
        return None
    for draft in register.before(k, _FAR):
        if (
            draft.outcome == whole.means
            and register.is_sure(draft)
            and draft.parent is None
            and not draft.number.article
        ):
            return (draft, "part") if (draft.number.size() or 0) > mine else None
    return None


def ranked(register: Register, k: int, mention: Mention) -> Found:
    """ "76 deaths in September, followed by July with 41 and August with 39", "ahead of Holm with 286", "followed by cyclists
    at 401".
    """
    surface, words, i = register.surface, register.words, mention.first - 1
    if (
        i < 2
        or not (words[i] in ("with", "at") or (words[i] == "," and _named_last(register, i)))
        or (mention.people.kind == "person" and mention.people.last > mention.people.first)
        or (words[i] == "with" and surface.is_capital(i - 1) is False)
        or not phrase_ends(register, mention)
    ):
        return None
    source = register.last(k, 0)
    if source is None or source.number.article or source.stance != "asserted":
        return None
    at, handed = surface.at("ranking"), register.handed(source)
    lead = words[source.number.first - 1]
    goes_on = handed is not None and handed[1] == "sibling" and lead in (words[i], "with")
    if not goes_on and not any(j in at for j in range(source.number.last, i)):
        return None
    mine, theirs = mention.number.size(), source.number.size()
    return (source, "sibling") if mine is None or theirs is None or mine <= theirs else None


def _named_last(register: Register, comma: int) -> bool:
    """ "and Gummi, six": the last of a list, whose name only a comma parts from its figure."""
    at = comma - 1
    while at > 1 and register.surface.is_capital(at):
        at -= 1
    return at < comma - 1 and register.words[at] == "and"


def or_so_many(register: Register, k: int, mention: Mention) -> Found:
    """ "which killed 64 – or 65, counting a suicide": the same count under another way of counting."""
    words, i = register.words, mention.first - 1
    if i < 1 or words[i] != "or" or (mention.people.kind == "person" and mention.people.last > mention.people.first):
        return None
    behind = words[mention.last : mention.last + 2]
    if len(behind) < 2 or behind[0] != "," or behind[1] not in ("counting", "including", "if", "depending"):
        return None
    source = register.last(k, 0)
    if source is None or words[source.number.last : i] not in (["\u2013"], ["\u2014"], [","], ["("], ["-"]):
        return None
    return source, "same"


def later_clause(register: Register, k: int, mention: Mention) -> Found:
    """ "The rains left 25 dead; those of 2011, more than 900": a clause that leaves out its verb behind a semicolon."""
    surface, words = register.surface, register.words
    if words[mention.first - 1] != "," or mention.people.kind not in ("none", "person") or mention.partitive:
        return None
    i = mention.last
    if i < mention.sentence.last and words[i] not in (".", ";"):
        return None
    at, told = mention.first - 2, False
    while at > mention.sentence.first and words[at] != ";":
        if mention.first - at > _CLAUSE_REACH or is_verb(register, at) or surface.is_of(at, OUTCOME | CLAUSE):
            return None
        year = words[at].isdecimal() and len(words[at]) == 4
        told = (
            told or year or surface.is_of(at, EVENT_NOUN | OTHER_TIME | MONTH) or words[at] in ("those", "that", "year")
        )
        at -= 1
    if not told:
        return None  # "the youngest, four": nothing else that could have done it
    source = register.last(k, 0)
    if words[at] != ";" or source is None or source.number.last > at or source.number.article:
        return None
    return (source, "other") if register.is_sure(source) and source.parent is None else None
