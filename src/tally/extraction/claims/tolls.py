"""Part of level 6: words that count the dead by name ("the death toll rose from 12 to 57", "put the missing at 40")."""

from __future__ import annotations

from typing import Final

from tally.extraction.claims.counting import counting_word
from tally.extraction.claims.lists import INCLUDE
from tally.extraction.claims.mentions import Mention
from tally.extraction.claims.scene import Scene, is_plural_noun, is_put_at
from tally.extraction.claims.toll_ahead import ahead_of
from tally.extraction.slots import Outcome
from tally.lexicon import Entry, Hit
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    FILLER,
    NUMERAL,
    OUTCOME,
    PREPOSITION,
    REPORTING,
    THING,
    TOLLVERB,
)

__all__ = ["toll_claims"]

_REACH: Final = 16
_FAR: Final = 32  # where the verb stands right before the figure: "the number of those ... has risen to nine"
_AREA: Final = 7  # words of "across the northern state"
_WHERE: Final = frozenset(("in", "across", "on", "throughout", "within"))
_OF_WHAT: Final = 12  # words of "from the strike on the tent camp"
_DATED: Final = 6  # words of "on Monday evening,"
_DISEASE: Final = 4  # words of "cases of viral haemorrhagic fever"
_DASHES: Final = frozenset(('"', ":", "-", "\u2013", "\u2014", "("))
_TOLD: Final = frozenset(("reported", "recorded", "registered", "notified", "confirmed", "logged", "detected"))
_RANKS: Final = frozenset(("highest", "most", "largest", "heaviest", "greatest", "biggest", "lowest", "fewest"))
_BARE_LEADS: Final = frozenset(("only", "now", "still", "already", "not", "some"))
_SO: Final = frozenset(("thus", "therefore", "hence", "then", "consequently"))
_MODALS: Final = frozenset(("could", "would", "might", "may", "will", "wo"))
_EXPECTED: Final = frozenset("expected likely projected predicted forecast set bound certain sure going".split())
_GOVERNED: Final = 4  # words from "could", "is expected" to the verb
_RUNS: Final = frozenset("run runs ran running range ranges ranged ranging vary varies varied".split())
_LEADS: Final = {
    "to": "to",
    "at": "at",
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
}


def toll_claims(scene: Scene, hits: list[Hit]) -> None:
    """Give the toll's outcome to the figures that a toll word of this sentence speaks of. The mention's role keeps to, from, by.

    `hits`: the toll words of the sentence.
    """
    free = [m for m in scene.mentions if m.rank > 4 and not m.single]
    if not free:
        return
    words = scene.words
    for toll in reversed(_tolls(scene, hits)):
        for mention in free:
            if mention.rank <= 4:
                continue
            role = _after(scene, toll, mention) or ahead_of(scene, toll, mention)
            if role and (
                mention.people.kind not in ("thing", "animal")
                or (_counts_names(words, mention) and words[toll.first] == "list")
            ):
                told = _unreal(toll) if _is_unreal(scene, toll.last, mention.first) else toll
                mention.outcome, mention.rank, mention.role = told, 4, role


def _is_unreal(scene: Scene, first: int, last: int) -> bool:
    """ "The toll could reach 100", "would have been 40", "is expected to rise to 100"; not "may have reached 100", which is a doubt
    about what has happened.
    """
    words, verb = scene.words, last - 1
    while verb > first and not (scene.kinds[verb] & TOLLVERB and not scene.kinds[verb] & AUXILIARY):
        verb -= 1
    verb = verb if verb > first else last
    for i in range(verb - 1, max(first, verb - _GOVERNED) - 1, -1):
        if words[i] == ",":
            break  # "the toll, which could rise, stood at 40"
        if words[i] in _MODALS and not scene.surface.is_capital(i):  # not "since May"
            return words[i] in ("would", "will", "wo") or words[i + 1] != "have"
        if words[i] in _EXPECTED:
            return words[verb - 1] == "to"
    return False


def _unreal(toll: Outcome) -> Outcome:
    made = _widened(toll, toll.first)
    made.mood = "hypothetical"
    return made


def _counts_names(words: list[str], mention: Mention) -> bool:
    return mention.people.head >= 0 and words[mention.people.head] == "names"


def _tolls(scene: Scene, hits: list[Hit]) -> list[Outcome]:
    """The counting words of the sentence as outcomes: toll nouns, and "the dead", "deaths" where no number counts them."""
    found: list[Outcome] = []
    if hits:
        mood = _mood_of_nouns(scene)
        for hit in hits:
            if not _holds_required(scene, hit):
                continue
            if scene.classes.disease or hit.entry.get("people") != "disease":
                toll = Outcome(hit.first, hit.last, hit.means, "toll")
                toll.entry, toll.mood = hit.entry, mood
                found.append(toll)
    for outcome in scene.outcomes:
        counting = -1 if outcome.takes == "of" else counting_word(scene, outcome)
        if counting >= 0:
            wide = _widened(outcome, counting)
            if not _is_covered(found, wide) and not _has_people(wide, scene.mentions):
                found.append(wide)
        elif _heads_count(scene, outcome) and not _is_covered(found, outcome) and not scene.is_told(outcome):
            found.append(outcome)
    if len(found) > 1:
        found.sort(key=_position)
    return found


def _holds_required(scene: Scene, hit: Hit) -> bool:
    """Whether the sentence has one of the words that the entry requires, and none that it bars stands behind it."""
    barred = hit.entry.get("not_before")
    if barred and hit.last < scene.last and scene.words[hit.last] in barred:
        return False
    required = hit.entry.get("requires")
    return not required or scene.surface.holds(scene.surface.sentence(hit.first), required)


def _position(toll: Outcome) -> int:
    return toll.first


def _mood_of_nouns(scene: Scene) -> str:
    for outcome in scene.outcomes:
        if outcome.mood == "hypothetical" and outcome.takes in ("noun", "of"):
            return "hypothetical"
    return "real"


def _heads_count(scene: Scene, outcome: Outcome) -> bool:
    """Whether the outcome's own words count: "the dead", "deaths", "arrests stand at 50" (the form of the verb)."""
    if outcome.nominal or is_put_at(scene, outcome):
        return True
    if (
        outcome.takes == "noun"
        and not _names_people(outcome)
        and scene.words[outcome.last - 1].endswith(("s", "dead", "injured"))
    ):
        return True
    if _are_cases(scene, outcome):
        return True
    behind = _past_area(scene, _past_aside(scene, outcome.last))
    if behind >= scene.last or scene.kinds[behind] & TOLLVERB == 0:
        return False
    beside = behind == outcome.last or scene.kinds[outcome.last] & PREPOSITION
    return (bool(beside) and is_plural_noun(scene.words, outcome)) or (
        # "The victims include two nurses": told of, not counted or treated.
        scene.words[outcome.last - 1] == "victims"
        and (behind in scene.surface.at("part_lead") or scene.words[behind] in ("were", "are"))
        and outcome.first <= scene.first + 2
    )


def _past_aside(scene: Scene, i: int) -> int:
    """ "The victims, aged between 17 and 51, included": behind the second comma; `i` where none stands so."""
    second = scene.comma(i + 2, min(i + _REACH, scene.last - 1)) if scene.words[i : i + 1] == [","] else -1
    return second + 1 if second >= 0 else i


def _past_area(scene: Scene, i: int) -> int:
    """ "murders across the state dropped": behind a short place; `i` where none stands there."""
    if i >= scene.last or scene.words[i] not in _WHERE:
        return i
    for k in range(i + 1, min(i + _AREA, scene.last)):
        if scene.kinds[k] & TOLLVERB:
            return k
        if not scene.words[k].isalpha() or scene.kinds[k] & (AUXILIARY | OUTCOME | REPORTING):
            return i
    return i


def _are_cases(scene: Scene, outcome: Outcome) -> bool:
    """ "Suspected cases number about 160", "cases of yellow fever have reached 45": cases that a verb counts."""
    entry, i = outcome.entry, outcome.last
    if not (
        isinstance(entry, Entry)
        and outcome.takes == "noun"
        and entry.get("people") == "disease"
        and scene.classes.disease
        and scene.words[i - 1].endswith("s")
    ):
        return False
    if i < scene.last and scene.words[i] == "of":
        i += 1
        end = min(i + _DISEASE, scene.last)
        while i < end and scene.kinds[i] & (TOLLVERB | AUXILIARY) == 0 and scene.words[i].isalpha():
            i += 1
    if i < scene.last and scene.words[i] in _TOLD:
        # "cases reported in Holm this year total 450"
        end = min(i + _DISEASE, scene.last)
        while i < end and scene.kinds[i] & (TOLLVERB | AUXILIARY) == 0 and scene.words[i].isalpha():
            i += 1
    while i < scene.last and scene.kinds[i] & (AUXILIARY | FILLER) != 0 and scene.kinds[i] & TOLLVERB == 0:
        i += 1
    return i < scene.last and scene.kinds[i] & TOLLVERB != 0 and scene.words[i] not in INCLUDE


def _is_covered(tolls: list[Outcome], outcome: Outcome) -> bool:
    return any(toll.first <= outcome.first < toll.last for toll in tolls)


def _widened(outcome: Outcome, first: int) -> Outcome:
    toll = Outcome(first, outcome.last, outcome.means, "toll")
    toll.begin, toll.mood, toll.flags, toll.entry = first, outcome.mood, outcome.flags, outcome.entry
    return toll


def _has_people(toll: Outcome, mentions: list[Mention]) -> bool:
    """Whether a number stands between the counting word and its outcome: then the outcome is that number's own."""
    return any(toll.first < mention.number.first < toll.last and not mention.single for mention in mentions)


def _names_people(outcome: Outcome) -> bool:
    return isinstance(outcome.entry, Entry) and bool(
        outcome.entry.get("persons") or outcome.entry.get("people") == "disease"
    )


def _after(scene: Scene, toll: Outcome, mention: Mention) -> str:
    """The role of a figure behind the toll word ("rose to 57", "from 12", "by four", "of 57", "reached 63"); "" for none."""
    first, last = toll.last, mention.first
    words = scene.words
    if not 0 <= last - first <= _REACH and not (
        0 < last - first <= _FAR
        # "has risen to nine", "has gone up to nine"
        and (scene.kinds[mention.before - 1] | scene.kinds[mention.before - 2]) & TOLLVERB != 0
    ):
        return ""
    if first < last and (words[first] == ":" or toll.means == "casualties") and _has_its_own(scene, mention):
        return ""  # "Casualties: 14 killed, 30 wounded", "casualties were put at 21 dead"
    for i in range(first, last):
        if words[i] == "and" and mention.number.kind == "none" and scene.kinds[i + 1] & REPORTING:
            return ""  # "put the toll at 43 and said none of its fighters had been there"
        if words[i] in ";?!" or (words[i] in INCLUDE and words[i - 1] in ("not", "t")):
            return ""  # "the toll does not include the two gunmen"
        if words[i] == "of" and words[i - 1] == "and" and scene.has(i, last, THING):
            return ""  # "the number of injured as 38 and of damaged buildings as 5,000"
    if first == last:
        return "at"
    between = scene.has(first, last, TOLLVERB)
    counted = mention.people.kind == "none" or _counts_outcome(mention) or _counts_names(words, mention)
    verb = between or scene.has(max(scene.first, toll.first - 4), toll.first, TOLLVERB)
    lead = mention.before
    # "brings the toll of the uprising to 1,121 people", "put its losses at 96 men"
    brought = verb and lead >= first and words[lead] in ("to", "at")
    if not counted and (mention.people.kind == "unknown" or not (between or brought)):
        return ""
    if counted and scene.has(mention.first, mention.number.first, TOLLVERB) and "," not in words[first:last]:
        return "at"  # "The toll in Holm this year has passed 300": the verb is the hedge
    given = toll.takes == "toll" and last - first > 1 and words[last - 1] == "as"
    if given and scene.has(max(scene.first, toll.first - 4), toll.first, TOLLVERB):
        return "at"  # "gave the number killed in the blast as ten"
    if lead > first and words[mention.first - 1] == "total" and words[lead] != "a" and _are_cases(scene, toll):
        return "at"  # "cases reported in Holm total 450"
    if lead > first and (words[lead - 1] == "there" or words[lead - 1 : lead + 1] == ["who", "had"]):
        return ""  # "of the wounded, he said; there is no surgeon", "the dead was Holm, who had two sons"
    if lead < first:
        if last - first == 1 and words[first] == "now":
            return "at"  # "Ebola cases now 64"
        return "at" if _are_dashes(words, first, last) or (verb and last - first == 1 and words[first] == "as") else ""
    lead = _before_adverbs(scene, first, lead)
    word = words[lead]
    if word == "," and mention.people.kind == "none":
        if lead == first:
            return _beside(scene, mention)
        return "at" if _is_put_in(scene, mention, first, lead) else ""
    if word == "of":
        return "at" if lead - first <= 1 else ""
    if word == "as":
        return "at" if verb and toll.takes == "toll" else ""
    if word == "with" and not _RANKS.isdisjoint(words[max(scene.first, toll.first - 3) : toll.last]):
        return "at" if lead == first or _is_named_first(scene, mention, first, lead) else ""
    if word == "in" or word == "with":
        return "at" if word == "in" and verb and mention.number.kind == "vague" else ""
    if word == "from" and words[lead - 1] in ("is", "are", "was", "were", "came", "come"):
        return ""  # "All of the dead are from one family"
    if word == "from" and words[lead - 1] in _RUNS:
        return "at"  # "Estimates of those killed run from 20,000 to 150,000"
    if word in _LEADS:
        return _LEADS[word] if verb or word in (":", "=", "at", "to", "from") else ""
    if word in ("-", "\u2013", "\u2014", "("):
        return "at"
    return "at" if verb and (scene.surface.is_of(lead, TOLLVERB) or word in _BARE_LEADS) else ""


def _before_adverbs(scene: Scene, first: int, lead: int) -> int:
    """The word "is" in "The number of wounded is currently 352": what stands before the adverbs that lead a figure."""
    words, kinds = scene.words, scene.kinds
    while (
        lead > first
        and words[lead] not in _BARE_LEADS
        and (words[lead].endswith("ly") or kinds[lead] & FILLER or words[lead] in _SO)
    ):
        lead -= 1
    return lead


def _is_named_first(scene: Scene, mention: Mention, first: int, lead: int) -> bool:
    """ "The city with the most deaths in May was Karsan, with 17": the first of a ranking and its figure."""
    named = scene.words[lead - 1] == "," or bool(scene.surface.is_capital(lead - 1))
    counted = any(first <= other.first < lead for other in scene.mentions)
    return named and not (counted or mention.people.kind != "none" or scene.has(first, lead, OUTCOME | REPORTING))


def _beside(scene: Scene, mention: Mention) -> str:
    """ "The toll, 57, is the highest yet"; "The number of dead, nine on Monday, rose to 31": a figure between commas, and an old one."""
    words, kinds, i = scene.words, scene.kinds, mention.last
    end = min(i + _DATED, scene.last)
    while i < end and words[i] != ",":
        if kinds[i] & (OUTCOME | AUXILIARY | TOLLVERB):
            return ""
        i += 1
    if i >= end:
        return ""
    if i == mention.last:
        return "at"
    behind = i + 1
    while behind < end + _DATED and behind < scene.last and kinds[behind] & (AUXILIARY | FILLER):
        behind += 1
    return "from" if behind < scene.last and kinds[behind] & TOLLVERB else ""


def _is_put_in(scene: Scene, mention: Mention, first: int, comma: int) -> bool:
    """ "The toll from the strike on the camp, at least 19, may rise": a figure between commas behind what the toll is of."""
    behind = scene.words[mention.last : mention.last + 1]
    if behind != [","] or scene.kinds[first] & PREPOSITION == 0 or comma - first > _OF_WHAT:
        return False
    return (
        not scene.has(first, comma, AUXILIARY | REPORTING | TOLLVERB | CLAUSE | NUMERAL)
        and "," not in (scene.words[first:comma])
    )


def _has_its_own(scene: Scene, mention: Mention) -> bool:
    """Whether an outcome stands right behind the figure."""
    return any(outcome.begin == mention.last for outcome in scene.outcomes)


def _are_dashes(words: list[str], first: int, last: int) -> bool:
    return all(words[i] in _DASHES for i in range(first, last))


def _counts_outcome(mention: Mention) -> bool:
    return mention.people.unit == "bodies" or mention.role == "noun"
