"""Writes the generated part of a roundup; the organizer's own words stay as they are."""

from __future__ import annotations

import argparse
from pathlib import Path

from challenge.commands.call import Call, own_file, read_own, season_named
from challenge.errors import UsageError
from challenge.ledger.store import write_whole
from challenge.overview import Overview
from challenge.pages.roundup_text import generated_part, with_generated_part


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", required=True, metavar="S")
    parser.add_argument("number", type=int, metavar="N", help="the round's number")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    files = season_named(overview, args.season)
    round_ = next((round_ for round_ in files.season.rounds if round_.number == args.number), None)
    if round_ is None or round_.skipped:
        raise UsageError(f"season '{args.season}' has no round {args.number}" + (" (skipped)" if round_ else ""))
    path, changed = write_roundup(call, overview, args.season, args.number)
    print(f"{path.as_posix()}: {'written' if changed else 'nothing new'}")
    return 0


def write_roundup(call: Call, overview: Overview, season: str, number: int) -> tuple[Path, bool]:
    """Creates the roundup of a round or renews its generated part; the path, and whether the file changed."""
    files = overview.content.seasons[season]
    known = next((roundup for roundup in files.roundups if roundup.number == number), None)
    path = own_file(call, call.content / (known.path if known else f"seasons/{season}/roundups/{number:02d}.md"))
    text = read_own(path) or _new_file(call, overview, season, number)
    members, posts = overview.content.members, overview.submissions[season]
    return path, write_whole(path, with_generated_part(text, generated_part(overview.standings[season], number, members, posts)))


def _new_file(call: Call, overview: Overview, season: str, number: int) -> str:
    season_ = overview.content.seasons[season].season
    prompt = next((prompt for prompt in season_.prompts if prompt.number == number), None)
    title = f"Round {number}" + (f": {prompt.title}" if prompt else "")
    return f"Title: {title}\nDate: {call.now.astimezone(season_.timezone).date().isoformat()}\n\n"
