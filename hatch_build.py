"""While `tally` is installed: writes its lexicon in a form that is read at once, and compiles the reading of texts with mypyc.

Compiled, it is the same code with the same output, several times as fast.

Where no C compiler is at hand the wheel holds Python alone, and says so. `TALLY_COMPILE=never` asks for that,
`TALLY_COMPILE=always` makes it an error. An editable install is never compiled: its Python would be edited in vain.
"""

from __future__ import annotations

import compileall
import os
import runpy
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("tally/extraction", "tally/ids.py", "tally/lexicon")  # what takes the time; pure functions over plain slots
MYPY = """[mypy]
plugins = pydantic.mypy
ignore_missing_imports = True
"""
# Hidden names: calls within the library go straight.
UNIX = ["-O2", "-g0", "-fwrapv", "-fvisibility=hidden", "-w"]
# Optimised as a whole, what mypyc asks of its own library at every step (an item of a list, two strings compared) is no call.
WHOLE = ["-flto=auto"]
WINDOWS = ["/O1", "/w"]


class CustomBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        wanted = os.environ.get("TALLY_COMPILE", "auto")
        lexicon = Path(self.root, "src", "tally", "lexicon")
        words = prepared(lexicon)
        if version == "editable":
            (lexicon / "en.json").write_text(words, encoding="utf-8")
            # As pip does for what it copies: where Python may not write bytecode (usual in containers), every start would compile.
            compileall.compile_dir(Path(self.root, "src", "tally"), quiet=2)
            return
        self.scratch = Path(tempfile.mkdtemp(prefix="tally-build-"))
        (self.scratch / "en.json").write_text(words, encoding="utf-8")
        build_data["force_include"][str(self.scratch / "en.json")] = "tally/lexicon/en.json"
        if wanted == "never":
            return
        try:
            libraries = compiled(Path(self.root, "src"), self.scratch)
        except Exception as error:
            if wanted == "always":
                raise
            self.app.display_warning(f"tally is not compiled ({type(error).__name__}: {error}): it reads more slowly")
            return
        build_data["force_include"].update({str(path): name for name, path in libraries.items()})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "scratch"):
            shutil.rmtree(self.scratch, ignore_errors=True)


def prepared(lexicon: Path) -> str:
    """The lexicon's own words as its module `prepared` reads them at the start."""
    return str(runpy.run_path(str(lexicon / "prepared.py"))["prepare"](lexicon / "en"))


def compiled(source: Path, scratch: Path) -> dict[str, Path]:
    """The shared libraries of COMPILED, by where they stand in the wheel; everything is made in `scratch`."""
    shutil.copytree(source / "tally", scratch / "tally", ignore=shutil.ignore_patterns("__pycache__"))
    Path(scratch, "mypy.ini").write_text(MYPY)
    # mypyc speaks of paths below the working directory; a build hook must not change its own.
    run = subprocess.run([sys.executable, __file__], cwd=scratch, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError((run.stdout + run.stderr).strip()[-2000:] or "mypyc failed")
    return {
        line: scratch / line for line in run.stdout.split() if line.endswith(sysconfig.get_config_var("EXT_SUFFIX"))
    }


def build() -> None:
    """In the scratch folder: C from Python, objects from C (on all cores), libraries from objects; prints their paths."""
    from mypyc.build import mypycify
    from setuptools._distutils.ccompiler import new_compiler
    from setuptools._distutils.sysconfig import customize_compiler

    files = [
        str(path)
        for name in COMPILED
        for path in ([Path(name)] if name.endswith(".py") else sorted(Path(name).rglob("*.py")))
    ]
    extensions = mypycify(["--config-file", "mypy.ini", *files], multi_file=True, group_name="tally")
    compiler = new_compiler()
    customize_compiler(compiler)
    flags, whole = (WINDOWS, []) if compiler.compiler_type == "msvc" else (UNIX, whole_at_once(compiler))
    python = [sysconfig.get_path("include"), sysconfig.get_path("platinclude")]

    def flags_of(extension: Any) -> list[str]:
        # Those of one source only hand on what is in the one large library.
        return flags + whole if len(extension.sources) > 1 else flags

    def objects(extension: Any, source: str) -> list[str]:
        include = [*extension.include_dirs, *python]
        found: list[str] = compiler.compile(
            [source], "objects", include_dirs=include, extra_postargs=flags_of(extension)
        )
        return found

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {e.name: [pool.submit(objects, e, source) for source in e.sources] for e in extensions}
    for extension in extensions:
        made = [name for job in jobs[extension.name] for name in job.result()]
        target = extension.name.replace(".", "/") + sysconfig.get_config_var("EXT_SUFFIX")
        compiler.link_shared_object(made, target, extra_postargs=flags_of(extension) if whole else None)
        print(target)


def whole_at_once(compiler: Any) -> list[str]:
    """The flags for a library optimised as a whole, where compiler and linker know them; else none."""
    from setuptools._distutils.errors import CompileError, LinkError

    Path("whole.c").write_text("int whole(void) { return 1; }\n")
    try:
        made = compiler.compile(["whole.c"], "objects", extra_postargs=UNIX + WHOLE)
        compiler.link_shared_object(made, "objects/whole.so", extra_postargs=UNIX + WHOLE)
    except (CompileError, LinkError):
        return []
    return WHOLE


if __name__ == "__main__":
    build()
