"""What a number plainly is, where its own surroundings settle it before any outcome is looked at.

`settle_use` sets `Number.use` to a set-aside reason of the contract: age, date, time, duration, money, percentage,
ratio, rate, distance, measure, ordinal, identifier, score, figurative. What it leaves open is for people and outcomes.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.ages import age_use, children_use, decade_use
from tally.extraction.numbers.dates import clock_use, date_use, is_clock, ordinal_use
from tally.extraction.numbers.ground import Ground, led_by
from tally.extraction.numbers.limits import tells_ages
from tally.extraction.numbers.measures import ask_measure
from tally.extraction.numbers.rates import rate_use, ratio_use
from tally.extraction.slots import Number
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    COMPOUND,
    DAY_WORD,
    DEAD_WHOLE,
    DETERMINER,
    NUMERAL,
    ORDINAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    REPORTING,
    SOURCE,
    THING,
    TOLLVERB,
    UNIT,
    WEEKDAY,
)

__all__ = ["settle_use"]

_UNCOUNTED_REACH: Final = 8
_CUTS: Final = frozenset((",", ";", ":", "(", ")", "and", "but", "because", "as", "after", "since"))
_EXTENTS: Final = frozenset(("deep", "high", "tall", "wide", "thick", "below", "underground"))
_EMERGENCY: Final = frozenset(("911", "999", "112", "111", "000", "101", "110", "119", "122", "123"))
_CALLED: Final = frozenset("call called calling calls ring rang rung dial dialed dialled phoned".split())
_HOURS: Final = 12  # of the morning, the afternoon
_DAY_OF_ITS_OWN: Final = DETERMINER | NUMERAL | ORDINAL | DAY_WORD | WEEKDAY


def settle_use(g: Ground, number: Number) -> None:
    """Set `number.use` where the words around it leave no doubt; the first rule that answers wins."""
    if number.use == "ordinal":
        number.use = ordinal_use(g, number)
        return
    number.use = (
        _money(g, number)
        or _idiom(g, number)
        or _difference(g, number)
        or _uncounted(g, number)
        or _herd(g, number)
        or _identifier(g, number)
        or clock_use(g, number)
        or children_use(g, number)
        or age_use(g, number)
        or _unit(g, number)
        or date_use(g, number)
        or ratio_use(g, number)
        or rate_use(g, number)
        or _counted_day(g, number)
        or _measure(g, number)
        or _compound(g, number)
        or _unknown_unit(g, number)
        or _excepted(g, number)
    )


def _excepted(g: Ground, number: Number) -> str | None:
    """As in "all but two of the 30 died": those of whom the verb is not said (contract, ruling 5)."""
    if not led_by(g, number, g.excepting):
        return None
    # "180 deaths, all but nine of them of gang members": the nine are still a part of what was counted.
    apposed = g.word(number.first - 3) == "," and g.word(number.last) == "of"
    return None if apposed and g.word(number.last + 1) in ("them", "whom") else "no_outcome"


def _money(g: Ground, number: Number) -> str | None:
    """A currency before or behind, or one letter glued to a sum: "P3.5 million"."""
    before = number.first - 1
    if led_by(g, number, g.currency):
        letter = len(g.words[before]) == 1 and g.words[before].isalpha()
        if not letter or g.is_glued(before):
            return "money"
    if before in g.currency_letter and g.is_glued(before):
        return "money" if number.last > number.first + 1 else None
    # "9 billion Egyptian pounds", "ten annual salaries": one word may stand between.
    at = number.last
    if g.kinds[at] & UNIT == 0 and g.word(at).isalpha():
        at += 1
    hit = g.hit_behind(g.unit, at)
    return "money" if hit is not None and hit.means == "money" and hit.first == at else None


def _idiom(g: Ground, number: Number) -> str | None:
    hit = g.idiom.get(number.first)
    if hit is not None and hit.last > hit.first + 1 and not _opens_clause(g, hit.first, number):
        return "figurative"
    return "figurative" if _is_pronoun(g, number) else None


def _opens_clause(g: Ground, first: int, number: Number) -> bool:
    """ "He said six were hurt and that one, a porter, died": "that" opens what is said; "that one" is nobody's phrase."""
    if g.words[first] != "that" or first + 1 != number.first:
        return False
    share = g.word(number.last) in ("in", "out") and g.kinds[number.last + 1] & NUMERAL != 0  # "that one in five dies"
    return share or g.word(first - 1) == "and" or g.word(number.last) == "of" or g.kinds[first - 1] & REPORTING != 0


def _is_pronoun(g: Ground, number: Number) -> bool:
    """As in "a new one", "the latest one": "one" for a noun said before, with nothing counted behind."""
    at = number.first - 1
    if g.words[number.first] != "one" or number.modifier is not None or not g.closes_phrase(number.last):
        return False
    if g.kinds[at] & ORDINAL != 0:
        return True
    plain = g.word(at).isalpha() and not g.closes_phrase(at) and g.kinds[at] & OUTCOME == 0
    known = g.kinds[at] & PERSON != 0 or g.word(at) in ("other", "third", "least", "only")
    return plain and not known and g.surface.is_of(at - 1, DETERMINER) and not g.surface.is_of(at, DETERMINER)


def _difference(g: Ground, number: Number) -> str | None:
    """As in "11 more than in March": the step between two counts, which counts nobody itself."""
    step = g.word(number.last) in ("more", "fewer", "less") and g.word(number.last + 1) == "than"
    return "no_outcome" if step else None


def _uncounted(g: Ground, number: Number) -> str | None:
    """As in "two of the 18 had been counted twice": entries of a list that count nobody."""
    if not g.may_uncount or g.word(number.first - 1) in ("of", "the"):
        return None
    for at in range(number.last, min(g.surface.sentence(number.first).last, number.last + _UNCOUNTED_REACH)):
        if g.words[at] in _CUTS or (g.opens_numeral(at) and g.words[at - 1] not in ("of", "the")):
            return None
        hit = g.remark.get(at)
        if hit is not None:
            told = hit.entry.get("uncounts") and hit.last - hit.first > 1
            return "no_outcome" if told and g.kinds[at - 1] & AUXILIARY != 0 else None
    return None


def _herd(g: Ground, number: Number) -> str | None:
    """As in "380 head of cattle"."""
    hit = g.hit_behind(g.animal, number.last)
    herd = hit is not None and hit.first == number.last and "of" in g.words[hit.first : hit.last]
    return "animals" if herd else None


def _is_next_cell(g: Ground, first: int) -> bool:
    """Whether a gap as wide as between the cells of a row stands before word `first`: "Vell Province    29"."""
    return g.surface.starts[first] - g.surface.ends[first - 1] > 2


def _identifier(g: Ground, number: Number) -> str | None:
    """Room 12, Unit 40, No. 4, "a 737", "the 54 highway", a leading zero, letters glued behind."""
    words, first, last = g.words, number.first, number.last
    if number.kind == "range":
        return None
    if g.kinds[first] & SOURCE != 0 and g.surface.at("source")[first].first < first:
        return "identifier"  # "Rescue 1122 officials"
    if not words[first][0].isdigit():
        return _spelled_name(g, number)
    bare = last == first + 1
    if bare and _is_mark(g, number):
        return "ordinal" if g.word(first - 1) != "[" else "identifier"
    if g.has_furniture and g.surface.block(first).kind == "furniture":
        return "identifier"
    if bare and words[first][0] == "0" and len(words[first]) > 1 and not g.tells_people(first):
        return "time" if is_clock(words[first]) else "identifier"
    if bare and g.word(first - 1) == "." and g.is_glued(first - 1) and not g.is_glued(first - 2):
        return "identifier"  # ".303 ammunition"
    if number.modifier is not None:
        return None
    label = g.named.get(first - 1) if first and not _is_next_cell(g, first) else None
    if label is not None and g.ends_before(g.named, first) and _names(g, number, label.first):
        return "identifier"
    if bare and (use := _bare_name(g, number)) is not None:
        return use
    if not g.is_glued(last - 1) or not g.word(last).isalpha():
        return None
    known = g.kinds[last] & (UNIT | OUTCOME | PERSON) != 0 or g.words[last] == "s"
    return None if known else ask_measure(g, number) or "identifier"


def _spelled_name(g: Ground, number: Number) -> str | None:
    """As in "Tropical Depression Twelve", "Phase Two": a label and a numeral that are both capitalised."""
    label = g.named.get(number.first - 1)
    if not g.surface.is_capital(number.first):
        return None
    if label is None:
        return "identifier" if _ends_name(g, number) else None
    if label.last != number.first:
        return None
    opens = label.first == g.surface.sentence(label.first).first and label.last == label.first + 1
    named = g.surface.is_capital(label.first) and not opens
    if named and label.entry.id == "school-years":
        return "identifier"  # "a Form Three student"
    return "identifier" if named and not g.is_people(number.last) else None


def _ends_name(g: Ground, number: Number) -> bool:
    """As in "taken to Regional One in a bad state": a numeral as the last word of a name within a sentence in small letters."""
    at = number.first - 1
    surface = g.surface
    sentence = surface.sentence(number.first)
    if at <= sentence.first or number.last != number.first + 1 or surface.is_caps or not g.words[at].isalpha():
        return False
    if surface.block(at).kind not in ("paragraph", "item", "post") or surface.is_capital(at) is not True:
        return False
    if g.kinds[at] & (DAY_WORD | PREPOSITION | CLAUSE | OUTCOME) != 0 or g.is_people(number.last):
        return False
    small = number.last < sentence.last and g.words[number.last].isalpha() and surface.is_capital(number.last) is False
    behind = g.kinds[number.last]
    return small and behind & AUXILIARY == 0 and (behind & OUTCOME == 0 or behind & PREPOSITION != 0)


def _is_mark(g: Ground, number: Number) -> bool:
    """Whether the numeral only marks a place: "1." or "2)" that opens a block, "[3]" that points to a note."""
    first, last, after = number.first, number.last, g.word(number.last)
    if (after != "]" and after != "." and after != ")") or len(g.words[first]) > 2:
        return False
    if after == "]":
        return g.word(first - 1) == "["
    return g.is_glued(first) and not g.is_glued(last) and g.starts[first] == g.surface.block(first).start


def _bare_name(g: Ground, number: Number) -> str | None:
    """As in "a 737", "the 54 highway", "72 Brigade": a lone numeral that an article or the word behind makes a name."""
    last, before = number.last, g.word(number.first - 1)
    if _is_called(g, number):
        return "identifier"
    if before == "a" or before == "an":
        if g.kinds[last] & (UNIT | COMPOUND) == 0 and g.word(last) != "-":
            return "identifier"
    elif before == "the":
        road = g.hit_behind(g.named, last)
        if road is not None and road.means == "road":
            return "identifier"
    if g.street and (_in_street(g, last + 1) or _in_street(g, last + 2)):
        return "identifier" if g.surface.is_capital(last) else None
    formation = g.hit_behind(g.formation, last)
    if formation is not None and formation.form == "singular" and g.surface.is_capital(last):
        return "identifier"
    return None


def _is_called(g: Ground, number: Number) -> bool:
    """As in "had rung 999", "called 911"."""
    return g.words[number.first] in _EMERGENCY and g.word(number.first - 1) in _CALLED


def _in_street(g: Ground, at: int) -> bool:
    """Whether the word is that for a street, written as in a name."""
    return at in g.street and g.surface.is_capital(at)


def _names(g: Ground, number: Number, at: int) -> bool:
    """Whether the word before is a label of this numeral: always for some, else unless people or an outcome follow."""
    last, entry, first = number.last, g.named[at].entry, g.surface.sentence(at).first
    if g.words[at] == "number" and (_is_told(g, at, first) or g.word(at - 1) in ("that", "this")):
        return False  # "The dead number 40", "Of that number 41 were killed"
    if entry.get("always") or not g.words[at].isalpha() or g.words[number.first - 1] == ".":
        return True  # "Hospital No. 2 in grave condition": a label that ends in "No." takes whatever follows
    outcome = g.outcome.get(last)
    if outcome is not None or g.is_people(last):
        return outcome is None and g.surface.is_capital(at) and at > first
    if at == first or g.surface.is_capital(at) or g.words[at - 1] in ("the", "this", "that", "a", "an"):
        return True
    return not g.surface.is_of(at - 1, DETERMINER) and g.kinds[at - 1] & NUMERAL == 0


def _is_told(g: Ground, at: int, first: int) -> bool:
    """ "The dead number 40", "The victims from the valley number 12": a verb, whose subject opens the sentence."""
    if g.surface.is_of(at - 1, DEAD_WHOLE):
        return True
    opens = next(
        (i for i in range(first, min(first + 3, at)) if g.surface.is_of(i, DEAD_WHOLE) and g.words[i] != "death"), -1
    )
    return opens >= 0 and not any(
        g.kinds[i] & (AUXILIARY | CLAUSE) != 0 or not (g.words[i].isalnum() or g.words[i] in "-'")
        for i in range(opens + 1, at)
    )


def _unit(g: Ground, number: Number) -> str | None:
    """A unit behind the number, glued, hyphened or spaced."""
    at = number.last
    glued = g.is_glued(at - 1)
    if number.modifier is not None and number.modifier[0] == at:
        at = number.modifier[1]
    if number.kind == "vague" and g.word(at) == "of":
        at += 1  # "the last couple of years"
    hit = g.hit_behind(g.unit, at)
    if hit is None and g.word(at) == "-" and g.is_glued(at - 1):
        hit, glued = g.hit_behind(g.unit, at + 1), True
    if hit is None or (hit.first != at and hit.first != at + 1):
        return decade_use(g, number) if glued and g.word(at) == "s" else None
    symbol = hit.last == hit.first + 1 and len(g.words[hit.first]) == 1 and g.words[hit.first].isalpha()
    if g.word(hit.last) == "-" and g.is_glued(hit.last) and g.word(hit.last + 1).isdecimal():
        return None
    if symbol and not _is_symbol(g, number, hit.first, glued):
        return None
    if g.words[hit.first] == "hours" and number.last == number.first + 1 and is_clock(g.words[number.first]):
        return "time"
    means = hit.means
    if means == "time" and g.words[hit.first] in ("in", "that", "at"):
        risen = g.word(number.first - 1) == "to" and g.kinds[number.first - 2] & TOLLVERB != 0
        if risen or (number.value or 0) > _HOURS:
            return None  # "raised the number to 29 in the afternoon", "It rose to 12 that evening"
    if means == "score" and glued and g.word(at) == "-":
        return "things"  # "a 52-seat coach"
    if means == "distance" and _is_extent(g, hit.last):
        return "measure"
    if means == "duration" and g.word(number.first - 1) in ("is", "was", "of") and g.word(number.first - 2) == "age":
        return "age"
    if means == "duration" and number.kind == "range" and tells_ages(g, number.first):
        return "age"
    if means == "duration" and (g.word(hit.last) == "old" or g.word(hit.last + 1) == "old"):
        return "age"
    return means


def _is_extent(g: Ground, at: int) -> bool:
    """ "50 metres deep", "400 meters (1,312 feet) below the surface": how far a thing reaches, no way between places."""
    if g.word(at) in ("(", "/"):
        at = next((i + 1 for i in range(at + 1, min(at + 8, g.total)) if g.words[i] == ")"), at)
    return g.word(at + (g.word(at) == ")")) in _EXTENTS


def _is_symbol(g: Ground, number: Number, at: int, glued: bool) -> bool:
    """Whether a single letter behind a numeral is a unit ("60 m", "5t"), not an initial or a capital."""
    if not g.words[number.last - 1].isdecimal():
        return False
    return glued or (g.surface.text[g.starts[at]].islower() and g.word(at + 1) not in (".", "'"))


def _counted_day(g: Ground, number: Number) -> str | None:
    """As in "day three of protests", "enters day 40": a place in a row, where no word makes the day one of its own."""
    at = number.first - 1
    unit = g.unit.get(at)
    if number.kind != "exact" or unit is None or unit.means != "duration" or unit.form != "singular":
        return None
    if at > g.surface.sentence(at).first and g.kinds[at - 1] & _DAY_OF_ITS_OWN != 0:
        return None
    return None if g.is_people(number.last) or g.kinds[number.last] & OUTCOME != 0 else "ordinal"


def _feet_and_inches(g: Ground, number: Number) -> bool:
    """ "5'8 tall", "a man of 6'2": digits that a glued apostrophe parts."""
    first, last = number.first, number.last
    if g.word(last) == "'" and g.is_glued(last - 1) and g.is_glued(last):
        return g.word(last + 1).isdecimal()
    return (
        g.word(first - 1) == "'" and g.is_glued(first - 1) and g.is_glued(first - 2) and g.word(first - 2).isdecimal()
    )


def _measure(g: Ground, number: Number) -> str | None:
    """As in "magnitude 6.4", "level four": a word for a scale right before."""
    if _feet_and_inches(g, number):
        return "measure"
    if not led_by(g, number, g.measured):
        return None
    return None if g.kinds[number.last] & OUTCOME != 0 or g.is_people(number.last) else "measure"


def _compound(g: Ground, number: Number) -> str | None:
    """As in "A six-member patrol" counts people, "a four-fatality shooting" deaths; "a two-car crash" things."""
    last = number.last
    if g.word(last) != "-" or not g.is_glued(last - 1) or not g.is_glued(last) or not g.words[last + 1].isalpha():
        return None
    if g.kinds[last + 1] & (COMPOUND | OUTCOME) != 0:
        number.flags.append("compound")
        return None
    if last in g.modifier_after or g.closes_phrase(last + 1):
        return None
    if g.surface.is_of(last + 1, THING) or g.kinds[last + 1] & PERSON != 0:
        return "things"
    return ask_measure(g, number) or "things"


def _unknown_unit(g: Ground, number: Number) -> str | None:
    """A figure with decimals counts nobody: its unit is asked for where it is in no list."""
    words, first, last = g.words, number.first, number.last
    if last - first != 3 or words[first + 1] != "." or not words[last - 1].isdecimal() or len(words[last - 1]) > 2:
        return None
    return ask_measure(g, number)
