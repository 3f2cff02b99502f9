"""What became of one feed in one run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from challenge.entries.parsed import ParsedFeed

Class = Literal["ok", "unchanged", "moved", "gone", "failed", "not due"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One feed, one class. `feed` is there whenever something has to be judged: a new body, or a kept one that was not
    judged by these rules yet; then `fingerprint` is to be handed to `Cache.mark_judged` once the ledgers are written.

    `why` is a sentence about the host for people (empty where all is well), `kind` its stable short name. `moved_to` is
    the new address that the host names; `confirmed` that it has said so long enough to change the member's file.
    `suggestion` is a feed that the answer itself names instead. `until` is when the feed may be asked again.
    """

    url: str
    outcome: Class
    feed: ParsedFeed | None = None
    fingerprint: str = ""
    why: str = ""
    kind: str = ""
    final_url: str = ""
    moved_to: str = ""
    confirmed: bool = False
    suggestion: str = ""
    until: datetime | None = None
