"""The rounds that weak signs agree on, and the places that show it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.marks.evidence import Claim, Listed, TakenUp, Takes
from challenge.recognition.verdict import Because

_MOST = 3
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
    """At most three places that show these rounds: one that counts them all, or one for each."""
    listed = [each.claim for each in takes.listed if set(each.claim.numbers) == rounds][:1]
    said = [reasons.claim(each, each.numbers) for each in listed]
    shown: dict[int, Because] = {}
    for each in takes.taken:
        if each.spot == "rim" and any(each.quote == claim.quote for claim in listed):
            continue
        if each.number in rounds and (len(rounds) == 1 or not said):
            shown.setdefault(each.number, reasons.claim(_claimed(each), (each.number,)))
    yield from [*said, *shown.values()][:_MOST]


def _claimed(each: TakenUp) -> Claim:
    if each.spot == "title":
        return Claim("title", (each.number,), each.prompt, taken=True)
    return Claim("sentence", (each.number,), each.quote, taken=True)
