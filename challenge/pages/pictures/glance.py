"""The season at a glance: one line a person, the busiest on top; one column a round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from challenge.pages.pictures.geometry import percent, strokes
from challenge.progress.standing import CellStatus, MemberStanding, Standings

DRAWN: tuple[CellStatus, ...] = ("on time", "late", "waiting", "missed", "open")
"""What leaves a mark; rounds to come, left out, or without this person stay blank."""

CROWD = 90
"""With more people than this a miss leaves its place blank: its line would be too thin to be seen."""

TALLEST = 640
"""Pixels: more people than fit stand closer together."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round's number under its column; `at` is a share of the width, such as `12.5%`."""

    at: str
    number: int


@dataclass(frozen=True, slots=True)
class Column:
    """One round as the table tells it: how many people are in which state."""

    number: int
    counts: Mapping[CellStatus, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The picture. `paths` holds, for each status that is drawn, strokes in units of rounds and people; `used` are
    those that occur, and `crowded` tells that misses are not drawn.

    `height` is in pixels; `gaps` are the lines between columns, empty where columns are too narrow for any.
    `done` of `due` (person, round) pairs are on time or late; those not due yet are not counted.
    """

    people: int
    rounds: int
    height: int
    gap: int
    gaps: str
    paths: tuple[tuple[CellStatus, str], ...]
    used: tuple[CellStatus, ...]
    crowded: bool
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]
    done: int
    due: int


def draw_glance(table: Standings) -> Glance | None:
    """The picture of a season; None where there is nobody, no round, or none that has opened."""
    numbers = [line.round.number for line in table.rounds]
    if not table.members or all(line.state in ("not yet", "skipped") for line in table.rounds):
        return None
    rows = [_row(line, numbers) for line in sorted(table.members, key=_busiest)]
    counted = [Counter(row[place] for row in rows) for place in range(len(numbers))]
    together = sum(counted, Counter[CellStatus]())
    drawn = [status for status in DRAWN if status != "missed" or len(rows) <= CROWD]
    return Glance(
        people=len(rows),
        rounds=len(numbers),
        height=min(TALLEST, max(round(len(rows) * _pitch(len(rows))), 12)),
        gap=3 if len(numbers) <= 16 else 2 if len(numbers) <= 30 else 1,
        gaps="".join(f"M{place} 0v{len(rows)}" for place in range(1, len(numbers))) if len(numbers) <= 120 else "",
        paths=tuple((status, strokes(_runs(rows, status))) for status in drawn if together[status]),
        used=tuple(status for status in DRAWN if together[status]),
        crowded=len(rows) > CROWD,
        ticks=tuple(_ticks(numbers)),
        columns=tuple(
            Column(line.round.number, count)
            for line, count in zip(table.rounds, counted, strict=True)
            if line.state in ("open", "closed")
        ),
        done=together["on time"] + together["late"],
        due=sum(together[status] for status in ("on time", "late", "waiting", "missed")),
    )


def _busiest(line: MemberStanding) -> tuple[int, int, str, str]:
    return -line.done, -line.posts, line.member.name.casefold(), line.member.id


def _row(line: MemberStanding, numbers: Sequence[int]) -> tuple[CellStatus, ...]:
    return tuple(line.cells[number].status for number in numbers)


def _pitch(people: int) -> float:
    """Pixels a person."""
    return 16 if people <= 10 else 12 if people <= 20 else 8 if people <= 45 else 5 if people <= 90 else 3


def _runs(rows: Sequence[tuple[CellStatus, ...]], status: CellStatus) -> Iterator[tuple[int, int, int]]:
    """Neighbours of one status, as one stroke."""
    for y, row in enumerate(rows):
        start = None
        for x in range(len(row) + 1):
            same = x < len(row) and row[x] == status
            if same and start is None:
                start = x
            elif not same and start is not None:
                yield start, y, x - start
                start = None


def _ticks(numbers: Sequence[int]) -> Iterator[Tick]:
    step = 1 if len(numbers) <= 16 else 5 if len(numbers) <= 40 else 10 if len(numbers) <= 80 else 100
    for place, number in enumerate(numbers):
        if step == 1 or number % step == 0 or place == 0:
            yield Tick(percent(place + 0.5, len(numbers)), number)
