"""How one numeral is written: digits with their grouping, words, and the two together ("1.2 million", "two dozen").

`read_cardinal` gives the words that a numeral covers and what they come to. Nothing is said here of what it counts.
"""

from __future__ import annotations

from functools import lru_cache

from tally.extraction.text import Surface
from tally.lexicon import Lexicon

__all__ = ["Cardinal", "numerals_of", "read_cardinal", "read_words"]

_GROUP_MARKS = frozenset(",.'")
_MAX_DIGITS = 15
_MOST_SCALES = 3
_SMALL = ("unit", "teen", "ten")


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
def numerals_of(lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """Every number word of the lexicon with its class and value; ordinals have the class "ordinal"."""
    table: dict[str, tuple[str, int]] = {}
    for entry in lexicon.table("numeral"):
        table.update({w: (entry.means, v) for w, v in zip(entry.match, entry.get("values", ()), strict=False)})
    for entry in lexicon.table("ordinal"):
        table.update({w: ("ordinal", v) for w, v in zip(entry.match, entry.get("values", ()), strict=False)})
    return table


def read_cardinal(surface: Surface, i: int, limit: int) -> Cardinal | None:
    """The longest numeral that begins at word i and ends before `limit`, or None."""
    if surface.words[i][0].isdigit():
        return _read_digits(surface, i, limit)
    return read_words(surface, i, limit)


def _read_digits(surface: Surface, i: int, limit: int) -> Cardinal | None:
    words = surface.words
    last, digits, decimals, flags = _digit_groups(surface, i, limit)
    if not digits.isdecimal() or len(digits) > _MAX_DIGITS:
        return None
    whole, value = not decimals, int(digits)
    scale, after = _scale_after(surface, last, limit)
    if scale > 1:
        value = int(digits) * scale + (int(decimals) * scale // 10 ** len(decimals) if decimals else 0)
        return Cardinal(i, after, value, "digits")
    if flags == ("ambiguous_number",) and _is_measured(surface, last):
        whole, value, flags = False, int(words[i]), ()
    return Cardinal(i, last, value, "digits", whole, flags)


def _digit_groups(surface: Surface, i: int, limit: int) -> tuple[int, str, str, tuple[str, ...]]:
    """End, digits, decimals and flags at i: 1,204 / 1 204 / 1.204 / 1'204 / 12,34,567 / 6.4 / 2,6."""
    words = surface.words
    head = words[i]
    at, digits, mark = i + 1, head, ""
    if len(head) <= 3 and head[0] != "0":
        while len(digits) <= _MAX_DIGITS:
            size, sign = _next_group(surface, at, limit, head, mark)
            if not size:
                break
            digits, mark, at = digits + words[at + size - 1], sign, at + size
    flags = ("ambiguous_number",) if mark == "." and at == i + 3 else ()
    decimals = "" if mark == "." else _decimals(surface, at, limit, mark)
    return (at + 2, digits, decimals, ()) if decimals else (at, digits, "", flags)


def _decimals(surface: Surface, at: int, limit: int, mark: str) -> str:
    """The decimals behind a point, or behind a comma where a scale follows ("2,6 billion"); "" for none."""
    words = surface.words
    if at + 1 >= limit or words[at] not in (".", ",") or words[at] == mark or not _glued_digit(surface, at):
        return ""
    part = words[at + 1]
    if at + 3 < limit and words[at + 2] in (".", ",", ":", "/", "-") and _glued_digit(surface, at + 2):
        return ""
    if words[at] == "," and (len(part) > 2 or _scale_after(surface, at + 2, limit)[0] == 1):
        return ""
    return part[:6]


def _glued_digit(surface: Surface, at: int) -> bool:
    """Whether the sign at `at` stands tight between digits; a wire may break its line behind the comma of "1,204"."""
    if not surface.is_glued(at - 1) or not surface.words[at + 1].isdecimal():
        return False
    if surface.is_glued(at):
        return True
    broken = surface.words[at] == "," and len(surface.words[at + 1]) == 3
    return broken and surface.text[surface.ends[at] : surface.starts[at + 1]] in ("\n", "\r\n")


def _next_group(surface: Surface, at: int, limit: int, head: str, mark: str) -> tuple[int, str]:
    """How many words the next group of digits takes, its sign included, and the sign; (0, "") where none follows."""
    words = surface.words
    if at >= limit:
        return 0, ""
    sign = words[at]
    if sign in _GROUP_MARKS and at + 1 < limit and mark in ("", sign) and _glued_digit(surface, at):
        size = len(words[at + 1])
        if size == 3:
            return (0, "") if sign == "." and _more_decimals(surface, at, limit) else (2, sign)
        return (2, sign) if size == 2 and len(head) <= 2 and _is_lakh(surface, at, limit) else (0, "")
    if mark in ("", " ") and sign.isdecimal() and len(sign) == 3 and _thin_space(surface, at, mark == ""):
        return 1, " "
    return 0, ""


def _is_lakh(surface: Surface, at: int, limit: int) -> bool:
    """Whether a group of two digits behind the comma at `at` is followed by another group: "12,34,567"."""
    words = surface.words
    if words[at] != "," or at + 3 >= limit or words[at + 2] != "," or not _glued_digit(surface, at + 2):
        return False
    return len(words[at + 3]) in (2, 3)


def _more_decimals(surface: Surface, at: int, limit: int) -> bool:
    """Whether "1.204" goes on like an address or a version ("1.204.3")."""
    after = at + 2
    if after + 1 >= limit or surface.words[after] != "." or not _glued_digit(surface, after):
        return False
    return len(surface.words[after + 1]) != 3


def _thin_space(surface: Surface, at: int, opens: bool) -> bool:
    """Whether the white space before word `at` groups digits: a no-break or thin one, or a plain one in prose."""
    gap = surface.text[surface.ends[at - 1] : surface.starts[at]]
    if gap in ("\u00a0", "\u202f", "\u2009", "\u2007"):
        return True
    if gap != " " or surface.sentence_of[at] != surface.sentence_of[at - 1] or surface.block(at).kind == "row":
        return False
    after = surface.words[at + 1] if at + 1 < len(surface.words) and surface.is_glued(at) else ""
    if after.isalpha() or after in ("-", "/", ":"):
        return False
    if not opens or at - 1 in surface.at["modifier"]:
        return True
    before = surface.words[at - 2] if at >= 2 else ""
    if any(at - 2 in surface.at[kind] for kind in ("month", "named", "weekday", "currency")):
        return False
    return before not in (",", ":", "/", "-", "+", "at") and not before.isdecimal()


def _scale_after(surface: Surface, at: int, limit: int) -> tuple[int, int]:
    """The product of the scale words from `at` on ("million", "hundred thousand", a glued "k"), and their end."""
    words, numerals = surface.words, numerals_of(surface.lexicon)
    letter = _letter_scale(surface, at, limit)
    if letter:
        return letter, at + 1
    if words[at : at + 1] == ["-"] and surface.is_glued(at - 1) and surface.is_glued(at):
        # "a 100-million-peso reward".
        return (
            _scale_after(surface, at + 1, limit)
            if words[at - 1].isdecimal() and _is_scale(surface, at + 1)
            else (1, at)
        )
    product, first = 1, at
    while at < limit and at < first + _MOST_SCALES:
        name, value = numerals.get(words[at], ("", 0))
        if name not in ("scale", "hundred", "group") or words[at] == "score":
            break
        product, at = product * value, at + 1
        if name == "group":
            break
    return product, at


def _is_scale(surface: Surface, at: int) -> bool:
    return at < len(surface.words) and numerals_of(surface.lexicon).get(surface.words[at], ("", 0))[0] == "scale"


def _letter_scale(surface: Surface, at: int, limit: int) -> int:
    """What a single glued letter scales by: "54k", "3m people" ("3m" of anything else are metres); 0 for none."""
    if at >= limit or surface.words[at] not in ("k", "m") or not surface.is_glued(at - 1):
        return 0
    if surface.words[at] == "k":
        return 0 if surface.is_glued(at) and at + 1 < limit and surface.words[at + 1] == "-" else 1000
    happens = at + 1 < limit and at + 1 in surface.at["outcome"]
    return 1000000 if happens or any(k < limit and k in surface.at["person"] for k in (at + 1, at + 2)) else 0


def _is_measured(surface: Surface, at: int) -> bool:
    """Whether a unit that takes decimals stands at `at`: "1.204 km"."""
    if at < len(surface.words) and surface.words[at] == "-":
        at += 1
    hit = surface.at["unit"].get(at)
    return hit is not None and hit.means in ("distance", "measure", "percentage", "ratio", "time")


def read_words(surface: Surface, i: int, limit: int) -> Cardinal | None:
    """The numeral in words that begins at i ("a hundred and six", "half a dozen", "twenty-three"), or None."""
    numerals, words = numerals_of(surface.lexicon), surface.words
    word = words[i]
    if word in ("a", "an", "one", "half", "quarter"):
        special = _with_article(surface, i, limit)
        if special is not None:
            return special
    name, value = numerals.get(word, ("", 0))
    if name in ("group", "band", "both", "single"):
        return Cardinal(i, i + 1, value, name)
    if name not in ("unit", "teen", "ten", "hundred", "scale"):
        return None
    return _spelled(surface, i, i, limit)


def _with_article(surface: Surface, i: int, limit: int) -> Cardinal | None:
    """As in "a dozen", "a hundred and six", "half a dozen", "half a million", "a million and a half", "a trio"."""
    numerals, words = numerals_of(surface.lexicon), surface.words
    word, after = words[i], i + 1
    if after >= limit:
        return None
    if word in ("half", "quarter"):
        at = after + 1 if words[after] in ("a", "an", "of") else after
        if words[after] == "of" and at < limit and words[at] == "a":
            at += 1
        name, value = numerals.get(words[at], ("", 0)) if at < limit else ("", 0)
        if name in ("group", "scale", "hundred") and (at > after or name == "scale"):
            return Cardinal(i, at + 1, value // (2 if word == "half" else 4), "words")
        return None
    name, value = numerals.get(words[after], ("", 0))
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
    if name in ("hundred", "scale"):
        return _spelled(surface, i, after, limit)
    return None


def _spelled(surface: Surface, first: int, i: int, limit: int) -> Cardinal | None:
    """Read tens and units, hundreds and scales from word i on; with `first` < i an article stands for one."""
    numerals, words = numerals_of(surface.lexicon), surface.words
    total, current, at, end = 0, 1 if first < i else 0, i, i
    seen, top = "", 1 << 62
    opens = first < i
    while at < limit:
        at += _joined(surface, at, limit, end, seen)
        name, value = numerals.get(words[at], ("", 0))
        if _adds(name, value, seen):
            current += value
        elif name == "hundred" and (seen in _SMALL or (not seen and opens)):
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
    return _and_a_half(surface, Cardinal(first, end, total + current, "words"), limit)


def _adds(name: str, value: int, seen: str) -> bool:
    """Whether a unit, a teen or a ten can stand behind what was read so far."""
    if name == "unit":
        return seen in ("", "ten", "hundred", "scale") and (value > 0 or not seen)
    return name in ("teen", "ten") and seen in ("", "hundred", "scale")


def _joined(surface: Surface, at: int, limit: int, end: int, seen: str) -> int:
    """How many joining words stand at `at`: a hyphen between number words, "and" after a hundred or a scale."""
    numerals, words = numerals_of(surface.lexicon), surface.words
    if not seen or at != end or at + 1 >= limit:
        return 0
    after = numerals.get(words[at + 1], ("", 0))[0]
    if words[at] == "and":
        return 1 if seen in ("hundred", "scale") and after in _SMALL else 0
    if words[at] != "-" or not surface.is_glued(at - 1) or not surface.is_glued(at):
        return 0
    # "twenty-three", "one-hundred", but not "two-three".
    large = ("hundred", "scale")
    return 1 if (seen == "ten" and (after in _SMALL or after in large)) or (after in large) or (seen in large and after) else 0


def _and_a_half(surface: Surface, found: Cardinal, limit: int) -> Cardinal:
    """Count the half of "two and a half million" in; "two and a half" alone keeps decimals."""
    words, at = surface.words, found.last
    if words[at : at + 6] == ["-", "and", "-", "a", "-", "half"]:
        return Cardinal(found.first, min(at + 6, limit), found.value, "words", whole=False)
    if words[at : min(at + 3, limit)] != ["and", "a", "half"]:
        return found
    scale, after = _scale_after(surface, at + 3, limit)
    if scale > 1:
        return Cardinal(found.first, after, found.value * scale + scale // 2, "words")
    last_name, last_value = numerals_of(surface.lexicon).get(words[at - 1], ("", 0))
    if last_name in ("scale", "hundred"):
        return Cardinal(found.first, at + 3, found.value + last_value // 2, "words")
    return Cardinal(found.first, at + 3, found.value, "words", whole=False)
