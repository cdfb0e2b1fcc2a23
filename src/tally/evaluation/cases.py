"""How well stories are reconciled: verdicts, primary reasons, grades and roll-ups against annotated cases.

`claim_recall`: gold claims found at all; `verdict`, `primary`, `primary_listed`: of the annotated relations;
`grade`: where the primary
reason is right; `conflict_precision`, `conflict_recall`: of pairs called a conflict; `no_because_unless_stated`: of
all sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from tally.evaluation.gold import Row, answers, first_mentions, in_text, may_lack, paired
from tally.evaluation.marks import Marks

_BECAUSE = re.compile(r"\b(because|due to|owing to|as a result)\b", re.I)
_SHARES = ("verdict", "primary", "primary_listed", "grade", "no_because_unless_stated", "rollup")
Pair = frozenset[str | None]


def score_cases(cases: list[Row], results: dict[str, Row]) -> tuple[dict[str, Any], Marks]:
    """The figures over all cases, and the disagreements. `results` holds each case's reconciliation, by case id."""
    marks, counts = Marks(), Counter[str]()
    codes: dict[str, Counter[bool]] = defaultdict(Counter)
    for case in cases:
        result = results.get(case["id"])
        if result is None:
            counts["unanswered"] += 1
            marks.miss(case, "no answer")
            result = {"claims": []}
        first = first_mentions(result["claims"])
        found = _claims_found(case, result, first, marks, counts)
        relations: dict[Pair, Row] = {}
        for relation in result.get("relations") or []:
            relations.setdefault(frozenset(first.get(relation[side], relation[side]) for side in "ab"), relation)
        _score_conflicts(case, relations, found, marks, counts)
        _score_relations(case, relations, found, marks, counts, codes)
        _score_rollups(case, result, marks)
    met, false = counts["conflicts met"], counts["conflicts false"]
    figures: dict[str, Any] = {
        "cases": len(cases),
        "unanswered": counts["unanswered"],
        "relations": counts["relations"],
        "relations_given": counts["given"],
        "claim_recall": round(counts["claims met"] / counts["claims"], 4) if counts["claims"] else None,
    }
    figures |= {name: marks.share(name) for name in _SHARES}
    figures["conflict_precision"] = round(met / (met + false), 4) if met + false else None
    figures["conflict_recall"] = round(met / counts["conflicts"], 4) if counts["conflicts"] else None
    figures["by_code"] = {code: f"{marked[True]}/{marked.total()}" for code, marked in sorted(codes.items())}
    return figures, marks


def _claims_found(case: Row, result: Row, first: dict[str, str], marks: Marks, counts: Counter[str]) -> dict[str, str]:
    """The claim read (its first mention) for each gold claim, under `document.claim` and under the claim's own id."""
    found: dict[str, str] = {}
    for document in case["documents"]:
        gold = [claim for claim in case["claims"] if claim["document"] == document["id"]]
        read = [claim for claim in result["claims"] if claim["document"] == document["id"] and in_text(claim)]
        pairs, missed, _ = paired(document["text"], gold, read)
        missed = [claim for claim in missed if not may_lack(claim)]
        counts.update({"claims": len(pairs) + len(missed), "claims met": len(pairs)})
        for claim in missed:
            marks.miss(case, "missed", outcome=claim["outcome"], gold=claim["number"], quote=claim.get("quote"))
        for claim, other in pairs:
            found[f"{document['id']}.{claim['id']}"] = first[other["id"]]
            found.setdefault(claim["id"], first[other["id"]])
    return found


def _score_conflicts(
    case: Row, relations: dict[Pair, Row], found: dict[str, str], marks: Marks, counts: Counter[str]
) -> None:
    """Every relation given: its wording, and where it says conflict, whether the case knows that conflict."""
    genuine, arguable = (
        {frozenset(found.get(name) for name in pair[:2]) for pair in case.get(field) or []}
        for field in ("conflicts", "conflicts_arguable")
    )
    counts["conflicts"] += len(genuine)
    known = set(found.values())
    for pair, relation in relations.items():
        counts["given"] += 1
        stated = any(reason["grade"] == "stated" for reason in relation["reasons"])
        marks.mark("no_because_unless_stated", stated or not _BECAUSE.search(relation["sentence"]))
        if relation["verdict"] == "conflict" and pair <= known and pair not in arguable:
            counts["conflicts met" if pair in genuine else "conflicts false"] += 1
            if pair not in genuine:
                marks.miss(
                    case, "conflict that is none", got=relation["reasons"][0]["code"], quote=relation["sentence"]
                )


def _score_relations(
    case: Row,
    relations: dict[Pair, Row],
    found: dict[str, str],
    marks: Marks,
    counts: Counter[str],
    codes: dict[str, Counter[bool]],
) -> None:
    for gold in case["relations"]:
        counts["relations"] += 1
        relation = relations.get(frozenset((found.get(gold["a"]), found.get(gold["b"]))))
        given = [reason["code"] for reason in relation["reasons"]] if relation else []
        right = bool(given) and given[0] in answers(gold, "primary")
        marks.mark("verdict", relation and relation["verdict"] in answers(gold, "verdict"))
        marks.mark("primary", right)
        marks.mark("primary_listed", any(code in given for code in answers(gold, "primary")))
        codes[gold["primary"]][right] += 1
        if relation and relation["verdict"] not in answers(gold, "verdict"):
            marks.miss(
                case, "verdict", gold=gold["verdict"], got=relation["verdict"], quote=f"{gold['a']} - {gold['b']}"
            )
        if right and relation:
            marks.mark("grade", relation["reasons"][0]["grade"] in answers(gold, "grade"))
        else:
            got = " ".join(given) if relation else "no relation"
            marks.miss(
                case,
                "primary",
                gold=f"{gold['verdict']} {gold['primary']}",
                got=got,
                quote=f"{gold['a']} - {gold['b']}",
            )


def _score_rollups(case: Row, result: Row, marks: Marks) -> None:
    for gold in case.get("rollups") or []:
        spans = [
            (rollup.get("low"), rollup.get("high"))
            for rollup in result.get("rollups") or []
            if rollup["outcome"] == gold["outcome"]
        ]
        right = (gold["low"], gold["high"]) in spans
        marks.mark("rollup", right)
        if not right:
            marks.miss(case, "rollup", outcome=gold["outcome"], gold=(gold["low"], gold["high"]), got=spans)
