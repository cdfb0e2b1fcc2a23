"""Part of level 8: as of when a count was taken, and whether it is of one incident or goes on.

Ruling 7 of the contract: "so far", "since Friday", "this year", a season, an epidemic = cumulative; else incident.
"""

from __future__ import annotations

from datetime import date, timedelta

from tally.extraction.scope.anchors import Scene
from tally.extraction.scope.days import Time
from tally.extraction.scope.times import find_times
from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["is_running", "set_basis", "set_counted"]

_WHOLE = ("all", "whole", "throughout")
_PERIODS = ("period", "days", "weeks", "months", "years")
_COMPARED = ("against", "compared", "versus")
_CARRIED = 2
_LONG = timedelta(days=20)


def set_counted(
    surface: Surface, drafts: list[Draft], whens: dict[int, Time], scenes: list[Scene], base: date | None
) -> None:
    """As of when each count was taken.

    "As of" in its sentence, else the day it was said, else "as of" before it in its paragraph or over the text, else publication.
    """
    in_sentence = {scene.first: scene for scene in scenes}
    over_text: Time | None = None
    over_sentence: dict[tuple[int, int], Time] = {}
    for sentence, time in _as_of(surface, in_sentence, base):
        index = surface.sentence(sentence).index
        block = surface.blocks[surface.sentence(sentence).block]
        if over_text is None and sentence not in in_sentence and (index < 3 or (block.kind == "heading" and index < 8)):
            over_text = time
        for later in range(index, index + _CARRIED + 1):
            over_sentence.setdefault((block.start, later), time)
    for scene in scenes:
        own = next((t for t in scene.times if t.kind == "as_of"), None)
        place = (surface.block(scene.first).start, surface.sentence(scene.first).index)
        for draft in scene.drafts:
            said = _nearest_said(scene, draft)
            when = whens.get(id(draft))
            by = when if when is not None and when.kind == "by" else None
            _stamp(draft, own or by or said or over_sentence.get(place) or over_text, base)


def _as_of(surface: Surface, scenes: dict[int, Scene], base: date | None) -> list[tuple[int, Time]]:
    """Every "as of" of the text with the first word of its sentence."""
    found = []
    for hit in surface.hits.get("time_lead", ()):
        if hit.means == "as_of":
            sentence = surface.sentence(hit.first)
            scene = scenes.get(sentence.first)
            times = (
                scene.times
                if scene is not None
                else find_times(surface, hit.first, min(sentence.last, hit.first + 16), base)
            )
            found += [(sentence.first, t) for t in times if t.kind == "as_of" and t.lead == hit.first]
    return found


def _nearest_said(scene: Scene, draft: Draft) -> Time | None:
    said = [t for t in scene.times if t.said and t.start is not None]
    return min(said, key=lambda t: abs(t.first - draft.number.first)) if said else None


def _stamp(draft: Draft, time: Time | None, base: date | None) -> None:
    if time is None:
        draft.as_of_date = base.isoformat() if base else None
        draft.as_of_basis = "published" if base else "unknown"
        return
    draft.as_of = (time.first, time.last)
    day = time.end or (base if time.grain in ("clock", "part") else None)
    draft.as_of_date = day.isoformat() if day else None
    draft.as_of_basis = "stated"


# --- basis ------------------------------------------------------------------------------------------------------------


def is_running(surface: Surface, time: Time) -> bool:
    """Whether a time is a stretch over which things are added up: "since Friday", "so far this year", "all of 2023"."""
    words = surface.words[time.first : time.last]
    if words[-1] == "weekend" and time.kind != "since":
        return False
    if time.kind in ("since", "between", "span") or time.grain == "season":
        return True
    if time.grain == "same":
        return words[-1] in _PERIODS or "period" in words or "point" in words
    if time.grain == "stretch":
        return not (time.start is not None and "hours" in words)
    if time.grain in ("year", "month") and (any(w in _WHOLE for w in words) or _summed(surface, time)):
        return True
    if words[0] == "last" and _one_event(surface, time):
        return False
    return time.grain in ("year", "month") and (words[0] == "this" or (words[0] == "last" and len(words) == 2))


def _one_event(surface: Surface, time: Time) -> bool:
    """ "Last month, nine died in a similar accident": one incident of that month."""
    sentence = surface.sentence(time.first)
    events = surface.at["event_noun"]
    return any(
        surface.words[i] in ("a", "an")
        and any(k in events and events[k].form == "singular" for k in range(i + 1, min(i + 4, sentence.last)))
        for i in range(sentence.first, sentence.last)
    )


def _summed(surface: Surface, time: Time) -> bool:
    """ "in 2022, or roughly 48,000 in all"."""
    last = min(surface.sentence(time.first).last, time.last + 10)
    if time.last < last and surface.words[time.last] == "alone":
        return True
    return any(
        surface.words[i] == "in" and surface.words[i + 1] in ("all", "total") for i in range(time.last, last - 1)
    )


def set_basis(surface: Surface, drafts: list[Draft], whens: dict[int, Time]) -> None:
    """Cumulative where the time or the words say that the count goes on; parts follow their wholes."""
    main = _main_running(surface, drafts, whens)
    by_id = {id(d): d for d in drafts}
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if draft.basis != "incident":
            continue
        time = whens.get(id(draft))
        if time is not None:
            running = (
                is_running(surface, time)
                or (
                    main == "month"
                    and draft.event != 1
                    and time.grain in ("month", "year")
                    and not _told_event(surface, draft)
                )
                or (main == "month" and time.grain == "month")
            )
        else:
            parent = draft.parent
            running = (
                (
                    parent is not None
                    and id(parent) in by_id
                    and parent.basis == "cumulative"
                    and (draft.event != 1 or parent.sentence == draft.sentence)
                )
                or (main != "" and draft.event == 1)
                or _toll_rises(surface, draft)
            )
        if running or _goes_on(surface, draft) or (before is not None and _compared(surface, before, draft)):
            draft.basis = "cumulative"


def _compared(surface: Surface, before: Draft, draft: Draft) -> bool:
    """ "23, against 31 at this point in 2024": what a running total is held against is one."""
    between = surface.words[before.number.last : draft.number.first]
    return (
        before.basis == "cumulative"
        and before.sentence == draft.sentence
        and len(between) <= 24
        and any(w in _COMPARED for w in between[-4:])
    )


def _main_running(surface: Surface, drafts: list[Draft], whens: dict[int, Time]) -> str:
    """What the first count of the text is over: "month" (a month or more, a table's heading), "since", or "" (an incident)."""
    if not drafts:
        return ""
    first = whens.get(id(drafts[0]))
    if first is None or drafts[0].event != 1 or drafts[0].number.kind == "none":
        return ""
    row = surface.block(drafts[0].number.first).kind == "row"
    long = first.start is not None and first.end is not None and first.end - first.start >= _LONG
    if (row and first.grain in ("month", "year")) or (long and is_running(surface, first)):
        return "month"
    return (
        "since"
        if first.kind in ("since", "between")
        or (first.grain == "same" and "months" in surface.words[first.first : first.last])
        else ""
    )


def _told_event(surface: Surface, draft: Draft) -> bool:
    """Whether the sentence names an incident behind the count: a month's attack, not a month's total."""
    sentence = surface.sentence(draft.number.first)
    return any(i in surface.at["event_noun"] for i in range(sentence.first, sentence.last))


def _goes_on(surface: Surface, draft: Draft) -> bool:
    """ "So far", "cumulative", "the war has killed": words near the count."""
    sentence = surface.sentence(draft.number.first)
    first, last = max(sentence.first, draft.first - 12), min(sentence.last, max(draft.last, draft.number.last) + 3)
    if any(i in surface.at["running"] for i in range(max(first, draft.first - 4), last)):
        return True
    lasting = [i for i in range(first, draft.first + 1) if i in surface.at["long_event"]]
    return (
        bool(lasting)
        and any(surface.words[i] in ("has", "have") for i in range(lasting[-1], draft.number.first))
        and surface.words[lasting[-1] - 1] != "since"
    )


def _toll_rises(surface: Surface, draft: Draft) -> bool:
    """ "The toll rose to 57", "bringing the number of dead to 36"."""
    sentence, number = surface.sentence(draft.number.first), draft.number
    if number.first - 1 < sentence.first or draft.stance == "superseded":
        return False
    lead = min(number.modifier[0] if number.modifier else number.first, number.first) - 1
    first = max(sentence.first, lead - 12)
    rises = any(i in surface.at["rising"] for i in range(first, number.first))
    toll = any(i in surface.at["toll"] for i in range(first, min(sentence.last, number.last + 8)))
    return rises and toll and (surface.words[lead] in ("to", "at", "past") or lead in surface.at["rising"])
