"""Part of level 7: bare numbers that tell a count apart by state or by name ("11 have been identified", "Busia two").

Each rule looks at one leftover mention and gives the claim that it continues and how, or None.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.mentions import Mention
from tally.extraction.discourse.continuing import Found, is_of_their_own, past_auxiliaries, phrase_ends
from tally.extraction.discourse.register import Register
from tally.extraction.joint import is_number
from tally.extraction.slots import Draft, People
from tally.extraction.text import Surface
from tally.lexicon.kinds import (
    AUXILIARY,
    DEMONYM,
    FORCE,
    HOLDS,
    OUTCOME,
    PERSON,
    PLACING,
    PREPOSITION,
    REPORTING,
    VERB,
    WEEKDAY,
)

__all__ = [
    "bore_marks",
    "fetched",
    "lost",
    "lost_patients",
    "made_total",
    "marked_dead",
    "moved_on",
    "named_gap",
    "pending",
    "state_of_dead",
    "state_of_hurt",
    "who_they_were",
]

_REACH: Final = 6
_FAR: Final = 16
_ENDS: Final = frozenset((",", ".", "and", "in", "aged", ";"))
_FETCHED: Final = frozenset(("recovered", "retrieved", "found", "recover", "retrieve"))
_OPENS: Final = frozenset((",", "and", "while", ";", "but"))
_BORE: Final = frozenset(("showed", "show", "bore", "bear", "had", "have"))
_MARKS: Final = frozenset(("signs", "marks", "traces", "wounds", "bruises"))
_ONLY: Final = frozenset(("only", "just"))
_SETTLED: Final = frozenset(("confirmed", "verified"))
_AGED: Final = frozenset(("under", "over", "aged", "below", "above"))
_WHOLES: Final = frozenset(("them", "whom", "these", "those", "which", "the"))
_SUMMED_OVER: Final = frozenset(("since", "so", "this", "in", "over", "across", "during", "to", "nationwide"))


def _last_dead(register: Register, k: int, mention: Mention) -> Draft | None:
    """The last stated total of killed that is larger than this number."""
    mine = mention.number.size() or 0
    return next(
        (
            d
            for d in register.before(k, _FAR)
            if d.outcome == "killed"
            and register.is_sure(d)
            and not d.number.article
            and d.parent is None
            and register.words[d.number.first - 1 : d.number.first] not in (["not"], ["("])
            and _is_same(register, d)
            and (d.number.size() or 0) > mine
        ),
        None,
    )


def _is_same(register: Register, draft: Draft) -> bool:
    handed = register.handed(draft)
    return handed is None or handed[1] == "same"


def state_of_dead(register: Register, k: int, mention: Mention) -> Found:
    """ "By Monday 146 had been identified", "11 have been handed over to families": a part of the dead told last."""
    surface, sentence = register.surface, mention.sentence
    i = mention.number.last
    named = mention.people.kind == "person" and mention.people.last > mention.people.first
    if not surface.is_of(i, AUXILIARY) or (named and mention.people.first <= i) or mention.number.kind == "none":
        return None
    lead = mention.first - 1
    if lead >= sentence.first and surface.words[lead] in _ONLY:
        lead -= 1
    opens = (
        lead < sentence.first
        or surface.words[lead] in (",", "and", "while", ";", '"', "but", "that")
        or surface.is_of(lead, WEEKDAY)
        or surface.words[lead] in ("morning", "afternoon", "evening", "night", "midday", "noon", "now")
    )
    states = surface.at("body_state")
    if not opens or not any(j in states for j in range(i, min(i + _REACH, sentence.last))):
        return None
    # "22 deaths have been validated while nine are still for validation": the others of those dead, few or many.
    for beside in register.before(k, 0)[:1]:
        if (
            beside.outcome == "killed"
            and not beside.number.article
            and mention.first - beside.number.last <= _FAR
            and any(j in states or surface.words[j] in _SETTLED for j in range(beside.number.last, mention.first))
        ):
            return beside, "sibling"
    source = _last_dead(register, k, mention)
    return (source, "part") if source is not None else None


def bore_marks(register: Register, k: int, mention: Mention) -> Found:
    """ "Twenty bodies lay on the road. They had gunshot wounds, and at least five showed signs of torture": some of the bodies."""
    surface, words, i = register.surface, register.words, mention.number.last
    named = mention.people.kind != "none" and mention.people.first <= i
    if named or mention.number.kind == "none" or words[i : i + 1] == []:
        return None
    if words[i] not in _BORE or _MARKS.isdisjoint(words[i + 1 : i + 4]):
        return None
    if mention.first != mention.sentence.first and words[mention.first - 1] not in _OPENS:
        return None
    near = register.last(k, 2)
    if near is None or near.outcome != "killed" or not surface.is_of(i, VERB | HOLDS | OUTCOME | AUXILIARY):
        return None
    source = _last_dead(register, k, mention)
    if source is not None:
        mention.people = People("none", i, i)  # "signs" are no people of theirs
    return (source, "part") if source is not None else None


def marked_dead(register: Register, k: int, mention: Mention) -> Found:
    """ "Dead: 37 (identified 29, for validation 8)": the state of a part of the dead stands before its figure."""
    state = register.surface.at("body_state").get(mention.first - 1)
    if state is None or mention.people.kind != "none" or not phrase_ends(register, mention):
        return None
    if register.words[state.first - 1 : state.first] not in (["("], [","], [";"], ["and"]):
        return None
    source = _last_dead(register, k, mention)
    return (source, "part") if source is not None and source.sentence == mention.sentence.index else None


def who_they_were(register: Register, k: int, mention: Mention) -> Found:
    """ "Twelve people were killed. Three were soldiers.": the people of the count told right before."""
    surface, sentence = register.surface, mention.sentence
    i = mention.number.last
    opens = mention.first == sentence.first
    lead = surface.words[mention.first - 1]
    # "Six were killed. Going by intercepts, four were Uzbeks and two were members of the Front"
    goes_on = not opens and _goes_on(register, k, mention, lead)
    if (
        not (opens or lead == ";" or goes_on)
        or mention.number.kind == "none"
        or i >= sentence.last
        or surface.words[i] not in ("were", "are", "was")
    ):
        return None
    if not _says_who(surface, i + 1, min(i + 6, sentence.last)):
        return None
    near = register.before(k, 2 if goes_on else 1 if opens else 0)
    source = next((d for d in near if not d.number.article and (not opens or d.sentence < sentence.index)), None)
    mine = mention.number.size()
    if source is None or not register.is_sure(source) or source.outcome in ("displaced", "affected", "rescued"):
        return None
    handed = register.handed(source)
    whole = handed[0] if handed is not None and handed[1] == "part" else source
    return (whole, "part") if mine is not None and mine < (whole.number.size() or 0) else None


def _goes_on(register: Register, k: int, mention: Mention, lead: str) -> bool:
    """Whether a clause of some more words, or the next of two, tells who they were: nobody else is counted in the sentence."""
    before = register.mentions[k - 1] if k > 0 else None
    here = before is not None and before.sentence is mention.sentence
    if lead == "and":
        handed = register.handed(before.draft) if here and before is not None and before.draft is not None else None
        return handed is not None and handed[1] == "part"
    return lead in (",", "that") and not here and mention.first - mention.sentence.first > 2


def fetched(register: Register, k: int, mention: Mention) -> Found:
    """ "Divers recovered 26 bodies while locals retrieved five": what others brought in is of the same kind."""
    words, first = register.words, mention.first
    if mention.people.kind != "none" or words[first - 1] not in _FETCHED or mention.number.kind == "none":
        return None
    if not (phrase_ends(register, mention) or register.surface.is_of(mention.last, PREPOSITION)):
        return None
    source = register.last(k, 0)
    if source is None or source.people.unit != "bodies" or source.number.article or not register.is_sure(source):
        return None
    return (source, "sibling") if not _OPENS.isdisjoint(words[source.number.last : first]) else None


def _says_who(surface: Surface, first: int, last: int) -> bool:
    """Whether people, and nothing that happened to them, stand in first..last as far as a sign or a preposition, or where they
    are from.
    """
    if surface.words[first : first + 1] == ["from"]:
        return first + 1 < last and surface.is_capital(first + 1) is True
    if surface.words[first : first + 1] and surface.words[first] in _AGED:
        return first + 1 < last and is_number(surface, first + 1)  # "Five were under 16"
    who = False
    for j in range(first, last):
        word = surface.words[j]
        if word in _ENDS or surface.is_of(j, PREPOSITION):
            break
        if surface.is_of(j, PERSON | DEMONYM | FORCE):
            who = who or surface.words[j + 1 : j + 2] != ["'"]
        elif surface.is_of(j, OUTCOME):
            return False
        elif surface.is_capital(j) and word.endswith("s") and j == first:
            who = True  # "Four were Sherpas"
    return who


def state_of_hurt(register: Register, k: int, mention: Mention) -> Found:
    """ "Nine have been discharged", "Four were transferred to the capital": a part of the hurt told last."""
    surface, sentence = register.surface, mention.sentence
    states, i = surface.at("hurt_state"), mention.number.last
    if (
        not states
        or not surface.is_of(i, AUXILIARY)
        or mention.people.kind != "none"
        or mention.number.kind in ("none", "vague")
    ):
        return None
    if mention.first != sentence.first and surface.words[mention.first - 1] not in _OPENS:
        return None
    if not any(j in states for j in range(i, min(i + _REACH, sentence.last))):
        return None
    last = register.last(k, 1)
    if last is None or last.outcome not in ("killed", "injured", "killed_or_injured"):
        return None
    mine = mention.number.size() or 0
    source = next((d for d in register.before(k, 1) if d.outcome == "injured" and register.is_sure(d)), None)
    if source is None or (source.number.size() or 0) <= mine:
        return None
    handed = register.handed(source)
    return handed if handed is not None and handed[1] == "part" else (source, "part")


def moved_on(register: Register, k: int, mention: Mention) -> Found:
    """ "The clinic took in 14 patients. Five others were flown to Casper": who was taken in is taken further."""
    surface, sentence = register.surface, mention.sentence
    i = mention.last + (surface.words[mention.last : mention.last + 1] == ["more"])
    named = mention.people.kind == "person" and surface.words[mention.people.last - 1] not in ("others", "other")
    if named or mention.number.kind == "none" or mention.first - sentence.first > 2:
        return None
    verb = past_auxiliaries(surface, i, sentence.last)
    if verb == i or verb not in surface.at("taken_further"):
        return None
    source = next((d for d in register.before(k, 1) if not _is_part(register, d) and d.outcome != "killed"), None)
    if source is None and _told_of_hurt(register, sentence.index - 1):
        # "Two of the injured died in hospital. Three more have been transferred": more of the injured.
        source = next((d for d in register.before(k, _FAR) if d.outcome == "injured" and d.parent is None), None)
    if source is None or source.outcome != "injured" or not register.is_sure(source):
        return None
    return (source, "sibling" if surface.words[i - 1] in ("others", "other", "more") else "part")


def _told_of_hurt(register: Register, index: int) -> bool:
    """Whether a sentence opens with some "of the injured"."""
    sentence = register.surface.sentences[max(index, 0)]
    for i in range(sentence.first, min(sentence.first + 5, sentence.last)):
        hit = register.wholes.get(i)
        if hit is not None and hit.means == "injured":
            return True
    return False


def pending(register: Register, k: int, mention: Mention) -> Found:
    """ "Identification was pending for 18 adults and 10 minors": people of the dead told last."""
    surface, sentence = register.surface, mention.sentence
    if not any(j in surface.at("body_pending") for j in range(max(sentence.first, mention.first - 8), mention.first)):
        return None
    source = _last_dead(register, k, mention)
    return (source, "part") if source else None


def named_gap(register: Register, k: int, mention: Mention) -> Found:
    """ "Kakamega lost three people, Busia two and Siaya one", "In Lviv two died, in Odesa nine": a name and a number share
    the verb before them.
    """
    surface, words = register.surface, register.surface.words
    if mention.people.kind == "person" and mention.people.last > mention.people.first:
        return None
    if not phrase_ends(register, mention) or mention.number.kind != "exact":
        return None
    end = _before_where(register, mention)
    at = end
    while at > end - 4 and at > 0 and surface.is_capital(at) is True:
        at -= 1
    at -= at < end and words[at] == "the"  # "Austria five and the Czech Republic three"
    opening = mention.sentence.first + (words[mention.sentence.first] == '"')
    if at > opening and at < end and surface.is_of(at, PLACING) and surface.is_of(opening, PLACING):
        at -= 1  # "In Lviv two people died, in Odesa nine"
    elif end < mention.first - 1:
        return None
    if at == end or at < 1 or words[at] not in (",", "and", ";"):
        return None
    source = next((d for d in register.before(k, 0) if not _is_part(register, d)), None)
    if source is None or source.number.article or source.stance != "asserted":
        return None
    gap = range(max(source.number.last, source.people.last), at)
    return None if any(surface.is_of(i, REPORTING) for i in gap) else (source, "sibling")


def _before_where(register: Register, mention: Mention) -> int:
    """The last word before the number, over a clause about the place: "in Odesa, where a school was struck, nine"."""
    words, end = register.words, mention.first - 1
    if words[end] == ",":
        for i in range(end - 1, max(mention.sentence.first, end - _FAR), -1):
            if words[i] == "where" and words[i - 1] == ",":
                return i - 2
    return end


def _is_part(register: Register, draft: Draft) -> bool:
    mention = register.mention_of.get(id(draft.number))
    handed = register.handed(draft)
    words = register.surface.words
    told = mention is not None and mention.partitive and words[mention.number.last + 1] in _WHOLES
    return told or (mention is not None and mention.inside) or (handed is not None and handed[1] == "part")


def lost(register: Register, k: int, mention: Mention) -> Found:
    """ "14 of its soldiers had been killed; Malawi lost three": the noun went before."""
    named = mention.people.kind == "person" and mention.people.last > mention.people.first
    if named or mention.before < 0 or mention.before not in register.surface.at("lost"):
        return None
    if not (phrase_ends(register, mention) or is_of_their_own(register.words, mention)):
        return None
    dead = (d for d in register.before(k, 1) if d.outcome == "killed" and register.is_sure(d))
    source = next((d for d in dead if not _is_part(register, d)), None)
    return (source, "sibling") if source else None


def lost_patients(register: Register, k: int, mention: Mention) -> Found:
    """ "operated on 57 patients and lost nine": a part of those whom doctors treat dies."""
    words, lead = register.surface.words, mention.before
    if (
        mention.people.kind != "none"
        or lead < 0
        or words[lead] not in ("lost", "lose")
        or not phrase_ends(register, mention)
    ):
        return None
    mine = mention.number.size() or 0
    source = next((d for d in register.before(k, 0) if d.outcome == "injured" and register.is_sure(d)), None)
    treated = source is not None and source.people.head >= 0 and words[source.people.head] in ("patients", "wounded")
    return (source, "died") if source is not None and treated and (source.number.size() or 0) > mine else None


def made_total(register: Register, k: int, mention: Mention) -> Found:
    """ "187 from the secondary section and 100 from the primary, making 287", "for a total of 212 since June"."""
    surface = register.surface
    if mention.first - 1 not in surface.at("sum_lead"):
        return None
    if not phrase_ends(register, mention) and surface.words[mention.last] not in _SUMMED_OVER:
        return None
    mine = mention.number.size()
    # "Another 27 died at home. That makes 61."
    opens = mention.first - mention.sentence.first == 2 and mention.people.kind == "none"
    source = next((d for d in register.before(k, 1 if opens else 0) if not d.number.article), None)
    return (source, "same") if source and mine is not None and (source.number.size() or 0) < mine else None
