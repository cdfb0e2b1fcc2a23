"""What a phrase says of the voice that it names: its name, its role, person or body.

Public names: `Player`, `Roles`. Roles are those of the contract; ruling 11 says who is what.
"""

from __future__ import annotations

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.extraction.voices.names import Grammar, Phrase, content
from tally.lexicon import Hit

__all__ = ["Player", "Roles"]


class Player:
    """One voice: `name` as first written, `key` one for all its names, `role`, `group` ("body", "person", "people",
    "").

    `own` marks the publication itself, which is never listed; `body` the institution that a person speaks for.
    """

    __slots__ = ("aliases", "army", "body", "full", "group", "key", "name", "own", "role")

    def __init__(self, name: str, role: str, group: str, words: tuple[str, ...]) -> None:
        self.name, self.role, self.group = name, role, group
        self.key = " ".join(words) or name.casefold()
        self.aliases: set[tuple[str, ...]] = {words} if words else set()
        self.full: tuple[str, ...] = words
        self.body: Player | None = None
        self.army = False
        self.own = False

    def origin(self) -> str:
        """The key that independence is counted by: that of the institution where a person speaks for one."""
        return self.body.key if self.body is not None else self.key


class Roles:
    """Reads names and roles out of phrases; knows whether the text shows a fight."""

    surface: Surface
    grammar: Grammar
    words: list[str]
    at_war: bool
    states_fight: bool

    def _group(self, parts: list[Phrase]) -> str:
        for phrase in parts:
            heads = [h for h in phrase.sources if h.last <= phrase.core[1]] or phrase.sources
            if heads:
                head = heads[-1]
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
        if any(i in self.grammar.countries or i in self.grammar.seats for i in range(*parts[0].core)):
            return "body"
        return ""

    def _role(self, parts: list[Phrase], body: Player | None, anonymous: bool, aged: bool) -> str:
        """The role that the words give: that of the last telling noun of the core, else of what hangs on it, else of
        its institution.
        """
        if anonymous and not any(h.entry.means == "health" for p in parts for h in p.sources):
            return "unnamed"
        bare = ""
        if body is not None:
            return body.role
        for phrase in parts:
            inside = [h for h in phrase.sources if h.last <= phrase.core[1]]
            outside = [h for h in phrase.sources if h.first >= phrase.core[1]]
            if any(h.entry.means == "un" for h in inside):
                return "un"
            if inside and inside[-1].entry.means not in ("inherit",) and not inside[-1].entry.get("inherits"):
                return self._settle(inside[-1])
            for hit in [*reversed(inside), *outside]:
                if hit.entry.means != "inherit" and not hit.entry.get("inherits"):
                    return self._settle(hit)
            if inside and not bare:
                bare = str(inside[-1].entry.get("bare", "")) or inside[-1].entry.means
        for phrase in parts:
            if country := self._country(phrase):
                return "government" if bare else country
            if (
                any(i in self.grammar.outlets and self.surface.is_capital(i) for i in range(*phrase.core))
                and phrase.core[1] - phrase.core[0] > 1
            ):
                return "media"
        if bare and bare != "other":
            return bare
        if aged:
            return "witness"
        if self.words[parts[0].core[1] - 1] == "office" and "'" in self.words[parts[0].first : parts[0].last]:
            return "local_official"  # "Reed's office": of one who holds a post here
        return bare or "other"

    def _settle(self, hit: Hit) -> str:
        means = hit.entry.means
        if hit.entry.kind == "force":
            return (
                ("belligerent" if self.at_war else "military") if hit.entry.get("status") == "combatant" else "police"
            )
        if means == "army":
            return "belligerent" if self.at_war else "military"
        return means

    def _country(self, phrase: Phrase) -> str:
        """A state as a voice is a party where the text shows a fight; the city of its government is that government."""
        if any(i in self.grammar.countries for i in range(*phrase.core)):
            return "belligerent" if self.states_fight else "government"
        return "government" if any(i in self.grammar.seats for i in range(*phrase.core)) else ""

    def _display(self, phrase: Phrase, is_person: bool) -> str:
        """The name as printed: a person's name alone; an office with what it is of; no leading article."""
        if is_person and phrase.person is not None:
            return self._text(*phrase.person)
        if (
            phrase.person is not None
            and not phrase.article
            and phrase.sources
            and not any(i in self.grammar.documents for i in range(*phrase.person))
        ):
            return self._text(*phrase.person)
        first = phrase.core[0]
        last = phrase.last
        if (
            phrase.core[1] < phrase.last
            and self.words[phrase.core[1]] in ("in", "on", "from", "with", "at")
            and self._group([phrase]) in ("body", "people")
        ):
            last = phrase.core[1] if self.words[phrase.core[1]] != "on" else phrase.last
        return self._text(first, last)

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.surface.words_of(first, last).split())

    def _state(self, phrase: Phrase) -> str:
        """The country that a phrase of nothing but a country's name (or of the city of its government) names."""
        if phrase.sources or not self._bare_state(phrase):
            return ""
        hit = self.grammar.countries.get(phrase.core[0]) or self.grammar.seats.get(phrase.core[0])
        return hit.means if hit is not None else ""

    def _bare_state(self, phrase: Phrase) -> bool:
        return all(i in self.grammar.countries or i in self.grammar.seats for i in range(*phrase.core))

    def _words(self, span: Range, person: bool = False) -> tuple[str, ...]:
        titles = self.grammar.titles
        words = content([self.words[i] for i in range(*span) if not (person and i in titles)])
        return words or content([self.words[i] for i in range(*span)])

    def _person_of(self, parts: list[Phrase]) -> Phrase | None:
        """The part that is a person's name: behind an office or a title, or a bare name beside an office."""
        found = next((p for p in parts if p.person is not None and self._is_person(p)), None)
        if found is not None or len(parts) < 2:
            return found
        offices = [
            p
            for p in parts
            if p.sources and self._group([p]) in ("person", "people") and p.sources[-1].form != "plural"
        ]
        bare = [p for p in parts if p.person is not None and not p.sources]
        return bare[0] if offices and bare else None

    def _is_person(self, phrase: Phrase) -> bool:
        """Whether the proper name in a phrase is that of a person: behind an office or a title."""
        if phrase.person is None:
            return False
        first = phrase.person[0]
        before = self.grammar.sources.get(first - 1) or self.grammar.sources.get(first - 2)
        if before is not None and before.first >= phrase.first:
            return before.entry.get("group") in ("person", "people")
        return any(i in self.grammar.titles for i in range(phrase.first, first))
