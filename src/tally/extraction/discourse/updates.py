"""Part of level 7: hedges that carry over, additions, denials, earlier figures and what replaces them.

Public function: `find_updates`. Rules of reading 1 and 2 of the method, rulings 2, 7, 9 and 16 of the contract.
"""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, size
from tally.extraction.slots import Draft

__all__ = ["find_updates", "mark_counts"]


def mark_counts(register: Register) -> None:
    """Set what single counts show of themselves: hedges that carry over, additions, denials."""
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None:
            _inherit_hedge(register, k, draft)
            _deny(register, k, mention, draft)
            _add(register, k, mention, draft)


def find_updates(register: Register) -> None:
    """Set what one count does to another, once the parts are known: it replaces it."""
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None:
            _replace(register, k, mention, draft)


# --- rule 1: a hedge carries over "and"
# -----------------------------------------------------------------------------------
def _inherit_hedge(register: Register, k: int, draft: Draft) -> None:
    """ "at least 12 killed and 30 hurt": the second has the first one's floor, flagged, unless it has a hedge
    of its own.
    """
    number, surface = draft.number, register.surface
    if number.kind != "exact" or number.modifier is not None or number.article or draft.what is None or k == 0:
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
    gap = range(max(before.number.last, before.people.last), number.first)
    if (
        len(gap) > 7
        or not any(surface.words[i] == "and" for i in gap)
        or any(surface.words[i] in ",;." or i in surface.at["more"] or i in surface.at["exactness"] for i in gap)
    ):
        return
    number.kind, number.low, number.high = before.number.kind, number.value, None
    strict = (before.number.low or 0) > (before.number.value or 0)
    if number.value is not None:
        number.low = number.value + (1 if strict else 0) if number.kind == "lower" else 0
        number.high = number.value if number.kind == "upper" else None
    number.modifier = before.number.modifier
    draft.inherited = True
    draft.flags.append("inherited_hedge")


# --- rulings 2, 7, 16: what comes on top
# ----------------------------------------------------------------------------------
def _add(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """ "two more", "a further 30", "18 others": an addition where a count of the same outcome stands before."""
    surface, number = register.surface, draft.number
    ordinal = next(
        (
            i
            for i in range(number.first, min(number.first + 2, surface.sentence(number.first).last))
            if i in surface.at["ordinal"]
        ),
        None,
    )
    definite = "ordinal_as_one" in number.flags or "definite_singular" in number.flags
    if number.value == 1 and number.article and ordinal is not None and not definite:
        hit = surface.at["ordinal"][ordinal]
        values = hit.entry.get("values")
        if values and hit.entry.match and surface.words[ordinal] in hit.entry.match and draft.people.kind == "person":
            draft.basis = "addition"
            draft.derived_total = int(values[hit.entry.match.index(surface.words[ordinal])])
        return
    words = surface.words
    behind = number.last < len(words) and words[number.last] == "more"
    sentence = mention.sentence
    opens = words[sentence.first : sentence.first + 2] == ["in", "addition"] and mention.first - sentence.first <= 3
    ahead = (
        opens
        or any(
            words[i] in ("another", "further", "additional") and words[i + 1] != ","
            for i in range(max(sentence.first, mention.first - 2), number.first)
        )
        or (words[number.first] == "another" and number.last - number.first > 1)
    )
    new = (number.last < len(words) and words[number.last] == "new") or words[number.first : number.first + 2] == [
        "no",
        "new",
    ]
    others = number.last < len(words) and words[number.last] in ("others", "other")
    if (
        mention.first - 1 in surface.at["raised_by"]
        or behind
        or ahead
        or new
        or (others and _beside_its_own(register, k, draft))
        or (
            _also(register, mention, draft)
            and any(d.outcome == draft.outcome and d.number.kind != "none" for d in register.before(k, 2))
        )
    ):
        draft.basis = "addition"


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
    """ "had also died", "has since died": on top of what was counted before."""
    if draft.what is None or draft.what[0] < mention.last or draft.parent is not None:
        return False
    return any(
        register.surface.words[i] in ("also", "since")
        for i in range(max(mention.last, draft.what[0] - 3), draft.what[0])
    )


# --- ruling 9: what a voice or the text takes back
# --------------------------------------------------------------------------
def _deny(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """ "not 60", "Not 40 but four", "denies the army's figure of 110", "reports of 460 deaths were wrong"."""
    surface, sentence = register.surface, mention.sentence
    words = surface.words
    lead = mention.first - 1
    while lead >= sentence.first and (words[lead] in ("the", '"') or words[lead] == "at"):
        lead -= 1
    if (
        lead >= sentence.first
        and words[lead] == "not"
        and draft.number.kind != "none"
        and _contrasted(register, mention, lead)
    ):
        draft.stance, draft.certainty = (
            ("superseded", "stated") if "own_error" in surface.hits else ("denied", "denied")
        )
        return
    at = surface.at["wrong_figure"]
    wrong = next((at[i] for i in range(mention.last, min(mention.last + 15, sentence.last)) if i in at), None)
    if wrong is not None and not any(
        i in surface.at["reporting"] and words[i] in ("said", "says") for i in range(mention.last, wrong.first)
    ):
        initial = any(i in surface.at["replaced"] for i in range(max(sentence.first, mention.first - 5), mention.first))
        draft.stance = "superseded" if initial else "denied"
        if not initial:
            draft.certainty = "denied"
        return
    denial = next(
        (
            i
            for i in range(mention.first - 1, max(sentence.first, mention.first - 12) - 1, -1)
            if i in surface.at["deny_lead"]
        ),
        None,
    )
    if denial is None or draft.number.kind == "none":
        return
    between = range(denial, mention.first)
    told = any(
        i in surface.at["figure_noun"] or i in surface.at["toll_word"] or i in surface.at["told_noun"] for i in between
    )
    if told and not any(words[i] in ";:" or words[i] in ("but", "saying", "and") for i in between):
        draft.stance, draft.certainty = "denied", "denied"


def _contrasted(register: Register, mention: Mention, lead: int) -> bool:
    """Whether "not" sets this figure against another: "not 60", "not 40 but four"; not "not 60 but nearly"."""
    surface, sentence = register.surface, mention.sentence
    behind = surface.words[mention.last : mention.last + 1]
    return (
        behind in (["but"], [","], ["."], [])
        or mention.last >= sentence.last
        or (lead > sentence.first and surface.words[lead - 1] == ",")
    )


# --- earlier figures
# --------------------------------------------------------------------------------------------------------
def _replace(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """Earlier figures that the text itself replaces: "from 12 to 57", "up from 19", "had put the toll at 11",
    "not 15 (ours)".
    """
    if draft.stance == "superseded":
        newer = _newer(register, k, draft)
        if newer is not None and newer.supersedes is None:
            newer.supersedes = draft
        return
    if draft.stance != "asserted" or draft.number.article:
        return
    if _later(register, mention) and draft.supersedes is None:
        older = next(
            (
                d
                for d in register.before(k, 4)
                if d.outcome == draft.outcome and d.parent is None and not d.number.article and size(d) != size(draft)
            ),
            None,
        )
        draft.supersedes = older
    source = register.handed(draft)
    if source is not None and source[1] == "older":
        draft.stance = "superseded"
        source[0].supersedes = source[0].supersedes or draft
        return
    if source is not None and source[1] == "other":
        return
    if (
        _past_perfect(register, mention)
        and (newer := _newer(register, k, draft)) is not None
        and size(newer) != size(draft)
    ):
        draft.stance = "superseded"
        if source is not None and source[1] == "same" and source[0].parent is None and size(source[0]) != size(draft):
            newer = source[0]
        if newer.supersedes is None:
            newer.supersedes = draft


def _later(register: Register, mention: Mention) -> bool:
    """ "a later estimate of 63 dead", "an updated toll of 12"."""
    words = register.surface.words
    lead = words[max(mention.sentence.first, mention.first - 4) : mention.first]
    return any(w in ("later", "updated", "newer", "latest") for w in lead) and any(
        w in ("estimate", "count", "toll", "figure", "tally") for w in lead
    )


def _newer(register: Register, k: int, draft: Draft) -> Draft | None:
    """The figure of the same outcome that replaces it: in its sentence on either side, else the last one before."""
    for mention in register.mentions[k + 1 : k + 4]:
        later = mention.draft
        if (
            later is not None
            and later.sentence == draft.sentence
            and later.outcome == draft.outcome
            and later.stance == "asserted"
            and not later.number.article
        ):
            return later
    older = [
        d
        for d in register.before(k, 4)
        if d.outcome == draft.outcome and d.stance == "asserted" and not d.number.article and d.supersedes is None
    ]
    near = [d for d in older if size(d) and size(draft) and 1 / 3 <= (size(d) or 0) / (size(draft) or 1) <= 3]
    return next((d for d in older if d.parent is None), near[0] if near else None)


def _past_perfect(register: Register, mention: Mention) -> bool:
    """ "The ministry had put the toll at 11", "had earlier spoken of 13 dead", "At noon it had nine", "an
    initial estimate of 500".
    """
    surface, sentence = register.surface, mention.sentence
    words = surface.words
    for i in range(max(sentence.first, mention.first - 14), mention.first):
        if words[i] not in ("had", "having"):
            continue
        telling = any(
            j in surface.at["reporting"]
            or (j in surface.at["holds"] and words[j] not in ("had", "was", "is", "to", "at"))
            for j in range(i + 1, min(i + 4, mention.first))
        )
        near = range(max(sentence.first, mention.first - 20), min(sentence.last, mention.last + 20))
        earlier = any(j in surface.at["replaced"] for j in near if not mention.first <= j < mention.last)
        if (telling and earlier) or (i == mention.first - 1 and earlier and mention.people.kind == "none"):
            return True
    if any(
        words[j].endswith("s")
        and words[j - 1] == "'"
        and j + 1 < mention.first
        and words[j + 1]
        in ("bulletin", "report", "statement", "count", "toll", "figure", "estimate", "tally", "update")
        and any(
            i in surface.at["replaced"] or i in surface.at["weekday"] or words[i] in ("week", "month")
            for i in range(max(sentence.first, j - 3), j)
        )
        for j in range(max(sentence.first + 1, mention.first - 6), mention.first)
    ):
        return True
    lead = [
        surface.at["replaced"][j]
        for j in range(max(sentence.first, mention.first - 6), mention.first)
        if j in surface.at["replaced"]
    ]
    return any(
        h.last - h.first > 1 and words[h.last - 1] in ("estimate", "report", "reports", "count", "toll", "figure")
        for h in lead
    )
