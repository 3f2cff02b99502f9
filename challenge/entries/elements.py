"""The elements of well-formed feeds, each read into the shape that feedparser gives them.

A reader takes (element, what is known of its parent so far, the language that holds there). What none of them expects
raises OddError: feedparser is to judge it.
"""

# ruff: noqa: SIM905, ARG001, ARG005 - word lists read better than lists of words; every reader is called alike

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

Raw = dict[str, Any]
Reader = Callable[[Element, Raw, "str | None"], None]

ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_C1 = re.compile("[\x80-\x9f]")
_WORD_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_TEXTS = frozenset({None, "text", "html", "text/html", "text/plain", "plain"})
_HTML_PAGES = frozenset({"text/html", "html", "xhtml", "application/xhtml+xml"})
_MIME = {None: "text/plain", "text": "text/plain", "plain": "text/plain", "html": "text/html"}
_MOST_ATTRIBUTES = 50
_MOST_TAGS = 500
_OF_NO_LINK = frozenset("lang base url uri".split())
_IMAGE = frozenset("url title link description width height".split())
_SINGLE = frozenset({"id", "summary", "content", "title", "updated", "published", "language", "generator"})
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


def _text(element: Element) -> str:
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


def _plain(key: str) -> Reader:
    def read(element: Element, raw: Raw, lang: str | None) -> None:
        if key in raw and (key in _SINGLE and not (key == "language" and raw[key] is lang)):
            raise OddError
        raw[key] = _text(element)

    return read


_plain_title = _plain("title")


def _title(element: Element, raw: Raw, lang: str | None) -> None:
    _no_disguise(element)
    _plain_title(element, raw, lang)


def _no_disguise(element: Element) -> str | None:
    if not element.attrib:
        return None
    kind = element.get("type")
    kind = kind.lower() if kind else kind
    if kind not in _TEXTS or "mode" in element.attrib or "src" in element.attrib:
        raise OddError
    return kind


def _address(text: str) -> str:
    if ":///" in text:
        raise OddError
    return text


def _link(element: Element, raw: Raw, lang: str | None) -> None:
    if not _OF_NO_LINK.isdisjoint(element.attrib):
        raise OddError
    link = {
        key.lower(): value.lower() if key.lower() in ("rel", "type") else value for key, value in element.attrib.items()
    }
    rel = link.setdefault("rel", "alternate")
    kind = link.setdefault("type", "application/atom+xml" if rel == "self" else "text/html")
    links = raw.setdefault("links", [])
    links.append(link)
    if link.get("href"):
        link["href"] = _address(link["href"])
        if rel == "alternate" and kind in _HTML_PAGES:
            raw["link"] = link["href"]
        if _text(element):
            raise OddError
        return
    if "href" in link:
        raise OddError
    address = _address(_text(element))
    if "&" in address:
        address = _WORD_REFERENCE.sub(r"&\1", address.replace("&amp;", "&"))
    raw["link"] = address
    if address:
        link["href"] = address


def _guid(element: Element, raw: Raw, lang: str | None) -> None:
    if "id" in raw:
        raise OddError
    guid = raw["id"] = _text(element)
    if not any(key.lower() == "ispermalink" and value != "true" for key, value in element.attrib.items()):
        raw.setdefault("link", _address(guid))


def _description(element: Element, raw: Raw, lang: str | None) -> None:
    """RSS: HTML, whatever it is called."""
    if "summary_detail" in raw or element.attrib:
        raise OddError
    raw["summary"] = _text(element)
    raw["summary_detail"] = {"type": "text/html", "language": lang, "base": ""}


def _summary(element: Element, raw: Raw, lang: str | None) -> None:
    """Atom: plain text unless it says otherwise."""
    if "summary_detail" in raw:
        raise OddError
    kind = _no_disguise(element)
    raw["summary"] = _text(element)
    raw["summary_detail"] = {"type": _MIME.get(kind, kind), "language": lang_of(element, lang), "base": ""}


def _encoded(element: Element, raw: Raw, lang: str | None) -> None:
    _put_content(element, raw, "text/html", lang_of(element, lang))
    if element.attrib:
        raise OddError


def _content(element: Element, raw: Raw, lang: str | None) -> None:
    kind = _no_disguise(element)
    _put_content(element, raw, _MIME.get(kind, kind), lang_of(element, lang))


def _put_content(element: Element, raw: Raw, kind: str | None, lang: str | None) -> None:
    if "content" in raw:
        raise OddError
    text = _text(element)
    raw["content"] = [{"type": kind, "language": lang, "base": "", "value": text}]
    raw.setdefault("summary", text)


def _category(element: Element, raw: Raw, lang: str | None) -> None:
    tags = raw.setdefault("tags", [])
    if len(tags) > _MOST_TAGS:
        raise OddError
    if element.attrib:
        scheme = element.get("scheme", element.get("domain"))
        named = {"term": element.get("term"), "scheme": scheme, "label": element.get("label")}
        if any(named.values()) and named not in tags:
            tags.append(named)
    text = _text(element)
    if text and tags and not tags[-1]["term"]:
        tags[-1]["term"] = text
    elif text and (tag := {"term": text, "scheme": None, "label": None}) not in tags:
        tags.append(tag)


def _author(element: Element, raw: Raw, lang: str | None) -> None:
    """One element of text. Where there are several, mail addresses in them are for feedparser to take apart."""
    text = raw["author"] = _text(element)
    people = raw.setdefault("authors", [])
    people.append({"name": text} if text else {})
    if len(people) > 1 and any("@" in person.get("name", "") for person in people):
        raise OddError


def _person(element: Element, raw: Raw, lang: str | None) -> None:
    """Atom: name, address and page of their own elements."""
    found: dict[str, str] = {}
    for child in element:
        name = child.tag.removeprefix(ATOM)
        if name in found or (name not in ("name", "email", "uri") and not is_silent(child.tag)):
            raise OddError
        found[name] = (child.text or "").strip()
        if len(child) or (name == "uri" and ":///" in found[name]):
            raise OddError
    name, mail = found.get("name", ""), found.get("email", "")
    if not (name or mail) or (element.text or "").strip():
        raise OddError
    raw.setdefault("authors", []).append({"name": name, "email": mail})
    raw["author"] = f"{name} ({mail})" if name and mail else name or mail


def _image(element: Element, raw: Raw, lang: str | None) -> None:
    if any(child.tag not in _IMAGE or len(child) for child in element):
        raise OddError


def _skips(element: Element, raw: Raw, lang: str | None) -> None:
    raw["skips"] = True


CHANNEL: dict[str, Reader] = {
    "title": _title,
    "link": _link,
    f"{ATOM}link": _link,
    "language": _plain("language"),
    f"{DC}language": _plain("language"),
    "generator": _plain("generator"),
    "ttl": _plain("ttl"),
    f"{SY}updatePeriod": _plain("sy_updateperiod"),
    f"{SY}updateFrequency": _plain("sy_updatefrequency"),
    f"{DC}creator": lambda element, raw, lang: None,
    "image": _image,
    "skipHours": _skips,
    "skipDays": _skips,
}
ITEM: dict[str, Reader] = {
    "title": _title,
    "link": _link,
    f"{ATOM}link": _link,
    "guid": _guid,
    "pubDate": _plain("published"),
    f"{DC}date": _plain("updated"),
    f"{ATOM}updated": _plain("updated"),
    "category": _category,
    f"{DC}subject": _category,
    "author": _author,
    f"{DC}creator": _author,
    "description": _description,
    f"{_CONTENT}encoded": _encoded,
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": _plain("feedburner_origlink"),
}
FEED: dict[str, Reader] = {
    f"{ATOM}title": _title,
    f"{ATOM}link": _link,
    f"{ATOM}id": _guid,
    f"{ATOM}author": _person,
    f"{ATOM}generator": _plain("generator"),
    f"{SY}updatePeriod": _plain("sy_updateperiod"),
    f"{SY}updateFrequency": _plain("sy_updatefrequency"),
}
ATOM_ENTRY: dict[str, Reader] = {
    f"{ATOM}title": _title,
    f"{ATOM}link": _link,
    f"{ATOM}id": _guid,
    f"{ATOM}published": _plain("published"),
    f"{ATOM}updated": _plain("updated"),
    f"{ATOM}author": _person,
    f"{ATOM}category": _category,
    f"{ATOM}summary": _summary,
    f"{ATOM}content": _content,
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": _plain("feedburner_origlink"),
}
