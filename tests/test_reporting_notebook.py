"""The example notebook was executed, and says today what it says there. Where a difference is meant:
`python docs/example_notebook.py`.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

HOME = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def again() -> dict[str, Any]:
    pytest.importorskip("xlsxwriter")
    spec = importlib.util.spec_from_file_location("example_notebook", HOME / "docs" / "example_notebook.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(HOME)
        return dict(module.executed())


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    return dict(json.loads((HOME / "docs" / "example.ipynb").read_text(encoding="utf-8")))


def ours(cell: dict[str, Any]) -> list[Any]:
    """The outputs that are tally's own; how pandas draws a frame is its own affair, that it draws one is not."""
    return [
        output
        if "text/html" not in output.get("data", {})
        else "".join(output["data"]["text/html"]).strip()[:18]
        if not "".join(output["data"]["text/html"]).lstrip().startswith('<div class="tally"')
        else "".join(output["data"]["text/html"])
        for output in cell["outputs"]
    ]


def test_every_cell_has_run(kept: dict[str, Any]) -> None:
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert sum(bool(cell["outputs"]) for cell in code) == len(code)


def test_the_notebook_says_what_tally_says_today(kept: dict[str, Any], again: dict[str, Any]) -> None:
    for old, new in zip(kept["cells"], again["cells"], strict=True):
        assert old["source"] == new["source"]
        if old["cell_type"] == "code":
            assert ours(old) == ours(new), "".join(old["source"])


def test_the_notebook_carries_no_script(kept: dict[str, Any]) -> None:
    assert "<script" not in json.dumps(kept)
