"""Claims that plainly count or tell something else than the round, left out. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from challenge.content.rounds import opens_at
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import round_by_date
from challenge.recognition.deciding.rounds_named import Named
from challenge.recognition.deciding.when import round_length
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.units import THINGS

_DAYS = 5
_WEEK = 7
_ROUNDS = ("day", "week", "month", "round")
_RUNS = frozenset({"round", "runde", "ronde", "ronda", "rodada", "tour", "turno", "runda", "раунд"})
"""What a whole run is called by people who count its days."""


def without_others(each: list[Named], case: Case) -> list[Named]:
    """The claims that speak of the round, whatever they say of it."""
    each = _without_days(_without_copied(_without_idle(each, case), case), case)
    each = _without_asides(each, case)
    return _without_passing(_without_unopened(each, case), case)


def _without_idle(each: list[Named], case: Case) -> list[Named]:
    """Leave out numbers that plainly count something else: free ones beside a bound one, or that are no round.

    `As in yesterday's …` under a title that names the challenge with its number speaks of the post before.
    """
    each = _without_own_count(each, case)
    bound = [n for n in each if not n.claim.free and not n.weak and (n.numbers or n.doubt)]
    titled = any(n.claim.plain and n.claim.signal == "title" and n.numbers and not n.claim.loose for n in bound)
    kept: list[Named] = []
    for n in each:
        if (n.claim.free and (n.doubt or not n.numbers)) or (titled and n.claim.back and n.doubt):
            continue
        if n.claim.free and bound and not _same_kind(n, bound):
            continue
        kept.append(n)
    return kept


def _without_own_count(each: list[Named], case: Case) -> list[Named]:
    """Leave out `my first post on this site …` under a title that counts the round of the date: `Day 4: …`."""
    today = round_by_date(case)
    told = any(
        n.claim.signal == "title" and n.claim.ordinal and n.claim.ordinal.unit in _ROUNDS and n.numbers == today
        for n in each
        if not n.weak and not n.claim.address
    )
    if not told or case.evidence.late:
        return each
    units = case.rules.units | THINGS | {"name"}
    return [n for n in each if not (_counts_posts(n, units) and n.numbers != today)]


def _counts_posts(named: Named, units: Collection[str]) -> bool:
    ordinal = named.claim.ordinal
    posts = ordinal is not None and ordinal.unit == "post" and ordinal.word not in units
    return posts and named.claim.signal == "sentence"


def _without_copied(each: list[Named], case: Case) -> list[Named]:
    """Leave out what the address says alone where the title itself has another number, or the words of the date's."""
    title = [n for n in each if n.claim.signal == "title" and n.claim.plain and n.numbers]
    takes = case.evidence.takes
    today = set(round_by_date(case))
    told = takes is not None and any(t.number in today and t.spot == "title" and t.words > 1 for t in takes.taken)
    return [n for n in each if not (n.claim.address and (title or (told and not today & set(n.numbers))))]


def _without_days(each: list[Named], case: Case) -> list[Named]:
    """Leave out the days of a longer round, `Old Ink Week 2024 - Day 3`, which is named too or has no such number.

    In an event of days the run is left out: `Round 2, Day 14`.
    """
    days = [n for n in each if n.claim.ordinal is not None and n.claim.ordinal.unit == "day"]
    if round_length(case.rules.season) <= timedelta(days=_DAYS):
        within = {n.numbers for n in days if len({each.numbers for each in days}) == 1 and _of_a_week(n, case)}
        return [n for n in each if not _beside_a_day(n, days) and n.numbers not in within]
    if not days or case.rules.all_open or "day" in case.rules.units:
        return each
    today, known = round_by_date(case), case.rules.rounds
    named = any(n.numbers == today and n.claim.ordinal is None and not n.weak for n in each)
    named = named or any(n.numbers and not n.weak and not n.doubt and _is_longer(n) for n in each)
    return [n for n in each if n not in days or not (named or set(n.claim.numbers) - known)]


def _of_a_week(named: Named, case: Case) -> bool:
    """`Week 2, Day 7` on the fourteenth day of a season of days."""
    day = named.numbers[0] if len(named.numbers) == 1 else 0
    claims = [
        c for c in case.evidence.claims if c.ordinal and c.ordinal.unit == "week" and c.signal == named.claim.signal
    ]
    return 0 < day <= _WEEK and any((_WEEK * (c.numbers[0] - 1) + day,) == round_by_date(case) for c in claims)


def _is_longer(named: Named) -> bool:
    """`Week 2` beside a day: the day is one of its days."""
    return named.claim.ordinal is not None and named.claim.ordinal.unit in ("week", "month", "round")


def _beside_a_day(named: Named, days: Sequence[Named]) -> bool:
    """Whether a round is counted right before a day of it."""
    ordinal = named.claim.ordinal
    if ordinal is None or ordinal.unit != "round" or ordinal.word not in _RUNS:
        return False
    return any(
        each.claim.signal == named.claim.signal
        and each.claim.ordinal
        and 0 < each.claim.ordinal.start - ordinal.end <= 3
        for each in days
    )


def _without_asides(each: list[Named], case: Case) -> list[Named]:
    """Leave out what sentences without the name say, where one with it names the round whose prompt is the title's."""
    takes, marks = case.evidence.takes, {mark.quote for mark in case.evidence.sure}
    titled = {t.number for t in takes.taken if t.spot == "title" and t.share == 1 and t.words > 1} if takes else set()
    both = {n.numbers for n in each if n.claim.quote in marks and len(n.numbers) == 1 and n.numbers[0] in titled}
    if len(both) != 1:
        return each
    return [n for n in each if n.numbers in both or n.claim.signal != "sentence" or n.claim.quote in marks]


def _same_kind(free: Named, bound: Sequence[Named]) -> bool:
    """Whether a number that stands alone speaks of the same thing as one bound to the challenge."""
    if free.claim.ordinal is None:
        return True
    if not any(n.claim.ordinal is not None for n in bound):
        return not free.weak
    units = {n.claim.ordinal.unit for n in bound if n.claim.ordinal is not None}
    return free.claim.ordinal.unit in units or any(free.numbers == n.numbers for n in bound)


def _without_unopened(each: list[Named], case: Case) -> list[Named]:
    """Leave out words in a sentence that a prompt yet far ahead will have: nobody can take it up."""
    worded = [n for n in each if n.claim.signal == "sentence" and n.claim.ordinal is None and n.numbers]
    if not worded or not round_by_date(case):
        return each
    season = case.rules.season
    ahead = case.judged.moment + round_length(season)
    unopened = {r.number for r in season.rounds if opens_at(season, r) > ahead}
    return [n for n in each if n not in worded or not set(n.numbers) <= unopened]


def _without_passing(each: list[Named], case: Case) -> list[Named]:
    """Leave out one's own count (`my first … post`) where the post names the prompt of the date, and words of other
    prompts where it links to that one, or what other week a prompt reminds of where its title takes that up too. A
    prompt that is a number word (`Seven`) counts nothing.
    """
    today, takes = set(round_by_date(case)), case.evidence.takes
    titles = [t for t in takes.taken if t.number in today and t.spot == "title"] if takes is not None else []
    titled = any(t.share == 1 and t.words > 1 for t in titles)
    linked = any(n.claim.signal == "prompt link" and n.numbers and set(n.numbers) == today for n in each)
    said = [n for n in each if n.claim.signal == "sentence" and n.numbers and not today & set(n.numbers)]
    worded = any(n.claim.taken and not n.weak and set(n.numbers) == today for n in each)
    if case.evidence.late or not (titled or linked or worded):
        return each
    own = ("post", "hash") if titled else ("post",)
    idle = [n for n in said if (titled or worded) and n.claim.ordinal is not None and n.claim.ordinal.unit in own]
    idle += [n for n in said if linked and n.claim.ordinal is None and not n.claim.back]
    idle += [n for n in said if linked and titles and n.claim.free]
    spelt = {(read_number(p.joined),) for p in case.rules.prompts if worded and p.number in today}
    return [n for n in each if n not in idle and not (n.claim.ordinal is not None and n.numbers in spelt)]
