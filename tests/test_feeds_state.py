"""`feeds.json`: what is tracked of a feed, and that it changes only when the state does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from challenge.entries.feed import ParsedFeed, parse_feed
from challenge.feeds.answer import Answer, Class
from challenge.feeds.state import FeedState, dump_states, load_states, next_state
from tests.feed_host import rss

NOW = datetime(2017, 5, 12, 9, tzinfo=UTC)
FEED = "https://blog.example/feed/"


def answer(outcome: Class, **more: object) -> Answer:
    return Answer(url=FEED, outcome=outcome, **more)  # type: ignore[arg-type]


def parsed(*titles: str) -> ParsedFeed:
    feed = parse_feed(rss(*titles), "", FEED)
    assert isinstance(feed, ParsedFeed)
    return feed


def test_a_feed_that_is_well() -> None:
    """The newest claimed date and the title are kept, in UTC."""
    state = next_state(None, answer("ok", feed=parsed("One", "Two")), NOW)
    assert state == FeedState(newest="2017-05-02T13:00:00Z", title="A blog")


@pytest.mark.parametrize("outcome", ["unchanged", "not due"])
def test_nothing_new_changes_nothing(outcome: Class) -> None:
    """A refresh that finds nothing new leaves the state as it is."""
    old = FeedState(newest="2017-05-02T13:00:00Z", title="A blog")
    assert next_state(old, answer(outcome), NOW) == old


def test_failing_remembers_since_when() -> None:
    """Another failure of the same kind changes nothing; another kind changes the words, not since when."""
    old = FeedState(newest="2017-05-02T13:00:00Z")
    first = next_state(old, answer("failed", why="no answer", kind="timeout"), NOW)
    again = next_state(first, answer("failed", why="no answer!", kind="timeout"), NOW + timedelta(days=1))
    other = next_state(again, answer("failed", why="certificate", kind="tls"), NOW + timedelta(days=2))
    assert first == again
    assert first is not None and other is not None
    assert (first.state, first.since, first.why) == ("failing", "2017-05-12T09:00:00Z", "no answer")
    assert (other.since, other.why, other.newest) == (first.since, "certificate", old.newest)
    assert next_state(other, answer("unchanged"), NOW) == old


def test_what_is_written_is_read() -> None:
    """Dump and load are each other's inverse, sorted, with a line for each value."""
    states = {
        "https://b.example/": FeedState(state="gone", since="x", why="y"),
        "https://a.example/": FeedState(title="ä"),
    }
    text = dump_states(states)
    assert load_states(text, "content/feeds.json") == (states, [])
    assert text.index("a.example") < text.index("b.example")


@pytest.mark.parametrize("text", ["{", "[]", "<<<<<<< ours\n{}", "[" * 100_000])
def test_a_broken_file_is_a_problem(text: str) -> None:
    """An unreadable file is one problem with path and line, and no states."""
    states, problems = load_states(text, "content/feeds.json")
    assert states == {} and [problem.path for problem in problems] == ["content/feeds.json"]


def test_odd_values_are_dropped() -> None:
    """Values of the wrong kind and unknown keys do not break the rest."""
    text = '{"https://a.example/": {"state": 7, "why": ["x"], "newest": "n", "more": 1}, "https://b.example/": 3}'
    assert load_states(text, "p")[0] == {"https://a.example/": FeedState(newest="n")}
