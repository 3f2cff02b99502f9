"""From an HTML tree to blocks of text: one walk without recursion. Used by `text`, which gives them their type."""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from challenge.addresses import is_web_address
from challenge.entries.markup import bounded

Kind = Literal["text", "heading", "quote", "code", "aside"]

_NO_TEXT = frozenset(
    "script style noscript template head title svg math iframe object embed audio video canvas select "
    "textarea button datalist form map".split()
)
_BREAKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr td th thead tbody tfoot caption "
    "section article main header footer nav aside figure figcaption address details summary fieldset hr "
    "center hgroup body html dir menu".split()
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("nav", "aside", "footer"), "aside"),
    "blockquote": "quote",
    "pre": "code",
}
_STRENGTH: dict[Kind, int] = {"text": 0, "heading": 1, "code": 2, "quote": 3, "aside": 4}
_ASIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner"})

ASIDE_CLASS = re.compile(
    r"(?:^|\s)(?:widget(?:-area|_\S*)?|sidebar|sharedaddy|sd-sharing\S*|share-buttons|jp-relatedposts|related-?posts"
    r"|tag-?cloud|wp-block-tag-cloud|wp-block-latest-posts|blogroll|post-navigation|nav-links|breadcrumbs?|site-footer"
    r"|site-header|subscription-widget\S*|subscribe-widget|author-box|comments-area|comment-list)(?=\s|$)",
    re.IGNORECASE,
)
"""Classes and ids of what stands beside a post on common blogs."""

_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^"<>]|"[^"]*")*)>([^<]*)')
_HREF = re.compile(r' href="([^"]*)"')
_TAG_PAGE = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|labels?|search/label|tagged)/", re.IGNORECASE)
MOST_LINKS = 5000
_CLOUD_LINKS = 8


@dataclass(slots=True)
class _Open:
    """The block being written."""

    kind: Kind = "text"
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    line_breaks: int = 0


class _Page:
    """Blocks and links as the walk finds them."""

    def __init__(self, base: str) -> None:
        self.base = base if is_web_address(base) else ""
        self.blocks: list[tuple[str, Kind]] = []
        self.links: list[tuple[str, int]] = []
        self.open = _Open()

    def cut(self, kind: Kind) -> None:
        """End the block; what follows is of this kind. Links without text of their own go to the next block."""
        text = " ".join("".join(self.open.pieces).split()) if self.open.pieces else ""
        if not text:
            self.open.kind, self.open.line_breaks = kind, 0
            self.open.pieces.clear()
            return
        if self.open.kind == "text" and _is_tag_cloud(text, self.open.links):
            self.open.kind = "aside"
        self.links += [(address, len(self.blocks)) for address in self.open.links]
        self.blocks.append((text, self.open.kind))
        self.open = _Open(kind)

    def text(self, text: str) -> None:
        self.open.pieces.append(text)
        if self.open.line_breaks and not text.isspace():
            self.open.line_breaks = 0

    def line_break(self) -> None:
        """Two in a row part paragraphs, as old editors write them; in code they are lines."""
        self.open.pieces.append("\n")
        self.open.line_breaks += 1
        if self.open.line_breaks >= 2 and self.open.kind != "code":
            self.cut(self.open.kind)

    def link(self, target: str) -> None:
        address = _absolute(target, self.base)
        if address and len(self.links) + len(self.open.links) < MOST_LINKS:
            self.open.links.append(address)


def collect_blocks(html: str, base: str) -> tuple[list[tuple[str, Kind]], tuple[tuple[str, int], ...]]:
    """(text, kind) of every block, and (absolute address, index of its block) of every link, in reading order."""
    page = _Page(base)
    if "<" not in html and "&" not in html:
        page.text(html)
    else:
        root = LexborHTMLParser(bounded(html)).body
        if root is not None:
            _walk(root, page)
    page.cut("text")
    last = len(page.blocks) - 1
    page.links += [(address, max(last, 0)) for address in page.open.links]
    return page.blocks, tuple(page.links)


def collect_clean_blocks(html: str, base: str) -> tuple[list[tuple[str, Kind]], tuple[tuple[str, int], ...]]:
    """The same for HTML that our sanitiser has written: known tags, all of them closed, so that no tree is needed."""
    page = _Page(base)
    kinds: list[Kind] = ["text"]
    before = html.find("<")
    page.text(unescape(html if before < 0 else html[:before]))
    for closing, tag, attributes, text in _PIECE.findall(html):
        if tag in _BREAKS:
            if tag != "hr" and not closing:
                kinds.append(_stronger(kinds[-1], _KINDS.get(tag, "text")))
            elif closing and len(kinds) > 1:
                kinds.pop()
            if page.open.pieces:
                page.cut(kinds[-1])
            else:
                page.open.kind = kinds[-1]
        elif tag == "br":
            page.line_break()
        elif tag == "a" and not closing:
            found = _HREF.search(attributes)
            page.link(unescape(found[1]) if found else "")
        if text and (page.open.pieces or not text.isspace()):
            page.text(unescape(text) if "&" in text else text)
    page.cut("text")
    last = len(page.blocks) - 1
    page.links += [(address, max(last, 0)) for address in page.open.links]
    return page.blocks, tuple(page.links)


def _walk(root: LexborNode, page: _Page) -> None:
    kinds: list[Kind] = ["text"]
    for node, entering in _visits(root):
        tag = node.tag or ""
        if tag == "-text":
            page.text(node.text_content or "")
        elif tag == "br":
            page.line_break()
        elif tag in _BREAKS:
            if entering:
                kinds.append(_stronger(kinds[-1], _kind_of(node, tag)))
            elif len(kinds) > 1:
                kinds.pop()
            page.cut(kinds[-1])
        elif tag == "a" and entering:
            page.link(node.attributes.get("href") or "")


def _visits(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below root: (node, True) on the way in, for elements (node, False) on the way out as well."""
    node: LexborNode | None = root.first_child
    depth = 1
    while node is not None and depth:
        yield node, True
        tag = node.tag or ""
        child = node.first_child if tag not in _NO_TEXT and not tag.startswith("-") else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        if not tag.startswith("-") and tag != "br":
            yield node, False
        while depth and node is not None and node.next is None:
            node, depth = node.parent, depth - 1
            if depth and node is not None:
                yield node, False
        node = node.next if depth and node is not None else None


def stands_beside(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's class or id says that it is no part of the post."""
    return any(ASIDE_CLASS.search(attributes.get(name) or "") for name in ("class", "id"))


def _kind_of(node: LexborNode, tag: str) -> Kind:
    kind = _KINDS.get(tag, "text")
    if kind == "text" and node.attrs:
        attributes = node.attributes
        if (attributes.get("role") or "") in _ASIDE_ROLES or stands_beside(attributes):
            return "aside"
    return kind


def _stronger(outer: Kind, inner: Kind) -> Kind:
    return inner if _STRENGTH[inner] > _STRENGTH[outer] else outer


def _is_tag_cloud(text: str, links: list[str]) -> bool:
    """Many links to tag pages and nothing else to read: no sentence of the author's. Hashtags are an author's words."""
    if len(links) < _CLOUD_LINKS or "#" in text:
        return False
    return all(_TAG_PAGE.search(urlsplit(address).path) for address in links) and len(text.split()) <= 4 * len(links)


def _absolute(target: str, base: str) -> str:
    target = "".join(target.split())
    if not target or target.startswith("#"):
        return ""
    try:
        address = urljoin(base, target) if base and not target.startswith(("https://", "http://")) else target
    except ValueError:
        return ""
    return address if is_web_address(address) else ""
