"""Part of level 6: those who are among others ("Nine children were among the 30 killed", "Among the dead are a couple and two girls").

Public function: `among`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.ages import past_ages
from tally.extraction.claims.groups import group_start
from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene, is_reduced
from tally.extraction.claims.speech import speaks
from tally.extraction.slots import Outcome
from tally.lexicon.kinds import AUXILIARY, CLAUSE, CONJUNCTION, FILLER, REPORTING

__all__ = ["among"]

_ASIDE: Final = 10
_PHRASE: Final = 7  # words from an outcome to the verb of its clause
_DOING: Final = 8  # words of "saving for nursing school"
_YIELDED: Final = 8  # the rank of what people had been before what is told of them now
_LISTS: Final = frozenset((",", "and"))
_KIN_OF: Final = frozenset(("his", "her", "their"))
_NOT_DOING: Final = AUXILIARY | CLAUSE | CONJUNCTION | REPORTING


def among(scene: Scene) -> None:
    """ "Nine children were among the 30 killed"; "Among the dead are a couple and two girls"."""
    for outcome in scene.outcomes:
        k = _among(scene, outcome)
        if k < 0:
            continue
        told = scene.is_told(outcome)
        if not (told or outcome.nominal or outcome.takes == "noun" or _tells_of_those(scene, outcome, k)):
            continue
        behind = _past_voice(scene, outcome.last)
        for mention in scene.mentions:
            if mention.rank <= 5 or speaks(scene, mention):
                continue
            end, start = _past_aside(scene, past_ages(scene, mention, k), k), group_start(scene, mention)
            apposed = mention.single and _is_apposed(scene, mention, k)
            before = apposed or (
                (end < k <= end + 3 and _are_helpers(scene, end, k))
                or (mention.single and end < k and _are_helpers(scene, _past_doing(scene, end, k), k))
                or (mention.single and end == k and _one_of_counted(scene, mention, outcome, k))
                or _stand_before(scene, mention, k)
                or _were_listed(scene, mention, k)
            )
            after = (
                not (told and not _counts_among(scene, outcome, k))
                and behind < start <= behind + _PHRASE
                and "who" not in scene.words[behind:start]
                and (scene.has(max(behind, start - 2), start, AUXILIARY) or _behind_names(scene, behind, start))
                and scene.quiet(behind, start)
            )
            if before or after:
                mention.within = True
                scene.give(mention, outcome, 5, "among")
                if before and not apposed:
                    _coordinate_before_among(scene, mention)
    _coordinate_after_among(scene)


def _behind_names(scene: Scene, behind: int, start: int) -> bool:
    """ "Among the dead were Ivo Holm and his two sons": nothing but names between the verb and whoever is counted."""
    i = behind
    while i < start and scene.kinds[i] & (AUXILIARY | FILLER):
        i += 1
    named = i
    while i < start and (scene.surface.is_capital(i) or scene.words[i] in _LISTS):
        i += 1
    lists = scene.words[i - 1] == "and"
    i += i < start and scene.words[i] in _KIN_OF
    return lists and behind < named < i and scene.surface.is_capital(named) and i == start


def _past_doing(scene: Scene, end: int, limit: int) -> int:
    """ "A cashier saving for nursing school, a farmer and ... were among the five": behind what one does; `end` where nothing is said."""
    if not scene.words[end].endswith("ing"):
        return end
    i = end + 1
    while i < min(limit, end + _DOING) and scene.words[i].isalpha() and scene.kinds[i] & _NOT_DOING == 0:
        i += 1
    return i


def _is_apposed(scene: Scene, mention: Mention, k: int) -> bool:
    """ "The suspect, a 24-year-old man, was among the dead": who is told of once more, between commas."""
    first, end = mention.first - 1, mention.last
    between = scene.words[first] == "," and scene.words[end : end + 1] == [","]
    return between and end + 1 < k <= end + 4 and _are_helpers(scene, end + 1, k)


def _past_aside(scene: Scene, end: int, k: int) -> int:
    """ "A teacher, who was not named, was among the three killed": behind what is said between commas; `end` without it."""
    if scene.words[end : end + 1] == [","]:
        for i in range(k - 1, max(end + 1, k - 4), -1):
            if scene.words[i] == ",":
                return end if any(end < m.number.first < i for m in scene.mentions) else i + 1
    return end


def _counts_among(scene: Scene, outcome: Outcome, k: int) -> bool:
    """ "Among the 14 dead were a priest and two nuns": whether only the count behind "among" has the outcome."""
    return all(k < m.number.first < outcome.last for m in scene.mentions if m.outcome is outcome)


def _past_voice(scene: Scene, i: int) -> int:
    """ "Among the dead, police said, were two girls": behind the voice between the commas; `i` where none stands."""
    second = scene.comma(i + 2, i + _ASIDE) if scene.words[i : i + 1] == [","] else -1
    return second if second >= 0 and scene.has(i + 1, second, REPORTING) else i


def _tells_of_those(scene: Scene, outcome: Outcome, k: int) -> bool:
    """ "Among those who drowned were", "among the miners buried under the rubble were": it only says who is meant."""
    before = outcome.begin - 1
    return k < before <= k + 4 and (scene.words[before] in ("who", "those") or is_reduced(outcome))


def _among(scene: Scene, outcome: Outcome) -> int:
    """Where "among" stands shortly before the outcome; -1 where it does not."""
    for i in range(outcome.first - 1, max(scene.first - 1, outcome.first - 6), -1):
        if scene.words[i] == "among":
            return i
    return -1


def _one_of_counted(scene: Scene, mention: Mention, outcome: Outcome, among: int) -> bool:
    """ "A priest among nine kidnapped": the count stands right behind "among"."""
    counted = any(other.first == among + 1 and other.outcome is outcome for other in scene.mentions)
    return counted and "definite_singular" not in mention.number.flags


def _stand_before(scene: Scene, mention: Mention, k: int) -> bool:
    """ "counts 6,700 members of five nations among the displaced": their phrase reaches to "among"."""
    end, words = mention.last, scene.words
    if mention.single or mention.people.kind != "person" or not end <= k <= end + 4:
        return False
    for i in range(end, k):
        if not words[i].isalpha() or scene.kinds[i] & (AUXILIARY | REPORTING | CLAUSE) != 0:
            return False
    return all(not end <= outcome.first < k for outcome in scene.outcomes)


def _were_listed(scene: Scene, mention: Mention, k: int) -> bool:
    """ "Nine who had been listed as missing are among the dead": what is told of them last, over what had been thought."""
    told = mention.outcome
    if told is None or mention.rank < _YIELDED or scene.words[mention.last : mention.last + 1] != ["who"]:
        return False
    return told.last < k <= told.last + 3 and _are_helpers(scene, told.last, k)


def _are_helpers(scene: Scene, first: int, last: int) -> bool:
    return all(scene.kinds[i] & (AUXILIARY | FILLER) != 0 for i in range(first, last))


def _coordinate_before_among(scene: Scene, last: Mention) -> None:
    """ "A man and a baby were among the dead": the whole list is."""
    mentions = scene.mentions
    for k in range(mentions.index(last), 0, -1):
        a, b = mentions[k - 1], mentions[k]
        joined = scene.links(a.last, b.first) or scene.links(_past_doing(scene, a.last, b.first), b.first)
        if b.outcome is None or not joined or (a.rank <= 5 and a.outcome is not b.outcome):
            return
        a.within = True
        if a.rank > 5:
            scene.give(a, b.outcome, 5, "among")


def _coordinate_after_among(scene: Scene) -> None:
    mentions = scene.mentions
    for k in range(1, len(mentions)):
        a, b = mentions[k - 1], mentions[k]
        if (
            a.role == "among"
            and a.outcome is not None
            and b.rank > 6
            and scene.links(a.last, b.first)
            and scene.give(b, a.outcome, 6, "among")
        ):
            b.within = True
