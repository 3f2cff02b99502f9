"""From a feed's bytes to entries: the one door to every format. Never raises on what a host sends."""

from __future__ import annotations

import re
from dataclasses import replace

from challenge.entries.comments import is_comments_feed
from challenge.entries.feedparser_reader import read_xml
from challenge.entries.json_feed import read_json
from challenge.entries.parsed import MOST_ENTRIES, NotAFeed, ParsedFeed

__all__ = ["MOST_ENTRIES", "NotAFeed", "ParsedFeed", "parse_feed"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)


def parse_feed(body: bytes, content_type: str, url: str) -> ParsedFeed | NotAFeed:
    """RSS 0.9x, 1.0, 2.0, Atom and JSON Feed. `content_type` is the header as sent; `url` where the body came from."""
    start = body[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return NotAFeed("this address answers with nothing at all")
    if start.startswith((b"{", b"[")):
        feed = read_json(body, url)
    elif _PAGE.match(start) and not _FEED_ROOT.search(body[:5000]):
        return NotAFeed("this address answers with a web page, not a feed")
    else:
        feed = read_xml(body, _charset(body, content_type), url)
    return _with_advice(feed, url) if isinstance(feed, ParsedFeed) else feed


def _charset(body: bytes, content_type: str) -> str:
    """The host's charset, unless the bytes themselves prove to be UTF-8: hosts are wrong about it more often."""
    found = _CHARSET.search(content_type)
    if found is None:
        return ""
    declared = _DECLARED.search(body[:400])
    if declared is None or declared[1].lower() in (b"utf-8", b"utf8"):
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return found[1]
        return "utf-8"
    return found[1]


def _with_advice(feed: ParsedFeed, url: str) -> ParsedFeed:
    comments = sum(entry.comment for entry in feed.entries)
    if not is_comments_feed(feed.title, url, comments, len(feed.entries)):
        return feed
    advice = "this is a feed of comments, not of posts; give the address of the feed of posts (often without /comments)"
    return replace(feed, comments=True, problems=(*feed.problems, advice))
