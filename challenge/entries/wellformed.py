"""The common case read fast: well-formed RSS 2.0 and Atom 1.0 in UTF-8, holding nothing but elements known here.

What comes out has the shape of feedparser's result, so that one reader makes entries of both. Whatever is odd (another
dialect, another encoding, a doctype, an element or attribute not listed, one given twice) is left to feedparser: it is
the judge of what a feed means, and a test compares the two over every feed at hand.
"""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, XMLParser

from challenge.entries.element import OddError, is_silent, lang_of
from challenge.entries.elements import ATOM, ATOM_ENTRY, CHANNEL, DC, FEED, ITEM, SY, Raw, Reader

_MOST_ELEMENTS = 200_000
_DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding)[^>]*>|<\?xml[^>]*encoding\s*=\s*[\"']utf-?8[\"'][^>]*>|<(?!\?xml))",
    re.IGNORECASE,
)
_SILENT = frozenset(
    [*(f"{DC}{name}" for name in ("publisher", "rights", "identifier", "format", "type", "language"))]
    + [f"{{http://search.yahoo.com/mrss/}}{name}" for name in ("content", "thumbnail", "credit", "copyright")]
    + ["{http://rssnamespace.org/feedburner/ext/1.0}info", f"{SY}updateBase"]
)
_SILENT_IN_RSS = frozenset("comments enclosure source".split())
_SILENT_IN_CHANNEL = frozenset(
    "description pubDate lastBuildDate copyright docs webMaster managingEditor category cloud rating item".split()
)
_SILENT_IN_FEED = frozenset(
    f"{ATOM}{name}" for name in "updated published subtitle rights logo icon category contributor entry".split()
)


def read_plain_xml(body: bytes, most_entries: int) -> Raw | None:
    """A result as feedparser gives it (`version`, `feed`, `entries`), or None where the body is anything but plain."""
    if b"<!DOCTYPE" in body or not _DECLARED.match(body, 0, 300):
        return None
    if (len(body) > _MOST_ELEMENTS and body.count(b"<") > _MOST_ELEMENTS) or b"xml:base" in body:
        return None
    try:
        parser = XMLParser(encoding="utf-8")  # noqa: S314 - without a doctype there are no entities
        parser.feed(body)
        root: Element = parser.close()
        return _rss(root, most_entries) if root.tag == "rss" else _atom(root, most_entries)
    except (ParseError, OddError, UnicodeDecodeError, ValueError):
        return None


def _rss(root: Element, most: int) -> Raw:
    if not root.get("version", "").startswith("2.") or len(root) != 1 or root[0].tag != "channel" or root[0].attrib:
        raise OddError
    lang = lang_of(root, None)
    channel: Raw = {"language": lang} if lang else {}
    items = _children(root[0], channel, CHANNEL, _SILENT_IN_CHANNEL, "item", lang)
    entries = [_entry(item, ITEM, _SILENT_IN_RSS, lang) for item in _no_more(items, most)]
    return {"version": "rss20", "feed": channel, "entries": entries}


def _atom(root: Element, most: int) -> Raw:
    if root.tag != f"{ATOM}feed":
        raise OddError
    lang = lang_of(root, None)
    feed: Raw = {"language": lang} if lang else {}
    entries = _children(root, feed, FEED, _SILENT_IN_FEED, f"{ATOM}entry", lang)
    read = [_entry(entry, ATOM_ENTRY, frozenset(), lang) for entry in _no_more(entries, most)]
    return {"version": "atom10", "feed": feed, "entries": read}


def _no_more(entries: list[Element], most: int) -> list[Element]:
    if len(entries) > most:
        raise OddError
    return entries


def _entry(element: Element, known: dict[str, Reader], silent: frozenset[str], lang: str | None) -> Raw:
    raw: Raw = {}
    _children(element, raw, known, silent, "", lang_of(element, lang))
    return raw


def _children(
    parent: Element, raw: Raw, known: dict[str, Reader], silent: frozenset[str], entry: str, lang: str | None
) -> list[Element]:
    """What stands directly below goes into `raw`; the entries among it are returned."""
    entries = []
    for child in parent:
        tag = child.tag
        if reader := known.get(tag):
            reader(child, raw, lang)
        elif tag == entry:
            entries.append(child)
        elif not (tag in silent or tag in _SILENT or is_silent(tag)) or (len(child) and tag != f"{ATOM}contributor"):
            raise OddError
        elif tag.endswith("}in-reply-to"):
            raw["thr_in-reply-to"] = dict(child.attrib)
    return entries
