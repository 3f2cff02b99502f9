"""Markup that may be handed to a parser: its nesting is bounded, because HTML parsers are quadratic in depth."""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape

MOST_CHARACTERS = 2_000_000
"""No post is longer; what follows is cut."""

DEEPEST = 1000
"""Unclosed elements at once. Real pages stay below a hundred; a parser takes 20 s over 100,000."""

MOST_OPEN_STYLES = 20
"""Unclosed `<b>`, `<i>`, `<font>`: a parser repeats each of them in every following paragraph."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_ANY_TAG = re.compile(r"<[^<>]*>")
_STYLES = frozenset({"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
_STYLE = re.compile("<[bcefinstu][a-z]{0,5}[^a-z]", re.IGNORECASE)
"""Each of them, and some other tags: enough to see that there are few."""
_CLOSE_THEMSELVES = frozenset(
    "a area base br col colgroup dd dt embed hr img input li link meta option p param rb rp rt rtc source "
    "tbody td tfoot th thead tr track wbr".split()
)


def bounded(html: str) -> str:
    """The same HTML, or only its text where it nests so deeply that a parser would hang. Linear in its length."""
    html = html[:MOST_CHARACTERS]
    tags = html.count("<")
    if tags <= MOST_OPEN_STYLES or (tags <= DEEPEST and len(_STYLE.findall(html)) <= MOST_OPEN_STYLES):
        return html
    if not _too_deep(html):
        return html
    return "<p>" + escape(unescape(_ANY_TAG.sub(" ", html)), quote=False) + "</p>"


def _too_deep(html: str) -> bool:
    still_open: Counter[str] = Counter()
    depth = styles = 0
    for closing, name in _TAG.findall(html):
        name = name.lower()
        if name in _CLOSE_THEMSELVES or (closing and not still_open[name]):
            continue
        step = -1 if closing else 1
        still_open[name] += step
        depth += step
        styles += step if name in _STYLES else 0
        if depth > DEEPEST or styles > MOST_OPEN_STYLES:
            return True
    return False
