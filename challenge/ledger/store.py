"""`ledger.jsonl` on disk: read with tolerance, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from challenge.errors import Problem
from challenge.ledger.fold import fold_rows
from challenge.ledger.row import Row, dump_row, load_row

LEDGER = "ledger.jsonl"
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One season's memory. `unreadable` lines are kept as they stand until a person mends them."""

    season: str
    rows: Mapping[str, Row] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_ledger(content: Path, season: str) -> Ledger:
    """The ledger of one season; a missing file is an empty one. Never raises for what a file holds."""
    path = ledger_path(content, season)
    shown = f"{content.name}/seasons/{season}/{LEDGER}"
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Ledger(season=season)
    except OSError as error:
        return Ledger(season=season, problems=(Problem(shown, 1, f"cannot be read: {error.strerror}", "ledger"),))
    rows: list[Row] = []
    unreadable: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(_lines(raw), start=1):
        if line.startswith(_MARKERS):
            message = "this file holds a merge conflict; both sides are read, the next refresh writes them as one"
            problems.append(Problem(shown, number, message, "merge-conflict"))
        elif line.strip():
            try:
                rows.append(load_row(line, season))
            except ValueError as error:
                unreadable.append(line)
                message = f"{error}; it is kept as it stands, mend it or restore it from git"
                problems.append(Problem(shown, number, message, "ledger-line"))
    return Ledger(season=season, rows=fold_rows(rows), unreadable=tuple(unreadable), problems=tuple(problems))


def _lines(raw: bytes) -> list[str]:
    """Only a line feed ends a line: titles may hold other separators. Undecodable bytes survive being written back."""
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return [line.rstrip("\r") for line in text.split("\n")]


def write_ledger(content: Path, ledger: Ledger) -> bool:
    """Writes the ledger, sorted by id; True where the file changed. The old file stands until the new one is whole."""
    lines = [dump_row(row) for _, row in sorted(ledger.rows.items())]
    text = "".join(f"{line}\n" for line in (*lines, *ledger.unreadable))
    path = ledger_path(content, ledger.season)
    if not text and not path.exists():
        return False
    return write_whole(path, text)


def write_whole(path: Path, text: str) -> bool:
    """Replaces a file in one step; False where it already held the same bytes."""
    data = text.encode("utf-8", "surrogateescape")
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def ledger_path(content: Path, season: str) -> Path:
    """Where a season's ledger lies."""
    return content / "seasons" / season / LEDGER
