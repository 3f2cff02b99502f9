"""`/`: what is asked now, until when, what is newest, who takes part, and how one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from challenge.content.rounds import season_window
from challenge.content.seasons import Recognise, Season
from challenge.content.tree import SeasonFiles
from challenge.pages.cards import Card, Person, PromptRef, RoundupRef, SeasonRef, When
from challenge.pages.head import first_paragraph
from challenge.pages.shelf import Shelf
from challenge.progress.standing import RoundLine

LATEST = 8

Moment = Literal["open", "before", "between", "free", "finished", "empty"]
"""`free` is a season without rounds while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPrompt:
    """A round that is open. `html` is the first paragraph of its prompt, `more` that there is more to read."""

    season: SeasonRef
    ref: PromptRef
    closes: When
    html: str
    more: bool
    answers: int
    recognise: Recognise


@dataclass(frozen=True, slots=True)
class Opening:
    """A round that opens next."""

    season: SeasonRef
    number: int
    opens: When


@dataclass(frozen=True, slots=True, kw_only=True)
class NowView:
    """The front page. `season` is the one it speaks of, None on a site that has none; `prompts`: it has some.

    `late`: late answers count there.
    """

    moment: Moment
    season: SeasonRef | None
    prompts: bool
    starts: When | None
    open: tuple[OpenPrompt, ...]
    next: Opening | None
    last: tuple[PromptRef, ...]
    latest: tuple[Card, ...]
    people: tuple[tuple[Person, int], ...]
    posts: int
    words: int
    roundup: RoundupRef | None
    recognise: Recognise
    late: bool


def view_now(shelf: Shelf) -> NowView:
    """The front page at the overview's time."""
    files = _season_of_the_moment(shelf)
    if files is None:
        return NowView(
            moment="empty",
            season=None,
            prompts=False,
            starts=None,
            open=(),
            next=None,
            last=(),
            latest=(),
            people=(),
            posts=0,
            words=0,
            roundup=None,
            recognise=Recognise(),
            late=True,
        )
    season, lines = files.season, shelf.rounds(files.season.id)
    table = shelf.standings(season.id)
    open_ = tuple(view for each in shelf.seasons for view in _open_prompts(shelf, each.season))
    roundups = shelf.roundups(files)
    return NowView(
        moment=_moment(shelf, season, lines, bool(open_)),
        starts=shelf.opens(season, season_window(season)[0]),
        season=shelf.season_ref(season),
        prompts=_has_prompts(shelf, lines),
        open=open_,
        next=_next_opening(shelf),
        last=tuple(shelf.ref(season.id, line.round.number) for line in lines if line.state == "closed"),
        latest=_latest(shelf),
        people=_people(shelf, season.id),
        posts=table.posts if table else 0,
        words=table.words if table else 0,
        roundup=shelf.roundup_ref(season, roundups[-1]) if roundups else None,
        recognise=season.recognise,
        late=season.deadline.late == "counts",
    )


def _has_prompts(shelf: Shelf, lines: Sequence[RoundLine]) -> bool:
    """Whether rounds have prompts; before the first has opened nobody shall know, and most have."""
    opened = [line.round for line in lines if line.opens <= shelf.now and line.state != "skipped"]
    return any(round_.prompt for round_ in opened) if opened else bool(lines)


def _season_of_the_moment(shelf: Shelf) -> SeasonFiles | None:
    """The newest season with an open round; else the one that opens next; else the newest that has begun."""
    with_open = [f for f in shelf.seasons if any(line.state == "open" for line in shelf.rounds(f.season.id))]
    if with_open:
        return with_open[0]
    coming = _next_opening(shelf)
    if coming is not None:
        return shelf.content.seasons[coming.season.id]
    return shelf.seasons[0] if shelf.seasons else None


def _people(shelf: Shelf, season: str) -> tuple[tuple[Person, int], ...]:
    """Who takes part, with the number of rounds done, or of posts where there are no rounds."""
    table = shelf.standings(season)
    if table is None:
        return ()
    return tuple((shelf.person(line.member.id), line.done if table.rounds else line.posts) for line in table.members)


def _moment(shelf: Shelf, season: Season, lines: Sequence[RoundLine], any_open: bool) -> Moment:
    if any_open:
        return "open"
    starts, ends = season_window(season)
    states = {line.state for line in lines}
    if shelf.now < starts or ("not yet" in states and "closed" not in states):
        return "before"
    if not lines:
        return "free" if shelf.now < ends else "finished"
    return "between" if "not yet" in states else "finished"


def _open_prompts(shelf: Shelf, season: Season) -> list[OpenPrompt]:
    kept = [line for line in shelf.rounds(season.id) if line.state != "skipped"]
    return [_open_prompt(shelf, season, line) for line in kept if line.state == "open"]


def _open_prompt(shelf: Shelf, season: Season, line: RoundLine) -> OpenPrompt:
    body = shelf.prompt_html(season.id, line.round.number)
    opening = first_paragraph(body)
    return OpenPrompt(
        season=shelf.season_ref(season),
        ref=shelf.ref(season.id, line.round.number),
        closes=shelf.closing(season, line),
        html=opening,
        more=len(opening) < len(body.strip()),
        answers=len(shelf.answers(season.id, line.round.number)),
        recognise=season.recognise,
    )


def _next_opening(shelf: Shelf) -> Opening | None:
    coming = [
        (line.opens, files.season, line)
        for files in shelf.seasons
        for line in shelf.rounds(files.season.id)
        if line.state == "not yet"
    ]
    if not coming:
        return None
    at, season, line = min(coming, key=lambda each: (each[0], each[1].id))
    return Opening(shelf.season_ref(season), line.round.number, shelf.opens(season, at))


def _latest(shelf: Shelf) -> tuple[Card, ...]:
    """The newest posts of all seasons, each page once."""
    cards = sorted(
        (card for files in shelf.seasons for card in shelf.credited(files.season.id)),
        key=lambda card: (card.published, card.post),
        reverse=True,
    )
    pages: dict[tuple[str, str], Card] = {}
    for card in cards:
        pages.setdefault((card.person.id, card.post), card)
        if len(pages) == LATEST:
            break
    return tuple(pages.values())
