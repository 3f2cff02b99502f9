"""The whole text of a post whose feed gives a summary, out of its own page. Pure."""

from __future__ import annotations

import re

from challenge.entries.entry import Entry
from challenge.entries.page import read_page
from challenge.entries.text import Reading, read_html

_WORD = re.compile(r"\w+")
_ANCHOR = 8
_LEAST_ANCHOR = 3


def fuller_html(entry: Entry, html: str, url: str) -> str:
    """Sanitised HTML of the post on the page `html` (fetched from `url`); empty where it is not surely the post's page.

    The text must hold how the summary begins, or, without a summary, stand under the entry's title; and it must say
    more than the summary does. So neither a consent banner nor an index page is taken for a post.
    """
    facts = read_page(html, url)
    if not facts.html or facts.whole_page:
        return ""
    summary = _words(read_html(entry.html))
    text = _words(read_html(facts.html))
    if len(text) <= len(summary):
        return ""
    if len(summary) < _LEAST_ANCHOR:
        title = _WORD.findall(entry.title.casefold())
        return facts.html if title and _holds(_WORD.findall(facts.title.casefold()), title) else ""
    return facts.html if _holds(text, summary[:_ANCHOR]) else ""


def _words(reading: Reading) -> list[str]:
    return [word for block in reading.blocks for word in _WORD.findall(block.text.casefold())]


def _holds(text: list[str], piece: list[str]) -> bool:
    return f" {' '.join(piece)} " in f" {' '.join(text)} "
