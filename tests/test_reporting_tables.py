"""The flat rows and their CSV: columns, types, guards, the data package, frames."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reporting_story import FIRST, NINETEEN, TWELVE, extractions, result
from tally.errors import UsageError
from tally.models import Quantity
from tally.reporting import extractions_as, report, write
from tally.reporting.columns import CLAIMS, TABLES
from tally.reporting.rows import claim_row, row_check, same_cell
from tally.reporting.sheets_csv import guarded, unguarded
from tally.reporting.tables import tables

CONTRACT = {
    "quantity_kind", "value", "low", "high", "originator", "originator_key", "originator_role", "relay_1", "relay_2",
    "relay_3", "population", "status", "publisher", "published", "title", "url", "quote", "rest", "decision",
    "decided_by", "decided_on", "note", "row_check", "claim_id",
}  # fmt: skip


def test_claims_have_the_columns_of_the_contract() -> None:
    assert {column.name for column in CLAIMS} >= CONTRACT


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_exactly_its_columns(name: str) -> None:
    rows = tables(result())[name]
    assert rows, "the story fills every table"
    types = {"string": str, "integer": int, "boolean": bool, "date": str, "json": str}
    for row in rows:
        assert list(row) == [column.name for column in TABLES[name]]
        for column in TABLES[name]:
            cell = row[column.name]
            assert cell is None or type(cell) is types[column.type], column.name
            assert not column.allowed or cell is None or cell in column.allowed, column.name


def test_rest_holds_the_whole_claim() -> None:
    kept = json.loads(str(claim_row(TWELVE, FIRST, 1)["rest"]))
    assert type(TWELVE).model_validate(kept["claim"]) == TWELVE


def test_unknown_is_empty_and_never_nought() -> None:
    row = claim_row(TWELVE.model_copy(update={"quantity": Quantity(kind="vague", word="dozens")}), FIRST, 1)
    assert (row["value"], row["low"], row["high"]) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "guard", "why"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)", "a formula"),
        ("+1", "'+1", "a formula"),
        ("-1", "'-1", "a formula"),
        ("@SUM", "'@SUM", "a formula in old spreadsheets"),
        ("\tx", "'\tx", "a tab is skipped by some"),
        ("'=1", "''=1", "so that the guard can be told from the text"),
        ("＝1", "'＝1", "a full-width sign counts in some locales"),
        ("'martyrs'", "'martyrs'", "a plain apostrophe stays"),
        ("60 = 60", "60 = 60", "only the first sign matters"),
        ("", "", "nothing"),
    ],
)
def test_guards_come_off_again(written: str, guard: str, why: str) -> None:
    assert guarded(written) == guard, why
    assert unguarded(guard) == written, why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (60, "60", True), (60.0, "60", True), (None, "", True), ("a\nb", "a b", True), ("'=x", "=x", True),
        ("60", "61", False), (None, "0", False), ("a", "A", False),
    ],
)  # fmt: skip
def test_when_two_cells_say_the_same(one: object, other: object, same: bool) -> None:
    assert same_cell(one, other) is same


def test_row_check_sees_any_change_of_what_was_written() -> None:
    row = claim_row(NINETEEN, None, 1)
    assert row["row_check"] == row_check(row)
    for name, value in (("value", 20), ("quote", "x"), ("place", None), ("rest", "{}")):
        assert row_check({**row, name: value}) != row["row_check"], name
    assert row_check({**row, "decision": "reject", "note": "twice"}) == row["row_check"], "people's cells are no change"


def test_csv_is_plain_on_a_pipe_and_marked_in_a_file(tmp_path: Path) -> None:
    text = str(report(result(), "csv"))
    assert not text.startswith("\ufeff") and "\r" not in text
    write(result(), tmp_path / "claims.csv")
    raw = (tmp_path / "claims.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["value"] for row in rows] == ["12", "3", "19"], "integers have no .0"
    assert list(rows[0]) == list(csv.DictReader(io.StringIO(text)).fieldnames or ())


def test_extractions_as_csv_have_one_header() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(map(str, extractions_as("csv", extractions()))))))
    assert [row["claim_id"] for row in rows] == ["c-twelve", "c-children", "c-nineteen"]


def test_a_folder_holds_every_table_and_its_description(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    write(result(), tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*(f"{n}.csv" for n in TABLES), "datapackage.json"}
    checked = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert checked.valid, checked.flatten(["fieldName", "note"])
    assert {resource.name: resource.stats["rows"] for resource in checked.tasks}["claims"] == 3


def test_the_description_would_notice_a_wrong_cell(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    write(result(), tmp_path / "out")
    claims = tmp_path / "out" / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b",killed,", b",slain,"))
    assert not frictionless.validate(str(tmp_path / "out" / "datapackage.json")).valid


def test_siblings_bear_the_name_of_their_claims(tmp_path: Path) -> None:
    write(result(), tmp_path / "orlet.csv")
    assert {path.name for path in tmp_path.iterdir()} >= {"orlet.csv", "orlet-remarks.csv", "orlet-datapackage.json"}


def test_a_suffix_without_a_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        write(result(), tmp_path / "story.docx")
    assert not list(tmp_path.iterdir())


def test_frames_keep_integers_and_unknowns() -> None:
    frame = result().to_frame()
    assert str(frame["value"].dtype) == "Int64"
    assert frame["high"].isna().tolist() == [True, False, False]
    assert set(result().to_frame("relations")["verdict"]) == {"conflict", "not_comparable"}
    assert list(extractions()[0].to_frame()["claim_id"]) == ["c-twelve", "c-children"]
    with pytest.raises(UsageError, match="Take one of claims"):
        result().to_frame("people")
