"""Level 8: for each claim where, when, as of when, on what basis, and which incident.

Public function: `settle`. Each claim takes the place and the time of its own sentence, row, label or heading, as the words
give them; days are resolved against the day of publication.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from tally.extraction.scope.anchors import Scene, give
from tally.extraction.scope.days import Time, published_day
from tally.extraction.scope.incidents import number_events
from tally.extraction.scope.layout import dateline_day, first_year, hand_down, set_the_scene
from tally.extraction.scope.places import find_places
from tally.extraction.scope.placing import place_fits, place_of_words, place_rank
from tally.extraction.scope.sources import mark_said, mark_sources
from tally.extraction.scope.times import find_times
from tally.extraction.scope.windows import set_basis, set_counted
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.models import Document

__all__ = ["settle"]

_LONGEST = 400


def settle(surface: Surface, drafts: list[Draft], document: Document) -> None:
    """Fill place, when, as of, basis and event of every draft; `addition` stays where discourse has set it."""
    base = published_day(document.published) or dateline_day(surface)
    scenes = _scenes(surface, drafts, base, first_year(surface) if base is None else None)
    names = _names(surface, scenes)
    whens: dict[int, Time] = {}
    for scene in scenes:
        _give_places(scene, names)
        whens.update(_give_times(scene))
    if scenes:
        set_the_scene(surface, scenes[0], whens, base)
    hand_down(surface, drafts, whens, base)
    for draft in drafts:
        if (time := whens.get(id(draft))) is not None:
            draft.when = (time.first, time.last)
            draft.when_from = time.start.isoformat() if time.start else None
            draft.when_to = time.end.isoformat() if time.end else None
    set_counted(surface, drafts, whens, scenes, base)
    number_events(surface, drafts, whens, scenes, base)
    set_basis(surface, drafts, whens)


def _scenes(surface: Surface, drafts: list[Draft], base: date | None, year_hint: int | None) -> list[Scene]:
    """One scene a sentence with claims, in reading order; a sentence beyond all measure is cut, so that work stays linear."""
    groups: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        sentence = surface.sentence(draft.number.first)
        groups[sentence.index, (draft.number.first - sentence.first) // _LONGEST].append(draft)
    scenes = []
    for index, part in sorted(groups):
        sentence = surface.sentences[index]
        first = sentence.first + part * _LONGEST
        scene = Scene(surface, first, min(sentence.last, first + _LONGEST), groups[index, part])
        numbers = frozenset(i for d in scene.drafts for i in range(d.number.first, d.number.last))
        scene.times = find_times(surface, scene.first, scene.last, base, numbers, year_hint)
        scene.places = find_places(
            surface, scene.first, scene.last, numbers | {i for t in scene.times for i in range(t.lead, t.last)}
        )
        mark_said(scene)
        mark_sources(scene)
        scenes.append(scene)
    return scenes


def _names(surface: Surface, scenes: list[Scene]) -> frozenset[str]:
    """The names of places in the text's own sentences and their last words, folded: what may stand as a subject ("Illinois reported")."""
    places = [p for scene in scenes for p in scene.places if p.name and p.prep in ("in", "near")]
    return frozenset(" ".join(surface.words[k : p.last]) for p in places for k in (p.first, p.last - 1))


# --- giving -----------------------------------------------------------------------------------------------------------


def _give_places(scene: Scene, names: frozenset[str]) -> None:
    places = [p for p in scene.places if not p.source and p.prep != "respective"]
    own = place_of_words(scene, names)
    chosen = give(scene, places, lambda draft, place: place_fits(scene, draft, place), place_rank, lambda place: True)
    for before, other in zip(scene.places, scene.places[1:], strict=False):
        holders = [k for k, p in chosen.items() if p is before] if other.prep == "respective" else []
        if len(holders) > 1:
            chosen[max(holders)] = other
    for k, draft in enumerate(scene.drafts):
        place = own.get(k) or chosen.get(k)
        if place is not None:
            draft.place = (place.first, place.last)
            if place.container:
                draft.evidence["container"] = place.container


def _give_times(scene: Scene) -> dict[int, Time]:
    words = scene.surface.words
    times = [
        t
        for t in scene.times
        if not t.said
        and t.kind != "as_of"
        and not (t.kind == "by" and t.grain in ("clock", "part") and t.lead > scene.body)
        and not _mere_length(scene, t)
        and not (t.lead > scene.first and words[t.lead - 1] == "than")
    ]
    records = [h.first for h in scene.hits("superlative")]
    chosen = give(
        scene,
        times,
        lambda draft, time: _time_fits(draft, time) and not _record(scene, records, draft, time),
        lambda time: 0,
        lambda time: _spreads(scene, time),
    )
    return {id(scene.drafts[k]): time for k, time in chosen.items()}


def _time_fits(draft: Draft, time: Time) -> bool:
    """Not "guards held since Monday were freed": a beginning told of the people, before what became of them."""
    return not (
        time.kind == "since"
        and draft.what is not None
        and draft.number.last < time.lead < draft.what[0]
        and time.lead > draft.people.last
    )


def _record(scene: Scene, records: list[int], draft: Draft, time: Time) -> bool:
    """ "184 deaths, the deadliest flood since that of 1962": the older record's time is not that of the figure before it."""
    words = scene.surface.words
    return (
        any(
            draft.number.first < at < time.lead
            and any(words[i] in ("since", "after", "of") for i in range(at, time.last))
            for at in records
        )
        and time.grain in ("year", "month", "season", "day")
        and any(words[i] == "since" for i in range(draft.number.first, time.last))
    )


def _spreads(scene: Scene, time: Time) -> bool:
    """Whether a time may be shared with the next figure: not "Sunday's crush", "a day earlier", "on the first day"."""
    if time.grain == "same":
        return scene.surface.words[time.last - 1] in ("period", "months", "years", "weeks", "days")
    return not time.owner or time.lead <= scene.body


def _mere_length(scene: Scene, time: Time) -> bool:
    """ "for 30 days", "within 24 hours": how long something lasts."""
    return (
        time.grain == "stretch"
        and time.start is None
        and scene.surface.words[time.lead] in ("for", "within", "about", "after", "before")
    )
