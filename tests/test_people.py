"""Level 4: what a number counts. Each row: a text, the number's words, what is counted, and why."""

from __future__ import annotations

import pytest

from tally.extraction.numbers import find_numbers
from tally.extraction.people import find_singles, read_people, reader_of
from tally.extraction.slots import Number, People
from tally.extraction.text import Surface, read_text
from tally.lexicon import load


def _read(text: str) -> tuple[Surface, list[tuple[Number, People]], list[tuple[Number, People]]]:
    surface = read_text(text, "text", load())
    numbers = find_numbers(surface)
    reader = reader_of(surface, numbers)
    people = read_people(reader, numbers)
    return surface, [(n, people[i]) for i, n in enumerate(numbers) if i in people], find_singles(reader)


def _named(surface: Surface, people: People) -> str | None:
    return surface.words_of(people.first, people.last) if people.last > people.first and people.kind != "none" else None


WHO = [
    ("Three farm and building workers died.", "Three", "farm and building workers", "two nouns before the people"),
    ("Nine railway and dock workers died.", "Nine", "railway and dock workers", "two nouns before the people"),
    ("Six khwarij were killed.", "Six", "khwarij", "a label of no English noun"),
    ("Twelve people were killed.", "Twelve", "people", "the plain case"),
    ("TWELVE PEOPLE WERE KILLED.", "TWELVE", "PEOPLE", "capitals are never the only evidence"),
    ("30 Islamic State militants died.", "30", "Islamic State militants", "modifiers go with their noun"),
    ("20 off-duty policemen were killed.", "20", "off-duty policemen", "a preposition inside a compound ends nothing"),
    ("Four US-backed Syrian fighters were killed.", "Four", "US-backed Syrian fighters", "so does a people's name"),
    ('20 "terrorists" were killed.', "20", "terrorists", "a quoted label is still the noun"),
    ("Three members of the public force died.", "Three", "members of the public force", "'of' goes on"),
    ("20 men of fighting age were killed.", "20", "men of fighting age", "'of' goes on"),
    ("Dozens of shoppers fled.", "Dozens", "shoppers", "'of' after a vague word"),
    ("They took two guards hostage.", "two", "guards", "what they became is no noun of theirs"),
    ("Three men of the land's armed forces died.", "Three", "men of the land's armed forces", "over a possessive"),
    ("The death of 40 porters at least was noted.", "40", "porters", "with a hedge behind"),
    ("Two were raiders and one a civilian herder.", "one", "civilian herder", "without a verb"),
    ("20 women and children were killed.", "20", "women and children", "one count for a list"),
    (
        "A bus hit nine people and police arrested the driver.",
        "nine",
        "people",
        "a second noun with a verb of its own is no list",
    ),
    ("At least 12 were shot.", "12", None, "an elided head"),
    ("Nine were children.", "Nine", "children", "the predicate names them"),
    ("44 people, at least 19 of them fighters, died.", "19", "fighters", "so does an apposition to 'of them'"),
    ("Eight of the 12 victims were women.", "Eight", "women", "the predicate stands over the whole"),
    ("Five of the six were civilians.", "six", None, "the whole takes nothing from its part's predicate"),
    ("Two of the killed were minors.", "Two", "minors", "'of the killed' is no noun of its own"),
    ("Six Karsanis died.", "Six", "Karsanis", "an unknown people by its ending"),
    ("Twelve injured passengers were flown out.", "Twelve", "injured passengers", "a participle before its noun"),
    ("Twelve injured in Karsan.", "Twelve", None, "a participle without one"),
    ("The crash left 23 others hurt.", "23", "others", "others are counted too"),
    ("The ferry's 22-member crew of Greeks was saved.", "22", "crew of Greeks", "'member' only says how many they are"),
    ("Five of the eight-man crew died.", "Five", "crew", "a whole that is a compound"),
    ("Nine Karsan Labour Party (KLP) militants died.", "Nine", "Karsan Labour Party (KLP) militants", "over initials"),
    ("Nine Karsanis (KLP) died.", "Nine", "Karsanis", "initials with nobody behind them"),
    ("Nine U.S. and allied soldiers died.", "Nine", "U.S. and allied soldiers", "a list before the noun"),
    ("Two French and Dutch hostages left.", "Two", "French and Dutch hostages", "two peoples before the noun"),
    ("Two officers of the police post died.", "Two", "officers of the police post", "a place where they serve"),
    ("Fifteen Red Cross workers died.", "Fifteen", "Red Cross workers", "a body that is no place"),
    ("26 CRPF personnel died.", "26", "CRPF personnel", "a force by its initials"),
    (
        "District | Civilians | Soldiers\nKarsan | 12 | 4\nVelgrad | 7 | 2",
        "12",
        "Civilians",
        "a column head names the people",
    ),
    ("Nine of the deaths in Holm were passengers.", "Nine", "passengers", "the predicate over a place"),
    ("Nine are still held captive.", "Nine", None, "how they are held is no noun of theirs"),
]


@pytest.mark.parametrize(("text", "number", "who", "why"), WHO)
def test_who_is_counted(text: str, number: str, who: str | None, why: str) -> None:
    surface, counted, _ = _read(text)
    found = [_named(surface, people) for n, people in counted if text[n.start : n.end] == number]
    assert found == [who], why


KINDS = [
    ("40 homes were destroyed.", "40", "thing", "houses are things"),
    ("300 cattle were killed.", "300", "animal", "cattle are animals"),
    ("Two police stations burned.", "Two", "thing", "a person noun may stand before a thing"),
    ("12 civilians were hurt.", "12", "person", "and people are people"),
    ("Civilians killed: 4", "4", "person", "the label of the line names them"),
    ("Nine gleeflings died.", "Nine", "unknown", "an unknown noun is unknown, not a thing"),
    ("Three stayed behind.", "Three", "none", "a verb is no noun"),
    ("With 64 still missing, the search went on.", "64", "none", "an adverb is no noun, whatever else it may mean"),
    ("Forces seized 13 infantry rifles.", "13", "thing", "a noun for a body before its things"),
    ("Nine police horses died.", "Nine", "animal", "and before its animals"),
]


@pytest.mark.parametrize(("text", "number", "kind", "why"), KINDS)
def test_kind_of_what_is_counted(text: str, number: str, kind: str, why: str) -> None:
    _, counted, _ = _read(text)
    assert [people.kind for n, people in counted if text[n.start : n.end] == number] == [kind], why


WHAT_THEY_ARE = [
    ("63 POWs were freed.", "63", ("combatant", None, None, None), "they have fought"),
    ("A khwarji and nine khwarij died.", "nine", ("combatant", "label", None, None), "a party's word"),
    ("Nine navy sailors died.", "Nine", ("combatant", None, None, None), "a plain sailor need not be"),
    ("Nine soldiers died.", "Nine", ("combatant", None, None, None), "ruling 14: soldiers"),
    ("Nine guards died.", "Nine", ("security", None, None, None), "ruling 14: guards"),
    ("Nine members of the Forest Guards died.", "Nine", ("security", None, None, None), "guards under a name"),
    ("Nine terrorists died.", "Nine", ("combatant", "label", None, None), "a party's word gives the status as a label"),
    ("Nine civilians died.", "Nine", ("civilian", None, None, None), "the word itself"),
    ("Nine miners died.", "Nine", (None, None, None, None), "a trade tells no side"),
    ("Nine combatants and civilians died.", "Nine", ("mixed", None, None, None), "both sides in one count"),
    ("Nine Taliban members died.", "Nine", ("combatant", None, None, None), "members take the side of their body"),
    ("Nine members of the security forces died.", "Nine", ("security", None, None, None), "also behind 'of'"),
    ("Nine Taliban hostages died.", "Nine", (None, None, None, None), "hostages do not"),
    ("Nine schoolgirls died.", "Nine", (None, None, "child", "female"), "age and sex in one word"),
    ("Two brothers, aged 7 and 10, died.", "Two", (None, None, "child", "male"), "an age behind the people"),
    ("Two teenage sisters died.", "Two", (None, None, "child", "female"), "an adjective of age"),
    (
        "Twelve civilian deaths were logged.",
        "Twelve",
        ("civilian", None, None, None),
        "the deaths are those of civilians",
    ),
    ("Two adult females died.", "Two", (None, None, "adult", "female"), "as police write it"),
    ("None of his own men was hurt.", "None", (None, None, None, None), "those under a command, whoever they are"),
]


@pytest.mark.parametrize(("text", "number", "expected", "why"), WHAT_THEY_ARE)
def test_status_age_and_sex(text: str, number: str, expected: tuple[str | None, ...], why: str) -> None:
    _, counted, _ = _read(text)
    found = [(p.status, p.status_basis, p.age, p.sex) for n, p in counted if text[n.start : n.end] == number]
    assert found == [expected], why


UNITS = [
    ("400 families fled.", "400", "families"),
    ("Nine bodies were found.", "Nine", "bodies"),
    ("Nine people died.", "Nine", "persons"),
]


@pytest.mark.parametrize(("text", "number", "unit"), UNITS)
def test_units(text: str, number: str, unit: str) -> None:
    _, counted, _ = _read(text)
    assert [p.unit for n, p in counted if text[n.start : n.end] == number] == [unit]


SINGLES = [
    ("A soldier was killed.", [("A", "soldier", False)], "an article counts one"),
    ("Three soldiers and a civilian were killed.", [("a", "civilian", False)], "beside a number too"),
    (
        "A farmer and his wife died.",
        [("A", "farmer", False), ("his", "wife", True)],
        "a possessive counts one, definite",
    ),
    ("The gunman died.", [("The", "gunman", True)], "a definite person is flagged"),
    ("One person died and another was hurt.", [("another", None, False)], "'another' needs no noun"),
    ("A 44-year-old woman was hurt.", [("A", "44-year-old woman", False)], "an age stands between"),
    ("The soldiers and their wives left.", [], "plurals are no count of one"),
    ("A bridge fell on a car.", [], "things are no persons"),
    ("A dozen shoppers were hurt.", [], "the article of a numeral counts nobody"),
    ("A group of hikers left.", [], "a group is more than one"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SINGLES)
def test_single_persons(text: str, expected: list[tuple[str, str | None, bool]], why: str) -> None:
    surface, _, singles = _read(text)
    found = [(text[n.start : n.end], _named(surface, p), "definite_singular" in n.flags) for n, p in singles]
    assert found == expected, why
    assert all(n.article and n.value == 1 for n, _ in singles)
