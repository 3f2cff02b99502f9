"""What comes out of a feed's bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from challenge.entries.entry import Entry

MOST_ENTRIES = 2000
"""Entries read of one feed; the rest is cut with a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed that could be read, newest first or however it was written.

    `link` is the home page and the `…_url`s are what the feed declares about itself (absolute http(s) or empty).
    `least_interval` is how long the publisher asks us to wait (None where nothing is said); `skip_hours` (0 to 23, UTC)
    and `skip_days` (0 is Monday) when not to come. `problems` are sentences for its owner;
    `comments` says that this is a feed of comments, not of posts.
    """

    entries: tuple[Entry, ...] = ()
    title: str = ""
    link: str = ""
    lang: str = ""
    generator: str = ""
    format: str = ""
    self_url: str = ""
    next_url: str = ""
    prev_archive_url: str = ""
    hub_url: str = ""
    least_interval: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    problems: tuple[str, ...] = ()
    comments: bool = False


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """An answer that holds no feed, and why, in words that can be forwarded to its owner."""

    reason: str
