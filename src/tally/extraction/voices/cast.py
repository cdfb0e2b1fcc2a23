"""Who has spoken so far in a text: one entry a voice under all its names, so that "it", "the ministry" and "SOHR"
find theirs.

Public names: `Cast`, `Player`. A voice is met in reading order; what it was called first is its name (contract,
attribution).
"""

from __future__ import annotations

from functools import lru_cache

from tally.extraction.slots import Range
from tally.extraction.text import Surface
from tally.extraction.voices.names import Grammar, Phrase, content
from tally.extraction.voices.roles import Player, Roles
from tally.lexicon import Lexicon
from tally.lexicon.words import cut
from tally.models import Document

__all__ = ["Cast", "Player"]

_BACK = 40
_INDEFINITE = frozenset(("a", "an", "another", "some", "other"))
_POSSESSIVE = frozenset(("its", "their", "his", "her"))


@lru_cache(maxsize=8)
def _repeat_roles(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Each word of a definite repeat ("group", "agency") to the roles of those it may go back to."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.table("repeat"):
        for word in entry.match:
            found[word] = (*found.get(word, ()), *entry.get("roles", ()))
    return found


class Cast(Roles):
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
        fighting = len(surface.hits.get("conflict", ())) + sum(
            h.entry.get("status") == "combatant" and h.entry.id == "armed-group-members"
            for h in surface.hits.get("force", ())
        )
        self.at_war = fighting >= len(surface.hits.get("calamity", ()))
        self.states_fight = self.at_war and fighting > 0
        self.own = Player(document.publisher or "", document.publisher_role or "media", "body", ())
        self.own.own = True
        self._publisher = frozenset(content(cut(document.publisher))) if document.publisher else frozenset()
        self._initials = "".join(w[0] for w in content(cut(document.publisher or "")))
        self._personal = surface.lexicon.words("repeat", "person")
        self._repeats = _repeat_roles(surface.lexicon)
        # Every name met, to the voice that bore it last; and the initials that a long name would have.
        self._named: dict[tuple[str, ...], Player] = {}
        self._initialled: dict[str, Player] = {}

    def is_publication(self, words: tuple[str, ...]) -> bool:
        """Whether a name is that of the publication itself: all of its words, or its initials."""
        if not words or not self._publisher:
            return False
        if set(words) <= self._publisher:
            return (
                len(words) > 1
                or words[0] not in self.surface.lexicon.words("source")
                or len(self._publisher) == 1
                or words[0] in self._repeats
            )
        return len(words) == 1 and len(words[0]) > 1 and words[0] == self._initials

    def speak(self, player: Player) -> Player:
        """Note that this voice has just been heard."""
        if player in self.recent:
            self.recent.remove(player)
        self.recent.append(player)
        del self.recent[:-_BACK]
        return player

    def pronoun(self, means: str, word: str = "") -> Player | None:
        """The last voice that "he", "it" or "they" can go back to."""
        if means == "own":
            return self.own
        for player in reversed(self.recent[-8:]):
            if player.own:
                continue
            if means == "person" and player.group in ("person", "name"):
                if player.group == "name" and player.role == "other":
                    player.group, player.role = "person", "witness"
                return player
            if means == "body" and player.group in ("body", "name", ""):
                return player
            if means == "body" and player.body is not None:
                return player.body
            if means == "people" and player.group in ("people", "body"):
                return player
        return self._spoken_for if means == "person" else None

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
        player = next((p for p in self.players if p.name.casefold() == name.casefold()), None)
        if player is None:
            player = Player(name, "other", "name", (name.casefold(),))
            self.players.append(player)
        return player

    def _meet(self, phrase: Phrase, anonymous: bool, aged: bool) -> Player:
        parts = [phrase, *phrase.extra]
        if self.is_publication(self._words(phrase.core)) and not anonymous:
            return self.own
        person = self._person_of(parts)
        body = self._body(parts)
        if body is not None and person is None and self._mouthpiece(phrase):
            self._spoken_for = body
            return body
        known = self._known(phrase, person)
        if known is None and phrase.extra and person is None:
            known = next((k for p in phrase.extra if (k := self._known(p, None))), None)
        if known is not None:
            self._learn(known, parts, person, body)
            return known
        role = self._role(parts, body, anonymous, aged)
        group = "person" if person is not None or aged else self._group(parts)
        name = self._display(person or phrase, person is not None)
        words = self._words(person.person, True) if person is not None and person.person else self._words(phrase.core)
        if not words:
            words = self._words((phrase.first, phrase.last))
        player = Player(name, role, group or ("name" if role == "other" else ""), words)
        if state := self._state(phrase):
            player.key = state.casefold()
            player.aliases.add(content(cut(state)))
            if self._bare_state(phrase) and any(i in self.grammar.countries for i in range(*phrase.core)):
                player.name = state
        if body is not None and group != "body":
            player.body = body
        player.army = any(h.entry.means == "army" for p in parts for h in p.sources)
        player.full = self._words((phrase.first, phrase.last))
        names = [player.full, words, *player.aliases, *self._bracketed(parts[-1])]
        names += [self._words(p.core) for p in parts if p.article not in _INDEFINITE]
        for alias in names:
            if alias:
                self._name(player, alias)
        self.players.append(player)
        return player

    def _body(self, parts: list[Phrase]) -> Player | None:
        """The institution that a person speaks for: "its director", "the agency's head", "ministry spokesman", "head
        of X".
        """
        for phrase in parts:
            head = [h for h in phrase.sources if h.last <= phrase.core[1]][-1:]
            named = phrase.person is not None and not head and phrase.core[1] < phrase.last
            if named and self.words[phrase.core[1]] in ("of", "from", "with"):
                inner = self.grammar.read(phrase.core[1] + 1, phrase.last)
                if inner.sources and self._group([inner]) == "body":
                    return self.meet(inner)
            if (
                not head
                or head[0].entry.means != "inherit"
                or (head[0].entry.get("group") != "person" and phrase.article not in _POSSESSIVE)
            ):
                continue
            if phrase.article in _POSSESSIVE:
                return self.pronoun("body" if phrase.article in ("its", "their") else "person")
            first, last = phrase.core
            if head[0].first > first:
                owner = next((i for i in range(first + 1, head[0].first) if self.words[i] == "'"), head[0].first)
                inner = self.grammar.read(phrase.first, owner)
                if inner.sources:
                    return self.meet(inner)
            if last < phrase.last and last + 1 < phrase.last:
                inner = self.grammar.read(last + 1, phrase.last)
                if inner.sources:
                    return self.meet(inner)
            if (
                phrase.article in ("a", "the", "another", "")
                and head[0].first == first
                and len(phrase.extra) < 3
                and head[0].entry.id == "officers-of-a-body"
            ) and self.words[first].startswith("spokes"):
                return self.pronoun("body")
        return None

    def _mouthpiece(self, phrase: Phrase) -> bool:
        """ "A spokesman", "her office", "its staff": nobody but the one they speak for."""
        words = self._words(phrase.core)
        if phrase.extra:
            return False
        return (len(words) > 0 and words[-1].startswith("spokes")) or (
            phrase.article in _POSSESSIVE
            and len(words) == 1
            and words[0] in ("office", "staff", "team", "crew", "headquarters")
        )

    def _known(self, phrase: Phrase, person: Phrase | None) -> Player | None:
        """The player met before under these words, under a part of them, or under their initials."""
        if state := self._state(phrase):
            return self._find(content(cut(state)))
        if person is not None and person.person is not None:
            words = self._words(person.person)
            return self._find(words)
        words = self._words(phrase.core)
        if not words or phrase.article in _INDEFINITE:
            return None
        if phrase.last > phrase.core[1] + 1:
            full = self._words((phrase.first, phrase.last))
            found = self._named.get(full)
            if found is not None or not phrase.article or self.words[phrase.core[1]] in ("of", "for"):
                near = reversed(self.players[-_BACK:])
                return found or next((p for p in near if set(full) <= set(p.full)), None)
        found = self._find(words)
        if found is not None:
            return found
        if len(words) == 1 and words[0] in self._initialled:
            return self._initialled[words[0]]
        if phrase.article in ("the", "this", "that", "these", "those") or words[0] == "same":
            return self._repeated(phrase, words)
        return None

    def find(self, phrase: Phrase) -> Player | None:
        """The voice met before that a phrase goes back to, if any."""
        return self._known(phrase, None)

    def _name(self, player: Player, words: tuple[str, ...]) -> None:
        """Remember one more name of a voice."""
        player.aliases.add(words)
        self._named[words] = player
        if len(words) > 2:
            self._initialled["".join(w[0] for w in words)] = player

    def _find(self, words: tuple[str, ...]) -> Player | None:
        """The one player, the last first, one of whose names holds all these words."""
        if words in self._named:
            return self._named[words]
        wanted = set(words)
        for player in reversed(self.players[-_BACK:]):
            if any(wanted <= set(alias) for alias in player.aliases):
                return player
        return None

    def _repeated(self, phrase: Phrase, words: tuple[str, ...]) -> Player | None:
        """ "the group", "the UN agency", "the militants", "the same source": the last voice of that kind."""
        if words[0] == "same":
            return self.recent[-1] if self.recent else None
        roles = self._repeats.get(words[-1])
        if roles is None or len(words) > 2:
            return None
        wanted = set(roles)
        if len(words) == 2:
            wanted = {h.entry.means for h in phrase.sources if h.entry.means not in ("inherit", "government", "other")}
        for player in reversed(self.recent[-10:]):
            if player.own or player.role not in wanted or (player.army and "belligerent" in wanted):
                continue
            if words[-1] in self._personal:
                if player.group in ("person", "name"):
                    return player
                continue
            if player.group == "person":
                if player.body is not None:
                    return player.body
                if words[-1] != "office":
                    continue
            return player
        return None

    def _learn(self, player: Player, parts: list[Phrase], person: Phrase | None, body: Player | None) -> None:
        """Add the names under which a player is met again; a fuller name of a person becomes its name."""
        if player.own:
            return
        if person is not None and person.person is not None and player.group != "person":
            player.group = "person"
        for phrase in parts:
            words = self._words(phrase.core)
            if (
                words
                and phrase.article not in _INDEFINITE
                and len(words) <= 8
                and (phrase.extra or phrase is not parts[0])
            ):
                self._name(player, words)
        if body is not None and player.body is None and body is not player:
            player.body = body

    def _bracketed(self, phrase: Phrase) -> set[tuple[str, ...]]:
        """Initials introduced behind a name: "(NDRRMC)"."""
        i = phrase.last
        if (
            i + 2 < len(self.words)
            and self.words[i] in "(["
            and self.words[i + 2] in ")]"
            and self.words[i + 1].isalpha()
        ):
            return {(self.words[i + 1],)}
        return set()
