"""Fetches every feed, recognises the posts, and writes the ledgers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from challenge.commands.call import Call, print_json
from challenge.refresh import Options, Report, refresh


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", metavar="S", help="only this season's ledger")
    parser.add_argument("--member", metavar="M", help="only this member's feeds")
    parser.add_argument("--mirror", metavar="DIR", type=Path, help="read recorded answers from here, not the network")
    parser.add_argument("--allow-private", action="store_true", help="permit loopback and private addresses, any port")
    parser.add_argument("--force", action="store_true", help="ask also feeds that were asked a short while ago")
    parser.add_argument("--accept", action="store_true", help="take what would lower or move published credit")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    report = refresh_with_progress(call, args)
    if call.json:
        print_json(report_json(report))
    else:
        print_report(report)
    return 0


def refresh_with_progress(call: Call, args: argparse.Namespace) -> Report:
    """A refresh, with a bar on a terminal."""
    options = Options(
        season=args.season,
        member=args.member,
        mirror=args.mirror,
        allow_private=args.allow_private,
        force=args.force,
        accept=args.accept,
    )
    if not sys.stderr.isatty():
        return refresh(call.content, options, call.now)
    from rich.console import Console  # not loaded by the hourly job, which has no terminal
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Feeds", total=None)

        def advance(done: int, total: int) -> None:
            progress.update(bar, completed=done, total=total)

        return refresh(call.content, options, call.now, advance)


FEED_CLASSES = ("ok", "unchanged", "moved", "gone", "failed", "not due")
ENTRY_CLASSES = ("seen", "new", "on time", "late", "ask", "not ours")


def report_json(report: Report) -> dict[str, Any]:
    """The document of `refresh --json`."""
    return {
        "feeds": {name: report.feeds[name] for name in FEED_CLASSES},
        "entries": {name: report.entries[name] for name in ENTRY_CLASSES},
        "would_lower": [
            {
                "post": item.post,
                "title": item.title,
                "member": item.member,
                "season": item.season,
                "stored": item.stored,
                "proposed": item.proposed,
                "because": item.because,
            }
            for item in report.would_lower
        ],
        "problems": report.problems,
    }


def print_report(report: Report) -> None:
    """What a refresh did, in a few lines."""
    feeds = ", ".join(f"{report.feeds[name]} {name}" for name in FEED_CLASSES if report.feeds[name])
    entries = ", ".join(_entries(report, name) for name in ENTRY_CLASSES if report.entries[name])
    print(f"Feeds: {feeds or 'none'}\nEntries: {entries or 'none'}")
    for problem in report.problems:
        print(f"  ! {problem}")
    if report.would_lower:
        print("Not changed by itself; `challenge refresh --accept` would:")
    for item in report.would_lower:
        print(f"  {item.member}, {item.season}: {item.title or item.post}: {item.stored} -> {item.proposed}")
    print(f"Written: {', '.join(report.written) or 'nothing, nothing is new'}")


def _entries(report: Report, name: str) -> str:
    """How many entries are of a class; of those that ask only the doubtful ones wait for a person."""
    kinds = [f"{report.entries[kind]} {kind}" for kind in ("doubtful", "unmarked") if report.entries[kind]]
    return f"{report.entries[name]} {name}" + (f" ({', '.join(kinds)})" if name == "ask" else "")
