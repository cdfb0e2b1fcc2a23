"""Level 7: whose voice a phrase is: a name's, a pronoun's, that of whoever gives out a document, the subject's of a sentence.

Public names: `Phrases`, `GIVEN_OUT`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Sentence
from tally.extraction.voices.acts import Subject
from tally.extraction.voices.cast import Player
from tally.extraction.voices.complements import Complements
from tally.extraction.voices.names import Phrase
from tally.lexicon.kinds import (
    AUXILIARY,
    CONJUNCTION,
    COUNTRY,
    DETERMINER,
    DOCUMENT,
    FILLER,
    FORCE,
    NUMERAL,
    OUTCOME,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SOURCE,
    THING,
    WEEKDAY,
)

__all__ = ["GIVEN_OUT", "Phrases"]

_UNHEARD: Final = 6  # words of "the old harbour trust" before "said"
_NO_BODY: Final = PREPOSITION | CONJUNCTION | RELATIVE | PRONOUN | AUXILIARY | DETERMINER | DOCUMENT | NUMERAL | WEEKDAY
_OPENERS: Final = frozenset(',;:"\u2014\u2013') | frozenset(("and", "but"))
_LEADS: Final = frozenset(
    "heads leads runs directs chairs oversees commands manages headed led ran directed chaired coordinates".split()
)
_OBJECTS: Final = {"him": "person", "her": "person", "them": "people"}  # who is meant behind "according to"
GIVEN_OUT: Final = frozenset(
    "released issued shared published circulated compiled prepared posted presented dated".split()
)
_LAST: Final = 24  # reports back to that of who gave out "the statement"
_OWNER: Final = 5  # words from one for a document to its owner


class Phrases(Complements):
    """Finds the voice of a phrase."""

    def _phrase(self, phrase: Phrase, anonymous: bool = False, aged: bool = False) -> Subject | None:
        """The voice of a phrase; of a document, the one that gives it out."""
        if self._is_no_one(phrase):
            return None
        if not phrase.article and self.rumours:
            rumour = self.rumours.get(phrase.first)
            if rumour is not None and rumour.last >= phrase.core[1]:
                if (both := self._with_reports(phrase)) is not None:
                    return self._subject(self.cast.meet(both), both)
                return self._of_body(phrase) or self._subject(self.cast.nobody, phrase)
        if (end := self._end_of_document(phrase)) > 0:
            subject = self._phrase(self.grammar.read(phrase.first, end))
            if subject is not None:
                subject.last = phrase.last
            return subject
        head = self._head(phrase)
        if self.kinds[head] & DOCUMENT and not self.kinds[head] & SOURCE:
            return self._giver(phrase, head)
        if not self.grammar.is_name(phrase) and not self._named_beside(phrase):
            return self._by_repeat(phrase) or self._somebody(phrase, head, anonymous, aged)
        player = self.cast.meet(phrase, anonymous, aged)
        return self._subject(player, phrase)

    def _end_of_document(self, phrase: Phrase) -> int:
        """Where a word for a document ends that a participle follows ("A UN report released on Monday"); 0 where none does."""
        end = phrase.core[1] - 1
        if end <= phrase.core[0] or phrase.extra or self.words[end] not in GIVEN_OUT:
            return 0
        given_on = self.words[end + 1 : end + 2] in (["by"], ["of"], ["from"], ["to"], ["with"])
        return end if self.kinds[end - 1] & DOCUMENT and not given_on else 0

    def _with_reports(self, reports: Phrase) -> Phrase | None:
        """ "An official and reports said": those who say it beside reports of nobody."""
        at = reports.first - 1
        if self.words[at] != "and" or at <= self.begin:
            return None
        beside = self.grammar.left(at, self.begin)
        if beside is None or not beside.sources or (beside.first > self.begin and self.words[beside.first - 1] != ","):
            return None  # but "It killed nine officials and reports said 12 were hurt"
        return self.grammar.read(beside.first, reports.last)

    def _is_no_one(self, phrase: Phrase) -> bool:
        """ "No group has claimed", "an attack no side admitted": nobody says it. "No 10", "No Peace Without Justice" are names."""
        for i in range(phrase.first, phrase.last - 1):
            if self.words[i] == "no" and not (self.words[i + 1][0].isdigit() or self.surface.is_capital(i + 1)):
                return True
        return False

    def _owner_behind(self, first: int) -> int:
        """Where "of", "by" or "from" stands behind a word for a document ("a toll published on Monday, March 3 by the army"); 0
        where it does not.
        """
        words, last = self.words, self.sentence.last
        left = _OWNER  # words that tell no day
        for k in range(first, min(last, first + 2 * _OWNER)):
            if self.kinds[k] & PREPOSITION and words[k] in ("of", "by", "from"):
                return k
            if words[k].isdigit() or self.grammar.is_time(k):
                continue
            dated = words[k] == "," and k + 1 < last and self.grammar.is_time(k + 1) and self.grammar.is_time(k - 1)
            if (words[k] in ",.;:" and not dated) or self.kinds[k] & RELATIVE or left <= 1:
                return 0
            left -= 1
        return 0

    def _of_body(self, phrase: Phrase) -> Subject | None:
        """ "Initial reports of the Arl Police said": the body whose reports they are."""
        of = phrase.core[1]
        if of + 1 >= phrase.last or self.words[of] not in ("of", "from", "by"):
            return None
        inner = self.grammar.read(of + 1, phrase.last)
        return self._phrase(inner) if inner.sources else None

    def _named_beside(self, phrase: Phrase) -> bool:
        """Whether an apposition of the phrase can be a voice by itself."""
        for extra in phrase.extra:
            if self.grammar.is_name(extra):
                return True
        return False

    def _are_initials(self, k: int) -> bool:
        """ "NTSA data show 2,933 deaths", at the head of a sentence; not those of a disease."""
        name = self.surface.text[self.surface.starts[k] : self.surface.ends[k]]
        return len(name) > 2 and name.isupper() and not self.surface.is_caps and k not in self.surface.at("disease")

    def _led(self, first: int, last: int) -> Phrase | None:
        """ "who heads the mine safety agency": the body that somebody leads."""
        if first + 2 >= last or self.words[first] != "who" or self.words[first + 1] not in _LEADS:
            return None
        phrase = self.grammar.right(first + 2, last)
        if phrase is None or not phrase.sources or phrase.sources[-1].entry.get("group") != "body":
            return None
        return phrase

    def _subject(self, player: Player, phrase: Phrase) -> Subject:
        subject = Subject(player, (phrase.first, phrase.last), phrase.first, phrase.last)
        for extra in phrase.extra:
            subject.last = max(subject.last, extra.last)
            subject.first = min(subject.first, extra.first)
        return subject

    def _head(self, phrase: Phrase) -> int:
        return phrase.core[1] - 1

    def _somebody(self, phrase: Phrase, head: int, anonymous: bool, aged: bool) -> Subject | None:
        """A person noun of no source list: "a plumber said"; it witnessed what it tells."""
        if not phrase.article or head - phrase.first > 3 or not self.surface.is_of(head, PERSON):
            return None
        player = self.cast.meet(phrase, anonymous, aged)
        if player.role == "other" and not player.own:
            player.role, player.group = "witness", player.group if player.group not in ("", "name") else "person"
        return self._subject(player, phrase)

    def _unheard_of(self, end: int) -> Subject | None:
        """ "..., the ambulance trust said": a body of no source list, where a definite phrase right before "said" opens a clause."""
        words, first, head = self.words, end - 1, end - 1
        while first > self.begin and end - first <= _UNHEARD and words[first] != "the":
            if words[first] == "of":
                head = first - 1  # "the brotherhood of St Ode"
            elif words[first] != "'" and (not words[first].isalpha() or self.kinds[first] & _NO_BODY):
                return None
            first -= 1
        opens = first == self.begin or words[first - 1] in _OPENERS
        if words[first] != "the" or first >= head or not opens or self.surface.is_of(head, PERSON | OUTCOME):
            return None
        thing = self.surface.at("thing").get(head) if self.kinds[head] & THING else None
        if thing is not None and thing.means != "organisation":
            return None
        phrase = self.grammar.read(first, end)
        player = self.cast.find(phrase) or self.cast.meet(phrase)
        if player.role == "other" and not player.own:
            player.group = "body"
        return self._subject(player, phrase)

    def _by_repeat(self, phrase: Phrase) -> Subject | None:
        """A definite phrase of no source word: one met before under these words."""
        if phrase.article in ("a", "an", "another", "some"):
            return None
        known = self.cast.find(phrase)
        return self._subject(known, phrase) if known is not None else None

    def _him(self, i: int) -> Subject | None:
        """ "According to her, nine died": the voice that a pronoun behind "to" goes back to, where nothing goes on with it."""
        if i >= self.sentence.last or (means := _OBJECTS.get(self.words[i])) is None:
            return None
        if i + 1 < self.sentence.last and self.words[i + 1][0].isalnum():
            return None  # "according to her office"
        if self.quotations.around(i) is not None:
            return None
        return self._meant_by(means, self.words[i], i, i + 1, None)

    def _is_comma(self, i: int) -> bool:
        return i + 1 < self.sentence.last and self.words[i] == ","

    def _meant_by(self, means: str, word: str, first: int, last: int, player: Player | None) -> Subject | None:
        """The voice that a pronoun of this kind goes back to; `player` where that is known already."""
        player = player or self.cast.pronoun(means, word)
        if player is None and self.topic is not None:
            player = self.topic[0]
        if player is None:
            return None
        subject = Subject(player, (first, last), first, last)
        subject.carried = True
        for report in self.here:
            if report.player is player:
                subject.carried = False
                break
        if subject.carried and means != "own":
            self._inherit_relays(subject)
        return subject

    def _inherit_relays(self, subject: Subject) -> None:
        """What a pronoun goes on saying in the same paragraph is said to the same outlet."""
        for report in reversed(self.reports[-4:]):
            if report.player is subject.player and self.surface.sentences[report.sentence].block == self.sentence.block:
                subject.relays = list(report.relays)
                return

    def _of_a_body(self, phrase: Phrase) -> bool:
        """Whether a body that counts owns what a phrase names: "the labour inspectorate's toll", "the river police's toll"."""
        end = phrase.last - 1
        while end > phrase.first and self.words[end] != "'":
            end -= 1
        hit = self.grammar.source_at(end - 1) if end > phrase.first + 1 else None
        return hit is not None and hit.entry.kind == "source" and hit.entry.get("group") == "body"

    def _giver(self, phrase: Phrase, head: int) -> Subject | None:
        """Who gives out a document: "the ministry's figure", "a Northern Wire tally", "the report of the committee"."""
        first = phrase.core[0]
        hit = self.grammar.documents[head]
        end = hit.first
        words, adjectives = self.words, self.grammar.adjectives
        if hit.first == first + 1 and words[first] == "official":
            return self._subject(self.cast.meet(phrase), phrase)
        while end > first and (
            self.kinds[end - 1] & FILLER
            or (words[end - 1] in adjectives and not self._ends_outlet(end))
            or words[end - 1] in ("s", "'")
            or self._gave_out(end - 1, first)
        ):
            end -= 1
        if end > first and self._timed(first, end):
            return self._subject(self.cast.own, phrase)
        if end > first:
            while first < end - 1 and words[first] in adjectives:
                first += 1
            inner = self.grammar.read(first, end)
            if self.grammar.is_name(inner):
                subject = self._phrase(inner)
                if subject is not None:
                    subject.last = phrase.last
                return subject
        if phrase.core[1] < phrase.last and words[phrase.core[1]] in ("of", "from", "by"):
            inner = self.grammar.read(phrase.core[1] + 1, phrase.last)
            if self.grammar.is_name(inner):
                return self._phrase(inner)
        if phrase.article in ("its", "their", "his", "her"):
            player = self.cast.pronoun("body" if phrase.article == "its" else "person") or self.cast.pronoun("people")
            return self._subject(player, phrase) if player is not None else None
        if phrase.article in ("the", "this", "that") and self.cast.recent and "'" not in words[first : hit.first]:
            subject = self._subject(self._last_heard(), phrase)
            subject.carried = True
            for report in reversed(self.reports[-6:]):
                if report.player is subject.player:
                    subject.relays = list(report.relays)
                    break
            return subject
        return None

    def _last_heard(self) -> Player:
        """Who gave out "the statement": the last voice, but nobody of whom the text only tells ("The clerk, Omar Tal, was on leave")."""
        told = self.here[-_LAST:] + self.reports[-_LAST:]
        for player in reversed(self.cast.recent[-_UNHEARD:]):
            if player.group != "person" or any(report.player is player for report in told):
                return player
        return self.cast.recent[-1]

    def _ends_outlet(self, end: int) -> bool:
        """Whether the name of a source ends before `end`: "an Associated Press count"."""
        hit = self.grammar.sources.get(end - 1)
        return hit is not None and hit.first < end - 1 and hit.last >= end

    def _gave_out(self, i: int, first: int) -> bool:
        """Whether word i is what somebody did with a document: "provided" in "the agency provided data showing"."""
        return (
            i > first
            and self.words[i].endswith("ed")
            and not self.surface.is_capital(i)
            and not self.kinds[i] & SOURCE
            and self.kinds[i - 1] & SOURCE != 0
        )

    def _timed(self, first: int, last: int) -> bool:
        """Whether every word of first..last tells a time: "Monday's toll"."""
        for i in range(first, last):
            if not self.grammar.is_time(i):
                return False
        return True

    def _comma(self, first: int, last: int) -> int:
        """The first comma of the words first..last; -1 where there is none."""
        for i in range(first, last):
            if self.words[i] == ",":
                return i
        return -1

    def _capitals(self, first: int, last: int) -> int:
        """How many of the words first..last are printed with a capital."""
        return len([i for i in range(first, last) if self.surface.is_capital(i)])

    def _topic(self, sentence: Sentence) -> None:
        """The subject of a sentence, if it may speak later: who "he", "it" and "they" go back to."""
        begin = self.begin
        if self.quotations.around(begin) is not None:
            return  # whom a speaker tells of speaks to nobody here
        for _ in range(2):
            if begin < sentence.last and self.kinds[begin] & PREPOSITION:
                comma = self._comma(begin, min(begin + 12, sentence.last))
                if comma < 0:
                    return
                begin = comma + 1
        if self.grammar.is_nameless(begin, sentence.last):
            return
        phrase = self.grammar.right(begin, sentence.last)
        if phrase is None or not (phrase.sources or self.grammar.person(phrase)):
            return
        if self.kinds[phrase.first] & NUMERAL or self.words[phrase.first].isdigit():
            return  # "Eight police killed": who is counted
        if not phrase.sources and self.words[phrase.last : phrase.last + 1] == [":"]:
            return  # "J&K: 3 militants killed": a place or a matter
        bits = self.kinds[self._head(phrase)]
        if bits & DOCUMENT and not bits & SOURCE:
            return
        for hit in phrase.sources:
            if hit.form == "plural":
                return
        if (
            phrase.sources
            and phrase.sources[-1].last < phrase.core[1]
            and self.grammar.person(phrase) is None
            and not bits & (SOURCE | FORCE | COUNTRY)
            and not self.surface.is_capital(self._head(phrase))
        ):
            return  # "Military airstrikes", "Army shelling" speak to nobody
        phrase.heads = self._led(phrase.last + 1, self._closing(phrase.last)) if self._is_comma(phrase.last) else None
        if (
            not phrase.sources
            and phrase.heads is None
            and not self._aged(phrase.last)
            and self._capitals(phrase.core[0], phrase.core[1]) < 2
            and self.cast.find(phrase) is None
        ):
            return
        end = phrase.last
        aged = False
        while end < sentence.last and self.words[end] == "," and len(phrase.extra) < 2:
            stop = self._closing(end)
            if stop - end <= 3 and stop > end + 1 and self.words[stop - 1].isdigit():
                aged, end = True, stop
                continue
            extra = self.grammar.right(end + 1, stop)
            ends = extra is not None and (extra.last == stop or self.words[extra.last] in (":", "on"))
            if extra is None or not ends or not self.grammar.is_name(extra):
                break  # "Ana Reed, head of the district, on Telegram"
            phrase.extra.append(extra)
            end = stop
        player = self.cast.meet(phrase, aged=aged)
        if not player.own:
            self.topic = (player, (phrase.first, phrase.last))
            self.cast.topics[sentence.index] = self.topic
            self.cast.speak(player)
