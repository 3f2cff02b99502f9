"""Rounds named by the calendar: `November 10` in an event of days, `the April theme` in one of months. Pure."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.names.general_words import MONTHS
from challenge.recognition.numbers.calendar_words import LONG_MONTHS, MONTH_NUMBERS, DayNamed, find_days
from challenge.recognition.numbers.numerals import read_number
from challenge.recognition.numbers.word_tree import any_of
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import Folded
from challenge.recognition.text.layout import Layout

_SHORT_LINE = 60
_SHORT_SENTENCE = 100
_FOR = late(r"\b(?:for|fur|zum|vom|pour|para|per|voor|till|prompt|post|entry|day)\W{1,3}(?:the\s)?$")
_MONTH = any_of(LONG_MONTHS)
_THEME = r"(?:subject|thema|theme|themas|prompt|tema|topic|runde|ausgabe|edition|round|carnival|karneval)"
_MONTHS_THEME = late(
    rf"(?<![^\W_])(?P<month>{_MONTH})(?:-|\s|s-?|'s\s)?{_THEME}(?![^\W_])"
    rf"|\b{_THEME}\s(?:fur|for|de|du|des|im|of|di|do|van|per|vom)\s(?:den\s|the\s|monat\s)?(?P<its>{_MONTH})(?![^\W_])"
)
_NAMED_MONTH = late(rf"(?<![^\W_])(?:(?P<month>{_MONTH}|may(?='s\b))(?P<of>(?<!mai)s)?(?P<whose>'s)?)(?![^\W_])")
_SIGNED_MONTH = late(
    r"(?<![\d一二三四五六七八九十])(?P<num>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])\s?[月월](?P<whose>の|的|의|分|份)?(?!\s?[\d一二三四五六七八九十])"
)
_ANY_MONTH = late(rf"(?<![^\W_])({_MONTH})")
_NEXT_MONTH = late(rf"(?<!and )(?<!und )(?<!et )(?<!\by )(?<!\be )(?<!& )(?<!\+ )(?<![^\W_])(?={_MONTH})")
"""Where another month begins that no `and` joins to the one before."""


def day_in_title(text: Folded, spans: list[tuple[int, int]], rules: Rules) -> list[Claim]:
    """The day beside the name in a title, or where it has no name at its beginning or end, in an event of days.

    Of longer rounds the day on which one opens: `Tidy Tuesday, 21 January`.
    """
    if not rules.days and spans:
        opened = {rules.openings.get((day.month or 0, day.day), 0) for day in find_days(text.low)} - {0}
        return [Claim("title", (number,), text.shown) for number in opened] if len(opened) == 1 else []
    found = {
        number: text.shown[day.start : day.end]
        for day in (find_days(text.low) if rules.days else ())
        if (number := _round_of(day.month, day.day, rules)) is not None
        and (
            any(_touch(day, *span) for span in spans)
            if spans
            else not re.search(r"\w", text.low[: day.start]) or not re.search(r"\w", text.low[day.end :])
        )
    }
    return [Claim("title", (number,), quote) for number, quote in found.items()] if len(found) == 1 else []


def _touch(day: DayNamed, start: int, end: int) -> bool:
    return 0 <= day.start - end <= 4 or 0 <= start - day.end <= 4


def day_beside(low: str, start: int, end: int, rules: Rules) -> int | None:
    """The round of the day that a sentence with the name at [start, end) gives as the post's own."""
    found = {
        number
        for day in (find_days(low) if rules.days else ())
        if (number := _round_of(day.month, day.day, rules)) is not None
        and (_touch(day, start, end) or len(low) <= _SHORT_LINE or _FOR.search(low[: day.start]))
    }
    return found.pop() if len(found) == 1 else None


def _round_of(month: int | None, day: int, rules: Rules) -> int | None:
    if month is not None:
        return rules.days.get((month, day))
    same = [number for (_, each), number in rules.days.items() if each == day]
    return same[0] if len(same) == 1 else None


def month_in(low: str, shown: str, rules: Rules) -> int | None:
    """`the theme for November`, `de enero`, `三月の…`, where every month is a round; an English one has a capital.

    Of `May's carnival, in June` it is the first.
    """
    if not rules.months:
        return None
    rounds = dict(rules.months)
    found = [
        (rounds[number], hit["whose"] is not None)
        for hit in _NAMED_MONTH.finditer(low)
        if (number := MONTH_NUMBERS[hit["month"]]) in rounds
        and (shown[hit.start()].isupper() or hit["month"] not in MONTHS)
    ]
    found += [
        (rounds[number], hit["whose"] is not None)
        for hit in _SIGNED_MONTH.finditer(low)
        if (number := read_number(hit["num"]) or int(hit["num"])) in rounds
    ]
    named = {number for number, whose in found if whose} or {number for number, _ in found}
    return named.pop() if len(named) == 1 else None


def months_of_theme(low: str, rules: Rules) -> tuple[int, ...]:
    """`the April theme`, `das Aprilthema`, `March's and April's carnival`, without the challenge's name."""
    if not rules.months or not _MONTHS_THEME.search(low):
        return ()
    rounds = dict(rules.months)
    pieces = _NEXT_MONTH.split(low)
    said = [piece for piece in pieces if _MONTHS_THEME.search(piece)]
    named = {rounds.get(LONG_MONTHS[hit[1]], 0) for piece in said for hit in _ANY_MONTH.finditer(piece)}
    return tuple(sorted(named - {0}))


def is_a_day(low: str, rules: Rules) -> int | None:
    """The round of a line that is no more than a day: `10 November`, `Day: 2024-11-10`."""
    days = find_days(low) if rules.days and len(low) <= 30 else []
    return _round_of(days[0].month, days[0].day, rules) if len(days) == 1 else None


_PROMPTS = (
    r"(?:prompt|theme|word|topic|task|poem|challenge|thema|aufgabe|impuls|wort|consigne|sujet|mot|tema|consigna|palabra"
    r"|parola|palavra|opdracht|woord|ord|temat|haslo|тема|слово)"
)
_PROMPT_OF = late(
    rf"\b{_PROMPTS}\b[^.!?]{{0,24}}\b(?:from|for|of|vom|fur|zum|du|de|del|di|do|van|voor|fran|fra|z)\s(?:the\s|den\s)?$"
)


def edge_days(layout: Layout, rules: Rules) -> list[tuple[int, int, Claim]]:
    """`The prompt is from the 18th.` as one of the first or last sentences, in an event of days; with its place."""
    for start, end in layout.edge_sentences if rules.days else ():
        line = layout.low[start:end]
        days = find_days(line) if end - start <= _SHORT_SENTENCE else []
        if len(days) == 1 and _PROMPT_OF.search(line[: days[0].start]):
            number = _round_of(days[0].month, days[0].day, rules)
            if number is not None:
                return [(start, end, Claim("sentence", (number,), layout.shown[start:end].strip()))]
    return []
