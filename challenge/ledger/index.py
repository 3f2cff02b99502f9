"""Which row an entry is: by its page, else by a guid that is its own. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from challenge.addresses import page_key
from challenge.entries.entry import Entry
from challenge.ledger.row import Row

if TYPE_CHECKING:  # its module takes long to load, and a refresh without news reads no text
    from challenge.entries.text import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry with its text read once, and what its feed says about it.

    `shown` is what may be quoted, where more was read to judge the post than its author lets the feed say.
    """

    entry: Entry
    reading: Reading
    shown: Reading | None = None
    feed: str
    guid_is_unique: bool = True
    everywhere: frozenset[str] = frozenset()


@dataclass(slots=True)
class Index:
    """The rows of one season, findable by page and by guid."""

    rows: dict[str, Row]
    by_page: dict[tuple[str, str], str] = field(default_factory=dict)
    by_guid: dict[tuple[str, str], str] = field(default_factory=dict)
    by_title: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    touched: bool = False
    """Whether a row was put that was not there, or not like that."""

    @classmethod
    def of(cls, rows: Mapping[str, Row]) -> Index:
        index = cls(dict(rows))
        for row in rows.values():
            index.put(row)
        index.touched = False
        return index

    def put(self, row: Row) -> str:
        """Adds or replaces a row. Returns its id."""
        id_ = row.id
        self.touched = self.touched or self.rows.get(id_) != row
        self.rows[id_] = row
        for page in row.pages:
            self.by_page[row.member, page] = id_
        for guid in _guid_keys(row.guid, row.feed):
            self.by_guid[row.member, guid] = id_
        if row.title:
            self.by_title.setdefault((row.member, row.title), set()).add(id_)
        return id_

    def titled(self, member: str, title: str) -> list[Row]:
        """The rows of a member that had this title at some time."""
        return [self.rows[id_] for id_ in self.by_title.get((member, title), ())]

    def find(self, member: str, found: Found) -> Row | None:
        """The row of this entry: by its page, else by a guid that is unique in its feed."""
        held = self.by_page.get((member, entry_page(found.entry)))
        if held is not None or not found.guid_is_unique:
            return self.rows.get(held or "")
        for guid in _guid_keys(found.entry.guid, found.feed):
            row = self.rows.get(self.by_guid.get((member, guid), ""))
            if row is not None and (guid == found.entry.guid or row.title == found.entry.title):
                return row
        return None

    def may_have(self, row: Row | None, guid: str) -> bool:
        """Whether a row may take this guid for its own: not where it stands for another post already."""
        return row is None or self.by_guid.get((row.member, guid), row.id) == row.id


def entry_page(entry: Entry) -> str:
    """The identity of an entry: its page; without an address its guid; without that its title and date."""
    if entry.url:
        return page_key(entry.url)
    if entry.guid:
        return f"guid:{entry.guid}"
    claimed = entry.claimed.isoformat() if entry.claimed else entry.claimed_text
    text = f"{entry.title}\n{claimed}".encode("utf-8", "replace")
    return f"hash:{hashlib.sha256(text).hexdigest()[:24]}"


_PLAIN = re.compile(r"https?://[\w.:-]+(/[!\"$->@-~]*)?(?:\?([!\"$-~]*))?", re.ASCII)
"""Most guids that are addresses, taken apart in a third of the time."""


def _guid_keys(guid: str, feed: str) -> tuple[str, ...]:
    """The guid itself, and where it is an address also without scheme and host, for a blog that moved house."""
    if not guid.startswith(("http://", "https://")):
        return (guid,) if guid else ()
    plain = _PLAIN.fullmatch(guid)
    try:
        path, query = plain.groups("") if plain else urlsplit(guid)[2:4]
    except ValueError:  # `http://[…`: it looks like an address and is none
        return (guid,)
    tail = f"{path}?{query}"
    return (guid, f"{feed} {tail}") if len(tail) > 2 else (guid,)
