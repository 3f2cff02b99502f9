"""Collecting problems of one file: in words that are safe to print, whatever stood in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from challenge.errors import Level, Problem

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
# Control characters, lone surrogates and the marks that reverse the reading order: no message or title needs them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_LONGEST_MESSAGE = 600

MOST_PROBLEMS = 100
"""Of one file no more are told: nobody reads them, and a hostile file could make a million."""


class MiswrittenError(ValueError):
    """A value that is not written as it should be, though only one thing can be meant: `value`, which is used."""

    def __init__(self, value: object, message: str) -> None:
        super().__init__(message)
        self.value = value


@dataclass(slots=True)
class Report:
    """The problems of one file, in the order found. `path` is the one shown to people."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    _count: int = 0

    def add(self, line: int, code: str, message: str, level: Level = "error") -> None:
        """Notes one problem; the message is made one printable line."""
        self._count += 1
        if self._count > MOST_PROBLEMS:
            return
        if self._count == MOST_PROBLEMS:
            code, message = (
                "more",
                "there is more wrong with this file than can be listed; mend what is named above first",
            )
        text = one_line(message)
        if len(text) > _LONGEST_MESSAGE:
            text = text[: _LONGEST_MESSAGE - 1] + "…"
        self.problems.append(Problem(self.path, max(line, 1), text, code, level))


def one_line(text: str) -> str:
    """The text on one line: control characters and order marks gone, runs of white space made one space."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def without_controls(text: str) -> str:
    """The text with its lines, but without control characters other than tab and line feed."""
    return _CONTROLS.sub("", text)


def shown(value: object, most: int = 60) -> str:
    """A value from a file as a message quotes it: one line, cut short."""
    try:
        text = one_line(str(value)[: most * 4])
    except ValueError:
        # Python does not write integers of more than some thousand digits.
        text = "a number of thousands of digits"
    return f"'{text if len(text) <= most else text[: most - 1] + '…'}'"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
