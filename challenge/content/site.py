"""`site.toml`: what the whole site is called, and who runs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`[sample]`: a site that is fixed in time and fed from recorded answers."""

    now: datetime
    mirror: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The settings of a site. `url` has no trailing slash and may have a path; `repository` is its web address."""

    title: str = "Writing Challenge"
    url: str = ""
    language: str = "en"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    contact: str = ""
    repository: str = ""
    organizers: tuple[str, ...] = ()
    preview: bool = False
    sample: Sample | None = None
