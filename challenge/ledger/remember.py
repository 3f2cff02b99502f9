"""One entry, seen once more: which row it is, what is remembered of it, and what its verdict becomes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypedDict
from urllib.parse import quote

from challenge.addresses import without_tracking
from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.entries.entry import Entry
from challenge.entries.sanitise import excerpt
from challenge.entries.text import Block, Reading
from challenge.ledger.credit import lowers
from challenge.ledger.index import Found, entry_page
from challenge.ledger.row import Row, whole
from challenge.recognition.deciding.when import published_at
from challenge.recognition.judge import judge
from challenge.recognition.marks.gathering import matching_links, windows
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import Because, Verdict

MARGIN = timedelta(days=14)
"""How long before and after a season a post that only mentions it is remembered, so that its author can see why."""

MOST_TEXT = 200_000
"""Characters of a consented full text that a row keeps; a longer one is cut to its excerpt."""

_COMMENT = (Because("date", "a comment in a comments feed, not a post"),)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What one member's posts are judged by in one season."""

    season: Season
    others: tuple[Season, ...]
    member: Member
    site_url: str
    fingerprint: str
    accept: bool = False

    @cached_property
    def window(self) -> tuple[datetime, datetime]:
        """From the season's first opening to its last closing."""
        return season_window(self.season)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What became of an entry. `row` is None where nothing is kept; `lowered` is a judgement that was not taken."""

    row: Row | None
    verdicts: tuple[Verdict, ...]
    lowered: tuple[Verdict, ...] = ()
    is_new: bool = False


class _Told(TypedDict):
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


def remember(row: Row | None, found: Found, rules: Rules, now: datetime) -> Remembered:
    """What to keep of an entry in one season, with `row` what is known of it already."""
    if found.entry.comment:
        return Remembered(row=None, verdicts=(Verdict(season=rules.season.id, status="not ours", because=_COMMENT),))
    recalled = row is not None and not row.partial and found.entry.summary_only
    kept = _first_memory(found, rules.member, now) if row is None else _later_memory(row, found, recalled, rules)
    sighting = sighting_of(kept, None if recalled else found.reading, found.everywhere)
    verdicts = judge(sighting, rules.member, rules.season, rules.others, rules.site_url)
    if row is None and not _in_scope(verdicts, sighting, rules):
        return Remembered(row=None, verdicts=verdicts)
    if not recalled and _marked(verdicts):
        kept = _with_quotations(kept, sighting.reading, rules)
    elif not recalled and (kept.windows or kept.links):
        kept = replace(kept, windows=(), links=())
    return settle(row, kept, verdicts, rules)


def _with_quotations(row: Row, reading: Reading, rules: Rules) -> Row:
    """What a mark stands in, and the links that are marks: enough to judge again without the text."""
    return replace(
        row,
        windows=windows(reading, rules.season, rules.others, rules.site_url),
        links=matching_links(reading, rules.season, rules.site_url, rules.others),
    )


def recall(row: Row, rules: Rules) -> Remembered:
    """Judges a row again from memory alone, because the rules changed and no feed brings its text."""
    verdicts = judge(sighting_of(row, None), rules.member, rules.season, rules.others, rules.site_url)
    if lowers(row.verdicts, verdicts) and not _marked(verdicts) and _marked(row.verdicts):
        # The mark may only be missing from what was remembered of the text: only a ruling can lower this.
        said = Because("date", "kept as it was: no text is at hand to judge it again")
        lowered = tuple(replace(verdict, because=(said, *verdict.because)) for verdict in verdicts)
        return Remembered(row=row, verdicts=row.verdicts, lowered=lowered)
    return settle(row, row, verdicts, rules)


def settle(row: Row | None, kept: Row, verdicts: tuple[Verdict, ...], rules: Rules) -> Remembered:
    """Stores a judgement unless it would take credit away that was published and nobody accepted that."""
    if row is not None and not rules.accept and lowers(row.verdicts, verdicts):
        return Remembered(row=replace(kept, verdicts=row.verdicts, rules=""), verdicts=row.verdicts, lowered=verdicts)
    unchanged = row is not None and bool(row.rules) and row.verdicts == verdicts
    stamp = row.rules if row is not None and unchanged else rules.fingerprint  # no new prompt rewrites every line
    return Remembered(row=replace(kept, verdicts=verdicts, rules=stamp), verdicts=verdicts, is_new=row is None)


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


def _first_memory(found: Found, member: Member, now: datetime) -> Row:
    entry = found.entry
    url = without_tracking(entry.url)
    return Row(
        member=member.id,
        page=entry_page(entry),
        url=url,
        addresses=(url,) if url else (),
        first_seen=now,
        guid=entry.guid if found.guid_is_unique else "",
        claimed=entry.claimed,
        claimed_text="" if entry.claimed else entry.claimed_text,
        feed=found.feed,
        title=entry.title,
        **_told(found, member),
    )


def _later_memory(row: Row, found: Found, recalled: bool, rules: Rules) -> Row:
    """The row with what is new: the date claimed first and the first sight stay for ever."""
    entry = found.entry
    url = without_tracking(entry.url) or row.url
    row = replace(
        row,
        url=url if found.feed == row.feed or not row.url else row.url,
        addresses=tuple(sorted({*row.addresses, *filter(None, [without_tracking(entry.url)])})),
        guid=row.guid or (entry.guid if found.guid_is_unique else ""),
    )
    if recalled:
        return row
    if found.feed != row.feed:
        entry = replace(entry, tags=tuple(dict.fromkeys((*row.tags, *entry.tags))), title=row.title or entry.title)
    return replace(row, title=entry.title or row.title, **_told(replace(found, entry=entry), rules.member))


def _told(found: Found, member: Member) -> _Told:
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


def _in_scope(verdicts: tuple[Verdict, ...], sighting: Sighting, rules: Rules) -> bool:
    """A post has a row where it is credited or asked about, or where it fell within the season, with margins."""
    if any(verdict.status != "not ours" for verdict in verdicts):
        return True
    starts, ends = rules.window
    moment = published_at(sighting, rules.member, rules.season).moment
    margin = MARGIN if _marked(verdicts) else timedelta()
    return starts - margin <= moment and (ends.year >= 9999 or moment < ends + margin)


def _marked(verdicts: Iterable[Verdict]) -> bool:
    return any(reason.signal != "date" for verdict in verdicts for reason in verdict.because)
