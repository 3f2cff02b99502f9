"""Writes the generated part of a roundup; the organizer's own words stay as they are."""

from __future__ import annotations

import argparse
from pathlib import Path

from challenge.commands.call import Call, own_file, read_own, season_named
from challenge.errors import UsageError
from challenge.language import language_of
from challenge.ledger.store import write_whole
from challenge.overview import Overview
from challenge.pages.roundup_text import generated_part, round_name, with_generated_part


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", metavar="S", help="may be left out where there is only one")
    parser.add_argument("number", type=int, metavar="N", help="the round's number")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    season = season_named(overview, args.season).season
    line = next((line for line in overview.standings[season.id].rounds if line.round.number == args.number), None)
    if line is None or line.round.skipped:
        raise UsageError(f"season '{season.id}' has no round {args.number}" + (" (skipped)" if line else ""))
    if line.opens > call.now:
        opens = line.opens.astimezone(season.timezone).date().isoformat()
        raise UsageError(f"round {args.number} of season '{season.id}' opens on {opens}; its roundup comes after that")
    path, changed = write_roundup(call, overview, season.id, args.number)
    print(f"{path.as_posix()}: {'written' if changed else 'nothing new'}")
    return 0


def write_roundup(call: Call, overview: Overview, season: str, number: int) -> tuple[Path, bool]:
    """Creates the roundup of an opened round or renews its generated part; the path, and whether the file changed."""
    files = overview.content.seasons[season]
    known = next((roundup for roundup in files.roundups if roundup.number == number), None)
    path = own_file(call, call.content / (known.path if known else f"seasons/{season}/roundups/{number:02d}.md"))
    text = read_own(path) or _new_file(call, overview, season, number)
    content, posts = overview.content, overview.submissions[season]
    site = content.site
    generated = generated_part(
        overview.standings[season],
        number,
        content.members,
        posts,
        site_url=site.url,
        language=language_of(site.language),
    )
    return path, write_whole(path, with_generated_part(text, generated))


def _new_file(call: Call, overview: Overview, season: str, number: int) -> str:
    season_ = overview.content.seasons[season].season
    prompt = next((prompt for prompt in season_.prompts if prompt.number == number), None)
    title = round_name(language_of(overview.content.site.language), number, prompt.title if prompt else "")
    return f"Title: {title}\nDate: {call.now.astimezone(season_.timezone).date().isoformat()}\n\n"
