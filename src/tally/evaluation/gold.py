"""Annotated gold and what meets it: which claim read is which claim annotated.

Gold is JSONL, one document (or case) a line. A claim annotated and a claim read meet where their numbers overlap and
the outcome is
the same. `alternatives` of a gold claim are answers taken as well; `optional` ones may be lacking; `repeats` makes
two mentions of one
claim stand for each other. Titles are not annotated, so what was read in one is not scored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tally.errors import UnreadError

Row = dict[str, Any]
_ARTICLES = frozenset({"the", "a", "an", "of", "s"})
_MORE_WORDS = 3
_SHARED = 0.5


def gold_rows(path: Path) -> list[Row]:
    """The lines of a gold file. Raises UnreadError, with the line, where one is no JSON object."""
    rows = []
    try:
        with open(path, encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict) or not ("claims" in row and ("text" in row or "documents" in row)):
                        raise UnreadError(
                            str(path),
                            "this line is no annotated document or case",
                            "See the gold files under tests/gold.",
                            number,
                        )
                    rows.append(row)
    except ValueError as error:
        raise UnreadError(str(path), f"this is no JSON Lines file in UTF-8 ({error})", "Name a gold file.") from None
    except OSError as error:
        raise UnreadError(str(path), f"it cannot be opened ({error.strerror})", "Check the path.") from None
    if not rows:
        raise UnreadError(str(path), "it is empty", "Name a gold file.")
    return rows


def folded(words: str | None) -> str:
    """Letters and digits in lower case, single spaces between."""
    return " ".join("".join(char if char.isalnum() else " " for char in (words or "").casefold()).split())


def same_words(gold: str | None, read: str | None) -> bool:
    """Whether two verbatim phrases agree: articles aside, one holds the other's words, or they share half."""
    mine, theirs = (set(folded(words).split()) - _ARTICLES for words in (gold, read))
    if not mine or not theirs:
        return not mine and not theirs
    return (
        (mine <= theirs and len(theirs - mine) <= _MORE_WORDS)
        or theirs <= mine
        or len(mine & theirs) / len(mine | theirs) >= _SHARED
    )


def answers(claim: Row, field: str) -> list[Any]:
    """What the gold takes for a field: the annotated value first, then its alternatives."""
    return [claim.get(field), *(claim.get("alternatives") or {}).get(field, [])]


def any_same(claim: Row, field: str, words: str | None) -> bool:
    """Whether `words` agree with one of the answers."""
    return any(same_words(answer, words) for answer in answers(claim, field))


def may_lack(claim: Row) -> bool:
    """Whether a claim that was not read is no miss."""
    return bool(claim.get("optional")) or "set_aside" in (claim.get("alternatives") or {})


def span_of(entry: Row, text: str, words: str) -> tuple[int, int]:
    """Where annotated words stand: at their given offset, else at their n-th occurrence."""
    start = entry.get("number_start", entry.get("start"))
    if start is None:
        start = -1
        for _ in range(entry.get("occurrence") or 1):
            start = text.find(words, start + 1)
            if start < 0:
                raise UnreadError("gold", f"{words!r} does not stand in its text {text[:40]!r}", "Correct the gold.")
    return start, start + len(words)


def meets(span: tuple[int, int], claim: Row) -> bool:
    """Whether the number of a claim that was read overlaps the span."""
    return bool(claim["number_start"] < span[1] and span[0] < claim["number_end"])


def paired(text: str, gold: list[Row], read: list[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """(pairs, gold that nothing met, read that met nothing), one to one, in the order of the gold."""
    pairs: list[tuple[Row, Row]] = []
    lonely: list[Row] = []
    free = list(read)
    for claim in gold:
        span = span_of(claim, text, claim["number"])
        outcomes = answers(claim, "outcome")
        near = [other for other in free if meets(span, other) and other["outcome"] in outcomes]
        if not near:
            lonely.append(claim)
            continue
        best = min(
            near,
            key=lambda c: (
                c["outcome"] != claim["outcome"],
                abs(c["number_start"] - span[0]) + abs(c["number_end"] - span[1]),
            ),
        )
        pairs.append((claim, best))
        free.remove(best)
    return pairs, lonely, free


def first_mentions(claims: Iterable[Row]) -> dict[str, str]:
    """For each claim's id the id of the mention that it goes back to by `repeats`; itself where it repeats none."""
    before = {claim["id"]: claim.get("repeats") for claim in claims}
    first = {}
    for start in before:
        at, seen = start, {start}
        while (earlier := before[at]) in before and earlier not in seen:
            at = earlier
            seen.add(at)
        first[start] = at
    return first


def in_text(entry: Row) -> bool:
    """Whether an entry counts in the text, not in the title."""
    return (entry.get("field") or "text") == "text"
