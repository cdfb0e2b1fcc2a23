"""Remarks: words about figures. Every entry fires on its examples with its code, and stays silent on its
counterexamples.
"""

from __future__ import annotations

import pytest

from tally.extraction import extract
from tally.lexicon import Entry, load

ENTRIES = load().table("remark")
EXAMPLES = [pytest.param(e, text, id=f"{e.id}: {text}") for e in ENTRIES for text in e.examples]
COUNTEREXAMPLES = [pytest.param(e, text, id=f"{e.id}: {text}") for e in ENTRIES for text in e.counterexamples]


@pytest.mark.parametrize(("entry", "text"), EXAMPLES)
def test_example_is_remarked_on(entry: Entry, text: str) -> None:
    text = f"Forty people were killed and nine are missing. {text}"
    extraction = extract(text)
    found = [r for r in extraction.remarks if r.code == entry.means]
    assert found, [r.code for r in extraction.remarks]
    assert found[0].about and set(found[0].about) <= {c.id for c in extraction.claims}
    assert text[found[0].start : found[0].end] == found[0].quote


@pytest.mark.parametrize(("entry", "text"), COUNTEREXAMPLES)
def test_counterexample_is_not(entry: Entry, text: str) -> None:
    text = f"Forty people were killed and nine are missing. {text}"
    assert entry.means not in {r.code for r in extract(text).remarks}


ABOUT = [
    (
        "The raid killed nine. The bombers, who died as well, are not counted in that number.",
        "leaves_out_attacker",
        ["nine"],
        "what is left out tells the code",
    ),
    (
        "The storm killed nine in the port. Villages beyond the lagoon are not included in the count.",
        "different_area",
        ["nine"],
        "the same words, of places",
    ),
    (
        "The quake killed nine. The landslide that followed is not covered by this list.",
        "different_cause",
        ["nine"],
        "the same words, of another cause",
    ),
    (
        "Its list of 90 and 400 had included clerks. The first figures of 90 dead and 400 hurt had included workers who went home.",
        "revised_down",
        ["90", "400"],
        "a pair of numbers is no new clause",
    ),
    (
        "Five people were killed, the sheriff said. His figure leaves out the two gunmen.",
        "leaves_out_attacker",
        ["Five"],
        "attackers by their number, left out",
    ),
    (
        "The blast killed nine. The toll does not include the three bombers.",
        "leaves_out_attacker",
        ["nine"],
        "not included is left out",
    ),
    (
        "Nine people died, the two attackers among them.",
        "counts_attacker",
        ["Nine"],
        "attackers by number, counted",
    ),
    ("A woman wounded in Saturday's raid has died.", "died_of_wounds", ["A"], "one of the wounded"),
    (
        "The clinic put the dead at 36, as two patients had died of their burns.",
        "died_of_wounds",
        ["36", "two"],
        "the longer words first",
    ),
    ("The blast killed 12. The figure could not be verified.", "unverified", ["12"], "the sentence before"),
    (
        "The blast killed 12 and wounded 30. Three hours later two of the wounded died of their wounds.",
        "died_of_wounds",
        ["two"],
        "its own sentence first",
    ),
    (
        "The office has 212 cases. Nine patients died. Only cases proved by the laboratory are listed.",
        "verification_basis",
        ["Nine", "212"],
        "cases as well as the dead, who stand nearer",
    ),
    (
        "Nine people are missing. All have been accounted for.",
        "missing_resolved",
        ["Nine"],
        "who was missing is accounted for",
    ),
    (
        "The army put the dead at 60.\n\nThe monitor put them at 44. Only identified bodies are counted.",
        "verification_basis",
        ["44"],
        "not the figure of another voice further up",
    ),
]


@pytest.mark.parametrize(("text", "code", "numbers", "why"), ABOUT)
def test_what_a_remark_speaks_of(text: str, code: str, numbers: list[str], why: str) -> None:
    extraction = extract(text)
    by_id = {c.id: c.number for c in extraction.claims}
    assert [[by_id[x] for x in r.about] for r in extraction.remarks if r.code == code] == [numbers], why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nine people died. All on the pay list have been accounted for.", "nobody was missing: the count is whole"),
        ("Nine people are missing and two were found dead.", "two others"),
    ],
)
def test_nothing_is_said_of_the_missing(text: str, why: str) -> None:
    assert "missing_resolved" not in {r.code for r in extract(text).remarks}, why


def test_no_remark_without_a_figure() -> None:
    assert not extract("The report could not be verified. Police gave no breakdown.").remarks
