"""Who says it: the voice before or behind a verb, the one that two verbs share.

Public name: `Subjects`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.acts import Report, Subject
from tally.extraction.voices.cast import Player
from tally.extraction.voices.heads import HEAD, IDLE, Heads
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.phrases import GIVEN_OUT
from tally.extraction.voices.saying import BE
from tally.lexicon import Hit
from tally.lexicon.kinds import (
    CLAUSE,
    CONJUNCTION,
    COUNTRY,
    DETERMINER,
    DOCUMENT,
    FRAME,
    KNOWN_PLACE,
    NUMERAL,
    PERSON,
    PREPOSITION,
    RELATIVE,
    REPORTING,
    SEAT,
    SOURCE,
)

__all__ = ["Subjects"]

_NOWHERE: Final = 10**9
_GIVEN: Final = 7  # words of "who identified himself only as"
_RELATIVE_REACH: Final = 14  # words of a relative clause between its noun and that noun's verb
_OPENS: Final = frozenset((",", ";", "and", "but"))


class Subjects(Heads):
    """Finds the voice that belongs to a verb or a frame."""

    def _subject_before(self, begin: int) -> Subject | None:
        """The voice whose phrase ends before the verb group at `begin`, over times, brackets and appositions."""
        floor = self.begin
        i = self._back_over_time(begin, floor)
        extras: list[Phrase] = []
        heads: Phrase | None = None
        aged, anonymous = False, False
        for _ in range(4):
            if i <= floor:
                return None
            word = self.words[i - 1]
            if word == "." or word in IDLE:  # "The Arl Group, Inc., which runs it, said"
                comma = (i - 2 if word == "." else i - 1) - 1
                if comma > floor and self.words[comma] == "," and self.words[comma + 1] in IDLE:
                    i = comma
                    continue
            if word == ")" and (k := self._opener(i - 1, floor)) is not None:
                i = k
                continue
            if word == "," or word in "\u2014\u2013":
                k = self._parenthesis(i - 1, floor)
                if k is None and self._is_stray(i - 1, begin):
                    i -= 1  # "NEMA coordinator Omar Tal, told AFP"
                    continue
                if k is None:
                    return None
                first, last = k + 1, i - 1
                if self.words[first] == "and" and self.kinds[first + 1] & RELATIVE:
                    first += 1  # "A farmer who fled, and who asked not to be named, said"
                first += first + 1 < last and self.words[first] in ("now", "himself", "herself")
                if last - first <= 2 and self.words[last - 1].isdigit():
                    aged = True
                elif self._idle(first, last):
                    pass
                elif self.kinds[first] & (RELATIVE | FRAME | PREPOSITION) or self._tells_of(first):
                    anonymous = anonymous or self._anonymous(first, last)
                    heads = heads or self._led(first, last) or self._of_house(first, last)
                elif self._tells_how(first):
                    pass
                elif apposed := self._between_commas(first, last):
                    extras += apposed
                elif self.words[first : first + 2] != ["one", "of"]:
                    return None  # but "The ICRC, one of the few bodies left there, said"
                i = self._back_over_time(k, floor)
                if i - 2 > floor and self.words[i - 1].isdigit() and self.words[i - 2] == ",":
                    aged, i = True, i - 2  # "Ana Ruiz, 52, who lives there,"
                continue
            break
        if i <= floor:
            return None
        word, bits = self.words[i - 1], self.kinds[i - 1]
        if bits & RELATIVE and word in ("who", "which", "that"):
            return self._antecedent(i - 1)
        if bits & CONJUNCTION or word in ("but", "then"):
            return self._shared()
        if extras and word in ("one", "another") and (i - 2 < floor or self.words[i - 2] in _OPENS):
            return self._phrase(extras[0])  # "; one, Lam Tor, said"
        if (seen := self._seen_document(i, floor)) is not None:
            return self._phrase(seen)
        found = self._relative_subject(i, floor, extras) or self._head_subject(i, floor, extras)
        if found is not None:
            return found
        opener = self._quoted_name(i, floor)
        i, floor = (i - 1, opener + 1) if opener >= 0 else (i, floor)
        return self._voice_left(i, floor, extras, anonymous, aged, heads)

    def _voice_left(
        self,
        end: int,
        floor: int,
        extras: list[Phrase],
        anonymous: bool,
        aged: bool,
        heads: Phrase | None = None,
    ) -> Subject | None:
        pronoun = self.grammar.pronouns.get(end - 1)
        if pronoun is not None:
            return self._by_pronoun(pronoun, self.words[end - 1])
        if self.words[end - 1] == "nobody":
            return None
        if self.words[end - 1] in GIVEN_OUT and self.kinds[end - 2] & DOCUMENT:
            end -= 1  # "A UN report released on Monday said"
        phrase = self.grammar.left(end, self._past_whose(end, floor))
        phrase = self._past_bracket(phrase, floor) if phrase is not None else None
        if phrase is not None and not extras and (named := self._name_before(phrase, end, floor)) is not None:
            phrase, extras = named, [phrase]
        if phrase is not None and not extras and self.words[end : end + 1] == [","]:
            phrase = self._office_before(phrase) or phrase  # "A local official, Ana Reed, who leads it, said"
            extras = phrase.extra
        if phrase is None and self.kinds[end - 1] & PERSON:  # "A cousin of one of the victims said"
            first = end - 1
            while first > floor and self.kinds[first - 1] & DETERMINER:
                first -= 1
            phrase = self._climb(first, floor)
        elif phrase is not None and self._hangs(phrase, floor):
            phrase = self._from_whom(phrase, floor) or self._climb(phrase.first, floor)
        if phrase is None or self.words[phrase.first - 1] in ("nor", "neither"):
            return None
        if phrase.article in ("our", "my") or self._own(phrase.first, phrase.last) or self._counted_own(phrase):
            return self._subject(self.cast.own, phrase)
        phrase.extra, phrase.heads = extras, heads or phrase.heads
        if len(extras) == 1 and self.words[max(floor, phrase.first - 2) : phrase.first] == ["one", "of"]:
            him = extras[0]  # "One of the survivors, Jose Perez, told"
            phrase.extra, phrase.article, him.extra = [], "a", [phrase]
            return self._phrase(him, anonymous, aged)
        return self._phrase(phrase, anonymous or self._anonymous(phrase.first, phrase.last), aged)

    def _by_pronoun(self, hit: Hit, word: str) -> Subject | None:
        if self.quotations.around(hit.first) is not None:
            return None
        player = self._opening_voice(hit.first, word) if hit.means in ("body", "person", "people") else None
        return self._meant_by(hit.means, word, hit.first, hit.last, player)

    def _opening_voice(self, at: int, word: str) -> Player | None:
        """ "The department sees it differently: doctors have certified nine deaths, and it says ...", "The ministry blamed a
        leak for the blast, which it said killed nine": who opens the sentence, where the pronoun opens a clause of it.
        """
        before = self.words[at - 1]
        relative = self.kinds[at - 1] & (RELATIVE | CLAUSE) != 0 or before in ("where", "whose")
        if (not relative and (word != "it" or before not in ("and", "but", ";"))) or at - self.begin < 4:
            return None
        begin = self._past_time(self.begin)
        phrase = self.grammar.right(begin, at)
        if phrase is None or phrase.first > begin + 1 or phrase.last >= at:
            return None
        lands = self.grammar.any_of(COUNTRY | SEAT, phrase.core[0], phrase.core[1])
        if not phrase.sources and not lands and (word != "they" or self.cast.find(phrase) is None):
            return None
        if relative and (phrase.article in ("a", "an") or not BE.isdisjoint(self.words[phrase.last : phrase.last + 2])):
            return None
        self._take_apposed(phrase)
        player = self.cast.meet(phrase)
        wanted = ("body",) if word == "it" else ("people", "body", "") if word == "they" else ("person", "name")
        return player if player.group in wanted and not player.own else None

    def _antecedent(self, relative: int) -> Subject | None:
        end = relative - 1 if self.words[relative - 1] == "," else relative
        end = self._back_over_time(end, self.begin)
        if self.words[end - 1] == ")":
            end = self._opener(end - 1, self.begin) or end  # "The State Rescue Agency (SRA), which"
        if end <= self.begin:
            return None
        if self.words[relative - 1] == "," and self.words[relative] == "which":
            # "We have heard from the Foreign Office, which says": what a comma sets apart may hang on a preposition.
            phrase = self.grammar.left(end, self.begin)
            if (body := self._body_of(phrase)) is not None:
                return self._phrase(body)
            if phrase is not None and not phrase.article and self._is_named_house(phrase):
                return self._phrase(phrase)  # "taken to Vell General Hospital, which listed one as critical"
            if phrase is not None and phrase.article == "the" and phrase.sources and self._hangs(phrase, self.begin):
                return self._phrase(phrase)
            if phrase is not None and phrase.article == "the" and self.cast.find(phrase) is not None:
                return self._phrase(phrase)
        if self.words[relative - 1 : relative + 1] == [",", "who"]:
            named = self.grammar.left(end, self.begin)
            if named is not None and self._hangs(named, self.begin) and self.grammar.person(named) is not None:
                return self._phrase(named)  # "a reply to Ada Brin, who had said"
            if named is not None and (office := self._office_before(named)) is not None:
                return self._phrase(office)
        if self.words[relative - 1 : relative + 1] == [",", "who"] and self.here:
            last = self.here[-1]
            if last.text[0] >= last.verb[1] and 0 < end - last.text[1] < HEAD and last.player.group == "person":
                return self._at_verb(
                    Subject(last.player, last.text, 0, 0)
                )  # "said a nurse reached by phone, who counted"
        return self._voice_left(end, self.begin, [], False, False)

    def _relative_subject(self, end: int, floor: int, extras: list[Phrase]) -> Subject | None:
        """ "a doctor at the hospital who asked not to be named said", "a resident who saw it said": the phrase before a
        relative clause without a comma.
        """
        if (given := self._identified(end, floor)) is not None:
            return given
        if self.words[end - 1] == "nobody":
            return None  # "five pupils whom nobody has mentioned"
        for i in range(end - 1, max(floor, end - _RELATIVE_REACH), -1):
            if not self.kinds[i] & RELATIVE and self.words[i] != "whose":
                if self.words[i] in ',;:"':
                    return None
                continue
            word = self.words[i]
            if word in ("who", "whom") and self._anonymous(i, end):
                return self._voice_left(i, floor, [], True, False)
            if word == "who" and extras:
                return self._voice_left(i - 1 if self.words[i - 1] == "," else i, floor, extras, False, False)
            if i + 1 < end and word in ("who", "whose", "whom"):
                return self._told_of(i, floor)
        return None

    def _told_of(self, relative: int, floor: int) -> Subject | None:
        """ "A resident who helped at the burial said": whoever opens the clause and is told of by "who", "whose"."""
        if self.words[relative - 1] == ",":
            return self._lost_comma(relative, floor)
        phrase = self.grammar.left(relative, floor)
        if phrase is None:
            return None
        k = phrase.first - 1
        if k >= floor and self.words[k] == "one":
            k -= 1
        opens = k < floor or self.words[k] in ',;"' or self.kinds[k] & (CONJUNCTION | REPORTING) != 0
        subject = self._voice_left(relative, floor, [], False, False) if opens else None
        # What the clause tells ("a man who killed 12 people said") is not what they say.
        return None if subject is None else self._at_verb(subject)

    def _lost_comma(self, relative: int, floor: int) -> Subject | None:
        """ "Omar Tal, who lost two sons there said": somebody by name, where the comma that ends the clause was lost."""
        bits = self.kinds[relative + 1]
        if self.words[relative] != "who" or bits & (DETERMINER | SOURCE) or self.surface.is_capital(relative + 1):
            return None  # "Omar Tal, who the police said"
        named = self.grammar.left(relative - 1, floor)
        if named is None or not self._opens_with_name(named):
            return None
        subject = self._phrase(named)
        return None if subject is None else self._at_verb(subject)

    def _name_before(self, office: Phrase, verb: int, floor: int) -> Phrase | None:
        """The name in ""Nine died," Omar Tal, the village head said", where no comma ends the office; none in "Omar Tal, the mayor
        said, was among the dead".
        """
        comma = office.first - 1
        if self.words[comma] != "," or comma <= floor or not office.article or not office.sources:
            return None
        if office.sources[0].entry.get("group") != "person":
            return None
        named = self.grammar.left(comma, floor)
        if named is None or not self._opens_with_name(named):
            return None
        if named.first > self.begin or self.words[verb + 1 : verb + 2] == ["that"]:
            return named
        return named if verb + 1 < self.sentence.last and self.kinds[verb + 1] & NUMERAL else None

    def _opens_with_name(self, named: Phrase) -> bool:
        """Whether somebody's full name opens the sentence or follows a quotation."""
        if named.first > self.begin and self.words[named.first - 1] != '"':
            return False
        person = self.grammar.person(named)
        return person is not None and person[1] - person[0] > 1 and not self.kinds[person[0]] & KNOWN_PLACE

    def _identified(self, end: int, floor: int) -> Subject | None:
        """ "A resident identified as Omar Tal said", "A witness who gave her name as Ana Reed said": somebody by the name given."""
        named = self.grammar.left(end, floor)
        if named is None or named.article or named.sources or self.grammar.person(named) is None:
            return None
        k = named.first - 1
        if self.words[k] == "as":
            k -= 1
            if self.words[k] in ("himself", "herself", "name"):
                while k > floor and self.words[k] != "who":
                    if named.first - k > _GIVEN:
                        return None
                    k -= 1
            elif self.words[k] not in ("identified", "named", "known"):
                return None
        elif self.words[k] != "named":
            return None
        office = self.grammar.left(k, floor)
        if office is None or not office.article or not office.sources or self._hangs(office, floor):
            return None
        named.extra = [office]
        return self._phrase(named)

    def _head_subject(self, end: int, floor: int, extras: list[Phrase]) -> Subject | None:
        """ "Residents contacted by phone put", "a man claiming to speak for the faction said": the phrase before a
        participle.
        """
        start = end
        while start > floor and end - start < 14 and not self.kinds[start - 1] & CLAUSE:
            if self.words[start - 1] in ',;:"\u2014\u2013':
                break
            start -= 1
        if not self._goes_on(start, end):
            return None
        phrase = self.grammar.right(start, end)
        if (
            phrase is not None
            and phrase.last - phrase.first > 1
            and self.words[phrase.last - 1] in ("close", "familiar")
        ):
            phrase = self.grammar.read(phrase.first, phrase.last - 1)  # "Sources close to the inquiry said"
        if phrase is None or phrase.last >= end - 1 or not phrase.sources or phrase.last > start + HEAD:
            return None
        if not self._follows_head(phrase.last):
            return None
        full = self.grammar.read(phrase.first, phrase.last)
        full.extra = [one for one in extras if not one.article and self.grammar.person(one) is not None]
        if full.sources[-1].entry.means == "inherit":
            for i in range(phrase.last, end):
                hit = self.grammar.source_at(i)
                if hit is not None and hit.first == i:
                    full.sources.append(hit)
        subject = self._phrase(full, self._anonymous(phrase.first, end))
        if subject is not None:
            subject.last = end
        return subject

    def _shared(self) -> Subject | None:
        """The subject that a second verb shares with the first ("gave no toll but said 12,400 people had moved")."""
        if self.here:
            last = next((r for r in reversed(self.here) if not self._lends_none(r)), self.here[-1])
            subject = Subject(last.player, last.text, last.first, last.last)
            subject.first = subject.last = 0
            return self._at_verb(subject)
        if self.topic is None:
            self._topic(self.sentence)
        if self.topic is not None:
            return self._at_verb(Subject(self.topic[0], self.topic[1], 0, 0))
        return None

    def _lends_none(self, report: Report) -> bool:
        """ "rejected the toll given by residents and said": a voice behind "by" shares its verb with none that follows."""
        first = report.text[0]
        return "by" in self.words[report.verb[0] : first]

    def _at_verb(self, subject: Subject) -> Subject:
        subject.first, subject.last = _NOWHERE, 0
        return subject

    def _going_on(self, begin: int) -> Subject | None:
        """ "..., adding that": the voice that speaks already; else the subject of the sentence."""
        if begin > self.begin and self.words[begin - 1] == "with":
            return None
        return self._shared()

    def _subject_after(self, begin: int, peek: bool = False) -> Subject | None:
        """The voice behind its verb, with what is added between commas."""
        if begin >= self.sentence.last:
            return None
        phrase = self.grammar.right(begin, self.sentence.last)
        if phrase is None or not (self.grammar.is_name(phrase) or phrase.article):
            return None
        phrase = self._name_behind_bracket(phrase) or phrase
        follow = self._past_initials(phrase.last)
        if (
            follow < self.sentence.last
            and self.words[follow] not in ",.;:!?\"')\u2014\u2013"
            and not self.kinds[follow] & (RELATIVE | PREPOSITION | FRAME)
            and not self.grammar.is_time(follow)
            and self.words[follow] not in ("in", "on", "but", "while", "as", "and", "late", "by")
        ):
            return None
        if peek:
            return Subject(self.cast.own, (phrase.first, phrase.last), phrase.first, phrase.last)
        aged, end = self._take_apposed(phrase)
        tail = min(self.sentence.last, end + 24)
        subject = self._phrase(phrase, self._anonymous(begin, tail), aged)
        if subject is not None:
            subject.last = end
        return subject
