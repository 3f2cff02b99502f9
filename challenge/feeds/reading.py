"""Reading what hosts send. The readers take as long to load as many hosts to ask, and most refreshes bring them nothing
to read: so they are loaded with the first body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from challenge.entries.parsed import NotAFeed, ParsedFeed

if TYPE_CHECKING:
    from challenge.entries.page import PageFacts


def parse_feed(body: bytes, content_type: str, url: str) -> ParsedFeed | NotAFeed:
    """`challenge.entries.feed.parse_feed`."""
    from challenge.entries import feed

    return feed.parse_feed(body, content_type, url)


def read_page(html: str, url: str) -> PageFacts:
    """`challenge.entries.page.read_page`."""
    from challenge.entries import page

    return page.read_page(html, url)
