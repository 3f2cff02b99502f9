"""The main content of a page as an outline that people can read and compare: words and structure, no looks.

Boxes and classes are left out, long texts are cut, and of many things alike the first two and the last are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 160
"""Letters of one text; a longer one shows its beginning, its length, and a digest of the whole."""

ALIKE = 5
"""More neighbours of one kind than this are told by the first two and the last."""

_BOXES = {"div", "span", "bdi", "small", "b", "i", "em", "strong", "cite", "abbr", "g", "main", "header", "footer"}
_SAID = (
    "id",
    "href",
    "datetime",
    "value",
    "lang",
    "dir",
    "rel",
    "alt",
    "aria-label",
    "aria-current",
    "scope",
    "hidden",
    "open",
)
_PICTURES = {"svg", "style", "script"}
_ANCHOR = re.compile(r"post-[0-9a-f]{10}")


def outline(html: str) -> str:
    """The lines of a page's `main`, two spaces deeper for each level."""
    document = LexborHTMLParser(html)
    title, main = document.css_first("title"), document.css_first("main")
    if title is None or main is None:
        return "no title or no main content\n"
    lines = [f"title {_cut(title.text())}", *_lines(main, 0)]
    return "\n".join(lines) + "\n"


def _lines(parent: LexborNode, depth: int) -> Iterator[str]:
    for tag, nodes in groupby(_children(parent), key=lambda node: node.tag):
        alike = list(nodes)
        few = tag != "-text" and len(alike) > ALIKE
        for place, node in enumerate(alike):
            if few and place == 2:
                yield f"{'  ' * depth}… {len(alike) - 3} more of {tag}"
            if not few or place < 2 or place == len(alike) - 1:
                yield from _line(node, depth)


def _line(node: LexborNode, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if node.tag == "-text":
        yield indent + _cut(node.text_content or "")
        return
    attributes = node.attributes
    said = " ".join(
        f"{name}={_cut(attributes[name] or '')}" if attributes[name] else name for name in _SAID if name in attributes
    )
    head = f"{indent}<{node.tag}{' ' if said else ''}{said}>"
    if node.tag in _PICTURES:
        name = node.css_first("title")
        yield f"{head} {_cut(name.text() if name else '')}".rstrip()
        return
    within = list(_lines(node, depth + 1))
    if len(within) == 1 and not within[0].lstrip().startswith(("<", "…")):
        yield f"{head} {within[0].lstrip()}"
    else:
        yield head
        yield from within


def _children(parent: LexborNode) -> Iterator[LexborNode]:
    """Elements and texts that are told, boxes opened."""
    for node in parent.iter(include_text=True):
        if node.tag in _BOXES and not (node.attributes.keys() & {"lang", "dir", "id", "hidden"}):
            yield from _children(node)
        elif node.tag != "-text" or (node.text_content or "").strip():
            yield node


def _cut(text: str) -> str:
    whole = _ANCHOR.sub("post-…", " ".join(text.split()))
    if len(whole) <= LONGEST:
        return whole
    digest = blake2b(whole.encode(), digest_size=4).hexdigest()
    return f"{whole[: LONGEST - 40]}… ({len(whole)} letters, {digest})"
