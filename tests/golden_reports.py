"""What `tally` says of each seed, as files. Run to write `reports/`, and the example in README.md, anew;
`test_reports.py` compares.

python tests/golden_reports.py
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import tally
from tally.reporting import write

HOME = Path(__file__).parent.parent
SEEDS, REPORTS = HOME / "seeds", HOME / "reports"
STORIES = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
README = HOME / "README.md"
SHOWN = "deroun-air-strikes"
BEFORE, AFTER = "The first prints, among other things:\n\n```text\n", "```\n"
FILES = ("report.txt", "report.md", "report.html", "report.json", "tables/claims.csv")


def write_reports(story: str, folder: Path) -> None:
    """Every text format of one story's report, written into `folder`."""
    result = tally.reconcile(tally.read(SEEDS / story / "articles"))
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(result, folder / name)


def example(report: str) -> str:
    """The part of a report that the README shows: the paragraph to paste, two differences, the first roll-up."""
    sections: dict[str, list[str]] = {}
    lines = report.splitlines()
    for line, under in zip(lines, [*lines[1:], ""], strict=True):
        if under.startswith("─"):
            sections[line] = []
        elif sections and not line.startswith("─"):
            sections[list(sections)[-1]].append(line)
    shown: list[str] = []
    for title, kept in sections.items():
        entries = "\n".join(kept).strip("\n").split("\n[")
        if title == "To paste":
            body = entries[0]
        elif title == "They differ because":
            body = "\n[".join(entries[:2])
        elif title.startswith("What these"):
            body = "\n".join(kept[: next((n for n, line in enumerate(kept) if n and not line.startswith(" ")), None)])
        else:
            continue
        shown += [title, "─" * len(title), *body.splitlines(), ""]
    return "\n".join(shown[:-1]) + "\n"


def readme_with(report: str) -> str:
    """README.md with the example made of this report."""
    text = README.read_text(encoding="utf-8")
    start = text.index(BEFORE) + len(BEFORE)
    return text[:start] + example(report) + text[text.index(AFTER, start) :]


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        for story in STORIES:
            write_reports(story, Path(made) / story)
        shutil.rmtree(REPORTS, ignore_errors=True)
        shutil.copytree(made, REPORTS)
    report = (REPORTS / SHOWN / "report.txt").read_text(encoding="utf-8")
    README.write_text(readme_with(report), encoding="utf-8")


if __name__ == "__main__":
    main()
