"""Posts that a feed is too short for: paged back to the season's start, gently, in bounds, once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from challenge.feeds.cache import Cache
from challenge.feeds.crowd import Pace
from challenge.feeds.older import MOST_PAGES
from challenge.refresh import Options, Report, refresh
from tests.conftest import Site
from tests.feed_host import Asked, Host, Reply, hosting

START = datetime(2017, 5, 1, 12, tzinfo=UTC)
NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)
PER_PAGE = 5
ROOT = Path(__file__).resolve().parent.parent


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def item(number: int, dated: bool = True) -> str:
    date = f"<pubDate>{format_datetime(day(number))}</pubDate>" if dated else ""
    link = f"https://ada.example/{number}/"
    text = f"Spring Challenge, day {number}"
    names = f"<title>{text}</title><link>{link}</link><guid>{link}</guid>"
    return f"<item>{names}{date}<description>&lt;p&gt;{text}.&lt;/p&gt;</description></item>"


def rss(numbers: list[int], head: str = "", dated: bool = True) -> bytes:
    items = "".join(item(number, dated) for number in sorted(numbers, reverse=True))
    names = 'xmlns:atom="http://www.w3.org/2005/Atom"'
    return f'<rss version="2.0" {names}><channel><title>Ada</title>{head}{items}</channel></rss>'.encode()


WORDPRESS = "<generator>https://wordpress.org/?v=6.8</generator>"
Blog = Callable[[Host, list[int]], None]


def wordpress(host: Host, posts: list[int]) -> None:
    """`?paged=N`, newest first; a 404 after the last page."""
    pages = [posts[-PER_PAGE * n : len(posts) - PER_PAGE * (n - 1)] for n in range(1, len(posts) // PER_PAGE + 2)]
    for number, page in enumerate(pages, start=1):
        path = "/feed/" + (f"?paged={number}" if number > 1 else "")
        host.tell[path] = Reply(body=rss(page, WORDPRESS)) if page else Reply(404)


def blogger(host: Host, posts: list[int]) -> None:
    """`start-index=N` counts posts."""
    for begin in range(0, len(posts), PER_PAGE):
        page = posts[len(posts) - begin - PER_PAGE : len(posts) - begin] or posts[: len(posts) - begin]
        path = "/feed/" + (f"?start-index={begin + 1}" if begin else "")
        host.tell[path] = Reply(body=rss(page, "<generator>Blogger</generator>"))


def linked(rel: str) -> Blog:
    """RFC 5005: each page names the one before it."""

    def tell(host: Host, posts: list[int]) -> None:
        for begin in range(0, len(posts), PER_PAGE):
            page = posts[max(len(posts) - begin - PER_PAGE, 0) : len(posts) - begin]
            more = begin + PER_PAGE < len(posts)
            head = f'<atom:link rel="{rel}" href="{host.url}/older/{begin + PER_PAGE}"/>' if more else ""
            host.tell[f"/older/{begin}" if begin else "/feed/"] = Reply(body=rss(page, head))

    return tell


def json_feed(host: Host, posts: list[int]) -> None:
    """JSON Feed's next_url."""
    for begin in range(0, len(posts), PER_PAGE):
        page = posts[max(len(posts) - begin - PER_PAGE, 0) : len(posts) - begin]
        items = [
            {"id": str(n), "url": f"https://ada.example/{n}/", "title": f"Spring Challenge, day {n}",
             "content_html": "<p>x</p>", "date_published": day(n).isoformat()}
            for n in page
        ]  # fmt: skip
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Ada", "items": items}
        if begin + PER_PAGE < len(posts):
            feed["next_url"] = f"{host.url}/older/{begin + PER_PAGE}"
        host.tell[f"/older/{begin}" if begin else "/feed/"] = Reply(body=json.dumps(feed).encode())


class World:
    def __init__(self, site: Site, host: Host) -> None:
        self.site, self.host = site, host
        site.site()
        site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge"]\n')
        site.member("ada", f'feeds = ["{host.url}/feed/"]')

    def refresh(self, now: datetime = NOW, **more: object) -> Report:
        options = Options(allow_private=True, pace=Pace(pause=0, seconds=15), **more)  # type: ignore[arg-type]
        return refresh(self.site.content, options, now)

    def days(self) -> list[int]:
        return sorted(int(row["page"].rsplit("/", 1)[1]) for row in self.site.ledger())


@pytest.fixture
def world(site: Site) -> object:
    with hosting() as host:
        yield World(site, host)


BLOGS = {
    "wordpress": wordpress,
    "blogger": blogger,
    "next": linked("next"),
    "prev-archive": linked("prev-archive"),
    "json": json_feed,
}


@pytest.mark.parametrize("kind", BLOGS)
def test_who_joins_late_is_caught_up(kind: str, world: World) -> None:
    """Thirty posts behind a feed of five are found at first sight, each once; a second refresh asks nothing."""
    BLOGS[kind](world.host, list(range(30)))
    world.refresh()
    assert world.days() == list(range(30))
    assert len(world.host.asked) == len(set(world.host.paths())) <= 7
    before, ledger = len(world.host.asked), world.site.tracked()
    world.refresh(NOW + timedelta(minutes=5))
    assert (len(world.host.asked), world.site.tracked()) == (before, ledger)


def test_only_back_to_the_seasons_start(world: World) -> None:
    """What was written long before the season is not asked for."""
    wordpress(world.host, list(range(-200, 30)))
    world.refresh()
    assert [number for number in world.days() if number >= 0] == list(range(30))
    assert len(world.host.asked) <= 8


def test_a_feed_that_reaches_back_is_asked_once(world: World) -> None:
    """A feed that holds the whole season is not paged."""
    world.host.tell["/feed/"] = Reply(body=rss(list(range(-1, 30)), WORDPRESS))
    world.refresh()
    assert world.host.paths() == ["/feed/"]


def test_who_posts_faster_than_the_feed_is_long(world: World) -> None:
    """Twelve posts between two refreshes of a feed of five are all found; without a gap nothing more is asked."""
    wordpress(world.host, list(range(-3, 2)))
    world.refresh(day(2))
    assert world.host.paths() == ["/feed/"]
    wordpress(world.host, list(range(-3, 14)))
    world.refresh(day(15))
    assert [number for number in world.days() if number >= 0] == list(range(14))
    asked = len(world.host.asked)
    wordpress(world.host, list(range(-3, 17)))
    world.refresh(day(18))
    assert len(world.host.asked) == asked + 1
    assert [number for number in world.days() if number >= 0] == list(range(17))


def test_a_deleted_cache_asks_for_no_old_pages(world: World) -> None:
    """Whether there is a gap is told by tracked files: a run without a cache asks the feed and nothing else."""
    wordpress(world.host, list(range(30)))
    world.refresh()
    (world.site.root / ".cache" / "feeds.sqlite").unlink()
    world.host.asked.clear()
    world.refresh(NOW + timedelta(days=1))
    assert world.host.paths() == ["/feed/"]


def test_no_more_than_ten_pages_a_run(world: World) -> None:
    """A long past is read over several runs."""
    marks = '[recognise]\nphrases = ["Spring Challenge"]\n'
    world.site.season('starts = 2016-12-01\nevery = "12 weeks"', prompts=5, tables=marks)
    wordpress(world.host, list(range(-90, 30)))
    world.refresh()
    assert len(world.host.asked) == 1 + MOST_PAGES
    world.refresh(NOW + timedelta(days=1))
    assert len(world.host.asked) <= 2 * (1 + MOST_PAGES)
    for days in (2, 3):
        world.refresh(NOW + timedelta(days=days))
    assert world.days() == list(range(-90, 30))


@pytest.mark.parametrize(
    "reply",
    [Reply(500), Reply(503), Reply(body=b"<html>no</html>"), Reply(body=b"", length=500), Reply(429), Reply(404)],
    ids=["500", "503", "page", "broken off", "429", "404"],
)
def test_a_page_that_fails_never_fails_the_feed(reply: Reply, world: World) -> None:
    """The feed is well, its own posts are kept, and what may pass is tried again, a few times."""
    wordpress(world.host, list(range(30)))
    good = world.host.tell["/feed/?paged=2"]
    world.host.tell["/feed/?paged=2"] = reply
    report = world.refresh()
    assert (report.feeds["ok"], report.feeds["failed"]) == (1, 0)
    assert world.days() == list(range(25, 30))
    world.host.tell["/feed/?paged=2"] = good
    for days in (1, 2, 3):
        world.refresh(NOW + timedelta(days=days))
    passing = reply.status in (500, 503, 429) or reply.length
    assert world.days() == (list(range(30)) if passing else list(range(25, 30)))


def test_a_page_that_never_comes_is_given_up(world: World) -> None:
    """After a few failures nobody asks for the page again."""
    wordpress(world.host, list(range(30)))
    world.host.tell["/feed/?paged=2"] = Reply(500)
    for day in range(12):
        report = world.refresh(NOW + timedelta(days=day))
        assert any("an older page could not be read (status 500)" in said for said in report.problems) is (day < 4)
    assert world.host.paths().count("/feed/?paged=2") == 4


@pytest.mark.parametrize("trick", ["same again", "circle", "undated", "private"])
def test_endless_and_odd_pages_end(trick: str, world: World) -> None:
    """Hosts that ignore the page number, lead in a circle, give no dates or point inside are soon left."""
    feed = rss(list(range(25, 30)), WORDPRESS)
    world.host.tell["/feed/"] = Reply(body=feed)
    if trick == "same again":

        def tell(asked: Asked) -> Reply:
            return Reply(body=feed + f"<!-- {len(world.host.asked)} -->".encode())

        world.host.tell |= {f"/feed/?paged={number}": tell for number in range(2, 99)}
    elif trick == "circle":
        to = '<atom:link rel="next" href="{}{}"/>'
        world.host.tell["/feed/"] = Reply(body=rss(list(range(25, 30)), to.format(world.host.url, "/b")))
        world.host.tell["/b"] = Reply(body=rss(list(range(20, 25)), to.format(world.host.url, "/feed/")))
    elif trick == "undated":
        world.host.tell["/feed/?paged=2"] = Reply(body=rss(list(range(20, 25)), WORDPRESS, dated=False))
    else:
        head = '<atom:link rel="next" href="http://169.254.169.254/latest"/>'
        world.host.tell["/feed/"] = Reply(body=rss(list(range(25, 30)), head))
    report = world.refresh()
    assert report.feeds["ok"] == 1
    assert len(world.host.asked) <= 2
    assert set(range(25, 30)) <= set(world.days())


def test_a_kill_before_writing_asks_for_no_page_twice(world: World) -> None:
    """Pages read by a run that was killed come out of the cache, with every post.

    The run is killed while it looks for another member's lost feed: after the last older page, before any ledger.
    """
    wordpress(world.host, list(range(15)))
    with hosting() as other:
        world.site.member("bo", f'feeds = ["{other.url}/feed/"]\nsite = "{other.url}/"')
        command = ["-m", "challenge", "refresh", "--allow-private", "--now", f"{NOW:%Y-%m-%dT%H:%M:%SZ}"]
        run = subprocess.Popen(
            [sys.executable, *command, "--content", str(world.site.content)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

        def kill(asked: Asked) -> Reply:
            run.kill()
            return Reply(404)

        other.tell["/"] = kill
        assert run.wait(60) == -signal.SIGKILL
    asked = len(world.host.asked)
    assert "/feed/?paged=3" in world.host.paths() and world.days() == []
    world.refresh(NOW + timedelta(minutes=5))
    assert world.days() == list(range(15))
    assert len(world.host.asked) == asked


def test_other_rules_judge_old_pages_again(world: World) -> None:
    """A new mark is looked for on kept pages too, and nobody is asked."""
    wordpress(world.host, list(range(30)))
    world.refresh()
    asked = len(world.host.asked)
    world.site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge", "day 7"]\n')
    world.refresh(NOW + timedelta(minutes=5))
    seven = next(row for row in world.site.ledger() if row["page"] == "ada.example/7")
    assert len(world.host.asked) == asked and "day 7" in json.dumps(seven)


def test_a_post_of_an_older_page_is_explained(world: World) -> None:
    """What no ledger keeps, and only a kept older page has, is known all the same."""
    wordpress(world.host, list(range(-200, 30)))
    world.host.tell["/feed/?paged=7"] = Reply(
        body=rss(list(range(-5, 0)), WORDPRESS).replace(b"Spring Challenge", b"Soup")
    )
    world.refresh()
    assert -3 not in world.days()
    found = world.site.explain("https://ada.example/-3/")
    assert (found["title"], found["member"]) == ("Soup, day -3", "ada")
    assert world.site.run("explain", "https://ada.example/-300/").code == 1


def test_recorded_answers_page_too(site: Site) -> None:
    """A mirror is paged like the network, to the end, the same every time."""
    site.site()
    site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge"]\n')
    site.member("ada", 'feeds = ["https://ada.example/feed/"]')
    site.feed("https://ada.example/feed/", rss(list(range(25, 30)), WORDPRESS))
    for number in range(2, 7):
        first = 30 - 5 * number
        site.feed(f"https://ada.example/feed/index?paged={number}", rss(list(range(first, first + 5)), WORDPRESS))
    site.refresh()
    assert len(site.ledger()) == 30
    before = site.tracked()
    assert site.refresh()["entries"]["seen"] == 0
    assert site.tracked() == before
    with Cache(site.root / ".cache") as cache:
        assert cache.chain("https://ada.example/feed/") is not None
