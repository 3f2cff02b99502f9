"""The elements of well-formed feeds, each read into the shape that feedparser gives them.

A reader takes (element, what is known of its parent so far, the language that holds there). What none of them expects
raises OddError: feedparser is to judge it.
"""

# ruff: noqa: SIM905, ARG001, ARG005 - word lists read better than lists of words; every reader is called alike

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from challenge.entries.element import OddError, is_silent, lang_of, text_of, type_of

Raw = dict[str, Any]
Reader = Callable[[Element, Raw, "str | None"], None]

ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_WORD_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_HTML_PAGES = frozenset({"text/html", "html", "xhtml", "application/xhtml+xml"})
_MIME = {None: "text/plain", "text": "text/plain", "plain": "text/plain", "html": "text/html"}
_MOST_TAGS = 500
_OF_NO_LINK = frozenset("lang base url uri".split())
_IMAGE = frozenset("url title link description width height".split())
_SINGLE = frozenset({"id", "summary", "content", "title", "updated", "published", "language", "generator"})


def _plain(key: str) -> Reader:
    def read(element: Element, raw: Raw, lang: str | None) -> None:
        if key in raw and (key in _SINGLE and not (key == "language" and raw[key] is lang)):
            raise OddError
        raw[key] = text_of(element)

    return read


_plain_title = _plain("title")


def _title(element: Element, raw: Raw, lang: str | None) -> None:
    type_of(element)
    _plain_title(element, raw, lang)


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
        if text_of(element):
            raise OddError
        return
    if "href" in link:
        raise OddError
    address = _address(text_of(element))
    if "&" in address:
        address = _WORD_REFERENCE.sub(r"&\1", address.replace("&amp;", "&"))
    raw["link"] = address
    if address:
        link["href"] = address


def _guid(element: Element, raw: Raw, lang: str | None) -> None:
    if "id" in raw:
        raise OddError
    guid = raw["id"] = text_of(element)
    if not any(key.lower() == "ispermalink" and value != "true" for key, value in element.attrib.items()):
        raw.setdefault("link", _address(guid))


def _description(element: Element, raw: Raw, lang: str | None) -> None:
    """RSS: HTML, whatever it is called."""
    if "summary_detail" in raw or element.attrib:
        raise OddError
    raw["summary"] = text_of(element)
    raw["summary_detail"] = {"type": "text/html", "language": lang, "base": ""}


def _summary(element: Element, raw: Raw, lang: str | None) -> None:
    """Atom: plain text unless it says otherwise."""
    if "summary_detail" in raw:
        raise OddError
    kind = type_of(element)
    raw["summary"] = text_of(element)
    raw["summary_detail"] = {"type": _MIME.get(kind, kind), "language": lang_of(element, lang), "base": ""}


def _encoded(element: Element, raw: Raw, lang: str | None) -> None:
    _put_content(element, raw, "text/html", lang_of(element, lang))
    if element.attrib:
        raise OddError


def _content(element: Element, raw: Raw, lang: str | None) -> None:
    kind = type_of(element)
    _put_content(element, raw, _MIME.get(kind, kind), lang_of(element, lang))


def _put_content(element: Element, raw: Raw, kind: str | None, lang: str | None) -> None:
    if "content" in raw:
        raise OddError
    text = text_of(element)
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
    text = text_of(element)
    if text and tags and not tags[-1]["term"]:
        tags[-1]["term"] = text
    elif text and (tag := {"term": text, "scheme": None, "label": None}) not in tags:
        tags.append(tag)


def _author(element: Element, raw: Raw, lang: str | None) -> None:
    """One element of text. Where there are several, mail addresses in them are for feedparser to take apart."""
    text = raw["author"] = text_of(element)
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
