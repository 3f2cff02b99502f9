"""A post laid out for searching: one folded text, the blocks and sentences in it, and where the edges are. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from challenge.entries.text import Block, BlockKind, Reading
from challenge.patterns import late
from challenge.recognition.text.folding import Folded, fold, squash, squash_western
from challenge.recognition.wordings.furniture import is_furniture
from challenge.recognition.wordings.lateness import post_is_late

Where = Literal["opening", "middle", "closing", "beside"]

CUT = "…"
"""Stands before a remembered window that was taken out of the middle of a post."""

_FOLDED_CUT = "..."
_GAP = "\n\n\n"
_NOTE = 300
_EDGE = 400
_LINE = 90
_MOST = 400_000
"""Letters looked at: no post is longer; a hostile feed may be."""
_FURNITURE = late(
    r"(?:thanks? (?:you )?for (?:reading|subscribing)|reply (?:by|via|with)|comment|leave a|share this|"
    r"posted (?:in|by|on)|"
    r"filed under|tags?:|categor|related|read more|continue reading|the post .{0,120}appeared first|"
    r"subscribe|follow me|"
    r"©|copyright|published (?:on|by)|this is a translation|have a (?:nice|good|great)|"
    r"until next|see you|photo by|image|foto:|bild:|(?:estimated )?reading time|\d{1,2} min(?:utes?)? read|lesezeit"
    r"|temps de lecture|tiempo de lectura|tempo di (?:lettura|leitura)|leestijd|czas czytania|время чтения)"
)
_WROTE = late(
    r"\W{0,3}(?:(?!(?:i|we|ich|wir|je|nous|yo|io|eu|ik|jag|jeg)\b)[^\W\d_]+\s){1,4}(?:wrote|said|says|writes|posted|asked"
    r"|tweeted|schrieb|schreibt|sagte?|ecrit|dit|escribio|escribe|dijo|dice|scritto|scrive|disse|escreveu|schreef"
    r"|schrijft|skrev|skriver|napisal\w?|пишет|написала?)\b"
)
_STOP = late(r"(?<=[.!?。！？…])[\"')\]*_]{0,3}(?:\s+|(?<=[。！？]))(?=\S)|\n+")
_NO_STOP = late(
    r"(?:\b(?:no|nr|pt|wk|vol|ep|ch|chap|ed|kap|cap|odc|bd|st|mr|mrs|ms|dr|vs|num|art|teil|approx|e\.g|i\.e)|(?:^|\W)\d{1,2})\.$"
)


@dataclass(frozen=True)
class Layout:
    """`low` holds all blocks one after another; `shown` can be quoted. Everything is found when it is asked for."""

    reading: Reading
    remembered: bool

    @cached_property
    def _folded(self) -> Folded:
        return fold(_GAP.join([block.text for block in self.reading.blocks])[:_MOST])

    @cached_property
    def low(self) -> str:
        return self._folded.low

    @cached_property
    def shown(self) -> str:
        return self._folded.shown

    @cached_property
    def squashed(self) -> str:
        """`low` without what joins or parts words: at hand without reading most posts, and enough to pass over them."""
        western = self.reading.western
        squashed = squash_western(western) if western is not None and len(western) <= _MOST else None
        return squash(self.low) if squashed is None else squashed

    @property
    def has_hash(self) -> bool:
        """Whether a number sign stands in it."""
        western = self.reading.western
        return "#" in self.low if western is None or len(western) > _MOST else b"#" in western

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading.blocks

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in `low`."""
        starts = [0]
        at = self.low.find(_GAP)
        while at >= 0 and len(starts) < len(self.blocks):
            starts.append(at + len(_GAP))
            at = self.low.find(_GAP, at + len(_GAP))
        return tuple(starts)

    @cached_property
    def kinds(self) -> tuple[BlockKind, ...]:
        """The kind of each block. A short quotation before everything else is the author's, unless `Bob wrote that`."""
        kinds = [_kind(block) for block in self.blocks[: len(self.starts)]] or ["text"]
        first = next((k for k, kind in enumerate(kinds) if kind != "heading"), 0)
        after = self.starts[first + 1] if first + 1 < len(kinds) else -1
        if kinds[first] == "quote" and 0 <= after <= _NOTE and not _WROTE.match(self.low, after):
            kinds[first] = "text"
        return tuple(kinds)

    @cached_property
    def own(self) -> _Own:
        """Where the post's own words begin and end."""
        return _Own(0, 0, {}) if self.remembered else _own_words(self)

    def block_at(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def block_span(self, block: int) -> tuple[int, int]:
        end = self.starts[block + 1] - len(_GAP) if block + 1 < len(self.starts) else len(self.low)
        return self.starts[block], max(end, self.starts[block])

    def sentence_at(self, start: int, end: int) -> tuple[int, int]:
        """The sentence that holds [start, end)."""
        left, right = self.block_span(self.block_at(start))
        left = max(left, start - 600)
        right = min(right, end + 600)
        for stop in _STOP.finditer(self.low, left, start + 1):
            if stop.end() <= start and not _NO_STOP.search(self.low[max(left, stop.start() - 8) : stop.start()]):
                left = stop.end()
        for stop in _STOP.finditer(self.low, end, right):
            if not _NO_STOP.search(self.low[max(left, stop.start() - 8) : stop.start()]):
                return left, stop.start()
        return left, right

    def around(self, at: int) -> tuple[int, int]:
        """The block that holds a place; of a remembered post everything, since its sentences stand alone."""
        return (0, len(self.low)) if self.remembered else self.block_span(self.block_at(at))

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The sentences of [start, end), at most twelve."""
        at = start
        for _ in range(12):
            while at < end and self.low[at].isspace():
                at += 1
            if at >= end:
                return
            _, stop = self.sentence_at(at, at + 1)
            yield at, min(stop, end)
            at = max(stop, at + 1)

    def rim(self, count: int) -> list[int]:
        """The first and last `count` blocks of the post's own words; of a remembered one all that were not cut out."""
        if self.remembered:
            return [k for k, start in enumerate(self.starts) if not self.shown.startswith(_FOLDED_CUT, start)]
        own = _without_furniture([k for k, kind in enumerate(self.kinds) if kind not in ("code", "aside")], self)
        return list(dict.fromkeys(own[:count] + own[-count:]))

    @cached_property
    def edge_sentences(self) -> tuple[tuple[int, int], ...]:
        """The first two and the last sentence of each block at the rim."""
        found: dict[tuple[int, int], None] = {}
        for block in self.rim(1):
            start, end = self.block_span(block)
            first = self.sentence_at(start, start)
            after = min(first[1] + 1, end)
            found |= dict.fromkeys((first, self.sentence_at(after, after), self.sentence_at(end, end)))
        return tuple(found)

    @cached_property
    def late(self) -> bool:
        """Whether one of these says that the post comes late."""
        return any(post_is_late(self.low[start:end]) for start, end in self.edge_sentences)

    def where(self, start: int, end: int) -> Where:
        """Opening or closing words, the middle, or beside the post (quotes, code, navigation)."""
        block = self.block_at(start)
        if self.kinds[block] not in ("text", "heading"):
            return "beside"
        if self.remembered:
            return "middle" if self.shown.startswith(_FOLDED_CUT, self.starts[block]) else "opening"
        said = self.own.edges.get(block, "middle")
        if start - self.own.first < _EDGE and said != "closing":
            return "opening"
        return "closing" if self.own.last - end < _EDGE else said


_LAST: list[tuple[Reading, bool, Layout]] = []


def lay_out(reading: Reading, has_text: bool = True) -> Layout:
    """The layout of a reading. The last one is remembered: a post is judged for several seasons in a row."""
    if _LAST and _LAST[0][0] is reading and _LAST[0][1] == has_text:
        return _LAST[0][2]
    layout = Layout(reading, not has_text)
    _LAST[:] = [(reading, has_text, layout)]
    return layout


def _kind(block: Block) -> BlockKind:
    """Lines of navigation and tag clouds stand beside a post in plain text too."""
    if block.kind != "text" or len(block.text) > 300:
        return block.kind
    return "aside" if is_furniture(block.text) else "text"


@dataclass(frozen=True, slots=True)
class _Own:
    """`first` and `last` letter of the post's own words, and the blocks that count as their rim."""

    first: int
    last: int
    edges: dict[int, Where]


def _without_furniture(blocks: list[int], layout: Layout) -> list[int]:
    """These without short lines at both ends that stand around every post: whose photo it is, thanks for reading."""

    def stands_around(block: int) -> bool:
        start, end = layout.block_span(block)
        return end - start <= _LINE and _FURNITURE.match(layout.low, start, end) is not None

    first, last = 0, len(blocks)
    while first + 1 < last and stands_around(blocks[first]):
        first += 1
    while first + 1 < last and stands_around(blocks[last - 1]):
        last -= 1
    return blocks[first:last]


def _own_words(layout: Layout) -> _Own:
    """The first and last blocks that are the post's own words; a short closing line may have furniture after it."""
    own = [
        k
        for k, kind in enumerate(layout.kinds)
        if kind in ("text", "heading") and layout.block_span(k)[1] > layout.starts[k]
    ]
    if not own:
        return _Own(0, 0, {})
    ending = own[:]
    while len(ending) > 1 and _FURNITURE.match(layout.low, layout.starts[ending[-1]]) and len(own) - len(ending) < 6:
        ending.pop()
    edges: dict[int, Where] = {}
    for block in own[-1:] + ending[-3:]:
        start, end = layout.block_span(block)
        if end - start <= 300 or block == ending[-1]:
            edges[block] = "closing" if end - start <= 300 else edges.get(block, "middle")
    begins = _without_furniture(own, layout)
    for block in begins[:2]:
        start, end = layout.block_span(block)
        if end - start <= 300 and edges.get(block) != "closing":
            edges[block] = "opening"
    return _Own(layout.starts[begins[0]], layout.block_span(ending[-1])[1], edges)
