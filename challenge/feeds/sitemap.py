"""What a sitemap names, and which of its addresses may be posts of the time that is wanted. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError, XMLParser

from challenge.addresses import page_key
from challenge.dates import parse_stamp
from challenge.entries.parsed import ParsedFeed
from challenge.entries.pieces import web_link

MOST_ADDRESSES = 50_000
"""Of one sitemap: as many as the protocol allows."""

MOST_WAITING = 200
"""Pages of posts asked for one gap, however long the season and however large the sitemap."""

_SLACK = timedelta(days=1)
"""A day alone is a day somewhere on Earth."""

_MOST_TEXT = 2000
_DATED = re.compile(r"/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/_.-]|$)")
_OTHER_MAPS = re.compile(
    r"(?:^|[-_])(?:pages?|categor\w*|tags?|authors?|users?|taxonom\w*|images?|videos?|news|products?|archives?)"
    r"(?=[-_.\d]|$)",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"(?:^|/)(?:category|categories|tags?|topics?|labels?|authors?|users?|search|series|-)/|[?&](?:cat|tag|author|s|q)=",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One address of a sitemap, and when its page changed last, where it says so."""

    url: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap names, and the sitemaps, where it is an index."""

    pages: tuple[Listed, ...] = ()
    maps: tuple[Listed, ...] = ()


def read_sitemap(text: str, url: str) -> Sitemap:
    """What a sitemap from `url` says; of a broken one what stands before the break, of anything else nothing."""
    found = _Reader(url)
    if "<!DOCTYPE" in text:  # and so no entities either
        return Sitemap()
    with suppress(ParseError, _FullError, ValueError):
        XMLParser(target=found).feed(text)  # noqa: S314 - without a doctype there are no entities
    return Sitemap(tuple(found.listed["url"]), tuple(found.listed["sitemap"]))


def home_of(feed: ParsedFeed, address: str, sites: Iterable[str] = ()) -> str:
    """The home page that all posts of a feed stand below, as an address with a slash at its end.

    Empty where the feed is only a part of the blog (one tag, one author of several), or where its posts are on another
    host than the feed itself and its author's `sites`: then a sitemap would bring what is not theirs.
    """
    home = feed.link or next((_root(entry.url) for entry in feed.entries if entry.url), "")
    parts = urlsplit(home)
    if not home or _host(home) not in {_host(one) for one in (address, *sites)} or _PARTIAL.search(_path(address)):
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def usual_maps(blog: str) -> list[str]:
    """Where a sitemap is looked for when robots.txt names none.

    A blog that shares its host has one below its own home page, or none: the host's lists everybody.
    """
    return [f"{blog}sitemap.xml", f"{blog}wp-sitemap.xml"]


def likely_maps(maps: Iterable[Listed], blog: str, since: datetime) -> list[str]:
    """Which sitemaps, of robots.txt or an index, may name posts of this blog from `since` on: the likeliest first."""
    fitting = [
        one
        for one in maps
        if is_below(one.url, blog) and not _OTHER_MAPS.search(_name(one.url)) and _touched(one, since)
    ]
    fitting.sort(key=lambda one: ("post" not in _name(one.url), -(one.modified or since).timestamp()))
    return [one.url for one in fitting]


def likely_posts(
    pages: Iterable[Listed], blog: str, seen: Collection[str], since: datetime, until: datetime
) -> list[Listed]:
    """The pages that may be posts written between `since` and `until`, the likeliest first, at most 200.

    `seen` are the page keys of what the feed has. A page changed before `since` was not written after it; an address
    that holds a date is believed.
    """
    ranked: dict[str, tuple[int, float, Listed]] = {}
    for page in pages:
        dated = _dated(page.url, since, until) if _touched(page, since) else False
        if dated is not False and is_below(page.url, blog) and page_key(page.url) not in seen:
            in_time = page.modified is not None and page.modified <= until + _SLACK
            rank = 0 if dated else 1 if in_time else 2 if page.modified else 3
            ranked[page.url] = (rank, -(page.modified or since).timestamp(), page)
    best = sorted(ranked.values(), key=lambda one: (one[0], one[1], one[2].url))
    return [page for _, _, page in best[:MOST_WAITING]]


class _FullError(Exception):
    """Enough was read."""


class _Reader:
    """What expat tells, without a tree: `loc` and `lastmod` of each `url` and `sitemap`, in the sitemap's own space."""

    def __init__(self, base: str) -> None:
        self.listed: dict[str, list[Listed]] = {"url": [], "sitemap": []}
        self._base, self._space, self._kind, self._field = base, "", "", ""
        self._texts = {"loc": "", "lastmod": ""}

    def start(self, tag: str, _attributes: object) -> None:
        space, _, name = tag.rpartition("}")
        if name in self.listed:
            self._space, self._kind, self._texts = space, name, {"loc": "", "lastmod": ""}
        self._field = name if self._kind and space == self._space and name in self._texts else ""

    def data(self, text: str) -> None:
        if self._field and len(self._texts[self._field]) < _MOST_TEXT:
            self._texts[self._field] += text

    def end(self, tag: str) -> None:
        self._field = ""
        kind = tag.rpartition("}")[2]
        if kind != self._kind:
            return
        self._kind = ""
        if address := web_link(self._texts["loc"], self._base):
            self.listed[kind].append(Listed(address, _moment(self._texts["lastmod"])))
        if sum(map(len, self.listed.values())) >= MOST_ADDRESSES:
            raise _FullError


def _moment(text: str) -> datetime | None:
    try:
        stamp = parse_stamp(re.sub(r"\.\d+", "", text.strip()))
    except ValueError:
        return None
    return stamp.end(UTC)


def _touched(listed: Listed, since: datetime) -> bool:
    return listed.modified is None or listed.modified + _SLACK >= since


def _dated(url: str, since: datetime, until: datetime) -> bool | None:
    """Whether the date in an address lies in the time wanted; None where it holds none."""
    found = _DATED.search(urlsplit(url).path)
    if found is None:
        return None
    first, length = _span(int(found[1]), int(found[2]), int(found[3] or 0))
    if first is None:
        return None
    last = first + length
    return first - _SLACK <= until and last + _SLACK >= since


def _span(year: int, month: int, day: int) -> tuple[datetime | None, timedelta]:
    """The day, or the month where there is no such day; a number that is no date is none."""
    for number, length in ((day, 1), (1, 31)):
        with suppress(ValueError):
            return datetime(year, month, number, tzinfo=UTC), timedelta(days=length)
    return None, timedelta()


def is_below(url: str, blog: str) -> bool:
    """Whether a page belongs to a blog, by its address."""
    home = page_key(blog)
    return page_key(url).startswith((f"{home}/", f"{home}?"))


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _host(url: str) -> str:
    return page_key(_root(url))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def _name(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]
