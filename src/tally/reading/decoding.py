"""Bytes into the text that they are, or a clear refusal: never a guess that would change the words quoted."""

from __future__ import annotations

import codecs
import re

from tally.errors import UnreadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_NO_TEXT = "Save its text as .txt or .html and name that file."
_SAMPLE = 8_192
# What the encoding standard of the web knows; Python knows more, and some of it rewrites the text.
_OF_PAGES = re.compile(
    r"utf-?8|utf-16(?:-[lb]e)?|cp125\d|cp866|cp874|cp932|cp949|iso8859-\d{1,2}|koi8-[ru]|mac-(?:roman|cyrillic)|gbk|"
    r"gb2312|gb18030|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp|ascii|latin-?1|tis-620"
)
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\v\x1b")))


def binary_kind(raw: bytes, wide: bool = False) -> str | None:
    """What these bytes are where they are no text ("a PDF file", "a binary file"), else None. Zero bytes are no sign of
    it in a text whose encoding is known to be `wide`.
    """
    for magic, kind in _KNOWN_BINARY:
        if raw.startswith(magic):
            return kind
    if wide or any(raw.startswith(mark) for mark, _ in _MARKS) or b"\x00" not in raw[:_SAMPLE]:
        return None
    return "a binary file"


def decode(
    raw: bytes, source: str, *, encoding: str | None = None, declared: str | None = None, line: int | None = None
) -> str:
    """The text of `raw`: by its byte-order mark, `encoding` where the caller names one, UTF-8, then what the file
    declares.

    Raises UnreadError for binary bytes and for bytes that are valid in none of these.
    """
    named = next((name for mark, name in _MARKS if raw.startswith(mark)), None) or _known(encoding, source)
    kind = binary_kind(raw, wide=(named or "").startswith(("utf-16", "utf-32")))
    if kind:
        raise UnreadError(source, f"this is {kind}, not a text", _next_step(kind, raw), line)
    try:
        text = raw.decode(named or "utf-8")
    except (UnicodeDecodeError, ValueError) as error:
        text_or_none = None if named else _by_declaration(raw, declared)
        if text_or_none is None:
            raise _refusal(raw, source, named, error, line) from None
        text = text_or_none
    sample = text[:_SAMPLE].encode("utf-8", "replace")
    if (len(sample) - len(sample.translate(None, _CONTROLS))) * 20 > len(text[:_SAMPLE]):
        raise UnreadError(source, "this is a binary file, not a text", _NO_TEXT, line)
    return text


def _next_step(kind: str, raw: bytes) -> str:
    if "archive" in kind:
        return "Unpack it, and name the texts in it."
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Latin letters in two bytes each: every other one is zero.
        if not any(raw[at:_SAMPLE:2]) and all(raw[1 - at : _SAMPLE : 2]):
            return f"If it is UTF-16 without its mark, add --encoding {encoding}."
    return _NO_TEXT


def _known(encoding: str | None, source: str) -> str | None:
    if encoding is None:
        return None
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UnreadError(
            source, f"{encoding!r} is no known encoding", "Name one such as utf-8, windows-1252 or iso-8859-1."
        ) from None


def _by_declaration(raw: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        return raw.decode(name) if _OF_PAGES.fullmatch(name) else None
    except (LookupError, ValueError):
        return None


def _refusal(raw: bytes, source: str, named: str | None, error: Exception, line: int | None) -> UnreadError:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    where = f"byte 0x{raw[start]:02x} at position {start}" if start < len(raw) else "its end"
    step = "Name its encoding, such as --encoding windows-1252, or save it as UTF-8."
    return UnreadError(source, f"the text is not {named or 'UTF-8'} ({where} does not fit)", step, line)
