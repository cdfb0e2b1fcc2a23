"""Files that are written whole or not at all: under a temporary name beside the target, forced to the disk, then
renamed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tally.errors import TallyError


@contextmanager
def written_whole(target: str | os.PathLike[str]) -> Iterator[Path]:
    """A path to write to; what stands there at the end becomes `target` in one step. After any failure `target` is
    as it was.

    Raises TallyError where the folder cannot be written or the disk is full.
    """
    goal = Path(target)
    waiting: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{goal.name}.", suffix=".part", dir=goal.parent)
        os.close(handle)
        waiting = Path(name)
        yield waiting
        _to_disk(waiting)
        waiting.chmod(_mode_of(goal))
        os.replace(waiting, goal)
        waiting = None
        _folder_to_disk(goal.parent)
    except OSError as error:
        raise TallyError(
            f"{goal}: it cannot be written ({error.strerror or error}). "
            "Nothing was left there: choose another place, or make room."
        ) from error
    finally:
        if waiting is not None:
            with suppress(OSError):
                waiting.unlink()


def write_whole(target: str | os.PathLike[str], content: str | bytes) -> None:
    """Write `content` (text as UTF-8, its line ends as they are) to `target`, whole or not at all."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    with written_whole(target) as waiting:
        waiting.write_bytes(raw)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder_to_disk(folder: Path) -> None:
    # A rename lasts through a power cut only once the folder is on the disk too; not every system lets a folder be
    # opened.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode_of(goal: Path) -> int:
    """The permissions that an ordinary open() would have given: those of the file replaced, else what the umask
    leaves.
    """
    if goal.exists():
        return goal.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
