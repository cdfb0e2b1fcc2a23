"""Reasons in who speaks, and in how a statement was carried: voices that differ, one voice relayed in two ways,
artefacts of a page.
"""

from __future__ import annotations

from tally.reconciliation.arithmetic import parts_over
from tally.reconciliation.days import iso_day
from tally.reconciliation.figures import Figure
from tally.reconciliation.findings import Finding, of_claim, of_remark
from tally.reconciliation.headlines import is_headline
from tally.reconciliation.people import side_of_voice
from tally.reconciliation.places import directions_in, names_in
from tally.reconciliation.setting import Setting
from tally.reconciliation.vocabulary import fold, has_any, words
from tally.reconciliation.voices import authority, voice_key

__all__ = [
    "SOURCES",
    "arithmetic",
    "denial",
    "headline_v_body",
    "later_report",
    "relay_variance",
    "roles",
    "typing_error",
]

SOON = 3  # days between two prints of one figure
COUNTING = ("belligerent", "monitor", "un", "witness", "unnamed")  # voices that carry nobody's count
TITLE = 3  # words after a voice in a title, among which its verb stands


def denial(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """One voice denies: it says none died, denies the other's figure, or gives its own in a text where it denies it."""
    for one, other in ((a, b), (b, a)):
        if one.claim.stance == "denied" and one.value == other.value:
            return Finding("denial", "stated", (of_claim(one), *map(of_remark, setting.stated("denial", one))))
        if one.high == 0 and (other.low or 0) > 0 and (one.has("denial") or one.claim.certainty == "denied"):
            return Finding("denial", "stated", (of_claim(one), *map(of_remark, setting.stated("denial", one))))
        if one.high == 0 and (other.low or 0) > 0:
            # "No one died. Reports of 15 dead are false": against whoever gives a figure of it
            for denied in setting.beside(one):
                alike = denied.origin == one.origin and denied.claim.outcome == one.claim.outcome
                if denied.claim.stance == "denied" and alike:
                    return Finding("denial", "stated", (of_claim(denied),))
        for denied in setting.denials(other):
            here = denied.document is one.document or (one.high == 0 and denied.published <= one.published)
            if denied.origin == one.origin and here and denied.origin != other.origin:
                return Finding(
                    "denial", "stated", (of_claim(denied), *map(of_remark, setting.stated("denial", denied)))
                )
        for remark in setting.stated("denial", other):
            if (
                remark.attribution
                and other.claim.stance == "asserted"
                and voice_key(remark.attribution[0].name) == one.origin != other.origin
            ):
                return Finding("denial", "stated", (of_remark(remark),))
    return None


def against_interest(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A party admits more of its own loss or harm than the other side gives."""
    for one, other in ((a, b), (b, a)):
        if one.low is None or other.high is None or one.low <= other.high or other.role in ("monitor", "un"):
            continue
        if one.has("against_interest") or (one.role == "belligerent" and (_admits(one) or _own_dead(one, other))):
            return Finding(
                "against_interest",
                "marked",
                (of_claim(one), of_claim(other), *map(of_remark, setting.stated("against_interest", one))),
            )
    return None


def _admits(figure: Figure) -> bool:
    """Whether a voice's own verb admits the figure, or the title says so of the voice ("Army owns up to shelling")."""
    chain = figure.claim.attribution
    if not chain:
        return False
    title, last = fold(figure.document.title).split(), voice_key(chain[0].name).split()[-1]
    if any(word.isdecimal() for word in title) and str(figure.value) not in title:
        title = []  # "Army admits 17 dead" says nothing of the 40 whom it says it killed
    after = " ".join(title[title.index(last) + 1 :][:TITLE]) if last in title else ""
    return any(has_any(said, words("voices", "admits")) for said in (fold(chain[0].verb), after))


def _own_dead(one: Figure, other: Figure) -> bool:
    """Whether a party counts its own fighters, by its name, its kind (soldiers, of an army that fights no other) or as
    its own, and its enemy gives fewer of them.
    """
    if other.role != "belligerent" or one.people.status != "combatant":
        return False
    side = side_of_voice(one.name or "")
    if side and side == one.people.side and not one.people.names and side_of_voice(other.name or "") != side:
        return True
    own, theirs = (f.people.names & (names_in(f.name) | directions_in(f.name)) for f in (one, other))
    plain = has_any(fold(one.claim.population.text), words("people", "own")) and not theirs
    return bool(own and not theirs) or plain


def roles(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The code for two kinds of voice, from the table of role pairs in `conventions.toml`; the first pair that fits."""
    if a.origin == b.origin:
        return None
    kinds = (_kinds(a), _kinds(b))
    for code, one, other in _PAIRS:
        if (one in kinds[0] and other in kinds[1]) or (other in kinds[0] and one in kinds[1]):
            return Finding(code, "marked", (of_claim(a), of_claim(b)))
    return None


# (code, kind of the one voice, kind of the other), in the order of the method.
_PAIRS = (
    ("belligerent_v_monitor", "party", "counter"),
    ("belligerent_v_belligerent", "party", "party"),
    ("official_v_monitor", "official", "counter"),
    ("official_v_local", "official", "house"),
    ("official_v_local", "authority", "witness"),
    ("official_v_local", "party", "house"),
    ("monitor_v_monitor", "counter", "counter"),
    ("anonymous_source", "unnamed", "named"),
)


def _kinds(figure: Figure) -> set[str]:
    """The groups of the role table in which a voice stands. A health ministry is an office of state, a hospital is
    not.
    """
    role = figure.role
    if figure.has("anonymous_source") and figure.claim.attribution:
        return {"unnamed"}  # its text says that the voice would not be named, whatever its office
    if role == "health" and authority(figure.name or ""):
        role = "government"
    found = {
        kind
        for kind in ("party", "counter", "official", "authority", "house", "witness", "unnamed")
        if role in words("roles", kind)
    }
    return found if "unnamed" in found else found | {"named"}


def later_report(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A later report of another origin, no link stated: never an update."""
    if a.origin == b.origin or a.document is b.document or a.moment == b.moment or not (a.moment and b.moment):
        return None
    if a.moment[:10] == b.moment[:10] and len(a.moment) != len(b.moment):
        return None
    return Finding("later_report", "inferred", (of_claim(a), of_claim(b)))


def relay_variance(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """One voice at one time, given with two numbers by two outlets; a day apart where both cite its statement."""
    if a.origin != b.origin or a.document is b.document or a.relay == b.relay:
        return None
    cited = all(f.has("same_origin") or f.has("relay_variance") for f in (a, b))
    one, other = iso_day(a.moment), iso_day(b.moment)
    near = cited and one is not None and other is not None and abs((one - other).days) <= 1
    if a.moment[:10] != b.moment[:10] and not near:
        return None
    if len(a.moment) > 10 and len(b.moment) > 10 and a.moment != b.moment:
        return None
    return Finding("relay_variance", "marked", (of_claim(a), of_claim(b)))


def typing_error(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """Digits swapped, a zero lost or added, between two prints of one voice's figure; or a text says so."""
    said = setting.stated("typing_error", a, b)
    if a.value is None or b.value is None or a.value == b.value:
        return None
    if said:
        return Finding("typing_error", "stated", tuple(of_remark(r) for r in said))
    if a.origin != b.origin or a.scope != b.scope or not (a.exact and b.exact) or a.document is b.document:
        return None
    one, other = iso_day(a.moment), iso_day(b.moment)
    apart = abs((one - other).days) if one and other else 0 if a.moment == b.moment else 2
    low, high = sorted((a.value, b.value))
    unlike = high >= 2 * low and apart <= SOON  # 19 and 91: no toll grows like that once it is settled
    if (low * 10 == high and low >= 10 and apart <= 1) or (_swapped(str(low), str(high)) and (unlike or not apart)):
        return Finding("typing_error", "inferred", (of_claim(a), of_claim(b)))
    return None


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places: 45 and 54."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differ = [n for n, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def arithmetic(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """The parts that a text gives come to more than its total; or a text says that a number is such a sum."""
    for whole, part in ((a, b), (b, a)):
        over = parts_over(whole)
        if over is not None and part.parent is whole:
            others = [p for p in over[1] if p is not part]
            return Finding(
                "arithmetic",
                "inferred",
                (of_claim(whole), *map(of_claim, over[1])),
                over[0] - (whole.value or 0),
                over[0] - (whole.value or 0),
                tuple(p.id for p in others),
            )
        told = _parts_said_off(whole, part, setting)
        if told is not None:
            return told
    double = _added_twice(a, b)
    if double is not None:
        return double
    said = setting.stated("arithmetic", a, b)
    if not said:
        return _sum_given(a, b) or _sum_given(b, a)
    if a.value is None or b.value is None or a.claim.outcome != b.claim.outcome:
        return None
    gap = abs(a.value - b.value)
    sums = [parts_over(f) for f in (a, b)]
    fits = any(s is not None and s[0] in (a.value, b.value) for s in sums)
    if not fits and not (a.has("arithmetic") and b.has("arithmetic")):
        return None
    return Finding("arithmetic", "stated", tuple(of_remark(r) for r in said), gap if fits else None, gap)


def _parts_said_off(whole: Figure, part: Figure, setting: Setting) -> Finding | None:
    """A text says that the parts which another gives do not make its total."""
    said = setting.stated("arithmetic", whole)
    if part.parent is not whole or not said or whole.value is None:
        return None
    parts = [p for p in whole.parts if p.standing and p.exact and p.claim.outcome == whole.claim.outcome]
    gap = abs(sum(p.value or 0 for p in parts) - whole.value)
    if len(parts) < 2 or not gap or len({p.people_key for p in parts}) < len(parts):
        return None
    others = tuple(p.id for p in parts if p is not part)
    return Finding("arithmetic", "stated", (*map(of_remark, said), *map(of_claim, parts)), gap, gap, others)


def _sum_given(whole: Figure, other: Figure) -> Finding | None:
    """The parts of one voice's total come to more than it, and to just what another gives."""
    over = parts_over(whole)
    if over is None or not other.exact or other.value != over[0] or whole.scope != other.scope:
        return None
    gap = over[0] - (whole.value or 0)
    evidence = (of_claim(whole), *map(of_claim, over[1]))
    return Finding("arithmetic", "inferred", evidence, gap, gap, tuple(p.id for p in over[1]))


def _added_twice(a: Figure, b: Figure) -> Finding | None:
    """One voice's total, given by a paper or another office with a part of it added once more; what a party, a counter or
    people on the spot count for themselves is no such sum.
    """
    for whole, other in ((a, b), (b, a)):
        if other.role in COUNTING and other.origin != whole.origin:
            continue
        if whole.scope != other.scope or not (whole.exact and other.exact) or whole.document is other.document:
            continue
        for part in whole.parts:
            if (
                part.claim.outcome == whole.claim.outcome
                and part.value
                and part.people_key
                and (other.value or 0) - (whole.value or 0) == part.value >= 3
            ):
                return Finding(
                    "arithmetic", "inferred", (of_claim(whole), of_claim(part), of_claim(other)), part.value, part.value
                )
    return None


def headline_v_body(a: Figure, b: Figure, setting: Setting) -> Finding | None:
    """A headline says other than the text under it."""
    if a.document is not b.document or is_headline(a) == is_headline(b):
        return None
    return Finding("headline_v_body", "marked", (of_claim(a), of_claim(b)))


SOURCES = (denial, against_interest, roles, later_report)
