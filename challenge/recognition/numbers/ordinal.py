"""One ordinal found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.recognition.numbers.units import UnitClass


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
    word: str = ""
    """The unit as it is written for one (`letter`), `name` where the challenge's name stands in its place, `last`."""


OF_YEAR = "of year"
"""The word of a number that stands beside a year as its month does: `2025-07`."""
