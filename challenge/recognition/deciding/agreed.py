"""The rounds that weak signs agree on, and the places that show it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.marks.evidence import Claim, Listed, Takes
from challenge.recognition.verdict import Because

MOSTLY = 0.5
"""The share of a prompt's telling words that says that it is taken up, and not that one word happens to be there."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The rounds that weak signs agree on; with `doubt` they and the round of the date are proposed only."""

    numbers: tuple[int, ...]
    because: tuple[Because, ...]
    doubt: bool = False


def round_of_date(case: Case) -> int | None:
    """The round of the date."""
    return case.place.round.number if case.place.round is not None else None


def told_by(each: Listed) -> Because:
    return reasons.claim(each.claim, each.claim.numbers)


def quotes_of(takes: Takes, rounds: frozenset[int] | set[int]) -> Iterator[Because]:
    """At most three places that show these rounds."""
    said = [told_by(each) for each in takes.listed if set(each.claim.numbers) == rounds]
    shown = [
        reasons.claim(Claim("title" if t.spot == "title" else "sentence", (t.number,), t.quote), (t.number,))
        for t in takes.taken
        if t.number in rounds
    ]
    yield from list(dict.fromkeys((*said, *shown)))[:3]
