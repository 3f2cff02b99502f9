"""Posts sent as files: their identity, and the first sight of those whose date cannot be used. Pure.

Files speak for themselves and are not copied into the ledger. Only where a file's date is missing or cannot be true
does a row remember when it was first seen, so that the date judged does not move from day to day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.content.posts import PostFile
from challenge.content.seasons import Season
from challenge.dates import Stamp
from challenge.ledger.row import Row
from challenge.recognition.deciding.when import published_at
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because, Verdict

SCHEDULED = timedelta(days=3653)
"""How far ahead a file's date is believed: further on it is a slip of the pen."""

SEEN_AS_FILE = "file"
"""What the `feed` of such a row says: no feed brought it."""


def file_page(file: PostFile) -> str:
    """The identity of a post sent as a file: the page it points to, else the file itself."""
    return page_key(file.link) if file.link else file.path


def first_date(files: Iterable[PostFile], member: Member) -> Stamp | None:
    """The earliest date that the files of one page name; None where none does."""
    zone = member.timezone or UTC
    return min((file.date for file in files if file.date), key=lambda date: date.start(zone), default=None)


def file_first_seen(date: Stamp | None, member: Member, now: datetime) -> datetime:
    """When a file without a row is taken to be first seen: at `now`, or on its own day where that is still to come.

    A post of next week is not there yet (and is there next week); a post of 2099 is a slip, seen today.
    """
    if date is None:
        return now
    day = date.start(member.timezone or UTC)
    return day if now < day <= now + SCHEDULED else now


def needs_first_sight(file: PostFile, member: Member, season: Season, now: datetime) -> bool:
    """Whether the date of a file seen at `now` is missing or cannot be true, so that its first sight must be kept."""
    seen = file_first_seen(file.date, member, now)
    sighting = Sighting(addresses=(), claimed=file.date, first_seen=seen, from_file=True)
    return published_at(sighting, member, season).from_first_sight


def file_row(file: PostFile, now: datetime) -> Row:
    """The note of a first sight; whatever else there is to know stands in the file."""
    because = Because("date", "Sent as a file without a date that can be used.")
    return Row(
        member=file.member,
        page=file_page(file),
        url=file.link,
        addresses=(file.link,) if file.link else (),
        first_seen=now,
        title=file.title,
        feed=SEEN_AS_FILE,
        verdicts=(Verdict(season=file.season, status="ask", because=(because,), ask="doubtful"),),
    )


def is_file_row(row: Row) -> bool:
    """Whether a row only remembers when a file was first seen."""
    return row.feed == SEEN_AS_FILE
