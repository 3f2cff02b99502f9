"""What an ordinal means in a season: the number of a round, a calendar week of it, or something else. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.deciding.when import Judged, Place, round_length
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.numbers.ordinal import OF_YEAR
from challenge.recognition.numbers.ordinals import Ordinal
from challenge.recognition.numbers.units import EDITIONS, THINGS
from challenge.recognition.rules import Rules
from challenge.recognition.verdict import Because

_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}


_NEARLY = {
    "day": (timedelta(0), timedelta(days=5)),
    "week": (timedelta(days=2), timedelta(days=10)),
    "month": (timedelta(days=20), timedelta(days=45)),
}
"""Rounds of about this length are what such a unit counts."""
_FEW = 3
_A_WEEK = timedelta(days=7)
"""A round of a month opens at its beginning or some days before it."""
_A_FEW_DAYS, _LONG, _MONTHS = timedelta(days=2), timedelta(days=10), timedelta(days=20)
_DAYS_OF_A_MONTH = 31
"""Rounds that are numbered on from more than this are seldom named by chance."""


@dataclass(frozen=True, slots=True)
class Named:
    """A claim read as rounds. `weak` needs the date to agree; `doubt` says why a person must look; `instead` offers."""

    claim: Claim
    numbers: tuple[int, ...]
    weak: bool = False
    doubt: str = ""
    instead: tuple[int, ...] = ()


def rounds_named(claim: Claim, rules: Rules, judged: Judged, place: Place) -> Named | None:
    """The rounds that a claim names; None where it says nothing about rounds."""
    if not rules.rounds:
        return None
    if claim.ordinal is None:
        numbers = tuple(number for number in claim.numbers if number in rules.rounds)
        return Named(claim, numbers, weak=claim.weak) if numbers else None
    if claim.ordinal.word in rules.idle_units or _counts_pieces(claim.ordinal, rules, judged, place):
        return None
    if _means_calendar(claim.ordinal, rules, place) or _of_something_else(claim.ordinal, rules):
        return None
    open_number = place.round.number if place.round is not None and place.open else None
    if claim.ordinal.word == "last":
        return _as_last(claim, claim.ordinal, rules, place)
    if claim.ordinal.word == OF_YEAR and _is_monthly(rules):
        numbers = _of_month(claim.ordinal.numbers[0], rules, open_number)
        return Named(claim, numbers) if numbers else None
    if claim.ordinal.word == "kw" and (numbers := _of_weeks(claim.ordinal, rules)):
        return Named(
            claim, numbers, weak=set(claim.ordinal.numbers) <= rules.rounds and numbers != claim.ordinal.numbers
        )
    if _short_year(claim.ordinal, rules) and claim.ordinal.numbers != (open_number,):
        return None
    if _could_mean_calendar(claim.ordinal, rules, judged, open_number):
        return _either(claim, open_number)
    return _as_rounds(claim, claim.ordinal, rules, open_number)


def told(named: Sequence[Named]) -> tuple[Because, ...]:
    """The places that name rounds, for a person."""
    return reasons.claims([(each.claim, each.numbers) for each in named])


def _as_last(claim: Claim, ordinal: Ordinal, rules: Rules, place: Place) -> Named | None:
    """`The penultimate round`, where the date does not say another one: more rounds may be to come."""
    rounds = sorted(rules.rounds)
    if len(rounds) < 2 or place.round is None:
        return None
    number = rounds[ordinal.numbers[0]]
    if place.round.number == number:
        return Named(claim, (number,))
    doubt = f"It speaks of round {number} or of a later one, but its date speaks for round {place.round.number}."
    return Named(claim, (), doubt=doubt, instead=(number, place.round.number))


def _of_weeks(ordinal: Ordinal, rules: Rules) -> tuple[int, ...]:
    """The rounds that open in weeks of the year, as `KW 12` counts them; none where no round opens in one of them."""
    weeks = {
        round_.opens.wall.isocalendar().week: round_.number
        for round_ in rules.season.rounds[:53]
        if round_.number in rules.rounds
    }
    found = tuple(weeks[number] for number in ordinal.numbers if number in weeks)
    return found if len(found) == len(ordinal.numbers) else ()


def _is_monthly(rules: Rules) -> bool:
    shorter, longer = _NEARLY["month"]
    return shorter < round_length(rules.season) < longer


def _of_month(month: int, rules: Rules, open_number: int | None) -> tuple[int, ...]:
    """The round of a month of the year: the only one, or where the season is longer that of the date."""
    opened = {r.number for r in rules.season.rounds if (r.opens.wall + _A_WEEK).month == month}
    found = opened & rules.rounds
    return tuple(found) if len(found) == 1 else tuple(found & {open_number})


def _of_something_else(ordinal: Ordinal, rules: Rules) -> bool:
    """`One of two` of another number than that of the rounds; the third edition of an event of days."""
    if ordinal.unit == "fraction" and ordinal.word == "words":
        return ordinal.total not in (len(rules.rounds), max(rules.rounds), *rules.own_numbers)
    daily = round_length(rules.season) <= timedelta(days=2)
    return daily and ordinal.word in EDITIONS | {"name"} - rules.units


def _as_rounds(claim: Claim, ordinal: Ordinal, rules: Rules, open_number: int | None) -> Named | None:
    numbers = tuple(number for number in ordinal.numbers if number in rules.rounds)
    weak = (claim.free and (claim.weak or not _telling(ordinal, rules))) or _of_years(ordinal, rules)
    if claim.free and open_number not in numbers and ordinal.word in THINGS - rules.units:
        return None
    if len(numbers) == len(ordinal.numbers):
        if ordinal.own and ordinal.numbers == (1,) and open_number is not None and open_number >= min(rules.rounds) + 1:
            return None
        return Named(claim, numbers, weak=weak)
    if claim.free or _counts_own(ordinal, rules):
        return None
    gone = any(number in rules.skipped for number in ordinal.numbers)
    if ordinal.unit in ("part", "hash", "bare") and not numbers and not gone and claim.signal in ("title", "tag"):
        return None
    wrong = [number for number in ordinal.numbers if number not in rules.rounds]
    skipped = [number for number in wrong if number in rules.skipped]
    doubt = reasons.never_took_place(skipped) if skipped else reasons.not_there(wrong)
    return Named(claim, numbers, doubt=doubt, instead=(open_number,) if open_number is not None else ())


def _counts_pieces(ordinal: Ordinal, rules: Rules, judged: Judged, place: Place) -> bool:
    """`Post 7/100` of `A Hundred Letters` in rounds of a month, `post 4` two rounds ahead: the author's own pieces."""
    season, known = rules.season, rules.rounds | rules.skipped
    long = round_length(season) >= _LONG and ordinal.unit not in ("week", "month", "round", "part")
    if long and any(number > _FEW * max(known) for number in rules.own_numbers - rules.edition.years):
        return True
    if ordinal.unit != "post" or ordinal.word in rules.units | THINGS | {"name"} or not place.open:
        return False
    ahead = judged.moment + round_length(season)
    unopened = all(any(r.number == n and opens_at(season, r) > ahead for r in season.rounds) for n in ordinal.numbers)
    return unopened and round_length(season) > _A_FEW_DAYS  # of daily rounds a post may be the one of some days later


def _counts_own(ordinal: Ordinal, rules: Rules) -> bool:
    """Posts beyond the rounds are the author's own count; where one round is all there is, so is every number."""
    known = rules.rounds | rules.skipped
    if len(known) == 1:
        return True
    beyond = all(not min(known) <= number <= max(known) for number in ordinal.numbers)
    if ordinal.unit != "noun" and min(ordinal.numbers) > 2 * max(known) + _FEW:
        return True
    return beyond and (ordinal.unit == "post" or ordinal.word == "name") and ordinal.word not in rules.units


def _of_years(ordinal: Ordinal, rules: Rules) -> bool:
    """`The third edition` may be that of the third year, unless this challenge calls its rounds so."""
    return ordinal.word in EDITIONS and ordinal.word not in rules.units


def _either(claim: Claim, open_number: int | None) -> Named | None:
    """`Week 2` in the second week of a season of fortnights: the second week, or the second round before it opens."""
    if claim.free or claim.ordinal is None or open_number is None:
        return None
    number, unit = claim.ordinal.numbers[0], claim.ordinal.unit
    doubt = (
        f"“{unit.title()} {number}” may count the rounds, or the {unit}s since the season began: "
        f"then it means round {open_number}."
    )
    return Named(claim, (number,), doubt=doubt, instead=(open_number,))


def _telling(ordinal: Ordinal, rules: Rules) -> bool:
    """Whether an ordinal that stands alone is likely the round's: the unit of the rounds, or out of their number."""
    if ordinal.unit == "fraction":
        return ordinal.total in (len(rules.rounds), max(rules.rounds), *rules.own_numbers)
    if ordinal.unit == "hash" and min(rules.rounds) > _DAYS_OF_A_MONTH:
        return True
    if ordinal.unit in ("day", "post") and rules.many_open:
        return True
    if ordinal.unit == "day" and ordinal.word not in rules.units:
        return round_length(rules.season) <= timedelta(days=2)
    return ordinal.unit in ("week", "month", "round") or ordinal.word in rules.units


def _means_calendar(ordinal: Ordinal, rules: Rules, place: Place) -> bool:
    """`day 13` in a season of weeks, `week 3` in one of days: a place in the calendar rather than a round."""
    days = _UNIT_DAYS.get(ordinal.unit)
    length = round_length(rules.season)
    if days is None or _counted_in(ordinal.unit, rules) or rules.many_open:
        return False
    if ordinal.unit == "day" and length >= _MONTHS:
        return True
    if len(ordinal.numbers) != 1:
        return False
    shorter, longer = _NEARLY[ordinal.unit]
    if shorter < length < longer:
        return False
    number = ordinal.numbers[0]
    if place.round is not None and place.open and place.round.number == number:
        return False
    return number not in rules.rounds or length < timedelta(days=days)


def _could_mean_calendar(ordinal: Ordinal, rules: Rules, judged: Judged, open_number: int | None) -> bool:
    """Whether the number is that of a round, while the date fits the calendar's count and another round."""
    days = _UNIT_DAYS.get(ordinal.unit)
    if (
        days is None
        or len(ordinal.numbers) != 1
        or _counted_in(ordinal.unit, rules)
        or rules.many_open
        or ordinal.numbers[0] == open_number
    ):
        return False
    shorter, longer = _NEARLY[ordinal.unit]
    return not shorter < round_length(rules.season) < longer and _fits_calendar(ordinal.numbers[0], days, rules, judged)


def _counted_in(unit: str, rules: Rules) -> bool:
    """Whether the challenge itself counts in this unit, as `100DaysToOffload` does."""
    return any(word in (unit, unit + "s") for name in rules.names for word in name.words)


def _fits_calendar(number: int, days: int, rules: Rules, judged: Judged) -> bool:
    begins = rules.season.starts.wall + timedelta(days=days * (number - 1))
    wall = judged.moment.replace(tzinfo=None)
    slack = timedelta(days=1.5)
    return begins - slack <= wall < begins + timedelta(days=days) + slack


def _short_year(ordinal: Ordinal, rules: Rules) -> bool:
    """`Blaugust 26` in 2026."""
    if ordinal.unit != "bare" or ordinal.end - ordinal.start != 2:
        return False
    return ordinal.numbers[0] in {year % 100 for year in rules.title_years}
