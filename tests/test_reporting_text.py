"""The report as text: the paragraph to paste, the sections and their order, widths, colours, and what a text cannot do
to it.
"""

from __future__ import annotations

import json
import re

import pytest

from reporting_story import CHILDREN, FIRST, NINETEEN, SECOND, TWELVE, claim, extractions, result, voice
from tally.errors import UsageError
from tally.models import Population, Quantity, Voice
from tally.reporting import extractions_as, report
from tally.reporting.paragraph import ADDED, CARRIED, CULPRIT, DOUBT, NOT_ASSERTED, PERSON, UNIT, paragraph
from tally.reporting.wording import day, figure, people, safe, words_of

EXACT = Quantity(kind="exact", value=19, low=19, high=19)
HEADINGS = [
    "To paste",
    "Who says what",
    "They differ because",
    "What stays unexplained",
    "What these 2 articles report as of 5 March 2031",
    "Caveats that the texts give",
    "Decided by people",
    "How every other number was set aside",
    "Articles",
]


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_sections_stand_in_reading_order(format: str) -> None:
    text = report(result(), format, width=100)
    places = [text.index(heading) for heading in HEADINGS]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("At least 12 people were killed in Orlet on Tuesday", "the quoted words stand in the report"),
        ("accounts for 2 of 7; the other 5 are not explained", "the remainder of a reason is said"),
        ("12 to 19 or more", "an open figure stays open in the total"),
        ("a part of the 12", "what a total leaves out is named with its reason"),
        ("not known: who else the residents count", "what would settle it"),
        ("the figure could not be verified", "caveats are quoted"),
        ("R. Desk", "a person's decision is shown with who"),
        ("measures", "numbers set aside are grouped by reason"),
        ("policy range, convention plain", "every total names its rule"),
        ("no confidence interval", "a range is not passed off as one"),
    ],
)
def test_what_every_report_says(words: str, why: str) -> None:
    for format in ("terminal", "markdown"):
        flat = " ".join(str(report(result(), format, width=200)).replace("\\", "").split())
        assert words in flat, why


@pytest.mark.parametrize("width", [60, 80, 100, 109, 110, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = str(report(result(), "terminal", width=width, color=False)).split("\n")
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_colour_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in str(report(result(), "terminal", width=80, color=True))
    assert "\x1b" not in str(report(result(), "terminal", width=80, color=False))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "72")
    piped = str(report(result(), "terminal"))
    assert "\x1b" not in piped, "standard output is no terminal under pytest"
    assert max(map(len, piped.split("\n"))) <= 72


def test_the_same_words_with_and_without_colour() -> None:
    bare = str(report(result(), "terminal", width=90, color=False))
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", str(report(result(), "terminal", width=90, color=True)))
    assert [line.rstrip() for line in coloured.split("\n")] == bare.split("\n")


def test_paragraph_is_attributed_and_hedged() -> None:
    copy = paragraph(result())
    assert copy.text == (
        "The Rivers Authority said at least 12 people were killed in Orlet on Tuesday (Lowland Wire, 4 March 2031). "
        "Witnesses said 19 villagers were killed on Tuesday (Orlet) (Valley Courier, 5 March 2031). "
        "In these reports the figures for people killed (Orlet, Tuesday) run from 12 to 19, "
        "some of them without an upper bound."
    )
    assert copy.claims == ("c-twelve", "c-nineteen")
    assert copy.left_out == ((CARRIED, 1),)
    assert copy.note == f"1 claim left out ({CARRIED}: 1)."


@pytest.mark.parametrize(
    ("change", "reason", "why"),
    [
        ({"certainty": "feared"}, DOUBT, "a feared toll is no toll"),
        ({"population": Population(text="bodies", unit="bodies")}, UNIT, "bodies found are no count of persons"),
        ({"basis": "addition"}, ADDED, "two more of what?"),
        ({"flags": ("ambiguous_outcome",)}, DOUBT, "the reading itself is doubtful"),
        ({"stance": "denied"}, NOT_ASSERTED, "the voice denies the number"),
        ({"stance": "superseded"}, NOT_ASSERTED, "the text calls it an earlier figure"),
        ({"population": Population(text="men killed by the northern militia")}, CULPRIT, "copy never says who did it"),
        (
            {"population": Population(text="Ana Bellorin"), "quantity": Quantity(kind="exact", value=1, low=1, high=1)},
            PERSON,
            "no victim is named",
        ),
        ({"attribution": (voice(SECOND, "Residents", "witness", "carried"),)}, CARRIED, "the source is sentences away"),
        (
            {"attribution": (Voice(name="Ana Bellorin", key="ana bellorin", role="other", link="same_clause"),)},
            PERSON,
            "no private person is named",
        ),
    ],
)
def test_what_stays_out_of_the_paragraph(change: dict[str, object], reason: str, why: str) -> None:
    changed = NINETEEN.model_copy(update=change)
    copy = paragraph(result(claims=(TWELVE, CHILDREN, changed)))
    assert "c-nineteen" not in copy.claims, why
    assert (reason, 1 if reason != CARRIED else 2) in copy.left_out, why


def test_parts_follow_their_whole_and_estimates_are_called_so() -> None:
    children = CHILDREN.model_copy(update={"attribution": TWELVE.attribution})
    exact = TWELVE.model_copy(update={"quantity": Quantity(kind="exact", value=12), "certainty": "estimated"})
    total = result().rollups[0].model_copy(update={"inputs": (exact.id, children.id), "origins": 1})
    text = paragraph(result(claims=(exact, children), rollups=(total,), relations=())).text
    assert text == (
        "The Rivers Authority said an estimated 12 people were killed in Orlet on Tuesday, including three children "
        "(Lowland Wire, 4 March 2031)."
    )


@pytest.mark.parametrize(
    ("text", "place", "when", "copy", "why"),
    [
        ("Nine people died in Orlet on Friday.", "Orlet", "Friday", "in Orlet on Friday", "as the text leads them"),
        ("Nine people died in strikes on Orlet.", "Orlet", None, "(Orlet)", "that word belongs to the strikes"),
        (
            "Nine people died in Friday's fire in the Orlet mill.",
            "Orlet mill",
            "Friday",
            "in the Orlet mill (Friday)",
            "'s",
        ),
        ("Nine people died nationwide since Friday.", "nationwide", "since Friday", "nationwide since Friday", "bare"),
        ("Orlet, Friday: nine people died.", "Orlet", "Friday", "(Orlet, Friday)", "nothing is guessed"),
    ],
)
def test_places_and_times_are_led_as_in_the_text(text: str, place: str, when: str | None, copy: str, why: str) -> None:
    document = FIRST.model_copy(update={"text": text})
    spans = {n: (text.index(w), text.index(w) + len(w)) for n, w in (("place", place), ("when", when)) if w}
    nine = claim(
        document, "c", "people died" if text[0] == "O" else "Nine people died", "people", Quantity(kind="exact", value=9),
        place=place, when=when, evidence=spans,
    )  # fmt: skip
    shown = paragraph(result(documents=(document,), claims=(nine,), relations=(), rollups=(), remarks=())).text
    assert f"were killed {copy}, according to" in shown, why


@pytest.mark.parametrize(
    ("text", "name", "said", "why"),
    [
        ("Nine people died, the Rivers Authority said.", "Rivers Authority", "The Rivers Authority said", "the"),
        ("Nine people died, a doctor said.", "doctor", "A doctor said", "a"),
        ("Nine people died, Zenda said.", "Zenda", "Zenda said", "none"),
        ("Nine people died. Officials in Panama the day before: Zenda", "Zenda", "Zenda said", "a name's own letters"),
    ],
)
def test_voices_keep_their_article(text: str, name: str, said: str, why: str) -> None:
    document = FIRST.model_copy(update={"text": text})
    nine = claim(document, "c", "Nine people died", "Nine", EXACT, voices=(voice(document, name),))
    assert paragraph(result(documents=(document,), claims=(nine,), relations=(), rollups=())).text.startswith(said), why


def test_vague_words_take_of() -> None:
    document = FIRST.model_copy(update={"text": "Thousands were killed."})
    many = claim(document, "c", "Thousands were killed", "Thousands", Quantity(kind="vague", word="thousands"))
    assert words_of(many) == "thousands of people killed"
    assert paragraph(result(documents=(document,), claims=(many,), relations=(), rollups=())).text.startswith(
        "Thousands of people were killed"
    )


def test_background_incidents_stay_out_of_the_paragraph() -> None:
    old = NINETEEN.model_copy(update={"id": "c-old", "event": "d2/e2"})
    event = result().events[0].model_copy(update={"id": "e-old", "members": ("d2/e2",), "claims": ("c-old",)})
    total = result().rollups[0].model_copy(update={"event": "e-old", "inputs": ("c-old",)})
    told = result(claims=(TWELVE, NINETEEN, old), events=(*result().events, event), rollups=(total, *result().rollups))
    assert paragraph(told).claims == ("c-twelve", "c-nineteen")


def test_labels_and_witnesses_in_copy() -> None:
    labelled = NINETEEN.model_copy(
        update={
            "population": Population(text="terrorists", status="combatant", status_basis="label"),
            "attribution": (voice(SECOND, "Residents", "witness").model_copy(update={"name": "Ana Bellorin"}),),
        }
    )
    text = paragraph(result(claims=(TWELVE, labelled))).text
    assert "“terrorists”" in text
    assert "A witness said" in text
    assert "Bellorin" not in text
    assert not re.search(r"\b(claimed|admitted|denied|stated|because)\b", text)


def test_a_replaced_figure_is_no_copy() -> None:
    update = result().relations[0].model_copy(update={"verdict": "updated", "current": "c-nineteen"})
    assert paragraph(result(relations=(update,))).claims == ("c-nineteen",)


def test_nothing_to_say() -> None:
    empty = result(claims=(), remarks=(), relations=(), rollups=(), series=(), ledger={"d1": (), "d2": None})
    for format in ("terminal", "markdown"):
        text = str(report(empty, format, width=100))
        assert "These texts make no casualty claim." in text
        assert "In 1 article the other numbers were not looked at." in text


@pytest.mark.parametrize(
    ("quantity", "number", "quote", "expected", "why"),
    [
        (
            Quantity(kind="lower", value=12, low=12, modifier="At least"),
            "12",
            "At least 12",
            "at least 12",
            "hedge before",
        ),
        (Quantity(kind="approx", value=12, modifier="or so"), "12", "12 or so", "12 or so", "hedge behind"),
        (
            Quantity(kind="lower", value=12, low=12, modifier="-plus"),
            "12",
            "12-plus",
            "12-plus",
            "joined by its hyphen",
        ),
        (Quantity(kind="exact", value=4, low=4, high=4), "Four", "Four", "four", "the sentence's capital goes"),
        (Quantity(kind="vague", word="dozens"), "Dozens", "Dozens", "dozens", "a word stays a word"),
    ],
)
def test_figures_in_words(quantity: Quantity, number: str, quote: str, expected: str, why: str) -> None:
    document = FIRST.model_copy(update={"text": f"{quote} people were killed."})
    assert figure(claim(document, "c", quote, number, quantity)) == expected, why


def test_words_of_a_claim() -> None:
    assert words_of(TWELVE) == "at least 12 people killed"
    assert people(Population(text="martyrs", status_basis="label")) == "“martyrs”"
    none = claim(FIRST, "c", "At least 12 people", "12", Quantity(kind="none", value=0, low=0, high=0), people=None)
    assert words_of(none) == "no people killed"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-03", "March 2031"),
        ("2031-03-04T10:00:00Z", "4 March 2031"),
        ("soon", "soon"),
    ],
)
def test_days(iso: str, shown: str) -> None:
    assert day(iso) == shown


HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\u202egnp.exe </script>"
    "<img src=x onerror=alert(1)> [a](javascript:alert(1)) | `x` =HYPERLINK("
)


def test_a_text_cannot_act_on_its_reader() -> None:
    document = FIRST.model_copy(update={"text": f"{HOSTILE} 12 people were killed", "title": HOSTILE})
    hostile = claim(document, "c", document.text, "12", Quantity(kind="exact", value=12), people=HOSTILE)
    shown = result(documents=(document,), claims=(hostile,), relations=(), rollups=(), remarks=(), series=(), ledger={})
    screen = str(report(shown, "terminal", width=120, color=False))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", screen)
    assert "[U+202E]gnp.exe" in screen
    page = str(report(shown, "markdown"))
    assert "<img" not in page.replace("\\<img", "")
    assert "javascript:" not in page
    rows = [line for line in page.split("\n") if line.startswith("| 1 |")]
    assert len(rows) == 1 and len(re.findall(r"(?<!\\)\|", rows[0])) == 10, "the text breaks no table"


def test_safe_keeps_ordinary_words() -> None:
    assert safe("Déjà vu – “12”\n") == "Déjà vu – “12”\n"


def test_json_is_the_contracts_and_stays_the_same() -> None:
    first, again = report(result(), "json"), report(result(), "json")
    assert first == again
    value = json.loads(first)
    assert list(value)[:2] == ["tally", "documents"]
    assert value["relations"][0]["with"] == []
    assert value["tally"] == {"version": "9.9.9", "schema": "1", "lexicon": "feedfacecafe", "policy": "range"}


def test_extractions_as_a_table_come_one_by_one() -> None:
    pieces = list(extractions_as("table", extractions()))
    assert len(pieces) == 2
    assert "Dam gives way above Orlet" in pieces[0] and "at least 12 killed" in pieces[0]
    assert "They differ because" not in "".join(map(str, pieces))


@pytest.mark.parametrize("call", [("nonsense", "excerpts"), ("terminal", "some")])
def test_unknown_choices_say_what_there_is(call: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="Take one of"):
        report(result(), call[0], articles=call[1])
