"""What was found in one post about one season, before anything is decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from challenge.recognition.names.name import Edition
from challenge.recognition.numbers.ordinals import Ordinal
from challenge.recognition.rules import Rules
from challenge.recognition.verdict import Signal
from challenge.recognition.wordings.lateness import Back
from challenge.recognition.wordings.mentions import Standing
from challenge.recognition.wordings.out_of_turn import Turn

Spot = Literal["title", "rim"]
"""Where a weak sign stands: in the title, or in a first or last sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that names the season. `signal` says where it stands: sentence, tag, title, prompt link, season mark.

    `key` is the squashed name or page key, by which a mark shared with another season is known. `whole` is true where
    the edition was named too. `span` is its place in the folded text, where it has one. `rounds` are those that the
    words around an unsure mark speak for: where the date agrees, it is a sure one.
    """

    signal: Signal
    standing: Standing
    quote: str
    key: str
    edition: Edition = field(default_factory=Edition)
    numbered: bool = False
    place: str = "text"
    span: tuple[int, int] | None = None
    rounds: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that the post belongs to certain rounds. `ordinal` is None where a link or a prompt's title says so.

    `loose`: said in a sentence that may be about another post, so that the date has to agree. `free`: an
    ordinal that stands apart from every name of the challenge, so that it may number something else. `back`: the
    round that was open so long before the date (`for last week's …`); there are no numbers then. `plain`: the title
    names the challenge with the number, or the sentence says `this post is …`: what else is said may be in passing.
    `address`: said by the address alone, which may be that of another post that was copied. `taken`: a prompt's own
    words say it; `quote` is the prompt's title or the sentence that takes it up.
    """

    signal: Signal
    numbers: tuple[int, ...]
    quote: str
    ordinal: Ordinal | None = None
    free: bool = False
    weak: bool = False
    loose: bool = False
    back: Back = ""
    plain: bool = False
    address: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another edition of the same challenge that was named; `sure`: as the one that the post belongs to."""

    quote: str
    sure: bool


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A prompt of which `words` telling words, `share` of all that it has, stand in a title or sentence (`quote`)."""

    number: int
    spot: Spot
    words: int
    share: float
    quote: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Rounds that a title or sentence without the challenge's name counts, and what it says about its turn.

    `firm`: in one list (`number four and number five`), or one number with its unit; `several`: said to be two in one;
    `alone`: the list is nearly all that is said.
    """

    claim: Claim
    spot: Spot
    turn: Turn
    firm: bool = True
    several: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """The weak signs of rounds: prompts taken up, rounds listed, headings; and words about turn and number.

    `labels`: rounds whose number and prompt begin a sentence.

    `turn` is the title's, `turns` those of the first and last sentences. `counts`: the small numbers that the title
    says in words or figures; `pieces`: those of prompts, texts or answers, there or in a first or last sentence;
    `several`: title, first or last sentence speak of two in one; `parted`: the title is parted by
    words like `and` into pieces that take up one prompt each.
    """

    taken: tuple[TakenUp, ...]
    listed: tuple[Listed, ...]
    heads: frozenset[int]
    labels: frozenset[int]
    turn: Turn
    turns: tuple[tuple[Turn, str], ...]
    several: bool
    counts: frozenset[int]
    pieces: frozenset[int]
    parted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Marks and claims, what the post is about, and what named another edition of the same challenge.

    `theirs`: titles of other seasons whose own pages the post links to, while it links to none of ours. `home`: on
    the challenge's own pages, how much it puts out a prompt, calls for entries or gives results (0 to 2). `late`: a
    mark or the first or last lines say that it comes late. `against`: what its title, first sentences or tags say that
    no answer says; `at_the_end`: what none says where the season ends; `taken_up`: the prompts that they take up.
    `calls`: how much of `organiser` are calls for entries that fans copy from their host, too.
    `label`: of a post with no mark, the round whose number and whole prompt are its title.
    """

    rules: Rules
    marks: tuple[Mark, ...] = ()
    claims: tuple[Claim, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    theirs: tuple[str, ...] = ()
    about: str = ""
    organiser: int = 0
    home: int = 0
    late: bool = False
    takes: Takes | None = None
    against: tuple[str, ...] = ()
    at_the_end: tuple[str, ...] = ()
    taken_up: frozenset[int] = frozenset()
    label: int | None = None
    calls: int = 0

    @property
    def sure(self) -> tuple[Mark, ...]:
        """Marks by which the author says that the post belongs."""
        return tuple(mark for mark in self.marks if mark.standing in ("sure", "likely"))

    @property
    def unsure(self) -> tuple[Mark, ...]:
        """Marks that may be no more than a mention."""
        return tuple(mark for mark in self.marks if mark.standing == "unsure")

    @property
    def negated(self) -> tuple[Mark, ...]:
        """Places where the author says that the post does not belong."""
        return tuple(mark for mark in self.marks if mark.standing == "negated")


Found = tuple[list[Mark], list[Claim], list[Elsewhere]]
"""What one part of a post gives: marks, claims, and other editions named."""
