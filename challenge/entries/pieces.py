"""The pieces of an entry, the same for every format: links, tags, texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urljoin

from challenge.addresses import is_plain_address, is_web_address
from challenge.entries.plain import plain_text
from challenge.entries.words import count_words

MOST_TAGS = 100
_MOST_TAG_CHARACTERS = 200
_NAME_AND_MAIL = re.compile(r"\S+@\S+\s*\((.*)\)|([^<(]*)[<(]\S+@\S+[>)]")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_BLOGGER_KIND = "http://schemas.google.com/"
_OPAQUE = re.compile(r"\d+|https?://.*", re.IGNORECASE)
_AFTER = r"(?:\s|<[^<>]*>|&nbsp;|&#160;|[→»\].])*$"
_ELLIPSIS = re.compile(r"(?:…|&hellip;|&#8230;|\.\.\.|→|»)" + _AFTER)
_LEADS_ON = re.compile(
    r"(?:\[(?:…|&hellip;|&#8230;|\.\.\.)\]|read more|continue reading(?: on [^<>]{1,60})?"
    r"|weiterlesen|lire la suite|leer más)" + _AFTER
)
_LEADING = ("…]", ";]", "..]", "read", "weiter", "lire", "leer")
"""One of these stands wherever that is found; most texts have none, which is seen at once."""
_TAG = re.compile(r"<[a-zA-Z/!]")
_EXCERPT_WORDS = 150
_TAIL = 400


def web_link(text: object, base: str) -> str:
    """An absolute http(s) address, or nothing. Letters that no address may hold are escaped."""
    if not isinstance(text, str) or not text.strip():
        return ""
    text = text.strip()
    if is_plain_address(text) and "/." not in text:
        return text
    text = re.sub(r"[\t\r\n]", "", text)
    try:
        address = urljoin(base, text)
    except ValueError:
        return ""
    address = re.sub(r"[\s<>\"'`\\]", lambda found: quote(found[0]), address)
    return address if is_web_address(address) else ""


def tags_from(found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Tags out of (term, label) pairs: the term, unless it is a number or address that only a machine understands."""
    tags: dict[str, str] = {}
    for term, label in found:
        chosen = label if label and (not term or _OPAQUE.fullmatch(term)) else term
        if chosen.startswith(_BLOGGER_KIND):
            continue
        tag = plain_text(chosen, _MOST_TAG_CHARACTERS)
        if tag and len(tags) < MOST_TAGS:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def plain_to_html(text: str) -> str:
    """Plain text as paragraphs."""
    pieces = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{escape(piece, quote=False)}</p>" for piece in pieces if piece.strip())


def is_excerpt(text: str) -> bool:
    """Whether a lone description is the beginning of a post rather than the post."""
    if leads_on(text) or _ELLIPSIS.search(text[-_TAIL:].rstrip()):
        return True
    return not _TAG.search(text) and count_words(text[:5000]) <= _EXCERPT_WORDS


def leads_on(text: str) -> bool:
    """Whether a text ends by sending the reader elsewhere for the rest (`Continue reading on …`, `[…]`)."""
    tail = text[-_TAIL:].rstrip().lower()
    return any(map(tail.__contains__, _LEADING)) and bool(_LEADS_ON.search(tail))


def person_name(name: str, mail: str = "") -> str:
    """A name out of `Ada` or `ada@example.org (Ada)` in any order; of a mere mail address the part before the `@`."""
    found = _NAME_AND_MAIL.fullmatch(name[:500].strip()) if "@" in name else None
    shown = plain_text(next(filter(None, found.groups()), "") if found else name, 200)
    address = shown or mail
    return plain_text(address.split("@")[0], 200) if "@" in address and _MAIL.fullmatch(address) else shown
