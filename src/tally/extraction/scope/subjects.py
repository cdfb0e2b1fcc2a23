"""Part of level 8: a place that is the subject of its clause ("Illinois reported two deaths", "Iran mine blast kills 31").

Public functions: `subject_place`, of a sentence, and `reporting_place`, of the clause of one figure.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.owners import STRUCK
from tally.extraction.scope.places import is_place_name
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import Place
from tally.extraction.slots import Draft
from tally.lexicon.kinds import (
    AUXILIARY,
    CONJUNCTION,
    DEMONYM,
    DETERMINER,
    EVENT_NOUN,
    FORCE,
    MONTH,
    OUTCOME,
    PERSON,
    PLACE_NOUN,
    PREPOSITION,
    REPORTING,
    TOLL_WORD,
    VERB,
)

__all__ = ["reporting_place", "subject_place"]

# What a side says of others as well, or of what it is accused of.
_SAYS: Final = frozenset(
    "said says claimed claims alleged alleges insisted insists denied denies deny rejected rejects accused accuses blamed blames disputed"
    " disputes maintained maintains condemned condemns warned warns vowed vows".split()
)
_MOST_NAMES: Final = 4
_SLUGS: Final = frozenset(("update", "wrapup", "refile", "corrected", "recast", "repeat", "breaking", "urgent"))
_EVENT_REACH: Final = 5  # words of "coal mine blast"
_LEAVES: Final = frozenset(("leaves", "leave", "left", "claims", "claim"))
_HAPPENS: Final = OUTCOME | VERB | AUXILIARY | TOLL_WORD
_NO_EVENT: Final = _HAPPENS | REPORTING | PREPOSITION | CONJUNCTION | DETERMINER | PERSON
_COUNTS: Final = frozenset(
    "reported recorded registered confirmed logged counted notified had saw has have accounts accounted reports records sees".split()
)
_LOSES: Final = frozenset(("lost", "loses", "suffered", "seen", "counts"))
_WORST: Final = frozenset(("worst", "hardest", "most", "heaviest"))
_RANKED: Final = 5  # words of "remains the worst - affected"
_YET: Final = frozenset(("not", "never", "yet", "to", "still"))
_SILENT: Final = frozenset(("give", "given", "release", "released", "publish", "comment", "called", "calls"))
_HOSTS: Final = frozenset(("hosts", "hosted", "shelters", "sheltered"))
_TURNS: Final = frozenset(("while", "whereas", "but", "though", "although", ";"))
_ADVERBIAL: Final = frozenset("since from by during over between as".split())
_DESCRIBED: Final = 12  # words of ", the second most affected province,"


def subject_place(scene: Scene, names: set[str], listed: bool) -> Place | None:
    """The known place that opens the sentence as its subject, or, in a headline, before what happened there.

    `names`: those that the text has told as places; `listed`: whether figures of the sentence have labels.
    """
    return _opens(scene, names, listed) or _struck_land(scene)


def reporting_place(scene: Scene, draft: Draft) -> Place | None:
    """ "Sumy and Chernihiv oblasts reported no casualties", "Bengo, the second most affected province, has reported 93": the place
    that its own words, or what is said of it, tell to be one.
    """
    words, kinds = scene.surface.words, scene.sites.kinds
    if (land := _common_land(scene, draft)) is not None:
        return land
    first = scene.first
    if _COUNTS.isdisjoint(words[first : draft.number.first]) and _WORST.isdisjoint(words[first : draft.number.first]):
        return None
    for begin, end in scene.stretches:
        if begin <= draft.number.first < end:
            first = begin
    for i in range(draft.number.first - 1, max(first, draft.number.first - _DESCRIBED), -1):
        if words[i] in _TURNS:
            first = i + 1  # "while Kelso district reports 1,221"
            break
    first = _past_adverbial(scene, first)
    first += words[first] == "the"
    last = first
    while (
        last < draft.number.first
        and last - first < 2 * _MOST_NAMES
        and (scene.surface.is_capital(last) or kinds[last] & PLACE_NOUN or (words[last] == "and" and last > first))
    ):
        last += 1
    if last == first or not scene.surface.is_capital(first) or kinds[first] & (FORCE | PERSON | DEMONYM):
        return None
    told, verb = _is_area(scene, last - 1), last
    if words[last] == ",":
        verb = last + 1
        while verb < draft.number.first and words[verb] != "," and verb - last < _DESCRIBED:
            verb += 1
        told = told or _is_area(scene, verb - 1)
        verb += 1
    elif words[last : last + 2] in (["accounts", "for"], ["accounted", "for"]):
        told = True  # "Luanda accounts for 4,843 of the cases"
    if not told or verb >= draft.number.first or words[verb + 1] in _SAYS:
        return None
    if words[verb] not in _COUNTS and _WORST.isdisjoint(words[verb + 1 : verb + _RANKED]):
        return None
    if not _TURNS.isdisjoint(words[verb : draft.number.first]):
        return None
    for place in scene.places:
        behind = words[draft.number.last : place.lead]
        near = len(behind) < _DESCRIBED and draft.number.last <= place.lead and _TURNS.isdisjoint(behind)
        if near or verb < place.lead < draft.number.first:
            return None
    return Place(first, last, first, "subject", True, "area")


def _common_land(scene: Scene, draft: Draft) -> Place | None:
    """ "The province has lost 38 people", "the whole state recorded 374 deaths": what kind of place it is, with no name."""
    words, verb = scene.surface.words, draft.number.begin() - 1
    if words[verb] not in _LOSES and words[verb] not in _COUNTS:
        return None
    while verb > scene.first and words[verb - 1] in ("has", "have", "had"):
        verb -= 1
    begin = verb - 2 - (words[verb - 2] in ("whole", "entire"))
    if begin < scene.first or words[begin] != "the" or not _is_area(scene, verb - 1):
        return None
    for place in scene.places:
        if not place.source and draft.number.last <= place.lead < draft.number.last + _DESCRIBED:
            return None
    return Place(begin, verb, begin, "subject", False, "area")


def _past_adverbial(scene: Scene, first: int) -> int:
    """Behind "Since 2001,", "From 1 January to 20 March,", "By county," at the head of a sentence."""
    words, kinds = scene.surface.words, scene.sites.kinds
    timed = words[first] in ("in", "on") and any(time.lead == first for time in scene.times)  # "In 2023, Panama saw"
    if timed:
        for time in scene.times:
            if time.lead == first and scene.sites.is_known(time.last):
                return time.last  # "In the last 24 hours Zambia recorded 18 deaths"
    if words[first] not in _ADVERBIAL and not timed:
        return first
    for i in range(first + 1, min(first + _DESCRIBED, scene.last - 1)):
        if words[i] == "," and not words[i + 1][0].isdigit():
            return i + 1
        if kinds[i] & (AUXILIARY | OUTCOME | VERB | REPORTING) and not (words[i] == "to" or kinds[i] & MONTH):
            return first
    return first


def _is_area(scene: Scene, i: int) -> bool:
    """Whether word i is a noun such as "province" or "town": no ministry, court or road."""
    hit = scene.surface.at("place_noun").get(i)
    return hit is not None and hit.means in ("area", "settlement")


def _opens(scene: Scene, names: set[str], listed: bool) -> Place | None:
    """ "Illinois reported two deaths", "The Bahamas has confirmed one", "Cuba moved 735,000": a known place that opens the sentence."""
    surface, sites, words = scene.surface, scene.sites, scene.surface.words
    begin = _past_adverbial(scene, scene.body)
    begin += words[begin : begin + 1] in (["the"], ["neighbouring"], ["neighboring"])
    country = sites.countries.get(begin)
    end = country.last if country is not None and sites.kinds[begin] & DEMONYM == 0 else begin
    while (
        end < scene.last
        and end - begin < _MOST_NAMES
        and is_place_name(sites, begin, end + 1)
        and words[end] not in (",", "and", "'")
    ):
        end += 1
    end = sites.over_known(end, scene.last) if sites.is_known(end - 1) else end
    if end == begin or end >= scene.last or words[end] == "-" or words[end - 1] == "-":
        return None  # "The Britain-based group said"
    worst = words[end : end + 2] in (["was", "the"], ["is", "the"]) and words[end + 2] in ("worst", "hardest", "most")
    if not (listed or worst or sites.is_known(begin) or " ".join(words[begin:end]) in names):
        return None
    verb = end
    if words[verb] == ",":
        verb = next((i + 1 for i in range(verb + 1, min(scene.last, verb + 16)) if words[i] == ","), verb)
    main = verb
    while main < scene.last and words[main] not in _SAYS:  # "has not said" is one auxiliary
        if not scene.sites.kinds[main] & AUXILIARY and not (main > verb and words[main] in _YET):
            break
        main += 1
    if main < scene.last and (words[main] in _SAYS or words[main] in _SILENT):
        return None  # "The Railways Department has said that eleven died", "Karsan has yet to give a toll"
    if (
        verb >= scene.last
        or words[verb] in ("'", "and", ",", ":")
        or words[verb] in _SAYS  # "Israel said its strike killed 12": a side, and perhaps of another land
        or (scene.sites.kinds[verb] & REPORTING != 0 and words[verb + 1 : verb + 2] == ["that"])
        or not (
            scene.sites.kinds[verb] & (AUXILIARY | REPORTING) != 0
            or (words[verb].endswith("ed") and (surface.is_caps or not surface.is_capital(verb)))
            or surface.is_of(verb, VERB)
            or words[verb] in _HOSTS
        )
    ):
        return None
    return Place(begin, end, begin, "subject", True, "area")


def _struck_land(scene: Scene) -> Place | None:
    """ "Iran coal mine blast kills 31", "Texas floods: 40 dead": a known place that opens a headline, before what happened there."""
    sites, words, limit = scene.sites, scene.surface.words, scene.last
    begin = scene.first if words[scene.body - 1] == ":" else scene.body  # what looks like a label is part of the line
    if words[begin] in _SLUGS:
        begin = next((i + 1 for i in range(begin + 1, min(begin + 4, limit)) if words[i] in "-:"), begin)
    if begin + 2 >= limit or not sites.is_known(begin) or sites.kinds[begin] & FORCE != 0:
        return None
    country = sites.countries.get(begin)
    end = country.last if country is not None else begin + 1
    for i in range(end, min(end + _EVENT_REACH, limit - 1)):
        if words[i] in STRUCK or not words[i].isalpha():
            return None
        if sites.kinds[i] & EVENT_NOUN:
            if words[i + 1] == ":" or words[i + 1] in _LEAVES or sites.kinds[i + 1] & _HAPPENS:
                return Place(begin, end, begin, "subject", True, "area")
        elif sites.kinds[i] & _NO_EVENT:
            return None
    return None
