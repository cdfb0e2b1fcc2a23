"""Part of level 8: whether a place can be that of a count.

Public class: `PlaceGiving`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.anchors import Giving
from tally.extraction.scope.pairs import is_of_wound
from tally.extraction.scope.spans import Place, is_likened, is_storm
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, PERSON, THING

__all__ = ["PlaceGiving"]

_TAKEN_FROM: Final = frozenset(("displaced", "abducted", "rescued", "missing", "detained", "affected"))
_DEAD: Final = ("dead", "deaths", "killed", "toll")
_PERCENT: Final = ("%", "percent", "cent", "pct")
_HAILED: Final = frozenset("hail hails hailed hailing come comes came originate originates originated".split())
_COURTS: Final = frozenset(("court", "courts", "tribunal"))
_REPORTED: Final = frozenset(("reported", "recorded", "notified"))
_NEAR_MORGUE: Final = 8


_BOUND_FOR: Final = (["to", "reach"], ["to", "enter"])
_FROM_ALL_OVER: Final = (["from", "around"], ["from", "across"], ["from", "throughout"])
_GIVEN: Final = frozenset(("help", "aid", "assistance", "support", "relief", "supplies", "donations"))
_UNDERWAY: Final = frozenset("travelling traveling flying sailing going heading headed bound way".split())
_FAMILIES: Final = frozenset(("family", "families", "household", "households"))
_OF_FAMILY: Final = 4  # words of "from the same family"
_HURT: Final = ("injured", "wounded", "hurt")


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
        if anchor.last <= draft.number.first and self._is_before_colon(draft, anchor):
            return False
        if is_of_wound(self.scene, draft, anchor, self.anchors):
            return False
        if words[lead - 1] in _FAMILIES and "from" in words[lead - _OF_FAMILY : lead]:
            return False  # "six of the dead were from one family in Holm"
        if words[anchor.last - 1] in _COURTS and any(hit.last <= lead for hit in self.scene.hits("aftermath")):
            return False  # "was jailed at Karsan Crown Court"
        if anchor.last <= draft.number.first and self.scene.is_remembered(anchor.last, draft.number.first):
            return False
        if not anchor.name and lead >= draft.number.last and self._is_told_apart(draft, lead):
            return False
        if self._of_record(draft, lead):
            return False
        if "as" in words[draft.number.last : lead] and is_likened(words, draft.number.last, lead):
            return False
        if words[lead - 2 : lead] == ["of", "them"] and words[lead - 3] in _PERCENT:
            return False  # "infected 2,700, 90% of them in Holm"
        if anchor.prep == "object" and words[lead - 2 : lead] in _BOUND_FOR and draft.outcome != "displaced":
            return False  # "fifty died trying to reach Karsan"
        if words[lead - 1 : lead + 1] in _FROM_ALL_OVER and draft.outcome != "displaced":
            return False  # "590 people from around the world are missing in Karsan"
        if anchor.prep == "from":
            if words[lead - 1] in _GIVEN:
                return False  # "are receiving help from the Holm Red Cross"
            if words[anchor.last - 1] in ("homes", "home", "houses") or words[lead - 1] in _HAILED:
                return False  # "Three of them hailed from Holm district"
            if self._is_route(anchor):
                return False
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
        if a.outcome == "killed" and b.outcome == "injured" and self._is_hospital(anchor) and a.what != b.what:
            blown = b.what is None or self.words[b.what[0]] in _HURT  # "nine were killed and 12 hurt at Holm hospital"
            if not blown and anchor.prep in ("in", "at"):
                return False  # "six died and two are in a serious condition in Holm hospitals"
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

    def _is_told_apart(self, draft: Draft, lead: int) -> bool:
        """ "shot nine before he turned the gun on himself in a stairwell": where something else was, or somebody spoke."""
        return self.scene.voiced(draft.number.last, lead) or "before" in self.words[draft.number.last : lead]

    def _is_before_colon(self, draft: Draft, anchor: Place) -> bool:
        """ "Accidents are frequent in Holm: a blast in the same valley killed nine": a nearer place behind the colon."""
        for place in self.scene.places:
            if place.lead >= anchor.last and place.last <= draft.number.first and not place.source:
                return ":" in self.words[anchor.last : place.lead]
        return False

    def _is_route(self, anchor: Place) -> bool:
        """ "on board flight KS318 from Holm to Vell", "a bus from Holm to Vell": whence a vehicle set out, not where it came to grief."""
        words, lead = self.words, anchor.lead
        if words[anchor.last : anchor.last + 1] != ["to"] or not self.scene.surface.is_capital(anchor.last + 1):
            return False
        thing = self.scene.surface.at("thing").get(lead - 1)
        flown = any(word in ("flight", "train", "ferry") for word in words[max(self.scene.first, lead - 3) : lead])
        return flown or (thing is not None and thing.means == "vehicle") or words[lead - 1] in _UNDERWAY

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
