"""Level 7: which noun of what stands before a verb is its subject, and which one only hangs on it.

Public names: `Heads`, `HEAD`, `IDLE`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.names import Phrase
from tally.extraction.voices.phrases import GIVEN_OUT, Phrases
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    DETERMINER,
    DOCUMENT,
    FIGURE_NOUN,
    FILLER,
    FORCE,
    FRAME,
    MODIFIER,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    PRONOUN,
    REPORTING,
    SOURCE,
)

__all__ = ["HEAD", "IDLE", "Heads"]

_SEEN: Final = frozenset(
    "seen obtained reviewed viewed examined read shared leaked shown sent given provided consulted verified circulated distributed".split()
)
_OPENING: Final = 6  # words of "In the early hours of Monday,"
_WHOSE: Final = 7  # words of "whose number prosecutors" before their verb
_HANGING: Final = frozenset(
    "of from in at with for by near to on off outside inside around aboard across along".split()
)
_LED: Final = frozenset(
    "led headed chaired run set founded based formed appointed created backed funded established".split()
)
_MET: Final = frozenset(
    "not when asked reached contacted interviewed questioned flanked accompanied surrounded".split()
)
HEAD: Final = 7  # words of a phrase that a participle may hang on
IDLE: Final = frozenset(("however", "though", "meanwhile", "too", "inc", "ltd", "llc", "corp", "plc", "jr", "sr", "."))
_SAYS: Final = frozenset(("said", "says", "say", "told", "tells"))
_NAMED: Final = 9  # words of a name and its marks
_INNER: Final = 5  # words of a phrase between two prepositions
_SOME: Final = frozenset(("one", "another", "some", "many", "most", "several", "both"))


class Heads(Phrases):
    """Tells the heads of phrases."""

    def _seen_document(self, end: int, floor: int) -> Phrase | None:
        """The document in "a UN report seen by Reuters says": who has seen it says nothing of it."""
        reader = self.grammar.left(end, floor)
        k = reader.first - 1 if reader is not None else floor
        if k - 2 < floor or self.words[k] not in ("by", "to", "with", "among") or self.words[k - 1] not in _SEEN:
            return None
        if not self.kinds[k - 2] & DOCUMENT:
            return None
        owner = self.grammar.left(k - 2, floor)
        return self.grammar.read(owner.first if owner is not None else k - 2, k - 1)

    def _own(self, first: int, last: int) -> bool:
        """Whether "we" or "our" stands in the phrase first..last, or it is "this newspaper", "this station"."""
        if self.words[first] == "this":
            outlet = self.grammar.sources.get(last - 1)
            if outlet is not None and outlet.entry.means == "media" and outlet.last == last:
                return True
        for i in range(first, last):
            if self.kinds[i] & PRONOUN and self.grammar.pronouns[i].means == "own":
                return True
        return False

    def _counted_own(self, phrase: Phrase) -> bool:
        """ "Our three clinics recorded": whether "our" and a number stand before a phrase."""
        k = phrase.first - 1
        return k > self.begin and self._is_number(k) and self.words[k - 1] == "our"

    def _past_whose(self, end: int, floor: int) -> int:
        """Behind "whose number" in "the victims, whose number prosecutors put at 14": where the phrase of the subject may begin."""
        for i in range(end - 2, max(floor, end - _WHOSE), -1):
            if self.words[i] == "whose" and self.kinds[i + 1] & FIGURE_NOUN:
                return i + 2
        return floor

    def _hangs(self, phrase: Phrase, floor: int) -> bool:
        """Whether a phrase is no subject but hangs on a preposition in mid-sentence ("a letter from New Bern
        recounted").
        """
        k = phrase.first - 1
        while k > floor and self.kinds[k] & NUMERAL:
            k -= 1  # "countries in three WHO regions"
        some = k > floor and self.words[k] == "of" and (self.words[k - 1] in _SOME or self.kinds[k - 1] & NUMERAL)
        if some and not (k - 2 > floor and self.kinds[k - 2] & PREPOSITION):
            return False  # "one of the survivors told", but not "mothers of two of the children told"
        if k <= floor or not self.kinds[k] & PREPOSITION or self.kinds[k] & (CLAUSE | FRAME):
            return False
        return self.words[k] in _HANGING and self.words[k - 1][0].isalnum()

    def _body_of(self, phrase: Phrase | None) -> Phrase | None:
        """The body behind a person in "said Ana Ruiz of the Sea Watch, which counts 40": people are no "which"."""
        if (
            phrase is None
            or phrase.core[1] >= phrase.last
            or self.words[phrase.core[1]] not in ("of", "from", "with", "at")
        ):
            return None
        if self.grammar.person(phrase) is None:
            return None
        inner = self.grammar.read(phrase.core[1] + 1, phrase.last)
        return inner if inner.sources or self.grammar.is_name(inner) else None

    def _of_house(self, first: int, last: int) -> Phrase | None:
        """The body in "Raed Saleh, of the White Helmets, said"."""
        if self.words[first] not in ("of", "from", "with"):
            return None
        house = self.grammar.right(first + 1, last)
        if house is None or house.last != last or not house.sources:
            return None
        return house if house.sources[-1].entry.get("group") == "body" else None

    def _office_before(self, named: Phrase) -> Phrase | None:
        """The office beside a name in "The chairman of the council, Omar Bala, who disclosed this, said"."""
        comma = named.first - 1
        if named.sources or comma <= self.begin or self.words[comma] != "," or self.grammar.person(named) is None:
            return None
        office = self.grammar.left(comma, self.begin)
        if office is None or not office.sources or self._hangs(office, self.begin):
            return None
        head = office.sources[0]
        group = head.entry.get("group")
        if (group != "person" and (group != "people" or head.form != "singular")) or head.last > office.core[1]:
            return None  # "A resident, Ana Reed, who lives there, said"
        if head.form == "plural":
            return None
        office.extra = [named]
        return office

    def _past_bracket(self, phrase: Phrase, floor: int) -> Phrase:
        """ "the Rescue Office (RO) in Vell said": what initials in brackets cut off from the end of its name; of "the Arl Presidency
        (APR) head Ana Ruiz said" the house that the person leads.
        """
        k = phrase.first - 1
        hangs = k > floor and self.words[k] in ("in", "of", "for", "at")
        close = k - 1 if hangs else k
        if close - 3 <= floor or self.words[close] != ")" or self.words[close - 2] != "(":
            return phrase
        house = self.grammar.left(close - 2, floor)
        if house is None or not house.sources:
            return phrase
        if hangs:
            return house
        if phrase.sources and self.grammar.person(phrase) is not None:
            phrase.heads = house
        return phrase

    def _past_time(self, begin: int) -> int:
        """Behind the "Two days earlier," that opens a sentence."""
        comma = self._comma(begin, min(begin + _OPENING, self.sentence.last))
        timed = comma > begin and (self.grammar.is_time(comma - 1) or self.words[comma - 1] in ("earlier", "later"))
        return comma + 1 if timed else begin

    def _past_initials(self, i: int) -> int:
        """Behind "(AAPP)" where a bracket of one word stands at i; behind the "there" of "said the priest there"."""
        if self.words[i : i + 2] in (["there", ","], ["there", "."], ["here", ","]):
            return i + 1
        return i + 3 if self.words[i : i + 1] == ["("] and self.words[i + 2 : i + 3] == [")"] else i

    def _climb(self, first: int, floor: int) -> Phrase | None:
        """The people that the phrase from `first` on hangs on: "Doctors" in "Doctors at two hospitals said", "A cousin" in
        "A cousin of one of the victims said", "Survivors" in "Survivors of Sunday's crash in Vell said"; None where it hangs on
        no people.
        """
        k = first - 1
        for _ in range(3):
            while k > floor and (self.kinds[k] & NUMERAL or self.words[k] in _SOME):
                k -= 1
            if k <= floor or not self.kinds[k] & PREPOSITION:
                return None
            if self.kinds[k - 1] & (SOURCE | PERSON):
                head = self.grammar.left(k, floor)
                return None if head is None or self._hangs(head, floor) else head
            k = self._inner(k - 1, floor)
        return None

    def _from_whom(self, house: Phrase, floor: int) -> Phrase | None:
        """ "Nadia Karim from the health ministry said", "An update from the council said": somebody by name with the body that the
        name hangs on, and who gives out a document.
        """
        k = house.first - 1
        if self.words[k] not in ("from", "with", "at") or not house.sources:
            return None
        if self.words[k] == "from" and self.kinds[k - 1] & DOCUMENT and not self.kinds[k - 1] & SOURCE:
            return house
        if not self.surface.is_capital(k - 1):
            return None
        head = self.grammar.left(k, floor)
        if head is None or k - head.first < 2 or self.grammar.person(head) is None:
            return None
        opens = head.first <= self.begin or self.words[head.first - 1] in (",", '"', "that")
        return self.grammar.read(head.first, house.last) if opens else None

    def _inner(self, last: int, floor: int) -> int:
        """The preposition before a phrase that ends on the word `last` and names nobody; `last` where none stands there."""
        for k in range(last, max(floor, last - _INNER), -1):
            if self.kinds[k] & PREPOSITION:
                return k
            if self.words[k] in ("'", "s"):
                continue
            if self.kinds[k] & (CLAUSE | FRAME | AUXILIARY | REPORTING) or not self.words[k].isalnum():
                return last
        return last

    def _behind_bracket(self, office: Phrase, last: int) -> Phrase | None:
        """The house in "director (operations) of the fire service"."""
        k = office.last
        if k + 4 >= last or self.words[k] != "(" or self.words[k + 2] != ")" or self.words[k + 3] not in ("of", "for"):
            return None
        house = self.grammar.right(k + 4, last)
        return house if house is not None and house.sources else None

    def _name_behind_bracket(self, office: Phrase) -> Phrase | None:
        """The name in "said Principal Secretary (Home) Ana Kapur"."""
        k = office.last
        if k + 3 >= self.sentence.last or self.words[k] != "(" or self.words[k + 2] != ")" or not office.sources:
            return None
        named = self.grammar.right(k + 3, self.sentence.last)
        if named is None or named.article or named.sources or self.grammar.person(named) is None:
            return None
        named.extra = [office]
        return named

    def _quoted_name(self, end: int, floor: int) -> int:
        """The mark that opens a name between quotation marks before `end` ("The "Missing Migrants Project" said"); -1 where none does."""
        mark = self.words[end - 1]
        if mark not in "\"'" or not self.surface.is_capital(end - 2) or self.surface.is_caps:
            return -1
        for k in range(end - 3, max(floor, end - _NAMED) - 1, -1):
            if self.words[k] == mark:
                article = k > floor and (self.kinds[k - 1] & DETERMINER != 0 or self.words[k - 1] == "called")
                return k if article and self.surface.is_capital(k + 1) and end - k > 3 else -1
            if not self.words[k].isalnum():
                return -1
        return -1

    def _tells_of(self, first: int) -> bool:
        """ "The two forces, both of which sent men, said", "Lam Tor, whose clan lives there, said"."""
        return self.words[first] == "whose" or (
            self.words[first + 1] == "of" and self.words[first + 2] in ("which", "whom")
        )

    def _tells_how(self, first: int) -> bool:
        """ "A study, not yet published, puts", "the agency, quoting a doctor, said", "the commission, led by Ana Lopez, found",
        "A nurse in Vell, 30 km to the south, said".
        """
        word = self.words[first]
        if word in _LED:
            return self.words[first + 1] in ("by", "in", "up", "on")
        return (
            word in _MET
            or word in GIVEN_OUT
            or self._is_far(first)
            or (word.endswith("ing") and not self.kinds[first] & SOURCE)
        )

    def _is_far(self, first: int) -> bool:
        """Whether the words from `first` on open with a distance: "30 km to the south", "some 12 miles away"."""
        k = first + (self.kinds[first] & MODIFIER != 0 or self.words[first] in ("some", "about"))
        unit = self.surface.at("unit").get(k + 1)
        return unit is not None and unit.means == "distance" and self._is_number(k)

    def _is_number(self, i: int) -> bool:
        return self.kinds[i] & NUMERAL != 0 or self.words[i][0].isdigit()

    def _between_commas(self, first: int, last: int) -> list[Phrase]:
        """Who somebody is: "Lam Tor, one of the villagers, said", "Ana Reed, director (operations) of the fire service, said"."""
        start = first + 2 if self.words[first : first + 2] == ["one", "of"] else first
        phrase = self.grammar.right(start, last)
        if phrase is None:
            return []
        if self.words[first] == "one":
            phrase.article = "a"
        house = self._behind_bracket(phrase, last)
        return [phrase] if house is None else [phrase, house]

    def _idle(self, first: int, last: int) -> bool:
        """Whether the words between two commas name nobody: "however", "meanwhile", the "Inc." of a firm."""
        for i in range(first, last):
            if not self.kinds[i] & FILLER and self.words[i] not in IDLE:
                return False
        return True

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a source stands behind `start` and, right of it, a word that may go on with what it does."""
        source = False
        for i in range(start, min(start + HEAD + 1, end - 1)):
            if source and self._follows_head(i):
                return True
            source = source or self.kinds[i] & (SOURCE | FORCE) != 0
        return False

    def _follows_head(self, i: int) -> bool:
        """Whether word i may go on with what a noun at its left does: a participle, "who", "close"."""
        word = self.words[i]
        return word.endswith("ing") or (
            (word.endswith("ed") or word in ("reached", "familiar", "close", "who")) and not self.kinds[i] & OUTCOME
        )

    def _take_apposed(self, phrase: Phrase) -> tuple[bool, int]:
        """Adds to a phrase what stands between commas behind it; (whether an age is among that, where it ends)."""
        aged, end = False, self._past_initials(phrase.last)
        while end < self.sentence.last and self.words[end] == ",":
            stop = self._closing(end)
            if stop - end <= 3 and self.words[stop - 1].isdigit() and stop > end + 1:
                aged, end = True, stop
                continue
            if (led := self._led(end + 1, stop)) is not None:
                phrase.heads, end = led, stop
                break
            extra = self.grammar.right(end + 1, stop)
            if extra is not None and (house := self._behind_bracket(extra, stop)) is not None:
                phrase.extra += [extra, house]
                end = house.last
                break
            if (
                extra is None
                or (extra.last < stop and self.words[extra.last] not in ("who", "which", "in", "at", "of", "for", "on"))
                or not self.grammar.is_name(extra)
            ):
                break
            phrase.extra.append(extra)
            end = extra.last
            if end != stop:
                break
        return aged, end

    def _is_stray(self, comma: int, verb: int) -> bool:
        """Whether a comma parts a verb of saying from its subject, which opens the sentence or stands behind a quotation."""
        if comma + 1 != verb or self.words[verb] not in _SAYS:
            return False
        end = comma
        if self.words[comma - 1] == ")":
            end = self._opener(comma - 1, self.begin) or comma
        phrase = self.grammar.left(end, self.begin)
        if phrase is None or not phrase.sources:
            return False
        return phrase.first == self.begin or self.words[phrase.first - 1] == '"'

    def _is_named_house(self, phrase: Phrase) -> bool:
        """Whether a body is printed as a name: "Vell General Hospital"."""
        if not phrase.sources or not self.grammar.is_proper(phrase.core[1] - 1):
            return False
        return phrase.sources[-1].entry.get("group") == "body" and phrase.sources[-1].last == phrase.core[1]
