"""Outputs are written whole or not at all: a failure of any kind leaves what was there before, and nothing beside
it.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tally.errors import TallyError
from tally.files import write_whole, written_whole


def test_a_file_appears_whole(tmp_path):
    write_whole(tmp_path / "a.txt", "Nine d\u00e9ad\r\n")
    assert (tmp_path / "a.txt").read_bytes() == "Nine d\u00e9ad\r\n".encode()
    assert os.listdir(tmp_path) == ["a.txt"]


def test_its_permissions_are_those_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "a.txt").chmod(0o640)
    write_whole(tmp_path / "a.txt", "y")
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_any_failure_leaves_the_old_file(tmp_path, error):
    write_whole(tmp_path / "a.txt", "old")
    with pytest.raises(error), written_whole(tmp_path / "a.txt") as waiting:
        waiting.write_text("half of the new")
        raise error
    assert (tmp_path / "a.txt").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(TallyError, match=r"missing.*cannot be written.*make room"):
        write_whole(tmp_path / "missing" / "a.txt", "x")


def run_with_little_room(code: str, folder: Path, room: int) -> subprocess.CompletedProcess:
    """A fresh interpreter that may write files of `room` bytes at most: the disk is full, as far as it can see."""

    def limit():
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, preexec_fn=limit
    )


def test_a_full_disk_leaves_nothing_that_looks_finished(tmp_path):
    write_whole(tmp_path / "a.txt", "old")
    code = "from tally.files import write_whole\nwrite_whole('a.txt', 'x' * 100_000)"
    done = run_with_little_room(code, tmp_path, 10_000)
    assert done.returncode == 1 and "cannot be written" in done.stderr
    assert (tmp_path / "a.txt").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]
