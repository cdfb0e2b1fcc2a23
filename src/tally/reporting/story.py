"""What a report says, as sections in reading order: one structure for the terminal, Markdown and the page.

Nothing is formatted here; every line keeps the ids of the claims that it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tally.models import Applied, Claim, Document, Event, Reconciliation, Relation, Remark, RollUp, Stamp
from tally.reconciliation.mentions import fullest_mentions
from tally.reporting import wording
from tally.reporting.paragraph import Paragraph, paragraph
from tally.reporting.tables import context

__all__ = ["Aside", "Caveat", "ClaimLine", "Difference", "LeftOut", "Source", "Story", "Total", "story"]


UNSAID = "not said"


@dataclass(frozen=True, slots=True)
class Source:
    """A document: `number` is its place in the list, `read` whether its numbers were accounted for."""

    number: int
    document: Document
    claims: int
    read: bool

    @property
    def title(self) -> str:
        """The title, else the first words of the text, else the id."""
        document = self.document
        if document.title:
            return wording.one_line(document.title)
        first = wording.one_line(document.text[:400], 60)
        return first or wording.one_line(document.id)

    @property
    def credit(self) -> str:
        """ "Lowland Wire, 4 March 2031", as far as known."""
        document = self.document
        return wording.scope(document.publisher, wording.day(document.published) if document.published else None)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A row of the table of claims; `mark` is the number by which everything else cites it."""

    mark: int
    claim: Claim
    document: Document | None
    again: int

    @property
    def figure(self) -> str:
        return wording.figure(self.claim, alone=True)

    @property
    def outcome(self) -> str:
        return wording.label("outcome", self.claim.outcome).split(" (")[0]

    @property
    def people(self) -> str:
        words = wording.people(self.claim.population)
        status = self.claim.population.status
        if status and status not in words.casefold():
            called = "described as " if self.claim.population.status_basis == "label" else ""
            words = f"{words} ({called}{status})" if words else f"({status})"
        return words or UNSAID

    @property
    def who(self) -> str:
        return wording.who(self.claim, self.document)

    @property
    def through(self) -> str:
        """Everyone between the originator and the reader, the publication last."""
        chain = [wording.one_line(voice.name) for voice in self.claim.attribution[1:]]
        publisher = wording.one_line(self.document.publisher) if self.document else ""
        if self.claim.attribution and publisher and publisher not in (*chain, self.who):
            chain.append(publisher)
        return ", ".join(chain) or "–"

    @property
    def as_of(self) -> str:
        claim = self.claim
        if claim.as_of:
            return wording.one_line(claim.as_of)
        if claim.as_of_date:
            return wording.day(claim.as_of_date)
        return wording.day(self.document.published) if self.document and self.document.published else UNSAID

    @property
    def where(self) -> str:
        return wording.scope(self.claim.place, self.claim.when) or UNSAID

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a person should know beside the figure: stance, certainty, basis, flags, other than the usual."""
        claim = self.claim
        said: list[str] = [claim.stance] if claim.stance != "asserted" else []
        said += [claim.certainty] if claim.certainty not in ("stated", claim.stance) else []
        said += [claim.basis] if claim.basis != "incident" else []
        return (*said, *(wording.one_line(flag.replace("_", " ")) for flag in claim.flags))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures side by side, with the reason; `marks` are the numbers of the claims."""

    relation: Relation
    marks: tuple[int, ...]
    sentence: str

    @property
    def verdict(self) -> str:
        return wording.label("verdict", self.relation.verdict)

    @property
    def code(self) -> str:
        return self.relation.reasons[0].code if self.relation.reasons else "unexplained"

    @property
    def grade(self) -> str:
        return wording.label("grade", self.relation.reasons[0].grade) if self.relation.reasons else ""

    @property
    def remainder(self) -> str:
        """ "accounts for 9 of 19; the other 10 are not explained", where that is known and not the whole."""
        first = self.relation.reasons[0] if self.relation.reasons else None
        if first is None or first.accounted is None or not first.gap or first.accounted >= first.gap:
            return ""
        rest = first.gap - first.accounted
        return f"accounts for {first.accounted:,} of {first.gap:,}; the other {rest:,} are not explained"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a total leaves out."""

    mark: int | None
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Total:
    """A roll-up as words."""

    rollup: RollUp
    marks: tuple[int, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def figure(self) -> str:
        return wording.rolled(self.rollup)

    @property
    def scope(self) -> str:
        r = self.rollup
        unit = None if r.unit == "persons" else r.unit
        return wording.scope(r.population or unit or "people", r.place, r.when)

    @property
    def outcome(self) -> str:
        return wording.label("outcome", self.rollup.outcome).split(" (")[0]

    @property
    def origins(self) -> str:
        """ "one source", "3 independent sources", "2 to 3 independent sources"."""
        many = self.rollup.origins
        if isinstance(many, tuple) and many[0] != many[1]:
            return f"{many[0]} to {many[1]} independent sources"
        count = many[0] if isinstance(many, tuple) else many
        return "no independent source" if not count else "one source" if count == 1 else f"{count} independent sources"

    @property
    def rule(self) -> str:
        policy, convention = self.rollup.policy, self.rollup.convention
        return f"policy {policy}, convention {convention}"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a text says about its figures, quoted and attributed."""

    remark: Remark
    speaker: str
    publisher: str
    marks: tuple[int, ...]

    @property
    def kind(self) -> str:
        return wording.label("remark", self.remark.code)


@dataclass(frozen=True, slots=True)
class Aside:
    """Numbers set aside for one reason: how many, and the words with how often each stands."""

    reason: str
    count: int
    words: tuple[tuple[str, int], ...]
    where: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        return wording.label("set_aside", self.reason)


@dataclass(frozen=True, slots=True)
class Story:
    """A report, top to bottom."""

    title: str
    stamp: Stamp | None
    sources: tuple[Source, ...]
    paragraph: Paragraph
    claims: tuple[ClaimLine, ...]
    differences: tuple[Difference, ...]
    agreements: tuple[Difference, ...]
    unexplained: tuple[Difference, ...]
    totals: tuple[Total, ...]
    as_of: str
    caveats: tuple[Caveat, ...]
    asides: tuple[Aside, ...]
    unread: tuple[str, ...]
    events: tuple[Event, ...]
    judgements: tuple[Applied, ...]
    marks: Mapping[str, int] = field(default_factory=dict)

    @property
    def by_verdict(self) -> list[tuple[str, list[Difference]]]:
        """The differences in groups, that of real disagreement first: (verdict, rows)."""
        groups: dict[str, list[Difference]] = {}
        for row in self.differences:
            groups.setdefault(row.relation.verdict, []).append(row)
        return list(groups.items())

    @property
    def in_all(self) -> str:
        """The heading over the roll-ups: "What these 5 articles report as of 5 March 2031"."""
        when = f" as of {self.as_of}" if self.as_of else ""
        return f"What this article reports{when}" if len(self.sources) == 1 else f"What these {self.count} report{when}"

    @property
    def count(self) -> str:
        return wording.plural(len(self.sources), "article")

    @property
    def accounted(self) -> str:
        """How many numbers were read and what they became."""
        away = sum(aside.count for aside in self.asides)
        numbers = wording.plural(away, "number")
        ending = "is no casualty figure and was" if away == 1 else "are no casualty figures and were"
        return f"{numbers} in these texts {ending} set aside"


_ORDER = ("conflict", "undetermined", "updated", "not_comparable", "near", "compatible", "equal")


def story(result: Reconciliation) -> Story:
    """The sections of the report on a result."""
    documents = {document.id: document for document in result.documents}
    marks = _marks(result, documents)
    told = sorted(result.relations, key=lambda r: (_ORDER.index(r.verdict), marks.get(r.a, 0), marks.get(r.b, 0), r.id))
    lines = [_difference(relation, marks) for relation in told]
    alike = ("equal", "compatible", "near")
    as_of = max((rollup.as_of for rollup in result.rollups if rollup.as_of), default=None) or max(
        (document.published for document in result.documents if document.published), default=None
    )
    return Story(
        title=_title(result),
        stamp=result.tally,
        sources=tuple(_sources(result)),
        paragraph=paragraph(result),
        claims=tuple(_claims(result, documents, marks)),
        differences=tuple(d for d in lines if d.relation.verdict not in alike and d.code != "unexplained"),
        agreements=tuple(d for d in lines if d.relation.verdict in alike),
        unexplained=tuple(d for d in lines if d.relation.verdict not in alike and d.code == "unexplained"),
        totals=tuple(_totals(result, marks)),
        as_of=wording.day(as_of) if as_of else "",
        caveats=tuple(_caveats(result, documents, marks)),
        asides=_asides(result),
        unread=tuple(d.id for d in result.documents if result.ledger.get(d.id) is None),
        events=result.events,
        judgements=result.judgements,
        marks=marks,
    )


def _marks(result: Reconciliation, documents: Mapping[str, Document]) -> dict[str, int]:
    """Claim id -> the number in brackets. All mentions of a claim bear the number of the one that stands for them."""
    order = {name: number for number, name in enumerate(documents)}
    event_of = {name: number for number, event in enumerate(result.events) for name in event.claims}
    stands = fullest_mentions(result.claims)
    first = [claim for claim in result.claims if stands[claim.id] == claim.id]
    first.sort(
        key=lambda c: (
            event_of.get(c.id, len(result.events)),
            order.get(c.document, 0),
            c.field != "title",
            c.number_start,
        )
    )
    marks = {claim.id: number for number, claim in enumerate(first, 1)}
    return {claim.id: marks[stands[claim.id]] for claim in result.claims}


def _claims(result: Reconciliation, documents: Mapping[str, Document], marks: Mapping[str, int]) -> list[ClaimLine]:
    again = Counter(marks[claim.id] for claim in result.claims)
    stands = fullest_mentions(result.claims)
    shown = {marks[claim.id]: claim for claim in result.claims if stands[claim.id] == claim.id}
    return [ClaimLine(mark, c, documents.get(c.document), again[mark] - 1) for mark, c in sorted(shown.items())]


def _difference(relation: Relation, marks: Mapping[str, int]) -> Difference:
    cited = dict.fromkeys(marks[name] for name in (relation.a, relation.b, *relation.with_) if name in marks)
    return Difference(relation, tuple(cited), wording.one_line(relation.sentence))


def _sources(result: Reconciliation) -> list[Source]:
    many = Counter(claim.document for claim in result.claims)
    return [
        Source(number, document, many[document.id], result.ledger.get(document.id) is not None)
        for number, document in enumerate(result.documents, 1)
    ]


def _totals(result: Reconciliation, marks: Mapping[str, int]) -> list[Total]:
    claims = {claim.id: claim for claim in result.claims}
    found = []
    for rollup in result.rollups:
        out = tuple(
            LeftOut(
                marks.get(excluded.claim),
                wording.words_of(claims[excluded.claim]) if excluded.claim in claims else excluded.claim,
                wording.one_line(excluded.why),
            )
            for excluded in rollup.excluded
        )
        cited = tuple(dict.fromkeys(marks[name] for name in rollup.inputs if name in marks))
        found.append(Total(rollup, cited, out))
    return found


def _caveats(result: Reconciliation, documents: Mapping[str, Document], marks: Mapping[str, int]) -> list[Caveat]:
    found = []
    for remark in result.remarks:
        document = documents.get(remark.document)
        publisher = wording.one_line(document.publisher or document.title) if document else ""
        speaker = wording.one_line(remark.attribution[0].name) if remark.attribution else publisher
        cited = tuple(dict.fromkeys(marks[name] for name in remark.about if name in marks))
        found.append(Caveat(remark, speaker or "the text itself", publisher, cited))
    return found


def _asides(result: Reconciliation) -> tuple[Aside, ...]:
    words: dict[str, Counter[str]] = {}
    where: dict[str, list[tuple[str, str]]] = {}
    for document in result.documents:
        for entry in result.ledger.get(document.id) or ():
            if entry.disposition == "set_aside":
                reason = entry.reason or "no_outcome"
                words.setdefault(reason, Counter())[wording.one_line(entry.text)] += 1
                where.setdefault(reason, []).append(
                    (document.id, wording.one_line(context(entry, document) or entry.text))
                )
    ranked = sorted(words, key=lambda reason: (-words[reason].total(), reason))
    return tuple(
        Aside(reason, words[reason].total(), tuple(words[reason].items()), tuple(where[reason])) for reason in ranked
    )


def _title(result: Reconciliation) -> str:
    """ "Sefir, Sunday: what 6 articles report"; the first event gives place and time."""
    first = result.events[0] if result.events else None
    head = wording.scope(first.place, first.when) if first else ""
    many = len(result.documents)
    said = "what one article reports" if many == 1 else f"what {many:,} articles report"
    return f"{head[:1].upper()}{head[1:]}: {said}" if head else f"W{said[1:]}"
