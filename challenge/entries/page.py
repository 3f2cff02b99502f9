"""What a web page says about itself: title, date, canonical address, language, text, feeds. Never raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from challenge.dates import Stamp
from challenge.entries.article import attribute, author_on, is_article, linked_data, meta, tags_on
from challenge.entries.claimed_date import read_date
from challenge.entries.markup import bounded
from challenge.entries.pieces import web_link
from challenge.entries.plain import plain_text
from challenge.entries.sanitise import clean_html
from challenge.entries.text import read_html

_FEED_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|application/json", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|kommentar|/comments/|replies|oembed|wp-json", re.IGNORECASE)
_TEXTS = (
    "[itemprop=articleBody], .e-content, .entry-content, .post-content, .post-body, .article-content",
    "article",
    "main, [role=main], #content, #main",
    "body",
)
_DATES = (
    ".dt-published",
    "[itemprop=datePublished]",
    "time[pubdate]",
    "time.published",
    "time.entry-date",
    ".hentry .published",
)
_LEAST_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`published` is None where the page names no date; `canonical` and `feeds` are absolute; `html` is sanitised.

    `whole_page` says that no container of a post was found, so that the text may hold a sidebar as well. `article` says
    that the page is one post by its own metadata, which names `author` and `tags`.
    """

    title: str = ""
    published: Stamp | None = None
    canonical: str = ""
    lang: str = ""
    words: int = 0
    feeds: tuple[str, ...] = ()
    html: str = ""
    whole_page: bool = False
    author: str = ""
    tags: tuple[str, ...] = ()
    article: bool = False


def read_page(html: str, url: str) -> PageFacts:
    """Metadata first (Open Graph, JSON-LD, microformats), then what stands on the page. `url` is the page's address."""
    tree = LexborHTMLParser(bounded(html))
    base = _base(tree, url)
    text, whole_page = _main_text(tree, base)
    return PageFacts(
        title=_title(tree),
        published=_published(tree),
        canonical=_canonical(tree, base),
        lang=_lang(tree),
        words=read_html(text, base).words,
        feeds=tuple(_feeds(tree, base)),
        html=text,
        whole_page=whole_page,
        author=author_on(tree),
        tags=tags_on(tree),
        article=is_article(tree),
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (web_link(attribute(node, "href"), url) if node else "") or url


def _title(tree: LexborHTMLParser) -> str:
    heading = tree.css_first("article h1, .p-name, .entry-title, .post-title")
    candidates = (
        meta(tree, "og:title"),
        heading.text() if heading else "",
        meta(tree, "twitter:title"),
        _text_of(tree, "title"),
        _text_of(tree, "h1"),
    )
    return next((title for title in map(plain_text, candidates) if title), "")


def _published(tree: LexborHTMLParser) -> Stamp | None:
    for text in _date_texts(tree):
        stamp = read_date(text)
        if stamp is not None:
            return stamp
    return None


def _date_texts(tree: LexborHTMLParser) -> Iterator[str]:
    yield meta(tree, "article:published_time")
    yield from _linked_data_dates(tree)
    for selector in _DATES:
        node = tree.css_first(selector)
        if node is not None:
            yield next(filter(None, (attribute(node, name) for name in ("datetime", "content", "title"))), node.text())
    for name in ("date", "dc.date", "dcterms.created", "parsely-pub-date", "publish_date"):
        yield meta(tree, name)
    times = tree.css("article time[datetime]") or tree.css("main time[datetime]") or tree.css("time[datetime]")
    if times:
        yield attribute(times[0], "datetime")


def _linked_data_dates(tree: LexborHTMLParser) -> Iterator[str]:
    for node in linked_data(tree):
        if isinstance(node.get("datePublished"), str):
            yield node["datePublished"]


def _canonical(tree: LexborHTMLParser, base: str) -> str:
    node = tree.css_first('link[rel~="canonical"][href]')
    return web_link(attribute(node, "href") if node else "", base) or web_link(meta(tree, "og:url"), base)


def _lang(tree: LexborHTMLParser) -> str:
    node = tree.css_first("html[lang]")
    lang = attribute(node, "lang") if node else meta(tree, "og:locale")
    return lang.replace("_", "-")[:35] if re.fullmatch(r"[A-Za-z0-9_-]+", lang) else ""


def _feeds(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    """Declared feeds, those of comments and of single pages left out, each once."""
    seen: set[str] = set()
    for node in tree.css('link[rel~="alternate"][href], a[rel~="alternate"][href]')[:50]:
        if not _FEED_TYPES.fullmatch(attribute(node, "type")):
            continue
        address = web_link(attribute(node, "href"), base)
        about = f"{attribute(node, 'title')} {address}"
        if address and address not in seen and not _COMMENTS.search(about):
            seen.add(address)
            yield address


def _main_text(tree: LexborHTMLParser, base: str) -> tuple[str, bool]:
    """The post itself: the smallest known container that holds a text, at last the whole page, which is said."""
    best = ""
    for selector in _TEXTS:
        nodes = tree.css(selector)[:20]
        texts = [clean_html(node.html or "", base) for node in nodes]
        best = max(texts, key=lambda text: read_html(text).words, default="") or best
        if read_html(best).words >= _LEAST_WORDS:
            return best, selector == _TEXTS[-1]
    return best, True


def _text_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return node.text() if node else ""
