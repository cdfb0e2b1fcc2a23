"""Part of level 8: which place, which time of a sentence belongs to which of its figures.

A figure has what stands behind it before the next figure, else what leads up to it, else what it shares with a figure
beside it, else what opens the sentence. Public name: `Giving`.
"""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from tally.extraction.scope.days import Time
from tally.extraction.scope.pairs import (
    by_the_way,
    elliptic,
    elsewhere,
    is_listed,
    is_of_share,
    is_one_event,
    is_summed,
    is_whole_of,
)
from tally.extraction.scope.scene import DASHES, Scene, opening
from tally.extraction.scope.spans import Anchor
from tally.extraction.slots import Draft
from tally.lexicon.kinds import AUXILIARY, OUTCOME, TOLLVERB, VERB

__all__ = ["Giving"]

_NEAR: Final = 3
_LEADS: Final = DASHES | {",", "and", ";", "while", "but", ":"}
_ANOTHER: Final = frozenset(("another", "a", "one", "the"))
_AFTER: Final = frozenset(("when", "after", "as"))
_TOLD: Final = OUTCOME | TOLLVERB | VERB
_TURNS: Final = frozenset(("while", "whereas", "but", "although", "though"))
_CHANGED: Final = frozenset(("raised", "lowered", "revised"))
_YARDSTICKS: Final = frozenset(("with", "against", "than", "from"))
_FRAME: Final = 5  # words from a time or a place that opens a sentence to the comma of its frame
_BESIDE: Final = 3  # words from "140 of" to the place that stands right behind it

A = TypeVar("A", bound=Anchor)


class Giving(Generic[A]):
    """How the anchors of one kind go to the figures of one scene; places and times each say what fits, ranks and spreads.

    `chosen`: the anchor of each draft, by its index in `scene.drafts`.
    """

    def __init__(self, scene: Scene, anchors: list[A], timed: bool) -> None:
        self.scene, self.anchors, self.timed = scene, anchors, timed
        self.drafts, self.words = scene.drafts, scene.surface.words
        self.chosen: list[A | None] = [None] * len(scene.drafts)
        self.frame: A | None = None

    def fits(self, draft: Draft, anchor: A) -> bool:
        """Whether an anchor can be that of a figure."""
        raise NotImplementedError

    def rank(self, anchor: A) -> int:
        """The lower, the better; 0 is best."""
        raise NotImplementedError

    def spreads(self, anchor: A) -> bool:
        """Whether an anchor may be shared with a later figure."""
        raise NotImplementedError

    def lasts(self, anchor: A) -> bool:
        """Whether an anchor still holds behind a semicolon."""
        raise NotImplementedError

    def give(self) -> list[A | None]:
        """The anchor of each draft."""
        scene, drafts = self.scene, self.drafts
        held: A | None = None
        for anchor in self.anchors:
            if anchor.lead <= scene.body and opening(scene, anchor):
                held = self.frame = anchor
                break
        end = 0
        for first, last in scene.stretches:
            near = [a for a in self.anchors if first <= a.lead < last]
            begin = end
            while end < len(drafts) and drafts[end].number.first < last:
                end += 1
            if begin == end:
                if near and self.spreads(near[-1]) and self.lasts(near[-1]):
                    held = near[-1]
                continue
            if near:
                self._own(begin, end, near, first, last)
                self._share(begin, end)
            if held is not None and (first == scene.first or not self._begins_anew(held, first, last, drafts[begin])):
                self._hold(begin, end, held)
            held = self._last_spread(begin, end) or held
        return self.chosen

    def _begins_anew(self, held: A, first: int, last: int, draft: Draft) -> bool:
        """ "52 died in Vell in 2021; the blaze of November 2012 killed 112": another voice, or a time of its own, behind a semicolon."""
        dated = any(first <= t.lead < last and t.grain in ("year", "month") for t in self.scene.times)
        return self.scene.voiced(first, draft.number.first) or (dated and not self.timed) or not self.lasts(held)

    def _hold(self, begin: int, end: int, held: A) -> None:
        """What was held before the figures begin..end goes to those before the first that has an anchor of its own."""
        for k in range(begin, end):
            if self.chosen[k] is not None:
                return
            self.chosen[k] = held if self.fits(self.drafts[k], held) else None

    def _last_spread(self, begin: int, end: int) -> A | None:
        for k in range(end - 1, begin - 1, -1):
            anchor = self.chosen[k]
            if anchor is not None and self.spreads(anchor) and self.lasts(anchor):
                held_against = self.words[self.drafts[k].number.begin() - 1] in _YARDSTICKS
                return None if self.timed and held_against else anchor
        return None

    def _own(self, begin: int, end: int, anchors: list[A], first: int, last: int) -> None:
        """What stands right of each figure, else left of it."""
        rights = [self._right(k, begin, end, anchors, last) for k in range(begin, end)]
        for k in range(end - 2, begin - 1, -1):
            a, far = self.drafts[k], rights[k + 1 - begin]
            if rights[k - begin] is None and far is not None and is_listed(self.words, a, self.drafts[k + 1]):
                rights[k - begin] = far if self.fits(a, far) else None
        before: A | None = None
        for k in range(begin, end):
            right = rights[k - begin]
            self.chosen[k] = right
            if right is None or self.rank(right) > 0:
                left = self._left(k, begin, anchors, first, before)
                if left is not None and (right is None or self.rank(left) < self.rank(right)):
                    self.chosen[k] = left
            before = right

    def _right(self, k: int, begin: int, end: int, anchors: list[A], limit: int) -> A | None:
        draft = self.drafts[k]
        part = self.drafts[k - 1] if k > begin else None
        following = self.drafts[k + 1] if k + 1 < end else None
        if following is not None and is_whole_of(self.words, following, draft):
            following = self.drafts[k + 2] if k + 2 < end else None
        if following is not None:
            limit = following.number.first
        best: A | None = None
        for anchor in anchors:
            if (
                draft.number.last <= anchor.lead
                and anchor.last <= limit
                and (best is None or self._before(draft, anchor, best))
                and self.fits(draft, anchor)
                and not is_of_share(self.scene, draft, anchor.lead)
                and not (
                    following is not None
                    and (self._leads_to(anchor, following) or self._turned(draft, anchor, following))
                )
                and not (
                    part is not None and is_whole_of(self.words, draft, part) and not self._told_of(draft, part, anchor)
                )
            ):
                best = anchor
        return best

    def _before(self, draft: Draft, anchor: A, best: A) -> bool:
        """Whether an anchor right of a figure is better than the best so far: it ranks higher, or stands nearer."""
        # "including nine in the capital": the words of a part alone
        own = draft.parent is not None and best.lead == max(draft.number.last, draft.people.last)
        return not own and (self.rank(anchor), anchor.lead) < (self.rank(best), best.lead)

    def _turned(self, draft: Draft, anchor: A, following: Draft) -> bool:
        """Whether the sentence turns to the next figure before the anchor.

        "Two were killed, while in X a tornado killed 13"; "killed six, days after an attack in X killed 12".
        """
        for i in range(draft.number.last, anchor.lead):
            if self.words[i] in ("while", "whereas", "but"):
                return True
            if self.words[i] == "and" and self.words[i + 1] in _ANOTHER and anchor.lead - i <= _NEAR + 2:
                # "A bomb in X killed nine and another in Y killed 14", "and a 2001 quake left 75 dead": it is its subject's.
                told = following.what is not None and anchor.last <= following.number.first
                return told and any(
                    self.scene.sites.kinds[k] & _TOLD for k in range(anchor.last, following.number.first)
                )
        clauses = self.scene.surface.clause_of
        here = clauses[anchor.lead]
        return (
            here != clauses[draft.number.last - 1]
            and here == clauses[anchor.lead - 1]
            and here == clauses[following.number.first]
            and anchor.last <= following.number.first
            and self.words[anchor.last : anchor.last + 2] != [",", "and"]
            and not self.scene.voiced(anchor.last, following.number.first)
        )

    def _told_of(self, draft: Draft, part: Draft, anchor: A) -> bool:
        """Whether an anchor right behind the whole of a part is that of the whole: the part has another outcome."""
        if part.what == draft.what:
            return False
        end = max(draft.people.last, draft.number.last)
        if draft.what is not None and draft.what[0] >= draft.number.first and draft.what[1] <= anchor.lead:
            end = max(end, draft.what[1])
        return anchor.lead - end <= 1

    def _leads_to(self, anchor: A, draft: Draft) -> bool:
        """ ", and in Y three died": the anchor opens the clause of the next figure."""
        words, gap = self.words, draft.number.first - anchor.last
        if gap > _NEAR:
            return False
        before, behind = words[anchor.lead - 1], words[anchor.last]
        return (before in _LEADS and behind not in ("and", ",")) or (
            gap <= 1 and before in (",", "and") and behind == ","
        )

    def _left(self, k: int, begin: int, anchors: list[A], floor: int, taken: A | None) -> A | None:
        draft = self.drafts[k]
        if k > begin:
            floor = self.drafts[k - 1].number.last
            if is_whole_of(self.words, draft, self.drafts[k - 1]):
                return None
        best: A | None = None
        for anchor in anchors:
            if floor <= anchor.lead and anchor.last <= draft.number.first and anchor is not taken:
                rank = self.rank(anchor)
                if best is not None and (rank, -anchor.lead) >= (self.rank(best), -best.lead):
                    continue
                if k > begin and self._said_later(anchor, draft):
                    continue
                loose = rank > 0 and self.words[anchor.last] == "," and not opening(self.scene, anchor)
                if not loose and self.fits(draft, anchor):
                    best = anchor
        return best

    def _said_later(self, anchor: A, draft: Draft) -> bool:
        """ "50 were trapped at Holm, in the north, but police later said four had got out": the anchor is of what was told before."""
        first = draft.number.first
        return not _TURNS.isdisjoint(self.words[anchor.last : first]) and self.scene.voiced(anchor.last, first)

    def _share(self, begin: int, end: int) -> None:
        """Figures of one list or one verb share an anchor, forwards and backwards."""
        drafts, chosen = self.drafts, self.chosen
        lone = [anchor is not None for anchor in chosen]
        for k in range(begin + 1, end):
            anchor, a, b = chosen[k - 1], drafts[k - 1], drafts[k]
            if (
                anchor is not None
                and chosen[k] is None
                and (b.parent is a or self.spreads(anchor) or self._over_both(anchor, a, b))
                and self.fits(b, anchor)
                and (not self._parted(a, b) or self._disputed(anchor, a, b) or self._counted_since(anchor, a, b))
                and not self._of_replaced(anchor, a, b)
                and (not is_whole_of(self.words, b, a) or self._of_both(anchor, a, b))
            ):
                chosen[k] = self._framed(a, b) or anchor
        for k in range(end - 1, begin, -1):
            anchor, a, b = chosen[k], drafts[k - 1], drafts[k]
            if (
                anchor is not None
                and chosen[k - 1] is None
                and (lone[k] or self.spreads(anchor))
                and not (k - 1 > begin and is_whole_of(self.words, a, drafts[k - 2]))
                and self.fits(a, anchor)
                and self._held_back(a, b, anchor)
            ):
                chosen[k - 1] = anchor

    def _framed(self, a: Draft, b: Draft) -> A | None:
        """ "In Vell district, one was killed in Holm, while 12 others were hurt": of all the district."""
        if self.timed or self.frame is None or _TURNS.isdisjoint(self.words[a.number.last : b.number.first]):
            return None
        return self.frame if self.fits(b, self.frame) else None

    def _disputed(self, anchor: A, a: Draft, b: Draft) -> bool:
        """ "On Monday, in Vell, the army said it killed 60, while the rebels spoke of 20": two sides tell of what the sentence opens on."""
        if anchor.last > a.number.first or "," not in self.words[anchor.last : anchor.last + _FRAME]:
            return False
        two = bool(a.chain and b.chain) and a.chain[0].key != b.chain[0].key
        return two and self.scene.voiced(anchor.last, a.number.first)

    def _counted_since(self, anchor: A, a: Draft, b: Draft) -> bool:
        """ "Since 1 June, floods have claimed 347 lives, while 712 people have been injured": what a sentence opens on counts all
        that it tells as having happened since.
        """
        if not isinstance(anchor, Time) or anchor.kind != "since" or not opening(self.scene, anchor) or b.what is None:
            return False
        first, last = b.number.last, b.what[1]
        told = any(self.words[i] in ("has", "have") for i in range(first, last))
        return told and not self.scene.voiced(a.number.last, b.number.first)

    def _of_both(self, anchor: A, part: Draft, whole: Draft) -> bool:
        """ "10 of the 26 deaths in Holm since May": what stands right behind a whole that is told by the same word is of both."""
        if part.what != whole.what or part.what is None or anchor.lead < part.what[1]:
            return False
        return not self.scene.between(whole.number.last, anchor.lead, "auxiliary")

    def _of_replaced(self, anchor: A, a: Draft, b: Draft) -> bool:
        """ "up from five the day before | after three more were found", "The toll of Monday's fire rose to 15 | after six were found"."""
        old = a.stance == "superseded" and b.stance == "asserted" and anchor.lead >= a.number.last
        return self.timed and (old or (b.parent is a and b.basis == "addition" != a.basis))

    def _over_both(self, anchor: A, a: Draft, b: Draft) -> bool:
        """ "the toll of Sunday's crush rose from nine to 12": what stands before one word for both figures; "the 2014-16 epidemic
        killed 11,300 and infected 28,600": what stands before two verbs of one subject.
        """
        if a.what is None or b.what is None or anchor.last > a.number.first:
            return False
        joined = b.what[0] > 0 and self.words[b.what[0] - 1] == "and" and b.what[0] < b.number.first
        return (
            a.what == b.what or (joined and anchor.last <= a.what[0] < a.number.first) or is_one_event(self.scene, a, b)
        )

    def _parted(self, a: Draft, b: Draft) -> bool:
        """Whether another voice, another verb of counting or a dash stands between two figures."""
        scene, words, first, last = self.scene, self.words, a.number.last, b.number.first
        if b.parent is a and last - first <= 6:
            return False
        if not self.timed and a.parent is not None and b.parent is None and words[first] == "of":
            # "212 died, 140 of them in Holm, and 526 are hurt": the place of a part is no place of another count.
            for place in scene.places:
                if first < place.lead <= first + _BESIDE:
                    return True
        compared = dashed = False
        for i in range(first, last):
            word = words[i]
            if word == "but" and last - i == 2:
                last = i  # "hurt 30 passengers but claimed no lives"
                break
            if word in _TURNS or (word == "that" and words[i - 1] == "and"):
                # "In Holm a clerk was shot while five others were hurt": the others of the same place.
                return (
                    self.timed
                    or word != "while"
                    or words[b.number.last : b.number.last + 1] not in (["others"], ["other"])
                )
            dashed = dashed or word in DASHES
            compared = compared or word in ("against", "compared")
        if dashed and not (self.timed and is_summed(self.scene, last)):
            return True
        if compared:
            return self.timed
        if scene.raises(first, last, TOLLVERB) or self._is_taken(first, last):
            return True
        return scene.voiced(first, last) and not (b.what is not None and b.what == a.what)

    def _is_taken(self, first: int, last: int) -> bool:
        """Whether a list goes on with an anchor of the other kind: "nine in X, 12 in Y on Sunday"."""
        for place in self.scene.places if self.timed else ():
            if first < place.lead and place.last <= last and self.words[place.lead - 1] in (",", "and"):
                return True
        for time in () if self.timed else self.scene.times:
            between = not time.said and first < time.lead and time.last <= last
            if between and (time.owner or self.words[time.lead - 1] in (",", "and")):
                return True
        return False

    def _held_back(self, a: Draft, b: Draft, anchor: A) -> bool:
        """Whether what is said of the later figure b holds for a: one verb for both, or a clause that is about all of it."""
        scene, words, first, last = self.scene, self.words, a.number.last, b.number.first
        if anchor.last <= a.number.first:
            return True
        if is_of_share(scene, a, anchor.lead):
            return False
        # "One died, bringing to 229 the number killed since the war began"
        brought = isinstance(anchor, Time) and anchor.kind == "since" and scene.raises(first, last, TOLLVERB)
        if self.timed and (brought or a.stance != b.stance or elsewhere(words, first, last) or by_the_way(scene, a, b)):
            return False
        behind = b.number.last
        if (
            b.parent is a
            and anchor.lead == max(behind, b.people.last)
            and words[anchor.last : anchor.last + 1] == [","]
        ):
            return False  # "900 people, including 40 children in Holm, have died"
        if self.timed and b.basis == "addition" != a.basis and b.outcome == a.outcome:
            return False  # "The toll climbed to 219 after 11 more died overnight"
        if b.parent is a and words[b.number.begin() - 1] == ":":
            return False  # "The other ten are under verification: three in Holm"
        if b.parent is a and a.what is not None and a.what[0] < last:
            if words[anchor.last : anchor.last + 1] == [","] and scene.surface.is_of(anchor.last + 1, AUXILIARY):
                return False  # "Eight are missing, of whom two, from Holm, are confirmed"
            # "three medics, one of whom was a mother of four, in Holm", "nine of them pupils, when a bus left the road at Holm"
            at = anchor.lead - 1
            while at > behind and words[at] != ",":
                at -= 1
            return at > behind and (words[at + 1] in _AFTER or not scene.between(at, anchor.lead, "auxiliary"))
        if a.what == b.what:
            return True
        if not self.timed and not _CHANGED.isdisjoint(words[first:last]):
            return False  # "counted 44 dead and has since raised its figure to 63, as people died in hospital at Holm"
        clause = scene.between(behind, anchor.lead, "clause") or scene.between(behind, anchor.lead, "event_noun")
        joined = not scene.between(first, last, "auxiliary")
        # All that a sentence counts, it counts from a day on; and two clauses that only "and" joins happen together.
        counted = (isinstance(anchor, Time) and anchor.kind == "since") or is_one_event(scene, a, b)
        if not (clause or joined or counted) and scene.between(behind, anchor.lead, "auxiliary"):
            return False
        if b.parent is a:
            return True
        for i in range(first, last):
            word = words[i]
            if word == "while" and words[i + 1].endswith("ing"):
                continue  # "killed seven rebels while losing two men on Friday"
            if word in _TURNS or word in ("compared", "against") or (word == "that" and words[i - 1] == "and"):
                return False
        return not scene.voiced(first, last) and (clause or joined or counted or elliptic(scene, b, anchor.lead))
