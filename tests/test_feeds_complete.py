"""Feeds of summaries: a post's own page is read where a mark or its words are wanted, and only then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from challenge.entries.entry import Entry
from challenge.entries.fuller import fuller_html
from challenge.feeds.crowd import Pace
from challenge.feeds.visit import MOST_OF_HOST
from challenge.refresh import Options, Report, refresh
from tests.conftest import Site
from tests.feed_host import Host, Reply, hosting

NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)
BEGINNING = "On a quiet morning I sat down by the harbour and began to count the boats that came in."
REST = " ".join(f"Boat {number} carried lemons and a tired sailor home." for number in range(30))
MARK = "This is my answer to the Spring Challenge, prompt 1."


def page(text: str = f"<p>{BEGINNING}</p><p>{REST}</p><p>{MARK}</p>", around: str = "") -> bytes:
    return f"<!doctype html><html><body>{around}<article><h1>Boats</h1>{text}</article></body></html>".encode()


def feed(host: Host, count: int = 1, summary: str = f"{BEGINNING[:60]} […]") -> bytes:
    items = "".join(
        f"<item><title>Boats{n or ''}</title><link>{host.url}/{n}/</link><guid>{n}</guid>"
        f"<pubDate>Tue, 02 May 2017 09:{n:02}:00 +0100</pubDate><description>{summary}</description></item>"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel><title>Ada</title>{items}</channel></rss>'.encode()


class World:
    def __init__(self, site: Site, host: Host) -> None:
        self.site, self.host = site, host
        site.site()
        self.season()
        self.member()
        host.tell = {"/feed": Reply(body=feed(host)), "/0/": Reply(body=page())}

    def season(self, more: str = "") -> None:
        self.site.season(prompts=5, tables=f'[recognise]\nphrases = ["Spring Challenge"]\n{more}')

    def member(self, text: str = "") -> None:
        self.site.member("ada", f'feeds = ["{self.host.url}/feed"]\n{text}')

    def refresh(self, after: timedelta = timedelta(), **more: object) -> Report:
        options = Options(allow_private=True, pace=Pace(pause=0, seconds=15), **more)  # type: ignore[arg-type]
        return refresh(self.site.content, options, NOW + after)

    def pages(self) -> list[str]:
        """What was asked beside feed and robots.txt: also whether there is a sitemap, for so short a feed."""
        return [path for path in self.host.paths() if path.strip("/").isdigit()]

    def status(self) -> str:
        (row,) = self.site.ledger()
        return str(row["verdicts"][0]["status"])


@pytest.fixture
def world(site: Site) -> Iterator[World]:
    with hosting() as host:
        yield World(site, host)


def test_a_mark_on_the_page_is_found(world: World) -> None:
    """The summary says nothing, the page does: the post counts, with its words, and nobody is asked twice."""
    report = world.refresh()
    assert (world.status(), report.entries["on time"], report.entries["seen"]) == ("on time", 1, 1)
    row = world.site.ledger()[0]
    assert row["words"] > 200 and "partial" not in row
    assert row["excerpt"] == f"<p>{BEGINNING[:60]} […]</p>"  # what is shown stays what the feed gives away
    assert world.pages() == ["/0/"]
    before, asked = world.site.tracked(), len(world.host.asked)
    world.host.tell["/feed"] = Reply(body=feed(world.host) + b"<!-- built anew -->")
    world.refresh(timedelta(days=2))
    assert world.host.paths()[asked:] == ["/feed"]
    assert world.site.tracked() == before


@pytest.mark.parametrize("wish", ["complete = false", 'complete = "perhaps"'])
def test_who_does_not_want_it_is_left_alone(wish: str, world: World) -> None:
    """With `complete = false`, or a wish that cannot be read, no page is asked."""
    world.member(wish)
    world.refresh()
    assert world.host.paths() == ["/feed"] and world.status() == "ask"


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: writing-challenge\nDisallow: /0/\n", False),
        ("User-agent: *\nDisallow: /private\n", True),
        ("User-agent: greedy\nDisallow: /\n", True),
        ("\x00\xff nonsense <html>", True),
    ],
)
def test_robots_txt_is_obeyed(robots: str, allowed: bool, world: World) -> None:
    """A page that the host forbids to programs is not asked, also not later."""
    world.host.tell["/robots.txt"] = Reply(body=robots.encode("latin-1"))
    world.refresh()
    world.refresh(timedelta(days=2))
    assert ("/0/" in world.host.paths()) is allowed
    assert world.status() == ("on time" if allowed else "ask")


@pytest.mark.parametrize(("status", "asked"), [(403, False), (500, False), (429, False), (404, True)])
def test_a_host_whose_rules_are_not_known(status: int, asked: bool, world: World) -> None:
    """No robots.txt forbids nothing; one that cannot be read forbids everything for now."""
    world.host.tell["/robots.txt"] = Reply(status)
    world.refresh()
    assert ("/0/" in world.host.paths()) is asked


def test_few_pages_of_one_host_in_a_run(world: World) -> None:
    """What is over the bound waits for the next runs, and nothing is lost."""
    world.host.tell = {"/feed": Reply(body=feed(world.host, 12))}
    world.host.tell |= {f"/{n}/": Reply(body=page()) for n in range(12)}
    for hours in range(3):
        world.refresh(timedelta(hours=hours))
        pages = world.pages()
        assert len(pages) == len(set(pages)) == min(MOST_OF_HOST * (hours + 1), 12)
        assert len(world.site.ledger()) == 12
    assert {row["verdicts"][0]["status"] for row in world.site.ledger()} == {"on time"}


def test_a_host_that_wants_slow_robots(world: World) -> None:
    """A Crawl-delay longer than our pause means one page a run."""
    robots = Reply(body=b"User-agent: *\nCrawl-delay: 30\n")
    world.host.tell = {"/feed": Reply(body=feed(world.host, 3)), "/robots.txt": robots}
    world.host.tell |= {f"/{n}/": Reply(body=page()) for n in range(3)}
    world.refresh()
    assert len(world.host.paths()) == 3


@pytest.mark.parametrize(
    "reply",
    [Reply(404), Reply(500), Reply(body=b""), Reply(body=b"<rss/>"), Reply(302, headers={"Location": "/0/"}),
     Reply(body=b"x" * 100, length=20_000_000), Reply(302, headers={"Location": "http://169.254.169.254/"})],
)  # fmt: skip
def test_a_page_that_fails_costs_nothing(reply: Reply, world: World) -> None:
    """The post keeps what its feed said; the page is tried a few times at most."""
    world.host.tell["/0/"] = reply
    report = world.refresh()
    assert (world.status(), report.feeds["ok"]) == ("ask", 1)
    for days in range(1, 12):
        world.refresh(timedelta(days=days))
    tries = [path for path in world.host.paths() if path == "/0/"]
    assert len(tries) <= 3 * 6 and world.status() == "ask"


@pytest.mark.parametrize("summary", ["", "Boats!"])
def test_titles_alone_are_completed_too(summary: str, world: World) -> None:
    """A feed of titles gives even less than a summary: the page is the post's where it carries the title."""
    world.host.tell["/feed"] = Reply(body=feed(world.host, summary=summary))
    world.refresh()
    assert world.status() == "on time"


def test_what_is_outside_the_season_is_not_asked(world: World) -> None:
    """A post from before or after needs no page."""
    world.host.tell["/feed"] = Reply(body=feed(world.host).replace(b"May 2017", b"Jan 2017"))
    world.refresh()
    assert world.host.paths() == ["/feed"]


def test_a_season_of_words_counts_them(world: World) -> None:
    """Where words are the goal the page of a credited summary is read, too."""
    world.host.tell["/feed"] = Reply(body=feed(world.host, summary=f"{MARK} {BEGINNING[:60]} […]"))
    world.host.tell["/0/"] = Reply(body=page(f"<p>{MARK} {BEGINNING}</p><p>{REST}</p>"))
    world.refresh()
    assert world.pages() == [] and "words" not in world.site.ledger()[0]
    world.season('[goal]\nkind = "words"\ntarget = 1000\n')
    world.refresh(timedelta(days=1))
    assert world.site.ledger()[0]["words"] > 200


SUMMARY = Entry(url="https://ada.example/0/", title="Boats", html=f"<p>{BEGINNING[:60]} […]</p>")


@pytest.mark.parametrize(
    "html",
    [
        page("<p>We use cookies. " + "Accept all of them, please. " * 40 + "</p>"),
        page(f"<p>{BEGINNING[:60]}</p>"),
        page("<p>Other words.</p>" * 40),
        b"<html><body>" + page()[30:].replace(b"article", b"div"),
        b"",
        b"\x00<" * 1000,
    ],
    ids=["consent", "no more", "another post", "no container", "empty", "noise"],
)
def test_other_pages_are_not_taken_for_the_post(html: bytes) -> None:
    """Consent banners, index pages and pages without any container of a post add nothing."""
    assert fuller_html(SUMMARY, html.decode("latin-1"), SUMMARY.url) == ""


def test_what_stands_around_a_post_is_no_mark(world: World) -> None:
    """A sidebar that names the challenge on every page earns nothing."""
    text = f"<p>{BEGINNING}</p><p>{REST}</p>"
    world.host.tell["/0/"] = Reply(body=page(text, around=f"<aside>{MARK}</aside><div>{MARK}</div>"))
    world.refresh()
    assert world.status() == "ask"
