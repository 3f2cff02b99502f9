"""What a season's standings consist of: one cell for each member and round, tallies and goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from challenge.content.members import Member
from challenge.content.rounds import RoundState
from challenge.content.seasons import GoalKind, Round, Season

CellStatus = Literal["on time", "late", "waiting", "missed", "open", "not yet", "skipped", "away"]

SYMBOLS: dict[CellStatus, str] = {
    "on time": "●",
    "late": "◐",
    "waiting": "?",
    "missed": "–",
    "open": "○",
    "not yet": "·",
    "skipped": "×",
    "away": "~",
}
"""How a cell is drawn, on pages and in the terminal; a word always stands beside it or in the legend."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One member's round. `posts` are addresses (paths for kept posts), those that made the status first.

    Behind a credited round stand all posts credited to it, on time or late; behind a waiting one those that wait.
    """

    status: CellStatus
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of the season at the given time. `opens` and `closes` are UTC by the season's own clock."""

    round: Round
    opens: datetime
    closes: datetime
    state: RoundState


@dataclass(frozen=True, slots=True)
class Completion:
    """One reached goal: the days of its first and last post, in the season's zone."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class GoalStanding:
    """How far a member is. `target` None means that a season without rounds set none."""

    kind: GoalKind
    target: int | None
    reached: int
    complete: bool
    completed_on: date | None
    completions: tuple[Completion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStanding:
    """One member's line. Streaks are None in a season without rounds."""

    member: Member
    done: int
    on_time: int
    late: int
    posts: int
    words: int
    words_unknown: int
    streak: int | None
    longest_streak: int | None
    goal: GoalStanding
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """A season at a time. `members` is sorted by name; `waiting` counts posts that a person must decide."""

    season: Season
    now: datetime
    rounds: tuple[RoundLine, ...]
    members: tuple[MemberStanding, ...]
    posts: int
    words: int
    waiting: int
