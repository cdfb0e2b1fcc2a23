"""What a number plainly is, where its own surroundings settle it before any outcome is looked at.

`settle_use` sets `Number.use` to a set-aside reason of the contract: age, date, time, duration, money, percentage,
ratio, rate, distance, measure, ordinal, identifier, score, figurative. What it leaves open is for people and outcomes.
"""

from __future__ import annotations

from tally.extraction.neighbours import closes_phrase, ends_before, hit_behind, is_people, opens_numeral, word_at
from tally.extraction.numbers.ages import age_use, children_use, decade_use
from tally.extraction.numbers.dates import clock_use, date_use, is_clock, ordinal_use
from tally.extraction.numbers.measures import ask_measure
from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["settle_use"]

_RATE_REACH = 4
_DAY_OF_ITS_OWN = ("determiner", "numeral", "ordinal", "day_word")


def settle_use(surface: Surface, number: Number) -> None:
    """Set `number.use` where the words around it leave no doubt; the first rule that answers wins."""
    if number.use == "ordinal":
        number.use = ordinal_use(surface, number)
        return
    for rule in _RULES:
        use = rule(surface, number)
        if use is not None:
            number.use = use
            return


def _behind(surface: Surface, number: Number, kind: str) -> bool:
    """Whether an entry of `kind` ends right before the number, or before its hedge."""
    if ends_before(surface, kind, number.first):
        return True
    hedge = number.modifier
    return hedge is not None and hedge[1] == number.first and ends_before(surface, kind, hedge[0])


def _money(surface: Surface, number: Number) -> str | None:
    """A currency before or behind, or one letter glued to a sum: "P3.5 million"."""
    before, units = number.first - 1, surface.at["unit"]
    if _behind(surface, number, "currency"):
        letter = len(surface.words[before]) == 1 and surface.words[before].isalpha()
        if not letter or surface.is_glued(before):
            return "money"
    if before >= 0 and surface.is_glued(before) and before in surface.at["currency_letter"]:
        return "money" if number.last > number.first + 1 else None
    # "9 billion Egyptian pounds", "ten annual salaries": one word may stand between.
    gap = 1 if word_at(surface, number.last).isalpha() and number.last not in units else 0
    hit = hit_behind(surface, "unit", number.last + gap)
    return "money" if hit is not None and hit.means == "money" and hit.first == number.last + gap else None


def _idiom(surface: Surface, number: Number) -> str | None:
    hit = surface.at["idiom"].get(number.first)
    if hit is not None and hit.last > hit.first + 1:
        return "figurative"
    return "figurative" if _is_pronoun(surface, number) else None


def _is_pronoun(surface: Surface, number: Number) -> bool:
    """As in "a new one", "the latest one": "one" for a noun said before, with nothing counted behind."""
    at = number.first - 1
    if surface.words[number.first] != "one" or number.modifier is not None or not closes_phrase(surface, number.last):
        return False
    if at in surface.at["ordinal"]:
        return True
    plain = word_at(surface, at).isalpha() and not closes_phrase(surface, at) and at not in surface.at["outcome"]
    known = at in surface.at["person"] or word_at(surface, at) in ("other", "third", "least", "only")
    return plain and not known and at - 1 in surface.at["determiner"] and at not in surface.at["determiner"]


def _difference(surface: Surface, number: Number) -> str | None:
    """As in "11 more than in March": the step between two counts, which counts nobody itself."""
    words = surface.words[number.last : number.last + 2]
    return "no_outcome" if words in (["more", "than"], ["fewer", "than"], ["less", "than"]) else None


def _herd(surface: Surface, number: Number) -> str | None:
    """As in "380 head of cattle"."""
    hit = hit_behind(surface, "animal", number.last)
    return (
        "animals"
        if hit is not None and hit.first == number.last and "of" in surface.words[hit.first : hit.last]
        else None
    )


def _identifier(surface: Surface, number: Number) -> str | None:
    """Room 12, Unit 40, No. 4, "a 737", "the 54 highway", a leading zero, letters glued behind."""
    words, first, last = surface.words, number.first, number.last
    if number.kind == "range":
        return None
    if not words[first][0].isdigit():
        return _spelled_name(surface, number)
    if _is_mark(surface, number):
        return "ordinal" if word_at(surface, first - 1) != "[" else "identifier"
    bare = last == first + 1
    if surface.block(first).kind == "furniture":
        return "identifier"
    if bare and words[first][0] == "0" and len(words[first]) > 1:
        return "time" if is_clock(words[first]) else "identifier"
    if number.modifier is not None:
        return None
    label = surface.at["named"].get(first - 1)
    if label is not None and ends_before(surface, "named", first) and _names(surface, number, label.first):
        return "identifier"
    if bare and (use := _bare_name(surface, number)) is not None:
        return use
    known = any(last in surface.at[kind] for kind in ("unit", "outcome", "person")) or word_at(surface, last) == "s"
    if surface.is_glued(last - 1) and word_at(surface, last).isalpha() and not known:
        return ask_measure(surface, number) or "identifier"
    return None


def _spelled_name(surface: Surface, number: Number) -> str | None:
    """As in "Tropical Depression Twelve", "Phase Two": a label and a numeral that are both capitalised."""
    label = surface.at["named"].get(number.first - 1)
    if label is None or label.last != number.first or not surface.is_capital(number.first):
        return None
    opens = label.first == surface.sentence(label.first).first and label.last == label.first + 1
    named = surface.is_capital(label.first) and not opens
    return "identifier" if named and not is_people(surface, number.last) else None


def _is_mark(surface: Surface, number: Number) -> bool:
    """Whether the numeral only marks a place: "1." or "2)" that opens a block, "[3]" that points to a note."""
    words, first, last = surface.words, number.first, number.last
    if last != first + 1 or len(words[first]) > 2:
        return False
    if word_at(surface, first - 1) == "[" and word_at(surface, last) == "]":
        return True
    opens = surface.starts[first] == surface.block(first).start
    return opens and word_at(surface, last) in (".", ")") and surface.is_glued(first) and not surface.is_glued(last)


def _bare_name(surface: Surface, number: Number) -> str | None:
    """As in "a 737", "the 54 highway", "72 Brigade": a lone numeral that an article or the word behind makes a name."""
    last, before = number.last, word_at(surface, number.first - 1)
    measured = last in surface.at["unit"] or last in surface.at["compound"] or word_at(surface, last) == "-"
    if before in ("a", "an") and not measured:
        return "identifier"
    road = hit_behind(surface, "named", last)
    if before == "the" and road is not None and road.means == "road":
        return "identifier"
    if any(last + k in surface.at["street"] and surface.is_capital(last + k) for k in (1, 2)) and surface.is_capital(
        last
    ):
        return "identifier"
    formation = hit_behind(surface, "formation", last)
    if formation is not None and formation.form == "singular" and surface.is_capital(last):
        return "identifier"
    return None


def _names(surface: Surface, number: Number, at: int) -> bool:
    """Whether the word before is a label of this numeral: always for some, else unless people or an outcome follow."""
    last, entry, first = number.last, surface.at["named"][at].entry, surface.sentence(at).first
    if entry.get("always") or not surface.words[at].isalpha():
        return True
    outcome = surface.at["outcome"].get(last)
    if outcome is not None or is_people(surface, last):
        return outcome is None and surface.is_capital(at) and at > first
    if at == first or surface.is_capital(at) or surface.words[at - 1] in ("the", "this", "that", "a", "an"):
        return True
    return at - 1 not in surface.at["determiner"] and at - 1 not in surface.at["numeral"]


def _unit(surface: Surface, number: Number) -> str | None:
    """A unit behind the number, glued, hyphened or spaced."""
    at = number.last
    glued = surface.is_glued(at - 1)
    if number.modifier is not None and number.modifier[0] == at:
        at = number.modifier[1]
    hit = hit_behind(surface, "unit", at)
    if hit is None and word_at(surface, at) == "-" and surface.is_glued(at - 1):
        hit, glued = hit_behind(surface, "unit", at + 1), True
    if hit is None or hit.first not in (at, at + 1):
        return decade_use(surface, number) if glued and word_at(surface, at) == "s" else None
    symbol = hit.last == hit.first + 1 and len(surface.words[hit.first]) == 1 and surface.words[hit.first].isalpha()
    if word_at(surface, hit.last) == "-" and surface.is_glued(hit.last) and word_at(surface, hit.last + 1).isdecimal():
        return None
    if symbol and not _is_symbol(surface, number, hit.first, glued):
        return None
    digits = surface.words[number.first]
    if (
        surface.words[hit.first] == "hours"
        and len(digits) == 4
        and number.last == number.first + 1
        and is_clock(digits)
    ):
        return "time"
    if hit.means == "duration" and "old" in surface.words[hit.last : hit.last + 2]:
        return "age"
    return hit.means


def _is_symbol(surface: Surface, number: Number, at: int, glued: bool) -> bool:
    """Whether a single letter behind a numeral is a unit ("60 m", "5t"), not an initial or a capital."""
    if not surface.words[number.last - 1].isdecimal():
        return False
    return glued or (surface.text[surface.starts[at]].islower() and word_at(surface, at + 1) not in (".", "'"))


def _ratio(surface: Surface, number: Number) -> str | None:
    """As in "one in four", "three out of ten", "a factor of 15", "every ten"."""
    words, first, last = surface.words, number.first, number.last
    if _behind(surface, number, "ratio_before") or word_at(surface, first - 1) == "every":
        return "ratio"
    if number.kind != "exact" or number.value is None or number.value >= 100:
        return None
    spelled = not words[first][0].isdigit()
    every = word_at(surface, last + 1) == "every"
    if word_at(surface, last) == "in" and _is_share(surface, number, last + 1 + every, spelled or every):
        return "ratio"
    if words[last : last + 2] == ["out", "of"] and opens_numeral(surface, last + 2):
        whole = word_at(surface, last + 2) in ("ten", "hundred")
        return "ratio" if whole or (spelled and _closed(surface, last + 3)) else None
    return "ratio" if words[last : last + 3] == ["out", "of", "every"] else None


def _is_share(surface: Surface, number: Number, at: int, sure: bool) -> bool:
    """Whether "n in m" is a share: m is a larger numeral, and no time, thing or place is counted by it."""
    if not sure or not opens_numeral(surface, at):
        return False
    word = surface.words[at]
    if word[0].isdigit() and (len(word) == 4 or int(word[:9]) <= (number.value or 0)):
        return False
    return at + 1 not in surface.at["unit"] and at + 1 not in surface.at["thing"]


def _closed(surface: Surface, at: int) -> bool:
    return at in surface.at["outcome"] or closes_phrase(surface, at)


def _rate(surface: Surface, number: Number) -> str | None:
    """As in "1,200 a day", "250,000 shells a month", "14.2 gun deaths per 100,000"; not "12 a day earlier"."""
    per = surface.at["per"]
    if word_at(surface, number.first - 1) == "per":
        return "rate"
    for at in range(number.last, min(number.last + _RATE_REACH, surface.sentence(number.first).last)):
        hit = per.get(at)
        if hit is not None and hit.first == at:
            if surface.words[at] == "per":
                return "rate"
            later = word_at(surface, hit.last) in surface.lexicon.words("per_not")
            return "rate" if not later and at <= number.last + 1 else None
        if not surface.words[at].isalpha() or at in surface.at["preposition"]:
            return None
    return None


def _counted_day(surface: Surface, number: Number) -> str | None:
    """As in "day three of protests", "enters day 40": a place in a row, where no word makes the day one of its own."""
    at = number.first - 1
    unit = surface.at["unit"].get(at)
    if number.kind != "exact" or unit is None or unit.means != "duration" or unit.form != "singular":
        return None
    own = at > surface.sentence(at).first and any(at - 1 in surface.at[kind] for kind in _DAY_OF_ITS_OWN)
    return None if own or is_people(surface, number.last) or number.last in surface.at["outcome"] else "ordinal"


def _measure(surface: Surface, number: Number) -> str | None:
    """As in "magnitude 6.4", "level four": a word for a scale right before."""
    if not _behind(surface, number, "measured"):
        return None
    return None if number.last in surface.at["outcome"] or is_people(surface, number.last) else "measure"


def _compound(surface: Surface, number: Number) -> str | None:
    """As in "A six-member patrol" counts people, "a four-fatality shooting" deaths; "a two-car crash" things."""
    last = number.last
    tight = surface.is_glued(last - 1) and surface.is_glued(last)
    if not tight or word_at(surface, last) != "-" or not word_at(surface, last + 1).isalpha():
        return None
    if last + 1 in surface.at["compound"] or last + 1 in surface.at["outcome"]:
        number.flags.append("compound")
        return None
    if last in surface.at["modifier_after"] or closes_phrase(surface, last + 1):
        return None
    if last + 1 in surface.at["thing"] or last + 1 in surface.at["person"]:
        return "things"
    return ask_measure(surface, number) or "things"


def _unknown_unit(surface: Surface, number: Number) -> str | None:
    """A figure with decimals counts nobody: its unit is asked for where it is in no list."""
    words, first, last = surface.words, number.first, number.last
    if last - first != 3 or words[first + 1] != "." or not words[last - 1].isdecimal() or len(words[last - 1]) > 2:
        return None
    return ask_measure(surface, number)


_RULES = (
    _money, _idiom, _difference, _herd, _identifier, clock_use, children_use, age_use, _unit, date_use, _ratio, _rate,
    _counted_day, _measure, _compound, _unknown_unit,
)  # fmt: skip
