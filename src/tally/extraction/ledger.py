"""Level 9: every number of the text is accounted for, as a claim or as what else it is.

Public function: `build_ledger`, the entries in reading order, without overlaps, over every digit of the text; `Asides`
says why a number made no claim.
"""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import Final

from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import ANIMAL, AUXILIARY, BYSTANDER, CLAUSE, PERSON, PREPOSITION, THING, VERB

__all__ = ["Row", "build_ledger"]

Index = dict[int, Hit]
# Start, end, reason (None for a claim), the claims made of it.
Row = tuple[int, int, str | None, list[Draft]]

_MOST_WORDS: Final = 8
_AHEAD: Final = 6
_BEHIND: Final = 25
_UNREAL_REACH: Final = 12
_MODAL_REACH: Final = 4
_WANTED_REACH: Final = 3
_BY_KIND: Final = {"animal": "animals", "thing": "things", "person": "present"}
_MODALS: Final = frozenset(("could", "would", "might"))
_UNITS_OF_THINGS: Final = ("graves", "households")
_NO_PEOPLE: Final = People("none", 0, 0)


def build_ledger(surface: Surface, numbers: list[Number], people: dict[int, People], drafts: list[Draft]) -> list[Row]:
    """The entries of one field. What only an outcome makes a number ("no", "many") has none without a claim."""
    rows = _claimed(surface, drafts)
    taken = [(a, b) for a, b, _, _ in rows]
    asides = Asides(surface)
    at = 0
    for i, number in enumerate(numbers):
        if number.article and number.use is None:
            continue
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        left = _around(number.start, number.end, taken, at)
        if not left:
            continue
        reason = asides.reason(number, people.get(i, _NO_PEOPLE))
        for start, end in left:
            whole = start == number.start and end == number.end
            if whole and number.last - number.first <= _MOST_WORDS:
                rows.append((start, end, reason, []))
            elif whole or any(map(str.isdigit, surface.text[start:end])):
                rows += [(a, b, reason, []) for a, b in _pieces(surface.text, start, end)]
    rows.sort(key=itemgetter(0, 1))
    return rows


def _claimed(surface: Surface, drafts: list[Draft]) -> list[Row]:
    """The entries of the claims, in reading order."""
    claims: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        claims[draft.number.start, draft.number.end].append(draft)
    rows: list[Row] = []
    for (start, end), members in claims.items():
        rows += [(a, b, None, members) for a, b in _pieces(surface.text, start, end)]
    rows.sort(key=itemgetter(0, 1))
    return _without_overlaps(rows)


def _without_overlaps(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if kept and row[0] < kept[-1][1]:
            # Two readings of one number: the later one's claims join the entry that stands.
            kept[-1][3].extend(draft for draft in row[3] if draft not in kept[-1][3])
            continue
        kept.append((row[0], row[1], row[2], list(row[3])))
    return kept


def _around(start: int, end: int, taken: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """What is left of start..end beside the spans of claims, from the at-th on."""
    left: list[tuple[int, int]] = []
    while at < len(taken) and taken[at][0] < end:
        if start < taken[at][0]:
            left.append((start, taken[at][0]))
        start = max(start, taken[at][1])
        at += 1
    if start < end:
        left.append((start, end))
    return left


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """start..end, cut where it has more words than an entry may hold."""
    if end - start < 2 * _MOST_WORDS:
        return [(start, end)]
    words = text[start:end].split()
    if len(words) <= _MOST_WORDS:
        return [(start, end)]
    pieces, at = [], start
    for k in range(0, len(words), _MOST_WORDS):
        first = text.index(words[k], at)
        for word in words[k : k + _MOST_WORDS]:
            at = text.index(word, at) + len(word)
        pieces.append((first, at))
    return [piece for k, piece in enumerate(pieces) if k == 0 or any(map(str.isdigit, text[slice(*piece)]))]


class Asides:
    """Says why the numbers of one text that made no claim are set aside."""

    def __init__(self, surface: Surface) -> None:
        self.surface, self.words, self.kinds = surface, surface.words, surface.kinds
        self.irrealis: Index = surface.at("irrealis")
        self.unreal: Index = surface.at("unreal")
        # The sentences in which a word may make a number unreal.
        self.doubted = {surface.sentence_of[i] for index in (self.irrealis, self.unreal) for i in index}

    def reason(self, number: Number, people: People) -> str:
        """Why a number made no claim."""
        if number.use is not None:
            return number.use
        if "ordinal" in number.flags:
            return "ordinal"  # "a second, measured at 5.6, followed"
        kind = people.kind
        if kind in ("person", "none", "unknown") and self._is_unreal(number):
            return "hypothetical"
        if kind == "none" and self.words[number.last : number.last + 3] == [",", "of", "whom"]:
            return "present"
        if "compound" in number.flags or self._word(number.last) == "strong":
            return "present"
        if kind in ("none", "unknown") and self._is_load(number):
            return "present"
        if kind in _BY_KIND and not (kind == "person" and self._leads_thing(people)):
            return "things" if people.unit in _UNITS_OF_THINGS else _BY_KIND[kind]
        return (
            self._counted_ahead(number)
            or self._counted_by_head(number)
            or self._group_before(number)
            or (self._counted_before(number) if kind != "unknown" else "things")
            or "no_outcome"
        )

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _is_load(self, number: Number) -> bool:
        """ "The ferry, with 300 aboard, sank", "a dinghy carrying about 50 capsized": nobody says whom a ship or a bus carries."""
        behind = self.words[number.last : number.last + 2]
        if behind == ["on", "board"] or behind[:1] in (["aboard"], ["onboard"]):
            return True
        return self._word(number.begin() - 1) == "carrying"

    def _is_unreal(self, number: Number) -> bool:
        """Whether a word before makes the number unreal ("told to expect 80"), or a modal behind it ("80 could go")."""
        sentence = self.surface.sentence(number.first)
        if sentence.index in self.doubted and self._is_doubted(number.first, sentence.first):
            return True
        for at in range(number.last, min(sentence.last, number.last + _MODAL_REACH)):
            word = self.words[at]
            if word in _MODALS:
                return True
            if not word.isalpha():
                return False
        return False

    def _is_doubted(self, i: int, first: int) -> bool:
        """Whether a word that makes what follows unreal reaches as far as word i of the sentence that begins at `first`."""
        for at in range(i - 1, max(first, i - _UNREAL_REACH) - 1, -1):
            hit = self.irrealis.get(at)
            if hit is not None and i - at <= hit.entry.get("reach", 6):
                return True
            if at in self.unreal and i - at <= _WANTED_REACH:
                return True
            if self.words[at] in (";", ":"):
                return False
        return False

    def _leads_thing(self, people: People) -> bool:
        """Whether the people only describe a thing ("four police posts", "three Nigerian states")."""
        last, sentences = people.last, self.surface.sentence_of
        return self.kinds[last] & THING != 0 and sentences[last] == sentences[last - 1]

    def _kind_at(self, at: int) -> str | None:
        """What the noun at `at` would be counted as."""
        if self.kinds[at] & ANIMAL != 0:
            return "animals"
        if self.kinds[at] & BYSTANDER != 0:
            return "present"
        if self.kinds[at] & THING != 0:
            return "things"
        return "present" if self.kinds[at] & PERSON != 0 else None

    def _counted_ahead(self, number: Number) -> str | None:
        """The noun that follows within a few words: the last known one before a verb or a sign."""
        last = min(self.surface.sentence(number.first).last, number.last + _AHEAD)
        found = None
        for at in range(number.last, last):
            word = self.words[at]
            if found is None and word == "of" and at > number.last:
                continue
            if not word.isalpha() and word not in ("-", '"', "'"):
                break
            if self.kinds[at] & (AUXILIARY | PREPOSITION | CLAUSE) != 0:
                break
            kind = self._kind_at(at)
            # "two population registers" counts registers, whatever they are; "three bodies met" counts bodies.
            found = kind or (None if found == "present" and self.kinds[at] & VERB == 0 else found)
        return found

    def _counted_by_head(self, number: Number) -> str | None:
        """What the head of its column counts, for a number in a table."""
        surface = self.surface
        for start, end, head, head_end in surface.block(number.first).cells:
            if start <= number.start < end and head < head_end:
                for at in range(surface.first_at(head), surface.first_at(head_end - 1) + 1):
                    if (kind := self._kind_at(at)) is not None:
                        return kind
                return None
        return None

    def _group_before(self, number: Number) -> str | None:
        """As in "a crowd of 300", "a convoy of 40": the group that the number measures."""
        before = self._word(number.first - 1)
        if before != "of":
            return "present" if before == "for" else None
        return "present" if self.kinds[number.first - 2] & PERSON != 0 else self._kind_at(number.first - 2)

    def _counted_before(self, number: Number) -> str | None:
        """What an elided number goes on counting: the nearest noun before it ("ten carriages, four of which")."""
        if self._word(number.last) == "of" and self._word(number.last + 1) == "those":
            return None  # "citing three of those rescued": nothing that stands before
        first = max(self.surface.sentence(number.first).first, number.first - _BEHIND)
        for at in range(number.first - 1, first - 1, -1):
            if (kind := self._kind_at(at)) is not None:
                return kind
        return None
