"""Why a post counts or does not, for the person who wrote it. Pure over an overview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from challenge.addresses import page_key
from challenge.hints import FILE_TO_COME, HIDDEN, TO_COME, hint_for, nowhere_until
from challenge.ledger.files import file_page, is_file_row
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
    for posts in overview.submissions.values():
        for submission in posts:
            if key in _keys(submission):
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
    """Posts that the ledger keeps and no page shows: hidden by a ruling, of a paused member, or not published yet."""
    found: list[Explanation] = []
    for season, ledger in overview.ledgers.items():
        rulings = index_rulings(overview.content.seasons[season].rulings)
        for row in ledger.rows.values():
            if key in row.pages and not is_file_row(row):
                ruling = ruling_for(rulings, row.pages, ())
                hidden = ruling is not None and ruling.hidden
                reason = f"hidden: {ruling.reason}" if ruling is not None and hidden else ""
                found.append(_withheld_row(row, season, reason, overview))
    return found or [told for season in overview.content.seasons for told in _withheld_files(overview, season, key)]


def _withheld_files(overview: Overview, season: str, key: str) -> Iterator[Explanation]:
    """The same for posts that only files tell of."""
    files = overview.content.seasons[season]
    rulings = index_rulings(files.rulings)
    for file in files.posts:
        member = overview.content.members.get(file.member)
        if member is None or key not in (file.path, file_page(file)):
            continue
        ruling = ruling_for(rulings, {file_page(file)}, [file.path])
        verdicts: tuple[Verdict, ...] = ()
        hint = nowhere_until(file.member, known=True) if member.paused else FILE_TO_COME
        if ruling is not None and ruling.hidden:
            because = (Because("ruling", f"hidden: {ruling.reason}"),)
            verdicts, hint = (Verdict(season=season, status="not ours", because=because),), HIDDEN
        elif not member.paused and (file.date is None or file.date.start(files.season.timezone) <= overview.now):
            continue  # forgotten
        yield Explanation(
            post=file.link or file.path, title=file.title, member=file.member, verdicts=verdicts, hint=hint
        )


def _withheld_row(row: Row, season: str, hidden: str, overview: Overview) -> Explanation:
    member = overview.content.members.get(row.member)
    if hidden:
        because: Iterable[Because] = (Because("ruling", hidden),)
        hint = HIDDEN
    elif member is None or member.paused:
        because = row.verdicts[0].because
        hint = nowhere_until(row.member, known=member is not None)
    else:
        because, hint = row.verdicts[0].because, TO_COME
    status = "not ours" if hidden else row.verdicts[0].status
    verdict = Verdict(season=season, status=status, prompts=row.verdicts[0].prompts, because=tuple(because))
    return Explanation(post=row.url or row.page, title=row.title, member=row.member, verdicts=(verdict,), hint=hint)
