"""Where a feed may have gone: what pages say about the feeds of a blog. Pure."""

from __future__ import annotations

from challenge.addresses import page_key
from challenge.feeds.answer import Answer
from challenge.feeds.reading import read_page
from challenge.feeds.state import FeedState

_LOST = frozenset({"http 404", "http 410", "gone", "not a feed", "comments", "empty", "dns"})
"""Failures that tell of a feed that lives elsewhere; the others pass, or are the host's to mend."""


def feed_on(html: str, url: str, but: str = "") -> str:
    """The first feed of posts that a page at `url` declares, other than `but`; empty where it declares none."""
    lost = page_key(but)
    return next((feed for feed in read_page(html, url).feeds if page_key(feed) != lost), "")


def is_lost(answer: Answer, known: FeedState | None) -> bool:
    """Whether the member's home page is worth a look: the feed is not where it was, and nobody knows where it is."""
    if answer.outcome not in ("failed", "gone") or answer.kind not in _LOST or answer.suggestion:
        return False
    if known is None:
        return True
    return not known.suggestion and not (answer.outcome == "gone" and known.state == "gone")
