"""Level 7: whether a form of a verb of saying says anything where it stands, and whether its subject may say it.

Public name: `Speech`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.voices.acts import Subject
from tally.extraction.voices.cast import Player
from tally.extraction.voices.reach import Reach
from tally.extraction.voices.saying import BE
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    COUNTRY,
    DEMONYM,
    DETERMINER,
    DOCUMENT,
    EVENT_NOUN,
    FIGURE_NOUN,
    FORCE,
    KNOWN_PLACE,
    NUMERAL,
    OUTCOME,
    PERSON,
    PLACE_NOUN,
    PRONOUN,
    SEAT,
    SOURCE,
)

__all__ = ["Speech"]

_KEPT: Final = ("record", "regist", "log")
_UNDERGONE: Final = 6  # words of "had their worst fears confirmed"
_QUOTED: Final = 6  # words of an act in quotation marks
_ACT: Final = 14  # words of what is declared
_TIMES: Final = frozenset(("day", "days", "week", "weeks", "hour", "hours"))  # "three days of mourning"
_LED_BY: Final = frozenset(("after", "following", "for", "amid", "because", "when", "where"))
_GRANTS: Final = frozenset(
    ("compensation", "ex", "aid", "assistance", "payouts", "payments", "relief", "condolences", "solatium")
)
_PUTS: Final = frozenset(("put", "puts", "placed", "places"))
_CALLS: Final = frozenset(("call", "calls", "called", "calling"))
_CALLED: Final = frozenset(("in", "off", "up", "out", "on", "upon", "for", "by", "away", "back", "into", "from"))


class Speech(Reach):
    """Tells acts of saying from look-alikes."""

    def _may_speak(self, hit: Hit, subject: Subject) -> bool:
        """Whether a subject of this role and this name may do what the verb says."""
        entry, player = hit.entry, subject.player
        if player.role == "other" and "number" in self.words[subject.text[0] : subject.text[0] + 2]:
            return False  # "the number of bodies identified has reached 30"
        if (roles := entry.get("roles")) and player.role not in roles and not player.own:
            return False
        if self.begin < subject.first <= len(self.words) and self.words[subject.first - 1] == "than":
            return False
        return not (
            self._bare_place(hit, subject)
            or (
                entry.kind == "counting"
                and player.role == "other"
                and player.group in ("name", "")
                and (entry.id != "own-count" or not (" " in player.name or self._by_initials(subject)))
                and not self._puts_its_own(hit, player)
            )
        )

    def _puts_its_own(self, hit: Hit, player: Player) -> bool:
        """ "Ambulance Victoria put its figure at 48", "The Front for Vell put the toll at 43": a name of two words and more that has a
        figure of its own, or puts one.
        """
        if hit.entry.id != "puts-a-toll" or " " not in player.name or not self._figure_follows(hit.last, 5):
            return False
        own = self.words[hit.last] in ("its", "their")
        return own or (self.words[hit.first] in _PUTS and self._set_at(hit.last, ("at",)))

    def _end_of_act(self, hit: Hit) -> int:
        """ "declared a state of emergency after floods killed 12": where the act ends that is announced; -1 where a count is."""
        words, k, last = self.words, self._over_adverbials(hit.last), self.sentence.last
        if k + 1 >= last:
            return -1
        quoted = words[k] == '"' and '"' in words[k + 1 : min(k + _QUOTED, last)]  # 'declared "total war" on them'
        if not (
            quoted
            or words[k] in _GRANTS
            or self.kinds[k] & DETERMINER
            or (self.kinds[k] & NUMERAL and words[k + 1] in _TIMES)
        ):
            return -1
        for i in range(k, min(k + _ACT, last)):
            if words[i] in ("that", ":") or (words[i] == '"' and not quoted):
                return -1
            if self.kinds[i] & (OUTCOME | FIGURE_NOUN) and words[i] != "mourning":
                return -1
            if i > k and (self.kinds[i] & CLAUSE or words[i] in _LED_BY):
                return i
        return -1

    def _is_aside(self, hit: Hit) -> bool:
        """ "The toll, announced as 201 by officials on the first night, rose": a participle between commas with its figure."""
        return (
            hit.form in ("past", "participle", "bare")
            and self.words[hit.first - 1] == ","
            and self.words[hit.last : hit.last + 1] in (["as"], ["at"])
            and self.words[hit.last + 1 : hit.last + 2]
            not in (["least"], ["most"])  # "the mayor, Ana Ruiz, said at least 12 died"
            and self._is_figure(hit.last + 1)
        )

    def _is_figure(self, i: int) -> bool:
        """Whether a number stands at word i or behind a word that bounds it: "about 201"; not "a briefing"."""
        for k in range(i, min(i + 2, self.sentence.last)):
            if self.kinds[k] & NUMERAL or self.words[k][0].isdigit():
                return True
            if self.kinds[k] & DETERMINER:
                return False
        return False

    def _is_told_by(self, hit: Hit) -> bool:
        """ "the 50 deaths claimed by the rebels", "a toll of 50 alleged by the rebels": a participle behind its figure."""
        if hit.form not in ("past", "participle") or self.words[hit.last : hit.last + 1] != ["by"]:
            return False
        before = hit.first - 1
        if self.kinds[before] & PERSON:  # "the 60 dead soldiers claimed by the rebels"
            return self.grammar.any_of(OUTCOME | NUMERAL, max(self.begin, before - 3), before)
        return self.kinds[before] & (OUTCOME | NUMERAL) != 0 or self.words[before][0].isdigit()

    def _before_of(self, first: int) -> int:
        """Where a phrase from word `first` on ends before "of" and a number ("the ministry of 23"); the end of the sentence else."""
        for i in range(first, min(first + 9, self.sentence.last - 1)):
            if self.words[i] == "of" and (self.kinds[i + 1] & NUMERAL or self.words[i + 1][0].isdigit()):
                return i
        return self.sentence.last

    def _idle_gerund(self, hit: Hit, subject: Subject) -> bool:
        """ "a man claiming to speak for the faction": a participle that describes, and reports nothing."""
        return subject.player.role == "other" or (hit.last < len(self.words) and self.words[hit.last] in ("to", "on"))

    def _bare_place(self, hit: Hit, subject: Subject) -> bool:
        """ "Pratapur reported 11 deaths", "roads claim four": a name of which nothing else is known, before a bare
        figure.
        """
        player = subject.player
        bare = player.role == "other" and player.group == "name" and player.body is None and " " not in player.name
        initials = bare and self._by_initials(subject)
        if self.words[hit.first].startswith(_KEPT) and self._are_states(subject) and self._number_near(hit.last, 7):
            return True  # "Nigeria has recorded 55 deaths": where they were
        return (
            ((bare and not initials) or self._are_lands(subject.text) or self._are_places(hit, subject))
            and self.words[hit.first].startswith(("report", "claim", "record", "list", "count", "register", "notif"))
            and self._number_near(hit.last, 7)
            and self.words[hit.last] not in ("that", "to")
        )

    def _are_places(self, hit: Hit, subject: Subject) -> bool:
        """ "Arl and Brin recorded six each", "Vell Province notified 312 cases": where they were, and not who counted them."""
        player, (first, last) = subject.player, subject.text
        if player.role != "other" or player.body is not None or self.grammar.any_of(SOURCE | PRONOUN, first, last):
            return False
        land = self.surface.at("place_noun").get(last - 1) if self.kinds[last - 1] & PLACE_NOUN else None
        if land is not None and land.means in ("area", "settlement") and land.form != "plural":
            return self.words[last - 1] != "state"
        return "and" in self.words[first:last] and "each" in self.words[hit.last : hit.last + 4]

    def _by_initials(self, subject: Subject) -> bool:
        """Whether nothing but initials names the voice: "SNHR", "the IBC"."""
        first, last = subject.text
        first += self.kinds[first] & DETERMINER != 0
        return last - first == 1 and self._are_initials(first)

    def _are_states(self, subject: Subject) -> bool:
        """Whether a phrase names a state or its capital, and no body of it: "Nigeria", "Kingston Eastern"."""
        first, last = subject.text
        if not self.kinds[first] & (COUNTRY | SEAT) or self.grammar.any_of(SOURCE | FORCE | DEMONYM, first, last):
            return False
        return not self.grammar.any_of(PRONOUN, first, last)

    def _are_lands(self, text: Range) -> bool:
        """ "the Northern Territory and South Australia": known places, and nothing else."""
        named = [i for i in range(text[0], text[1]) if self.kinds[i] & KNOWN_PLACE]
        return bool(named) and all(i in named or self.words[i] in ("the", "and", ",") for i in range(text[0], text[1]))

    def _has_it_done(self, hit: Hit) -> bool:
        """ "Families had their worst fears confirmed": what somebody has done to a thing of theirs."""
        for i in range(hit.first - 2, max(self.begin, hit.first - _UNDERGONE), -1):
            if self.words[i] in ("their", "his", "her", "its"):
                return self.words[i - 1] in ("had", "have", "has", "having")
        return False

    def _reduced(self, hit: Hit) -> bool:
        """ "a man believed drowned", "the storm claimed 12 lives": a form of saying that says nothing here."""
        k = hit.last
        after = self.words[k] if k < self.sentence.last else ""
        if after in ("responsibility", "credit"):
            return self.words[k + 1 : k + 2] != ["for"] or not self.kinds[k + 2] & OUTCOME
        if (
            hit.form == "past"
            and self.kinds[k] & OUTCOME
            and not self.kinds[k]
            & (DOCUMENT | PERSON | SOURCE)  # "rejected claims by the rebels", "said survivors had"
            and not self.kinds[hit.first - 1] & AUXILIARY
            and not (hit.entry.kind == "counting" and self.kinds[k] & FIGURE_NOUN)
            and self.grammar.outcomes[k].form not in ("gerund", "plural", "singular", "third")
            and not self.words[k].endswith("s")  # "said casualties had risen", "said losses were heavy"
            and not (self.surface.is_put_in(hit.first, self.begin) and self._number_near(k + 1, 4))
        ):
            return True
        if hit.form in ("past", "participle") and self._has_it_done(hit):
            return True
        if hit.entry.id == "fear" and hit.form in ("past", "participle"):
            return after in ("to", "dead", "by", "of") or self.kinds[k] & OUTCOME != 0 or after in BE
        if self.words[hit.first] == "accused" and after == "of":
            return True
        if self.words[hit.first] == "asked" and after == "to":
            return True  # "Inspectors have asked to see the survey of the ferry"
        if after == "without" and hit.form in ("past", "participle") and self.kinds[hit.first - 1] & PERSON:
            return True  # "the four soldiers reported without news"
        if self.words[hit.first] == "admitted" and self._was_let_in(hit):
            return True
        if hit.entry.kind == "counting" and after == "as" and self.kinds[hit.first - 1] & PERSON:
            return True  # "a man listed as dead"
        if self.words[hit.first] in _CALLS and after in _CALLED:
            return True  # "called in fire", "called off the search"
        if hit.entry.id == "give-out" and "as" in (after, self.words[k - 1]) and self._is_named_as(hit):
            return True
        return hit.entry.id == "claim" and (self._takes_lives(k) or self._is_of_calamity(hit))

    def _adds_up(self, hit: Hit) -> bool:
        """ "its own figures for Lenz and Askell add up to 33"."""
        up = self.words[hit.last : hit.last + 2] == ["up", "to"]
        return up and hit.form != "past" and self.words[hit.first].startswith("add")

    def _names_self(self, hit: Hit) -> bool:
        """ "A man who identified himself as Omar Tal": a verb of naming that tells only who speaks."""
        return self.words[hit.last : hit.last + 1] in (["himself"], ["herself"], ["themselves"])

    def _claims_attack(self, hit: Hit) -> bool:
        """Whether what is claimed is an attack or the responsibility for one."""
        k = hit.last
        if self.words[k : k + 1] == ["responsibility"]:
            return True
        return self.words[k : k + 1] in (["the"], ["both"]) and self.kinds[k + 1] & EVENT_NOUN != 0 and self.cast.at_war

    def _was_let_in(self, hit: Hit) -> bool:
        """ "survivors admitted there", "the 40 people admitted to the ward": patients, who admit nothing."""
        after = self.words[hit.last : hit.last + 2]
        if after[:1] == ["to"]:
            return len(after) > 1 and not after[1].endswith("ing")
        return bool(self.kinds[hit.first - 1] & PERSON) and after[:1] in (
            ["there"],
            ["here"],
            ["with"],
            ["for"],
            ["in"],
            ["at"],
        )

    def _is_named_as(self, hit: Hit) -> bool:
        """ "a commander identified as Abu Hilal", "the man named as Ali Nur": who is named, and names nobody."""
        before = self.kinds[hit.first - 1]
        if before & AUXILIARY or hit.form not in ("past", "participle", "bare"):
            return False
        if before & PERSON:
            return True
        return not {"a", "an", "another", "one"}.isdisjoint(self.words[max(self.begin, hit.first - 4) : hit.first])

    def _takes_lives(self, begin: int) -> bool:
        for i in range(begin, min(begin + 6, self.sentence.last)):
            if self.words[i] in ("lives", "life", "victims"):
                return True
        return False
