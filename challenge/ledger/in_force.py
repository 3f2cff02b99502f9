"""What is held of a post at a given time: a person's ruling, else that its author had left, else its verdicts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from challenge.content.members import Member
from challenge.content.rulings import Ruling
from challenge.content.seasons import Season
from challenge.ledger.group_verdicts import close_old_question
from challenge.ledger.ruled import apply_ruling, status_by_date
from challenge.recognition import reasons
from challenge.recognition.deciding.when import Judged
from challenge.recognition.verdict import Verdict


def in_force(
    verdicts: Sequence[Verdict], ruling: Ruling | None, member: Member, season: Season, judged: Judged, now: datetime
) -> tuple[Verdict, ...]:
    """The verdicts after all that people said; old questions close themselves."""
    if ruling is not None:
        return apply_ruling(ruling, verdicts, season.id, lambda number: status_by_date(season, number, judged))
    if (gone := after_leaving(member, season, judged)) is not None:
        return (gone,)
    return tuple(close_old_question(verdict, season, member, judged, now) for verdict in verdicts)


def after_leaving(member: Member, season: Season, judged: Judged) -> Verdict | None:
    """The verdict on what a member published after leaving; None for anything earlier."""
    if member.left is None or judged.moment < member.left.start(member.timezone or season.timezone):
        return None
    gone = reasons.date(f"Published after {member.name}{reasons.LEFT}")
    return Verdict(season=season.id, status="not ours", because=(gone,))
