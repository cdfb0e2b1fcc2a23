"""What the claims level works on: each number with its people, as one phrase with a place in its sentence."""

from __future__ import annotations

from tally.extraction.slots import Number, Outcome, People
from tally.extraction.text import Surface
from tally.lexicon import Entry

__all__ = ["Mention", "gather", "takes"]

_RANKS = frozenset(("few", "most", "first", "last", "only", "many", "main"))
_THEM = frozenset(
    (
        "them",
        "whom",
        "these",
        "those",
        "which",
        "us",
        "theirs",
        "the",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "that",
    )
)


class Mention:
    """A number and its people. `first`..`last`: the whole phrase, hedge included; `before`: index of the word that governs it.

    `partitive`: "N of them", "N of the dead"; `inside`: "including N", "among them N": a part of an earlier count.
    `outside`: "not including N": no part of it. `whole`: it stands inside "N of the M", so that the verb is said of N.
    `outcome`: what happened to them once a pattern has said so; `rank`: how strongly (lower is stronger).
    """

    __slots__ = (
        "before",
        "first",
        "inside",
        "last",
        "number",
        "outcome",
        "outside",
        "partitive",
        "people",
        "rank",
        "role",
        "single",
        "whole",
    )

    def __init__(self, number: Number, people: People, single: bool) -> None:
        self.number, self.people, self.single = number, people, single
        self.first = number.first
        self.last = max(number.last, people.last if people.kind != "none" else number.last)
        self.before = -1
        self.partitive = False
        self.inside = False
        self.outside = False
        self.whole = False
        self.outcome: Outcome | None = None
        self.rank = 99
        self.role = ""

    def __repr__(self) -> str:
        return f"<Mention {self.number!r} {self.people!r} -> {self.outcome!r}>"


def gather(
    surface: Surface, numbers: list[Number], people: dict[int, People], singles: list[tuple[Number, People]]
) -> list[Mention]:
    """All mentions in reading order; a single that overlaps a number's phrase is left out."""
    mentions: list[Mention] = []
    taken: set[int] = set()
    for i, number in enumerate(numbers):
        if number.use is not None or _says_nothing(surface, number):
            taken.update(range(number.first, number.last))
            continue
        counted = people.get(i) or People("none", number.last, number.last)
        mention = Mention(number, counted, False)
        mentions.append(mention)
        taken.update(range(number.first, mention.last))
    for number, counted in singles:
        if not any(i in taken for i in range(number.first, number.last)) and counted.head not in taken:
            mentions.append(Mention(number, counted, True))
    mentions.sort(key=lambda m: m.number.first)
    for mention in mentions:
        _place(surface, mention)
    numbered = {i for number in numbers for i in range(number.first, number.last)}
    shares = surface.at["share"]
    for mention in mentions:
        k = _owner(surface, mention.before)
        opens = k == surface.sentence(mention.number.first).first or (
            k > 0 and surface.words[k - 1] in (",", ";", "\u2014", "\u2013", '"')
        )
        mention.whole = (
            k >= 0
            and surface.words[k] == "of"
            and (opens or k - 1 in numbered or k - 1 in shares or surface.words[k - 1] in ("more", "others"))
        )
    return mentions


def _owner(surface: Surface, k: int) -> int:
    """Left over a possessive: in "17,000 of the nation's 71,293 people" the word that governs 71,293 is "of"."""
    words = surface.words
    if k < 3 or words[k] != "s" or words[k - 1] != "'":
        return k
    for i in range(k - 2, max(k - 6, -1), -1):
        if words[i] == "of":
            return i
    return k


def _says_nothing(surface: Surface, number: Number) -> bool:
    """Words of quantity that count nobody here: "some", "all", "most seriously"."""
    word = surface.words[number.first]
    if number.kind == "none" and word == "without":
        nouns = surface.at["outcome"]
        near = [
            i
            for i in range(number.first, min(number.first + 3, len(surface.words)))
            if i in nouns and nouns[i].entry.get("takes") == "noun"
        ]
        return not near or any(surface.words[i].endswith("ing") for i in range(number.first, near[0]))
    behind = surface.words[number.last : number.last + 3]
    if (
        word == "one"
        and behind[:2] == ["of", "the"]
        and behind[2:]
        and (behind[2].endswith("est") or behind[2] in _RANKS)
    ):
        return True  # "one of the deadliest storms", "one of the few"
    if word == "both" and number.first and surface.words[number.first - 1] == ",":
        return True  # "The pair, both medics, died"
    if number.kind != "vague":
        return False
    after = surface.words[number.last] if number.last < len(surface.words) else ""
    before = surface.words[number.first - 1] if number.first else ""
    return word in ("some", "all", "any", "both", "most") or (
        word == "many" and (after.endswith("ly") or after == "of" or before in ("how", "so", "too", "as"))
    )


def _place(surface: Surface, mention: Mention) -> None:
    """Widen the phrase over its hedge and find what governs it."""
    number, words = mention.number, surface.words
    sentence = surface.sentence(number.first)
    if number.modifier:
        mention.first = min(mention.first, number.modifier[0])
        mention.last = max(mention.last, number.modifier[1])
    i = mention.first - 1
    fillers = surface.at["determiner"]
    while i >= sentence.first and (
        i in fillers or words[i] in "\"'(" or words[i] in ("only", "just", "all", "other", "still", "now")
    ):
        i -= 1
    mention.before = i if i >= sentence.first else -1
    after = number.last
    if after + 1 < sentence.last and words[after] in ("more", "others"):
        after += 1
    mention.partitive = after + 1 < sentence.last and words[after] == "of" and words[after + 1] in _THEM
    lead = [words[k] for k in range(max(sentence.first, mention.first - 3), mention.first)]
    mention.outside = (
        lead[-2:] in (["not", "including"], ["not", "counting"])
        or lead[-1:] in (["excluding"],)
        or lead[:2] in (["not", "including"], ["not", "counting"])
        or "excluding" in lead
    )
    mention.inside = (not mention.outside and any(w in ("including", "incl", "among") for w in lead)) or lead[-2:] in (
        ["of", "whom"],
        ["of", "them"],
        ["of", "these"],
        ["of", "which"],
    )


def takes(outcome: Outcome, mention: Mention, has_disease: bool) -> bool:
    """Whether this outcome may be said of these people: things and animals never, unknown nouns only where it takes people alone."""
    kind, needs = mention.people.kind, outcome.people
    if needs == "never" or kind in ("thing", "animal"):
        return False
    if isinstance(outcome.entry, Entry) and outcome.entry.get("numbered") and mention.single:
        return False
    if needs == "disease":
        return has_disease
    if mention.single:
        return kind == "person"
    if kind == "person":
        return True
    if kind == "none":
        if mention.number.kind == "vague" and "ambiguous_outcome" in outcome.flags:
            return False  # "several such alliances had been struck"
        if mention.number.kind == "none" and mention.number.end - mention.number.start == 2:
            return False  # "no" with no people behind it
        return needs in ("any", "elided", "known-or-elided")
    return needs == "any"
