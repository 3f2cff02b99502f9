"""Plain feeds read fast: never otherwise than feedparser reads them, and hostile ones within bounds."""

from __future__ import annotations

import json
import time
from functools import cache
from typing import Any

import pytest

from challenge.entries.feed import parse_feed
from challenge.entries.feedparser_reader import read_with_feedparser, read_without_feedparser
from challenge.entries.parsed import NotAFeed, ParsedFeed
from challenge.entries.sanitise import clean_html
from challenge.entries.text import read_clean_html, read_html
from tests.conftest import SHARED

FEEDS = SHARED / "feeds"
URL = "https://host.example/feed.xml"
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
    "<channel><title>B</title><link>https://b.example/</link>{}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de_AT"><title>B</title><id>urn:b</id>'
    '<link href="https://b.example/"/><author><name>Ada</name></author>{}</feed>'
)
PLAIN = {
    "several authors": RSS.format(
        "<item><title>a</title><dc:creator>Ada</dc:creator><dc:creator>Bob</dc:creator></item>"
    ),
    "a mail address": RSS.format("<item><title>a</title><author>ada@b.example (Ada)</author></item>"),
    "guid as link": RSS.format("<item><guid>https://b.example/1</guid><title>a</title></item>"),
    "guid, then link": RSS.format("<item><guid>https://b.example/?p=1</guid><link>https://b.example/1</link></item>"),
    "no permalink": RSS.format(
        '<item><guid isPermaLink="false">17</guid><description>a &lt;b&gt;c&lt;/b&gt;</description></item>'
    ),
    "text, then summary": RSS.format(
        "<item><content:encoded>long text</content:encoded><description>s</description></item>"
    ),
    "text alone": RSS.format("<item><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded></item>"),
    "tags with a domain": RSS.format(
        '<item><category domain="x"/><category>b</category><category domain="x">c</category></item>'
    ),
    "an ampersand twice": RSS.format("<item><link>https://b.example/?a=1&amp;amp;b=2</link></item>"),
    "letters encoded twice": RSS.format("<item><title>GrÃ¼ÃŸe</title><category>cafÃ©</category></item>"),
    "links of several kinds": RSS.format(
        '<atom:link rel="self" href="https://b.example/f"/><item><atom:link href="/x"/></item>'
    ),
    "a day alone": RSS.format("<item><title>a</title><pubDate>2017-05-03</pubDate></item>"),
    "Atom": ATOM.format(
        '<entry><title type="html">a &amp;lt; b</title><link href="/1"/><id>urn:1</id>'
        "<updated>2017-05-03T10:00:00+02:00</updated>"
        '<category term="x" label="X"/><summary>s</summary><content type="html">&lt;p&gt;t&lt;/p&gt;</content></entry>'
    ),
    "Atom's plain text": ATOM.format("<entry><id>https://b.example/1</id><content>a &lt; b\n\nc</content></entry>"),
    "Atom's people": ATOM.format(
        "<entry><title>a</title><author><name>Bob</name><email>b@b.example</email></author></entry>"
    ),
}
ODD = {
    "a doctype": "<!DOCTYPE rss>" + RSS.format("<item><title>a</title></item>"),
    "another encoding": '<?xml version="1.0" encoding="iso-8859-1"?>' + RSS.format("<item><title>a</title></item>"),
    "ill-formed": RSS.format("<item><title>a</title><b></item>"),
    "two titles": RSS.format("<item><title>a</title><title>b</title></item>"),
    "markup in a text": RSS.format("<item><description><p>a</p></description></item>"),
    "an unknown element": RSS.format("<item><title>a</title><summary>b</summary></item>"),
    "a date in words": RSS.format("<item><title>a</title><pubDate>some day</pubDate></item>"),
    "Atom with XHTML": ATOM.format('<entry><title>a</title><content type="xhtml"><div>a</div></content></entry>'),
    "another base": ATOM.format('<entry xml:base="https://c.example/"><title>a</title></entry>'),
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>',
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_feeds_are_read_as_feedparser_reads_them(name: str) -> None:
    """What the fast reader takes comes out as it does through feedparser, fact for fact."""
    body = PLAIN[name].encode()
    fast = read_without_feedparser(body, "", URL)
    assert fast is not None and fast.entries
    assert fast == read_with_feedparser(body, "", URL)


@pytest.mark.parametrize("name", ODD)
def test_odd_feeds_are_left_to_feedparser(name: str) -> None:
    """Where anything is unusual the fast reader gives no answer at all."""
    assert read_without_feedparser(ODD[name].encode("iso-8859-1"), "", URL) is None


@cache
def collection() -> list[dict[str, Any]]:
    if not (FEEDS / "MANIFEST.jsonl").is_file():
        pytest.skip("needs the collection of feeds beside the project (../shared/feeds)")
    return [json.loads(line) for line in (FEEDS / "MANIFEST.jsonl").read_text().splitlines()]


def test_every_feed_at_hand_is_read_the_same() -> None:
    """Over the whole collection the fast reader answers as feedparser does, or not at all."""
    differing, taken = [], 0
    for row in collection():
        body = (FEEDS / row["file"]).read_bytes()
        fast = read_without_feedparser(body, "", URL)
        if fast is not None:
            taken += 1
            if fast != read_with_feedparser(body, "", URL):
                differing.append(row["file"])
    assert differing == []
    assert taken > 900


def test_clean_texts_are_read_the_same_without_a_tree() -> None:
    """Over every text of the collection, reading by tags gives the blocks and links that a parsed tree gives."""
    differing, read = [], 0
    for row in collection():
        feed = parse_feed((FEEDS / row["file"]).read_bytes(), "", URL)
        for entry in feed.entries if isinstance(feed, ParsedFeed) else ():
            read += 1
            if read_clean_html(entry.html, entry.url) != read_html(entry.html, entry.url):
                differing.append(row["file"])
    assert differing == []
    assert read > 10_000


@pytest.mark.parametrize(
    "html",
    [
        "one<br>two<br><br>three",
        "<blockquote>a<hr>b</blockquote>c <a href='https://x.example/?a=1&amp;b=2'>l</a>",
        "<aside><h3>a</h3>b</aside><pre>x &lt; 1\n  y</pre>",
        "<p title='a>b'>a <a href='/x' title='>'>l</a></p><table><tr><td>a<td>b</table>",
        "<ul><li>a<ul><li>b</ul><li>c</ul>&nbsp;",
        "",
        "a &lt;b&gt; &amp;amp; c",
    ],
)
def test_clean_html_needs_no_tree(html: str) -> None:
    """Blocks, kinds and links of sanitised HTML are the same with and without a tree."""
    clean = clean_html(html, URL)
    assert read_clean_html(clean, URL) == read_html(clean, URL)


HOSTILE = {
    "elements": b"<item>" + b"<a/>" * 2_600_000,
    "entries": b"<item><title>a</title></item>" * 340_000,
    "tags": (b"<item>" + b"<category>%07d</category>" * 500 + b"</item>") % tuple(range(500)) * 600,
    "an odd element in each": b"<item><title>a</title><odd x='1'><b>c</b></odd></item>" * 190_000,
    "text": b"<item><description>" + b"&lt;b>" * 1_700_000 + b"</description></item>",
    "entities": b"<item><title>" + b"&amp;" * 2_000_000 + b"</title></item>",
    "ill-formed": b"<item><title>a</title><b></item>" * 320_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_ten_hostile_mebibytes_take_no_longer_than_many_plain_ones(name: str) -> None:
    """The largest body that is fetched is read or refused within a bounded multiple of plain reading."""
    plain = RSS.format("<item><title>a</title><description>" + "words " * 900 + "</description></item>" * 1).encode()
    began = time.process_time()
    for _ in range(20):
        read_with_feedparser(plain, "", URL)
    once = (time.process_time() - began) / 20
    body = b"<rss version='2.0'><channel>" + HOSTILE[name][: 10 * 1024 * 1024 - 100] + b"</channel></rss>"
    began = time.process_time()
    found = parse_feed(body, "", URL)
    took = time.process_time() - began
    assert isinstance(found, (ParsedFeed, NotAFeed))
    assert took < 4000 * once
