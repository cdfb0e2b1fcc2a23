"""Part of level 7: hedges that carry over, additions, denials.

Public function: `mark_counts`. Rules of reading 1 and 2 of the method, rulings 2, 7, 9 and 16 of the contract.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register
from tally.extraction.slots import Draft, Number
from tally.lexicon.kinds import FIGURE_NOUN, MORE, ORDINAL, REPORTING, TOLD_NOUN, TOLL_WORD

__all__ = ["mark_counts"]

_ENDS_DENIAL: Final = frozenset(  # or turn it to a part in what happened
    (
        "; : but saying and role involvement responsibility responsible part hand complicity link links behind liability"
    ).split()
)

_OF_OTHERS: Final = frozenset(("reports", "rumours", "rumors", "claims", "allegations"))


def mark_counts(register: Register) -> None:
    """Set what single counts show of themselves: hedges that carry over, additions, denials."""
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None:
            _inherit_hedge(register, k, draft)
            _inherit_status(register, k, draft)
            _deny(register, mention, draft)
            _add(register, k, mention, draft)


# --- rule 1: a hedge carries over "and"
# -----------------------------------------------------------------------------------
def _inherit_hedge(register: Register, k: int, draft: Draft) -> None:
    """ "at least 12 killed and 30 hurt": the second has the first one's floor, flagged, unless it has a hedge
    of its own.
    """
    number = draft.number
    if k == 0 or number.kind != "exact" or number.modifier is not None or number.article or draft.what is None:
        return
    before = register.mentions[k - 1].draft
    if (
        before is None
        or before.sentence != draft.sentence
        or before.number.kind not in ("lower", "upper")
        or before.outcome == draft.outcome
    ):
        return
    if before.number.modifier is None or before.number.modifier[0] > before.number.first or before.stance != "asserted":
        return
    if not _hands_on(register, max(before.number.last, before.people.last), number.first):
        return
    number.kind, number.low, number.high = before.number.kind, number.value, None
    strict = (before.number.low or 0) > (before.number.value or 0)
    if number.value is not None:
        number.low = number.value + (1 if strict else 0) if number.kind == "lower" else 0
        number.high = number.value if number.kind == "upper" else None
    number.modifier = before.number.modifier
    draft.inherited = True
    draft.flags.append("inherited_hedge")


def _inherit_status(register: Register, k: int, draft: Draft) -> None:
    """ "12 soldiers were killed and 30 wounded": the second are soldiers too. Where police die, others are hurt."""
    if k == 0 or draft.people.kind != "none" or draft.what is None or draft.number.kind == "none":
        return
    before = register.mentions[k - 1].draft
    if before is None or before.sentence != draft.sentence or before.outcome == draft.outcome or before.number.article:
        return
    status = before.people.status
    if (
        status not in ("civilian", "combatant")
        or draft.people.status is not None
        or "ambiguous_outcome" in before.flags
    ):
        return
    if _hands_on(register, max(before.number.last, before.people.last), draft.number.first):
        draft.people.status, draft.people.status_basis = status, before.people.status_basis


def _hands_on(register: Register, first: int, last: int) -> bool:
    """Whether the words first..last are few, join with "and" and set nothing apart."""
    surface, words = register.surface, register.words
    if last - first > 7 or "and" not in words[first:last]:
        return False
    return not any(
        words[i] in ",;." or surface.is_of(i, MORE) or i in surface.at("exactness") for i in range(first, last)
    )


# --- rulings 2, 7, 16: what comes on top
# ----------------------------------------------------------------------------------
def _add(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """ "two more", "a further 30", "18 others": an addition where a count of the same outcome stands before."""
    number = draft.number
    if number.value == 1 and number.article:
        ordinal = _ordinal_at(register, mention)
        if ordinal is not None and "ordinal_as_one" not in number.flags and "definite_singular" not in number.flags:
            _count_up(register, k, draft, ordinal)
            return
    if (
        _is_further(register, mention)
        or _added_to_toll(register, mention)
        or (
            (
                _are_others(register, number)
                and _beside_its_own(register, k, draft)
                and not _is_rest(register, draft)  # "Five are dead, with the gunman. The four others were pupils"
            )
            or (
                _also(register, mention, draft)
                and any(d.outcome == draft.outcome and d.number.kind != "none" for d in register.before(k, 2))
            )
        )
    ):
        draft.basis = "addition"


def _is_rest(register: Register, draft: Draft) -> bool:
    handed = register.handed(draft)
    return handed is not None and handed[1] == "part"


def _added_to_toll(register: Register, mention: Mention) -> bool:
    """ "234 martyrs were added to the cumulative total": what a total grows by."""
    words, i = register.words, mention.last
    if i + 4 >= len(words) or words[i] not in ("were", "was", "have", "has"):
        return False
    k = i + 2 if words[i + 1] == "been" else i + 1
    return words[k : k + 2] == ["added", "to"] and any(
        words[j] in ("total", "toll", "count", "tally", "list", "figure", "statistics")
        for j in range(k + 2, min(k + 7, len(words)))
    )


def _ordinal_at(register: Register, mention: Mention) -> int | None:
    """Where an ordinal stands at the number or right behind it ("a third")."""
    first = mention.number.first
    for i in range(first, min(first + 2, mention.sentence.last)):
        if register.surface.is_of(i, ORDINAL):
            return i
    return None


def _count_up(register: Register, k: int, draft: Draft, ordinal: int) -> None:
    """ "a third colliery worker died": one more, and three in all; not "two died and a third is missing"."""
    hit, word = register.surface.at("ordinal")[ordinal], register.words[ordinal]
    values = hit.entry.get("values")
    if values and draft.people.kind == "person" and word in hit.entry.match:
        total = int(values[hit.entry.match.index(word)])
        told = register.before(k, 2)
        if any(d.number.size() == total - 1 and d.outcome != draft.outcome for d in told) and not any(
            d.outcome == draft.outcome for d in told
        ):
            return
        draft.basis = "addition"
        draft.derived_total = total


def _is_further(register: Register, mention: Mention) -> bool:
    """Whether words at the number say that it comes on top: "two more", "a further 30", "no new cases"."""
    words, number, sentence = register.words, mention.number, mention.sentence
    first, last = number.first, number.last
    behind = words[last] if last < len(words) else ""
    compared = behind == "more" and "than" in words[last + 1 : last + 5]  # "1,150 more deaths than usual"
    if (behind in ("more", "new", "further", "additional") and not compared) or mention.first - 1 in register.raised_by:
        return True
    if words[first] == "another" and last - first > 1:
        return True
    if words[first] == "no" and first + 1 < len(words) and words[first + 1] == "new":
        return True
    for i in range(max(sentence.first, mention.first - 2), first):
        if words[i] in ("another", "further", "additional") and words[i + 1] not in (",", "as"):
            return True
    begin = sentence.first
    return mention.first - begin <= 3 and words[begin] == "in" and words[begin + 1 : begin + 2] == ["addition"]


def _are_others(register: Register, number: Number) -> bool:
    if number.last >= register.surface.sentence(number.first).last:
        return False  # "Holm: 11", and on the next line "Others: 9"
    return register.words[number.last] in ("others", "other")


def _beside_its_own(register: Register, k: int, draft: Draft) -> bool:
    """Whether "others" stand beside a count of the same outcome (ruling 16): not in "one was killed and five
    others were hurt".
    """
    here = register.last(k, 0)
    if here is not None:
        return here.outcome == draft.outcome
    return any(
        d.outcome == draft.outcome and not d.number.article and d.number.kind != "none" for d in register.before(k, 2)
    )


def _also(register: Register, mention: Mention, draft: Draft) -> bool:
    """ "had also died", "has since died": on top of what was counted before; "were also killed" only goes on."""
    if draft.what is None or draft.what[0] < mention.last or draft.parent is not None:
        return False
    first, words = draft.what[0], register.words
    for i in range(max(mention.last, first - 3), first):
        if words[i] == "since" or (words[i] == "also" and words[i - 1] in ("had", "have", "has")):
            return True
    return False


# --- ruling 9: what a voice or the text takes back
# --------------------------------------------------------------------------
def _deny(register: Register, mention: Mention, draft: Draft) -> None:
    """ "not 60", "Not 40 but four", "denies the army's figure of 110", "reports of 460 deaths were wrong"."""
    surface = register.surface
    if draft.number.kind != "none" and _is_contrast(register, mention):
        draft.stance, draft.certainty = (
            ("superseded", "stated") if "own_error" in surface.hits else ("denied", "denied")
        )
    elif _is_wrong(register, mention):
        replaced, first = register.replaced, mention.first
        lead = range(max(mention.sentence.first, first - 5), first)
        initial = any(i in replaced for i in lead) and not any(register.words[i] in _OF_OTHERS for i in lead)
        draft.stance = "superseded" if initial else "denied"
        if not initial:
            draft.certainty = "denied"
    elif draft.number.kind != "none" and _is_denied(register, mention):
        draft.stance, draft.certainty = "denied", "denied"


def _is_contrast(register: Register, mention: Mention) -> bool:
    """Whether "not" sets this figure against another: "not 60", "not 40 but four"; not "not 60 but nearly"."""
    words, begin = register.words, mention.sentence.first
    lead = mention.first - 1
    while lead >= begin and words[lead] in ("the", '"', "at"):
        lead -= 1
    if lead < begin or words[lead] != "not":
        return False
    return (
        mention.last >= mention.sentence.last
        or words[mention.last] in ("but", ",", ".")
        or (lead > begin and words[lead - 1] == ",")
    )


def _is_wrong(register: Register, mention: Mention) -> bool:
    """Whether the sentence goes on to call the figure wrong: "reports of 460 deaths were wrong"."""
    wrong = register.wrong_figures
    if not wrong:
        return False
    words, last = register.words, mention.last
    for i in range(last, min(last + 15, mention.sentence.last)):
        if i in wrong:
            return True
        told = words[i] in ("said", "says") or (words[i].endswith("ing") and words[i - 1] == ",")
        if told and register.surface.is_of(i, REPORTING):
            return False  # "put it at 25, saying reports of 200 were false"
    return False


def _is_denied(register: Register, mention: Mention) -> bool:
    """Whether somebody denies the figure: "denies the army's figure of 110"."""
    surface, words, first = register.surface, register.words, mention.first
    denials = register.denials
    if not denials:
        return False
    told = False
    for i in range(first - 1, max(mention.sentence.first, first - 12) - 1, -1):
        if words[i] in _ENDS_DENIAL or (words[i].endswith("ing") and surface.is_of(i, REPORTING)):
            return False  # "denied reports of 40 deaths, adding that 12 had died"
        theirs = i == first - 1 and words[i - 1 : i + 1] == ["'", "s"]  # "rejected the commission's 22"
        told = told or theirs or surface.is_of(i, FIGURE_NOUN | TOLL_WORD | TOLD_NOUN)
        if i in denials:
            return told
    return False
