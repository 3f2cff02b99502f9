"""JSON Feed 1.0 and 1.1, which feedparser does not read."""

from __future__ import annotations

import json
from typing import Any

from challenge.dates import Stamp
from challenge.entries.claimed_date import read_date
from challenge.entries.comments import is_comment
from challenge.entries.entry import Entry
from challenge.entries.parsed import MOST_ENTRIES, NotAFeed, ParsedFeed
from challenge.entries.pieces import person_name, plain_to_html, tags_from, web_link
from challenge.entries.plain import plain_text, visible
from challenge.entries.sanitise import clean_html


def read_json(body: bytes, url: str) -> ParsedFeed | NotAFeed:
    """A JSON Feed, leniently: items that are none are left out and counted. `url` is where the body came from."""
    try:
        document = json.loads(body.decode("utf-8-sig", "replace"))
        if b"\\ud" in body.lower():  # half of a surrogate pair can be spelled in JSON, but not be written down
            document = json.loads(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return NotAFeed("this address answers with broken JSON, not a feed")
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not ("version" in document or "title" in document):
        return NotAFeed("this address answers with JSON that is no JSON Feed")
    return _feed(document, items, url)


def _feed(document: dict[str, Any], items: list[Any], url: str) -> ParsedFeed:
    home = web_link(document.get("home_page_url"), url)
    read = [_entry(item, document, home or url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    problems = []
    if len(items) > MOST_ENTRIES:
        problems.append(f"the feed holds {len(items)} entries; the first {MOST_ENTRIES} were read")
    skipped = min(len(items), MOST_ENTRIES) - len(read)
    if skipped:
        problems.append(f"{skipped} items are no items of a JSON Feed and were left out")
    hubs = document.get("hubs")
    hub = hubs[0].get("url") if isinstance(hubs, list) and hubs and isinstance(hubs[0], dict) else ""
    return ParsedFeed(
        entries=tuple(read),
        title=plain_text(_text(document, "title")),
        link=home,
        lang=_text(document, "language")[:35],
        format="json",
        self_url=web_link(document.get("feed_url"), url),
        next_url=web_link(document.get("next_url"), url),
        hub_url=web_link(hub, url),
        problems=tuple(problems),
    )


def _entry(item: dict[str, Any], document: dict[str, Any], base: str) -> Entry:
    guid = item.get("id")
    guid = visible(str(guid))[:500] if isinstance(guid, (str, int, float)) else ""
    url = web_link(item.get("url"), base) or (web_link(guid, base) if guid.startswith("http") else "")
    title = plain_text(_text(item, "title"))
    html, plain, summary = _text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")
    claimed, claimed_text = _date(item)
    tags = item.get("tags")
    return Entry(
        url=url,
        guid=guid,
        title=title,
        claimed=claimed,
        claimed_text=claimed_text,
        tags=tags_from((tag, "") for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        author=_author(item) or _author(document),
        html=clean_html(html or plain_to_html(plain or summary), url or base),
        summary_only=not html and not plain and bool(summary),
        lang=(_text(item, "language") or _text(document, "language"))[:35],
        comment=is_comment(url, title, plain_text(_text(document, "title"))),
    )


def _date(item: dict[str, Any]) -> tuple[Stamp | None, str]:
    unread = ""
    for key in ("date_published", "date_modified"):
        text = _text(item, key)
        stamp = read_date(text) if text.strip() else None
        if stamp is not None:
            return stamp, ""
        unread = unread or visible(text)[:100]
    return None, unread


def _author(holder: dict[str, Any]) -> str:
    several = holder.get("authors")
    people = several if isinstance(several, list) else [holder.get("author")]
    names = [person_name(_text(person, "name")) for person in people if isinstance(person, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name))[:500]


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""
