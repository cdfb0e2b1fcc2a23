"""Level 7: one voice under all its names.

Public names: `Player`, `holds`.
"""

from __future__ import annotations

from tally.lexicon.words import as_printed

__all__ = ["Player", "holds"]


def holds(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a name holds all these words."""
    for word in words:
        if word not in name:
            return False
    return True


class Player:
    """One voice: `name` as first written, `key` one for all its names, `role`, `group` ("body", "person", "people",
    "").

    `own` marks the publication itself, which is never listed; `body` the institution that a person speaks for; `joint` several
    voices under one name, to which none of them goes back alone ("police and medics").
    """

    __slots__ = ("aliases", "army", "body", "definite", "full", "group", "joint", "key", "name", "own", "role")

    def __init__(self, name: str, role: str, group: str, words: tuple[str, ...]) -> None:
        self.name, self.role, self.group = name, role, group
        self.key = as_printed(" ".join(words)) or name.casefold()
        self.aliases: list[tuple[str, ...]] = [words] if words else []
        self.full: tuple[str, ...] = words
        self.body: Player | None = None
        self.army = False
        self.definite = False
        self.joint = False
        self.own = False

    def answers(self, words: tuple[str, ...]) -> bool:
        """Whether one of its names holds all these words."""
        if self.joint:
            return words in self.aliases
        for alias in self.aliases:
            if holds(alias, words):
                return True
        return False

    def origin(self) -> str:
        """The key that independence is counted by: that of the institution where a person speaks for one."""
        return self.body.key if self.body is not None else self.key
