"""What is kept of a post: as each sight tells it anew, as its author consents, as recognition reads it. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypedDict
from urllib.parse import quote

from challenge.addresses import without_tracking
from challenge.content.members import Member
from challenge.entries.entry import Entry
from challenge.entries.sanitise import excerpt
from challenge.entries.text import Block, Reading
from challenge.ledger.index import Found
from challenge.ledger.row import Row, whole
from challenge.recognition.sighting import Sighting

MOST_TEXT = 200_000
"""Characters of a consented full text that a row keeps; a longer one is cut to its excerpt."""


class Told(TypedDict):
    """What each sight of a post tells anew."""

    tags: tuple[str, ...]
    author: str
    lang: str
    partial: bool
    words: int | None
    excerpt: str
    text: str


def whole_entry(entry: Entry) -> Entry:
    """The entry with an address that can be written down and shown: half letters, controls and marks escaped."""
    if entry.url.isprintable() and entry.lang.isprintable():
        return entry
    url = "".join(letter if letter.isprintable() else quote(letter, errors="replace") for letter in entry.url)
    return replace(entry, url=url, lang=whole(entry.lang))


def sighting_of(row: Row, reading: Reading | None, everywhere: frozenset[str] = frozenset()) -> Sighting:
    """A row as recognition sees it; without a reading, what is remembered of the text stands in for it."""
    addresses = tuple(dict.fromkeys(address for address in (row.url, *row.addresses) if address))
    return Sighting(
        addresses=addresses,
        guid=row.guid,
        title=row.title,
        claimed=row.claimed,
        first_seen=row.first_seen,
        tags=row.tags,
        author=row.author,
        reading=reading if reading is not None else recalled_reading(row),
        has_text=reading is not None,
        everywhere=everywhere,
    )


def recalled_reading(row: Row) -> Reading:
    """The quoted windows as blocks, and the links that matched a rule."""
    blocks = tuple(Block(window) for window in row.windows)
    return Reading(blocks, tuple((link, 0) for link in row.links))


def consented(row: Row, member: Member) -> Row:
    """The row without what its author lets be kept no more."""
    if member.republish == "full" or not (row.text or row.excerpt):
        return row
    return replace(row, text="", excerpt="" if member.republish == "none" else row.excerpt)


def later_memory(row: Row, found: Found, recalled: bool, member: Member) -> Row:
    """The row with what is new: the date claimed first and the first sight stay for ever.

    `recalled`: this sight tells less than is known already.
    """
    url = without_tracking(found.entry.url)
    later = replace(
        row,
        url=url or row.url if found.feed == row.feed or not row.url else row.url,
        addresses=tuple(sorted({*row.addresses, *filter(None, [url])})),
        guid=row.guid or (found.entry.guid if found.guid_is_unique else ""),
        **({} if recalled else _told_again(row, found, member)),
    )
    return consented(later, member)


def _told_again(row: Row, found: Found, member: Member) -> dict[str, Any]:
    entry = found.entry
    if found.feed != row.feed:
        entry = replace(entry, tags=tuple(dict.fromkeys((*row.tags, *entry.tags))), title=row.title or entry.title)
        found = replace(found, entry=entry)
    return {"title": entry.title or row.title, **told(found, member)}


def told(found: Found, member: Member) -> Told:
    """What a sight of a post tells, as far as its author lets it be kept."""
    entry = found.entry
    return {
        "tags": entry.tags,
        "author": entry.author,
        "lang": entry.lang,
        "partial": entry.summary_only,
        "words": None if entry.summary_only else found.reading.words,
        "excerpt": "" if member.republish == "none" else excerpt(found.shown or found.reading),
        "text": entry.html if member.republish == "full" and len(entry.html) <= MOST_TEXT else "",
    }
