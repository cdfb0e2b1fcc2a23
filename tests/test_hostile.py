"""Inputs that were made to break things: nothing raises, nothing hangs, what is kept is kept to the letter.

The time bound is that of a hang, minutes against the fraction of a second that each of these takes; it measures
nothing.
"""

import json
import os
import random
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws import PAST_FAILURES, TARGETS, lawful
from tally.budget import OverBudgetError, within
from tally.extraction import extract_claims
from tally.lexicon import load
from tally.models import Document
from tally.reading import Fields, read
from tally.reading.tables import parquet_rows
from tally.settings import Limits
from tally.story import extract

HANG = 60.0
PLAIN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)
# Digits of all scripts, separators, marks and format characters, close together: what general text seldom has.
ODD_TEXT = st.lists(
    st.characters(categories=("Nd", "Nl", "No", "Mn", "Cf", "Zs", "Zl", "Zp", "Pd", "Po", "Cc", "Co", "Sc"))
    | st.sampled_from(["1", "2", ",", ".", " ", "killed", "people", "at least "]),
    max_size=120,
).map("".join)
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
        return lawful(extract(text))


@PLAIN
@given(ANY_TEXT)
def test_any_text_at_all(text):
    sound(text)


@PLAIN
@given(ODD_TEXT)
def test_any_signs_about_numbers(text):
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


@pytest.mark.parametrize(
    ("target", "path"),
    [(name, path) for name in TARGETS for path in sorted((PAST_FAILURES / name).iterdir())],
    ids=lambda value: getattr(value, "name", value),
)
def test_past_failures(target, path):
    with within(HANG):
        TARGETS[target](path.read_bytes())


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


ARTICLE = "Nine people were killed there on Monday, police said in a statement."
MANY = 200_000
PAGES = [
    ("tags within tags", "<div>" * 100_000, None),
    ("a million tags", "<div>" * 1_000_000, "more than 100,000 tags"),
    ("a tag that never ends", "<p " + "a" * 500_000, None),
    ("a name that is all tags", "<a" * 90_000, None),
    ("attributes", "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">", "more than 1,000 attributes"),
    ("attributes behind a quoted bracket", '<p x=">" ' + "a b " * MANY + ">", "more than 1,000 attributes"),
    ("attributes without spaces", "<p " + "".join(f'a{n}=""' for n in range(MANY)) + ">", "more than 1,000 attributes"),
    ("attributes between slashes", "<p " + "/".join(f"a{n}" for n in range(MANY)) + ">", "more than 1,000 attributes"),
    ("attributes behind a comment that opens a quote", '<!-- <a b=" --><p ' + "c d " * MANY, "more than 1,000"),
    ("comments", "<!--" * 100_000, None),
    ("entities", '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;&b;&b;', None),
    ("tables within tables", "<table><tr><td>" * 20_000, None),
    ("a script", "<script>" + "<" * 500_000, None),
    ("linked data of a million", '<script type="application/ld+json">[' + "{}," * MANY * 5 + "{}]</script>", None),
    ("linked data nested", '<script type="application/ld+json">' + '{"a":[' * 300_000 + "</script>", None),
    ("a date of a megabyte", '<meta name=date content="' + "12 May 2020 " * 80_000 + '">', None),
    ("a title of a megabyte", "<title>" + "12 people killed " * 60_000 + "</title>", None),
    ("signs", "&" * 300_000, None),
    ("numbered signs", "&#49;" * 300_000, None),
    ("options", "<select>" + "<option>12 killed" * 20_000, None),
]


@pytest.mark.parametrize(("page", "words"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_crafted_pages(tmp_path, page, words):
    (tmp_path / "a.html").write_text(f"<html><body>{page}<p>{ARTICLE}", encoding="utf-8")
    with within(HANG):
        reading = read(str(tmp_path / "a.html"))
        assert len(list(reading)) + len(reading.problems) == 1
    assert words is None or words in str(reading.problems[0])


LINES = [
    ("eight million lists", '{"text": [' + "[]," * 3_000_000 + "[]]}", "holds more than 2,000,000 values"),
    ("values behind a quote that stays open", '{"text": "\\"' + '\\"' * 1_000_000, "no JSON"),
    ("objects within objects", '{"a":' * 500_000, "nested too deeply"),
    ("a number of a million digits", '{"id": ' + "9" * 1_000_000 + ', "text": "Nine died."}', "no JSON that can be"),
    ("a fraction of a million digits", '{"id": 0.' + "9" * 1_000_000 + ', "text": "Nine died."}', None),
    ("numbers that are none", '{"id": NaN, "published": Infinity, "url": 1e999, "text": "Nine died."}', None),
    ("one name twice", '{"text": 1, "text": "Nine died."}', None),
    ("an id of a megabyte", json.dumps({"id": "a" * 1_000_000, "text": ARTICLE}), "id is longer than 500"),
    ("a publisher of a megabyte", json.dumps({"publisher": "a" * 1_000_000, "text": ARTICLE}), "publisher is longer"),
    ("a title of a megabyte", json.dumps({"title": "12 killed " * 100_000, "text": ARTICLE}), "title is longer"),
    ("a date of a megabyte", json.dumps({"published": "12 May 2020 " * 90_000, "text": ARTICLE}), None),
    ("a mark in the middle", '{"text": "Nine \ufeff people died."}', None),
]


@pytest.mark.parametrize(("line", "words"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_crafted_lines(tmp_path, line, words):
    sound_line = '{"id": "z", "text": "Nine people died."}'
    (tmp_path / "a.jsonl").write_text(f"{line}\n{sound_line}\n", encoding="utf-8")
    with within(HANG):
        reading = read(str(tmp_path / "a.jsonl"))
        found = [item.id for item in reading]
    assert found[-1] == "z" and len(found) == (2 if words is None else 1), "the line after it is read"
    assert words is None or words in str(reading.problems[0])
    assert len(str(reading.problems)) < 1_000, "a message stays short"


def test_a_text_in_every_row_of_a_table_of_two_kilobytes(tmp_path):
    """A Parquet file whose dictionary holds one text of 2 MB that each of its hundred thousand rows names: 200 GB."""
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    words = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 100_000), pyarrow.array(["calm " * 400_000]))
    parquet.write_table(pyarrow.table({"text": words}), tmp_path / "a.parquet", compression="zstd")
    with within(HANG):
        problems = [
            item for _, item in parquet_rows(str(tmp_path / "a.parquet"), Fields()) if isinstance(item, Exception)
        ]
    assert "unpacks to more than 1 GB" in str(problems[0]) and len(problems) == 1


def test_a_workbook_that_unpacks_to_gigabytes(tmp_path):
    with (
        zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(410):
            sheet.write(b"0" * 1_000_000)
    reading = read(str(tmp_path / "a.xlsx"))
    assert list(reading) == [] and "it unpacks to more than 400 MB" in str(reading.problems[0])


PACKED = [
    ("a.txt.gz", b"\x1f\x8b\x08\x00abc", "gzip archive, not a text. Unpack it"),
    ("a.txt.zst", b"\x28\xb5\x2f\xfdabc", "zstd archive"),
    ("a.txt", "Nine died.".encode("utf-16-le"), "add --encoding utf-16-le"),
    ("a.txt", "Nine died.".encode("utf-16-be"), "add --encoding utf-16-be"),
    ("a.jsonl", '{"text": "Nine died."}\n'.encode("utf-16"), "Save the file as UTF-8"),
    ("a.html", b"<html><meta charset=unicode_escape><p>Nine \\x41 died at the caf\xe9, said police.", "not UTF-8"),
    ("a.html", b"<html><meta charset=zlib><p>Nine died at the caf\xe9, police said.", "not UTF-8"),
]


@pytest.mark.parametrize(("name", "raw", "words"), PACKED, ids=[row[2] for row in PACKED])
def test_bytes_that_are_not_what_they_seem(tmp_path, name, raw, words):
    (tmp_path / name).write_bytes(raw)
    reading = read(str(tmp_path / name))
    assert list(reading) == [] and words in str(reading.problems[0])


def test_an_encoding_of_two_bytes_that_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes("Nine people died.".encode("utf-16-le"))
    assert [item.text for item in read(str(tmp_path / "a.txt"), encoding="utf-16-le")] == ["Nine people died."]
    for no_encoding in ("zlib", "rot13", "klingon"):
        reading = read(str(tmp_path / "a.txt"), encoding=no_encoding)
        assert list(reading) == [] and "no known encoding" in str(reading.problems[0])


def test_a_folder_with_traps(tmp_path):
    """Links that go round, a pipe that nobody writes to, a name that is no text: the article among them is read."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for name in ("round", "deep/round", "deep/again"):
        os.symlink(tmp_path / "in", tmp_path / "in" / name)
    os.symlink("nowhere", tmp_path / "in" / "gone.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    os.symlink("/dev/zero", tmp_path / "in" / "endless.jsonl")
    named = os.fsencode(tmp_path / "in") + b"/caf\xe9.txt"
    with open(named, "wb") as file:
        file.write(b"Four people were hurt, police said.")
    with within(HANG):
        reading = read(str(tmp_path / "in"))
        assert len(list(reading)) == 2
    told = " ".join(map(str, reading.problems))
    assert len(reading.problems) == 3 and told.count("a pipe or a device") == 2 and "gone.txt" in told
    with within(HANG):
        assert len(list(read(str(tmp_path / "**" / "a.txt")))) == 1, "links are not followed for a **"


def test_a_budget_holds_in_any_thread():
    """In the main thread by an alarm, in others by an exception sent there; what comes after is not touched."""

    def spin(seconds):
        try:
            with within(seconds):
                while True:
                    pass
        except OverBudgetError:
            return "stopped"

    with ThreadPoolExecutor(2) as threads:
        assert [spin(0.05), *threads.map(spin, [0.05] * 4)] == ["stopped"] * 5
        assert list(threads.map(lambda _: sum(range(1000)), range(50))) == [499_500] * 50


def test_a_long_text_hears_its_alarm_in_the_middle() -> None:
    """Compiled code, too, which looks for signals only where it is told to."""
    text = "Police said 12 people were killed and 30 hurt in Karsan on Monday. " * 20_000
    with pytest.raises(OverBudgetError), within(0.1):
        extract(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12 killed" + "\n" * 300_000 + "x", "a line's beginning never looks over line ends"),
        ("They took people. " + "A" * 300_000, "one look at a word, however long"),
        ("12 killed" + " : " * 100_000, "colons"),
        ("12 killed " + "\n \r" * 100_000, "ends of paragraphs"),
        ("They took people. " + "Aians " * 60_000, "names of peoples"),
    ],
)
def test_what_archives_leave_unread_is_told_in_linear_time(text: str, why: str) -> None:
    with within(HANG):
        extract_claims(Document(id="x", text=text), load())


def test_a_budget_that_was_kept_leaves_nothing_behind_in_its_thread():
    """A flag left up in the interpreter makes every later step slow, and one under a profiler endless."""

    def kept():
        with within(60.0):
            return extract("Nine people were killed.").claims

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(kept).result()
    seen = []
    sys.setprofile(lambda frame, event, arg: seen.append(event))
    try:
        len([extract("Nine people were killed.") for _ in range(3)])
    finally:
        sys.setprofile(None)
    assert "call" in seen
