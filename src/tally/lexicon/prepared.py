"""The lexicon's own files in a form that is read at once: TOML is written for people, and parsing it takes longer than all else
at the start.

Made while `tally` is installed, beside the folder that it was made from. A file that was edited since has other bytes, and
then nothing is taken from here. Nothing but the standard library is imported: the build reads this module by itself.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

__all__ = ["Tables", "prepare", "prepared"]

Tables = dict[str, Any]


def prepare(folder: Path) -> str:
    """What `prepared` reads, for all .toml files of `folder`."""
    raw = {file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))}
    tables = {name: tomllib.loads(content.decode("utf-8")) for name, content in raw.items()}
    return json.dumps({"digest": _digest(list(raw.items())), "tables": tables}, ensure_ascii=False)


def prepared(file: Path, raw: list[tuple[str, bytes]]) -> dict[str, Tables]:
    """The parsed tables of the files `raw`, by their names; empty where `file` is missing or was made from others."""
    try:
        found = json.loads(file.read_bytes())
        if found["digest"] == _digest(raw):
            tables: dict[str, Tables] = found["tables"]
            return tables
    except (OSError, ValueError, KeyError, TypeError):
        pass  # as good as none: the TOML itself is at hand
    return {}


def _digest(raw: list[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in raw:
        digest.update(f"{name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()
