"""A small invented story, built by hand: two texts that differ over a dam burst, with one remark, for the reporting
tests.
"""

from __future__ import annotations

from tally.models import (
    Applied,
    Claim,
    Document,
    Event,
    Evidence,
    Excluded,
    Extraction,
    Judgement,
    LedgerEntry,
    Population,
    Quantity,
    Reason,
    Reconciliation,
    Relation,
    Remark,
    RollUp,
    Series,
    Stamp,
    Voice,
)

FIRST = Document(
    id="d1",
    title="Dam gives way above Orlet",
    publisher="Lowland Wire",
    published="2031-03-04",
    url="https://lowland.example/orlet",
    text=(
        "At least 12 people were killed in Orlet on Tuesday when a dam gave way, the Rivers Authority said. "
        "Three of them were children. The wall was 40 metres high."
    ),
)
SECOND = Document(
    id="d2",
    title="Orlet counts its dead",
    publisher="Valley Courier",
    published="2031-03-05",
    text=(
        "Residents of Orlet said 19 villagers were killed on Tuesday. “We dug with 2 spades,” a farmer said. "
        "The Rivers Authority said the figure could not be verified."
    ),
)


def voice(document: Document, name: str, role: str = "government", link: str = "same_sentence") -> Voice:
    """The voice where its name first stands in the text."""
    at = document.text.find(name)
    return Voice(name=name, key=name.casefold(), role=role, text=name, start=at, end=at + len(name), link=link)


def claim(
    document: Document,
    id: str,
    quote: str,
    number: str,
    quantity: Quantity,
    people: str | None = "people",
    voices: tuple[Voice, ...] = (),
    **more: object,
) -> Claim:
    """A claim whose spans are found in the text."""
    start = document.text.index(quote)
    at = document.text.index(number, start)
    fields: dict[str, object] = {
        "id": id,
        "document": document.id,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "number_start": at,
        "number_end": at + len(number),
        "number": number,
        "quantity": quantity,
        "outcome": "killed",
        "population": Population(text=people),
        "attribution": voices,
        "origin": voices[0].key if voices else (document.publisher or "").casefold(),
        "place": "Orlet",
        "when": "Tuesday",
        "event": f"{document.id}/e1",
        "as_of_date": document.published,
        "as_of_basis": "published",
    }
    return Claim.model_validate(fields | more)


AUTHORITY = voice(FIRST, "Rivers Authority")
TWELVE = claim(
    FIRST,
    "c-twelve",
    "At least 12 people were killed in Orlet on Tuesday",
    "12",
    Quantity(kind="lower", value=12, low=12, modifier="At least"),
    voices=(AUTHORITY,),
)
CHILDREN = claim(
    FIRST,
    "c-children",
    "Three of them were children",
    "Three",
    Quantity(kind="exact", value=3, low=3, high=3),
    people="children",
    voices=(AUTHORITY.model_copy(update={"link": "carried"}),),
    part_of="c-twelve",
)
NINETEEN = claim(
    SECOND,
    "c-nineteen",
    "19 villagers were killed on Tuesday",
    "19",
    Quantity(kind="exact", value=19, low=19, high=19),
    people="villagers",
    voices=(voice(SECOND, "Residents", "witness"),),
)
UNVERIFIED = Remark(
    id="m-unverified",
    document="d2",
    start=SECOND.text.index("the figure could"),
    end=SECOND.text.index("verified.") + len("verified"),
    quote="the figure could not be verified",
    code="unverified",
    attribution=(voice(SECOND, "Rivers Authority"),),
    about=("c-nineteen",),
)


def entry(document: Document, words: str, claims: tuple[str, ...] = (), reason: str | None = None) -> LedgerEntry:
    """The ledger's line for a number of the text."""
    at = document.text.index(words)
    return LedgerEntry(
        start=at,
        end=at + len(words),
        text=words,
        disposition="claim" if claims else "set_aside",
        claims=claims,
        reason=reason,
    )


LEDGER = {
    "d1": (
        entry(FIRST, "12", ("c-twelve",)),
        entry(FIRST, "Three", ("c-children",)),
        entry(FIRST, "40", reason="measure"),
    ),
    "d2": (entry(SECOND, "19", ("c-nineteen",)), entry(SECOND, "2", reason="things")),
}
STAMP = Stamp(version="9.9.9", lexicon="feedfacecafe", policy="range")


def evidence(one: Claim) -> Evidence:
    """The claim's own words."""
    return Evidence(document=one.document, start=one.start, end=one.end, quote=one.quote, claim=one.id)


DIFFER = Relation(
    id="r-differ",
    a="c-twelve",
    b="c-nineteen",
    events=("e-orlet",),
    verdict="conflict",
    reasons=(
        Reason(
            code="official_v_local",
            grade="marked",
            evidence=(evidence(TWELVE), evidence(NINETEEN)),
            accounted=2,
            gap=7,
        ),
        Reason(code="later_report", grade="inferred"),
    ),
    sentence="The figures come from the Rivers Authority and from residents of Orlet.",
)
PART = Relation(
    id="r-part",
    a="c-twelve",
    b="c-children",
    verdict="not_comparable",
    reasons=(Reason(code="subset", grade="stated", evidence=(evidence(CHILDREN),)),),
    sentence="The three children are among the 12.",
)
TOTAL = RollUp(
    event="e-orlet",
    outcome="killed",
    place="Orlet",
    when="Tuesday",
    as_of="2031-03-05",
    low=12,
    high=19,
    open_high=True,
    origins=2,
    inputs=("c-twelve", "c-nineteen"),
    excluded=(Excluded(claim="c-children", why="a part of the 12"),),
    settle="Both agree that at least 12 were killed; not known: who else the residents count.",
)


def extractions() -> list[Extraction]:
    """The two texts as extraction gives them."""
    return [
        Extraction(tally=STAMP, document=FIRST, claims=(TWELVE, CHILDREN), ledger=LEDGER["d1"]),
        Extraction(tally=STAMP, document=SECOND, claims=(NINETEEN,), remarks=(UNVERIFIED,), ledger=LEDGER["d2"]),
    ]


def result(**more: object) -> Reconciliation:
    """The two texts reconciled, by hand."""
    fields: dict[str, object] = {
        "tally": STAMP,
        "documents": (FIRST, SECOND),
        "claims": (TWELVE, CHILDREN, NINETEEN),
        "remarks": (UNVERIFIED,),
        "ledger": LEDGER,
        "events": (
            Event(
                id="e-orlet",
                place="Orlet",
                when="Tuesday",
                members=("d1/e1", "d2/e1"),
                claims=("c-twelve", "c-children", "c-nineteen"),
                why=("the same place and day",),
            ),
        ),
        "series": (
            Series(id="s-authority", event="e-orlet", origin="rivers authority", outcome="killed", steps=("c-twelve",)),
            Series(id="s-residents", event="e-orlet", origin="residents", outcome="killed", steps=("c-nineteen",)),
        ),
        "relations": (DIFFER, PART),
        "rollups": (TOTAL,),
        "judgements": (
            Applied(
                judgement=Judgement(
                    target="c-twelve", decision="prefer", who="R. Desk", when="2031-03-06", why="on record"
                ),
                found=True,
                effect="12 is preferred",
            ),
        ),
    }
    return Reconciliation.model_validate({**fields, **more})


# What an attacker may write into an article.
HOSTILE = (
    "</script><script>window.owned=1</script><img src=x onerror=window.owned=1> \u202egnp.exe "
    '=HYPERLINK("http://evil.example","x") <a href="javascript:window.owned=1">x</a> "><svg onload=window.owned=1>'
)


def hostile() -> Reconciliation:
    document = FIRST.model_copy(
        update={
            "id": HOSTILE,
            "text": f"{HOSTILE} said 12 people were killed in {HOSTILE}.",
            "title": HOSTILE,
            "publisher": HOSTILE,
            "url": "javascript:window.owned=1",
        }
    )
    one = claim(
        document,
        "c-hostile",
        document.text,
        "12",
        Quantity(kind="lower", value=12, low=12, modifier=HOSTILE),
        people=HOSTILE,
        place=HOSTILE,
        when=HOSTILE,
        as_of=HOSTILE,
        flags=(HOSTILE,),
    )
    relation = result().relations[0].model_copy(update={"a": one.id, "b": one.id, "sentence": HOSTILE})
    return result(
        documents=(document,),
        claims=(one,),
        relations=(relation,),
        remarks=(),
        ledger={document.id: ()},
        series=(result().series[0].model_copy(update={"steps": (one.id,), "population": HOSTILE}),),
        rollups=(
            result().rollups[0].model_copy(update={"population": HOSTILE, "inputs": (one.id,), "settle": HOSTILE}),
        ),
    )
