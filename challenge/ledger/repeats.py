"""The same post once more at another address: known by its title and text, and asked about. Pure.

Addresses name posts, so two of them are two posts. But where title and text are those of a post that has its credit
already, a person has to say what the second one is: it is never counted by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.ledger.credit import credit_of
from challenge.ledger.memory import sighting_of
from challenge.ledger.row import Row
from challenge.recognition import reasons
from challenge.recognition.deciding.when import published_at
from challenge.recognition.verdict import Verdict

LEAST_WORDS = 60
"""Shorter posts, those below a picture for one, are alike by habit."""


def first_of(row: Row, known: Iterable[Row]) -> Row | None:
    """The post with credit that has this title and text at another address; the one seen first."""
    alike = (other for other in known if other.id != row.id and _is_alike(row, other) and credit_of(other.verdicts))
    return min(alike, key=lambda other: (other.first_seen, other.id), default=None)


def _is_alike(row: Row, other: Row) -> bool:
    if row.words is None or row.words < LEAST_WORDS or (row.title, row.words) != (other.title, other.words):
        return False
    shown = row.excerpt and other.excerpt
    return row.excerpt == other.excerpt if shown else row.windows == other.windows


def as_repeat(verdicts: tuple[Verdict, ...], first: Row, member: Member, season: Season) -> tuple[Verdict, ...]:
    """A question in place of credit, with the rounds that it was about; what is no credit stays as it is."""
    numbers = credit_of(verdicts).keys()
    if not numbers:
        return verdicts
    day = reasons.day(published_at(sighting_of(first, None), member, season).moment)
    where = reasons.quoted(first.url or first.page)
    said = reasons.date(f"{reasons.REPEATS} {where}, published on {day}.")
    because = reasons.in_order([*chain.from_iterable(verdict.because for verdict in verdicts), said])
    prompts = tuple(sorted(number for number in numbers if number))
    return (Verdict(season=season.id, status="ask", prompts=prompts, because=because, ask="doubtful"),)


def is_repeat(verdicts: Iterable[Verdict]) -> bool:
    """Whether a post is asked about as the repeat of another."""
    return any(reason.detail.startswith(reasons.REPEATS) for verdict in verdicts for reason in verdict.because)
