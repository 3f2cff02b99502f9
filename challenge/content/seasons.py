"""`season.toml` and `prompts/*.md`: the rules of one season and its rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from challenge.dates import Every, Stamp
from challenge.errors import Problem

DeadlineZone = Literal["season", "author", "anywhere"]
Late = Literal["counts", "does not count"]
Unmarked = Literal["ask", "count", "ignore"]
GoalKind = Literal["prompts", "posts", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """`[deadline]`: whose midnight closes a round, how long after it still counts, and what late means."""

    zone: DeadlineZone = "season"
    grace: timedelta = timedelta()
    late: Late = "counts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise:
    """`[recognise]`: how a post says that it belongs to this season."""

    tags: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    unmarked: Unmarked = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """`[goal]`: `target` is None for every prompt; `within` is a rolling window."""

    kind: GoalKind = "prompts"
    target: int | None = None
    within: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One prompt. `body` is its Markdown; `path` is relative to the content folder."""

    number: int
    title: str
    slug: str
    opens: Stamp | None = None
    closes: Stamp | None = None
    link: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One slot of the season. `closes` is exclusive (a day alone has already become the midnight that ends it)."""

    number: int
    opens: Stamp
    closes: Stamp
    prompt: Prompt | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """One season. `rounds` is sorted by number and holds the skipped ones; `ends` is exclusive like `closes`.

    `line` is that of `ends` in its file, or of `every`: what decides when the last round closes.
    """

    id: str
    title: str
    timezone: ZoneInfo
    starts: Stamp
    ends: Stamp | None = None
    every: Every | None = None
    skipped: frozenset[int] = frozenset()
    deadline: Deadline = field(default_factory=Deadline)
    recognise: Recognise = field(default_factory=Recognise)
    goal: Goal = field(default_factory=Goal)
    prompts: tuple[Prompt, ...] = ()
    rounds: tuple[Round, ...] = ()
    path: str = ""
    line: int = 1


def season_from(
    data: Mapping[str, object],
    prompts: Sequence[Mapping[str, object]],
    id: str = "season",  # noqa: A002 - the name callers know
    path: str = "",
) -> tuple[Season | None, list[Problem]]:
    """A season from plain data: the keys of season.toml, and prompts {number, title, slug, opens, closes, link, tags}.

    Dates are text, nulls and missing optional keys are allowed. None where it cannot be known when the season starts.
    """
    # Not at the top: the reader lays out rounds, and that needs the types above.
    from challenge.content.season_reader import season_from_data

    return season_from_data(data, prompts, id, path)
