"""Everything wrong in a content folder, and how it is printed. Pure: the folder has been read, and `now` is given."""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from challenge.content.tree import Content
from challenge.errors import Problem
from challenge.ledger.memory_checks import check_now

Format = Literal["text", "github", "json"]


def check(content: Content, now: datetime, more: Iterable[Problem] = ()) -> list[Problem]:
    """Every problem, sorted by path and line, each once.

    `more` are problems that other stages found (the ledger's, rulings that match nothing: all that an overview holds).
    """
    return sorted({*content.problems, *check_now(content, now), *more})


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
