"""What pages say of themselves to machines: canonical address, neighbours, Open Graph, JSON-LD, the map of the site."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ONCE = ("description", "viewport", "og:title", "og:type", "og:url", "og:description", "og:site_name", "og:image")


@dataclass
class Said:
    """The head of one page. `address` is where it stands; `links` are (rel, absolute address)."""

    address: str
    title: str
    meta: dict[str, list[str]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    headings: int = 0

    def to(self, rel: str) -> list[str]:
        return [address for each, address in self.links if each == rel]

    @property
    def listed(self) -> bool:
        """Whether search engines may list it."""
        return "noindex" not in "".join(self.meta.get("robots", []))


def heads(output: Path, url: str) -> dict[str, Said]:
    """What each page says, by its path."""
    return {
        path.relative_to(output).as_posix(): _read(path, f"{url}/{path.relative_to(output).as_posix()}")
        for path in sorted(output.rglob("*.html"))
    }


def page_faults(output: Path, url: str) -> list[str]:
    """Every contradiction between pages, their files, and the map of the site."""
    pages = heads(output, url)
    faults = [f"{path}: {fault}" for path, said in pages.items() for fault in _one(output, url, said)]
    return [*faults, *_neighbours(list(pages.values())), *_map(output, url, list(pages.values()))]


def _read(path: Path, address: str) -> Said:
    document = LexborHTMLParser(path.read_text("utf-8"))
    here = address.removesuffix("index.html")
    title = document.css_first("title")
    said = Said(here, title.text().strip() if title else "", headings=len(document.css("h1")))
    for meta in document.css("meta[content]"):
        name = meta.attributes.get("property") or meta.attributes.get("name") or ""
        said.meta.setdefault(name, []).append(meta.attributes["content"] or "")
    for link in document.css("link[rel][href]"):
        said.links.append((link.attributes["rel"] or "", urljoin(here, link.attributes["href"] or "")))
    said.data = [script.text() for script in document.css('script[type="application/ld+json"]')]
    return said


def _one(output: Path, url: str, said: Said) -> Iterator[str]:
    if not said.title:
        yield "no title"
    if said.headings != 1:
        yield f"{said.headings} main headings"
    for name in _ONCE:
        if len([each for each in said.meta.get(name, []) if each]) != 1:
            yield f"{name}: {said.meta.get(name)}"
    if said.to("canonical") != ([said.address] if said.listed else []):
        yield f"canonical: {said.to('canonical')}"
    if said.meta.get("og:url") != [said.address]:
        yield f"og:url: {said.meta.get('og:url')}"
    named = [*said.meta.get("og:image", []), *said.to("alternate"), *said.to("icon"), *said.to("manifest")]
    yield from (f"no such file: {address}" for address in named if not _is_file(output, url, address))
    for text in said.data:
        yield from _data(said, text)


def _data(said: Said, text: str) -> Iterator[str]:
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        yield f"its data is no JSON: {error}"
        return
    if data.get("@context") != "https://schema.org" or not data.get("@type") or not data.get("name"):
        yield "its data does not say what it is"
    if data.get("url") != said.address:
        yield f"its data stands at {data.get('url')}"


def _neighbours(pages: Collection[Said]) -> Iterator[str]:
    """What a page leads on to must lead back to it."""
    before = {said.address: said.to("prev") for said in pages}
    for said in pages:
        for rel in ("next", "prev"):
            if len(said.to(rel)) > 1 or not set(said.to(rel)) <= set(before):
                yield f"{said.address}: {rel} is {said.to(rel)}"
        for there in said.to("next"):
            if before.get(there) != [said.address]:
                yield f"{there}: prev is {before.get(there)}, but it follows {said.address}"


def _map(output: Path, url: str, pages: Collection[Said]) -> Iterator[str]:
    listed = [loc.text or "" for loc in ET.parse(output / "sitemap.xml").getroot().iter(f"{_MAP}loc")]
    wanted = {said.address for said in pages if said.listed}
    yield from (f"listed twice in the map: {each}" for each, count in Counter(listed).items() if count > 1)
    yield from (f"in the map and no page: {each}" for each in sorted(set(listed) - wanted))
    yield from (f"not in the map: {each}" for each in sorted(wanted - set(listed)))
    if f"Sitemap: {url}/sitemap.xml" not in (output / "robots.txt").read_text("utf-8").splitlines():
        yield "robots.txt does not name the map"


def _is_file(output: Path, url: str, address: str) -> bool:
    return address.startswith(f"{url}/") and (output / address.removeprefix(f"{url}/")).is_file()
