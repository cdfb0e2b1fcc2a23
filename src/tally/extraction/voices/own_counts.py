"""Level 7: counts that are told by whose they are without a name: "its own count", "their toll".

Public name: `OwnCounts`.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.acts import Report
from tally.extraction.voices.cast import Player
from tally.extraction.voices.labels import Labels
from tally.extraction.voices.names import Phrase
from tally.lexicon import Hit
from tally.lexicon.kinds import FIGURE_NOUN

__all__ = ["OwnCounts"]

_BEFORE: Final = 4  # reports up to the one of the sentence before


class OwnCounts(Labels):
    """Reads whose a count is where a pronoun says so."""

    def _own_count(self, phrase: Phrase, hit: Hit) -> Report | None:
        """ "The agency met. Its own count stands at 40", "The army has not changed its toll of seven": a count of the body that the
        sentence before is about, or of the one that its own sentence opens on.
        """
        words, k = self.words, hit.first - 1
        if phrase.article not in ("its", "their") or not self.kinds[hit.first] & FIGURE_NOUN or self.here:
            return None
        while k > phrase.first and (words[k] == "own" or words[k] in self.grammar.adjectives):
            k -= 1
        if k != phrase.first:
            return None
        player: Player | None = None
        if phrase.first == self.begin:
            before = self.cast.topics.get(self.sentence.index - 1)
            player = before[0] if before is not None else None
            for report in reversed(self.reports[-_BEFORE:]):
                if report.sentence == self.sentence.index - 1:
                    player = report.player
                    break
        else:
            opening = self.grammar.right(self.begin, phrase.first)
            house = opening is not None and opening.first <= self.begin + 1 and bool(opening.sources)
            if opening is not None and house and opening.sources[-1].last == opening.last:
                player = self.cast.meet(opening)
        if player is None or player.own or player.group not in ("body", "people") or player.role == "witness":
            return None
        report = Report(player, (phrase.first, phrase.last), (hit.first, hit.last), self.sentence.index)
        report.first, report.verb_word = phrase.first, words[hit.first]
        return report
