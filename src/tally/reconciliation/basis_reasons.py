"""Reasons in how a count was made: which causes it takes in, what it takes for proof, whether it is a count at all."""

from __future__ import annotations

from tally.models import Grade, Remark
from tally.reconciliation.arithmetic import rest_of_sum
from tally.reconciliation.figures import Figure, apart
from tally.reconciliation.findings import Finding, of_claim, of_remark
from tally.reconciliation.setting import Setting
from tally.reconciliation.vocabulary import fold, has_any, words

__all__ = ["compared", "different_cause", "projection", "verification_basis"]

DOUBTFUL = ("estimated", "feared", "unconfirmed", "reported")
COUNTERS = (
    "monitor",
    "un",
    "health",
    "government",
    "police",
    "rescue",
    "local_official",
    "military",
    "other",
    "media",
    "witness",
    "unnamed",
)


def different_cause(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The strike and what it set off, direct and excess deaths: a text says which causes its count takes in, and the
    numbers differ. What a voice said of its earlier count holds for its later one, where that says nothing new.
    """
    if a.claim.outcome != b.claim.outcome or not apart(a, b):
        return None
    larger, smaller = (a, b) if (a.low or 0) > (b.low or 0) else (b, a)
    gap = larger.value - smaller.value if larger.value is not None and smaller.value is not None else None
    said = setting.stated("different_cause", *((b,) if a.origin == b.origin else (a, b)))
    told = a.says("basis", "indirect") != b.says("basis", "indirect")
    part = _by_other_cause(larger, smaller, gap, setting) if gap is not None else None
    if not (said or told or part):
        return None
    if part is not None and not said:
        why = tuple(of_remark(r) for r in part.remarks["different_cause"])
        evidence = (of_claim(larger), of_claim(smaller), of_claim(part), *why)
        return Finding("different_cause", "marked", evidence, part.value, part.value, (part.id,))
    grade: Grade = "marked" if told or (a.has("different_cause") and b.has("different_cause")) else "stated"
    rest = rest_of_sum(larger, smaller, setting) or []
    return Finding(
        "different_cause",
        grade,
        tuple(of_remark(r) for r in said) or (of_claim(a), of_claim(b)),
        gap if rest else None,
        gap,
        tuple(f.id for f in rest),
    )


def _by_other_cause(larger: Figure, smaller: Figure, gap: int, setting: Setting) -> Figure | None:
    """All by which one count is larger: a part of it that came to harm otherwise, as its text says, or another voice's
    count that leaves the smaller's cause out ("the fire is not in it": 66; with it 91; of it 25).
    """
    own = (p for p in larger.parts if p.value == gap and p.exact and p.has("different_cause"))
    others = (
        f
        for f in setting.same_number(larger, gap)
        if f.has("different_cause") and f.exact and f.standing and not f.partial and f not in (larger, smaller)
    )
    return next(own, None) or next(others, None)


def verification_basis(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Two thresholds of proof: identified, verified or named dead against all reported, or a count against a model.

    A party's claim is no count: its number differs by who speaks, not by how it was checked.
    """
    if a.claim.outcome != b.claim.outcome or not apart(a, b):
        return None
    of_both = compared("verification_basis", a, b)
    if of_both and a.origin != b.origin:  # "they differ because the one counts the proved cases, the other all"
        return Finding("verification_basis", "stated", tuple(map(of_remark, of_both)))
    if {_basis(a), _basis(b)} == {"strict", "loose"}:
        return Finding("verification_basis", "marked", (of_claim(a), of_claim(b)))
    if a.origin == b.origin or a.role not in COUNTERS or b.role not in COUNTERS or 0 in (a.value, b.value):
        return None
    low, high = (a, b) if (a.high or 0) < (b.low or 0) else (b, a)
    model = [f for f in (a, b) if f.modelled]
    graded = low.claim.certainty == "confirmed" and (high.claim.certainty in DOUBTFUL or low.has("own_method"))
    strict = (
        graded
        or (_proved(low) and not _proved(high))
        or (_supposed(high) and not _supposed(low))
        or low.has("verification_basis")
        or (high.has("verification_basis") and (low.has("own_method") or low.claim.certainty == "confirmed"))
    )
    if not strict and len(model) != 1:
        return None
    said = (
        setting.stated("verification_basis", a, b)
        + setting.stated("projection", a, b)
        + setting.stated("own_method", a, b)
    )
    return Finding("verification_basis", "marked", tuple(of_remark(r) for r in said) or (of_claim(a), of_claim(b)))


def compared(code: str, a: Figure, b: Figure) -> list[Remark]:
    """The words with a code that are about both figures and set one against the other."""
    theirs = b.remarks.get(code, ())
    return [r for r in a.remarks.get(code, ()) if r in theirs and has_any(fold(r.quote), words("basis", "compares"))]


def _basis(figure: Figure) -> str | None:
    """Whether a claim's own words count the proved ("confirmed cases") or the supposed ("suspected cases")."""
    return next((kind for kind in ("strict", "loose") if figure.says("basis", kind)), None)


def _proved(figure: Figure) -> bool:
    """Whether only those are counted of whom something is proved: "49 people identified", "patients who had tested
    positive". To confirm a number is no such thing.
    """
    people = fold(figure.claim.population.text)
    return has_any(people, words("basis", "strict")) or figure.says("basis", "proved")


def _supposed(figure: Figure) -> bool:
    return has_any(fold(figure.claim.population.text), words("basis", "supposed"))


def projection(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """An estimate or a model's output given as a count."""
    said = setting.stated("projection", a, b)
    if not said or a.has("projection") == b.has("projection"):
        return None
    return Finding("projection", "stated", tuple(of_remark(r) for r in said))
