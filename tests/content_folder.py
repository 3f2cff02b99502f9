"""A small valid content folder, and the way to spoil single files of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from challenge.content.tree import Content, load_content
from challenge.errors import Problem

SEASON = "content/seasons/spring/season.toml"
POST = "content/seasons/spring/posts/ada/one.md"
ADA = "content/members/ada.toml"

SOUND: dict[str, str] = {
    "content/site.toml": 'title = "Letters"\nurl = "https://letters.example/"\norganizers = ["ada"]\n',
    ADA: 'name = "Ada Example"\nsite = "https://ada.example/"\nfeeds = ["https://ada.example/feed/"]\n',
    "content/members/bo.toml": 'name = "Bo Example"\n',
    SEASON: 'title = "Spring"\ntimezone = "Europe/Paris"\nstarts = 2017-05-01\nevery = "1 weeks"\n',
    "content/seasons/spring/prompts/01-begin.md": "Title: Begin\nNumber: 1\n\nHow did it begin?\n",
    "content/seasons/spring/prompts/02-go-on.md": "Title: Go on\nNumber: 2\n\nHow did it go on?\n",
    POST: "Title: One\nDate: 2017-05-02\nPrompt: 1\n\nIt began well.\n",
}


def write_tree(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Writes files below `root` (None leaves one out) and gives back the content folder."""
    for name, text in files.items():
        if text is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root / "content"


def load(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Content:
    """The sound folder with some files changed, added, or (None) taken away."""
    return load_content(write_tree(root, {**SOUND, **(changes or {})}))


def found(content: Content) -> list[tuple[str, int, str]]:
    """Each problem as (path, line, code)."""
    return [(problem.path, problem.line, problem.code) for problem in content.problems]


def only(content: Content) -> Problem:
    """The one problem there is."""
    assert len(content.problems) == 1, [str(problem) for problem in content.problems]
    return content.problems[0]
