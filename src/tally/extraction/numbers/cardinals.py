"""How one numeral is written: digits with their grouping, words, and the two together ("1.2 million", "two dozen").

`read_cardinal` gives the words that a numeral covers and what they come to. Nothing is said here of what it counts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tally.extraction.numbers.ground import Ground, Numerals
from tally.lexicon import Lexicon
from tally.lexicon.kinds import MONTH, OUTCOME, PERSON, WEEKDAY

__all__ = ["Cardinal", "numerals_of", "read_cardinal", "read_words"]

_GROUP_MARKS: Final = frozenset(",.'")
_MAX_DIGITS: Final = 15
_MOST_SCALES: Final = 3
_SMALL: Final = frozenset(("unit", "teen", "ten"))
_LARGE: Final = frozenset(("hundred", "scale"))
_VULGAR: Final = frozenset(("\u00bd", "\u00bc", "\u00be", "\u2153", "\u2154"))
_PARTS: Final = frozenset(("1", "2", "3", "5", "7"))  # of "1/2", "2/3", "7/8"
_WHOLES: Final = frozenset(("2", "3", "4", "5", "8"))
_OPENERS: Final = frozenset(("a", "an", "one", "half", "quarter"))


class Cardinal:
    """The numeral first..last (end exclusive) and its value; `whole` is False where decimals remain ("6.4").

    `form`: "digits", "words", or the class of a lone word ("group", "band", "single", "both").
    """

    __slots__ = ("first", "flags", "form", "last", "value", "whole")

    def __init__(
        self, first: int, last: int, value: int, form: str, whole: bool = True, flags: tuple[str, ...] = ()
    ) -> None:
        self.first, self.last, self.value, self.form, self.whole, self.flags = first, last, value, form, whole, flags


@lru_cache(maxsize=8)
def numerals_of(lexicon: Lexicon) -> Numerals:
    """Every number word of the lexicon with its class and value; ordinals have the class "ordinal"."""
    table: Numerals = {}
    for entry in lexicon.table("numeral"):
        table.update({w: (entry.means, v) for w, v in zip(entry.match, entry.get("values", ()), strict=False)})
    for entry in lexicon.table("ordinal"):
        table.update({w: ("ordinal", v) for w, v in zip(entry.match, entry.get("values", ()), strict=False)})
    return table


def read_cardinal(g: Ground, i: int, limit: int) -> Cardinal | None:
    """The longest numeral that begins at word i and ends before `limit`, or None."""
    if g.words[i][0].isdigit():
        return _read_digits(g, i, limit)
    return read_words(g, i, limit)


def _read_digits(g: Ground, i: int, limit: int) -> Cardinal | None:
    words = g.words
    last, digits, decimals, flags = _digit_groups(g, i, limit)
    if not digits.isdecimal() or len(digits) > _MAX_DIGITS:
        return None
    whole, value = not decimals, int(digits)
    scale, after = _scale_after(g, last, limit)
    if scale > 1:
        value = int(digits) * scale + (int(decimals) * scale // 10 ** len(decimals) if decimals else 0)
        return Cardinal(i, after, value, "digits")
    if last == i + 1 and _vulgar(g, last, limit):
        return Cardinal(i, last + (1 if words[last] in _VULGAR else 3), value, "digits", whole=False)
    if flags and _is_measured(g, last):
        whole, value, flags = False, int(words[i]), ()
    return Cardinal(i, last, value, "digits", whole, flags)


def _vulgar(g: Ground, at: int, limit: int) -> bool:
    """Whether a fraction goes on with the numeral before `at`: "3 1/2 hours", "3\u00bd hours"."""
    words = g.words
    if at >= limit:
        return False
    if words[at] in _VULGAR:
        return True
    return (
        at + 2 < limit
        and words[at + 1] == "/"
        and words[at] in _PARTS
        and words[at + 2] in _WHOLES
        and g.is_glued(at)
        and g.is_glued(at + 1)
        and not g.is_glued(at - 1)
    )


def _digit_groups(g: Ground, i: int, limit: int) -> tuple[int, str, str, tuple[str, ...]]:
    """End, digits, decimals and flags at i: 1,204 / 1 204 / 1.204 / 1'204 / 12,34,567 / 6.4 / 2,6."""
    words = g.words
    head, sign = words[i], g.word(i + 1)
    at, digits, mark = i + 1, head, ""
    if at >= limit or (sign not in _GROUP_MARKS and not sign.isdigit()):
        return at, digits, "", ()
    if len(head) <= 3 and head[0] != "0":
        while len(digits) <= _MAX_DIGITS:
            size, sign = _next_group(g, at, limit, head, mark)
            if not size:
                break
            digits, mark, at = digits + words[at + size - 1], sign, at + size
    flags = ("ambiguous_number",) if mark == "." and at == i + 3 else ()
    decimals = "" if mark == "." else _decimals(g, at, limit, mark)
    return (at + 2, digits, decimals, ()) if decimals else (at, digits, "", flags)


def _decimals(g: Ground, at: int, limit: int, mark: str) -> str:
    """The decimals behind a point, or behind a comma where a scale follows ("2,6 billion"); "" for none."""
    words = g.words
    if at + 1 >= limit or words[at] not in (".", ",") or words[at] == mark or not _glued_digit(g, at):
        return ""
    part = words[at + 1]
    if at + 3 < limit and words[at + 2] in (".", ",", ":", "/", "-") and _glued_digit(g, at + 2):
        return ""
    if words[at] == "," and (len(part) > 2 or _scale_after(g, at + 2, limit)[0] == 1):
        return ""
    return part[:6]


def _glued_digit(g: Ground, at: int) -> bool:
    """Whether the sign at `at` stands tight between digits; a wire may break its line behind the comma of "1,204"."""
    if not g.is_glued(at - 1) or not g.words[at + 1].isdecimal():
        return False
    if g.is_glued(at):
        return True
    broken = g.words[at] == "," and len(g.words[at + 1]) == 3
    return broken and g.surface.text[g.ends[at] : g.starts[at + 1]] in ("\n", "\r\n")


def _next_group(g: Ground, at: int, limit: int, head: str, mark: str) -> tuple[int, str]:
    """How many words the next group of digits takes, its sign included, and the sign; (0, "") where none follows."""
    words = g.words
    if at >= limit:
        return 0, ""
    sign = words[at]
    if sign in _GROUP_MARKS and at + 1 < limit and mark in ("", sign) and _glued_digit(g, at):
        size = len(words[at + 1])
        if size == 3:
            return (0, "") if sign == "." and _more_decimals(g, at, limit) else (2, sign)
        return (2, sign) if size == 2 and len(head) <= 2 and _is_lakh(g, at, limit) else (0, "")
    if len(sign) == 3 and mark in ("", " ") and sign.isdecimal() and _thin_space(g, at, mark == ""):
        return 1, " "
    return 0, ""


def _is_lakh(g: Ground, at: int, limit: int) -> bool:
    """Whether a group of two digits behind the comma at `at` is followed by another group: "12,34,567"."""
    words = g.words
    if words[at] != "," or at + 3 >= limit or words[at + 2] != "," or not _glued_digit(g, at + 2):
        return False
    return len(words[at + 3]) in (2, 3)


def _more_decimals(g: Ground, at: int, limit: int) -> bool:
    """Whether "1.204" goes on like an address or a version ("1.204.3")."""
    after = at + 2
    if after + 1 >= limit or g.words[after] != "." or not _glued_digit(g, after):
        return False
    return len(g.words[after + 1]) != 3


def _thin_space(g: Ground, at: int, opens: bool) -> bool:
    """Whether the white space before word `at` groups digits: a no-break or thin one, or a plain one in prose."""
    gap = g.surface.text[g.ends[at - 1] : g.starts[at]]
    if gap in ("\u00a0", "\u202f", "\u2009", "\u2007"):
        return True
    if gap != " " or g.sentence_of[at] != g.sentence_of[at - 1] or g.surface.block(at).kind == "row":
        return False
    after = g.words[at + 1] if at + 1 < len(g.words) and g.is_glued(at) else ""
    if after.isalpha() or after in ("-", "/", ":"):
        return False
    if not opens or at - 1 in g.modifier:
        return True
    before = g.words[at - 2] if at >= 2 else ""
    if g.kinds[at - 2] & (MONTH | WEEKDAY) or at - 2 in g.named or at - 2 in g.currency:
        return False
    if before == ",":
        # "In 2017, 1 856 persons", "In Holm, 3 200 people", but "12, 1 500"
        year = len(g.words[at - 3]) == 4
        return not g.is_glued(at - 2) and (year or not g.words[at - 3][-1].isdigit()) and at - 3 not in g.named
    return before not in (":", "/", "-", "+", "at") and not before.isdecimal()


def _scale_after(g: Ground, at: int, limit: int) -> tuple[int, int]:
    """The product of the scale words from `at` on ("million", "hundred thousand", a glued "k"), and their end."""
    words = g.words
    letter = _letter_scale(g, at, limit)
    if letter:
        return letter, at + 1
    if g.word(at) == "-" and g.is_glued(at - 1) and g.is_glued(at):
        # "a 100-million-peso reward".
        return _scale_after(g, at + 1, limit) if words[at - 1].isdecimal() and _is_scale(g, at + 1) else (1, at)
    product, first = 1, at
    while at < limit and at < first + _MOST_SCALES:
        name, value = g.numeral_of(words[at])
        if (name not in _LARGE and name != "group") or words[at] == "score":
            break
        product, at = product * value, at + 1
        if name == "group":
            break
    return product, at


def _is_scale(g: Ground, at: int) -> bool:
    return g.numeral_of(g.word(at))[0] == "scale"


def _letter_scale(g: Ground, at: int, limit: int) -> int:
    """What a single glued letter scales by: "54k", "3m people" ("3m" of anything else are metres); 0 for none."""
    if at >= limit or g.words[at] not in ("k", "m") or not g.is_glued(at - 1):
        return 0
    if g.words[at] == "k":
        return 0 if g.is_glued(at) and at + 1 < limit and g.words[at + 1] == "-" else 1000
    happens = at + 1 < limit and g.kinds[at + 1] & OUTCOME != 0
    counted = (at + 1 < limit and g.kinds[at + 1] & PERSON != 0) or (at + 2 < limit and g.kinds[at + 2] & PERSON != 0)
    return 1000000 if happens or counted else 0


def _is_measured(g: Ground, at: int) -> bool:
    """Whether a unit that takes decimals stands at `at`: "1.204 km"."""
    if at < len(g.words) and g.words[at] == "-":
        at += 1
    hit = g.unit.get(at)
    return hit is not None and hit.means in ("distance", "measure", "percentage", "ratio", "time")


def read_words(g: Ground, i: int, limit: int) -> Cardinal | None:
    """The numeral in words that begins at i ("a hundred and six", "half a dozen", "twenty-three"), or None."""
    word = g.words[i]
    if word in _OPENERS:
        special = _with_article(g, i, limit)
        if special is not None:
            return special
    name, value = g.numeral_of(word)
    if name in ("group", "band", "both", "single"):
        return Cardinal(i, i + 1, value, name)
    return _spelled(g, i, i, limit) if name in _SMALL or name in _LARGE else None


def _with_article(g: Ground, i: int, limit: int) -> Cardinal | None:
    """As in "a dozen", "a hundred and six", "half a dozen", "half a million", "a million and a half", "a trio"."""
    numerals, words = g.numerals, g.words
    word, after = words[i], i + 1
    if after >= limit:
        return None
    if word in ("half", "quarter"):
        at = after + 1 if words[after] in ("a", "an", "of") else after
        if words[after] == "of" and at < limit and words[at] == "a":
            at += 1
        name, value = g.numeral_of(words[at]) if at < limit else ("", 0)
        if name in ("group", "scale", "hundred") and (at > after or name == "scale"):
            return Cardinal(i, at + 1, value // (2 if word == "half" else 4), "words")
        return None
    name, value = g.numeral_of(words[after])
    if word == "one" and name != "group":
        return None
    if name in ("group", "band"):
        if (
            words[after] == "couple"
            and after + 1 < limit
            and (words[after + 1] == "of" or words[after + 1] in numerals)
        ):
            return None
        return Cardinal(i, after + 1, value, name if name == "band" else "words")
    return _spelled(g, i, after, limit) if name in _LARGE else None


def _spelled(g: Ground, first: int, i: int, limit: int) -> Cardinal | None:
    """Read tens and units, hundreds and scales from word i on; with `first` < i an article stands for one."""
    words = g.words
    total, current, at, end = 0, 1 if first < i else 0, i, i
    seen, top = "", 1 << 62
    opens = first < i
    while at < limit:
        if seen:
            at += _joined(g, at, limit, end, seen)
        name, value = g.numeral_of(words[at])
        if _adds(name, value, seen):
            current += value
        elif name == "hundred" and (seen in _SMALL or (opens and not seen)):
            current *= value
        elif name == "scale" and value < top and (seen or opens):
            total, current, top = total + current * value, 0, value
        elif name == "group" and (seen in _SMALL or seen == "hundred") and total == 0:
            return Cardinal(first, at + 1, current * value, "words")
        else:
            break
        seen, at, end = name, at + 1, at + 1
    if end == i:
        return None
    return _and_a_half(g, Cardinal(first, end, total + current, "words"), limit)


def _adds(name: str, value: int, seen: str) -> bool:
    """Whether a unit, a teen or a ten can stand behind what was read so far."""
    if name == "unit":
        return seen in ("", "ten", "hundred", "scale") and (value > 0 or not seen)
    return name in ("teen", "ten") and seen in ("", "hundred", "scale")


def _joined(g: Ground, at: int, limit: int, end: int, seen: str) -> int:
    """How many joining words stand at `at`: hyphens between number words, "and" after a hundred or a scale."""
    link = g.words[at]
    if (link != "and" and link != "-") or at != end or at + 1 >= limit:
        return 0
    after = g.numeral_of(g.words[at + 1])[0]
    if link == "and":
        return 1 if seen in _LARGE and after in _SMALL else 0
    if not g.is_glued(at - 1) or not g.is_glued(at):
        return 0
    if at + 3 < limit and seen in _LARGE and g.words[at + 1] == "and" and g.words[at + 2] == "-":
        return 3 if g.numeral_of(g.words[at + 3])[0] in _SMALL else 0  # "two-hundred-and-six"
    # "twenty-three", "one-hundred", but not "two-three".
    return 1 if after in _LARGE or (seen == "ten" and after in _SMALL) or (seen in _LARGE and after) else 0


def _and_a_half(g: Ground, found: Cardinal, limit: int) -> Cardinal:
    """Count the half of "two and a half million" in; "two and a half" alone keeps decimals."""
    words, at = g.words, found.last
    link = g.word(at)
    if link != "and" and link != "-":
        return found
    if words[at : at + 6] == ["-", "and", "-", "a", "-", "half"]:
        return Cardinal(found.first, min(at + 6, limit), found.value, "words", whole=False)
    if words[at : min(at + 3, limit)] != ["and", "a", "half"]:
        return found
    scale, after = _scale_after(g, at + 3, limit)
    if scale > 1:
        return Cardinal(found.first, after, found.value * scale + scale // 2, "words")
    last_name, last_value = g.numeral_of(words[at - 1])
    if last_name in _LARGE:
        return Cardinal(found.first, at + 3, found.value + last_value // 2, "words")
    return Cardinal(found.first, at + 3, found.value, "words", whole=False)
