"""The house rules that a program can check: imports, sizes, names, and a README that tells all."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

HOME = Path(__file__).parent.parent
PACKAGE = HOME / "src" / "tally"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From left to right: a room may import what stands to its left, and itself.
ROOMS = (
    "errors",
    "ids",
    "models",
    "settings",
    "budget",
    "files",
    "output",
    "lexicon",
    "reading",
    "extraction",
    "reconciliation",
    "reporting",
    "frames",
    "desk",
    "story",
    "batches",
    "evaluation",
    "alarms",
    "archives",
    "cli",
    "__main__",
)
# (from, to): why this one import may point to the right. All of them stand inside functions.
AGAINST_THE_GRAIN = {
    ("models", "frames"): "a result knows how to become a table: .to_frame()",
    ("models", "reporting"): "a result knows how to show and save itself: _repr_html_, .save()",
}
# The levels of the cascade. A module says in its docstring which it belongs to ("Level 3: ...", "Part of level 6:");
# these serve several levels, or one without saying so. A level sees itself and those before it.
LEVEL = {
    "slots": 0,
    "fingerprint": 0,
    "portions": 0,
    "neighbours": 2,
    **dict.fromkeys(("cardinals", "chains", "bounds", "uses", "ages", "dates", "measures", "rates"), 3),
    "mentions": 6,
    # Who speaks: the rooms of voices.py.
    **dict.fromkeys(("wordclasses", "names", "roles", "cast", "saying", "frames", "subjects", "relays", "reports"), 7),
    "hedging": 7,
    "remarks": 8,
    "titles": 9,
    "prefilter": 9,
    "door": 10,
    "__init__": 11,
}
LONGEST_FILE = 400
LONGER_FOR_A_REASON = {"tally.models": "the nouns of the contract stand in one file, in reading order"}
SCREEN = 65
# A closed class (articles, prepositions) may stand beside the rule that needs it; a list of this many words is lexicon.
LONGEST_WORD_LIST = 24
HEAVY = ("pandas", "quantulum3", "trafilatura", "dateparser")


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("tally", *parts)).removesuffix(".__init__")


def imports_of(path: Path) -> Iterator[str]:
    """The names under `tally` that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "tally")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tally":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    """The room of a dotted name; None for the public face itself, and for names that it holds (__version__)."""
    parts = name.split(".")
    return (
        parts[1]
        if len(parts) > 1 and ((PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").is_file())
        else None
    )


def test_every_room_is_on_the_plan() -> None:
    unknown = {room for path in MODULES if (room := room_of(name_of(path))) and room not in ROOMS}
    assert not unknown, f"say in ROOMS where these stand: {sorted(unknown)}"


def test_no_room_imports_to_its_right() -> None:
    wrong = []
    for path in MODULES:
        here = room_of(name_of(path))
        for name in imports_of(path):
            there = room_of(name)
            if here is None or there is None or (here, there) in AGAINST_THE_GRAIN:
                continue
            if ROOMS.index(there) > ROOMS.index(here):
                wrong.append(f"{name_of(path)} imports {name}")
    assert not wrong, "\n".join(wrong)


def level_of(path: Path) -> int | None:
    """The level of a module of the cascade: as its docstring says, else as the table does."""
    said = re.match(
        r"(?:Level|Part of level) (\d)\b", ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    )
    return int(said.group(1)) if said else LEVEL.get(path.stem)


def test_no_level_of_the_cascade_looks_ahead() -> None:
    levels = {name_of(path): level_of(path) for path in sorted((PACKAGE / "extraction").rglob("*.py"))}
    unknown = [name for name, level in levels.items() if level is None]
    assert not unknown, f"say in their docstrings to which level these belong: {unknown}"
    wrong = []
    for path in sorted((PACKAGE / "extraction").rglob("*.py")):
        here = name_of(path)
        for name in imports_of(path):
            there = name if name in levels else name.rpartition(".")[0]
            if there != "tally.extraction" and (levels.get(there) or 0) > (levels[here] or 0):
                wrong.append(f"{here} (level {levels[here]}) imports {name} (level {levels[there]})")
    assert not wrong, "\n".join(wrong)


def runtime_imports(path: Path) -> Iterator[str]:
    """The modules of `tally` that importing a module imports: no function's imports, none for type checking alone."""
    waiting: list[ast.stmt] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.If | ast.Try):
            waiting += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tally":
            names = {name_of(module) for module in MODULES}
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in names else node.module


def test_no_import_goes_round_in_a_circle() -> None:
    graph = {name_of(path): set(runtime_imports(path)) - {name_of(path), "tally"} for path in MODULES}
    done: set[str] = set()
    while True:
        free = {name for name, needs in graph.items() if name not in done and not needs - done}
        if not free:
            break
        done |= free
    assert set(graph) == done, f"these import each other: {sorted(set(graph) - done)}"


def test_reconciliation_never_opens_a_text() -> None:
    """Reconciliation works from claims and remarks alone: no `.text` of a document, no reader, no cascade."""
    for path in sorted((PACKAGE / "reconciliation").rglob("*.py")):
        rooms = {room_of(name) for name in imports_of(path)}
        assert not rooms & {"reading", "extraction"}, (
            f"{path.name} reaches back into {rooms & {'reading', 'extraction'}}"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: name_of(path))
def test_files_have_a_noun_and_a_size(path: Path) -> None:
    assert not re.search(r"util|helper|common|misc", path.stem), "a helper belongs to its room, or deserves a noun"
    lines = path.read_text(encoding="utf-8").count("\n")
    name = name_of(path)
    if name in LONGER_FOR_A_REASON:
        assert lines > LONGEST_FILE, f"{name} has shrunk to {lines} lines: take it out of the list"
    else:
        assert lines <= LONGEST_FILE, f"{name} has {lines} lines: it wants a second room, or a reason"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: name_of(path))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.name == "__main__.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: name_of(path))
def test_functions_fit_a_screen(path: Path) -> None:
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= SCREEN
    ]
    assert not long, f"{name_of(path)}: {', '.join(long)}"


def word_lists(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, words) of every literal list of plain words in a module; __slots__ and __all__ aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and "__" in ast.unparse(node.targets[0])
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and id(node) not in names:
            strings = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            yield node.lineno, [word for word in strings if re.fullmatch(r"[a-z][a-z' -]*", word)]


def test_words_are_data() -> None:
    rooms = ("extraction", "reconciliation", "lexicon")
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line}: {len(words)} words ({', '.join(words[:6])}, ...) belong into lexicon/en"
        for room in rooms
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for line, words in word_lists(path)
        if len(words) > LONGEST_WORD_LIST
    ]
    assert not wrong, "\n".join(wrong)


def prose_and_code() -> list[Path]:
    return [
        *MODULES,
        *sorted((HOME / "tests").rglob("*.py")),
        *sorted(HOME.glob("*.md")),
        *sorted(PACKAGE.rglob("*.toml")),
    ]


def test_nothing_is_left_for_later() -> None:
    # The words are put together here, so that this file does not hold them.
    unfinished = "|".join(
        (r"\bTO" + r"DO\b", "FIX" + "ME", "XX" + "X", r"place" + r"holder", r"for no" + r"w\b", r"\bst" + r"ubs?\b")
    )
    workplace = "|".join((r"/wo" + r"rk/", r"\bissue #?\d", r"\bsessio" + r"ns? \d"))
    wrong = [
        f"{path.relative_to(HOME)}:{number}: {line.strip()[:100]}"
        for path in prose_and_code()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(unfinished, line, re.I) or re.search(workplace, line)
    ]
    assert not wrong, "\n".join(wrong)


def modules_after(code: str) -> set[str]:
    """The top-level names in sys.modules of a fresh interpreter that has run `code`."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\nprint(*{{name.split('.')[0] for name in sys.modules}}, file=sys.stderr)",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=HOME,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")[-2].split())


def test_importing_tally_is_light() -> None:
    loaded = modules_after("import tally; tally.read; tally.extract; tally.Claim")
    assert "pydantic" in loaded, "the check itself sees what is loaded"
    assert not loaded & {*HEAVY, "rich", "typer"}, loaded & {*HEAVY, "rich", "typer"}


def test_help_is_light() -> None:
    ask = "from tally.cli import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n    pass"
    assert not modules_after(ask) & set(HEAVY)


def test_every_command_and_option_is_in_the_readme() -> None:
    from tally.cli import app

    readme = (HOME / "README.md").read_text(encoding="utf-8")
    missing = []
    for command, verb in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        if f"tally {command}" not in readme:
            missing.append(f"tally {command}")
        for parameter in verb.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--") and not re.search(rf"{re.escape(option)}(?![\w-])", readme):
                    missing.append(f"tally {command} {option}")
    assert not missing, "the README does not tell of:\n" + "\n".join(missing)


def test_the_readme_names_only_options_that_exist() -> None:
    from tally.cli import app

    readme = (HOME / "README.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    known = {option for parameter in group.params for option in parameter.opts} | {"--help"}
    known |= {"--install-completion", "--show-completion"}
    for verb in group.commands.values():  # type: ignore[attr-defined]
        known |= {option for parameter in verb.params for option in (*parameter.opts, *parameter.secondary_opts)}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", readme))
    assert not named - known, f"the README names options that no command has: {sorted(named - known)}"
