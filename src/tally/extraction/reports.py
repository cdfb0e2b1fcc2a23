"""Acts of saying: who says, by which verb or frame, who passes it on, and which words of the sentence are governed.

Public names: `Report`, `find_reports`. A report governs its complement: the words behind it ("the ministry said 12 had died"),
before it ("12 had died, the ministry said"), or on both sides ("12, the ministry said, had died").
"""

from __future__ import annotations

from tally.extraction.cast import Cast, Player
from tally.extraction.names import Grammar, Phrase
from tally.extraction.text import Sentence, Surface
from tally.lexicon import Hit

__all__ = ["Report", "find_reports"]

_STRONG = frozenset(",.;:!?()[]\u2014\u2013|\u2026\"")
_DASHES = frozenset("-\u2014\u2013")
_HAVE = frozenset(("has", "have", "had", "having", "'ve", "'d", "ve"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "'s", "get", "got"))
_NOT = frozenset(("not", "never", "n't", "t", "cannot", "nor", "neither", "hardly"))
_MODAL = frozenset(("may", "might", "could", "can", "would", "will", "shall", "should", "must", "'ll"))


class Report:
    """One act of saying. `first`, `last`: its own words (source, verb, who was told); `verb`: the range of the verb or frame.

    `side`: "right", "left" or "both" of it; `limit`: the first word that it no longer governs at its right (-1: the sentence's end);
    `player`: who says; `relays`: who passes it on, nearest first; `text`: the words that name the voice here.
    """

    __slots__ = ("carried", "certainty", "first", "flags", "last", "limit", "player", "relays", "sentence", "side", "stance", "text", "verb", "verb_word")

    def __init__(self, player: Player, text: tuple[int, int], verb: tuple[int, int], sentence: int) -> None:
        self.player, self.text, self.verb, self.sentence = player, text, verb, sentence
        self.first, self.last = min(text[0], verb[0]) if text[1] > text[0] else verb[0], max(text[1], verb[1])
        self.side, self.limit = "right", -1
        self.relays: list[tuple[Player, tuple[int, int]]] = []
        self.certainty, self.stance = "stated", "asserted"
        self.flags: list[str] = []
        self.verb_word = ""
        self.carried = False

    def __repr__(self) -> str:
        return f"<{self.player.name} {self.verb_word} {self.side} {self.first}-{self.last} via {[p.name for p, _ in self.relays]}>"


class _Subject:
    """A voice as found beside its verb: the player, the words that name it, where the whole phrase begins and ends."""

    __slots__ = ("carried", "first", "last", "player", "relays", "text")

    def __init__(self, player: Player, text: tuple[int, int], first: int, last: int) -> None:
        self.player, self.text, self.first, self.last = player, text, first, last
        self.relays: list[tuple[Player, tuple[int, int]]] = []
        self.carried = False


def find_reports(surface: Surface, cast: Cast, grammar: Grammar, quoted: frozenset[int]) -> list[Report]:
    """All acts of saying, in reading order; the cast learns the voices on the way."""
    reader = _Reader(surface, cast, grammar, quoted)
    triggers: dict[int, list[Hit]] = {}
    for kind in ("reporting", "counting", "frame", "document"):
        for hit in surface.hits.get(kind, ()):
            triggers.setdefault(surface.sentence_of[hit.first], []).append(hit)
    for sentence in surface.sentences:
        reader.read(sentence, sorted(triggers.get(sentence.index, ()), key=lambda h: h.first))
    return reader.reports


class _Reader:
    """Reads one sentence after another; keeps the last report and the subject of each sentence."""

    def __init__(self, surface: Surface, cast: Cast, grammar: Grammar, quoted: frozenset[int]) -> None:
        self.surface, self.cast, self.grammar, self.quoted = surface, cast, grammar, quoted
        self.words = surface.words
        self.reports: list[Report] = []
        self.sentence: Sentence = surface.sentences[0] if surface.sentences else Sentence(0, 0, 0, 0)
        self.here: list[Report] = []
        self.begin = 0
        self.topic: tuple[Player, tuple[int, int]] | None = None
        self.waiting: tuple[Player, tuple[int, int]] | None = None
        self.platforms, self.audiences = surface.at("platform"), surface.at("audience")
        self.anonymity, self.rumours = surface.at("anonymity"), surface.at("rumour")
        self.pronouns, self.figures = surface.at("pronoun"), surface.at("figure_noun")
        self.vague = surface.at("vague")

    def read(self, sentence: Sentence, hits: list[Hit]) -> None:
        self.sentence, self.here, self.topic, self.waiting = sentence, [], None, None
        self.begin = self._opening(sentence)
        if self._label(sentence):
            pass
        for hit in hits:
            if any(r.verb[0] <= hit.first < r.last for r in self.here):
                continue
            found: Report | None = None
            if hit.entry.kind in ("reporting", "counting"):
                found = self._verb(hit)
            elif hit.entry.kind == "frame":
                found = self._frame(hit)
            elif hit.entry.kind == "document":
                found = self._document(hit)
            if found is not None:
                self._keep(found)
        if not self.here:
            self._bracket_or_tail(sentence)
            self._topic(sentence)
        self.cast.last_sentence[sentence.block] = sentence.index
        self.reports += self.here

    def _keep(self, report: Report) -> None:
        if self.waiting is not None:
            report.relays.append(self.waiting)
            self.waiting = None
        self.here.append(report)
        if not report.player.own:
            self.cast.speak(report.player)

    def _opening(self, sentence: Sentence) -> int:
        """Where the sentence's own words begin: behind a dateline, a stamp, a bullet."""
        body = self.surface.blocks[sentence.block].body
        first = sentence.first
        while first < sentence.last - 1 and self.surface.starts[first] < body:
            first += 1
        while first < sentence.last - 1 and not self.words[first][0].isalnum():
            first += 1
        return first

    # --- verbs ------------------------------------------------------------------------------------------------------
    def _verb(self, hit: Hit) -> Report | None:
        group = self._group(hit)
        if group is None:
            return None
        begin, passive = group
        entry = hit.entry
        if entry.kind == "counting" and not self._takes_figure(hit):
            return None
        if entry.get("needs") == "figure-noun" and not self._figure_follows(hit.last, 7):
            return None
        if entry.get("passes") and not passive:
            return self._passes(hit, begin)
        if passive:
            return self._passive(hit, begin)
        if self._reduced(hit):
            return None
        subject = None
        gerund = hit.form == "gerund" or self.words[begin] == "having"
        if gerund and self.here and self.words[begin - 1] in (",", "and"):
            subject = self._going_on(begin)
        subject = subject or self._subject_before(begin)
        if gerund and subject is not None and subject.last == begin and self._idle_gerund(hit, subject):
            return None
        after = False
        if hit.form != "gerund" and entry.get("inverts") and self._inverted(begin) and (subject is None or self._better_after(begin, hit.last)):
            behind = self._subject_after(hit.last)
            if behind is not None:
                subject, after = behind, True
        if subject is None and hit.form == "gerund":
            subject = self._going_on(begin)
        if subject is None or (roles := entry.get("roles")) and subject.player.role not in roles and not subject.player.own:
            return None
        if self._bare_place(hit, subject) or entry.kind == "counting" and subject.player.role == "other" and subject.player.group in ("name", "body", ""):
            return None
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = min(subject.first, hit.first), max(subject.last, hit.last)
        report.relays += subject.relays
        report.carried = subject.carried
        self._manner(report, hit)
        if any(self.words[i] in ("estimate", "estimates", "model", "models", "projection", "projections") for i in range(*report.text)) and report.certainty == "stated":
            report.certainty = "estimated"
        elif subject.player is self.cast.nobody and self.words[report.text[1] - 1] in ("reports", "rumours", "rumors") and report.certainty == "stated":
            report.certainty = "reported"
        if entry.get("told") or after is False and entry.id == "say":
            self._told(report, entry.get("told", False))
        report.last = self._over_adverbials(report.last)
        self._sides(report, after)
        self._behind_it(report)
        self._doubts(report, hit)
        return report

    def _idle_gerund(self, hit: Hit, subject: _Subject) -> bool:
        """"a man claiming to speak for the faction": a participle that describes, and reports nothing."""
        return self.words[hit.last:hit.last + 1] == ["to"] or subject.player.role == "other" and subject.player.group == "name"

    def _bare_place(self, hit: Hit, subject: _Subject) -> bool:
        """"Pratapur reported 11 deaths", "roads claim four": a name of which nothing else is known, before a bare figure."""
        player = subject.player
        bare = player.role == "other" and player.group == "name" and player.body is None and " " not in player.name
        return bare and self.words[hit.first].startswith(("report", "claim", "record", "list", "count", "register")) and self._number_near(hit.last, 7) and self.words[hit.last] not in ("that", "to")

    def _reduced(self, hit: Hit) -> bool:
        """"a man believed drowned", "the storm claimed 12 lives": a form of saying that says nothing here."""
        k = hit.last
        after = self.words[k] if k < self.sentence.last else ""
        if hit.entry.id == "fear" and hit.form in ("past", "participle"):
            return after in ("to", "dead", "by") or k in self.grammar.outcomes or after in _BE
        if hit.entry.id == "claim" and any(self.words[n] in ("lives", "life", "victims") for n in range(k, min(k + 6, self.sentence.last))):
            return True
        return False

    def _behind_it(self, report: Report) -> None:
        """"Reuters reports a later estimate of 63 dead from the Observatory": an outlet that passes on a figure of another's."""
        if report.player.role != "media" or report.player.own or report.side != "right":
            return
        k = report.last
        if not any(i in self.grammar.documents or i in self.figures for i in range(k, min(k + 4, self.sentence.last))):
            return
        for i in range(k, min(k + 24, self.sentence.last - 1)):
            if self.words[i] in ("from", "by", "of") and i in self.grammar.prepositions:
                phrase = self.grammar.right(i + 1, self.sentence.last)
                if phrase is not None and phrase.sources and any(h.entry.get("group") == "body" or h.form == "plural" for h in phrase.sources) and phrase.first > i:
                    player = self.cast.meet(phrase)
                    if player is not report.player and player.role not in ("other", "witness", "belligerent"):
                        report.relays.insert(0, (report.player, report.text))
                        report.player, report.text = player, (phrase.first, phrase.last)
                        if any(self.words[n] == "estimate" for n in range(k, i)):
                            report.certainty = "estimated"
                        return
            if self.words[i] in ",;":
                return

    def _manner(self, report: Report, hit: Hit) -> None:
        report.verb_word = self.words[hit.first]
        report.certainty = hit.entry.means or "stated"
        report.stance = hit.entry.get("stance", "asserted")
        if flag := hit.entry.get("flag"):
            report.flags.append(flag)

    def _doubts(self, report: Report, hit: Hit) -> None:
        """A denial denies a figure only where one follows it; "no death" denied says none died."""
        if report.stance == "denied" and report.side != "right":
            report.stance, report.certainty = "asserted", "stated"

    def _group(self, hit: Hit) -> tuple[int, bool] | None:
        """Where the verb group begins and whether it is passive; None where the word is no finite act of saying."""
        if hit.form in ("base", "third", "") and hit.first in self.grammar.documents and self.grammar.noun_like(hit.first):
            return None
        if hit.form in ("base", "third") and self.grammar.noun_like(hit.first):
            return None
        i = hit.first - 1
        met: list[str] = []
        while i >= self.sentence.first:
            word = self.words[i]
            if word == "'" and self.words[i + 1] in ("t", "s", "ve", "d", "ll") or word == "t" and self.words[i - 1] == "'":
                i -= 1
                continue
            if i in self.grammar.auxiliaries and word in _HAVE | _BE | _MODAL | _NOT or word in _NOT or word in ("do", "does", "did", "to"):
                met.append(word)
            elif word == "at" and self.words[i + 1] in ("first", "least", "noon"):
                i -= 1
                continue
            elif self.grammar.is_time(i) and not met and (k := self._back_over_time(i + 1, self.begin)) < i and self.words[k - 1] in _HAVE:
                i = k - 1
                continue
            elif word in _DASHES or not (i in self.grammar.fillers or word.endswith("ly") and len(word) > 4 or word in ("further", "merely", "separately")) or i in self.grammar.sources:
                break
            i -= 1
        if any(w in _NOT for w in met) or "to" in met or "did" in met or met and met[0] in _MODAL:
            return None
        nearest = met[0] if met else ""
        if hit.form in ("past", "participle", "bare") and nearest in _BE:
            return i + 1, True
        if hit.form in ("past", "participle", "bare") and not met and self._adjective(hit, i):
            return None
        return i + 1, False

    def _adjective(self, hit: Hit, before: int) -> bool:
        """"a reported payment", "the confirmed toll": a participle before a noun, or behind its people ("a body found")."""
        if before < self.sentence.first:
            return True
        word = self.words[before]
        if before in self.grammar.determiners and word not in ("all", "both", "that", "each") or word in ("no", "s", "newly"):
            return True
        return before in self.grammar.prepositions and before not in self.grammar.sources

    def _takes_figure(self, hit: Hit) -> bool:
        needs = hit.entry.get("needs")
        if needs == "figure" and self.words[hit.first] in ("has", "have", "had", "having"):
            return self._number_near(hit.last, 1) and self.words[hit.last] not in ("no", "a", "none")
        if needs == "figure":
            return self._number_near(hit.last, 7)
        if needs == "toll":
            if self.words[hit.first] in ("give", "gives", "gave", "given"):
                return self._figure_follows(hit.last, 6) and self._number_near(hit.last, 8)
            pair = self.words[hit.last:hit.last + 2]
            return self._figure_follows(hit.last, 6) or pair[:1] == ["at"] and self._number_near(hit.last, 4) \
                or pair[:1] in (["it"], ["that"], ["this"], ["them"]) and pair[1:] in (["at"], ["to"]) and self._number_near(hit.last, 5)
        return True

    def _number_near(self, begin: int, reach: int) -> bool:
        for i in range(begin, min(begin + reach, self.sentence.last)):
            word = self.words[i]
            if word[0].isdigit() or i in self.grammar.numerals or i in self.vague or word in ("no", "none", "nobody", "a"):
                return True
            if word in ";:." or i in self.grammar.relatives:
                return False
        return False

    def _figure_follows(self, begin: int, reach: int) -> bool:
        return any(i in self.figures for i in range(begin, min(begin + reach, self.sentence.last)))

    # --- who --------------------------------------------------------------------------------------------------------
    def _subject_before(self, begin: int) -> _Subject | None:
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
                elif all(n in self.grammar.fillers or self.words[n] in ("however", "though", "meanwhile", "too") for n in range(*inner)):
                    pass
                elif inner[0] in self.grammar.relatives or inner[0] in self.grammar.frames or inner[0] in self.grammar.prepositions:
                    anonymous = anonymous or self._anonymous(inner[0], inner[1])
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
        if (relative := self._relative_subject(i, floor)) is not None:
            return relative
        if (head := self._head_subject(i, floor)) is not None:
            return head
        return self._voice_left(i, floor, extras, anonymous, aged)

    def _voice_left(self, end: int, floor: int, extras: list[Phrase], anonymous: bool, aged: bool) -> _Subject | None:
        word = self.words[end - 1]
        pronoun = self.pronouns.get(end - 1)
        if pronoun is not None:
            return self._by_pronoun(pronoun, word)
        phrase = self.grammar.left(end, floor)
        if phrase is None:
            return None
        inner = next((self.pronouns[i] for i in range(phrase.first, phrase.last) if i in self.pronouns and self.pronouns[i].means == "own"), None)
        if inner is not None or phrase.article in ("our", "my"):
            return self._subject(self.cast.own, phrase)
        phrase.extra = extras
        return self._phrase(phrase, anonymous or self._anonymous(phrase.first, phrase.last), aged)

    def _phrase(self, phrase: Phrase, anonymous: bool = False, aged: bool = False) -> _Subject | None:
        """The voice of a phrase; of a document, the one that gives it out."""
        if not phrase.article and phrase.first in self.rumours and self.rumours[phrase.first].last >= phrase.core[1]:
            return self._subject(self.cast.nobody, phrase)
        head = self._head(phrase)
        if head in self.grammar.documents and head not in self.grammar.sources:
            return self._giver(phrase, head)
        if not self.grammar.is_name(phrase) and not any(self.grammar.is_name(p) for p in phrase.extra):
            return self._by_repeat(phrase)
        player = self.cast.meet(phrase, anonymous, aged)
        return self._subject(player, phrase)

    def _subject(self, player: Player, phrase: Phrase) -> _Subject:
        subject = _Subject(player, (phrase.first, phrase.last), phrase.first, phrase.last)
        for extra in phrase.extra:
            subject.last = max(subject.last, extra.last)
            subject.first = min(subject.first, extra.first)
        return subject

    def _head(self, phrase: Phrase) -> int:
        return phrase.core[1] - 1

    def _by_repeat(self, phrase: Phrase) -> _Subject | None:
        """A definite phrase of no source word: one met before under these words."""
        if phrase.article in ("a", "an", "another", "some"):
            return None
        known = self.cast.find(phrase)
        return self._subject(known, phrase) if known is not None else None

    def _by_pronoun(self, hit: Hit, word: str) -> _Subject | None:
        if hit.first in self.quoted:
            return None
        player = self.cast.pronoun(hit.means, word)
        if player is None and self.topic is None and hit.means != "own":
            return None
        if player is None and self.topic is not None:
            player = self.topic[0]
        if player is None:
            return None
        subject = _Subject(player, (hit.first, hit.last), hit.first, hit.last)
        subject.carried = not any(r.player is player for r in self.here)
        if subject.carried and hit.means != "own":
            self._inherit_relays(subject)
        return subject

    def _inherit_relays(self, subject: _Subject) -> None:
        """What a pronoun goes on saying in the same paragraph is said to the same outlet."""
        for report in reversed(self.reports[-4:]):
            if report.player is subject.player and self.surface.sentences[report.sentence].block == self.sentence.block:
                subject.relays = list(report.relays)
                return

    def _giver(self, phrase: Phrase, head: int) -> _Subject | None:
        """Who gives out a document: "the ministry's figure", "a Northern Wire tally", "the report of the committee"."""
        first = phrase.core[0]
        hit = self.grammar.documents[head]
        end = hit.first
        while end > first and (self.words[end - 1] in ("first", "latest", "last", "own", "initial", "daily", "new", "recent", "press", "public", "combined", "current", "s", "'") or end - 1 in self.grammar.fillers):
            end -= 1
        if end > first and self.words[first:end] == ["official"]:
            return self._subject(self.cast.meet(phrase), phrase)
        if end > first:
            inner = self.grammar.read(phrase.first, end)
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
        if (phrase.article in ("the", "this", "that") or self.grammar.is_time(first)) and self.cast.recent:
            subject = self._subject(self.cast.recent[-1], phrase)
            subject.carried = True
            for report in reversed(self.reports[-6:]):
                if report.player is subject.player:
                    subject.relays = list(report.relays)
                    break
            return subject
        return None

    def _antecedent(self, relative: int) -> _Subject | None:
        end = relative - 1 if self.words[relative - 1] == "," else relative
        end = self._back_over_time(end, self.begin)
        return self._voice_left(end, self.begin, [], False, False) if end > self.begin else None

    def _relative_subject(self, end: int, floor: int) -> _Subject | None:
        """"a doctor at the hospital who asked not to be named said": the phrase before a relative clause without a comma."""
        for i in range(end - 1, max(floor, end - 12), -1):
            if self.words[i] in ",;:\"":
                return None
            if self.words[i] in ("who", "whom") and self._anonymous(i, end):
                return self._voice_left(i, floor, [], True, False)
        return None

    def _head_subject(self, end: int, floor: int) -> _Subject | None:
        """"Residents contacted by phone put", "a man claiming to speak for the faction said": the phrase before a participle."""
        start = end
        while start > floor and end - start < 14 and self.words[start - 1] not in ',;:"\u2014\u2013' and start - 1 not in self.grammar.clauses:
            start -= 1
        phrase = self.grammar.right(start, end)
        if phrase is None or phrase.last >= end - 1 or not phrase.sources or phrase.last > phrase.first + 7:
            return None
        follow = self.words[phrase.last]
        if not (follow.endswith(("ed", "ing")) or follow in ("reached", "familiar", "close", "who")) or phrase.last in self.grammar.outcomes and not follow.endswith("ing"):
            return None
        full = self.grammar.read(phrase.first, phrase.last)
        if full.sources[-1].entry.means == "inherit":
            full.sources += [h for i in range(phrase.last, end) if (h := self.grammar.source_at(i)) is not None and h.first == i]
        subject = self._phrase(full, self._anonymous(phrase.first, end))
        if subject is not None:
            subject.last = end
        return subject

    def _shared(self) -> _Subject | None:
        """The subject that a second verb shares with the first ("gave no toll but said 12,400 people had moved")."""
        if self.here:
            last = self.here[-1]
            subject = _Subject(last.player, last.text, last.first, last.last)
            subject.first = subject.last = 0
            return self._at_verb(subject)
        if self.topic is None:
            self._topic(self.sentence)
        if self.topic is not None:
            return self._at_verb(_Subject(self.topic[0], self.topic[1], 0, 0))
        return None

    def _at_verb(self, subject: _Subject) -> _Subject:
        subject.first, subject.last = 10**9, 0
        return subject

    def _going_on(self, begin: int) -> _Subject | None:
        """"..., adding that": the voice that speaks already; else the subject of the sentence."""
        if begin > self.begin and self.words[begin - 1] == "with":
            return None
        return self._shared()

    def _inverted(self, begin: int) -> bool:
        """Whether a verb may have its subject behind it: at the opening, or behind a comma, a quotation, a dash."""
        return begin <= self.begin or self.words[begin - 1] in ',"\'\u2014\u2013-;:' or begin - 1 in self.grammar.outcomes

    def _better_after(self, begin: int, end: int) -> bool:
        """Whether a verb right behind a comma or a quotation mark has its subject behind it: '"We fled," said the mayor'."""
        if begin <= self.begin or self.words[begin - 1] not in ',"\'':
            return False
        behind = self._subject_after(end, peek=True)
        return behind is not None and (self.words[begin - 1] != "," or behind.last >= self.sentence.last - 1 or self.words[behind.last] in ",.")

    def _subject_after(self, begin: int, peek: bool = False) -> _Subject | None:
        """The voice behind its verb, with what is added between commas."""
        if begin >= self.sentence.last:
            return None
        phrase = self.grammar.right(begin, self.sentence.last)
        if phrase is None or not (self.grammar.is_name(phrase) or phrase.article):
            return None
        follow = phrase.last
        if follow < self.sentence.last and self.words[follow] not in ",.;:!?\"')\u2014\u2013" and follow not in self.grammar.relatives \
                and not self.grammar.is_time(follow) and follow not in self.grammar.prepositions and follow not in self.grammar.frames \
                and self.words[follow] not in ("in", "on", "but", "while", "as", "and", "late", "by"):
            return None
        if peek:
            return _Subject(self.cast.own, (phrase.first, phrase.last), phrase.first, phrase.last)
        aged, end = False, phrase.last
        while end < self.sentence.last and self.words[end] == ",":
            stop = self._closing(end)
            if stop - end <= 3 and self.words[stop - 1].isdigit() and stop > end + 1:
                aged, end = True, stop
                continue
            extra = self.grammar.right(end + 1, stop)
            if extra is None or extra.last < stop and self.words[extra.last] not in ("who", "which", "in", "at", "of", "for", "on") or not self.grammar.is_name(extra):
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

    def _closing(self, comma: int) -> int:
        """The end of what a comma opens: the next comma or the sentence's end."""
        for i in range(comma + 1, min(comma + 20, self.sentence.last)):
            if self.words[i] in ",;" or self.words[i] == "." and i + 1 >= self.sentence.last - 1:
                return i
        return min(comma + 20, self.sentence.last)

    def _anonymous(self, first: int, last: int) -> bool:
        return any(i in self.anonymity for i in range(first, last))

    def _back_over_time(self, end: int, floor: int) -> int:
        """Left of `end` over "on Monday", "late on Friday", "at 22:00", "earlier", adverbs."""
        i = end
        while i > floor:
            word = self.words[i - 1]
            if word in (",", ")") or i - 1 in self.grammar.sources and not self.grammar.is_time(i - 1):
                break
            if self.grammar.is_time(i - 1) or (i - 1 in self.grammar.fillers and word not in ("all", "each", "both", "most", "first")) or word in ("there", "here") or word == "first" and self.words[i - 2] == "at" or word.endswith("ly") and len(word) > 4 and not self.surface.is_capital(i - 1):
                i -= 1
            elif (word[0].isdigit() or word in (":", ".", "am", "pm", "p", "m")) and self._clock(i - 1, floor):
                i -= 1
            elif word in ("on", "at", "in", "by", "since", "earlier") and i < end and (self.grammar.is_time(i) or self.words[i][0].isdigit() or self.words[i] in ("the", "first", "its", "late", "early")):
                i -= 1
            elif word == "the" and i < end and self.grammar.is_time(i):
                i -= 1
            else:
                break
        return i

    def _clock(self, i: int, floor: int) -> bool:
        return any(self.words[k] in ("at", "by", "in", "since", "on") and self.words[k + 1][0].isdigit() for k in range(max(floor, i - 5), i)) or i + 1 < len(self.words) and i + 1 in self.grammar.months

    def _opener(self, close: int, floor: int) -> int | None:
        return next((k for k in range(close - 1, max(floor, close - 10), -1) if self.words[k] == "("), None)

    def _parenthesis(self, close: int, floor: int) -> int | None:
        """The comma or dash that opens what the one at `close` closes."""
        sign = self.words[close]
        for k in range(close - 1, max(floor, close - 32), -1):
            if self.words[k] == sign and not (self.surface.is_glued(k) and self.words[k - 1][0].isdigit()):
                return k
            if self.words[k] in ";\"":
                return None
        return None

    # --- the rest of the frame --------------------------------------------------------------------------------------
    def _told(self, report: Report, strict: bool) -> None:
        """Who was told: an audience is passed over, an outlet (or whoever else repeats it) relays."""
        i = report.last if report.last >= report.verb[1] else report.verb[1]
        if i >= self.sentence.last or not strict:
            return
        audience = self.audiences.get(i)
        phrase = self.grammar.right(i, self.sentence.last)
        end = phrase.last if phrase is not None else i
        if audience is not None and (phrase is None or audience.last >= phrase.core[1] or audience.last >= phrase.last):
            report.last = max(end, audience.last)
            return
        if phrase is not None and self.grammar.is_name(phrase):
            player = self.cast.meet(phrase)
            report.last = phrase.last
            if not player.own and player.role in ("media", "other", "un", "monitor", "") and player.group != "people" and phrase.article not in ("a", "an"):
                report.relays.append((player, (phrase.first, phrase.last)))

    def _over_adverbials(self, i: int) -> int:
        """Right of `i` over times, platforms and manners of speaking ("on Monday", "by phone", "in a statement", "on X")."""
        end = self.sentence.last
        for _ in range(5):
            if i >= end:
                return i
            word = self.words[i]
            if self.grammar.is_time(i) or word in ("later", "earlier", "also", "again", "separately"):
                i += 1
                continue
            if word in ("on", "in", "at", "by", "via", "over", "through", "during", "from", "late", "early", "to") and i not in self.grammar.frames or word == "by" or word == "via":
                k = i + 1
                while k < end and k < i + 7 and (k in self.grammar.determiners or self.grammar.is_time(k) or k in self.platforms or k in self.grammar.documents
                                                or self.words[k] in ("phone", "telephone", "statement", "text", "short", "brief", "separate", "written", "video", "its", "press", "conference", "news",
                                                                     "interview", "message", "email", "e", "-", "mail", "post", "televised", "address", "speech", "report", "briefing", "twitter", "online", "a", "late", "bulletin", "daily", "an", "morning", "audio", "card", "radio", "television", "channel")
                                                or self.words[k][0].isdigit() and (word in ("at", "on") or self.words[k + 1:k + 2] in (["am"], ["pm"], ["a"], ["p"])) or self.words[k] in (":", ".", "am", "pm", "p", "m", "a") or self.surface.is_capital(k) and k in self.grammar.months):
                    k += 1
                if k > i + 1:
                    i = k
                    continue
            return i
        return i

    def _sides(self, report: Report, after: bool) -> None:
        """Which words the report governs: its complement behind it, or what it closes, or both sides of it."""
        begin = min(report.first, report.verb[0])
        follow = self.words[report.last] if report.last < self.sentence.last else ""
        opens = self._opens(report.last)
        subordinate = report.last in self.grammar.clauses and follow not in ("that", "where", "who", "which", "how") or follow in ("as", "after", "amid", "following", "hours", "minutes")
        closing = report.last in self.grammar.prepositions and "that" not in self.words[report.last:min(self.sentence.last, report.last + 10)]
        ahead = bool(follow) and (opens or follow not in _STRONG and follow not in ("and", "but") and not subordinate and not closing)
        opening = all(not self.words[k][0].isalnum() for k in range(self.begin, max(begin, self.begin)))
        if after:
            report.side = "both" if follow and follow in ",:" else "left"
        elif opening or ahead and not (opens and self.words[begin - 1] in ',"'):
            report.side = "right"
        else:
            report.side = "both"
            self._stop(report, subordinate)

    def _stop(self, report: Report, subordinate: bool) -> None:
        """A report that closes its sentence does not govern what is set beside it: "..., a day before a body was found"."""
        k = report.last
        if k < self.sentence.last and self.words[k] == ",":
            k += 1
        window = self.words[k:k + 5]
        beside = window[:1] in (["as"], ["while"], ["when"], ["before"])
        timed = any(w in ("hour", "hours", "day", "days", "week", "weeks", "minutes", "month", "months") and w2 in ("before", "after") for w, w2 in zip(window, window[1:], strict=False))
        if beside or timed:
            report.limit = k

    def _opens(self, i: int) -> bool:
        return i < self.sentence.last and self.words[i] in ':"' and i + 1 < self.sentence.last and not (self.words[i] == '"' and i > 0 and self.surface.is_glued(i - 1))

    # --- passives and relays ----------------------------------------------------------------------------------------
    def _passive(self, hit: Hit, begin: int) -> Report | None:
        """"was put at 20 by residents", "is quoted by X as saying": the agent behind "by" speaks, or relays."""
        limit = min(self.sentence.last, hit.last + 9)
        by = next((k for k in range(hit.last, limit) if self.words[k] == "by"), None)
        agent = self.grammar.right(by + 1, self.sentence.last) if by is not None else None
        named = agent is not None and self.grammar.is_name(agent)
        if hit.entry.get("passes"):
            subject = self._subject_before(begin)
            if subject is None:
                return None
            report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
            report.first = min(subject.first, hit.first)
            if named and agent is not None:
                relay = self.cast.meet(agent)
                if not relay.own:
                    report.relays.append((relay, (agent.first, agent.last)))
                report.last = agent.last
            report.verb_word = self.words[hit.first]
            while report.last < self.sentence.last and self.words[report.last] in ("as", "saying", "having", "said"):
                report.last += 1
            return report
        if not named or agent is None or by is None or any(self.words[k] in ",;:." for k in range(hit.last, by)):
            return None
        if agent.sources == [] and not self.grammar.is_name(agent):
            return None
        subject = self._phrase(agent)
        if subject is None:
            return None
        report = Report(subject.player, subject.text, (hit.first, agent.last), self.sentence.index)
        self._manner(report, hit)
        report.side = "both"
        return report

    def _passes(self, hit: Hit, begin: int) -> Report | None:
        """"Y quoted X as saying", "Y relays X's claims": the object speaks, the subject relays."""
        relay = self._subject_before(begin)
        if relay is None:
            return None
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None:
            return None
        source = self._phrase(phrase)
        if source is None:
            source = _Subject(relay.player, relay.text, relay.first, relay.last)
            if not any(k in self.grammar.documents for k in range(phrase.first, phrase.last)):
                return None
            return None
        report = Report(source.player, source.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = min(relay.first, hit.first), max(phrase.last, hit.last)
        report.verb_word = self.words[hit.first]
        report.relays += source.relays
        if not relay.player.own and relay.player is not source.player:
            report.relays.append((relay.player, relay.text))
        while report.last < self.sentence.last and self.words[report.last] in ("as", "saying", "telling"):
            report.last += 1
        if any(self.words[k] in ("claims", "claim", "allegations", "allegation") for k in range(hit.last, min(report.last + 2, self.sentence.last))):
            report.certainty = "claimed"
        return report

    # --- frames -----------------------------------------------------------------------------------------------------
    def _frame(self, hit: Hit) -> Report | None:
        means = hit.means
        if means == "by":
            return self._by_count(hit)
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None:
            return None
        if means == "relay":
            self._relayed_by(hit, phrase)
            return None
        if means == "cite":
            return self._citing(hit, phrase)
        subject = self._source_of(phrase)
        if subject is None:
            return None
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first, report.last = hit.first, max(subject.last, phrase.last)
        report.relays += subject.relays
        report.carried = subject.carried
        report.verb_word = self.words[hit.first]
        if any(self.words[k] in ("estimate", "estimates") for k in range(hit.first, report.last)):
            report.certainty = "estimated"
        opening = hit.first <= self.begin
        report.side = "both" if not opening else "right"
        return self._as_relay(report)

    def _as_relay(self, report: Report) -> Report | None:
        """"X said, according to Y": right behind another report it names who passes that on."""
        last = self.here[-1] if self.here else None
        if last is None or report.first - last.last > 1 or report.first < last.last or last.side == "right" and report.first != last.last:
            return report
        if report.first - last.last == 1 and self.words[last.last] != ",":
            return report
        if last.side == "right":
            return report
        if last.player is not report.player and not report.player.own:
            last.relays.append((report.player, report.text))
        last.last = report.last
        self.cast.speak(report.player)
        return None

    def _source_of(self, phrase: Phrase) -> _Subject | None:
        """The voice behind "according to": over "a balance of", "data released by", "figures from"."""
        head = self._head(phrase)
        pronoun = self.pronouns.get(phrase.first)
        if pronoun is not None:
            return self._by_pronoun(pronoun, self.words[phrase.first])
        if head in self.grammar.documents and head + 1 >= phrase.core[1] and not self._named_before(phrase, head):
            k = phrase.core[1]
            stop = min(self.sentence.last, k + 5)
            while k < stop and (k not in self.grammar.prepositions or self.words[k] not in ("of", "by", "from")):
                if self.words[k] in ",.;:" or k in self.grammar.relatives:
                    break
                k += 1
            if k < stop and self.words[k] in ("of", "by", "from"):
                inner = self.grammar.right(k + 1, self.sentence.last)
                if inner is not None and self.grammar.is_name(inner):
                    return self._phrase(inner)
            return self._giver(phrase, head)
        return self._phrase(phrase, self._anonymous(phrase.first, min(self.sentence.last, phrase.last + 12)))

    def _named_before(self, phrase: Phrase, head: int) -> bool:
        inner = self.grammar.read(phrase.first, head) if head > phrase.first else None
        if inner is None:
            return False
        known = any(self.words[i] == "s" and self.words[i - 1] == "'" for i in range(*inner.core))
        return bool(inner.sources) or any(i in self.grammar.countries or self.grammar.is_proper(i) for i in range(*inner.core)) or known and self.grammar.is_name(inner)

    def _by_count(self, hit: Hit) -> Report | None:
        """"by the Observatory's count", "by police estimates", "by its own tally", "by the count of the centre"."""
        phrase = self.grammar.right(hit.last, self.sentence.last)
        if phrase is None:
            return None
        head = next((i for i in range(phrase.core[0], phrase.core[1]) if i in self.grammar.documents and self.words[i] not in ("source", "list", "post", "report", "video", "audio", "message")), None)
        if head is None:
            return None
        inner = self.grammar.read(phrase.first, head + 1)
        subject = self._giver(inner, head)
        if subject is None and self.words[phrase.core[1]:phrase.core[1] + 1] == ["of"]:
            subject = self._source_of(phrase)
        if subject is None:
            return None
        report = Report(subject.player, subject.text, (hit.first, head + 1), self.sentence.index)
        report.first, report.last, report.side = hit.first, phrase.last, "both"
        report.verb_word = self.words[head]
        if self.words[head].startswith("estimate"):
            report.certainty = "estimated"
        return report

    def _citing(self, hit: Hit, phrase: Phrase) -> Report | None:
        """"Y, citing X, said": X speaks, Y relays."""
        source = self._source_of(phrase)
        if source is None:
            return None
        k = hit.first - 1
        relay: _Subject | None = None
        if k > self.begin and self.words[k] == ",":
            relay = self._voice_left(k, self.begin, [], False, False)
        if relay is None and self.here:
            last = self.here[-1]
            if last.player is not source.player:
                last.relays.insert(0, (last.player, last.text))
                last.player, last.text = source.player, source.text
            last.last = max(last.last, phrase.last)
            self.cast.speak(source.player)
            return None
        report = Report(source.player, source.text, (hit.first, hit.last), self.sentence.index)
        report.last = phrase.last
        if relay is not None and relay.player is not source.player:
            report.first = relay.first
            if not relay.player.own:
                report.relays.append((relay.player, relay.text))
        report.last = self._over_verb(report.last)
        report.side = "right" if report.first <= self.begin or report.last < self.sentence.last and self.words[report.last] not in _STRONG else "both"
        return report

    def _over_verb(self, i: int) -> int:
        """Over ", said" behind "Y, citing X"."""
        k = i + 1 if i < self.sentence.last and self.words[i] == "," else i
        while k < self.sentence.last and (k in self.grammar.fillers or self.words[k] in _HAVE):
            k += 1
        verb = self.grammar.reporting.get(k)
        counting = self.grammar.counting.get(k)
        if verb is not None and not verb.entry.get("passes"):
            return verb.last
        return k if counting is not None else i

    def _relayed_by(self, hit: Hit, phrase: Phrase) -> None:
        """"..., as quoted by Y": Y relays what the last report of the sentence says; before its verb, what the next one says."""
        if not self.grammar.is_name(phrase) or phrase.first in self.audiences or phrase.first in self.platforms:
            return
        player = self.cast.meet(phrase)
        if player.own or player.role not in ("media", "other", "un", "monitor"):
            return
        relay = (player, (phrase.first, phrase.last))
        if self.here:
            last = self.here[-1]
            if player is not last.player and all(p is not player for p, _ in last.relays):
                last.relays.append(relay)
            if hit.first - last.last <= 1:
                last.last = max(last.last, phrase.last)
            return
        self.waiting = relay

    # --- documents, labels, brackets --------------------------------------------------------------------------------
    def _document(self, hit: Hit) -> Report | None:
        """"The ministry's figure stands at 61", "a Northern Wire tally of 40": a count and whose it is."""
        if self.words[hit.first] in ("source", "list", "video", "audio", "message", "post", "story", "article", "note", "account", "toll", "model", "reading", "version"):
            return None
        phrase = self.grammar.left(hit.last, self.begin)
        if phrase is None or not self._named_before(phrase, hit.first):
            return None
        k = hit.last
        if not (self._number_near(k, 14)):
            return None
        subject = self._giver(phrase, hit.last - 1)
        if subject is None:
            return None
        report = Report(subject.player, subject.text, (hit.first, hit.last), self.sentence.index)
        report.first = phrase.first
        report.verb_word = self.words[hit.first]
        if self.words[hit.first].startswith("estimate"):
            report.certainty = "estimated"
        elif self.words[hit.first].startswith("claim") or self.words[hit.first].startswith("allegation"):
            report.certainty = "claimed"
        return report

    def _label(self, sentence: Sentence) -> bool:
        """"Police: 12 killed": a source as the label of what follows; "@name: ..." a handle."""
        first = self.begin
        block = self.surface.blocks[sentence.block]
        before = self.surface.blocks[sentence.block - 1] if sentence.block else None
        if before is not None and before.label is not None or block.parent is not None or block.kind not in ("headline", "heading", "post", "paragraph") or sentence.last - first < 4:
            return False
        for k in range(first + 1, min(first + 9, sentence.last - 1)):
            if self.words[k] == ":":
                phrase = self.grammar.right(first, k)
                if phrase is not None and phrase.last == k and phrase.sources and self._head(phrase) not in self.grammar.documents:
                    report = Report(self.cast.meet(phrase), (phrase.first, phrase.last), (k, k + 1), sentence.index)
                    report.last, report.verb_word = k + 1, ":"
                    self._keep(report)
                    return True
                return False
        return False

    def _bracket_or_tail(self, sentence: Sentence) -> None:
        """"12 killed - police", "12 killed: official", "2 killed (governor's office)"."""
        last = sentence.last
        while last > self.begin and self.words[last - 1] in ".!":
            last -= 1
        for k in range(last - 1, max(self.begin, last - 7), -1):
            if self.words[k] in _DASHES and not self.surface.is_glued(k) or self.words[k] == ":":
                self._tail(k, last)
                return
        for k in range(self.begin + 1, sentence.last - 1):
            if self.words[k] == "(":
                phrase = self.grammar.right(k + 1, sentence.last)
                if phrase is not None and phrase.last < sentence.last and self.words[phrase.last] == ")" and phrase.sources and k > self.begin + 1 \
                        and any(self.words[n][0].isdigit() for n in range(max(self.begin, k - 8), k)):
                    self._tail(k, phrase.last)
                    return

    def _tail(self, sign: int, last: int) -> None:
        phrase = self.grammar.right(sign + 1, last)
        if phrase is None or phrase.last != last or not phrase.sources or self._head(phrase) in self.grammar.documents:
            return
        alone = len(phrase.sources) == 1 and self.words[phrase.first] in ("official", "officials", "source", "sources")
        report = Report(self.cast.meet(phrase, anonymous=alone and self.words[phrase.first] == "official"), (phrase.first, phrase.last), (sign, sign + 1), self.sentence.index)
        report.first, report.last, report.side, report.verb_word = sign, last, "left", self.words[sign]
        self._keep(report)

    def _aged(self, i: int) -> bool:
        """Whether an age between commas stands at i: ", 30,"."""
        return i + 2 < self.sentence.last and self.words[i] == "," and self.words[i + 1].isdigit() and self.words[i + 2] == ","

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
        if self._head(phrase) in self.grammar.documents and self._head(phrase) not in self.grammar.sources or any(h.form == "plural" for h in phrase.sources):
            return
        if not phrase.sources and not self._aged(phrase.last) and sum(self.surface.is_capital(i) for i in range(*phrase.core)) < 2 and self.cast.find(phrase) is None:
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
