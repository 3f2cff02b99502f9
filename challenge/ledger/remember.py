"""One entry, seen once more: which row it is, what is remembered of it, and what its verdict becomes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypedDict
from urllib.parse import quote

from challenge.addresses import without_tracking
from challenge.content.members import Member
from challenge.content.seasons import Season
from challenge.entries.entry import Entry
from challenge.entries.sanitise import excerpt
from challenge.entries.text import Block, Reading
from challenge.ledger.credit import lowers
from challenge.ledger.files import is_file_row
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

_COMMENT = (Because("date", "This is a comment from a comments feed, not a post."),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one member's posts are judged by in one season."""

    season: Season
    others: tuple[Season, ...]
    member: Member
    site_url: str
    fingerprint: str
    window: tuple[datetime, datetime]
    """From the season's first opening to its last closing."""
    accept: bool = False


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
    if row is None or is_file_row(row):  # a feed tells more than the note that a file was seen
        return _first_sight(found, rules, row.first_seen if row else now)
    return _later_sight(row, found, rules)


def _first_sight(found: Found, rules: Rules, now: datetime) -> Remembered:
    """Judged first: of a post outside the season nothing else need be known."""
    entry, url = found.entry, without_tracking(found.entry.url)
    sighting = Sighting(
        addresses=(url,) if url else (),
        guid=entry.guid if found.guid_is_unique else "",
        title=entry.title,
        claimed=entry.claimed,
        first_seen=now,
        tags=entry.tags,
        author=entry.author,
        reading=found.reading,
        everywhere=found.everywhere,
    )
    verdicts = _judge(sighting, rules)
    if not _in_scope(verdicts, sighting, rules):
        return Remembered(row=None, verdicts=verdicts)
    row = Row(
        member=rules.member.id,
        page=entry_page(entry),
        url=url,
        addresses=sighting.addresses,
        first_seen=now,
        guid=sighting.guid,
        claimed=entry.claimed,
        claimed_text="" if entry.claimed else entry.claimed_text,
        feed=found.feed,
        title=entry.title,
        verdicts=verdicts,
        rules=rules.fingerprint,
        **_told(found, rules.member),
    )
    kept = _with_quotations(row, found.reading, rules) if _marked(verdicts) else row
    return Remembered(row=kept, verdicts=verdicts, is_new=True)


def _later_sight(row: Row, found: Found, rules: Rules) -> Remembered:
    recalled = not row.partial and found.entry.summary_only
    kept = _later_memory(row, found, recalled, rules)
    sighting = sighting_of(kept, None if recalled else found.reading, found.everywhere)
    verdicts = _judge(sighting, rules)
    if not recalled and _marked(verdicts):
        kept = _with_quotations(kept, sighting.reading, rules)
    elif not recalled and (kept.windows or kept.links):
        kept = replace(kept, windows=(), links=())
    return settle(row, kept, verdicts, rules)


def _judge(sighting: Sighting, rules: Rules) -> tuple[Verdict, ...]:
    return judge(sighting, rules.member, rules.season, rules.others, rules.site_url)


def _with_quotations(row: Row, reading: Reading, rules: Rules) -> Row:
    """What a mark stands in, and the links that are marks: enough to judge again without the text."""
    return replace(
        row,
        windows=windows(reading, rules.season, rules.others, rules.site_url),
        links=matching_links(reading, rules.season, rules.site_url, rules.others),
    )


def recall(row: Row, rules: Rules) -> Remembered:
    """Judges a row again from memory alone, because the rules changed and no feed brings its text."""
    verdicts = _judge(sighting_of(row, None), rules)
    if lowers(row.verdicts, verdicts) and not _marked(verdicts) and _marked(row.verdicts):
        # The mark may only be missing from what was remembered of the text: only a ruling can lower this.
        said = Because("date", "Kept as it was: no text is at hand to judge it again.")
        lowered = tuple(replace(verdict, because=(said, *verdict.because)) for verdict in verdicts)
        return Remembered(row=row, verdicts=row.verdicts, lowered=lowered)
    return settle(row, row, verdicts, rules)


def consented(row: Row, member: Member) -> Row:
    """The row without what its author lets be kept no more."""
    if member.republish == "full" or not (row.text or row.excerpt):
        return row
    return replace(row, text="", excerpt="" if member.republish == "none" else row.excerpt)


def settle(row: Row, kept: Row, verdicts: tuple[Verdict, ...], rules: Rules) -> Remembered:
    """Stores a judgement unless it would take credit away that was published and nobody accepted that."""
    if not rules.accept and lowers(row.verdicts, verdicts):
        return Remembered(row=replace(kept, verdicts=row.verdicts, rules=""), verdicts=row.verdicts, lowered=verdicts)
    if row.rules and row.verdicts == verdicts:  # as it was: no new prompt rewrites every line
        return Remembered(row=kept, verdicts=verdicts)
    return Remembered(row=replace(kept, verdicts=verdicts, rules=rules.fingerprint), verdicts=verdicts)


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


def _later_memory(row: Row, found: Found, recalled: bool, rules: Rules) -> Row:
    """The row with what is new: the date claimed first and the first sight stay for ever."""
    url = without_tracking(found.entry.url)
    later = replace(
        row,
        url=url or row.url if found.feed == row.feed or not row.url else row.url,
        addresses=tuple(sorted({*row.addresses, *filter(None, [url])})),
        guid=row.guid or (found.entry.guid if found.guid_is_unique else ""),
        **({} if recalled else _told_again(row, found, rules.member)),
    )
    return consented(later, rules.member)


def _told_again(row: Row, found: Found, member: Member) -> dict[str, Any]:
    entry = found.entry
    if found.feed != row.feed:
        entry = replace(entry, tags=tuple(dict.fromkeys((*row.tags, *entry.tags))), title=row.title or entry.title)
        found = replace(found, entry=entry)
    return {"title": entry.title or row.title, **_told(found, member)}


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
