"""Files for other programs: the workbook, SQLite, Parquet, the recorders' columns, and what the office suite reads."""

from __future__ import annotations

import csv
import datetime
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reporting_story import CHILDREN, HOSTILE, NINETEEN, TWELVE, extractions, result
from tally.errors import TallyError, UsageError
from tally.models import Population
from tally.reporting import report, write
from tally.reporting.columns import TABLES
from tally.reporting.presets import COLUMNS

SHEETS = ["Claims", "Differences", "Roll-ups", "Timeline", "Articles", "Remarks", "Numbers set aside", "About", "tally"]
DATED = NINETEEN.model_copy(
    update={
        "when_from": "2031-03-04",
        "when_to": "2031-03-04",
        "place": "=HYPERLINK(1)",
        "when": "10-12",
        "id": "00123",
    }
)


def book(what: Any) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(io.BytesIO(what))


def column(sheet: Any, name: str) -> list[Any]:
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_workbook_has_its_sheets_and_the_last_is_hidden() -> None:
    opened = book(report(result(), "xlsx"))
    assert opened.sheetnames == SHEETS
    assert opened["tally"].sheet_state == "veryHidden"
    assert [cell.value for cell in opened["Claims"][1]] == [c.name for c in TABLES["claims"]]


def test_workbook_keeps_kinds() -> None:
    sheet = book(report(result(claims=(TWELVE, CHILDREN, DATED)), "xlsx"))["Claims"]
    assert [cell.value for cell in column(sheet, "value")] == [12, 3, 19]
    assert [cell.data_type for cell in column(sheet, "value")] == ["n", "n", "n"]
    assert column(sheet, "when_from")[2].value == datetime.datetime(2031, 3, 4)
    for name, value in (("place", "=HYPERLINK(1)"), ("when", "10-12"), ("claim_id", "00123")):
        assert (column(sheet, name)[2].value, column(sheet, name)[2].data_type) == (value, "s"), name
    assert column(sheet, "high")[0].value is None


def test_workbook_is_made_for_people() -> None:
    sheet = book(report(result(), "xlsx"))["Claims"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref
    assert sheet.column_dimensions["C"].width > 40
    hidden = {name for name, d in sheet.column_dimensions.items() if d.hidden}
    assert hidden, "what only programs need is out of sight"
    assert sheet.data_validations.dataValidation[0].formula1 == '"correct,reject,add,prefer"'


def test_workbook_is_the_same_twice() -> None:
    pytest.importorskip("xlsxwriter")
    assert report(result(), "xlsx") == report(result(), "xlsx")


def test_numbers_set_aside_are_those_alone() -> None:
    sheet = book(report(result(), "xlsx"))["Numbers set aside"]
    assert [cell.value for cell in column(sheet, "number")] == ["40", "2"]


def test_about_names_the_rule_and_how_to_work_on_it() -> None:
    words = " ".join(str(cell.value) for row in book(report(result(), "xlsx"))["About"].iter_rows() for cell in row)
    for part in ("tally 9.9.9", "smallest low to largest high", "no confidence interval", "tally reconcile"):
        assert part in words


# The database ------------------------------------------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    write(result(), tmp_path / "story.db")
    return sqlite3.connect(tmp_path / "story.db")


def test_database_holds_every_table(base: sqlite3.Connection) -> None:
    for name, many in {
        "claims": 3,
        "documents": 2,
        "relations": 2,
        "reasons": 3,
        "rollups": 1,
        "attributions": 3,
    }.items():
        assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (many,), name
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("SELECT value, typeof(high) FROM claims WHERE claim_id = 'c-twelve'").fetchone() == (12, "null")


def test_quotes_are_searched_in_full(base: sqlite3.Connection) -> None:
    found = base.execute(
        "SELECT claim_id FROM claims JOIN claims_fts ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH 'villager*'"
    ).fetchall()
    assert found == [("c-nineteen",)]


def test_every_column_is_described(base: sqlite3.Connection, tmp_path: Path) -> None:
    for name, columns in TABLES.items():
        rows = base.execute('SELECT "column", meaning FROM _columns WHERE "table" = ?', (name,)).fetchall()
        assert rows == [(column.name, column.meaning) for column in columns]
    described = json.loads((tmp_path / "story-metadata.json").read_text(encoding="utf-8"))
    assert described["databases"]["story"]["tables"]["claims"]["columns"]["low"].startswith("The least")


def test_hostile_words_are_data_in_the_database(tmp_path: Path) -> None:
    odd = NINETEEN.model_copy(update={"place": "'; DROP TABLE claims; --", "population": Population(text=HOSTILE)})
    write(result(claims=(TWELVE, CHILDREN, odd)), tmp_path / "story.db")
    base = sqlite3.connect(tmp_path / "story.db")
    assert base.execute("SELECT place, population FROM claims WHERE claim_id = 'c-nineteen'").fetchone() == (
        odd.place,
        HOSTILE,
    )


def test_datasette_opens_it_with_described_columns(tmp_path: Path) -> None:
    datasette = pytest.importorskip("datasette.app")
    import asyncio

    write(result(), tmp_path / "story.db")
    described = json.loads((tmp_path / "story-metadata.json").read_text(encoding="utf-8"))

    async def asked() -> tuple[Any, str]:
        served = datasette.Datasette([str(tmp_path / "story.db")], metadata=described)
        await served.invoke_startup()
        search = await served.client.get("/story/claims.json?_search=villagers&_shape=array")
        page = await served.client.get("/story/claims")
        return search.json(), page.text

    rows, page = asyncio.run(asked())
    assert [row["claim_id"] for row in rows] == ["c-nineteen"]
    assert "Who gave the number" in page


# Parquet and the recorders' columns -----------------------------------------------------------------------------


def test_parquet_keeps_kinds_and_meanings(tmp_path: Path) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    write(result(), tmp_path / "claims.parquet")
    table = reader.read_table(tmp_path / "claims.parquet")
    assert table.column("value").to_pylist() == [12, 3, 19] and str(table.schema.field("value").type) == "int64"
    assert table.column("high").to_pylist()[0] is None
    assert table.schema.field("low").metadata[b"description"].startswith(b"The least")
    assert reader.read_table(tmp_path / "remarks.parquet").num_rows == 1
    assert report(result(), "parquet") == (tmp_path / "claims.parquet").read_bytes()


def test_ucdp_fills_what_the_texts_tell_and_nothing_else() -> None:
    total = result().rollups[0].model_copy(update={"open_high": False, "place": None})
    dated = [c.model_copy(update={"when_from": "2031-03-04", "when_to": "2031-03-05"}) for c in (TWELVE, NINETEEN)]
    (row,) = csv.DictReader(
        io.StringIO(str(report(result(rollups=(total,), claims=tuple(dated)), "csv", preset="ucdp")))
    )
    assert list(row) == [column.name for column in COLUMNS["ucdp"]]
    told = {name: cell for name, cell in row.items() if cell}
    assert {
        name: told[name] for name in ("low", "high", "date_start", "date_end", "date_prec", "policy", "convention")
    } == {
        "low": "12",
        "high": "19",
        "date_start": "2031-03-04",
        "date_end": "2031-03-05",
        "date_prec": "2",
        "policy": "range",
        "convention": "plain",
    }
    assert told["source_original"] == "Rivers Authority; Residents"
    for name in ("best", "side_a", "side_b", "deaths_a", "type_of_violence", "latitude", "country"):
        assert row[name] == "", f"{name} is a recorder's to fill"


@pytest.mark.parametrize(
    ("policy", "low", "high", "best"), [("range", 12, 12, ""), ("lowest", 12, 12, "12"), ("lowest", 12, 19, "")]
)
def test_best_only_under_a_policy_that_names_one(policy: str, low: int, high: int, best: str) -> None:
    total = result().rollups[0].model_copy(update={"policy": policy, "low": low, "high": high, "open_high": False})
    (row,) = csv.DictReader(io.StringIO(str(report(result(rollups=(total,)), "csv", preset="ucdp"))))
    assert row["best"] == best


def test_acled_takes_the_lowest() -> None:
    (row,) = csv.DictReader(io.StringIO(str(report(result(), "csv", preset="acled"))))
    assert (row["fatalities"], row["source"], row["location"]) == ("12", "Lowland Wire; Valley Courier", "Orlet")
    assert "“19 villagers were killed on Tuesday”" in row["notes"]
    assert row["event_type"] == "" and row["actor1"] == ""


def test_presets_are_tables(tmp_path: Path) -> None:
    write(result(), tmp_path / "ucdp.xlsx", preset="ucdp")
    sheet = book((tmp_path / "ucdp.xlsx").read_bytes())["UCDP"]
    assert column(sheet, "low")[0].value == 12
    with pytest.raises(UsageError, match="csv or xlsx"):
        report(result(), "html", preset="acled")
    with pytest.raises(UsageError, match="ucdp, acled"):
        report(result(), "csv", preset="gdelt")


# Saving and notebooks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.md", "a.json", "a.html", "a.txt", "a.csv", "a.xlsx", "a.db", "a.parquet"])
def test_save_writes_by_suffix_and_leaves_no_piece(tmp_path: Path, name: str) -> None:
    result().save(tmp_path / name)
    assert (tmp_path / name).stat().st_size > 100
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(TallyError, match="cannot be written"):
        result().save(tmp_path / "no such folder" / "a.html")


def test_notebooks_show_results_extractions_and_claims() -> None:
    whole, alone, one = result()._repr_html_(), extractions()[0]._repr_html_(), TWELVE._repr_html_()
    assert "The figures come from" in whole and "12 to 19" in whole
    assert "Three of them were children" in alone and "They differ" not in alone
    assert "at least 12" in one and "<script" not in whole + alone + one


# The office suite ----------------------------------------------------------------------------------------------------


def converted(file: Path, to: str) -> Path:
    """The file as LibreOffice reads it, written in another format."""
    office = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
    home = file.parent / "office-profile"
    out = file.parent / "converted"
    command = [office, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", to, "--outdir", str(out)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=180)
    return next(out.iterdir())


def kinds(sheet: Any, names: Sequence[str], row: int) -> dict[str, tuple[Any, str]]:
    return {name: (column(sheet, name)[row].value, column(sheet, name)[row].data_type) for name in names}


@pytest.mark.office
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    odd = DATED.model_copy(update={"population": Population(text="+1 -1 @x")})
    write(result(claims=(TWELVE, CHILDREN, odd)), tmp_path / "claims.xlsx")
    sheet = book(converted(tmp_path / "claims.xlsx", "xlsx:Calc MS Excel 2007 XML").read_bytes())["Claims"]
    assert kinds(sheet, ("value", "when_from", "claim_id", "place", "when", "population"), 2) == {
        "value": (19, "n"),
        "when_from": (datetime.datetime(2031, 3, 4), "d"),
        "claim_id": ("00123", "s"),
        "place": ("=HYPERLINK(1)", "s"),
        "when": ("10-12", "s"),
        "population": ("+1 -1 @x", "s"),
    }
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.office
def test_libreoffice_saves_the_workbook_and_nothing_is_lost(tmp_path: Path) -> None:
    from tally.reporting.tables_in import read_table

    odd = DATED.model_copy(update={"population": Population(text=HOSTILE)})
    write(result(claims=(TWELVE, CHILDREN, odd)), tmp_path / "claims.xlsx")
    found = read_table(converted(tmp_path / "claims.xlsx", "xlsx:Calc MS Excel 2007 XML"))
    assert found.problems == [] and found.judgements == []
    assert [claim for extraction in found.extractions for claim in extraction.claims] == [TWELVE, CHILDREN, odd]
    assert [extraction.ledger for extraction in found.extractions] == [e.ledger for e in extractions()]


@pytest.mark.office
def test_libreoffice_opens_the_csv(tmp_path: Path) -> None:
    odd = DATED.model_copy(update={"population": Population(text="=cmd|' /C calc'!A0"), "id": "c-odd"})
    write(result(claims=(TWELVE, CHILDREN, odd)), tmp_path / "claims.csv")
    sheet = book(converted(tmp_path / "claims.csv", "xlsx:Calc MS Excel 2007 XML").read_bytes()).active
    assert [cell.value for cell in column(sheet, "value")] == [12, 3, 19]
    assert column(sheet, "when_from")[2].value == datetime.datetime(2031, 3, 4)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), "nothing is a formula"
    assert "cmd" in str(column(sheet, "population")[2].value)
