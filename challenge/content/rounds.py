"""When rounds open and close. Pure arithmetic over a season's files and a zone.

`Closes` is a wall time: with `zone = "author"` or `"anywhere"` it is read in that zone, unless it was written with an
offset. `Opens` is always the season's own time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from challenge.content.seasons import Prompt, Round, Season
from challenge.dates import ANYWHERE, Every, Stamp

RoundState = Literal["not yet", "open", "closed", "skipped"]

MOST_ROUNDS = 2000
"""No season is longer; a slip such as `ends = 9999-01-01` must not fill the memory."""

_LAST = datetime(9000, 1, 1)  # noqa: DTZ001 - a wall time


def lay_out_rounds(
    prompts: Iterable[Prompt], skipped: frozenset[int], starts: Stamp, every: Every | None, ends: Stamp | None
) -> tuple[Round, ...]:
    """One round for each prompt and each skipped number, in order; untitled ones where there are no prompts.

    Opens defaults to starts + (number - smallest) x every, Closes to the next Opens, the last one's to `ends` or
    Opens + every. A prompt that has no Opens where there is no `every` must have been refused before. Never raises:
    beyond the calendar everything opens at its end.
    """
    by_number = {prompt.number: prompt for prompt in prompts}
    if not by_number:
        return _untitled_rounds(skipped, starts, every, ends)
    opens = _openings(by_number, skipped, starts, every)
    kept = sorted(opens)
    rounds: list[Round] = []
    for place, number in enumerate(kept):
        prompt = by_number.get(number)
        following = opens[kept[place + 1]] if place + 1 < len(kept) else None
        if number not in skipped and following is not None and following.wall <= opens[number].wall:
            following = None
        length = rounds[-1].closes.wall - rounds[-1].opens.wall if rounds else timedelta()
        closes = _closes(prompt, opens[number], following, every, ends) or _as_long(opens[number], length)
        rounds.append(
            Round(number=number, opens=opens[number], closes=closes, prompt=prompt, skipped=number in skipped)
        )
    return tuple(rounds)


def opens_at(season: Season, round_: Round) -> datetime:
    """The instant a round opens, in UTC."""
    return round_.opens.start(season.timezone)


def closes_at(season: Season, round_: Round, author_zone: tzinfo | None = None) -> datetime:
    """The instant a round closes (exclusive, without grace), in UTC, for somebody who lives in `author_zone`."""
    return round_.closes.start(deadline_zone(season, author_zone))


def deadline_zone(season: Season, author_zone: tzinfo | None = None) -> tzinfo:
    """Whose midnight closes a round: the season's zone where the author's is not known."""
    if season.deadline.zone == "anywhere":
        return ANYWHERE
    if season.deadline.zone == "author" and author_zone is not None:
        return author_zone
    return season.timezone


def season_window(season: Season) -> tuple[datetime, datetime]:
    """From the first opening to the last closing (anywhere on Earth's if that is the rule), in UTC.

    A season without an end is open to the end of time.
    """
    starts = season.starts.start(season.timezone)
    if season.rounds:
        starts = min(starts, *(opens_at(season, round_) for round_ in season.rounds))
        return starts, max(closes_at(season, round_) for round_ in season.rounds)
    if season.ends is not None:
        return starts, season.ends.start(deadline_zone(season))
    return starts, datetime.max.replace(tzinfo=UTC)


def round_state(season: Season, round_: Round, now: datetime) -> RoundState:
    """`not yet`, `open`, `closed` or `skipped`: the public state, by the season's own clock (grace is not shown)."""
    if round_.skipped:
        return "skipped"
    if now < opens_at(season, round_):
        return "not yet"
    return "open" if now < closes_at(season, round_) else "closed"


def _openings(
    by_number: Mapping[int, Prompt], skipped: frozenset[int], starts: Stamp, every: Every | None
) -> dict[int, Stamp]:
    numbers = sorted(by_number.keys() | skipped)
    opens: dict[int, Stamp] = {}
    for number in numbers:
        prompt = by_number.get(number)
        if prompt is not None and prompt.opens is not None:
            opens[number] = prompt.opens
        elif every is not None:
            opens[number] = _step(starts, every, number - numbers[0])
    # A skipped round without a date of its own takes no time: it stands where the next one opens.
    following: Stamp | None = None
    for number in reversed(numbers):
        if number not in opens and number in skipped and following is not None:
            opens[number] = following
        following = opens.get(number, following)
    return opens


def _closes(
    prompt: Prompt | None, opens: Stamp, following: Stamp | None, every: Every | None, ends: Stamp | None
) -> Stamp | None:
    if prompt is not None and prompt.closes is not None:
        return prompt.closes
    if following is not None:
        return following
    if ends is not None and ends.wall > opens.wall:
        return ends
    return _step(opens, every, 1) if every is not None else None


def _as_long(opens: Stamp, length: timedelta) -> Stamp:
    """The end of a last round of which nobody said when it closes: as long as the one before, or a week."""
    return _moved(opens, lambda wall: wall + (length if length > timedelta() else timedelta(days=7)))


def _step(stamp: Stamp, every: Every, times: int) -> Stamp:
    return _moved(stamp, lambda wall: every.step(wall, times))


def _moved(stamp: Stamp, move: Callable[[datetime], datetime]) -> Stamp:
    try:
        return replace(stamp, wall=move(stamp.wall))
    except (OverflowError, ValueError):
        return replace(stamp, wall=_LAST)


def _untitled_rounds(
    skipped: frozenset[int], starts: Stamp, every: Every | None, ends: Stamp | None
) -> tuple[Round, ...]:
    if every is None or ends is None:
        return ()
    rounds: list[Round] = []
    while len(rounds) < MOST_ROUNDS:
        opens = _step(starts, every, len(rounds))
        if opens.wall >= ends.wall:
            break
        closes = _step(starts, every, len(rounds) + 1)
        number = len(rounds) + 1
        rounds.append(
            Round(number=number, opens=opens, closes=min(closes, ends, key=lambda s: s.wall), skipped=number in skipped)
        )
    return tuple(rounds)
