"""The organizer's round: refresh, write the latest roundup, and say what is new, late, waiting and failing."""

from __future__ import annotations

import argparse

from challenge.commands import refresh as refresh_verb
from challenge.commands.call import Call, print_json
from challenge.commands.health import feed_lines
from challenge.commands.queue import post_name, waiting_posts
from challenge.commands.refresh import add_arguments as add_arguments
from challenge.commands.roundup import write_roundup
from challenge.feeds.cache import Cache
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.progress.standing import Standings
from challenge.refresh import Report


def run(call: Call, args: argparse.Namespace) -> int:
    report = refresh_verb.refresh_with_progress(call, args)
    overview = call.look()
    if call.json:
        print_json(refresh_verb.report_json(report))
    for season, standings in overview.standings.items():
        number = latest_closed(standings)
        if args.season in (None, season) and number is not None:
            path, changed = write_roundup(call, overview, season, number)
            if not call.json:
                print(f"Roundup: {path.as_posix()}{'' if changed else ' (nothing new)'}")
    if not call.json:
        _print_digest(call, overview, report)
    return 0


def latest_closed(standings: Standings) -> int | None:
    """The round whose roundup is due: the last that closed, in a season that has one."""
    closed = [line.round.number for line in standings.rounds if line.state == "closed"]
    return closed[-1] if closed else None


def _print_digest(call: Call, overview: Overview, report: Report) -> None:
    refresh_verb.print_report(report)
    fresh = {(season, row.member, row.page) for season, row in report.new}
    posts = [post for posts in overview.submissions.values() for post in posts]
    new = [post for post in posts if (post.season, post.member, post.page) in fresh]
    _print_posts("New", [post for post in new if post.best.status == "on time"])
    _print_posts("New, late", [post for post in new if post.best.status == "late"])
    doubtful = [post for post, verdict in waiting_posts(overview) if verdict.ask == "doubtful"]
    _print_posts("Waiting for you (challenge queue)", doubtful)
    ailing = [line for line in feed_lines(overview, Cache(call.cache), call.now) if line.ailment.grave]
    print(f"Failing feeds: {len(ailing) or 'none'}")
    for line in ailing:
        print(f"  {line.case.member.id}: {line.ailment.words} -> {line.ailment.advice}")


def _print_posts(heading: str, posts: list[Submission]) -> None:
    print(f"{heading}: {len(posts) or 'none'}")
    for post in posts:
        rounds = ", ".join(map(str, post.best.prompts))
        place = f"{post.season}{f', round {rounds}' if rounds else ''}"
        print(f"  {post.member}: {post.title or post_name(post)} ({place})")
