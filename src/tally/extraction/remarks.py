"""Remarks: words about figures that are no figure ("because many of the wounded died"), which make a reason `stated`.

Public function: `find_remarks`. The words are `[[remark]]` in the lexicon, by code; a remark is the clause that holds
them. It speaks of the claims of its sentence, else of the last sentence before it that made one, then of the next.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.slots import Draft
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import BITS, DEAD_WHOLE, OUTCOME, RELATIVE, TOLL_WORD

__all__ = ["Note", "find_remarks"]

_FAR: Final = 4
_AHEAD: Final = 3
_FIGURES: Final = DEAD_WHOLE | TOLL_WORD | OUTCOME
_NEAR: Final = 20
_PARTS_CLAUSES: Final = frozenset((",", ";", ":", "and", "but", "while"))
_LONG: Final = 320
_EDGES: Final = "\"'\u201c\u201d\u2018\u2019 ,;:-\u2013\u2014()[]"


class Note:
    """A remark as found: the words first..last that carry it, the span of its clause, its code, the claims it
    speaks of.
    """

    __slots__ = ("about", "code", "first", "last", "span")

    def __init__(self, first: int, last: int, span: tuple[int, int], code: str, about: list[Draft]) -> None:
        self.first, self.last, self.span, self.code, self.about = first, last, span, code, about

    def __repr__(self) -> str:
        return f"<Note {self.code} {self.span}>"


def find_remarks(surface: Surface, drafts: list[Draft]) -> list[Note]:
    """The remarks of one text in reading order, at most one of a code in a sentence.

    Where no claim stands near, those alone that may speak of another text's figures; `about` is empty then.
    """
    hits = surface.hits.get("remark")
    if hits is None:
        return []
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    found: dict[tuple[int, str], Note] = {}
    for hit in hits:
        sentence = surface.sentence(hit.first)
        code = _code(surface, sentence, hit)
        if not code or (sentence.index, code) in found or not _fits(surface, sentence, hit):
            continue
        about = _about(sentence, by_sentence, hit)
        if code == "correction":
            about += [d for d in drafts if d.supersedes is not None and d not in about and d.supersedes in about]
        if about or (hit.entry.get("alone") and _speaks_of_figures(surface, sentence)):
            found[sentence.index, code] = Note(hit.first, hit.last, _span(surface, sentence, hit), code, about)
    return sorted(found.values(), key=lambda note: (note.first, note.code))


def _fits(surface: Surface, sentence: Sentence, hit: Hit) -> bool:
    if surface.blocks[sentence.block].kind in ("furniture", "signoff"):
        return False
    wanted, unwanted = hit.entry.get("with"), hit.entry.get("without")
    if wanted and set(wanted).isdisjoint(surface.words[sentence.first : sentence.last]):
        return False
    lead, kinds = hit.entry.get("led_by"), hit.entry.get("led_by_kinds")
    if (lead or kinds) and not _led_by(surface, sentence, hit, set(lead or ()), _bits(kinds)):
        return False
    follow, kinds = hit.entry.get("followed_by"), hit.entry.get("followed_by_kinds")
    if (follow or kinds) and not _followed_by(surface, sentence, hit, set(follow or ()), _bits(kinds)):
        return False
    return not unwanted or set(unwanted).isdisjoint(surface.words[max(sentence.first, hit.first - 2) : hit.first])


def _code(surface: Surface, sentence: Sentence, hit: Hit) -> str:
    """What the words say of the figures; words that turn it may stand before them: "does not include the two gunmen".

    Where an entry has `readings`, what stands before it tells which: "the bombers" or "the villages are not included". "" where
    nothing does.
    """
    readings = hit.entry.get("readings")
    if readings:
        for code, lead in readings.items():
            if _led_by(surface, sentence, hit, set(lead), 0):
                return str(code)
        return ""
    turning = hit.entry.get("turned_by")
    if turning and _led_by(surface, sentence, hit, set(turning), 0):
        return str(hit.entry.get("turned"))
    return hit.means


def _bits(kinds: list[str] | None) -> int:
    """The bits of the kinds that an entry names."""
    bits = 0
    for kind in kinds or ():
        bits |= BITS[kind]
    return bits


def _led_by(surface: Surface, sentence: Sentence, hit: Hit, lead: set[str], kinds: int) -> bool:
    """Whether one of the words `lead`, or a word of `kinds`, stands before the hit in its own clause: "the boy missing
    since Monday was found".
    """
    for i in range(hit.first - 1, max(sentence.first, hit.first - _NEAR) - 1, -1):
        word = surface.words[i]
        if word in lead or surface.kinds[i] & kinds:
            return True
        if word in _PARTS_CLAUSES and not _goes_on(surface, i, hit.first):
            return False
    return False


def _goes_on(surface: Surface, i: int, last: int) -> bool:
    """Whether no new clause opens behind a comma or "and": "the gunman, who is not counted", "the figures of 90 and 400
    included", or the hit itself stands there, "the 40 were cows, not people".
    """
    if surface.words[i] == ",":
        return i + 1 == last or surface.is_of(i + 1, RELATIVE)
    return surface.words[i] == "and" and surface.words[i + 1].isdigit()


def _followed_by(surface: Surface, sentence: Sentence, hit: Hit, follow: set[str], kinds: int) -> bool:
    """Whether one of the words `follow`, or a word of `kinds`, stands behind the hit in its own clause."""
    for i in range(hit.last, min(sentence.last, hit.last + _NEAR)):
        word = surface.words[i]
        if word in follow or surface.kinds[i] & kinds:
            return True
        if word in _PARTS_CLAUSES:
            return False
    return False


def _speaks_of_figures(surface: Surface, sentence: Sentence) -> bool:
    """Whether the sentence or the one before it names the dead, a toll, or what happened to people."""
    first = surface.sentences[max(0, sentence.index - 1)].first
    tolls = surface.at("toll")
    for i in range(first, sentence.last):
        if surface.kinds[i] & _FIGURES or i in tolls:
            return True
    return False


def _about(sentence: Sentence, by_sentence: dict[int, list[Draft]], hit: Hit) -> list[Draft]:
    """The claims of the sentence, of the last before it, or of the next, with an outcome that the code can speak of."""
    outcomes = hit.entry.get("outcomes")
    here = sentence.index
    single: list[Draft] = []  # "a woman has died of her wounds": she, and the total that is told with it
    for index in (here, *range(here - 1, here - 1 - _FAR, -1), *range(here + 1, here + 1 + _AHEAD)):
        drafts = by_sentence.get(index)
        if drafts is not None:
            # "The two gunmen" whom words leave out are no figure that counts them.
            told = [
                d
                for d in drafts
                if (not outcomes or d.outcome in outcomes) and not hit.first <= d.number.first < hit.last
            ]
            near = [d for d in told if not d.number.article]
            if near:
                return single + near + _also_of(sentence, by_sentence, hit, near)
            if index == here:
                single = told
    return single


def _also_of(sentence: Sentence, by_sentence: dict[int, list[Draft]], hit: Hit, near: list[Draft]) -> list[Draft]:
    """The claims of the sentences before that have an outcome of which the entry speaks as well."""
    also = hit.entry.get("also")
    if not also:
        return []
    found: list[Draft] = []
    for index in range(max(0, sentence.index - _FAR), sentence.index):
        for draft in by_sentence.get(index, ()):
            if draft.outcome in also and draft not in near:
                found.append(draft)
    return found


def _span(surface: Surface, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The sentence without its outer quotation marks, or the clauses around the words where it is long."""
    first, last = sentence.first, sentence.last
    if surface.ends[last - 1] - surface.starts[first] > _LONG:
        first, last = (
            surface.clauses[surface.clause_of[hit.first]][0],
            surface.clauses[surface.clause_of[hit.last - 1]][1],
        )
    start, end = surface.starts[first], surface.ends[last - 1]
    if end - start > 2 * _LONG:
        start, end = surface.starts[hit.first], surface.ends[hit.last - 1]
    text = surface.text
    while start < surface.starts[hit.first] and text[start] in _EDGES:
        start += 1
    while end > surface.ends[hit.last - 1] and text[end - 1] in _EDGES + ".!?":
        end -= 1
    return start, end
