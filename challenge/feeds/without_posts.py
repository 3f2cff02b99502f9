"""Answers that bring no posts: what they are instead, in words, and the feed that they name. Pure."""

from __future__ import annotations

import re

from challenge.entries.parsed import NotAFeed, ParsedFeed
from challenge.feeds.suggest import feed_on
from challenge.feeds.words import BLOCKED, is_challenge

_MOST_PAGE = 1024 * 1024
_BESIDE = (
    (re.compile(r"/comments/feed\b"), "/feed"),
    (re.compile(r"\bfeed=comments-"), "feed="),
    (re.compile(r"/feeds/(?:\d+/)?comments/default\b"), "/feeds/posts/default"),
)
"""Where WordPress and Blogger keep comments, and where the posts."""


def is_comments(feed: ParsedFeed | None) -> bool:
    """A feed of comments. What somebody answers on Medium stands in the very feed of their posts."""
    return feed is not None and feed.comments and feed.generator.casefold() != "medium"


def without_posts(feed: NotAFeed | ParsedFeed | None, body: bytes, url: str, asked: str) -> tuple[str, str, str]:
    """(kind, words, the feed that is named instead) of a body that came from `url` when `asked` was asked."""
    if isinstance(feed, ParsedFeed):
        beside = next((comments.sub(posts, asked) for comments, posts in _BESIDE if comments.search(asked)), "")
        return "comments", feed.problems[-1], beside
    words = feed.reason if feed is not None else ""
    if not body.strip():
        return "empty", words, ""
    if is_challenge(body):
        return "blocked", BLOCKED, ""
    suggestion = feed_on(body[:_MOST_PAGE].decode("utf-8", "replace"), url, asked) if b"<" in body[:1000] else ""
    return "not a feed", words, suggestion
