"""`site.toml`: what the whole site is called, and who runs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from challenge.content.fields import Fields
from challenge.content.folder import ContentFolder
from challenge.content.report import Report, shown
from challenge.content.toml_reader import KeyLines, parse_toml
from challenge.content.values import to_base_address, to_flag, to_language, to_stamp, to_text, to_web_address, to_zone

SITE_KEYS = ("title", "url", "language", "timezone", "contact", "repository", "organizers", "hub", "preview", "sample")
SAMPLE_KEYS = ("now", "mirror")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`[sample]`: a site that is fixed in time and fed from recorded answers."""

    now: datetime
    mirror: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The settings of a site. `url` has no trailing slash and may have a path; `repository` is its web address.

    `hub` is the WebSub hub that is told of changes, empty without one.
    """

    title: str = "Writing Challenge"
    url: str = ""
    language: str = "en"
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    contact: str = ""
    repository: str = ""
    organizers: tuple[str, ...] = ()
    hub: str = ""
    preview: bool = False
    sample: Sample | None = None


def load_site(text: str, report: Report) -> tuple[Site, KeyLines]:
    """The settings, and the lines of their keys; what is missing or faulty keeps its default."""
    document = parse_toml(text, report, salvage=True)
    if document is None:
        return Site(), KeyLines({})
    fields = Fields(document.data, SITE_KEYS, report, document.lines, broken=document.broken)
    zone = fields.read("timezone", to_zone, None)
    site = Site(
        title=fields.require("title", to_text, 'title = "Writing Challenge"') or "Writing Challenge",
        url=fields.read("url", to_base_address, ""),
        language=fields.read("language", to_language, "en"),
        timezone=zone or ZoneInfo("UTC"),
        contact=fields.read("contact", to_text, ""),
        repository=fields.read("repository", to_base_address, ""),
        organizers=fields.read_list("organizers", to_text),
        hub=fields.read("hub", to_web_address, ""),
        preview=fields.read("preview", to_flag, False),
        sample=_sample(fields),
    )
    if site.preview:
        message = "every prompt is public now, also those that have not opened; take this out before you publish"
        report.add(fields.line("preview"), "preview", message, "warning")
    return site, document.lines


def site_of(content: Path) -> Site:
    """The settings of a content folder's site alone; what is wrong with them is told by whoever reads all of it."""
    try:
        there = content.is_dir()
    except OSError:  # a name longer than file systems take
        there = False
    folder = ContentFolder(content) if there else None
    if folder is None or not folder.exists("site.toml"):
        return Site()
    report = folder.report("site.toml")
    text = folder.text("site.toml", report)
    return load_site(text, report)[0] if text is not None else Site()


def sample_time(content: Path) -> datetime | None:
    """The moment at which a site with [sample] always stands; None for any other."""
    sample = site_of(content).sample
    return sample.now if sample is not None else None


def _sample(fields: Fields) -> Sample | None:
    if not fields.has("sample"):
        return None
    table = fields.table("sample", SAMPLE_KEYS)
    now = table.require("now", to_stamp, 'now = "2017-05-12T09:00:00Z"')
    mirror = table.require("mirror", _to_folder, 'mirror = "examples/mirror"')
    return None if now is None else Sample(now=now.start(UTC), mirror=mirror or "")


def _to_folder(value: object) -> str:
    """A folder of this project: nothing outside it may be read as if it were the network."""
    folder = to_text(value).rstrip("/")
    if folder.startswith(("/", "~", "\\")) or ":" in folder or ".." in folder.replace("\\", "/").split("/"):
        raise ValueError(
            f"{shown(folder)} is no folder of this project; write it from the project's root, as in examples/mirror"
        )
    return folder
