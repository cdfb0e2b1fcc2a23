"""Level 3: every numeric expression of a text, digits or words, and what its words allow: the ledger's universe.

Public function: `find_numbers`. The rules of reading are the method's: a hedge binds to the number at its right; "no"
with a noun is zero, "no fewer than" a bound; a range keeps its frame words; a vague word keeps a null value.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.bounds import bind_hedge, join_range
from tally.extraction.numbers.cardinals import Cardinal, numerals_of, read_cardinal
from tally.extraction.numbers.chains import read_chain
from tally.extraction.numbers.ground import Ground
from tally.extraction.numbers.ordinals import fraction, make, one_more, ordinal, ordinal_end
from tally.extraction.numbers.uses import settle_use
from tally.extraction.slots import Number
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, CHANGE, DETERMINER, MONTH, NUMERAL, ORDINAL, PREPOSITION, TOLL_WORD

__all__ = ["find_numbers"]

# How far before "from" the verb may stand whose step it opens.
_STEP_REACH: Final = 24
# How far before its outcome the word for a count may stand: "the number of people confirmed dead".
_COUNT_REACH: Final = 6
_NOR_REACH: Final = 12
_SHARE_REACH: Final = 8
_RATIO_LINKS: Final = frozenset(("in", "in every", "out of", "out of every"))
_VOTE_LINKS: Final = frozenset(("votes to", "votes against", "points to", "goals to", "runs to", "seats to", "sets to"))
_DAY_LINKS: Final = frozenset(("and", "or", ",", "to", "-", "\u2013", "through", "&"))
_UNIT_LINKS: Final = frozenset(("- to", "- or", "to", "or", "-", "\u2013", "and", "by", "x"))
_SHARED: Final = frozenset(("distance", "measure", "percentage", "duration", "age"))
_TAKE_ARTICLE: Final = NUMERAL | ORDINAL
_ARTICLES: Final = frozenset(("a", "an", "another"))
_STARTS: Final = ("handle", "ordinal", "fraction", "vague", "zero", "range", "roman")


def find_numbers(surface: Surface) -> list[Number]:
    """Every numeric expression in reading order, without overlaps; each digit of the text lies in one of them."""
    found: list[Number] = []
    starts = _starts(surface)
    if not starts:
        return found
    g = Ground(surface, numerals_of(surface.lexicon))
    until = 0
    for i in starts:
        if i < until:
            continue
        number = _read(g, i, until)
        if number is not None:
            if number.use == "ratio" and g.word(number.last) == "-" and g.is_glued(number.last):
                unit = g.hit_behind(g.unit, number.last + 1)
                number.use = unit.means if unit is not None else "ratio"  # "a half-mile"
            if found:
                _share_use(g, found[-1], number)
            found.append(number)
            until = number.last
    return found


def _share_use(g: Ground, before: Number, number: Number) -> None:
    """What two joined numerals share: "nine out of ten", "17 and 18 September", "from 2 to 41 degrees", "3 or 4 km"."""
    if number.first - before.last > 3 or g.sentence_of[before.first] != g.sentence_of[number.first]:
        return
    use = before.use
    if use == "ordinal" and number.use == "ratio" and before.last == number.first:
        if g.words[number.first] in ("half", "quarter") and _of_year(g, number.last):
            before.use = number.use = "date"  # "in the first half of the year"
    elif use == "ratio":
        if _link(g, before, number) in _RATIO_LINKS:
            number.use = "ratio"
    elif use == "score":
        if number.use is None and _link(g, before, number) in _VOTE_LINKS:
            number.use = "score"  # "by eight votes to four"
    elif use == "date":
        days = (before.value or 0) <= 31  # not "In 2018, 17 of them died"
        if number.use is None and days and _link(g, before, number) in _DAY_LINKS and _may_be_day(g, number):
            number.use = "date"
    elif use is None and number.use in _SHARED and before.kind == "exact":
        link = _link(g, before, number)
        if link in _UNIT_LINKS and (link != "and" or "between" in g.words[max(0, before.first - 2) : before.first]):
            before.use = number.use


def _of_year(g: Ground, at: int) -> bool:
    """Whether "of the year", "of 2019", "of the month" stand at `at`."""
    if g.word(at) != "of":
        return False
    behind = at + 2 if g.word(at + 1) in ("the", "this", "last") else at + 1
    word = g.word(behind)
    return word in ("year", "month", "week", "century", "decade") or (len(word) == 4 and word.isdecimal())


def _link(g: Ground, before: Number, number: Number) -> str:
    """The words between two numbers."""
    return " ".join(g.words[before.last : number.first])


def _may_be_day(g: Ground, number: Number) -> bool:
    digits = g.words[number.first].isdecimal()
    return digits and number.kind == "exact" and 0 < (number.value or 0) <= 31 and g.closes_phrase(number.last)


def _starts(surface: Surface) -> list[int]:
    """The indexes of all words at which a numeric expression may begin."""
    words, hits, kinds = surface.words, surface.hits, surface.kinds
    starts: set[int] = set()
    for i, word in enumerate(words):
        if kinds[i] & _TAKE_ARTICLE:
            if kinds[i] & NUMERAL:
                starts.add(i)
            if i and words[i - 1] in _ARTICLES:
                starts.add(i - 1)
        elif word.isdigit():
            starts.add(i)
        elif word == "quarter" and i and words[i - 1] == "a" and words[i + 1 : i + 3] != ["of", "a"]:
            starts.add(i - 1)
    if not surface.text.isascii() and not "".join(words).isascii():
        # Letters and digits are cut apart, but for signs such as the superscripts.
        starts.update(i for i, word in enumerate(words) if not word.isascii() and any(map(str.isdigit, word)))
    for kind in _STARTS:
        found = hits.get(kind)
        if found is not None:
            starts.update([hit.first for hit in found])
    return sorted(starts)


def _read(g: Ground, i: int, until: int) -> Number | None:
    """The numeric expression that begins at word i, or None."""
    limit = g.surface.sentence(i).last
    word = g.words[i]
    number = read_chain(g, i, until)
    if number is not None:
        return number
    if word[0].isdigit():
        return _numeral(g, i, limit)
    joins = word in ("a", "another") and i + 1 < limit and g.kinds[i + 1] & ORDINAL != 0
    if joins and (number := one_more(g, i + 1, limit)) is not None:
        return number
    hit = g.range.get(i)
    if hit is not None and hit.first == i and (framed := _framed(g, hit, limit)) is not None:
        return framed
    if (hit := g.vague.get(i)) is not None and hit.first == i:
        return _vague(g, hit, limit)
    late = word in ("half", "quarter")  # these may be part of a numeral
    if not late and (number := fraction(g, i, limit)) is not None:
        return number
    if (number := _numeral(g, i, limit)) is not None:
        return number
    return (fraction(g, i, limit) if late else None) or _lone_word(g, i)


def _numeral(g: Ground, i: int, limit: int) -> Number | None:
    """A numeral, with the second end of a range, its hedge, and what it plainly is."""
    cardinal = read_cardinal(g, i, limit)
    if cardinal is None:
        if not g.words[i][0].isdigit():
            return None
        number = make(g, i, i + 1)
        number.use = "identifier"
        return number
    if cardinal.form == "group" and g.words[cardinal.last - 1] == "score":
        return None
    if cardinal.form == "both" and _pairs_two_things(g, i, limit):
        return None
    if (ordinal := ordinal_end(g, cardinal, limit)) is not None:
        return ordinal
    if (mixed := _mixed(g, cardinal, limit)) is not None:
        return mixed
    number = make(g, cardinal.first, _over_digits(g, cardinal, limit), "exact", cardinal.value)
    if cardinal.flags:
        number.flags += cardinal.flags
    if cardinal.form in ("band", "both", "single"):
        number.word = cardinal.form
    if cardinal.whole and not _opens_step(g, cardinal.first) and not _ends_date(g, cardinal, limit):
        join_range(g, number, limit)
    return _finish(g, number, cardinal.whole)


def _over_digits(g: Ground, cardinal: Cardinal, limit: int) -> int:
    """Past "(9)" in "nine (9) persons", as reports and contracts write a number twice: it is one number."""
    last, words = cardinal.last, g.words
    if last + 2 >= limit or words[last] != "(" or words[last + 2] != ")" or words[cardinal.first][0].isdigit():
        return last
    return last + 3 if words[last + 1].isdecimal() and int(words[last + 1]) == cardinal.value else last


def _mixed(g: Ground, cardinal: Cardinal, limit: int) -> Number | None:
    """ "5 1/2 hours": digits with a fraction behind, which count nobody whole."""
    last, words = cardinal.last, g.words
    if last + 2 >= limit or words[last + 1] != "/" or not (words[last].isdecimal() and words[last + 2].isdecimal()):
        return None
    if not words[last - 1].isdecimal() or not (g.is_glued(last) and g.is_glued(last + 1)) or g.is_glued(last - 1):
        return None
    if not 0 < int(words[last][:3]) < int(words[last + 2][:3]) <= 8:
        return None
    return _finish(g, make(g, cardinal.first, last + 3, "exact", cardinal.value), whole=False)


def _finish(g: Ground, number: Number, whole: bool = True) -> Number:
    if number.value == 0 and number.kind == "exact":
        number.kind = "none"
    bind_hedge(g, number)
    settle_use(g, number)
    if not whole and number.use is None:
        number.use = "percentage" if _shares_percent(g, number) else "measure"
    return number


def _shares_percent(g: Ground, number: Number) -> bool:
    """ "between 1.5 and 2.0 percent": the unit of the second end is that of the first."""
    at = number.last
    if g.word(at) not in ("and", "to", "-", "\u2013", "or") or not g.word(at + 1)[:1].isdigit():
        return False
    return any((unit := g.unit.get(i)) is not None and unit.means == "percentage" for i in range(at + 2, at + 5))


def _pairs_two_things(g: Ground, i: int, limit: int) -> bool:
    """Whether "both" only joins phrases ("both soldiers and civilians"); "both parents and a brother", "both pilots and 12
    passengers" count.
    """
    if (g.kinds[i + 1] & PREPOSITION != 0 and g.word(i + 1) != "of") or g.opens_numeral(i + 1):
        return True
    for at in range(i + 1, min(limit, i + 6)):
        if not g.words[at].isalpha() or g.kinds[at] & AUXILIARY != 0:
            return False
        if g.words[at] == "and":
            counts = g.surface.is_of(at + 1, DETERMINER) or g.opens_numeral(at + 1)
            return g.surface.is_of(i + 1, DETERMINER) or not counts
    return False


def _framed(g: Ground, hit: Hit, limit: int) -> Number | None:
    """A range with its frame words: "between 40 and 60", "from 30 to 40", "either five or six"."""
    if hit.last >= limit or hit.means not in ("and", "to", "or"):
        return None
    if hit.means == "to" and g.words[hit.first] == "from" and _is_step(g, hit.first):
        return None
    at = hit.last
    hedge = g.modifier.get(at)
    if hedge is not None and hedge.last < limit:
        at = hedge.last
    cardinal = read_cardinal(g, at, limit)
    if cardinal is None or not cardinal.whole:
        return None
    number = make(g, at, cardinal.last, "exact", cardinal.value)
    if not join_range(g, number, limit, hit.means):
        return None
    number.first, number.start = hit.first, g.starts[hit.first]
    return _finish(g, number)


def _ends_date(g: Ground, day: Cardinal, limit: int) -> bool:
    """ "its toll since Sept. 27 to 525": a day, then the figure to which something rose."""
    before = day.first - 2 if g.word(day.first - 1) == "." else day.first - 1
    if g.kinds[before] & MONTH == 0 or g.word(day.last) != "to" or day.last + 1 >= limit:
        return False
    other = read_cardinal(g, day.last + 1, limit)
    return other is not None and other.value > 31


def _opens_step(g: Ground, i: int) -> bool:
    """Whether "from" stands before the numeral (or before its hedge) and opens a step."""
    hedge = g.modifier.get(i - 1)
    at = hedge.first - 1 if hedge is not None and hedge.last == i else i - 1
    return at >= 0 and g.words[at] == "from" and _is_step(g, at)


def _is_step(g: Ground, i: int) -> bool:
    """Whether "from" at i opens a step ("rose from 30 to 40"), no range ("varied from 9 to 15")."""
    first = max(g.surface.sentence(i).first, i - _STEP_REACH)
    spreads = g.surface.at("spread")
    outcome = g.outcome.get(i - 1)
    told = outcome is not None and not g.surface.is_of(i - 1, CHANGE) and outcome.entry.get("takes") != "noun"
    if told and not _counts_outcome(g, first, i - 1):
        return False
    for j in range(i - 1, first - 1, -1):
        if j in spreads:
            return False
        if g.surface.is_of(j, CHANGE):
            return True
    return False


def _counts_outcome(g: Ground, first: int, at: int) -> bool:
    """Whether a word for a count takes the outcome at `at` to itself: "the number of dead", "the total confirmed killed"."""
    for j in range(at - 1, max(first, at - _COUNT_REACH) - 1, -1):
        if g.words[j] in ",;:":
            return False
        if g.surface.is_of(j, TOLL_WORD):
            return True
    return False


def _vague(g: Ground, hit: Hit, limit: int) -> Number | None:
    """As in "dozens", "several hundred", "a couple of", "many": a word without a numeral; its value stays null."""
    words, last = g.words, hit.last
    hedge = g.modifier.get(hit.first)
    if hedge is not None and hedge.last > hit.last:
        return None
    if hit.means == "share" and (hit.first in g.surface.at("not_zero") or not _share_tells(g, last, limit)):
        return None
    if g.word(hit.first - 1) == "how" or (hit.entry.get("of") and g.word(last) != "of"):
        return None
    of = last + 1 if last < limit and words[last] == "of" else last
    if words[last - 1] == "couple" and of == last and not _multiplies(g, last, limit):
        number = make(g, hit.first, last, "exact", 2)
        number.word = "band"
        return _finish(g, number)
    plural = g.vague.get(last)
    if (
        hit.entry.get("multiplies")
        and plural is not None
        and plural.first == last
        and plural.entry.id.startswith("plural")
    ):
        last = plural.last
    elif hit.entry.get("multiplies"):
        at = of if _multiplies(g, of, limit) else last
        while _multiplies(g, at, limit):
            at += 1
            last = at
    number = make(g, hit.first, last, "vague")
    number.word = " ".join(words[hit.first : last])
    number.article = hit.means in ("loose", "share") and last == hit.last
    return _finish(g, number)


def _multiplies(g: Ground, at: int, limit: int) -> bool:
    """Whether a dozen, a hundred or a scale stands at `at`: "several hundred", "a few dozen"."""
    if at >= limit:
        return False
    word = g.words[at]
    return g.numeral_of(word)[0] in ("group", "hundred", "scale") and word != "score"


def _share_tells(g: Ground, at: int, limit: int) -> bool:
    """Whether a verb follows "most", "all of them", "some of the wounded" in one breath: else they count nobody."""
    if _has_numeral(g, at, limit):
        return False
    # "Some of the 70 evacuees died": the share counts, the whole does not; "all of the 30" are the 30.
    part = g.word(at) == "of" and g.words[at - 1] != "all"
    for k in range(at, min(limit, at + _SHARE_REACH)):
        if not g.words[k].isalpha() and not (part and g.words[k].isdecimal()):
            return False
        if not part and _has_numeral(g, k, k + 1):
            return False
        outcome = g.outcome.get(k)
        if g.kinds[k] & AUXILIARY != 0 or (outcome is not None and outcome.entry.get("takes") != "noun"):
            return True
    return False


def _has_numeral(g: Ground, at: int, limit: int) -> bool:
    """Whether a numeral stands at `at`, or behind "the" or "but" there: then "some" and "all" count nothing."""
    words, numerals = g.words, g.numerals
    if at < limit and words[at] in ("the", "but", "except"):
        at += 1
    return at < limit and (words[at][0].isdigit() or words[at] in numerals)


def _lone_word(g: Ground, i: int) -> Number | None:
    """Zero words, ordinals, Roman numerals."""
    hit = g.zero.get(i)
    if hit is not None and hit.first == i:
        return _zero(g, hit)
    if g.kinds[i] & ORDINAL != 0 and g.ordinal[i].means != "ending":
        return ordinal(g, i, i + 1)
    if (
        i in g.roman
        and g.surface.text[g.starts[i] : g.ends[i]].isupper()
        and i > 0
        and (g.surface.is_capital(i - 1) or i - 1 in g.named or i - 1 in g.measured)
    ):
        number = make(g, i, i + 1)
        number.low = number.high = None
        number.use = "identifier"
        return number
    return None


def _zero(g: Ground, hit: Hit) -> Number | None:
    idiom = g.surface.at("not_zero").get(hit.first)
    label = g.named.get(hit.first)
    if label is not None and label.last < len(g.words) and g.words[label.last][0].isdigit():
        return None
    if idiom is not None and idiom.means != "unknown":
        return None
    clause_last = g.surface.clauses[g.surface.clause_of[hit.first]][1]
    if g.words[hit.first] == "neither" and "nor" in g.words[hit.last : min(clause_last, hit.last + _NOR_REACH)]:
        return None
    number = make(g, hit.first, hit.last, "none", 0)
    number.article = hit.means == "determiner"
    number.word = "none"
    if idiom is not None:
        number.use = "no_outcome"
    return number
