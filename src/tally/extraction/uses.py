"""What a number plainly is, where its own surroundings settle it before any outcome is looked at.

`settle_use` sets `Number.use` to a set-aside reason of the contract: age, date, time, duration, money, percentage, ratio,
rate, distance, measure, ordinal, identifier, score, figurative. What it leaves open is for people and outcomes to say.
"""

from __future__ import annotations

from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["settle_use"]


def settle_use(surface: Surface, number: Number) -> None:
    """Set `number.use` where the words around it leave no doubt."""
    if number.use == "ordinal":
        number.use = _ordinal_use(surface, number)
        return
    for rule in (_money, _idiom, _unit, _date, _identifier, _age, _ratio, _clock, _measure, _compound):
        use = rule(surface, number)
        if use is not None:
            number.use = use
            return


def _at_left(surface: Surface, number: Number, kind: str) -> bool:
    """Whether a hit of `kind` ends right before the number (or before its hedge)."""
    ends = [number.first] if number.modifier is None or number.modifier[1] != number.first else [number.first, number.modifier[0]]
    return any((hit := surface.at(kind).get(end - 1)) is not None and hit.last == end for end in ends if end > 0)


def _digits(surface: Surface, number: Number) -> str:
    """The numeral's own digits where it is one bare run of them, else ""."""
    word = surface.words[number.last - 1]
    return word if number.last == number.first + 1 and word.isdecimal() else ""


def _next(surface: Surface, at: int) -> str:
    return surface.words[at] if at < len(surface.words) else ""


def _ordinal_use(surface: Surface, number: Number) -> str:
    if number.first - 1 in surface.at("month") or number.last in surface.at("month") or (
            _next(surface, number.last) == "of" and number.last + 1 in surface.at("month")):
        return "date"
    digits = surface.words[number.first][0].isdigit()
    if digits and number.last in surface.at("formation") and (surface.is_caps or surface.is_capital(number.last)):
        return "identifier"
    return "ordinal"


def _money(surface: Surface, number: Number) -> str | None:
    if _at_left(surface, number, "currency") and (surface.words[number.first - 1] not in ("q", "sh") or surface.is_glued(number.first - 1)):
        return "money"
    hit = surface.at("unit").get(number.last)
    return "money" if hit is not None and hit.means == "money" else None


def _idiom(surface: Surface, number: Number) -> str | None:
    hit = surface.at("idiom").get(number.first)
    return "figurative" if hit is not None and not surface.words[number.first][0].isdigit() else None


def _unit(surface: Surface, number: Number) -> str | None:
    """A unit behind the number, glued, hyphened or spaced."""
    at = number.last
    glued = surface.is_glued(at - 1)
    if number.modifier is not None and number.modifier[0] == at:
        at = number.modifier[1]
    hit = surface.at("unit").get(at)
    if hit is None and _next(surface, at) == "-" and surface.is_glued(at - 1):
        hit = surface.at("unit").get(at + 1)
        glued = True
    if hit is None or hit.first not in (at, at + 1):
        if glued and _next(surface, at) == "s":
            return _decade(surface, number)
        return None
    word = surface.words[hit.first]
    if len(word) == 1 and word.isalpha() and not (glued and word == "m" or glued):
        return None
    if hit.means == "duration":
        return _duration(surface, number, hit.last)
    return hit.means


def _duration(surface: Surface, number: Number, at: int) -> str:
    """"12 years old" is an age; "of 33 years" behind a person is one too, but that is for people to say."""
    if _next(surface, at) in ("old", "-") and "old" in surface.words[at:at + 2]:
        return "age"
    return "duration"


def _decade(surface: Surface, number: Number) -> str:
    digits = surface.words[number.last - 1]
    return "date" if len(digits) == 4 else "age"


def _date(surface: Surface, number: Number) -> str | None:
    months, words = surface.at("month"), surface.words
    digits = _digits(surface, number)
    spelled = digits == "" and number.last - number.first == 1
    near = (number.first - 1 in months and _month_before(surface, number)) or (
        number.last in months and _is_month(surface, number.last, digits)) or (
        _next(surface, number.last) == "of" and number.last + 1 in months)
    if near and ((digits and len(digits) <= 2 and 0 < int(digits) <= 31) or (spelled and number.value is not None and number.value <= 31 and number.first - 1 in months)):
        return "date"
    if number.kind == "range" and (number.high or 0) <= 31 and number.last in months and _is_month(surface, number.last, "1"):
        return "date"
    if number.last in surface.at("era"):
        return "date"
    if words[number.last - 1].isdecimal() and number.kind == "range" and _year(words[number.last - 1]) and _year(words[number.first if words[number.first].isdecimal() else number.first + 1]):
        return "date"
    if _year(digits) and number.modifier is None:
        return _year_use(surface, number)
    return None


def _month_before(surface: Surface, number: Number) -> bool:
    """The month word before the number is no modal "may" or verb "march"."""
    word = surface.words[number.first - 1]
    return word not in ("may", "march", "mar", "sat", "sun") or surface.is_capital(number.first - 1) or (surface.is_caps and number.last not in surface.at("outcome"))


def _is_month(surface: Surface, at: int, digits: str) -> bool:
    word = surface.words[at]
    return word not in ("may", "march", "mar") or surface.is_capital(at) or (surface.is_caps and bool(digits) and _next(surface, at + 1) not in ("have", "be", "not", "yet"))


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1700 <= int(word) <= 2100


def _year_use(surface: Surface, number: Number) -> str | None:
    """A bare number of four digits is a year, unless people or an outcome follow at once."""
    after = _next(surface, number.last)
    if number.first - 1 in surface.at("month") or (number.first >= 2 and surface.words[number.first - 1] == "," and _dated(surface, number.first - 2)):
        return "date"
    counted = number.last in surface.at("outcome") or number.last in surface.at("person") or after in ("people", "persons", "others", "more")
    if counted:
        in_year = number.first > 0 and surface.words[number.first - 1] in ("in", "since", "until", "during")
        return "date" if in_year and number.last in surface.at("outcome") else None
    return "date"


def _dated(surface: Surface, at: int) -> bool:
    """Whether word `at` is a day number beside a month, or a month."""
    return at in surface.at("month") or (surface.words[at].isdecimal() and at > 0 and at - 1 in surface.at("month"))


def _identifier(surface: Surface, number: Number) -> str | None:
    """Room 12, Unit 40, No. 4, "a 737", a long run of digits, digits with a leading zero."""
    digits = surface.words[number.first] if surface.words[number.first][0].isdigit() else ""
    if not digits:
        return None
    if digits[0] == "0" and len(digits) > 1 and number.last == number.first + 1:
        return "time" if len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60 else "identifier"
    hit = surface.at("named").get(number.first - 1)
    if number.kind != "range" and number.modifier is None and hit is not None and hit.last == number.first and _names(surface, number, hit.first):
        return "identifier"
    if number.first > 0 and surface.words[number.first - 1] in ("a", "an") and number.last - number.first == 1 and _next(surface, number.last) != "-" and number.kind == "exact":
        return "identifier"
    if surface.is_glued(number.last - 1) and _next(surface, number.last).isalpha() and number.modifier is None:
        return "identifier"
    return None


def _names(surface: Surface, number: Number, at: int) -> bool:
    """Whether the word before is a label of this numeral: capitalised, or in the singular with nothing counted behind."""
    word, after = surface.words[at], number.last
    if word in ("no", "nos", "#", "flight", "highway", "resolution", "room", "call", "dial"):
        return True
    if after in surface.at("person") or after in surface.at("outcome") or _next(surface, after) in ("people", "persons", "others", "more"):
        return surface.is_capital(at) and surface.starts[at] > surface.starts[surface.sentence(at).first] and after not in surface.at("outcome")
    return True


def _age(surface: Surface, number: Number) -> str | None:
    words, first, last = surface.words, number.first, number.last
    if _at_left(surface, number, "age_before"):
        return "age"
    if _at_left(surface, number, "decade_before") and _next(surface, last) == "s":
        return "age"
    small = number.value is not None and 0 <= number.value <= 115 and number.kind == "exact"
    before, after = (words[first - 1] if first else ""), _next(surface, last)
    if number.value is not None and number.value <= 100 and number.modifier is not None and surface.at("age_limit").get(number.modifier[0]) is not None:
        return _limit_use(surface, number)
    if before == "-" and first >= 2 and words[first - 2] in ("under", "over"):
        return "age"
    if not small or not words[first][0].isdigit() or number.modifier is not None:
        return _age_list(surface, number)
    if before == "(" and after == ")" and first >= 2 and _could_be_person(surface, first - 2):
        return "age"
    if before == "," and after in (",", ".", ";", ")", "who", "from", "of", "and", "was", "were", "is", "\u2014", "\u2013", "-", "") and first >= 2 and _could_be_person(surface, first - 2):
        return "age" if after == "," or after in (".", ";", ")") or surface.is_capital(first - 2) or surface.is_caps or after in ("who", "was") else None
    return _age_list(surface, number)


def _could_be_person(surface: Surface, at: int) -> bool:
    """Whether word `at` ends a name or a person noun: capitalised, or known."""
    word = surface.words[at]
    if not word[-1].isalpha() or at in surface.at("month") or at in surface.at("weekday"):
        return False
    return at in surface.at("person") or surface.is_capital(at) or surface.is_caps


def _limit_use(surface: Surface, number: Number) -> str | None:
    """"eight of them under 12": an age where nothing is counted behind the number and people stand before."""
    word, after = surface.words[number.modifier[0]] if number.modifier else "", _next(surface, number.last)
    if word not in ("under", "over", "below", "above", "older", "younger") or surface.words[number.last - 1].isalpha():
        return None
    if after == "s" and surface.is_glued(number.last - 1):
        return "age"
    lead = surface.words[max(0, (number.modifier or (0, 0))[0] - 3):(number.modifier or (0, 0))[0]]
    ends = after in ("", ",", ".", ";", ")", "and", "were", "are", "years", "-")
    return "age" if ends and any(w in lead for w in ("them", "children", "child", "were", "those", "people", "all", "anyone", "minors", "boys", "girls")) else None


def _age_list(surface: Surface, number: Number) -> str | None:
    """"Two teenagers, 16 and 17, were": numerals between commas behind people; "aged 5, 7 and 9"."""
    words, first = surface.words, number.first
    if number.value is None or number.value > 115 or not words[first][0].isdigit() or number.kind != "exact":
        return None
    at, steps = first - 1, 0
    while at > 0 and steps < 4 and (words[at] in (",", "and") or (words[at].isdecimal() and len(words[at]) <= 2)):
        at, steps = at - 1, steps + 1
    end, steps = number.last, 0
    while end < len(words) and steps < 4 and (words[end] in (",", "and") or (words[end].isdecimal() and len(words[end]) <= 2)):
        end, steps = end + 1, steps + 1
    if at == first - 1:
        return None
    hit = surface.at("age_before").get(at)
    if hit is not None and hit.last == at + 1:
        return "age"
    listed = any(words[j] == "and" for j in range(at + 1, end)) and words[at + 1] == ","
    closed = words[end - 1] == "," or _next(surface, end) in (".", ")", ";", "")
    return "age" if listed and closed and at in surface.at("person") else None


def _ratio(surface: Surface, number: Number) -> str | None:
    """"one in four", "three out of ten", "14.2 per 100,000", "1,200 a day"."""
    words, first, last = surface.words, number.first, number.last
    after = _next(surface, last)
    if after == "in" and number.value is not None and number.kind == "exact" and number.value < 20:
        at = last + 2 if _next(surface, last + 1) == "every" else last + 1
        if _starts_numeral(surface, at) and not _year(_next(surface, at)) and (at > last + 1 or not words[first][0].isdigit()) and _next(surface, at + 1) not in ("days", "hours", "weeks", "months", "years", "attacks", "incidents", "districts", "villages", "towns"):
            return "ratio"
    if after == "out" and _next(surface, last + 1) == "of" and last + 2 < len(words) and words[last + 2] in ("every", "ten", "10", "four", "five", "three"):
        return "ratio"
    before = words[first - 1] if first else ""
    if before == "every" or (before == "in" and first >= 2 and words[first - 2] == "one"):
        return "ratio"
    if before == "per":
        return "rate"
    hit = surface.at("per").get(last)
    if hit is not None and hit.first == last and words[last] not in ("on", "daily"):
        return "rate"
    hit = surface.at("per").get(last + 1)
    if hit is not None and hit.first == last + 1 and _next(surface, last + 1) == "per" and number.kind == "exact":
        return "rate"
    return None


def _starts_numeral(surface: Surface, at: int) -> bool:
    return at < len(surface.words) and (surface.words[at][0].isdigit() or at in surface.at("numeral"))


def _clock(surface: Surface, number: Number) -> str | None:
    """"at 3.15", "at 7": a clock time behind "at", where nothing is counted behind it."""
    words, first, last = surface.words, number.first, number.last
    if first == 0 or words[first - 1] != "at":
        return None
    if last - first == 3 and words[first + 1] == "." and len(words[last - 1]) == 2 and int(words[first][:4]) < 24 and int(words[last - 1]) < 60:
        return "time"
    return None


def _measure(surface: Surface, number: Number) -> str | None:
    return "measure" if _at_left(surface, number, "measured") and number.modifier is None and surface.words[number.first][0].isdigit() else None


def _compound(surface: Surface, number: Number) -> str | None:
    """"A six-member patrol" counts people; "a six-storey house", "two-car crash" things."""
    last = number.last
    if not (_next(surface, last) == "-" and surface.is_glued(last - 1) and surface.is_glued(last) and _next(surface, last + 1).isalpha()):
        return None
    hit = surface.at("compound").get(last + 1)
    if hit is not None:
        number.flags.append("compound")
        return None
    return None if last + 1 in surface.at("modifier") else "things"
