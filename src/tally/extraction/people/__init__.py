"""Level 4: what each number counts, and the single persons whom no number counts ("a soldier", "his wife").

Public functions: `reader_of`, `read_people`, `find_singles`. The noun phrases are read in `phrases.py`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.blocks import Block
from tally.extraction.people.headlines import bare_singles
from tally.extraction.people.phrases import Reader
from tally.extraction.people.traits import age_of
from tally.extraction.slots import Number, People
from tally.extraction.text import Surface, past_share
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    COMPOUND,
    DEAD_WHOLE,
    DETERMINER,
    EVENT_NOUN,
    FILLER,
    ORDINAL,
    OUTCOME,
    PERSON,
    REPORTING,
    VERB,
)

__all__ = ["find_singles", "read_people", "reader_of"]

_THEM: Final = frozenset(("them", "whom", "which", "us", "these", "those", "you", "theirs"))
_MORE: Final = frozenset(("more", "others", "other", "additional", "further", "new"))
_MASSES: Final = frozenset(("population", "populations", "movement", "community", "communities", "society"))
_OWNERS: Final = ("his", "her", "its", "our", "their")
_CALLED: Final = 10  # words from "of whom" to what they are called
_LONGEST_LABEL: Final = 6
_SAID_TO_BE: Final = frozenset(("identified", "described", "listed", "as", "to", "aged"))


def read_people(reader: Reader, numbers: list[Number]) -> dict[int, People]:
    """What each number counts, by its index in `numbers`; no entry for a number whose use is settled.

    `kind` is "none" where no noun follows and none is said of it ("nine were children" and "19 of them fighters" do
    say one).
    """
    return {k: _counted(reader, number) for k, number in enumerate(numbers) if number.use is None}


def find_singles(reader: Reader) -> list[tuple[Number, People]]:
    """Persons whom an article, a possessive or "another" counts, in reading order.

    The number is the article; definite ones ("the gunman", "his wife") carry the flag `definite_singular`.
    """
    surface = reader.surface
    peopled = {surface.sentence_of[hit.first] for hit in surface.hits.get("person", ())}
    found: list[tuple[Number, People]] = []
    for hit in surface.hits.get("article", ()):
        # "The", "his" take a person noun; "a" takes a people, a name of no list and an age as well.
        if hit.means and surface.sentence_of[hit.first] not in peopled:
            continue
        if hit.first not in reader.numbers and (single := _single(reader, hit)):
            found.append(single)
    bare = bare_singles(reader)
    return sorted(found + bare, key=_first_word) if bare else found


def _first_word(single: tuple[Number, People]) -> int:
    return single[0].first


def reader_of(surface: Surface, numbers: list[Number]) -> Reader:
    """A reader of the noun phrases of this text, which knows its numbers and ages."""
    covered: set[int] = set()
    values: dict[int, int | None] = {}
    for number in numbers:
        if number.use == "identifier" and surface.words[number.first].isalpha():
            continue  # "a Form Three pupil": part of a name
        for i in range(number.first, number.last):
            covered.add(i)
            if number.value is not None:
                values[i] = number.value
    return Reader(surface, covered, values)


# --- a number's people ------------------------------------------------------------------------------------------------
def _counted(reader: Reader, number: Number) -> People:
    surface, words = reader.surface, reader.words
    limit = surface.sentence(number.first).last
    i = number.last
    if number.modifier and i <= number.modifier[0] <= i + (words[i] == ","):
        i = number.modifier[1]
    i = past_share(words, i, limit)
    while i < limit and words[i] in _MORE:
        i += 1
    if words[i : i + 2] == ['"', "of"] and number.kind == "vague":
        i += 1  # "dozens" of bodies
    if number.word == "both":
        while i < limit and reader.kinds[i] & DETERMINER != 0:
            i += 1
    one = number.value == 1 and number.kind in ("exact", "lower", "upper", "approx")  # "at least one home"
    bare = one or words[number.last - 1] == "no"  # "no lifejacket": a noun in the singular
    people = _of_them(reader, number, i, limit, one) if i < limit and words[i] == "of" else reader.read(i, limit, bare)
    if "compound" in number.flags and i + 2 < limit and (group := reader.read(i + 2, limit, True)).kind == "person":
        people = group  # "a 22-member crew": the crew
    if people.kind == "none" and words[i - 1] in ("others", "other"):
        people = People("person", i - 1, i, i - 1)
    if people.kind == "none" and people.age is None:
        people = (
            None
            if _inside_whole(reader, number)
            else _predicate(reader, i, limit, one, partitive=False, one_or_none=number.kind == "none")
        ) or _none(number)
    if people.kind == "none" and one and i < limit and reader.is_article(i):
        people = _apposed(reader, number, i, limit) or people
    if people.kind == "none":
        block = surface.block(number.first)
        if block.cells:
            people = _column(reader, number, block) or people
        elif block.label is not None:
            people = _label(reader, number, block.label) or people
    if "compound" in number.flags and words[i : i + 2] == ["-", "man"]:
        people.age = people.sex = None  # "a 19-man crew"
    if people.kind == "person" and people.age is None and people.last > people.first:
        people.age = _age_behind(reader, people.last, limit)
    if people.kind == "person" and words[people.head] == "men" and _are_a_side(words, people):
        people.age = people.sex = None
    return people


def _are_a_side(words: list[str], people: People) -> bool:
    """ "none of his own men was hurt": those under a command, whoever they are."""
    return words[people.first - 1] in _OWNERS or words[people.first] == "own" or words[people.first] in _OWNERS


def _apposed(reader: Reader, number: Number, i: int, limit: int) -> People | None:
    """ "Three were soldiers and one a nurse": who the one was, its verb left out."""
    if reader.words[number.first - 1] not in ("and", ",", ";") or reader.surface.at("article")[i].means:
        return None
    people = reader.read(i + 1, limit, True)
    return people if people.kind == "person" and people.last > people.first else None


def _column(reader: Reader, number: Number, block: Block) -> People | None:
    """The people that the head of the number's column names ("Civilians", "Of whom children")."""
    surface = reader.surface
    for start, end, head_start, head_end in block.cells:
        if start <= number.start < end and head_end > head_start:
            first, last = surface.first_at(head_start), surface.first_at(head_end - 1) + 1
            for k in range(first, last):
                people = reader.read(k, last, False)
                if people.kind == "person" and people.last > people.first:
                    return people
    return None


def _label(reader: Reader, number: Number, label: tuple[int, int]) -> People | None:
    """The people that the label of the line names, where the figure stands right behind it ("Civilians killed: 4")."""
    surface = reader.surface
    first, last = surface.first_at(label[0]), surface.first_at(label[1])
    opening = number.modifier[0] if number.modifier else number.first
    if not last < min(opening, number.first) <= last + 1 or last - first > _LONGEST_LABEL:
        return None
    if number.last < surface.sentence(number.first).last and reader.words[number.last].isalpha():
        return None  # "Security forces: 847 killed in ten days": who says so
    people = reader.read(first, last, False)
    return people if people.kind == "person" and people.last > people.first else None


def _inside_whole(reader: Reader, number: Number) -> bool:
    """Whether the number is itself the whole of a part: "five of the six were civilians" says nothing of the six."""
    k = number.first - 1
    while k >= 0 and reader.kinds[k] & DETERMINER != 0:
        k -= 1
    return k >= 0 and reader.words[k] == "of"


def _none(number: Number) -> People:
    return People("none", number.last, number.last)


def _of_them(reader: Reader, number: Number, i: int, limit: int, one: bool) -> People:
    """ "three of the dead", "19 of them fighters", "dozens of people", "Four of the hotel's guards", "one of
    the seven".
    """
    words, k = reader.words, i + 1
    while k < limit and (reader.kinds[k] & DETERMINER != 0 or reader.is_article(k)) and words[k] not in _THEM:
        k += 1
    while k < limit and k in reader.numbers:
        k += 1
    if k + 2 < limit and words[k] == "-" and k - 1 in reader.numbers and reader.kinds[k + 1] & COMPOUND != 0:
        k += 2  # "five of the eight-member crew"
    if k >= limit:
        return _none(number)
    if words[k] == "others":
        return People("person", k, k + 1, k)
    if words[k] in _THEM and not (reader.noun_at(k + 1) and words[k] in ("these", "those")):
        named = _past_named(reader, k + 1, limit)
        said = _predicate(reader, named, limit, one, partitive=named == k + 1, one_or_none=number.kind == "none")
        if said is None or (words[k] == "whom" and said.first < said.last < limit and _acts(reader, said.last)):
            # "12 of whom police have identified": who does it
            return (_described(reader, k + 1, limit, one) if words[k] == "whom" else None) or _none(number)
        return said
    if k + 3 < limit and words[k + 1 : k + 3] == ["'", "s"] and k + 3 in reader.numbers:
        k += 4  # "seven of the country's 14 provinces"
    whole = reader.read(k, limit, False)
    if whole.kind == "none" and k > i + 1 and (thing := reader.thing.get(k)) is not None and thing.form == "plural":
        return People(
            "thing", k, thing.last, thing.last - 1
        )  # "one of the strikes": a noun, not what it does elsewhere
    noun = whole.kind != "none" and whole.last > whole.first  # not "nine of the deaths"
    behind = whole.last if noun else _past_named(reader, k, limit)
    called = behind < limit and words[behind] == "as"
    said = _predicate(reader, behind, limit, one, partitive=called, one_or_none=number.kind == "none")
    if said is not None:
        return said
    return whole if whole.kind != "none" else _none(number)


def _described(reader: Reader, first: int, limit: int, one: bool) -> People | None:
    """ "of whom the UN has verified 127 as civilians", "of whom the army says were fighters": whom the voice calls them."""
    for i in range(first, min(limit - 1, first + _CALLED)):
        word = reader.words[i]
        if word in ("as", "were", "are"):
            people = reader.read(i + 1, limit, one)
            return people if people.kind == "person" and people.last > people.first else None
        if not (word[0].isalnum() or word in "'-"):
            return None
    return None


def _acts(reader: Reader, i: int) -> bool:
    return reader.kinds[i] & (AUXILIARY | REPORTING) != 0


def _past_named(reader: Reader, k: int, limit: int) -> int:
    """Behind "dead", "wounded", "killed ones" in "three of the dead (in Vell) were soldiers"."""
    first = k
    while k < limit and reader.kinds[k] & OUTCOME != 0 and reader.kinds[k] & AUXILIARY == 0:
        k += 1
    at = k + 1
    while first < k < at < limit and reader.words[k] in ("in", "at", "from") and reader.surface.is_capital(at):
        at += 1
    return at if at > k + 1 and at < limit and reader.kinds[at] & AUXILIARY else k


def _predicate(
    reader: Reader, i: int, limit: int, one: bool, partitive: bool, one_or_none: bool = False
) -> People | None:
    """The people named behind a number without a noun: "nine were children", "(of them) fighters", "eight of
    them under 12".
    """
    surface, words = reader.surface, reader.words
    k, verb = i, False
    while (
        k < limit
        and (reader.kinds[k] & (AUXILIARY | FILLER) != 0 or words[k] in _SAID_TO_BE)
        and words[k] not in ("not", "n")
    ):
        verb = verb or (reader.kinds[k] & AUXILIARY != 0 and reader.auxiliary[k].means == "be")
        k += 1
    if not (verb or partitive) or k >= limit:
        return None
    if (age := surface.at("age_limit").get(k)) is not None and age.last < limit and age.last in reader.numbers:
        people = People("none", i, i)
        people.age = (
            "child"
            if age.entry.id == "under-over"
            and words[age.first] in ("under", "below", "younger")
            and (reader.ages.get(age.last) or 99) <= 18
            else None
        )
        return people
    if (one or one_or_none) and reader.is_article(k) and not surface.at("article")[k].means:
        k += 1
    if one and verb and words[k : k + 1] == ["the"]:
        k += 1  # "and one was the abbot"
    if k >= limit:
        return None
    if (k in reader.numbers and reader.after_age(k) == k) or words[k] in ("the", "his", "her", "their", "its"):
        return None
    people = reader.read(k, limit, one or one_or_none)
    head = reader.person.get(people.head)
    held = reader.kinds[people.head - 1] & OUTCOME != 0  # "Nine are still held captive"
    subject = words[people.last : people.last + 1] == ["to"]  # "18 are still subject to validation"
    if head is not None and head.form == "singular" and not one and (held or subject):
        return None
    return people if people.kind == "person" and people.last > people.first else None


def _age_behind(reader: Reader, i: int, limit: int) -> str | None:
    """The ages told behind the people: "a boy, 14,", "two brothers, 7 and 10,", "a girl aged 6", "a driver,
    Ali Nur, 34,".
    """
    words, surface = reader.words, reader.surface
    k = i
    if k < limit and words[k] in ",(":
        k += 1
    opened = k > i
    if k < limit and words[k] in ("aged", "age", "ages"):
        opened, k = True, k + 1
    elif opened and k < limit and k not in reader.numbers:
        named = k
        while named < min(limit, k + 5) and words[named][0].isalpha() and surface.is_capital(named):
            named += 1
        if named > k and named + 1 < limit and words[named] == ",":
            k = named + 1
    if not opened or k >= limit or k not in reader.numbers:
        return None
    last = k + 1
    while last < limit and (
        last in reader.numbers
        or (words[last] in ("and", "to", "-", ",") and last + 1 < limit and last + 1 in reader.numbers)
    ):
        last += 1
    value = reader.ages.get(k)
    if (
        value is None
        or value > 110
        or (last < limit and words[last] not in ',.);"' and words[last - 1] != "old" and words[i] != "aged")
    ):
        return None
    return age_of(words, reader.ages, k, last)


# --- persons without a number -----------------------------------------------------------------------------------------
def _single(reader: Reader, hit: Hit) -> tuple[Number, People] | None:
    surface = reader.surface
    i, k, definite = hit.first, hit.last, bool(hit.means)
    limit = surface.sentence(i).last
    if k >= limit:
        return None
    if surface.words[k - 1] == "another" and _elided_here(reader, k, limit):
        return _article(surface, hit), People("person", k, k)
    if surface.is_of(k, ORDINAL):
        k += 1
    if k in reader.numbers and reader.after_age(k) == k:
        return None
    people = reader.read(k, limit, True)
    if people.kind == "none" and not definite and (behind := reader.after_age(k)) > k:
        people = People("person", k, behind, behind - 1)
        people.age = age_of(surface.words, reader.ages, k, behind)
    if people.kind != "person" or people.last <= people.first or people.unit not in ("persons", "bodies"):
        return None
    if people.last < limit and (surface.words[people.last] in _MASSES or surface.is_of(people.last, EVENT_NOUN)):
        return None  # "the civilian population", "the terrorist attacks"
    head = reader.person.get(people.head)
    if definite and head is not None and surface.words[people.head] in ("person", "individual"):
        return None  # "the hospital where the person died": anybody
    if head is not None and (head.form in ("plural", "both", "") or head.entry.get("kind") == "collective"):
        return None
    if head is None and definite:
        return None
    if _names_body(surface, people, limit, definite):
        return None
    number = _article(surface, hit)
    if definite:
        number.flags.append("definite_singular")
    if people.age is None:
        people.age = _age_behind(reader, people.last, limit)
    return number, people


def _names_body(surface: Surface, people: People, limit: int, definite: bool) -> bool:
    """ "the General Security Service": a capital goes on where the person noun ends, so that it is part of a name."""
    head, behind = people.head, people.last
    if not definite or surface.is_caps or behind >= limit or head < 1:
        return False
    return surface.is_capital(head) and surface.is_capital(behind) and surface.words[behind - 1] == "general"


def _article(surface: Surface, hit: Hit) -> Number:
    """The number that an article stands for."""
    number = Number(hit.first, hit.last, surface.starts[hit.first], surface.ends[hit.last - 1], "exact", 1)
    number.article = True
    return number


def _elided_here(reader: Reader, i: int, limit: int) -> bool:
    """Whether the noun is left out at i: a verb, an outcome or a comma stands there ("another was hurt", "a
    third, an oiler, ...").
    """
    if i >= limit:
        return False
    if reader.words[i] == "of" and i + 2 < limit and reader.kinds[i + 1] & DETERMINER != 0:
        return reader.kinds[i + 2] & (PERSON | DEAD_WHOLE) != 0  # "Another of the patients could not be saved"
    return (
        reader.words[i] == ","
        or reader.kinds[i] & (AUXILIARY | VERB) != 0
        or (
            reader.kinds[i] & OUTCOME != 0
            and not reader.person_ahead(i, limit)
            and reader.outcome[i].form not in ("singular", "plural")
        )
    )
