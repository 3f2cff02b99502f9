"""What somebody meant who wrote a date or a key in another way. Only for messages: nothing is ever read by a guess."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAYS = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/. ]{1,2}(?P<month>\d{1,2})[-/. ]{1,2}(?P<year>\d{4})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[- ]{_MONTH}[-, ]{{1,2}}(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
)
_CLOCK = re.compile(r"[t, ]{1,3}(?:at )?(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?::\d{2})? ?(?P<half>am|pm)?")
_INTERVALS = {
    "1 days": ("daily", "day", "one day"),
    "1 weeks": ("weekly", "week", "one week"),
    "2 weeks": ("biweekly", "fortnight", "fortnightly", "two weeks", "other week"),
    "1 months": ("monthly", "month", "one month"),
}


def meant_date(text: str) -> str:
    """`3 May 2017` as it should be written, `2017-05-03`; empty where it is none, or might be one of two days."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text[:60])).strip().lower()
    for number, pattern in enumerate(_DAYS):
        found = pattern.match(plain)
        clock = _CLOCK.fullmatch(plain, found.end()) if found else None
        if found is None or (clock is None and found.end() < len(plain)):
            continue
        name = found.groupdict().get("name")
        month = _MONTHS.index(name) + 1 if name else int(found["month"])
        day = int(found["day"])
        if number == 1 and max(day, month) <= 12 and day != month:
            return ""
        # An American writes the month first.
        day, month = (month, day) if number == 1 and month > 12 else (day, month)
        return _written(int(found["year"]), month, day, clock)
    return ""


def meant_interval(text: str) -> str:
    """`weekly` as it should be written, `1 weeks`; empty where it is no such word."""
    word = text.strip().lower().removeprefix("every ")
    return next((interval for interval, words in _INTERVALS.items() if word in words), "")


def _written(year: int, month: int, day: int, clock: re.Match[str] | None) -> str:
    try:
        day_ = date(year, month, day)
        if clock is None:
            return day_.isoformat()
        if not clock["minute"] and not clock["half"]:
            return ""
        hour = int(clock["hour"])
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"] == "pm" else 0)
        return f"{day_.isoformat()}T{time(hour, int(clock['minute'] or 0)).isoformat(timespec='minutes')}"
    except ValueError:
        return ""
