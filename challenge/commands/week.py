"""The organizer's round: refresh, write the latest roundup, and say what is new, late, waiting and failing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Set
from datetime import UTC, datetime, timedelta

from challenge.commands import refresh as refresh_verb
from challenge.commands.call import Call, print_json
from challenge.commands.health import feed_lines
from challenge.commands.queue import post_name, waiting_posts
from challenge.commands.refresh import add_arguments as add_arguments
from challenge.commands.roundup import public_shelf, write_roundup
from challenge.content.numbers import in_words
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.content.tree import SeasonFiles
from challenge.feeds.cache import Cache
from challenge.language import language_of
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.pages.roundup_lists import RoundupLists
from challenge.pages.shelf import Shelf, roundup_date, roundup_end
from challenge.pages.veil import Veiled
from challenge.progress.standing import Standings
from challenge.refresh import Report

NEVER = datetime.min.replace(tzinfo=UTC)
AFTERWARDS = timedelta(days=28)
"""How long after its end a season still has news: its last round is answered late, and its last letter is written."""


def run(call: Call, args: argparse.Namespace) -> int:
    report = refresh_verb.refresh_with_progress(call, args)
    overview = call.look()
    news = _news(overview, report)  # before this run's roundup is there, which would be the last one
    if call.json:
        print_json(refresh_verb.report_json(report))
    shelf = public_shelf(overview)
    for season, standings in overview.standings.items():
        number = latest_closed(standings)
        if args.season in (None, season) and number is not None:
            path, changed = write_roundup(call, shelf, season, number)
            if not call.json:
                print(f"Roundup: {path.as_posix()}{'' if changed else ' (nothing new)'}")
    if not call.json:
        _print_digest(call, overview, report, news)
    return 0


def latest_closed(standings: Standings) -> int | None:
    """The round whose roundup is due: the one that closed last, in a season that has one."""
    closed = [line for line in standings.rounds if line.state == "closed"]
    return max(closed, key=lambda line: (line.closes, line.round.number)).round.number if closed else None


def _news(overview: Overview, report: Report) -> list[Submission]:
    """What this run brought, and in running seasons all that came, or got its credit, since their last roundup."""
    fresh = {(season, row.member, row.page) for season, row in report.new}
    shelf = Shelf(Veiled(overview), "", language_of(overview.content.site.language))  # the organizer's own: unveiled
    return [post for files in overview.content.seasons.values() for post in _news_of(shelf, files, fresh)]


def _news_of(shelf: Shelf, files: SeasonFiles, fresh: Set[tuple[str, str, str]]) -> Iterator[Submission]:
    """The roundups before today have told of what they list, and of all that had come by the day of the last.

    An answer that one of them would have listed, and none does, got its credit only afterwards. And a file dated on
    that very day may have been merged after the letter: nobody knows when.
    """
    season, lists = files.season, RoundupLists(shelf, files)
    today = shelf.now.astimezone(season.timezone).date()
    earlier = [r for r in files.roundups if roundup_date(season, r).astimezone(season.timezone).date() < today]
    told_by = {roundup.number for roundup in earlier}
    begins, ends = (max((at(season, r) for r in earlier), default=NEVER) for at in (roundup_date, roundup_end))
    about = {number for roundup in told_by for number in lists.about(roundup)}
    for card, post in zip(shelf.cards[season.id], shelf.overview.submissions[season.id], strict=True):
        untold = {number for number in post.credited_rounds if not told_by & lists.told_in(card, number)}
        is_fresh = (season.id, post.member, post.page) in fresh and bool(untold or not post.credited_rounds)
        settled = bool(about & untold) or bool(untold and post.kind != "feed" and card.arrived >= begins)
        if post.credited and (is_fresh or (_has_news(season, shelf.now) and (settled or card.arrived >= ends))):
            yield post


def _has_news(season: Season, now: datetime) -> bool:
    starts, ends = season_window(season)
    return starts <= now and now - AFTERWARDS < ends


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
