"""Level 5: the verb and noun groups that say what happened, with voice, negation and mood.

Public function: `find_outcomes`. The words are `[[outcome]]` in the lexicon; here they get their place in the sentence:
where their people stand, where their verb group begins, and whether what they say is real.
"""

from __future__ import annotations

from tally.extraction.slots import Outcome
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Hit

__all__ = ["find_outcomes"]

_STATE_OF_NOW = {"trapped", "missing"}


def find_outcomes(surface: Surface) -> list[Outcome]:
    """Every outcome of the text in reading order; joint ones ("killed or wounded") merged into one."""
    tolls = surface.at["toll"]
    found = [
        _outcome(surface, hit)
        for hit in surface.hits.get("outcome", ())
        if _counts(surface, hit)
        and not (hit.first in tolls and tolls[hit.first].last - tolls[hit.first].first > hit.last - hit.first)
    ]
    _set_moods(surface, found)
    return _merge(surface, found)


def _outcome(surface: Surface, hit: Hit) -> Outcome:
    entry = hit.entry
    takes = str(entry.get("takes", "state"))
    outcome = Outcome(hit.first, hit.last, entry.means, "left")
    outcome.entry, outcome.form = entry, hit.form
    outcome.people = str(entry.get("people", "any"))
    outcome.flags = tuple(entry.get("flags", ()))
    if near := entry.get("near"):
        sentence = surface.sentence(hit.first)
        if not frozenset(near).isdisjoint(surface.words[sentence.first : sentence.last]):
            outcome.means = str(entry.get("near_means"))
    modals = _verb_group(surface, outcome)
    before = surface.words[hit.first - 1] if hit.first > surface.sentence(hit.first).first else ""
    if takes in ("noun", "of"):
        outcome.takes = takes
        outcome.begin = hit.first
    elif takes == "object":
        outcome.takes = _voice(surface, outcome, hit.form, modals)
        if (entry.get("passive_only") and outcome.takes == "right") or (
            entry.get("active_only") and outcome.takes == "left"
        ):
            outcome.people = "never"
    if (
        hit.form in ("past", "participle", "bare", "")
        and takes in ("object", "state")
        and before in _nominalisers(surface)
    ):
        outcome.nominal = not _noun_follows(surface, hit.last)
    _mood_of_group(surface, outcome, modals, takes)
    if before in ("nearly", "almost") and takes not in ("noun", "of", "state"):
        outcome.mood = "hypothetical"
    return outcome


def _counts(surface: Surface, hit: Hit) -> bool:
    """Not a look-alike, not the end of a compound ("regime-held"), and with the words beside it that its entry requires."""
    takes, i = hit.entry.get("takes"), hit.first
    if takes == "none":
        return False
    compound = (
        i >= 2
        and surface.words[i - 1] == "-"
        and surface.is_glued(i - 1)
        and surface.is_glued(i - 2)
        and not surface.words[i - 2].isdigit()
    )
    after = hit.last
    if (
        after + 1 < len(surface.words)
        and surface.words[after] == "-"
        and surface.is_glued(after - 1)
        and surface.is_glued(after)
    ):
        compound = compound or surface.words[after + 1].isalpha()
    if compound and (takes in ("object", "state", "subject") or surface.words[hit.last - 1] == "life"):
        return False
    requires = hit.entry.get("requires")
    if not requires:
        return True
    sentence = surface.sentence(i)
    return not frozenset(requires).isdisjoint(surface.words[sentence.first : sentence.last])


def _nominalisers(surface: Surface) -> frozenset[str]:
    return surface.lexicon.words("nominaliser")


def _noun_follows(surface: Surface, i: int) -> bool:
    """Whether a noun stands at i ("the injured man"), so that the participle before it names nobody by itself."""
    sentence = surface.sentence(i - 1)
    if i >= sentence.last:
        return False
    word = surface.words[i]
    if not word[0].isalpha():
        return False
    verb = surface.at["outcome"].get(i)
    if verb is not None and verb.form in ("past", "bare", "participle", "third"):
        return False
    return not (
        i in surface.at["auxiliary"]
        or i in surface.at["preposition"]
        or i in surface.at["conjunction"]
        or i in surface.at["filler"]
        or i in surface.at["clause"]
        or i in surface.at["tollverb"]
        or i in surface.at["reporting"]
        or i in surface.at["relative"]
    )


def _verb_group(surface: Surface, outcome: Outcome) -> list[tuple[int, str]]:
    """Walk left over auxiliaries and adverbs; sets `begin`, gives what was met as (index, kind), nearest first."""
    auxiliaries, fillers = surface.at["auxiliary"], surface.at["filler"]
    first = surface.sentence(outcome.first).first
    met: list[tuple[int, str]] = []
    i = outcome.first - 1
    while i >= first:
        hit = auxiliaries.get(i)
        if hit is not None:
            met.append((i, hit.means))
            i = hit.first - 1
            continue
        word = surface.words[i]
        if i in fillers or (word.endswith("ly") and len(word) > 4) or word == "'" or word == '"':
            i -= 1
            continue
        if word == "t" and i > first and surface.words[i - 1] == "'":
            met.append((i, "not"))
            i -= 2
            if i >= first and surface.words[i].endswith("n"):
                i -= 1
            continue
        break
    outcome.begin = met[-1][0] if met else outcome.first
    return met


def _voice(surface: Surface, outcome: Outcome, form: str, met: list[tuple[int, str]]) -> str:
    kinds = [kind for _, kind in met]
    if form in ("base", "third"):
        return "right"
    if form == "gerund":
        return "left" if met and surface.words[met[0][0]] == "being" else "right"
    if kinds and kinds[0] == "be":
        outcome.passive = True
        return "left"
    if "have" in kinds[:1]:
        return "right"
    if form == "participle":
        outcome.passive = True
        return "left"
    return "either"


def _mood_of_group(surface: Surface, outcome: Outcome, met: list[tuple[int, str]], takes: str) -> None:
    kinds = [kind for _, kind in met]
    words = [surface.words[i] for i, _ in met]
    if takes in ("noun", "of"):
        return
    if "not" in kinds and outcome.means != "missing":
        outcome.mood = "negated"
    elif "modal" in kinds:
        modal = words[kinds.index("modal")]
        past = "have" in kinds[: kinds.index("modal")]
        if past:
            outcome.mood = "hypothetical" if modal in ("would", "'d", "should") else "feared"
        elif (outcome.means in _STATE_OF_NOW and modal in ("may", "might", "could")) or (
            takes == "state" and outcome.means == "killed" and modal in ("may", "might", "could") and "be" in kinds
        ):
            outcome.mood = "feared"
        else:
            outcome.mood = "hypothetical"
    elif kinds and kinds[-1] == "to" and outcome.form != "gerund" and "have" not in kinds and "be" not in kinds:
        outcome.mood = "infinitive"
    elif kinds and "to" in kinds and "have" not in kinds and words[kinds.index("to") - 1 : kinds.index("to")] == ["be"]:
        outcome.mood = (
            "real"
            if takes == "state"
            or any(
                surface.words[i] in ("believed", "feared", "thought", "known", "reported", "understood", "presumed")
                for i, _ in met
            )
            else "hypothetical"
        )


def _set_moods(surface: Surface, outcomes: list[Outcome]) -> None:
    """Unreal by what governs them: plans and threats at their left, drills in their sentence, a question mark at its end."""
    irrealis: dict[int, list[Hit]] = {}
    for hit in surface.hits.get("irrealis", ()):
        irrealis.setdefault(surface.sentence_of[hit.first], []).append(hit)
    real_infinitive = surface.lexicon.words("realis")
    is_drill = "drill" in surface.hits
    for outcome in outcomes:
        sentence = surface.sentence(outcome.first)
        if outcome.mood == "infinitive":
            outcome.mood = (
                "real" if _after_realis(surface, outcome.begin, sentence, real_infinitive) else "hypothetical"
            )
        if is_drill and not any(
            surface.words[i] in ("real", "genuine", "actual") for i in range(sentence.first, sentence.last)
        ):
            outcome.mood = "hypothetical"
        asked = is_question(surface, sentence) and not _in_relative_clause(surface, outcome.begin, sentence)
        governing = [hit.means for hit in irrealis.get(sentence.index, ()) if _governs(hit, outcome.begin)]
        if "rate" in governing and outcome.form in ("base", "third", "bare"):
            outcome.mood = "rate"
        if asked or any(means != "rate" for means in governing):
            outcome.mood = "hypothetical"


def _in_relative_clause(surface: Surface, at: int, sentence: Sentence) -> bool:
    """A question about what is known to have happened: "What of the bombs that killed six soldiers?\""""
    return any(
        surface.words[i] in ("that", "which", "who", "whose") for i in range(max(sentence.first + 1, at - 8), at)
    )


def is_question(surface: Surface, sentence: Sentence) -> bool:
    """Whether the sentence ends in a question mark."""
    last = sentence.last - 1
    while last > sentence.first and surface.words[last] in "\"')]":
        last -= 1
    return surface.words[last] == "?"


def _governs(hit: Hit, at: int) -> bool:
    reach = int(hit.entry.get("reach", 6))
    if hit.entry.get("both_sides") and abs(hit.first - at) <= reach:
        return True
    return hit.first <= at and at - hit.last <= reach


def _after_realis(surface: Surface, begin: int, sentence: Sentence, words: frozenset[str]) -> bool:
    before = [surface.words[i] for i in range(max(sentence.first, begin - 3), begin)]
    return any(" ".join(before[k:]) in words for k in range(len(before)))


def _merge(surface: Surface, outcomes: list[Outcome]) -> list[Outcome]:
    """Join neighbours with nothing but "and", "or", a comma or a slash between them: one count for both."""
    tables = {frozenset(entry.get("parts", ())): entry.means for entry in surface.lexicon.table("joint")}
    merged: list[Outcome] = []
    for outcome in outcomes:
        last = merged[-1] if merged else None
        if last is not None and _joined(surface, last, outcome):
            pair = frozenset((last.means, outcome.means))
            means = tables.get(pair) or _stronger(last.means, outcome.means)
            if means:
                last.means, last.last = means, outcome.last
                if last.takes == "either" and outcome.takes in ("left", "right"):
                    last.takes = outcome.takes
                if means in tables.values():
                    last.flags = ()
                continue
        merged.append(outcome)
    return merged


def _joined(surface: Surface, a: Outcome, b: Outcome) -> bool:
    gap = range(a.last, b.first)
    if not 0 < len(gap) <= 3 or surface.sentence_of[a.first] != surface.sentence_of[b.first]:
        return False
    if (a.takes == "noun") != (b.takes == "noun") or "of" in (a.takes, b.takes):
        return False
    words = [surface.words[i] for i in gap]
    links = sum(w in ("and", "or", "/", "nor") for w in words)
    return links >= 1 and all(
        w in ("and", "or", "/", ",", "nor")
        or i in surface.at["filler"]
        or i in surface.at["auxiliary"]
        or w == "presumed"
        for w, i in zip(words, gap, strict=True)
    )


def _stronger(a: str, b: str) -> str | None:
    """ "shot and killed", "hit and wounded": the word that tells the fate."""
    if a == b:
        return a
    if a in ("killed_or_injured", "casualties") and b in ("killed", "injured"):
        return b
    return None
