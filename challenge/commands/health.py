"""Every feed: how it is, since when, why, and what to do about it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from challenge.commands.call import Call, print_json
from challenge.dates import iso_utc
from challenge.feeds.cache import Cache
from challenge.feeds.manners import Poll
from challenge.feeds.state import FeedState
from challenge.overview import Overview


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="exit 1 where a feed is failing, gone or moved")
    parser.add_argument("--json", action="store_true", help="one JSON document")


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One feed of one member, with what this machine remembers of asking it."""

    member: str
    url: str
    state: FeedState | None
    poll: Poll

    @property
    def ails(self) -> bool:
        return self.state is not None and (self.state.state != "ok" or bool(self.state.moved_to))


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    lines = list(feed_lines(overview, Cache(call.cache)))
    if call.json:
        print_json([_json(line) for line in lines])
    else:
        for line in sorted(lines, key=lambda line: not line.ails):
            _print(line)
        ailing = sum(line.ails for line in lines)
        print(f"{len(lines)} feeds, {ailing} of them need somebody.")
    return 1 if args.strict and any(line.ails for line in lines) else 0


def feed_lines(overview: Overview, cache: Cache) -> Iterator[FeedLine]:
    """Every feed of every member who is not paused, by member."""
    for member in overview.content.members.values():
        for url in () if member.paused else member.feeds:
            yield FeedLine(member.id, url, overview.feeds.get(url), cache.poll(url))


def advice_for(line: FeedLine) -> str:
    """What to do, in a sentence; empty where nothing is wrong."""
    path = f"members/{line.member}.toml"
    if line.state is None:
        return "not asked yet; the next refresh does"
    if line.state.moved_to:
        return f'in {path}, write feeds = ["{line.state.moved_to}"]'
    if line.state.state == "gone":
        return f"ask {line.member} for the new address, or take the feed out of {path}"
    if line.state.state == "failing":
        return f"tell {line.member} what the host says; posts are kept, and can be sent by pull request meanwhile"
    return ""


def _json(line: FeedLine) -> dict[str, Any]:
    state = line.state or FeedState()
    return {
        "feed": line.url,
        "member": line.member,
        "state": state.state if line.state else "unknown",
        "since": state.since or None,
        "why": state.why or None,
        "moved_to": state.moved_to or None,
        "newest": state.newest or None,
        "last_asked": iso_utc(line.poll.polled) if line.poll.polled else None,
        "suggestion": advice_for(line) or None,
    }


def _print(line: FeedLine) -> None:
    state = line.state.state if line.state else "not asked yet"
    newest = f", newest entry {line.state.newest[:10]}" if line.state and line.state.newest else ""
    asked = f", last asked {line.poll.polled:%Y-%m-%d %H:%M}" if line.poll.polled else ""
    print(f"{state:<8} {line.member}: {line.url}{newest}{asked}")
    if line.ails and line.state is not None:
        since = f" since {line.state.since[:10]}" if line.state.since else ""
        print(f"         {line.state.why or 'moved'}{since}\n         -> {advice_for(line)}")
