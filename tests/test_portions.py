"""Long texts are read in portions: where they are cut, and that nothing is lost at a seam."""

import pytest

from tally import Document, extract
from tally.extraction import trace
from tally.extraction.portions import LENGTH, ROOM, portions

SENTENCE = "The council of Marrow met on the harbour road and talked about the price of fish for hours. "
PARAGRAPH = SENTENCE * 8


def long_text(pieces, between):
    """Copy of some portions, with one of the pieces here and there."""
    filling = between.join([PARAGRAPH.strip()] * 60)
    return between.join(part for piece in pieces for part in (filling, piece, filling))


FIGURES = [f"{n} people were killed in Holm, police said." for n in range(21, 29)]


@pytest.mark.parametrize(
    ("between", "cut_before"),
    [("\n\n", "The"), ("\n", "The"), (" ", "The"), ("\r\n\r\n", "The")],
    ids=["blank lines", "lines", "one paragraph", "lines of another system"],
)
def test_a_long_text_is_cut_between_sentences(between, cut_before):
    text = long_text(FIGURES, between)
    spans = list(portions(text))
    assert len(spans) > 2
    assert "".join(text[start:end] for start, end in spans) == text
    for start, end in spans[1:]:
        assert text[start:].lstrip().startswith((cut_before, "2"))
        assert end - start <= LENGTH + ROOM


CUTS = [
    ("an article is one portion", "a " * (LENGTH // 2), 1),
    ("a rest makes no portion of its own", "a " * ((LENGTH + ROOM) // 2), 1),
    ("words without a stop are cut at a space", "killed " * LENGTH, 7),
    ("lines of a list are cut at their ends", "- 12 killed in Karsan\n" * 20_000, 5),
    ("signs are no text", "." * (4 * LENGTH), 4),
    ("a figure is never cut", "7" * (4 * LENGTH), 1),
    ("nor is a word", "a" * (4 * LENGTH), 1),
    ("nor a figure with separators", "1,000," * LENGTH, 1),
    ("a table keeps its heads", "Place | Killed\n" + "Holm | 12\n" * 40_000, 1),
    ("a table ends at a blank line", "Place | Killed\n" + "Holm | 12\n" * 15_000 + "\n" + "a b " * 50_000, 3),
    ("nothing at all", "", 1),
]


@pytest.mark.parametrize(("text", "count"), [case[1:] for case in CUTS], ids=[case[0] for case in CUTS])
def test_where_a_long_text_is_cut(text, count):
    spans = list(portions(text))
    assert "".join(text[start:end] for start, end in spans) == text
    assert spans[0][0] == 0 and spans[-1][1] == len(text)
    assert len(spans) == count


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_nothing_is_lost_at_a_seam_and_every_span_holds(between):
    text = long_text(FIGURES, between)
    found = extract(Document(id="long", text=text, published="2024-05-02"))
    assert [claim.number for claim in found.claims] == [str(n) for n in range(21, 29)]
    assert len({claim.id for claim in found.claims}) == len(FIGURES)
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.number_start : claim.number_end] == claim.number
        assert claim.place == "Holm"
        for start, end in claim.evidence.values():
            assert claim.start <= start < end <= claim.end + len(" in Holm, police")
        (voice,) = claim.attribution
        assert text[voice.start : voice.end] == voice.text == "police"
    assert [entry.text for entry in found.ledger] == [str(n) for n in range(21, 29)]
    assert all(text[entry.start : entry.end] == entry.text for entry in found.ledger)


def test_incidents_of_two_portions_are_two():
    text = long_text(FIGURES, "\n\n")
    events = [claim.event for claim in extract(Document(id="long", text=text)).claims]
    assert len(set(events)) >= len(list(portions(text))) - 1
    assert events == sorted(events, key=lambda event: int(event.rpartition("e")[2]))


def test_the_day_of_the_dateline_holds_in_every_portion():
    """A text of which no day of publication is known tells it at its head; a weekday far below is counted from there."""
    text = "HOLM, May 2, 2024 (Northern Wire) - " + long_text(
        [f"{n} people died on Monday." for n in range(21, 29)], "\n\n"
    )
    assert {claim.when_from for claim in extract(Document(id="long", text=text)).claims} == {"2024-04-29"}


def test_the_same_words_in_two_portions_have_two_ids():
    text = long_text(["Nine people were killed."] * 8, "\n\n")
    claims = extract(Document(id="long", text=text)).claims
    assert len({claim.id for claim in claims}) == len(claims) == 8


def test_what_the_levels_saw_is_kept_for_every_portion():
    text = long_text(FIGURES, "\n\n")
    seen = trace(Document(id="long", title="Holm", text=text))
    assert [reading.surface.field for reading in seen.readings] == ["title"] + ["text"] * len(list(portions(text)))
    assert seen.extraction == extract(Document(id="long", title="Holm", text=text))
