"""What was decided about a post in a season, and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["on time", "late", "ask", "not ours"]
Signal = Literal["ruling", "declared", "prompt link", "sentence", "tag", "title", "season mark", "date"]
AskClass = Literal["", "doubtful", "unmarked"]

CREDITED: frozenset[Status] = frozenset({"on time", "late"})
RANK: dict[Status, int] = {"on time": 3, "late": 2, "ask": 1, "not ours": 0}


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: the signal, and a sentence for a participant that quotes what was found."""

    signal: Signal
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One (season, status). `prompts` are the rounds it is credited to, or for an `ask` the rounds proposed.

    `because` is in order of precedence and never empty. `ask` tells the two kinds of asking apart: `doubtful` (a mark
    fired, a person must decide) and `unmarked` (in the window, no mark); empty for every other status.
    """

    season: str
    status: Status
    prompts: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()
    ask: AskClass = ""
