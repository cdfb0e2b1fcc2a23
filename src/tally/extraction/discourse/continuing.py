"""Part of level 7: what the rules for numbers without an outcome of their own ask of the words around them."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon.kinds import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    NUMERAL,
    OUTCOME,
    PERSON,
    PLACING,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    THING,
    VERB,
)

__all__ = [
    "STOPS",
    "WINDOW",
    "Found",
    "after_things",
    "beside",
    "closes_aside",
    "end_of_list",
    "follows_partitive",
    "goes_on_with_these",
    "is_dash",
    "is_of_their_own",
    "is_placed",
    "is_verb",
    "joined",
    "last_claim",
    "opens_with_them",
    "past_auxiliaries",
    "phrase_ends",
    "speaks_behind",
    "without_comma",
]

STOPS: Final = frozenset(".,;:!?)\u2013\u2014\"'|")
WINDOW: Final = 40
_SAYING: Final = 9  # words from a participle to the verb of saying behind it
# The claim that a number continues, and how: "part" of it, its "sibling" in a list, the "same" count once more,
# an "older" figure of it, one that another voice gave "once", one of an "other" time.
Found = tuple[Draft, str] | None
_POSSESSIVES: Final = ("its", "their", "our", "his", "her")
_INCLUDE: Final = ("included", "includes", "include", "comprise", "comprises", "comprised")
_POINT: Final = ("it", "this", "that", "the")
_COUNTED: Final = ("total", "toll", "figure", "number", "count", "tally")
_ARE_OR_INCLUDE: Final = ("were", "are", *_INCLUDE)


def past_auxiliaries(surface: Surface, i: int, last: int) -> int:
    """The first word from i on that is no auxiliary."""
    while i < last and surface.is_of(i, AUXILIARY):
        i += 1
    return i


def last_claim(register: Register, k: int, sentences: int, sure: bool = False) -> Draft | None:
    if not sure:
        return register.last(k, sentences)
    return next((d for d in register.before(k, sentences) if register.is_sure(d)), None)


def phrase_ends(register: Register, mention: Mention) -> bool:
    """Whether the phrase of the number ends right behind it."""
    i = mention.last
    return i >= mention.sentence.last or register.words[i] in STOPS or register.surface.is_of(i, CONJUNCTION)


def opens_with_them(register: Register, first: int) -> bool:
    """Whether "they were", "these are", "they also included", "that included", "the total includes" stand at word `first`."""
    words = register.words
    first += words[first] == '"'
    verb = first + 1
    if verb + 1 < len(words):
        verb += words[verb] == "also" or (words[first] == "the" and words[verb] in _COUNTED)
    if verb >= len(words) or words[verb] not in _ARE_OR_INCLUDE:
        return False
    return words[first] in ("they", "these") or (words[first] in _POINT and words[verb] in _INCLUDE)


def is_dash(surface: Surface, i: int) -> bool:
    """Whether a dash stands at word i, or a hyphen or two printed for one: "killed 23 people - 17 guards and six cooks"."""
    if i <= 0 or i + 1 >= len(surface.words):
        return False
    if surface.words[i] == "-":
        begin = i - (surface.words[i - 1] == "-")
        return surface.starts[begin] > surface.ends[begin - 1] and surface.starts[i + 1] > surface.ends[i]
    return surface.words[i] in ("\u2013", "\u2014")


def is_verb(register: Register, i: int) -> bool:
    surface = register.surface
    return surface.is_of(i, AUXILIARY | VERB | REPORTING)


def speaks_behind(register: Register, i: int, last: int) -> bool:
    """ "two officials briefed on the talks said", "an official and a medical source said": a participle or "and" at i, and a verb
    of saying before any sign.
    """
    surface, words = register.surface, register.words
    if i >= last or not (words[i].endswith("ed") or words[i] == "and") or surface.is_of(i, OUTCOME):
        return False
    for k in range(i + 1, min(i + _SAYING, last)):
        if surface.is_of(k, REPORTING):
            return True
        if words[k] in STOPS or surface.is_of(k, OUTCOME | AUXILIARY):
            return False
    return False


def is_placed(register: Register, mention: Mention) -> bool:
    """Whether a place goes on with the number, over parts between commas: "10, including four children, in a crush"."""
    i, last, words = mention.last, mention.sentence.last, register.words
    if i + 1 < last and words[i] == "," and i + 1 in register.part_leads:
        for k in range(i + 2, min(i + 10, last - 1)):
            if words[k] == ",":
                i = k + 1
                break
    return i < last and register.surface.is_of(i, PLACING)


def is_of_their_own(words: list[str], mention: Mention) -> bool:
    """ "and 19 of its own", "lost six of their own": people of whoever tells of the others."""
    i = mention.number.last
    return words[i : i + 1] == ["of"] and words[i + 2 : i + 3] == ["own"] and words[i + 1] in _POSSESSIVES


def joined(register: Register, source: Draft, mention: Mention) -> bool:
    """Whether mention stands in one list with the claim before it: a comma, "and" or ";" and no verb of its
    own between.
    """
    surface = register.surface
    lead = mention.first - 1
    while lead > source.number.last and (surface.words[lead] in "\"'" or surface.is_of(lead, DETERMINER)):
        lead -= 1
    each = mention.last < len(surface.words) and surface.words[mention.last] == "each"
    if not (
        surface.words[lead] in (",", ";", ":")
        or surface.is_of(lead, CONJUNCTION)
        or (each and surface.words[lead] == "with")
    ):
        return False
    fetched = surface.at("outcome")  # "five bodies were recovered near Holm and three in Vell"
    return not any(
        (
            surface.is_of(i, OUTCOME)
            and not surface.is_of(i, PERSON)
            and not (source.what and source.what[0] <= i < source.what[1])
            and not (source.people.unit == "bodies" and i in fetched and fetched[i].means == "rescued")
        )
        or surface.is_of(i, RELATIVE)
        or (
            surface.is_of(i, REPORTING)
            and surface.words[i] not in ("confirmed", "suspected")
            and not _is_aside(surface.words, i)
        )
        or surface.words[i] in ("(", ")")
        for i in range(
            max(source.number.last, source.people.last) + (surface.words[source.number.last] == ")"), mention.first
        )
    )


def _is_aside(words: list[str], i: int) -> bool:
    """Whether the verb of saying i closes an aside: "4,000 died in Ardon, its ministry says, and 127 in Vell"."""
    return words[i + 1 : i + 3] == [",", "and"] and "," in words[max(0, i - 6) : i]


def after_things(register: Register, k: int) -> bool:
    """Whether the count right before in the sentence is one of things, so that "of them" speaks of these."""
    if k == 0:
        return False
    before, here = register.mentions[k - 1], register.mentions[k]
    if k > 1 and before.before >= 0 and register.words[before.before] == "of":
        outer = register.mentions[k - 2]
        if outer.draft is not None and 0 <= before.first - outer.number.last <= 4:
            return False  # "6,700 members of five tribes are displaced, 200 of them"
    counts = not before.single and before.number.kind != "none"  # "which has no access"
    return before.sentence is here.sentence and counts and before.draft is None


def follows_partitive(register: Register, k: int) -> bool:
    return k > 0 and register.mentions[k - 1].partitive


def goes_on_with_these(register: Register, k: int, mention: Mention, behind: int) -> bool:
    """ "Of these, 31 were found on the deck and 19 in the saloon": what became of people whom the sentence before counts."""
    surface, i = register.surface, mention.number.last
    if mention.people.kind != "none":
        return mention.people.kind == "person" and behind >= mention.first - 1
    if behind >= mention.first - 1:
        told = next((d.number.size() for d in register.before(k, 1) if register.is_sure(d)), None)
        mine = mention.number.size()
        if told is None or mine is None or mine > told:
            return False
        plain = surface.is_of(i, AUXILIARY) and not surface.is_of(i + 1, THING | DETERMINER | NUMERAL)
        return plain and surface.words[i] in ("were", "are", "had", "have") and not after_things(register, k)
    before = register.mentions[k - 1] if k else None
    return (
        before is not None
        and before.draft is not None
        and before.draft.parent is not None
        and before.sentence is mention.sentence
        and surface.words[mention.first - 1] == "and"
        and surface.is_of(i, PREPOSITION)
    )


def closes_aside(register: Register, part: Draft, mention: Mention) -> bool:
    """ "killing 18 tourists, 14 of them Australians, and three guides": the list goes on behind a part between commas."""
    words, lead = register.words, mention.before
    return (
        words[lead] == "and"
        and words[lead - 1] == ","
        and words[part.number.first - 1] == ","
        and words[part.number.last : part.number.last + 2] in (["of", "them"], ["of", "whom"])
        and mention.people.kind == "person"
    )


def without_comma(register: Register, k: int, mention: Mention) -> bool:
    """ "Of these 14 were women", "Of the 63 deaths 41 were children": no comma sets the whole apart from its part."""
    surface, begin = register.surface, mention.sentence.first
    if surface.words[begin] != "of" or not surface.is_of(mention.number.last, AUXILIARY):
        return False
    if mention.before == begin + 1 and mention.first == begin + 2:
        return True
    whole = register.mentions[k - 1] if k > 0 else mention
    if not begin < whole.number.first <= begin + 2 or whole.number.last >= mention.first:
        return False
    return mention.first - whole.number.last <= 5 and "," not in surface.words[whole.number.last : mention.first]


def end_of_list(register: Register, k: int, most: int) -> Mention:
    """ "A nurse, two cooks and a guard were among the nine": the last of those that a list joins, from mention `k` on, with at `most`
    so many behind it.
    """
    last = register.mentions[k]
    for later in register.mentions[k + 1 : k + 1 + most]:
        if later.sentence is not last.sentence or not beside(register.words, last.last, later.first):
            break
        last = later
    return last


def beside(words: list[str], first: int, last: int) -> bool:
    """Whether a comma, "and" or both, and nothing else, stand in first..last."""
    if last - first == 2:
        return words[first] == "," and words[first + 1] == "and"
    return last - first == 1 and words[first] in (",", "and")
