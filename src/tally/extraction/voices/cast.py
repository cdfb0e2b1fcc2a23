"""Who has spoken so far in a text: one entry a voice under all its names, so that "it", "the ministry" and "SOHR" find theirs.

Public names: `Cast`, `Player`. A voice is met in reading order; what it was called first is its name (contract,
attribution).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.extraction.voices.known import BACK, INDEFINITE, Known, name_words
from tally.extraction.voices.names import Grammar, Phrase
from tally.extraction.voices.players import Player
from tally.extraction.voices.publication import Publication, repeat_roles
from tally.lexicon import Hit
from tally.lexicon.kinds import DEMONYM
from tally.models import Document

__all__ = ["Cast", "Player"]

_MEN: Final = frozenset(("officials", "officers", "authorities"))  # a body in its people
_HOUSES: Final = frozenset(("commission", "institute", "ministry", "council", "mission"))
_POSSESSIVE: Final = frozenset(("its", "their", "his", "her"))


class Cast(Known):
    """The voices of one text in the order of their appearance."""

    def __init__(self, surface: Surface, document: Document, grammar: Grammar) -> None:
        self.surface, self.grammar, self.words = surface, grammar, surface.words
        self.players: list[Player] = []
        self.recent: list[Player] = []
        self._spoken_for: Player | None = None
        self._met: dict[tuple[int, int, int], Player] = {}
        self.nobody = Player("", "unnamed", "", ())
        self.nobody.own = True
        self.topics: dict[int, tuple[Player, Range]] = {}
        self.last_sentence: dict[int, int] = {}
        fighting = len(surface.hits.get("conflict", ()))
        for hit in surface.hits.get("force", ()):
            if hit.entry.id == "armed-group-members" and hit.entry.get("status") == "combatant":
                fighting += 1
        self.at_war = fighting >= len(surface.hits.get("calamity", ()))
        self.states_fight = self.at_war and fighting > 0
        police, army = False, False
        for hit in surface.hits.get("source", ()):
            police = police or hit.entry.means == "police"
            army = army or (hit.entry.means in ("army", "belligerent") and not hit.entry.get("rank"))
        for hit in surface.hits.get("force", ()):
            army = army or (hit.entry.get("status") == "combatant" and hit.first not in grammar.sources)
        self.police_only = police and not army
        self.own = Player(document.publisher or "", document.publisher_role or "media", "body", ())
        self.own.own = True
        title = document.publisher or ""
        self.publication = Publication(
            name_words(title) if title else (), surface.lexicon, "." in title and " " not in title.strip()
        )
        if document.publisher_role != "media":
            self.publication.heads |= self.publication.words & _HOUSES
        self._personal = surface.lexicon.words("repeat", "person")
        self._repeats = repeat_roles(surface.lexicon)
        # Every name met, to the voice that bore it last; the words of all names; the initials that a long name would have.
        self._named: dict[tuple[str, ...], Player] = {}
        self._heard: set[str] = set()
        self._initialled: dict[str, Player] = {}

    def speak(self, player: Player, before: bool = False) -> Player:
        """Note that this voice has just been heard; `before`: before the one that was heard last."""
        last = self.recent[-1] if before and self.recent else player
        if player in self.recent:
            self.recent.remove(player)
        self.recent.append(player)
        if last is not player:
            self.recent[-2:] = [player, last]
        del self.recent[:-BACK]
        return player

    def pronoun(self, means: str, word: str = "") -> Player | None:
        """The last voice that "he", "it" or "they" can go back to."""
        if means == "own":
            return self.own
        if means == "person" and self._spoken_for is not None and self.recent and self.recent[-1] is self._spoken_for:
            return self._spoken_for  # "A spokeswoman for the ministry said ... , she said"
        for player in reversed(self.recent[-8:]):
            if player.own:
                continue
            if means == "person" and player.group in ("person", "name") and not player.definite:
                if player.group == "name" and player.role == "other":
                    player.group, player.role = "person", self._office_named(player)
                return player
            if means == "body" and player.group in ("body", "name", ""):
                return player
            if means == "body" and player.body is not None:
                return player.body
            if means == "body" and word == "it" and self._named_as_many(player):
                return player
            if means == "people" and player.group in ("people", "body"):
                return player
        return self._spoken_for if means == "person" else None

    def _office_named(self, player: Player) -> str:
        """ "..., the governor said. Ana Reed told reporters nine died, she added": the role of the nameless office heard right before
        a name; "witness" behind any other.
        """
        before = self.recent.index(player) - 1
        office = self.recent[before] if before >= 0 else player
        told = office.group == "person" and office.name[:1].islower() and office.role not in ("unnamed", "other")
        return office.role if told else "witness"

    def _named_as_many(self, player: Player) -> bool:
        """Whether a body bears the name of many people: "The Emergency Lawyers", "the White Helmets"."""
        if player.group != "people" or self.surface.is_caps:
            return False
        words = player.name.split()
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def meet(self, phrase: Phrase, anonymous: bool = False, aged: bool = False) -> Player:
        """The voice that a phrase names: one met before where the words say so, else a new one."""
        key = (phrase.first, phrase.last, len(phrase.sources))
        seen = self._met.get(key)
        if seen is not None:
            return seen
        player = self._met[key] = self._meet(phrase, anonymous, aged)
        return player

    def handle(self, first: int, last: int) -> Player:
        """The voice behind a social handle, "@" included."""
        name = self.surface.words_of(first, last)
        folded = name.casefold()
        for player in self.players:
            if player.name.casefold() == folded:
                return player
        player = Player(name, "other", "name", (folded,))
        self._heard.add(folded)
        self.players.append(player)
        return player

    def _meet(self, phrase: Phrase, anonymous: bool, aged: bool) -> Player:
        parts = [phrase, *phrase.extra]
        core = self._core(phrase)
        if not anonymous and self.publication.is_named(core):
            if len(core) > 1:
                self.publication.heads.add(core[-1])
            return self.own
        person = self._person_of(parts)
        body = self._body(parts)
        if phrase.heads is not None and body is None and self.grammar.person(phrase) is not None:
            body, person = self.meet(phrase.heads), person or phrase
        if body is not None and person is None and self._mouthpiece(phrase, core):
            self._spoken_for = body
            return body
        state = self._state(phrase)
        known = self._known(phrase, person, core, state)
        if known is None and person is None:
            for extra in phrase.extra:
                known = known or self.find(extra)
        if known is None and person is None:
            known = self._spelled_out(phrase, core)
        if known is not None:
            self._learn(known, parts, person, body)
            return known
        if (
            (phrase.article == "the" or self.words[phrase.first - 1] == "the")
            and len(core) == 1
            and core[0] in self.publication.heads
            and phrase.last == phrase.core[1]
        ):
            return self.own  # "the ministry", where the text is the Health Ministry's and has named it
        role = self._by_initials(parts[-1], anonymous) or self._role(parts, body, anonymous, aged)
        group = "person" if person is not None or aged else self._group(parts)
        name = self._display(person or self._named_beside(phrase) or phrase, person is not None)
        full = self._words(phrase.first, phrase.last)
        span = self.grammar.person(person) if person is not None else None
        words = self._untitled(span) if span is not None else core
        if not words:
            words = full
        player = Player(name, role, group or ("name" if role == "other" else ""), words)
        if state:
            player.key = state.casefold()
            self._name(player, name_words(state))
            if self._bare_state(phrase) and self.grammar.any_of(DEMONYM, phrase.core[0], phrase.core[1]):
                player.name = state  # "Russian claims"
        if body is not None and group != "body":
            player.body = body
        player.army = self._of_army(parts)
        player.definite = phrase.article == "the" and group != "person" and role != "witness"
        player.joint = person is None and self._is_row(phrase)
        player.full = full
        self._name(player, full)
        self._name(player, words)
        self._name(player, self._bracketed(parts[-1]))
        for part in parts:
            if part.article not in INDEFINITE:
                self._name(player, core if part is phrase else self._core(part))
        self.players.append(player)
        return player

    def _named_beside(self, phrase: Phrase) -> Phrase | None:
        """The bare name beside a body of any kind: "the mine operator, Glencore"."""
        head = self._head_of(phrase)
        if head is None or head.entry.id not in ("other-bodies", "bodies-of-any-kind") or len(phrase.extra) != 1:
            return None
        beside = phrase.extra[0]
        if phrase.article != "the" or beside.article or beside.sources or self.grammar.person(phrase) is not None:
            return None
        return beside if self.grammar.person(beside) is not None and beside.last == beside.core[1] else None

    def _of_army(self, parts: list[Phrase]) -> bool:
        """Whether a word for an army stands in the phrases."""
        for phrase in parts:
            for hit in phrase.sources:
                if hit.entry.means == "army":
                    return True
        return False

    def _body(self, parts: list[Phrase]) -> Player | None:
        """The institution that a person speaks for: "its director", "the agency's head", "ministry spokesman", "head of X"."""
        for phrase in parts:
            head = self._head_of(phrase)
            follow = phrase.core[1]
            if head is None:
                if (
                    follow < phrase.last
                    and self.words[follow] in ("of", "from", "with")
                    and self.grammar.person(phrase) is not None
                ):
                    inner = self.grammar.read(follow + 1, phrase.last)
                    if inner.sources and self._group([inner]) == "body":
                        return self.meet(inner)
                continue
            if (house := self._spoken_by(phrase, head)) is not None:
                return house
            if self._come_from(phrase):
                inner = self.grammar.read(follow + 1, phrase.last)  # "Officers from Vell Police"
                if inner.sources and self._group([inner]) == "body":
                    return self.meet(inner)
            if head.entry.id == "ministers" and self.words[head.first : head.last] == ["minister"]:
                if head.first == phrase.core[0] and (house := self._heard_as("ministry")) is not None:
                    return house  # "The health ministry lowered the toll. Minister Ana Reed said"
                continue
            if head.entry.means != "inherit" or (
                phrase.article not in _POSSESSIVE and head.entry.get("group") != "person"
            ):
                continue
            if phrase.article in _POSSESSIVE:
                return self._owner(phrase)
            first, last = phrase.core
            if head.first > first:
                owner = first + 1
                while owner < head.first and self.words[owner] != "'":
                    owner += 1
                inner = self.grammar.read(phrase.first, owner)
                if inner.sources and not inner.sources[-1].entry.get("rank"):  # not "Lt. Cmdr. Ana Reed"
                    return self.meet(inner)
            if last < phrase.last and last + 1 < phrase.last:
                named = self.grammar.person(phrase)
                behind = named is not None and named[0] > last + 1  # "spokesman for the agency Omar Tal"
                inner = self.grammar.read(last + 1, named[0] if named is not None and behind else phrase.last)
                if inner.sources:
                    return self.meet(inner)
            if (
                phrase.article in ("a", "the", "another", "")
                and head.first == first
                and len(phrase.extra) < 3
                and head.entry.id == "officers-of-a-body"
            ) and self.words[first].startswith("spokes"):
                return self.pronoun("body")
        return None

    def _heard_as(self, noun: str) -> Player | None:
        """The last body heard whose name ends or begins with this noun."""
        for player in reversed(self.recent):
            if player.group == "body" and player.full and noun in (player.full[0], player.full[-1]):
                return player
        return None

    def _owner(self, phrase: Phrase) -> Player | None:
        """Who stands behind "its director", "their spokesman", "her office"."""
        if phrase.article not in ("its", "their"):
            return self.pronoun("person")
        if phrase.article == "its" and (ward := self._ward_before(phrase.first)) is not None:
            return ward
        for player in reversed(self.recent[-8:]):
            if player.group == "body" or player.own:
                break
            if player.group == "people" and player.role == "belligerent" and phrase.article == "their":
                return player  # "The rebels rejected it. ..., their spokesman said"
        return self.pronoun("body")

    def _ward_before(self, end: int) -> Player | None:
        """The hospital in "He died in the Vell clinic, its director said": where no other body stands before it."""
        sentence = self.surface.sentence(end)
        for i in range(sentence.first, end):
            hit = self.grammar.source_at(i)
            if hit is None or hit.entry.get("group") in ("person", "people"):
                continue  # "A teacher died in the clinic"
            if hit.entry.kind != "source" or hit.means != "health" or hit.entry.get("group") != "body":
                return None
            if '"' in self.words[hit.last : end]:
                return None  # '"At the morgue I counted nine bodies," its coordinator said'
            house = self.grammar.left(hit.last, sentence.first)
            lead = self.words[house.first - 1] if house is not None and house.first > sentence.first else ""
            return self.meet(house) if house is not None and lead in ("in", "at", "to") else None
        return None

    def _spoken_by(self, phrase: Phrase, head: Hit) -> Player | None:
        """The house in "police spokeswoman", "the Vell hospital spokesman"; not in "health spokesman"."""
        spokes = head.last - 1
        if spokes == head.first or not self.words[spokes].startswith("spokes"):
            return None
        if self.words[spokes - 1] not in self.surface.lexicon.words("source"):
            return None
        house = self.meet(self.grammar.read(phrase.first, spokes))
        if house.role == "other" and not house.own:
            house.role, house.group = self._settle(head), "body"
        return house

    def _come_from(self, phrase: Phrase) -> bool:
        """ "Officers from Vell Police", "authorities with the fire department": a body by its people."""
        end = phrase.core[1]
        return phrase.last > end and self.words[end] in ("from", "with") and self.words[end - 1] in _MEN

    def _mouthpiece(self, phrase: Phrase, words: tuple[str, ...]) -> bool:
        """ "A spokesman", "her office", "its staff": nobody but the one they speak for."""
        if phrase.extra:
            return False
        return (
            self._come_from(phrase)
            or (len(words) > 0 and words[-1].startswith("spokes"))
            or (
                phrase.article in _POSSESSIVE
                and len(words) == 1
                and words[0] in ("office", "staff", "team", "crew", "headquarters")
            )
        )
