"""The text of an entry as people read it: blocks in reading order, with the links in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from challenge.entries.blocks import Block, BlockKind, collect_blocks, collect_clean_blocks
from challenge.entries.words import WESTERN, count_western, count_words

__all__ = ["Block", "BlockKind", "Reading", "read_clean_html", "read_html", "read_plain"]

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+")
_AFTER_ADDRESS = ".,;:!?)]}…»”’*_"


@dataclass(frozen=True)
class Reading:
    """What a reader sees of a post. `links` are (absolute address, index of the block it stands in)."""

    blocks: tuple[Block, ...] = ()
    links: tuple[tuple[str, int], ...] = ()

    @property
    def words(self) -> int:
        """Words of the post itself: code and quotes count, what stands beside the post does not."""
        if self.western is None or any(block.kind == "aside" for block in self.blocks):
            return count_words("\n".join(block.text for block in self.blocks if block.kind != "aside"))
        return count_western(self.western)

    @cached_property
    def western(self) -> bytes | None:
        """All blocks, a line each, in bytes of one letter each; None where other letters stand in them.

        On bytes words are counted and names looked for in a fraction of the time, and only making them takes long.
        """
        try:
            return "\n".join([block.text for block in self.blocks]).encode(WESTERN)
        except UnicodeEncodeError:
            return None


def read_html(html: str, base: str = "") -> Reading:
    """Sanitised or raw HTML to blocks. Never raises; scripts, styles and comments are no text.

    Relative links are resolved against `base` (absolute http(s)) and left out without one.
    """
    return Reading(*collect_blocks(html, base))


def read_clean_html(html: str, base: str = "") -> Reading:
    """The same for what `clean_html` returns, several times as fast. Anything else is for `read_html`."""
    return Reading(*collect_clean_blocks(html, base))


def read_plain(text: str) -> Reading:
    """Plain text (blank lines part the blocks; bare addresses are links; lines with `>` in front are quotes)."""
    blocks: list[Block] = []
    links: list[tuple[str, int]] = []
    for piece in re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n")):
        folded = " ".join(piece.split())
        if not folded:
            continue
        links += [(address.rstrip(_AFTER_ADDRESS), len(blocks)) for address in _ADDRESS.findall(folded)]
        blocks.append(Block(folded, "quote" if folded.startswith(">") else "text"))
    return Reading(tuple(blocks), tuple(links))
