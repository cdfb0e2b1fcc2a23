"""Part of level 6: what stands before people and holds them away from a later verb: a preposition, a verb that has them as object.

Public functions: `follows_whole`, `inside_phrase`, `is_brought`, `is_led`, `is_object`, `is_apart`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    EVENT_NOUN,
    FILLER,
    OUTCOME,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    VERB,
)

__all__ = ["PARTICIPLES", "follows_whole", "inside_phrase", "is_apart", "is_brought", "is_led", "is_object"]

PARTICIPLES: Final = ("ed", "wn", "ken", "ght", "led")
_CLAUSE: Final = 8  # words of "relatives had"

_LEADS_PEOPLE: Final = PREPOSITION | REPORTING | CLAUSE | CONJUNCTION | AUXILIARY | DETERMINER | FILLER
# Words in "ing" that have no object, or whose object is counted with what stands before.
_LEADS: Final = frozenset(
    """including comprising totalling totaling numbering counting involving morning evening during following
    according regarding concerning pending excluding being having saying adding telling reporting claiming
    confirming warning building killing leaving injuring wounding""".split()
)


def is_led(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "A convoy carrying 300 people was hit": the object of a participle, for a verb with its auxiliary."""
    if mention.before <= scene.first or outcome.begin >= outcome.first or mention.last > outcome.begin:
        return False
    at = mention.before
    led, kinds = scene.words[at], scene.kinds
    return (
        led.endswith("ing")
        and scene.words[at + 1] != "that"  # "told a briefing that 12 people had been killed"
        and led not in _LEADS
        and not kinds[at] & EVENT_NOUN
        and scene.words[at - 1].isalpha()
        and not kinds[at - 1] & (DETERMINER | PREPOSITION)
    )


def inside_phrase(scene: Scene, mention: Mention, verb: int) -> bool:
    """Whether a preposition holds this mention away from the verb at `verb`: "in two attacks", "by five gunmen"; "of" only in
    "N of the M".
    """
    k = mention.before
    if k < 0 or scene.kinds[k] & PREPOSITION == 0:
        return False
    word = scene.words[k]
    if word == "of":
        return k > 0 and scene.words[k - 1][0].isdigit()
    if word in ("from", "over", "under", "about"):
        return mention.number.kind == "exact"
    if word in ("after", "before"):
        # "after a traveller from Holm died", not "after a general examination he was freed"
        return mention.single and (scene.has(mention.last, verb, PRONOUN) or "," in scene.words[mention.last : verb])
    return word not in ("up", "as", "than", "between")


def is_object(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """ "A gang that beat six people was jailed": several people whom a plain word before them has, and a verb of one."""
    k = mention.before
    if outcome.begin >= outcome.first or scene.words[outcome.begin] not in ("was", "is") or k <= scene.first:
        return False
    several = mention.number.kind == "exact" and (mention.number.value or 0) > 1 and mention.people.kind == "person"
    return several and scene.words[k].isalpha() and scene.kinds[k] & _LEADS_PEOPLE == 0


def follows_whole(scene: Scene, part: Mention, outcome: Outcome) -> bool:
    """ "Six people including two toddlers were killed", "six people, including two toddlers were": the whole stands before "including"."""
    lead = part.first - 1
    while lead > scene.first and scene.kinds[lead] & (DETERMINER | FILLER) != 0:
        lead -= 1
    if scene.words[lead - 1] == "," and scene.words[lead] == "including":
        lead -= part.last == outcome.begin < outcome.first
    return any(whole.last == lead and not whole.single for whole in scene.mentions)


def is_brought(scene: Scene, first: int, state: Outcome) -> bool:
    """Whether a bare participle and no verb stands between people and their state: "brought in alive"."""
    led = first < state.first and scene.words[first].endswith(PARTICIPLES)
    return (
        led
        and not scene.has(first + 1, state.first, AUXILIARY | CLAUSE)
        and "," not in scene.words[first : state.first]
    )


def is_apart(scene: Scene, mention: Mention, outcome: Outcome) -> bool:
    """Whether people stand inside another phrase, so that the verb is not theirs: in "N of the M" it is said of N. But "Of the 31
    whom families had listed as missing" tells of the 31.
    """
    own = scene.words[mention.last : mention.last + 1] in (["who"], ["whom"])
    if mention.whole and own:
        opens = mention.last + 1
        own = outcome.begin - opens <= _CLAUSE and not scene.has(opens, outcome.begin, AUXILIARY | OUTCOME | VERB)
    return (mention.whole and not own) or inside_phrase(scene, mention, outcome.begin)
