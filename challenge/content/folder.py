"""Reading files below the content folder, none outside it. Whatever lies there, the answer is text and problems."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from challenge.content.conflicts import without_conflict
from challenge.content.headers import DROPPED
from challenge.content.report import Report, one_line
from challenge.errors import Problem

LARGEST = 1_000_000
"""No file of people is larger, in bytes."""

MOST_FILES = 50_000
"""No folder holds more; the rest is left unread, with a problem."""

_OUTSIDE = "this link leads outside the content folder and is not followed; put the file itself here"

_RULING = re.compile(r"^[ \t]*\[\[", re.MULTILINE)

Kind = Literal["toml", "markdown", "rulings"]


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One name in a folder. `path` is relative to the content folder, as the file system spells it."""

    name: str
    path: str
    is_folder: bool

    @property
    def stem(self) -> str:
        return self.name.rsplit(".", 1)[0] if "." in self.name else self.name

    @property
    def suffix(self) -> str:
        return "." + self.name.rsplit(".", 1)[1] if "." in self.name else ""


@dataclass(slots=True)
class ContentFolder:
    """The content folder on disk, and every problem found while reading it."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    _real: Path = Path()
    _name: str = ""

    def __post_init__(self) -> None:
        self._real = self.root.resolve()
        self._name = shown_name(self.root)

    def is_there(self) -> bool:
        """Whether there is a content folder at all."""
        try:
            return self._real.is_dir()
        except OSError:
            return False

    def shown(self, path: str) -> str:
        """A path as problems name it: below the site's root."""
        return f"{self._name}/{one_line(path)}" if path else self._name

    def written(self, path: str) -> str:
        """A path that can be written as UTF-8, whatever bytes the name has."""
        return path.encode("utf-8", "replace").decode("utf-8")

    def report(self, path: str) -> Report:
        """A report on one file whose problems end up here."""
        return Report(self.shown(path), self.problems)

    def entries(self, path: str) -> list[Entry]:
        """Files and folders in a folder, sorted by name, without hidden ones, README.md, and what leads outside."""
        try:
            if self._leads_outside(self._real / path):
                self.report(path).add(1, "outside", _OUTSIDE)
                return []
            with os.scandir(self._real / path) as found:
                names = sorted(entry.name for entry in found if not _is_ignored(entry.name))
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            self.report(path).add(1, "not-a-folder", "this must be a folder; move the file away")
            return []
        except (OSError, RuntimeError) as error:
            why = getattr(error, "strerror", None) or "it leads to itself"
            self.report(path).add(1, "unreadable", f"this folder cannot be read ({why}); mend its permissions")
            return []
        if len(names) > MOST_FILES:
            self.report(path).add(
                1, "too-many", f"this folder holds more than {MOST_FILES} files; the rest is not read"
            )
        entries = (self._entry(name, f"{path}/{name}" if path else name) for name in names[:MOST_FILES])
        return [entry for entry in entries if entry is not None]

    def exists(self, path: str) -> bool:
        """Whether something of that name is there, whatever it is."""
        return os.path.lexists(self._real / path)

    def text(self, path: str, report: Report, kind: Kind = "toml") -> str | None:
        """The text of a file with `\\n` line ends and no byte-order mark; None where it cannot be had.

        A file that is too large is refused, or if it is Markdown or rulings read in part. Bytes that are no UTF-8
        become `\\ufffd`, and of a merge conflict the first version stands (of rulings both); each with a problem.
        """
        data = self._read(path, report)
        if data is None:
            return None
        text = _decoded(data[:LARGEST], report, whole=len(data) <= LARGEST)
        if len(data) > LARGEST and kind == "rulings":
            text = _whole_rulings(text, report)
        elif len(data) > LARGEST:
            message = f"this file is larger than {LARGEST // 1000} kB and is not read in full; shorten it"
            report.add(1, "too-large", message)
            if kind != "markdown":
                return None
        return without_conflict(text, report, DROPPED if kind == "markdown" else "", both=kind == "rulings")

    def _read(self, path: str, report: Report) -> bytes | None:
        """At most a little more than the largest file; None with a problem where there is none to read."""
        full = self._real / path
        try:
            if self._leads_outside(full):
                report.add(1, "outside", _OUTSIDE)
                return None
            mode = full.stat().st_mode
            if stat.S_ISDIR(mode):
                report.add(1, "not-a-file", "this must be a file, but it is a folder; rename the folder")
                return None
            # A pipe would hold up the build for ever.
            if not stat.S_ISREG(mode):
                raise OSError(0, "it is no plain file")
            with full.open("rb") as file:
                return file.read(LARGEST + 1)
        except (OSError, RuntimeError) as error:
            why = getattr(error, "strerror", None) or "it leads to itself"
            message = f"this file cannot be read ({why}); mend its permissions or put a plain file there"
            report.add(1, "unreadable", message)
            return None

    def _leads_outside(self, full: Path) -> bool:
        # Whatever lies above has been looked at when its folder was listed.
        return full.is_symlink() and not full.resolve().is_relative_to(self._real)

    def _entry(self, name: str, path: str) -> Entry | None:
        full = self._real / path
        try:
            if self._leads_outside(full):
                self.report(path).add(1, "outside", _OUTSIDE)
                return None
            return Entry(name, path, full.is_dir())
        except (OSError, RuntimeError):
            # A link that leads to itself, or a folder that nobody may look into.
            self.report(path).add(1, "unreadable", "this cannot be looked at; take it out, or mend its permissions")
            return None


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name.lower() == "readme.md"


def shown_name(root: Path) -> str:
    """What problems call the content folder: its own name, also where it is given as `.` or through a link."""
    return one_line(root.name if root.name not in ("", "..") else root.resolve().name) or "content"


def _decoded(data: bytes, report: Report, *, whole: bool) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
        report.add(1, "encoding", "this file is saved as UTF-16; save it again as UTF-8")
    else:
        text = data.decode("utf-8", "replace" if whole else "ignore")
        bad = _first_fault(data) if whole and "\ufffd" in text else None
        if bad is not None:
            line = data.count(b"\n", 0, bad) + 1
            report.add(line, "encoding", "this line is not saved as UTF-8; save the file again with the encoding UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _whole_rulings(text: str, report: Report) -> str:
    """The rulings before the one in which the text was cut off: half a ruling could decide something else."""
    whole = text[: max((heading.start() for heading in _RULING.finditer(text)), default=0)]
    line = whole.count("\n") + 1
    report.add(
        line,
        "too-large",
        f"this file is larger than {LARGEST // 1000} kB: the rulings from line {line} on are not read and do not hold;"
        " take out rulings that later ones replaced, and shorten reasons",
    )
    return whole


def _first_fault(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None
