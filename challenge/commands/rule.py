"""Writes a person's decision about posts into rulings.toml."""

from __future__ import annotations

import argparse

from challenge.commands.call import Call, season_named
from challenge.content.rulings import Ruling
from challenge.dates import Stamp
from challenge.errors import UsageError
from challenge.explain import seasons_knowing
from challenge.ledger.ruled import ruling_key
from challenge.ledger.store import write_whole
from challenge.overview import Overview
from challenge.content.ruling_text import dump_ruling


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("post", nargs="+", help="an address of the post, or its path below the content folder")
    parser.add_argument("--season", metavar="S", help="may be left out where exactly one season knows the post")
    decision = parser.add_mutually_exclusive_group(required=True)
    decision.add_argument("--prompts", metavar="3,4", help="it answers these rounds")
    decision.add_argument("--counts", action="store_true", help="it counts for the season, for no round")
    decision.add_argument("--not-ours", action="store_true", help="it is no submission")
    decision.add_argument("--hide", action="store_true", help="it is shown nowhere and does not count")
    parser.add_argument("--status", choices=("on time", "late"), help="whatever its date says")
    parser.add_argument("--reason", required=True, help="why, in a few words; the member's page shows it")
    parser.add_argument("--by", required=True, help="who decided")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    for post in args.post:
        _rule(call, overview, post, args)
    return 0


def _rule(call: Call, overview: Overview, post: str, args: argparse.Namespace) -> None:
    season = args.season or _only_season(overview, post)
    files = season_named(overview, season)
    prompts = _numbers(args.prompts)
    known = {round_.number for round_ in files.season.rounds}
    unknown = [number for number in prompts or () if number not in known]
    if unknown:
        raise UsageError(f"season '{season}' has no round {unknown[0]}")
    today = call.now.astimezone(files.season.timezone).replace(hour=0, minute=0, second=0, tzinfo=None)
    ruling = Ruling(
        post=post if "://" in post else ruling_key(post),
        prompts=prompts,
        counts=False if args.not_ours else (True if prompts or args.counts else None),
        status=args.status,
        hidden=args.hide,
        reason=args.reason,
        by=args.by,
        on=Stamp(today, None, day_only=True),
    )
    path = call.content / "seasons" / season / "rulings.toml"
    shown = f"{call.content.name}/seasons/{season}/rulings.toml"
    in_force = [other for other in files.rulings if ruling_key(other.post) == ruling_key(post)]
    if in_force and _same(in_force[-1], ruling):
        print(f"{shown}: already rules so about {post}")
        return
    text = path.read_text("utf-8-sig") if path.is_file() else ""
    gap = "" if not text else ("\n" if text.endswith("\n") else "\n\n")
    write_whole(path, text + gap + dump_ruling(ruling))
    print(f"{shown}: ruled about {post}")
    if season not in seasons_knowing(overview, post):
        print("  no post with this address or path is known in this season yet")


def _only_season(overview: Overview, post: str) -> str:
    seasons = seasons_knowing(overview, post)
    if len(seasons) != 1:
        which = "several seasons know" if seasons else "no season knows"
        raise UsageError(f"{which} {post}; say which with --season ({', '.join(overview.content.seasons)})")
    return seasons[0]


def _numbers(text: str | None) -> tuple[int, ...] | None:
    if text is None:
        return None
    try:
        numbers = tuple(int(piece) for piece in text.split(",") if piece.strip())
    except ValueError:
        numbers = ()
    if not numbers:
        raise UsageError(f"--prompts {text}: write the numbers of the rounds, such as 3 or 3,4")
    return numbers


def _same(one: Ruling, other: Ruling) -> bool:
    """Whether two rulings decide the same; who said it when, and in which words, makes no second ruling."""
    decided = [(r.prompts, r.counts if not r.prompts else True, r.status, r.hidden) for r in (one, other)]
    return decided[0] == decided[1]
