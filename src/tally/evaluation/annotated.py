"""A case's annotated claims and remarks as the extractions that a perfect reader would give: the reasoning measured
alone.
"""

from __future__ import annotations

import re
from typing import Any

from tally.evaluation.gold import Row, folded, span_of
from tally.models import Extraction


def perfect_extractions(case: Row) -> list[Extraction]:
    """One Extraction a document of the case, in its order. Times and places stay the words that they are in the
    gold.
    """
    return [Extraction.model_validate(_extraction(case, document)) for document in case["documents"]]


def _extraction(case: Row, document: Row) -> Row:
    return {
        "document": document,
        "ledger": None,
        "claims": [_claim(claim, document) for claim in case["claims"] if claim["document"] == document["id"]],
        "remarks": [
            _remark(remark, document) for remark in case.get("remarks") or [] if remark["document"] == document["id"]
        ],
    }


def _voice(name: str, role: str | None, sentence: str, text: str) -> dict[str, Any]:
    at = text.find(name)
    place = {"text": name, "start": at, "end": at + len(name)} if at >= 0 else {}
    return {
        "name": name,
        "key": folded(name),
        "role": role or "other",
        "link": "same_sentence" if name in sentence else "carried",
        **place,
    }


def _claim(claim: Row, document: Row) -> Row:
    text, source = document["text"], claim.get("source")
    number = span_of(claim, text, claim["number"])
    starts = (found.start() for found in re.finditer(re.escape(claim["quote"]), text))
    start = max((at for at in starts if at <= number[0] < at + len(claim["quote"])), default=number[0])
    quote = claim["quote"] if text.startswith(claim["quote"], start) else claim["number"]
    bounds = (claim["value"], claim["value"]) if claim["kind"] in ("exact", "none") else (claim["low"], claim["high"])
    voices = (
        [
            _voice(source, claim.get("source_role"), quote, text),
            *(_voice(name, "media", quote, text) for name in claim.get("via") or []),
        ]
        if source
        else []
    )
    given = {
        name: claim[name] for name in ("certainty", "stance", "basis", "place", "when", "flags") if claim.get(name)
    }
    links = {
        name: f"{document['id']}.{claim[name]}" for name in ("part_of", "supersedes", "repeats") if claim.get(name)
    }
    return {
        "id": f"{document['id']}.{claim['id']}",
        "document": document["id"],
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "number_start": number[0],
        "number_end": number[1],
        "number": claim["number"],
        "outcome": claim["outcome"],
        "quantity": {
            "kind": claim["kind"],
            "value": claim["value"],
            "low": bounds[0],
            "high": bounds[1],
            "modifier": claim.get("modifier"),
            "inherited": bool(claim.get("inherited")),
        },
        "population": {
            "text": claim.get("who"),
            "status": claim.get("status"),
            "age": claim.get("age"),
            "sex": claim.get("sex"),
            "unit": claim.get("unit") or "persons",
        },
        "attribution": voices,
        "origin": (folded(source) if source else folded(document.get("publisher"))) or f"document:{document['id']}",
        "as_of_date": document.get("published"),
        "as_of_basis": "published",
        "event": f"{document['id']}/{claim.get('event', 'e1')}",
        **given,
        **links,
    }


def _remark(remark: Row, document: Row) -> Row:
    start, end = span_of({"occurrence": remark.get("occurrence", 1)}, document["text"], remark["quote"])
    return {
        "id": f"{document['id']}.{remark['id']}",
        "document": document["id"],
        "start": start,
        "end": end,
        "quote": remark["quote"],
        "code": remark["code"],
        "attribution": [_voice(remark["source"], None, remark["quote"], document["text"])]
        if remark.get("source")
        else [],
        "about": [f"{document['id']}.{name}" for name in remark.get("about") or []],
    }
