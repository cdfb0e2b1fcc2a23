"""The order of decision: verdict first, reasons second (method.md, "From claims to relations").

`judge` walks the stages from the gate to the remainder and stops at the first that settles the pair. Reasons within
a stage
are ordered by grade, then by the order of their list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tally.models import Verdict
from tally.reconciliation.arithmetic import SPLITS, rest_of_sum, sum_over_places
from tally.reconciliation.figures import Figure, step
from tally.reconciliation.findings import Finding, of_claim, of_remark
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.nesting import part_over_whole
from tally.reconciliation.number_reasons import by_numbers
from tally.reconciliation.reasons import ARTEFACTS, SCOPE, SOURCES, TIME, Rule
from tally.reconciliation.repeats import given_again
from tally.reconciliation.scope_reasons import contested_status, narrower, not_people
from tally.reconciliation.setting import Setting
from tally.reconciliation.source_reasons import (
    arithmetic,
    denial,
    relay_variance,
    typing_error,
)
from tally.reconciliation.time_reasons import carried_on, declared, given_as_earlier, revised_down, stale_figure

__all__ = ["Judged", "judge"]

CHANGES = ("correction", "revised_down", "died_of_wounds", "missing_resolved")
MOVED = ("died_of_wounds", "missing_resolved")  # people who left one count for another
GRADES = {"stated": 0, "marked": 1, "inferred": 2, "possible": 3}
FAR = 4  # one text's numbers further apart than this count different things
NOT_NESTED = (
    "not_people",
    "translation",
    "outcome_term",
    "different_unit",
    "different_cause",
    "verification_basis",
    "perpetrator_counted",
    "contested_status",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a pair comes to: the verdict, its reasons with the primary first, and the figure that stands, where one
    does.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    current: str | None = None


def judge(a: Figure, b: Figure, setting: Setting) -> Judged:
    """The verdict on two figures, `a` printed no later than `b`."""
    return (
        _doubt(a, b, setting)
        or _events(a, b, setting)
        or _denied(a, b, setting)
        or _copies(a, b, setting)
        or _again(a, b)
        or _scopes(a, b, setting)
        or _one_voice(a, b, setting)
        or _voices(a, b, setting)
    )


def _ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By grade, ties as they come; a code once, with the higher grade."""
    found: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda f: GRADES[f.grade]):
        found.setdefault(finding.code, finding)
    return tuple(found.values())


def _fired(reasons: Iterable[Rule], a: Figure, b: Figure, setting: Setting) -> list[Finding]:
    return [f for f in (reason(a, b, setting) for reason in reasons) if f is not None]


def _doubt(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """Stage 1: a reading that `tally` is unsure of, where the doubt bears on what is compared."""
    unsure = [f for f in (a, b) if f.doubtful]
    if not unsure or a.document is b.document or a.event != b.event:
        return None
    others = [f for f in _fired(SCOPE, a, b, setting) if f.code != "not_people"]
    return Judged(
        "undetermined", (Finding("extraction_doubt", "possible", tuple(of_claim(f) for f in unsure)), *_ranked(others))
    )


def _events(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """Stage 2: another incident, or several together."""
    if a.event == b.event:
        return None
    said = setting.stated("different_event", a, b)
    found = [
        Finding("different_event", "stated" if said else "marked", (of_claim(a), of_claim(b), *map(of_remark, said)))
    ]
    for whole, part in ((a, b), (b, a)):
        if (
            len(whole.place.names) > len(part.place.names)
            and part.place.names <= whole.place.names
            and part.place.names
        ):
            rest = sum_over_places(whole, part, setting.within(whole))
            if rest:
                gap = (whole.value or 0) - (part.value or 0)
                found.append(
                    Finding("sum_of_parts", "inferred", tuple(map(of_claim, rest)), gap, gap, tuple(f.id for f in rest))
                )
    return Judged("not_comparable", tuple(found))


def _denied(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """A figure against the words that deny that very figure."""
    if "denied" not in (a.claim.stance, b.claim.stance) or a.value != b.value or a.claim.outcome != b.claim.outcome:
        return None
    found = denial(a, b, setting)
    return Judged("conflict", _ranked([f for f in (typing_error(a, b, setting), found) if f])) if found else None


def _copies(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """Step 4, for one voice: digits swapped or a zero too many, which no scope, update or text explains better."""
    found = typing_error(a, b, setting)
    if found is None or a.scope != b.scope:
        return None
    mended = (
        a.document.publisher == b.document.publisher and a.origin == b.origin and setting.stated("correction", a, b)
    )
    if found.grade == "stated" and mended:
        return None  # the paper itself takes it back
    if found.grade == "inferred" and any(f.grade == "stated" for f in _fired((not_people, *TIME), a, b, setting)):
        return None
    return Judged("conflict", tuple(f for f in (found, relay_variance(a, b, setting)) if f))


def _again(a: Figure, b: Figure) -> Judged | None:
    """Step 8, before what is counted is compared: one voice's figure given again, its people in other words."""
    if (a.scope == b.scope and a.partial == b.partial) or not given_again(a, b):
        return None
    evidence = (of_claim(a), of_claim(b))
    return Judged("equal", (Finding("same_origin", "marked", evidence), Finding("equal", "marked", evidence)))


def _scopes(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """Steps 3 to 5: what the figures count. A part above its whole is a conflict; an exact sum is none; else they
    are not compared.
    """
    over = arithmetic(a, b, setting)
    if over is not None and over.others:
        further = _fired(SCOPE, a, b, setting)
        if a.parent is not b and b.parent is not a:  # the parts of one total come to what another voice gives
            further += [f for f in _sources(a, b, setting) if f.code != "unexplained"]
        both = _ranked([over, *further]) if over.grade == "stated" else (over, *_ranked(further))
        return Judged("conflict", both)
    label = contested_status(a, b, setting)
    if label is not None:
        return Judged("equal", (label, Finding("equal", "marked", (of_claim(a), of_claim(b)))))
    found = _fired(SCOPE, a, b, setting)
    if not found:
        return None
    undetermined = found[0].code in ("translation", "outcome_term") or (
        found[0].code == "not_people" and len(found) > 1 and found[1].code == "translation"
    )
    if undetermined:
        same = [Finding("same_origin", "marked", (of_claim(a), of_claim(b)))] if a.origin == b.origin else []
        return Judged("undetermined", _ranked([f for f in found if f.code != "different_outcome"] + same))
    nested = not any(f.code in NOT_NESTED for f in found) and not (a.has("projection") or b.has("projection"))
    if nested and part_over_whole(a, b):
        sources = _sources(a, b, setting)
        if _own_words(a, b, sources) or _other_things(a, b, sources):
            return Judged("undetermined", (Finding("extraction_doubt", "possible", (of_claim(a), of_claim(b))), *found))
        unknown = tuple(of_remark(r) for r in setting.stated("status_unknown", a, b))
        first, *rest = sources
        return Judged("conflict", (replace(first, evidence=first.evidence + unknown), *rest, *_ranked(found)))
    sums = _sum(a, b, found, setting)
    if (
        sums is not None
        and {f.code for f in found} <= {"subset", "different_population"}
        and a.claim.outcome == b.claim.outcome
        and a.parent is not b
        and b.parent is not a
    ):
        part = a if (a.value or 0) < (b.value or 0) else b
        whole = b if part is a else a
        return Judged("compatible", (sums, Finding("subset", "marked", (of_claim(part), of_claim(whole)))))
    also = [sums] if sums is not None else []
    also += _beside(a, b, found, setting)
    return Judged("not_comparable", _ranked(found) + tuple(f for f in also if f.code not in {x.code for x in found}))


def _beside(a: Figure, b: Figure, found: list[Finding], setting: Setting) -> list[Finding]:
    """Reasons that would hold too: a model's output, the voices where the numbers lie apart, one voice's relays."""
    codes = {f.code for f in found}
    more = _fired(ARTEFACTS[1:], a, b, setting)
    if "not_people" in codes:
        more += [f for f in (relay_variance(a, b, setting),) if f]
    if a.origin != b.origin and codes <= {
        "different_population",
        "verification_basis",
        "different_window",
        "different_area",
        "subset",
    }:
        more += [f for f in _fired(SOURCES, a, b, setting) if f.code not in ("later_report", "denial")]
    return [replace(f, grade="marked") if f.grade == "stated" else f for f in more]


def _sum(a: Figure, b: Figure, found: list[Finding], setting: Setting) -> Finding | None:
    """The exact sum of one figure and others that makes the other figure, where the groups cannot overlap."""
    if not a.value or not b.value or a.value == b.value:  # none is no part of a sum
        return None
    part, whole = (a, b) if a.value < b.value else (b, a)
    joint = part.claim.outcome in SPLITS.get(whole.claim.outcome, ())
    if part.claim.outcome != whole.claim.outcome and not joint:
        return None
    inside = joint or narrower(part, whole) or (not any(whole.scope[2:]) and bool(part.place_key))
    if not inside and not any(f.code == "different_cause" for f in found):
        return None
    rest = rest_of_sum(whole, part, setting)
    if not rest:
        return None
    gap = whole.value - part.value if whole.value is not None and part.value is not None else None
    return Finding(
        "sum_of_parts",
        "inferred",
        (of_claim(whole), of_claim(part), *map(of_claim, rest)),
        gap,
        gap,
        tuple(f.id for f in rest),
    )


def _one_voice(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """Steps 6 and 8, for one originator and one scope: the same figure again, an update, a stale copy, or relays
    that vary.
    """
    if a.origin != b.origin:
        return None
    if a.document is b.document and b.old is not a and a.moment == b.moment:
        return _one_text(a, b, setting)
    same = Finding("same_origin", "marked", (of_claim(a), of_claim(b)))
    numbers = by_numbers(a, b)
    stale = stale_figure(a, b, setting)
    if numbers is not None and numbers[0] == "equal":
        again = (
            [Finding("stale_figure", "marked", (of_claim(a), of_claim(b)))] if setting.replaced(b) is not None else []
        )
        return Judged("equal", (same, numbers[1], *again))
    further = numbers is not None and _counted_on(a, b, numbers[1].code) and _supplants(a, b, setting)
    back = stale is not None and setting.replaced(b) is not None
    if numbers is not None and not (further or back or _told_anew(a, b, setting)):
        return Judged(numbers[0], (numbers[1], same))
    if stale is not None:
        return Judged("updated", (stale,), a.id)
    withdrawn = setting.withdrawn(a, b)
    if withdrawn:
        return Judged("updated", (Finding("correction", "stated", tuple(map(of_remark, withdrawn))),), a.id)
    told = _time(a, b, setting)
    relayed = relay_variance(a, b, setting)
    if relayed is not None and told[0].grade != "stated":
        return Judged("conflict", (relayed,))
    bound = [numbers[1]] if numbers is not None and numbers[1].code != "rounding" else []
    return Judged("updated", (*told, *bound), b.id)


def _told_anew(a: Figure, b: Figure, setting: Setting) -> bool:
    """Whether a text says that a count was changed, though the two numbers might be one: "about 300" cut to 262."""
    if a.value is None or b.value is None or a.value == b.value or b.moment <= a.moment:
        return False
    return any(f.grade == "stated" and f.code in CHANGES for f in _fired(TIME, a, b, setting))


def _counted_on(a: Figure, b: Figure, code: str) -> bool:
    """Whether a later figure that the numbers allow may still be a further count: 120, then 123; not 123, then 120."""
    if code == "rounding":
        return a.exact and b.exact and step(a.value or 0) > step(b.value or 0)
    return code in ("bound", "range_overlap")


def _one_text(a: Figure, b: Figure, setting: Setting) -> Judged | None:
    """One voice's two figures for one scope in one text: a headline, a change that the text explains, or a doubtful
    reading.
    """
    if is_headline(a) != is_headline(b) or arithmetic(a, b, setting) is not None:
        return None
    numbers = by_numbers(a, b)
    if numbers is not None:
        return Judged(numbers[0], (numbers[1],))
    told = [f for f in _time(a, b, setting) if f.grade == "stated" and f.code != "update"]
    if told:
        return Judged("updated", tuple(told), b.id)
    return Judged("undetermined", (Finding("extraction_doubt", "possible", (of_claim(a), of_claim(b))),))


def _supplants(a: Figure, b: Figure, setting: Setting) -> bool:
    """Whether a later number replaces a bound that it meets: "at least 120", then 163. A looser word for a known
    number does not.
    """
    if b.old is not None and (b.old is a or b.old.value == a.value):
        return True
    if b.published > a.published and given_as_earlier(a, b, setting):
        return True
    loose = b.claim.quantity.kind in ("lower", "upper", "range")
    return b.moment > a.moment and (
        not loose or (a.claim.quantity.kind == b.claim.quantity.kind and (b.low or 0) > (a.low or 0))
    )


def _time(a: Figure, b: Figure, setting: Setting) -> tuple[Finding, ...]:
    """The time reasons of an update: by grade, then how many of the two figures the text's words are about, then the
    order of the method.
    """
    found = _fired(TIME, a, b, setting)
    lowered = [f for f in found if f.code == "revised_down"]
    told = any(f.code in MOVED or (f.grade == "stated" and f.code != "update") for f in found)
    if lowered and lowered[0].grade == "inferred" and told:
        found.remove(lowered[0])
    order = {f.code: n for n, f in enumerate(found)}
    general = ("update",)
    ranked = sorted(found, key=lambda f: (GRADES[f.grade], f.code in general, -_sides(f.code, a, b), order[f.code]))
    if not ranked:
        ranked = [Finding("update", "inferred", (of_claim(a), of_claim(b)))]
    return tuple(ranked)


def _sides(code: str, a: Figure, b: Figure) -> int:
    return a.has(code) + b.has(code)


def _voices(a: Figure, b: Figure, setting: Setting) -> Judged:
    """Steps 6 to 12, for two originators: a declared update, the numbers, the sources, the artefacts, or nothing."""
    if a.document is not b.document and (update := declared(a, b, setting)):
        return Judged("updated", tuple(update), b.id)
    stale = stale_figure(a, b, setting)
    if stale is not None:
        return Judged("updated", (stale,), a.id)
    if (newer := carried_on(a, b, setting)) is not None and by_numbers(a, b) is None:
        return Judged("updated", (newer,), b.id)
    over = arithmetic(a, b, setting)
    numbers = by_numbers(a, b)
    if numbers is not None:
        return Judged(numbers[0], (numbers[1], *_notes(a, b, setting)))
    headline = is_headline(a) != is_headline(b) and a.document is b.document
    found = list(_sources(a, b, setting))
    if over is not None:
        return Judged("conflict", (over, *_ranked(f for f in found if f.code != "unexplained")))
    if headline or found[0].code == "unexplained":
        artefacts = _fired(ARTEFACTS, a, b, setting)
        found = artefacts + [f for f in found if f.code != "unexplained"] if artefacts else found
    if (_own_words(a, b, found) and found[0].code == "unexplained") or _other_things(a, b, found):
        return Judged("undetermined", (Finding("extraction_doubt", "possible", (of_claim(a), of_claim(b))),))
    return Judged("conflict", _ranked(found))


def _own_words(a: Figure, b: Figure, found: Sequence[Finding]) -> bool:
    """Whether one text sets no voice against another: both figures are one voice's, or one of them is told in its own
    words and nobody's role tells why they differ. Such figures count different things more often than they clash.
    """
    if a.document is not b.document or (a.origin != b.origin and a.claim.attribution and b.claim.attribution):
        return False
    return a.origin == b.origin or found[0].code == "unexplained"


def _other_things(a: Figure, b: Figure, found: Sequence[Finding]) -> bool:
    """Whether two voices of one text more likely tell of different things: one of nobody at all, which is no answer to
    the other ("no one died", of an office, is one to a monitor), or a number many times the other, of which the text
    says nothing.
    """
    if a.document is not b.document or found[0].code in ("denial", "against_interest", "headline_v_body"):
        return False
    small, large = sorted((a, b), key=lambda f: f.low or 0)
    told = found[0].code != "unexplained"
    if small.high == 0:
        return not (told and small.claim.attribution and small.claim.outcome == large.claim.outcome == "killed")
    return not told and (large.low or 0) > FAR * (small.high or large.low or 0)


def _notes(a: Figure, b: Figure, setting: Setting) -> list[Finding]:
    """What a reader should know of figures that agree: a party that admits."""
    return [Finding("against_interest", "marked", (of_claim(f),)) for f in (a, b) if f.has("against_interest")][:1]


def _sources(a: Figure, b: Figure, setting: Setting) -> tuple[Finding, ...]:
    """Steps 9, 10 and 12: who speaks, then that one is later, else unexplained."""
    found = _fired(SOURCES, a, b, setting)
    if a.origin == b.origin:
        lowered = revised_down(a, b, setting) if a.scope == b.scope else None
        relayed = relay_variance(a, b, setting)
        found += [f for f in (relayed, lowered) if f]
    later = [f for f in found if f.code == "later_report"]
    rest = [f for f in found if f.code != "later_report"]
    return tuple(rest + later) or (Finding("unexplained", "possible", (of_claim(a), of_claim(b))),)
