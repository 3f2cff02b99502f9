"""Posts' own pages and home pages, asked only where it must be: robots.txt obeyed, few of one host, each once."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from challenge.feeds.cache import Cache, fingerprint_of
from challenge.feeds.crowd import Pace, Question, Result, ask_all, host_of
from challenge.feeds.follow import Validators
from challenge.feeds.guard import refusal
from challenge.feeds.manners import Facts, Poll, after_failure, retry_after
from challenge.feeds.pages import decoded
from challenge.feeds.wire import FetchError, Reply, Transport
from challenge.feeds.words import status_in_words

MOST_OF_HOST = 5
"""Pages of one host in one run; what is left waits for the next."""

MOST_VISITS = 100
MOST_TRIES = 3
ROBOT = "writing-challenge"
ROBOTS_HOLD = timedelta(days=1)
_MOST_ROBOTS = 200_000
_MOST_PAGE = 3 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page. `html` is empty where it could not be had: then `why` says so, and `later` whether to come again.

    `final_url` is the address that answered.
    """

    url: str
    html: str = ""
    final_url: str = ""
    why: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How pages are reached, and within which bounds. `fresh` is how long a kept page serves; None for ever.

    `slow` are the hosts that want slow robots and were asked for a page in this run: shared by all ways of a run.
    """

    cache: Cache
    now: datetime
    transport: Callable[[], Transport]
    pace: Pace
    fresh: timedelta | None = None
    allow_private: bool = False
    most: int = MOST_VISITS
    most_of_host: int = MOST_OF_HOST
    most_bytes: int = _MOST_PAGE
    slow: set[str] = field(default_factory=set)


def kept_page(url: str, cache: Cache) -> str:
    """A page that was read before; empty where none is kept. Raises FetchError where it cannot be unpacked."""
    poll = cache.poll(url)
    body = cache.body(url) if poll.fingerprint else None
    return decoded(Reply(200, {"content-type": poll.content_type}, body)) if body is not None else ""


def sitemaps_in_robots(homes: Iterable[str], way: Way) -> dict[str, tuple[str, ...] | None]:
    """The sitemaps that robots.txt names, for each home page; None where it could not be read or asked now."""
    run = _Run(way)
    asked = [home for home in dict.fromkeys(homes) if not run.is_closed(home)]
    run.read_robots({_robots_of(home) for home in asked})
    return {home: run.sitemaps(home) for home in asked}


def visit_all(urls: Iterable[str], way: Way) -> Iterator[Visit]:
    """Every page answered for exactly once: kept ones, refused ones and those that must wait first."""
    run = _Run(way)
    wanted: list[str] = []
    for url in dict.fromkeys(urls):
        known = run.without_asking(url)
        if known is not None:
            yield known
        else:
            wanted.append(url)
    allowed = run.allowed(wanted)
    for url in wanted:
        if url not in allowed:
            yield run.turned_away(url)
    questions = [Question(url, url, Validators()) for url in wanted if url in allowed]
    if questions:
        for result in ask_all(questions, way.transport(), way.pace, way.cache.asked_at):
            yield run.read(result)


class _Run:
    def __init__(self, way: Way) -> None:
        self.way, self.cache, self.now = way, way.cache, way.now
        self._asked: Counter[str] = Counter()
        self._robots: dict[str, RobotFileParser | None] = {}

    def without_asking(self, url: str) -> Visit | None:
        """The visit that needs no request: what is kept, what may not be asked, and what must wait."""
        words = refusal(url, allow_private=self.way.allow_private)
        if words:
            return Visit(url=url, why=words)
        poll = self.cache.poll(url)
        is_fresh = self.way.fresh is None or (poll.polled is not None and self.now < poll.polled + self.way.fresh)
        if is_fresh and (html := kept_page(url, self.cache)):
            return Visit(url=url, html=html, final_url=poll.validated_url or url)
        if poll.failures >= MOST_TRIES and self.way.fresh is None:
            return Visit(url=url, why="its page could not be read")
        if self.is_closed(url) or (poll.ours_until and self.now < poll.ours_until):
            return Visit(url=url, why="its page is asked again later", later=True)
        return self._over_the_bounds(url)

    def is_closed(self, url: str) -> bool:
        """Whether the host asked to be left alone, or is none that we ask."""
        held = self.cache.hold_of(host_of(url))
        return bool(held and self.now < held) or bool(refusal(url, allow_private=self.way.allow_private))

    def sitemaps(self, home: str) -> tuple[str, ...] | None:
        rules = self._robots.get(_robots_of(home))
        return None if rules is None else tuple(rules.site_maps() or ())

    def _over_the_bounds(self, url: str) -> Visit | None:
        host = host_of(url)
        if self._asked.total() >= self.way.most or self._asked[host] >= self.way.most_of_host:
            return Visit(url=url, why="enough pages were asked for now", later=True)
        self._asked[host] += 1
        return None

    def allowed(self, urls: list[str]) -> set[str]:
        """Those that robots.txt of their host lets us read; one page a run where it asks robots to be slow."""
        self.read_robots({_robots_of(url) for url in urls})
        found: set[str] = set()
        for url in urls:
            rules = self._robots.get(_robots_of(url))
            if rules is not None and rules.can_fetch(ROBOT, url) and host_of(url) not in self.way.slow:
                found.add(url)
                if float(rules.crawl_delay(ROBOT) or 0) > self.way.pace.pause:
                    self.way.slow.add(host_of(url))
        return found

    def turned_away(self, url: str) -> Visit:
        """Robots.txt forbids it for good; or it could not be read, or asks for patience: then the page waits."""
        rules = self._robots.get(_robots_of(url))
        if rules is not None and not rules.can_fetch(ROBOT, url):
            return Visit(url=url, why="the host's robots.txt asks programs not to read this page")
        return Visit(url=url, why="its page is asked again later", later=True)

    def read_robots(self, addresses: set[str]) -> None:
        missing: list[str] = []
        for address in sorted(addresses):
            poll = self.cache.poll(address)
            body = self.cache.body(address)
            if body is not None and poll.polled is not None and self.now < poll.polled + ROBOTS_HOLD:
                self._robots[address] = _rules_from(body)
            else:
                missing.append(address)
        questions = [Question(address, address, Validators()) for address in missing]
        if questions:
            for result in ask_all(questions, self.way.transport(), self.way.pace, self.cache.asked_at):
                self._robots[result.question.url] = self._keep_robots(result)

    def _keep_robots(self, result: Result) -> RobotFileParser | None:
        """None where nothing is known: then nothing is read. A host without the file forbids nothing."""
        reply = result.outcome.reply if result.outcome else None
        if reply is None or reply.status >= 500 or reply.status == 429:
            return None
        body = reply.body[:_MOST_ROBOTS] if reply.status == 200 else b""
        if reply.status in (401, 403):
            body = b"User-agent: *\nDisallow: /\n"
        address = result.question.url
        self.cache.keep(Poll(url=address, polled=self.now, fingerprint=fingerprint_of(body)), body)
        return _rules_from(body)

    def read(self, result: Result) -> Visit:
        """What a page's answer means; remembered, so that it is not asked again. Never raises on what a host sends."""
        url, outcome = result.question.url, result.outcome
        try:
            if outcome is None or outcome.reply.status != 200:
                return self._failed(result)
            reply = replace(outcome.reply, body=outcome.reply.body[: self.way.most_bytes])
            html = decoded(reply)
        except FetchError:
            return self._failed(result)
        packed = reply.body if reply.body.startswith(b"\x1f\x8b") else gzip.compress(reply.body, mtime=0)
        poll = Poll(
            url=url,
            polled=self.now,
            fingerprint=fingerprint_of(packed),
            content_type=reply.headers.get("content-type", ""),
            validated_url=outcome.final_url,
        )
        self.cache.keep(poll, packed)  # many pages, and large ones: a fifth of their size
        return Visit(url=url, html=html, final_url=outcome.final_url)

    def _failed(self, result: Result) -> Visit:
        url, reply = result.question.url, result.outcome.reply if result.outcome else Reply(0)
        if result.held:
            return Visit(url=url, why="its page is asked again later", later=True)
        facts = Facts(status=reply.status, headers=reply.headers)
        after = after_failure(self.cache.poll(url), facts, self.now)
        if reply.status == 429 and (until := retry_after(facts, self.now)):
            self.cache.hold(host_of(url), until)
        if reply.status in (401, 403, 404, 410, 451):
            after = replace(after, failures=MOST_TRIES)
        self.cache.keep(after)
        words = str(result.error) if result.error else status_in_words(reply.status).replace("the feed", "the page")
        return Visit(url=url, why=words, later=after.failures < MOST_TRIES)


def _robots_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _rules_from(body: bytes) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(body.decode("utf-8", "replace").splitlines())
    return rules
