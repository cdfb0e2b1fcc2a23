"""The plain slots that the levels hand on inside the room: mutable, cheap, turned into models only at the door.

Word positions (`first`, `last`, end exclusive) are indexes into `Surface.words`; `start`, `end` are offsets in the text.
"""

from __future__ import annotations

from mypy_extensions import mypyc_attr

__all__ = ["Attribution", "Draft", "Number", "Outcome", "People", "Speaker"]

Range = tuple[int, int]


@mypyc_attr(acyclic=True)
class Number:
    """One numeric expression: its words, what they allow, and what it plainly is where that can be seen at once.

    `use` is a set-aside reason of the contract ("age", "date", "money", ...) where the number's own surroundings settle
    it before any outcome is looked at, else None. `article` marks "a" in "a soldier", "his" in "his wife", "another":
    numbers only if an outcome takes them; they need no ledger entry otherwise. `pronoun` marks "none", "five" with no noun
    of their own. `modifier` is the word range of the hedge (it may stand behind: "40-plus").
    """

    __slots__ = (
        "article",
        "end",
        "first",
        "flags",
        "high",
        "kind",
        "last",
        "low",
        "modifier",
        "start",
        "tolerance",
        "use",
        "value",
        "word",
    )

    def __init__(
        self, first: int, last: int, start: int, end: int, kind: str = "exact", value: int | None = None
    ) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.kind, self.value = kind, value
        self.low: int | None = None
        self.high: int | None = None
        self.modifier: Range | None = None
        self.word: str | None = None
        self.tolerance: int | None = None
        self.use: str | None = None
        self.article = False
        self.flags: list[str] = []

    def __repr__(self) -> str:
        return f"<Number {self.kind} {self.value} [{self.first}:{self.last}] {self.use or ''}>"

    def begin(self) -> int:
        """The first word of the number with its hedge, which may stand behind it."""
        return min(self.modifier[0], self.first) if self.modifier is not None else self.first

    def size(self) -> int | None:
        """The figure to compare by: the value, else the upper or lower end; null for a vague word."""
        if self.value is not None:
            return self.value
        return self.high if self.high is not None else self.low


@mypyc_attr(acyclic=True)
class People:
    """What a number counts. `kind`: "person", "animal", "thing", "unknown" (a noun of no list), "none" (no noun: elided).

    `first`, `last`: the noun phrase without number and hedge, as printed ("Islamic State militants", "members of the public
    force"); `head`: index of its head noun, -1 where elided. `of_last`: end of the last noun that "of" adds.
    """

    __slots__ = ("affiliation", "age", "first", "head", "kind", "last", "sex", "status", "status_basis", "unit")

    def __init__(self, kind: str, first: int, last: int, head: int = -1) -> None:
        self.kind, self.first, self.last, self.head = kind, first, last, head
        self.status: str | None = None
        self.status_basis: str | None = None
        self.age: str | None = None
        self.sex: str | None = None
        self.affiliation: Range | None = None
        self.unit = "persons"

    def __repr__(self) -> str:
        return f"<People {self.kind} [{self.first}:{self.last}] {self.status or ''} {self.age or ''}>"


@mypyc_attr(acyclic=True)
class Outcome:
    """A verb or noun group that says what happened to people.

    `means`: an outcome of the contract. `takes`: where the people stand: "right" (killed N), "left" (N were killed, N died,
    N dead), "either" (a bare participle or past: "N killed", "killed N"), "noun" (N deaths), "of" (the death of N).
    `begin`: where its verb group begins, auxiliaries and adverbs included. `people`: what it needs beside a known person:
    "any", "elided" (no noun at all), "known", "known-or-elided", "disease". `mood`: "real", "feared", "hypothetical".
    `nominal`: it names the people themselves ("the dead", "the wounded"). `form`: the tag of the word form met.
    """

    __slots__ = (
        "begin",
        "entry",
        "first",
        "flags",
        "form",
        "last",
        "means",
        "mood",
        "nominal",
        "passive",
        "people",
        "takes",
    )

    def __init__(self, first: int, last: int, means: str, takes: str) -> None:
        self.first, self.last, self.means, self.takes = first, last, means, takes
        self.begin = first
        self.mood = "real"
        self.people = "any"
        self.nominal = False
        self.passive = False
        self.entry: object | None = None
        self.form = ""
        self.flags: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Outcome {self.means} [{self.begin}/{self.first}:{self.last}] {self.takes} {self.mood}>"


@mypyc_attr(acyclic=True)
class Speaker:
    """One link of an attribution chain, as found: `first`, `last` are the words that carry it here."""

    __slots__ = ("first", "key", "last", "link", "name", "role", "verb")

    def __init__(
        self, name: str, key: str, role: str, verb: str | None, first: int, last: int, link: str = "same_clause"
    ) -> None:
        self.name, self.key, self.role, self.verb = name, key, role, verb
        self.first, self.last, self.link = first, last, link

    def __repr__(self) -> str:
        return f"<Speaker {self.name} ({self.role}) {self.link}>"


class Attribution:
    """Who says one figure: `chain` (originator first, never the publication itself), and how sure; `evidence`: the words."""

    __slots__ = ("certainty", "chain", "evidence", "flags", "stance")

    def __init__(self) -> None:
        self.chain: list[Speaker] = []
        self.certainty, self.stance = "stated", "asserted"
        self.flags: list[str] = []
        self.evidence: dict[str, Range] = {}


class Draft:
    """A claim in the making. `what` is the word range of the outcome words (None: handed down), `quote` the span of the phrase."""

    __slots__ = (
        "as_of",
        "as_of_basis",
        "as_of_date",
        "basis",
        "certainty",
        "chain",
        "derived_total",
        "event",
        "evidence",
        "field",
        "first",
        "flags",
        "id",
        "inherited",
        "last",
        "number",
        "outcome",
        "parent",
        "parent_alternatives",
        "people",
        "place",
        "quote",
        "repeats",
        "sentence",
        "stance",
        "supersedes",
        "what",
        "when",
        "when_from",
        "when_to",
    )

    def __init__(self, number: Number, people: People, outcome: str, what: Range | None, sentence: int) -> None:
        self.number, self.people, self.outcome, self.what, self.sentence = number, people, outcome, what, sentence
        # The words of the claim's phrase: number, people and outcome where these stand in one sentence.
        self.first, self.last = number.first, number.last
        self.quote: Range = (number.start, number.end)
        self.field = "text"
        self.inherited = False
        self.chain: list[Speaker] = []
        self.certainty = "stated"
        self.stance = "asserted"
        self.basis = "incident"
        self.parent: Draft | None = None
        self.parent_alternatives: list[Draft] = []
        self.supersedes: Draft | None = None
        self.repeats: Draft | None = None
        self.derived_total: int | None = None
        self.place: Range | None = None
        self.when: Range | None = None
        self.when_from: str | None = None
        self.when_to: str | None = None
        self.as_of: Range | None = None
        self.as_of_date: str | None = None
        self.as_of_basis = "unknown"
        self.event = 1
        self.evidence: dict[str, Range] = {}
        self.flags: list[str] = []
        self.id = ""

    def __repr__(self) -> str:
        return f"<Draft {self.outcome} {self.number!r} {self.people!r}>"
