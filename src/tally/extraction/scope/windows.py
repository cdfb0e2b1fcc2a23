"""Part of level 8: as of when a count was taken, and whether it is of one incident or goes on.

Ruling 7 of the contract: "so far", "since Friday", "this year", a season, an epidemic = cumulative; else incident.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.lasting import (
    FIGHTING,
    is_added_up,
    is_after_years,
    is_all_year,
    is_held_against,
    is_of_fighting,
    is_of_long_event,
    is_of_one,
    is_subject,
    is_told_since,
    toll_rises,
)
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import hits_on, is_hit
from tally.extraction.scope.times import find_times
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon.kinds import EVENT_NOUN

__all__ = ["is_running", "set_basis", "set_counted"]

_WHOLE: Final = ("all", "whole", "throughout")
_PERIODS: Final = ("period", "days", "weeks", "months", "years")
_THESE: Final = frozenset(("these", "those", "such"))
_COMPARED: Final = ("against", "compared", "versus")
_CARRIED: Final = 2
_LONG: Final = timedelta(days=20)
_POINTS: Final = frozenset(("beginning", "start", "end", "middle"))
_JOINED: Final = 5  # words of "and the displacement of"
_MOMENTS: Final = frozenset(("hour", "hours", "minute", "minutes"))
_HELD: Final = 16  # words from a time to what its count is held against
_RUNNING: Final = 4  # words before a count in which "so far" is its own
_RUNNING_ON: Final = 9  # and behind it, over the verb of its clause
_STATES: Final = ("missing", "trapped", "abducted", "detained")
_PAST: Final = frozenset(("week", "month", "year", "fortnight", "season", "quarter", "decade"))
_OF_PAIR: Final = frozenset(("twin", "double", "both"))
_FOUGHT: Final = FIGHTING | {"war", "conflict", "insurgency", "unrest", "uprising"}
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


def is_running(surface: Surface, time: Time) -> bool:
    """Whether a time is a stretch over which things are added up: "since Friday", "so far this year", "all of 2023"."""
    words, kind, grain = surface.words, time.kind, time.grain
    first, end = words[time.first], words[time.last - 1]
    if end == "weekend" and kind != "since":
        return False
    if kind == "point" and not _POINTS.isdisjoint(words[time.first : time.last]):
        return False  # "at the beginning of the month"
    if kind == "span" and grain in ("day", "clock", "part"):
        return False  # "19 deaths for Tuesday"
    if kind == "span" and end in ("hours", "day"):
        return False  # "57 died over the past 24 hours": the news of a day
    if kind == "between" and grain in ("clock", "part"):
        return False  # "received 67 patients between 6 p.m. and midnight"
    if kind == "between" and "night" in words[time.first : time.last]:
        return False  # "the night of Monday to Tuesday"
    if kind == "by" and grain in ("year", "month") and "end" in words[time.first : time.last]:
        return True  # "377,000 had died by the end of 2021"
    if kind == "by" and is_held_against(surface, time):
        return True  # "by August 10, fewer than over the same period last year"
    if "first" in words[time.first : time.last] and not _MOMENTS.isdisjoint(words[time.first : time.last]):
        return False  # "within the first hour"
    if kind in ("since", "between", "span"):
        return True
    if grain == "season":
        # "In the summer of 2019 a fire killed nine"
        past = words[time.last - 1].isdecimal() or first == "last"
        return not (past and kind == "point" and _one_event(surface, time))
    if "first" in words[time.first : time.last] and _is_long(words, time):
        return True  # "in the first half of 2025", "in the first nine months of the year"
    if grain == "same":
        return end in _PERIODS or any(words[i] in ("period", "point") for i in range(time.first, time.last))
    if first == "the" and words[time.first + 1] in ("past", "last") and end in _PAST:
        return True  # "in the past month"
    if "recent" in words[time.first : time.last] and end in _PERIODS:
        return True
    if grain == "stretch":
        return time.start is None or "hours" not in words[time.first : time.last]
    if grain not in ("year", "month"):
        return False
    if any(words[i] in _WHOLE for i in range(time.first, time.last)) or _summed(surface, time):
        return True
    if grain == "year" and words[time.first - 1] == "in" and words[time.first - 2] in _FOUGHT:
        return True  # "1,700 people were killed in fighting in 1986", "in the war in 2012"
    if grain == "year" and _every_year(surface, time):
        return True
    return first == "this" or (first == "last" and time.last - time.first == 2 and not _one_event(surface, time))


def _every_year(surface: Surface, time: Time) -> bool:
    """ "Lightning kills hundreds each year; 200 died of it in 2016": one of the years of what goes on."""
    sentence, words = surface.sentence(time.first), surface.words
    return any(
        words[i] == "year" and words[i - 1] in ("each", "every") for i in range(sentence.first + 1, sentence.last)
    )


def _is_long(words: list[str], time: Time) -> bool:
    return any(words[i] in ("half", "quarter", "months", "weeks") for i in range(time.first, time.last))


def _one_event(surface: Surface, time: Time) -> bool:
    """ "Last month, nine died in a similar accident", "12 died last May, the worst fire in years": one incident."""
    sentence = surface.sentence(time.first)
    if "where" in surface.words[sentence.first : time.first]:
        return True  # "at the fair, where 30 were crushed to death last month"
    if surface.words[time.last : time.last + 1] in (["after"], ["when"]):
        return True  # "The station was bombed last October after a mob killed two men there"
    for worst in hits_on(surface, "superlative", sentence.first, sentence.last):
        if is_hit(surface, "event_noun", worst.last, min(worst.last + 2, sentence.last)):
            return True
    events = surface.at("event_noun")
    for hit in hits_on(surface, "event_noun", sentence.first, sentence.last):
        if hit.form == "plural" and surface.words[hit.first - 1] in _OF_PAIR:
            return True  # "last month for twin bombings that killed 76"
    return any(
        surface.words[i] in ("a", "an")
        and any(
            surface.is_of(k, EVENT_NOUN) and events[k].form == "singular"
            for k in range(i + 1, min(i + 4, sentence.last))
        )
        for i in range(sentence.first, sentence.last)
    )


def _summed(surface: Surface, time: Time) -> bool:
    """ "in 2022, or roughly 48,000 in all", "in 2025, 31% more than in the previous year"."""
    words, last = surface.words, min(surface.sentence(time.first).last, time.last + _HELD)
    if time.last < last and words[time.last] == "alone":
        return True
    if is_held_against(surface, time):
        return True
    return any(
        surface.words[i] == "in" and surface.words[i + 1] in ("all", "total") for i in range(time.last, last - 1)
    )


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
        if running or _goes_on(surface, draft) or (last is not None and _goes_with(surface, last, draft, whens)):
            draft.basis = "cumulative"


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
            return draft.stance == "asserted"
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
        if (first.kind in ("since", "between") and not night and first.grain not in ("part", "clock"))
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
    )


def _under_running(surface: Surface, draft: Draft) -> bool:
    """The rows of a table below "CUMULATIVE, WEEKS 1-40"."""
    row = surface.block(draft.number.first)
    if row.kind != "row" or row.parent is None or "running" not in surface.hits:
        return False
    start = surface.blocks[max(0, row.parent - 1)].start
    return is_hit(surface, "running", surface.first_at(start), surface.first_at(row.start))
