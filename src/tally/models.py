"""The nouns of the house, in reading order: what is read, what is claimed, what is compared.

Frozen pydantic models; they stand at the doors between the rooms. Inside a room plain slots are
used. Field names and values are those of the output contract: a name here is a name in every output.
Offsets count Unicode code points, end exclusive; `text[start:end]` is always the quoted words.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "1"

TextField = Literal["text", "title"]
Span = tuple[int, int]
Kind = Literal["exact", "lower", "upper", "range", "approx", "vague", "none"]
Outcome = Literal[
    "killed",
    "injured",
    "missing",
    "trapped",
    "displaced",
    "abducted",
    "detained",
    "affected",
    "rescued",
    "killed_or_injured",
    "dead_or_missing",
    "casualties",
]
Status = Literal["civilian", "combatant", "security", "mixed"]
StatusBasis = Literal["described", "label"]
Age = Literal["child", "adult"]
Sex = Literal["female", "male", "mixed"]
Role = Literal[
    "belligerent",
    "government",
    "health",
    "police",
    "rescue",
    "military",
    "monitor",
    "un",
    "witness",
    "local_official",
    "media",
    "unnamed",
    "other",
]
Link = Literal["same_clause", "same_sentence", "carried"]
Certainty = Literal[
    "confirmed",
    "stated",
    "reported",
    "claimed",
    "estimated",
    "feared",
    "unconfirmed",
    "denied",
]
Stance = Literal["asserted", "denied", "superseded"]
Basis = Literal["incident", "cumulative", "addition"]
AsOfBasis = Literal["stated", "published", "unknown"]
Disposition = Literal["claim", "set_aside"]
SetAside = Literal[
    "age",
    "date",
    "time",
    "duration",
    "money",
    "percentage",
    "ratio",
    "rate",
    "distance",
    "measure",
    "ordinal",
    "identifier",
    "score",
    "things",
    "animals",
    "present",
    "hypothetical",
    "figurative",
    "no_outcome",
]
Verdict = Literal[
    "equal",
    "compatible",
    "near",
    "updated",
    "conflict",
    "not_comparable",
    "undetermined",
]
Grade = Literal["stated", "marked", "inferred", "possible"]
Decision = Literal[
    "same_event",
    "other_event",
    "same_voice",
    "other_voice",
    "correct",
    "reject",
    "add",
    "prefer",
]
Policy = Literal["range", "lowest", "latest-independent", "priority"]
Convention = Literal["plain", "acled", "emdat"]


class Noun(BaseModel):
    """Base of all models: frozen, and closed to names that the contract does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Stamp(Noun):
    """What opens every output: which tally, which words, which policy made it. No clock is read."""

    version: str
    schema_: str = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    lexicon: str
    policy: str | None = None


class Document(Noun):
    """A text as it was decoded, with what is known about it. `published` and `modified` are ISO dates or times."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    publisher_role: Role | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    reader: str | None = None
    sha256: str | None = None

    def field(self, name: str) -> str:
        """The words of one field ("text" or "title"); "" where the document has none."""
        return (self.title or "") if name == "title" else self.text


class Quantity(Noun):
    """How many, as the words allow it. `low` and `high` are inclusive; null = open."""

    kind: Kind
    value: int | None = None
    low: int | None = None
    high: int | None = None
    modifier: str | None = None
    inherited: bool = False
    word: str | None = None
    tolerance: int | None = None


class Population(Noun):
    """Who is counted, as the text calls them."""

    text: str | None = None
    status: Status | None = None
    status_basis: StatusBasis | None = None
    age: Age | None = None
    sex: Sex | None = None
    affiliation: str | None = None
    unit: str = "persons"


class Voice(Noun):
    """One link of an attribution chain. `text`, `start`, `end` are the words that carry it here."""

    name: str
    key: str
    role: Role = "other"
    verb: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    link: Link = "same_clause"


class Claim(Noun):
    """One number of people, said by one voice."""

    id: str
    document: str
    field: TextField = "text"
    start: int
    end: int
    quote: str
    number_start: int
    number_end: int
    number: str
    quantity: Quantity
    outcome: Outcome
    population: Population
    attribution: tuple[Voice, ...] = ()
    origin: str
    certainty: Certainty = "stated"
    stance: Stance = "asserted"
    part_of: str | None = None
    part_of_alternatives: tuple[str, ...] = ()
    supersedes: str | None = None
    repeats: str | None = None
    basis: Basis = "incident"
    derived_total: int | None = None
    place: str | None = None
    when: str | None = None
    when_from: str | None = None
    when_to: str | None = None
    as_of: str | None = None
    as_of_date: str | None = None
    as_of_basis: AsOfBasis = "unknown"
    event: str
    evidence: dict[str, Span] = Field(default_factory=dict)
    flags: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The claim as a row of the page's table, for notebooks."""
        from tally.reporting.page import fragment

        return fragment(Reconciliation(claims=(self,)), "claims")


class Remark(Noun):
    """Words about figures that are no figure: what gives a reason its `stated` grade."""

    id: str
    document: str
    field: TextField = "text"
    start: int
    end: int
    quote: str
    code: str
    attribution: tuple[Voice, ...] = ()
    about: tuple[str, ...] = ()


class LedgerEntry(Noun):
    """One numeric expression of the text and what became of it."""

    field: TextField = "text"
    start: int
    end: int
    text: str
    disposition: Disposition
    claims: tuple[str, ...] = ()
    reason: SetAside | None = None


class Extraction(Noun):
    """What one document says: claims, remarks, and the ledger of all its numbers (null = not read).

    `fingerprint` is a few hashes of its runs of words: documents that share most of them carry one wire story.
    """

    tally: Stamp | None = None
    document: Document
    claims: tuple[Claim, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ledger: tuple[LedgerEntry, ...] | None = ()
    fingerprint: tuple[int, ...] = ()

    def to_frame(self) -> Any:
        """The claims as a pandas DataFrame, one row a claim, with the columns of `claims.csv`."""
        from tally.frames import claims_frame

        return claims_frame(self.claims, [self.document])

    def _repr_html_(self) -> str:
        """The claims as the page's table, for notebooks."""
        from tally.reporting.page import fragment
        from tally.reporting.tables import rows_of

        return fragment(rows_of(self), "claims")


class Evidence(Noun):
    """Words that license a reason."""

    document: str
    field: TextField = "text"
    start: int
    end: int
    quote: str
    claim: str | None = None
    remark: str | None = None


class Reason(Noun):
    """Why two figures differ: a code of the method, how sure, by which words, and how much of the gap it explains."""

    code: str
    grade: Grade
    evidence: tuple[Evidence, ...] = ()
    accounted: int | None = None
    gap: int | None = None


class Relation(Noun):
    """Two claims compared; `a` is the earlier. The first reason is primary."""

    id: str
    a: str
    b: str
    events: tuple[str, ...] = ()
    verdict: Verdict
    reasons: tuple[Reason, ...]
    with_: tuple[str, ...] = Field(default=(), alias="with", serialization_alias="with")
    current: str | None = None
    sentence: str


class Event(Noun):
    """One incident, across documents, and why its parts were put together."""

    id: str
    place: str | None = None
    when: str | None = None
    members: tuple[str, ...]
    claims: tuple[str, ...]
    why: tuple[str, ...] = ()


class Series(Noun):
    """One originator's figures for one scope, in the order of their as-of."""

    id: str
    event: str
    origin: str
    outcome: Outcome
    population: str | None = None
    place: str | None = None
    window: str | None = None
    unit: str = "persons"
    steps: tuple[str, ...]


class Excluded(Noun):
    """A claim that a roll-up leaves out, and why."""

    claim: str
    why: str


class RollUp(Noun):
    """What these articles report as of a day: smallest low to largest high over independent origins."""

    event: str
    outcome: Outcome
    population: str | None = None
    place: str | None = None
    when: str | None = None
    unit: str = "persons"
    basis: Basis = "incident"
    as_of: str | None = None
    low: int | None = None
    high: int | None = None
    open_high: bool = False
    policy: Policy = "range"
    convention: Convention = "plain"
    origins: int | tuple[int, int] = 0
    inputs: tuple[str, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    settle: str | None = None


class Selector(Noun):
    """W3C TextQuoteSelector: finds the words again when the text around them has changed."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Judgement(Noun):
    """A person's decision: kept, shown with who and why, applied again on every run."""

    target: str
    selector: Selector | None = None
    decision: Decision
    field: str | None = None
    old: Any = None
    new: Any = None
    who: str | None = None
    when: str | None = None
    why: str | None = None


class Applied(Noun):
    """What became of a judgement in this run; `found` false = its target no longer stands in the texts."""

    judgement: Judgement
    found: bool
    effect: str


class Reconciliation(Noun):
    """Claims of many documents, put side by side."""

    tally: Stamp | None = None
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ledger: dict[str, tuple[LedgerEntry, ...] | None] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()
    series: tuple[Series, ...] = ()
    relations: tuple[Relation, ...] = ()
    rollups: tuple[RollUp, ...] = ()
    judgements: tuple[Applied, ...] = ()

    def to_frame(self, table: str = "claims") -> Any:
        """One flat table of the result as a pandas DataFrame: claims, relations, rollups, documents, remarks or ledger."""
        from tally.frames import table_frame

        return table_frame(self, table)

    def _repr_html_(self) -> str:
        """The paragraph, the claims, the differences and the totals, for notebooks."""
        from tally.reporting.page import fragment

        return fragment(self)

    def save(self, path: Any, **options: Any) -> None:
        """Write the report to a file in the format of its suffix, whole or not at all; see `tally.reporting.write`."""
        from tally.reporting import write

        write(self, path, **options)
