"""Numerals glued to other signs: dates, clock times, scores, phone numbers, addresses, names such as AK-47 and M23.

`read_chain` gives one number for the whole expression, with its reason; None where the numeral stands on its own.
"""

from __future__ import annotations

from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["read_chain"]

_REACH = 60
_DASHES = frozenset("-\u2013")


def read_chain(surface: Surface, i: int, until: int) -> Number | None:
    """The glued expression whose first digit stands in word i."""
    words = surface.words
    if i in surface.at["handle"] and i + 1 < len(words) and (surface.is_glued(i) or words[i] == "@"):
        return _address(surface, i)
    if not words[i][0].isdigit():
        if words[i].isascii():
            return None
        return (
            _set(surface, i, i + 1, "measure" if i in surface.at["unit"] else "identifier")
            if any(map(str.isdigit, words[i]))
            else None
        )
    if i > until and surface.is_glued(i - 1) and (use := _prefix(surface, i)) is not None:
        return _set(surface, i, _last_digit(surface, i) if use == "identifier" else i + 1, use)
    if i + 2 < len(words) and surface.is_glued(i) and surface.is_glued(i + 1) and words[i + 2].isdecimal():
        return _set(surface, i, i + 3, "time") if words[i + 1] == "h" else _signed(surface, i)
    return None


def _set(surface: Surface, first: int, last: int, use: str) -> Number:
    number = Number(first, last, surface.starts[first], surface.ends[last - 1])
    number.use = use
    return number


def _address(surface: Surface, i: int) -> Number | None:
    """An address or a handle: one number from its first digit to its last; None where it holds none."""
    words, at, end, first, last = surface.words, i, min(len(surface.words), i + 400), -1, -1
    while at < end:
        if any(map(str.isdigit, words[at])):
            first, last = (at if first < 0 else first), at + 1
        if not surface.is_glued(at):
            break
        at += 1
    return _set(surface, first, last, "identifier") if first >= 0 else None


def _last_digit(surface: Surface, i: int) -> int:
    """The end of the last word with a digit in the glued run that begins at i."""
    at, last = i, i + 1
    while at < i + _REACH and surface.is_glued(at):
        at += 1
        if surface.words[at] in ",;)(\u2014":
            break
        if surface.words[at][0].isdigit():
            last = at + 1
    return last


def _prefix(surface: Surface, i: int) -> str | None:
    """What letters glued before a numeral, or letters and a hyphen, make of it: AK-47, M23, mid-2014, EF3."""
    words = surface.words
    before = words[i - 1]
    if before == "+" and (i < 2 or not surface.is_glued(i - 2)) and len(words[i]) <= 3:
        return "identifier" if i + 1 < len(words) and (words[i + 1].isdecimal() or words[i + 1] in "-(") else None
    if before.isalpha():
        if i - 1 in surface.at["currency"] or i - 1 in surface.at["measured"]:
            return None
        if len(before) == 1 and i - 1 in surface.at["currency_letter"] and _is_sum(surface, i):
            return None
        return "identifier"
    if before in "/_\\=&" and i >= 2 and surface.is_glued(i - 2) and not words[i - 2].isdecimal():
        return None if i - 2 in surface.at["outcome"] or i - 2 in surface.at["person"] else "identifier"
    if before not in _DASHES or i < 2 or not surface.is_glued(i - 2) or not words[i - 2].isalpha():
        return None
    lead = words[i - 2]
    if len(lead) > 2 and (unit := surface.at["unit"].get(i - 2)) is not None and unit.means == "distance":
        return "distance"
    if (
        lead in surface.lexicon.words("date_before")
        or lead in surface.lexicon.words("age_limit")
        or i - 1 in surface.at["measured"]
    ):
        return None
    if before == "\u2013" or i - 2 in surface.at["numeral"]:
        return None
    return "identifier"


def _is_sum(surface: Surface, i: int) -> bool:
    """Whether a scale or a grouped figure makes the single letter before a currency: "P3.5 million", "N50,000"."""
    window = surface.words[i + 1 : i + 4]
    numerals = surface.at["numeral"]
    return any(i + 1 + k in numerals for k, _ in enumerate(window)) or "," in window[:1]


def _signed(surface: Surface, i: int) -> Number | None:
    """Digits joined by one sign: 12:40, 2016/01/25, 50/50, 2-1, 740-555-0142, 192.168.1.1."""
    words = surface.words
    sign = words[i + 1]
    parts, at = [words[i]], i + 1
    while (
        at + 1 < len(words)
        and len(parts) < 12
        and words[at] == sign
        and surface.is_glued(at - 1)
        and surface.is_glued(at)
        and words[at + 1].isdecimal()
    ):
        parts.append(words[at + 1])
        at += 2
    if sign == ":":
        return _set(surface, i, at, "time" if len(parts[1]) == 2 else "ratio")
    if sign == "/":
        return _set(surface, i, at, _slashed(surface, parts))
    if sign in _DASHES:
        use = _dashed(surface, parts, i, sign)
        return _set(surface, i, at, use) if use else None
    if sign == "." and len(parts) > 2 and any(len(p) != 3 for p in parts[1:]):
        dated = len(parts) == 3 and len(parts[0]) <= 2 and len(parts[2]) in (2, 4)
        return _set(surface, i, at, "date" if dated else "identifier")
    return None


def _slashed(surface: Surface, parts: list[str]) -> str:
    numbers = [int(p[:9]) for p in parts]
    if len(numbers) > 2:
        return "date"
    a, b = numbers
    if (a, b) == (24, 7):
        return "figurative"
    return "ratio" if a == b or (a < b <= 10) else "date"


def _dashed(surface: Surface, parts: list[str], i: int, sign: str) -> str | None:
    """Score, date, phone number or name; None where two digits and a dash are a range."""
    if len(parts) > 2:
        is_date = len(parts) == 3 and len(parts[0]) == 4 and len(parts[1]) <= 2
        return "date" if is_date else "identifier"
    a, b = (int(p[:9]) for p in parts)
    if len(parts[0]) == 4 and 1800 <= a <= 2100 and (len(parts[1]) == 2 or 1800 <= b <= 2100):
        return "date"
    if any(j in surface.at["score_before"] for j in range(max(surface.sentence(i).first, i - 5), i)):
        return "score"
    if parts[0][0] == "0" or (parts[1][0] == "0" and b) or max(len(p) for p in parts) > 7:
        return "identifier"
    if a < b:
        return None
    if a + b == 100 and a == b:
        return "ratio"
    return "identifier" if a == b else "score"
