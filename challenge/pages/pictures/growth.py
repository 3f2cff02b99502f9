"""Words over time: a line that climbs, the goal above it, and the days on which it was reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from challenge.pages.pictures.days import Span, Written
from challenge.pages.pictures.geometry import percent, short

TALL = 100
"""Units of the picture's height."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A day on which the goal was reached, by how many people; `late` tells that it stands in the right half."""

    at: str
    day: date
    people: int
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The picture, in units of days and hundredths of `top` words.

    `line` is the way of the words up to today, `area` what lies below it. `goal` is a number of words and `goal_at` its
    height from above as a share, None where the goal is none of words. `unknown` posts have no known number of words.
    """

    span: Span
    line: str
    area: str
    end: str
    top: int
    total: int
    unknown: int
    goal: int | None
    goal_at: str
    flags: tuple[Flag, ...]


def draw_growth(
    posts: Sequence[Written], span: Span, goal: int | None = None, reached: Sequence[date] = ()
) -> Growth | None:
    """The picture of some posts; `goal` in words, `reached` the days of every goal reached. None without any word."""
    total = sum(post.words or 0 for post in posts)
    if not total:
        return None
    top = _round_up(max(total, goal or 0))
    so_far: dict[int, int] = defaultdict(int)
    for post in posts:
        so_far[span.place(post.day)] += post.words or 0
    end = max(span.place(span.today) + 1, max(so_far) + 1)
    line = _line(so_far, top, end)
    return Growth(
        span=span,
        line=line,
        area=f"{line}V{TALL}z",
        end=percent(end, span.days),
        top=top,
        total=total,
        unknown=sum(post.words is None for post in posts),
        goal=goal,
        goal_at=percent(top - goal, top) if goal else "",
        flags=_flags(reached, span),
    )


def _line(words: dict[int, int], top: int, end: int) -> str:
    parts, total = [f"M0 {TALL}"], 0
    for place in sorted(words):
        if words[place]:
            total += words[place]
            parts.append(f"H{place}V{short(round(TALL - TALL * total / top, 1))}")
    return "".join(parts) + f"H{end}"


def _flags(reached: Sequence[date], span: Span) -> tuple[Flag, ...]:
    found: dict[int, list[date]] = defaultdict(list)
    for day in sorted(reached):
        found[span.place(day)].append(day)
    return tuple(
        Flag(percent(place + 0.5, span.days), days[0], len(days), place * 2 > span.days)
        for place, days in sorted(found.items())
    )


def _round_up(value: int) -> int:
    """The next number that is good to read: one or two figures, then zeros."""
    unit: int = max(10 ** (len(str(value)) - 2), 1)
    steps = -(-value // unit)
    return (steps if steps <= 20 else -(-steps // 5) * 5) * unit
