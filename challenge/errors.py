"""What goes wrong in expected ways: a problem found in a file, and an error that stops a command.

A `Problem` is a value: checks collect them all. A `ChallengeError` ends a command with one line;
a traceback is always a bug.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file, in plain words, with how to mend it.

    `path` is relative to the site's root and uses `/`; `line` counts from 1 (1 where the whole file is meant);
    `code` is a stable kebab-case name such as `unknown-key`.
    """

    path: str
    line: int
    message: str
    code: str = "content"
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ChallengeError(Exception):
    """A known failure that ends the command: printed as one line, exit code 2 unless said otherwise."""

    exit_code = 2


class UsageError(ChallengeError):
    """The command line asks for something that does not exist, or for two things at once."""
