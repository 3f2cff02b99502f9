"""The pictures of each page, from what pages may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from challenge.content.seasons import Goal
from challenge.pages.pictures.arrivals import Arrivals, draw_arrivals
from challenge.pages.pictures.days import Stretch, span_of, stretches, written
from challenge.pages.pictures.glance import Glance, draw_glance
from challenge.pages.pictures.growth import Growth, draw_growth
from challenge.pages.pictures.rhythm import Rhythm, draw_rhythm
from challenge.pages.shelf import Shelf
from challenge.progress.standing import MemberStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonPictures:
    """What the season page shows; each picture is None where there is nothing to draw yet."""

    glance: Glance | None
    rhythm: Rhythm | None
    growth: Growth | None
    table: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPictures:
    """What one season of a member's page shows."""

    rhythm: Rhythm | None
    growth: Growth | None
    table: tuple[Stretch, ...]


def season_pictures(shelf: Shelf, season: str) -> SeasonPictures:
    """The pictures of a season at the shelf's time."""
    table = shelf.standings(season)
    members = table.members if table else ()
    listed = {line.member.id for line in members}
    posts = written((card for card in shelf.cards.get(season, ()) if card.person.id in listed), shelf.now)
    goal = _words(shelf.content.seasons[season].season.goal)
    span = span_of(shelf.content.seasons[season].season, posts, shelf.now)
    return SeasonPictures(
        glance=draw_glance(table) if table else None,
        rhythm=draw_rhythm(posts, span, by_words=False),
        growth=draw_growth(posts, span, goal * len(members) if goal else None, _reached(members)),
        table=stretches(posts, span) if posts else (),
    )


def member_pictures(shelf: Shelf, member: str, season: str) -> MemberPictures:
    """The pictures of one member's season at the shelf's time."""
    table = shelf.standings(season)
    lines = [line for line in table.members if line.member.id == member] if table else []
    cards = [card for card in shelf.posts_of(member) if card.season.id == season]
    posts = written(cards, shelf.now)
    rules = shelf.content.seasons[season].season
    span = span_of(rules, posts, shelf.now)
    return MemberPictures(
        rhythm=draw_rhythm(posts, span, by_words=any(post.words for post in posts)),
        growth=draw_growth(posts, span, _words(rules.goal), _reached(lines)),
        table=stretches(posts, span) if posts else (),
    )


def prompt_picture(shelf: Shelf, season: str, number: int) -> Arrivals | None:
    """When the answers to one prompt came; None without any."""
    for line in shelf.rounds(season):
        if line.round.number == number:
            files = shelf.content.seasons[season]
            return draw_arrivals(files.season, line, shelf.answers(season, number), shelf.now)
    return None


def _words(goal: Goal) -> int | None:
    """A goal that the line of words climbs towards; within a window that moves it has no one height."""
    return goal.target if goal.kind == "words" and goal.within is None else None


def _reached(lines: Sequence[MemberStanding]) -> tuple[date, ...]:
    return tuple(sorted(done.last for line in lines for done in line.goal.completions))
