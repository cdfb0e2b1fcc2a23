"""Part of level 7: numbers that go on with a count before them ("nine in Holm", "the army says 3", "up from 19").

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import (
    STOPS,
    Found,
    is_of_their_own,
    is_placed,
    is_verb,
    joined,
    last_claim,
    past_auxiliaries,
    phrase_ends,
)
from tally.extraction.discourse.elided_figures import COUNTED
from tally.extraction.discourse.elided_parts import told_apart
from tally.extraction.discourse.other_counts import counts_others
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    COUNTING,
    DID,
    FIGURE_NOUN,
    HOLDS,
    OUTCOME,
    PLACING,
    REPORTING,
    TOLLVERB,
)

__all__ = [
    "counted",
    "gapped",
    "gapped_single",
    "more",
    "pro_verb",
    "second_respective",
    "total",
]

_ITS_VERB: Final = 8  # words from "nobody" to its verb
_LATER: Final = frozenset(("after", "while", "during"))  # "three on deck and one after being winched aboard"
_PLACE: Final = 7  # words of "in the north of Vell"
_BRACKET: Final = 24  # words of a list in brackets
_PUT: Final = 10  # words between "put" and "at"
_TOLD: Final = 12  # sentences back to a count that is taken back
_WHO: Final = (["who"], ["whose"])
_DENIALS: Final = frozenset(("not", "n", "t", "cannot", "unable", "never", "refused", "declined"))
_CLAUSE: Final = 6  # words from a count to the end of its short clause


def gapped(register: Register, k: int, mention: Mention) -> Found:
    """ "11 dead in Ardon and three in Vell"; "two in Vell and one each in Holm and Ardon"; "20 dead, nine in Ardon"."""
    surface, words = register.surface, register.surface.words
    if mention.people.kind == "unknown":
        return None
    counted = surface.at("outcome").get(mention.last - 1)
    if counted is not None and counted.entry.get("unit") == "cases":
        return None  # "3 deaths and 45 active cases"
    source = next((d for d in register.before(k, 0) if not d.number.article), None)
    if source is None:
        return None
    if _placed_within(register, source, mention):
        return source, "part"
    if not joined(register, source, mention) or _lists_others(register, k, source):
        return None
    behind = mention.last
    placed = (
        is_placed(register, mention)
        or _placed_before(register, source, mention)
        or (words[behind : behind + 1] == ["by"] and "by" in words[source.number.last : mention.first])
        or (
            mention.number.kind == "vague"
            and words[mention.number.last - 1] == "rest"
            and words[behind : behind + 1] == [","]
        )
        or is_of_their_own(words, mention)
        or (mention.people.kind == "none" and not _LATER.isdisjoint(words[behind : behind + 1]))
    )
    if mention.people.kind == "none" and not placed:
        return None
    if mention.number.kind == "none" and _says_more(register, mention):
        return None  # "nine died, and nobody in the ministry has resigned"
    sourced = words[behind : behind + 2] == ["according", "to"]  # "and 12 Vellians according to the army"
    if (
        mention.people.kind == "person"
        and not sourced
        and (
            is_verb(register, behind)
            or not (placed or phrase_ends(register, mention) or _told_in_bracket(register, source, mention))
        )
    ):
        return None
    if behind < mention.sentence.last and (
        surface.is_of(behind, OUTCOME) or words[behind] == "-" or words[behind : behind + 2] == ["on", "board"]
    ):
        return None
    inherited = register.handed(source)
    return (inherited[0], "sibling") if inherited is not None and inherited[1] == "sibling" else (source, "sibling")


def _told_in_bracket(register: Register, source: Draft, mention: Mention) -> bool:
    """ "(26 men, four girls, as well as six children and 20 adults whose sex is not known)": the last of a list in brackets."""
    words, behind = register.words, mention.last
    if words[behind : behind + 1] != ["whose"]:
        return False
    opened = "(" in words[max(mention.sentence.first, mention.first - _BRACKET) : source.number.first]
    return opened and ")" in words[behind : behind + _BRACKET]


def _placed_within(register: Register, source: Draft, mention: Mention) -> bool:
    """ "Twenty people were killed, nine in Ardon": a bare number with a place right behind a larger count that has none."""
    lead = mention.first - 1
    mine, theirs = mention.number.size(), source.number.size()
    if (
        mention.people.kind != "none"
        or source.what is None
        or register.words[lead] not in (",", "with")
        or mine is None
        or theirs is None
        or mine >= theirs
        or not is_placed(register, mention)
    ):
        return False
    surface = register.surface
    gap = range(max(source.number.last, source.people.last), lead)
    return len(gap) <= _CLAUSE and not any(
        surface.is_of(i, PLACING | REPORTING) or surface.words[i] in STOPS for i in gap[:-1]
    )


def _lists_others(register: Register, k: int, source: Draft) -> bool:
    """Whether the neighbour in the list counts people to whom nothing happened: "160 on board, 25 women and a dozen minors"."""
    before = register.mentions[k - 1]
    return (
        before.draft is None
        and not before.single
        and before.inside
        and before.people.kind == "person"
        and before.number.first > source.number.last
    )


def _placed_before(register: Register, source: Draft, mention: Mention) -> bool:
    """ "in Holm, one policeman": the place stands before the number, behind the last count."""
    surface = register.surface
    gap = range(max(source.number.last, source.people.last), mention.first)
    return (
        any(surface.is_of(i, PLACING) for i in gap)
        and mention.people.kind == "person"
        and phrase_ends(register, mention)
    )


def _says_more(register: Register, mention: Mention) -> bool:
    """Whether a verb of its own follows in its clause."""
    for i in range(mention.last, min(mention.sentence.last, mention.last + _ITS_VERB)):
        if register.words[i] in (",", ";"):
            break
        if register.surface.is_of(i, AUXILIARY):
            return True
    return False


def gapped_single(register: Register, k: int, mention: Mention) -> Found:
    """ "three soldiers, and in Vell an indigenous guard": one more in a list of places; "nine dead: eight men and a boy": of parts."""
    surface, words = register.surface, register.surface.words
    source = register.last(k, 0)
    if source is None:
        return None
    if found := told_apart(register, source, mention):
        return found
    if "definite_singular" in mention.number.flags:
        return None
    end = max(source.number.last, source.people.last)
    if surface.is_of(end, PLACING):
        end = _past_place(register, end, mention.first - 1)  # "two clerks in Vell and a nurse"
    beside = mention.first - 1 == end and (words[end] in (",", "and") or surface.is_of(end, CONJUNCTION))
    whole = register.mention_of.get(id(source.number))
    handed = register.handed(source)
    listed = handed is not None and handed[1] in ("part", "sibling")
    inside = whole is not None and (whole.inside or whole.role in ("label", "among the toll") or listed)
    described = words[mention.last : mention.last + 1] in _WHO or "".join(
        words[mention.last : mention.last + 1]
    ).endswith("ing")
    if beside and inside and (described or phrase_ends(register, mention) or is_placed(register, mention)):
        return source, "sibling"
    at = mention.first - 1
    while at > source.number.last and mention.first - at < 5 and not surface.is_of(at, PLACING):
        at -= 1
    placed = (
        surface.is_of(at, PLACING)
        and at > 0
        and words[at - 1] in ("and", ";", ",")
        and not any(is_verb(register, i) for i in range(source.people.last, mention.first))
    )
    ends = phrase_ends(register, mention) or words[mention.last] in ("of", "from", "aged")
    return (source, "sibling") if placed and ends and source.number.value != 1 else None


def _past_place(register: Register, first: int, last: int) -> int:
    """Where a short place that opens at `first` ends: `last`, or `first` where more than a place stands between."""
    if last - first > _PLACE or any(is_verb(register, i) or register.words[i] in STOPS for i in range(first, last)):
        return first
    return last


def pro_verb(register: Register, k: int, mention: Mention) -> Found:
    """ "falsely claimed that 300 people had died; 12 did"; "none had"."""
    i = mention.last
    surface, limit = register.surface, mention.sentence.last
    if mention.people.kind != "none" or not surface.is_of(i, DID):
        return None
    after = i
    while after < limit and surface.is_of(after, DID):
        after += 1
    if after < limit and surface.words[after] not in STOPS:
        return None
    source = last_claim(register, k, 1)
    return (source, "same") if source else None


def counted(register: Register, k: int, mention: Mention) -> Found:
    """ "At noon it had nine", "Our database lists four", "the army says 3", "an internal review raised that to
    55,000".
    """
    surface = register.surface
    lead = mention.before
    if (
        mention.people.kind != "none"
        or lead < 0
        or surface.words[mention.last : mention.last + 1] == ["aboard"]
        or not (surface.is_of(lead, HOLDS) or surface.is_of(mention.first, HOLDS) or _is_put_close(register, mention))
        or (surface.words[lead] == "at" and not _is_put(register, lead))
        or (mention.number.kind == "none" and surface.words[lead] == "to")  # "skis that belonged to nobody"
        or not (
            phrase_ends(register, mention)
            or is_placed(register, mention)
            or mention.last in register.in_all
            or mention.last in register.replaced
            or surface.is_of(mention.last, CLAUSE)
        )
    ):
        return None
    if (pair := _respective(register, k, mention)) is not None:
        return pair
    if counts_others(register, mention) or _is_denied(register.words, lead):
        return None
    if surface.words[lead - 3 : lead] == ["of", "whom", "there"]:
        return None  # "the injured, of whom there were 26": of those, whoever was counted before
    if (stands := _against(register, k, mention)) is not None:
        return stands, "same"
    near = [d for d in register.before(k, 2) if d.outcome in COUNTED and not d.number.article]
    near = [d for d in near if _of_one_order(mention, d)]
    same = [d for d in near if d.sentence == mention.sentence.index]
    source = same[0] if same else _counted_last(mention, near)
    return (source, "same") if source is not None else None


def _is_denied(words: list[str], verb: int) -> bool:
    """ "could not confirm 20", "were unable to verify 12": no count of theirs."""
    return words[verb] in ("confirm", "verify", "say", "document") and not _DENIALS.isdisjoint(
        words[max(0, verb - 3) : verb]
    )


def _against(register: Register, k: int, mention: Mention) -> Draft | None:
    """ "It is ten, not eight": the count of eight that was told before says of what."""
    if register.words[mention.last : mention.last + 2] != [",", "not"] or k + 1 >= len(register.mentions):
        return None
    other = register.mentions[k + 1]
    if other.first != mention.last + 2 or other.people.kind == "thing":
        return None
    wrong = other.number.size()
    return next(
        (
            d
            for d in register.before(k, _TOLD)
            if d.number.size() == wrong and d.number.kind == "exact" and register.is_sure(d)
        ),
        None,
    )


def _is_put(register: Register, at: int) -> bool:
    """Whether a figure is put at a number: "put it at 12", "stands now at 12"; not "will start again at six"."""
    surface = register.surface
    for i in range(at - 1, max(surface.sentence(at).first, at - _PUT) - 1, -1):
        if surface.is_of(i, TOLLVERB | FIGURE_NOUN | COUNTING) and not surface.is_of(i, AUXILIARY):
            return True
        if surface.words[i] in (",", ";", "and", "that"):
            return False
    return False


def _is_put_close(register: Register, mention: Mention) -> bool:
    """ "US officials put the number closer to 70,000": without "at"."""
    modifier, words = mention.number.modifier, register.words
    return (
        modifier is not None
        and words[modifier[0]] in ("close", "closer", "nearer")
        and words[modifier[0] - 1] in ("it", "that", "number", "figure", "total")
        and _is_put(register, modifier[0] - 1)
    )


def _counted_last(mention: Mention, near: list[Draft]) -> Draft | None:
    """The dead, unless their figure is far from this one and another told since is close to it."""
    dead = next((d for d in near if d.outcome == "killed"), None)
    if dead is None or _apart(mention, dead) <= 3:
        return dead or (near[0] if near else None)
    since = near[: near.index(dead)]
    return next((d for d in since if d.sentence > dead.sentence and _apart(mention, d) <= 1.5), dead)


def _apart(mention: Mention, draft: Draft) -> float:
    """By how many times the larger figure is the smaller one."""
    mine, theirs = (mention.number.size() or 0) + 1, (draft.number.size() or 0) + 1
    return max(mine, theirs) / min(mine, theirs)


def _of_one_order(mention: Mention, draft: Draft) -> bool:
    """Whether the two figures can count the same thing: neither is more than ten times the other."""
    mine, theirs = mention.number.size(), draft.number.size()
    return not mine or not theirs or 0.1 <= (mine + 1) / (theirs + 1) <= 10


def _respective(register: Register, k: int, mention: Mention) -> Found:
    """ "41 injured protesters and 23 injured police - it had reported 38 and 19, respectively": the first goes
    with the first.
    """
    words, i = register.surface.words, mention.last
    if "respectively" not in words[i : i + 5] or words[i : i + 1] != ["and"]:
        return None
    last = list(register.before(k, 0))[:2]
    return (last[1], "same") if len(last) == 2 else None


def second_respective(register: Register, k: int, mention: Mention) -> Found:
    """The second of two bare figures before "respectively", or behind "against"."""
    words, i = register.surface.words, mention.last
    if k == 0 or mention.people.kind != "none" or words[mention.first - 1] != "and":
        return None
    first = register.mentions[k - 1].draft
    handed = register.handed(first) if first is not None else None
    if handed is None or first is None or first.number.last < mention.first - 2:
        return None
    if handed[1] not in ("older", "other") and not (handed[1] == "same" and "respectively" in words[i : i + 3]):
        return None
    second = next(
        (d for d in register.before(k - 1, 0) if d is not handed[0] and d.number.first > handed[0].number.first), None
    )
    return (second, handed[1]) if second is not None else None


def total(register: Register, k: int, mention: Mention) -> Found:
    """ "14 in all", "roughly 48,000 in all"."""
    if (
        mention.people.kind == "person" and mention.people.last > mention.people.first
    ) or mention.last not in register.in_all:
        return None
    source = register.last(k, 1)
    return (source, "same") if source else None


def more(register: Register, k: int, mention: Mention) -> Found:
    """ "followed by three more on Sunday", "Eight more are said to be in the creek"."""
    surface = register.surface
    if (
        mention.people.kind == "unknown"
        or surface.words[mention.number.last : mention.number.last + 1] != ["more"]
        or (mention.people.kind == "person" and surface.words[mention.last - 1] != "more")
    ):
        return None
    verb = past_auxiliaries(surface, mention.number.last + 1, mention.sentence.last)
    if verb in surface.at("taken_further"):
        return None  # "Two died in hospital. Three more have been transferred": these live
    source = last_claim(register, k, 1, sure=True)
    return (source, "sibling") if source and source.outcome in ("killed", "injured", "missing") else None
