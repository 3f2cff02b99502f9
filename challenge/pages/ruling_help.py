"""What to do where a verdict is wrong: a ruling to copy, and the page where it is pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from challenge.addresses import is_web_address
from challenge.content.tree import SeasonFiles
from challenge.pages.cards import Card
from challenge.pages.shelf import Shelf


@dataclass(frozen=True, slots=True)
class RulingHelp:
    """`text` goes to the end of the file `path`; `edit` opens that file on the web, empty where that is unknown."""

    text: str
    path: str
    edit: str


def help_with(shelf: Shelf, files: SeasonFiles, card: Card) -> RulingHelp | None:
    """The ruling that would change this verdict in its author's favour; None for a post that is on time everywhere."""
    if all(mark.status == "on time" for mark in card.marks):
        return None
    path = f"{shelf.content.root.name}/seasons/{files.season.id}/rulings.toml"
    text = ruling_text(card, shelf)
    return RulingHelp(text, path, edit_address(shelf.site.repository, path))


def ruling_text(card: Card, shelf: Shelf) -> str:
    """A `[[ruling]]` for one post, to be completed by hand where nothing can be proposed."""
    numbers = [ref.number for ref in card.prompts] or _likely(card, shelf)
    lines = ["[[ruling]]", f"post = {_quoted(card.post)}"]
    lines.append(f"prompts = {numbers}" if numbers else "counts = true")
    if card.status == "late":
        lines.append('status = "on time"')
    lines += ['reason = "why, in a few words"', 'by = "your name"']
    return "\n".join(lines) + "\n"


def edit_address(repository: str, path: str) -> str:
    """The page of a forge on which a file is edited, and a pull request made of it. Empty without a repository.

    GitHub calls the default branch HEAD, whatever its name; the others are taken to have `main`.
    """
    if not is_web_address(repository):
        return ""
    host = (urlsplit(repository).hostname or "").lower()
    step = "-/edit/main" if "gitlab" in host else "_edit/main" if host in ("codeberg.org", "gitea.com") else "edit/HEAD"
    return f"{repository.rstrip('/')}/{step}/{quote(path)}"


def _likely(card: Card, shelf: Shelf) -> list[int]:
    """The round that was open when the post came out."""
    for line in shelf.rounds(card.season.id):
        if line.opens <= card.published < line.closes and line.state != "skipped":
            return [line.round.number]
    return []


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
