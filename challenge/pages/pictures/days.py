"""What was written on which day, and the stretch of days that a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.pages.cards import Card
from challenge.recognition.verdict import CREDITED

MOST_DAYS = 371
"""Fifty-three weeks: what a phone can show as columns."""

EARLY = timedelta(days=14)
"""Posts that came this long before a season widen its picture; older ones count, and stand at its edge."""


@dataclass(frozen=True, slots=True)
class Written:
    """One credited page: the day on its author's own calendar, and its words where they are known."""

    day: date
    words: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a picture shows, both included; `today` is the day of the given time, in the season's zone."""

    first: date
    last: date
    today: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def place(self, day: date) -> int:
        """The column of a day, at the edge where it lies outside."""
        return min(max((day - self.first).days, 0), self.days - 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One line of the table under a picture: the days from `first` to `last`, and what had been written by then."""

    first: date
    last: date
    posts: int
    words: int
    words_so_far: int


def written(cards: Iterable[Card], now: datetime) -> tuple[Written, ...]:
    """The credited pages among `cards`, each once, in order of day; what is dated after `now` does not exist."""
    pages = {
        (card.person.id, card.page): Written(card.published.date(), card.words)
        for card in cards
        if card.status in CREDITED and card.published <= now
    }
    return tuple(sorted(pages.values(), key=lambda post: (post.day, post.words or 0)))


def span_of(season: Season, posts: Sequence[Written], now: datetime) -> Span:
    """From the season's first day to its last, or as far as it has come where it has no end, or a year of it."""
    opens, closes = season_window(season)
    today = now.astimezone(season.timezone).date()
    first = opens.astimezone(season.timezone).date()
    if not season.rounds and season.ends is None:
        closes = now
    # Never far beyond today: a season may end with the calendar, where zones overflow.
    closes = min(closes, max(now, opens) + timedelta(days=2 * MOST_DAYS))
    last = max(first, (closes - timedelta(seconds=1)).astimezone(season.timezone).date())
    if posts:
        first = min(first, max(posts[0].day, first - EARLY))
        last = max(last, posts[-1].day)
    if (last - first).days >= MOST_DAYS:
        last = min(last, max(first + timedelta(days=MOST_DAYS - 1), today))
        first = max(first, last - timedelta(days=MOST_DAYS - 1))
    return Span(first, last, today)


def stretches(posts: Sequence[Written], span: Span) -> tuple[Stretch, ...]:
    """The span in weeks, or in months where it is longer than twenty weeks, up to today; the empty ones too."""
    found: list[Stretch] = []
    starts = _starts(span)
    so_far = 0
    for place, first in enumerate(starts):
        last = max(first, min(_following(first, span) - timedelta(days=1), span.last))
        inside = [p for p in posts if (p.day <= last or place + 1 == len(starts)) and (p.day >= first or place == 0)]
        words = sum(post.words or 0 for post in inside)
        so_far += words
        found.append(Stretch(first, last, len(inside), words, so_far))
    return tuple(found)


def _starts(span: Span) -> list[date]:
    starts = [span.first]
    until = min(span.last, max(span.today, span.first))
    while True:
        following = _following(starts[-1], span)
        if following > until:
            return starts
        starts.append(following)


def _following(day: date, span: Span) -> date:
    """The next Monday, or the first of the next month."""
    if span.days <= 140:
        return day + timedelta(days=7 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
