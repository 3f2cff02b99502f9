"""Atom (RFC 4287) as text. Pure: every date is given, ids do not change when a post is edited, moved or found again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from challenge.dates import iso_utc

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomEntry:
    """One entry. `html` is sanitised; `whole` says that it is the full text, else it goes out as the summary."""

    id: str
    title: str
    link: str
    updated: datetime
    published: datetime
    author: str
    author_uri: str = ""
    html: str = ""
    whole: bool = False
    text: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomFeed:
    """One feed. `self_link` is its own address and its id, `link` the page it belongs to, `hub` who is told
    of its changes; all absolute."""

    title: str
    self_link: str
    link: str
    lang: str
    author: str
    entries: Sequence[AtomEntry] = ()
    born: datetime = NO_DATE
    hub: str = ""
    subtitle: str = ""


def post_id(member: str, page: str) -> str:
    """The id of a post that lives elsewhere: one for each member and page, wherever it is listed."""
    return uuid5(NAMESPACE_URL, f"{member} {page}").urn


def write_atom(feed: AtomFeed) -> bytes:
    """The feed as UTF-8. Its `updated` is that of its newest entry, of its beginning where it has none."""
    updated = max((entry.updated for entry in feed.entries), default=feed.born)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(feed.lang)}>',
        f"<title>{_text(feed.title)}</title>",
        *([f"<subtitle>{_text(feed.subtitle)}</subtitle>"] if feed.subtitle else []),
        f"<id>{_text(feed.self_link)}</id>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.self_link)}/>',
        *([f'<link rel="hub" href={_attribute(feed.hub)}/>'] if feed.hub else []),
        f'<link rel="alternate" type="text/html" href={_attribute(feed.link)}/>',
        f"<updated>{iso_utc(updated)}</updated>",
        f"<author><name>{_text(feed.author)}</name></author>",
    ]
    for entry in feed.entries:
        lines += _entry(entry)
    lines.append("</feed>\n")
    return "\n".join(lines).encode()


def _entry(entry: AtomEntry) -> list[str]:
    lang = f" xml:lang={_attribute(entry.lang)}" if entry.lang else ""
    uri = f"<uri>{_text(entry.author_uri)}</uri>" if entry.author_uri else ""
    lines = [
        f"<entry{lang}>",
        f"<title>{_text(entry.title)}</title>",
        f"<id>{_text(entry.id)}</id>",
        f'<link rel="alternate" type="text/html" href={_attribute(entry.link)}/>',
        f"<published>{iso_utc(entry.published)}</published>",
        f"<updated>{iso_utc(entry.updated)}</updated>",
        f"<author><name>{_text(entry.author)}</name>{uri}</author>",
        *(f"<category term={_attribute(term)} label={_attribute(label)}/>" for term, label in entry.categories),
    ]
    if entry.html:
        name = "content" if entry.whole else "summary"
        lines.append(f'<{name} type="html">{_text(entry.html)}</{name}>')
    elif entry.text:
        lines.append(f"<summary>{_text(entry.text)}</summary>")
    lines.append("</entry>")
    return lines


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
