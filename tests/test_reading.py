"""Reading: what comes in stays as it was written, and what cannot be read is told with a name and a next step."""

import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tally.errors import UnreadError
from tally.models import Document, Extraction
from tally.reading import read
from tally.reading.dates import iso_date
from tally.reading.identity import document_of
from tally.reading.plain import split_headers
from tally.settings import Limits, parse_size
from tally.story import extract

STORY = "Nine people were killed in the blast at Orrin, police said.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Blast at Orrin kills nine - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbourpost.example/orrin">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-02T08:15:00+00:00",
"dateModified": "2024-03-03T10:00:00+00:00"}</script></head><body><nav><a href="/">Home</a></nav><article>
<h1>Blast at Orrin kills nine</h1><p>Nine people were killed and thirty were hurt when a bomb went off in the market
at Orrin on Saturday, the town's police chief said.</p><p>The chief told reporters that the square had been closed and
that the search for survivors under the fallen roof of the hall would go on through the night.</p></article>
<footer>All rights reserved 1999</footer></body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return str(path)


def only(reading) -> Document:
    items = list(reading)
    assert [str(problem) for problem in reading.problems] == []
    assert len(items) == 1
    return items[0]


HEADERS = [
    (
        "Title: Blast\nPublisher: Post\nPublished: 2024-03-02\nURL: https://a.example/1\n\nNine died.",
        {"title": "Blast", "publisher": "Post", "published": "2024-03-02", "url": "https://a.example/1"},
        "Nine died.",
        "the block of the contract",
    ),
    (
        "title: Blast\r\nAuthor: A. Writer\r\n\r\nNine died.",
        {"title": "Blast"},
        "Nine died.",
        "any case, Windows line ends, a header that nobody asked for",
    ),
    ("Title:\nPublisher: Post\n\nNine died.", {"publisher": "Post"}, "Nine died.", "an empty header says nothing"),
    (
        "Killed: 7\nWounded: 19\n\nThe ministry said so.",
        {},
        "Killed: 7\nWounded: 19\n\nThe ministry said so.",
        "a list of labels is text: its first line is no header",
    ),
    (
        "Title: Blast\nNine people died on Saturday.\n\nMore.",
        {},
        "Title: Blast\nNine people died on Saturday.\n\nMore.",
        "a line that is no header before the empty line: no block",
    ),
    ("Nine died.\n\nTitle: no", {}, "Nine died.\n\nTitle: no", "headers open the file or are none"),
    (
        "Title: Blast\n\n\n  Nine died.\n",
        {"title": "Blast"},
        "\n  Nine died.\n",
        "one empty line ends the block; the rest is kept",
    ),
]


@pytest.mark.parametrize(("raw", "known", "text", "why"), HEADERS)
def test_headers(raw, known, text, why):
    assert split_headers(raw) == (known, text), why


DATES = [
    ("2016-01-25", "2016-01-25", "ISO stays"),
    ("2016-01-25T10:00:00Z", "2016-01-25T10:00:00Z", "time and zone stay"),
    ("25 January 2016", "2016-01-25", "day first in words"),
    ("January 25, 2016", "2016-01-25", "month first in words"),
    ("Mon, 25 Jan 2016 10:00:00 +0000", "2016-01-25T10:00:00+00:00", "as in mail and feeds"),
    ("Monday, 25 January 2016", "2016-01-25", "with its weekday"),
    ("20160125", "2016-01-25", "digits alone"),
    ("January 25th, 2016 at 10:15 a.m. EST", "2016-01-25", "an ordinal, an hour and a zone, as blogs print them"),
    ("May 2016", None, "a month is no day"),
    ("2016-13-25", None, "no such month"),
    ("03/04/2016", None, "two readings, so none"),
    ("Friday", None, "needs a clock, so none"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("words", "day", "why"), DATES)
def test_dates(words, day, why):
    assert iso_date(words) == day, why


KEPT = [
    (STORY.encode(), STORY, "UTF-8 as it stands"),
    (b"\xef\xbb\xbf" + STORY.encode(), STORY, "the byte-order mark is dropped"),
    (STORY.replace("\n", "\r\n").encode(), STORY.replace("\n", "\r\n"), "line ends stay"),
    ("\ufeff".encode("utf-16-le") + STORY.encode("utf-16-le"), STORY, "UTF-16 by its mark"),
    (
        "  Nine\u00a0people\u2009died \u201cthere\u201d.\u00ad".encode(),
        "  Nine\u00a0people\u2009died \u201cthere\u201d.\u00ad",
        "spaces, quotes, hyphens stay",
    ),
]


@pytest.mark.parametrize(("raw", "text", "why"), KEPT)
def test_text_is_kept(tmp_path, raw, text, why):
    document = only(read(write(tmp_path, "a.txt", raw)))
    assert document.text == text, why
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_lone_surrogates_become_replacement_characters(tmp_path):
    line = '{"id": "a", "text": "Nine people \\ud800 died there, \\ud83d\\ude00 police said."}'
    document = only(read(write(tmp_path, "a.jsonl", line)))
    assert document.text == "Nine people \ufffd died there, \U0001f600 police said."


def test_an_id_is_made_of_the_content_and_not_of_the_path(tmp_path):
    (tmp_path / "deep").mkdir()
    one, two = only(read(write(tmp_path, "a.txt", STORY))), only(read(write(tmp_path / "deep", "b.txt", STORY)))
    assert one == two
    assert one.id.startswith("d-") and len(one.id) == 12 and not set("aeiou") & set(one.id[2:])
    assert document_of(STORY, publisher="Post").id != one.id, "two outlets with one wire story are two documents"


REFUSED = [
    ("empty.txt", b"", "it is empty", None, "no bytes"),
    ("blank.txt", b" \n\t\n", "it is empty", None, "white space alone"),
    ("empty.jsonl", b"\n\n", "it is empty", None, "no row"),
    ("head.txt", b"Title: Blast\nPublisher: Post\n\n", "no text below its headers", None, "headers alone"),
    ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF file", None, "known by its first bytes"),
    ("a.bin", b"abc\x00\x01\x02def" * 30, "a binary file", None, "zero bytes"),
    (
        "latin.txt",
        "Nine people died in the caf\xe9, police said.".encode("latin-1"),
        "not UTF-8 (byte 0xe9 at position 27",
        None,
        "a wrong encoding is refused with its place: a guess would change the words quoted",
    ),
    (
        "french.txt",
        "Une frappe a\u00e9rienne a tu\u00e9 douze civils mardi soir dans la ville, selon les secouristes.".encode(),
        "not English (it reads as French)",
        None,
        "another language",
    ),
    (
        "russian.txt",
        "\u0412\u0437\u0440\u044b\u0432: 12 \u043f\u043e\u0433\u0438\u0431\u0448\u0438\u0445".encode(),
        "a language in another script",
        None,
        "another script",
    ),
    ("bad.jsonl", b'{"id": "a", "text": "x"', "this is no JSON", 1, "a broken line"),
    ("list.jsonl", b"[1, 2]", "this is no JSON object", 1, "JSON, but no object"),
    (
        "field.jsonl",
        b'{"id": "a", "body": "Nine died."}',
        "--text-field body",
        1,
        "the next step names the likely field",
    ),
    (
        "lang.jsonl",
        b'{"id": "a", "text": "Nine died.", "language": "fr"}',
        "its language is given as 'fr'",
        1,
        "a stated language counts",
    ),
    ("void.jsonl", b'{"id": "a", "text": ""}', "the text is empty", 1, "a row without words"),
    (
        "old.jsonl",
        b'{"document": {"id": "a"}, "claims": [{"id": "c-1"}]}',
        "not as tally writes them",
        1,
        "half an extraction",
    ),
    ("deep.jsonl", b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deeply", 1, "a JSON bomb"),
    (
        "number.jsonl",
        b'{"text": ' + b"9" * 6_000 + b"}",
        "no JSON that can be read",
        1,
        "a number of six thousand digits",
    ),
    (
        "page.html",
        b"<html><head><title>Shop</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        "no article",
        None,
        "a page of links alone",
    ),
    (
        "a.csv",
        b"headline,story\nBlast,Nine died.\n",
        "has no column 'text' (its columns: headline, story)",
        None,
        "a table without that column",
    ),
    ("a.parquet", b"PAR1 is not enough", "no Parquet file", None, "a broken table"),
]


@pytest.mark.parametrize(("name", "raw", "words", "line", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_told(tmp_path, name, raw, words, line, why):
    path = write(tmp_path, name, raw)
    reading = read(path)
    assert list(reading) == [], why
    assert len(reading.problems) == 1
    problem = reading.problems[0]
    assert words in str(problem), why
    assert path in str(problem) and problem.line == line
    assert problem.next_step.endswith(".") and "\n" not in str(problem)


def test_the_other_inputs_are_still_done(tmp_path):
    lines = '{"id": "a", "text": "Nine people died."}\nnot json\n{"id": "b", "text": "Two people were hurt."}\n'
    paths = [write(tmp_path, "a.jsonl", lines), str(tmp_path / "missing.txt"), write(tmp_path, "z.txt", STORY)]
    reading = read(paths)
    assert [item.id for item in reading][:2] == ["a", "b"]
    assert [(p.source, p.line) for p in reading.problems] == [(paths[0], 2), (paths[1], None)]
    assert len(list(reading)) == 3, "a reading can be gone through again"
    assert len(reading.problems) == 2


def test_a_saved_page(tmp_path):
    document = only(read(write(tmp_path, "page.html", PAGE)))
    assert document.text.startswith("Nine people were killed and thirty were hurt") or document.text.startswith(
        "Blast at Orrin"
    )
    assert "All rights reserved" not in document.text and "Home" not in document.text
    assert (document.publisher, document.url) == ("Harbour Post", "https://harbourpost.example/orrin")
    assert document.published == "2024-03-02T08:15:00+00:00", "the day it came out, not the day it was changed"
    assert document.modified == "2024-03-03T10:00:00+00:00"
    assert document.reader == "html"
    assert only(read(write(tmp_path, "page.txt", PAGE))).text == document.text, (
        "a page is known by its words, not its name"
    )


def test_a_page_without_dates_has_none(tmp_path):
    page = PAGE.replace('"datePublished": "2024-03-02T08:15:00+00:00",', "").replace(
        '"dateModified": "2024-03-03T10:00:00+00:00"', '"x": 1'
    )
    document = only(read(write(tmp_path, "page.html", page)))
    assert (document.published, document.modified) == (None, None), "neither today nor the year of a footer"


def test_a_page_in_its_declared_encoding(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-15">').replace("market", "caf\xe9 market")
    document = only(read(write(tmp_path, "page.html", page.encode("iso-8859-15"))))
    assert "caf\xe9 market" in document.text


def test_an_encoding_that_is_named(tmp_path):
    path = write(tmp_path, "latin.txt", "Nine people died at the caf\xe9.".encode("latin-1"))
    assert only(read(path, encoding="latin-1")).text == "Nine people died at the caf\xe9."
    reading = read(path, encoding="klingon")
    assert list(reading) == [] and "no known encoding" in str(reading.problems[0])


def test_fields_of_rows(tmp_path):
    row = {
        "n": 7,
        "body": "Nine people died.",
        "date": "2 March 2024",
        "publisher": {"@type": "Organization", "name": "Post"},
        "extra": [1],
    }
    document = only(
        read(write(tmp_path, "a.jsonl", json.dumps(row)), text_field="body", date_field="date", id_field="n")
    )
    assert (document.id, document.text, document.published, document.publisher) == (
        "7",
        "Nine people died.",
        "2024-03-02",
        "Post",
    )


def test_rows_of_a_table(tmp_path):
    table = 'id,text,published\n1,"Nine people died, police said.\nTwo were hurt.",2024-03-02\n2,"Four died.",\n'
    documents = list(read(write(tmp_path, "a.csv", table)))
    assert [(d.id, d.published) for d in documents] == [("1", "2024-03-02"), ("2", None)]
    assert documents[0].text == "Nine people died, police said.\nTwo were hurt."


def test_one_json_file(tmp_path):
    rows = [{"id": "a", "text": "Nine people died."}, {"id": "b", "text": "Two people were hurt."}]
    assert [d.id for d in read(write(tmp_path, "a.json", json.dumps(rows)))] == ["a", "b"]
    assert only(read(write(tmp_path, "b.json", json.dumps(rows[0])))).id == "a"


def test_an_earlier_extraction_comes_back_unchanged(tmp_path):
    extraction = Extraction(document=document_of(STORY, id="a"), ledger=None)
    line = extraction.model_dump_json(by_alias=True)
    assert only(read(write(tmp_path, "a.jsonl", line))) == extraction
    assert only(read(write(tmp_path, "a.json", '{"tally": null, "extractions": [' + line + "]}"))) == extraction


def test_one_id_for_two_texts_is_told_apart(tmp_path):
    rows = [
        {"id": "a", "text": "Nine people died."},
        {"id": "a", "text": "Two people were hurt."},
        {"id": "a", "text": "Nine people died."},
    ]
    ids = [d.id for d in read(write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows))))]
    assert ids[0] == ids[2] == "a", "the same text twice is the same document"
    assert ids[1] != "a" and ids[1].startswith("a-")


def test_extractions_of_two_texts_under_one_id_are_told_apart(tmp_path):
    rows = [
        {"id": "a", "text": "Nine people died and four, including two children, were hurt."},
        {"id": "a", "text": "Nine people died and five, including three children, were hurt, police said."},
    ]
    written = [extract(d).model_dump_json(by_alias=True) for d in (document_of(r["text"], id=r["id"]) for r in rows)]
    one, two = read(write(tmp_path, "a.jsonl", "\n".join(written)))
    assert one.document.id == "a" and two.document.id.startswith("a-")
    ids = {claim.id for claim in two.claims}
    assert not ids & {claim.id for claim in one.claims} and {claim.document for claim in two.claims} == {
        two.document.id
    }
    assert any(claim.part_of for claim in two.claims)
    assert all(claim.part_of in {None, *ids} and claim.event.startswith(two.document.id) for claim in two.claims)
    assert {name for entry in two.ledger for name in entry.claims} <= ids


def test_folders_and_globs_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/.hidden.txt", "notes.docx", "claims.csv"):
        write(tmp_path, name, f"Nine people died, {name} said.")
    assert [d.text[18:-6] for d in read(str(tmp_path))] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [d.text[18:-6] for d in read(str(tmp_path / "*.txt"))] == ["a.txt", "b.txt"]
    assert [d.text[18:-6] for d in read([str(tmp_path / "b.txt"), str(tmp_path)])] == ["b.txt", "a.txt", "sub/c.txt"], (
        "each file once"
    )
    (tmp_path / "none").mkdir()
    reading = read([str(tmp_path / "none"), str(tmp_path / "*.xyz")])
    assert list(reading) == [] and [
        "folder holds no text" in str(p) or "no file matches" in str(p) for p in reading.problems
    ] == [True, True]


def test_standard_input(tmp_path, monkeypatch):
    path = write(tmp_path, "in", '{"id": "a", "text": "Nine people died."}\n')
    with open(path, "rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        document = only(read("-"))
    assert (document.id, document.reader) == ("a", "jsonl")


LIMITS = [
    ("a.txt", STORY * 10, "larger than 100 bytes", "a file"),
    ("a.html", PAGE, "larger than 100 bytes", "a page"),
    ("a.jsonl", json.dumps({"text": STORY * 10}) + "\n", "line is longer than 200 bytes", "a line"),
]


@pytest.mark.parametrize(("name", "content", "words", "why"), LIMITS)
def test_limits(tmp_path, name, content, words, why):
    reading = read(write(tmp_path, name, content), limits=Limits(document_size=100, line_size=200))
    assert list(reading) == [] and words in str(reading.problems[0]) and "--max-" in str(reading.problems[0]), why


def test_a_line_that_is_too_long_is_skipped_whole(tmp_path):
    lines = [
        '{"id": "a", "text": "Nine people died."}',
        '{"text": "' + "x" * 5_000_000 + '"}',
        '{"id": "c", "text": "Two people died."}',
    ]
    reading = read(write(tmp_path, "a.jsonl", "\n".join(lines)), limits=Limits(line_size=1_000))
    assert [d.id for d in reading] == ["a", "c"]
    assert [p.line for p in reading.problems] == [2]


def test_a_file_that_may_not_be_read(tmp_path):
    if os.geteuid() == 0:
        path = str(tmp_path / "loop.txt")
        os.symlink(path, path)
    else:
        path = write(tmp_path, "a.txt", STORY)
        os.chmod(path, 0)
    reading = read(path)
    assert list(reading) == [] and len(reading.problems) == 1


SIZES = [("300", 300), ("20MB", 20_000_000), ("1.5 GB", 1_500_000_000), ("500kb", 500_000), ("2m", 2_000_000)]


@pytest.mark.parametrize(("words", "size"), SIZES)
def test_sizes(words, size):
    assert parse_size(words) == size


def test_problems_are_errors_of_their_own_kind(tmp_path):
    reading = read(str(tmp_path / "missing.txt"))
    list(reading)
    assert isinstance(reading.problems[0], UnreadError) and reading.problems[0].exit_code == 3
