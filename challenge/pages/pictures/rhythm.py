"""On which days was written: weeks as columns, Monday on top, a larger square for more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from challenge.pages.pictures.days import Span, Written
from challenge.pages.pictures.geometry import percent, short

STEPS = 4
"""Sizes of squares."""

SIDES = (".4", ".56", ".74", ".92")
"""How wide the squares are, in days; the area grows evenly."""

DAY = ((11, 24), (17, 16))
"""Pixels of a day, for at most so many weeks: square days that a phone has room for. A longer picture is as wide as its
place, and its days are `LOW` pixels high."""

LOW = 12


@dataclass(frozen=True, slots=True)
class Size:
    """One size of square: the days with `least` to `most` posts or words; `path` is empty where there is none.

    `side` and `inset` (its distance from the day's corner) are shares of a day.
    """

    side: str
    inset: str
    path: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Month:
    """Where the first full week of a month begins."""

    at: str
    first: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The picture. `width` is `100%`, or pixels for a season so short that its days would be slabs; `height` is pixels.

    `past` and `coming` are the days up to today and after it, as strokes from top to bottom to be dashed by days.
    """

    span: Span
    weeks: int
    width: str
    height: int
    past: str
    coming: str
    sizes: tuple[Size, ...]
    months: tuple[Month, ...]
    active: int
    posts: int
    fullest: date
    fullest_posts: int
    by_words: bool


def draw_rhythm(posts: Sequence[Written], span: Span, by_words: bool) -> Rhythm | None:
    """The picture of some posts within a span, sized by words or by number of posts; None without any post."""
    if not posts:
        return None
    monday = span.first - timedelta(days=span.first.weekday())
    weeks = (span.last - monday).days // 7 + 1
    side = next((pixels for most, pixels in DAY if weeks <= most), 0)
    counts: dict[date, int] = defaultdict(int)
    amounts: dict[date, int] = defaultdict(int)
    for post in posts:
        day = span.first + timedelta(days=span.place(post.day))
        counts[day] += 1
        amounts[day] += max(post.words or 1, 1) if by_words else 1
    fullest = max(sorted(amounts), key=lambda day: amounts[day])
    return Rhythm(
        span=span,
        weeks=weeks,
        width=str(weeks * side) if side else "100%",
        height=7 * (side or LOW),
        past=_columns(monday, span.first, min(span.last, span.today)),
        coming=_columns(monday, max(span.today + timedelta(days=1), span.first), span.last),
        sizes=_sizes(amounts, monday),
        months=_months(monday, weeks, span),
        active=len(counts),
        posts=len(posts),
        fullest=fullest,
        fullest_posts=counts[fullest],
        by_words=by_words,
    )


def _columns(monday: date, first: date, last: date) -> str:
    """Whole weeks as one stroke each, the broken ones at the ends shorter."""
    parts = []
    day = first
    while day <= last:
        until = min(last, day + timedelta(days=6 - day.weekday()))
        parts.append(f"M{(day - monday).days // 7} {day.weekday()}v{(until - day).days + 1}")
        day = until + timedelta(days=1)
    return "".join(parts)


def _sizes(amounts: dict[date, int], monday: date) -> tuple[Size, ...]:
    most = max(amounts.values())
    limits = [max(1, -(-most * step // STEPS)) for step in range(1, STEPS + 1)]
    bounds = [(below + 1, limit) for below, limit in zip([0, *limits], limits, strict=False) if limit > below]
    sides = SIDES[STEPS - len(bounds) :]
    found = []
    for side, (least, limit) in zip(sides, bounds, strict=True):
        days = sorted(day for day, amount in amounts.items() if least <= amount <= limit)
        dots = "".join(f"M{(day - monday).days // 7} {day.weekday()}h{side}" for day in days)
        found.append(Size(side, short((1 - float(side)) / 2), dots, least, limit))
    return tuple(found)


def _months(monday: date, weeks: int, span: Span) -> tuple[Month, ...]:
    """The weeks that hold the first day of a month; where there are many months, every other."""
    found = []
    for week in range(weeks):
        days = [monday + timedelta(days=week * 7 + day) for day in range(7)]
        first = next((day for day in days if day.day == 1 and day >= span.first), None)
        if first is not None and week < weeks - 1:
            found.append(Month(percent(week, weeks), first))
    if not found or (found[0].first - span.first).days > 21:
        found.insert(0, Month("0%", span.first))
    return tuple(found[:: 1 if len(found) <= 6 else 2])
