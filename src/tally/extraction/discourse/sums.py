"""Part of level 7: what only the arithmetic tells of parts and wholes: counts that make a stated total exactly.

Public functions: `add_up` (totals told apart in the text), `add_rows` (tables).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.blocks import Block
from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon.kinds import DEAD_WHOLE, NUMERAL, OUTCOME, PERSON

__all__ = ["add_rows", "add_up"]

_JOINT: Final = frozenset(("killed_or_injured", "dead_or_missing", "casualties"))
_SPAN: Final = 12
_NEAR: Final = 4  # sentences from a total to where its dead died
_AND_REACH: Final = 12  # words from one count to the "and" before the next
_PLACES: Final = 24  # words of a list of places
_SMALL: Final = 12
_LARGE: Final = 20
_FATES: Final = frozenset(("killed", "trapped", "killed_or_injured"))
_WHERE_THEY_DIED: Final = frozenset(("scene", "spot"))
_OTHERS: Final = frozenset(
    ("another", "separate", "separately", "second", "other", "others", "elsewhere", "similar", "also", "earlier")
)


def add_up(register: Register) -> None:
    """Totals told apart: counts that together make one stated total exactly are its parts."""
    told = [m for m in register.mentions if m.draft is not None]
    drafts = [m.draft for m in told if m.draft is not None]
    parts: dict[int, int] = {}
    for draft in drafts:
        if draft.parent is not None and draft.number.value and draft.outcome == draft.parent.outcome:
            parts[id(draft.parent)] = parts.get(id(draft.parent), 0) + _worth(register, draft)
    for k, total in enumerate(drafts):
        if (
            total.number.kind not in ("exact", "lower", "upper")
            or (total.number.value or 0) < 2
            or total.number.article
            or not register.is_sure(total)
        ):
            continue
        if _ends_sum(register, told, k, total):
            continue
        handed = register.handed(total)
        if handed is not None and handed[1] == "sibling":
            continue
        if k > 0 and _is_listed(register, told[k - 1], told[k]):
            continue
        i, end = total.number.first, total.number.last
        if i > 0 and end < len(register.words) and register.words[i - 1] == "(" and register.words[end] == ")":
            continue  # "Pakistani (five), Indian (three), Omani (two)": the brackets stand side by side
        if _causes(register, told, k, total):
            continue
        if _opens_sum(register, told, k, total, 0) or _opens_sum(register, told, k, total, 0, raised=True):
            # "27 men and nine women; 26 in Holm and ten in Vell": a total told apart twice.
            _opens_sum(register, told, k, total, 0)
        elif parts and id(total) in parts:
            _opens_sum(register, told, k, total, parts[id(total)])


def _causes(register: Register, told: list[Mention], k: int, total: Draft) -> bool:
    """ "Nine dead: six drowned, two buried in a slide and one electrocuted": what a colon tells apart died, whatever its verb says."""
    words, rest = register.words, total.number.value or 0
    if total.outcome != "killed" or total.last >= len(words) or words[total.last] != ":":
        return False
    run: list[Draft] = []
    for mention in told[k + 1 : k + 1 + _SPAN]:
        draft = mention.draft
        if (
            draft is None
            or draft.sentence != total.sentence
            or draft.number.kind != "exact"
            or draft.number.value is None
        ):
            return False
        if draft.outcome not in _FATES or words[mention.first - 1] not in (":", ",", "and"):
            return False
        run.append(draft)
        rest -= draft.number.value
        if rest <= 0:
            break
    if rest != 0 or len(run) < 2:
        return False
    for part in run:
        part.parent = part.parent or total
        part.outcome = "killed"
    return True


def _is_listed(register: Register, before: Mention, total: Mention) -> bool:
    """Whether a count of the same outcome stands before it in one list: "31 Norwegians, nine Swedes, five Finns and four Danes"."""
    return (
        before.draft is not None
        and total.draft is not None
        and before.draft.outcome == total.draft.outcome
        and before.number.value is not None
        and not (before.number.article or total.partitive)
        and register.words[before.last : total.first] == [","]
    )


def _free(register: Register, mention: Mention, draft: Draft, total: Draft) -> bool:
    """Whether this count may be a part of the total: an exact one of its own, of no other whole."""
    if draft.parent is not None or draft.number.kind != "exact" or draft.number.value is None:
        return False
    if draft.stance != "asserted" or mention.inside or mention.whole:
        return False
    if mention.partitive and not _of_the_counted(register, mention):
        return False
    handed = register.handed(draft)
    if handed is not None and handed[1] != "sibling":
        return False
    if not fits_inside(draft, total, strict=total.outcome not in _JOINT) or _are_foes(register, draft, total):
        return False
    surface = register.surface
    block = surface.block(draft.number.first)
    return block.kind != "row" and not _listed_beside(surface, block, surface.block(total.number.first))


def _are_foes(register: Register, draft: Draft, total: Draft) -> bool:
    """ "eight servicemen were killed ... The army killed one rebel": fighters of two kinds, of which neither is a part of the other."""
    if draft.people.status != "combatant" or total.people.status != "combatant":
        return False
    persons = register.surface.at("person")
    one, other = persons.get(draft.people.head), persons.get(total.people.head)
    return one is not None and other is not None and one.entry.id != other.entry.id


def _of_the_counted(register: Register, mention: Mention) -> bool:
    """ "nineteen of the passengers died on the spot and seven in hospital": of people, and not of the dead or of "them", who are a
    count that was told before; with another count behind it.
    """
    words, last = register.words, mention.number.last
    if mention.people.kind != "person" or mention.people.last <= last + 1:
        return False
    if any(register.surface.is_of(i, OUTCOME | DEAD_WHOLE) for i in range(last, min(mention.people.last, last + 4))):
        return False
    for i in range(mention.people.last, min(mention.people.last + _AND_REACH, mention.sentence.last - 1)):
        if words[i] == "and" and (register.surface.is_of(i + 1, NUMERAL) or words[i + 1].isdecimal()):
            return True
    return False


def _listed_beside(surface: Surface, block: Block, item: Block) -> bool:
    """Whether `item` is of a list, so that a count of another block is told apart with it, and no part of it."""
    if item.kind != "item" or item.parent is None or block is item:
        return False
    opening = surface.blocks[item.parent]
    return surface.text[opening.start : opening.end].rstrip().endswith(":")


def _opens_sum(register: Register, told: list[Mention], k: int, total: Draft, known: int, raised: bool = False) -> bool:
    """Counts behind the total that, with the parts already known, complete it: "21 dead. Sixteen in Kentucky
    ... Three ... two"; where it was `raised`, without those who were added: "rose to 40 with two more bodies".
    """
    if raised and (k + 1 >= len(told) or not _is_added(told[k + 1].draft, total)):
        return False
    whole = total.number.value or 0
    rest = whole - known
    run: list[Draft] = []
    farthest = total.sentence + (_SPAN if whole > 4 else 0 if whole == 2 else 1)
    if total.outcome in ("killed_or_injured", "casualties"):
        farthest = total.sentence + 1  # the dead and the hurt of a text make many a number by chance
    for i in range(k + 1, min(k + 12, len(told))):
        mention = told[i]
        draft = mention.draft
        if draft is None or rest <= 0 or draft.sentence > farthest:
            return False
        parent = draft.parent
        if parent is not None and (parent is total or parent.parent is total):
            continue
        if draft.outcome == total.outcome and (draft.number.size() or 0) >= whole:
            return False
        if not _free(register, mention, draft, total) or (raised and _is_added(draft, total)):
            continue
        if not (run or known) and draft.basis == "addition" and draft.sentence != total.sentence:
            return False  # "received 16 bodies. A further 12 were killed": others begin no list of parts
        handed = register.handed(draft)
        if handed is not None and handed[0] is total and not _no_chance(draft, total):
            continue
        run.append(draft)
        rest -= _worth(register, draft)
        if rest == 0 and (known or len(run) >= 2):
            if not (_together(run, total) and (known or _told_at_once(register, run, total))):
                return False
            if total.number.kind == "upper" and len(run) < 3 and not _tells_apart(register, run, total):
                return False  # what may be fewer is told apart by no two counts for sure
            for part in run:
                part.parent = total
            return True
    return False


def _is_added(draft: Draft | None, total: Draft) -> bool:
    return draft is not None and draft.basis == "addition" and draft.sentence == total.sentence


def _no_chance(draft: Draft, total: Draft) -> bool:
    """Whether a list of places right behind a large total can only tell it apart: "1,373 died, 859 in A and 514 in B"."""
    return (total.number.value or 0) > _LARGE and draft.sentence == total.sentence


def _together(run: list[Draft], total: Draft) -> bool:
    """Whether lone persons in the run stand beside numbers of it: a soldier three paragraphs on completes no
    sum by chance.
    """
    numbered = {d.sentence for d in run if not d.number.article} | {total.sentence}
    return all(d.sentence in numbered for d in run if d.number.article)


def _told_at_once(register: Register, run: list[Draft], total: Draft) -> bool:
    """Whether the sum can be no chance: small totals need their parts in one sentence, or three of them close by."""
    value = total.number.value or 0
    if len(run) == 2 and _SMALL < value <= _LARGE and run[1].sentence - run[0].sentence > 2:
        return False  # an earlier figure and that of another year make many a number
    if value > _SMALL or all(d.sentence == total.sentence for d in run):
        return True
    return (len(run) >= 3 and run[-1].sentence - total.sentence <= 4) or _tells_apart(register, run, total)


def _tells_apart(register: Register, run: list[Draft], total: Draft) -> bool:
    """ "killed seven people. Six pupils and a teacher died": two kinds of people in one list, right behind their total."""
    first, last = run[0], run[-1]
    if first.sentence != last.sentence or (total.number.value or 0) < 3:
        return False
    sentence, behind = register.surface.sentence(first.number.first), first.sentence - total.sentence
    if 0 < behind <= _NEAR and not _WHERE_THEY_DIED.isdisjoint(register.words[first.number.last : last.number.first]):
        place = register.words[last.number.last : sentence.last]
        return "hospital" in place or "hospitals" in place  # "Four died at the scene and a boy in hospital"
    if behind != 1:
        return False
    named = first.people.last > first.people.first and last.people.last > last.people.first
    if not named or last.number.first - first.people.last > 2 or total.people.status is not None:
        return False
    return _OTHERS.isdisjoint(register.words[sentence.first : sentence.last])


def _worth(register: Register, draft: Draft) -> int:
    """The value; twice it for "one each in Holm and Ardon", four times for "one each in Holm, Ardon, Vell and Orem"."""
    words, i = register.words, draft.number.last
    value, places = draft.number.value or 0, 1
    if i >= len(words) or words[i] != "each":
        return value
    for j in range(i + 2, min(i + _PLACES, len(words))):
        if words[j] == "and":
            places += words[j - 1] != ","
            return value * places
        if words[j] == ",":
            places += 1
        elif not (register.surface.is_caps or register.surface.is_capital(j)):
            break
    return value


def _ends_sum(register: Register, told: list[Mention], k: int, total: Draft) -> bool:
    """Counts before a total in its own sentence: "11 dead in Ardon and three in Vell - 14 in all"."""
    i, at = total.number.last, total.number.first
    led = at > 0 and register.words[at - 1] in ("\u2014", "\u2013", "total")
    told_of = register.surface.is_of(i, OUTCOME | PERSON)  # "42 dead in all"
    if not led and i not in register.in_all and not (told_of and i + 1 in register.in_all):
        return False
    rest = total.number.value or 0
    run: list[Draft] = []
    for mention in reversed(told[max(0, k - 10) : k]):
        draft = mention.draft
        if draft is None or draft.sentence != total.sentence or not _free(register, mention, draft, total):
            break
        run.append(draft)
        rest -= draft.number.value or 0
        if rest == 0 and len(run) >= 2:
            for part in run:
                part.parent = total
            return True
    return False


def add_rows(register: Register) -> None:
    """Table rows: the figures of a column are parts of its row of totals, or all of them of the total that the
    text gives.
    """
    surface = register.surface
    rows = [(d, b) for d in register.drafts if (b := surface.block(d.number.first)).kind == "row" and b.cells]
    if not rows:
        return
    cells = [(d, surface.block(d.number.first)) for d in register.drafts]
    totals: dict[tuple[int, int], Draft] = {}
    figures: list[tuple[tuple[int, int], Draft]] = []
    for draft, block in rows:
        head = next(((c[2], c[3]) for c in block.cells if c[0] <= draft.number.start < c[1]), (0, 0))
        first = surface.text[block.cells[0][0] : block.cells[0][1]].strip(" |").casefold()
        if first.startswith(("total", "all", "sum", "overall")):
            totals[head] = draft
        elif surface.words[draft.number.first - 1 : draft.number.first] != ["("]:
            figures.append((head, draft))
    for head, draft in figures:
        whole = totals.get(head)
        if (
            whole is not None
            and whole.outcome == draft.outcome
            and (draft.number.size() or 0) <= (whole.number.size() or 0)
        ):
            draft.parent = whole
    loose = [d for _, d in figures if d.parent is None]
    for outcome in dict.fromkeys(d.outcome for d in loose):
        column = [d for d in loose if d.outcome == outcome]
        whole_size = sum(d.number.size() or 0 for d in column)
        told = next(
            (
                d
                for d, b in cells
                if b.kind != "row" and d.outcome == outcome and d.number.size() == whole_size and register.is_sure(d)
            ),
            None,
        )
        if told is not None and len(column) > 1:
            for part in column:
                part.parent = told
