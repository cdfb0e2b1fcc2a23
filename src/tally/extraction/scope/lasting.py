"""Part of level 8: counts over what lasts: a war's dead, those of six years of fighting, what a text adds up.

Public functions: `is_of_long_event`, `is_of_it`, `is_of_fighting`, `is_of_many`, `is_added_up`, `is_after_years`, `is_all_year`,
`is_told_since`, `is_subject`, `is_held_against`, `toll_rises`; `is_of_one` for what does not last; `FIGHTING`, the words for what
goes on.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.spans import hits_on, is_hit
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, COUNTING, EVENT_NOUN, REPORTING

__all__ = [
    "FIGHTING",
    "is_added_up",
    "is_after_years",
    "is_all_year",
    "is_held_against",
    "is_of_fighting",
    "is_of_it",
    "is_of_long_event",
    "is_of_many",
    "is_of_one",
    "is_subject",
    "is_told_since",
    "toll_rises",
]

FIGHTING: Final = frozenset(("fighting", "violence", "attacks", "clashes", "raids", "bombings", "strikes", "accidents"))
_EPIDEMICS: Final = frozenset(("epidemic", "pandemic", "outbreak", "famine"))
_CUTS: Final = frozenset((".", ";", "in", "after", "when", "as", "since", "before", "who", "that"))
_WITHIN: Final = frozenset(("since", "during", "after", "amid", "in"))
_LASTING: Final = 18  # words from a war to its dead
_SUBJECT: Final = 4  # words of "Vell's civil war", "The new epidemic"
_ADDED: Final = (["in", "all"], ["in", "total"], ["all", "told"])
_OPENS: Final = ("in", "all", "as")  # the first words of these and of "as of"
_YEARS: Final = frozenset(("years", "months", "decades"))
_AFTER_YEARS: Final = 10  # words from "six years of war" to its dead
_CASES: Final = frozenset(
    "deaths fatalities cases drownings killings murders homicides suicides abductions kidnappings disappearances casualties".split()
)
_TOLL_REACH: Final = 12  # words from "bringing" to "to"
_TOTALS: Final = frozenset(("total", "totals", "tally", "tallies", "count", "counts", "overall"))
_RUNNING: Final = 4  # words from "which" to its verb
_OPENED: Final = 60  # words from "In all" to a count, and on from there to what it is of
_MANY: Final = 100  # dead of a year, not of an incident that would be named
_INCIDENTS: Final = ("when", "after", "as", "while", "where", "battle", "siege")
_STAND: Final = 8  # words behind a count in which its verb may stand
_WHEN: Final = 12  # words between a count and the "when" of its incident
_PERFECT: Final = frozenset(("has", "have"))
_HELD: Final = 16  # words from a time to what its count is held against
_COUNTED: Final = 5  # words of "214 air and drone" before "strikes"
_OTHER_YEAR: Final = 4  # words of "22 people in 2022"
_BEFORE: Final = frozenset(("previous", "before", "earlier", "preceding", "last"))
_THAN: Final = frozenset(("than", "from", "with", "against", "versus"))
_ALIKE: Final = frozenset(("same", "similar", "corresponding", "comparable"))
_LEFT: Final = frozenset(("that", "which"))
_SAW: Final = frozenset(("saw", "brought", "claimed", "cost", "killed", "ended"))


def is_told_since(surface: Surface, draft: Draft, time: Time) -> bool:
    """ "Some 1,500 have been seized since 2014, when raiders took 276 girls": a beginning of what is counted before it."""
    words, what = surface.words, draft.what
    if time.kind != "point" or words[time.lead] != "since" or what is None or draft.number.last > time.lead:
        return False
    first, last = min(draft.number.last, what[0] - 2), max(draft.number.first, what[1])
    return last <= time.lead and not _PERFECT.isdisjoint(words[max(0, first) : last])


def is_subject(surface: Surface, time: Time) -> bool:
    """ "The summer of 2022 was linked to 61,000 deaths", "The year 2019 saw 310 deaths": all of a time that is itself the subject."""
    words, at = surface.words, time.last
    if time.kind != "point" or time.grain not in ("year", "month", "season") or at >= len(words):
        return False
    opens = time.first == surface.sentence(time.first).first
    return (
        opens and words[time.first] in ("the", "last", "this") and (words[at] in _SAW or surface.is_of(at, AUXILIARY))
    )


def is_of_one(surface: Surface, draft: Draft) -> bool:
    """ "Eight soldiers were killed when their convoy was ambushed", "the night of 3 May, when gunmen shot 55", "in an ambush that
    left eight hurt", "took in 43 bodies": of one incident, or one place, while the text sums up others.
    """
    words, sentence, at = surface.words, surface.sentences[draft.sentence], draft.number.begin()
    if draft.people.unit == "bodies":
        return True
    end = draft.number.last if draft.what is None else max(draft.number.last, draft.what[1])
    for i in range(end, min(sentence.last, end + _WHEN)):
        if words[i] == "when":
            return True
        if words[i] in (",", ";", ":", "that"):
            break
    for i in range(at - 1, max(sentence.first, at - _WHEN), -1):
        if words[i] == "when" and words[i - 1] == ",":
            return True
    events = surface.at("event_noun")
    for i in range(max(sentence.first, at - _WHEN), at - 1):
        if surface.is_of(i, EVENT_NOUN) and events[i].form == "singular" and not _LEFT.isdisjoint(words[i + 1 : i + 5]):
            return any(words[j] in ("a", "an") for j in range(max(sentence.first, i - 3), i))
    return words[at - 4 : at] == ["at", "the", "time", "of"]


def is_all_year(surface: Surface, draft: Draft, time: Time) -> bool:
    """ "2,452 people died or disappeared in the Mediterranean in 2024": so many, with no incident told, are those of the year; and so
    are "27 drownings were recorded in 2024".
    """
    if _are_counted(surface, draft, time):
        return True
    if time.grain != "year" or time.kind != "point" or (draft.number.size() or 0) < _MANY:
        return False
    sentence, before = surface.sentence(draft.number.first), draft.number.begin() - 1
    opens = before < sentence.first or surface.words[before] in (",", "that")
    if not opens and not surface.is_of(before, REPORTING | COUNTING):
        return False  # "In 2013, Yolanda left at least 6,300 dead"
    if surface.words[time.first - 1] not in ("in", "during") or surface.holds(sentence, _INCIDENTS):
        return False
    if _at_one_place(surface, draft.number.last, sentence.last):
        return False
    return all(hit.form != "singular" for hit in hits_on(surface, "event_noun", sentence.first, sentence.last))


def _at_one_place(surface: Surface, first: int, last: int) -> bool:
    """ "In 2021, 279 girls were taken from a school in Holm": where one incident was, not a year's total."""
    return any(
        hit.means == "facility" and surface.words[hit.first - 1] in ("a", "an")
        for hit in hits_on(surface, "place_noun", first, last)
    )


def _are_counted(surface: Surface, draft: Draft, time: Time) -> bool:
    """ "In 2024 there were 27 drownings", "nine deaths were recorded in May": cases that are counted over a year or a month."""
    if time.grain not in ("year", "month") or time.kind != "point" or draft.what is None:
        return False
    words, sentence, last = surface.words, surface.sentence(draft.number.first), draft.what[1]
    if (
        draft.what[0] < draft.number.last
        or words[last - 1] not in _CASES
        or words[time.first - 1] not in ("in", "during")
    ):
        return False
    before = draft.number.begin() - 1
    there = words[before - 1 : before + 1] in (["there", "were"], ["there", "was"])
    counted = surface.is_of(before, REPORTING | COUNTING) or (
        words[last : last + 1] == ["were"] and surface.is_of(last + 1, REPORTING | COUNTING)
    )
    events = hits_on(surface, "event_noun", sentence.first, sentence.last)
    return (there or counted) and all(hit.form != "singular" for hit in events)


def is_of_long_event(surface: Surface, draft: Draft, means: str = "") -> bool:
    """ "The war, now in its third year, has killed 40,000": what lasts stands before its verb and its count."""
    if means != "" and is_of_fighting(surface, draft):
        return True
    first = max(surface.sentence(draft.number.first).first, draft.first - _LASTING)
    events = [h for h in hits_on(surface, "long_event", first, draft.first + 1) if not _in_name(surface, h)]
    if not events:
        return False
    if means and events[-1].means != means:
        return False
    if not means and _is_epidemic_verb(surface, events[-1], draft):
        return True
    at = min(events[-1].last - 1, draft.first)
    return surface.words[at - 1] != "since" and any(
        surface.words[i] in ("has", "have") for i in range(at, draft.number.first)
    )


def _is_epidemic_verb(surface: Surface, event: Hit, draft: Draft) -> bool:
    """ "The epidemic of 2014 took 11,300 lives": what an epidemic does to people it does over its whole course."""
    if surface.words[event.last - 1] not in _EPIDEMICS or draft.what is None or event.form == "plural":
        return False
    between = surface.words[event.last : draft.number.begin()]
    if surface.words[event.last - 1] == "outbreak" and not any(
        surface.words[hit.first] not in ("outbreak", "outbreaks") for hit in surface.hits.get("disease", ())
    ):
        return False  # "the tornado outbreak", "the outbreak of violence"
    return surface.words[event.first - 1] not in _WITHIN and _CUTS.isdisjoint(between)


def _in_name(surface: Surface, event: Hit) -> bool:
    """ "The Holm Conflict Observatory has counted": a word of a name."""
    at = event.last
    return (
        surface.is_capital(event.first) is True
        and at < surface.sentence(event.first).last
        and surface.words[at].isalpha()
        and surface.is_capital(at) is True
    )


def is_of_fighting(surface: Surface, draft: Draft) -> bool:
    """ "talks to end the fighting, which has killed 10,000 people": all of it, not a day's."""
    if draft.what is None or _PERFECT.isdisjoint(surface.vocabulary(surface.sentence(draft.what[0]))):
        return False
    words, at = surface.words, draft.what[0] - 1
    first = surface.sentences[draft.sentence].first
    while at > first + 1 and draft.what[0] - at < _RUNNING and words[at] not in ("which", "that"):
        at -= 1
    event = at - 2 if words[at - 1] == "," else at - 1
    return words[at] in ("which", "that") and words[at + 1] in ("has", "have") and words[event] in FIGHTING


def is_added_up(surface: Surface, draft: Draft) -> bool:
    """ "In all, 109 people have been killed", "As of 14 March a total of 2,156 have been held": a stand that is told to be one."""
    sentence, words, at = surface.sentences[draft.sentence], surface.words, draft.number.first
    first = sentence.first
    if at - first > _OPENED or words[first] not in _OPENS:
        return False
    opening = words[first : first + 2]
    stands = opening == ["as", "of"]
    if not stands and opening not in _ADDED:
        return False
    told = _PERFECT | {"had"} if stands else _PERFECT
    if told.isdisjoint(words[first : min(sentence.last, at + _STAND)]):
        return False
    if stands:
        return "total" in words[first:at]
    events = hits_on(surface, "event_noun", first, min(sentence.last, at + _OPENED))
    return not any(hit.form == "singular" for hit in events)


def is_of_it(surface: Surface, draft: Draft) -> bool:
    """ "The war began in 2014. It has killed 14,000 people": what lasts is the subject of the sentence before."""
    sentence, words = surface.sentences[draft.sentence], surface.words
    first = sentence.first
    if words[first : first + 2] != ["it", "has"] or sentence.index == 0 or draft.number.first - first > _LASTING:
        return False
    before = surface.sentences[sentence.index - 1]
    if before.block != sentence.block:
        return False
    lasting = hits_on(surface, "long_event", before.first, min(before.last, before.first + _SUBJECT))
    return any(hit.form != "plural" and not _in_name(surface, hit) for hit in lasting)


def is_after_years(surface: Surface, draft: Draft) -> bool:
    """ "after six years of violence and at least 15,000 deaths": the dead of all those years."""
    words, at = surface.words, draft.number.begin()
    if words[at - 1] != "and":
        return False
    for i in range(at - 2, max(surface.sentences[draft.sentence].first, at - _AFTER_YEARS), -1):
        if words[i] == "of" and words[i - 1] in _YEARS:
            fought = not any(words[k] in ",;:." for k in range(i, at))
            return fought and (is_hit(surface, "long_event", i + 1, at) or not FIGHTING.isdisjoint(words[i + 1 : at]))
    return False


def is_of_many(surface: Surface, draft: Draft, time: Time) -> bool:
    """ "105 attacks were reported in March, in which 228 were killed": what many events did over a month or a year, added up."""
    if time.grain not in ("month", "year") or time.kind != "point":
        return False
    words, first = surface.words, surface.sentence(draft.number.first).first
    for hit in hits_on(surface, "event_noun", first, draft.number.first):
        if hit.form == "plural" and any(
            words[i].isdecimal() and len(words[i]) > 1 and not time.first <= i < time.last
            for i in range(max(first, hit.first - _COUNTED), hit.first)
        ):
            return True
    return False


def is_held_against(surface: Surface, time: Time) -> bool:
    """ "in 2025, 31% more than in the previous year", "in 2024, against 96 the year before", "in 2023, compared with 22 in 2022"."""
    words, last = surface.words, min(surface.sentence(time.first).last, time.last + _HELD)
    return any(
        (words[i] in _THAN or words[i - 1 : i + 1] == ["compared", "to"])
        and (_the_year_before(words, i + 1, last) or (time.grain == "year" and _another_year(words, i + 1, last)))
        for i in range(time.last, last)
    )


def _another_year(words: list[str], first: int, last: int) -> bool:
    """Whether "22 in 2022" stands in first..last, behind "with" or "from", not "more than 22 in 2022"."""
    for i in range(first + 1, min(first + _OTHER_YEAR, last - 1)):
        if words[i] == "in" and len(words[i + 1]) == 4 and words[i + 1].isdecimal():
            return words[first][0].isdigit() and words[first - 1] != "than"
    return False


def _the_year_before(words: list[str], first: int, last: int) -> bool:
    """Whether "in the previous year", "the year before", "a year earlier" stand in first..last."""
    near, wide = words[first : min(first + 6, last)], words[first : min(first + 8, last)]
    if "period" in wide and not _ALIKE.isdisjoint(wide):
        return True  # "compared to 1,189 over a similar period in 2024"
    return ("year" in near or "month" in near) and not _BEFORE.isdisjoint(near)


def toll_rises(surface: Surface, draft: Draft) -> bool:
    """ "The toll rose to 57", "bringing the number of dead to 36"."""
    sentence, number = surface.sentence(draft.number.first), draft.number
    if number.first - 1 < sentence.first or draft.stance == "superseded":
        return False
    lead = number.begin() - 1
    first = max(sentence.first, lead - _TOLL_REACH)
    return (
        (surface.words[lead] in ("to", "at", "past") or is_hit(surface, "rising", lead, lead + 1))
        and is_hit(surface, "rising", first, number.first)
        and (is_hit(surface, "toll", first, min(sentence.last, number.last + 8)) or _is_brought(surface, draft, lead))
    )


def _is_brought(surface: Surface, draft: Draft, lead: int) -> bool:
    """ "Another 12 died, raising hunger-related deaths to 213", "bringing the totals to 231": what it is brought to, before "to" at
    `lead`.
    """
    rising = hits_on(surface, "rising", max(0, lead - _TOLL_REACH), lead)
    if not rising or rising[-1].form not in ("gerund", ""):
        return False
    told = draft.what is not None and rising[-1].last <= draft.what[0] < draft.what[1] <= lead
    return told or not _TOTALS.isdisjoint(surface.words[rising[-1].last : lead])
