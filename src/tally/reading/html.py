"""Saved web pages: the article and what the page says about itself. trafilatura finds the article.

Conventions: dates stated in the page's own metadata come first; htmldate only where there are none, with fixed
bounds, since its
default upper bound is today and would make the result depend on the day it runs.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from tally.errors import UnreadError
from tally.reading.dates import iso_date

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
)
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "lastmod")
# An article has a line that ends like a sentence or runs to eight words; menus and lists of links have neither.
_SENTENCE_END = re.compile(r"\w\W{0,3}[.!?][\"'\u2019\u201d)]{0,3}\Z")
_SENTENCE_WORDS = 8
_MOST_ATTRIBUTES = 1_000
_MOST_TAGS = 100_000
_OPENING = re.compile(r"<[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>]*+))?+")
_MOST_LOOKS = 10
_EARLIEST, _LATEST = "1970-01-01", "2199-12-31"
_NO_ARTICLE = "Open the page, copy the article into a .txt file, and name that file."


def declared_encoding(raw: bytes) -> str:
    """The encoding that the page names in its head, else windows-1252, which is what browsers take (WHATWG encoding
    standard).
    """
    found = _DECLARED.search(raw[:4_096])
    return found.group(1).decode("ascii") if found else "windows-1252"


def looks_like_html(start: str) -> bool:
    """Whether a text of unknown kind opens as a web page does."""
    return (
        re.match(
            r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--.{0,200}?-->\s{0,20})?<(?:!doctype\s+html|html|head|body)\b",
            start[:1_000],
            re.I | re.S,
        )
        is not None
    )


def article_of(page: str, source: str) -> tuple[str, dict[str, Any]]:
    """(text, fields) of the article: title, publisher, published, modified, canonical url.

    Raises UnreadError where the page holds no article or cannot be taken apart.
    """
    import trafilatura

    for name in ("trafilatura", "htmldate", "readability", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    overload = _overload(page)
    if overload:
        raise UnreadError(source, overload, _NO_ARTICLE)
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise UnreadError(source, "this is no web page that can be taken apart", _NO_ARTICLE)
        stated = _metadata(tree)
        found: Any = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "min_date": _EARLIEST,
                "max_date": _LATEST,
            },
        )
    except UnreadError:
        raise
    except Exception as error:
        raise UnreadError(source, f"the page could not be taken apart ({type(error).__name__})", _NO_ARTICLE) from error
    text = (found.text or "") if found is not None else ""
    if not any(map(_is_prose, text.splitlines())):
        raise UnreadError(source, "the page holds no article", _NO_ARTICLE)
    return text, {
        "title": found.title or None,
        "publisher": found.sitename or None,
        "published": stated.get("published") or (iso_date(found.date) if found.date else None),
        "modified": stated.get("modified"),
        "url": found.url or None,
    }


def _overload(page: str) -> str | None:
    """Why a parser would take the square of the page's length, or far more memory than the page; None where it would not.

    Every "<" before a letter is looked at on its own, in scripts and quotes too, so that nothing can hide a tag.
    """
    tags = looks = start = 0
    while opening := _OPENING.search(page, start):
        tags, start, at, attributes = tags + 1, opening.start() + 1, opening.end(), 0
        while attributes <= _MOST_ATTRIBUTES and (found := _ATTRIBUTE.match(page, at)):
            at, attributes = found.end(), attributes + 1
        looks += at - opening.start()
        if attributes > _MOST_ATTRIBUTES or looks > _MOST_LOOKS * len(page):
            return f"a tag of this page has more than {_MOST_ATTRIBUTES:,} attributes"
        if tags > _MOST_TAGS:
            return f"the page has more than {_MOST_TAGS:,} tags"
    return None


def _is_prose(line: str) -> bool:
    return len(line.split(None, _SENTENCE_WORDS)) >= _SENTENCE_WORDS or bool(_SENTENCE_END.search(line.rstrip()[-8:]))


def _metadata(tree: Any) -> dict[str, str]:
    """`published` and `modified` as the page states them: meta elements, JSON-LD, then time elements with a machine
    date.
    """
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    linked = dict(reversed(list(_json_ld(tree))))
    found: dict[str, str] = {}
    for field, names, key in (("published", _PUBLISHED, "datePublished"), ("modified", _MODIFIED, "dateModified")):
        for words in (*(metas[name] for name in names if name in metas), linked.get(key), *_timed(tree, key)):
            day = iso_date(words) if words else None
            if day:
                found[field] = day
                break
    return found


def _timed(tree: Any, key: str) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("datetime") and (
            element.get("itemprop") == key or (key == "datePublished" and element.get("pubdate") is not None)
        ):
            yield element.get("datetime")


def _json_ld(tree: Any) -> Iterator[tuple[str, str]]:
    """(key, value) of every date in the page's JSON-LD, in reading order; what is no JSON is passed over."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json" or not element.text:
            continue
        try:
            waiting = [json.loads(element.text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(reversed(node))
            elif isinstance(node, dict):
                for key in ("datePublished", "dateModified"):
                    if isinstance(node.get(key), str):
                        yield key, node[key]
                waiting.extend(value for value in reversed(node.values()) if isinstance(value, list | dict))
