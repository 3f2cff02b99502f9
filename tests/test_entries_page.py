"""A page's own metadata: what `challenge add` and the full text of posts stand on."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from challenge.dates import Stamp
from challenge.entries.page import read_page

URL = "https://blog.example/2017/owls/"
STAMP = Stamp(datetime(2017, 5, 1, 9), timedelta(hours=-4))
WHEN = "2017-05-01T09:00:00-04:00"


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="article:published_time" content="{WHEN}">',
        f'<script type="application/ld+json">{{"@graph": [{{"datePublished": "{WHEN}"}}]}}</script>',
        f'<script type="application/ld+json">[{{"datePublished": "{WHEN}"}}]</script>',
        f'<body><article><time class="dt-published" datetime="{WHEN}">May 1</time></article>',
        f'<body><time itemprop="datePublished" content="{WHEN}"></time>',
        f'<meta name="DC.date" content="{WHEN}">',
        f'<body><article><time datetime="{WHEN}">1 May</time></article>',
    ],
)
def test_the_date(head: str) -> None:
    """The date of publication is found wherever pages name it, with its offset."""
    assert read_page(f"<!doctype html><html><head>{head}</html>", URL).published == STAMP


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ('<meta property="og:title" content="Owls &amp;amp; co"><title>Owls | Blog</title>', "Owls & co"),
        ("<title>Owls | Blog</title><body><article><h1>Owls</h1></article>", "Owls"),
        ("<title>Owls</title>", "Owls"),
        ("<body><h1>Owls</h1>", "Owls"),
        ("<p>nothing", ""),
    ],
)
def test_the_title(html: str, title: str) -> None:
    """The post's own title is preferred to the window's."""
    assert read_page(html, URL).title == title


def test_the_rest() -> None:
    """Canonical address, language, feeds without those of comments, words of the post without its surroundings."""
    feeds = "".join(
        f'<link rel="alternate" type="application/{kind}" title="{title}" href="{href}">'
        for kind, title, href in (
            ("rss+xml", "Posts", "/feed/"),
            ("rss+xml", "Blog » Comments Feed", "/comments/feed/"),
            ("atom+xml", "Posts", "https://blog.example/atom"),
            ("json", "oEmbed", "/wp-json/oembed/"),
        )
    )
    body = (
        "<nav>menu menu</nav><article><h1>Owls</h1><div class='entry-content'><p>"
        + "word " * 40
        + "</p></div></article>"
    )
    page = read_page(f"<html lang='en'><head><link rel='canonical' href='/owls'>{feeds}</head><body>{body}</html>", URL)
    assert (page.canonical, page.lang, page.words) == ("https://blog.example/owls", "en", 40)
    assert page.feeds == ("https://blog.example/feed/", "https://blog.example/atom")
    assert "menu" not in page.html


@pytest.mark.parametrize(
    "html", ["", "\x00", "<" * 10_000, "<div>" * 50_000, '<script type="application/ld+json">' + "[" * 90_000]
)
def test_hostile_pages(html: str) -> None:
    """Whatever a page holds, it is read or empty, never an exception."""
    assert read_page(html, URL).published is None
