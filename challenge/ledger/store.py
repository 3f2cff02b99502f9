"""`ledger.jsonl` on disk: read with tolerance, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from filecmp import cmp
from itertools import chain, pairwise
from pathlib import Path

from challenge.errors import ChallengeError, Problem
from challenge.ledger.fold import fold_rows
from challenge.ledger.row import Row, dump_row, load_row

LEDGER = "ledger.jsonl"
_NEW = ".new"
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One season's memory. `unreadable` lines are kept as they stand until a person mends them."""

    season: str
    rows: Mapping[str, Row] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    tidy: bool = field(default=False, compare=False)
    """Read from a file that says each thing once, in its order: unless a row changes there is nothing to write."""
    closed: bool = False
    """The file is there and cannot be read: nobody may write what they did not read."""


def load_ledger(content: Path, season: str) -> Ledger:
    """The ledger of one season; a missing file is an empty one. Never raises for what a file holds."""
    path = ledger_path(content, season)
    shown = f"{content.name}/seasons/{season}/{LEDGER}"
    if leads_outside(content, path):
        message = "is a link that leads out of the content folder; put the file itself here"
        return _closed(season, Problem(shown, 1, message, "ledger"))
    try:
        with path.open("rb") as file:
            return _read_ledger(file, season, shown)
    except FileNotFoundError:
        return Ledger(season=season)
    except OSError as error:
        return _closed(season, Problem(shown, 1, f"cannot be read: {error.strerror}", "ledger"))


def _read_ledger(file: Iterable[bytes], season: str, shown: str) -> Ledger:
    """Line by line, so that a large ledger is held only once."""
    rows: list[Row] = []
    unreadable: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(map(_line, file), start=1):
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
    tidy = not problems and all(one.id < other.id for one, other in pairwise(rows))
    return Ledger(
        season=season, rows=fold_rows(rows), unreadable=tuple(unreadable), problems=tuple(problems), tidy=tidy
    )


def _closed(season: str, problem: Problem) -> Ledger:
    return Ledger(season=season, problems=(problem,), closed=True)


def leads_outside(content: Path, path: Path) -> bool:
    """Whether a link on the way leads out of the content folder: what lies there is neither shown nor written."""
    try:
        return not path.resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # it leads to itself
        return True


def _line(raw: bytes) -> str:
    """Only a line feed ends a line: titles may hold other separators. Undecodable bytes survive being written back."""
    return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").rstrip("\r\n")


def write_ledger(content: Path, ledger: Ledger) -> bool:
    """Writes the ledger, sorted by id; True where the file changed. The old file stands until the new one is whole."""
    if ledger.closed:
        return False
    path = ledger_path(content, ledger.season)
    if not ledger.rows and not ledger.unreadable and not path.exists():
        return False
    rows = (dump_row(row) + b"\n" for _, row in sorted(ledger.rows.items()))
    unreadable = (f"{line}\n".encode("utf-8", "surrogateescape") for line in ledger.unreadable)
    return _write_lines(path, chain(rows, unreadable))


def write_whole(path: Path, text: str) -> bool:
    """Replaces a file in one step; False where it held the same bytes already. Raises ChallengeError."""
    data = text.encode("utf-8", "surrogateescape")
    with suppress(OSError):
        if path.is_file() and path.read_bytes() == data:
            return False
    return _write_lines(path, [data])


def _write_lines(path: Path, lines: Iterable[bytes]) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _replace(path, lines)
    except OSError as error:
        why = error.strerror or type(error).__name__
        message = f"cannot be written ({why}); is the disk full, the folder protected, or something else of that name?"
        raise ChallengeError(f"{path}: {message}") from error


def _replace(path: Path, lines: Iterable[bytes]) -> bool:
    """The old file stands until the new one is whole and on disk; whatever happens, no other file stays behind."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(lines)
            file.flush()
            if path.is_file() and cmp(name, path, shallow=False):
                Path(name).unlink()
                return False
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
        return True
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep(path: Path) -> None:
    """Takes away what a run that was killed while writing this file left beside it. Only for who writes it alone."""
    for left in path.parent.glob(f".{path.name}.*{_NEW}"):
        with suppress(OSError):
            left.unlink()


def ledger_path(content: Path, season: str) -> Path:
    """Where a season's ledger lies."""
    return content / "seasons" / season / LEDGER
