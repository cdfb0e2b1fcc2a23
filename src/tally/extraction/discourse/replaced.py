"""Part of level 7: earlier figures that the text itself replaces, and the figures that replace them.

Public function: `find_updates`. Ruling 9 of the contract.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.changed import changed_from
from tally.extraction.discourse.corrections import own_correction, retracted, tells
from tally.extraction.discourse.newer import far_apart, newer_of
from tally.extraction.discourse.register import Register, fits_inside
from tally.extraction.discourse.stood import rose_from
from tally.extraction.slots import Draft
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    CHANGE,
    DOCUMENT,
    EVENT_NOUN,
    FIGURE_NOUN,
    MONTH,
    REPORTING,
    TOLL_WORD,
    WEEKDAY,
)

__all__ = ["find_updates"]

_UPDATED: Final = frozenset(("later", "updated", "newer", "latest"))
_FIGURES: Final = frozenset(("estimate", "count", "toll", "figure", "tally"))
_REPORTS: Final = frozenset("estimate estimates report reports count counts toll tolls figure figures tally".split())
_NOT_FINAL: Final = frozenset(("provisional", "preliminary"))
_ONCE: Final = frozenset(("initially", "originally", "previously", "earlier"))
_ADJECTIVES: Final = frozenset(("first", "previous", "former", "initial"))
_AFTERWARDS: Final = frozenset(("later", "then", "subsequently", "since", "afterwards", "has", "have", "had", "soon"))
_SAME_VOICE: Final = frozenset(("and", "but", ",", "they", "it", "he", "she", "who", "which", "before"))
_ONCE_REACH: Final = 9  # words from "initially", "an earlier release" to the figure
_ONCE_NEAR: Final = 6
_ONCE_OPENS: Final = 12  # words from an "Earlier" that opens its sentence to the figure
_PLACED: Final = 6  # words from a count to its place
_REVISED_REACH: Final = 4  # words of "revised that figure to"
_ALONE: Final = 6  # words of "deaths in his province alone"
_GOING: Final = frozenset(("was", "were"))
_PAST: Final = frozenset(("had", "having", *_GOING))
_SAYING: Final = frozenset(("saying", "reporting", "giving", "listing", "counting", "putting"))
_STRETCHES: Final = frozenset(
    "quarter half week weeks month months year years day days hours decade season time".split()
)
_BULLETINS: Final = frozenset(
    ("bulletin", "report", "statement", "count", "toll", "figure", "estimate", "tally", "update")
)


def find_updates(register: Register) -> None:
    """Set what one count does to another, once the parts are known: it replaces it."""
    for k, mention in enumerate(register.mentions):
        draft = mention.draft
        if draft is not None:
            _replace(register, k, mention, draft)
    newer = {id(d.supersedes): d for d in register.drafts if d.supersedes is not None}
    if newer:
        for draft in register.drafts:
            if draft.parent is not None:
                _move_part(draft, draft.parent, newer)


def _move_part(draft: Draft, whole: Draft, newer: dict[int, Draft]) -> None:
    """ "13 dead; on Monday it had spoken of six. Five of the bodies were burnt": told behind both, of the figure that stands."""
    if whole.supersedes is draft and draft.stance == "superseded":
        draft.parent = None  # an earlier toll is no part of the new one, whatever the sum
        return
    stands = newer.get(id(whole))
    told = stands is not None and max(whole.sentence, stands.sentence) < draft.sentence
    if stands is not None and told and fits_inside(draft, stands, strict=False):
        draft.parent = stands


def _replace(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """Earlier figures that the text itself replaces: "from 12 to 57", "up from 19", "had put the toll at 11",
    "not 15 (ours)".
    """
    if draft.stance == "superseded":
        newer = newer_of(register, k, draft)
        if newer is not None and newer.supersedes is None and draft.supersedes is not newer:
            newer.supersedes = draft
        return
    if draft.stance != "asserted" or draft.number.article:
        return
    if retracted(register, mention):
        draft.stance = "superseded"
        return
    if draft.supersedes is None and (changed := changed_from(register, k, mention, draft)) is not None:
        changed.stance = "superseded"
        draft.supersedes = changed
        return
    if _later(register, mention) and draft.supersedes is None:
        older = next(
            (
                d
                for d in register.before(k, 4)
                if d.outcome == draft.outcome
                and d.parent is None
                and not d.number.article
                and d.number.size() != draft.number.size()
            ),
            None,
        )
        draft.supersedes = older
    source = register.handed(draft)
    if source is not None and source[1] == "older":
        draft.stance = "superseded"
        source[0].supersedes = source[0].supersedes or draft
        return
    if source is not None and source[1] == "once":
        draft.stance = "superseded"  # of another voice: it was never the count that stands now
        return
    if source is not None and source[1] == "other":
        return
    if own_correction(register, k, mention, draft) or _rose_since(register, k, mention, draft):
        return
    if draft.supersedes is not None:
        return
    if (older := _revised(register, k, mention, draft)) is not None:
        older.stance = "superseded"
        draft.supersedes = older
        return
    _stood_earlier(register, k, mention, draft)


def _stood_earlier(register: Register, k: int, mention: Mention, draft: Draft) -> None:
    """ "The ministry had put the toll at 11", "Earlier it was reported that seven had died", "an initial estimate of 500"."""
    source = register.handed(draft)
    if "alone" in register.words[mention.last : mention.last + _ALONE]:
        return  # "earlier reported 11 deaths in his province alone": no count of all
    once = _once_told(register, mention, draft)
    led = _led_by_replaced(register, k, mention, draft)
    if (
        (once or led or _past_perfect(register, mention))
        and (newer := newer_of(register, k, draft, once) or (newer_of(register, k, draft, True) if led > 1 else None))
        is not None
        and (once or draft.parent is None or draft.parent is newer)  # the part of another count is no earlier stand
        and newer.number.size() != draft.number.size()
        and not _in_other_places(register, mention, register.mention_of.get(id(newer.number)))
    ):
        draft.stance = "superseded"
        if (
            source is not None
            and source[1] == "same"
            and source[0].parent is None
            and source[0].number.size() != draft.number.size()
        ):
            newer = source[0]
        if newer.supersedes is None:
            newer.supersedes = draft


def _rose_since(register: Register, k: int, mention: Mention, draft: Draft) -> bool:
    """ "The toll has risen to 24. ... On Tuesday, it stood at 19": the stand of an earlier day."""
    newer = rose_from(register, k, mention, draft)
    if newer is not None:
        draft.stance = "superseded"
        newer.supersedes = draft
    return newer is not None


def _in_other_places(register: Register, older: Mention, newer: Mention | None) -> bool:
    """ "the death of nine in Kafr ... It had documented earlier the death of three in strikes on Orem": two places, two counts."""
    if newer is None:
        return False
    here, there = _named_place(register, older), _named_place(register, newer)
    return here != "" and there != "" and here != there


def _named_place(register: Register, mention: Mention) -> str:
    """The first name behind a preposition of place, in the words behind a count; "" for none."""
    surface, words = register.surface, register.words
    if surface.is_caps:
        return ""
    for i in range(mention.last, min(mention.sentence.last - 1, mention.last + _PLACED)):
        if words[i] in ("in", "on", "at") and surface.is_capital(i + 1) and not surface.is_of(i + 1, WEEKDAY | MONTH):
            return words[i + 1]
        if words[i] in (",", ";"):
            break
    return ""


def _later(register: Register, mention: Mention) -> bool:
    """ "a later estimate of 63 dead", "an updated toll of 12"."""
    lead = register.words[max(mention.sentence.first, mention.first - 4) : mention.first]
    return not _UPDATED.isdisjoint(lead) and not _FIGURES.isdisjoint(lead)


def _past_perfect(register: Register, mention: Mention) -> bool:
    """ "The ministry had put the toll at 11", "had earlier spoken of 13 dead", "At noon it had nine"."""
    replaced = register.replaced
    if replaced and _had_told(register, mention, replaced):
        return True
    return _dated_report(register, mention, replaced)


def _once_told(register: Register, mention: Mention, draft: Draft) -> bool:
    """ "Officials initially reported 12 dead but later ...", "Earlier it was reported about seven dead": a count that the
    sentence or the text goes on from.
    """
    words, replaced, first = register.words, register.replaced, mention.first
    if replaced and _told_at_first(register, mention, draft):
        return True
    opening = mention.sentence.first
    if opening in replaced and words[opening] in _ONCE and 0 < first - opening <= _ONCE_OPENS:
        # "Earlier on Saturday he put the figure at 17 dead and 20 hurt"
        return tells(register, opening + 1, first) and not _is_of_its_own(register, opening, first)
    for i in range(max(mention.sentence.first, first - _ONCE_REACH), first):
        hit = replaced.get(i)
        if hit is None or hit.last != i + 1 or (words[i] != "first" and words[i] not in _ONCE):
            continue
        if _says_anew(register, i, first):
            continue
        if _counts_time(register, i):
            continue
        if words[i - 1] in ("an", "the", "its", "their") or words[hit.first] == "at":
            # "An earlier news release said three had died", "The ministry at first gave a toll of 12"
            given = any(register.surface.is_of(j, DOCUMENT) for j in range(i + 1, min(i + 4, first)))
            return draft.what is not None and (given or words[i] == "first") and tells(register, i + 1, first)
        if first - i <= _ONCE_NEAR:
            if i == mention.sentence.first and tells(register, i + 1, first):
                return True
            return draft.what is not None and (tells(register, i + 1, i + 2) or tells(register, i - 1, i))
        if words[i + 1] in ("gave", "put", "set") and i > mention.sentence.first:
            return draft.what is not None  # "initially gave the number of deaths as 12"
    return False


def _told_at_first(register: Register, mention: Mention, draft: Draft) -> bool:
    """ "Sixteen people had at first been reported killed": told so once, behind the count."""
    if draft.what is None or draft.what[0] < mention.last or draft.what[0] - mention.last > _ONCE_NEAR:
        return False
    gap = range(mention.last, draft.what[0])
    return (
        any(i in register.replaced and (register.words[i] in _ONCE or register.words[i] == "first") for i in gap)
        and any(register.surface.is_of(i, REPORTING) for i in gap)
        and register.surface.is_of(mention.last, AUXILIARY)
    )


def _is_of_its_own(register: Register, first: int, last: int) -> bool:
    """ "Earlier in Vell, police said", "Earlier, police said a bus crash had": whether a place or an event is told that no figure
    before it is of.
    """
    surface, words = register.surface, register.words
    for i in range(first, last - 1):
        if words[i] in ("a", "an", "another", "two") and any(
            surface.is_of(j, EVENT_NOUN) for j in range(i + 1, min(i + 4, last))
        ):
            return True
        if words[i] in ("in", "at", "near") and surface.is_capital(i + 1) and not surface.is_of(i + 1, WEEKDAY | MONTH):
            return not surface.is_caps
    return False


def _revised(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Officials reported 12 deaths, then corrected that to 10", "said five had died. They later revised the figure to four":
    the figure that its own voice revises.
    """
    words, begin = register.words, mention.sentence.first
    lead = mention.first - 1
    if lead <= begin or words[lead] != "to":
        return None
    verb = lead - 1
    while verb > begin and lead - verb <= _REVISED_REACH and not register.surface.is_of(verb, CHANGE):
        verb -= 1
    at = verb - 1
    while at > begin and words[at] in _AFTERWARDS:
        at -= 1
    if not register.surface.is_of(verb, CHANGE) or at < begin or words[at] not in _SAME_VOICE:
        return None
    later = at + 1 < verb
    if not later and words[verb + 1] not in ("it", "that", "this"):
        return None
    for older in register.before(k, 1):
        told = older.number.first
        if older.outcome == draft.outcome and older.stance == "asserted" and older.parent is None:
            opening = register.surface.sentences[older.sentence].first
            same = not older.number.article and older.number.size() != draft.number.size()
            return older if same and tells(register, opening, told) and not far_apart(draft, older) else None
    return None


def _had_told(register: Register, mention: Mention, replaced: dict[int, Hit]) -> bool:
    """ "The ministry had put the toll at 11", "At noon it had nine", with a word for what came earlier near by."""
    words, sentence, first, last = register.words, mention.sentence, mention.first, mention.last
    for i in range(max(sentence.first, first - 14), first):
        if words[i] not in _PAST:
            continue
        if words[i] in _GOING and not (i + 1 < first and words[i + 1] in _SAYING):
            continue
        if _says_anew(register, i, first):
            continue
        bare = i == first - 1 and mention.people.kind == "none"
        if (bare or tells(register, i + 1, min(i + 4, first))) and any(
            j in replaced and not _counts_time(register, j)
            for j in range(max(sentence.first, first - 20), min(sentence.last, last + 20))
            if not first <= j < last
        ):
            return True
    return False


def _says_anew(register: Register, begin: int, first: int) -> bool:
    """ "which had earlier spoken of 14, said three had died": whether another verb of saying leads to the figure."""
    for i in range(begin, first - 1):
        if register.words[i] == "," and register.words[i + 1] in ("said", "says"):
            return True
    return False


def _counts_time(register: Register, i: int) -> bool:
    """ "in the first quarter", "the previous year", "a 4-year-old", "before the first ambulance": of a time, an age or a thing, which
    sets no figure before another.
    """
    words = register.words
    if words[i] == "first" and words[i - 1] in ("the", "his", "her"):
        return not register.surface.is_of(i + 1, FIGURE_NOUN | DOCUMENT | TOLL_WORD)
    if words[i] == "old" and words[i - 1] in ("-", "year", "years"):
        return True
    of_time = not _STRETCHES.isdisjoint(words[i + 1 : i + 3])  # "the first nine months", "for the first time"
    return words[i] in _ADJECTIVES and of_time and words[i - 1 : i] != ["at"]


def _led_by_replaced(register: Register, k: int, mention: Mention, draft: Draft) -> int:
    """ "an initial estimate of 500": 2; "a provisional toll of 500", which may be the last there is: 1; else 0. Not of the parts:
    "The initial toll was 21 dead: 17 drivers and four guards".
    """
    replaced, floor = register.replaced, max(mention.sentence.first, mention.first - 6)
    before = register.mentions[k - 1] if k > 0 else None
    told = before.draft if before is not None else None
    if before is not None and told is not None and told.outcome == draft.outcome:
        floor = max(floor, before.number.last)
    for i in range(floor if replaced else mention.first, mention.first):
        hit = replaced.get(i)
        if hit is not None and hit.last - hit.first > 1 and register.words[hit.last - 1] in _REPORTS:
            return 1 if register.words[hit.first] in _NOT_FINAL else 2
    return 0


def _dated_report(register: Register, mention: Mention, replaced: dict[int, Hit]) -> bool:
    """ "Monday's bulletin", "last week's count": a report with a day of its own."""
    words, begin = register.words, mention.sentence.first
    for i in range(max(begin + 1, mention.first - 6), mention.first - 1):
        if words[i - 1] != "'" or words[i + 1] not in _BULLETINS or not words[i].endswith("s"):
            continue
        for j in range(max(begin, i - 3), i):
            if j in replaced or register.surface.is_of(j, WEEKDAY) or words[j] in ("week", "month"):
                return True
    return False
