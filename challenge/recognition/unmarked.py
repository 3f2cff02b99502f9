"""Posts with no mark: by the season's rule asked, counted or passed over. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.content.members import Member
from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.evidence import Claim, Evidence
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import AskClass, Because, Status
from challenge.recognition.when import Judged, Place, in_time, in_time_for_season, place_in


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of an unmarked post; `on time` and `late` both mean that it is credited."""

    status: Status
    numbers: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()
    kind: AskClass = ""


def unmarked(evidence: Evidence, sighting: Sighting, member: Member, judged: Judged, place: Place) -> Answer:
    """By `unmarked` of the season, and a title that equals a prompt's."""
    rules = evidence.rules
    mode = rules.season.recognise.unmarked
    when = reasons.day(judged.moment)
    titled = _takes_up_a_prompt(evidence, rules, judged)
    if titled is not None and mode != "count":
        return Answer(
            "ask",
            titled.numbers,
            (reasons.claim(titled, titled.numbers), reasons.date(f"No mark of the season; published on {when}.")),
            "doubtful",
        )
    if not _in_window(rules, judged, place):
        return Answer(
            "not ours", (), (reasons.date(f"No mark of the season, and published on {when}, outside its rounds."),)
        )
    number = (place.round.number,) if place.round is not None else ()
    if mode == "ignore":
        return Answer("not ours", (), (reasons.date("It carries no mark of the season."),))
    if mode == "ask" or evidence.marks:
        kind: AskClass = "unmarked" if not evidence.marks else "doubtful"
        kind = "unmarked" if mode == "ask" else kind
        return Answer(
            "ask", number, (reasons.date(f"No mark of the season, but published on {when}, while it ran."),), kind
        )
    if sighting.comment:
        return Answer("not ours", (), (reasons.date("A comment is no post."),))
    rivals = [
        o
        for o in rules.others
        if o.season.recognise.unmarked == "count" and _member_of(member, o) and _open_there(o, judged)
    ]
    if rivals:
        names = " and ".join(f"“{o.season.title}”" for o in rivals)
        return Answer(
            "ask", number, (reasons.date(f"No mark, and published on {when}, while {names} ran too."),), "unmarked"
        )
    return Answer(
        "on time", number, (reasons.date(f"Published on {when}; in this season every member's post counts."),)
    )


def _takes_up_a_prompt(evidence: Evidence, rules: Rules, judged: Judged) -> Claim | None:
    """A title that is a prompt's own, of a round that had opened."""
    for claim in evidence.claims:
        if claim.signal == "title" and claim.ordinal is None and not claim.weak:
            named = [r for r in rules.season.rounds if r.number in claim.numbers]
            if all(opens_at(rules.season, r) <= judged.moment for r in named):
                return claim
    return None


def _in_window(rules: Rules, judged: Judged, place: Place) -> bool:
    if place.open:
        return True
    if place.round is not None:
        return in_time(rules.season, place.round, judged)
    return not place.before and not rules.rounds and in_time_for_season(rules.season, judged)


def _open_there(other: Rules, judged: Judged) -> bool:
    return _in_window(other, judged, place_in(other.season, judged))


def _member_of(member: Member, other: Rules) -> bool:
    return member.seasons is None or other.season.id in member.seasons
