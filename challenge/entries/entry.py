"""The one shape of an entry, whatever format it came in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from challenge.dates import Stamp

if TYPE_CHECKING:
    from challenge.entries.text import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    `url` is absolute http(s) or empty; `title` and `author` are plain text; `claimed` is the date the entry claims
    (None where missing or unreadable; then `claimed_text` holds what stood there); a feed's own `Z` or `+0000` is the
    offset zero. `html` is sanitised, with absolute addresses, and is the fullest text that the feed gives;
    `summary_only` says that this is an excerpt. `comment` is true for entries of a comments feed. `reading` is what a
    reader sees of `html`, where that was read along with the feed.
    """

    url: str
    guid: str = ""
    title: str = ""
    claimed: Stamp | None = None
    claimed_text: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    html: str = ""
    summary_only: bool = False
    lang: str = ""
    comment: bool = False
    reading: Reading | None = field(default=None, compare=False, repr=False)
