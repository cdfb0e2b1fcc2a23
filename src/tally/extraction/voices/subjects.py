"""Who says it: the voice before or behind a verb, a pronoun's, a document's, the one that two verbs share.

Public name: `Subjects`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.text import Sentence
from tally.extraction.voices.cast import Player
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.saying import Scene, Subject
from tally.extraction.voices.wordclasses import (
    CLAUSE,
    CONJUNCTION,
    DOCUMENT,
    FILLER,
    FORCE,
    FRAME,
    OUTCOME,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SOURCE,
)
from tally.lexicon import Hit

__all__ = ["Subjects"]

_NOWHERE: Final = 10**9
_HEAD = 7  # words of a phrase that a participle may hang on


class Subjects(Scene):
    """Finds the voice that belongs to a verb or a frame."""

    def _subject_before(self, begin: int) -> Subject | None:
        """The voice whose phrase ends before the verb group at `begin`, over times, brackets and appositions."""
        floor = self.begin
        i = self._back_over_time(begin, floor)
        extras: list[Phrase] = []
        aged, anonymous = False, False
        for _ in range(4):
            if i <= floor:
                return None
            word = self.words[i - 1]
            if word == ")" and (k := self._opener(i - 1, floor)) is not None:
                i = k
                continue
            if word == "," or word in "\u2014\u2013":
                k = self._parenthesis(i - 1, floor)
                if k is None:
                    return None
                first, last = k + 1, i - 1
                if last - first <= 2 and self.words[last - 1].isdigit():
                    aged = True
                elif self._idle(first, last):
                    pass
                elif self.classes[first] & (RELATIVE | FRAME | PREPOSITION):
                    anonymous = anonymous or self._anonymous(first, last)
                elif self.words[first].endswith("ing") and not self.classes[first] & SOURCE:
                    pass
                elif (phrase := self.grammar.right(first, last)) is not None:
                    extras.append(phrase)
                else:
                    return None
                i = self._back_over_time(k, floor)
                continue
            break
        if i <= floor:
            return None
        word, bits = self.words[i - 1], self.classes[i - 1]
        if bits & RELATIVE and word in ("who", "which", "that"):
            return self._antecedent(i - 1)
        if bits & CONJUNCTION or word in ("but", "then"):
            return self._shared()
        if (relative := self._relative_subject(i, floor, extras)) is not None:
            return relative
        if (head := self._head_subject(i, floor)) is not None:
            return head
        return self._voice_left(i, floor, extras, anonymous, aged)

    def _idle(self, first: int, last: int) -> bool:
        """Whether the words between two commas name nobody: "however", "meanwhile"."""
        for i in range(first, last):
            if not self.classes[i] & FILLER and self.words[i] not in ("however", "though", "meanwhile", "too"):
                return False
        return True

    def _voice_left(self, end: int, floor: int, extras: list[Phrase], anonymous: bool, aged: bool) -> Subject | None:
        pronoun = self.grammar.pronouns.get(end - 1)
        if pronoun is not None:
            return self._by_pronoun(pronoun, self.words[end - 1])
        phrase = self.grammar.left(end, floor)
        if phrase is None or self._hangs(phrase, floor):
            return None
        if phrase.article in ("our", "my") or self._own(phrase.first, phrase.last):
            return self._subject(self.cast.own, phrase)
        phrase.extra = extras
        return self._phrase(phrase, anonymous or self._anonymous(phrase.first, phrase.last), aged)

    def _own(self, first: int, last: int) -> bool:
        """Whether "we" or "our" stands in the phrase first..last."""
        for i in range(first, last):
            if self.classes[i] & PRONOUN and self.grammar.pronouns[i].means == "own":
                return True
        return False

    def _hangs(self, phrase: Phrase, floor: int) -> bool:
        """Whether a phrase is no subject but hangs on a preposition in mid-sentence ("a letter from New Bern
        recounted").
        """
        k = phrase.first - 1
        if k <= floor or not self.classes[k] & PREPOSITION or self.classes[k] & (CLAUSE | FRAME):
            return False
        return (
            self.words[k] in ("of", "from", "in", "at", "with", "for", "by", "near", "to", "on")
            and self.words[k - 1][0].isalnum()
        )

    def _phrase(self, phrase: Phrase, anonymous: bool = False, aged: bool = False) -> Subject | None:
        """The voice of a phrase; of a document, the one that gives it out."""
        if not phrase.article and self.rumours:
            rumour = self.rumours.get(phrase.first)
            if rumour is not None and rumour.last >= phrase.core[1]:
                return self._subject(self.cast.nobody, phrase)
        head = self._head(phrase)
        if self.classes[head] & DOCUMENT and not self.classes[head] & SOURCE:
            return self._giver(phrase, head)
        if not self.grammar.is_name(phrase) and not self._named_beside(phrase):
            return self._by_repeat(phrase) or self._somebody(phrase, head, anonymous, aged)
        player = self.cast.meet(phrase, anonymous, aged)
        return self._subject(player, phrase)

    def _named_beside(self, phrase: Phrase) -> bool:
        """Whether an apposition of the phrase can be a voice by itself."""
        for extra in phrase.extra:
            if self.grammar.is_name(extra):
                return True
        return False

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
        if not self.classes[head] & PERSON or not phrase.article or phrase.last - phrase.first > 5:
            return None
        player = self.cast.meet(phrase, anonymous, aged)
        if player.role == "other" and not player.own:
            player.role, player.group = "witness", player.group if player.group not in ("", "name") else "person"
        return self._subject(player, phrase)

    def _by_repeat(self, phrase: Phrase) -> Subject | None:
        """A definite phrase of no source word: one met before under these words."""
        if phrase.article in ("a", "an", "another", "some"):
            return None
        known = self.cast.find(phrase)
        return self._subject(known, phrase) if known is not None else None

    def _by_pronoun(self, hit: Hit, word: str) -> Subject | None:
        if self.quotations.around(hit.first) is not None:
            return None
        player = self.cast.pronoun(hit.means, word)
        if player is None and self.topic is None and hit.means != "own":
            return None
        if player is None and self.topic is not None:
            player = self.topic[0]
        if player is None:
            return None
        subject = Subject(player, (hit.first, hit.last), hit.first, hit.last)
        subject.carried = True
        for report in self.here:
            if report.player is player:
                subject.carried = False
                break
        if subject.carried and hit.means != "own":
            self._inherit_relays(subject)
        return subject

    def _inherit_relays(self, subject: Subject) -> None:
        """What a pronoun goes on saying in the same paragraph is said to the same outlet."""
        for report in reversed(self.reports[-4:]):
            if report.player is subject.player and self.surface.sentences[report.sentence].block == self.sentence.block:
                subject.relays = list(report.relays)
                return

    def _giver(self, phrase: Phrase, head: int) -> Subject | None:
        """Who gives out a document: "the ministry's figure", "a Northern Wire tally", "the report of the committee"."""
        first = phrase.core[0]
        hit = self.grammar.documents[head]
        end = hit.first
        words, adjectives = self.words, self.grammar.adjectives
        if hit.first == first + 1 and words[first] == "official":
            return self._subject(self.cast.meet(phrase), phrase)
        while end > first and (
            self.classes[end - 1] & FILLER or words[end - 1] in adjectives or words[end - 1] in ("s", "'")
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
            subject = self._subject(self.cast.recent[-1], phrase)
            subject.carried = True
            for report in reversed(self.reports[-6:]):
                if report.player is subject.player:
                    subject.relays = list(report.relays)
                    break
            return subject
        return None

    def _timed(self, first: int, last: int) -> bool:
        """Whether every word of first..last tells a time: "Monday's toll"."""
        for i in range(first, last):
            if not self.grammar.is_time(i):
                return False
        return True

    def _antecedent(self, relative: int) -> Subject | None:
        end = relative - 1 if self.words[relative - 1] == "," else relative
        end = self._back_over_time(end, self.begin)
        return self._voice_left(end, self.begin, [], False, False) if end > self.begin else None

    def _relative_subject(self, end: int, floor: int, extras: list[Phrase]) -> Subject | None:
        """ "a doctor at the hospital who asked not to be named said": the phrase before a relative clause without a
        comma.
        """
        for i in range(end - 1, max(floor, end - 12), -1):
            word = self.words[i]
            if word in ',;:"':
                return None
            if word in ("who", "whom") and self._anonymous(i, end):
                return self._voice_left(i, floor, [], True, False)
            if word == "who" and extras:
                return self._voice_left(i, floor, extras, False, False)
        return None

    def _head_subject(self, end: int, floor: int) -> Subject | None:
        """ "Residents contacted by phone put", "a man claiming to speak for the faction said": the phrase before a
        participle.
        """
        start = end
        while start > floor and end - start < 14 and not self.classes[start - 1] & CLAUSE:
            if self.words[start - 1] in ',;:"\u2014\u2013':
                break
            start -= 1
        if not self._goes_on(start, end):
            return None
        phrase = self.grammar.right(start, end)
        if phrase is None or phrase.last >= end - 1 or not phrase.sources or phrase.last > start + _HEAD:
            return None
        if not self._follows_head(phrase.last):
            return None
        full = self.grammar.read(phrase.first, phrase.last)
        if full.sources[-1].entry.means == "inherit":
            for i in range(phrase.last, end):
                hit = self.grammar.source_at(i)
                if hit is not None and hit.first == i:
                    full.sources.append(hit)
        subject = self._phrase(full, self._anonymous(phrase.first, end))
        if subject is not None:
            subject.last = end
        return subject

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a source stands behind `start` and, right of it, a word that may go on with what it does."""
        source = False
        for i in range(start, min(start + _HEAD + 1, end - 1)):
            if source and self._follows_head(i):
                return True
            source = source or self.classes[i] & (SOURCE | FORCE) != 0
        return False

    def _follows_head(self, i: int) -> bool:
        """Whether word i may go on with what a noun at its left does: a participle, "who", "close"."""
        word = self.words[i]
        return word.endswith("ing") or (
            (word.endswith("ed") or word in ("reached", "familiar", "close", "who")) and not self.classes[i] & OUTCOME
        )

    def _shared(self) -> Subject | None:
        """The subject that a second verb shares with the first ("gave no toll but said 12,400 people had moved")."""
        if self.here:
            last = self.here[-1]
            subject = Subject(last.player, last.text, last.first, last.last)
            subject.first = subject.last = 0
            return self._at_verb(subject)
        if self.topic is None:
            self._topic(self.sentence)
        if self.topic is not None:
            return self._at_verb(Subject(self.topic[0], self.topic[1], 0, 0))
        return None

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
        follow = phrase.last
        if (
            follow < self.sentence.last
            and self.words[follow] not in ",.;:!?\"')\u2014\u2013"
            and not self.classes[follow] & (RELATIVE | PREPOSITION | FRAME)
            and not self.grammar.is_time(follow)
            and self.words[follow] not in ("in", "on", "but", "while", "as", "and", "late", "by")
        ):
            return None
        if peek:
            return Subject(self.cast.own, (phrase.first, phrase.last), phrase.first, phrase.last)
        aged, end = False, phrase.last
        while end < self.sentence.last and self.words[end] == ",":
            stop = self._closing(end)
            if stop - end <= 3 and self.words[stop - 1].isdigit() and stop > end + 1:
                aged, end = True, stop
                continue
            extra = self.grammar.right(end + 1, stop)
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
        tail = min(self.sentence.last, end + 24)
        subject = self._phrase(phrase, self._anonymous(begin, tail), aged)
        if subject is not None:
            subject.last = end
        return subject

    def _comma(self, first: int, last: int) -> int:
        """The first comma of the words first..last; -1 where there is none."""
        for i in range(first, last):
            if self.words[i] == ",":
                return i
        return -1

    def _topic(self, sentence: Sentence) -> None:
        """The subject of a sentence, if it may speak later: who "he", "it" and "they" go back to."""
        begin = self.begin
        for _ in range(2):
            if begin < sentence.last and self.classes[begin] & PREPOSITION:
                comma = self._comma(begin, min(begin + 12, sentence.last))
                if comma < 0:
                    return
                begin = comma + 1
        if self.grammar.is_nameless(begin, sentence.last):
            return
        phrase = self.grammar.right(begin, sentence.last)
        if phrase is None or not (phrase.sources or self.grammar.person(phrase)):
            return
        bits = self.classes[self._head(phrase)]
        if bits & DOCUMENT and not bits & SOURCE:
            return
        for hit in phrase.sources:
            if hit.form == "plural":
                return
        if (
            not phrase.sources
            and not self._aged(phrase.last)
            and len([i for i in range(*phrase.core) if self.surface.is_capital(i)]) < 2
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
            if extra is None or extra.last != stop or not self.grammar.is_name(extra):
                break
            phrase.extra.append(extra)
            end = stop
        player = self.cast.meet(phrase, aged=aged)
        if not player.own:
            self.topic = (player, (phrase.first, phrase.last))
            self.cast.topics[sentence.index] = self.topic
            self.cast.speak(player)
