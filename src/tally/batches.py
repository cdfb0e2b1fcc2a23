"""Frames in, frames out: what pandas, Dask (`map_partitions`), Spark (`mapInPandas`) and Ray (`map_batches`) call.

Both functions are pure and picklable, give the same columns and dtypes for every batch, an empty one too, and turn
what goes
wrong with a document into a row instead of an exception.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tally.errors import UnreadError, UsageError
from tally.models import Claim, Convention, Document, Extraction, Policy, Remark
from tally.settings import LIMITS, Limits

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["extract_frame", "reconcile_frame"]


def extract_frame(
    articles: DataFrame,
    *,
    text_field: str = "text",
    date_field: str = "published",
    id_field: str = "id",
    keep: Sequence[str] = (),
    lexicon: Sequence[str] = (),
    limits: Limits = LIMITS,
) -> DataFrame:
    """What a frame of articles claims, one row a claim, in the order of the articles.

    Columns: `keep` (copied from the article, such as a key to group by; a name that is one of ours stays ours), `row`,
    the columns of `claims.csv`, `error`. `row` is "document" once for every article that was read, then "claim" and
    "remark"; "error" for one that was not, with the reason in `error`. `rest` holds each as JSON, whole, which is what
    `reconcile_frame` reads.
    """
    from tally.lexicon import load

    words = load(*map(Path, lexicon))
    fields = (text_field, date_field, id_field)
    rows: list[dict[str, Any]] = []
    keep = [name for name in keep if name not in _dtypes()]
    for number, article in enumerate(_records(articles), 1):
        kept = {name: article.get(name) for name in keep}
        rows.extend({**kept, **row} for row in _article_rows(article, number, fields, words, limits))
    return _typed(rows, keep, articles)


def reconcile_frame(
    extracted: DataFrame,
    *,
    by: str | None = None,
    table: str = "relations",
    policy: Policy = "range",
    convention: Convention = "plain",
) -> DataFrame:
    """The relations (or another flat table) of what `extract_frame` gave, for each value of the column `by` on its own.

    Rows without a value of `by` are left out. Columns: `by`, then those of the table.
    Raises UsageError for a table or a column that is not there.
    """
    import pandas

    from tally.frames import table_frame
    from tally.reconciliation import reconcile

    for name in ("row", "document", "rest", *([by] if by else [])):
        if name not in extracted.columns:
            raise UsageError(
                f"the frame has no column {name!r}. Give what extract_frame returned, with keep=[{name!r}]."
            )
    groups: Iterable[tuple[Hashable, DataFrame]] = extracted.groupby(by, sort=True) if by else [(None, extracted)]
    frames = [table_frame(reconcile([]), table).iloc[:0]]
    keys: list[Any] = []
    for key, group in groups:
        found = table_frame(reconcile(list(_extractions(group)), policy=policy, convention=convention), table)
        keys.extend([key] * len(found))
        frames.append(found)
    whole: DataFrame = pandas.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    if by:
        kind: Any = extracted[by].dtype
        whole.insert(0, by, pandas.array(keys, dtype=kind))
    return whole


def _records(articles: DataFrame) -> Iterator[dict[str, Any]]:
    """The rows with None for whatever pandas counts as missing."""
    import pandas

    for record in articles.to_dict("records"):
        yield {
            str(name): None if pandas.api.types.is_scalar(value) and pandas.isna(value) else value
            for name, value in record.items()
        }


def _article_rows(
    article: dict[str, Any], number: int, names: tuple[str, str, str], lexicon: Any, limits: Limits
) -> Iterator[dict[str, Any]]:
    from tally.reading.admission import admitted
    from tally.reading.rows import Fields, item_of
    from tally.reporting.rows import claim_rows
    from tally.story import attempted

    found: Document | Extraction | UnreadError
    try:
        found = item_of(article, "frame", Fields(*names), "frame", number)
        found = next(item for _, item in admitted([(number, found)], "frame", limits, False))
    except UnreadError as problem:
        found = problem
    if not isinstance(found, UnreadError):
        found = attempted(found, lexicon, "claims", limits.seconds, "frame", number)
    if isinstance(found, UnreadError):
        name = article.get(names[2])
        yield {
            "row": "error",
            "document": None if name is None else str(name),
            "error": f"{found.problem}. {found.next_step}",
        }
        return
    document = found.document
    about = {
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "url": document.url,
    }
    fingerprint = {"fingerprint": found.fingerprint} if getattr(found, "fingerprint", None) else {}
    rest = {"document": document.model_dump(mode="json", exclude={"text"}, exclude_defaults=True), **fingerprint}
    yield {"row": "document", "document": document.id, "rest": json.dumps(rest), **about}
    for row in claim_rows(found.claims, [document]):
        yield {"row": "claim", **row}
    for remark in found.remarks:
        place = {"quote": remark.quote, "field": remark.field, "start": remark.start, "end": remark.end}
        yield {
            "row": "remark",
            "document": document.id,
            "rest": remark.model_dump_json(by_alias=True),
            **place,
            **about,
        }


def _typed(rows: list[dict[str, Any]], keep: Sequence[str], articles: DataFrame) -> DataFrame:
    """The rows as a frame: text as `string`, counts as `Int64`, what was kept as it was."""
    import pandas

    dtypes = _dtypes()
    kept = {name: articles[name].dtype if name in articles.columns else "object" for name in keep}
    return pandas.DataFrame(
        {name: pandas.array([row.get(name) for row in rows], dtype=dtype) for name, dtype in {**kept, **dtypes}.items()}
    )


def _dtypes() -> dict[str, Any]:
    """The columns that are ours, with their dtypes."""
    from tally.frames import DTYPES
    from tally.reporting.columns import CLAIMS

    return {"row": "string", **{column.name: DTYPES[column.type] for column in CLAIMS}, "error": "string"}


def _extractions(group: DataFrame) -> Iterator[Extraction]:
    """The extractions that the rows of one group hold, in the order of their documents; a document given twice comes once,
    and two texts under one id are told apart.
    """
    from tally.reading.identity import made_of, renamed

    parts: dict[tuple[str, str | None], tuple[dict[str, Any], list[Claim], list[Remark]]] = {}
    current: dict[str, tuple[list[Claim], list[Remark]]] = {}
    for kind, name, rest in zip(group["row"], group["document"], group["rest"], strict=True):
        if kind == "document":
            known = json.loads(rest)
            # A second time the claims that follow go nowhere.
            part = (known, list[Claim](), list[Remark]())
            key = (name, known["document"].get("sha256"))
            current[name] = part[1:]
            parts.setdefault(key, part)
        elif kind == "claim" and name in current:
            current[name][0].append(Claim.model_validate(json.loads(rest)["claim"]))
        elif kind == "remark" and name in current:
            current[name][1].append(Remark.model_validate_json(rest))
    names: set[str] = set()
    for (name, sha256), (known, claims, remarks) in parts.items():
        document = Document.model_validate({"text": "", **known.pop("document")})
        found = Extraction(document=document, claims=tuple(claims), remarks=tuple(remarks), ledger=None, **known)
        yield renamed(found, made_of(name, sha256)) if name in names else found
        names.add(name)
