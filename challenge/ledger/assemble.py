"""Rows, files and rulings together: every submission of a challenge at a given time. Pure.

rows of the ledger ──┐
posts/<member>/*.md ─┼─ group_by_page ─ group_verdicts ─ in_force ─> Submission
rulings.toml ────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from challenge.content.members import Member
from challenge.content.posts import PostFile
from challenge.content.rulings import Ruling
from challenge.content.seasons import Season
from challenge.content.tree import Content, SeasonFiles
from challenge.entries.sanitise import clean_html, plain_text
from challenge.entries.text import Reading, read_html
from challenge.ledger.files import file_first_seen, first_date, is_file_row
from challenge.ledger.forgotten import Forgotten
from challenge.ledger.group_verdicts import group_verdicts
from challenge.ledger.groups import Group, group_by_page
from challenge.ledger.in_force import in_force
from challenge.ledger.memory import sighting_of
from challenge.ledger.row import Row
from challenge.ledger.ruled import index_rulings, ruling_for
from challenge.ledger.submission import Submission
from challenge.recognition.deciding.when import Judged, published_at
from challenge.recognition.sighting import Sighting
from challenge.recognition.verdict import RANK, Verdict


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
        if group.member.paused or is_nothing(group, forgotten):
            continue
        submission = _submit(group, season, others, rulings, content.site.url, now)
        if submission is not None and submission.published <= now:
            found.append(submission)
    found.sort(key=lambda post: (post.published.astimezone(UTC), post.member, post.page), reverse=True)
    return tuple(found)


def is_nothing(group: Group, forgotten: Forgotten) -> bool:
    """Whether nothing is left of a post: its file was taken away, or it must be forgotten."""
    orphaned = not group.files and all(map(is_file_row, group.rows))
    return orphaned or any(forgotten.holds(group.member.id, page) for page in group.pages)


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
    sighting = sighting_of_group(group, season, now)
    judged = published_at(sighting, group.member, season)
    verdicts = group_verdicts(group, sighting, season, others, site_url)
    verdicts = in_force(verdicts, ruling, group.member, season, judged, now)
    return _submission(group, season, sighting, judged, _best_first(verdicts))


def file_verdicts(
    group: Group, season: Season, others: tuple[Season, ...], site_url: str, now: datetime
) -> tuple[Verdict, ...]:
    """What the machine says of a page that only files know: what a refresh notes beside their first sight."""
    return _best_first(group_verdicts(group, sighting_of_group(group, season, now), season, others, site_url))


def sighting_of_group(group: Group, season: Season, now: datetime) -> Sighting:
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
        first_seen=remembered.first_seen if remembered else file_first_seen(dated, group.member, season, now),
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


def _best_first(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    return tuple(sorted(verdicts, key=lambda verdict: -RANK[verdict.status]))


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
