"""Level 7: what acts of saying are made of: who says, by which verb, on which side of it.

Public names: `Report`, `Subject`.
"""

from __future__ import annotations

from tally.extraction.voices.cast import Player

__all__ = ["Report", "Subject"]


class Report:
    """One act of saying. `first`, `last`: its own words (source, verb, who was told); `verb`: the range of the verb or frame.

    `side`: "right", "left" or "both" of it; `limit`: the first word that it no longer governs at its right (-1: sentence's end);
    `floor`: the first word that it governs at its left (-1: the sentence's begin);
    `player`: who says; `relays`: who passes it on, nearest first; `text`: the words that name the voice here.
    """

    __slots__ = (
        "carried",
        "certainty",
        "first",
        "flags",
        "floor",
        "last",
        "limit",
        "player",
        "relays",
        "sentence",
        "side",
        "stance",
        "text",
        "verb",
        "verb_word",
    )

    def __init__(self, player: Player, text: tuple[int, int], verb: tuple[int, int], sentence: int) -> None:
        self.player, self.text, self.verb, self.sentence = player, text, verb, sentence
        self.first, self.last = min(text[0], verb[0]) if text[1] > text[0] else verb[0], max(text[1], verb[1])
        self.side, self.limit, self.floor = "right", -1, -1
        self.relays: list[tuple[Player, tuple[int, int]]] = []
        self.certainty, self.stance = "stated", "asserted"
        self.flags: list[str] = []
        self.verb_word = ""
        self.carried = False

    def __repr__(self) -> str:
        relays = [player.name for player, _ in self.relays]
        return f"<{self.player.name} {self.verb_word} {self.side} {self.first}-{self.last} via {relays}>"


class Subject:
    """A voice as found beside its verb: the player, the words that name it, where the whole phrase begins and ends."""

    __slots__ = ("carried", "first", "last", "player", "relays", "text")

    def __init__(self, player: Player, text: tuple[int, int], first: int, last: int) -> None:
        self.player, self.text, self.first, self.last = player, text, first, last
        self.relays: list[tuple[Player, tuple[int, int]]] = []
        self.carried = False
