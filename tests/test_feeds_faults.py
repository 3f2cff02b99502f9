"""Hosts that misbehave: each fault is bounded, said in plain words, and costs no other feed anything."""

from __future__ import annotations

import gzip
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest

from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache
from challenge.feeds.gather import Pace, gather
from tests.feed_faults import scenarios
from tests.feed_host import Asked, Host, Reply, hosting, rss

NOW = datetime(2017, 5, 12, 9, tzinfo=UTC)
QUICK = Pace(pause=0, seconds=5)
POSTS = rss("One", "Two")


@pytest.mark.parametrize("name", scenarios())
def test_the_faults_that_tell_gatherers_apart(name: str, tmp_path: Path) -> None:
    """Each is bounded, said, costs no earlier post and no neighbour."""
    scenarios()[name](tmp_path)


def test_there_are_thirty_four_of_them() -> None:
    """The list that others count is whole."""
    assert len(scenarios()) == 34


@pytest.fixture
def host() -> Iterator[Host]:
    with hosting() as found:
        yield found


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / ".cache") as kept:
        yield kept


def ask(host: Host, cache: Cache, *paths: str, now: datetime = NOW, **options: object) -> dict[str, Answer]:
    feeds = [host.url + path for path in paths]
    settings = {"allow_private": True, "pace": QUICK, **options}
    answers = list(gather(feeds, cache=cache, now=now, **settings))  # type: ignore[arg-type]
    assert sorted(answer.url for answer in answers) == sorted(feeds), "every feed exactly once"
    return {answer.url.removeprefix(host.url): answer for answer in answers}


def drip() -> Iterator[bytes]:
    for _ in range(40):
        yield b"<rss>"
        time.sleep(0.25)


def flood() -> Iterator[bytes]:
    for _ in range(60):
        yield b"x" * 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


FAULTS = {
    "truncated": (Reply(body=POSTS[:300], length=len(POSTS)), "broke off"),
    "truncated gzip": (Reply(body=gzip.compress(POSTS)[:-30], headers={"Content-Encoding": "gzip"}), "broke off"),
    "broken gzip": (Reply(body=b"no gzip at all", headers={"Content-Encoding": "gzip"}), "unpacked"),
    "gzip bomb": (Reply(body=gzip.compress(bytes(60_000_000)), headers={"Content-Encoding": "gzip"}), "larger than"),
    "brotli bomb": (
        Reply(body=brotli.compress(bytes(60_000_000), quality=1), headers={"Content-Encoding": "br"}),
        "larger",
    ),
    "declared too large": (Reply(body=b"<rss>", length=500_000_000), "larger than"),
    "web page": (Reply(body=b"<!doctype html><html><title>Hello</title></html>"), "web page"),
    "nothing": (Reply(), "nothing at all"),
    "plain text": (Reply(body=b"Hello, this is no feed."), "no feed"),
    "broken json": (Reply(body=b'{"version": "https://jsonfeed.org/version/1", "items": [}'), "broken JSON"),
    "other json": (Reply(body=b'{"error": "no"}'), "no JSON Feed"),
    "not found": (Reply(404), "404"),
    "forbidden": (Reply(403), "403"),
    "server fault": (Reply(500, b"<html>"), "500"),
    "teapot": (Reply(418), "418"),
    "redirect loop": (Reply(302, headers={"Location": "/redirect%20loop"}), "redirects more than"),
    "redirect to nowhere": (Reply(302), "without saying where"),
    "redirect to a file": (Reply(302, headers={"Location": "file:///etc/passwd"}), "no web address"),
    "redirect to metadata": (Reply(302, headers={"Location": "http://169.254.169.254/"}), "private network"),
    "entity bomb": (
        Reply(
            body=b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
            b'<rss version="2.0"><channel>&b;</channel></rss>'
        ),
        "entities",
    ),
    "odd encoding": (Reply(body=POSTS, headers={"Content-Encoding": "compress"}), "encoding"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_failed_feed_with_words(name: str, host: Host, cache: Cache) -> None:
    """Each fault ends as one failed answer whose words say what the host did; the feed beside it is read."""
    reply, words = FAULTS[name]
    path = "/" + name.replace(" ", "%20")
    host.tell = {path: reply, "/good": Reply(body=POSTS)}
    answers = ask(host, cache, path, "/good")
    assert answers[path].outcome == "failed"
    assert words in answers[path].why
    assert answers["/good"].feed is not None and len(answers["/good"].feed.entries) == 2


@pytest.mark.parametrize("pieces", [drip, flood])
def test_slow_and_endless_answers_are_cut(pieces: object, host: Host, cache: Cache) -> None:
    """A host that drips or floods holds us up only until the limit."""
    host.tell = {"/feed": lambda _: Reply(pieces=pieces())}  # type: ignore[operator]
    assert ask(host, cache, "/feed", pace=Pace(pause=0, seconds=1))["/feed"].kind in ("timeout", "too large")


def test_nobody_there(cache: Cache) -> None:
    """A name that leads nowhere and a port where nobody listens are said so."""
    feeds = ["http://nowhere.invalid/feed", "http://127.0.0.1:9/feed"]
    answers = {a.url: a.kind for a in gather(feeds, cache=cache, now=NOW, allow_private=True, pace=QUICK)}
    assert answers == {feeds[0]: "dns", feeds[1]: "refused"}


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate), ("br", brotli.compress)],
)
def test_encodings(encoding: str, pack: object, host: Host, cache: Cache) -> None:
    """What the host packs in any way that we offered is unpacked, and so is what the cache keeps of it."""
    host.tell = {"/feed": Reply(body=pack(POSTS), headers={"Content-Encoding": encoding})}  # type: ignore[operator]
    feed = ask(host, cache, "/feed")["/feed"].feed
    assert feed is not None and [entry.title for entry in feed.entries] == ["One", "Two"]
    assert encoding in host.asked[0].headers["accept-encoding"]
    assert cache.body(f"{host.url}/feed") == POSTS


@pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "gzip"}], ids=["as it is", "packed once more"])
def test_a_gz_file_is_unpacked(headers: dict[str, str], host: Host, cache: Cache) -> None:
    """A feed kept as a .gz file and handed out without saying so is read."""
    packed = gzip.compress(POSTS)
    host.tell = {"/feed.xml.gz": Reply(body=gzip.compress(packed) if headers else packed, headers=headers)}
    assert ask(host, cache, "/feed.xml.gz")["/feed.xml.gz"].outcome == "ok"
    assert cache.body(f"{host.url}/feed.xml.gz") == POSTS


def test_a_kill_before_judging_loses_nothing(host: Host, cache: Cache) -> None:
    """A body fetched but not judged comes again: with a 304, while the feed is not due, and when the host is dead."""

    def tell(asked: Asked) -> Reply:
        return (
            Reply(304) if asked.headers.get("if-none-match") == '"v1"' else Reply(body=POSTS, headers={"ETag": '"v1"'})
        )

    host.tell = {"/feed": tell}
    first = ask(host, cache, "/feed")["/feed"]
    assert first.outcome == "ok"
    for hours, outcome in ((0.5, "not due"), (2, "unchanged"), (4, "failed")):
        if outcome == "failed":
            host.tell = {}
        again = ask(host, cache, "/feed", now=NOW + timedelta(hours=hours))["/feed"]
        assert (again.outcome, again.feed) == (outcome, first.feed)
    cache.mark_judged(host.url + "/feed", first.fingerprint)
    assert ask(host, cache, "/feed", now=NOW + timedelta(hours=5))["/feed"].feed is None


def test_other_rules_see_kept_bodies_again(host: Host, cache: Cache) -> None:
    """A body judged by one set of rules is handed out again for another set, without asking the host."""
    host.tell = {"/feed": Reply(body=POSTS)}
    first = ask(host, cache, "/feed", rules="a")["/feed"]
    cache.mark_judged(first.url, first.fingerprint, "a")
    later = NOW + timedelta(minutes=5)
    assert ask(host, cache, "/feed", rules="a", now=later)["/feed"].feed is None
    assert ask(host, cache, "/feed", rules="b", now=later)["/feed"].feed == first.feed
    assert len(host.asked) == 1


@pytest.mark.parametrize(
    "harm", ["delete", "delete bodies", "drop a table", "another version", "garble", "garble the middle", "cut"]
)
def test_the_cache_may_be_harmed(harm: str, host: Host, tmp_path: Path) -> None:
    """Whatever happens to the cache, the next refresh has the posts again: no 304 is provoked without the body."""
    host.tell = {
        "/feed": lambda asked: (
            Reply(304) if "if-none-match" in asked.headers else Reply(body=POSTS, headers={"ETag": "x"})
        )
    }
    with Cache(tmp_path) as cache:
        first = ask(host, cache, "/feed")["/feed"]
        cache.mark_judged(first.url, first.fingerprint)
    _harm(tmp_path / "feeds.sqlite", harm)
    with Cache(tmp_path) as cache:
        again = ask(host, cache, "/feed", now=NOW + timedelta(days=1))["/feed"]
        assert again.feed == first.feed and again.outcome in ("ok", "unchanged")
    with Cache(tmp_path) as cache:
        assert cache.poll(first.url).fingerprint == first.fingerprint


_SPOILT = {
    "delete bodies": "DELETE FROM bodies",
    "drop a table": "DROP TABLE told",
    "another version": "PRAGMA user_version = 99",
}


def _harm(path: Path, harm: str) -> None:
    whole = path.read_bytes()
    if harm == "delete":
        path.unlink()
    elif harm in _SPOILT:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute(_SPOILT[harm])
    elif harm == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    else:
        half = len(whole) // 2 if harm == "garble the middle" else 0
        path.write_bytes(whole[:half] + b"\x00{garbled" * (len(whole[half:]) // 10))


def test_many_hosts_at_once(cache: Cache) -> None:
    """Slow hosts are waited for together, not one after the other."""
    hosts = [Host() for _ in range(8)]
    try:
        for each in hosts:
            each.tell = {"/feed": lambda _: (time.sleep(0.3), Reply(body=POSTS))[1]}
        began = time.monotonic()
        feeds = [each.url + "/feed" for each in hosts]
        answers = list(gather(feeds, cache=cache, now=NOW, allow_private=True, pace=QUICK))
        spent = time.monotonic() - began
    finally:
        for each in hosts:
            each.close()
    assert {answer.outcome for answer in answers} == {"ok"}
    assert spent < 8 * 0.3


def test_leaving_early_leaves_nothing_behind(host: Host, cache: Cache) -> None:
    """A caller that stops reading in the middle stops the asking."""
    host.tell = {f"/{n}": Reply(body=POSTS) for n in range(200)}
    feeds = [f"{host.url}/{n}" for n in range(200)]
    answers = gather(feeds, cache=cache, now=NOW, allow_private=True, pace=QUICK)
    next(answers)
    answers.close()
    assert len(host.asked) < 200
