"""Part of level 8: the noun phrase that can be a place: a place noun, a name, or both. Names are in no list.

Capitals tell names in mixed print; in upper-case print an unknown word behind a preposition does.
Public name: `Sites`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.scope.owners import STRUCK, is_happening_of
from tally.extraction.scope.spans import is_hit, is_striking
from tally.extraction.text import Surface
from tally.lexicon.kinds import (
    AUXILIARY,
    CLAUSE,
    CONJUNCTION,
    DEMONYM,
    EVENT_NOUN,
    FORCE,
    KNOWN_PLACE,
    NUMERAL,
    OUTCOME,
    PERSON,
    PLACE_DIRECTION,
    PLACE_NOUN,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    SEAT,
    SOURCE,
    WEEKDAY,
)

__all__ = ["ARTICLES", "Sites"]

ARTICLES: Final = frozenset(("the", "a", "an"))
_REACH: Final = 9
# Endings of common nouns and verbs: an unknown word with one of them is no name, where all is printed in capitals.
_ABSTRACT: Final = ("ing", "ed", "ly", "tion", "sion", "tions", "sions", "ment", "ments", "ness", "ism", "ship")
_POINTERS: Final = frozenset(
    "this that these those its his her their our my each every some any another all both same several various many".split()
)
_NAME_LINKS: Final = frozenset("of de del la el al du des von van da do dos las los san st ibn bin on upon the".split())
_TRAFFIC: Final = frozenset("crash crashes collision collisions derailment wreck sinking".split())
_EACH: Final = frozenset(("every", "each", "all"))
# Place nouns that tell nothing alone, and are part of another place where "of" follows.
_NAMED_NEXT: Final = frozenset(("capital", "city", "town"))  # "the capital, Karsan"
_LONGEST_NAME: Final = 3  # words
_SIDES: Final = frozenset("outskirts north south east west edge centre center side shore coast area vicinity".split())
_NO_NOUN: Final = frozenset(
    "he she it they we i who where not alone itself too also then there here respectively so".split()
)


class Sites:
    """The noun phrases of one text that can be places; what the lexicon has at each word is looked up once."""

    def __init__(self, surface: Surface) -> None:
        at, words = surface.at, surface.lexicon.words
        self.kinds = surface.kinds
        self.surface, self.words, self.lexicon = surface, surface.words, surface.lexicon
        self.text, self.starts, self.is_caps = surface.text, surface.starts, surface.is_caps
        self.nouns, self.countries = at("place_noun"), at("country")
        self.bare_nouns, self.weekday_names = words("bare_noun"), words("weekday")
        self.abbreviations, self.vague, self.parts = words("abbreviation"), words("place_vague"), words("place_part")

    def tells(self, first: int, end: int, noun: str) -> bool:
        """Whether a place without a name is told well enough to be quoted: "the loading dock", "six villages", not "in hospital"."""
        if not noun or first + 1 == end or (noun == "nature" and self.words[first + 1] != "same"):
            return False  # "on the lake", but "on the same lake"
        opener = self.words[first]
        if noun == "road" and self.kinds[first] & DEMONYM != 0:
            return True  # "on Kenyan roads"
        pointed = opener == "the" or opener in _POINTERS
        if noun in ("road", "area") and not pointed and (noun == "road" or not self.is_counted(first)):
            return False
        if noun == "facility" and self.is_counted(first):
            return False
        return not (end - first == 2 and opener in ARTICLES and self.words[end - 1] in self.vague)

    def is_counted(self, first: int) -> bool:
        """ "three states", "97 sites": a number of places."""
        return self.words[first][0].isdigit() or self.kinds[first] & NUMERAL != 0

    def read(self, begin: int, last: int, taken: set[int]) -> tuple[int, int, bool, str] | None:
        """The noun phrase at `begin` if it is a place: (first, end, has a name, class of its noun)."""
        end = self._extent(begin, last, taken)
        if end <= begin:
            return None
        head = self._head(begin, end)
        if head < 0:
            return None
        end = self._over_hyphens(head + 1, last)
        noun = self.place_noun(begin, end)
        name = self._has_name(begin, end)
        grown = self._of_name(end, last, taken) if noun else end
        if grown > end:
            if self.words[begin] in _EACH:  # "in every clinic of Karsan district": all of the district is meant
                begin = end + 1
            elif self.words[head].endswith("s"):
                grown = self._listed_names(grown, last, taken)
            end, name = grown, True
        elif noun and not name and self.words[head] in _SIDES:
            return None if end < last and self.words[end] == "of" else (begin, end, name, noun)
        elif noun and not name and self.words[head] in _NAMED_NEXT:
            apposed = self._apposed(end, last, taken)
            if apposed > end:
                return begin, self._over_hyphens(apposed, last), True, noun
        if name:
            if end < last and self.kinds[end] & WEEKDAY != 0 and self.words[end - 1] in ("black", "bloody"):
                return None  # "the Black Saturday fires"
            listed = self._listed_names(end, last, taken) if end < last and self.words[end] == "," else end
            if listed > end:  # "in Kosti, Amara and Vell", "in Kosti, Amara, and Vell districts"
                return begin, listed, name, self.place_noun(begin, listed)
            end = self._and_name(end, last, taken)
        return begin, end, name, noun

    def _apposed(self, end: int, last: int, taken: set[int]) -> int:
        """The end of "the capital, Karsan": the name behind a comma, where nobody of that name acts or speaks; `end` where none is."""
        if end + 1 >= last or self.words[end] != ",":
            return end
        behind = end + 1
        while behind < last and behind not in taken and self.is_name(behind) and behind - end <= _LONGEST_NAME:
            behind += 1
        if behind == end + 1 or (behind < last and self.kinds[behind] & (PERSON | SOURCE | REPORTING | PLACE_NOUN)):
            return end
        return behind

    def _over_hyphens(self, end: int, last: int) -> int:
        """The end of "Richard-Toll": what a hyphen ties to a name is of the name."""
        while (
            end + 1 < last
            and self.words[end] == "-"
            and self.surface.is_glued(end - 1)
            and self.surface.is_glued(end)
            and self.surface.is_capital(end - 1)
            and self.surface.is_capital(end + 1)
        ):
            end += 2
        return end

    def _extent(self, begin: int, last: int, taken: set[int]) -> int:
        """Where the words of one noun phrase end: at closed classes, verbs, times, figures of claims, strong punctuation."""
        words = self.words
        limit = min(last, begin + _REACH)
        i = begin
        while i < limit and i not in taken:
            word = words[i]
            if word in ARTICLES or word in _POINTERS:
                if i > begin and not (word == "same" and i == begin + 1):
                    break
            elif word in ("-", "'", '"', ".", "s"):
                if word == "." and not self._inner_dot(i, last):
                    break
                if word == "-" and (
                    words[i + 1 : i + 2] == ["-"] or (not self.is_caps and not self.surface.is_glued(i - 1))
                ):
                    break  # "in attack -- Red Cross"
                if word == "'" and not (self.surface.is_glued(i) or self.surface.is_glued(i - 1)):
                    break
                if word == '"' and i > begin and words[i - 1] not in ARTICLES and '"' not in words[begin:i]:
                    break
            elif not (word.isalpha() or word.isdecimal()) or self._stops(i, begin, word):
                break
            i += 1
        while i > begin and words[i - 1] in ("-", "'", '"', "."):
            if words[i - 1] == "." and i - 2 >= begin and len(words[i - 2]) == 1:
                break
            i -= 1
        return i

    def _inner_dot(self, i: int, last: int) -> bool:
        """ "St. George", "U.S.": a full stop inside a name."""
        before = self.words[i - 1]
        return i + 1 < last and self.surface.is_glued(i - 1) and (len(before) == 1 or before in self.abbreviations)

    def _stops(self, i: int, begin: int, word: str) -> bool:
        capital = self.surface.is_capital(i)
        if capital and i > begin and self.surface.is_capital(i - 1):
            return is_hit(self.surface, "place_prep", i, i + 1) or self.kinds[i] & WEEKDAY != 0
        if word == "and" and self.kinds[i - 1] & PLACE_DIRECTION != 0 and self.kinds[i + 1] & PLACE_DIRECTION != 0:
            return False
        if self.kinds[i] & (PREPOSITION | CONJUNCTION | RELATIVE | CLAUSE) != 0:
            return word not in ("north", "south", "east", "west") and not (
                capital and word in _NAME_LINKS and word not in ("of", "on")
            )
        if i > begin and self.kinds[i + (word == "affected")] & PLACE_NOUN != 0:
            return False  # "the three affected districts"
        if (
            self.kinds[i] & (AUXILIARY | REPORTING) != 0
            or (i > begin and self.kinds[i] & OUTCOME != 0)
            or is_hit(self.surface, "rising", i, i + 1)
            or (word.endswith("ed") and is_striking(self.surface, i, begin))
        ):
            return not capital
        return word in _NO_NOUN

    def _head(self, first: int, end: int) -> int:
        """The index of the head of a place phrase, or -1: a place noun or a name; a common noun of another kind vetoes it."""
        opener, nouns = self.words[first], self.nouns
        article = opener in ARTICLES
        begin = first + 1 if article else first
        if begin >= end or (opener in self.bare_nouns and self._opens_no_place(first, end, opener)):
            return -1
        noun = name = end - 1
        while noun >= begin and noun not in nouns:
            noun -= 1
        while name >= begin and not self.is_name(name):
            name -= 1
        at = max(noun, name)
        if at < begin or (self.is_caps and noun < begin and article and not self.is_known(at)):
            return -1
        if at + 1 < end:
            if at == noun and self._has_name(begin, at) and self._are_events(at + 1, end):
                return at
            if at == name and not article and (self._happened_in(begin, at, end) or self._owns_event(begin, at, end)):
                return at
            if any(self.kinds[k] & (EVENT_NOUN | PERSON) != 0 for k in range(at + 1, end)) or is_hit(
                self.surface, "said_noun", at + 1, end
            ):
                return at if self._clause_behind(begin, at, end) else -1
        if name > noun and self.kinds[name] & EVENT_NOUN != 0 and not self.is_known(name):
            return -1
        if at + 1 < end and self._runs_on(at, end, name != at or (article and noun != at)):
            return -1
        return at

    def _opens_no_place(self, first: int, end: int, opener: str) -> bool:
        """Whether a common noun stands alone, or opens the phrase in small letters and is no part of a place."""
        if end - first == 1 and opener not in ARTICLES and not self.is_known(first):
            return True
        return (
            opener not in _POINTERS
            and self.kinds[first] & (PLACE_NOUN | PLACE_DIRECTION) == 0
            and not self.surface.is_capital(first)
            and not opener.isdecimal()
        )

    def _happened_in(self, begin: int, name: int, end: int) -> bool:
        """ "in Borno attack", "in Texas school bus crash": a bare name before what happened there, in headline words. A strike
        or a raid may bear the name of who made it, a crash that of a carrier.
        """
        if self.kinds[end - 1] & EVENT_NOUN == 0 or not all(self.is_name(k) for k in range(begin, name + 1)):
            return False
        words, known = self.words, self.is_known(name) or self.kinds[name] & SEAT != 0
        if self.kinds[name] & FORCE != 0 or (not known and (self.is_caps or self.lexicon.knows(words[name]))):
            return False
        for k in range(name + 1, end):
            word = words[k]
            if word in STRUCK or not word.isalpha() or self.kinds[k] & PERSON != 0:
                return False
            if not known and (self.surface.is_capital(k) or word in _TRAFFIC):
                return False
        return True

    def _owns_event(self, begin: int, name: int, end: int) -> bool:
        """ "in Argentina's food riots": a known land, and what happened there."""
        if not self.is_known(name) or not is_happening_of(self.surface, name, end):
            return False
        return all(self.is_name(k) or self.kinds[k] & PLACE_DIRECTION != 0 for k in range(begin, name))

    def _are_events(self, first: int, end: int) -> bool:
        return all(self.kinds[k] & EVENT_NOUN != 0 for k in range(first, end))

    def _runs_on(self, at: int, end: int, bare: bool) -> bool:
        """Whether the phrase goes on to another head: "Karsan's hospital", behind a `bare` noun or name "the Karsan deal"."""
        after = self.words[at + 1]
        if after == "'" and end - at > 3 and self.words[at + 2] == "s":
            return True
        return bare and after.isalpha() and not after.endswith(("ed", "ing", "ly"))

    def _clause_behind(self, begin: int, at: int, end: int) -> bool:
        """ "in Haiti officials said", "In Haiti police arrested nine": a name without an article, then the subject of a new clause."""
        return (
            at == begin
            and self.words[begin - 1] not in ARTICLES
            and self.kinds[at + 1] & PERSON != 0
            and end < len(self.words)
            and (self.kinds[end] & (REPORTING | AUXILIARY) != 0 or self.words[at + 2].endswith("ed"))
        )

    def is_name(self, k: int) -> bool:
        """Whether word k can be (part of) a name of a place: capitals in mixed print, an unknown word in upper-case print."""
        word = self.words[k]
        if len(word) == 1 or word == "no":  # "in its communique No. 60"
            return False
        if self.is_known(k) or self.kinds[k] & SEAT != 0:
            return word[0].isalpha()
        if not self.is_caps and not self.text[self.starts[k]].isupper():
            return False
        if (
            self.kinds[k] & DEMONYM != 0
            or word in self.weekday_names
            or (word in self.bare_nouns and self.kinds[k] & PLACE_NOUN == 0)
        ):
            return False
        if not word[0].isalpha():
            return False
        if self.is_caps:
            return not self.lexicon.knows(word) and (not word.endswith(_ABSTRACT) or word.endswith("cion"))
        return not self.is_acronym(k)

    def is_acronym(self, k: int) -> bool:
        """A body's initials are no place."""
        first, last = self.starts[k], self.surface.ends[k]
        return last - first <= 5 and self.kinds[k] & PLACE_NOUN == 0 and self.text[first:last].isupper()

    def is_known(self, k: int) -> bool:
        """Whether word k names a country or a state of one, not its people; "the U.S." is both, and a country behind its article."""
        hit = self.countries.get(k)
        if hit is not None:
            if self.kinds[k] & DEMONYM == 0:
                return True
            if (first := hit.first) > 0 and self.words[first] in ("u", "us") and self.words[first - 1] == "the":
                return True
        return self.kinds[k] & KNOWN_PLACE != 0

    def over_known(self, end: int, last: int) -> int:
        """The end of "Ohio, Iowa and the Northern Territory" from the end of its first name: known places that a list goes on with."""
        while end + 1 < last and self.words[end] in (",", "and"):
            k = end + 1
            while k + 1 < last and self.words[k] in ("and", "the"):
                k += 1
            if not self.is_known(k):
                break
            while k < last and self.is_known(k):
                k += 1
            end = k
        return end

    def _has_name(self, first: int, end: int) -> bool:
        words, nouns = self.words, self.nouns
        several = end - first - (words[first] in ARTICLES) > 1
        for k in range(first, end):
            if (several or k not in nouns) and self.is_name(k):
                return True
            if self.is_caps and k > first and k - 1 in nouns and words[k].isdecimal():
                return True
        return end - first > 1 and words[end - 1].isdecimal()

    def place_noun(self, first: int, end: int) -> str:
        """The class of the last place noun of a phrase."""
        for k in range(end - 1, first - 1, -1):
            hit = self.nouns.get(k)
            if hit is not None:
                return hit.means
        return ""

    def _of_name(self, end: int, last: int, taken: set[int]) -> int:
        """The end of "the village of Amara", "the departments of Cauca and Valle", "the road to Amara"; `end` where none follows."""
        road = end < last and self.words[end] == "to" and self.place_noun(end - 1, end) == "road"
        if end >= last or not (road or self.words[end] == "of"):
            return end
        begin = end + 1
        stop = self._extent(begin, last, taken)
        head = self._head(begin, stop) if stop > begin else -1
        if head < 0:
            return end
        told = (
            self.kinds[head] & PLACE_NOUN != 0
            or self.words[head] in self.words[begin:head]
            or self._has_name(begin, head + 1)
        )
        return head + 1 if told else end

    def _listed_names(self, end: int, last: int, taken: set[int]) -> int:
        """The end of the list in "the provinces of Karsan, Upper Taro and Vell"; `end` where no list closes with "and"."""
        words, reached = self.words, end
        while reached + 1 < last and words[reached] == "," and words[reached + 1] != "and":
            stop = self._extent(reached + 1, last, taken)
            body = words[reached + 1] in ARTICLES  # "in Holm, the National Rescue and Relief Council said"
            if body or not self._has_name(reached + 1, stop) or self._head(reached + 1, stop) + 1 != stop:
                return end
            reached = stop
        closing = reached + (words[reached : reached + 2] == [",", "and"])
        closed = self._and_name(closing, last, taken)
        return closed if reached > end and closed > closing else end

    def _and_name(self, end: int, last: int, taken: set[int]) -> int:
        """The end of the second name in "Cauca and Valle", "Cuba and the Bahamas", where nothing is said of it alone; else `end`."""
        words = self.words
        if end + 1 >= last or words[end] not in ("and", "&"):
            return end
        begin = end + 1
        if begin + 1 < last and words[begin] in ("off", "in", "near", "at") and words[begin] in words[end - 4 : end]:
            begin += 1  # "off Holm and off Vell"
        stop = self._extent(begin, last, taken)
        name = begin + 1 if words[begin] in ARTICLES else begin
        if stop <= name or not self.is_name(name):
            return end
        if self._head(begin, stop) + 1 != stop or (self.is_caps and stop - begin > 3):
            return end
        closes = (
            stop >= last
            or stop in taken
            or self.kinds[stop] & (PREPOSITION | CONJUNCTION) != 0
            or not words[stop].isalpha()
        )
        return stop if closes and (stop >= last or words[stop] != "respectively") else end
