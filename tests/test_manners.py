"""The manners of a feed reader, one test a rule, as a host would score them.

`python -m tests.manners` prints the score, and so does `pytest -rA`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache
from challenge.feeds.gather import Pace, gather
from challenge.feeds.manners import Facts, Poll, after_answer, after_failure, not_before
from challenge.feeds.state import next_state
from tests.feed_host import Asked, Host, Reply, hosting, rss
from tests.manners import RULES, rules_of

NOW = datetime(2017, 5, 12, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
POSTS = rss("One")
FEED = "https://blog.example/feed/"


class Reader:
    """A reader of one host over several runs, at times that the test chooses."""

    def __init__(self, host: Host, cache: Cache) -> None:
        self.host, self.cache = host, cache

    def run(self, *paths: str, after: timedelta = timedelta(), force: bool = False, pause: float = 0) -> list[Answer]:
        feeds = [self.host.url + path for path in paths]
        pace = Pace(pause=pause, seconds=5)
        contact = "https://challenge.example/about/"
        options = {"contact": contact, "allow_private": True, "force": force, "pace": pace}
        found = gather(feeds, cache=self.cache, now=NOW + after, **options)  # type: ignore[arg-type]
        return sorted(found, key=lambda answer: feeds.index(answer.url))

    def sent(self, header: str) -> list[str]:
        return [asked.headers.get(header, "") for asked in self.host.asked]


@pytest.fixture(autouse=True)
def scored(request: pytest.FixtureRequest) -> None:
    """One line for each rule that a test is about."""
    for rule in rules_of(request.node.name):
        print(f"rule {rule}: {RULES[rule]}")


def test_every_rule_is_tested() -> None:
    """None of the twelve is forgotten."""
    assert {rule for name in globals() for rule in rules_of(name)} == set(RULES) == set(range(1, 13))


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with hosting() as host, Cache(tmp_path) as cache:
        yield Reader(host, cache)


def telling(*replies: Reply) -> object:
    """Answers in turn, the last one for ever."""
    left = list(replies)

    def tell(asked: Asked) -> Reply:
        return left.pop(0) if len(left) > 1 else left[0]

    return tell


@pytest.mark.parametrize("tag", ['"abc"', 'W/"abc"', "abc", '"a, b"', '"ü"'.encode().decode("latin-1")])
def test_rule_1_validators_are_opaque(tag: str, reader: Reader) -> None:
    """Validators go back byte for byte, whatever they look like."""
    date = "Friday, 12-May-17 08:00:00 GMT"
    reader.host.tell = {"/f": Reply(body=POSTS, headers={"ETag": tag, "Last-Modified": date})}
    reader.run("/f")
    reader.run("/f", after=2 * HOUR)
    assert reader.sent("if-none-match") == ["", tag]
    assert reader.sent("if-modified-since") == ["", date]


def test_rule_2_validators_follow_every_answer(reader: Reader) -> None:
    """A new tag with the old body, a tag rotated by a 304 and a withdrawn date are all followed at once."""
    reader.host.tell = {
        "/f": telling(
            Reply(body=POSTS, headers={"ETag": '"1"', "Last-Modified": "Mon, 01 May 2017 09:00:00 GMT"}),
            Reply(body=POSTS, headers={"ETag": '"2"'}),
            Reply(304, headers={"ETag": '"3"'}),
            Reply(304),
        )
    }
    for hours in (0, 2, 4, 6, 8):
        reader.run("/f", after=hours * HOUR)
    assert reader.sent("if-none-match") == ["", '"1"', '"2"', '"3"', '"3"']
    assert reader.sent("if-modified-since") == ["", "Mon, 01 May 2017 09:00:00 GMT", "", "", ""]


@pytest.mark.parametrize(("headers", "hours"), [({"ETag": '"1"'}, 1), ({}, 24)])
def test_rule_3_our_own_interval(headers: dict[str, str], hours: int, reader: Reader) -> None:
    """Once an hour where the host can say `nothing new`, once a day where it cannot; `--force` goes at once."""
    reader.host.tell = {"/f": Reply(body=POSTS, headers=headers)}
    reader.run("/f")
    assert reader.run("/f", after=(hours - 1) * HOUR + HOUR / 3)[0].outcome == "not due"
    assert reader.run("/f", after=hours * HOUR)[0].outcome == "unchanged"
    assert reader.run("/f", after=hours * HOUR + HOUR / 6, force=True)[0].outcome == "unchanged"
    assert len(reader.host.asked) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "public, max-age=18000"},
        {"Cache-Control": "max-age=20000", "Age": "2000"},
        {"Expires": format_datetime(datetime.now(UTC) + timedelta(hours=5), usegmt=True)},
    ],
)
def test_rule_4_freshness_is_waited_for(headers: dict[str, str], reader: Reader) -> None:
    """An answer that holds for five hours is not asked for again within them, not even by `--force`."""
    reader.host.tell = {"/f": Reply(body=POSTS, headers={"ETag": '"1"', **headers})}
    reader.run("/f")
    assert reader.run("/f", after=4 * HOUR, force=True)[0].outcome == "not due"
    assert reader.run("/f", after=5 * HOUR + HOUR / 60)[0].outcome == "unchanged"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
def test_rule_5_retry_after(status: int, as_date: bool, reader: Reader) -> None:
    """`Retry-After` in seconds or as a date holds for 429 and 503, and `--force` does not break it."""
    wait = format_datetime(datetime.now(UTC) + 2 * HOUR, usegmt=True) if as_date else "7200"
    reader.host.tell = {"/f": Reply(status, headers={"Retry-After": wait})}
    assert reader.run("/f")[0].outcome == "failed"
    assert reader.run("/f", after=1.9 * HOUR, force=True)[0].outcome == "not due"
    assert reader.run("/f", after=2.1 * HOUR)[0].outcome == "failed"


def test_rule_5_a_busy_host_is_left_alone_as_a_whole(reader: Reader) -> None:
    """After a 429 no other feed of that host is asked, in this run and the next; a 503 concerns one feed only."""
    reader.host.tell = {"/a": Reply(429, headers={"Retry-After": "7200"}), "/b": Reply(body=POSTS), "/c": Reply(503)}
    assert [answer.outcome for answer in reader.run("/c", "/a", "/b")] == ["failed", "failed", "not due"]
    assert reader.run("/b", after=HOUR)[0].outcome == "not due"
    assert reader.run("/b", after=3 * HOUR)[0].outcome == "ok"


def test_rule_6_one_unconditional_request(reader: Reader) -> None:
    """Of many runs only the first asks without conditions."""
    reader.host.tell = {
        "/f": lambda asked: (
            Reply(304) if "if-none-match" in asked.headers else Reply(body=POSTS, headers={"ETag": '"1"'})
        )
    }
    for hours in range(0, 20, 2):
        reader.run("/f", after=hours * HOUR)
    assert reader.sent("if-none-match").count("") == 1


def test_rules_7_8_9_who_asks(reader: Reader) -> None:
    """An honest name with an address, packed answers accepted; no cookie, no referrer, no query of our own."""
    reader.host.tell = {"/f": telling(Reply(body=POSTS, headers={"Set-Cookie": "id=1; Path=/", "ETag": '"1"'}))}
    reader.run("/f")
    reader.run("/f", after=2 * HOUR)
    for asked in reader.host.asked:
        assert "https://challenge.example/about/" in asked.headers["user-agent"]
        assert not {"cookie", "referer"} & asked.headers.keys()
        assert {"gzip", "br", "zstd"} <= set(asked.headers["accept-encoding"].split(", "))
    assert reader.host.paths() == ["/f", "/f"]


def test_rule_10_one_at_a_time_with_a_pause(reader: Reader) -> None:
    """Feeds of one host are asked one after the other with a pause in between."""
    reader.host.tell = {f"/{n}": Reply(body=POSTS) for n in range(4)}
    reader.run("/0", "/1", "/2", "/3", pause=0.2)
    times = [asked.at for asked in reader.host.asked]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))
    assert {asked.at_once for asked in reader.host.asked} == {1}


@pytest.mark.parametrize(
    "channel", ["<ttl>300</ttl>", "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"]
)
def test_rule_11_the_feeds_own_rhythm(channel: str, reader: Reader) -> None:
    """`ttl` and `sy:updatePeriod` are kept to, also after a 304."""
    body = rss("One", channel=channel)
    reader.host.tell = {
        "/f": lambda asked: (
            Reply(304) if "if-none-match" in asked.headers else Reply(body=body, headers={"ETag": '"1"'})
        )
    }
    answers = [reader.run("/f", after=hours * HOUR)[0].outcome for hours in (0, 4, 7, 10, 14)]
    assert answers == ["ok", "not due", "unchanged", "not due", "unchanged"]


def test_rule_11_hours_and_days_to_skip(reader: Reader) -> None:
    """In the hours and on the days that a feed names nobody asks."""
    channel = "<skipHours><hour>11</hour><hour>12</hour></skipHours><skipDays><day>Saturday</day></skipDays>"
    reader.host.tell = {"/f": Reply(body=rss("One", channel=channel), headers={"ETag": '"1"'})}
    friday_nine = [reader.run("/f", after=hours * HOUR, force=True)[0].outcome for hours in (0, 2, 3.5, 4.5, 16, 40)]
    assert friday_nine == ["ok", "not due", "not due", "unchanged", "not due", "unchanged"]


def test_rule_12_gone_is_gone(reader: Reader, tmp_path: Path) -> None:
    """After a 410 a feed is not asked again, not even by `--force`, and its state says so."""
    reader.host.tell = {"/f": Reply(410)}
    first = reader.run("/f")[0]
    assert (first.outcome, reader.run("/f", after=90 * 24 * HOUR, force=True)[0].outcome) == ("gone", "gone")
    assert len(reader.host.asked) == 1
    state = next_state(None, first, NOW)
    assert state is not None and state.state == "gone"
    with Cache(tmp_path / "lost") as lost:  # the cache was deleted; feeds.json remembers
        again = gather([first.url], cache=lost, now=NOW, allow_private=True, known={first.url: state})
        assert next(again).outcome == "gone" and len(reader.host.asked) == 1


@pytest.mark.parametrize("status", [301, 308])
def test_a_move_counts_after_confirmation(status: int, reader: Reader) -> None:
    """A permanent redirect is followed at once and counts after three agreeing answers over two days."""
    reader.host.tell = {
        "/old": Reply(status, headers={"Location": "/new"}),
        "/new": Reply(body=POSTS, headers={"ETag": '"1"'}),
    }
    answers = [reader.run("/old", after=days * 24 * HOUR)[0] for days in (0, 1, 2, 3)]
    assert [answer.outcome for answer in answers] == ["moved"] * 4
    assert [answer.confirmed for answer in answers] == [False, False, True, True]
    assert answers[0].feed is not None and answers[3].moved_to == reader.host.url + "/new"
    assert reader.host.paths() == ["/old", "/new"] * 3 + ["/new"]
    assert reader.sent("if-none-match") == ["", "", "", '"1"', "", '"1"', '"1"']
    states = [next_state(None, answer, NOW) for answer in answers]
    assert [state.moved_to if state else None for state in states] == ["", "", answers[3].moved_to, answers[3].moved_to]


def test_a_move_that_breaks_is_taken_back(reader: Reader) -> None:
    """When the new address fails, the next question goes to the old one again."""
    reader.host.tell = {"/old": Reply(301, headers={"Location": "/new"}), "/new": Reply(body=POSTS)}
    for days in (0, 1, 2):
        reader.run("/old", after=days * 24 * HOUR)
    reader.host.tell = {"/old": Reply(body=POSTS)}
    assert reader.run("/old", after=72 * HOUR)[0].outcome == "failed"
    assert reader.run("/old", after=96 * HOUR)[0].outcome == "unchanged"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_redirect_moves_nothing(status: int, reader: Reader) -> None:
    """Temporary redirects are followed for ever and never become a move."""
    reader.host.tell = {"/old": Reply(status, headers={"Location": "/new"}), "/new": Reply(body=POSTS)}
    answers = [reader.run("/old", after=days * 24 * HOUR)[0] for days in (0, 1, 2, 3)]
    assert [answer.moved_to for answer in answers] == [""] * 4
    assert answers[0].outcome == "ok"


def test_a_move_to_https_counts_at_once() -> None:
    """The same address by https needs no confirmation."""
    poll = Poll(url="http://blog.example/feed/")
    facts = Facts(status=200, final_url=FEED, moved_to=FEED)
    assert after_answer(poll, facts, NOW).moved == FEED


def test_failing_feeds_are_asked_less_and_less() -> None:
    """The pause after a failure doubles from an hour to three days and ends with the first success."""
    poll, now, waits = Poll(url=FEED), NOW, []
    for _ in range(10):
        poll = after_failure(poll, Facts(status=500), now)
        wait = not_before(poll, now)
        assert wait is not None
        waits.append((wait[0] - now) / HOUR)
        now = wait[0]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 72, 72, 72]
    assert after_answer(poll, Facts(status=200, headers={"etag": "1"}), now).failures == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"cache-control": "max-age=99999999"},
        {"expires": "Fri, 31 Dec 2049 23:59:59 GMT"},
        {"cache-control": "max-age=999999999999999999"},
    ],
)
def test_no_host_can_put_us_off_for_long(headers: dict[str, str]) -> None:
    """Absurd freshness is bounded by a day."""
    poll = after_answer(Poll(url=FEED), Facts(status=200, headers={"etag": "1", **headers}), NOW)
    assert not_before(poll, NOW + 12 * HOUR) is not None
    assert not_before(poll, NOW + 24 * HOUR) is None


@pytest.mark.parametrize("value", ["", "soon", "-5", "Mon, 99 Foo 2017", "999999999999", "٣"])
def test_nonsense_in_retry_after_is_bounded(value: str) -> None:
    """Nonsense asks for nothing; an absurd wait is bounded by a week."""
    poll = after_failure(Poll(url=FEED), Facts(status=429, headers={"retry-after": value}), NOW)
    assert not_before(poll, NOW + timedelta(days=7)) is None


def test_all_hours_skipped_means_none() -> None:
    """A feed that names every hour and every day cannot silence itself for ever."""
    facts = Facts(status=200, skip_hours=frozenset(range(24)), skip_days=frozenset(range(7)))
    assert not_before(after_answer(Poll(url=FEED), facts, NOW), NOW + 48 * HOUR) is None
