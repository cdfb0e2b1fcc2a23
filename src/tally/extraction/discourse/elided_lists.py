"""Part of level 7: bare figures that a list gives by places, names and kinds ("By province: Holm 31, Vell 7", "followed by two in Vell").

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, is_placed, phrase_ends
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, PLACE_NOUN, PREPOSITION

__all__ = ["as_one_more", "by_kind", "followed_by", "next_in_row", "one_doing", "others_are", "with_confirmed"]

_KINDS: Final = frozenset(("sex", "gender", "age", "nationality", "country", "location", "category"))
_LISTED: Final = 16  # counts of one list
_CASES: Final = frozenset(("confirmed", "suspected", "probable"))
_JOINS: Final = frozenset((",", ";", "and", "with", ":"))


def by_kind(register: Register, k: int, mention: Mention) -> Found:
    """ "43 deaths were registered. By province: Holm 31, Vell 7", "By prefecture, 71 were in Holm and 42 in Vell": the count of the
    sentence before, told apart.
    """
    words, first = register.words, mention.sentence.first
    if words[first] != "by" or words[first + 2 : first + 3] not in ([":"], [","]) or mention.people.kind == "thing":
        return None
    if not (register.surface.is_of(first + 1, PLACE_NOUN) or words[first + 1] in _KINDS):
        return None
    told = [d for d in register.before(k, 1) if d.sentence < mention.sentence.index and _is_total(register, d)]
    near = register.last(k, 0)
    handed = register.handed(near) if near is not None else None
    if not told or (near is not None and (handed is None or handed[0] not in told)):
        return None  # "By county, Holm had the most deaths, 23, followed by Vell (21)"
    whole = next((d for d in told if d.number.value == _sum(register, k, mention)), told[-1])
    return (whole, "part") if (whole.number.size() or 0) > (mention.number.size() or 0) else None


def _is_total(register: Register, draft: Draft) -> bool:
    """Whether it is a count of its own, and no part of one ("11 of them seriously")."""
    handed = register.handed(draft)
    mention = register.mention_of[id(draft.number)]
    part = mention.partitive or mention.inside or (handed is not None and handed[1] == "part")
    return register.is_sure(draft) and not draft.number.article and not part


def _sum(register: Register, k: int, mention: Mention) -> int:
    """What all the numbers of the mention's sentence make together."""
    listed = [m for m in register.mentions[max(0, k - _LISTED) : k + _LISTED] if m.sentence is mention.sentence]
    return sum(m.number.value or 0 for m in listed)


def followed_by(register: Register, k: int, mention: Mention) -> Found:
    """ "Holm suffered most with four deaths, followed by two in Vell"."""
    words, i = register.words, mention.first
    if words[i - 2 : i] != ["followed", "by"] or mention.people.kind != "none" or not is_placed(register, mention):
        return None
    source = register.last(k, 0)
    return (source, "sibling") if source is not None and register.is_sure(source) else None


def next_in_row(register: Register, k: int, mention: Mention) -> Found:
    """ "13 dead: six in Holm, with numerous others hurt; four in Vell; and three in Orem": the next place of a row, over an aside."""
    surface, words, lead = register.surface, register.words, mention.first - 1
    lead -= words[lead] == "and"
    if words[lead] != ";" or mention.people.kind != "none" or not is_placed(register, mention):
        return None
    if surface.is_caps or not surface.is_capital(mention.last + 1):
        return None
    for draft in register.before(k, 0):
        before = register.mention_of[id(draft.number)]
        if is_placed(register, before) and before.people.kind == "none" and not draft.number.article:
            opens = words[before.first - 1] in (":", ";", "and") or register.handed(draft) is not None
            return (draft, "sibling") if opens and register.is_sure(draft) else None
    return None


def others_are(register: Register, k: int, mention: Mention) -> Found:
    """ "Karsan had 144 dead and Holm 99. Others are: Vell with 74; Orem 63": the list goes on behind a colon."""
    words, sentence, i = register.words, mention.sentence, mention.first - 1
    if words[sentence.first] not in ("others", "other") or ":" not in words[sentence.first : mention.first]:
        return None
    i -= words[i] == "with"
    i -= words[i] == "each"
    if mention.people.kind != "none" or not register.surface.is_capital(i) or not phrase_ends(register, mention):
        return None
    source = register.last(k, 1)
    if source is None or source.number.article or not register.is_sure(source):
        return None
    lead = source.number.begin() - 1
    named = register.surface.is_capital(lead) or (words[lead] == "with" and register.surface.is_capital(lead - 1))
    handed = register.handed(source)
    return (source, "sibling") if named or (handed is not None and handed[1] == "sibling") else None


def as_one_more(register: Register, k: int, mention: Mention) -> Found:
    """ "The hospital listed one in critical condition and two as satisfactory": the next of the hurt, by their state."""
    surface, words, i = register.surface, register.words, mention.last
    if mention.people.kind != "none" or words[i : i + 1] != ["as"] or words[mention.first - 1] not in _JOINS:
        return None
    if i + 1 not in surface.at("hurt_state") and i + 1 not in surface.at("severity"):
        return None
    source = register.last(k, 0)
    return (source, "sibling") if source is not None and source.outcome == "injured" else None


def with_confirmed(register: Register, k: int, mention: Mention) -> Found:
    """ "569 suspected cases were recorded, with 41 confirmed by a laboratory": some of the cases."""
    words, i = register.words, mention.number.last
    if mention.people.kind not in ("none", "unknown"):
        return None
    if words[mention.first - 1] == "with":
        if words[i : i + 1] == [] or words[i] not in _CASES:
            return None
    elif not (_opens_clause(words, mention) and words[i : i + 1] in (["have"], ["were"], ["had"], ["are"])):
        return None
    elif _CASES.isdisjoint(words[i + 1 : i + 4]) or mention.people.kind != "none" or mention.number.kind != "exact":
        return None  # "The 2,031 cases include suspected ones; 412 have been confirmed"
    source = register.last(k, 0)
    if source is None or source.outcome != "affected" or not register.is_sure(source):
        return None
    return (source, "part") if (source.number.size() or 0) > (mention.number.size() or 0) else None


def _opens_clause(words: list[str], mention: Mention) -> bool:
    return mention.first == mention.sentence.first or words[mention.first - 1] in (";", ",", "and", "which")


def one_doing(register: Register, k: int, mention: Mention) -> Found:
    """ "Two people died, one falling into a well and another from a roof": what each of those counted was doing."""
    surface, words, i = register.surface, register.words, mention.last
    if mention.people.kind != "none" or mention.number.kind != "exact" or mention.single:
        return None
    if words[mention.first - 1] != "," or i >= mention.sentence.last or not words[i].endswith("ing"):
        return None
    source = register.last(k, 0)
    if source is None or not _is_total(register, source) or surface.is_of(i, AUXILIARY | PREPOSITION):
        return None
    mine, theirs = mention.number.size(), source.number.size()
    near = "," not in words[source.last : mention.first - 1]
    return (source, "part") if near and mine is not None and theirs is not None and mine < theirs else None
