"""Writes the generated part of a roundup; the organizer's own words stay as they are."""

from __future__ import annotations

import argparse
from pathlib import Path

from challenge.commands.call import Call, own_file, read_own, season_named
from challenge.errors import UsageError
from challenge.language import language_of
from challenge.ledger.store import write_whole
from challenge.overview import Overview
from challenge.pages.roundup_lists import RoundupLists
from challenge.pages.roundup_text import generated_part, round_name, with_generated_part
from challenge.pages.shelf import Shelf
from challenge.pages.veil import draw_veil


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
    path, changed = write_roundup(call, public_shelf(overview), season.id, args.number)
    print(f"{path.as_posix()}: {'written' if changed else 'nothing new'}")
    return 0


def public_shelf(overview: Overview) -> Shelf:
    """What may be told to everybody, in the site's language; its `url` is empty where the site has none."""
    site = overview.content.site
    return Shelf(draw_veil(overview), site.url.rstrip("/"), language_of(site.language))


def write_roundup(call: Call, shelf: Shelf, season: str, number: int) -> tuple[Path, bool]:
    """Creates the roundup of an opened round or renews its generated part; the path, and whether the file changed."""
    lists = RoundupLists(shelf, shelf.content.seasons[season])
    known = next((roundup for roundup in lists.files.roundups if roundup.number == number), None)
    path = own_file(call, call.content / (known.path if known else f"seasons/{season}/roundups/{number:02d}.md"))
    text = read_own(path) or _new_file(lists, number)
    generated = generated_part(lists, number)
    return path, write_whole(path, with_generated_part(text, generated))


def _new_file(lists: RoundupLists, number: int) -> str:
    shelf, season = lists.shelf, lists.files.season
    title = round_name(shelf.language, number, shelf.ref(season.id, number).title)
    return f"Title: {title}\nDate: {shelf.now.astimezone(season.timezone).date().isoformat()}\n\n"
