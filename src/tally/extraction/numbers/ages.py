"""Ages: "aged 34", "Terrence Boyd, 19,", "(34)", "he is 84", "two brothers, 7 and 10,", "under 12", "a boy of 11".

`age_use` answers "age" or None for one number; years and months that name a unit are told by `uses`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.numbers.brackets import in_place_list
from tally.extraction.numbers.ground import Ground
from tally.extraction.numbers.limits import OLDEST, limit_use, range_use
from tally.extraction.slots import Number
from tally.lexicon.kinds import (
    AGE_COPULA,
    AGE_HOLDER,
    AUXILIARY,
    BYSTANDER,
    COUNTING,
    FRAME,
    KNOWN_PLACE,
    MONTH,
    NUMERAL,
    ORDINAL,
    OUTCOME,
    PERSON,
    PLACE_NOUN,
    PREPOSITION,
    REPORTING,
    SOURCE,
    TOLL_WORD,
    VERB,
    WEEKDAY,
)

__all__ = ["age_use", "children_use", "decade_use"]

_VOICE_REACH: Final = 9
_ORDER_REACH: Final = 9  # words from "the youngest" to the verb that tells the age
_SAID_REACH: Final = 30
_STOPS: Final = frozenset((".", ";", ""))
_LIST_REACH: Final = 4
_CHILD: Final = 17
_HELD: Final = frozenset(
    ("feared", "believed", "presumed", "confirmed", "reported", "thought", "declared", "still", "now")
)
_SOFTENERS: Final = frozenset(("now", "only", "just", "then"))
_OF_EACH: Final = frozenset(("both", "each", "also"))
_BEFORE_AGE: Final = frozenset(("of", "them", "whom", "whose", "being", "was", "is", "just", "only", "aged", "at"))
_BIRTH_ORDER: Final = frozenset(("youngest", "oldest", "eldest"))
_LINKS: Final = frozenset((",", "and", "or", "("))


def age_use(g: Ground, number: Number) -> str | None:
    """Says "age" where the number's surroundings leave no other reading."""
    if g.age_before:
        opening = number.modifier[0] if number.modifier else number.first
        if g.ends_before(g.age_before, number.first) or g.ends_before(g.age_before, opening):
            return "age"
    unit = g.hit_behind(g.unit, number.last)
    if unit is not None and unit.means not in ("duration", "age"):
        return None
    if number.kind == "range":
        if number.first in g.age_before:
            return "age"
        told = _bracketed(g, number) and _could_be_person(g, number.first - 2)
        return "age" if told or range_use(g, number) else None
    if number.value is None or not 0 <= number.value <= OLDEST:
        return None
    if number.modifier is not None:
        at = number.modifier[0] - 1
        if (
            g.word(at) == "of"
            and number.modifier[1] == number.first
            and number.kind == "approx"
            and _is_person_of(g, at)
        ):
            return "age"  # "a boy of about 15"
        return limit_use(g, number)
    told = (
        _hyphened_limit(g, number)
        or _said_of_somebody(g, number)
        or _of_age(g, number)
        or _apposed(g, number)
        or _of_each(g, number)
        or _of_youngest(g, number)
        or _years_old(g, number)
        or _listed(g, number)
    )
    return "age" if told else None


def decade_use(g: Ground, number: Number) -> str | None:
    """Says that "1990s" is a date, "80s" and "in his 40s" an age; a number that ends in another digit is neither."""
    digits = g.words[number.last - 1]
    if len(digits) == 4:
        return "date"
    if len(digits) == 2 and digits[1] == "0":
        return "age"
    return "age" if _limited(g, number) else None


def _bracketed(g: Ground, number: Number) -> bool:
    return g.word(number.first - 1) == "(" and g.word(number.last) == ")"


def _limited(g: Ground, number: Number) -> bool:
    """Whether "under", "over" stand right before the number, with or without a hyphen."""
    at = number.first - 1
    limits = g.age_limit
    return at in limits or (g.word(at) == "-" and at - 1 in limits)


def _hyphened_limit(g: Ground, number: Number) -> bool:
    return number.first >= 2 and number.first - 2 in g.age_limit and g.words[number.first - 1] == "-"


def _could_be_person(g: Ground, at: int) -> bool:
    """Whether word `at` ends a name, a person noun or a pronoun."""
    if at < 0 or not g.words[at][-1].isalpha() or g.kinds[at] & MONTH != 0 or g.surface.is_of(at, WEEKDAY):
        return False
    if _is_known_person(g, at) or g.surface.is_capital(at):
        return True
    return g.surface.is_caps and g.kinds[at] & OUTCOME == 0


def _is_known_person(g: Ground, at: int) -> bool:
    return g.kinds[at] & PERSON != 0 or g.surface.is_of(at, AGE_HOLDER)


def _said_of_somebody(g: Ground, number: Number) -> bool:
    """As in "He is 84", "who is 58,", "she thinks she is fifty"; and "now 49" between commas."""
    at = number.first - 1
    softened = g.word(at) in _SOFTENERS
    if not softened and g.kinds[at] & AGE_COPULA == 0:
        return False
    if _is_counted(g, at):
        return False
    if g.kinds[at] & AGE_COPULA != 0 and not _BIRTH_ORDER.isdisjoint(
        g.words[max(g.surface.sentence(at).first, at - _ORDER_REACH) : at]
    ):
        return True
    after = g.word(number.last)
    if not g.closes_phrase(number.last) or (g.kinds[number.last] & PREPOSITION != 0 and after != "at"):
        return False
    if softened:
        if g.words[at - 1] == "," and after in (",", ")", ".") and g.words[at] == "now":
            return _could_be_person(g, at - 2)
        at -= 1
    if at < 1 or g.kinds[at] & AGE_COPULA == 0:
        return False
    before = at - 1
    if g.surface.is_of(before, AGE_HOLDER):
        return True
    hit = g.person.get(before)
    if hit is not None:
        return hit.form in ("singular", "")
    # A name of two words: but not "The Toll Was 57" in a headline, nor "by Friday was 57".
    if g.surface.is_of(before, TOLL_WORD | WEEKDAY) or g.surface.is_capital(at):
        return False
    return before >= 1 and g.surface.is_capital(before) and g.surface.is_capital(before - 1)


def _is_counted(g: Ground, at: int) -> bool:
    """ "The number of injured people was 45": a count is told, before the verb at `at`."""
    for i in range(at - 1, max(0, at - _ORDER_REACH) - 1, -1):
        if not g.words[i].isalpha():
            return False
        if g.words[i] in ("number", "total") and g.words[i + 1] == "of":
            return True
    return False


def children_use(g: Ground, number: Number) -> str | None:
    """As in "a mother of two", "a father-of-three": children that are only mentioned."""
    at = number.first - 1
    before = g.word(at)
    if before == "of":
        return "present" if at - 1 in g.surface.at("parent") else None
    tight = before == "-" and g.word(at - 1) == "of"
    return "present" if tight and at - 3 in g.surface.at("parent") else None


def _is_person_of(g: Ground, at: int) -> bool:
    """Whether one person stands before "of" at `at`."""
    hit = g.person.get(at - 1)
    return hit is not None and hit.form == "singular" and hit.entry.get("kind") != "collective"


def _of_age(g: Ground, number: Number) -> bool:
    """As in "a boy of 11", "an indigenous guard of 33 years"."""
    at = number.first - 1
    if g.word(at) != "of" or at < 1:
        return False
    hit = g.person.get(at - 1)
    many = hit is None or hit.form == "plural" or hit.entry.get("kind") == "collective" or hit.entry.get("unit")
    if many or g.surface.is_of(at - 1, BYSTANDER) or g.word(number.last) == "of":
        return False
    if g.word(number.last) in ("years", "months") or g.kinds[number.last] & OUTCOME != 0:
        return True
    # "a girl of 15 managed to reach the door"
    return g.closes_phrase(number.last) or g.word(number.last).endswith("ed")


def _apposed(g: Ground, number: Number) -> bool:
    """As in "Terrence Boyd, 19, was", "A teacher (34)", "her pupil, 9, were": set apart behind a person."""
    before = g.word(number.first - 1)
    if before != "," and before != "(":
        return False
    if not g.words[number.first][0].isdigit():
        return _spelled(g, number)
    holder, after = number.first - 2, g.word(number.last)
    if _bracketed(g, number):
        if _is_known_person(g, holder):
            return True
        named = g.surface.is_capital(holder) and holder >= 1 and g.surface.is_capital(holder - 1)
        return named and _could_be_person(g, holder) and not in_place_list(g, number.first - 1)
    if before != "," or not (_could_be_person(g, holder) or _is_one_more(g, holder) or _is_one(g, holder, after)):
        return False
    if after in _STOPS and _of_another_voice(g, number):
        return False
    if after in _HELD and g.kinds[number.last + 1] & OUTCOME:
        return False  # "Boat capsizes off Libya, 40 feared dead"
    if after in (",", ".", ";", ")", "\u2014", "\u2013", ""):
        return not _in_run(g, number)
    if after == "of" and not g.surface.is_capital(number.last + 1):
        return False
    # "Of the 18 deceased, 11 have been named": a count with a verb of its own.
    if after in ("have", "are", "were", "will", "remain"):
        return False
    if after == "from" and _is_in_place(g, holder):
        return False  # "42 were from Nakuru County, 15 from Narok"
    # "30 in Karsan, 12 in Velgrad": places in a list, no persons with their ages.
    if after in ("in", "near", "at", "each") and (_many(g, holder) or not _is_known_person(g, holder)):
        return False
    return g.closes_phrase(number.last) and (g.surface.is_capital(holder) or _is_known_person(g, holder))


def _is_in_place(g: Ground, at: int) -> bool:
    """Whether the name that ends at word `at` is that of a place: behind "from" or "in", or with a word for a place."""
    if g.surface.is_of(at, PLACE_NOUN):
        return True
    while at > 0 and (g.surface.is_capital(at) or g.words[at] == "-"):
        at -= 1  # "from Saint-Louis, 31 from Matam"
    return g.word(at) in ("from", "in", "at", "near")


def _spelled(g: Ground, number: Number) -> bool:
    """As in "her daughter Dana, five, died": a child's age in letters behind a name and before what is told of it."""
    holder, behind = number.first - 2, number.last + 1
    if g.surface.is_caps or (number.value or 0) > _CHILD or g.word(number.last) not in (",", ".", ";"):
        return False
    told = g.kinds[behind] & (AUXILIARY | OUTCOME | VERB) != 0 or g.word(behind) in ("and", "who", "whose")
    if not told and g.word(number.last) == "," and not (g.word(behind) and g.surface.is_capital(behind)):
        return False
    for _ in range(_LIST_REACH):  # "her sons Haroon, nine, and Idris, six, were": back to the first of them
        if holder < 0 or not g.surface.is_capital(holder):
            return False
        before = holder - 1
        first = g.surface.sentence(holder).first
        if before < first or g.words[before] in ("that", '"'):
            return told and not g.surface.is_of(holder, KNOWN_PLACE)
        if g.kinds[before] & PERSON != 0 and not g.surface.is_capital(before):
            return told or not _many(g, before)
        while before > first and g.words[before] in ("and", ","):
            before -= 1
        counts = g.kinds[before] & NUMERAL != 0 or g.words[before].isdecimal()
        if before == holder - 1 or not counts or g.words[before - 1] != ",":
            return False
        holder = before - 2
    return False


def _of_another_voice(g: Ground, number: Number) -> bool:
    """As in "the ministry counted 60 dead; a local official, 41": a second voice and its figure, behind a semicolon."""
    first, k, source = g.surface.sentence(number.first).first, number.first - 2, False
    while k > max(first, number.first - _VOICE_REACH) and g.words[k] != ";":
        source = source or g.kinds[k] & SOURCE != 0
        k -= 1
    if not source or g.words[k] != ";" or g.words[k + 1] in ("his", "her", "their"):
        return False
    return any(g.kinds[i] & (REPORTING | COUNTING | FRAME) != 0 for i in range(max(first, k - _SAID_REACH), k))


def _is_one(g: Ground, at: int, after: str) -> bool:
    """ "A former sarpanch, 42, was hacked to death": a noun of no list behind "a", and a verb of one person behind the age."""
    behind = 0 if after != "," else at + 4
    if not behind or g.word(behind) not in ("was", "is", "has", "had", "who", "whose", "died"):
        return False
    return any(g.word(k) in ("a", "an") for k in range(max(0, at - _LIST_REACH), at)) and g.words[at].isalpha()


def _is_one_more(g: Ground, at: int) -> bool:
    """ "a third", "another", for the person whom they count."""
    return g.word(at) == "another" or (g.kinds[at] & ORDINAL != 0 and g.word(at - 1) == "a")


def _of_each(g: Ground, number: Number) -> bool:
    """As in "Two women, both 28, were", "her friend, also 17, is": one age told of several."""
    lead = number.first - 1
    if g.word(lead) not in _OF_EACH or g.word(lead - 1) != "," or not _could_be_person(g, lead - 2):
        return False
    return g.word(number.last) in (",", ".", ";", ")", "")


def _many(g: Ground, at: int) -> bool:
    """Whether the word is one for several people, who have no one age."""
    hit = g.person.get(at)
    return hit is not None and (
        hit.form == "plural" or hit.entry.get("kind") == "collective" or g.words[at] == "people"
    )


def _in_run(g: Ground, number: Number) -> bool:
    """Whether the number stands in a run of bare numbers ("12, 34, 56"), which are no ages."""
    if g.word(number.first - 2).isdecimal():
        return True
    follows = g.word(number.last) == "," and g.word(number.last + 1).isdecimal()
    return follows and not _is_known_person(g, number.first - 2)


def _of_youngest(g: Ground, number: Number) -> bool:
    """As in "the youngest of them 15", "the oldest was 81"."""
    at = number.first - 1
    floor = max(g.surface.sentence(number.first).first, at - _LIST_REACH)
    while at > floor and g.words[at] in _BEFORE_AGE:
        at -= 1
    return g.words[at] in _BIRTH_ORDER and g.closes_phrase(number.last) and not g.is_people(number.last)


def _years_old(g: Ground, number: Number) -> bool:
    """As in "The victims were 19 and 43 years old": the unit stands behind the last of them."""
    end = number.last
    while end < min(len(g.words), number.last + 2 * _LIST_REACH) and _in_list(g, end):
        end += 1
    joined = g.word(number.last) in _LINKS  # not "six 10-year-old girls"
    return joined and g.words[end : end + 2] in (["years", "old"], ["years", "of"], ["-", "year"])


def _listed(g: Ground, number: Number) -> bool:
    """As in "Two teenagers, 16 and 17, were": bare numbers between commas behind people; "aged 5, 7 and 9"."""
    at, steps = number.first - 1, 0
    if at <= 0 or not _in_list(g, at):
        return False
    while at > 0 and steps < 2 * _LIST_REACH and _in_list(g, at):
        at, steps = at - 1, steps + 1
    end, steps = number.last, 0
    while end < len(g.words) and steps < 2 * _LIST_REACH and _in_list(g, end):
        end, steps = end + 1, steps + 1
    if g.ends_before(g.age_before, at + 1):
        # "aged between 7 and 13 and one was the abbot", "aged 7 and 13 and one was a guard": counts of their own.
        told = g.words[number.first] == "one" and g.kinds[number.last] & AUXILIARY != 0
        told = told or g.is_people(number.last) or g.is_people(number.last + 1)  # "under 18 and 12 citizen women"
        return not (told or (g.words[at] == "between" and number.first > at + 3))
    if g.words[at + 1] == "(":
        at_end = g.word(end) == ")"
        return at_end and _is_known_person(g, at)
    if g.words[at + 1] != "," or not (_is_known_person(g, at) or _are_two_names(g, at)):
        return False
    joined = "and" in g.words[at + 2 : end] or "or" in g.words[at + 2 : end]
    return joined and (g.words[end - 1] == "," or not g.word(end).isalpha())


def _are_two_names(g: Ground, at: int) -> bool:
    """ "Andrei and Mihai Popa, 24 and 21, died": two names of persons end at word `at`."""
    joined = False
    for k in range(at, max(at - 6, -1), -1):
        if g.words[k] == "and" and k < at and g.surface.is_capital(k - 1):
            joined = True
        elif not g.surface.is_capital(k):
            break
    return joined and g.surface.is_capital(at) and not g.surface.is_of(at, PLACE_NOUN | MONTH)


def _in_list(g: Ground, at: int) -> bool:
    word = g.words[at]
    return word in _LINKS or g.kinds[at] & NUMERAL != 0 or (len(word) <= 2 and word.isdecimal())
