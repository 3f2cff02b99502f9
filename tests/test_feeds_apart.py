"""Bodies read in a second process: the same entries and ledgers, whatever becomes of that process."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from challenge.entries.feed import MOST_ENTRIES, NotAFeed, ParsedFeed, parse_feed
from challenge.entries.text import read_clean_html
from challenge.feeds.apart import Apart
from challenge.feeds.crowd import Pace
from challenge.feeds.reading import MANY, is_for_two
from challenge.feeds.wire import FetchError
from challenge.ledger.feed_states import load_feed_states
from challenge.refresh import Options, Report, refresh
from tests.conftest import SHARED, Site
from tests.feed_host import Host, Reply, hosting, rss

URL = "https://blog.example/feed/"
NOW = datetime(2017, 6, 1, 12, tzinfo=UTC)
FEEDS = SHARED / "feeds"
BODIES = {
    "RSS": rss("One", "Two"),
    "a tag": b"<rss version='2.0'><channel><item><category>a</category></item></channel></rss>",
    "a day alone": b"<rss version='2.0'><channel><item><pubDate>2017-05-03</pubDate></item></channel></rss>",
    "no offset": b"<rss version='2.0'><channel><item><pubDate>2017-05-03T10:00:00</pubDate></item></channel></rss>",
    "when not to come": rss("One", channel="<ttl>90</ttl><skipHours><hour>3</hour></skipHours>"),
    "ill-formed": b"<rss version='2.0'><channel><item><title>a<b></title></item></channel>",
    "JSON": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>a <a href=/x>b</a>"}]}',
    "half a letter": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800","title":"a"}]}',
    "a page": b"<!doctype html><html><body>no feed</body></html>",
    "nothing": b"",
    "more than a pipe holds": rss("One", channel=f"<description>{'word ' * 900_000}</description>"),
}


def differing(feed: ParsedFeed | NotAFeed | None, body: bytes) -> bool:
    """Whether a feed read apart is not what it is when read here, its texts in blocks included."""
    if feed != parse_feed(body, "", URL):
        return True
    entries = feed.entries if isinstance(feed, ParsedFeed) else ()
    return any(entry.reading != read_clean_html(entry.html, entry.url) for entry in entries)


@pytest.fixture
def apart() -> Iterator[Apart]:
    process = Apart()
    yield process
    process.close()


def test_what_is_read_apart_is_what_is_read_here(apart: Apart) -> None:
    """Every kind of feed, many of them on the way at once, taken back in their order."""
    for name, body in BODIES.items():
        apart.begin(name, body, "", URL)
    assert [name for name, body in BODIES.items() if differing(apart.take(name), body)] == []


def test_every_feed_at_hand_is_read_apart_the_same(apart: Apart) -> None:
    """Over the whole collection."""
    if not FEEDS.is_dir():
        pytest.skip("needs the collection of feeds beside the project (../shared/feeds)")
    bodies = {str(path): path.read_bytes() for path in sorted(FEEDS.rglob("*")) if path.is_file()}
    odd = []
    for name, body in bodies.items():
        apart.begin(name, body, "", URL)
        if differing(apart.take(name), body):
            odd.append(name)
    assert odd == []
    assert len(bodies) > 1000


def test_a_body_that_was_not_begun_is_read_here(apart: Apart) -> None:
    """Nothing is said of it, and what was begun is still to be had."""
    apart.begin("one", BODIES["RSS"], "", URL)
    assert apart.take("another") is None
    assert apart.take("one") == parse_feed(BODIES["RSS"], "", URL)


@pytest.mark.parametrize("deadly", ["crash", "hang"])
def test_a_deadly_body_costs_itself_alone(deadly: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bodies before and after it are read, each once, also those that were on their way."""
    monkeypatch.setattr("challenge.feeds.apart.SERVE", "from tests.deadly_reader import serve; serve()")
    bodies = {f"{n}": rss(f"Post{n}") for n in range(1, 9)} | {"3": rss(deadly), "6": rss(deadly)}
    apart = Apart()
    for name, body in bodies.items():
        apart.begin(name, body, "", URL)
    for name, body in bodies.items():
        if deadly.encode() in body:
            with pytest.raises(FetchError, match="takes too long or ends the program"):
                apart.take(name)
        else:
            assert apart.take(name) == parse_feed(body, "", URL)
    apart.close()


def test_a_body_whose_reader_raises_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a mistake is told where mistakes are told; the process goes on."""
    monkeypatch.setattr("challenge.feeds.apart.SERVE", "from tests.deadly_reader import serve; serve()")
    apart = Apart()
    apart.begin("one", rss("raise"), "", URL)
    apart.begin("two", rss("Two"), "", URL)
    assert apart.take("one") is None
    assert apart.take("two") == parse_feed(rss("Two"), "", URL)
    apart.close()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="processes are not stopped here")
def test_an_answer_comes_whole_from_a_process_that_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of a word that no pipe holds, and where the surroundings ask for unbuffered output."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    body = rss(*(f"Post{number}" for number in range(40))).replace(b"Text", b"word " * 20_000)
    apart = Apart()
    apart.begin("one", body, "", URL)
    apart.begin("two", rss("Two"), "", URL)
    for _ in range(100):
        for order in (signal.SIGSTOP, signal.SIGCONT):
            os.kill(apart.pid, order)
            time.sleep(0.01)
    assert not differing(apart.take("one"), body)
    assert apart.take("two") == parse_feed(rss("Two"), "", URL)
    apart.close()


def test_what_a_reader_prints_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that talks spoils nothing."""
    monkeypatch.setattr("challenge.feeds.apart.SERVE", "from tests.deadly_reader import serve; serve()")
    apart = Apart()
    for name in ("one", "two"):
        apart.begin(name, rss("print"), "", URL)
    assert [apart.take(name) for name in ("one", "two")] == [parse_feed(rss("print"), "", URL)] * 2
    apart.close()


@pytest.mark.parametrize("python", ["", "/nowhere/python", "/bin/false", "a\0b"])
def test_where_no_process_starts_all_is_read_here(python: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No interpreter, or one that ends before it has begun."""
    monkeypatch.setattr(sys, "executable", python)
    apart = Apart()
    for name in ("one", "two"):
        apart.begin(name, BODIES["RSS"], "", URL)
    assert [apart.take(name) for name in ("one", "two", "one")] == [None, None, None]
    apart.close()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the cores of a process are not to be chosen here")
def test_one_core_reads_alone() -> None:
    """A second process would only be in the way; so it would be for few bodies."""
    cores = os.sched_getaffinity(0)
    if len(cores) < 2:
        pytest.skip("there is one core here")
    assert (is_for_two(MANY), is_for_two(MANY - 1)) == (True, False)
    os.sched_setaffinity(0, {min(cores)})
    try:
        assert not is_for_two(10_000)
    finally:
        os.sched_setaffinity(0, cores)


class World:
    """Nine blogs of one host, and a count of how often a process that reads was started."""

    def __init__(self, site: Site, host: Host, started: Path) -> None:
        self.site, self.host, self.started = site, host, started
        site.site()
        site.season(prompts=5, tables='[recognise]\nphrases = ["Spring Challenge"]\n')
        for number in range(9):
            site.member(f"m{number}", f'feeds = ["{host.url}/{number}/feed/"]\nrepublish = "full"')
            self.tell(number, Reply(body=self.feed(number)))

    def feed(self, number: int, said: str = "") -> bytes:
        titles = [f"Post{number}x{post}" for post in range(1, 4)]
        return rss(*titles).replace(b"Text", f"Spring Challenge, week {number % 4 + 1}. {said}".encode())

    def tell(self, number: int, reply: Reply) -> None:
        reply.headers["ETag"] = '"1"'
        path = f"/{number}/feed/"
        self.host.tell[path] = lambda asked: Reply(304) if "if-none-match" in asked.headers else reply

    def refresh(self, hours: int = 0) -> Report:
        options = Options(allow_private=True, pace=Pace(pause=0, hosts=1))
        return refresh(self.site.content, options, NOW + timedelta(hours=hours))

    def forget(self) -> None:
        """As if nobody had asked yet."""
        shutil.rmtree(self.site.root / ".cache")
        for path in (self.site.content / "feeds.json", self.site.content / "seasons/spring/ledger.jsonl"):
            path.unlink()

    def starts(self) -> int:
        return len(self.started.read_text().splitlines()) if self.started.exists() else 0

    def state(self, number: int) -> tuple[str, str]:
        state = load_feed_states(self.site.content)[0][f"{self.host.url}/{number}/feed/"]
        return state.state, state.kind


@pytest.fixture
def world(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    started = tmp_path / "started"
    serve = f"from tests.deadly_reader import serve; serve({str(started)!r})"
    monkeypatch.setattr("challenge.feeds.apart.SERVE", serve)
    with hosting() as host:
        yield World(site, host, started)


def test_the_ledger_is_the_same_with_a_second_process(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, and all else that is tracked; also where a body came packed, as a page, or with an error."""
    world.tell(1, Reply(body=gzip.compress(world.feed(1)), headers={"Content-Encoding": "gzip"}))
    world.tell(2, Reply(body=gzip.compress(world.feed(2))))
    world.tell(3, Reply(body=b"<html>no feed</html>"))
    world.tell(4, Reply(status=500))
    world.tell(5, Reply(body=b"\x1f\x8bbroken"))
    alone = world.refresh()
    tracked = world.site.tracked()
    assert world.starts() == 0
    world.forget()
    monkeypatch.setattr("challenge.feeds.reading.MANY", 9)
    beside = world.refresh()
    assert world.starts() == 1
    assert (beside.feeds, beside.entries, beside.problems) == (alone.feeds, alone.entries, alone.problems)
    assert world.site.tracked() == tracked
    assert len(world.site.ledger()) == 18


def test_a_refresh_without_news_starts_no_process(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """All hosts answer 304, and again when one of them has news."""
    monkeypatch.setattr("challenge.feeds.reading.MANY", 2)
    world.refresh()
    assert world.refresh(2).feeds["unchanged"] == 9
    world.host.tell["/4/feed/"] = Reply(body=world.feed(4, "And more."))
    assert world.refresh(4).feeds["ok"] == 1
    assert world.starts() == 1


def test_a_deadly_feed_is_a_failing_one_and_stays_apart(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others' posts are kept; the next refresh, of few feeds, reads it apart again; mended, it is well."""
    monkeypatch.setattr("challenge.feeds.reading.MANY", 9)
    world.tell(4, Reply(body=world.feed(4, "crash")))
    report = world.refresh()
    assert (report.feeds["ok"], report.feeds["failed"]) == (8, 1)
    assert [problem for problem in report.problems if "ends the program that reads it" in problem]
    assert world.state(4) == ("failing", "unreadable")
    assert len(world.site.ledger()) == 24
    monkeypatch.setattr("challenge.feeds.reading.MANY", 1000)
    assert world.refresh(2).feeds["failed"] == 1
    assert world.starts() == 3
    world.tell(4, Reply(body=world.feed(4)))
    assert world.refresh(24).feeds["ok"] == 1
    assert (world.state(4), len(world.site.ledger())) == (("ok", ""), 27)


def test_a_feed_of_many_entries_is_cut_apart_as_here(apart: Apart) -> None:
    """The limit of entries and its message come through."""
    body = b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * (MOST_ENTRIES + 5) + b"</channel></rss>"
    apart.begin("many", body, "", URL)
    found = apart.take("many")
    assert isinstance(found, ParsedFeed)
    assert (len(found.entries), len(found.problems)) == (MOST_ENTRIES, 1)
