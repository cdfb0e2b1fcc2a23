"""Part of level 7: wholes that open a clause for their parts ("Of the 30 killed, nine were children").

Public function: `framed`, the whole of one claim, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.wholes import bracketed_away, holds, last_total, whole_at
from tally.extraction.slots import Draft
from tally.lexicon import Hit

__all__ = ["framed"]

_REACH: Final = 40
_COUNTS: Final = 8  # counts of one frame
_BEFORE: Final = frozenset((";", '"', "'", "(", "that"))


def _frame(register: Register, mention: Mention) -> Hit | None:
    """The last frame before the mention that begins its sentence or a clause of it ("Of the dead, ...")."""
    words, sentence, frames = register.words, mention.sentence, register.frames
    if not frames:
        return None
    for i in range(mention.first - 1, max(sentence.first, mention.first - _REACH) - 1, -1):
        hit = frames.get(i)
        if hit is not None and hit.first == i and (i == sentence.first or words[i - 1] in _BEFORE):
            return hit
    return None


def framed(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Of the 30 killed, nine were children and two were women"; "Of the dead, 91 were in Ardon"; "Of this
    total, 74 ...".
    """
    surface, sentence = register.surface, mention.sentence
    hit = _frame(register, mention)
    if hit is None and (bare := _opens_with_count(register, k, mention, draft)) is not None:
        return bare
    if hit is None or surface.words[hit.first] == "among":
        return None
    for earlier in register.mentions[max(0, k - 8) : k]:
        if (
            hit.last <= earlier.number.first <= hit.last + 2
            and "," not in surface.words[hit.last : earlier.first]
            and earlier.number.first >= sentence.first
        ):
            whole = earlier.draft
            return whole if whole is not draft and whole is not None and holds(draft, whole) else None
    apart = mention.before == hit.last - 1  # "Of these 14 were in hospital"
    if mention.number.first <= hit.last + 1 and surface.words[hit.last] != "," and not apart:
        return None
    comma = next((i for i in range(hit.last, mention.first) if surface.words[i] == ","), mention.first)
    if named := whole_at(register, hit.last, comma):
        told = last_total(register, k, draft, named.means)
        if told is None and named.means == "rescued" and draft.outcome == "injured":
            return last_total(register, k, draft, "injured")  # "Of the survivors, one lost an arm"
        # A count behind the frame is its neighbour: "Of the dead, 11 were children and four were women".
        beside = told is not None and told.sentence == draft.sentence and told.number.first > hit.last
        return told.parent if told is not None and beside else told
    plain = hit.last - hit.first > 2 or surface.words[hit.last - 1] in ("these", "those", "them")
    return (
        next(
            (
                d
                for d in register.before(k, 2)
                if fits_inside(draft, d, strict=False)
                and d.sentence != draft.sentence
                and not bracketed_away(register, d, mention)
            ),
            None,
        )
        if plain
        else None
    )


def _opens_with_count(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Of 2,463 deaths since January, the group counted 2,196 in raids": the count that opens the sentence, without "the"."""
    words, first = register.words, mention.sentence.first
    if words[first] != "of" or "," not in words[first : min(mention.first, first + _REACH)]:
        return None
    for earlier in register.mentions[max(0, k - _COUNTS) : k]:
        if earlier.first == first + 1 and earlier.draft is not None:
            whole = earlier.draft
            return whole if fits_inside(draft, whole, strict=False) else None
    return None
