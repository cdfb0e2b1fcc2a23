"""Part of level 8: whether a time can be that of what happened, not that of a report, a comparison, or how long something lasts.

Public functions: `tells_when`, and `dated`: those of a sentence that stand beside a date.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.scene import Scene, is_passive
from tally.extraction.scope.spans import is_hit
from tally.lexicon.kinds import (
    AUXILIARY,
    DETERMINER,
    DOCUMENT,
    EVENT_NOUN,
    ORDINAL,
    OUTCOME,
    PREPOSITION,
    REPORTING,
    VERB,
)

__all__ = ["dated", "tells_when"]

_AFTER: Final = 9  # words from a verb of what came of it to its time
_RANKED: Final = 7  # words from a rank to the time over which it is counted
_OWNING: Final = frozenset(("the", "s", "its", "their", "a", "such"))
_LATEST: Final = frozenset(("last", "past", "previous"))
_OWN: Final = frozenset(("its", "their", "his", "her"))  # "as the search entered its last days"
_AGENCY: Final = 6  # words of "(Northern Wire)"
_DASHES: Final = frozenset(("-", "\u2013", "\u2014"))
_ASIDES: Final = frozenset(("which", "who", "whose"))
_BREAKS: Final = frozenset((",", ";", ":", '"'))
_STATES: Final = frozenset(("led", "run", "held", "home", "part", "independent"))
_MEASURED: Final = 7  # words from "an increase on" to the time that it is measured by
_AMOUNT: Final = 6  # words of "24 per cent"
_MEASURED_BY: Final = frozenset(("on", "over", "from", "since", "against", "compared"))
_CHANGES: Final = frozenset("increase decrease decline rise drop fall jump reduction surge".split())
_PER_CENT: Final = frozenset(("per", "cent", "percent", "%", ","))
_UP_OR_DOWN: Final = frozenset(("up", "down"))
_ASIDE: Final = 16  # words from the "which" of a clause to its time, and from there to its end


def tells_when(scene: Scene, time: Time) -> bool:
    """Whether a time can be that of what happened, not that of a report, a comparison, or how long something lasts."""
    return (
        not time.said
        and time.kind != "as_of"
        and not _is_dateline(scene, time)
        and not _ranks_events(scene, time)
        and not (time.kind == "by" and time.grain in ("clock", "part") and time.lead > scene.body)
        and not _mere_length(scene, time)
        and not (scene.surface.words[time.first - 1] in _OWN and scene.surface.words[time.last - 1] == "days")
        and not _compares(scene, time)
        and not _is_aside(scene, time)
        and not _has_been(scene, time)
    )


def dated(scene: Scene, times: list[Time]) -> list[Time]:
    """The times without those that only colour the year or the day of the sentence: "In 2011 ... capsized at night", "a Sunday
    service in 2016", "On Monday a block came down before dawn".
    """
    if len(times) == 2 and times[0].lead <= scene.body and _is_day(times[0]) and _is_hour(times[1]):
        return times[:1]
    years = [t for t in times if t.grain == "year" and t.start is not None and t.kind == "point"]
    if not years:
        return times
    return [
        t
        for t in times
        if not (t.grain == "part" and t.start is None and len(years) == 1)
        and not (t.grain == "day" and t.last - t.first == 1 and any(y.lead == t.last + 1 for y in years))
    ]


def _is_day(time: Time) -> bool:
    return time.kind == "point" and time.grain == "day" and not time.owner


def _is_hour(time: Time) -> bool:
    return time.kind == "point" and time.grain in ("part", "clock") and time.start is None


def _is_aside(scene: Scene, time: Time) -> bool:
    """ "the army, which has fought there since 2023, said", "the count, which rests on a year of work, ...": a time told of who
    speaks or of a count, in a clause without a figure.
    """
    words, kinds = scene.surface.words, scene.sites.kinds
    begin = time.lead - 1
    while begin > scene.first and words[begin] not in _ASIDES:
        if words[begin] in _BREAKS or scene.is_number(begin) or time.lead - begin > _ASIDE:
            return False
        begin -= 1
    if begin <= scene.first + 1 or words[begin - 1] != ",":
        return False
    end = time.last
    while end + 1 < scene.last and words[end] != ",":
        if words[end] in _BREAKS or scene.is_number(end) or end - time.last > _ASIDE:
            return False
        end += 1
    if kinds[begin - 2] & DOCUMENT or begin - 2 in scene.surface.at("toll"):
        return True
    if end + 1 < scene.last and words[end + 1].endswith("ing"):
        return False  # "whose men had on Saturday overrun a base, killing ten"
    if words[begin] == "whose" and not any(d.what and begin <= d.what[0] < end for d in scene.drafts):
        return True  # "two of them, whose packs had expired in 2019, were found dead"
    return any(
        kinds[i] & REPORTING and not kinds[i] & OUTCOME and not is_passive(scene, i)
        for i in range(end + 1, min(end + 3, scene.last))
    )


def _has_been(scene: Scene, time: Time) -> bool:
    """ "Vell, ruled by a junta since 2020, has been fighting rebels who have killed 900": since when the subject has been what it
    is, told between commas before anything happens.
    """
    words, kinds, begin = scene.surface.words, scene.sites.kinds, time.lead - 1
    if time.kind != "since" or words[time.last : time.last + 1] != [","]:
        return False
    while begin > scene.body and words[begin] != ",":
        if scene.is_number(begin) or kinds[begin] & (OUTCOME | EVENT_NOUN) or time.lead - begin > _ASIDE:
            return False
        begin -= 1
    state = (
        kinds[begin + 1] & (DETERMINER | PREPOSITION) or words[begin + 1].endswith("ed") or words[begin + 1] in _STATES
    )
    if begin <= scene.body or not state or is_hit(scene.surface, "place_verb", begin, time.lead):
        return False  # "Vell, besieged since May, has lost 900 people"
    told = any(scene.is_number(i) or kinds[i] & OUTCOME for i in range(scene.body, begin))
    return not told and kinds[time.last + 1] & (AUXILIARY | VERB | REPORTING) != 0


def _compares(scene: Scene, time: Time) -> bool:
    """ "eight fewer than for the same time last year", "born in 1998", "above what is expected at this season": a time of other things."""
    words = scene.surface.words
    if ["ahead", "of"] in (words[time.first - 2 : time.first], words[time.lead - 2 : time.lead]):
        return True  # "left without shelter ahead of the winter"
    if time.grain == "year" and words[time.last : time.last + 2] == [",", "when"]:
        return False  # "a deadlier year than 2014, when 3,300 people died"
    if _is_yardstick(scene, time):
        return True
    for i in range(time.lead - 1, max(scene.first, time.lead - _AFTER) - 1, -1):
        if words[i] == "than" or (i == time.lead - 1 and words[i] in ("born", "expected", "usual", "normal")):
            return True
        if not words[i].isalpha() or scene.is_number(i) or scene.sites.kinds[i] & OUTCOME:
            return False
    return False


def _is_yardstick(scene: Scene, time: Time) -> bool:
    """ "a 35% increase on last year", "up 24 per cent over the same period in 2013", "a decline from the record of 2016", "5,400 more
    since last week": what a change is measured by.
    """
    words, floor = scene.surface.words, max(scene.first + 1, time.lead - _MEASURED)
    if time.grain == "day" or time.kind == "between":
        return False  # "died in a surge on Monday", "an increase from January to March"
    for i in range(time.lead, floor - 1, -1):
        if words[i] in _MEASURED_BY:
            k = i - 1
            if words[k] in _CHANGES:
                return words[k - 1] not in ("the", "this", "that")  # "killed in the rise in attacks"
            while k > scene.first and i - k < _AMOUNT and (words[k][0].isdigit() or words[k] in _PER_CENT):
                k -= 1
            if k < i - 1 and (words[k] in _UP_OR_DOWN or (words[k] == "of" and words[k - 1] in _CHANGES)):
                return True
        if i < time.lead and ((not words[i][0].isalpha() and words[i] != "-") or scene.sites.kinds[i] & OUTCOME):
            return False
    return False


def _ranks_events(scene: Scene, time: Time) -> bool:
    """ "the city's third shooting in six weeks", "its first outbreak since 2008": over what time such events are numbered."""
    surface, words = scene.surface, scene.surface.words
    since = time.kind == "since"
    if not since and (time.grain != "stretch" or words[time.lead] not in ("in", "within", "for")):
        return False
    for i in range(max(scene.first + 1, time.lead - _RANKED), time.lead):
        if surface.is_of(i, ORDINAL) and words[i - 1] in _OWNING:
            told = any(scene.is_number(k) or surface.is_of(k, OUTCOME) for k in range(i, time.lead))
            return not (since and told)
        if not since and words[i - 1] in _OWNING and is_hit(surface, "superlative", i, i + 1):
            return True  # "the worst violence in seven years", "the country's deadliest in 30 years"
    return False


def _is_dateline(scene: Scene, time: Time) -> bool:
    """ "Feb 21 (Northern Wire) - At least 16 people", "(Karsan, May 14, 2025) – ...": the day on which the story was sent."""
    words, k = scene.surface.words, time.last
    if words[scene.first] == "(" and time.grain == "day" and time.lead - scene.first <= _AGENCY:
        return k + 1 < scene.last and words[k] == ")" and words[k + 1] in _DASHES
    opens = time.lead == scene.first or (words[time.lead - 1] == "," and time.lead - scene.first <= _AGENCY)
    if not opens or time.grain != "day" or words[k : k + 1] != ["("]:
        return False
    for i in range(k + 1, min(k + _AGENCY, scene.last - 1)):
        if words[i] == ")":
            # "Holm (VT), Jul 29 (PTI) At least 14 people", "Tegucigalpa, 24 Jun (Istmo).- At least 26"
            behind = i + 1 + (words[i + 1] == ".")
            return words[behind] in _DASHES or scene.surface.is_capital(behind)
        if not scene.surface.is_capital(i):
            return False
    return False


def _mere_length(scene: Scene, time: Time) -> bool:
    """ "for 30 days", "within 24 hours": how long something lasts; not "within the last 24 hours"."""
    return (
        time.grain == "stretch"
        and _LATEST.isdisjoint(scene.surface.words[time.first : time.last])
        and time.start is None
        and scene.surface.words[time.lead] in ("for", "within", "about", "after", "before")
    )
