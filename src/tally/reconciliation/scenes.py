"""Which of the places that the texts of one event tell are one and the same scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tally.reconciliation.figures import HARM, SURPRISING, Figure
from tally.reconciliation.places import WIDE, Place
from tally.reconciliation.vocabulary import fold, words

__all__ = ["kind_of", "scenes_of"]

MOST = 32  # places that are held against each other; one scene is not told in more ways


def scenes_of(classes: list[tuple[Place, list[Figure]]]) -> list[tuple[Place, list[Figure]]]:
    """The places of an event with the figures of each, those made one by which its texts mean one scene.

    Houses come first, as they are no scene. None of the places that are made one counts at two of them; they have a name in
    common, or are told by a site or as near something ("the Row market", "on the edge of Lenz"). Then a country is where that
    scene lies ("a coach crash in Peru"), and no wider count, if nobody counts there over some days.
    """
    classes = _houses_by_name(classes)
    scenes = [(place, rows) for place, rows in classes if place.level != 0 and not place.land]
    if 1 < len(scenes) <= MOST and not _contrasted(scenes):
        joined: list[tuple[Place, list[Figure]]] = []
        for place, rows in scenes:
            home = next((row for row in joined if _one_site(row, (place, rows))), None)
            if home is None:
                joined.append((place, list(rows)))
            else:
                home[1].extend(rows)
        scenes = joined
    counted_over = any(f.window.running for place, rows in classes if place.land for f in rows)
    if len(scenes) == 1 and not counted_over:
        return scenes + [row for row in classes if row[0].level == 0]
    return scenes + [row for row in classes if row[0].level == 0 or row[0].land]


def kind_of(figure: Figure) -> str:
    """Those who came to harm, or the outcome itself: what is counted over the whole country goes by it."""
    return "harm" if figure.claim.outcome in HARM else figure.claim.outcome


def _houses_by_name(classes: list[tuple[Place, list[Figure]]]) -> list[tuple[Place, list[Figure]]]:
    """A bare name beside houses, in a text that counts its parts by houses, is the house of that name: "Al Nour had 28 bodies,
    the Teaching Hospital 19".
    """
    houses = [row for row in classes if row[0].level == 0]
    by_houses = {f.parent.id for _, rows in houses for f in rows if f.parent is not None}
    kept = []
    for place, rows in classes:
        beside = any(f.parent is not None and f.parent.id in by_houses for f in rows)
        if place.level is not None or not beside or any(f.parent is None for f in rows):
            kept.append((place, rows))
            continue
        home = next((row for row in houses[:MOST] if place.names <= row[0].names), None)
        if home is None:
            kept.append((replace(place, level=0), rows))
        else:
            home[1].extend(rows)
    return kept


def _contrasted(scenes: list[tuple[Place, list[Figure]]]) -> bool:
    """Whether one text counts those who came to harm at two of the places."""
    told: dict[tuple[str, str], int] = {}
    for n, (_, rows) in enumerate(scenes):
        for figure in rows:
            if figure.standing and told.setdefault((figure.document.id, kind_of(figure)), n) != n:
                return True
    return False


def _one_site(one: tuple[Place, list[Figure]], other: tuple[Place, list[Figure]]) -> bool:
    """Whether two places of two texts may be one: not two sites of two kinds, nor two towns."""
    a, b = one[0], other[0]
    if a.site and b.site and not a.site & b.site:
        return False
    if (a.level or 0) < WIDE and (b.level or 0) < WIDE and _totals(one[1]) & _totals(other[1]):
        return True  # the village, or the city that it lies near
    if None not in (a.level, b.level) and a.level != b.level:
        return False
    if a.names & b.names:
        return a.parts == b.parts
    if (a.within & b.names and (b.level or 0) < WIDE) or (b.within & a.names and (a.level or 0) < WIDE):
        return True  # "the girls' school, Tungan", and "Tungan"
    return bool(a.site) != bool(b.site) or _vaguely(one[1]) or _vaguely(other[1])


def _totals(rows: Sequence[Figure]) -> set[tuple[str, int]]:
    """Numbers of those who came to harm that are too large to be one by chance."""
    return {
        (f.claim.outcome, f.value)
        for f in rows
        if f.exact and f.value and f.value >= SURPRISING and f.parent is None and f.standing and f.claim.outcome in HARM
    }


def _vaguely(rows: Sequence[Figure]) -> bool:
    """Whether a place is told by what it is near: "outside Lenz", "between Lenz and Orr", "on the edge of the salt flat"."""
    return any(set(fold(f.claim.place).split()) & words("place", "nearness") for f in rows)
