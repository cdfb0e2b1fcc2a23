"""reconcile(extractions): claims of many documents put side by side, with why they differ. No text is opened here."""

from tally.reconciliation.reconciling import reconcile

__all__ = ["reconcile"]
