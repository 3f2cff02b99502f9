"""The standings as other programs read them: `status --json` and the site's API."""

from __future__ import annotations

from typing import Any

from challenge.content.rounds import deadline_zone
from challenge.dates import iso_utc
from challenge.progress.standing import GoalStanding, MemberStanding, RoundLine, Standings


def status_json(standings: Standings, preview: bool = False, member: str | None = None) -> dict[str, Any]:
    """The document of `status --json` for one season; a prompt that is not open yet shows number and dates alone."""
    lines = [line for line in standings.members if member in (None, line.member.id)]
    return {
        "season": standings.season.id,
        "now": iso_utc(standings.now),
        "rounds": [_round_json(standings, line, preview) for line in standings.rounds],
        "members": [_member_json(line) for line in lines],
        "totals": {
            "members": len(standings.members),
            "posts": standings.posts,
            "words": standings.words,
            "waiting": standings.waiting,
        },
    }


def _round_json(standings: Standings, line: RoundLine, preview: bool) -> dict[str, Any]:
    prompt = line.round.prompt if preview or standings.now >= line.opens else None
    season = standings.season
    return {
        "number": line.round.number,
        "title": prompt.title if prompt else None,
        "slug": prompt.slug if prompt else None,
        "opens": line.opens.astimezone(season.timezone).isoformat(),
        "closes": line.closes.astimezone(deadline_zone(season)).isoformat(),
        "state": line.state,
    }


def _member_json(line: MemberStanding) -> dict[str, Any]:
    return {
        "member": line.member.id,
        "name": line.member.name,
        "done": line.done,
        "on_time": line.on_time,
        "late": line.late,
        "posts": line.posts,
        "words": line.words,
        "words_unknown": line.words_unknown,
        "streak": line.streak,
        "longest_streak": line.longest_streak,
        "goal": _goal_json(line.goal),
        "rounds": {
            str(number): {"status": cell.status, "posts": list(cell.posts)} for number, cell in line.cells.items()
        },
    }


def _goal_json(goal: GoalStanding) -> dict[str, Any]:
    return {
        "kind": goal.kind,
        "target": goal.target,
        "reached": goal.reached,
        "complete": goal.complete,
        "completed_on": goal.completed_on.isoformat() if goal.completed_on else None,
        "completions": [{"from": c.first.isoformat(), "to": c.last.isoformat()} for c in goal.completions],
    }
