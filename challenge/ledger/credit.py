"""What a new judgement may do to a stored one by itself: add and raise, never lower or move. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from challenge.recognition.verdict import CREDITED, RANK, Verdict

SEASON_ITSELF = 0
"""Stands for "the season, but no round" where credit is compared by round number; rounds count from 1."""


def credit_of(verdicts: tuple[Verdict, ...]) -> Mapping[int, int]:
    """Rank of the credit for each round: `{3: 2}` is round 3, late."""
    credit: dict[int, int] = {}
    for verdict in verdicts:
        if verdict.status in CREDITED:
            for number in verdict.prompts or (SEASON_ITSELF,):
                credit[number] = max(credit.get(number, 0), RANK[verdict.status])
    return credit


def lowers(stored: tuple[Verdict, ...], new: tuple[Verdict, ...]) -> bool:
    """Whether taking `new` for `stored` would take away, lower or move any credit that was published."""
    before, after = credit_of(stored), credit_of(new)
    return any(after.get(number, 0) < rank for number, rank in before.items())


def in_words(verdicts: tuple[Verdict, ...]) -> str:
    """`on time for round 3; late for rounds 1, 2`."""
    return "; ".join(_one_in_words(verdict) for verdict in verdicts)


def _one_in_words(verdict: Verdict) -> str:
    if not verdict.prompts:
        return verdict.status
    rounds = "round" if len(verdict.prompts) == 1 else "rounds"
    return f"{verdict.status} for {rounds} {', '.join(map(str, verdict.prompts))}"
