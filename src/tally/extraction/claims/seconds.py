"""Part of level 6: the second verb of a clause, which has the subject of the first ("was shot and died")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.led import inside_phrase
from tally.extraction.claims.mentions import Mention, takes
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import DETERMINER, PREPOSITION, REPORTING

__all__ = ["shared_subject"]

_DIED_REACH: Final = 16  # words from people who were hurt or saved to the verb that says that they died

_SECOND_REACH: Final = 24  # words from people of whom nothing is told yet to the second verb of their clause


def shared_subject(scene: Scene, outcome: Outcome) -> None:
    """ "was shot and died": the second verb has the first one's subject; it decides where the first left the fate open."""
    begin = outcome.begin
    for mention in reversed(scene.mentions):
        if mention.last > begin or mention.outcome is None:
            continue
        if (
            mention.outcome.means in ("killed_or_injured", "casualties", "trapped", "missing")
            and mention.role in ("subject", "with", "object")
            and outcome.means in ("killed", "injured", "rescued")
            and begin - mention.last <= 12
            and takes(outcome, mention, scene.classes.disease)
            and not scene.has(mention.last, begin, REPORTING)
            and not (mention.role == "object" and _counts_behind(scene, outcome))
        ) or _died_of_it(scene, mention, outcome):
            mention.outcome = outcome
        return
    for mention in reversed(scene.mentions):
        if (
            begin - _SECOND_REACH <= mention.last <= begin
            and mention.rank > 6
            and not (mention.partitive or mention.inside or mention.within)
            and not inside_phrase(scene, mention, begin)
        ):
            if scene.silent(mention.last, begin) and not _opens_phrase(scene, mention.last, begin):
                scene.give(mention, outcome, 5, "subject")
            return


def _counts_behind(scene: Scene, outcome: Outcome) -> bool:
    """ "neutralised five bandits and recovered 17 cows": whether the second verb has an object of its own, so that whoever did the
    first did it.
    """
    return any(outcome.last <= mention.first <= outcome.last + 2 for mention in scene.mentions)


def _died_of_it(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "was pulled out alive but later died", "were taken to hospital and died there": who died was not saved in the end."""
    return (
        mention.outcome is not None
        and mention.outcome.means in ("rescued", "injured")
        and mention.role in ("subject", "with")
        and mention.outcome.mood == "real" == outcome.mood
        and mention.number.kind != "none"
        and outcome.means == "killed"
        and not outcome.flags
        and outcome.begin - mention.last <= _DIED_REACH
        and not scene.has(mention.last, outcome.begin, REPORTING)
        and not any(
            mention.last <= other.first < outcome.begin
            and (other.people.kind not in ("thing", "animal") or scene.kinds[other.before] & PREPOSITION == 0)
            for other in scene.mentions
        )
        and takes(outcome, mention, scene.classes.disease)
    )


def _opens_phrase(scene: Scene, first: int, last: int) -> bool:
    """Whether a further noun phrase opens in first..last, behind "and" or a comma."""
    words = scene.words
    return any(words[i - 1] in ("and", ",") and scene.kinds[i] & DETERMINER != 0 for i in range(first, last))
