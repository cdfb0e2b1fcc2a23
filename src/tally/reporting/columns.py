"""The columns of the flat tables: name, type, meaning, allowed values. One list serves every table format.

Names are those of the contract, "Flat tables". `path` is the field of the claim that a column shows: an edited cell of
such a column is a correction of that field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from tally import models

Type = Literal["string", "integer", "boolean", "date", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in characters, for spreadsheets; `path` names the field of a claim that may be
    corrected.
    """

    name: str
    type: Type
    meaning: str
    allowed: tuple[str, ...] = ()
    path: str | None = None
    width: int = 14


def _text(name: str, meaning: str, path: str | None = None, width: int = 14) -> Column:
    return Column(name, "string", meaning, (), path, width)


def _count(name: str, meaning: str, path: str | None = None, width: int = 9) -> Column:
    return Column(name, "integer", meaning, (), path, width)


def _one_of(name: str, kind: object, meaning: str, path: str | None = None, width: int = 13) -> Column:
    return Column(name, "string", meaning, get_args(kind), path, width)


def _day(name: str, meaning: str, path: str | None = None) -> Column:
    return Column(name, "date", meaning, (), path, 12)


PEOPLE = ("decision", "decided_by", "decided_on", "note")
CHECK = "row_check"
DECISIONS = ("correct", "reject", "add", "prefer")

CLAIMS: tuple[Column, ...] = (
    _text("claim_id", "Id of the claim; leave it empty in a row that you add", None, 15),
    _text("document", "Id of the document", "document", 15),
    _text("quote", "The words that make the claim, verbatim", "quote", 56),
    _one_of("outcome", models.Outcome, "What happened to the people counted", "outcome"),
    _one_of("quantity_kind", models.Kind, "How the number is meant", "quantity.kind", 9),
    _count("value", "The number as written; empty for a range or a vague word", "quantity.value"),
    _count("low", "The least that the words allow; empty = open", "quantity.low"),
    _count("high", "The most that the words allow; empty = open", "quantity.high"),
    _text("number", "The number words alone, verbatim", "number", 11),
    _text("modifier", "The hedge, verbatim", "quantity.modifier", 12),
    _text("originator", "Who gave the number; empty = the publication itself", "attribution.0.name", 28),
    _text("originator_key", "One key for all names of that voice", "attribution.0.key", 18),
    _one_of("originator_role", models.Role, "What kind of source it is", "attribution.0.role"),
    _text("relay_1", "Who passed it on, nearest the originator first", "attribution.1.name", 18),
    _text("relay_2", "The second who passed it on", "attribution.2.name", 12),
    _text("relay_3", "The third who passed it on", "attribution.3.name", 12),
    _text("population", "Who is counted, verbatim", "population.text", 24),
    _one_of("status", models.Status, "Civilian or combatant, as far as said", "population.status"),
    _one_of("status_basis", models.StatusBasis, "Described, or a party's label", "population.status_basis"),
    _one_of("age", models.Age, "Child or adult, as far as said", "population.age", 8),
    _one_of("sex", models.Sex, "As far as said", "population.sex", 8),
    _text("affiliation", "Side or group, verbatim", "population.affiliation", 18),
    _text("unit", "What is counted: persons, families, bodies", "population.unit", 9),
    _one_of("certainty", models.Certainty, "How sure the voice is", "certainty", 11),
    _one_of("stance", models.Stance, "Asserted, denied or superseded", "stance", 11),
    _one_of("basis", models.Basis, "One incident, a running total, or an addition", "basis", 11),
    _text("place", "Where, verbatim", "place", 20),
    _text("when", "When, verbatim", "when", 18),
    _day("when_from", "First day of that time", "when_from"),
    _day("when_to", "Last day of that time", "when_to"),
    _text("as_of", "When the count was taken, verbatim", "as_of", 14),
    _day("as_of_date", "The day of the count", "as_of_date"),
    _one_of("as_of_basis", models.AsOfBasis, "Where that day comes from", "as_of_basis", 10),
    _text("event", "The incident within the document", "event", 16),
    _text("part_of", "Id of the claim that this is a part of", "part_of", 15),
    _text("supersedes", "Id of the earlier claim that this updates", "supersedes", 15),
    _text("repeats", "Id of the claim that this says again", "repeats", 15),
    _count("derived_total", "The running total that the words imply", "derived_total"),
    _text("origin", "The key by which independence is counted", "origin", 18),
    _text("flags", "What a person should look at, separated by spaces", "flags", 18),
    _text("publisher", "Who published the document", None, 20),
    _day("published", "When it was published"),
    _text("title", "Title of the document", None, 34),
    _text("url", "Address of the document", None, 24),
    _one_of("field", models.TextField, "Whether the words stand in the text or the title", None, 7),
    _count("start", "Where the quote starts, in code points"),
    _count("end", "Where it ends, exclusive"),
    _count("number_start", "Where the number starts"),
    _count("number_end", "Where it ends, exclusive"),
    Column("rest", "json", "The claim as it was read, whole; leave it as it is", (), None, 10),
    Column("decision", "string", "Yours: reject, correct, prefer, or add", DECISIONS, None, 11),
    _text("decided_by", "Yours: who decided", None, 14),
    _day("decided_on", "Yours: the day of the decision"),
    _text("note", "Yours: why", None, 30),
    _text("row_check", "Tells whether the row was changed; leave it as it is", None, 14),
)

REMARKS: tuple[Column, ...] = (
    _text("remark_id", "Id of the remark", None, 15),
    _text("document", "Id of the document", None, 15),
    _text("code", "What the words are about", None, 18),
    _text("quote", "The words, verbatim", None, 60),
    _text("speaker", "Who says them; empty = the publication itself", None, 26),
    _text("about", "Ids of the claims that they are about, separated by spaces", None, 18),
    _text("publisher", "Who published the document", None, 20),
    _one_of("field", models.TextField, "Whether the words stand in the text or the title", None, 7),
    _count("start", "Where the words start, in code points"),
    _count("end", "Where they end, exclusive"),
    Column("rest", "json", "The remark as it was read", (), None, 10),
)

DOCUMENTS: tuple[Column, ...] = (
    _text("document", "Id of the document", None, 15),
    _text("title", "Title", None, 44),
    _text("publisher", "Publisher", None, 22),
    _one_of("publisher_role", models.Role, "What kind of source the publisher is"),
    _day("published", "Date of publication"),
    _day("modified", "Date of the last change"),
    _text("url", "Address", None, 34),
    _text("language", "Language", None, 9),
    _text("reader", "Which reader took it in", None, 9),
    _count("claims", "How many claims it makes"),
    Column("numbers_read", "boolean", "Whether every number was accounted for", (), None, 10),
    _text("sha256", "Hash of the text", None, 14),
    _text("text", "The text as it was read", None, 20),
    Column("rest", "json", "The document's remaining fields", (), None, 10),
)

RELATIONS: tuple[Column, ...] = (
    _text("relation_id", "Id of the relation", None, 15),
    _one_of("verdict", models.Verdict, "How the two figures stand to each other", None, 15),
    _text("reason", "The primary reason, a code of the method", None, 22),
    _one_of("grade", models.Grade, "How sure that reason is", None, 10),
    _text("sentence", "The reason as a sentence", None, 70),
    _text("a_figure", "The earlier figure, in words", None, 26),
    _text("a_source", "Whose figure it is", None, 24),
    _text("a_quote", "Its words", None, 40),
    _text("b_figure", "The later figure, in words", None, 26),
    _text("b_source", "Whose figure it is", None, 24),
    _text("b_quote", "Its words", None, 40),
    _text("also", "Further reasons, separated by spaces", None, 22),
    _count("gap", "By how much the figures differ"),
    _count("accounted", "How much of that the reason accounts for"),
    _text("a", "Id of the earlier claim", None, 15),
    _text("b", "Id of the later claim", None, 15),
    _text("with", "Ids of further claims that a sum takes in", None, 15),
    _text("current", "Id of the claim in force, where one replaces the other", None, 15),
    _text("events", "Ids of the events", None, 15),
    Column("rest", "json", "The relation with its evidence", (), None, 10),
)

REASONS: tuple[Column, ...] = (
    _text("relation_id", "Id of the relation", None, 15),
    _count("rank", "1 = primary"),
    _text("code", "A code of the method", None, 22),
    _one_of("grade", models.Grade, "How sure it is"),
    _count("accounted", "How much of the gap it accounts for"),
    _count("gap", "By how much the figures differ"),
    _text("evidence", "The words that license it, verbatim", None, 60),
)

ROLLUPS: tuple[Column, ...] = (
    _text("event", "Id of the event", None, 15),
    _one_of("outcome", models.Outcome, "What happened to the people counted"),
    _text("population", "Who is counted", None, 22),
    _text("place", "Where", None, 20),
    _text("when", "When", None, 18),
    _text("unit", "What is counted", None, 9),
    _one_of("basis", models.Basis, "One incident, a running total, or an addition"),
    _day("as_of", "The day up to which articles were read"),
    _count("low", "Smallest figure under the policy; empty = open"),
    _count("high", "Largest figure under the policy; empty = open"),
    Column("open_high", "boolean", "Whether a figure has no upper bound", (), None, 9),
    _one_of("policy", models.Policy, "The rule that made it", None, 16),
    _one_of("convention", models.Convention, "How vague words were counted", None, 11),
    _count("origins_low", "Independent origins, at least"),
    _count("origins_high", "Independent origins, at most"),
    _text("inputs", "Ids of the claims that made it", None, 24),
    _text("left_out", "What was left out, and why", None, 50),
    _text("settle", "What would settle the matter", None, 50),
    Column("rest", "json", "The roll-up as it was made", (), None, 10),
)

LEDGER: tuple[Column, ...] = (
    _text("document", "Id of the document", None, 15),
    _one_of("field", models.TextField, "Whether the number stands in the text or the title", None, 7),
    _count("start", "Where it starts, in code points"),
    _count("end", "Where it ends, exclusive"),
    _text("number", "The number, verbatim", None, 18),
    _one_of("disposition", models.Disposition, "Claim, or set aside", None, 11),
    _one_of("reason", models.SetAside, "Why it is no casualty figure", None, 14),
    _text("claims", "Ids of the claims that it belongs to", None, 18),
    _text("context", "The words around it", None, 60),
    _text("publisher", "Who published the document", None, 20),
)

TIMELINE: tuple[Column, ...] = (
    _text("series_id", "Id of the series: one voice, one scope", None, 15),
    _count("step", "Order within the series"),
    _day("as_of_date", "The day of the count"),
    _text("originator", "Whose series it is", None, 26),
    _one_of("outcome", models.Outcome, "What happened to the people counted"),
    _text("population", "Who is counted", None, 22),
    _text("place", "Where", None, 20),
    _text("window", "For which time", None, 18),
    _one_of("quantity_kind", models.Kind, "How the number is meant", None, 9),
    _count("value", "The number as written"),
    _count("low", "The least that the words allow"),
    _count("high", "The most that the words allow"),
    _text("quote", "The words", None, 50),
    _text("unit", "What is counted", None, 9),
    _text("origin", "The key by which independence is counted", None, 18),
    _text("event", "Id of the event", None, 15),
    _text("claim_id", "Id of the claim", None, 15),
)

EVENTS: tuple[Column, ...] = (
    _text("event", "Id of the event", None, 15),
    _text("place", "Where", None, 22),
    _text("when", "When", None, 18),
    _text("members", "The documents' incidents that it joins", None, 40),
    _count("claims", "How many claims are about it"),
    _text("why", "Why they were put together", None, 60),
)

ATTRIBUTIONS: tuple[Column, ...] = (
    _text("claim_id", "Id of the claim", None, 15),
    _count("rank", "1 = originator, then the relays"),
    _text("name", "Name as first written", None, 28),
    _text("key", "One key for all names of the voice", None, 20),
    _one_of("role", models.Role, "What kind of source it is"),
    _text("verb", "The reporting verb", None, 12),
    _text("words", "The words that carry the voice here", None, 24),
    _one_of("link", models.Link, "How near the voice stands", None, 13),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "claims": CLAIMS,
    "remarks": REMARKS,
    "documents": DOCUMENTS,
    "relations": RELATIONS,
    "rollups": ROLLUPS,
    "ledger": LEDGER,
    "timeline": TIMELINE,
    "events": EVENTS,
    "reasons": REASONS,
    "attributions": ATTRIBUTIONS,
}

MEANING = {
    "claims": "One number of people, said by one voice",
    "remarks": "Words about figures that are no figure: what the texts say of their own numbers",
    "documents": "The texts that were read",
    "relations": "Two claims compared, with the reason why they differ",
    "rollups": "What these texts report in all, by event, outcome, people, place and time",
    "ledger": "Every number in the texts and what became of it",
    "timeline": "One originator's figures for one scope, by the day of the count",
    "events": "Incidents, and why the documents were put together",
    "reasons": "The reasons of each relation, the primary one first, with the words that license them",
    "attributions": "The chain of voices of each claim, the originator first",
}
