"""The command line: data on standard output, talk on standard error, the exit codes of the contract, nothing half
written.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tally.cli import main

PLAIN = "Nine people were killed in the blast at Orrin on Saturday, police said.\n"
OTHER = "Title: Toll\nPublisher: Post\nPublished: 2024-03-02\n\nTwelve people were killed at Orrin, the mayor said.\n"
FRENCH = "Une frappe a\u00e9rienne a tu\u00e9 douze civils mardi soir dans la ville, selon les secouristes.\n"


@pytest.fixture
def call(monkeypatch, capfdbinary):
    """call(*arguments) -> (exit code, standard output, standard error)"""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["tally", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code or 0
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def shell(command, folder, **more):
    """A command in a shell of its own; `tally` in it is this interpreter's."""
    script = f'set -o pipefail; tally() {{ "{sys.executable}" -m tally "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, **more)


@pytest.fixture
def texts(tmp_path):
    for name, text in (("a.txt", PLAIN), ("b.txt", OTHER), ("fr.txt", FRENCH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"id": "r1", "text": PLAIN}) + "\n{broken\n" + json.dumps({"id": "r2", "text": OTHER}) + "\n",
        encoding="utf-8",
    )
    return tmp_path


def test_jsonl_is_one_line_a_document_in_input_order(call, texts):
    code, out, err = call("extract", texts / "rows.jsonl", texts / "a.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["document"]["id"] for row in rows][:2] == ["r1", "r2"] and len(rows) == 3
    assert all(next(iter(row)) == "tally" and row["tally"]["schema"] == "1" for row in rows)
    assert {"document", "claims", "remarks", "ledger"} <= set(rows[0])
    assert code == 3 and err.count("\n") == 1 and "rows.jsonl, line 2: this is no JSON" in err


def test_json_is_one_object(call, texts):
    code, out, _ = call("extract", texts / "a.txt", texts / "b.txt", "--format", "json")
    whole = json.loads(out)
    assert code == 0 and list(whole) == ["tally", "extractions"] and len(whole["extractions"]) == 2


def test_csv_is_one_row_a_claim(call, texts):
    code, out, _ = call("extract", texts / "a.txt", "--format", "csv")
    header, *rows = out.splitlines()
    assert code == 0 and header.startswith("claim_id,") and len(rows) == 1


CODES = [
    (["extract", "a.txt"], 0, "", "done"),
    (["extract", "missing.txt"], 3, "missing.txt: there is no such file", "an input that is not there"),
    (["extract", "fr.txt"], 3, "not English (it reads as French)", "another language counts as unread"),
    (["extract", "fr.txt", "a.txt"], 3, "fr.txt", "the other input is done"),
    (["extract", "a.txt", "--format", "xml"], 2, "Take one of table, jsonl, json, csv", "a format that is none"),
    (["extract"], 2, "PATH", "no input"),
    (["extract", "a.txt", "--nonsense"], 2, "--nonsense", "an option that is none"),
    (["extract", "a.txt", "--lexicon", "nowhere"], 2, "nowhere", "a lexicon that is not there"),
    (["extract", "a.txt", "--max-document-size", "lots"], 2, "no size", "a size that is none"),
    (["extract", "a.txt", "--max-document-size", "10"], 3, "larger than 10 bytes", "a limit"),
    (["extract", "a.txt", "--workers", "2"], 2, "-o claims/", "workers need a folder"),
    (["extract", "a.txt", "-o", "out/", "--engine", "steam"], 2, "serial, processes, dask", "an engine that is none"),
    (["extract", "a.txt", "-o", "missing/out.jsonl"], 1, "cannot be written", "a place that is not there"),
    (["reconcile", "a.txt", "--policy", "best"], 2, "range, lowest", "a policy that is none"),
    (["reconcile", "a.txt", "b.txt", "--fail-on", "disaster"], 2, "conflict", "a verdict that is none"),
    (["reconcile", "fr.txt"], 3, "French", "nothing readable, no result"),
    (["reconcile", "a.txt", "--judgements", "no.jsonl"], 2, "no.jsonl", "judgements that are not there"),
    (
        ["reconcile", "a.txt", "--judgements", "rows.jsonl"],
        3,
        "rows.jsonl, line 1: this is no judgement",
        "lines that are none",
    ),
    (["report", "a.txt", "-o", "story.doc"], 2, "suffix names no format", "a suffix that is none"),
    (["schema", "Klaim"], 2, "Claim", "a model that is none"),
    (["evaluate", "a.txt"], 3, "JSON", "gold that is none"),
    (["evaluate", "missing.jsonl"], 3, "missing.jsonl", "gold that is not there"),
]


@pytest.mark.parametrize(("arguments", "code", "words", "why"), CODES, ids=[" ".join(row[0]) for row in CODES])
def test_exit_codes(call, texts, monkeypatch, arguments, code, words, why):
    monkeypatch.chdir(texts)
    got, out, err = call(*arguments)
    assert got == code, f"{why}: {err}"
    assert words in " ".join(err.split()), why
    assert "Traceback" not in err
    if code == 2 or arguments == ["extract", "fr.txt"]:
        assert out == ""


def test_a_text_without_a_figure_is_told_and_no_failure(call, tmp_path):
    (tmp_path / "calm.txt").write_text(
        "The fair opened under a blue sky, and nobody wished to leave before dusk.", encoding="utf-8"
    )
    code, _, err = call("extract", tmp_path / "calm.txt", "--format", "jsonl")
    assert code == 0 and "calm.txt: the text holds no" in err and err.count("\n") == 1
    code, _, err = call("extract", tmp_path / "calm.txt", "--format", "jsonl", "--quiet")
    assert (code, err) == (0, "")


def test_an_output_file_is_whole_or_absent(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    assert call("extract", "a.txt", "-o", "out.jsonl")[:2] == (0, ""), "the suffix says the format, nothing is printed"
    before = Path("out.jsonl").read_bytes()
    assert json.loads(before)["claims"]
    monkeypatch.setattr("tally.story.extract", lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt))
    assert call("extract", "b.txt", "-o", "out.jsonl")[0] == 130
    assert Path("out.jsonl").read_bytes() == before
    assert sorted(os.listdir()) == ["a.txt", "b.txt", "fr.txt", "out.jsonl", "rows.jsonl"]


def test_a_folder_after_o_is_an_archive(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    for out in ("claims", "more/"):
        code, told, err = call("extract", "rows.jsonl", "-o", out)
        assert (code, told) == (3, "") and "2 documents with" in err and "1 could not be read" in err
        assert sorted(os.listdir(out)) == ["manifest.json", "rows.jsonl.00000.jsonl", "unread.jsonl"]
    assert call("extract", "a.txt", "-o", "plain", "--format", "csv")[0] == 0 and Path("plain").is_file()


def test_an_error_in_one_text_stops_no_other(call, texts, monkeypatch):
    from tally import story

    sound = story.extract

    def fails_on_the_first(document, **more):
        if "Nine" in document.text:
            raise ValueError("no reading of nine")
        return sound(document, **more)

    monkeypatch.setattr("tally.story.extract", fails_on_the_first)
    code, out, err = call("extract", texts / "a.txt", texts / "b.txt", "--format", "jsonl")
    assert code == 3 and len(out.splitlines()) == 1 and "a.txt: document" in err and "no reading of nine" in err


def test_a_time_budget(call, texts, monkeypatch):
    monkeypatch.setattr("tally.story.extract", lambda *a, **k: time.sleep(30))
    code, out, err = call("extract", texts / "a.txt", "--max-seconds", "0.05", "--format", "jsonl")
    assert (code, out) == (3, "") and "longer than 0.05 seconds. Raise --max-seconds" in err


def test_reconcile_each_is_one_line_a_document(call, texts):
    code, out, _ = call("reconcile", texts / "a.txt", texts / "b.txt", "--each", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and [len(row["documents"]) for row in rows] == [1, 1]
    code, out, _ = call("reconcile", texts / "a.txt", texts / "b.txt", "--format", "json")
    whole = json.loads(out)
    assert len(whole["documents"]) == 2 and {"claims", "remarks", "events", "series", "relations", "rollups"} <= set(
        whole
    )


def test_extractions_go_in_where_texts_do(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    call("extract", "a.txt", "b.txt", "-o", "x.jsonl")
    call("extract", "a.txt", "b.txt", "-o", "x.json")
    direct = call("reconcile", "a.txt", "b.txt", "--format", "json")
    assert direct == call("reconcile", "x.jsonl", "--format", "json") == call("reconcile", "x.json", "--format", "json")


def test_the_same_input_gives_the_same_bytes(texts):
    one = shell("PYTHONHASHSEED=1 tally reconcile a.txt b.txt --format json", texts)
    other = texts / "elsewhere"
    other.mkdir()
    two = shell("TZ=Asia/Tokyo LC_ALL=C PYTHONHASHSEED=2 tally reconcile ../a.txt ../b.txt --format json", other)
    assert one.returncode == two.returncode == 0, one.stderr + two.stderr
    assert one.stdout == two.stdout


def test_standard_input_and_output(texts):
    done = shell("tally extract - --format jsonl < a.txt | tally reconcile - --format json", texts)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["documents"]) == 1


def test_a_closed_pipe_is_no_complaint(texts):
    (texts / "many.jsonl").write_text((json.dumps({"text": PLAIN}) + "\n") * 400, encoding="utf-8")
    done = shell("tally extract many.jsonl --format jsonl | head -n 1 | wc -l", texts)
    assert done.stdout.strip() == "1" and done.stderr == ""


def test_a_full_disk_is_a_failure_that_says_so(texts):
    done = shell(
        "ulimit -f 1; trap '' XFSZ; tally extract a.txt b.txt -o out.json; echo $?; ls",
        texts,
    )
    if done.stdout[:2] == "0\n":
        pytest.skip("the output is smaller than the smallest limit")
    assert done.stdout.splitlines()[0] == "1" and "out.json: it cannot be written" in done.stderr
    assert "out.json" not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("rows", [1, 300])
def test_a_full_standard_output_is_a_failure_that_says_so(texts, rows):
    (texts / "many.jsonl").write_text((json.dumps({"text": PLAIN}) + "\n") * rows, encoding="utf-8")
    done = shell("tally extract many.jsonl --format jsonl > /dev/full", texts)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert "standard output cannot be written (No space left on device)" in done.stderr


def test_a_kill_leaves_the_old_output_and_nothing_that_looks_finished(texts):
    (texts / "out.jsonl").write_text("old")
    line = json.dumps({"text": PLAIN}).encode() + b"\n"
    with subprocess.Popen(
        [sys.executable, "-m", "tally", "extract", "-", "-o", "out.jsonl"], stdin=subprocess.PIPE, cwd=texts
    ) as process:
        process.stdin.write(line + b" " * 70_000 + b"\n" + line)
        process.stdin.flush()
        until = time.monotonic() + 60
        while not list(texts.glob(".out.jsonl.*.part")) and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
    left = sorted(path.name for path in texts.iterdir() if "out" in path.name)
    assert (texts / "out.jsonl").read_text() == "old"
    assert len(left) == 2 and left[0].startswith(".") and left[0].endswith(".part"), "hidden, and named as a part"


def test_an_archive_from_the_command_line(texts):
    """Progress with rate on standard error, the exit code of unread lines, an interrupt that says how to go on."""
    rows = [json.dumps({"id": f"a{n}", "text": PLAIN * 30}) for n in range(400)]
    (texts / "many.jsonl").write_text("\n".join([*rows, "{broken"]), encoding="utf-8")
    command = ["extract", "many.jsonl", "--workers", "2", "--part-size", "20kB", "-o", "claims/"]
    process = subprocess.Popen(
        [sys.executable, "-m", "tally", *command], cwd=texts, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    until = time.monotonic() + 60
    journal = texts / "claims" / "journal.jsonl"
    while not (journal.exists() and b"input_hash" in journal.read_bytes()) and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "give the same command to go on" in err and "Traceback" not in err
    assert not (texts / "claims" / "manifest.json").exists() and not list((texts / "claims").glob(".*.part"))
    done = shell("tally " + " ".join(command), texts)
    assert done.returncode == 3 and "kept from an earlier run" in done.stderr and "MB/s" in done.stderr
    assert "400 documents" in done.stderr and "1 could not be read, listed in claims/unread.jsonl" in done.stderr


def test_an_output_is_never_an_input(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    code, _, err = call("extract", "a.txt", "rows.jsonl", "-o", "rows.jsonl")
    assert code == 2 and "-o rows.jsonl: that is one of the inputs" in err
    first = call("extract", ".", "-o", "all.jsonl")
    before = Path("all.jsonl").read_bytes()
    assert call("extract", ".", "-o", "all.jsonl") == first and Path("all.jsonl").read_bytes() == before


def test_words_of_inputs_move_no_cursor(call, tmp_path):
    (tmp_path / "a.csv").write_text("id,\x1b]0;title\x07\x1b[31mred," + "c," * 5_000 + "\n1,2\n", encoding="utf-8")
    (tmp_path / "b\x1b[2J\ntally: all is well.jsonl").write_text("{", encoding="utf-8")
    code, _, err = call("extract", tmp_path / "a.csv", *tmp_path.glob("b*"), "--format", "jsonl")
    assert code == 3 and "\x1b" not in err and "\x07" not in err and "[U+001B]" in err
    assert err.count("\n") == 2 and max(map(len, err.splitlines())) < 600


def test_an_interrupt_leaves_quietly(texts):
    line = json.dumps({"text": PLAIN}).encode() + b"\n"
    with subprocess.Popen(
        [sys.executable, "-m", "tally", "extract", "-", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=texts,
    ) as process:
        # A failure must not wait for ever on an answer that does not come.
        watch = threading.Timer(60, process.kill)
        watch.start()
        process.stdin.write(line + b" " * 70_000 + b"\n" + line)
        process.stdin.flush()
        assert process.stdout.readline(), "it answers while its input is still open"
        process.send_signal(signal.SIGINT)
        err = process.stderr.read().decode()
        watch.cancel()
    assert "Traceback" not in err and process.returncode == 130


def test_schema_validates_what_is_written(call, texts):
    code, out, _ = call("schema")
    schema = json.loads(out)
    assert code == 0 and {"Claim", "Extraction", "Relation", "Reconciliation", "Judgement"} <= set(schema["$defs"])
    claim = json.loads(call("schema", "Claim")[1])
    _, line, _ = call("extract", texts / "a.txt", "--format", "jsonl")
    assert set(json.loads(line)["claims"][0]) == set(claim["properties"])


def test_version_and_help(call):
    import tally

    assert call("--version")[:2] == (0, f"tally {tally.__version__}\n")
    code, out, _ = call("--help")
    assert code == 0
    for verb in ("extract", "reconcile", "report", "explain", "check", "diff", "review", "evaluate", "schema"):
        assert verb in out
        assert call(verb, "--help")[0] == 0


def test_fail_on(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    (texts / "c.txt").write_text(
        PLAIN.replace("Nine", "Thirty").replace("police", "the health ministry"), encoding="utf-8"
    )
    verdicts = {
        r["verdict"] for r in json.loads(call("reconcile", "a.txt", "c.txt", "--format", "json")[1])["relations"]
    }
    assert verdicts, "the two are compared"
    found = sorted(verdicts)[0]
    code, out, err = call("reconcile", "a.txt", "c.txt", "--format", "json", "--fail-on", found)
    assert code == 4 and json.loads(out)["relations"] and f"--fail-on names ({found})" in err, (
        "the data comes all the same"
    )
    other = next(v for v in ("undetermined", "equal", "near") if v not in verdicts)
    assert call("reconcile", "a.txt", "c.txt", "--format", "json", "--fail-on", other)[0] == 0


def test_check_diff_review_explain(call, texts, monkeypatch):
    monkeypatch.chdir(texts)
    (texts / "draft.txt").write_text(PLAIN.replace("Nine", "Ninety"), encoding="utf-8")
    code, out, _ = call("check", "draft.txt", "--against", "a.txt", "b.txt", "--format", "json")
    assert code == 0 and json.loads(out)["view"] == "check" and json.loads(out)["findings"]
    assert call("check", "draft.txt", "--against", "a.txt", "--fail-on", "any")[0] == 4
    assert call("check", "draft.txt")[0] == 2
    code, out, _ = call("diff", "a.txt", "draft.txt", "--format", "json")
    assert code == 0 and json.loads(out)["view"] == "diff"
    assert call("diff", "a.txt", "a.txt", "--fail-on", "any")[0] == 0, "nothing has changed"
    code, out, _ = call("review", "a.txt", "draft.txt", "--format", "json")
    assert code == 0 and "items" in json.loads(out)
    code, out, _ = call("explain", "a.txt")
    assert code == 0 and "Nine" in out and "killed" in out


def test_completion(texts):
    done = shell("_TALLY_COMPLETE=complete_bash COMP_WORDS='tally re' COMP_CWORD=1 tally", texts)
    assert "report" in done.stdout or done.returncode in (0, 1)


def test_lexicon_folders_add_words(call, texts, tmp_path):
    words = tmp_path / "words"
    words.mkdir()
    plain = json.loads(call("extract", texts / "a.txt", "--format", "jsonl")[1])["tally"]["lexicon"]
    (words / "mine.toml").write_text('[[abbreviation]]\nid = "mine"\nmatch = ["xq"]\n', encoding="utf-8")
    code, out, _ = call("extract", texts / "a.txt", "--format", "jsonl", "--lexicon", words)
    assert code == 0 and json.loads(out)["tally"]["lexicon"] != plain, "other words, another hash"
    torn = tmp_path / "torn"
    torn.mkdir()
    (torn / "mine.toml").write_text("[[abbreviation]\n", encoding="utf-8")
    code, _, err = call("extract", texts / "a.txt", "--lexicon", torn)
    assert code == 2 and "mine.toml" in err
