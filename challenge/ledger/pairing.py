"""Whether `.cache/` and the ledgers still belong together.

A body is noted in `.cache/` as judged because its rows are in the ledgers. Where somebody checks out another branch, or
leaves a refresh unmerged, the ledgers no longer hold what the cache believes: then every body is judged once more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from challenge.ledger.store import ledger_path, write_whole


@dataclass(frozen=True, slots=True)
class Noted:
    """`epoch` grows whenever the ledgers are not those that the last refresh left behind.

    `settled` says by which rules nothing in them is to be judged again; empty where something may be. `ledgers` is a
    fingerprint of them as they stand.
    """

    epoch: int
    settled: str
    ledgers: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """The ledgers of a content folder and the note about them in its cache folder."""

    content: Path
    cache: Path
    seasons: tuple[str, ...]

    def found(self) -> Noted:
        """What the last refresh noted, as far as it still holds."""
        noted = self._noted()
        count, settled = noted.get("epoch"), noted.get("settled")
        count = count if isinstance(count, int) else 0
        ledgers = self._ledgers()
        stands = noted.get("ledgers") in (None, ledgers)
        kept = settled if stands and isinstance(settled, str) else ""
        return Noted(count if stands else count + 1, kept, ledgers)

    def keep(self, found: Noted, settled: str, *, wrote: bool) -> None:
        """Notes the ledgers that a refresh leaves behind, and by which rules nothing in them is to be judged again.

        To be called when they are written, before any body is noted as judged.
        """
        ledgers = self._ledgers() if wrote else found.ledgers
        noted = {"epoch": found.epoch, "ledgers": ledgers, "settled": settled}
        write_whole(self._path(), json.dumps(noted) + "\n")

    def _path(self) -> Path:
        return self.cache / "ledgers.json"

    def _noted(self) -> dict[str, object]:
        try:
            noted = json.loads(self._path().read_bytes())
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def _ledgers(self) -> str:
        return hashlib.sha256(b"\n".join(_digests(self.content, self.seasons))).hexdigest()[:32]


def _digests(content: Path, seasons: Iterable[str]) -> Iterable[bytes]:
    for season in sorted(seasons):
        path = ledger_path(content, season)
        try:
            with path.open("rb") as file:
                yield season.encode() + b" " + hashlib.file_digest(file, "sha256").digest()
        except OSError:
            yield season.encode() + b" none"
