"""Numerals glued to other signs: dates, clock times, scores, phone numbers, addresses, names such as AK-47 and M23.

`read_chain` gives one number for the whole expression, with its reason; None where the numeral stands on its own.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ground import Ground
from tally.extraction.slots import Number
from tally.lexicon.kinds import NUMERAL, OUTCOME, PERSON, UNIT, WEEKDAY

__all__ = ["read_chain"]

_NAMED: Final = 6  # words of the name before a type
_REACH: Final = 60
_SCORE_REACH: Final = 5
_DAYS: Final = frozenset(("today", "yesterday", "tomorrow"))
_DASHES: Final = frozenset("-\u2013")


def read_chain(g: Ground, i: int, until: int) -> Number | None:
    """The glued expression whose first digit stands in word i."""
    words = g.words
    if i in g.handle and i + 1 < g.total and (g.is_glued(i) or words[i] == "@"):
        return _address(g, i)
    if not words[i][0].isdigit():
        if words[i].isascii():
            return None
        return (
            _set(g, i, i + 1, "measure" if g.kinds[i] & UNIT != 0 else "identifier")
            if any(map(str.isdigit, words[i]))
            else None
        )
    if i > until and g.is_glued(i - 1) and (use := _prefix(g, i)) is not None:
        return _set(g, i, _last_digit(g, i) if use == "identifier" else i + 1, use)
    if i + 2 < g.total and g.is_glued(i) and g.is_glued(i + 1) and words[i + 2].isdecimal():
        return _set(g, i, i + 3, "time") if words[i + 1] == "h" else _signed(g, i)
    return None


def _set(g: Ground, first: int, last: int, use: str) -> Number:
    number = Number(first, last, g.starts[first], g.ends[last - 1])
    number.use = use
    return number


def _address(g: Ground, i: int) -> Number | None:
    """An address or a handle: one number from its first digit to its last; None where it holds none."""
    words, at, end, first, last = g.words, i, min(len(g.words), i + 400), -1, -1
    while at < end:
        if any(map(str.isdigit, words[at])):
            first, last = (at if first < 0 else first), at + 1
        if not g.is_glued(at):
            break
        at += 1
    return _set(g, first, last, "identifier") if first >= 0 else None


def _last_digit(g: Ground, i: int) -> int:
    """The end of the last word with a digit in the glued run that begins at i."""
    at, last = i, i + 1
    while at < i + _REACH and g.is_glued(at):
        at += 1
        if g.words[at] in ",;)(\u2014":
            break
        if g.words[at][0].isdigit():
            last = at + 1
    return last


def _prefix(g: Ground, i: int) -> str | None:
    """What letters glued before a numeral, or letters and a hyphen, make of it: AK-47, M23, mid-2014, EF3."""
    words = g.words
    before = words[i - 1]
    if before == "+" and (i < 2 or not g.is_glued(i - 2)) and len(words[i]) <= 3:
        return "identifier" if i + 1 < len(words) and (words[i + 1].isdecimal() or words[i + 1] in "-(") else None
    if before.isalpha():
        if i - 1 in g.currency or i - 1 in g.measured:
            return None
        if len(before) == 1 and i - 1 in g.currency_letter and _is_sum(g, i):
            return None
        return "identifier"
    if before == "=" and words[i - 2] == "n":
        return None  # "(n=219)": how many
    if before in "/_\\=&" and i >= 2 and g.is_glued(i - 2) and not words[i - 2].isdecimal():
        return None if g.kinds[i - 2] & (OUTCOME | PERSON) != 0 else "identifier"
    if before not in _DASHES or i < 2 or not g.is_glued(i - 2) or not words[i - 2].isalpha():
        return None
    lead = words[i - 2]
    if len(lead) > 2 and (unit := g.unit.get(i - 2)) is not None and unit.means == "distance":
        return "distance"
    if (
        lead in g.surface.lexicon.words("date_before")
        or lead in g.surface.lexicon.words("age_limit")
        or i - 1 in g.measured
    ):
        return None
    if before == "\u2013" or g.kinds[i - 2] & NUMERAL != 0:
        return None
    return "identifier"


def _is_sum(g: Ground, i: int) -> bool:
    """Whether a scale or a grouped figure makes the single letter before a currency: "P3.5 million", "N50,000"."""
    return (
        g.word(i + 1) == ","
        or g.kinds[i + 1] & NUMERAL != 0
        or g.kinds[i + 2] & NUMERAL != 0
        or g.kinds[i + 3] & NUMERAL != 0
    )


def _signed(g: Ground, i: int) -> Number | None:
    """Digits joined by one sign: 12:40, 2016/01/25, 50/50, 2-1, 740-555-0142, 192.168.1.1."""
    words = g.words
    sign = words[i + 1]
    if not words[i].isdecimal():
        return None  # "\u00b2/0": a digit that is no numeral
    parts, at = [words[i]], i + 1
    while (
        at + 1 < len(words)
        and len(parts) < 12
        and words[at] == sign
        and g.is_glued(at - 1)
        and g.is_glued(at)
        and words[at + 1].isdecimal()
    ):
        parts.append(words[at + 1])
        at += 2
    if sign == ":":
        return _set(g, i, at, "time" if len(parts[1]) == 2 else "ratio")
    if sign == "/":
        return _set(g, i, at, "date" if _dates_day(g, i, at) else _slashed(parts))
    if sign in _DASHES and len(parts[0]) > 2 and _letters_behind(g, at, sign):
        return _set(g, i, at, "identifier")
    if sign in _DASHES and len(parts) == 2 and _is_type(g, i, at, parts):
        return _set(g, i, at, "identifier")
    if sign in _DASHES:
        use = _dashed(g, parts, i)
        return _set(g, i, at, use) if use else None
    if sign == "." and len(parts) > 2 and any(len(p) != 3 for p in parts[1:]):
        dated = len(parts) == 3 and len(parts[0]) <= 2 and len(parts[2]) in (2, 4)
        return _set(g, i, at, "date" if dated else "identifier")
    return None


def _is_type(g: Ground, i: int, at: int, parts: list[str]) -> bool:
    """ "a Boeing 737-800", "an ATR 72-500": a maker or a name with an article, and a variant in whole hundreds; nobody counted."""
    if len(parts[0]) > 3 or len(parts[1]) != 3 or not parts[1].endswith("00") or g.is_people(at):
        return False
    first = g.surface.sentence(i).first
    k = i - 1
    if k <= first or g.surface.is_capital(k) is not True:
        return False
    if k in g.named:
        return True
    while k > max(first, i - _NAMED) and g.surface.is_capital(k) is True:
        k -= 1
    return g.words[k] == "a" or g.words[k] == "an"


def _letters_behind(g: Ground, at: int, sign: str) -> bool:
    """ "901-528-CASH": a number to call, in digits and letters."""
    return g.word(at) == sign and g.is_glued(at - 1) and g.is_glued(at) and g.word(at + 1).isalpha()


def _dates_day(g: Ground, i: int, at: int) -> bool:
    """ "yesterday (6/8)", "on Monday (3/4)": in brackets behind a day."""
    if i < 2 or g.words[i - 1] != "(" or g.word(at) != ")":
        return False
    return g.kinds[i - 2] & WEEKDAY != 0 or g.words[i - 2] in _DAYS


def _slashed(parts: list[str]) -> str:
    numbers = [int(p[:9]) for p in parts]
    if len(numbers) > 2:
        return "date"
    a, b = numbers
    if (a, b) == (24, 7):
        return "figurative"
    return "ratio" if a == b or (a < b <= 10) else "date"


def _dashed(g: Ground, parts: list[str], i: int) -> str | None:
    """Score, date, phone number or name; None where two digits and a dash are a range."""
    if len(parts) > 2:
        is_date = len(parts) == 3 and len(parts[0]) == 4 and len(parts[1]) <= 2
        return "date" if is_date else "identifier"
    a, b = (int(p[:9]) for p in parts)
    if len(parts[0]) == 4 and 1800 <= a <= 2100 and (len(parts[1]) == 2 or 1800 <= b <= 2100):
        return "date"
    scores = g.surface.at("score_before")
    if any(at in scores for at in range(max(g.surface.sentence(i).first, i - _SCORE_REACH), i)):
        return "score"
    if parts[0][0] == "0" or (parts[1][0] == "0" and b) or max(len(p) for p in parts) > 7:
        return "identifier"
    if a < b:
        return None
    if a + b == 100 and a == b:
        return "ratio"
    return "identifier" if a == b else "score"
