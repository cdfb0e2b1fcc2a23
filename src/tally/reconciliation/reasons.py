"""All reasons of the method, in its order: each is a function over two figures and what surrounds them.

A function gives a Finding (code, grade, evidence, how much of the gap) where its licence holds, else None. `LIST`
names each
code once, with the function that gives it; where several codes share a table (roles, numbers), the function is the
table's.
"""

from __future__ import annotations

from collections.abc import Callable

from tally.reconciliation.basis_reasons import different_cause, projection, verification_basis
from tally.reconciliation.figures import Figure
from tally.reconciliation.findings import Finding
from tally.reconciliation.scope_reasons import (
    SCOPE,
    contested_status,
    different_area,
    different_outcome,
    different_population,
    different_unit,
    different_window,
    missing_included,
    not_people,
    outcome_term,
    perpetrator_counted,
    subset,
    translation,
)
from tally.reconciliation.setting import Setting
from tally.reconciliation.source_reasons import (
    SOURCES,
    against_interest,
    arithmetic,
    denial,
    headline_v_body,
    later_report,
    relay_variance,
    roles,
    typing_error,
)
from tally.reconciliation.time_reasons import (
    TIME,
    correction,
    died_of_wounds,
    missing_resolved,
    preliminary,
    revised_down,
    stale_figure,
    update,
)

__all__ = ["ARTEFACTS", "LIST", "SCOPE", "SOURCES", "TIME", "Rule"]

Rule = Callable[[Figure, Figure, Setting], Finding | None]

ARTEFACTS: tuple[Rule, ...] = (headline_v_body, projection)

LIST: dict[str, Rule] = {
    "translation": translation,
    "outcome_term": outcome_term,
    "missing_included": missing_included,
    "different_outcome": different_outcome,
    "different_unit": different_unit,
    "not_people": not_people,
    "perpetrator_counted": perpetrator_counted,
    "subset": subset,
    "different_population": different_population,
    "contested_status": contested_status,
    "different_area": different_area,
    "different_window": different_window,
    "different_cause": different_cause,
    "verification_basis": verification_basis,
    "correction": correction,
    "revised_down": revised_down,
    "died_of_wounds": died_of_wounds,
    "missing_resolved": missing_resolved,
    "preliminary": preliminary,
    "update": update,
    "stale_figure": stale_figure,
    "later_report": later_report,
    "denial": denial,
    "against_interest": against_interest,
    "belligerent_v_monitor": roles,
    "belligerent_v_belligerent": roles,
    "official_v_monitor": roles,
    "official_v_local": roles,
    "monitor_v_monitor": roles,
    "anonymous_source": roles,
    "relay_variance": relay_variance,
    "typing_error": typing_error,
    "arithmetic": arithmetic,
    "headline_v_body": headline_v_body,
    "projection": projection,
}
