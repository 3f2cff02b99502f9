"""Feeds like those of WordPress, made anew each time from a seed: distinct, and as compressible as people's prose."""

# ruff: noqa: E501, SIM905 - the feeds are written as they are sent

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_DAY = datetime(2026, 1, 5, 9)  # a wall time; the feed writes its offset
_SYLLABLES = (
    "ba be bi bo ca ce da de di do fa fe ga ha in ka la le li lo ma me mi na ne ni no or pa pe ra re ri".split()
)
_COMMON = (
    "the of and to a in that it is was for on with as I my we you at be this have from or had by not but what all were"
    " when there can an your which their said if do will each about how up out them then she many some so these would"
).split()
_HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>{title}</title>
	<atom:link href="{home}feed/" rel="self" type="application/rss+xml" />
	<link>{home}</link>
	<description>{title}, a blog</description>
	<lastBuildDate>{built}</lastBuildDate>
	<language>en-US</language>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<sy:updateFrequency>
	1	</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.8.3</generator>
"""
_ITEM = """	<item>
		<title>{title}</title>
		<link>{link}</link>
					<comments>{link}#respond</comments>

		<dc:creator><![CDATA[Writer {number}]]></dc:creator>
		<pubDate>{date}</pubDate>
				<category><![CDATA[Writing]]></category>
		<category><![CDATA[{tag}]]></category>
		<guid isPermaLink="false">{home}?p={post}</guid>

					<description><![CDATA[<p>{summary} [&#8230;]</p>
]]></description>
										<content:encoded><![CDATA[{text}]]></content:encoded>

					<wfw:commentRss>{link}feed/</wfw:commentRss>
			<slash:comments>{post}</slash:comments>
	</item>
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many posts a feed holds, and of how many words each is."""

    posts: int = 10
    words: int = 600


FULL = Size()
SMALL = Size(posts=2, words=60)


def made_feed(number: int, home: str, size: Size) -> bytes:
    """The feed of one blog: the same number gives the same feed, another one another."""
    chance = random.Random(number)
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(min(2 * size.words, 900))]
    title = f"Blog {number} of {_words(chance, vocabulary, 2)}"
    items = [_item(chance, vocabulary, number, home, post, size) for post in range(size.posts, 0, -1)]
    head = _HEAD.format(title=title, home=home, built=_date(FIRST_DAY + timedelta(days=2 * size.posts)))
    return (head + "".join(items) + "	</channel>\n</rss>\n").encode()


def _item(chance: random.Random, vocabulary: list[str], number: int, home: str, post: int, size: Size) -> str:
    written = FIRST_DAY + timedelta(days=2 * post, minutes=number % 600)
    title = _words(chance, vocabulary, 5).capitalize()
    link = f"{home}{written:%Y/%m/%d}/{title.lower().replace(' ', '-')}/"
    return _ITEM.format(
        title=title,
        link=link,
        home=home,
        number=number,
        post=100 + post,
        date=_date(written),
        tag=chance.choice(vocabulary),
        summary=_words(chance, vocabulary, min(55, size.words)),
        text=_text(chance, vocabulary, link, size.words),
    )


def _text(chance: random.Random, vocabulary: list[str], link: str, words: int) -> str:
    """Paragraphs with what editors put into them: links, quotes, a list, a heading, a picture."""
    pieces = []
    while words > 0:
        count = min(words, chance.randint(40, 90))
        words -= count
        sentence = _words(chance, vocabulary, count)
        kind = chance.random()
        if kind < 0.1:
            pieces.append(f'\n<h2 class="wp-block-heading">{sentence[:40]}</h2>\n\n\n\n<p>{sentence}.</p>\n')
        elif kind < 0.2:
            pieces.append(f'\n<blockquote class="wp-block-quote"><p>{sentence}</p></blockquote>\n')
        elif kind < 0.3:
            pieces.append(f'\n<ul class="wp-block-list">\n<li>{sentence[:60]}</li>\n<li>{sentence[60:]}</li>\n</ul>\n')
        elif kind < 0.4:
            image = f'<img decoding="async" width="1024" height="683" src="{link}photo.jpg" alt="" class="wp-image-{count}" />'
            pieces.append(f'\n<figure class="wp-block-image size-large">{image}</figure>\n\n<p>{sentence}</p>\n')
        elif kind < 0.7:
            pieces.append(
                f'\n<p>{sentence[:50]} <a href="https://example.org/{count}/">{sentence[50:70]}</a> {sentence[70:]}.</p>\n'
            )
        else:
            pieces.append(
                f"\n<p>It&#8217;s {sentence}, <em>{sentence[:12]}</em> &#8211; &#8220;{sentence[12:30]}&#8221;.</p>\n"
            )
    return "\n".join(pieces)


def _words(chance: random.Random, vocabulary: list[str], count: int) -> str:
    return " ".join(
        chance.choice(_COMMON) if chance.random() < 0.45 else chance.choice(vocabulary) for _ in range(count)
    )


def _date(moment: datetime) -> str:
    return f"{moment:%a, %d %b %Y %H:%M:%S} +0000"
