"""Long things in parts, so that no page weighs more than a slow line can carry: answers to a prompt, a long text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from challenge.pages.cards import Card

WHOLE = 40_000
"""Bytes that the posts of one page may take on the line, compressed."""

FIRST = 22_000
"""The same where the page names many others in a line each."""

LONGEST_PART = 90_000
"""Letters of HTML in one part of a long text."""

_FRAME, _SHRUNK = 150, 0.42


def weigh(card: Card) -> float:
    """What a post takes on a prompt's page when it is sent: a guess, on the safe side for prose."""
    return _FRAME + _SHRUNK * (len(card.brief) + (len(card.html) if card.more else 0))


def deal(cards: Sequence[Card]) -> tuple[tuple[Card, ...], ...]:
    """Answers on as few pages as they need, in order; the first has fewer where there are several.

    A text too long for any page is left to its origin and to the feeds: its card has its beginning only.
    """
    light = [replace(card, html="", more=False) if weigh(card) > WHOLE else card for card in cards]
    if sum(map(weigh, light)) <= WHOLE:
        return (tuple(light),)
    sheets: list[list[Card]] = [[]]
    taken = 0.0
    for card in light:
        taken += weigh(card)
        if sheets[-1] and taken > (FIRST if len(sheets) == 1 else WHOLE):
            sheets.append([])
            taken = weigh(card)
        sheets[-1].append(card)
    return tuple(map(tuple, sheets))


def part(html: str, most: int = LONGEST_PART) -> tuple[str, ...]:
    """A safe text cut between its outermost blocks into parts of about equal length; whole if it is short."""
    if len(html) <= most:
        return (html,)
    body = LexborHTMLParser(html).body
    if body is None:
        return (html,)
    pieces = [node.html or "" for node in body.iter(include_text=True)]
    count = -(-len(html) // most)
    parts: list[str] = [""]
    for piece in pieces:
        if len(parts) < count and len(parts[-1]) >= len(html) / count:
            parts.append("")
        parts[-1] += piece
    return tuple(each for each in parts if each.strip())
