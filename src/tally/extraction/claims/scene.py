"""Part of level 6: one sentence with its mentions and outcomes, and what the patterns ask of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tally.extraction.claims.mentions import Mention, takes
from tally.extraction.slots import Number, Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry
from tally.lexicon.kinds import (
    ANIMAL,
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FILLER,
    MODIFIER,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    REPORTING,
    THING,
    TOLLVERB,
)

__all__ = [
    "ASIDES",
    "BARRIERS",
    "HELD_TO_BE",
    "Classes",
    "Scene",
    "is_listed",
    "is_of_another",
    "is_plural_noun",
    "is_put_at",
    "is_reduced",
    "is_weak",
]

_STOPS: Final = frozenset(";.!?")
_ON_THE_SPOT: Final = (["at", "the", "scene"], ["on", "the", "spot"])
_DIED_WHERE: Final = 4  # words of "at the scene"
BARRIERS: Final = frozenset(";:?!|")
ASIDES: Final = frozenset(("who", "which", "whose", "where"))  # open a relative clause behind a comma
_COUNTED: Final = frozenset(  # such a clause tells who the people are, or how many
    "include includes included number numbered comprise comprised totalled were are".split()
)
_ASIDE_REACH: Final = 16
_OF_REACH: Final = 12
_GROUPS: Final = frozenset(("crew", "body", "bodies", "remains", "lives", "corpse", "corpses"))
_OF_THEM: Final = frozenset(("them", "whom", "these", "those"))
_INTENDED: Final = frozenset(("tried", "attempted", "wanted", "sought", "hoped", "meant", "planned"))
_INTENT: Final = frozenset(("trying", "attempting", "hoping", "struggling", "seeking", "wanting"))
_UNTIL_FOUND: Final = frozenset(("missing", "trapped"))
_HELD_SO: Final = frozenset(("suspected", "alleged"))
HELD_TO_BE: Final = frozenset("listed reported feared presumed believed thought counted".split())
_YIELDS: Final = 8  # the rank of what people had been before what is told of them now
_UNREAL: Final = frozenset(("hypothetical", "negated", "rate"))
_MARKS: Final = frozenset("\"'()")


class Classes:
    """What the patterns ask of a whole text: its words and closed classes, looked up once.

    `links`: the conjunctions of two and more words ("along with"), `link_ends` where each ends.
    """

    __slots__ = (
        "ages",
        "disease",
        "link_ends",
        "links",
        "surface",
        "words",
    )

    def __init__(self, surface: Surface, numbers: list[Number]) -> None:
        self.surface, self.words = surface, surface.words
        self.links = surface.hits.get("conjunction", [])  # those of one word make no hits
        self.link_ends = [hit.last for hit in self.links]
        self.disease = "disease" in surface.hits
        self.ages = {i for number in numbers if number.use == "age" for i in range(number.first, number.last)}


class Scene:
    """One sentence, `first`..`last`, with its mentions and outcomes in reading order."""

    __slots__ = ("classes", "first", "kinds", "last", "mentions", "nones", "outcomes", "surface", "words")

    def __init__(self, classes: Classes, sentence: Sentence, mentions: list[Mention], outcomes: list[Outcome]) -> None:
        self.classes, self.surface, self.words = classes, classes.surface, classes.words
        self.kinds = classes.surface.kinds
        self.first, self.last = sentence.first, sentence.last
        self.mentions, self.outcomes = mentions, outcomes
        self.nones = [mention for mention in mentions if mention.number.kind == "none"]

    def give(self, mention: Mention, outcome: Outcome, rank: int, role: str) -> bool:
        if self._is_undone(outcome):
            rank = max(rank, _YIELDS)
        if rank >= mention.rank or (mention.outside and rank > 5) or not takes(outcome, mention, self.classes.disease):
            return False
        if self._barred(mention, outcome) or (mention.single and self._describes_another(mention, outcome)):
            return False
        if self._is_of_others(mention, outcome) or (
            role in ("subject", "with")
            and (self._is_of_somebody(mention, outcome) or self.none_over(mention) is not None)
        ):
            return False
        if outcome.mood == "hypothetical" and mention.last < outcome.begin and self.attempted(outcome.begin - 1):
            return False
        if mention.single and outcome.first < mention.number.first < outcome.last:
            return False  # the article of its own words: "fractured her skull"
        if outcome.means == "injured" and self.words[outcome.first] == "in":
            outcome = self._died_there(mention, outcome) or outcome
        told = mention.outcome
        if (
            told is not None
            and mention.rank == 5
            and mention.role == "subject"
            and outcome.mood in _UNREAL
            and told.mood not in _UNREAL
        ):
            return False  # "nine people injured on Monday could die"
        mention.outcome, mention.rank, mention.role = outcome, rank, role
        return True

    def _is_undone(self, outcome: Outcome) -> bool:
        """ "found two hikers alive who had been missing since Wednesday", "six people who were feared dead turned up": what people
        had been, or were held to be, before what is told of them now.
        """
        words = self.words[outcome.begin - 1 : outcome.last]
        if outcome.means in _UNTIL_FOUND:
            return words[:2] == ["who", "had"]
        return outcome.means == "killed" and words[:1] == ["who"] and not HELD_TO_BE.isdisjoint(words)

    def none_over(self, mention: Mention) -> Mention | None:
        """ "None of the four priests and 100 refugees was hurt": the one by whom nothing is told of these."""
        k = bisect_left(self.nones, mention.first, key=lambda none: none.first)
        if not k or (self.kinds[mention.last] & OUTCOME and self.kinds[mention.last + 1] & AUXILIARY):
            return None  # "none of the 25 wounded has died": what is told of them stands beside them
        last = (none := self.nones[k - 1]).number.last
        named = self.words[last : last + 1] == ["of"] and self.words[last + 1] not in _OF_THEM
        near = named and mention.first - last <= _OF_REACH and not self.has(last, mention.first, AUXILIARY | OUTCOME)
        return none if near else None

    def in_aside(self, mention: Mention, begin: int) -> bool:
        """ "Nobody on the flight, which carried 48 passengers, survived": people inside a relative clause that closes before the
        verb at `begin`.
        """
        if "," not in self.words[mention.last : min(begin, mention.last + _ASIDE_REACH)]:
            return False
        for k in range(mention.first - 1, max(self.first, mention.first - _ASIDE_REACH), -1):
            word = self.words[k]
            if word in ASIDES and self.words[k - 1] == ",":
                return self.words[k + 1] not in _COUNTED
            if not word[0].isalnum():
                return False
        return False

    def _is_of_somebody(self, mention: Mention, outcome: Outcome) -> bool:
        """ "The commander of a unit of 40 soldiers was killed", "relatives of 12 miners were held": whose people they are is told,
        not what became of them.
        """
        k = mention.before
        if mention.last > outcome.begin or k <= self.first or self.words[k] != "of":
            return False
        if mention.last == outcome.first and is_reduced(outcome) and self.words[mention.number.first - 1] == "the":
            return False  # "relatives of the 14 men killed said"
        if self.words[mention.last : mention.last + 1] == ["who"] and outcome.begin - mention.last <= 2:
            return False  # "relatives of the nine men who died said"
        if mention.number.value == 1 and mention.people.unit == "families":
            return True  # "three generations of one family"
        people, floor = self.surface.at("person"), max(self.first, k - _OF_REACH)
        while k > floor and self.words[k] == "of":
            hit = people.get(k - 1)
            if (
                hit is not None
                and hit.entry.get("kind") != "collective"
                and hit.entry.get("unit", "persons") == "persons"
            ):
                return not self.surface.is_of(k - 2, NUMERAL) and self.words[k - 1] not in _GROUPS
            k = (hit.first if hit is not None else k - 1) - 1
            while k > floor and self.kinds[k] & (DETERMINER | FILLER) != 0:
                k -= 1
        return False

    def _died_there(self, mention: Mention, outcome: Outcome) -> Outcome | None:
        """ "Three died at the scene and two (later) in hospital": where the second ones died, with the verb left out."""
        lead = mention.first - 1
        if lead <= self.first or outcome.first - mention.last > 1:
            return None
        scene = (
            self.words[lead] == "," and self.words[lead - 3 : lead] in _ON_THE_SPOT
        )  # "Seven died at the scene, five in hospital"
        if self.words[lead] != "and" and not scene:
            return None
        if outcome.begin < outcome.first or self.has(mention.last, outcome.first, AUXILIARY):
            return None
        for other in self.outcomes:
            if other.means == "killed" and other.takes != "noun" and 0 < lead - other.last <= _DIED_WHERE:
                return other
        return None

    def _describes_another(self, mention: Mention, outcome: Outcome) -> bool:
        """ "a reporter saw burnt drums", "a nurse described injured girls": a participle that goes with the noun behind it."""
        i = outcome.last
        if i >= self.last or mention.last > outcome.first or not is_reduced(outcome):
            return False
        if is_put_at(self, outcome):
            return True
        return self.kinds[i] & (PERSON | THING | ANIMAL) != 0 and not self.kinds[i + 1] & REPORTING

    def _barred(self, mention: Mention, outcome: Outcome) -> bool:
        """Whether the entry says that it tells nothing of such people: suspects who flee are not displaced."""
        head, entry = mention.people.head, outcome.entry
        if head < 0 or not isinstance(entry, Entry):
            return False
        word, only = self.words[head], entry.get("only_people")
        return word in entry.get("not_people", ()) or (only is not None and word not in only)

    def _is_of_others(self, mention: Mention, outcome: Outcome) -> bool:
        """ "Nine families of those killed", "nine friends of the dead man": people who belong to those whom it became."""
        people, i = mention.people, outcome.begin
        if (
            people.kind != "person"
            or people.unit == "bodies"
            or not 0 <= people.head < i - 2
            or self.words[i - 2] != "of"
        ):
            return False
        if not is_reduced(outcome):
            return False
        return self.words[i - 1] == "those" or self.surface.is_of(outcome.last, PERSON)

    def attempted(self, i: int) -> bool:
        """ "killed a man trying to flee", "who had tried to flee": what people meant to do tells nothing of their fate."""
        going, helped = self.words[i] in _INTENT, self.kinds[i - 1] & AUXILIARY != 0
        told = self.words[i - 2 if helped else i - 1] == "who"
        return (going and not helped) or (told and (going or self.words[i] in _INTENDED))

    def is_told(self, outcome: Outcome) -> bool:
        """Whether this outcome has been said of somebody here."""
        return any(mention.outcome is outcome for mention in self.mentions)

    def has(self, first: int, last: int, bits: int) -> bool:
        """Whether a word of one of these kinds stands in first..last."""
        kinds = self.kinds
        return any(kinds[i] & bits != 0 for i in range(first, last))

    def comma(self, first: int, last: int) -> int:
        """Where the first comma in first..last stands; -1 where none does."""
        for i in range(first, min(last, self.last)):
            if self.words[i] == ",":
                return i
        return -1

    def light(self, first: int, last: int) -> bool:
        """Whether only words that change nothing stand in first..last: determiners, adverbs, quotation marks."""
        kinds = self.kinds
        for i in range(first, last):
            word = self.words[i]
            if not (word in _MARKS or kinds[i] & (DETERMINER | FILLER) != 0 or word.endswith("ly")):
                return False
        return True

    def silent(self, first: int, last: int) -> bool:
        """Whether nobody speaks in first..last and no strong mark stands there."""
        return not any(self.words[i] in BARRIERS or self.tells(i) for i in range(first, last))

    def tells(self, i: int) -> bool:
        """Whether word i tells of saying; not in "people with suspected links to a group"."""
        return self.kinds[i] & REPORTING != 0 and not (self.words[i] in _HELD_SO and self.kinds[i - 1] & PREPOSITION)

    def quiet(self, first: int, last: int) -> bool:
        """Whether nobody speaks in first..last, no sentence ends and nothing else happens."""
        for i in range(first, last):
            stops = self.words[i] in _STOPS and not (self.words[i] == "." and len(self.words[i - 1]) == 1)  # "3 p.m."
            if stops or self.kinds[i] & REPORTING != 0:
                return False
        return all(o.nominal or not first <= o.first < last for o in self.outcomes)

    def links(self, first: int, last: int) -> bool:
        """Whether first..last joins two people of one list: commas, "and", "or", "as well as", with light words."""
        if last - first > 24 or first >= last or self.words[last - 1] == "that":
            return False
        classes = self.classes
        seen, depth, light = False, 0, 0
        for i in range(self._past_name(first, last), last):
            word = self.words[i]
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
                if depth < 0:
                    return False  # what stands in a bracket is a list of its own
            elif depth <= 0 and i not in classes.ages:
                light += 1
                if word == "," or self.kinds[i] & CONJUNCTION != 0:
                    seen = True
                elif not (word == '"' or word == "'" or self.kinds[i] & (DETERMINER | FILLER) != 0):
                    return False
        return seen and light <= 5

    def _past_name(self, first: int, last: int) -> int:
        """ "a labourer named Gul Zaman, his wife Amina and ...": behind the name that a noun is given."""
        begin = i = first + (self.words[first] in ("named", "called"))
        while i < last and self.surface.is_capital(i):
            i += 1
        return i if i > begin else first


def is_reduced(outcome: Outcome) -> bool:
    """A participle or state without auxiliary: it may belong to a noun phrase rather than make a clause."""
    entry = outcome.entry
    if outcome.begin != outcome.first or (isinstance(entry, Entry) and entry.get("firm")):
        return False
    return outcome.passive or (isinstance(entry, Entry) and entry.get("takes") == "state")


def is_listed(scene: Scene, outcome: Outcome) -> bool:
    """ "three people (previously) reported missing were found dead": what a list had said, as a participle does."""
    return scene.kinds[outcome.begin] & REPORTING != 0 and outcome.begin < outcome.first


def is_put_at(scene: Scene, outcome: Outcome) -> bool:
    """ "put the civilian dead at six", "gave its own dead as nine": one word between the article and the dead who are counted."""
    words, surface, last, before = scene.words, scene.surface, outcome.last, outcome.first - 1
    if before - 2 < scene.first or last + 1 >= scene.last or words[last] not in ("at", "as"):
        return False
    if words[before - 1] not in ("the", "its", "their", "his", "her", "our") or not (
        surface.is_of(before, PERSON) or words[before] in ("own", "confirmed", "known", "military", "foreign")
    ):
        return False
    counted = surface.is_of(last + 1, NUMERAL | MODIFIER) or words[last + 1][0].isdigit()
    return counted and (surface.is_of(before - 2, TOLLVERB) or words[before - 2] == "and")


def is_of_another(scene: Scene, outcome: Outcome, mention: Mention) -> bool:
    """ "a driver who killed three people was jailed", "men who shot nine were held": a verb that is not said of the people right
    before it: it is one person's, or they are the object of a relative clause that it closes.
    """
    number, begin = mention.number, outcome.begin
    if mention.single or number.kind == "none":
        return False
    if begin >= outcome.first:
        return _ends_plan(scene, outcome, mention)
    if number.value != 1 and scene.words[begin] in ("was", "is", "has"):
        return True
    for other in scene.outcomes:
        if other.last > mention.first:
            return False
        if mention.first - other.last <= 1 and other.takes in ("right", "either") and other is not outcome:
            k = other.begin - 1
            word = scene.words[k] if k >= scene.first else ""
            if word == "of" and other.form == "gerund":
                return True  # "men accused of killing three were held"
            return word == "who" or (word in ("that", "which") and scene.kinds[k - 1] & REPORTING == 0)
    return False


def _ends_plan(scene: Scene, outcome: Outcome, mention: Mention) -> bool:
    """ "Three men who had tried to rescue 11 miners died": the object of what those before the clause had in mind."""
    told = mention.outcome
    if told is None or mention.role != "object" or told.mood != "hypothetical" or outcome.form != "past":
        return False
    for k in range(told.begin - 1, max(scene.first, told.begin - 6), -1):
        if scene.words[k] == "who":
            return True
        if not scene.words[k].isalpha():
            return False
    return False


def is_weak(outcome: Outcome) -> bool:
    return isinstance(outcome.entry, Entry) and bool(outcome.entry.get("weak"))


def is_plural_noun(words: list[str], outcome: Outcome) -> bool:
    """Whether a verb form that ends in -s is a plural noun as well ("87 arrests", "a dozen kills"); "strikes" is not of people."""
    if outcome.form != "third" or not isinstance(outcome.entry, Entry):
        return False
    return words[outcome.first] in outcome.entry.get("plural_noun", ())
