"""A table of claims goes out, a person works on it, and it comes in again: nothing lost, each change one judgement."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reporting_story import CHILDREN, FIRST, NINETEEN, SECOND, STAMP, TWELVE, extractions, result
from tally.errors import UnreadError
from tally.models import Extraction, Judgement, Reconciliation
from tally.reconciliation import reconcile
from tally.reporting import write
from tally.reporting.tables_in import Edited, read_table

FORMATS = ["claims.csv", "story.csv", "claims.xlsx"]
Row = dict[str, str]


def written(folder: Path, name: str, what: Reconciliation | None = None) -> Path:
    if name.endswith(".xlsx"):
        pytest.importorskip("xlsxwriter")
        pytest.importorskip("openpyxl")
    write(what or result(), folder / name)
    return folder / name


def edited(folder: Path, change: Callable[[list[Row]], list[Row]], name: str = "claims.csv") -> Edited:
    """The table read again after `change` was done to its rows, as a spreadsheet would save it."""
    path = written(folder, name)
    if name.endswith(".xlsx"):
        _edit_workbook(path, change)
    else:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        names = list(rows[0])
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, names, restval="", extrasaction="raise")
        writer.writeheader()
        writer.writerows(change(rows))
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return read_table(path)


def _edit_workbook(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book["Claims"]
    names = [str(cell.value) for cell in sheet[1]]
    rows = [dict(zip(names, (cell.value for cell in line), strict=True)) for line in sheet.iter_rows(min_row=2)]
    before = len(rows)
    rows = change(rows)
    for number in range(2, max(before, len(rows)) + 2):
        for column, name in enumerate(names, 1):
            value = rows[number - 2].get(name) if number - 2 < len(rows) else None
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a person types words, not formulas
    book.save(path)


def claims_of(found: Edited) -> list[object]:
    return [claim for extraction in found.extractions for claim in extraction.claims]


@pytest.mark.parametrize("name", FORMATS)
def test_out_and_in_again_is_the_same(tmp_path: Path, name: str) -> None:
    found = read_table(written(tmp_path, name))
    assert found.problems == [] and found.judgements == []
    for before, after in zip(extractions(), found.extractions, strict=True):
        assert after.claims == before.claims
        assert after.remarks == before.remarks
        assert after.ledger == before.ledger
        assert after.document == before.document
    assert reconcile(found.extractions) == reconcile(extractions())


@pytest.mark.parametrize("name", FORMATS)
def test_sorted_and_filtered_rows_lose_nothing(tmp_path: Path, name: str) -> None:
    found = edited(tmp_path, lambda rows: rows[::-1], name)
    assert claims_of(found) == [TWELVE, CHILDREN, NINETEEN]
    assert found.judgements == [] and found.problems == []


def test_a_missing_row_means_nothing(tmp_path: Path) -> None:
    found = edited(tmp_path, lambda rows: rows[:1])
    assert claims_of(found) == [TWELVE]
    assert [extraction.document.id for extraction in found.extractions] == ["d1", "d2"], "articles stay"
    assert found.judgements == []


def put(column: str, value: str, at: int = 0, **more: str) -> Callable[[list[Row]], list[Row]]:
    def change(rows: list[Row]) -> list[Row]:
        rows[at] |= {column: value, **more}
        return rows

    return change


@pytest.mark.parametrize(
    ("column", "cell", "at", "field", "old", "new", "why"),
    [
        ("value", "21", 2, "quantity.value", 19, 21, "a number"),
        ("value", "1,021", 2, "quantity.value", 19, 1021, "a number as people write it"),
        ("value", "21.0", 2, "quantity.value", 19, 21, "a number as spreadsheets write it"),
        ("outcome", "injured", 0, "outcome", "killed", "injured", "a code"),
        ("outcome", "Killed or injured", 0, "outcome", "killed", "killed_or_injured", "a code as people write it"),
        ("status", "civilian", 2, "population.status", None, "civilian", "a cell that was empty"),
        ("place", "", 0, "place", "Orlet", None, "a cell made empty is unknown, not an empty word"),
        ("population", "=villagers", 2, "population.text", "villagers", "=villagers", "no formula, only words"),
        ("flags", "carried_over derived", 0, "flags", [], ["carried_over", "derived"], "a list"),
        ("as_of_date", "2031-03-03", 0, "as_of_date", "2031-03-04", "2031-03-03", "a day"),
    ],
)
@pytest.mark.parametrize("name", ["claims.csv", "claims.xlsx"])
def test_an_edited_cell_is_exactly_one_correction(
    tmp_path: Path, name: str, column: str, cell: str, at: int, field: str, old: object, new: object, why: str
) -> None:
    found = edited(tmp_path, put(column, cell, at, decided_by="R. Desk", decided_on="2031-03-06", note="checked"), name)
    claim = (TWELVE, CHILDREN, NINETEEN)[at]
    assert found.problems == [], why
    assert [j.model_copy(update={"selector": None}) for j in found.judgements] == [
        Judgement(
            target=claim.id,
            decision="correct",
            field=field,
            old=old,
            new=new,
            who="R. Desk",
            when="2031-03-06",
            why="checked",
        )
    ], why
    assert claims_of(found) == [TWELVE, CHILDREN, NINETEEN], "the claims stay as read; the judgement changes them"


def test_a_correction_is_applied_and_shown(tmp_path: Path) -> None:
    found = edited(tmp_path, put("value", "21", 2, decided_by="R. Desk"))
    after = reconcile(found.extractions, judgements=found.judgements)
    assert [claim.quantity.value for claim in after.claims if claim.id == NINETEEN.id] == [21]
    assert [applied.found for applied in after.judgements] == [True]
    assert after.judgements[0].judgement.who == "R. Desk"


def test_the_selector_finds_the_words_again(tmp_path: Path) -> None:
    selector = edited(tmp_path, put("value", "21", 2)).judgements[0].selector
    assert selector is not None
    assert selector.prefix + selector.exact + selector.suffix in SECOND.text
    assert selector.exact == NINETEEN.quote


def test_another_originator_is_one_judgement_on_the_chain(tmp_path: Path) -> None:
    found = edited(tmp_path, put("originator", "Hill Rescue", 0, originator_role="rescue", relay_1="Orlet Radio"))
    assert found.problems == [] and len(found.judgements) == 1
    judgement = found.judgements[0]
    assert (judgement.field, [voice["name"] for voice in judgement.new]) == (
        "attribution",
        ["Hill Rescue", "Orlet Radio"],
    )
    assert judgement.new[0]["role"] == "rescue"
    after = reconcile(found.extractions, judgements=found.judgements)
    changed = next(claim for claim in after.claims if claim.id == TWELVE.id)
    assert [voice.name for voice in changed.attribution] == ["Hill Rescue", "Orlet Radio"]


@pytest.mark.parametrize("decision", ["reject", "Reject", "prefer"])
def test_decisions(tmp_path: Path, decision: str) -> None:
    found = edited(tmp_path, put("decision", decision, 2, note="twice"))
    assert [(j.decision, j.target, j.why) for j in found.judgements] == [(decision.casefold(), NINETEEN.id, "twice")]
    after = reconcile(found.extractions, judgements=found.judgements)
    assert (NINETEEN.id in {claim.id for claim in after.claims}) is (decision == "prefer")


@pytest.mark.parametrize("name", ["claims.csv", "claims.xlsx"])
def test_a_row_without_an_id_is_an_addition(tmp_path: Path, name: str) -> None:
    row = {
        "document": "d2",
        "outcome": "injured",
        "value": "2",
        "quote": "2 spades",
        "number": "2",
        "originator": "farmer",
    }
    found = edited(tmp_path, lambda rows: [*rows, row | {"decided_by": "R. Desk"}], name)
    assert found.problems == []
    (judgement,) = found.judgements
    assert (judgement.decision, judgement.target, judgement.who) == ("add", "d2", "R. Desk")
    after = reconcile(found.extractions, judgements=found.judgements)
    new = next(claim for claim in after.claims if claim.outcome == "injured")
    assert (new.quantity.kind, new.quantity.low, new.origin) == ("exact", 2, "farmer")
    assert SECOND.text[new.start : new.end] == new.quote == "2 spades"
    assert SECOND.text[new.number_start : new.number_end] == new.number
    assert len(after.claims) == 4


@pytest.mark.parametrize(
    ("change", "row", "column", "why"),
    [
        (put("value", "about 20", 2), 4, "value", "no number"),
        (put("value", "-3", 2), 4, "value", "no number of people"),
        (put("outcome", "slain", 1), 3, "outcome", "no outcome"),
        (put("as_of_date", "last week", 0), 2, "as_of_date", "no day"),
        (put("decision", "maybe", 0), 2, "decision", "no decision"),
        (put("quote", "At least 13 people", 0), 2, "quote", "the text's own words are not the table's to change"),
        (put("start", "7", 0), 2, "start", "nor are their places"),
        (put("publisher", "Another", 0), 2, "publisher", "that tells of the article"),
        (put("claim_id", TWELVE.id, 1), 3, "claim_id", "one id twice"),
        (put("originator_role", "oracle", 0), 2, "originator_role", "no role"),
        (lambda rows: [*rows, {"document": "d2", "value": "4"}], 5, "outcome", "an addition without an outcome"),
        (lambda rows: [*rows, {"document": "d2", "outcome": "killed"}], 5, "value", "an addition without a number"),
        (lambda rows: [*rows, {"outcome": "killed", "value": "4"}], 5, "document", "of which article?"),
        (
            lambda rows: [*rows, {"document": "d1", "outcome": "killed", "value": "4", "quote": "4 died"}],
            5,
            "quote",
            "words that the article does not hold",
        ),
    ],
)
def test_what_cannot_be_understood_is_named(
    tmp_path: Path, change: Callable[[list[Row]], list[Row]], row: int, column: str, why: str
) -> None:
    found = edited(tmp_path, change)
    assert found.judgements == [], why
    assert len(found.problems) == 1, why
    assert f"claims.csv, row {row}, column {column}: " in str(found.problems[0]), why


def test_the_other_cells_of_a_bad_row_still_count(tmp_path: Path) -> None:
    found = edited(tmp_path, put("value", "about 20", 2, place="Upper Orlet"))
    assert [judgement.field for judgement in found.judgements] == ["place"]
    assert len(found.problems) == 1


def test_an_unknown_column_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "claims.csv")
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("row_check", "Our remarks", 1), encoding="utf-8", newline="")
    found = read_table(path)
    assert [str(problem).split(": ")[0] for problem in found.problems] == [f"{path}, column Our remarks"]
    assert claims_of(found) == [TWELVE, CHILDREN, NINETEEN] and found.judgements == []


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path, "claims.csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    assert claims_of(read_table(path)) == [TWELVE, CHILDREN, NINETEEN]


def test_a_table_in_an_old_character_set_changes_nothing(tmp_path: Path) -> None:
    odd = NINETEEN.model_copy(update={"place": "Örlet–Żary"})
    path = written(tmp_path, "claims.csv", result(claims=(TWELVE, CHILDREN, odd)))
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("cp1252", "replace"))
    found = read_table(path)
    assert found.judgements == [] and found.problems == []
    assert claims_of(found)[2] == odd


def test_claims_alone_come_in_as_well(tmp_path: Path) -> None:
    path = written(tmp_path, "claims.csv")
    alone = tmp_path / "alone" / "claims.csv"
    alone.parent.mkdir()
    alone.write_bytes(path.read_bytes())
    found = read_table(alone)
    assert claims_of(found) == [TWELVE, CHILDREN, NINETEEN]
    assert [e.document.publisher for e in found.extractions] == [FIRST.publisher, SECOND.publisher]
    assert all(e.ledger is None and e.document.text == "" for e in found.extractions), (
        "what is not known is not made up"
    )


def test_a_row_whose_rest_is_gone_is_read_from_its_cells(tmp_path: Path) -> None:
    found = edited(tmp_path, put("rest", "", 2))
    again = next(claim for claim in claims_of(found) if claim.id == NINETEEN.id)  # type: ignore[attr-defined]
    assert (again.quantity, again.quote, again.outcome) == (NINETEEN.quantity, NINETEEN.quote, NINETEEN.outcome)  # type: ignore[attr-defined]
    assert found.judgements == []


@pytest.mark.parametrize(
    ("name", "content"), [("claims.csv", b"id,text\n1,x\n"), ("claims.xlsx", b"not a workbook"), ("claims.csv", b"")]
)
def test_what_is_no_table_of_claims(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadError, match=name):
        read_table(tmp_path / name)


def test_texts_that_look_like_formulas_come_back_whole(tmp_path: Path) -> None:
    odd = NINETEEN.model_copy(
        update={
            "place": '=HYPERLINK("http://x")',
            "when": "'-1",
            "population": NINETEEN.population.model_copy(update={"text": "@cmd\t|"}),
        }
    )
    for name in ("claims.csv", "claims.xlsx"):
        found = read_table(written(tmp_path, name, result(claims=(TWELVE, CHILDREN, odd))))
        assert found.judgements == [] and claims_of(found)[2] == odd


def test_stamp_survives(tmp_path: Path) -> None:
    stamps = {e.tally.lexicon for e in read_table(written(tmp_path, "claims.csv")).extractions if e.tally}
    assert stamps == {STAMP.lexicon}
    assert isinstance(read_table(tmp_path / "claims.csv").extractions[0], Extraction)


@pytest.mark.parametrize("name", ["claims.csv", "claims.xlsx"])
def test_reading_and_reconciling_an_edited_table(tmp_path: Path, name: str) -> None:
    import tally

    edited(tmp_path, put("value", "21", 2, decided_by="R. Desk"), name)
    reading = tally.read(tmp_path / name)
    after = tally.reconcile(reading)
    assert reading.problems == []
    assert [claim.quantity.value for claim in after.claims] == [12, 3, 21]
    assert [(applied.judgement.who, applied.found) for applied in after.judgements] == [("R. Desk", True)]


def test_a_bad_row_counts_as_unread(tmp_path: Path) -> None:
    import tally

    edited(tmp_path, put("value", "many", 2))
    reading = tally.read(tmp_path / "claims.csv")
    assert len(list(reading)) == 2
    assert [str(problem).split(": ")[0].rsplit(", ", 2)[1:] for problem in reading.problems] == [
        ["row 4", "column value"]
    ]


@pytest.mark.parametrize("verb", ["extract", "reconcile"])
def test_the_command_line_writes_tables_that_can_be_worked_on(tmp_path: Path, verb: str) -> None:
    from typer.testing import CliRunner

    import tally
    from tally.cli import app

    article = tmp_path / "article.txt"
    article.write_text(
        f"Publisher: {FIRST.publisher}\nPublished: {FIRST.published}\n\n{FIRST.text}\n", encoding="utf-8"
    )
    done = CliRunner().invoke(app, [verb, str(article), "-q", "-o", str(tmp_path / "claims.csv")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    reading = tally.read(tmp_path / "claims.csv")
    whole = tally.extract(next(iter(tally.read(article))))  # type: ignore[arg-type]
    (again,) = list(reading)
    assert reading.problems == [] and reading.judgements == []
    assert (again.claims, again.remarks, again.ledger) == (whole.claims, whole.remarks, whole.ledger)  # type: ignore[union-attr]
    assert tally.reconcile([again]).relations == tally.reconcile([whole]).relations


def test_claims_from_a_pipe(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(FIRST.text, encoding="utf-8")
    command = [sys.executable, "-m", "tally"]
    piped = subprocess.run([*command, "extract", str(article), "--format", "csv"], capture_output=True, check=True)
    again = subprocess.run([*command, "extract", "-", "--format", "jsonl"], input=piped.stdout, capture_output=True)
    assert again.returncode == 0, again.stderr
    claims = json.loads(again.stdout)["claims"]
    assert [claim["id"] for claim in claims] == [
        row["claim_id"] for row in csv.DictReader(io.StringIO(piped.stdout.decode()))
    ]
    assert claims, "the article makes claims"


def test_a_strangers_documents_beside_the_claims_are_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "claims.csv")
    (tmp_path / "documents.csv").write_text("id,text\n1,Nine people died.\n", encoding="utf-8")
    found = read_table(path)
    assert found.problems == [] and claims_of(found) == [TWELVE, CHILDREN, NINETEEN]


def test_a_spoiled_row_beside_the_claims_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "claims.csv")
    remarks = tmp_path / "remarks.csv"
    remarks.write_text(remarks.read_text(encoding="utf-8").replace('{""id"":', "{"), encoding="utf-8")
    found = read_table(path)
    assert [str(problem).split(":")[0] for problem in found.problems] == [f"{remarks}, row 2"]
    assert claims_of(found) == [TWELVE, CHILDREN, NINETEEN]


WORDS = st.text(max_size=40)


def odd_claim_comes_back(folder: Path, form: str, place: str, people: str, name: str, title: str) -> None:
    odd = NINETEEN.model_copy(
        update={
            "place": place,
            "when": place[::-1],
            "population": NINETEEN.population.model_copy(update={"text": people}),
            "attribution": (NINETEEN.attribution[0].model_copy(update={"name": name}),),
        }
    )
    documents = (FIRST, SECOND.model_copy(update={"title": title}))
    found = read_table(written(folder, form, result(claims=(TWELVE, CHILDREN, odd), documents=documents)))
    assert found.judgements == [] and found.problems == []
    assert claims_of(found) == [TWELVE, CHILDREN, odd]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=WORDS, people=WORDS, name=WORDS, title=WORDS)
def test_any_words_come_back_from_csv(tmp_path: Path, place: str, people: str, name: str, title: str) -> None:
    odd_claim_comes_back(tmp_path, "claims.csv", place, people, name, title)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=WORDS, people=WORDS, name=WORDS, title=WORDS)
@example(place="\x1f", people="\uffff", name="_x0041_", title="\x1f")
def test_any_words_come_back_from_a_workbook(tmp_path: Path, place: str, people: str, name: str, title: str) -> None:
    odd_claim_comes_back(tmp_path, "claims.xlsx", place, people, name, title)
