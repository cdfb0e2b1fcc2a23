"""Part of level 6: words that count the dead by name ("the death toll rose from 12 to 57", "put the missing at 40")."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import is_plural_noun
from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Entry

__all__ = ["toll_claims"]

_REACH = 16
_COUNTING = frozenset(("number", "numbers", "total", "count", "tally", "figure", "toll"))
_BREAKS = frozenset(",;:.()")
_DASHES = frozenset(('"', ":", "-", "\u2013", "\u2014", "("))
_LEADS = {
    "to": "to",
    "at": "at",
    "of": "at",
    "past": "at",
    "over": "at",
    "beyond": "at",
    "above": "at",
    "around": "at",
    "about": "at",
    "from": "from",
    "by": "by",
    ":": "at",
    "=": "at",
    "as": "at",
    "in": "at",
    "with": "at",
}


def toll_claims(surface: Surface, sentence: Sentence, mentions: list[Mention], outcomes: list[Outcome]) -> None:
    """Give the toll's outcome to the figures that a toll word of this sentence speaks of. The mention's role keeps to, from, by."""
    free = [m for m in mentions if m.rank > 4 and not m.single]
    if not free:
        return
    for toll in reversed(_tolls(surface, sentence, mentions, outcomes)):
        for mention in free:
            if mention.rank <= 4:
                continue
            role = _after(surface, sentence, toll, mention) or _ahead(surface, toll, mention)
            names = (
                mention.people.head >= 0
                and surface.words[mention.people.head] == "names"
                and surface.words[toll.first] == "list"
            )
            if role and (names or mention.people.kind not in ("thing", "animal")):
                mention.outcome, mention.rank, mention.role = toll, 4, role


def _tolls(surface: Surface, sentence: Sentence, mentions: list[Mention], outcomes: list[Outcome]) -> list[Outcome]:
    """The counting words of the sentence as outcomes: toll nouns, and "the dead", "deaths" where no number counts them."""
    found = []
    hits = surface.hits.get("toll", [])
    for k in range(bisect_left(hits, sentence.first, key=attrgetter("first")), len(hits)):
        hit = hits[k]
        if hit.first >= sentence.last:
            break
        if hit.entry.get("people") == "disease" and "disease" not in surface.hits:
            continue
        toll = Outcome(hit.first, hit.last, hit.means, "toll")
        toll.entry = hit.entry
        toll.mood = next((o.mood for o in outcomes if o.mood == "hypothetical" and o.takes in ("noun", "of")), "real")
        found.append(toll)
    counted = {id(m.outcome) for m in mentions if m.outcome is not None}
    for outcome in outcomes:
        named = outcome.nominal or (
            outcome.takes == "noun"
            and not _names_people(outcome)
            and surface.words[outcome.last - 1].endswith(("s", "dead", "injured"))
        )
        # "Arrests stand at 50": the plural noun has the form of the verb.
        plural = (
            is_plural_noun(surface, outcome) and outcome.last < sentence.last and outcome.last in surface.at["tollverb"]
        )
        named = named or plural
        counting = None if outcome.takes == "of" else _counting_word(surface, outcome)
        if counting is not None:
            named, outcome = True, _widened(outcome, counting)
        covered = any(t.first <= outcome.first < t.last for t in found)
        if (
            named
            and not covered
            and id(outcome) not in counted
            and not (counting is not None and _has_people(outcome, mentions))
        ):
            found.append(outcome)
    found.sort(key=lambda t: t.first)
    return found


def _counting_word(surface: Surface, outcome: Outcome) -> int | None:
    """Where "the number of cholera cases", "the number of civilians killed", "the figure for those who have died" begins."""
    if outcome.begin > 0 and surface.words[outcome.begin - 1] in ("number", "numbers"):
        return outcome.begin - 1
    low = max(surface.sentence(outcome.first).first, outcome.begin - 10)
    for i in range(outcome.begin - 2, low - 1, -1):
        if surface.words[i] in _COUNTING and surface.words[i + 1] in ("of", "for"):
            return i
        if surface.words[i] in _BREAKS or i in surface.at["reporting"]:
            return None
    return None


def _widened(outcome: Outcome, first: int) -> Outcome:
    toll = Outcome(first, outcome.last, outcome.means, "toll")
    toll.begin, toll.mood, toll.flags, toll.entry = first, outcome.mood, outcome.flags, outcome.entry
    return toll


def _has_people(toll: Outcome, mentions: list[Mention]) -> bool:
    """Whether a number stands between the counting word and its outcome: then the outcome is that number's own."""
    return any(toll.first < m.number.first < toll.last for m in mentions if not m.single)


def _names_people(outcome: Outcome) -> bool:
    return isinstance(outcome.entry, Entry) and bool(
        outcome.entry.get("persons") or outcome.entry.get("people") == "disease"
    )


def _after(surface: Surface, sentence: Sentence, toll: Outcome, mention: Mention) -> str | None:
    """The role of a figure behind the toll word: "rose to 57", "from 12", "by four", "of 57", "reached 63"."""
    if mention.first < toll.last or mention.first - toll.last > _REACH:
        return None
    words, verbs = surface.words, surface.at["tollverb"]
    between = range(toll.last, mention.first)
    if any(words[i] in ";?!" for i in between):
        return None
    if len(between) == 0:
        return "at"
    names = mention.people.head >= 0 and surface.words[mention.people.head] == "names"
    counted = mention.people.kind == "none" or _counts_outcome(mention) or names
    if not counted and (mention.people.kind == "unknown" or not any(i in verbs for i in between)):
        return None
    lead = mention.before
    verb = any(i in verbs for i in between) or any(
        i in verbs for i in range(max(sentence.first, toll.first - 4), toll.first)
    )
    if lead < toll.last:
        bare = [words[i] for i in between]
        return "at" if all(w in _DASHES for w in bare) or (verb and bare == ["as"]) else None
    word = words[lead]
    if word in _LEADS:
        if word == "of":
            return "at" if lead - toll.last <= 1 else None
        if word == "as":
            return "at" if verb and toll.takes == "toll" else None
        if word in ("in", "with"):
            return "at" if word == "in" and verb and mention.number.kind == "vague" else None
        return _LEADS[word] if verb or word in (":", "=", "at", "to", "from") else None
    if lead in verbs or word in (
        "only",
        "now",
        "still",
        "already",
        "and",
        ",",
        "-",
        "\u2013",
        "\u2014",
        "(",
        "not",
        "some",
    ):
        return (
            "at"
            if (verb and lead in verbs) or (verb and word not in ("and", ",")) or word in ("-", "\u2013", "\u2014", "(")
            else None
        )
    return None


def _counts_outcome(mention: Mention) -> bool:
    return mention.people.unit in ("bodies",) or mention.role == "noun"


def _ahead(surface: Surface, toll: Outcome, mention: Mention) -> str | None:
    """ "taking to six the number killed", "put at 22 the number of dead"."""
    if mention.last > toll.first or toll.first - mention.last > 2:
        return None
    if surface.words[toll.first] == "list" and surface.words[mention.last] == "on":
        return "at"
    if any(i not in surface.at["determiner"] for i in range(mention.last, toll.first)):
        return None
    lead = surface.words[mention.before] if mention.before >= 0 else ""
    return "at" if lead in ("to", "at") else None
