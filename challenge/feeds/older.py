"""Where the posts stand that a feed is too short for, and how far back to look. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from challenge.addresses import is_web_address
from challenge.dates import parse_stamp
from challenge.entries.entry import Entry
from challenge.entries.parsed import ParsedFeed
from challenge.feeds.state import FeedState

MOST_PAGES = 10
"""Pages asked of one feed in one run; what is left is asked in the next."""

MOST_PAGES_EVER = 60
"""Pages asked of one feed for one gap, however long the season."""

MOST_TRIES = 4
MARGIN = timedelta(days=14)
"""What stands on a page so long before the wanted time is read too, anything older is left out."""

_PAGED = re.compile(r"(?:^|&)paged=(\d{1,5})(?=&|$)")
_START = re.compile(r"(?:^|&)start-index=(\d{1,6})(?=&|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How far back a feed has been read, page by page.

    `begun` is the fingerprint of the body whose gap is being filled, `pages` are addresses read already, `next` the one
    to ask (empty: finished), `reached` the date of the oldest entry read so far, `back_to` the date wanted (both UTC).
    `tries` counts failures of `next` in a row.

    Where the pages end before that date the blog's sitemap is looked at: `mapped` when that is done, `waiting` are the
    pages of posts to ask then, `posts` those read, `misses` how many in a row were none that is wanted.
    """

    url: str
    begun: str
    next: str
    reached: datetime
    back_to: datetime
    pages: tuple[str, ...] = ()
    tries: int = 0
    mapped: bool = False
    waiting: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    misses: int = 0

    @property
    def is_short(self) -> bool:
        """Whether all pages are read, and do not reach back far enough."""
        return not self.next and self.reached > self.back_to


def chain_for(
    url: str, feed: ParsedFeed, address: str, begun: str, known: FeedState | None, back_to: datetime | None
) -> Chain | None:
    """The chain to follow where a feed does not reach back to what is wanted; None where it does.

    A feed seen for the first time is wanted back to `back_to`; one that is known, back to its newest known entry.
    `address` is where its body came from.
    """
    oldest = oldest_of(feed)
    if back_to is None or oldest is None or oldest <= back_to or feed.comments:
        return None
    last = _moment(known.newest) if known is not None else None
    if last is not None and oldest <= last:
        return None
    following = next_page(feed, address)
    return Chain(url=url, begun=begun, next=following, reached=oldest, back_to=max(back_to, last or back_to))


def next_page(feed: ParsedFeed, address: str) -> str:
    """Where the entries before these stand: as the feed says (RFC 5005, JSON Feed), or as WordPress and Blogger do."""
    declared = feed.prev_archive_url or feed.next_url
    generator = feed.generator.casefold()
    if declared:
        found = declared
    elif "wordpress" in generator:
        found = _with_number(address, "paged", _PAGED, 1, 1)
    elif "blogger" in generator:
        found = _with_number(address, "start-index", _START, 1, max(len(feed.entries), 1))
    else:
        return ""
    return found if is_web_address(found) and found != address else ""


def follow_on(chain: Chain, feed: ParsedFeed) -> tuple[Chain, tuple[Entry, ...]]:
    """The chain after the page at `chain.next` was read, and the entries of it that are wanted.

    Entries without a date are left out: what stands on an older page is old, and the day we see it is not its date. A
    page that reaches no further back (the host ignores the page number) ends the chain.
    """
    pages = (*chain.pages, chain.next)
    oldest = oldest_of(feed)
    wanted = tuple(entry for entry in feed.entries if _is_wanted(entry, chain.back_to - MARGIN))
    done = replace(chain, pages=pages, next="", tries=0)
    if oldest is None or oldest >= chain.reached or feed.comments:
        return done, wanted
    following = next_page(feed, chain.next)
    ends = oldest <= chain.back_to or following in (*pages, chain.url) or len(pages) >= MOST_PAGES_EVER
    return replace(done, reached=oldest, next="" if ends else following), wanted


def oldest_of(feed: ParsedFeed) -> datetime | None:
    """The claimed date of the oldest entry, where any has one."""
    moments = [entry.claimed.start(UTC) for entry in feed.entries if entry.claimed is not None]
    return min(moments, default=None)


def _is_wanted(entry: Entry, after: datetime) -> bool:
    return entry.claimed is not None and entry.claimed.start(UTC) >= after


def _with_number(address: str, key: str, pattern: re.Pattern[str], first: int, step: int) -> str:
    parts = urlsplit(address)
    found = pattern.search(parts.query)
    number = (int(found[1]) if found else first) + step
    if found:
        query = parts.query[: found.start(1)] + str(number) + parts.query[found.end(1) :]
    else:
        query = f"{parts.query}&{key}={number}" if parts.query else f"{key}={number}"
    return urlunsplit(parts._replace(query=query, fragment=""))


def _moment(text: str) -> datetime | None:
    try:
        return parse_stamp(text).start(UTC) if text else None
    except ValueError:
        return None
