"""Part of level 7: the figure to which the text says that a count went or was corrected since ("the number had fallen to 160").

Public functions: `went_to` (a bare figure, which has the outcome of the count that changed), `changed_from` (the figure that
stood before).
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, phrase_ends
from tally.extraction.discourse.newer import far_apart
from tally.extraction.discourse.register import Register
from tally.extraction.discourse.wholes import is_year
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, CHANGE, DETERMINER, FIGURE_NOUN, PREPOSITION, TOLL_WORD

__all__ = ["changed_from", "went_to"]

_VERB: Final = 4  # words of "revised that figure down to"
_ADVERBS: Final = 4  # words of "had since then"
_SUBJECT: Final = (
    14  # words from a figure to the verb behind its clause ("the toll of seven given for the fire is corrected")
)
_NUMBERS: Final = frozenset(("number", "figure", "count", "total", "tally", "toll"))
_POINTING: Final = frozenset(("that", "it", "this"))
_SINCE: Final = frozenset(("later", "since", "subsequently", "afterwards", "then"))
_CORRECTED: Final = frozenset("corrected correct corrects correcting amended revised revising adjusted".split())
_DIRECTIONS: Final = frozenset(("up", "down", "back", "upwards", "downwards", "upward", "downward"))


def went_to(register: Register, k: int, mention: Mention) -> Found:
    """ "the number had fallen to 160 by noon", "the latest report revised that down to 165": the count told last, at another size."""
    verb = _verb_of(register, mention)
    if verb < 0 or mention.people.kind != "none" or not (phrase_ends(register, mention) or _timed(register, mention)):
        return None
    if not (_is_object(register, verb) or _subject_of(register, verb) >= 0):
        return None
    source = next((d for d in register.before(k, 1) if not d.number.article and d.parent is None), None)
    return (source, "same") if source is not None and register.is_sure(source) else None


def changed_from(register: Register, k: int, mention: Mention, draft: Draft) -> Draft | None:
    """ "Twelve died. The toll later rose to 15", "the toll of seven is corrected to five": the figure before the change, of which the
    text says no more than that it stood before.
    """
    verb = _verb_of(register, mention)
    if verb < 0 or draft.number.kind == "vague":
        return None
    words, corrected = register.words, register.words[verb] in _CORRECTED
    passive = corrected and any(register.surface.is_of(i, AUXILIARY) for i in (verb - 1, verb - 2))
    subject = _subject_of(register, verb)
    if not (subject >= 0 and (corrected or not _SINCE.isdisjoint(words[subject:verb]) or words[verb - 1] == "had")):
        told = passive and (_is_told_alone(register, k, verb) or _opens_with_it(register, verb))
        if not (told or (corrected and words[verb + 1] in _POINTING)):
            return None
    for older in register.before(k, 1):
        if older.outcome != draft.outcome or older.number.first > verb or older.parent is not None:
            continue
        if older.number.article or older.number.kind == "vague" or not register.is_sure(older):
            return None
        if any(is_year(w) for w in words[older.number.last : mention.sentence.last]) and not corrected:
            return None  # "counted 300 in 2013. The number had risen to 410 by 2016"
        same = older.number.size() == draft.number.size()
        handed = register.handed(draft)
        of_one = handed is not None and handed[0] is older
        return None if same or older.basis == "addition" or (not of_one and far_apart(draft, older)) else older
    return None


def _verb_of(register: Register, mention: Mention) -> int:
    """The verb of "fell to 12", "revised that figure down to 12"; -1 where the number stands otherwise."""
    words, to = register.words, mention.number.begin() - 1
    if to <= mention.sentence.first or words[to] != "to":
        return -1
    for i in range(to - 1, max(mention.sentence.first, to - 1 - _VERB), -1):
        if register.surface.is_of(i, CHANGE) and words[i] not in _DIRECTIONS:
            return i
        if not (
            words[i] in _DIRECTIONS or words[i] in _POINTING or register.surface.is_of(i, DETERMINER | FIGURE_NOUN)
        ):
            break
    return -1


def _is_object(register: Register, verb: int) -> bool:
    """ "revised that (down) to", "lowered the figure to"."""
    words, i = register.words, verb + 1
    if words[i] in _POINTING and words[i + 1] not in _NUMBERS:
        return words[i + 1] == "to" or words[i + 1] in _DIRECTIONS
    return words[i + 1] in _NUMBERS and register.surface.is_of(i, DETERMINER)


def _subject_of(register: Register, verb: int) -> int:
    """Where "the number" stands that goes with the verb, over auxiliaries and adverbs; -1 for another subject."""
    words, i = register.words, verb - 1
    while verb - i <= _ADVERBS and (register.surface.is_of(i, AUXILIARY) or words[i] in _SINCE):
        i -= 1
    named = i > 0 and words[i] in _NUMBERS
    j = i - 1
    if named and register.surface.is_of(j, TOLL_WORD):
        j -= 1  # "the death toll"
    return i if named and (register.surface.is_of(j, DETERMINER) or words[j] in _POINTING) else -1


def _opens_with_it(register: Register, verb: int) -> bool:
    """ "Seven were reported killed; that was later corrected to five"."""
    words, i = register.words, verb - 1
    while verb - i <= _ADVERBS and (register.surface.is_of(i, AUXILIARY) or words[i] in _SINCE):
        i -= 1
    return i > 0 and words[i] in _POINTING and words[i - 1] in (",", ";", ".", "but", "and")


def _is_told_alone(register: Register, k: int, verb: int) -> bool:
    """ "The toll of seven given for the Holm fire is corrected to five": whether a figure of a toll, and no other, stands before the
    verb in its sentence.
    """
    told = [d for d in register.before(k, 0) if verb - _SUBJECT <= d.number.first < verb]
    if len(told) != 1 or told[0].number.begin() < 2:
        return False
    lead = told[0].number.begin() - 1
    return register.words[lead] == "of" and register.words[lead - 1] in _NUMBERS


def _timed(register: Register, mention: Mention) -> bool:
    """ "to 160 by noon", "to 12 on Friday"."""
    return register.surface.is_of(mention.last, PREPOSITION) and register.words[mention.last] not in ("of", "for")
