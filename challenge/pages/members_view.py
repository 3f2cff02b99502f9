"""`/members/` and `/members/<member>/`: everybody; one person's posts with every verdict, progress and feeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from challenge.content.members import Member
from challenge.content.rounds import season_window
from challenge.content.seasons import Recognise
from challenge.content.tree import SeasonFiles
from challenge.pages import paths
from challenge.pages.cards import Card, Person, SeasonRef, When
from challenge.pages.health_view import FeedLine, feed_lines
from challenge.pages.progress_view import CellView, cells_of
from challenge.pages.ruling_help import RulingHelp, edit_address, help_with
from challenge.pages.seasons_view import RoundView, round_view, season_line
from challenge.pages.shelf import Shelf
from challenge.progress.standing import MemberStanding
from challenge.recognition.verdict import CREDITED


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One person in the list: how much they wrote, in how many seasons, and their newest post."""

    person: Person
    posts: int
    words: int
    seasons: tuple[SeasonRef, ...]
    newest: Card | None
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A post on its author's page, with what to do where the verdict is wrong."""

    card: Card
    help: RulingHelp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One season of one member. `asks` wait for a person; `others` are not ours although a mark fired.

    `ends` is None where the season has no end; `recognise` says how a post that carries no sign can be given one.
    """

    season: SeasonRef
    standing: MemberStanding | None
    rounds: tuple[tuple[RoundView, CellView], ...]
    posts: tuple[Judged, ...]
    asks: tuple[Judged, ...]
    unmarked: tuple[Judged, ...]
    others: tuple[Judged, ...]
    held: tuple[int, ...]
    running: bool
    ends: When | None
    recognise: Recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One person's page."""

    person: Person
    member: Member
    left: bool
    chapters: tuple[Chapter, ...]
    feeds: tuple[FeedLine, ...]
    feed: str
    posts: int
    words: int
    edit: str


def view_members(shelf: Shelf) -> tuple[MemberLine, ...]:
    """Everybody who may be shown, by name."""
    return tuple(_line(shelf, member) for member in shelf.people())


def view_member(shelf: Shelf, member: Member) -> MemberView:
    """One person's page."""
    chapters = tuple(chapter for files in shelf.seasons if (chapter := _chapter(shelf, files, member)) is not None)
    posts = _credited(shelf, member.id)
    return MemberView(
        person=shelf.person(member.id),
        member=member,
        left=shelf.has_left(member),
        chapters=chapters,
        feeds=feed_lines(shelf, member),
        feed=paths.member_feed(member.id),
        posts=len(posts),
        words=sum(card.words or 0 for card in posts),
        edit=edit_address(shelf.site.repository, f"{shelf.content.root.name}/members/{member.id}.toml"),
    )


def _line(shelf: Shelf, member: Member) -> MemberLine:
    posts = _credited(shelf, member.id)
    seasons = {card.season.id: card.season for card in posts}
    return MemberLine(
        person=shelf.person(member.id),
        posts=len(posts),
        words=sum(card.words or 0 for card in posts),
        seasons=tuple(seasons.values()),
        newest=posts[0] if posts else None,
        left=shelf.has_left(member),
    )


def _credited(shelf: Shelf, member: str) -> tuple[Card, ...]:
    """A member's credited pages, each once, newest first."""
    pages = {card.post: card for card in reversed(shelf.posts_of(member)) if card.status in CREDITED}
    return tuple(sorted(pages.values(), key=lambda card: (card.published, card.post), reverse=True))


def _chapter(shelf: Shelf, files: SeasonFiles, member: Member) -> Chapter | None:
    season = files.season
    table = shelf.standings(season.id)
    standing = next((line for line in table.members if line.member.id == member.id), None) if table else None
    cards = [card for card in shelf.posts_of(member.id) if card.season.id == season.id]
    held = shelf.held.get((season.id, member.id), ())
    if standing is None and not cards and not held:
        return None
    homes = {card.post: (card.href, card.here) for card in cards if card.href}
    cells = cells_of(table, standing, homes) if table and standing else ()
    rounds = tuple(round_view(shelf, season, line) for line in shelf.rounds(season.id)) if cells else ()
    starts, ends = season_window(season)
    asked = [card for card in cards if card.status == "ask"]
    return Chapter(
        season=shelf.season_ref(season),
        standing=standing,
        rounds=tuple(zip(rounds, cells, strict=True)),
        posts=_judged(shelf, files, [card for card in cards if card.status in CREDITED]),
        asks=_judged(shelf, files, [card for card in asked if card.marks[0].ask != "unmarked"]),
        unmarked=_judged(shelf, files, [card for card in asked if card.marks[0].ask == "unmarked"]),
        others=_judged(shelf, files, [card for card in cards if card.status == "not ours" and _is_news(shelf, card)]),
        held=held,
        running=starts <= shelf.now < ends,
        ends=season_line(shelf, season).ends,
        recognise=season.recognise,
    )


def _is_news(shelf: Shelf, card: Card) -> bool:
    """Whether anything but the calendar spoke of this post, and it counts in no other season."""
    if any(other.page == card.page and other.status in CREDITED for other in shelf.posts_of(card.person.id)):
        return False
    return any(reason.signal != "date" for mark in card.marks for reason in mark.because)


def _judged(shelf: Shelf, files: SeasonFiles, cards: Sequence[Card]) -> tuple[Judged, ...]:
    return tuple(Judged(card=card, help=help_with(shelf, files, card)) for card in cards)
