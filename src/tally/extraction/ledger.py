"""Level 9: every number of the text is accounted for, as a claim or as what else it is.

Public functions: `set_aside_reason`, the reason for one number that made no claim, and `build_ledger`, the entries in
reading order, without overlaps, over every digit of the text.
"""

from __future__ import annotations

from collections import defaultdict

from tally.extraction.neighbours import hit_behind, word_at
from tally.extraction.slots import Draft, Number, People
from tally.extraction.text import Surface

__all__ = ["Row", "build_ledger", "set_aside_reason"]

# Start, end, reason (None for a claim), the claims made of it.
Row = tuple[int, int, str | None, list[Draft]]

_MOST_WORDS = 8
_AHEAD = 6
_BEHIND = 25
_UNREAL_REACH = 12
_MODAL_REACH = 4
_WANTED_REACH = 3
_BY_KIND = {"animal": "animals", "thing": "things", "person": "present"}
_NOUNS = (("animal", "animals"), ("bystander", "present"), ("thing", "things"), ("person", "present"))
_UNITS_OF_THINGS = ("graves", "households")
_NO_PEOPLE = People("none", 0, 0)


def build_ledger(surface: Surface, numbers: list[Number], people: dict[int, People], drafts: list[Draft]) -> list[Row]:
    """The entries of one field. What only an outcome makes a number ("no", "many") has none without a claim."""
    claims: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        claims[draft.number.start, draft.number.end].append(draft)
    rows: list[Row] = []
    for (start, end), members in claims.items():
        rows += [(a, b, None, members) for a, b in _pieces(surface.text, start, end)]
    rows.sort(key=lambda row: row[:2])
    rows = _without_overlaps(rows)
    taken = [(a, b) for a, b, _, _ in rows]
    asides: list[Row] = []
    at = 0
    for i, number in enumerate(numbers):
        if number.article and number.use is None:
            continue
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        reason = set_aside_reason(surface, number, people.get(i, _NO_PEOPLE), "")
        for start, end in _around(number.start, number.end, taken, at):
            if (start, end) == (number.start, number.end) or any(map(str.isdigit, surface.text[start:end])):
                asides += [(a, b, reason, []) for a, b in _pieces(surface.text, start, end)]
    return sorted(rows + asides, key=lambda row: row[:2])


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


def set_aside_reason(surface: Surface, number: Number, people: People, mood: str) -> str:
    """Why a number made no claim; `mood` "hypothetical" or "question" outweighs the noun that it counts."""
    if number.use is not None:
        return number.use
    if mood in ("hypothetical", "question"):
        return "hypothetical"
    if people.kind in ("person", "none", "unknown") and _is_unreal(surface, number):
        return "hypothetical"
    if "compound" in number.flags or word_at(surface, number.last) == "strong":
        return "present"
    if people.kind in _BY_KIND and not _is_lead_of_thing(surface, people):
        return "things" if people.unit in _UNITS_OF_THINGS else _BY_KIND[people.kind]
    return (
        _counted_ahead(surface, number)
        or _counted_by_head(surface, number)
        or _group_before(surface, number)
        or _counted_before(surface, number)
        or ("things" if people.kind == "unknown" else "no_outcome")
    )


def _is_unreal(surface: Surface, number: Number) -> bool:
    """Whether a word before makes the number unreal ("told to expect 80"), or a modal behind it ("80 could go")."""
    sentence, unreal = surface.sentence(number.first), surface.at["irrealis"]
    for at in range(number.first - 1, max(sentence.first, number.first - _UNREAL_REACH) - 1, -1):
        hit = unreal.get(at)
        if hit is not None and number.first - at <= hit.entry.get("reach", 6):
            return True
        if at in surface.at["unreal"] and number.first - at <= _WANTED_REACH:
            return True
        if surface.words[at] in (";", ":"):
            break
    for at in range(number.last, min(sentence.last, number.last + _MODAL_REACH)):
        if not surface.words[at].isalpha():
            return False
        if surface.words[at] in ("could", "would", "might"):
            return True
    return False


def _is_lead_of_thing(surface: Surface, people: People) -> bool:
    """Whether the people only describe a thing ("four police posts", "three Nigerian states")."""
    return people.kind == "person" and hit_behind(surface, "thing", people.last) is not None


def _kind_at(surface: Surface, at: int) -> str | None:
    """What the noun at `at` would be counted as."""
    for kind, reason in _NOUNS:
        if at in surface.at[kind]:
            return reason
    return None


def _counted_ahead(surface: Surface, number: Number) -> str | None:
    """The noun that follows within a few words: the last known one before a verb or a sign."""
    last = min(surface.sentence(number.first).last, number.last + _AHEAD)
    found = None
    for at in range(number.last, last):
        if found is None and surface.words[at] == "of" and at > number.last:
            continue
        if not surface.words[at].isalpha() and surface.words[at] not in ("-", '"', "'"):
            break
        if at in surface.at["auxiliary"] or at in surface.at["preposition"] or at in surface.at["clause"]:
            break
        kind = _kind_at(surface, at)
        # "two population registers" counts registers, whatever they are; "three bodies met" counts bodies.
        found = kind or (None if found == "present" and at not in surface.at["verb"] else found)
    return found


def _counted_by_head(surface: Surface, number: Number) -> str | None:
    """What the head of its column counts, for a number in a table."""
    block = surface.block(number.first)
    for start, end, head, head_end in block.cells:
        if start <= number.start < end and head < head_end:
            return next(
                (
                    kind
                    for at in range(surface.first_at(head), surface.first_at(head_end - 1) + 1)
                    if (kind := _kind_at(surface, at))
                ),
                None,
            )
    return None


def _group_before(surface: Surface, number: Number) -> str | None:
    """As in "a crowd of 300", "a convoy of 40": the group that the number measures."""
    before = word_at(surface, number.first - 1)
    if before != "of":
        return "present" if before == "for" else None
    group = surface.at["person"].get(number.first - 2)
    return "present" if group is not None else _kind_at(surface, number.first - 2)


def _counted_before(surface: Surface, number: Number) -> str | None:
    """What an elided number goes on counting: the nearest noun before it ("ten carriages, four of which")."""
    first = max(surface.sentence(number.first).first, number.first - _BEHIND)
    for at in range(number.first - 1, first - 1, -1):
        if (kind := _kind_at(surface, at)) is not None:
            return kind
    return None
