"""Part of level 8: whether a place can be that of a count, and the places that no preposition tells.

"Illinois reported two deaths", "Sultanpur (7)", "Otago's road toll", "Karsan toll climbs", "36 were killed there".
"""

from __future__ import annotations

from tally.extraction.scope.anchors import Scene
from tally.extraction.scope.places import Place, is_known, is_place_name
from tally.extraction.slots import Draft

__all__ = ["place_fits", "place_of_words", "place_rank"]

_TAKEN_FROM = frozenset(("displaced", "abducted", "rescued", "missing", "detained", "affected"))
_DEAD = ("dead", "deaths", "killed", "toll")
_MOST_NAMES = 4


def place_rank(place: Place) -> int:
    """Names before nouns."""
    return 0 if place.name else 1


def place_fits(scene: Scene, draft: Draft, place: Place) -> bool:
    """Whether the preposition lets the place be that of the count: "from" and "to" mostly tell where people came from or went."""
    words = scene.surface.words
    if place.lead > scene.first and words[place.lead - 1] == "than":
        return False
    if not place.name and place.lead >= draft.number.last and scene.voiced(draft.number.last, place.lead):
        return False
    if place.prep == "from":
        if words[place.last - 1] in ("homes", "home", "houses"):
            return False
        return (
            (draft.outcome in _TAKEN_FROM and (place.name or place.noun != "facility"))
            or place.lead in (draft.number.last, draft.what[1] if draft.what else -1)
            or words[place.lead - 1] == "each"
            or (place.name and words[place.lead - 1] in _DEAD)
        )
    if place.prep == "to":
        return _struck(scene, place) or (draft.outcome == "displaced" and place.name)
    return True


def _struck(scene: Scene, place: Place) -> bool:
    """ "ripped through a plant", "crashed into a market": a verb of violence before the preposition."""
    before, _words = place.lead - 1, scene.surface.words
    return before >= scene.first and (
        before in scene.surface.at["place_verb"] or place.lead in scene.surface.at["place_verb"]
    )


def place_of_words(scene: Scene, names: frozenset[str]) -> dict[int, Place]:
    """The places that stand without a preposition, by the index of the draft that they govern."""
    found: dict[int, Place] = {}
    for k, draft in enumerate(scene.drafts):
        place = _bracketed(scene, draft) or _there(scene, draft) or _toll_of(scene, draft)
        if place is not None:
            found[k] = place
    listed = any(p.prep == "label" for p in found.values())
    subject = _subject(scene, names, listed) or _hospital(scene)
    if subject is not None:
        for k, draft in enumerate(scene.drafts):
            later = [
                p
                for p in scene.places
                if p.lead >= subject.last and not p.source and (not listed or p.lead < draft.number.first)
            ]
            if k not in found and draft.number.first >= subject.last and not later:
                found[k] = subject
                if listed:
                    break
    return found


def _bracketed(scene: Scene, draft: Draft) -> Place | None:
    """ "Sultanpur (7), Chandauli (6)"."""
    surface, words = scene.surface, scene.surface.words
    first, last = draft.number.first, draft.number.last
    if first - 1 <= scene.first or words[first - 1] != "(" or last >= scene.last or words[last] not in (")", ",", ";"):
        return None
    begin = first - 1
    while (
        begin > scene.first
        and first - 1 - begin < _MOST_NAMES
        and is_place_name(surface, begin - 1, first - 1)
        and words[begin - 1] not in ("and", ",", "the")
    ):
        begin -= 1
    return Place(begin, first - 1, begin, "label", True, "") if begin < first - 1 else None


def _there(scene: Scene, draft: Draft) -> Place | None:
    """ "36 were killed there": the place is pointed at."""
    surface, words = scene.surface, scene.surface.words
    end = max(draft.last, draft.number.last)
    for i in range(draft.number.last, min(end + 2, scene.last)):
        if words[i] in ("there", "here") and words[i - 1] not in (
            ",",
            "and",
            ";",
            "that",
            "because",
            "to",
            "from",
            '"',
        ):
            behind = i + 1
            if behind < scene.last and (
                behind in surface.at["auxiliary"] or behind in surface.at["reporting"] or words[behind] == "'"
            ):
                return None
            return Place(i, i + 1, i, "in", False, "")
    return None


def _toll_of(scene: Scene, draft: Draft) -> Place | None:
    """ "Otago's road toll", "Karsan toll climbs to 57": the name before the word that counts the dead."""
    surface, words = scene.surface, scene.surface.words
    tolls = surface.at["toll"]
    for i in range(draft.number.first - 1, max(scene.first, draft.number.first - 14), -1):
        hit = tolls.get(i)
        if hit is None or hit.first <= scene.first:
            continue
        end = hit.first
        while end > scene.first and (
            words[end - 1]
            in (
                "death",
                "road",
                "casualty",
                "official",
                "overall",
                "confirmed",
                "current",
                "flood",
                "quake",
                "earthquake",
                "virus",
            )
            or end - 1 in surface.at["event_noun"]
        ):
            end -= 1
        if words[end - 1] == "s" and end - 2 > scene.first and words[end - 2] == "'":
            end -= 2
        elif words[end - 1] == "'":
            end -= 1
        begin = end
        while (
            begin > scene.first
            and end - begin < _MOST_NAMES
            and is_place_name(surface, begin - 1, end)
            and words[begin - 1] not in ("and", ",", "the")
        ):
            begin -= 1
        return Place(begin, end, begin, "label", True, "") if begin < end else None
    return None


def _subject(scene: Scene, names: frozenset[str], listed: bool) -> Place | None:
    """ "Illinois reported two deaths", "The Bahamas has confirmed one", "Cuba moved 735,000": a known place that opens the sentence."""
    surface, words = scene.surface, scene.surface.words
    begin = scene.body + (words[scene.body] == "the")
    country = surface.at["country"].get(begin)
    end = country.last if country is not None and begin not in surface.at["demonym"] else begin
    while (
        end < scene.last
        and end - begin < _MOST_NAMES
        and is_place_name(surface, begin, end + 1)
        and words[end] not in (",", "and", "'")
    ):
        end += 1
    told = " ".join(words[begin:end]) in names
    if end == begin or end >= scene.last or not (listed or told or is_known(surface, begin)):
        return None
    verb = end
    if words[verb] == ",":
        verb = next((i + 1 for i in range(verb + 1, min(scene.last, verb + 16)) if words[i] == ","), verb)
    if (
        verb >= scene.last
        or words[verb] in ("'", "and", ",", ":")
        or (verb in surface.at["reporting"] and words[verb + 1 : verb + 2] == ["that"])
        or not (
            verb in surface.at["auxiliary"]
            or verb in surface.at["reporting"]
            or words[verb].endswith("ed")
            or verb in surface.at["verb"]
        )
    ):
        return None
    return Place(begin, end, begin, "subject", True, "area")


def _hospital(scene: Scene) -> Place | None:
    """ "Dr. Isse of Madina hospital said it had received 17 bodies": counted where they were taken in."""
    took = list(scene.hits("took_in"))
    if not took or not any(
        0 <= d.number.first - h.last <= 2 or 0 <= h.first - d.number.last <= 5 for d in scene.drafts for h in took
    ):
        return None
    health = scene.surface.lexicon.words("health_place")
    return next(
        (
            p
            for p in scene.places
            if p.source
            and p.name
            and p.last <= took[0].first
            and p.last <= scene.drafts[0].number.first
            and scene.surface.words[p.last - 1] in health
        ),
        None,
    )
