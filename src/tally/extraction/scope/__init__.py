"""Level 8: for each claim where, when, as of when, on what basis, and which incident.

Public function: `settle`. Each claim takes the place and the time of its own sentence, row, label or heading, as the words
give them; days are resolved against the day of publication.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tally.extraction.scope.anchors import Giving
from tally.extraction.scope.bare_places import place_of_words
from tally.extraction.scope.days import Time, published_day
from tally.extraction.scope.incidents import number_events
from tally.extraction.scope.layout import dateline_day, first_year, hand_down, set_the_scene
from tally.extraction.scope.pairs import is_of_wound
from tally.extraction.scope.places import find_places
from tally.extraction.scope.placing import PlaceGiving
from tally.extraction.scope.scene import ENDS, LENGTHS, Scene
from tally.extraction.scope.sites import Sites
from tally.extraction.scope.sources import mark_said, mark_sources
from tally.extraction.scope.spans import is_likened
from tally.extraction.scope.telling import dated, tells_when
from tally.extraction.scope.times import find_times
from tally.extraction.scope.windows import set_basis, set_counted
from tally.extraction.slots import Draft
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import CHANGE, CLAUSE, FILLER, ORDINAL, OUTCOME, PERSON
from tally.models import Document

__all__ = ["settle"]

_LONGEST: Final = 400
_AFTER: Final = 9  # words from a verb of what came of it to its time
_HAVE: Final = frozenset(("has", "have"))
_ANNIVERSARY: Final = 6  # words of "twenty-five years after"
_LASTING: Final = frozenset(("period", "months", "years", "weeks", "days", "reporting"))
_APART: Final = frozenset(("later", "earlier", "before", "after", "ago", "on"))
_TELLING: Final = ("that", "which", "who")
_LOOKS_BACK: Final = frozenset(("after", "following", "where"))
_TERMS: Final = frozenset(("year", "years", "month", "months", "-"))  # "was jailed for 11 years on Monday"
_NOW: Final = frozenset(("is", "are", "remain", "remains"))


def settle(surface: Surface, drafts: list[Draft], document: Document) -> None:
    """Fill place, when, as of, basis and event of every draft; `addition` stays where discourse has set it."""
    opening = surface.opening or surface
    base = published_day(document.published) or dateline_day(opening)
    sites = Sites(surface)
    scenes = _scenes(sites, drafts, base, first_year(opening) if base is None else None)
    names = _names(surface, scenes)
    whens: dict[Draft, Time] = {}
    for scene in scenes:
        _give_places(scene, names)
        _give_times(scene, whens)
    if scenes and opening is surface:
        set_the_scene(scenes[0], whens, base)
    hand_down(sites, drafts, whens, base)
    for draft in drafts:
        if (time := whens.get(draft)) is not None:
            draft.when = (time.first, time.last)
            draft.when_from = time.start.isoformat() if time.start else None
            draft.when_to = time.end.isoformat() if time.end else None
    set_counted(surface, whens, scenes, base)
    number_events(surface, drafts, whens, scenes, base)
    set_basis(surface, drafts, whens)


def _scenes(sites: Sites, drafts: list[Draft], base: date | None, year_hint: int | None) -> list[Scene]:
    """One scene a sentence with claims, in reading order; a sentence beyond all measure is cut, so that work stays linear."""
    surface = sites.surface
    scenes: list[Scene] = []
    for draft in _in_reading_order(drafts):
        at = draft.number.first
        if not scenes or at >= scenes[-1].last:
            sentence = surface.sentence(at)
            first = at - (at - sentence.first) % _LONGEST
            scenes.append(Scene(sites, first, min(sentence.last, first + _LONGEST)))
        scenes[-1].drafts.append(draft)
    for scene in scenes:
        taken: set[int] = set()
        for draft in scene.drafts:
            for i in range(draft.number.first, draft.number.last):
                taken.add(i)
        scene.times = find_times(surface, scene.first, scene.last, base, frozenset(taken), year_hint)
        for time in scene.times:
            for i in range(time.lead, time.last):
                taken.add(i)
        scene.places = find_places(sites, scene.first, scene.last, taken)
        mark_said(scene)
        mark_sources(scene)
    return scenes


def _in_reading_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts by their numbers' words; the levels below mostly leave them so."""
    for k in range(1, len(drafts)):
        before, number = drafts[k - 1].number, drafts[k].number
        if number.first < before.first or (number.first == before.first and number.last < before.last):
            return sorted(drafts, key=lambda d: (d.number.first, d.number.last))
    return drafts


def _names(surface: Surface, scenes: list[Scene]) -> set[str]:
    """The names of places in the text's own sentences and their last words, folded: what may stand as a subject ("Illinois reported")."""
    words, names = surface.words, set()
    for scene in scenes:
        for place in scene.places:
            if place.name and place.prep in ("in", "near"):
                names.add(words[place.last - 1])
                if place.last - place.first > 1:
                    names.add(" ".join(words[place.first : place.last]))
    return names


# --- giving -----------------------------------------------------------------------------------------------------------


def _give_places(scene: Scene, names: set[str]) -> None:
    own = place_of_words(scene, names)
    if not (own or scene.places):
        return
    places = [p for p in scene.places if not p.source and p.prep != "respective"]
    chosen = PlaceGiving(scene, places, timed=False).give()
    for at, other in enumerate(scene.places):
        if other.prep == "respective" and at:
            holders = [k for k, place in enumerate(chosen) if place is scene.places[at - 1]]
            if len(holders) > 1:
                chosen[holders[-1]] = other
    for k, draft in enumerate(scene.drafts):
        place = own.get(k) or chosen[k]
        if place is not None:
            draft.place = (place.first, place.last)
            if place.container:
                draft.evidence["container"] = place.container


def _give_times(scene: Scene, whens: dict[Draft, Time]) -> None:
    times = dated(scene, [t for t in scene.times if tells_when(scene, t)])
    if times:
        for k, time in enumerate(TimeGiving(scene, times).give()):
            if time is not None:
                whens[scene.drafts[k]] = time


class TimeGiving(Giving[Time]):
    """All times rank alike; that of an older record, and that of how people had lived before, are not those of a count."""

    def __init__(self, scene: Scene, times: list[Time]) -> None:
        super().__init__(scene, times, timed=True)
        self.records = scene.hits("superlative")
        self.aftermath = scene.hits("aftermath")

    def rank(self, anchor: Time) -> int:
        return 0

    def spreads(self, anchor: Time) -> bool:
        """Whether a time may be shared with the next figure: not "Sunday's crush", "a day earlier", "on the first day"."""
        if anchor.grain == "same":
            told = self.words[anchor.first : anchor.last]
            return told[-1] not in _APART and not _LASTING.isdisjoint(told)  # "the first two months of the year"
        return not anchor.owner or anchor.lead <= self.scene.body

    def lasts(self, anchor: Time) -> bool:
        """Not "Sunday's crush"."""
        return not anchor.owner

    def fits(self, draft: Draft, anchor: Time) -> bool:
        """Not "guards held since Monday were freed": a beginning told of the people, before what became of them."""
        held = (
            anchor.kind == "since"
            and draft.what is not None
            and draft.number.last < anchor.lead < draft.what[0]
            and anchor.lead > draft.people.last
        )
        held = held or self._had_been(draft, anchor) or self._were_held(draft, anchor)
        lead = draft.number.first - 1
        raised = (
            anchor.last <= lead
            and self.words[lead] in ("to", "from", "at", "by")
            and self.scene.raises(anchor.last, lead, CHANGE)
        )
        # "recovered four bodies, taking the toll of Thursday's blast to nine", "bringing the total since the start of the war to 812"
        owned = (
            (anchor.owner or (anchor.kind == "since" and self.words[anchor.last : anchor.last + 1] == ["to"]))
            and draft.number.last < anchor.lead
            and self.scene.raises(draft.number.last, anchor.lead, CHANGE)
        )
        return (
            not held
            and not is_of_wound(self.scene, draft, anchor, self.anchors)
            and not self.scene.of_another_event(draft, anchor.lead)
            and not self.scene.is_of_rites(anchor.lead)
            and not self.scene.is_of_kin(draft, anchor.lead)
            and not raised
            and not owned
            and not is_likened(self.words, draft.number.last, anchor.lead)
            and not (anchor.kind == "since" and self._is_ranked(draft.number.last, anchor.lead))
            and not self._beside(draft, anchor)
            and not self._of_now(draft, anchor)
            and not self._of_all_time(draft, anchor)
            and not self._years_on(draft, anchor)
            and not (self.records and self._is_record(draft, anchor))
            and not (self.aftermath and self._is_aftermath(draft, anchor))
        )

    def _had_been(self, draft: Draft, anchor: Time) -> bool:
        """ "found two hikers alive who had been missing since Wednesday": since when they had been what they are no more."""
        if anchor.kind != "since" or draft.what is None or "who" not in self.words[draft.number.last : anchor.lead]:
            return False
        for k in range(max(draft.number.last, draft.what[1]), anchor.lead - 2):
            if self.words[k : k + 3] == ["who", "had", "been"]:
                return True
        return False

    def _were_held(self, draft: Draft, anchor: Time) -> bool:
        """ "reached the men trapped since Monday and found none alive": since when others, uncounted, had been what they are."""
        state, kinds = anchor.lead - 1, self.scene.sites.kinds
        if anchor.kind != "since" or anchor.last > draft.number.first or kinds[state] & OUTCOME == 0:
            return False
        if kinds[state - 1] & PERSON == 0 or self.scene.is_number(state - 2):
            return False
        return all(other.what is None or not other.what[0] <= state < other.what[1] for other in self.drafts)

    def _is_aftermath(self, draft: Draft, time: Time) -> bool:
        """ "a driver who killed three was jailed on Monday", "on Monday charged with two murders": the day of what came of it."""
        if time.owner or time.kind not in ("point", "by"):
            return False
        kinds, what = self.scene.sites.kinds, draft.what
        for hit in self.aftermath:
            ahead = bool(hit.entry.get("ahead"))
            if ahead and not self._looks_back(draft, hit, time):
                continue
            if (not ahead and hit.form in ("base", "third", "gerund")) or (
                what is not None and what[0] < hit.last and hit.first < what[1]
            ):
                continue
            if 0 <= hit.first - time.last <= 1:
                return True
            begin = hit.last
            while begin < time.lead and kinds[begin] & OUTCOME:
                begin += 1  # "jailed for 11 years"
            if 0 <= time.lead - begin <= _AFTER and not any(
                self.words[i] in ENDS
                or kinds[i] & (OUTCOME | CLAUSE) != 0
                or (self.scene.is_number(i) and self.words[i + 1] not in _TERMS)
                for i in range(begin, time.lead)
            ):
                return True
        return False

    def _looks_back(self, draft: Draft, hit: Hit, time: Time) -> bool:
        """ "marched on Monday after a raid killed nine", "visited the town where nine had died", "remembered the nine": whether the
        figure stands behind the verb and its time, in a clause of its own or as those who are thought of.
        """
        words, at = self.words, draft.number.begin()
        begin, first = max(hit.last, time.last), min(at, draft.what[0] if draft.what is not None else at)
        if begin > first:
            return False
        thought_of = time.last <= hit.first and at - hit.last <= 1 and hit.last <= at
        told = words[first - 1] in _TELLING or (first < at and words[at - 1] == "of")
        return thought_of or told or not _LOOKS_BACK.isdisjoint(words[begin:first])

    def _is_ranked(self, first: int, last: int) -> bool:
        """ "killed 12 people and was the third since 2010": since when things are ranked."""
        surface = self.scene.surface
        return any(surface.is_of(i, ORDINAL) and self.words[i - 1] == "the" for i in range(first, last))

    def _beside(self, draft: Draft, anchor: Time) -> bool:
        """ "38 died in Karsan, where a dyke gave way at night": the hour of what a clause about the place tells."""
        if anchor.grain not in ("part", "clock") or anchor.start is not None:
            return False
        return "where" in self.words[draft.number.last : anchor.lead]

    def _of_now(self, draft: Draft, anchor: Time) -> bool:
        """ "The search ended on Saturday and nobody is missing": how things are now, joined to what was done on a day."""
        begin = draft.number.begin()
        if draft.what is None or not self.scene.body < anchor.lead < anchor.last < begin:
            return False
        if self.words[begin - 1] not in ("and", "but", "while") or anchor.kind == "since":
            return False
        if draft is not self.scene.drafts[0]:
            return False  # "nine died on Friday and 12 are missing": one day for both
        return not _NOW.isdisjoint(self.words[draft.number.last : draft.what[1]])

    def _of_all_time(self, draft: Draft, anchor: Time) -> bool:
        """ "talks to end the war, which has killed 10,000, collapsed last month": what a clause tells of what lasts has no day
        of the sentence.
        """
        if draft.what is None or draft.what[0] > draft.number.first or anchor.kind != "point":
            return False
        at = draft.what[0] - 1
        while at > self.scene.first and (self.words[at] in _HAVE or self.scene.surface.is_of(at, FILLER)):
            at -= 1
        if self.words[at] == "and" and draft is not self.scene.drafts[0]:
            return self._of_all_time(self.scene.drafts[self.scene.drafts.index(draft) - 1], anchor)
        if self.words[at] not in ("which", "that") or self.words[at + 1] not in ("has", "have"):
            return False
        return anchor.last <= at or "," in self.words[draft.number.last : anchor.lead]

    def _years_on(self, draft: Draft, anchor: Time) -> bool:
        """ "25 years after it sank with the loss of 61 lives, its bell was rung on Tuesday": what an anniversary looks back to."""
        words, begin, first = self.words, self.scene.body, draft.number.first
        if self.scene.is_remembered(anchor.last, first):
            return True
        near = words[begin : begin + _ANNIVERSARY]
        if "after" not in near or LENGTHS.isdisjoint(near[: near.index("after")]) or "," in words[begin:first]:
            return False
        return anchor.lead > first and "," in words[first : anchor.lead]

    def _is_record(self, draft: Draft, time: Time) -> bool:
        """ "184 deaths, the deadliest flood since that of 1962": the older record's time is not that of the figure before it."""
        words = self.words
        return (
            time.grain in ("year", "month", "season", "day")
            and "since" in words[draft.number.first : time.last]
            and any(
                draft.number.first < hit.first < time.lead
                and any(words[i] in ("since", "after", "of") for i in range(hit.first, time.last))
                for hit in self.records
            )
        )
