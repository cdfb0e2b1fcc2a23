"""Part of level 8: the times and places of who speaks, which are not those of what happened.

Public functions: `mark_said`, `mark_sources`; both set a mark on what a scene holds.
"""

from __future__ import annotations

from tally.extraction.scope.anchors import Scene, is_passive, opening
from tally.extraction.scope.days import Time

__all__ = ["mark_said", "mark_sources"]


def mark_said(scene: Scene) -> None:
    """ "said on Friday", "on Monday reported", "Saturday's bulletin": the time of what is said."""
    surface, words = scene.surface, scene.surface.words
    reporting, numbers = (
        surface.at["reporting"],
        {i for d in scene.drafts for i in range(d.number.first, d.number.last)},
    )
    for time in scene.times:
        if time.kind not in ("point", "by"):
            continue
        if (
            time.owner
            and time.grain in ("day", "week")
            and any(i in surface.at["said_noun"] for i in range(time.last, min(time.last + 4, scene.last)))
        ):
            time.said = True
        if (
            time.last in reporting
            and reporting[time.last].first == time.last
            and words[time.lead] != "of"
            and time.last not in surface.at["outcome"]
        ):
            time.said = True
        if _revised(scene, time):
            time.said = True
        for i in range(time.lead - 1, max(scene.first, time.lead - 14) - 1, -1):
            if time.lead - i > 8 and words[i] != "according":
                continue
            if (
                i in numbers
                or words[i] in (",", "that", ";", ":", '"')
                or i in surface.at["outcome"]
                or i in surface.at["event_noun"]
            ):
                break
            if i in reporting and not is_passive(scene, i):
                time.said = True
                break


def _revised(scene: Scene, time: Time) -> bool:
    """ "cut the toll from 51 to 24 on Thursday": the day of the count, right behind the last figure."""
    surface = scene.surface
    before = [d for d in scene.drafts if d.number.last <= time.lead]
    if time.owner or not before or time.lead - max(before[-1].number.last, before[-1].people.last) > 0:
        return False
    first = scene.drafts[0].number.first
    toll = scene.between(max(scene.first, first - 14), first, "toll") or scene.between(
        max(scene.first, first - 14), first, "outcome"
    )
    return (
        toll
        and any(surface.words[i] in ("to", "at") for i in range(first - 3, before[-1].number.first))
        and scene.between(max(scene.first, first - 14), first, "reviser")
    )


def mark_sources(scene: Scene) -> None:
    """ "a doctor at X said nine died", "nine died, said a doctor in X": the place of who speaks."""
    words, outcomes = scene.surface.words, scene.surface.at["outcome"]
    for place in scene.places:
        place.source = place.source or place.lead - 1 in scene.surface.at["talk_noun"]
    for verb in scene.hits("reporting"):
        if verb.first not in outcomes and not is_passive(scene, verb.first):
            _sources_left(scene, verb.first)
            if words[verb.first] == "according" or (verb.first > scene.first and words[verb.first - 1] in (",", '"')):
                _sources_right(scene, verb.last, words[verb.first] == "according")


def _sources_left(scene: Scene, at: int) -> None:
    """Places between the subject's beginning and its verb of saying, unless they open the sentence."""
    words, begin = scene.surface.words, scene.first
    for draft in scene.drafts:
        if draft.number.first < at:
            begin = max(begin, draft.number.last, draft.last if draft.last <= at else 0)
    if begin > scene.first:
        k = at - 1
        while k > begin and words[k] not in (",", ";", ":", '"', "\u2013", "\u2014"):
            k -= 1
        begin = max(begin, k)
    for place in scene.places:
        if begin <= place.lead < at and not opening(scene, place):
            place.source = True


def _sources_right(scene: Scene, begin: int, according: bool) -> None:
    """Places of an inverted subject: from the verb to the next comma, where no figure stands in between."""
    words = scene.surface.words
    if begin < scene.last and words[begin] in ("that", ":", '"', ",") and not according:
        return
    end = begin
    while end < scene.last and words[end] not in (",", ";", ":", '"', "that", "who", "."):
        end += 1
    if any(begin <= d.number.first < end for d in scene.drafts) or not any(
        d.number.first < begin for d in scene.drafts
    ):
        return
    if scene.between(begin, end, "event_noun") or scene.between(begin, end, "outcome"):
        return
    for place in scene.places:
        if begin <= place.lead < end:
            place.source = True
