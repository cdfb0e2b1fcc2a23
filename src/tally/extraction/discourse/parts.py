"""Part of level 7: which count is a part of which ("including nine children", "of them", "Six of the dead").

Public function: `find_parts`. "Including", "among them", "of whom" hang on the nearest count before them; two candidates
are both kept and flagged (the method, rule 3). Parts may cross outcomes ("of the 14 missing, nine were found dead").
"""

from __future__ import annotations

from collections.abc import Callable

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside, size
from tally.extraction.discourse.sums import add_rows, add_up
from tally.extraction.discourse.wholes import bracketed_away, framed, handed, last_total, partitive, whole_at
from tally.extraction.slots import Draft

__all__ = ["find_parts"]

_DEFINITE = frozenset(("the", "its", "their", "his", "her", "these", "those", "that", "this"))
_SPAN = 12


def find_parts(register: Register) -> None:
    """Set `parent` of every claim that the words make a part of another, then what only the arithmetic tells."""
    add_rows(register)
    add_up(register)
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is None or draft.parent is not None:
            continue
        for rule in RULES:
            whole = rule(register, k, mention, draft)
            if whole is not None and not _circular(draft, whole):
                draft.parent = whole
                break
    add_up(register)
    for draft in register.drafts:
        _take_after(register, draft)


def _take_after(register: Register, part: Draft) -> None:
    """A part without a noun of its own is of its whole's people: "of whom 27 were hit" of 73 children are children."""
    whole, people = part.parent, part.people
    if whole is None or people.kind == "thing":
        return
    if people.last > people.first:
        head = register.surface.at["person"].get(people.head)
        if head is not None and head.entry.get("follows_whole") and whole.people.status:
            people.status = whole.people.status
        return
    if people.status is None and people.age is None and (whole.people.status != "mixed"):
        people.status, people.status_basis = whole.people.status, whole.people.status_basis
        people.age, people.sex = whole.people.age, whole.people.sex


def _circular(part: Draft, whole: Draft) -> bool:
    at: Draft | None = whole
    for _ in range(8):
        if at is part:
            return True
        at = at.parent if at else None
    return False


# --- rules over words -----------------------------------------------------------------------------------------------


def _inside(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "including nine children", "among them a couple": the nearest count before; at the head of a sentence
    the last total.
    """
    surface, sentence = register.surface, mention.sentence
    lead = next(
        (
            surface.at["part_lead"][i]
            for i in range(mention.first - 1, max(sentence.first, mention.first - 4) - 1, -1)
            if i in surface.at["part_lead"]
        ),
        None,
    )
    if lead is None and not mention.inside:
        return None
    if (lead is not None and lead.first == sentence.first) or surface.words[sentence.first] == "among":
        return next(
            (d for d in register.before(k, 3) if fits_inside(draft, d, strict=False) and d.sentence != draft.sentence),
            None,
        )
    found = next(
        (
            d
            for d in register.before(k, 0)
            if fits_inside(draft, d, strict=False) and not bracketed_away(register, d, mention)
        ),
        None,
    )
    if found is not None or lead is None or not surface.words[lead.first].startswith("includ"):
        return found
    if not any(
        surface.words[i] in _DEFINITE
        and (
            i + 1 in surface.at["toll_word"]
            or i + 1 in surface.at["dead_whole"]
            or i + 1 in surface.at["numeral"]
            or surface.words[i + 1].isdecimal()
        )
        for i in range(max(sentence.first, lead.first - _SPAN), lead.first)
    ):
        return None
    return next(
        (d for d in register.before(k, 2) if fits_inside(draft, d, strict=False) and d.parent is None), None
    ) or last_total(register, k, draft, draft.outcome)


def _among(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Among the dead are a couple and two girls", "Nine children were among 30 people killed", "The dead
    include 43 in Ardon".
    """
    surface, sentence = register.surface, mention.sentence
    window = range(max(sentence.first, mention.first - _SPAN), min(sentence.last, mention.last + 5))
    at = next((i for i in window if surface.words[i] == "among"), None)
    verb = at - 2 if at is not None and surface.words[at - 1] == '"' else at - 1 if at is not None else -1
    stands = at is not None and mention.last <= at <= mention.last + 3 and verb in surface.at["auxiliary"]
    if at is not None and (stands or 0 < mention.first - at <= _SPAN):
        for later in register.mentions[k + 1 : k + 4]:
            whole = later.draft
            if (
                stands
                and whole is not None
                and 0 < later.first - at <= 3
                and later.number.first < sentence.last
                and fits_inside(draft, whole, strict=False)
            ):
                return whole
        if named := whole_at(register, at + 1, sentence.last):
            return last_total(register, k, draft, named.means)
        if surface.words[at + 1 : at + 2] == ["them"] and stands:
            return last_total(register, k, draft, draft.outcome)
    frame = whole_at(register, sentence.first, mention.first)
    if (
        frame is not None
        and sentence.first < frame.first <= sentence.first + 4
        and surface.words[frame.first - 1] in _DEFINITE
        and any(
            i in surface.at["part_lead"] or surface.words[i] in ("are", "were")
            for i in range(frame.last, min(frame.last + 2, mention.first))
        )
        and not any(
            m.draft is not None and m.number.first < frame.first and m.number.first >= sentence.first
            for m in register.mentions[max(0, k - 4) : k]
        )
    ):
        return last_total(register, k, draft, frame.means)
    return None


def _listed_among(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "70 people, 10 women and three infants among them": the words for the part stand behind it."""
    surface, sentence = register.surface, mention.sentence
    last = mention
    for later in register.mentions[k + 1 : k + 4]:
        gap = surface.words[last.last : later.first]
        if later.number.first >= sentence.last or gap not in ([","], ["and"], [",", "and"]):
            break
        last = later
    if surface.words[last.last : last.last + 2] not in (["among", "them"], ["amongst", "them"], ["among", "those"]):
        return None
    if surface.words[mention.first - 1] not in (",", "and", "\u2013", "\u2014", "-", "("):
        return None
    return next(
        (
            d
            for d in register.before(k, 0)
            if fits_inside(draft, d, strict=False) and "," in surface.words[d.number.last : mention.first]
        ),
        None,
    )


def _itemised(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """Items under "The fatalities are as follows:": parts of the total that was told before that line."""
    surface = register.surface
    block = surface.block(mention.number.first)
    if block.kind != "item" or block.parent is None or mention.partitive or mention.inside:
        return None
    opening = surface.blocks[block.parent]
    first, last = surface.first_at(opening.start), surface.first_at(opening.end)
    if last <= first or surface.words[last - 1] != ":":
        return None
    begin = surface.sentence(last - 1).first
    led = any(i in surface.at["part_lead"] for i in range(max(mention.first - 4, 0), mention.first))
    named = any(
        i in surface.at["dead_whole"] and surface.at["dead_whole"][i].means == draft.outcome for i in range(begin, last)
    )
    if led or not named:
        return None
    whole = last_total(register, k, draft, draft.outcome)
    return whole if whole is not None and whole.number.start < opening.end and whole.parent is None else None


def _told_apart(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "They were 19 women, 15 men and 12 children": the total before it, told apart."""
    surface, sentence = register.surface, mention.sentence
    words = surface.words
    told = (
        words[sentence.first : sentence.first + 2]
        in (["they", "were"], ["they", "are"], ["these", "were"], ["these", "are"])
        or words[sentence.first] == "all"
    )
    if not told or draft.people.kind != "person" or mention.first - sentence.first > 16:
        return None
    return next((d for d in register.before(k, 1) if d.sentence < draft.sentence and fits_inside(draft, d)), None)


def _people_of_total(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Three were soldiers." at the head of a sentence: a part of the last total."""
    surface, sentence = register.surface, mention.sentence
    head = mention.first == sentence.first or surface.words[mention.first - 1] in '";'
    if not head or draft.what is not None or draft.people.kind != "person" or draft.people.first <= mention.number.last:
        return None
    return last_total(register, k, draft, draft.outcome)


def _fatally(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Nine were stabbed, three fatally": part of the count right before it in the sentence."""
    surface = register.surface
    if (
        draft.what is None
        or draft.what[0] != mention.number.last
        or (mention.people.kind == "person" and mention.people.last > mention.people.first)
        or mention.first == 0
    ):
        return None
    if surface.words[mention.first - 1] != "," or not surface.words[draft.what[0]].endswith("ly"):
        return None
    return next((d for d in register.before(k, 0) if fits_inside(draft, d, strict=False)), None)


def _rest(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "killed nineteen; eight died in Kaiga and the rest on Monday": with "the rest" a sentence tells a total
    apart.
    """
    words = register.surface.words
    if draft.number.kind != "vague" or words[mention.number.last - 1] not in ("rest", "others", "remainder"):
        return None
    here = [
        d for d in register.before(k, 0) if d.outcome == draft.outcome and d.parent is None and not d.number.article
    ]
    total = next(
        (
            d
            for d in register.before(k, 2)
            if d.sentence < draft.sentence and d.outcome == draft.outcome and d.parent is None and register.is_sure(d)
        ),
        None,
    )
    if total is not None and here and all((size(d) or 0) < (size(total) or 0) for d in here):
        for part in here:
            part.parent = total
        return total
    return None


def _colon(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Forty-four people died: 30 in Karsan, 12 in Velgrad": told apart behind a colon."""
    words, lead = register.surface.words, mention.first - 1
    if lead <= 0 or words[lead] != ":" or mention.single:
        return None
    return next(
        (
            d
            for d in register.before(k, 0)
            if d.outcome == draft.outcome
            and not d.number.article
            and (size(d) or 0) > (size(draft) or 0)
            and lead - max(d.number.last, d.last) <= 10
        ),
        None,
    )


def _one_of_few(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "injuring two colleagues. One lost a hand", "65 had been injured. Eleven remained in intensive care"."""
    bare = mention.people.kind == "none" or mention.people.last <= mention.people.first
    if (
        not bare
        or mention.single
        or mention.first != mention.sentence.first
        or draft.number.kind != "exact"
        or draft.what is None
    ):
        return None
    for whole in register.before(k, 1):
        if whole.sentence == draft.sentence - 1 and register.is_sure(whole) and fits_inside(draft, whole, strict=False):
            few = draft.number.value == 1 and (size(whole) or 99) <= 6
            state = draft.outcome == "injured" == whole.outcome and draft.what[1] - draft.what[0] > 1
            return whole if few or state or whole.outcome != draft.outcome else None
    return None


def _one_more_of(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "evacuated four of the wounded and were kept from reaching a fifth": one more of the same whole."""
    if "ordinal_as_one" not in draft.number.flags:
        return None
    before = register.last(k, 0)
    return (
        before.parent if before is not None and before.parent is not None and before.outcome == draft.outcome else None
    )


def _raised(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "raising by four the toll": the addition is a part of the total that it makes."""
    if mention.before not in register.surface.at["raised_by"]:
        return None
    draft.basis = "addition"
    return last_total(register, k, draft, draft.outcome)


RULES: tuple[Callable[[Register, int, Mention, Draft], Draft | None], ...] = (
    _itemised,
    handed,
    _raised,
    _fatally,
    _rest,
    partitive,
    framed,
    _among,
    _listed_among,
    _inside,
    _told_apart,
    _people_of_total,
    _colon,
    _one_more_of,
    _one_of_few,
)
