"""Verdicts made: credited on time or late, asked, or not ours, with the reasons of the date. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from challenge.content.seasons import Round
from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.when import deadline_of, in_time, in_time_for_season, opens_before, round_length
from challenge.recognition.marks.evidence import Evidence
from challenge.recognition.rules import Rules
from challenge.recognition.verdict import AskClass, Because, Status, Verdict


def credit(case: Case, numbers: tuple[int, ...], because: Sequence[Because]) -> tuple[Verdict, ...]:
    """Credited, on time or late for each round; rounds judged differently stand apart."""
    why = [*because, *_first_sight(case)]
    season = case.rules.season
    if not numbers:
        on_time = in_time_for_season(season, case.judged)
        return (verdict(case, "on time" if on_time else "late", (), why),)
    rounds = {round_.number: round_ for round_ in season.rounds}
    on_time_numbers = [n for n in numbers if n in rounds and in_time(season, rounds[n], case.judged)]
    late_numbers = [n for n in numbers if n in rounds and n not in on_time_numbers]
    verdicts = []
    if on_time_numbers:
        early = [n for n in on_time_numbers if not opens_before(season, rounds[n], case.judged)]
        early = [n for n in early if not (case.place.open and case.place.round is rounds[n])]
        extra = [_early_reason(early)] if early else []
        verdicts.append(verdict(case, "on time", tuple(on_time_numbers), [*why, *extra]))
    if late_numbers:
        late = [_late_reason(case, rounds[n]) for n in late_numbers[:3]]
        verdicts.append(verdict(case, "late", tuple(late_numbers), [*why, *late]))
    return tuple(verdicts)


def _early_reason(numbers: Sequence[int]) -> Because:
    return reasons.date(f"Published before the opening of {reasons.rounds_text(numbers)}, which it names.")


def ask(
    case: Case, numbers: Iterable[int], because: Sequence[Because], kind: AskClass = "doubtful"
) -> tuple[Verdict, ...]:
    kept = tuple(sorted(n for n in set(numbers) if n in case.rules.rounds))
    why = reasons.in_order([*because, *_first_sight(case)])
    return (Verdict(season=case.rules.season.id, status="ask", prompts=kept, because=why, ask=kind),)


def verdict(case: Case, status: Status, numbers: tuple[int, ...], because: Sequence[Because]) -> Verdict:
    return Verdict(season=case.rules.season.id, status=status, prompts=numbers, because=reasons.in_order(because))


def round_by_date(case: Case) -> tuple[int, ...]:
    round_ = case.place.round
    if round_ is None or (not case.place.open and case.place.gap > round_length(case.rules.season)):
        return ()
    return (round_.number,)


def round_before(case: Case) -> int | None:
    """The last round before the one of the date."""
    now = case.place.round
    earlier = [r for r in case.rules.season.rounds if not r.skipped and now and r.opens.wall < now.opens.wall]
    return max(earlier, key=lambda r: r.opens.wall).number if earlier else None


def mark_reasons(evidence: Evidence, said: Sequence[Because] = ()) -> tuple[Because, ...]:
    """The mark that says most; none where what is `said` of rounds quotes the challenge's name with them."""
    marks = evidence.sure or evidence.unsure
    quiet = [mark for mark in marks if not mark.numbered and mark.signal != "prompt link"]
    told = any(reasons.quoted(mark.quote) in because.detail for mark in marks for because in said)
    if told or (said and len(quiet) < len(marks)):
        return ()
    return tuple(reasons.mark(mark) for mark in sorted(quiet or marks, key=lambda mark: mark.standing != "sure")[:1])


def no_such_round(numbers: Sequence[int], rules: Rules) -> Because:
    skipped = [n for n in numbers if n in rules.skipped]
    return reasons.date(reasons.never_took_place(skipped) if skipped else reasons.not_there(numbers))


def _first_sight(case: Case) -> tuple[Because, ...]:
    if not case.judged.from_first_sight:
        return ()
    seen = reasons.day(case.judged.moment)
    return (reasons.date(f"Judged by the day it was first seen, {seen}, because {case.judged.reason}."),)


def date_reason(case: Case, round_: Round) -> Because:
    when = reasons.day(case.judged.moment)
    if case.place.open and not opens_before(case.rules.season, round_, case.judged):
        return reasons.date(f"Published on {when}, while round {round_.number} was open by the author's clock.")
    if case.place.open:
        return reasons.date(f"Published on {when}, while round {round_.number} was open.")
    return reasons.date(f"Published on {when}; round {round_.number} was the last to close before.")


def open_reason(case: Case) -> Because:
    when, count = reasons.day(case.judged.moment), case.rules.open_at_once
    return reasons.date(f"Published on {when}, while {count} rounds were open.")


def _late_reason(case: Case, round_: Round) -> Because:
    closes = deadline_of(case.rules.season, round_, case.judged)
    when = reasons.moment(case.judged.moment, day_only=case.judged.day_only)
    closed = f"{reasons.moment(closes)} ({reasons.zone(closes)})"
    return reasons.date(f"Published on {when}; round {round_.number} closed on {closed}.")


def outside(case: Case) -> Because:
    when = reasons.day(case.judged.moment)
    if case.place.before:
        return reasons.date(f"Published on {when}, before the season began.")
    if case.place.after:
        return reasons.date(f"Published on {when}, after the season had ended.")
    return reasons.date(f"Published on {when}, while no round was open.")
