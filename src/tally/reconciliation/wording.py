"""The sentence of a relation: from the templates of `reasons.toml`, with names, numbers and dates as the texts give
them.

Only "said" and "according to" attribute. A party's label stands in quotation marks with its speaker. "Because" is
said only
where a text states the reason: a quotation that says it is left out elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from tally.models import Remark
from tally.reconciliation.figures import Figure
from tally.reconciliation.findings import Finding
from tally.reconciliation.phrases import (
    capital,
    figure_words,
    number_words,
    outcome_noun,
    people_words,
    relay_words,
    voice_words,
    window_words,
)
from tally.reconciliation.scope_reasons import narrower
from tally.reconciliation.setting import Setting
from tally.reconciliation.verdicts import Judged
from tally.reconciliation.vocabulary import fold, lead_words, templates, words

__all__ = ["sentence"]

CAUSAL = re.compile(r"\b(?:because|since|due to|owing to|as a result)\b", re.I)
QUOTED = (
    "status_unknown",
    "died_of_wounds",
    "missing_resolved",
    "revised_down",
    "correction",
    "preliminary",
    "denial",
    "translation",
    "not_people",
    "typing_error",
    "arithmetic",
    "different_event",
    "update",
    "counts_attacker",
    "leaves_out_attacker",
    "verification_basis",
    "different_cause",
    "different_population",
    "different_area",
    "different_window",
    "missing_included",
    "projection",
)
SAID_BY = {
    "different_population": {"subset"},
    "different_outcome": {"missing_included", "outcome_term"},
    "equal": {"same_origin", "contested_status"},
    "update": {"died_of_wounds", "missing_resolved", "revised_down", "correction", "preliminary"},
    "relay_variance": {"typing_error"},
}
ALSO = 2  # further reasons that a sentence has room for


def sentence(a: Figure, b: Figure, judged: Judged, setting: Setting) -> str:
    """What the relation says, as copy: the two figures, the primary reason, what else holds, and the words that
    state it.
    """
    first, *more = judged.findings
    fields = _Fields(a, b, first, setting)
    rows = templates()
    parts = [
        _lead(a, b, judged),
        _filled(_template(rows[first.code], a, b, first), fields),
    ]
    if judged.verdict == "conflict" and _over(a, b):
        parts.append(capital(_filled(lead_words("clause", "inside"), fields)))
    codes = {f.code for f in judged.findings}
    for finding in [f for f in more if not (codes & SAID_BY.get(f.code, set()))][:ALSO]:
        parts.append(_filled(rows[finding.code].get("also", ""), _Fields(a, b, finding, setting)))
    parts += _quotations(a, b, judged, setting)
    if first.accounted is not None and first.gap and 0 < first.accounted < first.gap:
        parts.append(
            _filled(
                lead_words("clause", "accounts" if first.gap - first.accounted > 1 else "accounts_but_one"),
                {"accounted": str(first.accounted), "gap": str(first.gap), "rest": str(first.gap - first.accounted)},
            )
        )
    return " ".join(dict.fromkeys(p for p in parts if p))


def _template(row: Mapping[str, str], a: Figure, b: Figure, first: Finding) -> str:
    """The template for the primary reason: `told` where only a third sentence sets the scopes of the two apart."""
    if first.grade == "stated" and a.scope == b.scope and "told" in row:
        return row["told"]
    return row.get(first.grade) or row.get("also", "")


def _filled(template: str, fields: Mapping[str, str]) -> str:
    return template.format_map(fields) if template else ""


def _lead(a: Figure, b: Figure, judged: Judged) -> str:
    """The two figures with their voices, put as the verdict has it."""
    codes = {f.code for f in judged.findings}
    place, when = bool(codes & {"different_area"}), bool(codes & {"different_window"})
    fa, fb = figure_words(a, place=place, when=when), figure_words(b, place=place, when=when)
    clause = lead_words("clause", "according")
    same = _same_words(a, b)
    va, vb = (
        voice_words(f)
        if same or not relay_words(f)
        else lead_words("clause", "carried").format(voice=voice_words(f), relay=relay_words(f))
        for f in (a, b)
    )
    if judged.verdict == "equal" and fa == fb:
        said = _both(a, b, fa, va, vb)
        return lead_words("lead", "equal").format(Said_both=said)
    if same:
        return _one_voice(a, b, judged, fa, fb)
    a_said, b_said = clause.format(voice=va, figure=fa), clause.format(voice=vb, figure=fb)
    template = "compatible" if judged.verdict == "equal" else judged.verdict
    return lead_words("lead", template).format(A=capital(a_said), a_said=a_said, b_said=b_said)


def _one_voice(a: Figure, b: Figure, judged: Judged, fa: str, fb: str) -> str:
    """One voice's two figures: in one text, one after the other, or as two texts carried them."""
    ra, rb = relay_words(a, own=True), relay_words(b, own=True)
    if ra != rb:
        ra, rb = (_carried(f, r) for f, r in ((a, ra), (b, rb)))
    relayed = a.document is not b.document and ra and rb and ra != rb
    form = "relayed" if relayed else "later" if judged.verdict == "updated" and judged.current == b.id else "pair"
    said = lead_words("clause", form).format(va=voice_words(a), fa=fa, fb=fb, ra=ra, rb=rb)
    return lead_words("lead", "conflict_one" if judged.verdict == "conflict" else "one").format(
        said=said, Said=capital(said)
    )


def _same_words(a: Figure, b: Figure) -> bool:
    """Whether one voice said both; a text's own words are put in nobody's mouth."""
    return a.origin == b.origin and a.borrowed == b.borrowed


def _carried(figure: Figure, relay: str) -> str:
    own = fold(relay) == fold(figure.name)
    return lead_words("clause", "itself") if own else lead_words("clause", "by").format(relay=relay) if relay else ""


def _both(a: Figure, b: Figure, figure: str, va: str, vb: str) -> str:
    if not _same_words(a, b):
        return lead_words("clause", "both").format(va=va, vb=vb, figure=figure)
    ra, rb = relay_words(a, own=True), relay_words(b, own=True)
    if ra and rb and ra != rb:
        return lead_words("clause", "one").format(va=voice_words(a), figure=figure, ra=ra, rb=rb)
    return lead_words("clause", "same").format(va=voice_words(a), figure=figure)


def _over(a: Figure, b: Figure) -> bool:
    """Whether a group of people is larger than everyone it would lie among."""
    return any(
        narrower(part, whole)
        and part.people_key != whole.people_key
        and part.low is not None
        and whole.high is not None
        and part.low > whole.high
        for part, whole in ((a, b), (b, a))
    )


class _Fields(dict[str, str]):
    """What a template may name, made only where it does."""

    def __init__(self, a: Figure, b: Figure, finding: Finding, setting: Setting) -> None:
        super().__init__()
        self.pair, self.finding, self.setting = (a, b), finding, setting

    def __missing__(self, name: str) -> str:
        a, b = self.pair
        if name[:1] in "noplwudvVr" and name[1:] in ("a", "b"):
            return _of_side(name[0], a if name[1] == "a" else b)
        return _FIELDS[name](a, b, self.finding, self.setting)


_SIDES: dict[str, Callable[[Figure], str]] = {
    "n": number_words,
    "o": lambda f: outcome_noun(f.claim.outcome),
    "p": people_words,
    "l": lambda f: f.where or lead_words("clause", "everywhere"),
    "w": window_words,
    "u": lambda f: f.unit,
    "d": lambda f: _given(f),
    "v": voice_words,
    "V": lambda f: capital(voice_words(f)),
}


def _of_side(letter: str, figure: Figure) -> str:
    return _SIDES[letter](figure)


_FIELDS: dict[str, Callable[[Figure, Figure, Finding, Setting], str]] = {
    "moved": lambda a, b, finding, setting: "rose" if (b.low or 0) >= (a.low or 0) else "fell",
    "part": lambda a, b, finding, setting: figure_words(_part_whole(a, b)[0], verb=False),
    "whole": lambda a, b, finding, setting: figure_words(_part_whole(a, b)[1], verb=False),
    "all": lambda a, b, finding, setting: _everyone(_part_whole(a, b)[1]),
    "Party": lambda a, b, finding, setting: capital(voice_words(a if a.role == "belligerent" else b)),
    "other": lambda a, b, finding, setting: voice_words(b if a.role == "belligerent" else a),
    "denier": lambda a, b, finding, setting: voice_words(_denier(a, b, setting)),
    "odd": lambda a, b, finding, setting: number_words(_odd(a, b, finding)),
    "sum": lambda a, b, finding, setting: _sum(a, b, finding, setting),
    "parts_said": lambda a, b, finding, setting: _parts_said(a, b, finding, setting),
    "slip": lambda a, b, finding, setting: _slip(a, b),
}


def _part_whole(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    return (a, b) if _is_part(a, b) else (b, a)


def _denier(a: Figure, b: Figure, setting: Setting) -> Figure:
    return (
        a if a.high == 0 or a.claim.stance == "denied" or any(d.origin == a.origin for d in setting.denials(b)) else b
    )


def _slip(a: Figure, b: Figure) -> str:
    low, high = sorted((a.value or 0, b.value or 0))
    return lead_words("clause", "zero" if high == 10 * low else "swap")


def _is_part(a: Figure, b: Figure) -> bool:
    if a.parent is b or b.parent is a:
        return a.parent is b
    return sum(map(bool, a.scope[2:])) > sum(map(bool, b.scope[2:]))


def _everyone(whole: Figure) -> str:
    """A total of people as a bare noun: "44 dead"."""
    plain = whole.claim.outcome == "killed" and not whole.people_key
    return f"{number_words(whole)} dead" if plain else figure_words(whole, verb=False)


def _odd(a: Figure, b: Figure, finding: Finding) -> Figure:
    """The figure that the reason calls in question."""
    cited = {e.claim for e in finding.evidence}
    if a.id in cited or b.id in cited:
        return a if a.id in cited else b
    return a if a.has(finding.code) else b


def _parts_said(a: Figure, b: Figure, finding: Finding, setting: Setting) -> str:
    """The cited numbers as a sum: "19 + 15 + 12 = 46, not forty-three"; "43 + 12 = 55"."""
    cited = [f for f in (setting.figures.get(e.claim) for e in finding.evidence if e.claim) if f is not None]
    if len(cited) < 3:
        return number_words(a) + ", " + number_words(b)
    if finding.others:
        return (
            " + ".join(map(number_words, cited[1:]))
            + f" = {sum(f.value or 0 for f in cited[1:])}, not {number_words(cited[0])}"
        )
    return f"{number_words(cited[0])} + {number_words(cited[1])} = {number_words(cited[2])}"


def _sum(a: Figure, b: Figure, finding: Finding, setting: Setting) -> str:
    part, whole = (a, b) if (a.value or 0) <= (b.value or 0) else (b, a)
    others = [f for f in (setting.figures.get(x) for x in finding.others) if f is not None]
    return " + ".join([_term(part), *map(_term, others)]) + f" = {_term(whole)}"


def _term(figure: Figure) -> str:
    """A number in a sum; "the driver" is one."""
    alone = figure.value == 1 and fold(figure.claim.number) in words("people", "one_by_article")
    return "one" if alone else number_words(figure)


def _given(figure: Figure) -> str:
    """When a figure was given: the words of its text, else the day of publication."""
    if figure.claim.as_of:
        return figure.claim.as_of
    try:
        day = date.fromisoformat(figure.moment[:10])
    except ValueError:
        return "undated"
    return f"{day.day} {day:%B %Y}" + (f", {figure.moment[11:16]}" if len(figure.moment) > 10 else "")


def _quotations(a: Figure, b: Figure, judged: Judged, setting: Setting) -> list[str]:
    """The words that state the reason, with who said them; what a voice says of its own ignorance beside a conflict
    of people.
    """
    stated = judged.findings[0].grade == "stated"
    cited = {e.remark for e in judged.findings[0].evidence if e.remark}
    if not cited:
        return []
    rows: list[Remark] = []
    for figure in (a, b):
        for code in QUOTED:
            rows += [r for r in figure.remarks.get(code, ()) if r.id in cited]
    found = []
    for remark in rows[:2]:
        if not stated and CAUSAL.search(remark.quote):
            continue
        found.append(_quoted(remark, setting))
    return found


def _quoted(remark: Remark, setting: Setting) -> str:
    """A remark's words, with the publication in which they stand."""
    quote = remark.quote.strip().rstrip(".").replace('"', "'")
    publisher = setting.documents[remark.document].publisher if remark.document in setting.documents else None
    return lead_words("clause", "quoted").format(
        Publication=publisher or capital(lead_words("clause", "publication")), quote=quote
    )
