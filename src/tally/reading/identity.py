"""Names for documents, made of what they say and never of where they lie."""

from __future__ import annotations

import hashlib
from typing import Any

from tally.ids import ten_letters
from tally.models import Document, Extraction

LONE_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


def keep(text: str) -> str:
    """The text as it is kept: a byte-order mark at its start dropped, lone surrogates made U+FFFD, nothing else
    changed.
    """
    if text.isascii():
        return text
    text = text.removeprefix("\ufeff")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.translate(LONE_SURROGATES)
    return text


def made_of(prefix: str, *parts: str | None) -> str:
    """`prefix`, a hyphen and ten letters without vowels, the same for the same parts on every machine."""
    said = "\x00".join("" if part is None else part for part in parts)
    return f"{prefix}-{ten_letters(said.encode('utf-8'))}"


def document_of(text: str, **known: Any) -> Document:
    """A Document of these words: the id given, else one made of all that is known of it; `sha256` is that of the
    text in UTF-8.
    """
    text = keep(text)
    known = {name: keep(value) if isinstance(value, str) else value for name, value in known.items()}
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if not known.get("id"):
        known["id"] = made_of("d", digest, *(known.get(name) for name in ("title", "publisher", "published", "url")))
    return Document(text=text, sha256=digest, **known)


def renamed(found: Extraction, name: str) -> Extraction:
    """The extraction as that of a document of another id: its claims and remarks get ids of their own, and keep their ties."""
    old, known = found.document.id, [*(claim.id for claim in found.claims), *(remark.id for remark in found.remarks)]
    ids = {row: made_of(row[:1], name, row) for row in known}

    def one(value: str | None) -> str | None:
        return ids.get(value, value) if value is not None else None

    claims = [
        claim.model_copy(
            update={
                "id": ids[claim.id],
                "document": name,
                "origin": f"document:{name}" if claim.origin == f"document:{old}" else claim.origin,
                "event": name + claim.event.removeprefix(old),
                "part_of_alternatives": tuple(ids.get(other, other) for other in claim.part_of_alternatives),
                **{tie: one(getattr(claim, tie)) for tie in ("part_of", "supersedes", "repeats")},
            }
        )
        for claim in found.claims
    ]
    remarks = [
        remark.model_copy(
            update={"id": ids[remark.id], "document": name, "about": tuple(ids.get(a, a) for a in remark.about)}
        )
        for remark in found.remarks
    ]
    ledger = found.ledger and tuple(
        entry.model_copy(update={"claims": tuple(ids.get(a, a) for a in entry.claims)}) for entry in found.ledger
    )
    document = found.document.model_copy(update={"id": name})
    changes = {"document": document, "claims": tuple(claims), "remarks": tuple(remarks), "ledger": ledger}
    return found.model_copy(update=changes)
