"""Reading what hosts send. The readers take as long to load as many hosts to ask, and most refreshes bring them nothing
to read: so they are loaded with the first body."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from challenge.entries.parsed import NotAFeed, ParsedFeed

if TYPE_CHECKING:
    from challenge.entries.page import PageFacts
    from challenge.feeds.apart import Apart

MANY = 100
"""New bodies: fewer are read sooner than a second process is started to read them."""


def parse_feed(body: bytes, content_type: str, url: str) -> ParsedFeed | NotAFeed:
    """`challenge.entries.feed.parse_feed`."""
    from challenge.entries import feed

    return feed.parse_feed(body, content_type, url)


def is_for_two(bodies: int) -> bool:
    """Whether so many are worth a second process, and there is a core for it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return bodies >= MANY and cores > 1


def start_apart() -> Apart:
    """`challenge.feeds.apart.Apart`."""
    from challenge.feeds import apart

    return apart.Apart()


def read_page(html: str, url: str) -> PageFacts:
    """`challenge.entries.page.read_page`."""
    from challenge.entries import page

    return page.read_page(html, url)
