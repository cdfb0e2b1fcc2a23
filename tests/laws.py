"""The laws that hold for any input at all, for the tests and for the fuzzer: nothing raises, spans are verbatim, every digit
is accounted for.
"""

import json
import tempfile
from pathlib import Path

from tally.models import Extraction
from tally.reading import Fields, read_source
from tally.settings import Limits
from tally.story import extract

# What the first byte of a fuzzed input chooses: the name under which the others are read.
NAMES = ("a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a", "a.parquet", "a.xlsx")
PAST_FAILURES = Path(__file__).parent / "hostile"


def lawful(found: Extraction) -> Extraction:
    """The extraction, after the laws have been asserted."""
    kept = found.document.text
    for claim in found.claims:
        words = found.document.field(claim.field)
        assert words[claim.start : claim.end] == claim.quote
        assert words[claim.number_start : claim.number_end] == claim.number
        assert claim.start <= claim.number_start < claim.number_end <= claim.end
        low, high = claim.quantity.low, claim.quantity.high
        assert low is None or high is None or low <= high
        for start, end in claim.evidence.values():
            assert 0 <= start <= end <= len(words)
    for remark in found.remarks:
        assert found.document.field(remark.field)[remark.start : remark.end] == remark.quote
    at = 0
    entries = [entry for entry in found.ledger or () if entry.field == "text"]
    for entry in entries:
        assert at <= entry.start < entry.end and kept[entry.start : entry.end] == entry.text
        at = entry.end
    covered = {at for entry in entries for at in range(entry.start, entry.end)}
    assert all(at in covered for at, char in enumerate(kept) if char.isdigit())
    return found


def reading(raw: bytes) -> None:
    """Any bytes under any name are read, or told to be unreadable; what is read can be written as JSON."""
    if not raw:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAMES[raw[0] % len(NAMES)])
        path.write_bytes(raw[1:])
        found = list(read_source(str(path), Fields(), Limits(), any_language=True))
    assert found, "neither read nor told"
    for _, item in found:
        if not isinstance(item, Exception):
            json.loads(item.model_dump_json(by_alias=True))


def extraction(raw: bytes) -> None:
    """Any text is extracted within the laws, with and without its ledger to the same claims."""
    text = raw.decode("utf-8", "replace")
    assert extract(text, ledger="claims").claims == lawful(extract(text)).claims


TARGETS = {"reading": reading, "extraction": extraction}
