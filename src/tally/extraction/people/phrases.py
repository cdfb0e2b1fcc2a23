"""Part of level 4: one noun phrase read from its left edge, with what its words say of the people in it.

The chunk is a few words, ended by a closed-class word, a verb form or punctuation; its head is the last noun; "of" goes
on (the chunk rule of FASTUS). Closed noun lists run dry, so an unknown noun is "unknown", never a thing.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.people.ground import Ground, outweighs
from tally.extraction.people.traits import age_of, describe
from tally.extraction.slots import People, Range
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    CONJUNCTION,
    DEMONYM,
    DETERMINER,
    FILLER,
    FORCE,
    LABEL_QUOTE,
    OUTCOME,
    PERSON,
    REPORTING,
    SIDE_TAKER,
    VERB,
)

__all__ = ["Reader"]

_BODIES: Final = frozenset(("demonym", "force"))
_REACH: Final = 9
_OF_NAMES: Final = frozenset(("of", "post"))  # "officers of the police post"
_OF_REACH: Final = 8


class Reader(Ground):
    """Reads the noun phrases of one text."""

    def read(self, first: int, limit: int, one: bool) -> People:
        """The people (or things) of the phrase that begins at word `first`; kind "none" where no noun stands there.

        `one`: the number is one, so that a singular noun may head it.
        """
        walk = _Walk(self, first, min(limit, first + _REACH), limit, one)
        walk.run()
        return walk.finish()


class _Walk:
    """The state of one reading: the modifiers met and the last noun that may be the head."""

    def __init__(self, reader: Reader, first: int, stop: int, limit: int, one: bool) -> None:
        self.r, self.first, self.stop, self.limit, self.one = reader, first, stop, limit, one
        self.begin = -1
        self.kind, self.head, self.last = "none", -1, first
        self.hit: Hit | None = None
        self.plural = False
        self.silent = False
        self.marks: list[Hit] = []
        self.age_words: Range | None = None
        self.of_side: Hit | None = None
        self.extra: list[Hit] = []

    def run(self) -> None:
        i = self.first
        while i < self.stop:
            step = self._step(i)
            if step <= i:
                break
            i = step
        if self.head >= 0 and self.kind in ("person", "unknown") and not self.silent:
            self._list()
            self._of()

    def _take(self, kind: str, first: int, last: int, hit: Hit | None, plural: bool) -> int:
        if self.begin < 0:
            self.begin = first
        if self.hit is not None:
            self.marks.append(self.hit)
        self.kind, self.head, self.last, self.hit, self.plural = kind, last - 1, last, hit, plural
        return last

    def _past(self, i: int, behind: int) -> int:
        """Over the words i..behind, which belong to the phrase and head nothing."""
        if self.begin < 0:
            self.begin = i
        return behind

    def _mark(self, hit: Hit) -> int:
        if self.begin < 0:
            self.begin = hit.first
        self.marks.append(hit)
        return hit.last

    def _step(self, i: int) -> int:
        """Where to go on from word i; i itself ends the phrase."""
        r, word = self.r, self.r.words[i]
        if not word[0].isalnum():
            return self._sign(i, word) if word in "\"'-" else r.past_initials(i, self.stop)
        if (behind := r.after_age(i)) > i:
            self.age_words = (i, behind)
            return self._past(i, behind)
        if (behind := r.past_letters(i, self.stop)) > i:
            return self._past(i, behind)
        if i in r.numbers and not r.is_article(i):
            return i
        noun = r.noun_at(i)
        if noun is not None and r.kinds[i] & FILLER != 0 and noun.last == i + 1 and noun.entry.kind == "thing":
            noun = None
        out = r.outcome.get(i)
        if out is not None and out.first == i and (noun is None or outweighs(out, noun)):
            return self._outcome(i, out)
        if noun is not None and r.kinds[i] & VERB == 0:
            tied = noun.entry.kind == "thing" and noun.last == i + 1 and self.head < 0 and self.r.is_tied(i, self.stop)
            return self._compound(i) if tied else self._noun(i, noun)
        if r.kinds[i] & LABEL_QUOTE != 0 and r.person_ahead(i + 1, self.stop) and not (self.head >= 0 and self.plural):
            return self._mark(r.loose[i])
        if (hit := r.modifier_at(i)) is not None:
            return self._modifier(i, hit)
        if r.kinds[i] & CONJUNCTION != 0:
            joins = word == "and" and self.begin >= 0 and r.person_ahead(i + 1, self.stop)
            # "farm and building workers": a noun without plural goes with the people behind "and"
            free = self.kind == "unknown" or (self.kind == "thing" and not self.one)
            tied = self.head < 0 or (free and not self.plural) or (joins and self._two_peoples(i))
            return i + 1 if joins and tied else i
        if (
            i + 2 < self.stop
            and r.words[i + 1] == "-"
            and r.surface.is_glued(i)
            and r.surface.is_glued(i + 1)
            and r.words[i + 2][0].isalpha()
        ):
            return self._compound(i)
        if word.endswith(("ed", "ing", "ly")) or word in ("n", "t") or r.is_closed(i):
            return self._maybe(i)
        return self._unknown(i)

    def _two_peoples(self, i: int) -> bool:
        """ "Malaysian and Indonesian hostages": the names of two peoples, of which the first heads no phrase."""
        first = self.hit is not None and self.hit.entry.kind == "demonym" and self.hit.form != "plural"
        return first and self.r.kinds[i + 1] & DEMONYM != 0 and i + 2 < self.stop and i + 2 in self.r.person

    def _sign(self, i: int, word: str) -> int:
        words = self.r.words
        if word == "-":
            return i + 1 if i > 0 and self.r.surface.is_glued(i - 1) and self.r.surface.is_glued(i) else i
        if word == "'" and i + 1 < self.stop and words[i + 1] == "s" and self.r.surface.is_glued(i):
            return self._owner(i, i + 2)
        if word == "'" and i > self.first and words[i - 1].endswith("s") and self.r.surface.is_glued(i - 1):
            return self._owner(i, i + 1)
        return i + 1 if self.head < 0 else i

    def _compound(self, i: int) -> int:
        """Past "off-" in "off-duty policemen", "Russian-" in "Russian-backed fighters": the first part rules nothing."""
        if (self.head >= 0 and self.plural) or not self.r.person_ahead(i + 2, self.stop):
            return i if self.r.is_closed(i) else self._unknown(i)
        return self._past(i, i + 2)

    def _owner(self, i: int, behind: int) -> int:
        """Past a possessive, where a noun follows that it owns; "her county's nine" names no noun of its own."""
        if behind in self.r.numbers:
            self.kind, self.head = "none", -1
            return i
        r = self.r
        if behind >= self.stop or not r.words[behind][0].isalpha() or r.is_closed(behind):
            return i
        if r.kinds[behind] & OUTCOME != 0 and r.noun_at(behind) is None:
            return i
        if self.begin < 0:
            self.begin = self.first
        self.plural = False
        return behind

    def _outcome(self, i: int, out: Hit) -> int:
        """Outcome words: a noun that counts ("deaths") is a silent head; "wounded" goes with a person noun behind it."""
        if out.entry.get("takes") == "noun" and out.form in ("plural", "singular", "both", ""):
            if self.r.kinds[i] & OUTCOME == 0 or (
                self.plural and self.kind == "person" and self.hit is not None and self.hit.form == "plural"
            ):
                return i
            if out.form == "" and not self.r.is_plural(out.last - 1):
                return self._maybe(i)
            self._take("person", out.first, out.last, out, True)
            self.silent = True
            return i
        return self._maybe(i)

    def _maybe(self, i: int) -> int:
        """A participle, adverb or closed word: part of the phrase only with a person noun behind it."""
        r = self.r
        if self.head >= 0 and (self.plural or self.kind != "unknown" or self.one):
            return i
        if r.is_firm(i):
            return i
        helped = r.kinds[i] & (FILLER | OUTCOME) != 0 or r.words[i].endswith(("ed", "ing", "wn", "ly"))
        if not helped and r.is_closed(i):
            return i
        behind = self._past_fates(i) if r.kinds[i] & OUTCOME != 0 else i + 1
        if r.kinds[i] & OUTCOME != 0 and r.outcome[i].entry.get("takes") == "subject" and self._things_at(behind):
            return i  # "Hundreds flee homes"
        if not r.person_ahead(behind, self.stop):
            if self.head >= 0 or not self._things_at(behind):
                return i
            return behind
        return self._past(i, behind)

    def _past_fates(self, i: int) -> int:
        """Behind the outcome at word i and one that "or" or "and" joins to it: "nine wounded or killed people"."""
        r = self.r
        k = r.outcome[i].last
        joined = k + 1 < self.stop and r.words[k] in ("or", "and") and r.kinds[k + 1] & OUTCOME != 0
        return r.outcome[k + 1].last if joined and r.outcome[k + 1].first == k + 1 else k

    def _things_at(self, i: int) -> bool:
        """ "26 rustled cows", "eight flooded districts": a plural of things or animals right behind."""
        noun = self.r.noun_at(i) if i < self.stop else None
        return noun is not None and noun.entry.kind in ("thing", "animal") and noun.form == "plural"

    def _noun(self, i: int, hit: Hit) -> int:
        kind = hit.entry.kind
        of_force = self.kind == "person" and self.last == i and self.hit is not None and self.hit.form == "both"
        if of_force and kind == "thing" and hit.form == "plural":
            return self._take(kind, i, hit.last, hit, True)  # "13 infantry rifles"
        if (
            self.head >= 0
            and self.plural
            and not (self._things_at(i) and self.hit is not None and self.hit.form == "both")  # "13 infantry rifles"
            and (kind != "person" or self._speaks(hit.last) or self.kind in ("thing", "animal"))
        ):
            return i
        if self.r.words[i] in _TAKEN and self.head >= 0 and self.hit is not None and self.hit.entry.kind == "person":
            return i  # "took two guards hostage"
        if self.head >= 0 and self.one and self.kind == "person" and kind == "thing" and hit.form == "plural":
            return i
        many = hit.form in ("plural", "") or (hit.form == "both" and not self.one)
        # "an emergencies ministry employee"
        return self._take(kind, i, hit.last, hit, many and not (self.one and kind == "thing"))

    def _speaks(self, i: int) -> bool:
        return i < self.limit and (self.r.kinds[i] & (REPORTING | VERB) != 0)

    def _modifier(self, i: int, hit: Hit) -> int:
        """Traits, peoples and armed bodies: adjectives where a noun follows, else heads ("three Kenyans", "20 Taliban")."""
        if self.head >= 0 and self.plural:
            return i
        compound = hit.last < self.stop and self.r.words[hit.last] == "-" and self.r.surface.is_glued(hit.last - 1)
        if hit.entry.kind == "trait" or hit.means == "body" or compound:
            self.head = -1 if self.kind == "person" and hit.entry.kind == "force" else self.head
            return self._mark(hit)
        return self._take("person", i, hit.last, hit, hit.form == "plural")

    def _unknown(self, i: int) -> int:
        r = self.r
        if self.head >= 0 and self.kind != "unknown":
            many = r.is_plural(i) and not (self.one or self.plural)
            follows = many and self.hit is not None and self.hit.entry.kind != "demonym"
            if (
                self.kind == "person"
                and self.hit is not None
                and self.hit.entry.kind in ("demonym", "force")
                and not r.words[i].endswith(("ed", "ing"))
                and self.hit.form != "plural"
            ):
                follows = True
            if self.kind in ("thing", "animal") and not self.plural:
                noun = r.noun_at(i + 1) if self.one and self.last == i else None  # "a shoe shine boy"
                follows = not self.one or (noun is not None and noun.entry.kind == "person" and noun.form == "singular")
            if not follows:
                return i
        if self.head >= 0 and self.plural and self.kind == "unknown" and not r.person_ahead(i, min(self.stop, i + 2)):
            return i
        return self._take("unknown", i, i + 1, None, r.is_plural(i) and not self.one)

    # --- what the phrase goes on with --------------------------------------------------------------------------------
    def _list(self) -> None:
        """ "women and children", "combatants and civilians", "men, women and children": one count for several nouns."""
        r = self.r
        while self.kind == "person" and self.plural and not self.one:
            i = self.last
            comma = i < self.limit and r.words[i] == ","
            if not comma and not (r.kinds[i] & CONJUNCTION != 0 and r.words[i] in ("and", "or", "&", "/")):
                return
            i += 1
            if comma and r.kinds[i] & CONJUNCTION != 0:
                i += 1
            second = _Walk(r, i, min(self.limit, i + 4), self.limit, False)
            if i in r.numbers or r.kinds[i] & DETERMINER != 0:
                return
            j = i
            while j < second.stop and (step := second._step(j)) > j:
                j = step
            if (
                second.kind != "person"
                or not second.plural
                or second.hit is None
                or second.hit.entry.kind == "demonym"
                or second.silent
            ):
                return
            if comma and not (second.last < self.limit and r.words[second.last] in (",", "and", "or")):
                return
            if self._acts(second.last):
                return
            self.extra += [second.hit, *second.marks]
            self.last = second.last

    def _acts(self, i: int) -> bool:
        """Whether a verb of doing or saying stands at i: then the second noun opens a clause of its own."""
        r = self.r
        if i >= self.limit:
            return False
        out = r.outcome.get(i)
        if r.kinds[i] & REPORTING != 0 or (r.kinds[i] & VERB != 0 and r.kinds[i] & OUTCOME == 0):
            return True
        behind = i + 1 < self.limit and (r.noun_at(i + 1) is not None or i + 1 in r.numbers or r.is_article(i + 1))
        return out is not None and out.form in ("base", "third", "past", "bare") and behind

    def _of(self) -> None:
        """ "members of the public force", "men of fighting age": the phrase as printed, and whose side they are on."""
        r, i = self.r, self.last
        if i + 3 < self.limit and r.words[i : i + 3] == ["-", "of", "-"] and i + 3 in r.numbers:
            self.last = i + 4  # "mother-of-two"
        if i + 1 >= self.limit or r.words[i] != "of" or (self.head != self.last - 1 and not self.extra):
            return
        k, end = i + 1, i + 1
        while k < min(self.limit, i + _OF_REACH):
            word = r.words[k]
            if word in "-'" or (r.kinds[k] & DETERMINER != 0 and k <= i + 2) or (word == "s" and r.words[k - 1] == "'"):
                k += 1
                continue
            if (
                not word[0].isalnum()
                or r.kinds[k] & CONJUNCTION != 0
                or (word not in _OF_NAMES and r.is_closed(k))
                or r.tells(k)
            ):
                break
            if r.kinds[k] & FORCE != 0 and self.of_side is None:
                self.of_side = r.force[k]
            elif r.kinds[k] & PERSON != 0 and self.of_side is None and r.person[k].form in ("", "plural"):
                self.of_side = r.person[k]  # "bodies of civilians", "members of the armed forces"
            k += 1
            end = k
        long = sum(word[0].isalnum() and word != "s" for word in r.words[i + 1 : end]) > 4
        if end > i + 1 and not (long and not r.surface.is_of(self.head, SIDE_TAKER)):
            self.last = end

    # --- what it comes to --------------------------------------------------------------------------------------------
    def finish(self) -> People:
        r = self.r
        if self.kind == "unknown" and not self.one and not self.plural and not self._capital():
            self.kind, self.head = "none", -1
        if (
            self.head < 0
            and self.marks
            and self.marks[-1].entry.kind == "force"
            and r.is_plural(self.marks[-1].last - 1)
        ):
            self._take("person", self.marks[-1].first, self.marks[-1].last, self.marks[-1], True)
        if self.kind in ("thing", "animal") and not self.one and self.hit is not None and self.hit.form == "singular":
            self.kind, self.head = "none", -1
        aged = self.one and self.age_words is not None  # "a 19-year-old helper": an unknown noun with an age
        if self.kind == "unknown" and (aged or (self.head >= 0 and r.names_people(self.head))):
            self.kind = "person"
        if self.head < 0:
            return People("none", self.first, self.first)
        people = People(self.kind, self.begin, self.last, self.head)
        if self.kind != "person":
            return people
        if r.words[self.head] in _TAKEN and self.begin == self.head and not self.one:
            self.silent = True  # "took 98 prisoner": what they became
        if self.silent:
            people.first = people.last
        sided = self.silent or r.surface.is_of(self.head, SIDE_TAKER)
        describe(people, self.hit, self.extra, self.marks, self.of_side if sided else None, sided)
        body = self._body()
        people.affiliation = (body.first, body.last) if body is not None else None
        if self.age_words is not None:
            people.age = age_of(r.words, r.ages, *self.age_words)
        return people

    def _body(self) -> Hit | None:
        """The first people or armed body that the phrase names."""
        for mark in self.marks:
            if mark.entry.kind in _BODIES:
                return mark
        if self.of_side is not None:
            return self.of_side
        return self.hit if self.hit is not None and self.hit.entry.kind in _BODIES else None

    def _capital(self) -> bool:
        return self.head > 0 and self.r.surface.is_capital(self.head)


_TAKEN: Final = frozenset(("prisoner", "captive", "hostage"))
