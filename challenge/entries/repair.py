"""Bodies mended before they are parsed, so that one bad byte does not cost a feed. Pure, linear in their length."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00\xfe\xff")
_ILLEGAL = bytes(code for code in range(32) if code not in (9, 10, 13))
_ILLEGAL_REFERENCE = re.compile(rb"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));", re.IGNORECASE)
_START = re.compile(rb"<\?xml|<!DOCTYPE\s+(?:rss|rdf)|<(?:\w+:)?(?:rss|feed|RDF|channel)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF|channel)(?=[\s>])[^<>]*>", re.IGNORECASE)
_OPENS = re.compile(rb"<(\w+:)?(item|entry)(?=[\s>])")
_CLOSES = re.compile(rb"</(\w+:)?(item|entry)\s*>")
_ENTITY = re.compile(rb"<!ENTITY\s+(%\s+)?(\S+)\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC)\b)")
_REFERENCE = re.compile(rb"&(?!#|amp;|lt;|gt;|quot;|apos;)\w+;")
_LONG_TAG = re.compile(rb"<[^!<>][^<>]{20000}")
_MOST_MARKS = {b"<": 300_000, b"xmlns": 10_000}
_TAG_TOKEN = re.compile(
    rb"<(?:[^\s<>:/]{1,50}:)?(category|subject|keywords|tags)\b|<(item|entry)\b|</[^<>]{0,60}(?:keywords|tags)",
    re.IGNORECASE,
)
_MOST_TAGS = 3_000
_MOST_ENTITY_BYTES = 1000
_HEAD = 100_000


class DangerousError(ValueError):
    """A body that attacks parsers; the message says how."""


@dataclass(slots=True)
class Mended:
    """A body fit for a parser, and what was done to it in words for its owner."""

    body: bytes
    notes: list[str] = field(default_factory=list)


def mend(body: bytes, most_entries: int) -> Mended:
    """Leading junk, illegal characters, a broken-off end and entries beyond the limit removed.

    Raises DangerousError where entities are declared by other entities, or elements would keep a parser for minutes.
    """
    mended = Mended(body)
    if body.startswith(_WIDE):  # two bytes a letter: the parser decodes it itself
        return mended
    _refuse_bombs(body[:_HEAD])
    _cut_leading(mended)
    if mended.body.translate(None, _ILLEGAL) != mended.body:
        mended.body = mended.body.translate(None, _ILLEGAL)
        mended.notes.append("the feed holds control characters, which XML forbids")
    if b"&#" in mended.body:
        mended.body = _ILLEGAL_REFERENCE.sub(b"", mended.body)
    _cut_entries(mended, most_entries)
    _refuse_absurd(mended.body)
    return mended


def _refuse_bombs(head: bytes) -> None:
    if b"<!ENTITY" not in head:
        return
    size = 0
    for _, _, double, single, _ in _ENTITY.findall(head):
        value = double or single
        size += len(value)
        if _REFERENCE.search(value):
            raise DangerousError(
                "the feed builds entities out of entities, which is how parsers are attacked; it was not read"
            )
    if size > _MOST_ENTITY_BYTES * 20:
        raise DangerousError(
            "the feed declares entities of an absurd size, which is how parsers are attacked; it was not read"
        )


def _refuse_absurd(body: bytes) -> None:
    """The parser behind us is quadratic in attributes, categories and namespaces, and slow with each element."""
    too_many = any(body.count(mark) > most for mark, most in _MOST_MARKS.items())
    if too_many or _LONG_TAG.search(body) or _most_tags(body) > _MOST_TAGS:
        raise DangerousError("the feed's elements are of an absurd size or number; it was not read")


def _most_tags(body: bytes) -> int:
    """How many tags the feed gives one entry, under all the names and in all the lists that the parser knows."""
    most = here = 0
    for token, following in pairwise([*_TAG_TOKEN.finditer(body), None]):
        name = (token[1] or token[2] or b"").lower() if token else b""
        if token is None or name in (b"item", b"entry"):
            here = 0
        elif name in (b"keywords", b"tags"):
            here += 1 + body.count(b",", token.end(), following.start() if following else len(body))
        elif name:
            here += 1
        most = max(most, here)
    return most


def _cut_leading(mended: Mended) -> None:
    found = _START.search(mended.body[:_HEAD])
    junk = mended.body[: found.start()] if found else b""
    if junk in (b"", b"\xef\xbb\xbf"):
        return
    if not junk.strip().startswith(b"<"):  # a comment or stylesheet before the root is no junk
        mended.body = mended.body[len(junk) :]
        mended.notes.append("something stands before the feed's first line")


def _cut_entries(mended: Mended, most: int) -> None:
    """Cut after the last whole entry where the body breaks off or holds too many, and close what is open."""
    opens = [found.start() for found in _OPENS.finditer(mended.body)]
    if not opens:
        return
    closes = [found.end() for found in _CLOSES.finditer(mended.body)]
    if len(closes) > most:
        mended.notes.append(f"the feed holds {len(closes)} entries; the first {most} were read")
        _close(mended, closes[most - 1])
    elif closes and opens[-1] >= closes[-1] and not _has_end(mended.body):
        mended.notes.append("the feed breaks off before its end; the last entry was left out")
        _close(mended, closes[-1])


def _close(mended: Mended, end: int) -> None:
    root = _ROOT.search(mended.body)
    name = root[1].lower() if root else b""
    closing = {b"rss": b"</channel></rss>", b"feed": b"</feed>", b"rdf": b"</rdf:RDF>"}.get(name, b"")
    mended.body = mended.body[:end] + closing


def _has_end(body: bytes) -> bool:
    return re.search(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", body[-2000:], re.IGNORECASE) is not None


def split_entries(body: bytes) -> tuple[bytes, list[bytes], bytes]:
    """(what opens the feed, each entry, what closes the feed): to find the one that a parser chokes on."""
    first = _OPENS.search(body)
    if first is None:
        return body, [], b""
    starts = [found.start() for found in _OPENS.finditer(body)] + [len(body)]
    pieces = []
    for start, following in pairwise(starts):
        end = _CLOSES.search(body, start, following)
        if end:
            pieces.append(body[start : end.end()])
    root = _ROOT.search(body)
    name = root[1].lower() if root else b"rss"
    opening = root[0] if root else b"<rss>"
    if name == b"rss":
        return opening + b"<channel>", pieces, b"</channel></rss>"
    return opening, pieces, b"</feed>" if name == b"feed" else b"</rdf:RDF>"
