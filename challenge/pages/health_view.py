"""`/health/`: how every feed does, said mildly, and what is wrong in the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from challenge.addresses import is_web_address
from challenge.content.members import Member
from challenge.errors import Problem
from challenge.pages.shelf import Person, Shelf

FeedStatus = Literal["ok", "failing", "moved", "gone", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """One feed of one member. `unknown` has not been fetched yet; `linked` says that it may be a link."""

    person: Person
    address: str
    linked: bool
    status: FeedStatus
    since: datetime | None = None
    why: str = ""
    moved_to: str = ""
    newest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthView:
    """All feeds, those in trouble first, and every problem of the files."""

    feeds: tuple[FeedLine, ...]
    troubled: int
    problems: tuple[Problem, ...]


def view_health(shelf: Shelf) -> HealthView:
    """The page of everything that needs a hand."""
    lines = [line for member in shelf.people() for line in feed_lines(shelf, member)]
    troubled = [line for line in lines if line.status in ("failing", "moved", "gone")]
    calm = [line for line in lines if line.status not in ("failing", "moved", "gone")]
    return HealthView(feeds=tuple(troubled + calm), troubled=len(troubled), problems=tuple(shelf.overview.problems))


def feed_lines(shelf: Shelf, member: Member) -> tuple[FeedLine, ...]:
    """The feeds of one member, in the order of their file."""
    return tuple(_line(shelf, shelf.person(member.id), address) for address in member.feeds)


def _line(shelf: Shelf, person: Person, address: str) -> FeedLine:
    state: Any = shelf.overview.feeds.get(address)
    linked = is_web_address(address)
    if state is None:
        return FeedLine(person=person, address=address, linked=linked, status="unknown")
    return FeedLine(
        person=person,
        address=address,
        linked=linked,
        status=state.status,
        since=state.since,
        why=state.why or "",
        moved_to=state.moved_to or "",
        newest=state.newest,
    )
