"""Level 7: when a name is that of the publication itself, whose voice is never listed.

Public names: `Publication`, `repeat_roles`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tally.lexicon import Lexicon

__all__ = ["Publication", "repeat_roles"]

_PARTS: Final = frozenset("http https www com net org gov edu info news site online int tv".split())  # of an address


@lru_cache(maxsize=8)
def repeat_roles(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Each word of a definite repeat ("group", "agency") to the roles of those it may go back to."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.table("repeat"):
        for word in entry.match:
            found[word] = (*found.get(word, ()), *entry.get("roles", ()))
    return found


class Publication:
    """The name under which a text is published, or the address of its site. `heads`: the last words of the names by which it has
    called itself.
    """

    def __init__(self, name: tuple[str, ...], lexicon: Lexicon, site: bool = False) -> None:
        self.words = frozenset(name)
        self.heads: set[str] = set()
        self._domain = self._site(name) if site else ""
        self._initials = "".join([word[0] for word in name])
        self._lexicon = lexicon
        self._repeats = repeat_roles(lexicon)

    def _site(self, name: tuple[str, ...]) -> str:
        """ "irishtimes" of "www.irishtimes.com", "bbc" of "bbc.co.uk"."""
        named = [word for word in name if len(word) > 2 and word not in _PARTS]
        return named[-1] if named else ""

    def is_named(self, words: tuple[str, ...]) -> bool:
        """Whether a name is that of the publication itself: all of its words, its initials, or one of its desks."""
        if not words or not self.words:
            return False
        if self._domain and "".join(words) in (self._domain, self._domain.removesuffix("news")):
            return True
        if words[0] in self.words and self.words.issuperset(words):
            return (
                len(words) > 1
                or words[0] not in self._lexicon.words("source")
                or self.words.issubset((words[0], "news", "agency"))  # "AP", in AP News
                or words[0] in self._repeats
                or words[0] in self._lexicon.words("outlet")  # "the Inquirer", in the Capital Inquirer
            )
        if len(words) == 1:
            return len(words[0]) > 1 and words[0] == self._initials
        if self._is_desk(words):
            return True
        # "the International Organization for Migration" where the IOM publishes.
        sole = next(iter(self.words)) if len(self.words) == 1 else ""
        return len(sole) == len(words) > 2 and sole == "".join([word[0] for word in words])

    def _is_desk(self, words: tuple[str, ...]) -> bool:
        """ "PUNCH Metro" in The Punch, "Dawn.com" in Dawn: its own name with that of a desk or a channel of it."""
        if not self.words.issubset(words):
            return False
        desks = self._lexicon.words("desk")
        for word in words:
            if word not in self.words and word not in desks:
                return False
        return True
