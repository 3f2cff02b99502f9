"""Everybody's cells, streaks and tallies in one season at a given time. Pure; linear in members x rounds + posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from challenge.content.members import Member
from challenge.content.rounds import closes_at, opens_at, round_state
from challenge.content.seasons import Round, Season
from challenge.ledger.submission import Submission
from challenge.progress.goals import Step, reach
from challenge.progress.standing import Cell, CellStatus, MemberStanding, RoundLine, Standings
from challenge.progress.taking_part import members_of
from challenge.recognition.verdict import CREDITED, Verdict

_POST_RANK: dict[CellStatus, int] = {"on time": 3, "late": 2, "waiting": 1}


def stand(season: Season, members: Iterable[Member], submissions: Iterable[Submission], now: datetime) -> Standings:
    """The standings of `season` at `now`; posts of other seasons, and those published after `now`, do not exist."""
    by_member: dict[str, list[Submission]] = {}
    for post in submissions:
        if post.season == season.id and post.published <= now and post.best.status != "not ours":
            by_member.setdefault(post.member, []).append(post)
    active = frozenset(who for who, posts in by_member.items() if any(map(_is_claim, posts)))
    lines = tuple(_round_line(season, round_, now) for round_ in season.rounds)
    standings = tuple(
        _stand_member(season, lines, member, by_member.get(member.id, ()), now)
        for member in members_of(season, members, active)
    )
    listed = {standing.member.id for standing in standings}
    waiting = sum(_is_waiting(post) for who, posts in by_member.items() if who in listed for post in posts)
    return Standings(
        season=season,
        now=now,
        rounds=lines,
        members=standings,
        posts=sum(standing.posts for standing in standings),
        words=sum(standing.words for standing in standings),
        waiting=waiting,
    )


def _is_claim(post: Submission) -> bool:
    return post.credited or _is_waiting(post)


def _is_waiting(post: Submission) -> bool:
    return any(verdict.ask == "doubtful" for verdict in post.verdicts)


def _round_line(season: Season, round_: Round, now: datetime) -> RoundLine:
    return RoundLine(round_, opens_at(season, round_), closes_at(season, round_), round_state(season, round_, now))


def _stand_member(
    season: Season, lines: Sequence[RoundLine], member: Member, posts: Sequence[Submission], now: datetime
) -> MemberStanding:
    posts = sorted(posts, key=lambda post: (post.published, post.page))
    best = _best_posts(posts)
    cells = {line.round.number: _cell(season, line, member, best, now) for line in lines}
    counted = {number for number, cell in cells.items() if _counts(season, cell)}
    pages = {post.page: post for post in reversed(posts) if post.credited}
    streak, longest = _streaks(season, cells) if lines else (None, None)
    return MemberStanding(
        member=member,
        done=len(counted),
        on_time=sum(cell.status == "on time" for cell in cells.values()),
        late=sum(cell.status == "late" for cell in cells.values()),
        posts=len(pages),
        words=sum(post.words or 0 for post in pages.values()),
        words_unknown=sum(post.words is None for post in pages.values()),
        streak=streak,
        longest_streak=longest,
        goal=reach(season.goal, _steps(season, posts, counted), sum(not line.round.skipped for line in lines)),
        cells=cells,
    )


def _best_posts(posts: Iterable[Submission]) -> Mapping[int, Cell]:
    """For each round with a post, the best status and the posts behind it.

    Behind a credited round stand all posts credited to it, those with the best status first: a late second post is as
    much an answer as the first. Behind a waiting one stand those that wait.
    """
    found: dict[int, dict[CellStatus, dict[str, None]]] = {}
    for post in posts:
        address = post.url or post.path or post.page
        for verdict in post.verdicts:
            status = _cell_status(verdict)
            for number in verdict.prompts if status else ():
                assert status is not None
                found.setdefault(number, {}).setdefault(status, {})[address] = None
    return {number: _best_cell(by_status) for number, by_status in found.items()}


def _cell_status(verdict: Verdict) -> CellStatus | None:
    if verdict.status == "on time" or verdict.status == "late":
        return verdict.status
    return "waiting" if verdict.ask == "doubtful" else None


def _best_cell(by_status: Mapping[CellStatus, Mapping[str, None]]) -> Cell:
    ranked = sorted(by_status, key=lambda status: -_POST_RANK[status])
    behind = [status for status in ranked if status != "waiting"] or ranked
    return Cell(ranked[0], tuple(dict.fromkeys(address for status in behind for address in by_status[status])))


def _cell(season: Season, line: RoundLine, member: Member, best: Mapping[int, Cell], now: datetime) -> Cell:
    round_ = line.round
    if round_.skipped:
        return Cell("skipped")
    if round_.number in best:
        return best[round_.number]
    deadline = closes_at(season, round_, member.timezone)
    if member.joined is not None and deadline <= member.joined.start(member.timezone or season.timezone):
        return Cell("away")
    if member.left is not None and line.opens >= member.left.start(member.timezone or season.timezone):
        return Cell("away")
    if now < line.opens:
        return Cell("not yet")
    return Cell("open" if now < deadline + season.deadline.grace else "missed")


def _counts(season: Season, cell: Cell) -> bool:
    return cell.status == "on time" or (cell.status == "late" and season.deadline.late == "counts")


def _streaks(season: Season, cells: Mapping[int, Cell]) -> tuple[int, int]:
    """(current, longest). Open rounds, skipped ones, absence and waiting are neutral: they neither add nor break."""
    current = longest = 0
    for number in sorted(cells):
        if _counts(season, cells[number]):
            current += 1
            longest = max(longest, current)
        elif cells[number].status in ("missed", "late"):
            current = 0
    return current, longest


def _steps(season: Season, posts: Sequence[Submission], counted: set[int]) -> list[Step]:
    """What moves the goal, in order of publication: rounds when first done, or counted pages, or their words."""
    steps: list[Step] = []
    rounds: set[int] = set()
    pages: set[str] = set()
    for post in posts:
        day = post.published.astimezone(season.timezone).date()
        credited = [v for v in post.verdicts if v.status in CREDITED]
        moving = [v for v in credited if v.status == "on time" or season.deadline.late == "counts"]
        if season.goal.kind == "prompts":
            new = {n for v in moving for n in v.prompts} & counted - rounds
            rounds |= new
            steps.extend(Step(day, 1) for _ in new)
        elif moving and post.page not in pages:
            pages.add(post.page)
            steps.append(Step(day, 1 if season.goal.kind == "posts" else post.words or 0))
    return steps
