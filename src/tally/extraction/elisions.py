"""Part of level 7: numbers that say their outcome by what went before ("nine in Logan County", "two seriously", "12 did").

Public function: `continue_counts`. Each rule is a small function over one leftover mention and gives the claim that it
continues and how: "part" of it, its "sibling" in a list, or the "same" count once more.
"""

from __future__ import annotations

from collections.abc import Callable

from tally.extraction.mentions import Mention
from tally.extraction.register import Register, size
from tally.extraction.slots import Draft

__all__ = ["continue_counts"]

_STOPS = frozenset(".,;:!?)\u2013\u2014\"'|")
_WINDOW = 40
_PLACING = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "on",
        "off",
        "outside",
        "inside",
        "each",
        "across",
        "around",
        "among",
        "for",
        "over",
        "since",
    )
)
_COUNTED = frozenset(("killed", "injured", "missing", "casualties", "killed_or_injured", "affected", "displaced"))

Found = tuple[Draft, str] | None


def continue_counts(register: Register) -> None:
    """Make the claims that leftover numbers continue, from left to right, so that each may be continued in turn."""
    for k, mention in enumerate(register.mentions if register.by_number else ()):
        if register.draft(mention) is not None or mention.outside or mention.number.use is not None:
            continue
        if mention.single or _counts_nobody(register, mention):
            if mention.single and (found := _gapped_single(register, k, mention)):
                _carry(register, mention, *found)
            continue
        if mention.people.kind in ("thing", "animal") or register.surface.block(mention.number.first).kind in (
            "furniture",
            "signoff",
        ):
            continue
        for rule in RULES:
            found = rule(register, k, mention)
            if found is not None:
                _carry(register, mention, *found)
                break


def _carry(register: Register, mention: Mention, source: Draft, how: str) -> None:
    surface = register.surface
    draft = Draft(mention.number, mention.people, source.outcome, None, surface.sentence_of[mention.number.first])
    if how == "part" and mention.last in surface.at("severity"):
        draft.outcome = "injured"
    draft.first, draft.last = mention.first, max(mention.last, mention.number.last)
    limit = register.sentence(mention).last
    while (
        draft.last < min(limit, mention.last + 6)
        and surface.words[draft.last] not in _STOPS
        and draft.last not in surface.at("conjunction")
    ):
        draft.last += 1
    draft.quote = (surface.starts[draft.first], surface.ends[draft.last - 1])
    draft.certainty = source.certainty
    draft.flags = [*mention.number.flags, "carried_over"]
    register.add(draft, source, how)


def _counts_nobody(register: Register, mention: Mention) -> bool:
    """ "11 more than in March" is a difference, "the couple's house" and "no toll" are no counts."""
    words, i = register.surface.words, mention.number.last
    no = mention.number.kind == "none" and words[mention.number.first] in ("no", "without")
    return no or words[i : i + 2] in (["more", "than"], ["fewer", "than"], ["less", "than"], ["'", "s"])


def _near_thing(register: Register, k: int) -> bool:
    """Whether the count right before in the sentence is one of things, so that "of them" speaks of these."""
    if k == 0:
        return False
    before, here = register.mentions[k - 1], register.mentions[k]
    same = register.sentence(before) is register.sentence(here)
    return same and not before.single and register.draft(before) is None


def _last(register: Register, k: int, sentences: int, sure: bool = False) -> Draft | None:
    return next((d for d in register.before(k, sentences) if not (sure and not register.is_sure(d))), None)


def _ends(register: Register, mention: Mention) -> bool:
    """Whether the phrase of the number ends right behind it."""
    i = mention.last
    return (
        i >= register.sentence(mention).last
        or register.surface.words[i] in _STOPS
        or i in register.surface.at("conjunction")
    )


def _verb(register: Register, i: int) -> bool:
    surface = register.surface
    return i in surface.at("auxiliary") or i in surface.at("verb") or i in surface.at("reporting")


# --- the rules, strongest first -----------------------------------------------------------------------------------------
def _severe(register: Register, k: int, mention: Mention) -> Found:
    """ "17 officers were hurt, two seriously"; "four moderate, two grave"."""
    surface = register.surface
    i = mention.last
    if mention.people.kind == "person" or i >= register.sentence(mention).last or i not in surface.at("severity"):
        return None
    for draft in register.before(k, 0):
        if draft.outcome in ("injured", "killed_or_injured", "casualties") and draft.number.kind != "none":
            source = register.source.get(id(draft))
            if source is not None and source[1] == "part":
                return source
            return draft, "part"
    return None


def _of_them(register: Register, k: int, mention: Mention) -> Found:
    """ "five of them unsolved", "seven of whom were soldiers", "none of them in the past 24 months"."""
    surface, i = register.surface, mention.number.last
    if not mention.partitive and surface.words[i : i + 2] != ["out", "of"]:
        return None
    while surface.words[i] != "of":
        i += 1
    if surface.words[i + 1] not in ("them", "whom", "these", "those", "which"):
        return _of_whole(register, k, mention, i + 1)
    behind = i + 2
    if (
        _near_thing(register, k)
        or behind in surface.at("numeral")
        or (mention.number.kind == "none" and behind in surface.at("auxiliary"))
    ):
        return None
    mine = size_of(mention)
    for draft in register.before(k, 1):
        theirs = size(draft)
        if register.is_sure(draft) and (mine is None or theirs is None or mine <= theirs):
            return draft, "part"
    return None


def _of_whole(register: Register, k: int, mention: Mention, i: int) -> Found:
    """ "five of the six were civilians", "six of her county's nine": the whole is another number, or words for the dead."""
    surface = register.surface
    for later in register.mentions[k + 1 : k + 2]:
        if later.number.first - i <= 4 and later.number.first < register.sentence(mention).last:
            whole = register.draft(later) or next(
                (d for d in register.before(k, 4) if size(d) == size_of(later) and register.is_sure(d)), None
            )
            if whole is not None:
                return whole, "part"
    for j in range(i, min(i + 4, register.sentence(mention).last)):
        hit = surface.at("dead_whole").get(j)
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


def size_of(mention: Mention) -> int | None:
    number = mention.number
    return number.value if number.value is not None else number.high if number.high is not None else number.low


def _inside(register: Register, k: int, mention: Mention) -> Found:
    """ "9 wounded incl. 2 children", "of whom at least four had served", "among them 3 minors"."""
    if not _led_in(register, mention) or _near_thing(register, k):
        return None
    mine = size_of(mention)
    for draft in register.before(k, 0):
        theirs = size(draft)
        if register.is_sure(draft) and (mine is None or theirs is None or mine <= theirs):
            return draft, "part"
    return None


def _led_in(register: Register, mention: Mention) -> bool:
    surface = register.surface
    leads = surface.at("part_lead")
    hit = leads.get(mention.first - 1) or (
        leads.get(mention.first - 2) if mention.first - 1 in surface.at("determiner") else None
    )
    return mention.inside or (hit is not None and hit.first >= register.sentence(mention).first)


def _of_frame(register: Register, k: int, mention: Mention) -> Found:
    """ "Of the wounded, nineteen are civilians"; "Of the 29 deaths, 21 occurred among confirmed and eight among probable cases"."""
    surface, sentence = register.surface, register.sentence(mention)
    if mention.before < 0 or surface.words[mention.before] not in (",", "and", ":"):
        return None
    frames = surface.at("whole_frame")
    for i in range(max(sentence.first, mention.first - _WINDOW), mention.first):
        hit = frames.get(i)
        if hit is None or hit.first != i or (i > sentence.first and surface.words[i - 1] not in '",;'):
            continue
        for j in range(hit.last, min(hit.last + 6, mention.first)):
            if surface.words[j] == ",":
                break
            whole = surface.at("dead_whole").get(j)
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
        if hit.last - hit.first > 2:
            found = _last(register, k, 2, sure=True)
            return (found, "part") if found else None
    return None


def _listed(register: Register, k: int, mention: Mention) -> Found:
    """ "eight: five quarry workers, two teachers", "64 cases (51 confirmed, 13 probable)", "The dead include 43 in Haiti, nine in Jamaica"."""
    surface, words = register.surface, register.surface.words
    source = next(register.before(k, 0), None)
    if source is None:
        return None
    lead = mention.first - 1
    direct = (
        source.number.last <= lead
        and words[lead] in ":(\u2013\u2014"
        and (
            words[lead] == ":"
            or not any(
                _verb(register, i) for i in range(max(source.last, source.people.last, source.number.last), lead)
            )
        )
        and lead - source.number.last <= (14 if words[lead] == ":" else 9)
    )
    mine, theirs = size_of(mention), size(source)
    smaller = mine is None or theirs is None or mine < theirs
    if (
        direct
        and smaller
        and (
            mention.people.kind in ("person", "unknown")
            or _placed(register, mention)
            or mention.last in surface.at("hedge")
            or words[lead] == "("
        )
    ):
        tagged = words[lead] == "(" and words[mention.last + 1 : mention.last + 2] in ([","], [")"])
        return (source, "part") if tagged or not _verb(register, mention.last) else None
    inherited = register.source.get(id(source))
    if inherited is not None and inherited[1] == "part" and ")" in words[source.number.last : mention.first]:
        return (
            (inherited[0], "sibling")
            if _placed(register, mention) and words[mention.before] in (",", "and", ";")
            else None
        )
    if inherited is not None and inherited[1] == "part" and _joined(register, source, mention):
        total = size(inherited[0])
        if mine is None or total is None or mine < total:
            return inherited
    return None


def _placed(register: Register, mention: Mention) -> bool:
    i = mention.last
    return i < register.sentence(mention).last and register.surface.words[i] in _PLACING


def _joined(register: Register, source: Draft, mention: Mention) -> bool:
    """Whether mention stands in one list with the claim before it: a comma, "and" or ";" and no verb of its own between."""
    surface = register.surface
    lead = mention.first - 1
    while lead > source.number.last and (surface.words[lead] in "\"'" or lead in surface.at("determiner")):
        lead -= 1
    each = mention.last < len(surface.words) and surface.words[mention.last] == "each"
    if not (
        surface.words[lead] in (",", ";", ":")
        or lead in surface.at("conjunction")
        or (each and surface.words[lead] == "with")
    ):
        return False
    return not any(
        (
            i in surface.at("outcome")
            and i not in surface.at("person")
            and not (source.what and source.what[0] <= i < source.what[1])
        )
        or i in surface.at("relative")
        or (i in surface.at("reporting") and surface.words[i] not in ("confirmed", "suspected"))
        or surface.words[i] in ("(", ")")
        for i in range(
            max(source.number.last, source.people.last) + (surface.words[source.number.last] == ")"), mention.first
        )
    )


def _gapped(register: Register, k: int, mention: Mention) -> Found:
    """ "11 dead in Maputo and three in Nampula"; "two in Trecastelli and one each in Barbara and Serra de' Conti"."""
    surface, words = register.surface, register.surface.words
    source = next((d for d in register.before(k, 0) if not d.number.article), None)
    if source is None or mention.people.kind == "unknown" or not _joined(register, source, mention):
        return None
    behind = mention.last
    placed = (
        _placed(register, mention)
        or _placed_before(register, source, mention)
        or (mention.number.kind == "vague" and words[mention.number.last - 1] == "rest" and words[behind] == ",")
    )
    if mention.people.kind == "none" and not placed:
        return None
    if mention.people.kind == "person" and (_verb(register, behind) or not (placed or _ends(register, mention))):
        return None
    if behind < register.sentence(mention).last and (
        behind in surface.at("outcome") or words[behind] == "-" or words[behind : behind + 2] == ["on", "board"]
    ):
        return None
    inherited = register.source.get(id(source))
    return (inherited[0], "sibling") if inherited is not None and inherited[1] == "sibling" else (source, "sibling")


def _placed_before(register: Register, source: Draft, mention: Mention) -> bool:
    """ "in Corinto, one policeman": the place stands before the number, behind the last count."""
    surface = register.surface
    gap = range(max(source.number.last, source.people.last), mention.first)
    return (
        any(surface.words[i] in _PLACING for i in gap) and mention.people.kind == "person" and _ends(register, mention)
    )


def _parallel(register: Register, k: int, mention: Mention) -> Found:
    """ "The first blast killed five, the second nine"."""
    surface = register.surface
    source = next(register.before(k, 0), None)
    second = mention.first - 1 in surface.at("ordinal") and _ends(register, mention) and mention.people.kind == "none"
    if (
        source is None
        or not second
        or not any(
            i in surface.at("ordinal")
            for i in range(max(register.sentence(mention).first, source.number.first - _WINDOW), source.number.first)
        )
    ):
        return None
    return source, "sibling"


def _gapped_single(register: Register, k: int, mention: Mention) -> Found:
    """ "three soldiers, and in Timbio an indigenous guard": one more in a list of places."""
    _surface, words = register.surface, register.surface.words
    source = next(register.before(k, 0), None)
    if source is not None and (found := _told_apart(register, k, source, mention)):
        return found
    if (
        source is None
        or "definite_singular" in mention.number.flags
        or (source.what is None and id(source) not in register.source)
    ):
        return None
    at = mention.first - 1
    while at > source.number.last and mention.first - at < 5 and words[at] not in _PLACING:
        at -= 1
    listed = (
        words[at] in _PLACING
        and at > 0
        and words[at - 1] in ("and", ";", ",")
        and not any(_verb(register, i) for i in range(source.people.last, mention.first))
    )
    ends = _ends(register, mention) or words[mention.last] in ("of", "from", "aged")
    return (source, "sibling") if listed and ends and source.number.value != 1 else None


def _told_apart(register: Register, k: int, source: Draft, mention: Mention) -> Found:
    """ "leaving three unaccounted for: a mother and her daughter, and an elderly man"."""
    words = register.surface.words
    handed = register.source.get(id(source))
    lead = mention.first - 1
    if (
        handed is not None
        and handed[1] == "part"
        and handed[0].sentence == source.sentence
        and source.number.article
        and _joined(register, source, mention)
    ):
        return handed
    direct = (
        words[lead] == ":"
        and (source.number.value or 0) >= 2
        and not source.number.article
        and lead - max(source.number.last, source.people.last) <= 4
    )
    return (
        (source, "part")
        if direct and (words[mention.last] in (",", "and", "from", "of", ".") or _placed(register, mention))
        else None
    )


def _bracketed(register: Register, k: int, mention: Mention) -> Found:
    """ "the highest number of deaths at 11, followed by Sultanpur (7), Chandauli (6)"."""
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
    source = next(register.before(k, 0), None)
    if source is None or (source.people.kind == "person" and source.people.last > source.people.first):
        return None
    mine, theirs = size_of(mention), size(source)
    followed = any(words[j : j + 2] == ["followed", "by"] for j in range(source.number.last, i))
    bracketed = source.number.first > 0 and words[source.number.first - 1] == "("
    return (
        (source, "sibling") if (followed or bracketed) and (mine is None or theirs is None or mine <= theirs) else None
    )


def _pro_verb(register: Register, k: int, mention: Mention) -> Found:
    """ "falsely claimed that 300 people had died; 12 did"; "none had"."""
    i = mention.last
    surface, limit = register.surface, register.sentence(mention).last
    hit = surface.at("did").get(i)
    if mention.people.kind != "none" or hit is None or (hit.last < limit and surface.words[hit.last] not in _STOPS):
        return None
    source = _last(register, k, 1)
    return (source, "same") if source else None


def _rest(register: Register, k: int, mention: Mention) -> Found:
    """ "five are soldiers", "nine worked for contractors": the next part beside "Sixteen of the dead are civilians"."""
    surface = register.surface
    source = next(register.before(k, 0), None)
    if source is None:
        return None
    inherited = register.source.get(id(source))
    whole = inherited[0] if inherited and inherited[1] == "part" else source.parent
    sibling = whole is None and _is_partitive(register, k)
    if sibling:
        whole = source
    mine, total = size_of(mention), size(whole) if whole else None
    if whole is None or (not sibling and mine is not None and total is not None and mine >= total):
        return None
    if (
        mention.number.kind == "vague"
        and mention.last < register.sentence(mention).last
        and _verb(register, mention.last)
    ):
        return None
    lead = mention.before
    joined = lead >= 0 and (register.surface.words[lead] in ",;" or lead in register.surface.at("conjunction"))
    acts = (
        _verb(register, mention.last) or surface.words[mention.last].endswith("ed")
        if mention.last < register.sentence(mention).last
        else False
    )
    vague = mention.number.kind == "vague"
    predicate = mention.people.kind == "person" and mention.people.first > mention.number.last and vague
    named = (not predicate and mention.people.kind == "person" and mention.people.first >= mention.number.last) or (
        mention.people.kind == "none" and ((acts and not vague) or _placed(register, mention) or (vague and not acts))
    )
    return (whole, "sibling" if sibling else "part") if joined and named else None


def _is_partitive(register: Register, k: int) -> bool:
    return k > 0 and register.mentions[k - 1].partitive


def _compared(register: Register, k: int, mention: Mention) -> Found:
    """ "up from 19 a day earlier", "compared with 17 the week before", "from a peak of 25,000"."""
    surface = register.surface
    lead = mention.first - 1
    if lead in surface.at("determiner") or (lead >= 0 and lead not in surface.at("comparison")):
        lead -= 1
    hit = surface.at("comparison").get(lead)
    if hit is None or (mention.people.kind == "person" and mention.people.last > mention.people.first):
        return None
    source = next(register.before(k, 0), None)
    far = hit.entry.id == "earlier-figures" and hit.last - hit.first == 1 and surface.words[lead] == "from"
    if source is None or (
        far
        and not any(
            surface.words[i] in ("to", "fell", "fallen", "rose", "risen", "down", "up")
            for i in range(source.sentence and register.sentence(mention).first, lead)
        )
    ):
        return None
    return source, "older" if hit.means == "superseded" else "other"


def _counted(register: Register, k: int, mention: Mention) -> Found:
    """ "At noon it had nine", "Our database lists four", "the army says 3", "an internal review raised that to 55,000"."""
    surface = register.surface
    lead = mention.before
    if (
        mention.people.kind != "none"
        or lead < 0
        or not (lead in surface.at("holds") or mention.first in surface.at("holds"))
        or not (
            _ends(register, mention)
            or _placed(register, mention)
            or mention.last in surface.at("in_all")
            or mention.last in surface.at("replaced")
            or mention.last in surface.at("clause")
        )
    ):
        return None
    if (pair := _respective(register, k, mention)) is not None:
        return pair
    near = [d for d in register.before(k, 2) if d.outcome in _COUNTED and not d.number.article]
    same = [d for d in near if d.sentence == register.surface.sentence_of[mention.number.first]]
    source = same[0] if same else next((d for d in near if d.outcome == "killed"), near[0] if near else None)
    mine, theirs = size_of(mention), size(source) if source else None
    if source is None or (mine and theirs and not 0.1 <= (mine + 1) / (theirs + 1) <= 10):
        return None
    return source, "same"


def _respective(register: Register, k: int, mention: Mention) -> Found:
    """ "41 injured protesters and 23 injured police - it had reported 38 and 19, respectively": the first goes with the first."""
    words, i = register.surface.words, mention.last
    if "respectively" not in words[i : i + 5] or words[i : i + 1] != ["and"]:
        return None
    last = list(register.before(k, 0))[:2]
    return (last[1], "same") if len(last) == 2 else None


def _second_respective(register: Register, k: int, mention: Mention) -> Found:
    """The second of two bare figures before "respectively"."""
    words, i = register.surface.words, mention.last
    if (
        "respectively" not in words[i : i + 3]
        or k == 0
        or mention.people.kind != "none"
        or words[mention.first - 1] != "and"
    ):
        return None
    first = register.draft(register.mentions[k - 1])
    handed = register.source.get(id(first)) if first is not None else None
    if handed is None or handed[1] != "same":
        return None
    second = next(
        (d for d in register.before(k - 1, 0) if d is not handed[0] and d.number.first > handed[0].number.first), None
    )
    return (second, "same") if second is not None else None


def _total(register: Register, k: int, mention: Mention) -> Found:
    """ "14 in all", "roughly 48,000 in all"."""
    if (
        mention.people.kind == "person" and mention.people.last > mention.people.first
    ) or mention.last not in register.surface.at("in_all"):
        return None
    source = next((d for d in register.before(k, 1)), None)
    return (source, "same") if source else None


def _more(register: Register, k: int, mention: Mention) -> Found:
    """ "followed by three more on Sunday", "Eight more are said to be in the creek"."""
    surface = register.surface
    if (
        mention.people.kind == "unknown"
        or surface.words[mention.number.last : mention.number.last + 1] != ["more"]
        or (mention.people.kind == "person" and surface.words[mention.last - 1] != "more")
    ):
        return None
    source = _last(register, k, 1, sure=True)
    return (source, "sibling") if source and source.outcome in ("killed", "injured", "missing") else None


def _raised(register: Register, k: int, mention: Mention) -> Found:
    """ "raising by four the toll", "raised its count by 18 overnight"."""
    if mention.first - 1 not in register.surface.at("raised_by") or (
        mention.people.kind == "person" and mention.people.last > mention.people.first
    ):
        return None
    mine = size_of(mention)
    whole = next(
        (
            d
            for d in register.before(k, 8)
            if d.outcome in ("killed", "missing")
            and register.is_sure(d)
            and (mine is None or (size(d) or mine + 1) > mine)
        ),
        None,
    )
    return (whole, "part") if whole else None


def _remaining(register: Register, k: int, mention: Mention) -> Found:
    """ "For me it is three. The other sixty I know only from the wall": the rest of the last total."""
    surface = register.surface
    if (
        mention.people.kind != "none"
        or mention.number.kind != "exact"
        or surface.words[mention.first - 1 : mention.first] not in (["other"], ["remaining"])
    ):
        return None
    if any(
        register.draft(m) is None and m.number.first >= register.sentence(mention).first
        for m in register.mentions[max(0, k - 3) : k]
    ):
        return None
    mine = size_of(mention) or 0
    whole = next(
        (d for d in register.before(k, 8) if register.is_sure(d) and d.parent is None and (size(d) or 0) > mine), None
    )
    return (whole, "part") if whole and mine > 2 else None


def _definite(register: Register, k: int, mention: Mention) -> Found:
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
        or (size_of(mention) or 0) < 2
    ):
        return None
    if mention.people.kind == "unknown":
        return None
    whole = next(
        (d for d in register.before(k, 12) if d.number.value == mention.number.value and register.is_sure(d)), None
    )
    return (whole, "same") if whole else None


def _instead(register: Register, k: int, mention: Mention) -> Found:
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
                if (d := register.draft(m)) is not None and m.number.first - mention.last <= 4
            ),
            None,
        )
        return (behind, "same") if behind else None
    if not _ends(register, mention):
        return None
    source = next((d for d in register.before(k, 0) if not d.number.article), None)
    return (source, "same") if source else None


def _first_estimate(register: Register, k: int, mention: Mention) -> Found:
    """ "Its initial estimate of 500", "a later estimate of 63"."""
    surface, lead = register.surface, mention.first - 1
    if (
        (mention.people.kind == "person" and mention.people.last > mention.people.first)
        or lead < 1
        or surface.words[lead] != "of"
        or lead - 1 not in surface.at("replaced")
    ):
        return None
    if surface.at("replaced")[lead - 1].last - surface.at("replaced")[lead - 1].first < 2:
        return None
    source = next((d for d in register.before(k, 2) if d.outcome in _COUNTED and not d.number.article), None)
    return (source, "same") if source else None


def _they_were(register: Register, k: int, mention: Mention) -> Found:
    """ "They were 19 women, 15 men and 12 children"; "three children are among them"; "none was a bystander"."""
    surface, words = register.surface, register.surface.words
    sentence = register.sentence(mention)
    told = words[sentence.first : sentence.first + 2] in (
        ["they", "were"],
        ["they", "are"],
        ["these", "were"],
        ["these", "are"],
    )
    if (
        told
        and mention.people.kind == "person"
        and (
            mention.first == sentence.first + 2
            or (register.by_number.get(id(register.mentions[k - 1].number)) is not None and k)
        )
    ):
        source = next((d for d in register.before(k, 1) if d.sentence < sentence.index), None)
        return (source, "part") if source else None
    i = mention.last
    if (
        mention.people.kind == "person"
        and i + 2 < sentence.last
        and i in surface.at("auxiliary")
        and words[i + 1] == "among"
        and words[i + 2] in ("them", "these", "those")
    ):
        source = next(
            (
                d
                for d in register.before(k, 1)
                if register.is_sure(d) and d.parent is None and (size(d) or 10**9) > (size_of(mention) or 0)
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


RULES: tuple[Callable[[Register, int, Mention], Found], ...] = (
    _severe,
    _raised,
    _of_them,
    _inside,
    _of_frame,
    _compared,
    _instead,
    _first_estimate,
    _they_were,
    _bracketed,
    _listed,
    _rest,
    _second_respective,
    _parallel,
    _gapped,
    _pro_verb,
    _total,
    _counted,
    _remaining,
    _definite,
    _more,
)
