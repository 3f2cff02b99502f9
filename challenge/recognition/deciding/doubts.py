"""Why a mark may not mean what it seems to: announcements, mentions, other editions, other authors. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from challenge.content.rounds import opens_at
from challenge.recognition import reasons
from challenge.recognition.deciding.agreed import MOSTLY
from challenge.recognition.deciding.authors import is_by
from challenge.recognition.deciding.borne_out import lettered_todays
from challenge.recognition.deciding.case import Case
from challenge.recognition.deciding.crediting import ask, mark_reasons, round_by_date, verdict
from challenge.recognition.deciding.talk import answers, only_spoken_of, says_this, title_alone
from challenge.recognition.deciding.when import round_length
from challenge.recognition.marks.evidence import Evidence, Mark
from challenge.recognition.names.general_words import GENERIC
from challenge.recognition.numbers.calendar_words import LONG_MONTHS
from challenge.recognition.text.folding import fold_short, split_words, squash
from challenge.recognition.verdict import Because, Verdict
from challenge.recognition.wordings.organiser import lists_others, only_begins, tells_of_many


def doubt_of(case: Case, counted: bool, titled: bool) -> Because | None:
    """Why a mark may not mean what it seems to.

    `counted`: the text counts the round of the date; `titled`: the title names a round.
    """
    evidence = case.evidence
    numbered = any(mark.numbered and mark.place not in ("title", "address") for mark in evidence.sure)
    if evidence.negated:
        return Because("season mark", f"But the text also says {reasons.quoted(evidence.negated[0].quote)}.")
    in_title = any(mark.place == "title" for mark in evidence.unsure) and not evidence.about
    if not evidence.sure and not _sets_out(case) and not (counted and in_title):
        mark = evidence.unsure[0]
        return Because("season mark", f"It may only speak of the challenge: {reasons.quoted(mark.quote)}.")
    if any(place.sure for place in evidence.elsewhere) and not any(_is_whole(mark, case) for mark in evidence.sure):
        return names_another(evidence)
    if not titled and not counted and _of_the_whole(case):
        return Because("season mark", "Its title names the whole event, and nothing in the post names one of its days.")
    if not (titled or counted) and _of_a_month(case):
        return _not_like_an_answer(case)
    if not (titled or counted or numbered) and (listed := _lists_many(case)):
        return _no_answer(case, listed)
    if not titled and title_alone(evidence):
        mark = next(mark for mark in evidence.marks if mark.standing in ("mention", "unsure"))
        return _spoken_of(mark.quote)
    if evidence.about and _only_tagged(case):
        return _not_like_an_answer(case)
    announced = evidence.home == 2 or (evidence.home == 1 and not answers(evidence)) or _lists_ahead(case)
    announced = announced or _is_the_prompt(case)
    if announced or evidence.organiser >= (3 if numbered else 2):
        return Because("season mark", "It reads like an announcement or a roundup of the challenge.")
    in_doubt = any(mark.standing == "unsure" and mark.place == "title" for mark in evidence.marks)
    linked = all(mark.place == "link" for mark in evidence.sure)
    lists = (lists_others(evidence.about) and not numbered) or (linked and tells_of_many(evidence.about))
    if lists or (evidence.about and in_doubt and not _sets_out(case) and not _says_it_firmly(evidence)):
        return _not_like_an_answer(case)
    return None


def _says_it_firmly(evidence: Evidence) -> bool:
    """Whether the text names the challenge as a mark, or a tag with its number, whatever the date says."""
    firm = [mark for mark in evidence.sure if mark.standing == "sure" and mark.place not in ("title", "address")]
    return any(mark.numbered or mark.place in ("opening", "closing", "middle") for mark in firm)


def _spoken_of(quote: str) -> Because:
    return Because("season mark", f"But the text may only speak of the challenge: {reasons.quoted(quote)}.")


def _not_like_an_answer(case: Case) -> Because:
    title = reasons.quoted(case.sighting.title)
    return Because("season mark", f"Its title reads like an announcement, a list or a look back: {title}.")


def no_answer_of(case: Case, named: bool, titled: bool) -> Because | None:
    """Why a mark may stand under no answer. `named`: something says the round; `titled`: the title itself does.

    One thing that speaks against is enough where the round is told by the date alone, two where a mark has a number.
    """
    evidence, now = case.evidence, round_by_date(case)
    last = not now or now[0] == max(case.rules.rounds) or bool(case.place.after)
    takes = evidence.takes.taken if evidence.takes else ()
    told = any(t.number in now and t.share == 1 for t in takes) or lettered_todays(case)
    mostly = any(t.number in now and t.spot == "title" and t.share >= MOSTLY for t in takes)
    over = last and not named and not told and not answers(evidence)
    summed_up = bool(case.place.after) and any(
        mark.quote.rstrip(".") in _bare(evidence.at_the_end) for mark in evidence.sure
    )
    against = [] if says_this(evidence) and not evidence.organiser > 1 else evidence.against
    said = [*against, *(evidence.at_the_end if over or (summed_up and not titled) else ())]
    numbered = any(mark.numbered for mark in evidence.sure if mark.place != "link") or not case.rules.rounds
    if not evidence.sure or (len(said) < 2 and (titled or numbered)):
        return None
    in_title = any(mark.place == "title" for mark in evidence.sure)
    spoken: list[str] = []
    if not named and not in_title and not mostly and not evidence.taken_up & set(now):
        spoken = only_spoken_of(evidence)
    if said:
        return _no_answer(case, said[0])
    return _spoken_of(spoken[0]) if spoken else None


def _no_answer(case: Case, quote: str) -> Because:
    """`quote` is out of its title or text, or one of its tags."""
    if quote in {part.strip() for tag in case.sighting.tags for part in tag.split(",")}:
        return Because("season mark", f"But by its tag {reasons.quoted(quote)} it may be no answer to the challenge.")
    return Because("season mark", f"But it may be no answer to the challenge: {reasons.quoted(quote)}.")


def _bare(quotes: Sequence[str]) -> set[str]:
    return {quote.rstrip(".") for quote in quotes}


_EVENTS = frozenset(
    {"carnival", "carnaval", "karneval", "carnevale", "karnawal", "defi", "reto", "desafio", "sfida", "uitdaging"}
)
_AHEAD = 2
_SOON = timedelta(days=1)
_MANY_DAYS = 7
_TWO_WEEKS = 14
_MANY, _LINK = 4, 12
"""So many rounds in one line, of so many letters each, are links to as many posts."""


def _of_the_whole(case: Case) -> bool:
    """A title with the name and its year, in an event of days: `Lantern December 2030: my notes` is of no one day.

    Where the days have no prompts of their own every post is one of them.
    """
    prompts = case.rules.prompts
    set_tasks = 2 * sum(bool(prompt.telling) for prompt in prompts) > len(prompts)
    if len(prompts) < _MANY_DAYS or not set_tasks or round_length(case.rules.season) > timedelta(days=1):
        return False
    title = [mark for mark in case.evidence.sure if mark.place == "title"]
    return any(mark.edition.years and not mark.numbered for mark in title)


def _of_a_month(case: Case) -> bool:
    """A title with the name and a month, over several prompts as headings: `My October with Weekly Maps`."""
    takes, title = case.evidence.takes, split_words(fold_short(case.sighting.title).low)
    months = [word for word in title if word in LONG_MONTHS]
    whole = takes is not None and len(takes.heads) > 1 and not any(t.spot == "title" for t in takes.taken)
    named = any(mark.place == "title" for mark in case.evidence.sure)
    return whole and named and len(months) == 1 and round_length(case.rules.season) <= timedelta(days=_TWO_WEEKS)


def _lists_many(case: Case) -> str:
    """`Day 1 | Day 2 | Day 3 | Day 4`: a first or last line that leads to many posts; empty where none does."""
    listed = case.evidence.takes.listed if case.evidence.takes else ()
    many = [each.claim for each in listed if each.spot == "rim" and len(each.claim.numbers) >= _MANY]
    return next((c.quote for c in many if len(c.quote) <= _LINK * len(c.numbers)), "")


def _lists_ahead(case: Case) -> bool:
    """Lines of prompts that are yet to come: a plan for the season, or its calendar."""
    takes, season = case.evidence.takes, case.rules.season
    heads = takes.heads if takes else frozenset[int]()
    ahead = [r for r in season.rounds if r.number in heads and opens_at(season, r) > case.judged.moment + _SOON]
    return len(ahead) >= _AHEAD


def _is_the_prompt(case: Case) -> bool:
    """A post with a prompt's whole title that came before the round opened."""
    title, season = squash(fold_short(case.sighting.title).low), case.rules.season
    own = {prompt.number for prompt in season.prompts if title and squash(fold_short(prompt.title).low) == title}
    return any(r.number in own and opens_at(season, r) > case.judged.moment for r in season.rounds)


def _only_tagged(case: Case) -> bool:
    """A tag or link alone, under a title that calls the challenge by a word of its name: `Results of the carnival`."""
    if any(mark.place not in ("tags", "link") for mark in (*case.evidence.sure, *case.evidence.unsure)):
        return False
    called = {word for name in case.rules.names for word in name.words} & (GENERIC | _EVENTS) | {"challenge"}
    return bool(called & set(split_words(fold_short(case.sighting.title).low)))


def names_another(evidence: Evidence) -> Because:
    quote = next(place.quote for place in evidence.elsewhere if place.sure)
    return Because(
        "season mark", f"It names another challenge, or another edition of this one: {reasons.quoted(quote)}."
    )


def _is_whole(mark: Mark, case: Case) -> bool:
    """A mark that can mean this edition only: the edition is named, or the link leads to its own page."""
    edition = case.rules.edition
    return bool(mark.edition.years & edition.years or mark.edition.words & edition.words) or mark.place == "link"


def _sets_out(case: Case) -> bool:
    """A post about one's plans, while a season runs that has no prompts to answer, is one of its posts.

    Where a season has not even rounds and does end, whatever its people write then belongs to it: a month of posts.
    """
    evidence, season = case.evidence, case.rules.season
    a_month_of_posts = not evidence.rules.rounds and season.ends is not None and not lists_others(evidence.about)
    return (
        not evidence.rules.prompts
        and case.place.open
        and evidence.organiser < 2
        and (a_month_of_posts or only_begins(evidence.about))
        and all(mark.place in ("title", "address") for mark in evidence.unsure)
    )


def other_author(case: Case) -> tuple[Verdict, ...] | None:
    """On a shared blog the author's name decides whose post it is."""
    by = True if case.sighting.from_file else is_by(case.sighting.author, case.member)
    if by:
        return None
    if by is None:
        because = Because("season mark", reasons.NO_AUTHOR)
        return ask(case, (), (*mark_reasons(case.evidence), because))
    because = Because("season mark", f"It was written by {reasons.quoted(case.sighting.author)}, not by this member.")
    return (verdict(case, "not ours", (), (because,)),)


def organisers_own(case: Case) -> tuple[Verdict, ...] | None:
    """The organizer's announcement or roundup is no submission."""
    evidence = case.evidence
    if evidence.home == 2 and not answers(evidence):
        because = Because(
            "season mark", "It reads as an announcement or a roundup of the challenge, not as an answer to it."
        )
        return (verdict(case, "not ours", (), (because,)),)
    says_so = any(
        mark.numbered or mark.place in ("opening", "closing")
        for mark in evidence.sure
        if mark.place not in ("title", "address")
    )
    if evidence.organiser - evidence.calls >= (4 if says_so else 3):
        because = Because(
            "season mark", "It reads as an announcement or a roundup of the challenge, not as an answer to it."
        )
        return (verdict(case, "not ours", (), (because,)),)
    return None
