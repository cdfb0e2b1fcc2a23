"""The paragraph to paste: attributed, hedged, and honest about what it leaves out.

Source of the rules: method.md, "The wording of generated copy". Only *said* and *according to*; a party's labels in
quotation marks; only claims whose attribution is in their own sentence and that carry no doubt; no victim and no
private person named; never who did it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tally.models import Claim, Document, Reconciliation, RollUp
from tally.reporting import wording

__all__ = ["Paragraph", "paragraph"]

LONGEST = 8  # sentences: what a reader takes in as one paragraph

NOTHING = "None of these figures can be given without a doubt or a source; see the table of claims."
CARRIED = "the source stands in another sentence"
DOUBT = "the reading or the figure carries a doubt"
NOT_ASSERTED = "denied, or replaced by a later figure"
PERSON = "it may name a private person"
CULPRIT = "its words say who did it"
ROOM = "further detail"

_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_CULPRIT = re.compile(r"\bby\b", re.I)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` is the copy; `claims` the ids it rests on, in order; `left_out` counts the other claims by reason."""

    text: str
    claims: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def note(self) -> str:
        """One line beneath the copy: how many claims it leaves out, and why."""
        missing = sum(many for _, many in self.left_out)
        if not missing:
            return "No claim was left out."
        reasons = "; ".join(f"{reason}: {many}" for reason, many in self.left_out)
        return f"{wording.plural(missing, 'claim')} left out ({reasons})."


def paragraph(result: Reconciliation) -> Paragraph:
    """The paragraph over the figures in force: first those that make a roll-up, then what else differs, to a length."""
    documents = {document.id: document for document in result.documents}
    said = [claim for claim in result.claims if claim.repeats is None]
    reasons = {claim.id: _why_not(claim, documents.get(claim.document), result) for claim in said}
    fit = {claim.id: claim for claim in said if reasons[claim.id] is None}
    chosen = _chosen(result, fit)
    counted = Counter(reasons[claim.id] or ROOM for claim in said if claim.id not in {c.id for c in chosen})
    sentences = list(_sentences(chosen, documents))
    sentences += _spread(result.rollups, {claim.id for claim in chosen})
    if not sentences:
        sentences = [NOTHING] if said else []
    order = (CARRIED, DOUBT, NOT_ASSERTED, PERSON, CULPRIT, ROOM)
    return Paragraph(
        " ".join(sentences),
        tuple(claim.id for claim in chosen),
        tuple((reason, counted[reason]) for reason in order if counted[reason]),
    )


def _chosen(result: Reconciliation, fit: Mapping[str, Claim]) -> list[Claim]:
    """Inputs of the roll-ups in their order, then both sides of what differs, then the rest; one a voice and figure."""
    order: list[str] = [name for rollup in result.rollups for name in rollup.inputs]
    order += [
        name for relation in result.relations if relation.verdict == "conflict" for name in (relation.a, relation.b)
    ]
    if not order:
        order = list(fit)
    replaced = {
        name
        for relation in result.relations
        if relation.verdict == "updated" and relation.current
        for name in (relation.a, relation.b)
        if name != relation.current
    }
    chosen: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    for name in order:
        claim = fit.get(name)
        if claim is None or name in replaced or len(chosen) == LONGEST:
            continue
        same = (
            claim.origin,
            claim.outcome,
            claim.quantity.value,
            claim.quantity.kind,
            claim.population.text,
            claim.place,
        )
        if same not in seen:
            seen.add(same)
            chosen.append(claim)
    return chosen


def _why_not(claim: Claim, document: Document | None, result: Reconciliation) -> str | None:
    """Why a claim may not stand in copy, or None."""
    doubt = wording.labels()["doubt"]
    if claim.attribution and claim.attribution[0].link == "carried":
        return CARRIED
    if not claim.attribution and not (document and document.publisher):
        return CARRIED
    if claim.stance != "asserted":
        return NOT_ASSERTED
    if claim.certainty in doubt["certainty"] or set(claim.flags) & set(doubt["flags"]):
        return DOUBT
    population = claim.population.text or ""
    if _CULPRIT.search(population):
        return CULPRIT
    if claim.quantity.value == 1 and _NAME.search(population):
        return PERSON
    first = claim.attribution[0] if claim.attribution else None
    if first and first.role == "other" and _looks_private(first.name):
        return PERSON
    return None


def _looks_private(name: str) -> bool:
    """Two or three capitalised words and nothing else may be a person's name."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(word[:1].isupper() and word[1:].islower() for word in words)


def _sentences(chosen: Sequence[Claim], documents: Mapping[str, Document]) -> Iterable[str]:
    """One sentence a voice and article, its figures in the order in which they were chosen."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for claim in chosen:
        document = documents.get(claim.document)
        speaker = _speaker(claim, document) if claim.attribution else ""
        relays = [_named(claim, number, document) for number in range(1, len(claim.attribution))]
        key = (speaker, " and ".join(relays), _credit(claim, document))
        groups.setdefault(key, []).append(_predicate(claim, document))
    for (speaker, through, credit), said in groups.items():
        figures = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
        if not speaker:
            yield f"{_capital(figures)}, according to {credit}."
        else:
            yield f"{_capital(speaker)} said {figures}{f', according to {through}' if through else ''} ({credit})."


def _predicate(claim: Claim, document: Document | None) -> str:
    """ "at least 120 people were killed in Sefir on Sunday"."""
    words = wording.labels()["outcome"][claim.outcome]
    number, noun = wording.figure(claim), wording.people(claim.population)
    one = claim.quantity.value == 1 and claim.quantity.kind == "exact"
    if claim.quantity.kind == "none":
        number, noun = ("no", noun) if noun and noun.casefold() not in number.casefold() else ("no one", "")
        one = not noun
    elif not noun or noun.casefold() in number.casefold():
        noun = "" if noun else "person" if one else "people"
    if claim.quantity.kind == "vague" and noun and _of(claim):
        number += " of"
    if one and number == "one" and noun:
        number = "one"
    verb = words["one" if one else "many"]
    if claim.outcome == "casualties":
        noun, verb = "casualties" + (f" among {noun}" if noun and noun != "people" else ""), "were counted"
    hedge = ", feared," if claim.certainty == "feared" else ""
    where = wording.led(claim.place or "", claim, document, "place")
    when = wording.led(claim.when or "", claim, document, "when")
    scopes = sorted((where, when), key=lambda words: words.startswith("("))
    return " ".join(part for part in (number, noun, verb + hedge, *scopes) if part)


def _of(claim: Claim) -> bool:
    return claim.quote[max(0, claim.number_end - claim.start) :].lstrip().casefold().startswith("of ")


def _speaker(claim: Claim, document: Document | None) -> str:
    first = claim.attribution[0]
    known = wording.labels()["doubt"]
    many = first.name.split()[-1].casefold().endswith("s")
    if first.role in known["private_roles"]:
        generic = not any(word[:1].isupper() for word in first.name.split())
        return wording.one_line(first.name) if generic and many else known["private_label"][many]
    if first.role == "unnamed" and not any(word[:1].isupper() for word in first.name.split()):
        return wording.one_line(first.name) if many else known["unnamed_label"][0]
    return _named(claim, 0, document)


def _named(claim: Claim, number: int, document: Document | None) -> str:
    voice = claim.attribution[number]
    name = wording.one_line(voice.name)
    return f"the {name}" if wording.takes_the(voice, document, claim.field) else name


def _credit(claim: Claim, document: Document | None) -> str:
    """Who published it and when."""
    publisher = wording.one_line(document.publisher) if document else ""
    when = wording.day(document.published) if document and document.published else ""
    if not claim.attribution:
        return f"{publisher} ({when})" if when else publisher
    return (
        ", ".join(part for part in (publisher or wording.one_line(document.title if document else ""), when) if part)
        or "undated"
    )


def _spread(rollups: Sequence[RollUp], used: set[str]) -> Iterable[str]:
    """One sentence a roll-up of several origins whose every figure stands in the paragraph: the range, never a pick."""
    for rollup in rollups:
        least = rollup.origins[0] if isinstance(rollup.origins, tuple) else rollup.origins
        if least < 2 or rollup.low is None or rollup.high is None or rollup.low == rollup.high:
            continue
        if not set(rollup.inputs) <= used:
            continue
        of = wording.one_line(rollup.population) or "people"
        there = f" ({wording.scope(rollup.place, rollup.when)})" if rollup.place or rollup.when else ""
        kind = wording.label("outcome", rollup.outcome)
        upwards = ", some of them without an upper bound" if rollup.open_high else ""
        run = f"run from {rollup.low:,} to {rollup.high:,}{upwards}"
        yield f"In these reports the figures for {of} {kind}{there} {run}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
