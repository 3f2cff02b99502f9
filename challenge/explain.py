"""Why a post counts or does not, for the person who wrote it. Pure over an overview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from challenge.addresses import page_key
from challenge.hints import FILE_TO_COME, HIDDEN, TO_COME, hint_for, nowhere_until
from challenge.ledger.assemble import is_nothing, sighting_of_group
from challenge.ledger.files import file_page, is_file_row
from challenge.ledger.group_verdicts import group_verdicts
from challenge.ledger.groups import Group, group_by_page
from challenge.ledger.memory_checks import known_keys
from challenge.ledger.row import Row
from challenge.ledger.ruled import index_rulings, ruling_for, ruling_key
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.recognition.verdict import CREDITED, Because, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One member's post: its verdicts in every season that knows it, and what would change them."""

    post: str
    title: str
    member: str
    verdicts: tuple[Verdict, ...]
    hint: str


def explain(overview: Overview, post: str) -> list[Explanation]:
    """What is known of a post, named by any address or path it ever had: one explanation a member, the best first."""
    key = post_key(overview, post)
    found: dict[str, list[Submission]] = {}
    for season, posts in overview.submissions.items():
        file = next((file for file in overview.content.seasons[season].posts if file.path == key), None)
        for submission in posts:
            keys = _keys(submission)
            if key in keys or (file and file.member == submission.member and file_page(file) in keys):
                found.setdefault(submission.member, []).append(submission)
    explanations = [_explanation(theirs) for theirs in found.values()]
    if not explanations:
        explanations = _withheld(overview, key)
    return sorted(explanations, key=lambda e: (not any(v.status in CREDITED for v in e.verdicts), e.member))


def seasons_knowing(overview: Overview, post: str) -> list[str]:
    """The seasons in which a row or a file is this post."""
    key = post_key(overview, post)
    return [
        season
        for season, files in overview.content.seasons.items()
        if key in known_keys(overview.ledgers[season].rows.values(), files.posts)
    ]


def seasons_meant(overview: Overview, post: str) -> list[str]:
    """The seasons that know this post; where some hold it for theirs, or ask, those alone."""
    known, key = seasons_knowing(overview, post), post_key(overview, post)
    return [season for season in known if _may_be_theirs(overview, season, key)] or known


def _may_be_theirs(overview: Overview, season: str, key: str) -> bool:
    """A file stands in its season's folder: what a feed brought may be another season's."""
    rows = [row for row in overview.ledgers[season].rows.values() if key in row.pages and not is_file_row(row)]
    return not rows or any(verdict.status != "not ours" for row in rows for verdict in row.verdicts)


def same_post(overview: Overview, season: str, key: str) -> frozenset[str]:
    """Every page and path that means the same post in a season as this one: whatever a ruling may have named it by."""
    rows = overview.ledgers[season].rows.values()
    pages = {page for row in rows if key in row.pages for page in row.pages} | {key}
    files = overview.content.seasons[season].posts
    for file in files:
        if file.path == key or (file.link and page_key(file.link) in pages):
            pages |= {file.path, *([page_key(file.link)] if file.link else [])}
    return frozenset(pages)


def post_key(overview: Overview, post: str) -> str:
    """What a post is looked up by: its page, or its file's path; the page of a post kept here is its file."""
    key = ruling_key(post)
    site = page_key(overview.content.site.url) if overview.content.site.url else ""
    if "://" in post and site and key.startswith(f"{site}/seasons/"):
        pieces = key.removeprefix(f"{site}/").split("/")
        if len(pieces) == 5 and pieces[2] == "posts":
            return "/".join(pieces) + ".md"
    return key


def _keys(submission: Submission) -> set[str]:
    return {submission.page, submission.path, *map(page_key, submission.addresses)} - {""}


def _explanation(theirs: Sequence[Submission]) -> Explanation:
    ordered = sorted(theirs, key=lambda post: (not post.credited, post.season))
    verdicts = tuple(verdict for post in ordered for verdict in post.verdicts)
    first = ordered[0]
    return Explanation(
        post=first.url or first.path or first.page,
        title=first.title,
        member=first.member,
        verdicts=verdicts,
        hint=hint_for(verdicts, f"content/{first.path}" if _is_declared(first) else ""),
    )


def _is_declared(post: Submission) -> bool:
    """Whether a file of ours says where the post belongs, so that the file is the place to mend it."""
    return bool(post.path) and (not post.url or any(why.signal == "declared" for why in post.best.because))


def _withheld(overview: Overview, key: str) -> list[Explanation]:
    """Posts that are kept and no page shows: hidden by a ruling, of a paused member, or not published yet."""
    content = overview.content
    return [
        _withheld_group(group, files.season.id, overview)
        for season, files in content.seasons.items()
        for group in group_by_page(content.members, overview.ledgers[season].rows.values(), files.posts)
        if key in {*group.pages, *(file.path for file in group.files)} and not is_nothing(group, overview.forgotten)
    ] or [
        _without_member(row, season)
        for season, ledger in overview.ledgers.items()
        for row in ledger.rows.values()
        if key in row.pages and row.member not in content.members
    ]


def _withheld_group(group: Group, season: str, overview: Overview) -> Explanation:
    files, everything = overview.content.seasons[season], overview.content.seasons.values()
    ruling = ruling_for(index_rulings(files.rulings), group.pages, (file.path for file in group.files))
    others = tuple(other.season for other in everything if other is not files)
    sighting = sighting_of_group(group, files.season, overview.now)
    verdicts = group_verdicts(group, sighting, files.season, others, overview.content.site.url)[:1]
    if ruling is not None and ruling.hidden:
        hidden = Because("ruling", f"hidden: {ruling.reason}")
        verdicts, hint = (replace(verdicts[0], status="not ours", because=(hidden,)),), HIDDEN
    elif group.member.paused:
        hint = nowhere_until(group.member.id, known=True)
    elif group.rows:
        hint = TO_COME
    else:  # the day that a refresh will judge it by is not known yet
        verdicts, hint = (), FILE_TO_COME
    path = group.files[0].path if group.files else ""
    post = next((row.url for row in reversed(group.rows) if row.url), path or group.page)
    return Explanation(post=post, title=sighting.title, member=group.member.id, verdicts=verdicts, hint=hint)


def _without_member(row: Row, season: str) -> Explanation:
    hint = nowhere_until(row.member, known=False)
    verdict = replace(row.verdicts[0], season=season)
    return Explanation(post=row.url or row.page, title=row.title, member=row.member, verdicts=(verdict,), hint=hint)
