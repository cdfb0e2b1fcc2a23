"""Part of level 6: nouns that count people by what became of them ("12 deaths", "the murder of six priests")."""

from __future__ import annotations

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.neighbours import right_neighbour
from tally.extraction.claims.scene import BARRIERS, Scene, is_plural_noun
from tally.extraction.slots import Outcome
from tally.extraction.text import Surface
from tally.lexicon import Entry

__all__ = ["became", "counted_nouns", "nouns_with_of", "of_nouns"]


def counted_nouns(scene: Scene) -> None:
    """ "12 deaths", "nine bodies", "41 injured protesters": the outcome stands in the counted phrase itself."""
    for mention in scene.mentions:
        people = mention.people
        end = max(mention.last, mention.number.last)
        for outcome in scene.outcomes:
            if outcome.first < mention.number.last or outcome.first > end + 3:
                continue
            inside = outcome.last <= end
            if outcome.takes == "noun":
                if (
                    (
                        inside
                        and (
                            people.head < 0 or outcome.first <= people.head < outcome.last or outcome.last > people.head
                        )
                    )
                    or (not inside and outcome.first == end and people.kind in ("none", "unknown", "thing"))
                    or (
                        not inside
                        and people.kind == "none"
                        and _adjectives(scene.surface, mention.number.last, outcome.first)
                    )
                ):
                    _noun_claim(scene, mention, outcome)
            elif (
                (
                    is_plural_noun(scene.surface, outcome)
                    and outcome.takes == "right"
                    and (
                        outcome.first <= people.head < outcome.last
                        or (people.kind == "none" and outcome.first == mention.number.last)
                    )
                    and right_neighbour(scene, outcome) is None
                )
                or (
                    outcome.takes == "of"
                    and (
                        outcome.first == mention.number.last
                        or _adjectives(scene.surface, mention.number.last, outcome.first)
                    )
                )
                or (
                    outcome.takes == "noun"
                    and scene.surface.words[end : end + 1] == ["'"]
                    and outcome.first - end <= 3
                    and people.kind == "person"
                )
            ):
                _noun_claim(scene, mention, outcome)
            elif (
                inside
                and outcome.takes in ("left", "either")
                and not (outcome.nominal or mention.partitive)
                and people.kind == "person"
            ):
                scene.give(mention, outcome, 4, "attribute")


def _noun_claim(scene: Scene, mention: Mention, outcome: Outcome) -> None:
    """A noun that counts people by what became of them needs no person noun beside it."""
    if outcome.people == "disease" and not scene.disease:
        return
    # A noun for the people themselves ("hostages", "victims") gives way to a verb that says what became of them.
    names_people = isinstance(outcome.entry, Entry) and bool(outcome.entry.get("persons"))
    if names_people and (mention.single or (mention.number.kind == "vague" and mention.partitive)):
        return
    rank = 5 if names_people else 1
    a_body = (
        mention.single
        and mention.people.unit == "bodies"
        and scene.surface.words[mention.number.first] in ("a", "an", "another")
    )
    if mention.rank > rank and (names_people or a_body or not mention.single):
        mention.outcome, mention.rank, mention.role = outcome, rank, "noun"


def _adjectives(surface: Surface, first: int, last: int) -> bool:
    def qualifies(i: int) -> bool:
        word = surface.words[i]
        if word in ("-", '"'):
            return True
        closed = any(i in surface.at[kind] for kind in ("preposition", "clause", "conjunction")) or (
            i in surface.at["auxiliary"] and not word.endswith("ed")
        )
        return word.isalpha() and not closed

    return (
        first < last
        and last - first <= 4
        and sum(surface.words[i].isalpha() for i in range(first, last)) <= 2
        and all(map(qualifies, range(first, last)))
    )


def of_nouns(scene: Scene) -> None:
    """ "the death of three civilians", "claimed the lives of nine"."""
    for outcome in scene.outcomes:
        if outcome.takes != "of":
            continue
        for mention in scene.mentions:
            if outcome.last <= mention.first <= outcome.last + 4:
                if scene.light(outcome.last, mention.first):
                    scene.give(mention, outcome, 2, "of")
                break


def nouns_with_of(scene: Scene) -> None:
    """ "the murder on the evening of 27 February of six followers", "the massacre [of six priests": words between the noun and its "of"."""
    words, surface = scene.surface.words, scene.surface
    counted = {id(m.outcome) for m in scene.mentions if m.outcome is not None}
    for outcome in scene.outcomes:
        if (
            outcome.takes != "noun"
            or id(outcome) in counted
            or words[outcome.last - 1].endswith("s")
            or outcome.means != "killed"
        ):
            continue
        for mention in scene.mentions:
            k = mention.before
            if (
                outcome.last <= k <= outcome.last + 9
                and words[k] == "of"
                and mention.people.kind in ("person", "unknown")
            ):
                if not any(
                    i in surface.at["auxiliary"]
                    or i in surface.at["reporting"]
                    or (words[i] in BARRIERS and words[i] != "[")
                    for i in range(outcome.last, k)
                ):
                    scene.give(mention, outcome, 3, "of")
                break


def became(scene: Scene) -> None:
    """ "A cyclist became the ninth fatality of the week"."""
    words = scene.surface.words
    for outcome in scene.outcomes:
        if outcome.takes != "noun":
            continue
        k = next(
            (
                i
                for i in range(outcome.first - 1, max(scene.sentence.first, outcome.first - 5), -1)
                if words[i] in ("became", "become", "becomes")
            ),
            None,
        )
        if k is None:
            continue
        mention = next((m for m in scene.mentions if m.last <= k and k - m.last <= 6), None)
        if mention is not None and mention.rank > 5:
            mention.outcome, mention.rank, mention.role = outcome, 5, "became"
