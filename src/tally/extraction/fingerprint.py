"""A few numbers that two nearly identical texts have in common, so that a wire story carried by many counts as one voice."""

from __future__ import annotations

from zlib import crc32

from tally.lexicon.words import WORD, fold

__all__ = ["fingerprint"]

RUN = 5  # words in a shingle: long enough that two reporters on one event share few
KEEP = 64  # the smallest hashes kept: the share in common estimates that of all runs (Broder 1997, bottom-k sketches)


def fingerprint(text: str) -> tuple[int, ...]:
    """The 64 smallest hashes of the text's runs of five words, ascending; () for a text of fewer words. Linear in the text."""
    words = [w for w in WORD.findall(text) if w[0].isalnum()]
    line = "\n".join(words)
    words = line.lower().split("\n") if line.isascii() else [fold(w) for w in words]
    runs = {crc32(" ".join(run).encode()) for run in zip(*(words[k:] for k in range(RUN)), strict=False)}
    return tuple(sorted(runs)[:KEEP])
