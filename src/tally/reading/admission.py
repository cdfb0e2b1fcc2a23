"""What of the documents found is let in: texts of a bearable size, with words in them, in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tally.errors import UnreadError
from tally.models import Document
from tally.reading.language import is_english_code, other_language
from tally.reading.lines import Found
from tally.settings import Limits, show_size

# What says where a text comes from is repeated in each of its claims: a monstrous name would be written ten thousand times.
_LONGEST = {"id": 500, "publisher": 500, "language": 500, "title": 4_000, "url": 4_000}
_NOT_ENGLISH = "tally reads English only: translate it, or leave it out."


def admitted(found: Iterable[Found], source: str, limits: Limits, any_language: bool) -> Iterator[Found]:
    """The same items, with an UnreadError in place of each document that is not let in. Earlier extractions pass."""
    for line, item in found:
        yield line, _admitted(item, source, line, limits, any_language) if isinstance(item, Document) else item


def _admitted(
    document: Document, source: str, line: int | None, limits: Limits, any_language: bool
) -> Document | UnreadError:
    if not document.text.strip() and not (document.title or "").strip():
        return UnreadError(source, "the text is empty", "Give it a text, or leave it out.", line)
    if len(document.text) > limits.document_size:
        problem = f"the text is longer than {show_size(limits.document_size)}"
        return UnreadError(source, problem, "Raise the limit with --max-document-size, or split it.", line)
    for name, most in _LONGEST.items():
        if len(getattr(document, name) or "") > most:
            return UnreadError(source, f"its {name} is longer than {most:,} characters", "Shorten it.", line)
    if any_language:
        return document
    if document.language:
        if is_english_code(document.language):
            return document
        problem = f"the text is not English (its language is given as {document.language!r})"
        return UnreadError(source, problem, _NOT_ENGLISH, line)
    other = other_language(document.text)
    if other:
        return UnreadError(source, f"the text is not English (it reads as {other})", _NOT_ENGLISH, line)
    return document.model_copy(update={"language": "en"})
