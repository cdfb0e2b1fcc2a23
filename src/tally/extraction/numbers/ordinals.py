"""Part of level 3: ordinals and shares. "82nd", "sixty-fourth", "a fourth is missing", "half", "two-thirds".

They are set aside, but for the ordinal that stands for one person more; `make` gives the bare number of a word range.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.cardinals import Cardinal
from tally.extraction.numbers.ground import Ground
from tally.extraction.numbers.uses import settle_use
from tally.extraction.slots import Number
from tally.lexicon.kinds import AUXILIARY, CONJUNCTION, FILLER, PERSON

__all__ = ["fraction", "make", "one_more", "ordinal", "ordinal_end"]

_FRACTION_PARTS: Final = frozenset({"quarter", "quarters", "half", "halves"})


def make(g: Ground, first: int, last: int, kind: str = "exact", value: int | None = None) -> Number:
    """The number of the words first..last, with nothing yet said of hedge and use."""
    number = Number(first, last, g.starts[first], g.ends[last - 1], kind, value)
    if kind in ("exact", "none"):
        number.low = number.high = value
    return number


def ordinal_end(g: Ground, cardinal: Cardinal, limit: int) -> Number | None:
    """As in "sixty-fourth", "82nd", "one hundredth": the numeral is part of an ordinal."""
    words, at, digits = g.words, cardinal.last, cardinal.form == "digits"
    if not digits and at + 1 < limit and words[at] == "-":
        at += 1
    hit = g.ordinal.get(at)
    if hit is None or at >= limit or (hit.means == "ending") != digits:
        return None
    if digits:
        return ordinal(g, cardinal.first, at + 1) if g.is_glued(at - 1) else None
    name, value = g.numeral_of(words[cardinal.last - 1])[0], g.numeral_of(words[at])[1]
    if (name == "ten" and value < 10) or (name in ("hundred", "scale", "unit") and value >= 100):
        return ordinal(g, cardinal.first, at + 1)
    return None


def one_more(g: Ground, i: int, limit: int) -> Number | None:
    """As in "One died, two were hurt and a fourth is missing": "a fourth" without a noun is one person more."""
    words = g.words
    value = g.numeral_of(words[i])[1]
    if i == 0 or words[i - 1] not in ("a", "another") or value < 2 or i + 1 >= limit:
        return None
    after = i + 1
    if words[after] in ("-", "of") or not _stands_alone(g, after):
        return None
    number = make(g, i - 1, i + 1, "exact", 1)
    counted = _counted_before(g, i, value)
    if not counted and g.kinds[after] & CONJUNCTION != 0:
        return None
    if words[after] in ("were", "are") or (not counted and (i - 2 in g.modifier or value > 12)):
        number.use = "ratio"
        return number
    number.flags.append("ordinal")
    return number


def _stands_alone(g: Ground, at: int) -> bool:
    """Whether no noun follows at `at`: a sign, a verb, a preposition, an adverb."""
    outcome = g.outcome.get(at)
    if outcome is not None and (g.kinds[at] & PERSON != 0 or outcome.entry.get("takes") == "noun"):
        return False
    if outcome is not None or g.surface.is_of(at, FILLER) or g.words[at].endswith("ly"):
        return True
    return g.closes_phrase(at)


def _counted_before(g: Ground, i: int, value: int) -> bool:
    """Whether the numerals of the last two sentences come to one less than `value`."""
    first = g.surface.sentences[max(0, g.sentence_of[i] - 1)].first
    numerals = g.numerals
    seen = [
        int(w) if w.isdecimal() and len(w) < 4 else numerals[w][1]
        for w in g.words[max(first, i - 45) : i]
        if (w.isdecimal() and len(w) < 4) or g.numeral_of(w)[0] in ("unit", "teen")
    ]
    return value - 1 in seen or any(sum(seen[k:]) == value - 1 for k in range(max(0, len(seen) - 5), len(seen)))


def ordinal(g: Ground, first: int, last: int) -> Number:
    """An ordinal, set aside as one, or as a date or a name."""
    number = make(g, first, last)
    number.low = number.high = None
    number.use = "ordinal"
    settle_use(g, number)
    return number


def fraction(g: Ground, i: int, limit: int) -> Number | None:
    """As in "half", "a third of", "two-thirds", "three-quarters", "twofold": set aside as a ratio."""
    words = g.words
    hit, word = g.fraction.get(i), words[i]
    if hit is not None:
        if word in ("quarter", "quarters", "fold"):
            return None
        number = make(g, i, hit.last)
        number.low = number.high = None
        number.use = "ratio"
        return number
    if word not in ("a", "one") and g.numeral_of(word)[0] not in ("unit", "teen"):
        return None
    at = i + 2 if i + 1 < limit and words[i + 1] == "-" else i + 1
    if at >= limit:
        return None
    part = words[at]
    # "a quarter of the dead", "a quarter were women"
    follows = at + 1 < limit and (words[at + 1] == "of" or g.kinds[at + 1] & AUXILIARY != 0)
    plural = g.fraction.get(at)
    ordinal = g.numeral_of(part)
    is_part = (
        (plural is not None and part not in ("half", "halves")) if word != "a" else part in _FRACTION_PARTS and follows
    )
    tight = at == i + 2 or word == "one"
    if word in ("a", "one") and ordinal[0] == "ordinal" and 2 < ordinal[1] <= 100 and (follows or tight):
        is_part = True
    if not is_part:
        return None
    number = make(g, i, at + 1)
    number.low = number.high = None
    number.use = "ratio"
    return number
