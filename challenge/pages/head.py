"""What a page says about itself to machines: feeds, neighbours, description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(p|h[1-6]|li|blockquote|div)>|<br ?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one page. `path` is its address; `feeds` are (title, path); `previous` and `following` are paths.

    `data` is what the page says in the words of schema.org.
    """

    path: str
    title: str = ""
    description: str = ""
    feeds: tuple[tuple[str, str], ...] = ()
    previous: str = ""
    following: str = ""
    index: bool = True
    article: bool = False
    lang: str = ""
    section: str = ""
    data: Mapping[str, Any] | None = None


def in_brief(html: str, most: int = 200) -> str:
    """The beginning of a text without its markup, cut at a word."""
    text = " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", html))).split())
    return cut(text, most)


def cut(text: str, most: int) -> str:
    """Plain text cut at a word, with `…` where something is missing."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.…–—-") + "…"


def first_paragraph(html: str) -> str:
    """The first paragraph of a rendered text, whole; the text itself where it has none."""
    end = html.find("</p>")
    start = html.find("<p>")
    return html[start : end + 4] if 0 <= start < end else html
