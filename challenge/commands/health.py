"""Every feed: how it is, since when, why, and what to do about it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from challenge.ailing import Ailment, Case, ailment_of, season_for, twin_of
from challenge.commands.call import Call, counted, print_json
from challenge.content.folder import shown_name
from challenge.dates import iso_utc
from challenge.feeds.cache import Cache
from challenge.feeds.crowd import host_of
from challenge.feeds.manners import due
from challenge.feeds.state import FeedState
from challenge.overview import Overview


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="exit 1 where a feed is failing, gone or moved")
    parser.add_argument("--json", action="store_true", help="one JSON document")


@dataclass(frozen=True, slots=True)
class Line:
    """One feed of one member, what ails it, and until when it is left alone (None: the next refresh asks)."""

    case: Case
    ailment: Ailment
    until: datetime | None = None

    @property
    def urgency(self) -> int:
        return 0 if self.ailment.grave else 1 if self.ailment.words else 2


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    with Cache(call.cache) as cache:
        lines = list(feed_lines(overview, cache, call.now))
    grave = sum(line.ailment.grave for line in lines)
    if call.json:
        print_json([_json(line) for line in lines])
    else:
        for line in sorted(lines, key=lambda line: line.urgency):
            _print(line)
        look = sum(line.urgency == 1 for line in lines)
        need, are = "needs" if grave == 1 else "need", "is" if look == 1 else "are"
        print(f"{counted(len(lines), 'feed')}: {grave} {need} somebody, {look} {are} worth a look.")
        if overview.problems:
            print(f"{counted(len(overview.problems), 'problem')} in the files: see `challenge check`.")
    return 1 if args.strict and grave else 0


def feed_lines(overview: Overview, cache: Cache, now: datetime) -> Iterator[Line]:
    """Every feed of every member who is not paused, by member."""
    seasons = [files.season for files in overview.content.seasons.values()]
    for member in overview.content.members.values():
        season = season_for(member, seasons, now)
        feeds = list(dict.fromkeys(member.feeds))
        for url in () if member.paused else feeds:
            case = Case(
                member=member,
                file=f"{shown_name(overview.content.root)}/{member.path}",
                url=url,
                state=overview.feeds.get(url),
                poll=cache.poll(url),
                twin=twin_of(url, feeds, overview.feeds),
                season=season,
                rests=member.is_gone(overview.content.site.timezone, now),
            )
            yield Line(case, ailment_of(case, now), _left_alone(case, cache, now))


def _left_alone(case: Case, cache: Cache, now: datetime) -> datetime | None:
    if case.state is not None and case.state.state == "gone":
        return None
    held = cache.hold_of(host_of(case.poll.moved or case.url))
    until = due(case.poll, max(held or now, now))
    return until if until > now else None


def _json(line: Line) -> dict[str, Any]:
    case, state = line.case, line.case.state or FeedState()
    return {
        "feed": case.url,
        "member": case.member.id,
        "state": state.state if case.state else "unknown",
        "kind": line.ailment.kind or None,
        "since": state.since or None,
        "why": state.why or None,
        "words": line.ailment.words or None,
        "moved_to": state.moved_to or None,
        "says_it_moved_to": case.poll.move or None,
        "found": state.suggestion or None,
        "newest": state.newest or None,
        "last_good": iso_utc(case.poll.answered) if case.poll.answered else None,
        "last_asked": iso_utc(case.poll.polled) if case.poll.polled else None,
        "asked_again": iso_utc(line.until) if line.until else None,
        "suggestion": line.ailment.advice or None,
    }


def _print(line: Line) -> None:
    case, state = line.case, line.case.state
    shown = "left" if case.rests else state.state if state else "not asked yet"
    facts = [f"newest entry {state.newest[:10]}"] if state and state.newest else []
    times = (("last well", case.poll.answered), ("last asked", case.poll.polled), ("left alone until", line.until))
    facts += [f"{what} {when:%Y-%m-%d %H:%M} UTC" for what, when in times if when]
    print(", ".join([f"{shown:<8} {case.member.id}: {case.url}", *facts]))
    if line.ailment.words:
        print(f"         {line.ailment.words}\n         -> {line.ailment.advice}")
