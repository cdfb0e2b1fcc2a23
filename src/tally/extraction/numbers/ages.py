"""Ages: "aged 34", "Terrence Boyd, 19,", "(34)", "he is 84", "two brothers, 7 and 10,", "under 12", "a boy of 11".

`age_use` answers "age" or None for one number; years and months that name a unit are told by `uses`.
"""

from __future__ import annotations

from tally.extraction.neighbours import closes_phrase, ends_before, hit_behind, word_at
from tally.extraction.slots import Number
from tally.extraction.text import Surface

__all__ = ["age_use", "children_use", "decade_use"]

_OLDEST = 115
_LIST_REACH = 4


def age_use(surface: Surface, number: Number) -> str | None:
    """Says "age" where the number's surroundings leave no other reading."""
    opening = number.modifier[0] if number.modifier else number.first
    if ends_before(surface, "age_before", number.first) or ends_before(surface, "age_before", opening):
        return "age"
    unit = hit_behind(surface, "unit", number.last)
    if unit is not None and unit.means not in ("duration", "age"):
        return None
    if number.kind == "range":
        if number.first in surface.at["age_before"]:
            return "age"
        return "age" if _bracketed(surface, number) and _could_be_person(surface, number.first - 2) else None
    if number.value is None or not 0 <= number.value <= _OLDEST:
        return None
    if number.modifier is not None:
        return _limit_use(surface, number)
    rules = (_hyphened_limit, _said_of_somebody, _of_age, _apposed, _listed)
    return "age" if any(rule(surface, number) for rule in rules) else None


def decade_use(surface: Surface, number: Number) -> str | None:
    """Says that "1990s" is a date, "80s" and "in his 40s" an age; a number that ends in another digit is neither."""
    digits = surface.words[number.last - 1]
    if len(digits) == 4:
        return "date"
    if len(digits) == 2 and digits[1] == "0":
        return "age"
    return "age" if _limited(surface, number) else None


def _bracketed(surface: Surface, number: Number) -> bool:
    return word_at(surface, number.first - 1) == "(" and word_at(surface, number.last) == ")"


def _limited(surface: Surface, number: Number) -> bool:
    """Whether "under", "over" stand right before the number, with or without a hyphen."""
    at = number.first - 1
    limits = surface.at["age_limit"]
    return at in limits or (word_at(surface, at) == "-" and at - 1 in limits)


def _hyphened_limit(surface: Surface, number: Number) -> bool:
    return (
        word_at(surface, number.first - 1) == "-" and number.first >= 2 and number.first - 2 in surface.at["age_limit"]
    )


def _limit_use(surface: Surface, number: Number) -> str | None:
    """As in "eight of them under 12", "children under five": people stand before, and nothing is counted behind."""
    assert number.modifier is not None
    at = number.modifier[0]
    limit = surface.at["age_limit"].get(at)
    if limit is None or limit.first != at:
        return None
    after = word_at(surface, number.last)
    if after == "s" and surface.is_glued(number.last - 1):
        return "age"
    lead = range(max(surface.sentence(at).first, at - 3), at)
    people = any(j in surface.at["person"] or surface.words[j] in ("them", "those", "anyone", "whom") for j in lead)
    return (
        "age"
        if closes_phrase(surface, number.last) and people and word_at(surface, at - 1) not in ("to", "and", ",")
        else None
    )


def _could_be_person(surface: Surface, at: int) -> bool:
    """Whether word `at` ends a name, a person noun or a pronoun."""
    if at < 0 or not surface.words[at][-1].isalpha() or at in surface.at["month"] or at in surface.at["weekday"]:
        return False
    if _is_known_person(surface, at) or surface.is_capital(at):
        return True
    return surface.is_caps and at not in surface.at["outcome"]


def _is_known_person(surface: Surface, at: int) -> bool:
    return at in surface.at["person"] or at in surface.at["age_holder"]


def _said_of_somebody(surface: Surface, number: Number) -> bool:
    """As in "He is 84", "who is 58,", "she thinks she is fifty"; and "now 49" between commas."""
    at = number.first - 1
    after = word_at(surface, number.last)
    if at in surface.at["age_copula"] and any(
        word_at(surface, k) in ("youngest", "oldest", "eldest") for k in range(at - 5, at)
    ):
        return True
    if not closes_phrase(surface, number.last) or (number.last in surface.at["preposition"] and after != "at"):
        return False
    if word_at(surface, at) in ("now", "only", "just", "then"):
        if surface.words[at - 1] == "," and after in (",", ")", ".") and surface.words[at] == "now":
            return _could_be_person(surface, at - 2)
        at -= 1
    if at < 1 or at not in surface.at["age_copula"]:
        return False
    before = at - 1
    if before in surface.at["age_holder"]:
        return True
    hit = surface.at["person"].get(before)
    if hit is not None:
        return hit.form in ("singular", "")
    # A name of two words: but not "The Toll Was 57" in a headline, nor "by Friday was 57".
    if before in surface.at["toll_word"] or before in surface.at["weekday"] or surface.is_capital(at):
        return False
    return before >= 1 and surface.is_capital(before) and surface.is_capital(before - 1)


def children_use(surface: Surface, number: Number) -> str | None:
    """As in "a mother of two", "a father-of-three": children that are only mentioned."""
    at = number.first - 1
    tight = word_at(surface, at) == "-" and word_at(surface, at - 1) == "of"
    if tight:
        at -= 1
    parent = at - 2 if tight else at - 1
    return "present" if word_at(surface, at) == "of" and parent in surface.at["parent"] else None


def _of_age(surface: Surface, number: Number) -> bool:
    """As in "a boy of 11", "an indigenous guard of 33 years"."""
    at = number.first - 1
    if word_at(surface, at) != "of" or at < 1:
        return False
    hit = surface.at["person"].get(at - 1)
    many = hit is None or hit.form == "plural" or hit.entry.get("kind") == "collective" or hit.entry.get("unit")
    if many or at - 1 in surface.at["bystander"] or word_at(surface, number.last) == "of":
        return False
    if word_at(surface, number.last) in ("years", "months") or number.last in surface.at["outcome"]:
        return True
    return closes_phrase(surface, number.last)


def _apposed(surface: Surface, number: Number) -> bool:
    """As in "Terrence Boyd, 19, was", "A teacher (34)", "her pupil, 9, were": set apart behind a person."""
    if not surface.words[number.first][0].isdigit():
        return False
    holder, after = number.first - 2, word_at(surface, number.last)
    if _bracketed(surface, number):
        if _is_known_person(surface, holder):
            return True
        named = surface.is_capital(holder) and holder >= 1 and surface.is_capital(holder - 1)
        return named and _could_be_person(surface, holder)
    if word_at(surface, number.first - 1) != "," or not _could_be_person(surface, holder):
        return False
    if after in (",", ".", ";", ")", "\u2014", "\u2013", ""):
        return not _in_run(surface, number)
    if after == "of" and not surface.is_capital(number.last + 1):
        return False
    # "Of the 18 deceased, 11 have been named": a count with a verb of its own.
    if after in ("have", "are", "were"):
        return False
    # "30 in Karsan, 12 in Velgrad": places in a list, no persons with their ages.
    if after in ("in", "near", "at", "each") and (_many(surface, holder) or not _is_known_person(surface, holder)):
        return False
    return closes_phrase(surface, number.last) and (surface.is_capital(holder) or _is_known_person(surface, holder))


def _many(surface: Surface, at: int) -> bool:
    """Whether the word is one for several people, who have no one age."""
    hit = surface.at["person"].get(at)
    return hit is not None and (
        hit.form == "plural" or hit.entry.get("kind") == "collective" or surface.words[at] == "people"
    )


def _in_run(surface: Surface, number: Number) -> bool:
    """Whether the number stands in a run of bare numbers ("12, 34, 56"), which are no ages."""
    if word_at(surface, number.first - 2).isdecimal():
        return True
    follows = word_at(surface, number.last) == "," and word_at(surface, number.last + 1).isdecimal()
    return follows and not _is_known_person(surface, number.first - 2)


def _listed(surface: Surface, number: Number) -> bool:
    """As in "Two teenagers, 16 and 17, were": bare numbers between commas behind people; "aged 5, 7 and 9"."""
    first, at, steps = number.first, number.first - 1, 0
    while at > 0 and steps < 2 * _LIST_REACH and _in_list(surface, at):
        at, steps = at - 1, steps + 1
    end, steps = number.last, 0
    while end < len(surface.words) and steps < 2 * _LIST_REACH and _in_list(surface, end):
        end, steps = end + 1, steps + 1
    if at == first - 1:
        return False
    if ends_before(surface, "age_before", at + 1):
        return True
    if surface.words[at + 1] == "(":
        at_end = word_at(surface, end) == ")"
        return at_end and _is_known_person(surface, at)
    listed = surface.words[at + 1] == "," and any(surface.words[j] in ("and", "or") for j in range(at + 2, end))
    closed = surface.words[end - 1] == "," or not word_at(surface, end).isalpha()
    return listed and closed and _is_known_person(surface, at)


def _in_list(surface: Surface, at: int) -> bool:
    word = surface.words[at]
    return word in (",", "and", "or", "(") or (word.isdecimal() and len(word) <= 2) or at in surface.at["numeral"]
