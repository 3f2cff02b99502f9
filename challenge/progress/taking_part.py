"""Who takes part in a season."""

from __future__ import annotations

from collections.abc import Iterable

from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Season


def takes_part(member: Member, season: Season, has_posts: bool) -> bool:
    """Whether a member belongs on a season's table: named there, or with a post in it; never while paused.

    Somebody who had left before the season began, or joined after it ended, takes part only with a post in it.
    """
    if member.paused:
        return False
    if has_posts:
        return True
    if member.seasons is not None and season.id not in member.seasons:
        return False
    starts, ends = season_window(season)
    if member.left is not None and member.left.start(season.timezone) <= starts:
        return False
    return member.joined is None or member.joined.start(season.timezone) < ends


def members_of(season: Season, members: Iterable[Member], with_posts: frozenset[str]) -> tuple[Member, ...]:
    """Everybody taking part, by name; `with_posts` are the ids of members who have a credited or doubtful post."""
    kept = (member for member in members if takes_part(member, season, member.id in with_posts))
    return tuple(sorted(kept, key=lambda member: (member.name.casefold(), member.id)))
