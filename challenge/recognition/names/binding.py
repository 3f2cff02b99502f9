"""Which ordinal belongs to which challenge where several stand in one sentence. Pure, on folded text.

`This is day 53 of #100DaysToOffload, and post 21 for #WeblogPoMo2024`: hashtags and other challenges are barriers, also
those that are no season of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from challenge.patterns import late
from challenge.recognition.names.beside import beside_name, head_number, listed_at_end, of_any_noun, of_own_noun
from challenge.recognition.names.name import Hit
from challenge.recognition.numbers.ordinal import OF_YEAR
from challenge.recognition.numbers.ordinals import Ordinal, bare_number_after, bare_number_before, find_ordinals

_FOREIGN = late(
    r"#(?!(?:day|week|tag|woche|dia|jour|dag|post|round|month|part)\d)[^\W\d]\w{3,}|#\d{1,4}[^\W\d_]\w{2,}|\b[a-z]{2,}(?:pomo|wrimo|tober|uary|vember)\d{0,4}\b"
    r"|(?<=\bof the )(?:[\w'-]+\s){1,3}(?:challenge|carnival|marathon|course|camp|project)\b"
    r"|(?<=\bfor the )(?:[\w'-]+\s){1,3}(?:challenge|carnival|marathon|course|camp|project)\b"
)
_LEADS_RIGHT = late(
    r"[\s,*)\]:]{0,4}(?:\([^)]{0,20}\)\s?)?(?:[\w'-]+\s){0,3}?(?:of|for|in|from|to|on|at|der|des|von|zur|zum|fur|beim|de|del|du|da|do|della|des|van|voor|av|af|i|til|till|w|z|в|для|の)\b.{0,60}",
    re.DOTALL,
)
_GOES_ON = late(r",?\s(?:and|plus|und|et|y)\s")
_CLOSE_LEFT = late(
    r"(?:['\"]?s?\b)?(?:\W{0,4}(?:(?:19|20)\d\d|'\d\d|challenge|edition|spring|summer|autumn|fall|winter|entry|post|submission|season|,|for|and|is|prompt|my)){0,4}\W{0,4}"
)
_RANK = {
    "day": 0,
    "week": 0,
    "month": 0,
    "round": 0,
    "fraction": 1,
    "post": 2,
    "noun": 2,
    "part": 3,
    "hash": 4,
    "bare": 5,
}


def bound_ordinals(
    low: str,
    ours: Sequence[Hit],
    theirs: Sequence[tuple[int, int]],
    shown: str = "",
    title: bool = False,
    named: frozenset[int] = frozenset(),
    units: Collection[str] = (),
) -> list[Ordinal]:
    """The ordinals of the best kind in `low` that belong to one of `ours`, not to one of `theirs` or a barrier.

    `named`: numbers that are a part of the challenge's own name, as in `52 Frames`; `units`: what it counts in.
    """
    if not ours:
        return []
    marks = _marks(low, ours, theirs)
    found = [o for o in find_ordinals(low, shown) if _fits_beside(low, o, marks, named)]
    belonging = [o for o in found if _owner(low, o, marks)]
    belonging += _grown_on(ours) + [o for hit in ours for o in beside_name(low, shown, hit)]
    belonging = [o for o in belonging if o.word != "last"] or belonging
    listed = listed_at_end(low)
    if belonging and listed and all({*o.numbers} <= {*listed[0].numbers} for o in belonging):
        belonging = listed
    belonging = belonging or of_own_noun(low, ours, units) or of_any_noun(low, ours) or listed
    belonging = belonging or (head_number(low) if title else [])
    if not belonging or all(o.unit in ("part", "hash") and not _touches(o, marks) for o in belonging):
        belonging = _bare(low, ours, title, named) or belonging
    return _nearest(low, best_kind([o for o in belonging if not o.passing]), marks)


def _nearest(low: str, ordinals: list[Ordinal], marks: list[tuple[int, int, bool]]) -> list[Ordinal]:
    """Where two of a kind disagree, the one that touches the name (`challenge-001-2019-week-13`)."""
    if len({o.numbers for o in ordinals}) < 2:
        return ordinals
    led = [o for o in ordinals if any(ours and _OF.fullmatch(low[o.end : start]) for start, _, ours in marks)]
    return led or [o for o in ordinals if _touches(o, marks)] or ordinals


_OF = late(r"\W{0,3}(?:of|for|in|from)\s(?:the\s|my\s|our\s|this\s)?#?")


def _touches(ordinal: Ordinal, marks: list[tuple[int, int, bool]]) -> bool:
    return any(ours and ordinal.start <= end + 2 and start <= ordinal.end + 2 for start, end, ours in marks)


def free_ordinals(low: str, ours: Sequence[Hit], theirs: Sequence[tuple[int, int]], shown: str = "") -> list[Ordinal]:
    """Ordinals in a text that names no challenge of ours and which no barrier takes."""
    marks = _marks(low, (), list(theirs) + [(h.start, h.end) for h in ours])
    return [o for o in find_ordinals(low, shown) if not o.passing and (not marks or not _owned_by_other(low, o, marks))]


def best_kind(ordinals: Sequence[Ordinal]) -> list[Ordinal]:
    """`my third post for week 4`: the round's own number goes before a count of posts, that before a part."""
    if not ordinals:
        return []
    best = min(_RANK[o.unit] for o in ordinals)
    return [o for o in ordinals if _RANK[o.unit] == best]


def _marks(low: str, ours: Sequence[Hit], theirs: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    marks = [(hit.start, hit.end + len(hit.attached), True) for hit in ours]
    rest = list(theirs) + [hit.span() for hit in _FOREIGN.finditer(low)]
    marks += [(a, b, False) for a, b in rest if not any(a < end and start < b for start, end, _ in marks)]
    return sorted(marks)


def _fits_beside(low: str, ordinal: Ordinal, marks: list[tuple[int, int, bool]], named: frozenset[int]) -> bool:
    """Not a piece of a name itself (`the 6 week challenge`); at the rim of a name an overlap is allowed."""
    for start, end, _ in marks:
        inside = start <= ordinal.start and ordinal.end <= end
        reaches_in = ordinal.start < start < ordinal.end
        takes_its_number = reaches_in and (low[start : start + 1].isdigit() or {*ordinal.numbers} <= named)
        if inside or takes_its_number:
            return False
    return True


def _owner(low: str, ordinal: Ordinal, marks: list[tuple[int, int, bool]]) -> bool:
    """Whether the nearest mark is ours; ties go where the words lead."""
    right = next((mark for mark in marks if mark[0] >= ordinal.end - 1), None)
    left = next((mark for mark in reversed(marks) if mark[1] <= ordinal.start + 1), None)
    if left is None and right is None:
        return any(mark[2] for mark in marks)
    if right is None or left is None:
        return (right or left or (0, 0, False))[2]
    if left[2] == right[2]:
        return left[2]
    if _LEADS_RIGHT.fullmatch(low[ordinal.end : right[0]]) and not _leads_left(low, left, ordinal):
        return right[2]
    if _CLOSE_LEFT.fullmatch(low[left[1] : ordinal.start]):
        return left[2] if not _first_is_number(low, marks) else right[2]
    return right[2] if right[0] - ordinal.end < ordinal.start - left[1] else left[2]


def _leads_left(low: str, left: tuple[int, int, bool], ordinal: Ordinal) -> bool:
    if left[1] == ordinal.start - 1 and _GOES_ON.match(low, ordinal.end):
        return True
    return re.fullmatch(r"\W{0,3}", low[left[1] : ordinal.start]) is not None and low[
        left[1] : ordinal.start
    ].strip() in (":", "-", "(")


def _first_is_number(low: str, marks: list[tuple[int, int, bool]]) -> bool:
    """`53/100 #A 21/31 #B`: the numbers stand before the names."""
    return bool(find_ordinals(low[: marks[0][0]])) and not find_ordinals(low[marks[-1][1] :])


def _owned_by_other(low: str, ordinal: Ordinal, marks: list[tuple[int, int, bool]]) -> bool:
    right = next((mark for mark in marks if mark[0] >= ordinal.end), None)
    left = next((mark for mark in reversed(marks) if mark[1] <= ordinal.start), None)
    if right is not None and (_LEADS_RIGHT.fullmatch(low[ordinal.end : right[0]]) or right[0] - ordinal.end <= 3):
        return True
    return left is not None and ordinal.start - left[1] <= 3


def _grown_on(ours: Sequence[Hit]) -> list[Ordinal]:
    """`#Blaugust2026day4`, `sdwc-week-3`, `pwc057`: what has grown onto a name."""
    found: list[Ordinal] = []
    for hit in ours:
        rest = re.sub(
            r"^[_-]?(?:spring|summer|autumn|fall|winter)?[_-]?(?:(?:19|20)\d\d(?!\d))?", "", hit.attached
        ).strip("_- ")
        if not rest:
            continue
        apart = re.sub(r"(?<=[a-z])(?=\d)", " ", rest)
        ordinals = find_ordinals(apart)
        if ordinals:
            found += [Ordinal(o.numbers, o.unit, hit.end, hit.end + len(hit.attached)) for o in ordinals]
        elif rest.isdigit() and not _short_year(int(rest), rest, hit):
            found.append(Ordinal((int(rest),), "bare", hit.end, hit.end + len(hit.attached)))
    return found


_YEAR_AFTER = late(r"[\s:(\-,_]{1,3}(?:19|20)\d\d\b(?![-./]\d\d?[-./]\d)")


_PART_OF_YEAR = late(r"[.-]\d{1,2}\s#\d")
"""`2013.1 #29`: the year's first run."""


def _bare(low: str, ours: Sequence[Hit], title: bool, named: frozenset[int]) -> list[Ordinal]:
    found = []
    for hit in ours:
        end = hit.end + len(hit.attached)
        if year := _YEAR_AFTER.match(low, end):
            end = year.end()
            if _PART_OF_YEAR.match(low, end):
                continue
        number = bare_number_after(low, end)
        if number is None and (title or hit.start <= 12):
            start = hit.start
            if year := re.search(r"(?:19|20)\d\d\s$", low[max(0, start - 5) : start]):
                start -= len(year[0])
            number = bare_number_before(low, start)
            number = None if number is not None and set(number.numbers) & named else number
        if number is not None and not _short_year(number.numbers[0], low[number.start : number.end], hit):
            found.append(replace(number, word=OF_YEAR) if _is_month(number, low) else number)
    return found


_YEAR_BEFORE, _YEAR_NEXT = late(r"(?:19|20)\d\d[-./\s]$"), late(r"[-./](?:19|20)\d\d(?!\d)")


def _is_month(number: Ordinal, low: str) -> bool:
    """`2025-07`: in a season of months the seventh of the year, and no seventh round."""
    dated = _YEAR_BEFORE.search(low, 0, number.start) or _YEAR_NEXT.match(low, number.end)
    return dated is not None and number.end - number.start == 2


def _short_year(number: int, written: str, hit: Hit) -> bool:
    """`Blaugust 26` in 2026: two digits that are the year's."""
    years = hit.edition.years
    return len(written) == 2 and (number in {y % 100 for y in years} if years else False)


__all__ = ["best_kind", "bound_ordinals", "free_ordinals"]
