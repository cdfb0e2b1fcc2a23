"""Part of level 8: what the words between two figures of a sentence say of whether a time or a place of one is the other's.

Public functions: `by_the_way`, `elliptic`, `elsewhere`, `is_listed`, `is_of_share`, `is_of_wound`, `is_one_event`, `is_summed`,
`is_whole_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import Anchor
from tally.extraction.slots import Draft
from tally.lexicon.kinds import OUTCOME, VERB

__all__ = [
    "by_the_way",
    "elliptic",
    "elsewhere",
    "is_listed",
    "is_of_share",
    "is_of_wound",
    "is_one_event",
    "is_summed",
    "is_whole_of",
]

_BOUNDS: Final = frozenset(("more", "fewer", "less", "other", "rather"))
_SHARES: Final = frozenset(("%", "percent", "cent", "half", "third", "most", "many"))
_TOGETHER: Final = frozenset(("all", "total", "altogether"))
_SHARED: Final = 12  # words from "most of them" to a place of theirs
_WHERE: Final = 7  # words from "where" to the figure of its clause


def elliptic(scene: Scene, draft: Draft, lead: int) -> bool:
    """ "nine were killed and 12 injured on Monday": a participle right behind the figure, that leans on the verb before it.
    `lead`: where the time or the place begins.
    """
    if draft.what is None or draft.what[0] > max(draft.people.last, draft.number.last) + 1:
        return False
    if scene.between(draft.number.last, lead, "auxiliary"):
        return False
    hit = scene.surface.at("outcome").get(draft.what[0])
    return hit is not None and hit.form != "base" and hit.entry.get("takes") in ("object", "state")


def elsewhere(words: list[str], first: int, last: int) -> bool:
    """ "six died in a crash at Holm, a bend where 52 were killed in 2023": what is told of the place is of another time;
    "fell to 30 from 41 a year earlier": so is what a figure is held against.
    """
    if words[last - 1] in ("from", "against") or (words[last - 1] == "than" and words[last - 2] not in _BOUNDS):
        return True
    return "where" in words[first:last] and "," in words[first:last]


def by_the_way(scene: Scene, a: Draft, b: Draft) -> bool:
    """ "In Holm, where five have died, a boy was hurt on Monday": a clause with "where" is closed before the next figure."""
    words = scene.surface.words
    if "," not in words[a.number.last : b.number.first]:
        return False
    for i in range(a.number.first - 1, max(scene.first, a.number.first - _WHERE), -1):
        if words[i] == "where":
            return words[i - 1] == ","
        if words[i] in (",", ";"):
            return False
    return False


def is_one_event(scene: Scene, a: Draft, b: Draft) -> bool:
    """ "Nine people were killed and 12 others were injured in X on Monday": nothing but "and" between the two."""
    if a.what is None or not a.number.last <= a.what[0] or b.what is None or b.what[0] < b.number.first:
        return False
    return scene.surface.words[a.what[1] : b.first] in (["and"], [",", "and"])


def is_summed(scene: Scene, last: int) -> bool:
    """ "in all", "a total" right behind word `last`: a dash before it sets off the sum of what was told."""
    return not _TOGETHER.isdisjoint(scene.surface.words[last : min(last + 5, scene.last)])


def is_whole_of(words: list[str], draft: Draft, part: Draft) -> bool:
    """ "two of the five people missing in X": the five are named as the whole of a part only."""
    first, last = part.number.last, draft.number.first
    return (
        0 < last - first <= 6
        and words[first] == "of"
        and (
            part.parent is draft
            or draft.repeats is not None
            or words[last - 1] in ("the", "s", "'", "of", "these", "those")
        )
    )


def is_of_share(scene: Scene, draft: Draft, lead: int) -> bool:
    """ "1,206 deaths, 61% of them in the first month", "eight were seized, most of them drivers stopped on the Holm road": what stands
    behind a share, or behind what is told of one, is the share's.
    """
    words, kinds = scene.surface.words, scene.surface.kinds
    for at in range(lead - 1, max(draft.number.last + 2, lead - _SHARED), -1):
        if words[at] in ("them", "whom") and words[at - 1] == "of":
            share = words[at - 2] in _SHARES or words[at - 2].isdecimal()
            told = any(words[i].endswith("ed") or kinds[i] & (OUTCOME | VERB) for i in range(at + 1, lead))
            return share and (at == lead - 1 or (told and words[at - 3] == ","))
        if words[at] in (",", ";"):
            return False
    return False


def is_listed(words: list[str], a: Draft, b: Draft) -> bool:
    """ "A fire at a mill killed eight clerks and two guards in Holm": two objects of one verb, side by side."""
    end = max(a.number.last, a.people.last)
    if a.what is None or a.what != b.what or a.what[1] > a.number.first or b.parent is a:
        return False
    return 0 < b.number.begin() - end <= 2 and words[end] in (",", "and")


def is_of_wound(scene: Scene, draft: Draft, anchor: Anchor, behind: Sequence[Anchor]) -> bool:
    """ "A teacher shot in Holm on Tuesday died at Vell hospital on Thursday": where and when those were hurt who died, where one of
    the anchors `behind` tells of their death.
    """
    what, kinds = draft.what, scene.sites.kinds
    end = max(draft.people.last, draft.number.last)
    if what is None or not end < anchor.lead < anchor.last <= what[0] or kinds[end] & OUTCOME == 0:
        return False
    if what[0] <= end or scene.between(end, what[0], "auxiliary") or scene.is_number(end):
        return False
    limit = next((d.number.first for d in scene.drafts if d.number.first > what[0]), scene.last)
    return any(what[1] <= other.lead and other.last <= limit for other in behind)
