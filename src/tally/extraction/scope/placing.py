"""Part of level 8: whether a place can be that of a count, and the places that no preposition tells.

"Illinois reported two deaths", "Sultanpur (7)", "Otago's road toll", "Karsan toll climbs", "36 were killed there".
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.anchors import Giving
from tally.extraction.scope.places import home_of, is_place_name
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import Place, hits_on, is_likened, is_storm
from tally.extraction.scope.subjects import reporting_place, subject_place
from tally.extraction.slots import Draft
from tally.lexicon.kinds import (
    AUXILIARY,
    EVENT_NOUN,
    PERSON,
    PLACE_NOUN,
    REPORTING,
    THING,
)

__all__ = ["PlaceGiving", "place_of_words"]

_TAKEN_FROM: Final = frozenset(("displaced", "abducted", "rescued", "missing", "detained", "affected"))
_DEAD: Final = ("dead", "deaths", "killed", "toll")
_PERCENT: Final = ("%", "percent", "cent", "pct")
_MOST_NAMES: Final = 4
_BEFORE_NAMES: Final = frozenset(("and", ",", "the"))  # what no name of a list or a clause begins with
_BEFORE_WHERE: Final = _BEFORE_NAMES | {"in", "at", "near"}
_BEFORE_ROWS: Final = frozenset((",", ";", "-", "\u2013", "\u2014", ":", "."))
_BEFORE_ITEM: Final = frozenset((":", ",", ";", "and"))
_BEHIND_ITEM: Final = frozenset((",", ";", ".", "and"))
_HAILED: Final = frozenset("hail hails hailed hailing come comes came originate originates originated".split())
_COURTS: Final = frozenset(("court", "courts", "tribunal"))
_NOT_THERE: Final = frozenset((",", "and", ";", "that", "because", "to", "from", '"'))
_REPORTED: Final = frozenset(("reported", "recorded", "notified"))
_TOLL_REACH: Final = 13
_NEAR_WHERE: Final = 14
_NEAR_MORGUE: Final = 8


class PlaceGiving(Giving[Place]):
    """Names before nouns; the preposition says whether a place can be that of a count."""

    def rank(self, anchor: Place) -> int:
        return 0 if anchor.name or anchor.noun == "whole" else 1

    def spreads(self, anchor: Place) -> bool:
        return True

    def lasts(self, anchor: Place) -> bool:
        """Not the hospital where some are: others of the sentence need not be there."""
        return not self._is_hospital(anchor)

    def fits(self, draft: Draft, anchor: Place) -> bool:
        """Whether the place can be that of the count: "from" and "to" mostly tell where people came from or went."""
        words, lead = self.words, anchor.lead
        if (lead > self.scene.first and words[lead - 1] == "than") or self.scene.of_another_event(draft, lead):
            return False
        if lead >= draft.number.last and (self.scene.is_of_rites(lead) or self.scene.is_of_kin(draft, lead)):
            return False
        if words[anchor.last - 1] in _COURTS and any(hit.last <= lead for hit in self.scene.hits("aftermath")):
            return False  # "was jailed at Karsan Crown Court"
        if anchor.last <= draft.number.first and self.scene.is_remembered(anchor.last, draft.number.first):
            return False
        if not anchor.name and lead >= draft.number.last and self.scene.voiced(draft.number.last, lead):
            return False
        if self._of_record(draft, lead):
            return False
        if "as" in words[draft.number.last : lead] and is_likened(words, draft.number.last, lead):
            return False
        if words[lead - 2 : lead] == ["of", "them"] and words[lead - 3] in _PERCENT:
            return False  # "infected 2,700, 90% of them in Holm"
        if anchor.prep == "from":
            if words[anchor.last - 1] in ("homes", "home", "houses") or words[lead - 1] in _HAILED:
                return False  # "Three of them hailed from Holm district"
            if anchor.name and ((not anchor.noun and self._of_origin(draft, lead)) or self._of_others(draft, lead)):
                return False
            return (
                self._taken_out(draft, anchor)
                or (draft.outcome in _TAKEN_FROM and (anchor.name or anchor.noun != "facility"))
                or lead == draft.number.last
                or (draft.what is not None and lead == draft.what[1])
                or words[lead - 1] == "each"
                or (words[lead - 1] in _REPORTED and not is_storm(self.words, anchor.first))
                or (anchor.name and words[lead - 1] in _DEAD)
                or (
                    anchor.name
                    and words[lead - 1] in ("were", "are")
                    and draft.number.last < lead
                    and words[draft.number.last] == "of"
                )
            )  # "42 of the victims were from Holm County": where they died as well
        if self._is_hospital(anchor) and draft.what is not None and draft.what[0] in self.scene.surface.at("toll"):
            return False  # "two died at Holm hospital, pushing the toll to 15"
        if anchor.prep == "to":
            return (
                self._struck(anchor)
                or (draft.outcome == "displaced" and anchor.name)
                or (draft.outcome == "injured" and anchor.name and self._is_hospital(anchor))
                or (draft.outcome == "killed" and anchor.name and self._holds_dead(draft, anchor))
            )
        return True

    def _of_record(self, draft: Draft, lead: int) -> bool:
        """ "Fires in Holm have uprooted 17,000, the largest evacuation in the province": over what a record is held, not where it was."""
        if all(place.lead >= draft.number.first for place in self.scene.places):
            return False
        words = self.words
        return any(
            draft.number.last < hit.first < lead and words[hit.first - 2 : hit.first] == [",", "the"]
            for hit in self.scene.hits("superlative")
        )

    def _held_back(self, a: Draft, b: Draft, anchor: Place) -> bool:
        """Not the hospital where some died for those who died before; but what gunmen "who stormed Holm" struck for all."""
        apart = a.what is not None and a.what != b.what and b.parent is not a
        if apart and a.outcome == b.outcome == "killed" and self._is_hospital(anchor):
            return False
        if a.outcome != b.outcome == "injured" and self._is_hospital(anchor) and a.outcome == "rescued":
            return False  # "217 were rescued, 46 of whom were treated at the provincial hospital"
        if self._of_list(a, b):
            return False
        if b.parent is not a and b.outcome != a.outcome and "whom" in self.words[a.number.last : b.number.first]:
            return False  # "900 people (210 families) affected, of whom 40 are displaced in two camps"
        if (
            anchor.prep == "object"
            and a.parent is b.parent
            and "who" in self.words[b.number.last : anchor.lead]
            and not any(a.number.last <= place.lead < b.number.first for place in self.scene.places)
        ):
            return True
        return super()._held_back(a, b, anchor)

    def _parted(self, a: Draft, b: Draft) -> bool:
        return self._of_list(a, b) or super()._parted(a, b)

    def _of_list(self, a: Draft, b: Draft) -> bool:
        """ "nine dead: six drowned, two buried at Holm and one electrocuted": parts of one whole, each with what became of it."""
        return (
            a.parent is not None
            and a.parent is b.parent
            and a.what is not None
            and b.what is not None
            and a.what != b.what
        )

    def _of_origin(self, draft: Draft, lead: int) -> bool:
        """ "a man from Holm escaped", "30 people, a girl from Vell among them, are missing": where people are from."""
        person = self.scene.surface.at("person").get(lead - 1)
        if person is None:
            return False
        one = person.form == "singular" and draft.outcome == "missing"
        return one or (draft.outcome == "rescued" and draft.people.last <= lead)

    def _of_others(self, draft: Draft, lead: int) -> bool:
        """ "111 are missing after boats with migrants from Vell sank", "helicopters from Kelso have saved 900": where others came from."""
        end = max(draft.people.last, draft.number.last)
        if not self.scene.sites.kinds[lead - 1] & (PERSON | THING) or draft.people.first < lead <= end:
            return False
        return lead <= draft.number.first or self.scene.between(end, lead - 1, "clause")

    def _taken_out(self, draft: Draft, place: Place) -> bool:
        """ "78 bodies were retrieved from a mine at Holm": where they lay, unless it is they who "were from" there."""
        return (
            draft.people.unit == "bodies"
            and place.name
            and place.lead > draft.number.last
            and not self.scene.surface.is_of(place.lead - 1, AUXILIARY | PERSON)
        )

    def _holds_dead(self, draft: Draft, place: Place) -> bool:
        """ "two were taken to the morgue in Holm": the dead are counted where they lie."""
        return 0 < place.lead - draft.number.last <= _NEAR_MORGUE and any(
            self.words[i] in ("morgue", "mortuary") for i in range(place.first, place.last)
        )

    def _is_hospital(self, place: Place) -> bool:
        """ "brought to hospitals in Quetta": the hurt are counted where they are taken in."""
        health = self.scene.surface.lexicon.words("health_place")
        return any(self.words[i] in health for i in range(place.first, place.last))

    def _struck(self, place: Place) -> bool:
        """ "ripped through a plant", "crashed into a market": a verb of violence before the preposition."""
        verb = self.scene.surface.at("place_verb").get(place.lead - 1)
        return verb is not None and verb.first >= self.scene.first and verb.last <= place.lead + 1 and not verb.means


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
    named = scene.first < begin < end and words[begin - 1] in _BEFORE_ITEM
    return Place(begin, end, begin, "label", True, "") if named else None


def _placed_behind(scene: Scene, subject: Place, draft: Draft, listed: bool) -> bool:
    """Whether another place behind the subject is that of a figure; in a list, one before the figure."""
    for place in scene.places:
        if place.lead >= subject.last and not place.source and (not listed or place.lead < draft.number.first):
            return True
    return False


def _begin_of_name(scene: Scene, end: int, stops: frozenset[str]) -> int:
    """Where the name of a place that ends before word `end` begins; `end` where none stands there."""
    words, begin = scene.surface.words, end
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
    ranked = lead in ("with", "for") and draft.what is None and scene.surface.is_capital(first - 2)
    if not ranked and (lead != "(" or words[last] not in (")", ",", ";")):
        return None
    begin = _begin_of_name(scene, first - 1, _BEFORE_NAMES)
    while begin < first - 1 and words[begin] in ("of", "in", "at", "from", "near"):
        begin += 1
    return Place(begin, first - 1, begin, "label", True, "") if begin < first - 1 else None


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
            return next((p for p in scene.places if p.name and i - 1 in (p.last, (p.container or (0, 0))[1])), None)
        if words[i] == "where":
            if words[i - 1] != ",":
                return _was_where(scene, i)
            for place in scene.places:
                if place.last == i - 1 or (place.container is not None and place.container[1] == i - 1):
                    inner = next((p for p in scene.places if p.name and p.last + 1 == place.lead), place)
                    return None if inner.source and words[inner.lead] != "of" else inner
            begin = _begin_of_name(scene, i - 1, _BEFORE_WHERE)
            return Place(begin, i - 1, begin, "label", True, "") if begin < i - 1 else None
        if words[i] in (",", ";", ":"):
            return None
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
