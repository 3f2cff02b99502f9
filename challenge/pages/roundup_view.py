"""`/seasons/<season>/roundups/<nn>/`: the organizer's letter, the answers it tells of, and what arrived since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from challenge.content.posts import RoundupFile
from challenge.content.tree import SeasonFiles
from challenge.entries.sanitise import render_markdown
from challenge.pages.cards import Card, Person, PromptRef, RoundupRef, SeasonRef, When
from challenge.pages.roundup_lists import Line, RoundupLists
from challenge.pages.shelf import Shelf, roundup_end


@dataclass(frozen=True, slots=True)
class Told:
    """One post as the page tells of it; `prompts` are named where they are not the roundup's own."""

    card: Card
    late: bool
    prompts: tuple[PromptRef, ...] = ()


ByPerson = tuple[tuple[Person, tuple[Told, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundupView:
    """One roundup. `answers` are those its file lists that had come by the end of its day, `since` came later or stand
    in a later roundup; `also` are those it lists for earlier rounds."""

    season: SeasonRef
    ref: RoundupRef
    when: When
    prompt: PromptRef | None
    html: str
    organizers: tuple[Person, ...]
    answers: ByPerson
    since: ByPerson
    also: ByPerson
    previous: RoundupRef | None
    following: RoundupRef | None
    next_prompt: PromptRef | None


def view_roundups(shelf: Shelf, files: SeasonFiles) -> Iterator[RoundupView]:
    """The pages of all roundups of a season that have come out, by number."""
    lists, roundups = RoundupLists(shelf, files), shelf.roundups(files)
    refs = [shelf.roundup_ref(files.season, roundup) for roundup in roundups]
    for place, roundup in enumerate(roundups):
        yield _view(lists, roundup, refs, place)


def _view(lists: RoundupLists, roundup: RoundupFile, refs: Sequence[RoundupRef], place: int) -> RoundupView:
    shelf, season, ref, number = lists.shelf, lists.files.season, refs[place], roundup.number
    own, earlier = lists.listed(number)
    early = [line for line in own if line.card.arrived < roundup_end(season, roundup)]
    came = {(line.card.person.id, line.card.page) for line in early}
    later = [
        Line(card, (number,)) for card in shelf.answers(season.id, number) if (card.person.id, card.page) not in came
    ]
    known = any(line.round.number == number for line in shelf.rounds(season.id))
    return RoundupView(
        season=shelf.season_ref(season),
        ref=ref,
        when=shelf.opens(season, ref.date),
        prompt=shelf.ref(season.id, number) if known else None,
        html=render_markdown(roundup.body, shelf.at(ref.path)),
        organizers=tuple(map(shelf.person, shelf.site.organizers)),
        answers=_by_person(Told(line.card, line.late) for line in early),
        since=_by_person(Told(line.card, line.late) for line in later),
        also=_by_person(
            Told(line.card, line.late, tuple(shelf.ref(season.id, n) for n in line.rounds)) for line in earlier
        ),
        previous=refs[place - 1] if place else None,
        following=refs[place + 1] if place + 1 < len(refs) else None,
        next_prompt=_next_prompt(shelf, season.id, number),
    )


def _by_person(told: Iterable[Told]) -> ByPerson:
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.card.person.id, []).append(each)
    people = [(posts[0].card.person, tuple(posts)) for posts in found.values()]
    return tuple(sorted(people, key=lambda each: (each[0].name.casefold(), each[0].id)))


def _next_prompt(shelf: Shelf, season: str, number: int) -> PromptRef | None:
    refs = (shelf.ref(season, line.round.number) for line in shelf.rounds(season) if line.round.number > number)
    return next((ref for ref in refs if ref.path), None)
