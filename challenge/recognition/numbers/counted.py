"""Ordinals with the word that is counted: `week 3`, `the third week`, `Letter the second`, `III edición`. Pure."""

from __future__ import annotations

import re

from challenge.patterns import late
from challenge.recognition.numbers.calendar_words import LONG_MONTHS
from challenge.recognition.numbers.number_words import AMBIGUOUS
from challenge.recognition.numbers.numerals import read_number, read_roman
from challenge.recognition.numbers.ordinal import Ordinal
from challenge.recognition.numbers.ordinal_patterns import AND, NOT_OURS, NUM_FIRST, OWN, PHRASE_ENDS, UNIT_FIRST
from challenge.recognition.numbers.units import ABBREVIATED, ENGLISH, ONLY_AFTER_NUMBER, is_plural, singular, unit_class
from challenge.recognition.numbers.word_tree import any_of

_DOZEN = 12
_ATTEMPT_AT = late(r"(?:attempt|stab|go)\sat\b")
"""How often somebody tried is no round: `my second attempt at writing something for …`."""
_OF_MONTH = late(
    rf"\s(?:of|in|im|de|du|di|van|av|af)\s(?:{any_of(LONG_MONTHS)}|(?:the\s)?(?:winter|spring|summer|autumn|fall|school"
    r"|year|month|holidays|vacation|advent|lent|ramadan))(?![^\W_])(?!\s(?:19|20)\d\d|\s\w+ (?:challenge|carnival)\b)"
)
_BEHIND = "achter"
"""After a unit no German eighth, but Dutch: `een dag achter` is a day late."""
_ARTICLES = frozenset(
    [
        "ein",
        "eine",
        "einen",
        "einem",
        "een",
        "en",
        "et",
        "ett",
        "un",
        "une",
        "una",
        "uno",
        "um",
        "uma",
        "bir",
        "egy",
        "o",
    ]
)
_SPANISH_BEHIND = late(r"\s(?:del?|en|para|y|con|por)\b")
"""`Día dos del reto`; in `dia dos pais` it is a Portuguese article."""
_WORD_BEHIND = late(r"\s[^\W\d_]")
_THIS = late(
    r"(?<![^\W_])(?:this|dies\w{0,2}|cette|ce|est[ae]|essa|esse|quest[ao]|deze|dit|denna|detta|har|denne|dette|bu|ten|tym"
    r"|tento|tama|ezen|этой|эту|этот|цього)\s$"
)
_AMBIGUOUS = frozenset(AMBIGUOUS.split())
_LONGEST_LIST = 10
_REST_OF_DATE = late(r"/\d{1,2}/(?:20)?\d\d(?!\d)")


def unit_first(low: str, shown: str) -> list[Ordinal]:
    return [
        ordinal
        for hit in UNIT_FIRST.finditer(low)
        if _counts(hit, low) and (ordinal := _after_unit(hit, low, shown)) is not None
    ]


def _counts(hit: re.Match[str], low: str) -> bool:
    """Whether a unit before its number is one here, and no other word."""
    unit = hit["unit"]
    if unit in ONLY_AFTER_NUMBER or NOT_OURS.search(low[max(0, hit.start() - 12) : hit.start()]):
        return False
    if unit in ABBREVIATED and (hit["num"] is None or (unit == "ed" and "." not in hit["sign"])):
        return "." in hit["sign"]
    if unit not in ("w", "d"):
        return True
    return not (hit["num"] is None or hit["sign"].strip("#-_ ") or low[hit.start() - 1 : hit.start()] == "'")


def _after_unit(hit: re.Match[str], low: str, shown: str) -> Ordinal | None:
    kind = unit_class(hit["unit"])
    if kind is None:
        return None
    unit, plural, start = singular(hit["unit"]), _many(hit["unit"]), hit.start()
    if hit["num"] is not None and _REST_OF_DATE.match(low, hit.end("num")):
        return None
    if hit["num"] is not None:
        numbers = _with_more(int(hit["num"]), hit["more"], plural)
        total = hit["total"] if not hit["more"] else None
        end = hit.end("more") if hit["more"] and len(numbers) > 1 else hit.end("num")
        end = hit.end("total") if total else end
        return Ordinal(numbers, kind, start, end, int(total) if total else None, word=unit)
    english = hit["unit"] in ENGLISH
    if hit["word"] is not None:
        counts = plural or (hit["word"] in _AMBIGUOUS and english) or _how_many(hit, low) or _of_this(hit, low)
        number = None if counts else read_number(hit["word"])
    elif hit["roman"] is not None:
        number = roman_at(hit["roman"], shown[slice(*hit.span("roman"))], low[hit.end() : hit.end() + 4])
        number = None if ". " in hit["sign"] and len(hit["roman"]) == 1 else number
    else:
        number = _number(hit["nthnum"], hit["nth"]) if not plural and hit["nth"] != _BEHIND else 0
        plain = hit["the"] or hit["nthnum"] or number > _DOZEN
        number = number if not english or (plain and PHRASE_ENDS.match(low, hit.end())) else 0
    return Ordinal((number,), kind, start, hit.end(), word=unit) if number else None


def _how_many(hit: re.Match[str], low: str) -> bool:
    """`Keller und Brief: zwei Aufgaben`: behind a colon the word counts what follows it."""
    return ":" in hit["sign"] and re.match(r"\s[^\W\d_]", low[hit.end() :]) is not None


def _of_this(hit: re.Match[str], low: str) -> bool:
    """`Bu hafta bir tarif`, `cette semaine deux recettes`: a word behind, and it is an article or this week's."""
    if not _WORD_BEHIND.match(low, hit.end()):
        return False
    if hit["word"] == "dos":
        return _SPANISH_BEHIND.match(low, hit.end()) is None
    return hit["word"] in _ARTICLES or _THIS.search(low, max(0, hit.start() - 12), hit.start()) is not None


def _many(unit: str) -> bool:
    return is_plural(unit) or unit in ("tage", "wochen", "teile", "dage", "uker")


def num_first(low: str, shown: str) -> list[Ordinal]:
    found = []
    for hit in NUM_FIRST.finditer(low):
        unit = unit_class(hit["unit"])
        number = int(hit["num"]) if hit["num"] else read_number(hit["word"] or "")
        if hit["roman"]:
            number = _roman_before(hit["roman"], shown[slice(*hit.span("roman"))], hit["unit"])
        if unit is None or not number or hit["unit"] in ("w", "d", "p") or is_plural(hit["unit"]):
            continue
        if _OF_MONTH.match(low, hit.end()):
            continue
        if (hit["tail"] == "." and hit["unit"] in ENGLISH) or _ATTEMPT_AT.match(low, hit.start("unit")):
            continue
        own = unit == "post" or (number == 1 and unit in ("week", "month", "round"))
        own = own and OWN.search(low[max(0, hit.start() - 16) : hit.start()]) is not None
        found.append(Ordinal((number,), unit, hit.start(), hit.end(), own=own, word=singular(hit["unit"])))
    return found


def _roman_before(written: str, shown: str, unit: str) -> int | None:
    """`III edición`; a single letter only beside a unit that is no English word (`I post`)."""
    return read_roman(written) if shown == shown.upper() and (len(written) > 1 or unit not in ENGLISH) else None


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
        elif (how in ("/", ",") and not plural) or (how == "/" and number > numbers[-1] + _LONGEST_LIST):
            break  # `Weeks 2/52` is the second of the whole
        elif plural or number == numbers[-1] + 1:
            numbers.append(number)
        else:
            break
    return tuple(dict.fromkeys(numbers))


def roman_at(written: str, shown: str, after: str) -> int | None:
    """A Roman number after a unit or a name; a single letter must be a capital before no word (`Part I wrote`)."""
    if len(written) == 1 and (shown != shown.upper() or (written not in "vx" and re.match(r" [a-np-z]", after))):
        return None
    return read_roman(written)


def _number(figures: str | None, word: str | None) -> int:
    return int(figures) if figures else read_number(word or "") or 0
