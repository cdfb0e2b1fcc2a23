"""Where each figure of an event is for, as a key: "" for the event's main place and for no place at all, else the
words of a narrower or another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tally.reconciliation.figures import SURPRISING, Figure
from tally.reconciliation.number_reasons import by_numbers
from tally.reconciliation.places import COUNTRY, NOWHERE, PROVINCE, TOWN, WIDE, Place, names_in, place_of, wider
from tally.reconciliation.scenes import kind_of, scenes_of
from tally.reconciliation.sights import parts_by_site
from tally.reconciliation.vocabulary import fold, words

__all__ = ["SITE", "place_keys"]

SITE = "@0"  # the end of the key of one house
BESIDE = "beside "  # the start of the key of a place that is not known to lie in the main one
KNOWN = 64  # places of one event that "the province" is looked for among


def place_keys(figures: Sequence[Figure], by_document: dict[str, list[Figure]]) -> None:
    """The main place and everything not placed is ""; a narrower or another place is named by its words."""
    classes: list[tuple[Place, list[Figure]]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for figure in figures:
        figure.place = _over_parts(figure)
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
    classes = scenes_of(classes)
    _pointed(figures, classes)
    lands = any(place.land for place, _ in classes)  # "the three districts" are then in that land, and not all of it
    everywhere = {kind_of(f) for f in figures if f.place.whole and not (lands and _unnamed(f))}
    main = _main_place(
        classes, bool(everywhere) and all(kind_of(f) in everywhere for f in figures if f.place.said), figures
    )
    at_main = {f.document.id for f in figures if f.place.whole or (main is not None and f.place.same(main))}
    told = [f for f in figures if f.document.id in at_main]
    titles = {names_in(f.document.title) for f in told} | {f.people.names for f in told}  # "the crew of the Asta Ruun"
    for place, rows in classes:
        inside = place.level == 0 or _inside(place, rows, main, at_main)
        if place is not main and not inside and place.level is None and any(place.names <= names for names in titles):
            continue  # another name of the scene, by which titles over texts of the main place call it
        key = " ".join(
            [*sorted(place.names), *sorted(place.parts), *([f"@{place.level}"] if place.level is not None else [])]
        )
        for figure in rows:
            if kind_of(figure) in everywhere:  # the whole country has such a count of its own
                figure.place_key = key
            elif place is not main:
                figure.place_key = ("" if inside else BESIDE) + key
    placed = {figure.document.id for figure in figures if figure.claim.place}
    for figure in figures:
        countrywide = kind_of(figure) in everywhere
        wide = countrywide or (main is not None and (main.level or 0) >= WIDE)
        unplaced = wide and figure.document.id not in placed
        if main is not None and main.level == COUNTRY and _one_area(figure):
            figure.place_key = f"@{figure.place.level}"
        elif (main is not None and wide and _unnamed_town(figure.place)) or (unplaced and _heads(figure, "town_heads")):
            figure.place_key = f"@{TOWN}"
        elif unplaced and countrywide and _heads(figure, "province_heads"):
            figure.place_key = f"@{PROVINCE}"
        elif not (figure.place.said or figure.place.whole) and _several(figure, by_document[figure.document.id]):
            figure.place_key = "over several"
    _one_count(figures)
    for rows in by_document.values():
        _own_place(rows)
    _one_count(figures)


def _over_parts(figure: Figure) -> Place:
    """The place of a total that its text makes up of counts for several places is all of them, whichever of them its own words
    name: "41 dead in Bokkos and Mangu: 26 in Bokkos and 15 in Mangu".
    """
    parts = [p.place for p in parts_by_site(figure) if p.place.names] if figure.place.names and figure.parts else []
    names = frozenset(name for place in parts for name in place.names)
    if len(parts) > 1 and figure.place.names < names and any(figure.place.names == place.names for place in parts):
        return replace(figure.place, names=names, level=None, joined=True)
    return figure.place


def _unnamed(figure: Figure) -> bool:
    """Whether an area without a name is meant ("the three districts"), not the whole of a country."""
    return not set(fold(figure.claim.place).split()) & words("place", "whole")


def _one_area(figure: Figure) -> bool:
    """ "The province", without its name, where others count for the country."""
    several = set(fold(figure.claim.place).split()) & words("place", "several")
    return figure.place.whole and figure.place.level is not None and _unnamed(figure) and not several


def _pointed(figures: Sequence[Figure], classes: list[tuple[Place, list[Figure]]]) -> None:
    """ "There" in a text whose title names one of the event's places is that place."""
    for figure in figures:
        if figure.place.said or figure.place.whole or not figure.claim.place or not _points(figure.claim.place):
            continue
        named = [(place, rows) for place, rows in classes if place.names <= names_in(figure.document.title)]
        if len(named) == 1:
            figure.place = named[0][0]
            figure.where = next((f.where for f in named[0][1] if f.where), figure.where)
            named[0][1].append(figure)


def _heads(figure: Figure, whom: str) -> bool:
    """Whether a count is told by who speaks for a town, or a province; it may be for that alone."""
    return figure.role == "local_official" and bool(set(fold(figure.name).split()) & words("place", whom))


def _several(figure: Figure, others: Iterable[Figure]) -> bool:
    """ "The two villages", in a text that counts one of them by its name."""
    if not set(fold(figure.claim.place).split()) & words("place", "several"):
        return False
    outcome = figure.claim.outcome
    return any(
        f.place.said and not f.place.joined and f.claim.outcome == outcome and f.standing and f.parent is not figure
        for f in others
    )


def _unnamed_town(place: Place) -> bool:
    """ "The town", without its name: narrower than a province or a valley for which the others count."""
    return place.level == TOWN and not place.said and not place.whole


def _one_count(figures: Sequence[Figure]) -> None:
    """A number that one voice has given for more than a house is not that house's where a later text gives it again;
    nor is one of those whom a house took in where another voice gives it, or fewer, for everyone: the house had them
    all; nor is one that a voice gives for a street another that it gives for the town.
    """
    most = _most_of_everyone(figures)
    about = [
        f for f in figures if f.claim.quantity.kind == "approx" and f.standing and f.parent is None and not f.place_key
    ][:KNOWN]
    given: dict[tuple[str, str, int | None], str] = {}
    scene: set[tuple[str, str, int | None]] = set()
    for figure in figures:
        if figure.exact and not figure.place_key.endswith(SITE) and (figure.value or 0) >= SURPRISING:
            given.setdefault((figure.origin, figure.claim.outcome, figure.value), figure.place_key)
            if figure.standing and figure.parent is None and not figure.place_key:
                given.setdefault(("", figure.claim.outcome, figure.value), "")
                scene.add((figure.origin, figure.claim.outcome, figure.value))
    for figure in figures:
        beside = figure.place_key.startswith(BESIDE) and figure.exact and figure.parent is None
        if beside and (figure.origin, figure.claim.outcome, figure.value) in scene:
            figure.place_key = ""  # the same place by another name
        if not figure.place_key.endswith(SITE) or not figure.exact:
            continue
        keys = [(origin, figure.claim.outcome, figure.value) for origin in (figure.origin, "")]
        taken_in = figure.housed or _taken_in(figure)
        known = [given[key] for key in (keys if taken_in else keys[:1]) if key in given]
        if taken_in and not known and any(_about(figure, other) for other in about):
            known = [""]  # "nearly 50 were taken to hospital", 49 of whom a hospital admitted
        total = most.get((figure.claim.outcome, figure.unit))
        if taken_in and not known and total is not None and figure.parent is None and (figure.value or 0) > total:
            known = [""]  # no part of what others count: a rival of it
        if figure.housed and figure.old is not None:  # those left of all of them: the house had them all
            known = [figure.old.place_key]
        if known:
            site = figure.place_key
            for moved in (figure, *(part for part in figure.parts if part.place_key == site)):
                moved.place_key, moved.where = known[0], None


def _most_of_everyone(figures: Sequence[Figure]) -> dict[tuple[str, str], int]:
    """The largest number of people that any voice gives for everyone, by outcome and unit; none where one is open."""
    found: dict[tuple[str, str], int] = {}
    open_ended: set[tuple[str, str]] = set()
    for figure in figures:
        key = (figure.claim.outcome, figure.unit)
        group = figure.parent is not None or figure.people.told or figure.claim.basis == "addition"
        if figure.place_key or group or not figure.standing or figure.claim.field != "text":
            continue
        if figure.claim.quantity.kind == "lower" or (figure.high is None and figure.value is None):
            open_ended.add(key)
        else:
            found[key] = max(found.get(key, 0), figure.high or figure.value or 0)
    return {key: number for key, number in found.items() if key not in open_ended}


def _taken_in(figure: Figure) -> bool:
    """Whether a named house says that it took people in ("Port Amber hospital had admitted 49")."""
    return figure.place.level == 0 and figure.quotes("place", "intake")


def _about(figure: Figure, other: Figure) -> bool:
    """Whether another text's loose number of everyone is that of a house."""
    if other.claim.outcome != figure.claim.outcome or other.document is figure.document:
        return False
    numbers = by_numbers(other, figure)
    return numbers is not None and numbers[0] == "near"


def _own_place(rows: list[Figure]) -> None:
    """A count without a place, in a text all of whose placed counts, or all those of its voice, are for one narrower
    place, is for that place too; so are the dead where those who came to harm are, wherever others were taken.
    """
    placed = [f for f in rows if f.standing and f.parent is None and f.claim.basis != "addition" and f.claim.place]
    voices: dict[str | None, list[Figure]] = defaultdict(list, {None: placed})
    for figure in placed:
        voices[figure.origin].append(figure)
    for figure in rows:
        if figure.place_key or figure.claim.place or figure.parent is not None:
            continue
        own = voices.get(figure.origin, [])
        for known in (voices[None], own, [f for f in own if kind_of(f) == kind_of(figure)]):
            if len({f.place_key for f in known}) == 1 and _of_text(known[0]):
                figure.place_key, figure.where = known[0].place_key, known[0].where
    for figure in rows:  # "nine in the lanes below the dyke": some of those of the town, wherever in it
        if figure.parent is not None and not figure.place.said and not figure.place.whole:
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
        if not named_here and figure.role == "local_official" and _points(figure.claim.place):
            return place_of((figure.name or "").partition(" of ")[2].partition(",")[0])
        return next(iter(named_here)) if len(named_here) == 1 and _points(figure.claim.place) else place
    alone = not any(f.place.said for f in others if f.parent is None)
    whole = Place(level=place.level, whole=True) if alone and place.level >= WIDE else place
    parts = fold(figure.claim.place).split()
    if any(p in words("place", "several") or p.isdigit() for p in parts):
        affected = place.level >= WIDE and not set(parts) & words("place", "pointing")
        # "in nine provinces": wherever it is counted
        return Place(level=place.level, whole=True) if affected else whole
    for other in others:
        for phrase in (other.claim.place, other.name):
            named = place_of(phrase)
            if named.said and named.level == place.level and not named.joined:
                return named
        if place.level >= WIDE and (home := _province_of(other)).said:
            return home
    if place.level == TOWN and figure.role == "local_official":
        seat = names_in((figure.name or "").partition(" of ")[2].partition(",")[0])
        return Place(seat, TOWN) if seat else place
    titled = [p for p in known if p.level in (None, place.level) and p.names <= names_in(figure.document.title)]
    level = [p for p in known if p.level == place.level and place.level >= WIDE]
    for rows in (titled, level):
        if rows and all(p.meets(rows[0]) for p in rows):
            return rows[0]
    return whole


def _province_of(figure: Figure) -> Place:
    """That of a provincial body by its name: "Provincial Relief Office, Marl"."""
    head, _, seat = (figure.name or "").partition(",")
    return place_of(seat.strip()) if set(fold(head).split()) & words("place", "province_heads") else NOWHERE


def _points(phrase: str) -> bool:
    """Whether a phrase only points back: "there", "at the scene"."""
    return set(fold(phrase).split()) <= words("place", "unsaid") | words("place", "small")


def _own_house(figure: Figure) -> bool:
    """Whether a house gives a count of those whom it has: by its words, or of the hurt whom it places in itself."""
    if figure.housed or figure.quotes("place", "intake"):
        return True
    own = figure.place.names <= names_in(figure.name) and figure.role == "health" and figure.place.said
    return own and figure.claim.outcome == "injured"


def _sides(figures: Sequence[Figure]) -> set[tuple[str, str]]:
    """The texts, each with the outcome, that count several places whose counts together make a count without a place:
    that is for the whole, and none of them is.
    """
    totals = {(f.claim.outcome, f.value) for f in figures if f.exact and f.value and not f.claim.place and f.standing}
    placed: dict[tuple[str, str], dict[Place, int]] = defaultdict(dict)
    for f in figures if totals else ():
        if f.exact and f.value and f.place.said and f.standing and f.parent is None and not f.place.joined:
            placed[f.document.id, f.claim.outcome].setdefault(f.place, f.value)
    return {key for key, rows in placed.items() if len(rows) > 1 and (key[1], sum(rows.values())) in totals}


def _main_place(classes: list[tuple[Place, list[Figure]]], whole: bool, figures: Sequence[Figure] = ()) -> Place | None:
    """The place that the event's figures are for when they name none: the widest, else the one in most documents;
    None = it has no name.
    """
    if not classes:
        return None

    sides = _sides(figures)
    holders: dict[str, list[Place]] = defaultdict(list)
    for place, _ in classes:
        for word in place.names:
            holders[word].append(place)

    def narrow(place: Place, rows: list[Figure]) -> bool:
        inside = any(
            f.parent is not None
            and f.parent.claim.outcome == f.claim.outcome
            and f.claim.basis != "addition"  # a death added to the count was hurt where the others were
            and not (f.parent.housed or f.parent.place.same(place))
            for f in rows
        )
        held = any(_holds(other, place) for word in place.names | place.within for other in holders[word])
        taken_in = all(not f.claim.place or _own_house(f) for f in rows)
        one_of = any((f.document.id, f.claim.outcome) in sides for f in rows)
        return whole or inside or held or one_of or (place.level == 0 and (len(classes) > 1 or taken_in))

    able = [(place, rows) for place, rows in classes if not narrow(place, rows)]
    if not able:
        return None

    def weight(row: tuple[Place, list[Figure]]) -> tuple[int, int, int, int]:
        place, rows = row
        return (max(place.level or 0, 2), len({f.document.id for f in rows}), -rows[0].rank, -rows[0].claim.start)

    return max(able, key=weight)[0]


def _holds(one: Place, other: Place) -> bool:
    """Whether a place holds another by its name: "Marl province" holds "Lenz in Marl province", and "southern Marl"."""
    return (one.meets(other) or one.names <= other.within) and wider(one, other)


def _inside(place: Place, rows: list[Figure], main: Place | None, at_main: set[str]) -> bool:
    """Whether a place is known to lie in the event's main one: by its level or name, as a part, or told in one text
    with it.
    """
    if main is None or _holds(main, place) or any(f.parent is not None for f in rows):
        return True
    return any(f.document.id in at_main for f in rows)
