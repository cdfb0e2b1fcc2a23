"""Names for documents, made of what they say and never of where they lie."""

from __future__ import annotations

import hashlib
from typing import Any

from tally.models import Document

LETTERS = "bcdfghjklmnpqrstvwxz"
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
    digest = hashlib.sha256("\x00".join("" if part is None else part for part in parts).encode("utf-8")).digest()
    number, letters = int.from_bytes(digest[:8], "big"), []
    for _ in range(10):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return f"{prefix}-{''.join(letters)}"


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
