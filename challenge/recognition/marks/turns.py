"""First and last sentences that say for which turn a post comes: late, or for the round before. Pure."""

from __future__ import annotations

from challenge.recognition.marks.evidence import Claim
from challenge.recognition.marks.labels import TO_ANOTHER
from challenge.recognition.text.layout import Layout
from challenge.recognition.wordings.lateness import back_in, post_is_late


def edge_backs(layout: Layout) -> list[Claim]:
    """`This one is for last week.` as one of the first or last sentences, where the season is named elsewhere."""
    found = []
    for start, end in layout.edge_sentences:
        if end - start > 120 or TO_ANOTHER.match(layout.low, start):
            continue
        if back := back_in(layout.low[start:end], end - start, end - start):
            found.append(Claim("sentence", (), layout.shown[start:end].strip(), back=back))
    return found[:1]


def late_spans(layout: Layout) -> list[tuple[int, int]]:
    """Where the first and last sentences say that the post comes late or answers the round before."""
    return [
        (start, end)
        for start, end in layout.edge_sentences
        if post_is_late(layout.low[start:end]) or back_in(layout.low[start:end], end - start, end - start)
    ]
