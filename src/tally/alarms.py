"""What --fail-on looks for: differences with a verdict or a primary reason that the caller will not let pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from tally.errors import UsageError
from tally.models import Reconciliation, Relation, Verdict


class Alarms:
    """Gathers the relations whose verdict, or whose first reason, is among `kinds`, from every result that passes."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self.kinds = frozenset(part.strip() for kind in kinds for part in kind.split(",") if part.strip())
        self.found: list[Relation] = []
        self._check_names()

    def watch(self, results: Iterable[Reconciliation]) -> Iterator[Reconciliation]:
        """The results unchanged, their relations looked at as they pass."""
        for result in results:
            self.found.extend(
                r
                for r in result.relations
                if r.verdict in self.kinds or (r.reasons and r.reasons[0].code in self.kinds)
            )
            yield result

    def __str__(self) -> str:
        """One line for standard error."""
        many = "1 difference is" if len(self.found) == 1 else f"{len(self.found)} differences are"
        return f"{many} of a kind that --fail-on names ({', '.join(sorted(self.kinds))})"

    def _check_names(self) -> None:
        from tally.lexicon import load

        codes = {entry.id for entry in load().table("reason")}
        unknown = sorted(self.kinds - set(get_args(Verdict)) - codes) if codes else []
        if unknown:
            raise UsageError(
                f"--fail-on {unknown[0]}: there is no such verdict or reason. "
                f"Take one of {', '.join([*get_args(Verdict), *sorted(codes)])}."
            )
