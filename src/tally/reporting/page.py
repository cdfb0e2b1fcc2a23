"""The page: one file that works offline and from a mail attachment, and asks nothing of any network.

What a text says is escaped by the template engine everywhere; the policy in the page's head allows only the script and
the style that it brings, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache, partial
from importlib.resources import files
from itertools import count
from typing import Any
from urllib.parse import quote

from tally.models import Claim, Document, Reconciliation
from tally.reporting import wording
from tally.reporting.chart import charts
from tally.reporting.markdown import RANGE, linkable, spelled
from tally.reporting.marks import anchor_of, articles, slug
from tally.reporting.story import Story, story

__all__ = ["fragment", "page", "text_fragment"]

_WORDS = re.compile(r"\S+")
MOST_WHOLE = 150  # differences shown with their figures and footnotes; those beyond take a line each
LONGEST = 90  # characters of a quote that a link carries whole; beyond, its first and last words


def page(result: Reconciliation, told: Story | None = None, how: str = "excerpts") -> str:
    """The whole page as HTML. `how` is excerpts, full or none: how much of the articles it shows."""
    told = told or story(result)
    style, script = _asset("page.css"), _asset("page.js")
    shown = articles(result, told.marks, how) if how != "none" else []
    return str(
        _environment()
        .get_template("page.html.j2")
        .render(
            story=told,
            style=style,
            script=script,
            policy=_policy(style, script),
            charts=charts(result, told.marks),
            articles=shown,
            how=how,
            lines={line.mark: line for line in told.claims},
            facets=_facets(told),
            reasons=_reasons(told),
            marks=told.marks,
            most_whole=MOST_WHOLE,
            unique=partial(next, count(1)),
            addresses=_addresses(told, how),
            links=_links(result, told),
            range_note=RANGE,
        )
    )


def fragment(result: Reconciliation, what: str = "story") -> str:
    """A piece of the page for a notebook, with its own style and no script: the story, or the claims alone."""
    told = story(result)
    return str(
        _environment()
        .get_template("fragment.html.j2")
        .render(
            story=told,
            what=what,
            style=_asset("notebook.css"),
            lines={line.mark: line for line in told.claims},
            marks=told.marks,
            addresses={},
            links={},
            how="none",
            range_note=RANGE,
        )
    )


def text_fragment(url: str, words: str) -> str:
    """The address with a text fragment that scrolls to the words; long ones by their first and last four words.

    Source: the WICG's "URL Fragment Text Directives".
    """
    found = _WORDS.findall(words)
    if len(words) <= LONGEST or len(found) < 9:
        directive = _encoded(" ".join(found))
    else:
        directive = f"{_encoded(' '.join(found[:4]))},{_encoded(' '.join(found[-4:]))}"
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(words: str) -> str:
    # A hyphen stands between the prefix and the words of a directive, so that it is encoded too.
    return quote(words, safe="").replace("-", "%2D")


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("tally.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "safe_text": wording.safe,
        "line": wording.one_line,
        "day": wording.day,
        "label": lambda code, table: wording.label(table, code),
        "plural": wording.plural,
        "spelled": spelled,
    }
    made.globals |= {"linkable": linkable, "anchor_of": anchor_of, "slug": slug}
    return made


def _shown(value: Any) -> Any:
    """Whatever a template prints: no direction override, no control character, even where a filter was forgotten."""
    return wording.safe(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@lru_cache(maxsize=4)
def _asset(name: str) -> Any:
    """A file of our own that goes into the page as it is."""
    from markupsafe import Markup

    return Markup(files("tally.reporting").joinpath("templates", name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing from anywhere but the inline style and script with these hashes."""
    kinds = f"script-src {_hash(script)}; style-src {_hash(style)}"
    return f"default-src 'none'; {kinds}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}'"


def _facets(told: Story) -> dict[str, list[str]]:
    """The values that the table can be filtered by."""
    reasons = _reasons(told)
    return {
        "source": sorted({line.who for line in told.claims}, key=str.casefold),
        "outcome": sorted({line.outcome for line in told.claims}),
        "people": sorted({line.people for line in told.claims}, key=str.casefold),
        "reason": sorted({code for codes in reasons.values() for code in codes}),
    }


def _reasons(told: Story) -> dict[int, list[str]]:
    """The reasons in which each claim takes part, by its number."""
    found: dict[int, list[str]] = {line.mark: [] for line in told.claims}
    for difference in (*told.differences, *told.unexplained, *told.agreements):
        for mark in difference.marks[:2]:
            if mark in found and difference.code not in found[mark]:
                found[mark].append(difference.code)
    return found


def _addresses(told: Story, how: str) -> dict[int, str]:
    """Where a claim's words are to be seen in the page: its mark in the article, else its row."""
    return {line.mark: f"#words-{line.mark}" if how != "none" else f"#claim-{line.mark}" for line in told.claims}


def _links(result: Reconciliation, told: Story) -> Mapping[int, str]:
    """The live page at the claim's words, where its address is known and its words stand in the text."""
    found = {}
    for line in told.claims:
        if line.document is not None and _linked(line.claim, line.document):
            found[line.mark] = text_fragment(line.document.url or "", line.claim.quote)
    return found


def _linked(claim: Claim, document: Document) -> bool:
    return linkable(document.url) and claim.field == "text"
