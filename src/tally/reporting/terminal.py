"""The story in a terminal of 60 to 200 columns, with colours where there is one and none on a pipe.

NO_COLOR (no-color.org) and TERM=dumb are honoured; what a text says can move no cursor, since its control characters
are made visible first.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tally.reporting import wording
from tally.reporting.markdown import about, spelled
from tally.reporting.story import UNSAID, ClaimLine, Difference, Story, Total

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["claims_only", "terminal"]

NARROWEST, WIDEST, PIPE = 40, 200, 100
TABLE_FROM = 110  # columns from which the claims fit side by side


def terminal(story: Story, width: int | None = None, color: bool | None = None) -> str:
    """The whole report. `width` and `color` default to what standard output is."""
    return Screen(*_size(width, color)).shown(story)


def claims_only(story: Story, heading: str, width: int | None = None, color: bool | None = None) -> str:
    """The claims, caveats and set-aside numbers alone: what one document says."""
    return Screen(*_size(width, color)).claims_only(story, heading)


class Screen:
    """A console of fixed width that gathers what it is given."""

    def __init__(self, width: int, color: bool) -> None:
        from rich.console import Console

        self.width = width
        self.out = io.StringIO()
        self.console: Console = Console(
            file=self.out,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
            _environ={},
        )

    def shown(self, story: Story) -> str:
        """The sections in reading order."""
        self.line(story.title, "bold")
        self._paragraph(story)
        if story.claims:
            self.head("Who says what")
            self._table(story.claims) if self.width >= TABLE_FROM else self._list(story.claims)
        self._differences("They differ because", story.differences)
        self._unexplained(story)
        self._differences("Where they agree", story.agreements)
        self._totals(story)
        self._caveats(story)
        self._judgements(story)
        self._asides(story)
        self._sources(story)
        self.line()
        self.line(about(story), "dim")
        return self._gathered()

    def claims_only(self, story: Story, heading: str) -> str:
        """What one document says."""
        self.line(heading, "bold")
        if story.claims:
            self._table(story.claims) if self.width >= TABLE_FROM else self._list(story.claims)
        else:
            self.line("This text makes no casualty claim.")
        self._caveats(story)
        self._asides(story)
        return self._gathered()

    def _gathered(self) -> str:
        return "\n".join(line.rstrip() for line in self.out.getvalue().split("\n"))

    def line(self, words: str = "", style: str = "", indent: int = 0, hang: int | None = None) -> None:
        """Words wrapped to the width; the first line by `indent`, the others by `hang` or the same."""
        self.pieces([(words, style)], indent, hang)

    def pieces(self, parts: Iterable[tuple[str, str]], indent: int = 0, hang: int | None = None) -> None:
        """One paragraph of (words, style) pieces."""
        from rich.text import Text

        text = Text()
        for words, style in parts:
            text.append(words, style)
        after = indent if hang is None else hang
        lines = text.wrap(self.console, max(20, self.width - max(indent, after)))
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text(" " * (indent if number == 0 else after)) + line, soft_wrap=True)

    def head(self, words: str) -> None:
        """A section's heading."""
        self.line()
        self.line(words, "bold cyan")
        self.line("─" * min(self.width, len(words)), "cyan")

    def _paragraph(self, story: Story) -> None:
        self.head("To paste")
        if not story.claims:
            self.line("These texts make no casualty claim.")
            return
        self.line(story.paragraph.text, indent=2)
        self.line(story.paragraph.note, "dim", indent=2)

    def _table(self, lines: Iterable[ClaimLine]) -> None:
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False)
        shares = {"Figure": 3, "Of whom": 3, "Who says it": 4, "Through": 3, "As of": 3, "Words": 7}
        table.add_column("#", justify="right", width=3)
        for name, ratio in shares.items():
            table.add_column(name, ratio=ratio, overflow="fold")
        for line in lines:
            figure = Text(f"{line.figure} {line.outcome}", "bold")
            if line.doubts:
                figure.append(f" ({', '.join(line.doubts)})", "yellow")
            words = Text(f"“{wording.one_line(line.claim.quote)}”")
            if line.again:
                words.append(f" (said {line.again + 1} times)", "dim")
            cells = (line.people, line.who, line.through, line.as_of)
            table.add_row(str(line.mark), figure, *(Text(cell) for cell in cells), words)
        self.console.print(table)

    def _list(self, lines: Iterable[ClaimLine]) -> None:
        for line in lines:
            number = f"[{line.mark}]"
            doubts = f" ({', '.join(line.doubts)})" if line.doubts else ""
            parts = [
                (f"{number} ", "cyan"),
                (f"{line.figure} {line.outcome}", "bold"),
                (doubts, "yellow"),
                (f" · {line.people}", ""),
            ]
            self.pieces(parts, hang=4)
            through = f" through {line.through}" if line.through != "–" else ""
            when = f"as of {line.as_of}" if line.as_of != UNSAID else ""
            where = line.where if line.where != UNSAID else ""
            self.line("; ".join(part for part in (f"{line.who}{through}", when, where) if part), indent=4)
            again = f" (said {line.again + 1} times)" if line.again else ""
            self.line(f"“{wording.one_line(line.claim.quote)}”{again}", "dim", indent=4)

    def _differences(self, heading: str, lines: Iterable[Difference]) -> None:
        rows = list(lines)
        if rows:
            self.head(heading)
        for row in rows:
            self._difference(row)

    def _difference(self, row: Difference) -> None:
        style = {"conflict": "bold red", "undetermined": "bold yellow"}.get(row.relation.verdict, "bold")
        rest = f" ({row.remainder})" if row.remainder else ""
        self.pieces(
            [
                (_cited(row.marks) + " ", "cyan"),
                (row.verdict, style),
                (f": {row.sentence}{rest} ", ""),
                (f"[{row.code.replace('_', ' ')}; {row.grade}]", "dim"),
            ],
            hang=4,
        )

    def _unexplained(self, story: Story) -> None:
        if not (story.unexplained or story.differences or story.agreements):
            return
        self.head("What stays unexplained")
        if not story.unexplained:
            self.line("Nothing: every difference has a reason that the texts license.")
        else:
            self.line(f"{wording.plural(len(story.unexplained), 'difference')} for which the texts give no reason:")
        for row in story.unexplained:
            self._difference(row)

    def _totals(self, story: Story) -> None:
        if not story.totals:
            return
        self.head(story.in_all)
        for total in story.totals:
            self._total(total)

    def _total(self, total: Total) -> None:
        self.pieces(
            [
                (f"{total.outcome}, {total.scope}: ", ""),
                (total.figure, "bold"),
                (f" – {total.origins}", ""),
                (f" {_cited(total.marks)}", "cyan"),
                (f" [{total.rule}]", "dim"),
            ],
            hang=4,
        )
        for out in total.left_out:
            mark = f"{_cited((out.mark,))} " if out.mark else ""
            self.line(f"left out: {mark}{out.words} – {out.why}", indent=4, hang=8)
        if total.rollup.settle:
            self.line(f"what would settle it: {wording.one_line(total.rollup.settle)}", indent=4, hang=8)

    def _caveats(self, story: Story) -> None:
        if story.caveats:
            self.head("Caveats that the texts give")
        for caveat in story.caveats:
            where = f", in {caveat.publisher}" if caveat.publisher not in ("", caveat.speaker) else ""
            parts = [
                (f"{_cited(caveat.marks)} " if caveat.marks else "", "cyan"),
                (f"{caveat.kind}: “{wording.one_line(caveat.remark.quote)}” ({caveat.speaker}{where})", ""),
            ]
            self.pieces(parts, hang=4)

    def _judgements(self, story: Story) -> None:
        if story.judgements:
            self.head("Decided by people")
        for applied in story.judgements:
            judgement = applied.judgement
            by = ", ".join(
                wording.one_line(p) for p in (judgement.who, wording.day(judgement.when), judgement.why) if p
            )
            self.pieces(
                [
                    (f"{judgement.decision.replace('_', ' ')}: {wording.one_line(applied.effect)}", ""),
                    (f" ({by})" if by else "", "dim"),
                    ("" if applied.found else " target not found", "bold yellow"),
                ],
                hang=4,
            )

    def _asides(self, story: Story) -> None:
        if story.asides or story.unread:
            self.head("How every other number was set aside")
        if story.asides:
            self.line(f"{story.accounted}.")
        for aside in story.asides:
            self.pieces(
                [(f"{aside.count:>4} ", "bold"), (f"{aside.kind}: ", ""), (spelled(aside.words), "dim")], hang=5
            )
        if story.unread:
            self.line(f"In {wording.plural(len(story.unread), 'article')} the other numbers were not looked at.")

    def _sources(self, story: Story) -> None:
        self.head("Articles")
        for source in story.sources:
            title = f"“{source.title}”" if source.document.title else source.title
            credit = f", {source.credit}" if source.credit else ""
            self.line(f"{source.number}. {title}{credit}; {wording.plural(source.claims, 'claim')}", hang=4)


def _size(width: int | None, color: bool | None) -> tuple[int, bool]:
    """The width and whether to colour, as given, else as standard output is."""
    screen = sys.stdout.isatty()
    if color is None:
        color = screen and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    if width is None:
        width = shutil.get_terminal_size((PIPE, 24)).columns if screen or "COLUMNS" in os.environ else PIPE
    return max(NARROWEST, min(width, WIDEST)), color


def _cited(marks: Iterable[int | None]) -> str:
    return " ".join(f"[{mark}]" for mark in marks if mark is not None)
