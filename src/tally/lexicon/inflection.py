"""Word forms: an entry names a verb or a noun once, and all its forms are looked up."""

from __future__ import annotations

_VOWELS = "aeiou"


def verb_forms(spec: str) -> list[tuple[str, str]]:
    """(form, tag) pairs of "kill" or of "slay/slays/slew/slain/slaying"; tags base, third, past, participle, gerund.

    The first word of a phrase is inflected ("mow down" gives "mowed down"). Where past and participle are one form, its
    tag is "past". A trailing "+" on the first word doubles its last letter ("stab+" gives "stabbed").
    """
    head, _, rest = spec.partition(" ")
    rest = f" {rest}" if rest else ""
    if "/" in head:
        base, third, past, participle, gerund = head.split("/")
    else:
        base, third, past, gerund = _regular(head)
        participle = past
    forms = [(base, "bare" if base == past else "base"), (third, "third"), (past, "past"), (gerund, "gerund")]
    if participle != past:
        forms.insert(3, (participle, "participle"))
    return [(form + rest, tag) for form, tag in forms]


def _regular(head: str) -> tuple[str, str, str, str]:
    double = head.endswith("+")
    base = head.rstrip("+")
    stem = base + base[-1] if double else base
    if base.endswith("ie"):
        return base, base + "s", base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        return base, base + "s", base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return base, third, stem + "ed", stem + "ing"


def noun_forms(spec: str) -> list[tuple[str, str]]:
    """(form, tag) pairs of "soldier" or of "policeman/policemen"; tags singular, plural. The last word is inflected."""
    lead, _, head = spec.partition("/")[0].rpartition(" ")
    lead = f"{lead} " if lead else ""
    singular, slash, plural = spec.partition("/")
    if slash and " " in plural:
        return [(singular, "both")] if singular == plural else [(singular, "singular"), (plural, "plural")]
    singular = head
    plural = plural if slash else plural_of(head)
    if not singular:
        return [(lead + plural, "plural")]
    if not plural or plural == singular:
        return [(lead + singular, "singular" if not plural else "both")]
    return [(lead + singular, "singular"), (lead + plural, "plural")]


def plural_of(noun: str) -> str:
    """The regular plural: "body" gives "bodies", "policeman" gives "policemen"."""
    if noun.endswith(("woman", "man")) and not noun.endswith(("german", "roman", "human", "shaman", "ottoman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
