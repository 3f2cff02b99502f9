"""JSON Feed 1.1, of the same feeds as Atom: whoever reads one reads the same entries in the other. Pure."""

from __future__ import annotations

import json
from typing import Any

from challenge.dates import iso_utc
from challenge.pages.atom import AtomEntry, AtomFeed
from challenge.pages.head import in_brief

VERSION = "https://jsonfeed.org/version/1.1"


def json_path(path: str) -> str:
    """Where the JSON Feed stands whose Atom feed stands at `path`."""
    return path.removesuffix(".xml") + ".json"


def write_json_feed(feed: AtomFeed) -> bytes:
    """The feed as UTF-8. `self_link` is that of the Atom feed, which remains its id."""
    document = {
        "version": VERSION,
        "title": feed.title,
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "home_page_url": feed.link,
        "feed_url": json_path(feed.self_link),
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(entry: AtomEntry) -> dict[str, Any]:
    """One entry; the whole text is `content_html` where it may go out whole, else its beginning is the summary."""
    author = {"name": entry.author, **({"url": entry.author_uri} if entry.author_uri else {})}
    item: dict[str, Any] = {"id": entry.id, "url": entry.link, "title": entry.title}
    brief = in_brief(entry.html, 2000) or entry.text
    if entry.html and entry.whole:
        item["content_html"] = entry.html
    else:
        item["content_text"] = brief or entry.title
        item |= {"summary": brief} if brief else {}
    item |= {"date_published": iso_utc(entry.published), "date_modified": iso_utc(entry.updated), "authors": [author]}
    item |= {"tags": [label for _, label in entry.categories]} if entry.categories else {}
    item |= {"language": entry.lang} if entry.lang else {}
    return item
