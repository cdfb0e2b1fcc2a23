"""SECURITY.md tells the truth: its dependencies are those of pyproject.toml, and what it says never happens does not."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent
SECURITY = (HOME / "SECURITY.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What only tests, benchmarks or the project itself need is no dependency of those who use it.
EXTRAS = ("xlsx", "parquet", "dask")


def test_every_dependency_has_two_bounds_and_a_reason():
    wanted = {}
    for line in [
        *PROJECT["dependencies"],
        *(line for extra in EXTRAS for line in PROJECT["optional-dependencies"][extra]),
    ]:
        name, bounds = re.fullmatch(r"([\w-]+)(?:\[[\w,]+\])?(.+)", line).groups()
        wanted[name] = bounds
    told = re.findall(r"^\| `([\w-]+)` \| (\S+) \| (.{20,}) \|$", SECURITY, re.M)
    assert {name: bounds for name, bounds, _ in told} == wanted
    assert all(re.fullmatch(r">=[\d.]+,<[\d.]+", bounds) for bounds in wanted.values())


def test_every_limit_that_it_tells_can_be_set_or_says_why_not():
    from tally.settings import LIMITS, show_size

    for size, option in ((LIMITS.document_size, "--max-document-size"), (LIMITS.line_size, "--max-line-size")):
        assert re.search(rf"\| {re.escape(show_size(size))}\b.*`{option}` \|", SECURITY), option


# What is forbidden, by the events that Python raises before it does such a thing.
WATCHED = """
import sys
OUT = sys.argv.pop()
NEVER = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system")

def watch(event, details):
    if event in NEVER and details[-1][:1] != ("::1",):  # urllib3 asks the system on import whether it has IPv6
        raise SystemExit(f"it must not: {event} {details}")
    if event == "pickle.find_class" and not details[0].startswith(("dateparser", "regex", "datetime", "copyreg", "builtins")):
        raise SystemExit(f"it must not unpickle: {details}")
    if event == "open" and isinstance(details[0], str) and set(str(details[1])) & set("wax+"):
        if not details[0].startswith((OUT, "/dev/")):
            raise SystemExit(f"it must not write: {details}")

sys.dont_write_bytecode = True
sys.addaudithook(watch)
from tally.cli import main
main()
"""
PAGE = """<html><head><title>Blast</title><link rel="stylesheet" href="https://evil.example/a.css"></head><body><article>
<img src="https://evil.example/a.png"><p>Nine people were killed in the blast at Orrin on Saturday, police said.</p>
<p>Published on 4 March 2024. <a href="https://evil.example/">Twelve others were hurt</a>, the mayor said.</p></article>"""
RUNS = [
    ("report", "{page}", "{story}", "-o", "{out}/report.html"),
    ("report", "{story}", "-o", "{out}/report.xlsx"),
    ("report", "{story}", "-o", "{out}/report.db"),
    ("extract", "{page}", "{story}", "-o", "{out}/claims.csv"),
    ("extract", "{story}", "--engine", "serial", "-o", "{out}/claims/"),
]


@pytest.mark.parametrize("run", RUNS, ids=[" ".join(run[:1] + run[-1:]) for run in RUNS])
def test_no_network_no_program_no_pickle_no_file_but_its_own(tmp_path, run):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    places = {"page": tmp_path / "page.html", "story": HOME / "seeds/keldry-floods/articles", "out": tmp_path / "out"}
    arguments = [word.format(**places) for word in run]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments, str(tmp_path / "out")], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert list((tmp_path / "out").iterdir())
