"""The ledger: every number is a claim or is set aside with its reason, and every digit lies in an entry."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tally.extraction import extract
from tally.extraction.ledger import build_ledger
from tally.extraction.numbers import find_numbers
from tally.extraction.people import read_people, reader_of
from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import read_text
from tally.lexicon import load

LEXICON = load()

REASONS = [
    ("The first shock was weak; a second, measured at 5.6, followed.", "a second", "ordinal", "no person more"),
    ("The list has 164, of whom 130 survived.", "164", "present", "those who were there"),
    ("A crowd of 300 gathered.", "300", "present", "people there, unharmed"),
    ("Forty people died, two security sources said.", "two", "present", "those who speak"),
    ("A six-member patrol passed the gate.", "six", "present", "a compound that counts people"),
    ("Forty died in attacks that hit six towns.", "six", "things", "places"),
    ("40 homes were destroyed.", "40", "things", "buildings"),
    ("She received 14 death threats.", "14", "things", "the last noun of the phrase is counted"),
    ("Four police posts were burned down.", "Four", "things", "people that only describe a thing"),
    ("The train had ten carriages, four of which overturned.", "ten", "things", "vehicles"),
    ("300 cattle were killed.", "300", "animals", "animals never become claims"),
    ("380 head of cattle died.", "380", "animals", "animals by the head"),
    ("They vowed to kill 100 soldiers.", "100", "hypothetical", "a threat"),
    ("Hospitals were told to expect 80 patients.", "80", "hypothetical", "an order to expect"),
    ("Deaths fell 12 percent.", "12", "percentage", "settled by the number's surroundings"),
    ("Homicides rose, 11 more than in March.", "11", "no_outcome", "a difference of two counts"),
    ("The bill was killed by 51 votes.", "51", "score", "a bill dies by votes"),
    ("There were no immediate reports of casualties.", "no", "no_outcome", "absence of a report is no zero"),
    ("A 52-seat coach overturned.", "52", "things", "seats of a coach, not of a vote"),
    ("The mud lay 50 metres deep.", "50", "measure", "how deep"),
    ("The pit lies 400 metres (1,312 feet) below the surface.", "1,312", "measure", "how deep, in a bracket"),
    ("The median age is 26 years.", "26", "age", "an age in years"),
    ("Call the tip line at 901-528-CASH.", "901-528", "identifier", "a number to call"),
    ("Nine died a half-mile from the palace.", "half", "distance", "half of a unit"),
    ("Nine died; one was let go after 5 1/2 hours.", "5 1/2", "duration", "digits with a fraction"),
    ("Nine died in the last couple of years.", "couple", "duration", "over 'of'"),
    ("In the first half of the year nine died.", "half", "date", "a part of the year"),
    ("Nine died at 8am (1400 AEST).", "1400", "time", "a zone of time"),
    ("Nine died; the man is 5'8 tall.", "8", "measure", "feet and inches"),
    ("A former sarpanch, 42, was hacked to death.", "42", "age", "a noun of no list"),
    ("The victims were 19 and 43 years old.", "19", "age", "the unit stands behind the last"),
    ("Forty men were killed, the youngest of them 15.", "15", "age", "the youngest"),
    ("A passenger seated in row 6 survived.", "6", "identifier", "a row of seats"),
    ("Road accidents kill around 700 people a year in Karsan.", "700", "rate", "so many a year somewhere"),
    ("A third of the dead were under 18.", "18", "age", "told of a share"),
    ("The dead were all under 16.", "16", "age", "told of all"),
    ("Of the 40 killed, 22 were under 18 and nine over 60.", "60", "age", "a second limit shares the verb"),
    ("A quarter of the dead were between 18 and 25.", "between 18 and 25", "age", "a range told of a share"),
    ("A dinghy carrying about 50 capsized off Karsan.", "50", "present", "whom a boat carries"),
    ("The ferry, with 300 aboard, sank.", "300", "present", "who is aboard"),
    ("The stadium holds 50,000.", "50,000", "things", "nobody is aboard"),
    ("The ages of the nine dead are between eight and 40 years.", "between eight and 40", "age", "told as ages"),
    ("Nine died of .303 ammunition.", "303", "identifier", "a calibre"),
    ("Some 40 inmates held nine guards in two recreation yards.", "two", "things", "a noun of its own"),
]


@pytest.mark.parametrize(("text", "number", "reason", "why"), REASONS)
def test_reason(text: str, number: str, reason: str, why: str) -> None:
    found = [entry.reason for entry in extract(text).ledger or () if entry.text == number]
    assert found == [reason], why


def test_a_claim_has_its_entry_and_the_rest_theirs() -> None:
    text = "At least 12 people were killed on 3 May, 40 km from Karsan."
    result = extract(text)
    entries = [(e.text, e.disposition, e.reason) for e in result.ledger or ()]
    assert entries == [("12", "claim", None), ("3", "set_aside", "date"), ("40", "set_aside", "distance")]
    assert [e.claims for e in result.ledger or () if e.disposition == "claim"] == [(result.claims[0].id,)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Many houses burned and some schools closed.", "vague words that no outcome takes"),
        ("No trains ran.", "'no' before things"),
        ("A bus stopped.", "an article counts only with an outcome"),
    ],
)
def test_words_that_need_no_entry(text: str, why: str) -> None:
    assert not extract(text).ledger, why


def test_long_expressions_are_cut_into_entries_of_eight_words() -> None:
    text = "Between one hundred and twenty and one hundred and thirty five people came in 2 buses."
    surface = read_text(text, "text", LEXICON)
    rows = build_ledger(surface, find_numbers(surface), {}, [])
    assert max(len(text[a:b].split()) for a, b, _, _ in rows) <= 8


def test_claims_on_one_number_share_an_entry() -> None:
    text = "90 dead"
    surface = read_text(text, "text", LEXICON)
    number = Number(0, 1, 0, 2, "exact", 90)
    drafts = [Draft(number, People("none", 1, 1), outcome, None, 0) for outcome in ("killed", "injured")]
    assert build_ledger(surface, [number], {}, drafts) == [(0, 2, None, drafts)]


_TOKENS = (
    "12 killed 3 people , . and one of them dozens no between 5 to 2014 50% http://a.b/c1 1,204 cows hurt at least"
)
_WORDS = st.sampled_from(_TOKENS.split())


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=30).map(" ".join)))
@settings(deadline=None, max_examples=200)
def test_entries_tile_the_digits(text: str) -> None:
    surface = read_text(text, "text", LEXICON)
    numbers = find_numbers(surface)
    rows = build_ledger(surface, numbers, read_people(reader_of(surface, numbers), numbers), [])
    assert all(a[1] <= b[0] for a, b in pairwise(rows))
    covered = {i for start, end, _, _ in rows for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if c.isdigit())
    assert all(0 < len(text[start:end].split()) <= 8 for start, end, _, _ in rows)
