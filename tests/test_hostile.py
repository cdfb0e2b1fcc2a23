"""Inputs that were made to break things: nothing raises, nothing hangs, what is kept is kept to the letter.

The time bound is that of a hang, minutes against the fraction of a second that each of these takes; it measures
nothing.
"""

import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tally.budget import within
from tally.reading import read
from tally.settings import Limits
from tally.story import extract

HANG = 60.0
PLAIN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)
NEWS = st.lists(
    st.sampled_from(
        [
            "at",
            "least",
            "12",
            "nine",
            "dozens",
            "of",
            "people",
            "soldiers",
            "were",
            "killed",
            "wounded",
            "missing",
            ",",
            ".",
            ";",
            ":",
            "-",
            "–",
            "and",
            "or",
            "the",
            "police",
            "said",
            "on",
            "Monday",
            "in",
            "Orrin",
            "including",
            "children",
            "1,200",
            "1.2",
            "million",
            "between",
            "40",
            "60",
            "no",
            "one",
            "none",
            "a",
            "third",
            "50%",
            "$3",
            "km",
            "(CNN)",
            "“we”",
            "\n",
            "\n\n",
            "•",
            "|",
            "12-year-old",
        ]
    ),
    max_size=60,
).map(" ".join)


def sound(text):
    """The extraction of `text`, after the laws that hold for any text have been asserted."""
    with within(HANG):
        found = extract(text)
    kept = found.document.text
    for claim in found.claims:
        assert (
            kept[claim.start : claim.end] == claim.quote and kept[claim.number_start : claim.number_end] == claim.number
        )
        assert claim.start <= claim.number_start < claim.number_end <= claim.end
        low, high = claim.quantity.low, claim.quantity.high
        assert low is None or high is None or low <= high
        for start, end in claim.evidence.values():
            assert 0 <= start <= end <= len(kept)
    for remark in found.remarks:
        assert kept[remark.start : remark.end] == remark.quote
    at = 0
    for entry in found.ledger:
        assert at <= entry.start < entry.end and kept[entry.start : entry.end] == entry.text
        at = entry.end
    covered = {at for entry in found.ledger for at in range(entry.start, entry.end)}
    assert all(at in covered for at, char in enumerate(kept) if char.isdigit())
    return found


@PLAIN
@given(ANY_TEXT)
def test_any_text_at_all(text):
    sound(text)


@PLAIN
@given(NEWS)
def test_any_row_of_the_words_of_news(text):
    sound(text)


@PLAIN
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a"]))
def test_any_bytes_at_all(tmp_path, raw, name):
    (tmp_path / name).write_bytes(raw)
    reading = read(str(tmp_path / name), any_language=True)
    items = list(reading)
    assert items or reading.problems, "what is not read is told"
    for item in items:
        json.loads(item.model_dump_json(by_alias=True))


@PLAIN
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | ANY_TEXT,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "text",
                        "title",
                        "publisher",
                        "published",
                        "url",
                        "language",
                        "document",
                        "claims",
                        "documents",
                    ]
                ),
                inner,
                max_size=6,
            )
        ),
    )
)
def test_any_json_at_all(tmp_path, value):
    (tmp_path / "a.jsonl").write_text(json.dumps(value) + "\n", encoding="utf-8")
    reading = read(str(tmp_path / "a.jsonl"), any_language=True)
    assert len(list(reading)) + len(reading.problems) == 1


CRAFTED = [
    ("it ends on a number behind a claim", "12 died. 12"),
    ("a run of digits", "9" * 20_000),
    ("digits and commas", "1,234," * 5_000),
    ("one and one and", "one and " * 10_000),
    ("hundred hundred", "hundred " * 10_000),
    ("a million commas", "," * 1_000_000),
    ("nested brackets", "(" * 20_000 + "12 killed" + ")" * 20_000),
    ("nested quotes", "\u201c" * 20_000 + "12 killed" + "\u201d" * 20_000),
    ("no spaces at all", "killed12wounded" * 5_000),
    ("hyphens", "12-" * 10_000),
    ("stops", "12. " * 10_000),
    ("dashes", "12\u2013" * 10_000),
    ("empty lines", "12 killed\n\n" * 5_000),
    ("line ends", "\n" * 200_000 + "12 people were killed."),
    ("bars", "| 12 " * 10_000),
    ("spaces", "12" + " " * 200_000 + "killed"),
    ("no-break spaces", "12" + "\u00a0" * 100_000 + "killed"),
    ("soft hyphens", "kil\u00adled" * 10_000),
    ("combining signs", "12 e" + "\u0301" * 100_000 + " killed"),
    ("right-to-left overrides", "\u202e12 killed\u202c " * 5_000),
    ("said said said", "he said " * 10_000),
    ("including including", "including " * 10_000),
    ("at least at least", "at least " * 10_000),
    ("between and", "between 12 and " * 5_000),
    ("of of of", "12 of the " * 10_000),
    ("capitals", "TWELVE PEOPLE WERE KILLED " * 3_000),
    ("dots of an ellipsis", "." * 200_000),
    ("units", "5 p " * 10_000),
    ("signs of money", "$" * 100_000 + "12"),
    ("other digits", "\u0661\u0662 \u0967\u0968 \uff11\uff12 \u00b2 \u2460 " * 3_000),
    ("an ending without its digits", "a d"),
    ("an ordinal at the very end", "Two were killed at a third"),
    ("an article and an ordinal alone", "They died: the second"),
    ("emoji", "\U0001f468\u200d\U0001f469\u200d\U0001f467 12 killed " * 3_000),
]


@pytest.mark.parametrize("text", [row[1] for row in CRAFTED], ids=[row[0] for row in CRAFTED])
def test_crafted_texts(text):
    sound(text)


def test_a_long_line_is_never_held(tmp_path):
    """A line of 30 MB against a limit of 1 MB: the lines about it are read."""
    chance = random.Random(3)
    with open(tmp_path / "a.jsonl", "wb") as file:
        file.write(b'{"id": "a", "text": "Nine people died."}\n{"text": "')
        for _ in range(30):
            file.write(bytes(chance.choices(b"abc ", k=1_000)) * 1_000)
        file.write(b'"}\n{"id": "c", "text": "Two people died."}\n')
    reading = read(str(tmp_path / "a.jsonl"), limits=Limits(line_size=1_000_000))
    assert [item.id for item in reading] == ["a", "c"]
    assert "line 2: this line is longer than 1 MB" in str(reading.problems[0])


PAGES = [
    ("tags within tags", "<div>" * 100_000),
    ("a tag that never ends", "<p " + "a" * 500_000),
    ("comments", "<!--" * 100_000),
    ("entities", '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;&b;&b;'),
    ("tables within tables", "<table><tr><td>" * 20_000),
    ("a script", "<script>" + "<" * 500_000),
    ("signs", "&" * 300_000),
    ("options", "<select>" + "<option>12 killed" * 20_000),
]


@pytest.mark.parametrize("page", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_crafted_pages(tmp_path, page):
    (tmp_path / "a.html").write_text(f"<html><body>{page}Nine people were killed there, police said.", encoding="utf-8")
    with within(HANG):
        reading = read(str(tmp_path / "a.html"))
        assert len(list(reading)) + len(reading.problems) == 1
