"""Level 8: for each claim where, when, as of when, on what basis, and which incident.

Public function: `settle`. Each claim takes the place and the time of its own sentence, row, label or heading, as the words
give them; days are resolved against the day of publication.
"""

from __future__ import annotations

from collections import defaultdict

from tally.extraction.anchors import Scene, give, opening
from tally.extraction.days import published_day
from tally.extraction.incidents import number_events
from tally.extraction.layout import hand_down
from tally.extraction.places import Place, find_places
from tally.extraction.placing import place_fits, place_of_words, place_rank
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.extraction.times import Time, find_times
from tally.extraction.windows import set_basis, set_counted
from tally.models import Document

__all__ = ["settle"]


def settle(surface: Surface, drafts: list[Draft], document: Document) -> None:
    """Fill place, when, as of, basis and event of every draft; `addition` stays where discourse has set it."""
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
    names = _names(surface, scenes)
    whens: dict[int, Time] = {}
    for scene in scenes:
        _give_places(scene, names)
        whens.update(_give_times(scene))
    hand_down(surface, drafts, whens, base)
    for draft in drafts:
        if (time := whens.get(id(draft))) is not None:
            draft.when = (time.first, time.last)
            draft.when_from = time.start.isoformat() if time.start else None
            draft.when_to = time.end.isoformat() if time.end else None
    set_counted(surface, drafts, whens, scenes, base)
    number_events(surface, drafts, whens, scenes, base)
    set_basis(surface, drafts, whens)


# --- who speaks where, and when ---------------------------------------------------------------------------------------

def _mark_said(scene: Scene) -> None:
    """"said on Friday", "on Monday reported", "Saturday's bulletin": the time of what is said."""
    surface, words = scene.surface, scene.surface.words
    reporting, numbers = surface.at("reporting"), {i for d in scene.drafts for i in range(d.number.first, d.number.last)}
    for time in scene.times:
        if time.kind not in ("point", "by"):
            continue
        if time.owner and time.grain in ("day", "week") and any(i in surface.at("said_noun") for i in range(time.last, min(time.last + 4, scene.last))):
            time.said = True
        if time.last in reporting and reporting[time.last].first == time.last and words[time.last - 1] != "," and time.last not in surface.at("outcome"):
            time.said = True
        for i in range(time.lead - 1, max(scene.first, time.lead - 14) - 1, -1):
            if time.lead - i > 8 and words[i] != "according":
                continue
            if i in numbers or words[i] in (",", "that", ";", ":", "\"") or i in surface.at("outcome") or i in surface.at("event_noun"):
                break
            if i in reporting:
                time.said = True
                break


def _mark_sources(scene: Scene) -> None:
    """"a doctor at X said nine died", "nine died, said a doctor in X": the place of who speaks."""
    words, outcomes = scene.surface.words, scene.surface.at("outcome")
    for verb in scene.surface.hits.get("reporting", ()):
        if scene.first <= verb.first < scene.last and verb.first not in outcomes:
            _sources_left(scene, verb.first)
            _sources_right(scene, verb.last, words[verb.first] == "according")


def _sources_left(scene: Scene, at: int) -> None:
    """Places between the subject's beginning and its verb of saying, unless they open the sentence."""
    words, begin = scene.surface.words, scene.first
    for draft in scene.drafts:
        if draft.number.first < at:
            begin = max(begin, draft.number.last, draft.last if draft.last <= at else 0)
    if begin > scene.first:
        k = at - 1
        while k > begin and words[k] not in (",", ";", ":", "\"", "\u2013", "\u2014"):
            k -= 1
        begin = max(begin, k)
    for place in scene.places:
        if begin <= place.lead < at and not opening(scene, place):
            place.source = True


def _sources_right(scene: Scene, begin: int, according: bool) -> None:
    """Places of an inverted subject: from the verb to the next comma, where no figure stands in between."""
    words = scene.surface.words
    if begin < scene.last and words[begin] in ("that", ":", "\"", ",") and not according:
        return
    end = begin
    while end < scene.last and words[end] not in (",", ";", ":", "\"", "that", "who", "."):
        end += 1
    if any(begin <= d.number.first < end for d in scene.drafts) or not any(d.number.first < begin for d in scene.drafts):
        return
    if scene.between(begin, end, "event_noun") or scene.between(begin, end, "outcome"):
        return
    for place in scene.places:
        if begin <= place.lead < end:
            place.source = True


def _names(surface: Surface, scenes: list[Scene]) -> frozenset[str]:
    """The last words of all names of places in the text's own sentences, folded: what may stand as a subject ("Illinois reported")."""
    return frozenset(surface.words[p.last - 1] for scene in scenes for p in scene.places if p.name and p.prep in ("in", "near"))


# --- giving -----------------------------------------------------------------------------------------------------------

def _give_places(scene: Scene, names: frozenset[str]) -> None:
    places = [p for p in scene.places if not p.source]
    own = place_of_words(scene, names)
    chosen = give(scene, places, lambda draft, place: place_fits(scene, draft, place), place_rank, lambda place: True)
    for k, draft in enumerate(scene.drafts):
        place = own.get(k) or chosen.get(k)
        if place is not None:
            draft.place = (place.first, place.last)
            if place.container:
                draft.evidence["container"] = place.container


def _give_times(scene: Scene) -> dict[int, Time]:
    words = scene.surface.words
    times = [t for t in scene.times if not t.said and t.kind != "as_of" and not _mere_length(scene, t) and not (t.lead > scene.first and words[t.lead - 1] == "than")]
    chosen = give(scene, times, _time_fits, lambda time: 0, lambda time: _spreads(scene, time))
    return {id(scene.drafts[k]): time for k, time in chosen.items()}


def _time_fits(draft: Draft, time: Time) -> bool:
    """Not "guards held since Monday were freed": a beginning told of the people, before what became of them."""
    return not (time.kind == "since" and draft.what is not None and draft.number.last < time.lead < draft.what[0] and time.lead > draft.people.last)


def _spreads(scene: Scene, time: Time) -> bool:
    """Whether a time may be shared with the next figure: not "Sunday's crush", "a day earlier", "on the first day"."""
    if time.grain == "same":
        return scene.surface.words[time.last - 1] in ("period", "months", "years", "weeks", "days")
    return not time.owner or time.lead <= scene.body


def _mere_length(scene: Scene, time: Time) -> bool:
    """"for 30 days", "within 24 hours": how long something lasts."""
    return time.grain == "stretch" and time.start is None and scene.surface.words[time.lead] in ("for", "within", "about", "after", "before")
