"""What a view for the desk gives: findings with the words they are about, each of a kind that --fail-on can name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tally.errors import UsageError
from tally.models import Claim, Document, Noun, Stamp

__all__ = ["Finding", "Findings", "about", "number_of", "said_by"]


class Finding(Noun):
    """One thing that a person at the desk should know: its kind, a sentence, and the claims and words that it is
    about.
    """

    kind: str
    sentence: str
    claim: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    others: tuple[str, ...] = ()
    why: str | None = None


class Findings(Noun):
    """All findings of one view, in reading order, with how many figures were looked at."""

    tally: Stamp | None = None
    view: str
    looked_at: int
    kinds: tuple[str, ...]
    findings: tuple[Finding, ...]

    def alarms(self, fail_on: Iterable[str] = ()) -> bool:
        """Whether a finding is of a kind that is named ("any" names all). Raises UsageError for a kind that there is
        not.
        """
        wanted = {part.strip() for name in fail_on for part in name.split(",") if part.strip()}
        unknown = sorted(wanted - {*self.kinds, "any"})
        if unknown:
            raise UsageError(
                f"--fail-on {unknown[0]}: there is no such kind. Take any, or one of {', '.join(self.kinds)}."
            )
        return any("any" in wanted or finding.kind in wanted for finding in self.findings)

    def to_json(self) -> str:
        """The findings as one JSON object."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"

    def __str__(self) -> str:
        counts = Counter(finding.kind for finding in self.findings)
        figures = "1 figure" if self.looked_at == 1 else f"{self.looked_at} figures"
        if not self.findings:
            return f"{figures} looked at; nothing found.\n"
        head = f"{figures} looked at: " + ", ".join(
            f"{n} {kind.replace('_', ' ')}" for kind, n in sorted(counts.items())
        )
        rows = [f"- [{f.kind.replace('_', ' ')}] {f.sentence}" + (f" {f.why}" if f.why else "") for f in self.findings]
        return "\n".join([head, "", *rows]) + "\n"


def about(claim: Claim, kind: str, sentence: str, others: tuple[str, ...] = (), why: str | None = None) -> Finding:
    """A finding that points at a claim's words."""
    return Finding(
        kind=kind,
        sentence=sentence,
        claim=claim.id,
        document=claim.document,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        others=others,
        why=why,
    )


def number_of(claim: Claim) -> str:
    """The claim's number with its hedge and outcome: "at least 12 killed"."""
    hedge = claim.quantity.modifier
    number = f"{hedge.lower()} {claim.number}" if hedge and hedge.lower() not in claim.number.lower() else claim.number
    group = f" {claim.population.text}" if claim.population.text else ""
    return f"{number}{group} {claim.outcome.replace('_', ' ')}"


def said_by(claim: Claim, documents: dict[str, Document]) -> str:
    """Who says a claim: its voice, else its publication."""
    if claim.attribution:
        return claim.attribution[0].name
    document = documents.get(claim.document)
    return (document.publisher if document else None) or claim.document
