"""What the figures of one text, and the texts of one incident, tell of each other: whose they are, and what is left of
a total.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tally.reconciliation.figures import HARM, Figure
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.people import own_people
from tally.reconciliation.places import names_in
from tally.reconciliation.publications import armed, speaks_as_force, speaks_for_itself
from tally.reconciliation.vocabulary import words
from tally.reconciliation.voices import voice_key

__all__ = ["link_texts", "share_roles", "take_over"]

# States that people leave by dying or by being found.
LEFT = ("injured", "missing", "trapped")


def link_texts(figures: Iterable[Figure]) -> None:
    """Writes the voices and the links that the figures of each text give each other."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document.id].append(figure)
    for rows in by_document.values():
        _in_force(rows)
        _replaced(rows)
        _left(rows)
        _taken_out(rows)


def share_roles(figures: Sequence[Figure]) -> None:
    """One voice has one role in an incident: a party to it wherever one text shows that, and what most texts tell of
    it where another tells nothing. Where fighters are counted, a force that prints its own communique is a party, and
    so is a voice of no known kind that bears the name of a force, or of those whose fighters they are.
    """
    fights = any(f.role == "belligerent" or f.people.status == "combatant" for f in figures)
    fighters = {f.people.names for f in figures if f.people.status == "combatant" and f.people.names}
    forces: dict[str, bool] = {}
    for figure in figures if fights else ():
        unknown = figure.role in ("media", "other")
        own = not figure.claim.attribution and figure.role in ("media", "government", "other")
        named = bool(figure.claim.attribution) and figure.role == "other" and _whose(figure, fighters)
        if own and figure.document.id not in forces:
            forces[figure.document.id] = speaks_as_force(figure.document.text)
        if named or ((own or unknown) and armed(figure.name)) or (own and forces[figure.document.id]):
            figure.role = "belligerent"
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for figure in figures:
        roles[figure.origin][figure.role] += 1
    for figure in figures:
        known = roles[figure.origin]
        if "belligerent" in known:
            figure.role = "belligerent"
        elif figure.role == "other" and len(known) > 1:
            figure.role = max((n, role) for role, n in known.items() if role != "other")[1]
        people = figure.people
        if figure.role == "belligerent" and people.status is None and own_people(figure.claim.population.text):
            figure.people = replace(people, status="combatant", age=None, sex=None)


def _whose(figure: Figure, fighters: set[frozenset[str]]) -> bool:
    """Whether a voice bears the name of counted fighters: the Black Banner, or an affiliate of it, beside "militants of the
    Black Banner".
    """
    names = names_in(figure.name)
    return bool(names) and any(names <= known or known <= names for known in fighters)


def take_over(figures: Sequence[Figure], decided: frozenset[str] = frozenset()) -> None:
    """A newspaper that raises the toll "from six to nine" in its own words carries the voice which gave the six, where
    only one had given it. Voices that a person has told apart or put together (`decided`, their keys) stay as they are.
    """
    _from_agencies([f for f in figures if f.origin not in decided])
    _by_their_kind([f for f in figures if f.origin not in decided])
    given: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.standing and figure.claim.attribution and figure.role != "media":
            given[figure.claim.outcome, figure.value].append(figure)
    for figure in figures:
        old = figure.old
        if old is None or figure.role != "media" or figure.claim.attribution or not old.value or old.claim.attribution:
            continue
        known = [f for f in given[figure.claim.outcome, old.value] if f.published <= figure.published]
        if len({f.origin for f in known}) == 1 and known[0].role != "unnamed":
            for taken in (figure, old):
                taken.origin, taken.role, taken.borrowed = known[0].origin, known[0].role, True


def _from_agencies(figures: Sequence[Figure]) -> None:
    """A number that a text has from an agency ("according to Northern Wire", "Northern Wire reported, citing police") is that of
    the voice from which the agency's own text has it.
    """
    printed: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.document.publisher and figure.claim.attribution and figure.exact and figure.standing:
            printed[voice_key(figure.document.publisher)].append(figure)
    for figure in figures:
        relays = figure.claim.attribution if figure.role == "media" else figure.claim.attribution[1:]
        for relay in relays[-1:]:
            given = [
                f
                for f in printed.get(voice_key(relay.name), ())
                if f.document is not figure.document
                and (f.claim.outcome, f.value) == (figure.claim.outcome, figure.value)
                and f.published <= figure.published
                and (figure.role in ("media", f.role))
            ]
            sole = len({f.origin for f in given}) == 1 and given[0].role != "unnamed"
            if sole and given[0].origin != figure.origin:
                figure.origin, figure.role, figure.borrowed = given[0].origin, given[0].role, True


def _by_their_kind(figures: Sequence[Figure]) -> None:
    """A voice that is told by its kind alone ("the police figure of 17") is the one of that kind whose number it gives."""
    generic = words("voices", "generic")
    given: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.exact and figure.value and figure.origin not in generic:
            given[figure.claim.outcome, figure.role, figure.value].add(figure.origin)
    for figure in figures:
        if figure.origin in generic and figure.exact and figure.value:
            named = set(figure.origin.split())
            known = given.get((figure.claim.outcome, figure.role, figure.value), set())
            if len(known) == 1 and named < set(next(iter(known)).split()):
                figure.origin = next(iter(known))


def _in_force(figures: Sequence[Figure]) -> None:
    """A newspaper counts nothing itself: where one voice alone gives the figures of an incident in its text, those that
    it tells in its own words of who came to harm are no other voice's (method.md, "Rules of reading", 5).
    """
    speakers: dict[str, dict[str, Figure]] = defaultdict(dict)
    given: dict[tuple[str, str], set[int | None]] = defaultdict(set)
    for figure in figures:
        if figure.claim.attribution and figure.claim.outcome in HARM:
            speakers[figure.claim.event].setdefault(figure.origin, figure)
            if figure.parent is None and figure.exact and figure.claim.basis != "addition":
                given[figure.claim.event, figure.claim.outcome].add(figure.value)
    if not speakers or speaks_for_itself(figures[0].document.text):
        return
    for figure in figures:
        told = speakers.get(figure.claim.event, {}) if figure.claim.outcome in HARM else {}
        own = figure.claim.attribution or is_headline(figure) or figure.has("arithmetic")  # it has added up itself
        counts = given[figure.claim.event, figure.claim.outcome] if figure.parent is None and figure.exact else set()
        other = bool(counts) and figure.value not in counts  # "31, say the walls; 26, said the morgue"
        if figure.role == "media" and len(told) == 1 and not own and not other:
            only = next(iter(told.values()))
            of_house = only.role == "health" and only.place.level == 0 and only.claim.outcome != figure.claim.outcome
            if only.role not in ("unnamed", "media") and not of_house:
                figure.origin, figure.role, figure.borrowed = only.origin, only.role, True


def _replaced(figures: Sequence[Figure]) -> None:
    """A number that its text calls an earlier one gives way to the only other total of its voice and outcome there."""
    taken = {figure.old.id for figure in figures if figure.old is not None}
    for gone in figures:
        if gone.claim.stance != "superseded" or gone.id in taken:
            continue
        rows = [
            f
            for f in figures
            if f.standing
            and f.parent is None
            and f.old is None
            and (f.claim.event, f.claim.outcome, f.origin, f.unit)
            == (gone.claim.event, gone.claim.outcome, gone.origin, gone.unit)
            and f.claim.basis != "addition"
            and f.claim.field == "text"
            and not f.lone
        ]
        if len(rows) == 1 and rows[0].value != gone.value:
            rows[0].old = gone


def _left(figures: Sequence[Figure]) -> None:
    """What is left of a total when those who died or were found are taken from it takes its place: "three of the 17
    injured have died, 14 are in hospital".
    """
    counts: dict[tuple[str, str, int | None], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.exact and figure.old is None:
            counts[figure.claim.outcome, figure.origin, figure.value].append(figure)
    for gone in figures:
        total = gone.parent
        if total is None or total.claim.outcome not in LEFT or gone.claim.outcome == total.claim.outcome:
            continue
        if not (gone.exact and total.exact and gone.standing):
            continue
        rest = (total.claim.outcome, total.origin, (total.value or 0) - (gone.value or 0))
        for figure in counts[rest]:
            if figure.old is None and figure is not total and figure.parent in (None, total):
                if figure.parent is total:
                    total.parts.remove(figure)
                figure.parent, figure.old = None, total
                break


def _taken_out(figures: Sequence[Figure]) -> None:
    """The number by which words tell that another count was lowered ("seven deaths had been from other causes") is no
    total of its own.
    """
    lowered = {r.id: (r, f) for f in figures for r in f.remarks.get("revised_down", ()) if r.document == f.document.id}
    for figure in figures if lowered else ():
        claim = figure.claim
        for remark, other in lowered.values():
            within = remark.field == claim.field and remark.start <= claim.start and claim.end <= remark.end
            if (
                within
                and not figure.has("revised_down")
                and figure.parent is None
                and (figure.value or 0) < (other.value or 0)
            ):
                figure.some = figure.lone = True
