"""A hundred posts within 365 days: a hall of fame says who did it, how often, in which years and when last.

Rows of a blog: `path`, `date`, `title`, `words`, `markers`. Rows of the hall of fame: `name`, `link`, `completions`,
`years-completed`, `date-last-completed`. The challenge has neither rounds nor an end, and its rule is a rolling window.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .books import Comparison, compare
from .folder import Folder, lines_of

SEASON = "hundred"
MARK = "100daystooffload"
WITHIN = timedelta(days=365)
TARGET = 100

Row = Mapping[str, Any]
Blogs = Mapping[str, Sequence[Row]]
"""The marked posts of each blog, by member id."""


def marked(rows: Sequence[Row]) -> list[Row]:
    """The posts that carry the challenge's mark, earliest first."""
    return sorted((row for row in rows if MARK in row["markers"]), key=_day)


def write_folder(blogs: Blogs, root: Path, goal: Mapping[str, object]) -> Folder:
    folder = Folder(root)
    folder.site("A hundred posts")
    season = {"title": "A hundred posts", "timezone": "UTC", "every": "1 months", "starts": "2020-01-01"}
    folder.season(SEASON, season, {"goal": goal, "recognise": {"unmarked": "ignore"}})
    for member, rows in blogs.items():
        folder.member(member, member.title(), site=f"https://{member}.example/")
        for at, row in enumerate(rows, 1):
            # Days are compared as days: an evening's offset must not move a post into the next one.
            keys = {"Title": row["title"], "Date": _day(row).isoformat(), "Words": row["words"] or None}
            keys["Link"] = f"https://{member}.example/{quote(row['path'])}"
            folder.post(SEASON, member, f"post-{at:04d}", keys)
    return folder


def _day(row: Row) -> date:
    return date.fromisoformat(row["date"][:10])


def compare_hall(hall: Sequence[Row], people: Mapping[str, str], status: Mapping[str, Any]) -> Comparison:
    """What the hall says of each member: how often, in which years, when last; `people` are its names by member id.

    A member who is not in the hall has never completed it.
    """
    rows_by_name = {row["name"]: row for row in hall}
    lines = lines_of(status)
    cells: list[tuple[object, object, object]] = []
    for member in sorted(lines):
        row = rows_by_name.get(people.get(member, ""))
        done = lines[member]["goal"]["completions"]
        cells.append(((member, "completions"), int(row["completions"]) if row else 0, len(done)))
        if row:
            cells.extend(_when(member, row, [date.fromisoformat(one["to"]) for one in done]))
    return compare("hundred posts: hall of fame", "published hall of fame", cells)


def _when(member: str, row: Row, ends: Sequence[date]) -> list[tuple[object, object, object]]:
    years = sorted(int(year) for year in str(row["years-completed"]).split(","))
    last = datetime.strptime(row["date-last-completed"], "%B %Y")
    ours = sorted(end.year for end in ends)
    cells: list[tuple[object, object, object]] = [
        ((member, "year", at), year, ours[at] if at < len(ours) else None) for at, year in enumerate(years)
    ]
    return [*cells, ((member, "last"), (last.year, last.month), (ends[-1].year, ends[-1].month) if ends else None)]


def compare_windows(blogs: Blogs, status: Mapping[str, Any]) -> Comparison:
    """The first and last day of every window, and the best window, found the slow way."""
    lines = lines_of(status)
    cells: list[tuple[object, object, object]] = []
    for member, rows in blogs.items():
        days, goal = [_day(row) for row in rows], lines[member]["goal"]
        best = max(sum(end - WITHIN < day <= end for day in days) for end in days)
        cells.append(((member, "reached"), best, goal["reached"]))
        ours = [(one["from"], one["to"]) for one in goal["completions"]]
        theirs = [(first.isoformat(), last.isoformat()) for first, last in windows(days)]
        for at in range(max(len(theirs), len(ours))):
            pair = (theirs[at] if at < len(theirs) else None, ours[at] if at < len(ours) else None)
            cells.append(((member, "window", at), *pair))
    return compare("hundred posts: windows", "days of the posts", cells)


def windows(days: Sequence[date]) -> list[tuple[date, date]]:
    """Disjoint windows of a hundred posts, each ending as early as it can."""
    found: list[tuple[date, date]] = []
    start = 0
    for at in range(len(days)):
        first = at - TARGET + 1
        if first >= start and days[at] - days[first] < WITHIN:
            found.append((days[first], days[at]))
            start = at + 1
    return found


def compare_progress(rows: Sequence[Row], member: str, statuses: Mapping[str, Mapping[str, Any]]) -> Comparison:
    """Words and posts up to each of several days; `statuses` are documents by the last day that they know."""
    days = [_day(row) for row in rows]
    words = [0, *accumulate(row["words"] or 0 for row in rows)]
    cells: list[tuple[object, object, object]] = []
    for day, status in statuses.items():
        line, known = lines_of(status)[member], bisect_right(days, date.fromisoformat(day))
        cells += [((day, "posts"), known, line["posts"]), ((day, "words"), words[known], line["words"])]
        cells += [((day, "goal"), words[known], line["goal"]["reached"])]
    return compare("hundred posts: words day by day", "sums of the rows", cells)
