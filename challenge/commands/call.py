"""What every verb is called with, and how a verb answers."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from challenge.content.folder import shown_name
from challenge.content.numbers import round_numbers
from challenge.dates import EARLIEST
from challenge.errors import UsageError
from challenge.ledger.row import LATEST
from challenge.ledger.store import leads_outside

if TYPE_CHECKING:
    from challenge.content.tree import SeasonFiles
    from challenge.overview import Overview


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Where the content is, what time it is, and whether the answer is for a program."""

    content: Path
    now: datetime
    json: bool = False

    def __post_init__(self) -> None:
        if not EARLIEST <= self.now < LATEST:
            years = f"{EARLIEST.year} to {LATEST.year}"
            raise UsageError(f"--now {self.now.date()}: give a time in the years {years}")
        try:
            self.content.is_dir()
        except OSError as error:
            raise UsageError(f"--content {str(self.content)[:100]}: {error.strerror}") from error

    @property
    def cache(self) -> Path:
        """The untracked folder beside the content folder."""
        return self.content.absolute().parent / ".cache"

    def look(self) -> Overview:
        """The challenge as it stands. Raises UsageError where there is no content folder."""
        from challenge.overview import look  # a refresh does without

        return look(self.content, self.now)


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # closed by whoever called us: there is none
    letters = encoding.lower().replace("-", "") == "utf8"
    print(json.dumps(document, ensure_ascii=not letters, indent=1))  # elsewhere escapes keep what it cannot write


def counted(number: int, what: str) -> str:
    """`1 post`, `2 posts`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def season_named(overview: Overview, name: str | None) -> SeasonFiles:
    """The season of that id, or where none was named the only one. Raises UsageError naming those that exist.

    Where there is none at all it says which file makes one.
    """
    seasons = overview.content.seasons
    if not seasons:
        file = f"{shown_name(overview.content.root)}/seasons/<season>/season.toml"
        raise UsageError(
            f"there is no season yet: add {file}, from examples/season.toml (`challenge check` looks at it)"
        )
    known = ", ".join(seasons)
    if name is None and len(seasons) != 1:
        raise UsageError(f"say which season with --season (seasons here: {known})")
    if name is not None and name not in seasons:
        raise UsageError(f"there is no season '{name}' (seasons here: {known})")
    return seasons[name] if name is not None else next(iter(seasons.values()))


def rounds_named(files: SeasonFiles, text: str, option: str) -> tuple[int, ...]:
    """The rounds that an option such as `--prompts 3,4` names. Raises UsageError for what is none of this season's."""
    numbers, strange = round_numbers(text)
    if strange or not numbers:
        raise UsageError(f"{option} {text}: write the numbers of the rounds, such as 3 or 3,4")
    known = {round_.number for round_ in files.season.rounds}
    unknown = [number for number in numbers if number not in known]
    if unknown:
        raise UsageError(f"{option} {text}: season '{files.season.id}' has no round {unknown[0]}")
    return numbers


def own_file(call: Call, path: Path) -> Path:
    """A file that a verb may read and write. Raises UsageError where a link leads out of the content folder."""
    if leads_outside(call.content, path):
        raise UsageError(f"{path.as_posix()}: a link leads out of the content folder; put the file itself here")
    return path


def read_own(path: Path) -> str:
    """The text of a file as it stands, line ends and byte-order mark included; empty where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.as_posix()}:1: is not UTF-8; save it as UTF-8 and run this again") from error
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be read ({error.strerror})") from error


def check_member(overview: Overview, name: str | None) -> None:
    """Raises UsageError where nobody has that id."""
    if name is not None and name not in overview.content.members:
        file = f"{shown_name(overview.content.root)}/members/{name}.toml"
        raise UsageError(f"there is no member '{name}': no file {file}")
