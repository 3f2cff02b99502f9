"""Ordinals as people write them: `week 3`, `my sixth and final post`, `Pt.4`, `3/10`, `第三週`. Pure, on folded text.

What looks alike and is none is left out here: durations (`the 6 week challenge`, `12 days late`), years, totals, and
numbers of something else (`task #2`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from challenge.patterns import late
from challenge.recognition.numbers.calendar_words import LONG_MONTHS
from challenge.recognition.numbers.counted import num_first, unit_first
from challenge.recognition.numbers.numerals import read_number, read_roman
from challenge.recognition.numbers.ordinal import Ordinal
from challenge.recognition.numbers.ordinal_patterns import (
    AFTER_NAME,
    BETWEEN,
    CJK,
    CJK_UNIT,
    DOWN_TO_GO,
    FRACTION,
    HASH,
    IN_SERIES,
    JOINED,
    KOREAN,
    LOOSE,
    NOT_DONE,
    NOT_OURS,
    ONE_MORE,
    PASSING_AFTER,
    PASSING_BEFORE,
    RUN,
    TALLIED,
    WORD_LIST,
    WORDED_FRACTION,
)
from challenge.recognition.numbers.units import is_plural, singular, unit_class
from challenge.recognition.numbers.word_tree import any_of

_LONGEST_RANGE = 10
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d[-/.\s]$")
_MONTH_NEXT = late(rf"(?:\.?\s?[/&+-]\s?\d{{1,2}})?\.?\s(?:(?:st|nd|rd|th)\s)?(?:of\s)?{any_of(LONG_MONTHS)}(?![^\W_])")
_DAY_NEXT = late(r"\s\d{1,2}\s(?:20)?\d\d\b(?!\s\d)")
"""`3 18 23` of an address is a date."""
_IN_DATE = re.compile(r"\d{1,2}[-/.\s]\d{1,2}(?!\d)")


@lru_cache(maxsize=4096)
def find_ordinals(low: str, shown: str = "") -> tuple[Ordinal, ...]:
    """Every ordinal in a folded text, in order, without overlaps. `shown` tells `Part I` from `part i wrote`."""
    shown = shown if len(shown) == len(low) else low
    found: list[Ordinal] = []
    for hits in (
        _runs(low),
        _word_lists(low),
        num_first(low, shown),
        unit_first(low, shown),
        _cjk(low),
        _fractions(low),
        _hashes(low),
        _loose(low),
    ):
        found += [hit for hit in hits if not any(hit.start < o.end and o.start < hit.end for o in found)]
    found.sort(key=lambda o: o.start)
    return tuple(_joined([_in_passing(o, low) for o in found if _plausible(o)], low))


def bare_number_after(low: str, end: int) -> Ordinal | None:
    """The number that follows a name at once: `Weekly Challenge 123`, `Blaugust 04`, `pwc057`."""
    hit = AFTER_NAME.match(low, end)
    if hit is not None and _IN_DATE.match(low, hit.start("num")) and _YEAR_BEFORE.search(low[: hit.start("num")]):
        return None
    if hit is not None and (_MONTH_NEXT.match(low, hit.end()) or _DAY_NEXT.match(low, hit.end())):
        return None
    if hit is None or (":" in hit["gap"] and re.match(r"\s\w", low[hit.end() :])):
        return None
    if len(hit["num"]) < 3 and hit["num"][0] != "0" and re.match(r"\s[a-z]{2,}s\b", low[hit.end() :]):
        return None
    more = ONE_MORE.match(low, hit.end("num"))
    if more is None or int(more["num"]) != int(hit["num"]) + 1:
        number = Ordinal((int(hit["num"]),), "bare", hit.start("num"), hit.end("num"))
    else:
        number = Ordinal((int(hit["num"]), int(more["num"])), "bare", hit.start("num"), more.end())
    return number if _plausible(number) else None


def bare_number_before(low: str, start: int) -> Ordinal | None:
    """The number that stands before a name, at the beginning or after a bracket: `04 - Blaugust`, `53 #100Days`."""
    hit = re.search(r"(?:^|[(\[|])\s?(?P<num>\d{1,3})[\s:.)\-|]{1,3}$", low[max(0, start - 12) : start])
    if hit is None or (start > 12 and hit.start() == 0 and low[start - 12] not in "([|"):
        return None
    offset = max(0, start - 12)
    number = Ordinal((int(hit["num"]),), "bare", offset + hit.start("num"), offset + hit.end("num"))
    return number if _plausible(number) else None


def _runs(low: str) -> list[Ordinal]:
    """`R1D4`: the fourth day of somebody's first run."""
    return [Ordinal((int(hit["day"]),), "day", hit.start(), hit.end()) for hit in RUN.finditer(low)]


def _word_lists(low: str) -> list[Ordinal]:
    """`weeks one and two`, `days six to eight`, `the first and second week`."""
    found = []
    for hit in WORD_LIST.finditer(low):
        unit = unit_class(hit["unit"] or hit["unit2"])
        written = (hit["a"], hit["b"]) if hit["unit"] else (hit["c"], hit["d"])
        numbers = tuple(read_number(w) or int(re.sub(r"\D", "", w) or 0) for w in written)
        if hit["to"] and numbers[0] < numbers[1] <= numbers[0] + _LONGEST_RANGE:
            numbers = tuple(range(numbers[0], numbers[1] + 1))
        if unit is not None and all(numbers):
            found.append(Ordinal(numbers, unit, hit.start(), hit.end(), word=singular(hit["unit"] or hit["unit2"])))
    return found


def _loose(low: str) -> list[Ordinal]:
    """`This is 90 day of #X`: a slip that people make; the plural is a duration."""
    return [
        Ordinal((int(hit["num"]),), unit, hit.start(), hit.end())
        for hit in LOOSE.finditer(low)
        if (unit := unit_class(hit["unit"])) is not None
        and not is_plural(hit["unit"])
        and unit in ("day", "week", "post")
    ]


def _fractions(low: str) -> list[Ordinal]:
    found = []
    for hit in FRACTION.finditer(low):
        number, total = int(hit["num"]), int(hit["total"])
        tallied = hit["how"] != "/" and TALLIED.match(low, hit.end())
        if 0 < number <= total and total > 1 and not tallied:
            found.append(Ordinal((number,), "fraction", hit.start(), hit.end(), total))
    for hit in (*WORDED_FRACTION.finditer(low), *DOWN_TO_GO.finditer(low)):
        number, other = (int(n) if n.isdigit() else read_number(n) or 0 for n in hit.groups())
        total = number + other if "rest" in hit.groupdict() else other
        if 0 < number <= total and total > 1:
            found.append(Ordinal((number,), "fraction", hit.start(), hit.end(), total, word="words"))
    return found


def _hashes(low: str) -> list[Ordinal]:
    found = [
        Ordinal((_number(hit["num"] or hit["sum"], hit["word"] or hit["total"]),), "post", hit.start(), hit.end())
        for hit in IN_SERIES.finditer(low)
    ]
    for hit in HASH.finditer(low):
        number = read_roman(hit["roman"]) if hit["roman"] else _number(hit["num"], hit["word"])
        if number and not NOT_OURS.search(low[max(0, hit.start() - 12) : hit.start()]):
            found.append(Ordinal((number,), "hash", hit.start(), hit.end()))
    return found


def _number(figures: str | None, word: str | None) -> int:
    return int(figures) if figures else read_number(word or "") or 0


def _cjk(low: str) -> list[Ordinal]:
    found = []
    for hit in CJK.finditer(low):
        written = hit["a"] or hit["b"] or hit["c"] or hit["d"]
        sign = (hit["ua"] or hit["ub"] or hit["uc"] or "")[:1] or (hit["ud"] or "")[-1:]
        number = int(written) if written.isdigit() else KOREAN.get(written) or read_number(written)
        if number:
            found.append(Ordinal((number,), CJK_UNIT.get(sign, "round"), hit.start(), hit.end()))
    return found


def _plausible(ordinal: Ordinal) -> bool:
    return all(0 <= number <= 999 for number in ordinal.numbers)


def _in_passing(ordinal: Ordinal, low: str) -> Ordinal:
    before, after = low[max(0, ordinal.start - 48) : ordinal.start], low[ordinal.end : ordinal.end + 24]
    passing = (
        any(words.search(before) for words in (PASSING_BEFORE, JOINED, NOT_DONE))
        or PASSING_AFTER.match(after) is not None
    )
    return replace(ordinal, passing=True) if passing else ordinal


def _joined(found: list[Ordinal], low: str) -> list[Ordinal]:
    """`week 2 and week 3` is one ordinal of two numbers."""
    joined: list[Ordinal] = []
    for ordinal in found:
        last = joined[-1] if joined else None
        between = low[last.end : ordinal.start] if last else ""
        next_to = last and between.strip() in ("-", "/") and ordinal.numbers[0] == last.numbers[-1] + 1
        if last and last.unit == ordinal.unit and not last.passing and (next_to or BETWEEN.fullmatch(between)):
            numbers = tuple(dict.fromkeys(last.numbers + ordinal.numbers))
            joined[-1] = replace(last, numbers=numbers, end=ordinal.end)
        else:
            joined.append(ordinal)
    return joined


__all__ = ["Ordinal", "bare_number_after", "bare_number_before", "find_ordinals"]
