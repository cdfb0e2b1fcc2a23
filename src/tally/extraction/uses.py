"""What a number plainly is, where its own surroundings settle it before any outcome is looked at.

`settle_use` sets `Number.use` to a set-aside reason of the contract: age, date, time, duration, money, percentage, ratio,
rate, distance, measure, ordinal, identifier, score, figurative. What it leaves open is for people and outcomes to say.
"""

from __future__ import annotations

from tally.extraction.ages import age_use, decade_use
from tally.extraction.calendar import clock_use, date_use, ordinal_use
from tally.extraction.measures import ask_measure
from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["settle_use"]

_RATE_REACH = 4


def settle_use(surface: Surface, number: Number) -> None:
    """Set `number.use` where the words around it leave no doubt; the first rule that answers wins."""
    if number.use == "ordinal":
        number.use = ordinal_use(surface, number)
        return
    for rule in (_money, _idiom, _identifier, age_use, _unit, date_use, _ratio, _rate, clock_use, _counted_day, _measure, _compound, _unknown_unit):
        use = rule(surface, number)
        if use is not None:
            number.use = use
            return


def _ends_before(surface: Surface, number: Number, kind: str) -> bool:
    """Whether a hit of `kind` ends right before the number (or before its hedge)."""
    ends = [number.first] if number.modifier is None or number.modifier[1] != number.first else [number.first, number.modifier[0]]
    return any((hit := surface.at(kind).get(end - 1)) is not None and hit.last == end for end in ends if end > 0)


def _word(surface: Surface, at: int) -> str:
    return surface.words[at] if 0 <= at < len(surface.words) else ""


def _money(surface: Surface, number: Number) -> str | None:
    """A currency before or behind, or one letter glued to a sum: "P3.5 million"."""
    before = number.first - 1
    if _ends_before(surface, number, "currency") and (len(surface.words[before]) > 1 or not surface.words[before].isalpha()):
        return "money"
    if before >= 0 and surface.is_glued(before) and before in surface.at("currency_letter") and (
            number.last > number.first + 1 and surface.words[number.first][0].isdigit()):
        return "money"
    units, at = surface.at("unit"), number.last
    for at in (at, at + 1):
        hit = units.get(at)
        if hit is not None and hit.means == "money" and hit.first == at and (at == number.last or _word(surface, number.last).isalpha()):
            return "money"
    return None


def _idiom(surface: Surface, number: Number) -> str | None:
    hit = surface.at("idiom").get(number.first)
    return "figurative" if hit is not None and (hit.last > hit.first + 1) else None


def _unit(surface: Surface, number: Number) -> str | None:
    """A unit behind the number, glued, hyphened or spaced."""
    at, units = number.last, surface.at("unit")
    glued = surface.is_glued(at - 1)
    if number.modifier is not None and number.modifier[0] == at:
        at = number.modifier[1]
    hit = units.get(at)
    if hit is None and _word(surface, at) == "-" and surface.is_glued(at - 1):
        hit, glued = units.get(at + 1), True
    if hit is None or hit.first not in (at, at + 1):
        return decade_use(surface, number) if glued and _word(surface, at) == "s" else None
    word = surface.words[hit.first]
    if len(word) == 1 and word.isalpha() and hit.last == hit.first + 1 and not _is_symbol(surface, number, hit.first, glued):
        return None
    if hit.means == "duration" and "old" in surface.words[hit.last:hit.last + 2]:
        return "age"
    return hit.means


def _is_symbol(surface: Surface, number: Number, at: int, glued: bool) -> bool:
    """Whether a single letter behind a numeral is a unit: "60 m", "5t"; not an initial, not a capital in running copy."""
    if not surface.words[number.last - 1].isdecimal():
        return False
    return glued or (surface.text[surface.starts[at]].islower() and _word(surface, at + 1) not in (".", "'"))


def _identifier(surface: Surface, number: Number) -> str | None:
    """Room 12, Unit 40, No. 4, "a 737", "the 54 highway", digits with a leading zero or with letters glued to them."""
    words, first, last = surface.words, number.first, number.last
    if not words[first][0].isdigit() or number.kind == "range":
        return None
    if surface.block(first).kind == "furniture":
        return "identifier"
    bare = last == first + 1
    if bare and words[first][0] == "0" and len(words[first]) > 1:
        clock = len(words[first]) == 4 and int(words[first][:2]) < 24 and int(words[first][2:]) < 60
        return "time" if clock else "identifier"
    if number.modifier is not None:
        return None
    hit = surface.at("named").get(first - 1)
    if hit is not None and hit.last == first and _names(surface, number, hit.first):
        return "identifier"
    before = _word(surface, first - 1)
    if bare and before in ("a", "an") and _word(surface, last) != "-" and last not in surface.at("unit") and last not in surface.at("compound"):
        return "identifier"
    after = surface.at("named").get(last)
    if bare and before == "the" and after is not None and after.entry.means == "road":
        return "identifier"
    if bare and last in surface.at("formation") and surface.is_capital(last) and surface.at("formation")[last].form == "singular":
        return "identifier"
    glued = surface.is_glued(last - 1) and _word(surface, last).isalpha() and last not in surface.at("unit") and _word(surface, last) != "s"
    if glued and last not in surface.at("outcome") and last not in surface.at("person"):
        return ask_measure(surface, number) or "identifier"
    return None


def _names(surface: Surface, number: Number, at: int) -> bool:
    """Whether the word before is a label of this numeral: always for some, else unless people or an outcome follow."""
    last, always = number.last, surface.at("named")[at].entry.get("always", False)
    if always or not surface.words[at].isalpha():
        return True
    sentence_first = surface.sentence(at).first
    counted = (last in surface.at("person") or last in surface.at("kin") or _word(surface, last) in ("people", "persons", "others", "more")
               or (last in surface.at("outcome") and surface.at("outcome")[last].form != "noun"))
    if counted:
        return surface.is_capital(at) and at > sentence_first and last not in surface.at("outcome")
    if at - 1 >= sentence_first and (at - 1 in surface.at("determiner") or at - 1 in surface.at("numeral")) and surface.words[at - 1] not in ("the", "this", "that") and not surface.is_capital(at):
        return False
    return True


def _ratio(surface: Surface, number: Number) -> str | None:
    """"one in four", "three out of ten", "a factor of 15", "ten times as many"."""
    words, first, last = surface.words, number.first, number.last
    if _ends_before(surface, number, "ratio_before"):
        return "ratio"
    spelled = not words[first][0].isdigit()
    before = _word(surface, first - 1)
    if number.kind == "exact" and number.value is not None and number.value < 100:
        every = _word(surface, last + 1) == "every"
        at = last + 2 if every else last + 1
        if _word(surface, last) == "in" and _is_share(surface, number, at, spelled or every):
            return "ratio"
        if _word(surface, last) == "out" and _word(surface, last + 1) == "of" and _starts_numeral(surface, last + 2) and (
                _word(surface, last + 2) in ("every", "ten", "hundred") or (spelled and _ends_phrase(surface, last + 3))):
            return "ratio"
    if before == "every" or (before == "in" and first >= 2 and words[first - 2] == "one" and _ends_phrase(surface, last)):
        return "ratio"
    return None


def _is_share(surface: Surface, number: Number, at: int, sure: bool) -> bool:
    """Whether "n in m" is a share: m is a larger numeral with nothing that places or dates behind it."""
    if not _starts_numeral(surface, at) or not sure:
        return False
    word = surface.words[at]
    if word[0].isdigit() and (len(word) == 4 or int(word[:9]) <= (number.value or 0)):
        return False
    return at + 1 not in surface.at("unit") and at + 1 not in surface.at("thing")


def _ends_phrase(surface: Surface, at: int) -> bool:
    return not _word(surface, at).isalpha() or at in surface.at("outcome") or at in surface.at("auxiliary") or at in surface.at("preposition")


def _rate(surface: Surface, number: Number) -> str | None:
    """"1,200 a day", "250,000 shells a month", "14.2 gun deaths per 100,000"."""
    per, not_rate = surface.at("per"), surface.lexicon.words("per_not")
    if _word(surface, number.first - 1) == "per":
        return "rate"
    end = min(number.last + _RATE_REACH, surface.sentence(number.first).last)
    for at in range(number.last, end):
        hit = per.get(at)
        if hit is not None and hit.first == at:
            named = surface.words[at] == "per"
            if _word(surface, hit.last) in not_rate and not named:
                return None
            return "rate" if named or at <= number.last + 1 else None
        if not surface.words[at].isalpha() or at in surface.at("preposition"):
            return None
    return None


def _starts_numeral(surface: Surface, at: int) -> bool:
    return at < len(surface.words) and (surface.words[at][0].isdigit() or at in surface.at("numeral"))


def _measure(surface: Surface, number: Number) -> str | None:
    """"magnitude 6.4", "level four": a word for a scale right before."""
    if not _ends_before(surface, number, "measured") or number.last in surface.at("person") or number.last in surface.at("outcome"):
        return None
    return "measure"


def _counted_day(surface: Surface, number: Number) -> str | None:
    """"day three of protests", "enters day 40": a place in a row, where no word makes the day one of its own."""
    at = number.first - 1
    unit = surface.at("unit").get(at)
    if at < 0 or number.kind != "exact" or unit is None or unit.means != "duration" or unit.form != "singular" or unit.last != at + 1:
        return None
    own = at - 1 >= surface.sentence(at).first and any(at - 1 in surface.at(kind) for kind in ("determiner", "numeral", "ordinal", "day_word"))
    return None if own or number.last in surface.at("person") or number.last in surface.at("outcome") else "ordinal"


def _compound(surface: Surface, number: Number) -> str | None:
    """"A six-member patrol" counts people, "a four-fatality shooting" deaths; "a six-storey house", "two-car crash" things."""
    last = number.last
    if not (_word(surface, last) == "-" and surface.is_glued(last - 1) and surface.is_glued(last) and _word(surface, last + 1).isalpha()):
        return None
    if last + 1 in surface.at("compound") or last + 1 in surface.at("outcome"):
        number.flags.append("compound")
        return None
    if last in surface.at("modifier_after"):
        return None
    return ask_measure(surface, number) or "things"


def _unknown_unit(surface: Surface, number: Number) -> str | None:
    """A figure with decimals counts nobody: its unit is asked for where it is in no list."""
    words, first, last = surface.words, number.first, number.last
    if last - first == 3 and words[first + 1] == "." and number.value is not None and number.value < 1000 and words[last - 1].isdecimal() and len(words[last - 1]) < 3:
        return ask_measure(surface, number)
    return None
