"""Views for the desk over one reconciliation: check a draft, compare two versions, list what a person should look
at.
"""

from tally.desk.check import check
from tally.desk.diff import diff
from tally.desk.findings import Finding, Findings
from tally.desk.review import Item, Review, review

__all__ = ["Finding", "Findings", "Item", "Review", "check", "diff", "review"]
