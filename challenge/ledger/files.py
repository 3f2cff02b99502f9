"""Posts sent as files: their identity, and the first sight of those whose date cannot be used. Pure.

Files speak for themselves and are judged whenever they are read. Only where a file's date is missing or cannot be true
does a row remember when it was first seen, so that the date judged does not move from day to day, and says what came of
it at the last refresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.content.posts import PostFile
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.dates import Stamp
from challenge.ledger.row import Row
from challenge.recognition.deciding.when import published_at
from challenge.recognition.rules import rules_for
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Verdict

STILL_TO_COME = timedelta(days=182)
"""How long after its season a file's date is believed to be still to come: further on it is a slip of the pen."""

ENDLESS = timedelta(days=3653)
"""The same from now on, for a season without an end."""

SEEN_AS_FILE = "file"
"""What the `feed` of such a row says: no feed brought it."""


def file_page(file: PostFile) -> str:
    """The identity of a post sent as a file: the page it points to, else the file itself."""
    return page_key(file.link) if file.link else file.path


def first_date(files: Iterable[PostFile], member: Member) -> Stamp | None:
    """The earliest date that the files of one page name; None where none does."""
    zone = member.timezone or UTC
    return min((file.date for file in files if file.date), key=lambda date: date.start(zone), default=None)


def file_first_seen(date: Stamp | None, member: Member, season: Season, now: datetime) -> datetime:
    """When a file that no refresh has seen is taken to be first seen: at `now`, or on a day of its season to come.

    Whoever asks about an earlier time (`--now`) sees the posts of that time; a date long after the season is a slip,
    seen today. A refresh sees the file with its own eyes and keeps that (`needs_first_sight`).
    """
    if date is None:
        return now
    day = date.start(member.timezone or season.timezone)
    ends = min(season_window(season)[1], now + ENDLESS)
    return day if now < day <= max(ends, now) + STILL_TO_COME else now


def needs_first_sight(date: Stamp | None, member: Member, season: Season, now: datetime) -> bool:
    """Whether the date of a file first seen at `now` is missing or cannot be true: its first sight must be kept."""
    sighting = Sighting(addresses=(), claimed=date, first_seen=now, from_file=True)
    return published_at(sighting, member, season).from_first_sight


def is_announcement(link: str, season: Season, others: Sequence[Season]) -> bool:
    """Whether a page is what some season lists as its own: the announcement, or a prompt's. It is no submission."""
    rules = rules_for(season, others)
    return any(page_key(link) in each.own_pages for each in (rules, *rules.others))


def file_row(files: Sequence[PostFile], first_seen: datetime, verdicts: tuple[Verdict, ...]) -> Row:
    """The note of a first sight; whatever else there is to know stands in the files of the page."""
    file = files[0]
    return Row(
        member=file.member,
        page=file_page(file),
        url=file.link,
        addresses=(file.link,) if file.link else (),
        first_seen=first_seen,
        title=file.title,
        feed=SEEN_AS_FILE,
        verdicts=verdicts,
    )


def is_file_row(row: Row) -> bool:
    """Whether a row only remembers when a file was first seen."""
    return row.feed == SEEN_AS_FILE
