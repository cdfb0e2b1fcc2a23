"""What `tally` says of each seed, as files. Run to write `reports/` anew; `test_reports.py` compares.

python tests/golden_reports.py
"""

from __future__ import annotations

import shutil
from pathlib import Path

import tally
from tally.reporting import write

HOME = Path(__file__).parent.parent
SEEDS, REPORTS = HOME / "seeds", HOME / "reports"
STORIES = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
FILES = ("report.txt", "report.md", "report.html", "report.json", "tables/claims.csv")


def write_reports(story: str, folder: Path) -> None:
    """Every text format of one story's report, written into `folder`."""
    result = tally.reconcile(tally.read(SEEDS / story / "articles"))
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write(result, folder / name)


def main() -> None:
    for story in STORIES:
        shutil.rmtree(REPORTS / story, ignore_errors=True)
        write_reports(story, REPORTS / story)


if __name__ == "__main__":
    main()
