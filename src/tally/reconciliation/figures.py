"""A claim with all that comparing it needs: its voice, day, place, people, bounds, and the remarks about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tally.models import Claim, Convention, Document, Extraction, Quantity, Remark
from tally.reconciliation.days import Window, day_named, window_of
from tally.reconciliation.mentions import fullest_mentions
from tally.reconciliation.people import People, partitive, people_of, unit_of
from tally.reconciliation.places import NOWHERE, Place, place_of
from tally.reconciliation.vocabulary import fold, has_any, lexical, words
from tally.reconciliation.voices import Voices, voice_key

__all__ = ["HARM", "SURPRISING", "Figure", "Scope", "apart", "bounds", "figures_of", "step", "tolerance", "vague_floor"]

# Remarks that say why a figure changed, and which belong to the nearest one where extraction names none.
EXPLAINS = (
    "died_of_wounds",
    "missing_resolved",
    "revised_down",
    "correction",
    "preliminary",
    "update",
    "not_people",
    "typing_error",
)
# A publication that tells how it counts is a counter, and not a relay.
OWN_COUNT = ("own_method", "verification_basis")
# Outcomes that leave open what became of each person: no doubt about the reading.
JOINT_COUNTS = ("casualties", "killed_or_injured", "dead_or_missing")
# Outcomes of those who came to harm: they are counted where it happened, whoever else fled or was freed.
HARM = ("killed", "injured", "missing", "killed_or_injured", "dead_or_missing", "casualties")
SURPRISING = 10  # smaller numbers are equal by chance
# (outcome, unit, people, place, window, attacker): what a figure counts; equal scopes are compared as numbers.
Scope = tuple[str, str, str, str, str, str]


@dataclass(slots=True)
class Figure:
    """One claim on the desk. `place_key` and its like, and `where` (the place in words), are given by `scopes.py`.

    `housed`: of people whom a house took in, given by it; `borrowed`: a text's own words, counted as those of its voice;
    `counts`: one outcome of those that it joins.
    """

    claim: Claim
    document: Document
    rank: int
    origin: str
    name: str | None
    role: str
    relay: str
    moment: str
    low: int | None
    high: int | None
    people: People
    place: Place
    window: Window
    event: str = ""
    people_key: str = ""
    place_key: str = ""
    window_key: str = ""
    attacker_key: str = ""
    where: str | None = None
    housed: bool = False
    borrowed: bool = False
    counts: str | None = None
    partial: bool = False
    some: bool = False
    lone: bool = False
    unit: str = "persons"
    parent: Figure | None = None
    old: Figure | None = None
    parts: list[Figure] = field(default_factory=list)
    remarks: dict[str, list[Remark]] = field(default_factory=dict)
    alike: list[int] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def value(self) -> int | None:
        """The one number, 0 for "none", null for a word or a span."""
        return self.claim.quantity.value

    @property
    def exact(self) -> bool:
        """A bare number, or none at all."""
        return self.claim.quantity.kind in ("exact", "none")

    @property
    def standing(self) -> bool:
        """Whether its voice stands by it: neither denied nor called an earlier figure."""
        return self.claim.stance == "asserted"

    @property
    def doubtful(self) -> bool:
        """Whether its text leaves open what it is a part of, or says that it is open whether it counts this outcome."""
        c = self.claim
        unsure = c.outcome not in JOINT_COUNTS and "ambiguous_outcome" in c.flags
        return (unsure and self.has("caveat")) or bool(c.part_of_alternatives) or "ambiguous_parent" in c.flags

    @property
    def scope(self) -> Scope:
        c = self.claim
        return (
            self.counts or c.outcome,
            self.unit,
            self.people_key,
            self.place_key,
            self.window_key,
            self.attacker_key,
        )

    @property
    def published(self) -> str:
        return self.document.published or ""

    def has(self, code: str) -> bool:
        """Whether a remark with this code is about the figure."""
        return code in self.remarks

    @property
    def modelled(self) -> bool:
        """Whether its text calls it a model's output, or an estimate and tells of a way to estimate."""
        if "projection" in self.remarks:
            return True
        return self.claim.certainty == "estimated" and self.method("modelled")

    def method(self, kind: str) -> bool:
        """Whether what its text says of the way of counting holds one of a list of words (`basis`)."""
        return any(has_any(fold(r.quote), words("basis", kind)) for r in self.remarks.get("own_method", ()))

    def says(self, table: str, kind: str) -> bool:
        """Whether the figure's words, or those for its people, hold one of a list of words."""
        return has_any(fold(f"{self.claim.quote} {self.claim.population.text or ''}"), words(table, kind))

    def quotes(self, table: str, kind: str) -> bool:
        """Whether the figure's words as quoted, those for its people aside, hold one of a list of words."""
        return has_any(fold(self.claim.quote), words(table, kind))


def figures_of(extractions: Sequence[Extraction], voices: Voices, convention: Convention) -> dict[str, Figure]:
    """A Figure for each claim, by id, in reading order. Of the mentions of one claim the fullest stands for all."""
    found: dict[str, Figure] = {}
    stands: dict[str, str] = {}
    for n, extraction in enumerate(extractions):
        first = fullest_mentions(extraction.claims)
        stands |= first
        for claim in extraction.claims:
            if first[claim.id] == claim.id:
                found[claim.id] = _figure(claim, extraction.document, n, voices, convention)
    for extraction in extractions:
        _link(found, stands, extraction)
        _share_hours([found[c.id] for c in extraction.claims if c.id in found])
    return found


def _share_hours(figures: Sequence[Figure]) -> None:
    """The hour at which a voice gave one figure of a text is that of its others of the day which name none."""
    hours: dict[tuple[str, str], str] = {}
    for figure in figures:
        if len(figure.moment) > len("2024-01-01"):
            hours.setdefault((figure.origin, figure.moment[:10]), figure.moment)
    for figure in figures:
        figure.moment = hours.get((figure.origin, figure.moment), figure.moment)


def _figure(claim: Claim, document: Document, rank: int, voices: Voices, convention: Convention) -> Figure:
    low, high = bounds(claim.quantity, claim.outcome, convention, claim.number)
    relays = [claim.attribution[-1].name] if len(claim.attribution) > 1 else []
    published = document.published or ""
    house = _house(claim, document)
    place = _place(claim, document, house)
    return Figure(
        claim=claim,
        document=document,
        rank=rank,
        origin=voices.key(claim),
        name=voices.name(claim),
        role=_role(claim, document, voices),
        relay=fold(" ".join([*relays, document.publisher or document.id])),
        moment=_moment(claim, published),
        low=low,
        high=high,
        people=people_of(claim),
        place=place,
        where=house or claim.place,
        housed=house is not None,
        window=window_of(claim, published),
        unit=unit_of(claim),
        some=claim.part_of is None and partitive(claim),
        lone=claim.quantity.value == 1 and fold(claim.number) in words("people", "one_by_article"),
    )


def _role(claim: Claim, document: Document, voices: Voices) -> str:
    """The voice's role; a body that prints its own count ("we have recorded 31 killed") counts, a newspaper carries."""
    role = voices.role(claim)
    own = role == "media" and not claim.attribution
    if own and document.publisher and not has_any(fold(document.publisher), words("voices", "papers")):
        return "monitor" if has_any(fold(claim.quote), words("voices", "counts")) else role
    return role


def _place(claim: Claim, document: Document, house: str | None) -> Place:
    """Where a count is for: what its words name, or the house that took its people in."""
    if not house:
        return NOWHERE if _is_voice(claim, document) else place_of(claim.place)
    named = place_of(house)
    return named if named.said else Place(frozenset(fold(house).split()), named.level)


def _house(claim: Claim, document: Document) -> str | None:
    """The name of the house that gives a count of those whom it took in, wherever they had been hurt (method.md, "Rules
    of reading", 9); None where it is no such count. A house's own notice names no other voice.
    """
    place = place_of(claim.place)
    # "16 deaths", "in its wards"; the hurt of an incident may all lie in one house, or be told with those of a second
    beds = claim.place if claim.place and claim.outcome == "killed" and " and " not in claim.place else ""
    if not has_any(fold(f"{claim.quote} in {beds}"), words("place", "intake")):
        return None
    if place.level == 0:  # "the city morgue" names none, and is one house all the same
        return claim.place if not place.said else None
    voice = claim.attribution[0] if claim.attribution else None
    names = (voice.name, voice.key.title()) if voice else (document.publisher or "",)
    one = [
        name for name in names if place_of(name).level == 0 and not set(fold(name).split()) & words("place", "houses")
    ]
    return next((name for name in one if place_of(name).said), one[0] if one else None)


def _is_voice(claim: Claim, document: Document) -> bool:
    """Whether the words for a place are those of a publication or a voice ("the Observer"), taken for one."""
    said = voice_key(claim.place) if claim.place and place_of(claim.place).said else ""
    media = (v.name for v in claim.attribution if v.role == "media")
    names = [voice_key(n.partition(",")[0]) for n in (document.publisher, *media) if n]  # not a body's seat
    return bool(said) and any(name == said or name.endswith(f" {said}") for name in names)


def _link(found: dict[str, Figure], stands: dict[str, str], extraction: Extraction) -> None:
    """Parents, parts, earlier figures and remarks of one document's figures."""
    for claim in extraction.claims:
        figure = found[stands[claim.id]]
        parent, old = (found.get(stands.get(x or "", "")) for x in (claim.part_of, claim.supersedes))
        if parent is not None and parent is not figure and figure.parent is None:
            figure.parent = parent
            parent.parts.append(figure)
        if old is not None and old is not figure:
            figure.old = old
    for remark in extraction.remarks:
        for about in dict.fromkeys(stands.get(x, "") for x in remark.about or _nearest(remark, extraction.claims)):
            if about in found:
                found[about].remarks.setdefault(remark.code, []).append(remark)
                if remark.code == "own_method" and has_any(fold(remark.quote), words("basis", "strictly")):
                    found[about].remarks.setdefault("verification_basis", []).append(remark)
                if remark.code in OWN_COUNT and _counts_itself(found[about], remark):
                    found[about].role = "monitor"
                if remark.code == "stale_figure" and (
                    day := day_named(remark.quote, extraction.document.published or "")
                ):
                    found[about].moment = day.isoformat()
    _denied_by(found, extraction)


def _denied_by(found: dict[str, Figure], extraction: Extraction) -> None:
    """A voice that denies and says "none" in one text denies with that figure, whatever figure stands nearest."""
    denials = [r for r in extraction.remarks if r.code == "denial" and r.attribution]
    for claim in extraction.claims if denials else ():
        figure = found.get(claim.id)
        if figure is None or figure.high != 0 or not figure.standing:
            continue
        own = [r for r in denials if voice_key(r.attribution[0].name) == figure.origin]
        if own:
            figure.remarks.setdefault("denial", own)


def _counts_itself(figure: Figure, remark: Remark) -> bool:
    """Whether a publication without a voice tells how it counts; a newspaper only where it says that it does itself."""
    if figure.claim.attribution or figure.role != "media":
        return False
    paper = set(fold(figure.document.publisher).split()) & words("voices", "papers")
    return not paper or has_any(fold(remark.quote), words("voices", "ourselves"))


def _nearest(remark: Remark, claims: Sequence[Claim]) -> list[str]:
    """The figure that a remark without one follows, or else comes before, where its code explains a difference."""
    if remark.code not in EXPLAINS:
        return []
    before = [c for c in claims if c.field == remark.field and c.start <= remark.start]
    after = [c for c in claims if c.field == remark.field and c.start > remark.start]
    return [c.id for c in (before[-1:] or after[:1])]


_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s*(a\.?m|p\.?m|hours|gmt|local time)?\b", re.I)


def _moment(claim: Claim, published: str) -> str:
    """When the count was taken, as far as it is told: an ISO date, with the hour where the words give one."""
    base = claim.as_of_date or published
    if "T" in base or not base:
        return base
    words = (claim.as_of or "").casefold()
    if "noon" in words or "midday" in words:
        return f"{base}T12:00"
    clock = _CLOCK.search(words)
    if not clock or not (clock[2] or clock[3]):
        return base
    hour = int(clock[1]) % 24
    if (clock[3] or "").startswith("p") and hour < 12:
        hour += 12
    return f"{base}T{hour:02}:{clock[2] or '00'}"


def apart(a: Figure, b: Figure) -> bool:
    """Whether the numbers leave a gap between them."""
    return (a.low is not None and b.high is not None and a.low > b.high) or (
        b.low is not None and a.high is not None and b.low > a.high
    )


def bounds(quantity: Quantity, outcome: str, convention: Convention, number: str = "") -> tuple[int | None, int | None]:
    """What the words allow, inclusive; a vague word has the floor that the named convention gives it (method.md,
    "Quantities").
    """
    if quantity.kind == "vague":
        return vague_floor(quantity.word or number, outcome, convention), None
    if quantity.kind == "approx" and quantity.value is not None:
        room = tolerance(quantity)
        high = quantity.high if quantity.high is not None else quantity.value + room
        return quantity.low if quantity.low is not None else max(0, quantity.value - room), high
    if quantity.kind == "none":
        return 0, 0
    if quantity.kind == "exact" and quantity.low is None:
        return quantity.value, quantity.value
    if quantity.kind == "lower" and quantity.low is None:
        return quantity.value, None
    if quantity.kind == "upper":
        return quantity.low or 0, quantity.high if quantity.high is not None else quantity.value
    return quantity.low, quantity.high


def tolerance(quantity: Quantity) -> int:
    """Half the rounding step of an approximate number, or 5 %, the larger (contract.md)."""
    if quantity.tolerance is not None:
        return quantity.tolerance
    value = quantity.value or 0
    return max(step(value) // 2, value // 20)


def step(value: int) -> int:
    """The power of ten to which a number is round: 160 -> 10, 1,200 -> 100, 43 -> 1."""
    size = 1
    while value and value % (size * 10) == 0:
        size *= 10
    return size


def vague_floor(word: str | None, outcome: str, convention: Convention) -> int | None:
    """The floor of a vague word under a convention: "hundreds" is 200 (plain) or 100 (acled); None where it has no
    rule.
    """
    folded = fold(word)
    for row in lexical()["vague"].values():
        if folded in row["words"]:
            found = row.get(convention)
            return found.get(outcome) if isinstance(found, dict) else found
    return None
