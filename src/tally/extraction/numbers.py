"""Level 3: every numeric expression of a text, digits or words, with what its words allow. The ledger's universe.

Public function: `find_numbers`. The rules of reading are the method's: a hedge binds to the number at its right; "no" with
a noun is zero, "no fewer than" a bound; a range keeps its frame words; a vague word keeps a null value.
"""

from __future__ import annotations

from tally.extraction.bounds import bind_hedge, join_range
from tally.extraction.cardinals import Cardinal, numerals_of, read_cardinal
from tally.extraction.chains import read_chain
from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.extraction.uses import settle_use
from tally.lexicon import Hit

__all__ = ["find_numbers"]

_STARTS = ("handle", "numeral", "ordinal", "fraction", "vague", "zero", "range", "roman")
_FRACTION_PARTS = frozenset({"quarter", "quarters", "half", "halves"})


def find_numbers(surface: Surface) -> list[Number]:
    """Every numeric expression in reading order, without overlaps; each digit of the text lies in one of them."""
    found: list[Number] = []
    until = 0
    for i in _starts(surface):
        if i < until:
            continue
        number = _read(surface, i, until)
        if number is not None:
            found.append(number)
            until = number.last
    return found


def _starts(surface: Surface) -> list[int]:
    """The indexes of all words at which a numeric expression may begin."""
    starts = {hit.first for kind in _STARTS for hit in surface.hits.get(kind, ())}
    starts.update(i for i, word in enumerate(surface.words) if word[0].isdigit() or (not word.isascii() and any(map(str.isdigit, word))))
    return sorted(starts)


def _read(surface: Surface, i: int, until: int) -> Number | None:
    """The numeric expression that begins at word i, or None."""
    limit = surface.sentence(i).last
    word = surface.words[i]
    number = read_chain(surface, i, until)
    if number is not None:
        return number
    if word[0].isdigit():
        return _numeral(surface, i, limit)
    if (hit := surface.at("range").get(i)) is not None and hit.first == i:
        if (framed := _framed(surface, hit, limit)) is not None:
            return framed
    if (hit := surface.at("vague").get(i)) is not None and hit.first == i:
        return _vague(surface, hit, limit)
    if (number := _fraction(surface, i, limit)) is not None:
        return number
    if (number := _numeral(surface, i, limit)) is not None:
        return number
    return _lone_word(surface, i, limit)


def _make(surface: Surface, first: int, last: int, kind: str = "exact", value: int | None = None) -> Number:
    number = Number(first, last, surface.starts[first], surface.ends[last - 1], kind, value)
    if kind in ("exact", "none"):
        number.low = number.high = value
    return number


def _numeral(surface: Surface, i: int, limit: int) -> Number | None:
    """A numeral, with the second end of a range, its hedge, and what it plainly is."""
    cardinal = read_cardinal(surface, i, limit)
    if cardinal is None:
        if not surface.words[i][0].isdigit():
            return None
        number = _make(surface, i, i + 1)
        number.use = "identifier"
        return number
    if cardinal.form == "group" and surface.words[cardinal.last - 1] == "score":
        return None
    if cardinal.form == "both" and _pairs_two_things(surface, i, limit):
        return None
    if (ordinal := _ordinal_end(surface, cardinal, limit)) is not None:
        return ordinal
    number = _make(surface, cardinal.first, cardinal.last, "exact", cardinal.value)
    number.flags += cardinal.flags
    number.word = cardinal.form if cardinal.form in ("band", "both", "single") else None
    if cardinal.whole:
        join_range(surface, number, limit)
    return _finish(surface, number, cardinal.whole)


def _finish(surface: Surface, number: Number, whole: bool = True) -> Number:
    if number.value == 0 and number.kind == "exact":
        number.kind = "none"
    bind_hedge(surface, number)
    settle_use(surface, number)
    if not whole and number.use is None:
        number.use = "measure"
    return number


def _pairs_two_things(surface: Surface, i: int, limit: int) -> bool:
    """Whether "both" only joins two phrases ("both in the north and in the south") and counts nothing."""
    window = surface.words[i + 1:min(limit, i + 7)]
    return "and" in window and not any(w in ("," , ";", "were", "was", "died") for w in window[:window.index("and")])


def _ordinal_end(surface: Surface, cardinal: Cardinal, limit: int) -> Number | None:
    """"sixty-fourth", "82nd", "one hundredth": the numeral is part of an ordinal."""
    words, at = surface.words, cardinal.last
    if cardinal.form != "digits" and at + 1 < limit and words[at] == "-" and words[at - 1] != "-":
        at += 1
    if at >= limit:
        return None
    hit = surface.at("ordinal").get(at)
    if hit is None or not (hit.means == "ending") == (cardinal.form == "digits") or (at == cardinal.last and cardinal.form == "digits" and not surface.is_glued(at - 1)):
        return None
    if cardinal.form != "digits":
        name = numerals_of(surface.lexicon).get(words[cardinal.last - 1], ("", 0))[0]
        value = numerals_of(surface.lexicon).get(words[at], ("", 0))[1]
        if not ((name == "ten" and value < 10) or (name in ("hundred", "scale", "unit") and value >= 100)):
            return None
    return _ordinal(surface, cardinal.first, at + 1)


def _ordinal(surface: Surface, first: int, last: int) -> Number:
    number = _make(surface, first, last)
    number.low = number.high = None
    number.use = "ordinal"
    settle_use(surface, number)
    return number


def _fraction(surface: Surface, i: int, limit: int) -> Number | None:
    """"half", "a third of", "two-thirds", "three-quarters", "twofold": set aside as a ratio."""
    words = surface.words
    hit = surface.at("fraction").get(i)
    if hit is not None:
        if words[i] in ("half", "quarter") and (whole := read_cardinal(surface, i, limit)) is not None:
            return _finish(surface, _make(surface, whole.first, whole.last, "exact", whole.value))
        if words[i] == "quarter" or words[i] == "quarters" or words[i] == "fold":
            return None
        number = _make(surface, i, hit.last)
        number.low = number.high = None
        number.use = "ratio"
        return number
    if words[i] not in ("a", "one") and numerals_of(surface.lexicon).get(words[i], ("", 0))[0] not in ("unit", "teen"):
        return None
    at = i + 2 if i + 1 < limit and words[i + 1] == "-" else i + 1
    if at >= limit:
        return None
    part = words[at]
    follows = at + 1 < limit and words[at + 1] == "of"
    plural = surface.at("fraction").get(at)
    ordinal = numerals_of(surface.lexicon).get(part, ("", 0))
    is_part = (plural is not None and part not in ("half", "halves")) if words[i] != "a" else part in _FRACTION_PARTS and follows
    if words[i] in ("a", "one") and ordinal[0] == "ordinal" and 2 < ordinal[1] <= 100 and (follows or at == i + 2):
        is_part = True
    if not is_part:
        return None
    number = _make(surface, i, at + 1)
    number.low = number.high = None
    number.use = "ratio"
    return number


def _framed(surface: Surface, hit: Hit, limit: int) -> Number | None:
    """A range with its frame words: "between 40 and 60", "from 30 to 40", "either five or six"."""
    if hit.last >= limit or hit.means not in ("and", "to", "or"):
        return None
    if hit.means == "to" and surface.words[hit.first] == "from" and _is_step(surface, hit.first):
        return None
    at = hit.last
    hedge = surface.at("modifier").get(at)
    if hedge is not None and hedge.last < limit:
        at = hedge.last
    cardinal = read_cardinal(surface, at, limit)
    if cardinal is None or not cardinal.whole:
        return None
    number = _make(surface, at, cardinal.last, "exact", cardinal.value)
    if not join_range(surface, number, limit, hit.means):
        return None
    number.first, number.start = hit.first, surface.starts[hit.first]
    return _finish(surface, number)


def _is_step(surface: Surface, i: int) -> bool:
    """Whether "from" at i opens a step ("rose from 30 to 40"), not a range ("varied from 9 to 15", "From 30 to 40 died")."""
    first = max(surface.clauses[surface.clause_of[i]][0], i - 8)
    changes, spreads = surface.at("change"), surface.at("spread")
    for j in range(i - 1, first - 1, -1):
        if j in spreads:
            return False
        if j in changes:
            return True
    return False


def _vague(surface: Surface, hit: Hit, limit: int) -> Number | None:
    """"dozens", "several hundred", "a couple of", "many": a word without a numeral; its value stays null."""
    words, last, at = surface.words, hit.last, hit.last
    numerals = numerals_of(surface.lexicon)
    if hit.means == "share" and (hit.first in surface.at("not_zero") or _has_numeral(surface, last, limit)):
        return None
    if words[last - 1] == "couple":
        of = last < limit and words[last] == "of"
        at = last + 1 if of else last
        multiplied = at < limit and numerals.get(words[at], ("", 0))[0] in ("group", "hundred", "scale")
        more = last < limit and words[last] in ("more", "other", "others")
        if not (of or multiplied or more):
            number = _make(surface, hit.first, last, "exact", 2)
            number.word = "band"
            return _finish(surface, number)
    if hit.entry.get("multiplies"):
        at = at + 1 if at == last and at + 1 < limit and words[at] == "of" and numerals.get(words[at + 1], ("", 0))[0] in ("hundred", "scale") else at
        while at < limit and numerals.get(words[at], ("", 0))[0] in ("group", "hundred", "scale") and words[at] != "score":
            at += 1
            last = at
    number = _make(surface, hit.first, last, "vague")
    number.word = " ".join(words[hit.first:last])
    number.article = hit.means in ("loose", "share") and last == hit.last
    return _finish(surface, number)


def _has_numeral(surface: Surface, at: int, limit: int) -> bool:
    """Whether a numeral stands at `at` or behind "the", "but", "of the" there: then "some", "all" count nothing themselves."""
    words, numerals = surface.words, numerals_of(surface.lexicon)
    if at < limit and words[at] in ("the", "but", "except"):
        at += 1
    return at < limit and (words[at][0].isdigit() or words[at] in numerals)


def _lone_word(surface: Surface, i: int, limit: int) -> Number | None:
    """Zero words, ordinals, Roman numerals."""
    hit = surface.at("zero").get(i)
    if hit is not None and hit.first == i:
        return _zero(surface, hit)
    if i in surface.at("ordinal") and surface.at("ordinal")[i].means != "ending":
        return _ordinal(surface, i, i + 1)
    if i in surface.at("roman") and surface.text[surface.starts[i]:surface.ends[i]].isupper() and i > 0 and (surface.is_caps or surface.is_capital(i - 1)):
        number = _make(surface, i, i + 1)
        number.low = number.high = None
        number.use = "identifier"
        return number
    return None


def _zero(surface: Surface, hit: Hit) -> Number | None:
    idiom = surface.at("not_zero").get(hit.first)
    if idiom is not None and idiom.means != "unknown":
        return None
    number = _make(surface, hit.first, hit.last, "none", 0)
    number.article = True
    number.word = "none"
    if idiom is not None:
        number.use = "no_outcome"
    return number
