"""Plain text, with or without a block of headers on top."""

from __future__ import annotations

import re
from typing import Any

_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,19}):[ \t]*(.*?)[ \t]*\r?\Z")
_NAMES = {
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "publisher-role": "publisher_role",
    "published": "published",
    "modified": "modified",
    "updated": "modified",
    "url": "url",
    "id": "id",
    "language": "language",
}
_LONGEST = 4_000


def split_headers(text: str) -> tuple[dict[str, Any], str]:
    """What the headers say, and the text below the empty line that ends them; ({}, text) where there are none.

    A header block opens the file, its first line is one that `tally` knows, and each of its lines reads "Name: value".
    """
    found: dict[str, Any] = {}
    at = 0
    while at < min(len(text), _LONGEST):
        end = text.find("\n", at)
        line = text[at:] if end < 0 else text[at:end]
        after = len(text) if end < 0 else end + 1
        if not line.strip():
            return (found, text[after:]) if found else ({}, text)
        header = _HEADER.match(line)
        name = _NAMES.get(header.group(1).lower()) if header else None
        if header is None or (at == 0 and name is None):
            return {}, text
        if name and header.group(2):
            found.setdefault(name, header.group(2))
        at = after
    return (found, "") if found and at >= len(text) else ({}, text)
