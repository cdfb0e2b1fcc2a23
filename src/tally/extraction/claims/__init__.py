"""Level 6: number + people + outcome inside one clause, in every order that news puts them.

Public function: `find_claims`. Each pattern below is a small function that gives mentions their outcome, the strongest
pattern first; what none of them reaches is left to the discourse level.
"""

from __future__ import annotations

from collections import defaultdict

from tally.extraction.claims.lists import coordinated, listed_after_name, together
from tally.extraction.claims.mentions import Mention, gather
from tally.extraction.claims.neighbours import adjacent, labelled
from tally.extraction.claims.nouns import became, counted_nouns, nouns_with_of, of_nouns
from tally.extraction.claims.scene import Scene
from tally.extraction.claims.shares import among, nobody_survived, partitives, parts_of_subject
from tally.extraction.claims.subjects import subjects
from tally.extraction.claims.tables import layout_claims
from tally.extraction.claims.tolls import toll_claims
from tally.extraction.slots import Draft, Number, Outcome, People
from tally.extraction.text import Sentence, Surface

__all__ = ["find_claims"]

_LONGEST = 160  # words read as one sentence: more than any that a person wrote, so that time stays linear


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
    mentions = gather(surface, numbers, people, singles)
    mentions = [m for m in mentions if surface.block(m.number.first).kind != "furniture"]
    stretches: dict[tuple[int, int], tuple[list[Mention], list[Outcome]]] = defaultdict(lambda: ([], []))
    for mention in mentions:
        stretches[_stretch(surface, mention.number.first)][0].append(mention)
    for outcome in outcomes:
        stretches[_stretch(surface, outcome.first)][1].append(outcome)
    disease = "disease" in surface.hits
    ages = {i for number in numbers if number.use == "age" for i in range(number.first, number.last)}
    for (index, first), (members, told) in stretches.items():
        if members:
            whole = surface.sentences[index]
            sentence = Sentence(index, first, min(first + _LONGEST, whole.last), whole.block)
            _read_sentence(Scene(surface, sentence, members, told, disease, ages))
    layout_claims(surface, mentions, outcomes)
    drafts = [draft for mention in mentions if (draft := _draft(surface, mention))]
    return drafts, mentions


def _stretch(surface: Surface, i: int) -> tuple[int, int]:
    """The sentence of word i, and where its stretch begins: a sentence of thousands of words is read in pieces."""
    sentence = surface.sentence(i)
    return sentence.index, sentence.first + (i - sentence.first) // _LONGEST * _LONGEST


def _read_sentence(scene: Scene) -> None:
    if scene.outcomes:
        counted_nouns(scene)
        of_nouns(scene)
        nouns_with_of(scene)
        labelled(scene)
        adjacent(scene)
        subjects(scene)
        listed_after_name(scene)
        coordinated(scene)
        together(scene)
        became(scene)
        nobody_survived(scene)
        parts_of_subject(scene)
    toll_claims(scene.surface, scene.sentence, scene.mentions, scene.outcomes)
    if scene.outcomes:
        among(scene)
        partitives(scene)


def _draft(surface: Surface, mention: Mention) -> Draft | None:
    outcome = mention.outcome
    if outcome is None or outcome.mood in ("hypothetical", "negated", "rate"):
        return None
    number = mention.number
    draft = Draft(
        number, mention.people, outcome.means, (outcome.first, outcome.last), surface.sentence_of[number.first]
    )
    sentence = surface.sentence(number.first)
    same = sentence.first <= outcome.first < sentence.last
    first = min(mention.first, outcome.begin) if same else mention.first
    last = max(mention.last, outcome.last, number.last) if same else max(mention.last, number.last)
    draft.first, draft.last = first, last
    start, end = surface.starts[first], surface.ends[last - 1]
    if end - start > 700:
        start, end = surface.starts[mention.first], surface.ends[max(mention.last, number.last) - 1]
        draft.first, draft.last = mention.first, max(mention.last, number.last)
    draft.quote = (min(start, number.start), max(end, number.end))
    draft.flags = [*number.flags, *outcome.flags]
    if outcome.mood == "feared":
        draft.certainty = "feared"
    if mention.role == "from":
        draft.stance = "superseded"
    if mention.role == "by":
        draft.basis = "addition"
    return draft
