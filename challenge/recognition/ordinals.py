"""Ordinals as people write them: `week 3`, `my sixth and final post`, `Pt.4`, `3/10`, `第三週`. Pure, on folded text.

What looks alike and is none is left out here: durations (`the 6 week challenge`, `12 days late`), years, totals, and
numbers of something else (`task #2`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from challenge.recognition.numerals import AMBIGUOUS, read_number
from challenge.recognition.ordinal_patterns import (
    AFTER_NAME,
    AND,
    BETWEEN,
    CJK,
    CJK_UNIT,
    FRACTION,
    HASH,
    IN_SERIES,
    LOOSE,
    NOT_OURS,
    NUM_FIRST,
    ONE_MORE,
    OWN,
    PASSING_AFTER,
    PASSING_BEFORE,
    UNIT_FIRST,
    WORD_LIST,
)
from challenge.recognition.units import CARRIERS, ENGLISH, ONLY_AFTER_NUMBER, UnitClass, unit_class


@dataclass(frozen=True, slots=True)
class Ordinal:
    """Numbers somebody gives to a piece of text, and where they stand in it.

    `unit` is `day`, `week`, `month`, `round`, `post`, `part`, `noun` (any word that is counted), `fraction` (3/10),
    `hash` (#3) or `bare`. `own` says that
    it counts the author's own posts (`my third post`); `passing` that it speaks of another round (`I missed week 2`).
    """

    numbers: tuple[int, ...]
    unit: UnitClass
    start: int
    end: int
    total: int | None = None
    own: bool = False
    passing: bool = False


@lru_cache(maxsize=4096)
def find_ordinals(low: str, shown: str = "") -> tuple[Ordinal, ...]:
    """Every ordinal in a folded text, in order, without overlaps. `shown` tells `Part I` from `part i wrote`."""
    shown = shown if len(shown) == len(low) else low
    found: list[Ordinal] = []
    for hits in (
        _word_lists(low),
        _num_first(low),
        _unit_first(low, shown),
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


def _unit_first(low: str, shown: str) -> list[Ordinal]:
    found = []
    for hit in UNIT_FIRST.finditer(low):
        unit = unit_class(hit["unit"])
        if (
            unit is None
            or hit["unit"] in ONLY_AFTER_NUMBER
            or NOT_OURS.search(low[max(0, hit.start() - 12) : hit.start()])
        ):
            continue
        if hit["unit"] in ("w", "d") and (
            hit["num"] is None or hit["sign"].strip("#-_ ") or low[hit.start() - 1 : hit.start()] == "'"
        ):
            continue
        plural = hit["unit"].endswith("s") or hit["unit"] in ("tage", "wochen", "teile", "dage", "uker")
        if hit["num"] is not None:
            numbers = _with_more(int(hit["num"]), hit["more"], plural)
            end = hit.end("more") if hit["more"] and len(numbers) > 1 else hit.end("num")
            end = hit.end("total") if hit["total"] and not hit["more"] else end
            total = int(hit["total"]) if hit["total"] and not hit["more"] else None
            found.append(Ordinal(numbers, unit, hit.start(), end, total))
        elif hit["word"] is not None:
            number = read_number(hit["word"])
            foreign = hit["word"] in AMBIGUOUS and hit["unit"] in ENGLISH
            if number and not plural and not foreign:
                found.append(Ordinal((number,), unit, hit.start(), hit.end()))
        elif number := _roman(
            hit["roman"], shown[hit.start("roman") : hit.end("roman")], low[hit.end() : hit.end() + 4]
        ):
            found.append(Ordinal((number,), unit, hit.start(), hit.end()))
    return found


def _num_first(low: str) -> list[Ordinal]:
    found = []
    for hit in NUM_FIRST.finditer(low):
        unit = unit_class(hit["unit"])
        number = int(hit["num"]) if hit["num"] else read_number(hit["word"])
        if unit is None or not number or hit["unit"] in ("w", "d", "p") or _plural(hit["unit"]):
            continue
        if hit["tail"] == "." and hit["unit"] in ENGLISH:
            continue
        own = OWN.search(low[max(0, hit.start() - 16) : hit.start()]) is not None and unit == "post"
        found.append(Ordinal((number,), unit, hit.start(), hit.end(), own=own))
    return found


def _word_lists(low: str) -> list[Ordinal]:
    """`weeks one and two`, `the first and second week`."""
    found = []
    for hit in WORD_LIST.finditer(low):
        unit = unit_class(hit["unit"] or hit["unit2"])
        written = (hit["a"], hit["b"]) if hit["unit"] else (hit["c"], hit["d"])
        numbers = tuple(read_number(w) or int(re.sub(r"\D", "", w) or 0) for w in written)
        if unit is not None and all(numbers):
            found.append(Ordinal(numbers, unit, hit.start(), hit.end()))
    return found


def _loose(low: str) -> list[Ordinal]:
    """`This is 90 day of #X`: a slip that people make; the plural is a duration."""
    return [
        Ordinal((int(hit["num"]),), unit, hit.start(), hit.end())
        for hit in LOOSE.finditer(low)
        if (unit := unit_class(hit["unit"])) is not None
        and not _plural(hit["unit"])
        and unit in ("day", "week", "post")
    ]


def _fractions(low: str) -> list[Ordinal]:
    found = []
    for hit in FRACTION.finditer(low):
        number, total = int(hit["num"]), int(hit["total"])
        if 0 < number <= total and total > 1:
            found.append(Ordinal((number,), "fraction", hit.start(), hit.end(), total))
    return found


def _hashes(low: str) -> list[Ordinal]:
    found = [
        Ordinal((_number(hit["num"] or hit["sum"], hit["word"] or hit["total"]),), "post", hit.start(), hit.end())
        for hit in IN_SERIES.finditer(low)
    ]
    for hit in HASH.finditer(low):
        number = int(hit["num"]) if hit["num"] else read_number(hit["word"])
        if number and not NOT_OURS.search(low[max(0, hit.start() - 12) : hit.start()]):
            found.append(Ordinal((number,), "hash", hit.start(), hit.end()))
    return found


def _number(figures: str | None, word: str | None) -> int:
    return int(figures) if figures else read_number(word or "") or 0


def _cjk(low: str) -> list[Ordinal]:
    found = []
    for hit in CJK.finditer(low):
        written = hit["a"] or hit["b"] or hit["c"]
        sign = (hit["ua"] or hit["ub"] or hit["uc"] or "")[:1]
        number = int(written) if written.isdigit() else read_number(written)
        if number:
            found.append(Ordinal((number,), CJK_UNIT.get(sign, "round"), hit.start(), hit.end()))
    return found


def _with_more(first: int, more: str | None, plural: bool) -> tuple[int, ...]:
    """The whole list: `03 and 04`, `2 & 3`, `5-7`. A number that merely stands behind is none (`Day 5 - 7 books`)."""
    if not more:
        return (first,)
    numbers = [first]
    for piece in re.finditer(rf"(?P<how>{AND}|-|to|through|bis|~)(?P<gap>\s{{0,2}})#?(?P<num>\d{{1,3}})", more):
        number, how = int(piece["num"]), piece["how"]
        if how in ("-", "to", "through", "bis", "~"):
            spaced = how == "-" and (piece["gap"] or more.startswith(" "))
            if number <= numbers[-1] or number - numbers[-1] > 10 or (spaced and not plural):
                break
            numbers += range(numbers[-1] + 1, number + 1)
        elif how in ("/", ",") and not plural:
            break
        elif plural or number == numbers[-1] + 1:
            numbers.append(number)
        else:
            break
    return tuple(dict.fromkeys(numbers))


def _roman(written: str, shown: str, after: str) -> int | None:
    if not re.fullmatch(r"(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3})", written):
        return None
    if len(written) == 1 and (shown != shown.upper() or re.match(r" [a-np-z]", after)):
        return None
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}.get(letter, 100) for letter in written]
    return sum(-v if v < max(values[k:], default=0) else v for k, v in enumerate(values))


def _plausible(ordinal: Ordinal) -> bool:
    return all(0 <= number <= 999 for number in ordinal.numbers)


def _plural(unit: str) -> bool:
    return unit.endswith("s") and unit not in CARRIERS


def _in_passing(ordinal: Ordinal, low: str) -> Ordinal:
    before, after = low[max(0, ordinal.start - 48) : ordinal.start], low[ordinal.end : ordinal.end + 24]
    passing = PASSING_BEFORE.search(before) is not None or PASSING_AFTER.match(after) is not None
    return replace(ordinal, passing=True) if passing else ordinal


def _joined(found: list[Ordinal], low: str) -> list[Ordinal]:
    """`week 2 and week 3` is one ordinal of two numbers."""
    joined: list[Ordinal] = []
    for ordinal in found:
        last = joined[-1] if joined else None
        if last and last.unit == ordinal.unit and not last.passing and BETWEEN.fullmatch(low[last.end : ordinal.start]):
            numbers = tuple(dict.fromkeys(last.numbers + ordinal.numbers))
            joined[-1] = replace(last, numbers=numbers, end=ordinal.end)
        else:
            joined.append(ordinal)
    return joined
