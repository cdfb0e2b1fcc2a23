"""Part of level 8: as of when a count was taken, and whether it is of one incident or goes on.

Ruling 7 of the contract: "so far", "since Friday", "this year", a season, an epidemic = cumulative; else incident.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.lasting import (
    is_added_up,
    is_after_years,
    is_all_year,
    is_of_fighting,
    is_of_it,
    is_of_long_event,
    is_of_many,
    is_of_one,
    is_subject,
    is_told_since,
    toll_rises,
)
from tally.extraction.scope.running import is_running
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import hits_on, is_hit
from tally.extraction.scope.times import find_times
from tally.extraction.slots import Draft
from tally.extraction.text import Surface

__all__ = ["set_basis", "set_counted"]

_THESE: Final = frozenset(("these", "those", "such"))
_FILED: Final = frozenset(("reported", "recorded", "registered", "confirmed", "notified"))
_CASES: Final = 16  # words from a number of cases to "have been reported"
_COMPARED: Final = ("against", "compared", "versus")
_CARRIED: Final = 2
_LONG: Final = timedelta(days=20)
_JOINED: Final = 5  # words of "and the displacement of"
_RUNNING: Final = 4  # words before a count in which "so far" is its own
_RUNNING_ON: Final = 9  # and behind it, over the verb of its clause
_STATES: Final = ("missing", "trapped", "abducted", "detained")
_JOINS: Final = frozenset(("and", "but", "while", ";"))  # what opens the clause of the next count


def set_counted(surface: Surface, whens: dict[Draft, Time], scenes: list[Scene], base: date | None) -> None:
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
    published = base.isoformat() if base else None
    for scene in scenes:
        own = over_text
        if over_sentence:
            place = (surface.block(scene.first).start, surface.sentence(scene.first).index)
            own = over_sentence.get(place) or over_text
        said = [t for t in scene.times if t.said and t.start is not None]
        stated = next((t for t in scene.times if t.kind == "as_of"), None)
        for draft in scene.drafts:
            when = whens.get(draft)
            if stated is not None:
                _stamp(draft, stated, base)
            elif when is not None and when.kind == "by":
                _stamp(draft, when, base)
            elif said:
                _stamp(draft, _nearest(said, draft), base)
            elif own is not None:
                _stamp(draft, own, base)
            else:
                draft.as_of_date = published
                draft.as_of_basis = "published" if base else "unknown"


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


def _nearest(times: list[Time], draft: Draft) -> Time:
    best = times[0]
    for time in times:
        if abs(time.first - draft.number.first) < abs(best.first - draft.number.first):
            best = time
    return best


def _stamp(draft: Draft, time: Time, base: date | None) -> None:
    draft.as_of = (time.first, time.last)
    day = time.end or (base if time.grain in ("clock", "part") else None)
    draft.as_of_date = day.isoformat() if day else None
    draft.as_of_basis = "stated"


# --- basis ------------------------------------------------------------------------------------------------------------


def set_basis(surface: Surface, drafts: list[Draft], whens: dict[Draft, Time]) -> None:
    """Cumulative where the time or the words say that the count goes on; parts follow their wholes."""
    main = _main_running(surface, drafts, whens)
    own = set(drafts)
    before: Draft | None = None
    for draft in drafts:
        last, before = before, draft
        time = whens.get(draft)
        if draft.basis != "incident" or (draft.number.article and _is_of_one_person(draft, time)):
            continue
        if time is not None:
            running = (
                is_running(surface, time)
                or is_told_since(surface, draft, time)
                or is_subject(surface, time)
                or is_all_year(surface, draft, time)
                or is_of_many(surface, draft, time)
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
                    and parent in own
                    and parent.basis == "cumulative"
                    and (draft.event != 1 or parent.sentence == draft.sentence)
                )
                or (main == "month" and draft.event == 1 and not is_of_one(surface, draft))
                or (
                    main != ""
                    and draft.event == 1
                    and not _denies_any(surface, draft)
                    and not is_of_one(surface, draft)
                    and _runs_with(surface, draft, drafts[0].outcome)
                )
                or toll_rises(surface, draft)
            )
        running = running or _is_of_outbreak(surface, draft, last)
        if running or _goes_on(surface, draft) or (last is not None and _goes_with(surface, last, draft, whens)):
            draft.basis = "cumulative"


def _is_of_outbreak(surface: Surface, draft: Draft, last: Draft | None) -> bool:
    """ "317 cases and 26 deaths have been reported": cases to date, and the dead told with them; not "three cases were found"."""
    if draft.people.unit != "cases":
        with_cases = last is not None and last.people.unit == "cases" and last.basis == "cumulative"
        return with_cases and last is not None and last.sentence == draft.sentence and draft.outcome == "killed"
    words, end = surface.words, min(surface.sentence(draft.number.first).last, draft.number.last + _CASES)
    return any(
        words[i] == "been" and words[i - 1] in ("have", "has", "had") and words[i + 1] in _FILED
        for i in range(draft.number.last, end - 1)
    )


def _is_of_one_person(draft: Draft, time: Time | None) -> bool:
    """ "a fisherman who has been missing since Tuesday", "a cyclist became the ninth fatality of the week": what became of one."""
    return draft.outcome in _STATES or (time is not None and time.kind == "point")


def _denies_any(surface: Surface, draft: Draft) -> bool:
    """ "No deaths have been linked to the fire": a zero of its own, no stand of the running total."""
    return draft.number.kind == "none" and surface.words[draft.number.first] == "no"


def _goes_with(surface: Surface, last: Draft, draft: Draft, whens: dict[Draft, Time]) -> bool:
    """Whether a count is held against a running one, or told by a second verb of its subject: "has killed 900 and uprooted 40,000"."""
    if _compared(surface, last, draft) or _is_joined(surface, last, draft):
        return True
    if surface.words[last.number.last : draft.number.first] == ["and"] and last.basis == "cumulative":
        return True  # "bringing the totals to 231 and 8,904"
    if last.basis == "cumulative" and last.sentence == draft.sentence and _is_told_with(surface, last, draft, whens):
        return True
    what, time = draft.what, whens.get(draft)
    if what is None and last.basis == "cumulative" and time is not None and time.grain == "year":
        return draft.sentence - last.sentence <= 1  # "143 have died this year; in 2023 there were 98"
    return (
        last.basis == "cumulative"
        and last.sentence == draft.sentence
        and whens.get(draft) is whens.get(last)
        and what is not None
        and last.number.last < what[0] < draft.number.first
        and surface.words[what[0] - 1] == "and"
    )


def _is_told_with(surface: Surface, last: Draft, draft: Draft, whens: dict[Draft, Time]) -> bool:
    """ "The toll since 1 October has reached 124, with 99 people hurt", "57 of them in Vell, where 51 died in raids": told beside a
    running total, with no time and no event of its own.
    """
    words, first, end = surface.words, last.number.last, draft.number.begin()
    time, before = whens.get(draft), whens.get(last)
    if time is not None and time is not before:
        return False
    if words[end - 2 : end] == [",", "with"]:
        return before is not None and before.kind == "since"
    if "where" not in words[first:end] or ";" in words[first:end]:
        return False
    return all(hit.form != "singular" for hit in hits_on(surface, "event_noun", first, end))


def _is_joined(surface: Surface, last: Draft, draft: Draft) -> bool:
    """ "has documented 31 deaths and the displacement of 8,700 people": two objects of one verb."""
    first, end = max(last.number.last, last.last), draft.number.first
    if last.basis != "cumulative" or last.sentence != draft.sentence or not 0 < end - first <= _JOINED:
        return False
    return surface.words[first] == "and" and surface.words[end - 1] == "of" and surface.words[first + 1] == "the"


def _compared(surface: Surface, before: Draft, draft: Draft) -> bool:
    """ "23, against 31 at this point in 2024": what a running total is held against is one."""
    if before.basis != "cumulative" or before.sentence != draft.sentence:
        return False
    first, last = before.number.last, draft.number.first
    if draft.parent is None and draft.what is not None and (draft.outcome, draft.what) == (before.outcome, before.what):
        return True  # "the toll since June has surged to 168, while the count for the country stands at 412"
    for i in range(max(first, last - 4), last) if last - first <= 24 else ():
        if surface.words[i] in _COMPARED or (surface.words[i] == "from" and surface.words[i - 1] in ("up", "down")):
            return draft.stance in ("asserted", "superseded")
    return False


def _runs_with(surface: Surface, draft: Draft, main: str) -> bool:
    """Whether a count goes on with the running total that opens the text: one of the same outcome, cases, "has located 16"."""
    if draft.outcome in (main, "affected"):
        return True
    words, at = surface.words, draft.first if draft.what is None else min(draft.first, draft.what[0])
    first = surface.sentences[draft.sentence].first
    return any(words[i] in ("has", "have") for i in range(max(first, at - 2), at))


def _main_running(surface: Surface, drafts: list[Draft], whens: dict[Draft, Time]) -> str:
    """What the first count of the text is over: "month" (a month or more, a table's heading), "since", or "" (an incident)."""
    if not drafts:
        return ""
    first = whens.get(drafts[0])
    if first is None or drafts[0].event != 1 or drafts[0].number.kind == "none":
        return ""
    row = surface.block(drafts[0].number.first).kind == "row"
    long = first.start is not None and first.end is not None and first.end - first.start >= _LONG
    if (row and first.grain in ("month", "year")) or (long and is_running(surface, first)):
        return "month"
    night = first.kind == "between" and "night" in surface.words[first.first : first.last]
    return (
        "since"
        if (
            (first.kind == "since" or (first.kind == "between" and is_running(surface, first)))
            and not night
            and first.grain not in ("part", "clock")
        )
        or (first.grain == "same" and "months" in surface.words[first.first : first.last])
        else ""
    )


def _told_event(surface: Surface, draft: Draft) -> bool:
    """Whether the sentence names an incident behind the count: a month's attack, not a month's total."""
    sentence = surface.sentence(draft.number.first)
    return is_hit(surface, "event_noun", sentence.first, sentence.last)


def _goes_on(surface: Surface, draft: Draft) -> bool:
    """ "So far", "cumulative", "the war has killed": words near the count."""
    sentence = surface.sentence(draft.number.first)
    first, end = max(sentence.first, draft.first - 12), max(draft.last, draft.number.last)
    begin = draft.first
    while begin > max(first, draft.first - _RUNNING) and surface.words[begin - 1] not in _JOINS:
        begin -= 1
    last = end
    while last < min(sentence.last, end + _RUNNING_ON) and surface.words[last] not in _JOINS:
        last += 1
    words = surface.words
    if (
        is_hit(surface, "running", begin, last)
        or _under_running(surface, draft)
        or (
            is_hit(surface, "running", sentence.first, sentence.first + 1)
            and "," in words[sentence.first + 1 : sentence.first + 3]  # "So far, ...", "Cumulatively, ..."
        )
    ):
        return True
    told = [h for h in hits_on(surface, "event_noun", first, draft.first + 1) if h.form == "plural"]
    if told and words[told[-1].first - 1] in _THESE:
        # "Those attacks have left 81 people dead": several incidents together.
        return any(words[i] == "have" for i in range(told[-1].last, draft.number.first))
    return (
        is_of_long_event(surface, draft)
        or is_added_up(surface, draft)
        or is_after_years(surface, draft)
        or is_of_fighting(surface, draft)
        or is_of_it(surface, draft)
    )


def _under_running(surface: Surface, draft: Draft) -> bool:
    """The rows of a table below "CUMULATIVE, WEEKS 1-40"."""
    row = surface.block(draft.number.first)
    if row.kind != "row" or row.parent is None or "running" not in surface.hits:
        return False
    start = surface.blocks[max(0, row.parent - 1)].start
    return is_hit(surface, "running", surface.first_at(start), surface.first_at(row.start))
