"""Frames in, frames out: the same columns always, errors as rows, the same claims whoever maps the function."""

import json
import pickle

import pandas
import pytest

from tally import extract_frame, reconcile_frame
from tally.errors import UsageError
from tally.story import extract, reconcile

ARTICLES = pandas.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e"],
        "story": [1, 1, 2, 2, 2],
        "text": [
            "Nine people were killed in the blast at Orrin on Saturday, police said.",
            "Twelve people were killed in the blast at Orrin on Saturday, the mayor said.",
            None,
            "Une frappe a\u00e9rienne a tu\u00e9 douze civils mardi soir dans la ville, selon les secouristes.",
            "The fair opened under a blue sky.",
        ],
        "published": ["2024-03-02", "2024-03-03", None, None, None],
    }
)


def test_rows():
    frame = extract_frame(ARTICLES, keep=["story"])
    assert list(frame["row"]) == ["document", "claim", "document", "claim", "error", "error", "document"]
    claims = frame[frame["row"] == "claim"]
    assert list(claims["value"]) == [9, 12] and list(claims["story"]) == [1, 1]
    errors = frame[frame["row"] == "error"]
    assert list(errors["document"]) == ["c", "d"]
    assert "holds no text" in errors["error"].iloc[0] and "French" in errors["error"].iloc[1]


def test_the_same_columns_and_dtypes_for_every_batch():
    full = extract_frame(ARTICLES, keep=["story"])
    for part in (ARTICLES.iloc[:0], ARTICLES.iloc[2:4], ARTICLES.iloc[4:]):
        assert extract_frame(part, keep=["story"]).dtypes.equals(full.dtypes)
    parts = [extract_frame(ARTICLES.iloc[at : at + 1], keep=["story"]) for at in range(len(ARTICLES))]
    pandas.testing.assert_frame_equal(pandas.concat(parts, ignore_index=True), full)


def test_it_is_pure_and_can_be_sent_elsewhere():
    before = ARTICLES.copy()
    elsewhere = pickle.loads(pickle.dumps(extract_frame))
    pandas.testing.assert_frame_equal(elsewhere(ARTICLES), extract_frame(ARTICLES))
    pandas.testing.assert_frame_equal(ARTICLES, before)


def test_reconciling_by_a_key_is_reconciling_each_group():
    extracted = extract_frame(ARTICLES, keep=["story"])
    relations = reconcile_frame(extracted, by="story")
    from tally.reading.rows import Fields, item_of

    documents = [item_of(row, "test", Fields(), "frame") for row in ARTICLES.iloc[:2].to_dict("records")]
    wanted = reconcile([extract(document) for document in documents]).relations
    assert [(r.a, r.b, r.verdict) for r in wanted] == list(
        zip(relations["a"], relations["b"], relations["verdict"], strict=True)
    )
    assert len(wanted) >= 1 and set(relations["story"]) == {1}
    assert json.loads(relations["rest"].iloc[0])["sentence"] == wanted[0].sentence
    empty = reconcile_frame(extracted.iloc[:0], by="story")
    assert list(empty.columns) == list(relations.columns) and len(empty) == 0


KEPT = [
    (["published"], pandas.Series(pandas.to_datetime(["2024-03-02"] * 5))),
    (["title"], pandas.Series([1, 2, 3, 4, 5])),
    (["text"], None),
    (["nowhere"], None),
]


@pytest.mark.parametrize(("keep", "values"), KEPT, ids=[row[0][0] for row in KEPT])
def test_what_is_kept_takes_the_place_of_no_column(keep, values):
    articles = ARTICLES if values is None else ARTICLES.assign(**{keep[0]: values})
    frame, plain = extract_frame(articles, keep=keep), extract_frame(articles)
    assert extract_frame(articles.iloc[:0], keep=keep).dtypes.equals(frame.dtypes)
    for name in plain.columns:
        pandas.testing.assert_series_equal(frame[name], plain[name])


def test_an_error_of_any_kind_is_a_row(monkeypatch):
    def fails(document, **more):
        raise RecursionError("too deep")

    monkeypatch.setattr("tally.story.extract", fails)
    frame = extract_frame(ARTICLES.iloc[:1])
    assert list(frame["row"]) == ["error"] and "could not be extracted (RecursionError" in frame["error"].iloc[0]


def test_two_articles_under_one_id_lose_no_claim():
    articles = ARTICLES.iloc[:2].assign(id="same")
    values = reconcile_frame(extract_frame(articles, keep=["story"]), by="story", table="claims")["value"]
    assert sorted(values) == [9, 12]


def test_columns_that_are_missing():
    with pytest.raises(UsageError, match="no column 'story'"):
        reconcile_frame(extract_frame(ARTICLES), by="story")


@pytest.mark.cluster
def test_dask_maps_it_over_partitions():
    dask_frames = pytest.importorskip("dask.dataframe")
    frame = dask_frames.from_pandas(ARTICLES, npartitions=2)
    meta = extract_frame(ARTICLES.iloc[:0], keep=["story"])
    mapped = frame.map_partitions(extract_frame, keep=["story"], meta=meta).compute(
        scheduler="processes", num_workers=2
    )
    wanted = extract_frame(ARTICLES, keep=["story"])
    assert list(mapped["claim_id"].dropna()) == list(wanted["claim_id"].dropna())
    assert len(mapped) == len(wanted)
