"""What would settle a roll-up: what its voices agree on, what lies between them, and what the texts say they do not
know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tally.models import Relation
from tally.reconciliation.figures import Figure
from tally.reconciliation.phrases import capital, number_words, voice_words
from tally.reconciliation.vocabulary import asked, lead_words

__all__ = ["settle_words"]

NAMED = 4  # voices that a sentence names


def settle_words(inputs: Sequence[Figure], relations: Mapping[frozenset[str], Relation]) -> str | None:
    """Sentences on a span over several voices; for one voice, that it is one, and what its text leaves open."""
    voices = {f.origin for f in inputs}
    parts = []
    if len(voices) == 1:
        parts.append(lead_words("settle", "one"))
    else:
        parts += _agreed(inputs)
        parts += _between(inputs, relations)
    unknown = [(f, r) for f in inputs for r in f.remarks.get("status_unknown", ())]
    for figure, remark in unknown[:1]:
        publication = figure.document.publisher or lead_words("clause", "publication")
        quote = remark.quote.strip().rstrip(".").replace('"', "'")
        parts.append(lead_words("settle", "open").format(quote=quote, publication=publication))
    return " ".join(parts) or None


def _agreed(inputs: Sequence[Figure]) -> list[str]:
    """The numbers that more than one voice gives."""
    by_number: dict[tuple[int | None, int | None], dict[str, Figure]] = defaultdict(dict)
    for figure in inputs:
        if figure.exact:
            by_number[figure.low, figure.high].setdefault(figure.origin, figure)
    found = []
    for rows in by_number.values():
        if len(rows) > 1:
            names = [voice_words(f) for f in list(rows.values())[:NAMED]]
            voices = ", ".join(names[:-1]) + " and " + names[-1]
            number = number_words(next(iter(rows.values())))
            found.append(lead_words("settle", "agree").format(voices=capital(voices), number=number))
    return found


def _between(inputs: Sequence[Figure], relations: Mapping[frozenset[str], Relation]) -> list[str]:
    """Who stands at the two ends, and what to ask them."""
    numbered = [f for f in inputs if f.low is not None and f.claim.quantity.kind != "vague"]
    if not numbered:
        return []
    low, high = (
        min(numbered, key=lambda f: (f.low or 0, f.id)),
        max(numbered, key=lambda f: (f.high or f.low or 0, f.id)),
    )
    if low is high or (low.low, low.high) == (high.low, high.high):
        return []
    said = lead_words("settle", "span").format(
        low=voice_words(low), high=voice_words(high), na=number_words(low), nb=number_words(high)
    )
    relation = relations.get(frozenset((low.id, high.id)))
    code = relation.reasons[0].code if relation is not None and relation.verdict != "compatible" else None
    question = asked(code) if relation is None or relation.verdict != "compatible" else None
    return [said, *([question] if question else [])]
