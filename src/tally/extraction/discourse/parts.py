"""Part of level 7: which count is a part of which ("including nine children", "of them", "Six of the dead").

Public function: `find_parts`. "Including", "among them", "of whom" hang on the nearest count before them; two candidates
are both kept and flagged (the method, rule 3). Parts may cross outcomes ("of the 14 missing, nine were found dead").
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.alike import told_alike
from tally.extraction.discourse.antecedents import of_unit
from tally.extraction.discourse.colons import behind_colon
from tally.extraction.discourse.continuing import beside, end_of_list, opens_with_them
from tally.extraction.discourse.framing import framed
from tally.extraction.discourse.grown import grown, raised
from tally.extraction.discourse.items import add_items, itemised
from tally.extraction.discourse.located import add_round_up, alone_there, at_once, others_there, ranked_there, two_fates
from tally.extraction.discourse.next_parts import (
    as_well_as,
    fatally,
    killing_some,
    kin_of_part,
    listed_among,
    listed_in_state,
    next_part,
    one_more_of,
    one_of_few,
    other_part,
    rest_of,
    still,
    told_again,
)
from tally.extraction.discourse.part_lists import (
    aside_of_part,
    by_fate,
    in_bracket,
    last_included,
    like_before,
    share_apposed,
)
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.sums import add_rows, add_up
from tally.extraction.discourse.wholes import (
    bracketed_away,
    handed,
    holds,
    is_compared,
    last_total,
    part_lead,
    partitive,
    whole_at,
)
from tally.extraction.slots import Draft
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, DEAD_WHOLE, FIGURE_NOUN, NUMERAL, TOLL_WORD

__all__ = ["find_parts"]

_DEFINITE: Final = frozenset(("the", "its", "their", "his", "her", "these", "those", "that", "this"))
_OPENS_CLAUSE: Final = frozenset((",", ";", ":", '"', "that", "said", "says"))
_LISTED: Final = 12  # counts of one list
_POINTING: Final = frozenset(("it", "this", "that", "they"))
_SPAN: Final = 12
_ITEMS_AHEAD: Final = 5  # of the list that "including" opens
_TOLD: Final = 20  # words from a whole to the last of those that its clause tells apart


def find_parts(register: Register) -> None:
    """Set `parent` of every claim that the words make a part of another, then what only the arithmetic tells."""
    add_rows(register)
    add_items(register)
    add_up(register)
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None and draft.parent is None:
            draft.parent = of_unit(register, k, draft, _whole(register, k, mention, draft))
    told_again(register)
    add_round_up(register)
    # Sums that come out differently now that some claims have their wholes.
    parted = [draft for draft in register.drafts if draft.parent is not None]
    if parted:
        wholes = [whole for draft in parted if (whole := draft.parent) is not None and whole.parent is None]
        add_up(register)
        summed = {id(whole) for whole in wholes if whole.parent is not None}
        for draft in register.drafts:
            if draft.parent is not None:
                if id(draft.parent) in summed:
                    _move_up(register, draft, draft.parent)
                _take_after(register, draft, draft.parent)


def _whole(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """What the words make the whole of this claim; the first rule that finds one decides."""
    return (
        _sound(draft, itemised(register, k, mention, draft))
        or _sound(draft, aside_of_part(register, k, mention, draft))
        or _sound(draft, share_apposed(register, k, mention, draft))
        or _sound(draft, told_alike(register, k, mention, draft))
        or _sound(draft, handed(register, k, mention, draft))
        or _sound(draft, raised(register, k, mention, draft))
        or _sound(draft, fatally(register, k, mention, draft))
        or _sound(draft, killing_some(register, draft, k))
        or _sound(draft, rest_of(register, k, draft))
        or _sound(draft, partitive(register, k, mention, draft))
        or _sound(draft, framed(register, k, mention, draft))
        or _sound(draft, _among(register, k, mention, draft))
        or _sound(draft, listed_among(register, k, mention, draft))
        or _sound(draft, _inside(register, k, mention, draft))
        or _sound(draft, _told_apart(register, k, mention, draft))
        or _sound(draft, _people_of_total(register, k, mention, draft))
        or _sound(draft, behind_colon(register, k, mention, draft))
        or _sound(draft, one_more_of(register, k, draft))
        or _sound(draft, one_of_few(register, k, mention, draft))
        or _sound(draft, next_part(register, k, mention, draft))
        or _sound(draft, in_bracket(register, k, mention, draft))
        or _sound(draft, by_fate(register, k, mention, draft))
        or _sound(draft, like_before(register, k, mention, draft))
        or _sound(draft, last_included(register, k, mention, draft))
        or _sound(draft, as_well_as(register, k, mention, draft))
        or _sound(draft, listed_in_state(register, k, mention, draft))
        or _sound(draft, other_part(register, k, mention, draft))
        or _sound(draft, kin_of_part(register, k, mention, draft))
        or _sound(draft, still(register, k, mention, draft))
        or _sound(draft, alone_there(register, k, mention, draft))
        or _sound(draft, at_once(register, k, mention, draft))
        or _sound(draft, others_there(register, k, mention, draft))
        or _sound(draft, ranked_there(register, k, mention, draft))
        or _sound(draft, two_fates(register, k, mention, draft))
        or _sound(draft, grown(register, k, mention, draft))
    )


def _sound(part: Draft, whole: Draft | None) -> Draft | None:
    """The whole, unless it is itself made of this part, or of the dead where the part is of the hurt."""
    if whole is not None and whole.outcome == "killed" and part.outcome == "injured":
        return None  # "Guards were among the dead, while eight civilians were injured"
    if whole is not None and (_is_as_many(part, whole) or not holds(part, whole)):
        return None  # "36 died. Among the 36 deaths, ten": the same once more
    at = whole
    for _ in range(8):
        if at is None:
            break
        if at is part:
            return None
        at = at.parent
    return whole


def _is_as_many(part: Draft, whole: Draft) -> bool:
    exact = part.number.kind == "exact" == whole.number.kind and part.outcome == whole.outcome
    return exact and part.number.value == whole.number.value and part.people.unit == whole.people.unit


def _move_up(register: Register, part: Draft, whole: Draft) -> None:
    """ "12 died. Nine died on the spot and three on the way. Seven of the dead": of all, once it is known that the three are a part."""
    total, end = whole.parent, part.number.last
    named = register.words[end : end + 2] == ["of", "the"]
    if total is not None and named and total.outcome == whole.outcome and part.sentence > whole.sentence:
        part.parent = total


def _take_after(register: Register, part: Draft, whole: Draft) -> None:
    """A part without a noun of its own is of its whole's people, and met their fate: "of whom 27 were hit" of 73 dead
    children are dead children.
    """
    people = part.people
    if part.outcome == "killed_or_injured" and whole.outcome in ("killed", "injured"):
        # "Five of the dead had been shot": what became of them is told by their whole.
        part.outcome = whole.outcome
        part.flags = [flag for flag in part.flags if flag != "ambiguous_outcome"]
    if people.kind == "thing":
        return
    if people.last > people.first:
        head = register.surface.at("person").get(people.head)
        if head is not None and head.entry.get("follows_whole") and whole.people.status:
            people.status = whole.people.status
        return
    if people.status is None and people.age is None and (whole.people.status != "mixed"):
        people.status, people.status_basis = whole.people.status, whole.people.status_basis
        people.age, people.sex = whole.people.age, whole.people.sex


# --- rules over words -----------------------------------------------------------------------------------------------


def _inside(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "including nine children", "among them a couple": the nearest count before; at the head of a sentence
    the last total.
    """
    lead = part_lead(register, mention)
    if lead is None and not mention.inside:
        return _of_list(register, k, mention, draft)
    surface, sentence = register.surface, mention.sentence
    if (lead is not None and lead.first == sentence.first) or surface.words[sentence.first] == "among":
        return next(
            (d for d in register.before(k, 3) if fits_inside(draft, d, strict=False) and d.sentence != draft.sentence),
            None,
        )
    found = next(
        (
            d
            for d in register.before(k, 0)
            if fits_inside(draft, d, strict=False)
            and not bracketed_away(register, d, mention)
            # What stands behind "included" is its neighbour in the list: "included six policemen and a cameraman".
            and (lead is None or d.number.first < lead.first)
        ),
        None,
    )
    if found is not None or lead is None or not surface.words[lead.first].startswith("includ"):
        return found
    # "A list showed 36 dead. He said it included two men": what "it" goes back to is a count.
    if surface.words[lead.first - 1] not in _POINTING and not any(
        surface.words[i] in _DEFINITE
        and (surface.is_of(i + 1, TOLL_WORD | DEAD_WHOLE | NUMERAL | FIGURE_NOUN) or surface.words[i + 1].isdecimal())
        for i in range(max(sentence.first, lead.first - _SPAN), lead.first)
    ):
        return None
    told = [
        d
        for d in register.before(k, 2)
        if fits_inside(draft, d, strict=False)
        and d.parent is None
        and d.number.first < lead.first
        and not is_compared(register, d)
    ]
    for whole in told:
        if whole.outcome == draft.outcome:
            return whole
    total = told[0] if told else last_total(register, k, draft, draft.outcome)
    return None if total is not None and total.number.first > lead.first else total  # its neighbour in the list


def _of_list(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "including a six-year-old boy and two teachers": the whole of what stands before it in the list that "including" opens."""
    at = mention
    for before in reversed(register.mentions[max(0, k - _ITEMS_AHEAD) : k]):
        if before.last != at.first - 1 or register.words[before.last] not in (",", "and") or before.draft is None:
            return None
        whole = before.draft.parent
        if whole is None or before.draft.outcome != draft.outcome or whole.number.first > before.number.first:
            return None
        if before.inside or part_lead(register, before) is not None:
            return whole if fits_inside(draft, whole, strict=False) else None
        at = before
    return None


def _among(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Among the dead are a couple and two girls", "Nine children were among 30 people killed", "The dead
    include 43 in Ardon".
    """
    surface, words, sentence = register.surface, register.words, mention.sentence
    if mention.role == "among":
        for later in register.mentions[k + 1 : k + 6]:
            counted = later.draft is not None and later.outcome is mention.outcome and later.role != "among"
            if counted and later.before >= 0 and words[later.before] == "among":
                return later.draft  # "a father picking up candles were among the five people killed"
    at = end = -1
    if "among" in surface.vocabulary(sentence):
        last = end_of_list(register, k, 4)
        end = _past_aside(register, _past_including(register, last), sentence.last)
        at = _among_at(register, mention, end)
        if at < end and last is not mention:
            end = _past_including(register, mention)
            at = _among_at(register, mention, end)
    if at >= 0:
        verb = at - 2 if words[at - 1] == '"' else at - 1
        stands = end <= at <= end + 3 and surface.is_of(verb, AUXILIARY)
        if at < mention.first and words[at + 1] == "them":
            return None  # "among them a trainee": the count before it
        if (
            at < mention.first
            and draft.what is not None
            and draft.what[1] == mention.first
            and mention.role == "object"
        ):
            return None  # "Two guards were among 12 people hurt by a bomb, killing three"
        if stands or 0 < mention.first - at <= _SPAN or _listed_to(register, k, at):
            for later in register.mentions[k + 1 : k + 4]:
                whole = later.draft
                if (
                    mention.last <= at
                    and whole is not None
                    and 0 < later.first - at <= 3
                    and later.number.first < sentence.last
                    and fits_inside(draft, whole, strict=False)
                ):
                    return whole
            named = whole_at(register, at + 1, sentence.last)
            if named and (stands or mention.first > at):
                whole = last_total(register, k, draft, named.means)
                if whole is not None and mention.first < at and whole.what == draft.what:  # its neighbour
                    told = [d for d in register.before(k, _SPAN) if d.sentence < draft.sentence and d.parent is None]
                    whole = next((d for d in told if d.outcome == named.means and holds(draft, d)), None)
                if whole is not None or named.means == draft.outcome:
                    return whole
                return last_total(register, k, draft, draft.outcome)
            if stands and words[at + 1 : at + 2] == ["them"]:
                return last_total(register, k, draft, draft.outcome)
    frame = _named_before(register, mention)
    if frame is None or any(
        m.draft is not None and sentence.first <= m.number.first < frame.first
        for m in register.mentions[max(0, k - 4) : k]
    ):
        return None
    # What stands before it in the list: "the dead comprise 31 Norwegians, nine Swedes and a Finn".
    for listed in register.before(k, 0):
        if listed.parent is not None and listed.number.first > frame.last and listed.outcome == draft.outcome:
            return listed.parent if holds(draft, listed.parent) else None
    total = last_total(register, k, draft, frame.means)
    # A count of this sentence is its neighbour: "The wounded included six policemen and a cameraman".
    return total if total is None or total.sentence != draft.sentence else total.parent


def _listed_to(register: Register, k: int, at: int) -> bool:
    """ "Mother and three children among nine dead": the list up to "among", in a headline that spares its verb."""
    words, last = register.words, register.mentions[k].last
    for later in register.mentions[k + 1 : k + 4]:
        if last < at and beside(words, last, later.first):
            last = later.last
    if last + 3 <= at and words[last] == "," and words[last + 1].isdecimal() and words[last + 2] == ",":
        last += 3  # "Girl, 6, among 14 killed"
        while last < at and register.surface.is_of(last, AUXILIARY):
            last += 1
    return last == at


def _named_before(register: Register, mention: Mention) -> Hit | None:
    """The whole that opens a clause before the mention and is told apart there: "the dead included", "the victims were"."""
    words, begin = register.words, mention.sentence.first
    frame = whole_at(register, begin, mention.first)
    if frame is None or frame.first > begin + 4:
        at = register.wholes
        for i in range(mention.first - 1, max(begin, mention.first - _TOLD) - 1, -1):
            if i in at and i > begin + 1 and words[i - 2] in _OPENS_CLAUSE:
                frame = at[i]
                break
        else:
            return None
    if frame.first != begin and words[frame.first - 1] not in _DEFINITE:
        return None
    for i in range(frame.last, min(frame.last + 2, mention.first)):
        if words[i] in ("are", "were") or i in register.part_leads:
            return frame
    return None


def _past_including(register: Register, mention: Mention) -> int:
    """Where the phrase ends with the part that it tells: "four women, including two tourists, were among"."""
    words, end, last = register.words, mention.last, mention.sentence.last
    if words[end : end + 2] not in ([",", "including"], [",", "among"]):
        return end
    for i in range(end + 2, min(last - 1, end + _SPAN + 2)):
        if register.surface.is_of(i, AUXILIARY):
            return i if words[i - 1] == "," else end
    return end


def _past_aside(register: Register, end: int, last: int) -> int:
    """ "A teacher, who was not named, was among the three killed": behind the second comma; `end` where none stands so."""
    for i in range(end, min(end + _SPAN, last) if register.words[end : end + 1] == [","] else end):
        if register.words[i] == "among" and "," in (register.words[i - 2], register.words[i - 3]):
            return i - 1 if register.words[i - 2] == "," else i - 2
    return end


def _among_at(register: Register, mention: Mention, end: int) -> int:
    """Where the first "among" around the mention stands, whose phrase ends at `end`; -1 where none does."""
    sentence, behind = mention.sentence, end > mention.last
    begin = end if behind else max(sentence.first, mention.first - _SPAN)
    for i in range(begin, min(sentence.last, end + 5)):
        if register.words[i] == "among":
            return i
    return -1


def _told_apart(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "They were 19 women, 15 men and 12 children": the total before it, told apart."""
    sentence = mention.sentence
    if draft.people.kind != "person" or mention.first - sentence.first > 16:
        return None
    if not (register.words[sentence.first] == "all" or opens_with_them(register, sentence.first)):
        return None
    far = 3 if register.words[sentence.first + 1] == "also" else 1  # "They also included 54 who died in jail"
    return next((d for d in register.before(k, far) if d.sentence < draft.sentence and fits_inside(draft, d)), None)


def _people_of_total(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Three were soldiers." at the head of a sentence: a part of the last total."""
    if draft.what is not None or draft.people.kind != "person" or draft.people.first <= mention.number.last:
        return None
    if mention.first != mention.sentence.first and register.words[mention.first - 1] not in '";':
        return None
    return last_total(register, k, draft, draft.outcome)
