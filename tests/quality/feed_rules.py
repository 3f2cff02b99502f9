"""The rules of Atom (RFC 4287) and of JSON Feed 1.1, and what of a feed breaks them. Each fault is a line."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RELATIVE = re.compile(r"""<[^>]+\s(?:href|src)=["'](?!https?:|mailto:)[^"']*""")
_ONCE = ("id", "title", "updated")
_AT_MOST_ONCE = ("subtitle", "generator", "icon", "logo", "rights", "published", "content", "summary", "source")
_TEXTS = ("title", "subtitle", "summary", "rights", "content")
_STRINGS = ("title", "home_page_url", "feed_url", "description", "language", "icon", "favicon", "user_comment")
_ITEM_STRINGS = ("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "language")


def feed_faults(output: Path) -> list[str]:
    """What in all feeds of a built site breaks the rules of their formats."""
    found = {path: atom_faults(path.read_bytes()) for path in sorted((output / "feeds").rglob("*.xml"))}
    found |= {path: json_feed_faults(path.read_bytes()) for path in sorted((output / "feeds").rglob("*.json"))}
    return [f"{path.relative_to(output)}: {fault}" for path, faults in found.items() for fault in faults]


def atom_faults(body: bytes) -> list[str]:
    """What in an Atom feed breaks its rules."""
    try:
        feed = ET.fromstring(body)
    except ET.ParseError as error:
        return [f"no XML: {error}"]
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    faults = [*_shared(feed), *_people(feed)]
    if "self" not in {link.get("rel") for link in feed.findall(f"{ATOM}link")}:
        faults.append("no link to itself")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        faults.append("an entry without an author in a feed without one")
    twice = [name for name, count in Counter(entry.findtext(f"{ATOM}id") for entry in entries).items() if count > 1]
    faults += [f"two entries are called {name}" for name in twice]
    for entry in entries:
        faults += [f"{entry.findtext(f'{ATOM}id')}: {fault}" for fault in _entry(entry)]
    return faults


def _entry(entry: ET.Element) -> Iterator[str]:
    yield from _shared(entry)
    yield from _people(entry)
    content = entry.find(f"{ATOM}content")
    if content is None and not [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]:
        yield "neither content nor a page of its own"
    published, updated = entry.findtext(f"{ATOM}published"), entry.findtext(f"{ATOM}updated")
    if published and updated and published > updated:
        yield f"updated {updated}, before it was published {published}"


def _shared(element: ET.Element) -> Iterator[str]:
    """What holds of feeds and of entries."""
    count = Counter(child.tag.removeprefix(ATOM) for child in element)
    yield from (f"{count[name]} of {name}" for name in _ONCE if count[name] != 1)
    yield from (f"{count[name]} of {name}" for name in _AT_MOST_ONCE if count[name] > 1)
    if not urlsplit(element.findtext(f"{ATOM}id", "")).scheme:
        yield "the id is no address"
    for name in ("updated", "published"):
        yield from (f"{name} is {each.text}" for each in element.findall(ATOM + name) if not _is_date(each.text or ""))
    for text in (child for child in element if child.tag.removeprefix(ATOM) in _TEXTS):
        yield from _text(text)
    yield from _links(element)
    yield from ("a category without a term" for each in element.findall(f"{ATOM}category") if not each.get("term"))
    language = element.get(LANG)
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"the language is {language}"


def _text(element: ET.Element) -> Iterator[str]:
    name, kind = element.tag.removeprefix(ATOM), element.get("type", "text")
    if kind not in ("text", "html", "xhtml"):
        yield f"{name} is of type {kind}"
    if kind != "xhtml" and len(element):
        yield f"{name} has elements in its text"
    if name == "title" and not (element.text or "").strip():
        yield "the title is empty"
    if kind == "html":
        yield from (
            f"{name} has a relative address: {found[0][-80:]}" for found in _RELATIVE.finditer(element.text or "")
        )


def _links(element: ET.Element) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    yield from ("a link is not absolute" for link in links if not urlsplit(link.get("href", "")).scheme)
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate")
    yield from (f"two pages of its own, both {kind}" for kind, count in kinds.items() if count > 1)


def _people(element: ET.Element) -> Iterator[str]:
    for person in (*element.findall(f"{ATOM}author"), *element.findall(f"{ATOM}contributor")):
        if not person.findtext(f"{ATOM}name", "").strip() or len(person.findall(f"{ATOM}name")) > 1:
            yield "a person without exactly one name"
        if person.find(f"{ATOM}uri") is not None and not urlsplit(person.findtext(f"{ATOM}uri", "")).scheme:
            yield "a person whose address is none"


def json_feed_faults(body: bytes) -> list[str]:
    """What in a JSON Feed breaks its rules."""
    try:
        feed = json.loads(body)
    except ValueError as error:
        return [f"no JSON: {error}"]
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return ["no object with a list of items"]
    faults = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else [f"version {feed.get('version')}"]
    faults += [] if feed.get("title") else ["no title"]
    faults += [*_strings(feed, _STRINGS), *_addresses(feed, ("home_page_url", "feed_url")), *_authors(feed)]
    twice = [name for name, count in Counter(item.get("id") for item in feed["items"]).items() if count > 1]
    faults += [f"two items are called {name}" for name in twice]
    for item in feed["items"]:
        faults += [f"{item.get('id')}: {fault}" for fault in _item(item)]
    return faults


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    yield from _strings(item, _ITEM_STRINGS)
    yield from _addresses(item, ("url", "external_url", "image"))
    yield from _authors(item)
    if not item.get("id"):
        yield "no id"
    if "content_html" not in item and "content_text" not in item:
        yield "no content"
    for name in ("date_published", "date_modified"):
        if name in item and not _is_date(item[name]):
            yield f"{name} is {item[name]}"
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) and tag for tag in tags):
        yield f"tags are {tags}"
    if "language" in item and not _LANGUAGE.fullmatch(item["language"]):
        yield f"the language is {item['language']}"


def _strings(thing: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    yield from (f"{name} is no text" for name in names if name in thing and not isinstance(thing[name], str))


def _addresses(thing: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    yield from (f"{name} is {thing[name]}" for name in names if name in thing and not urlsplit(thing[name]).scheme)


def _authors(thing: Mapping[str, Any]) -> Iterator[str]:
    for author in thing.get("authors", []):
        if not any(author.get(name) for name in ("name", "url", "avatar")):
            yield "an author without anything"
        yield from _strings(author, ("name", "url", "avatar"))
        yield from _addresses(author, ("url", "avatar"))


def _is_date(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
