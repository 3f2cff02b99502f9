"""`/seasons/<season>/prompts/<slug>/`: the prompt as an anthology of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from challenge.content.seasons import Season
from challenge.pages.cards import Card, Person, PromptRef, RoundupRef, SeasonRef
from challenge.pages.seasons_view import RoundView, round_view
from challenge.pages.sheets import deal
from challenge.pages.shelf import Shelf
from challenge.progress.standing import RoundLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptView:
    """One prompt that has opened. `link` is its announcement elsewhere; `waiting` are people with a post in doubt.

    `sheets` are the answers again as they are dealt to pages: the first on this one, each further one on its own.
    """

    season: SeasonRef
    round: RoundView
    html: str
    link: str
    tags: tuple[str, ...]
    answers: tuple[Card, ...]
    sheets: tuple[tuple[Card, ...], ...]
    words: int
    waiting: tuple[Person, ...]
    previous: PromptRef | None
    following: PromptRef | None
    next_number: int | None
    roundup: RoundupRef | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherAnswers:
    """A further page of one prompt's answers, the `number`th of `count`."""

    prompt: PromptView
    number: int
    count: int
    answers: tuple[Card, ...]


def view_prompt(shelf: Shelf, season: Season, line: RoundLine, roundup: RoundupRef | None) -> PromptView:
    """The page of one round whose prompt may be shown."""
    prompt = line.round.prompt
    assert prompt is not None, "a round without a prompt has no page"
    answers = shelf.answers(season.id, prompt.number)
    shown = [shelf.ref(season.id, each.round.number) for each in shelf.rounds(season.id)]
    place = next(place for place, ref in enumerate(shown) if ref.number == prompt.number)
    return PromptView(
        season=shelf.season_ref(season),
        round=round_view(shelf, season, line),
        html=shelf.prompt_html(season.id, prompt.number),
        link=prompt.link,
        tags=prompt.tags,
        answers=answers,
        sheets=deal(answers),
        words=sum(card.words or 0 for card in answers),
        waiting=_waiting(shelf, season.id, prompt.number),
        previous=_nearest(shown[:place][::-1]),
        following=_nearest(shown[place + 1 :]),
        next_number=next((ref.number for ref in shown[place + 1 :] if not ref.path), None),
        roundup=roundup,
        marks=tuple(f"#{tag.lstrip('#')}" for tag in season.recognise.tags) + season.recognise.phrases,
    )


def _nearest(refs: Sequence[PromptRef]) -> PromptRef | None:
    return next((ref for ref in refs if ref.path), None)


def _waiting(shelf: Shelf, season: str, number: int) -> tuple[Person, ...]:
    people = {
        card.person.id: card.person
        for card in shelf.cards.get(season, ())
        for mark in card.marks
        if mark.ask == "doubtful" and any(ref.number == number for ref in mark.prompts)
    }
    return tuple(sorted(people.values(), key=lambda person: person.name.casefold()))
