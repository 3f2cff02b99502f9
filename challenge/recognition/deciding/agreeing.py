"""Weak signs of a round that agree make a sure one; one that the date contradicts makes a question. Pure.

A prompt's own words in the title, a number in the first sentence, a month, `late` or `two in one`: none of these
credits a post alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.rounds_named import rounds_named
from challenge.recognition.marks.evidence import Claim, Listed, TakenUp, Takes
from challenge.recognition.verdict import Because

_MOSTLY = 0.5
"""The share of a prompt's telling words that says that it is taken up, and not that one word happens to be there."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The rounds that weak signs agree on; with `doubt` they and the round of the date are proposed only."""

    numbers: tuple[int, ...]
    because: tuple[Because, ...]
    doubt: bool = False


def agreed(case: Case, sure: Sequence[tuple[int, ...]]) -> Agreed | None:
    """What the weak signs say beside the rounds that are named for `sure`, each claim's; None: no more than these."""
    takes = case.evidence.takes
    if takes is None or case.place.before:
        return None
    return _several(case, takes, sure) or (None if sure else _one(case, takes))


def _several(case: Case, takes: Takes, sure: Sequence[tuple[int, ...]]) -> Agreed | None:
    """Several rounds in one post: their numbers, prompts and `two in one` agree."""
    needed = {number for numbers in sure for number in numbers}
    tags = frozenset(n for c in case.evidence.claims if c.signal == "tag" and c.ordinal is None for n in c.numbers)
    listed = {frozenset(each.claim.numbers): each for each in takes.listed if len(each.claim.numbers) > 1}
    worded = _worded(takes)
    for rounds in dict.fromkeys((*listed, *worded, tags)):
        if len(rounds) < 2 or not needed <= rounds <= case.rules.rounds or not _all_open(rounds, case):
            continue
        agree = (rounds in listed) + (rounds in worded) + (rounds == tags) > 1
        if (
            agree
            or (rounds in listed and _listed_alone(rounds, takes, listed[rounds]))
            or (rounds in worded and _worded_alone(rounds, takes, case))
            or (rounds == tags and _counted(rounds, takes))
        ):
            return Agreed(tuple(sorted(rounds)), tuple(_quotes(takes, rounds)))
    return None


def _worded(takes: Takes) -> list[frozenset[int]]:
    """The prompts of the title, those of the headings, and all of these with the first and last sentences."""
    title = frozenset(t.number for t in takes.taken if t.spot == "title")
    plain = frozenset(t.number for t in takes.taken if t.share >= _MOSTLY and (t.words > 1 or t.spot == "title"))
    sets = (title, takes.heads, title | takes.heads, title | takes.heads | plain)
    kept = [rounds for rounds in sets if len(rounds) > 1 and rounds <= plain | takes.heads]
    return kept if len(title) != 1 else [rounds for rounds in kept if not title <= plain]


def _counted(rounds: frozenset[int], takes: Takes) -> bool:
    return takes.several or len(rounds) in takes.counts


def _listed_alone(rounds: frozenset[int], takes: Takes, each: Listed) -> bool:
    """Numbers without their prompts: in one list, in a post that says that it is several in one."""
    if any(t.spot == "title" and t.number not in rounds for t in takes.taken):
        return False
    if each.firm:
        shown = takes.heads & rounds or any(
            t.number in rounds and t.words > 1 and t.share > _MOSTLY for t in takes.taken
        )
        return each.several or len(rounds) in takes.counts or bool(shown)
    return len(rounds) in takes.counts and (each.several or each.turn != "")


def _worded_alone(rounds: frozenset[int], takes: Takes, case: Case) -> bool:
    """Prompts without their numbers: said to be so many, or both in the title, one of them the date's or late."""
    if _counted(rounds, takes):
        return True
    title = {t.number for t in takes.taken if t.spot == "title" and t.share > _MOSTLY}
    if not takes.joined or title != rounds:
        return False
    now = case.place.round
    late = takes.turn == "late" or any(turn == "late" for turn, _ in takes.turns)
    return late or (now is not None and now.number in rounds)


def _all_open(rounds: frozenset[int], case: Case) -> bool:
    known = [r for r in case.rules.season.rounds if r.number in rounds]
    return all(opens_at(case.rules.season, r) <= case.judged.moment for r in known)


def _one(case: Case, takes: Takes) -> Agreed | None:
    """One round that is not the date's: number and prompt agree, or one stands beside a word of lateness."""
    now = case.place.round
    today = now.number if now is not None else None
    title = {t.number: t for t in takes.taken if t.spot == "title"}
    strong = {t.number for t in takes.taken if t.share >= _MOSTLY} | takes.heads
    for each, number in _numbers(case, takes):
        if number == today or set(title) - {number}:
            continue
        if number in title or number in strong or each.turn in ("late", "early"):
            return Agreed((number,), (_said(each), *_quotes(takes, {number})))
    if today in title:
        return None
    earlier = _beside_lateness(case, takes, title)
    if earlier is not None and earlier != today:
        return Agreed((earlier,), tuple(_quotes(takes, {earlier})))
    return _against_the_date(takes, title, today)


def _numbers(case: Case, takes: Takes) -> Iterator[tuple[Listed, int]]:
    for each in takes.listed:
        if len(each.claim.numbers) != 1:
            continue
        named = rounds_named(each.claim, case.rules, case.judged, case.place)
        if named is not None and len(named.numbers) == 1 and not named.doubt:
            yield each, named.numbers[0]


def _beside_lateness(case: Case, takes: Takes, title: dict[int, TakenUp]) -> int | None:
    """The one earlier prompt that a late post takes up; of one that was missed, told twice or in several words."""
    turns = {takes.turn, *(turn for turn, _ in takes.turns)} - {""}
    late = {quote for turn, quote in takes.turns if turn in ("late", "missed")}
    found = {number for number in title if _passed(number, case)}
    if not title:
        found = {t.number for t in takes.taken if t.quote in late and t.share >= _MOSTLY and _passed(t.number, case)}
    if len(found) != 1 or not turns & {"late", "missed"}:
        return None
    number = found.pop()
    times = [t for t in takes.taken if t.number == number]
    if "late" in turns and (
        (number in title and title[number].share >= _MOSTLY) or len(times) > 1 or takes.turn == "late"
    ):
        return number
    return number if any(t.words > 1 and t.share >= _MOSTLY for t in times) or len(times) > 1 else None


def _passed(number: int, case: Case) -> bool:
    now = case.place.round
    return now is not None and any(
        r.number == number and r.opens.wall < now.opens.wall for r in case.rules.season.rounds
    )


def _against_the_date(takes: Takes, title: dict[int, TakenUp], today: int | None) -> Agreed | None:
    """A title that takes up another prompt in several words, in a post that says nothing of the date's."""
    here = any(t.number == today for t in takes.taken) or today in takes.heads
    clear = [t for t in title.values() if t.words > 1 and t.share > _MOSTLY]
    if today is None or here or len(clear) != 1 or len(title) > 1:
        return None
    return Agreed((clear[0].number,), tuple(_quotes(takes, {clear[0].number})), doubt=True)


def _said(each: Listed) -> Because:
    return reasons.claim(each.claim, each.claim.numbers)


def _quotes(takes: Takes, rounds: frozenset[int] | set[int]) -> Iterator[Because]:
    """At most three places that show these rounds."""
    said = [_said(each) for each in takes.listed if set(each.claim.numbers) == rounds]
    shown = [
        reasons.claim(Claim("title" if t.spot == "title" else "sentence", (t.number,), t.quote), (t.number,))
        for t in takes.taken
        if t.number in rounds
    ]
    yield from list(dict.fromkeys((*said, *shown)))[:3]
