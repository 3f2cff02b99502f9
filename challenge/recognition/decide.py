"""From evidence and a date to verdicts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from challenge.content.members import Member
from challenge.content.seasons import Round
from challenge.recognition import reasons
from challenge.recognition.evidence import Claim, Evidence, Mark
from challenge.recognition.mentions import only_begins
from challenge.recognition.rounds_named import Named, rounds_named
from challenge.recognition.rules import Rules
from challenge.recognition.shared import shared_with
from challenge.recognition.sighting import Sighting
from challenge.recognition.unmarked import unmarked
from challenge.recognition.verdict import AskClass, Because, Status, Verdict
from challenge.recognition.when import Judged, Place, deadline_of, in_time, in_time_for_season, opens_before, place_in, round_length

_LONG_BEFORE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Case:
    """All that a decision needs, together."""

    evidence: Evidence
    sighting: Sighting
    member: Member
    judged: Judged
    place: Place

    @property
    def rules(self) -> Rules:
        return self.evidence.rules


def decide(evidence: Evidence, sighting: Sighting, member: Member, judged: Judged) -> tuple[Verdict, ...]:
    """The verdicts for one season, best first."""
    case = Case(evidence, sighting, member, judged, place_in(evidence.rules.season, judged))
    declared = sighting.declared.get(evidence.rules.season.id)
    if declared is not None:
        return _declared(case, declared)
    if not evidence.sure and not evidence.unsure:
        return _without_marks(case)
    return _other_author(case) or _organisers_own(case) or _shared(case) or _marked(case)


def _marked(case: Case) -> tuple[Verdict, ...]:
    evidence = case.evidence
    doubt = _doubt(case)
    named = _claims(case)
    if named.conflict or named.strange:
        return _ask(case, named.proposed, named.because)
    if doubt is not None:
        return _ask(case, named.numbers or _by_date(case), (*named.because, doubt, *_mark_reasons(evidence)))
    if named.numbers and _only_loosely(case, named):
        return _ask(case, (*named.numbers, *_by_date(case)), (*named.because, *_date_against(case, named.numbers)))
    if named.numbers:
        return _too_far(case, named) or _credit(case, named.numbers, (*named.because, *_mark_reasons(evidence, case_numbered=True)))
    return _credited_by_date(case, named)


def _only_loosely(case: Case, named: Resolved) -> bool:
    """The number stands in a sentence that may be about another post, and the date speaks for another round."""
    behind = [n for n in named.each if not n.weak and set(n.numbers) & set(named.numbers)]
    round_ = case.place.round
    agrees = round_ is not None and round_.number in named.numbers
    return bool(behind) and all(n.claim.loose for n in behind) and not agrees


def _date_against(case: Case, numbers: tuple[int, ...]) -> tuple[Because, ...]:
    round_ = case.place.round
    if round_ is None:
        return (_outside(case),)
    words = f"It may be about another post: it names {reasons.rounds_text(numbers)}, but its date speaks for round {round_.number}."
    return (reasons.date(words),)


def _declared(case: Case, declared: tuple[int, ...]) -> tuple[Verdict, ...]:
    """A file in the season's folder: its Prompt line wins, unless a link or sentence names another round."""
    because = reasons.declared(declared)
    rules = case.rules
    named = _claims(case)
    if not rules.rounds:
        return _credit(case, (), (because,))
    if declared:
        wrong = [number for number in declared if number not in rules.rounds]
        if wrong:
            return _ask(case, tuple(n for n in declared if n in rules.rounds), (because, _no_such_round(wrong, rules)))
        loud = [n for n in named.each if n.claim.signal in ("prompt link", "sentence") and not n.claim.free and not n.claim.weak]
        against = [n for n in loud if n.numbers and not set(n.numbers) & set(declared)]
        if against:
            proposed = tuple(sorted({*declared, *(k for n in against for k in n.numbers)}))
            return _ask(case, proposed, (because, *(reasons.claim(n.claim, n.numbers) for n in against)))
        return _credit(case, tuple(sorted(set(declared))), (because,))
    if named.conflict or named.strange:
        return _ask(case, named.proposed, (because, *named.because))
    if named.numbers:
        return _credit(case, named.numbers, (because, *named.because))
    round_ = case.place.round
    if round_ is not None and (case.place.open or case.place.gap <= round_length(rules.season)):
        return _credit(case, (round_.number,), (because, _date_reason(case, round_)))
    return _ask(case, (), (because, _outside(case)))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What all claims together say. `proposed` is everything named, where they disagree."""

    numbers: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()
    conflict: bool = False
    strange: bool = False
    proposed: tuple[int, ...] = ()
    each: tuple[Named, ...] = ()


def _claims(case: Case) -> Resolved:
    """Claims read as rounds of this season and weighed against each other."""
    each = [n for n in (rounds_named(claim, case.rules, case.judged, case.place) for claim in case.evidence.claims) if n is not None]
    each = _without_idle(each, case)
    strong = [n for n in each if not n.weak]
    because = tuple(reasons.claim(n.claim, n.numbers) for n in strong)
    sets = {n.numbers for n in strong if n.numbers}
    everything = tuple(sorted({number for numbers in sets for number in numbers}))
    if any(n.doubt for n in strong):
        doubts = tuple(reasons.date(n.doubt) for n in strong if n.doubt)
        offered = tuple(sorted({k for n in strong for k in (*n.numbers, *n.instead)}))
        return Resolved(because=(*because, *doubts), strange=True, proposed=offered, each=tuple(each))
    if len(sets) > 1:
        whole = next((numbers for numbers in sets if set(numbers) == set(everything) and _on_purpose(numbers, strong)), None)
        if whole is None:
            return Resolved(because=because, conflict=True, proposed=everything, each=tuple(each))
        return Resolved(whole, because, each=tuple(each))
    if sets:
        return Resolved(everything, because, each=tuple(each))
    return _from_weak(each, case)


def _on_purpose(numbers: tuple[int, ...], strong: Sequence[Named]) -> bool:
    """Several rounds in one breath (`Day 03 and 04`); two prompt links alone are no such thing."""
    return any(n.numbers == numbers and n.claim.signal != "prompt link" for n in strong)


def _without_idle(each: list[Named], case: Case) -> list[Named]:
    """Leave out numbers that plainly count something else: free ones beside a bound one, or that are no round."""
    bound = [n for n in each if not n.claim.free and not n.weak and (n.numbers or n.doubt)]
    kept: list[Named] = []
    for n in each:
        if n.claim.free and (n.doubt or not n.numbers):
            continue
        if n.claim.free and bound and not _same_kind(n, bound):
            continue
        kept.append(n)
    return kept


def _same_kind(free: Named, bound: Sequence[Named]) -> bool:
    """Whether a number that stands alone speaks of the same thing as one bound to the challenge."""
    if free.claim.ordinal is None:
        return True
    if not any(n.claim.ordinal is not None for n in bound):
        return not free.weak
    units = {n.claim.ordinal.unit for n in bound if n.claim.ordinal is not None}
    return free.claim.ordinal.unit in units or any(free.numbers == n.numbers for n in bound)


def _from_weak(each: list[Named], case: Case) -> Resolved:
    """Only faint claims (`#3` or `Part 2` away from the name, a one-word prompt title): good where the date agrees."""
    weak = [n for n in each if n.weak and n.numbers]
    if not weak:
        return Resolved(each=tuple(each))
    open_round = case.place.round.number if case.place.round is not None else None
    agreeing = [n for n in weak if open_round in n.numbers]
    because = tuple(reasons.claim(n.claim, n.numbers) for n in (agreeing or weak))
    if agreeing and open_round is not None:
        return Resolved((open_round,), because, each=tuple(each))
    telling = [n for n in weak if not (n.claim.ordinal is not None and n.claim.ordinal.unit == "part")]
    if not telling and not case.place.open:
        telling = weak
    if not telling:
        return Resolved(each=tuple(each))
    proposed = {number for n in telling for number in n.numbers} | ({open_round} if open_round is not None else set())
    return Resolved(because=because, conflict=True, proposed=tuple(sorted(proposed)), each=tuple(each))


def _doubt(case: Case) -> Because | None:
    """Why a mark may not mean what it seems to."""
    evidence = case.evidence
    numbered = any(mark.numbered and mark.place not in ("title", "address") for mark in evidence.sure)
    if evidence.negated:
        return Because("season mark", f"But the text also says {reasons.quoted(evidence.negated[0].quote)}.")
    if not evidence.sure and not _sets_out(case):
        mark = evidence.unsure[0]
        return Because("season mark", f"It may only speak of the challenge: {reasons.quoted(mark.quote)}.")
    if any(place.sure for place in evidence.elsewhere) and not any(_is_whole(mark, case) for mark in evidence.sure):
        return _names_another(evidence)
    if _title_alone(evidence):
        mark = next(mark for mark in evidence.marks if mark.standing in ("mention", "unsure"))
        return Because("season mark", f"Its title names the challenge, but the text may only speak of it: {reasons.quoted(mark.quote)}.")
    if evidence.organiser >= 2 and not numbered:
        return Because("season mark", "It reads like an announcement or a roundup of the challenge.")
    if evidence.about and not numbered and not _sets_out(case) and not _says_so(evidence):
        if any(mark.standing == "unsure" and mark.place == "title" for mark in evidence.marks):
            return Because("season mark", f"Its title speaks of the challenge itself ({reasons.quoted(evidence.about)}).")
    return None


def _names_another(evidence: Evidence) -> Because:
    quote = next(place.quote for place in evidence.elsewhere if place.sure)
    return Because("season mark", f"It names another edition of the challenge: {reasons.quoted(quote)}.")


def _is_whole(mark: Mark, case: Case) -> bool:
    """A mark that can mean this edition only: the edition is named, or the link leads to its own page."""
    edition = case.rules.edition
    return bool(mark.edition.years & edition.years or mark.edition.words & edition.words) or mark.place == "link"


def _title_alone(evidence: Evidence) -> bool:
    """The bare name as a title, over a text that says no more than that it has heard of the challenge."""
    if any(mark.numbered or mark.place not in ("title", "address") for mark in evidence.sure):
        return False
    spoken = [mark for mark in evidence.marks if mark.place in ("opening", "middle", "closing")]
    return bool(spoken) and all(mark.standing in ("mention", "unsure") for mark in spoken)


def _sets_out(case: Case) -> bool:
    """A post about one's plans, while a season runs that has no prompts to answer, is one of its posts."""
    evidence = case.evidence
    return (
        not evidence.rules.prompts
        and case.place.open
        and evidence.organiser < 2
        and only_begins(evidence.about)
        and all(mark.place in ("title", "address") for mark in evidence.unsure)
    )


def _says_so(evidence: Evidence) -> bool:
    return any(mark.place in ("opening", "closing", "middle") for mark in evidence.sure)


def _other_author(case: Case) -> tuple[Verdict, ...] | None:
    """On a shared blog the author's name decides whose post it is."""
    authors = {_plain_name(author) for author in case.member.authors}
    if not authors or case.sighting.from_file:
        return None
    written = _plain_name(case.sighting.author)
    if not written:
        because = Because("season mark", "The blog has several authors and this post names none.")
        return _ask(case, (), (*_mark_reasons(case.evidence), because))
    if written in authors or any(re.search(rf"(?<!\w){re.escape(author)}(?!\w)", written) for author in authors):
        return None
    because = Because("season mark", f"It was written by {reasons.quoted(case.sighting.author)}, not by this member.")
    return (_verdict(case, "not ours", (), (because,)),)


def _plain_name(name: str) -> str:
    return " ".join(name.casefold().split())


def _organisers_own(case: Case) -> tuple[Verdict, ...] | None:
    """The organizer's announcement or roundup is no submission."""
    evidence = case.evidence
    says_so = any(mark.numbered or mark.place in ("opening", "closing") for mark in evidence.sure if mark.place not in ("title", "address"))
    if evidence.organiser >= (4 if says_so else 3):
        because = Because("season mark", "It reads as an announcement or a roundup of the challenge, not as an answer to it.")
        return (_verdict(case, "not ours", (), (because,)),)
    return None


def _shared(case: Case) -> tuple[Verdict, ...] | None:
    """Marks that another running season shares: the date decides where it fits one only."""
    if case.evidence.theirs:
        because = Because("season mark", f"It links to “{case.evidence.theirs[0]}”, which goes by the same name.")
        return (_verdict(case, "not ours", (), (*_mark_reasons(case.evidence), because)),)
    answer = shared_with(case.evidence, case.judged, case.place)
    if answer is None:
        return None
    because = (*_mark_reasons(case.evidence), reasons.date(answer.words))
    if answer.theirs:
        return (_verdict(case, "not ours", (), because),)
    named = _claims(case)
    return _ask(case, named.proposed or named.numbers or _by_date(case), (*named.because, *because))


def _too_far(case: Case, named: Resolved) -> tuple[Verdict, ...] | None:
    """A number without a year, long before the season, belongs to an earlier edition."""
    place = case.place
    if place.before <= _LONG_BEFORE:
        return None
    if any(mark.edition.years & case.rules.edition.years or mark.signal == "prompt link" for mark in case.evidence.sure):
        return _ask(case, named.numbers, (*named.because, *_mark_reasons(case.evidence), _outside(case)))
    return (_verdict(case, "not ours", (), (*named.because, *_mark_reasons(case.evidence), _outside(case))),)


def _credited_by_date(case: Case, named: Resolved) -> tuple[Verdict, ...]:
    """Only the season is named: the round by the date."""
    place, season = case.place, case.rules.season
    marks = _mark_reasons(case.evidence)
    whole = any(mark.edition.years & case.rules.edition.years for mark in case.evidence.sure)
    if place.before > _LONG_BEFORE and not whole:
        return (_verdict(case, "not ours", (), (*marks, _outside(case))),)
    if not case.rules.rounds:
        if place.open or (not place.before and place.after <= round_length(season)):
            return _credit(case, (), (*marks, reasons.date(f"Published on {reasons.day(case.judged.moment)}.")))
        return _ask(case, (), (*marks, _outside(case)))
    if place.round is not None and (place.open or place.gap <= round_length(season)):
        return _credit(case, (place.round.number,), (*named.because, *marks, _date_reason(case, place.round)))
    return _ask(case, (), (*marks, _outside(case)))


def _without_marks(case: Case) -> tuple[Verdict, ...]:
    """Nothing names this season."""
    evidence = case.evidence
    if evidence.negated and not evidence.elsewhere:
        because = Because("season mark", f"The text says that it does not belong: {reasons.quoted(evidence.negated[0].quote)}.")
        return (_verdict(case, "not ours", (), (because,)),)
    if any(place.sure for place in evidence.elsewhere):
        return (_verdict(case, "not ours", (), (_names_another(evidence),)),)
    author = _other_author(case)
    if author is not None and author[0].status == "not ours":
        return author
    answer = unmarked(case.evidence, case.sighting, case.member, case.judged, case.place)
    if answer.status in ("on time", "late"):
        return _credit(case, answer.numbers, answer.because)
    if answer.status == "ask":
        return _ask(case, answer.numbers, answer.because, answer.kind)
    return (_verdict(case, "not ours", (), answer.because),)


def _credit(case: Case, numbers: tuple[int, ...], because: Sequence[Because]) -> tuple[Verdict, ...]:
    """Credited, on time or late for each round; rounds judged differently stand apart."""
    why = [*because, *_first_sight(case)]
    season = case.rules.season
    if not numbers:
        on_time = in_time_for_season(season, case.judged)
        return (_verdict(case, "on time" if on_time else "late", (), why),)
    rounds = {round_.number: round_ for round_ in season.rounds}
    on_time_numbers = [n for n in numbers if n in rounds and in_time(season, rounds[n], case.judged)]
    late_numbers = [n for n in numbers if n in rounds and n not in on_time_numbers]
    verdicts = []
    if on_time_numbers:
        early = [n for n in on_time_numbers if not opens_before(season, rounds[n], case.judged)]
        extra = [reasons.date(f"Published before {reasons.rounds_text(early)} opened, but named.")] if early else []
        verdicts.append(_verdict(case, "on time", tuple(on_time_numbers), [*why, *extra]))
    if late_numbers:
        late = [_late_reason(case, rounds[n]) for n in late_numbers[:3]]
        verdicts.append(_verdict(case, "late", tuple(late_numbers), [*why, *late]))
    return tuple(verdicts)


def _ask(case: Case, numbers: Iterable[int], because: Sequence[Because], kind: AskClass = "doubtful") -> tuple[Verdict, ...]:
    kept = tuple(sorted(n for n in set(numbers) if n in case.rules.rounds))
    why = reasons.in_order([*because, *_first_sight(case)])
    return (Verdict(season=case.rules.season.id, status="ask", prompts=kept, because=why, ask=kind),)


def _verdict(case: Case, status: Status, numbers: tuple[int, ...], because: Sequence[Because]) -> Verdict:
    return Verdict(season=case.rules.season.id, status=status, prompts=numbers, because=reasons.in_order(because))


def _by_date(case: Case) -> tuple[int, ...]:
    round_ = case.place.round
    if round_ is None or (not case.place.open and case.place.gap > round_length(case.rules.season)):
        return ()
    return (round_.number,)


def _mark_reasons(evidence: Evidence, case_numbered: bool = False) -> tuple[Because, ...]:
    """The marks that are not already quoted with their ordinal, at most three."""
    quiet: list[Mark] = [m for m in (evidence.sure or evidence.unsure) if not m.numbered and m.signal != "prompt link"]
    if not quiet and not case_numbered:
        quiet = list(evidence.sure or evidence.unsure)
    return tuple(dict.fromkeys(reasons.mark(m) for m in quiet))[:3]


def _no_such_round(numbers: Sequence[int], rules: Rules) -> Because:
    skipped = [n for n in numbers if n in rules.skipped]
    if skipped:
        return reasons.date(f"{reasons.rounds_text(skipped).capitalize()} never took place.")
    return reasons.date(f"This season has no {reasons.rounds_text(numbers)}.")


def _first_sight(case: Case) -> tuple[Because, ...]:
    if not case.judged.from_first_sight:
        return ()
    seen = reasons.day(case.judged.moment)
    return (reasons.date(f"Judged by the day it was first seen, {seen}, because {case.judged.reason}."),)


def _date_reason(case: Case, round_: Round) -> Because:
    when = reasons.day(case.judged.moment)
    if case.place.open:
        return reasons.date(f"Published on {when}, while round {round_.number} was open.")
    return reasons.date(f"Published on {when}; round {round_.number} was the last to close before.")


def _late_reason(case: Case, round_: Round) -> Because:
    closes = deadline_of(case.rules.season, round_, case.judged)
    return reasons.date(f"Published on {case.judged.moment:%Y-%m-%d %H:%M}; round {round_.number} closed on {closes:%Y-%m-%d %H:%M} ({closes.tzname()}).")


def _outside(case: Case) -> Because:
    when = reasons.day(case.judged.moment)
    if case.place.before:
        return reasons.date(f"Published on {when}, before the season began.")
    if case.place.after:
        return reasons.date(f"Published on {when}, after the season had ended.")
    return reasons.date(f"Published on {when}, while no round was open.")


__all__ = ["Claim", "decide"]
