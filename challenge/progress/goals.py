"""How far somebody is on the way to the season's goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from challenge.content.seasons import Goal
from challenge.progress.standing import Completion, GoalStanding


@dataclass(frozen=True, slots=True)
class Step:
    """Something that moves a goal: on `day` (the season's zone), by `amount` (1 round, 1 post, or a post's words)."""

    day: date
    amount: int


def reach(goal: Goal, steps: Sequence[Step], rounds: int) -> GoalStanding:
    """The standing after `steps`, in order of day; `rounds` is the number of rounds that take place."""
    target = goal.target if goal.target is not None else (rounds or None)
    if goal.kind != "prompts" and goal.target is None:
        target = None
    within = goal.within if goal.kind != "prompts" else None
    completions = _completions(steps, target, within)
    return GoalStanding(
        kind=goal.kind,
        target=target,
        reached=_best_window(steps, within),
        complete=bool(completions),
        completed_on=completions[0].last if completions else None,
        completions=completions,
    )


@dataclass(slots=True)
class _Window:
    """The steps from `first` up to the last one taken, and what they amount to; those too old are let go."""

    steps: Sequence[Step]
    within: timedelta | None
    first: int = 0
    total: int = 0

    def take(self, place: int) -> None:
        self.total += self.steps[place].amount
        while self.first < place and self._is_too_old(self.first, place):
            self.total -= self.steps[self.first].amount
            self.first += 1

    def _is_too_old(self, place: int, last: int) -> bool:
        return self.within is not None and self.steps[last].day - self.steps[place].day >= self.within


def _best_window(steps: Sequence[Step], within: timedelta | None) -> int:
    window, best = _Window(steps, within), 0
    for place in range(len(steps)):
        window.take(place)
        best = max(best, window.total)
    return best


def _completions(steps: Sequence[Step], target: int | None, within: timedelta | None) -> tuple[Completion, ...]:
    """Disjoint windows that reach the target, earliest first; without a window at most one, from the first step."""
    if not target:
        return ()
    found: list[Completion] = []
    window = _Window(steps, within)
    for place, step in enumerate(steps):
        window.take(place)
        if window.total >= target:
            found.append(Completion(_latest_start(steps, window.first, place, window.total - target), step.day))
            if within is None:
                break
            window = _Window(steps, within, first=place + 1)
    return tuple(found)


def _latest_start(steps: Sequence[Step], first: int, last: int, spare: int) -> date:
    """The day the window really begins: leading steps that the target does without are not part of it."""
    while first < last and steps[first].amount <= spare:
        spare -= steps[first].amount
        first += 1
    return steps[first].day
