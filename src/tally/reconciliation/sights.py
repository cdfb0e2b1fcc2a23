"""What is seen of an incident in one document or in a group of them: places, days, people, voices, names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tally.models import Document, Remark
from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import HARM, Figure
from tally.reconciliation.places import COUNTRY, NOWHERE, QUARTER, WIDE, Place, names_in, names_of_text, place_of
from tally.reconciliation.vocabulary import fold, has_any, lexical, words
from tally.reconciliation.voices import authority

__all__ = ["Day", "Sight", "parts_by_site", "sights_of"]

SITES, MOST = 8, 64  # places of one document event, and of a group, that are asked whether they may be one site

Day = tuple[date, date, int]
_OPENING = re.compile(r"(^|[.!?\n][\"\u201d\u2019)]?\s+|[\u201c\"(])[\w\u2019'-]+")
WHEREVER = ("displaced", "detained")  # of those whom an incident harmed, told where they are now


@dataclass(slots=True)
class Sight:
    """What is seen of one or more document events."""

    members: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    wide: set[str] = field(default_factory=set)
    sites: set[Place] = field(default_factory=set)
    hours: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    days: set[Day] = field(default_factory=set)
    firm: set[Day] = field(default_factory=set)
    freed: set[Day] = field(default_factory=set)
    told_apart: bool = False
    aside: bool = False
    since: set[date] = field(default_factory=set)
    printed: set[date] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    mentioned: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)
    allied: set[str] = field(default_factory=set)
    totals: set[tuple[str, int]] = field(default_factory=set)
    numbers: set[tuple[str, int]] = field(default_factory=set)
    twins: set[tuple[str, int]] = field(default_factory=set)
    joined: bool = False
    country: bool = False
    main: bool = False
    shown: int = 0

    def take(self, other: Sight) -> None:
        """Adds what is seen of another document event."""
        for name in ("members", "figures"):
            getattr(self, name).extend(getattr(other, name))
        for name in (
            "days",
            "firm",
            "freed",
            "since",
            "printed",
            "names",
            "wide",
            "hours",
            "context",
            "within",
            "mentioned",
            "voices",
            "people",
            "outcomes",
            "documents",
            "allied",
            "totals",
            "numbers",
            "twins",
        ):
            getattr(self, name).update(getattr(other, name))
        if len(self.sites) < MOST:
            self.sites |= other.sites
        self.main = self.main or other.main
        self.country = self.country or other.country


def sights_of(figures: Iterable[Figure]) -> list[Sight]:
    """What is seen of each event that a document tells apart, the document's main one first."""
    by_event: dict[str, list[Figure]] = defaultdict(list)
    home: dict[str, str] = {}
    for figure in figures:
        by_event[figure.claim.event].append(figure)
        home[figure.id] = figure.claim.event
    seen: set[str] = set()
    found = []
    homes: dict[str, set[str]] = {}
    clear: dict[str, int] = {}
    figures = [figure for rows in by_event.values() for figure in rows]
    several = {figure.place.names for figure in figures if figure.place.joined}
    for event, rows in by_event.items():
        sight = Sight(members=[event], figures=rows, main=rows[0].document.id not in seen)
        seen.add(rows[0].document.id)
        _look(sight, rows, rows[0].document)
        if sight.main and not sight.names:  # "both blasts, in Ostrel and in Lusk": a title that names one is of that
            titled = _title_names(rows[0].document.title)
            sight.names |= {name for names in several if not names <= titled for name in names & titled}
        said = [remark.quote for figure in rows for remark in _set_apart(figure, home)]
        sight.told_apart = any(has_any(fold(quote), words("events", "together")) for quote in said)
        sight.aside = bool(said) and not sight.told_apart
        sight.shown = clear.setdefault(rows[0].document.id, bool(sight.names) + bool(sight.days))
        sight.context |= homes.setdefault(rows[0].document.id, set(sight.names))
        found.append(sight)
    _mentioned(found)
    _twins(found)
    _allied(found)
    return found


def _mentioned(sights: Iterable[Sight]) -> None:
    """The names in the text of a main event that begin no sentence, save those of the places where its other events happened."""
    others: dict[str, set[str]] = defaultdict(set)
    for sight in sights:
        for document in () if sight.main else sight.documents:
            others[document] |= sight.names
    for sight in sights:
        own = sight.figures[0].document
        if sight.main and sight.names:
            names = set(names_of_text(_OPENING.sub(r"\1", own.text))) - words("days", "months")
            sight.mentioned = names - (others[own.id] - sight.names)


def _allied(sights: Iterable[Sight]) -> None:
    """Names of places that a text counts under one total, "12 of the storm's 30 dead in Lenz and nine in Orr": counts for
    any of them are of one incident; not where its words tell of two ("19 in two attacks, 12 of them in Lenz").
    """
    together: dict[str, set[str]] = defaultdict(set)
    for sight in sights:
        for whole in sight.figures if not (sight.told_apart or sight.aside or sight.joined) else ():
            parts = [p for p in whole.parts if p.claim.outcome == whole.claim.outcome and p.place.said]
            if parts and (_incidents(whole.claim.quote) or _incidents(whole.document.title)):
                continue
            names = {name for p in parts for name in p.place.names} if len(parts) > 1 else set()
            for name in names:
                together[name] |= names
    for sight in sights:
        sight.allied = {other for name in sight.names for other in together[name]} if together else set()


def _twins(sights: Iterable[Sight]) -> None:
    """Totals that a text adds up as those of two sites ("14 at the market and six at the clinic", 20 in all): each has
    the other beside it, and is not the other's incident.
    """
    beside: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for sight in sights:
        for whole in sight.figures:
            parts = parts_by_site(whole)
            for part in parts:
                beside[part.claim.outcome, part.value or 0] |= {
                    (p.claim.outcome, p.value or 0) for p in parts if p is not part
                }
    for sight in sights:
        for figure in sight.figures:
            if figure.exact and figure.value and figure.parent is None and figure.standing:
                sight.totals.add((figure.claim.outcome, figure.value))
                sight.twins |= beside.get((figure.claim.outcome, figure.value), set())


def parts_by_site(whole: Figure) -> list[Figure]:
    """The parts that a text gives of an exact total by their places, where they make it; [] where they do not."""
    parts = [
        p
        for p in whole.parts
        if p.exact and p.standing and p.claim.outcome == whole.claim.outcome and p.claim.place != whole.claim.place
    ]
    places = {p.claim.place for p in parts if p.claim.place}
    apart = len(parts) > 1 and len(places) == len(parts) and whole.exact
    return parts if apart and sum(p.value or 0 for p in parts) == whole.value else []


def _look(sight: Sight, rows: list[Figure], document: Document) -> None:
    sight.documents[document.id] = document.published or ""
    if day := iso_day(document.published):
        sight.printed.add(day)
    if sight.main:
        sight.context |= _title_names(document.title)
    another = _another(document.title)
    quarters = {place.level for figure in rows if (place := figure.place).said} == {QUARTER}
    if quarters and document.publisher:  # a street is in the town of the paper that names none
        sight.context |= names_in(document.publisher) - words("voices", "papers")
    harmed = any(figure.claim.outcome in HARM and figure.standing for figure in rows)
    whole = _undated_totals(rows)
    for figure in rows:
        sight.outcomes.add(figure.claim.outcome)
        if figure.exact and figure.value and figure.value % 10:
            sight.numbers.add((figure.claim.outcome, figure.value))
        sight.voices.add(figure.origin)
        people = figure.people
        sight.people |= {x for x in (people.status, people.side, people.noun) if x}
        sight.context |= names_in(figure.name) | people.names - words("place", "directions")
        if figure.claim.stance == "superseded":
            continue
        if figure.parent is not None or figure.claim.basis == "addition" or (figure.lone and len(rows) > 1):
            sight.context |= figure.place.names
            continue  # the place and day of a part, a death or a find, not those of the incident
        place = figure.place
        if harmed and figure.claim.outcome in WHEREVER:
            sight.context |= place.names
            continue  # where people fled to, or were arrested
        sight.within |= place.within
        if figure.housed:  # the house took people in, and is not where it happened
            sight.context |= place.names
            place = place_of(figure.claim.place)
        if (place.level == 0 or _itself(figure)) and (figure.unit == "bodies" or figure.quotes("place", "intake")):
            sight.context |= place.names
            place = NOWHERE
        sight.names |= place.names
        if len(sight.sites) < SITES:
            sight.sites.add(place)
        sight.country = sight.country or (place.whole and figure.window.running) or place.level == COUNTRY
        sight.hours |= _hours(figure.claim.when)
        if place.level is not None and place.level >= WIDE:
            sight.wide |= place.names
        sight.joined = sight.joined or (len(place.names) > 1 and " and " in f" {(figure.claim.place or '').lower()} ")
        window = figure.window
        if window.start is None or window.floating or window.trailing:
            continue
        if (figure.low or 0) < whole.get(figure.claim.outcome, 0):
            continue  # "both died on Friday", of the 23 dead in all: their day, and not the incident's
        if window.running:
            sight.since.add(window.start)
        else:
            span = (window.start, window.end or window.start, window.slack)
            sight.days.add(span)
            if figure.claim.outcome == "rescued":
                sight.freed.add(span)
            if another or not window.of_print(figure.published):
                sight.firm.add(span)


def _undated_totals(rows: Iterable[Figure]) -> dict[str, int]:
    """For each outcome the largest total that names no day."""
    found: dict[str, int] = {}
    for figure in rows:
        total = figure.parent is None and figure.standing and figure.claim.basis != "addition"
        if total and not figure.window.said and figure.claim.field == "text":
            found[figure.claim.outcome] = max(found.get(figure.claim.outcome, 0), figure.low or 0)
    return found


def _itself(figure: Figure) -> bool:
    """Whether a house gives its own name for a place: "St Luke's Regional received seven", says St Luke's Regional."""
    house = figure.role == "health" and not authority(figure.name or "")
    return house and bool(figure.place.names) and figure.place.names <= names_in(figure.name)


def _incidents(text: str | None) -> bool:
    """Whether words count incidents: "two attacks", "both car bombs"."""
    said = fold(text).split()
    for n, word in enumerate(said):
        counted = word in words("place", "several") or word in words("events", "twin")
        after = said[n + 1 : n + 3] if counted else []
        if any(noun.endswith("s") and noun in words("events", "incidents") for noun in after):
            return True
    return False


def _another(title: str | None) -> bool:
    """Whether a title says that this is a further incident ("Second bomb in three days"), not a further victim of one."""
    said = fold(title).split()
    for n, word in enumerate(said):
        if word in words("events", "another"):
            after = said[n + 1 : n + 4]
            told = next((i for i, noun in enumerate(after[:2]) if noun in words("events", "incidents")), None)
            if told is not None and not set(after[told + 1 :][:1]) & words("events", "of_one"):
                return True
    return False


def _hours(when: str | None) -> set[str]:
    """The part of the day that the words for a time name: morning, afternoon, evening."""
    said = set(fold(when).split())
    return {part for part, row in lexical()["dayparts"].items() if said & set(row)}


def _set_apart(figure: Figure, home: dict[str, str]) -> list[Remark]:
    """The words by which a text says of a figure that it is for another incident or for several together. Words about
    two of its events ("nothing links the two accidents") only tell these from each other.
    """
    said = figure.remarks.get("different_event", ()) if figure.standing else ()
    return [remark for remark in said if len({home[x] for x in remark.about if x in home}) < 2]


def _title_names(title: str | None) -> set[str]:
    """Names of a title; its first word is capitalised whatever it is."""
    return set(names_in((title or "").partition(" ")[2]))
