"""A blog with a will of its own: publishes, edits, drops, moves, re-dates, and answers as it likes.

The world knows which addresses are one post. It knows nothing of how the challenge finds out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from challenge.addresses import page_key
from tests.conftest import Site, rss
from tests.torture.blog import RULES, TEXT, mark

START = datetime(2017, 5, 1, 12, tzinfo=UTC)
FAULTS = {
    "404": ("gone", "404 Not Found"),
    "500": ("<html>", "500"),
    "timeout": ("", "ERR timeout"),
    "tls": ("", "ERR tls"),
    "garbage": ("<rss><channel><item><ti", ""),
    "html": ("<!doctype html><html><title>Hello</title></html>", "200 OK\nContent-Type: text/html"),
    "empty": ("", "200 OK"),
    "no entries": (rss(), ""),
}


@dataclass
class Post:
    """One post, whatever its addresses. `guid` None: its entry carries none."""

    number: int
    title: str
    slug: str
    guid: str | None
    date: datetime
    text: str
    tags: tuple[str, ...] = ()
    pages: set[str] = field(default_factory=set)
    left_behind: bool = False

    @property
    def may_move(self) -> bool:
        return self.guid is not None and self.guid.startswith("tag:")


@dataclass
class World:
    """One member's blog and the time. `posts` is everything ever written, `feed` what the feed lists now."""

    site: Site
    rng: random.Random
    now: datetime = START
    host: str = "https://ada.example"
    feed_url: str = "https://ada.example/feed.xml"
    posts: list[Post] = field(default_factory=list)
    feed: list[Post] = field(default_factory=list)
    fault: str = ""
    paused: bool = False
    same_guids: bool = False
    """Every entry of this blog carries one and the same guid; it never lists fewer than two."""

    def begin(self) -> None:
        self.site.site()
        self.rules()
        self.member()
        self.same_guids = self.rng.random() < 0.2
        self.publish()
        self.publish()

    def rules(self, tables: str = RULES, closes: str = "") -> None:
        self.site.season(prompts=5, tables=tables)
        if closes:
            self.site.prompt(1, f"Closes: {closes}")

    def member(self) -> None:
        extra = "paused = true\n" if self.paused else ""
        self.site.member("ada", f'feeds = ["{self.feed_url}"]\ntimezone = "Europe/London"\n{extra}')

    def publish(self) -> None:
        number = min(5, 1 + (self.now - START).days // 7)
        name = f"post-{len(self.posts)}"
        guid = self.rng.choice([f"tag:ada.example,2017:{name}", f"http://ada.example/?p={name}", None])
        guid = "same" if self.same_guids else guid
        says = self.rng.choice([mark(number), mark(number), mark(max(1, number - 1)), ""])
        tags = ("spring-challenge",) if not says and self.rng.random() < 0.5 else ()
        post = Post(number, f"On {name}", name, guid, self.now - timedelta(hours=1), TEXT + says, tags)
        self.posts.append(post)
        self.feed.insert(0, post)

    def edit(self) -> None:
        post = self.rng.choice(self.posts)
        post.text = self.rng.choice([TEXT, TEXT + mark(post.number), TEXT.replace("motivation", "cheese")])
        post.title = self.rng.choice([post.title, post.title + "!"])

    def drop(self) -> None:
        del self.feed[self.rng.randint(2, 6) :]

    def restore(self) -> None:
        self.feed = [post for post in reversed(self.posts) if not post.left_behind]

    def redate(self) -> None:
        for post in self.posts:
            post.date = self.now - timedelta(minutes=self.rng.randint(1, 600))

    def move(self) -> None:
        for post in [post for post in self.feed if post.may_move][:2]:
            post.slug = f"moved-{self.rng.randint(0, 999)}/{post.slug}"

    def flip(self) -> None:
        schemes = ("http://", "https://")
        for post in self.posts:
            for one, other in (schemes, schemes[::-1]):
                if post.guid and post.guid.startswith(one):
                    post.guid = other + post.guid.removeprefix(one)
                    break
        scheme, _, name = self.host.partition("://")
        self.host = f"{'http' if scheme == 'https' else 'https'}://{name}"

    def rename(self) -> None:
        """Another host: what has a name of its own moves along, the rest stays at the old address."""
        for post in self.posts:
            post.left_behind = post.left_behind or not post.may_move
        self.feed = [post for post in self.feed if not post.left_behind]
        self.host = f"https://blog-{self.rng.randint(0, 99)}.example"
        self.feed_url = f"{self.host}/feed.xml"
        if self.same_guids:
            self.publish()
            self.publish()
        self.member()

    def go_bad(self) -> None:
        self.fault = self.rng.choice(list(FAULTS))

    def get_well(self) -> None:
        self.fault = ""

    def tell(self) -> None:
        """Records what the feed answers now, and which addresses every listed post has."""
        if self.fault:
            body, http = FAULTS[self.fault]
            self.site.feed(self.feed_url, body, http or "200 OK")
            return
        for post in self.feed:
            post.pages.add(page_key(self.link(post)))
        self.site.feed(self.feed_url, rss(*map(self._item, self.feed)), "200 OK\nContent-Type: application/rss+xml")

    def link(self, post: Post) -> str:
        return f"{self.host}/{post.slug}/"

    def _item(self, post: Post) -> dict[str, Any]:
        date = format_datetime(post.date)
        item = {"title": post.title, "link": self.link(post), "date": date, "text": post.text, "tags": post.tags}
        return item if post.guid is None else {**item, "guid": post.guid}
