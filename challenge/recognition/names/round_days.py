"""On which days and months the rounds of a season open. Pure."""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate

from challenge.content.seasons import Season
from challenge.dates import Stamp
from challenge.recognition.names.general_words import MONTHS
from challenge.recognition.numbers.calendar_words import WEEKDAYS
from challenge.recognition.text.folding import fold_short, split_words

_FEW = 3
"""So many rounds or weeks are not told as a whole."""


def months_of(season: Season) -> tuple[tuple[int, int], ...]:
    """Months (1 to 12) and their rounds, where every round is a month of its own."""
    rounds = [round_ for round_ in season.rounds if not round_.skipped]
    monthly = all(timedelta(days=25) <= r.closes.wall - r.opens.wall <= timedelta(days=35) for r in rounds)
    found = [((r.opens.wall + timedelta(days=7)).month, r.number) for r in rounds]
    return tuple(found) if monthly and len({month for month, _ in found}) == len(found) > 1 else ()


def calendar_of(season: Season, ends: Stamp) -> frozenset[str]:
    """The months in which it runs, by which its posts name it too: a spring's challenge `in April`."""
    first = season.starts.wall
    count = 12 * (ends.wall.year - first.year) + ends.wall.month - first.month + 1
    return frozenset(month for month, number in MONTHS.items() if (number - first.month) % 12 < count)


def days_of(season: Season) -> dict[tuple[int, int], int]:
    """Months and days and their rounds, where every round is a day of its own."""
    rounds = [round_ for round_ in season.rounds if not round_.skipped]
    if len(rounds) > 366 or any(r.closes.wall - r.opens.wall > timedelta(hours=36) for r in rounds):
        return {}
    return {(r.opens.wall.month, r.opens.wall.day): r.number for r in rounds}


def openings_of(season: Season) -> dict[tuple[int, int], int]:
    """Months and days on which rounds open, in a season of at most a year, so that no day comes twice."""
    opens = {r.opens.wall: r.number for r in season.rounds if not r.skipped}
    one_year = opens and max(opens) - min(opens) < timedelta(days=365)
    return {(day.month, day.day): number for day, number in opens.items()} if one_year else {}


def most_open(season: Season) -> int:
    """The most rounds that are open at the same time; 1 where each closes as the next one opens."""
    rounds = [round_ for round_ in season.rounds if not round_.skipped]
    turns = sorted([(r.opens.wall, 1) for r in rounds] + [(r.closes.wall, -1) for r in rounds])
    return max(accumulate(turn for _, turn in turns), default=1)


def wholes_of(season: Season) -> frozenset[int]:
    """How many rounds the season has, and how many weeks it lasts."""
    rounds = season.rounds
    weeks = (max(r.closes.wall for r in rounds) - min(r.opens.wall for r in rounds)).days // 7 if rounds else 0
    return frozenset(number for number in (sum(not r.skipped for r in rounds), weeks) if number > _FEW)


def weekdays_of(season: Season) -> dict[int, str]:
    """The weekdays that prompts begin with, by the prompts' numbers: `Wednesday: Wool`."""
    heads = {prompt.number: split_words(fold_short(prompt.title).low.partition(":")[0]) for prompt in season.prompts}
    return {number: words[0] for number, words in heads.items() if len(words) == 1 and words[0] in WEEKDAYS}
