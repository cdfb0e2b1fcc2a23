"""The measures, on small hand-made rows where the right figure can be counted on the fingers, and the floors of the
gold.
"""

import json
from pathlib import Path

import pytest

from tally.errors import UnreadError
from tally.evaluation import below_floors, evaluated, raised
from tally.evaluation.annotated import perfect_extractions
from tally.evaluation.cases import score_cases
from tally.evaluation.documents import quantity_right, score_documents, tiles
from tally.evaluation.gold import first_mentions, gold_rows, same_words
from tally.evaluation.kinds import grouped

GOLD = Path(__file__).parent / "gold"
TEXT = "Nine people were killed and 30 were hurt at Orrin, police said. It is 60 km away."


def gold_claim(id, number, outcome, value, **more):
    quote = {"Nine": "Nine people were killed", "30": "30 were hurt"}[number]
    return {
        "id": id,
        "number": number,
        "quote": quote,
        "kind": "exact",
        "value": value,
        "low": None,
        "high": None,
        "modifier": None,
        "outcome": outcome,
        "who": None,
        "status": None,
        "source": "police",
        "source_role": "police",
        "certainty": "stated",
        "stance": "asserted",
        "basis": "incident",
        "event": "e1",
        **more,
    }


def read_claim(id, number, outcome, value, **more):
    start = TEXT.index(number)
    return {
        "id": id,
        "field": "text",
        "start": start,
        "end": start + len(number),
        "quote": number,
        "number_start": start,
        "number_end": start + len(number),
        "number": number,
        "outcome": outcome,
        "quantity": {"kind": "exact", "value": value, "low": value, "high": value},
        "population": {},
        "attribution": [{"name": "Police", "role": "police"}],
        "certainty": "stated",
        "stance": "asserted",
        "basis": "incident",
        "event": "d/e1",
        **more,
    }


def row(*claims, **more):
    return {
        "id": "d",
        "text": TEXT,
        "claims": list(claims),
        "set_aside": [{"text": "60", "reason": "distance"}],
        **more,
    }


LEDGER = [
    {"start": TEXT.index(n), "end": TEXT.index(n) + len(n), "disposition": d, "reason": r}
    for n, d, r in (("Nine", "claim", None), ("30", "claim", None), ("60", "set_aside", "distance"))
]
BOTH = (gold_claim("a", "Nine", "killed", 9), gold_claim("b", "30", "injured", 30))


def score(gold, *claims, ledger=LEDGER):
    return score_documents([gold], {"d": {"claims": list(claims), "ledger": ledger}})


def test_a_perfect_reading():
    figures, marks = score(row(*BOTH), read_claim("1", "Nine", "killed", 9), read_claim("2", "30", "injured", 30))
    assert marks.misses == []
    for name in (
        "f1",
        "strict_f1",
        "source",
        "quantity",
        "ledger_complete",
        "ledger_tiles",
        "ledger_reason",
        "event_b3",
        "source_f1",
    ):
        assert figures[name] == 1.0, name


READINGS = [
    ([("Nine", "killed", 9, {})], {"precision": 1.0, "recall": 0.5, "f1": 0.6667}, "one of two found"),
    (
        [("Nine", "killed", 9, {}), ("30", "killed", 30, {})],
        {"precision": 0.5, "recall": 0.5},
        "another outcome is another claim",
    ),
    (
        [("Nine", "killed", 8, {}), ("30", "injured", 30, {})],
        {"f1": 1.0, "strict_f1": 0.5, "quantity": 0.5},
        "a wrong value",
    ),
    (
        [("Nine", "killed", 9, {"attribution": []}), ("30", "injured", 30, {})],
        {"source": 0.5, "source_role": 0.5, "strict_f1": 0.5, "source_f1": 0.6667},
        "a voice lost",
    ),
    (
        [("Nine", "killed", 9, {"event": "d/e2"}), ("30", "injured", 30, {})],
        {"same_event": 0.0, "event_b3": 0.6667},
        "one event taken for two",
    ),
    (
        [("Nine", "killed", 9, {"field": "title"}), ("30", "injured", 30, {})],
        {"predicted_claims": 1},
        "titles are not scored",
    ),
]


@pytest.mark.parametrize(("readings", "wanted", "why"), READINGS)
def test_readings(readings, wanted, why):
    figures, _ = score(row(*BOTH), *(read_claim(str(i), n, o, v, **more) for i, (n, o, v, more) in enumerate(readings)))
    assert {name: figures[name] for name in wanted} == wanted, why


def test_optional_claims_and_repeats():
    again = gold_claim("b", "30", "injured", 30, optional=True)
    figures, marks = score(row(gold_claim("a", "Nine", "killed", 9), again), read_claim("1", "Nine", "killed", 9))
    assert figures["recall"] == 1.0 and not marks.misses, "an optional claim may be lacking"
    assert first_mentions([{"id": "a"}, {"id": "b", "repeats": "a"}, {"id": "c", "repeats": "b"}]) == {
        "a": "a",
        "b": "a",
        "c": "a",
    }
    assert first_mentions([{"id": "a", "repeats": "b"}, {"id": "b", "repeats": "a"}]), "a circle ends"


def test_a_part_may_hang_on_any_mention():
    gold = row(gold_claim("a", "Nine", "killed", 9), gold_claim("b", "30", "injured", 30, part_of="a"))
    right, _ = score(gold, read_claim("1", "Nine", "killed", 9), read_claim("2", "30", "injured", 30, part_of="1"))
    wrong, _ = score(gold, read_claim("1", "Nine", "killed", 9), read_claim("2", "30", "injured", 30))
    assert (right["part_of"], wrong["part_of"], wrong["strict_f1"]) == (1.0, 0.5, 0.5)


QUANTITIES = [
    (
        {"kind": "lower", "value": 40, "low": 40, "high": None},
        {"kind": "lower", "value": 40, "low": 40},
        True,
        "a floor",
    ),
    (
        {"kind": "lower", "value": 40, "low": 40, "high": None},
        {"kind": "lower", "value": 40, "low": 41},
        False,
        "more than, not at least",
    ),
    (
        {"kind": "range", "value": None, "low": 40, "high": 60},
        {"kind": "range", "value": None, "low": 40, "high": 60},
        True,
        "a range",
    ),
    (
        {"kind": "range", "value": None, "low": 40, "high": 60},
        {"kind": "exact", "value": 40},
        False,
        "a range read as its floor",
    ),
    ({"kind": "vague", "value": None, "low": None, "high": None}, {"kind": "vague", "value": None}, True, "a word"),
    (
        {"kind": "upper", "value": 40, "low": None, "high": 40},
        {"kind": "upper", "value": 40, "low": 1, "high": 40},
        True,
        "a ceiling",
    ),
    (
        {"kind": "approx", "value": 100, "low": None, "high": 99},
        {"kind": "approx", "value": 100, "high": None},
        False,
        "nearly is below",
    ),
    (
        {"kind": "exact", "value": 9, "low": None, "high": None, "alternatives": {"kind": ["lower"]}},
        {"kind": "lower", "value": 9, "low": 9},
        True,
        "also taken",
    ),
]


@pytest.mark.parametrize(("gold", "quantity", "right", "why"), QUANTITIES)
def test_quantities(gold, quantity, right, why):
    assert quantity_right(gold, quantity) is right, why


WORDS = [
    ("Islamic State militants", "the Islamic State militants", True, "articles aside"),
    ("militants", "dozens of foreign militants", True, "up to three words more"),
    ("militants", "soldiers", False, "other words"),
    (None, None, True, "nothing and nothing"),
    (None, "soldiers", False, "nothing and something"),
]


@pytest.mark.parametrize(("gold", "read", "same", "why"), WORDS)
def test_same_words(gold, read, same, why):
    assert same_words(gold, read) is same, why


def test_a_ledger_must_cover_every_digit_and_overlap_nowhere():
    claims = [read_claim("1", "Nine", "killed", 9)]
    assert tiles(TEXT, claims, LEDGER)
    assert not tiles(TEXT, claims, LEDGER[:2]), "60 is not covered"
    assert not tiles(TEXT, claims, [*LEDGER, {**LEDGER[2], "start": LEDGER[2]["start"] + 1}]), "two entries overlap"
    assert not tiles(TEXT, claims, [{**LEDGER[0], "disposition": "set_aside"}, *LEDGER[1:]]), (
        "a claim without its entry"
    )


def case():
    return {
        "id": "k",
        "documents": [{"id": "d1", "text": TEXT}, {"id": "d2", "text": TEXT.replace("Nine", "Ten")}],
        "claims": [
            gold_claim("a", "Nine", "killed", 9, document="d1"),
            {
                **gold_claim("b", "Nine", "killed", 10, document="d2"),
                "number": "Ten",
                "quote": "Ten people were killed",
            },
        ],
        "relations": [{"a": "d1.a", "b": "d2.b", "verdict": "conflict", "primary": "unexplained", "grade": "possible"}],
        "rollups": [{"outcome": "killed", "low": 9, "high": 10}],
        "conflicts": [["d1.a", "d2.b"]],
    }


def result(verdict, code, sentence="The figures differ.", low=9):
    claims = [
        claim.model_dump(mode="json") for extraction in perfect_extractions(case()) for claim in extraction.claims
    ]
    relation = {
        "a": "d2.b",
        "b": "d1.a",
        "verdict": verdict,
        "reasons": [{"code": code, "grade": "possible"}],
        "sentence": sentence,
    }
    return {"claims": claims, "relations": [relation], "rollups": [{"outcome": "killed", "low": low, "high": 10}]}


CASES = [
    (
        result("conflict", "unexplained"),
        {"verdict": 1.0, "primary": 1.0, "grade": 1.0, "rollup": 1.0, "conflict_precision": 1.0, "claim_recall": 1.0},
        "right",
    ),
    (result("equal", "unexplained"), {"verdict": 0.0, "primary": 1.0, "conflict_recall": 0.0}, "another verdict"),
    (result("conflict", "bound"), {"verdict": 1.0, "primary": 0.0, "grade": None}, "another reason"),
    (
        result("conflict", "unexplained", "They differ because of rain."),
        {"no_because_unless_stated": 0.0},
        "because without a text that says so",
    ),
    (result("conflict", "unexplained", low=8), {"rollup": 0.0}, "another roll-up"),
]


@pytest.mark.parametrize(("given", "wanted", "why"), CASES, ids=[row[2] for row in CASES])
def test_cases(given, wanted, why):
    figures, _ = score_cases([case()], {"k": given})
    assert {name: figures[name] for name in wanted} == wanted, why


def test_errors_are_grouped_the_most_frequent_first():
    _, marks = score(row(*BOTH, group=3), read_claim("1", "Nine", "missing", 9), read_claim("2", "30", "injured", 31))
    text = "".join(grouped(marks.misses))
    for words in ("missed killed (group 3)", "extra missing (group 3)", "quantity: a value read as a value"):
        assert words in text
    counts = [int(line.split()[0]) for line in text.splitlines() if line[:4].strip().isdigit()]
    assert counts == sorted(counts, reverse=True) and len(counts) >= 3


def test_floors(tmp_path):
    gold = tmp_path / "one.jsonl"
    gold.write_text(
        json.dumps({"id": "d", "text": "The fair opened.", "claims": [], "set_aside": []}) + "\n", encoding="utf-8"
    )
    evaluation = evaluated(gold)
    floors = tmp_path / "floors.json"
    floors.write_text('{"one": {"ledger_tiles": 1.0, "documents": 2}}', encoding="utf-8")
    assert below_floors([evaluation], floors) == ["one: documents is 1, below its floor of 2"]


def test_floors_only_rise(tmp_path):
    gold = tmp_path / "one.jsonl"
    gold.write_text(
        json.dumps({"id": "d", "text": "The fair opened.", "claims": [], "set_aside": []}) + "\n", encoding="utf-8"
    )
    evaluation = evaluated(gold)
    floors = tmp_path / "floors.json"
    floors.write_text('{"one": {"ledger_tiles": 0.5, "f1": 0.7}, "other": {"f1": 0.9}}', encoding="utf-8")
    assert "one: ledger_tiles 0.5 -> 1.0" in raised([evaluation], floors)
    found = json.loads(floors.read_text(encoding="utf-8"))
    assert (found["one"]["ledger_tiles"], found["one"]["f1"], found["other"]) == (1.0, 0.7, {"f1": 0.9})
    assert raised([evaluation], floors) == [], "once raised, nothing more to raise"


@pytest.mark.parametrize("content", ["", "{}\n", "not json\n", '{"text": "x"}\n'])
def test_gold_that_is_none(tmp_path, content):
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadError):
        gold_rows(path)


FLOORS = GOLD / "floors.json"
MEASURED = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


@pytest.mark.parametrize("name", list(MEASURED))
def test_the_gold_stays_above_its_floors(name):
    stem, _, annotated = name.partition("/")
    assert below_floors([evaluated(GOLD / f"{stem}.jsonl", annotated=bool(annotated))], FLOORS) == []
