"""What surrounds a pair of figures: the other figures of its events, what texts state about them, what was denied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tally.models import Evidence, Extraction, Remark
from tally.reconciliation.figures import Figure, Scope
from tally.reconciliation.series import Log
from tally.reconciliation.vocabulary import words

__all__ = ["Setting", "Stated"]

# Remarks about a figure that a text denies or calls earlier bear on whoever gave that figure before.
ECHOED = (
    "not_people",
    "typing_error",
    "translation",
    "correction",
    "revised_down",
    "preliminary",
    "missing_included",
    "died_of_wounds",
    "missing_resolved",
)

MISSED = ("missing", "trapped", "dead_or_missing")
METHOD = "verification_basis"
AROUND = 128  # figures of one text that are looked at for one of them
MOST = 16  # figures of one place name that are tried in a sum over places

Stated = list[Remark]


class Setting:
    """Indexes over all figures, made once; every question is answered without a search over all of them."""

    def __init__(
        self, figures: Iterable[Figure], logs: dict[str, dict[Scope, dict[str, Log]]], extractions: Sequence[Extraction]
    ) -> None:
        self.logs = logs
        self._lasts: dict[tuple[str, str], list[Figure]] = {}
        self.by_value: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
        self.placed: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        self.by_document: dict[str, list[Figure]] = defaultdict(list)
        self.statuses: dict[str, set[str]] = defaultdict(set)
        self.denied: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
        self.figures: dict[str, Figure] = {}
        self.place_in_text: dict[str, int] = {}
        self.things = _things(extractions)
        self.documents = {e.document.id: e.document for e in extractions}
        self._missed: set[str] = set()
        for figure in figures:
            self.figures[figure.id] = figure
            if figure.claim.outcome in MISSED:
                self._missed.add(figure.event)
            self.place_in_text[figure.id] = len(self.by_document[figure.document.id])
            self.by_document[figure.document.id].append(figure)
            if figure.standing and not figure.partial:
                for name in figure.place.names:
                    self.placed[figure.claim.outcome, name].append(figure)
            if figure.people.status:
                self.statuses[figure.event].add(figure.people.status)
            if figure.value is not None:
                key = (figure.event, figure.claim.outcome, figure.value)
                self.by_value[key].append(figure)
                if figure.claim.stance == "denied":
                    self.denied[key].append(figure)
        self._methods()
        self._echo()

    def _methods(self) -> None:
        """How strictly a voice counts it says once: that holds for its other figures of the scope as well, where the
        words are for no one number.
        """
        said: dict[tuple[str, str, Scope], Stated] = {}
        for figure in self.figures.values():
            general = [r for r in figure.remarks.get(METHOD, ()) if not any(c.isdigit() for c in r.quote)]
            if general and figure.standing:
                said.setdefault((figure.event, figure.origin, figure.scope), general)
        for figure in self.figures.values() if said else ():
            remarks = said.get((figure.event, figure.origin, figure.scope))
            if remarks and figure.standing:
                figure.remarks.setdefault(METHOD, remarks)

    def _echo(self) -> None:
        """Lets what a text says of a figure reach the same figure in other documents: of one voice, or denied or
        withdrawn there.
        """
        for rows in self.by_value.values():
            talked = [f for f in rows if f.remarks]
            for said in talked:
                own = list(said.remarks.items())
                for figure in rows if len(rows) <= 64 else ():
                    if figure is said or figure.document is said.document or figure.published > said.published:
                        continue
                    same_voice = _one_voice(figure.origin, said.origin) and figure.scope == said.scope
                    denied = said.claim.stance == "denied"
                    if same_voice or denied:
                        _reach(
                            figure, own if same_voice and said.standing else [row for row in own if row[0] in ECHOED]
                        )

    def stated(self, code: str, *figures: Figure) -> Stated:
        """The remarks with this code about any of the figures, each once, in the order of the figures."""
        found = [r for f in figures if code in f.remarks for r in f.remarks[code]]
        return list({r.id: r for r in found}.values()) if len(found) > 1 else found

    def outgrown(self, figure: Figure, remark: Remark) -> bool:
        """Whether the text of a remark calls the figure's number an earlier one, and speaks of that."""
        return any(
            f.id in remark.about
            and not f.standing
            and f.value == figure.value
            and f.claim.outcome == figure.claim.outcome
            for f in self.by_document.get(remark.document, ())
        )

    def missed(self, figure: Figure) -> bool:
        """Whether any text of the figure's incident tells of people who are missing or trapped."""
        return figure.event in self._missed

    def beside(self, figure: Figure) -> list[Figure]:
        """The other figures of the same document and event; in a text of very many, those around it."""
        rows = self.by_document[figure.document.id]
        if len(rows) > AROUND:
            at = self.place_in_text[figure.id]
            rows = rows[max(0, at - AROUND // 2) : at + AROUND // 2]
        return [f for f in rows if f is not figure and f.event == figure.event]

    def within(self, whole: Figure) -> list[Figure]:
        """The figures of the total's outcome whose places it names, a few for each name."""
        found = {f.id: f for name in sorted(whole.place.names) for f in self.placed[whole.claim.outcome, name][:MOST]}
        return [f for f in found.values() if f is not whole and f.place.names <= whole.place.names]

    def lasts(self, figure: Figure) -> list[Figure]:
        """The standing figures of other documents for other groups of the event, of the figure's outcome: a few."""
        key = (figure.event, figure.claim.outcome)
        if key not in self._lasts:
            scopes = self.logs.get(figure.event, {})
            rows = [
                log.last
                for scope, logs in scopes.items()
                if scope[0] == figure.claim.outcome and scope[2]
                for log in logs.values()
            ]
            self._lasts[key] = rows if len(rows) <= MOST else []
        return [f for f in self._lasts[key] if f.document is not figure.document]

    def same_number(self, figure: Figure, value: int) -> list[Figure]:
        """The figures of the event and outcome with a number."""
        return self.by_value.get((figure.event, figure.claim.outcome, value), [])

    def log(self, figure: Figure) -> Log | None:
        """The series that a figure is a step of."""
        return self.logs.get(figure.event, {}).get(figure.scope, {}).get(figure.origin)

    def gave(self, figure: Figure, value: int | None) -> Figure | None:
        """The first figure of its series that gave a number."""
        log = self.log(figure)
        return log.first.get(value) if log is not None and value is not None else None

    def denials(self, figure: Figure) -> list[Figure]:
        """The claims that deny the figure: same event, outcome and number."""
        return (
            self.denied.get((figure.event, figure.claim.outcome, figure.value), []) if figure.value is not None else []
        )

    def withdrawn(self, kept: Figure, figure: Figure) -> Stated:
        """The words of a later text that corrects a figure's number to the other one of its voice; [] where none
        does.
        """
        log = self.log(figure)
        told = log.retired.get(figure.value) if log is not None and figure.value is not None else None
        if told is None or told.value != kept.value or told.published <= figure.published:
            return []
        return told.remarks.get("correction", [])

    def replaced(self, figure: Figure) -> Figure | None:
        """The figure of its voice and scope that had replaced the same number before it was printed again, or None."""
        log = self.log(figure)
        if log is None or figure.value is None:
            return None
        gave = log.first.get(figure.value)
        if gave is not None and gave is not figure:
            for step in log.steps[log.place[gave.id] + 1 : log.place.get(figure.id)]:
                later = gave.moment < step.moment or (gave.moment == step.moment and step.has("correction"))
                newer = step.exact and step.value != figure.value and later
                if newer and step.published < figure.published and _no_copy_since(log, step, figure):
                    return step
        told = log.retired.get(figure.value)
        return told if told is not None and told is not figure and told.published < figure.published else None


def _one_voice(origin: str, other: str) -> bool:
    """Whether a text that gives a voice's number again means that voice: by its name, or by the kind of body alone
    ("the agency's figure is 205").
    """
    return origin == other or (other in words("voices", "generic") and origin.endswith(f" {other}"))


def _no_copy_since(log: Log, step: Figure, figure: Figure) -> bool:
    """A number that falls back for good would be repeated by its own publisher; a copy comes from another one, or
    from an older count.
    """
    return figure.document.publisher != step.document.publisher or figure.moment < step.moment


def _reach(figure: Figure, rows: list[tuple[str, Stated]]) -> None:
    for code, remarks in rows:
        known = figure.remarks.setdefault(code, [])
        known += [r for r in remarks if r.id not in {k.id for k in known}]


def _things(extractions: Sequence[Extraction]) -> dict[int, list[Evidence]]:
    """Numbers of things (shelters, homes) by value, for the alarm that a toll equals one: from the ledgers."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for extraction in extractions:
        for entry in extraction.ledger or ():
            digits = entry.text.replace(",", "").replace(" ", "")
            if (
                entry.disposition == "set_aside"
                and entry.reason == "things"
                and digits.isdecimal()
                and int(digits) >= 10
            ):
                found[int(digits)].append(
                    Evidence(
                        document=extraction.document.id,
                        field=entry.field,
                        start=entry.start,
                        end=entry.end,
                        quote=entry.text,
                    )
                )
    return found
