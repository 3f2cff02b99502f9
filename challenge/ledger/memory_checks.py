"""What is wrong between the files, the ledgers and the time: a day to come, a ruling about nothing, a lost file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.content.folder import shown_name
from challenge.content.posts import PostFile
from challenge.content.prompts_to_come import prompts_to_come
from challenge.content.report import Report
from challenge.content.tree import Content
from challenge.dates import EARLIEST
from challenge.errors import Problem
from challenge.ledger.files import is_file_row
from challenge.ledger.forgotten import Forgotten
from challenge.ledger.row import Row
from challenge.ledger.ruled import ruling_key
from challenge.ledger.store import LEDGER

_AHEAD = timedelta(days=1)

Rows = Mapping[str, Mapping[str, Row]]
"""The rows of the ledgers by season and id."""


def check_memory(content: Content, ledgers: Rows, forgotten: Forgotten, now: datetime) -> list[Problem]:
    """Every problem that no file has by itself."""
    lost = _check_lost_members(content, ledgers, forgotten)
    return [*check_now(content, now), *_check_rulings(content, ledgers), *lost]


def check_now(content: Content, now: datetime) -> Iterator[Problem]:
    """What only the time tells: dates of files ahead of `now` or before there were blogs, and prompts that are due."""
    name = shown_name(content.root)
    for files in content.seasons.values():
        if message := prompts_to_come(files.season, now):
            yield Problem(f"{name}/{files.season.path}", files.season.line, message, "prompts-to-come", "warning")
        for post in files.posts:
            fault = _date_fault(content, post, now)
            if fault:
                yield Problem(f"{name}/{post.path}", post.date_line, *fault)


def known_keys(rows: Iterable[Row], files: Iterable[PostFile]) -> frozenset[str]:
    """What a ruling may name a season's posts by: their pages, and paths below the content folder."""
    named = {key for file in files for key in (file.path, page_key(file.link) if file.link else file.path)}
    return frozenset(named | {page for row in rows for page in row.pages})


def _check_rulings(content: Content, ledgers: Rows) -> Iterator[Problem]:
    """Rulings about posts that nobody knows: a slip in the address, or a post that never came."""
    for season, files in content.seasons.items():
        known = known_keys(ledgers[season].values(), files.posts) if files.rulings else frozenset()
        report = Report(f"{shown_name(content.root)}/seasons/{season}/rulings.toml")
        for ruling in files.rulings:
            if ruling_key(ruling.post) not in known:
                message = f"this ruling matches no post known in this season: {ruling.post}; check the address"
                report.add(ruling.line, "idle-ruling", message, "warning")
        yield from report.problems


def _check_lost_members(content: Content, ledgers: Rows, forgotten: Forgotten) -> Iterator[Problem]:
    """Rows of people whose file is gone: whoever leaves keeps their credit, a file that is lost does not."""
    name = shown_name(content.root)
    for season in content.seasons:
        rows = (row for row in ledgers[season].values() if row.member not in content.members and not is_file_row(row))
        report = Report(f"{name}/seasons/{season}/{LEDGER}")
        for member, count in sorted(Counter(row.member for row in rows).items()):
            if not forgotten.holds(member):
                posts = f"{count} post{'s' if count > 1 else ''} of {member}"
                lost = _LOST.format(f"{name}/members/{member}.toml")
                report.add(1, "lost-member", f"{posts} in this season {lost}")
        yield from report.problems


_LOST = (
    "count for nobody and are shown nowhere, because there is no {}; bring that file back under that name (with a line"
    " left = 2017-06-01, the day they left, if they did)"
)


def _date_fault(content: Content, post: PostFile, now: datetime) -> tuple[str, str] | None:
    if post.date is None:
        return None
    member = content.members.get(post.member)
    zone = (member.timezone if member else None) or content.seasons[post.season].season.timezone
    day = post.date.wall.date().isoformat()
    if post.date.start(zone) > now + _AHEAD:
        until = "until then the day counts on which a refresh sees it first"
        return f"`Date` {day} is in the future; write the day the post was published ({until})", "future-date"
    if post.date.end(UTC) <= EARLIEST:
        return f"`Date` {day} is before there were blogs; write the day the post was published", "early-date"
    return None
