"""A world of failing feeds: of each the host's words, what was found in its place, and every earlier post kept."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from challenge.feeds.crowd import Pace
from challenge.refresh import Options, refresh
from tests.built_site import build
from tests.conftest import Site, rss
from tests.feed_host import Asked, Host, Reply
from tests.tls_host import Authority, TlsHost

JOINED = datetime(2017, 5, 3, 12, tzinfo=UTC)
BROKEN = datetime(2017, 5, 20, 12, tzinfo=UTC)
DAYS = 3
QUICK = Pace(pause=0, seconds=5)
FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/new/feed/">'
DATE = "Tue, 02 May 2017 09:00:00 +0000"
FIRST = {"title": "Spring Challenge, prompt 1", "guid": "1", "date": DATE, "text": "<p>A</p>"}
Teller = Callable[[Asked], Reply]


@dataclass(frozen=True)
class Kind:
    """One kind of failing feed: what its host tells, the kind and words of health, the feed found in its place.

    `site` is what the member's home page says; `at` makes the feed's address out of the host's; `tls` picks a
    certificate; `kept` is whether there was a post in the season to keep.
    """

    tell: Reply | Teller
    kind: str
    words: str
    found: str = ""
    site: str = ""
    at: str = "{}/feed/"
    tls: str = ""
    kept: bool = True
    more: dict[str, Reply] = field(default_factory=dict)


def status(code: int, **headers: str) -> Reply:
    return Reply(code, headers={name.replace("_", "-"): value for name, value in headers.items()})


def redirect(to: str, code: int = 302) -> Reply:
    return Reply(code, headers={"Location": to})


def gzipped(body: bytes) -> Reply:
    return Reply(body=body, headers={"Content-Encoding": "gzip"})


def slow(asked: Asked) -> Reply:
    time.sleep(8)
    return Reply(body=b"<rss/>")


def posts(month: str = "May", comments: bool = False) -> bytes:
    items = [{**FIRST, "date": f"Tue, 02 {month} 2017 09:00:00 +0000", "link": "https://them.example/1/"}]
    if comments:
        comment = {"title": "Comment on A by B", "link": "https://them.example/1/#comment-7", "date": DATE}
        return rss(comment, title="Comments on: A").encode()
    return rss(*items).encode()


def late_move() -> Teller:
    """Well for two days, then it says that it moved."""
    asked: list[Asked] = []

    def tell(each: Asked) -> Reply:
        asked.append(each)
        return Reply(body=posts()) if len(asked) < DAYS else redirect("/new/", 301)

    return tell


BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>'
PAGE = b"<!doctype html><html><head>%s</head><body>Hello</body></html>"
LINKED = PAGE % FEED_LINK.encode()
CHALLENGE = b"<!doctype html><title>Just a moment...</title>"

KINDS = {
    "404": Kind(status(404), "http 404", "no feed at this address (404)", site=FEED_LINK, found="{}/new/feed/"),
    "404, no home page": Kind(status(404), "http 404", "no feed at this address (404)"),
    "410": Kind(status(410), "gone", "gone for good (410)", site=FEED_LINK, found="{}/new/feed/"),
    "401": Kind(status(401), "http 401", "asks for a password (401)"),
    "402": Kind(status(402), "http 402", "wants to be paid for the feed (402)"),
    "403": Kind(status(403), "http 403", "forbids reading the feed (403)"),
    "405": Kind(status(405), "http 405", "refuses to hand out the feed (405)"),
    "406": Kind(status(406), "http 406", "(406)"),
    "418": Kind(status(418), "http 418", "answers with status 418"),
    "202": Kind(status(202), "http 202", "answers with status 202"),
    "304 unasked": Kind(status(304), "http 304", "although it was not asked so (304)"),
    "429": Kind(status(429, Retry_After="7200"), "http 429", "asked too often (429); it asks to wait until 2017-05-"),
    "451": Kind(status(451), "http 451", "withheld for legal reasons (451)"),
    "500": Kind(status(500), "http 500", "has a fault (500)"),
    "502": Kind(status(502), "http 502", "has a fault (502)"),
    "503": Kind(status(503, Retry_After="3600"), "http 503", "overloaded or in maintenance (503); it asks to wait"),
    "504": Kind(status(504), "http 504", "has a fault (504)"),
    "Cloudflare challenge": Kind(status(403, cf_mitigated="challenge"), "blocked", "a bot protection keeps"),
    "Cloudflare 503": Kind(status(503, Server="cloudflare"), "blocked", "(Cloudflare, 503)"),
    "challenge with 200": Kind(Reply(body=CHALLENGE), "blocked", "can let the feed's address through"),
    "page that names a feed": Kind(Reply(body=LINKED), "not a feed", "a web page, not a feed", found="{}/new/feed/"),
    "page": Kind(Reply(body=PAGE % b""), "not a feed", "a web page", site=FEED_LINK, found="{}/new/feed/"),
    "page, home page without feeds": Kind(Reply(body=PAGE % b""), "not a feed", "a web page", site="<p>Hello</p>"),
    "empty": Kind(Reply(body=b""), "empty", "nothing at all"),
    "blank": Kind(Reply(body=b" \n\n"), "empty", "nothing at all"),
    "text": Kind(Reply(body=b"Hello, this is no feed."), "not a feed", "something that is no feed"),
    "broken JSON": Kind(Reply(body=b'{"items": ['), "not a feed", "broken JSON"),
    "other JSON": Kind(Reply(body=b'{"error": 1}'), "not a feed", "no JSON Feed"),
    "truncated": Kind(Reply(body=posts()[:200], length=900), "broken", "broke off before its end"),
    "truncated gzip": Kind(gzipped(gzip.compress(posts())[:-20]), "broken", "broke off before its end"),
    "broken gzip": Kind(gzipped(b"no gzip"), "broken", "cannot be unpacked"),
    "too large": Kind(Reply(body=b"<rss>", length=99_000_000), "too large", "larger than 10 MiB"),
    "gzip bomb": Kind(gzipped(gzip.compress(bytes(30_000_000))), "too large", "larger than 10 MiB"),
    "odd encoding": Kind(Reply(body=b"x", headers={"Content-Encoding": "lzma"}), "broken", "not asked for (lzma)"),
    "entity bomb": Kind(Reply(body=BOMB), "not a feed", "entities"),
    "redirect loop": Kind(redirect("/feed/"), "redirects", "redirects more than 5 times"),
    "redirect to nowhere": Kind(status(302), "redirects", "without saying where to"),
    "redirect to a file": Kind(redirect("file:///etc/passwd"), "address", "no web address"),
    "redirect inside": Kind(redirect("http://169.254.169.254/"), "address", "inside a private network"),
    "unknown name": Kind(status(200), "dns", "the name nowhere.invalid is not known", at="http://nowhere.invalid/feed/"),
    "refused": Kind(status(200), "refused", "refuses the connection", at="http://127.0.0.1:9/feed/"),
    "slow": Kind(slow, "timeout", "did not answer in full in time"),
    "hangs up": Kind(Reply(body=b"", length=10), "broken", "broke off"),
    "expired certificate": Kind(Reply(), "tls", "the certificate of localhost expired on 20", tls="expired"),
    "self-signed certificate": Kind(Reply(), "tls", "signed by itself (self-signed)", tls="self-signed"),
    "certificate of another name": Kind(Reply(), "tls", "made out to another name", tls="other name"),
    "certificate of a stranger": Kind(Reply(), "tls", "signed by somebody unknown", tls="stranger"),
    "no https": Kind(Reply(), "tls", "does not speak https as it should", at="https://127.0.0.1:{port}/feed/"),
    "comments": Kind(Reply(body=posts(comments=True)), "comments", "a feed of comments, not of posts",
                     at="{}/comments/feed/", found="{}/feed/"),
    "moved": Kind(redirect("/new/", 301), "moved", "says that the feed moved to", more={"/new/": Reply(body=posts())}),
    "says it moved": Kind(late_move(), "says it moved", "says since 2017-05-22 that the feed moved to",
                          more={"/new/": Reply(body=posts())}),
    "stale": Kind(Reply(body=posts("Jan")), "stale", "nothing new in the feed since “Spring", kept=False),
}  # fmt: skip

MILD = ("moved", "says it moved", "stale")


class World:
    """One member a kind, each with a host of their own; a well member beside them; one with two feeds that are one."""

    def __init__(self, site: Site, stack: ExitStack, hosts: dict[str, Host]) -> None:
        self.site, self.hosts = site, hosts
        site.site()
        site.season(prompts=10, tables='[recognise]\nphrases = ["Spring Challenge"]\n')
        self.feeds = {name: self.address(name) for name in KINDS}
        for number, (name, kind) in enumerate(KINDS.items()):
            home = f'site = "{hosts[name].url}/"' if kind.site else ""
            site.member(f"m{number}", f'feeds = ["{self.feeds[name]}"]\n{home}')
            self.record(self.feeds[name], f"https://m{number}.example/1/", "May" if kind.kept else "Jan")
        well = self.well = hosts["well"].url
        site.member("well", f'feeds = ["{well}/feed/", "{well}/again/"]')
        self.record(f"{well}/feed/", "https://well.example/1/", "May")
        self.record(f"{well}/again/", "https://well.example/1/", "May")
        refresh(site.content, Options(mirror=site.mirror, allow_private=True), JOINED)
        self.before = {row["page"]: row["verdicts"] for row in site.ledger()}

    def address(self, name: str) -> str:
        url = self.hosts[name].url
        return KINDS[name].at.format(url, port=url.rsplit(":", 1)[1])

    def record(self, feed: str, link: str, month: str) -> None:
        """What the feed said before it failed."""
        item = {**FIRST, "link": link, "date": f"Tue, 02 {month} 2017 09:00:00 +0000"}
        self.site.feed(feed, rss(item))

    def fail(self) -> None:
        for day in range(DAYS):
            refresh(self.site.content, Options(allow_private=True, pace=QUICK), BROKEN + timedelta(days=day))

    def health(self) -> dict[str, Any]:
        now = f"{BROKEN + timedelta(days=DAYS - 1):%Y-%m-%dT%H:%M:%SZ}"
        return {line["feed"]: line for line in self.site.run("health", "--json", now=now).json}


def hosts_of(stack: ExitStack, authority: Authority, stranger: Authority) -> dict[str, Host]:
    """A host for each kind, telling what the kind says."""
    contexts = {
        "expired": authority.signed("expired", days=-1),
        "self-signed": authority.self_signed("own"),
        "other name": authority.signed("other", names="DNS:other.example"),
        "stranger": stranger.signed("stranger"),
    }
    hosts: dict[str, Host] = {}
    for name, kind in KINDS.items():
        host = TlsHost(contexts[kind.tls]) if kind.tls else Host()
        stack.callback(host.close)
        path = "/comments/feed/" if "comments" in kind.at else "/feed/"
        host.tell = {path: kind.tell, **kind.more}
        if kind.site:
            host.tell["/"] = Reply(body=PAGE % kind.site.encode())
        hosts[name] = host
    well = hosts["well"] = Host()
    stack.callback(well.close)
    item = {**FIRST, "link": "https://well.example/1/"}
    well.tell = {"/feed/": Reply(body=rss(item).encode()), "/again/": Reply(body=rss(item).encode())}
    return hosts


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("health")
    authority = Authority(folder / "authority")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(authority.pem))
        world = World(Site(folder / "site"), stack, hosts_of(stack, authority, Authority(folder / "stranger")))
        world.fail()
        yield world


@pytest.mark.parametrize("name", KINDS)
def test_health_says_what_the_host_said(name: str, world: World) -> None:
    """Kind, words, the feed found in its place, and advice that names the member's file or the member."""
    kind, line = KINDS[name], world.health()[world.feeds[name]]
    assert (line["kind"], line["found"] or "") == (kind.kind, kind.found.format(world.hosts[name].url))
    assert kind.words in line["words"]
    assert line["suggestion"] and (not kind.found or kind.found.format(world.hosts[name].url) in line["suggestion"])
    if name not in MILD:
        assert line["state"] == ("gone" if name == "410" else "failing")
        assert line["since"] == "2017-05-20T12:00:00Z"


@pytest.mark.parametrize("name", KINDS)
def test_earlier_posts_are_kept(name: str, world: World) -> None:
    """Whatever became of a feed, what it brought before counts as it did."""
    page = f"m{list(KINDS).index(name)}.example/1"
    after = {row["page"]: row["verdicts"] for row in world.site.ledger()}
    assert after.get(page) == world.before.get(page)
    assert (page in after) is KINDS[name].kept


def test_the_well_are_well_and_twins_are_told(world: World) -> None:
    """Failing neighbours cost nobody anything; the second of two equal feeds is named."""
    lines, well = world.health(), world.hosts["well"].url
    assert lines[f"{well}/feed/"]["kind"] is None and lines[f"{well}/feed/"]["state"] == "ok"
    assert lines[f"{well}/again/"]["kind"] == "duplicate"
    assert f"{well}/feed/" in lines[f"{well}/again/"]["words"]


def test_home_pages_are_looked_at_once_a_day_at_most(world: World) -> None:
    """Where a feed was found nobody looks again; where none was, once a day."""
    found, nothing = world.hosts["404"].paths(), world.hosts["page, home page without feeds"].paths()
    assert (found.count("/"), found.count("/robots.txt")) == (1, 1)
    assert nothing.count("/") <= DAYS
    assert world.hosts["410"].paths() == ["/feed/", "/robots.txt", "/"]


def test_the_command_prints_every_feed_with_advice(world: World) -> None:
    """People read the same as programs, those who need somebody first; `--strict` says it by the exit code."""
    now = f"{BROKEN + timedelta(days=DAYS - 1):%Y-%m-%dT%H:%M:%SZ}"
    shown = world.site.run("health", "--strict", now=now)
    assert shown.code == 1
    assert all(url in shown.out for url in world.feeds.values())
    assert all(kind.words in shown.out for kind in KINDS.values())
    assert f"{len(KINDS) + 2} feeds: {len(KINDS) - 2} need somebody, 3 are worth a look." in shown.out


def test_the_command_tells_when_feeds_were_and_will_be_asked(world: World) -> None:
    """Last well, last asked, and until when a feed is left alone: by its host's wish or our back-off."""
    lines, last = world.health(), f"{BROKEN + timedelta(days=DAYS - 1):%Y-%m-%dT%H:%M:%SZ}"
    busy, broken, well = (lines[feed] for feed in (world.feeds["429"], world.feeds["500"], f"{world.well}/feed/"))
    assert {line["last_asked"] for line in (busy, broken, well)} == {last}
    assert (broken["last_good"], well["last_good"]) == ("2017-05-03T12:00:00Z", last)
    assert (busy["asked_again"], broken["asked_again"]) == ("2017-05-22T16:00:00Z", "2017-05-22T16:00:00Z")
    assert lines[world.feeds["410"]]["asked_again"] is None
    now = f"{BROKEN + timedelta(days=DAYS + 30):%Y-%m-%dT%H:%M:%SZ}"
    assert {line["asked_again"] for line in world.site.run("health", "--json", now=now).json} == {None}
    shown = world.site.run("health", now=last).out
    assert "last asked 2017-05-22 12:00 UTC, left alone until 2017-05-22 16:00 UTC" in shown


@pytest.fixture(scope="module")
def built(world: World) -> Path:
    """The site of forty failing feeds, built as organizers build it."""
    return build(world.site, now=f"{BROKEN + timedelta(days=DAYS):%Y-%m-%dT%H:%M:%SZ}")


def test_the_health_page_and_the_api_name_what_was_found(built: Path, world: World) -> None:
    """Every feed in trouble is on the page, with its host's words and the feed found in its place; so in the API."""
    page = (built / "health/index.html").read_text("utf-8")
    api = {line["feed"]: line for line in json.loads((built / "api/health.json").read_bytes())["feeds"]}
    for name, kind in KINDS.items():
        found = kind.found.format(world.hosts[name].url)
        assert world.feeds[name] in page or name in ("stale", "says it moved")
        assert (api[world.feeds[name]]["suggestion"] or "") == found
        assert not found or f"A feed was found at <code>{found}</code>" in page
    assert page.count("A feed was found at") == sum(bool(kind.found) for kind in KINDS.values())


def test_a_members_page_says_it_mildly(built: Path, world: World) -> None:
    """The member's own page tells of the trouble, that nothing is lost, and of what was found; and a page is safe."""
    for name, said in (
        ("404", "Nothing is lost"),
        ("410", "a new address is welcome"),
        ("moved", "It is still followed"),
    ):
        page = (built / f"members/m{list(KINDS).index(name)}/index.html").read_text("utf-8")
        assert said in page
        assert (f"A feed was found at <code>{world.hosts[name].url}/new/feed/</code>" in page) is bool(
            KINDS[name].found
        )


def test_feeds_json_changes_only_when_a_state_does(world: World) -> None:
    """A further day of the same failures leaves the tracked file as it is."""
    path = world.site.content / "feeds.json"
    before = path.read_bytes()
    options = Options(allow_private=True, pace=QUICK, force=True)
    refresh(world.site.content, options, BROKEN + timedelta(days=DAYS, hours=2))
    assert json.loads(path.read_bytes()) | {} == json.loads(before) | {}
