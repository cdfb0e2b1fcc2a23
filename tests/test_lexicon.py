"""Every entry of the lexicon holds what its own examples and counterexamples say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tally.errors import UsageError
from tally.extraction import extract
from tally.extraction.text import read_text
from tally.lexicon import Entry, Lexicon, load
from tally.lexicon.inflection import noun_forms, verb_forms
from tally.lexicon.kinds import BITS, BITS_ONLY, CONJUNCTION, DETERMINER, MODIFIER, NUMERAL, PREPOSITION, WORDS_ONLY
from tally.lexicon.prepared import prepare, prepared

LEXICON = load()
EVERY = Lexicon(LEXICON.entries.values(), "", telling=True)  # every entry makes hits
EXTRACTION = Path(__file__).parent.parent / "src" / "tally" / "extraction"
WORDS = EXTRACTION.parent / "lexicon" / "en"
OUTCOME_KINDS = ("outcome", "refuge", "toll", "joint")


def _rows(kinds: tuple[str, ...], which: str) -> list[object]:
    return [
        pytest.param(entry, text, id=f"{entry.kind}.{entry.id}: {text}")
        for entry in LEXICON.entries.values()
        if entry.kind in kinds
        for text in getattr(entry, which)
    ]


@pytest.mark.parametrize(("entry", "text"), _rows(OUTCOME_KINDS, "examples"))
def test_outcome_example_makes_its_claim(entry: Entry, text: str) -> None:
    if entry.get("takes") == "none":
        assert not extract(text).claims
        return
    assert entry.means in {claim.outcome for claim in extract(text).claims}


@pytest.mark.parametrize(("entry", "text"), _rows(OUTCOME_KINDS, "counterexamples"))
def test_outcome_counterexample_makes_no_such_claim(entry: Entry, text: str) -> None:
    """A counterexample may tell another outcome; what it must not tell is the number of this entry's people."""
    claims = [claim for claim in extract(text).claims if claim.outcome == entry.means and claim.quantity.kind != "none"]
    numbers = {"drowned-burned": {40}, "killed-injured": {90}, "dead-missing": {40}}.get(entry.id)
    if numbers is not None and entry.kind == "joint":
        assert entry.means not in {claim.outcome for claim in claims}
    else:
        assert not claims


@pytest.mark.parametrize(("entry", "text"), _rows(("irrealis",), "examples"))
def test_unreal_example_makes_no_claim(entry: Entry, text: str) -> None:
    assert not extract(text).claims


@pytest.mark.parametrize(
    "entry", [pytest.param(e, id=f"{e.kind}.{e.id}") for e in LEXICON.entries.values() if e.examples]
)
def test_an_example_holds_words_of_its_entry(entry: Entry) -> None:
    """So that the examples of an entry cannot all pass by other entries."""
    hits = {hit.entry.id for text in entry.examples for hit in read_text(text, "text", EVERY).hits.get(entry.kind, ())}
    assert entry.id in hits or not entry.match + entry.verbs + entry.nouns


def test_a_kind_asked_for_where_it_stands_is_one_that_fires() -> None:
    """Some kinds make no hits, and a kind that is none would be a rule that never holds."""
    kinds = {kind for kind, _ in LEXICON.entries}
    asked = {
        kind
        for path in EXTRACTION.rglob("*.py")
        for kind in re.findall(r'(?:\bat\(|hits\.get\(|hits\[)"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 50
    assert asked <= kinds - WORDS_ONLY
    assert asked & BITS_ONLY == {"conjunction"}, "whose phrases of several words are asked for"


def test_every_bit_is_a_kind_of_its_own() -> None:
    kinds = {kind for kind, _ in LEXICON.entries}
    assert set(BITS) <= kinds and set(BITS) >= BITS_ONLY
    assert sorted(BITS.values()) == [1 << i for i in range(len(BITS))] and len(BITS) <= 62, "an int without a box"


@pytest.mark.parametrize(
    ("text", "word", "bits", "why"),
    [
        ("Nine were killed in the blast.", "the", DETERMINER, "a single word of a kind"),
        ("Nine died and at least two are missing.", "least", MODIFIER, "every word of a phrase of several"),
        ("Nine died along with two guards.", "with", CONJUNCTION | PREPOSITION, "a phrase and the word for itself"),
        ("Nine died.", "nine", NUMERAL, "kinds that make no hits"),
    ],
)
def test_words_have_the_bits_of_their_kinds(text: str, word: str, bits: int, why: str) -> None:
    surface = read_text(text, "text", LEXICON)
    assert surface.kinds[surface.words.index(word)] & bits == bits, why
    assert not surface.is_of(len(surface.words), -1) and not surface.is_of(-1, -1), "nothing stands outside the text"


def test_only_the_first_word_of_a_verb_has_forms() -> None:
    """ "tear through/tears through" would be looked up under forms that nobody writes."""
    assert not [verb for entry in LEXICON.entries.values() for verb in entry.verbs if "/" in verb.partition(" ")[2]]


def test_a_kind_of_bits_alone_has_no_index() -> None:
    with pytest.raises(KeyError):
        read_text("Nine died.", "text", LEXICON).at("numeral")


@pytest.mark.parametrize(
    ("spec", "forms", "why"),
    [
        ("kill", {"kill", "kills", "killed", "killing"}, "regular"),
        ("die", {"die", "dies", "died", "dying"}, "-ie becomes -ying"),
        ("stab+", {"stab", "stabs", "stabbed", "stabbing"}, "+ doubles the last letter"),
        ("slay/slays/slew/slain/slaying", {"slay", "slays", "slew", "slain", "slaying"}, "irregular forms are given"),
        ("mow down", {"mow down", "mows down", "mowed down", "mowing down"}, "the first word is inflected"),
        ("bury", {"bury", "buries", "buried", "burying"}, "-y becomes -ies"),
    ],
)
def test_verb_forms(spec: str, forms: set[str], why: str) -> None:
    assert {form for form, _ in verb_forms(spec)} == forms, why


@pytest.mark.parametrize(
    ("spec", "forms", "why"),
    [
        ("soldier", {"soldier", "soldiers"}, "regular"),
        ("policeman", {"policeman", "policemen"}, "-man becomes -men"),
        ("prisoner of war/prisoners of war", {"prisoner of war", "prisoners of war"}, "given forms, the head inside"),
        ("body", {"body", "bodies"}, "-y becomes -ies"),
    ],
)
def test_noun_forms(spec: str, forms: set[str], why: str) -> None:
    assert {form for form, _ in noun_forms(spec)} == forms, why


def _raw(folder: Path) -> list[tuple[str, bytes]]:
    return [(file.name, file.read_bytes()) for file in sorted(folder.glob("*.toml"))]


def test_what_is_prepared_is_what_the_files_say(tmp_path: Path) -> None:
    made = tmp_path / "en.json"
    made.write_text(prepare(WORDS), encoding="utf-8")
    parsed = {name: tomllib.loads(content.decode("utf-8")) for name, content in _raw(WORDS)}
    assert prepared(made, _raw(WORDS)) == parsed


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda made, raw: raw.__setitem__(0, (raw[0][0], raw[0][1] + b"\n")), "a file was edited since"),
        (lambda made, raw: raw.append(("mine.toml", b"")), "a file was added"),
        (lambda made, raw: made.write_text(made.read_text("utf-8")[:-1], "utf-8"), "it was cut off"),
        (lambda made, raw: made.write_text("[]", "utf-8"), "it is something else"),
        (lambda made, raw: made.unlink(), "there is none"),
    ],
)
def test_nothing_is_taken_from_a_form_prepared_of_others(
    tmp_path: Path, change: Callable[[Path, list[tuple[str, bytes]]], None], why: str
) -> None:
    made, raw = tmp_path / "en.json", _raw(WORDS)
    made.write_text(prepare(WORDS), encoding="utf-8")
    change(made, raw)
    assert prepared(made, raw) == {}, why


def test_a_folder_adds_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[outcome]]\nid = "zapped"\nmeans = "killed"\ntakes = "object"\nverbs = ["zap+"]\n', encoding="utf-8"
    )
    mine = load(tmp_path)
    assert mine.hash != LEXICON.hash
    assert [c.quantity.value for c in extract("The ray zapped 12 people.", lexicon=mine).claims] == [12]
    assert not extract("The ray zapped 12 people.").claims


@pytest.mark.parametrize(
    ("content", "says"), [("[[outcome]]\nmeans = 'x'\n", "no id"), ("[[outcome\n", "no valid TOML")]
)
def test_a_broken_folder_names_its_file(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.toml") as error:
        load(tmp_path)
    assert says in str(error.value)


def test_an_edited_folder_is_read_again(tmp_path: Path) -> None:
    entry = '[[outcome]]\nid = "zapped"\nmeans = "killed"\ntakes = "object"\nverbs = ["{}"]\n'
    (tmp_path / "mine.toml").write_text(entry.format("zap+"), encoding="utf-8")
    before = load(tmp_path)
    (tmp_path / "mine.toml").write_text(entry.format("zorch"), encoding="utf-8")
    assert load(tmp_path).hash != before.hash and load(tmp_path).knows("zorch")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \.toml file"):
        load(tmp_path)
