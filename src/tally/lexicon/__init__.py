"""The words, as data: what an editor could correct stands in `en/*.toml`, and nowhere in code.

An entry is one word family with one meaning. Its table name is its kind; `match` holds phrases as they are ("{was|were}
counted" is two of them), `verbs` and `nouns` are inflected; everything else in it is data for the level that reads it. Each
entry carries examples that must fire and counterexamples that must not, and the tests run both.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any

from mypy_extensions import mypyc_attr

from tally.errors import UsageError
from tally.lexicon.inflection import noun_forms, verb_forms
from tally.lexicon.kinds import BITS, BITS_ONLY, WORDS_ONLY
from tally.lexicon.prepared import Tables, prepared
from tally.lexicon.words import cut, pieces, spellings, words_of

__all__ = ["Entry", "Hit", "Lexicon", "Opening", "load"]

_ROOM = 64  # words of no kind behind the last one of a text
_OWN_FILES = Path(__file__).parent / "en"
_OWN = {"id", "match", "verbs", "nouns", "means", "examples", "counterexamples", "note"}


class Entry:
    """One word family: `kind` (its table), `means`, `data` (its further keys), examples and counterexamples."""

    __slots__ = (
        "counterexamples",
        "data",
        "examples",
        "file",
        "id",
        "kind",
        "match",
        "means",
        "note",
        "nouns",
        "verbs",
    )

    def __init__(self, kind: str, row: dict[str, Any], file: str) -> None:
        # Interned, as the kinds named in code are: they are looked up by identity then.
        self.kind, self.file = intern(kind), file
        self.id: str = row["id"]
        self.match: tuple[str, ...] = tuple(
            p for m in row.get("match", ()) for p in (spellings(m) if "{" in m else (m,))
        )
        self.verbs: tuple[str, ...] = tuple(row.get("verbs", ()))
        self.nouns: tuple[str, ...] = tuple(row.get("nouns", ()))
        self.means: str = row.get("means", "")
        self.examples: tuple[str, ...] = tuple(row.get("examples", ()))
        self.counterexamples: tuple[str, ...] = tuple(row.get("counterexamples", ()))
        self.note: str = row.get("note", "")
        self.data: dict[str, Any] = {k: v for k, v in row.items() if k not in _OWN}

    def get(self, name: str, default: Any = None) -> Any:
        """A further key of the entry, or `default`."""
        return self.data.get(name, default)

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Every (phrase, form tag) under which the entry is looked up; the tag is "" for `match`."""
        for phrase in self.match:
            yield phrase, ""
        for verb in self.verbs:
            yield from verb_forms(verb)
        for noun in self.nouns:
            yield from noun_forms(noun)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


@mypyc_attr(acyclic=True)
class Hit:
    """An entry that fired on the words first..last (end exclusive); `form` is the tag of the form that was met."""

    __slots__ = ("entry", "first", "form", "last")

    def __init__(self, first: int, last: int, entry: Entry, form: str) -> None:
        self.first, self.last, self.entry, self.form = first, last, entry, form

    @property
    def means(self) -> str:
        return self.entry.means

    def __repr__(self) -> str:
        return f"<{self.entry.id} {self.first}-{self.last} {self.form}>"


@mypyc_attr(acyclic=True)
class Phrase:
    """A phrase under its first word: `words`, `third` of them ("" where there are two), the hit that it makes, and the bit of its
    kind (0 for kinds without one).
    """

    __slots__ = ("bit", "entry", "form", "kind", "size", "third", "words")

    def __init__(self, words: list[str], kind: int, entry: Entry, form: str) -> None:
        self.words, self.size, self.kind, self.entry, self.form = words, len(words), kind, entry, form
        self.third = words[2] if len(words) > 2 else ""
        self.bit = BITS.get(entry.kind, 0)


@mypyc_attr(acyclic=True)
class Opening:
    """What begins with one word. `alone`: the hits of that word only; `bits`: all that it is by itself; `longer`: phrases by
    their second word, the longest first.
    """

    __slots__ = ("alone", "bits", "longer", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.bits: Any = (
            0  # an int that the texts share: one of their own for each word would have to be made and freed
        )
        self.alone: list[Phrase] = []
        self.longer: dict[str, list[Phrase]] = {}


class Fired:
    """What fired in a text. `hits[kind]`: the hits of a kind in reading order, for the kinds that have any; `kinds[i]`: what word i
    is, as the bits of `tally.lexicon.kinds`.
    """

    __slots__ = ("hits", "kinds")

    def __init__(self, hits: dict[str, list[Hit]], kinds: list[int]) -> None:
        self.hits, self.kinds = hits, kinds


class Lexicon:
    """All entries in force. `hash` changes with any word; `scan` finds every entry in a stream of words in one pass.

    `telling`: whether every entry makes hits, those as well that the levels ask for by word or by bit alone.
    """

    def __init__(self, entries: Iterable[Entry], digest: str, telling: bool = False) -> None:
        self.hash = digest
        self.entries: dict[tuple[str, str], Entry] = {(e.kind, e.id): e for e in entries}
        self._tables: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            self._tables.setdefault(entry.kind, []).append(entry)
        self._kinds: list[str] = [kind for kind in self._tables if telling or kind not in WORDS_ONLY]
        self._telling = telling
        numbers = {kind: number for number, kind in enumerate(self._kinds)}
        self._known: set[str] = set()
        self._openings: dict[str, Opening] = {}
        self._leads: dict[str, frozenset[str]] = {}
        self._words: dict[tuple[str, str | None], frozenset[str]] = {}
        for entry in self.entries.values():
            for phrase, form in entry.phrases():
                words = cut(phrase)
                if words:
                    self._known.add(words[0])
                    if entry.kind in numbers:
                        self._add(Phrase(words, numbers[entry.kind], entry, form))
        for opening in self._openings.values():
            for phrases in opening.longer.values():
                phrases.sort(key=lambda phrase: -phrase.size)

    def _add(self, phrase: Phrase) -> None:
        first = phrase.words[0]
        opening = self._openings.get(first)
        if opening is None:
            opening = self._openings[first] = Opening(first)
        if phrase.size > 1:
            opening.longer.setdefault(phrase.words[1], []).append(phrase)
            return
        opening.bits |= phrase.bit
        if phrase.entry.kind in BITS_ONLY and not self._telling:
            return
        if all(other.kind != phrase.kind for other in opening.alone):
            opening.alone.append(phrase)

    def table(self, kind: str) -> list[Entry]:
        """The entries of one kind, in the order of the files."""
        return self._tables.get(kind, [])

    def words(self, kind: str, means: str | None = None) -> frozenset[str]:
        """The folded single-word and joined phrases of a kind, for closed classes: `"the" in lexicon.words("determiner")`."""
        found = self._words.get((kind, means))
        if found is None:
            found = self._words[kind, means] = frozenset(
                " ".join(cut(phrase))
                for entry in self.table(kind)
                if means is None or entry.means == means
                for phrase, _ in entry.phrases()
            )
        return found

    def openings(self, kind: str) -> frozenset[str]:
        """The first words of the phrases of a kind."""
        found = self._leads.get(kind)
        if found is None:
            found = self._leads[kind] = frozenset(phrase.split(" ", 1)[0] for phrase in self.words(kind))
        return found

    def knows(self, word: str) -> bool:
        """Whether any phrase starts with this folded word."""
        return word in self._known

    def cut(self, text: str, words: list[str]) -> list[Opening | None]:
        """Cut a folded text without soft hyphens, put its words behind those in `words`, and say what begins with each.

        Words that the lexicon knows are its own strings: one object each, however long the text.
        """
        openings = self._openings
        begun: list[Opening | None] = []
        for piece in pieces(text):
            opening = openings.get(piece)
            if opening is not None:
                words.append(opening.word)
                begun.append(opening)
            elif len(piece) == 1 or piece.isalpha():
                words.append(piece)
                begun.append(None)
            else:
                rest = words_of(piece)
                begun += self.look_up(rest)
                words += rest
        return begun

    def look_up(self, words: list[str]) -> list[Opening | None]:
        """What begins with each word; those that the lexicon knows become its own strings."""
        openings = self._openings
        begun: list[Opening | None] = []
        for i, word in enumerate(words):
            opening = openings.get(word)
            begun.append(opening)
            if opening is not None:
                words[i] = opening.word
        return begun

    def scan(self, words: list[str], begun: list[Opening | None], ends: list[int]) -> Fired:
        """Every hit, by kind, in reading order, and what each word is; within a kind the longest from the left wins and none overlap.

        `begun` is what `look_up` gave for the words; `ends` are the indexes after the last word of each sentence, ascending: no
        hit crosses one. `kinds` has words of no kind behind the last one, so that a look a little before or behind the text
        finds nothing.
        """
        lists: list[list[Hit] | None] = [None] * len(self._kinds)
        kinds = [opening.bits if opening is not None else 0 for opening in begun]
        kinds += [0] * _ROOM
        sentence, end = -1, 0
        for i, opening in enumerate(begun):
            if i == end:
                sentence += 1
                end = ends[sentence]
            if opening is None:
                continue
            if opening.longer and i + 1 < end:
                longer = opening.longer.get(words[i + 1])
                if longer is not None:
                    for phrase in longer:
                        last = i + phrase.size
                        if (
                            last <= end
                            and (
                                phrase.size == 2
                                or (
                                    words[i + 2] == phrase.third and (phrase.size == 3 or words[i:last] == phrase.words)
                                )
                            )
                            and _add(lists, i, last, phrase)
                            and phrase.bit
                        ):
                            for k in range(i, last):
                                kinds[k] |= phrase.bit
            for phrase in opening.alone:
                _add(lists, i, i + 1, phrase)
        hits: dict[str, list[Hit]] = {}
        for number, found in enumerate(lists):
            if found is not None:
                hits[self._kinds[number]] = found
        return Fired(hits, kinds)


def _add(lists: list[list[Hit] | None], first: int, last: int, phrase: Phrase) -> bool:
    """Add a hit of the phrase, unless one of its kind stands there already; says whether it was added."""
    found = lists[phrase.kind]
    if found is None:
        lists[phrase.kind] = [Hit(first, last, phrase.entry, phrase.form)]
    elif found[-1].last > first:
        return False
    else:
        found.append(Hit(first, last, phrase.entry, phrase.form))
    return True


def load(*folders: Path) -> Lexicon:
    """The English lexicon, with the entries of further folders added; an entry with a known kind and id takes its place.

    One lexicon is made once and kept; a folder that was edited since is read again.
    Raises UsageError, naming the file, where a folder holds no TOML, the TOML cannot be read, or an entry lacks its id.
    """
    return _load(tuple(_further(Path(folder)) for folder in folders))


def _further(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """(path, content) of every TOML file of a folder."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise UsageError(
            f"{folder}: no .toml file in this lexicon folder. Name a folder that holds entries like those of tally/lexicon/en."
        )
    return tuple((str(file), file.read_bytes()) for file in found)


@lru_cache(maxsize=8)
def _load(further: tuple[tuple[tuple[str, bytes], ...], ...]) -> Lexicon:
    own = [(file.name, file.read_bytes()) for file in sorted(_OWN_FILES.glob("*.toml"))]
    tables = prepared(_OWN_FILES.with_suffix(".json"), own)
    entries: dict[tuple[str, str], Entry] = {}
    digest = hashlib.sha256()
    for name, raw in [*own, *(row for folder in further for row in folder)]:
        digest.update(raw)
        for entry in _entries(name, tables.get(name) or _parsed(name, raw)):
            entries[entry.kind, entry.id] = entry
    return Lexicon(entries.values(), digest.hexdigest()[:12])


def _parsed(name: str, raw: bytes) -> Tables:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{name}: this lexicon file is no valid TOML ({error}). Mend the line that it names."
        ) from error


def _entries(name: str, tables: Tables) -> Iterator[Entry]:
    for kind, rows in tables.items():
        if not isinstance(rows, list):
            continue
        for row in rows:
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                raise UsageError(f"{name}: an entry under [[{kind}]] has no id. Give each entry an id of its own.")
            yield Entry(kind, row, name)
