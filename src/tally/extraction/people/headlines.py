"""Part of level 4: the single persons of a headline, whom no article counts ("Man killed in crash", "Boy, 9, dies after fall").

Public function: `bare_singles`. Only in the line of a headline, and only right beside a word for what became of them.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.people.phrases import Reader
from tally.extraction.slots import Number, People
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    FILLER,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    VERB,
    WEEKDAY,
)

__all__ = ["bare_singles"]

_LONGEST: Final = 24  # words of a headline
_SEVERAL: Final = 3  # persons in one list
_PHRASE: Final = 6  # words of "three-year-old girl"
_ENDS: Final = (".", "!", "?", "\u2026", ":")
_OPENERS: Final = frozenset((",", ";", ":", "and", "&", "|", "-", "\u2013", "\u2014", "as", "after"))
_HELD: Final = frozenset(("found", "feared", "presumed", "believed", "left", "reported", "declared", "pronounced"))
_MEANT: Final = frozenset(
    ("killed", "injured", "killed_or_injured", "missing", "abducted", "rescued", "trapped", "dead_or_missing")
)
_TOLD: Final = frozenset(("past", "participle", "bare"))
_VEHICLES: Final = frozenset(
    "car bus lorry truck train tram van taxi motorbike motorcycle vehicle bullet lightning tree".split()
)
_PART_OF_LIFE: Final = frozenset(("his", "her", "their", "early", "mid", "late", "-"))
_SET_FREE: Final = frozenset("free frees freed release releases released save saves saved".split())
_GOES_ON: Final = PREPOSITION | CLAUSE | CONJUNCTION | FILLER | WEEKDAY | OUTCOME


def bare_singles(reader: Reader) -> list[tuple[Number, People]]:
    """Persons whom a headline names by one bare noun, in reading order; the number is that noun."""
    surface, found = reader.surface, []
    for line in _headlines(surface):
        for hit in surface.hits.get("outcome", ()):
            if hit.first >= line.last:
                break
            if hit.first < line.first or hit.means not in _MEANT:
                continue
            for people in _before(reader, hit, line) or _behind(reader, hit, line):
                found.append((_as_number(reader, people), people))
        for i in range(line.first + 1, line.last - 1):
            if reader.words[i] == "including":
                found += _included(reader, i, line)
    found.sort(key=_position)
    return [one for k, one in enumerate(found) if not k or _position(found[k - 1]) != _position(one)]


def _position(single: tuple[Number, People]) -> int:
    return single[0].first


def _as_number(reader: Reader, people: People) -> Number:
    """The noun as the number one."""
    hit, surface = reader.person[people.head], reader.surface
    number = Number(hit.first, hit.last, surface.starts[hit.first], surface.ends[hit.last - 1], "exact", 1)
    number.article = True
    return number


def _headlines(surface: Surface) -> list[Sentence]:
    """The sentence of the title, or of a first line that ends without a stop."""
    if not surface.blocks or not surface.sentences or surface.opening is not None:
        return []
    first = surface.sentences[0]
    alone = len(surface.sentences) == 1 or surface.sentences[1].block != first.block
    closed = surface.words[first.last - 1] in _ENDS
    if surface.blocks[first.block].kind == "headline":
        return [s for s in surface.sentences[:2] if s.last - s.first <= _LONGEST]
    return [first] if alone and not closed and first.last - first.first <= _LONGEST else []


def _before(reader: Reader, hit: Hit, line: Sentence) -> list[People]:
    """The person before "killed", "dies", "missing": the whole phrase from where the line or a part of its list opens."""
    kinds, end = reader.kinds, hit.first
    found: list[People] = []
    if not _tells(reader, hit, line.last):
        return found
    while end > line.first and (reader.words[end - 1] in _HELD or kinds[end - 1] & FILLER):
        end -= 1
    end = _over_age(reader, _over_whole(reader, end, line.first), line.first)
    told = end
    end = _over_list(reader, end, line.first)
    several, end = end < told, _over_age(reader, end, line.first)
    while end > line.first and len(found) < _SEVERAL:
        people = _one(reader, end, line, hit.first)
        if people is None:
            break
        found.append(people)
        end = people.first - 1  # "Man, woman found dead", "Husband and wife killed"
        if end <= line.first or reader.words[end] not in (",", "and", "&"):
            break
        end = _over_age(reader, end, line.first)
    # "Officer and suspect die in shootout": a base form has two subjects at least
    return found if hit.form != "base" or several or len(found) > 1 else []


def _tells(reader: Reader, hit: Hit, limit: int) -> bool:
    """Whether the word tells something of the person before it: no active verb with an object, no figure of speech."""
    takes, form, behind = hit.entry.get("takes"), hit.form, reader.words[hit.last : hit.last + 2]
    if takes == "subject" or (hit.entry.get("intransitive") and form in ("third", "base")):
        # "PM survives vote", "Coach escapes sack"
        return form in ("third", "past", "bare", "base") and (hit.means != "rescued" or hit.last - hit.first > 1)
    if takes not in ("object", "state") or (takes == "object" and form not in _TOLD):
        return False
    if hit.entry.id == "struck-fate-unsaid" and not (behind[:1] == ["by"] and behind[1:] and behind[1] in _VEHICLES):
        return False  # "Minister hit by scandal"
    # "Captain missing from squad", "Doctor killed off in finale"
    return (
        behind[:1] not in (["off"], ["from"])
        and reader.words[hit.last - 1] != "off"
        and _closes(reader, hit.last, limit)
    )


def _one(reader: Reader, end: int, line: Sentence, verb: int) -> People | None:
    """The one person whose phrase ends before word `end` and opens the line or a part of it."""
    begin = end
    while begin > line.first and end - begin < _PHRASE and not _opens(reader.surface, begin):
        begin -= 1
    if begin == end or not (begin == line.first or _opens(reader.surface, begin)):
        return None
    return _read(reader, begin, end, line.last, verb)


def _opens(surface: Surface, i: int) -> bool:
    """Whether a phrase may open at word i: behind a sign or a conjunction, not inside "three-year-old"."""
    word = surface.words[i - 1]
    return word in _OPENERS and not (word == "-" and surface.is_glued(i - 1))


def _read(reader: Reader, begin: int, end: int, limit: int, verb: int) -> People | None:
    """The person that the words begin..end name, if that is all they do, beside the verb of what became of them."""
    if reader.kinds[begin] & DETERMINER != 0 or reader.is_article(begin):
        return None
    if begin in reader.numbers and reader.after_age(begin) == begin:
        return None
    people = reader.read(begin, limit, True)
    head = reader.person.get(people.head) if people.kind == "person" else None
    if head is None or people.last != end or people.unit != "persons":
        return None
    if head.form != "singular" or head.entry.get("kind") == "collective" or people.head in reader.numbers:
        return None
    held = reader.words[people.head] in ("hostage", "captive") or reader.kinds[begin] & OUTCOME != 0
    if reader.words[verb] in _SET_FREE and not held:
        return None  # "Man freed on appeal", "Singer released by label"
    return people


def _over_age(reader: Reader, end: int, floor: int) -> int:
    """Left over ", 9,", "aged 9" and "in his 40s" behind a person."""
    words = reader.words
    age = end - 2 if words[end - 1] == "," else end - 1
    if age - 1 > floor and words[age - 1] == "aged" and words[age].isdecimal():
        return age - 2 if words[age - 2] == "," else age - 1
    if end - 2 > floor and words[end - 1] == "s" and words[end - 2].isdecimal():
        k = end - 3
        while k > floor and words[k] in _PART_OF_LIFE:
            k -= 1
        return k if words[k] == "in" else end
    if end - 3 > floor and words[end - 1] == "," and words[end - 3] == "," and words[end - 2].isdecimal():
        return end - 3
    return end


def _over_whole(reader: Reader, end: int, floor: int) -> int:
    """Left over "among 14" before "killed"."""
    return end - 2 if end - 2 > floor and reader.words[end - 2] == "among" and end - 1 in reader.numbers else end


def _over_list(reader: Reader, end: int, floor: int) -> int:
    """Left over "and two children" behind a person: both have the verb."""
    words, kinds, surface = reader.words, reader.kinds, reader.surface
    for i in range(end - 1, max(floor, end - _PHRASE), -1):
        if (kinds[i] & NUMERAL or words[i].isdecimal()) and words[i - 1] in ("and", "&", ","):
            return i - 1 if any(surface.is_of(k, PERSON) for k in range(i + 1, end)) else end
        if not words[i].isalpha():
            break
    return end


def _behind(reader: Reader, hit: Hit, line: Sentence) -> list[People]:
    """The person behind "kills", "rescue": the whole object of a verb in the present."""
    if hit.entry.get("takes") != "object" or hit.form not in ("third", "base") or hit.entry.get("passive_only"):
        return []
    i = hit.last
    if i >= line.last or hit.first == line.first or reader.kinds[hit.first - 1] & (AUXILIARY | DETERMINER) != 0:
        return []
    one = _named(reader, i, line, hit.first)
    return [] if one is None else [one]


def _included(reader: Reader, lead: int, line: Sentence) -> list[tuple[Number, People]]:
    """ "3 dead, including gunman", "including mother and child"."""
    found: list[tuple[Number, People]] = []
    at = lead + 1
    while at < line.last and len(found) < _SEVERAL and (people := _named(reader, at, line, lead)) is not None:
        found.append((_as_number(reader, people), people))
        if people.last >= line.last or reader.words[people.last] not in ("and", ","):
            break
        at = people.last + 1
    return found


def _named(reader: Reader, i: int, line: Sentence, lead: int) -> People | None:
    """The one person whose phrase begins at word i, where nothing else goes on with it."""
    people = reader.read(i, line.last, True)
    if people.kind != "person" or not _closes(reader, people.last, line.last):
        return None
    return _read(reader, i, people.last, line.last, lead)


def _closes(reader: Reader, i: int, limit: int) -> bool:
    """Whether no object follows at word i: "Man killed in crash", not "Man killed wife"."""
    if i >= limit:
        return True
    return not reader.words[i][0].isalnum() or reader.kinds[i] & _GOES_ON != 0 or reader.kinds[i] & VERB != 0
