"""Level 8: for each claim where, when, as of when, on what basis, and which incident.

Public function: `settle`. A claim takes the place and the time of its own words: those that follow it before the next
figure, those that lead up to it, those that it shares with the figures beside it; then those of its row, label or heading.
"""

from __future__ import annotations

from collections import defaultdict

from tally.extraction.days import published_day
from tally.extraction.incidents import number_events
from tally.extraction.layout import hand_down
from tally.extraction.places import Place, find_places
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.extraction.times import Time, find_times
from tally.extraction.windows import set_basis, set_counted
from tally.models import Document

__all__ = ["settle"]

_TAKEN_FROM = frozenset(("displaced", "abducted", "rescued", "missing", "detained"))
_HELD = frozenset(("displaced", "rescued", "abducted", "detained", "missing", "trapped"))
_SPLITS = frozenset(";")
_HEALTH = frozenset(("killed", "injured", "casualties", "killed_or_injured"))


class Scene:
    """One sentence with its claims, times and places."""

    __slots__ = ("drafts", "first", "last", "places", "surface", "times")

    def __init__(self, surface: Surface, first: int, last: int, drafts: list[Draft]) -> None:
        self.surface, self.first, self.last = surface, first, last
        self.drafts = sorted(drafts, key=lambda d: d.number.first)
        self.times: list[Time] = []
        self.places: list[Place] = []


def settle(surface: Surface, drafts: list[Draft], document: Document) -> None:
    """Fill place, when, as of, basis and event of every draft."""
    base = published_day(document.published)
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[surface.sentence_of[draft.number.first]].append(draft)
    scenes = []
    for index in sorted(by_sentence):
        sentence = surface.sentences[index]
        scene = Scene(surface, sentence.first, sentence.last, by_sentence[index])
        numbers = frozenset(i for d in scene.drafts for i in range(d.number.first, d.number.last))
        scene.times = find_times(surface, sentence.first, sentence.last, base, numbers)
        taken = numbers | {i for t in scene.times for i in range(t.lead, t.last)}
        scene.places = find_places(surface, sentence.first, sentence.last, taken)
        _mark_said(scene)
        _mark_sources(scene)
        scenes.append(scene)
    whens: dict[int, Time] = {}
    for scene in scenes:
        _give_places(scene)
        whens.update(_give_times(scene))
    hand_down(surface, drafts, whens, base)
    for draft in drafts:
        if (time := whens.get(id(draft))) is not None:
            draft.when = (time.first, time.last)
            draft.when_from = time.start.isoformat() if time.start else None
            draft.when_to = time.end.isoformat() if time.end else None
    said = {id(d): t for scene in scenes for t in scene.times if t.said for d in scene.drafts}
    set_counted(surface, drafts, whens, said, base)
    number_events(surface, drafts, whens, base)
    set_basis(surface, drafts, whens)


# --- who speaks where, and when ---------------------------------------------------------------------------------------

def _mark_said(scene: Scene) -> None:
    """"said on Friday", "on Monday reported", "Saturday's bulletin": the time of what is said."""
    surface, words = scene.surface, scene.surface.words
    reporting, numbers = surface.at("reporting"), {i for d in scene.drafts for i in range(d.number.first, d.number.last)}
    for time in scene.times:
        if time.kind not in ("point", "by"):
            continue
        if time.owner and any(i in surface.at("said_noun") for i in range(time.last, min(time.last + 4, scene.last))):
            time.said = True
        if time.last in reporting and reporting[time.last].first == time.last and words[time.last - 1] != ",":
            time.said = True
        for i in range(time.lead - 1, max(scene.first, time.lead - 8) - 1, -1):
            if i in reporting:
                time.said = True
                break
            if i in numbers or words[i] in (",", "that", ";", ":", "\"") or i in surface.at("outcome") or i in surface.at("event_noun"):
                break


def _mark_sources(scene: Scene) -> None:
    """"a doctor at X said nine died", "nine died, said a doctor in X": the place of who speaks."""
    surface, words = scene.surface, scene.surface.words
    verbs = [h for h in surface.hits.get("reporting", ()) if scene.first <= h.first < scene.last]
    for verb in verbs:
        _sources_left(scene, verb.first)
        _sources_right(scene, verb.last, words[verb.first] == "according")


def _sources_left(scene: Scene, at: int) -> None:
    """Places between the subject's beginning and its verb of saying, unless they lead the sentence."""
    surface, words = scene.surface, scene.surface.words
    begin = scene.first
    for draft in scene.drafts:
        if draft.number.first < at:
            begin = max(begin, draft.last, draft.number.last)
    if begin > scene.first:
        k = at - 1
        while k > begin and words[k] not in (",", ";", ":", "\"", "\u2013", "\u2014"):
            k -= 1
        begin = max(begin, k)
    for place in scene.places:
        if begin <= place.lead < at and not _leads(scene, place):
            place.source = True


def _sources_right(scene: Scene, begin: int, according: bool) -> None:
    """Places of an inverted subject: from the verb to the next comma, where no figure stands in between."""
    surface, words = scene.surface, scene.surface.words
    if begin < scene.last and words[begin] in ("that", ":", "\"", ",") and not according:
        return
    end = begin
    while end < scene.last and words[end] not in (",", ";", ":", "\"", "that", "who", "."):
        end += 1
    if any(begin <= d.number.first < end for d in scene.drafts) or not any(d.number.first < begin for d in scene.drafts):
        return
    if any(i in surface.at("event_noun") or i in surface.at("outcome") for i in range(begin, end)):
        return
    for place in scene.places:
        if begin <= place.lead < end:
            place.source = True


def _leads(scene: Scene, place: Place) -> bool:
    """Whether a place opens its sentence, a clause of it, or what stands behind a dash: "In Kosti, she said, ..."."""
    before = place.lead - 1
    return before < scene.first or scene.surface.words[before] in (";", ":", "\"", "\u2013", "\u2014", "and", "while", "but", ".") \
        or place.lead == _body(scene)


def _body(scene: Scene) -> int:
    block = scene.surface.block(scene.first)
    return scene.surface.first_at(block.body)


# --- places -----------------------------------------------------------------------------------------------------------

def _give_places(scene: Scene) -> None:
    chosen: dict[int, Place] = {}
    places = [p for p in scene.places if not p.source or _counted_there(scene, p)]
    for group in _segments(scene):
        _give_group(scene, group, [p for p in places if group.first <= p.lead < group.last], chosen, _fits_place, _rank_place)
    for draft in scene.drafts:
        place = chosen.get(id(draft))
        if place is None:
            place = _there(scene, draft)
        if place is not None:
            draft.place = (place.first, place.last)
            if place.container:
                draft.evidence["container"] = place.container


def _counted_there(scene: Scene, place: Place) -> bool:
    """A hospital that says how many it took in tells where they are counted."""
    return False


def _there(scene: Scene, draft: Draft) -> Place | None:
    """"36 were killed there": the place is pointed at."""
    words = scene.surface.words
    end = max(draft.last, draft.number.last)
    for i in range(draft.number.last, min(end + 3, scene.last)):
        if words[i] in ("there", "here") and i + 1 <= scene.last and not (i + 1 < scene.last and (i + 1 in scene.surface.at("auxiliary") or words[i + 1] == "'")) \
                and words[i - 1] not in (",", "and", ";", "that", "because"):
            return Place(i, i + 1, i, "in", False, "")
    return None


def _fits_place(scene: Scene, draft: Draft, place: Place) -> bool:
    if place.prep == "from":
        return draft.outcome in _TAKEN_FROM or draft.people.kind == "none"
    if place.prep == "to":
        return _struck(scene, place) or (draft.outcome == "displaced" and place.name)
    return True


def _struck(scene: Scene, place: Place) -> bool:
    """"ripped through a plant", "crashed into a market": a verb of violence before the preposition."""
    before = place.lead - 1
    words = scene.surface.words
    return before >= scene.first and (before in scene.surface.at("place_verb") or words[before].endswith("ed") and words[place.lead] in ("into", "through") or words[before] in ("tore", "ran", "went", "drove"))


def _rank_place(place: Place) -> int:
    """Names before nouns."""
    return 0 if place.name else 1


# --- times ------------------------------------------------------------------------------------------------------------

def _give_times(scene: Scene) -> dict[int, Time]:
    chosen: dict[int, Time] = {}
    times = [t for t in scene.times if not t.said and t.kind != "as_of" and not _mere_length(scene, t)]
    for group in _segments(scene):
        _give_group(scene, group, [t for t in times if group.first <= t.lead < group.last], chosen, _fits_time, _rank_time)
    return chosen


def _mere_length(scene: Scene, time: Time) -> bool:
    """"for 30 days", "within 24 hours": how long something lasts."""
    return time.grain == "stretch" and time.start is None and scene.surface.words[time.lead] in ("for", "within", "about", "after", "before")


def _fits_time(scene: Scene, draft: Draft, time: Time) -> bool:
    return True


def _rank_time(time: Time) -> int:
    return 0


# --- the windows around each figure -----------------------------------------------------------------------------------

class Group:
    """The claims of one stretch of a sentence between semicolons."""

    __slots__ = ("drafts", "first", "last")

    def __init__(self, first: int, last: int, drafts: list[Draft]) -> None:
        self.first, self.last, self.drafts = first, last, drafts


def _segments(scene: Scene) -> list[Group]:
    cuts = [scene.first, *(i + 1 for i in range(scene.first, scene.last) if scene.surface.words[i] in _SPLITS), scene.last]
    return [Group(a, b, [d for d in scene.drafts if a <= d.number.first < b]) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _give_group(scene, group, anchors, chosen, fits, rank):  # type: ignore[no-untyped-def]
    drafts = group.drafts
    own: dict[int, object] = {}
    for k, draft in enumerate(drafts):
        found = _right(scene, group, k, anchors, fits, rank)
        if found is not None:
            own[k] = found
    for k, draft in enumerate(drafts):
        if k not in own:
            found = _left(scene, group, k, anchors, own, fits, rank)
            if found is not None:
                own[k] = found
    for k in range(len(drafts)):
        if k not in own and k - 1 in own and fits(scene, drafts[k], own[k - 1]):
            own[k] = own[k - 1]
    for k in range(len(drafts) - 2, -1, -1):
        if k not in own and k + 1 in own and _shares(scene, drafts[k], drafts[k + 1], own[k + 1]) and fits(scene, drafts[k], own[k + 1]):
            own[k] = own[k + 1]
    for k, anchor in own.items():
        chosen[id(drafts[k])] = anchor


def _right(scene, group, k, anchors, fits, rank):  # type: ignore[no-untyped-def]
    """The first anchor between a figure and the next one, unless it leads up to the next."""
    drafts = group.drafts
    begin = drafts[k].number.last
    end = drafts[k + 1].number.first if k + 1 < len(drafts) else group.last
    found = [a for a in anchors if begin <= a.lead and a.last <= end and fits(scene, drafts[k], a)
             and not (k + 1 < len(drafts) and _leads_to(scene, a, drafts[k + 1]))]
    return min(found, key=lambda a: (rank(a), a.lead)) if found else None


def _leads_to(scene: Scene, anchor: Place | Time, draft: Draft) -> bool:
    """", and in Y three died": the anchor opens the clause of the next figure."""
    words = scene.surface.words
    return words[anchor.lead - 1] in (",", "and", ";", "while", "but", ":", "\u2013", "\u2014") and draft.number.first - anchor.last <= 3 \
        and not (words[anchor.last] == "and")


def _left(scene, group, k, anchors, own, fits, rank):  # type: ignore[no-untyped-def]
    """The anchor that leads up to a figure: behind the figure before it, and not that one's own."""
    drafts = group.drafts
    begin = drafts[k - 1].number.last if k else group.first
    found = [a for a in anchors if begin <= a.lead and a.last <= drafts[k].number.first and fits(scene, drafts[k], a) and (k == 0 or a is not own.get(k - 1))]
    return min(found, key=lambda a: (rank(a), -a.lead)) if found else None


def _shares(scene, draft, after, anchor):  # type: ignore[no-untyped-def]
    """Whether what is said of a later figure holds for this one: one verb for both, or a clause that is about all of it."""
    surface = scene.surface
    if anchor.last <= draft.number.first or draft.what == after.what:
        return True
    between = range(after.number.last, anchor.lead)
    return any(i in surface.at("clause") or i in surface.at("event_noun") for i in between) or not any(
        i in surface.at("auxiliary") for i in range(draft.number.last, after.number.last))
