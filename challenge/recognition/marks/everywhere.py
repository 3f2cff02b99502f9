"""Marks that a blog carries on every page, in a sidebar or as its only tag: they say nothing about one post. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from challenge.addresses import page_key
from challenge.content.seasons import Season
from challenge.entries.entry import Entry
from challenge.entries.text import Reading
from challenge.recognition.text.folding import squash

LEAST_ENTRIES = 5
LEAST_OUTSIDE = 3
"""So many posts must carry the mark at a time when no season ran; fewer are a slip, or an early bird."""

_MARGIN = timedelta(days=45)

Sight = tuple[Entry, Reading]
Window = tuple[datetime, datetime]


def everywhere_marks(
    entries: Sequence[Entry], readings: Sequence[Reading], seasons: Iterable[Season], windows: Iterable[Window]
) -> dict[str, frozenset[str]]:
    """By season its tags, phrases and links (lower case, as its file writes them) that this feed carries on each post.

    Posts from the time of any season, `windows`, are no evidence: a feed of the challenge's own category is all marked.
    """
    sights = [sight for sight in zip(entries, readings, strict=True) if not sight[0].comment]
    outside = _outside(sights, windows) if len(sights) >= LEAST_ENTRIES else []
    if len(outside) < LEAST_OUTSIDE:
        return {season.id: frozenset() for season in seasons}
    return {season.id: _carried(season, [*outside, *sights]) for season in seasons}


def _carried(season: Season, sights: Sequence[Sight]) -> frozenset[str]:
    rules = season.recognise
    tests: list[tuple[str, Callable[[Sight], bool]]] = [
        *((tag, _carries_tag(tag)) for tag in rules.tags),
        *((phrase, _carries_phrase(phrase)) for phrase in rules.phrases),
        *((link, _carries_link(link)) for link in rules.links),
    ]
    return frozenset(written.lower() for written, carries in tests if all(map(carries, sights)))


def _outside(sights: Sequence[Sight], windows: Iterable[Window]) -> list[Sight]:
    spans = [(starts - _MARGIN, ends if ends.year >= 9999 else ends + _MARGIN) for starts, ends in windows]
    found = []
    for sight in sights:
        if (claimed := sight[0].claimed) is not None:
            moment = claimed.start(UTC)
            if not any(starts <= moment < ends for starts, ends in spans):
                found.append(sight)
    return found


def _carries_tag(tag: str) -> Callable[[Sight], bool]:
    wanted = squash(tag.lower())
    return lambda sight: any(wanted in squash(each.lower()) for each in sight[0].tags)


def _carries_phrase(phrase: str) -> Callable[[Sight], bool]:
    wanted = squash(phrase.lower())
    return lambda sight: any(wanted in squash(block.text.lower()) for block in sight[1].blocks)


def _carries_link(link: str) -> Callable[[Sight], bool]:
    wanted = page_key(link)
    return lambda sight: any(page_key(address).startswith(wanted) for address, _ in sight[1].links)
