"""Part of level 7: numbers that are parts of a count before them ("two seriously", "five of them", "of whom 27").

Each rule looks at one leftover mention and gives the claim that it is a part of, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import (
    WINDOW,
    Found,
    after_things,
    closes_aside,
    follows_partitive,
    goes_on_with_these,
    is_dash,
    is_placed,
    is_verb,
    joined,
    opens_with_them,
    without_comma,
)
from tally.extraction.discourse.register import Register, has_state
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, CONJUNCTION, DETERMINER, FILLER, NUMERAL, PLACING, REPORTING

__all__ = [
    "inside",
    "listed",
    "of_frame",
    "of_them",
    "rest",
    "severe",
    "single_inside",
    "they_were",
    "told_apart",
]


_SAID: Final = 24  # words from a count to the colon of its voice, behind which it is told apart
_VERB_REACH: Final = 6
_TAKEN: Final = frozenset(("missing", "abducted"))
_BACK: Final = frozenset(
    ("come back", "came back", "come home", "came home", "turned up", "walked home", "reached home")
)
_GROUPS: Final = frozenset(("families", "households"))
_CASES: Final = (["confirmed"], ["probable"], ["suspected"])
_GOES_ON: Final = frozenset((",", "and", "from", "of", "."))


def severe(register: Register, k: int, mention: Mention) -> Found:
    """ "17 officers were hurt, two seriously"; "four moderate, two grave"."""
    surface = register.surface
    i = mention.last
    if mention.people.kind == "person" or i >= mention.sentence.last or i not in surface.at("severity"):
        return None
    for draft in register.before(k, 0):
        if draft.outcome in ("injured", "killed_or_injured", "casualties") and draft.number.kind != "none":
            if has_state(register, draft, mention.first):
                return draft, "sibling"  # "13 are in stable condition and four in critical condition"
            source = register.handed(draft)
            if source is not None and source[1] == "part":
                return source
            return draft, "part"
    return None


def of_them(register: Register, k: int, mention: Mention) -> Found:
    """ "five of them unsolved", "seven of whom were soldiers", "none of them in the past 24 months"."""
    surface, i = register.surface, mention.number.last
    if not mention.partitive and surface.words[i : i + 2] != ["out", "of"]:
        return None
    while surface.words[i] != "of":
        i += 1
    if i + 1 >= mention.sentence.last or surface.words[mention.before] == "by":
        return None  # "was killed by one of them"
    if surface.words[i + 1] not in ("them", "whom", "these", "those", "which"):
        untold = mention.number.kind == "none" and mention.draft is None  # "none of the 30 dead has been identified"
        return None if untold else _of_whole(register, k, mention, i + 1)
    behind = i + 2
    if (
        after_things(register, k)
        or surface.is_of(behind, NUMERAL)
        or (mention.number.kind == "none" and surface.is_of(behind, AUXILIARY))
    ):
        return None
    mine = mention.number.size()
    named = register.wholes.get(behind)  # "39 of those deaths"
    for draft in register.before(k, 1):
        theirs, other = draft.number.size(), named is not None and named.means != draft.outcome
        if not other and register.is_sure(draft) and (mine is None or theirs is None or mine <= theirs):
            return draft, "back" if draft.outcome in _TAKEN and _came_back(register, behind) else "part"
    return None


def _came_back(register: Register, i: int) -> bool:
    """ "52 of them have since returned": those who were gone and are so no longer."""
    words, end = register.words, min(i + _VERB_REACH, len(register.words))
    while i < end and register.surface.is_of(i, AUXILIARY | FILLER):
        i += 1
    return " ".join(words[i : i + 2]) in _BACK or words[i : i + 1] == ["returned"]


def _of_whole(register: Register, k: int, mention: Mention, i: int) -> Found:
    """ "five of the six were civilians", "six of her county's nine": the whole is another number, or words for
    the dead.
    """
    for later in register.mentions[k + 1 : k + 2]:
        near = later.number.first - i <= 4 and "," not in register.words[i : later.number.first]
        if near and later.number.first < mention.sentence.last:
            whole = later.draft or next(
                (
                    d
                    for d in register.before(k, 4)
                    if d.number.size() == later.number.size()
                    and d.people.unit == later.people.unit  # not "two of the six families" where six people died
                    and register.is_sure(d)
                ),
                None,
            )
            if whole is not None:
                return whole, "part"
    for j in range(i, min(i + 4, mention.sentence.last)):
        hit = register.wholes.get(j)
        if hit is not None:
            whole = next(
                (
                    d
                    for d in register.before(k, 12)
                    if d.outcome == hit.means and register.is_sure(d) and d.parent is None
                ),
                None,
            )
            return (whole, "same") if whole else None
    return None


def inside(register: Register, k: int, mention: Mention) -> Found:
    """ "9 wounded incl. 2 children", "of whom at least four had served", "among them 3 minors"."""
    opened = _opens_with(register, mention)
    if not (opened or _led_in(register, mention) or _with_among_them(register, mention)) or after_things(register, k):
        return None
    mine = mention.number.size()
    for draft in register.before(k, 1 if opened else 0):
        theirs = draft.number.size()
        if register.is_sure(draft) and (mine is None or theirs is None or mine <= theirs):
            return draft, "part"
    return None


def single_inside(register: Register, k: int, mention: Mention) -> Found:
    """ "Among them was a policewoman", "They included a nurse": one of those just counted."""
    words, first, lead = register.words, mention.sentence.first, mention.first - 1
    listed = (
        words[first] in ("they", "these", "this", "it")
        and lead == first + 1
        and words[lead] in ("include", "included", "includes")
    )
    if "definite_singular" in mention.number.flags or not (listed or _opens_with(register, mention)):
        return None
    for draft in register.before(k, 1):
        if draft.sentence < mention.sentence.index and register.is_sure(draft) and (draft.number.size() or 2) > 1:
            return draft, "part"
    return None


def _opens_with(register: Register, mention: Mention) -> bool:
    """ "Among them are four who had been trodden on": the words for a part and their verb open the sentence."""
    first, i = mention.sentence.first, mention.first - 1
    hit = register.part_leads.get(first)
    return hit is not None and hit.last == i and register.surface.is_of(i, AUXILIARY) and hit.last - first > 1


def _with_among_them(register: Register, mention: Mention) -> bool:
    """ "20 people died, with nine children among them"."""
    words, i = register.words, mention.last
    return words[mention.first - 1] == "with" and words[i : i + 1] == ["among"] and words[i + 1 : i + 2] == ["them"]


def _led_in(register: Register, mention: Mention) -> bool:
    surface = register.surface
    leads = register.part_leads
    hit = leads.get(mention.first - 1) or (
        leads.get(mention.first - 2) if surface.is_of(mention.first - 1, DETERMINER) else None
    )
    if hit is None or hit.first < mention.sentence.first:
        return mention.inside
    return mention.inside or register.words[hit.first - 1] not in ("not", "t")  # "does not include the two gunmen"


def of_frame(register: Register, k: int, mention: Mention) -> Found:
    """ "Of the wounded, nineteen are civilians"; "Of the 29 deaths, 21 occurred among confirmed and eight among probable cases"."""
    surface, sentence = register.surface, mention.sentence
    if mention.before < 0:
        return None
    if surface.words[mention.before] not in (",", "and", ":") and not without_comma(register, k, mention):
        return None
    frames = register.frames
    for i in range(max(sentence.first, mention.first - WINDOW), mention.first):
        hit = frames.get(i)
        if hit is None or hit.first != i or (i > sentence.first and surface.words[i - 1] not in '",;'):
            continue
        for earlier in register.mentions[max(0, k - 3) : k]:
            whole_draft = earlier.draft
            opens = hit.last <= earlier.number.first <= hit.last + 1 and surface.words[hit.last] != ","
            if whole_draft is not None and opens:
                return whole_draft, "part"
        for j in range(hit.last, min(hit.last + 6, mention.first)):
            if surface.words[j] == ",":
                break
            whole = register.wholes.get(j)
            if whole is not None:
                found = next(
                    (
                        d
                        for d in register.before(k, 12)
                        if d.outcome == whole.means and register.is_sure(d) and d.parent is None
                    ),
                    None,
                )
                return (found, "same") if found else None
        ending = surface.words[hit.last - 1]
        pointed = ending in ("these", "those") and goes_on_with_these(register, k, mention, hit.last)
        if hit.last - hit.first > 2 or pointed or (ending == "them" and surface.words[hit.last] == ","):
            told = [d for d in register.before(k, 2) if register.is_sure(d)]
            # "Of them, two were porters and one was a cook": the two are no whole of the one.
            found = next((d for d in told if d.sentence < sentence.index), told[0] if told else None)
            return (found, "part") if found else None
    return None


def listed(register: Register, k: int, mention: Mention) -> Found:
    """ "eight: five quarry workers, two teachers", "64 cases (51 confirmed, 13 probable)", "The dead include
    43 in Ardon, nine in Vell".
    """
    surface, words = register.surface, register.surface.words
    source = register.last(k, 0)
    if source is None:
        return None
    lead = mention.first - 1
    direct = (
        source.number.last <= lead
        and (words[lead] in ":(" or is_dash(surface, lead))
        # "Pakistani (five), Indian (three)": brackets side by side.
        and not (
            words[lead] == "(" and words[source.number.first - 1] == "(" and ")" in words[source.number.last : lead]
        )
        and (
            words[lead] == ":"
            or (is_dash(surface, lead) and _names_place(register, mention))  # "ten are being verified - three in Holm"
            or (words[lead] == "(" and words[mention.number.last : mention.number.last + 1] in _CASES)
            or not any(
                is_verb(register, i) for i in range(max(source.last, source.people.last, source.number.last), lead)
            )
        )
        and lead - source.number.last <= (30 if words[lead] == ":" else 9)
    )
    mine, theirs = mention.number.size(), source.number.size()
    smaller = mine is None or theirs is None or mine < theirs
    if (
        direct
        and smaller
        and (
            mention.people.kind in ("person", "unknown")
            or is_placed(register, mention)
            or mention.last in surface.at("hedge")
            or words[lead] == "("
        )
    ):
        if words[lead] == "(" and (mention.people.unit in _GROUPS) != (source.people.unit in _GROUPS):
            return source, "same"  # "692,522 people (152,100 families)"
        tagged = words[lead] == "(" and words[mention.last + 1 : mention.last + 2] in ([","], [")"], ["and"])
        return (source, "part") if tagged or not is_verb(register, mention.last) else None
    inherited = register.handed(source)
    if inherited is not None and inherited[1] == "part" and ")" in words[source.number.last : mention.first]:
        return (
            (inherited[0], "sibling")
            if is_placed(register, mention) and words[mention.before] in (",", "and", ";")
            else None
        )
    if inherited is not None and inherited[1] == "part" and joined(register, source, mention):
        total = inherited[0].number.size()
        if mine is None or total is None or mine < total:
            return inherited
    return None


def _names_place(register: Register, mention: Mention) -> bool:
    """ "three in Holm", "two each in Vell and Orem"."""
    i = mention.last + (register.words[mention.last : mention.last + 1] == ["each"])
    return register.surface.is_of(i, PLACING) and register.surface.is_capital(i + 1) and not register.surface.is_caps


def rest(register: Register, k: int, mention: Mention) -> Found:
    """ "five are soldiers", "nine worked for contractors": the next part beside "Sixteen of the dead are civilians"."""
    surface = register.surface
    source = register.last(k, 0)
    if source is None:
        return None
    inherited = register.handed(source)
    whole = inherited[0] if inherited and inherited[1] == "part" else source.parent
    sibling = whole is None and follows_partitive(register, k)
    if sibling:
        whole = source
    mine, total = mention.number.size(), whole.number.size() if whole else None
    if whole is None or (not sibling and mine is not None and total is not None and mine >= total):
        return None
    if mention.number.kind == "vague" and mention.last < mention.sentence.last and is_verb(register, mention.last):
        return None
    lead = mention.before
    joined = lead >= 0 and (register.surface.words[lead] in ",;" or register.surface.is_of(lead, CONJUNCTION))
    ends = mention.last >= mention.sentence.last
    acts = not ends and (is_verb(register, mention.last) or surface.words[mention.last].endswith("ed"))
    vague = mention.number.kind == "vague"
    predicate = mention.people.kind == "person" and mention.people.first > mention.number.last and vague
    named = (not predicate and mention.people.kind == "person" and mention.people.first >= mention.number.last) or (
        mention.people.kind == "none" and ((acts and not vague) or is_placed(register, mention) or (vague and not acts))
    )
    if closes_aside(register, source, mention):
        whole, sibling = next((d for d in register.before(k, 0) if d is not source), whole), True
    return (whole, "sibling" if sibling else "part") if joined and named else None


def told_apart(register: Register, source: Draft, mention: Mention) -> Found:
    """ "leaving three unaccounted for: a mother and her daughter, and an elderly man"."""
    words = register.surface.words
    handed = register.handed(source)
    lead = mention.first - 1
    if (
        handed is not None
        and handed[1] == "part"
        and handed[0].sentence == source.sentence
        and source.number.article
        and joined(register, source, mention)
    ):
        return handed
    far = lead - max(source.number.last, source.people.last)
    direct = (
        words[lead] == ":"
        and (source.number.value or 0) >= 2
        and not source.number.article
        and (far <= 4 or (far <= _SAID and _opens_list(register, lead, mention)))
    )
    return (
        (source, "part")
        if direct and (not _GOES_ON.isdisjoint(words[mention.last : mention.last + 1]) or is_placed(register, mention))
        else None
    )


def _opens_list(register: Register, colon: int, mention: Mention) -> bool:
    """ "Five people were killed, the mayor said: a teacher, three pupils and a cook": a list behind a voice and its colon."""
    words, i, surface = register.words, mention.last, register.surface
    if not surface.is_of(colon - 1, REPORTING) or words[i : i + 1] not in ([","], ["and"]):
        return False
    i += 2 if words[i] == "," and words[i + 1] == "and" else 1
    return i < mention.sentence.last and (words[i] in ("a", "an") or surface.is_of(i, NUMERAL))


def they_were(register: Register, k: int, mention: Mention) -> Found:
    """ "They were 19 women, 15 men and 12 children"; "three children are among them"; "none was a bystander"."""
    surface, words = register.surface, register.surface.words
    sentence = mention.sentence
    if (
        (mention.people.kind == "person" or (mention.people.kind == "none" and is_placed(register, mention)))
        and opens_with_them(register, sentence.first)
        and (mention.first <= sentence.first + 3 or (k > 0 and register.mentions[k - 1].draft is not None))
    ):
        source = next((d for d in register.before(k, 1) if d.sentence < sentence.index), None)
        return (source, "part") if source else None
    i = mention.last
    if (
        mention.people.kind == "person"
        and i + 2 < sentence.last
        and surface.is_of(i, AUXILIARY)
        and words[i + 1] == "among"
        and words[i + 2] in ("them", "these", "those")
    ):
        source = next(
            (
                d
                for d in register.before(k, 1)
                if register.is_sure(d)
                and d.parent is None
                and (d.number.size() or 10**9) > (mention.number.size() or 0)
            ),
            None,
        )
        return (source, "part") if source else None
    if (
        mention.number.kind == "none"
        and mention.people.kind == "person"
        and mention.people.first > mention.number.last
        and not mention.partitive
    ):
        source = next((d for d in register.before(k, 1) if register.is_sure(d) and not d.number.article), None)
        return (source, "part") if source else None
    return None
