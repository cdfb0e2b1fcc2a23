"""Level 6: number + people + outcome inside one clause, in every order that news puts them.

Public function: `find_claims`. Each pattern below is a small function that gives mentions their outcome, the strongest
pattern first; what none of them reaches is left to the discourse level.
"""

from __future__ import annotations

from collections import defaultdict

from tally.extraction.mentions import Mention, gather, takes
from tally.extraction.slots import Draft, Number, Outcome, People
from tally.extraction.tables import layout_claims
from tally.extraction.text import Sentence, Surface
from tally.extraction.tolls import toll_claims
from tally.lexicon import Entry, Hit

__all__ = ["find_claims"]

_BARRIERS = frozenset(";:?!|")
_SUBJECT_REACH = 32


class _Scene:
    """One sentence with its mentions and outcomes, and the closed classes looked up once."""

    __slots__ = ("ages", "disease", "mentions", "outcomes", "sentence", "surface")

    def __init__(self, surface: Surface, sentence: Sentence, mentions: list[Mention], outcomes: list[Outcome], disease: bool, ages: set[int]) -> None:
        self.surface, self.sentence, self.mentions, self.outcomes, self.disease = surface, sentence, mentions, outcomes, disease
        self.ages = ages

    def give(self, mention: Mention, outcome: Outcome, rank: int, role: str) -> bool:
        if rank >= mention.rank or (mention.outside and rank > 5) or not takes(outcome, mention, self.disease):
            return False
        mention.outcome, mention.rank, mention.role = outcome, rank, role
        return True

    def light(self, first: int, last: int) -> bool:
        """Whether only words that change nothing stand in first..last: determiners, adverbs, quotation marks."""
        surface = self.surface
        return all(i in surface.at("determiner") or i in surface.at("filler") or surface.words[i] in "\"'()" or surface.words[i].endswith("ly")
                   for i in range(first, last))

    def links(self, first: int, last: int) -> bool:
        """Whether first..last joins two people of one list: commas, "and", "or", "as well as", with light words."""
        surface = self.surface
        if last - first > 24 or first >= last:
            return False
        seen, depth, light = False, 0, 0
        for i in range(first, last):
            word = surface.words[i]
            if word in "()":
                depth += 1 if word == "(" else -1
            if i in self.ages or word in "()" or depth > 0:
                continue
            light += 1
            if i in surface.at("conjunction") or surface.words[i] == ",":
                seen = True
            elif not (i in surface.at("determiner") or i in surface.at("filler") or surface.words[i] in "\"'"):
                return False
        return seen and light <= 5


def find_claims(surface: Surface, numbers: list[Number], people: dict[int, People], singles: list[tuple[Number, People]],
                outcomes: list[Outcome]) -> tuple[list[Draft], list[Mention]]:
    """The claims that single clauses make, in reading order, and all mentions with what was seen of them.

    A mention whose outcome is unreal keeps it (`mention.outcome.mood`) and makes no claim.
    """
    mentions = gather(surface, numbers, people, singles)
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    mentions = [m for m in mentions if surface.block(m.number.first).kind != "furniture"]
    for mention in mentions:
        by_sentence[surface.sentence_of[mention.number.first]].append(mention)
    outcomes_of: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        outcomes_of[surface.sentence_of[outcome.first]].append(outcome)
    disease = "disease" in surface.hits
    ages = {i for number in numbers if number.use == "age" for i in range(number.first, number.last)}
    for index, members in by_sentence.items():
        _read_sentence(_Scene(surface, surface.sentences[index], members, outcomes_of.get(index, []), disease, ages))
    layout_claims(surface, mentions, outcomes)
    drafts = [draft for mention in mentions if (draft := _draft(surface, mention))]
    return drafts, mentions


def _read_sentence(scene: _Scene) -> None:
    if scene.outcomes:
        _counted_nouns(scene)
        _of_nouns(scene)
        _nouns_with_of(scene)
        _adjacent(scene)
        _subjects(scene)
        _listed_after_name(scene)
        _coordinated(scene)
        _together(scene)
        _became(scene)
        _parts_of_subject(scene)
    toll_claims(scene.surface, scene.sentence, scene.mentions, scene.outcomes)
    if scene.outcomes:
        _among(scene)
        _partitives(scene)


def _counted_nouns(scene: _Scene) -> None:
    """"12 deaths", "nine bodies", "41 injured protesters": the outcome stands in the counted phrase itself."""
    for mention in scene.mentions:
        people = mention.people
        end = max(mention.last, mention.number.last)
        for outcome in scene.outcomes:
            if outcome.first < mention.number.last or outcome.first > end + 3:
                continue
            inside = outcome.last <= end
            if outcome.takes == "noun":
                if inside and (people.head < 0 or outcome.first <= people.head < outcome.last or outcome.last > people.head):
                    _noun_claim(scene, mention, outcome)
                elif not inside and outcome.first == end and people.kind in ("none", "unknown", "thing"):
                    _noun_claim(scene, mention, outcome)
                elif not inside and people.kind == "none" and _adjectives(scene.surface, mention.number.last, outcome.first):
                    _noun_claim(scene, mention, outcome)
            elif outcome.form == "third" and outcome.takes == "right" and (outcome.first <= people.head < outcome.last or (people.kind == "none" and outcome.first == mention.number.last)) \
                    and _right_neighbour(scene, outcome) is None:
                _noun_claim(scene, mention, outcome)
            elif outcome.takes == "of" and (outcome.first == mention.number.last or _adjectives(scene.surface, mention.number.last, outcome.first)):
                _noun_claim(scene, mention, outcome)
            elif outcome.takes == "noun" and scene.surface.words[end:end + 1] == ["'"] and outcome.first - end <= 3 and people.kind == "person":
                _noun_claim(scene, mention, outcome)
            elif inside and outcome.takes in ("left", "either") and not (outcome.nominal or mention.partitive) and people.kind == "person":
                scene.give(mention, outcome, 4, "attribute")


def _noun_claim(scene: _Scene, mention: Mention, outcome: Outcome) -> None:
    """A noun that counts people by what became of them needs no person noun beside it."""
    if outcome.people == "disease" and not scene.disease:
        return
    # A noun for the people themselves ("hostages", "victims") gives way to a verb that says what became of them.
    names_people = isinstance(outcome.entry, Entry) and bool(outcome.entry.get("persons"))
    if names_people and (mention.single or mention.number.kind == "vague" and mention.partitive):
        return
    rank = 5 if names_people else 1
    if mention.rank > rank and (names_people or not mention.single):
        mention.outcome, mention.rank, mention.role = outcome, rank, "noun"


def _adjectives(surface: Surface, first: int, last: int) -> bool:
    def qualifies(i: int) -> bool:
        word = surface.words[i]
        if word in ("-", "\""):
            return True
        closed = any(i in surface.at(kind) for kind in ("preposition", "clause", "conjunction")) or (i in surface.at("auxiliary") and not word.endswith("ed"))
        return word.isalpha() and not closed

    return first < last and last - first <= 4 and sum(surface.words[i].isalpha() for i in range(first, last)) <= 2 and all(map(qualifies, range(first, last)))


def _of_nouns(scene: _Scene) -> None:
    """"the death of three civilians", "claimed the lives of nine"."""
    for outcome in scene.outcomes:
        if outcome.takes != "of":
            continue
        for mention in scene.mentions:
            if outcome.last <= mention.first <= outcome.last + 4:
                if scene.light(outcome.last, mention.first):
                    scene.give(mention, outcome, 2, "of")
                break


def _nouns_with_of(scene: _Scene) -> None:
    """"the murder on the evening of 27 February of six followers", "the massacre [of six priests": words between the noun and its "of"."""
    words, surface = scene.surface.words, scene.surface
    counted = {id(m.outcome) for m in scene.mentions if m.outcome is not None}
    for outcome in scene.outcomes:
        if outcome.takes != "noun" or id(outcome) in counted or words[outcome.last - 1].endswith("s") or outcome.means != "killed":
            continue
        for mention in scene.mentions:
            k = mention.before
            if outcome.last <= k <= outcome.last + 9 and words[k] == "of" and mention.people.kind in ("person", "unknown"):
                if not any(i in surface.at("auxiliary") or i in surface.at("reporting") or words[i] in _BARRIERS and words[i] != "[" for i in range(outcome.last, k)):
                    scene.give(mention, outcome, 3, "of")
                break


def _adjacent(scene: _Scene) -> None:
    """The people right before a predicate ("30 wounded", "12 were killed") or right after a verb ("killing at least 12")."""
    for k, outcome in enumerate(scene.outcomes):
        if outcome.takes in ("noun", "of") or outcome.nominal:
            continue
        left = _left_neighbour(scene, outcome)
        right = _right_neighbour(scene, outcome)
        if outcome.takes == "either":
            if left and right:
                outcome.takes = "left" if _has_own(scene, right, k) or left.role in ("object", "noun") or _list_style(scene, left) else "right"
            elif right or _has_object(scene, outcome):
                outcome.takes = "right"
            else:
                outcome.takes = "left"
                outcome.passive = True
                if isinstance(outcome.entry, Entry) and outcome.entry.get("active_only"):
                    outcome.people = "never"
        if outcome.takes == "right" and not right and left and isinstance(outcome.entry, Entry) and outcome.entry.get("intransitive") and outcome.begin == left.last:
            scene.give(left, outcome, 3, "subject")
        if outcome.takes == "right" and right:
            if right.partitive and outcome.means == "displaced" and any(o.nominal and o.means == "injured" and right.first < o.first < right.last + 4 for o in scene.outcomes):
                continue
            scene.give(right, outcome, 3, "object")
        elif outcome.takes == "left" and left and not (left.role == "object" and outcome.means == "rescued"):
            # A bare participle ("guards held since Monday were freed") gives way to the verb of its clause.
            reduced = _is_reduced(outcome)
            if _is_weak(outcome) and any(i in scene.surface.at("auxiliary") for i in range(left.number.last, left.last)):
                continue
            _give_apposed(scene, left, outcome)
            scene.give(left, outcome, 8 if _is_weak(outcome) else 5 if reduced else 2, "subject")


def _is_reduced(outcome: Outcome) -> bool:
    """A participle or state without auxiliary: it may belong to a noun phrase rather than make a clause."""
    state = isinstance(outcome.entry, Entry) and outcome.entry.get("takes") == "state"
    return outcome.begin == outcome.first and (outcome.passive or state)


def _has_object(scene: _Scene, outcome: Outcome) -> bool:
    """Whether a name or a noun phrase that no number counts follows the verb ("shot former minister Leigh"): then it is active."""
    surface, i = scene.surface, outcome.last
    if i >= scene.sentence.last or outcome.form not in ("past", "bare"):
        return False
    word = surface.words[i]
    if i in surface.at("determiner"):
        return word not in ("all", "each", "as", "both", "such", "what")
    closed = any(i in surface.at(kind) for kind in ("preposition", "conjunction", "filler", "clause", "auxiliary", "reporting", "outcome", "tollverb", "relative", "time", "day", "weekday", "month"))
    return word.isalpha() and len(word) > 2 and not closed and not word.endswith(("ly", "day")) and not surface.is_caps and surface.is_capital(i) is False \
        and i in surface.at("person")


def _give_apposed(scene: _Scene, outer: Mention, outcome: Outcome) -> None:
    """What stands between the commas counts the same people again or parts of them: "Two families, 11 people in all, were killed"."""
    inner = [m for m in scene.mentions if m.first > outer.last and m.last <= outcome.begin and not m.whole and scene.surface.words[m.first] not in ("both", "all", "each")]
    if not inner or outer.single:
        return
    for mention in inner:
        mention.inside = True
        scene.give(mention, outcome, 6, "apposed")


def _is_weak(outcome: Outcome) -> bool:
    return isinstance(outcome.entry, Entry) and bool(outcome.entry.get("weak"))


def _list_style(scene: _Scene, left: Mention) -> bool:
    """"12 killed 30 wounded": no agent begins a headline with a number and has no noun."""
    return left.people.kind == "none" and not left.single


def _left_neighbour(scene: _Scene, outcome: Outcome) -> Mention | None:
    surface = scene.surface
    for mention in reversed(scene.mentions):
        if mention.whole and not (mention.last == outcome.begin == outcome.first):
            continue
        if mention.last > outcome.begin:
            if mention.first < outcome.begin and mention.last <= outcome.last and mention.number.last <= outcome.begin:
                return mention
            continue
        gap = range(mention.last, outcome.begin)
        if gap and surface.words[gap[-1]] in (",", ")", "-", "\u2013", "\u2014") and (outer := _before_apposition(scene, outcome.begin - 1)):
            return outer
        if len(gap) == 0 or (len(gap) <= 2 and all(surface.words[i] in ("\"", "'", "who", "that", "which", "others", "other", "more", "people", "persons", ")", "each") for i in gap)):
            if mention.before >= 0 and surface.words[mention.before] == "by" and len(gap) == 0 and not outcome.passive:
                return None
            return mention
        return None
    return None


def _before_apposition(scene: _Scene, comma: int) -> Mention | None:
    """The people before "..., as the army calls them, were killed": those whose phrase ends at the opening comma."""
    words = scene.surface.words
    opener = "(" if words[comma] == ")" else words[comma]
    for k in range(comma - 1, max(scene.sentence.first, comma - 20), -1):
        if words[k] == opener or (words[k] == "\"" and words[k - 1] == opener):
            found = next((m for m in scene.mentions if m.last in (k, k - 1 if words[k - 1] in ("\"", opener) else k) and not m.whole and not m.outside), None)
            if found is not None:
                return found
    return None


def _right_neighbour(scene: _Scene, outcome: Outcome) -> Mention | None:
    for mention in scene.mentions:
        if mention.first < outcome.last:
            continue
        return mention if mention.first - outcome.last <= 5 and scene.light(outcome.last, mention.first) else None
    return None


def _has_own(scene: _Scene, mention: Mention, k: int) -> bool:
    """Whether the next outcome stands right behind this mention and can only be meant for it."""
    return any(o.takes in ("left", "either") and not o.nominal and o.begin - mention.last in (0,) for o in scene.outcomes[k + 1:k + 2])


def _coordinated(scene: _Scene) -> None:
    """Lists share an outcome: rightwards from an object, leftwards from a subject."""
    mentions = scene.mentions
    for a, b in zip(mentions, mentions[1:], strict=False):
        if a.outcome and a.role in ("object", "of", "listed") and b.rank > 6 and scene.links(a.last, b.first) and not (b.inside or b.partitive or _speaks(scene, b)):
            scene.give(b, a.outcome, 6, "listed")
    for b, a in zip(reversed(mentions), list(reversed(mentions))[1:], strict=False):
        if b.outcome and b.role in ("subject", "with") and a.rank > 5 and not (a.inside or a.partitive or a.whole) and scene.links(a.last, b.first):
            # "six with the gunman, and six wounded": a bare participle binds its own people only, over a comma.
            if _is_reduced(b.outcome) and scene.surface.words[a.last] == ",":
                continue
            scene.give(a, b.outcome, 5, "with")


def _speaks(scene: _Scene, mention: Mention) -> bool:
    """Whether these people are who says it ("..., a spokesman said"), not of whom it is said."""
    i = mention.last
    while i < scene.sentence.last and (i in scene.surface.at("filler") or scene.surface.words[i] in ("who", "for", "of")):
        i += 1
    return i < scene.sentence.last and i in scene.surface.at("reporting")


def _subjects(scene: _Scene) -> None:
    """The subject further to the left: "35 devotees, 28 of them women, from four towns were killed"."""
    have = {id(m.outcome) for m in scene.mentions if m.role in ("subject", "object")}
    for outcome in scene.outcomes:
        if outcome.takes == "left" and not outcome.nominal and not _is_weak(outcome) and id(outcome) not in have:
            _seek_subject(scene, outcome)


def _seek_subject(scene: _Scene, outcome: Outcome) -> None:
    surface, words = scene.surface, scene.surface.words
    reporting = surface.at("reporting")
    i = outcome.begin - 1
    if i > scene.sentence.first and words[i] in ("who", "which") and words[i - 1] == ",":
        return
    floor = max(scene.sentence.first, i - _SUBJECT_REACH)
    if i >= floor and words[i] in ("and", "or", "but", "then"):
        _shared_subject(scene, outcome)
        return
    spans = {k: m for m in scene.mentions for k in range(m.first, m.last)}
    while i >= floor:
        reduced = _reduced_at(scene, outcome, i)
        if reduced is not None:
            i = reduced.last - 1
        mention = spans.get(i)
        if mention is not None:
            i = mention.first - 1
            if mention.whole or _inside_phrase(surface, mention) or _is_definite(mention):
                continue
            if mention.rank <= 3:
                if mention.partitive or mention.inside:
                    continue
                return
            # A bare participle far from its people ("12 people in Karsan injured") yields to any verb of theirs.
            if scene.give(mention, outcome, 6 if _is_reduced(outcome) else 4, "subject") and not (mention.partitive or mention.inside):
                return
            continue
        if i in reporting and words[i - 1] in ("it", "he", "she", "they", "we"):
            i -= 2
            continue
        if words[i] in _BARRIERS or i in reporting:
            return
        if i in surface.at("clause") and words[i] not in ("who", "which", "that", "whom", "whose", "including", "as well as", "since", "until"):
            return
        jumped = _over_relative(scene, outcome, i)
        if jumped is None:
            return
        i = jumped - 1


def _is_definite(mention: Mention) -> bool:
    """"the spokesman", "his brother": one definite person counts only right beside the verb or in a list."""
    return mention.single and "definite_singular" in mention.number.flags


def _reduced_at(scene: _Scene, outcome: Outcome, i: int) -> Mention | None:
    """The people of a bare participle at word i ("guards held since Monday were freed"), whose clause the verb may close."""
    other = next((o for o in scene.outcomes if o is not outcome and o.first <= i < o.last and _is_reduced(o)), None)
    return next((m for m in scene.mentions if other is not None and m.outcome is other and m.rank == 5 and m.last <= other.first), None)


def _over_relative(scene: _Scene, outcome: Outcome, i: int) -> int | None:
    """Where to go on left of word i: past a relative clause that holds another outcome, else just past i; None = a barrier."""
    surface = scene.surface
    if surface.words[i] in ("and", "but", "or") and i + 1 < scene.sentence.last:
        following = i + 1
        if following in surface.at("determiner") and surface.words[following] not in ("other",):
            return None
    if any(o is not outcome and o.first <= i < o.last and not o.nominal and o.takes not in ("noun", "of") for o in scene.outcomes):
        for k in range(i, max(scene.sentence.first, i - 14), -1):
            if surface.words[k] in ("who", "which", "that", "whom"):
                return k
        return None
    return i


def _inside_phrase(surface: Surface, mention: Mention) -> bool:
    """Whether a preposition holds this mention away from the verb: "in two attacks", "by five gunmen"; "of" only in "N of the M"."""
    k = mention.before
    if k < 0 or k not in surface.at("preposition"):
        return False
    if surface.words[k] != "of":
        return surface.words[k] not in ("about", "over", "under", "up", "as", "than", "between", "from") or mention.number.kind == "exact" and surface.words[k] in ("from", "over", "under", "about")
    return k > 0 and surface.words[k - 1][0].isdigit() or k in surface.at("number-of")


def _shared_subject(scene: _Scene, outcome: Outcome) -> None:
    """"was shot and died": the second verb has the first one's subject; it decides where the first left the fate open."""
    for mention in reversed(scene.mentions):
        if mention.last > outcome.begin or mention.outcome is None:
            continue
        first = mention.outcome
        if first.means in ("killed_or_injured", "casualties", "trapped", "missing") and mention.role in ("subject", "with", "object") \
                and outcome.means in ("killed", "injured", "rescued") and takes(outcome, mention, scene.disease):
            if outcome.begin - mention.last <= 12 and not any(i in scene.surface.at("reporting") for i in range(mention.last, outcome.begin)):
                mention.outcome = outcome
        return
    spans = [m for m in scene.mentions if m.last <= outcome.begin and m.rank > 6]
    for mention in reversed(spans):
        if outcome.begin - mention.last <= 14 and not _inside_phrase(scene.surface, mention) and not (mention.partitive or mention.inside):
            between = range(mention.last, outcome.begin)
            if any(i in scene.surface.at("reporting") or scene.surface.words[i] in _BARRIERS for i in between):
                return
            if any(i in scene.surface.at("determiner") and scene.surface.words[i - 1] in ("and", ",") for i in between):
                return
            scene.give(mention, outcome, 5, "subject")
            return


def _parts_of_subject(scene: _Scene) -> None:
    """"killed 12 people, including nine children", "nine of them children": a part without a verb of its own has that of its whole."""
    surface = scene.surface
    for a, b in zip(scene.mentions, scene.mentions[1:], strict=False):
        if a.outcome is None or b.rank <= 7 or b.whole:
            continue
        since = max(a.last, a.outcome.last if a.outcome.last <= b.first else a.last)
        gap = range(since, b.first)
        if any(i in surface.at("reporting") or surface.words[i] in ";.!?" for i in gap):
            continue
        if any(since <= o.first < b.first and not o.nominal for o in scene.outcomes):
            continue
        if (b.inside and len(gap) <= 16) or (b.partitive and len(gap) <= 4):
            scene.give(b, a.outcome, 7, "part")


def _together(scene: _Scene) -> None:
    """"She was killed along with her three daughters": the verb is said of both."""
    surface = scene.surface
    for outcome in scene.outcomes:
        if outcome.takes != "left" or outcome.nominal:
            continue
        link = _together_link(scene, outcome)
        for mention in scene.mentions:
            if link is not None and link.last <= mention.first <= link.last + 2 and scene.light(link.last, mention.first):
                scene.give(mention, outcome, 5, "with")


def _together_link(scene: _Scene, outcome: Outcome) -> Hit | None:
    """The "along with" or "as well as" that adds people behind the verb, over its places and times."""
    surface = scene.surface
    for i in range(outcome.last, min(outcome.last + 22, scene.sentence.last)):
        link = surface.at("conjunction").get(i)
        if link is not None and link.last - link.first >= 2:
            return link
        if i in surface.at("reporting") or surface.words[i] in _BARRIERS or any(o.first <= i < o.last for o in scene.outcomes):
            return None
    return None


def _listed_after_name(scene: _Scene) -> None:
    """"the murder of Dr Forero, his wife, and two other people": a list that opens with a name that no number counts."""
    surface, words = scene.surface, scene.surface.words
    taken = {id(m.outcome) for m in scene.mentions if m.outcome is not None}
    for outcome in scene.outcomes:
        if id(outcome) in taken or outcome.takes not in ("of", "right", "either") or outcome.mood != "real":
            continue
        mention = next((m for m in scene.mentions if m.first >= outcome.last), None)
        if mention is None or mention.rank <= 6 or mention.first - outcome.last > 14 or mention.partitive or mention.whole:
            continue
        k = mention.before if mention.before >= outcome.last else mention.first - 1
        joined = words[k] in (",", "and") or k in surface.at("conjunction")
        gap = range(outcome.last, k)
        barred = any(i in surface.at("reporting") or i in surface.at("clause") or i in surface.at("auxiliary") or words[i] in _BARRIERS for i in gap)
        if joined and gap and not barred and not _speaks(scene, mention) and (outcome.takes == "of" or words[k] != ","):
            scene.give(mention, outcome, 6, "listed")


def _became(scene: _Scene) -> None:
    """"A cyclist became the ninth fatality of the week"."""
    words = scene.surface.words
    for outcome in scene.outcomes:
        if outcome.takes != "noun":
            continue
        k = next((i for i in range(outcome.first - 1, max(scene.sentence.first, outcome.first - 5), -1) if words[i] in ("became", "become", "becomes")), None)
        if k is None:
            continue
        mention = next((m for m in scene.mentions if m.last <= k and k - m.last <= 6), None)
        if mention is not None and mention.rank > 5:
            mention.outcome, mention.rank, mention.role = outcome, 5, "became"


def _among(scene: _Scene) -> None:
    """"Nine children were among the 30 killed"; "Among the dead are a couple and two girls"."""
    words = scene.surface.words
    for outcome in scene.outcomes:
        k = next((i for i in range(outcome.first - 1, max(scene.sentence.first - 1, outcome.first - 6), -1) if words[i] == "among"), None)
        if k is None or not (outcome.nominal or outcome.takes == "noun" or any(m.outcome is outcome for m in scene.mentions)):
            continue
        whole = next((m for m in scene.mentions if m.outcome is outcome), None)
        for mention in scene.mentions:
            before = mention.last <= k and k - mention.last <= 3 and all(i in scene.surface.at("auxiliary") or i in scene.surface.at("filler") for i in range(mention.last, k))
            after = whole is None and 0 < mention.first - outcome.last <= 3 and any(i in scene.surface.at("auxiliary") for i in range(outcome.last, mention.first))
            if (before or after) and mention.rank > 5:
                mention.inside = True
                scene.give(mention, outcome, 5, "among")
    _coordinate_after_among(scene)


def _coordinate_after_among(scene: _Scene) -> None:
    for a, b in zip(scene.mentions, scene.mentions[1:], strict=False):
        if a.role == "among" and a.outcome and b.rank > 6 and scene.links(a.last, b.first) and scene.give(b, a.outcome, 6, "among"):
            b.inside = True


def _partitives(scene: _Scene) -> None:
    """"Three of the dead were soldiers": no verb of their own says more."""
    for mention in scene.mentions:
        if mention.rank <= 7 or not mention.partitive or mention.before in scene.surface.at("reporting") or mention.before in scene.surface.at("frame"):
            continue
        start = mention.number.last
        for outcome in scene.outcomes:
            if start < outcome.first <= start + 5 and (outcome.nominal or outcome.takes == "noun" or surface_is_whole(scene, outcome)):
                scene.give(mention, outcome, 8, "partitive")
                break


def surface_is_whole(scene: _Scene, outcome: Outcome) -> bool:
    """Whether a counted whole stands at this outcome: "nine of the 30 killed"."""
    return any(m.outcome is outcome and m.rank < 8 for m in scene.mentions)


def _draft(surface: Surface, mention: Mention) -> Draft | None:
    outcome = mention.outcome
    if outcome is None or outcome.mood in ("hypothetical", "negated"):
        return None
    number = mention.number
    draft = Draft(number, mention.people, outcome.means, (outcome.first, outcome.last), surface.sentence_of[number.first])
    sentence = surface.sentence(number.first)
    same = sentence.first <= outcome.first < sentence.last
    first = min(mention.first, outcome.begin) if same else mention.first
    last = max(mention.last, outcome.last, number.last) if same else max(mention.last, number.last)
    draft.first, draft.last = first, last
    start, end = surface.starts[first], surface.ends[last - 1]
    if end - start > 700:
        start, end = surface.starts[mention.first], surface.ends[max(mention.last, number.last) - 1]
        draft.first, draft.last = mention.first, max(mention.last, number.last)
    draft.quote = (min(start, number.start), max(end, number.end))
    draft.flags = [*number.flags, *outcome.flags]
    if outcome.mood == "feared":
        draft.certainty = "feared"
    if mention.role == "from":
        draft.stance = "superseded"
    if mention.role == "by":
        draft.basis = "addition"
    return draft
