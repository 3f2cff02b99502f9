"""One round that is not the date's: number and prompt agree, or one stands beside words of lateness. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from challenge.recognition.deciding.agreed import MOSTLY, Agreed, quotes_of, round_of_date, told_by
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import round_before
from challenge.recognition.deciding.rounds_named import rounds_named
from challenge.recognition.marks.evidence import Listed, TakenUp, Takes
from challenge.recognition.marks.rims import TOPIC
from challenge.recognition.text.folding import fold_short
from challenge.recognition.wordings.participation import THEME_WORDS


def agree_on_one(case: Case, takes: Takes, doubt: bool) -> Agreed | None:
    """One round that is not the date's: number and prompt agree, or one stands beside a word of lateness."""
    today = round_of_date(case)
    title = {t.number: t for t in takes.taken if t.spot == "title"}
    strong = {t.number for t in takes.taken if t.share >= MOSTLY} | takes.heads
    for each, number in _numbers(case, takes):
        if "late" in (each.turn, takes.turn) and {number, today} == set(title) and number != today:
            return Agreed((number,), (told_by(each), *quotes_of(takes, {number})), doubt=True)
        if doubt or number == today or set(title) - {number}:
            continue
        if number in title or number in strong or each.turn in ("late", "early"):
            return Agreed((number,), (told_by(each), *quotes_of(takes, {number})))
    if today in title or doubt:
        return None
    if not title and today is not None and case.evidence.late and _told_clearly(takes, today):
        return Agreed((today,), tuple(quotes_of(takes, {today})))
    earlier = _beside_lateness(case, takes, title)
    if earlier is not None and earlier != today:
        return Agreed((earlier,), tuple(quotes_of(takes, {earlier})))
    if not title and (whole := _earlier_alone(case, takes, today)) is not None:
        return Agreed((whole,), tuple(quotes_of(takes, {whole})), doubt=True)
    return _against_the_date(takes, title, today, {number for number in title if _passed(number, case)})


def _told_clearly(takes: Takes, number: int) -> bool:
    """The date's own prompt in several words: what comes late there is a train."""
    return any(t.number == number and t.words > 1 and t.share > MOSTLY for t in takes.taken)


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
    found = {number for number in title if _passed(number, case)}
    if not title:
        said = {quote for turn, quote in takes.turns if turn in ("late", "missed")}
        found = {t.number for t in takes.taken if t.quote in said and t.words > 1 and t.share >= MOSTLY}
        found = found or _theme_before(case, takes)
        found = set() if round_of_date(case) in found else {number for number in found if _passed(number, case)}
    if len(found) != 1 or not turns & {"late", "missed"}:
        return None
    number = found.pop()
    times = [t for t in takes.taken if t.number == number]
    several = len(times) > 1 or any(t.words > 1 and t.share >= MOSTLY for t in times)
    theme = any(turn == "late" and TOPIC.search(fold_short(quote).low) for turn, quote in takes.turns)
    mostly = any(t.share >= MOSTLY for t in times)
    if several or takes.turn == "late" or (mostly and (case.evidence.late or theme)):
        return number
    return number if "late" in turns and any(t.share == 1 for t in times) else None


def _theme_before(case: Case, takes: Takes) -> set[int]:
    """The round before the date's, where a late sentence with a word for a theme takes up its whole prompt."""
    said = {quote for turn, quote in takes.turns if turn == "late" and THEME_WORDS.search(fold_short(quote).low)}
    named = {t.number for t in takes.taken if t.quote in said and t.share == 1}
    before = round_before(case)
    return named if before is not None and named == {before} else set()


def _earlier_alone(case: Case, takes: Takes, today: int | None) -> int | None:
    """The one earlier prompt that first or last sentences take up whole, in a late post or in many words."""
    elsewhere = {mark.quote.strip(" .") for mark in case.evidence.marks if mark.standing == "mention"}
    own = [t for t in takes.taken if t.quote.strip(" .") not in elsewhere]
    whole = {t.number for t in own if t.share == 1 and (t.words > 1 or _late_there(t.quote, takes))}
    turns = {takes.turn, *(turn for turn, _ in takes.turns)}
    said = turns & {"late", "missed"} or any(t.number in whole and t.words > 2 for t in own)
    if len(whole) != 1 or not said or any(t.number == today for t in takes.taken):
        return None
    number = whole.pop()
    return number if _passed(number, case) else None


def _late_there(quote: str, takes: Takes) -> bool:
    return takes.turn == "late" or any(turn == "late" and said == quote for turn, said in takes.turns)


def _passed(number: int, case: Case) -> bool:
    now = case.place.round
    return now is not None and any(
        r.number == number and r.opens.wall < now.opens.wall for r in case.rules.season.rounds
    )


def _against_the_date(takes: Takes, title: dict[int, TakenUp], today: int | None, passed: set[int]) -> Agreed | None:
    """A title that takes up another prompt in several words, or late, in a post that says nothing of the date's."""
    late = any(turn == "late" for turn, _ in takes.turns)
    here = any(t.number == today for t in takes.taken) or today in takes.heads
    clear = [t for t in title.values() if (t.words > 1 and t.share > MOSTLY) or (late and t.number in passed)]
    if today is None or here or len(clear) != 1 or len(title) > 1:
        return None
    return Agreed((clear[0].number,), tuple(quotes_of(takes, {clear[0].number})), doubt=True)
