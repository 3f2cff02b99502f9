"""Marks that a blog carries on every page, in a sidebar or as its only tag: they say nothing about one post. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.entries.entry import Entry
from challenge.entries.text import Reading
from challenge.recognition.text.folding import squash

LEAST_ENTRIES = 5
LEAST_OUTSIDE = 3
"""So many posts must carry the mark at a time when no season ran; fewer are a slip, or an early bird."""

_MARGIN = timedelta(days=45)

Sight = tuple[Entry, Reading]


def everywhere_marks(
    entries: Sequence[Entry], readings: Sequence[Reading], season: Season, seasons: Sequence[Season]
) -> frozenset[str]:
    """The season's tags, phrases and links (lower case, as its file writes them) that this feed carries on every post.

    Posts from the time of any season do not count as evidence: a feed of the challenge's own category is all marked.
    """
    sights = [sight for sight in zip(entries, readings, strict=True) if not sight[0].comment]
    if len(sights) < LEAST_ENTRIES:
        return frozenset()
    windows = [season_window(each) for each in seasons]
    outside = [sight for sight in sights if _outside(sight[0], windows)]
    if len(outside) < LEAST_OUTSIDE:
        return frozenset()
    rules = season.recognise
    tests: list[tuple[str, Callable[[Sight], bool]]] = [
        *((tag, _carries_tag(tag)) for tag in rules.tags),
        *((phrase, _carries_phrase(phrase)) for phrase in rules.phrases),
        *((link, _carries_link(link)) for link in rules.links),
    ]
    return frozenset(
        written.lower() for written, carries in tests if all(map(carries, outside)) and all(map(carries, sights))
    )


def _outside(entry: Entry, windows: Sequence[tuple[datetime, datetime]]) -> bool:
    if entry.claimed is None:
        return False
    moment = entry.claimed.start(UTC)
    return not any(_early(starts) <= moment < _late(ends) for starts, ends in windows)


def _early(moment: datetime) -> datetime:
    return moment - _MARGIN


def _late(moment: datetime) -> datetime:
    return moment if moment.year >= 9999 else moment + _MARGIN


def _carries_tag(tag: str) -> Callable[[Sight], bool]:
    wanted = squash(tag.lower())
    return lambda sight: any(wanted in squash(each.lower()) for each in sight[0].tags)


def _carries_phrase(phrase: str) -> Callable[[Sight], bool]:
    wanted = squash(phrase.lower())
    return lambda sight: any(wanted in squash(block.text.lower()) for block in sight[1].blocks)


def _carries_link(link: str) -> Callable[[Sight], bool]:
    wanted = page_key(link)
    return lambda sight: any(page_key(address).startswith(wanted) for address, _ in sight[1].links)
