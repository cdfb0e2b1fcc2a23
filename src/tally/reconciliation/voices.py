"""Who speaks: one key for one originator under all its names, initials included.

Independence is counted by originator, never by outlet. A generic name ("the army") is one voice within an event, and
never
across events. An unnamed source is neither the same as another nor independent of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tally.models import Claim, Document
from tally.reconciliation.publications import role_of_publisher
from tally.reconciliation.vocabulary import fold, lexical, words

__all__ = ["Voices", "authority", "offices_named", "settled", "voice_key"]

_BASED = re.compile(r"^(?:the\s+)?[\w.]+-based\s+", re.I)  # "the London-based Observatory" is the Observatory
SHARED = 0.5  # the share of two texts' fingerprints from which they are one wire story
HEADLINE = 8  # words of a headline
MINIMUM = 8  # fingerprints below which a text is too short to tell


@lru_cache(maxsize=65536)
def voice_key(name: str) -> str:
    """The folded words of a name without articles, nor a possessive before it; a minister is the ministry."""
    plain = _BASED.sub("", name)
    parts = [w for w in fold(plain).split() if w not in words("voices", "small")]
    mouth = [w for w in parts if w not in words("voices", "speakers")]
    parts = mouth or parts  # whoever speaks for the police is the police
    if len(parts) > 1 and parts[-1] in words("voices", "officers") and _body(parts[-2]):
        parts = parts[:-1]
    head = next((n for n, part in enumerate(parts[:2]) if part in words("voices", "heads_of")), None)
    if head is not None and head < len(parts) - 1:
        parts = [*parts[:head], *parts[head + 1 :], parts[head]]  # the Ministry of Health is the Health Ministry
    heads = lexical()["voices"]["heads"]
    if len(parts) > 1 and parts[0] not in words("voices", "of_all"):
        parts[-1] = heads.get(parts[-1], parts[-1])
    return " ".join(parts) or fold(name)


def _body(word: str) -> bool:
    """Whether a word ends the name of a body that officials stand for; "local officials" are of none."""
    return word in words("voices", "institutions") or word in words("voices", "run")


def authority(name: str) -> bool:
    """Whether a name is that of an office of state: a health ministry, unlike a hospital."""
    return any(w in words("voices", "authority") for w in fold(name).split())


class Voices:
    """The originators of a set of claims. `key`, `name` and `role` answer for one claim; `wire` for one document."""

    def __init__(
        self,
        documents: Sequence[Document],
        claims: Sequence[Claim],
        marks: dict[str, tuple[int, ...]],
        decided: dict[str, str],
    ) -> None:
        self.documents = {d.id: d for d in documents}
        self.decided = decided
        self.wire = _copies(documents, marks)
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            for voice in claim.attribution:
                self._names[voice_key(voice.name)][voice.name] += 1
        for document in documents:
            if document.publisher:
                self._names[voice_key(document.publisher)][document.publisher] += 1
        self._one = _initials(self._names)
        self._one |= _spelled(self._names)
        self._one |= _desks(self._names)
        self._one |= _seated(self._names)
        self._roles: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            for voice in claim.attribution[:1]:
                self._roles[voice_key(voice.name)][voice.role] += 1
        self._publishers = {voice_key(d.publisher) for d in documents if d.publisher}
        self._local = _fuller(claims, {d.id: self._publisher(d) for d in documents})
        self.spoken = _spoken_for(claims, self._local)

    def key(self, claim: Claim) -> str:
        """The originator's key: the first voice of the chain, else the publisher, else the document or the wire it
        copies.
        """
        if (own := self.decided.get(f"claim:{claim.id}")) is not None:
            return own
        if claim.attribution:
            voice = claim.attribution[0]
            named = voice_key(voice.name)  # a body that publishes is known by its whole name
            found = voice_key(voice.key) if voice.key and named not in self._publishers else named
            found = self._local.get((claim.document, found), found)
            if voice.role == "unnamed":
                found = f"unnamed:{claim.document}:{found}"
        else:
            document = self.documents[claim.document]
            found = self.wire.get(claim.document) or (
                voice_key(document.publisher) if document.publisher else f"document:{document.id}"
            )
        found = self._one.get(found, found)
        return self.decided.get(found, found)

    def name(self, claim: Claim) -> str | None:
        """The originator's name as written, else the publisher's."""
        return claim.attribution[0].name if claim.attribution else self.documents[claim.document].publisher

    def role(self, claim: Claim) -> str:
        """The originator's role; a publication that speaks for itself has the one it is given, else the one its name
        tells, else the one that it has where texts cite it.
        """
        if claim.attribution:
            return claim.attribution[0].role
        document = self.documents[claim.document]
        role = document.publisher_role or role_of_publisher(document.publisher)
        cited = self._roles.get(self._publisher(document)) if role == "media" else None
        return max(cited, key=lambda r: (cited[r], r)) if cited else role

    def _publisher(self, document: Document) -> str:
        """The key of a publication as a voice; a body's press desk is the body."""
        key = voice_key(document.publisher or "")
        return self._one.get(key, key)


def settled(origins: dict[str, str]) -> dict[str, str]:
    """Within one event, a shorter name to the one fuller name of a voice of the same role that ends with it.

    "Health Ministry" is "Gaza Health Ministry" there; one word alone ("police") is not enough, save one that is no name
    ("the agency") and stands for the only such body. `origins` are keys to roles.
    """
    nameless = words("voices", "nameless")
    tails: dict[tuple[str, str], set[str]] = defaultdict(set)
    heads: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, role in origins.items():
        parts = key.split()
        heads[parts[0] if parts else "", role].append(key)
        for n in range(1, len(parts)):
            tails[" ".join(parts[n:]), role].add(key)
    found = {}
    for key, role in origins.items():
        fuller = {name for name in tails.get((key, role), set()) if len(name.split()) > 2 or key in nameless}
        if not fuller and " " in key:
            alike = heads[key.split()[0], role]
            fuller = _filled(key, alike) or _begun(key, alike)
        if len(fuller) == 1 and (" " in key or key in nameless):
            found[key] = next(iter(fuller))
    return found


def _begun(key: str, others: Iterable[str]) -> set[str]:
    """The names that go on where this one ends: "coast guard" for "Coast Guard Command South"."""
    return {name for name in others if name.startswith(f"{key} ")}


def _filled(key: str, others: Iterable[str]) -> set[str]:
    """The names that only say more in between: "Lenz departmental police" for "Lenz police"."""
    parts = key.split()
    return {
        name
        for name in others
        if name != key and (words_of := name.split())[-1] == parts[-1] and set(parts) < set(words_of)
    }


def _initials(names: dict[str, Counter[str]]) -> dict[str, str]:
    """Short names and initials to the one fuller name that they stand for, where there is exactly one."""
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key in names:
        parts = key.split()
        if len(parts) > 2:
            by_initials["".join(p[0] for p in parts)].add(key)
    generic = words("voices", "generic")
    found = {}
    for key in names:
        bare = key.replace(" ", "")
        if len(bare) >= 3 and bare in by_initials and key not in generic:
            fuller = by_initials[bare] - {key}
            if len(fuller) == 1:
                found[key] = next(iter(fuller))
    return found


def _spelled(names: Iterable[str]) -> dict[str, str]:
    """Names that differ in their spaces alone to one of them: "coastguard", "coast guard"."""
    alike: dict[str, list[str]] = defaultdict(list)
    for key in sorted(names):
        alike[key.replace(" ", "")].append(key)
    return {key: keys[0] for keys in alike.values() for key in keys[1:]}


def _desks(names: Iterable[str]) -> dict[str, str]:
    """The press desk of a body to the body, where texts name that as a voice ("Allied Command Press Desk")."""
    known = set(names)
    found = {}
    for key in known:
        for desk in words("voices", "desks"):
            body = key.removesuffix(f" {desk}")
            if body != key and body in known:
                found[key] = body
    return found


def _seated(names: dict[str, Counter[str]]) -> dict[str, str]:
    """A body with its seat or country ("Ministry of Health, Osmar Republic") to the body, where texts name one alone."""
    seated: dict[str, set[str]] = defaultdict(set)
    for key, written in names.items():
        for name in written:
            head, comma, _ = name.partition(",")
            if comma and voice_key(head) in names and voice_key(head) != key:
                seated[voice_key(head)].add(key)
    return {next(iter(full)): head for head, full in seated.items() if len(full) == 1}


def _fuller(claims: Sequence[Claim], publishers: dict[str, str]) -> dict[tuple[str, str], str]:
    """Within one text, a generic name to the one fuller name that ends or begins with it ("the ministry", "Health
    Ministry"): that of a voice of the text, or of the body that publishes it.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for document, publisher in publishers.items():
        parts = publisher.split()
        body = set(parts) & words("voices", "nameless") and not set(parts) & words("voices", "papers")
        if publisher and (parts[-1] in words("voices", "generic") or body):
            names[document].add(publisher)
    for claim in claims:
        if claim.attribution:
            names[claim.document].add(voice_key(claim.attribution[0].name))
    generic = words("voices", "generic")
    found = {}
    for document, keys in names.items():
        for key in sorted(keys & generic) if len(keys) > 1 else ():
            wide = [k for k in keys if k != key and set(key.split()) <= set(k.split())]
            if len(wide) == 1:
                found[document, key] = wide[0]
        ends: dict[str, list[str]] = defaultdict(list)
        for key in sorted(keys):
            ends[key.split()[-1] if " " in key else ""].append(key)
        for key in sorted(keys - generic):
            if " " not in key and len(ends[key]) == 1:
                found[document, key] = ends[key][0]  # "Josephat Lule", then "Lule"
    return found | _shortened(claims)


def offices_named(origins: Iterable[tuple[str, str]], spoken: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Within one event, each text's voice (the text, its key) to the one that it is by `spoken`: a person who speaks for an
    office in one text ("police", "police chief Ana Dorrit") to that office wherever the event's texts name either; where they
    name two for one office, each text's office to its own.
    """
    rows = set(origins)
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row in spoken and not _is_body(spoken[row]):
            names[row[1]].add(spoken[row])
    office = {next(iter(known)): key for key, known in names.items() if len(known) == 1}
    found = {}
    for document, key in rows:
        name = spoken.get((document, key))
        if key in office:
            found[document, key] = office[key]
        elif name is not None and office.get(name) != key:
            found[document, key] = name
    return found


def _is_body(key: str) -> bool:
    """Whether a key is that of a body rather than of a person."""
    return bool(
        set(key.split()) & (words("voices", "institutions") | words("voices", "nameless") | words("voices", "heads_of"))
    )


def _spoken_for(claims: Sequence[Claim], known: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Within one text, a voice that is told by its office alone ("the agency", "the regional commissioner") to the only voice of
    that role which has a name there; not where the two give two numbers for one outcome.
    """
    by_role: dict[tuple[str, str], set[str]] = defaultdict(set)
    numbers: dict[tuple[str, str], dict[tuple[str, str], set[int | None]]] = defaultdict(lambda: defaultdict(set))
    offices: set[str] = set()
    for claim in claims:
        for voice in claim.attribution[:1]:
            key = voice_key(voice.name)
            if voice.role in words("voices", "offices"):
                by_role[claim.document, voice.role].add(key)
            told = key in words("voices", "generic") or (key and key.split()[-1] in words("voices", "titles"))
            if told and voice.name[1:].islower():
                offices.add(key)
            if claim.stance == "asserted" and claim.part_of is None and claim.quantity.kind == "exact":
                group = (claim.outcome, fold(claim.population.text))
                numbers[claim.document, key][group].add(claim.quantity.value)
    found = {}
    for (document, _), keys in by_role.items():
        named = keys - offices
        if len(named) != 1:
            continue
        name = next(iter(named))
        given = numbers[document, name]
        for key in sorted(keys & offices):
            agree = all(given.get(group, said) == said for group, said in numbers[document, key].items())
            if agree and (document, key) not in known:
                found[document, key] = name
    return found


def _shortened(claims: Sequence[Claim]) -> dict[tuple[str, str], str]:
    """The voice of a headline ("say counters"), told by its kind alone, to the only voice of that kind in the text."""
    heads: dict[tuple[str, str], str] = {}
    below: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for voice in claim.attribution[:1]:
            key = voice_key(voice.name)
            if _over_text(claim) and voice.name.islower():
                heads[claim.document, key] = voice.role
            elif not _over_text(claim):
                below[claim.document, voice.role].add(key)
    found = {}
    for (document, key), role in heads.items():
        known = below[document, role]
        if len(known) == 1 and key not in known and role not in ("unnamed", "other"):
            found[document, key] = next(iter(known))
    return found


def _over_text(claim: Claim) -> bool:
    """Whether a claim stands in a title, or is a first line of copy without a verb."""
    said = fold(claim.quote).split()
    bare = len(said) <= HEADLINE and not set(said) & words("headline", "finite")
    return claim.field == "title" or (claim.start == 0 and bare)


def _copies(documents: Sequence[Document], marks: dict[str, tuple[int, ...]]) -> dict[str, str]:
    """Documents with nearly identical text, to one key for the wire story: the publisher of the first of them.

    Blocked by fingerprint: two texts are compared only where they share one, and rare ones only.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        for mark in marks.get(document.id, ()):
            holders[mark].append(document.id)
    first: dict[str, str] = {}
    order = {d.id: n for n, d in enumerate(documents)}
    publisher = {d.id: d.publisher for d in documents}
    for document in documents:
        own = marks.get(document.id, ())
        if len(own) < MINIMUM:
            continue
        shared: Counter[str] = Counter()
        for mark in own:
            for other in holders[mark][:1]:
                if order[other] < order[document.id]:
                    shared[first.get(other, other)] += 1
        best = max(shared.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if best[1] >= SHARED * len(own):
            first[document.id] = best[0]
    found = {}
    for copy, original in first.items():
        key = voice_key(publisher[original] or "") or f"document:{original}"
        found[copy] = key
        found[original] = key
    return found
