"""Ages: "aged 34", "Terrence Boyd, 19,", "(34)", "he is 84", "two brothers, 7 and 10,", "under 12", "a boy of 11".

`age_use` answers "age" or None for one number; years and months that name a unit are told by `uses`.
"""

from __future__ import annotations

from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["age_use", "decade_use"]

_OLDEST = 115
_LIST_REACH = 4


def age_use(surface: Surface, number: Number) -> str | None:
    """"age" where the number's surroundings leave no other reading."""
    if _ends_at(surface, "age_before", number.first) or (number.modifier and _ends_at(surface, "age_before", number.modifier[0])):
        return "age"
    if number.kind == "range":
        if number.first in surface.at("age_before"):
            return "age"
        return "age" if _bracketed(surface, number) and _could_be_person(surface, number.first - 2) else None
    if number.value is None or not 0 <= number.value <= _OLDEST:
        return None
    if number.modifier is not None:
        return _limit_use(surface, number)
    rules = (_hyphened_limit, _said_of_somebody, _of_age, _apposed, _listed)
    return "age" if any(rule(surface, number) for rule in rules) else None


def decade_use(surface: Surface, number: Number) -> str | None:
    """"1990s" is a date, "80s" and "in his 40s" an age; a number that ends in another digit is neither."""
    digits = surface.words[number.last - 1]
    if len(digits) == 4:
        return "date"
    if len(digits) == 2 and digits[1] == "0":
        return "age"
    return "age" if _limited(surface, number) else None


def _ends_at(surface: Surface, kind: str, at: int) -> bool:
    hit = surface.at(kind).get(at - 1)
    return hit is not None and hit.last == at


def _word(surface: Surface, at: int) -> str:
    return surface.words[at] if 0 <= at < len(surface.words) else ""


def _bracketed(surface: Surface, number: Number) -> bool:
    return _word(surface, number.first - 1) == "(" and _word(surface, number.last) == ")"


def _limited(surface: Surface, number: Number) -> bool:
    """Whether "under", "over" stand right before the number, with or without a hyphen."""
    at = number.first - 1
    return at >= 0 and (at in surface.at("age_limit") or (surface.words[at] == "-" and at - 1 in surface.at("age_limit")))


def _hyphened_limit(surface: Surface, number: Number) -> bool:
    return _word(surface, number.first - 1) == "-" and number.first >= 2 and number.first - 2 in surface.at("age_limit")


def _limit_use(surface: Surface, number: Number) -> str | None:
    """"eight of them under 12", "children under five": an age where people stand before and nothing is counted behind."""
    assert number.modifier is not None
    at = number.modifier[0]
    limit = surface.at("age_limit").get(at)
    if limit is None or limit.first != at:
        return None
    after = _word(surface, number.last)
    if after == "s" and surface.is_glued(number.last - 1):
        return "age"
    ends = not after.isalpha() or number.last in surface.at("auxiliary") or number.last in surface.at("conjunction") or number.last in surface.at("preposition")
    lead = range(max(surface.sentence(at).first, at - 3), at)
    people = any(j in surface.at("person") or j in surface.at("kin") or surface.words[j] in ("them", "those", "anyone", "minors", "whom") for j in lead)
    return "age" if ends and people and _word(surface, at - 1) not in ("to", "and", ",") else None


def _could_be_person(surface: Surface, at: int) -> bool:
    """Whether word `at` ends a name, a person noun or a pronoun."""
    if at < 0 or not surface.words[at][-1].isalpha() or at in surface.at("month") or at in surface.at("weekday"):
        return False
    known = at in surface.at("person") or at in surface.at("kin") or at in surface.at("age_holder")
    return known or surface.is_capital(at) or (surface.is_caps and at not in surface.at("outcome"))


def _is_known_person(surface: Surface, at: int) -> bool:
    return at >= 0 and (at in surface.at("person") or at in surface.at("kin") or at in surface.at("age_holder"))


def _said_of_somebody(surface: Surface, number: Number) -> bool:
    """"He is 84", "who is 58,", "she thinks she is fifty", "now 49," """
    at = number.first - 1
    after = _word(surface, number.last)
    if after.isalpha() and not (number.last in surface.at("conjunction") or number.last in surface.at("clause") or after in ("at", "now", "today", "last", "this", "next")):
        return False
    if _word(surface, at) in ("now", "only", "just", "then"):
        if surface.words[at - 1] == "," and after in (",", ")", ".") and surface.words[at] == "now":
            return _could_be_person(surface, at - 2)
        at -= 1
    if at < 1 or at not in surface.at("age_copula"):
        return False
    before = at - 1
    if before in surface.at("age_holder"):
        return True
    hit = surface.at("person").get(before) or surface.at("kin").get(before)
    if hit is not None:
        return hit.form in ("singular", "")
    # A name of two words or more, or one that opens the sentence: but not "The Toll Was 57" in a headline.
    return (surface.is_capital(before) and before >= 1 and surface.is_capital(before - 1) and before not in surface.at("toll_word")
            and before not in surface.at("weekday") and not surface.is_capital(at))


def _of_age(surface: Surface, number: Number) -> bool:
    """"a boy of 11", "an indigenous guard of 33 years"."""
    at = number.first - 1
    if _word(surface, at) != "of" or at < 1:
        return False
    hit = surface.at("person").get(at - 1) or surface.at("kin").get(at - 1)
    if hit is None or hit.form == "plural" or hit.entry.get("kind") == "collective":
        return False
    after = _word(surface, number.last)
    return after in ("years", "months") or not after.isalpha() or number.last in surface.at("auxiliary") or number.last in surface.at("preposition")


def _apposed(surface: Surface, number: Number) -> bool:
    """"Terrence Boyd, 19, was", "A teacher (34)", "her pupil, 9, were": set apart behind a person, nothing counted behind."""
    if not surface.words[number.first][0].isdigit():
        return False
    holder, after = number.first - 2, _word(surface, number.last)
    if _bracketed(surface, number):
        if _is_known_person(surface, holder):
            return True
        named = _could_be_person(surface, holder) and holder >= 1 and (surface.is_capital(holder - 1) or surface.words[holder - 1] in ("-", "'"))
        return named and not surface.is_caps
    if _word(surface, number.first - 1) != "," or not _could_be_person(surface, holder):
        return False
    if after in (",", ".", ";", ")", "\u2014", "\u2013", ""):
        return not _in_run(surface, number)
    if after == "of" and not surface.is_capital(number.last + 1):
        return False
    if number.last in surface.at("preposition") or number.last in surface.at("auxiliary") or number.last in surface.at("relative") or after in ("and", "or"):
        return surface.is_capital(holder) or _is_known_person(surface, holder)
    return False


def _in_run(surface: Surface, number: Number) -> bool:
    """Whether the number stands in a run of bare numbers ("12, 34, 56"), which are no ages."""
    return _word(surface, number.first - 2).isdecimal() or (_word(surface, number.last) == "," and _word(surface, number.last + 1).isdecimal()
                                                             and not _is_known_person(surface, number.first - 2))


def _listed(surface: Surface, number: Number) -> bool:
    """"Two teenagers, 16 and 17, were": bare numbers between commas behind people; "aged 5, 7 and 9"."""
    first, at, steps = number.first, number.first - 1, 0
    while at > 0 and steps < 2 * _LIST_REACH and _in_list(surface, at):
        at, steps = at - 1, steps + 1
    end, steps = number.last, 0
    while end < len(surface.words) and steps < 2 * _LIST_REACH and _in_list(surface, end):
        end, steps = end + 1, steps + 1
    if at == first - 1:
        return False
    if _ends_at(surface, "age_before", at + 1):
        return True
    if surface.words[at + 1] == "(":
        at_end = _word(surface, end) == ")"
        return at_end and _is_known_person(surface, at)
    listed = surface.words[at + 1] == "," and any(surface.words[j] in ("and", "or") for j in range(at + 2, end))
    closed = surface.words[end - 1] == "," or not _word(surface, end).isalpha()
    return listed and closed and _is_known_person(surface, at)


def _in_list(surface: Surface, at: int) -> bool:
    word = surface.words[at]
    return word in (",", "and", "or", "(") or (word.isdecimal() and len(word) <= 2) or at in surface.at("numeral")
