"""Bytes into the text that they are, or a clear refusal: never a guess that would change the words quoted."""

from __future__ import annotations

import codecs

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
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_MAGICS = tuple(magic for magic, _ in _KNOWN_BINARY)
_MARKED = tuple(mark for mark, _ in _MARKS)
_SAMPLE = 8_192
_CONTROLS = tuple(sorted({chr(code) for code in range(32)} - set("\t\n\r\f\v\x1b")))
_CONTROL_BYTES = "".join(_CONTROLS).encode("ascii")


def binary_kind(raw: bytes) -> str | None:
    """What these bytes are where they are no text ("a PDF file", "a binary file"), else None."""
    if raw.startswith(_MAGICS):
        return next(kind for magic, kind in _KNOWN_BINARY if raw.startswith(magic))
    return "a binary file" if b"\x00" in raw[:_SAMPLE] and not raw.startswith(_MARKED) else None


def decode(
    raw: bytes, source: str, *, encoding: str | None = None, declared: str | None = None, line: int | None = None
) -> str:
    """The text of `raw`: by its byte-order mark, `encoding` where the caller names one, UTF-8, then what the file
    declares.

    Raises UnreadError for binary bytes and for bytes that are valid in none of these.
    """
    kind = binary_kind(raw)
    if kind:
        raise UnreadError(
            source, f"this is {kind}, not a text", "Save its text as .txt or .html and name that file.", line
        )
    marked = raw.startswith(_MARKED)
    named = next(name for mark, name in _MARKS if raw.startswith(mark)) if marked else _known(encoding, source)
    try:
        text = raw.decode(named or "utf-8")
    except (UnicodeDecodeError, ValueError) as error:
        text_or_none = None if named else _by_declaration(raw, declared)
        if text_or_none is None:
            raise _refusal(raw, source, named, error, line) from None
        text = text_or_none
    if _is_binary(raw, text[:_SAMPLE]):
        raise UnreadError(
            source, "this is a binary file, not a text", "Save its text as .txt or .html and name that file.", line
        )
    return text


def _is_binary(raw: bytes, sample: str) -> bool:
    """Whether more than one sign in twenty of the decoded sample is a control character."""
    if len(raw.translate(None, _CONTROL_BYTES)) == len(raw):
        return False  # in no encoding is there a control character without such a byte
    return sum(map(sample.count, _CONTROLS)) * 20 > len(sample)


def _known(encoding: str | None, source: str) -> str | None:
    if encoding is None:
        return None
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UnreadError(
            source, f"{encoding!r} is no known encoding", "Name one such as utf-8, windows-1252 or iso-8859-1."
        ) from None


def _by_declaration(raw: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        return raw.decode(codecs.lookup(declared).name)
    except (LookupError, ValueError):
        return None


def _refusal(raw: bytes, source: str, named: str | None, error: Exception, line: int | None) -> UnreadError:
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    where = f"byte 0x{raw[start]:02x} at position {start}" if start < len(raw) else "its end"
    step = "Name its encoding, such as --encoding windows-1252, or save it as UTF-8."
    return UnreadError(source, f"the text is not {named or 'UTF-8'} ({where} does not fit)", step, line)
