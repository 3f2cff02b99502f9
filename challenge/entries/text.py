"""The text of an entry as people read it: blocks in reading order, with the links in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["text", "heading", "quote", "code", "aside"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece. `quote` is inside a blockquote, `aside` inside nav, aside, footer or a widget."""

    text: str
    kind: BlockKind = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader sees of a post. `links` are (absolute address, index of the block it stands in)."""

    blocks: tuple[Block, ...] = ()
    links: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> int:
        raise NotImplementedError


def read_html(html: str, base: str = "") -> Reading:
    """Sanitised or raw HTML to blocks. Never raises; scripts, styles and comments are no text."""
    raise NotImplementedError


def read_plain(text: str) -> Reading:
    """Plain text (blank lines part the blocks; bare addresses are links)."""
    raise NotImplementedError
