"""The posts that a feed is too short for, read page by page: gently, in bounds, and each page once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from challenge.entries.parsed import ParsedFeed
from challenge.feeds.cache import Cache, fingerprint_of
from challenge.feeds.crowd import Pace, Question, Result, ask_all, host_of
from challenge.feeds.decode import unzipped
from challenge.feeds.follow import Validators
from challenge.feeds.guard import refusal
from challenge.feeds.manners import Facts, Poll, retry_after
from challenge.feeds.older import MOST_PAGES, MOST_PAGES_EVER, MOST_TRIES, Chain, follow_on
from challenge.feeds.reading import parse_feed
from challenge.feeds.wire import FetchError, Transport

_ENDS = frozenset({400, 403, 404, 410})
"""What hosts answer when there is no further page."""


@dataclass(frozen=True, slots=True)
class OlderPage:
    """Older entries of one feed; `address` and `fingerprint` go to `Cache.mark_judged` once the ledgers are written.

    Where the page could not be read `why` says so, and there is neither an entry nor a fingerprint.
    """

    url: str
    feed: ParsedFeed
    address: str
    fingerprint: str = ""
    why: str = ""


def catch_up(
    chains: Mapping[str, Chain],
    feeds: Sequence[str],
    answered: Collection[str],
    *,
    cache: Cache,
    now: datetime,
    transport: Callable[[], Transport],
    pace: Pace,
    rules: str = "",
    allow_private: bool = False,
    most_pages: int = MOST_PAGES,
) -> Generator[OlderPage, None, list[Chain]]:
    """Older pages of `feeds`: first those kept and not judged by these rules, then those to be asked.

    `chains` are the gaps found in this run; of the other feeds only those `answered` in this run are asked for what was
    left over from an earlier one. A page that fails is tried again with the next answers of its feed, a few times.
    Returns the chains that end before they reach back far enough.
    """
    run = _Run(cache, now, rules, allow_private)
    open_chains: list[Chain] = []
    for url in feeds:
        chain, kept = run.take_up(url, chains.get(url))
        yield from kept
        if chain is not None and run.goes_on(chain) and (url in answered or url in chains):
            open_chains.append(chain)
    for _ in range(most_pages):
        questions = [Question(chain.url, chain.next, Validators()) for chain in open_chains if run.may_ask(chain)]
        if not questions:
            break
        by_url = {chain.url: chain for chain in open_chains}
        open_chains = []
        for result in ask_all(questions, transport(), pace, cache.asked_at):
            chain, page = run.read(by_url[result.question.url], result)
            if page is not None:
                yield page
            if run.goes_on(chain) and not chain.tries:
                open_chains.append(chain)
    return run.short


class _Run:
    def __init__(self, cache: Cache, now: datetime, rules: str, allow_private: bool) -> None:
        self.cache, self.now, self.rules, self.allow_private = cache, now, rules, allow_private
        self.short: list[Chain] = []

    def take_up(self, url: str, found: Chain | None) -> tuple[Chain | None, list[OlderPage]]:
        """The chain to follow, and what of its pages is kept and not judged yet.

        After a kill the gap is found again: then the chain that was begun goes on, and no page is asked twice.
        """
        chain = self.cache.chain(url)
        if found is not None and (chain is None or chain.begun != found.begun or chain.back_to > found.back_to):
            self.cache.keep_chain(found)
            return found, []
        if chain is None:
            return None, []
        pages = (self._kept(chain, address) for address in chain.pages[:MOST_PAGES_EVER])
        return chain, [page for page in pages if page is not None]

    def goes_on(self, chain: Chain) -> bool:
        """Whether there is a page to ask. A chain that ends too early is noted."""
        if chain.is_short:
            self.short.append(chain)
        return bool(chain.next)

    def may_ask(self, chain: Chain) -> bool:
        held = self.cache.hold_of(host_of(chain.next))
        return (held is None or held <= self.now) and not refusal(chain.next, allow_private=self.allow_private)

    def read(self, chain: Chain, result: Result) -> tuple[Chain, OlderPage | None]:
        """The chain after an answer, remembered, and the page where there was one. Nothing a host sends raises here."""
        body, feed = _parsed(result)
        if feed is None or body is None:
            after = self._after_failure(chain, result)
            self.cache.keep_chain(after)
            return after, _unread(chain, after, result)
        poll = _poll(chain.next, result, body)
        self.cache.keep(poll, body)
        after, page = self._page(chain, feed, poll.fingerprint)
        self.cache.keep_chain(after)
        return after, page

    def _page(self, chain: Chain, feed: ParsedFeed, fingerprint: str) -> tuple[Chain, OlderPage | None]:
        after, entries = follow_on(chain, feed)
        if entries:
            return after, OlderPage(chain.url, replace(feed, entries=entries), chain.next, fingerprint)
        self.cache.mark_judged(chain.next, fingerprint, self.rules)  # nothing on it is wanted
        return after, None

    def _after_failure(self, chain: Chain, result: Result) -> Chain:
        """Another try for what may pass; an end for what says that there is nothing more."""
        if result.held:
            return replace(chain, tries=max(chain.tries, 1))
        status = result.outcome.reply.status if result.outcome else 0
        if result.outcome is not None and status == 429:
            facts = Facts(status=429, headers=result.outcome.reply.headers)
            until = retry_after(facts, self.now)
            if until is not None:
                self.cache.hold(host_of(result.outcome.final_url), until)
        over = status in _ENDS or status == 200 or chain.tries + 1 >= MOST_TRIES
        return replace(chain, next="" if over else chain.next, tries=0 if over else chain.tries + 1)

    def _kept(self, chain: Chain, address: str) -> OlderPage | None:
        poll = self.cache.poll(address)
        body = self.cache.body(address) if not self.cache.is_judged(poll, self.rules) else None
        feed = parse_feed(body, poll.content_type, poll.validated_url or address) if body is not None else None
        if not isinstance(feed, ParsedFeed):
            return None
        return self._page(replace(chain, next=address), feed, poll.fingerprint)[1]


def _parsed(result: Result) -> tuple[bytes | None, ParsedFeed | None]:
    if result.outcome is None or result.outcome.reply.status != 200:
        return None, None
    reply = result.outcome.reply
    try:
        body = unzipped(reply.body)
        feed = parse_feed(body, reply.headers.get("content-type", ""), result.outcome.final_url)
    except (FetchError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError):
        return None, None
    return body, feed if isinstance(feed, ParsedFeed) else None


def _unread(chain: Chain, after: Chain, result: Result) -> OlderPage | None:
    """A word about a page that failed; none where the host only says that there is no further page."""
    if result.held or (result.outcome is not None and result.outcome.reply.status in _ENDS):
        return None
    again = "it is tried again" if after.next else "it is given up, and older posts are not seen"
    said = str(result.error) if result.error else f"status {result.outcome.reply.status if result.outcome else 0}"
    return OlderPage(chain.url, ParsedFeed(), chain.next, why=f"an older page could not be read ({said}); {again}")


def _poll(address: str, result: Result, body: bytes) -> Poll:
    outcome = result.outcome
    assert outcome is not None
    return Poll(
        url=address,
        fingerprint=fingerprint_of(body),
        content_type=outcome.reply.headers.get("content-type", ""),
        validated_url=outcome.final_url,
    )
