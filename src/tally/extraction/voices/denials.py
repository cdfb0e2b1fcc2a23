"""Level 7: what a denial denies: the figure itself, or only a part in what is told of it.

Public functions: `denies_part`, of some words; `role_denied`, of the reports of a sentence.
"""

from __future__ import annotations

from typing import Final

from tally.extraction.voices.acts import Report

__all__ = ["denies_part", "role_denied"]

# What one may deny of a death that is not denied.
_ROLES: Final = frozenset(
    "role involvement responsibility responsible part hand complicity link links guilt wrongdoing negligence behind liability fault".split()
)
_RELATIVES: Final = frozenset(("where", "which", "that", "who", "when"))


def denies_part(words: list[str], first: int, at: int) -> bool:
    """Whether a denial whose object begins at word `first` leaves alone what is told at word `at`: "any role in the killing of nine",
    "shelling the camp, in which nine died".
    """
    told = words[first:at]
    if not _ROLES.isdisjoint(told):
        return True
    return len(told) > 1 and told[0].endswith("ing") and not _RELATIVES.isdisjoint(told)


def role_denied(words: list[str], here: list[Report], at: int) -> int:
    """Where one of these reports ends that denies a part in what is told at word `at`, and not that itself; -1 where none does.

    "The army denied any role in the killing of nine villagers."
    """
    for report in here:
        if report.stance == "denied" and report.last <= at and denies_part(words, report.last, at):
            return report.last
    return -1
