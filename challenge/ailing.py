"""What ails a feed, in words that an organizer can forward, and what to do about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from challenge.addresses import page_key
from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season
from challenge.dates import iso_utc
from challenge.feeds.manners import Poll
from challenge.feeds.state import FeedState

STALE_AFTER = timedelta(days=14)
"""So long after a season began, or its author joined, a feed without an entry from it is worth a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """`kind` is a short stable name, empty where all is well; `words` a sentence about the feed for its owner; `advice`
    one for the organizer. `grave` tells what keeps posts from arriving from what is only worth a look."""

    kind: str = ""
    words: str = ""
    advice: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One feed of one member: what is tracked of it, what this machine remembers of asking, and what is around it.

    `file` is the member's file, named as `check` names it.
    """

    member: Member
    file: str
    url: str
    state: FeedState | None
    poll: Poll
    twin: str = ""
    season: Season | None = None
    rests: bool = False
    """Whether the feed is asked no more, because its member left."""


def ailment_of(case: Case, now: datetime) -> Ailment:
    """The worst that can be said of a feed."""
    state, path = case.state, case.file
    if case.rests:
        return Ailment(kind="left", advice=f"not asked any more, because {case.member.name} left")
    if state is None:
        return Ailment(kind="unknown", advice="not asked yet; the next refresh does")
    since = f" since {state.since[:10]}" if state.since else ""
    if state.state == "gone":
        words = f"{state.why or 'the host says that the feed is gone for good (410)'}{since}; it is not asked again"
        advice = _found(state, path) or f"ask {case.member.name} for the new address, or take the feed out of {path}"
        return Ailment(kind="gone", words=words, advice=advice, grave=True)
    if state.state == "failing":
        words = f"{state.why}{since}"
        return Ailment(kind=state.kind or "failing", words=words, advice=_mend(case, state, path), grave=True)
    if state.moved_to:
        words = f"the host says that the feed moved to {state.moved_to}"
        advice = f"in {path}, write {state.moved_to} in place of {case.url}"
        return Ailment(kind="moved", words=words, advice=advice, grave=True)
    return _worth_a_look(case, state, path, now)


def _worth_a_look(case: Case, state: FeedState, path: str, now: datetime) -> Ailment:
    if case.poll.move and case.poll.move != case.url:
        since = f" since {case.poll.move_since:%Y-%m-%d}" if case.poll.move_since else ""
        words = f"the host says{since} that the feed moved to {case.poll.move}"
        advice = "wait: it counts when the host has said so for two days"
        return Ailment(kind="says it moved", words=words, advice=advice)
    if case.twin:
        words = f"it brings the same posts as {case.twin}"
        return Ailment(kind="duplicate", words=words, advice=f"one of them is enough: take one out of {path}")
    if _is_stale(case, state, now):
        season = case.season.title if case.season else ""
        latest = f"the newest entry is of {state.newest[:10]}" if state.newest else "there is no dated entry at all"
        words = f"nothing new in the feed since “{season}” began: {latest}"
        return Ailment(kind="stale", words=words, advice=f"ask {case.member.name} whether they write elsewhere now")
    return Ailment()


def _mend(case: Case, state: FeedState, path: str) -> str:
    name = case.member.name
    meanwhile = "what was read is kept, and posts can be sent by pull request meanwhile"
    if found := _found(state, path):
        return found
    if state.kind in ("http 404", "not a feed", "comments", "dns", "address", "redirects"):
        return f"ask {name} for the address of the feed and write it into {path}; {meanwhile}"
    if state.kind in ("blocked", "http 403", "http 401", "tls"):
        return f"forward this to {name}, who can mend it at the host; {meanwhile}"
    return f"wait a day, it may pass; then forward this to {name}; {meanwhile}"


def _found(state: FeedState, path: str) -> str:
    if not state.suggestion:
        return ""
    return f"a feed was found at {state.suggestion}; if it is the right one, write it into {path}"


def _is_stale(case: Case, state: FeedState, now: datetime) -> bool:
    if case.season is None:
        return False
    began, joined = season_window(case.season)[0], case.member.joined
    expected = max(began, joined.start(case.season.timezone)) if joined else began
    return expected + STALE_AFTER <= now and state.newest < iso_utc(began)


def season_for(member: Member, seasons: Iterable[Season], now: datetime) -> Season | None:
    """The season a feed is measured by: the latest that has begun and that the member takes part in."""
    begun = [
        season
        for season in seasons
        if (member.seasons is None or season.id in member.seasons) and season_window(season)[0] <= now
    ]
    return max(begun, key=lambda season: season_window(season)[0], default=None)


def twin_of(url: str, feeds: Sequence[str], states: Mapping[str, FeedState]) -> str:
    """An earlier feed in the member's list that is the same one in other clothes; empty where there is none."""
    mine = states.get(url)
    for other in feeds[: feeds.index(url)]:
        theirs = states.get(other)
        if page_key(other) == page_key(url) or (theirs and theirs.moved_to == url):
            return other
        if mine and theirs and mine.newest and (mine.newest, mine.title) == (theirs.newest, theirs.title):
            return other
    return ""
