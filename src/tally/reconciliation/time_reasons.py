"""Reasons by which one figure replaces another: the same voice counted again, or a text declares the update.

Order of the method: correction > revised_down > died_of_wounds > missing_resolved > preliminary > update >
stale_figure.
"""

from __future__ import annotations

from tally.models import Grade, Remark
from tally.reconciliation.arithmetic import added, fell_by
from tally.reconciliation.figures import Figure
from tally.reconciliation.findings import Finding, of_claim, of_remark
from tally.reconciliation.setting import Setting, Stated
from tally.reconciliation.vocabulary import fold, has_any, words

__all__ = [
    "PASSING",
    "TIME",
    "carried_on",
    "correction",
    "declared",
    "died_of_wounds",
    "given_as_earlier",
    "missing_resolved",
    "preliminary",
    "revised_down",
    "stale_figure",
    "update",
]


# Words that take a number back speak of that number.
BACK = ("correction", "revised_down")
# Counts of a state that people leave: fewer are no revision.
AROUND = 16  # steps of another voice that may have taken a figure further
LEFT = ("missing", "trapped")  # people leave them by being found
PASSING = ("missing", "trapped", "displaced", "detained", "abducted")


def _gap(a: Figure, b: Figure) -> int | None:
    return abs(a.value - b.value) if a.value is not None and b.value is not None else None


def _said(code: str, a: Figure, b: Figure, setting: Setting) -> Stated:
    """Remarks with the code that the later text makes, or a third one printed no earlier, about either figure; not
    those of a text in which the later figure is itself the earlier one ("up from 19" tells how 19 rose to 26). What
    takes a number back may be said of that number as the later text gives it again.
    """
    gone = (b.old,) if b.old is not None and code in BACK and b.old.document is b.document else ()
    return [
        r
        for r in setting.stated(code, b, a, *gone)
        if (r.document != a.document.id or a.document is b.document)
        and (code in BACK or r.document == b.document.id or not setting.outgrown(b, r))
    ]


def _told(code: str, a: Figure, b: Figure, setting: Setting, accounted: int | None = None) -> Finding | None:
    said = _said(code, a, b, setting)
    gap = _gap(a, b)
    return (
        Finding(
            code,
            "stated",
            tuple(of_remark(r) for r in said),
            gap if accounted is None else min(accounted, gap or accounted),
            gap,
        )
        if said
        else None
    )


def correction(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The publisher corrected itself."""
    return _told("correction", a, b, setting)


def revised_down(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The origin lowered its count: counted twice, misidentified; without a word on why, inferred."""
    told = _told("revised_down", a, b, setting)
    fewer = a.value is not None and b.value is not None and b.value < a.value
    if a.low is None or b.high is None or (b.high >= a.low and not (told and fewer)):
        return None
    passing = a.claim.outcome in PASSING or b.quotes("changed", "still")
    if told is None and passing:
        return None
    if told is None and a.origin == b.origin and b.quotes("changed", "down"):
        told = Finding("revised_down", "stated", (of_claim(b),))
    return told or Finding("revised_down", "inferred", (of_claim(a), of_claim(b)))


def died_of_wounds(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Wounded people died: stated, or the injured fell by as many as the dead rose."""
    if a.claim.outcome == "injured":
        return _fewer_wounded(a, b, setting)
    if a.claim.outcome != "killed" or (b.value or b.low or 0) <= (a.value or a.low or 0):
        return None
    more = sum(f.value or 0 for f in added(b, setting)[:1]) or None
    told = _told("died_of_wounds", a, b, setting, more)
    if told:
        return told
    fell = fell_by(b.origin, b.event, "injured", a.moment, b.moment, setting)
    gap = _gap(a, b)
    if fell is None or fell[0] != gap:
        return None
    return Finding("died_of_wounds", "inferred", (of_claim(fell[1]), of_claim(fell[2])), gap, gap)


def _fewer_wounded(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The injured fell as wounded people died: the text tells it of its dead, or they rose by as many."""
    gap = _gap(a, b)
    if not gap or (b.value or 0) >= (a.value or 0):
        return None
    near = [b, *(f for f in setting.beside(b) if f.claim.outcome == "killed")]
    said = setting.stated("died_of_wounds", *near)
    if not said:
        rose = fell_by(b.origin, b.event, "killed", a.moment, b.moment, setting, rising=True)
        if rose is None or rose[0] != gap or a.origin != b.origin:
            return None
        return Finding("died_of_wounds", "inferred", (of_claim(rose[1]), of_claim(rose[2])), gap, gap)
    died = next((f.value for f in near[1:] if f.value and (f.claim.basis == "addition" or _of_wounded(f))), None)
    return Finding("died_of_wounds", "stated", tuple(map(of_remark, said)), min(died or gap, gap), gap)


def _of_wounded(figure: Figure) -> bool:
    return figure.parent is not None and figure.parent.claim.outcome == "injured"


def missing_resolved(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Missing people were found: stated, told by "nine of the 14 missing were found dead", or the balance fits."""
    gap = _gap(a, b)
    rising = a.claim.outcome == "killed" and (b.value or 0) > (a.value or 0)
    falling = a.claim.outcome in LEFT and (b.value or 0) < (a.value or 0)
    if not gap or not (rising or falling):
        return None
    found = [
        f
        for f in setting.beside(b)
        if f.value == gap
        and f.standing
        and (f.has("missing_resolved") or (f.claim.outcome in ("killed", "rescued") and _of_missing(f, setting)))
    ]
    said = _said("missing_resolved", a, b, setting) if falling or setting.missed(b) else []
    if said or found:
        return Finding("missing_resolved", "stated", (*map(of_remark, said), *map(of_claim, found[:1])), gap, gap)
    if falling and a.origin != b.origin:
        return None
    safe = [
        f
        for f in (setting.beside(b) if falling else ())
        if f.claim.outcome == "rescued" and f.value == gap and f.exact and f.origin == b.origin and f.standing
    ]
    if safe:
        told = any(f.quotes("changed", "found") for f in safe)
        return Finding(
            "missing_resolved",
            "stated" if told else "inferred",
            (of_claim(a), of_claim(b), of_claim(safe[0])),
            gap,
            gap,
        )
    other = "killed" if falling else "missing"
    fell = fell_by(b.origin, b.event, other, a.moment, b.moment, setting, rising=falling)
    return (
        Finding("missing_resolved", "inferred", (of_claim(fell[1]), of_claim(fell[2])), gap, gap)
        if fell and fell[0] == gap
        else None
    )


def _of_missing(figure: Figure, setting: Setting) -> bool:
    """Whether a count is of people who were missing: a part of the missing, or added while the missing fell by as
    many.
    """
    if figure.parent is not None and figure.parent.claim.outcome == "missing":
        return True
    if figure.claim.basis != "addition":
        return False
    for other in setting.beside(figure):
        if (
            other.claim.outcome == "missing"
            and other.old is not None
            and (other.old.value or 0) - (other.value or 0) == figure.value
        ):
            return True
    return False


def preliminary(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """An early estimate and a later count: stated where words call the earlier figure preliminary, not where they say
    it of the later one alone ("12, then 15, a count that is not final"); marked where a final count follows an
    estimate.
    """
    gone = b.old.remarks.get("preliminary", ()) if b.old is not None and not b.old.standing else ()
    past = {r.id for r in gone if has_any(fold(r.quote), words("changed", "past"))}
    of_later = {r.id for r in b.remarks.get("preliminary", ())} - past
    said = setting.stated("preliminary", a, b)
    early = [r for r in said if r.id not in of_later and not _final(r)]
    final = [r for r in said if r.id in of_later and _final(r)]
    if early:
        return Finding("preliminary", "stated", tuple(map(of_remark, early + final)))
    estimate = a.claim.certainty == "estimated" or a.claim.quantity.kind in ("approx", "vague", "range")
    return Finding("preliminary", "marked", tuple(map(of_remark, final))) if final and estimate else None


def _final(remark: Remark) -> bool:
    said = fold(remark.quote)
    return has_any(said, words("changed", "final")) and not has_any(said, words("changed", "unfinished"))


def update(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The same voice later, or a text that says so: "rose to", "raised from 120", "now"."""
    said = _said("update", a, b, setting)
    rising = a.origin == b.origin and (b.low or 0) > (a.low or 0)
    raised = rising and b.quotes("changed", "up")
    earlier = [of_claim(f) for f in given_as_earlier(a, b, setting)[:1]]
    if said or earlier or raised:
        gap = _gap(a, b) if said else None
        return Finding("update", "stated", (*map(of_remark, said), *earlier, of_claim(b)), gap, gap)
    return Finding("update", "inferred", (of_claim(a), of_claim(b))) if a.origin == b.origin else None


def given_as_earlier(a: Figure, b: Figure, setting: Setting) -> list[Figure]:
    """The figures of the later one's text that give the earlier number as one that is gone: "to 24, up from 19"."""
    if b.old is not None and (b.old is a or _same_number(b.old, a)):
        return [b.old]
    if a.document is b.document:
        return []
    return [
        f
        for f in setting.beside(b)
        if f.claim.stance == "superseded" and f.value == a.value and (f.origin, f.scope) == (a.origin, a.scope)
    ]


def _same_number(one: Figure, other: Figure) -> bool:
    return (one.value, one.low, one.high) == (
        other.value,
        other.low,
        other.high,
    ) and one.claim.outcome == other.claim.outcome


def stale_figure(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The later print carries the older count: it says as of when, or its number had been replaced by then."""
    if a.scope != b.scope or b.published < a.published:
        return None
    if a.origin != b.origin:
        return _copied_late(a, b, setting) or _overtaken(a, b, setting)
    replaced = setting.replaced(b)
    since = replaced is not None and a.moment >= replaced.moment and a.value != b.value
    if replaced is a or since or (b.moment < a.moment and b.published > a.published):
        said = setting.stated("stale_figure", b)
        return Finding("stale_figure", "marked", (*map(of_remark, said), of_claim(a), of_claim(b)))
    rest = [
        p
        for p in a.parts
        if p.value is not None
        and p.claim.outcome == a.claim.outcome
        and p.window_key
        and a.value is not None
        and b.value == a.value - p.value
    ]
    if rest and (b.value or 0) < (a.value or 0) and not _said("revised_down", a, b, setting):
        return Finding("stale_figure", "inferred", (of_claim(a), of_claim(rest[0]), of_claim(b)))
    return None


def _copied_late(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A publication's own words carry the number that a voice had given, and had replaced by then."""
    log = setting.log(a)
    if log is None or b.claim.attribution or b.value is None or not (a.exact and b.exact) or a.published >= b.published:
        return None
    gave = log.first.get(b.value) or log.retired.get(b.value)
    if gave is None or (gave is not a and gave.moment >= a.moment) or log.last is not a or a.value == b.value:
        return None
    return Finding("stale_figure", "marked", (of_claim(a), of_claim(gave), of_claim(b)))


def _overtaken(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A voice's number is printed again after a text had told what it came to: "from four to seven", then "four"."""
    gave = setting.gave(b, b.value)
    if gave is None or not b.exact or not gave.published <= a.published < b.published or gave.document is a.document:
        return None
    again = b.claim.as_of_basis == "stated" and b.moment >= a.moment  # the voice stands by it, knowing of the other
    if again or b.old is not None or not declared(gave, a, setting):
        return None
    return Finding("stale_figure", "marked", (of_claim(a), of_claim(gave), of_claim(b)))


TIME = (correction, revised_down, died_of_wounds, missing_resolved, preliminary, update)


def declared(a: Figure, b: Figure, setting: Setting) -> list[Finding]:
    """Time reasons that a text states for the whole gap between two voices' figures; [] where none does.

    A voice that raises "the toll from 120" takes over another's 120, unless it had given that number itself; "nine of
    the missing were found dead" carries 27 to 36.
    """
    if b.published < a.published or b.moment < a.moment or a.role == "belligerent" or b.role == "belligerent":
        return []
    found: list[Finding] = []
    gave = setting.gave(b, b.old.value if b.old is not None else None)
    own = gave is not None and gave.document is not b.document and gave.published <= b.published
    if b.old is not None and b.old.document is b.document and _same_number(b.old, a) and not own:
        found = [f for f in (reason(a, b, setting) for reason in TIME) if f is not None and f.grade == "stated"]
    gap = _gap(a, b)
    more = [f for f in added(b, setting) if f.value == gap]
    if not found and more and gap and (b.value or 0) > (a.value or 0):
        for reason in (died_of_wounds, missing_resolved):
            finding = reason(a, b, setting)
            if finding is not None and finding.grade == "stated":
                found.append(_whole(finding, more[0], gap))
    gone = [f for f in setting.beside(b) if f.value == gap and f.exact and f.claim.outcome in ("killed", "rescued")]
    if not found and gone and gap and a.claim.outcome in LEFT and (b.value or 0) < (a.value or 0):
        finding = missing_resolved(a, b, setting)  # "25 are missing after 15 were found": the rest of another's 40
        if finding is not None and finding.grade == "stated" and finding.evidence:
            found.append(finding)
    return found


def carried_on(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A figure that another voice's had taken further, as a text says, before the later one was printed: "one of those whom the
    governor counts as trapped is dead", and the day after 21.
    """
    if b.published <= a.published or b.moment < a.moment:
        return None
    for log in setting.logs.get(a.event, {}).get(a.scope, {}).values():
        for step in log.steps[:AROUND] if log.origin != a.origin else ():
            if step is not b and a.published <= step.published <= b.published and declared(a, step, setting):
                return Finding("update", "inferred", (of_claim(a), of_claim(step), of_claim(b)))
    return None


def _whole(finding: Finding, more: Figure, gap: int) -> Finding:
    grade: Grade = "stated"
    return Finding(finding.code, grade, (*finding.evidence, of_claim(more)), gap, gap, (more.id,))
