"""Rounds named by a letter, in a season whose prompts go through the alphabet: `B is for Bobbin`, `The letter C`. Pure.

Only a capital that stands where a post says its letter is read: `A` and `I` are words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from challenge.patterns import late

_FEWEST = 5
_CALLED = r"(?:the\s)?(?:letter|buchstabe|lettre|letra|lettera|bokstaven?|litera|pismeno|буква)"
_PROMPT = late(rf"(?:{_CALLED}\s)?(?P<letter>[^\W\d_])(?:\W.*)?")
_STANDS_FOR = late(
    r"\W{0,3}(?P<letter>[^\W\d_])[\"']?(?:\s(?:is (?:for|voor)|for|as in|as|like|wie|comme|come|como|de|jako|jak"
    r"|som|voor|van|for eksempel)\s|\s?[:=]\s?)(?:(?:the|a|an)\s)?\W{0,3}(?P<initial>[^\W\d_])"
)
_IS_FOR = late(r"(?:^|\W)(?P<letter>[^\W\d_])[\"']?\s(?:is for|steht fur|staat voor|stands for|est pour)\b")
_LETTER = late(rf"\b{_CALLED}[\s:]{{1,2}}\W?(?P<letter>[^\W\d_])(?![^\W_])")
_TWO = late(r"\W{0,3}([^\W\d_])\s?(?:&|\+|/|and|und|et|y|e|en|och|og|i)\s?([^\W\d_])(?!\w)")
_RUN = late(
    r"\W{0,3}(?:(?P<many>[^\W\d_]{3,6})\s?(?=[:|(,-]|(?:is|are) for\b|$)|(?P<two>[^\W\d_]{2})\s(?:is|are) for\b"
    r"|(?P<listed>[^\W\d_](?:,\s?|\s|/)[^\W\d_]"
    r"(?:(?:,\s?|,?\s(?:and|&|und|et|y|e|en|och|og|i)\s|\s|/|\s?&\s?)[^\W\d_]){1,3})(?![\w']))"
)
_ALONE = late(r"\W{0,3}(?P<letter>[^\W\d_])\W{0,3}")
_AFTER_NAME = late(r"(?:\s?[:,(|/\[-]{1,2}\s?|\s)(?P<letter>[^\W\d_])\s?(?:[:,.!)\]|-]|$)")
_BEFORE_NAME = late(
    r"(?:^|\b(?:for|is|letter|my|with|to|at|of)\s|[(:|]\s?)(?P<letter>[^\W\d_])"
    r"(?:\s(?:(?:post|entry|piece|story)\s)?(?:in|of|for|from)\s(?:the\s|my\s|this\s)?(?:an?\s)?#?|\s?[:|,)/-]{1,2}\s?#?)$"
)


def letters_of(titles: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Letters and their rounds, from folded prompt titles with numbers: every one a letter of its own, or none."""
    found = {hit["letter"]: number for title, number in titles if (hit := _PROMPT.fullmatch(title))}
    return found if len(found) == len(titles) >= _FEWEST else {}


def letter_in_line(low: str, shown: str, letters: Mapping[str, int]) -> int | None:
    """The round of a title or short line: `K is for Key`, `H jako háček`, `The letter C`, `Q`."""
    if not letters:
        return None
    alone = _ALONE.fullmatch(low)
    stands_for = _STANDS_FOR.match(low)
    if stands_for is not None and stands_for["initial"] != stands_for["letter"]:
        stands_for = None
    return _one([alone, stands_for, _IS_FOR.match(low), _LETTER.search(low)], shown, letters)


def two_letters(shown: str, letters: Mapping[str, int]) -> tuple[int, ...]:
    """The rounds of a title that begins with two letters or more in a row: `U & V`, `X et Y : …`, `XYZ is for`."""
    hit = _TWO.match(shown)
    said = _in_a_row(shown) or [letter for letter in (hit.groups() if hit else ()) if letter.isupper()]
    found = {letters[letter.lower()] for letter in said if letter.lower() in letters}
    return tuple(sorted(found)) if len(found) > 1 else ()


def _in_a_row(shown: str) -> list[str]:
    """`XYZ is for …`, `WXYZ: …`, `X, Y, and Z`: the capitals, where each follows on the one before; `ABC` is all."""
    hit = _RUN.match(shown)
    said = [letter for letter in hit[hit.lastgroup or 0] if letter.isupper()] if hit else []
    return (
        said
        if said[:4] != [*"ABC"] and [ord(letter) - ord(said[0]) for letter in said] == list(range(len(said)))
        else []
    )


def letter_beside(low: str, shown: str, start: int, end: int, letters: Mapping[str, int]) -> int | None:
    """The round of the letter beside a name at [start, end): `for R in the …`, `… P: Pebble`, `(…: I)`."""
    if not letters:
        return None
    after = _AFTER_NAME.match(low, end)
    before = _BEFORE_NAME.search(low[:start])
    said = [_IS_FOR.search(low[:start]), _LETTER.search(low[:start]), _LETTER.search(low, end)]
    return _one([before, after, *said], shown, letters)


def _one(hits: Sequence[re.Match[str] | None], shown: str, letters: Mapping[str, int]) -> int | None:
    found = {
        letters[hit["letter"]]
        for hit in hits
        if hit is not None and hit["letter"] in letters and shown[hit.start("letter")].isupper()
    }
    return found.pop() if len(found) == 1 else None
