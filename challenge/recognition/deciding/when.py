"""When a post counts as published, which round is open then, and whether it is in time. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from challenge.content.members import Member
from challenge.content.rounds import closes_at, deadline_zone, opens_at
from challenge.content.seasons import Round, Season
from challenge.dates import EARLIEST, Stamp
from challenge.recognition import reasons
from challenge.recognition.sighting import Sighting

AHEAD = timedelta(hours=24)
"""How far a claimed date may lie after the first sight: clocks and zones differ by a day, not more."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The date judged. `moment` is aware, in the author's offset; for a day alone the start of that day.

    `zone` is where the author is taken to live. `reason` says why the first sight stands in for the claim, else empty.
    `written` is the instant that stands in the feed, where a day alone was read out of it.
    """

    moment: datetime
    day_only: bool
    from_first_sight: bool
    zone: tzinfo
    reason: str = ""
    written: datetime | None = None


def published_at(sighting: Sighting, member: Member, season: Season) -> Judged:
    """The claimed date in the author's offset; the first sight where the claim is missing or cannot be true."""
    zone = author_zone(sighting, member, season)
    seen = sighting.first_seen if sighting.first_seen.tzinfo else sighting.first_seen.replace(tzinfo=UTC)
    claimed = sighting.claimed
    if claimed is None:
        return Judged(seen.astimezone(zone), False, True, zone, "no date was given that could be read")
    start = claimed.start(zone)
    if start < EARLIEST:
        return Judged(
            seen.astimezone(zone), False, True, zone, f"the date given, {reasons.claimed(claimed)}, is before 1995"
        )
    if start > seen + AHEAD:
        return Judged(
            seen.astimezone(zone),
            False,
            True,
            zone,
            f"the date given, {reasons.claimed(claimed)}, lies after the day it was first seen",
        )
    if _is_a_day(claimed) and not sighting.from_file:
        day = replace(claimed, offset=None, day_only=True)
        return Judged(_local(day.start(zone), zone), True, False, zone, written=start)
    return Judged(_local(start, zone), claimed.day_only, False, zone)


def _is_a_day(claimed: Stamp) -> bool:
    """Midnight by UTC to the second: so generators write a post's day where its author gave no time."""
    return claimed.offset == timedelta() and claimed.wall.time() == time()


def author_zone(sighting: Sighting, member: Member, season: Season) -> tzinfo:
    """The file's own offset, a feed's offset that is not zero, the member's zone, the season's."""
    offset = sighting.claimed.offset if sighting.claimed is not None else None
    if offset is not None and (sighting.from_file or offset):
        return timezone(offset)
    return member.timezone or season.timezone


def _local(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands in a season: in an open round, or after the last one that closed before it.

    `round` is None before the first opening and where no round took place; `gap` is how long ago it closed (zero
    where it is open); `before` how long the season has yet to begin, `after` how long it has been over.
    """

    round: Round | None
    open: bool = False
    gap: timedelta = timedelta()
    before: timedelta = timedelta()
    after: timedelta = timedelta()


def place_in(season: Season, judged: Judged) -> Place:
    """Compared by the wall clock of the deadline's zone; a day alone by its noon."""
    zone = deadline_zone(season, judged.zone)
    wall = _wall_of(judged, zone)
    spans = _spans(season, zone)
    if not spans:
        return _place_without_rounds(season, wall, zone)
    for opens, closes, round_ in reversed(spans):
        if opens <= wall < closes:
            return Place(round_, open=True)
    first, last = spans[0][0], max(span[1] for span in spans[-3:])
    if wall < first:
        return Place(None, before=first - wall)
    past = [(closes, opens, round_) for opens, closes, round_ in spans if closes <= wall]
    if not past:
        return Place(None)
    closes, _, round_ = max(past, key=lambda span: (span[0], span[1]))
    return Place(round_, gap=wall - closes, after=max(wall - last, timedelta()))


Span = tuple[datetime, datetime, Round]
_SPANS: dict[int, tuple[Season, tuple[Span, ...], bool]] = {}
_LENGTHS: dict[int, tuple[Season, timedelta]] = {}


def _spans(season: Season, zone: tzinfo) -> tuple[Span, ...]:
    """The rounds that take place with their walls, by opening; remembered where no zone plays in."""
    known = _SPANS.get(id(season))
    if known is None or known[0] is not season:
        rounds = [r for r in season.rounds if not r.skipped]
        fixed = all(r.opens.offset is None and r.closes.offset is None for r in rounds)
        if len(_SPANS) > 256:
            _SPANS.clear()
        known = _SPANS[id(season)] = (season, _sorted_spans(rounds, season, zone) if fixed else (), fixed)
    return known[1] if known[2] else _sorted_spans([r for r in season.rounds if not r.skipped], season, zone)


def _sorted_spans(rounds: list[Round], season: Season, zone: tzinfo) -> tuple[Span, ...]:
    spans = [(_wall(r.opens, zone, season), _wall(r.closes, zone, season), r) for r in rounds]
    return tuple(sorted(spans, key=lambda span: (span[0], span[2].number)))


def round_length(season: Season) -> timedelta:
    """How long a round usually lasts; a week where there are none. Remembered by the identity of the season."""
    known = _LENGTHS.get(id(season))
    if known is None or known[0] is not season:
        lengths = sorted(r.closes.wall - r.opens.wall for r in season.rounds if not r.skipped)
        length = max(lengths[len(lengths) // 2], timedelta(hours=1)) if lengths else timedelta(days=7)
        if len(_LENGTHS) > 256:
            _LENGTHS.clear()
        known = _LENGTHS[id(season)] = (season, length)
    return known[1]


def in_time(season: Season, round_: Round, judged: Judged) -> bool:
    """Published before the round closes for this author, grace included; a day alone if any part of it is."""
    return _earliest(judged) < _closes(season, round_, judged)


def _earliest(judged: Judged) -> datetime:
    """Nobody is late by our reading of a date."""
    return judged.moment if judged.written is None else min(judged.moment, judged.written)


def deadline_of(season: Season, round_: Round, judged: Judged) -> datetime:
    """The closing instant for this author, without grace, in the zone that decides."""
    return _local(closes_at(season, round_, judged.zone), deadline_zone(season, judged.zone))


def _closes(season: Season, round_: Round, judged: Judged) -> datetime:
    closes = closes_at(season, round_, judged.zone)
    try:
        return closes + season.deadline.grace
    except OverflowError:
        return closes


def in_time_for_season(season: Season, judged: Judged) -> bool:
    """The same for a season without rounds."""
    if season.ends is None:
        return True
    return _earliest(judged) < season.ends.start(deadline_zone(season, judged.zone)) + season.deadline.grace


def opens_before(season: Season, round_: Round, judged: Judged) -> bool:
    """Whether the round had opened when the post was published (some part of a day alone is enough)."""
    moment = judged.moment + timedelta(days=1) if judged.day_only else judged.moment
    return opens_at(season, round_) <= moment


def _place_without_rounds(season: Season, wall: datetime, zone: tzinfo) -> Place:
    starts = _wall(season.starts, zone, season)
    if wall < starts:
        return Place(None, before=starts - wall)
    if season.ends is None:
        return Place(None, open=True)
    ends = _wall(season.ends, zone, season)
    return Place(None, open=wall < ends, after=max(wall - ends, timedelta()))


def _wall_of(judged: Judged, zone: tzinfo) -> datetime:
    if judged.day_only:
        return judged.moment.replace(tzinfo=None) + timedelta(hours=12)
    return _local(judged.moment, zone).replace(tzinfo=None)


def _wall(stamp: Stamp, zone: tzinfo, season: Season) -> datetime:
    if stamp.offset is None:
        return stamp.wall
    return _local(stamp.start(season.timezone), zone).replace(tzinfo=None)
