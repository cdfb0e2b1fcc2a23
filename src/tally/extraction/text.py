"""Level 2: words, sentences and clauses, as spans that tile the blocks; and every word of the lexicon that stands there.

One cut, one folded stream of words: all later levels read it by index. Capitals are kept apart (`is_capital`), so that
they are never the only evidence. Public function: `read_text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, Final

from mypy_extensions import mypyc_attr

from tally.budget import heed
from tally.extraction.blocks import Block, find_blocks
from tally.lexicon import Hit, Lexicon
from tally.lexicon.kinds import BITS_ONLY, COUNTRY, DEMONYM
from tally.lexicon.words import WORD, fold, plain, set_apart

__all__ = ["Sentence", "Surface", "past_share", "read_text"]

_LEDE: Final = 3  # sentences that say what a text is about
_RELATIVES: Final = frozenset(("which", "that"))
_VOICE: Final = 6  # words from "which" to the verb of who says so
_STOPS: Final = frozenset(".!?\u2026")
_CLOSERS: Final = frozenset("\"')]")
_BREAKS: Final = frozenset(";:()[]|\u2014\u2013")
_NONE: Final[dict[int, Hit]] = {}  # of the kinds that did not fire
# Offsets made once: to make and free two a word would take longer than to find them.
_KNOWN: Final = 1 << 16
_OFFSETS: Final[list[Any]] = list(range(_KNOWN))


@mypyc_attr(acyclic=True)
class Sentence:
    """The words first..last (end exclusive) of one sentence, its number, and the number of its block."""

    __slots__ = ("block", "first", "index", "last", "vocabulary")

    def __init__(self, index: int, first: int, last: int, block: int) -> None:
        self.index, self.first, self.last, self.block = index, first, last, block
        self.vocabulary: set[str] | None = None  # its words, once they are asked for


class Surface:
    """A text as the levels see it.

    `words[i]` is folded, `starts[i]`, `ends[i]` its span in `text`; `sentence_of[i]` and `clause_of[i]` are numbers of
    sentences and clauses; `hits[kind]` are the lexicon entries that fired, in reading order, `kinds[i]` what word i is, as
    the bits of `tally.lexicon.kinds`; `is_caps` says that the text is printed in capitals throughout, so that they tell
    nothing. A portion of a long text has the `opening` of that text, its first portion, and begins there at `origin`, which
    only the door adds to its spans; elsewhere they are None and 0.
    """

    __slots__ = (
        "_at",
        "blocks",
        "clause_of",
        "clauses",
        "ends",
        "field",
        "hits",
        "is_caps",
        "kinds",
        "lexicon",
        "opening",
        "origin",
        "sentence_of",
        "sentences",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, field: str, lexicon: Lexicon, origin: int, opening: Surface | None) -> None:
        self.text, self.field, self.lexicon = text, field, lexicon
        self.origin, self.opening = origin, opening
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.clauses: list[tuple[int, int]] = []
        self.clause_of: list[int] = []
        self.hits: dict[str, list[Hit]] = {}
        self.kinds: list[int] = []
        self._at: dict[str, dict[int, Hit]] = {}
        self.is_caps = False

    def at(self, kind: str) -> dict[int, Hit]:
        """The hits of a kind by the index of each word that they cover, to be read only; made when it is first asked for."""
        found = self._at.get(kind)
        if found is None:
            hits = self.hits.get(kind)
            if hits is None:
                if kind in BITS_ONLY:
                    raise KeyError(kind)  # asked by `is_of`: its words make no hits
                return _NONE
            found = self._at[kind] = {}
            for hit in hits:
                for i in range(hit.first, hit.last):
                    found[i] = hit
        return found

    def is_of(self, i: int, bits: int) -> bool:
        """Whether word i is of any of these kinds (`tally.lexicon.kinds`); False outside the text."""
        return 0 <= i < len(self.words) and self.kinds[i] & bits != 0

    def is_put_in(self, said: int, first: int) -> bool:
        """ "the blast, which police said killed 12": whether the verb of saying at `said` may stand in the middle of a relative
        clause about something else, in a sentence or clause from `first` on.
        """
        return not _RELATIVES.isdisjoint(self.words[max(first, said - _VOICE) : said - 1])

    def vocabulary(self, sentence: Sentence) -> set[str]:
        """The words of the sentence, to be read only: what a rule cannot do without is asked for here before it looks any further."""
        found = sentence.vocabulary
        if found is None:
            found = sentence.vocabulary = set(self.words[sentence.first : sentence.last])
        return found

    def holds(self, sentence: Sentence, words: Iterable[str]) -> bool:
        """Whether one of these words stands in the sentence."""
        return not self.vocabulary(sentence).isdisjoint(words)

    def opens_on(self, words: Iterable[str]) -> bool:
        """Whether one of these words stands in the first sentences of the text, which say what it is about."""
        opening = self.opening or self
        return any(opening.holds(sentence, words) for sentence in opening.sentences[:_LEDE])

    def words_of(self, first: int, last: int) -> str:
        """The verbatim text of the words first..last (end exclusive)."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter that tells something: not in a text all in capitals."""
        return not self.is_caps and i < len(self.starts) and self.text[self.starts[i]].isupper()

    def is_glued(self, i: int) -> bool:
        """Whether no white space stands between word i and word i + 1."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]

    def sentence(self, i: int) -> Sentence:
        """The sentence of word i."""
        return self.sentences[self.sentence_of[i]]

    def block(self, i: int) -> Block:
        """The block of word i."""
        return self.blocks[self.sentences[self.sentence_of[i]].block]

    def first_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.ends, offset)


def read_text(text: str, field: str, lexicon: Lexicon, origin: int = 0, opening: Surface | None = None) -> Surface:
    """Cut `text` into blocks, sentences, clauses and words, and find the lexicon's entries in them, in one pass each."""
    surface = Surface(text, field, lexicon, origin, opening)
    surface.blocks = find_blocks(text, lexicon) if field == "text" else [_title_block(text)]
    surface.is_caps = _is_caps(text)
    folded = plain(text if surface.is_caps else set_apart(text))
    if not folded or "\u00ad" in folded:
        raw = WORD.findall(folded or text)
        _place(folded or text, raw, surface)
        surface.words += [fold(word) for word in raw]
        begun = lexicon.look_up(surface.words)
    else:
        begun = lexicon.cut(folded, surface.words)
        _place(folded, surface.words, surface)
    words = surface.words
    first = 0
    for number, block in enumerate(surface.blocks):
        heed()
        last = bisect_left(surface.starts, block.end, first)
        _split(surface, number, first, last)
        first = last
    fired = lexicon.scan(words, begun, [sentence.last for sentence in surface.sentences])
    surface.hits, surface.kinds = fired.hits, fired.kinds
    _part_us(surface)
    _clauses(surface)
    return surface


def _part_us(surface: Surface) -> None:
    """ "The morgue let us count nine": "us" in small letters is no state."""
    if surface.is_caps:
        return
    for kind, bit in (("country", COUNTRY), ("demonym", DEMONYM)):
        hits = surface.hits.get(kind, [])
        ours = {hit.first for hit in hits if hit.last == hit.first + 1 and _is_us(surface, hit.first)}
        if ours:
            surface.hits[kind] = [hit for hit in hits if hit.last > hit.first + 1 or hit.first not in ours]
            for i in ours:
                surface.kinds[i] &= ~bit


def _is_us(surface: Surface, i: int) -> bool:
    return surface.words[i] == "us" and not surface.is_capital(i)


def _place(source: str, words: list[str], surface: Surface) -> None:
    """Where each word stands: right behind the one before it, behind one space, or further off; only white space is between."""
    starts, ends = surface.starts, surface.ends
    end = 0
    for word in words:
        start = end + 1 if source[end] == " " else end
        if source[start] != word[0]:
            start = source.find(word, start)
        end = start + len(word)
        if end < _KNOWN:
            starts.append(_OFFSETS[start])
            ends.append(_OFFSETS[end])
        else:
            starts.append(start)
            ends.append(end)


def _is_caps(text: str) -> bool:
    """Whether the text is printed in capitals: more than four in five letters of its beginning."""
    head = text[:4000]
    small = 0
    for letter in "eaotin":
        small += head.count(letter)
        if small * 5 >= len(head):
            return False  # these alone are too many: counting the rest would take longer than all else here
    letters = list(filter(str.isalpha, head))
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _title_block(text: str) -> Block:
    return Block("headline", 0, len(text))


def _split(surface: Surface, block: int, first: int, total: int) -> None:
    """Cut the words first..total, all of one block, into sentences."""
    words = surface.words
    abbreviations = surface.lexicon.words("abbreviation")
    head = _head_end(surface, block, first, total)
    begin = first
    for i in range(first, total):
        word = words[i]
        if (
            i == head
            or i + 1 == total
            or (len(word) == 1 and word in _STOPS and _ends_sentence(surface, i, total, abbreviations))
        ):
            stop = i + 1
            while stop < total and i != head and words[stop] in _CLOSERS and _closes(surface, stop):
                stop += 1
            if stop > begin:
                sentence = Sentence(len(surface.sentences), begin, stop, block)
                surface.sentences.append(sentence)
                surface.sentence_of.extend([sentence.index] * (stop - begin))
                begin = stop


def _head_end(surface: Surface, block: int, first: int, total: int) -> int:
    """The last word of what stands before the body of a block (bullet, time stamp, dateline), -1 where nothing does."""
    body, starts = surface.blocks[block].body, surface.starts
    if body == surface.blocks[block].start:
        return -1
    behind = bisect_left(starts, body, first, total)
    return behind - 1 if first < behind < total else -1


def _closes(surface: Surface, i: int) -> bool:
    """Whether the quotation mark or bracket i belongs to what stands before it."""
    return surface.starts[i] == surface.ends[i - 1] and surface.text[surface.starts[i]] not in "\u201c\u2018\u00ab("


def _ends_sentence(surface: Surface, i: int, total: int, abbreviations: frozenset[str]) -> bool:
    words, text = surface.words, surface.text
    after = i + 1
    while after < total and words[after] in _CLOSERS and _closes(surface, after):
        after += 1
    if after >= total:
        return True
    opener = text[surface.starts[after]]
    spaced = surface.starts[after] > surface.ends[after - 1]
    if words[i] != ".":
        return words[after] not in _STOPS and not opener.islower() and opener not in ",;"
    before = words[i - 1] if i > 0 else ""
    if not spaced:
        # Glued copy ("hospital.Officials"): a whole word before, a capitalised word after; not "U.S.", not "site.com".
        return (
            not surface.is_caps
            and opener.isupper()
            and len(before) > 2
            and before.isalpha()
            and text[surface.starts[i - 1] : surface.ends[i - 1]][-1].islower()
            and surface.ends[after] - surface.starts[after] > 1
        )
    if words[after] == "." or opener.islower() or opener in ",;":
        return False
    if surface.starts[i] > surface.ends[i - 1]:
        return True
    if before in abbreviations:
        hit = surface.lexicon.words("abbreviation", "ends")
        return before in hit and words[after] in surface.lexicon.words("opener")
    if before == "x" and words[i - 2 : i - 1] == ["on"]:
        return True  # "wrote on X. The ministry": the network
    if len(before) == 1 and before.isalpha():
        # An initial, or the last letter of "U.S." and "p.m.": the end only before a word that opens sentences.
        return words[after] in surface.lexicon.words("opener")
    return True


def _clauses(surface: Surface) -> None:
    """Cut each sentence at closed-class words and strong punctuation; the clauses tile the sentences."""
    openings = {hit.first for hit in surface.hits.get("clause", ()) if hit.means != "none"}
    for i, word in enumerate(surface.words):
        if len(word) == 1 and word in _BREAKS:
            openings.add(i + 1)
    openings.update([sentence.first for sentence in surface.sentences])
    openings.discard(len(surface.words))
    begin = 0
    for first in [*sorted(openings), len(surface.words)]:
        if first > begin:
            surface.clause_of.extend([len(surface.clauses)] * (first - begin))
            surface.clauses.append((begin, first))
            begin = first


def past_share(words: list[str], i: int, limit: int) -> int:
    """Behind the bracket of a share at word i ("633 (58%) were women"); i where none stands there."""
    if i + 2 >= limit or words[i] != "(" or not words[i + 1].isdecimal():
        return i
    for k in range(i + 2, min(i + 7, limit)):
        if words[k] == ")":
            return k + 1 if words[k - 1] in ("%", "percent", "cent") else i
    return i
