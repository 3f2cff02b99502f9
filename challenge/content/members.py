"""`members/<member>.toml`: one person, one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from challenge.addresses import page_key
from challenge.content.fields import Fields
from challenge.content.report import Report, shown
from challenge.content.toml_reader import KeyLines, parse_toml
from challenge.content.values import is_private, to_choice, to_flag, to_stamp, to_text, to_web_address, to_zone
from challenge.dates import Stamp
from challenge.errors import Problem

Consent = Literal["none", "excerpt", "full"]

MEMBER_KEYS = (
    "name",
    "site",
    "feeds",
    "authors",
    "timezone",
    "aliases",
    "seasons",
    "republish",
    "complete",
    "joined",
    "left",
    "paused",
)
STAYS_AFTER_LEAVING = timedelta(days=14)
"""How long the feeds of somebody who left are still read: what was written before may arrive late."""

_TO_CONSENT: Callable[[object], Consent] = to_choice("none", "excerpt", "full")


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
    complete: bool = True
    joined: Stamp | None = None
    left: Stamp | None = None
    paused: bool = False
    path: str = ""

    def is_gone(self, zone: tzinfo, now: datetime) -> bool:
        """Whether this member left so long ago that everything written before must have arrived.

        `zone` is the site's, for who names none.
        """
        return self.left is not None and self.left.start(self.timezone or zone) + STAYS_AFTER_LEAVING <= now


def load_member(text: str, id_: str, path: str, report: Report) -> tuple[Member, KeyLines]:
    """The member a file describes, and the lines of its keys.

    A file that cannot be read at all gives a stand-in: posts kept here stay theirs.

    `path` is relative to the content folder.
    """
    document = parse_toml(text, report, salvage=True)
    if document is None:
        return stand_in(id_, path), KeyLines({})
    fields = Fields(document.data, MEMBER_KEYS, report, document.lines, broken=document.broken)
    return _member(fields, id_, path), document.lines


def member_from(
    data: Mapping[str, object],
    id: str = "member",  # noqa: A002 - the name callers know
) -> tuple[Member | None, list[Problem]]:
    """A member from plain data of the same keys; nulls and missing keys are allowed. None if `data` is no mapping."""
    report = Report("member")
    if not isinstance(data, Mapping):
        report.add(1, "not-a-table", "a member must be an object with a name")
        return None, report.problems
    plain = {key: value for key, value in data.items() if key != "id"}
    return _member(Fields(plain, MEMBER_KEYS, report), id, ""), report.problems


def stand_in(id_: str, path: str) -> Member:
    """Somebody whose file cannot be read: nothing is fetched, and nothing quoted without their consent."""
    return Member(id=id_, name=_name_from(id_), republish="none", path=path)


def _member(fields: Fields, id_: str, path: str) -> Member:
    member = Member(
        id=id_,
        name=fields.require("name", to_text, f'name = "{_name_from(id_)}"') or _name_from(id_),
        site=fields.read("site", to_web_address, ""),
        feeds=fields.read_list("feeds", to_web_address, "bad-feed"),
        authors=fields.read_list("authors", to_text),
        timezone=fields.read("timezone", to_zone, None),
        aliases=fields.read_list("aliases", to_text),
        seasons=_seasons(fields),
        republish=_consent(fields),
        complete=_complete(fields),
        joined=fields.read("joined", to_stamp, None),
        left=fields.read("left", to_stamp, None),
        paused=_paused(fields),
        path=path,
    )
    _check_dates(fields, member)
    _check_twice(fields)
    for feed in member.feeds:
        if is_private(feed):
            fields.report.add(fields.line("feeds"), "private-feed", _PRIVATE.format(shown(feed)), "warning")
    return member


_PRIVATE = (
    "{} leads into a private network, so it is read only with --allow-private; give the address that everybody can open"
)


def _consent(fields: Fields) -> Consent:
    """Where the wish cannot be read, the most careful reading of it."""
    if "republish" in fields.broken:
        return "none"
    return fields.read("republish", _TO_CONSENT, "none" if fields.has("republish") or fields.lossy else "excerpt")


def _complete(fields: Fields) -> bool:
    """A wish that cannot be read is a no: their pages are left alone."""
    return fields.read("complete", to_flag, not (fields.has("complete") or fields.lossy or "complete" in fields.broken))


def _paused(fields: Fields) -> bool:
    """A pause that cannot be read is a pause: somebody wanted one."""
    return fields.read("paused", to_flag, fields.has("paused"))


def _seasons(fields: Fields) -> tuple[str, ...] | None:
    """None for every season: also where the list cannot be read, so that nobody drops out by a slip."""
    seasons = fields.read_list("seasons", to_text)
    return seasons if seasons or fields.raw("seasons") == [] else None


def _check_dates(fields: Fields, member: Member) -> None:
    if member.joined and member.left and member.left.wall < member.joined.wall:
        fields.problem("left", "left-before-joined", "`left` is before `joined`; swap or mend the two dates")


def _check_twice(fields: Fields) -> None:
    """One feed in two lines, perhaps in another spelling: whoever mends one of them should find no other."""
    given = fields.raw("feeds")
    pages: set[str] = set()
    for feed in (feed for feed in (given if isinstance(given, list) else []) if isinstance(feed, str)):
        if (page := page_key(feed)) in pages:
            message = f"{shown(feed)} stands in `feeds` twice; take one of the two out"
            fields.report.add(fields.line("feeds"), "doubled-feed", message, "warning")
        pages.add(page)


def _name_from(id_: str) -> str:
    return " ".join(word.capitalize() for word in id_.split("-") if word) or id_
