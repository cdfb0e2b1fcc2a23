"""What each figure of an event counts, as keys: equal keys are compared as numbers, others as part and whole or not
at all.

"" in a key stands for the whole of the event. A place, a window or a group gets a key of its own only where the
texts of
the event tell it from the whole, so that "12 miners", "12 people" and "12 dead" of one accident share a scope.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tally.reconciliation.across_scopes import JOINT
from tally.reconciliation.figures import SURPRISING, Figure, Scope
from tally.reconciliation.people import counted_noun, lives_there, own_people
from tally.reconciliation.place_keys import place_keys
from tally.reconciliation.places import directions_in, names_in
from tally.reconciliation.vocabulary import fold, has_any, words
from tally.reconciliation.windows import window_keys

__all__ = ["assign_scopes"]

FAR = 4  # a group so much smaller than everyone is told by another count
MOST = 64  # counts of one event that a count of bodies is held against
MANY = 3  # beside so many in its text one person is one of them, whoever tells it
SPARED = ("missing", "injured", "rescued")  # "two of the injured died": some of the dead, and never all of them


def assign_scopes(figures: Sequence[Figure]) -> None:
    """Writes the keys of all figures of one event."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document.id].append(figure)
    place_keys(figures, by_document)
    window_keys(figures)
    _people_keys(figures, by_document)
    for figure in figures:
        old = figure.old  # a figure and the one that it replaces are of one scope
        if old is not None and not old.standing and old.document is figure.document:
            old.people_key, old.place_key, old.window_key = figure.people_key, figure.place_key, figure.window_key
            old.where = figure.where
    for figure in figures:
        facets = (figure.people_key, figure.place_key, figure.window_key)
        parent = figure.parent
        figure.partial = (
            parent is not None
            and parent.claim.outcome == figure.claim.outcome
            and facets == (parent.people_key, parent.place_key, parent.window_key)
        ) or (parent is not None and parent.claim.outcome in SPARED and parent.claim.outcome != figure.claim.outcome)
        found_dead = (
            figure.claim.outcome == "rescued" and figure.high == 0
        )  # "none was found alive": of the last of them
        figure.partial = figure.partial or (parent is None and figure.some) or found_dead
    _nobody(figures)
    _bodies(figures)
    _lone(figures)
    _attacker_keys(figures)


def _nobody(figures: Sequence[Figure]) -> None:
    """Nobody killed or injured is nobody killed: against whoever counts the dead."""
    dead = any(f.claim.outcome == "killed" and f.low for f in figures)
    for figure in figures:
        some = lives_there(figure.claim.population.text) and not figure.people_key  # "no local residents were harmed"
        if dead and figure.high == 0 and figure.claim.outcome in JOINT["killed"] and not some:
            figure.counts = "killed"


def _bodies(figures: Sequence[Figure]) -> None:
    """Bodies are the dead, save where another voice counted more of them as persons by then: there they are a floor of its count
    (method.md, "Rules of reading", 9), by what had been found.
    """
    counted = [f for f in figures if f.claim.outcome == "killed" and f.standing and not f.partial]
    persons: dict[str, list[Figure]] = defaultdict(list)
    for figure in counted:
        if figure.unit == "persons" and figure.claim.basis != "addition" and not figure.people_key:
            persons[figure.place_key].append(figure)
    for figure in counted:
        if figure.unit != "bodies" or figure.people_key or figure.claim.basis == "addition":
            continue
        others = [*persons[figure.place_key][:MOST], *(persons[""][:MOST] if figure.place_key else ())]
        here = [f for f in others if f.place_key == figure.place_key]
        most = max(
            (f.low or 0 for f in here if f.origin != figure.origin and f.moment[:10] <= figure.moment[:10]), default=0
        )
        floor = figure.exact and most > (figure.value or 0)
        rival = any(f.high is not None and f.high < (figure.low or 0) for f in others if f.origin != figure.origin)
        if (here and not floor) or rival:
            figure.unit = "persons"


def _lone(figures: Sequence[Figure]) -> None:
    """ "The man", "she", or "one" in a text that counts several in the same breath: one of those whom another figure of
    the event counts; never a total beside it.
    """
    several: dict[Scope, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.standing and not figure.partial and (figure.low or 0) > 1:
            several[figure.scope].append(figure)
    for figure in figures:
        if figure.parent is not None or figure.claim.basis == "addition" or figure.value != 1:
            continue
        own = (f for f in several[figure.scope] if f.document is figure.document)
        if (figure.lone and several[figure.scope]) or any(
            figure.exact and (f.origin == figure.origin or not figure.claim.attribution or (f.low or 0) >= MANY)
            for f in own
        ):
            figure.some = figure.partial = figure.lone = True


def _people_keys(figures: Sequence[Figure], by_document: dict[str, list[Figure]]) -> None:
    apart, several = _nouns_apart(by_document) | _among(figures), _of_several(figures)
    visited = any(lives_there(f.claim.population.text) is False and f.standing for f in figures)
    ground = any(figure.says("people", "ground") or _beside_aboard(figure) for figure in figures)
    sides: dict[str, set[frozenset[str]]] = defaultdict(set)
    for figure in figures:
        if figure.people.side and figure.people.names:
            sides[figure.people.side].add(figure.people.names)
    _own_fighters(figures, by_document, sides)
    nations: dict[str, set[frozenset[str]]] = defaultdict(set)
    for figure in figures:
        if figure.people.noun and figure.people.names and figure.standing:
            nations[figure.people.noun].add(figure.people.names)
    _only_side(figures)
    most: dict[str, int] = defaultdict(int)
    for figure in figures:
        if figure.people.noun is None and figure.standing:
            most[figure.claim.outcome] = max(most[figure.claim.outcome], figure.low or 0)
    for figure in figures:
        people = figure.people
        fights = people.status == "combatant" and people.age != "child" and people.sex != "female"
        facets = [
            people.status or "",
            people.side or "",
            *(("", "") if fights else (people.age or "", people.sex or "")),
        ]
        if people.side and people.names and any(not (people.names & other) for other in sides[people.side]):
            facets.append(" ".join(sorted(people.names)))
        elif not any(facets) and (visited or "resident" in apart) and lives_there(figure.claim.population.text):
            facets.append("resident")
        elif not any(facets) and people.noun in apart:
            facets.append(" and ".join([people.noun or "", *sorted(people.also)]))
            if any(not people.names & other for other in nations.get(people.noun or "", ()) if people.names):
                facets.append(" ".join(sorted(people.names)))  # "Lornish passengers", and Taran ones
        elif not any(facets) and people.noun in several and not people.also:
            facets.append(people.noun or "")
        elif not any(facets) and people.noun and _own_members(figure, most):
            facets.append(people.noun)
        elif not any(facets) and ground and (figure.says("people", "aboard") or _all_aboard(figure)):
            facets.append("aboard")
        elif not any(facets) and figure.says("people", "ground"):
            facets.append("ground")
        figure.people_key = "/".join(facets).rstrip("/")
    for figure in figures:
        whole = figure.parent
        if whole is not None and not figure.people_key and whole.claim.outcome == figure.claim.outcome:
            figure.people_key = whole.people_key  # "17 workers, six of them on the way home"
    for figure in figures:
        _inherit_age(figure, by_document[figure.document.id])
    _other_word(figures)


def _other_word(figures: Sequence[Figure]) -> None:
    """A number of people whom another voice calls by another word, as a text says or the word shows ("35 cattle
    raiders", the men whom the elders call farmers), is for that group, and not for everyone.
    """
    groups: dict[tuple[str, int | None, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.people_key and figure.exact and figure.standing and not (figure.people.status or figure.parent):
            groups[figure.claim.outcome, figure.value, figure.place_key, figure.window_key].append(figure)
    for figure in figures if groups else ():
        if figure.people_key or not figure.exact or not figure.people.noun or figure.parent is not None:
            continue
        for other in groups.get((figure.claim.outcome, figure.value, figure.place_key, figure.window_key), ()):
            labelled = figure.people.labelled and (figure.value or 0) >= SURPRISING
            contested = labelled or figure.has("contested_status") or other.has("contested_status")
            if contested and other.origin != figure.origin:
                figure.people_key = other.people_key
                break


def _only_side(figures: Sequence[Figure]) -> None:
    """Fighters of whom no word tells the side are of the only one that the event's texts know. A party's own are of the side
    whose name it bears ("JNIM fighters"), or not of the one that it says it killed: "28 Pakistani soldiers, and three of its
    own men", says the Afghan ministry.
    """
    sides = {f.people.side for f in figures if f.people.side and f.standing}
    named = {name: f.people.side for f in figures if f.people.side for name in f.people.names}
    foes: dict[str, set[str]] = defaultdict(set)
    for figure in figures if sides else ():
        if figure.people.side and figure.standing and not own_people(figure.claim.population.text):
            foes[figure.origin].add(figure.people.side)
    for figure in figures if sides else ():
        people = figure.people
        own = figure.role == "belligerent" and own_people(figure.claim.population.text)
        killed = foes[figure.origin] if own else set()
        if people.status != "combatant" or (people.side and people.side not in killed):
            continue
        side = next(iter(sides)) if len(sides) == 1 else None
        if own:
            bears = {named[name] for name in names_in(figure.name) if name in named}
            rest = sides - killed if len(killed) == 1 else set()
            side = next(iter(bears)) if len(bears) == 1 else next(iter(rest)) if len(rest) == 1 else side
        if side and side != people.side:
            figure.people = replace(people, side=side)
        elif people.side:
            figure.people = replace(people, names=people.names or frozenset(names_in(figure.name)))


def _own_members(figure: Figure, most: dict[str, int]) -> bool:
    """Whether a union counts those of its trade, far from all of whom others count (`most`, by outcome)."""
    told = set(fold(figure.name).split()) & words("voices", "of_members")
    return bool(told) and figure.value is not None and FAR * figure.value <= most[figure.claim.outcome]


def _beside_aboard(figure: Figure) -> bool:
    """Whether a text counts those on board as one of several parts of everyone: "45 on board and five in the workshop"."""
    whole = figure.parent
    if whole is None or not figure.says("people", "aboard") or figure.claim.outcome != whole.claim.outcome:
        return False
    return any(p is not figure and not p.says("people", "aboard") and p.claim.place for p in whole.parts)


def _all_aboard(figure: Figure) -> bool:
    """Whether a text makes its count up of passengers and crew alone."""
    rows = [p for p in figure.parts if p.claim.outcome == figure.claim.outcome and p.standing]
    nouns = [set(fold(p.claim.population.text).split()) & words("people", "carried") for p in rows]
    told = len(rows) > 1 and all(nouns) and all(p.exact for p in rows)
    return told and sum(p.value or 0 for p in rows) == figure.value


def _own_fighters(
    figures: Sequence[Figure], by_document: dict[str, list[Figure]], sides: dict[str, set[frozenset[str]]]
) -> None:
    """A party that counts its enemy's soldiers by their name, and beside them soldiers without one, counts its own: "210
    Southern soldiers were killed, our own loss was 38 soldiers", says the Northern General Staff.
    """
    for figure in figures:
        people = figure.people
        if people.names or not people.side or figure.role != "belligerent" or len(sides[people.side]) < 2:
            continue
        known = {name for names in sides[people.side] for name in names}
        own = (names_in(figure.name) | directions_in(figure.name)) & known
        enemy = any(
            f.people.side == people.side and f.people.names and not f.people.names & own and f.origin == figure.origin
            for f in by_document[figure.document.id]
        )
        if own and enemy:
            figure.people = replace(people, names=frozenset(own))


def _of_several(figures: Sequence[Figure]) -> set[str]:
    """Nouns of one group alone, where another count takes in a second beside it: "journalists and drivers"."""
    joined = {noun for f in figures if f.people.also for noun in (f.people.noun, *f.people.also)}
    return {f.people.noun for f in figures if f.people.noun in joined and f.people.noun}


def _among(figures: Sequence[Figure]) -> set[str]:
    """Nouns of groups that stand among others, not where nobody else is counted; and those of nations of which the event
    knows two ("Brelian tourists", and Taran ones; not "Lenz villagers", who are named after where it happened).
    """
    placed = {name for f in figures for name in f.place.names | f.place.within}
    named = {f.people.names for f in figures if f.people.names and f.people.noun}
    told = {
        f.people.noun: f.people.names
        for f in figures
        if f.people.noun and f.people.names and any(not f.people.names & other for other in named)
    }
    nations = {noun for noun, names in told.items() if not names & placed}
    found = set(told) | {f.people.noun for f in figures if f.people.noun and f.people.noun in words("people", "among")}
    return found if any(f.people.noun not in found for f in figures if f.standing) else nations


def _inherit_age(figure: Figure, others: Sequence[Figure]) -> None:
    """ "Men" said of grown-ups only narrows a count where its text counts others beside them."""
    people = figure.people
    if (
        figure.people_key == "//adult/male"
        and figure.parent is None
        and people.status is None
        and not any(
            f.claim.outcome == figure.claim.outcome
            and f.parent is None
            and f.standing
            and f.origin == figure.origin
            and (f.people.age == "child" or f.people.sex == "female")
            for f in others
        )
    ):
        figure.people_key = ""


def _nouns_apart(by_document: dict[str, list[Figure]]) -> set[str]:
    """Nouns that one text counts beside another group: two counts of one outcome, neither a part of the other."""
    found: set[str] = set()
    for rows in by_document.values():
        groups: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
        for f in rows:
            noun = counted_noun(f.people, f.claim.population.text)
            if noun and f.standing and f.claim.basis != "addition" and noun not in words("people", "grown"):
                groups[f.origin, f.claim.outcome, f.place_key, f.parent.id if f.parent else ""].add(noun)
            added = (
                f.claim.basis == "addition"
            )  # "two garment workers died, bringing the count to 17": whom the others are too
            one_outcome = f.parent is not None and f.parent.claim.outcome == f.claim.outcome and not added
            if one_outcome and f.parent and f.people.noun and f.parent.people.noun != f.people.noun:
                found.add(f.people.noun)
        for nouns in groups.values():
            if len(nouns) > 1:
                found |= nouns
    return found


def _attacker_keys(figures: Sequence[Figure]) -> None:
    """ "without" for a count that leaves the attacker out, where another of the event takes them in; and the other
    way round. Of two totals of one voice in one text, one of which is said to take them in, the smaller leaves them
    out.
    """
    within = [
        f
        for f in figures
        if f.has("counts_attacker") or (f.has("perpetrator_counted") and not f.has("leaves_out_attacker"))
    ]
    without = [f for f in figures if f.has("leaves_out_attacker")]
    counting: dict[str, list[Figure]] = defaultdict(list)
    for figure in within:
        counting[figure.document.id].append(figure)
    less = [f for f in figures if any(_but_for_attacker(f, other) for other in counting.get(f.document.id, ()))]
    if within and without:
        leaving = {(f.origin, f.scope) for f in without}
        for figure in figures:
            if (figure.origin, figure.scope) in leaving and not figure.has("counts_attacker"):
                figure.attacker_key = "without"
        _silent(figures, within, without)
    for figure in less:
        figure.attacker_key = "without"
    attackers = words("people", "attackers")
    for figure in figures:
        if (
            figure.people.noun
            and figure.parent is None
            and {figure.people.noun, figure.people.noun + "s"} & attackers
            and figure.value == 1
        ):
            figure.attacker_key = "attacker"


def _silent(figures: Sequence[Figure], within: Sequence[Figure], without: Sequence[Figure]) -> None:
    """A voice that says nothing of the attacker counts as those do who give its number; people "whom the attacker
    killed" are counted without him.
    """
    said = {f.origin for f in (*within, *without)}
    less, more = ({(f.scope[:5], f.value) for f in rows if f.exact} for rows in (without, within))
    attackers = words("people", "attackers")
    for figure in figures:
        if figure.origin in said or figure.partial or not figure.exact or figure.parent is not None:
            continue
        victims = has_any(fold(figure.claim.quote), attackers) and not has_any(
            fold(figure.claim.population.text), attackers
        )
        number = (figure.scope[:5], figure.value)
        if number in less and (victims or number not in more):
            figure.attacker_key = "without"


def _but_for_attacker(figure: Figure, counting: Figure) -> bool:
    """Whether a figure is the other total of its text, by the attacker less than the one that counts them: of one
    voice, or where the text adds them itself ("with the gunman, eight are dead").
    """
    if figure.scope != counting.scope or figure.partial:
        return False
    if figure.origin != counting.origin and counting.claim.attribution:
        return False
    told = figure.standing and counting.standing and figure.exact and counting.exact
    return told and (counting.value or 0) - (figure.value or 0) == 1
