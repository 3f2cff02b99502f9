"""Rounds that a season means to have and that nobody wrote a prompt for yet. Pure.

A season's rounds are its prompt files: while later ones are missing the last one there is takes all the time that is
left, or the season looks over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from challenge.content.rounds import MOST_ROUNDS, opens_at
from challenge.content.seasons import Round, Season
from challenge.dates import Every, Stamp


def prompts_to_come(season: Season, now: datetime) -> str:
    """What to tell the organizer of prompts that have no file yet; empty where none is missed.

    A last round with a `Closes` of its own is meant to be the last, and as long as it is.
    """
    if season.every is None or not season.prompts:
        return ""
    last = season.rounds[-1]
    if season.ends is not None:
        over = season.ends.start(season.timezone) <= now
        return "" if over or last.closes != season.ends else _until_the_end(season, last, season.every, season.ends)
    if len(season.prompts) > 1 or season.prompts[0].closes is not None or now < opens_at(season, season.rounds[0]):
        return ""
    return (
        f"round {season.prompts[0].number} is the only one, and the season is over after it; add a file with a"
        " placeholder title for each prompt to come, or write `ends` if there is no other"
    )


def _until_the_end(season: Season, last: Round, every: Every, ends: Stamp) -> str:
    """A last round that is more than twice as long as the others has swallowed some."""
    if ends.wall <= every.step(last.opens.wall, 2):
        return ""
    steps = range(1, MOST_ROUNDS)
    room = next((step for step in steps if ends.wall <= every.step(last.opens.wall, step + 1)), MOST_ROUNDS)
    count = sum(not round_.skipped for round_ in season.rounds)
    until = f"round {last.number} stays open until {_last_day(ends)}"
    if last.skipped:
        until = f"no round follows number {last.number}"
    if season.goal.kind == "prompts" and season.goal.target is None:
        until += f", and the goal counts {count} {'round' if count == 1 else 'rounds'}"
    return (
        f"prompts {last.number + 1} to {last.number + room} have no file yet: until then {until}; add files with a"
        " placeholder title, or write `Closes` into the last prompt if no other follows"
    )


def _last_day(ends: Stamp) -> str:
    day = ends.wall - timedelta(seconds=1)
    return f"{day.day} {day:%B} {day.year}"
