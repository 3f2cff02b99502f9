"""A badge: a small SVG that stands for itself on members' own pages, with its own colours and no other file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, east_asian_width
from xml.sax.saxutils import escape, quoteattr

from challenge.pages.head import cut
from challenge.progress.standing import MemberStanding

BadgeKind = Literal["completed", "streak", "taking part"]

HEIGHT = 28
SIZE = 13
"""Pixels of the letters."""

MOST = 36
"""Letters of a season's title that a badge has room for."""

_FACE = "Georgia,'Times New Roman',serif"
_PAPER, _INK, _SOFT, _RED, _GREEN = "#fcfaf5", "#211d18", "#5f574b", "#992819", "#27633a"
_GROUND: dict[BadgeKind, str] = {"completed": _GREEN, "streak": _RED, "taking part": _SOFT}
_SIGN: dict[BadgeKind, str] = {
    "completed": "M1 5l3.5 4L11 1",
    "streak": "M1 9l4-8v5h2l4-5v8",
    "taking part": "M1 9l1-3L9 0l2 2-7 6.5z",
}
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge: its picture, and its size in pixels."""

    svg: str
    width: int
    height: int = HEIGHT


def badge_path(season: str, member: str) -> str:
    """Where a badge stands on the site."""
    return f"badges/{season}/{member}.svg"


def badge_kind(line: MemberStanding) -> BadgeKind:
    """What there is to show: the goal reached, two rounds or more in a row, or that somebody takes part."""
    if line.goal.complete:
        return "completed"
    return "streak" if (line.streak or 0) >= 2 else "taking part"


def draw_badge(kind: BadgeKind, season: str, words: str, label: str) -> Badge:
    """The badge with the season's title on paper and `words` on colour; `label` says all of it to those who listen."""
    title, words = cut(_plain(season), MOST) or "¶", _plain(words)
    left, right = text_width(title) + 30, text_width(words) + 36
    width, text = left + right, f'font-family="{_FACE}" font-size="{SIZE}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" role="img"'
        f" aria-label={quoteattr(_plain(label))}><title>{escape(_plain(label))}</title>"
        f'<rect width="{width}" height="{HEIGHT}" rx="4" fill="{_GROUND[kind]}"/>'
        f'<path d="M{left} 1H4q-3 0-3 3v{HEIGHT - 8}q0 3 3 3H{left}z" fill="{_PAPER}"/>'
        f'<path d="{_SIGN[kind]}" transform="translate({left + 10} 9)" fill="none" stroke="{_PAPER}" stroke-width="1.8"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
        f'<text x="10" y="19" {text} font-weight="700" fill="{_RED}">¶</text>'
        f'<text x="22" y="18.5" {text} fill="{_INK}" textLength="{left - 30}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(title)}</text>"
        f'<text x="{left + 27}" y="18.5" {text} fill="{_PAPER}" textLength="{right - 36}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(words)}</text></svg>\n'
    )
    return Badge(svg, width)


def badge_html(label: str, picture: str, page: str, badge: Badge) -> str:
    """What to copy into a page; `picture` and `page` are absolute addresses."""
    size = f'width="{badge.width}" height="{badge.height}"'
    return f"<a href={quoteattr(page)}><img src={quoteattr(picture)} {size} alt={quoteattr(_plain(label))}></a>"


def badge_markdown(label: str, picture: str, page: str) -> str:
    """The same for a text in Markdown."""
    told = re.sub(r"([\\`*_{}\[\]<>#!|&])", r"\\\1", _plain(label))
    return f"[![{told}]({picture})]({page})"


def text_width(text: str) -> int:
    """About how wide a text is in pixels; the picture then sets it to exactly that."""
    return max(8, round(sum(_advance(letter) for letter in text) * SIZE))


def _advance(letter: str) -> float:
    """A letter's width in its own height, for a serif face of the common kind."""
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1
    if letter in "fijlrtI.,:;'|![]() ’·":
        return 0.31
    if letter in "mwMW@%—…":
        return 0.86
    return 0.7 if letter.isupper() else 0.51


def _plain(text: str) -> str:
    """Nothing that XML cannot hold, on one line."""
    return " ".join(_NOT_XML.sub("", text).split())
