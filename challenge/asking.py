"""How a refresh reaches the network: what it is to ask for, how far back, and in which order answers are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.feeds.answer import Answer
from challenge.feeds.cache import Cache
from challenge.feeds.catch_up import OlderPage, catch_up
from challenge.feeds.crowd import Pace, host_of
from challenge.feeds.gather import gather, pace_for, transport_for
from challenge.feeds.older import MOST_PAGES, MOST_PAGES_EVER, Chain, chain_for
from challenge.feeds.state import FeedState
from challenge.feeds.visit import MOST_OF_HOST, MOST_VISITS, Visit, Way, visit_all
from challenge.feeds.wire import Transport

if TYPE_CHECKING:
    from challenge.feeds.listed import Blog

STILL_OF_INTEREST = timedelta(days=60)
"""How long after its end a season is a reason to read older pages of a feed."""

SITE_HOLDS = timedelta(days=1)
"""How often a member's home page is looked at for a feed that works."""

_NO_BOUND = 100_000
"""For recorded answers, which nobody is bothered by."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One run's way to the network or its mirror. `rules` is the fingerprint of what bodies are judged by.

    `members` are all there are, also those who are not asked: whose blog is whose. `slow` are hosts that were asked for
    a page in this run and want no second one.
    """

    cache: Cache
    now: datetime
    rules: str
    members: Collection[Member] = ()
    contact: str = ""
    mirror: Path | None = None
    allow_private: bool = False
    force: bool = False
    pace: Pace | None = None
    slow: set[str] = field(default_factory=set)

    def answers(self, feeds: Sequence[str], known: Mapping[str, FeedState]) -> Iterator[Answer]:
        """Every feed, once."""
        return gather(
            feeds,
            cache=self.cache,
            now=self.now,
            contact=self.contact,
            mirror=self.mirror,
            allow_private=self.allow_private,
            force=self.force,
            known=known,
            rules=self.rules,
            pace=self.pace,
        )

    def gap(self, answer: Answer, known: FeedState | None, back_to: datetime | None) -> Chain | None:
        """What is missing between the oldest entry of a feed and the time its posts are wanted from."""
        if answer.feed is None:
            return None
        address = answer.final_url or answer.url
        return chain_for(answer.url, answer.feed, address, answer.fingerprint, known, back_to)

    def older_pages(
        self,
        chains: Mapping[str, Chain],
        feeds: Mapping[str, Sequence[Member]],
        answered: Collection[str],
        began: Mapping[str, datetime],
    ) -> Iterator[OlderPage]:
        """The posts that the feeds are too short for: on older pages, else where a sitemap says. `began` is when each
        season began that still matters, by its id."""
        short = yield from catch_up(
            chains,
            list(feeds),
            answered,
            cache=self.cache,
            now=self.now,
            transport=self._transport,
            pace=pace_for(self.mirror, self.pace),
            rules=self.rules,
            allow_private=self.allow_private,
            most_pages=MOST_PAGES_EVER if self.mirror else MOST_PAGES,
        )
        if not short:
            return
        from challenge.feeds.listed import listed_posts  # few feeds are so short, and few runs find one

        wanted = {chain.url: feeds[chain.url] for chain in short if chain.url in answered}
        blogs = blogs_behind(wanted, self.members, began)
        yield from listed_posts(short, blogs, self._way(), self.rules)

    def visits(self, urls: Iterable[str], *, fresh: timedelta | None = None) -> Iterator[Visit]:
        """Posts' own pages, or home pages that are worth another look after `fresh`."""
        return visit_all(urls, self._way(fresh))

    def _way(self, fresh: timedelta | None = None) -> Way:
        return Way(
            cache=self.cache,
            now=self.now,
            transport=self._transport,
            pace=pace_for(self.mirror, self.pace),
            fresh=fresh,
            allow_private=self.allow_private,
            most=_NO_BOUND if self.mirror else MOST_VISITS,
            most_of_host=_NO_BOUND if self.mirror else MOST_OF_HOST,
            slow=self.slow,
        )

    def _transport(self) -> Transport:
        return transport_for(self.contact, self.mirror, self.allow_private)


def of_interest(seasons: Iterable[Season], now: datetime) -> dict[str, datetime]:
    """When each season began that still matters, by its id."""
    windows = {season.id: season_window(season) for season in seasons}
    return {
        season: starts
        for season, (starts, ends) in windows.items()
        if starts <= now and (ends.year >= 9999 or now < ends + STILL_OF_INTEREST)
    }


def wanted_since(members: Iterable[Member], began: Mapping[str, datetime]) -> datetime | None:
    """How far back the posts of these members are wanted: to the start of their earliest season that matters."""
    ids = {id_ for member in members for id_ in (began if member.seasons is None else member.seasons)}
    return min((began[id_] for id_ in ids if id_ in began), default=None)


def blogs_behind(
    feeds: Mapping[str, Sequence[Member]], members: Iterable[Member], began: Mapping[str, datetime]
) -> dict[str, Blog]:
    """What is known of the blogs whose sitemaps may be asked: those of people who do not mind, for seasons that matter.

    Nobody is asked for what was written before they joined. Where a member's file names the authors that are theirs the
    pages tell whose they are; else a blog where other members have feeds is left alone.
    """
    from challenge.feeds.listed import Blog

    on_host: dict[str, set[tuple[str, str]]] = {}
    for member in members if feeds else ():
        for feed in member.feeds:
            on_host.setdefault(host_of(feed), set()).add((feed, member.id))
    found: dict[str, Blog] = {}
    for url, owners in feeds.items():
        since, ids = wanted_since(owners, began), {member.id for member in owners}
        if since is not None and all(member.complete for member in owners):
            joined = min(_joined(member) or since for member in owners)
            sites = tuple(member.site for member in owners if member.site)
            near = {
                feed for address in (url, *sites) for feed, id_ in on_host.get(host_of(address), ()) if id_ not in ids
            }
            told_apart = all(member.authors for member in owners)
            found[url] = Blog(since=max(since, joined), sites=sites, others=() if told_apart else tuple(near))
    return found


def _joined(member: Member) -> datetime | None:
    return member.joined.start(member.timezone or UTC) if member.joined else None


def in_order(items: Iterable[T], url_of: Callable[[T], str], feeds: Mapping[str, Sequence[Member]]) -> Iterator[T]:
    """Items as they arrive; but those of people with several feeds at the end, in the order of the members' files.

    So that it never matters which host answers first where one post stands in two feeds. `feeds` names whose each is.
    """
    counted = Counter(member.id for members in feeds.values() for member in members)
    place = {url: (min(member.feeds.index(url) for member in members), url) for url, members in feeds.items()}
    held: list[T] = []
    for item in items:
        if any(counted[member.id] > 1 for member in feeds[url_of(item)]):
            held.append(item)
        else:
            yield item
    yield from sorted(held, key=lambda item: place[url_of(item)])
