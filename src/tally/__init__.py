"""tally reads news texts, captures every casualty figure as a claim, and says which claims differ and why.

    import tally
    for document in tally.read("articles/"):
        extraction = tally.extract(document)
    result = tally.reconcile(tally.read("articles/"))
    print(tally.report(result, "markdown"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tally.errors import TallyError, UnreadError, UsageError
    from tally.models import Claim, Document, Extraction, Judgement, LedgerEntry, Quantity, Reconciliation, Relation, Remark, RollUp
    from tally.story import extract, read, reconcile, report

__version__ = "0.1.0"

_MODULES = {
    "tally.story": ("read", "extract", "reconcile", "report"),
    "tally.models": ("Claim", "Document", "Extraction", "Judgement", "LedgerEntry", "Quantity", "Reconciliation", "Relation", "Remark", "RollUp"),
    "tally.frames": ("extract_frame", "reconcile_frame"),
    "tally.errors": ("TallyError", "UnreadError", "UsageError"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Claim", "Document", "Extraction", "Judgement", "LedgerEntry", "Quantity", "Reconciliation", "Relation", "Remark", "RollUp",
    "TallyError", "UnreadError", "UsageError", "__version__", "extract", "read", "reconcile", "report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tally' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
