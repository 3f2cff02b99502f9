"""Whether a page is one post, by its metadata, and what only a post's page says: its author and its tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from challenge.entries.pieces import tags_from
from challenge.entries.plain import plain_text

_MOST_SCRIPTS = 20
_MOST_SCRIPT_CHARACTERS = 200_000
_MOST_TAGS = 50
_ARTICLES = frozenset({"Article", "BlogPosting", "NewsArticle", "SocialMediaPosting"})
_SINGLE = (
    (".h-entry, .hentry", ".dt-published, .published, time.entry-date"),
    ('[itemtype$="schema.org/BlogPosting"], [itemtype$="schema.org/Article"]', "[itemprop=datePublished]"),
    ("article", "time[datetime]"),
)
"""What marks a post, and its date within: believed where it stands on a page once. A list of posts holds many."""


def is_article(tree: LexborHTMLParser) -> bool:
    """Whether the page says that it is one post, with a date. WordPress's pages (`About`) look alike, but tell."""
    body = tree.css_first("body[class]")
    classes = (body.attributes.get("class") or "").split() if body else []
    if "page" in classes and "single" not in classes:
        return False
    dates = {str(node.get("datePublished")) for node in linked_data(tree) if _types(node) & _ARTICLES}
    if dates:
        return len(dates) == 1 and dates != {"None"}
    if meta(tree, "article:published_time"):
        return meta(tree, "og:type") in ("", "article")
    return any(_is_single(tree.css(post), date) for post, date in _SINGLE)


def author_on(tree: LexborHTMLParser) -> str:
    """Who wrote the post, as its metadata has it; empty where nobody is named."""
    for node in linked_data(tree):
        authors = node.get("author") if _types(node) & _ARTICLES else None
        first = authors[0] if isinstance(authors, list) and authors else authors
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip():
            return plain_text(name, 200)
    for selector in (".h-entry .p-author, .hentry .author .fn", "[itemprop=author] [itemprop=name]", "[rel~=author]"):
        found = tree.css_first(selector)
        if found is not None and (name := plain_text(found.text(), 200)):
            return name
    return plain_text(meta(tree, "author"), 200)


def tags_on(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The tags of the post: those of its metadata and those that it links as tags."""
    named = [attribute(node, "content") for node in tree.css('meta[property="article:tag" i]')[:_MOST_TAGS]]
    linked = [node.text() for node in tree.css("a[rel~=tag], .h-entry a.p-category")[:_MOST_TAGS]]
    return tags_from((text, "") for text in [*named, *linked])


def linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, those of its graphs too."""
    for script in tree.css('script[type="application/ld+json"]')[:_MOST_SCRIPTS]:
        text = script.text()
        if len(text) > _MOST_SCRIPT_CHARACTERS or '"datePublished"' not in text:
            continue
        try:
            found: Any = json.loads(text)
        except (ValueError, RecursionError):
            continue
        nodes = found if isinstance(found, list) else [found]
        graphs = [part for node in nodes if isinstance(node, dict) for part in _list(node.get("@graph"))]
        yield from (node for node in [*nodes, *graphs] if isinstance(node, dict))


def meta(tree: LexborHTMLParser, name: str) -> str:
    """What a `meta` element of this name or property says."""
    node = tree.css_first(f'meta[property="{name}" i], meta[name="{name}" i]')
    return attribute(node, "content") if node else ""


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's text; empty where it is missing or has no value."""
    return (node.attributes.get(name) or "").strip()


def _is_single(posts: list[LexborNode], date: str) -> bool:
    return len(posts) == 1 and posts[0].css_first(date) is not None


def _types(node: dict[str, Any]) -> set[str]:
    found = node.get("@type")
    return {each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
