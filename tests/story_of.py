"""Small stories for the tests of reconciliation: documents with claims and remarks, as a perfect reader would give
them.
"""

from __future__ import annotations

from typing import Any

from tally.models import Claim, Document, Extraction, Population, Quantity, Relation, Remark, Stamp, Voice
from tally.reconciliation import reconcile

STAMP = Stamp(version="0", lexicon="test")


def quantity(number: str) -> Quantity:
    """`60`, `>=20`, `<=40`, `12-15`, `~160`, `dozens`, `none`."""
    if number == "none":
        return Quantity(kind="none", value=0, low=0, high=0)
    if number.startswith(">="):
        n = int(number[2:])
        return Quantity(kind="lower", value=n, low=n, modifier="at least")
    if number.startswith("<="):
        n = int(number[2:])
        return Quantity(kind="upper", value=n, low=0, high=n, modifier="up to")
    if number.startswith("~"):
        return Quantity(kind="approx", value=int(number[1:]), modifier="about")
    if "-" in number and number.replace("-", "").isdigit():
        low, high = map(int, number.split("-"))
        return Quantity(kind="range", low=low, high=high)
    if number.isdigit():
        n = int(number)
        return Quantity(kind="exact", value=n, low=n, high=n)
    return Quantity(kind="vague", word=number)


def say(
    number: str,
    outcome: str = "killed",
    source: str | None = None,
    role: str = "government",
    *,
    who: str | None = None,
    id: str | None = None,
    via: tuple[str, ...] = (),
    quote: str | None = None,
    verb: str | None = None,
    start: int | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """One claim of a document; `fields` are the claim's own (place, when, basis, part_of, ...) and the population's."""
    people = {k: fields.pop(k) for k in ("status", "age", "sex", "unit", "status_basis") if k in fields}
    voices = ()
    if source:
        first = Voice(name=source, key=source.lower(), role=role, verb=verb)  # type: ignore[arg-type]
        voices = (first, *(Voice(name=v, key=v.lower(), role="media") for v in via))
    q = quantity(number)
    words = number.lstrip("<>=~")
    return {
        "id": id,
        "number": words,
        "quantity": q,
        "outcome": outcome,
        "population": Population(text=who, **people),
        "attribution": voices,
        "quote": quote or f"{words} {who or 'people'} {outcome}",
        "start": start,
        **fields,
    }


def police(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="police", role="police", **more)


def hospital(number: str, outcome: str = "killed", **more: Any) -> dict[str, Any]:
    return say(number, outcome, source="district hospital", role="health", **more)


def remark(code: str, *about: str, quote: str | None = None, source: str | None = None) -> dict[str, Any]:
    """One remark of a document about its claims, by their short ids."""
    voices = (Voice(name=source, key=source.lower()),) if source else ()
    return {"code": code, "about": about, "quote": quote or f"words of {code}", "attribution": voices}


def told(
    id: str, published: str, publisher: str | None, *rows: dict[str, Any], title: str | None = None, **document: Any
) -> Extraction:
    """A document that says these things. Claims are c1, c2, ... unless they name themselves; ids and links get the
    document's.
    """
    claims, remarks, at = [], [], 0
    for n, row in enumerate(rows, 1):
        row = dict(row)
        at += 200
        if "code" in row:
            about = tuple(f"{id}.{a}" for a in row.pop("about"))
            remarks.append(
                Remark(id=f"{id}.r{n}", document=id, start=at, end=at + len(row["quote"]), about=about, **row)
            )
            continue
        local = row.pop("id") or f"c{n}"
        start = at if row["start"] is None else row["start"]
        row["start"] = start
        links = {k: f"{id}.{row.pop(k)}" for k in ("part_of", "supersedes", "repeats") if row.get(k)}
        event = f"{id}/{row.pop('event', 'e1')}"
        claims.append(
            Claim(
                id=f"{id}.{local}",
                document=id,
                end=start + len(row["quote"]),
                number_start=start + max(0, row["quote"].find(row["number"])),
                number_end=start + max(0, row["quote"].find(row["number"])) + len(row["number"]),
                origin="",
                event=event,
                **links,
                **row,
            )
        )
    doc = Document(id=id, text="", title=title, publisher=publisher, published=published, **document)
    return Extraction(tally=STAMP, document=doc, claims=tuple(claims), remarks=tuple(remarks), ledger=None)


def between(story: list[Extraction], a: str, b: str) -> Relation | None:
    """What is said of two claims of a story, whichever of them comes first."""
    return next((r for r in reconcile(story).relations if {r.a, r.b} == {a, b}), None)


def assert_rule(story: list[Extraction], a: str, b: str, verdict: str | None, code: str, why: str) -> None:
    """That a pair has this verdict for this first reason; without a verdict, that it has neither the verdict nor the
    reason `code`.
    """
    relation = between(story, a, b)
    if verdict is None:
        assert relation is None or code not in (relation.verdict, *(x.code for x in relation.reasons)), why
        return
    assert relation is not None, why
    assert (relation.verdict, relation.reasons[0].code) == (verdict, code), why
