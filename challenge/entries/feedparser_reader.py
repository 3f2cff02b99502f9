"""RSS and Atom: the common case read fast, everything else by feedparser. Entries are made of what either gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

from challenge.dates import Stamp
from challenge.entries.claimed_date import EARLIEST_YEAR, read_date
from challenge.entries.comments import is_comment, is_medium_response
from challenge.entries.entry import Entry
from challenge.entries.feedparser_asked import ask_feedparser
from challenge.entries.parsed import MOST_ENTRIES, NotAFeed, ParsedFeed
from challenge.entries.pieces import is_excerpt, leads_on, person_name, plain_to_html, tags_from, web_link
from challenge.entries.plain import plain_text, visible
from challenge.entries.repair import DangerousError, Mended, mend
from challenge.entries.rhythm import least_interval, skipped_times
from challenge.entries.sanitise import clean_html
from challenge.entries.wellformed import read_plain_xml

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_DAYLESS = re.compile(r"\s*\d{4}(?:-?\d{2})?\s*")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{2,5});")
_LANG = re.compile(r"[A-Za-z0-9_-]+")
_MOST_GUID = 500
_AT_LEAST = 0.5  # a content shorter than that beside its summary is a remark, not the post


def read_xml(body: bytes, charset: str, url: str) -> ParsedFeed | NotAFeed:
    """Every RSS and Atom dialect. `charset` is what the host said; `url` is where the body came from."""
    return read_without_feedparser(body, charset, url) or read_with_feedparser(body, charset, url)


def read_without_feedparser(body: bytes, charset: str, url: str) -> ParsedFeed | None:
    """The feed where nothing about it is odd, else None."""
    if charset.lower() not in ("", "utf-8", "utf8"):
        return None
    result = read_plain_xml(body, MOST_ENTRIES)
    try:
        return _Reader(result, Mended(body), url, is_judge=False).feed() if result is not None else None
    except _UnreadDateError:
        return None


def read_with_feedparser(body: bytes, charset: str, url: str) -> ParsedFeed | NotAFeed:
    """The same by feedparser alone, after the body has been mended."""
    try:
        mended = mend(body, MOST_ENTRIES)
    except DangerousError as danger:
        return NotAFeed(str(danger))
    result = ask_feedparser(mended, charset)
    if result is None or not (result.get("version") or result["entries"]):
        return NotAFeed("this address answers with something that is no feed")
    return _Reader(result, mended, url).feed()


class _UnreadDateError(Exception):
    """A date that we do not read: feedparser may."""


class _Reader:
    """One parsed result turned into our values."""

    def __init__(self, result: Any, mended: Mended, url: str, *, is_judge: bool = True) -> None:
        self.result, self.mended, self.url, self.is_judge = result, mended, url, is_judge
        self.channel = result["feed"]
        self.format: str = result.get("version") or ""
        self.link = web_link(dict.get(self.channel, "link"), url)
        self.title = plain_text(_text(self.channel, "title"))
        self.generator = plain_text(_text(self.channel, "generator"), 200)
        self.base = self.link or url
        self.is_medium = self.generator.casefold() == "medium" or "://medium.com/" in url

    def feed(self) -> ParsedFeed:
        entries = tuple(self.entry(raw) for raw in self.result["entries"][:MOST_ENTRIES])
        links = {
            str(link.get("rel") or ""): link.get("href") for link in reversed(dict.get(self.channel, "links") or [])
        }
        may_skip = self.is_judge or "skips" in self.channel
        hours, days = skipped_times(self.mended.body if may_skip else b"")
        return ParsedFeed(
            entries=entries,
            title=self.title,
            link=self.link,
            lang=_lang(dict.get(self.channel, "language")),
            generator=self.generator,
            format=self.format,
            self_url=web_link(links.get("self"), self.url),
            next_url=web_link(links.get("next"), self.url),
            prev_archive_url=web_link(links.get("prev-archive"), self.url),
            hub_url=web_link(links.get("hub"), self.url),
            least_interval=self.interval(),
            skip_hours=hours,
            skip_days=days,
            problems=tuple(self.problems()),
        )

    def problems(self) -> Iterator[str]:
        yield from self.mended.notes
        error = self.result.get("bozo_exception")
        if self.result.get("bozo") and hasattr(error, "getLineNumber"):
            words = plain_text(error.getMessage() if hasattr(error, "getMessage") else str(error), 120)
            yield f"the feed is not well-formed (line {error.getLineNumber()}: {words}); it was read all the same"

    def interval(self) -> timedelta | None:
        return least_interval(
            _text(self.channel, "ttl"),
            _text(self.channel, "sy_updateperiod"),
            _text(self.channel, "sy_updatefrequency"),
        )

    def entry(self, raw: Any) -> Entry:
        url = self.address(raw)
        title = plain_text(_text(raw, "title"))
        claimed, claimed_text = self.date(raw)
        html, excerpt, lang = self.text(raw, url)
        tags = tags_from(
            (str(tag.get("term") or ""), str(tag.get("label") or "")) for tag in dict.get(raw, "tags") or []
        )
        replies = any(key.endswith("in-reply-to") for key in raw)
        comment = is_comment(url, title, self.title, replies=replies)
        return Entry(
            url=url,
            guid=visible(_text(raw, "id"))[:_MOST_GUID],
            title=title,
            claimed=claimed,
            claimed_text=claimed_text,
            tags=tags,
            author=self.author(raw),
            html=html,
            summary_only=excerpt,
            lang=lang,
            comment=comment or (self.is_medium and is_medium_response(title, tags, html)),
        )

    def address(self, raw: Any) -> str:
        links = dict.get(raw, "links") or []
        pages = [link.get("href") for link in links if link.get("rel") == "alternate"]
        html = [
            link.get("href") for link in links if link.get("rel") == "alternate" and link.get("type") in _HTML_TYPES
        ]
        for candidate in (
            dict.get(raw, "feedburner_origlink"),
            *html,
            *pages,
            dict.get(raw, "link"),
            dict.get(raw, "id"),
        ):
            address = web_link(candidate, self.base) if candidate else ""
            if address and (candidate is not dict.get(raw, "id") or _is_address(candidate)):
                return address
        return ""

    def date(self, raw: Any) -> tuple[Stamp | None, str]:
        """The published date, else the updated one. `dict.get` because feedparser's own answers one for the other."""
        unread = ""
        for key in ("published", "created", "updated"):
            text = dict.get(raw, key)
            if not isinstance(text, str) or not text.strip():
                continue
            stamp = read_date(text) or _parsed_date(text, dict.get(raw, key + "_parsed"))
            if stamp is not None:
                return stamp, ""
            if not self.is_judge:
                raise _UnreadDateError
            unread = unread or visible(text)[:100]
        return None, unread

    def text(self, raw: Any, url: str) -> tuple[str, bool, str]:
        """(sanitised HTML of the fullest text, whether that is an excerpt, its language)."""
        contents = [piece for piece in dict.get(raw, "content") or [] if _is_text(piece)]
        full = max(contents, key=lambda piece: len(piece["value"]), default=None)
        summary = _text(raw, "summary")
        detail = dict.get(raw, "summary_detail") or {}
        chosen = (
            full
            if full is not None and len(full["value"]) >= len(summary) * _AT_LEAST
            else {**detail, "value": summary}
        )
        value = chosen["value"]
        is_plain = chosen.get("type") == "text/plain" and not _MARKUP.search(value)
        html = plain_to_html(value) if is_plain else value
        base = urljoin(url or self.base, str(chosen.get("base") or ""))
        if chosen is full:
            excerpt = leads_on(value)
        else:
            excerpt = bool(value) and (self.format.startswith("atom") or is_excerpt(value))
        lang = _lang(chosen.get("language") or dict.get(self.channel, "language"))
        return clean_html(html, base), excerpt, lang

    def author(self, raw: Any) -> str:
        people = [person for person in dict.get(raw, "authors") or [] if person]
        if not people and self.format.startswith("atom"):
            people = [person for person in dict.get(self.channel, "authors") or [] if person]
        names = [person_name(str(p.get("name") or ""), str(p.get("email") or "")) for p in people]
        whole = _text(raw, "author")
        if len(names) <= 1 and (not any(names) or "@" in whole):  # feedparser cuts mail addresses in the wrong place
            names = [person_name(whole)]
        return ", ".join(dict.fromkeys(name for name in names if name))[:_MOST_GUID]


def _text(raw: Any, key: str) -> str:
    value = dict.get(raw, key)
    return value if isinstance(value, str) else ""


def _is_text(piece: Any) -> bool:
    kind = str(piece.get("type") or "text/html")
    return bool(piece.get("value")) and (kind.startswith("text/") or kind in _HTML_TYPES)


def _is_address(address: Any) -> bool:
    return isinstance(address, str) and address.startswith(("http://", "https://", "/"))


def _lang(value: object) -> str:
    return value.replace("_", "-")[:35] if isinstance(value, str) and _LANG.fullmatch(value) else ""


def _parsed_date(text: str, parsed: Any) -> Stamp | None:
    """feedparser's own reading, for forms that ours does not know: it is always in UTC."""
    if parsed is None or _DAYLESS.fullmatch(text) or parsed.tm_year < EARLIEST_YEAR:
        return None
    return read_date("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]))
