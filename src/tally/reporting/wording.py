"""The words that reports say in their own voice: figures, people, voices, days, each made from a claim.

Words stand in lexicon/en/copy.toml. Only *said* and *according to* attribute; a label that a party gives stands in
quotation marks (method.md, "The wording of generated copy").
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tally.models import Claim, Document, Population, RollUp, Voice

__all__ = [
    "day",
    "figure",
    "label",
    "labels",
    "led",
    "one_line",
    "people",
    "plural",
    "rolled",
    "safe",
    "scope",
    "wants_of",
    "who",
    "with_article",
    "words_of",
]

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"(\w+)\W*\Z")


@lru_cache(maxsize=1)
def labels() -> dict[str, Any]:
    """The tables of lexicon/en/copy.toml."""
    return tomllib.loads(files("tally.lexicon").joinpath("en", "copy.toml").read_text(encoding="utf-8"))


def label(table: str, code: str | None) -> str:
    """What `code` is called in `table`; a code without a name is printed with its underscores opened."""
    named = labels().get(table, {}).get(code or "")
    if isinstance(named, dict):
        named = named.get("noun")
    return str(named) if named else (code or "").replace("_", " ")


def safe(text: str | None) -> str:
    """The text with control characters and direction overrides made visible, as [U+202E]; line ends and tabs stay.

    A terminal would obey an escape sequence, and a reader would be misled by an override.
    """
    return _CONTROLS.sub(lambda found: f"[U+{ord(found.group()):04X}]", text or "")


def one_line(text: str | None, longest: int | None = None) -> str:
    """The text, safe, on one line; cut at a word with an ellipsis where it is longer than `longest`."""
    line = _SPACES.sub(" ", safe(text)).strip()
    if longest is None or len(line) <= longest:
        return line
    return line[: max(longest - 1, 1)].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def day(iso: str | None) -> str:
    """An ISO date or time as "8 October 2023"; the month alone where no day is given; other words as they stand."""
    found = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", iso or "")
    if not found or not 1 <= int(found.group(2)) <= 12:
        return one_line(iso)
    month = labels()["months"]["names"][int(found.group(2)) - 1]
    return f"{int(found.group(3))} {month} {found.group(1)}" if found.group(3) else f"{month} {found.group(1)}"


def plural(many: int, one: str, more: str | None = None) -> str:
    """ "1 article", "5 articles", "1,200 claims"."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def figure(claim: Claim, *, alone: bool = False) -> str:
    """The number as the text gives it, with its hedge on the side where it stands: "at least 120", "40 or so".

    `alone`: no noun follows, so that "a" and "the" (a soldier, the gunman) are given as "one".
    """
    number = _start_lowered(one_line(claim.number))
    if alone and claim.quantity.kind == "exact" and claim.quantity.value == 1 and not number[:1].isdigit():
        number = "one"
    modifier = one_line(claim.quantity.modifier)
    if not modifier or modifier.casefold() in number.casefold():
        return number
    hedge = _start_lowered(modifier)
    if _follows(claim, modifier):
        return f"{number}{'' if hedge[:1] in '-+' else ' '}{hedge}"
    return f"{hedge} {number}"


def people(population: Population, *, quoted: bool = True) -> str:
    """Who is counted, as the text calls them; a party's label in quotation marks; "" where the text does not say."""
    words = one_line(population.text)
    if words and quoted and population.status_basis == "label":
        return f"“{words}”"
    return words


def who(claim: Claim, document: Document | None) -> str:
    """The originator's name, else the publication's: whose figure it is."""
    if claim.attribution:
        return one_line(claim.attribution[0].name)
    return one_line(document.publisher if document else None) or "the text itself"


def words_of(claim: Claim) -> str:
    """The figure as a phrase: "at least 120 people killed"."""
    noun = people(claim.population) or ("people" if claim.population.unit == "persons" else claim.population.unit)
    number = figure(claim)
    if wants_of(claim):
        number += " of"
    if claim.quantity.kind == "none" and not number.startswith("no "):
        number = "no"
    return f"{number} {noun} {label('outcome', claim.outcome)}"


def scope(*parts: str | None) -> str:
    """What a figure is for, on one line: people, place, time; what is not said is left out."""
    return ", ".join(one_line(part) for part in parts if part)


def rolled(rollup: RollUp) -> str:
    """The bounds of a roll-up as words: "44 to 63", "at least 44", "44", "up to 60", "no figure"."""
    low, high = rollup.low, rollup.high
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"at least {low:,}" if rollup.open_high else f"{low:,}"
    return f"{low:,} to {high:,}" + (" or more" if rollup.open_high else "")


def led(phrase: str, claim: Claim, document: Document | None, name: str) -> str:
    """A place or time with the word that leads it in the text ("in Sefir", "on Sunday").

    That word is read before the evidence span; without it, " in " or " on " is not guessed: the phrase stands in
    brackets.
    """
    words = one_line(phrase)
    if not words:
        return ""
    known = labels()["leading"]
    text = document.field(claim.field) if document is not None else ""
    span = claim.evidence.get(name)
    at = span[0] if span else _near(claim, document, phrase)
    if at is not None and _possessive(text, at + len(phrase)):
        return f"({words})"
    if words.split()[0].casefold() in {*known["bare"], *known["when"], *known["place"]}:
        return words
    if at is not None:
        before = _WORD.search(text[max(0, at - 24) : at].removesuffix("the ").removesuffix("The "))
        if before and before.group(1).casefold() in known["place" if name == "place" else "when"]:
            article = "the " if text[max(0, at - 4) : at].casefold() == "the " else ""
            return f"{before.group(1).casefold()} {article}{words}"
    return f"({words})"


def _possessive(text: str, at: int) -> bool:
    """Whether "'s" follows: "in Friday's shooting" is no "in Friday"."""
    return text[at : at + 2].casefold() in ("'s", "’s")


def with_article(voice: Voice, document: Document | None, field: str) -> str:
    """The name of a voice with the article that the text itself puts before it: "the Rivers Authority", "a doctor"."""
    name = one_line(voice.name)
    if document is None:
        return name
    if voice.start is not None and (voice.text or "").casefold() == voice.name.casefold():
        before = document.field(field)[max(0, voice.start - 4) : voice.start].casefold()
        found = next((word for word in ("the", "an", "a") if re.search(rf"(?:\A|\W){word}\s\Z", before)), "")
        return f"{found} {name}".strip()
    return f"the {name}" if f"the {voice.name}".casefold() in document.text.casefold() else name


def _start_lowered(words: str) -> str:
    """The words without the capital that a sentence gave them; names and all capitals keep theirs."""
    return words[:1].lower() + words[1:] if words[:1].isupper() and not words[1:2].isupper() else words


def _follows(claim: Claim, modifier: str) -> bool:
    """Whether the hedge stands behind its number."""
    span = claim.evidence.get("modifier")
    if span:
        return span[0] >= claim.number_end
    behind = claim.quote[max(0, claim.number_end - claim.start) :]
    ahead = claim.quote[: max(0, claim.number_start - claim.start)]
    return modifier.casefold() not in ahead.casefold() and modifier.casefold() in behind.casefold()


def wants_of(claim: Claim) -> bool:
    """Whether "of" joins a vague number to its noun: dozens of, hundreds of, but several people."""
    if claim.quantity.kind != "vague":
        return False
    return claim.number.rstrip().casefold().endswith("s") or _of_follows(claim)


def _of_follows(claim: Claim) -> bool:
    return claim.quote[max(0, claim.number_end - claim.start) :].lstrip().casefold().startswith("of ")


def _near(claim: Claim, document: Document | None, phrase: str) -> int | None:
    """Where the phrase stands within the claim's quote or shortly behind it."""
    if document is None:
        return None
    at = document.field(claim.field).find(phrase, claim.start, claim.end + 120)
    return at if at >= 0 else None
