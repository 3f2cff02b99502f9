"""Claims read as rounds of the season and weighed against each other. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.deciding.agreed import quotes_of
from challenge.recognition.deciding.agreeing import EARLY, agreed
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import round_before, round_by_date
from challenge.recognition.deciding.left_out import without_others
from challenge.recognition.deciding.rounds_named import Named, rounds_named, told
from challenge.recognition.deciding.when import place_in, round_length
from challenge.recognition.marks.evidence import Claim
from challenge.recognition.text.folding import fold_short
from challenge.recognition.verdict import Because
from challenge.recognition.wordings.lateness import LENGTHS
from challenge.recognition.wordings.mentions import speaks_of_mine

_MOST = 3


@dataclass(frozen=True, slots=True)
class Resolved:
    """What all claims together say. `proposed` is everything named, where they disagree."""

    numbers: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()
    conflict: bool = False
    strange: bool = False
    proposed: tuple[int, ...] = ()
    each: tuple[Named, ...] = ()
    agreed: bool = False
    """Weak signs that agree said it."""
    dated: bool = False
    """One of the rounds proposed is that of the date alone."""


def weigh(case: Case) -> Resolved:
    """Claims read as rounds of this season and weighed against each other, and with the weak signs beside them."""
    named = _weighed(case)
    if (today := _counts_own(case, named)) is not None:
        return replace(today, each=named.each)
    strong = [n.numbers for n in named.each if not n.weak and n.numbers]
    if named.strange:
        return named
    by_title = all(
        n.claim.signal == "title" and n.claim.ordinal is None for n in named.each if not n.weak and n.numbers
    )
    more = agreed(case, strong or ([named.numbers] if named.numbers else []), weakly=by_title and bool(named.numbers))
    if more is None or (more.doubt and named.conflict) or set(more.numbers) == set(named.numbers):
        return named
    if more.doubt:
        proposed = tuple(sorted({*more.numbers, *round_by_date(case)}))
        return replace(named, because=more.because, conflict=True, proposed=proposed, dated=True)
    return Resolved(more.numbers, (*more.because, *named.because)[:_MOST], each=named.each, agreed=True)


def _counts_own(case: Case, named: Resolved) -> Resolved | None:
    """`Lantern Thursday #9` that takes up the whole prompt of its date, and nothing of the ninth: one's own count."""
    now, takes = case.place.round, case.evidence.takes
    if now is None or not case.place.open or len(named.numbers) != 1 or now.number in named.numbers:
        return None
    beside = [mark for mark in case.evidence.unsure if mark.rounds == {now.number} and mark.place != "title"]
    taken = takes.taken if takes else ()
    whole = [t for t in taken if t.number == now.number and t.share == 1 and t.words > 1]
    other = any(t.number in named.numbers for t in taken) or not (beside or _has_words(named.numbers[0], case))
    counted = all(n.claim.ordinal is not None for n in named.each if n.numbers == named.numbers)
    late = case.evidence.late or (takes and (takes.turn or any(turn for turn, _ in takes.turns)))
    if not (whole or beside) or other or not counted or late:
        return None
    because = tuple(quotes_of(takes, {now.number}) if takes else ()) or tuple(reasons.mark(mark) for mark in beside[:1])
    return Resolved((now.number,), because, agreed=True)


def _has_words(number: int, case: Case) -> bool:
    return any(prompt.number == number and prompt.telling for prompt in case.rules.prompts)


def _weighed(case: Case) -> Resolved:
    """The claims alone."""
    each = [n for n in (_named(claim, case) for claim in case.evidence.claims) if n is not None]
    each = without_others(each, case)
    strong = [n for n in each if not n.weak]
    because = told(strong)
    sets = {n.numbers for n in strong if n.numbers}
    everything = tuple(sorted({number for numbers in sets for number in numbers}))
    doubted = [n for n in strong if n.doubt]
    sure = [n for n in strong if not n.doubt]
    idle = doubted and all(n.claim.back or _beyond(n, case) for n in doubted)
    if idle and (said := _plainly(sure, case, titled=True)):
        return Resolved(said, told([n for n in sure if n.numbers == said]), each=tuple(each))
    if doubted:
        doubts = tuple(reasons.date(n.doubt) for n in strong if n.doubt)
        offered = tuple(sorted({k for n in strong for k in (*n.numbers, *n.instead)}))
        return Resolved(because=(*because, *doubts), strange=True, proposed=offered, each=tuple(each))
    if len(sets) > 1:
        whole = next(
            (numbers for numbers in sets if set(numbers) == set(everything) and _on_purpose(numbers, strong)), None
        )
        if whole is None:
            whole = _tagged_together(strong, everything, case) or _over_a_link(strong, case) or _plainly(strong, case)
        if whole is None:
            return Resolved(because=because, conflict=True, proposed=everything, each=tuple(each))
        return Resolved(whole, told([n for n in strong if n.numbers == whole]), each=tuple(each))
    if sets:
        return Resolved(everything, because, each=tuple(each))
    return _from_weak(each, case)


def _named(claim: Claim, case: Case) -> Named | None:
    return rounds_back(claim, case) if claim.back else rounds_named(claim, case.rules, case.judged, case.place)


def rounds_back(claim: Claim, case: Case) -> Named | None:
    """`For last week's …`: the round that was open a week before, or the one before the round of the date."""
    if not case.rules.rounds:
        return None
    now = case.place.round
    if claim.back == "round" and now is not None and _takes_up(case, now.number):
        return None
    step = round_length(case.rules.season) if claim.back == "round" else LENGTHS[claim.back]
    then = place_in(case.rules.season, replace(case.judged, moment=case.judged.moment - step)).round
    if then is None or now is None or then.number == now.number:
        doubt = "It speaks of an earlier round, and the date does not tell which."
        return Named(claim, (), doubt=doubt, instead=round_by_date(case))
    return Named(claim, (then.number,))


def _beyond(named: Named, case: Case) -> bool:
    """`The ninety-eighth edition` in a year of twelve: counted from the first year on, and no slip of the author's."""
    known, ordinal = case.rules.rounds | case.rules.skipped, named.claim.ordinal
    return ordinal is not None and min(ordinal.numbers) > max(known)


def _plainly(strong: Sequence[Named], case: Case, titled: bool = False) -> tuple[int, ...] | None:
    """What title and `this post is …` say alone, where the date or the prompt's words agree: the rest is in passing.

    `18日目は、…さんです` tells of tomorrow's post, `based on … 19` of another. `titled`: a prompt in the title, or
    its link, says so.
    """
    prompts = [n for n in strong if titled and n.claim.signal in ("title", "prompt link") and n.claim.ordinal is None]
    plain = {n.numbers for n in strong if (n.claim.plain or n in prompts) and n.numbers}
    if len(plain) != 1 or any(n.claim.signal == "prompt link" and n.numbers not in plain for n in strong):
        return None
    numbers = plain.pop()
    if any(is_firm(n) for n in strong if n.numbers != numbers):
        return None
    if len({n.claim.signal for n in strong if n.claim.plain}) > 1:
        return numbers
    agrees = set(numbers) == set(round_by_date(case)) or all(_takes_up(case, number) for number in numbers)
    return numbers if agrees else None


def is_firm(named: Named) -> bool:
    """Whether a claim leaves no doubt that it speaks of this post: a prompt's own tag, `my post for prompt 1`."""
    claim = named.claim
    if claim.signal == "tag":
        return claim.ordinal is None
    bound = claim.signal == "sentence" and claim.ordinal is not None and not (claim.loose or claim.free)
    return bound and speaks_of_mine(fold_short(claim.quote).low.rstrip(" .!?…"))


def _tagged_together(strong: Sequence[Named], rounds: tuple[int, ...], case: Case) -> tuple[int, ...] | None:
    """Tags that name two neighbours, one of them the date's: `week6` and `week7`."""
    tagged = all(n.claim.signal == "tag" and n.claim.ordinal is not None for n in strong)
    neighbours = len(rounds) == 2 and rounds[1] == rounds[0] + 1
    return rounds if tagged and neighbours and set(round_by_date(case)) & set(rounds) else None


def _over_a_link(strong: Sequence[Named], case: Case) -> tuple[int, ...] | None:
    """What title and a sentence with the name say, as the date does, over links to prompts of rounds before it."""
    today = round_by_date(case)
    saying = {n.claim.signal for n in strong if n.numbers == today}
    links = [n for n in strong if n.numbers != today]
    before = all(n.claim.signal == "prompt link" and today and max(n.numbers) < today[0] for n in links)
    return today if before and {"title", "sentence"} <= saying else None


def _on_purpose(numbers: tuple[int, ...], strong: Sequence[Named]) -> bool:
    """Several rounds in one breath (`Day 03 and 04`); two prompt links alone are no such thing."""
    return any(n.numbers == numbers and n.claim.signal != "prompt link" for n in strong)


def _from_weak(each: list[Named], case: Case) -> Resolved:
    """Only faint claims (`#3` or `Part 2` away from the name, a one-word prompt title): good where the date agrees."""
    weak = [n for n in each if n.weak and n.numbers]
    if not weak:
        return Resolved(each=tuple(each))
    open_round = case.place.round.number if case.place.round is not None else None
    agreeing = [n for n in weak if open_round in n.numbers]
    because = told(agreeing or weak)
    if agreeing and open_round is not None:
        return Resolved((open_round,), because, each=tuple(each))
    telling = [n for n in weak if not (n.claim.ordinal is not None and n.claim.ordinal.unit == "part")]
    if not telling and not case.place.open:
        telling = weak
    if not telling:
        return Resolved(each=tuple(each))
    if any(open_round in mark.rounds for mark in case.evidence.marks) or _answers_date(case, telling):
        return Resolved(each=tuple(each))
    said = {n.numbers for n in telling}
    if case.evidence.late and len(said) == 1:
        return Resolved(telling[0].numbers, because, each=tuple(each))
    proposed = {number for n in telling for number in n.numbers} | ({open_round} if open_round is not None else set())
    because = told(telling)
    return Resolved((), because, conflict=True, proposed=tuple(sorted(proposed)), each=tuple(each), dated=True)


def _answers_date(case: Case, faint: Sequence[Named]) -> bool:
    """Whether the post takes up the prompt of its date: a number that stands alone (`Brass, no. 7`) is none then."""
    round_ = case.place.round
    if round_ is None or not case.place.open or any(n.claim.ordinal is None for n in faint):
        return False
    return _takes_up(case, round_.number)


def _takes_up(case: Case, number: int) -> bool:
    """Whether its title, first or last sentences take up the whole of a prompt."""
    takes = case.evidence.takes
    return takes is not None and any(t.number == number and t.share == 1 for t in takes.taken)


def only_loosely(case: Case, named: Resolved) -> bool:
    """The number stands in a sentence that may be about another post, and the date speaks for another round."""
    behind = [n for n in named.each if not n.weak and set(n.numbers) & set(named.numbers)]
    round_ = case.place.round
    agrees = (round_ is not None and round_.number in named.numbers) or _opens_today(case, named.numbers)
    late = case.evidence.takes is not None and any(turn == "late" for turn, _ in case.evidence.takes.turns)
    taken = late and all(_takes_up(case, number) for number in named.numbers)
    taken = taken or (case.evidence.late and {*named.numbers} == {round_before(case)})
    return bool(behind) and all(n.claim.loose for n in behind) and not agrees and not taken


def _opens_today(case: Case, numbers: tuple[int, ...]) -> bool:
    """Whether the one round opens within hours of the post: where it was written the day has begun."""
    season = case.rules.season
    opens = [opens_at(season, r) - case.judged.moment for r in season.rounds if numbers == (r.number,)]
    return any(timedelta() < ahead <= EARLY for ahead in opens)


def said_against(case: Case, named: Resolved, declared: tuple[int, ...]) -> list[Named]:
    """What a text that is kept here says loudly of other rounds than its Prompt line."""
    loud = [n for n in named.each if n.claim.signal in ("prompt link", "sentence")]
    loud = [n for n in loud if not n.claim.free and not n.claim.weak]
    return [n for n in loud if case.sighting.has_text and n.numbers and not set(n.numbers) & set(declared)]
