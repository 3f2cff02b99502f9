"""Nothing shows a prompt before it opens. The veil is drawn over the whole overview, before any page is made.

What remains of a prompt that is not open yet is its number and its dates. A post that answers it early is shown with
the number alone; one whose own words would give the prompt away waits until it opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from challenge.content.rounds import opens_at
from challenge.content.seasons import Prompt, Season
from challenge.content.tree import Content, SeasonFiles
from challenge.errors import Problem
from challenge.ledger.submission import Submission
from challenge.overview import Overview
from challenge.progress.standing import Cell, MemberStanding, Standings
from challenge.recognition.verdict import Because, Verdict

_NOT_WORDS = re.compile(r"[\W_]+")
_FIRST_CJK = "\u2e80"


@dataclass(frozen=True, slots=True)
class Veiled:
    """The overview as everybody may see it; `held` are posts that wait for their prompt: (season, member) to rounds."""

    overview: Overview
    held: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


def draw_veil(overview: Overview) -> Veiled:
    """Take out of an overview whatever would tell a prompt before its round opens; with `preview` nothing is."""
    if overview.content.site.preview:
        return Veiled(overview)
    hidden = {season: _hidden_prompts(files.season, overview) for season, files in overview.content.seasons.items()}
    posts: dict[str, tuple[Submission, ...]] = {}
    held: dict[tuple[str, str], tuple[int, ...]] = {}
    for season, submissions in overview.submissions.items():
        secrets = hidden.get(season, {})
        posts[season] = tuple(_scrub(post, secrets) for post in submissions if not _tells(post, secrets))
        for post in submissions:
            if _tells(post, secrets):
                key = (season, post.member)
                held[key] = tuple(sorted({*held.get(key, ()), *_named(post)}))
    standings = {season: _veil_standings(table, hidden.get(season, {})) for season, table in overview.standings.items()}
    problems = _veil_problems(overview.problems, overview.content, hidden)
    content = _veil_content(overview.content, hidden)
    return Veiled(
        replace(overview, content=content, ledgers={}, submissions=posts, standings=standings, problems=problems), held
    )


def _hidden_prompts(season: Season, overview: Overview) -> dict[int, Prompt]:
    return {
        round_.number: round_.prompt
        for round_ in season.rounds
        if round_.prompt is not None and overview.now < opens_at(season, round_)
    }


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    """Text as a row of lower-case words between blanks, so that spelling and punctuation hide nothing."""
    return f" {_NOT_WORDS.sub(' ', text.casefold()).strip()} "


@lru_cache(maxsize=1024)
def _secrets(prompt: Prompt) -> tuple[str, ...]:
    """What must not be read: words between blanks; bare where a script sets no blanks between words."""
    rows = (_words(text) for text in (prompt.title, prompt.slug, prompt.link))
    return tuple(row.strip() if any(letter >= _FIRST_CJK for letter in row) else row for row in rows if row.strip())


def _gives_away(text: str, prompts: Iterable[Prompt]) -> bool:
    told = _words(text)
    return any(secret in told for prompt in prompts for secret in _secrets(prompt))


def _named(post: Submission) -> set[int]:
    return {number for verdict in post.verdicts for number in verdict.prompts}


def _tells(post: Submission, secrets: Mapping[int, Prompt]) -> bool:
    """Whether a post that answers a hidden prompt would tell it by its own words or address."""
    prompts = [secrets[number] for number in _named(post) if number in secrets]
    if not prompts:
        return False
    own = " ".join((post.title, post.url, post.slug, post.summary, post.html, *post.tags, *post.addresses))
    return _gives_away(own, prompts)


def _scrub(post: Submission, secrets: Mapping[int, Prompt]) -> Submission:
    """The same post with no reason that quotes a hidden prompt."""
    if not secrets:
        return post
    verdicts = tuple(_scrub_verdict(verdict, secrets) for verdict in post.verdicts)
    return replace(post, verdicts=verdicts) if verdicts != post.verdicts else post


def _scrub_verdict(verdict: Verdict, secrets: Mapping[int, Prompt]) -> Verdict:
    if not any(_gives_away(reason.detail, secrets.values()) for reason in verdict.because):
        return verdict
    because = tuple(
        Because(reason.signal, "The reason is shown when the prompt opens.")
        if _gives_away(reason.detail, secrets.values())
        else reason
        for reason in verdict.because
    )
    return replace(verdict, because=because)


def _veil_content(content: Content, hidden: Mapping[str, Mapping[int, Prompt]]) -> Content:
    seasons = {season: _veil_files(files, hidden.get(season, {})) for season, files in content.seasons.items()}
    return replace(content, seasons=seasons, problems=_veil_problems(content.problems, content, hidden))


def _veil_files(files: SeasonFiles, secrets: Mapping[int, Prompt]) -> SeasonFiles:
    season = files.season
    rounds = tuple(replace(round_, prompt=None) if round_.number in secrets else round_ for round_ in season.rounds)
    prompts = tuple(prompt for prompt in season.prompts if prompt.number not in secrets)
    return replace(files, season=replace(season, rounds=rounds, prompts=prompts))


def _veil_standings(standings: Standings, secrets: Mapping[int, Prompt]) -> Standings:
    if not secrets:
        return standings
    season = _veil_files(SeasonFiles(season=standings.season), secrets).season
    rounds = tuple(
        replace(line, round=replace(line.round, prompt=None)) if line.round.number in secrets else line
        for line in standings.rounds
    )
    members = tuple(_veil_member(member, secrets) for member in standings.members)
    return replace(standings, season=season, rounds=rounds, members=members)


def _veil_member(line: MemberStanding, secrets: Mapping[int, Prompt]) -> MemberStanding:
    cells = {
        number: Cell(cell.status, tuple(post for post in cell.posts if not _gives_away(post, [secrets[number]])))
        if number in secrets and cell.posts
        else cell
        for number, cell in line.cells.items()
    }
    return replace(line, cells=cells) if cells != line.cells else line


def _veil_problems(
    problems: Iterable[Problem], content: Content, hidden: Mapping[str, Mapping[int, Prompt]]
) -> tuple[Problem, ...]:
    """What lies in a folder of prompts is named only if it is a prompt that has opened: file names tell titles too."""
    secrets = [prompt for prompts in hidden.values() for prompt in prompts.values()]
    shown = tuple(
        prompt.path
        for season, files in content.seasons.items()
        for prompt in files.season.prompts
        if prompt.path and prompt.number not in hidden.get(season, {})
    )
    kept = []
    for problem in problems:
        folder, inside, _ = problem.path.partition("/prompts/")
        secret = inside and not problem.path.endswith(shown)
        if not (secret or _gives_away(f"{problem.path} {problem.message}", secrets)):
            kept.append(problem)
            continue
        words = "something about a prompt that is not open yet; `challenge check` says what"
        kept.append(replace(problem, path=folder + "/prompts/" if inside else folder, line=1, message=words))
    return tuple(kept)
