"""Posts of which their feed gives only a summary: which are worth a look at their own page, and what it adds. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.entries.entry import Entry
from challenge.entries.text import read_html
from challenge.feeds.visit import Visit
from challenge.ledger.credit import credit_of
from challenge.ledger.index import Found
from challenge.ledger.remember import Remembered


def wants_page(outcome: Remembered, season: Season) -> bool:
    """Whether the post's own page can tell something: a mark where a person would be asked, or words that count."""
    row = outcome.row
    if row is None or not row.partial:
        return False  # outside the season, or its whole text was read before
    asks = any(verdict.status == "ask" for verdict in outcome.verdicts)
    return asks or (season.goal.kind == "words" and bool(credit_of(outcome.verdicts)))


def without_text(entry: Entry) -> Entry:
    """An entry of a feed that gives titles alone says even less than a summary."""
    return entry if entry.html or not entry.url else replace(entry, summary_only=True)


def with_page(found: Found, visit: Visit, members: Sequence[Member]) -> Found:
    """The entry with its page's text for recognition and counting; as it was where the page adds nothing.

    What is shown of it stays the feed's own summary, unless its author lets the full text be shown.
    """
    if not visit.html:
        return found
    from challenge.entries.fuller import fuller_html  # most refreshes need no page, and its readers take time to load

    html = fuller_html(found.entry, visit.html, visit.final_url)
    if not html:
        return found
    whole = read_html(html, visit.final_url)
    entry = replace(found.entry, summary_only=False)
    if all(member.republish == "full" for member in members):
        return replace(found, entry=replace(entry, html=html), reading=whole)
    return replace(found, entry=entry, reading=whole, shown=found.reading)
