"""Dates as people write them, and the arithmetic of rounds. Pure: no clock, no files."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal

ANYWHERE = timezone(timedelta(hours=-12), "anywhere on Earth")
"""The last zone in which a day ends (UTC-12): a deadline `anywhere` closes there."""

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""No blog is older; a claimed date before this is a mistake of a machine."""

_LAST = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - a wall time, in no zone

Unit = Literal["days", "weeks", "months"]

_STAMP = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)\s?(?P<offset>Z|[+-]\d{2}:\d{2})?)?"
)
_EVERY = re.compile(r"(\d{1,4})\s+(day|week|month)s?")
_GRACE = re.compile(r"(\d{1,4})\s*h|(\d{1,4})\s+days?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written: the wall time, its offset where one was written, and whether it names a whole day."""

    wall: datetime
    offset: timedelta | None = None
    day_only: bool = False

    def start(self, zone: tzinfo) -> datetime:
        """The first instant meant, in UTC; `zone` is used only where no offset was written."""
        return _instant(self.wall, self.offset, zone)

    def end(self, zone: tzinfo) -> datetime:
        """The first instant after what is meant, in UTC: the next midnight for a day, the instant itself for a time."""
        return _instant(_next_midnight(self.wall) if self.day_only else self.wall, self.offset, zone)

    def closing(self) -> Stamp:
        """The same read as an end: a day alone becomes the midnight that ends it."""
        return Stamp(_next_midnight(self.wall), self.offset) if self.day_only else self

    def plus(self, every: Every, times: int) -> Stamp:
        """This stamp moved by `times` steps; a month keeps the day of the month, clamped to its end."""
        return replace(self, wall=every.step(self.wall, times))

    def isoformat(self) -> str:
        """As it is written in files: `2017-05-01`, `2017-05-01T09:00`, `2017-05-01T09:00:00+02:00`."""
        if self.day_only:
            return self.wall.date().isoformat()
        text = self.wall.isoformat(timespec="seconds" if self.wall.second else "minutes")
        return text + ("" if self.offset is None else offset_text(self.offset))


@dataclass(frozen=True, slots=True)
class Every:
    """How often a round begins."""

    count: int
    unit: Unit

    def step(self, wall: datetime, times: int) -> datetime:
        """The wall time `times` steps after `wall`. Raises OverflowError or ValueError beyond the calendar."""
        if self.unit == "months":
            return _add_months(wall, self.count * times)
        days = self.count * times * (7 if self.unit == "weeks" else 1)
        return wall + timedelta(days=days)


def parse_stamp(value: str | date | datetime) -> Stamp:
    """`YYYY-MM-DD`, optionally `T` or a space and `HH:MM[:SS]`, optionally `Z` or `±HH:MM`; or TOML's own dates.

    Raises ValueError with words for a person.
    """
    if isinstance(value, datetime):
        offset = value.utcoffset()
        return Stamp(value.replace(tzinfo=None, microsecond=0), offset)
    if isinstance(value, date):
        return Stamp(datetime.combine(value, time()), None, day_only=True)
    found = _STAMP.fullmatch(value.strip())
    if found is None:
        raise ValueError(f"'{value}' is no date; write it as 2017-05-01 or 2017-05-01T09:00 or 2017-05-01T09:00+02:00")
    try:
        day = date.fromisoformat(found["day"])
        clock = time.fromisoformat(found["time"]) if found["time"] else time()
        offset = _parse_offset(found["offset"])
    except ValueError as error:
        raise ValueError(f"'{value}' names a day or time that does not exist ({error})") from error
    return Stamp(datetime.combine(day, clock), offset, day_only=found["time"] is None)


def parse_every(text: str) -> Every:
    """`2 weeks`, `1 day`, `3 months`. Raises ValueError with words for a person."""
    found = _EVERY.fullmatch(text.strip())
    if found is None or int(found[1]) == 0:
        raise ValueError(f'\'{text}\' is no interval; write it as "2 weeks", "1 days" or "1 months"')
    units: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months"}
    return Every(int(found[1]), units[found[2]])


def parse_span(text: str) -> timedelta:
    """A length of time: `36h`, `2 days`, `365 days`. Raises ValueError with words for a person."""
    found = _GRACE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f'\'{text}\' is no length of time; write it as "12h" or "2 days"')
    return timedelta(hours=int(found[1])) if found[1] else timedelta(days=int(found[2]))


@cache
def offset_text(offset: timedelta) -> str:
    """`+02:00`, `-05:30`, `+00:00`."""
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def iso_utc(moment: datetime) -> str:
    """An instant as written into machine files: `2017-05-12T09:00:00Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _parse_offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > 14 or minutes > 59:
        raise ValueError(f"offset {text}")
    return (-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes)


def _next_midnight(wall: datetime) -> datetime:
    """The midnight that ends a day; the calendar's last day ends with its last instant."""
    return wall + timedelta(days=1) if wall.date() < date.max else _LAST


def _instant(wall: datetime, offset: timedelta | None, zone: tzinfo) -> datetime:
    local = zone if offset is None else timezone(offset) if offset else UTC
    if local is UTC:  # as most feeds write it: nothing is to be reckoned
        return wall.replace(tzinfo=UTC)
    try:
        return wall.replace(tzinfo=local).astimezone(UTC)
    except OverflowError:
        return datetime(1, 1, 1, tzinfo=UTC) if wall.year < 5000 else _LAST.replace(tzinfo=UTC)


def _add_months(wall: datetime, months: int) -> datetime:
    index = wall.year * 12 + wall.month - 1 + months
    year, month = divmod(index, 12)
    return wall.replace(year=year, month=month + 1, day=min(wall.day, monthrange(year, month + 1)[1]))
