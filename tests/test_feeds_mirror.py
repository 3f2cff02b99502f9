"""Recorded answers stand for the network: same code, same verdict on every host, nothing outside the folder."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache
from challenge.feeds.gather import gather
from challenge.feeds.pages import fetch_page
from tests.feed_host import rss

NOW = datetime(2017, 5, 12, 9, tzinfo=UTC)
POSTS = rss("One", "Two")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    return tmp_path / "mirror"


def record(mirror: Path, path: str, body: bytes | None = POSTS, side: str = "") -> None:
    """Write one recorded answer; `side` is its `.http` file."""
    file = mirror / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if body is not None:
        file.write_bytes(body)
    if side:
        file.with_name(file.name + ".http").write_text(side)


def ask(mirror: Path, *feeds: str, now: datetime = NOW, allow_private: bool = False) -> list[Answer]:
    with Cache(mirror.parent / ".cache") as cache:
        answers = list(gather(feeds, cache=cache, now=now, mirror=mirror, allow_private=allow_private))
        for answer in answers:
            if answer.feed:
                cache.mark_judged(answer.url, answer.fingerprint)
        return answers


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://blog.example/feed.xml", "blog.example/feed.xml"),
        ("https://BLOG.example/feed.xml", "blog.example/feed.xml"),
        ("https://blog.example/", "blog.example/index"),
        ("https://blog.example", "blog.example/index"),
        ("https://blog.example/feed/", "blog.example/feed/index"),
        ("https://blog.example/feed", "blog.example/feed/index"),
        ("https://blog.example:8443/feed.xml", "blog.example_8443/feed.xml"),
        ("https://blog.example:443/feed.xml", "blog.example/feed.xml"),
        ("https://blog.example/?feed=rss2", "blog.example/index?feed=rss2"),
        ("https://blog.example/feed/?paged=2&order=ASC", "blog.example/feed/index?paged=2&order=ASC"),
        ("https://blog.example/a%20b.xml", "blog.example/a%20b.xml"),
        ("https://blog.example/a%20b.xml", "blog.example/a b.xml"),
        ("https://blog.example/@ada/feed", "blog.example/@ada/feed"),
        ("https://bücher.example/feed.xml", "xn--bcher-kva.example/feed.xml"),
    ],
)
def test_where_an_answer_stands(url: str, path: str, mirror: Path) -> None:
    """Each address has its file."""
    record(mirror, path)
    assert [answer.outcome for answer in ask(mirror, url)] == ["ok"]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://127.0.0.1/feed.xml", "127.0.0.1/feed.xml"),
        ("http://127.0.0.1:8000/feed.xml", "127.0.0.1_8000/feed.xml"),
        ("http://localhost:8080/feed.xml", "localhost_8080/feed.xml"),
        ("https://blog.example:99/feed.xml", "blog.example_99/feed.xml"),
    ],
)
@pytest.mark.parametrize("moved", [False, True])
def test_a_mirror_is_no_way_round_the_guard(url: str, path: str, mirror: Path, moved: bool) -> None:
    """What the network is asked with `--allow-private` only, a mirror is too; also where a host leads there."""
    record(mirror, path)
    record(mirror, "blog.example/feed.xml", None, f"301 Moved\nLocation: {url}\n")
    asked = "https://blog.example/feed.xml" if moved else url
    (refused,) = ask(mirror, asked)
    (allowed,) = ask(mirror, asked, now=NOW + timedelta(days=2), allow_private=True)

    assert (refused.outcome, refused.kind) == ("failed", "address")
    assert allowed.outcome == ("moved" if moved else "ok")


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/../secret.xml",
        "https://blog.example/%2e%2e/%2e%2e/secret.xml",
        "https://blog.example/..%2F..%2Fsecret.xml",
        "https://blog.example/link/secret.xml",
        "https://../secret.xml",
        "https://blog.example/" + "x" * 1500,
        "https://blog.example/nothing.xml",
        "https://elsewhere.example/feed.xml",
    ],
)
def test_nothing_outside_the_folder(url: str, mirror: Path) -> None:
    """No path leads out of the mirror, not by dots, escapes or links; what is not there is a 404."""
    (mirror / "blog.example").mkdir(parents=True)
    (mirror.parent / "secret.xml").write_bytes(POSTS)
    (mirror / "blog.example" / "link").symlink_to(mirror.parent)
    assert [(answer.outcome, answer.kind) for answer in ask(mirror, url)] in (
        [("failed", "http 404")],
        [("failed", "address")],
    )


@pytest.mark.parametrize(
    ("side", "outcome", "kind"),
    [
        ("ERR timeout", "failed", "timeout"),
        ("ERR refused", "failed", "refused"),
        ("ERR tls", "failed", "tls"),
        ("HTTP/1.1 404 Not Found", "failed", "http 404"),
        ("410 Gone", "gone", "gone"),
        ("HTTP/2 200\nContent-Type: application/rss+xml", "ok", ""),
        ("Content-Type: application/rss+xml", "ok", ""),
        ("HTTP/1.1 301 Moved Permanently\nLocation: https://new.example/feed.xml", "moved", "moved"),
        ("HTTP/1.1 302 Found\nLocation: https://new.example/feed.xml", "ok", ""),
        ("HTTP/1.1 503 Busy\nRetry-After: 7200", "failed", "http 503"),
    ],
)
def test_status_and_headers_from_beside(side: str, outcome: str, kind: str, mirror: Path) -> None:
    """The `.http` file says how the host answered."""
    record(mirror, "blog.example/feed.xml", side=side)
    record(mirror, "new.example/feed.xml")
    (answer,) = ask(mirror, "https://blog.example/feed.xml")
    assert (answer.outcome, answer.kind) == (outcome, kind)
    assert (answer.feed is not None) == (outcome in ("ok", "moved"))


def test_conditions_are_honoured(mirror: Path) -> None:
    """A recorded ETag answers the second question with 304, a changed one with the new body."""
    record(mirror, "blog.example/feed.xml", side='HTTP/1.1 200 OK\nETag: "1"')
    feed = "https://blog.example/feed.xml"
    assert [ask(mirror, feed)[0].outcome for _ in range(2)] == ["ok", "unchanged"]
    record(mirror, "blog.example/feed.xml", rss("Three"), 'HTTP/1.1 200 OK\nETag: "2"')
    (answer,) = ask(mirror, feed)
    assert answer.feed is not None and [entry.title for entry in answer.feed.entries] == ["Three"]


def test_a_recorded_wait_is_kept_to(mirror: Path) -> None:
    """Retry-After counts by the given time; our own interval does not, because a mirror is nobody's host."""
    record(mirror, "busy.example/feed.xml", None, "HTTP/1.1 429 Too Many\nRetry-After: 7200")
    record(mirror, "blog.example/feed.xml")
    feeds = ("https://busy.example/feed.xml", "https://blog.example/feed.xml")
    classes = [
        {a.outcome for a in ask(mirror, feed, now=NOW + timedelta(hours=h))} for feed in feeds for h in (0, 1, 2.5)
    ]
    assert classes == [{"failed"}, {"not due"}, {"failed"}, {"ok"}, {"unchanged"}, {"unchanged"}]


def test_a_packed_body_is_unpacked(mirror: Path) -> None:
    """A body may be recorded as it came over the wire or already unpacked."""
    side = "HTTP/1.1 200 OK\nContent-Encoding: gzip"
    record(mirror, "a.example/feed", gzip.compress(POSTS), side)
    record(mirror, "b.example/feed", POSTS, side)
    assert [answer.outcome for answer in ask(mirror, "https://a.example/feed", "https://b.example/feed")] == [
        "ok",
        "ok",
    ]


def test_pages_come_from_the_mirror_too(mirror: Path) -> None:
    """`fetch_page` uses the same files, and says in words what is wrong with a page that is not there."""
    record(
        mirror,
        "blog.example/post/index",
        "<title>Grüße</title>".encode("latin-1"),
        "200\nContent-Type: text/html; charset=latin-1",
    )
    assert fetch_page("https://blog.example/post/", mirror=mirror).html == "<title>Grüße</title>"
    missing = fetch_page("https://blog.example/other/", mirror=mirror)
    assert missing.html == "" and "404" in missing.why
