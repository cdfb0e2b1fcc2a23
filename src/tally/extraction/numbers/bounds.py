"""What the words around a numeral allow: ranges, floors, ceilings, approximations.

`join_range` takes in the second end of a range; `bind_hedge` finds the hedge and sets kind, low, high and tolerance.
"""

from __future__ import annotations

from tally.extraction.neighbours import opens_numeral
from tally.extraction.numbers.cardinals import Cardinal, numerals_of, read_cardinal
from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["bind_hedge", "join_range"]

_DASHES = frozenset("-\u2013\u2014")


def join_range(surface: Surface, number: Number, limit: int, frame: str = "") -> bool:
    """Make `number` a range where a second end follows; `frame` is the link that the opening words ask for."""
    words, at = surface.words, number.last
    if at >= limit:
        return False
    if (found := _tolerance(surface, number, limit)) is not None:
        return found
    link = words[at]
    if frame in ("and", "or") and link != frame and not (frame == "and" and link in _DASHES):
        return False
    if link in ("to", "or", "until", "till") or link in _DASHES or (link == "and" and frame == "and"):
        other = _second(surface, number, at + 1, limit, link)
        if other is not None:
            return _span(surface, number, other)
    second = surface.at["range"].get(at if words[at] not in (",", "(") else at + 1)
    if second is not None and second.means == "second" and second.last < limit and number.value is not None:
        at = second.last
        hedge = surface.at["modifier"].get(at)
        at = hedge.last if hedge is not None and hedge.means == "upper" and hedge.last < limit else at
        other = read_cardinal(surface, at, limit)
        if (
            other is not None
            and other.whole
            and number.value < other.value <= 20 * number.value
            and not _own_noun(surface, other, limit)
        ):
            return _span(surface, number, other)
    return False


def _own_noun(surface: Surface, other: Cardinal, limit: int) -> bool:
    """Whether the second numeral has a unit of its own, so that it bounds nothing."""
    return other.last < limit and other.last in surface.at["unit"]


def _second(surface: Surface, number: Number, at: int, limit: int, link: str) -> Cardinal | None:
    """The second end of "a to b", "a or b", "a-b", "between a and b": larger than the first, and written like it."""
    if at >= limit or number.value is None:
        return None
    if link == "or" and surface.words[at] in ("more", "so", "fewer", "less"):
        return None
    hedge = surface.at["modifier"].get(at)
    if hedge is not None and hedge.last < limit and link not in _DASHES and link != "or":
        at = hedge.last
    other = read_cardinal(surface, at, limit)
    if other is None or not other.whole or other.form in ("both", "single", "band"):
        return None
    low = number.value
    scale = _scale_of(surface, other)
    if scale > 1 and 0 < low < other.value // scale:
        low *= scale
    elif (
        surface.words[number.last - 1].isdecimal()
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
        surface.words[number.last - 1].isalpha() != surface.words[at].isalpha() or not _evenly_set(surface, number.last)
    ):
        return None
    if link in _DASHES and not _evenly_glued(surface, number.last):
        return None
    number.value = low
    return other


def _scale_of(surface: Surface, other: Cardinal) -> int:
    """The scale that the second end has in a word of its own, and the first shares: "two to three million"."""
    if other.last - other.first < 2 or surface.words[other.first] in ("a", "an"):
        return 1
    name, value = numerals_of(surface.lexicon).get(surface.words[other.last - 1], ("", 1))
    return value if name in ("scale", "hundred") else 1


def _evenly_set(surface: Surface, at: int) -> bool:
    """Whether the dash at `at` has white space on both sides or on neither."""
    return surface.is_glued(at - 1) == surface.is_glued(at)


def _evenly_glued(surface: Surface, at: int) -> bool:
    """Whether the dash is set tight; a spaced hyphen joins a range only between digits ("12 - 15")."""
    return surface.is_glued(at - 1) or (surface.words[at] != "\u2014" and surface.words[at - 1].isdecimal())


def _span(surface: Surface, number: Number, other: Cardinal) -> bool:
    number.kind, number.low, number.high, number.value = "range", number.value, other.value, None
    number.last, number.end = other.last, surface.ends[other.last - 1]
    return True


def _tolerance(surface: Surface, number: Number, limit: int) -> bool | None:
    """Read "35 (plus or minus five)" as a range of 30 to 40; None where no tolerance is written."""
    words, at = surface.words, number.last
    bracket = words[at] == "("
    hit = surface.at["range"].get(at + bracket) if at + bracket < limit else None
    if hit is None or hit.means != "tolerance" or hit.last >= limit or number.value is None:
        return None
    other = read_cardinal(surface, hit.last, limit)
    if other is None or not other.whole or other.value >= number.value:
        return None
    number.low, number.high = number.value - other.value, number.value + other.value
    number.kind, number.value = "range", None
    last = other.last + 1 if bracket and other.last < limit and words[other.last] == ")" else other.last
    number.last, number.end = last, surface.ends[last - 1]
    return True


def bind_hedge(surface: Surface, number: Number) -> None:
    """Set the hedge of `number` and what it makes of the quantity (contract, "Quantity")."""
    hit = _before(surface, number) or _after(surface, number)
    if hit is None:
        return
    number.modifier = (hit.first, hit.last)
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


def _before(surface: Surface, number: Number) -> Hit | None:
    """The hedge at the left, over "another", "a further" where these stand between."""
    modifiers, gaps = surface.at["modifier"], surface.at["between"]
    first, at = surface.sentence(number.first).first, number.first - 1
    if at >= first and (gap := gaps.get(at)) is not None and at not in modifiers:
        at = gap.first - 1
    if at < first:
        return None
    hit = modifiers.get(at)
    if hit is None or hit.last != at + 1:
        return None
    if hit.entry.get("toll") and not _after_toll(surface, hit, first):
        return None
    return None if _not_hedge(surface, hit, first) else hit


def _not_hedge(surface: Surface, hit: Hit, first: int) -> bool:
    """As in "the past 24 hours", "spoke about two", "the toll is up to 57": looks like a hedge and is none."""
    before, word = hit.first - 1, surface.words[hit.first]
    if before < first:
        return False
    changes = surface.at["change"]
    if word == "up":
        told = before - 1 if before in surface.at["auxiliary"] else before
        return before in changes or told in surface.at["toll_word"]
    if hit.last > hit.first + 1:
        return False
    if word == "about" and before in surface.at["about"]:
        return True
    if word == "past" and before not in changes:
        return True
    return word in ("past", "over", "some", "under", "about") and surface.words[before] in ("the", "this")


def _after_toll(surface: Surface, hit: Hit, first: int) -> bool:
    tolls = surface.at["toll_word"]
    return any(j in tolls for j in range(max(first, hit.first - 9), hit.first))


def _after(surface: Surface, number: Number) -> Hit | None:
    """The hedge at the right: "40-plus", "40+", "40 or more", "sixty-odd"."""
    at = number.last
    if at >= surface.sentence(number.first).last:
        return None
    hit = surface.at["modifier_after"].get(at)
    if hit is None or hit.first != at:
        return None
    words = surface.words
    # "30 people plus the gunman": somebody else is added.
    added = hit.last in surface.at["determiner"] or opens_numeral(surface, hit.last) or hit.last >= len(words)
    if words[at] == "plus" and added:
        return None
    if words[at] == "+" and (not surface.is_glued(at - 1) or (surface.is_glued(at) and words[at + 1][0].isdigit())):
        return None
    return hit
