"""A few numbers that two nearly identical texts have in common, so that a wire story carried by many counts as one voice."""

from __future__ import annotations

from itertools import accumulate
from zlib import crc32

from tally.lexicon.words import WORD, fold

__all__ = ["fingerprint"]

RUN = 5  # words in a shingle: long enough that two reporters on one event share few
KEEP = 64  # the smallest hashes kept: the share in common estimates that of all runs (Broder 1997, bottom-k sketches)


def fingerprint(text: str) -> tuple[int, ...]:
    """The 64 smallest hashes of the text's runs of five words, ascending; () for a text of fewer words. Linear in the text."""
    words = [w for w in WORD.findall(text) if w[0].isalnum()]
    whole = "\n".join(words)
    words = whole.lower().split("\n") if whole.isascii() else [fold(w) for w in words]
    pieces = [w.encode() for w in words]
    line = b" ".join(pieces)
    ends = list(accumulate(len(piece) + 1 for piece in pieces))
    starts = [0, *ends]
    runs = {crc32(line[start : end - 1]) for start, end in zip(starts, ends[RUN - 1 :], strict=False)}
    return tuple(sorted(runs)[:KEEP])
