"""Which figures stand in a headline: in the title, or in a first line of the copy that says the title again."""

from __future__ import annotations

from tally.reconciliation.figures import Figure
from tally.reconciliation.vocabulary import fold, words

__all__ = ["is_headline"]

LINE = 8  # words of a headline
OPENING = 160  # a first line of copy is no longer than this


def is_headline(figure: Figure) -> bool:
    """Whether a figure stands in a title, or in a first line of the copy that repeats the title's words and names no
    source.
    """
    if figure.claim.field == "title" or "headline" in figure.claim.flags or _own_line(figure):
        return True
    title, quote = set(fold(figure.document.title).split()), fold(figure.claim.quote).split()
    if figure.claim.attribution:  # "Ten dead at the depot, says surgeon" over copy; a sentence of copy has a verb
        bare = not set(quote) & words("headline", "finite")
        again = set(quote) <= title or len(title & set(quote)) * 2 >= len(title)
        return figure.claim.start == 0 and bare and again and len(title) > 2
    if figure.claim.start > OPENING:
        return False
    if set(quote) & words("headline", "verbs") or _bare(figure, quote):
        return True
    return figure.claim.start == 0 and len(quote) > 2 and len(title & set(quote)) >= min(3, len(title)) > 0


def _own_line(figure: Figure) -> bool:
    """Whether a figure stands in a first line of the text that ends without a stop, copy below it. A line with a colon
    ("Inferno: 6 dead in warehouse") may be the first of a list, unless an empty one sets it apart.
    """
    text = figure.document.text
    if figure.claim.start > OPENING or "\n" not in text[: OPENING + 1]:
        return False
    line, _, copy = text.partition("\n")
    return (
        figure.claim.end <= len(line)
        and line.rstrip()[-1:].isalnum()
        and bool(copy.strip())
        and (": " not in line or copy.startswith("\n"))
    )


def _bare(figure: Figure, quote: list[str]) -> bool:
    """Whether the very first words of the copy are a bare noun with its verb, as no sentence of copy has it: "Mudslide
    took 25 lives", "Market blast leaves nine dead".
    """
    claim = figure.claim
    if claim.start or claim.number_start <= claim.start or not quote or set(quote) & words("headline", "finite"):
        return False
    plain = quote[0] not in words("headline", "openers") and not quote[0].endswith("s") and not quote[0].isdecimal()
    return plain and len(quote) <= LINE
