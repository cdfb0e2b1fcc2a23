"""Level 6: number + people + outcome inside one clause, in every order that news puts them.

Public function: `find_claims`. Each pattern below is a small function that gives mentions their outcome, the strongest
pattern first; what none of them reaches is left to the discourse level.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.among import among
from tally.extraction.claims.answers import answers
from tally.extraction.claims.foreign import by_foreign_word
from tally.extraction.claims.graded import graded_cases
from tally.extraction.claims.lists import (
    coordinated,
    listed_after_name,
    listed_tolls,
    of_both,
    together,
    told_one_by_one,
)
from tally.extraction.claims.mentions import Mention, gather, of_another_year
from tally.extraction.claims.neighbours import adjacent, labelled
from tally.extraction.claims.nouns import became, counted_nouns, listed_names, nouns_with_of, of_nouns
from tally.extraction.claims.place_lists import place_by_place
from tally.extraction.claims.pronouns import died_later, killed_them, toll_stands, who_died
from tally.extraction.claims.scene import Classes, Scene
from tally.extraction.claims.shares import (
    bracketed,
    fronted,
    nobody_survived,
    none_of_told,
    partitives,
    parts_of_subject,
)
from tally.extraction.claims.subjects import subjects
from tally.extraction.claims.tables import layout_claims
from tally.extraction.claims.tolls import toll_claims
from tally.extraction.claims.wards import in_named_hospital
from tally.extraction.slots import Draft, Number, Outcome, People
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry, Hit
from tally.lexicon.kinds import ORDINAL

__all__ = ["find_claims"]

_UNREAL: Final = ("hypothetical", "negated", "rate")
_KIN_OF: Final = frozenset(("his", "her", "their"))
_WELL: Final = ("rescued", "detained")
_OF_WHAT: Final = 5  # words of "of the white lorry,"
_FAR: Final = 700  # characters from a number to its outcome that still make one quote
_LONGEST: Final = 160  # words read as one sentence: more than any that a person wrote, so that time stays linear


def find_claims(
    surface: Surface,
    numbers: list[Number],
    people: dict[int, People],
    singles: list[tuple[Number, People]],
    outcomes: list[Outcome],
) -> tuple[list[Draft], list[Mention]]:
    """The claims that single clauses make, in reading order, and all mentions with what was seen of them.

    A mention whose outcome is unreal keeps it (`mention.outcome.mood`) and makes no claim.
    """
    gathered = gather(surface, numbers, people, singles)
    mentions = [m for m in gathered if surface.blocks[m.sentence.block].kind != "furniture"]
    classes = Classes(surface, numbers)
    tolls = surface.hits.get("toll", [])
    k = told = counted = 0
    while k < len(mentions):
        sentence = _stretch(mentions[k])
        begin, end = sentence.first, sentence.last
        here = k
        while k < len(mentions) and mentions[k].number.first < end:
            k += 1
        while told < len(outcomes) and outcomes[told].first < begin:
            told += 1
        first_told = told
        while told < len(outcomes) and outcomes[told].first < end:
            told += 1
        while counted < len(tolls) and tolls[counted].first < begin:
            counted += 1
        first_counted = counted
        while counted < len(tolls) and tolls[counted].first < end:
            counted += 1
        if first_told < told or first_counted < counted:
            scene = Scene(classes, sentence, mentions[here:k], outcomes[first_told:told])
            _read_sentence(scene, tolls[first_counted:counted])
    layout_claims(surface, mentions, outcomes)
    in_named_hospital(surface, mentions)
    died_later(surface, mentions, outcomes)
    who_died(surface, mentions, outcomes)
    if "remark" in surface.hits:
        by_foreign_word(surface, mentions)
    killed_them(surface, mentions, outcomes)
    answers(surface, mentions, outcomes)
    toll_stands(surface, mentions, outcomes)
    drafts: list[Draft] = []
    before: Mention | None = None
    for mention in mentions:
        outcome = mention.outcome
        well = outcome is not None and _is_well(surface, before, mention, outcome)
        if outcome is not None and outcome.mood not in _UNREAL and not (well or _is_rank(surface, mention)):
            drafts.append(_draft(surface, mention, outcome))
        before = mention
    return drafts, gathered


def _is_well(surface: Surface, before: Mention | None, mention: Mention, outcome: Outcome) -> bool:
    """ "The driver survived", "its manager was arrested", "a farmer who fled said": somebody of the story, and no figure of
    anybody's; but "a woman and her son were pulled out alive" are two.
    """
    words = surface.words
    if mention.single and outcome.means == "displaced" and words[outcome.begin - 1] == "who":
        return True
    if outcome.means == "rescued" and mention.single and before is not None and _is_told_of(words, before, mention):
        return True
    if outcome.means not in _WELL or "definite_singular" not in mention.number.flags:
        return False
    return not (
        before is not None
        and before.outcome is not None
        and before.outcome.means == outcome.means
        and before.last == mention.first - 1
        and words[before.last] == "and"
        and words[mention.number.first] in _KIN_OF
    )


def _is_told_of(words: list[str], before: Mention, mention: Mention) -> bool:
    """ "The driver of the lorry, a 47-year-old man, was unhurt": who the one before is."""
    near = 0 < mention.first - before.last <= _OF_WHAT and words[mention.first - 1] == ","
    return near and before.rank == 0 and "definite_singular" in before.number.flags


def _is_rank(surface: Surface, mention: Mention) -> bool:
    """ "Holm is the seventh reporter killed this year": the place of one in a row, who is counted elsewhere."""
    at = mention.number.first
    ranked = mention.single and surface.words[at] == "the" and surface.is_of(at + 1, ORDINAL)
    return ranked and at > 0 and surface.words[at - 1] in ("is", "was", "became", "becomes")


def _stretch(mention: Mention) -> Sentence:
    """The sentence of a mention, or the piece of it that holds the mention: one of thousands of words is read in pieces."""
    whole = mention.sentence
    if whole.last - whole.first <= _LONGEST:
        return whole
    first = whole.first + (mention.number.first - whole.first) // _LONGEST * _LONGEST
    return Sentence(whole.index, first, min(first + _LONGEST, whole.last), whole.block)


def _read_sentence(scene: Scene, tolls: list[Hit]) -> None:
    if scene.outcomes:
        counted_nouns(scene)
        of_nouns(scene)
        nouns_with_of(scene)
        labelled(scene)
        adjacent(scene)
        subjects(scene)
        listed_after_name(scene)
        of_both(scene)
        coordinated(scene)
        together(scene)
        listed_names(scene)
        became(scene)
        nobody_survived(scene)
        parts_of_subject(scene)
        bracketed(scene)
    toll_claims(scene, tolls)
    listed_tolls(scene)
    graded_cases(scene)
    place_by_place(scene, tolls)
    told_one_by_one(scene)
    if scene.outcomes:
        among(scene)
        partitives(scene)
        fronted(scene)
        none_of_told(scene)


def _is_told_to_kill(outcome: Outcome) -> bool:
    """ "As many as 60 were killed", "killed up to 30 herders": somebody died (contract, ruling 6)."""
    return outcome.means == "killed" and outcome.takes in ("left", "right", "either") and not outcome.nominal


def _draft(surface: Surface, mention: Mention, outcome: Outcome) -> Draft:
    number, sentence = mention.number, mention.sentence
    draft = Draft(number, mention.people, outcome.means, (outcome.first, outcome.last), sentence.index)
    if mention.people.kind == "none" and outcome.takes in ("noun", "toll") and isinstance(outcome.entry, Entry):
        mention.people.unit = str(outcome.entry.get("unit", mention.people.unit))  # "suspected cases number 160"
    first, last = mention.first, max(mention.last, number.last)
    if sentence.first <= outcome.first < sentence.last:
        first, last = min(first, outcome.begin), max(last, outcome.last)
    start, end = surface.starts[first], surface.ends[last - 1]
    if end - start > _FAR:
        first, last = mention.first, max(mention.last, number.last)
        start, end = surface.starts[first], surface.ends[last - 1]
    draft.first, draft.last = first, last
    draft.quote = (min(start, number.start), max(end, number.end))
    draft.flags = [*number.flags, *outcome.flags]
    if outcome.mood == "feared":
        draft.certainty = "feared"
    if number.kind == "upper" and number.high == number.value and _is_told_to_kill(outcome):
        number.low = 1
    if mention.role == "from" and not of_another_year(surface.words, mention.last, sentence.last):
        draft.stance = "superseded"
    if mention.role == "by":
        draft.basis = "addition"
    return draft
