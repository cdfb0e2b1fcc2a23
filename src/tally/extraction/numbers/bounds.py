"""What the words around a numeral allow: ranges, floors, ceilings, approximations.

`join_range` takes in the second end of a range; `bind_hedge` finds the hedge and sets kind, low, high and tolerance.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.cardinals import Cardinal, read_cardinal
from tally.extraction.numbers.ground import Ground
from tally.extraction.slots import Number
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, CHANGE, DETERMINER, OUTCOME, PERSON, PREPOSITION, TOLL_WORD, UNIT

__all__ = ["bind_hedge", "join_range"]

_DASHES: Final = frozenset("-\u2013\u2014")
_LINKS: Final = frozenset(("to", "or", "until", "till", *_DASHES))
_DOUBTFUL: Final = frozenset(("past", "over", "some", "under", "about"))
_TOLL_REACH: Final = 14


def join_range(g: Ground, number: Number, limit: int, frame: str = "") -> bool:
    """Make `number` a range where a second end follows; `frame` is the link that the opening words ask for."""
    words, at = g.words, number.last
    if at >= limit:
        return False
    if (found := _tolerance(g, number, limit)) is not None:
        return found
    link = words[at]
    if frame in ("and", "or") and link != frame and not (frame == "and" and link in _DASHES):
        return False
    step = link == "to" and g.word(number.first - 1) == "by" and g.kinds[number.first - 2] & CHANGE != 0
    if not step and (link in _LINKS or (frame == "and" and link == "and")):  # not "climbed by three to 15"
        other = _second(g, number, at + 1, limit, link)
        if other is not None:
            return _span(g, number, other)
    second = g.range.get(at + 1 if link == "," or link == "(" else at)
    if second is not None and second.means == "second" and second.last < limit and number.value is not None:
        at = second.last
        hedge = g.modifier.get(at)
        at = hedge.last if hedge is not None and hedge.means == "upper" and hedge.last < limit else at
        other = read_cardinal(g, at, limit)
        if (
            other is not None
            and other.whole
            and number.value < other.value <= 20 * number.value
            and not _own_noun(g, other, limit)
        ):
            return _span(g, number, other)
    return False


def _own_noun(g: Ground, other: Cardinal, limit: int) -> bool:
    """Whether the second numeral has a unit of its own, so that it bounds nothing."""
    return other.last < limit and g.kinds[other.last] & UNIT != 0


def _second(g: Ground, number: Number, at: int, limit: int, link: str) -> Cardinal | None:
    """The second end of "a to b", "a or b", "a-b", "between a and b": larger than the first, and written like it."""
    if at >= limit or number.value is None:
        return None
    if link == "or" and g.words[at] in ("more", "so", "fewer", "less"):
        return None
    hedge = g.modifier.get(at)
    if hedge is not None and hedge.last < limit and link not in _DASHES and link != "or":
        at = hedge.last
    other = read_cardinal(g, at, limit)
    if other is None or not other.whole or other.form in ("both", "single", "band"):
        return None
    low = number.value
    scale = _scale_of(g, other)
    if scale > 1 and 0 < low < other.value // scale:
        low *= scale
    elif (
        g.words[number.last - 1].isdecimal()
        and other.form == "digits"
        and other.value % 1000 == 0
        and low < other.value // 1000
    ):
        # "10 to 12,000" spares the first thousand.
        low *= 1000
    if not low < other.value:
        return None
    if link in ("or", "-") and other.value > max(20, 5 * low):
        return None
    if link in _DASHES and (
        g.words[number.last - 1].isalpha() != g.words[at].isalpha() or not _evenly_set(g, number.last)
    ):
        return None
    if link in _DASHES and not _evenly_glued(g, number.last):
        return None
    number.value = low
    return other


def _scale_of(g: Ground, other: Cardinal) -> int:
    """The scale that the second end has in a word of its own, and the first shares: "two to three million"."""
    if other.last - other.first < 2 or g.words[other.first] in ("a", "an"):
        return 1
    name, value = g.numeral_of(g.words[other.last - 1])
    return value if name in ("scale", "hundred", "group") else 1


def _evenly_set(g: Ground, at: int) -> bool:
    """Whether the dash at `at` has white space on both sides or on neither."""
    return g.is_glued(at - 1) == g.is_glued(at)


def _evenly_glued(g: Ground, at: int) -> bool:
    """Whether the dash is set tight; a spaced hyphen joins a range only between digits ("12 - 15")."""
    return g.is_glued(at - 1) or (g.words[at] != "\u2014" and g.words[at - 1].isdecimal())


def _span(g: Ground, number: Number, other: Cardinal) -> bool:
    number.kind, number.low, number.high, number.value = "range", number.value, other.value, None
    number.last, number.end = other.last, g.ends[other.last - 1]
    return True


def _tolerance(g: Ground, number: Number, limit: int) -> bool | None:
    """Read "35 (plus or minus five)" as a range of 30 to 40; None where no tolerance is written."""
    words, at = g.words, number.last
    bracket = words[at] == "("
    if bracket:
        at += 1
    hit = g.range.get(at) if at < limit else None
    if hit is None or hit.means != "tolerance" or hit.last >= limit or number.value is None:
        return None
    other = read_cardinal(g, hit.last, limit)
    if other is None or not other.whole or other.value >= number.value:
        return None
    number.low, number.high = number.value - other.value, number.value + other.value
    number.kind, number.value = "range", None
    last = other.last + 1 if bracket and other.last < limit and words[other.last] == ")" else other.last
    number.last, number.end = last, g.ends[last - 1]
    return True


def bind_hedge(g: Ground, number: Number) -> None:
    """Set the hedge of `number` and what it makes of the quantity (contract, "Quantity")."""
    hit = _before(g, number) or _after(g, number) or _behind_noun(g, number)
    if hit is None:
        return
    number.modifier = (hit.first + (g.words[hit.first] == ","), hit.last)
    if number.kind in ("range", "vague", "none") or number.value is None:
        return
    n, strict, means = number.value, bool(hit.entry.get("strict")), hit.means
    number.kind = means
    if means == "lower":
        number.low, number.high = n + strict, None
    elif means == "upper":
        number.low, number.high = 0, max(0, n - strict)
    else:
        number.low, number.high = None, (max(0, n - 1) if hit.entry.get("below") else None)
        number.tolerance = tolerance(n)


def tolerance(n: int) -> int:
    """Half the rounding step of a round number or 5 %, the larger (contract, "Quantity")."""
    step = 1
    while n and n % (step * 10) == 0:
        step *= 10
    return max(step // 2, n // 20)


def _before(g: Ground, number: Number) -> Hit | None:
    """The hedge at the left, over "another", "a further" where these stand between."""
    at = number.first - 1
    hit, gap = g.modifier.get(at), g.between.get(at)
    first = g.surface.sentence(number.first).first
    if g.words[at] == '"' and at > first:
        hit = g.modifier.get(at - 1)  # "still holds "at least" 20 nurses": a hedge of somebody else's
        at -= 1
        if hit is None or g.words[hit.first - 1] != '"':
            return None
    if hit is None and gap is None:
        return None
    if hit is None and gap is not None and at >= first:
        at = gap.first - 1
        hit = g.modifier.get(at)
    if hit is None or at < first or hit.last != at + 1:
        return None
    if hit.entry.get("toll") and not _after_toll(g, hit, first):
        return None
    return None if _not_hedge(g, hit, first) else hit


def _not_hedge(g: Ground, hit: Hit, first: int) -> bool:
    """As in "the past 24 hours", "spoke about two", "hand over 18 soldiers", "the toll is up to 57": looks like a hedge and is none."""
    before, word = hit.first - 1, g.words[hit.first]
    if before < first:
        return False
    if word == "up":
        told = before - 1 if g.kinds[before] & AUXILIARY != 0 else before
        # "Floods displaced up to 40": a verb, but for "the injured".
        verb = (
            told == before
            and g.surface.is_of(told, OUTCOME)
            and not g.surface.is_of(told - 1, DETERMINER | PREPOSITION)
        )
        return g.surface.is_of(before, CHANGE) or (g.surface.is_of(told, TOLL_WORD) and not verb)
    if hit.last > hit.first + 1:
        return False
    if word in ("about", "over") and before in g.surface.at(word):
        return True
    if word == "past" and not g.surface.is_of(before, CHANGE):
        return True
    return word in _DOUBTFUL and g.words[before] in ("the", "this")


def _after_toll(g: Ground, hit: Hit, first: int) -> bool:
    return any(g.surface.is_of(at, TOLL_WORD) for at in range(max(first, hit.first - _TOLL_REACH), hit.first))


def _behind_noun(g: Ground, number: Number) -> Hit | None:
    """The floor behind the people: "the death of three people at least"."""
    at = number.last + 1
    hit = g.modifier.get(at)
    if hit is None or hit.first != at or g.words[at : at + 2] != ["at", "least"] or not g.kinds[number.last] & PERSON:
        return None
    if at + 2 >= len(g.words) or g.opens_numeral(at + 2) or g.words[at + 2][0].isdigit():
        return None
    return hit if at < g.surface.sentence(number.first).last else None


def _after(g: Ground, number: Number) -> Hit | None:
    """The hedge at the right: "40-plus", "40+", "40 or more", "sixty-odd"."""
    at = number.last
    hit = g.modifier_after.get(at)
    if hit is None or hit.first != at or at >= g.surface.sentence(number.first).last:
        return None
    words = g.words
    # "30 people plus the gunman": somebody else is added.
    added = g.surface.is_of(hit.last, DETERMINER) or g.opens_numeral(hit.last) or hit.last >= len(words)
    if words[at] == "plus" and added:
        return None
    if words[at] == "+" and (not g.is_glued(at - 1) or (g.is_glued(at) and words[at + 1][0].isdigit())):
        return None
    return hit
