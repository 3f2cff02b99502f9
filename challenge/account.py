"""What a refresh was asked for, and the account that it gives of what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from challenge.feeds.crowd import Pace
from challenge.ledger.row import Row
from challenge.recognition.verdict import RANK, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `refresh` was asked for. `season` and `member` restrict it.

    `mirror` stands for the network, `pace` is how gently it is asked.
    """

    season: str | None = None
    member: str | None = None
    mirror: Path | None = None
    allow_private: bool = False
    force: bool = False
    accept: bool = False
    pace: Pace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """Credit that the rules of today would not give: kept until somebody accepts."""

    post: str
    title: str
    member: str
    season: str
    stored: str
    proposed: str
    because: str


@dataclass(slots=True)
class Report:
    """What a refresh did. Each feed is counted in exactly one class, and so is each entry; those that `ask` are counted
    again as `doubtful` or `unmarked`."""

    feeds: Counter[str] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)
    new: list[tuple[str, Row]] = field(default_factory=list)
    would_lower: list[Lowered] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def count(self, held: Sequence[Verdict], *, is_new: bool) -> None:
        """One entry, by the best that is held of it for any member in any season."""
        best = max((verdict.status for verdict in held), key=RANK.__getitem__, default="not ours")
        self.entries["seen"] += 1
        self.entries["new"] += is_new
        self.entries[best] += 1
        if best == "ask":
            self.entries["doubtful" if any(verdict.ask == "doubtful" for verdict in held) else "unmarked"] += 1
