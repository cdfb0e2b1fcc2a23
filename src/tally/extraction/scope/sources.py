"""Part of level 8: the times and places of who speaks, which are not those of what happened.

Public functions: `mark_said`, `mark_sources`; both set a mark on what a scene holds.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.scene import Scene, is_passive, opening
from tally.extraction.scope.spans import Anchor, Place, is_hit
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, DOCUMENT, EVENT_NOUN, OUTCOME, PREPOSITION, REPORTING, SOURCE, VERB

__all__ = ["mark_said", "mark_sources"]

_ISSUED: Final = frozenset(
    ("issued", "released", "published", "posted", "circulated", "sent", "dated", "updated", "distributed")
)
_OF_DOCUMENT: Final = 6  # words of "the latest report of the health ministry"
_EARLIER: Final = 12  # words from "following" or "accused of" to the place of an attack
_BLAMED: Final = frozenset("accused suspected convicted blamed staging planning plotting behind linked charged".split())
_SUSPECTED: Final = frozenset(("suspected", "accused", "convicted", "linked", "charged"))
_SUSPECTED_OF: Final = frozenset("of in over for with by to after".split())
_FOLLOWS: Final = frozenset("following after amid since over followed follows wake".split())
_ENDS: Final = frozenset((",", ";", ":", '"', "that", "who", "."))
_FRAME_REACH: Final = 14  # words from the beginning of a sentence to the place that it opens on
# Whoever counts the dead where they lie; officials may sit in the capital.
_ON_THE_GROUND: Final = frozenset(
    "volunteers teams staff crews medics doctors nurses activists monitors workers".split()
)
_COUNTING: Final = frozenset("report reported recorded registered counted documented logged treated buried".split())
_HOURS: Final = frozenset("noon midday midnight dawn dusk nightfall sunset evening morning afternoon am pm m :".split())
_STANDS: Final = frozenset(("number", "toll", "count", "total", "figure", "tally"))
_STOOD: Final = frozenset(("is", "was", "stood", "stands", "are", "were"))
_OF_STAND: Final = 12  # words of "number of workers confirmed dead in the Karsan pit is"
_OF_TOLL: Final = 9  # words of "lowered to 14 from 16 the number"
_SPEAKING: Final = frozenset(("speaking", "addressing", "briefing", "interviewed", "asked", "questioned", "talking"))
_BEFORE_THAT: Final = 12  # words of "in a burnt valley in Holm on Monday"
_POSTED: Final = 14  # words from "posted by" to the time of posting


def mark_said(scene: Scene) -> None:
    """ "said on Friday", "on Monday reported", "Saturday's bulletin": the time of what is said."""
    for time in scene.times:
        if _is_stand(scene, time):
            time.kind = "as_of"
        elif time.kind in ("point", "by"):
            time.said = (
                _heads_report(scene, time)
                or _revised(scene, time)
                or _revises(scene, time)
                or _speaking(scene, time)
                or _behind_report(scene, time)
                or _ended(scene, time)
                or _given_out(scene, time)
                or _remembered(scene, time)
                or _of_earlier_attack(scene, time)
            )


def _heads_report(scene: Scene, time: Time) -> bool:
    """ "Saturday's bulletin", "on Monday reported": what is said stands right behind its time."""
    sites, last = scene.sites, time.last
    near = min(last + 4, scene.last)
    if time.owner and time.grain in ("day", "week") and is_hit(scene.surface, "said_noun", last, near):
        return True
    if scene.surface.words[time.lead - 1] in ("a", "an", "the", "its", "their") and scene.surface.is_of(last, DOCUMENT):
        return True  # "revising down an overnight statement"
    verb = scene.surface.at("reporting").get(last)
    return (
        verb is not None
        and verb.first == last
        and scene.surface.words[time.lead] != "of"
        and sites.kinds[last] & OUTCOME == 0
    )


def _given_out(scene: Scene, time: Time) -> bool:
    """ "in a statement on Sunday", "a list posted by the council at 9 p.m.": when it was given out."""
    words, before = scene.surface.words, time.lead - 1
    if before <= scene.first:
        return False
    if words[before] == "numbers" and "in" in words[before - 3 : before]:
        return False  # "gunmen in their numbers on Sunday stormed a school"
    if not time.owner and words[time.lead] in ("on", "at") and scene.surface.is_of(_sent_to(scene, before), DOCUMENT):
        return True
    issued = _sent_to(scene, before - (words[before] in ("late", "early", "shortly")))
    if (
        issued > scene.first
        and not time.owner
        and words[issued] in _ISSUED
        and (
            scene.surface.is_of(_sent_to(scene, issued - 1), DOCUMENT)
            or _of_document(scene, issued - 1)
            or "according" in words[max(scene.first, issued - _OF_DOCUMENT) : issued]
        )
    ):
        return True  # "in a statement issued after sunset", "the latest report of the ministry, issued on Thursday"
    frames = scene.surface.at("frame")
    for i in range(before, max(scene.first, time.lead - _POSTED), -1):
        hit = frames.get(i)
        if hit is not None and hit.first == i and hit.means == "source-of":
            return True
        if words[i] in (",", ";", ":") or scene.sites.kinds[i] & OUTCOME != 0 or scene.is_number(i):
            return False
    return False


def _sent_to(scene: Scene, last: int) -> int:
    """The word before "to Justice Watch", "of the Health Ministry", where that ends on the word `last`; else `last`."""
    words, i = scene.surface.words, last
    while i > max(scene.first, last - _OF_DOCUMENT) and ("the" in words[i - 1 : i + 1] or scene.surface.is_capital(i)):
        i -= 1
    return i - 1 if i < last and words[i] in ("to", "of", "by") else last


def _of_document(scene: Scene, comma: int) -> bool:
    """Whether a word for a document stands shortly before a comma."""
    surface = scene.surface
    return surface.words[comma] == "," and any(
        surface.is_of(i, DOCUMENT) for i in range(max(scene.first, comma - _OF_DOCUMENT), comma)
    )


def _remembered(scene: Scene, time: Time) -> bool:
    """ "families on Tuesday commemorated the 301 miners who died": when the dead were remembered."""
    hit = scene.surface.at("background").get(time.last)
    return hit is not None and hit.first == time.last and hit.entry.id == "remembered"


def _behind_report(scene: Scene, time: Time) -> bool:
    """ "said on Friday", "according to the ministry's figures of Monday": a verb of saying before the time, nothing told between."""
    words, sites = scene.surface.words, scene.sites
    if time.owner and time.grain == "year":
        return False  # "said the photographs were of the 2021 disaster"
    for i in range(time.lead - 1, max(scene.first, time.lead - 14) - 1, -1):
        word = words[i]
        if time.lead - i > 8 and word != "according":
            continue
        if word in (",", "that", ";", ":", '"') or sites.kinds[i] & (OUTCOME | EVENT_NOUN) != 0 or scene.is_number(i):
            return False
        compound = words[i + 1] == "-" and scene.surface.is_glued(i)  # "counter-attacked on Tuesday"
        if (sites.kinds[i] & REPORTING != 0 or word in ("heard", "according")) and not (
            compound or is_passive(scene, i) or scene.is_noun(i)
        ):
            return not _says_nothing(scene, i)
    return False


def _says_nothing(scene: Scene, i: int) -> bool:
    """ "the arrest of five suspected hitmen on Monday", "a convoy carrying troops in May": a word within a phrase for people, a load."""
    for draft in scene.drafts:
        if draft.people.first <= i < draft.people.last:
            return True
    hit = scene.surface.at("reporting").get(i)
    return hit is not None and hit.form == "gerund" and bool(hit.entry.get("passes"))


def _revised(scene: Scene, time: Time) -> bool:
    """ "cut the toll from 51 to 24 on Thursday": the day of the count, right behind the last figure."""
    before: Draft | None = None
    for draft in scene.drafts:
        if draft.number.last <= time.lead:
            before = draft
    if time.owner or before is None or time.lead - max(before.number.last, before.people.last) > 0:
        return False
    first = scene.drafts[0].number.first
    lead = max(scene.first, first - 14)
    if _of_event(scene, lead, first):
        return True
    if not scene.between(lead, first, "reviser"):
        return False
    words = scene.surface.words
    return any(words[i] in ("to", "at") for i in range(first - 3, before.number.first)) and (
        scene.between(lead, first, "toll")
        or scene.between(lead, first, "outcome")
        or words[time.last : time.last + 2]
        == ["the", "number"]  # "raised to 16 on Tuesday the number of inmates killed"
    )


def _is_stand(scene: Scene, time: Time) -> bool:
    """ "38 bodies had been found by noon on Monday", "At 19:00 the number of dead is 12": the hour up to which is counted."""
    words = scene.surface.words
    if time.kind not in ("by", "point") or _HOURS.isdisjoint(words[time.first : time.last]):
        return False
    if words[time.lead - 1] in ("hours", "days"):
        return False  # "in the 24 hours till 8am yesterday"
    if time.kind == "by":
        return time.grain == "day" and time.lead > scene.body
    begin = time.last + (words[time.last : time.last + 1] == [","])
    if time.lead > scene.body or words[begin : begin + 1] != ["the"]:
        return False
    counted = words[begin + 1 : min(begin + 1 + _OF_STAND, scene.last)]
    return not _STANDS.isdisjoint(counted[:3]) and not _STOOD.isdisjoint(counted)


def _revises(scene: Scene, time: Time) -> bool:
    """ "The ministry on Tuesday reduced its toll to 39 from 45": when a voice changed the count, not a blast that raised it."""
    surface, verb = scene.surface, time.last
    if time.owner or time.grain not in ("day", "part") or not is_hit(surface, "reviser", verb, verb + 1):
        return False
    if any(scene.sites.kinds[i] & EVENT_NOUN for i in range(scene.body, time.lead)):
        return False
    end = min(verb + _OF_TOLL, scene.last)
    return scene.between(verb, end, "toll") or "number" in surface.words[verb:end]


def _speaking(scene: Scene, time: Time) -> bool:
    """ "Speaking at the jetty at 7.30pm, the mayor said": when it was said."""
    words = scene.surface.words
    if words[scene.body] not in _SPEAKING or words[time.last : time.last + 1] != [","]:
        return False
    return not any(
        scene.sites.kinds[i] & (OUTCOME | EVENT_NOUN) or words[i] in (",", "after")
        for i in range(scene.body, time.lead)
    )


def _ended(scene: Scene, time: Time) -> bool:
    """ "the search ended on Friday with 26 people dead": the day to which the count goes."""
    words, before = scene.surface.words, time.lead - 1
    return (
        before > scene.first
        and time.last < scene.last
        and words[before] in ("ended", "closed", "concluded", "finished")
        and words[time.last] == "with"
    )


def _of_event(scene: Scene, begin: int, end: int) -> bool:
    """ "the toll from Sunday's crush rose to 12 on Wednesday": the toll has the day of its event before it."""
    for time in scene.times:
        if time.owner and time.grain == "day" and begin <= time.lead < end:
            # "the number of guards killed in Sunday's raid"
            counted = "number" in scene.surface.words[begin : time.lead]
            return counted or scene.between(begin, time.lead, "toll")
    return False


def mark_sources(scene: Scene) -> None:
    """ "a doctor at X said nine died", "nine died, said a doctor in X": the place of who speaks."""
    if not scene.places:
        return
    words, kinds = scene.surface.words, scene.surface.kinds
    for draft in scene.drafts:
        for speaker in draft.chain:
            if speaker.role == "health":
                continue  # a hospital that took people in is where they are
            for place in scene.places:
                if speaker.first <= place.first < speaker.last and not _counts_there(scene, place):
                    place.source = True
    for place in scene.places:
        talked = is_hit(scene.surface, "talk_noun", place.lead - 1, place.lead)
        place.source = place.source or talked or _of_earlier_attack(scene, place)
    for verb in scene.hits("reporting"):
        behind = words[verb.last] if verb.last < scene.last else "."
        ended = words[verb.first] == "concluded" and behind not in ("that", ":", ",", '"')
        silent = is_passive(scene, verb.first) or scene.is_noun(verb.first)
        if not (ended or silent or kinds[verb.first] & OUTCOME):
            _sources_left(scene, verb.first)
            _sources_before_that(scene, verb.last)
            inverted = verb.first > scene.first and words[verb.first - 1] in (",", '"')
            # "..., the spokesman told reporters in Geneva"
            if words[verb.first] == "according" or inverted or verb.entry.get("told"):
                _sources_right(scene, verb.last, words[verb.first] == "according")


def _of_earlier_attack(scene: Scene, anchor: Anchor) -> bool:
    """ "arrested 40 men following a wave of attacks in Vell", "two men accused of an attack on Holm": where that was is not where
    they were taken.
    """
    words, kinds = scene.surface.words, scene.surface.kinds
    if not scene.surface.holds(scene.surface.sentence(scene.first), _BLAMED) and all(
        draft.outcome != "detained" for draft in scene.drafts
    ):
        return False
    told = [d.outcome for d in scene.drafts if d.number.last <= anchor.lead] or [d.outcome for d in scene.drafts]
    held, attack = bool(told) and set(told) == {"detained"}, False
    for i in range(anchor.lead - 1, max(scene.first, anchor.lead - _EARLIER) - 1, -1):
        attack = attack or kinds[i] & EVENT_NOUN != 0
        if attack and told and (_is_blamed(words[i], words[i + 1]) or (held and words[i] in _FOLLOWS)):
            return True
        if not words[i].isalpha() or scene.is_number(i):
            return False
    return False


def _is_blamed(word: str, behind: str) -> bool:
    """Whether people are told to be "accused of" something, not "a suspected gas explosion"."""
    return word in _BLAMED and (word not in _SUSPECTED or behind in _SUSPECTED_OF)


def _sources_left(scene: Scene, at: int) -> None:
    """Places between the subject's beginning and its verb of saying, unless they open the sentence."""
    words, begin = scene.surface.words, scene.first
    for draft in scene.drafts:
        if draft.number.first < at:
            begin = max(begin, draft.number.last, draft.last if draft.last <= at else 0)
    closing = at + 1 >= scene.last or words[at + 1] == "."  # "Jets struck a camp near Holm, the army said."
    if begin > scene.first or closing:
        k = at - 1
        while k > begin and words[k] not in (",", ";", ":", '"', "\u2013", "\u2014"):
            k -= 1
        begin = max(begin, k)
    for place in scene.places:
        if begin <= place.lead < at and not (
            opening(scene, place) or _frames(scene, place) or _counts_there(scene, place)
        ):
            place.source = True


def _counts_there(scene: Scene, place: Place) -> bool:
    """ "volunteers in 61 villages have reported 87 deaths": those on the ground count where they are."""
    words, verb = scene.surface.words, place.last
    while verb < scene.last and words[verb] in ("have", "has", "had"):
        verb += 1
    return (
        words[place.lead - 1] in _ON_THE_GROUND
        and words[place.lead] in ("in", "across")
        and verb + 1 < scene.last
        and words[verb] in _COUNTING
        and words[verb + 1] not in ("that", ":", ",", '"')
    )


def _frames(scene: Scene, place: Place) -> bool:
    """ "On Monday, in a battle in the north, the army said": where it all was, told before anybody speaks."""
    surface, begin, end = scene.surface, scene.body, place.container[1] if place.container else place.last
    if (
        not surface.is_of(begin, PREPOSITION)
        or surface.words[end : end + 1] != [","]
        or place.lead - begin > _FRAME_REACH
    ):
        return False
    return not any(surface.is_of(i, VERB | AUXILIARY | REPORTING | SOURCE | DOCUMENT) for i in range(begin, place.lead))


def _sources_before_that(scene: Scene, begin: int) -> None:
    """ "said yesterday in Holm that", "said in a burnt valley in Holm on Monday that": where it was said."""
    words, kinds, end = scene.surface.words, scene.surface.kinds, begin
    while end < scene.last and end - begin < _BEFORE_THAT and words[end] not in _ENDS:
        if scene.is_number(end) or kinds[end] & (EVENT_NOUN | AUXILIARY):
            return
        end += 1
    if end < scene.last and words[end] == "that":
        for place in scene.places:
            if begin <= place.lead < end:
                place.source = True


def _sources_right(scene: Scene, begin: int, according: bool) -> None:
    """Places of an inverted subject: from the verb to the next comma, where no figure stands in between."""
    words = scene.surface.words
    if begin < scene.last and words[begin] in ("that", ":", '"', ",") and not according:
        return
    end = begin
    while end < scene.last and words[end] not in _ENDS:
        end += 1
    if words[end : end + 1] == [","] and end + 1 < len(words) and words[end + 1] in ("the", "a", "an", "its", "their"):
        # "said Omar Nur, the agency's representative in Vell, where ..."
        end += 1
        while end < scene.last and words[end] not in _ENDS:
            end += 1
    if not any(d.number.first < begin for d in scene.drafts):
        return
    if any(begin <= d.number.first < end for d in scene.drafts):
        return
    if scene.between(begin, end, "event_noun") or scene.between(begin, end, "outcome"):
        return
    for place in scene.places:
        if begin <= place.lead < end:
            place.source = True
