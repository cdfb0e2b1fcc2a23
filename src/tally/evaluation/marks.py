"""Counting right and wrong answers, and keeping each disagreement for the grouping of errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: in which document, of which kind ("missed", "extra", or the field that is wrong), gold and
    got.
    """

    document: str
    group: str
    kind: str
    outcome: str
    gold: str
    got: str
    quote: str


class Marks:
    """Right and wrong by measure, and for fields with a usual value the F1 over the other values."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.misses: list[Miss] = []

    def mark(self, measure: str, right: object) -> None:
        """One answer of a measure."""
        self.counts[measure, "right" if right else "wrong"] += 1

    def mark_unusual(self, measure: str, *, said: bool, right: bool, usual_taken: bool) -> None:
        """One answer of a field whose value is mostly the same: `said` = the answer is not the usual one."""
        if said:
            self.counts[measure, "hit" if right else "false"] += 1
        if not usual_taken and not (said and right):
            self.counts[measure, "lost"] += 1

    def share(self, measure: str) -> float | None:
        """The share of right answers; None where there was none to give."""
        right, wrong = self.counts[measure, "right"], self.counts[measure, "wrong"]
        return round(right / (right + wrong), 4) if right + wrong else None

    def f1(self, measure: str) -> float | None:
        """The F1 over unusual values; None where there was none."""
        hit, false, lost = (self.counts[measure, name] for name in ("hit", "false", "lost"))
        return round(2 * hit / (2 * hit + false + lost), 4) if hit + false + lost else None

    def measures(self) -> list[str]:
        """The measures that have a mark, by name."""
        return sorted({measure for measure, _ in self.counts})

    def miss(
        self, row: Any, kind: str, *, outcome: object = "", gold: object = "", got: object = "", quote: object = ""
    ) -> None:
        """Keeps one disagreement."""
        words = [str(value if value is not None else "none") for value in (outcome, gold, got, quote or "")]
        self.misses.append(Miss(str(row["id"]), str(row.get("group") or ""), kind, *words))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, to four places."""
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
