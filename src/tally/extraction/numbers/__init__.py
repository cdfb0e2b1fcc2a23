"""Level 3: every numeric expression of a text, digits or words, and what its words allow: the ledger's universe.

Public function: `find_numbers`. The rules of reading are the method's: a hedge binds to the number at its right; "no"
with a noun is zero, "no fewer than" a bound; a range keeps its frame words; a vague word keeps a null value.
"""

from __future__ import annotations

from tally.extraction.neighbours import closes_phrase, word_at
from tally.extraction.numbers.bounds import bind_hedge, join_range
from tally.extraction.numbers.cardinals import numerals_of, read_cardinal
from tally.extraction.numbers.chains import read_chain
from tally.extraction.numbers.ordinals import fraction, make, one_more, ordinal, ordinal_end
from tally.extraction.numbers.uses import settle_use
from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.lexicon import Hit

__all__ = ["find_numbers"]

# How far before "from" the verb may stand whose step it opens.
_STEP_REACH = 24
_NOR_REACH = 12
_SHARE_REACH = 8
_DAY_LINKS = (["and"], ["or"], [","], ["to"], ["-"], ["\u2013"], ["through"], ["&"])
_UNIT_LINKS = (["-", "to"], ["-", "or"], ["to"], ["or"], ["-"], ["\u2013"], ["and"], ["by"], ["x"])
_SHARED = ("distance", "measure", "percentage", "duration", "age")
_STARTS = ("handle", "numeral", "ordinal", "fraction", "vague", "zero", "range", "roman")


def find_numbers(surface: Surface) -> list[Number]:
    """Every numeric expression in reading order, without overlaps; each digit of the text lies in one of them."""
    found: list[Number] = []
    until = 0
    for i in _starts(surface):
        if i < until:
            continue
        number = _read(surface, i, until)
        if number is not None:
            if found:
                _share_use(surface, found[-1], number)
            found.append(number)
            until = number.last
    return found


def _share_use(surface: Surface, before: Number, number: Number) -> None:
    """What two joined numerals share: "nine out of ten", "17 and 18 September", "from 2 to 41 degrees", "3 or 4 km"."""
    if number.first - before.last > 3 or surface.sentence_of[before.first] != surface.sentence_of[number.first]:
        return
    link = surface.words[before.last : number.first]
    if before.use == "ratio" and link in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"]):
        number.use = "ratio"
    elif number.use is None and before.use == "date" and link in _DAY_LINKS and _may_be_day(surface, number):
        number.use = "date"
    elif before.use is None and number.use in _SHARED and link in _UNIT_LINKS and before.kind == "exact":
        framed = link != ["and"] or "between" in surface.words[max(0, before.first - 2) : before.first]
        before.use = number.use if framed else None


def _may_be_day(surface: Surface, number: Number) -> bool:
    digits = surface.words[number.first].isdecimal()
    return digits and number.kind == "exact" and 0 < (number.value or 0) <= 31 and closes_phrase(surface, number.last)


def _starts(surface: Surface) -> list[int]:
    """The indexes of all words at which a numeric expression may begin."""
    words = surface.words
    starts = {hit.first for kind in _STARTS for hit in surface.hits.get(kind, ())}
    starts.update(
        hit.first - 1
        for kind in ("numeral", "ordinal")
        for hit in surface.hits.get(kind, ())
        if hit.first and words[hit.first - 1] in ("a", "an", "another")
    )
    starts.update(
        i for i, word in enumerate(words) if word[:1].isdigit() or (not word.isascii() and any(map(str.isdigit, word)))
    )
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
    joins = word in ("a", "another") and i + 1 < limit and i + 1 in surface.at["ordinal"]
    if joins and (number := one_more(surface, i + 1, limit)) is not None:
        return number
    hit = surface.at["range"].get(i)
    if hit is not None and hit.first == i and (framed := _framed(surface, hit, limit)) is not None:
        return framed
    if (hit := surface.at["vague"].get(i)) is not None and hit.first == i:
        return _vague(surface, hit, limit)
    if word not in ("half", "quarter") and (number := fraction(surface, i, limit)) is not None:
        return number
    if (number := _numeral(surface, i, limit)) is not None:
        return number
    return fraction(surface, i, limit) or _lone_word(surface, i, limit)


def _numeral(surface: Surface, i: int, limit: int) -> Number | None:
    """A numeral, with the second end of a range, its hedge, and what it plainly is."""
    cardinal = read_cardinal(surface, i, limit)
    if cardinal is None:
        if not surface.words[i][0].isdigit():
            return None
        number = make(surface, i, i + 1)
        number.use = "identifier"
        return number
    if cardinal.form == "group" and surface.words[cardinal.last - 1] == "score":
        return None
    if cardinal.form == "both" and _pairs_two_things(surface, i, limit):
        return None
    if (ordinal := ordinal_end(surface, cardinal, limit)) is not None:
        return ordinal
    number = make(surface, cardinal.first, cardinal.last, "exact", cardinal.value)
    number.flags += cardinal.flags
    number.word = cardinal.form if cardinal.form in ("band", "both", "single") else None
    if cardinal.whole and not _opens_step(surface, cardinal.first):
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
    """Whether "both" only joins phrases ("both soldiers and civilians"); "both parents and a brother" counts."""
    determiners = surface.at["determiner"]
    if i + 1 in surface.at["preposition"] and word_at(surface, i + 1) != "of":
        return True
    for at in range(i + 1, min(limit, i + 6)):
        if not surface.words[at].isalpha() or at in surface.at["auxiliary"]:
            return False
        if surface.words[at] == "and":
            return i + 1 in determiners or at + 1 not in determiners
    return False


def _framed(surface: Surface, hit: Hit, limit: int) -> Number | None:
    """A range with its frame words: "between 40 and 60", "from 30 to 40", "either five or six"."""
    if hit.last >= limit or hit.means not in ("and", "to", "or"):
        return None
    if hit.means == "to" and surface.words[hit.first] == "from" and _is_step(surface, hit.first):
        return None
    at = hit.last
    hedge = surface.at["modifier"].get(at)
    if hedge is not None and hedge.last < limit:
        at = hedge.last
    cardinal = read_cardinal(surface, at, limit)
    if cardinal is None or not cardinal.whole:
        return None
    number = make(surface, at, cardinal.last, "exact", cardinal.value)
    if not join_range(surface, number, limit, hit.means):
        return None
    number.first, number.start = hit.first, surface.starts[hit.first]
    return _finish(surface, number)


def _opens_step(surface: Surface, i: int) -> bool:
    """Whether "from" stands before the numeral (or before its hedge) and opens a step."""
    hedge = surface.at["modifier"].get(i - 1)
    at = hedge.first - 1 if hedge is not None and hedge.last == i else i - 1
    return at >= 0 and surface.words[at] == "from" and _is_step(surface, at)


def _is_step(surface: Surface, i: int) -> bool:
    """Whether "from" at i opens a step ("rose from 30 to 40"), no range ("varied from 9 to 15")."""
    first = max(surface.sentence(i).first, i - _STEP_REACH)
    changes, spreads = surface.at["change"], surface.at["spread"]
    outcome = surface.at["outcome"].get(i - 1)
    if outcome is not None and i - 1 not in changes and outcome.entry.get("takes") != "noun":
        return False
    for j in range(i - 1, first - 1, -1):
        if j in spreads:
            return False
        if j in changes:
            return True
    return False


def _vague(surface: Surface, hit: Hit, limit: int) -> Number | None:
    """As in "dozens", "several hundred", "a couple of", "many": a word without a numeral; its value stays null."""
    words, last = surface.words, hit.last
    numerals = numerals_of(surface.lexicon)
    hedge = surface.at["modifier"].get(hit.first)
    if hedge is not None and hedge.last > hit.last:
        return None
    if hit.means == "share" and (hit.first in surface.at["not_zero"] or not _share_tells(surface, last, limit)):
        return None
    if word_at(surface, hit.first - 1) == "how" or (hit.entry.get("of") and word_at(surface, last) != "of"):
        return None

    def multiplies(at: int) -> bool:
        return (
            at < limit and numerals.get(words[at], ("", 0))[0] in ("group", "hundred", "scale") and words[at] != "score"
        )

    of = last + 1 if last < limit and words[last] == "of" else last
    if words[last - 1] == "couple" and of == last and not multiplies(last):
        number = make(surface, hit.first, last, "exact", 2)
        number.word = "band"
        return _finish(surface, number)
    plural = surface.at["vague"].get(last)
    if (
        hit.entry.get("multiplies")
        and plural is not None
        and plural.first == last
        and plural.entry.id.startswith("plural")
    ):
        last = plural.last
    elif hit.entry.get("multiplies"):
        at = of if multiplies(of) else last
        while multiplies(at):
            at += 1
            last = at
    number = make(surface, hit.first, last, "vague")
    number.word = " ".join(words[hit.first : last])
    number.article = hit.means in ("loose", "share") and last == hit.last
    return _finish(surface, number)


def _share_tells(surface: Surface, at: int, limit: int) -> bool:
    """Whether a verb follows "most", "all of them", "some of the wounded" in one breath: else they count nobody."""
    if _has_numeral(surface, at, limit):
        return False
    # "Some of the 70 evacuees died": the share counts, the whole does not; "all of the 30" are the 30.
    part = word_at(surface, at) == "of" and surface.words[at - 1] != "all"
    for k in range(at, min(limit, at + _SHARE_REACH)):
        if not surface.words[k].isalpha() and not (part and surface.words[k].isdecimal()):
            return False
        if not part and _has_numeral(surface, k, k + 1):
            return False
        outcome = surface.at["outcome"].get(k)
        if k in surface.at["auxiliary"] or (outcome is not None and outcome.entry.get("takes") != "noun"):
            return True
    return False


def _has_numeral(surface: Surface, at: int, limit: int) -> bool:
    """Whether a numeral stands at `at`, or behind "the" or "but" there: then "some" and "all" count nothing."""
    words, numerals = surface.words, numerals_of(surface.lexicon)
    if at < limit and words[at] in ("the", "but", "except"):
        at += 1
    return at < limit and (words[at][0].isdigit() or words[at] in numerals)


def _lone_word(surface: Surface, i: int, limit: int) -> Number | None:
    """Zero words, ordinals, Roman numerals."""
    hit = surface.at["zero"].get(i)
    if hit is not None and hit.first == i:
        return _zero(surface, hit)
    if i in surface.at["ordinal"] and surface.at["ordinal"][i].means != "ending":
        return ordinal(surface, i, i + 1)
    if (
        i in surface.at["roman"]
        and surface.text[surface.starts[i] : surface.ends[i]].isupper()
        and i > 0
        and (surface.is_capital(i - 1) or i - 1 in surface.at["named"] or i - 1 in surface.at["measured"])
    ):
        number = make(surface, i, i + 1)
        number.low = number.high = None
        number.use = "identifier"
        return number
    return None


def _zero(surface: Surface, hit: Hit) -> Number | None:
    idiom = surface.at["not_zero"].get(hit.first)
    label = surface.at["named"].get(hit.first)
    if label is not None and label.last < len(surface.words) and surface.words[label.last][0].isdigit():
        return None
    if idiom is not None and idiom.means != "unknown":
        return None
    clause_last = surface.clauses[surface.clause_of[hit.first]][1]
    if (
        surface.words[hit.first] == "neither"
        and "nor" in surface.words[hit.last : min(clause_last, hit.last + _NOR_REACH)]
    ):
        return None
    number = make(surface, hit.first, hit.last, "none", 0)
    number.article = hit.means == "determiner"
    number.word = "none"
    if idiom is not None:
        number.use = "no_outcome"
    return number
