"""Answers a day, and the deadline between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from challenge.content.rounds import closes_at, deadline_zone
from challenge.content.seasons import Season
from challenge.pages.cards import Card
from challenge.pages.pictures.days import EARLY
from challenge.pages.pictures.geometry import percent
from challenge.progress.standing import RoundLine

TAIL = 28
"""Days after the deadline that are shown; whoever is later is counted."""

COLUMNS = 200
"""More days than this are taken together."""

ENDLESS = 730
"""A round of more days than this has no deadline worth drawing."""


@dataclass(frozen=True, slots=True)
class Day:
    """The answers of one day (or of `days` days from it)."""

    first: date
    on_time: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """The picture, in units of days and answers. Bars of late answers stand on those of the same day in time.

    `deadline_at` is a share of the width, empty where the round is all but endless; `right` tells that it is in the
    right half. `later` answers came after the last day that is shown. A column is `each` days;
    `fullest` is the highest bar, and `most` the height of the picture.
    """

    first: date
    last: date
    columns: int
    each: int
    most: int
    fullest: int
    on_time: str
    late: str
    deadline_day: date
    deadline_at: str
    right: bool
    table: tuple[Day, ...]
    later: int
    total: int
    total_late: int


def draw_arrivals(season: Season, line: RoundLine, answers: Sequence[Card], now: datetime) -> Arrivals | None:
    """The picture of one round's answers, by the calendar that its deadline goes by; None without any answer."""
    cards = [card for card in answers if card.published <= now]
    if not cards:
        return None
    number = line.round.number
    zone = deadline_zone(season)
    closes = closes_at(season, line.round).astimezone(zone)
    days = [(_day(season, card), card.on(number).status == "late") for card in cards]
    opens = line.opens.astimezone(season.timezone).date()
    first = min(opens, max(min(day for day, _ in days), opens - EARLY))
    over, newest = (closes - timedelta(seconds=1)).date(), max(day for day, _ in days)
    endless = (over - first).days > ENDLESS
    last = newest if endless else max([over, *(day for day, _ in days if day <= over + timedelta(days=TAIL))])
    each = -(-((last - first).days + 1) // COLUMNS)
    columns = ((last - first).days + 1 + each - 1) // each
    shown = [(max((day - first).days, 0) // each, late) for day, late in days if day <= last]
    counts = Counter(shown)
    fullest = max((counts[place, False] + counts[place, True] for place, _ in shown), default=0)
    at = (closes.replace(tzinfo=None) - datetime.combine(first, time())).total_seconds() / 86400 / each
    return Arrivals(
        first=first,
        last=last,
        columns=columns,
        each=each,
        most=max(fullest, 3),
        fullest=fullest,
        on_time=_bars(counts, late=False),
        late=_bars(counts, late=True),
        deadline_day=over,
        deadline_at="" if endless else percent(min(at, columns), columns),
        right=at * 2 > columns,
        table=_table(counts, first, each),
        later=len(days) - len(shown),
        total=len(days),
        total_late=sum(late for _, late in days),
    )


def _day(season: Season, card: Card) -> date:
    """The day of a post by whoever's clock the deadline goes by."""
    if card.day_only or season.deadline.zone == "author":
        return card.published.date()
    return card.published.astimezone(deadline_zone(season)).date()


def _bars(counts: Mapping[tuple[int, bool], int], late: bool) -> str:
    """Strokes upwards from the ground, or from the top of what came in time."""
    parts = []
    for place in sorted({place for place, is_late in counts if is_late == late}):
        ground = counts.get((place, False), 0) if late else 0
        parts.append(f"M{place} {-ground if ground else 0}v-{counts[place, late]}")
    return "".join(parts)


def _table(counts: Mapping[tuple[int, bool], int], first: date, each: int) -> tuple[Day, ...]:
    return tuple(
        Day(first + timedelta(days=place * each), counts.get((place, False), 0), counts.get((place, True), 0))
        for place in sorted({place for place, _ in counts})
    )
