"""Archives: every engine and every interruption ends in the same folder, byte for byte; nothing broken stops a run."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tally.archives import Job, extract_archive, extract_part, plan
from tally.archives.manifest import Manifest
from tally.archives.progress import Progress
from tally.errors import TallyError, UsageError
from tally.settings import Limits

CALM = "The fair opened under a blue sky, and the mayor spoke for 20 minutes about the new bridge. "
DENSE = "At least {n} people were killed and {m} wounded in a strike on Orrin on Saturday, the health ministry said. "
PART = 20_000


def archive(folder: Path, documents: int = 400, broken: int = 7) -> Path:
    """Two JSON Lines files in `folder`/in, one document in four about casualties, `broken` lines that are no JSON."""
    chance = random.Random(7)
    lines = []
    for number in range(documents):
        text = DENSE.format(n=number + 2, m=2 * number + 3) if number % 4 == 0 else CALM
        lines.append(json.dumps({"id": f"a{number}", "text": text * chance.randint(1, 4)}))
    for at in sorted(chance.sample(range(documents), broken)):
        lines[at] = '{"id": ' + str(at)
    (folder / "in").mkdir()
    half = documents // 2
    (folder / "in" / "one.jsonl").write_text("\n".join(lines[:half]) + "\n", encoding="utf-8")
    (folder / "in" / "two.jsonl").write_text("\n".join(lines[half:]), encoding="utf-8")
    return folder / "in"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """(input folder, what one undisturbed serial run leaves of it, its summary)"""
    folder = tmp_path_factory.mktemp("archive")
    source = archive(folder)
    summary = extract_archive([str(source)], Job(str(folder / "out")), engine="serial", part_size=PART)
    return source, contents(folder / "out"), summary


def test_an_undisturbed_run(undisturbed):
    source, found, summary = undisturbed
    assert (summary.documents, summary.unread, summary.kept) == (393, 7, 0)
    assert summary.parts == len([name for name in found if name.endswith(".jsonl")]) - 1 > 4, "cut into several parts"
    rows = [
        json.loads(line) for name, raw in found.items() if name.startswith(("one", "two")) for line in raw.splitlines()
    ]
    wanted = [
        json.loads(line)["id"]
        for name in ("one", "two")
        for line in (source / f"{name}.jsonl").read_text().splitlines()
        if line.endswith("}")
    ]
    assert [row["document"]["id"] for row in rows] == wanted, "every sound document, in order"
    assert sum(len(row["claims"]) for row in rows) == summary.claims > 90
    unread = [json.loads(line) for line in found["unread.jsonl"].splitlines()]
    for row in unread:
        line = Path(row["source"]).read_text(encoding="utf-8").splitlines()[row["line"] - 1]
        assert not line.endswith("}"), "lines are counted from the start of their file, whatever the parts"
    manifest = json.loads(found["manifest.json"])
    assert (manifest["documents"], manifest["unread"], manifest["parts"]) == (393, 7, summary.parts)
    assert manifest["terms"]["lexicon"] and "journal.jsonl" not in found


def test_parts_end_at_line_ends_and_cover_the_file(undisturbed):
    source, _, _ = undisturbed
    for path in sorted(source.iterdir()):
        raw, parts = path.read_bytes(), plan([str(path)], PART)[0]
        assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])] and parts[-1].end == len(raw)
        assert all(raw[part.start - 1 : part.start] == b"\n" for part in parts[1:])
        assert all(part.size <= PART + 1_000 for part in parts)


def test_a_pool_of_processes_gives_the_same(undisturbed, tmp_path):
    source, found, _ = undisturbed
    extract_archive([str(source)], Job(str(tmp_path / "out")), engine="processes", workers=2, part_size=PART)
    assert contents(tmp_path / "out") == found


@pytest.mark.cluster
def test_a_cluster_that_loses_a_worker_in_the_middle_gives_the_same(undisturbed, tmp_path):
    """A scheduler and two workers as processes of their own; one worker is killed once some parts are done."""
    source, found, summary = undisturbed
    out, running = tmp_path / "out", []

    def launch(*command):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running.append(subprocess.Popen([sys.executable, "-m", *command], cwd=tmp_path, **quiet))
        return running[-1]

    try:
        launch("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", "at.json")
        wait_for(lambda: (tmp_path / "at.json").exists() and (tmp_path / "at.json").read_text().endswith("}"))
        address = json.loads((tmp_path / "at.json").read_text())["address"]
        worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        victim, _ = launch(*worker), launch(*worker)
        run = start(source, out, "dask", 2, scheduler=address)
        wait_for(lambda: journalled(out) or run.poll() is not None)
        victim.kill()
        done_before = journalled(out)
        _, errors = run.communicate(timeout=120)
    finally:
        for process in running:
            process.kill()
            process.wait()
    assert run.returncode == 0, errors
    assert 0 < done_before < summary.parts, "the worker died in the middle"
    assert contents(out) == found


def wait_for(happened, seconds=60.0):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "this has not happened in time"
        time.sleep(0.005)


@pytest.mark.cluster
def test_a_scheduler_that_is_not_there(tmp_path):
    pytest.importorskip("distributed")  # its settings first: a change made before them would take them away again
    from dask import config

    (tmp_path / "a.txt").write_text(CALM, encoding="utf-8")
    job = Job(str(tmp_path / "out"))
    with config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(TallyError, match="no Dask scheduler"):
        extract_archive([str(tmp_path / "a.txt")], job, engine="dask", scheduler="tcp://127.0.0.1:9")


@pytest.mark.cluster
def test_a_document_over_its_time_is_listed_by_every_engine(tmp_path):
    source = tmp_path / "a.jsonl"
    rows = [{"id": "a", "text": DENSE}, {"id": "slow", "text": "12 killed " * 500_000}, {"id": "c", "text": CALM}]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    left = []
    for engine in ("serial", "processes", "dask"):
        job = Job(str(tmp_path / engine), limits=Limits(seconds=4.0))
        summary = extract_archive([str(source)], job, engine=engine, workers=2)
        assert (summary.documents, summary.unread) == (2, 1), engine
        assert "'slow' takes longer than 4 seconds" in (tmp_path / engine / "unread.jsonl").read_text()
        left.append(contents(tmp_path / engine))
    assert left[0] == left[1] == left[2]


@pytest.mark.cluster
def test_a_cluster_of_its_own_gives_the_same(undisturbed, tmp_path):
    source, found, _ = undisturbed
    extract_archive([str(source)], Job(str(tmp_path / "out")), engine="dask", workers=2, part_size=PART)
    assert contents(tmp_path / "out") == found


RUN = """
import sys
from tally.archives import Job, extract_archive
summary = extract_archive([sys.argv[1]], Job(sys.argv[2]), engine=sys.argv[3], workers=int(sys.argv[4]),
part_size=int(sys.argv[5]), scheduler=sys.argv[6] or None)
print(summary.kept, summary.parts)
"""


def start(source, out, engine="serial", workers=1, scheduler="", **more):
    command = [sys.executable, "-c", RUN, str(source), str(out), engine, str(workers), str(PART), scheduler]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, **more
    )


def journalled(out: Path) -> int:
    path = out / "journal.jsonl"
    return path.read_bytes().count(b"input_hash") if path.exists() else 0


@pytest.mark.parametrize(("engine", "workers"), [("serial", 1), ("processes", 2)])
def test_killed_twice_and_resumed(undisturbed, tmp_path, engine, workers):
    source, found, _ = undisturbed
    out = tmp_path / "out"
    done = 0
    for _ in range(2):
        process = start(source, out, engine, workers)
        while journalled(out) <= done and process.poll() is None:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        done = journalled(out)
        assert not (out / "manifest.json").exists() or done == 0, "a run that was killed does not look finished"
    # What a kill can leave: a half-written output under its temporary name, a torn line in the journal.
    (out / ".one.jsonl.00000.jsonl.x.part").write_text("half")
    with open(out / "journal.jsonl", "a", encoding="utf-8") as journal:
        journal.write('{"name": "one.js')
    process = start(source, out, engine, workers)
    told, errors = process.communicate()
    assert process.returncode == 0, errors
    kept, parts = map(int, told.split())
    assert kept >= 1 and kept < parts, "what was done is kept, and only that"
    assert contents(out) == found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes under /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed(undisturbed, tmp_path):
    source, _, _ = undisturbed
    process = start(source, tmp_path / "out", "processes", 2)
    while not journalled(tmp_path / "out") and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.wait()
    for _ in range(600):
        if not in_group(process.pid):
            break
        time.sleep(0.05)
    assert not in_group(process.pid)


def in_group(leader: int) -> list[int]:
    """The processes that are alive in the group of a process that was its leader."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) == leader and state not in "ZX":
            found.append(int(path.parent.name))
    return found


def test_a_second_run_redoes_only_what_changed(tmp_path):
    source = archive(tmp_path, documents=120, broken=2)
    job = Job(str(tmp_path / "out"))

    def run():
        return extract_archive([str(source)], job, engine="serial", part_size=PART)

    first = run()
    before = contents(tmp_path / "out")
    assert run().kept == first.parts and contents(tmp_path / "out") == before, (
        "nothing changed, nothing done, the same manifest"
    )
    (tmp_path / "out" / "one.jsonl.00000.jsonl").write_text("spoiled")
    assert run().kept == first.parts - 1 and contents(tmp_path / "out") == before, (
        "an output that was touched is made again"
    )
    text = (source / "two.jsonl").read_text(encoding="utf-8").replace("blue sky", "grey sky", 1)
    (source / "two.jsonl").write_text(text, encoding="utf-8")
    assert run().kept == first.parts - 1, "one part has changed"
    (source / "two.jsonl").unlink()
    assert run().kept == run().parts
    assert not [name for name in contents(tmp_path / "out") if name.startswith("two")], "what is gone leaves no output"
    other = Job(str(tmp_path / "out"), ledger="claims")
    assert extract_archive([str(source)], other, engine="serial", part_size=PART).kept == 0, "other terms keep nothing"


def test_texts_pages_and_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    (source / "a.txt").write_text(DENSE.format(n=4, m=5), encoding="utf-8")
    (source / "b.txt").write_bytes(b"\x00\x01")
    (source / "deep" / "c.txt").write_text(CALM, encoding="utf-8")
    table = pyarrow.table({"id": ["p1", "p2", "p3"], "text": [CALM, None, DENSE.format(n=6, m=7)]})
    parquet.write_table(table, source / "rows.parquet", row_group_size=2)
    summary = extract_archive([str(source)], Job(str(tmp_path / "out")), engine="serial")
    found = contents(tmp_path / "out")
    assert (summary.documents, summary.unread, summary.claims) == (4, 2, 4)
    assert {
        "rows.parquet.00000.jsonl",
        "rows.parquet.00001.jsonl",
        "texts.00000.jsonl",
        "deep__texts.00000.jsonl",
    } <= set(found)
    assert [json.loads(line)["line"] for line in found["unread.jsonl"].splitlines()] == [None, 2]
    assert extract_archive([str(source)], Job(str(tmp_path / "out")), engine="serial").kept == summary.parts == 4


def test_the_claims_ledger_changes_no_claim(undisturbed, tmp_path):
    source, found, _ = undisturbed
    extract_archive([str(source)], Job(str(tmp_path / "out"), ledger="claims"), engine="serial", part_size=PART)
    for name, raw in contents(tmp_path / "out").items():
        if name.startswith(("one", "two")):
            quick, full = ([json.loads(line) for line in lines.splitlines()] for lines in (raw, found[name]))
            assert [row["claims"] for row in quick] == [row["claims"] for row in full]
            assert all(row["ledger"] is None for row in quick)


def test_a_document_over_its_time_is_listed(tmp_path, monkeypatch):
    from tally import story

    sound = story.extract
    monkeypatch.setattr(story, "extract", lambda d, **m: time.sleep(30) if d.id == "a3" else sound(d, **m))
    source = archive(tmp_path, documents=8, broken=0)
    summary = extract_archive([str(source)], Job(str(tmp_path / "out"), limits=Limits(seconds=0.2)), engine="serial")
    assert (summary.documents, summary.unread) == (7, 1)
    assert "'a3' takes longer than 0.2 seconds" in (tmp_path / "out" / "unread.jsonl").read_text()


def test_an_error_in_a_document_is_listed(tmp_path, monkeypatch):
    from tally import story

    sound = story.extract

    def fails(document, **more):
        if document.id == "a5":
            raise RecursionError("too deep")
        return sound(document, **more)

    monkeypatch.setattr(story, "extract", fails)
    source = archive(tmp_path, documents=8, broken=0)
    summary = extract_archive([str(source)], Job(str(tmp_path / "out")), engine="serial")
    assert (summary.documents, summary.unread) == (7, 1)
    assert "'a5' could not be extracted (RecursionError: too deep)" in (tmp_path / "out" / "unread.jsonl").read_text()


@pytest.mark.parametrize(("engine", "workers"), [("serial", 1), ("processes", 2)])
def test_a_full_disk_stops_with_a_message_and_goes_on_later(undisturbed, tmp_path, engine, workers):
    source, found, _ = undisturbed
    largest = max(len(raw) for name, raw in found.items() if name.startswith(("one", "two")))

    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, largest - 1))

    process = start(source, tmp_path / "out", engine, workers, preexec_fn=little_room)
    _, errors = process.communicate()
    assert process.returncode == 1 and "cannot be written" in errors
    left = contents(tmp_path / "out")
    assert "manifest.json" not in left and all(
        found[name] == raw for name, raw in left.items() if name != "journal.jsonl"
    )
    process = start(source, tmp_path / "out")
    process.communicate()
    assert contents(tmp_path / "out") == found


def test_an_interrupt_stops_the_pool_and_leaves_nothing_half(undisturbed, tmp_path):
    source, found, _ = undisturbed
    out = tmp_path / "out"
    process = start(source, out, "processes", 2)
    while not journalled(out) and process.poll() is None:
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert all(
        found[name] == raw
        for name, raw in contents(out).items()
        if name not in ("journal.jsonl", "manifest.json", "unread.jsonl")
    )
    process = start(source, out)
    process.communicate()
    assert contents(out) == found


def test_a_run_over_a_finished_one_does_not_look_finished(tmp_path):
    """The manifest goes when a run begins: while some outputs are new and others old it would say what is not so."""
    source = archive(tmp_path)
    out = tmp_path / "out"
    parts = extract_archive([str(source)], Job(str(out)), engine="serial", part_size=PART).parts
    for path in source.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("blue sky", "grey sky"), encoding="utf-8")
    process = start(source, out)
    wait_for(lambda: journalled(out) > parts + 1 or process.poll() is not None)
    process.kill()
    process.communicate()
    assert not (out / "manifest.json").exists() and not (out / "unread.jsonl").exists()
    _, errors = start(source, out).communicate()
    extract_archive([str(source)], Job(str(tmp_path / "fresh")), engine="serial", part_size=PART)
    assert contents(out) == contents(tmp_path / "fresh"), errors


def test_outputs_of_runs_under_other_terms_do_not_stay(tmp_path):
    """Two runs broken off under two terms, one finished under a third: nothing of the first two is left."""
    source = archive(tmp_path, documents=120, broken=0)
    for size in (5_000, 4_000):
        job = Job(str(tmp_path / "out"))
        manifest = Manifest(tmp_path / "out", {**job.identity(), "part_size": size})
        (tmp_path / "out").mkdir(exist_ok=True)
        manifest.start()
        for part in plan([str(source)], size)[0][-2:]:
            manifest.add(extract_part(part, job))
        manifest.close()
    for out in ("out", "fresh"):
        extract_archive([str(source)], Job(str(tmp_path / out)), engine="serial", part_size=PART)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_one_run_at_a_time(tmp_path):
    source, out = archive(tmp_path, documents=20, broken=0), tmp_path / "out"
    out.mkdir()
    other = Manifest(out, {})
    other.start()
    (out / ".one.jsonl.00000.jsonl.x.part").write_text("what the other is at")
    with pytest.raises(TallyError, match="another run is writing there"):
        extract_archive([str(source)], Job(str(out)), engine="serial")
    assert (out / ".one.jsonl.00000.jsonl.x.part").exists()
    other.close()
    extract_archive([str(source)], Job(str(out)), engine="serial")


def deadly(part, job, before=None):
    """A worker that is killed by every part of two.jsonl."""
    if part.name.startswith("two"):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_part(part, job, before)


def test_a_part_that_kills_its_workers_is_given_up_and_stops_nothing(undisturbed, tmp_path, monkeypatch):
    source, _, whole = undisturbed
    out = tmp_path / "out"
    monkeypatch.setattr("tally.archives.engines.extract_part", deadly)
    summary = extract_archive([str(source)], Job(str(out)), engine="processes", workers=2, part_size=100_000)
    assert "killed again and again" in (out / "unread.jsonl").read_text()
    assert 0 < summary.documents < whole.documents and not list(out.glob("two*"))
    monkeypatch.undo()
    assert extract_archive([str(source)], Job(str(out)), engine="serial", part_size=100_000).kept == summary.parts - 1


def test_an_archive_with_traps(tmp_path):
    """A pipe, a device, a name that is no text, a path too long for one name, a file that goes away, blank lines."""
    source = tmp_path / "in"
    deep = source / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True)
    (deep / f"{'f' * 100}.jsonl").write_text(json.dumps({"text": CALM}), encoding="utf-8")
    (deep / f"{'f' * 99}g.jsonl").write_text(json.dumps({"text": CALM}), encoding="utf-8")
    with open(os.fsencode(source) + b"/caf\xe9.jsonl", "wb") as file:
        file.write(b"{broken\n" + b"\n" * 30 + b"{broken again\n")
    os.mkfifo(source / "pipe.jsonl")
    os.symlink("/dev/zero", source / "endless.jsonl")
    (source / "no.parquet").write_bytes(b"PAR1 is not enough")
    out = source / "claims"
    for _ in range(2):
        summary = extract_archive([str(source)], Job(str(out)), engine="processes", workers=2, part_size=10)
        assert (summary.documents, summary.unread) == (2, 5), "the outputs within the input are no input"
    unread = [json.loads(line) for line in (out / "unread.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in unread if "this is no JSON" in row["problem"]] == [1, 32], "blank lines count"
    assert all(len(os.fsencode(path.name)) < 200 for path in out.iterdir())


def test_a_file_that_goes_away_is_listed(tmp_path):
    source = archive(tmp_path, documents=40, broken=0)
    parts, _ = plan([str(source)], PART)
    (source / "two.jsonl").unlink()
    (tmp_path / "out").mkdir()
    done = [extract_part(part, Job(str(tmp_path / "out"))) for part in parts]
    assert done[0].documents > 0 and "cannot be opened or read (No such file" in done[-1].unread[0][2]


REFUSED_INPUTS = [("out", "the output itself"), ("out/one.jsonl.00000.jsonl", "an output of an earlier run")]


@pytest.mark.parametrize(("path", "why"), REFUSED_INPUTS)
def test_inputs_within_the_output_are_refused(tmp_path, path, why):
    source = archive(tmp_path, documents=20, broken=0)
    extract_archive([str(source)], Job(str(tmp_path / "out")), engine="serial")
    with pytest.raises(UsageError, match="lies in that folder"):
        extract_archive([str(tmp_path / path)], Job(str(tmp_path / "out")), engine="serial")


REFUSED = [
    ({"engine": "steam"}, UsageError, "serial, processes, dask"),
    ({"workers": 0}, UsageError, "1 or more"),
    ({"scheduler": "tcp://x:1", "engine": "serial"}, UsageError, "--engine dask"),
]


@pytest.mark.parametrize(("more", "error", "words"), REFUSED)
def test_calls_that_are_off(tmp_path, more, error, words):
    with pytest.raises(error, match=words):
        extract_archive([str(tmp_path)], Job(str(tmp_path / "out")), **more)


def test_what_is_missing_is_listed_and_standard_input_refused(tmp_path):
    summary = extract_archive([str(tmp_path / "nowhere")], Job(str(tmp_path / "out")), engine="serial")
    assert (summary.parts, summary.unread) == (0, 1)
    assert "no such file" in (tmp_path / "out" / "unread.jsonl").read_text()
    with pytest.raises(TallyError, match="standard input"):
        extract_archive(["-"], Job(str(tmp_path / "out")), engine="serial")


def test_progress_tells_rate_and_time_left():
    progress = Progress(4, 8_000_000, quiet=True)
    progress.step(2_000_000, 100, kept=False)
    assert progress.line(2.0) == "1/4 parts, 100 documents, 1.00 MB/s, 0:06 left"
    progress.step(2_000_000, 100, kept=True)
    assert progress.line(2.0) == "2/4 parts, 200 documents, 1.00 MB/s, 0:04 left", (
        "what is kept is not counted as speed"
    )
