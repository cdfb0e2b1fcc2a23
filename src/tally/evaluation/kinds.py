"""Disagreements grouped by kind, the most frequent first: what to mend next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tally.evaluation.marks import Miss

_EXAMPLES = 5
_LONGEST = 140


def grouped(misses: Iterable[Miss]) -> Iterator[str]:
    """Lines for people: "missed killed (group 12): 7", then some of the places. Fields are grouped by gold and got."""
    kinds: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        kinds[_kind(miss)].append(miss)
    if not kinds:
        yield "no disagreement\n"
    for name, members in sorted(kinds.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        yield f"\n{len(members):4}  {name}\n"
        for miss in members[:_EXAMPLES]:
            yield f"      {miss.document}: {_said(miss)}\n"
        if len(members) > _EXAMPLES:
            yield f"      ... and {len(members) - _EXAMPLES} more\n"


def _kind(miss: Miss) -> str:
    if miss.kind in ("missed", "extra"):
        return f"{miss.kind} {miss.outcome}" + (f" (group {miss.group})" if miss.group else "")
    if miss.kind in _OPEN_FIELDS:
        return f"{miss.kind}: {_shape(miss.gold)} read as {_shape(miss.got)}"
    return f"{miss.kind}: {miss.gold} read as {miss.got}" if miss.gold or miss.got else miss.kind


# Fields whose values are words of the text: grouped by whether there is a value, not by the value.
_OPEN_FIELDS = frozenset(
    {
        "who",
        "source",
        "via",
        "place",
        "when",
        "modifier",
        "part_of",
        "supersedes",
        "quantity",
        "rollup",
        "ledger_complete",
    }
)


def _shape(value: str) -> str:
    return "none" if value in ("none", "[]", "", "None") else "a value"


def _said(miss: Miss) -> str:
    quote = " ".join(miss.quote.split())
    words = quote if len(quote) <= _LONGEST else quote[:_LONGEST] + " ..."
    values = (
        f"{miss.gold!r} / {miss.got!r}  " if miss.kind not in ("missed", "extra") else f"{miss.gold or miss.got!r}  "
    )
    return f"{values}{words}"
