"""A few numbers that two nearly identical texts have in common, so that a wire story carried by many counts as one voice."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from tally.lexicon.words import cut

__all__ = ["fingerprint"]

RUN: Final = 5  # words in a shingle: long enough that two reporters on one event share few
LEAD: Final = 5  # letters in the word that begins a shingle: one word in three, and those that tell texts apart
KEEP: Final = (
    64  # the smallest hashes kept: the share in common estimates that of all runs (Broder 1997, bottom-k sketches)
)


def fingerprint(text: str, folded: list[str] | None = None) -> tuple[int, ...]:
    """The 64 smallest hashes of the text's runs of five words that begin with a long one, ascending; () where it has none.

    Linear in the text. `folded`: the words of the text, where they have been cut already.
    """
    # A word is a run of letters, a run of digits, or one sign.
    words = [word for word in (cut(text) if folded is None else folded) if len(word) > 1 or word.isalnum()]
    joined = " ".join(words)
    line = joined.encode()
    is_plain = len(line) == len(joined)
    runs: set[int] = set()
    checksum = crc32  # a local name: this is the innermost loop
    fifth = fourth = third = second = end = 0  # where the last words begin, the fifth from here first
    for i, word in enumerate(words):
        start = end
        end = start + (len(word) if is_plain else len(word.encode())) + 1
        if i >= RUN - 1 and len(words[i - RUN + 1]) >= LEAD:
            runs.add(checksum(line[fifth : end - 1]))
        fifth, fourth, third, second = fourth, third, second, start
    return tuple(sorted(runs)[:KEEP])
