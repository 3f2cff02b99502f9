"""The small values that pages are made of: who, which prompt, which post, when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from challenge.ledger.submission import Kind
from challenge.pages.head import cut
from challenge.recognition.verdict import CREDITED, AskClass, Because, Status

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class When:
    """An instant to be shown: in the zone of whoever set it. `zone` is an IANA name, `author` or `anywhere`."""

    at: datetime
    zone: str

    @property
    def stamp(self) -> str:
        """For machines. By everybody's own clock it is a time in no zone, which a browser takes for one in its own."""
        at = self.at.replace(tzinfo=None) if self.zone == "author" else self.at
        return at.isoformat(timespec="seconds")

    @property
    def ends_day(self) -> bool:
        """Whether this is a midnight, which people call the end of the day before."""
        return (self.at.hour, self.at.minute, self.at.second) == (0, 0, 0)

    @property
    def day_before(self) -> datetime:
        """A moment of the day that this midnight ends."""
        return self.at - timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be named. `site` is empty where there is none that may be linked."""

    id: str
    name: str
    path: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class PromptRef:
    """A round to be named: with `title` and `path` once its prompt may be shown, before that by its number."""

    season: str
    number: int
    title: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class SeasonRef:
    """A season to be named."""

    id: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One verdict to be shown: what was decided, about which rounds, and why."""

    status: Status
    prompts: tuple[PromptRef, ...]
    because: tuple[Because, ...]
    ask: AskClass = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One post to be shown. `href` is absolute, or with `here` a path of this site; empty where there is none.

    `arrived` is when it came to be known here: when its feed first showed it, or its date where that is later, where a
    file names it, or where the whole site was only gathered afterwards. `lang` is what the post says, else what its
    script tells. `brief` is its summary or its beginning as plain text; `more` says that `html` holds more than that.
    `addresses` are all that it ever had elsewhere.
    """

    season: SeasonRef
    person: Person
    title: str
    href: str
    here: bool
    published: datetime
    arrived: datetime
    day_only: bool
    kind: Kind
    marks: tuple[Mark, ...]
    words: int | None
    tags: tuple[str, ...]
    lang: str
    html: str
    full: bool
    post: str
    page: str
    anchor: str
    brief: str = ""
    more: bool = False
    summary: str = ""
    path: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return self.marks[0].status

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """Every round the best verdict names."""
        return self.marks[0].prompts

    @property
    def name(self) -> str:
        """What a list calls it: its title, or else its first words; empty where it has neither."""
        return self.title or cut(self.brief, 48)

    @property
    def beginning(self) -> str:
        """What a list says below the name: nothing where the name has said all of it."""
        return "" if _bare(self.brief) == _bare(self.name) else self.brief

    @property
    def credited_rounds(self) -> tuple[int, ...]:
        """The numbers of all rounds it is credited to, ascending."""
        return tuple(sorted({ref.number for mark in self.marks if mark.status in CREDITED for ref in mark.prompts}))

    @property
    def direction(self) -> str:
        """What the language says about the way it runs; `auto` where there is no language to ask."""
        return direction_of(self.lang) if self.lang else "auto"

    def on(self, number: int) -> Mark:
        """The verdict about one round: the best one where none names it."""
        return next((mark for mark in self.marks if any(ref.number == number for ref in mark.prompts)), self.marks[0])


@dataclass(frozen=True, slots=True)
class RoundupRef:
    """A roundup to be named."""

    season: str
    number: int
    title: str
    path: str
    date: datetime


def _bare(text: str) -> str:
    return text.rstrip(" .…!").casefold()


def direction_of(language: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def by_round(cards: Mapping[str, Iterable[Card]]) -> dict[tuple[str, int], tuple[Card, ...]]:
    """Of cards by season: those credited to each round of it, in order of publication."""
    found: dict[tuple[str, int], list[Card]] = {}
    for season, posts in cards.items():
        for card in posts:
            for number in card.credited_rounds:
                found.setdefault((season, number), []).append(card)
    return {key: tuple(sorted(posts, key=_publication)) for key, posts in found.items()}


def by_member(cards: Mapping[str, Iterable[Card]]) -> dict[str, tuple[Card, ...]]:
    """Of cards by season: those of each member in all of them, newest first."""
    found: dict[str, list[Card]] = {}
    for posts in cards.values():
        for card in posts:
            found.setdefault(card.person.id, []).append(card)
    return {who: tuple(sorted(posts, key=_publication, reverse=True)) for who, posts in found.items()}


def _publication(card: Card) -> tuple[datetime, str, str]:
    return card.published, card.person.id, card.post
