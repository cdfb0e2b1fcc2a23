"""A headline and its body say one claim where kind and value agree: the body's figure repeats the headline's."""

from __future__ import annotations

from tally.extraction.slots import Draft

__all__ = ["join_title"]


def join_title(title: list[Draft], body: list[Draft]) -> None:
    """Link body drafts to the headline's figures of the same outcome, kind and value; each headline figure is met once."""
    for head in title:
        for draft in body:
            same = (
                draft.outcome == head.outcome
                and draft.number.kind == head.number.kind
                and draft.number.value == head.number.value
                and (draft.number.low, draft.number.high) == (head.number.low, head.number.high)
            )
            if same and draft.repeats is None and draft.stance == head.stance and draft.number.kind != "vague":
                draft.repeats = head
                break
