"""Part of level 6: the subject further to the left ("35 devotees, 28 of them women, from four towns were killed")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.counting import counting_word
from tally.extraction.claims.led import (
    PARTICIPLES,
    follows_whole,
    inside_phrase,
    is_apart,
    is_brought,
    is_led,
    is_object,
)
from tally.extraction.claims.mentions import Mention, tells_of_part
from tally.extraction.claims.scene import BARRIERS, Scene, is_listed, is_of_another, is_reduced, is_weak
from tally.extraction.claims.seconds import shared_subject
from tally.extraction.claims.speech import past_teller, says
from tally.extraction.slots import Outcome
from tally.lexicon import Entry
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    FILLER,
    NUMERAL,
    OUTCOME,
    PERSON,
    REPORTING,
    VERB,
)

__all__ = ["subjects"]

_SHOT: Final = frozenset(("gunshot", "bullet", "stab", "knife", "shrapnel"))
_SUBJECT_REACH: Final = 32
_LEFT_WHOLE: Final = frozenset(("them", "whom", "these", "those", "which", "us"))
_OBJECTS: Final = frozenset(("him", "her", "them", "me", "us"))
_BARRED: Final = -1
_ACCUSED: Final = frozenset(("accused", "alleged"))
_HELD_TO_BE: Final = frozenset("believed thought suspected understood presumed feared reported".split())
_MEETINGS: Final = frozenset(
    "meeting meetings talks conference ceremony election elections summit session rally service vote hearing seminar march".split()
)
_JOINS: Final = frozenset(("and", "or", "but", "then"))
_FINITE: Final = frozenset(("was", "were", "are", "is", "have", "has", "had"))
_NOUN_REACH: Final = 5  # words of "the flash flood in Vell"
_THEMSELVES: Final = frozenset("body bodies remains corpse corpses life lives death deaths".split())
_OPEN: Final = frozenset(("who", "which", "that", "whom", "whose", "including", "since", "until"))


def subjects(scene: Scene) -> None:
    """The subject further to the left: "35 devotees, 28 of them women, from four towns were killed"."""
    far = [
        o
        for o in scene.outcomes
        if o.takes == "left"
        and not (o.nominal or is_weak(o) or _is_attribute(scene, o))
        and not (_has_people(scene, o) or _is_counted(scene, o))
    ]
    for outcome in far:
        if scene.words[outcome.begin] == "being" and scene.words[outcome.begin - 1] == "after":
            _after_being(scene, outcome)
        else:
            _seek_subject(scene, outcome)
    if len(scene.outcomes) == 1 and scene.mentions:
        _walked_in(scene, scene.outcomes[0], scene.mentions[0])
    for outcome in scene.outcomes:
        if is_weak(outcome) and scene.words[outcome.first] == "with" and not scene.is_told(outcome):
            _brought_with(scene, outcome)


def _is_counted(scene: Scene, outcome: Outcome) -> bool:
    """ "A spokesman put the number of militants killed at 290": a participle that tells what is counted, and nothing of who counts."""
    return is_reduced(outcome) and counting_word(scene, outcome) >= 0


def _after_being(scene: Scene, outcome: Outcome) -> None:
    """ "Two teenagers are recovering after being hit by a car": the subject of a verb with its auxiliary, of whom nothing else is
    told.
    """
    for mention in reversed(scene.mentions):
        if mention.last >= outcome.begin:
            continue
        if mention.outcome is not None or mention.people.kind != "person":
            return
        i = mention.last
        while i < outcome.begin and scene.kinds[i] & FILLER != 0:
            i += 1
        if mention.whole or mention.inside or ";" in scene.words[i : outcome.begin]:
            return
        if scene.kinds[i] & AUXILIARY != 0:
            scene.give(mention, outcome, 6, "subject")
            return


def _is_attribute(scene: Scene, outcome: Outcome) -> bool:
    """ "Thirty divers look for the missing miners": a word of the people behind it."""
    before = outcome.begin - 1
    if outcome.begin != outcome.first or outcome.last >= scene.last or scene.kinds[outcome.last] & PERSON == 0:
        return False
    return scene.kinds[before] & (DETERMINER | NUMERAL) != 0 or scene.words[before][0].isdigit()


def _walked_in(scene: Scene, outcome: Outcome, mention: Mention) -> None:
    """ "A teenager walked into a fire station with a gunshot wound": what the subject of the sentence has, where nothing else
    is told of it.
    """
    if not is_weak(outcome) or mention.first != scene.first or mention.rank < 99 or mention.people.kind != "person":
        return
    wound = scene.words[outcome.first : outcome.last]
    if mention.partitive or scene.words[mention.number.last] == "of":
        return
    if scene.has(mention.number.last, outcome.first, AUXILIARY):
        return  # "Five were civilians with gunshot wounds"
    if wound[0] == "with" and not _SHOT.isdisjoint(wound) and scene.silent(mention.last, outcome.first):
        scene.give(mention, outcome, 8, "subject")


def _brought_with(scene: Scene, outcome: Outcome) -> None:
    """ "Two were hauled up on ropes with fractured ribs": what they have of whom only is told how they were moved."""
    for mention in reversed(scene.mentions):
        if mention.last > outcome.first:
            continue
        i = mention.last
        while i < outcome.first and scene.kinds[i] & (AUXILIARY | FILLER) != 0:
            i += 1
        moved = i > mention.last and scene.words[i].endswith(PARTICIPLES) and i < outcome.first - 1
        if (
            moved
            and mention.rank == 99
            and not (mention.whole or mention.inside or inside_phrase(scene, mention, outcome.begin))
            and not scene.has(i, outcome.first, PERSON | CLAUSE | REPORTING | AUXILIARY)
            and "," not in scene.words[i : outcome.first]
        ):
            scene.give(mention, outcome, 8, "subject")
        return


def _has_people(scene: Scene, outcome: Outcome) -> bool:
    # "Three men, including a pilot, who had been ill, were freed": a part does not stand for its whole.
    apposed = scene.words[outcome.begin - 1] == ","
    return any(
        mention.outcome is outcome
        and mention.role in ("subject", "object")
        and not (apposed and (mention.inside or mention.partitive))
        and not (mention.inside and follows_whole(scene, mention, outcome))
        for mention in scene.mentions
    )


def _seek_subject(scene: Scene, outcome: Outcome) -> None:
    words, kinds = scene.words, scene.kinds
    i = outcome.begin - 1
    if i > scene.first and words[i] in ("who", "which") and words[i - 1] == ",":
        _told_aside(scene, outcome, i)
        return
    i = past_teller(scene, i) if words[outcome.begin] == "to" else i
    if words[i] == "before" and words[outcome.begin] == "being":
        _before_that(scene, outcome, i)
        return
    if words[i] == "," and words[outcome.begin] in _HELD_TO_BE and kinds[i - 1] & PERSON and _at(scene, i - 1) is None:
        return  # "troops are looking for loyalists, believed to be fleeing"
    floor = max(scene.first, i - _SUBJECT_REACH)
    joins = i
    while joins > floor and words[joins] not in _JOINS and kinds[joins] & FILLER != 0:
        joins -= 1  # "but later died"
    if joins >= floor and words[joins] in _JOINS:
        shared_subject(scene, outcome)
        return
    while i >= floor:
        i = _past_reduced(scene, outcome, i)
        mention = _at(scene, i)
        if mention is not None:
            if mention.last == outcome.begin and _are_things(scene, mention):
                return  # "two wounded and 15 motorcycles burned", "five were hurt, 240 pigs were killed"
            i = mention.first - 1
            if (none := scene.none_over(mention)) is not None:
                i = none.number.first
                continue
            if is_apart(scene, mention, outcome) or _is_definite(mention):
                continue
            if is_led(scene, mention, outcome) or is_object(scene, mention, outcome):
                continue
            if (mention.outside and mention.single) or scene.in_aside(mention, outcome.begin):
                continue
            part = _is_part_of_left(words, mention) or mention.inside or mention.within
            if part and tells_of_part(words, mention, outcome):
                part = False
            if mention.rank <= 3:
                if part or (mention.role == "object" and is_of_another(scene, outcome, mention)):
                    continue
                return
            # A bare participle far from its people ("12 people in Karsan injured") yields to any verb of theirs.
            rank = 7 if _names_whole(scene, mention, outcome) else 6 if is_reduced(outcome) else 4
            if scene.give(mention, outcome, rank, "subject") and not (part and not _of_whom(words, mention, outcome)):
                return
            continue
        word = words[i]
        if word in _MEETINGS and words[outcome.first] == "held" and is_reduced(outcome):
            return  # "took part in talks held in Vell"
        if says(scene, i):
            speaker = _speaker(scene, i)
            if speaker < floor:
                return
            i = speaker - 1
            continue
        if word == "whose" and _is_of_whose(scene, i, outcome):
            return  # "a baby whose mother drowned"
        if (
            word in BARRIERS or (kinds[i] & CLAUSE and word not in _OPEN and scene.words[i + 1] not in _OBJECTS)
        ) and not _leads_noun(scene, i, outcome):
            return  # but "Two men who jumped in after her were pulled out"
        i = _over_relative(scene, outcome, i) - 1


def _leads_noun(scene: Scene, i: int, outcome: Outcome) -> bool:
    """ "Two men reported missing after the flood have been found alive": "after" before a noun, and no clause of its own."""
    behind = range(i + 1, outcome.begin)
    if (
        scene.words[i] not in ("after", "before")
        or not 0 < len(behind) <= _NOUN_REACH
        or outcome.begin == outcome.first
    ):
        return False
    return scene.kinds[i + 1] & DETERMINER != 0 and all(
        scene.words[k].isalpha()
        and scene.kinds[k] & (AUXILIARY | CLAUSE | REPORTING | OUTCOME | PERSON | VERB) == 0
        and not scene.words[k].endswith(("ed", "ing"))
        for k in behind
    )


def _is_of_whose(scene: Scene, whose: int, outcome: Outcome) -> bool:
    """ "whose mother drowned": the noun behind "whose" is the subject; not "whose bodies were found", "whose lives were lost"."""
    words = scene.words[whose + 1 : outcome.begin]
    short = 0 < len(words) <= _NOUN_REACH and scene.kinds[outcome.begin - 1] & PERSON != 0
    plain = short and not scene.has(whose + 1, outcome.begin, AUXILIARY | CLAUSE | REPORTING | VERB)
    return plain and _THEMSELVES.isdisjoint(words)


def _are_things(scene: Scene, mention: Mention) -> bool:
    """Whether things or animals open a clause of their own here: nothing stands before them but what joins two clauses."""
    return mention.people.kind in ("thing", "animal") and scene.words[mention.first - 1] in ("and", ",", "but", ";")


def _told_aside(scene: Scene, outcome: Outcome, who: int) -> None:
    """ "Six migrants, who were hurt, were flown out": what is told by the way of people of whom nothing else is."""
    mention = _at(scene, who - 2)
    if mention is None or mention.last != who - 1 or mention.rank < 99 or scene.words[who] != "who":
        return
    if mention.people.kind == "person" and not (mention.whole or mention.single):
        scene.give(mention, outcome, 9, "subject")


def _before_that(scene: Scene, outcome: Outcome, last: int) -> None:
    """ "Two gunmen killed a settler before being killed by the army": those who did the first, or to whom it was done."""
    told = [o for o in scene.outcomes if o.last <= last and not o.nominal and o.takes in ("left", "right")]
    if not told:
        return
    first = told[-1]
    for mention in reversed(scene.mentions):
        if (
            mention.last > first.begin
            or mention.inside
            or mention.within
            or inside_phrase(scene, mention, outcome.begin)
        ):
            continue
        if first.takes == "right" and mention.outcome is None:
            scene.give(mention, outcome, 5, "subject")
        elif mention.outcome is first and outcome.means == "killed" and outcome.mood == "real":
            mention.outcome = outcome  # "were held for a week before being shot dead"
        return


def _of_whom(words: list[str], mention: Mention, outcome: Outcome) -> bool:
    """ "found seven people, one of whom later died": told of the part alone."""
    i = mention.number.last
    return words[i : i + 2] == ["of", "whom"] and "," not in words[i : outcome.begin]


def _is_part_of_left(words: list[str], mention: Mention) -> bool:
    """ "35 devotees, 28 of them women": the whole stands further left; "nine of the wounded" names it itself."""
    if not mention.partitive:
        return False
    k = mention.number.last
    while words[k] != "of":
        k += 1
    return words[k + 1] in _LEFT_WHOLE


def _names_whole(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "five of those who escaped", "two of those earlier listed as missing": what makes out the whole, not what became of
    the part.
    """
    words, k = scene.words, mention.number.last + 2
    if not mention.partitive or words[k - 2 : k] != ["of", "those"] or outcome.first - k > 3:
        return False
    led = False
    for i in range(k, outcome.first):
        led = led or words[i] == "who"
        if words[i] in _FINITE and not led:
            return False
    if any(k <= other.first < outcome.first for other in scene.outcomes):
        return False
    return led or outcome.passive or (isinstance(outcome.entry, Entry) and outcome.entry.get("takes") == "state")


def _speaker(scene: Scene, verb: int) -> int:
    """Where the pronoun stands that speaks within a clause ("men whom it had written off"), or "whom" where a noun does
    ("whom the firm had written off"), or the verb itself where it only goes on with a noun ("a flight carrying a
    team"); -1 where somebody else speaks there.
    """
    hit = scene.surface.at("reporting")[verb]
    if (hit.entry.id == "fear" or scene.words[verb] in _ACCUSED) and _is_held(scene, verb):
        return verb  # "two soldiers suspected of theft were killed"
    if hit.form == "gerund":
        named = scene.surface.is_capital(verb) is True  # "Typhoon Warning Center"
        return verb if not named and scene.words[verb - 1] not in (",", "and", "said") else -1
    k = verb - 1
    while k > scene.first and scene.kinds[k] & AUXILIARY != 0:
        k -= 1
    if scene.words[k] in ("it", "he", "she", "they", "we"):
        return k
    return next((i for i in range(k, max(scene.first, k - 4), -1) if scene.words[i] == "whom"), -1)


def _is_held(scene: Scene, verb: int) -> bool:
    """Whether a verb is a participle that tells what people are thought to be or to have done."""
    return (
        scene.words[verb].endswith(("ed", "ught"))
        and scene.words[verb + 1] in ("of", "to", "in")
        and scene.kinds[verb - 1] & (AUXILIARY | FILLER) == 0
    )


def _at(scene: Scene, i: int) -> Mention | None:
    """The last mention whose phrase covers word i."""
    for mention in reversed(scene.mentions):
        if mention.first <= i < mention.last:
            return mention
    return None


def _is_definite(mention: Mention) -> bool:
    """ "the spokesman", "his brother": one definite person counts only right beside the verb or in a list."""
    return mention.single and "definite_singular" in mention.number.flags


def _past_reduced(scene: Scene, outcome: Outcome, i: int) -> int:
    """Left of i over a bare participle ("guards held since Monday were freed"), whose clause the verb may close, to its people."""
    for other in scene.outcomes:
        if other.first <= i < other.last and is_weak(other) and other.begin == other.first and other is not outcome:
            return other.first - 1  # "Six people with bullet wounds were brought in dead"
        if other.first <= i < other.last and other is not outcome and (is_reduced(other) or is_listed(scene, other)):
            for mention in scene.mentions:
                if mention.outcome is other and mention.rank in (5, 7) and mention.last <= other.first:
                    return mention.last - 1
                # "One man brought in alive died in the night"
                if mention.outcome is other and mention.rank == 6 and is_brought(scene, mention.last, other):
                    return mention.last - 1
                # "six of the 19 survivors admitted there had undergone surgery"
                if mention.role == "noun" and mention.last == other.first and other.passive:
                    return mention.last - 1
            return i
    return i


def _over_relative(scene: Scene, outcome: Outcome, i: int) -> int:
    """Where to go on left of word i: past a relative clause that holds another outcome, else just past i; _BARRED = nowhere."""
    words = scene.words
    if words[i] in ("and", "but", "or") and i + 1 < scene.last:
        following = i + 1
        if scene.kinds[following] & DETERMINER != 0 and words[following] != "other":
            return _BARRED
    for other in scene.outcomes:
        if other.first <= i < other.last and other is not outcome and _is_verb(scene, other):
            if other.people == "never" and other.last == outcome.begin:
                return other.begin  # "were recovered unconscious"
            if other.mood == "hypothetical" and scene.attempted(other.begin - 1):
                return other.begin - 1  # "three men trying to flee were shot"
            for k in range(i, max(scene.first, i - 14), -1):
                if words[k] in ("who", "which", "that", "whom", "whose"):
                    return k
            return _BARRED
    return i


def _is_verb(scene: Scene, outcome: Outcome) -> bool:
    """Whether an outcome is a verb of its own: "Friday's shooting" is a noun, as long as nobody is its object."""
    if outcome.nominal or outcome.takes in ("noun", "of"):
        return False
    return outcome.form != "gerund" or scene.is_told(outcome)
