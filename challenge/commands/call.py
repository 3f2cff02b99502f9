"""What every verb is called with, and how a verb answers."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from challenge.content.tree import SeasonFiles
from challenge.errors import UsageError
from challenge.overview import Overview, look


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Where the content is, what time it is, and whether the answer is for a program."""

    content: Path
    now: datetime
    json: bool = False

    @property
    def cache(self) -> Path:
        """The untracked folder beside the content folder."""
        return self.content.absolute().parent / ".cache"

    def look(self) -> Overview:
        """The challenge as it stands. Raises UsageError where there is no content folder."""
        return look(self.content, self.now)


def print_json(document: Any) -> None:
    """One JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def season_named(overview: Overview, name: str) -> SeasonFiles:
    """The season of that id. Raises UsageError naming those that exist."""
    if name not in overview.content.seasons:
        known = ", ".join(overview.content.seasons) or "none"
        raise UsageError(f"there is no season '{name}' (seasons here: {known})")
    return overview.content.seasons[name]


def check_member(overview: Overview, name: str | None) -> None:
    """Raises UsageError where nobody has that id."""
    if name is not None and name not in overview.content.members:
        raise UsageError(f"there is no member '{name}': no file {overview.content.root.name}/members/{name}.toml")
