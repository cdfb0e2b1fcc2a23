"""Publication dates as pages and headers write them, made ISO without a look at the clock."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?\Z")
_WORDED = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d")
_FULL = re.compile(r"(?=.*\b(?:19|20)\d{2}\b)(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b)(?=.*\b[A-Za-z]{3,9}\b)")
_LONGEST = 100
_WEEKDAY = re.compile(r"^[A-Za-z]{3,9},?\s+(?=[A-Za-z\d])")


def iso_date(words: str) -> str | None:
    """The ISO date or time of a written date, or None where it names no single day ("Friday", "03/04/2016").

    An ISO value is kept as it stands, time and zone included.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    if _ISO.match(words):
        return words if _real(words) else None
    if re.match(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}", words):
        try:
            return parsedate_to_datetime(words).isoformat()
        except ValueError:
            return None
    plain = " ".join(words.replace(",", " ").split())
    for form in (plain, _WEEKDAY.sub("", plain)):
        for pattern in _WORDED:
            try:
                return datetime.strptime(form, pattern).date().isoformat()
            except ValueError:
                continue
    return _worded(plain)


def _worded(words: str) -> str | None:
    """The day of any other English date that names day, month and year in full ("Mon January 25th 2016 at 10:15 a.m. EST")."""
    if not _FULL.search(words):
        return None
    import dateparser

    day = dateparser.parse(words, languages=["en"], settings={"STRICT_PARSING": True})
    return day.date().isoformat() if day else None


def _real(words: str) -> bool:
    try:
        date.fromisoformat(words[:10])
        datetime.fromisoformat(words.replace(" ", "T"))
    except ValueError:
        return False
    return True
