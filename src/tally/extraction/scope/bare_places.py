"""Part of level 8: the places that no preposition tells.

"Illinois reported two deaths", "Sultanpur (7)", "Otago's road toll", "Karsan toll climbs", "36 were killed there".

Public function: `place_of_words`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.places import home_of, is_place_name
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.sites import ARTICLES
from tally.extraction.scope.spans import Place, hits_on
from tally.extraction.scope.subjects import reporting_place, subject_place
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, EVENT_NOUN, PLACE_NOUN, REPORTING

__all__ = ["place_of_words"]

_MOST_NAMES: Final = 4
_BEFORE_NAMES: Final = frozenset(("and", ",", "the"))  # what no name of a list or a clause begins with
_BEFORE_WHERE: Final = _BEFORE_NAMES | {"in", "at", "near"}
_BEFORE_ROWS: Final = frozenset((",", ";", "-", "\u2013", "\u2014", ":", "."))
_BEFORE_ITEM: Final = frozenset((":", ",", ";", "and"))
_BEHIND_ITEM: Final = frozenset((",", ";", ".", "and"))
_NOT_THERE: Final = frozenset((",", "and", ";", "that", "because", "to", "from", '"'))
_TOLL_REACH: Final = 13
_NEAR_WHERE: Final = 14
_WORST: Final = frozenset(("worst", "hardest", "most", "heaviest", "highest"))


def place_of_words(scene: Scene, names: set[str]) -> dict[int, Place]:
    """The places that stand without a preposition, by the index of the draft that they govern."""
    found: dict[int, Place] = {}
    for k, draft in enumerate(scene.drafts):
        place = _bracketed(scene, draft) or _there(scene, draft) or _toll_of(scene, draft) or _where(scene, draft)
        if place is not None:
            found[k] = place
        elif not scene.places and (home := home_of(scene.sites, draft.people.first, draft.people.last)) is not None:
            found[k] = home
    _place_rows(scene, found)
    listed = any(p.prep == "label" for p in found.values())
    for k, draft in enumerate(scene.drafts):
        if k not in found and (place := reporting_place(scene, draft)) is not None:
            found[k] = place
    subject = subject_place(scene, names, listed) or _hospital(scene)
    if subject is None:
        return found
    for k, draft in enumerate(scene.drafts):
        told = draft.chain and ";" in scene.surface.words[subject.last : draft.chain[0].first]
        if told:
            break  # "Vell invaded twice; one study put the dead at 900"
        if k not in found and draft.number.first >= subject.last and not _placed_behind(scene, subject, draft, listed):
            found[k] = subject
            if listed:
                break
    return found


def _place_rows(scene: Scene, found: dict[int, Place]) -> None:
    """ "Karsan: 9 dead, 4 missing; Holm: 22 and 11": the names that label the figures up to the next one."""
    words, sites = scene.surface.words, scene.sites
    heads: dict[int, Place] = {}
    for k, draft in enumerate(scene.drafts):
        colon = draft.number.begin() - 1
        if k and colon < scene.drafts[k - 1].number.last:
            continue  # its hedge is that of the figure before
        if colon > scene.first and words[colon] == ":":
            begin = _begin_of_name(scene, colon, _BEFORE_ROWS)
            if begin < colon and (begin == scene.first or words[begin - 1] in _BEFORE_ROWS):
                heads[k] = Place(begin, colon, begin, "label", True, "")
        elif (named := _named_item(scene, draft)) is not None:
            heads[k] = named
    known = [place for place in heads.values() if sites.is_known(place.first)]
    opens = any(place.first == scene.first or sites.is_known(scene.body) for place in known)
    if len(heads) < 2 and not (opens and not any(place.name and place.first > scene.first for place in scene.places)):
        return  # "Kenya: nine dead", not "Karsan: nine dead", which may be anybody
    row: Place | None = None
    for k, draft in enumerate(scene.drafts):
        row = heads.get(k, row)
        if row is not None and k not in found:
            if k not in heads and ";" in words[row.last : draft.number.first]:
                row = None
            else:
                found[k] = row


def _named_item(scene: Scene, draft: Draft) -> Place | None:
    """ "Deaths by state: Rivers 12; Bayelsa 7": a bare figure of a list behind the name of its place."""
    words, end = scene.surface.words, draft.number.first
    if draft.number.modifier or draft.people.last > draft.people.first or (draft.what and draft.what[0] > end):
        return None
    if draft.number.last < scene.last and words[draft.number.last] not in _BEHIND_ITEM:
        return None
    begin = _begin_of_name(scene, end, _BEFORE_NAMES)
    before = begin - 1 - (words[begin - 1] == "the")  # "Austria five and the Czech Republic three"
    named = scene.first < begin < end and words[before] in _BEFORE_ITEM
    return Place(begin, end, begin, "label", True, "") if named else None


def _placed_behind(scene: Scene, subject: Place, draft: Draft, listed: bool) -> bool:
    """Whether another place behind the subject is that of a figure; in a list, one before the figure."""
    for place in scene.places:
        if place.lead >= subject.last and not place.source and (not listed or place.lead < draft.number.first):
            # "Holm suffered the most with four deaths, followed by two in Vell"
            return "followed" not in scene.surface.words[draft.number.last : place.lead]
    return False


def _begin_of_name(scene: Scene, end: int, stops: frozenset[str]) -> int:
    """Where the name of a place that ends before word `end` begins; `end` where none stands there."""
    words, begin = scene.surface.words, end
    for i in range(end - 2, max(scene.first, end - _MOST_NAMES) - 1, -1):
        country = scene.sites.countries.get(i)
        if country is not None and country.first == i and country.last == end:
            return i  # "the Czech Republic three"
    if scene.surface.is_of(end - 1, PLACE_NOUN) and scene.surface.is_capital(end - 1):
        begin -= is_place_name(scene.sites, end - 2, end) and words[end - 2] not in stops  # "Rhode Island"
    while (
        begin > scene.first
        and end - begin < _MOST_NAMES
        and is_place_name(scene.sites, begin - 1, end)
        and words[begin - 1] not in stops
    ):
        begin -= 1
    return begin


def _bracketed(scene: Scene, draft: Draft) -> Place | None:
    """ "Sultanpur (7), Chandauli (6)", "followed by Iowa with nine", "Holm accounts for nine, Kelso for four"."""
    words, first, last = scene.surface.words, draft.number.first, draft.number.last
    if first - 1 <= scene.first or last >= scene.last:
        return None
    lead = words[first - 1]
    ranked = lead in ("with", "for") and scene.surface.is_capital(first - 2)
    ranked = ranked and (draft.what is None or _is_worst(scene, first - 1))
    if not ranked and (lead != "(" or words[last] not in (")", ",", ";")):
        return None
    begin = _begin_of_name(scene, first - 1, _BEFORE_NAMES)
    while begin < first - 1 and words[begin] in ("of", "in", "at", "from", "near"):
        begin += 1
    return Place(begin, first - 1, begin, "label", True, "") if begin < first - 1 else None


def _is_worst(scene: Scene, lead: int) -> bool:
    """ "The hardest hit district was Holm with 1,387 dead": the name before `lead` is that of the worst."""
    words, begin = scene.surface.words, _begin_of_name(scene, lead, _BEFORE_NAMES)
    ranked = not _WORST.isdisjoint(words[max(scene.first, begin - _NEAR_WHERE) : begin])
    return begin < lead and words[begin - 1] in ("was", "is", "were", "are", "by") and ranked


def _there(scene: Scene, draft: Draft) -> Place | None:
    """ "36 were killed there": the place is pointed at."""
    words = scene.surface.words
    end = max(draft.last, draft.number.last)
    for i in range(draft.number.last, min(end + 2, scene.last)):
        if words[i] in ("there", "here") and words[i - 1] not in _NOT_THERE:
            behind = i + 1
            if behind < scene.last and (
                scene.sites.kinds[behind] & (AUXILIARY | REPORTING) != 0 or words[behind] == "'"
            ):
                return None
            return Place(i, i + 1, i, "in", False, "")
    return None


def _where(scene: Scene, draft: Draft) -> Place | None:
    """ "followed by Holm, where 11 people died": the place or the name that a relative clause is about, the inner of two."""
    words, first = scene.surface.words, min(draft.first, draft.number.first)
    if not scene.surface.holds(scene.surface.sentence(first), ("where", "which")):
        return None
    for i in range(first - 1, max(scene.first + 1, first - _NEAR_WHERE), -1):
        if words[i - 1 : i + 1] == ["in", "which"]:
            end = i - 1 - (words[i - 2] == ",")  # "the crash near Karsan, in which nine died"
            return next((p for p in scene.places if p.name and end in (p.last, (p.container or (0, 0))[1])), None)
        if words[i] == "where":
            if words[i - 1] != ",":
                return _was_where(scene, i)
            for place in scene.places:
                if place.last == i - 1 or (place.container is not None and place.container[1] == i - 1):
                    inner = next((p for p in scene.places if p.name and p.last + 1 == place.lead), place)
                    return None if inner.source and words[inner.lead] != "of" else inner
            begin = _begin_of_name(scene, i - 1, _BEFORE_WHERE)
            return Place(begin, i - 1, begin, "label", True, "") if begin < i - 1 else None
        if words[i] == "," and scene.sites.kinds[i - 1] & REPORTING:
            continue  # "in which, the police say, nearly 40 died"
        if words[i] == "," and words[i - 2 : i] == ["in", "which"]:
            continue
        if words[i] in (",", ";", ":", "after"):
            return None  # "in which the toll rose to 16 after three bodies were found near Holm"
    return None


def _was_where(scene: Scene, where: int) -> Place | None:
    """ "Holm was the place where two teachers died": the name that opens the sentence."""
    words, body, lead = scene.surface.words, scene.body, where - 3
    named = scene.sites.kinds[where - 1] & PLACE_NOUN or words[where - 1] in ("place", "spot", "scene")
    if not named or lead <= body or words[lead : lead + 2] not in (["was", "the"], ["is", "the"]):
        return None
    return Place(body, lead, body, "label", True, "") if _begin_of_name(scene, lead, _BEFORE_WHERE) == body else None


def _toll_of(scene: Scene, draft: Draft) -> Place | None:
    """ "Otago's road toll", "Karsan toll climbs to 57": the name before the word that counts the dead."""
    words = scene.surface.words
    for hit in reversed(hits_on(scene.surface, "toll", draft.number.first - _TOLL_REACH, draft.number.first)):
        if hit.first <= scene.first:
            return None
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
            or scene.sites.kinds[end - 1] & EVENT_NOUN != 0
        ):
            end -= 1
        if words[end - 1] == "s" and end - 2 > scene.first and words[end - 2] == "'":
            end -= 2
        elif words[end - 1] == "'":
            end -= 1
        begin = _begin_of_name(scene, end, _BEFORE_NAMES)
        return Place(begin, end, begin, "label", True, "") if begin < end else None
    return None


def _hospital(scene: Scene) -> Place | None:
    """ "Dr. Isse of Madina hospital said it had received 17 bodies": counted where they were taken in."""
    took = scene.hits("took_in")
    if not took or not any(
        0 <= d.number.first - h.last <= 2 or 0 <= h.first - d.number.last <= 5 for d in scene.drafts for h in took
    ):
        return None
    health, words = scene.surface.lexicon.words("health_place"), scene.surface.words
    end = took[0].first
    while end > scene.first and scene.sites.kinds[end - 1] & AUXILIARY:
        end -= 1
    if words[end - 1] in health and scene.surface.is_capital(end - 2) and words[end - 2] not in ARTICLES:
        begin = end - 1
        while begin > scene.first and scene.surface.is_capital(begin - 1) and words[begin - 1] not in ARTICLES:
            begin -= 1
        return Place(begin, end, begin, "subject", True, "facility")  # "Holm hospital received six wounded"
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
