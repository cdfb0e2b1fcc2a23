"""What kind of voice a publication is where it speaks for itself."""

from __future__ import annotations

import re
from functools import lru_cache

from tally.reconciliation.vocabulary import fold, has_any, lexical, words

__all__ = ["armed", "role_of_publisher", "speaks_as_force", "speaks_for_itself"]

_QUOTED = re.compile(r"[\u201c\"][^\u201c\u201d\"]*[\u201d\"]")


@lru_cache(maxsize=4096)
def role_of_publisher(name: str | None) -> str:
    """The kind of voice that a publication is when it speaks for itself: by what its name says it is, else the media."""
    folded = fold(name)
    state = has_any(folded, ("ministry", "government"))  # of human rights, too
    for role, phrases in lexical()["publisher_roles"].items():
        if has_any(folded, phrases) and not (state and role == "monitor"):
            return str(role)
    return "monitor" if _civic(folded) else "government" if _of_state(folded) else "media"


def _of_state(name: str) -> bool:
    """Whether a folded name ends as those of offices do ("National Prison Service"), and is that of no news service."""
    parts = name.split()
    return (
        len(parts) > 2
        and parts[-1] in words("voices", "of_state")
        and not set(parts) & (words("voices", "papers") - {"agency"})
    )


def _civic(name: str) -> bool:
    """Whether a folded name is that of a body of citizens or scholars: "Lawyers for the Valley", "Peace Index
    Institute"; no paper ("The Harbour Ledger" is none by that word alone) and no press desk.
    """
    parts = name.split()
    if not parts or set(parts) & words("voices", "papers") or has_any(name, words("voices", "desks")):
        return False
    last = parts[-1]
    if (last in words("civic", "ends") and len(parts) > 1) or (last in words("civic", "perhaps") and len(parts) > 2):
        return True
    return has_any(name, words("civic", "names")) or (last.endswith("watch") and last != "watch")


@lru_cache(maxsize=4096)
def armed(name: str | None) -> bool:
    """Whether a publication is a fighting force, by its name: "Highland Front Information Desk"; not a paper on one."""
    body = fold(name)
    for desk in sorted(words("voices", "desks"), key=len, reverse=True):
        body = body.removesuffix(f" {desk}")
    desked = body != fold(name)
    parts = body.split()
    if not parts or has_any(body, words("armed", "peaceful")) or set(parts) & words("voices", "papers"):
        return False
    return has_any(body, words("armed", "bodies")) or (
        (len(parts) > 1 or desked) and parts[-1] in words("armed", "ends")
    )


def speaks_as_force(text: str) -> bool:
    """Whether a text calls fighters its own outside quotation marks: "Our fighters stopped a column"."""
    return _says(text, words("armed", "own"))


def speaks_for_itself(text: str) -> bool:
    """Whether a text says "we" outside quotation marks, as the notice of a body does and a newspaper's copy does not."""
    return _says(text, words("voices", "in_its_own_name"))


def _says(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text has one of the phrases outside quotation marks."""
    return has_any(fold(_QUOTED.sub(" ", text)), phrases)
