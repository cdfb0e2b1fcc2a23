"""Level 7: whom of those met before a phrase goes back to: by a name, a part of one, initials, "the group".

Public names: `Known`, `name_words`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tally.extraction.voices.names import Phrase, content
from tally.extraction.voices.players import Player, holds
from tally.extraction.voices.roles import Roles
from tally.lexicon.words import cut

__all__ = ["BACK", "INDEFINITE", "Known", "name_words"]

BACK: Final = 40  # voices
INDEFINITE: Final = frozenset(("a", "an", "another", "some", "other"))
_HEADS: Final = frozenset(("officials", "sources", "officers", "authorities", "workers"))
_STATES: Final = frozenset(("us", "uk", "un", "eu"))  # before the name of a body of theirs


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words that tell the name of a publication or a state from others: few names, met in text after text."""
    return content(cut(name))


class Known(Roles):
    """Finds voices again, and learns their names."""

    players: list[Player]
    _named: dict[tuple[str, ...], Player]
    _heard: set[str]
    _initialled: dict[str, Player]
    _personal: frozenset[str]
    _repeats: dict[str, tuple[str, ...]]

    def _known(self, phrase: Phrase, person: Phrase | None, words: tuple[str, ...], state: str) -> Player | None:
        """The player met before under the words of its core, under a part of them, or under their initials."""
        if state:
            return self._surnamed(phrase) or self._find(name_words(state))
        if person is not None and (span := self.grammar.person(person)) is not None:
            return self._find(self._untitled(span))
        if not words or phrase.article in INDEFINITE:
            return None
        if phrase.last > phrase.core[1] + 1:
            full = self._words(phrase.first, phrase.last)
            found = self._named.get(full)
            if found is not None:
                return found
            if not phrase.article or self.words[phrase.core[1]] in ("of", "for"):
                for player in reversed(self.players[-BACK:]):
                    if holds(player.full, full) and not player.joint:
                        return player
                return None
        if phrase.article == "the" and words in (("sources",), ("officials",)) and self._spoke_last():
            return self.recent[-1]
        found = self._find(words)
        if found is not None and not (phrase.sources or phrase.article) and self._is_place_of(found, words):
            found = None
        if found is not None:
            # "UN figures" where a "UN spokesman Amar Lee" has spoken: the house, and not its man.
            return found.body if found.group == "person" and self._group([phrase]) == "body" else found
        if len(words) == 1 and phrase.article in ("the", "these") and (several := self._several(words[0])) is not None:
            return several
        if len(words) == 1 and words[0] in self._initialled:
            return self._initialled[words[0]]
        if phrase.article in ("the", "this", "that", "these", "those") or words[0] == "same":
            return self._repeated(phrase, words)
        return None

    def _spoke_last(self) -> bool:
        """Whether those who spoke last may be called "the sources", "the officials"."""
        last = self.recent[-1] if self.recent else None
        return last is not None and not last.own and last.group == "people" and last.role != "witness"

    def _several(self, word: str) -> Player | None:
        """ "the officials", where security and medical officials have spoken."""
        if word not in _HEADS:
            return None
        for player in reversed(self.recent[-6:]):
            if player.joint and player.full[-1] == word:
                return player
        return None

    def _surnamed(self, phrase: Phrase) -> Player | None:
        """ "Danish added", where a Najib Danish has spoken."""
        first, last = phrase.core
        if phrase.article or last - first != 1 or last != phrase.last:
            return None
        for player in reversed(self.players[-BACK:]):
            if player.group == "person" and not player.own and len(player.full) > 1:
                for alias in player.aliases:
                    if len(alias) > 1 and alias[-1] == self.words[first]:
                        return player
        return None

    def find(self, phrase: Phrase) -> Player | None:
        """The voice met before that a phrase goes back to, if any."""
        return self._known(phrase, None, self._core(phrase), self._state(phrase))

    def _name(self, player: Player, words: tuple[str, ...]) -> None:
        """Remember one more name of a voice, if it has any words."""
        if not words or self._named.get(words) is player:
            return
        player.aliases.append(words)
        self._named[words] = player
        self._heard.update(words)
        begin = 0
        while begin < len(words) and (len(words[begin]) == 1 or words[begin] in _STATES):
            begin += 1  # "U.S. Consumer Product Safety Commission": CPSC
        for first in (0, begin):
            if len(words) - first > 2:
                self._initialled["".join([w[0] for w in words[first:]])] = player

    def _find(self, words: tuple[str, ...]) -> Player | None:
        """The one player, the last first, one of whose names holds all these words."""
        found = self._named.get(words)
        if found is not None:
            return found
        for word in words:
            if word not in self._heard:
                return None
        for player in reversed(self.players[-BACK:]):
            if player.answers(words):
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
            wanted.discard("health")  # "the health trust" is not the hospital
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

    def _spelled_out(self, phrase: Phrase, core: tuple[str, ...]) -> Player | None:
        """One known by initials alone whose name stands before them now: "the State Emergency Agency (SEMA)"."""
        initials = self._bracketed(phrase)
        player = self._named.get(initials) if initials else None
        if player is None or player.own or player.role != "other" or player.full != initials:
            return None
        player.role, player.group = self._role([phrase], None, False, False), self._group([phrase]) or player.group
        self._name(player, core)
        return player

    def _learn(self, player: Player, parts: list[Phrase], person: Phrase | None, body: Player | None) -> None:
        """Add the names under which a player is met again; a fuller name of a person becomes its name."""
        if player.own:
            return
        if person is not None:
            player.group = "person"
        for phrase in parts:
            if phrase.article not in INDEFINITE and (phrase.extra or phrase is not parts[0]):
                words = self._core(phrase)
                if len(words) <= 8:
                    self._name(player, words)
        if body is not None and player.body is None and body is not player:
            player.body = body

    def _bracketed(self, phrase: Phrase) -> tuple[str, ...]:
        """Initials introduced behind a name: "(NDRRMC)"."""
        i = phrase.last
        if (
            i + 2 < len(self.words)
            and self.words[i] in "(["
            and self.words[i + 2] in ")]"
            and self.words[i + 1].isalpha()
        ):
            return (self.words[i + 1],)
        return ()
