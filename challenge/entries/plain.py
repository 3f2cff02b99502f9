"""Plain text out of titles, names and other short pieces, however often a feed escaped them. Pure."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

MOST_TITLE_CHARACTERS = 500

_INLINE = (
    "a|abbr|b|bdi|bdo|big|blockquote|br|center|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre"
    "|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|tt|u|ul|var|wbr"
)
_NO_TEXT = re.compile(
    r"<(script|style|template|iframe|object|svg|math)\b[^<>]*>(?:[^<]|<(?!/?\1))*(?:</\1\s*>|$)"
    r"|</?(?:script|style|template|iframe|object|svg|math|form|input|button|link|meta|base|video|audio|embed)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->))*-->")
_TAG = re.compile(rf"<(/?)({_INLINE})(\s[^<>]*|/)?>", re.IGNORECASE)
_STAND_ALONE = frozenset({"br", "hr", "img", "wbr"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_WITH_GAP = re.compile(r"(?:br|hr|p|div|li|h[1-6]|blockquote|pre|img)$", re.IGNORECASE)
_MOST_ROUNDS = 3


def plain_text(text: str, most: int = MOST_TITLE_CHARACTERS) -> str:
    """A title or name as a reader sees it: no tags, entities resolved (twice escaped ones too), one line.

    Control characters and the marks that reverse the reading direction are removed; longer text is cut with `…`.
    Text that only looks like a tag (`Vec<String>`, `<angle>`, a lone `<b>`) stays.
    """
    text = text[: 20 * most]
    for _ in range(_MOST_ROUNDS if "<" in text or "&" in text else 0):
        before = text
        text = _without_tags(text)
        if _ENTITY.search(text):
            text = unescape(text)
        if text == before:
            break
    return shorten(visible(text), most)


def visible(text: str) -> str:
    """One line of characters that can be seen: whitespace folded, controls and direction overrides left out."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_kept, text)).split())


def shorten(text: str, most: int) -> str:
    """At most so many characters, cut at a word with `…`."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip() + "…"


def _kept(letter: str) -> str:
    if letter in "\t\n\r\x0b\x0c\x85\u2028\u2029":
        return " "
    if "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" or letter in "\ufeff\u00ad":
        return ""
    return "" if unicodedata.category(letter) in ("Cc", "Cs", "Cn") else letter


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _NO_TEXT.sub(" ", _COMMENT.sub("", text))
    closed = {name.lower() for slash, name, _ in _TAG.findall(text) if slash}
    return _TAG.sub(lambda tag: _replacement(tag, closed), text)


def _replacement(tag: re.Match[str], closed: set[str]) -> str:
    name = tag[2].lower()
    if name in closed or name in _STAND_ALONE or (tag[3] or "").strip(" /"):
        return " " if _WITH_GAP.match(name) else ""
    return tag[0]
