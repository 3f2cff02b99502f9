"""When a feed may be asked again, and what is remembered of an answer. Pure: old memory and facts in, new out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

OUR_INTERVAL = timedelta(minutes=59)
"""Between two questions to a host that can answer `nothing new` (an hour, less the unpunctuality of schedules)."""

OUR_INTERVAL_UNCONDITIONAL = timedelta(hours=23, minutes=30)
"""Where every question costs the whole feed: once a day."""

MOST_WISHED = timedelta(hours=23, minutes=30)
"""The longest that `max-age`, `Expires`, `ttl` and the like can put us off: a round closes within a day."""

MOST_RETRY_AFTER = timedelta(days=7)
FIRST_BACK_OFF = timedelta(hours=1)
MOST_BACK_OFF = timedelta(days=3)
MOVE_SEEN = 3
MOVE_LASTS = timedelta(days=2)
"""A move counts after three answers that agree over two days; from http to https of the same address at once."""

_MOST_SKIP = 24 * 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What is remembered of one feed between runs. May be lost at any time: then the feed is simply asked anew.

    `answered` is when a feed came or was confirmed last. `ours_until` is our own interval or back-off (`--force`
    skips it), `theirs_until` what the host asked for. `etag` and `modified` are its validators byte for byte, given
    by `validated_url`. `move` is a permanent redirect that is watched, `moved` one that counts. `least_seconds` is
    the interval that the feed itself asks for. `fingerprint` is that of the body kept; `judged` says which body was
    judged by which rules.
    """

    url: str
    polled: datetime | None = None
    answered: datetime | None = None
    ours_until: datetime | None = None
    theirs_until: datetime | None = None
    theirs_why: str = ""
    etag: str = ""
    modified: str = ""
    validated_url: str = ""
    failures: int = 0
    gone: bool = False
    move: str = ""
    move_seen: int = 0
    move_since: datetime | None = None
    moved: str = ""
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    least_seconds: int = 0
    content_type: str = ""
    fingerprint: str = ""
    judged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One answer, as far as manners go. The rhythm is the feed's own and absent (None) where no feed was read."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    final_url: str = ""
    moved_to: str = ""
    least_interval: timedelta | None = None
    skip_hours: frozenset[int] | None = None
    skip_days: frozenset[int] | None = None


def not_before(poll: Poll, now: datetime, *, force: bool = False) -> tuple[datetime, str] | None:
    """Until when the feed is to be left alone, and why; None where it may be asked. Force skips only what is ours."""
    if poll.theirs_until is not None and now < poll.theirs_until:
        return poll.theirs_until, poll.theirs_why or "the host asks to wait"
    if _is_skipped(poll, now):
        return _next_allowed(poll, now), "the feed names this hour or day as one to skip"
    if not force and poll.ours_until is not None and now < poll.ours_until:
        why = "it failed and is tried again later" if poll.failures else "it was asked a short while ago"
        return poll.ours_until, why
    return None


def due(poll: Poll, now: datetime) -> datetime:
    """When the feed may be asked next, every reason to wait considered; `now` where it may be asked at once."""
    for _ in range(_MOST_SKIP):
        wait = not_before(poll, now)
        if wait is None:
            break
        now = wait[0]
    return now


def after_answer(poll: Poll, facts: Facts, now: datetime) -> Poll:
    """The memory after a 200 or 304 that brought or confirmed a feed."""
    etag, modified = _validators(poll, facts)
    hours = poll.skip_hours if facts.skip_hours is None else facts.skip_hours
    days = poll.skip_days if facts.skip_days is None else facts.skip_days
    least = timedelta(seconds=poll.least_seconds) if facts.least_interval is None else facts.least_interval
    wished = min(max(_fresh_for(facts.headers, now), least), MOST_WISHED)
    interval = OUR_INTERVAL if etag or modified else OUR_INTERVAL_UNCONDITIONAL
    return replace(
        _after_move(poll, facts, now),
        polled=now,
        answered=now,
        ours_until=now + interval,
        theirs_until=now + wished if wished else None,
        theirs_why="the host says that nothing changes before then" if wished else "",
        etag=etag,
        modified=modified,
        validated_url=facts.final_url if etag or modified else "",
        failures=0,
        gone=False,
        skip_hours=hours if len(hours) < 24 else frozenset(),
        skip_days=days if len(days) < 7 else frozenset(),
        least_seconds=int(min(least, MOST_WISHED).total_seconds()),
    )


def after_failure(poll: Poll, facts: Facts, now: datetime) -> Poll:
    """The memory after anything else (status 0: no answer came). Validators stay: we still keep their body."""
    failures = poll.failures + 1
    asked = retry_after(facts, now)
    return replace(
        poll,
        polled=now,
        ours_until=now + back_off(failures),
        theirs_until=asked,
        theirs_why="the host asked to be left alone until then" if asked else "",
        failures=failures,
        gone=facts.status == 410,
        moved="",  # the new address may be the mistake: the next question goes to the old one again
        move_seen=0 if poll.moved else poll.move_seen,
    )


def back_off(failures: int) -> timedelta:
    """How long a feed that failed so often is left alone: an hour, doubled each time, three days at most."""
    return min(FIRST_BACK_OFF * (1 << min(failures - 1, 10)), MOST_BACK_OFF)


def retry_after(facts: Facts, now: datetime) -> datetime | None:
    """What `Retry-After` of a 429 or 503 asks for, in seconds or as a date, a week at most."""
    value = facts.headers.get("retry-after", "").strip()
    if facts.status not in (429, 503) or not value:
        return None
    if value.isascii() and value.isdigit():
        return now + min(timedelta(seconds=int(value[:9])), MOST_RETRY_AFTER)
    until, sent = _http_date(value), _http_date(facts.headers.get("date", ""))
    if until is None:
        return None
    if sent is not None and timedelta() < until - sent <= MOST_RETRY_AFTER:
        return now + (until - sent)
    return min(until, now + MOST_RETRY_AFTER) if until > now else None


def _validators(poll: Poll, facts: Facts) -> tuple[str, str]:
    """Each as it was sent last. A 304 that sends none confirms both; one that sends only one drops the other."""
    etag, modified = facts.headers.get("etag", ""), facts.headers.get("last-modified", "")
    if facts.status == 304 and not (etag or modified):
        return poll.etag, poll.modified
    return etag, modified


def _after_move(poll: Poll, facts: Facts, now: datetime) -> Poll:
    target = facts.moved_to
    if not target and (poll.moved or not poll.move):
        return poll  # asked at the new address, which answered; or nothing moves
    if not target:
        return replace(poll, move="", move_seen=0, move_since=None)
    seen, since = (poll.move_seen + 1, poll.move_since or now) if target == poll.move else (1, now)
    settled = _only_secured(poll.url, target) or (seen >= MOVE_SEEN and now - since >= MOVE_LASTS)
    return replace(poll, move=target, move_seen=seen, move_since=since, moved=target if settled else "")


def _only_secured(old: str, new: str) -> bool:
    return old.startswith("http://") and new == "https://" + old.removeprefix("http://") and not urlsplit(old).port


def _fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long the host says that its answer holds: `max-age` less `Age`, else `Expires`."""
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return timedelta()
    found = re.search(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", control)
    if found:
        age = headers.get("age", "").strip()
        spent = int(age[:9]) if age.isascii() and age.isdigit() else 0
        return max(timedelta(seconds=int(found[1]) - spent), timedelta())
    expires = _http_date(headers.get("expires", ""))
    if expires is None:
        return timedelta()
    return max(expires - (_http_date(headers.get("date", "")) or now), timedelta())


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _is_skipped(poll: Poll, now: datetime) -> bool:
    at = now.astimezone(UTC)
    return at.hour in poll.skip_hours or at.weekday() in poll.skip_days


def _next_allowed(poll: Poll, now: datetime) -> datetime:
    at = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    for _ in range(_MOST_SKIP):
        at += timedelta(hours=1)
        if not _is_skipped(poll, at):
            break
    return at
