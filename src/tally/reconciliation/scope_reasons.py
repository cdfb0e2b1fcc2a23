"""Reasons by which two figures count different things: outcome, unit, people, place, window.

Each function takes the two figures, the earlier first, and what surrounds them; it gives a Finding or None. Where
both texts
show the dimension the grade is `marked`; where one text alone says so in words, `stated`.
"""

from __future__ import annotations

from tally.models import Grade
from tally.reconciliation.across_scopes import JOINT
from tally.reconciliation.basis_reasons import compared, different_cause, verification_basis
from tally.reconciliation.figures import Figure, apart
from tally.reconciliation.findings import Finding, of_claim, of_remark
from tally.reconciliation.setting import Setting

__all__ = ["SCOPE", "narrower", "not_people"]

BEYOND = ("over ", "beside ")  # a longer window than the event's, a place not known to lie in its main one
AROUND = "over "


def narrower(a: Figure, b: Figure) -> bool:
    """Whether what `a` counts lies inside what `b` counts, by the scopes alone."""
    (outcome, unit, *facets), (whole, same_unit, *wide) = a.scope, b.scope
    if unit != same_unit or (outcome != whole and whole not in JOINT.get(outcome, ())):
        return False
    if a.scope == b.scope or (a.window_key.startswith("added:") and a.document is not b.document):
        return False
    return all(_inside(own, theirs) for own, theirs in zip(facets, wide, strict=True))


def _inside(own: str, theirs: str) -> bool:
    """Whether one facet lies inside another: "" is the whole, but for what reaches beyond the event or lies beside
    it.
    """
    if own == theirs:
        return True
    if own.startswith(BEYOND):
        return False
    return theirs == "" or (own == "" and theirs.startswith(AROUND))


def _words(code: str, a: Figure, b: Figure, setting: Setting) -> Finding:
    """A marked difference, with the two claims and what the texts say of it as evidence."""
    said = [of_remark(r) for r in setting.stated(code, a, b)]
    return Finding(code, "marked", (of_claim(a), of_claim(b), *said))


def _set_against(code: str, a: Figure, b: Figure) -> Finding | None:
    """A text sets two voices' counts against each other and says by what they differ, though neither names its own
    days, place or people: "the ministry stopped on Wednesday, while the institute's list runs to Sunday".
    """
    if a.origin == b.origin or a.claim.outcome != b.claim.outcome or not apart(a, b):
        return None
    said = compared(code, a, b)
    return Finding(code, "stated", tuple(map(of_remark, said))) if said else None


def translation(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The original word covers several outcomes, as a text says; one voice or one number behind two outcomes."""
    said = setting.stated("translation", a, b)
    if not said or a.claim.outcome == b.claim.outcome or not (a.origin == b.origin or a.value == b.value):
        return None
    return Finding("translation", "stated", tuple(of_remark(r) for r in said))


def outcome_term(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """ "Casualties", which does not say how many died, against a count of one outcome: of one voice, or the same
    number.
    """
    outcomes = {a.claim.outcome, b.claim.outcome}
    if "casualties" not in outcomes or len(outcomes) == 1 or not outcomes & {"killed", "injured"}:
        return None
    if a.value != b.value and (a.origin != b.origin or a.document is b.document):
        return None
    return _words("outcome_term", a, b, setting)


def missing_included(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Dead and missing together against the dead alone; or a text says that the missing are counted in."""
    outcomes = {a.claim.outcome, b.claim.outcome}
    joint = outcomes in ({"dead_or_missing", "killed"}, {"dead_or_missing", "missing"})
    said = setting.stated("missing_included", a, b)
    if not joint and not (said and outcomes == {"killed"} and apart(a, b)):
        return None
    whole, part = (
        (a, b) if a.claim.outcome == "dead_or_missing" or (not joint and (a.value or 0) > (b.value or 0)) else (b, a)
    )
    gap = whole.value - part.value if whole.value is not None and part.value is not None else None
    other = [
        f
        for f in [*whole.parts, *setting.beside(part), *setting.beside(whole)]
        if f.claim.outcome != part.claim.outcome and f.claim.outcome in ("missing", "killed") and f.value == gap and gap
    ]
    rest = other[:1]
    return Finding(
        "missing_included",
        "marked",
        (of_claim(whole), of_claim(part), *map(of_claim, rest), *map(of_remark, said)),
        gap if rest else None,
        gap,
        tuple(f.id for f in rest),
    )


def different_outcome(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Killed, injured, missing, or several of them counted together."""
    if a.scope[0] == b.scope[0]:
        return None
    return _words("different_outcome", a, b, setting)


def different_unit(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Persons against families, bodies or cases."""
    if a.unit == b.unit:
        return None
    return _words("different_unit", a, b, setting)


def not_people(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """One number belongs to something else: a text says so, or one voice's toll is the number of things in another
    report.
    """
    if not apart(a, b):
        return None
    said = setting.stated("not_people", a, b)
    if said:
        return Finding("not_people", "stated", tuple(of_remark(r) for r in said))
    if a.origin != b.origin or a.scope != b.scope or a.document is b.document or a.relay == b.relay:
        return None
    if not a.moment or a.moment[:10] != b.moment[:10]:
        return None
    for figure in (a, b):
        elsewhere = [e for e in setting.things.get(figure.value or 0, ()) if e.document != figure.document.id]
        if figure.exact and elsewhere:
            return Finding("not_people", "inferred", (of_claim(figure), elsewhere[0]))
    return None


def perpetrator_counted(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The attacker is in one count and out of the other, as a text says, and that is all by which they differ."""
    if a.scope[:5] != b.scope[:5]:
        return None
    if {a.attacker_key, b.attacker_key} == {"", "without"}:
        return _attacker_apart(a, b, setting)
    if not apart(a, b):
        return None
    if a.attacker_key == b.attacker_key and (a.attacker_key or a.origin == b.origin):
        return None
    said = (
        setting.stated("counts_attacker", a, b)
        + setting.stated("leaves_out_attacker", a, b)
        + setting.stated("perpetrator_counted", a, b)
    )
    both = ("counts_attacker" in a.remarks) == ("counts_attacker" in b.remarks) and (
        "leaves_out_attacker" in a.remarks
    ) == ("leaves_out_attacker" in b.remarks)
    gap = abs(a.value - b.value) if a.value is not None and b.value is not None else None
    if not said or (both and not setting.stated("perpetrator_counted", a, b)):
        return None
    larger, smaller = (a, b) if (a.low or 0) > (b.low or 0) else (b, a)
    if not (larger.has("counts_attacker") or larger.has("perpetrator_counted") or smaller.has("leaves_out_attacker")):
        return None
    number = min((f.value for f in setting.beside(larger) if f.attacker_key == "attacker" and f.value), default=1)
    if gap is None or gap > number:
        return None
    return Finding("perpetrator_counted", "stated", tuple(of_remark(r) for r in said), gap, gap)


def _attacker_apart(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """One voice leaves the attacker out and the other does not: equal numbers, too, are then not of the same people."""
    without, other = (a, b) if a.attacker_key else (b, a)
    said = setting.stated("leaves_out_attacker", without) + setting.stated("counts_attacker", other)
    gap = other.value - without.value if other.value is not None and without.value is not None else None
    number = min((f.value for f in setting.beside(other) if f.attacker_key == "attacker" and f.value), default=1)
    fits = gap is not None and gap >= number
    evidence = tuple(of_remark(r) for r in said) or (of_claim(a), of_claim(b))
    return Finding("perpetrator_counted", "stated" if said else "marked", evidence, number if fits else None, gap)


def subset(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A part and its whole: the text hangs one on the other, or a facet such as children lies below everyone."""
    for part, whole in ((a, b), (b, a)):
        if part.parent is whole and not (part.place_key != whole.place_key or part.window_key != whole.window_key):
            return Finding("subset", "stated", (of_claim(part), of_claim(whole)))
    proved = verification_basis(a, b, setting) is not None  # "identified 38 of the people who died": how it counts
    for part, whole in ((a, b), (b, a)):
        if part.some and part.partial and not whole.partial and part.scope == whole.scope and not proved:
            return Finding("subset", "marked", (of_claim(part), of_claim(whole)))
    for part, whole in ((a, b), (b, a)):
        if (
            not narrower(part, whole)
            or part.claim.outcome != whole.claim.outcome
            or part.people_key == whole.people_key
        ):
            continue
        faceted = part.people.age or part.people.sex
        known = [p for p in whole.parts if p.people_key == part.people_key]
        if (
            faceted
            or (known and not all(apart(p, part) for p in known))  # another number for the group: no part of that whole
            or part.origin == whole.origin
            or (part.parent is not None and part.parent.scope == whole.scope)
        ):
            return Finding("subset", "marked", (of_claim(part), of_claim(whole)))
    return None


def different_population(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Other or overlapping groups: fighters and civilians, two sides, a group and everyone."""
    if a.people_key == b.people_key:
        return _set_against("different_population", a, b)
    if a.claim.outcome == b.claim.outcome and _one_group(a, b, setting):
        return None
    for bodies, persons in ((a, b), (b, a)):
        if bodies.unit == "bodies" != persons.unit and not bodies.people_key:
            return None  # nobody says of 19 bodies that they are no herders
    return _words("different_population", a, b, setting)


def _one_group(a: Figure, b: Figure, setting: Setting) -> bool:
    """The same number of "soldiers" and of "people" where the texts know of no other dead: one group in other words."""
    if not (a.exact and a.value == b.value and (a.place_key, a.window_key) == (b.place_key, b.window_key)):
        return False
    told = {a.people.status, b.people.status}
    plain = not (a.people.age or b.people.age or a.people.sex or b.people.sex)
    return plain and None in told and len(setting.statuses[a.event]) == 1 and not setting.stated("status_unknown", a, b)


def contested_status(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The same people under disputed labels: one place, one time, one number, two statuses."""
    if a.claim.outcome != b.claim.outcome or not a.exact or a.value != b.value or a.origin == b.origin:
        return None
    said = setting.stated("contested_status", a, b)
    labelled = bool(said) and (a.people_key != b.people_key or a.people.noun != b.people.noun)
    if not (_disputed(a, b) or _disputed(b, a) or labelled) or a.scope[3:] != b.scope[3:]:
        return None
    if not said and (_one_is_part(a, b) or setting.stated("different_population", a, b)):
        return None
    repeated = [
        f
        for one, other in ((a, b), (b, a))
        for f in setting.beside(one)
        if f.origin == other.origin and f.value == other.value and f.people.status == other.people.status
    ]
    grade: Grade = "stated" if said or repeated or a.document is b.document else "marked"
    return Finding(
        "contested_status", grade, (of_claim(a), of_claim(b), *map(of_claim, repeated[:1]), *map(of_remark, said))
    )


def _one_is_part(a: Figure, b: Figure) -> bool:
    """Whether one of two equal numbers is a part of its text's count ("15 civilians, four of them women", "four
    fighters"), and the other is not: equal by chance.
    """
    parts = [f.parent is not None and f.parent.claim.outcome == f.claim.outcome for f in (a, b)]
    return parts[0] != parts[1]


def _disputed(one: Figure, other: Figure) -> bool:
    """One status against another, or fighters ("raiders") against people whom the other voice calls by their trade."""
    if one.people.status and other.people.status:
        return one.people.status != other.people.status
    return (
        (one.people.status == "combatant" or (one.people.labelled and not other.people.labelled))
        and other.people.status is None
        and other.people.noun is not None
        and not other.people.side
    )


def different_area(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A town and its province, one hospital and all: the places differ."""
    if a.place_key == b.place_key:
        return _set_against("different_area", a, b)
    linked = a.parent is b or b.parent is a
    return (
        Finding("different_area", "stated", (of_claim(a), of_claim(b)))
        if linked
        else _words("different_area", a, b, setting)
    )


def different_window(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A day and the days since, a total and what was added to it."""
    if a.window_key == b.window_key:
        return _set_against("different_window", a, b)
    linked = a.parent is b or b.parent is a
    return (
        Finding("different_window", "stated", (of_claim(a), of_claim(b)))
        if linked
        else _words("different_window", a, b, setting)
    )


SCOPE = (
    not_people,
    translation,
    outcome_term,
    missing_included,
    different_outcome,
    perpetrator_counted,
    subset,
    different_population,
    different_area,
    different_window,
    different_unit,
    different_cause,
    verification_basis,
)
