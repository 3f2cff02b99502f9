"""How often a feed asks to be read: `ttl`, `sy:updatePeriod`, `skipHours`, `skipDays`. Pure."""

from __future__ import annotations

import re
from datetime import timedelta

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HEAD = 20_000
_SKIPS = re.compile(rb"<skip(Hours|Days)\s*>(.{0,2000}?)</skip(?:Hours|Days)\s*>", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


def least_interval(ttl: str, period: str, frequency: str) -> timedelta | None:
    """The longer of `ttl` (minutes) and the update period divided by its frequency; None where neither is said."""
    asked = []
    if ttl.strip().isascii() and ttl.strip().isdigit() and len(ttl) < 9:
        asked.append(timedelta(minutes=int(ttl)))
    base = _PERIODS.get(period.strip().lower())
    if base is not None:
        times = frequency.strip()
        asked.append(base / max(int(times) if times.isascii() and times.isdigit() and len(times) < 9 else 1, 1))
    return max(asked, default=None)


def skipped_times(body: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """(hours 0 to 23 in UTC, weekdays with 0 for Monday) in which the feed is not to be read."""
    hours: set[int] = set()
    days: set[int] = set()
    if b"skip" not in body[:_HEAD] and b"SKIP" not in body[:_HEAD]:
        return frozenset(), frozenset()
    first = _ITEM.search(body)
    for kind, inside in _SKIPS.findall(body[: first.start()] if first else body[:_HEAD]):
        if kind.lower() == b"hours":
            hours |= {int(hour) % 24 for hour in re.findall(rb">\s*(\d{1,2})\s*<", b">" + inside) if int(hour) <= 24}
        else:
            names = re.findall(r"[a-z]+day", inside.decode("latin-1").lower())
            days |= {_DAYS.index(name) for name in names if name in _DAYS}
    return frozenset(hours), frozenset(days)
