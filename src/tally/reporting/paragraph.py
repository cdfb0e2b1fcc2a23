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
from tally.reconciliation.mentions import fullest_mentions
from tally.reporting import wording

__all__ = ["Paragraph", "paragraph"]

LONGEST = 8  # sentences: what a reader takes in as one paragraph

NOTHING = "None of these figures can be given without a doubt or a source; see the table of claims."
CARRIED = "the source stands in another sentence"
DOUBT = "the reading or the figure carries a doubt"
NOT_ASSERTED = "denied, or replaced by a later figure"
PERSON = "it may name a private person"
CULPRIT = "its words say who did it"
UNIT = "it counts something other than persons"
ADDED = "it adds to a figure told before"
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
    stands = fullest_mentions(result.claims)
    said = [claim for claim in result.claims if stands[claim.id] == claim.id]
    reasons = {claim.id: _why_not(claim, documents.get(claim.document), result) for claim in said}
    fit = {claim.id: claim for claim in said if reasons[claim.id] is None}
    chosen = _chosen(result, fit)
    counted = Counter(reasons[claim.id] or ROOM for claim in said if claim.id not in {c.id for c in chosen})
    sentences = list(_sentences(chosen, documents))
    sentences += _spread(result.rollups, {claim.id for claim in chosen})
    if not sentences:
        sentences = [NOTHING] if said else []
    order = (CARRIED, DOUBT, NOT_ASSERTED, PERSON, CULPRIT, UNIT, ADDED, ROOM)
    return Paragraph(
        " ".join(sentences),
        tuple(claim.id for claim in chosen),
        tuple((reason, counted[reason]) for reason in order if counted[reason]),
    )


def _chosen(result: Reconciliation, fit: Mapping[str, Claim]) -> list[Claim]:
    """Inputs of the roll-ups in their order, then both sides of what differs, then the rest; one a voice and figure."""
    main = _main_events(result)
    order: list[str] = [name for rollup in result.rollups if rollup.event in main for name in rollup.inputs]
    order += [
        name for relation in result.relations if relation.verdict == "conflict" for name in (relation.a, relation.b)
    ]
    elsewhere = {name for event in result.events if event.id not in main for name in event.claims}
    order = [name for name in order or fit if name not in elsewhere]
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


def _main_events(result: Reconciliation) -> set[str]:
    """The events that several articles are about; where there is none, the first: background incidents stay out."""
    told = {event.id: {member.rsplit("/", 1)[0] for member in event.members} for event in result.events}
    shared = {name for name, documents in told.items() if len(documents) > 1}
    return shared or {event.id for event in result.events[:1]} or {rollup.event for rollup in result.rollups}


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
    if claim.population.unit != "persons":
        return UNIT
    if claim.basis == "addition" or (claim.population.text or "").casefold() in doubt["others"]:
        return ADDED
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
    """One sentence a voice and article, its figures in the order in which they were chosen, parts behind wholes."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in chosen:
        document = documents.get(claim.document)
        speaker = _speaker(claim, document) if claim.attribution else ""
        relays = [_named(claim, number, document) for number in range(1, len(claim.attribution))]
        groups.setdefault((speaker, " and ".join(relays), _credit(claim, document)), []).append(claim)
    for (speaker, through, credit), claims in groups.items():
        said = _listed(claims, documents)
        source = f" ({credit})" if credit else ""
        if not speaker:
            yield f"{_capital(said)}, according to {credit}."
        else:
            yield f"{_capital(speaker)} said {said}{f', according to {through}' if through else ''}{source}."


def _listed(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """ "60 people were killed, including nine children, and 12 were injured"."""
    ids = {claim.id for claim in claims}
    said = []
    for claim in claims:
        if claim.part_of in ids:
            continue
        parts = [part for part in claims if part.part_of == claim.id]
        among = [part for part in parts if part.outcome == claim.outcome]
        words = _predicate(claim, documents.get(claim.document))
        if among:
            words += f", including {_joined([_counted(part) for part in among])},"
        said.append(words)
        said += [_predicate(part, documents.get(part.document)) for part in parts if part.outcome != claim.outcome]
    return _joined(said).replace(",,", ",").rstrip(",")


def _predicate(claim: Claim, document: Document | None) -> str:
    """ "at least 120 people were killed in Sefir on Sunday"."""
    words = wording.labels()["outcome"][claim.outcome]
    verb = words["one" if _single(claim) else "many"]
    if claim.certainty == "reported":
        verb = verb.replace(" ", " reportedly ", 1)
    where = wording.led(claim.place or "", claim, document, "place")
    when = wording.led(claim.when or "", claim, document, "when")
    scopes = sorted((where, when), key=lambda phrase: phrase.startswith("("))
    return " ".join(part for part in (_counted(claim), verb, *scopes) if part).replace(") (", ", ")


def _single(claim: Claim) -> bool:
    return claim.quantity.value == 1 and claim.quantity.kind == "exact" and claim.outcome != "casualties"


def _counted(claim: Claim) -> str:
    """ "at least 120 people", "a soldier", "dozens of villagers", "no one", "an estimated 63 people"."""
    number, noun = wording.figure(claim), wording.people(claim.population)
    kind = claim.quantity.kind
    if kind == "none":
        return f"no {noun}" if noun and noun.casefold() not in number.casefold() else "no one"
    if claim.certainty == "estimated" and kind in ("exact", "range") and "estimat" not in number.casefold():
        number = f"an estimated {number}"
    if noun and noun.casefold() in number.casefold():
        noun = ""
    elif not noun:
        noun = (
            ("person" if _single(claim) else "people") if claim.population.unit == "persons" else claim.population.unit
        )
    if claim.outcome == "casualties":
        noun = "casualties" + (f" among {noun}" if noun and noun != "people" else "")
    return " ".join(part for part in (number, "of" if noun and wording.wants_of(claim) else "", noun) if part)


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
    return wording.with_article(voice, document, claim.field)


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
    """One sentence over the roll-ups of several origins whose every figure stands in the paragraph: the ranges, never a
    pick.
    """
    runs: list[str] = []
    for rollup in rollups:
        least = rollup.origins[0] if isinstance(rollup.origins, tuple) else rollup.origins
        if least < 2 or rollup.low is None or rollup.high is None or rollup.low == rollup.high:
            continue
        if not set(rollup.inputs) <= used:
            continue
        of = wording.one_line(rollup.population) or "people"
        there = f" ({wording.scope(rollup.place, rollup.when)})" if rollup.place or rollup.when else ""
        upwards = ", some of them without an upper bound" if rollup.open_high else ""
        bounds = f"from {rollup.low:,} to {rollup.high:,}{upwards}"
        runs.append(f"for {of} {wording.label('outcome', rollup.outcome)}{there} {'' if runs else 'run '}{bounds}")
    if runs:
        yield f"In these reports the figures {_joined(runs)}."


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
