"""`/seasons/<season>/roundups/<nn>/`: the organizer's letter, the answers it tells of, and what arrived since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from challenge.content.posts import RoundupFile
from challenge.content.tree import SeasonFiles
from challenge.entries.sanitise import render_markdown
from challenge.pages.cards import Card, Person, PromptRef, RoundupRef, SeasonRef, When
from challenge.pages.shelf import Shelf
from challenge.progress.standing import RoundLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundupView:
    """One roundup. `answers` had come by its date, `since` came later; `also` came in this round for another one."""

    season: SeasonRef
    ref: RoundupRef
    when: When
    prompt: PromptRef | None
    html: str
    organizers: tuple[Person, ...]
    answers: tuple[tuple[Person, tuple[Card, ...]], ...]
    since: tuple[tuple[Person, tuple[Card, ...]], ...]
    also: tuple[tuple[Person, tuple[Card, ...]], ...]
    count: int
    previous: RoundupRef | None
    following: RoundupRef | None
    next_prompt: PromptRef | None


def view_roundup(shelf: Shelf, files: SeasonFiles, roundup: RoundupFile) -> RoundupView:
    """The page of one roundup that has come out."""
    season = files.season
    ref = shelf.roundup_ref(season, roundup)
    cards = shelf.answers(season.id, roundup.number)
    others = [shelf.roundup_ref(season, each) for each in shelf.roundups(files)]
    lines = {line.round.number: line for line in shelf.rounds(season.id)}
    early = [card for card in cards if _came(card, ref)]
    return RoundupView(
        season=shelf.season_ref(season),
        ref=ref,
        when=shelf.opens(season, ref.date),
        prompt=shelf.ref(season.id, roundup.number) if roundup.number in lines else None,
        html=render_markdown(roundup.body, shelf.at(ref.path)),
        organizers=tuple(map(shelf.person, shelf.site.organizers)),
        answers=_by_person(early),
        since=_by_person(card for card in cards if card not in early),
        also=_by_person(_also(shelf, season.id, roundup.number, lines.get(roundup.number), ref)),
        count=len(cards),
        previous=next((each for each in reversed(others) if each.number < ref.number), None),
        following=next((each for each in others if each.number > ref.number), None),
        next_prompt=_next_prompt(shelf, season.id, roundup.number),
    )


def _came(card: Card, ref: RoundupRef) -> bool:
    return card.arrived <= ref.date


def _also(shelf: Shelf, season: str, number: int, line: RoundLine | None, ref: RoundupRef) -> list[Card]:
    """Posts for other rounds that came while this round was open, or before its roundup: the catch-up."""
    if line is None:
        return []
    return [
        card
        for card in reversed(shelf.credited(season))
        if line.opens <= card.arrived <= ref.date
        and all(prompt.number != number for mark in card.marks for prompt in mark.prompts)
    ]


def _by_person(cards: Iterable[Card]) -> tuple[tuple[Person, tuple[Card, ...]], ...]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.person.id, []).append(card)
    people = [(posts[0].person, tuple(posts)) for posts in found.values()]
    return tuple(sorted(people, key=lambda each: (each[0].name.casefold(), each[0].id)))


def _next_prompt(shelf: Shelf, season: str, number: int) -> PromptRef | None:
    refs = (shelf.ref(season, line.round.number) for line in shelf.rounds(season) if line.round.number > number)
    return next((ref for ref in refs if ref.path), None)
