"""Parts of a sentence made from one figure: its number, its people, its voice, each with the words of its text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tally.reconciliation.figures import Figure
from tally.reconciliation.people import group_noun
from tally.reconciliation.vocabulary import copy_words, fold, lead_words, words
from tally.reconciliation.voices import voice_key

__all__ = [
    "capital",
    "figure_words",
    "number_words",
    "outcome_noun",
    "people_words",
    "relay_words",
    "voice_words",
    "window_words",
]

REACH = 40  # a hedge stands no further than this from its number


def capital(words_: str) -> str:
    """The words with a capital at their start."""
    return words_[:1].upper() + words_[1:]


def number_words(figure: Figure) -> str:
    """The number with its hedge, as the quote has them: "at least 120", "20 or so", "dozens"; small words in lower
    case.
    """
    claim = figure.claim
    number, modifier = claim.number, claim.quantity.modifier
    if number.isdecimal() and not modifier:
        return number
    said = number
    if modifier and modifier not in number:
        said = f"{modifier} {number}"
        at, hedge = claim.number_start - claim.start, claim.quote.find(modifier)
        if 0 <= at < len(claim.quote) and hedge >= 0 and abs(hedge - at) <= REACH and not claim.quantity.inherited:
            said = claim.quote[min(at, hedge) : max(at + len(number), hedge + len(modifier))]
        said = said if number in said else f"{modifier} {number}"
    return " ".join(_small(word, said) for word in said.split())


def _small(word: str, said: str) -> str:
    initials = word.isupper() and len(word) > 1 and not said.isupper()
    return word if initials or any(c.isdigit() for c in word) else word.lower()


def people_words(figure: Figure) -> str:
    """Who is counted, as the text calls them; a party's label in quotation marks with its speaker."""
    text = figure.claim.population.text
    if not text or (fold(text) in words("people", "anyone") and fold(text) not in ("people", "others")):
        return lead_words("clause", "unstated_people")
    return f"{_label(text)} (the word of {voice_words(figure)})" if _is_label(text) else _OWN_MEN.sub("its own ", text)


def figure_words(figure: Figure, *, place: bool = False, when: bool = False, verb: bool = True) -> str:
    """The figure as a clause: "at least 60 people were killed", "no one was hurt", "hundreds of civilians were
    displaced".
    """
    number, noun = number_words(figure), _noun(figure)
    one = figure.value == 1 and figure.exact
    if figure.claim.quantity.kind == "none":
        number, one = ("no", noun in ("one", "person") or not noun.endswith("s"))
        noun = "one" if noun in ("people", "person") else noun
    elif figure.claim.quantity.kind == "vague" and number.split()[-1] in words("vague_of", "nouns"):
        number += " of"
    said = number if fold(number) in words("vague_of", "alone") else f"{number} {noun}"
    if verb:
        said += " " + str(copy_words("outcome")[figure.claim.outcome]["one" if one else "many"])
    facets = [
        x
        for x in (
            figure.where if place and figure.claim.place else None,
            window_words(figure) if when and figure.claim.when else None,
        )
        if x
    ]
    return said + (f" ({', '.join(facets)})" if facets else "")


def _noun(figure: Figure) -> str:
    text = figure.claim.population.text
    if not text or (
        fold(text) in words("people", "anyone") and fold(text) not in ("people", "others", "person", "residents")
    ):
        return "person" if figure.value == 1 and figure.exact else "people"
    return _label(text) if _is_label(text) else _OWN_MEN.sub("of its own ", re.sub(r"^(?:the|of) ", "", text))


def _is_label(text: str) -> bool:
    return any(w in words("people", "labels") for w in fold(text).split()) or (group_noun(text) or "") in words(
        "people", "labels"
    )


def _label(text: str) -> str:
    return f'"{text}"'


def voice_words(figure: Figure) -> str:
    """A voice after "according to": "the Health Ministry", "Russia", "a doctor at an Ostrel hospital", "villagers"."""
    return _voice(figure.name, figure.role == "unnamed", not figure.claim.attribution)


@lru_cache(maxsize=8192)
def _voice(name: str | None, unnamed: bool, own: bool) -> str:
    """A name with the article that a sentence gives it; `own`: a publication that speaks for itself keeps its name."""
    if not name or not fold(name):
        return lead_words("clause", "publication")
    if own and name.startswith("The "):
        return name
    said = _ARTICLE.sub("", name)
    folded = fold(said).split()
    if unnamed and not (_plural(folded[0]) or _plural(folded[-1])):
        return ("an " if folded[0][0] in "aeiou" else "a ") + said
    many = _plural(folded[-1]) and (
        said[:1].islower() or (len(folded) == 1 and " ".join(folded) in words("voices", "bare"))
    )
    if _SAINT.match(said):
        return said
    if many or " ".join(folded) in words("voices", "bare") or _OWNED.match(said):
        return said[:1].lower() + said[1:] if len(folded) == 1 and not said.isupper() else said
    head = next((w for w, after in pairwise(folded) if after in ("of", "for", "at", "in")), folded[-1])
    common = said[:1].islower() or f" {head} " in f" {said} "
    return f"the {said}" if head in words("voices", "institutions") or (common and not own) else said


_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_OWN_MEN = re.compile(r"^(?:its |his |her |their |our )?own (?=\w)", re.I)  # "four of its own men were killed"
_SAINT = re.compile(r"(?:St\.?|Saint|Sainte)\s")  # "St Luke's hospital" takes no article
_OWNED = re.compile(r"(?:their|his|her|its|our)\b", re.I)


def window_words(figure: Figure) -> str:
    """The time that a figure is for, as its text says it within a sentence."""
    if figure.window_key.startswith("added:"):
        return lead_words("clause", "added")
    said = figure.claim.when or lead_words("clause", "undated")
    first = said.split()[0].lower()
    return said[:1].lower() + said[1:] if first not in words("days", "weekdays") | words("days", "months") else said


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def relay_words(figure: Figure, own: bool = False) -> str:
    """Who carried the figure: the last relay named in the text, else the publication where another speaks; "" where
    it speaks itself.
    """
    chain = figure.claim.attribution
    if len(chain) > 1:
        return chain[-1].name
    publisher = figure.document.publisher or ""
    if chain and voice_key(publisher) in (figure.origin, voice_key(chain[0].name)):
        return ""  # its own notice, which names it
    return publisher if chain or own else ""


def outcome_noun(outcome: str) -> str:
    """An outcome as a heading says it."""
    return str(copy_words("outcome")[outcome]["noun"])
