"""The example notebook: its cells, executed. Run from the project's root to write docs/example.ipynb anew; a test runs
the cells again and compares.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

PLACE = Path(__file__).with_name("example.ipynb")
CELLS = [
    (
        "markdown",
        "# Casualty figures in five articles\n\nHow `tally` is used from a notebook: read, extract, reconcile, report. "
        "The story is one of the project's own seeds; the paths are those of the project's root.",
    ),
    (
        "code",
        'import tally\n\ndocuments = list(tally.read("seeds/keldry-floods/articles"))\n'
        "[document.title for document in documents]",
    ),
    ("markdown", "What one article says. A claim is one number of people, said by one voice."),
    ("code", "extraction = tally.extract(documents[0])\nextraction"),
    (
        "markdown",
        "All of them side by side: the paragraph to paste, who says what, why the figures differ, and the totals.",
    ),
    ("code", "result = tally.reconcile(documents)\nresult"),
    ("markdown", "Every flat table is a DataFrame; unknown stays unknown, and integers stay integers."),
    ("code", 'result.to_frame()[["publisher", "originator", "outcome", "quantity_kind", "value", "low", "high"]]'),
    ("code", 'result.to_frame("relations")["verdict"].value_counts().sort_index().to_dict()'),
    (
        "markdown",
        "What was updated and what differs, each with its first reason and how sure that is. Figures that differ without a "
        "reason in the texts are said to be `unexplained`.",
    ),
    (
        "code",
        "[\n    (relation.verdict, relation.reasons[0].code, relation.reasons[0].grade)\n    for relation in result.relations\n"
        '    if relation.verdict in ("updated", "conflict")\n]',
    ),
    ("markdown", "The page, the workbook and the database are written by their suffix, whole or not at all."),
    (
        "code",
        "import tempfile\nfrom pathlib import Path\n\nwith tempfile.TemporaryDirectory() as folder:\n"
        '    for name in ("story.html", "story.xlsx", "story.db"):\n'
        "        result.save(Path(folder, name))\n"
        "    print(sorted(path.name for path in Path(folder).iterdir()))",
    ),
]


def executed() -> dict[str, Any]:
    """The notebook with the outputs of its cells, run in order in one namespace."""
    space: dict[str, Any] = {}
    cells, count = [], 0
    for number, (kind, source) in enumerate(CELLS, 1):
        cell: dict[str, Any] = {
            "cell_type": kind,
            "id": f"cell-{number}",
            "metadata": {},
            "source": source.splitlines(True),
        }
        if kind == "code":
            count += 1
            cell |= {"execution_count": count, "outputs": _outputs(source, space, count)}
        cells.append(cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    language = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
    return {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": language},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _outputs(source: str, space: dict[str, Any], count: int) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), space)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), space) if isinstance(last, ast.Expr) else None
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue().splitlines(True)})
    if value is not None:
        data = {"text/plain": _short(value).splitlines(True)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_().splitlines(True)
        outputs.append({"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": data})
    return outputs


def _short(value: Any) -> str:
    """What stands for a value where no HTML is shown; a model's full text would fill pages."""
    named = type(value).__name__
    return named if hasattr(value, "_repr_html_") and not hasattr(value, "dtypes") else str(value)


def main() -> None:
    """Writes the notebook."""
    PLACE.write_text(json.dumps(executed(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
