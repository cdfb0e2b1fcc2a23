"""What each figure of an event counts, as keys: equal keys are compared as numbers, others as part and whole or not
at all.

"" in a key stands for the whole of the event. A place, a window or a group gets a key of its own only where the
texts of
the event tell it from the whole, so that "12 miners", "12 people" and "12 dead" of one accident share a scope.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tally.reconciliation.figures import Figure, Scope
from tally.reconciliation.places import Place, names_in, place_of
from tally.reconciliation.vocabulary import fold, has_any, words
from tally.reconciliation.windows import window_keys

__all__ = ["assign_scopes"]

SPARED = ("missing", "injured", "rescued")  # "two of the injured died": some of the dead, and never all of them
SITE = "@0"  # the end of the key of one house
SURPRISING = 10  # smaller numbers are equal by chance
TOWN = 2
KNOWN = 64  # places of one event that "the province" is looked for among
WIDE = 3  # from this level on a place that its text does not name ("the county") is all that the text is about


def assign_scopes(figures: Sequence[Figure]) -> None:
    """Writes the keys of all figures of one event."""
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_document[figure.document.id].append(figure)
    _place_keys(figures, by_document)
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
        figure.partial = figure.partial or (parent is None and figure.some)
    _lone(figures)
    _attacker_keys(figures)


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
            figure.exact and (f.origin == figure.origin or not figure.claim.attribution) for f in own
        ):
            figure.some = figure.partial = figure.lone = True


def _place_keys(figures: Sequence[Figure], by_document: dict[str, list[Figure]]) -> None:
    """The main place and everything not placed is ""; a narrower or another place is named by its words."""
    classes: list[tuple[Place, list[Figure]]] = []
    index: dict[str, list[int]] = defaultdict(list)
    known = list(dict.fromkeys(f.place for f in figures if f.place.said and not f.place.joined))[:KNOWN]
    for figure in figures:
        figure.place = place = _resolved(figure, by_document[figure.document.id], known)
        if not place.said:
            continue
        alike = sorted({n for word in place.names | place.site for n in index[word]})
        home = next((classes[n][1] for n in alike if classes[n][0].same(place)), None)
        if home is None:
            for word in place.names | place.site:
                index[word].append(len(classes))
            classes.append((place, [figure]))
        else:
            home.append(figure)
    _pointed(figures, classes)
    main = _main_place(classes, any(f.place.whole for f in figures))
    at_main = {f.document.id for f in figures if f.place.whole or (main is not None and f.place.same(main))}
    titles = {f.document.id: names_in(f.document.title) for f in figures if f.document.id in at_main}.values()
    for place, rows in classes:
        if place is main:
            continue
        inside = place.level == 0 or _inside(place, rows, main, at_main)
        if not inside and place.level is None and any(place.names <= names for names in titles):
            continue  # another name of the scene, by which titles over texts of the main place call it
        key = ("" if inside else "beside ") + " ".join(
            [*sorted(place.names), *sorted(place.parts), *([f"@{place.level}"] if place.level is not None else [])]
        )
        for figure in rows:
            figure.place_key = key
    for figure in figures:
        if main is not None and _unnamed_town(figure.place) and (main.level or 0) >= WIDE:
            figure.place_key = f"@{TOWN}"
        elif not figure.place.said and _several(figure, by_document[figure.document.id]):
            figure.place_key = "over several"
    _one_count(figures)
    for rows in by_document.values():
        _own_place(rows)


def _pointed(figures: Sequence[Figure], classes: list[tuple[Place, list[Figure]]]) -> None:
    """ "There" in a text whose title names one of the event's places is that place."""
    for figure in figures:
        if figure.place.said or figure.place.whole or not figure.claim.place or not _points(figure.claim.place):
            continue
        named = [(place, rows) for place, rows in classes if place.names <= names_in(figure.document.title)]
        if len(named) == 1:
            figure.place = named[0][0]
            named[0][1].append(figure)


def _several(figure: Figure, others: Iterable[Figure]) -> bool:
    """ "The two villages", in a text that counts one of them by its name."""
    if not set(fold(figure.claim.place).split()) & words("place", "several"):
        return False
    outcome = figure.claim.outcome
    return any(f.place.said and not f.place.joined and f.claim.outcome == outcome and f.standing for f in others)


def _unnamed_town(place: Place) -> bool:
    """ "The town", without its name: narrower than a province or a valley for which the others count."""
    return place.level == TOWN and not place.said and not place.whole


def _one_count(figures: Sequence[Figure]) -> None:
    """A number that one voice has given for more than a house is not that house's where a later text gives it again;
    nor is one of those whom a house took in where another voice gives it for everyone: the house had them all.
    """
    given: dict[tuple[str, str, int | None], str] = {}
    for figure in figures:
        if figure.exact and not figure.place_key.endswith(SITE) and (figure.value or 0) >= SURPRISING:
            given.setdefault((figure.origin, figure.claim.outcome, figure.value), figure.place_key)
            if figure.standing and figure.parent is None and not figure.place_key:
                given.setdefault(("", figure.claim.outcome, figure.value), "")
    for figure in figures:
        keys = [(origin, figure.claim.outcome, figure.value) for origin in (figure.origin, "")]
        known = [given[key] for key in (keys[:1] if figure.claim.place else keys) if key in given]
        if figure.place_key.endswith(SITE) and figure.exact and known:
            site = figure.place_key
            for moved in (figure, *(part for part in figure.parts if part.place_key == site)):
                moved.place_key, moved.where = known[0], None


def _own_place(rows: list[Figure]) -> None:
    """A count without a place, in a text all of whose placed counts, or all those of its voice, are for one narrower
    place, is for that place too.
    """
    placed = [f for f in rows if f.standing and f.parent is None and f.claim.basis != "addition" and f.claim.place]
    voices: dict[str | None, list[Figure]] = defaultdict(list, {None: placed})
    for figure in placed:
        voices[figure.origin].append(figure)
    for figure in rows:
        if figure.place_key or figure.claim.place or figure.parent is not None:
            continue
        for known in (voices[None], voices.get(figure.origin, [])):
            if len({f.place_key for f in known}) == 1 and _of_text(known[0]):
                figure.place_key, figure.where = known[0].place_key, known[0].where
    for figure in rows:
        if figure.parent is not None and not figure.claim.place and not figure.place.said:
            figure.place_key = figure.place_key or figure.parent.place_key
            figure.where = figure.where or figure.parent.where


def _of_text(figure: Figure) -> bool:
    """Whether a figure's place may be that of its whole text: an area, or what the title names."""
    place = figure.place
    return bool(place.level) or (place.said and place.names <= names_in(figure.document.title))


def _resolved(figure: Figure, others: Iterable[Figure], known: Sequence[Place]) -> Place:
    """The place of a figure; "the province" is the one that its text names beside it, if only as its speaker's or in
    its title, else the only one that the event's texts name (`known`); "the town" is that of the mayor who speaks.
    """
    place = figure.place
    if place.said or place.whole or not figure.claim.place:
        return place
    if place.level is None:
        named_here = {f.place for f in others if f.place.said}
        return next(iter(named_here)) if len(named_here) == 1 and _points(figure.claim.place) else place
    alone = not any(f.place.said for f in others if f.parent is None)
    whole = Place(whole=True) if alone and place.level >= WIDE else place
    if set(fold(figure.claim.place).split()) & words("place", "several"):
        return whole
    for other in others:
        for phrase in (other.claim.place, other.name):
            named = place_of(phrase)
            if named.said and named.level == place.level and not named.joined:
                return named
    if place.level == TOWN and figure.role == "local_official":
        seat = names_in((figure.name or "").partition(" of ")[2].partition(",")[0])
        return Place(seat, TOWN) if seat else place
    titled = [p for p in known if p.level in (None, place.level) and p.names <= names_in(figure.document.title)]
    level = [p for p in known if p.level == place.level and place.level >= WIDE]
    for rows in (titled, level):
        if rows and all(p.meets(rows[0]) for p in rows):
            return rows[0]
    return whole


def _points(phrase: str) -> bool:
    """Whether a phrase only points back: "there", "at the scene"."""
    return set(fold(phrase).split()) <= words("place", "unsaid") | words("place", "small")


def _main_place(classes: list[tuple[Place, list[Figure]]], whole: bool) -> Place | None:
    """The place that the event's figures are for when they name none: the widest, else the one in most documents;
    None = it has no name.
    """
    if not classes:
        return None

    holders: dict[str, list[Place]] = defaultdict(list)
    for place, _ in classes:
        for word in place.names:
            holders[word].append(place)

    def narrow(place: Place, rows: list[Figure]) -> bool:
        inside = any(
            f.parent is not None
            and f.parent.claim.outcome == f.claim.outcome
            and f.claim.basis != "addition"  # a death added to the count was hurt where the others were
            and not f.parent.place.same(place)
            for f in rows
        )
        wider = any(other.meets(place) and _wider(other, place) for word in place.names for other in holders[word])
        taken_in = all(not f.claim.place or has_any(fold(f.claim.quote), words("place", "intake")) for f in rows)
        return whole or inside or wider or (place.level == 0 and (len(classes) > 1 or taken_in))

    able = [(place, rows) for place, rows in classes if not narrow(place, rows)]
    if not able:
        return None

    def weight(row: tuple[Place, list[Figure]]) -> tuple[int, int, int, int]:
        place, rows = row
        return (max(place.level or 0, 2), len({f.document.id for f in rows}), -rows[0].rank, -rows[0].claim.start)

    return max(able, key=weight)[0]


def _inside(place: Place, rows: list[Figure], main: Place | None, at_main: set[str]) -> bool:
    """Whether a place is known to lie in the event's main one: by its level or name, as a part, or told in one text
    with it.
    """
    if main is None or (main.meets(place) and _wider(main, place)) or any(f.parent is not None for f in rows):
        return True
    return any(f.document.id in at_main for f in rows)


def _wider(one: Place, other: Place) -> bool:
    if one.joined != other.joined:
        return one.joined and other.names < one.names
    if one.level is not None and other.level is not None and one.level != other.level:
        return one.level > other.level
    return bool(other.parts - one.parts) and one.names <= other.names


def _people_keys(figures: Sequence[Figure], by_document: dict[str, list[Figure]]) -> None:
    apart, several = _nouns_apart(by_document) | _among(figures), _of_several(figures)
    ground = any(_says(figure, "ground") for figure in figures)
    sides: dict[str, set[frozenset[str]]] = defaultdict(set)
    for figure in figures:
        if figure.people.side and figure.people.names:
            sides[figure.people.side].add(figure.people.names)
    for figure in figures:
        people = figure.people
        facets = [people.status or "", people.side or "", people.age or "", people.sex or ""]
        if people.side and people.names and any(not (people.names & other) for other in sides[people.side]):
            facets.append(" ".join(sorted(people.names)))
        elif not any(facets) and people.noun in apart:
            facets.append(" and ".join([people.noun or "", *sorted(people.also)]))
        elif not any(facets) and people.noun in several and not people.also:
            facets.append(people.noun or "")
        elif not any(facets) and ground and _says(figure, "aboard"):
            facets.append("aboard")
        figure.people_key = "/".join(facets).rstrip("/")
    for figure in figures:
        _inherit_age(figure)


def _of_several(figures: Sequence[Figure]) -> set[str]:
    """Nouns of one group alone, where another count takes in a second beside it: "journalists and drivers"."""
    joined = {noun for f in figures if f.people.also for noun in (f.people.noun, *f.people.also)}
    return {f.people.noun for f in figures if f.people.noun in joined and f.people.noun}


def _says(figure: Figure, where: str) -> bool:
    """Whether a figure's words tell that its people were on board, or on the ground beneath."""
    return has_any(fold(f"{figure.claim.quote} {figure.claim.population.text or ''}"), words("people", where))


def _among(figures: Sequence[Figure]) -> set[str]:
    """Nouns of groups that stand among others, and names of nations of which the event knows two; not where nobody
    else is counted.
    """
    named = {f.people.names for f in figures if f.people.names and f.people.noun}
    found = {
        f.people.noun
        for f in figures
        if f.people.noun
        and (
            f.people.noun in words("people", "among")
            or (f.people.names and any(not f.people.names & other for other in named))
        )
    }
    return found if any(f.people.noun not in found for f in figures if f.standing) else set()


def _inherit_age(figure: Figure) -> None:
    """ "Men" said of grown-ups only narrows a count where its text counts others beside them."""
    people = figure.people
    if (
        figure.people_key == "//adult/male"
        and figure.parent is None
        and people.status is None
        and not any(f.people.age == "child" or f.people.sex == "female" for f in _beside(figure))
    ):
        figure.people_key = ""


def _beside(figure: Figure) -> list[Figure]:
    return figure.parent.parts if figure.parent else []


def _nouns_apart(by_document: dict[str, list[Figure]]) -> set[str]:
    """Nouns that one text counts beside another group: two counts of one outcome, neither a part of the other."""
    found: set[str] = set()
    for rows in by_document.values():
        groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for f in rows:
            if f.people.noun and f.standing and f.claim.basis != "addition":
                groups[f.claim.outcome, f.place_key, f.parent.id if f.parent else ""].add(f.people.noun)
            if f.parent is not None and f.people.noun and f.parent.people.noun != f.people.noun:
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
