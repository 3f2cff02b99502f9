"""One element of a well-formed feed: its text, its language, and whether it is as plain as it looks."""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from xml.etree.ElementTree import Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_C1 = re.compile("[\x80-\x9f]")
_TEXTS = frozenset({None, "text", "html", "text/html", "text/plain", "plain"})
_MOST_ATTRIBUTES = 50
_SILENT_SPACES = frozenset(
    "http://purl.org/rss/1.0/modules/slash/ http://wellformedweb.org/CommentAPI/ com-wordpress:feed-additions:1"
    " http://schemas.google.com/g/2005 http://schemas.google.com/blogger/2008 http://purl.org/atompub/tombstones/1.0"
    " http://a9.com/-/spec/opensearch/1.1/ http://a9.com/-/spec/opensearchrss/1.0/ http://purl.org/syndication/thread/1.0"
    " http://www.georss.org/georss http://www.w3.org/2003/01/geo/wgs84_pos# http://webfeeds.org/rss/1.0"
    " http://www.youtube.com/xml/schemas/2015".split()
)


class OddError(Exception):
    """Something that feedparser is to judge."""


@lru_cache(maxsize=256)
def is_silent(tag: str) -> bool:
    """Whether an element comes from an extension that says nothing about posts."""
    return _space(tag) in _SILENT_SPACES


def _space(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def lang_of(element: Element, inherited: str | None) -> str | None:
    """The language that holds within an element. Attributes that would mean something else are odd."""
    found, attributes = inherited, element.attrib
    if len(attributes) > _MOST_ATTRIBUTES:
        raise OddError
    for name, value in attributes.items():
        if name == _LANG:
            found = value.replace("_", "-") or None
        elif name in ("lang", "base", "href", "lastmod") or name.endswith("}about"):
            raise OddError
    return found


def text_of(element: Element) -> str:
    """The text of an element without children, with what feedparser mends in it: letters encoded twice."""
    if len(element):
        raise OddError
    text = (element.text or "").strip()
    if text.isascii():
        return text
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    if _C1.search(text):
        raise OddError
    return text


def type_of(element: Element) -> str | None:
    """What the text is called, where that is a plain kind of text that stands here."""
    if not element.attrib:
        return None
    kind = element.get("type")
    kind = kind.lower() if kind else kind
    if kind not in _TEXTS or "mode" in element.attrib or "src" in element.attrib:
        raise OddError
    return kind
