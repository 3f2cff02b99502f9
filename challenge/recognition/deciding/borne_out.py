"""Marks that may be mentions, borne out by what else the post says. Pure."""

from __future__ import annotations

from dataclasses import replace

from challenge.content.rounds import opens_at
from challenge.recognition.deciding.agreed import MOSTLY
from challenge.recognition.deciding.agreeing import told_twice
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import round_before, round_by_date
from challenge.recognition.marks.evidence import Mark
from challenge.recognition.text.folding import fold_short, split_words

_EDGES = ("opening", "closing")
_TITLED = ("title", *_EDGES)
_HEADS = ("title", "address")
_SEVERAL = 3
_COUNTED = ("day", "week", "month", "round", "noun")
_DOUBTFUL = ("unsure", "mention")
_TOLD = ("sure", "explained", "unsure")


def borne_out(case: Case) -> Case:
    """With the marks taken for sure that speak, as the date does, for the round they stand beside."""
    if not any(mark.standing in _DOUBTFUL for mark in case.evidence.marks):
        return case
    now = frozenset(round_by_date(case)) | _late_for(case)
    before = frozenset({round_before(case)} if case.place.open else ())
    twice, todays = told_twice(case), _names_todays(case)
    titled = _begins_title(case) or todays
    late = _late_sentences(case)
    whole = _names_whole(case)
    spoken = (todays and _apart(case)) or _numbers_todays(case) or _takes_todays(case) or _lists_todays(case)
    spoken = spoken or lettered_todays(case)

    def counts(mark: Mark) -> bool:
        if spoken and mark.standing in _DOUBTFUL and mark.place in _EDGES:
            return True
        here = now | before if mark.numbered and mark.place in _HEADS else now
        beside = bool(mark.rounds & here) or twice or mark.quote in late or (titled and mark.place in _TITLED)
        beside = beside or (whole and mark.place in _HEADS)
        return mark.standing == "unsure" and beside

    marks = tuple(replace(mark, standing="sure") if counts(mark) else mark for mark in case.evidence.marks)
    return replace(case, evidence=replace(case.evidence, marks=marks))


def _late_for(case: Case) -> frozenset[int]:
    """The earlier prompt that the title of a late post takes up whole, or that signs beside the name tell."""
    takes, evidence = case.evidence.takes, case.evidence
    if takes is None or evidence.against or evidence.home or evidence.organiser > 1 or not case.place.open:
        return frozenset()
    late = takes.turn == "late" or any(turn == "late" for turn, _ in takes.turns)
    whole = {t.number for t in takes.taken if t.spot == "title" and t.share == 1}
    if not late or len(whole) > 1:
        return frozenset()
    beside = {number for mark in evidence.unsure if mark.place in _EDGES for number in mark.rounds}
    return frozenset(whole or beside) if len(whole or beside) == 1 else frozenset()


def _late_sentences(case: Case) -> set[str]:
    """The late ones of a post whose first or last sentences take up one whole prompt of several words, gone by."""
    takes, now = case.evidence.takes, case.place.round
    if takes is None or now is None or not _may_answer(case):
        return set()
    gone = {r.number for r in case.rules.season.rounds if r.opens.wall < now.opens.wall}
    whole = {t.number for t in takes.taken if t.spot == "rim" and t.share == 1 and t.words > 1}
    return {quote for turn, quote in takes.turns if turn == "late"} if len(whole) == 1 and whole <= gone else set()


def _names_todays(case: Case) -> bool:
    """Whether its title or a line of the text is the prompt of the date, over a post that is no announcement."""
    return _may_answer(case) and any(
        c.ordinal is None
        and not (c.weak or c.back)
        and (c.numbers == tuple(round_by_date(case)) or (c.plain and {*round_by_date(case)} & {*c.numbers}))
        for c in case.evidence.claims
    )


def _takes_todays(case: Case) -> bool:
    """Whether a sentence without the name takes up most of the prompt of the date, in several of its words."""
    takes, quotes = case.evidence.takes, _quotes(case)
    return (
        takes is not None
        and _may_answer(case)
        and any(
            t.number in round_by_date(case)
            and t.share >= MOSTLY
            and (t.words >= _SEVERAL or (t.words > 1 and t.spot == "title"))
            and not any(quote in t.quote for quote in quotes)
            for t in takes.taken
        )
    )


def _may_answer(case: Case) -> bool:
    """Whether nothing but its mention speaks against an answer to the round of its date."""
    evidence = case.evidence
    doubtful = evidence.about or evidence.against or evidence.home or evidence.negated or evidence.organiser > 1
    return case.place.round is not None and case.place.open and not doubtful


def _quotes(case: Case) -> set[str]:
    return {mark.quote.rstrip(" .!?") for mark in case.evidence.marks if mark.place in _EDGES}


def _apart(case: Case) -> bool:
    """Whether that stands elsewhere than in the sentence that may only speak of the challenge."""
    quotes = _quotes(case)
    told = [c for c in case.evidence.claims if c.ordinal is None and not c.weak and not c.back]
    return any(not any(quote in c.quote for quote in quotes) for c in told)


def _numbers_todays(case: Case) -> bool:
    """Whether its title counts the round of the date in what the challenge counts in: `Mission 1: …`, `Day one`.

    In rounds of several days a title may count the days since the season began: `Day 23: …`.
    """
    began = case.rules.season.starts.wall.date()
    days = (case.judged.moment.date() - began).days + 1
    return _may_answer(case) and any(
        c.ordinal is not None
        and c.ordinal.unit in _COUNTED
        and c.signal == "title"
        and not (c.weak or c.address)
        and (c.numbers == tuple(round_by_date(case)) or (c.ordinal.unit == "day" and c.numbers == (days,)))
        for c in case.evidence.claims
    )


def _lists_todays(case: Case) -> bool:
    """Whether its title gives several numbers and takes up the whole prompt of each, the date's among them."""
    takes, today = case.evidence.takes, set(round_by_date(case))
    whole = {t.number for t in takes.taken if t.spot == "title" and t.share == 1} if takes else set()
    listed = [set(each.claim.numbers) for each in takes.listed if each.spot == "title"] if takes else []
    return _may_answer(case) and any(len(numbers) > 1 and today <= numbers <= whole for numbers in listed)


def _names_whole(case: Case) -> bool:
    """Whether its title has the name and the whole of one longer prompt that has come, be it late."""
    takes, evidence, season = case.evidence.takes, case.evidence, case.rules.season
    if takes is None or evidence.about or evidence.against or evidence.home or evidence.organiser > 1:
        return False
    opened = {r.number for r in season.rounds if opens_at(season, r) <= case.judged.moment}
    titled = {t.number for t in takes.taken if t.spot == "title"}
    whole = {t.number for t in takes.taken if t.spot == "title" and t.share == 1 and t.words >= _SEVERAL}
    claimed = {number for c in evidence.claims if c.signal == "title" and not c.weak for number in c.numbers}
    return len(whole) == 1 and whole == titled == claimed and whole <= opened


def lettered_todays(case: Case) -> bool:
    """Whether a title begins with the letter of the date, in a season that goes through the alphabet."""
    letters, low = case.rules.letters, fold_short(case.sighting.title).low
    first = next((letter for letter in low if letter.isalpha()), "")
    return letters.get(first) in round_by_date(case) and _may_answer(case)


def _begins_title(case: Case) -> bool:
    """Whether a title begins with the name as it is written (`Tidy Harbour ferry times`), and the text names it too."""
    evidence = case.evidence
    if evidence.about or evidence.organiser > 1 or not case.place.open:
        return False
    names = tuple(phrase for phrase in case.rules.season.recognise.phrases if len(split_words(phrase)) > 1)
    title = [mark for mark in evidence.unsure if mark.place == "title" and mark.quote.startswith(names)]
    text = [mark for mark in evidence.marks if mark.place in _EDGES and mark.standing in _TOLD]
    return bool(title and text)
