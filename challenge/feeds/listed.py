"""Posts that no page of a feed has: named by the blog's sitemap, read from their own pages. In bounds, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.entries.entry import Entry
from challenge.entries.feed import parse_feed
from challenge.entries.page import PageFacts, read_page
from challenge.entries.parsed import ParsedFeed
from challenge.feeds.cache import Cache
from challenge.feeds.catch_up import OlderPage
from challenge.feeds.older import MARGIN, MOST_TRIES, Chain
from challenge.feeds.sitemap import Listed, home_of, is_below, likely_maps, likely_posts, read_sitemap, usual_maps
from challenge.feeds.visit import Visit, Way, kept_page, sitemaps_in_robots, visit_all

MOST_MAPS = 8
"""Sitemaps read of one blog for one gap, an index and what it names counted together."""

MOST_DEPTH = 3
MOST_POSTS = 10
"""Pages of posts asked of one host in one run; what is left is asked in the next."""

MOST_VISITS = 500
"""Pages of posts in one run."""

MOST_MISSES = 20
"""So many pages in a row that are no posts of the time wanted: then the sitemap is of no use."""

_MOST_MAP = 10 * 1024 * 1024
_MAP_HOLDS = timedelta(hours=36)
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What is known of the blog behind a feed: from when its posts are wanted, other addresses that are surely its
    author's, and the feeds of other people that may be on it."""

    since: datetime
    sites: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class _Look:
    """One blog's sitemaps, being read: `ask` next, `spare` where none `answered`; `later`: one must wait."""

    chain: Chain
    home: str
    since: datetime
    seen: frozenset[str]
    ask: list[str] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    found: list[Listed] = field(default_factory=list)
    answered: bool = False
    later: bool = False


def listed_posts(short: Sequence[Chain], blogs: Mapping[str, Blog], way: Way, rules: str = "") -> Iterator[OlderPage]:
    """The posts that feeds with `short` chains miss; those read before and not judged by these rules first.

    `blogs` are those that may be asked in this run, by their feed.
    """
    for chain in short:
        for address, entry in kept_posts(chain, way.cache, rules):
            yield OlderPage(chain.url, ParsedFeed(entries=(entry,)), address, way.cache.poll(address).fingerprint)
    wanted = [chain for chain in short if chain.url in blogs and chain.reached > blogs[chain.url].since]
    mapped = [chain for chain in wanted if chain.mapped]
    mapped += _map([chain for chain in wanted if not chain.mapped][: way.most], blogs, way)
    waiting = {chain.url: chain for chain in mapped}
    named_by: dict[str, list[str]] = {}
    for chain in mapped:
        for address in chain.waiting:
            named_by.setdefault(address, []).append(chain.url)
    wider = replace(way, most=max(way.most, MOST_VISITS), most_of_host=max(way.most_of_host, MOST_POSTS))
    for visit in visit_all(named_by, wider):
        for url in () if visit.later else named_by[visit.url]:
            waiting[url], page = _after_visit(waiting[url], visit, way.cache)
            way.cache.keep_chain(waiting[url])
            if page is not None:
                yield page


def kept_posts(chain: Chain, cache: Cache, rules: str | None = None) -> Iterator[tuple[str, Entry]]:
    """(address, post) of the pages that were read: all, or those not judged by these rules."""
    for address in chain.posts:
        poll = cache.poll(address)
        if (rules is None or not cache.is_judged(poll, rules)) and (html := kept_page(address, cache)):
            entry = _post_on(html, address, poll.validated_url or address, chain)
            if entry is not None:
                yield address, entry


def _map(chains: Iterable[Chain], blogs: Mapping[str, Blog], way: Way) -> list[Chain]:
    """The chains with what their blogs' sitemaps name, remembered."""
    looks = [_look(chain, blogs[chain.url], way.cache) for chain in chains]
    robots = sitemaps_in_robots([look.home for look in looks if look.home], way)
    for look in looks:
        declared = robots.get(look.home)
        look.later = bool(look.home) and declared is None
        if declared is not None:
            look.ask = likely_maps(map(Listed, declared), look.home, look.since)[:MOST_MAPS]
            look.spare = usual_maps(look.home)
    for _ in range(MOST_DEPTH + 1):  # where robots.txt names none, the first level is a guess
        _read_maps(looks, way)
    done = [_after_maps(look) for look in looks]
    for chain in done:
        way.cache.keep_chain(chain)
    return done


def _look(chain: Chain, blog: Blog, cache: Cache) -> _Look:
    feeds = [feed for address in (chain.url, *chain.pages) if (feed := _feed_at(address, cache)) is not None]
    home = home_of(feeds[0], chain.url, blog.sites) if feeds else ""
    if any(is_below(other, home) for other in blog.others):
        home = ""  # several people write there: whose a page is nobody can tell
    seen = frozenset(page_key(entry.url) for feed in feeds for entry in feed.entries)
    return _Look(chain, home, max(chain.back_to, blog.since), seen | {page_key(home)})


def _feed_at(address: str, cache: Cache) -> ParsedFeed | None:
    poll, body = cache.poll(address), cache.body(address)
    feed = parse_feed(body, poll.content_type, poll.validated_url or address) if body is not None else None
    return feed if isinstance(feed, ParsedFeed) else None


def _read_maps(looks: Sequence[_Look], way: Way) -> None:
    """One level: what each look asks next, and then what that leads to."""
    by_map: dict[str, list[_Look]] = {}
    for look in looks:
        for address in look.ask:
            by_map.setdefault(address, []).append(look)
        look.asked, look.ask = [*look.asked, *look.ask], []
    wider = replace(way, most=max(way.most, len(by_map)), most_of_host=max(way.most_of_host, MOST_MAPS))
    patient = replace(wider, fresh=_MAP_HOLDS, most_bytes=_MOST_MAP)
    for visit in visit_all(by_map, patient):
        sitemap = read_sitemap(visit.html, visit.final_url or visit.url)
        for look in by_map[visit.url]:
            look.later = look.later or visit.later
            look.answered = look.answered or bool(sitemap.pages or sitemap.maps)
            look.found = likely_posts(
                [*look.found, *sitemap.pages], look.home, look.seen, look.since, look.chain.reached
            )
            further = likely_maps(sitemap.maps, look.home, look.since)
            fresh = [address for address in further if address not in look.asked and address not in look.ask]
            look.ask += fresh[: max(MOST_MAPS - len(look.asked) - len(look.ask), 0)]
    for look in looks:
        if not (look.ask or look.answered or look.later) and look.spare:
            look.ask = [look.spare.pop(0)]


def _after_maps(look: _Look) -> Chain:
    """What waits now; where a sitemap could not be read, and nothing else is known, another try, a few times."""
    chain = look.chain
    if look.later and not look.found and chain.tries + 1 < MOST_TRIES:
        return replace(chain, tries=chain.tries + 1)
    return replace(chain, mapped=True, waiting=tuple(page.url for page in look.found), tries=0)


def _after_visit(chain: Chain, visit: Visit, cache: Cache) -> tuple[Chain, OlderPage | None]:
    entry = _post_on(visit.html, visit.url, visit.final_url, chain) if visit.html else None
    waiting = tuple(address for address in chain.waiting if address != visit.url)
    if entry is None:
        misses = chain.misses + 1
        return replace(chain, waiting=waiting if misses < MOST_MISSES else (), misses=misses), None
    after = replace(chain, waiting=waiting, posts=(*chain.posts, visit.url), misses=0)
    return after, OlderPage(chain.url, ParsedFeed(entries=(entry,)), visit.url, cache.poll(visit.url).fingerprint)


def _post_on(html: str, asked: str, url: str, chain: Chain) -> Entry | None:
    """The post of a page: one that its own metadata calls an article, with a date in the time that is wanted.

    A page that leads on to another host is none of theirs.
    """
    facts = read_page(html, url) if _host(asked) == _host(url) else PageFacts()
    if not facts.article or facts.published is None:
        return None
    written = facts.published.start(UTC)
    if not chain.back_to - MARGIN <= written <= chain.reached + _SLACK:
        return None
    same_host = _host(facts.canonical) == _host(url)
    return Entry(
        url=facts.canonical if same_host else url,
        title=facts.title,
        claimed=facts.published,
        tags=facts.tags,
        author=facts.author,
        html="" if facts.whole_page else facts.html,
        lang=facts.lang,
    )


def _host(url: str) -> str:
    return page_key(url).partition("/")[0]
