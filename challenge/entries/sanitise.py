"""Foreign HTML and Markdown made safe to stand on our pages: an allow-list, absolute addresses, one h1 a page."""

# ruff: noqa: SIM905 - word lists read better than lists of words

from __future__ import annotations

import re
import threading
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Literal

import nh3

from challenge.addresses import is_web_address
from challenge.entries.beside import ASIDE_CLASS
from challenge.entries.markup import bounded
from challenge.entries.plain import plain_text
from challenge.entries.text import Reading
from challenge.entries.widgets import without_widgets

if TYPE_CHECKING:
    from markdown import Markdown

__all__ = ["clean_html", "excerpt", "plain_text", "render_markdown"]

_TAGS = set(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span "
    "strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr aside nav footer".split()
)
_WITH_CONTENT = set(
    "script style svg math iframe object template select textarea button title head canvas video audio "
    "noembed form noframes".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "bdo": {"dir"},
    "col": {"span"},
    "colgroup": {"span"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "p": {"dir", "lang"},
    "blockquote": {"dir", "lang"},
    "div": {"dir", "lang"},
    "span": {"dir", "lang"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_IMAGE = {"img": {"loading": "lazy", "referrerpolicy": "no-referrer"}}
_IMG = re.compile(r"<img( [^>]*)?>")
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')
_LINK = re.compile(r'<a((?: [\w-]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
_TO_MEND = re.compile(r'<(img|a(?=>| (?!href=")| [^>]*>\s*<)|/?h[1-6](?=>))')
"""Images, headings, and links that lead nowhere or hold an image or nothing."""
_EMPTY_LINK = re.compile(r"<a(?: [^>]*)?>\s*</a>")
_LINKED_IMAGE = re.compile(r'<a(?: [^>]*)?>\s*(<img (?:[^>]* )?alt=""[^>]*>)\s*</a>')
_TAG_WITH_ATTRIBUTES = re.compile(rb"<[a-z][^\s/<>]*[\s/](?:[^\"'<>]+|\"[^\"]*\"|'[^']*')*")
_CLASS = re.compile(rb"\b(?:class|id)\s*=\s*(\"[^\"]*|'[^']*|[^\s\"'>]+)")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_TOP_HEADING = 2
_LONGEST_WORD = 30
MOST_MARKDOWN = 500_000
_MARK = re.compile(r"[\[<&*_`>!]")
_MOST_MARKS = 4000
_MOST_BROKEN_TAGS = 200
_BROKEN_TAG = re.compile(r"<(?=[a-zA-Z/!?])(?![^<>]{1,2000}>)")
_ALLOWED: dict[str, Any] = {
    "tags": _TAGS,
    "clean_content_tags": _WITH_CONTENT,
    "attributes": _ATTRIBUTES,
    "link_rel": "nofollow ugc noopener",
    "set_tag_attribute_values": _IMAGE,
    "url_schemes": {"http", "https", "mailto"},
}
_ABSOLUTE = nh3.Cleaner(**_ALLOWED, url_relative="deny")
"""Made once: making one costs more than cleaning a post."""
_WHOLE_ADDRESSES = (b'href="http://', b'href="https://', b'src="http://', b'src="https://')
_local = threading.local()


def clean_html(html: str, base: str, top: int = _TOP_HEADING, *, alt: bool = False) -> str:
    """Foreign HTML by an allow-list: no script, style, class, id, form, frame or drawing is left.

    Links are made absolute against `base` (the post's address; relative ones lose their target without it) and marked
    as foreign; images come by https or not at all, lazily and without a referrer; the highest heading becomes `h{top}`.
    With `alt` the text of an image that may not come stands in its place.
    """
    if not html or html.isspace():
        return ""
    html = bounded(html)
    tags = _tags_with_attributes(html)
    if any(map(_stands_beside, _CLASS.findall(tags))):
        html = without_widgets(html)
    cleaned = _clean(html, base, is_absolute=_all_absolute(tags))
    return _mended(cleaned, top, alt=alt).strip()


def _mended(cleaned: str, top: int, *, alt: bool) -> str:
    """Sanitised HTML with its images, links and headings as `clean_html` promises them."""
    odd = set(_TO_MEND.findall(cleaned))  # one look, because most posts have little to mend
    if "img" in odd:
        cleaned = _IMG.sub(_image_or_words if alt else _image, cleaned)
    if "a" in odd:
        cleaned = _EMPTY_LINK.sub("", _LINK.sub(_link, _LINKED_IMAGE.sub(r"\1", cleaned)))
    return _with_headings_from(top, odd - {"img", "a"}, cleaned)


def _tags_with_attributes(html: str) -> bytes:
    """All of them in lower case: a tenth of a post, and bytes are searched several times as fast as text."""
    return b" ".join(_TAG_WITH_ATTRIBUTES.findall(html.encode("utf-8", "replace").lower()))


@lru_cache(maxsize=4096)
def _stands_beside(written: bytes) -> bool:
    """Whether a class or id, with its opening quotation mark, is that of something beside the post. Few are new."""
    value = written[1:] if written.startswith((b'"', b"'")) else written
    return bool(ASIDE_CLASS.search(value.decode("utf-8", "replace")))


def _with_headings_from(top: int, headings: set[str], html: str) -> str:
    """The same headings (`h3`, `/h3`) with the highest at `h{top}` and no level left out."""
    levels = sorted({name[-1] for name in headings})
    new = {level: str(min(top + place, 6)) for place, level in enumerate(levels)}
    if all(level == changed for level, changed in new.items()):
        return html
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{new.get(tag[2], tag[2])}>", html)


def render_markdown(text: str, base: str = "", top: int = _TOP_HEADING) -> str:
    """Markdown (tables, fenced code) as safe HTML. Text that the converter cannot take is shown as it was written."""
    text = text[:MOST_MARKDOWN]
    try:
        if _would_hang(text):
            raise ValueError
        html = _converter().reset().convert(text)
    except Exception:
        html = "<p>" + "</p><p>".join(escape(piece) for piece in text.split("\n\n")) + "</p>"
    return clean_html(html, base, top, alt=True)


def excerpt(reading: Reading, words: int = 60) -> str:
    """The first words of a post in plain paragraphs, cut at a word with `…`; no code, nothing beside the post."""
    kept: list[str] = []
    for block in reading.blocks:
        if block.kind not in ("text", "quote"):
            continue
        text, words = _first_words(block.text, words)
        kept.append(f"<p>{escape(text, quote=False)}</p>")
        if words <= 0:
            break
    return "\n".join(kept)


def _would_hang(text: str) -> bool:
    """The converter is quadratic in marks that close nowhere; no paragraph that a person wrote has thousands."""
    if sum(1 for _ in _BROKEN_TAG.finditer(text)) > _MOST_BROKEN_TAGS:
        return True
    return any(len(_MARK.findall(piece)) > _MOST_MARKS for piece in text.split("\n\n") if len(piece) > _MOST_MARKS)


def _first_words(text: str, most: int) -> tuple[str, int]:
    """The text or its beginning, and how many words may follow. A piece without spaces counts by its length."""
    pieces = text.split(" ", most + 1)[: most + 1]
    if max(map(len, pieces)) <= _LONGEST_WORD:  # nearly all texts
        return (text, most - len(pieces)) if len(pieces) <= most else (_cut(pieces[:most]), 0)
    taken = 0
    for place, piece in enumerate(pieces):
        weight = 1 if len(piece) <= _LONGEST_WORD else len(piece)
        if weight > 1 and taken + weight > most:
            head = piece[: max(most - taken, 1)]
            return " ".join([*pieces[:place], head]) + "…", 0
        if taken + weight > most:
            return _cut(pieces[:place]), 0
        taken += weight
    return text, most - taken


def _cut(words: list[str]) -> str:
    return " ".join(words).rstrip(" ,;:–—-") + "…"


_Relative = Literal["deny"] | tuple[Literal["rewrite_with_base"], str]
"""What becomes of addresses that are not whole: dropped, or completed by the post's own address."""


def _clean(html: str, base: str, *, is_absolute: bool) -> str:
    if is_absolute:
        return _ABSOLUTE.clean(html)
    how: _Relative = ("rewrite_with_base", base) if is_web_address(base) else "deny"
    try:
        return _nh3(html, how)
    except ValueError:  # an address that we take for one and the resolver does not
        return _nh3(html, "deny")


def _nh3(html: str, how: Any) -> str:
    return nh3.clean(html, **_ALLOWED, url_relative=how)


def _all_absolute(tags: bytes) -> bool:
    """Whether every address is plainly a whole one, so that nothing depends on where the text stands."""
    addresses = tags.count(b"href") + tags.count(b"src") - tags.count(b"srcset")
    return addresses == sum(map(tags.count, _WHOLE_ADDRESSES))


def _link(found: re.Match[str]) -> str:
    """A link that leads nowhere any more is its words alone."""
    return found[0] if ' href="' in found[1] else found[2]


def _image(tag: re.Match[str]) -> str:
    """Only by https, with a text for those who do not see it, and no counting pixels."""
    found = dict(_ATTRIBUTE.findall(tag[1] or ""))
    source = found.get("src", "").strip()
    if source.startswith("http://"):
        source = "https://" + source.removeprefix("http://")
    if not source.startswith("https://") or found.get("width") in ("0", "1") or found.get("height") in ("0", "1"):
        return ""
    if ":" in source.removeprefix("https://").split("/", 1)[0]:
        return ""
    found["src"] = source
    found.setdefault("alt", "")
    for size in ("width", "height"):
        if not found.get(size, "0").isdecimal():
            del found[size]
    return "<img" + "".join(f' {name}="{value}"' for name, value in sorted(found.items())) + ">"


def _image_or_words(tag: re.Match[str]) -> str:
    """The image, or where it cannot be shown its text."""
    alt = dict(_ATTRIBUTE.findall(tag[1] or "")).get("alt", "")
    return _image(tag) or escape(unescape(alt))


def _converter() -> Markdown:
    """One converter for each thread: making one costs more than a page."""
    if not hasattr(_local, "markdown"):
        from markdown import Markdown  # only pages and files need it

        _local.markdown = Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
    converter: Markdown = _local.markdown
    return converter
