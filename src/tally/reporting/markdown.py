"""The story as Markdown (GitHub's flavour): nothing that a text says is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tally.reporting import wording
from tally.reporting.story import Difference, Story, Total

__all__ = ["escaped", "markdown"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BLOCK = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|-)")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|vbscript|www)([:.])")
MOST_WORDS = 12
RANGE = (
    "A range runs from the smallest to the largest figure that independent sources report; "
    "it is no confidence interval."
)


def escaped(text: str) -> str:
    """One line of plain text as Markdown that shows exactly that text; addresses in it do not become links."""
    line = _MARKUP.sub(r"\\\1", wording.one_line(text))
    return _AUTOLINK.sub(
        lambda found: found.group(1) + ("&#58;" if found.group(2) == ":" else "&#46;"), _BLOCK.sub(r"\1\\\2", line)
    )


def markdown(story: Story) -> str:
    """The whole report, from the paragraph to paste down to the numbers set aside."""
    parts: list[str] = [f"# {escaped(story.title)}"]
    for heading, lines in _sections(story):
        body = list(lines)
        if body:
            parts += [f"## {escaped(heading)}", "\n".join(body)]
    return "\n\n".join(parts) + "\n"


def _sections(story: Story) -> Iterator[tuple[str, Iterable[str]]]:
    yield "To paste", _paragraph(story)
    yield "Who says what", _claims(story)
    yield "They differ because", _differences(story.differences)
    yield "What stays unexplained", _unexplained(story)
    yield "Where they agree", _differences(story.agreements)
    yield story.in_all, _totals(story.totals)
    yield "Caveats that the texts give", _caveats(story)
    yield "Decided by people", _judgements(story)
    yield "How every other number was set aside", _asides(story)
    yield "Articles", _sources(story)
    yield "About this report", [about(story)]


def _paragraph(story: Story) -> Iterator[str]:
    if not story.claims:
        yield "These texts make no casualty claim."
        return
    yield f"> {escaped(story.paragraph.text)}"
    yield ""
    yield f"*{escaped(story.paragraph.note)}*"


def _claims(story: Story) -> Iterator[str]:
    if not story.claims:
        return
    yield from _head("#", "Figure", "Outcome", "Of whom", "Who says it", "Through", "As of", "Where, when", "Words")
    for line in story.claims:
        words = f"“{escaped(line.claim.quote)}”" + (f" (said {line.again + 1} times)" if line.again else "")
        figure = f"**{escaped(line.figure)}**" + (f" ({escaped(', '.join(line.doubts))})" if line.doubts else "")
        cells = (
            figure,
            *map(escaped, (line.outcome, line.people, line.who, line.through, line.as_of, line.where)),
            words,
        )
        yield f"| {line.mark} | {' | '.join(cells)} |"


def _differences(lines: Sequence[Difference]) -> Iterator[str]:
    for line in lines:
        rest = f" ({line.remainder})" if line.remainder else ""
        why = f"`{line.code}`, {line.grade}"
        yield f"- {cited(line.marks)} **{line.verdict}**: {escaped(line.sentence)}{escaped(rest)} {why}"


def _unexplained(story: Story) -> Iterator[str]:
    if not story.unexplained:
        if story.differences or story.agreements:
            yield "Nothing: every difference has a reason that the texts license."
        return
    yield f"{wording.plural(len(story.unexplained), 'difference')} for which the texts give no reason:"
    yield ""
    yield from _differences(story.unexplained)


def _totals(totals: Sequence[Total]) -> Iterator[str]:
    if not totals:
        return
    yield from _head("Outcome", "Of whom, where, when", "Reported", "Sources", "From", "Rule")
    for total in totals:
        cells = (
            escaped(total.outcome),
            escaped(total.scope),
            f"**{total.figure}**",
            total.origins,
            cited(total.marks),
            total.rule,
        )
        yield f"| {' | '.join(cells)} |"
    for total in totals:
        if total.left_out or total.rollup.settle:
            yield ""
            yield f"{escaped(total.outcome)}, {escaped(total.scope)}: {total.figure}"
            yield ""
        for out in total.left_out:
            yield f"- left out: {cited((out.mark,)) if out.mark else ''} {escaped(out.words)} – {escaped(out.why)}"
        if total.rollup.settle:
            yield f"- what would settle it: {escaped(total.rollup.settle)}"


def _caveats(story: Story) -> Iterator[str]:
    for caveat in story.caveats:
        by = escaped(caveat.speaker) + (
            f", in {escaped(caveat.publisher)}" if caveat.publisher not in ("", caveat.speaker) else ""
        )
        about = f" on {cited(caveat.marks)}" if caveat.marks else ""
        yield f"- {caveat.kind}{about}: “{escaped(caveat.remark.quote)}” ({by})"


def _judgements(story: Story) -> Iterator[str]:
    for applied in story.judgements:
        judgement = applied.judgement
        by = ", ".join(escaped(part) for part in (judgement.who, wording.day(judgement.when), judgement.why) if part)
        state = "" if applied.found else " **target not found**"
        yield f"- {judgement.decision.replace('_', ' ')}: {escaped(applied.effect)}{f' ({by})' if by else ''}{state}"


def _asides(story: Story) -> Iterator[str]:
    if story.asides:
        yield f"{story.accounted}."
        yield ""
        yield from _head("Why", "How many", "The words")
    for aside in story.asides:
        yield f"| {aside.kind} | {aside.count} | {escaped(spelled(aside.words))} |"
    if story.unread:
        yield ""
        yield f"In {wording.plural(len(story.unread), 'article')} the other numbers were not looked at."


def spelled(words: Sequence[tuple[str, int]], most: int = MOST_WORDS) -> str:
    """ "26 (2 times), 340, and 9 more"."""
    shown = [word + (f" ({many} times)" if many > 1 else "") for word, many in words[:most]]
    more = len(words) - most
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _sources(story: Story) -> Iterator[str]:
    for source in story.sources:
        url = source.document.url
        title = f"“{escaped(source.title)}”" if source.document.title else escaped(source.title)
        credit = f", {escaped(source.credit)}" if source.credit else ""
        address = f"<{url}>" if linkable(url) else escaped(url or "")
        yield f"{source.number}. {title}{credit}; {wording.plural(source.claims, 'claim')} {address}".rstrip()


def linkable(url: str | None) -> bool:
    """Whether an address may become a link: http or https, and nothing in it that could leave the link."""
    return bool(url) and bool(
        re.fullmatch(r"https?://[^\s<>\"'`\\{}|^\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069]+", url or "", re.I)
    )


def about(story: Story) -> str:
    """The stamp as one line, with what a range is and is not."""
    stamp = story.stamp
    made = f"tally {stamp.version}, words {stamp.lexicon}. " if stamp else ""
    return f"{made}{RANGE}"


def cited(marks: Iterable[int | None]) -> str:
    """Claims by their numbers in the table: "[1] [4]"."""
    return " ".join(f"\\[{mark}\\]" for mark in marks if mark is not None)


def _head(*names: str) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
