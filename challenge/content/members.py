"""`members/<member>.toml`: one person, one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from challenge.dates import Stamp

Consent = Literal["none", "excerpt", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person taking part. `seasons` is None where the file names none: then every season."""

    id: str
    name: str
    site: str = ""
    feeds: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    timezone: ZoneInfo | None = None
    aliases: tuple[str, ...] = ()
    seasons: tuple[str, ...] | None = None
    republish: Consent = "excerpt"
    joined: Stamp | None = None
    left: Stamp | None = None
    paused: bool = False
    path: str = ""
