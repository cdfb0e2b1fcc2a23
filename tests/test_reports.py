"""Golden reports: what `tally` says of the seeds today stands under `reports/`, and any difference fails here.

Where a difference is meant: `python tests/golden_reports.py`, then read `git diff reports/` before committing it.
"""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

from golden_reports import README, REPORTS, SHOWN, STORIES, readme_with, write_reports
from tally.lexicon import load


def files_of(folder: Path) -> dict[str, str]:
    """Every file under a folder as text, by its path; the hash of the words in force is taken out."""
    hashes = {load().hash}
    stored = folder / "report.json"
    if stored.is_file():
        hashes.add(json.loads(stored.read_text(encoding="utf-8"))["tally"]["lexicon"])
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = path.read_bytes().decode("utf-8")
        for words in hashes:
            text = text.replace(words, "(lexicon)")
        found[path.relative_to(folder).as_posix()] = text
    return found


def test_every_story_has_its_report() -> None:
    assert sorted(path.name for path in REPORTS.iterdir() if path.is_dir()) == STORIES


@pytest.mark.parametrize("story", STORIES)
def test_the_report_is_the_one_that_was_read_and_committed(story: str, tmp_path: Path) -> None:
    write_reports(story, tmp_path)
    made, kept = files_of(tmp_path), files_of(REPORTS / story)
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        if text != kept[name]:
            lines = list(difflib.unified_diff(kept[name].splitlines(), text.splitlines(), lineterm="", n=0))
            pytest.fail(f"{story}/{name} differs:\n" + "\n".join(line[:200] for line in lines[2:40]))


def test_the_readme_shows_what_the_report_says() -> None:
    report = (REPORTS / SHOWN / "report.txt").read_text(encoding="utf-8")
    assert README.read_text(encoding="utf-8") == readme_with(report)


@pytest.mark.parametrize("story", STORIES)
def test_the_same_story_gives_the_same_bytes(story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From another folder, written twice: no path and no clock enters a report."""
    write_reports(story, tmp_path / "one")
    monkeypatch.chdir(tmp_path)
    write_reports(story, tmp_path / "two")
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in ("one", "two")
    )
    assert one == two
