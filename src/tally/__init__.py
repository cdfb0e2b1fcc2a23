"""tally reads news texts, captures every casualty figure as a claim, and says which claims differ and why.

import tally
for document in tally.read("articles/"):
    extraction = tally.extract(document)
result = tally.reconcile(tally.read("articles/"))
print(tally.report(result, "markdown"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# fmt: off
if TYPE_CHECKING:
    from tally.errors import TallyError, UnreadError, UsageError
    from tally.models import Claim, Document, Extraction, Judgement, LedgerEntry, Reconciliation, Relation, Remark
    from tally.story import extract, read, reconcile, report

__version__ = "0.1.0"
__all__ = [
    "Claim", "Document", "Extraction", "Judgement", "LedgerEntry", "Reconciliation", "Relation", "Remark",
    "TallyError", "UnreadError", "UsageError", "__version__", "extract", "read", "reconcile", "report",
]
_VERBS, _FRAMES = ("extract", "read", "reconcile", "report"), ("extract_frame", "reconcile_frame")
# fmt: on


def __getattr__(name: str) -> Any:
    """Each name from its room, only when it is asked for: importing tally stays quick."""
    if name not in __all__ and name not in _FRAMES:
        raise AttributeError(f"module 'tally' has no attribute {name!r}")
    room = "story" if name in _VERBS else "batches" if name in _FRAMES else "errors" if "Error" in name else "models"
    return getattr(import_module(f"tally.{room}"), name)
