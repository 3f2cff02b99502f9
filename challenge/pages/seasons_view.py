"""`/seasons/` and `/seasons/<season>/`: all seasons, and one with its prompts, table and roundups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from challenge.content.rounds import season_window
from challenge.content.seasons import Deadline, Goal, Recognise, Season
from challenge.content.tree import SeasonFiles
from challenge.pages.cards import Card, PromptRef, RoundupRef, SeasonRef, When
from challenge.pages.shelf import Shelf
from challenge.progress.standing import RoundLine

NEWEST = 5
NEWEST_WITHOUT_PROMPTS = 60
"""Posts that belong to no prompt have no other page that lists them."""

SeasonState = Literal["coming", "running", "finished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonLine:
    """One season in the list. `ends` is None where it has no end."""

    ref: SeasonRef
    state: SeasonState
    starts: When
    ends: When | None
    prompts: int
    members: int
    posts: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One round of a season, with how many answered it."""

    ref: PromptRef
    state: Literal["not yet", "open", "closed", "skipped"]
    opens: When
    closes: When
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonView:
    """One season. `rounds` is in order; `latest` are its newest credited posts."""

    line: SeasonLine
    rounds: tuple[RoundView, ...]
    latest: tuple[Card, ...]
    roundups: tuple[RoundupRef, ...]
    goal: Goal
    deadline: Deadline
    recognise: Recognise
    waiting: int


def view_seasons(shelf: Shelf) -> tuple[SeasonLine, ...]:
    """Every season, newest first."""
    return tuple(season_line(shelf, files.season) for files in shelf.seasons)


def view_season(shelf: Shelf, files: SeasonFiles) -> SeasonView:
    """One season's page."""
    season = files.season
    table = shelf.standings(season.id)
    return SeasonView(
        line=season_line(shelf, season),
        rounds=tuple(round_view(shelf, season, line) for line in shelf.rounds(season.id)),
        latest=shelf.credited(season.id)[: NEWEST if season.prompts else NEWEST_WITHOUT_PROMPTS],
        roundups=tuple(shelf.roundup_ref(season, roundup) for roundup in shelf.roundups(files)),
        goal=season.goal,
        deadline=season.deadline,
        recognise=season.recognise,
        waiting=table.waiting if table else 0,
    )


def round_view(shelf: Shelf, season: Season, line: RoundLine) -> RoundView:
    """One round as lists show it."""
    number = line.round.number
    return RoundView(
        ref=shelf.ref(season.id, number),
        state=line.state,
        opens=shelf.opens(season, line.opens),
        closes=shelf.closing(season, line),
        answers=len(shelf.answers(season.id, number)),
    )


def season_line(shelf: Shelf, season: Season) -> SeasonLine:
    """One season in a line."""
    starts, ends = season_window(season)
    table = shelf.standings(season.id)
    endless = not season.rounds and season.ends is None
    state: SeasonState = "coming" if shelf.now < starts else "running" if shelf.now < ends else "finished"
    return SeasonLine(
        ref=shelf.season_ref(season),
        state=state,
        starts=shelf.opens(season, starts),
        ends=None if endless else shelf.closes(season, ends),
        prompts=sum(not line.round.skipped for line in shelf.rounds(season.id)),
        members=len(table.members) if table else 0,
        posts=table.posts if table else 0,
        words=table.words if table else 0,
    )
