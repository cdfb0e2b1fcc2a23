"""Who says it: the voice before or behind a verb, a pronoun's, a document's, the one that two verbs share.

Public name: `Subjects`.
"""

from __future__ import annotations

from tally.extraction.text import Sentence
from tally.extraction.voices.cast import Player
from tally.extraction.voices.names import Phrase
from tally.extraction.voices.saying import Scene, Subject
from tally.lexicon import Hit

__all__ = ["Subjects"]


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
                inner = (k + 1, i - 1)
                if inner[1] - inner[0] <= 2 and self.words[inner[1] - 1].isdigit():
                    aged = True
                elif all(
                    n in self.grammar.fillers or self.words[n] in ("however", "though", "meanwhile", "too")
                    for n in range(*inner)
                ):
                    pass
                elif (
                    inner[0] in self.grammar.relatives
                    or inner[0] in self.grammar.frames
                    or inner[0] in self.grammar.prepositions
                ):
                    anonymous = anonymous or self._anonymous(inner[0], inner[1])
                elif self.words[inner[0]].endswith("ing") and inner[0] not in self.grammar.sources:
                    pass
                elif (phrase := self.grammar.right(inner[0], inner[1])) is not None:
                    extras.append(phrase)
                else:
                    return None
                i = self._back_over_time(k, floor)
                continue
            break
        if i <= floor:
            return None
        if self.words[i - 1] in ("who", "which", "that") and i - 1 in self.grammar.relatives:
            return self._antecedent(i - 1)
        if i - 1 in self.grammar.conjunctions or self.words[i - 1] in ("but", "then"):
            return self._shared()
        if (relative := self._relative_subject(i, floor, extras)) is not None:
            return relative
        if (head := self._head_subject(i, floor)) is not None:
            return head
        return self._voice_left(i, floor, extras, anonymous, aged)

    def _voice_left(self, end: int, floor: int, extras: list[Phrase], anonymous: bool, aged: bool) -> Subject | None:
        word = self.words[end - 1]
        pronoun = self.pronouns.get(end - 1)
        if pronoun is not None:
            return self._by_pronoun(pronoun, word)
        phrase = self.grammar.left(end, floor)
        if phrase is None or self._hangs(phrase, floor):
            return None
        inner = next(
            (
                self.pronouns[i]
                for i in range(phrase.first, phrase.last)
                if i in self.pronouns and self.pronouns[i].means == "own"
            ),
            None,
        )
        if inner is not None or phrase.article in ("our", "my"):
            return self._subject(self.cast.own, phrase)
        phrase.extra = extras
        return self._phrase(phrase, anonymous or self._anonymous(phrase.first, phrase.last), aged)

    def _hangs(self, phrase: Phrase, floor: int) -> bool:
        """Whether a phrase is no subject but hangs on a preposition in mid-sentence ("a letter from New Bern
        recounted").
        """
        k = phrase.first - 1
        if k <= floor or k not in self.grammar.prepositions or k in self.grammar.clauses or k in self.grammar.frames:
            return False
        return (
            self.words[k] in ("of", "from", "in", "at", "with", "for", "by", "near", "to", "on")
            and self.words[k - 1][0].isalnum()
        )

    def _phrase(self, phrase: Phrase, anonymous: bool = False, aged: bool = False) -> Subject | None:
        """The voice of a phrase; of a document, the one that gives it out."""
        if not phrase.article and phrase.first in self.rumours and self.rumours[phrase.first].last >= phrase.core[1]:
            return self._subject(self.cast.nobody, phrase)
        head = self._head(phrase)
        if head in self.grammar.documents and head not in self.grammar.sources:
            return self._giver(phrase, head)
        if not self.grammar.is_name(phrase) and not any(self.grammar.is_name(p) for p in phrase.extra):
            return self._by_repeat(phrase) or self._somebody(phrase, head, anonymous, aged)
        player = self.cast.meet(phrase, anonymous, aged)
        return self._subject(player, phrase)

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
        if head not in self.persons or not phrase.article or phrase.last - phrase.first > 5:
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
        if hit.first in self.quoted:
            return None
        player = self.cast.pronoun(hit.means, word)
        if player is None and self.topic is None and hit.means != "own":
            return None
        if player is None and self.topic is not None:
            player = self.topic[0]
        if player is None:
            return None
        subject = Subject(player, (hit.first, hit.last), hit.first, hit.last)
        subject.carried = not any(r.player is player for r in self.here)
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
        adjectives = self.surface.lexicon.words("document_adjective")
        if self.words[first : hit.first] == ["official"]:
            return self._subject(self.cast.meet(phrase), phrase)
        while end > first and (
            self.words[end - 1] in adjectives or self.words[end - 1] in ("s", "'") or end - 1 in self.grammar.fillers
        ):
            end -= 1
        if end > first and all(self.grammar.is_time(i) for i in range(first, end)):
            return self._subject(self.cast.own, phrase)
        if end > first:
            while first < end - 1 and self.words[first] in adjectives:
                first += 1
            inner = self.grammar.read(first, end)
            if self.grammar.is_name(inner):
                subject = self._phrase(inner)
                if subject is not None:
                    subject.last = phrase.last
                return subject
        if phrase.core[1] < phrase.last and self.words[phrase.core[1]] in ("of", "from", "by"):
            inner = self.grammar.read(phrase.core[1] + 1, phrase.last)
            if self.grammar.is_name(inner):
                return self._phrase(inner)
        if phrase.article in ("its", "their", "his", "her"):
            player = self.cast.pronoun("body" if phrase.article == "its" else "person") or self.cast.pronoun("people")
            return self._subject(player, phrase) if player is not None else None
        owned = any(self.words[i] == "'" for i in range(first, hit.first))
        if phrase.article in ("the", "this", "that") and self.cast.recent and not owned:
            subject = self._subject(self.cast.recent[-1], phrase)
            subject.carried = True
            for report in reversed(self.reports[-6:]):
                if report.player is subject.player:
                    subject.relays = list(report.relays)
                    break
            return subject
        return None

    def _antecedent(self, relative: int) -> Subject | None:
        end = relative - 1 if self.words[relative - 1] == "," else relative
        end = self._back_over_time(end, self.begin)
        return self._voice_left(end, self.begin, [], False, False) if end > self.begin else None

    def _relative_subject(self, end: int, floor: int, extras: list[Phrase]) -> Subject | None:
        """ "a doctor at the hospital who asked not to be named said": the phrase before a relative clause without a
        comma.
        """
        for i in range(end - 1, max(floor, end - 12), -1):
            if self.words[i] in ',;:"':
                return None
            if self.words[i] in ("who", "whom") and self._anonymous(i, end):
                return self._voice_left(i, floor, [], True, False)
            if self.words[i] == "who" and extras:
                return self._voice_left(i, floor, extras, False, False)
        return None

    def _head_subject(self, end: int, floor: int) -> Subject | None:
        """ "Residents contacted by phone put", "a man claiming to speak for the faction said": the phrase before a
        participle.
        """
        start = end
        while (
            start > floor
            and end - start < 14
            and self.words[start - 1] not in ',;:"\u2014\u2013'
            and start - 1 not in self.grammar.clauses
        ):
            start -= 1
        phrase = self.grammar.right(start, end)
        if phrase is None or phrase.last >= end - 1 or not phrase.sources or phrase.last > phrase.first + 7:
            return None
        follow = self.words[phrase.last]
        if not (follow.endswith(("ed", "ing")) or follow in ("reached", "familiar", "close", "who")) or (
            phrase.last in self.grammar.outcomes and not follow.endswith("ing")
        ):
            return None
        full = self.grammar.read(phrase.first, phrase.last)
        if full.sources[-1].entry.means == "inherit":
            full.sources += [
                h for i in range(phrase.last, end) if (h := self.grammar.source_at(i)) is not None and h.first == i
            ]
        subject = self._phrase(full, self._anonymous(phrase.first, end))
        if subject is not None:
            subject.last = end
        return subject

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
        subject.first, subject.last = 10**9, 0
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
            and follow not in self.grammar.relatives
            and not self.grammar.is_time(follow)
            and follow not in self.grammar.prepositions
            and follow not in self.grammar.frames
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

    def _topic(self, sentence: Sentence) -> None:
        """The subject of a sentence, if it may speak later: who "he", "it" and "they" go back to."""
        begin = self.begin
        for _ in range(2):
            if begin < sentence.last and begin in self.grammar.prepositions:
                comma = next((k for k in range(begin, min(begin + 12, sentence.last)) if self.words[k] == ","), None)
                if comma is None:
                    return
                begin = comma + 1
        phrase = self.grammar.right(begin, sentence.last)
        if phrase is None or not (phrase.sources or phrase.person):
            return
        if (self._head(phrase) in self.grammar.documents and self._head(phrase) not in self.grammar.sources) or any(
            h.form == "plural" for h in phrase.sources
        ):
            return
        if (
            not phrase.sources
            and not self._aged(phrase.last)
            and sum(self.surface.is_capital(i) for i in range(*phrase.core)) < 2
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
