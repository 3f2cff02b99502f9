"""The organizer's round: refresh, write the latest roundup, and say what is new, late, waiting and failing."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta

from challenge.commands import refresh as refresh_verb
from challenge.commands.call import Call, print_json
from challenge.commands.health import feed_lines
from challenge.commands.queue import post_name, waiting_posts
from challenge.commands.refresh import add_arguments as add_arguments
from challenge.commands.roundup import write_roundup
from challenge.content.numbers import in_words
from challenge.content.rounds import season_window
from challenge.feeds.cache import Cache
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.pages.shelf import roundup_date
from challenge.progress.standing import Standings
from challenge.refresh import Report

AFTERWARDS = timedelta(days=28)
"""How long after its end a season still has news: its last round is answered late, and its last letter is written."""


def run(call: Call, args: argparse.Namespace) -> int:
    report = refresh_verb.refresh_with_progress(call, args)
    overview = call.look()
    news = _news(overview, report)  # before this run's roundup is there, which would be the last one
    if call.json:
        print_json(refresh_verb.report_json(report))
    for season, standings in overview.standings.items():
        number = latest_closed(standings)
        if args.season in (None, season) and number is not None:
            path, changed = write_roundup(call, overview, season, number)
            if not call.json:
                print(f"Roundup: {path.as_posix()}{'' if changed else ' (nothing new)'}")
    if not call.json:
        _print_digest(call, overview, report, news)
    return 0


def latest_closed(standings: Standings) -> int | None:
    """The round whose roundup is due: the last that closed, in a season that has one."""
    closed = [line.round.number for line in standings.rounds if line.state == "closed"]
    return closed[-1] if closed else None


def _news(overview: Overview, report: Report) -> list[Submission]:
    """What this run brought, and in running seasons all that has arrived since their last roundup."""
    fresh = {(season, row.member, row.page) for season, row in report.new}
    since = {season: _last_roundup(overview, season) for season in overview.content.seasons}
    return [
        post
        for season, posts in overview.submissions.items()
        for post in posts
        if (season, post.member, post.page) in fresh or since[season] < _arrival(post)
    ]


def _arrival(post: Submission) -> datetime:
    """When a post came to be known here; a file is there from the day it names."""
    return post.first_seen if post.kind == "feed" else post.published


def _last_roundup(overview: Overview, season: str) -> datetime:
    """The day of the last roundup before today; without one the beginning of time, and now in a season not running."""
    files = overview.content.seasons[season]
    zone, (starts, ends) = files.season.timezone, season_window(files.season)
    if not (starts <= overview.now and overview.now - AFTERWARDS < ends):
        return overview.now
    dates = [roundup_date(files.season, roundup) for roundup in files.roundups]
    today = overview.now.astimezone(zone).date()
    earlier = [date for date in dates if date.astimezone(zone).date() < today]
    return max(earlier, default=datetime.min.replace(tzinfo=UTC))


def _print_digest(call: Call, overview: Overview, report: Report, news: list[Submission]) -> None:
    refresh_verb.print_report(report)
    _print_posts("New", [post for post in news if post.best.status == "on time"])
    _print_posts("New, late", [post for post in news if post.best.status == "late"])
    doubtful = [post for post, verdict in waiting_posts(overview) if verdict.ask == "doubtful"]
    _print_posts("Waiting for you (challenge queue)", doubtful)
    with Cache(call.cache) as cache:
        ailing = [line for line in feed_lines(overview, cache, call.now) if line.ailment.grave]
    print(f"Failing feeds: {len(ailing) or 'none'}")
    for line in ailing:
        print(f"  {line.case.member.id}: {line.ailment.words} -> {line.ailment.advice}")


def _print_posts(heading: str, posts: list[Submission]) -> None:
    print(f"{heading}: {len(posts) or 'none'}")
    for post in posts:
        place = ", ".join(filter(None, (post.season, in_words(post.best.prompts))))
        print(f"  {post.member}: {post.title or post_name(post)} ({place})")
