"""Which roundup tells of which answer: one rule for the files, their pages and what `week` calls new. Pure.

The files themselves are the memory: a file lists what stands in its generated part. A letter without one stands for
what had come by the end of its day: of its own round, and since that opened of those before, if no other file has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime

from challenge.content.tree import SeasonFiles
from challenge.pages.cards import Card
from challenge.pages.roundup_lines import Listed, page_of, read_lines
from challenge.pages.shelf import Shelf, roundup_end

_NOWHERE: frozenset[int] = frozenset()
_Answer = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One post in a roundup, for its own round, or for the earlier ones named in `rounds`."""

    card: Card
    rounds: tuple[int, ...]

    @property
    def late(self) -> bool:
        """Whether it came late for one of these rounds; it may be on time for another."""
        return any(
            mark.status == "late" and any(ref.number in self.rounds for ref in mark.prompts) for mark in self.card.marks
        )


class RoundupLists:
    """The roundups of one season and their lists. Read only; built once for all of them."""

    def __init__(self, shelf: Shelf, files: SeasonFiles) -> None:
        self.shelf, self.files = shelf, files
        self._cards = tuple(reversed(shelf.credited(files.season.id)))
        self._names = {member.name for member in shelf.content.members.values()}
        self._rounds = {line.round.number: line for line in shelf.rounds(files.season.id)}
        self._told: dict[_Answer, set[int]] = {}
        self._read_files()
        letters = [roundup for roundup in shelf.roundups(files) if roundup.generated is None]
        for end, number in sorted((roundup_end(files.season, letter), letter.number) for letter in letters):
            self._read_letter(number, end)

    def told_in(self, card: Card, number: int) -> Set[int]:
        """The numbers of the roundups that list a post as an answer to one round."""
        return self._told.get((card.person.id, card.page, number), _NOWHERE)

    def about(self, roundup: int) -> Set[int]:
        """The rounds whose answers a roundup may list: its own, and those that have closed and did so before it."""
        if roundup not in self._rounds:
            return {roundup}
        own = (self._rounds[roundup].closes, roundup)
        closed = [(line.closes, n) for n, line in self._rounds.items() if line.closes <= self.shelf.now]
        return {roundup, *(n for closes, n in closed if (closes, n) < own)}

    def listed(self, roundup: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """What a roundup lists, as far as it is credited today: for its own round, and for others."""
        answers = self.shelf.answers(self.files.season.id, roundup)
        own = tuple(Line(card, (roundup,)) for card in answers if roundup in self.told_in(card, roundup))
        return own, self._lines(
            (card, [n for n in card.credited_rounds if n != roundup and roundup in self.told_in(card, n)])
            for card in self._cards
        )

    def due(self, roundup: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """What a roundup is to list when its file is written now: so that every answer stands in one file.

        Its own round's answers, but those that another file has taken up meanwhile; a new file has all of them. And
        the answers to rounds that closed before, which no other file lists.
        """
        answers = self.shelf.answers(self.files.season.id, roundup)
        if any(file.number == roundup for file in self.files.roundups):
            answers = tuple(c for c in answers if not (told := self.told_in(c, roundup)) or roundup in told)
        before = self.about(roundup) - {roundup}
        return tuple(Line(card, (roundup,)) for card in answers), self._lines(
            (card, [n for n in card.credited_rounds if n in before and not self.told_in(card, n) - {roundup}])
            for card in self._cards
        )

    def _lines(self, found: Iterable[tuple[Card, list[int]]]) -> tuple[Line, ...]:
        return tuple(Line(card, tuple(rounds)) for card, rounds in found if rounds)

    def _read_files(self) -> None:
        by_page: dict[str, list[tuple[int, Listed]]] = {}
        for roundup in self.files.roundups:
            for listed in read_lines(roundup.generated or "", roundup.number, self.shelf.language):
                by_page.setdefault(listed.page, []).append((roundup.number, listed))
        for card in self._cards if by_page else ():
            pages = {page_of(address) for address in (card.href, card.page, *card.addresses) if address}
            for page in pages if card.href else {""}:
                for number, listed in by_page.get(page, ()):
                    if self._is_of(listed, card):
                        self._note(card, number, listed.rounds)

    def _is_of(self, listed: Listed, card: Card) -> bool:
        """Whether a line is this member's: a page may be of two. A name that nobody bears may be an earlier one."""
        if listed.name in self._names and listed.name != card.person.name:
            return False
        return bool(listed.page) or listed.title.startswith(self.shelf.called(card))

    def _note(self, card: Card, roundup: int, rounds: Set[int] | None) -> None:
        for number in card.credited_rounds:
            if number in rounds if rounds is not None else number != roundup:
                self._told.setdefault((card.person.id, card.page, number), set()).add(roundup)

    def _read_letter(self, roundup: int, end: datetime) -> None:
        about = self.about(roundup)
        opens = self._rounds[roundup].opens if roundup in self._rounds else end
        for card in self._cards:
            if card.arrived < end:
                rounds = about if opens <= card.arrived else {roundup}
                self._note(card, roundup, {n for n in rounds if not self.told_in(card, n)})
