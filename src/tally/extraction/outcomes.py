"""Level 5: the verb and noun groups that say what happened, with voice, negation and mood.

Public function: `find_outcomes`. The words are `[[outcome]]` in the lexicon; here they get their place in the sentence:
where their people stand, where their verb group begins, and whether what they say is real.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.joint import merge, shares_have, told_around
from tally.extraction.moods import in_figure, set_moods
from tally.extraction.refuges import with_refuges
from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.extraction.verbgroups import Group, set_group_mood, voice_of
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    ARTICLE,
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DETERMINER,
    DOCUMENT,
    FILLER,
    MODIFIER,
    NUMERAL,
    PERSON,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    TOLLVERB,
)

__all__ = ["find_outcomes"]

_WHOSE: Final = frozenset(("whose", "his", "her", "its", "their", "our", "a", "an"))
_LEADS: Final = frozenset(("for", "the", "at", "on", "from", "with", "against", "a", "an", "by"))
_VERBS: Final = frozenset(("past", "bare", "participle", "third"))
_GOES_ON: Final = frozenset((",", "and"))
_BEHIND: Final = 9
_ISSUED: Final = 14  # words from a report to "released"
_BEING: Final = frozenset(("been", "were", "was", "being"))
_BE: Final = _BEING | {"is", "are", "be"}
_ADJECTIVES: Final = ("free", "clear")
_AWAY: Final = frozenset(("away", "when", "from", "during", "by", "and", "as"))
_BEFALLS: Final = frozenset(("affected", "displaced"))
_LACKING: Final = frozenset(("free", "related", "linked", "prone", "defying", "row"))  # "fatality-free shifts"
_FARTHER: Final = 3
_NO_NOUN: Final = AUXILIARY | PREPOSITION | CONJUNCTION | FILLER | CLAUSE | TOLLVERB | REPORTING | RELATIVE


def find_outcomes(surface: Surface) -> list[Outcome]:
    """Every outcome of the text in reading order; joint ones ("killed or wounded") merged into one."""
    hits = surface.hits.get("outcome", [])
    if not hits and "refuge" not in surface.hits:
        return []
    tolls = surface.at("toll")
    nominalisers = surface.lexicon.words("nominaliser")
    found: list[Outcome] = []
    for hit in hits:
        toll = tolls.get(hit.first)
        if toll is not None and toll.last - toll.first > hit.last - hit.first:
            continue
        told = _reading(surface, hit)
        if told is not None:
            found.append(_outcome(surface, told, nominalisers))
    found = with_refuges(surface, found)
    set_moods(surface, found)
    return merge(surface, told_around(surface, found))


def _outcome(surface: Surface, hit: Hit, nominalisers: frozenset[str]) -> Outcome:
    entry, form = hit.entry, hit.form
    takes = str(entry.get("takes", "state"))
    outcome = Outcome(hit.first, hit.last, entry.means, "left")
    outcome.entry, outcome.form = entry, form
    outcome.people = str(entry.get("people", "any"))
    outcome.flags = tuple(entry.get("flags", ()))
    sentence = surface.sentence(hit.first)
    if (near := entry.get("elided_near")) and surface.holds(sentence, near):
        outcome.people = "elided"
    if (lead := entry.get("elided_after")) and _is_behind(surface, hit.first, lead):
        outcome.people = "elided"  # "Floods claim 12 in Karsan"
    near = entry.get("near")
    if (made := entry.get("made")) and _stands_behind(surface, hit.last, made):
        outcome.means = str(entry.get("made_means"))
    elif near and (
        surface.holds(sentence, near)
        or surface.opens_on(entry.get("near_lede", ()))
        or (entry.get("carries") and _by_them(surface, hit.first, near))
    ):
        outcome.means = str(entry.get("near_means"))
    elif form == "gerund" and hit.first > sentence.first and surface.words[hit.first - 1] in _GOES_ON:
        outcome.means = str(entry.get("gerund_means", entry.means))
    if takes in ("noun", "of"):
        outcome.takes = takes
        return outcome
    before = surface.words[hit.first - 1] if hit.first > sentence.first else ""
    group = Group(surface, hit.first, sentence.first)
    outcome.begin = group.begin
    if takes == "object":
        if _is_inverted(surface, hit, sentence):
            outcome.takes, outcome.last = "right", hit.last + 1
            return outcome
        outcome.takes = voice_of(surface, outcome, form, group)
        if outcome.passive and not group.kinds and before == "and" and shares_have(surface, hit, sentence):
            outcome.takes, outcome.passive = "right", False
        if (outcome.takes == "right" and entry.get("passive_only")) or (
            outcome.takes == "left" and entry.get("active_only")
        ):
            outcome.people = "never"
        if before in _BE and surface.words[hit.first] in _ADJECTIVES:
            outcome.people = "never"  # "Entry is free, and 600 visitors came"
    elif takes == "subject" and entry.get("active_only") and group.kinds and group.kinds[0] == "be":
        outcome.people = "never"
    if before in nominalisers and takes in ("object", "state") and form in ("past", "participle", "bare", ""):
        outcome.nominal = not _noun_follows(surface, hit.last)
    if group.kinds:
        set_group_mood(surface, outcome, group, takes)
    if (before in ("nearly", "almost") and takes != "state") or (before == "like" and form == "gerund"):
        outcome.mood = "hypothetical"
    if takes == "subject" and surface.words[hit.last : hit.last + 1] == ["no"]:
        outcome.mood = "negated"  # "The 12 passengers sustained no injuries"
    return outcome


def _reading(surface: Surface, hit: Hit) -> Hit | None:
    """The hit by the entry that fits here: a word that does not tell what its entry says ("took" of an abduction) may tell what
    another does ("took nine anglers off the rocks").
    """
    while not _counts(surface, hit):
        other = surface.lexicon.entries.get(("outcome", hit.entry.get("otherwise", "")))
        if other is None:
            return None
        hit = Hit(hit.first, hit.last, other, hit.form)
    return hit


def _counts(surface: Surface, hit: Hit) -> bool:
    """Not a look-alike, not the end of a compound ("regime-held"), and with the words beside it that its entry requires."""
    takes = hit.entry.get("takes")
    if takes == "none":
        return False
    if _is_compound(surface, hit) and (
        takes in ("object", "state", "subject") or surface.words[hit.last - 1] == "life"
    ):
        return False
    words, last = surface.words, hit.last
    if takes == "noun" and last + 1 < len(words) and words[last] == "-" and words[last + 1] in _LACKING:
        return False
    is_noun = hit.form == "third" and hit.first > 0 and words[hit.first - 1] in ("of", "with", "from")
    if is_noun and words[hit.first] not in hit.entry.get("plural_noun", ()):
        return False  # "with varying degrees of burns"
    if takes == "subject" and hit.form == "gerund" and words[hit.first - 1] in _LEADS and _noun_follows(surface, last):
        return False  # "searched the hills for fleeing rebels"
    if takes == "subject" and hit.form in ("base", "bare") and words[hit.first - 1] in _WHOSE:
        return False  # "whose escape packs had expired"
    not_before = hit.entry.get("not_before")
    if not_before and last < len(words) and words[last] in not_before:
        return False
    if (barred := hit.entry.get("not_after")) and _is_behind(surface, hit.first, barred):
        # "the government admits only 23", but "it had admitted 832 patients"
        allowed = hit.entry.get("unless_behind")
        if not allowed or not _stands_behind(surface, last, allowed):
            return False
    if hit.entry.get("predicate") and _noun_follows(surface, last):
        return False
    if hit.entry.means == "rescued" and hit.form in ("past", "participle") and _is_issued(surface, hit.first):
        return False
    requires = hit.entry.get("requires")
    if requires and not (
        surface.holds(surface.sentence(hit.first), requires)
        or (hit.entry.get("carries") and _by_them(surface, hit.first, requires))
        or (hit.entry.get("lede_passive") and _taken(surface, hit, requires))
    ):
        return False
    if (lacks := hit.entry.get("lacks")) and surface.holds(surface.sentence(hit.first), lacks):
        return False
    return not (behind := hit.entry.get("behind")) or _stands_behind(surface, hit.last, behind)


def _is_inverted(surface: Surface, hit: Hit, sentence: Sentence) -> bool:
    """ "Killed were 12 passengers", "Also wounded was a cook": the people stand behind the auxiliary, in print of any case."""
    words, first = surface.words, hit.first
    opens = first == sentence.first or (first == sentence.first + 1 and words[first - 1] == "also")
    if not opens or hit.form not in ("past", "participle", "bare", "base") or hit.last + 1 >= sentence.last:
        return False
    behind = hit.last + 1
    counted = words[behind].isdecimal() or surface.is_of(behind, NUMERAL | DETERMINER | ARTICLE | MODIFIER)
    return counted and words[hit.last] in ("were", "was")


def _taken(surface: Surface, hit: Hit, wanted: list[str]) -> bool:
    """ "More than 60 people had been taken." in a text that opens on an abduction: a passive that goes nowhere."""
    words, last = surface.words, hit.last
    if hit.first == 0 or words[hit.first - 1] not in _BEING or last >= len(words):
        return False
    return (not words[last].isalnum() or words[last] in _AWAY) and surface.opens_on(wanted)


def _is_issued(surface: Surface, verb: int) -> bool:
    """ "according to a report by the group released on Monday", "figures released by the army": what is released is a text."""
    first = max(surface.sentence(verb).first, verb - _ISSUED)
    people = surface.at("person").get(verb - 1)
    if verb == first or (people is not None and people.form == "plural"):
        return False
    for i in range(verb - 1, first - 1, -1):
        sign = not (surface.words[i].isalpha() or surface.words[i] in "'-")
        if sign or surface.is_of(i, NUMERAL | AUXILIARY | CLAUSE | RELATIVE):
            return False
        if surface.is_of(i, DOCUMENT):
            return True
    return False


def _is_behind(surface: Surface, verb: int, subjects: list[str]) -> bool:
    """Whether one of these stands before the verb, its auxiliaries aside."""
    i, first = verb - 1, surface.sentence(verb).first
    while i > first and surface.is_of(i, AUXILIARY | FILLER):
        i -= 1
    return i >= first and surface.words[i] in subjects


def _by_them(surface: Surface, verb: int, wanted: list[str]) -> bool:
    """ "The gunmen came at night. They took 57 people": the words stand in the sentence of those who "they" are."""
    sentence = surface.sentence(verb)
    if sentence.index == 0 or surface.words[verb - 1 : verb] != ["they"]:
        return False
    before = surface.sentences[sentence.index - 1]
    if before.block == sentence.block and surface.holds(before, wanted):
        return True
    if "to" in surface.words[verb : min(verb + _BEHIND, sentence.last)]:
        return False
    # Of what the text has told just before, where nobody is taken anywhere.
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _FARTHER), -1):
        if surface.holds(surface.sentences[index], wanted):
            return True
    return False


def _stands_behind(surface: Surface, first: int, wanted: list[str]) -> bool:
    """Whether one of these words goes on with the phrase that begins at word `first`, before any sign or clause."""
    last = surface.sentence(first - 1).last
    for i in range(first, min(first + _BEHIND, last)):
        word = surface.words[i]
        if word in wanted:
            return True
        if (word in ",;:." and not in_figure(surface, i)) or surface.is_of(i, CLAUSE):
            return False
    return False


def _is_compound(surface: Surface, hit: Hit) -> bool:
    """Whether hyphens tie the words of the hit to others."""
    words, i, after = surface.words, hit.first, hit.last
    if (
        i >= 2
        and words[i - 1] == "-"
        and surface.is_glued(i - 1)
        and surface.is_glued(i - 2)
        and not words[i - 2].isdigit()
    ):
        return not _hits_people(surface, hit)
    return (
        after + 1 < len(words)
        and words[after] == "-"
        and surface.is_glued(after - 1)
        and surface.is_glued(after)
        and words[after + 1].isalpha()
    )


def _hits_people(surface: Surface, hit: Hit) -> bool:
    """ "the number of flood-affected people", "nine storm-hit families": what befell those named right behind."""
    return hit.means in _BEFALLS and hit.form in ("past", "participle", "") and surface.is_of(hit.last, PERSON)


def _noun_follows(surface: Surface, i: int) -> bool:
    """Whether a noun stands at i ("the injured man"), so that the participle before it names nobody by itself."""
    sentence = surface.sentence(i - 1)
    if i >= sentence.last:
        return False
    word = surface.words[i]
    if not word[0].isalpha():
        return False
    verb = surface.at("outcome").get(i)
    if verb is not None and verb.form in _VERBS:
        return False
    return not surface.is_of(i, _NO_NOUN)
