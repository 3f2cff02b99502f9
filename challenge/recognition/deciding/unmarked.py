"""Posts with no mark: by the season's rule asked, counted or passed over. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.content.members import Member
from challenge.content.rounds import opens_at
from challenge.patterns import late
from challenge.recognition import reasons
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.shared import another_named
from challenge.recognition.deciding.when import Judged, Place, in_time, in_time_for_season, place_in
from challenge.recognition.marks.evidence import Claim, Evidence
from challenge.recognition.marks.labels import EDGES
from challenge.recognition.rules import Rules
from challenge.recognition.text.folding import fold_short, split_words
from challenge.recognition.verdict import AskClass, Because, Status
from challenge.recognition.wordings.participation import THEME_WORDS, THIS_ONES


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of an unmarked post; `on time` and `late` both mean that it is credited."""

    status: Status
    numbers: tuple[int, ...] = ()
    because: tuple[Because, ...] = ()
    kind: AskClass = ""


def unmarked(case: Case) -> Answer:
    """By `unmarked` of the season; a title that gives the prompt with its number, or as the theme of now, is a mark.

    What carries another season's mark is not unmarked: it is not ours.
    """
    evidence, rules, judged, place = case.evidence, case.rules, case.judged, case.place
    mode = rules.season.recognise.unmarked
    when = reasons.day(judged.moment)
    label = _labelled_now(evidence, place)
    label = _led_in_now(rules, case.sighting.title, place) if label is None else label
    if label is not None:
        written = next(prompt.written for prompt in rules.prompts if prompt.number == label)
        told = Claim("title", (label,), written, taken=True)
        here = reasons.date(f"Published on {when}.")
        return Answer("on time", (label,), (reasons.claim(told, (label,)), here))
    if (quoted := _quotes_now(evidence, place)) is not None:
        here = reasons.date(f"Published on {when}.")
        return Answer("on time", quoted.numbers, (reasons.claim(quoted, quoted.numbers), here))
    titled = _takes_up_a_prompt(evidence, rules, judged)
    if titled is not None and (mode != "count" or another_named(case.sighting, rules, rules.others)):
        no_mark = reasons.date(f"Nothing else in it names the challenge; it was published on {when}.")
        return Answer("ask", titled.numbers, (reasons.claim(titled, titled.numbers), no_mark), "doubtful")
    if not _in_window(rules, judged, place):
        return _not_ours(_unnamed(evidence, f", and it was published on {when}, outside the season's rounds"))
    if mode == "ignore":
        return _not_ours(_unnamed(evidence, ""))
    if (theirs := another_named(case.sighting, rules, rules.others)) is not None:
        return Answer("not ours", (), (theirs,))
    numbers = (place.round.number,) if place.round is not None else ()
    if mode == "ask":
        return _ask(numbers, _unnamed(evidence, f", but it was published on {when}, while the season ran"))
    return _counted(evidence, case.member, judged, numbers)


def _counted(evidence: Evidence, member: Member, judged: Judged, numbers: tuple[int, ...]) -> Answer:
    """Membership and the window are enough, where it is the only such window and nothing is said against it."""
    rules, when = evidence.rules, reasons.day(judged.moment)
    if evidence.marks:
        words = _unnamed(evidence, f", but it was published on {when}, while the season ran")
        return _ask(numbers, words, "doubtful")
    counting = [other for other in rules.others if other.season.recognise.unmarked == "count"]
    rivals = [other for other in counting if _member_of(member, other) and _open_there(other, judged)]
    if rivals:
        names = " and ".join(f"“{other.season.title}”" for other in rivals)
        return _ask(numbers, f"Nothing in it names a challenge, and it was published on {when}, while {names} ran too.")
    return Answer("on time", numbers, (reasons.date(f"Published on {when}; here every member's post counts."),))


def _unnamed(evidence: Evidence, dated: str) -> str:
    """That a post does not say that it takes part, whether it names the challenge or not."""
    if not evidence.marks:
        return f"Nothing in it names the challenge{dated}."
    return f"{reasons.ONLY_SPEAKS} ({reasons.quoted(evidence.marks[0].quote)}){dated}."


def _ask(numbers: tuple[int, ...], words: str, kind: AskClass = "unmarked") -> Answer:
    return Answer("ask", numbers, (reasons.date(words),), kind)


def _not_ours(words: str) -> Answer:
    return Answer("not ours", (), (reasons.date(words),))


def _takes_up_a_prompt(evidence: Evidence, rules: Rules, judged: Judged) -> Claim | None:
    """A title that is a prompt's own, of a round that had opened."""
    for claim in evidence.claims:
        if claim.signal == "title" and claim.ordinal is None and not claim.weak:
            named = [r for r in rules.season.rounds if r.number in claim.numbers]
            if all(opens_at(rules.season, r) <= judged.moment for r in named):
                return claim
    return None


def _labelled_now(evidence: Evidence, place: Place) -> int | None:
    """The round whose number and whole prompt are the title, where the date speaks for it or for the one beside it."""
    label, now = evidence.label, place.round
    if label is None or now is None or not place.open:
        return None
    return label if abs(label - now.number) <= 1 else None


_LEAD = late(rf"\W{{0,3}}(?:[a-z]{{2,3}}\s)?(?:{THIS_ONES})\s(?:[\w-]+\s)?(?:{THEME_WORDS.pattern})\s?(?::|-{{1,2}})\s")


def _led_in_now(rules: Rules, title: str, place: Place) -> int | None:
    """The open round, whose whole prompt the title leads in: `This week's topic: onboarding, or …`.

    With nothing behind it the title may be the organizer's.
    """
    now, low = place.round, fold_short(title).low
    lead = _LEAD.match(low)
    pieces = EDGES.split(low[lead.end() :], maxsplit=1) if lead else []
    if now is None or not place.open or len(pieces) < 2 or not split_words(pieces[1]):
        return None
    said = " ".join(split_words(pieces[0]))
    told = [p.number for p in rules.prompts if p.joined == said and p.telling]
    elsewhere = any(p.joined == said for other in rules.others for p in other.prompts)
    return now.number if told == [now.number] and not elsewhere else None


def _quotes_now(evidence: Evidence, place: Place) -> Claim | None:
    """What quotes the prompt of the open round, where nothing names the challenge, and no title another round.

    What gives its number too, as the title does, may be late.
    """
    now = place.round
    quoted = next((c for c in evidence.claims if c.signal == "sentence" and c.taken), None)
    if quoted is None or evidence.marks or now is None or not place.open:
        return None
    if any(c.numbers and c.numbers != quoted.numbers for c in evidence.claims):
        return None
    gone = {(r.number,) for r in evidence.rules.season.rounds if r.opens.wall <= now.opens.wall}
    return quoted if quoted.numbers == (now.number,) or (quoted.plain and quoted.numbers in gone) else None


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
