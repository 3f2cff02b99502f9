"""Feeds of comments, given by mistake: refused with advice, whatever made them; no comment is ever a post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from challenge.entries.feed import ParsedFeed, parse_feed
from challenge.feeds.crowd import Pace
from challenge.refresh import Options, refresh
from tests.conftest import Site
from tests.feed_host import Host, Reply, hosting

NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)
DATE = "<pubDate>Tue, 02 May 2017 09:00:00 +0000</pubDate>"
SAID = "This is my answer to the Spring Challenge, prompt 1, and I like yours as well."
WORDPRESS = "<generator>https://wordpress.org/?v=6.8</generator>"


def rss(title: str, *items: str, head: str = WORDPRESS) -> bytes:
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    inside = "".join(f"<item>{item}{DATE}<description>{SAID}</description></item>" for item in items)
    return f'<rss version="2.0" {names}><channel><title>{title}</title>{head}{inside}</channel></rss>'.encode()


def said(title: str, link: str = "https://them.example/owls/#comment-7") -> str:
    return f"<title>{title}</title><link>{link}</link><guid>{link}</guid><dc:creator>Ben</dc:creator>"


def blogger(atom: bool = True) -> bytes:
    link = "https://them.blogspot.example/2017/05/owls.html?showComment=1493715600000#c4711471147114711"
    if not atom:
        return rss("Them", said("I like yours", link), head="<generator>Blogger</generator>")
    reply = '<thr:in-reply-to ref="tag:blogger.com,1999:blog-1.post-2" href="https://them.blogspot.example/2017/05/owls.html"/>'
    entry = f"<id>tag:blogger.com,1999:blog-1.post-3</id><title>I like yours</title><content>{SAID}</content>{reply}"
    dates = "<published>2017-05-02T09:00:00Z</published><updated>2017-05-02T09:00:00Z</updated>"
    names = 'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"'
    generator = "<generator uri='http://www.blogger.com'>Blogger</generator>"
    written = f'<entry>{entry}{dates}<link rel="alternate" href="{link}"/></entry>'
    head = f"<id>i</id><title>Them</title><updated>2017-05-02T09:00:00Z</updated>{generator}"
    return f"<feed {names}>{head}{written}</feed>".encode()


FEEDS: dict[str, tuple[str, bytes, str]] = {
    "WordPress, of a blog": ("/comments/feed/", rss("Comments for Them", said("Comment on Owls by Ben")), "/feed/"),
    "WordPress, empty": ("/comments/feed/", rss("Comments for Them"), "/feed/"),
    "WordPress, empty, in Finnish": ("/comments/feed/", rss("Kommentit"), "/feed/"),
    "WordPress, as Atom": ("/blog/comments/feed/atom/", rss("Comments for Them"), "/blog/feed/atom/"),
    "WordPress, by query": ("/?feed=comments-rss2", rss("Comments for Them", said("Comment on A by B")), "/?feed=rss2"),
    "WordPress, of a post": ("/owls/feed/", rss("Comments on: Owls", said("By: Ben")), ""),
    "WordPress, in German": ("/owls/feed/", rss("Kommentare zu: Owls", said("Von: Ben")), ""),
    "WordPress, in Spanish": ("/comments/feed/", rss("Comentarios en: Ellos", said("Comentario en A por B")), "/feed/"),
    "WordPress, in no known language": ("/comments/feed/", rss("Kommentit: Pöllöt", said("Kirjoittaja Ben")), "/feed/"),
    "Blogger, of a blog": ("/feeds/comments/default", blogger(), "/feeds/posts/default"),
    "Blogger, as RSS": ("/feeds/comments/default?alt=rss", blogger(atom=False), "/feeds/posts/default?alt=rss"),
    "Blogger, of a post": ("/feeds/2/comments/default", blogger(), "/feeds/posts/default"),
}


def answer(site: Site, host: Host, path: str, body: bytes) -> None:
    """A refresh of a member with this feed."""
    site.site()
    site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge"]\n')
    site.member("ada", f'feeds = ["{host.url}{path}"]')
    host.tell[path] = Reply(body=body)
    refresh(site.content, Options(allow_private=True, pace=Pace(pause=0)), NOW)


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_of_comments_is_refused_with_advice(kind: str, site: Site) -> None:
    """No comment counts although it names the challenge; health says what it is, and where the posts should be."""
    path, body, posts = FEEDS[kind]
    with hosting() as host:
        answer(site, host, path, body)
        (line,) = site.run("health", "--json").json
        assert site.ledger() == []
        assert (line["kind"], line["found"]) == ("comments", f"{host.url}{posts}" if posts else None)
        assert "a feed of comments, not of posts" in line["words"] and "members/ada.toml" in line["suggestion"]


def test_comments_among_posts_are_left_out(site: Site) -> None:
    """Of a feed that mixes both the posts count, and the comments do not."""
    post = said("Owls", "https://them.example/owls/")
    with hosting() as host:
        answer(site, host, "/feed/", rss("Them", post, said("Comment on Owls by Ben")))
        (row,) = site.ledger()
        assert (row["page"], row["verdicts"][0]["status"]) == ("them.example/owls", "on time")
        assert site.run("health", "--json").json[0]["state"] == "ok"


@pytest.mark.parametrize("title", ["Comments on Everything", "Comments for Cooks", "Commenti su tutto"])
def test_a_blog_may_be_called_so(title: str) -> None:
    """A name alone makes no feed of comments where there are posts in it."""
    items = [said(f"Owls {n}", f"https://them.example/{n}/") for n in range(3)]
    feed = parse_feed(rss(title, *items), "application/rss+xml", "https://them.example/feed/")
    assert isinstance(feed, ParsedFeed)
    assert (feed.comments, feed.problems, [entry.comment for entry in feed.entries]) == (False, (), [False] * 3)
