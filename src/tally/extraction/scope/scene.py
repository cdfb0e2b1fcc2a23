"""Part of level 8: one sentence with its figures, its times and its places, and what the rules ask of it.

Public names: `Scene`, `is_passive`, `opening`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.days import Time
from tally.extraction.scope.sites import Sites
from tally.extraction.scope.spans import Anchor, Place, hits_from, hits_on
from tally.extraction.slots import Draft
from tally.lexicon import Hit
from tally.lexicon.kinds import AUXILIARY, EVENT_NOUN, NOUN_TOO, PREPOSITION

__all__ = ["DASHES", "ENDS", "LENGTHS", "Scene", "is_passive", "opening"]

_PASSIVE: Final = frozenset(("been", "was", "were", "is", "are", "be", "being"))
_AFTER: Final = 9  # words from a figure to the "days after" that tells its event apart
_ONE: Final = frozenset(("a", "an", "one", "another", "every", "each"))
_MANY: Final = frozenset(("police", "people", "military", "staff"))  # "the police claim that"
_COMPOUND: Final = 3  # words of "an old police post"
_POINTING: Final = frozenset(("the", "those", "these", "all"))
_KIN: Final = frozenset("families family relatives friends parents mothers fathers widows colleagues kin ones".split())
_RITES: Final = 8  # words from "opened", "were held" to the place or the time
_MARKED: Final = frozenset(
    "mark marked marking marks remember remembered remembering commemorate commemorated commemorating".split()
)
_BEGUN: Final = frozenset(
    "opened opens began begins started starts resumed resumes held continued continues heard".split()
)
_RITES_NOUNS: Final = frozenset(
    "trial retrial hearing inquest inquiry funeral funerals vigil vigils memorial memorials burial burials service services".split()
)
ENDS: Final = frozenset((",", ";", ":", "that"))
LENGTHS: Final = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hours"))
_RELATIVE: Final = 6  # words from a number to the "that" of its clause, and from there to what leads to its event
_OVER: Final = frozenset(("for", "over", "after", "since", "following", "of", "from", "to", "wake"))
DASHES: Final = frozenset("\u2013\u2014")


class Scene:
    """One sentence with its claims in reading order, its times and places.

    `body`: the word behind dateline and label; `stretches`: the parts between its semicolons, (first, last) each.
    """

    __slots__ = ("body", "drafts", "first", "last", "places", "sites", "stretches", "surface", "times")

    def __init__(self, sites: Sites, first: int, last: int) -> None:
        surface = sites.surface
        self.sites, self.surface, self.first, self.last = sites, surface, first, last
        self.drafts: list[Draft] = []
        self.times: list[Time] = []
        self.places: list[Place] = []
        self.stretches = _stretches(surface.words, first, last)
        block = surface.block(first)
        self.body = first
        if block.start <= surface.starts[first] and (block.body > block.start or block.label):
            begin = block.label[1] + 1 if block.label and block.kind != "paragraph" else block.body
            self.body = max(first, min(surface.first_at(begin), last - 1))

    def is_number(self, i: int) -> bool:
        """Whether word i is part of the number of a claim."""
        return any(draft.number.first <= i < draft.number.last for draft in self.drafts)

    def hits(self, kind: str) -> list[Hit]:
        """The lexicon's entries of one kind in this sentence, in reading order."""
        return hits_from(self.surface, kind, self.first, self.last)

    def between(self, a: int, b: int, kind: str) -> bool:
        """Whether the lexicon has a word of `kind` among the words a..b; the "'s" of an owner is no verb."""
        words = self.surface.words
        for hit in hits_on(self.surface, kind, a, b):
            for i in range(max(a, hit.first), min(b, hit.last)):
                if words[i] not in ("'", "s"):
                    return True
        return False

    def voiced(self, a: int, b: int) -> bool:
        """Whether a voice speaks up among the words a..b: a verb of saying, not "was confirmed dead"."""
        words = self.surface.words
        for hit in hits_on(self.surface, "reporting", a, b):
            for i in range(max(a, hit.first), min(b, hit.last)):
                if not (is_passive(self, i) or self.is_number(i - 1) or words[i - 1] == "-" or self.is_noun(i)):
                    return True  # not "1,204 suspected cases", "were laboratory-confirmed"
        return False

    def is_noun(self, i: int) -> bool:
        """ "outside a police post", "a border post": a noun that is a verb of saying elsewhere, by the article before it."""
        words, kinds = self.surface.words, self.surface.kinds
        if kinds[i] & NOUN_TOO == 0 or words[i].endswith("s"):
            return False
        for k in range(i - 1, max(self.first, i - _COMPOUND) - 1, -1):
            if words[k] in _ONE:
                return True
            if words[k] == "the":
                return k < i - 1 and not words[i - 1].endswith("s") and words[i - 1] not in _MANY
            if not words[k].isalpha() or kinds[k] & (PREPOSITION | AUXILIARY):
                return False
        return False

    def of_another_event(self, draft: Draft, lead: int) -> bool:
        """ "Mr Reed, blaming the army for raids that killed 25 in Holm, sent a note to Vell": what stands behind the comma is not of
        those raids.
        """
        words, kinds, first = self.surface.words, self.surface.kinds, draft.number.first
        if lead <= first:
            return self._days_apart(draft, lead) or self._of_dated_event(draft, lead)
        behind = words[draft.number.last : lead]
        if "would" in behind or "will" in behind:
            return True  # "said nine people had died and that their names would be read at noon"
        if "," not in behind:
            return False
        for k in range(first - 1, max(self.first + 1, first - _RELATIVE), -1):
            if words[k] in ("that", "which") and kinds[k - 1] & EVENT_NOUN:
                return any(words[i] in _OVER for i in range(max(self.first, k - _RELATIVE), k))
            if not words[k].isalpha():
                return False
        return False

    def _days_apart(self, draft: Draft, lead: int) -> bool:
        """ "died on Tuesday, a day after a major was killed", "days after two quakes that killed 1,000": what happened on another
        day than what stands at `lead`, before it.
        """
        words, at = self.surface.words, draft.number.first
        verb = draft.what[0] if draft.what is not None else at
        for i in range(at - 1, max(self.first, at - _AFTER), -1):
            if words[i] in ("after", "before") and words[i - 1] in LENGTHS:
                return lead < i and words[i - 2] != "the"
            if i == lead or (words[i] in ENDS and not (words[i] == "that" and i + 1 == verb)):
                return False
        return False

    def _of_dated_event(self, draft: Draft, lead: int) -> bool:
        """ "Rain at Holm fell short of the record set in the floods of May 2024, in which 250 died": what stands at `lead`, before an
        event that has a month or a year of its own, is not of it.
        """
        words, at = self.surface.words, draft.number.begin() - 2
        if words[at : at + 2] != ["in", "which"] or words[at - 1] != ",":
            return False
        for time in self.times:
            if time.last == at - 1 and time.grain in ("month", "year") and lead < time.lead:
                i = time.lead - 1
                return self.surface.is_of(i, EVENT_NOUN) and lead < i - 2 and "," in words[lead:i]
        return False

    def is_of_rites(self, lead: int) -> bool:
        """ "The trial of a nurse accused of nine murders opened in Holm on Monday", "Funerals for the nine were held in Vell": when and
        where those sat who look back, if that stands at `lead`.
        """
        words, at = self.surface.words, lead - 1
        if not self.surface.holds(self.surface.sentence(self.first), _RITES_NOUNS):
            return False
        while at > self.body and at > lead - _RITES and words[at] not in _BEGUN:
            if self.is_number(at) or not words[at].isalpha():
                return False
            at -= 1
        opening = words[self.body : min(self.body + 3, at)]
        return words[at] in _BEGUN and not _RITES_NOUNS.isdisjoint(opening)

    def is_of_kin(self, draft: Draft, lead: int) -> bool:
        """ "Families of the 270 victims gathered at the site on Thursday": what is told at `lead` of those whom the dead left behind."""
        words, k = self.surface.words, draft.number.begin() - 1
        while k > self.first and words[k] in _POINTING:
            k -= 1
        if k <= self.first or words[k] != "of" or words[k - 1] not in _KIN:
            return False
        end = max(draft.people.last, draft.number.last)
        return lead >= end and (draft.what is None or draft.what[1] <= end)

    def is_remembered(self, first: int, last: int) -> bool:
        """ "gathered in Holm on Sunday to mark 75 years since the blast that killed 47": whether these words lead from those who
        look back to what they remember.
        """
        words = self.surface.words[first:last]
        return "since" in words and not _MARKED.isdisjoint(words) and not LENGTHS.isdisjoint(words)

    def raises(self, a: int, b: int, bits: int) -> bool:
        """Whether a participle such as ", raising", ", bringing" stands among the words a..b: what comes of it is a new toll.
        `bits`: the kinds of verb that are meant.
        """
        words, kinds, parts = self.surface.words, self.surface.kinds, self.surface.at("part_lead")
        for i in range(a, b):
            if kinds[i] & bits and words[i - 1] in (",", "and") and words[i].endswith("ing") and i not in parts:
                return True
        return False


def is_passive(scene: Scene, verb: int) -> bool:
    """Whether a verb of saying has no speaker here: "deaths have been reported in X", "was confirmed dead"."""
    return verb > scene.first and scene.surface.words[verb - 1] in _PASSIVE


def opening(scene: Scene, anchor: Anchor) -> bool:
    """Whether an anchor opens its sentence, a clause of it, or what stands behind a dash: "In Kosti, she said, ..."."""
    before = anchor.lead - 1
    return (
        before < scene.first
        or anchor.lead <= scene.body
        or scene.surface.words[before] in (";", ":", '"', "while", "but", ".")
        or scene.surface.words[before] in DASHES
    )


def _stretches(words: list[str], first: int, last: int) -> list[tuple[int, int]]:
    """The parts of the words first..last between semicolons."""
    if ";" not in words[first:last]:
        return [(first, last)]
    found: list[tuple[int, int]] = []
    begin = first
    for i in range(first, last):
        if words[i] == ";":
            found.append((begin, i + 1))
            begin = i + 1
    if begin < last:
        found.append((begin, last))
    return found
