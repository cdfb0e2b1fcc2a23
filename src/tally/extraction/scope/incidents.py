"""Part of level 8: which incident of the text each claim is about.

The incident of the text (or of a round-up's section) is the first that it counts. Another one is told by its time, by a
word that leaves the main one ("a similar strike", "in a separate incident"), or by a dateline of its own. Ruling 15.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tally.extraction.blocks import Block
from tally.extraction.scope.days import Time
from tally.extraction.scope.lasting import is_added_up, is_after_years, is_of_long_event
from tally.extraction.scope.running import is_running
from tally.extraction.scope.scene import Scene
from tally.extraction.scope.spans import hit_at, hits_on
from tally.extraction.slots import Draft, Range
from tally.extraction.text import Surface
from tally.lexicon import Hit
from tally.lexicon.kinds import DETERMINER, DOCUMENT, EVENT_NOUN, FIGURE_NOUN, PREPOSITION, TOLL_WORD

__all__ = ["number_events"]

Key = tuple[object, ...]

_DAY: Final = timedelta(days=1)
_GRACE: Final = timedelta(days=3)
_MONTH: Final = timedelta(days=20)
_RECENT: Final = timedelta(days=14)
_AWAY: Final = frozenset(("earlier", "before", "previous", "later", "after", "following", "next", "preceding"))
_REGIONS: Final = frozenset(
    ("country", "nation", "nationwide", "province", "state", "region", "county", "district", "island", "countrywide")
)
_A: Final = frozenset(("a", "an", "another"))
_TOLL: Final = 14  # words of "the overall toll of the war in the north to"
_EVENT: Final = 6  # words behind a count in which its event may be named
_BOLD: Final = 40  # characters of a bold name that opens an item


class Section:
    """A text or one item of a round-up: the days and the places of its own incident.

    `told`: whether its first sentence tells a day; `in_text`: whether that is a sentence, not a headline; `block`: where it stands.
    """

    __slots__ = ("block", "end", "in_text", "index", "long", "places", "start", "told")

    def __init__(self, index: int, block: Block) -> None:
        self.index, self.block = index, block.start
        self.in_text = block.kind != "heading"
        self.told = True
        self.start: date | None = None
        self.end: date | None = None
        self.long = False
        self.places: set[str] = set()


def number_events(
    surface: Surface, drafts: list[Draft], whens: dict[Draft, Time], scenes: list[Scene], base: date | None
) -> None:
    """Number the incidents from 1 in the order of their first claim; 1 is the main incident where any claim is about it."""
    sections = _sections(surface)
    known: dict[int, Section] = {}
    keys: dict[Draft, Key] = {}
    last: Key = ("main", 0)
    for scene in scenes:
        index = sections[surface.sentence(scene.first).block]
        section = known.get(index)
        if section is None:
            section = known[index] = _section(surface, index, scene, whens, base)
        _read(surface, scene, section, whens, keys, last)
        for draft in scene.drafts:
            _follow(draft, keys, whens)
        last = keys[scene.drafts[-1]]
    order: dict[Key, int] = {}
    if ("main", 0) in keys.values():
        order["main", 0] = 1
    for draft in drafts:
        draft.event = order.setdefault(keys[draft], len(order) + 1)


def _sections(surface: Surface) -> list[int]:
    """The number of each block's section: a dateline after the first opens one, with the heading right above it."""
    blocks = surface.blocks
    found = [0] * len(blocks)
    datelines = [i for i, block in enumerate(blocks) if block.place is not None]
    opens = {i - 1 if i and blocks[i - 1].kind == "heading" else i for i in datelines[1:]}
    if "**" in surface.text:
        opens.update([i for i, block in enumerate(blocks) if _is_bold_item(surface.text, block)][1:])
    current = 0
    for i in range(len(blocks)):
        if i in opens:
            current += 1
        found[i] = current
    return found


def _is_bold_item(text: str, block: Block) -> bool:
    """ "**Mexico.** Gunmen opened fire": an item of a briefing under its own bold name; no time of a live page."""
    end = text.find("**", block.start + 2, min(block.end, block.start + _BOLD))
    if end < 0 or text[block.start : block.start + 2] != "**" or end + 2 >= block.end:
        return False
    return not any(sign.isdigit() for sign in text[block.start : end])


def _section(surface: Surface, index: int, scene: Scene, whens: dict[Draft, Time], base: date | None) -> Section:
    section = Section(index, surface.block(scene.first))
    times = [t for d in scene.drafts if (t := whens.get(d)) is not None]
    for time in times:
        start, end = time.start, time.end or time.start
        if start is None or end is None:
            section.long = section.long or (
                section.start is None and is_running(surface, time) and time.grain != "stretch"
            )
        elif section.start is None or section.end is None:
            section.start, section.end = start, end
            section.long = is_running(surface, time) or time.grain in ("month", "year")
        elif start <= section.end and end >= section.start:
            section.start, section.end = min(start, section.start), max(end, section.end)
            section.long = section.long or is_running(surface, time)
    if section.start is None and not section.long:
        section.told = bool(times)
        section.end = base
        section.start = base - _RECENT if base else None
    for draft in scene.drafts:
        if draft.place is not None:
            section.places.update(_words_of(surface, draft.place))
    return section


def _words_of(surface: Surface, place: Range) -> list[str]:
    """The words of a place, without "the" and "of"."""
    return [surface.words[i] for i in range(place[0], place[1]) if not surface.is_of(i, DETERMINER | PREPOSITION)]


def _read(
    surface: Surface, scene: Scene, section: Section, whens: dict[Draft, Time], keys: dict[Draft, Key], last: Key
) -> None:
    """The key of each figure of one sentence; what has no sign of its own follows the one before it in the sentence."""
    words = surface.words
    backgrounds, records = scene.hits("background"), scene.hits("superlative")
    main: Key = ("main", section.index)
    here = surface.block(scene.first).start
    current = last if last[0] == "place" and last[1] == here else main
    for k, draft in enumerate(scene.drafts):
        time = whens.get(draft)
        before = scene.drafts[k - 1] if k else None
        shared = before is not None and time is whens.get(before) and time is not None
        marker = _marker(surface, backgrounds, draft, before, section)
        if marker is None and records and _is_since(surface, records, draft, before):
            marker = ("since", scene.first)
        if (
            marker is None
            and before is not None
            and current[0] in ("other", "apart", "beside")
            and draft.place is not None
            and before.place not in (None, draft.place)
        ):
            marker = (current[0], words[draft.place[1] - 1])
        if (
            marker is None
            and draft.place is not None
            and words[draft.place[0]] == "there"
            and time is None
            and before is None
        ):
            current = last
        if marker is not None:
            current = (*marker, section.index, scene.first)
            if time is not None and (own := _window_key(surface, time, section)):
                current = own
        elif time is not None and not shared:
            own = _window_key(surface, time, section)
            if own is not None:
                current = own
            elif _on_another_day(scene, draft, time):
                current = ("day", scene.first, time.first)
            elif time.grain == "same" and is_running(surface, time):
                current = _same_period(surface, time, last, main)
            elif (
                time.grain == "same"
                and current != main
                and words[time.last - 1] in ("later", "earlier", "after", "before")
            ):
                current = ("later", scene.first, time.first)
            elif time.grain != "same":
                current = main if not _elsewhere(surface, draft, section, time) else ("place", here, scene.first, k)
        elif time is None and (
            _is_lasting(surface, draft, section) or (last[0] == "lasting" and words[scene.body] == "another")
        ):
            current = ("lasting", section.index)
        if time is not None and "single" in words[time.first : time.last]:
            keys[draft] = ("single", scene.first, time.first)
        else:
            keys[draft] = current


def _on_another_day(scene: Scene, draft: Draft, time: Time) -> bool:
    """ "A day earlier, a landslide killed five": a time that opens its sentence and points away, before an event of its own."""
    surface, words = scene.surface, scene.surface.words
    if time.grain != "same" or time.lead > scene.body or _AWAY.isdisjoint(words[time.first : time.last]):
        return False
    if draft.parent is not None or draft.basis == "addition" or draft.people.unit == "bodies":
        return False
    if draft.repeats is not None or scene.voiced(time.last, draft.number.first):
        return False
    last = min(scene.last, draft.last + _EVENT)
    return any(
        words[i] in _A and any(surface.is_of(k, EVENT_NOUN) for k in range(i + 1, min(i + 4, last)))
        for i in range(time.last, last)
    )


def _is_lasting(surface: Surface, draft: Draft, section: Section) -> bool:
    """ "The conflict has killed 40,000 people", in a text about one day's bomb."""
    if section.long or section.start is None or section.end is None or section.end - section.start >= _MONTH:
        return False
    if draft.parent is not None or not (section.told or surface.block(draft.number.first).start != section.block):
        return False
    return (
        is_of_long_event(surface, draft, "fight")
        or is_after_years(surface, draft)
        or _toll_of_war(surface, draft)
        or (is_added_up(surface, draft) and surface.block(draft.number.first).start != section.block)
    )


def _toll_of_war(surface: Surface, draft: Draft) -> bool:
    """ "The report brings the overall toll of the war to 34,305 dead": the toll of what lasts."""
    at = draft.number.begin() - 1
    first = max(surface.sentence(draft.number.first).first, at - _TOLL)
    if surface.words[at] not in ("to", "at"):
        return False
    for toll in hits_on(surface, "toll", first, at):
        for event in hits_on(surface, "long_event", toll.last, at):
            if event.means == "fight":
                return True
    return False


def _same_period(surface: Surface, time: Time, last: Key, main: Key) -> Key:
    """ "In the same period": that of the figure before; "the same period of 2023", "the corresponding period last year": one of its own."""
    words = surface.words[time.first : time.last]
    named = any(w.isdecimal() or w in ("last", "previous", "earlier") for w in words)
    return ("same", *words) if named else last if last[0] != "single" else main


def _window_key(surface: Surface, time: Time, section: Section) -> Key | None:
    """The key of a time that cannot be the section's own incident's, or None."""
    start, end = time.start, time.end or time.start
    if time.grain == "stretch" and start is None:
        return (
            ("stretch", *surface.words[time.first : time.last])
            if "years" in surface.words[time.first : time.last]
            else None
        )
    if time.grain == "season" and start is None and time.kind != "span":
        return ("season", *surface.words[time.first : time.last])
    if start is None:
        return (
            ("window", end)
            if end is not None and section.start is not None and time.kind != "by" and end < section.start - _GRACE
            else None
        )
    if section.start is None or section.end is None:
        return None if section.long else ("window", start, end)
    if section.start <= start and end is not None and end <= section.end:
        single = (
            section.long
            and section.end - section.start >= _MONTH
            and start == end
            and "disease" not in surface.hits
            and not is_running(surface, time)
        )
        return ("window", start, end) if single else None
    if (start, end) == (section.start, section.end):
        return None
    if end is not None and end < section.start - _GRACE:
        return ("window", start, end)
    if start < section.start - _RECENT:
        return ("window", start, time.kind)
    if (
        time.grain in ("month", "year", "season")
        and not section.long
        and start < section.start
        and section.end - section.start < _MONTH
        and is_running(surface, time)
    ):
        return ("window", start, time.kind)
    return None


def _elsewhere(surface: Surface, draft: Draft, section: Section, time: Time) -> bool:
    """Another day at a named place of its own: before the incident's day, or behind it in a paragraph that tells its own story.

    Not where people died later of it: a part, an addition, a hospital.
    """
    if draft.place is None or section.start is None or section.end is None or section.long or not section.places:
        return False
    if time.grain not in ("day", "week") or time.kind != "point" or time.start is None or time.end is None:
        return False
    later = False
    if not section.told:
        if not section.in_text or time.end >= section.end - _DAY:
            return False
    elif section.end - section.start > _DAY:
        return False
    elif time.end >= section.start:
        later = time.start > section.end and surface.block(draft.number.first).start != section.block
        if not later or draft.parent is not None or draft.basis == "addition":
            return False
    kinds = surface.lexicon.words
    place = set(surface.words[draft.place[0] : draft.place[1]])
    own = place - kinds("place_noun") - kinds("place_small")
    return bool(own) and own.isdisjoint(section.places) and not (later and not place.isdisjoint(kinds("health_place")))


def _marker(
    surface: Surface, backgrounds: list[Hit], draft: Draft, before: Draft | None, section: Section
) -> Key | None:
    """A word before the figure, and behind the figure before it, that leaves the main incident."""
    first = before.number.last if before is not None else 0
    for hit in backgrounds:
        if hit.first >= draft.number.first:
            break
        if hit.first < first:
            continue
        if hit.means == "other":
            if surface.is_of(hit.last, FIGURE_NOUN | TOLL_WORD | DOCUMENT):
                continue  # "in an earlier count": the same incident, counted before
            return ("other", surface.words[draft.place[0]] if draft.place else "")
        if hit.means == "apart":
            return ("apart", surface.words[draft.place[0]] if draft.place else "")
        if (
            hit.means == "beside"
            and draft.place is not None
            and section.places
            and section.places.isdisjoint(_words_of(surface, draft.place))
        ):
            return ("beside", surface.words[draft.place[1] - 1])
        if hit.means == "beside" and _told_elsewhere(surface, draft, hit, section):
            return ("beside", str(hit.first))
    behind = hit_at(surface, "background", draft.number.last) or hit_at(
        surface, "background", max(draft.people.last, draft.number.last)
    )
    if behind is not None and behind.means == "apart":
        return ("apart", surface.words[draft.place[0]] if draft.place else "")
    return None


def _told_elsewhere(surface: Surface, draft: Draft, hit: Hit, section: Section) -> bool:
    """ "Elsewhere, four people drowned when a boat capsized": no place of its own, and a cause of its own, where the main one has a place
    that is no whole region.
    """
    words, sentence = surface.words, surface.sentence(hit.first)
    if (
        words[hit.first] != "elsewhere"
        or hit.first != sentence.first
        or draft.place is not None
        or draft.parent is not None
    ):
        return False
    if not section.places or not section.places.isdisjoint(_REGIONS):
        return False
    last = min(sentence.last - 1, draft.last + _EVENT)
    return any(words[i] in ("when", "after") and words[i + 1] in _A for i in range(draft.number.last, last))


def _is_since(surface: Surface, records: list[Hit], draft: Draft, before: Draft | None) -> bool:
    """ "the deadliest flood since that of 1962, when 340 died": the figure is the older record's."""
    first = before.number.last if before is not None else 0
    return any(
        first <= hit.first < draft.number.first and "since" in surface.words[hit.first : draft.number.first]
        for hit in records
    )


def _follow(draft: Draft, keys: dict[Draft, Key], whens: dict[Draft, Time]) -> None:
    """A part and a repeat are about the incident of their whole, unless they have a time of their own.

    A whole without a time is about the incident of its part.
    """
    for other in (draft.parent, draft.repeats, draft.supersedes):
        if other is None or other not in keys:
            continue
        mine, theirs = whens.get(draft), whens.get(other)
        if keys[draft][0] == "main" and mine is None:
            keys[draft] = keys[other]
        elif keys[other][0] == "main" and theirs is None and draft.sentence == other.sentence:
            keys[other] = keys[draft]
        return
