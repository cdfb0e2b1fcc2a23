"""Part of level 7: bare figures in a row, behind ranks, in brackets and beside another way of counting.

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import WINDOW, Found, phrase_ends, size_of
from tally.extraction.discourse.register import Register, size
from tally.lexicon.kinds import ORDINAL

__all__ = ["bracketed", "or_so_many", "parallel", "ranked"]


def parallel(register: Register, k: int, mention: Mention) -> Found:
    """ "The first blast killed five, the second nine"."""
    if (
        mention.people.kind != "none"
        or not register.surface.is_of(mention.first - 1, ORDINAL)
        or not phrase_ends(register, mention)
    ):
        return None
    source = register.last(k, 0)
    if source is None or not any(
        register.surface.is_of(i, ORDINAL)
        for i in range(max(mention.sentence.first, source.number.first - WINDOW), source.number.first)
    ):
        return None
    return source, "sibling"


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
    if source is None or (source.people.kind == "person" and source.people.last > source.people.first):
        return None
    mine, theirs = size_of(mention), size(source)
    followed = any(words[j : j + 2] == ["followed", "by"] for j in range(source.number.last, i))
    bracketed = source.number.first > 0 and words[source.number.first - 1] == "("
    return (
        (source, "sibling") if (followed or bracketed) and (mine is None or theirs is None or mine <= theirs) else None
    )


def ranked(register: Register, k: int, mention: Mention) -> Found:
    """ "76 deaths in September, followed by July with 41 and August with 39", "ahead of Holm with 286", "followed by cyclists
    at 401".
    """
    surface, words, i = register.surface, register.words, mention.first - 1
    if (
        i < 2
        or words[i] not in ("with", "at")
        or (mention.people.kind == "person" and mention.people.last > mention.people.first)
        or (words[i] == "with" and surface.is_capital(i - 1) is False)
        or not phrase_ends(register, mention)
    ):
        return None
    source = register.last(k, 0)
    if source is None or source.number.article or source.stance != "asserted":
        return None
    at, handed = surface.at("ranking"), register.handed(source)
    goes_on = handed is not None and handed[1] == "sibling" and words[source.number.first - 1] == words[i]
    if not goes_on and not any(j in at for j in range(source.number.last, i)):
        return None
    mine, theirs = size_of(mention), size(source)
    return (source, "sibling") if mine is None or theirs is None or mine <= theirs else None


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
