"""What is held of one page: stored verdicts and those on files, merged; old questions close themselves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from challenge.content.members import Member
from challenge.content.rounds import closes_at, season_window
from challenge.content.seasons import Season
from challenge.ledger.credit import credit_of
from challenge.ledger.files import is_announcement, is_file_row
from challenge.ledger.groups import Group
from challenge.recognition.deciding.when import Judged
from challenge.recognition.judge import judge
from challenge.recognition.reasons import quoted
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import RANK, Because, Status, Verdict

EMPTY_FILE = "The file holds neither a text nor a Link to one."
UNCLAIMED_AFTER = timedelta(days=14)
"""An unmarked post that nobody claimed so long after its round closes itself as not ours."""


def group_verdicts(
    group: Group, sighting: Sighting, season: Season, others: tuple[Season, ...], site_url: str
) -> tuple[Verdict, ...]:
    """Stored verdicts for posts from feeds; files are judged at once, and take no credit away."""
    remembered = [row for row in group.rows if not is_file_row(row)]
    stored = tuple(verdict for row in remembered for verdict in row.verdicts)
    if not group.files:
        apart = len(group.rows) == 1 and len({verdict.status for verdict in stored}) == len(stored)
        return stored if apart else _merged(stored)
    if not remembered and not any(file.link_given or file.body.strip() for file in group.files):
        rounds = tuple(n for n in sighting.declared.get(season.id, ()) if n in {r.number for r in season.rounds})
        empty = Because("declared", EMPTY_FILE)
        return (Verdict(season=season.id, status="ask", prompts=rounds, because=(empty,), ask="doubtful"),)
    announced = _announced(group, season, others)
    declared = announced or judge(sighting, group.member, season, others, site_url)
    if credit_of(stored) and not credit_of(declared):
        return _merged((*stored, *declared))
    return _merged((*_better(stored, declared), *declared))


def _announced(group: Group, season: Season, others: tuple[Season, ...]) -> tuple[Verdict, ...]:
    """No submission, whoever sent it: a pointer to what the challenge itself put out."""
    links = (file.link for file in group.files if file.link)
    own = next((link for link in links if is_announcement(link, season, others)), None)
    if own is None or group.kept() is not None:
        return ()
    because = Because("season mark", f"This page is the challenge's own announcement: {quoted(own)}.")
    return (Verdict(season=season.id, status="not ours", because=(because,)),)


def _better(stored: Iterable[Verdict], declared: Iterable[Verdict]) -> Iterator[Verdict]:
    """What the memory gives a round more than a file does: a pointer's later date takes nothing away."""
    credit = credit_of(tuple(declared))
    for verdict in stored:
        rank = RANK[verdict.status]
        rounds = tuple(number for number in verdict.prompts if 0 < credit.get(number, 0) < rank)
        if rounds:
            yield replace(verdict, prompts=rounds)


def _merged(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """One verdict for each status; a round stands in the best one only."""
    by_status: dict[Status, list[Verdict]] = {}
    for verdict in verdicts:
        by_status.setdefault(verdict.status, []).append(verdict)
    taken: set[int] = set()
    merged: list[Verdict] = []
    for status in sorted(by_status, key=lambda status: -RANK[status]):
        same = by_status[status]
        prompts = {number for verdict in same for number in verdict.prompts} - taken
        if merged and not prompts:
            continue
        taken |= prompts
        because = tuple(dict.fromkeys(reason for verdict in same for reason in verdict.because))
        merged.append(replace(same[0], prompts=tuple(sorted(prompts)), because=because))
    return tuple(merged)


def close_old_question(verdict: Verdict, season: Season, member: Member, judged: Judged, now: datetime) -> Verdict:
    """An unmarked post that nobody claimed within 14 days after its round is not ours, and says so."""
    if verdict.ask != "unmarked":
        return verdict
    rounds = [round_ for round_ in season.rounds if round_.number in verdict.prompts]
    if rounds:
        asked_until = closes_at(season, rounds[-1], member.timezone)
    else:
        asked_until = min(judged.moment, season_window(season)[1])
    if now < asked_until + UNCLAIMED_AFTER:
        return verdict
    closed = Because("date", "Nobody claimed it within 14 days after the round.")
    return Verdict(season=season.id, status="not ours", because=(*verdict.because, closed))
