"""Part of level 5: whether what an outcome says is real, by what governs it: plans and threats at its left, drills, questions.

Public functions: `set_moods`; `in_figure`, for the signs within a number.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.joint import shares_modal
from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry, Hit
from tally.lexicon.kinds import ARTICLE, CLAUSE, DETERMINER, MODIFIER, NUMERAL, PERSON, PREPOSITION, REPORTING, VAGUE

__all__ = ["in_figure", "set_moods"]

_FINITE: Final = frozenset(("was", "were", "is", "are", "has", "have", "had"))
_THEM: Final = frozenset(("him", "her", "them", "it", "us", "me"))
_BEHIND: Final = 9
_DEFINITE: Final = frozenset(("the", "these", "those", "its", "their", "other"))


def in_figure(surface: Surface, i: int) -> bool:
    """The comma or point of "4,000", "1.2 million"."""
    words = surface.words
    return words[i] in ",." and words[i - 1][-1].isdigit() and surface.is_glued(i - 1) and surface.is_glued(i)


def set_moods(surface: Surface, outcomes: list[Outcome]) -> None:
    """Unreal by what governs them: plans and threats at their left, drills in their sentence, a question mark at its end."""
    irrealis: dict[int, list[Hit]] = {}
    for hit in surface.hits.get("irrealis", ()):
        concedes = surface.words[hit.first] == "if" and _concedes(surface, hit.first)
        if hit.means != "none" and not (concedes or _goes_on_from(surface, hit.first)):
            irrealis.setdefault(surface.sentence_of[hit.first], []).append(hit)
    is_drill = "drill" in surface.hits
    for outcome in outcomes:
        sentence = surface.sentence(outcome.first)
        if _tells_of_dead(outcome):
            outcome.mood = "real"
            continue
        if outcome.mood == "infinitive":
            real = _after_realis(surface, outcome.begin, sentence) or _made_to(surface, outcome.begin, sentence)
            outcome.mood = "real" if real else "hypothetical"
        if is_drill and not surface.holds(sentence, ["real", "genuine", "actual"]):
            outcome.mood = "hypothetical"
        if sentence.index in irrealis:
            _govern(surface, outcome, irrealis[sentence.index])
        if _is_question(surface, sentence) and not _in_relative_clause(surface, outcome.begin, sentence):
            outcome.mood = "hypothetical"
    for k in range(1, len(outcomes)):
        before, outcome = outcomes[k - 1], outcomes[k]
        if outcome.mood != "real" or before.mood != "hypothetical":
            continue
        lives = surface.words[outcome.last - 1] == "lives" and 0 <= outcome.first - before.last <= _BEHIND
        if lives or shares_modal(surface, before, outcome):
            outcome.mood = "hypothetical"  # "could cost hundreds of lives"


def _goes_on_from(surface: Surface, i: int) -> bool:
    """ "If so, some 60 are still missing": an inference from what was said, and no condition."""
    words = surface.words
    return words[i] == "if" and i == surface.sentence(i).first and words[i + 1 : i + 3] == ["so", ","]


def _tells_of_dead(outcome: Outcome) -> bool:
    """ "Hundreds came to bury the seven victims", "plans to exhume the nine": they are dead, whatever comes of the plan."""
    entry = outcome.entry
    return isinstance(entry, Entry) and bool(entry.get("settled")) and outcome.means == entry.means


def _concedes(surface: Surface, i: int) -> bool:
    """ "dozens, if not hundreds, were killed": the "if" of a larger figure, not of a condition."""
    words, sentence = surface.words, surface.sentence(i)
    return (
        sentence.first < i < sentence.last - 2
        and words[i + 1] == "not"
        and (words[i + 2] == "more" or surface.is_of(i + 2, NUMERAL | VAGUE))
    )


def _govern(surface: Surface, outcome: Outcome, hits: list[Hit]) -> None:
    """Make the outcome unreal if one of these words of its sentence governs it."""
    finite = _is_finite(surface, outcome)
    governing = [
        hit.means
        for hit in hits
        if _governs(hit, outcome.begin)
        and not (finite and _is_of_another(surface, hit, outcome))
        and not _is_counted_apart(surface, hit, outcome)
        and not _is_past(surface, hit, outcome)
        and not _is_result(surface, hit, outcome)
        and not _is_attribute(surface, hit, outcome)
        and not (
            surface.words[hit.first] in ("if", "whether") and not finite and _is_presupposed(surface, hit, outcome)
        )
    ]
    if "rate" in governing and outcome.form in ("base", "third", "bare"):
        outcome.mood = "rate"
    if any(means != "rate" for means in governing):
        outcome.mood = "hypothetical"


def _is_of_another(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "Nine people trying to cross the river drowned": what they tried is another verb's; "men in an attempted coup were killed"."""
    if hit.last >= outcome.begin:
        return False
    return surface.words[hit.last - 1] == "to" or (
        surface.words[hit.first] == "attempted" and surface.is_of(hit.first - 1, DETERMINER | ARTICLE)
    )


def _is_counted_apart(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "14 attempted robberies and nine murders": what was attempted has a count of its own."""
    if surface.words[hit.first] != "attempted" or hit.last != hit.first + 1:
        return False
    return any(
        surface.words[i][0].isdigit() or surface.is_of(i, NUMERAL | ARTICLE) for i in range(hit.last, outcome.begin)
    )


def _is_past(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "herders who had refused to pay, with fatalities put at 40": a noun of another phrase, behind a comma."""
    words, behind = surface.words, range(hit.last, outcome.begin)
    return outcome.takes == "noun" and words[hit.last - 1] == "to" and any(words[i] == "," for i in behind)


def _is_result(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "hurt badly enough to be flown to hospital": what was done to them for it; not "strong enough to kill"."""
    return hit.first + 1 == outcome.begin and surface.words[hit.first : hit.last + 1] == ["enough", "to", "be"]


def _is_attribute(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "an urgent need to evacuate 5,000 injured people": hurt they are, whatever is planned for them."""
    if surface.words[hit.last - 1] != "to" or outcome.means != "injured" or outcome.begin < outcome.first:
        return False
    lead = surface.words[outcome.first - 1]
    counted = lead[0].isdigit() or surface.is_of(outcome.first - 1, NUMERAL)
    return counted and outcome.first - hit.last > 1 and surface.is_of(outcome.last, PERSON)


def _is_presupposed(surface: Surface, hit: Hit, outcome: Outcome) -> bool:
    """ "whether any Finns were among the 23 killed", "if the 12 dead were civilians": that so many died is not the question."""
    words = surface.words
    for i in range(outcome.begin - 1, max(hit.last, outcome.begin - _BEHIND) - 1, -1):
        if words[i] in _DEFINITE:
            return surface.is_of(i + 1, NUMERAL) or words[i + 1][0].isdigit()
        if surface.is_of(i, CLAUSE | REPORTING | PREPOSITION) or words[i] in _FINITE:
            return False
    return False


def _is_finite(surface: Surface, outcome: Outcome) -> bool:
    """Whether the outcome is a verb of a clause of its own: "were killed", "drowned"."""
    entry = outcome.entry
    if (
        outcome.form == "past"
        and isinstance(entry, Entry)
        and (entry.get("takes") == "subject" or entry.get("intransitive"))
    ):
        return True
    return surface.words[outcome.begin] in _FINITE


def _in_relative_clause(surface: Surface, at: int, sentence: Sentence) -> bool:
    """A question about what is known to have happened: "What of the bombs that killed six soldiers?\""""
    return any(
        surface.words[i] in ("that", "which", "who", "whose") for i in range(max(sentence.first + 1, at - 8), at)
    )


def _is_question(surface: Surface, sentence: Sentence) -> bool:
    """Whether the sentence ends in a question mark."""
    last = sentence.last - 1
    while last > sentence.first and surface.words[last] in "\"')]":
        last -= 1
    return surface.words[last] == "?"


def _governs(hit: Hit, at: int) -> bool:
    reach = int(hit.entry.get("reach", 6))
    if hit.entry.get("both_sides") and abs(hit.first - at) <= reach:
        return True
    return hit.first <= at and at - hit.last <= reach


def _made_to(surface: Surface, begin: int, sentence: Sentence) -> bool:
    """ "The eruption forced 900 people to flee": what people were made to do they did, unless that itself is unreal."""
    words, verbs = surface.words, surface.lexicon.words("made_to")
    for i in range(begin - 1, max(sentence.first, begin - _BEHIND), -1):
        # "Fire forces 300 to flee", not "security forces"
        counted = words[i] in ("force", "forces") and (
            surface.is_of(i + 1, NUMERAL | VAGUE) or words[i + 1][0].isdigit()
        )
        if counted or words[i] in verbs:
            before = surface.at("auxiliary").get(i - 1)
            led = (surface.is_of(i + 1, PREPOSITION) and not surface.is_of(i + 1, MODIFIER)) or (
                begin == i + 2 and words[i + 1] in _THEM
            )
            return not led and (before is None or before.entry.means in ("be", "have"))
        if (words[i] in ",;:." and not in_figure(surface, i)) or surface.is_of(i, CLAUSE | REPORTING):
            return False
    return False


def _after_realis(surface: Surface, begin: int, sentence: Sentence) -> bool:
    words = surface.lexicon.words("realis")
    before = surface.words[max(sentence.first, begin - 3) : begin]
    return any(" ".join(before[k:]) in words for k in range(len(before)))
