"""Everything wrong in a content folder, and how it is printed. Pure: the folder has been read, and `now` is given."""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from challenge.content.folder import shown_name
from challenge.content.posts import PostFile
from challenge.content.prompts_to_come import prompts_to_come
from challenge.content.tree import Content
from challenge.dates import EARLIEST
from challenge.errors import Problem

Format = Literal["text", "github", "json"]

_AHEAD = timedelta(days=1)


def check(content: Content, now: datetime, more: Iterable[Problem] = ()) -> list[Problem]:
    """Every problem, sorted by path and line, each once.

    `more` are problems that other stages found (the ledger's, rulings that match nothing).
    """
    return sorted({*content.problems, *_check_dates(content, now), *_check_seasons(content, now), *more})


def restrict(problems: Iterable[Problem], paths: Sequence[str], site_root: Path = Path()) -> list[Problem]:
    """The problems of the given files and folders; all of them where no path is given.

    Paths are relative to the site's root or absolute. A problem in another file that names one of these counts too:
    whoever adds the second of two equal feeds must hear of it, in whichever file it was found.
    """
    wanted = [_below(path, site_root) for path in paths]
    if not wanted or "." in wanted:
        return list(problems)
    return [problem for problem in problems if any(_concerns(problem, path) for path in wanted)]


def render_problems(problems: Sequence[Problem], style: Format = "text") -> str:
    """The problems as text for people, as annotations for GitHub, or as one JSON list. Ends without a line feed."""
    if style == "json":
        return json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=2)
    return "\n".join(map(_annotation if style == "github" else str, problems))


def _check_dates(content: Content, now: datetime) -> Iterator[Problem]:
    name = shown_name(content.root)
    for files in content.seasons.values():
        for post in files.posts:
            fault = _date_fault(content, post, now)
            if fault:
                yield Problem(f"{name}/{post.path}", post.date_line, *fault)


def _check_seasons(content: Content, now: datetime) -> Iterator[Problem]:
    name = shown_name(content.root)
    for files in content.seasons.values():
        message = prompts_to_come(files.season, now)
        if message:
            yield Problem(f"{name}/{files.season.path}", files.season.line, message, "prompts-to-come", "warning")


def _date_fault(content: Content, post: PostFile, now: datetime) -> tuple[str, str] | None:
    if post.date is None:
        return None
    member = content.members.get(post.member)
    zone = (member.timezone if member else None) or content.seasons[post.season].season.timezone
    day = post.date.wall.date().isoformat()
    if post.date.start(zone) > now + _AHEAD:
        return (
            f"`Date` {day} is in the future; write the day the post was published (until then the day it came counts)",
            "future-date",
        )
    if post.date.end(UTC) <= EARLIEST:
        return f"`Date` {day} is before there were blogs; write the day the post was published", "early-date"
    return None


def _below(path: str, site_root: Path) -> str:
    return os.path.relpath(site_root.absolute() / path, site_root.absolute()).replace(os.sep, "/")


def _concerns(problem: Problem, path: str) -> bool:
    return problem.path == path or problem.path.startswith(f"{path}/") or _names(problem.message, path)


def _names(message: str, path: str) -> bool:
    place = message.find(path)
    while place >= 0:
        before, after = message[place - 1 : place], message[place + len(path) : place + len(path) + 1]
        if not before.strip() and not after.isalnum() and after not in ("/", "-", "_"):
            return True
        place = message.find(path, place + 1)
    return False


def _as_json(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
    }


def _annotation(problem: Problem) -> str:
    """A workflow command: the runner shows it beside the line in the pull request."""
    place = f"file={_property(problem.path)},line={problem.line}"
    return f"::{problem.level} {place}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
