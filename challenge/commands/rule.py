"""Writes a person's decision about posts into rulings.toml."""

from __future__ import annotations

import argparse

from challenge.commands.call import Call, own_file, read_own, rounds_named, season_named
from challenge.content.folder import LARGEST
from challenge.content.report import Report
from challenge.content.ruling_text import dump_ruling, fill_in
from challenge.content.rulings import Ruling, load_rulings
from challenge.content.tree import SeasonFiles
from challenge.content.values import to_text
from challenge.dates import Stamp
from challenge.errors import UsageError
from challenge.explain import post_key, same_post, seasons_knowing, seasons_meant
from challenge.ledger.ruled import index_rulings, ruling_for, ruling_key
from challenge.ledger.store import write_whole
from challenge.overview import Overview


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
    args.reason, args.by = _given(args.reason, "--reason"), _given(args.by, "--by")
    overview = call.look()
    seasons = [args.season or _only_season(overview, post) for post in args.post]
    for post, season in zip(args.post, seasons, strict=True):
        _rule(call, overview, post, season, args)
    return 0


def _given(text: str, option: str) -> str:
    """Words as `check` accepts them in the file. Raises UsageError."""
    try:
        return to_text(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}".replace(" or take the line out", "")) from error


def _rule(call: Call, overview: Overview, post: str, season: str, args: argparse.Namespace) -> None:
    files = season_named(overview, season)
    key = post_key(overview, post)
    ruling = _ruling(call, files, post if ruling_key(post) == key and "://" in post else key, args)
    path = own_file(call, call.content / "seasons" / season / "rulings.toml")
    shown = f"{call.content.name}/seasons/{season}/rulings.toml"
    in_force = ruling_for(index_rulings(files.rulings), same_post(overview, season, key), ())
    if in_force is not None and _same(in_force, ruling) and in_force.reason and in_force.by:
        kept = "" if in_force.reason == args.reason else f"; its reason was kept as it was: {in_force.reason}"
        print(f"{shown}: already rules so about {post}{kept}")
        return
    text = read_own(path)
    if in_force is not None and _same(in_force, ruling):
        write_whole(path, _filled_in(text, in_force, ruling, shown))
        print(f"{shown}:{in_force.line}: already rules so about {post}; what it lacked was filled in")
        return
    write_whole(path, _with_ruling(text, ruling, shown))
    print(f"{shown}: ruled about {post}")
    if season not in seasons_knowing(overview, post):
        print("  Note: no post with this address or path is known in this season; the ruling acts when there is one.")


def _filled_in(text: str, lacking: Ruling, ruling: Ruling, shown: str) -> str:
    """The file with the reason and name that its ruling lacks. Raises UsageError where they find no place."""
    after = fill_in(text, lacking, ruling.reason, ruling.by)
    before, read = _read(text), _read(after)
    place = next((place for place, one in enumerate(before) if one.line == lacking.line), len(before))
    filled = read[place] if len(read) == len(before) > place else lacking
    if not (filled.reason and filled.by and filled.post == lacking.post and _same(filled, lacking)):
        raise UsageError(f"{shown}:{lacking.line}: this ruling has no reason or nobody's name; write them there")
    return after


def _with_ruling(text: str, ruling: Ruling, shown: str) -> str:
    """The file with one more ruling. Raises UsageError where it would not be read."""
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else (end if text.endswith("\n") else end * 2)
    block = dump_ruling(ruling).encode("utf-8", "replace").decode()
    after = text + gap + block.replace("\n", end)
    if len(after.encode()) > LARGEST:
        why = f"no ruling is read beyond {LARGEST // 1000} kB; take out rulings that later ones replaced"
        raise UsageError(f"{shown}: {why}")
    if not _would_hold(after, ruling):
        why = "a ruling written below what stands there would not be read; mend it first (see challenge check)"
        raise UsageError(f"{shown}: {why}")
    return after


def _ruling(call: Call, files: SeasonFiles, post: str, args: argparse.Namespace) -> Ruling:
    """The decision that the command line asks for, made today by the season's calendar."""
    prompts = rounds_named(files, args.prompts, "--prompts") if args.prompts is not None else None
    today = call.now.astimezone(files.season.timezone).replace(hour=0, minute=0, second=0, tzinfo=None)
    return Ruling(
        post=post,
        prompts=prompts,
        counts=False if args.not_ours else (True if prompts or args.counts else None),
        status=args.status,
        hidden=args.hide,
        reason=args.reason,
        by=args.by,
        on=Stamp(today, None, day_only=True),
    )


def _would_hold(text: str, ruling: Ruling) -> bool:
    """Whether the file, with the ruling written below, has it as its last word."""
    read = _read(text)
    return bool(read) and ruling_key(read[-1].post) == ruling_key(ruling.post) and _same(read[-1], ruling)


def _read(text: str) -> tuple[Ruling, ...]:
    return load_rulings(text.removeprefix("\ufeff").replace("\r\n", "\n"), Report("rulings.toml", []))


def _only_season(overview: Overview, post: str) -> str:
    seasons = seasons_meant(overview, post)
    if not seasons:
        why = "no post with this address or path is known; to rule about it all the same say --season"
        raise UsageError(f"{post}: {why} ({', '.join(overview.content.seasons)})")
    if len(seasons) > 1:
        raise UsageError(f"several seasons know {post}; say which with --season ({', '.join(seasons)})")
    return seasons[0]


def _same(one: Ruling, other: Ruling) -> bool:
    """Whether two rulings decide the same; who said it when, and in which words, makes no second ruling."""
    decided = [(r.prompts, r.counts if not r.prompts else True, r.status, r.hidden) for r in (one, other)]
    return decided[0] == decided[1]
