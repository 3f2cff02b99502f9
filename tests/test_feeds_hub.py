"""WebSub: our feeds name the hub, and a ping tells it which of them have changed, once."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from challenge.pages.atom import AtomFeed, write_atom
from challenge.pages.json_feed import write_json_feed
from tests.conftest import Answer, Site, write
from tests.feed_host import Host, Reply, hosting

URL = "https://challenge.example"
LINK = "{http://www.w3.org/2005/Atom}link"


class Published:
    """A site with a hub, and its feeds as they were built."""

    def __init__(self, site: Site, hub: Host) -> None:
        self.site, self.hub, self.built = site, hub, site.root / "output"
        site.site(f'hub = "{hub.url}/"')
        hub.tell["/"] = Reply(204)
        for name in ("all.xml", "all.json", "members/ada.xml"):
            self.build(name, "<feed/>")

    def build(self, name: str, text: str) -> None:
        write(self.built / "feeds" / name, text)

    def ping(self, *more: str) -> Answer:
        return self.site.run("ping", "--built", str(self.built), "--allow-private", *more)

    def told(self) -> list[list[str]]:
        """The feeds of each request."""
        forms = [parse_qsl(asked.form) for asked in self.hub.asked]
        assert all(form[0] == ("hub.mode", "publish") for form in forms)
        return [[value for key, value in form if key == "hub.url"] for form in forms]


@pytest.fixture
def published(site: Site) -> Iterator[Published]:
    with hosting() as hub:
        yield Published(site, hub)


def test_the_hub_hears_of_each_change_once(published: Published) -> None:
    """At first of every feed, then of those that differ, then of nothing."""
    published.ping()
    assert published.told() == [[f"{URL}/feeds/all.json", f"{URL}/feeds/all.xml", f"{URL}/feeds/members/ada.xml"]]
    assert "No feed has changed." in published.ping().out
    published.build("all.xml", "<feed>more</feed>")
    assert published.ping("--json").json == {
        "hub": f"{published.hub.url}/", "changed": [f"{URL}/feeds/all.xml"], "told": 1, "why": None,
    }  # fmt: skip
    assert published.told()[1:] == [[f"{URL}/feeds/all.xml"]]
    asked = published.hub.asked[0]
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["user-agent"].startswith("writing-challenge/")


def test_many_feeds_go_in_a_few_requests(published: Published) -> None:
    """Fifty at a time; where the hub stops half-way the rest is told the next time."""
    for number in range(100):
        published.build(f"members/m{number:03}.xml", "<feed/>")
    published.hub.tell["/"] = lambda asked: Reply(204 if len(published.hub.asked) == 1 else 500)
    assert "Not told of 53 feeds: the hub answers with status 500" in published.ping().out
    published.hub.tell["/"] = Reply(202)
    published.ping()
    first, _, *later = published.told()
    assert [len(first), *map(len, later)] == [50, 50, 3]
    assert len({feed for request in (first, *later) for feed in request}) == 103


@pytest.mark.parametrize("reply", [Reply(500), Reply(404), Reply(302, headers={"Location": "/other"}), Reply(length=9)])
def test_a_hub_that_fails_fails_nothing(reply: Reply, published: Published) -> None:
    """A ping says what happened in one line, and the next one tells again."""
    published.hub.tell["/"] = reply
    answer = published.ping()
    assert (answer.code, answer.out.count("\n"), answer.err) == (0, 1, "")
    published.hub.tell["/"] = Reply(204)
    published.ping()
    assert len(published.told()[-1]) == 3


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"https://challenge.example/feeds/all.xml": 7}', "\x00"])
def test_a_lost_memory_tells_once_more(memory: str, published: Published) -> None:
    """`.cache` may be deleted or damaged: then the hub hears of every feed again."""
    published.ping()
    write(published.site.root / ".cache" / "pinged.json", memory)
    published.ping()
    assert published.told()[0] == published.told()[1]


def test_a_private_hub_is_not_asked(published: Published) -> None:
    """A hub inside a private network is told only with --allow-private."""
    answer = published.site.run("ping", "--built", str(published.built))
    assert answer.code == 0 and "Not told of 3 feeds" in answer.out and published.hub.asked == []


@pytest.mark.parametrize("missing", ["hub", "url", "built"])
def test_what_is_missing_is_said(missing: str, published: Published, tmp_path: Path) -> None:
    """Without a hub or an address of the site nothing happens; without a built site it is a mistake."""
    if missing != "built":
        text = published.site.content.joinpath("site.toml").read_text()
        lines = [line for line in text.splitlines() if not line.startswith(missing)]
        published.site.write("site.toml", "\n".join(lines))
    built = tmp_path / "nothing" if missing == "built" else published.built
    answer = published.site.run("ping", "--built", str(built), "--allow-private")
    assert (answer.code, published.hub.asked) == (2 if missing == "built" else 0, [])
    assert (
        "build the site first" if missing == "built" else f"site.toml names no {missing}"
    ) in answer.out + answer.err


@pytest.mark.parametrize("hub", ["", "https://hub.example/?a=1&b=2"])
def test_feeds_name_the_hub_and_themselves(hub: str) -> None:
    """rel=hub and rel=self in Atom, hubs and feed_url in JSON Feed; without a hub none is named."""
    feed = AtomFeed(title="All", self_link=f"{URL}/feeds/all.xml", link=URL, lang="en", author="We", hub=hub)
    links = {link.get("rel"): link.get("href") for link in ElementTree.fromstring(write_atom(feed)).iter(LINK)}
    assert (links["self"], links.get("hub", "")) == (f"{URL}/feeds/all.xml", hub)
    document = json.loads(write_json_feed(feed))
    assert document["feed_url"] == f"{URL}/feeds/all.json"
    assert document.get("hubs", []) == ([{"type": "WebSub", "url": hub}] if hub else [])
