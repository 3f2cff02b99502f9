"""A month of daily posts, gathered from feeds while it ran: every post of a member counts, the day decides the round.

Rows of the data: `feed_url`, `post_title`, `post_url`, `published`, `first_seen`. Nobody published a tally, so the
other book is the rows themselves, counted apart from the project's code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from challenge.addresses import page_key

from .books import Comparison, compare
from .folder import Folder, lines_of

SEASON = "daily"

Row = Mapping[str, Any]


def members(rows: Sequence[Row]) -> dict[str, str]:
    """Member id by feed."""
    return {feed: f"blog-{at:03d}" for at, feed in enumerate(sorted({row["feed_url"] for row in rows}), 1)}


def replay(rows: Sequence[Row], root: Path, year: int, month: int, looks: Sequence[str]) -> dict[str, Any]:
    """The status at the last look, after a refresh at each; a feed holds what had been seen by then."""
    folder = Folder(root)
    folder.site("A month of daily posts")
    first = datetime(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    season = {"title": "Every day", "timezone": "UTC", "every": "1 days", "starts": first.date().isoformat()}
    season["ends"] = last.date().isoformat()
    folder.season(SEASON, season, {"recognise": {"unmarked": "count"}, "goal": {"kind": "posts", "target": last.day}})
    ids = members(rows)
    for member in ids.values():
        folder.member(member, member.title(), feeds=[_feed(member)], republish="none")
    for look in looks:
        for feed, member in ids.items():
            seen = [row for row in rows if row["feed_url"] == feed and _moment(row["first_seen"]) <= _moment(look)]
            folder.answer(_feed(member), _rss(member, seen))
        folder.run("refresh", "--mirror", str(folder.mirror), now=look)
    return folder.status(SEASON, looks[-1])


def _feed(member: str) -> str:
    return f"https://{member}.example/feed.xml"


def _rss(member: str, rows: Sequence[Row]) -> str:
    items = "".join(
        f"<item><title>{escape(row['post_title'])}</title><link>{escape(row['post_url'])}</link>"
        f"<pubDate>{format_datetime(_moment(row['published']))}</pubDate></item>"
        for row in rows
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{member}</title>{items}</channel></rss>'


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def compare_days(rows: Sequence[Row], status: Mapping[str, Any], year: int, month: int, now: str) -> Comparison:
    """Posts of every blog on every day up to `now` on which either book has one, each page once."""
    ids, lines = members(rows), lines_of(status)
    days: dict[tuple[str, int], set[str]] = defaultdict(set)
    told: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda row: row["first_seen"]):
        moment, page = _moment(row["published"]), (ids[row["feed_url"]], page_key(row["post_url"]))
        if page not in told and (moment.year, moment.month) == (year, month) and moment <= _moment(now):
            days[page[0], moment.day].add(page[1])
        told.add(page)
    cells = []
    for member in sorted(ids.values()):
        for line in status["rounds"]:
            if line["opens"] <= _moment(now).isoformat():
                ours = lines[member]["rounds"][str(line["number"])] if member in lines else {"posts": []}
                pages = {page_key(post) for post in ours["posts"]}
                if pages or days[member, line["number"]]:
                    cells.append(((member, line["number"]), days[member, line["number"]], pages))
    return compare("daily: posts of a blog on a day", "dates in the feeds", cells)
