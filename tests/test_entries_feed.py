"""Feeds of every dialect become entries of one shape."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from challenge.dates import Stamp
from challenge.entries.claimed_date import read_date
from challenge.entries.entry import Entry
from challenge.entries.feed import NotAFeed, ParsedFeed, parse_feed

URL = "https://blog.example/feed.xml"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:media="http://search.yahoo.com/mrss/"'
)


def read(body: str | bytes, content_type: str = "") -> ParsedFeed:
    feed = parse_feed(body if isinstance(body, bytes) else body.encode(), content_type, URL)
    assert isinstance(feed, ParsedFeed), feed
    return feed


def rss_item(inside: str, channel: str = "") -> Entry:
    head = f"<title>Blog</title><link>https://blog.example/</link>{channel}"
    (entry,) = read(f'<rss version="2.0" {NAMESPACES}><channel>{head}<item>{inside}</item></channel></rss>').entries
    return entry


def atom_entry(inside: str, feed: str = "", attributes: str = "") -> Entry:
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Blog</title>{feed}'
    text = f"{head}<entry>{inside}</entry></feed>"
    (entry,) = read(text).entries
    return entry


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Mon, 01 May 2017 09:30:15 -0400", Stamp(datetime(2017, 5, 1, 9, 30, 15), hours(-4))),
        ("Mon, 1 May 17 9:30 EST", Stamp(datetime(2017, 5, 1, 9, 30), hours(-5))),
        ("01 May 2017 09:30:00 GMT", Stamp(datetime(2017, 5, 1, 9, 30), hours(0))),
        ("Mon, 01 May 2017 09:30:00 PDT", Stamp(datetime(2017, 5, 1, 9, 30), hours(-7))),
        ("Mon, 01 May 2017 09:30:00 +05:30", Stamp(datetime(2017, 5, 1, 9, 30), hours(5.5))),
        ("Mon, 01 May 2017 09:30:00 GMT+0200 (CEST)", Stamp(datetime(2017, 5, 1, 9, 30), hours(2))),
        ("Mon, 01 May 2017 09:30:00 XYZ", Stamp(datetime(2017, 5, 1, 9, 30))),
        ("Mon, 01 May 2017", Stamp(datetime(2017, 5, 1), None, day_only=True)),
        ("2017-05-01", Stamp(datetime(2017, 5, 1), None, day_only=True)),
        ("2017-05-01T09:30:15Z", Stamp(datetime(2017, 5, 1, 9, 30, 15), hours(0))),
        ("2017-05-01T09:30:15.999+02:00", Stamp(datetime(2017, 5, 1, 9, 30, 15), hours(2))),
        ("2017-05-01T09:30-0500", Stamp(datetime(2017, 5, 1, 9, 30), hours(-5))),
        ("2017-05-01 09:30:15", Stamp(datetime(2017, 5, 1, 9, 30, 15))),
        ("20170501T093015Z", Stamp(datetime(2017, 5, 1, 9, 30, 15), hours(0))),
        ("Mon May  1 09:30:15 2017", Stamp(datetime(2017, 5, 1, 9, 30, 15))),
        ("May 1, 2017 3:04 PM", Stamp(datetime(2017, 5, 1, 15, 4))),
        ("Mo, 1. Mai 2017 09:30:00 +0200", Stamp(datetime(2017, 5, 1, 9, 30), hours(2))),
        ("lun., 01 mai 2017 09:30:00 +0200", Stamp(datetime(2017, 5, 1, 9, 30), hours(2))),
        ("Mon, 01 May 2017 24:00:00 +0000", Stamp(datetime(2017, 5, 2), hours(0))),
        ("Mon, 01 May 2017 23:59:60 +0000", Stamp(datetime(2017, 5, 1, 23, 59, 59), hours(0))),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("0001-01-01T00:00:00Z", None),
        ("Tue, 31 Feb 2017 09:00:00 GMT", None),
        ("2017-05", None),
        ("yesterday", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_dates_keep_their_offset(text: str, stamp: Stamp | None) -> None:
    """A claimed date is read with the author's own offset, a day alone as a day, nonsense as nothing."""
    assert read_date(text) == stamp


def test_published_before_updated() -> None:
    """The published date counts; the updated one only where there is no other; an unreadable one is kept as text."""
    both = "<updated>2017-06-01T00:00:00Z</updated><published>2017-05-01T09:00:00+02:00</published>"
    assert atom_entry(both).claimed == Stamp(datetime(2017, 5, 1, 9), hours(2))
    assert atom_entry("<updated>2017-06-01T00:00:00Z</updated>").claimed == Stamp(datetime(2017, 6, 1), hours(0))
    unread = rss_item("<pubDate>some day</pubDate>")
    assert (unread.claimed, unread.claimed_text) == (None, "some day")
    assert rss_item("<title>x</title>").claimed_text == ""


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<link>https://blog.example/a</link><guid>https://blog.example/?p=1</guid>", "https://blog.example/a"),
        ("<guid>https://blog.example/?p=1</guid>", "https://blog.example/?p=1"),
        ('<guid isPermaLink="false">https://blog.example/?p=1</guid><title>t</title>', "https://blog.example/?p=1"),
        ('<guid isPermaLink="false">17</guid>', ""),
        ("<link>/a b</link>", "https://blog.example/a%20b"),
        ("<link> https://blog.example/a\n</link>", "https://blog.example/a"),
        ("<link>javascript:alert(1)</link>", ""),
        (
            "<link>https://f.example/~r/1</link><feedburner:origLink>https://b.example/1</feedburner:origLink>",
            "https://b.example/1",
        ),
    ],
)
def test_rss_links(inside: str, url: str) -> None:
    """An entry's address is absolute http(s), the original one, and the guid where there is no link."""
    assert rss_item(inside).url == url


def test_atom_links() -> None:
    """The alternate page is taken, not the edit link or an enclosure; relative ones follow xml:base."""
    links = (
        '<link rel="edit" href="/e"/><link rel="enclosure" href="/m.mp3"/><link rel="alternate" href="post"/><id>x</id>'
    )
    assert atom_entry(links, attributes='xml:base="https://base.example/blog/"').url == "https://base.example/blog/post"


def test_texts() -> None:
    """The full content wins over the summary; relative addresses follow the post; a lone summary is one."""
    full = rss_item(
        "<link>https://blog.example/2017/a/</link><description>Short</description>"
        '<content:encoded><![CDATA[<p>Long <a href="b">text</a> &amp; more of it</p>]]></content:encoded>'
    )
    assert 'href="https://blog.example/2017/a/b"' in full.html and not full.summary_only
    assert rss_item("<description>Just the beginning of it all […]</description>").summary_only
    assert rss_item("<description>A short plain teaser without any markup</description>").summary_only
    assert not rss_item("<description>&lt;p&gt;A whole short post.&lt;/p&gt;</description>").summary_only
    assert atom_entry("<summary>Short</summary>").summary_only
    assert (
        rss_item("<media:description>Picture</media:description><description>A longer text here</description>").html
        != ""
    )


def test_text_with_xhtml_and_plain_content() -> None:
    """XHTML content comes as HTML, plain content as escaped paragraphs."""
    xhtml = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a <em>b</em></p></div></content>'
    assert atom_entry(xhtml).html == "<p>a <em>b</em></p>"
    assert atom_entry('<content type="text">1 &lt; 2\n\nnext</content>').html == "<p>1 &lt; 2</p><p>next</p>"


def test_tags_and_authors() -> None:
    """Every category is a tag, once; people have names, not mail addresses."""
    entry = rss_item(
        "<category>Writing</category><category>writing</category><category><![CDATA[Tom & Co]]></category>"
        "<category>#hash</category><dc:creator>Ada</dc:creator>"
    )
    assert (entry.tags, entry.author) == (("Writing", "Tom & Co", "#hash"), "Ada")
    assert rss_item("<author>ada@blog.example (Ada Example)</author>").author == "Ada Example"
    term = '<category term="17" label="Seventeen"/><category term="b" label="B"/>'
    assert atom_entry(f"{term}<author><name>A</name></author><author><name>B</name></author>").tags == (
        "Seventeen",
        "b",
    )
    assert atom_entry("<id>x</id>", feed="<author><name>Ada</name></author>").author == "Ada"


def test_what_a_feed_says_of_itself() -> None:
    """Links to other pages of the feed, its rhythm and its language are read."""
    links = "".join(f'<atom:link rel="{rel}" href="/{rel}"/>' for rel in ("self", "next", "prev-archive", "hub"))
    extra = f"<ttl>90</ttl><language>pt-BR</language><skipHours><hour>3</hour></skipHours>{links}"
    feed = read(f'<rss version="2.0" {NAMESPACES}><channel><title>B</title><link>/</link>{extra}</channel></rss>')
    found = (feed.self_url, feed.next_url, feed.prev_archive_url, feed.hub_url)
    assert found == tuple(f"https://blog.example/{rel}" for rel in ("self", "next", "prev-archive", "hub"))
    assert (feed.least_interval, feed.skip_hours, feed.lang) == (timedelta(minutes=90), frozenset({3}), "pt-BR")
    assert feed.link == "https://blog.example/"


def test_json_feed() -> None:
    """JSON Feed is read into the same shape, odd items left out with a message."""
    item = {"id": 7, "url": "/a", "title": "A &amp; B", "content_html": "<p>x</p>", "tags": ["t", 3]}
    item |= {"date_published": "2017-05-01T09:00:00-04:00", "authors": [{"name": "Ada"}], "language": "en"}
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": [item, "odd", {"summary": "s"}]}
    feed = read(json.dumps(document | {"next_url": "https://blog.example/2.json"}))
    assert feed.entries[0] == Entry(
        url="https://blog.example/a",
        guid="7",
        title="A & B",
        claimed=Stamp(datetime(2017, 5, 1, 9), hours(-4)),
        tags=("t",),
        author="Ada",
        html="<p>x</p>",
        lang="en",
    )
    assert feed.entries[1].summary_only and feed.next_url == "https://blog.example/2.json"
    assert len(feed.problems) == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<title>Comment on Owls by Ben</title><link>https://blog.example/owls/#comment-7</link>",
        "<title>By: Ben</title><link>https://blog.example/owls/#comment-7</link>",
        "<title>Owls</title><link>https://blog.example/owls.html?showComment=1</link>",
        '<title>Yes</title><thr:in-reply-to ref="x"/>',
    ],
)
def test_comments_are_known(inside: str) -> None:
    """Comments of WordPress, Blogger and others are no posts."""
    assert rss_item(inside).comment


def test_a_comments_feed_gets_advice() -> None:
    """A feed of comments alone is named as one."""
    item = "<item><title>Comment on Owls by Ben</title><link>https://b.example/#comment-1</link></item>"
    feed = read(f'<rss version="2.0"><channel><title>Comments for B</title>{item}</channel></rss>')
    assert feed.comments and "comments" in feed.problems[-1]


def test_medium_responses_are_no_posts() -> None:
    """On Medium an entry without tags whose title is its own first words is a reply; a post is not."""
    channel = "<generator>Medium</generator>"
    text = "<content:encoded>&lt;p&gt;I could not agree more with you, Ben.&lt;/p&gt;</content:encoded>"
    reply = f"<title>I could not agree more with you…</title>{text}"
    assert rss_item(reply, channel).comment
    assert not rss_item(reply + "<category>writing</category>", channel).comment
    assert not rss_item(reply).comment


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (b"\n\n  <?xml version='1.0'?><rss version='2.0'><channel><item><title>a</title></item></channel></rss>", 1),
        (b"<rss version='2.0'><channel><item><title>a & b</title></item></channel></rss>", 1),
        (b"<rss version='2.0'><channel><item><title>a\x0bb</title></item></channel></rss>", 1),
        (b"<rss version='2.0'><channel><item><title>a</title></item><item><title>b</ti", 1),
        (b"<rss version='2.0'><channel></width><item><title>a</title></item></channel></rss>", 1),
        (
            b"<b>x</b> <?xml version='1.0'?><rss version='2.0'><channel><item><title>a</title></item></channel></rss>",
            1,
        ),
        (
            "<?xml version='1.0'?><rss version='2.0'><channel><item><title>ä</title></item></channel></rss>".encode(
                "utf-16"
            ),
            1,
        ),
    ],
)
def test_ill_formed_feeds_are_read(body: bytes, entries: int) -> None:
    """Leading blanks, bare ampersands, control characters, broken ends and stray tags cost at most one entry."""
    feed = read(body)
    assert len(feed.entries) == entries
    assert feed.entries[0].title[0] in "aä"


@pytest.mark.parametrize(
    ("declared", "header", "encoding"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8", "text/xml; charset=iso-8859-1", "utf-8"),
        ("iso-8859-1", "", "latin-1"),
        ("iso-8859-1", "text/xml", "latin-1"),
        ("windows-1252", "application/rss+xml; charset=windows-1252", "cp1252"),
        ("iso-8859-1", "text/xml; charset=utf-8", "utf-8"),
    ],
)
def test_charsets(declared: str, header: str, encoding: str) -> None:
    """Letters arrive whole, whoever of host and feed is right about the charset."""
    head = f"<?xml version='1.0' encoding='{declared}'?><rss version='2.0'>"
    text = f"{head}<channel><item><title>Grüße</title></item></channel></rss>"
    assert read(text.encode(encoding), header).entries[0].title == "Grüße"


def test_too_many_entries_are_cut() -> None:
    """Of an absurdly long feed the first 2000 entries are read, with a message."""
    feed = read("<rss version='2.0'><channel>" + "<item><title>a</title></item>" * 2500 + "</channel></rss>")
    assert len(feed.entries) == 2000 and "2500" in feed.problems[0]


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<html><body>x</body></html>", b"hello", b"{}", b"[1]", b"\x00\x01", b"%PDF-1.4"]
)
def test_what_is_no_feed(body: bytes) -> None:
    """Anything else is said to be no feed, in words."""
    found = parse_feed(body, "", URL)
    assert isinstance(found, NotAFeed) and len(found.reason) > 20


@pytest.mark.parametrize(
    "inside",
    [
        b"<item " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b"/>",
        b"<item>" + b"".join(b"<category>%d</category>" % n for n in range(50_000)) + b"</item>",
        b"".join(b"<x%d:a xmlns:x%d='u%d'/>" % (n, n, n) for n in range(50_000)),
        b"<item>" + b"<a>" * 500_000,
    ],
    ids=["attributes", "categories", "namespaces", "elements"],
)
def test_bodies_made_to_hang_a_parser_are_refused(inside: bytes) -> None:
    """What would keep the parser for minutes is refused unread, with words."""
    found = parse_feed(b"<rss version='2.0'><channel>" + inside + b"</channel></rss>", "", URL)
    assert isinstance(found, NotAFeed) and "absurd" in found.reason
