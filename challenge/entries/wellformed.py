"""The common case read fast: well-formed RSS 2.0 and Atom 1.0 in UTF-8, holding nothing but elements known here.

What comes out has the shape of feedparser's result, so that one reader makes entries of both. Whatever is odd (another
dialect, another encoding, a doctype, an element or attribute not listed, one given twice) is left to feedparser: it is
the judge of what a feed means, and a test compares the two over every feed at hand.
"""

# ruff: noqa: SIM905, ARG001, ARG005 - word lists read better than lists of words; every reader is called alike

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser

Raw = dict[str, Any]

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_ELEMENTS = 200_000
_DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding)[^>]*>|<\?xml[^>]*encoding\s*=\s*[\"']utf-?8[\"'][^>]*>|<(?!\?xml))",
    re.IGNORECASE,
)
_C1 = re.compile("[\x80-\x9f]")
_WORD_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_TEXTS = frozenset({None, "text", "html", "text/html", "text/plain", "plain"})
_HTML_PAGES = frozenset({"text/html", "html", "xhtml", "application/xhtml+xml"})
_MIME = {None: "text/plain", "text": "text/plain", "plain": "text/plain", "html": "text/html"}
_SILENT_SPACES = frozenset(
    "http://purl.org/rss/1.0/modules/slash/ http://wellformedweb.org/CommentAPI/ com-wordpress:feed-additions:1"
    " http://schemas.google.com/g/2005 http://schemas.google.com/blogger/2008 http://purl.org/atompub/tombstones/1.0"
    " http://a9.com/-/spec/opensearch/1.1/ http://a9.com/-/spec/opensearchrss/1.0/ http://purl.org/syndication/thread/1.0"
    " http://www.georss.org/georss http://www.w3.org/2003/01/geo/wgs84_pos# http://webfeeds.org/rss/1.0"
    " http://www.youtube.com/xml/schemas/2015".split()
)
_SILENT = frozenset(
    [*(f"{_DC}{name}" for name in ("publisher", "rights", "identifier", "format", "type", "language"))]
    + [f"{{http://search.yahoo.com/mrss/}}{name}" for name in ("content", "thumbnail", "credit", "copyright")]
    + ["{http://rssnamespace.org/feedburner/ext/1.0}info", f"{_SY}updateBase"]
)
_SILENT_IN_RSS = frozenset("comments enclosure source".split())
_SILENT_IN_CHANNEL = frozenset(
    "description pubDate lastBuildDate copyright docs webMaster managingEditor category cloud rating item".split()
)
_SILENT_IN_FEED = frozenset(
    f"{_ATOM}{name}" for name in "updated published subtitle rights logo icon category contributor entry".split()
)
_MOST_ATTRIBUTES = 50
_MOST_TAGS = 500
_IMAGE = frozenset("url title link description width height".split())
_SINGLE = frozenset({"id", "summary", "content", "title", "updated", "published", "language", "generator"})


class _OddError(Exception):
    """Something that feedparser is to judge."""


def read_plain_xml(body: bytes, most_entries: int) -> Raw | None:
    """A result as feedparser gives it (`version`, `feed`, `entries`), or None where the body is anything but plain."""
    if b"<!DOCTYPE" in body or not _DECLARED.match(body, 0, 300):
        return None
    if body.count(b"<") > _MOST_ELEMENTS or b"xml:base" in body:
        return None
    try:
        parser = XMLParser(encoding="utf-8")  # noqa: S314 - without a doctype there are no entities
        parser.feed(body)
        root: Element = parser.close()
        return _rss(root, most_entries) if root.tag == "rss" else _atom(root, most_entries)
    except (ParseError, _OddError, UnicodeDecodeError, ValueError):
        return None


def _rss(root: Element, most: int) -> Raw:
    if not root.get("version", "").startswith("2.") or len(root) != 1 or root[0].tag != "channel" or root[0].attrib:
        raise _OddError
    lang = _lang_of(root, None)
    channel: Raw = {"language": lang} if lang else {}
    items = _children(root[0], channel, _CHANNEL, _SILENT_IN_CHANNEL, "item", lang)
    entries = [_entry(item, _ITEM, _SILENT_IN_RSS, lang) for item in _no_more(items, most)]
    return {"version": "rss20", "feed": channel, "entries": entries}


def _atom(root: Element, most: int) -> Raw:
    if root.tag != f"{_ATOM}feed":
        raise _OddError
    lang = _lang_of(root, None)
    feed: Raw = {"language": lang} if lang else {}
    entries = _children(root, feed, _FEED, _SILENT_IN_FEED, f"{_ATOM}entry", lang)
    read = [_entry(entry, _ATOM_ENTRY, frozenset(), lang) for entry in _no_more(entries, most)]
    return {"version": "atom10", "feed": feed, "entries": read}


def _no_more(entries: list[Element], most: int) -> list[Element]:
    if len(entries) > most:
        raise _OddError
    return entries


def _entry(element: Element, known: dict[str, Reader], silent: frozenset[str], lang: str | None) -> Raw:
    raw: Raw = {}
    _children(element, raw, known, silent, "", _lang_of(element, lang))
    return raw


def _children(
    parent: Element, raw: Raw, known: dict[str, Reader], silent: frozenset[str], entry: str, lang: str | None
) -> list[Element]:
    """What stands directly below goes into `raw`; the entries among it are returned."""
    entries = []
    for child in parent:
        tag = child.tag
        reader = known.get(tag)
        if reader is not None:
            reader(child, raw, lang)
        elif tag == entry:
            entries.append(child)
        elif not (tag in silent or tag in _SILENT or _space(tag) in _SILENT_SPACES) or (
            len(child) and tag != f"{_ATOM}contributor"
        ):
            raise _OddError
        elif tag.endswith("}in-reply-to"):
            raw["thr_in-reply-to"] = dict(child.attrib)
    return entries


def _space(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _lang_of(element: Element, inherited: str | None) -> str | None:
    """The language that holds within an element. Attributes that would mean something else are odd."""
    found = inherited
    if len(element.attrib) > _MOST_ATTRIBUTES:
        raise _OddError
    for name, value in element.attrib.items():
        if name == _LANG:
            found = value.replace("_", "-") or None
        elif name in ("lang", "base", "href", "lastmod") or name.endswith("}about"):
            raise _OddError
    return found


def _text(element: Element) -> str:
    """The text of an element without children, with what feedparser mends in it: letters encoded twice."""
    if len(element):
        raise _OddError
    text = (element.text or "").strip()
    if text.isascii():
        return text
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        text = text.encode("iso-8859-1").decode("utf-8")
    if _C1.search(text):
        raise _OddError
    return text


Reader = Callable[[Element, Raw, "str | None"], None]


def _plain(key: str) -> Reader:
    def read(element: Element, raw: Raw, lang: str | None) -> None:
        if key in raw and (key in _SINGLE and not (key == "language" and raw[key] is lang)):
            raise _OddError
        raw[key] = _text(element)

    return read


def _title(element: Element, raw: Raw, lang: str | None) -> None:
    _no_disguise(element)
    _plain("title")(element, raw, lang)


def _no_disguise(element: Element) -> str | None:
    kind = element.get("type")
    kind = kind.lower() if kind else kind
    if kind not in _TEXTS or "mode" in element.attrib or "src" in element.attrib:
        raise _OddError
    return kind


def _address(text: str) -> str:
    if ":///" in text:
        raise _OddError
    return text


def _link(element: Element, raw: Raw, lang: str | None) -> None:
    _lang_of_link(element)
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
            raise _OddError
        return
    if "href" in link:
        raise _OddError
    address = _WORD_REFERENCE.sub(r"&\1", _address(_text(element)).replace("&amp;", "&"))
    raw["link"] = address
    if address:
        link["href"] = address


def _lang_of_link(element: Element) -> None:
    if not element.attrib.keys().isdisjoint({"lang", "base", "url", "uri"}):
        raise _OddError


def _guid(element: Element, raw: Raw, lang: str | None) -> None:
    if "id" in raw:
        raise _OddError
    flags = [value for key, value in element.attrib.items() if key.lower() == "ispermalink"]
    guid = raw["id"] = _text(element)
    if all(flag == "true" for flag in flags):
        raw.setdefault("link", _address(guid))


def _description(element: Element, raw: Raw, lang: str | None) -> None:
    """RSS: HTML, whatever it is called."""
    if "summary_detail" in raw or element.attrib:
        raise _OddError
    raw["summary"] = _text(element)
    raw["summary_detail"] = {"type": "text/html", "language": lang, "base": ""}


def _summary(element: Element, raw: Raw, lang: str | None) -> None:
    """Atom: plain text unless it says otherwise."""
    if "summary_detail" in raw:
        raise _OddError
    kind = _no_disguise(element)
    raw["summary"] = _text(element)
    raw["summary_detail"] = {"type": _MIME.get(kind, kind), "language": _lang_of(element, lang), "base": ""}


def _encoded(element: Element, raw: Raw, lang: str | None) -> None:
    _put_content(element, raw, "text/html", _lang_of(element, lang))
    if element.attrib:
        raise _OddError


def _content(element: Element, raw: Raw, lang: str | None) -> None:
    kind = _no_disguise(element)
    _put_content(element, raw, _MIME.get(kind, kind), _lang_of(element, lang))


def _put_content(element: Element, raw: Raw, kind: str | None, lang: str | None) -> None:
    if "content" in raw:
        raise _OddError
    text = _text(element)
    raw["content"] = [{"type": kind, "language": lang, "base": "", "value": text}]
    raw.setdefault("summary", text)


def _category(element: Element, raw: Raw, lang: str | None) -> None:
    scheme = element.get("scheme", element.get("domain"))
    tags = raw.setdefault("tags", [])
    if len(tags) > _MOST_TAGS:
        raise _OddError
    named = {"term": element.get("term"), "scheme": scheme, "label": element.get("label")}
    if any(named.values()) and named not in tags:
        tags.append(named)
    text = _text(element)
    if text and tags and not tags[-1]["term"]:
        tags[-1]["term"] = text
    elif text and {"term": text, "scheme": None, "label": None} not in tags:
        tags.append({"term": text, "scheme": None, "label": None})


def _author(element: Element, raw: Raw, lang: str | None) -> None:
    """One element of text. Where there are several, mail addresses in them are for feedparser to take apart."""
    text = raw["author"] = _text(element)
    people = raw.setdefault("authors", [])
    people.append({"name": text} if text else {})
    if len(people) > 1 and any("@" in person.get("name", "") for person in people):
        raise _OddError


def _person(element: Element, raw: Raw, lang: str | None) -> None:
    """Atom: name, address and page of their own elements."""
    found: dict[str, str] = {}
    for child in element:
        name = child.tag.removeprefix(_ATOM)
        if name in found or (name not in ("name", "email", "uri") and _space(child.tag) not in _SILENT_SPACES):
            raise _OddError
        found[name] = (child.text or "").strip()
        if len(child) or (name == "uri" and ":///" in found[name]):
            raise _OddError
    name, mail = found.get("name", ""), found.get("email", "")
    if not (name or mail) or (element.text or "").strip():
        raise _OddError
    raw.setdefault("authors", []).append({"name": name, "email": mail})
    raw["author"] = f"{name} ({mail})" if name and mail else name or mail


def _image(element: Element, raw: Raw, lang: str | None) -> None:
    if any(child.tag not in _IMAGE or len(child) for child in element):
        raise _OddError


_CHANNEL: dict[str, Reader] = {
    "title": _title,
    "link": _link,
    f"{_ATOM}link": _link,
    "language": _plain("language"),
    f"{_DC}language": _plain("language"),
    "generator": _plain("generator"),
    "ttl": _plain("ttl"),
    f"{_SY}updatePeriod": _plain("sy_updateperiod"),
    f"{_SY}updateFrequency": _plain("sy_updatefrequency"),
    f"{_DC}creator": lambda element, raw, lang: None,
    "image": _image,
    "skipHours": lambda element, raw, lang: None,
    "skipDays": lambda element, raw, lang: None,
}
_ITEM: dict[str, Reader] = {
    "title": _title,
    "link": _link,
    f"{_ATOM}link": _link,
    "guid": _guid,
    "pubDate": _plain("published"),
    f"{_DC}date": _plain("updated"),
    f"{_ATOM}updated": _plain("updated"),
    "category": _category,
    f"{_DC}subject": _category,
    "author": _author,
    f"{_DC}creator": _author,
    "description": _description,
    f"{_CONTENT}encoded": _encoded,
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": _plain("feedburner_origlink"),
}
_FEED: dict[str, Reader] = {
    f"{_ATOM}title": _title,
    f"{_ATOM}link": _link,
    f"{_ATOM}id": _guid,
    f"{_ATOM}author": _person,
    f"{_ATOM}generator": _plain("generator"),
    f"{_SY}updatePeriod": _plain("sy_updateperiod"),
    f"{_SY}updateFrequency": _plain("sy_updatefrequency"),
}
_ATOM_ENTRY: dict[str, Reader] = {
    f"{_ATOM}title": _title,
    f"{_ATOM}link": _link,
    f"{_ATOM}id": _guid,
    f"{_ATOM}published": _plain("published"),
    f"{_ATOM}updated": _plain("updated"),
    f"{_ATOM}author": _person,
    f"{_ATOM}category": _category,
    f"{_ATOM}summary": _summary,
    f"{_ATOM}content": _content,
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": _plain("feedburner_origlink"),
}
