"""Numbers in words, up to 31 in the languages of blogs, to 99 where ordinals are of two words, to 199 in English.

Folded (no accents).

The words themselves stand in `number_words`; here they are joined, searched for and read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from challenge.recognition.numbers.number_words import (
    CARDINALS,
    ENGLISH_FIRSTS,
    ENGLISH_ONES,
    ENGLISH_TENS,
    FRENCH_NTHS,
    FRENCH_TENS,
    IBERIAN_FIRSTS,
    IBERIAN_TENS,
    ORDINALS,
)
from challenge.recognition.numbers.word_tree import any_of

_CJK = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}


def _table(languages: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for paragraph in languages.strip().split("\n\n"):
        words, _, endings = paragraph.partition(" + ")
        for number, written in enumerate(words.split(), start=1):
            for stem in written.split("|"):
                for ending in endings.split() or [""]:
                    table.setdefault((stem + ending).replace("_", " "), number)
    return table


def _english(ones: Sequence[str], tens: Sequence[str], hundred: str) -> dict[str, int]:
    """Twenty to one hundred and ninety-nine, where the last word alone may be an ordinal."""
    table = {f"{ten} {one}": 20 + 10 * t + n for t, ten in enumerate(ENGLISH_TENS) for n, one in enumerate(ones[:9], 1)}
    table |= {ten: 20 + 10 * t for t, ten in enumerate(tens)}
    small = {one: n for n, one in enumerate(ones, 1)} | table
    for head in ("hundred", "one hundred", "a hundred"):
        table |= {f"{head} {joint}{word}": 100 + value for joint in ("and ", "") for word, value in small.items()}
        table[head + hundred] = 100
    return table


def _iberian() -> dict[str, int]:
    """`Nonagésima octava`, `quadragésimo segundo`: both words take the ending."""
    tens = [(stem, 10 * t) for t, stems in enumerate(IBERIAN_TENS.split(), 2) for stem in stems.split("|")]
    ones = [(stem, one) for one, stems in enumerate(IBERIAN_FIRSTS.split(), 1) for stem in stems.split("|")]
    table = {f"{ten}{end} {stem}{end}": n + one for ten, n in tens for stem, one in ones for end in "oa"}
    return {**table, **{ten + end: n for ten, n in tens for end in "oa"}}


def _french() -> dict[str, int]:
    """`Quarante-deuxième`, `quatre-vingt-dix-huitième`."""
    table: dict[str, int] = {}
    for ten, (value, last) in FRENCH_TENS.items():
        nths = [(nth.replace("_", " "), value + one) for one, nth in enumerate(FRENCH_NTHS.split()[:last], 1)]
        table |= {f"{ten} {joint}{nth}": number for nth, number in nths for joint in ("", "et ")}
        table[f"{ten.removesuffix('e')}ieme"] = value
    return table


_TENTHS = [ten[:-1] + "ieth" for ten in ENGLISH_TENS]
_CARDINAL_VALUES = _table(CARDINALS) | _english(ENGLISH_ONES, ENGLISH_TENS, "")
_ORDINAL_VALUES = _iberian() | _french() | _table(ORDINALS) | _english(ENGLISH_FIRSTS, _TENTHS, "th")
_VALUES = {**_ORDINAL_VALUES, **_CARDINAL_VALUES}
CARDINAL = any_of(_CARDINAL_VALUES)
ORDINAL = any_of(_ORDINAL_VALUES)
ENGLISH_TENTH = any_of([*ENGLISH_FIRSTS, *_TENTHS])
"""What makes an ordinal of a number before it: `twenty-ninth` is no twenty."""


@cache
def read_number(written: str) -> int | None:
    """The value of a number in words or CJK signs; None where it is none."""
    value = _VALUES.get(re.sub(r"[\s-]+", " ", written))
    return value if value is not None else _read_cjk(written)


def _read_cjk(written: str) -> int | None:
    if not written or not set(written) <= set(_CJK) | {"十", "百"}:
        return None
    total, pending = 0, 0
    for sign in written:
        if sign in _CJK:
            pending = _CJK[sign]
        else:
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
    return total + pending


def read_roman(written: str) -> int | None:
    """The value of a Roman number in small letters; None where it is none, or may be a word (`cv`)."""
    shape = r"(?:c(?=[xvi]{2}))?(?:x[lc]|l?x{0,3})(?:ix|iv|v?i{0,3})"
    if not written or not re.fullmatch(shape, written):
        return None
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in written]
    return sum(-v if v < max(values[k:], default=0) else v for k, v in enumerate(values))
