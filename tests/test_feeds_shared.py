"""The real and the nasty feeds beside the project: every one is read, and as well as feedparser alone reads it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from challenge.entries.feed import ParsedFeed, parse_feed
from tests.conftest import SHARED

FEEDS = SHARED / "feeds"
URL = "https://host.example/feed.xml"


@cache
def manifest() -> list[dict[str, Any]]:
    if not (FEEDS / "MANIFEST.jsonl").is_file():
        pytest.skip("needs the collection of feeds beside the project (../shared/feeds)")
    return [json.loads(line) for line in (FEEDS / "MANIFEST.jsonl").read_text().splitlines()]


@cache
def read_all() -> dict[str, ParsedFeed | str]:
    found: dict[str, ParsedFeed | str] = {}
    for row in manifest():
        feed = parse_feed((FEEDS / row["file"]).read_bytes(), "", URL)
        found[row["file"]] = feed if isinstance(feed, ParsedFeed) else feed.reason
    return found


def test_every_feed_is_read_or_refused_with_words() -> None:
    """No body of the collection raises, and every refusal is a sentence."""
    assert len(read_all()) == len({row["file"] for row in manifest()})
    assert all(isinstance(feed, ParsedFeed) or len(feed) > 20 for feed in read_all().values())


def test_no_entry_that_feedparser_finds_is_lost() -> None:
    """Where feedparser finds entries we find as many."""
    lost = [
        row["file"]
        for row in manifest()
        if (expected := (row.get("feedparser") or {}).get("n_entries"))
        and (not isinstance(feed := read_all()[row["file"]], ParsedFeed) or len(feed.entries) < expected)
    ]
    assert lost == []


def test_entries_are_safe_to_show() -> None:
    """Addresses are web addresses, titles one line of text, and no text holds a script, handler or frame."""
    for name, feed in read_all().items():
        for entry in feed.entries if isinstance(feed, ParsedFeed) else ():
            assert entry.url == "" or entry.url.startswith(("http://", "https://")), name
            assert "\n" not in entry.title and len(entry.title) <= 500, name
            low = entry.html.lower()
            assert not any(
                mark in low for mark in ("<script", "<iframe", "<svg", "<form", 'href="javascript', "<style")
            ), name


def test_fixtures_folder_is_where_it_was() -> None:
    """The manifest names files that exist."""
    assert all(Path(FEEDS / row["file"]).is_file() for row in manifest())
