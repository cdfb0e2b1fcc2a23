"""What a phrase says of the voice that it names: its name, its role, person or body.

Public name: `Roles`. Roles are those of the contract; ruling 11 says who is what.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.extraction.voices.names import Grammar, Phrase, content
from tally.extraction.voices.players import Player, holds
from tally.lexicon import Hit
from tally.lexicon.kinds import COUNTRY, DOCUMENT, SEAT, TITLE

__all__ = ["Roles"]

_STANDS_FOR: Final = frozenset(("represents", "represented"))


class Roles:
    """Reads names and roles out of phrases; knows whether the text shows a fight."""

    surface: Surface
    grammar: Grammar
    words: list[str]
    recent: list[Player]
    at_war: bool
    states_fight: bool
    police_only: bool

    def _group(self, parts: list[Phrase]) -> str:
        for phrase in parts:
            head = self._head_of(phrase)
            if head is None and phrase.sources:
                head = phrase.sources[-1]
            if head is not None:
                if head.entry.kind == "force":
                    return "body"
                group = str(head.entry.get("group", ""))
                plural = head.form == "plural"
                return (
                    "people"
                    if plural and group == "person"
                    else "person"
                    if group == "people" and head.form == "singular"
                    else group
                )
        first, last = parts[0].core
        return "body" if self.grammar.any_of(COUNTRY | SEAT, first, last) else ""

    def _head_of(self, phrase: Phrase) -> Hit | None:
        """The last source word of the core."""
        end = phrase.core[1]
        for hit in reversed(phrase.sources):
            if hit.last <= end:
                return hit
        return None

    def _role(self, parts: list[Phrase], body: Player | None, anonymous: bool, aged: bool) -> str:
        """The role that the words give: that of the last telling noun of the core, else of what hangs on it, else of
        its institution.
        """
        if anonymous and not self._service(parts, ("health",)):
            return "unnamed"
        bare, plain = "", ""
        if body is not None:
            return body.role
        for phrase in parts:
            if not phrase.sources:
                continue
            end = phrase.core[1]
            inside = self._first_named(phrase, [h for h in phrase.sources if h.last <= end])
            for hit in inside:
                if hit.entry.means == "un":
                    return "un"
            inside.reverse()
            if len(inside) > 1 and self._is_house(inside[1]) and self.words[inside[0].first].startswith("volunteer"):
                del inside[0]  # "Red Cross volunteers"
            for hit in [*inside, *[h for h in phrase.sources if h.first >= end]]:
                if hit.entry.means != "inherit" and not hit.entry.get("inherits"):
                    if hit.entry.means == "witness" and inside and hit is not inside[0] and self._is_house(inside[0]):
                        continue  # "the factory owners' association", "a local council's office"
                    role = (
                        self._service(parts, ("police", "rescue")) if hit.entry.means == "army" else ""
                    ) or self._settle(hit)
                    if role == "rescue" and hit.entry.get("group") == "person" and self._of_doctor(parts):
                        return "health"  # "its emergency chief, Dr. Ana Reed"
                    if role != "other":
                        return role
                    plain = role  # "the Emergency Lawyers, a rights group": what stands beside it may tell more
                    break
            if inside and not bare:
                bare = str(inside[0].entry.get("bare", "")) or inside[0].entry.means
                if bare == "army":
                    bare = "belligerent" if self.at_war else "military"
        if plain or (plain := self._by_name(parts, bare)):
            return plain
        if bare and bare != "other" and not (bare == "police" and self._of_a_region(parts[-1])):
            return bare
        for part in (parts[0], parts[-1]):
            if self._of_a_region(part) or self._represents(part):
                return "local_official"
        if like := self._like_the_last(parts):
            return like
        if bare and (force := self._of_the_force(parts)):
            return force
        if aged:
            return "witness"
        if self.words[parts[0].core[1] - 1] == "office" and "'" in self.words[parts[0].first : parts[0].last]:
            return "local_official"  # "Reed's office": of one who holds a post here
        return bare or "other"

    def _by_name(self, parts: list[Phrase], bare: str) -> str:
        """The role that a proper name tells: of an outlet, of a watch, of a country; "" for one that tells none."""
        for phrase in parts:
            if self._is_titled(phrase):
                return "media"
            if self._is_watch(phrase):
                return "monitor"
            if country := self._country(phrase):
                if bare in ("military", "belligerent") and self.words[phrase.core[1] - 1] != "officer":
                    return bare  # "Israeli commander Omar Tal"
                if bare and self.words[phrase.core[1] - 1] == "officer":
                    return "belligerent" if self.at_war else "military"  # "a US officer"
                return "government" if bare else country
            if public := self._of_the_state(phrase):
                return public
            if self._is_outlet(phrase):
                return "media"
        return ""

    def _by_initials(self, phrase: Phrase, anonymous: bool) -> str:
        """ "The Arl Disaster Mitigation Agency (BPBD)": the role that known initials in brackets tell of a body of the state; "" where
        they tell none.
        """
        i = phrase.last
        if anonymous or i + 2 >= len(self.words) or self.words[i] != "(" or self.words[i + 2] != ")":
            return ""
        for hit in phrase.sources:
            if hit.entry.means not in ("government", "inherit"):
                return ""
        initials = self.grammar.sources.get(i + 1)
        told = initials.means if initials is not None and initials.last == i + 2 else ""
        return told if told in ("rescue", "police", "health", "un") else ""

    def _of_a_region(self, phrase: Phrase) -> bool:
        """ "acting head of Belzar Oblast", "commissioner of Upper Vell region": whoever leads an area."""
        head = self._head_of(phrase)
        if (
            head is None
            or self.words[head.last - 1] not in ("head", "chief", "leader", "commissioner")
            or phrase.last <= phrase.core[1]
        ):
            return False
        lands = self.surface.at("place_noun")
        for i in range(phrase.core[1] + 1, phrase.last):
            land = lands.get(i)
            if land is not None and land.means in ("area", "settlement"):
                return self.words[phrase.core[1]] == "of"
        return False

    def _represents(self, phrase: Phrase) -> bool:
        """ "Kabir Yaha, who represents the area in the assembly", "the member representing Vell": an elected member."""
        if self.words[phrase.last - 1 : phrase.last + 1] == ["member", "representing"]:
            return True
        after = self.words[phrase.last : phrase.last + 3]
        return len(after) == 3 and after[:2] == [",", "who"] and after[2] in _STANDS_FOR

    def _of_the_force(self, parts: list[Phrase]) -> str:
        """ "Chief Ana Reed said": in a text that has named the police or a fire service last, its chief; "" for any other."""
        phrase = parts[0]
        head = self._head_of(phrase)
        if head is None or phrase.article or head.first != phrase.first or self.words[head.last - 1] != "chief":
            return ""
        if not self.surface.is_capital(head.first) or self.grammar.person(phrase) is None:
            return ""
        for player in reversed(self.recent):
            if player.role in ("police", "rescue") and player.group == "body":
                return player.role
        return ""

    def _is_place_of(self, player: Player, words: tuple[str, ...]) -> bool:
        """Whether a bare name is only that of the place whose police, council or rescuers have spoken."""
        return (
            player.group == "body"
            and player.role in ("police", "rescue", "local_official")
            and words not in player.aliases
            and holds(player.full, words)
        )

    def _is_house(self, head: Hit) -> bool:
        """Whether the last noun of a phrase is that of a body, which no people before it make a witness."""
        return head.entry.kind == "source" and head.entry.get("group") == "body"

    def _like_the_last(self, parts: list[Phrase]) -> str:
        """ "Cristosal, another organization": the role of the last voice that bears this word; "" where there is none."""
        for phrase in parts:
            if phrase.article == "another" and phrase.sources:
                head = self.words[phrase.core[1] - 1]
                for player in reversed(self.recent):
                    if head in player.full:
                        return player.role
        return ""

    def _first_named(self, phrase: Phrase, hits: list[Hit]) -> list[Hit]:
        """Of several voices in one name ("police and witnesses") the words for the first; a name that holds "and" is one voice, and
        so are "official and reliable sources".
        """
        for k in range(1, len(hits)):
            if hits[k - 1].form == "singular" and not phrase.article:
                continue
            gap = range(hits[k - 1].last, hits[k].first)
            for i in gap:
                if self.words[i] in ("and", ",") and not (
                    self.surface.is_capital(i - 1) and self.surface.is_capital(i + 1)
                ):
                    return hits[:k]
        return hits

    def _service(self, parts: list[Phrase], roles: tuple[str, ...]) -> str:
        """The first of these roles that a word of the phrases names: "police" in "Col. Ana Reyes, Vell police director"; "" where
        none is named.
        """
        for phrase in parts:
            for hit in phrase.sources:
                if hit.entry.means in roles:
                    return hit.entry.means
        return ""

    def _of_doctor(self, parts: list[Phrase]) -> bool:
        """Whether one of the phrases bears the title of a doctor."""
        for phrase in parts:
            for hit in phrase.sources:
                if self.words[hit.first] in ("dr", "doctor"):
                    return True
        return False

    def _of_the_state(self, phrase: Phrase) -> str:
        """Whose a body is by the first words of its name: "the National Orientation Agency"; "" where they do not say."""
        head = self._head_of(phrase)
        if head is None or not head.entry.get("public"):
            return ""
        marks = self.surface.at("public")
        for i in range(phrase.core[0], head.first):
            if i in marks:
                return marks[i].means
        return ""

    def _is_outlet(self, phrase: Phrase) -> bool:
        """Whether a longer name holds what outlets call themselves: "the Delta Observer"."""
        first, last = phrase.core
        outlets = self.grammar.outlets
        if last - first < 2:  # "The News", "The Nation", where no sentence begins
            article = phrase.first
            return (
                phrase.article == "the"
                and first in outlets
                and not self.surface.is_caps
                and self.surface.is_capital(first)
                and self.grammar.is_proper(article)
            )
        for i in range(first, last):
            if i in outlets and self.surface.is_capital(i):
                return True
        return False

    def _is_titled(self, phrase: Phrase) -> bool:
        """Whether a name ends as outlets' names do, whatever land it holds: "the Irish Times"."""
        last = phrase.core[1] - 1
        if phrase.sources or last == phrase.core[0] or self.surface.is_caps:
            return False
        outlet = self.grammar.outlets.get(last)
        return outlet is not None and self.surface.is_capital(last) and self.surface.is_capital(last - 1)

    def _is_watch(self, phrase: Phrase) -> bool:
        """Whether a name ends as those of many who count the dead do: "Adilet Watch"."""
        last = phrase.core[1] - 1
        if self.words[last] != "watch" or last == phrase.core[0] or self.surface.is_caps:
            return False
        return self.surface.is_capital(last) and self.surface.is_capital(last - 1)

    def _settle(self, hit: Hit) -> str:
        means = hit.entry.means
        if hit.entry.kind == "force":
            return (
                ("belligerent" if self.at_war else "military") if hit.entry.get("status") == "combatant" else "police"
            )
        if means == "army":
            if hit.entry.get("rank") and self.police_only:
                return "police"
            return "belligerent" if self.at_war else "military"
        return means

    def _country(self, phrase: Phrase) -> str:
        """A state as a voice is a party where the text shows a fight; the city of its government is that government."""
        first, last = phrase.core
        if self.grammar.any_of(COUNTRY, first, last):
            return "belligerent" if self.states_fight else "government"
        return "government" if self.grammar.any_of(SEAT, first, last) else ""

    def _display(self, phrase: Phrase, is_person: bool) -> str:
        """The name as printed: a person's name alone; an office with what it is of; no leading article."""
        if is_person or (phrase.sources and not phrase.article):
            person = self.grammar.person(phrase)
            if person is not None and (is_person or not self.grammar.any_of(DOCUMENT, person[0], person[1])):
                return self._text(person[0], person[1])
        first = phrase.core[0]
        last = phrase.last
        if (
            phrase.core[1] < phrase.last
            and self.words[phrase.core[1]] in ("in", "on", "from", "with", "at")
            and self._group([phrase]) in ("body", "people")
            and not self._is_row(phrase)
        ):
            where = self.words[phrase.core[1]]
            last = phrase.core[1] if where != "on" or self._on_its_page(phrase.core[1] + 1) else phrase.last
        return self._text(first, last)

    def _is_row(self, phrase: Phrase) -> bool:
        """Whether "and" joins several voices in the phrase; a name that holds "and" is one voice."""
        surface = self.surface
        for i in range(phrase.first + 1, phrase.last - 1):
            if self.words[i] == "and" and (
                surface.is_caps or not (surface.is_capital(i - 1) and surface.is_capital(i + 1))
            ):
                return True
        return False

    def _on_its_page(self, i: int) -> bool:
        """Whether a place where voices publish stands at word i: "on its Facebook page", "on X"."""
        return self.words[i] in ("its", "their", "his", "her") or i in self.surface.at("platform")

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.surface.words_of(first, last).split())

    def _state(self, phrase: Phrase) -> str:
        """The country that a phrase of nothing but a country's name (or of the city of its government) names."""
        if phrase.sources or not self._bare_state(phrase):
            return ""
        hit = self.grammar.countries.get(phrase.core[0]) or self.grammar.seats.get(phrase.core[0])
        return hit.means if hit is not None else ""

    def _bare_state(self, phrase: Phrase) -> bool:
        for i in range(phrase.core[0], phrase.core[1]):
            if not self.grammar.kinds[i] & (COUNTRY | SEAT):
                return False
        return True

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        """The words that tell a name from others."""
        return content(self.words[first:last])

    def _core(self, phrase: Phrase) -> tuple[str, ...]:
        """Those of what stands before any "at", "for", "of"."""
        return content(self.words[phrase.core[0] : phrase.core[1]])

    def _untitled(self, span: Range) -> tuple[str, ...]:
        """Those of a person's name, without titles where more than titles stands there."""
        first, last = span
        classes = self.grammar.kinds
        return content([self.words[i] for i in range(first, last) if not classes[i] & TITLE]) or self._words(
            first, last
        )

    def _person_of(self, parts: list[Phrase]) -> Phrase | None:
        """The part that is a person's name: behind an office or a title, or a bare name beside an office."""
        for phrase in parts:
            if self._is_person(phrase):
                return phrase
        if len(parts) < 2 or not self._has_office(parts):
            return None
        for phrase in parts:
            if not phrase.sources and self.grammar.person(phrase) is not None:
                return phrase
        return None

    def _has_office(self, parts: list[Phrase]) -> bool:
        """Whether one of the phrases is that of an office held by one person."""
        for phrase in parts:
            head = self._head_of(phrase) or (phrase.sources[-1] if phrase.sources else None)
            if head is not None and head.form != "plural" and self._group([phrase]) in ("person", "people"):
                return True
        return False

    def _is_person(self, phrase: Phrase) -> bool:
        """Whether the proper name in a phrase is that of a person: behind an office or a title."""
        name = self.grammar.person(phrase)
        if name is None:
            return False
        first = name[0]
        if first > phrase.core[1]:  # "the director general of police Ana Reed"
            return self._has_office([phrase])
        before = self.grammar.sources.get(first - 1) or self.grammar.sources.get(first - 2)
        if before is not None and before.first >= phrase.first:
            return before.entry.get("group") in ("person", "people")
        return self.grammar.any_of(TITLE, phrase.first, first)
