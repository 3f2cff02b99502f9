"""Rows, files and rulings together: every submission of a challenge at a given time. Pure.

rows of the ledger ──┐
posts/<member>/*.md ─┼─ group_by_page ─ judge_group ─ apply_ruling ─ close_old_questions ─> Submission
rulings.toml ────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from challenge.content.members import Member
from challenge.content.posts import PostFile
from challenge.content.rounds import closes_at, season_window
from challenge.content.rulings import Ruling
from challenge.content.seasons import Season
from challenge.content.tree import Content, SeasonFiles
from challenge.entries.sanitise import clean_html, plain_text, render_markdown
from challenge.entries.text import Reading, read_html
from challenge.ledger.credit import credit_of
from challenge.ledger.files import file_first_seen, file_page, first_date, is_file_row
from challenge.ledger.forgotten import Forgotten
from challenge.ledger.remember import sighting_of
from challenge.ledger.row import Row
from challenge.ledger.ruled import apply_ruling, index_rulings, ruling_for, status_by_date
from challenge.ledger.submission import Submission
from challenge.recognition.deciding.when import Judged, published_at
from challenge.recognition.judge import judge
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import RANK, Because, Status, Verdict

UNCLAIMED_AFTER = timedelta(days=14)
"""An unmarked post that nobody claimed so long after its round closes itself as not ours."""


@dataclass(slots=True)
class Group:
    """Everything known about one page of one member in one season."""

    member: Member
    page: str
    rows: list[Row] = field(default_factory=list)
    files: list[PostFile] = field(default_factory=list)
    html: str = ""

    def kept(self) -> PostFile | None:
        """The file whose text is kept here, if there is one; its HTML is rendered once."""
        file = next((file for file in self.files if not file.is_pointer), None)
        if file is not None and not self.html:
            self.html = render_markdown(file.body)
        return file

    @property
    def pages(self) -> set[str]:
        return {self.page, *(page for row in self.rows for page in row.pages)}


def assemble(
    content: Content, ledgers: Mapping[str, Mapping[str, Row]], forgotten: Forgotten, now: datetime
) -> Mapping[str, tuple[Submission, ...]]:
    """Every submission by season id, newest first; without what is hidden, forgotten, paused or not published yet."""
    everything = [files.season for files in content.seasons.values()]
    return {
        season_id: _assemble_season(content, files, everything, ledgers.get(season_id, {}), forgotten, now)
        for season_id, files in content.seasons.items()
    }


def _assemble_season(
    content: Content,
    files: SeasonFiles,
    everything: Sequence[Season],
    rows: Mapping[str, Row],
    forgotten: Forgotten,
    now: datetime,
) -> tuple[Submission, ...]:
    season = files.season
    others = tuple(other for other in everything if other.id != season.id)
    rulings = index_rulings(files.rulings)
    found: list[Submission] = []
    for group in group_by_page(content.members, rows.values(), files.posts):
        orphaned = not group.files and all(map(is_file_row, group.rows))
        if orphaned or group.member.paused or any(forgotten.holds(group.member.id, page) for page in group.pages):
            continue
        submission = _submit(group, season, others, rulings, content.site.url, now)
        if submission is not None and submission.published <= now:
            found.append(submission)
    found.sort(key=lambda post: (post.published.astimezone(UTC), post.member, post.page), reverse=True)
    return tuple(found)


def group_by_page(members: Mapping[str, Member], rows: Iterable[Row], files: Iterable[PostFile]) -> list[Group]:
    """One group a page and member; rows that turned out to be one page, and pointers to a row's page, meet in one."""
    groups: dict[tuple[str, str], Group] = {}
    kept: list[Group] = []
    for row in sorted(rows, key=lambda row: (row.first_seen, row.id)):
        if row.member in members:
            same = groups.get((row.member, f"guid {row.guid}")) if row.guid else None
            pages = row.pages | {same.page} if same is not None and _is_alike(same, row) else row.pages
            group = _group_at(groups, kept, members[row.member], row.page, pages)
            group.rows.append(row)
            for page in (*row.pages, *([f"guid {row.guid}"] if row.guid else [])):
                groups.setdefault((row.member, page), group)
    for file in files:
        if file.member in members:
            page = file_page(file)
            group = _group_at(groups, kept, members[file.member], page, {page})
            group.files.append(file)
    return kept


def _is_alike(group: Group, row: Row) -> bool:
    """Whether a guid that both have means one post: branches may each have met it at another address."""
    return any(row.title == other.title or row.claimed == other.claimed is not None for other in group.rows)


def _group_at(
    groups: dict[tuple[str, str], Group], kept: list[Group], member: Member, page: str, pages: Iterable[str]
) -> Group:
    found = [groups[member.id, known] for known in (page, *sorted(pages)) if (member.id, known) in groups]
    if found:
        for other in found[1:]:
            if other is not found[0]:
                _join(groups, kept, found[0], other)
        return found[0]
    group = Group(member, page)
    groups[member.id, page] = group
    kept.append(group)
    return group


def _join(groups: dict[tuple[str, str], Group], kept: list[Group], one: Group, other: Group) -> None:
    """Two groups that a row shows to be one page; the row seen first gives its name and date."""
    if not any(group is other for group in kept):
        return
    one.rows = sorted((*one.rows, *other.rows), key=lambda row: (row.first_seen, row.id))
    one.files.extend(other.files)
    one.page = one.rows[0].page if one.rows else one.page
    kept[:] = [group for group in kept if group is not other]
    groups.update({key: one for key, group in groups.items() if group is other})


def _submit(
    group: Group,
    season: Season,
    others: tuple[Season, ...],
    rulings: Mapping[str, Ruling],
    site_url: str,
    now: datetime,
) -> Submission | None:
    ruling = ruling_for(rulings, group.pages, (file.path for file in group.files))
    if ruling is not None and ruling.hidden:
        return None
    sighting = _sighting(group, now)
    judged = published_at(sighting, group.member, season)
    verdicts = _verdicts(group, sighting, season, others, site_url)
    if ruling is not None:
        verdicts = apply_ruling(ruling, verdicts, season.id, lambda number: status_by_date(season, number, judged))
    elif _had_left(group, judged, season):
        gone = Because("date", f"published after {group.member.name} left the challenge")
        verdicts = (Verdict(season=season.id, status="not ours", because=(gone,)),)
    else:
        verdicts = tuple(close_old_question(verdict, season, group.member, judged, now) for verdict in verdicts)
    return _submission(group, season, sighting, judged, _best_first(verdicts))


def _sighting(group: Group, now: datetime) -> Sighting:
    """The group as recognition sees it: a file's own words over what was remembered of a feed."""
    row = group.rows[0] if group.rows else None
    if not group.files:
        assert row is not None
        return sighting_of(row, None)
    file = group.files[0]
    remembered = sighting_of(row, None) if row is not None else None
    dated = first_date(group.files, group.member)
    prompts = tuple(sorted({number for file in group.files for number in file.prompts}))
    own = (file.link,) if file.link else ()
    return Sighting(
        addresses=own + (remembered.addresses if remembered else ()),
        guid=remembered.guid if remembered else "",
        title=file.title or (remembered.title if remembered else ""),
        claimed=dated or (remembered.claimed if remembered else None),
        first_seen=remembered.first_seen if remembered else file_first_seen(dated, group.member, now),
        tags=(*file.tags, *(remembered.tags if remembered else ())),
        reading=_reading_of(group, remembered),
        declared={file.season: prompts},
        from_file=True,
        has_text=group.kept() is not None,
    )


def _reading_of(group: Group, remembered: Sighting | None) -> Reading:
    if group.kept() is not None:
        return read_html(group.html)
    return remembered.reading if remembered is not None else Reading()


def _verdicts(
    group: Group, sighting: Sighting, season: Season, others: tuple[Season, ...], site_url: str
) -> tuple[Verdict, ...]:
    """Stored verdicts for posts from feeds; files are judged at once, and take no credit away."""
    stored = tuple(verdict for row in group.rows if not is_file_row(row) for verdict in row.verdicts)
    if not group.files:
        apart = len(group.rows) == 1 and len({verdict.status for verdict in stored}) == len(stored)
        return stored if apart else _merged(stored)
    if not group.rows and not any(file.link_given or file.body.strip() for file in group.files):
        rounds = tuple(n for n in sighting.declared.get(season.id, ()) if n in {r.number for r in season.rounds})
        empty = Because("declared", "the file holds neither a text nor a Link to one")
        return (Verdict(season=season.id, status="ask", prompts=rounds, because=(empty,), ask="doubtful"),)
    declared = judge(sighting, group.member, season, others, site_url)
    if credit_of(stored) and not credit_of(declared):
        return _merged((*stored, *declared))
    return _merged((*_better(stored, declared), *declared))


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


def _best_first(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    return tuple(sorted(verdicts, key=lambda verdict: -RANK[verdict.status]))


def _had_left(group: Group, judged: Judged, season: Season) -> bool:
    left = group.member.left
    return left is not None and judged.moment >= left.start(group.member.timezone or season.timezone)


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
    closed = Because("date", "no mark, and nobody claimed it within 14 days after the round")
    return Verdict(season=season.id, status="not ours", because=(*verdict.because, closed))


def _submission(
    group: Group, season: Season, sighting: Sighting, judged: Judged, verdicts: tuple[Verdict, ...]
) -> Submission:
    row = group.rows[0] if group.rows else None
    file = group.files[0] if group.files else None
    kept = group.kept()
    shown = kept or file
    html, full = (group.html, True) if kept is not None else _shown(group.member, row)
    return Submission(
        season=season.id,
        member=group.member.id,
        page=group.page,
        url="" if kept else next((row.url for row in reversed(group.rows) if row.url), file.link if file else ""),
        title=plain_text(sighting.title),
        published=judged.moment,
        first_seen=sighting.first_seen,
        verdicts=verdicts,
        day_only=judged.day_only,
        kind="kept" if kept else ("pointer" if file else "feed"),
        path=shown.path if shown else "",
        slug=shown.slug if shown else "",
        words=sighting.reading.words if kept else _words(row, group.files),
        tags=sighting.tags,
        lang=(file.lang if file else "") or (row.lang if row else ""),
        summary=file.summary if file else "",
        html=html,
        full=full,
        addresses=sighting.addresses,
    )


def _words(row: Row | None, files: Sequence[PostFile]) -> int | None:
    given = next((file.words for file in files if file.words is not None), None)
    return given if given is not None else (row.words if row is not None else None)


def _shown(member: Member, row: Row | None) -> tuple[str, bool]:
    """What may be shown of a post from a feed, as far as the member consents, and whether it is the whole of it."""
    if row is None or member.republish == "none":
        return "", False
    if member.republish == "full" and row.text:
        return clean_html(row.text, row.url), True
    return clean_html(row.excerpt, row.url), False
