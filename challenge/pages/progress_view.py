"""`/seasons/<season>/progress/`: everybody's rounds in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from challenge.content.seasons import Season
from challenge.pages.cards import Person, SeasonRef
from challenge.pages.seasons_view import RoundView, round_view
from challenge.pages.shelf import Shelf
from challenge.progress.standing import CellStatus, MemberStanding, Standings

LINKED_CELLS = 800
"""Tables with more cells than this carry no links in them, so that a year of two hundred people stays light."""

SINGLE_CELLS = 2400
"""Tables with more cells than this fold their rounds into runs: a phone takes seconds to lay ten thousand cells out."""

RUN = 10
"""Rounds in a run."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: what it says, and where the post behind it is: a path with `here`, else absolute; empty for none."""

    status: CellStatus
    href: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Several rounds in one cell: their statuses in order, and how often each occurs."""

    statuses: tuple[CellStatus, ...]
    counts: tuple[tuple[CellStatus, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One member's line: one cell a round, or where there are too many of them one a run of rounds."""

    person: Person
    standing: MemberStanding
    cells: tuple[CellView, ...]
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView:
    """The table. `used` are the statuses that occur, for the legend, in the order of the legend.

    `runs` are the first and last numbers of the runs of rounds; with none, each round has its own column.
    """

    season: SeasonRef
    standings: Standings
    rounds: tuple[RoundView, ...]
    rows: tuple[Row, ...]
    used: tuple[CellStatus, ...]
    answers: Mapping[int, int]
    runs: tuple[tuple[int, int], ...]


ORDER: tuple[CellStatus, ...] = ("on time", "late", "waiting", "missed", "open", "not yet", "skipped", "away")


def view_progress(shelf: Shelf, season: Season) -> ProgressView | None:
    """The progress of one season; None where nothing is known of it."""
    table = shelf.standings(season.id)
    if table is None:
        return None
    linked = len(table.members) * len(table.rounds) <= LINKED_CELLS
    homes = _homes(shelf, season.id) if linked else {}
    folded = len(table.members) * len(table.rounds) > SINGLE_CELLS
    rows = tuple(_row(shelf, table, line, homes, folded) for line in table.members)
    numbers = [line.round.number for line in table.rounds]
    present = {cell.status for row in rows for cell in row.cells}
    return ProgressView(
        season=shelf.season_ref(season),
        standings=table,
        rounds=tuple(round_view(shelf, season, line) for line in table.rounds),
        rows=rows,
        used=tuple(status for status in ORDER if status in present),
        answers={
            line.round.number: sum(row.standing.cells[line.round.number].status in ("on time", "late") for row in rows)
            for line in table.rounds
        },
        runs=tuple((numbers[at], numbers[at : at + RUN][-1]) for at in range(0, len(numbers), RUN)) if folded else (),
    )


def cells_of(table: Standings, line: MemberStanding, homes: Mapping[str, tuple[str, bool]]) -> tuple[CellView, ...]:
    """One member's cells in the order of rounds."""
    found = []
    for round_line in table.rounds:
        cell = line.cells[round_line.round.number]
        known = [homes[post] for post in cell.posts if post in homes]
        href, here = known[0] if known else ("", False)
        found.append(CellView(cell.status, href, here))
    return tuple(found)


def _row(
    shelf: Shelf, table: Standings, line: MemberStanding, homes: Mapping[str, tuple[str, bool]], folded: bool
) -> Row:
    cells = cells_of(table, line, homes)
    runs = tuple(_run(cells[at : at + RUN]) for at in range(0, len(cells), RUN)) if folded else ()
    return Row(shelf.person(line.member.id), line, cells, runs)


def _run(cells: tuple[CellView, ...]) -> Run:
    statuses = tuple(cell.status for cell in cells)
    return Run(statuses, tuple((status, statuses.count(status)) for status in ORDER if status in statuses))


def _homes(shelf: Shelf, season: str) -> Mapping[str, tuple[str, bool]]:
    return {card.post: (card.href, card.here) for card in shelf.cards.get(season, ()) if card.href}
