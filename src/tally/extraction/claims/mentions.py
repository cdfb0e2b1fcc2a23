"""What the claims level works on: each number with its people, as one phrase with a place in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.claims.silent import says_nothing
from tally.extraction.slots import Draft, Number, Outcome, People
from tally.extraction.text import Sentence, Surface, past_share
from tally.lexicon import Entry
from tally.lexicon.kinds import AUXILIARY, DETERMINER, OUTCOME, PLACE_NOUN, SHARE, THING

__all__ = ["Mention", "gather", "of_another_year", "takes", "tells_of_part"]

_LIGHT: Final = frozenset(('"', "'", "(", "only", "just", "all", "other", "still", "now"))
_HIT: Final = (["affected"], ["hit"], ["struck"], ["stranded"])  # what becomes of houses and roads as well
_LEADS: Final = frozenset(("including", "incl", "among", "counting", "excluding", "besides"))
_DONE: Final = frozenset("died perished survived remain remained suffered sustained succumbed drowned".split())
_ALMOST: Final = frozenset(("almost", "nearly", "virtually", "practically", "not", "if"))
_ONE_OF: Final = (["one", "of", "them"], ["one", "of", "whom"])
_MOST: Final = frozenset(("most", "many", "some", "half", "majority", "none"))
_PERIOD: Final = 7  # words behind a figure that may tell of which year it is
_OPENS: Final = frozenset((",", ";", "\u2014", "\u2013", '"'))
_THEM: Final = frozenset(
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
    `within`: a pattern of the claims level found it to be such a part, whatever leads it in.
    `outcome`: what happened to them once a pattern has said so; `rank`: how strongly (lower is stronger).
    `draft`: the claim that it made, as the discourse level keeps it.
    """

    __slots__ = (
        "before",
        "draft",
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
        "sentence",
        "single",
        "whole",
        "within",
    )

    def __init__(self, number: Number, people: People, single: bool, sentence: Sentence) -> None:
        self.number, self.people, self.single, self.sentence = number, people, single, sentence
        self.first = number.first
        self.last = max(number.last, people.last) if people.kind != "none" else number.last
        self.before = -1
        self.partitive = False
        self.inside = False
        self.outside = False
        self.whole = False
        self.within = False
        self.outcome: Outcome | None = None
        self.rank = 99
        self.role = ""
        self.draft: Draft | None = None

    def __repr__(self) -> str:
        return f"<Mention {self.number!r} {self.people!r} -> {self.outcome!r}>"


def gather(
    surface: Surface, numbers: list[Number], people: dict[int, People], singles: list[tuple[Number, People]]
) -> list[Mention]:
    """All mentions in reading order; a single that overlaps a number's phrase is left out."""
    words = surface.words
    mentions: list[Mention] = []
    taken = _Taken()
    for i, number in enumerate(numbers):
        last = number.last
        inner = bool(mentions) and _tells_whose(words, mentions[-1], number)
        if number.use is None and not inner and not says_nothing(surface, number):
            counted = people.get(i) or People("none", last, last)
            if (
                "ordinal" in number.flags
                and counted.kind == "none"
                and mentions
                and _of_things(mentions[-1], surface, number)
            ):
                counted = People("thing", last, last)  # "killed three bills and wounded a fourth"
            elif (
                counted.kind == "none"
                and words[number.first - 2 : number.first] == ["among", "the"]
                and _is_place_among(surface, number.first)
            ):
                counted = People("thing", last, last)  # "The province was among the 11 struck"
            elif (
                counted.kind == "none"
                and words[last : last + 2] == ["of", "them"]
                and _only_things(mentions, surface, number)
            ):
                counted = People("thing", last, last)  # "three yachts pulled out, one of them with an injured skipper"
            elif counted.kind == "none" and mentions and _of_which(words, mentions[-1], number):
                counted = People("thing", last, last)  # "hurt in five buses, two of which burned"
            elif (
                counted.kind == "none"
                and words[last : last + 1] in _HIT
                and words[number.first - 1] == "and"
                and _only_things(mentions, surface, number)
            ):
                counted = People("thing", last, last)  # "Four bridges were destroyed and 17 affected"
            mention = Mention(number, counted, False, surface.sentence(number.first))
            mentions.append(mention)
            last = mention.last
        taken.add(number.first, last)
    for number, counted in singles:
        one = words[number.first - 3 : number.first] in _ONE_OF  # "one of them a 17-year-old": that one
        if not (one or taken.meets(number.first, number.last) or taken.meets(counted.head, counted.head + 1)):
            mentions.append(Mention(number, counted, True, surface.sentence(number.first)))
    if singles:
        mentions.sort(key=_position)
    kinds, emphasis = surface.kinds, surface.lexicon.words("emphasis")
    for mention in mentions:
        first = mention.number.first
        if first > 1 and words[first - 1] in emphasis and words[first - 2] in ("a", "an"):
            mention.first = max(first - 2, mention.sentence.first)  # "reached a staggering 22,600"
        _place(mention, words, kinds)
    _find_wholes(surface, numbers, mentions)
    return mentions


def _of_things(before: Mention, surface: Surface, number: Number) -> bool:
    return before.people.kind in ("thing", "animal") and before.sentence is surface.sentence(number.first)


def _of_which(words: list[str], before: Mention, number: Number) -> bool:
    """ "five buses, two of which": of several things right before the comma; not "one grave, nine of which"."""
    things = before.people.kind == "thing" and before.number.value != 1 and before.last == number.first - 1
    return things and words[before.last] == "," and words[number.last : number.last + 2] == ["of", "which"]


def _is_place_among(surface: Surface, first: int) -> bool:
    """Whether a place or a thing is what is among the number at `first`."""
    at = first - 3
    while at > surface.sentence(first).first and surface.is_of(at, AUXILIARY):
        at -= 1
    return surface.is_of(at, PLACE_NOUN | THING)


def _only_things(mentions: list[Mention], surface: Surface, number: Number) -> bool:
    """Whether all that the sentence has counted so far are things or animals, and there is something."""
    sentence, seen = surface.sentence(number.first), False
    for mention in reversed(mentions):
        if mention.sentence is not sentence:
            break
        if mention.people.kind not in ("thing", "animal"):
            return False
        seen = True
    return seen and not _opens_with_hurt(surface, number)


def _opens_with_hurt(surface: Surface, number: Number) -> bool:
    """ "The injured were taken to three hospitals, and two of them died": those that an uncounted word names, and no things."""
    first = surface.sentence(number.first).first
    return surface.words[first] == "the" and surface.is_of(first + 1, OUTCOME) and not surface.is_of(first + 2, THING)


def _tells_whose(words: list[str], before: Mention, number: Number) -> bool:
    """ "Seven members of one family", "nine of the 20-strong crew", "nine people out of 20": the second number only says of whom the
    first counts some.
    """
    people, i = before.people, number.first
    if words[i - 2 : i] == ["out", "of"]:
        return i - 2 <= max(before.last, people.last)
    lead = (
        i - 2 if "compound" in number.flags or words[i] == "single" else i - 1
    )  # "of a 20-strong crew", "of a single family"
    if people.kind == "person" and people.last in (lead, i - 1) and words[people.last] == "from":
        return True  # "Four children from one family"
    if people.kind != "person" or not before.number.last <= people.head < i - 1 or i >= people.last:
        return False
    return words[i - 1] in ("of", "from") or words[lead] in ("of", "from")


class _Taken:
    """The words of numbers and their people, as stretches added from left to right; one may reach past the next."""

    __slots__ = ("firsts", "reach")

    def __init__(self) -> None:
        self.firsts: list[int] = []
        self.reach: list[int] = []

    def add(self, first: int, last: int) -> None:
        self.firsts.append(first)
        self.reach.append(max(last, self.reach[-1]) if self.reach else last)

    def meets(self, first: int, last: int) -> bool:
        k = bisect_left(self.firsts, last)
        return k > 0 and first < self.reach[k - 1]


def _position(mention: Mention) -> int:
    return mention.number.first


def _find_wholes(surface: Surface, numbers: list[Number], mentions: list[Mention]) -> None:
    """Mark the M of "N of the M": "of" governs it and stands behind another number, a share, or at the head of a clause."""
    words = surface.words
    governed = [(m, k) for m in mentions if (k := _owner(words, m.before)) >= 0 and words[k] == "of"]
    if not governed:
        return
    # "All but two of the 30": those excepted are no part of whom it is said.
    numbered = {i for n in numbers if n.use != "no_outcome" for i in range(n.first, n.last)}
    for mention, k in governed:
        if k and words[k - 1] == "all" and words[k - 2] not in _ALMOST and mention.number.value is not None:
            continue  # "All of the 15 passengers died": they are whom it is said of
        mention.whole = (
            k == mention.sentence.first
            or (k > 0 and words[k - 1] in _OPENS)
            or k - 1 in numbered
            or surface.is_of(k - 1, SHARE)
            or words[k - 1] in ("more", "others", "population")
        )
        if mention.whole and k and words[k - 1] in _MOST:
            _share_second(words, mentions, mention)


def _share_second(words: list[str], mentions: list[Mention], first: Mention) -> None:
    """ "Most of the 620 passengers and 121 crew are missing": a share of both."""
    at = first.last
    for second in mentions:
        if second.first == at + 1 and words[at] == "and" and second.people.kind == "person":
            second.whole = True


def _owner(words: list[str], k: int) -> int:
    """Left over a possessive: in "17,000 of the nation's 71,293 people" the word that governs 71,293 is "of"."""
    if k < 3 or words[k] != "s" or words[k - 1] != "'":
        return k
    for i in range(k - 2, max(k - 6, -1), -1):
        if words[i] == "of":
            return i
    return k


def _place(mention: Mention, words: list[str], kinds: list[int]) -> None:
    """Widen the phrase over its hedge and find what governs it."""
    number, begin, end = mention.number, mention.sentence.first, mention.sentence.last
    if number.modifier is not None:
        mention.first = min(mention.first, number.modifier[0])
        mention.last = max(mention.last, number.modifier[1])
    first = mention.first
    i = first - 1
    while i >= begin and (words[i] in _LIGHT or kinds[i] & DETERMINER != 0):
        i -= 1
    mention.before = i if i >= begin else -1
    behind = number.last
    if number.modifier is not None and number.modifier[0] >= behind:
        behind = number.modifier[1]  # "70 or so of them"
    after = past_share(words, behind, end)
    if mention.people.kind == "none":
        mention.last = max(mention.last, after)
    if after + 1 < end and words[after] in ("more", "others"):
        after += 1
    mention.partitive = after + 1 < end and words[after] == "of" and words[after + 1] in _THEM
    told_of_them = stands_apart(words, kinds, mention)
    if told_of_them:
        mention.before = first - 1
    led = False
    lead = max(begin, first - 3)
    for k in range(lead, first):
        word = words[k]
        mention.outside = mention.outside or (word == "than" and words[k - 1] == "other")
        if word not in _LEADS:
            continue
        if (
            word == "excluding"
            or word == "besides"
            or (word in ("including", "counting") and k > lead and words[k - 1] == "not")
        ):
            mention.outside = True
        led = led or word in ("including", "incl", "among")
    first -= words[first - 1] in ("only", "just") and first - lead > 2  # "of these only one was a minor"
    of_them = (
        not told_of_them
        and first - lead >= 2
        and words[first - 2] == "of"
        and words[first - 1] in ("whom", "them", "these", "which")
    )
    closed = (
        mention.last < end
        and words[mention.last] in ("inclusive", "included")
        and first > begin
        and words[first - 1] == ","
    )
    mention.inside = of_them or closed or (led and not mention.outside)  # "eight dead, two guards inclusive"


def stands_apart(words: list[str], kinds: list[int], mention: Mention) -> bool:
    """ "Of these 14 were in hospital", printed without a comma: the number opens the clause, for a verb stands right behind it."""
    begin, last = mention.sentence.first, past_share(words, mention.number.last, mention.sentence.last)
    return (
        mention.number.first == begin + 2
        and words[begin] == "of"
        and words[begin + 1] in ("these", "those", "them")
        and last < mention.sentence.last
        and (kinds[last] & AUXILIARY != 0 or words[last] in _DONE)
    )


def of_another_year(words: list[str], first: int, last: int) -> bool:
    """ "down from 191 at this point in 2024", "up from 40 a year earlier": another year's figure, which nothing replaces."""
    for i in range(first, min(first + _PERIOD, last)):
        word = words[i]
        if word in (",", ";", "."):
            return False
        if word in ("year", "period") or (word.isdecimal() and len(word) == 4 and words[i - 1] in ("in", "of")):
            return True
    return False


def takes(outcome: Outcome, mention: Mention, has_disease: bool) -> bool:
    """Whether this outcome may be said of these people: things and animals never, unknown nouns only where it takes people alone."""
    kind, needs = mention.people.kind, outcome.people
    if needs == "never" or kind in ("thing", "animal"):
        return False
    if mention.single and isinstance(outcome.entry, Entry):
        if outcome.entry.get("numbered"):
            return False
        if outcome.entry.get("indefinite") and "definite_singular" in mention.number.flags:
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


def tells_of_part(words: list[str], mention: Mention, outcome: Outcome) -> bool:
    """ "60 people, 12 of whom died": the clause that begins with "whom" is about the 12 alone."""
    k = mention.number.last
    return words[k : k + 2] in (["of", "whom"], ["of", "them"]) and outcome.begin == k + 2
