"""`/health/`: how every feed does, said mildly, and what is wrong in the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from challenge.addresses import is_web_address
from challenge.content.members import Member
from challenge.dates import parse_stamp
from challenge.entries.plain import visible
from challenge.errors import Problem
from challenge.pages.cards import Person
from challenge.pages.shelf import Shelf

FeedStatus = Literal["ok", "failing", "moved", "gone", "left", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One feed of one member. `unknown` has not been fetched yet, `left` is asked no more because its member left.

    `linked` says that it may be a link.

    `suggestion` is a feed that was found in its place.
    """

    person: Person
    address: str
    linked: bool
    status: FeedStatus
    since: datetime | None = None
    why: str = ""
    moved_to: str = ""
    suggestion: str = ""
    newest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthView:
    """All feeds, by how they are, and every problem of the files. `resting` are asked no more: their members left."""

    ill: tuple[FeedLine, ...]
    well: tuple[FeedLine, ...]
    resting: tuple[FeedLine, ...]
    problems: tuple[Problem, ...]


def view_health(shelf: Shelf) -> HealthView:
    """The page of everything that needs a hand."""
    lines = [line for member in shelf.people() for line in feed_lines(shelf, member)]
    return HealthView(
        ill=tuple(line for line in lines if line.status in ("failing", "moved", "gone")),
        well=tuple(line for line in lines if line.status in ("ok", "unknown")),
        resting=tuple(line for line in lines if line.status == "left"),
        problems=tuple(shelf.overview.problems),
    )


def feed_lines(shelf: Shelf, member: Member) -> tuple[FeedLine, ...]:
    """The feeds of one member, in the order of their file."""
    rests = member.is_gone(shelf.site.timezone, shelf.now)
    return tuple(_line(shelf, shelf.person(member.id), address, rests) for address in member.feeds)


def _line(shelf: Shelf, person: Person, address: str, rests: bool) -> FeedLine:
    state = shelf.overview.feeds.get(address)
    linked = is_web_address(address)
    if state is None or rests:
        return FeedLine(person=person, address=address, linked=linked, status="left" if rests else "unknown")
    return FeedLine(
        person=person,
        address=address,
        linked=linked,
        status="moved" if state.state == "ok" and state.moved_to else state.state,
        since=_moment(state.since),
        why=visible(state.why),
        moved_to=visible(state.moved_to),
        suggestion=visible(state.suggestion) if state.state != "ok" else "",
        newest=_moment(state.newest),
    )


def _moment(text: str) -> datetime | None:
    """A time of `feeds.json`; None where there is none, or where somebody wrote something else there."""
    try:
        return parse_stamp(text).start(UTC) if text else None
    except ValueError:
        return None
