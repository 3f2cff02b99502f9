"""Weak signs of a round that agree make a sure one; one that the date contradicts makes a question. Pure.

A prompt's own words in the title, a number in the first sentence, a month, `late` or `two in one`: none of these
credits a post alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from challenge.content.rounds import opens_at
from challenge.recognition.deciding.agreed import MOSTLY, Agreed, quotes_of, round_of_date
from challenge.recognition.deciding.agreeing_on_one import agree_on_one
from challenge.recognition.deciding.case import Case
from challenge.recognition.marks.evidence import Listed, Takes
from challenge.recognition.text.folding import fold_short
from challenge.recognition.wordings.out_of_turn import SEVERAL
from challenge.recognition.wordings.referring import COMING

EARLY = timedelta(hours=14)
"""Where the day has begun for somebody, it may have for the author."""


def agreed(case: Case, sure: Sequence[tuple[int, ...]], weakly: bool = False) -> Agreed | None:
    """What the weak signs say beside the rounds that are named for `sure`, each claim's; None: no more than these.

    `weakly`: they are named by the date and a faint claim only.
    """
    takes = case.evidence.takes
    if takes is None or case.place.before:
        return None
    return _several(case, takes, sure) or (None if sure and not weakly else agree_on_one(case, takes, doubt=weakly))


def told_twice(case: Case) -> bool:
    """Whether a number and a prompt's words both say one round that has opened: whoever says so much answers."""
    takes, evidence = case.evidence.takes, case.evidence
    if takes is None or evidence.against or evidence.at_the_end or evidence.organiser > 1 or evidence.home:
        return False
    if evidence.about:
        return False
    whole = {(t.number,) for t in takes.taken if t.spot == "title" and t.share == 1 and t.words > 1}
    single = [each for each in takes.listed if len(each.claim.numbers) == 1 and each.firm]
    single = [each for each in single if each.turn != "missed" or each.claim.numbers in whole]
    counted = {each.claim.numbers for each in single}
    counted |= {c.numbers for c in evidence.claims if c.ordinal is not None and not c.weak and len(c.numbers) == 1}
    named = {n for c in evidence.claims if c.ordinal is None and not c.weak for n in c.numbers}
    named |= {t.number for t in takes.taken if t.share > MOSTLY} | {
        n for m in evidence.unsure if not m.numbered for n in m.rounds
    }
    both = frozenset(n for (n,) in counted if n in named)
    return len(both) == 1 and len(counted) == 1 and both <= case.rules.rounds and _all_open(both, case)


def _several(case: Case, takes: Takes, sure: Sequence[tuple[int, ...]]) -> Agreed | None:
    """Several rounds in one post: their numbers, prompts and `two in one` agree."""
    needed = {number for numbers in sure for number in numbers}
    counted = next((frozenset(numbers) for numbers in sure if len(numbers) > 1), None)
    tags = frozenset(n for c in case.evidence.claims if c.signal == "tag" and c.ordinal is None for n in c.numbers)
    listed = {frozenset(each.claim.numbers): each for each in takes.listed if len(each.claim.numbers) > 1}
    worded = _worded(takes)
    labelled = _labelled(takes, {mark.quote for mark in case.evidence.marks})
    today, both = round_of_date(case), _said_to_be_both(takes)
    for rounds in dict.fromkeys((*listed, *worded, labelled, takes.labels, tags, *both)):
        if (
            counted not in (None, rounds)
            or len(rounds) < 2
            or not needed <= rounds <= case.rules.rounds
            or not _all_open(rounds, case)
        ):
            continue
        agree = (rounds in listed) + (rounds in worded) + (rounds == tags) + (rounds == _counted_for_sure(case)) > 1
        told = len(needed) != 1 and any(mark.rounds == rounds for mark in case.evidence.marks)
        agree = agree or (rounds in worded and told)
        agree = agree or len({each.spot for each in takes.listed if set(each.claim.numbers) == rounds}) > 1
        if (
            agree
            or rounds == labelled
            or (rounds == takes.labels and _labels_it(takes, today))
            or (rounds == needed and _named_whole(rounds, takes, listed, today))
            or (rounds in listed and _listed_alone(rounds, takes, listed[rounds], today))
            or (rounds in worded and _worded_alone(rounds, takes, today))
            or (rounds in both and today in rounds)
            or (rounds == tags and _counted(rounds, takes))
        ):
            return Agreed(tuple(sorted(rounds)), tuple(quotes_of(takes, rounds)))
    return None


def _counted_for_sure(case: Case) -> frozenset[int]:
    """The rounds that numbers with the name count."""
    claims = [c for c in case.evidence.claims if c.ordinal is not None and not c.free and not c.weak]
    return frozenset(number for claim in claims for number in claim.numbers)


def _named_whole(rounds: frozenset[int], takes: Takes, listed: dict[frozenset[int], Listed], today: int | None) -> bool:
    """Claims that name one round each, and a list of all of these or a title that takes them up."""
    if rounds in listed and listed[rounds].firm:
        return True
    whole = {t.number for t in takes.taken if t.spot == "title" and t.share == 1}
    return rounds == whole and today in rounds and takes.turn != "late"


def _worded(takes: Takes) -> list[frozenset[int]]:
    """The prompts of the title, of the headings, of one sentence, and all of these together."""
    title = frozenset(t.number for t in takes.taken if t.spot == "title")
    plain = frozenset(t.number for t in takes.taken if t.share >= MOSTLY and (t.words > 1 or t.spot == "title"))
    sets = [takes.heads, title | takes.heads, title | takes.heads | plain]
    kept = [rounds for rounds in sets if rounds <= plain | takes.heads and (takes.parted or rounds <= takes.heads)]
    kept += [title, frozenset(t.number for t in takes.taken if t.spot == "title" and t.share > MOSTLY)]
    told: dict[str, set[int]] = {}
    for t in takes.taken:
        if t.spot == "rim" and t.share >= MOSTLY:
            told.setdefault(t.quote, set()).add(t.number)
    kept += [frozenset(each) for each in told.values() if not title]
    return [rounds for rounds in kept if len(rounds) > 1]


def _said_to_be_both(takes: Takes) -> list[frozenset[int]]:
    """`I'm counting this for both The hill and Lights`, over a title that takes up no other prompt."""
    whole: dict[str, set[int]] = {}
    for t in takes.taken:
        low = fold_short(t.quote).low
        if t.spot == "rim" and t.share == 1 and SEVERAL.search(low) and not COMING.search(low):
            whole.setdefault(t.quote, set()).add(t.number)
    title = {t.number for t in takes.taken if t.spot == "title"}
    return [frozenset(numbers) for numbers in whole.values() if len(numbers) == 2 and title <= numbers]


def _labelled(takes: Takes, named: set[str]) -> frozenset[int]:
    """`Number three: the fence …`, `Number four: …`: sentences that each give a number and take up its prompt."""
    told = {(t.quote, t.number) for t in takes.taken}
    single = [each.claim for each in takes.listed if len(each.claim.numbers) == 1 and each.claim.quote not in named]
    return frozenset(number for _, number in told & {(claim.quote, *claim.numbers) for claim in single})


def _labels_it(takes: Takes, today: int | None) -> bool:
    """`Week 8, Kitchen: … Week 9, Away: …` of which the title takes up both, or says two: no list of earlier posts."""
    title = {t.number for t in takes.taken if t.spot == "title"}
    said = takes.labels <= title or takes.several or len(takes.labels) in takes.counts | takes.pieces
    return said and (today in takes.labels or takes.turn == "late")


def _counted(rounds: frozenset[int], takes: Takes) -> bool:
    return takes.several or len(rounds) in takes.counts


def _listed_alone(rounds: frozenset[int], takes: Takes, each: Listed, today: int | None) -> bool:
    """Numbers without their prompts: in one list, in a post that says that it is several in one."""
    all_told = rounds <= {t.number for t in takes.taken}
    least = MOSTLY if all_told else 0.0
    if any(t.spot == "title" and t.number not in rounds and t.share > least for t in takes.taken):
        return False
    counts = each.spot != "title" and len(rounds) in takes.counts
    if each.firm:
        told = any(t.number in rounds and t.words > 1 and t.share > MOSTLY for t in takes.taken)
        beside = bool(takes.heads & rounds) or (each.alone and today in rounds)
        return each.several or counts or told or all_told or beside
    mostly = any(t.number in rounds and t.share >= MOSTLY for t in takes.taken)
    return counts and (each.several or each.turn != "" or mostly)


def _worded_alone(rounds: frozenset[int], takes: Takes, today: int | None) -> bool:
    """Prompts without their numbers: said to be so many, or both in the title, one of them the date's or late."""
    late = takes.turn == "late" or any(turn == "late" for turn, _ in takes.turns)
    if not late and today not in rounds:
        return rounds <= takes.heads and _counted(rounds, takes)
    if late and today in rounds and rounds == takes.heads:
        return True
    title = {t.number: t for t in takes.taken if t.spot == "title"}
    if title and not takes.parted and not rounds <= takes.heads:
        return title.keys() == rounds and len(rounds) in takes.pieces
    mostly = {number for number, each in title.items() if each.share >= MOSTLY}
    return _counted(rounds, takes) or mostly == rounds


def _all_open(rounds: frozenset[int], case: Case) -> bool:
    known = [r for r in case.rules.season.rounds if r.number in rounds]
    soon = case.judged.moment + EARLY
    return all(opens_at(case.rules.season, r) <= soon for r in known)
