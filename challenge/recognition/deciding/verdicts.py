"""From evidence and a date to verdicts. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from challenge.content.members import Member
from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.deciding.borne_out import borne_out
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import (
    ask,
    credit,
    date_reason,
    mark_reasons,
    no_such_round,
    open_reason,
    outside,
    round_before,
    round_by_date,
    verdict,
)
from challenge.recognition.deciding.doubts import doubt_of, names_another, no_answer_of, organisers_own, other_author
from challenge.recognition.deciding.shared import shared_with
from challenge.recognition.deciding.unmarked import unmarked
from challenge.recognition.deciding.weighing import Resolved, is_firm, only_loosely, said_against, weigh
from challenge.recognition.deciding.when import Judged, place_in, published_at, round_length
from challenge.recognition.marks.evidence import Evidence
from challenge.recognition.sighting import Sighting
from challenge.recognition.text.folding import fold_short
from challenge.recognition.verdict import Because, Verdict
from challenge.recognition.wordings.lateness import title_is_late

_LONG_BEFORE = timedelta(days=60)
_A_DAY, _TEN_DAYS = timedelta(hours=36), timedelta(days=10)


def decide(evidence: Evidence, sighting: Sighting, member: Member, judged: Judged) -> tuple[Verdict, ...]:
    """The verdicts for one season, best first."""
    case = Case(evidence, sighting, member, judged, place_in(evidence.rules.season, judged))
    declared = sighting.declared.get(evidence.rules.season.id)
    if declared is not None:
        return _declared(case, declared)
    case = borne_out(case)
    evidence = case.evidence
    if not evidence.sure and not evidence.unsure:
        return _without_marks(case)
    return other_author(case) or organisers_own(case) or _shared(case) or _marked(case)


def _marked(case: Case) -> tuple[Verdict, ...]:
    evidence = case.evidence
    named = weigh(case)
    titled = _in_its_title(named)
    doubt = doubt_of(case, counted=_counts_this(case, named), titled=titled)
    doubt = doubt or no_answer_of(case, named=bool(named.numbers), titled=titled)
    if named.conflict or named.strange:
        return ask(case, named.proposed, (*named.because, *_dated(case, named)))
    if doubt is not None:
        return ask(case, named.numbers or round_by_date(case), (*named.because, *_said_for(case, named), doubt))
    if named.numbers and only_loosely(case, named):
        return ask(case, (*named.numbers, *round_by_date(case)), (*named.because, *_date_against(case, named.numbers)))
    if named.numbers and _plans(case, named):
        return ask(case, (*named.numbers, *round_by_date(case)), (*named.because, _ahead(case, named.numbers)))
    if named.numbers:
        return _too_far(case, named) or credit(
            case, named.numbers, (*named.because, *mark_reasons(evidence, named.because))
        )
    return _credited_by_date(case, named)


def _said_for(case: Case, named: Resolved) -> tuple[Because, ...]:
    """The mark that a doubt is about, unless the doubt quotes it itself: only then no mark is sure."""
    return mark_reasons(case.evidence, named.because) if case.evidence.sure else ()


def _dated(case: Case, named: Resolved) -> tuple[Because, ...]:
    """The other side of a conflict, where it is the date."""
    round_ = case.place.round
    return (date_reason(case, round_),) if named.dated and round_ is not None else ()


def _ahead(case: Case, numbers: tuple[int, ...]) -> Because:
    words = f"It may only look ahead: it was published on {reasons.day(case.judged.moment)}, long before the opening of"
    return reasons.date(f"{words} {reasons.rounds_text(numbers)}.")


def _plans(case: Case, named: Resolved) -> bool:
    """A round that opens long after the post, and nothing of its prompt: it may be looked forward to, not answered."""
    season, takes = case.rules.season, case.evidence.takes
    room = max(_A_DAY, min(round_length(season) / 4, _TEN_DAYS))
    ahead = [r for r in season.rounds if r.number in named.numbers and opens_at(season, r) > case.judged.moment + room]
    said = any(n.claim.signal == "sentence" and n.claim.plain and n.numbers for n in named.each)
    said = said or any(is_firm(n) and n.numbers for n in named.each)
    linked = said or any(n.claim.signal in ("prompt link", "tag") and n.numbers for n in named.each)
    taken = {t.number for t in takes.taken if t.share == 1} if takes else set()
    early = takes is not None and (takes.turn == "early" or any(turn == "early" for turn, _ in takes.turns))
    soon = case.place.before <= _LONG_BEFORE
    numbers = {r.number for r in ahead}
    return numbers == {*named.numbers} and soon and not linked and not early and not numbers <= taken


def _in_its_title(named: Resolved) -> bool:
    """Whether the title itself names the round, by its number or the prompt's title."""
    return any(n.claim.signal in ("title", "tag", "prompt link") and n.numbers for n in named.each)


def _counts_this(case: Case, named: Resolved) -> bool:
    """Whether the text counts the round of the date, so that a name in the midst of a title is a mark."""
    now = case.place.round
    said = named.agreed or any(n.claim.signal == "sentence" and n.numbers and not n.weak for n in named.each)
    return said and not named.conflict and now is not None and case.place.open and now.number in named.numbers


def _date_against(case: Case, numbers: tuple[int, ...]) -> tuple[Because, ...]:
    round_ = case.place.round
    if round_ is None:
        return (outside(case),)
    named = reasons.rounds_text(numbers)
    words = f"It may be about another post: it names {named}, but its date speaks for round {round_.number}."
    return (reasons.date(words),)


def _declared(case: Case, declared: tuple[int, ...]) -> tuple[Verdict, ...]:
    """A file in the season's folder: its Prompt line wins, unless its own text names another; a pointer has none."""
    because = reasons.declared(declared)
    rules = case.rules
    named = weigh(case)
    if not rules.rounds:
        return credit(case, (), (because,))
    if declared:
        wrong = [number for number in declared if number not in rules.rounds]
        if wrong:
            return ask(case, tuple(n for n in declared if n in rules.rounds), (because, no_such_round(wrong, rules)))
        against = said_against(case, named, declared)
        if against:
            proposed = tuple(sorted({*declared, *(k for n in against for k in n.numbers)}))
            return ask(case, proposed, (because, *(reasons.claim(n.claim, n.numbers) for n in against)))
        return credit(case, tuple(sorted(set(declared))), (because,))
    if named.conflict or named.strange:
        return ask(case, named.proposed, (because, *named.because))
    if named.numbers:
        return credit(case, named.numbers, (because, *named.because))
    round_ = case.place.round
    if round_ is not None and (case.place.open or case.place.gap <= round_length(rules.season)):
        return credit(case, (round_.number,), (because, date_reason(case, round_)))
    return ask(case, (), (because, outside(case)))


def _shared(case: Case) -> tuple[Verdict, ...] | None:
    """Marks that another running season shares: the date decides where it fits one only, else a mark of its own."""
    if case.evidence.theirs:
        linked = Because("season mark", f"It links to “{case.evidence.theirs[0]}”, which goes by the same name.")
        return (verdict(case, "not ours", (), (*mark_reasons(case.evidence), linked)),)
    answer = shared_with(case)
    if answer is None:
        return None
    because = (*mark_reasons(case.evidence), answer.because)
    if answer.theirs:
        return (verdict(case, "not ours", (), because),)
    named = weigh(case)
    return ask(case, named.proposed or named.numbers or round_by_date(case), (*named.because, *because))


def _too_far(case: Case, named: Resolved) -> tuple[Verdict, ...] | None:
    """A number without a year, long before the season, belongs to an earlier edition.

    With this season's year and number, seen for the first time while it ran, the date claimed is what a move of the
    blog left behind: the first sight stands in for it.
    """
    place = case.place
    if place.before <= _LONG_BEFORE:
        return None
    if (moved := _moved(case)) is not None:
        return credit(moved, named.numbers, (*named.because, *mark_reasons(case.evidence, named.because)))
    if any(
        mark.edition.years & case.rules.edition.years or mark.signal == "prompt link" for mark in case.evidence.sure
    ):
        return ask(case, named.numbers, (*named.because, *mark_reasons(case.evidence), outside(case)))
    return (verdict(case, "not ours", (), (*named.because, *mark_reasons(case.evidence), outside(case))),)


def _moved(case: Case) -> Case | None:
    """The case judged by its first sight, where a number and this season's year stand in its own words."""
    years = case.rules.edition.years
    if not any(mark.numbered and mark.edition.years & years for mark in case.evidence.sure):
        return None
    seen = replace(case.sighting, claimed=None)
    judged = published_at(seen, case.member, case.rules.season)
    claimed = reasons.claimed(case.sighting.claimed) if case.sighting.claimed else ""
    said = f"the date given, {claimed}, is long before the season that the post names"
    place = place_in(case.rules.season, judged)
    if place.before or not (place.open or place.gap <= round_length(case.rules.season)):
        return None
    return replace(case, judged=replace(judged, reason=said), place=place)


def _credited_by_date(case: Case, named: Resolved) -> tuple[Verdict, ...]:
    """Only the season is named: the round by the date."""
    place, season = case.place, case.rules.season
    marks = mark_reasons(case.evidence)
    whole = any(mark.edition.years & case.rules.edition.years for mark in case.evidence.sure)
    if place.before > _LONG_BEFORE and not whole:
        return (verdict(case, "not ours", (), (*marks, outside(case))),)
    if not case.rules.rounds:
        if place.open or (not place.before and place.after <= round_length(season)):
            return credit(case, (), (*marks, reasons.date(f"Published on {reasons.day(case.judged.moment)}.")))
        return ask(case, (), (*marks, outside(case)))
    if place.open and case.rules.all_open:
        return ask(case, (), (*marks, open_reason(case)))
    if place.round is not None and (place.open or place.gap <= round_length(season)):
        comes_late = case.evidence.late or title_is_late(fold_short(case.sighting.title).low)
        if comes_late and (earlier := round_before(case)):
            late = reasons.date("It says that it comes late, but not for which round.")
            return ask(case, (earlier, place.round.number), (*marks, date_reason(case, place.round), late))
        return credit(case, (place.round.number,), (*named.because, *marks, date_reason(case, place.round)))
    return ask(case, (), (*marks, outside(case)))


def _without_marks(case: Case) -> tuple[Verdict, ...]:
    """Nothing names this season."""
    evidence = case.evidence
    if evidence.negated and not evidence.elsewhere:
        because = Because(
            "season mark", f"The text says that it does not belong: {reasons.quoted(evidence.negated[0].quote)}."
        )
        return (verdict(case, "not ours", (), (because,)),)
    if any(place.sure for place in evidence.elsewhere):
        return (verdict(case, "not ours", (), (names_another(evidence),)),)
    refused = other_author(case)
    if refused is not None and refused[0].status == "not ours":
        return refused
    if (own := organisers_own(case)) is not None:
        return own
    answer = unmarked(case)
    if answer.status in ("on time", "late") and evidence.home:
        announced = Because("season mark", "It reads like an announcement or a roundup of the challenge.")
        return ask(case, answer.numbers, (*answer.because, announced))
    if answer.status in ("on time", "late"):
        return credit(case, answer.numbers, answer.because)
    if answer.status == "ask":
        return ask(case, answer.numbers, answer.because, answer.kind)
    return (verdict(case, "not ours", (), answer.because),)
