"""What holds for any text: spans, ids, ledgers, and that small changes of print change no claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tally import story
from tally.extraction import extract, extract_claims, trace
from tally.extraction.prefilter import may_claim
from tally.lexicon import load
from tally.models import Claim, Document, Extraction
from tally.reading import read
from tally.reporting.explanation import explanation

HOME = Path(__file__).parent
GOLD = [
    json.loads(line) for path in sorted((HOME / "gold").glob("*_dev*.jsonl")) for line in path.open(encoding="utf-8")
]
DOCUMENTS = [row for row in GOLD if "text" in row] + [d for row in GOLD if "documents" in row for d in row["documents"]]
LEXICON = load()
OTHER = (
    "The council moved the fair to the square behind the church, and took three years over it, as the paper wrote in May.",
    "Shares in the brewery lost four percent on Monday after it said that the harvest of hops had been the poorest since 1998.",
    "The orchestra will open its season in Holm on 3 May with a symphony that lasts 70 minutes and wants a choir of boys.",
    "A ticket for the ferry will cost nine crowns from June, and bicycles cost nothing, as on the 12 boats of the northern line.",
)
NAMES = ("id", "text", "title", "publisher", "published", "url")


def document(row: dict[str, str], **changes: str) -> Document:
    return Document(**{name: row.get(name) for name in NAMES} | changes)


def assert_sound(extraction: Extraction) -> None:
    """Every span quotes its field, every reference resolves, bounds are in order, the ledger tiles the digits."""
    # The door makes its models without validation: here it is made up for.
    assert Extraction.model_validate(extraction.model_dump()) == extraction
    for model in (extraction, *extraction.claims, *extraction.remarks, *(extraction.ledger or ())):
        assert set(vars(model)) == set(type(model).model_fields)
    own = extraction.document
    ids = {claim.id for claim in extraction.claims}
    assert len(ids) == len(extraction.claims)
    for claim in extraction.claims:
        text = own.field(claim.field)
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.number_start : claim.number_end] == claim.number
        assert claim.start <= claim.number_start < claim.number_end <= claim.end
        assert all(0 <= a < b <= len(text) for a, b in claim.evidence.values())
        assert {claim.part_of, claim.supersedes, claim.repeats, *claim.part_of_alternatives} - {None} <= ids - {
            claim.id
        }
        low, high = claim.quantity.low, claim.quantity.high
        assert low is None or high is None or low <= high
        for voice in claim.attribution:
            assert voice.start is None or text[voice.start : voice.end] == voice.text
    for remark in extraction.remarks:
        assert own.field(remark.field)[remark.start : remark.end] == remark.quote
        assert set(remark.about) <= ids
    for name in ("text", "title"):
        text, end = own.field(name), 0
        entries = [entry for entry in extraction.ledger or () if entry.field == name]
        for entry in entries:
            assert end <= entry.start < entry.end and text[entry.start : entry.end] == entry.text
            assert (entry.reason is None) == (entry.disposition == "claim") == bool(entry.claims)
            end = entry.end
        covered = {i for entry in entries for i in range(entry.start, entry.end)}
        assert all(i in covered for i, char in enumerate(text) if char.isdigit())


@pytest.mark.parametrize("row", DOCUMENTS, ids=[str(i) for i in range(len(DOCUMENTS))])
def test_gold_texts_are_read_soundly(row: dict[str, str]) -> None:
    assert_sound(extract(document(row)))


SIGNS = [",", ".", ";", ":", "“", "”", "(", ")", "-", "–", "|", "\n", "\n\n", "•", "3+4", "1,200", "12", "40", "5th"]
WORDS = st.sampled_from(
    [
        *SIGNS,
        *"nine dozens at least killed wounded people soldiers and or of them including the dead said police in".split(),
        *"Karsan on Monday a woman no none toll rose to from more than half third missing".split(),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=80).map(" ".join)))
def test_any_text_is_read_soundly(text: str) -> None:
    found = trace(
        Document(
            id="x", text=text.encode("utf-8", "replace").decode("utf-8"), title="12 killed", published="2025-03-10"
        )
    )
    assert_sound(found.extraction)
    assert explanation(found).endswith(
        "ledger, "
        + str(sum(e.disposition == "set_aside" for e in found.extraction.ledger or ()))
        + " of them set aside.\n"
    )


def gist(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without its print and its offsets."""
    q = claim.quantity
    voices = tuple(voice.key for voice in claim.attribution)
    return (
        q.kind,
        q.value,
        q.low,
        q.high,
        claim.outcome,
        claim.population.status,
        claim.population.age,
        voices,
        claim.certainty,
        claim.basis,
    )


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            "The quake killed 1,200 people, police said.",
            "The quake killed 1 200 people, police said.",
            "a space groups thousands",
        ),
        (
            "The quake killed 1,200 people, police said.",
            "The quake killed 1\u00a0200 people, police said.",
            "so does a no-break space",
        ),
        (
            "The quake killed 1,200 people, police said.",
            "The quake killed twelve hundred people, police said.",
            "words count as digits do",
        ),
        (
            "The mayor said “12 people were killed”.",
            'The mayor said "12 people were killed".',
            "curly and straight quotation marks",
        ),
        ("Police said 12 people were killed.", "POLICE SAID 12 PEOPLE WERE KILLED.", "capitals are no evidence"),
        ("Twenty-three people were killed.", "Twenty\u2011three people were killed.", "a no-break hyphen joins"),
        (
            "At least 12 people were killed.",
            "At least 12 peo\u00adple were kil\u00adled.",
            "soft hyphens are not there",
        ),
        ("Police said 12 people\nwere killed.", "Police said 12 people were killed.", "a line broken for width"),
    ],
)
def test_print_changes_no_claim(one: str, other: str, why: str) -> None:
    assert [gist(c) for c in extract(one).claims] == [gist(c) for c in extract(other).claims] != [], why


@pytest.mark.parametrize("row", DOCUMENTS[::9], ids=[str(i) for i in range(len(DOCUMENTS[::9]))])
def test_an_irrelevant_paragraph_changes_no_other_claim(row: dict[str, str]) -> None:
    plain = extract(document(row))
    longer = extract(document(row, text=row["text"] + "\n\nThe museum of glass is open again after a long winter."))
    assert [(c.id, gist(c)) for c in longer.claims] == [(c.id, gist(c)) for c in plain.claims]


SEEDS = [item for path in sorted(HOME.parent.glob("seeds/*/articles")) for item in read(str(path))]
FILTERED = [*map(document, DOCUMENTS), *SEEDS]


@pytest.mark.parametrize("named", FILTERED, ids=[str(i) for i in range(len(FILTERED))])
def test_what_is_left_unread_loses_no_claim(named: Document) -> None:
    """The same claims with `--ledger claims` and without, on all gold and all seeds, whatever is left unread."""
    quick, full = story.extract(named, ledger="claims"), extract(named)
    assert (quick.claims, quick.ledger) == (full.claims, None)


def test_every_seed_is_among_them() -> None:
    assert len(SEEDS) >= 12


@pytest.mark.parametrize("size", [1, 2, 4])
def test_what_is_left_unread_loses_no_claim_among_other_paragraphs(size: int) -> None:
    """Pieces of many texts one behind the other: few of them make a claim, and what stands around it changes."""
    paragraphs = [p for row in DOCUMENTS for p in row["text"].split("\n\n") if len(p) > 60]
    unread = 0
    for k in range(0, len(paragraphs), size):
        text = "\n\n".join([*paragraphs[k : k + size], *OTHER[k % 3 :]])
        own = Document(id="x", text=text)
        claims = extract_claims(own, LEXICON).claims
        assert claims == extract(own).claims
        unread += not claims
    assert unread


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("The museum of glass reopened on 12 May with 300 guests.", False),
        ("Twelve people were kil\u00adled.", True),
        ("No figure here, but somebody died.", True),
        ("The quake left 3000dead.", True),
        ("The house cost nine million.", False),
        ("The blaze cost nine people their lives.", True),
        ("Officials counted 40 confirmed cases of cholera.", True),
        ("The court heard 40 cases of theft.", False),
        ("Two of the men were taken to ER.", True),
        ("The driver, it is said, was run over by the van.", True),
        ("The van is run by a club, over the road.", False),
        ("\u212aILLED: two \u2013 \u201cno more\u201d", True),
    ],
)
def test_what_the_prefilter_lets_through(text: str, passes: bool) -> None:
    assert may_claim(Document(id="x", text=text), LEXICON) is passes


def test_the_same_text_gives_the_same_bytes() -> None:
    rows = [document(row) for row in DOCUMENTS[:20]]
    first = [extract(row).model_dump_json(by_alias=True) for row in rows]
    assert first == [extract(row).model_dump_json(by_alias=True) for row in rows]


def test_ids_outlive_a_paragraph_put_before() -> None:
    row = {"id": "x", "text": "Police said 12 people were killed in Karsan."}
    before = extract(document(row)).claims
    after = extract(document(row, text="The bridge at Holm is shut for repairs.\n\n" + row["text"])).claims
    assert [c.id for c in before] == [c.id for c in after] and len(before) == 1


def test_a_text_that_stops_anywhere_is_read() -> None:
    """A clipped headline, a cut wire: every annotated sentence, stopped behind each of its words, without a full stop."""
    for row in GOLD:
        if len(row.get("text", "")) > 300:
            continue
        words = row.get("text", "").split()
        for last in range(1, len(words)):
            text = " ".join(words[:last]).rstrip('.,;:"')
            ledger = extract(Document(id="d", text=text)).ledger
            assert ledger is not None, text
