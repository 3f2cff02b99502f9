"""The progress table of a season."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from challenge.commands.call import Call, check_member, print_json, season_named
from challenge.progress.report import status_json
from challenge.progress.standing import Cell, CellStatus, MemberStanding, Standings

SYMBOLS: dict[CellStatus, str] = {
    "on time": "●",
    "late": "◐",
    "waiting": "?",
    "missed": "·",
    "open": "○",
    "not yet": " ",
    "skipped": "–",
    "away": "/",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", required=True, metavar="S", help="the season's folder name")
    parser.add_argument("--member", metavar="M", help="only this member")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    season_named(overview, args.season)
    check_member(overview, args.member)
    standings = overview.standings[args.season]
    if call.json:
        print_json(status_json(standings, overview.content.site.preview, args.member))
    else:
        _print_table(standings, args.member)
    return 0


def _print_table(standings: Standings, member: str | None) -> None:
    season = standings.season
    table = Table(title=f"{season.title}, {standings.now:%Y-%m-%d %H:%M} UTC", title_justify="left", box=None)
    table.add_column("member")
    for line in standings.rounds:
        table.add_column(str(line.round.number), justify="center")
    for heading in ("done", "late", "posts", "words", "streak", "goal"):
        table.add_column(heading, justify="right")
    for standing in standings.members:
        if member in (None, standing.member.id):
            table.add_row(*_cells(standing))
    console = Console(width=None if Console().is_terminal else 40 + 6 * len(standings.rounds) + 60)
    console.print(table)
    console.print("  ".join(f"{symbol} {status}" for status, symbol in SYMBOLS.items() if symbol.strip()), markup=False)
    console.print(
        f"{len(standings.members)} members, {standings.posts} posts, {standings.words} words, "
        f"{standings.waiting} waiting for a person",
        markup=False,
    )


def _cells(standing: MemberStanding) -> list[str]:
    goal = standing.goal
    reached = f"{goal.reached}/{goal.target}" if goal.target else str(goal.reached)
    words = f"{standing.words}{'+' if standing.words_unknown else ''}"
    tallies = (standing.done, standing.late, standing.posts, words, standing.streak, reached)
    return [
        escape(standing.member.name),
        *(_symbol(cell) for _, cell in sorted(standing.cells.items())),
        *("–" if tally is None else str(tally) for tally in tallies),
    ]


def _symbol(cell: Cell) -> str:
    return SYMBOLS[cell.status]
