"""The progress table of a season."""

from __future__ import annotations

import argparse

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from challenge.commands.call import Call, check_member, counted, print_json, season_named
from challenge.progress.report import status_json
from challenge.progress.standing import SYMBOLS, Cell, MemberStanding, Standings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", metavar="S", help="may be left out where there is only one")
    parser.add_argument("--member", metavar="M", help="only this member")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    season = season_named(overview, args.season).season.id
    check_member(overview, args.member)
    standings = overview.standings[season]
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
    with console.capture() as drawn:  # the console would end the command itself where nobody reads to the end
        console.print(table)
        console.print("  ".join(f"{symbol} {status}" for status, symbol in SYMBOLS.items()), markup=False)
    print(drawn.get(), end="")
    numbers = {"member": len(standings.members), "post": standings.posts, "word": standings.words}
    tallies = ", ".join(counted(number, what) for what, number in numbers.items())
    print(f"{tallies}, {standings.waiting} waiting for a person")


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
