"""What a person's ruling makes of a verdict. Pure; a ruling always wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from challenge.addresses import page_key
from challenge.content.rulings import Ruling
from challenge.content.seasons import Season
from challenge.ledger.row import whole
from challenge.recognition.deciding.when import Judged, in_time, in_time_for_season
from challenge.recognition.verdict import CREDITED, Because, Status, Verdict

StatusAt = Callable[[int], Status]
"""The status by date of a post for a round number (0: the season itself)."""


def index_rulings(rulings: Iterable[Ruling]) -> Mapping[str, Ruling]:
    """The ruling in force by page key or path: the last one that names it."""
    return {ruling_key(ruling.post): ruling for ruling in rulings}


def ruling_key(post: str) -> str:
    """What a ruling's `post` is looked up by: the page of an address, or a path below the content folder."""
    post = whole(post)
    return page_key(post) if "://" in post else post.strip().removeprefix("./").removeprefix("content/")


def ruling_for(index: Mapping[str, Ruling], pages: Iterable[str], paths: Iterable[str]) -> Ruling | None:
    """The ruling about a post that is known by these pages and files; the one furthest down in the file wins."""
    found = [index[key] for key in (*pages, *paths) if key in index]
    return max(found, key=lambda ruling: ruling.line, default=None)


def apply_ruling(ruling: Ruling, verdicts: Sequence[Verdict], season: str, status_at: StatusAt) -> tuple[Verdict, ...]:
    """The verdicts after a ruling: its rounds or `counts` replace them, its status overrides late or on time."""
    because = Because("ruling", _in_words(ruling))
    if ruling.counts is False:
        return (Verdict(season=season, status="not ours", because=(because, *_reasons(verdicts))),)
    # A ruling that decides nothing is never read: without `prompts` or `counts` this one is about the status alone.
    numbers = ruling.prompts or ((0,) if ruling.counts else _meant(verdicts))
    by_status: dict[Status, list[int]] = {}
    for number in numbers:
        by_status.setdefault(ruling.status or status_at(number), []).append(number)
    ordered: tuple[Status, ...] = ("on time", "late", "ask", "not ours")
    reasons = (because, *_reasons(verdicts))
    return tuple(
        Verdict(season=season, status=status, prompts=tuple(n for n in by_status[status] if n), because=reasons)
        for status in ordered
        if status in by_status
    )


def status_by_date(season: Season, number: int, judged: Judged) -> Status:
    """On time or late for a round, or for the season itself (0), where a ruling names no status."""
    last = season.rounds[-1] if season.rounds and not number else None
    round_ = next((round_ for round_ in season.rounds if round_.number == number), last)
    timely = in_time(season, round_, judged) if round_ is not None else in_time_for_season(season, judged)
    return "on time" if timely else "late"


def _meant(verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    """The rounds that a ruling on the status alone is about: those credited, else those proposed."""
    credited = [n for verdict in verdicts if verdict.status in CREDITED for n in verdict.prompts or (0,)]
    proposed = [n for verdict in verdicts if verdict.status == "ask" for n in verdict.prompts]
    return tuple(credited or proposed or (0,))


def _reasons(verdicts: Sequence[Verdict]) -> tuple[Because, ...]:
    return tuple(reason for verdict in verdicts for reason in verdict.because if reason.signal != "ruling")


def _in_words(ruling: Ruling) -> str:
    who = f"{ruling.by} decided" if ruling.by else "A person decided"
    when = f" on {ruling.on.isoformat()}" if ruling.on else ""
    return f"{who}{when}: {ruling.reason}" if ruling.reason else f"{who}{when}"
