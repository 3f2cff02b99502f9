"""One post is one row, whatever its feed does to it: through whole refreshes of a loopback host."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from challenge.feeds.crowd import Pace
from challenge.refresh import Options, refresh
from tests.conftest import Site, rss
from tests.feed_host import Host, Reply, hosting

START = datetime(2017, 5, 3, 12, tzinfo=UTC)
MARK = "Spring Challenge"
Item = dict[str, Any]


def post(number: int, **changed: str | None) -> Item:
    """A post of day `number`; None takes a key out."""
    link = f"https://ada.example/2017/05/0{number}/post-{number}/"
    item: Item = {
        "title": f"Post {number} for the {MARK}",
        "link": link,
        "guid": link,
        "date": f"Tue, 02 May 2017 0{number}:00:00 +0000",
        "text": f"<p>Text {number}.</p>",
        **changed,
    }
    return {key: value for key, value in item.items() if value is not None}


class World:
    def __init__(self, site: Site, host: Host) -> None:
        self.site, self.host = site, host
        self.days = 0
        site.site()
        site.season(prompts=6, tables=f'[recognise]\nphrases = ["{MARK}"]\n')
        site.member("ada", f'feeds = ["{host.url}/feed"]')

    def tell(self, *items: Item, path: str = "/feed") -> None:
        self.host.tell[path] = Reply(body=rss(*items).encode())

    def refresh(self, *items: Item) -> list[Any]:
        """The rows of the ledger after a day on which the feed says this."""
        if items:
            self.tell(*items)
        options = Options(allow_private=True, pace=Pace(pause=0, seconds=15))
        refresh(self.site.content, options, START + timedelta(days=self.days))
        self.days += 1
        return self.site.ledger()


@pytest.fixture
def world(site: Site) -> Iterator[World]:
    with hosting() as host:
        yield World(site, host)


def moved(item: Item, to: str) -> Item:
    return {**item, "link": item["link"].replace("https://ada.example", to)}


ONE, TWO = post(1), post(2)
FLIPS: dict[str, Item] = {
    "guid http": {**ONE, "guid": ONE["guid"].replace("https", "http")},
    "guid and link http": {**moved(ONE, "http://ada.example"), "guid": ONE["guid"].replace("https", "http")},
    "www": moved(ONE, "https://www.ada.example"),
    "no slash": {**ONE, "link": ONE["link"].rstrip("/")},
    "tracking": {**ONE, "link": ONE["link"] + "?utm_source=rss&utm_medium=feed"},
    "moved host, same guid": moved(ONE, "https://elsewhere.example"),
    "moved host and guid": {**moved(ONE, "https://new.example"), "guid": ONE["guid"].replace("ada.", "new.")},
    "moved host, guid with http": {**moved(ONE, "https://new.example"), "guid": ONE["guid"].replace("https", "http")},
    "new guid, same link": {**ONE, "guid": "tag:ada.example,2017:1"},
    "no guid": post(1, guid=None),
    "new permalink, same guid": {**ONE, "link": "https://ada.example/a-better-slug/"},
    "edited title": {**ONE, "title": f"A better title for the {MARK}"},
    "edited text": {**ONE, "text": "<p>Another text.</p>"},
    "re-dated": {**ONE, "date": "Wed, 24 May 2017 09:00:00 +0000"},
    "date lost": post(1, date=None),
    "everything edited": post(1, title=f"New, {MARK}", text="<p>New.</p>", date="Wed, 24 May 2017 09:00:00 +0000"),
}


@pytest.mark.parametrize("name", FLIPS)
def test_a_change_doubles_nothing(name: str, world: World) -> None:
    """Each change, its way back and the next refresh: two posts stay two, dates and credit stay what they were."""
    before = world.refresh(ONE, TWO)
    for items in ((FLIPS[name], TWO), (ONE, TWO), (FLIPS[name], TWO)):
        after = world.refresh(*items)
        assert [row["id"] for row in after] == [row["id"] for row in before]
        for old, new in zip(before, after, strict=True):
            assert (old["first_seen"], old["claimed"]) == (new["first_seen"], new["claimed"])
            assert [v["status"] for v in old["verdicts"]] == [v["status"] for v in new["verdicts"]]


@pytest.mark.parametrize(("first", "second"), list(permutations(["guid http", "new permalink, same guid", "www"], 2)))
def test_one_change_after_another(first: str, second: str, world: World) -> None:
    """A guid that flips and then a link that does, in any order, is still the same post."""
    before = [row["id"] for row in world.refresh(ONE, TWO)]
    for name in (first, second, first):
        assert [row["id"] for row in world.refresh(FLIPS[name], TWO)] == before


def test_a_blog_that_moves_house(world: World) -> None:
    """All posts at a new host with new guids: nothing doubled, the new addresses shown, the old ones known."""
    before = world.refresh(ONE, TWO)
    to = "https://new.example"
    after = world.refresh(*({**moved(item, to), "guid": item["guid"].replace("ada.", "new.")} for item in (ONE, TWO)))
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert all(row["url"].startswith("https://new.example/") and len(row["addresses"]) == 2 for row in after)


def test_the_feed_moves_with_the_posts(world: World) -> None:
    """A permanent redirect to a feed at another address that names other hosts doubles nothing."""
    before = [row["id"] for row in world.refresh(ONE, TWO)]
    world.host.tell["/feed"] = Reply(301, headers={"Location": "/elsewhere/feed"})
    world.tell(*(moved(item, "https://new.example") for item in (ONE, TWO)), path="/elsewhere/feed")
    for _ in range(5):
        assert [row["id"] for row in world.refresh()] == before


def test_undated_posts_keep_their_first_sight(world: World) -> None:
    """The day we saw it is the day that counts, on every later day, also when a date turns up or the title changes."""
    undated = post(3, date=None)
    first = next(row for row in world.refresh(undated) if "post-3" in row["page"])
    assert first["first_seen"] == "2017-05-03T12:00:00Z" and "claimed" not in first
    for later in (undated, post(3), {**undated, "title": f"Renamed, {MARK}"}):
        (row,) = world.refresh(later)
        assert (row["first_seen"], "claimed" in row) == (first["first_seen"], False)


FALSE = ["Fri, 02 May 2031 09:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "tomorrow", "0001-01-01"]


@pytest.mark.parametrize("date", FALSE)
def test_dates_that_cannot_be_true(date: str, world: World) -> None:
    """A post from the future or from before the web counts at its first sight, says so, and stays when it is mended."""
    (row,) = world.refresh(post(1, date=date))
    verdict = row["verdicts"][0]
    assert verdict["status"] == "on time"
    assert any(reason["signal"] == "date" for reason in verdict["because"])
    (later,) = world.refresh(ONE)
    assert (later["first_seen"], later["verdicts"][0]["status"]) == (row["first_seen"], "on time")


def test_what_leaves_the_feed_stays(world: World) -> None:
    """Posts push each other out, the feed empties, fails and returns: whatever was seen is kept, and once."""
    seen: set[str] = set()
    for number in range(1, 7):
        rows = world.refresh(post(number))
        seen.add(f"ada.example/2017/05/0{number}/post-{number}")
        assert {row["page"] for row in rows} == seen
    world.host.tell["/feed"] = Reply(404)
    assert {row["page"] for row in world.refresh()} == seen
    assert {row["page"] for row in world.refresh(*(post(number) for number in range(1, 7)))} == seen


def test_two_posts_are_two(world: World) -> None:
    """What looks alike is not joined: one guid on every item, one title for two posts, one day for two posts."""
    same_guid = [{**post(n), "guid": "blog"} for n in (1, 2, 3)]
    assert len(world.refresh(*same_guid)) == 3
    assert len(world.refresh(*reversed(same_guid))) == 3
    again = [{**post(n), "title": f"Untitled, {MARK}"} for n in (4, 5)]
    assert len(world.refresh(*again)) == 5


TWICE = {
    "equal": (ONE, ONE),
    "other guids": (ONE, {**ONE, "guid": "feedburner-1"}),
    "summary and text": ({**ONE, "text": "Text […]"}, ONE),
    "other dates": (ONE, {**ONE, "date": "Tue, 09 May 2017 09:00:00 +0000"}),
    "other titles": (ONE, {**ONE, "title": f"Ada: Post 1 for the {MARK}"}),
    "tags and none": ({**ONE, "tags": ["spring"]}, ONE),
    "by guid": (ONE, {**ONE, "link": "https://feeds.example/~r/ada/1"}),
}


@pytest.mark.parametrize("name", TWICE)
@pytest.mark.parametrize("slow", ["/a", "/b"])
def test_which_feed_answers_first_decides_nothing(name: str, slow: str, site: Site) -> None:
    """Two feeds of one member with the same post, on two hosts: the ledger is the same whoever is slow."""
    ledgers = []
    for late in (slow, "/a", "/b"):
        with hosting() as a, hosting() as b:
            for host, path, item in ((a, "/a", TWICE[name][0]), (b, "/b", TWICE[name][1])):
                body = rss(item, TWO).encode()
                pause = 0.3 if path == late else 0.0
                host.tell[path] = lambda _, body=body, pause=pause: (time.sleep(pause), Reply(body=body))[1]  # type: ignore[misc]
            ledgers.append(_gathered(site, a, b))
    assert ledgers[0] == ledgers[1] == ledgers[2] and ledgers[0].count("\n") == 2


def _gathered(site: Site, a: Host, b: Host) -> str:
    """A fresh ledger of these two feeds, with the ports that chance gave them left out."""
    world = Site(site.root / f"{a.url}-{b.url}".replace("/", "_"))
    world.site()
    world.season(prompts=6, tables=f'[recognise]\nphrases = ["{MARK}"]\n')
    world.member("ada", f'feeds = ["{a.url}/a", "{b.url}/b"]')
    refresh(world.content, Options(allow_private=True, pace=Pace(pause=0, seconds=15)), START)
    text = (world.content / "seasons/spring/ledger.jsonl").read_text()
    return text.replace(a.url, "A").replace(b.url, "B")
