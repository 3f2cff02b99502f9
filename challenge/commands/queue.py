"""What waits for a person: doubtful posts first, unmarked ones after them, by member."""

from __future__ import annotations

import argparse
from typing import Any

from challenge.commands.call import Call, counted, print_json, season_named
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.pages.told import speaks_against
from challenge.recognition.verdict import Verdict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--season", metavar="S", help="only this season")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a doubtful post waits")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    if args.season:
        season_named(overview, args.season)
    waiting = waiting_posts(overview, args.season)
    doubtful = [pair for pair in waiting if pair[1].ask == "doubtful"]
    if call.json:
        print_json([_queue_json(post, verdict) for post, verdict in waiting])
    else:
        _print_doubtful(doubtful)
        _print_unmarked([post for post, verdict in waiting if verdict.ask != "doubtful"])
    return 1 if args.strict and doubtful else 0


def waiting_posts(overview: Overview, season: str | None = None) -> list[tuple[Submission, Verdict]]:
    """Every open question with its post: doubtful before unmarked, then by season, member and date."""
    found = [
        (post, verdict)
        for season_id, posts in overview.submissions.items()
        if season in (None, season_id)
        for post in posts
        for verdict in post.verdicts
        if verdict.status == "ask"
    ]
    return sorted(found, key=_place)


def _place(pair: tuple[Submission, Verdict]) -> tuple[Any, ...]:
    post, verdict = pair
    return verdict.ask, post.season, post.member, post.published, post.page


def post_name(post: Submission) -> str:
    """How a post is named to people and programs: its address, or its path below the content folder."""
    return post.url or post.path or post.page


def _queue_json(post: Submission, verdict: Verdict) -> dict[str, Any]:
    return {
        "post": post_name(post),
        "title": post.title,
        "member": post.member,
        "season": post.season,
        "proposed": list(verdict.prompts),
        "because": [{"signal": reason.signal, "detail": reason.detail} for reason in verdict.because],
        "class": verdict.ask or "doubtful",
    }


def _print_doubtful(waiting: list[tuple[Submission, Verdict]]) -> None:
    if not waiting:
        print("Nothing doubtful waits for you.")
    for post, verdict in waiting:
        print(f"? {post.title or '(no title)'} — {post.member}, {post.published:%Y-%m-%d}, {post.season}")
        print(f"  {post_name(post)}")
        for reason in verdict.because:
            print(f"  {reason.signal}: {reason.detail}")
        for decision in _decisions(verdict):
            print(f'  challenge rule "{post_name(post)}" --season {post.season} {decision} --reason "…" --by "…"')
        print()


def _decisions(verdict: Verdict) -> list[str]:
    """Alternatives: whoever copies a line decides for one of the rounds, or that the post is no answer at all."""
    decisions = [f"--prompts {number}" for number in verdict.prompts] or ["--counts"]
    return [*decisions, "--not-ours"] if any(speaks_against(reason.detail) for reason in verdict.because) else decisions


def _print_unmarked(posts: list[Submission]) -> None:
    if not posts:
        return
    by_member: dict[str, list[Submission]] = {}
    for post in posts:
        by_member.setdefault(post.member, []).append(post)
    how_many = f"{counted(len(posts), 'post')} without any mark, from {counted(len(by_member), 'member')}"
    print(f"{how_many}; nobody need act, the question closes by itself:")
    for member, theirs in by_member.items():
        titles = "; ".join(post.title or post_name(post) for post in theirs[:3])
        more = f"; and {len(theirs) - 3} more" if len(theirs) > 3 else ""
        print(f"  {member}: {len(theirs)} ({titles}{more})")
