"""Part of level 6: nouns that count people by what became of them ("12 deaths", "the murder of six priests")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.neighbours import right_neighbour
from tally.extraction.claims.scene import BARRIERS, Scene, is_plural_noun
from tally.extraction.slots import Outcome, People
from tally.lexicon import Entry
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    NUMERAL,
    ORDINAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    REPORTING,
    THING,
    VERB,
)

__all__ = ["became", "counted_nouns", "listed_names", "nouns_with_of", "of_nouns"]

_BECAME: Final = frozenset(("became", "become", "becomes", "is", "was"))
_POINTERS: Final = frozenset(("the", "its", "their", "his", "her", "this", "that", "these", "those"))
_KIND_REACH: Final = 5  # words from "injury" to "accidents"
_CLOSED: Final = AUXILIARY | CLAUSE | CONJUNCTION | DETERMINER | PREPOSITION | REPORTING | VERB
_HEARD: Final = frozenset(
    """interview interviews interviewed interviewing testimony testimonies statements accounts spoke spoken speaking
    talked talking conversations questionnaires""".split()
)
_TIES: Final = frozenset(("-", '"', "/"))
_LISTS: Final = frozenset((",", "and", "or"))
_COMPOUNDS: Final = 7  # words and signs of "recorded mine/ERW/IED casualties"
_CASE_WORDS: Final = 8
_RANKS: Final = frozenset(("only", "sole", "lone", "first", "latest", "last"))


def counted_nouns(scene: Scene) -> None:
    """ "12 deaths", "nine bodies", "41 injured protesters": the outcome stands in the counted phrase itself. What is paid "for a
    dead porter" is for anyone.
    """
    for mention in scene.mentions:
        number_ends = mention.number.last
        end = max(mention.last, number_ends)
        for outcome in scene.outcomes:
            if outcome.first < number_ends:
                if outcome.takes == "noun" and _is_sample(scene, mention, outcome):
                    _noun_claim(scene, mention, outcome)
                continue
            if outcome.first > end + _CASE_WORDS:
                break
            if _are_cases_of(scene, mention, outcome):
                mention.people = People("none", number_ends, number_ends)
                mention.people.unit = "cases"
                mention.outcome, mention.rank, mention.role = outcome, 4, "noun"
                break
            if (
                _is_theirs(scene, mention, outcome)
                or _counts_incidents(scene, outcome)
                or _names_things(scene, outcome)
            ):
                continue
            if _is_counted(scene, mention, outcome, end):
                _noun_claim(scene, mention, outcome)
            elif (
                outcome.last <= end
                and outcome.takes in ("left", "either")
                and mention.people.kind == "person"
                and not (outcome.nominal or mention.partitive)
                and not (mention.single and outcome.means == "killed" and scene.words[mention.before] == "for")
            ):
                scene.give(mention, outcome, 4, "attribute")


def _are_cases_of(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "Fourteen cases of abduction", "nine cases of enforced disappearance": the cases are counted, and what happened in each."""
    k = mention.number.last
    if mention.rank <= 4 or scene.words[k : k + 2] != ["cases", "of"] or not 0 <= outcome.first - k - 2 <= 1:
        return False
    return outcome.takes in ("noun", "of") or scene.words[outcome.first].endswith("ing")


def _counts_incidents(scene: Scene, outcome: Outcome) -> bool:
    """ "14 kidnappings, in which 37 people were abducted": the noun counts what happened, and the people are counted behind it."""
    at = outcome.last + (scene.words[outcome.last : outcome.last + 1] == [","])
    if outcome.takes != "noun" or scene.words[at : at + 2] != ["in", "which"] or at + 2 >= scene.last:
        return False
    return scene.words[at + 2].isdecimal() or scene.kinds[at + 2] & NUMERAL != 0


def _names_things(scene: Scene, outcome: Outcome) -> bool:
    """ "146 personal-injury road accidents", "nine alleged casualty events": the noun only tells what kind of things are counted."""
    if outcome.takes != "noun" or scene.words[outcome.last - 1].endswith("s"):
        return False
    for i in range(outcome.last, min(outcome.last + _KIND_REACH, scene.last)):
        if scene.kinds[i] & _CLOSED or not scene.words[i].isalpha():
            return False
        hit = scene.surface.at("thing").get(i) if scene.kinds[i] & THING else None
        if hit is not None and hit.form == "plural":
            return scene.kinds[i] & OUTCOME == 0
    return False


def _is_theirs(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "Nine relatives of the victims", "four friends of the dead man": what became of others, whom the people counted belong to."""
    head = mention.people.head
    if head < 0 or mention.people.unit == "bodies" or outcome.first <= head + 1:
        return False
    return "of" in scene.words[head + 1 : outcome.first]


def _is_sample(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "Most of the cases (n=219)": how many of what stands before the bracket."""
    return outcome.last == mention.first - 3 and scene.words[outcome.last : mention.first] == ["(", "n", "="]


def _is_counted(scene: Scene, mention: Mention, outcome: Outcome, end: int) -> bool:
    """Whether the number counts this outcome itself, the phrase of the number ending at `end`."""
    people, behind = mention.people, mention.number.last
    if outcome.takes == "noun":
        if scene.words[outcome.first] == "remains" and mention.number.value == 1:
            return False  # "one remains missing": a verb
        if outcome.last <= end:
            return people.head < outcome.last
        if outcome.first < end < outcome.last and behind <= outcome.first:
            return people.head < outcome.last  # "3,400 deaths and disappearances"
        if outcome.first == end and people.kind in ("none", "unknown", "thing"):
            return True
        return people.kind == "none" and _adjectives(scene, behind, outcome.first, outcome.people == "disease")
    if mention.number.kind == "none" and people.kind == "none" and outcome.first == behind:
        # "no dead, five wounded", "there were no injured": a noun where nobody is named behind it
        last = outcome.last
        ends = last >= scene.last or not scene.words[last].isalpha()
        return outcome.takes != "right" and (ends or scene.kinds[last] & (AUXILIARY | CONJUNCTION | PREPOSITION) != 0)
    if outcome.nominal and people.kind == "none" and mention.number.kind == "vague":
        # "dozens of dead and wounded"
        return outcome.first == behind + 1 and scene.words[behind] == "of"
    if outcome.takes == "of":
        if scene.words[outcome.first].endswith("ing") or (people.kind == "person" and outcome.last > people.last):
            return False  # "900 people stopped searching for work", "200 divers searched for three boys"
        headed = people.kind != "person" or outcome.first == people.head  # "eight charred bodies of the victims"
        return outcome.first == behind or (headed and _adjectives(scene, behind, outcome.first))
    return (
        outcome.takes == "right"
        and is_plural_noun(scene.words, outcome)
        and (outcome.first <= people.head < outcome.last or (people.kind == "none" and outcome.first == behind))
        and right_neighbour(scene, outcome) is None
    )


def _noun_claim(scene: Scene, mention: Mention, outcome: Outcome) -> None:
    """A noun that counts people by what became of them needs no person noun beside it."""
    if outcome.people == "disease" and not scene.classes.disease:
        return
    # A noun for the people themselves ("hostages", "victims") gives way to a verb that says what became of them.
    names_people = isinstance(outcome.entry, Entry) and bool(outcome.entry.get("persons"))
    if names_people and (mention.single or (mention.number.kind == "vague" and mention.partitive)):
        return
    if names_people and mention.before >= 0 and _are_heard(scene.words, mention.before):
        return  # "a suit brought by 96 survivors": who does something, not what became of them
    rank = 5 if names_people else 1
    a_body = (
        mention.single
        and mention.people.unit == "bodies"
        and scene.words[mention.number.first] in ("a", "an", "another")
    )
    if a_body and _is_apposed_speaker(scene, mention):
        return
    if mention.rank > rank and (names_people or a_body or not mention.single):
        mention.outcome, mention.rank, mention.role = outcome, rank, "noun"


def _are_heard(words: list[str], before: int) -> bool:
    """ "by 96 survivors", "interviews with 52 victims", "interviewed 52 victims"."""
    lead = words[before - 1] if words[before] in ("with", "from", "to") else words[before]
    return words[before] == "by" or lead in _HEARD


def _is_apposed_speaker(scene: Scene, mention: Mention) -> bool:
    """ "The committee, a local activist body, said": a body of people who speak."""
    end = mention.last
    return scene.words[mention.first - 1] == "," and scene.words[end] == "," and scene.kinds[end + 1] & REPORTING != 0


def _adjectives(scene: Scene, first: int, last: int, of_cases: bool = False) -> bool:
    """Whether only adjectives stand in first..last, two of them at most, words tied by "-" or "/" as one; of cases of a disease more:
    "317 laboratory-confirmed human cases", "900 confirmed, probable and suspected cases".
    """
    if not 0 < last - first <= (_CASE_WORDS if of_cases else _COMPOUNDS):
        return False
    words, found = scene.words, 0
    for i in range(first, last):
        word = words[i]
        if word in _TIES or (of_cases and word in _LISTS and i > first):
            continue
        if not word.isalpha() or _is_closed(scene, i, word):
            return False
        found += words[i - 1] not in _TIES
    return found <= (_CASE_WORDS if of_cases else 2)


def _is_closed(scene: Scene, i: int, word: str) -> bool:
    return (
        scene.kinds[i] & (PREPOSITION | CLAUSE | CONJUNCTION) != 0
        or word in _POINTERS
        or (scene.kinds[i] & AUXILIARY != 0 and not word.endswith("ed"))
    )


def of_nouns(scene: Scene) -> None:
    """ "the death of three civilians", "claimed the lives of nine"."""
    for outcome in scene.outcomes:
        if outcome.takes != "of":
            continue
        for mention in scene.mentions:
            if outcome.last <= mention.first <= outcome.last + 4:
                if scene.light(outcome.last, mention.first):
                    named = mention.role == "noun"  # "planned the killing of two survivors"
                    scene.give(mention, outcome, 2 if outcome.mood == "real" else 4 if named else 6, "of")
                break


def nouns_with_of(scene: Scene) -> None:
    """ "the murder on the evening of 27 February of six followers", "the massacre [of six priests": words between the noun and its "of"."""
    words = scene.words
    loose = [
        o
        for o in scene.outcomes
        if o.means == "killed"
        and not words[o.last - 1].endswith("s")
        and not scene.is_told(o)
        and (o.takes == "noun" or _is_gerund_noun(scene, o))
    ]
    for outcome in loose:
        for mention in scene.mentions:
            k = mention.before
            if (
                outcome.last <= k <= outcome.last + 9
                and words[k] == "of"
                and mention.people.kind in ("person", "unknown")
            ):
                if _stays_noun(scene, outcome.last, k):
                    scene.give(mention, outcome, 3, "of")
                break


def _is_gerund_noun(scene: Scene, outcome: Outcome) -> bool:
    """ "the killing in 2007 of 11 judges", "the murder on Monday of": a determiner before and no object behind."""
    before, behind = outcome.first - 1, outcome.last
    if outcome.form not in ("gerund", "base", "bare") or before < scene.first or scene.kinds[before] & DETERMINER == 0:
        return False
    return behind < scene.last and scene.kinds[behind] & PREPOSITION != 0


def _stays_noun(scene: Scene, first: int, last: int) -> bool:
    """Whether neither a verb's helper nor a strong mark stands in first..last."""
    return not any(
        scene.words[i] in BARRIERS or scene.kinds[i] & (AUXILIARY | REPORTING) != 0 for i in range(first, last)
    )


def listed_names(scene: Scene) -> None:
    """ "29 names of missing workers", "a list with 41 names of the dead": each name is a person."""
    for mention in scene.mentions:
        k = mention.number.last
        if mention.single or k + 1 >= scene.last or scene.words[k] != "names" or scene.words[k + 1] != "of":
            continue
        for outcome in scene.outcomes:
            if k + 2 <= outcome.first <= k + 3 and outcome.takes not in ("right", "of") and mention.rank > 4:
                mention.people = People("none", k, k)
                mention.last = k + 1
                mention.outcome, mention.rank, mention.role = outcome, 4, "names"


def became(scene: Scene) -> None:
    """ "A cyclist became the ninth fatality of the week", "a watchman was the only fatality"."""
    for outcome in scene.outcomes:
        if outcome.takes != "noun":
            _one_to_die(scene, outcome)
            continue
        k = _became(scene, outcome)
        for mention in scene.mentions:
            if mention.last <= k <= mention.last + 6:
                if mention.rank > 5:
                    mention.outcome, mention.rank, mention.role = outcome, 5, "became"
                break


def _one_to_die(scene: Scene, outcome: Outcome) -> None:
    """ "A tourist has become the seventh person to drown this week": the infinitive tells what has happened."""
    to, words = outcome.begin, scene.words
    if outcome.means != "killed" or outcome.first - to > 2 or words[to] != "to" or to - 3 < scene.first:
        return
    if not (scene.kinds[to - 1] & PERSON and scene.surface.is_of(to - 2, ORDINAL) and words[to - 3] == "the"):
        return
    for mention in scene.mentions:
        end = mention.last
        while end < to - 3 and (scene.kinds[end] & AUXILIARY or words[end] in _BECAME):
            end += 1
        if end == to - 3 and words[end - 1] in _BECAME and mention.people.kind == "person":
            if mention.rank <= 5 and mention.outcome is not outcome:
                return
            told = Outcome(outcome.first, outcome.last, outcome.means, "left")
            told.begin, told.entry = outcome.begin, outcome.entry
            mention.outcome, mention.rank, mention.role = told, 5, "became"
            return


def _became(scene: Scene, outcome: Outcome) -> int:
    """Where "became", or "was" with a rank ("the only", "the ninth"), stands shortly before the noun; -1 where it does not."""
    words, ranked = scene.words, False
    for i in range(outcome.first - 1, max(scene.first, outcome.first - 5), -1):
        word = words[i]
        if word in ("became", "become", "becomes") or (ranked and word in ("was", "is", "were", "are")):
            return i
        ranked = ranked or word in _RANKS or scene.surface.is_of(i, ORDINAL)
    return -1
