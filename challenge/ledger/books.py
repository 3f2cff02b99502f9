"""The ledgers of one refresh, opened when something has to be looked up in them or written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from challenge.ledger.forgotten import load_forgotten
from challenge.ledger.index import Index
from challenge.ledger.row import Row
from challenge.ledger.store import Ledger, ledger_path, load_ledger, sweep, write_ledger


class Books:
    """The ledgers of these seasons below a content folder, and what must never come back into them."""

    def __init__(self, content: Path, seasons: Sequence[str]) -> None:
        self._content, self._seasons = content, seasons
        self.forgotten = load_forgotten(content)

    @cached_property
    def _all(self) -> dict[str, Ledger]:
        return {season: load_ledger(self._content, season) for season in self._seasons}

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """By season; none for a ledger that is there and cannot be read."""
        return {season: Index.of(ledger.rows) for season, ledger in self._all.items() if not ledger.closed}

    @property
    def problems(self) -> list[str]:
        """What is wrong with any of them, a line each."""
        return [str(problem) for ledger in self._all.values() for problem in ledger.problems]

    def is_forgotten(self, row: Row) -> bool:
        """Whether a page of this row must never come back."""
        return bool(self.forgotten.hashes) and any(self.forgotten.holds(row.member, page) for page in row.pages)

    def write(self) -> list[str]:
        """Writes those that changed, each in one step. Returns their paths below the content folder."""
        written = []
        for season in self._seasons:
            sweep(ledger_path(self._content, season))
        for season, index in (self.indexes if "_all" in self.__dict__ else {}).items():
            ledger = self._all[season]
            if ledger.tidy and not index.touched and not self.forgotten.hashes:
                continue
            rows = {id_: row for id_, row in index.rows.items() if not self.is_forgotten(row)}
            after = Ledger(season=season, rows=rows, unreadable=ledger.unreadable)
            if write_ledger(self._content, after):
                written.append(f"seasons/{season}/ledger.jsonl")
        return written
