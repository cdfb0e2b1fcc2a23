"""How well texts are read: claims found, and each field of those found, against annotated documents.

The measures: `f1` over claims that meet; `strict_f1` over those whose quantity, status, source and parent are right
as well; the share of
right answers of each field; `*_f1` over the values of a field other than its usual one, so that a constant answer
gets nothing;
`event_b3` (B-cubed) for incidents told apart; `ledger_*` for the account of all numbers.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import Any

from tally.evaluation.gold import (
    Row,
    answers,
    any_same,
    first_mentions,
    in_text,
    may_lack,
    meets,
    paired,
    same_words,
    span_of,
)
from tally.evaluation.marks import Marks, f1

USUAL: dict[str, Any] = {
    "source": None,
    "via": [],
    "status": None,
    "age": None,
    "certainty": "stated",
    "stance": "asserted",
    "basis": "incident",
    "modifier": None,
    "part_of": None,
    "supersedes": None,
    "place": None,
    "when": None,
}
_STRICT = ("quantity", "status", "source", "part_of")
_LONGEST_QUOTE = 800
_LONGEST_NUMBER = 8


def score_documents(gold: list[Row], read: dict[str, Row]) -> tuple[dict[str, Any], Marks]:
    """The figures over all gold rows, and the disagreements. `read` holds what was extracted, by document id."""
    marks, counts = Marks(), Counter[str]()
    b3 = [0.0, 0.0]
    for row in gold:
        answer = read.get(row["id"])
        if answer is None:
            counts["unanswered"] += 1
            marks.miss(row, "no answer")
            answer = {"claims": [], "ledger": []}
        pairs = _score_claims(row, answer, marks, counts)
        _score_events(pairs, marks, counts, b3)
        _score_ledger(row, answer, marks)
    return _figures(gold, marks, counts, b3), marks


def _figures(gold: list[Row], marks: Marks, counts: Counter[str], b3: list[float]) -> dict[str, Any]:
    precision, strict_precision = (
        counts[name] / counts["read"] if counts["read"] else 0.0 for name in ("met", "strict")
    )
    recall, strict_recall = (counts[name] / counts["gold"] if counts["gold"] else 0.0 for name in ("met", "strict"))
    figures: dict[str, Any] = {
        "documents": len(gold),
        "unanswered": counts["unanswered"],
        "gold_claims": counts["gold"],
        "predicted_claims": counts["read"],
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": f1(precision, recall),
        "strict_f1": f1(strict_precision, strict_recall),
    }
    figures |= {name: share for name in marks.measures() if (share := marks.share(name)) is not None}
    figures |= {f"{name}_f1": value for name in marks.measures() if (value := marks.f1(name)) is not None}
    figures["event_b3"] = f1(b3[0] / counts["b3"], b3[1] / counts["b3"]) if counts["b3"] else None
    return figures


def _score_claims(row: Row, answer: Row, marks: Marks, counts: Counter[str]) -> list[tuple[Row, Row]]:
    """Counts the claims of one document and marks the fields of those that meet; gives the pairs."""
    text = row["text"]
    read = [claim for claim in answer["claims"] if in_text(claim)]
    for claim in read:
        marks.mark("spans_verbatim", _verbatim(text, claim))
    pairs, missed, extra = paired(text, row["claims"], read)
    first = first_mentions(row["claims"])
    met = {_as_said(claim, first) for claim, _ in pairs}
    missed = [claim for claim in missed if not may_lack(claim) and _as_said(claim, first) not in met]
    welcome = [
        span_of(aside, text, aside["text"])
        for aside in row.get("set_aside") or []
        if "claim" in (aside.get("alternatives") or {})
    ]
    extra = [
        claim
        for claim in extra
        if not any(meets(span, claim) for span in welcome) and not _says_again(claim, answer["claims"], pairs)
    ]
    counts.update(gold=len(pairs) + len(missed), read=len(pairs) + len(extra), met=len(pairs))
    for claim in missed:
        marks.miss(row, "missed", outcome=claim["outcome"], gold=claim["number"], quote=claim.get("quote"))
    for claim in extra:
        marks.miss(row, "extra", outcome=claim["outcome"], got=claim["number"], quote=claim["quote"])
    links = _Links(row, pairs, first, first_mentions(answer["claims"]))
    for claim, other in pairs:
        checks = _checks(claim, other, links)
        for name, right in checks.items():
            marks.mark(name, right)
            if not right:
                marks.miss(
                    row,
                    name,
                    outcome=claim["outcome"],
                    gold=claim.get(name, claim.get("kind")),
                    got=_given(name, other),
                    quote=claim.get("quote"),
                )
        for name, usual in USUAL.items():
            value = _given(name, other)
            marks.mark_unusual(
                name,
                said=value not in (usual, None, ""),
                right=checks[name],
                usual_taken=any((a or usual) == usual for a in answers(claim, name)),
            )
        counts["strict"] += all(checks[name] for name in _STRICT)
    return pairs


def _verbatim(text: str, claim: Row) -> bool:
    return bool(
        text[claim["number_start"] : claim["number_end"]] == claim["number"]
        and text[claim["start"] : claim["end"]] == claim["quote"]
        and len(claim["quote"]) <= _LONGEST_QUOTE
        and claim["start"] <= claim["number_start"]
        and claim["number_end"] <= claim["end"]
    )


def _as_said(claim: Row, first: dict[str, str]) -> tuple[Any, ...]:
    return first[claim["id"]], claim["kind"], claim["value"], claim["outcome"]


def _says_again(claim: Row, claims: list[Row], pairs: list[tuple[Row, Row]]) -> bool:
    """Whether a claim only repeats, as it says itself, one that is right or that stands in the title."""
    said = next((other for other in claims if claim.get("repeats") and other["id"] == claim["repeats"]), None)
    if (
        said is None
        or said["outcome"] != claim["outcome"]
        or said["quantity"].get("value") != claim["quantity"].get("value")
    ):
        return False
    return not in_text(said) or any(said is other for _, other in pairs)


class _Links:
    """What a gold link (`part_of`, `supersedes`) may be in terms of the claims read: any mention of the claim that
    it names.
    """

    def __init__(
        self, row: Row, pairs: list[tuple[Row, Row]], first: dict[str, str], said_again: dict[str, str]
    ) -> None:
        self.read_of = {claim["id"]: other["id"] for claim, other in pairs}
        self.by_id = {claim["id"]: claim for claim in row["claims"]}
        self.first, self.said_again = first, said_again

    def right(self, claim: Row, field: str, given: str | None) -> bool:
        return self.said_again.get(given or "", given) in self._allowed(claim, field)

    def _allowed(self, claim: Row, field: str) -> set[object]:
        allowed: set[object] = set()
        for name in answers(claim, field):
            if not name:
                allowed.add(None)
                continue
            mentions = {
                self.said_again[self.read_of[other]]
                for other in self.first
                if other in self.read_of and self.first[other] == self.first.get(name)
            }
            if mentions:
                allowed |= mentions
            else:
                # Nothing that was read can be named: null is right where that one claim may be lacking, else nothing
                # is.
                allowed.add(None if name in self.by_id and may_lack(self.by_id[name]) else ("missed", name))
        return allowed


def _checks(claim: Row, other: Row, links: _Links) -> dict[str, bool]:
    """Each field of a claim that was met: whether it is right."""
    people, chain = other["population"] or {}, other["attribution"] or []
    relays = [voice["name"] for voice in chain[1:]]
    checks = {
        "quantity": quantity_right(claim, other["quantity"]),
        "who": any_same(claim, "who", people.get("text")),
        "status": people.get("status") in answers(claim, "status"),
        "age": people.get("age") in answers(claim, "age"),
        "source": any_same(claim, "source", chain[0]["name"] if chain else None),
        "via": any(
            len(relays) == len(named or []) and all(map(same_words, named or [], relays))
            for named in answers(claim, "via")
        ),
        "part_of": links.right(claim, "part_of", other.get("part_of")),
        "supersedes": links.right(claim, "supersedes", other.get("supersedes")),
        "place": any_same(claim, "place", other.get("place")),
        "when": any_same(claim, "when", other.get("when")),
        "modifier": any_same(claim, "modifier", other["quantity"].get("modifier")),
    }
    checks |= {name: other.get(name) in answers(claim, name) for name in ("certainty", "stance", "basis")}
    if claim.get("source"):
        checks["source_role"] = (chain[0].get("role") if chain else None) in answers(claim, "source_role")
    return checks


def quantity_right(claim: Row, quantity: Row) -> bool:
    """Kind, value and bounds as annotated; bounds are asked for only where the words set them."""
    kind, lows, highs = (
        quantity["kind"],
        *([n for n in answers(claim, side) if n is not None] for side in ("low", "high")),
    )
    if kind not in answers(claim, "kind"):
        return False
    if kind == "vague":
        return True
    if kind == "range":
        bounded = claim["kind"] == "range" or bool(lows and highs)
        return not bounded or (quantity.get("low") in lows and quantity.get("high") in highs)
    value_open = claim["kind"] in ("range", "vague") and "value" not in (claim.get("alternatives") or {})
    if not value_open and quantity.get("value") not in answers(claim, "value"):
        return False
    if kind == "lower":
        return not lows or quantity.get("low") in lows
    if kind == "upper":
        return (not highs or quantity.get("high") in highs) and quantity.get("low") in (0, 1, *lows)
    if kind == "approx" and claim["kind"] == "approx" and highs:
        return quantity.get("high") in answers(claim, "high")
    return True


def _given(name: str, other: Row) -> Any:
    """A field of a claim that was read, under the gold's name for it."""
    if name in ("status", "age", "who"):
        return (other["population"] or {}).get({"who": "text"}.get(name, name))
    chain = other["attribution"] or []
    if name == "source":
        return chain[0]["name"] if chain else None
    if name == "source_role":
        return chain[0].get("role") if chain else None
    if name == "via":
        return [voice["name"] for voice in chain[1:]]
    if name == "modifier":
        return other["quantity"].get("modifier")
    if name == "quantity":
        return " ".join(str(other["quantity"].get(part)) for part in ("kind", "value", "low", "high"))
    return other.get(name)


def _score_events(pairs: list[tuple[Row, Row]], marks: Marks, counts: Counter[str], b3: list[float]) -> None:
    """Pairwise agreement, and B-cubed over the claims whose event is annotated without alternatives."""
    for (gold_a, a), (gold_b, b) in combinations(pairs, 2):
        together = {x == y for x in answers(gold_a, "event") for y in answers(gold_b, "event")}
        marks.mark("same_event", (a.get("event") == b.get("event")) in together)
    sure = [(claim.get("event"), other.get("event")) for claim, other in pairs if len(answers(claim, "event")) == 1]
    for here in sure:
        both = sum(there == here for there in sure)
        b3[0] += both / sum(there[1] == here[1] for there in sure)
        b3[1] += both / sum(there[0] == here[0] for there in sure)
        counts["b3"] += 1


def _score_ledger(row: Row, answer: Row, marks: Marks) -> None:
    text = row["text"]
    entries = [entry for entry in answer.get("ledger") or [] if in_text(entry)]
    tiled = tiles(text, [claim for claim in answer["claims"] if in_text(claim)], entries)
    marks.mark("ledger_tiles", tiled)
    if not tiled:
        marks.miss(row, "ledger_tiles")
    for aside in row.get("set_aside") or []:
        start, end = span_of(aside, text, aside["text"])
        here = [entry for entry in entries if entry["start"] < end and start < entry["end"]]
        if aside.get("optional") and not here:
            continue
        marks.mark("ledger_complete", here)
        if not here:
            marks.miss(row, "ledger_complete", gold=aside["text"])
        if "claim" in (aside.get("alternatives") or {}) and any(entry["disposition"] == "claim" for entry in here):
            continue
        away = [entry for entry in here if entry["disposition"] == "set_aside"]
        marks.mark("ledger_set_aside", away)
        if away:
            nearest = min(away, key=lambda entry: abs(entry["start"] - start) + abs(entry["end"] - end))
            right = nearest.get("reason") in answers(aside, "reason")
            marks.mark("ledger_reason", right)
            if not right:
                marks.miss(
                    row, "ledger_reason", gold=aside.get("reason"), got=nearest.get("reason"), quote=aside["text"]
                )
        elif here:
            marks.miss(row, "ledger_set_aside", gold=aside.get("reason"), got="claim", quote=aside["text"])


def tiles(text: str, claims: list[Row], entries: list[Row]) -> bool:
    """Whether a ledger is sound: short entries that do not overlap, over every digit, and a claim entry under every
    claim's number.
    """
    spans = sorted((entry["start"], entry["end"]) for entry in entries)
    if any(a[1] > b[0] for a, b in pairwise(spans)) or any(len(text[a:b].split()) > _LONGEST_NUMBER for a, b in spans):
        return False
    covered = {at for start, end in spans for at in range(start, end)}
    if any(char.isdigit() and at not in covered for at, char in enumerate(text)):
        return False
    return all(
        any(entry["disposition"] == "claim" and meets((entry["start"], entry["end"]), claim) for entry in entries)
        for claim in claims
    )
