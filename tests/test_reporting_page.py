"""The page, as text and in a browser: what it shows, what works in it, and that nothing a text says can act."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from reporting_story import CHILDREN, FIRST, NINETEEN, TWELVE, claim, hostile, result
from tally.models import Evidence, Population, Quantity, Reason
from tally.reporting import report
from tally.reporting.chart import charts
from tally.reporting.marks import articles
from tally.reporting.page import fragment, text_fragment
from tally.reporting.story import story


class Outline(HTMLParser):
    """The elements, ids, references and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.loads: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)
            elif name in ("src", "srcset", "action", "data", "background"):
                self.loads.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("how", ["excerpts", "full", "none"])
def test_every_reference_has_its_target_and_every_id_is_one(how: str) -> None:
    outline = Outline(str(report(result(), "html", articles=how)))
    assert len(outline.ids) == len(set(outline.ids))
    missing = [link for link in outline.links if link.startswith("#") and link[1:] not in outline.ids]
    assert missing == []


def test_nothing_is_loaded_from_anywhere() -> None:
    page = str(report(result(), "html"))
    outline = Outline(page)
    assert outline.loads == [] and outline.handlers == []
    assert not {"link", "iframe", "img", "object", "embed", "base"} & set(outline.tags)
    assert "default-src &#39;none&#39;" in page
    assert "@import" not in page and "url(" not in page


def test_hostile_words_are_text_everywhere() -> None:
    for how in ("excerpts", "full", "none"):
        page = str(report(hostile(), "html", articles=how))
        outline = Outline(page)
        plain = Outline(str(report(result(), "html", articles=how)))
        assert set(outline.tags) <= set(plain.tags), "no element came from a text"
        assert outline.tags.count("script") == 1 and outline.handlers == [] and outline.loads == []
        assert not any(re.match(r"\s*(javascript|data|vbscript):", link, re.I) for link in outline.links)
        assert "\u202e" not in page and "[U+202E]gnp.exe" in outline.text
        assert "<img src=x onerror=window.owned=1>" in outline.text


def test_twice_the_same_bytes() -> None:
    assert report(result(), "html") == report(result(), "html")


def test_pieces_of_an_article_are_the_article() -> None:
    marks = story(result()).marks
    for article in articles(result(), marks, "full"):
        assert "".join(p.text for passage in article.passages for p in passage.pieces) == article.document.text
    for article in articles(result(), marks, "excerpts"):
        for passage in article.passages:
            assert "".join(piece.text for piece in passage.pieces) in article.document.text


def test_excerpts_hold_the_sentences_needed_and_no_others() -> None:
    long = FIRST.model_copy(update={"text": "Rain fell. " * 30 + FIRST.text + " The market is closed." * 30})
    shift = len("Rain fell. " * 30)
    moved = TWELVE.model_copy(
        update={
            "start": TWELVE.start + shift,
            "end": TWELVE.end + shift,
            "number_start": TWELVE.number_start + shift,
            "number_end": TWELVE.number_end + shift,
            "attribution": (),
        }
    )
    shown = result(documents=(long,), claims=(moved,), relations=(), remarks=(), series=(), rollups=(), ledger={})
    (article,) = articles(shown, story(shown).marks, "excerpts")
    words = "".join(piece.text for passage in article.passages for piece in passage.pieces)
    assert words == FIRST.text[: FIRST.text.index(" Three")]
    assert article.passages[0].gap and not article.whole


def test_parts_are_named_where_they_start() -> None:
    spans = {"modifier": (0, 8), "population": (12, 18), "place": (34, 39), "when": (43, 50)}
    marked = result(claims=(TWELVE.model_copy(update={"evidence": spans}), CHILDREN, NINETEEN))
    (first, _) = articles(marked, story(marked).marks, "full")
    named = [(p.part, p.text) for passage in first.passages for p in passage.pieces if p.labelled]
    assert named == [
        ("hedge", "At least"),
        ("number", "12"),
        ("people", "people"),
        ("place", "Orlet"),
        ("time", "Tuesday"),
        ("source", "Rivers Authority"),
        ("number", "Three"),
        ("", "40"),
    ]


def test_evidence_that_is_no_claim_can_be_jumped_to() -> None:
    words = "The wall was 40 metres high"
    at = FIRST.text.index(words)
    evidence = Evidence(document="d1", start=at, end=at + len(words), quote=words)
    relation = (
        result()
        .relations[0]
        .model_copy(update={"reasons": (Reason(code="stale_figure", grade="inferred", evidence=(evidence,)),)})
    )
    page = str(report(result(relations=(relation,)), "html"))
    assert f'href="#at-d1-text-{at}-{at + len(words)}"' in page
    assert f'id="at-d1-text-{at}-{at + len(words)}"' in page


@pytest.mark.parametrize(
    ("url", "words", "expected", "why"),
    [
        ("https://a.example/x", "12 people", "https://a.example/x#:~:text=12%20people", "short words whole"),
        ("https://a.example/x#y", "a-b, c & d", "https://a.example/x#y:~:text=a%2Db%2C%20c%20%26%20d", "signs encoded"),
        (
            "https://a.example/",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
            "https://a.example/#:~:text=one%20two%20three%20four,thirteen%20fourteen%20fifteen%20sixteen",
            "long words by their ends",
        ),
    ],
)
def test_text_fragments(url: str, words: str, expected: str, why: str) -> None:
    assert text_fragment(url, words) == expected, why


def test_chart_draws_each_series_within_its_plane() -> None:
    (chart,) = charts(result(), story(result()).marks)
    assert [line.name for line in chart.lines] == ["Residents", "Rivers Authority"]
    for line in chart.lines:
        for point in line.points:
            assert chart.left <= point.x <= chart.right and chart.top <= point.y <= chart.bottom
    higher, lower = (line.points[0].y for line in chart.lines)
    assert higher < lower, "19 stands above 12"
    assert chart.shapes == ("exact", "lower")
    assert chart.rollup is not None and chart.rollup.height > 0
    labels = sorted(line.label_y for line in chart.lines)
    assert all(b - a >= 26 for a, b in pairwise(labels)), "labels do not cover each other"


def test_a_vague_figure_is_named_and_not_drawn() -> None:
    vague = NINETEEN.model_copy(update={"quantity": Quantity(kind="vague", word="dozens")})
    (chart,) = charts(result(claims=(TWELVE, CHILDREN, vague)), story(result()).marks)
    assert chart.not_drawn == ("“19 villagers were killed on Tuesday”",)
    assert [line.name for line in chart.lines] == ["Rivers Authority"]


def test_fifty_articles_stay_small() -> None:
    text = "At least 12 people were killed in Orlet on Tuesday when a dam gave way, the Rivers Authority said. " * 40
    documents, claims = [], []
    for number in range(50):
        document = FIRST.model_copy(update={"id": f"d{number}", "text": text})
        documents.append(document)
        for at in range(12):
            one = claim(document, f"c-{number}-{at}", FIRST.text[:50], "12", Quantity(kind="lower", value=12, low=12))
            claims.append(one.model_copy(update={"population": Population(text=f"people {at}")}))
    pairs = zip(claims, claims[1:] + claims[:100], strict=False)
    relations = [
        result()
        .relations[0]
        .model_copy(update={"id": f"r-{at}", "a": a.id, "b": b.id, "sentence": "They differ. " * 30})
        for at, (a, b) in enumerate(pairs)
    ]
    many = result(
        documents=tuple(documents),
        claims=tuple(claims),
        relations=tuple(relations),
        rollups=(),
        series=(),
        remarks=(),
    )
    assert len(relations) == 600
    for how in ("excerpts", "full"):
        assert len(str(report(many, "html", articles=how)).encode()) < 2_000_000


def test_fragment_for_notebooks_has_no_script_and_no_whole_page() -> None:
    outline = Outline(fragment(hostile()))
    assert not {"script", "html", "body", "img"} & set(outline.tags) and outline.handlers == []
    assert "table" in outline.tags
