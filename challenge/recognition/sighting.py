"""What recognition looks at: one post of one member, from a feed, a file or the ledger's memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from challenge.dates import Stamp
from challenge.entries.text import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One post as judged.

    `addresses`: every address known for it, the one to link first. `claimed` is the first date claimed (None where
    missing or unreadable), `first_seen` when we saw it first (UTC). `declared` maps a season's id to the prompt
    numbers its file names (empty tuple: sent to the season without naming one). `has_text` is false where only
    remembered pieces are at hand. `everywhere` holds marks (lower case tags, phrases and links as the season writes
    them) that this blog carries on every post, so that they say nothing about one. `authors` is the entry's author.
    """

    addresses: tuple[str, ...]
    guid: str = ""
    title: str = ""
    claimed: Stamp | None = None
    first_seen: datetime
    tags: tuple[str, ...] = ()
    author: str = ""
    reading: Reading = field(default_factory=Reading)
    declared: dict[str, tuple[int, ...]] = field(default_factory=dict)
    from_file: bool = False
    comment: bool = False
    has_text: bool = True
    everywhere: frozenset[str] = frozenset()
