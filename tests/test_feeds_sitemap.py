"""Posts that no page of a feed has: found by the blog's sitemap and read from their own pages, in bounds, once."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from challenge.feeds.crowd import Pace
from challenge.feeds.listed import MOST_MISSES, MOST_POSTS
from challenge.feeds.sitemap import MOST_WAITING, read_sitemap
from challenge.refresh import Options, Report, refresh
from tests.conftest import Site
from tests.feed_host import Host, Reply, hosting

START = datetime(2017, 5, 1, 12, tzinfo=UTC)
NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)
IN_FEED = 5
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MARKS = '[recognise]\nphrases = ["Spring Challenge"]\n'
Listing = tuple[str, str]


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def feed(host: Host, numbers: Iterable[int], link: str = "/", head: str = "") -> bytes:
    items = "".join(
        f"<item><title>Day {n}</title><link>{host.url}/{n}/</link><guid>{n}</guid>"
        f"<pubDate>{format_datetime(day(n))}</pubDate>"
        f"<description>&lt;p&gt;Spring Challenge, day {n}.&lt;/p&gt;</description></item>"
        for n in sorted(numbers, reverse=True)
    )
    home = f"<title>Ada</title><link>{host.url}{link}</link>{head}"
    return f'<rss version="2.0"><channel>{home}{items}</channel></rss>'.encode()


def page(number: int, head: str = "", text: str = "") -> bytes:
    """A post as a plain generator writes it: one article with a time."""
    body = f"<p>{text or f'Spring Challenge, day {number}.'} {'And so on and on. ' * 10}</p>"
    article = f"<article><h1>Day {number}</h1><time datetime='{day(number).isoformat()}'>then</time>{body}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{article}</body></html>".encode()


def urlset(pages: Iterable[Listing]) -> bytes:
    entries = "".join(f"<url><loc>{url}</loc>{when and f'<lastmod>{when}</lastmod>'}</url>" for url, when in pages)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{SPACE}">{entries}</urlset>'.encode()


def index(maps: Iterable[Listing]) -> bytes:
    entries = "".join(
        f"<sitemap><loc>{url}</loc>{when and f'<lastmod>{when}</lastmod>'}</sitemap>" for url, when in maps
    )
    return f'<sitemapindex xmlns="{SPACE}">{entries}</sitemapindex>'.encode()


class World:
    """Thirty posts behind a feed of five, on a blog with a sitemap that robots.txt names."""

    def __init__(self, site: Site, host: Host) -> None:
        self.site, self.host = site, host
        site.site()
        site.season(prompts=5, tables=MARKS)
        self.member()
        host.tell = {f"/{n}/": Reply(body=page(n)) for n in range(30)}
        host.tell["/feed/"] = Reply(body=feed(host, range(30 - IN_FEED, 30)))
        host.tell["/sitemap.xml"] = Reply(body=urlset(self.listed(range(30))))
        host.tell["/robots.txt"] = Reply(body=f"Sitemap: {host.url}/sitemap.xml\n".encode())

    def member(self, more: str = "", name: str = "ada", path: str = "/feed/") -> None:
        self.site.member(name, f'feeds = ["{self.host.url}{path}"]\n{more}')

    def listed(self, numbers: Iterable[int]) -> list[Listing]:
        return [(f"{self.host.url}/{n}/", f"{day(n):%Y-%m-%d}") for n in numbers]

    def refresh(self, days: float = 0, **more: object) -> Report:
        options = Options(allow_private=True, pace=Pace(pause=0, seconds=15), **more)  # type: ignore[arg-type]
        return refresh(self.site.content, options, NOW + timedelta(days=days))

    def days(self) -> list[int]:
        return sorted(int(row["page"].rsplit("/", 1)[1]) for row in self.site.ledger())

    def pages(self) -> list[str]:
        """The pages of posts that were asked."""
        return [path for path in self.host.paths() if path.strip("/").isdigit()]


@pytest.fixture
def world(site: Site) -> Iterator[World]:
    with hosting() as host:
        yield World(site, host)


def named_by_robots(world: World) -> None:
    """As the world is."""


def usual_place(world: World) -> None:
    world.host.tell["/robots.txt"] = Reply(404)


def wordpress_place(world: World) -> None:
    world.host.tell["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /wp-admin/\n")
    world.host.tell["/wp-sitemap.xml"] = world.host.tell.pop("/sitemap.xml")


def packed(world: World) -> None:
    world.host.tell["/robots.txt"] = Reply(body=f"Sitemap: {world.host.url}/sitemap.xml.gz".encode())
    world.host.tell["/sitemap.xml.gz"] = Reply(body=gzip.compress(urlset(world.listed(range(30)))))


def through_an_index(world: World) -> None:
    """With sitemaps of pages, tags and earlier years beside those of posts, and an index within."""
    url = world.host.url
    world.host.tell["/sitemap.xml"] = Reply(body=index([(f"{url}/all/index.xml", "")]))
    named = [
        (f"{url}/page-sitemap.xml", "2017-05-20"), (f"{url}/post_tag-sitemap.xml", "2017-05-20"),
        (f"{url}/wp-sitemap-users-1.xml", ""), (f"{url}/post-sitemap1.xml", "2016-12-01"),
        (f"{url}/post-sitemap2.xml", "2017-05-15T10:00:00+00:00"), (f"{url}/post-sitemap3.xml", "2017-05-31"),
        ("http://127.0.0.1:1/post-sitemap.xml", "2017-05-31"),
    ]  # fmt: skip
    world.host.tell["/all/index.xml"] = Reply(body=index(named))
    world.host.tell["/post-sitemap2.xml"] = Reply(body=urlset(world.listed(range(15))))
    world.host.tell["/post-sitemap3.xml"] = Reply(body=urlset(world.listed(range(15, 30))))


PLACES: list[Callable[[World], None]] = [named_by_robots, usual_place, wordpress_place, packed, through_an_index]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_who_joins_late_is_caught_up_by_the_sitemap(place: Callable[[World], None], world: World) -> None:
    """Where a feed of five has no older pages, all thirty posts are found in a few runs, each page asked once."""
    place(world)
    for run in range(1, 4):
        world.refresh(run)
        assert len(world.pages()) == min(MOST_POSTS * run, 30 - IN_FEED)
    assert world.days() == list(range(30))
    assert len(world.pages()) == len(set(world.pages()))
    others = [path for path in world.host.paths() if path not in world.pages()]
    assert len(others) <= 3 + 3 + 4, others  # the feed, robots.txt, sitemaps
    asked, tracked = len(world.host.asked), world.site.tracked()
    world.refresh(3.01)
    assert (len(world.host.asked), world.site.tracked()) == (asked, tracked)


def test_what_a_post_is(world: World) -> None:
    """A page's title, date, tags, author and text come from its metadata; it counts like a post of the feed."""
    data = {"@graph": [{"@type": ["BlogPosting"], "datePublished": day(3).isoformat(), "author": {"name": "Ada L."}}]}
    head = (
        f'<meta property="og:title" content="Named &amp; shown"><script type="application/ld+json">{json.dumps(data)}'
    )
    head += f'</script><link rel="canonical" href="{world.host.url}/three/"><meta property="article:tag" content="ink">'
    world.host.tell["/3/"] = Reply(body=page(3, head, "My answer to the Spring Challenge, prompt 1."))
    for run in range(3):
        world.refresh(run)
    row = next(row for row in world.site.ledger() if row["page"].endswith("/three"))
    assert (row["title"], row["tags"], row["claimed"]) == ("Named & shown", ["ink"], "2017-05-04T12:00+00:00")
    assert (row["verdicts"][0]["status"], row["verdicts"][0]["prompts"]) == ("on time", [1])


def test_on_a_blog_of_several_the_page_names_its_author(world: World) -> None:
    """Where the member's file lists authors, another author's pages are not the member's."""
    world.member('authors = ["Ada L."]')
    world.member('authors = ["Ben"]', name="ben", path="/ben/feed/")
    meta = '<meta name="author" content="{}">'
    for n in range(30):
        world.host.tell[f"/{n}/"] = Reply(body=page(n, meta.format("Ada L." if n % 2 else "Ben")))
    for run in range(3):
        world.refresh(run)
    assert [n for n in world.days() if n < 25] == list(range(1, 25, 2))
    assert {row["member"] for row in world.site.ledger()} == {"ada"}


def ld(*dates: str) -> str:
    nodes = [{"@type": "BlogPosting", "datePublished": date} for date in dates]
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


TEXT = "<p>Spring Challenge, day 3.</p>"
ISO = "2017-05-04T12:00:00Z"
POSTS = {
    "JSON-LD": f"{ld(ISO)}<body><h1>Day 3</h1>{TEXT}",
    "Open Graph": f"<meta property='article:published_time' content='{ISO}'>"
    f"<meta property='og:type' content='article'>{TEXT}",
    "microformats": f"<div class='h-entry'><time class='dt-published' datetime='{ISO}'></time>{TEXT}</div>",
    "WordPress of old": f"<div class='post hentry'><abbr class='published' title='{ISO}'>then</abbr>{TEXT}</div>",
    "microdata": "<div itemscope itemtype='https://schema.org/BlogPosting'>"
    f"<meta itemprop='datePublished' content='{ISO}'>{TEXT}</div>",
    "an article": f"<article><header><time datetime='{ISO}'>then</time></header>{TEXT}</article>",
}


@pytest.mark.parametrize("kind", POSTS)
def test_every_way_to_say_that_a_page_is_a_post(kind: str, world: World) -> None:
    """Each kind of metadata by itself makes a page a post of its date."""
    world.host.tell["/3/"] = Reply(body=f"<!doctype html><title>Day 3</title>{POSTS[kind]}".encode())
    for run in range(3):
        world.refresh(run)
    row = next(row for row in world.site.ledger() if row["page"].endswith("/3"))
    assert row["claimed"] == "2017-05-04T12:00+00:00"


NO_POSTS = {
    "a list in JSON-LD": ld("2017-05-04", "2017-05-05").encode() + b"<article><time datetime='2017-05-04'></time>",
    "no date": b"<article><h1>Day 3</h1><p>Spring Challenge</p></article>",
    "a list": b"<article><time datetime='2017-05-04'></time></article>" * 2,
    "a page of WordPress": b"<body class='page'><article><time datetime='2017-05-04'>x</time>Spring</article>",
    "a product": b"<meta property='article:published_time' content='2017-05-04'><meta name='og:type' content='shop'>",
    "another time": page(-300),
    "newer than the feed's oldest": page(29),
    "the future": page(3000),
    "empty": b"",
    "noise": b"\x00\xff<" * 999,
    "a feed": b"<rss><channel><item><pubDate>Thu, 04 May 2017 12:00:00 GMT</pubDate></item></channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_POSTS)
def test_other_pages_are_no_posts(kind: str, world: World) -> None:
    """Only a page that calls itself one article, with a date in the time that is missing, is a post."""
    world.host.tell["/3/"] = Reply(body=NO_POSTS[kind])
    for run in range(3):
        world.refresh(run)
    assert world.days() == [n for n in range(30) if n != 3]


def test_a_page_that_leads_to_another_host_is_none_of_theirs(world: World) -> None:
    """Where a page redirects to somebody else's article nobody gets it."""
    elsewhere = world.host.url.replace("127.0.0.1", "localhost")
    world.host.tell |= {"/3/": Reply(302, headers={"Location": f"{elsewhere}/33/"}), "/33/": Reply(body=page(3))}
    for run in range(3):
        world.refresh(run)
    assert "/33/" in world.host.paths() and world.days() == [n for n in range(30) if n != 3]


def silent(world: World) -> None:
    world.host.tell["/robots.txt"] = Reply(body=b"User-agent: writing-challenge\nDisallow: /\n")


def rules_unknown(world: World) -> None:
    world.host.tell["/robots.txt"] = Reply(403)


def wish(world: World) -> None:
    world.member("complete = false")


def joined_since(world: World) -> None:
    world.member("joined = 2017-05-28")


def category(world: World) -> None:
    world.member(path="/category/spring/feed/")
    world.host.tell["/category/spring/feed/"] = world.host.tell["/feed/"]


def shared_blog(world: World) -> None:
    world.member(name="ben", path="/ben/feed/", more="paused = true")


def home_elsewhere(world: World) -> None:
    body = feed(world.host, range(25, 30)).replace(
        f"<link>{world.host.url}/</link>".encode(), b"<link>http://127.0.0.1:1/</link>"
    )
    world.host.tell["/feed/"] = Reply(body=body)


def shared_host(world: World) -> None:
    """As on services where a path is a blog and the sitemap lists everybody's."""
    world.host.tell["/feed/"] = Reply(body=feed(world.host, range(25, 30), link="/@ada"))


@pytest.mark.parametrize(
    "case",
    [silent, rules_unknown, wish, joined_since, category, shared_blog, home_elsewhere, shared_host],
    ids=lambda case: case.__name__,
)
def test_whose_pages_are_left_alone(case: Callable[[World], None], world: World) -> None:
    """Forbidden, unwanted, of nobody known or before somebody joined: no page of a post is asked."""
    case(world)
    for run in range(3):
        world.refresh(run)
    assert world.pages() == []
    assert world.days() == list(range(25, 30))


def test_a_blog_that_shares_its_host(world: World) -> None:
    """Of a blog below a path only its own sitemap there is asked, and only what stands below it."""
    url = world.host.url
    body = feed(world.host, range(25, 30), link="/@ada/").replace(f"{url}/2".encode(), f"{url}/@ada/2".encode())
    world.host.tell["/feed/"] = Reply(body=body)
    world.host.tell["/@ada/sitemap.xml"] = Reply(body=urlset([(f"{url}/@ada/7/", ""), *world.listed(range(5))]))
    world.host.tell["/@ada/7/"] = Reply(body=page(7))
    world.refresh()
    assert world.pages() == [] and 7 in world.days()
    assert "/sitemap.xml" not in world.host.paths()


def test_a_closed_season_asks_nothing(world: World) -> None:
    """When the season is long over nobody's sitemap is read."""
    world.site.season("ends = 2017-05-30", prompts=4, tables=MARKS)
    world.refresh(days=90)
    assert world.host.paths() == ["/feed/"]


def test_a_feed_that_reaches_back_needs_no_sitemap(world: World) -> None:
    """A feed that holds the whole season is all that is asked."""
    world.host.tell["/feed/"] = Reply(body=feed(world.host, range(-1, 30)))
    world.refresh()
    assert world.host.paths() == ["/feed/"]


def test_a_huge_sitemap_costs_few_requests(world: World) -> None:
    """Of 50,000 addresses those of the missing time are asked; earlier years and other months cost nothing."""
    old = [(f"{world.host.url}/old-{n}/", "2016-03-01") for n in range(40_000)]
    dated = [(f"{world.host.url}/2015/03/{n}/", "2017-06-01") for n in range(9_970)]
    world.host.tell["/sitemap.xml"] = Reply(body=urlset([*old, *dated, *world.listed(range(30))]))
    for run in range(3):
        world.refresh(run)
    assert world.days() == list(range(30))
    assert len(world.host.asked) == 3 + 3 + 1 + 25  # the feed, robots.txt, the sitemap, pages


def test_a_sitemap_of_no_use_is_given_up(world: World) -> None:
    """Where every address claims to be new and none is a post, some are asked over several runs, then no more."""
    world.host.tell["/sitemap.xml"] = Reply(
        body=urlset((f"{world.host.url}/{n}/", "2017-06-01") for n in range(100, 9999))
    )
    for run in range(6):
        asked = len(world.pages())
        world.refresh(run)
        assert len(world.pages()) - asked <= MOST_POSTS
    assert MOST_MISSES <= len(world.pages()) < MOST_MISSES + MOST_POSTS


@pytest.mark.parametrize("reply", [Reply(500), Reply(429), Reply(body=b"", length=500)], ids=["500", "429", "broken"])
def test_a_sitemap_that_fails_is_tried_again(reply: Reply, world: World) -> None:
    """What may pass is asked again another day, a few times; the feed stays well."""
    well, world.host.tell["/sitemap.xml"] = world.host.tell["/sitemap.xml"], reply
    assert world.refresh().feeds["ok"] == 1
    world.host.tell["/sitemap.xml"] = well
    for run in range(1, 4):
        world.refresh(8 * run)
    assert world.days() == list(range(30))


def test_a_sitemap_that_never_comes_is_given_up(world: World) -> None:
    """After four runs nobody asks for it again."""
    world.host.tell["/sitemap.xml"] = Reply(500)
    for run in range(10):
        world.refresh(4 * run)
    assert world.host.paths().count("/sitemap.xml") <= 4


def test_many_blogs_wait_for_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more blogs have a gap than a run asks for, the others' turn comes in the next ones, however many runs."""
    monkeypatch.setattr("challenge.asking.MOST_VISITS", 1)
    with ExitStack() as stack:
        for number in range(6):
            other = stack.enter_context(hosting())
            world.site.member(f"m{number}", f'feeds = ["{other.url}/feed/"]')
            other.tell["/feed/"] = Reply(body=feed(other, range(1, 2)))
            other.tell["/sitemap.xml"] = Reply(body=urlset([(f"{other.url}/0/", "")]))
            other.tell["/0/"] = Reply(body=page(0))
        world.host.tell["/sitemap.xml"] = Reply(404)
        for run in range(16):
            world.refresh(run)
    found = {row["member"] for row in world.site.ledger() if row["page"].endswith("/0")}
    assert found == {f"m{number}" for number in range(6)}


def test_pages_are_asked_one_at_a_time_with_a_pause(world: World) -> None:
    """Sitemaps and pages keep the pause between two questions to a host, like feeds."""
    pace = Pace(pause=0.15, seconds=15)
    refresh(world.site.content, Options(allow_private=True, pace=pace), NOW)
    times = [asked.at for asked in world.host.asked]
    assert len(times) == 3 + MOST_POSTS
    assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))
    assert {asked.at_once for asked in world.host.asked} == {1}


def test_slow_robots_are_asked_once_a_run(world: World) -> None:
    """With a long Crawl-delay a run asks for one sitemap or one page."""
    world.host.tell["/robots.txt"] = Reply(
        body=f"User-agent: *\nCrawl-delay: 30\nSitemap: {world.host.url}/sitemap.xml".encode()
    )
    for run in range(4):
        world.refresh(run)
    assert (world.host.paths().count("/sitemap.xml"), len(world.pages())) == (1, 3)


def test_other_rules_judge_these_pages_again(world: World) -> None:
    """A new mark is looked for on the kept pages too, and nobody is asked; also a lost cache asks for nothing twice."""
    for run in range(3):
        world.refresh(run)
    asked = len(world.host.asked)
    world.site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge", "day 7"]\n')
    world.refresh(2.01)
    seven = next(row for row in world.site.ledger() if row["page"].endswith("/7"))
    assert len(world.host.asked) == asked and "day 7" in json.dumps(seven)
    (world.site.root / ".cache" / "feeds.sqlite").unlink()
    world.refresh(4)
    assert world.host.paths()[asked:] == ["/feed/"] and world.days() == list(range(30))


def test_a_post_that_only_its_own_page_has_is_explained(world: World) -> None:
    """What no ledger keeps, and only a page named by the sitemap has, is known all the same."""
    pages = [*world.listed(range(30)), (f"{world.host.url}/soup/", "2017-05-20")]
    world.host.tell["/sitemap.xml"] = Reply(body=urlset(pages))
    world.host.tell["/soup/"] = Reply(body=page(-3, text="Leeks and lemons."))
    for run in range(3):
        world.refresh(run)
    assert not [row for row in world.site.ledger() if "soup" in row["page"]]
    assert world.site.explain(f"{world.host.url}/soup/")["title"] == "Day -3"


def test_recorded_answers_are_read_to_the_end(world: World) -> None:
    """A mirror's sitemap is followed at once and wholly, the same every time."""
    for path, reply in world.host.tell.items():
        assert isinstance(reply, Reply)
        world.site.feed(world.host.url + path, reply.body)
    options = Options(mirror=world.site.mirror, allow_private=True)
    refresh(world.site.content, options, NOW)
    assert world.days() == list(range(30)) and world.host.asked == []
    tracked = world.site.tracked()
    assert refresh(world.site.content, options, NOW).entries["seen"] == 0
    assert world.site.tracked() == tracked


HOSTILE = {
    "entities": '<!DOCTYPE u [<!ENTITY a "aa">]><urlset><url><loc>https://a.example/&a;</loc></url></urlset>',
    "a bomb of elements": "<urlset>" + "<url>" * 500_000,
    "a bomb of texts": "<urlset><url><loc>" + "a" * 5_000_000 + "</loc></url>",
    "addresses of other kinds": "<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>file:///etc</loc></url></urlset>",
    "no address": "<urlset><url><lastmod>2017-05-01</lastmod></url></urlset>",
    "images": '<urlset xmlns:i="x"><url><i:image><i:loc>https://a.example/i.png</i:loc></i:image></url></urlset>',
    "no XML": "Hello",
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_sitemaps_name_nothing_and_cost_little(kind: str) -> None:
    """Whatever comes in place of a sitemap is read in bounded time, and leads nowhere."""
    began = time.process_time()
    assert read_sitemap(HOSTILE[kind], "https://a.example/sitemap.xml").pages == ()
    assert time.process_time() - began < 5


def test_a_broken_sitemap_serves_up_to_its_break() -> None:
    """What was read before the break counts, with the dates as far as they can be read."""
    text = urlset([("/1/", "2017-05-01"), ("/2/", "2017-05-01T09:00:00.123+00:00"), ("/3/", "once")]).decode()
    found = read_sitemap(text[: text.index("</urlset>")] + "<url><loc>/4/", "https://a.example/sitemap.xml").pages
    assert [page.url for page in found] == [f"https://a.example/{n}/" for n in (1, 2, 3)]
    assert [page.modified for page in found] == [
        datetime(2017, 5, 2, tzinfo=UTC), datetime(2017, 5, 1, 9, tzinfo=UTC), None,
    ]  # fmt: skip
    assert MOST_WAITING <= 200
