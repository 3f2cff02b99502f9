"""Posts that no ledger keeps, explained on the fly from what is kept of their feeds and of older pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.entries.entry import Entry
from challenge.entries.feed import ParsedFeed, parse_feed
from challenge.entries.text import read_html
from challenge.explain import Explanation
from challenge.feeds.cache import Cache
from challenge.feeds.listed import kept_posts
from challenge.hints import NO_SEASON, hint_for
from challenge.ledger.in_force import in_force
from challenge.ledger.memory import whole_entry
from challenge.ledger.row import whole
from challenge.overview import Overview
from challenge.recognition.deciding.authors import is_by
from challenge.recognition.deciding.when import published_at
from challenge.recognition.judge import judge
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import RANK


def explain_unremembered(overview: Overview, post: str, cache: Cache) -> list[Explanation]:
    """One explanation for each member in whose kept feeds this page stands; none where no feed has it."""
    key = page_key(whole(post))
    found: dict[str, Explanation] = {}
    for member in overview.content.members.values():
        for entry in _entries(member, key, cache):
            if is_by(entry.author, member) is not False:
                found.setdefault(member.id, _explain(overview, member, entry))
    return list(found.values())


def _entries(member: Member, key: str, cache: Cache) -> Iterator[Entry]:
    """Everything kept of this page: in the feeds, on their older pages, and on the posts' own that a sitemap named."""
    for url in () if member.paused else member.feeds:
        chain = cache.chain(url)
        found = [entry for address in (url, *(chain.pages if chain else ())) for entry in _on_page(address, key, cache)]
        if chain is not None and not found:
            own = tuple(address for address in chain.posts if page_key(address) == key)
            found = [entry for _, entry in kept_posts(replace(chain, posts=own), cache)]
        yield from (entry for entry in map(whole_entry, found) if not entry.comment)


def _on_page(address: str, key: str, cache: Cache) -> list[Entry]:
    body = cache.body(address)
    if body is None or key.rsplit("/", 1)[-1].encode() not in body:
        return []  # reading every feed of a large challenge for one post would take too long
    poll = cache.poll(address)
    feed = parse_feed(body, poll.content_type, poll.validated_url or address)
    return [entry for entry in feed.entries if page_key(entry.url) == key] if isinstance(feed, ParsedFeed) else []


def _explain(overview: Overview, member: Member, entry: Entry) -> Explanation:
    sighting = Sighting(
        addresses=(entry.url,),
        guid=entry.guid,
        title=entry.title,
        claimed=entry.claimed,
        first_seen=overview.now,
        tags=entry.tags,
        author=entry.author,
        reading=read_html(entry.html, entry.url),
    )
    seasons = [
        files.season
        for files in overview.content.seasons.values()
        if member.seasons is None or files.season.id in member.seasons
    ]
    site = overview.content.site.url
    verdicts = tuple(
        verdict
        for season in seasons
        for verdict in in_force(
            judge(sighting, member, season, tuple(o for o in seasons if o is not season), site),
            None,
            member,
            season,
            published_at(sighting, member, season),
            overview.now,
        )
    )
    ordered = tuple(sorted(verdicts, key=lambda verdict: -RANK[verdict.status]))
    hint = hint_for(ordered) if ordered else NO_SEASON
    return Explanation(post=entry.url, title=entry.title, member=member.id, verdicts=ordered, hint=hint)
