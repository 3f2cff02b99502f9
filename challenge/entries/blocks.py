"""From HTML to blocks of text and the links in them: one walk without recursion. Used by `text`."""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from challenge.addresses import is_plain_address, is_web_address
from challenge.entries.beside import stands_beside
from challenge.entries.markup import bounded

BlockKind = Literal["text", "heading", "quote", "code", "aside"]


class Block(NamedTuple):
    """One paragraph-like piece. `quote` is inside a blockquote, `aside` inside nav, aside, footer or a widget."""

    text: str
    kind: BlockKind = "text"


Collected = tuple[tuple[Block, ...], tuple[tuple[str, int], ...]]
"""Blocks, and (absolute address, index of its block) of every link, both in reading order."""

_NO_TEXT = frozenset(
    "script style noscript template head title svg math iframe object embed audio video canvas select "
    "textarea button datalist form map".split()
)
_BREAKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr td th thead tbody tfoot caption "
    "section article main header footer nav aside figure figcaption address details summary fieldset hr "
    "center hgroup body html dir menu".split()
)
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("nav", "aside", "footer"), "aside"),
    "blockquote": "quote",
    "pre": "code",
}
_STRENGTH: dict[BlockKind, int] = {"text": 0, "heading": 1, "code": 2, "quote": 3, "aside": 4}
_ASIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner"})

_QUOTES = {"q": "“", "/q": "”"}
"""What browsers show around a quotation within a sentence."""
_INLINE = "a em strong b i span code small sub sup".split()
_Effect = BlockKind | Literal["/", ""]
_EFFECTS: dict[str, _Effect] = {
    **{name: _KINDS.get(name, "text") for name in _BREAKS - {"hr"}},
    **{f"/{name}": "/" for name in _BREAKS},
    **{tag: "" for name in _INLINE for tag in (name, f"/{name}")},
}
"""What the tags that most posts are made of do: open a block of some kind, end one, or nothing."""
_HREF = re.compile(r' href="([^"]*)"')
_TAG_PAGE = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|labels?|search/label|tagged)/", re.IGNORECASE)
MOST_LINKS = 5000
_CLOUD_LINKS = 8


class _Page:
    """Blocks and links as the walk finds them, and the block being written."""

    __slots__ = ("base", "blocks", "kind", "line_breaks", "links", "open_links", "pieces")

    def __init__(self, base: str) -> None:
        self.base = base if is_web_address(base) else ""
        self.blocks: list[Block] = []
        self.links: list[tuple[str, int]] = []
        self.kind: BlockKind = "text"
        self.pieces: list[str] = []
        self.open_links: list[str] = []
        self.line_breaks = 0

    def cut(self, kind: BlockKind) -> None:
        """End the block; what follows is of this kind. Links without text of their own go to the next block."""
        if self.pieces:
            text = _folded("".join(self.pieces))
            if text:
                if self.open_links:
                    self._cut_links(text)
                self.blocks.append(Block(text, self.kind))
            self.pieces, self.line_breaks = [], 0
        self.kind = kind

    def _cut_links(self, text: str) -> None:
        if self.kind == "text" and _is_tag_cloud(text, self.open_links):
            self.kind = "aside"
        self.links += [(address, len(self.blocks)) for address in self.open_links]
        self.open_links = []

    def finish(self) -> Collected:
        """Everything found, when the walk is over."""
        self.cut("text")
        last = len(self.blocks) - 1
        self.links += [(address, max(last, 0)) for address in self.open_links]
        return tuple(self.blocks), tuple(self.links)

    def text(self, text: str) -> None:
        self.pieces.append(text)
        if self.line_breaks and not text.isspace():
            self.line_breaks = 0

    def line_break(self) -> None:
        """Two in a row part paragraphs, as old editors write them; in code they are lines."""
        self.pieces.append(" ")
        self.line_breaks += 1
        if self.line_breaks >= 2 and self.kind != "code":
            self.cut(self.kind)

    def link(self, target: str) -> None:
        address = _absolute(target, self.base)
        if address and len(self.links) + len(self.open_links) < MOST_LINKS:
            self.open_links.append(address)


def _folded(text: str) -> str:
    """Single spaces alone. The plain space is the only one that prints, which is seen in half the time."""
    return text.strip(" ") if "  " not in text and text.isprintable() else " ".join(text.split())


def collect_blocks(html: str, base: str) -> Collected:
    """Of any HTML."""
    page = _Page(base)
    if "<" not in html and "&" not in html:
        page.text(html)
    else:
        root = LexborHTMLParser(bounded(html)).body
        if root is not None:
            _walk(root, page)
    return page.finish()


def collect_clean_blocks(html: str, base: str) -> Collected:
    """The same for HTML that our sanitiser has written: known tags, closed and escaped, so that no tree is needed."""
    page = _Page(base)
    kinds: list[BlockKind] = ["text"]
    before, *pieces = html.split("<")
    page.text(unescape(before))
    for piece in pieces:
        tag, _, text = piece.partition(">")
        effect = _EFFECTS.get(tag)
        if effect is None:
            effect = _rarer(tag, page)
        if effect:
            if effect != "/":
                kinds.append(kinds[-1] if effect == "text" else _stronger(kinds[-1], effect))
            elif len(kinds) > 1:
                kinds.pop()
            page.cut(kinds[-1])
        if text and (page.pieces or not text.isspace()):
            page.text(unescape(text) if "&" in text else text)
    return page.finish()


def _rarer(tag: str, page: _Page) -> _Effect:
    """The effect of any other opening tag (`br`, `p dir="rtl"`)."""
    name = tag.partition(" ")[0]
    if name == "a":
        found = _HREF.search(tag)
        page.link(unescape(found[1]) if found else "")
    elif name == "br":
        page.line_break()
    elif name == "hr":
        page.cut(page.kind)
    elif name in _QUOTES:
        page.text(_QUOTES[name])
    return _EFFECTS.get(name, "")


def _walk(root: LexborNode, page: _Page) -> None:
    kinds: list[BlockKind] = ["text"]
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
        elif tag == "q":
            page.text(_QUOTES["q" if entering else "/q"])
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


def _kind_of(node: LexborNode, tag: str) -> BlockKind:
    kind = _KINDS.get(tag, "text")
    if kind == "text" and node.attrs:
        attributes = node.attributes
        if (attributes.get("role") or "") in _ASIDE_ROLES or stands_beside(attributes):
            return "aside"
    return kind


def _stronger(outer: BlockKind, inner: BlockKind) -> BlockKind:
    return inner if _STRENGTH[inner] > _STRENGTH[outer] else outer


def _is_tag_cloud(text: str, links: list[str]) -> bool:
    """Many links to tag pages and nothing else to read: no sentence of the author's. Hashtags are an author's words."""
    if len(links) < _CLOUD_LINKS or "#" in text:
        return False
    return all(_TAG_PAGE.search(urlsplit(address).path) for address in links) and len(text.split()) <= 4 * len(links)


def _absolute(target: str, base: str) -> str:
    if is_plain_address(target):
        return target
    target = "".join(target.split())
    if not target or target.startswith("#"):
        return ""
    try:
        address = urljoin(base, target) if base and not target.startswith(("https://", "http://")) else target
    except ValueError:
        return ""
    return address if is_web_address(address) else ""
